//! A scenario read from its raw JSON, defaults filled as the format page says. Only scenarios
//! whose channels state their own figures (no tier).

use std::collections::BTreeMap;

use serde_json::Value;

use super::phi::Phi;

#[derive(Clone, Debug)]
pub struct Case {
    pub months: usize,
    /// Months since year 0.
    pub start: i32,
    margin: Dated,
    baseline: BTreeMap<String, Dated>,
    /// Whether revenue counts at its gross margin.
    is_profit: bool,
    pub discount: f64,
    pub after: f64,
    /// Weight of each KPI in the objective, before the gross margin.
    pub weights: BTreeMap<String, f64>,
    /// Weight of spend and fees.
    pub spend_weight: f64,
    pub monthly: Option<Vec<f64>>,
    pub total: Option<f64>,
    pub spend_all: bool,
    pub rollover: bool,
    pub channels: Vec<Chan>,
    pub limits: Vec<Limit>,
    pub targets: Vec<Target>,
    pub max_active: Option<usize>,
    pub stay_within: Option<f64>,
    pub round_to: Option<f64>,
}

#[derive(Clone, Debug)]
pub struct Chan {
    pub id: String,
    pub yields: BTreeMap<String, f64>,
    pub phi: Phi,
    pub w: Vec<f64>,
    pub carry_first: bool,
    pub ramp: Option<(usize, usize)>,
    /// Half-life, in months, of what was built when it stops.
    pub lasts: Option<f64>,
    /// Months of unbroken activity before the start whose spend is known.
    pub trailing: usize,
    /// Months of unbroken activity before the start.
    pub before: usize,
    pub season: Dated,
    margin: Option<Dated>,
    /// Price of media, and the month since year 0 in which the plan starts.
    pub index: Dated,
    start: i32,
    pub min: Vec<f64>,
    pub max: Vec<f64>,
    pub total_min: Option<f64>,
    pub total_max: Option<f64>,
    pub min_share: Option<f64>,
    pub max_share: Option<f64>,
    pub min_if_active: Option<f64>,
    pub commit: Option<usize>,
    pub setup: f64,
    pub monthly_fee: f64,
    pub fee_rate: f64,
    /// On spend and fees.
    pub tax: f64,
    pub change: Option<(f64, f64)>,
    pub fixed: Vec<(usize, f64)>,
    pub history: Vec<f64>,
    pub current: Option<f64>,
}

#[derive(Clone, Debug)]
pub struct Limit {
    pub channels: Vec<usize>,
    pub total: bool,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub min_share: Option<f64>,
    pub max_share: Option<f64>,
    pub never_falls: bool,
    pub share_of: Vec<usize>,
    pub months: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct Target {
    pub kpi: String,
    pub ask: Ask,
    pub channels: Vec<usize>,
    /// Whether it names no channels.
    pub of_all: bool,
    /// Months that count together; one of them each where the target holds in every month.
    pub groups: Vec<std::ops::RangeInclusive<usize>>,
    /// May be missed, as little as can be.
    pub soft: bool,
}

#[derive(Clone, Copy, Debug)]
pub enum Ask {
    AtLeast(f64),
    AtMost(f64),
    PerSpend(f64),
    CostAtMost(f64),
}

/// A figure by month: what holds in general, January first, and what does in months since year 0.
#[derive(Clone, Debug)]
pub struct Dated(Vec<f64>, BTreeMap<i32, f64>);

impl Dated {
    fn read(of: Option<&Value>, none: f64) -> Self {
        let Some(Value::Object(keys)) = of else {
            let twelve = of.map_or(vec![none; 12], |of| monthly(Some(of), 12, none));
            return Self(twelve, BTreeMap::new());
        };
        let usual = monthly(keys.get("calendar").or(keys.get("default")), 12, none);
        let dated = keys.iter().filter(|(key, _)| key.contains('-'));
        Self(usual, dated.map(|(key, x)| (month(key), x.as_f64().unwrap())).collect())
    }

    /// The least there is.
    pub fn least(&self) -> f64 {
        self.0.iter().chain(self.1.values()).copied().fold(f64::INFINITY, f64::min)
    }

    /// The greatest there is.
    pub fn most(&self) -> f64 {
        self.0.iter().chain(self.1.values()).copied().fold(0.0, f64::max)
    }

