//! Which rules a plan breaks, and by how much.

use super::case::{Ask, Case, Chan, Limit, Target};
use super::measure::{Measured, Spend};

/// A rule that does not hold.
#[derive(Clone, Debug)]
pub struct Broken {
    #[allow(dead_code)] // Shown where a test fails.
    pub rule: String,
    /// In the rule's own unit, above 0.
    pub by: f64,
    /// The size of what is compared.
    pub scale: f64,
}

struct Book {
    broken: Vec<Broken>,
}

impl Book {
    fn at_most(&mut self, rule: impl Into<String>, value: f64, limit: f64, scale: f64) {
        if value > limit {
            self.broken.push(Broken { rule: rule.into(), by: value - limit, scale });
        }
    }

    fn at_least(&mut self, rule: impl Into<String>, value: f64, limit: f64, scale: f64) {
        self.at_most(rule, -value, -limit, scale);
    }

    fn forbid(&mut self, rule: impl Into<String>) {
        self.broken.push(Broken { rule: rule.into(), by: 1.0, scale: 1.0 });
    }
}

impl Case {
    /// Every rule that is broken by more than `tolerance` of its scale.
    pub fn broken(&self, spend: &Spend, tolerance: f64) -> Vec<Broken> {
        let measured = self.measure(spend);
        let mut book = Book { broken: Vec::new() };
        for (c, row) in spend.iter().enumerate() {
            for (t, &s) in row.iter().enumerate() {
                if !s.is_finite() || s < 0.0 {
                    book.forbid(format!("spend[{c}][{t}] = {s}"));
                }
            }
        }
        self.budget(spend, &measured, &mut book);
        for c in 0..self.channels.len() {
            self.channel(c, spend, &mut book);
        }
        for (i, limit) in self.limits.iter().enumerate() {
            limited(i, limit, self.round_to.unwrap_or(0.0), spend, &mut book);
            for (before, t) in self.pairs(limit).into_iter().filter(|_| limit.never_falls) {
                let sum = |t: usize| limit.channels.iter().map(|&c| spend[c][t]).sum::<f64>();
                let before = before.map_or_else(|spent| spent, sum);
                let rule = format!("limits[{i}].never_falls[{t}]");
                book.at_least(rule, sum(t), before, before.max(sum(t)));
            }
        }
        self.targets(spend, &measured, &mut book);
        let used = spend.iter().filter(|row| row.iter().any(|&s| s > 0.0)).count();
        if self.max_active.is_some_and(|most| used > most) {
            book.forbid("max_active_channels");
        }
        book.broken.retain(|b| b.by > tolerance * b.scale);
        book.broken
    }

    fn budget(&self, spend: &Spend, measured: &Measured, book: &mut Book) {
        let paid =
            |t: usize| -> f64 { (0..spend.len()).map(|c| spend[c][t] + measured.fees[c][t]).sum() };
        let all: f64 = (0..self.months).map(paid).sum();
        if let Some(monthly) = &self.monthly {
            let (mut had, mut used) = (0.0, 0.0);
            for (t, &b) in monthly.iter().enumerate() {
                if self.rollover {
                    had += b;
                    used += paid(t);
                } else {
                    had = b;
                    used = paid(t);
                }
                let scale = had.max(used);
                book.at_most(format!("budget.monthly[{t}]"), used, had, scale);
                if self.spend_all && (!self.rollover || t + 1 == self.months) {
                    book.at_least(format!("spend_all[{t}]"), used, had, scale);
                }
            }
        }
        if let Some(total) = self.total {
            book.at_most("budget.total", all, total, total.max(all));
            if self.spend_all && self.monthly.is_none() {
                book.at_least("spend_all", all, total, total.max(all));
            }
        }
    }

    fn channel(&self, c: usize, spend: &Spend, book: &mut Book) {
        let (channel, row) = (&self.channels[c], &spend[c]);
        let id = &channel.id;
        for (t, &s) in row.iter().enumerate() {
            let (min, max) = (channel.min[t], channel.max[t]);
            book.at_least(format!("{id}.min[{t}]"), s, min, min.max(s));
            if max.is_finite() {
                book.at_most(format!("{id}.max[{t}]"), s, max, max.max(s));
            }
            let everyone: f64 = spend.iter().map(|r| r[t]).sum();
            if let Some(q) = channel.min_share {
                let least = q * everyone - share_room(self.round_to.unwrap_or(0.0));
                book.at_least(format!("{id}.min_share[{t}]"), s, least, everyone);
            }
            if let Some(q) = channel.max_share {
                let most = q * everyone + share_room(self.round_to.unwrap_or(0.0));
                book.at_most(format!("{id}.max_share[{t}]"), s, most, everyone);
            }
            if let Some(least) = channel.min_if_active.filter(|_| s > 0.0) {
                book.at_least(format!("{id}.min_if_active[{t}]"), s, least, least);
            }
            if let (Some(q), Some(now)) = (self.stay_within, channel.current) {
                book.at_most(format!("{id}.stay_within[{t}]"), (s - now).abs(), q * now, now + s);
            }
        }
        if let Some(step) = self.round_to {
            let is_given = |t: usize| channel.fixed.iter().any(|f| f.0 == t);
            for (t, &s) in row.iter().enumerate().filter(|(t, _)| !is_given(*t)) {
                let off = (s - (s / step).round() * step).abs();
                book.at_most(format!("{id}.round_to[{t}]"), off, 0.0, s);
            }
        }
        for &(t, given) in &channel.fixed {
            let scale = given.max(row[t]);
            book.at_most(format!("{id}.fixed[{t}]"), (row[t] - given).abs(), 0.0, scale);
        }
        let all: f64 = row.iter().sum();
        if let Some(least) = channel.total_min {
            book.at_least(format!("{id}.total_min"), all, least, least.max(all));
        }
        if let Some(most) = channel.total_max {
            book.at_most(format!("{id}.total_max"), all, most, most.max(all));
        }
        if let Some((amount, share)) = channel.change {
            let mut last = channel.history.last().copied();
            for (t, &s) in row.iter().enumerate() {
                if let Some(last) = last {
                    let room = amount + share * last;
                    let scale = s.max(last).max(room);
                    book.at_most(format!("{id}.max_change[{t}]"), (s - last).abs(), room, scale);
                }
                last = Some(s);
            }
        }
        stretches(channel, row, book);
    }

