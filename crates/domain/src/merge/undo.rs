//! Undoing a merge: both files as they were; what was done since stays with the file that was kept.

use super::MergeRecord;
use crate::ids::{PersonId, RecognitionId, VacancyId};
use crate::lead::Lead;
use crate::person::CategorySet;
use crate::person_field::PersonField;
use crate::profile::PersonRecord;

/// How things stand before an undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Stands {
    /// The kept file.
    pub kept: PersonRecord,
    /// Its leads.
    pub leads: Vec<Lead>,
    /// Leads that wait, of either file: whose they were, and the vacancy.
    pub parked: Vec<(PersonId, VacancyId)>,
    /// The applications that came over and are still there, with their versions.
    pub recognitions: Vec<(RecognitionId, u32)>,
    /// The groups whose spell holds on the kept file, those that came over left out.
    pub own_groups: CategorySet,
}

/// What an undo does.
#[derive(Clone, Debug, PartialEq)]
pub struct Undoing {
    /// The kept file after it.
    pub kept: PersonRecord,
    /// Fields that were changed since: what stands stays.
    pub fields: Vec<PersonField>,
    /// Leads that go back.
    pub leads: Vec<Lead>,
    /// Leads that came over and on which something was done since: they stay.
    pub leads_stay: Vec<Lead>,
    /// Applications that go back.
    pub recognitions: Vec<RecognitionId>,
    /// Applications that were carried on since: they stay.
    pub recognitions_stay: Vec<RecognitionId>,
    /// Whether something would be lost: two leads about one vacancy would meet in one file.
    pub would_lose: bool,
}

impl Undoing {
    /// What an undo of this merge does as things stand.
    pub fn of(record: &MergeRecord, stands: &Stands) -> Self {
        let now = |lead: &Lead| stands.leads.iter().find(|one| one.id == lead.id).cloned();
        let here: Vec<(&Lead, Lead)> = record
            .leads
            .iter()
            .filter_map(|was| Some((was, now(was)?)))
            .collect();
        let untouched = |was: &Lead, now: &Lead| was.state == now.state;
        let part = |wanted: bool| {
            let fits = here.iter().filter(|(was, now)| untouched(was, now) == wanted);
            fits.map(|(_, now)| now.clone()).collect::<Vec<_>>()
        };
        let leads_stay = part(false);
        let meets = |lead: &Lead| stands.parked.contains(&(record.kept.person.id, lead.vacancy));
        let (kept, fields) = kept_after(record, stands);
        let apart = |wanted: bool| {
            let fits = stands
                .recognitions
                .iter()
                .filter(|one| record.recognitions.contains(one) == wanted);
            fits.map(|(id, _)| *id).collect::<Vec<_>>()
        };
        Self {
            would_lose: leads_stay.iter().any(meets),
            leads: part(true),
            leads_stay,
            recognitions: apart(true),
            recognitions_stay: apart(false),
            kept,
            fields,
        }
    }
}

/// The kept file with every field as it was, but for those that somebody has changed since.
fn kept_after(record: &MergeRecord, stands: &Stands) -> (PersonRecord, Vec<PersonField>) {
    let mut after = stands.kept.clone();
    let mut changed = Vec::new();
    for field in PersonField::ALL.iter().copied() {
        if field == PersonField::Categories {
            continue;
        }
        let (made, stood) = (field.text(&record.after), field.text(&record.kept));
        if made == stood {
            continue;
        }
        if field.text(&stands.kept) == made {
            field.copy(&record.kept, &mut after);
        } else {
            changed.push(field);
        }
    }
    after.person.categories = groups_after(record, stands);
    (after, changed)
}

/// Groups that only the merge brought go, unless a spell that began since holds.
fn groups_after(record: &MergeRecord, stands: &Stands) -> CategorySet {
    let brought = record.brought();
    let stays = |group: &crate::person::Category| !brought.has(*group) || stands.own_groups.has(*group);
    stands.kept.person.categories.iter().filter(stays).collect()
}
