//! Scenarios and reference plans side by side, and the ladder.

pub(super) mod data;

use super::{Answer, Document, json};
use crate::analysis::compare::{Case, CaseName, Outcome};
use crate::analysis::ladder::{Rung, Step};
use crate::chart::comparison;
use crate::locale::what_if::WhatIf;
use crate::locale::{Wording, group_rows, visible};
use crate::page::layout::{cut, width};
use crate::page::{
    Block, Column, Cut, Datum, Figure, Figures, Page, Row, RowKind, Rows, Section, Table, optional,
};
use crate::plan::{Status, Totals};
use crate::row::RowKey;
use crate::scenario::REVENUE;
use crate::solve::NoPlan;

/// How the table is cut on a narrow page: names and the first case stand in every part.
const CUT: Cut = Cut { repeated: 2, columns: 4, last: 0 };
/// Letters of a case's name at the head of its column.
const HEAD: usize = 14;

/// Cases side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The first is what the others are held against.
    pub cases: Vec<Case>,
    /// Empty where nobody asked for it.
    pub ladder: Vec<Rung>,
}

/// A row of figures.
struct Line {
    label: String,
    values: Vec<Option<f64>>,
    kind: RowKind,
    unit: LineUnit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LineUnit {
    Money,
    Ratio,
    Share,
    Count,
}

impl Document for Answer<'_, Comparison> {
    fn page(&self) -> Page {
        let cases = &self.found.cases;
        let first = cases.first().map_or_else(String::new, |case| self.name(case));
        let subtitle = self.what_if(&WhatIf::CompareSubtitle { cases: cases.len(), first });
        let is_open = |case: &&Case| matches!(&case.outcome, Outcome::Best(plan) if plan.status != Status::Optimal);
        let open: Vec<String> = cases.iter().filter(is_open).map(|case| self.name(case)).collect();
        let mut page = self.titled(subtitle).with(self.side_by_side());
        page.sections.extend(self.ladder());
        for section in self.remarks() {
            page = page.with(section);
        }
        if cases.iter().any(|case| matches!(case.outcome, Outcome::Best(_))) {
            page = page.with(self.all_proven(&open).into());
        }
        page
    }

    fn json(&self) -> String {
        json::text(&self.value())
    }

    fn rows(&self) -> Rows {
        let cases = &self.found.cases;
        let mut rows = Rows::under(["figure"]);
        rows.heads.extend(cases.iter().map(|case| self.name(case)));
        let mut add = |name: String, read: &dyn Fn(&Case) -> Option<f64>| {
            let figures = cases.iter().map(|case| Datum::from(read(case)));
            rows.rows.push(std::iter::once(name.into()).chain(figures).collect());
        };
        for (id, _) in self.channels() {
            add(format!("spend.{id}"), &|case| spend_in(case, &id));
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
            add(name.to_owned(), &|case| case.totals().and_then(read));
        }
        add("objective".to_owned(), &Case::value);
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        let named: Vec<(String, &Case)> =
            self.found.cases.iter().map(|case| (self.name(case), case)).collect();
        let drawn = comparison::Comparison::of(&named, self.lang);
        Block::drawn(drawn).into_iter().collect()
    }
}

/// What a case spends on the channel of an id.
fn spend_in(case: &Case, id: &str) -> Option<f64> {
    let at = case.scenario.channels.iter().position(|c| c.id == id)?;
    Some(case.channels()?.get(at)?.total_spend)
}

