//! Figures ordered for many questions.

use super::{Rule, place};
use crate::params::{NotSet, ParamKey, Params, PolicyParameter, closest};
use crate::values::AreaCode;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The figures of a rule by its number and a place.
type Views = BTreeMap<(&'static str, Option<AreaCode>), Rc<Params>>;

/// Figures by key, and as rules see them in places, each worked out once: what a whole county is asked with. For one thread.
#[derive(Debug)]
pub struct FigureBook<'a> {
    rows: BTreeMap<ParamKey, Vec<&'a PolicyParameter>>,
    views: RefCell<Views>,
}

impl<'a> FigureBook<'a> {
    /// Orders figures.
    #[must_use]
    pub fn of(params: &'a Params) -> Self {
        let mut rows: BTreeMap<ParamKey, Vec<&'a PolicyParameter>> = BTreeMap::new();
        for row in &params.0 {
            rows.entry(row.key).or_default().push(row);
        }
        Self {
            rows,
            views: RefCell::default(),
        }
    }

    /// The row that holds for an area on a day, as [`Params::row`] finds it.
    pub fn row(
        &self,
        key: ParamKey,
        area: Option<AreaCode>,
        day: NaiveDate,
    ) -> Result<&'a PolicyParameter, NotSet> {
        closest(self.rows_of(key), area, day).ok_or(NotSet(key))
    }

    /// The figure that holds for an area on a day.
    pub fn value(&self, key: ParamKey, area: Option<AreaCode>, day: NaiveDate) -> Result<i64, NotSet> {
        self.row(key, area, day).map(|row| row.value)
    }

    /// The rows of a figure.
    pub(super) fn rows_of(&self, key: ParamKey) -> impl Iterator<Item = &'a PolicyParameter> + Clone {
        self.rows.get(&key).map_or(&[][..], Vec::as_slice).iter().copied()
    }

    /// The figures of a rule as they hold in a place.
    pub(super) fn view(&self, rule: &Rule, area: Option<AreaCode>) -> Rc<Params> {
        let mut views = self.views.borrow_mut();
        let view = views
            .entry((rule.code, area))
            .or_insert_with(|| Rc::new(place::figures(self, rule.figures, area)));
        Rc::clone(view)
    }
}
