//! How an amount came about: rule, figures, inputs and result, as they stood.

use super::ClaimKind;
use crate::policy::{self, EvalProblem, FigureBook, UsedFigure};
use crate::values::{AreaCode, Fen};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A rule that was put to facts. What was kept of it is never changed by later figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calculation {
    /// The number of the rule.
    pub rule: String,
    /// The day whose figures were used.
    pub on: NaiveDate,
    /// The place whose figures were used.
    pub area: Option<AreaCode>,
    /// What was put in, by name.
    pub inputs: Value,
    /// What came out.
    pub result: Value,
    /// What it comes from.
    pub parts: Map<String, Value>,
    /// The figures, each with first day and source.
    pub figures: Vec<UsedFigure>,
    /// The rule that says for how long at most, where it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Box<Calculation>>,
}

impl Calculation {
    /// The amount that came out, for this kind.
    pub fn amount(&self, kind: ClaimKind) -> Fen {
        let value = match kind.part() {
            Some(part) => self.result.get(part),
            None => Some(&self.result),
        };
        Fen(value.and_then(Value::as_i64).unwrap_or(0))
    }
}

/// Puts a rule to facts, for a place and a day.
pub fn calculate(
    rule: &str,
    inputs: Value,
    book: &FigureBook<'_>,
    (area, on): (AreaCode, NaiveDate),
) -> Result<Calculation, EvalProblem> {
    let rule = policy::find(rule)?;
    let done = policy::eval_by(rule, &inputs, book, Some(area), on)?;
    Ok(Calculation {
        rule: done.rule.to_owned(),
        on: done.version.on,
        area: done.version.area,
        inputs,
        result: done.result,
        parts: done.parts,
        figures: done.version.figures,
        limit: None,
    })
}
