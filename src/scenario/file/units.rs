//! The same channel in another unit of money: presets are in đồng, scenarios may be in dollars.

use super::{ChannelFile, CurveFile, MaxChangeFile, PerMonth, PointsFile};

impl ChannelFile {
    /// The same channel with every amount counted in units of `unit`.
    pub(in crate::scenario) fn in_units_of(self, unit: f64) -> Self {
        let amount = |amount: f64| amount / unit;
        let amounts = |list: Vec<f64>| list.into_iter().map(amount).collect();
        let monthly = |per_month| match per_month {
            PerMonth::Every(every) => PerMonth::Every(amount(every)),
            PerMonth::Each(each) => PerMonth::Each(amounts(each)),
        };
        // Every key is named, so that a new one that holds an amount is not forgotten.
        let Self {
            id,
            name,
            preset,
            roi,
            roi_at,
            incrementality,
            yields,
            cost_per,
            curve,
            timing,
            order,
            ramp_up,
            seasonality,
            cost_index,
            gross_margin,
            min,
            max,
            total_min,
            total_max,
            min_share,
            max_share,
            min_if_active,
            commit_months,
            setup_fee,
            monthly_fee,
            fee_rate,
            tax_rate,
            max_change,
            fixed,
            history,
            current,
            observed,
        } = self;
        Self {
            roi_at: roi_at.map(|at| at.map(amount)),
            yields: yields.map(|all| all.into_iter().map(|(kpi, y)| (kpi, y * unit)).collect()),
            cost_per: cost_per.map(|all| all.into_iter().map(|(kpi, c)| (kpi, c / unit)).collect()),
            curve: curve.map(|curve| curve.in_units_of(unit)),
            min: min.map(monthly),
            max: max.map(|max| max.map(monthly)),
            total_min: total_min.map(amount),
            total_max: total_max.map(amount),
            min_if_active: min_if_active.map(|least| least.map(amount)),
            setup_fee: setup_fee.map(amount),
            monthly_fee: monthly_fee.map(amount),
            max_change: max_change.map(|change| MaxChangeFile {
                amount: change.amount.map(amount),
                share: change.share,
            }),
            fixed: fixed.map(|all| all.into_iter().map(|(m, s)| (m, amount(s))).collect()),
            history: history.map(amounts),
            current: current.map(amount),
            observed: observed.map(|[low, high]| [amount(low), amount(high)]),
            id,
            name,
            preset,
            roi,
            incrementality,
            timing,
            order,
            ramp_up,
            seasonality,
            cost_index,
            gross_margin,
            min_share,
            max_share,
            commit_months,
            fee_rate,
            tax_rate,
        }
    }
}

impl CurveFile {
    fn in_units_of(self, unit: f64) -> Self {
        let pairs =
            |list: Vec<[f64; 2]>| list.into_iter().map(|[s, phi]| [s / unit, phi / unit]).collect();
        match self {
            Self::Linear => Self::Linear,
            Self::Saturating { half } => Self::Saturating { half: half / unit },
            Self::Exponential { scale } => Self::Exponential { scale: scale / unit },
            Self::Log { scale } => Self::Log { scale: scale / unit },
            Self::Tanh { scale } => Self::Tanh { scale: scale / unit },
            Self::Power { exponent, reference } => {
                Self::Power { exponent, reference: reference / unit }
            }
            Self::Hill { half, slope, ceiling } => {
                Self::Hill { half: half / unit, slope, ceiling: ceiling.map(|c| c / unit) }
            }
            Self::Points(points) => Self::Points(PointsFile::List(pairs(points.into_list()))),
        }
    }
}
