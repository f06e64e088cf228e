"""What phanbo answers, as it is written in JSON.

Made by `generate.py` from the JSON Schemas; not to be changed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias


PlanMeasure: TypeAlias = Literal['expected'] | Literal['robust'] | Literal['cvar']


@dataclass
class PlanMonthsTotal:
    r"""Sums over channels, month by month.

    Attributes:
        fees: Fees, tax included.
        kpis: Each KPI.
        profit: Gross margin x revenue - spend - fees, not discounted.
        spend: Spend, fees left out.
        tax: Of that, tax; empty where there is none.
    """

    fees: list[float]
    kpis: dict[str, list[float]]
    profit: list[float]
    spend: list[float]
    tax: list[float] | None = None


@dataclass
class PlanBinding:
    r"""A limit that holds the plan back.

    Attributes:
        month: YYYY-MM; null for a limit over several months.
        name: As shown to people.
        path: Of the key that states it: `channels[2].max`.
        shadow_price: What the objective gains for one more unit of the limit.
        text: The same as a sentence.
        unit: What one unit of the limit is.
        shadow_price_less: What it loses for one unit less of it; absent where that leaves no
            plan.
    """

    month: str | None
    name: str
    path: str
    shadow_price: float
    text: str
    unit: PlanUnit
    shadow_price_less: float | None = None


@dataclass
class PlanChannel:
    r"""One channel of a plan.

    Attributes:
        after_horizon: Each KPI's amount landing after the last month, counted by the objective
            or not.
        effect: Effective spend that lands in each month, before yield and season.
        fees: What is paid besides spend in each month: fees (rate, monthly and set-up), and tax
            on both.
        id: As in the scenario.
        kpis: Each KPI's amount in each month.
        marginal: What the objective gains per unit by the next bit of spend in each month: the
            slope of the true curves to the right of the plan, spend's own cost taken off,
            budget and limits aside. Infinite (`null` in a file) where a curve starts
            vertically.
        name: As shown to people.
        roas: Revenue inside the horizon / spend; `None` where nothing is spent.
        share: Of the spend in all channels; 0 where nothing is spent.
        spend: Spend of each month, fees left out.
        total_spend: Over the horizon.
        tax: Of that, tax; empty where there is none.
    """

    after_horizon: dict[str, float]
    effect: list[float]
    fees: list[float]
    id: str
    kpis: dict[str, list[float]]
    marginal: list[float | None]
    name: str
    roas: float | None
    share: float
    spend: list[float]
    total_spend: float
    tax: list[float] | None = None


@dataclass
class PlanCorrected:
    r"""A return as stated and as used.

    Attributes:
        id: Id of the channel.
        stated: What the scenario states.
        used: What the plan is made with.
    """

    id: str
    stated: PlanRange
    used: PlanRange


@dataclass
class PlanCorrection:
    r"""Returns drawn toward what is known of such channels, and what that does to the plan's
    promise.

    Attributes:
        channels: Channels whose returns were drawn.
        objective_as_stated: Value of the objective at the returns as stated.
    """

    channels: list[PlanCorrected]
    objective_as_stated: float


@dataclass
class PlanObjective:
    r"""What is maximised, and the proof.

    Attributes:
        bound: Proven: no plan can be better.
        gap: abs(bound - value) / max(1, abs(value)).
        name: "profit", the name of a KPI, or "weights".
        value: Computed from the plan with the true curves.
        measure: How uncertain returns count, where they do.
    """

    bound: float
    gap: float
    name: str
    value: float
    measure: PlanMeasure | None = None


@dataclass
class PlanTarget:
    r"""What a plan makes of a target.

    Attributes:
        asked: In the target's own figure: an amount, a ratio, a cost.
        missed: How far that is from what is asked; 0 where it is reached.
        month: YYYY-MM; null for a target over several months together.
        name: As shown to people.
        path: Of the key that states it: `targets[0].at_least`.
        reached: In the same figure; null for a ratio where nothing is spent, or nothing lands.
    """

    asked: float
    missed: float
    month: str | None
    name: str
    path: str
    reached: float | None


@dataclass
class PlanWarning:
    r"""What a planner should know.

    Attributes:
        code: Which kind, W01 and so on.
        path: Of the key it is about.
        text: The warning as a sentence.
    """

    code: str
    path: str
    text: str


@dataclass
class PlanRange:
    r"""A return with its uncertainty: 10th percentile, median, 90th percentile.

    Attributes:
        expected: Median.
        high: 90th percentile.
        low: 10th percentile.
    """

    expected: float
    high: float
    low: float


@dataclass
class PlanRiskFigures:
    r"""What may become of a plan.

    Attributes:
        chance_of_loss: Share of draws with a profit below 0.
        draws: Number of draws.
        profit: Gross margin x revenue - spend - fees, inside the horizon.
        revenue: Inside the horizon.
        seed: Of the draws.
        chance_to_beat_current: Share of draws in which the objective is above that of the
            current split; `None` where no channel states what it spends today, or where the
            plan is that split.
        targets: In the scenario's order; a target on what has no range is left out: its chance
            is unknown.
    """

    chance_of_loss: float
    draws: int
    profit: PlanSpread
    revenue: PlanSpread
    seed: int
    chance_to_beat_current: float | None = None
    targets: list[PlanTargetChance] | None = None


@dataclass
class PlanSolverNote:
    r"""How a plan was found.

    Attributes:
        backend: `"microlp"`, …
        constraints: Rows of the program.
        integers: On/off decisions of the program.
        nodes: Nodes of the search.
        variables: Decision variables of the program.
        version: Of the backend.
        seconds: By [`Options::clock`](crate::Options::clock), where there is one; left out of
            every output with `--no-timing`.
    """

    backend: str
    constraints: int
    integers: int
    nodes: int
    variables: int
    version: str
    seconds: float | None = None


@dataclass
class PlanSpread:
    r"""A distribution in four numbers.

    Attributes:
        mean: Over the draws.
        p10: One draw in ten is below.
        p50: The median.
        p90: One draw in ten is above.
    """

    mean: float
    p10: float
    p50: float
    p90: float


PlanStatus: TypeAlias = Literal['optimal'] | Literal['feasible']


PlanStop: TypeAlias = Literal['time'] | Literal['nodes'] | Literal['signal'] | Literal['stalled']


@dataclass
class PlanTargetChance:
    r"""How likely a target is met.

    Attributes:
        chance: Share of the draws that meet it.
        kpi: The KPI it is about.
        target: Its place in the scenario's targets.
    """

    chance: float
    kpi: str
    target: int


@dataclass
class PlanTotals:
    r"""Sums over channels and months, not discounted.

    Attributes:
        after_horizon: Each KPI landing after the last month.
        carried_in: Of each KPI inside the horizon, what spend before the start still brings in.
        fees: Fees, tax included.
        kpis: Each KPI inside the horizon.
        profit: Gross margin x revenue - spend - fees.
        revenue: Revenue inside the horizon, what earlier spend still brings in included.
        roas: Revenue / spend; `None` where nothing is spent.
        roi_net: Profit / (spend + fees), tax included; `None` where nothing is paid.
        spend: Spend, fees left out.
        tax: Of that, tax.
        with_baseline: Each KPI with a baseline, inside the horizon: what comes without any
            spend, and `kpis`.
    """

    after_horizon: dict[str, float]
    carried_in: dict[str, float]
    fees: float
    kpis: dict[str, float]
    profit: float
    revenue: float
    roas: float | None
    roi_net: float | None
    spend: float
    tax: float | None = None
    with_baseline: dict[str, float] | None = None


PlanUnit: TypeAlias = Literal['money'] | Literal['percentage_point'] | Literal['kpi'] | Literal['ratio'] | Literal['channel'] | Literal['month'] | Literal['objective']


@dataclass
class PlanData:
    r"""A solved plan as a file: what `--format json` writes, and [`Plan`] serialises as. Anybody
    may have written it, so that it is no plan: it becomes one by [`PlanFile::audit`] alone.
    ``` use phanbo::json::PlanFile;  let text = r#"{ "start": "2027-01", "months": 3, "budget":
    {"monthly": 10},     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max":
    4}] }"#; let scenario: phanbo::Scenario = text.parse()?; let (plan, certificate) =
    phanbo::solve_certified(&scenario, &phanbo::Options::default())?;  let written =
    serde_json::to_string(&plan)?; let read: PlanFile = written.parse()?;
    assert_eq!(read.audit(&scenario, &certificate)?, plan);  let forged: PlanFile =
    written.replace("[4.0,4.0,4.0]", "[9.0,4.0,4.0]").parse()?; assert!(forged.audit(&scenario,
    &certificate).is_err()); # Ok::<(), Box<dyn std::error::Error>>(()) ```

    Attributes:
        binding: What holds the plan back, the most valuable first.
        channels: In the scenario's order.
        currency: ISO 4217 code of every amount.
        months: Months of the plan: the length of every list by month.
        months_total: Over all channels, month by month.
        objective: What is maximised, and the proof.
        scenario: Name of the scenario.
        solver: How it was found.
        start: First month, YYYY-MM.
        status: Whether the gap is within the tolerance asked for.
        totals: Over channels and months, not discounted.
        version: Version of the format: 1.
        warnings: What a planner should know before she sells the plan.
        baseline: What comes in each month without any spend, by KPI, where the scenario says
            so.
        correction: Returns drawn toward what is known of such channels.
        risk: What uncertain returns make of the plan, where returns carry ranges.
        stopped: Why the search ended before the gap was within it, where it did.
        targets: What the plan makes of each target, month by month where it holds in each.
        targets_bound: Proven: no plan misses less. The bound of `objective` is that of the
            plans that miss no more than this one.
        targets_missed: Where targets are soft, what they are missed by in all: of each the
            mean, over its months, of what is missing as a share of what is asked, added up.
    """

    binding: list[PlanBinding]
    channels: list[PlanChannel]
    currency: str
    months: int
    months_total: PlanMonthsTotal
    objective: PlanObjective
    scenario: str
    solver: PlanSolverNote
    start: str
    status: PlanStatus
    totals: PlanTotals
    version: Literal[1]
    warnings: list[PlanWarning]
    baseline: dict[str, list[float]] | None = None
    correction: PlanCorrection | None = None
    risk: PlanRiskFigures | None = None
    stopped: PlanStop | None = None
    targets: list[PlanTarget] | None = None
    targets_bound: float | None = None
    targets_missed: float | None = None


@dataclass
class ExplainAssumption:
    r"""ExplainAssumption.

    Attributes:
        anew:
        factors:
        kept:
        path:
        regret:
        swing:
        text:
    """

    anew: list[float | None]
    factors: list[float]
    kept: list[float]
    path: str
    regret: float
    swing: float
    text: str


@dataclass
class ExplainChannel:
    r"""ExplainChannel.

    Attributes:
        id:
        name:
        reasons:
        total_spend:
        enters_at_return:
        enters_at_times:
    """

    id: str
    name: str
    reasons: list[ExplainReason]
    total_spend: float
    enters_at_return: float | None = None
    enters_at_times: float | None = None


@dataclass
class ExplainLimit:
    r"""ExplainLimit.

    Attributes:
        figure:
        month:
        months:
        path:
        shadow_price:
        text:
        tried:
    """

    figure: float | None
    month: str | None
    months: list[str]
    path: str
    shadow_price: float
    text: str
    tried: ExplainTried | None


@dataclass
class ExplainProven:
    r"""A proven value.

    Attributes:
        bound:
        gap:
        value:
    """

    bound: float
    gap: float
    value: float


@dataclass
class ExplainReason:
    r"""ExplainReason.

    Attributes:
        code:
        months:
        next:
        path:
        text:
    """

    code: str
    months: list[str]
    next: float | None
    path: str | None
    text: str


@dataclass
class ExplainTried:
    r"""A limit moved and the plan made again.

    Attributes:
        by: Change of the figure, in the rule's unit.
        gain: What the objective then gains.
        holds_to: The largest change tried up to which the average gain stays at least nine
            tenths of the price; `None` where it falls off at once.
        whole_line: Whether one figure of the file was moved for several months, so that the
            gain is theirs together.
    """

    by: float
    gain: float
    holds_to: float | None
    whole_line: bool


@dataclass
class ExplainData:
    r"""ExplainData.

    Attributes:
        answer:
        assumptions:
        channels:
        choices_fixed:
        currency:
        limits:
        months:
        objective:
        scenario:
        start:
        version:
    """

    answer: str
    assumptions: list[ExplainAssumption]
    channels: list[ExplainChannel]
    choices_fixed: bool
    currency: str
    limits: list[ExplainLimit]
    months: int
    objective: ExplainProven
    scenario: str
    start: str
    version: int


@dataclass
class GoalProven:
    r"""A proven value.

    Attributes:
        bound:
        gap:
        value:
    """

    bound: float
    gap: float
    value: float


@dataclass
class GoalSpend:
    r"""GoalSpend.

    Attributes:
        fees:
        id:
        name:
        spend:
        total_spend:
    """

    fees: list[float]
    id: str
    name: str
    spend: list[float]
    total_spend: float


@dataclass
class GoalTarget:
    r"""GoalTarget.

    Attributes:
        asked:
        name:
        path:
        reached:
        cost:
        cost_per_unit:
        stopped_by:
    """

    asked: float
    name: str
    path: str
    reached: float | None
    cost: float | None = None
    cost_per_unit: float | None = None
    stopped_by: list[str] | None = None


@dataclass
class GoalData:
    r"""GoalData.

    Attributes:
        answer:
        currency:
        months:
        scenario:
        start:
        status:
        targets:
        version:
        channels:
        cost:
        tried:
    """

    answer: str
    currency: str
    months: int
    scenario: str
    start: str
    status: str
    targets: list[GoalTarget]
    version: int
    channels: list[GoalSpend] | None = None
    cost: GoalProven | None = None
    tried: float | None = None


@dataclass
class CompareCase:
    r"""CompareCase.

    Attributes:
        channels:
        name:
        objective:
        status:
        totals:
        bound:
        breaks: Rules that a reference plan breaks, by path.
        clash: Rules that cannot hold together, by path.
        text:
    """

    channels: list[CompareSpend]
    name: str
    objective: float | None
    status: str
    totals: CompareTotals | None
    bound: float | None = None
    breaks: list[str] | None = None
    clash: list[str] | None = None
    text: str | None = None


@dataclass
class CompareSpend:
    r"""CompareSpend.

    Attributes:
        id:
        spend:
    """

    id: str
    spend: float


@dataclass
class CompareTotals:
    r"""CompareTotals.

    Attributes:
        fees:
        kpis:
        profit:
        revenue:
        roas:
        roi_net:
        spend:
    """

    fees: float
    kpis: dict[str, float]
    profit: float
    revenue: float
    roas: float | None
    roi_net: float | None
    spend: float


@dataclass
class CompareData:
    r"""CompareData.

    Attributes:
        answer:
        cases:
        currency:
        months:
        scenario:
        start:
        version:
        ladder:
    """

    answer: str
    cases: list[CompareCase]
    currency: str
    months: int
    scenario: str
    start: str
    version: int
    ladder: list[CompareCase] | None = None


@dataclass
class SweepPoint:
    r"""SweepPoint.

    Attributes:
        bound:
        channels:
        fees:
        gain: Of the objective per unit of the value since the point before.
        objective:
        profit:
        revenue:
        spend:
        status:
        value:
        second:
    """

    bound: float | None
    channels: list[float]
    fees: float | None
    gain: float | None
    objective: float | None
    profit: float | None
    revenue: float | None
    spend: float | None
    status: str
    value: float
    second: float | None = None


@dataclass
class SweepData:
    r"""SweepData.

    Attributes:
        answer:
        channels: Ids, in the order of each point's spends.
        currency:
        knee:
        months:
        over:
        points:
        scenario:
        start:
        stop: From here on a further unit gains nothing.
        texts:
        version:
        across:
    """

    answer: str
    channels: list[str]
    currency: str
    knee: float | None
    months: int
    over: str
    points: list[SweepPoint]
    scenario: str
    start: str
    stop: float | None
    texts: list[str]
    version: int
    across: str | None = None


@dataclass
class RangesObjective:
    r"""A proven value.

    Attributes:
        at_least:
        bound:
        gap:
        value:
    """

    at_least: float
    bound: float
    gap: float
    value: float


@dataclass
class RangesRange:
    r"""Total spends of one channel, fees left out.

    Attributes:
        best: In the best plan.
        id:
        least: Least, in a plan that was found.
        least_bound: Proven: no plan as good spends less.
        least_proven: Whether each end is proven to a ten-thousandth.
        most: Most, in a plan that was found.
        most_bound: Proven: no plan as good spends more.
        most_proven: See `is_least_proven`.
        name:
    """

    best: float
    id: str
    least: float
    least_bound: float
    least_proven: bool
    most: float
    most_bound: float
    most_proven: bool
    name: str


@dataclass
class RangesData:
    r"""RangesData.

    Attributes:
        answer:
        channels:
        currency:
        months:
        objective:
        scenario:
        start:
        version:
        within:
    """

    answer: str
    channels: list[RangesRange]
    currency: str
    months: int
    objective: RangesObjective
    scenario: str
    start: str
    version: int
    within: float


@dataclass
class RobustnessChannel:
    r"""RobustnessChannel.

    Attributes:
        flips_at_return:
        flips_at_times:
        id:
        least:
        most:
        worth_of_knowing:
    """

    flips_at_return: float | None
    flips_at_times: float | None
    id: str
    least: float | None
    most: float | None
    worth_of_knowing: float | None


@dataclass
class RobustnessHorizon:
    r"""RobustnessHorizon.

    Attributes:
        months:
        objective:
        shares:
        spend:
    """

    months: int
    objective: float | None
    shares: list[float]
    spend: float | None


@dataclass
class RobustnessTest:
    r"""RobustnessTest.

    Attributes:
        channel:
        months:
        spend_per_month:
        worth:
    """

    channel: str
    months: int
    spend_per_month: float
    worth: float


@dataclass
class RobustnessData:
    r"""RobustnessData.

    Attributes:
        answer:
        channels:
        currency:
        horizons:
        months:
        scenario:
        start:
        test:
        version:
    """

    answer: str
    channels: list[RobustnessChannel]
    currency: str
    horizons: list[RobustnessHorizon]
    months: int
    scenario: str
    start: str
    test: RobustnessTest | None
    version: int


@dataclass
class ReplanChannel:
    r"""ReplanChannel.

    Attributes:
        actual: `null` where nothing is told.
        id:
        planned:
        spend:
    """

    actual: list[float | None]
    id: str
    planned: list[float]
    spend: list[float]


@dataclass
class ReplanLesson:
    r"""What was learned.

    Attributes:
        noise: How far a month strays from its mean, as a share of a full month.
        returns: Channels that learned anything.
        calibrated_through: The last month that was learned from; absent where tests alone were.
    """

    noise: float
    returns: list[ReplanReturn]
    calibrated_through: str | None = None


@dataclass
class ReplanRange:
    r"""A return with its uncertainty: 10th percentile, median, 90th percentile.

    Attributes:
        expected: Median.
        high: 90th percentile.
        low: 10th percentile.
    """

    expected: float
    high: float
    low: float


@dataclass
class ReplanReturn:
    r"""ReplanReturn.

    Attributes:
        after: What is believed now.
        before: What was believed.
        came: What they brought.
        id:
        promised: Revenue that the months told of were to bring, as platforms report it.
        why: The reasons in words.
    """

    after: ReplanRange
    before: ReplanRange
    came: float
    id: str
    promised: float
    why: str


@dataclass
class ReplanData:
    r"""ReplanData.

    Attributes:
        answer:
        bound:
        channels:
        currency:
        months:
        objective:
        objective_planned: What the plan before was worth.
        scenario:
        start:
        texts:
        version:
        learned: Absent where nothing was learned.
    """

    answer: str
    bound: float
    channels: list[ReplanChannel]
    currency: str
    months: int
    objective: float
    objective_planned: float
    scenario: str
    start: str
    texts: list[str]
    version: int
    learned: ReplanLesson | None = None


@dataclass
class TopUpChannel:
    r"""TopUpChannel.

    Attributes:
        committed:
        id:
        spend:
    """

    committed: list[float]
    id: str
    spend: list[float]


@dataclass
class TopUpData:
    r"""TopUpData.

    Attributes:
        answer:
        bound:
        channels:
        currency:
        extra:
        months:
        objective:
        objective_committed:
        scenario:
        start:
        used:
        version:
    """

    answer: str
    bound: float
    channels: list[TopUpChannel]
    currency: str
    extra: float
    months: int
    objective: float
    objective_committed: float
    scenario: str
    start: str
    used: float
    version: int
