//! What the command `report` writes: the proposal that a client keeps. [`Material`] is everything
//! that is worked out for it, once; its sections, one file each, say what of it the client must
//! know: none solves, none knows a format.

mod allocation;
mod assumptions;
mod calendar;
mod curves;
mod forecast;
mod glossary;
mod goals;
mod limits;
mod material;
mod measurement;
mod method;
pub mod playground;
mod risks;
mod scenarios;
mod schedule;
mod sensitivity;
mod steps;
mod summary;
mod today;
mod why;

pub use material::{About, Material};

use crate::chart::Picture;
use crate::locale::proposal::Pitch;
use crate::locale::{Lang, TableUnit, Wording, month, visible};
use crate::page::{Block, Cover, Figures, Page, Section};
use crate::plan::Plan;
use crate::plan::warning::WarningKind;
use crate::scenario::Scenario;
use crate::shown::{self, Part};

/// Makes a section; `None` where there is nothing to say.
type Maker = fn(&Author<'_>) -> Option<Section>;

/// What a client reads to decide, by its key, in the order of the pages.
const CLIENT: [(&str, Maker); 8] = [
    ("summary", summary::section),
    ("allocation", allocation::section),
    ("schedule", schedule::section),
    ("forecast", forecast::section),
    ("why", why::section),
    ("scenarios", scenarios::section),
    ("risks", risks::section),
    ("measurement", measurement::section),
];

/// What all of it rests on.
const APPENDIX: [(&str, Maker); 9] = [
    ("goals", goals::section),
    ("today", today::section),
    ("calendar", calendar::section),
    ("curves", curves::section),
    ("limits", limits::section),
    ("sensitivity", sensitivity::section),
    ("assumptions", assumptions::section),
    ("glossary", glossary::section),
    ("method", method::section),
];

/// Keys of the sections, in the order of the pages, those of the appendix last.
pub fn keys() -> impl Iterator<Item = &'static str> {
    CLIENT.into_iter().chain(APPENDIX).map(|(key, _)| key)
}

/// The proposal of `material`; `wanted` are keys of sections, those that a client reads to decide
/// where it is empty.
pub fn proposal(material: &Material, wanted: &[String]) -> Page {
    let is_client = |key: &str| CLIENT.iter().any(|(known, _)| *known == key);
    let is_wanted = |key: &str| match wanted.is_empty() {
        true => is_client(key),
        false => wanted.iter().any(|one| one == key),
    };
    made(material, CLIENT.into_iter().chain(APPENDIX).filter(|(key, _)| is_wanted(key)))
}

/// The proposal with its appendix: assumptions, limits and prices, method and proof.
pub fn with_appendix(material: &Material) -> Page {
    let mut page = made(material, CLIENT.into_iter().chain(APPENDIX));
    for section in &mut page.sections {
        if APPENDIX.iter().any(|(key, _)| *key == section.key) {
            let heading = std::mem::take(&mut section.heading);
            section.heading = material.lang.words().pitch(&Pitch::InAppendix { heading });
        }
    }
    page
}

fn made(material: &Material, sections: impl Iterator<Item = (&'static str, Maker)>) -> Page {
    let shown = shown::plan(material.plan());
    let author = Author::new(material, &shown);
    Page {
        cover: author.cover(),
        sections: sections.filter_map(|(_, make)| make(&author)).collect(),
        sliders: None,
        currency: material.scenario.currency.clone(),
    }
}

/// Who writes the sections: the material and the language.
struct Author<'a> {
    material: &'a Material,
    scenario: &'a Scenario,
    /// As it is shown; the exact one is the material's.
    plan: &'a Plan,
    lang: Lang,
    wording: Wording<'a>,
}

impl<'a> Author<'a> {
    fn new(material: &'a Material, shown: &'a Plan) -> Self {
        Self {
            material,
            scenario: &material.scenario,
            plan: shown,
            lang: material.lang,
            wording: Wording::new(&material.scenario, material.lang),
        }
    }

    fn say(&self, said: &Pitch) -> String {
        self.lang.words().pitch(said)
    }

