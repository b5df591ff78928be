//! A rule's figures as they hold in one place.

use super::{EvalProblem, FigureBook, Given, Input, Kind};
use crate::params::{ParamKey, Params, PolicyParameter};
use crate::values::AreaCode;
use chrono::NaiveDate;
use std::borrow::Cow;

/// Some figures as they hold in a place, for every stretch of days, as if they held everywhere: what the functions of the
/// rules are asked with.
pub fn figures(book: &FigureBook<'_>, keys: &[ParamKey], area: Option<AreaCode>) -> Params {
    let mut view = Params::default();
    for key in keys {
        let own = book.rows_of(*key);
        let mut starts: Vec<NaiveDate> = own.clone().map(|row| row.valid_from).collect();
        starts.extend(own.filter_map(|row| row.valid_to?.succ_opt()));
        starts.sort_unstable();
        starts.dedup();
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).and_then(NaiveDate::pred_opt);
            view.0
                .extend(book.row(*key, area, *start).ok().map(|row| PolicyParameter {
                    area: None,
                    valid_from: *start,
                    valid_to: end,
                    ..row.clone()
                }));
        }
    }
    view
}

/// Puts figures that were given in the place of those of the table. Gives which.
pub fn take_over(view: &mut Cow<'_, Params>, given: &Given) -> Result<Vec<ParamKey>, EvalProblem> {
    let mut said = Vec::new();
    for input in given.figures() {
        let Some(key) = input.figure else { continue };
        let rows = match input.kind {
            Kind::List(_) => versions(key, input, given)?,
            _ => vec![row(key, figure(key, input, given)?, NaiveDate::MIN)],
        };
        if rows.is_empty() {
            continue;
        }
        let held = &mut view.to_mut().0;
        if said.contains(&key) {
            // Given twice: the one figure is what holds where its changes say nothing.
            held.extend(rows);
            continue;
        }
        held.retain(|row| row.key != key);
        held.extend(rows);
        said.push(key);
    }
    Ok(said)
}

/// One figure, in the unit of the key. Days become `YYYYMMDD`, yes and no 1 and 0.
fn figure(key: ParamKey, input: &Input, given: &Given) -> Result<i64, EvalProblem> {
    let value = match input.kind {
        Kind::Date => given
            .day(input.name)?
            .format("%Y%m%d")
            .to_string()
            .parse()
            .unwrap_or(0),
        _ => given.whole(input.name)?,
    };
    allowed(key, value, input.name.to_owned(), input)
}

/// A figure as it changed: items with `from` and a number.
fn versions(key: ParamKey, input: &Input, given: &Given) -> Result<Vec<PolicyParameter>, EvalProblem> {
    let item = |item: &Given| {
        let value = item.only_whole().unwrap_or(-1);
        let value = allowed(key, value, input.name.to_owned(), input)?;
        Ok(row(key, value, item.day("from")?))
    };
    given.list(input.name)?.iter().map(item).collect()
}

fn allowed(key: ParamKey, value: i64, name: String, input: &Input) -> Result<i64, EvalProblem> {
    let range = key.range();
    key.allows(value)
        .then_some(value)
        .ok_or_else(|| EvalProblem::OutOfRange {
            name,
            expected: format!("from {} to {}", range.start(), range.end()),
            example: input.example.json().to_string(),
        })
}

fn row(key: ParamKey, value: i64, valid_from: NaiveDate) -> PolicyParameter {
    PolicyParameter {
        programme: "input".to_owned(),
        area: None,
        key,
        value,
        valid_from,
        valid_to: None,
        source: "input".to_owned(),
    }
}
