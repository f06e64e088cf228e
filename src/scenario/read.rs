//! Text to [`ScenarioFile`], with the place of everything in the text.
//!
//! The text is JSON with comments (`//`, `/* */`) and trailing commas, nothing else beyond JSON.

use std::collections::BTreeSet;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use serde_json::{Map, Value};

use super::file::ScenarioFile;
use super::finding::{Finding, Findings, Problem};
use super::spans::{Spans, join};
use super::{Loaded, check, shape};
use crate::month::Month;

/// Largest text that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// The text of a file's bytes.
///
/// # Errors
/// Too many bytes, or bytes that are not UTF-8, with the offset of the first.
pub fn read_bytes<'b>(bytes: &'b [u8], source: &str) -> Result<&'b str, Findings> {
    let fail = |problem, text: String, span| Findings {
        source: source.to_owned(),
        text,
        list: vec![at("", span, problem)],
    };
    if bytes.len() > MOST_BYTES {
        let problem = Problem::TooLarge {
            bytes: bytes.len(),
            most: MOST_BYTES,
        };
        return Err(fail(problem, String::new(), 0..0));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let text = String::from_utf8_lossy(bytes).into_owned();
        let sign = text[offset..].chars().next().map_or(0, char::len_utf8);
        fail(Problem::NotUtf8(offset), text, offset..offset + sign)
    })
}

/// What a text says, held against the format's keys and types but not yet checked across keys,
/// and the place of everything in the text (without a byte order mark).
///
/// # Errors
/// Every structural finding in the text, in the order of the text.
pub fn read(text: &str, source: &str) -> Result<(ScenarioFile, Spans), Findings> {
    let text = without_mark(text);
    let structure = structure(text).map_err(|list| findings(text, source, list))?;
    match structure.file() {
        Some(Ok(file)) if structure.found.is_empty() => Ok((file, structure.spans)),
        Some(Err(finding)) if structure.found.is_empty() => {
            Err(findings(text, source, vec![finding]))
        }
        _ => Err(findings(text, source, structure.found)),
    }
}

/// Reads and checks; see [`super::Scenario::load`].
pub(super) fn load(text: &str, source: &str, today: Month) -> Result<Loaded, Findings> {
    let text = without_mark(text);
    let structure = structure(text).map_err(|list| findings(text, source, list))?;
    let file = match structure.file() {
        Some(Ok(file)) => file,
        Some(Err(finding)) if structure.found.is_empty() => {
            return Err(findings(text, source, vec![finding]));
        }
        _ => return Err(findings(text, source, structure.found)),
    };
    // What is wrong with one key does not hide what is wrong with another: the keys that could be
    // read are checked even where others could not.
    let checked = check::check(file, &structure.spans, source, today);
    match checked {
        Ok(scenario) if structure.found.is_empty() => Ok(Loaded {
            scenario,
            spans: structure.spans,
            text: text.to_owned(),
            source: source.to_owned(),
        }),
        Ok(_) => Err(findings(text, source, structure.found)),
        Err(list) => {
            let own = list.into_iter().filter(|f| !structure.may_cause(f));
            let list = own.chain(structure.found.iter().cloned()).collect();
            Err(findings(text, source, list))
        }
    }
}

fn findings(text: &str, source: &str, mut list: Vec<Finding>) -> Findings {
    list.sort_by_key(|finding| finding.span.start);
    Findings {
        source: source.to_owned(),
        text: text.to_owned(),
        list,
    }
}

