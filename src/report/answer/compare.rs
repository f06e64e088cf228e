//! The page of `compare`: scenarios and reference plans side by side, and the ladder.

use serde::Serialize;

use super::{Answer, Head, section, sheet, written};
use crate::analysis::compare::{Case, CaseName, Outcome};
use crate::analysis::ladder::{Rung, Step};
use crate::locale::what_if::WhatIf;
use crate::locale::{Lang, Wording, group_rows, visible};
use crate::plan::{Status, Totals};
use crate::report::content::{Proof, Section, optional};
use crate::report::layout::{cut, width};
use crate::report::sheets::{Cell, Kind, Row, Sheet};
use crate::report::{Format, Style, csv, json, scenario_path};
use crate::row::RowKey;
use crate::scenario::REVENUE;
use crate::solve::NoPlan;

/// Columns of a table beside the names of its rows.
const ACROSS: usize = 5;
/// Letters of a case's name at the head of its column.
const HEAD: usize = 14;

/// Cases side by side, and how to tell them.
#[derive(Debug, Clone, Copy)]
pub struct CompareReport<'a> {
    /// The first is what the others are held against.
    pub cases: &'a [Case],
    /// Empty where nobody asked for it.
    pub ladder: &'a [Rung],
    /// Whose words.
    pub lang: Lang,
}

/// A row of figures.
struct Line {
    label: String,
    values: Vec<Option<f64>>,
    kind: Kind,
    unit: LineUnit,
}

#[derive(Clone, Copy)]
enum LineUnit {
    Money,
    Ratio,
    Share,
    Count,
}

