//! Holds what is typed against the schema: every structural error of a text at once, each at its
//! place. Only the part of JSON Schema that [`super::schema`] uses is understood here.

mod amount;
mod places;
mod rule;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use serde_json::Value;

use super::finding::{Finding, Problem, position};
use super::nearest::{nearest, within};
use super::schema::SCHEMA;
use super::spans::{Spans, join};
use super::word;
use rule::{
    Resolved, branches, expected, flatten, kind_of, may_be, required, resolve, whole, words,
};

/// More findings than this help nobody.
const MOST_FINDINGS: usize = 1000;

/// A text held against the schema.
pub(super) struct Held {
    /// Places of everything in the text.
    pub(super) spans: Spans,
    /// Everything that is not as the schema says.
    pub(super) found: Vec<Finding>,
    /// Numbers that are written as texts (`"60tr"`), by their first byte.
    pub(super) amounts: BTreeMap<usize, f64>,
}

/// Holds `root`, read from `text`, against the schema.
pub(super) fn hold(root: &ast::Value, text: &str) -> Held {
    let held = Held { spans: Spans::default(), found: Vec::new(), amounts: BTreeMap::new() };
    let mut walk = Walk { text, currency: amount::currency(root), held };
    walk.lawful(root, "");
    walk.value(root, &SCHEMA, "", None);
    walk.held
}

struct Walk<'t> {
    text: &'t str,
    /// ISO 4217 code of the amounts.
    currency: String,
    held: Held,
}

