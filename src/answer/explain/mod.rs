//! Why a plan is as it is.

pub(super) mod data;

use super::{Answer, Document, json};
use crate::analysis::Explanation;
use crate::analysis::explain::{Assumption, Because, Entry, LimitPrice, Reason, Supposed};
use crate::chart::tornado::Tornado;
use crate::locale::{RowGroup, Why, Wording};
use crate::page::{Block, Page, Rows, Section};
use crate::plan::Plan;
use crate::plan::warning::WarningKind;
use crate::row::{RowKey, RuleId, Unit};
use crate::shown;

/// Assumptions named at most.
const ASSUMPTIONS_SHOWN: usize = 4;

/// What makes a plan with uncertain returns better, where it is not used.
fn guards(wording: &Wording<'_>, plan: &Plan) -> Option<String> {
    let unguarded = |kind: &&WarningKind| matches!(kind, WarningKind::UncertainUnguarded { .. });
    let kind = plan.warnings.iter().map(|w| &w.kind).find(unguarded)?;
    Some(wording.warning_with_advice(kind))
}

impl Document for Answer<'_, Explanation> {
    fn page(&self) -> Page {
        let (wording, found) = (self.wording(), self.found);
        let plan = &found.plan;
        let subtitle = self.why(&Why::ExplainSubtitle {
            aim: self.aim(&wording),
            value: wording.gain(plan.proof.value),
            spend: wording.money.short(plan.totals.spend + plan.totals.fees),
        });
        let shown = shown::plan(plan);
        let spends = shown.channels.iter().map(|channel| channel.total_spend).enumerate();
        let channels = spends.map(|(c, spend)| self.channel(&wording, c, spend)).collect();
        let limits: Vec<String> =
            found.limits.iter().map(|limit| self.limit(&wording, limit)).collect();
        let rest = match limits.is_empty() {
            true => Some(self.lang.words().labels().nothing_holds.to_owned()),
            false => found.has_choices.then(|| self.why(&Why::ChoicesFixed)),
        };
        let assumptions = found.assumptions.iter().take(ASSUMPTIONS_SHOWN);
        let assumptions = assumptions.map(|found| self.assumption(&wording, found));
        let assumptions = assumptions.chain(guards(&wording, plan)).collect();
        let section = |key, heading: Why, items, rest| {
            Section::new(key, self.why(&heading), Block::said(items, rest))
        };
        self.titled(subtitle)
            .with(section("channels", Why::ChannelsHeading, channels, None))
            .with(section("limits", Why::LimitsHeading, limits, rest))
            .with(section("assumptions", Why::AssumptionsHeading, assumptions, None))
            .with(self.of(plan).proof(&wording).into())
    }

    fn json(&self) -> String {
        json::text(&self.value())
    }

    fn rows(&self) -> Rows {
        let value = self.value();
        let mut rows = Rows::under(["about", "path", "figure", "text"]);
        for channel in value.channels {
            let id = channel.id;
            rows.rows.extend(channel.reasons.into_iter().map(|reason| {
                vec![id.into(), reason.code.into(), reason.next.into(), reason.text.into()]
            }));
        }
        rows.rows.extend(value.limits.into_iter().map(|limit| {
            vec!["limit".into(), limit.path.into(), limit.shadow_price.into(), limit.text.into()]
        }));
        rows.rows.extend(value.assumptions.into_iter().map(|found| {
            vec!["assumption".into(), found.path.into(), found.swing.into(), found.text.into()]
        }));
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        let drawn = Block::drawn(Tornado::of(self.scenario, self.found, self.lang));
        drawn.into_iter().collect()
    }
}

impl Answer<'_, Explanation> {
    fn aim(&self, wording: &Wording<'_>) -> String {
        self.lang.words().aim(&wording.aim())
    }

    /// Why the channel at `c` of the scenario's list gets what it gets, in time.
    pub fn reasons(&self, c: usize) -> Vec<String> {
        let (found, wording) = (self.found, self.wording());
        let entry = found.entries.iter().find(|entry| entry.channel == c);
        let reasons = found.channels[c].iter();
        reasons
            .map(|reason| self.reason(&wording, reason))
            .chain(entry.map(|entry| self.entry(entry)))
            .collect()
    }

    fn channel(&self, wording: &Wording<'_>, c: usize, spend: f64) -> String {
        let reasons = self.reasons(c);
        self.why(&Why::ChannelWhy {
            channel: wording.channel(c),
            amount: wording.money.short(spend),
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
        self.why(&match reason.because {
            Because::Given => Why::Given { when },
            Because::HeldDown(row) => Why::HeldDown { rule: rule(row) },
            Because::HeldUp(row) => Why::HeldUp { rule: rule(row) },
            Because::Level { least, most } => {
                let (least, most) = (per_step(least), per_step(most));
                Why::Level { when, one, to: (least != most).then_some(most), next: least }
            }
            Because::PaysNoMore => Why::PaysNoMore { when },
            Because::Weighed { .. } => Why::Weighed { when },
            Because::ForTarget(row) => {
                let target = row.target().map(|at| wording.target(at.0)).unwrap_or_default();
                Why::ForTarget { when, target }
            }
            Because::Loses if reason.months.len() == self.scenario.months => Why::IdleLoses,
            Because::Loses => Why::Loses { when },
            Because::TooLate => Why::TooLate { when },
            Because::BetterElsewhere { .. } => Why::BetterElsewhere { when },
            Because::LeastTooDear => Why::LeastTooDear { when },
            Because::Idle => Why::Idle,
            Because::Barred(row) => Why::Barred { rule: rule(row) },
        })
    }

    fn entry(&self, entry: &Entry) -> String {
        let roi = self.scenario.channels[entry.channel].roi;
        self.why(&match (entry.factor, roi) {
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
        let mut said = vec![self.why(&Why::MovedGains {
            month: limit.row.month.map(|month| wording.months(&[month.0])),
            from: write(figure),
            to: write(figure + tried.by),
            gain: wording.gain(tried.gain),
            aim: self.aim(wording),
            whole_line: tried.whole_line,
        })];
        let sign = tried.by.signum();
        let promised = limit.price.abs() * tried.by.abs();
        said.push(self.why(&match tried.holds_to {
            None if tried.gain <= 0.05 * promised => Why::AnotherBehind,
            Some(by) if tried.holds_throughout => {
                Why::PriceHoldsOn { to: write(figure + sign * by) }
            }
            Some(by) => Why::PriceHolds { to: write(figure + sign * by) },
            None => Why::PriceFallsOff,
        }));
        self.why(&Why::PriceTried { price, tried: said })
    }

    fn assumption(&self, wording: &Wording<'_>, found: &Assumption) -> String {
        let aim = self.aim(wording);
        let [kept_low, kept_high] = found.kept.map(|value| wording.gain(value));
        let said = match found.supposed {
            Supposed::Return { channel } => {
                let expected = self.scenario.channels[channel].roi.map_or(1.0, |roi| roi.expected);
                let write = |factor: f64| self.lang.number_short(factor * expected);
                self.why(&Why::ReturnMatters {
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
                self.why(&Why::MarginMatters {
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
            self.why(&Why::Regret { regret: wording.gain(regret) })
        } else {
            self.why(&Why::NoRegret)
        };
        format!("{said}; {rest}")
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
