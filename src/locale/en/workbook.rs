//! The workbook, in English.

use crate::locale::chart::Kind;
use crate::locale::workbook::{Book, Parameter, Tab, Term};

pub(super) fn book(book: &Book) -> String {
    match book {
        Book::Tab(tab) => self::tab(*tab),
        Book::Title(tab) => title(*tab),
        Book::Reading(tab) => reading(*tab),
        Book::Chart(kind) => chart(*kind),
        Book::Period { from, to, months } => {
            return format!(
                "{from} – {to} · {months} {}",
                if *months == 1 { "month" } else { "months" }
            );
        }
        Book::Value => "Value",
        Book::Note => "Note",
        Book::Budget => "Budget",
        Book::TotalCost => "Spend and fees",
        Book::GrossProfit => "Gross profit",
        Book::NetProfit => "Profit after marketing",
        Book::EightOfTen => "Low and high: eight cases in ten lie between",
        Book::ChanceOfLoss => "Chance of a loss",
        Book::ChanceToBeatToday => "Chance to beat today's split",
        Book::PaybackMonth => "Paid back by",
        Book::NoPayback => "not within the period",
        Book::Proof => "Proof: no plan can be better by more than",
        Book::CostPer { kpi } => return format!("Cost per {kpi}"),
        Book::Today => "Today",
        Book::Change => "Change",
        Book::ChangeShare => "Change, %",
        Book::Least => "Least allowed",
        Book::Most => "Most allowed",
        Book::NearlyLeast => "Nearly as good from",
        Book::NearlyMost => "Nearly as good up to",
        Book::LaterRevenue => "Revenue after the period",
        Book::MarginalRoas => "Marginal ROAS",
        Book::AtLimit => "Held by",
        Book::Reason => "Why",
        Book::PlanBlock => "Plan",
        Book::ActualBlock => "Actual: fill in the yellow cells",
        Book::VarianceBlock => "Actual less plan",
        Book::TotalWithFees => "Total with fees",
        Book::Margin => "Gross margin",
        Book::CumulativeProfit => "Profit so far",
        Book::ByMonthAndChannel => "By month and channel",
        Book::SpendPerMonth => "Spend a month",
        Book::Brings { kpi } => return format!("Brings: {kpi}"),
        Book::LowCase => "Low case",
        Book::HighCase => "High case",
        Book::NextStep => "Per unit of the last step",
        Book::Proposed => "Proposed",
        Book::Scenario => "Scenario",
        Book::AgainstFirst => "Profit vs the first",
        Book::Rule => "Constraint",
        Book::Allowed => "Allowed",
        Book::Room => "Room left",
        Book::Binds => "Reached",
        Book::Yes => "yes",
        Book::No => "no",
        Book::Worth => "What a little more is worth",
        Book::WrittenIn => "In the scenario",
        Book::Parameter(parameter) => self::parameter(*parameter),
        Book::ParameterHead => "Assumption",
        Book::AllChannels => "All channels",
        Book::Origin => "Origin",
        Book::Own => "the client's own figure",
        Book::Preset => "preset",
        Book::GradeMeans => {
            "E1 strong evidence · E2 medium · E3 weak · V vendor claim · D derived · A assumption"
        }
        Book::TermHead => "Term",
        Book::OtherLanguage => "In Vietnamese",
        Book::Meaning => "Meaning",
    }
    .to_owned()
}

fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => "Summary",
        Tab::Allocation => "Allocation",
        Tab::Flighting => "Flighting",
        Tab::Forecast => "Forecast",
        Tab::Curves => "Response curves",
        Tab::Scenarios => "Scenarios",
        Tab::Constraints => "Constraints",
        Tab::Assumptions => "Assumptions",
        Tab::Glossary => "Glossary",
    }
}

fn title(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => "Summary",
        Tab::Allocation => "Proposed allocation by channel",
        Tab::Flighting => "Spend by month and channel",
        Tab::Forecast => "Forecast",
        Tab::Curves => "Response curves",
        Tab::Scenarios => "Scenarios side by side",
        Tab::Constraints => "Constraints and what they cost",
        Tab::Assumptions => "Assumptions and their sources",
        Tab::Glossary => "Glossary",
    }
}

