//! Whom the week is for (P1e): drawn from the register, stated by street and community, recognised by the bureau, visited.

use crate::code::codes;
use crate::ids::{PersonId, WeekTargetId};
use crate::person::{Category, EmploymentStatus, Person};
use crate::values::AreaCode;
use chrono::{DateTime, Utc};

codes! {
    /// Why somebody is a candidate.
    pub enum TargetReason {
        /// 就业困难或低保等: hardship.
        Hardship = "hardship",
        /// 零就业家庭.
        ZeroEmployment = "zero_employment",
        /// 有身份、没工作: of a group, and without work.
        Unemployed = "unemployed",
    }
}

codes! {
    /// Where a target stands.
    pub enum TargetState {
        /// 已登记.
        Stated = "stated",
        /// 已认定.
        Recognised = "recognised",
        /// 已划掉.
        Struck = "struck",
    }
}

/// Somebody the week is for. There is one of a person in a week (R87).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekTarget {
    /// Our id.
    pub id: WeekTargetId,
    /// Who.
    pub person: PersonId,
    /// Where they lived when stated.
    pub area: AreaCode,
    /// Why.
    pub reason: TargetReason,
    /// What shows it.
    pub evidence: String,
    /// Who stated it.
    pub stated_by: String,
    /// When.
    pub stated_at: DateTime<Utc>,
    /// Where it stands.
    pub state: TargetState,
    /// Who recognised or struck it.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was struck.
    pub struck_why: String,
    /// The badge of whoever is to visit; `None` = no visit planned.
    pub badge: Option<u32>,
}

/// How many targets an office reported, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// Street or community.
    pub area: AreaCode,
    /// Counted from rows at that instant.
    pub counted: u64,
    /// What was typed instead; marked wherever it is shown.
    pub manual: Option<u64>,
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What is done with targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetDeed {
    /// People are stated, with what shows it.
    State(Vec<PersonId>, String),
    /// They are recognised.
    Recognise(Vec<PersonId>),
    /// They are struck off, for a reason.
    Strike(Vec<PersonId>, String),
    /// They are to be visited by whoever wears this badge.
    Visit(Vec<PersonId>, u32),
    /// They are not to be visited after all.
    NoVisit(Vec<PersonId>),
}

/// Why somebody on the register is a candidate; `None` = they are not.
pub fn reason_of(person: &Person) -> Option<TargetReason> {
    const HARD: [Category; 4] = [
        Category::HardToEmployPerson,
        Category::SubsistenceAllowanceRecipient,
        Category::ExtremePovertyRecipient,
        Category::RelapsedPoorPerson,
    ];
    let has_no_work = matches!(
        person.employment_status,
        None | Some(EmploymentStatus::Unemployed)
    );
    let may_work = person.work_capacity != Some(false) && person.left.is_none();
    match person.categories {
        _ if !has_no_work || !may_work => None,
        of if HARD.iter().any(|one| of.has(*one)) => Some(TargetReason::Hardship),
        of if of.has(Category::ZeroEmploymentHouseholdMember) => Some(TargetReason::ZeroEmployment),
        of if of.iter().next().is_some() && person.employment_status.is_some() => {
            Some(TargetReason::Unemployed)
        }
        _ => None,
    }
}
