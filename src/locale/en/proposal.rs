//! The proposal for the client, in English.

use crate::locale::proposal::Pitch;

pub(super) fn pitch(said: &Pitch) -> String {
    let fixed = |text: &str| text.to_owned();
    match said {
        Pitch::CoverSubtitle { from, to, spend } => {
            format!("Marketing budget proposal, {from} – {to}: {spend}")
        }
        Pitch::Client => fixed("Client"),
        Pitch::PreparedBy => fixed("Prepared by"),
        Pitch::Date => fixed("Date"),
        Pitch::Period => fixed("Period"),
        Pitch::PeriodIs { from, to, months } => format!("{from} – {to} ({months} months)"),
        Pitch::Currency => fixed("Currency"),
        Pitch::Amounts => fixed("Amounts"),
        Pitch::FeesIncluded => {
            fixed("The total includes the fees that the scenario states; VAT is not included")
        }
        Pitch::Summary => fixed("Summary"),
        Pitch::Goals => fixed("Goals"),
        Pitch::Allocation => fixed("Allocation by channel"),
        Pitch::Schedule => fixed("Monthly schedule"),
        Pitch::Forecast => fixed("Forecast"),
        Pitch::Why => fixed("Why this split"),
        Pitch::Scenarios => fixed("Options compared"),
        Pitch::Limits => fixed("Limits and what they cost"),
        Pitch::Risks => fixed("Risks and warnings"),
        Pitch::Measurement => fixed("Measurement and steering"),
        Pitch::Assumptions => fixed("Assumptions and sources"),
        Pitch::Glossary => fixed("Glossary"),
        Pitch::Method => fixed("Method"),
        Pitch::SummaryTakeaway { spend, months, revenue, profit } => format!(
            "Spending {spend} over {months} months is expected to bring {revenue} of revenue and {profit} of profit after marketing costs."
        ),
        Pitch::SummaryWithoutRevenue { spend, months, result } => {
            format!("Spending {spend} over {months} months is expected to bring {result}.")
        }
        Pitch::FeesBeside { fees, all } => {
            format!("Without service fees of {fees}; with them the plan costs {all}.")
        }
        Pitch::ProposedPlan => fixed("The proposed plan"),
        Pitch::NothingPays => fixed(
            "With the figures at hand no channel pays for itself in this period: keep the budget, or look at the assumptions again.",
        ),
        Pitch::Budget => fixed("Total cost"),
        Pitch::Payback => fixed("Payback"),
        Pitch::PaybackIn { month } => month.clone(),
        Pitch::NoPayback => fixed("not in this period"),
        Pitch::EightInTen { low, high } => format!("8 cases in 10: {low} – {high}"),
        Pitch::OfBudget { budget } => format!("within a budget of {budget}"),
        Pitch::Decisions => fixed("Three decisions we ask for"),
        Pitch::DecideBudget { spend, months } => {
            format!("Approve {spend} for the {months} months.")
        }
        Pitch::DecideSplit { channels } => format!("Approve the split, first of all {channels}."),
        Pitch::DecideReview { month } => {
            format!("Agree on the figures we watch, and on a first review at the end of {month}.")
        }
        Pitch::GoalsTakeaway { aim } => {
            format!("The plan is made for the most {aim} in this period.")
        }
        Pitch::Goal => fixed("Goal"),
        Pitch::Asked => fixed("Asked"),
        Pitch::Reached => fixed("The plan reaches"),
        Pitch::WholeBudget => fixed("Budget over the period"),
        Pitch::AllocationTakeaway { channel, share } => {
            format!("{channel} gets the largest part: {share} of the spend.")
        }
        Pitch::Proposed => fixed("Proposed"),
        Pitch::Today => fixed("Today"),
        Pitch::Change => fixed("Change"),
        Pitch::Reason => fixed("Reason"),
        Pitch::ScheduleTakeaway { month, spend, average } => {
            format!("Most is spent in {month} ({spend}); the average month takes {average}.")
        }
        Pitch::Rising { channels, months } => format!(
            "{channels} need about {months} months to take effect: the money goes first, the results come later and last."
        ),
        Pitch::ByMonth => fixed("Spend by month"),
        Pitch::ByQuarter => fixed("Spend by quarter"),
        Pitch::Quarter { number, year } => format!("Q{number} {year}"),
        Pitch::ForecastTakeaway { profit } => {
            format!("Over the whole period the expected profit is {profit}.")
        }
        Pitch::AgainstToday { more, share } => {
            format!("Against keeping today's split: {more} ({share}).")
        }
        Pitch::Later { revenue } => format!(
            "After the last month the money spent still brings about {revenue} of revenue; that is not in the profit above."
        ),
        Pitch::Cumulative => fixed("Profit so far"),
        Pitch::WhyTakeaway => fixed(
            "The more a channel gets, the less its next unit brings; the money is split so that the last unit is worth the same everywhere.",
        ),
        Pitch::CurvesRead => fixed(
            "A line that rises more and more slowly is diminishing returns. The dot is what we propose, the ring is today; the dotted line is break-even.",
        ),
        Pitch::NextUnit => fixed("The next unit of money, by channel"),
        Pitch::NextUnitHead => fixed("One unit more brings"),
        Pitch::SpendPerMonth => fixed("Spend a month"),
        Pitch::ScenariosTakeaway { best } => {
            format!("Of the options worked out, “{best}” earns the most.")
        }
        Pitch::OneScenario => fixed("This scenario states no other options to compare with."),
        Pitch::LimitsTakeaway => fixed(
            "Each of these limits holds the plan back; the figure says what loosening it a little would bring.",
        ),
        Pitch::NothingHolds => fixed("No limit holds the plan back."),
        Pitch::RisksTakeaway => fixed(
            "Returns are estimates. This section says how far results may stray, and what makes them stray most.",
        ),
        Pitch::RangesRead { within } => format!(
            "Each channel may move within these ranges while profit falls by at most {within}: the wider, the freer the decision."
        ),
        Pitch::MeasurementTakeaway => fixed(
            "Few figures, watched regularly, and agreed beforehand: when to stop, and when to move money.",
        ),
        Pitch::Measure => fixed("Figure"),
        Pitch::How => fixed("Where from"),
        Pitch::Rhythm => fixed("How often"),
        Pitch::MeasureSpend => fixed("Actual spend against the schedule"),
        Pitch::MeasureRevenue => fixed("Incremental revenue by channel"),
        Pitch::MeasureKpi { kpi } => format!("Number of {kpi}"),
        Pitch::FromPlatforms => fixed("Invoices and platform reports"),
        Pitch::FromSales => {
            fixed("Sales system, discount codes, asking customers how they heard of us")
        }
        Pitch::FromOwn => fixed("CRM or the company's own sheet"),
        Pitch::Weekly => fixed("Weekly"),
        Pitch::Monthly => fixed("Monthly"),
        Pitch::ReviewAt { month } => {
            format!("First review at the end of {month}, then every quarter.")
        }
        Pitch::StopWhen { months } => format!(
            "Stop or halve a channel whose revenue stays below 70% of the forecast for {months} months running."
        ),
        Pitch::WaitFor { channel, month } => {
            format!("{channel}: not judged before {month}, since it needs time to take effect.")
        }
        Pitch::TestShare { amount } => format!(
            "Set about 10% of the budget ({amount}) aside for tests with a control: switch a channel off in one area for some weeks, and compare."
        ),
        Pitch::ReplanAfter => {
            fixed("After each review, enter what was spent and plan the rest again.")
        }
        Pitch::AssumptionsTakeaway { own, preset } => format!(
            "{own} figures are the company's own, {preset} are general presets: replace them with real ones over time."
        ),
        Pitch::Corrected => {
            fixed("Stated returns were drawn toward plausible ones before planning")
        }
        Pitch::GlossaryTakeaway => fixed("The terms of this document, with their Vietnamese."),
        Pitch::MethodTakeaway => fixed("The plan is not a rule of thumb, and it can be checked."),
        Pitch::MethodModel => fixed(
            "Each channel is described by a response curve (how much is spent, how much comes), by when its effect lands, by season and by ramp-up. Every rule of the business (caps, minimums, contracts, shares) is kept.",
        ),
        Pitch::MethodSearch => fixed(
            "All splits over channels and months are considered together; the search does not stop at the nearest split that looks good.",
        ),
        Pitch::MethodProof { value, bound, gap } => format!(
            "Value of the plan: {value}. Proven: with these figures no split is worth more than {bound} (gap {gap})."
        ),
        Pitch::MethodOpen { gap } => {
            format!("The search was stopped early: this plan may be up to {gap} below the best.")
        }
        Pitch::MethodCheck => fixed(
            "Value and rules are computed anew from the curves, apart from the search; a certificate lets anyone check the bound without a solver.",
        ),
        Pitch::MethodLimits => fixed(
            "The proof holds for the stated figures only. If true returns differ, so does the best plan: see risks and assumptions.",
        ),
        Pitch::Footer => fixed("Figures are forecasts under the stated assumptions, not promises."),
        Pitch::SortHint => fixed("press to sort"),
        Pitch::Sliders => fixed("Try other options"),
        Pitch::SlidersRead { points } => format!(
            "Move the sliders to see the best plan at each setting. {points} plans were solved beforehand; the page stops at those only and makes nothing up in between."
        ),
        Pitch::NoPlanHere => fixed("Here the rules cannot hold together: there is no plan."),
    }
}
