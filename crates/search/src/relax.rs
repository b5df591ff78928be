//! What is tried when nothing is found, in a fixed order: the area grows level by level, then the wage is left aside,
//! then some of the words, first in title and occupation, then anywhere.

use crate::query::Mode;
use domain::catalogue::{CatalogueQuery, Relaxed};
use domain::values::{AreaCode, Fen};

/// One way to ask the question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attempt {
    pub area: Option<AreaCode>,
    pub wage_min: Option<Fen>,
    pub mode: Mode,
    /// How it differs from what was asked.
    pub relaxed: Vec<Relaxed>,
}

/// The question as asked, then ever looser.
pub(crate) fn attempts(query: &CatalogueQuery) -> Vec<Attempt> {
    let as_asked = Attempt {
        area: query.area,
        wage_min: query.wage_min,
        mode: Mode::Every,
        relaxed: Vec::new(),
    };
    let mut last = as_asked.clone();
    let mut attempts = vec![as_asked];
    while let Some(area) = last.area {
        let wider = area.parent();
        last = Attempt {
            area: wider,
            relaxed: vec![Relaxed::Area(wider)],
            ..last
        };
        attempts.push(last.clone());
    }
    if last.wage_min.is_some() {
        last = last.looser(Relaxed::Wage);
        attempts.push(last.clone());
    }
    if !query.words.trim().is_empty() {
        let last = last.looser(Relaxed::Words);
        attempts.push(Attempt {
            mode: Mode::AnyShort,
            ..last.clone()
        });
        attempts.push(last);
    }
    attempts
}

impl Attempt {
    fn looser(&self, by: Relaxed) -> Self {
        let mut next = self.clone();
        match by {
            Relaxed::Wage => next.wage_min = None,
            Relaxed::Words => next.mode = Mode::Any,
            Relaxed::Area(area) => next.area = area,
        }
        next.relaxed.push(by);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_then_wage_then_words() {
        let query = CatalogueQuery {
            words: "电焊工".to_owned(),
            area: AreaCode::parse("330503").ok(),
            wage_min: Some(Fen::yuan(5000)),
            ..CatalogueQuery::default()
        };
        let city = AreaCode::parse("3305").ok();
        let province = AreaCode::parse("33").ok();
        let relaxed: Vec<_> = attempts(&query)
            .into_iter()
            .map(|attempt| attempt.relaxed)
            .collect();
        assert_eq!(
            relaxed,
            [
                vec![],
                vec![Relaxed::Area(city)],
                vec![Relaxed::Area(province)],
                vec![Relaxed::Area(None)],
                vec![Relaxed::Area(None), Relaxed::Wage],
                vec![Relaxed::Area(None), Relaxed::Wage, Relaxed::Words],
                vec![Relaxed::Area(None), Relaxed::Wage, Relaxed::Words],
            ]
        );
    }

    #[test]
    fn nothing_asked_is_nothing_to_relax() {
        assert_eq!(attempts(&CatalogueQuery::default()).len(), 1);
    }
}
