//! Where labels go: none over another, none out of the frame.

use super::canvas::Rect;

/// Places for labels of the given `heights` on a line, as near to `wanted` (their middles) as can
/// be, in the order of `wanted`, none over another, within `from..=to` where there is room.
///
/// Pool adjacent violators: labels that would overlap form a block at the mean of what its labels
/// want, which minimises the sum of squared displacements.
pub(super) fn spread(wanted: &[f64], heights: &[f64], from: f64, to: f64) -> Vec<f64> {
    struct Block {
        first: usize,
        size: f64,
        start: f64,
        count: f64,
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut blocks: Vec<Block> = Vec::new();
    let clamped = |start: f64, size: f64| start.min(to - size).max(from);
    for (at, &label) in order.iter().enumerate() {
        let size = heights[label];
        let start = clamped(wanted[label] - size / 2.0, size);
        let mut block = Block { first: at, size, start, count: 1.0 };
        while let Some(before) = blocks.last() {
            if before.start + before.size <= block.start {
                break;
            }
            let mean = (before.start * before.count + (block.start - before.size) * block.count)
                / (before.count + block.count);
            let size = before.size + block.size;
            block = Block {
                first: before.first,
                size,
                start: clamped(mean, size),
                count: before.count + block.count,
            };
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut placed = vec![0.0; wanted.len()];
    for (at, block) in blocks.iter().enumerate() {
        let end = blocks.get(at + 1).map_or(order.len(), |next| next.first);
        let mut top = block.start;
        for &label in &order[block.first..end] {
            placed[label] = top + heights[label] / 2.0;
            top += heights[label];
        }
    }
    placed
}

/// Every how many-th label is drawn so that labels of at most `widest`, `step` apart, keep a gap.
pub(super) fn every(widest: f64, step: f64, gap: f64) -> usize {
    if step <= 0.0 {
        return 1;
    }
    ((widest + gap) / step).ceil().max(1.0) as usize
}

/// Labels of points: what is taken, and where there is still room.
#[derive(Debug)]
pub(super) struct Places {
    frame: Rect,
    taken: Vec<Rect>,
}

impl Places {
    pub(super) fn new(frame: Rect) -> Self {
        Self { frame, taken: Vec::new() }
    }

    /// Keeps labels off `area`.
    pub(super) fn take(&mut self, area: Rect) {
        self.taken.push(area);
    }

    /// Room for a label of `size` beside the point, eight directions at growing distances, the
    /// nearest first; `None` where there is none.
    pub(super) fn beside(&mut self, (x, y): (f64, f64), (w, h): (f64, f64)) -> Option<Rect> {
        let found = [12.0, 22.0, 36.0, 54.0, 76.0, 104.0, 140.0].iter().find_map(|&away| {
            let slant = away * 0.8;
            [
                (x - w / 2.0, y - away - h),
                (x + slant, y - slant - h),
                (x + away, y - h / 2.0),
                (x + slant, y + slant),
                (x - w / 2.0, y + away),
                (x - slant - w, y + slant),
                (x - away - w, y - h / 2.0),
                (x - slant - w, y - slant - h),
            ]
            .into_iter()
            .map(|(left, top)| Rect::new(left, top, left + w, top + h))
            .find(|place| self.frame.holds(place) && !self.taken.iter().any(|t| t.meets(place)))
        })?;
        self.taken.push(found);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_overlap_move_apart_evenly() {
        // Two labels of height 10 at 50: their block's middle stays at 50.
        assert_eq!(spread(&[50.0, 50.0], &[10.0, 10.0], 0.0, 100.0), [45.0, 55.0]);
        assert_eq!(spread(&[20.0, 80.0], &[10.0, 10.0], 0.0, 100.0), [20.0, 80.0]);
        assert_eq!(spread(&[0.0, 2.0], &[10.0, 10.0], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(spread(&[99.0, 99.0], &[10.0, 10.0], 0.0, 100.0), [85.0, 95.0]);
    }

    #[test]
    fn order_is_kept_whatever_is_wanted() {
        let wanted = [70.0, 10.0, 40.0, 41.0, 39.0, 70.0, 71.0];
        let placed = spread(&wanted, &[9.0; 7], 0.0, 100.0);
        let mut order: Vec<usize> = (0..7).collect();
        order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
        for pair in order.windows(2) {
            assert!(placed[pair[1]] - placed[pair[0]] >= 9.0 - 1e-9, "{placed:?}");
        }
        assert!(placed.iter().all(|&p| (4.5..=95.5).contains(&p)), "{placed:?}");
    }

    #[test]
    fn a_label_finds_room_or_says_there_is_none() {
        let mut places = Places::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        let first = places.beside((50.0, 50.0), (30.0, 10.0)).unwrap();
        let second = places.beside((50.0, 50.0), (30.0, 10.0)).unwrap();
        assert!(!first.meets(&second));
        assert!(places.beside((50.0, 50.0), (200.0, 10.0)).is_none());
    }

    #[test]
    fn axis_labels_are_thinned() {
        assert_eq!(every(20.0, 30.0, 4.0), 1);
        assert_eq!(every(20.0, 10.0, 4.0), 3);
    }
}
