//! Numbers, and amounts and shares that are written as texts.

use std::ops::Range;

use jsonc_parser::ast;
use serde_json::Value;

use super::super::finding::Problem;
use super::rule::{Bounds, Resolved, mantissa_is_not_0};
use super::{Walk, range, short};
use crate::figure::{alone, may_mean, share};

/// The currency of the amounts of a scenario.
pub(super) fn currency(root: &ast::Value) -> String {
    let stated = match root {
        ast::Value::Object(object) => object.get_string("currency"),
        _ => None,
    };
    stated.map_or_else(|| "VND".to_owned(), |text| text.value.to_string())
}

impl Walk<'_> {
    pub(super) fn number(&mut self, number: &ast::NumberLit, is: Resolved, path: &str) {
        let span = range(number.range);
        let Ok(value) = number.value.parse::<f64>() else {
            return self.wrong_type(&ast::Value::NumberLit(number.clone()), is, path);
        };
        let whole = is.schema.get("type").and_then(Value::as_str) == Some("integer");
        if whole && value.is_finite() && value.fract() != 0.0 {
            return self.wrong_type(&ast::Value::NumberLit(number.clone()), is, path);
        }
        let vanished = value == 0.0 && mantissa_is_not_0(number.value);
        self.within(value, vanished, number.value, is, path, span);
    }

    /// Holds a value against the bounds of its key; `vanished`: it is 0 only because it is too small.
    fn within(
        &mut self,
        value: f64,
        vanished: bool,
        typed: &str,
        is: Resolved,
        path: &str,
        span: Range<usize>,
    ) {
        let bounds = Bounds::of(is.schema);
        if bounds.hold(value) && !vanished {
            return;
        }
        let share = is_share(is);
        let problem = if share && (2.0..=100.0).contains(&value) {
            Problem::LooksLikePercent(value)
        } else {
            Problem::OutOfRange { found: short(typed), allowed: bounds.to_string() }
        };
        self.report(path, span, problem);
    }

    /// A number written as a text: `"60tr"` where amounts stand, `"55%"` where shares do.
    pub(super) fn amount(&mut self, text: &ast::StringLit, is: Resolved, path: &str) {
        let (typed, span) = (text.value.as_ref(), range(text.range));
        let read = match is_share(is) {
            true => share(typed).map(Ok).or_else(|| {
                alone(typed).filter(|read| read.currency.is_none()).map(|read| read.value)
            }),
            false => match alone(typed) {
                Some(read)
                    if read.currency.as_ref().is_some_and(|c| !may_mean(c, &self.currency)) =>
                {
                    let problem = Problem::OtherCurrency {
                        found: short(typed),
                        currency: self.currency.clone(),
                    };
                    return self.report(path, span, problem);
                }
                read => read.map(|read| read.value),
            },
        };
        match read {
            Some(Ok(value)) => {
                self.held.amounts.insert(span.start, value);
                self.within(value, false, typed, is, path, span);
            }
            Some(Err(readings)) => {
                let problem = Problem::TwoReadings { found: short(typed), readings };
                self.report(path, span, problem);
            }
            None => self.wrong_type(&ast::Value::StringLit(text.clone()), is, path),
        }
    }
}

fn is_share(is: Resolved) -> bool {
    is.schema.get("format").and_then(Value::as_str) == Some("share")
}
