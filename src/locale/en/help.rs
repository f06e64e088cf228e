//! The program's help in English.

use crate::locale::catalogue::Help;

pub(super) fn help(help: Help) -> &'static str {
    match help {
        Help::Program => {
            "Finds the best split of a marketing budget over channels and months, and proves it."
        }
        Help::ProgramExamples => {
            "Examples:
  phanbo init plan.json                a commented scenario to start from
  phanbo solve plan.json               the best plan, as a table
  phanbo solve plan.json -o plan.csv   the same as a file for a spreadsheet

Exit codes: 0 a plan · 1 an unexpected failure · 2 wrong usage or a wrong file · 3 the scenario
cannot be satisfied · 4 stopped at a limit, plan given · 5 stopped at a limit without a plan"
        }
        Help::Usage => "Usage:",
        Help::Commands => "Commands",
        Help::Arguments => "Arguments",
        Help::Options => "Options",
        Help::Solve => "Find the best plan of a scenario",
        Help::SolveExamples => {
            "Examples:
  phanbo solve plan.json
  phanbo solve plan.json --format md --lang vi
  phanbo solve - --format json --no-timing < plan.json
  phanbo solve plan.json --time-limit 10 -o plan.csv --force"
        }
        Help::Compare => "Compare scenarios, variants and other plans side by side",
        Help::CompareExamples => {
            "Examples:
  phanbo compare plan.json                                     with the file's what_ifs
  phanbo compare plan.json other.json
  phanbo compare plan.json --with current --with by-hand.csv
  phanbo compare plan.json --name more --set budget.monthly=30M --name no-seo --set channels.seo.max=0
  phanbo compare plan.json --ladder                            today's mix, step by step"
        }
        Help::SetVariant => {
            "Change a value in a variant: those after a --name belong to it, else all are one variant"
        }
        Help::Set => {
            "Change a value before solving; a path names a channel by its id (repeatable)"
        }
        Help::ChartFiles => "With comparison: further scenario files [default: the file's what_ifs]",
        Help::ChartActuals => "With actual: what was spent, CSV or XLSX",
        Help::Brand => "A house's look: JSON such as {\"colors\": [\"#004b87\"], \"ink\": \"#101820\", \"logo\": \"logo.png\"}",
        Help::SvgText => {
            "Texts of an SVG: outline (shapes, for slides), text, or embed (font inside) [default: outline]"
        }
        Help::Report => "Write the proposal for the client",
        Help::ReportExamples => {
            "Examples:
  phanbo report plan.json -o proposal.html --client \"Sông Hàn\" --prepared-by \"Agency\"
  phanbo report plan.json -o proposal.pdf --lang vi
  phanbo report plan.json -o plan.xlsx
  phanbo report plan.json -o deck.pptx --sections summary,allocation,schedule,forecast
  phanbo report plan.json -o try.html --interactive --slider gross_margin=0.4..0.6:5"
        }
        Help::Document => "File to write: .html, .pdf, .xlsx, .pptx or .md",
        Help::Client => "The client's name, for the cover",
        Help::PreparedBy => "Who prepared it, for the cover",
        Help::Date => "The date on the cover, as it is to be printed [default: none]",
        Help::Sections => {
            "Sections: summary, goals, allocation, schedule, forecast, why, scenarios, limits, risks, measurement, assumptions, glossary, method [default: all]"
        }
        Help::Interactive => "Sliders over solved plans in the page (HTML)",
        Help::Slider => "A further slider (at most two), as --over of sweep",
        Help::Robustness => "Say how far the plan can be trusted, and what to learn next",
        Help::RobustnessExamples => {
            "Examples:
  phanbo robustness plan.json
  phanbo robustness plan.json --format json"
        }
        Help::MoreFiles => "Further scenario files",
        Help::VariantName => "Begin a variant with this name (repeatable)",
        Help::WhatIfs => "Add the file's what_ifs",
        Help::With => {
            "Add a reference plan: current (today's spend), equal, or a plan file (repeatable)"
        }
        Help::Ladder => "Add the steps from today's mix to the best one",
        Help::Sweep => "Solve at every value of a figure: frontier, knee, and where to stop",
        Help::SweepExamples => {
            "Examples:
  phanbo sweep plan.json --over budget.monthly=10M..60M:26
  phanbo sweep plan.json --over budget.monthly=10M..60M:6 --over channels.seo.max=0..9M:4
  phanbo sweep plan.json --over gross_margin=0.3..0.8:11 -o margin.csv"
        }
        Help::Over => "What is moved, from where to where, in how many values; twice for a grid",
        Help::Replan => "Keep the months that are spent, and plan the rest again",
        Help::ReplanExamples => {
            "Examples:
  phanbo replan plan.json --actuals spent.csv     columns: month, channel, spend, perhaps revenue
  phanbo replan plan.json --actuals spent.xlsx --plan sold.json"
        }
        Help::Actuals => "What was spent: CSV or XLSX",
        Help::PlanBefore => "The plan it is held against [default: the best plan of the scenario]",
        Help::TopUp => "Say where an extra amount goes on top of a committed plan",
        Help::TopUpExamples => {
            "Examples:
  phanbo top-up plan.json --plan sold.json --extra 20M"
        }
        Help::Committed => "The committed plan: JSON of solve, or CSV",
        Help::Extra => "The extra amount, fees included: 20M, 20_000_000",
        Help::Check => "Check a scenario without solving it",
        Help::CheckExamples => {
            "Examples:
  phanbo check plan.json
  cat plan.json | phanbo check -"
        }
        Help::Schema => "Print the JSON Schema of scenarios, for editors",
        Help::SchemaOf => "Of which JSON: a scenario, or what a command writes",
        Help::SchemaExamples => {
            "Examples:
  phanbo schema -o phanbo.schema.json
  phanbo schema --of plan"
        }
        Help::Models => "List the channel presets with their evidence and sources",
        Help::ModelsExamples => {
            "Examples:
  phanbo models
  phanbo models enterprise --lang vi"
        }
        Help::Init => "Write a commented scenario to start from",
        Help::InitExamples => {
            "Examples:
  phanbo init plan.json
  phanbo init --tier enterprise --lang vi plan.json
  phanbo init | phanbo solve -"
        }
        Help::Verify => "Check a plan: its rules, its value, and the proof of its bound",
        Help::VerifyExamples => {
            "Examples:
  phanbo solve plan.json -o best.json --certificate proof.json
  phanbo verify plan.json best.json proof.json
  phanbo verify plan.json by-hand.csv          columns: month, channel, spend

Exit codes: 0 all of it holds · 3 something does not"
        }
        Help::PlanFile => "Plan: the JSON of solve, or CSV with the columns month, channel, spend",
        Help::CertificateFile => "Proof written by solve --certificate",
        Help::Backend => {
            "Who solves the continuous part: auto, microlp, or highs where it is compiled in [default: auto]"
        }
        Help::Chart => "Draw a chart of the best plan, as SVG or PNG",
        Help::ChartExamples => {
            "Examples:
  phanbo chart --list
  phanbo chart flighting plan.json -o flighting.svg
  phanbo chart curves plan.json -o curves.png --lang vi --scale 3"
        }
        Help::ChartKind => "Which chart; --list names them",
        Help::Picture => {
            "File to write, .svg or .png; an existing file stays unless --force is given"
        }
        Help::Scale => "Pixels of a PNG for each px of the chart [default: 2]",
        Help::Size => "Width and height in px, such as 1280x720 [default: as the data ask for]",
        Help::ListCharts => "List the charts",
        Help::Export => "Write the model as a standard file for other solvers",
        Help::ExportExamples => {
            "Examples:
  phanbo export plan.json --lp plan.lp
  phanbo export plan.json --mps plan.mps --chords 60

Every curve becomes a chain of chords, so the file's optimum lies a little below the true one."
        }
        Help::Mps => "Write free MPS to this file",
        Help::Lp => "Write the LP format to this file [default: the terminal]",
        Help::Chords => "Chords for each curve [default: 24]",
        Help::Certificate => "Write what proves the bound to this file, for verify",
        Help::Goal => "Find the least money that reaches the targets",
        Help::GoalExamples => {
            "Examples:
  phanbo goal plan.json
  phanbo goal plan.json --format json"
        }
        Help::Ranges => {
            "Show how far each channel may stray among plans nearly as good as the best"
        }
        Help::RangesExamples => {
            "Examples:
  phanbo ranges plan.json
  phanbo ranges plan.json --within 5%"
        }
        Help::Explain => "Say why each channel got what it got, and what each limit costs",
        Help::ExplainExamples => {
            "Examples:
  phanbo explain plan.json
  phanbo explain plan.json --format md -o why.md"
        }
        Help::Within => "How much worse than the best a plan may be: 1%, 0.01 [default: 1%]",
        Help::File => {
            "Scenario file (JSON; comments and trailing commas allowed), or - for standard input"
        }
        Help::Format => {
            "Format of the result: table, json, csv or md [default: from the ending of -o, else table]"
        }
        Help::Output => {
            "Write to this file instead of the terminal, whole or not at all; an existing file stays unless --force is given"
        }
        Help::Lang => "Language: vi or en [default: PHANBO_LANG, else the system's]",
        Help::Tolerance => "Relative gap at which a plan counts as optimal [default: 1e-6]",
        Help::TimeLimit => "Stop after this many seconds with the best plan so far",
        Help::Samples => {
            "Draws of the returns for the risk figures; default: the file's, else 1000"
        }
        Help::Seed => "Seed of the draws; the same seed gives the same numbers everywhere",
        Help::NodeLimit => "Stop after this many nodes of the search; the same everywhere",
        Help::NoTiming => "Leave out times, so that the same scenario gives the same bytes",
        Help::Force => "Replace an existing file",
        Help::TierArgument => "Which presets: sme or enterprise [default: both]",
        Help::TierOption => "Which presets to start from: sme or enterprise [default: sme]",
        Help::InitFile => "File to write [default: the terminal]",
        Help::HelpFlag => "Print help",
        Help::VersionFlag => "Print the version",
    }
}
