"""What comes back: the answer's figures as attributes, and the ways to show and keep it."""

from __future__ import annotations

import html
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from . import _ask
from ._answers import (
    CompareData,
    ExplainData,
    GoalData,
    PlanData,
    RangesData,
    ReplanData,
    RobustnessData,
    SweepData,
    TopUpData,
)

if TYPE_CHECKING:
    import pandas
    import polars

D = TypeVar("D")

#: The formats of :meth:`Result.save`, by the ending of a file's name.
FORMATS = {".json": "json", ".csv": "csv", ".md": "md", ".html": "html", ".pdf": "pdf", ".pptx": "pptx", ".xlsx": "xlsx", ".txt": "table"}


class Result(Generic[D]):
    """An answer. ``data`` holds its figures, described by its class; they can be read as attributes
    of the answer itself.

    Attributes:
        json: The text that ``phanbo … --format json --no-timing`` prints.
        data: The same as a dataclass.
    """

    _of: ClassVar[type]
    data: D

    def __init__(self, request: dict[str, Any], told: str):
        self._request = request
        self.json = told
        self.data = _ask.made(self._of, json.loads(told))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "data":
            raise AttributeError(name)
        return getattr(self.data, name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *vars(self.data)]

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data."""
        return dict(json.loads(self.json))

    def written(self, format: str, lang: str | None = None) -> bytes:
        """The answer in a format: ``json``, ``csv``, ``md``, ``html``, ``pdf``, ``pptx``, ``xlsx`` or
        ``table``, in ``lang`` (``en``, ``vi``; by default the answer's own)."""
        return _ask.answer({**self._request, "format": format, **({"lang": lang} if lang else {})})

    def save(self, path: str | os.PathLike[str], lang: str | None = None) -> Path:
        """Writes the answer in the format that the file's ending names."""
        path = Path(path)
        format = FORMATS.get(path.suffix.lower())
        if format is None:
            raise ValueError(f"{path.name} ends in none of {', '.join(FORMATS)}")
        path.write_bytes(self.written(format, lang))
        return path

    def __str__(self) -> str:
        return self.written("table").decode()

    def __repr__(self) -> str:
        return f"<phanbo.{type(self).__name__} of {self.data.scenario!r}>"  # type: ignore[attr-defined]


class Plan(Result[PlanData]):
    """The best plan, its proof and its prices; see :class:`PlanData` for the figures and units.

    >>> import phanbo
    >>> plan = phanbo.solve({"start": "2027-01", "months": 2, "budget": {"monthly": 10},
    ...                      "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}]})
    >>> plan.status, plan.totals.spend
    ('optimal', 20.0)
    >>> plan["ppc"].spend
    [4.0, 4.0]
    """

    _of = PlanData

    def __getitem__(self, channel: str) -> Any:
        """A channel by its id."""
        for one in self.data.channels:
            if one.id == channel:
                return one
        raise KeyError(channel)

    def _months(self) -> list[str]:
        year, month = map(int, self.data.start.split("-"))
        at = range(year * 12 + month - 1, year * 12 + month - 1 + self.data.months)
        return [f"{one // 12:04}-{one % 12 + 1:02}" for one in at]

    def columns(self) -> dict[str, list[Any]]:
        """A row for each channel and month, as columns: ``channel``, ``name``, ``month``, ``spend``,
        ``fees``, ``effect``, each KPI, ``marginal``. Amounts are in the scenario's currency."""
        months, channels = self._months(), self.data.channels
        kpis = list(dict.fromkeys(kpi for one in channels for kpi in one.kpis))
        out: dict[str, list[Any]] = {
            "channel": [one.id for one in channels for _ in months],
            "name": [one.name for one in channels for _ in months],
            "month": [month for _ in channels for month in months],
        }
        for key in ("spend", "fees", "effect"):
            out[key] = [value for one in channels for value in getattr(one, key)]
        for kpi in kpis:
            nothing = [0.0] * len(months)
            out[kpi] = [value for one in channels for value in one.kpis.get(kpi, nothing)]
        out["marginal"] = [value for one in channels for value in one.marginal]
        return out

    def to_pandas(self) -> pandas.DataFrame:
        """:meth:`columns` as a frame; ``month`` is a monthly period."""
        import pandas

        frame = pandas.DataFrame(self.columns())
        frame["month"] = pandas.PeriodIndex(frame["month"], freq="M")
        return frame

    def to_polars(self) -> polars.DataFrame:
        """:meth:`columns` as a frame; ``month`` is the month's first day."""
        import polars

        frame = polars.DataFrame(self.columns())
        return frame.with_columns(polars.col("month").str.to_date("%Y-%m"))

    def chart(self, kind: str = "flighting", lang: str | None = None) -> str:
        """A chart of the scenario as SVG: ``allocation``, ``flighting``, ``flowchart``, ``returns``,
        ``curves``, ``waterfall``, ``comparison``, ``frontier``, ``ranges``, ``tornado``, ``fan``."""
        told = {**self._request, "ask": "chart", "chart": kind, **({"lang": lang} if lang else {})}
        return _ask.answer(told).decode()

    def _repr_html_(self) -> str:
        proof = self.data.objective
        about = f"{self.data.scenario}: {proof.name} {proof.value:,.0f} {self.data.currency}, at most {proof.bound:,.0f} ({self.data.status})"
        return f"<figure>{self.chart()}<figcaption>{html.escape(about)}</figcaption></figure>"


class Explanation(Result[ExplainData]):
    """Why the plan is as it is."""

    _of = ExplainData


class Goal(Result[GoalData]):
    """The least money that reaches the targets."""

    _of = GoalData


class Comparison(Result[CompareData]):
    """Scenarios side by side."""

    _of = CompareData


class Sweep(Result[SweepData]):
    """The best plan at each value of a figure."""

    _of = SweepData


class Ranges(Result[RangesData]):
    """How far each channel can move among plans nearly as good."""

    _of = RangesData


class Robustness(Result[RobustnessData]):
    """How far the plan can be trusted."""

    _of = RobustnessData


class Replanned(Result[ReplanData]):
    """The plan of the months that are left."""

    _of = ReplanData


class ToppedUp(Result[TopUpData]):
    """Where an extra amount goes."""

    _of = TopUpData
