//! Where people lived on a day, as far as an area that has ended since: reports for that day count by it.

use crate::{AreaBook, Failure, Services};
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::person::Person;
use domain::values::AreaCode;
use std::collections::HashMap;

/// Homes of a day that are codes no longer; everybody else lived where they live.
#[derive(Debug, Default)]
pub struct PastHomes(HashMap<PersonId, AreaCode>);

impl PastHomes {
    /// Those of a day.
    pub async fn on(services: &Services, day: NaiveDate) -> Result<Self, Failure> {
        let book = services.area_book().await?;
        if !book.has_ended_since(day) {
            return Ok(Self::default());
        }
        let homes = services.db.list_past_areas(day).await?;
        Ok(Self(homes.into_iter().collect()))
    }

    /// Whether everybody lived where they live.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether somebody lived in the area on the day and not since, or the other way round.
    pub fn cross(&self, area: AreaCode, book: &AreaBook) -> bool {
        self.0
            .values()
            .any(|home| area.contains(*home) != area.contains(book.current(*home)))
    }

    /// The people who lived in an area, at home where they lived then.
    pub fn of(&self, people: Vec<Person>, area: Option<AreaCode>) -> Vec<Person> {
        if self.is_empty() {
            return people;
        }
        let then = people.into_iter().map(|person| {
            let home = self.0.get(&person.id).copied();
            Person {
                living_area: home.unwrap_or(person.living_area),
                ..person
            }
        });
        then.filter(|person| area.is_none_or(|area| area.contains(person.living_area)))
            .collect()
    }
}
