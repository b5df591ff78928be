//! Training classes: what people wish to learn, what is planned of it, who takes part, who was there, what became of them.

use super::{Answered, AreaRef, Author, QualifiedLine};
use crate::actor::Actor;
use crate::ids::{ClassDrawId, ClassId, CourseId, EnrolmentId, PersonId, TrainingOrderId};
use crate::instructor::Unqualified;
use crate::training_class::{
    Attendance, AttendanceChange, CheckDue, ClassAudience, ClassDay, ClassDeed, ClassDraw, ClassKind,
    ClassPlan, ClassStage, Corrected, DrawResult, DrawnCheck, EnrolReason, Enrolment, Filing,
    FilingDepartment, TrainingClass, TrainingSums, Verdict, Weighed, WorkAfter,
};
use crate::training_order::TrainingOrder;
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

/// People of a township who wish to learn the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedGroup {
    /// Where.
    pub town: AreaRef,
    /// What: the name of a trade, or what was said where it is of none.
    pub topic: String,
    /// How many.
    pub people: u32,
    /// Of them, with a disability.
    pub disabled: u32,
    /// Of them, poor.
    pub poor: u32,
    /// Of them, having lost land.
    pub land_loss: u32,
    /// The latest day on which one of them said so.
    pub latest: NaiveDate,
    /// Classes that are planned or open for it there.
    pub classes: u32,
}

/// What people wish to learn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedList {
    /// The groups, the largest first.
    pub groups: Vec<NeedGroup>,
    /// People in all, each once.
    pub people: u32,
    /// The area.
    pub area: Option<AreaRef>,
    /// Whether the asker plans classes.
    pub may_plan: bool,
}

/// Where a plan begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassSource {
    /// Nowhere, or a group of people who wish to learn it.
    New {
        /// Where they live.
        area: Option<AreaCode>,
        /// What they wish to learn.
        topic: String,
    },
    /// What an employer needs.
    Order(TrainingOrderId),
    /// A plan that came back, or was not looked at yet.
    Mends(ClassId),
}

/// The form of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassForm {
    /// The plan that is mended.
    pub mends: Option<(ClassId, u32)>,
    /// What is known of it.
    pub known: Option<ClassPlan>,
    /// The number of the course it is a class of.
    pub course_no: String,
    /// Courses of the catalogue that teach it: number and name.
    pub courses: Vec<(String, String)>,
    /// Schools that may sign in: sign-in name.
    pub providers: Vec<String>,
    /// The sign-in name of the school.
    pub provider: String,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// The order that it answers.
    pub order: Option<TrainingOrder>,
    /// What they wish to learn.
    pub topic: String,
    /// Where they live.
    pub area: Option<AreaCode>,
    /// How many of them have a disability: the place should be near their homes.
    pub disabled: u32,
    /// The day.
    pub today: NaiveDate,
}

/// A plan as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraft {
    /// The plan that is mended, as it was seen.
    pub mends: Option<(ClassId, u32)>,
    /// Number of the course; empty where there is none yet.
    pub course_no: String,
    /// Sign-in name of the school; empty where it has none.
    pub provider_login: String,
    /// The plan.
    pub plan: ClassPlan,
}

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassFilter {
    /// Only those that stand so.
    pub stage: Option<ClassStage>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

/// A class in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassLine {
    /// Our id.
    pub id: ClassId,
    /// What it is called.
    pub name: String,
    /// What kind.
    pub kind: ClassKind,
    /// For whom.
    pub audience: ClassAudience,
    /// Where it stands.
    pub stage: ClassStage,
    /// Where, in words.
    pub place: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Places.
    pub seats: u32,
    /// Places taken.
    pub taken: u32,
    /// People who wait.
    pub waiting: u32,
    /// People somebody has to look at.
    pub pending: u32,
    /// The school.
    pub provider: String,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassList {
    /// The lines.
    pub lines: Vec<ClassLine>,
    /// How many stand where.
    pub counts: Vec<(ClassStage, u32)>,
    /// How many lines there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// Whether the asker plans classes.
    pub may_plan: bool,
    /// Whether the asker sees what people wish to learn.
    pub may_need: bool,
    /// Whether the asker sees the report.
    pub may_count: bool,
}

/// What the asker may do with a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is asked by another part of the page"
)]
pub struct ClassMay {
    /// Mends the plan.
    pub mend: bool,
    /// Approves or returns it.
    pub approve: bool,
    /// Approves nothing, because they planned it.
    pub four_eyes: bool,
    /// Cancels it, or a day.
    pub cancel: bool,
    /// Enrols people.
    pub enrol: bool,
    /// Decides about those somebody has to look at.
    pub decide: bool,
    /// Signs people in.
    pub sign: bool,
    /// Corrects what was signed.
    pub correct: bool,
    /// Ends it, and appraises.
    pub appraise: bool,
    /// Draws whom to look for.
    pub check: bool,
    /// Says what people do afterwards.
    pub follow: bool,
}

