//! Erasing a file: who wishes it, who does it, and what the law keeps for a while.
//!
//! What remains names nobody: the area, the year of birth, the groups and their spells, and the leads without a word of
//! text, so that what was counted before is counted still.

use crate::code::codes;
use crate::ids::{ErasureId, PersonId};
use crate::params::{NotSet, ParamKey, Params};
use crate::person::Person;
use crate::values::{AreaCode, ResidentId};
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Why a file is erased.
    pub enum ErasureCause {
        /// The person asked for it.
        Asked = "asked",
        /// The office found that it may no longer keep it; one asks, another does it.
        Office = "office",
        /// Its time is over.
        Retention = "retention",
    }
}

codes! {
    /// Where the wish stands.
    pub enum ErasureState {
        /// One has asked; another must do it.
        Waiting = "waiting",
        /// The file is erased.
        Done = "done",
        /// Somebody decided against it.
        Dropped = "dropped",
    }
}

codes! {
    /// Why somebody asks whom the kept decisions were about.
    pub enum KeptReason {
        /// An inspection or an audit.
        Inspection = "inspection",
        /// An appeal or a law suit.
        Dispute = "dispute",
        /// The person asks for a proof.
        Person = "person",
    }
}

/// A wish that a file be erased, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Our id.
    pub id: ErasureId,
    /// Whose file.
    pub person: PersonId,
    /// Where the person lived.
    pub area: AreaCode,
    /// Why.
    pub cause: ErasureCause,
    /// The reason in words; forgotten once it is done.
    pub why: String,
    /// Who asked, as [`crate::actor::Actor::label`] says.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Where it stands.
    pub state: ErasureState,
    /// Who did or dropped it, and when.
    pub settled: Option<(String, DateTime<Utc>)>,
    /// Who it was, while the law demands that decisions be kept, and the day of the last of them.
    pub kept: Option<(Kept, NaiveDate)>,
}

/// Who it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Resident ID number.
    pub resident_id: ResidentId,
}

impl Kept {
    /// What must be known of somebody to say whom a decision was about.
    pub fn of(person: &Person) -> Self {
        Self {
            no: person.no.clone(),
            name: person.name.clone(),
            resident_id: person.resident_id,
        }
    }
}

/// The first day on which decisions made up to `last` need no longer be kept.
pub fn kept_until(
    params: &Params,
    area: AreaCode,
    last: NaiveDate,
    today: NaiveDate,
) -> Result<NaiveDate, NotSet> {
    let years = params.value(ParamKey::RetainRecognitionYears, Some(area), today)?;
    Ok(years_after(last, years))
}

/// So many years after a day; a 29 February becomes a 28th.
pub fn years_after(day: NaiveDate, years: i64) -> NaiveDate {
    let months = u32::try_from(years.max(0)).unwrap_or(u32::MAX).saturating_mul(12);
    day.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// The number in the place of a resident ID number that was erased: no area, the year of birth, nothing else.
pub fn year_alone(id: ResidentId) -> ResidentId {
    let first = NaiveDate::from_ymd_opt(id.birth().year(), 1, 1).unwrap_or_else(|| id.birth());
    ResidentId::compose(0, first, 0).unwrap_or(id)
}

/// The number outside of a file that was erased.
pub fn number_of_nobody(id: PersonId) -> String {
    format!("erased-{id}")
}

/// Whether the file was erased: it counts, and names nobody.
pub fn is_nobody(person: &Person) -> bool {
    person.no == number_of_nobody(person.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_year_of_birth_is_all_that_stays_of_a_number() {
        let id = ResidentId::compose(990_101, "1985-03-17".parse().unwrap(), 123).unwrap();
        let left = year_alone(id);
        assert_eq!(&String::from(left)[..17], "00000019850101000");
        assert_eq!(year_alone(left), left);
    }

    #[test]
    fn nobody_is_known_by_the_number() {
        let id = PersonId(Uuid::from_u128(7));
        let number = ResidentId::compose(990_101, "1985-03-17".parse().unwrap(), 123).unwrap();
        let area: AreaCode = "330598".parse().unwrap();
        assert!(is_nobody(&Person::new(id, number_of_nobody(id), number, area)));
        assert!(!is_nobody(&Person::new(id, "P001".to_owned(), number, area)));
    }
}
