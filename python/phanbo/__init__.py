"""phanbo (phân bổ: to allocate): the best monthly marketing budget, proven.

>>> import phanbo
>>> plan = phanbo.solve({
...     "start": "2027-01", "months": 6, "gross_margin": 0.5,
...     "budget": {"monthly": 20_000_000},                      # đồng, fees included
...     "channels": [
...         {"id": "search", "roi": 5, "curve": {"saturating": {"half": 10_000_000}}},
...         {"id": "social", "roi": 4, "max": 8_000_000},
...     ],
... })
>>> plan.status
'optimal'
>>> plan["social"].spend[0]
8000000.0

A scenario is a path, JSON text, a dict or a :class:`Scenario`. What is solved is what the command line
solves, byte for byte: ``plan.json`` is what ``phanbo solve --format json --no-timing`` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import _ask, _native
from ._answers import PlanData
from ._ask import ScenarioLike
from ._null import NULL
from ._results import (
    Comparison,
    Explanation,
    Goal,
    Plan,
    Ranges,
    Replanned,
    Result,
    Robustness,
    Sweep,
    ToppedUp,
)
from ._scenario import (
    Budget,
    Channel,
    Limit,
    MaxChange,
    RampUp,
    ReturnRange,
    Risk,
    Scenario,
    Target,
    Translations,
    WhatIf,
)
from .errors import Failed, Finding, Infeasible, PhanboError, ScenarioError, Stopped, why

__version__: str = _native.__version__
__all__ = [
    "NULL", "Budget", "Channel", "Checked", "Comparison", "Explanation", "Failed", "Finding", "Goal", "Infeasible", "Limit",
    "MaxChange", "PhanboError", "Plan", "PlanData", "Proof", "RampUp", "Ranges", "Replanned", "Result", "ReturnRange", "Risk",
    "Robustness", "Row", "Scenario", "ScenarioError", "Stopped", "Sweep", "Target", "ToppedUp", "Translations", "Verdict",
    "WhatIf", "check", "chart", "compare", "explain", "goal", "prove", "ranges", "replan", "report", "robustness", "solve",
    "solve_many", "sweep", "top_up", "verify",
]


@dataclass(frozen=True)
class Checked:
    """What a scenario is, defaults filled in.

    Attributes:
        name: As shown to people.
        currency: ISO 4217 code.
        start: First month, ``YYYY-MM``.
        months: Horizon.
    """

    name: str
    currency: str
    start: str
    months: int


@dataclass(frozen=True)
class Proof:
    """A plan and what proves its bound to anyone.

    Attributes:
        plan: The plan.
        certificate: See ``schemas/certificate.schema.json``; :func:`verify` checks it without a solver.
    """

    plan: Plan
    certificate: dict[str, Any]


@dataclass(frozen=True)
class Verdict:
    """What a plan is worth, whoever made it.

    Attributes:
        holds: Whether it keeps all rules, and its certificate, where there is one, proves a bound above it.
        value: Of the objective, computed from the true curves.
        broken: The rules that it breaks, in words.
        bound: What the certificate proves that no plan exceeds; ``None`` without one.
    """

    holds: bool
    value: float
    broken: list[str]
    bound: float | None


@dataclass(frozen=True)
class Row:
    """What became of one scenario of many: its plan, or why there is none."""

    plan: Plan | None
    error: PhanboError | None


def check(scenario: ScenarioLike, *, lang: str = "en") -> Checked:
    """Reads a scenario.

    >>> import phanbo
    >>> try:
    ...     phanbo.check({"start": "2027-01", "channels": [{"id": "seo", "rio": 2}]})
    ... except phanbo.ScenarioError as error:
    ...     print(error.findings[0].path, "|", error.findings[0].text)
    channels[0].rio | channels[0].rio: unknown key `rio`; did you mean `roi`?

    Raises:
        ScenarioError: with every fault at once.
    """
    return Checked(**json.loads(_ask.answer(_ask.request("check", scenario, lang=lang))))


def _result(of: type, ask: str, scenario: ScenarioLike, **more: Any) -> Any:
    request = _ask.request(ask, scenario, **more)
    return of(request, _ask.answer(request).decode())


def solve(
    scenario: ScenarioLike,
    *,
    set: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    time_limit: float | None = None,
    node_limit: int | None = None,
    samples: int | None = None,
    seed: int | None = None,
    lang: str = "en",
) -> Plan:
    """The best plan.

    Args:
        scenario: A path, JSON text, a mapping or a :class:`Scenario`.
        set: Path to value on top of it: ``{"budget.monthly": 30_000_000, "channels.seo.max": 0}``.
        tolerance: The gap at which a plan counts as optimal; 1e-6 by default.
        time_limit: Seconds after which the best plan so far is given, with its gap.
        node_limit: The same in nodes of the search: reproducible everywhere.
        samples: Draws behind risk figures.
        seed: Of the draws.
        lang: ``en`` or ``vi``: whose words.

    Raises:
        ScenarioError: something is wrong with the scenario.
        Infeasible: its rules clash, which is proven.
        Stopped: a limit came before any plan was found.
    """
    plan: Plan = _result(
        Plan, "solve", scenario, set=set, tolerance=tolerance, time_limit=time_limit,
        node_limit=node_limit, samples=samples, seed=seed, lang=lang,
    )
    return plan


def solve_many(
    scenarios: Iterable[ScenarioLike],
    *,
    threads: int = 0,
    tolerance: float | None = None,
    node_limit: int | None = None,
    time_limit: float | None = None,
    lang: str = "en",
) -> list[Row]:
    """The best plan of each scenario, in their order, on ``threads`` (0: all cores). A bad scenario is
    a row with its error and stops no other.

    >>> import phanbo
    >>> good = {"start": "2027-01", "budget": {"monthly": 10}, "channels": [{"id": "seo", "roi": 2}]}
    >>> rows = phanbo.solve_many([good, {"channels": []}])
    >>> rows[0].plan.totals.spend, type(rows[1].error).__name__
    (120.0, 'ScenarioError')
    """
    rows: list[Row | None] = []
    requests: list[dict[str, Any]] = []
    for scenario in scenarios:
        try:
            requests.append(_ask.request("solve", scenario, tolerance=tolerance, node_limit=node_limit, time_limit=time_limit, lang=lang))
            rows.append(None)
        except (OSError, TypeError, UnicodeDecodeError) as fault:
            rows.append(Row(None, ScenarioError(str(fault), [])))
    told = iter(zip(requests, _native.ask_many([json.dumps(one, ensure_ascii=False) for one in requests], threads)))
    out = []
    for row in rows:
        if row is None:
            request, (answer, refused) = next(told)
            row = Row(Plan(request, answer.decode()), None) if answer is not None else Row(None, why(refused or "{}"))
        out.append(row)
    return out


def prove(scenario: ScenarioLike, *, tolerance: float | None = None, lang: str = "en") -> Proof:
    """The best plan with the certificate of its bound.

    >>> import phanbo
    >>> scenario = {"start": "2027-01", "budget": {"total": 10}, "channels": [{"id": "seo", "roi": 2}]}
    >>> proof = phanbo.prove(scenario)
    >>> phanbo.verify(scenario, proof.plan, certificate=proof.certificate).holds
    True
    """
    told = json.loads(_ask.answer(_ask.request("prove", scenario, tolerance=tolerance, lang=lang)))
    request = _ask.request("solve", scenario, tolerance=tolerance, lang=lang)
    return Proof(Plan(request, json.dumps(told["plan"], ensure_ascii=False)), told["certificate"])


def _spends(plan: Plan | Mapping[str, Any]) -> Any:
    """A plan, its JSON, or ``{"seo": [1, 2, 3], …}``, as the engine takes it."""
    if isinstance(plan, Plan):
        return plan.to_dict()
    if "channels" in plan:
        return dict(plan)
    return {"channels": [{"id": id, "spend": _ask.plain(spend)} for id, spend in plan.items()]}


def verify(
    scenario: ScenarioLike,
    plan: Plan | Mapping[str, Any],
    *,
    certificate: Mapping[str, Any] | None = None,
    lang: str = "en",
) -> Verdict:
    """Whether a plan, perhaps made by hand (``{"seo": [1, 2, 3]}``), keeps the rules, and what it is
    worth."""
    request = _ask.request("verify", scenario, plan=_spends(plan), certificate=certificate, lang=lang)
    return Verdict(**json.loads(_ask.answer(request)))


def explain(scenario: ScenarioLike, *, set: Mapping[str, Any] | None = None, lang: str = "en") -> Explanation:
    """Why each channel gets what it gets, what each limit costs, which assumption matters most."""
    found: Explanation = _result(Explanation, "explain", scenario, set=set, lang=lang)
    return found


def goal(scenario: ScenarioLike, *, set: Mapping[str, Any] | None = None, lang: str = "en") -> Goal:
    """The least money that reaches the targets."""
    found: Goal = _result(Goal, "goal", scenario, set=set, lang=lang)
    return found


def compare(
    scenario: ScenarioLike,
    cases: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    ladder: bool = False,
    lang: str = "en",
) -> Comparison:
    """The scenario beside variants of it (``{"Less": {"budget.monthly": 10_000_000}}``), or beside its own
    ``what_ifs``; with ``ladder`` the steps from today's split too."""
    named = [{"name": name, "set": dict(set)} for name, set in (cases or {}).items()]
    found: Comparison = _result(Comparison, "compare", scenario, cases=named, ladder=ladder, lang=lang)
    return found


