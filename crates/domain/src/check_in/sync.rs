//! What a gate sends, and what it is answered: JSON at `POST /api/fairs/check-ins`.
//!
//! A batch is taken record by record; each is answered by itself under its own id, and the same batch sent again gets the same
//! answers and changes nothing. A record that is not answered stays on the phone.

use super::{AttendeeKind, CheckInWay, ScanReason};
use crate::ids::{AttendanceId, CheckInId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Records of one batch.
pub const RECORDS_MAX: usize = 200;

/// Whom a gate means, as it was scanned or typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum CheckInEntry {
    /// A code. What is no code of a fair is sent empty: what else somebody shows is nobody's business.
    Code {
        /// What was read.
        code: String,
    },
    /// Name and the last four of the telephone.
    Name {
        /// The name.
        name: String,
        /// The four.
        tail: String,
    },
    /// The last four of the resident ID number; the name where several have them.
    IdTail {
        /// The four.
        tail: String,
        /// The name.
        #[serde(default)]
        name: String,
    },
    /// Somebody who came without.
    WalkIn {
        /// The name.
        name: String,
        /// Sex, as a code.
        #[serde(default)]
        sex: String,
        /// Year of birth.
        #[serde(default)]
        birth_year: String,
        /// Telephone.
        #[serde(default)]
        phone: String,
        /// Whether stands may see the name.
        #[serde(default)]
        shares: bool,
    },
    /// An employer.
    Stand {
        /// The number of its stand.
        number: String,
    },
    /// Somebody who works at the fair.
    Helper {
        /// The name.
        name: String,
    },
}

impl CheckInEntry {
    /// How.
    pub const fn way(&self) -> CheckInWay {
        match self {
            Self::Code { .. } => CheckInWay::Code,
            Self::Name { .. } => CheckInWay::Name,
            Self::IdTail { .. } => CheckInWay::IdTail,
            Self::WalkIn { .. } => CheckInWay::WalkIn,
            Self::Stand { .. } => CheckInWay::Stand,
            Self::Helper { .. } => CheckInWay::Helper,
        }
    }
}

/// One scan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInRecord {
    /// The id the phone gave it: it is taken once.
    pub id: CheckInId,
    /// What the clock of the phone showed.
    pub made_at: DateTime<Utc>,
    /// Whom it means.
    pub entry: CheckInEntry,
}

/// What a phone sends. `R` is a record, or on arrival whatever stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInBatch<R = CheckInRecord> {
    /// The secret of its link.
    pub gate: String,
    /// What the clock of the phone shows as it sends this: by it the others are put right.
    pub sent_at: DateTime<Utc>,
    /// The scans.
    pub records: Vec<R>,
}

/// What came of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum CheckInAnswer {
    /// Checked in.
    Accepted {
        /// What is undone, if it was a slip.
        attendance: AttendanceId,
        /// The number of the visitor.
        number: u32,
        /// Surname and stars, or the name of the employer.
        name: String,
        /// What they come as.
        kind: AttendeeKind,
        /// The true time.
        at: DateTime<Utc>,
        /// By how many seconds the clock of the phone was wrong, where it was.
        off: Option<i64>,
    },
    /// In already.
    Known {
        /// Who it is; nothing in what phones kept of earlier versions.
        #[serde(default)]
        attendance: Option<AttendanceId>,
        /// The number of the visitor.
        number: u32,
        /// Surname and stars, or the name of the employer.
        name: String,
        /// What they come as.
        kind: AttendeeKind,
        /// Since when.
        at: DateTime<Utc>,
        /// By which gate.
        gate: u32,
    },
    /// Not checked in.
    Refused {
        /// Why.
        reason: ScanReason,
    },
    /// It could not be looked at now; it is sent again.
    Later,
}

impl CheckInAnswer {
    /// The visitor who is in by it, whose slip may be printed.
    pub const fn visitor(&self) -> Option<AttendanceId> {
        match self {
            Self::Accepted {
                attendance,
                kind: AttendeeKind::Seeker,
                ..
            } => Some(*attendance),
            Self::Known {
                attendance,
                kind: AttendeeKind::Seeker,
                ..
            } => *attendance,
            _ => None,
        }
    }

    /// Whether the phone may forget the record.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Self::Later)
    }
}

/// The answer to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInAnswered {
    /// Its id; nothing when it could not be read.
    pub id: Option<CheckInId>,
    /// The answer.
    #[serde(flatten)]
    pub answer: CheckInAnswer,
}

/// The answers, in the order of the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInAnswers {
    /// Our time.
    pub now: DateTime<Utc>,
    /// One for each record.
    pub answers: Vec<CheckInAnswered>,
    /// How many people are in.
    pub inside: u32,
}
