"""From Python to the engine and back: scenarios as text, requests as JSON, answers as classes."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, Union

from . import _native
from ._null import Null
from ._scenario import Scenario
from .errors import why

#: What a scenario may be: a path, JSON text, a mapping, or a :class:`Scenario`.
ScenarioLike = Union[str, "os.PathLike[str]", Mapping[str, Any], Scenario]
T = TypeVar("T")


def plain(value: Any) -> Any:
    """A value as JSON has it: keys that are ``None`` are left out, ``NULL`` is ``null``."""
    if isinstance(value, Null):
        return None
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name.rstrip("_"): plain(inner) for name, inner in fields if inner is not None}
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if hasattr(value, "tolist"):  # numpy
        return value.tolist()
    return value


def read(scenario: ScenarioLike) -> tuple[str, str]:
    """The text of a scenario and what it is called.

    A text that begins with ``{`` or a comment is JSON, any other names a file.
    """
    if isinstance(scenario, str) and scenario.lstrip("\ufeff \t\r\n")[:1] in ("{", "/") and "{" in scenario:
        return scenario, "scenario"
    if isinstance(scenario, (str, os.PathLike)):
        return Path(scenario).read_text(encoding="utf-8-sig"), os.fspath(scenario)
    if isinstance(scenario, (Mapping, Scenario)):
        return json.dumps(plain(scenario), ensure_ascii=False, indent=1), "scenario"
    kind = type(scenario).__name__
    raise TypeError(f"a scenario is a path, JSON text, a mapping or phanbo.Scenario, not {kind}")


def request(ask: str, scenario: ScenarioLike, **more: Any) -> dict[str, Any]:
    """A request for the engine; see ``phanbo::ask::Request``."""
    text, source = read(scenario)
    today = datetime.date.today()
    told = {"ask": ask, "scenario": text, "source": source, "now": f"{today:%Y-%m}", **more}
    return {key: plain(value) for key, value in told.items() if value is not None}


def answer(request: Mapping[str, Any]) -> bytes:
    """The engine's answer; the GIL is free meanwhile."""
    try:
        return bytes(_native.ask_one(json.dumps(request, ensure_ascii=False)))
    except ValueError as refused:
        raise why(str(refused)) from None


def made(of: Any, value: Any) -> Any:
    """Plain data as the class that a type names."""
    if value is None or of is Any:
        return value
    if of is float:
        return float(value)
    origin, inner = typing.get_origin(of), typing.get_args(of)
    if origin in (Union, types.UnionType):
        kinds = [one for one in inner if one is not type(None)]
        return made(kinds[0], value) if len(kinds) == 1 else value
    if origin is list:
        return [made(inner[0], one) for one in value]
    if origin is dict:
        return {key: made(inner[1], one) for key, one in value.items()}
    if isinstance(of, type) and dataclasses.is_dataclass(of):
        hints = typing.get_type_hints(of)
        names = {f.name: f.name.rstrip("_") for f in dataclasses.fields(of)}
        return of(**{name: made(hints[name], value.get(key)) for name, key in names.items()})
    return value
