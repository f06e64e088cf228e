//! The scenario that `import` writes, with a word on where each figure is from.

use crate::analysis::import::{Basis, Imported, ImportedChannel, id_of};
use crate::analysis::response::Response;
use crate::locale::importing::Importing;
use crate::locale::{Lang, month};

/// The text of a scenario, and how many of its figures are assumptions.
pub fn scenario_text(
    found: &Imported,
    files: &str,
    margin: Option<f64>,
    lang: Lang,
) -> (String, usize) {
    let mut text = Text { lang, text: String::from("{\n"), assumed: 0 };
    let [from, to] = found.told.map(|at| month(lang, at));
    text.comment(&Importing::Head { files: files.to_owned(), from, to });
    if let Some(at) = found.left_out {
        text.comment(&Importing::LeftOut { month: month(lang, at) });
    }
    text.assumption(&Importing::Season);
    if margin.is_none() && found.outcome.is_none() {
        text.assumption(&Importing::Margin);
    }
    text.line(&format!("\"currency\": \"{}\",", found.currency), None);
    text.line(&format!("\"start\": \"{}\", \"months\": 12,", found.start), None);
    if let Some(margin) = margin {
        text.line(&format!("\"gross_margin\": {margin},"), None);
    }
    if let Some(kpi) = &found.outcome {
        let why = Importing::Outcome { kpi: lang.kpi(kpi) };
        text.line(&format!("\"objective\": \"{kpi}\","), Some(&why));
    }
    let budget = format!("\"budget\": {{ \"monthly\": {} }},", found.budget);
    text.line(&budget, Some(&Importing::Budget));
    text.line("\"channels\": [", None);
    for channel in &found.channels {
        text.channel(channel);
    }
    text.text += "  ]\n}\n";
    (text.text, text.assumed)
}

/// The text of a scenario of a model's response curves.
pub fn curves_text(
    found: &[Response],
    currency: &str,
    window: f64,
    margin: Option<f64>,
    lang: Lang,
) -> (String, usize) {
    let mut text = Text { lang, text: String::from("{\n"), assumed: 0 };
    text.assumption(&Importing::Curves { window: lang.number_trimmed(window, 2) });
    if margin.is_none() {
        text.assumption(&Importing::Margin);
    }
    text.line(&format!("\"currency\": \"{currency}\", \"months\": 12,"), None);
    if let Some(margin) = margin {
        text.line(&format!("\"gross_margin\": {margin},"), None);
    }
    let budget: f64 = found.iter().map(|one| one.own).sum();
    text.line(&format!("\"budget\": {{ \"monthly\": {budget} }},"), Some(&Importing::OwnBudget));
    text.line("\"channels\": [", None);
    let mut ids: Vec<String> = Vec::new();
    for one in found {
        let mut id = id_of(&one.name);
        while ids.contains(&id) {
            id += "-2";
        }
        let name = serde_json::json!(one.name);
        text.line(&format!("  {{ \"id\": \"{id}\", \"name\": {name},"), None);
        ids.push(id);
        let [low, expected, high] = [one.roi.low, one.roi.expected, one.roi.high];
        let roi = format!(
            "    \"roi\": {{ \"low\": {low}, \"expected\": {expected}, \"high\": {high} }}, \"roi_at\": {},",
            one.own
        );
        let why = if one.is_own_told { Importing::Modelled } else { Importing::MiddleOfCurve };
        text.assumed += usize::from(!one.is_own_told);
        text.line(&roi, Some(&why));
        let points = serde_json::json!(one.points);
        text.line(&format!("    \"curve\": {{ \"points\": {points} }},"), None);
        let ends = [one.points.first(), one.points.last()]
            .map(|point| point.map_or(0.0, |point| point[0]));
        text.line(&format!("    \"observed\": [{}, {}],", ends[0], ends[1]), None);
        if one.is_own_told {
            text.line(&format!("    \"current\": {}", one.own), None);
        }
        text.line("  },", None);
    }
    text.text += "  ]\n}\n";
    (text.text, text.assumed)
}

struct Text {
    lang: Lang,
    text: String,
    assumed: usize,
}

impl Text {
    fn say(&self, said: &Importing) -> String {
        self.lang.words().importing(said).replace(['\n', '\r'], " ")
    }

    fn comment(&mut self, said: &Importing) {
        self.text += &format!("  // {}\n", self.say(said));
    }

    fn assumption(&mut self, said: &Importing) {
        self.assumed += 1;
        self.comment(said);
    }

    fn line(&mut self, typed: &str, why: Option<&Importing>) {
        let why = why.map_or_else(String::new, |why| format!(" // {}", self.say(why)));
        self.text += &format!("  {typed}{why}\n");
    }

    fn channel(&mut self, channel: &ImportedChannel) {
        let name = serde_json::json!(channel.name);
        self.line(&format!("  {{ \"id\": \"{}\", \"name\": {name},", channel.id), None);
        if let Some((roi, basis)) = channel.roi {
            let figure = format!(
                "    \"roi\": {{ \"low\": {}, \"expected\": {}, \"high\": {} }}, \"roi_at\": {},",
                roi.low, roi.expected, roi.high, channel.at
            );
            let why = match basis {
                Basis::Months(months) => Importing::Returned { months },
                Basis::Others => Importing::Others,
            };
            self.assumed += usize::from(basis == Basis::Others);
            self.line(&figure, Some(&why));
        }
        if !channel.cost_per.is_empty() {
            let costs = serde_json::json!(channel.cost_per);
            self.line(&format!("    \"cost_per\": {costs},"), Some(&Importing::Cost));
        }
        self.assumed += 2;
        let share = format!("    \"incrementality\": {},", channel.incrementality);
        self.line(&share, Some(&Importing::Caused));
        let curve =
            format!("    \"curve\": {{ \"saturating\": {{ \"half\": {} }} }},", channel.half);
        self.line(&curve, Some(&Importing::Curve));
        let [least, most] = channel.observed;
        self.line(&format!("    \"observed\": [{least}, {most}],"), None);
        match channel.current {
            Some(current) => {
                let history: Vec<String> = channel.history.iter().map(f64::to_string).collect();
                self.line(&format!("    \"current\": {current},"), None);
                self.line(&format!("    \"history\": [{}]", history.join(", ")), None);
            }
            None => self.comment(&Importing::NoHistory),
        }
        self.line("  },", None);
    }
}
