//! What phones send of their visits and what they are answered: `POST /api/visits/sync`. A phone may send the same batch as
//! often as it likes; it forgets a record when it was answered with anything but a refusal that is not kept.

use super::{Answers, Confirmation, FORM, Outcome};
use crate::code::codes;
use crate::ids::{AccountId, PersonId, VisitId};
use crate::person_field::PersonField;
use crate::ports::Author;
use crate::refusal::FieldProblem;
use crate::values::{Fen, Point};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Records of one batch.
pub const RECORDS_MAX: usize = 100;
/// Bytes of one batch.
pub const BYTES_MAX: usize = 1024 * 1024;
/// A clock that is no more wrong than this is right: the way through the net takes its time.
pub const CLOCK_SLACK_SECONDS: i64 = 300;

/// One field of the file as the visitor saw and left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldEdit {
    /// The field.
    pub field: PersonField,
    /// The revision of the file it was seen in.
    pub base: u32,
    /// What stood there.
    #[serde(default)]
    pub was: String,
    /// What was found.
    #[serde(default)]
    pub now: String,
}

/// One visit as a phone sends it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncRecord {
    /// A UUID version 7 made on the phone.
    pub id: VisitId,
    /// The version of the form.
    pub form: u16,
    /// When it was finished, by the clock of the phone.
    pub made_at: DateTime<Utc>,
    /// Whom.
    pub person: PersonId,
    /// How it ended.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What it says of the file.
    #[serde(default)]
    pub edits: Vec<FieldEdit>,
    /// What was found and said.
    #[serde(default)]
    pub answers: Answers,
    /// Who confirms it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// Where; off unless the visitor turned it on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

impl SyncRecord {
    /// The record as today's form would hold it. A newer form than ours stays what it is: whoever asks refuses it.
    #[must_use]
    pub fn upcast(mut self) -> Self {
        if self.form < 2 {
            let yuan = self.answers.income_yuan.take();
            self.answers.income = self
                .answers
                .income
                .or(yuan.map(|yuan| Fen(yuan.saturating_mul(100))));
            self.form = FORM;
        }
        self
    }
}

/// What a phone sends: records, and what its clock said when it sent them. Records are read one by one, so that one that
/// cannot be read keeps nobody waiting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncBatch<R = SyncRecord> {
    /// Who made the records, as the phone knows: on a shared phone nobody sends what is another's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountId>,
    /// When it was sent, by the clock of the phone.
    pub sent_at: DateTime<Utc>,
    /// The records.
    pub records: Vec<R>,
}

codes! {
    /// Why a record was not taken.
    pub enum SyncReason {
        /// It cannot be read.
        Unreadable = "unreadable",
        /// The form is newer than this program.
        FormNewer = "form_newer",
        /// There is no such person, or none the asker ever looked after.
        NotFound = "not_found",
        /// The asker looks after the person no more: the file leaves the phone, the record is kept as a proposal for
        /// whoever looks after the person now.
        Withdrawn = "withdrawn",
        /// The file was erased: nothing of it may be kept, here or there.
        Erased = "erased",
        /// Another record has this id.
        IdTaken = "id_taken",
        /// Fields hold what they cannot hold; see `problems`.
        Fields = "fields",
        /// The phone says that somebody else made it: it waits until they sign in.
        OtherAccount = "other_account",
        /// Something broke here: send it again later.
        TryAgain = "try_again",
    }
}

/// A field that somebody else made another value meanwhile. The visit is kept; somebody has to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncConflict {
    /// The field.
    pub field: PersonField,
    /// What the visitor found.
    pub mine: String,
    /// What stands there.
    pub theirs: String,
    /// Who made it so.
    pub by: Author,
}

/// What came of a record. It is said only when it will outlast a power cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum SyncAnswer {
    /// Kept.
    Accepted {
        /// Somebody else brought a visit of that day before: what was found is kept with it, and counts once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        twin_of: Option<VisitId>,
        /// By how many seconds the clock of the phone is wrong.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock_off: Option<i64>,
    },
    /// It was kept before.
    Known,
    /// Not taken.
    Refused {
        /// Why.
        reason: SyncReason,
        /// Whether it is kept here all the same, so that the phone may forget it.
        kept: bool,
        /// What is wrong with which field.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        problems: Vec<FieldProblem>,
    },
    /// Kept, but for these fields.
    Conflict {
        /// The fields.
        conflicts: Vec<SyncConflict>,
    },
}

impl SyncAnswer {
    /// A refusal of a record that is not kept.
    pub const fn refused(reason: SyncReason) -> Self {
        Self::Refused {
            reason,
            kept: false,
            problems: Vec::new(),
        }
    }

    /// Whether the phone may forget the record.
    pub const fn may_be_forgotten(&self) -> bool {
        match self {
            Self::Accepted { .. } | Self::Known | Self::Conflict { .. } => true,
            Self::Refused { reason, kept, .. } => *kept || matches!(reason, SyncReason::Erased),
        }
    }
}

/// A record's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncAnswered {
    /// The record; `None` where even that could not be read.
    pub id: Option<VisitId>,
    /// What came of it.
    #[serde(flatten)]
    pub answer: SyncAnswer,
}

/// The answers to a batch, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncAnswers {
    /// What our clock says.
    pub now: DateTime<Utc>,
    /// The form that is filled in now.
    pub form: u16,
    /// The answers.
    pub answers: Vec<SyncAnswered>,
}

/// When something happened, by our clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The instant.
    pub at: DateTime<Utc>,
    /// By how much the other clock was wrong, where it was: it is before ours by so many seconds.
    pub off: Option<i64>,
}

/// Corrects what a phone says by what its clock said when it sent it. Nothing has happened after it arrived.
pub fn corrected(made_at: DateTime<Utc>, sent_at: DateTime<Utc>, received_at: DateTime<Utc>) -> Corrected {
    let off = (received_at - sent_at).num_seconds();
    if off.abs() <= CLOCK_SLACK_SECONDS {
        return Corrected {
            at: made_at.min(received_at),
            off: None,
        };
    }
    let shifted = made_at.checked_add_signed(TimeDelta::seconds(off));
    Corrected {
        at: shifted.unwrap_or(received_at).min(received_at),
        off: Some(off),
    }
}
