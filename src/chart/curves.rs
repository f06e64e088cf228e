//! Response curves: for each channel what a month's spend brings, with today's spend and the
//! proposed one, the observed range solid and what lies beyond dashed, the range of the return,
//! and the line on which spend only earns itself back. One panel a channel: on common axes the
//! small channels would lie on the ground.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, Color, MUTE};
use super::frame::{Amounts, Heading, Mark};
use super::picture::{self, Kind, Look, Picture, largest, sealed::Drawn};
use super::say::Say;
use super::scale::Scale;
use crate::locale::{Lang, Wording};
use crate::plan::Plan;
use crate::scenario::{Channel, REVENUE, Scenario};

/// The channels' response curves; amounts in `currency`.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseCurves {
    /// Of the plan.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// What the curves bring, where it is not revenue: the KPI's name.
    pub kpi: Option<String>,
    /// Revenue per unit of spend that pays for itself: 1 / gross margin.
    pub break_even: Option<f64>,
    /// In the order in which they are drawn; at most twelve are.
    pub panels: Vec<Panel>,
}

/// A channel's curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// In the chart's language.
    pub name: String,
    /// By rising spend.
    pub points: Vec<Point>,
    /// Today's monthly spend.
    pub today: Option<f64>,
    /// The plan's mean monthly spend over its active months.
    pub proposed: f64,
    /// The monthly spends at which the curve was observed.
    pub observed: Option<[f64; 2]>,
    /// What one more unit of spend brings at the proposed spend.
    pub marginal: f64,
}

/// What a month's spend brings once the channel is mature, seasons and lags apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// In a month.
    pub spend: f64,
    /// At the expected return.
    pub value: f64,
    /// At the low and the high return, where they are stated.
    pub range: Option<[f64; 2]>,
}

const PANELS: usize = 12;
/// Below this a panel has no room for its curve, px.
const LEAST_HIGH: f64 = 124.0;
/// Points of a curve.
const POINTS: usize = 64;

impl ResponseCurves {
    /// Of a plan; `None` where no channel brings anything.
    pub fn of(scenario: &Scenario, plan: &Plan, lang: Lang) -> Option<Self> {
        let kpi = scenario.kpis().into_iter().next()?;
        let panels = scenario.channels.iter().zip(&plan.channels).map(|(channel, planned)| {
            let months = planned.spend.iter().enumerate();
            let bought = months.map(|(t, spend)| channel.bought(t, *spend));
            let active: Vec<f64> = bought.filter(|s| *s > 0.0).collect();
            let proposed = if active.is_empty() {
                0.0
            } else {
                active.iter().sum::<f64>() / active.len() as f64
            };
            panel(scenario, channel, &kpi, proposed, lang)
        });
        let revenue = kpi == REVENUE;
        Some(Self {
            name: scenario.name.clone(),
            currency: scenario.currency.clone(),
            break_even: (revenue && scenario.gross_margin.is_some())
                .then(|| scenario.one_margin().map(|margin| 1.0 / margin))
                .flatten(),
            kpi: (!revenue).then(|| Wording::new(scenario, lang).kpi(&kpi)),
            panels: panels
                .filter(|panel| panel.points.iter().any(|point| point.value > 0.0))
                .collect(),
        })
    }

    /// The `most` largest panels, in their order.
    fn shown(&self, most: usize) -> Vec<&Panel> {
        let sizes: Vec<f64> = self.panels.iter().map(|panel| panel.proposed).collect();
        let most = most.min(PANELS);
        let kept = if sizes.len() > most {
            largest(&sizes, most + 1).0
        } else {
            (0..sizes.len()).collect()
        };
        kept.into_iter().map(|at| &self.panels[at]).collect()
    }

