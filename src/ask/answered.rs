//! From a request to the bytes of its answer: the same steps as the command of that name.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use super::drawn::drawn;
use super::request::{Question, Request};
use crate::analysis::compare::{CaseName, compare};
use crate::analysis::ladder::ladder;
use crate::analysis::replan::filled;
use crate::analysis::robustness::robustness;
use crate::analysis::sweep::{Over, grid, sweep};
use crate::analysis::top_up::with_extra;
use crate::analysis::{Goal, explain, goal, ranges};
use crate::answer::{Answer, Comparison, Document, Replanned, Swept, ToppedUp, workbook};
use crate::certificate::Certificate;
use crate::chart::{self, Kind, Look};
use crate::json::{BatchError, PlanFile, text};
use crate::locale::{Lang, Localized as _, Note, Wording, visible};
use crate::month::Month;
use crate::page::{Format, PAPER, Style, write};
use crate::plan::audit::evaluate;
use crate::plan::file::{Actuals, read};
use crate::plan::told::told;
use crate::report::{About, Material, proposal};
use crate::scenario::read::load;
use crate::scenario::{Loaded, Scenario};
use crate::solve::{NoPlan, Options, solve, solve_certified};
use crate::table::{Settled, TableKind};

/// How much worse than the best a plan of the ranges may be where nobody says.
pub(super) const WITHIN: f64 = 0.01;

/// A request whose scenario is read.
pub(super) struct Asked<'a> {
    request: &'a Request,
    lang: Lang,
    format: Format,
    loaded: Loaded,
    options: Options,
}

/// A plan and what proves it.
#[derive(Serialize)]
struct Proven<'a> {
    plan: PlanFile,
    certificate: &'a Certificate,
}

/// What a scenario is.
#[derive(Serialize)]
struct Checked<'a> {
    name: &'a str,
    currency: &'a str,
    start: String,
    months: usize,
}

/// What a plan that anyone made is worth.
#[derive(Serialize)]
struct Verified {
    /// Whether it keeps all rules, and its bound, where there is one, is proven and above it.
    holds: bool,
    /// Computed from the true curves.
    value: f64,
    /// Rules that it breaks, in words.
    broken: Vec<String>,
    /// What the certificate proves that no plan exceeds.
    bound: Option<f64>,
}

impl<'a> Asked<'a> {
    pub(super) fn read(
        request: &'a Request,
        lang: Lang,
        interrupt: Option<Arc<AtomicBool>>,
    ) -> Result<Self, BatchError> {
        let refused = |text: String| BatchError::Refused { text, findings: Vec::new() };
        let format = match (&request.format, request.ask) {
            (None, Question::Report) => Format::Html,
            (None, _) => Format::Json,
            (Some(key), _) => {
                Format::ALL.into_iter().find(|format| format.key() == key).ok_or_else(|| {
                    refused(lang.words().note(&Note::UnknownFormat { path: visible(key) }))
                })?
            }
        };
        // What cannot be meant is not taken for the default in silence.
        let wrong = |key: &str| refused(lang.words().note(&Note::AskNeeds { key: key.to_owned() }));
        let above_0 = |key: &str, stated: Option<f64>| match stated {
            Some(stated) if stated > 0.0 => Ok(Some(stated)),
            Some(_) => Err(wrong(key)),
            None => Ok(None),
        };
        if request.lang.as_deref().is_some_and(|typed| Lang::of(typed).is_none()) {
            return Err(wrong("lang"));
        }
        let source = request.source.as_deref().unwrap_or("scenario");
        let now: Option<Month> = match request.now.as_deref().map(str::parse) {
            Some(Ok(month)) => Some(month),
            Some(Err(_)) => return Err(wrong("now")),
            None => None,
        };
        let loaded = load(&request.scenario, source, now);
        let mut loaded = loaded.map_err(|found| BatchError::refused(&found, lang))?;
        if !request.set.is_empty() {
            let settings = request.set.clone().into_iter().collect();
            loaded =
                loaded.varied(settings).map_err(|found| refused(found.lines(lang).join("\n")))?;
        }
        let risk = &mut loaded.scenario.risk;
        risk.samples = request.samples.unwrap_or(risk.samples);
        risk.seed = request.seed.unwrap_or(risk.seed);
        let needs = match request.ask {
            Question::Check | Question::Verify | Question::TopUp => None,
            Question::Goal => loaded.scenario.targets.is_empty().then_some(("targets", "goal")),
            _ => loaded.scenario.budget.is_none().then_some(("budget", "solve")),
        };
        if let Some((key, command)) = needs {
            return Err(BatchError::refused(&loaded.lacks(key, command), lang));
        }
        let mut options = Options::new().node_limit(request.node_limit).interrupt(interrupt);
        options = options.threads(request.threads.unwrap_or(0));
        options.tolerance = above_0("tolerance", request.tolerance)?.unwrap_or(options.tolerance);
        // A limit that no clock can reach is none.
        options.time_limit = above_0("time_limit", request.time_limit)?
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        above_0("within", request.within)?;
        Ok(Self { request, lang, format, loaded, options: options.from_now() })
    }