/// Somebody in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolledLine {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where the person lives, in words.
    pub place: String,
    /// Whether the asker may open the file.
    pub opens: bool,
    /// Days that count.
    pub counted: u32,
    /// The days.
    pub rows: Vec<Attendance>,
    /// Corrections.
    pub changes: Vec<AttendanceChange>,
    /// What became of them.
    pub checks: Vec<CheckDue>,
    /// With which departments they were filed, of work and study.
    pub filings: Vec<Filing>,
}

/// What the register of instructors says of whoever teaches a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Teacher {
    /// They may teach it, by this certificate.
    Qualified(QualifiedLine),
    /// They are on it, and may not.
    Unqualified(Unqualified),
    /// They are not on it: somebody has to look at their papers.
    Unknown,
}

/// A draw with whom it named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawView {
    /// The draw.
    pub draw: ClassDraw,
    /// Whether drawing again gives the same.
    pub is_same: bool,
    /// Who was drawn, by name.
    pub lines: Vec<(DrawnCheck, String)>,
}

/// A class with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassView {
    /// The class.
    pub class: TrainingClass,
    /// The line.
    pub line: ClassLine,
    /// Name of the course.
    pub course: String,
    /// From the province down to where it is held.
    pub path: Vec<AreaRef>,
    /// What the register says of whoever teaches it.
    pub teacher: Teacher,
    /// Its days.
    pub days: Vec<ClassDay>,
    /// Who takes part, those with a place first. People of other areas are left out.
    pub people: Vec<EnrolledLine>,
    /// People who are left out.
    pub others: u32,
    /// Draws, the latest first.
    pub draws: Vec<DrawView>,
    /// Who planned it.
    pub by: Author,
    /// Who approved it.
    pub approved_by: Option<Author>,
    /// What the asker may do.
    pub may: ClassMay,
    /// The day.
    pub today: NaiveDate,
}

/// Whom somebody means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trainee {
    /// Oneself, or whom one acts for.
    Own,
    /// By the number outside (staff of the place).
    Number(String),
    /// By name and resident ID number (the school, from the county's list).
    Named {
        /// Name.
        name: String,
        /// Resident ID number.
        resident_id: String,
    },
}

/// Somebody, weighed for a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighing {
    /// The class.
    pub line: ClassLine,
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// What was found.
    pub found: Weighed,
    /// Whether the class is outside the person's county: then what was paid is asked.
    pub asks_paid: bool,
}

/// What is done with an enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolDeed {
    /// The county looked, and says yes.
    Accept,
    /// Comes no more; or the county looked, and says no.
    Withdraw,
    /// Comes after all.
    Return,
    /// Passed, with the number of the certificate and who issued it.
    Certify(String, String, Option<u8>),
    /// Did not pass.
    Fail,
    /// It was entered by mistake.
    Unappraise,
    /// What they do so many days after.
    Work(u32, WorkAfter),
    /// What the person paid (R25).
    Paid(Fen),
    /// Was filed with a department, on a day (R45).
    File(FilingDepartment, NaiveDate),
    /// That was entered by mistake.
    Unfile(FilingDepartment),
}

/// Coming or leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// Came.
    In,
    /// Left.
    Out,
}

/// A day of a class, to sign people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignDay {
    /// The class.
    pub line: ClassLine,
    /// Its days.
    pub days: Vec<ClassDay>,
    /// The day that is shown.
    pub day: ClassDay,
    /// Those with a place, and when they came and left.
    pub people: Vec<(EnrolmentId, String, Option<Attendance>)>,
    /// The day.
    pub today: NaiveDate,
    /// Whether the asker signs people in.
    pub may_sign: bool,
}

/// A name that was ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RosterMark {
    /// Who.
    pub enrolment: EnrolmentId,
    /// When they came; without it they were not ticked.
    pub in_at: DateTime<Utc>,
    /// When they left.
    #[serde(default)]
    pub out_at: Option<DateTime<Utc>>,
}

/// A roster as sent, also later, when there was no signal.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RosterSent {
    /// Which class.
    pub class: ClassId,
    /// Which day.
    pub day: NaiveDate,
    /// What the clock said when it was sent: laid beside ours it corrects a wrong one.
    #[serde(default)]
    pub sent_at: Option<DateTime<Utc>>,
    /// The names that were ticked.
    pub marks: Vec<RosterMark>,
}

/// What became of a roster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RosterTaken {
    /// Signed in by it.
    pub new: u32,
    /// Known before.
    pub known: u32,
    /// Have no place in the class.
    pub strangers: u32,
}