def sweep(scenario: ScenarioLike, over: str | Sequence[str], *, lang: str = "en") -> Sweep:
    """The best plan at each value of a figure (``"budget.monthly=10000000..30000000:11"``), or of two."""
    both = [over] if isinstance(over, str) else list(over)
    found: Sweep = _result(Sweep, "sweep", scenario, over=both, lang=lang)
    return found


def ranges(scenario: ScenarioLike, *, within: float = 0.01, lang: str = "en") -> Ranges:
    """How far each channel can move among plans within ``within`` of the best."""
    found: Ranges = _result(Ranges, "ranges", scenario, within=within, lang=lang)
    return found


def robustness(scenario: ScenarioLike, *, lang: str = "en") -> Robustness:
    """From which return on each channel leaves or enters the plan, and what knowing it better is worth."""
    found: Robustness = _result(Robustness, "robustness", scenario, lang=lang)
    return found


def _table(actuals: Any) -> str:
    """A table as text: a path, text, or a pandas or Polars frame."""
    if hasattr(actuals, "to_csv"):
        return str(actuals.to_csv(index=False))
    if hasattr(actuals, "write_csv"):
        return str(actuals.write_csv())
    if isinstance(actuals, str) and "\n" in actuals:
        return actuals
    return Path(actuals).read_text(encoding="utf-8-sig")


