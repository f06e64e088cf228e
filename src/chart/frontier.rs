//! Budget frontier: the best profit at each budget, with today, the proposal, the knee and the
//! budget beyond which more money no longer pays.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{Color, FEAST_INK, INK, LOSS, MUTE};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{Kind, Picture, sealed::Drawn};
use super::place::Places;
pub use super::say::Spot;
use super::say::{Say, What};
use super::scale::Scale;
use crate::analysis::sweep::{self, Point};
use crate::locale::Lang;
use crate::plan::audit::evaluate;
use crate::plan::reference;
use crate::plan::{Plan, Totals};
use crate::scenario::{Measure, Objective, Scenario};

/// The best profit at each budget over the horizon; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// Of the scenario.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Of the plan.
    pub months: usize,
    /// `(cost, profit)` of plans solved at rising budgets, by rising cost.
    pub points: Vec<(f64, f64)>,
    /// What stands out.
    pub marks: Vec<Landmark>,
}

/// A point that the reader looks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Landmark {
    /// What it is.
    pub what: Spot,
    /// What the plan costs over the horizon, fees included.
    pub budget: f64,
    /// Over the horizon.
    pub profit: f64,
}

impl Frontier {
    fn mark(&self, what: Spot) -> Option<&Landmark> {
        self.marks.iter().find(|mark| mark.what == what)
    }

    fn finding(&self, lang: Lang) -> Say {
        let budget = Amounts::of(lang, &self.currency, 0.0).money;
        if let Some(end) = self.mark(Spot::NoLongerPays) {
            return Say::PaysUpTo { budget: budget.short(end.budget) };
        }
        if let Some(knee) = self.mark(Spot::Knee) {
            return Say::SlowsFrom { budget: budget.short(knee.budget) };
        }
        match self.points.last() {
            Some((_, last)) if self.points[0].1 >= last - NOTHING * last.abs() => {
                Say::MoreAddsNothing
            }
            Some((last, _)) => Say::StillPaysAt { budget: budget.short(*last) },
            None => Say::NoSpend,
        }
    }

    fn ends(&self, of: impl Fn((f64, f64)) -> f64) -> (f64, f64) {
        let marks = self.marks.iter().map(|mark| (mark.budget, mark.profit));
        let all = self.points.iter().copied().chain(marks).map(of).filter(|v| v.is_finite());
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)))
    }
}

fn look_of(spot: Spot) -> Color {
    match spot {
        Spot::Today => MUTE,
        Spot::Proposed => INK,
        Spot::Knee => FEAST_INK,
        Spot::NoLongerPays => LOSS,
    }
}

/// Plans whose costs differ by less are one.
const SAME: f64 = 1e-4;

/// A gain per unit below this is nothing.
const NOTHING: f64 = 1e-6;

impl Frontier {
    /// Of best plans at rising budgets over the horizon ([`sweep::budgets`]); `None` where fewer
    /// than three have a plan, or where the plans are not made for the profit of the period alone:
    /// the best of them then need not rise with the budget, and the picture would mislead.
    pub fn of(scenario: &Scenario, plan: &Plan, swept: &[Point]) -> Option<Self> {
        let is_of_profit = scenario.objective == Objective::Profit
            && scenario.after_horizon == 0.0
            && scenario.discount_rate == 0.0
            && scenario.risk.measure == Measure::Expected;
        if !is_of_profit {
            return None;
        }
        // A plan stands where its cost is: a budget that is left unspent buys nothing.
        let place = |totals: &Totals| (totals.spend + totals.fees, totals.profit);
        let solved = |point: &Point| point.answer.as_ref().ok().map(|plan| place(&plan.totals));
        let own = place(&plan.totals);
        let mut points: Vec<(f64, f64)> = swept.iter().filter_map(solved).chain([own]).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        points.dedup_by(|b, a| b.0 - a.0 <= SAME * b.0.abs());
        let mut marks = vec![Landmark { what: Spot::Proposed, budget: own.0, profit: own.1 }];
        if let Some(today) = reference::current(scenario) {
            let found = evaluate(scenario, today);
            marks.push(Landmark {
                what: Spot::Today,
                budget: found.totals.spend + found.totals.fees,
                profit: found.totals.profit,
            });
        }
        let mut mark = |what: Spot, at: Option<usize>| {
            let found = at.and_then(|at| solved(&swept[at]));
            marks.extend(found.map(|(budget, profit)| Landmark { what, budget, profit }));
        };
        mark(Spot::Knee, sweep::knee(swept));
        mark(Spot::NoLongerPays, sweep::stop(swept, NOTHING));
        (points.len() >= 3).then(|| Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            months: scenario.months,
            points,
            marks,
        })
    }
}

impl Picture for Frontier {
    fn kind(&self) -> Kind {
        Kind::Frontier
    }
}

