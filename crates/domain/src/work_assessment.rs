//! Looks at what disabled people can do at work (Y46, P1c): a plain questionnaire by an instructor, in the room or at home. Nobody
//! asks for a diagnosis, and there is no place to write one. What was found goes into the file when the person agrees.

use crate::code::codes;
use crate::fit::Functions;
use crate::ids::{PersonId, WorkAssessmentId};
use crate::profile::{Aid, Hours, PersonRecord};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Kinds of work that can be told of.
pub const TRIED_MAX: usize = 4;

codes! {
    /// Where it was made.
    pub enum AssessmentPlace {
        /// 测评室.
        Room = "room",
        /// 家里.
        Home = "home",
        /// 电话、视频.
        Remote = "remote",
    }
}

codes! {
    /// How some work went.
    pub enum TriedHow {
        /// 干得好.
        Well = "well",
        /// 有些干不了.
        Partly = "partly",
        /// 干不了.
        NotAtAll = "not_at_all",
    }
}

codes! {
    /// How the person said whether it may stand in their file.
    pub enum AgreedHow {
        /// 本人签字或按手印.
        Signed = "signed",
        /// 当面说的.
        Said = "said",
        /// 在自己的手机上点的.
        Online = "online",
    }
}

codes! {
    /// How an assessment stands.
    pub enum AssessmentState {
        /// 等本人同意.
        Waiting = "waiting",
        /// 已记入档案.
        Agreed = "agreed",
        /// 本人不同意记入.
        Declined = "declined",
    }
}

/// Work that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// What.
    pub what: String,
    /// How it went.
    pub how: TriedHow,
}

/// What was found. Sealed at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The six functions: what the person can do.
    pub functions: Functions,
    /// What helps.
    pub aids: Vec<Aid>,
    /// How long they can work.
    pub hours: Option<Hours>,
    /// What they would like to do, in words.
    pub wishes: String,
    /// What they tried.
    pub tried: Vec<Tried>,
    /// What would make work possible: a seat, a ramp, somebody beside them.
    pub needs: String,
}

impl Found {
    /// Whether nothing was found at all.
    pub fn is_empty(&self) -> bool {
        self.functions.is_unknown()
            && self.aids.is_empty()
            && self.hours.is_none()
            && self.wishes.is_empty()
            && self.tried.is_empty()
            && self.needs.is_empty()
    }

    /// The file with what was found in it. What was not asked stays as it is; wishes, tries and needs stay in the assessment.
    #[must_use]
    pub fn put_into(&self, record: &PersonRecord) -> PersonRecord {
        let mut after = record.clone();
        let levels = after.person.functions.0.iter_mut().zip(self.functions.0);
        for (level, found) in levels {
            *level = found.or(*level);
        }
        if !self.aids.is_empty() {
            after.profile.aids.clone_from(&self.aids);
        }
        after.profile.hours = self.hours.or(after.profile.hours);
        after
    }
}

/// What the person said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Whether it may stand in their file.
    pub agreed: bool,
    /// How they said it.
    pub how: AgreedHow,
    /// When.
    pub on: NaiveDate,
    /// Who wrote it down, as [`crate::actor::Actor::label`] says.
    pub by: String,
}

/// An assessment as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkAssessment {
    /// Our id.
    pub id: WorkAssessmentId,
    /// Of whom.
    pub person: PersonId,
    /// Its day.
    pub on: NaiveDate,
    /// Where.
    pub place: AssessmentPlace,
    /// What was found.
    pub found: Found,
    /// What the person said about it.
    pub agreement: Option<Agreement>,
    /// When to look again.
    pub next_on: Option<NaiveDate>,
    /// Goes up with every step.
    pub version: u32,
    /// Who made it, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}

impl WorkAssessment {
    /// How it stands.
    pub fn state(&self) -> AssessmentState {
        match &self.agreement {
            None => AssessmentState::Waiting,
            Some(said) if said.agreed => AssessmentState::Agreed,
            Some(_) => AssessmentState::Declined,
        }
    }
}

/// Whether what was found in one is the latest that may stand in the file: none that was agreed to was made after it. `all` are
/// those of one person.
pub fn is_latest_agreed(one: &WorkAssessment, all: &[WorkAssessment]) -> bool {
    let agreed = |other: &&WorkAssessment| other.state() == AssessmentState::Agreed && other.id != one.id;
    let mut after = all.iter().filter(agreed);
    !after.any(|other| (other.on, other.at) > (one.on, one.at))
}

/// When each was to be followed by another, and the day it was. `all` are those of one person.
pub fn looks_again(all: &[WorkAssessment]) -> Vec<(WorkAssessmentId, NaiveDate, Option<NaiveDate>)> {
    let next = |one: &WorkAssessment| {
        let later = all.iter().filter(|other| (other.on, other.at) > (one.on, one.at));
        Some((one.id, one.next_on?, later.map(|other| other.on).min()))
    };
    all.iter().filter_map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn one(id: u128, on: &str, next: Option<&str>) -> WorkAssessment {
        WorkAssessment {
            id: WorkAssessmentId(Uuid::from_u128(id)),
            person: PersonId(Uuid::nil()),
            on: day(on),
            place: AssessmentPlace::Home,
            found: Found::default(),
            agreement: None,
            next_on: next.map(day),
            version: 1,
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_later_assessment_is_the_look_that_was_asked_for() {
        let all = [
            one(1, "2026-01-10", Some("2026-07-10")),
            one(2, "2026-06-20", Some("2027-06-20")),
        ];
        let looks = looks_again(&all);
        assert_eq!(looks[0].2, Some(day("2026-06-20")));
        assert_eq!(looks[1].2, None);
        assert!(looks_again(&[one(1, "2026-01-10", None)]).is_empty());
    }

    #[test]
    fn an_older_assessment_says_nothing_of_today() {
        let old = one(1, "2026-01-10", None);
        let mut new = one(2, "2026-06-20", None);
        assert!(
            is_latest_agreed(&old, &[old.clone(), new.clone()]),
            "nobody agreed to the newer one"
        );
        new.agreement = Some(Agreement {
            agreed: true,
            how: AgreedHow::Signed,
            on: day("2026-06-20"),
            by: String::new(),
        });
        assert!(!is_latest_agreed(&old, &[old.clone(), new.clone()]));
        assert!(is_latest_agreed(&new, &[old, new.clone()]));
    }

    #[test]
    fn it_waits_until_the_person_has_said_something() {
        let mut one = one(1, "2026-01-10", None);
        assert_eq!(one.state(), AssessmentState::Waiting);
        let said = |agreed| Agreement {
            agreed,
            how: AgreedHow::Signed,
            on: day("2026-01-10"),
            by: String::new(),
        };
        one.agreement = Some(said(false));
        assert_eq!(one.state(), AssessmentState::Declined);
        one.agreement = Some(said(true));
        assert_eq!(one.state(), AssessmentState::Agreed);
    }
}