    fn grid(&self, is_narrow: bool) -> (usize, usize) {
        let count = self.panels.len().clamp(1, PANELS);
        let columns = match count {
            1 => 1,
            2 | 3 if !is_narrow => count,
            _ if is_narrow => 2,
            4 => 2,
            5 | 6 | 9 => 3,
            _ => 4,
        };
        (columns, count.div_ceil(columns))
    }

    fn finding(&self, canvas: &Canvas) -> Say {
        let spending = self.panels.iter().filter(|panel| panel.proposed > 0.0);
        let Some(best) = spending.max_by(|a, b| a.marginal.total_cmp(&b.marginal)) else {
            return Say::NoSpend;
        };
        let channel = best.name.clone();
        if self.kpi.is_some() {
            return Say::NextBestIn { channel };
        }
        let times = canvas.lang.times(best.marginal);
        match self.break_even {
            Some(least) if best.marginal < 0.995 * least => Say::NextLoses { channel, times },
            _ => Say::NextEarns { channel, times },
        }
    }
}

fn panel(scenario: &Scenario, channel: &Channel, kpi: &str, proposed: f64, lang: Lang) -> Panel {
    let per_effect = channel.yields.get(kpi).copied().unwrap_or(0.0);
    let known = [Some(proposed), channel.current, channel.observed.map(|o| o[1])];
    let most = known.into_iter().flatten().fold(0.0, f64::max);
    let budget = scenario.budget.as_ref().and_then(|b| {
        b.monthly
            .as_ref()
            .and_then(|m| m.first().copied())
            .or(b.total.map(|t| t / scenario.months as f64))
    });
    let end = if most > 0.0 {
        most * 1.5
    } else {
        budget.unwrap_or(1.0) / scenario.channels.len() as f64
    };
    let range =
        channel.roi.filter(|roi| kpi == REVENUE && roi.expected > 0.0 && roi.low < roi.high);
    let point = |k: usize| {
        let spend = end * k as f64 / (POINTS - 1) as f64;
        let value = per_effect * channel.curve.value(spend);
        let range =
            range.map(|roi| [value * roi.low / roi.expected, value * roi.high / roi.expected]);
        Point { spend, value, range }
    };
    Panel {
        name: picture::name(channel, lang),
        points: (0..POINTS).map(point).collect(),
        today: channel.current,
        proposed,
        observed: channel.observed,
        marginal: per_effect * channel.curve.slope(proposed),
    }
}

impl Panel {
    /// What a month's spend of `spend` brings, by the points.
    pub fn at(&self, spend: f64) -> f64 {
        self.value(spend)
    }

    /// The curve at `spend`, by straight lines between its points.
    fn value(&self, spend: f64) -> f64 {
        let after = self
            .points
            .iter()
            .position(|point| point.spend >= spend)
            .unwrap_or(self.points.len() - 1);
        let (Some(a), b) = (self.points.get(after.wrapping_sub(1)), self.points[after]) else {
            return self.points[after].value;
        };
        let share = if b.spend > a.spend { (spend - a.spend) / (b.spend - a.spend) } else { 0.0 };
        a.value + share.clamp(0.0, 1.0) * (b.value - a.value)
    }

    fn end(&self) -> f64 {
        self.points.last().map_or(1.0, |point| point.spend)
    }

    fn highest(&self) -> f64 {
        let high =
            |point: &Point| point.range.map_or(point.value, |range| range[1].max(point.value));
        self.points.iter().map(high).fold(0.0, f64::max)
    }
}

impl Picture for ResponseCurves {
    fn kind(&self) -> Kind {
        Kind::Curves
    }

    fn natural_size(&self) -> (u32, u32) {
        let (columns, rows) = self.grid(false);
        (1120, (170 + rows * if columns < 3 { 300 } else { 226 }) as u32)
    }

    fn narrow_size(&self) -> (u32, u32) {
        (Look::NARROW, (210 + self.grid(true).1 * 190) as u32)
    }
}