    fn targets(&self, spend: &Spend, measured: &Measured, book: &mut Book) {
        for (i, target) in self.targets.iter().enumerate().filter(|(_, target)| !target.soft) {
            for months in &target.groups {
                let (mut reached, mut spent) = (self.anyway(target, months), 0.0);
                for (&c, t) in
                    target.channels.iter().flat_map(|c| months.clone().map(move |t| (c, t)))
                {
                    reached += measured.kpis[c].get(&target.kpi).map_or(0.0, |of| of[t]);
                    spent += spend[c][t];
                }
                let rule = format!("targets[{i}] in {months:?}");
                match target.ask {
                    Ask::AtLeast(x) => book.at_least(rule, reached, x, x.max(reached)),
                    Ask::AtMost(x) => book.at_most(rule, reached, x, x.max(reached)),
                    Ask::PerSpend(x) => {
                        book.at_least(rule, reached, x * spent, reached.max(x * spent));
                    }
                    Ask::CostAtMost(x) => {
                        let room = x * reached;
                        book.at_most(rule, spent, room, room.max(spent));
                    }
                }
            }
        }
    }

    /// What a plan misses its soft targets by: of each the mean, over its months, of what is missing
    /// as a share of what is asked (in units where that is 0), added up.
    pub fn missed(&self, spend: &Spend) -> f64 {
        let measured = self.measure(spend);
        let of = |target: &Target| -> f64 {
            let each = target.groups.iter().map(|months| {
                let reached: f64 = target
                    .channels
                    .iter()
                    .flat_map(|&c| months.clone().map(move |t| (c, t)))
                    .map(|(c, t)| measured.kpis[c].get(&target.kpi).map_or(0.0, |of| of[t]))
                    .sum::<f64>()
                    + self.anyway(target, months);
                let (asked, missing) = match target.ask {
                    Ask::AtLeast(x) => (x, x - reached),
                    Ask::AtMost(x) => (x, reached - x),
                    _ => panic!("a soft target asks an amount"),
                };
                missing.max(0.0) / if asked > 0.0 { asked } else { 1.0 }
            });
            each.sum::<f64>() / target.groups.len() as f64
        };
        self.targets.iter().filter(|target| target.soft).map(of).sum()
    }

    /// Whether an on/off pattern of one channel is allowed by its own rules.
    pub fn pattern_allowed(channel: &Chan, active: &[bool]) -> bool {
        let row: Vec<f64> = active.iter().map(|&on| f64::from(u8::from(on))).collect();
        let mut book = Book { broken: Vec::new() };
        stretches(channel, &row, &mut book);
        book.broken.is_empty()
    }
}

/// `commit_months`, and one unbroken stretch with ramp-up.
fn stretches(channel: &Chan, row: &[f64], book: &mut Book) {
    let on = |t: usize| row[t] > 0.0;
    let was_on = |t: usize| {
        if t == 0 { channel.before > 0 } else { on(t - 1) }
    };
    let months = row.len();
    if let Some(n) = channel.commit {
        for t in (0..months).filter(|&t| on(t) && !was_on(t)) {
            if !(t..months.min(t + n)).all(on) {
                book.forbid(format!("{}.commit_months from {t}", channel.id));
            }
        }
    }
    if channel.ramp.is_some() {
        let starts = (0..months).filter(|&t| on(t) && !was_on(t)).count();
        if starts + usize::from(channel.before > 0) > 1 {
            book.forbid(format!("{}.ramp_up runs in two stretches", channel.id));
        }
    }
}

/// A share in whole steps holds where the spend is less than one step away from it.
fn share_room(step: f64) -> f64 {
    step * (1.0 - 1e-9)
}

fn limited(i: usize, limit: &Limit, step: f64, spend: &Spend, book: &mut Book) {
    let groups: Vec<Vec<usize>> = if limit.total {
        vec![limit.months.clone()]
    } else {
        limit.months.iter().map(|&t| vec![t]).collect()
    };
    for months in groups {
        let sum = |of: &[usize]| -> f64 {
            of.iter().map(|&c| months.iter().map(|&t| spend[c][t]).sum::<f64>()).sum()
        };
        let (own, base) = (sum(&limit.channels), sum(&limit.share_of));
        let scale = own.max(base);
        let rule = |key: &str| format!("limits[{i}].{key} in {months:?}");
        if let Some(x) = limit.min {
            book.at_least(rule("min"), own, x, own.max(x));
        }
        if let Some(x) = limit.max {
            book.at_most(rule("max"), own, x, own.max(x));
        }
        if let Some(q) = limit.min_share {
            book.at_least(rule("min_share"), own, q * base - share_room(step), scale);
        }
        if let Some(q) = limit.max_share {
            book.at_most(rule("max_share"), own, q * base + share_room(step), scale);
        }
    }
}
