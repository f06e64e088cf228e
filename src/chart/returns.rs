//! Returns over time: upward what lands in each month, downward what is spent in it, by channel.
//! The picture that explains to a client why SEO is paid for now and earns later.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, MUTE, REST};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Picture, largest, sealed::Drawn};
use super::say::{Say, What};
use super::scale::Scale;
use super::stack::{self, Layer, Phase, Stack};
use crate::ledger::Ledger;
use crate::locale::{Lang, month};
use crate::month::Month;
use crate::plan::Plan;
use crate::scenario::{REVENUE, Scenario};
use crate::shown;

/// What is spent and what lands, month by month; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct Returns {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The first month.
    pub start: Month,
    /// Of the plan; what lands later is drawn apart.
    pub months: usize,
    /// Gross profit per unit of revenue; the mean of channels and months where they differ.
    pub margin: f64,
    /// Gross profit of each month of the plan.
    pub gross: Vec<f64>,
    /// Fees of each month, tax included.
    pub fees: Vec<f64>,
    /// Whether there is tax in them.
    pub taxed: bool,
    /// In the scenario's order.
    pub channels: Vec<Landing>,
}

/// A channel's money.
#[derive(Debug, Clone, PartialEq)]
pub struct Landing {
    /// In the chart's language.
    pub name: String,
    /// One entry a month of the plan.
    pub spend: Vec<f64>,
    /// Revenue of each month, as far past the plan as anything lands.
    pub revenue: Vec<f64>,
    /// Spend and revenue over all of it, as documents show them.
    pub told: [f64; 2],
}

/// At most this many months after the plan are drawn.
const AFTER: usize = 12;

impl Returns {
    /// Of a plan; `None` where no channel yields revenue.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Option<Self> {
        scenario.channels.iter().any(|c| c.yields.contains_key(REVENUE)).then_some(())?;
        let ledger = Ledger::of(scenario, plan.channels.iter().map(|c| c.spend.clone()).collect());
        let gross: Vec<f64> = (0..scenario.months)
            .map(|t| {
                (0..scenario.channels.len()).map(|c| ledger.gross_profit(scenario, c, t)).sum()
            })
            .collect();
        let shown = shown::plan(plan);
        let told = |c: usize| {
            let channel = &shown.channels[c];
            let landed: f64 = channel.kpis.get(REVENUE).into_iter().flatten().sum();
            [channel.total_spend, landed + channel.after_horizon.get(REVENUE).unwrap_or(&0.0)]
        };
        let channels = scenario.channels.iter().enumerate().map(|(c, channel)| Landing {
            name: picture::name(channel, lang),
            told: told(c),
            spend: ledger.spend[c].clone(),
            revenue: (0..ledger.effect[c].len())
                .map(|t| ledger.kpi(scenario, c, REVENUE, t))
                .collect(),
        });
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start,
            months: scenario.months,
            margin: scenario.margin(),
            gross,
            fees: plan.months.fees.clone(),
            taxed: plan.totals.tax > 0.0,
            channels: channels.collect(),
        })
    }

    fn landed(&self, t: usize) -> f64 {
        self.channels.iter().filter_map(|c| c.revenue.get(t)).sum()
    }

    fn paid(&self, t: usize) -> f64 {
        self.channels.iter().filter_map(|c| c.spend.get(t)).sum::<f64>()
            + self.fees.get(t).unwrap_or(&0.0)
    }

    /// The last month in which anything worth drawing lands, plus one.
    fn reach(&self) -> usize {
        let all = self.channels.iter().map(|c| c.revenue.len()).max().unwrap_or(0).max(self.months);
        let most = (0..all).map(|t| self.landed(t)).fold(0.0, f64::max);
        let last = (self.months..all).rev().find(|&t| self.landed(t) > 0.01 * most);
        last.map_or(self.months, |t| t + 1).min(self.months + AFTER)
    }

    /// The first month from which on all that was paid so far has come back as gross profit, to
    /// the plan's end.
    pub fn payback(&self) -> Option<usize> {
        let mut balance = 0.0;
        let mut since = None;
        for t in 0..self.months {
            balance += self.gross.get(t).unwrap_or(&0.0) - self.paid(t);
            since = if balance < 0.0 { None } else { since.or(Some(t)) };
        }
        since
    }

    fn finding(&self, canvas: &Canvas) -> Say {
        let paid: f64 = (0..self.months).map(|t| self.paid(t)).sum();
        if paid <= 0.0 {
            return Say::NoSpend;
        }
        let end = self.channels.iter().map(|c| c.revenue.len()).max().unwrap_or(0);
        let late: f64 = (self.months..end).map(|t| self.landed(t)).sum();
        let all: f64 = (0..end).map(|t| self.landed(t)).sum();
        let late = canvas.lang.percent(if all > 0.0 { late / all } else { 0.0 }, 0);
        match self.payback() {
            Some(0) => Say::PaysFromStart,
            Some(t) => {
                Say::PaysBack { month: month(canvas.lang, self.start.plus(t as i32)), after: t + 1 }
            }
            None => Say::NoPayback { late },
        }
    }

    fn layers(&self, canvas: &Canvas) -> (Vec<Layer>, Vec<Layer>) {
        let reach = self.reach();
        let sizes: Vec<f64> =
            self.channels.iter().map(|c| c.revenue.iter().chain(&c.spend).sum()).collect();
        let used: Vec<usize> = (0..sizes.len()).filter(|&c| sizes[c] > 0.0).collect();
        let (kept, rest) = largest(&used.iter().map(|&c| sizes[c]).collect::<Vec<_>>(), 10);
        let many = self.channels.len() > 10;
        let layer = |name: String, color, of: &dyn Fn(usize) -> f64| Layer {
            name,
            color,
            cells: (0..reach)
                .map(|t| (of(t), if t < self.months { Phase::Full } else { Phase::Building }))
                .collect(),
        };
        let at = |series: &[f64], t: usize| series.get(t).copied().unwrap_or(0.0);
        let (mut up, mut down) = (Vec::new(), Vec::new());
        for (slot, &k) in kept.iter().enumerate() {
            let c = &self.channels[used[k]];
            let color = canvas.brand.series(if many { slot } else { used[k] });
            up.push(layer(c.name.clone(), color, &|t| at(&c.revenue, t)));
            down.push(layer(c.name.clone(), color, &|t| at(&c.spend, t)));
        }
        if !rest.is_empty() {
            let name = canvas.say(&Say::Others { count: rest.len() });
            let others = || rest.iter().map(|&k| &self.channels[used[k]]);
            up.push(layer(name.clone(), REST, &|t| others().map(|c| at(&c.revenue, t)).sum()));
            down.push(layer(name, REST, &|t| others().map(|c| at(&c.spend, t)).sum()));
        }
        if self.fees.iter().any(|fee| *fee > 0.0) {
            down.push(layer(canvas.say(&Say::Fees { taxed: self.taxed }), AXIS, &|t| {
                at(&self.fees, t)
            }));
        }
        (up, down)
    }

    fn amounts(&self, lang: Lang) -> Amounts {
        let most = (0..self.reach()).map(|t| self.landed(t).max(self.paid(t))).fold(0.0, f64::max);
        Amounts::of(lang, &self.currency, most)
    }
}

