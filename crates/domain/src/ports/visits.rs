//! Home visits: the form, what phones send and take along, and what a human has to settle.

use super::{Answered, AreaRef, Author, EditForm, LeadView};
use crate::actor::Actor;
use crate::ids::{AccountId, HouseholdId, LeadId, PersonId, TaskId, VacancyId, VisitConflictId, VisitId};
use crate::message::Unreached;
use crate::task::{TaskKind, Window};
use crate::vacancy::Wage;
use crate::values::AreaCode;
use crate::visit::{
    ConflictChoice, MuteReason, Photo, SyncAnswers, SyncBatch, SyncRecord, Visit, VisitConflict,
    VisitProposal,
};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A record as it was read; of one that could not be read, its id if even that could.
pub type Received = Result<Box<SyncRecord>, Option<VisitId>>;

/// The form of a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitForm {
    /// The id the visit gets.
    pub id: VisitId,
    /// Name, number and the fields of the file it asks about.
    pub form: EditForm,
    /// Where, from the province down.
    pub path: Vec<AreaRef>,
    /// Number outside.
    pub no: String,
    /// Vacancies to hand over, and those told and not answered.
    pub leads: Vec<LeadView>,
    /// What was kept unfinished.
    pub draft: Option<Visit>,
    /// How many visits the household had in thirty days, where a further one needs a reason.
    pub burden: Option<u32>,
    /// Why the household is left in peace, where it is.
    pub muted: Option<MuteReason>,
    /// Today.
    pub today: NaiveDate,
}

/// A visit with who made it.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitLine {
    /// The visit.
    pub visit: Visit,
    /// Who visited, by sign-in name.
    pub by: String,
    /// What a human has to settle about it, and had to.
    pub conflicts: Vec<VisitConflict>,
    /// Whether there is a photo to look at.
    pub has_photo: bool,
}

/// The visits of a person, latest first.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitsOfPerson {
    /// The person.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Where, from the province down.
    pub path: Vec<AreaRef>,
    /// The visits.
    pub lines: Vec<VisitLine>,
    /// Vacancies told at them, by the id of the lead.
    pub titles: BTreeMap<LeadId, String>,
    /// Whether the asker may visit.
    pub may_visit: bool,
}

/// What came of a visit that was kept on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitKept {
    /// How many fields somebody else has changed meanwhile.
    pub conflicts: u32,
    /// Whether there was a visit of that day already.
    pub twin: bool,
}

/// A field that a visit and somebody else made two things of, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictCard {
    /// The conflict.
    pub conflict: VisitConflict,
    /// Name of the person.
    pub name: String,
    /// Where.
    pub place: String,
    /// Who visited.
    pub by: String,
    /// Who made it otherwise.
    pub theirs_by: Author,
    /// What the visitor found, places by name.
    pub mine: String,
    /// What stands there now, places by name.
    pub now: String,
}

/// A visit of somebody who looks after the person no more, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposalCard {
    /// The proposal.
    pub proposal: VisitProposal,
    /// Name of the person.
    pub name: String,
    /// Where.
    pub place: String,
    /// Who visited.
    pub by: String,
}

/// What a human has to settle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitQuestions {
    /// Fields with two values.
    pub conflicts: Vec<ConflictCard>,
    /// Visits of others.
    pub proposals: Vec<ProposalCard>,
}

/// A vacancy in the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackVacancy {
    /// The vacancy.
    pub id: VacancyId,
    /// Title.
    pub title: String,
    /// Employer.
    pub employer: String,
    /// Where, in words.
    pub place: String,
    /// Wage.
    pub wage: Wage,
    /// Telephone of the employer, if given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

/// A lead in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackLead {
    /// The lead.
    pub id: LeadId,
    /// Its vacancy.
    pub vacancy: VacancyId,
    /// Code of the state.
    pub state: String,
    /// Why this one, as keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
}

/// A task in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackTask {
    /// The task.
    pub id: TaskId,
    /// What.
    pub kind: TaskKind,
    /// About what.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// When.
    pub window: Window,
    /// How many things it is about.
    pub count: u32,
    /// Why vacancies have to be brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Unreached>,
}

