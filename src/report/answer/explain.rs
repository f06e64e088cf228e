//! The page of `explain`.

use serde::Serialize;

use super::{Answer, Head, say, section, written};
use crate::analysis::Explanation;
use crate::analysis::explain::{Assumption, Because, Entry, LimitPrice, Reason, Supposed, Tried};
use crate::locale::{Lang, RowGroup, Why, Wording, visible};
use crate::plan::Plan;
use crate::plan::warning::WarningKind;
use crate::report::content;
use crate::report::{Format, Report, Style, csv, json, scenario_path};
use crate::row::{RowKey, RuleId, Unit};
use crate::scenario::Scenario;

/// Assumptions named at most.
const ASSUMPTIONS_SHOWN: usize = 4;

/// What makes a plan with uncertain returns better, where it is not used.
fn guards(wording: &Wording<'_>, plan: &Plan) -> Option<String> {
    let unguarded = |kind: &&WarningKind| matches!(kind, WarningKind::UncertainUnguarded { .. });
    let kind = plan.warnings.iter().map(|w| &w.kind).find(unguarded)?;
    Some(wording.warning_with_advice(kind))
}

/// Why a plan is as it is, and how to tell it.
#[derive(Debug, Clone, Copy)]
pub struct ExplainReport<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub explanation: &'a Explanation,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

