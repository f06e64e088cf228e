"""Writes the classes of phanbo's formats from its JSON Schemas: `python generate.py`.

`phanbo/_scenario.py` from `scenario.schema.json`, `phanbo/_answers.py` from `schemas/`. A test fails
where they are not what the schemas say.
"""

from __future__ import annotations

import json
import keyword
import re
import textwrap
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
ANSWERS = ["plan", "explain", "goal", "compare", "sweep", "ranges", "robustness", "replan", "top-up"]
WIDTH = 100


def camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_ ]", name))


class Schema:
    """One schema: its definitions become classes and aliases called `prefix` + name."""

    def __init__(self, schema: dict[str, Any], prefix: str, known: dict[str, str]):
        self.schema = schema
        self.prefix = prefix
        self.known = known
        self.out: list[str] = []

    def name(self, definition: str) -> str:
        bare = definition.removesuffix("Json").removesuffix("File")
        if not self.prefix or bare.startswith(self.prefix):
            return bare
        return self.prefix + bare

    def type(self, of: dict[str, Any]) -> str:
        if "$ref" in of:
            return self.name(of["$ref"].rsplit("/", 1)[1])
        for many in ("oneOf", "anyOf"):
            if many in of:
                return " | ".join(dict.fromkeys(self.type(one) for one in of[many]))
        if "allOf" in of and len(of["allOf"]) == 1:
            return self.type(of["allOf"][0])
        if "const" in of:
            return f"Literal[{of['const']!r}]"
        if "enum" in of:
            return f"Literal[{', '.join(repr(value) for value in of['enum'])}]"
        kind = of.get("type")
        if isinstance(kind, list):
            return " | ".join(dict.fromkeys(self.type({**of, "type": one}) for one in kind))
        if kind == "array":
            items = of.get("items", {})
            return f"list[{self.type(items) if isinstance(items, dict) else 'Any'}]"
        if kind == "object" or "properties" in of:
            inner = of.get("additionalProperties")
            if not isinstance(inner, dict):
                return "dict[str, Any]"
            # Keys of their own stand beside those that may have any name.
            kinds = [inner, *of.get("properties", {}).values()]
            return f"dict[str, {' | '.join(dict.fromkeys(self.type(kind) for kind in kinds))}]"
        plain = {"string": "str", "number": "float", "integer": "int", "boolean": "bool", "null": "None"}
        return plain.get(kind, "Any")

    def write(self, title: str, root: dict[str, Any], given: bool) -> str:
        """The classes, the root last; `given` for what a person writes: all but what is required
        may be left out."""
        for name, definition in self.schema.get("definitions", {}).items():
            self.one(self.name(name), definition, given)
        self.one(title, root, given)
        return "\n\n\n".join(self.out)

    def one(self, name: str, of: dict[str, Any], given: bool) -> None:
        text = self.written(name, of, given)
        if self.known.get(name) == text:
            return
        if name in self.known:
            raise SystemExit(f"two meanings of {name}")
        self.known[name] = text
        self.out.append(text)

    def written(self, name: str, of: dict[str, Any], given: bool) -> str:
        about = of.get("description", "").strip()
        if "properties" not in of:
            # What is given may name classes further down; what is answered is looked at by `_ask.made`.
            return f"{name}: TypeAlias = {self.type(of)!r}" if given else f"{name}: TypeAlias = {self.type(of)}"
        required = of.get("required", [])
        fields = [key for key in of["properties"] if not key.startswith("$")]
        fields.sort(key=lambda key: key not in required)
        lines = ["@dataclass(kw_only=True)" if given else "@dataclass", f"class {name}:"]
        told = [about or f"{name}.", "", "Attributes:"]
        for key in fields:
            said = of["properties"][key].get("description", "")
            told += textwrap.wrap(f"{field(key)}: {said}", WIDTH - 8, initial_indent="    ", subsequent_indent="        ")
        doc = "\n".join(textwrap.fill(told[0], WIDTH - 8).split("\n") + told[1:])
        lines += [textwrap.indent('r"""' + doc + '\n"""', "    "), ""]
        for key in fields:
            kind = self.type(of["properties"][key])
            must = key in required
            if not must and "None" not in kind.split(" | "):
                kind += " | None"
            if given and not must and null_means(of["properties"][key], self.schema):
                kind += " | Null"
            lines.append(f"    {field(key)}: {kind}" + ("" if must else " = None"))
        if not fields:
            lines.append("    pass")
        return "\n".join(lines)


def field(key: str) -> str:
    return key + "_" if keyword.iskeyword(key) else key


def null_means(of: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Whether a key may be `null`, which is not the same as left out."""
    if "$ref" in of:
        return null_means(schema["definitions"][of["$ref"].rsplit("/", 1)[1]], schema)
    options = of.get("anyOf", []) + of.get("oneOf", [])
    kind = of.get("type")
    return kind == "null" or (isinstance(kind, list) and "null" in kind) or any(null_means(o, schema) for o in options)


def head(about: str, imports: str = "") -> str:
    return f'''"""{about}

Made by `generate.py` from the JSON Schemas; not to be changed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
{imports}
'''


def files() -> dict[str, str]:
    scenario = json.loads((ROOT / "scenario.schema.json").read_text(encoding="utf-8"))
    given = Schema(scenario, "", {}).write("Scenario", scenario, True)
    null = "\nfrom ._null import Null\n"
    known: dict[str, str] = {}
    answers = []
    for name in ANSWERS:
        schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        title = camel(name)
        prefix = "Plan" if name == "plan" else title
        answers.append(Schema(schema, prefix, known).write(title + "Data", schema, False))
    return {
        "_scenario.py": head("A scenario as it may be written in Python.", null) + "\n" + given + "\n",
        "_answers.py": head("What phanbo answers, as it is written in JSON.") + "\n" + "\n\n\n".join(answers) + "\n",
    }


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / "phanbo" / name).write_text(text, encoding="utf-8")
