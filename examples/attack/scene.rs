//! Scenarios of every kind, from a seed.

use serde_json::{Value, json};

use super::oracle::case::Case;
use super::oracle::derive::Derive;
use super::oracle::generate::{Shape, make as make_one, spoil};
use super::oracle::measure::Spend;
use super::oracle::rng::Rng;

/// What kind of scenario is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Any amounts, every curve concave.
    Concave,
    /// On/off rules.
    OnOff,
    /// Curves that bend upward.
    SShaped,
    /// Whole steps.
    Steps,
    /// Rules that cannot hold.
    Clash,
}

impl Family {
    pub const ALL: [Self; 5] =
        [Self::Concave, Self::OnOff, Self::SShaped, Self::Steps, Self::Clash];

    pub fn name(self) -> &'static str {
        match self {
            Self::Concave => "concave",
            Self::OnOff => "on-off",
            Self::SShaped => "s-shaped",
            Self::Steps => "steps",
            Self::Clash => "clash",
        }
    }
}

/// A scenario, and a plan that is known to hold; `None` where none does.
pub struct Scene {
    pub family: Family,
    pub scenario: Value,
    pub witness: Option<Spend>,
    pub large: bool,
}

pub fn make(seed: u64, large: bool, only: Option<Family>) -> Scene {
    let mut rng = Rng::new(seed);
    let drawn = Family::ALL[rng.whole(0, Family::ALL.len() - 1)];
    let family = only.unwrap_or(drawn);
    let shape = Shape {
        channels: if large { (5, 8) } else { (1, 4) },
        months: if large { (6, 12) } else { (1, 4) },
        money: if family == Family::Steps { (4, 9) } else { (0, 12) },
        s_shaped: family == Family::SShaped || rng.chance(0.15),
        switches: match family {
            Family::Concave => 0.0,
            Family::OnOff => 0.7,
            _ => 0.3,
        },
        rules: if large { 0.12 } else { rng.within(0.05, 0.4) },
        caps: rng.chance(0.5),
    };
    let made = make_one(&mut rng, shape);
    let (scenario, witness) = match family {
        Family::Steps => in_steps(&mut rng, &made.scenario, &made.witness, shape),
        Family::Clash => (spoil(&mut rng, &made), None),
        _ => (any_amounts(made.scenario), Some(made.witness)),
    };
    Scene { family, scenario, witness, large }
}

fn any_amounts(mut scenario: Value) -> Value {
    scenario["round_to"] = json!(0);
    scenario
}

/// The same channels in whole steps, with rules derived from a plan in whole steps.
fn in_steps(rng: &mut Rng, made: &Value, from: &Spend, shape: Shape) -> (Value, Option<Spend>) {
    let most = from.iter().flatten().copied().fold(0.0, f64::max).max(1.0);
    let power = 10.0_f64.powi(most.log10().floor() as i32);
    let step = power * [0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0][rng.whole(0, 6)];
    let step = step.max(1.0).round();
    let mut all = made.as_object().expect("a scenario is an object").clone();
    for key in ["limits", "targets", "max_active_channels", "stay_within"] {
        all.remove(key);
    }
    for channel in all["channels"].as_array_mut().expect("channels are a list") {
        let channel = channel.as_object_mut().expect("a channel is an object");
        let rules = ["min", "max", "total_min", "total_max", "min_share", "max_share"];
        for key in rules.into_iter().chain(["max_change", "fixed", "current"]) {
            channel.remove(key);
        }
    }
    all.insert("round_to".into(), json!(step));
    let witness: Spend =
        from.iter().map(|row| row.iter().map(|s| (s / step).ceil() * step).collect()).collect();
    let start = made["start"].as_str().and_then(|text| {
        let (year, month) = text.split_once('-')?;
        Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
    });
    let start = start.expect("generated scenarios say when they start");
    let case = Case::read(&Value::Object(all.clone()));
    let mut derive =
        Derive { rng, case: &case, witness: &witness, rules: shape.rules, caps: false, start };
    derive.everything(&mut all);
    (Value::Object(all), Some(witness))
}
