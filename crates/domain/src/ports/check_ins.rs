//! The day of a job fair: gates, who came, and the links volunteers work with. Gates ask by the secret of their link.

use super::Answered;
use crate::actor::Actor;
use crate::check_in::{
    AttendeeKind, CheckInAnswer, CheckInAnswers, CheckInBatch, CheckInRecord, CheckInWay, FairPass, GatePack,
    ScanReason, Shut,
};
use crate::fair::FairState;
use crate::fair::code::FairCode;
use crate::ids::{AttendanceId, CheckInId, FairId, FairPassId, FairStandId};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

/// A scan as it came; of one that cannot be read, its id where that can.
pub type ReceivedScan = Result<CheckInRecord, Option<CheckInId>>;

/// A link that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassWish {
    /// What the gate is called; of a stand nothing.
    pub name: String,
    /// Which stand; `None` for a gate.
    pub stand: Option<FairStandId>,
    /// Valid from.
    pub opens_at: DateTime<Utc>,
    /// Valid until.
    pub closes_at: DateTime<Utc>,
}

/// A link as it is handed over: its secret is shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassMade {
    /// The link.
    pub pass: FairPass,
    /// Its secret.
    pub secret: String,
}

/// A link with what it brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassLine {
    /// The link.
    pub pass: FairPass,
    /// The employer of a stand.
    pub employer: Option<String>,
    /// The number of its stand.
    pub stand_number: Option<u32>,
    /// Why it opens nothing now.
    pub shut: Option<Shut>,
    /// How many it checked in.
    pub count: u32,
    /// When something came from it last.
    pub heard_at: Option<DateTime<Utc>>,
}

/// Somebody at the fair, as the organiser sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalLine {
    /// Our id.
    pub id: AttendanceId,
    /// The number of the visitor.
    pub number: u32,
    /// Surname and stars, or the name of the employer.
    pub name: String,
    /// What they come as.
    pub kind: AttendeeKind,
    /// How they were checked in.
    pub way: CheckInWay,
    /// By which gate.
    pub gate: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// What the phone showed, and by how many seconds its clock was wrong, where it was.
    pub wrong_clock: Option<(DateTime<Utc>, i64)>,
    /// When it arrived, where it waited on a phone.
    pub arrived_late: Option<DateTime<Utc>>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

/// How many came in a quarter of an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarterCount {
    /// Hour and minute it begins with.
    pub from: (u32, u32),
    /// How many.
    pub count: u32,
}

/// The day of a fair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairDay {
    /// The fair.
    pub fair: FairId,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: FairState,
    /// The day.
    pub held_on: NaiveDate,
    /// When its gates open and close, to begin a link with.
    pub hours: (DateTime<Utc>, DateTime<Utc>),
    /// Links of gates, then of stands.
    pub passes: Vec<PassLine>,
    /// Stands that may get a link: which, its number and its employer.
    pub stands: Vec<(FairStandId, Option<u32>, String)>,
    /// How many came, by what they come as.
    pub counts: Vec<(AttendeeKind, u32)>,
    /// Of the seekers, those who had registered.
    pub registered: u32,
    /// By quarter of an hour.
    pub quarters: Vec<QuarterCount>,
    /// Scans that were refused, by reason.
    pub refused: Vec<(ScanReason, u32)>,
    /// The latest ones.
    pub lines: Vec<ArrivalLine>,
    /// How many there are of them in all, undone ones too.
    pub lines_total: u32,
    /// Now.
    pub now: DateTime<Utc>,
}

/// What came of the last scan of a gate without scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastScan {
    /// What is said of it.
    pub answer: CheckInAnswer,
    /// The attendance, where this gate may still undo it.
    pub undo: Option<AttendanceId>,
}

/// A gate as its volunteer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateView {
    /// What the fair is called.
    pub title: String,
    /// The number of the gate.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Open from.
    pub opens_at: DateTime<Utc>,
    /// Open until.
    pub closes_at: DateTime<Utc>,
    /// Why it takes nobody now.
    pub shut: Option<Shut>,
    /// How many it checked in.
    pub here: u32,
    /// How many are in by all gates.
    pub inside: u32,
    /// What came of the last scan.
    pub last: Option<LastScan>,
    /// The id of the next one: sent twice, it counts once.
    pub next: CheckInId,
}

/// What a visitor without a code gets into their hands, so that stands can scan them too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateSlip {
    /// What the fair is called.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// The number of the visitor.
    pub number: u32,
    /// Surname and stars.
    pub name: String,
    /// The code.
    pub code: FairCode,
}

/// Questions about the day of a fair.
#[async_trait]
pub trait CheckIns: Send + Sync {
    /// The day as it runs: gates, counts, who came last. Staff.
    async fn fair_day(&self, who: &Actor, fair: FairId) -> Answered<FairDay>;

    /// Makes a link for a gate or a stand.
    async fn make_pass(&self, who: &Actor, fair: FairId, wish: PassWish) -> Answered<PassMade>;

    /// Takes a link back. Gives its fair.
    async fn revoke_pass(&self, who: &Actor, id: FairPassId) -> Answered<FairId>;

    /// Undoes a check-in; it stays in the history. Gives its fair.
    async fn undo_attendance(&self, who: &Actor, id: AttendanceId) -> Answered<FairId>;

    /// A gate, by the secret of its link, with what came of its last scan.
    async fn gate(&self, who: &Actor, secret: &str, last: Option<CheckInId>) -> Answered<GateView>;

    /// What a gate takes along to work without a net.
    async fn gate_pack(&self, who: &Actor, secret: &str) -> Answered<GatePack>;

    /// The number and the code of somebody who is in, to be handed over.
    async fn gate_slip(&self, who: &Actor, secret: &str, id: AttendanceId) -> Answered<GateSlip>;

    /// Takes one scan here and now.
    async fn check_in(&self, who: &Actor, secret: &str, record: CheckInRecord) -> Answered<CheckInAnswer>;

    /// Takes what a phone kept: once each, whatever is sent again.
    async fn sync_check_ins(
        &self,
        who: &Actor,
        batch: CheckInBatch<ReceivedScan>,
    ) -> Answered<CheckInAnswers>;

    /// Undoes a check-in of this gate, some minutes after it.
    async fn undo_at_gate(&self, who: &Actor, secret: &str, id: AttendanceId) -> Answered<()>;
}
