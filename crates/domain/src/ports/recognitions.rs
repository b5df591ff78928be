//! Recognition in a category: the inbox, one application, what may be done to it, notices and objections.

use super::{Answered, AreaRef};
use crate::actor::{Actor, Department, Role};
use crate::ids::{NoticeId, ObjectionId, PersonId, RecognitionId, RecognitionTaskId};
use crate::params::ParamKey;
use crate::person::Category;
use crate::recognition::{Claim, Deed, Fact, Finding, OwnField, Paper, Proof, Refused, Stage};
use crate::refusal::Refusal;
use crate::rules::assembly::Vote;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What of the inbox is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// In this stage alone.
    pub stage: Option<Stage>,
    /// Of this category alone.
    pub kind: Option<Category>,
    /// Of this area alone.
    pub area: Option<AreaCode>,
    /// Overdue ones alone.
    pub overdue: bool,
    /// First page = 0.
    pub page: u32,
}

/// One application in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionLine {
    /// The application.
    pub id: RecognitionId,
    /// Whose.
    pub name: String,
    /// Where, in words.
    pub place: String,
    /// The category.
    pub category: Category,
    /// Where it stands.
    pub stage: Stage,
    /// The day of the application.
    pub applied_on: NaiveDate,
    /// The day by which the step is due.
    pub due_on: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Whether the asker is the one to act.
    pub waits_for_me: bool,
}

/// What somebody is told: it stays in the inbox until seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxTask {
    /// Our id.
    pub id: RecognitionTaskId,
    /// What it is about.
    pub kind: TaskKind,
    /// Whose.
    pub name: String,
    /// The category.
    pub category: Category,
    /// The application, where there is one.
    pub recognition: Option<RecognitionId>,
    /// The person.
    pub person: PersonId,
    /// The day by which something is to be done.
    pub due_on: Option<NaiveDate>,
    /// Whether that is soon.
    pub urgent: bool,
}

crate::code::codes! {
    /// What a task in the inbox is about.
    pub enum TaskKind {
        /// What you sent on came back.
        Returned = "returned",
        /// What you entered was decided.
        Decided = "decided",
        /// A recognition ends soon: renew it.
        Renewal = "renewal",
    }
}

/// The inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionInbox {
    /// This page, oldest first.
    pub lines: Vec<RecognitionLine>,
    /// How many there are with this filter.
    pub total: u32,
    /// First page = 0.
    pub page: u32,
    /// Lines a page.
    pub per_page: u32,
    /// How many there are in each stage, whatever stage is asked for.
    pub stages: Vec<(Stage, u32)>,
    /// How many of them are overdue.
    pub overdue: u32,
    /// What the asker is told.
    pub tasks: Vec<InboxTask>,
}

/// How many there are, for those who see counts alone.
pub type StageCounts = Vec<(Stage, u32)>;

/// One step of the trail as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailLine {
    /// When.
    pub at: DateTime<Utc>,
    /// In which role, for staff.
    pub role: Option<Role>,
    /// Sign-in name, for staff.
    pub login: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// Into which stage.
    pub to: Stage,
    /// Why.
    pub reason: String,
    /// On what it rests.
    pub proof: Proof,
}

/// An objection as its handlers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionView {
    /// Our id.
    pub id: ObjectionId,
    /// Receipt number.
    pub receipt: String,
    /// What was said.
    pub text: String,
    /// By whom.
    pub name: Option<String>,
    /// How to reach them.
    pub phone: Option<String>,
    /// When it came.
    pub at: DateTime<Utc>,
    /// The day by which it must be decided.
    pub due_on: NaiveDate,
    /// What was found.
    pub upheld: Option<bool>,
    /// Why.
    pub reason: String,
}

/// One application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognitionView {
    /// The application.
    pub id: RecognitionId,
    /// The version that is shown; steps name it.
    pub version: u32,
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Masked resident ID number.
    pub masked_resident_id: String,
    /// Completed years; `None` for departments whose field it is not.
    pub age: Option<i32>,
    /// Where, in words.
    pub place: String,
    /// The category.
    pub category: Category,
    /// Where it stands.
    pub stage: Stage,
    /// The day of the application.
    pub applied_on: NaiveDate,
    /// The day by which the step is due.
    pub due_on: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// Why it came back or what is missing, if it did.
    pub returned: Option<String>,
    /// What is stated, as far as the asker may see it.
    pub facts: Vec<(OwnField, Fact)>,
    /// The paper it rests on; `None` for departments whose field it is not.
    pub paper: Option<Paper>,
    /// The department the asker speaks for.
    pub department: Option<Department>,
    /// The departments and when each confirmed.
    pub departments: Vec<(Department, Option<DateTime<Utc>>)>,
    /// The notice, while it hangs.
    pub notice: Option<NoticeId>,
    /// The first day on which it may be handed on, while it hangs.
    pub hands_on: Option<NaiveDate>,
    /// What is stated, as it was entered; for those who may correct it now.
    pub claim: Option<Claim>,
    /// What the asker may do now.
    pub may: Vec<Deed>,
    /// Why the asker may not decide, though their role does.
    pub barred: Option<Refusal>,
    /// Whether the village's check needs a vote.
    pub needs_vote: bool,
    /// What the rules said when it was decided.
    pub finding: Option<Finding>,
    /// What they say today.
    pub now: Result<Finding, ParamKey>,
    /// Valid until, once recognised.
    pub validity: Option<(NaiveDate, Option<NaiveDate>)>,
    /// The refusal, if it was refused.
    pub refused: Option<Refused>,
    /// What was objected, for those who handle it.
    pub objections: Vec<ObjectionView>,
    /// Step by step, latest first; empty for departments.
    pub trail: Vec<TrailLine>,
}