impl Answer<'_, Comparison> {
    fn name(&self, case: &Case) -> String {
        match &case.name {
            CaseName::Called(name) => visible(name),
            CaseName::Today => self.what_if(&WhatIf::Today),
            CaseName::Equal => self.what_if(&WhatIf::Equal),
        }
    }

    /// At the head of a column: a name that is cut is numbered, since others may begin like it.
    fn case_head(&self, at: usize) -> String {
        let name = self.name(&self.found.cases[at]);
        if width(&name) <= HEAD {
            return name;
        }
        let number = format!("({}) ", at + 1);
        let room = HEAD - width(&number);
        number + &cut(&name, room)
    }

    fn step(&self, rung: &Rung) -> String {
        self.what_if(&match &rung.step {
            Step::Today => WhatIf::Today,
            Step::Timing => WhatIf::BestTiming,
            Step::Mix => WhatIf::BestMix,
            Step::WhatIf(name) => return visible(name),
        })
    }

    /// Channels of every case, in the order in which they come up: id, and name.
    fn channels(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for case in &self.found.cases {
            let wording = Wording::new(&case.scenario, self.lang);
            for (c, channel) in case.scenario.channels.iter().enumerate() {
                if all.iter().all(|(id, _)| *id != channel.id) {
                    all.push((channel.id.clone(), wording.channel(c)));
                }
            }
        }
        all
    }

    fn lines(&self) -> Vec<Line> {
        let labels = self.lang.words().labels();
        let of = |read: &dyn Fn(&Case) -> Option<f64>| self.found.cases.iter().map(read).collect();
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
                line(name, RowKind::Body, LineUnit::Money, &|case| spend_in(case, id))
            })
            .collect();
        lines.push(line(labels.spend, RowKind::Sum, LineUnit::Money, &total(|t| t.spend)));
        let fees = total(|t| t.fees);
        if self.found.cases.iter().any(|case| fees(case).is_some_and(|f| f > 0.0)) {
            let taxed = total(|t| t.tax);
            let taxed = self.found.cases.iter().any(|case| taxed(case).is_some_and(|x| x > 0.0));
            let label = labels.beside_spend(taxed);
            lines.push(line(label, RowKind::Body, LineUnit::Money, &fees));
        }
        for (label, read) in
            [(labels.revenue, (|t| t.revenue) as fn(&Totals) -> f64), (labels.profit, |t| t.profit)]
        {
            lines.push(line(label, RowKind::Body, LineUnit::Money, &total(read)));
        }
        lines.push(line(labels.roas, RowKind::Body, LineUnit::Ratio, &|case| case.totals()?.roas));
        lines.push(line(labels.roi_net, RowKind::Body, LineUnit::Share, &|case| {
            case.totals()?.roi_net
        }));
        let mut kpis: Vec<String> =
            self.found.cases.iter().flat_map(|c| c.scenario.kpis()).collect();
        kpis.sort();
        kpis.dedup();
        for kpi in kpis.iter().filter(|kpi| *kpi != REVENUE) {
            lines.push(line(&self.lang.kpi(kpi), RowKind::Body, LineUnit::Count, &|case| {
                case.totals()?.kpis.get(kpi).copied()
            }));
        }
        if self.found.cases.len() > 1 {
            let changes = [
                (labels.spend, RowKind::Sum, (|t| t.spend) as fn(&Totals) -> f64),
                (labels.revenue, RowKind::Body, |t| t.revenue),
                (labels.profit, RowKind::Body, |t| t.profit),
            ];
            for (label, kind, read) in changes {
                let base = self.found.cases[0].totals().map(read);
                let label = self.what_if(&WhatIf::Change(label.to_owned()));
                lines.push(line(&label, kind, LineUnit::Money, &|case| {
                    Some(case.totals().map(read)? - base?)
                }));
            }
        }
        lines
    }

    fn side_by_side(&self) -> Section {
        let Some(first) = self.found.cases.first() else {
            return Section::default();
        };
        let wording = Wording::new(&first.scenario, self.lang);
        let lines = self.lines();
        let money = lines.iter().filter(|line| line.unit == LineUnit::Money);
        let figures = Figures::of(&wording.money, money.flat_map(|l| &l.values).copied().flatten());
        let figure = |unit: LineUnit, x: f64| match unit {
            LineUnit::Money => figures.amount(x),
            LineUnit::Ratio => figures.ratio(x),
            LineUnit::Share => figures.share(x),
            LineUnit::Count => figures.count(x),
        };
        let row = |line: &Line| {
            let cells = line.values.iter().map(|x| optional(*x, |x| figure(line.unit, x)));
            let name = Figure::text(line.label.as_str());
            Row { kind: line.kind, cells: std::iter::once(name).chain(cells).collect() }
        };
        let heads = self.found.cases.iter().enumerate().map(|(at, case)| Column {
            short: self.case_head(at),
            ..Column::number(self.name(case))
        });
        let table = Table {
            rows: lines.iter().map(row).collect(),
            cut: Some(CUT),
            ..Table::of(std::iter::once(Column::text("")).chain(heads).collect())
        };
        let table = Block::Table(table.in_unit(figures.unit_note()));
        Section::new("figures", self.what_if(&WhatIf::Figure), vec![table])
    }

    fn ladder(&self) -> Option<Section> {
        let first = self.found.ladder.first()?;
        let wording = Wording::new(&first.case.scenario, self.lang);
        let labels = self.lang.words().labels();
        let totals = self.found.ladder.iter().filter_map(|rung| rung.case.totals());
        let amounts = totals.flat_map(|t| [t.spend, t.revenue, t.profit]);
        let figures = Figures::of(&wording.money, amounts);
        let mut before: Option<f64> = None;
        let rows = self.found.ladder.iter().map(|rung| {
            let totals = rung.case.totals();
            let amount =
                |read: fn(&Totals) -> f64| optional(totals.map(read), |x| figures.amount(x));
            let profit = totals.map(|t| t.profit);
            let adds = profit.zip(before).map(|(now, before)| now - before);
            // Each what-if is held against the best mix, not against the one before it.
            if !matches!(rung.step, Step::WhatIf(_)) {
                before = profit.or(before);
            }
            vec![
                Figure::text(self.step(rung)),
                amount(|t| t.spend),
                amount(|t| t.revenue),
                amount(|t| t.profit),
                optional(adds, |x| figures.change(x)),
            ]
        });
        let columns = vec![
            Column::text(self.what_if(&WhatIf::Step)),
            Column::number(labels.spend),
            Column::number(labels.revenue),
            Column::number(labels.profit),
            Column::number(self.what_if(&WhatIf::Adds)),
        ];
        let note = self.left_out().map(|said| self.what_if(&said)).unwrap_or_default();
        let table = Table::of(columns).rows(rows).in_unit(figures.unit_note()).noted(note);
        let heading = self.what_if(&WhatIf::LadderHeading);
        Some(Section::new("ladder", heading, vec![Block::Table(table)]))
    }

    /// The rung that the ladder lacks.
    fn left_out(&self) -> Option<WhatIf> {
        let has = |step: Step| self.found.ladder.iter().any(|rung| rung.step == step);
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
        Some(self.what_if(&match why {
            NoPlan::Infeasible(conflict) => {
                WhatIf::Clash { rules: self.rules(case, &conflict.rows), case: name }
            }
            _ => WhatIf::NoPlanInTime { case: name },
        }))
    }

    fn remarks(&self) -> Vec<Section> {
        let cases = &self.found.cases;
        let names = cases.iter().map(|case| self.name(case)).enumerate();
        let long = names.filter(|(_, name)| width(name) > HEAD);
        let long: Vec<String> = long.map(|(at, name)| format!("({}) {name}", at + 1)).collect();
        let unmet = cases.iter().filter_map(|case| self.unmet(case));
        let breaks = cases.iter().filter(|case| !case.broken().is_empty());
        let breaks = breaks.map(|case| {
            self.what_if(&WhatIf::Breaks {
                case: self.name(case),
                rules: self.rules(case, case.broken()),
            })
        });
        let all = [
            ("legend", WhatIf::Legend, long),
            ("no_plan", WhatIf::NoPlanHeading, unmet.collect()),
            ("broken", WhatIf::BrokenHeading, breaks.collect()),
        ];
        let section = |(key, heading, items)| {
            Section::new(key, self.what_if(&heading), Block::said(items, None))
        };
        all.into_iter().map(section).collect()
    }
}
