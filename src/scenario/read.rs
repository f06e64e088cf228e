//! Text to [`ScenarioFile`], with the place of everything in the text.
//!
//! The text is JSON with comments (`//`, `/* */`) and trailing commas, nothing else beyond JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::errors::ParseError;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use serde_json::{Map, Value};

use super::file::ScenarioFile;
use super::finding::{Finding, Findings, Problem};
use super::spans::{Spans, join};
use super::{Loaded, check, set, shape};
use crate::month::Month;

/// Largest text that is read, in bytes.
pub const MOST_BYTES: usize = 64 << 20;

/// The text of a file's bytes: UTF-8, without the mark that some editors put before it.
///
/// ```
/// use phanbo::scenario::read::text_of;
///
/// assert_eq!(text_of(b"\xef\xbb\xbf{}", "plan.json")?, "{}");
/// assert!(text_of(b"{\xff}", "plan.json").is_err());
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
///
/// # Errors
/// Too many bytes, or bytes that are not UTF-8, with the offset of the first.
pub fn text_of<'b>(bytes: &'b [u8], source: &str) -> Result<&'b str, Findings> {
    let fail = |problem, text: String, span| Findings {
        source: source.to_owned(),
        text,
        list: vec![at("", span, problem)],
    };
    if bytes.len() > MOST_BYTES {
        let problem = Problem::TooLarge { bytes: bytes.len(), most: MOST_BYTES };
        return Err(fail(problem, String::new(), 0..0));
    }
    std::str::from_utf8(bytes).map(without_mark).map_err(|error| {
        let offset = error.valid_up_to();
        let text = String::from_utf8_lossy(bytes).into_owned();
        let sign = text[offset..].chars().next().map_or(0, char::len_utf8);
        fail(Problem::NotUtf8(offset), text, offset..offset + sign)
    })
}

/// Reads and checks; see [`super::Scenario::load`]. Without `today` the text must state its start.
pub(crate) fn load(text: &str, source: &str, today: Option<Month>) -> Result<Loaded, Findings> {
    let text = without_mark(text);
    let mut structure = structure(text).map_err(|list| findings(text, source, list))?;
    if today.is_none() {
        structure.must_have("start");
    }
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
        Ok(scenario) if structure.found.is_empty() => {
            let loaded = Loaded {
                scenario,
                spans: structure.spans,
                text: text.to_owned(),
                source: source.to_owned(),
                set: Vec::new(),
            };
            let found = set::what_ifs(&loaded);
            if found.is_empty() { Ok(loaded) } else { Err(findings(text, source, found)) }
        }
        Ok(_) => Err(findings(text, source, structure.found)),
        Err(list) => {
            let own = list.into_iter().filter(|f| !structure.may_cause(f));
            let list = own.chain(structure.found.iter().cloned()).collect();
            Err(findings(text, source, list))
        }
    }
}

/// The values of a text that was already read.
pub(super) fn plain(text: &str) -> Map<String, Value> {
    structure(without_mark(text)).map_or_else(|_| Map::new(), |found| found.value)
}

fn findings(text: &str, source: &str, mut list: Vec<Finding>) -> Findings {
    list.sort_by_key(|finding| finding.span.start);
    Findings { source: source.to_owned(), text: text.to_owned(), list }
}

fn at(path: &str, span: Range<usize>, problem: Problem) -> Finding {
    Finding { path: path.to_owned(), span, also: None, problem }
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
    missed: Vec<Missed>,
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

    /// Whether a finding of the check may only be there because something could not be read.
    fn may_cause(&self, finding: &Finding) -> bool {
        let returns = &["roi", "yields", "cost_per", "preset"];
        let channel = finding.path.split('.').next().unwrap_or("");
        match &finding.problem {
            Problem::NoReturn => self.misses("", &["tier"]) || self.misses(channel, returns),
            Problem::GoesWith { .. } => self.misses(channel, returns),
            Problem::UnknownKpi { .. } => {
                let mut channels = self.missed.iter().filter(|m| !m.within.is_empty());
                self.misses("", &["tier"]) || channels.any(|missed| missed.is_of(returns))
            }
            Problem::RampNeedsMinIfActive => {
                self.misses("", &["tier"]) || self.misses(channel, &["min_if_active", "preset"])
            }
            Problem::UnknownPreset { .. } => self.misses("", &["tier"]),
            Problem::PresetCurrency { .. } => {
                self.misses("", &["currency"]) || self.missed.iter().any(|m| m.within == channel)
            }
            // With the upper value in the text, the two are the wrong way round in any case.
            Problem::Crossed { high_key, .. } => {
                finding.also.is_none() && self.misses(channel, &[high_key])
            }
            Problem::WrongLength { .. } => self.misses("", &["months"]),
            Problem::BadMonth { .. } | Problem::AfterStart { .. } => {
                self.misses("", &["months", "start"])
            }
            _ => false,
        }
    }

    /// Reports a key of the scenario itself that is not there.
    fn must_have(&mut self, key: &str) {
        if !self.spans.has(key) {
            let problem = Problem::MissingKey(key.to_owned());
            self.found.push(at("", self.spans.head(""), problem));
            self.missed.push(Missed { within: String::new(), key: Some(key.to_owned()) });
        }
    }

    fn misses(&self, within: &str, keys: &[&str]) -> bool {
        let mut here = self.missed.iter().filter(|missed| missed.within == within);
        here.any(|missed| missed.is_of(keys))
    }
}