#[allow(private_interfaces)]
impl Drawn for ResponseCurves {
    fn heading(&self, canvas: &Canvas) -> Heading {
        let color = canvas.brand.series(0);
        let mut keys = Vec::new();
        let any = |of: &dyn Fn(&Panel) -> bool| self.panels.iter().any(of);
        if any(&|panel| panel.today.is_some()) {
            keys.push((Mark::Ring(color), canvas.say(&Say::Today)));
        }
        keys.push((Mark::Dot(color), canvas.say(&Say::Proposed)));
        if any(&|panel| panel.observed.is_some()) {
            keys.push((Mark::Line(color), canvas.say(&Say::Observed)));
            keys.push((Mark::Dashes(color), canvas.say(&Say::Beyond)));
        }
        if any(&|panel| panel.points.iter().any(|point| point.range.is_some())) {
            keys.push((Mark::Swatch(super::color::tint(color, 0.2)), canvas.say(&Say::Range)));
        }
        if self.break_even.is_some() {
            keys.push((Mark::Dashes(AXIS), canvas.say(&Say::BreakEven)));
        }
        let money = crate::locale::Money::new(canvas.lang, &self.currency);
        let told = self
            .panels
            .iter()
            .map(|panel| {
                format!(
                    "{}: {}",
                    panel.name,
                    canvas.say(&Say::PerMonth { amount: money.short(panel.proposed) })
                )
            })
            .collect::<Vec<_>>();
        let hidden = self.panels.len() - self.shown(PANELS).len();
        let more = if hidden > 0 {
            format!(" {}", canvas.say(&Say::NotDrawn { count: hidden }))
        } else {
            String::new()
        };
        let shows = Say::CurvesShow { name: self.name.clone(), kpi: self.kpi.clone() };
        Heading {
            title: canvas.say(&self.finding(canvas)),
            subtitle: canvas.say(&shows),
            keys,
            footer: format!("{}{more} {}", canvas.say(&Say::CurveTerms), canvas.say(&Say::Source)),
            alt: told.join("; ") + ".",
        }
    }

    fn draw(&self, canvas: &Canvas, body: Rect) {
        let (columns, rows) = self.grid(canvas.is_narrow());
        let (gap_x, gap_y) = (30.0, 22.0);
        // A panel that is too low says nothing: rather fewer, the largest.
        let fit = ((body.height() + gap_y) / (LEAST_HIGH + gap_y)).floor() as usize;
        let rows = rows.min(fit.max(1));
        let wide = (body.width() - gap_x * (columns as f64 - 1.0)) / columns as f64;
        let high = (body.height() - gap_y * (rows as f64 - 1.0)) / rows as f64;
        for (at, panel) in self.shown(columns * rows).into_iter().enumerate() {
            let x = body.x0 + (at % columns) as f64 * (wide + gap_x);
            let y = body.y0 + (at / columns) as f64 * (high + gap_y);
            self.panel(canvas, panel, Rect::new(x, y, x + wide, y + high));
        }
    }
}

