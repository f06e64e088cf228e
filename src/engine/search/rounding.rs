//! Plans near the mix that the model of the bound ends with: each group of tracks on one of the
//! paths it is torn between, and a search of the decisions on which mix and best plan differ
//! (Danna, Rothberg and Le Pape 2005, "Exploring relaxation induced neighborhoods").

use super::{Limits, Node, Search, View};
use crate::engine::oracle::{self, Aim};
use crate::engine::refute;
use crate::engine::region::{Region, States};
use crate::program::{Program, StageIx};

/// Nodes of a search near the best plan.
const NEAR: usize = 12;
/// Roundings of the first node's mix.
const ROUNDINGS: usize = 8;
/// Shares of the rows that what is spent at least may fill.
const FILLS: [f64; 5] = [1.0, 0.8, 0.6, 0.4, 0.2];
/// So much of a mix is often.
const OFTEN: f64 = 0.05;
/// A decision that so much of the mix takes as the best plan does is kept.
const AGREED: f64 = 0.9;

/// Whether a track has been on by the end of a stage, as far as its state tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touched {
    /// On every path.
    Yes,
    /// On no path.
    No,
    /// On some.
    Unknown,
}

/// What each state of each stage tells.
pub(super) fn touched(program: &Program) -> Vec<Vec<Touched>> {
    // Whether some path leads to a state that has been on, and one that has not.
    let none = |stage: &crate::program::Stage| vec![(false, false); stage.states.len()];
    let mut reached: Vec<Vec<(bool, bool)>> = program.stages.iter().map(none).collect();
    for track in &program.tracks {
        for stage in track.stages.clone() {
            let states = &program.stages[stage].states;
            if stage == track.stages.start {
                for (i, state) in states.iter().enumerate() {
                    reached[stage][i] = (state.on, !state.on);
                }
                continue;
            }
            let (head, tail) = reached.split_at_mut(stage);
            for (before, &(yes, no)) in
                program.stages[stage - 1].states.iter().zip(&head[stage - 1])
            {
                for &i in &before.next {
                    tail[0][i].0 |= yes || states[i].on;
                    tail[0][i].1 |= no && !states[i].on;
                }
            }
        }
    }
    let told = |&(yes, no): &(bool, bool)| match (yes, no) {
        (true, false) => Touched::Yes,
        (false, true) => Touched::No,
        _ => Touched::Unknown,
    };
    reached.iter().map(|states| states.iter().map(told).collect()).collect()
}

/// How much of a mix goes along a path, and the state it takes at each stage.
type Weighed = (f64, Vec<(StageIx, usize)>);

/// What a mix leaves a group to choose from.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    /// How much of it is on at all.
    on: f64,
    /// The heaviest path that is on, and the heaviest that is not.
    paths: [Option<Weighed>; 2],
}

impl Choice {
    /// Takes a path of the mix into account.
    pub(super) fn consider(&mut self, is_on: bool, weight: f64, states: &[(StageIx, usize)]) {
        self.on += if is_on { weight } else { 0.0 };
        let heaviest = &mut self.paths[usize::from(!is_on)];
        if heaviest.as_ref().is_none_or(|(top, _)| weight > *top) {
            *heaviest = Some((weight, states.to_vec()));
        }
    }

    fn is_torn(&self) -> bool {
        self.paths.iter().all(Option::is_some) && self.on > 1e-3 && self.on < 1.0 - 1e-3
    }

    /// The heaviest path, on or off as asked where there is such a path.
    fn path(&self, is_on: bool) -> Option<&[(StageIx, usize)]> {
        let asked = usize::from(!is_on);
        let path = self.paths[asked].as_ref().or(self.paths[1 - asked].as_ref());
        path.map(|(_, states)| states.as_slice())
    }
}

/// How much more each track adds to each row, at the least, on its path of `wanted` than on its
/// path of `rest`.
fn pulls_by_track(program: &Program, rest: &Region, wanted: &Region) -> Vec<Vec<(usize, f64)>> {
    let mut owner = vec![0; program.stages.len()];
    for (t, track) in program.tracks.iter().enumerate() {
        track.stages.clone().for_each(|stage| owner[stage] = t);
    }
    let mut pulls: Vec<Vec<(usize, f64)>> = vec![Vec::new(); program.tracks.len()];
    for (r, row) in program.rows.iter().enumerate() {
        for &(term, a) in &row.terms {
            let stage = program.stage_of(term);
            let pull =
                refute::least(program, wanted, term, a) - refute::least(program, rest, term, a);
            let own = &mut pulls[owner[stage]];
            match own.last_mut() {
                Some((last, sum)) if *last == r => *sum += pull,
                _ if pull != 0.0 => own.push((r, pull)),
                _ => {}
            }
        }
    }
    pulls
}

