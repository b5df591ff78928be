//! Making one file of two that are of one person: which value stands where they differ, which lead stays, and what has
//! to be known so that it can be undone.

mod leads;
mod places;
mod spells;
mod undo;

pub use leads::{Parted, part_leads};
pub use places::{
    ArrivalMet, DaysPassed, Places, days_that_pass, intents_that_pass, met_at_door, met_at_fair, met_at_post,
    met_in_class, one_seat,
};
pub use spells::{SpellChange, Unified, unify};
pub use undo::{Stands, Undoing};

use crate::area_merge::Successions;
use crate::category::CategoryPeriod;
use crate::code::codes;
use crate::file_entry::EntryKind;
use crate::household::{Member, Relation};
use crate::ids::{
    AccountId, DataRequestId, EnrolmentId, EntryId, ErasureId, HandOverId, HouseholdId, LandEnrolmentId,
    MemberId, PersonId, PlacementId, ProposalId, ProxyId, RecognitionId, RecognitionTaskId, StartupId,
    TaskId, VisitId,
};
use crate::lead::Lead;
use crate::person::{CategorySet, Consent, Person};
use crate::person_field::{COMMA, PersonField};
use crate::profile::PersonRecord;
use crate::refusal::{FieldProblem, Problem};
use serde::{Deserialize, Serialize};

codes! {
    /// From which of the two files a value is taken.
    pub enum Side {
        /// The file that is kept.
        Kept = "kept",
        /// The file that goes.
        Gone = "gone",
        /// Lists: what stands in either.
        Both = "both",
    }
}

/// Whence a field is taken.
pub type Choice = (PersonField, Side);

/// The fields somebody has to choose between: both files say something, and not the same. Whether somebody has left is
/// always asked: saying nothing says that they are here.
pub fn to_choose(kept: &PersonRecord, gone: &PersonRecord) -> Vec<PersonField> {
    let says = |field: PersonField| !is_empty(field, kept) && !is_empty(field, gone);
    let asked = |field: &PersonField| {
        field.is_chosen()
            && field.text(kept) != field.text(gone)
            && (says(*field) || *field == PersonField::Left)
    };
    PersonField::ALL.iter().copied().filter(asked).collect()
}

/// What stands while nobody chooses: what the kept file says, else the other; of lists both.
pub fn default_side(field: PersonField, kept: &PersonRecord) -> Side {
    match field {
        PersonField::Left => Side::Kept,
        _ if field.is_list() => Side::Both,
        _ if is_empty(field, kept) => Side::Gone,
        _ => Side::Kept,
    }
}

/// The kept file after the merge. Its number outside stays; groups are those of both; of what was said about being told of
/// vacancies the more careful holds; a disability certificate goes with the resident ID number of its holder, the point on
/// the map with the home.
pub fn merged(
    kept: &PersonRecord,
    gone: &PersonRecord,
    choices: &[Choice],
) -> Result<PersonRecord, Vec<FieldProblem>> {
    let mut after = kept.clone();
    let mut problems = Vec::new();
    for field in PersonField::ALL.iter().copied().filter(|field| field.is_chosen()) {
        let side = side_of(field, kept, gone, choices);
        if let Err(problem) = take(field, side, (kept, gone), &mut after) {
            problems.push(problem_of(field, problem));
        }
    }
    follow(&mut after, kept, gone);
    if is_of_another(&after) {
        problems.push(problem_of(PersonField::DisabilityCertificate, Problem::Wrong));
    }
    if problems.is_empty() {
        Ok(after)
    } else {
        Err(problems)
    }
}

/// What follows from the rest and is not chosen.
fn follow(after: &mut PersonRecord, kept: &PersonRecord, gone: &PersonRecord) {
    let (one, other) = (&kept.person, &gone.person);
    after.person.categories = one.categories.iter().chain(other.categories.iter()).collect();
    after.person.consent = careful(one.consent, other.consent);
    let moved = after.person.living_area != one.living_area;
    after.person.point = if moved {
        other.point
    } else {
        one.point
            .or(other.point.filter(|_| one.living_area == other.living_area))
    };
    if is_of_another(after) {
        let certificates = [one.disability_certificate, other.disability_certificate];
        let own = |certificate: &crate::values::DisabilityCertificateNo| {
            certificate.holder() == after.person.resident_id
        };
        if let Some(certificate) = certificates.into_iter().flatten().find(own) {
            after.person.disability_certificate = Some(certificate);
        }
    }
}