impl Picture for Returns {
    fn kind(&self) -> Kind {
        Kind::Returns
    }
}

#[allow(private_interfaces)]
impl Drawn for Returns {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let amounts = self.amounts(canvas.lang);
        let told: Vec<String> = self
            .channels
            .iter()
            .map(|c| {
                format!(
                    "{}: {} → {}",
                    c.name,
                    amounts.money.short(c.told[0]),
                    amounts.money.short(c.told[1])
                )
            })
            .collect();
        let mut keys = Vec::new();
        if self.reach() > self.months {
            keys.push((Mark::Hatch(AXIS), canvas.say(&Say::AfterPlan)));
        }
        let of =
            Say::Of { name: self.name.clone(), what: What::SpentAndLanded, months: self.months };
        Heading {
            title: canvas.say(&self.finding(canvas)),
            subtitle: canvas.say(&of),
            keys,
            footer: format!(
                "{}. {} {}",
                amounts.note(),
                canvas.say(&Say::PaybackMeans {
                    margin: canvas.lang.percent_trimmed(self.margin, 1)
                }),
                canvas.say(&Say::Source)
            ),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let (up, down) = self.layers(canvas);
        let reach = self.reach();
        let amounts = self.amounts(canvas.lang);
        let unit = amounts.unit.scale;
        let highest = (0..reach).map(|t| self.landed(t)).fold(0.0, f64::max);
        let lowest = (0..reach).map(|t| self.paid(t)).fold(0.0, f64::max);
        let scale = Scale::holding(-lowest, highest * 1.02, 6, true);
        let side = 22.0;
        let area = body.inside(
            canvas.gutter(&scale, unit) + side,
            24.0,
            stack::room(&down).max(stack::room(&up)),
            38.0,
        );
        let plot = Plot::new(area, (0.0, reach as f64), (scale.from, scale.to));
        if self.currency == "VND" {
            canvas.feasts(&plot, self.start, reach, body.y0 + 10.0);
        }
        self.rungs(canvas, &plot, &scale, unit);
        let stack = Stack { canvas, plot: &plot, start: self.start, money: &amounts.money };
        let mut middles = stack.columns(&up, 1.0);
        let below = stack.columns(&down, -1.0);
        canvas.line(&[(area.x0, plot.y(0.0)), (area.x1, plot.y(0.0))], canvas.brand.ink(), 1.4);
        if reach > self.months {
            let x = plot.x(self.months as f64);
            canvas.dashed(&[(x, area.y0), (x, area.y1)], MUTE, 1.2, Some("3 4"));
        }
        canvas.months(&plot, area.y1 + 16.0, self.start, reach);
        let mut named = up;
        // Fees have no return to stand beside.
        for (layer, middle) in down.into_iter().zip(below).skip(named.len()) {
            named.push(layer);
            middles.push(middle);
        }
        stack.names(&named, &middles, body);
    }
}

impl Returns {
    /// As on other charts, but amounts below the ground are money spent, not negative, and the two
    /// directions are named.
    fn rungs(&self, canvas: &Canvas, plot: &Plot, scale: &Scale, unit: f64) {
        for value in scale.ticks() {
            let y = plot.y(value);
            canvas.line(&[(plot.area.x0, y), (plot.area.x1, y)], super::color::GRID, 1.0);
            let text = canvas.tick(value.abs(), scale, unit);
            canvas.text(&text, (plot.area.x0 - 9.0, y), Type::axis().right());
        }
        let look = Type::bold(11.5, MUTE).middle();
        let x = plot.area.x0 - canvas.gutter(scale, unit) - 12.0;
        for (say, from, to) in [(Say::Landed, 0.0, scale.to), (Say::SpentNow, scale.from, 0.0)] {
            let text = canvas.say(&say);
            if look.width(&text) <= plot.y(from) - plot.y(to) {
                canvas.upright(&text, (x, (plot.y(from) + plot.y(to)) / 2.0), look);
            }
        }
    }
}
