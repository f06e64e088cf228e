//! A node of the tree: a region of plans, with the prices that bound it.

use super::branch;
use crate::engine::oracle::Prices;
use crate::engine::region::Region;
use crate::program::Program;

pub(super) struct Node {
    pub(super) region: Region,
    pub(super) prices: Prices,
    /// Prices that came nearest to proving that no plan of the region keeps the rows.
    pub(super) proof: Prices,
    pub(super) bound: f64,
    pub(super) depth: usize,
    /// How much of its parent's mix lies on its side.
    pub(super) share: f64,
    /// The split that made it.
    pub(super) origin: Option<branch::Origin>,
    /// Where it stands in the proof.
    pub(super) id: usize,
}

impl Node {
    /// The first of a search of `region`.
    pub(super) fn first(program: &Program, region: Region) -> Self {
        Self {
            region,
            prices: vec![0.0; program.rows.len()],
            proof: vec![0.0; program.rows.len()],
            bound: f64::INFINITY,
            depth: 0,
            share: 1.0,
            origin: None,
            id: 0,
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    /// The greatest bound first; of equals the deepest.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bound.total_cmp(&other.bound).then(self.depth.cmp(&other.depth))
    }
}
