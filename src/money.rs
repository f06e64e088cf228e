//! The smallest unit of a currency (ISO 4217).

/// Decimals of an amount: those of the currency's smallest unit that is paid.
pub fn decimals(currency: &str) -> usize {
    match currency {
        "VND" | "JPY" | "KRW" | "CLP" | "ISK" | "UGX" | "XAF" | "XOF" | "PYG" | "RWF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

/// The smallest amount that can be paid: 1 đ, 0.01 $.
pub fn smallest_unit(currency: &str) -> f64 {
    match decimals(currency) {
        0 => 1.0,
        2 => 0.01,
        _ => 0.001,
    }
}
