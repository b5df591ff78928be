//! Forms of work between regions.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/regions/pack` | `regions.pack` | the page, or the form itself |
//! | `POST /staff/regions/preview` | `regions.preview` | the page with what would change |
//! | `POST /staff/regions/take-in` | `regions.take_in` | the page |
//! | `POST /staff/regions/groups` | `regions.form_group` | the page, or the form itself |
//! | `POST /staff/regions/groups/{id}` | `regions.move_group` | the page |
//!
//! `GET /staff/regions/packages/{id}` is a package as a file.

use super::work::Wrong;
use super::{Pairs, field};
use chrono::NaiveDate;
use domain::ids::{LabourGroupId, PackageId, VacancyId};
use domain::ports::GroupWish;
use domain::refusal::{Problem, Refusal};
use domain::region::GroupState;
use domain::values::AreaCode;

/// `GET`: the page.
pub const REGIONS: &str = "/staff/regions";
/// `POST`: makes a package.
pub const PACK: &str = "/staff/regions/pack";
/// `POST`: shows what a package would do.
pub const PREVIEW: &str = "/staff/regions/preview";
/// `POST`: takes it in.
pub const TAKE_IN: &str = "/staff/regions/take-in";
/// `POST`: forms a group.
pub const GROUPS: &str = "/staff/regions/groups";

/// `GET`: a package as a file.
pub fn package_path(id: PackageId) -> String {
    format!("{REGIONS}/packages/{id}")
}

/// `POST`: says how far a group has come.
pub fn group_path(id: LabourGroupId) -> String {
    format!("{GROUPS}/{id}")
}

impl Pairs {
    /// A package to make: which vacancies, until when, whom to ask.
    pub fn pack(&self) -> Result<(Vec<VacancyId>, NaiveDate, String), Refusal> {
        let chosen = self.each("vacancy").filter_map(|id| id.parse().ok()).collect();
        Ok((
            chosen,
            self.date("valid_until")?,
            self.first("station").to_owned(),
        ))
    }

    /// A package that came, as it was pasted.
    pub fn package(&self) -> String {
        self.first("package").to_owned()
    }

    /// A group to form.
    pub fn group(&self) -> Result<GroupWish, Refusal> {
        let mut wrong = Wrong::default();
        let destination = AreaCode::parse(self.first("destination")).ok();
        if destination.is_none() {
            wrong.add("destination", Problem::Wrong);
        }
        let departs_on = wrong.take(self.date("departs_on"));
        match (destination, departs_on) {
            (Some(destination), Some(departs_on)) if wrong.is_none() => Ok(GroupWish {
                destination,
                title: self.first("title").to_owned(),
                transport: self.first("transport").to_owned(),
                escort: self.first("escort").to_owned(),
                station: self.first("station").to_owned(),
                departs_on,
                people: self
                    .first("people")
                    .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | '、'))
                    .filter(|no| !no.is_empty())
                    .map(str::to_owned)
                    .collect(),
            }),
            _ => Err(wrong.told()),
        }
    }

    /// How far a group has come.
    pub fn group_state(&self) -> Result<GroupState, Refusal> {
        field("state", self.first("state"))
    }
}