#[allow(private_interfaces)]
impl Drawn for Frontier {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let up = Amounts::of(canvas.lang, &self.currency, self.ends(|p| p.1).1);
        let told: Vec<String> = self
            .marks
            .iter()
            .map(|mark| {
                format!(
                    "{}: {} → {}",
                    canvas.say(&Say::Spot(mark.what)),
                    up.money.short(mark.budget),
                    up.money.short(mark.profit)
                )
            })
            .collect();
        Heading {
            title: canvas.say(&self.finding(canvas.lang)),
            subtitle: canvas.say(&Say::Of {
                name: self.name.clone(),
                what: What::ProfitByBudget,
                months: self.months,
            }),
            keys: vec![(Mark::Line(canvas.brand.series(0)), canvas.say(&Say::BestAtBudget))],
            footer: format!(
                "{}. {} {}",
                up.note(),
                canvas.say(&Say::EachPointSolved),
                canvas.say(&Say::Source)
            ),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let ((x0, x1), (y0, y1)) = (self.ends(|p| p.0), self.ends(|p| p.1));
        let up = Amounts::of(canvas.lang, &self.currency, y1.abs().max(y0.abs()));
        let across = Amounts::of(canvas.lang, &self.currency, x1);
        let (xs, ys) = (
            Scale::holding(x0, x1, 8, false),
            Scale::holding(y0, y1, 5, y0 < 0.6 * y1 || y1 - y0 < 0.02 * y1),
        );
        let area = body.inside(canvas.gutter(&ys, up.unit.scale), 10.0, 26.0, 42.0);
        let plot = Plot::new(area, (xs.from, xs.to), (ys.from, ys.to));
        canvas.rungs(&plot, &ys, up.unit.scale);
        let unit = across.unit.scale;
        for tick in xs.ticks() {
            let text = canvas.tick(tick, &xs, unit);
            canvas.text(&text, (plot.x(tick), area.y1 + 15.0), Type::axis().middle());
        }
        let label = canvas.say(&Say::BudgetAxis { unit: across.note() });
        canvas.text(
            &label,
            ((area.x0 + area.x1) / 2.0, area.y1 + 33.0),
            Type::plain(11.5, MUTE).middle(),
        );
        let color = canvas.brand.series(0);
        let path: Vec<(f64, f64)> = self.points.iter().map(|&(b, p)| plot.at(b, p)).collect();
        if let (Some(first), Some(last)) = (path.first(), path.last()) {
            let mut ground = path.clone();
            ground.extend([(last.0, area.y1), (first.0, area.y1)]);
            canvas.area(&ground, color, 0.07);
        }
        canvas.line(&path, color, 2.8);
        let mut places = Places::new(body);
        for pair in path.windows(2) {
            // The curve itself, in pieces that labels keep off.
            for k in 0..8 {
                let share = f64::from(k) / 8.0;
                let (x, y) = (
                    pair[0].0 + share * (pair[1].0 - pair[0].0),
                    pair[0].1 + share * (pair[1].1 - pair[0].1),
                );
                places.take(Rect::new(x - 3.0, y - 4.0, x + 3.0, y + 4.0));
            }
        }
        for at in &path {
            canvas.dot(*at, 2.6, color);
        }
        for mark in &self.marks {
            let (x, y) = plot.at(mark.budget, mark.profit);
            places.take(Rect::new(x - 9.0, y - 9.0, x + 9.0, y + 9.0));
        }
        places.take(Rect::new(body.x0, area.y1 + 1.0, body.x1, body.y1));
        places.take(Rect::new(body.x0, body.y0, area.x0, body.y1));
        for (at, mark) in self.marks.iter().enumerate() {
            let same = |other: &&Landmark| {
                let (a, b) =
                    (plot.at(mark.budget, mark.profit), plot.at(other.budget, other.profit));
                (a.0 - b.0).hypot(a.1 - b.1) < 3.0
            };
            // Of marks in one place the first says what the others are.
            if self.marks[..at].iter().any(|other| same(&other)) {
                continue;
            }
            let names = self.marks[at..].iter().filter(same);
            let names: Vec<String> = names.map(|m| canvas.say(&Say::Spot(m.what))).collect();
            self.landmark(canvas, &plot, (mark, &names.join(" · ")), &mut places, &up);
        }
    }
}

impl Frontier {
    fn landmark(
        &self,
        canvas: &Canvas,
        plot: &Plot,
        (mark, name): (&Landmark, &str),
        places: &mut Places,
        amounts: &Amounts,
    ) {
        let at = plot.at(mark.budget, mark.profit);
        let color = look_of(mark.what);
        if mark.what == Spot::Today {
            canvas.ring(at, 6.4, color);
        } else {
            canvas.dot(at, 6.4, color);
        }
        let (head, line) = (Type::bold(13.0, color), Type::plain(12.0, MUTE));
        let money = &amounts.money;
        let text = canvas.say(&Say::BudgetToProfit {
            budget: money.short(mark.budget),
            profit: money.short(mark.profit),
        });
        let wide = head.width(name).max(line.width(&text));
        let Some(place) = places.beside(at, (wide + 4.0, 32.0)) else {
            return;
        };
        let near = (at.0.clamp(place.x0, place.x1), at.1.clamp(place.y0, place.y1));
        if (near.0 - at.0).hypot(near.1 - at.1) > 20.0 {
            canvas.line(&[at, near], super::color::AXIS, 0.9);
            canvas.dot(at, 6.4, color);
        }
        canvas.text(name, (place.x0 + 2.0, place.y0 + 8.0), head);
        canvas.text(&text, (place.x0 + 2.0, place.y0 + 24.0), line);
    }
}
