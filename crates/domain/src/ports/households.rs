//! Households: members, land, and who of them has work.

use super::{Answered, AreaRef, HistoryLine};
use crate::actor::Actor;
use crate::household::{Household, HouseholdField, HouseholdKind, Member, Relation};
use crate::ids::{HouseholdId, MemberId, PersonId};
use crate::person::EmploymentStatus;
use crate::rules::household::Finding;
use crate::rules::land_loss::LandShare;
use async_trait::async_trait;
use chrono::NaiveDate;

/// A member as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    /// The member.
    pub member: Member,
    /// Name.
    pub name: String,
    /// Completed years, as far as known.
    pub age: Option<i32>,
    /// What they do.
    pub status: Option<EmploymentStatus>,
    /// Whether the asker may open their file.
    pub may_open: bool,
}

/// Land a household lost to one acquisition, as a roll states it. Areas in 0.01 mu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandParcel {
    /// What the land was taken for.
    pub project: String,
    /// Day of the approval (R04).
    pub approved_on: NaiveDate,
    /// Farmland before.
    pub before: u32,
    /// Farmland after.
    pub after: u32,
}

/// A household as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdView {
    /// The household.
    pub household: Household,
    /// Where, from the province down.
    pub path: Vec<AreaRef>,
    /// Who belongs to it, the head first.
    pub members: Vec<MemberView>,
    /// Who belonged to it.
    pub past: Vec<MemberView>,
    /// R09, or its counterpart in town, by its kind.
    pub without_work: Finding,
    /// Land it lost to acquisitions, the earliest first.
    pub land_lost: Vec<LandParcel>,
    /// What is left to it per head beside the line of R02; `None` while a figure or a field is not filled in.
    pub land_share: Option<LandShare>,
    /// What changed, latest first.
    pub history: Vec<HistoryLine>,
    /// Places to choose from: those the asker looks after.
    pub places: Vec<AreaRef>,
    /// Whether the asker may change it.
    pub may_edit: bool,
}

/// Somebody to be taken into a household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// The number outside of somebody on the register; empty for others.
    pub person_no: String,
    /// Name of somebody who is not on the register.
    pub name: String,
    /// Their year of birth.
    pub birth_year: Option<i32>,
    /// What they are to the head.
    pub relation: Relation,
}

/// Questions about households. Staff only.
#[async_trait]
pub trait Households: Send + Sync {
    /// A household.
    async fn household(&self, who: &Actor, id: HouseholdId) -> Answered<HouseholdView>;

    /// The household of a person; `None` for whoever belongs to none.
    async fn household_of(&self, who: &Actor, person: PersonId) -> Answered<Option<HouseholdView>>;

    /// Begins a household with a person as its head.
    async fn found_household(
        &self,
        who: &Actor,
        head: PersonId,
        kind: HouseholdKind,
    ) -> Answered<HouseholdId>;

    /// Keeps what was sent of its fields, unless somebody else has changed it since `version`.
    async fn edit_household(
        &self,
        who: &Actor,
        id: HouseholdId,
        version: u32,
        edits: Vec<(HouseholdField, String)>,
    ) -> Answered<()>;

    /// Takes somebody in. Whoever belongs to another household must leave it first.
    async fn add_member(&self, who: &Actor, id: HouseholdId, member: NewMember) -> Answered<()>;

    /// Ends a membership today.
    async fn end_member(&self, who: &Actor, id: HouseholdId, member: MemberId) -> Answered<()>;

    /// Parts a household: these members found one of their own, the first of them as its head.
    async fn split_household(
        &self,
        who: &Actor,
        id: HouseholdId,
        members: Vec<MemberId>,
    ) -> Answered<HouseholdId>;

    /// Joins a household into the one that the person with this number belongs to.
    async fn join_household(&self, who: &Actor, id: HouseholdId, person_no: &str) -> Answered<HouseholdId>;
}