    pub(super) fn answer(mut self) -> Result<Vec<u8>, BatchError> {
        let (request, scenario) = (self.request, &self.loaded.scenario);
        match request.ask {
            Question::Check => Ok(text(&Checked {
                name: &scenario.name,
                currency: &scenario.currency,
                start: scenario.start.to_string(),
                months: scenario.months,
            })
            .into_bytes()),
            Question::Solve => self.write(&self.solved()?),
            Question::Prove => {
                let found = solve_certified(scenario, &self.options);
                let (plan, certificate) = self.met(found)?;
                let mut plan = PlanFile::of(&plan, self.lang);
                if !request.timing {
                    plan = plan.without_timing();
                }
                Ok(text(&Proven { plan, certificate: &certificate }).into_bytes())
            }
            Question::Verify => self.verified(),
            Question::Explain => self.write(&self.met(explain(scenario, &self.options))?),
            Question::Goal => {
                let found: Goal = self.met(goal(scenario, &self.options))?;
                self.write(&found)
            }
            Question::Compare => self.compared(),
            Question::Sweep => self.swept(),
            Question::Ranges => {
                let within = request.within.unwrap_or(WITHIN);
                self.write(&self.met(ranges(scenario, within, &self.options))?)
            }
            Question::Robustness => self.write(&self.met(robustness(&self.loaded, &self.options))?),
            Question::Replan => self.replanned(),
            Question::TopUp => {
                let extra = self.given(request.extra, "extra")?;
                let spend = self.plan()?;
                let committed = evaluate(scenario, spend.clone());
                self.loaded.scenario = with_extra(&self.loaded.scenario, &spend, extra);
                let plan = self.solved()?;
                self.write(&ToppedUp { committed, plan, extra })
            }
            Question::Chart => {
                let kind = request.chart.as_deref().and_then(Kind::of);
                let kind = self.given(kind, "chart")?;
                let actuals = self.actuals()?;
                let found =
                    drawn(kind, &self.loaded, &[], actuals.as_ref(), &self.options, self.lang);
                let picture = self.given(self.met(found)?.picture, "chart")?;
                Ok(chart::svg(picture.as_ref(), &self.look()).into_bytes())
            }
            Question::Report => self.proposed(),
        }
    }

    fn solved(&self) -> Result<crate::plan::Plan, BatchError> {
        self.met(solve(&self.loaded.scenario, &self.options))
    }

    fn met<T>(&self, found: Result<T, NoPlan>) -> Result<T, BatchError> {
        found.map_err(|no_plan| BatchError::of(&no_plan, self.lang))
    }

    fn look(&self) -> Look {
        Look {
            lang: self.lang,
            size: self.request.size.or(Look::default().size),
            ..Look::default()
        }
    }

    fn write<'b, T>(&'b self, found: &'b T) -> Result<Vec<u8>, BatchError>
    where
        Answer<'b, T>: Document,
    {
        let Self { request, lang, .. } = self;
        let scenario = &self.loaded.scenario;
        let answer = Answer { scenario, found, lang: *lang, timing: request.timing };
        let written = answer.write(self.format, &self.look(), Style::Plain);
        written.map_err(|fault| BatchError::Failed { text: fault.to_string() })
    }

    /// What the question cannot be answered without.
    fn given<T>(&self, stated: Option<T>, key: &str) -> Result<T, BatchError> {
        stated.ok_or_else(|| self.refused(&Note::AskNeeds { key: key.to_owned() }))
    }

    fn refused(&self, note: &Note) -> BatchError {
        BatchError::Refused { text: self.lang.words().note(note), findings: Vec::new() }
    }

    /// The spends of the plan that came with the request.
    fn plan(&self) -> Result<Vec<Vec<f64>>, BatchError> {
        let plan = self.given(self.request.plan.as_ref(), "plan")?.to_string();
        read(&plan, &self.loaded.scenario).map_err(|found| {
            let lines: Vec<String> = found.list.iter().map(|f| f.in_lang(self.lang)).collect();
            BatchError::Refused { text: lines.join("\n"), findings: Vec::new() }
        })
    }

    fn verified(&self) -> Result<Vec<u8>, BatchError> {
        let scenario = &self.loaded.scenario;
        let found = evaluate(scenario, self.plan()?);
        let wording = Wording::new(scenario, self.lang);
        let groups = crate::locale::group_rows(found.broken.iter().map(|row| (*row, 0.0)));
        let certificate = self.request.certificate.clone().map(serde_json::from_value);
        let certificate: Option<Certificate> = certificate.transpose().map_err(|fault| {
            self.refused(&Note::CannotRead { source: "certificate".into(), why: fault.to_string() })
        })?;
        let bound = certificate.as_ref().map(|proof| proof.check(scenario).ok());
        let is_below = |bound: f64| found.value <= bound + 1e-9 * found.value.abs();
        let proven = bound.is_none_or(|bound| bound.is_some_and(is_below));
        Ok(text(&Verified {
            holds: found.broken.is_empty() && proven,
            value: found.value,
            broken: groups.iter().map(|group| wording.rule(group)).collect(),
            bound: bound.flatten(),
        })
        .into_bytes())
    }