impl ExplainReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn say(&self, why: &Why) -> String {
        say(self.lang, why)
    }

    fn aim(&self, wording: &Wording<'_>) -> String {
        self.lang.words().aim(&wording.aim())
    }

    fn page(&self) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let found = self.explanation;
        let plan = &found.plan;
        let channels = (0..found.channels.len()).map(|c| self.channel(&wording, c));
        let mut limits = section(
            self.say(&Why::LimitsHeading),
            found.limits.iter().map(|limit| self.limit(&wording, limit)).collect(),
        );
        limits.rest = if limits.items.is_empty() {
            Some(self.lang.words().labels().nothing_holds.to_owned())
        } else {
            found.has_choices.then(|| self.say(&Why::ChoicesFixed))
        };
        let assumptions = found.assumptions.iter().take(ASSUMPTIONS_SHOWN);
        Answer {
            title: visible(&self.scenario.name),
            subtitle: self.say(&Why::ExplainSubtitle {
                aim: self.aim(&wording),
                value: wording.gain(plan.proof.value),
                spend: wording.money.short(plan.totals.spend + plan.totals.fees),
            }),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets: Vec::new(),
            sections: vec![
                section(self.say(&Why::ChannelsHeading), channels.collect()),
                limits,
                section(
                    self.say(&Why::AssumptionsHeading),
                    assumptions
                        .map(|assumption| self.assumption(&wording, assumption))
                        .chain(guards(&wording, plan))
                        .collect(),
                ),
            ],
            proof: Some(content::proof(
                &Report { scenario: self.scenario, plan, lang: self.lang, timing: self.timing },
                &wording,
            )),
        }
    }

    /// Why the channel at `c` of the scenario's list gets what it gets, in time.
    pub fn reasons(&self, c: usize) -> Vec<String> {
        let (found, wording) = (self.explanation, Wording::new(self.scenario, self.lang));
        let entry = found.entries.iter().find(|entry| entry.channel == c);
        let reasons = found.channels[c].iter();
        reasons
            .map(|reason| self.reason(&wording, reason))
            .chain(entry.map(|entry| self.entry(entry)))
            .collect()
    }

    fn channel(&self, wording: &Wording<'_>, c: usize) -> String {
        let found = self.explanation;
        let reasons = self.reasons(c);
        self.say(&Why::ChannelWhy {
            channel: wording.channel(c),
            amount: wording.money.short(found.plan.channels[c].total_spend),
            reasons,
        })
    }

    fn reason(&self, wording: &Wording<'_>, reason: &Reason) -> String {
        let when = wording.months(&reason.months);
        let (_, one) = wording.money.step();
        let per_step = |next: f64| wording.gain(next * wording.money.step().0);
        let rule = |row: RowKey| {
            let months = match row.month {
                Some(_) => reason.months.clone(),
                None => Vec::new(),
            };
            wording.rule(&RowGroup { row, months, least: 0.0, most: 0.0 })
        };
        self.say(&match reason.because {
            Because::Given => Why::Given { when },
            Because::HeldDown(row) => Why::HeldDown { rule: rule(row) },
            Because::HeldUp(row) => Why::HeldUp { rule: rule(row) },
            Because::Level { least, most } => {
                let (least, most) = (per_step(least), per_step(most));
                Why::Level { when, one, to: (least != most).then_some(most), next: least }
            }
            Because::PaysNoMore => Why::PaysNoMore { when },
            Because::Weighed { .. } => Why::Weighed { when },
            Because::TooLate => Why::TooLate { when },
            Because::BetterElsewhere { .. } => Why::BetterElsewhere { when },
            Because::LeastTooDear => Why::LeastTooDear { when },
            Because::Idle => Why::Idle,
            Because::Barred(row) => Why::Barred { rule: rule(row) },
        })
    }

    fn entry(&self, entry: &Entry) -> String {
        let roi = self.scenario.channels[entry.channel].roi;
        self.say(&match (entry.factor, roi) {
            (None, _) => Why::NeverEnters,
            (Some(factor), Some(roi)) => Why::EntersFrom {
                from: self.lang.number_short(factor * roi.expected),
                now: self.lang.number_short(roi.expected),
            },
            (Some(factor), None) => Why::EntersAt { factor: self.lang.times(factor) },
        })
    }

    fn limit(&self, wording: &Wording<'_>, limit: &LimitPrice) -> String {
        // Of the dearest month, as it was tried; of the line where one figure holds for all.
        let alone = limit.tried.is_none_or(|tried| !tried.whole_line);
        let months = match limit.row.month {
            Some(month) if alone => vec![month.0],
            Some(_) => limit.months.clone(),
            None => Vec::new(),
        };
        let group = RowGroup { row: limit.row, months, least: limit.price, most: limit.price };
        let price = self.lang.words().price(&wording.price(&group));
        let (Some(tried), Some(figure)) = (limit.tried, limit.figure) else {
            return price;
        };
        let write = |x: f64| figure_text(wording, limit.row, x);
        let mut said = vec![self.say(&Why::MovedGains {
            month: limit.row.month.map(|month| wording.months(&[month.0])),
            from: write(figure),
            to: write(figure + tried.by),
            gain: wording.gain(tried.gain),
            aim: self.aim(wording),
            whole_line: tried.whole_line,
        })];
        let sign = tried.by.signum();
        let promised = limit.price.abs() * tried.by.abs();
        said.push(self.say(&match tried.holds_to {
            None if tried.gain <= 0.05 * promised => Why::AnotherBehind,
            Some(by) if tried.holds_throughout => {
                Why::PriceHoldsOn { to: write(figure + sign * by) }
            }
            Some(by) => Why::PriceHolds { to: write(figure + sign * by) },
            None => Why::PriceFallsOff,
        }));
        self.say(&Why::PriceTried { price, tried: said })
    }

    fn assumption(&self, wording: &Wording<'_>, found: &Assumption) -> String {
        let aim = self.aim(wording);
        let [kept_low, kept_high] = found.kept.map(|value| wording.gain(value));
        let said = match found.supposed {
            Supposed::Return { channel } => {
                let expected = self.scenario.channels[channel].roi.map_or(1.0, |roi| roi.expected);
                let write = |factor: f64| self.lang.number_short(factor * expected);
                self.say(&Why::ReturnMatters {
                    channel: wording.channel(channel),
                    low: write(found.factors[0]),
                    high: write(found.factors[1]),
                    now: write(1.0),
                    kept_low,
                    kept_high,
                    aim,
                    own: found.is_own_range,
                })
            }
            Supposed::Margin => {
                let write =
                    |factor: f64| self.lang.percent_trimmed(factor * self.scenario.margin(), 1);
                self.say(&Why::MarginMatters {
                    low: write(found.factors[0]),
                    high: write(found.factors[1]),
                    now: write(1.0),
                    kept_low,
                    kept_high,
                    aim,
                })
            }
        };
        let regret = found.regret();
        let matters = regret > 1e-3 * found.value.abs();
        let rest = if matters {
            self.say(&Why::Regret { regret: wording.gain(regret) })
        } else {
            self.say(&Why::NoRegret)
        };
        format!("{said}; {rest}")
    }

    fn value(&self) -> ExplainJson<'_> {
        let wording = Wording::new(self.scenario, self.lang);
        let found = self.explanation;
        let month = |t: &usize| self.scenario.month(*t).to_string();
        let path = |row: RowKey| scenario_path(self.scenario, row);
        ExplainJson {
            head: Head::of("explain", self.scenario),
            objective: ObjectiveJson {
                value: found.plan.proof.value,
                bound: found.plan.proof.bound,
                gap: found.plan.proof.gap(),
            },
            choices_fixed: found.has_choices,
            channels: found
                .channels
                .iter()
                .enumerate()
                .map(|(c, reasons)| {
                    let entry = found.entries.iter().find(|entry| entry.channel == c);
                    ChannelJson {
                        id: &self.scenario.channels[c].id,
                        name: json::plain(&wording.channel(c)),
                        total_spend: found.plan.channels[c].total_spend,
                        reasons: reasons
                            .iter()
                            .map(|reason| ReasonJson {
                                code: code(reason.because),
                                months: reason.months.iter().map(month).collect(),
                                path: row_of(reason.because).map(path),
                                next: next_of(reason.because),
                                text: json::plain(&self.reason(&wording, reason)),
                            })
                            .collect(),
                        enters_at_times: entry.and_then(|entry| entry.factor),
                        enters_at_return: entry.and_then(|entry| {
                            let roi = self.scenario.channels[c].roi?;
                            Some(entry.factor? * roi.expected)
                        }),
                    }
                })
                .collect(),
            limits: found
                .limits
                .iter()
                .map(|limit| LimitJson {
                    path: path(limit.row),
                    month: limit.row.month.map(|t| t.0).as_ref().map(month),
                    months: limit.months.iter().map(month).collect(),
                    shadow_price: limit.price,
                    figure: limit.figure,
                    tried: limit.tried.map(TriedJson::of),
                    text: json::plain(&self.limit(&wording, limit)),
                })
                .collect(),
            assumptions: found
                .assumptions
                .iter()
                .map(|assumption| AssumptionJson {
                    path: match assumption.supposed {
                        Supposed::Return { channel } => format!("channels[{channel}].roi"),
                        Supposed::Margin => "gross_margin".to_owned(),
                    },
                    factors: assumption.factors,
                    kept: assumption.kept,
                    anew: assumption.anew,
                    swing: assumption.swing(),
                    regret: assumption.regret(),
                    text: json::plain(&self.assumption(&wording, assumption)),
                })
                .collect(),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let value = self.value();
        let row = |cells: [&str; 4]| cells.map(csv::cell_text).to_vec();
        let mut rows = vec![row(["about", "path", "figure", "text"])];
        for channel in &value.channels {
            for reason in &channel.reasons {
                let next = reason.next.map_or_else(String::new, csv::number);
                rows.push(row([channel.id, reason.code, &next, &reason.text]));
            }
        }
        for limit in &value.limits {
            let price = csv::number(limit.shadow_price);
            rows.push(row(["limit", &limit.path, &price, &limit.text]));
        }
        for found in &value.assumptions {
            let swing = csv::number(found.swing);
            rows.push(row(["assumption", &found.path, &swing, &found.text]));
        }
        rows
    }
}

