//! The register of instructors and trainers (Y47), and who of them may teach what.

use super::{Answered, AreaRef, Author};
use crate::actor::Actor;
use crate::disabled_service::DisabledServices;
use crate::ids::{InstructorActivityId, InstructorId, QualificationId};
use crate::instructor::{ActivityKind, Instructor, InstructorActivity, InstructorKind, InstructorSums};
use crate::trade::TradeSet;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InstructorFilter {
    /// Only these.
    pub kind: Option<InstructorKind>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Only those with a certificate that has ended or ends soon.
    pub ending: bool,
    /// Page, from 0.
    pub page: u32,
    /// All of them on one page, for a file.
    pub whole: bool,
}

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorLine {
    /// Who. Numbers of certificates are left out.
    pub instructor: Instructor,
    /// Where they work, in words.
    pub place: String,
    /// The trades of certificates that hold today.
    pub trades: TradeSet,
    /// The certificate that ends first and is not followed by another: its name and last day.
    pub ends_first: Option<(String, NaiveDate)>,
    /// Whether that has ended or ends soon.
    pub ending: bool,
    /// People served this year.
    pub served: u32,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorList {
    /// The lines.
    pub lines: Vec<InstructorLine>,
    /// How many there are of each kind.
    pub counts: Vec<(InstructorKind, u32)>,
    /// How many have a certificate that has ended or ends soon.
    pub ending: u32,
    /// Within how many days an end is soon.
    pub soon_days: u32,
    /// How many lines there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// Whether the asker enters somebody.
    pub may_add: bool,
    /// Places to choose from.
    pub places: Vec<AreaRef>,
    /// The day.
    pub today: NaiveDate,
}

/// Somebody with everything the register holds of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorView {
    /// The line; with the numbers of certificates for who keeps the register, masked for others.
    pub line: InstructorLine,
    /// From the province down.
    pub path: Vec<AreaRef>,
    /// Where they may be put.
    pub places: Vec<AreaRef>,
    /// Sign-in name of their account.
    pub login: Option<String>,
    /// People they look after with it.
    pub caseload: Option<u32>,
    /// What they did in the last twelve months, the latest first.
    pub activities: Vec<InstructorActivity>,
    /// Who entered them.
    pub by: Author,
    /// Whether the asker keeps the register.
    pub may_change: bool,
    /// Whether the asker writes down what they did.
    pub may_log: bool,
    /// The day.
    pub today: NaiveDate,
}

/// Somebody as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorWish {
    /// Name.
    pub name: String,
    /// What they are.
    pub kind: InstructorKind,
    /// Where.
    pub area: AreaCode,
    /// For whom they work.
    pub employer: String,
    /// Whether it is their whole work.
    pub full_time: bool,
    /// Sign-in name of their account; empty = none.
    pub login: String,
    /// Since when.
    pub since: NaiveDate,
}

/// A certificate as entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualificationWish {
    /// What it is called.
    pub name: String,
    /// Its number.
    pub number: String,
    /// For which trades, in words.
    pub trades: String,
    /// From when it holds.
    pub valid_from: NaiveDate,
    /// Its last day.
    pub valid_to: Option<NaiveDate>,
}

/// Something they did, as entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActivityWish {
    /// What.
    pub kind: ActivityKind,
    /// When.
    pub on: NaiveDate,
    /// For how many people.
    pub people: u32,
    /// Hours.
    pub hours: u32,
}

/// What is done with somebody's entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstructorDeed {
    /// What was entered becomes this.
    Edit(InstructorWish),
    /// A certificate is added.
    Certify(QualificationWish),
    /// A certificate was entered by mistake.
    TakeCertificate(QualificationId),
    /// Something was done.
    Log(ActivityWish),
    /// It was entered by mistake.
    TakeActivity(InstructorActivityId),
    /// Leaves the register after a day.
    Leave(NaiveDate),
    /// Is on it again.
    Return,
}

/// Somebody who may teach some trades on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualifiedLine {
    /// Who.
    pub id: InstructorId,
    /// Name.
    pub name: String,
    /// For whom they work.
    pub employer: String,
    /// The certificate by which.
    pub certificate: String,
    /// Its last day.
    pub valid_to: Option<NaiveDate>,
}

/// A line of RP12.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// What people with a disability got.
    pub services: DisabledServices,
    /// What its instructors add up to.
    pub sums: InstructorSums,
}

/// RP12: what people with a disability got in a month or a year, and what instructors did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorTable {
    /// The year.
    pub year: i32,
    /// The month; `None` for the whole year.
    pub month: Option<u32>,
    /// The last day that is counted.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<InstructorRow>,
    /// Their total.
    pub total: InstructorRow,
}

/// Questions about instructors.
#[async_trait]
pub trait Instructors: Send + Sync {
    /// The register.
    async fn instructors(&self, who: &Actor, filter: InstructorFilter) -> Answered<InstructorList>;

    /// Somebody on it.
    async fn instructor(&self, who: &Actor, id: InstructorId) -> Answered<InstructorView>;

    /// Enters somebody.
    async fn add_instructor(&self, who: &Actor, wish: InstructorWish) -> Answered<InstructorId>;

    /// Does something with an entry, from the version that was seen.
    async fn act_on_instructor(
        &self,
        who: &Actor,
        id: InstructorId,
        version: u32,
        deed: InstructorDeed,
    ) -> Answered<()>;

    /// Trainers of the county of an area, and of the areas above it, who may teach these trades on a day; for whoever plans classes.
    async fn qualified_for(
        &self,
        who: &Actor,
        trades: TradeSet,
        area: AreaCode,
        on: NaiveDate,
    ) -> Answered<Vec<QualifiedLine>>;

    /// RP12 of a month or a year.
    async fn instructor_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<InstructorTable>;
}
