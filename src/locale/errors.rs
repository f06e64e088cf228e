//! What goes wrong, told: every error of the library is an [`Error`] whose `Display` is its
//! sentence in English; [`Localized`] says it in any language.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use super::clash::rule;
use super::{Checked, Lang, Note, Wording, group_rows, visible};
use crate::certificate::Rejected;
use crate::plan::file::{PlanFinding, PlanFindings};
use crate::scenario::set::{NotASetting, SetFinding, SetFindings, Setting};
use crate::scenario::{Finding, Findings, Problem};
use crate::solve::{Conflict, NoPlan};

/// An error that can be said in every language.
///
/// ```
/// use phanbo::locale::{Lang, Localized as _};
///
/// let no_plan = phanbo::NoPlan::Stopped;
/// assert_eq!(no_plan.in_lang(Lang::En), no_plan.to_string());
/// assert_ne!(no_plan.in_lang(Lang::Vi), no_plan.to_string());
/// ```
pub trait Localized {
    /// What is wrong, without a closing line break.
    fn in_lang(&self, lang: Lang) -> String;
}

macro_rules! errors {
    ($($error:ty),* $(,)?) => {
        $(
            impl Display for $error {
                fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.in_lang(Lang::En))
                }
            }

            impl Error for $error {}
        )*
    };
}

errors!(
    Conflict,
    Finding,
    Findings,
    NoPlan,
    NotASetting,
    PlanFinding,
    PlanFindings,
    Problem,
    Rejected,
    SetFinding,
    SetFindings,
);

/// Fault and hint in one line.
fn in_one_line(problem: &Problem, lang: Lang) -> String {
    let said = lang.words().problem(problem);
    match said.hint {
        Some(hint) => format!("{}; {hint}", said.fault),
        None => said.fault,
    }
}

impl Localized for Problem {
    fn in_lang(&self, lang: Lang) -> String {
        in_one_line(self, lang)
    }
}

impl Localized for Finding {
    fn in_lang(&self, lang: Lang) -> String {
        let said = in_one_line(&self.problem, lang);
        if self.path.is_empty() { said } else { format!("{}: {said}", visible(&self.path)) }
    }
}

impl Localized for Findings {
    /// As [`Findings::render`].
    fn in_lang(&self, lang: Lang) -> String {
        self.render(lang)
    }
}

impl Localized for NotASetting {
    fn in_lang(&self, lang: Lang) -> String {
        lang.words().note(&match self {
            NotASetting::NoPath(typed) => Note::NotASetting { typed: visible(typed) },
            NotASetting::TwoReadings { typed, readings } => {
                let ways = readings.map(one_way);
                Note::AmbiguousNumber { typed: visible(typed), ways }
            }
        })
    }
}

/// A number as it is typed after `=` so that it is read in one way: with three decimals `1.125`
/// would be two numbers.
fn one_way(value: f64) -> String {
    let plain = format!("{value}");
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 { plain + "0" } else { plain }
}

impl SetFinding {
    fn say_of(&self, settings: &[Setting], lang: Lang) -> String {
        let said = lang.words().problem(&self.problem);
        let typed = self.setting.and_then(|at| settings.get(at));
        let place =
            typed.map_or_else(|| self.path.clone(), |(path, value)| format!("{path}={value}"));
        lang.words().note(&Note::BadSetting {
            setting: visible(&place),
            fault: said.fault,
            hint: said.hint,
        })
    }
}

impl Localized for SetFinding {
    fn in_lang(&self, lang: Lang) -> String {
        self.say_of(&[], lang)
    }
}

impl SetFindings {
    /// Each finding with the setting that is at fault, as it was given.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        self.list.iter().map(|one| one.say_of(&self.settings, lang)).collect()
    }
}

impl Localized for SetFindings {
    fn in_lang(&self, lang: Lang) -> String {
        self.lines(lang).join("\n")
    }
}

impl Localized for PlanFinding {
    fn in_lang(&self, lang: Lang) -> String {
        visible(&lang.words().plan_fault(self))
    }
}

impl Localized for PlanFindings {
    fn in_lang(&self, lang: Lang) -> String {
        self.list.iter().map(|one| one.in_lang(lang)).collect::<Vec<_>>().join("\n")
    }
}

impl Localized for Rejected {
    fn in_lang(&self, lang: Lang) -> String {
        let open = matches!(self, Rejected::Open { .. });
        lang.words().checked(&Checked::BoundRejected { open })
    }
}

impl Localized for Conflict {
    /// The rules that clash, each with its months and what it allows.
    fn in_lang(&self, lang: Lang) -> String {
        let words = lang.words();
        let wording = Wording::new(&self.scenario, lang);
        let source = visible(&self.scenario.name);
        let mut said = words.note(&Note::Infeasible { source });
        let groups = group_rows(self.rows.iter().map(|row| (*row, 0.0)));
        if !groups.is_empty() {
            said = format!("{said}\n{}", self.heading(lang));
        }
        for group in &groups {
            said = format!("{said}\n• {}", rule(&wording, group));
        }
        said
    }
}

impl Localized for NoPlan {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            NoPlan::Infeasible(conflict) => conflict.in_lang(lang),
            NoPlan::Stopped => lang.words().note(&Note::StoppedWithoutPlan),
            NoPlan::FailedAudit(_) => lang.words().note(&Note::FailedAudit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;
    use crate::scenario::set::setting;
    use crate::solve::{Options, solve};

    #[test]
    fn a_clash_names_its_rules_in_both_languages() {
        let text = r#"{"start": "2027-01", "months": 1, "budget": {"monthly": 10},
            "channels": [{"id": "seo", "roi": 2, "min": 20}]}"#;
        let scenario: Scenario = text.parse().unwrap();
        let no_plan = solve(&scenario, &Options::default()).unwrap_err();
        let said = no_plan.to_string();
        assert!(said.contains("seo") && said.lines().count() == 4, "{said}");
        assert_ne!(no_plan.in_lang(Lang::Vi), said);
    }

    #[test]
    fn every_error_is_one_that_can_be_passed_on() {
        fn passed(error: impl Error + Send + Sync + 'static) -> String {
            Box::<dyn Error + Send + Sync>::from(error).to_string()
        }
        let typed = setting("budget.monthly").unwrap_err();
        assert!(passed(typed).starts_with("budget.monthly is not a setting"));
        assert!(passed(NoPlan::Stopped).contains("limit"));
        assert!(passed(Rejected::Sum).contains("certificate"));
        let found = "{\"months\": 0}".parse::<Scenario>().unwrap_err();
        assert!(passed(found.list[0].clone()).contains("channels"));
        assert!(passed(found).contains("scenario:1:"));
    }
}
