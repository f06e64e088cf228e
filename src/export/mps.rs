//! Free MPS, which every solver reads. MPS knows minimisation only in its oldest form, so the
//! objective is negated: minimise `-value`.

use std::fmt::Write as _;

use super::Milp;
use crate::program::Sense;

/// The program as free MPS text.
pub fn mps(milp: &Milp) -> String {
    let mut text = format!(
        "* Money is in units of {}, the objective in units of {}; minimise its negative.\n\
         NAME phanbo\nROWS\n N minus_value\n",
        milp.money, milp.value
    );
    for row in &milp.rows {
        let sense = match row.sense {
            Sense::AtMost => 'L',
            Sense::Equal => 'E',
        };
        let _ = writeln!(text, " {sense} {}", row.name);
    }
    text.push_str("COLUMNS\n");
    let mut entries: Vec<Vec<(&str, f64)>> = vec![Vec::new(); milp.columns.len()];
    for (column, entries) in milp.columns.iter().zip(&mut entries) {
        if column.gain != 0.0 {
            entries.push(("minus_value", -column.gain));
        }
    }
    for row in &milp.rows {
        for &(column, a) in &row.terms {
            entries[column].push((&row.name, a));
        }
    }
    let mut integers = false;
    let mut markers = 0;
    for (column, entries) in milp.columns.iter().zip(&entries) {
        if column.integer != integers {
            marker(&mut text, &mut markers, column.integer);
            integers = column.integer;
        }
        if entries.is_empty() {
            let _ = writeln!(text, " {} minus_value 0", column.name);
        }
        for (row, a) in entries {
            let _ = writeln!(text, " {} {row} {a}", column.name);
        }
    }
    if integers {
        marker(&mut text, &mut markers, false);
    }
    text.push_str("RHS\n");
    for row in milp.rows.iter().filter(|row| row.rhs != 0.0) {
        let _ = writeln!(text, " rhs {} {}", row.name, row.rhs);
    }
    text.push_str("BOUNDS\n");
    for column in &milp.columns {
        let _ = writeln!(text, " LO bound {} {}", column.name, column.lo);
        let _ = writeln!(text, " UP bound {} {}", column.name, column.hi);
    }
    text.push_str("ENDATA\n");
    text
}

fn marker(text: &mut String, count: &mut usize, begins: bool) {
    let kind = if begins { "INTORG" } else { "INTEND" };
    let _ = writeln!(text, " marker{count} 'MARKER' '{kind}'");
    *count += 1;
}
