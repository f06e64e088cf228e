"""Why there is no answer: the words and places of the command line."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A fault in a scenario.

    Attributes:
        path: ``channels[2].curve.hill.half``; empty for the whole.
        line: Line of the scenario's own text, from 1; of a scenario written in Python, of its JSON.
        column: Character of the line, from 1.
        text: What is wrong and what would be right.
    """

    path: str
    line: int
    column: int
    text: str


class PhanboError(Exception):
    """No answer, for whatever reason."""


class ScenarioError(PhanboError, ValueError):
    """Something is wrong with the scenario or the question; everything at once.

    Attributes:
        findings: One by one, in the order of the text.
    """

    def __init__(self, text: str, findings: list[Finding]):
        super().__init__(text)
        self.findings = findings


class Infeasible(PhanboError):
    """The rules clash, which is proven: which ones."""


class Stopped(PhanboError):
    """A limit came before any plan was found."""


class Failed(PhanboError):
    """A fault of phanbo itself."""


def why(told: str) -> PhanboError:
    """The error that the engine's JSON tells of."""
    of = json.loads(told)
    if of["status"] == "refused":
        return ScenarioError(of["text"], [Finding(**one) for one in of["findings"]])
    kinds = {"infeasible": Infeasible, "stopped": Stopped, "failed": Failed}
    return kinds[of["status"]](of["text"])