/// A person in the pack. Numbers are left out: a lost phone opens none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackPerson {
    /// The person.
    pub id: PersonId,
    /// Number outside.
    pub no: String,
    /// Name.
    pub name: String,
    /// Completed years.
    pub age: i32,
    /// Where.
    pub area: AreaCode,
    /// Hamlet, street and number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<HouseholdId>,
    /// The revision of the file: the `base` of every edit of it.
    pub revision: u32,
    /// The fields a visit asks about, by code, as a form carries them; empty ones are left out.
    pub fields: BTreeMap<String, String>,
    /// Up to five vacancies to hand over or to ask about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<PackLead>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<PackTask>,
    /// The day of the last held visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited_on: Option<NaiveDate>,
}

/// A household in the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackHousehold {
    /// The household.
    pub id: HouseholdId,
    /// Where.
    pub area: AreaCode,
    /// Hamlet, street and number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Why it is left in peace, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muted: Option<MuteReason>,
    /// How many visits it had in thirty days.
    pub visits: u32,
}

/// A group of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackGroup {
    /// Code of the group.
    pub group: String,
    /// Codes of its fields.
    pub fields: Vec<String>,
}

/// What the form asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackForm {
    /// Its version.
    pub version: u16,
    /// Groups of fields of the file.
    pub groups: Vec<PackGroup>,
    /// Codes of what keeps people from work.
    pub barriers: Vec<String>,
    /// Codes of policies.
    pub benefits: Vec<String>,
    /// Codes of what a visitor notices.
    pub discoveries: Vec<String>,
    /// Codes of needs.
    pub needs: Vec<String>,
    /// Visits of a household in thirty days that need no reason.
    pub visits_per_month: u32,
}

/// What a coordinator takes along.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pack {
    /// Whose it is: what somebody else made on the phone waits for them.
    pub account: AccountId,
    /// Days after which it leaves the phone.
    pub keep_days: u32,
    /// When it was made, by our clock.
    pub at: DateTime<Utc>,
    /// Today.
    pub today: NaiveDate,
    /// The form.
    pub form: PackForm,
    /// Names of the places.
    pub areas: Vec<AreaRef>,
    /// The people the asker looks after.
    pub people: Vec<PackPerson>,
    /// Their households.
    pub households: Vec<PackHousehold>,
    /// The vacancies their leads are about.
    pub vacancies: Vec<PackVacancy>,
}

/// Questions about visits. Staff only.
#[async_trait]
pub trait Visits: Send + Sync {
    /// Takes what a phone made without signal; each record is kept by itself and answered when it will last.
    async fn sync(&self, who: &Actor, batch: SyncBatch<Received>) -> Answered<SyncAnswers>;

    /// Whether a secret is that of a session which ended because its account was closed: what was written on that telephone
    /// may be given back, and nothing else.
    async fn may_give_back(&self, secret: &str) -> Answered<()>;

    /// Takes what such a telephone gives back: every visit is a proposal to whoever looks after the person now. Nothing can be
    /// read by it.
    async fn give_back(&self, secret: &str, batch: SyncBatch<Received>) -> Answered<SyncAnswers>;

    /// What the asker takes along: the people they look after.
    async fn pack(&self, who: &Actor) -> Answered<Pack>;

    /// The form for a person; with what was kept unfinished, where that is asked for.
    async fn visit_form(&self, who: &Actor, person: PersonId, draft: Option<VisitId>) -> Answered<VisitForm>;

    /// Keeps a visit that was entered on a page.
    async fn record_visit(&self, who: &Actor, record: SyncRecord) -> Answered<VisitKept>;

    /// Throws one's own draft away.
    async fn drop_draft(&self, who: &Actor, draft: VisitId) -> Answered<()>;

    /// The visits of a person.
    async fn visits_of(&self, who: &Actor, person: PersonId) -> Answered<VisitsOfPerson>;

    /// Keeps the photo of one's own visit that has arrived; sent again, it is kept already.
    async fn keep_photo(&self, who: &Actor, id: VisitId, photo: Photo) -> Answered<()>;

    /// The photo of a visit. Each look is written down.
    async fn photo(&self, who: &Actor, id: VisitId) -> Answered<Photo>;

    /// What a human has to settle in the asker's area.
    async fn questions(&self, who: &Actor) -> Answered<VisitQuestions>;

    /// Chooses one of two values.
    async fn settle_conflict(&self, who: &Actor, id: VisitConflictId, choice: ConflictChoice)
    -> Answered<()>;

    /// Keeps a visit of somebody who looks after the person no more, or sets it aside.
    async fn settle_proposal(&self, who: &Actor, id: VisitId, take: bool) -> Answered<()>;
}