    pub fn at(&self, month: i32) -> f64 {
        let usual = self.0[month.rem_euclid(12) as usize];
        self.1.get(&month).copied().unwrap_or(usual)
    }
}

fn month(text: &str) -> i32 {
    let (year, month) = text.split_once('-').unwrap();
    year.parse::<i32>().unwrap() * 12 + month.parse::<i32>().unwrap() - 1
}

fn number(of: &Value, key: &str) -> Option<f64> {
    of.get(key).map(|v| v.as_f64().unwrap())
}

fn monthly(of: Option<&Value>, months: usize, default: f64) -> Vec<f64> {
    match of {
        None => vec![default; months],
        Some(Value::Array(list)) => {
            assert_eq!(list.len(), months);
            list.iter().map(|v| v.as_f64().unwrap()).collect()
        }
        Some(v) => vec![v.as_f64().unwrap(); months],
    }
}

fn numbers(of: Option<&Value>) -> Vec<f64> {
    of.and_then(Value::as_array)
        .map(|list| list.iter().map(|v| v.as_f64().unwrap()).collect())
        .unwrap_or_default()
}

/// Shares w_k, adding up to 1.
fn timing(of: Option<&Value>) -> Vec<f64> {
    let Some(Value::Object(kind)) = of else {
        return vec![1.0];
    };
    let (kind, body) = kind.iter().next().unwrap();
    let raw: Vec<f64> = match kind.as_str() {
        "delayed" => {
            let (f, p) = (body["first_effect"].as_u64().unwrap(), body["peak"].as_u64().unwrap());
            let h = body["half_life"].as_f64().unwrap();
            let mut raw = Vec::new();
            for k in 0.. {
                if k < f {
                    raw.push(0.0);
                } else if k <= p {
                    raw.push((k - f + 1) as f64 / (p - f + 1) as f64);
                } else {
                    let w = if h == 0.0 { 0.0 } else { 0.5_f64.powf((k - p) as f64 / h) };
                    if w < 0.001 {
                        break;
                    }
                    raw.push(w);
                }
            }
            raw
        }
        "geometric" => {
            let a = body["retention"].as_f64().unwrap();
            let last = body.get("max_lag").map(|v| v.as_u64().unwrap() as i32);
            let mut raw = vec![1.0];
            for k in 1.. {
                let w = a.powi(k);
                if last.map_or(w < 0.001, |last| k > last) {
                    break;
                }
                raw.push(w);
            }
            raw
        }
        "weights" => numbers(Some(body)),
        other => panic!("no timing {other}"),
    };
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|w| w / sum).collect()
}

impl Case {
    pub fn read(of: &Value) -> Self {
        let months = of.get("months").map_or(12, |m| m.as_u64().unwrap() as usize);
        let start = month(of["start"].as_str().unwrap());
        let (weights, spend_weight) = objective(of.get("objective"));
        let channels: Vec<Chan> = of["channels"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| Chan::read(c, months, start, number(of, "tax_rate").unwrap_or(0.0)))
            .collect();
        let ids: Vec<&str> = channels.iter().map(|c| c.id.as_str()).collect();
        let list = |key: &str| of.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let limits = list("limits").iter().map(|l| Limit::read(l, &ids, months, start)).collect();
        let targets =
            list("targets").iter().map(|t| Target::read(t, &ids, months, start)).collect();
        let none = Value::Null;
        let budget = of.get("budget").unwrap_or(&none);
        let truth = |key: &str| budget.get(key).is_some_and(|v| v.as_bool().unwrap());
        Self {
            months,
            start,
            margin: Dated::read(of.get("gross_margin"), 1.0),
            baseline: of
                .get("baseline")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
                .map(|(kpi, amounts)| (kpi.clone(), Dated::read(Some(amounts), 0.0)))
                .collect(),
            is_profit: of.get("objective").is_none_or(|name| name == "profit"),
            discount: number(of, "discount_rate").unwrap_or(0.0),
            after: number(of, "after_horizon").unwrap_or(0.0),
            weights,
            spend_weight,
            monthly: budget.get("monthly").map(|b| monthly(Some(b), months, 0.0)),
            total: number(budget, "total"),
            spend_all: truth("spend_all"),
            rollover: truth("rollover"),
            limits,
            targets,
            max_active: of.get("max_active_channels").map(|n| n.as_u64().unwrap() as usize),
            stay_within: number(of, "stay_within"),
            round_to: number(of, "round_to").filter(|step| *step > 0.0),
            channels,
        }
    }

    pub fn from_text(text: &str) -> Self {
        Self::read(&serde_json::from_str(text).unwrap())
    }

    /// (1+d)^(-t/12).
    pub fn weight(&self, t: usize) -> f64 {
        (1.0 + self.discount).powf(-(t as f64) / 12.0)
    }

    /// Seasonal factor of channel `c` in month `t` of the plan.
    pub fn season(&self, c: usize, t: usize) -> f64 {
        self.channels[c].season.at(self.start + t as i32)
    }