/// Whoever opted out in one of the files has opted out.
fn careful(one: Consent, other: Consent) -> Consent {
    match (one, other) {
        (Consent::Refused, _) | (_, Consent::Refused) => Consent::Refused,
        (Consent::Given, _) | (_, Consent::Given) => Consent::Given,
        (Consent::NotAsked, Consent::NotAsked) => Consent::NotAsked,
    }
}

/// Where a field is taken from: what was chosen while there is a choice, else what stands by itself.
fn side_of(field: PersonField, kept: &PersonRecord, gone: &PersonRecord, choices: &[Choice]) -> Side {
    let chosen = choices.iter().find(|(of, _)| *of == field).map(|(_, side)| *side);
    match chosen {
        None if field == PersonField::Left => Side::Kept,
        Some(side) if field == PersonField::Left => side,
        _ if is_empty(field, gone) => Side::Kept,
        _ if is_empty(field, kept) => Side::Gone,
        Some(Side::Both) if !field.is_list() => default_side(field, kept),
        Some(side) => side,
        None => default_side(field, kept),
    }
}

fn take(
    field: PersonField,
    side: Side,
    (kept, gone): (&PersonRecord, &PersonRecord),
    after: &mut PersonRecord,
) -> Result<(), Problem> {
    match side {
        Side::Kept => {}
        Side::Gone => field.copy(gone, after),
        Side::Both => field.set(after, &both(&field.text(kept), &field.text(gone)))?,
    }
    Ok(())
}

/// Two lists as one, each thing once.
fn both(one: &str, other: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in one.split(COMMA).chain(other.split(COMMA)) {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(&COMMA.to_string())
}

/// Whether a file says nothing about a field, or only what every new file says.
fn is_empty(field: PersonField, record: &PersonRecord) -> bool {
    let text = field.text(record);
    match field {
        PersonField::NoNight => text == "no",
        PersonField::HomeBased => text == crate::person::HomeBased::Can.code(),
        _ => text.is_empty(),
    }
}

fn is_of_another(record: &PersonRecord) -> bool {
    let person = &record.person;
    person
        .disability_certificate
        .is_some_and(|certificate| certificate.holder() != person.resident_id)
}

fn problem_of(field: PersonField, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: field.code().to_owned(),
        problem,
    }
}

impl PersonField {
    /// Whether a merge asks for it; the rest follows, see [`merged`].
    pub const fn is_chosen(self) -> bool {
        !matches!(self, Self::No | Self::Categories | Self::Consent | Self::Point)
    }

    /// Whether it names several things.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Aids | Self::Skills | Self::WantedOccupations | Self::WantedAreas | Self::CareDuties
        )
    }
}

