//! Tables with typed cells.

use super::Figure;

/// A table. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Above the table; empty where the section's own says it.
    pub heading: String,
    /// "million ₫": stated once; empty where cells carry their own units.
    pub unit: String,
    /// From left to right; the first holds names.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Below the table; may be empty.
    pub note: String,
    /// How it is cut where a page is narrow; `None` where nothing is gained by it.
    pub cut: Option<Cut>,
}

/// How a wide table is cut into tables one below the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Columns from the left that each of them repeats.
    pub repeated: usize,
    /// Other columns in each.
    pub columns: usize,
    /// Columns from the right that only the last has, beside its own.
    pub last: usize,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// The same for a page of letters, where the head is too long for one; else empty.
    pub short: String,
    /// The year of a month, which is told over its head.
    pub above: String,
    /// Texts stand on the left, numbers on the right.
    pub is_number: bool,
    /// Whether a text shows its figures as bars too.
    pub has_bar: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is, for the eye.
    pub kind: RowKind,
    /// One for each column.
    pub cells: Vec<Figure>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    Body,
    /// The sum of the rows above.
    Sum,
    /// Beside the sum: results.
    Aside,
}

impl Table {
    /// Of these columns, without rows.
    pub(crate) fn of(columns: Vec<Column>) -> Self {
        Self { columns, ..Self::default() }
    }

    /// With these rows.
    pub(crate) fn rows(mut self, rows: impl IntoIterator<Item = Vec<Figure>>) -> Self {
        self.rows.extend(rows.into_iter().map(|cells| Row { kind: RowKind::Body, cells }));
        self
    }

    /// With one more row, of a kind.
    pub(crate) fn row(mut self, kind: RowKind, cells: Vec<Figure>) -> Self {
        self.rows.push(Row { kind, cells });
        self
    }

    /// With its unit.
    pub(crate) fn in_unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = unit.into();
        self
    }

    /// With a note below it.
    pub(crate) fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The table in parts for a narrow page: unit above the first, note below the last.
    pub(crate) fn parts(&self) -> Vec<Table> {
        let Some(Cut { repeated, columns, last }) = self.cut else {
            return vec![self.clone()];
        };
        let end = self.columns.len() - last;
        let cut: Vec<usize> = (repeated..end).step_by(columns.max(1)).collect();
        let cut = if cut.is_empty() { vec![repeated] } else { cut };
        let count = cut.len();
        let part = |(at, from): (usize, usize)| {
            let to = (from + columns.max(1)).min(end);
            let own = (0..repeated).chain(from..to);
            let tail = if at + 1 == count { end..end + last } else { 0..0 };
            let mut part = self.only(&own.chain(tail).collect::<Vec<_>>());
            if at > 0 {
                part.heading.clear();
                part.unit.clear();
            }
            if at + 1 < count {
                part.note.clear();
            }
            part
        };
        cut.into_iter().enumerate().map(part).collect()
    }

    /// Of its columns only those at `kept`.
    fn only(&self, kept: &[usize]) -> Table {
        let row = |row: &Row| Row {
            kind: row.kind,
            cells: kept.iter().map(|&c| row.cells[c].clone()).collect(),
        };
        Table {
            columns: kept.iter().map(|&c| self.columns[c].clone()).collect(),
            rows: self.rows.iter().map(row).collect(),
            cut: None,
            ..self.clone()
        }
    }

    /// The year over a column, where it begins.
    pub(crate) fn above(&self, column: usize) -> &str {
        let of = |c: usize| self.columns[c].above.as_str();
        match column.checked_sub(1) {
            Some(before) if of(before) == of(column) => "",
            _ => of(column),
        }
    }

    /// A column's head, with the year where that begins.
    pub(crate) fn head(&self, column: usize) -> String {
        let head = &self.columns[column].head;
        match self.above(column) {
            "" => head.clone(),
            year => format!("{head} {year}"),
        }
    }
}

impl Column {
    /// Of texts.
    pub fn text(head: impl Into<String>) -> Self {
        Self {
            head: head.into(),
            short: String::new(),
            above: String::new(),
            is_number: false,
            has_bar: false,
        }
    }

    /// The head for a page of letters.
    pub(crate) fn narrow(&self) -> &str {
        if self.short.is_empty() { &self.head } else { &self.short }
    }

    /// Of numbers.
    pub fn number(head: impl Into<String>) -> Self {
        Self { is_number: true, ..Self::text(head) }
    }
}

impl Row {
    /// Whether it is set apart from the rows of the body.
    pub(crate) fn is_total(&self) -> bool {
        self.kind != RowKind::Body
    }
}