/// A key that could not be read, or that was probably meant by a typo.
struct Missed {
    /// The channel, or the empty path for the scenario itself.
    within: String,
    /// `None` where it may be any.
    key: Option<String>,
}

impl Missed {
    fn of(finding: &Finding) -> Self {
        let left_out = rest_of(&finding.path);
        let (within, key) = left_out.rsplit_once('.').unwrap_or(("", &left_out));
        let whole = finding.path == left_out;
        let key = match &finding.problem {
            Problem::UnknownKey { nearest, .. } if whole => nearest.clone(),
            Problem::MisplacedKey { belongs, .. } if whole => {
                belongs.split(['.', '[']).next().map(str::to_owned)
            }
            _ => Some(key.to_owned()),
        };
        Self { within: within.to_owned(), key }
    }

    fn is_of(&self, keys: &[&str]) -> bool {
        self.key.as_deref().is_none_or(|key| keys.contains(&key))
    }
}

fn structure(text: &str) -> Result<Structure, Vec<Finding>> {
    let fail = |span, problem| Err(vec![at("", span, problem)]);
    if text.len() > MOST_BYTES {
        let problem = Problem::TooLarge { bytes: text.len(), most: MOST_BYTES };
        return fail(0..0, problem);
    }
    let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    let parsed = match parse_to_ast(text, &collect, &strict()) {
        Ok(parsed) => parsed,
        Err(error) => {
            let span = span_of(&error, text);
            return match grouped_number(text, span.start) {
                Some(number) => {
                    let typed = text[number.clone()].to_owned();
                    fail(number, Problem::GroupedNumber(typed))
                }
                None => fail(span, Problem::Syntax(error.kind().to_string())),
            };
        }
    };
    let Some(root) = parsed.value else {
        return fail(0..0, Problem::Empty);
    };
    let shape::Held { spans, mut found, amounts } = shape::hold(&root, text);
    let tokens = parsed.tokens.unwrap_or_default();
    let ranges = tokens.iter().map(|token| token.range.start..token.range.end);
    if let Some(span) = not_a_blank(text, ranges) {
        found.push(at("", span, Problem::ControlCharacter));
    }
    let left_out: BTreeSet<String> = found.iter().map(|f| rest_of(&f.path)).collect();
    let value = match root {
        ast::Value::Object(object) => {
            Kept { left_out: &left_out, amounts: &amounts }.object(&object, "")
        }
        _ => Map::new(),
    };
    Ok(Structure { missed: found.iter().map(Missed::of).collect(), value, spans, found, left_out })
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

/// The number around `at` whose digits are grouped, as people write them: `20.000.000`.
fn grouped_number(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'_');
    let bytes = text.as_bytes();
    let back = bytes[..at].iter().rev().take_while(|b| is_part(b)).count();
    let ahead = bytes[at..].iter().take_while(|b| is_part(b)).count();
    let number = at - back..at + ahead;
    let groups: Vec<&str> = text[number.clone()].split(['.', ',', '_']).collect();
    let (first, rest) = groups.split_first()?;
    let grouped = (1..=3).contains(&first.len())
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3);
    grouped.then_some(number)
}

fn span_of(error: &ParseError, text: &str) -> Range<usize> {
    let range = error.range();
    let end = range.end.min(text.len());
    range.start.min(end)..end
}

/// Between its tokens JSON allows four blanks only; the parser lets every blank of Unicode pass.
fn not_a_blank(text: &str, tokens: impl Iterator<Item = Range<usize>>) -> Option<Range<usize>> {
    let mut from = 0;
    for token in tokens.chain(std::iter::once(text.len()..text.len())) {
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
    let end_of = |from: usize| path[from..].find(['.', '[']).map_or(path.len(), |at| from + at);
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

/// What is kept of a text.
struct Kept<'a> {
    left_out: &'a BTreeSet<String>,
    /// Numbers written as texts, by their first byte.
    amounts: &'a BTreeMap<usize, f64>,
}

impl Kept<'_> {
    fn object(&self, object: &ast::Object, path: &str) -> Map<String, Value> {
        let kept = object.properties.iter().filter_map(|property| {
            let key = property.name.as_str();
            let path = join(path, key);
            (!self.left_out.contains(&path))
                .then(|| (key.to_owned(), self.json(&property.value, &path)))
        });
        kept.collect()
    }

    fn json(&self, node: &ast::Value, path: &str) -> Value {
        match node {
            ast::Value::Object(object) => Value::Object(self.object(object, path)),
            ast::Value::Array(array) => {
                let elements = array.elements.iter().enumerate();
                elements.map(|(i, element)| self.json(element, &format!("{path}[{i}]"))).collect()
            }
            ast::Value::StringLit(text) => match self.amounts.get(&text.range.start) {
                Some(&amount) => json_number(amount),
                None => Value::String(text.value.to_string()),
            },
            ast::Value::NumberLit(number) => json_number(number.value.parse().unwrap_or(f64::NAN)),
            ast::Value::BooleanLit(truth) => Value::Bool(truth.value),
            ast::Value::NullKeyword(_) => Value::Null,
        }
    }
}

/// A number as serde wants it: `12.0` and `1e1` are whole numbers too, and `-0` is 0.
fn json_number(value: f64) -> Value {
    let holds_every_whole = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() <= holds_every_whole {
        return Value::from(value as i64);
    }
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}