impl Search<'_> {
    /// Tries plans in which the groups that weigh most are on and the others off, as many as the
    /// mix has on, then a few more or fewer: at most `most` of them.
    pub(super) fn round_mix(
        &mut self,
        region: &Region,
        choices: &[Choice],
        state: &[usize],
        most: usize,
    ) {
        let mut torn: Vec<usize> = (0..choices.len()).filter(|&g| choices[g].is_torn()).collect();
        torn.sort_by(|&a, &b| choices[b].on.total_cmp(&choices[a].on));
        let middle = torn.iter().map(|&g| choices[g].on).sum::<f64>();
        let mut counts: Vec<usize> = (0..=torn.len()).collect();
        counts.sort_by(|&a, &b| {
            let away = |k: usize| (k as f64 - middle).abs();
            away(a).total_cmp(&away(b))
        });
        for &count in counts.iter().take(most) {
            let mut rounded = state.to_vec();
            for (group, choice) in choices.iter().enumerate() {
                let is_on = match torn.iter().position(|&g| g == group) {
                    Some(rank) => rank < count,
                    None => choice.on > 0.5,
                };
                for &(stage, i) in choice.path(is_on).into_iter().flatten() {
                    rounded[stage] = i;
                }
            }
            self.try_decisions(region, &rounded);
        }
    }

    /// Seeks a plan from prices: the tracks on the paths that the prices choose, those that gain
    /// most first, as long as no row is broken by what they spend at least; the others as much off
    /// as they may be. Where that leaves too little room, rows are filled less.
    pub(super) fn greedy(&mut self, region: &Region, prices: &[f64]) {
        let program = self.program;
        let resting = self.extreme(region, false);
        let mut rest = region.clone();
        for (set, &state) in rest.states.iter_mut().zip(&resting) {
            *set = States::one(state);
        }
        let (Some((idle, _)), Some((busy, answer))) =
            (oracle::by_track(program, &rest, prices), oracle::by_track(program, region, prices))
        else {
            return;
        };
        let gain = |t: usize| busy[t] - idle[t];
        let mut order: Vec<usize> = (0..program.tracks.len()).filter(|&t| gain(t) > 0.0).collect();
        order.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)));
        let mut wanted = region.clone();
        for (set, &state) in wanted.states.iter_mut().zip(&answer.state) {
            *set = States::one(state);
        }
        let pulls = pulls_by_track(program, &rest, &wanted);
        let floor: Vec<f64> = program
            .rows
            .iter()
            .map(|row| {
                row.terms.iter().map(|&(term, a)| refute::least(program, &rest, term, a)).sum()
            })
            .collect();
        for fill in FILLS {
            if self.out_of_time() {
                return;
            }
            let mut activity = floor.clone();
            let mut state = resting.clone();
            for &track in &order {
                let fits = pulls[track].iter().all(|&(row, pull)| {
                    let rhs = program.rows[row].rhs;
                    let most = if rhs > 0.0 { fill * rhs } else { rhs };
                    pull <= 0.0 || activity[row] + pull <= most + 1e-9
                });
                if fits {
                    pulls[track].iter().for_each(|&(row, pull)| activity[row] += pull);
                    let stages = program.tracks[track].stages.clone();
                    stages.for_each(|stage| state[stage] = answer.state[stage]);
                }
            }
            let before = self.best.as_ref().map(|best| best.value);
            self.try_decisions(region, &state);
            if self.best.as_ref().map(|best| best.value) > before {
                return;
            }
        }
    }

    /// Seeks a plan by taking one track after the other to the path that it likes best at `prices`,
    /// those first of which most of the mix is on; before the next, what the rows then forbid is
    /// struck out.
    pub(super) fn dive(&mut self, region: &Region, prices: &[f64], view: &View) {
        let program = self.program;
        let on = |t: usize| {
            let stages = program.tracks[t].stages.clone();
            let share = |stage: usize| -> f64 {
                let states = program.stages[stage].states.iter().zip(&view.share[stage]);
                states.filter(|(state, _)| state.on).map(|(_, share)| share).sum()
            };
            stages.map(share).fold(0.0, f64::max)
        };
        let torn = |t: &usize| {
            program.tracks[*t].stages.clone().any(|s| program.stages[s].states.len() > 1)
        };
        let mut order: Vec<(f64, usize)> =
            (0..program.tracks.len()).filter(torn).map(|t| (on(t), t)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut left = region.clone();
        if !refute::propagate(program, &mut left) {
            return;
        }
        for (share, track) in order {
            let stages = program.tracks[track].stages.clone();
            if stages.clone().all(|stage| left.decided(stage)) {
                continue;
            }
            // What much of the mix has on is on, where the rows allow it.
            let busy = self.somewhere_on(&left, track);
            let wanted = [busy.filter(|_| share > OFTEN), Some(left.clone())];
            let taken = wanted.into_iter().flatten().find_map(|asked| {
                let answer = oracle::answer(program, &asked, prices, Aim::Best)?;
                let mut next = asked;
                for stage in stages.clone() {
                    next.states[stage] = States::one(answer.state[stage]);
                }
                refute::propagate(program, &mut next).then_some(next)
            });
            let Some(taken) = taken else { return };
            left = taken;
        }
        if let Some(answer) = oracle::answer(program, &left, prices, Aim::Best) {
            self.try_decisions(region, &answer.state);
        }
    }

    /// A region without the states that tell that a track has never been on, where states tell.
    fn somewhere_on(&self, region: &Region, track: usize) -> Option<Region> {
        let last = self.program.tracks[track].stages.end - 1;
        let touched = &self.touched[last];
        let mut yes = States::none();
        let allowed = region.states[last].iter();
        allowed.filter(|&i| touched[i] == Touched::Yes).for_each(|i| yes.insert(i));
        let mut narrowed = region.clone();
        narrowed.keep(self.program, last, &yes, true).then_some(narrowed)
    }

    /// Seeks plans near the first node's mix.
    pub(super) fn near_plans(&mut self, node: &Node, view: &View) {
        if self.is_beaten(node.bound) {
            return;
        }
        if view.share.iter().all(|states| !states.is_empty()) {
            self.dive(&node.region, &node.prices, view);
        }
        self.round_mix(&node.region, &view.choices, &view.answer.state, ROUNDINGS);
        self.local_search(&node.region);
        self.explore(node, view);
    }

    /// Searches the decisions on which the best plan and the mix differ, the others being as they
    /// are in the best plan.
    pub(super) fn explore(&mut self, node: &Node, view: &View) {
        let Some(best) = &self.best else { return };
        if self.is_inner || self.is_beaten(node.bound) || self.out_of_time() {
            return;
        }
        let mut region = node.region.clone();
        let mut is_torn = false;
        for (stage, stated) in self.program.stages.iter().enumerate() {
            let allowed = region.states[stage].clone();
            if allowed.len() < 2 || !allowed.contains(best.state[stage]) {
                if !allowed.contains(best.state[stage]) {
                    return;
                }
                continue;
            }
            let on = stated.states[best.state[stage]].on;
            let mut same = States::none();
            let alike = allowed.iter().filter(|&i| stated.states[i].on == on);
            alike.for_each(|i| same.insert(i));
            let share: f64 = same.iter().filter_map(|i| view.share[stage].get(i)).sum();
            if share >= AGREED {
                region.states[stage] = same;
            } else {
                is_torn = true;
            }
        }
        let mut lawful = true;
        for track in 0..self.program.tracks.len() {
            lawful &= region.tidy(self.program, track);
        }
        if !is_torn || !lawful {
            return;
        }
        let most = self.limits.nodes.unwrap_or(usize::MAX).min(self.nodes + NEAR);
        self.search_within(region, node, most);
    }

    /// Searches a region for plans, up to `most` nodes in all, its proof being left aside.
    fn search_within(&mut self, region: Region, node: &Node, most: usize) {
        let limits = Limits {
            nodes: Some(most),
            proof: false,
            start: None,
            progress: &|_, _, _| {},
            ..self.limits.clone()
        };
        let inner = Search {
            program: self.program,
            limits: &limits,
            best: self.best.take(),
            tried: std::mem::take(&mut self.tried),
            nodes: self.nodes,
            closed: f64::NEG_INFINITY,
            proof: vec![crate::engine::proof::Node::default()],
            worst: self.worst,
            orbits: self.orbits.clone(),
            touched: self.touched.clone(),
            links: self.links.clone(),
            bundle: self.bundle.take(),
            lowered: std::mem::take(&mut self.lowered),
            is_inner: true,
            is_apart_due: false,
            apart: None,
        };
        let first =
            Node { prices: node.prices.clone(), depth: 1, ..Node::first(self.program, region) };
        let Search { best, tried, nodes, bundle, lowered, .. } = inner.run(first).search;
        (self.best, self.tried, self.nodes) = (best, tried, nodes);
        (self.bundle, self.lowered) = (bundle, lowered);
    }
}
