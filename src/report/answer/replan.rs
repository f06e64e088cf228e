//! The page of `replan`: plan against actual so far, and the rest planned again.

use serde::Serialize;

use super::{Answer, Head, section, sheet, written};
use crate::locale::what_if::WhatIf;
use crate::locale::{Lang, Wording, visible};
use crate::plan::Plan;
use crate::plan::audit::Evaluation;
use crate::plan::file::Cells;
use crate::report::content;
use crate::report::{Format, Report, Style, csv};
use crate::scenario::{REVENUE, Scenario};

/// A drift below this share of the plan is none.
const ON_PLAN: f64 = 0.005;

/// What was planned, what was spent, and the plan for the rest.
#[derive(Debug, Clone, Copy)]
pub struct ReplanReport<'a> {
    /// With the spent months fixed.
    pub scenario: &'a Scenario,
    /// What was planned before, by the true curves.
    pub before: &'a Evaluation,
    /// Spends so far, `[channel][month]`; `None` where the file is silent.
    pub actuals: &'a Cells,
    /// Revenue so far, the same way.
    pub revenue: &'a Cells,
    /// The new plan.
    pub plan: &'a Plan,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

/// A channel so far.
struct Drift {
    planned: f64,
    actual: f64,
}

impl ReplanReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn say(&self, said: &WhatIf) -> String {
        self.lang.words().what_if(said)
    }

    fn drifts(&self) -> Vec<Drift> {
        let channels = self.before.channels.iter().zip(self.actuals);
        channels
            .map(|(before, actual)| {
                let told = before.spend.iter().zip(actual);
                let told = told.filter_map(|(plan, spent)| spent.map(|spent| (*plan, spent)));
                let (planned, actual) =
                    told.fold((0.0, 0.0), |(p, a), (plan, spent)| (p + plan, a + spent));
                Drift { planned, actual }
            })
            .collect()
    }

    /// Months that the actuals speak of.
    fn months(&self) -> Vec<usize> {
        let told = |t: &usize| self.actuals.iter().any(|row| row[*t].is_some());
        (0..self.scenario.months).filter(told).collect()
    }

    fn difference(&self, drift: &Drift) -> String {
        let by = drift.actual - drift.planned;
        if by.abs() <= 1e-9 * drift.planned.max(drift.actual) {
            return "–".to_owned();
        }
        let wording = Wording::new(self.scenario, self.lang);
        let sign = if by < 0.0 { "−" } else { "+" };
        let amount = format!("{sign}{}", wording.money.short(by.abs()));
        if drift.planned > 0.0 {
            let share = self.lang.signed(100.0 * by / drift.planned, 0);
            format!("{amount} ({share}%)")
        } else {
            amount
        }
    }

    fn said(&self) -> Vec<String> {
        let wording = Wording::new(self.scenario, self.lang);
        let drifts = self.drifts();
        let sum = Drift {
            planned: drifts.iter().map(|d| d.planned).sum(),
            actual: drifts.iter().map(|d| d.actual).sum(),
        };
        let mut said = vec![WhatIf::DriftTotal {
            planned: wording.money.short(sum.planned),
            actual: wording.money.short(sum.actual),
            difference: self.difference(&sum),
        }];
        let far = |d: &Drift| (d.actual - d.planned).abs();
        let largest = drifts.iter().enumerate().max_by(|a, b| far(a.1).total_cmp(&far(b.1)));
        match largest {
            Some((c, drift)) if far(drift) > ON_PLAN * sum.planned.max(sum.actual) => {
                said.push(WhatIf::DriftLargest {
                    channel: wording.channel(c),
                    difference: self.difference(drift),
                });
            }
            _ => said.push(WhatIf::OnPlan),
        }
        said.extend(self.results());
        said.push(WhatIf::Worth {
            new: wording.gain(self.plan.proof.value),
            old: wording.gain(self.before.value),
        });
        said.iter().map(|one| self.say(one)).collect()
    }

    /// Revenue that came against what the curves expect of what was spent, where it is told.
    fn results(&self) -> Option<WhatIf> {
        let wording = Wording::new(self.scenario, self.lang);
        let (mut expected, mut actual) = (0.0, 0.0);
        let mut is_told = false;
        for (channel, told) in self.plan.channels.iter().zip(self.revenue) {
            let Some(months) = channel.kpis.get(REVENUE) else {
                continue;
            };
            for (model, came) in months.iter().zip(told) {
                if let Some(came) = came {
                    is_told = true;
                    expected += model;
                    actual += came;
                }
            }
        }
        is_told.then(|| WhatIf::ResultDrift {
            kpi: self.lang.words().labels().revenue.to_owned(),
            expected: wording.money.short(expected),
            actual: wording.money.short(actual),
            difference: self.difference(&Drift { planned: expected, actual }),
        })
    }

    fn page(&self) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let page = content::page(&Report {
            scenario: self.scenario,
            plan: self.plan,
            lang: self.lang,
            timing: self.timing,
        });
        let drifts = self.drifts();
        let labels = self.lang.words().labels();
        let largest = drifts.iter().map(|d| d.planned.max(d.actual)).fold(0.0, f64::max);
        let unit = wording.money.table_unit(largest);
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let rows = drifts.iter().enumerate().map(|(c, drift)| {
            vec![
                wording.channel(c),
                amount(drift.planned),
                amount(drift.actual),
                self.difference(drift),
            ]
        });
        let drift = sheet(
            self.say(&WhatIf::DriftHeading),
            wording.money.unit_note(unit),
            vec![
                labels.channel.to_owned(),
                self.say(&WhatIf::Planned),
                self.say(&WhatIf::Actual),
                self.say(&WhatIf::Difference),
            ],
            rows.collect(),
            None,
        );
        Answer {
            title: visible(&self.scenario.name),
            subtitle: self.say(&WhatIf::ReplanSubtitle { months: wording.months(&self.months()) }),
            figures: page.figures,
            asides: self.said(),
            sheets: [drift].into_iter().chain(page.sheets).collect(),
            sections: vec![page.limits, section(String::new(), Vec::new()), page.warnings],
            proof: Some(page.proof),
        }
    }

    fn value(&self) -> ReplanJson<'_> {
        let ids = self.scenario.channels.iter().map(|c| c.id.as_str());
        let rest = self.plan.channels.iter().zip(&self.before.channels);
        ReplanJson {
            head: Head::of("replan", self.scenario),
            objective: self.plan.proof.value,
            bound: self.plan.proof.bound,
            objective_planned: self.before.value,
            channels: ids
                .zip(rest.zip(self.actuals))
                .map(|(id, ((new, before), actual))| ChannelJson {
                    id,
                    planned: &before.spend,
                    actual,
                    spend: &new.spend,
                })
                .collect(),
            texts: self.said(),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let head = ["month", "channel", "planned", "actual", "spend"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (c, channel) in self.scenario.channels.iter().enumerate() {
            for t in 0..self.scenario.months {
                rows.push(vec![
                    self.scenario.month(t).to_string(),
                    csv::cell_text(&channel.id),
                    csv::number(self.before.channels[c].spend[t]),
                    self.actuals[c][t].map(csv::number).unwrap_or_default(),
                    csv::number(self.plan.channels[c].spend[t]),
                ]);
            }
        }
        rows
    }
}

#[derive(Serialize)]
struct ReplanJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    objective: f64,
    bound: f64,
    /// What the plan before was worth.
    objective_planned: f64,
    channels: Vec<ChannelJson<'a>>,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    planned: &'a [f64],
    /// `null` where nothing is told.
    actual: &'a [Option<f64>],
    spend: &'a [f64],
}