/// What a merge has to remember: both files as they were, what became of the one kept, and what came over to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeRecord {
    /// The kept file before.
    pub kept: PersonRecord,
    /// The file that went, before.
    pub gone: PersonRecord,
    /// The kept file after.
    pub after: PersonRecord,
    /// Every spell of a group of the file that went, and whether it came over as it was.
    pub periods: Vec<(CategoryPeriod, bool)>,
    /// Spells that overlapped, and what they became on the kept file.
    #[serde(default)]
    pub spells: Vec<SpellChange>,
    /// Its leads that came over, as they were.
    pub leads: Vec<Lead>,
    /// What it had gathered.
    pub entries: Vec<(EntryKind, EntryId)>,
    /// Who acted for it.
    pub proxies: Vec<ProxyId>,
    /// Its applications, with the version each had.
    pub recognitions: Vec<(RecognitionId, u32)>,
    /// What staff were told of it.
    pub tasks: Vec<RecognitionTaskId>,
    /// Accounts of staff whose own file it was.
    pub accounts: Vec<AccountId>,
    /// Its memberships of households, as they were.
    pub members: Vec<Member>,
    /// The day on which a membership ended because the kept one belonged to another household.
    pub ended_on: Option<chrono::NaiveDate>,
    /// Households that ended that day, because nobody else belonged to them.
    #[serde(default)]
    pub ended_households: Vec<HouseholdId>,
    /// What the kept one was to the head of the household both belonged to, where that changed.
    pub relation: Option<(MemberId, Relation)>,
    /// Who looked after it.
    pub owner: Option<AccountId>,
    /// Hand-overs nobody had answered yet.
    pub hand_overs: Vec<HandOverId>,
    /// Files that had been merged into it before.
    pub stubs: Vec<PersonId>,
    /// What was asked about the data of the file that goes.
    #[serde(default)]
    pub requests: Vec<DataRequestId>,
    /// Visits of it.
    #[serde(default)]
    pub visits: Vec<VisitId>,
    /// Visits of it that wait for whoever looks after it.
    #[serde(default)]
    pub proposals: Vec<VisitId>,
    /// What was to be done about it.
    #[serde(default)]
    pub to_do: Vec<TaskId>,
    /// Where it worked.
    #[serde(default)]
    pub placements: Vec<PlacementId>,
    /// Its places in the land-loss insurance.
    #[serde(default)]
    pub enrolments: Vec<LandEnrolmentId>,
    /// Its start-up cases.
    #[serde(default)]
    pub startups: Vec<StartupId>,
    /// What was found that the person can do at work.
    #[serde(default)]
    pub assessments: Vec<crate::ids::WorkAssessmentId>,
    /// Its places on the lists of assistance weeks.
    #[serde(default)]
    pub week_targets: Vec<crate::ids::WeekTargetId>,
    /// Its places in training classes.
    #[serde(default)]
    pub classes: Vec<EnrolmentId>,
    /// What the person said of their own work.
    #[serde(default)]
    pub work_proposals: Vec<ProposalId>,
    /// What offices look into about the person.
    #[serde(default)]
    pub cases: Vec<crate::ids::CaseId>,
    /// The wish that the file that goes be erased, where one waits.
    #[serde(default)]
    pub erasure: Option<ErasureId>,
    /// What else came over, and what ended because it met another.
    #[serde(default)]
    pub places: Places,
}

impl MergeRecord {
    /// Names the places in force: an area may have become part of another since.
    pub fn follow(&mut self, areas: &Successions) {
        for record in [&mut self.kept, &mut self.gone, &mut self.after] {
            record.person.follow(areas);
        }
    }

    /// Whether a spell came over from the file that went, as it was or shortened.
    pub fn brought_spell(&self, spell: &CategoryPeriod) -> bool {
        let days = |one: &CategoryPeriod| (one.category, one.valid_from, one.valid_to);
        let as_it_was = self.periods.iter().filter(|(_, over)| *over).map(|(was, _)| was);
        let shortened = self.spells.iter().filter(|change| change.was.is_none());
        as_it_was
            .chain(shortened.filter_map(|change| change.is.as_ref()))
            .any(|came| days(came) == days(spell))
    }

    /// What is left of the file that went while it is merged: an id, a number outside, and the resident ID number that
    /// the kept file does not carry, so that nobody is entered with it again.
    pub fn stub_number(&self) -> crate::values::ResidentId {
        let (kept, gone) = (&self.kept.person, &self.gone.person);
        if self.after.person.resident_id == gone.resident_id {
            kept.resident_id
        } else {
            gone.resident_id
        }
    }

    /// How much hangs on the file that went besides what is counted one by one.
    pub fn others(&self) -> u32 {
        let own = [
            self.visits.len(),
            self.placements.len(),
            self.enrolments.len(),
            self.startups.len(),
            self.assessments.len(),
            self.week_targets.len(),
            self.classes.len(),
            self.cases.len(),
        ];
        own.iter().sum::<usize>() as u32 + self.places.count()
    }

    /// The groups that only the merge brought.
    pub fn brought(&self) -> CategorySet {
        let had = self.kept.person.categories;
        let new = |person: &Person| {
            person
                .categories
                .iter()
                .filter(move |one| !had.has(*one))
                .collect()
        };
        new(&self.after.person)
    }
}
