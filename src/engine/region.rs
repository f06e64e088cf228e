//! The part of a program that one node of the search looks at: bounds of every cell, and the
//! states that are allowed at every stage.

use super::tighten::force;
use crate::program::{CellIx, Kind, Program, StageIx, Term};

/// A forced spend forces what is carried over, and that may force others: so often at most.
const FOLLOWED: usize = 6;

/// States allowed at a stage, as a set of their indices.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct States {
    /// Of the first states, which are all that most stages have.
    first: [u64; WORDS],
    /// Of those after; no word at its end is 0.
    rest: Vec<u64>,
}

/// Words of 64 states that need no memory of their own.
const WORDS: usize = 2;

impl States {
    /// The first `count` states.
    pub fn first(count: usize) -> Self {
        let mut set = Self::none();
        (0..count).for_each(|i| set.insert(i));
        set
    }

    /// No state.
    pub fn none() -> Self {
        Self { first: [0; WORDS], rest: Vec::new() }
    }

    /// One state.
    pub fn one(i: usize) -> Self {
        let mut set = Self::none();
        set.insert(i);
        set
    }

    /// Whether state `i` is allowed.
    pub fn contains(&self, i: usize) -> bool {
        let (word, bit) = (i / 64, i % 64);
        let word = if word < WORDS {
            self.first[word]
        } else {
            self.rest.get(word - WORDS).copied().unwrap_or(0)
        };
        word >> bit & 1 == 1
    }

    /// Allows state `i`.
    pub fn insert(&mut self, i: usize) {
        let (word, bit) = (i / 64, i % 64);
        if word < WORDS {
            self.first[word] |= 1 << bit;
        } else {
            let most = self.rest.len().max(word - WORDS + 1);
            self.rest.resize(most, 0);
            self.rest[word - WORDS] |= 1 << bit;
        }
    }

    /// Number of states allowed.
    pub fn len(&self) -> usize {
        self.words().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether none is allowed.
    pub fn is_empty(&self) -> bool {
        self.words().all(|word| word == 0)
    }

    /// The allowed states, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words().enumerate().flat_map(|(w, mut word)| {
            std::iter::from_fn(move || {
                (word != 0).then(|| {
                    let bit = word.trailing_zeros() as usize;
                    word &= word - 1;
                    w * 64 + bit
                })
            })
        })
    }

    fn words(&self) -> impl Iterator<Item = u64> {
        self.first.iter().chain(&self.rest).copied()
    }
}

/// What a node looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Bounds of each cell where its state has it on.
    pub bounds: Vec<(f64, f64)>,
    /// States allowed at each stage.
    pub states: Vec<States>,
}

impl Region {
    /// All of a program.
    pub fn whole(program: &Program) -> Self {
        Self {
            bounds: program.cells.iter().map(|cell| (cell.lo, cell.hi)).collect(),
            states: program.stages.iter().map(|stage| States::first(stage.states.len())).collect(),
        }
    }

    /// Bounds of a cell in one state of its stage: a spend that is off is 0.
    pub fn bounds_in(&self, program: &Program, cell: CellIx, state: usize) -> (f64, f64) {
        let on = program.stages[program.cells[cell].stage].states[state].on;
        match program.cells[cell].kind {
            Kind::Spend { .. } if !on => (0.0, 0.0),
            _ => self.bounds[cell],
        }
    }

