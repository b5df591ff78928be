//! What a file gathers over the years: work done, training wished for, and the notes the completeness of a file asks
//! for (R101).

use crate::code::codes;
use crate::ids::EntryId;
use crate::person::EmploymentStatus;
use crate::profile::{PersonRecord, PhoneOwner};
use crate::rules::record::RecordGroup;
use crate::values::{Fen, Phone};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes! {
    /// How training should be given.
    pub enum TrainingKind {
        /// In the village.
        Village = "village",
        /// At a school.
        School = "school",
        /// At the work.
        OnTheJob = "on_the_job",
        /// By phone or screen.
        Remote = "remote",
    }
}

/// A stretch of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmploymentSpell {
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` = still at it.
    pub to: Option<NaiveDate>,
    /// What kind of work.
    pub kind: EmploymentStatus,
    /// With whom.
    pub employer: String,
    /// As what.
    pub occupation: String,
    /// Pay a month.
    pub monthly: Option<Fen>,
}

/// A wish to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingNeed {
    /// What.
    pub topic: String,
    /// How.
    pub kind: Option<TrainingKind>,
    /// When it was said.
    pub on: NaiveDate,
}

/// A note for one of the six groups; or the word that there is nothing, which counts as filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupNote {
    /// Which group.
    pub group: RecordGroup,
    /// As of when.
    pub on: NaiveDate,
    /// "None as of that day".
    pub none: bool,
    /// In words.
    pub text: String,
    /// Money, where it is about money.
    pub amount: Option<Fen>,
}

/// A vocational certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocationalCertificate {
    /// Of which occupation.
    pub occupation: String,
    /// 5 (初级) to 1 (高级技师).
    pub level: Option<u8>,
    /// Its number; empty when nobody has seen it.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: Option<NaiveDate>,
    /// Last day; `None` = for good.
    pub valid_to: Option<NaiveDate>,
}

/// Another telephone somebody can be reached by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherPhone {
    /// The number.
    pub number: String,
    /// Whose it is.
    pub owner: PhoneOwner,
}

/// One thing gathered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A stretch of work.
    Employment(EmploymentSpell),
    /// A wish to learn.
    Training(TrainingNeed),
    /// A note for a group.
    Note(GroupNote),
    /// A vocational certificate.
    Vocational(VocationalCertificate),
    /// Another telephone.
    Phone(OtherPhone),
}

impl Entry {
    /// What kind it is.
    pub const fn kind(&self) -> EntryKind {
        match self {
            Self::Employment(_) => EntryKind::Employment,
            Self::Training(_) => EntryKind::Training,
            Self::Note(_) => EntryKind::Note,
            Self::Vocational(_) => EntryKind::Vocational,
            Self::Phone(_) => EntryKind::Phone,
        }
    }

    /// The same with its number masked: what is shown, and what the history keeps.
    #[must_use]
    pub fn masked(self) -> Self {
        match self {
            Self::Vocational(one) => Self::Vocational(VocationalCertificate {
                number: masked_tail(&one.number),
                ..one
            }),
            Self::Phone(one) => Self::Phone(OtherPhone {
                number: Phone::parse(&one.number)
                    .map_or_else(|_| masked_tail(&one.number), |phone| phone.masked()),
                ..one
            }),
            other => other,
        }
    }
}

/// Stars and the last four characters.
fn masked_tail(number: &str) -> String {
    let count = number.chars().count();
    let hidden = count.saturating_sub(4);
    let tail: String = number.chars().skip(hidden.max(count / 2)).collect();
    if number.is_empty() {
        tail
    } else {
        format!("****{tail}")
    }
}

codes! {
    /// Kinds of things gathered.
    pub enum EntryKind {
        /// Work done.
        Employment = "employment",
        /// Training wished for.
        Training = "training",
        /// A note for a group.
        Note = "note",
        /// A vocational certificate.
        Vocational = "vocational",
        /// Another telephone.
        Phone = "other_phone",
    }
}

/// An entry with who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEntry {
    /// Our id.
    pub id: EntryId,
    /// The entry.
    pub entry: Entry,
    /// Who wrote it, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the completeness of a file looks at.
#[derive(Clone, Copy, Debug)]
pub struct FileFacts<'a> {
    /// The record.
    pub record: &'a PersonRecord,
    /// What was gathered.
    pub entries: &'a [KeptEntry],
    /// Leads that arrived.
    pub delivered: u32,
}

/// The groups of a file that are filled (R101). "None", entered with a date, is filled; blank is not.
pub fn filled_groups(facts: &FileFacts<'_>) -> BTreeSet<RecordGroup> {
    let filled = |group: &RecordGroup| is_filled(*group, facts);
    RecordGroup::ALL.iter().copied().filter(filled).collect()
}

fn is_filled(group: RecordGroup, facts: &FileFacts<'_>) -> bool {
    let noted = facts
        .entries
        .iter()
        .any(|kept| matches!(&kept.entry, Entry::Note(note) if note.group == group));
    let work = || {
        facts.entries.iter().filter_map(|kept| match &kept.entry {
            Entry::Employment(spell) => Some(spell),
            _ => None,
        })
    };
    let trains = facts
        .entries
        .iter()
        .any(|kept| matches!(kept.entry, Entry::Training(_)));
    let person = &facts.record.person;
    match group {
        RecordGroup::Basics => missing_basics(facts.record).is_empty(),
        RecordGroup::ServiceNeeds => noted || trains || !person.wanted_occupations.is_empty(),
        RecordGroup::Measures => noted || facts.delivered > 0,
        RecordGroup::Effects => noted || work().next().is_some(),
        RecordGroup::PolicyUse => noted,
        RecordGroup::WorkIncome => noted || work().any(|spell| spell.monthly.is_some()),
    }
}

/// What the basics lack. A telephone is not needed: many have none.
pub fn missing_basics(record: &PersonRecord) -> Vec<crate::person_field::PersonField> {
    use crate::person_field::PersonField as F;
    const NEEDED: [F; 7] = [
        F::Name,
        F::ResidentId,
        F::LivingArea,
        F::Education,
        F::EmploymentStatus,
        F::WorkCapacity,
        F::WorkWillingness,
    ];
    NEEDED
        .into_iter()
        .filter(|field| field.text(record).is_empty())
        .collect()
}