/// A limit's figure, in its rule's own unit, as people write it.
pub(super) fn figure_text(wording: &Wording<'_>, row: RowKey, x: f64) -> String {
    let lang = wording.lang;
    let target = || row.target().map(|at| &wording.scenario.targets[at]);
    match row.unit() {
        _ if row.rule == RuleId::StayWithin => lang.percent_trimmed(x / 100.0, 1),
        Unit::PercentPoint => lang.percent_trimmed(x / 100.0, 1),
        Unit::Kpi => match target() {
            Some(found) => wording.kpi_amount(&found.kpi, x),
            None => lang.number_short(x),
        },
        Unit::Ratio => match target().map(|found| found.goal) {
            Some(crate::scenario::Goal::CostAtMost(_)) => wording.money.short(x),
            _ => lang.number_short(x),
        },
        Unit::Channel | Unit::Month => lang.number(x, 0),
        Unit::Money => wording.money.short(x),
        Unit::Objective => lang.number_short(x),
    }
}

fn code(because: Because) -> &'static str {
    match because {
        Because::Given => "given",
        Because::HeldDown(_) => "at_cap",
        Because::HeldUp(_) => "at_floor",
        Because::Level { .. } => "level_with_others",
        Because::PaysNoMore => "pays_no_more",
        Because::Weighed { .. } => "weighed",
        Because::TooLate => "too_late",
        Because::BetterElsewhere { .. } => "better_elsewhere",
        Because::LeastTooDear => "least_too_dear",
        Because::Idle => "idle",
        Because::Barred(_) => "barred",
    }
}

fn row_of(because: Because) -> Option<RowKey> {
    match because {
        Because::HeldDown(row) | Because::HeldUp(row) | Because::Barred(row) => Some(row),
        _ => None,
    }
}

fn next_of(because: Because) -> Option<f64> {
    match because {
        Because::Level { least: next, .. }
        | Because::Weighed { next }
        | Because::BetterElsewhere { next, .. } => Some(next),
        _ => None,
    }
}

#[derive(Serialize)]
struct ExplainJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    objective: ObjectiveJson,
    choices_fixed: bool,
    channels: Vec<ChannelJson<'a>>,
    limits: Vec<LimitJson>,
    assumptions: Vec<AssumptionJson>,
}

#[derive(Serialize)]
struct ObjectiveJson {
    value: f64,
    bound: f64,
    gap: f64,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    name: String,
    total_spend: f64,
    reasons: Vec<ReasonJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enters_at_times: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enters_at_return: Option<f64>,
}

#[derive(Serialize)]
struct ReasonJson {
    code: &'static str,
    months: Vec<String>,
    path: Option<String>,
    next: Option<f64>,
    text: String,
}

#[derive(Serialize)]
struct LimitJson {
    path: String,
    month: Option<String>,
    months: Vec<String>,
    shadow_price: f64,
    figure: Option<f64>,
    tried: Option<TriedJson>,
    text: String,
}

#[derive(Serialize)]
struct TriedJson {
    by: f64,
    gain: f64,
    holds_to: Option<f64>,
    whole_line: bool,
}

impl TriedJson {
    fn of(tried: Tried) -> Self {
        Self {
            by: tried.by,
            gain: tried.gain,
            holds_to: tried.holds_to,
            whole_line: tried.whole_line,
        }
    }
}

#[derive(Serialize)]
struct AssumptionJson {
    path: String,
    factors: [f64; 2],
    kept: [f64; 2],
    anew: [Option<f64>; 2],
    swing: f64,
    regret: f64,
    text: String,
}