    /// What comes without any spend of a target's KPI in some months, where it counts.
    pub fn anyway(&self, target: &Target, months: &std::ops::RangeInclusive<usize>) -> f64 {
        let counted = months.clone().filter(|_| target.of_all);
        counted.map(|t| self.baseline_in(&target.kpi, t)).fold(0.0, |sum, x| sum + x)
    }

    /// What comes of a KPI in month `t` of the plan without any spend.
    pub fn baseline_in(&self, kpi: &str, t: usize) -> f64 {
        self.baseline.get(kpi).map_or(0.0, |amounts| amounts.at(self.start + t as i32))
    }

    /// Gross profit per unit of revenue of channel `c` landing in month `t` of the plan.
    pub fn margin(&self, c: usize, t: usize) -> f64 {
        self.channels[c].margin.as_ref().unwrap_or(&self.margin).at(self.start + t as i32)
    }

    /// What one unit of effect of channel `c` landing in month `t` adds to the objective.
    pub fn worth(&self, c: usize, t: usize) -> f64 {
        let per_effect: f64 = self.channels[c]
            .yields
            .iter()
            .map(|(kpi, y)| {
                let margin = if self.is_profit { self.margin(c, t) } else { 1.0 };
                y * margin * self.weights.get(kpi).copied().unwrap_or(0.0)
            })
            .sum();
        let counted = if t < self.months { 1.0 } else { self.after };
        per_effect * self.season(c, t) * self.weight(t) * counted
    }
}

fn objective(of: Option<&Value>) -> (BTreeMap<String, f64>, f64) {
    let of_revenue = |w| BTreeMap::from([("revenue".to_owned(), w)]);
    match of {
        None => (of_revenue(1.0), -1.0),
        Some(Value::String(name)) if name == "profit" => (of_revenue(1.0), -1.0),
        Some(Value::String(kpi)) => (BTreeMap::from([(kpi.clone(), 1.0)]), 0.0),
        Some(weights) => {
            let mut all: BTreeMap<String, f64> = weights
                .as_object()
                .unwrap()
                .iter()
                .map(|(k, v)| (k.clone(), v.as_f64().unwrap()))
                .collect();
            let spend = all.remove("spend").unwrap_or(0.0);
            (all, spend)
        }
    }
}

impl Chan {
    fn read(of: &Value, months: usize, start: i32, tax: f64) -> Self {
        let phi = Phi::read(of.get("curve"));
        let caused = number(of, "incrementality").unwrap_or(1.0);
        let mut yields = BTreeMap::new();
        if let Some(given) = of.get("yields").and_then(Value::as_object) {
            yields.extend(given.iter().map(|(k, v)| (k.clone(), v.as_f64().unwrap() * caused)));
        }
        if let Some(given) = of.get("cost_per").and_then(Value::as_object) {
            yields.extend(given.iter().map(|(k, v)| (k.clone(), caused / v.as_f64().unwrap())));
        }
        if let Some(roi) = of.get("roi") {
            let roi = roi.as_f64().unwrap_or_else(|| roi["expected"].as_f64().unwrap());
            let lift = number(of, "roi_at").map_or(1.0, |s| s / phi.at(s));
            yields.insert("revenue".to_owned(), roi * lift * caused);
        }
        let history = numbers(of.get("history"));
        let trailing = history.iter().rev().take_while(|&&s| s > 0.0).count();
        let ramp = of.get("ramp_up");
        let since = ramp
            .and_then(|r| r.get("active_since"))
            .map_or(0, |m| (start - month(m.as_str().unwrap())).max(0) as usize);
        let whole = |of: &Value, key: &str| of[key].as_u64().unwrap() as usize;
        let mut fixed: Vec<(usize, f64)> = of
            .get("fixed")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(m, s)| ((month(m) - start) as usize, s.as_f64().unwrap()))
            .collect();
        fixed.sort_by_key(|f| f.0);
        Self {
            id: of["id"].as_str().unwrap().to_owned(),
            yields,
            phi,
            w: timing(of.get("timing")),
            carry_first: of.get("order").is_some_and(|o| o == "carry_then_saturate"),
            ramp: ramp.map(|r| (whole(r, "first_effect"), whole(r, "full_effect"))),
            lasts: ramp.and_then(|r| number(r, "half_life_after_stop")),
            trailing,
            before: trailing.max(since),
            season: Dated::read(of.get("seasonality"), 1.0),
            index: Dated::read(of.get("cost_index"), 1.0),
            start,
            margin: of.get("gross_margin").map(|margin| Dated::read(Some(margin), 1.0)),
            min: monthly(of.get("min"), months, 0.0),
            max: monthly(of.get("max"), months, f64::INFINITY),
            total_min: number(of, "total_min"),
            total_max: number(of, "total_max"),
            min_share: number(of, "min_share"),
            max_share: number(of, "max_share"),
            min_if_active: number(of, "min_if_active"),
            commit: of.get("commit_months").map(|n| n.as_u64().unwrap() as usize),
            setup: number(of, "setup_fee").unwrap_or(0.0),
            monthly_fee: number(of, "monthly_fee").unwrap_or(0.0),
            fee_rate: number(of, "fee_rate").unwrap_or(0.0),
            tax: number(of, "tax_rate").unwrap_or(tax),
            change: of
                .get("max_change")
                .map(|m| (number(m, "amount").unwrap_or(0.0), number(m, "share").unwrap_or(0.0))),
            fixed,
            history,
            current: number(of, "current"),
        }
    }

    /// What a unit of spend costs.
    pub fn cost(&self) -> f64 {
        (1.0 + self.fee_rate) * (1.0 + self.tax)
    }

    /// Price of media in a month of the plan, which may lie before it.
    pub fn price(&self, t: i64) -> f64 {
        self.index.at(self.start + t as i32)
    }

    /// What was bought `lag` >= 1 months before the start.
    pub fn past_bought(&self, lag: usize) -> f64 {
        self.past(lag) / self.price(-(lag as i64))
    }

    /// Spend `lag` >= 1 months before the start.
    pub fn past(&self, lag: usize) -> f64 {
        if lag <= self.history.len() { self.history[self.history.len() - lag] } else { 0.0 }
    }

    /// Whether being on or off matters to it, apart from `max_active_channels`.
    pub fn switches(&self) -> bool {
        self.min_if_active.is_some()
            || self.commit.is_some()
            || self.ramp.is_some()
            || self.setup > 0.0
            || self.monthly_fee > 0.0
    }
}