    /// A variant, or what is wrong with it.
    fn varied<'s>(
        &self,
        set: impl IntoIterator<Item = (&'s String, &'s Value)>,
    ) -> Result<Scenario, BatchError> {
        let set: Vec<_> = set.into_iter().map(|(p, value)| (p.clone(), value.clone())).collect();
        self.loaded.with(&set).map_err(|found| BatchError::Refused {
            text: found.lines(self.lang).join("\n"),
            findings: Vec::new(),
        })
    }

    fn compared(&self) -> Result<Vec<u8>, BatchError> {
        let base = &self.loaded.scenario;
        let mut what_ifs = Vec::new();
        for case in &self.request.cases {
            what_ifs.push((case.name.clone(), self.varied(&case.set)?));
        }
        if what_ifs.is_empty() {
            for case in &base.what_ifs {
                let scenario = self.varied(case.set.iter().map(|(path, value)| (path, value)))?;
                what_ifs.push((self.lang.text(&case.name).to_owned(), scenario));
            }
        }
        let named = what_ifs.iter().map(|(name, s)| (CaseName::Called(name.clone()), s.clone()));
        let first = (CaseName::Called(base.name.clone()), base.clone());
        let cases = compare([first].into_iter().chain(named).collect(), Vec::new(), &self.options);
        let ladder = match self.request.ladder {
            true => ladder(base, &what_ifs, &self.options),
            false => Vec::new(),
        };
        self.write(&Comparison { cases, ladder })
    }

    fn swept(&self) -> Result<Vec<u8>, BatchError> {
        let mut overs = self.request.over.iter().map(|typed| Over::read(typed));
        let over = self.given(overs.next().flatten(), "over")?;
        let across = overs.next().map(|across| self.given(across, "over")).transpose()?;
        let points = match &across {
            Some(across) => grid(&self.loaded, &over, across, &self.options),
            None => sweep(&self.loaded, &over, &self.options),
        };
        let points = points.map_err(|found| BatchError::Refused {
            text: found.lines(self.lang).join("\n"),
            findings: Vec::new(),
        })?;
        self.write(&Swept { over, across, points })
    }

    /// What was spent, where the request says it.
    fn actuals(&self) -> Result<Option<Actuals>, BatchError> {
        let Some(table) = &self.request.actuals else { return Ok(None) };
        let scenario = &self.loaded.scenario;
        match told(table.as_bytes(), scenario, TableKind::Spent, Settled::default()) {
            Ok(told) => Ok(Some(told.actuals)),
            Err(found) => {
                let lines: Vec<String> = found.iter().map(|f| f.in_lang(self.lang)).collect();
                Err(BatchError::Refused { text: lines.join("\n"), findings: Vec::new() })
            }
        }
    }

    fn replanned(mut self) -> Result<Vec<u8>, BatchError> {
        let actuals = self.given(self.actuals()?, "actuals")?;
        let before = match self.request.plan {
            Some(_) => self.plan()?,
            None => self.solved()?.spend(),
        };
        let spent = filled(&actuals.spend, actuals.until, &before, self.request.missing);
        let spent = spent.map_err(|open| {
            self.refused(&Note::NotTold {
                source: "actuals".into(),
                cells: crate::locale::cells(&self.loaded.scenario, self.lang, &open),
                may_keep: true,
            })
        })?;
        let learns = !self.request.no_learning;
        let begun = Replanned::begin(&mut self.loaded, (&spent, actuals), before, learns);
        let begun = begun.map_err(|found| BatchError::Refused {
            text: found.lines(self.lang).join("\n"),
            findings: Vec::new(),
        })?;
        let found = begun(self.solved()?);
        self.write(&found)
    }

    fn proposed(&self) -> Result<Vec<u8>, BatchError> {
        let request = self.request;
        let about = About {
            client: request.client.clone(),
            prepared_by: request.prepared_by.clone(),
            ..About::default()
        };
        let material = self.met(Material::gather(&self.loaded, self.lang, about, &self.options))?;
        let written = match self.format {
            Format::Xlsx if PAPER => workbook::write(&material.workbook(), &self.look()),
            Format::Json | Format::Csv | Format::Table => {
                let path = self.format.key().to_owned();
                return Err(self.refused(&Note::UnknownDocument { path }));
            }
            format => write(&proposal(&material, &[]), format, &self.look(), Style::Plain),
        };
        written.map_err(|fault| BatchError::Failed { text: fault.to_string() })
    }
}