/// A code that was read: whose day it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSeen {
    /// The class.
    pub line: ClassLine,
    /// Name of who signs in.
    pub name: String,
    /// The day; `None` = the class is not held today, or not any more.
    pub day: Option<NaiveDate>,
    /// What is known of the day.
    pub row: Option<Attendance>,
}

/// One's own place in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnClass {
    /// The class.
    pub line: ClassLine,
    /// Of which course.
    pub course: CourseId,
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Days that count.
    pub counted: u32,
    /// Days that are held in all.
    pub held: u32,
    /// Days on which one came, with what is known of them.
    pub rows: Vec<Attendance>,
    /// Days that are not held, and why.
    pub cancelled: Vec<ClassDay>,
    /// Why it was cancelled.
    pub reason: Option<String>,
}

/// A class on the page of its course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenClass {
    /// The class.
    pub line: ClassLine,
    /// Street and number.
    pub address: String,
    /// How it looks for whoever asks, when that is a person.
    pub own: Option<(Verdict, Vec<EnrolReason>)>,
}

/// A line of RP11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// What its classes add up to.
    pub sums: TrainingSums,
}

/// RP11.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassTable {
    /// The year in which classes ended.
    pub year: i32,
    /// The month; `None` for the whole year.
    pub month: Option<u32>,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<ClassRow>,
    /// Their total.
    pub total: ClassRow,
    /// Whether R48 and R49 are met, over people with a disability; `None` = there is nobody.
    pub targets: [Option<bool>; 2],
    /// R50: urban people with a disability, able and willing, who were trained or offered it, of how many; and whether that
    /// is enough.
    pub covered: (u32, u32, Option<bool>),
}

/// Questions about training classes.
#[async_trait]
pub trait TrainingClasses: Send + Sync {
    /// What people wish to learn.
    async fn training_needs(&self, who: &Actor, area: Option<AreaCode>) -> Answered<NeedList>;

    /// The form of a plan.
    async fn class_form(&self, who: &Actor, source: ClassSource) -> Answered<ClassForm>;

    /// Keeps a plan: it waits for the county.
    async fn plan_class(&self, who: &Actor, draft: ClassDraft) -> Answered<ClassId>;

    /// The list.
    async fn training_classes(&self, who: &Actor, filter: ClassFilter) -> Answered<ClassList>;

    /// A class.
    async fn training_class(&self, who: &Actor, id: ClassId) -> Answered<ClassView>;

    /// Does something with it, from the version that was seen.
    async fn act_on_class(&self, who: &Actor, id: ClassId, version: u32, deed: ClassDeed) -> Answered<()>;

    /// Weighs somebody for a class, and keeps nothing.
    async fn weigh_for_class(&self, who: &Actor, id: ClassId, whom: Trainee) -> Answered<Weighing>;

    /// Enrols them; who has to wait, waits.
    async fn enrol(&self, who: &Actor, id: ClassId, whom: Trainee) -> Answered<EnrolmentId>;

    /// Does something with an enrolment.
    async fn act_on_enrolment(&self, who: &Actor, id: EnrolmentId, deed: EnrolDeed) -> Answered<ClassId>;

    /// A day of a class.
    async fn sign_day(&self, who: &Actor, id: ClassId, day: Option<NaiveDate>) -> Answered<SignDay>;

    /// Signs in whom the school ticked.
    async fn sign_roster(&self, who: &Actor, sent: RosterSent) -> Answered<RosterTaken>;

    /// Whose own code the school has read.
    async fn code_read(&self, who: &Actor, code: String) -> Answered<CodeSeen>;

    /// Signs them in or out.
    async fn sign_by_code(&self, who: &Actor, code: String, going: Going) -> Answered<ClassId>;

    /// Whose wall one's telephone has read.
    async fn wall_read(&self, who: &Actor, code: String) -> Answered<CodeSeen>;

    /// Signs oneself in or out.
    async fn sign_by_wall(&self, who: &Actor, code: String, going: Going) -> Answered<()>;

    /// Corrects a day of somebody.
    async fn correct_attendance(
        &self,
        who: &Actor,
        of: (EnrolmentId, NaiveDate),
        corrected: Corrected,
        reason: String,
    ) -> Answered<ClassId>;

    /// Draws whom to look for today.
    async fn draw_class(&self, who: &Actor, id: ClassId) -> Answered<()>;

    /// What was found.
    async fn check_drawn(
        &self,
        who: &Actor,
        of: (ClassDrawId, EnrolmentId),
        result: DrawResult,
        note: String,
    ) -> Answered<ClassId>;

    /// One's own classes.
    async fn own_classes(&self, who: &Actor) -> Answered<Vec<OwnClass>>;

    /// Classes of a course that take people.
    async fn open_classes(&self, who: &Actor, course: CourseId) -> Answered<Vec<OpenClass>>;

    /// RP11.
    async fn class_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<ClassTable>;
}