impl Walk<'_> {
    fn report(&mut self, path: &str, span: Range<usize>, problem: Problem) {
        if self.held.found.len() < MOST_FINDINGS {
            self.held.found.push(Finding { path: path.to_owned(), span, also: None, problem });
        }
    }

    /// What JSON itself asks of every node, known to the schema or not: no key twice, no raw
    /// control character in a text (the parser lets both pass).
    fn lawful(&mut self, node: &ast::Value, path: &str) {
        match node {
            ast::Value::Object(object) => {
                let mut first: HashMap<&str, usize> = HashMap::new();
                for property in &object.properties {
                    let key = property.name.as_str();
                    let path = join(path, key);
                    let span = range(property.name.range());
                    match first.get(key) {
                        Some(&at) => {
                            let key = key.to_owned();
                            let first_line = position(self.text, at).0;
                            self.report(&path, span, Problem::DuplicateKey { key, first_line });
                        }
                        None => {
                            first.insert(key, span.start);
                            self.no_raw_controls(&path, span);
                        }
                    }
                    self.lawful(&property.value, &path);
                }
            }
            ast::Value::Array(array) => {
                for (i, element) in array.elements.iter().enumerate() {
                    // Long lists of numbers need no paths.
                    if !matches!(element, ast::Value::NumberLit(_)) {
                        self.lawful(element, &format!("{path}[{i}]"));
                    }
                }
            }
            ast::Value::StringLit(text) => self.no_raw_controls(path, range(text.range)),
            _ => {}
        }
    }

    fn no_raw_controls(&mut self, path: &str, span: Range<usize>) {
        let control = self.text[span.clone()].bytes().position(is_control);
        if let Some(offset) = control {
            let at = span.start + offset;
            self.report(path, at..at + 1, Problem::ControlCharacter);
        }
    }

    fn value(&mut self, node: &ast::Value, schema: &Value, path: &str, key: Option<Range<usize>>) {
        let compound = matches!(node, ast::Value::Object(_) | ast::Value::Array(_));
        self.held.spans.note(path, key, range(node.range()), compound);
        self.hold(node, resolve(schema), path);
    }

    fn hold(&mut self, node: &ast::Value, is: Resolved, path: &str) {
        if let Some(branches) = branches(is.schema) {
            return self.union(node, is, branches, path);
        }
        if is.schema == &Value::Bool(true) {
            return;
        }
        let may_be = |wanted: &str| may_be(is.schema, wanted);
        let number = may_be("number") || may_be("integer");
        match node {
            ast::Value::Object(object) if may_be("object") => self.object(object, is.schema, path),
            ast::Value::Array(array) if may_be("array") => self.array(array, is.schema, path),
            ast::Value::StringLit(text) if number && may_be("string") => {
                self.amount(text, is, path);
            }
            ast::Value::StringLit(text) if may_be("string") => self.text(text, is.schema, path),
            ast::Value::NumberLit(literal) if number => self.number(literal, is, path),
            ast::Value::BooleanLit(_) if may_be("boolean") => {}
            ast::Value::NullKeyword(_) if may_be("null") => {}
            _ => self.wrong_type(node, is, path),
        }
    }

    fn wrong_type(&mut self, node: &ast::Value, is: Resolved, path: &str) {
        let problem = Problem::WrongType { expected: expected(is), found: self.as_typed(node) };
        self.report(path, self.held.spans.head(path), problem);
    }

    fn as_typed(&self, node: &ast::Value) -> String {
        match node {
            ast::Value::Object(_) => "{…}".into(),
            ast::Value::Array(_) => "[…]".into(),
            plain => short(&self.text[range(plain.range())]),
        }
    }

    /// One of several shapes: the one whose JSON type or kind the node has.
    fn union(&mut self, node: &ast::Value, is: Resolved, branches: &[Value], path: &str) {
        let all: Vec<Resolved> = flatten(branches);
        let of_type = |wanted: &str| -> Vec<Resolved> {
            all.iter()
                .copied()
                .filter(|b| may_be(b.schema, wanted))
                .filter(|b| words(b.schema).is_empty())
                .collect()
        };
        let candidates = match node {
            ast::Value::StringLit(text) => {
                let plain = of_type("string");
                if plain.is_empty() {
                    return self.word(text, is, &all, path);
                }
                plain
            }
            ast::Value::Object(object) => {
                let kinds = of_type("object");
                if kinds.len() > 1 {
                    return self.kind(object, &all, &kinds, path);
                }
                kinds
            }
            ast::Value::Array(_) => of_type("array"),
            ast::Value::NumberLit(_) => [of_type("number"), of_type("integer")].concat(),
            ast::Value::BooleanLit(_) => of_type("boolean"),
            ast::Value::NullKeyword(_) => of_type("null"),
        };
        match candidates.first() {
            // What else might stand there is said too, where it is of a kind of its own.
            Some(&only) => {
                let name = only.name.or(is.name);
                self.hold(node, Resolved { name, ..only }, path);
            }
            None => self.wrong_type(node, is, path),
        }
    }

    /// A text where only certain words are allowed.
    fn word(&mut self, text: &ast::StringLit, is: Resolved, all: &[Resolved], path: &str) {
        let plain: Vec<&str> = all.iter().flat_map(|b| words(b.schema)).collect();
        let typed = text.value.as_ref();
        if plain.contains(&typed) {
            return;
        }
        let kinds: Vec<(&str, &Value)> = all.iter().filter_map(|b| kind_of(b.schema)).collect();
        if let Some((kind, inside)) = kinds.iter().find(|(kind, _)| *kind == typed) {
            let problem = Problem::KindNeeds {
                kind: (*kind).to_owned(),
                keys: required(resolve(inside).schema),
            };
            return self.report(path, range(text.range), problem);
        }
        if plain.is_empty() {
            return self.wrong_type(&ast::Value::StringLit(text.clone()), is, path);
        }
        let allowed: Vec<&str> =
            plain.into_iter().chain(kinds.into_iter().map(|(kind, _)| kind)).collect();
        let problem = Problem::NotOneOf {
            found: short(typed),
            nearest: nearest(typed, allowed.iter().copied()),
            allowed: allowed.into_iter().map(str::to_owned).collect(),
        };
        self.report(path, range(text.range), problem);
    }

    /// An object whose only key says what it is.
    fn kind(&mut self, object: &ast::Object, all: &[Resolved], kinds: &[Resolved], path: &str) {
        let kinds: Vec<(&str, &Value)> = kinds.iter().filter_map(|b| kind_of(b.schema)).collect();
        let plain: Vec<&str> = all.iter().flat_map(|b| words(b.schema)).collect();
        let allowed = || kinds.iter().map(|(kind, _)| (*kind).to_owned()).collect();
        let mut present: Vec<String> = Vec::new();
        for property in &object.properties {
            let key = property.name.as_str();
            let span = range(property.name.range());
            let inner = join(path, key);
            if let Some((_, inside)) = kinds.iter().find(|(kind, _)| *kind == key) {
                present.push(key.to_owned());
                self.value(&property.value, inside, &inner, Some(span));
            } else if plain.contains(&key) {
                self.report(&inner, span, Problem::KindStandsAlone(key.to_owned()));
            } else {
                let problem = Problem::UnknownKey {
                    key: short(key),
                    nearest: nearest(key, kinds.iter().map(|(kind, _)| *kind)),
                    allowed: allowed(),
                };
                self.report(&inner, span, problem);
            }
        }
        if object.properties.is_empty() {
            self.report(path, self.held.spans.head(path), Problem::MissingOneOf(allowed()));
        } else if present.len() > 1 {
            self.report(path, self.held.spans.head(path), Problem::OnlyOneOf(present));
        }
    }

    fn object(&mut self, object: &ast::Object, schema: &Value, path: &str) {
        let known = schema.get("properties").and_then(Value::as_object);
        let names = || known.into_iter().flat_map(|known| known.keys());
        for property in &object.properties {
            let key = property.name.as_str();
            let span = range(property.name.range());
            let inner = join(path, key);
            if let Some(inside) = known.and_then(|known| known.get(key)) {
                self.value(&property.value, inside, &inner, Some(span));
                continue;
            }
            match schema.get("additionalProperties") {
                Some(Value::Bool(false)) | None => {
                    let problem = unknown_key(property, names().map(String::as_str), object, path);
                    self.report(&inner, span, problem);
                }
                Some(inside) => {
                    if let Some(rule) = schema.get("propertyNames") {
                        self.text_is(key, rule, &inner, span.clone());
                    }
                    self.value(&property.value, inside, &inner, Some(span));
                }
            }
        }
        for key in required(schema) {
            if object.get(&key).is_none() {
                self.report(path, self.held.spans.head(path), Problem::MissingKey(key));
            }
        }
        if whole(schema, "minProperties") > Some(object.properties.len()) {
            let problem = match known {
                Some(_) => Problem::MissingOneOf(names().cloned().collect()),
                None => Problem::EmptyList,
            };
            self.report(path, self.held.spans.head(path), problem);
        }
    }

    fn array(&mut self, array: &ast::Array, schema: &Value, path: &str) {
        let found = array.elements.len();
        let (least, most) = (whole(schema, "minItems"), whole(schema, "maxItems"));
        let problem = match (least, most) {
            (Some(least), Some(most)) if least == most && found != least => {
                Some(Problem::WrongLength { found, expected: least })
            }
            (Some(least), _) if found < least => Some(Problem::EmptyList),
            (_, Some(most)) if found > most => Some(Problem::TooMany { found, most }),
            _ => None,
        };
        if let Some(problem) = problem {
            return self.report(path, self.held.spans.head(path), problem);
        }
        if let Some(items) = schema.get("items") {
            for (i, element) in array.elements.iter().enumerate() {
                self.value(element, items, &format!("{path}[{i}]"), None);
            }
        }
    }

    fn text(&mut self, text: &ast::StringLit, schema: &Value, path: &str) {
        let allowed = words(schema);
        if !allowed.is_empty() {
            let is = Resolved { schema, name: None };
            return self.word(text, is, &[is], path);
        }
        let raw = &self.text[range(text.range)];
        if !raw.bytes().any(is_control) {
            self.text_is(text.value.as_ref(), schema, path, range(text.range));
        }
    }

    fn text_is(&mut self, text: &str, rule: &Value, path: &str, span: Range<usize>) {
        let format = rule.get("format").and_then(Value::as_str).unwrap_or("");
        if let Err(problem) = word::check(text, format, whole(rule, "maxLength")) {
            self.report(path, span, problem);
        }
    }
}

fn unknown_key<'k>(
    property: &ast::ObjectProp,
    known: impl Iterator<Item = &'k str> + Clone,
    object: &ast::Object,
    path: &str,
) -> Problem {
    let typed = property.name.as_str();
    let key = short(typed);
    // A key that is there already is not the one that was meant.
    let absent = || known.clone().filter(|name| object.get(name).is_none());
    let near = within(1, typed, absent());
    if let (None, Some(belongs)) = (&near, places::of(typed, path)) {
        return Problem::MisplacedKey { key, belongs };
    }
    Problem::UnknownKey {
        key,
        nearest: near.or_else(|| nearest(typed, absent())),
        allowed: known.map(str::to_owned).collect(),
    }
}

/// Texts in messages stay short, whatever is typed.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// What JSON allows within a text as an escape only.
fn is_control(byte: u8) -> bool {
    byte < 0x20
}

fn range(range: jsonc_parser::common::Range) -> Range<usize> {
    range.start..range.end
}