impl Limit {
    fn read(of: &Value, ids: &[&str], months: usize, start: i32) -> Self {
        let named = |key: &str| -> Option<Vec<usize>> {
            let list = of.get(key)?.as_array().unwrap();
            let place = |v: &Value| ids.iter().position(|id| v == id).unwrap();
            Some(list.iter().map(place).collect())
        };
        let listed = of.get("months").and_then(Value::as_array).map(|list| {
            list.iter().map(|m| (month(m.as_str().unwrap()) - start) as usize).collect()
        });
        Self {
            channels: named("channels").unwrap(),
            total: of.get("per").is_some_and(|p| p == "total"),
            min: number(of, "min"),
            max: number(of, "max"),
            min_share: number(of, "min_share"),
            max_share: number(of, "max_share"),
            never_falls: of.get("never_falls").is_some_and(|v| v == true),
            share_of: named("share_of").unwrap_or_else(|| (0..ids.len()).collect()),
            months: listed.unwrap_or_else(|| (0..months).collect()),
        }
    }
}

impl Case {
    /// The months that a limit with `never_falls` compares, each with the month before it; before
    /// the first, what the group spent last, where every channel of it says so.
    pub fn pairs(&self, limit: &Limit) -> Vec<(Result<usize, f64>, usize)> {
        let last = |&c: &usize| self.channels[c].history.last().copied();
        let spent: Option<f64> = limit.channels.iter().map(last).sum();
        let before = |t: usize| match t {
            0 => spent.map(Err),
            _ => limit.months.contains(&(t - 1)).then_some(Ok(t - 1)),
        };
        limit.months.iter().filter_map(|&t| Some((before(t)?, t))).collect()
    }
}

impl Target {
    fn read(of: &Value, ids: &[&str], months: usize, start: i32) -> Self {
        let at = |key: &str, none: usize| {
            of.get(key).map_or(none, |m| (month(m.as_str().unwrap()) - start) as usize)
        };
        let (from, by) = (at("from", 0), at("by", months - 1));
        let groups = if of.get("per").is_some_and(|p| p == "month") {
            (from..=by).map(|t| t..=t).collect()
        } else {
            vec![from..=by]
        };
        let of_all = of.get("channels").is_none();
        let channels = of
            .get("channels")
            .and_then(Value::as_array)
            .map(|list| list.iter().map(|v| ids.iter().position(|id| v == id).unwrap()).collect());
        let channels = channels.unwrap_or_else(|| (0..ids.len()).collect());
        let ask = number(of, "at_least")
            .map(Ask::AtLeast)
            .or(number(of, "at_most").map(Ask::AtMost))
            .or(number(of, "per_spend_at_least").map(Ask::PerSpend))
            .or(number(of, "cost_at_most").map(Ask::CostAtMost))
            .unwrap();
        let soft = of.get("soft").is_some_and(|soft| soft == true);
        Self { kpi: of["kpi"].as_str().unwrap().to_owned(), ask, channels, of_all, groups, soft }
    }
}