impl CompareReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn say(&self, said: &WhatIf) -> String {
        self.lang.words().what_if(said)
    }

    fn name(&self, case: &Case) -> String {
        match &case.name {
            CaseName::Called(name) => visible(name),
            CaseName::Today => self.say(&WhatIf::Today),
            CaseName::Equal => self.say(&WhatIf::Equal),
        }
    }

    /// At the head of a column: a name that is cut is numbered, since others may begin like it.
    fn head(&self, at: usize) -> String {
        let name = self.name(&self.cases[at]);
        if width(&name) <= HEAD {
            return name;
        }
        let number = format!("({}) ", at + 1);
        let room = HEAD - width(&number);
        number + &cut(&name, room)
    }

    fn step(&self, rung: &Rung) -> String {
        self.say(&match &rung.step {
            Step::Today => WhatIf::Today,
            Step::Timing => WhatIf::BestTiming,
            Step::Mix => WhatIf::BestMix,
            Step::WhatIf(name) => return visible(name),
        })
    }

    /// Channels of every case, in the order in which they come up: id, and name.
    fn channels(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for case in self.cases {
            let wording = Wording::new(&case.scenario, self.lang);
            for (c, channel) in case.scenario.channels.iter().enumerate() {
                if all.iter().all(|(id, _)| *id != channel.id) {
                    all.push((channel.id.clone(), wording.channel(c)));
                }
            }
        }
        all
    }

    fn spend_in(case: &Case, id: &str) -> Option<f64> {
        let at = case.scenario.channels.iter().position(|c| c.id == id)?;
        Some(case.channels()?.get(at)?.total_spend)
    }

    fn lines(&self) -> Vec<Line> {
        let labels = self.lang.words().labels();
        let of = |read: &dyn Fn(&Case) -> Option<f64>| self.cases.iter().map(read).collect();
        let line = |label: &str, kind, unit, read: &dyn Fn(&Case) -> Option<f64>| Line {
            label: label.to_owned(),
            values: of(read),
            kind,
            unit,
        };
        let total = |read: fn(&Totals) -> f64| move |case: &Case| case.totals().map(read);
        let mut lines: Vec<Line> = self
            .channels()
            .iter()
            .map(|(id, name)| {
                line(name, Kind::Body, LineUnit::Money, &|case| Self::spend_in(case, id))
            })
            .collect();
        lines.push(line(labels.spend, Kind::Sum, LineUnit::Money, &total(|t| t.spend)));
        let fees = total(|t| t.fees);
        if self.cases.iter().any(|case| fees(case).is_some_and(|f| f > 0.0)) {
            lines.push(line(labels.fees, Kind::Body, LineUnit::Money, &fees));
        }
        for (label, read) in
            [(labels.revenue, (|t| t.revenue) as fn(&Totals) -> f64), (labels.profit, |t| t.profit)]
        {
            lines.push(line(label, Kind::Body, LineUnit::Money, &total(read)));
        }
        lines.push(line(labels.roas, Kind::Body, LineUnit::Ratio, &|case| case.totals()?.roas));
        lines.push(line(labels.roi_net, Kind::Body, LineUnit::Share, &|case| {
            case.totals()?.roi_net
        }));
        let mut kpis: Vec<String> = self.cases.iter().flat_map(|c| c.scenario.kpis()).collect();
        kpis.sort();
        kpis.dedup();
        for kpi in kpis.iter().filter(|kpi| *kpi != REVENUE) {
            lines.push(line(&self.lang.kpi(kpi), Kind::Body, LineUnit::Count, &|case| {
                case.totals()?.kpis.get(kpi).copied()
            }));
        }
        let first = |values: &[Option<f64>]| values.first().copied().flatten();
        let mut kind = Kind::Sum;
        let mut changes = Vec::new();
        if self.cases.len() > 1 {
            for (label, read) in [
                (labels.spend, (|t| t.spend) as fn(&Totals) -> f64),
                (labels.revenue, |t| t.revenue),
                (labels.profit, |t| t.profit),
            ] {
                let values: Vec<Option<f64>> = of(&total(read));
                let base = first(&values);
                let change = |value: &Option<f64>| Some((*value)? - base?);
                changes.push(Line {
                    label: self.say(&WhatIf::Change(label.to_owned())),
                    values: values.iter().map(change).collect(),
                    kind,
                    unit: LineUnit::Money,
                });
                kind = Kind::Body;
            }
        }
        lines.extend(changes);
        lines
    }

    fn sheets(&self) -> Vec<Sheet> {
        let Some(first) = self.cases.first() else {
            return Vec::new();
        };
        let wording = Wording::new(&first.scenario, self.lang);
        let lines = self.lines();
        let money = lines
            .iter()
            .filter(|line| matches!(line.unit, LineUnit::Money))
            .flat_map(|line| line.values.iter().flatten());
        let unit = wording.money.table_unit(money.fold(0.0, |most: f64, x| most.max(x.abs())));
        let text = |line: &Line, at: usize| {
            optional(line.values[at], |x| match line.unit {
                LineUnit::Money => self.lang.number(x / unit.scale, unit.decimals),
                LineUnit::Ratio => self.lang.number(x, 2),
                LineUnit::Share => self.lang.percent(x, 1),
                LineUnit::Count => wording.count(x),
            })
        };
        let rest: Vec<usize> = (1..self.cases.len()).collect();
        let blocks: Vec<Vec<usize>> = match rest.chunks(ACROSS - 1) {
            chunks if chunks.len() == 0 => vec![vec![0]],
            chunks => chunks.map(|own| [&[0], own].concat()).collect(),
        };
        blocks
            .into_iter()
            .map(|block| {
                let heads = block.iter().map(|&at| self.head(at));
                let row = |line: &Line| Row {
                    kind: line.kind,
                    cells: std::iter::once(line.label.clone())
                        .chain(block.iter().map(|&at| text(line, at)))
                        .map(Cell::Text)
                        .collect(),
                };
                Sheet {
                    heading: self.say(&WhatIf::Figure),
                    unit: wording.money.unit_note(unit),
                    above: None,
                    heads: std::iter::once(String::new()).chain(heads).collect(),
                    rows: lines.iter().map(row).collect(),
                    note: None,
                }
            })
            .collect()
    }

    fn ladder_sheet(&self) -> Option<Sheet> {
        let first = self.ladder.first()?;
        let wording = Wording::new(&first.case.scenario, self.lang);
        let labels = self.lang.words().labels();
        let amounts = self
            .ladder
            .iter()
            .filter_map(|rung| rung.case.totals())
            .flat_map(|t| [t.spend, t.revenue, t.profit]);
        let unit = wording.money.table_unit(amounts.fold(0.0, |most: f64, x| most.max(x.abs())));
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let mut before: Option<f64> = None;
        let mut rows = Vec::new();
        for rung in self.ladder {
            let totals = rung.case.totals();
            let profit = totals.map(|t| t.profit);
            let adds = profit.zip(before).map(|(now, before)| now - before);
            rows.push(vec![
                self.step(rung),
                optional(totals.map(|t| t.spend), amount),
                optional(totals.map(|t| t.revenue), amount),
                optional(profit, amount),
                optional(adds, |x| self.lang.signed(x / unit.scale, unit.decimals)),
            ]);
            // Each what-if is held against the best mix, not against the one before it.
            if !matches!(rung.step, Step::WhatIf(_)) {
                before = profit.or(before);
            }
        }
        Some(sheet(
            self.say(&WhatIf::LadderHeading),
            wording.money.unit_note(unit),
            vec![
                self.say(&WhatIf::Step),
                labels.spend.to_owned(),
                labels.revenue.to_owned(),
                labels.profit.to_owned(),
                self.say(&WhatIf::Adds),
            ],
            rows,
            self.left_out().map(|said| self.say(&said)),
        ))
    }

    /// The rung that the ladder lacks.
    fn left_out(&self) -> Option<WhatIf> {
        let has = |step: Step| self.ladder.iter().any(|rung| rung.step == step);
        if !has(Step::Today) {
            Some(WhatIf::NoToday)
        } else {
            (!has(Step::Timing)).then_some(WhatIf::NoTiming)
        }
    }

    fn rules(&self, case: &Case, rows: &[RowKey]) -> Vec<String> {
        let wording = Wording::new(&case.scenario, self.lang);
        let groups = group_rows(rows.iter().map(|row| (*row, 0.0)));
        groups.iter().map(|group| wording.rule(group)).collect()
    }

    fn unmet(&self, case: &Case) -> Option<String> {
        let Outcome::Unmet(why) = &case.outcome else {
            return None;
        };
        let name = self.name(case);
        Some(self.say(&match why {
            NoPlan::Infeasible(conflict) => {
                WhatIf::Clash { rules: self.rules(case, &conflict.rows), case: name }
            }
            _ => WhatIf::NoPlanInTime { case: name },
        }))
    }

    fn sections(&self) -> Vec<Section> {
        let names = self.cases.iter().map(|case| self.name(case)).enumerate();
        let long = names.filter(|(_, name)| width(name) > HEAD);
        let long: Vec<String> = long.map(|(at, name)| format!("({}) {name}", at + 1)).collect();
        let unmet = self.cases.iter().filter_map(|case| self.unmet(case));
        let breaks = self.cases.iter().filter(|case| !case.broken().is_empty());
        let breaks = breaks.map(|case| {
            self.say(&WhatIf::Breaks {
                case: self.name(case),
                rules: self.rules(case, case.broken()),
            })
        });
        let all = [
            (WhatIf::Legend, long),
            (WhatIf::NoPlanHeading, unmet.collect()),
            (WhatIf::BrokenHeading, breaks.collect()),
        ];
        all.into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(heading, items)| section(self.say(&heading), items))
            .collect()
    }

    fn page(&self) -> Answer {
        let first = self.cases.first();
        let name = first.map_or_else(String::new, |case| self.name(case));
        let open: Vec<String> = self
            .cases
            .iter()
            .filter(|case| {
                matches!(&case.outcome, Outcome::Best(plan) if plan.status != Status::Optimal)
            })
            .map(|case| self.name(case))
            .collect();
        let has_best = self.cases.iter().any(|case| matches!(case.outcome, Outcome::Best(_)));
        Answer {
            title: first.map_or_else(String::new, |case| visible(&case.scenario.name)),
            subtitle: self.say(&WhatIf::CompareSubtitle { cases: self.cases.len(), first: name }),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets: self.sheets().into_iter().chain(self.ladder_sheet()).collect(),
            sections: self.sections(),
            proof: has_best.then(|| Proof {
                complete: open.is_empty(),
                verdict: self.say(&if open.is_empty() {
                    WhatIf::AllProven
                } else {
                    WhatIf::SomeOpen { cases: open.join(", ") }
                }),
                figures: String::new(),
                effort: String::new(),
            }),
        }
    }

    fn value(&self) -> CompareJson<'_> {
        let base = &self.cases[0].scenario;
        CompareJson {
            head: Head::of("compare", base),
            cases: self.cases.iter().map(|case| self.case_json(case, self.name(case))).collect(),
            ladder: self
                .ladder
                .iter()
                .map(|rung| self.case_json(&rung.case, self.step(rung)))
                .collect(),
        }
    }

    fn case_json<'b>(&'b self, case: &'b Case, name: String) -> CaseJson<'b> {
        let ids = case.scenario.channels.iter().map(|c| c.id.as_str());
        let path = |row: &RowKey| scenario_path(&case.scenario, *row);
        CaseJson {
            name: json::plain(&name),
            status: match &case.outcome {
                Outcome::Best(plan) if plan.status == Status::Optimal => "optimal",
                Outcome::Best(_) => "feasible",
                Outcome::Reference(_) => "reference",
                Outcome::Unmet(NoPlan::Infeasible(_)) => "infeasible",
                Outcome::Unmet(_) => "stopped",
            },
            objective: case.value(),
            bound: match &case.outcome {
                Outcome::Best(plan) => Some(plan.proof.bound),
                _ => None,
            },
            totals: case.totals().map(|t| TotalsJson {
                spend: t.spend,
                fees: t.fees,
                revenue: t.revenue,
                profit: t.profit,
                roas: t.roas,
                roi_net: t.roi_net,
                kpis: &t.kpis,
            }),
            channels: case
                .channels()
                .map(|channels| {
                    ids.zip(channels)
                        .map(|(id, channel)| SpendJson { id, spend: channel.total_spend })
                        .collect()
                })
                .unwrap_or_default(),
            breaks: case.broken().iter().map(path).collect(),
            clash: match &case.outcome {
                Outcome::Unmet(NoPlan::Infeasible(conflict)) => {
                    let mut paths: Vec<String> = conflict.rows.iter().map(path).collect();
                    paths.dedup();
                    paths
                }
                _ => Vec::new(),
            },
            text: self.unmet(case).map(|text| json::plain(&text)),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut head = vec!["figure".to_owned()];
        head.extend(self.cases.iter().map(|case| csv::cell_text(&self.name(case))));
        let mut rows = vec![head];
        let number = |x: Option<f64>| x.map(csv::number).unwrap_or_default();
        for (id, _) in self.channels() {
            let mut row = vec![csv::cell_text(&format!("spend.{id}"))];
            row.extend(self.cases.iter().map(|case| number(Self::spend_in(case, &id))));
            rows.push(row);
        }
        type Read = fn(&Totals) -> Option<f64>;
        let figures: [(&str, Read); 6] = [
            ("spend", |t| Some(t.spend)),
            ("fees", |t| Some(t.fees)),
            ("revenue", |t| Some(t.revenue)),
            ("profit", |t| Some(t.profit)),
            ("roas", |t| t.roas),
            ("roi_net", |t| t.roi_net),
        ];
        for (name, read) in figures {
            let mut row = vec![name.to_owned()];
            row.extend(self.cases.iter().map(|case| number(case.totals().and_then(read))));
            rows.push(row);
        }
        let mut row = vec!["objective".to_owned()];
        row.extend(self.cases.iter().map(|case| number(case.value())));
        rows.push(row);
        rows
    }
}

#[derive(Serialize)]
struct CompareJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    cases: Vec<CaseJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ladder: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    name: String,
    status: &'static str,
    objective: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<f64>,
    totals: Option<TotalsJson<'a>>,
    channels: Vec<SpendJson<'a>>,
    /// Rules that a reference plan breaks, by path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    breaks: Vec<String>,
    /// Rules that cannot hold together, by path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    clash: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize)]
struct TotalsJson<'a> {
    spend: f64,
    fees: f64,
    revenue: f64,
    profit: f64,
    roas: Option<f64>,
    roi_net: Option<f64>,
    kpis: &'a std::collections::BTreeMap<String, f64>,
}

#[derive(Serialize)]
struct SpendJson<'a> {
    id: &'a str,
    spend: f64,
}
