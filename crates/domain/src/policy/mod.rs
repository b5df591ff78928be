//! The rules as anybody may put them: by number, with named facts, for a place and a day. The functions themselves are
//! in [`crate::rules`]; here stands what each is called, what it asks for, and how its answer is written.
//!
//! **Invariant:** no input, however odd, makes a rule panic; a figure nobody set is never replaced by a guess (X8).

mod book;
mod describe;
pub mod given;
pub mod input;
pub mod outcome;
mod place;
pub mod problem;
mod table;

pub use book::FigureBook;
pub use describe::{Described, DescribedInput, DescribedVersion};
pub use given::Given;
pub use input::{Input, Kind, Sample};
pub use outcome::{Answer, Outcome};
pub use problem::EvalProblem;

use crate::code::codes;
use crate::params::{ParamKey, Params, PolicyParameter};
use crate::values::AreaCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;

codes! {
    /// How soon a rule was to be built.
    pub enum Priority {
        /// First.
        P1 = "P1",
        /// Next.
        P2 = "P2",
        /// Shown or configured only.
        P3 = "P3",
    }
}

/// What a rule comes to.
pub type Evaluation = Result<Outcome, EvalProblem>;

/// A rule of the domain rules, §3.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `R01`.
    pub code: &'static str,
    /// Its name in Chinese.
    pub title_zh: &'static str,
    /// Its name in English.
    pub title_en: &'static str,
    /// Document and words it comes from.
    pub source: &'static str,
    /// How soon it was to be built.
    pub priority: Priority,
    /// What it asks for.
    pub inputs: &'static [Input],
    /// The figures it rests on; the rule sees no others.
    pub figures: &'static [ParamKey],
    /// The rule.
    pub eval: fn(&Given, &Facts) -> Evaluation,
}

/// What surrounds the question.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The day that is asked for.
    pub on: NaiveDate,
    /// The place that is asked for.
    pub area: Option<AreaCode>,
    /// The figures of the rule as they hold in the place, every day of theirs; figures that were given stand for those
    /// of the table.
    pub params: &'a Params,
}

/// A figure that was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedFigure {
    /// Which.
    pub key: ParamKey,
    /// The figure, in the unit of the key.
    pub value: i64,
    /// Where it holds; nothing where it holds everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaCode>,
    /// Its first day; nothing for one that was given with the question.
    pub valid_from: Option<NaiveDate>,
    /// Its last day, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<NaiveDate>,
    /// The programme it belongs to.
    pub programme: String,
    /// Document or decision it comes from; `input` for one that was given with the question.
    pub source: String,
}

/// Which figures an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// The day whose figures were used.
    pub on: NaiveDate,
    /// The place whose figures were used.
    pub area: Option<AreaCode>,
    /// The figures.
    pub figures: Vec<UsedFigure>,
}

/// A rule that was evaluated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluated {
    /// Its number.
    pub rule: &'static str,
    /// The figures it used.
    pub version: Version,
    /// The answer.
    pub result: Value,
    /// Where it comes from.
    pub parts: Map<String, Value>,
    /// The answer in the words of the domain rules: `yes`, `pass`, `112.50`.
    pub text: String,
}

/// Every rule, in the order of their numbers.
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = table::TOPICS.iter().copied().flatten().collect();
    rules.sort_by_key(|rule| number(rule.code));
    rules
}

/// The rule with a number, written `R07`, `r7` or `7`.
pub fn find(code: &str) -> Result<&'static Rule, EvalProblem> {
    let asked = number(code.trim());
    let mut rules = table::TOPICS.iter().copied().flatten();
    rules
        .find(|rule| asked.is_some() && number(rule.code) == asked)
        .ok_or_else(|| EvalProblem::UnknownRule(code.to_owned()))
}

fn number(code: &str) -> Option<u32> {
    let digits = code.trim_start_matches(['R', 'r']);
    digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

/// Puts a rule to facts that are named, for a place and a day.
pub fn eval(
    rule: &Rule,
    input: &Value,
    params: &Params,
    area: Option<AreaCode>,
    on: NaiveDate,
) -> Result<Evaluated, EvalProblem> {
    eval_by(rule, input, &FigureBook::of(params), area, on)
}

/// The same, by figures that many questions are asked with.
pub fn eval_by(
    rule: &Rule,
    input: &Value,
    book: &FigureBook<'_>,
    area: Option<AreaCode>,
    on: NaiveDate,
) -> Result<Evaluated, EvalProblem> {
    let given = Given::read(rule.inputs, input)?;
    let held = book.view(rule, area);
    let mut view = Cow::Borrowed(held.as_ref());
    let said = place::take_over(&mut view, &given)?;
    let facts = Facts {
        on,
        area,
        params: &view,
    };
    let outcome = (rule.eval)(&given, &facts).map_err(|problem| problem.with_hint(rule.inputs))?;
    let version = Version {
        on: outcome.day(on),
        area,
        figures: used(&outcome, &facts, rule.figures, (book, &said)),
    };
    Ok(outcome.written(rule.code, version, &given))
}

/// The rows an answer used, each once.
fn used(
    outcome: &Outcome,
    facts: &Facts,
    keys: &[ParamKey],
    (book, said): (&FigureBook<'_>, &[ParamKey]),
) -> Vec<UsedFigure> {
    let mut figures: Vec<UsedFigure> = Vec::with_capacity(keys.len());
    for key in keys {
        let was_said = said.contains(key);
        for day in outcome.days_of(*key, facts.on) {
            let row = if was_said {
                facts.params.row(*key, None, day)
            } else {
                book.row(*key, facts.area, day)
            };
            let figure = row.ok().map(|row| UsedFigure::of(row, was_said));
            figures.extend(figure.filter(|figure| !figures.contains(figure)));
        }
    }
    figures
}

impl UsedFigure {
    fn of(row: &PolicyParameter, was_said: bool) -> Self {
        Self {
            key: row.key,
            value: row.value,
            area: row.area,
            valid_from: (!was_said).then_some(row.valid_from),
            valid_to: row.valid_to.filter(|_| !was_said),
            programme: row.programme.clone(),
            source: row.source.clone(),
        }
    }
}

/// A rule's figures as they stand on a day, set or not.
fn in_force(
    rule: &Rule,
    params: &Params,
    area: Option<AreaCode>,
    on: NaiveDate,
) -> Vec<(ParamKey, Option<UsedFigure>)> {
    let row = |key: &ParamKey| params.row(*key, area, on).ok();
    let figure = |key: &ParamKey| (*key, row(key).map(|row| UsedFigure::of(row, false)));
    rule.figures.iter().map(figure).collect()
}