impl ResponseCurves {
    fn panel(&self, canvas: &Canvas, panel: &Panel, place: Rect) {
        let color = canvas.brand.series(0);
        let amounts = Amounts::of(canvas.lang, &self.currency, panel.end());
        let values = match self.kpi {
            None => Amounts::of(canvas.lang, &self.currency, panel.highest()).unit.scale,
            Some(_) => 1.0,
        };
        let title = Type::bold(13.0, canvas.brand.ink());
        canvas.text(&title.cut(&panel.name, place.width()), (place.x0, place.y0 + 6.0), title);
        let small = Type::plain(11.5, MUTE);
        for (line, said) in self.caption(canvas, panel, &amounts).iter().enumerate() {
            canvas.text(
                &small.cut(said, place.width()),
                (place.x0, place.y0 + 23.0 + 15.0 * line as f64),
                small,
            );
        }
        let across = Scale::holding(0.0, panel.end(), 4, true);
        let up = Scale::holding(0.0, panel.highest(), 3, true);
        let area = place.inside(canvas.gutter(&up, values), 56.0, 4.0, 30.0);
        let plot = Plot::new(area, (0.0, panel.end()), (up.from, up.to));
        canvas.rungs(&plot, &up, values);
        let bottom = area.y1 + 12.0;
        let unit = amounts.unit.scale;
        let ticks = across.ticks().into_iter();
        let ticks: Vec<f64> = ticks.filter(|tick| *tick <= panel.end() * 1.001).collect();
        canvas.feet(&plot, &ticks, bottom, |tick| canvas.tick(tick, &across, unit));
        let units = Type::plain(10.0, MUTE);
        let per = match &self.kpi {
            None => canvas.say(&Say::AxesIn {
                down: Amounts::of(canvas.lang, &self.currency, panel.highest()).note(),
                across: amounts.note(),
            }),
            Some(_) => amounts.note(),
        };
        canvas.text(&units.cut(&per, area.width()), (area.x1, bottom + 15.0), units.right());
        self.curve(canvas, &plot, panel, color);
    }

    /// What is spent, and what more would bring where anything is: of a channel that rests the curve
    /// tells nothing of what starting it would take.
    fn caption(&self, canvas: &Canvas, panel: &Panel, amounts: &Amounts) -> Vec<String> {
        let to = amounts.money.short(panel.proposed);
        let change = match panel.today {
            Some(today) => format!("{} → {to}", amounts.money.short(today)),
            None => to,
        };
        let change = canvas.say(&Say::PerMonth { amount: change });
        if self.kpi.is_some() || !panel.marginal.is_finite() || panel.proposed <= 0.0 {
            return vec![change];
        }
        let more = Say::Marginal { times: canvas.lang.times(panel.marginal) };
        vec![change, canvas.say(&more)]
    }

    fn curve(&self, canvas: &Canvas, plot: &Plot, panel: &Panel, color: Color) {
        let band = |side: usize| {
            panel.points.iter().filter_map(move |p| p.range.map(|r| plot.at(p.spend, r[side])))
        };
        let mut outline: Vec<(f64, f64)> = band(1).collect();
        outline.extend(band(0).collect::<Vec<_>>().into_iter().rev());
        if outline.len() > 2 {
            canvas.area(&outline, color, 0.16);
        }
        if let Some(least) = self.break_even {
            let top = plot.area.y0;
            let scale_top = panel.highest().max(1e-300);
            let reach = panel.end().min(scale_top / least);
            let (x, y) = plot.at(reach, reach * least);
            canvas.dashed(&[plot.at(0.0, 0.0), (x, y.max(top))], AXIS, 1.6, Some("1.5 4"));
        }
        let [from, to] = panel.observed.unwrap_or([0.0, f64::INFINITY]);
        let piece = |keep: &dyn Fn(f64) -> bool, edges: &[f64]| -> Vec<(f64, f64)> {
            let mut spends: Vec<f64> =
                panel.points.iter().map(|p| p.spend).filter(|s| keep(*s)).collect();
            spends.extend(edges.iter().copied().filter(|s| *s > 0.0 && *s < panel.end()));
            spends.sort_by(f64::total_cmp);
            spends.into_iter().map(|s| plot.at(s, panel.value(s))).collect()
        };
        canvas.dashed(&piece(&|s| s <= from, &[from]), color, 2.0, Some("5 5"));
        canvas.line(&piece(&|s| s >= from && s <= to, &[from, to]), color, 2.6);
        canvas.dashed(&piece(&|s| s >= to, &[to]), color, 2.0, Some("5 5"));
        if let Some(today) = panel.today {
            canvas.ring(plot.at(today, panel.value(today)), 5.6, color);
        }
        canvas.dot(plot.at(panel.proposed, panel.value(panel.proposed)), 5.2, color);
    }
}
