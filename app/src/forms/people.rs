//! Forms about finding people and not entering them twice.

use super::problem;
use domain::finding::TEXT_MAX;
use domain::ports::{NewPerson, PeopleQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, ResidentId, dates};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// `POST`: keeps what was typed to find people, and leads to the list.
pub const FIND_PEOPLE: &str = "/staff/people/find";
/// `POST`: files that may be of somebody about to be entered, as JSON.
pub const LIKE_PERSON: &str = "/staff/people/alike";

/// What a list of people is narrowed to, by the values of a form or an address; nonsense counts as not given.
pub fn people_query(value: impl Fn(&str) -> Option<String>) -> PeopleQuery {
    fn read<T: FromStr>(text: Option<String>) -> Option<T> {
        text?.trim().parse().ok()
    }
    PeopleQuery {
        found: value("found"),
        area: read(value("area")),
        whose: read(value("whose")),
        owner: read(value("owner")),
        category: read(value("group")),
        pace: read(value("pace")),
        age: read(value("age")),
        employment: read(value("work")),
        stale: read::<u8>(value("stale")) == Some(1),
        unassessed: read::<u8>(value("unassessed")) == Some(1),
        order: read(value("order")),
        page: 0,
    }
}

/// The values that give it again, without the page.
pub fn people_query_values(query: &PeopleQuery) -> Vec<(&'static str, Option<String>)> {
    let on = |yes: bool| yes.then(|| "1".to_owned());
    vec![
        ("found", query.found.clone()),
        ("area", query.area.map(|code| code.to_string())),
        ("whose", query.whose.map(|whose| whose.to_string())),
        ("owner", query.owner.map(|owner| owner.to_string())),
        ("group", query.category.map(|category| category.to_string())),
        ("pace", query.pace.map(|band| band.to_string())),
        ("age", query.age.map(|band| band.to_string())),
        ("work", query.employment.map(|status| status.to_string())),
        ("stale", on(query.stale)),
        ("unassessed", on(query.unassessed)),
        ("order", query.order.map(|order| order.to_string())),
    ]
}

/// What was typed to find people. It never stands in an address.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindForm {
    /// A name, pinyin, initials, the end of a resident ID number, a number, a telephone, a village.
    #[serde(default)]
    pub text: String,
    /// The area to look in.
    #[serde(default)]
    pub area: String,
}

impl FindForm {
    /// What to look for and where.
    pub fn parse(&self) -> Result<(&str, Option<AreaCode>), Refusal> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err(Refusal::Fields(vec![problem("text", Problem::Required)]));
        }
        if text.chars().count() > TEXT_MAX {
            return Err(Refusal::Fields(vec![problem("text", Problem::TooLong)]));
        }
        Ok((text, AreaCode::parse(&self.area).ok()))
    }
}

/// What is known of somebody about to be entered. What cannot be read yet counts as not known.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct LikeForm {
    /// Name.
    #[serde(default)]
    pub name: String,
    /// Resident ID number, or its beginning.
    #[serde(default)]
    pub resident_id: String,
    /// Birth date.
    #[serde(default)]
    pub birth: String,
    /// Code of the living area.
    #[serde(default)]
    pub living_area: String,
}

impl LikeForm {
    /// As far as it can be read.
    pub fn parse(&self) -> NewPerson {
        NewPerson {
            name: self.name.trim().to_owned(),
            resident_id: ResidentId::parse(&self.resident_id).ok(),
            birth: dates::parse(self.birth.trim()),
            living_area: AreaCode::parse(self.living_area.trim()).ok(),
        }
    }
}
