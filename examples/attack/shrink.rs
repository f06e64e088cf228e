//! The smallest file that still falls in the same way: keys, channels, limits and targets are left
//! out one by one while it does.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::check::{self, Fall};
use super::oracle::case::Case;
use super::scene::Scene;

/// Tries after which what is left is small enough.
const TRIES: usize = 80;
/// Time after which it is small enough.
const LONGEST: Duration = Duration::from_secs(20);

pub fn smallest(scene: &Scene, fall: &Fall, seed: u64, slow: Duration) -> Value {
    let mut scene = Scene {
        family: scene.family,
        scenario: scene.scenario.clone(),
        witness: scene.witness.clone(),
        large: scene.large,
    };
    // A slow scenario takes as long to shrink as it is slow, each time.
    let mut left = if fall.kind == "slow" { 3 } else { TRIES };
    let began = Instant::now();
    loop {
        let mut is_smaller = false;
        for path in paths(&scene.scenario) {
            if left == 0 || began.elapsed() > LONGEST {
                return scene.scenario;
            }
            let Some(smaller) = without(&scene, &path) else { continue };
            left -= 1;
            if check::fall(&smaller, seed, slow).is_some_and(|f| f.kind == fall.kind) {
                scene = smaller;
                is_smaller = true;
                break;
            }
        }
        if !is_smaller {
            return scene.scenario;
        }
    }
}

/// What may be left out: whole channels first, then rules, then keys.
fn paths(scenario: &Value) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let count = |key: &str| scenario[key].as_array().map_or(0, Vec::len);
    if count("channels") > 1 {
        all.extend((0..count("channels")).map(|c| vec!["channels".to_owned(), c.to_string()]));
    }
    for list in ["limits", "targets"] {
        all.extend((0..count(list)).map(|i| vec![list.to_owned(), i.to_string()]));
    }
    let keys = scenario.as_object().into_iter().flat_map(|of| of.keys());
    let kept = ["start", "months", "budget", "channels", "round_to"];
    all.extend(keys.filter(|key| !kept.contains(&key.as_str())).map(|key| vec![key.clone()]));
    for (c, channel) in scenario["channels"].as_array().into_iter().flatten().enumerate() {
        let keys = channel.as_object().into_iter().flat_map(|of| of.keys());
        for key in keys.filter(|key| !["id", "roi"].contains(&key.as_str())) {
            all.push(vec!["channels".to_owned(), c.to_string(), key.clone()]);
        }
    }
    for key in ["spend_all", "rollover"] {
        if scenario["budget"].get(key).is_some() {
            all.push(vec!["budget".to_owned(), key.to_owned()]);
        }
    }
    all
}

/// The scene without what is at `path`; `None` where it makes no sense, or its known plan no
/// longer holds.
fn without(scene: &Scene, path: &[String]) -> Option<Scene> {
    let mut scenario = scene.scenario.clone();
    let mut witness = scene.witness.clone();
    let (last, way) = path.split_last()?;
    let mut at = &mut scenario;
    for key in way {
        at = match at {
            Value::Array(list) => list.get_mut(key.parse::<usize>().ok()?)?,
            other => other.get_mut(key)?,
        };
    }
    match at {
        Value::Array(list) => {
            let gone = list.remove(last.parse().ok()?);
            if way == ["channels"] {
                // A rule that names the channel stays, unless that is all that it names.
                let id = gone["id"].as_str()?;
                if scenario
                    .get("limits")
                    .is_some_and(|l| l.to_string().contains(&format!("\"{id}\"")))
                {
                    return None;
                }
                witness.as_mut()?.remove(last.parse().ok()?);
            }
        }
        other => drop(other.as_object_mut()?.remove(last)?),
    }
    if let Some(witness) = &witness {
        let holds =
            std::panic::catch_unwind(|| Case::read(&scenario).broken(witness, 1e-9).is_empty());
        if !holds.unwrap_or(false) {
            return None;
        }
    }
    Some(Scene { family: scene.family, scenario, witness, large: scene.large })
}
