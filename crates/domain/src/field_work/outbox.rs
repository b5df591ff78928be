//! What waits to be sent, what came of it, and when to try again.

use super::draft::Draft;
use crate::ids::{PersonId, VisitId};
use crate::refusal::FieldProblem;
use crate::visit::{SyncAnswer, SyncAnswers, SyncReason, SyncRecord};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Why something that waits is not simply sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stuck {
    /// Why.
    pub reason: SyncReason,
    /// What is wrong with which field.
    #[serde(default)]
    pub problems: Vec<FieldProblem>,
}

impl Stuck {
    /// Whether somebody has to do something about it. The rest is sent again by itself.
    pub const fn needs_human(&self) -> bool {
        match self.reason {
            SyncReason::Unreadable
            | SyncReason::NotFound
            | SyncReason::IdTaken
            | SyncReason::Fields
            | SyncReason::Withdrawn
            | SyncReason::Erased => true,
            SyncReason::FormNewer | SyncReason::OtherAccount | SyncReason::TryAgain => false,
        }
    }
}

/// A finished visit that has not arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// What was written down.
    pub draft: Draft,
    /// When it was finished, by the steady clock of the phone.
    pub made_at: DateTime<Utc>,
    /// How often it was sent.
    pub tries: u32,
    /// What the server said against it.
    #[serde(default)]
    pub stuck: Option<Stuck>,
}

impl Waiting {
    /// What is sent: the same, however often.
    pub fn record(&self) -> SyncRecord {
        self.draft.record(self.made_at)
    }

    /// Whether it is sent without anybody doing anything.
    pub fn is_sendable(&self) -> bool {
        !self.stuck.as_ref().is_some_and(Stuck::needs_human)
    }

    /// Whether it may be written on: it was never sent, or the server has said that it keeps nothing of it.
    pub fn may_reopen(&self) -> bool {
        self.tries == 0 || self.stuck.as_ref().is_some_and(Stuck::needs_human)
    }
}

/// A visit that has arrived, with what the server said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The visit.
    pub id: VisitId,
    /// Whom it was about.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When the answer came.
    pub told_at: DateTime<Utc>,
    /// The answer.
    pub answer: SyncAnswer,
}

/// What came of an attempt to send.
#[derive(Clone, Debug, PartialEq)]
pub enum Contact {
    /// The server has answered.
    Answers(SyncAnswers),
    /// Nobody is signed in: everything waits until somebody is.
    SignIn,
    /// Whoever is signed in may not visit any more: the files leave the phone.
    Withdrawn,
    /// The batch was too much for the server or for the line.
    Smaller,
    /// No answer, or none that can be read.
    Later,
}

/// Reads an answer. A page in the place of data means that nobody is signed in, or a wall between here and there.
pub fn contact(status: u16, answers: Option<SyncAnswers>) -> Contact {
    match (status, answers) {
        (200, Some(answers)) => Contact::Answers(answers),
        (401, _) => Contact::SignIn,
        (403, _) => Contact::Withdrawn,
        (408 | 413, _) => Contact::Smaller,
        _ => Contact::Later,
    }
}

/// Each record that was sent with its answer: by its id, else by its place.
pub(super) fn pairs<'a>(sent: &[VisitId], answers: &'a SyncAnswers) -> Vec<(VisitId, &'a SyncAnswer)> {
    let complete = sent.len() == answers.answers.len();
    let of = |(place, id): (usize, &VisitId)| {
        let named = answers.answers.iter().find(|answered| answered.id == Some(*id));
        let placed = answers.answers.get(place);
        let placed = placed.filter(|answered| complete && answered.id.is_none());
        Some((*id, &named.or(placed)?.answer))
    };
    sent.iter().enumerate().filter_map(of).collect()
}

/// Seconds to wait after so many failures in a row: from five seconds to a quarter of an hour, and a little more by
/// chance, so that a village that gets its signal back does not call all at once.
pub fn wait_seconds(failures: u32, chance: u8) -> u32 {
    let doubled = 5_u32.saturating_mul(1 << failures.saturating_sub(1).min(8));
    let seconds = doubled.min(900);
    seconds + seconds * u32::from(chance) / 1024
}
