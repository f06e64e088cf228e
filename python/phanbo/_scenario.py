"""A scenario as it may be written in Python.

Made by `generate.py` from the JSON Schemas; not to be changed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from ._null import Null


@dataclass(kw_only=True)
class Budget:
    r"""What may be spent, fees included; at least one of `monthly` and `total`.

    Attributes:
        monthly: At most this much in each month: one amount, or one for each month.
        rollover: true: what a month leaves unspent may be spent later. Default: false.
        spend_all: true: the budget (the monthly ones where given, else the total) is used
            exactly. Default: false.
        total: At most this much over the horizon.
    """

    monthly: MonthlyAmount | None = None
    rollover: bool | None = None
    spend_all: bool | None = None
    total: float | str | None = None


@dataclass(kw_only=True)
class Channel:
    r"""One marketing channel. Amounts are in the scenario's currency. Keys that are absent are
    filled by the preset where the tier's model has one for this channel.

    Attributes:
        id: Letters, digits, "-" and "_"; unique in the file.
        commit_months: Once started, active for at least this many months in a row, or to the
            end of the horizon. Default: none.
        cost_index: Price of media by the month of spend: a spend s in a month of index q works
            as s / q does at 1. One; 12, January first; or by date over a default, {"default":
            1, "2027-02": 1.3}. Default: 1.
        cost_per: The same the other way up, effective spend per unit of a KPI: {"leads":
            125000} is a yield of 1/125000. Default: none.
        current: What is spent per month today; plans are compared with it. Default: unknown.
        curve: Diminishing returns, from spend in a month to effective spend. Default: "linear".
        fee_rate: Agency fee as a share of spend, 0 to 1: each unit of spend costs 1 + fee_rate.
            Default: 0.
        fixed: Months whose spend is given (locked or already spent): {"2026-03": 5000000}.
            Default: none.
        gross_margin: Gross profit per unit of the revenue that this channel brings, as the
            scenario's. Default: the scenario's.
        history: Spend in the months before `start`, oldest first; its effects still land.
            Default: none.
        incrementality: Share, 0 to 1, of a reported return that the spend really caused;
            multiplies `roi`, `yields` and what `cost_per` says. Default: 1.
        max: Most spend in every month: one amount, or one for each month; null for no limit.
            Default: no limit.
        max_change: Most change of spend from one month to the next, up or down. Default: none.
        max_share: Most share, 0 to 1, of each month's spend in all channels. Default: none.
        min: Least spend in every month: one amount, or one for each month. Default: 0.
        min_if_active: In any month: either nothing, or at least this much; null for none.
            Default: none.
        min_share: Least share, 0 to 1, of each month's spend in all channels. Default: none.
        monthly_fee: Paid in every active month. Default: 0.
        name: Shown to people. Default: the id.
        observed: The monthly spends, lowest and highest, at which the curve was observed; spend
            outside is flagged. Default: unknown.
        order: Whether diminishing returns act on a month's spend or on what has been carried
            over. Default: "saturate_then_carry".
        preset: Which preset fills the keys that are absent; null for none. Default: the one
            with the channel's id, where the tier's model has it.
        ramp_up: Months of work before the channel is productive; null for none. Default: none.
        roi: Revenue per unit of effective spend, over its whole life: 8 is 8:1. Required
            without preset, unless `yields` or `cost_per` is given.
        roi_at: The monthly spend at which `roi` is the average return; null for none. Default:
            none, `roi` is then the return of the first unit of effective spend.
        seasonality: Factor on what lands in a month: one; 12, January first; or by date over a
            default, {"default": 1, "2027-02": 1.4} or {"calendar": [12 factors], "2027-02":
            1.4}. Default: 1.
        setup_fee: Paid once, in the first active month; not by a channel that is active when
            the plan starts. Default: 0.
        tax_rate: Tax on its spend and fees that cannot be got back, 0.1 for 10 %. Default: the
            scenario's.
        timing: When the effect of a month's spend lands. Default: "immediate".
        total_max: Most spend over the horizon. Default: none.
        total_min: Least spend over the horizon. Default: none.
        yields: Other KPIs per unit of effective spend: {"leads": 0.000008}. Default: none.
    """

    id: str
    commit_months: int | None = None
    cost_index: float | list[float] | dict[str, float | list[float]] | None = None
    cost_per: dict[str, float | str] | None = None
    current: float | str | None = None
    curve: Curve | None = None
    fee_rate: float | str | None = None
    fixed: dict[str, float | str] | None = None
    gross_margin: float | str | list[float | str] | dict[str, float | str | list[float | str]] | None = None
    history: list[float | str] | None = None
    incrementality: float | str | None = None
    max: MonthlyAmount | None | Null = None
    max_change: MaxChange | None = None
    max_share: float | str | None = None
    min: MonthlyAmount | None = None
    min_if_active: float | str | None | Null = None
    min_share: float | str | None = None
    monthly_fee: float | str | None = None
    name: Name | None = None
    observed: list[float | str] | None = None
    order: Order | None = None
    preset: str | None | Null = None
    ramp_up: RampUp | None | Null = None
    roi: Return | None = None
    roi_at: float | str | None | Null = None
    seasonality: float | list[float] | dict[str, float | list[float]] | None = None
    setup_fee: float | str | None = None
    tax_rate: float | str | None = None
    timing: Timing | None = None
    total_max: float | str | None = None
    total_min: float | str | None = None
    yields: dict[str, float] | None = None


ChannelOrId: TypeAlias = 'str | Channel'


Curve: TypeAlias = "Literal['linear'] | dict[str, Any]"


@dataclass(kw_only=True)
class Limit:
    r"""A rule over a group of channels; at least one of `min`, `max`, `min_share`, `max_share`,
    `never_falls`.

    Attributes:
        channels: Ids of the channels whose spend is added up.
        max: Most spend.
        max_share: Most share, 0 to 1, of the spend of `share_of`.
        min: Least spend.
        min_share: Least share, 0 to 1, of the spend of `share_of`.
        months: Months to which the rule applies. Default: all.
        name: Shown to people. Default: made from the rule.
        never_falls: Whether the spend never falls from month to month, where both are in
            `months`; the first month is compared with the last of `history`, where every
            channel has one. Default: false.
        per: Whether the rule holds in each month or over its months together. Default: "month".
        share_of: Ids of the channels of whose spend the shares are. Default: all channels.
    """

    channels: list[str]
    max: float | str | None = None
    max_share: float | str | None = None
    min: float | str | None = None
    min_share: float | str | None = None
    months: list[str] | None = None
    name: str | None = None
    never_falls: bool | None = None
    per: Per | None = None
    share_of: list[str] | None = None


@dataclass(kw_only=True)
class MaxChange:
    r"""`abs(s[t] - s[t-1]) <= amount + share x s[t-1]`.

    Attributes:
        amount: Money. Default: 0.
        share: Of the month before, 0.3 for 30 %. Default: 0.
    """

    amount: float | str | None = None
    share: float | str | None = None


Measure: TypeAlias = "Literal['expected'] | Literal['robust'] | Literal['cvar']"


MonthlyAmount: TypeAlias = 'float | str | list[float | str]'


Name: TypeAlias = 'str | Translations'


Objective: TypeAlias = 'str | dict[str, float | str]'


Order: TypeAlias = "Literal['saturate_then_carry'] | Literal['carry_then_saturate']"


Per: TypeAlias = "Literal['month'] | Literal['total']"


Points: TypeAlias = 'list[list[float | str]] | PointsUnderKey'


@dataclass(kw_only=True)
class PointsUnderKey:
    r"""The points under their key.

    Attributes:
        points: [[s, phi], …].
    """

    points: list[list[float | str]]


@dataclass(kw_only=True)
class RampUp:
    r"""How a channel matures: the share of its productivity after a months of unbroken activity is
    0 below `first_effect` and rises to 1 at `full_effect`. It runs in one unbroken stretch and
    needs `min_if_active`. With `half_life_after_stop` what was built lasts.

    Attributes:
        first_effect: Months of unbroken activity before there is any effect, whole, at most
            `full_effect`.
        full_effect: Months of unbroken activity before the effect is full, whole.
        active_since: Month since which the channel has been active without a break, not after
            `start`. Default: as `history` says.
        half_life_after_stop: Months after a stop in which what was built halves: what lasts is
            the mean effect of the stretch's last 6 months, or of as many as a full effect
            takes. 0: nothing. Default: nothing.
    """

    first_effect: int
    full_effect: int
    active_since: str | None = None
    half_life_after_stop: float | None = None


Return: TypeAlias = 'float | ReturnRange'


@dataclass(kw_only=True)
class ReturnRange:
    r"""10th percentile, median and 90th percentile of a return; all above 0.

    Attributes:
        expected: Median.
        high: 90th percentile.
        low: 10th percentile.
    """

    expected: float
    high: float
    low: float


@dataclass(kw_only=True)
class Risk:
    r"""How uncertain returns enter the decision.

    Attributes:
        correlation: Between channels, 0 to 1 (one common factor). Default: 0.
        gamma: With "robust": how many channels may fall to their low figure; need not be whole.
            Default: 1.
        measure: What is optimised. Default: "expected".
        samples: Draws for "cvar" and for every risk figure. Default: 1000.
        seed: Of the draws. Default: 1.
        shrink: Whether stated returns are drawn toward what is known of such channels before
            the plan is made. Default: true where at least three returns that the file itself
            states carry ranges.
        tail: With "cvar": share of the worst draws, above 0 and at most 1. Default: 0.1.
        weight: With "cvar": weight of the CVaR against the mean, 0 to 1. Default: 0.5.
    """

    correlation: float | str | None = None
    gamma: float | None = None
    measure: Measure | None = None
    samples: int | None = None
    seed: int | None = None
    shrink: bool | None = None
    tail: float | str | None = None
    weight: float | str | None = None


@dataclass(kw_only=True)
class Target:
    r"""An outcome that the plan must reach: exactly one of `at_least`, `at_most`,
    `per_spend_at_least` and `cost_at_most`.

    Attributes:
        kpi: "revenue" or any KPI that some channel yields.
        at_least: Least amount of the KPI that lands from month `from` to month `by`.
        at_most: Greatest amount of the KPI that lands from month `from` to month `by`: what
            sales can call, rooms, stock, CO2.
        by: Last month that counts. Default: the last month of the plan.
        channels: Ids of the channels whose KPI and spend count. Default: all channels.
        cost_at_most: Spend <= this x KPI, fees left out.
        from_: First month that counts. Default: the first month of the plan.
        per: Whether the target holds in each month or over its months together. Default:
            "total".
        per_spend_at_least: KPI >= this x spend, fees left out; with revenue, a floor on ROAS.
        soft: true: the plan comes as close to it as can be, where it cannot be reached: what
            soft targets are missed by, as shares of what they ask, is made least before the
            objective counts. For `at_least` and `at_most`. Default: false.
    """

    kpi: str
    at_least: float | str | None = None
    at_most: float | str | None = None
    by: str | None = None
    channels: list[str] | None = None
    cost_at_most: float | str | None = None
    from_: str | None = None
    per: Per | None = None
    per_spend_at_least: float | str | None = None
    soft: bool | None = None


Tier: TypeAlias = "Literal['sme'] | Literal['enterprise']"


Timing: TypeAlias = "Literal['immediate'] | dict[str, Any]"


@dataclass(kw_only=True)
class Translations:
    r"""A text in each language; where one is absent the other stands in.

    Attributes:
        en: English.
        vi: Vietnamese.
    """

    en: str | None = None
    vi: str | None = None


@dataclass(kw_only=True)
class WhatIf:
    r"""A variant of the scenario.

    Attributes:
        name: Shown at the head of its column.
        set: Path to value: {"budget.monthly": 30000000, "channels.seo.max": 0}; a path names a
            channel by its id.
    """

    name: Name
    set: dict[str, Any]


@dataclass(kw_only=True)
class Scenario:
    r"""A phanbo scenario, format version 1: what may be spent, on which channels, under which
    rules, and what is to be maximised.

    Attributes:
        channels: The channels among which the money is split; ids are unique. An id alone,
            `"seo"`, is short for `{"id": "seo"}`.
        after_horizon: Share, 0 to 1, of the effects landing after the last month that the
            objective counts. Default: 0.
        baseline: What comes in a month without any spend, by KPI: {"leads": 120}, each one
            amount; 12, January first; or by date over a default. It counts in targets that name
            no channels, and in no channel's credit. Default: nothing.
        budget: What may be spent; `solve` needs it.
        calibrated_through: The last month, YYYY-MM, whose actuals the returns know already:
            `replan` and `calibrate` learn from later months only. Default: none.
        currency: ISO 4217 code of every amount in the file. Default: "VND".
        discount_rate: Per year, 0.1 for 10 %: month t (0, 1, …) is weighted (1+d)^(-t/12).
            Default: 0.
        gross_margin: Gross profit per unit of revenue, above 0 and at most 1, by the month in
            which it lands: one; 12, January first; or by date over a default, {"default": 0.5,
            "2027-02": 0.4}. Default: 1.
        limits: Rules over groups of channels. Default: none.
        max_active_channels: At most this many channels get any money. Default: no limit.
        months: Horizon T in months, 1 to 120. Default: 12.
        name: Shown in tables, charts and reports. Default: the file's name without its ending.
        objective: What is maximised. Default: "profit".
        risk: How uncertain returns enter the decision. Default: by their expected figures.
        round_to: Every planned spend is a whole multiple of this amount; 0 for any amounts.
            Default: 0.
        start: First month of the plan, YYYY-MM. Default: next month.
        stay_within: Each channel's spend in each month stays within +- this share, 0 to 1, of
            its `current`; channels without `current` are free. Default: no limit.
        targets: Outcomes the plan must reach. Default: none.
        tax_rate: Tax on spend and fees that cannot be got back, 0.1 for 10 %: it uses budget
            and lowers profit. Default: 0.
        tier: Whose presets fill the keys that channels leave out. Default: none; every channel
            then states its own figures.
        version: Format version: 1.
        what_ifs: Variants of the scenario for `compare`. Default: none.
    """

    channels: list[ChannelOrId]
    after_horizon: float | str | None = None
    baseline: dict[str, float | str | list[float | str] | dict[str, float | str | list[float | str]]] | None = None
    budget: Budget | None = None
    calibrated_through: str | None = None
    currency: str | None = None
    discount_rate: float | str | None = None
    gross_margin: float | str | list[float | str] | dict[str, float | str | list[float | str]] | None = None
    limits: list[Limit] | None = None
    max_active_channels: int | None = None
    months: int | None = None
    name: str | None = None
    objective: Objective | None = None
    risk: Risk | None = None
    round_to: float | str | None = None
    start: str | None = None
    stay_within: float | str | None = None
    targets: list[Target] | None = None
    tax_rate: float | str | None = None
    tier: Tier | None = None
    version: Literal[1] | None = None
    what_ifs: list[WhatIf] | None = None
