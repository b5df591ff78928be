//! Forms about policy figures.

use super::problem;
use domain::ids::FigureRequestId;
use domain::params::ParamKey;
use domain::ports::FigureWish;
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, dates};
use serde::{Deserialize, Serialize};

/// The page of figures; `POST` asks for one.
pub const FIGURES: &str = "/staff/figures";

/// Where a request is approved, or refused.
pub fn figure_path(id: FigureRequestId, approve: bool) -> String {
    let deed = if approve { "approve" } else { "refuse" };
    format!("{FIGURES}/{id}/{deed}")
}

/// A figure that is to be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureForm {
    /// Code of the area it is for.
    #[serde(default)]
    pub area: String,
    /// Which, by its code.
    #[serde(default)]
    pub key: String,
    /// The figure, as people write it.
    #[serde(default)]
    pub value: String,
    /// The first day.
    #[serde(default)]
    pub valid_from: String,
    /// The document it comes from.
    #[serde(default)]
    pub source: String,
}

impl FigureForm {
    /// All of it, or what is wrong beside each field.
    pub fn parse(&self) -> Result<FigureWish, Refusal> {
        let area = AreaCode::parse(&self.area).map_err(|_| Refusal::NotFound)?;
        let key = self.key.parse::<ParamKey>().ok();
        let value = key.and_then(|key| key.read(&self.value));
        let from = dates::parse(&self.valid_from);
        let source = self.source.trim();
        let empty = |text: &str, otherwise| {
            if text.trim().is_empty() {
                Problem::Required
            } else {
                otherwise
            }
        };
        let problems: Vec<_> = [
            key.is_none()
                .then(|| problem("key", empty(&self.key, Problem::Unreadable))),
            value
                .is_none()
                .then(|| problem("value", empty(&self.value, Problem::Unreadable))),
            from.is_none()
                .then(|| problem("valid_from", empty(&self.valid_from, Problem::Unreadable))),
            source.is_empty().then(|| problem("source", Problem::Required)),
        ]
        .into_iter()
        .flatten()
        .collect();
        match (key, value, from) {
            (Some(key), Some(value), Some(valid_from)) if problems.is_empty() => Ok(FigureWish {
                area,
                key,
                value,
                valid_from,
                source: source.to_owned(),
            }),
            _ => Err(Refusal::Fields(problems)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_in_its_own_unit_and_every_mistake_is_told() {
        let form = FigureForm {
            area: "990101".to_owned(),
            key: "county.farmland".to_owned(),
            value: "384120.5".to_owned(),
            valid_from: "2025-01-01".to_owned(),
            source: " 县统计公报 ".to_owned(),
        };
        let wish = form.parse().unwrap();
        assert_eq!((wish.value, wish.source.as_str()), (38_412_050, "县统计公报"));
        let odd = FigureForm {
            value: "viel".to_owned(),
            valid_from: String::new(),
            source: " ".to_owned(),
            ..form
        };
        assert_eq!(
            odd.parse(),
            Err(Refusal::Fields(vec![
                problem("value", Problem::Unreadable),
                problem("valid_from", Problem::Required),
                problem("source", Problem::Required),
            ]))
        );
    }
}