    /// Bounds what is carried over by what the spends that it comes from may still be: where they
    /// are off, it is known, which no price could say of a curve that starts vertically. `links`
    /// are the rows that say where it comes from.
    fn carry(&mut self, program: &Program, links: &[usize]) {
        for row in links.iter().map(|&ix| &program.rows[ix]) {
            let (mut carried, mut lo, mut hi) = (None, row.rhs, row.rhs);
            for &(term, a) in &row.terms {
                let Term::X(ix) = term else { continue };
                if matches!(program.cells[ix].kind, Kind::Carried { .. }) {
                    carried = Some(ix);
                    continue;
                }
                let states = &program.stages[program.cells[ix].stage].states;
                let allowed = &self.states[program.cells[ix].stage];
                let off = allowed.iter().any(|i| !states[i].on);
                let on = allowed.iter().any(|i| states[i].on);
                let (least, most) = self.bounds[ix];
                lo -= a * if off { 0.0 } else { least };
                hi -= a * if on { most } else { 0.0 };
            }
            if let Some(ix) = carried {
                let (least, most) = &mut self.bounds[ix];
                // A sum known but for rounding is known, however small.
                if hi - lo <= 1e-11 * hi.abs() {
                    (*least, *most) = (hi.max(0.0), hi.max(0.0));
                } else {
                    *least = least.max(lo).min(*most);
                    *most = most.min(hi).max(*least);
                }
            }
        }
    }

    /// Bounds what is carried over by its spends ([`Region::carry`]), and takes for known what the
    /// rows leave no choice ([`force`]), until neither says more.
    pub fn follow(&mut self, program: &Program, links: &[usize]) {
        for _ in 0..FOLLOWED {
            self.carry(program, links);
            if !force(program, self) {
                break;
            }
        }
    }

    /// Keeps at a stage the states of `side`, or (`within` false) the others; `false` where its
    /// track has no path left.
    pub fn keep(&mut self, program: &Program, stage: StageIx, side: &States, within: bool) -> bool {
        let mut kept = States::none();
        self.states[stage]
            .iter()
            .filter(|&i| side.contains(i) == within)
            .for_each(|i| kept.insert(i));
        let is_empty = kept.is_empty();
        self.states[stage] = kept;
        let owner = |t: &crate::program::Track| t.stages.contains(&stage);
        let track = program.tracks.iter().position(owner).unwrap_or(0);
        !is_empty && self.tidy(program, track)
    }

    /// Whether a stage has one state left.
    pub fn decided(&self, stage: StageIx) -> bool {
        self.states[stage].len() == 1
    }

    /// Drops states through which no allowed path leads; `false` where a track has none left.
    pub fn tidy(&mut self, program: &Program, track: usize) -> bool {
        let stages = program.tracks[track].stages.clone();
        for stage in stages.clone().rev().skip(1) {
            let after = &self.states[stage + 1];
            let states = &program.stages[stage].states;
            let mut kept = States::none();
            for i in self.states[stage].iter() {
                if states[i].next.iter().any(|&j| after.contains(j)) {
                    kept.insert(i);
                }
            }
            self.states[stage] = kept;
        }
        for stage in stages.clone().skip(1) {
            let before = &program.stages[stage - 1].states;
            let mut reached = States::none();
            for i in self.states[stage - 1].iter() {
                before[i].next.iter().for_each(|&j| reached.insert(j));
            }
            let mut kept = States::none();
            self.states[stage].iter().filter(|&i| reached.contains(i)).for_each(|i| kept.insert(i));
            self.states[stage] = kept;
        }
        stages.into_iter().all(|stage| !self.states[stage].is_empty())
    }
}

/// The rows of a program that say where what is carried over comes from.
pub fn links(program: &Program) -> Vec<usize> {
    let is_link = |&ix: &usize| program.rows[ix].key.is_none();
    (0..program.rows.len()).filter(is_link).collect()
}

#[cfg(test)]
mod tests {
    use super::States;

    #[test]
    fn a_set_holds_as_many_states_as_there_are() {
        for count in [0, 1, 64, 128, 129, 257, 1000] {
            let all = States::first(count);
            assert_eq!(all.len(), count);
            assert_eq!(all.is_empty(), count == 0);
            assert!(all.iter().eq(0..count));
            assert!(!all.contains(count));
            let mut one = States::none();
            one.insert(count);
            assert_eq!((one.len(), one.contains(count)), (1, true));
            assert_eq!(one, States::one(count));
        }
    }
}