fn reading(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => {
            "Results belong to the proposed plan; they do not follow changes made on other sheets."
        }
        Tab::Allocation => {
            "Budgets follow the sheet Flighting. Results belong to the proposed plan."
        }
        Tab::Flighting => {
            "The plan may be changed: totals follow. Actual spend goes into the yellow cells."
        }
        Tab::Forecast => {
            "What the proposed plan brings. Gross profit follows the gross margin in the yellow cell."
        }
        Tab::Curves => {
            "What a month's spend brings in the end, of a mature channel in an average month."
        }
        Tab::Scenarios => "Each scenario with its own best plan, over the whole period.",
        Tab::Constraints => {
            "The plan keeps every constraint. A reached one holds it back; the last columns say at what price."
        }
        Tab::Assumptions => {
            "Every figure that the plan rests on. Own figures come before presets: replace presets as soon as you measure."
        }
        Tab::Glossary => "The terms of this workbook in both languages.",
    }
}

fn chart(kind: Kind) -> &'static str {
    match kind {
        Kind::Flighting => "Spend by month",
        Kind::Allocation => "Share of spend",
        Kind::Returns => "Spend and revenue by month",
        Kind::Curves => "What a month's spend brings",
        Kind::Comparison => "Cost, revenue and profit by scenario",
        Kind::Flowchart => "Media calendar",
        Kind::Waterfall => "From today to the plan",
        Kind::Frontier => "Profit by budget",
        Kind::Ranges => "Room of each channel",
        Kind::Tornado => "What moves the result",
        Kind::Fan => "Range of outcomes",
        Kind::Actual => "Plan and actual",
    }
}

fn parameter(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Margin => "Gross margin",
        Parameter::DiscountRate => "Discount rate a year",
        Parameter::AfterHorizon => "Share of later results that counts",
        Parameter::Return => "Revenue per unit spent",
        Parameter::ReturnAt => "Monthly spend at which that return holds",
        Parameter::Incrementality => "Share of the result that the spend causes",
        Parameter::HalfSaturation => "Monthly spend at half saturation",
        Parameter::FirstEffect => "Months to the first effect",
        Parameter::FullEffect => "Months to the full effect",
        Parameter::MeanLag => "Mean delay of the effect, months",
        Parameter::LeastActive => "Minimum effective spend a month",
        Parameter::SetupFee => "One-time setup cost",
        Parameter::MonthlyFee => "Fee in every active month",
        Parameter::FeeRate => "Agency fee on spend",
        Parameter::MostSpend => "Most spend a month",
    }
}

/// The term and what it means.
pub(super) fn term(term: Term) -> (&'static str, &'static str) {
    match term {
        Term::Allocation => {
            ("Budget allocation", "How the budget is split over channels and months.")
        }
        Term::Flighting => ("Flighting", "When the money is spent, month by month."),
        Term::IncrementalRevenue => {
            ("Incremental revenue", "Revenue that would not have come without the spend.")
        }
        Term::Roas => ("ROAS", "Return on ad spend: revenue divided by spend."),
        Term::MarginalRoas => {
            ("Marginal ROAS", "What the next unit of spend brings, not the average one.")
        }
        Term::Roi => ("ROI", "Profit after marketing divided by spend and fees."),
        Term::GrossMargin => (
            "Gross margin",
            "What is left of revenue after the cost of goods, as a share of revenue.",
        ),
        Term::BreakEven => {
            ("Break-even ROAS", "1 divided by the gross margin: below it spend loses money.")
        }
        Term::Payback => {
            ("Payback", "The month in which gross profit so far covers all spend and fees so far.")
        }
        Term::ResponseCurve => ("Response curve", "What each level of a channel's spend brings."),
        Term::Saturation => {
            ("Saturation", "The more a channel spends, the less each further unit brings.")
        }
        Term::CarryOver => {
            ("Carry-over (adstock)", "The part of an effect that lands in later months.")
        }
        Term::RampUp => {
            ("Ramp-up", "Months that a channel such as SEO needs before it works in full.")
        }
        Term::Seasonality => {
            ("Seasonality", "How much more or less the same spend brings in a month of the year.")
        }
        Term::ForecastRange => {
            ("Forecast range", "Low and high cases: eight outcomes in ten lie between them.")
        }
        Term::Constraint => {
            ("Constraint", "A rule that the plan must keep: a cap, a floor, a share, a contract.")
        }
        Term::ShadowPrice => {
            ("Shadow price", "What the result gains when a constraint is relaxed a little.")
        }
        Term::MinimumEffective => {
            ("Minimum effective spend", "Below it a channel is not worth running.")
        }
        Term::Gap => {
            ("Optimality gap", "How far the plan may be from the best possible one, proven.")
        }
        Term::EvidenceGrade => (
            "Evidence grade",
            "How well a figure is supported, from E1 (experiments) to A (assumption).",
        ),
    }
}