fn at(path: &str, span: Range<usize>, problem: Problem) -> Finding {
    Finding {
        path: path.to_owned(),
        span,
        also: None,
        problem,
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A text held against the schema.
struct Structure {
    /// What could be read.
    value: Map<String, Value>,
    spans: Spans,
    found: Vec<Finding>,
    /// Paths that were left out of `value`, for something in them is wrong.
    left_out: BTreeSet<String>,
}

impl Structure {
    /// What could be read; `None` where too much is wrong to say anything more.
    fn file(&self) -> Option<Result<ScenarioFile, Finding>> {
        if self.left_out.contains("") || self.left_out.contains("channels") {
            return None;
        }
        let read = serde_json::from_value(Value::Object(self.value.clone()));
        // The schema and the types are one; were they not, this says so instead of guessing.
        Some(read.map_err(|error| at("", 0..0, Problem::Syntax(error.to_string()))))
    }

    /// Whether a finding of the check may only be there because something was left out.
    fn may_cause(&self, finding: &Finding) -> bool {
        let out = |path: &str| self.left_out.iter().any(|out| out == path);
        let in_channels = || self.left_out.iter().any(|out| out.starts_with("channels["));
        let channel = finding.path.split('.').next().unwrap_or("");
        let in_its_channel = || {
            channel.starts_with("channels[")
                && self.left_out.iter().any(|out| out.starts_with(channel))
        };
        match &finding.problem {
            Problem::NoReturn
            | Problem::UnknownPreset { .. }
            | Problem::PresetCurrency { .. }
            | Problem::RampNeedsMinIfActive
            | Problem::NoEffectAt(_)
            | Problem::MissingOneOf(_)
            | Problem::GoesWith { .. }
            | Problem::Crossed { .. } => {
                in_its_channel() || out("tier") || out("currency") || out(&finding.path)
            }
            Problem::UnknownKpi { .. } => in_channels() || out("tier"),
            Problem::WrongLength { .. } => out("months"),
            Problem::BadMonth { .. } => out("months") || out("start"),
            _ => false,
        }
    }
}

fn structure(text: &str) -> Result<Structure, Vec<Finding>> {
    let fail = |span, problem| Err(vec![at("", span, problem)]);
    if text.len() > MOST_BYTES {
        let problem = Problem::TooLarge {
            bytes: text.len(),
            most: MOST_BYTES,
        };
        return fail(0..0, problem);
    }
    let collect = CollectOptions {
        comments: CommentCollectionStrategy::AsTokens,
        tokens: true,
    };
    let parsed = match parse_to_ast(text, &collect, &strict()) {
        Ok(parsed) => parsed,
        Err(error) => return fail(span_of(&error, text), syntax(&error)),
    };
    let Some(root) = parsed.value else {
        return fail(0..0, Problem::Empty);
    };
    let (spans, mut found) = shape::hold(&root, text);
    let tokens = parsed.tokens.unwrap_or_default();
    let ranges = tokens.iter().map(|token| token.range.start..token.range.end);
    if let Some(span) = not_a_blank(text, ranges) {
        found.push(at("", span, Problem::ControlCharacter));
    }
    let left_out: BTreeSet<String> = found.iter().map(|f| rest_of(&f.path)).collect();
    let value = match root {
        ast::Value::Object(object) => without(&object, "", &left_out),
        _ => Map::new(),
    };
    Ok(Structure {
        value,
        spans,
        found,
        left_out,
    })
}

/// Comments and trailing commas, and nothing else beyond JSON.
fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn syntax(error: &ParseError) -> Problem {
    Problem::Syntax(error.kind().to_string())
}

fn span_of(error: &ParseError, text: &str) -> Range<usize> {
    let range = error.range();
    let end = range.end.min(text.len());
    range.start.min(end)..end
}

/// Between its tokens JSON allows four blanks only; the parser lets every blank of Unicode pass.
fn not_a_blank(text: &str, tokens: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    let mut from = 0;
    for token in tokens.chain([text.len()..text.len()]) {
        let gap = text.get(from..token.start)?;
        let strange = |c: &(usize, char)| !matches!(c.1, ' ' | '\t' | '\n' | '\r');
        if let Some((offset, c)) = gap.char_indices().find(strange) {
            return Some(from + offset..from + offset + c.len_utf8());
        }
        from = token.end;
    }
    None
}

/// The key that is left out where something at `path` is wrong: a key of a channel, or a key of
/// the scenario.
fn rest_of(path: &str) -> String {
    let end_of = |from: usize| {
        path[from..]
            .find(['.', '['])
            .map_or(path.len(), |at| from + at)
    };
    let end = match path.strip_prefix("channels[") {
        Some(rest) => match rest.find("].") {
            Some(at) => end_of("channels[".len() + at + "].".len()),
            None => "channels".len(),
        },
        None => end_of(0),
    };
    let key = &path[..end];
    // A channel that does not say who it is cannot be left out without moving the others.
    if key.starts_with("channels[") && key.ends_with("].id") {
        return "channels".into();
    }
    key.to_owned()
}

fn without(object: &ast::Object, path: &str, left_out: &BTreeSet<String>) -> Map<String, Value> {
    let kept = object.properties.iter().filter_map(|property| {
        let key = property.name.as_str();
        let path = join(path, key);
        (!left_out.contains(&path)).then(|| (key.to_owned(), json(&property.value, &path, left_out)))
    });
    kept.collect()
}

fn json(node: &ast::Value, path: &str, left_out: &BTreeSet<String>) -> Value {
    match node {
        ast::Value::Object(object) => Value::Object(without(object, path, left_out)),
        ast::Value::Array(array) => {
            let elements = array.elements.iter().enumerate();
            elements
                .map(|(i, element)| json(element, &format!("{path}[{i}]"), left_out))
                .collect()
        }
        ast::Value::StringLit(text) => Value::String(text.value.to_string()),
        ast::Value::NumberLit(number) => json_number(number.value),
        ast::Value::BooleanLit(truth) => Value::Bool(truth.value),
        ast::Value::NullKeyword(_) => Value::Null,
    }
}

/// A number as serde wants it: `12.0` and `1e1` are whole numbers too, and `-0` is 0.
fn json_number(literal: &str) -> Value {
    let value: f64 = literal.parse().unwrap_or(f64::NAN);
    let holds_every_whole = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= holds_every_whole {
        return Value::from(value as i64);
    }
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}