def replan(
    scenario: ScenarioLike,
    actuals: Any,
    *,
    missing: str | None = None,
    plan: Plan | Mapping[str, Any] | None = None,
    learning: bool = True,
    lang: str = "en",
) -> Replanned:
    """The months that the actuals tell stay, the rest is planned again.

    Args:
        scenario: As for :func:`solve`.
        actuals: A CSV file or its text, or a pandas or Polars frame, in any layout that the command line reads.
        missing: What a month and channel counts as of which they say nothing: ``keep`` (the plan's) or ``zero``.
        plan: The plan before; by default the best one.
        learning: Whether the returns learn from what came.
        lang: ``en`` or ``vi``.
    """
    before = None if plan is None else _spends(plan)
    found: Replanned = _result(Replanned, "replan", scenario, actuals=_table(actuals), missing=missing, plan=before, no_learning=not learning, lang=lang)
    return found


def top_up(scenario: ScenarioLike, plan: Plan | Mapping[str, Any], extra: float, *, lang: str = "en") -> ToppedUp:
    """Where an extra amount goes on top of a committed plan."""
    found: ToppedUp = _result(ToppedUp, "top_up", scenario, plan=_spends(plan), extra=extra, lang=lang)
    return found


def chart(scenario: ScenarioLike, kind: str = "flighting", *, lang: str = "en") -> str:
    """A chart as SVG; the kinds are those of :meth:`Plan.chart`."""
    return _ask.answer(_ask.request("chart", scenario, chart=kind, lang=lang)).decode()


def report(
    scenario: ScenarioLike,
    path: str | Path,
    *,
    client: str | None = None,
    prepared_by: str | None = None,
    lang: str = "en",
) -> Path:
    """Writes the client's proposal: ``.html``, ``.pdf``, ``.pptx``, ``.xlsx`` or ``.md``."""
    path = Path(path)
    format = path.suffix.lower().lstrip(".")
    told = _ask.request("report", scenario, format=format, client=client, prepared_by=prepared_by, lang=lang)
    path.write_bytes(_ask.answer(told))
    return path