/// Whom somebody wants to enter an application for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The person.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Where, in words.
    pub place: String,
    /// Masked resident ID number.
    pub masked_resident_id: String,
    /// Completed years.
    pub age: i32,
    /// Groups the person belongs to.
    pub categories: Vec<Category>,
    /// Kind and grade of the certificate on the file.
    pub certificate: Option<String>,
    /// What the household's file says of its land, after the newest loss: a start for the form, not a finding.
    pub land: Option<LandOnFile>,
}

/// Land as the household's file has it. Areas in 0.01 mu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandOnFile {
    /// Day of the approval of the newest acquisition.
    pub approved_on: NaiveDate,
    /// Farmland before it.
    pub before: u32,
    /// Farmland after it.
    pub after: u32,
    /// Registered agricultural members.
    pub members: Option<u16>,
}

/// An application to enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Who is to be recognised.
    pub person: PersonId,
    /// In which category.
    pub category: Category,
    /// What is stated.
    pub claim: Claim,
    /// The paper it rests on.
    pub paper: Paper,
}

/// What an application states after it was returned to be completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restated {
    /// The version that was seen.
    pub version: u32,
    /// What is stated.
    pub claim: Claim,
    /// The paper it rests on.
    pub paper: Paper,
}

/// A step to take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    /// What is done.
    pub deed: Deed,
    /// The version that was seen.
    pub version: u32,
    /// Why, in words; empty where none is needed.
    pub reason: String,
    /// The vote of the assembly and where its minutes are.
    pub vote: Option<(Vote, String)>,
    /// Last day of a recognition, where the officer sets it.
    pub valid_to: Option<NaiveDate>,
    /// The objection that is decided.
    pub objection: Option<ObjectionId>,
}

/// An application as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRecognition {
    /// The application.
    pub id: RecognitionId,
    /// The version that is shown.
    pub version: u32,
    /// The category.
    pub category: Category,
    /// Where it stands.
    pub stage: Stage,
    /// The day of the application.
    pub applied_on: NaiveDate,
    /// The day by which the step is due.
    pub due_on: Option<NaiveDate>,
    /// Why it was refused, or what is missing.
    pub reason: Option<String>,
    /// Last day of the recognition.
    pub valid_to: Option<NaiveDate>,
    /// What the person may do: withdraw or appeal.
    pub may: Vec<Deed>,
}

/// A notice as everybody sees it: never a full name, never a full number, never why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// The notice.
    pub id: NoticeId,
    /// Surname and stars.
    pub masked_name: String,
    /// Masked resident ID number.
    pub masked_resident_id: String,
    /// The village.
    pub village: AreaRef,
    /// The village with what it lies in, in words.
    pub place: String,
    /// The category.
    pub category: Category,
    /// The day of posting.
    pub posted_on: NaiveDate,
    /// The last day it hangs.
    pub last_day: NaiveDate,
    /// The number to call with questions.
    pub helper_phone: Option<String>,
}

/// An objection as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectionSent {
    /// What is said.
    pub text: String,
    /// By whom, if they wish.
    pub name: Option<String>,
    /// How to reach them, if they wish.
    pub phone: Option<String>,
    /// The network address it came from, for the limit alone; it is not kept.
    pub address: String,
}

/// Questions about applications for recognition.
#[async_trait]
pub trait Recognitions: Send + Sync {
    /// The applications the asker may see, oldest first, and what they are told.
    async fn inbox(&self, who: &Actor, filter: InboxFilter) -> Answered<RecognitionInbox>;

    /// How many applications stand where, in the asker's area.
    async fn counts(&self, who: &Actor) -> Answered<StageCounts>;

    /// One application.
    async fn recognition(&self, who: &Actor, id: RecognitionId) -> Answered<RecognitionView>;

    /// The person an application is entered for.
    async fn applicant(&self, who: &Actor, person: PersonId) -> Answered<Applicant>;

    /// Enters an application.
    async fn apply(&self, who: &Actor, application: Application) -> Answered<RecognitionId>;

    /// Takes a step; whoever comes second is refused.
    async fn take_step(&self, who: &Actor, id: RecognitionId, step: StepTaken) -> Answered<Stage>;

    /// Corrects what a returned application states and sends it again; whoever comes second is refused.
    async fn restate(&self, who: &Actor, id: RecognitionId, restated: Restated) -> Answered<Stage>;

    /// A task of the inbox was seen.
    async fn task_seen(&self, who: &Actor, task: RecognitionTaskId) -> Answered<()>;

    /// The applications of the person who asks, or of the one behind a personal link.
    async fn my_recognitions(&self, who: &Actor, code: Option<&str>) -> Answered<Vec<MyRecognition>>;

    /// A step of the person who asks, or of the one behind a personal link: withdraw or appeal.
    async fn take_own_step(
        &self,
        who: &Actor,
        code: Option<&str>,
        id: RecognitionId,
        step: StepTaken,
    ) -> Answered<Stage>;

    /// The notices that hang today, village by village. For everybody.
    async fn notices(&self, area: Option<AreaCode>) -> Answered<Vec<NoticeView>>;

    /// One notice, while it hangs. For everybody.
    async fn notice(&self, id: NoticeId) -> Answered<NoticeView>;

    /// Objects to a notice; gives the receipt number. For everybody.
    async fn object(&self, who: &Actor, notice: NoticeId, objection: ObjectionSent) -> Answered<String>;
}
