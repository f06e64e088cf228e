//! The LP format of CPLEX, which HiGHS, SCIP, Gurobi, GLPK and others read.

use std::fmt::Write as _;

use super::Milp;
use crate::program::Sense;

/// Columns of text after which a long sum goes on in the next line.
const WIDTH: usize = 100;

/// The program as LP text.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let text = phanbo::export::lp(&phanbo::export::milp(&scenario, 8)?);
/// assert!(text.contains("Maximize") && text.trim_end().ends_with("End"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lp(milp: &Milp) -> String {
    let name = |column: usize| milp.columns[column].name.as_str();
    let mut text = format!(
        "\\ Money is in units of {}, the objective in units of {}.\nMaximize\n",
        milp.money, milp.value
    );
    let gains = milp.columns.iter().enumerate().filter(|(_, c)| c.gain != 0.0);
    sum(&mut text, " value:", gains.map(|(ix, c)| (name(ix), c.gain)));
    text.push_str("Subject To\n");
    for row in &milp.rows {
        let terms = row.terms.iter().map(|&(column, a)| (name(column), a));
        sum(&mut text, &format!(" {}:", row.name), terms);
        // The sum ended its line.
        text.pop();
        let sense = match row.sense {
            Sense::AtMost => "<=",
            Sense::Equal => "=",
        };
        let _ = writeln!(text, " {sense} {}", row.rhs);
    }
    text.push_str("Bounds\n");
    for column in milp.columns.iter().filter(|c| !c.integer) {
        let _ = writeln!(text, " {} <= {} <= {}", column.lo, column.name, column.hi);
    }
    if milp.columns.iter().any(|c| c.integer) {
        text.push_str("Binaries\n");
        for column in milp.columns.iter().filter(|c| c.integer) {
            let _ = writeln!(text, " {}", column.name);
        }
    }
    text.push_str("End\n");
    text
}

fn sum<'a>(text: &mut String, head: &str, terms: impl Iterator<Item = (&'a str, f64)>) {
    text.push_str(head);
    let mut width = head.len();
    let mut empty = true;
    for (name, a) in terms {
        let sign = if a < 0.0 { '-' } else { '+' };
        let term = format!(" {sign} {} {name}", a.abs());
        if width + term.len() > WIDTH {
            text.push_str("\n  ");
            width = 2;
        }
        width += term.len();
        text.push_str(&term);
        empty = false;
    }
    if empty {
        text.push_str(" 0 constant");
    }
    text.push('\n');
}