    fn month(&self, t: usize) -> String {
        month(self.lang, self.scenario.month(t))
    }

    fn last_month(&self) -> String {
        self.month(self.scenario.months - 1)
    }

    /// What of the budget stays unspent, and why; `None` where the plan uses it up.
    fn idle_money(&self) -> Option<String> {
        let kinds = self.material.plan().warnings.iter().map(|found| &found.kind);
        let unspent = kinds.into_iter().find_map(|kind| match kind {
            WarningKind::KeepUnspent { unspent, .. } => Some(*unspent),
            _ => None,
        })?;
        let unspent = self.short(self.part().round(unspent));
        let spent = self.short(self.cost());
        Some(self.say(&Pitch::IdleMoney { unspent, spent, one: self.wording.money.one() }))
    }

    /// What comes of a plan that brings no revenue.
    fn without_revenue(&self) -> Pitch {
        let result = self.plan.totals.kpis.iter();
        let result: Vec<String> =
            result.map(|(kpi, amount)| self.wording.kpi_amount(kpi, *amount)).collect();
        Pitch::SummaryWithoutRevenue {
            spend: self.short(self.cost()),
            months: self.scenario.months,
            result: result.join(", "),
        }
    }

    /// What the plan costs, fees included.
    fn cost(&self) -> f64 {
        self.plan.totals.spend + self.plan.totals.fees
    }

    fn short(&self, amount: f64) -> String {
        self.wording.money.short(amount)
    }

    /// An amount more or less: `+20 triệu ₫`.
    fn signed(&self, amount: f64) -> String {
        let sign = if amount < 0.0 { "−" } else { "+" };
        format!("{sign}{}", self.short(amount.abs()))
    }

    /// Figures in the unit that suits the largest of `amounts`; without any, what carries its own
    /// unit.
    fn figures(&self, amounts: impl IntoIterator<Item = f64>) -> Figures<'_> {
        Figures::of(&self.wording.money, amounts)
    }

    /// What the last digit of the plan's amounts is worth.
    fn part(&self) -> Part {
        Part::of(shown::unit(self.material.plan()))
    }

    /// Figures in a unit.
    fn figures_in(&self, unit: TableUnit) -> Figures<'_> {
        Figures::in_unit(&self.wording.money, unit)
    }

    fn section(
        &self,
        key: &'static str,
        heading: &Pitch,
        takeaway: String,
        blocks: Vec<Block>,
    ) -> Option<Section> {
        Some(Section { key, heading: self.say(heading), takeaway, blocks })
    }

    fn cover(&self) -> Cover {
        let about = &self.material.about;
        let named = |label: &Pitch, text: &Option<String>| {
            text.as_ref().map(|text| (self.say(label), visible(text)))
        };
        let period = Pitch::PeriodIs {
            from: self.month(0),
            to: self.last_month(),
            months: self.scenario.months,
        };
        let lines = [
            named(&Pitch::Client, &about.client),
            named(&Pitch::PreparedBy, &about.prepared_by),
            named(&Pitch::Date, &about.date),
            Some((self.say(&Pitch::Period), self.say(&period))),
            Some((self.say(&Pitch::Currency), self.scenario.currency.clone())),
            Some((
                self.say(&Pitch::Amounts),
                self.say(&Pitch::FeesIncluded { taxed: self.plan.totals.tax > 0.0 }),
            )),
        ];
        Cover {
            title: visible(&self.scenario.name),
            subtitle: self.say(&Pitch::CoverSubtitle {
                from: self.month(0),
                to: self.last_month(),
                spend: self.short(self.cost()),
            }),
            lines: lines.into_iter().flatten().collect(),
            logo: about.logo.clone(),
        }
    }
}

fn chart(picture: impl Picture + 'static) -> Block {
    Block::Chart(Box::new(picture))
}

/// With a capital letter and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let rest: String = letters.collect();
    let end = if rest.ends_with('.') { "" } else { "." };
    format!("{}{rest}{end}", first.to_uppercase())
}
