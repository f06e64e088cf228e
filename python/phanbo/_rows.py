"""Texts of scenarios to texts of plans: what every engine that spreads work runs on its workers."""

from __future__ import annotations

import json
from typing import Any

from . import _native


def solved(texts: list[Any], *, lang: str = "en", **limits: Any) -> tuple[list[str | None], list[str | None]]:
    """Plans and errors, both as JSON, one of the two for each text. One thread: the engine that calls
    counts the cores."""
    requests = []
    for text in texts:
        told = {"ask": "solve", "scenario": text if isinstance(text, str) else "", "lang": lang, **limits}
        requests.append(json.dumps({key: value for key, value in told.items() if value is not None}))
    answers = _native.ask_many(requests, 1)
    plans = [None if answer is None else answer.decode() for answer, _ in answers]
    return plans, [refused for _, refused in answers]
