//! Stands of a job fair: whom they met, what they mean to do, what came of it, and RP10.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::check_in::Shut;
use crate::fair::{FairKind, FairState};
use crate::fair_intent::{FairIntent, FairSums, IntentKind, IntentResult, IntentStanding, IntentSums};
use crate::ids::{AttendanceId, FairId, FairIntentId, VacancyId};
use crate::person::masked_name;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// By what a stand is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandKey {
    /// By the secret of its link.
    Link(String),
    /// By the account of its employer.
    Own(FairId),
}

/// A visitor as a stand sees one: somebody who shares nothing is a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The arrival, which nobody guesses; none for whoever only typed a number.
    pub attendance: Option<AttendanceId>,
    /// The number, which anybody can count up to.
    pub number: u32,
    /// The name, where the visitor lets stands see it.
    pub name: Option<String>,
    /// What they can do, in their words, where they let stands see it.
    pub skills: Vec<String>,
}

impl Visitor {
    /// As somebody sees one who typed a number and wrote nothing down yet: no list of all comes about by counting up.
    #[must_use]
    pub fn veiled(self) -> Self {
        Self {
            attendance: None,
            name: self.name.as_deref().map(masked_name),
            skills: Vec::new(),
            ..self
        }
    }

    /// What the stand's page calls the visitor by, without the code the visitor showed.
    pub fn key(&self) -> String {
        self.attendance
            .map_or_else(|| self.number.to_string(), |id| id.to_string())
    }
}

/// An intent with whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntentLine {
    /// The intent.
    pub intent: FairIntent,
    /// The visitor.
    pub visitor: Visitor,
    /// What the vacancy is called.
    pub vacancy: Option<String>,
    /// Where it stands.
    pub standing: IntentStanding,
    /// The last day to say what came of it.
    pub due: NaiveDate,
}

/// A stand at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandView {
    /// The fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// The number of the stand.
    pub number: Option<u32>,
    /// The employer.
    pub employer: String,
    /// Why it notes nobody now.
    pub shut: Option<Shut>,
    /// Whether whom it met may still be read here, and results said: a link ends some days after the fair.
    pub tells: bool,
    /// The vacancies it shows.
    pub vacancies: Vec<(VacancyId, String)>,
    /// The visitor who was scanned, with what was noted before.
    pub found: Option<(Visitor, Option<IntentLine>)>,
    /// A code or number that is nobody's here.
    pub not_found: bool,
    /// What was noted, the latest first.
    pub lines: Vec<IntentLine>,
    /// What it comes to.
    pub sums: IntentSums,
    /// The day today.
    pub today: NaiveDate,
}

/// A fair an employer has a stand at, with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFairDay {
    /// The fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// The number of the stand.
    pub number: Option<u32>,
    /// What its intents come to.
    pub sums: IntentSums,
    /// The last day to say what came of them.
    pub due: NaiveDate,
}

/// An intent as it is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntentWish {
    /// The visitor: the code or the number.
    pub visitor: String,
    /// What the two mean to do.
    pub kind: IntentKind,
    /// About which vacancy.
    pub vacancy: Option<VacancyId>,
    /// What is written down.
    pub note: String,
    /// When the interview is.
    pub interview_on: Option<NaiveDate>,
}

/// What a fair came to, employer by employer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultLine {
    /// The number of the stand.
    pub number: Option<u32>,
    /// The employer.
    pub employer: String,
    /// Its intents.
    pub sums: IntentSums,
}

/// What a fair came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairResults {
    /// The fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// Where it stands.
    pub state: FairState,
    /// The last day on which employers say what came of it, where no interview lies later.
    pub due: NaiveDate,
    /// Stand by stand.
    pub lines: Vec<ResultLine>,
    /// All of them.
    pub total: IntentSums,
    /// Its line of RP10.
    pub sums: FairSums,
    /// The day it speaks of.
    pub as_of: NaiveDate,
}

/// A line of RP10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairReportRow {
    /// Which fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// For what.
    pub kind: FairKind,
    /// Where, in words.
    pub place: String,
    /// The day.
    pub held_on: NaiveDate,
    /// What it came to.
    pub sums: FairSums,
}

/// RP10 of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairReport {
    /// The year.
    pub year: i32,
    /// Where.
    pub area: Option<AreaRef>,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// Fair by fair.
    pub rows: Vec<FairReportRow>,
    /// All of them.
    pub total: FairSums,
}

/// Questions about what happens at stands.
#[async_trait]
pub trait FairIntents: Send + Sync {
    /// The fairs the asking employer has a stand at, the latest first.
    async fn own_fair_days(&self, who: &Actor) -> Answered<Vec<OwnFairDay>>;

    /// A stand, and the visitor of a code or number.
    async fn stand(&self, who: &Actor, key: &StandKey, visitor: Option<&str>) -> Answered<StandView>;

    /// Notes an intent, or notes anew what was noted before.
    async fn note_intent(&self, who: &Actor, key: &StandKey, wish: IntentWish) -> Answered<FairIntentId>;

    /// Says what came of one.
    async fn intent_result(
        &self,
        who: &Actor,
        key: &StandKey,
        seen: (FairIntentId, u32),
        result: IntentResult,
    ) -> Answered<()>;

    /// What a fair came to. Staff.
    async fn fair_results(&self, who: &Actor, fair: FairId) -> Answered<FairResults>;

    /// RP10 of a year.
    async fn fair_report(
        &self,
        who: &Actor,
        year: Option<i32>,
        area: Option<AreaCode>,
    ) -> Answered<FairReport>;
}
