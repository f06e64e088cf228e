//! The presets of a tier with their evidence, as a table.

use super::evidence::grade;
use crate::locale::{Lang, Note, visible};
use crate::page::layout::{PAGE, Style, Tone, cut, pad, width, wrap};
use crate::scenario::Tier;
use crate::scenario::preset::{NameFile, Preset};

/// Columns of the table before the sources.
const NUMBERS: usize = 12;
const NAME: usize = 20;
const GRADE: usize = 10;

/// The page of a tier's presets.
pub fn write(tier: Tier, lang: Lang, style: Style) -> String {
    let words = lang.words();
    let labels = words.labels();
    let models = tier.models();
    let title = words.note(&Note::Presets { tier, currency: models.currency.clone() });
    let mut lines = vec![style.paint(Tone::Strong, &cut(&title, PAGE))];
    lines.extend(
        wrap(&words.note(&Note::Grades), PAGE, 2).iter().map(|line| style.paint(Tone::Faint, line)),
    );
    for preset in &models.channels {
        lines.push(String::new());
        lines.extend(channel(preset, lang, style));
    }
    if !models.sources.is_empty() {
        lines.push(String::new());
        lines.push(style.paint(Tone::Strong, labels.sources));
        let widest = models.sources.keys().map(|key| width(key)).max().unwrap_or(0);
        for (key, source) in &models.sources {
            let text = visible(&format!("{} ({})", source.title, source.year));
            for (at, line) in wrap(&text, PAGE.saturating_sub(widest + 4), 0).iter().enumerate() {
                let key = if at == 0 { key.as_str() } else { "" };
                lines.push(format!("  {}  {line}", pad(key, widest, false)));
            }
            // An address is never broken, so that it can be followed.
            let address = format!("  {}  {}", pad("", widest, false), visible(&source.url));
            lines.push(style.paint(Tone::Faint, &address));
        }
    }
    let mut text = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

fn channel(preset: &Preset, lang: Lang, style: Style) -> Vec<String> {
    let labels = lang.words().labels();
    let [low, middle, high] = preset.usual_share;
    let percent = |share: f64| lang.percent_trimmed(share, 1);
    let usual = format!(
        "{}: {} ({}–{})",
        labels.usual_share.to_lowercase(),
        percent(middle),
        percent(low),
        percent(high)
    );
    let mut lines = vec![format!(
        "{}  {}",
        style.paint(Tone::Strong, &preset.id),
        style.paint(Tone::Faint, &usual)
    )];
    let head = row(
        labels.figure,
        [labels.low, labels.expected, labels.high],
        labels.grade,
        labels.sources,
    );
    lines.push(style.paint(Tone::Faint, head.trim_end()));
    for (key, figure) in &preset.evidence {
        let number = |value: f64| lang.number_short(value);
        let numbers = [number(figure.low), number(figure.expected), number(figure.high)];
        let [low, expected, high] = &numbers;
        lines.push(row(
            key,
            [low, expected, high],
            grade(figure.grade),
            &figure.sources.join(", "),
        ));
        lines.extend(note(&figure.note, lang, style));
    }
    if let Some(claim) = &preset.claim {
        let text = format!(
            "{}: {} [{}]. {}",
            labels.claim,
            lang.times(claim.roi),
            claim.source,
            said(&claim.note, lang)
        );
        lines.extend(
            wrap(&text, PAGE - 2, 0)
                .iter()
                .map(|line| format!("  {}", style.paint(Tone::Caution, line))),
        );
    }
    lines
}

fn row(name: &str, numbers: [&str; 3], grade: &str, sources: &str) -> String {
    let numbers: String =
        numbers.iter().map(|number| pad(&cut(number, NUMBERS), NUMBERS + 1, true)).collect();
    let left = format!(
        "  {}{numbers}  {}  ",
        pad(&cut(name, NAME), NAME, false),
        pad(grade, GRADE, false)
    );
    let room = PAGE.saturating_sub(width(&left));
    format!("{left}{}", cut(sources, room))
}

fn note(note: &NameFile, lang: Lang, style: Style) -> Vec<String> {
    let lines = wrap(&said(note, lang), PAGE - 4, 0);
    lines.iter().map(|line| format!("    {}", style.paint(Tone::Faint, line))).collect()
}

fn said(note: &NameFile, lang: Lang) -> String {
    visible(note.text(lang))
}
