//! Records of a batch that are kept together: one transaction, and in it a part for each record, so that one that is refused
//! goes alone. What broke in it, or was overtaken, is done again by itself.

use super::keep::Beside;
use super::sync::{Coming, Judged, Taken};
use super::was_overtaken;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::clock::day_in_shanghai;
use domain::ids::{AccountId, PersonId, VisitId};
use domain::person::Person;
use domain::profile::{PersonRecord, Profile};
use domain::visit::{OutcomeKind, SyncAnswer, SyncReason, Visit};
use std::collections::{BTreeSet, HashMap};
use store::Transaction;

/// Records kept together: others who write wait for so many.
pub(super) const TOGETHER: usize = 50;

impl Services {
    /// The answers to these records, given when what they say will last. Never fails: what broke is answered with "send it
    /// again".
    pub(super) async fn answer_chunk(&self, coming: &[Coming]) -> Vec<SyncAnswer> {
        let mut taken = self.try_together(coming).await.into_iter();
        let mut answers = Vec::with_capacity(coming.len());
        for one in coming {
            answers.push(match taken.next().flatten() {
                Some(answer) => answer,
                None => self.answer_alone(one).await,
            });
        }
        answers
    }

    /// As a whole; where one of them has to be taken back, once more, each as a part that can be.
    async fn try_together(&self, coming: &[Coming]) -> Vec<Option<SyncAnswer>> {
        if coming.len() < 2 {
            return Vec::new();
        }
        let mut taken = self.take_together(coming, false).await;
        if !matches!(taken, Ok(Some(_))) {
            taken = self.take_together(coming, true).await;
        }
        taken
            .unwrap_or_else(|failure| {
                tracing::warn!(%failure, "visits could not be kept together");
                None
            })
            .unwrap_or_default()
    }

    /// The answers; none for what is to be done alone, after: what failed, and whatever touches a person or a visit for a
    /// second time. `None` where one has to be taken back and they are no parts: nothing was written.
    async fn take_together(
        &self,
        coming: &[Coming],
        in_parts: bool,
    ) -> Result<Option<Vec<Option<SyncAnswer>>>, Failure> {
        let mut change = self.db.begin().await?;
        let known = Known::of(&mut change, coming).await?;
        if !in_parts {
            change.gather(&known.people());
        }
        let (mut met, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let (mut answers, mut touched) = (Vec::with_capacity(coming.len()), Vec::new());
        for one in coming {
            let person = known.file(one.record.person).map(|file| file.person.id);
            let again = !seen.insert(one.record.id) | person.is_some_and(|id| !met.insert(id));
            if again {
                answers.push(None);
                continue;
            }
            let judged = self.judge(&mut change, one, &known).await?;
            if let Judged::Said(answer) = judged {
                answers.push(Some(answer));
                continue;
            }
            let taken = if in_parts {
                self.take_part(&mut change, one, (judged, &known)).await?
            } else {
                let taken = self.write_judged(&mut change, one, (judged, &known)).await?;
                if !taken.lasts() {
                    return Ok(None);
                }
                Some(taken)
            };
            touched.extend(taken.as_ref().and_then(|taken| taken.kept));
            answers.push(taken.map(|taken| taken.answer));
        }
        change.write_gathered().await?;
        self.settle_after(&mut change, &touched).await?;
        change.commit().await?;
        Ok(Some(answers))
    }

    /// One record as a part of the change. Where it failed nothing of it is left, and there is no answer.
    async fn take_part(
        &self,
        change: &mut Transaction,
        one: &Coming,
        judged: (Judged<'_>, &Known),
    ) -> Result<Option<Taken>, Failure> {
        change.begin_part().await?;
        match self.write_judged(change, one, judged).await {
            Ok(taken) if taken.lasts() => {
                change.keep_part().await?;
                Ok(Some(taken))
            }
            Ok(taken) => {
                change.undo_part().await?;
                Ok(Some(taken))
            }
            Err(failure) => {
                tracing::debug!(%failure, "a visit is kept by itself");
                change.undo_part().await?;
                Ok(None)
            }
        }
    }

    async fn answer_alone(&self, one: &Coming) -> SyncAnswer {
        let mut tried = self.take_alone(one).await;
        if tried.as_ref().is_err_and(was_overtaken) {
            tried = self.take_alone(one).await;
        }
        tried.unwrap_or_else(|failure| {
            let refusal = self.internal(&failure);
            tracing::warn!(%refusal, "a visit could not be kept");
            SyncAnswer::refused(SyncReason::TryAgain)
        })
    }

    async fn take_alone(&self, one: &Coming) -> Result<SyncAnswer, Failure> {
        let mut change = self.db.begin().await?;
        let known = Known::of(&mut change, std::slice::from_ref(one)).await?;
        let judged = self.judge(&mut change, one, &known).await?;
        let taken = self.write_judged(&mut change, one, (judged, &known)).await?;
        if taken.lasts() {
            self.settle_after(&mut change, taken.kept.as_slice()).await?;
            change.commit().await?;
        }
        Ok(taken.answer)
    }

    /// What is to be done after these visits. A failure takes nothing else back, and is made good by the daily turn.
    async fn settle_after(&self, change: &mut Transaction, people: &[PersonId]) -> Result<(), Failure> {
        if people.is_empty() {
            return Ok(());
        }
        change.begin_part().await?;
        match self.settle_tasks_of(change, people).await {
            Ok(_) => change.keep_part().await?,
            Err(failure) => {
                tracing::warn!(%failure, "what is to be done after visits could not be settled");
                change.undo_part().await?;
            }
        }
        Ok(())
    }
}

/// What is kept that these records touch, read with a few questions.
pub(super) struct Known {
    visits: HashMap<VisitId, Visit>,
    /// Who made the proposals of these ids.
    proposals: HashMap<VisitId, AccountId>,
    files: HashMap<PersonId, PersonRecord>,
    /// Which file those that were merged are part of.
    merged: HashMap<PersonId, PersonId>,
    /// Whether the account looks after the people now; those it never looked after are not there.
    care: HashMap<PersonId, bool>,
    held: HashMap<(PersonId, NaiveDate), VisitId>,
}

impl Known {
    async fn of(change: &mut Transaction, coming: &[Coming]) -> Result<Self, Failure> {
        let ids: Vec<VisitId> = coming.iter().map(|one| one.record.id).collect();
        let visits = change.list_visits(&ids).await?;
        let proposals = change.list_proposal_authors(&ids).await?;
        let wanted: BTreeSet<PersonId> = coming.iter().map(|one| one.record.person).collect();
        let wanted: Vec<PersonId> = wanted.into_iter().collect();
        change.hold_people(&wanted).await?;
        let mut people = change.list_people(&wanted).await?;
        let merged = merged(change, &wanted, &mut people).await?;
        let there: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut profiles: HashMap<PersonId, Profile> =
            change.list_person_profiles(&there).await?.into_iter().collect();
        let mut care: HashMap<PersonId, bool> = HashMap::new();
        if let Some(first) = coming.first() {
            for (person, now) in change.list_care_of(first.by, &there).await? {
                *care.entry(person).or_default() |= now;
            }
        }
        let held = match days_of(coming) {
            Some(span) => change.list_held_visits_of(&there, span).await?,
            None => Vec::new(),
        };
        let file = |person: Person| {
            let profile = profiles.remove(&person.id).unwrap_or_default();
            (person.id, PersonRecord { person, profile })
        };
        Ok(Self {
            visits: visits.into_iter().map(|visit| (visit.id, visit)).collect(),
            proposals: proposals.into_iter().collect(),
            files: people.into_iter().map(file).collect(),
            merged,
            care,
            held: held
                .into_iter()
                .map(|(person, on, id)| ((person, on), id))
                .collect(),
        })
    }

    /// Whoever was read.
    fn people(&self) -> Vec<&Person> {
        self.files.values().map(|file| &file.person).collect()
    }

    pub(super) fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.visits.get(&id)
    }

    pub(super) fn author_of_proposal(&self, id: VisitId) -> Option<AccountId> {
        self.proposals.get(&id).copied()
    }

    /// The file, or the one it was merged into.
    pub(super) fn file(&self, id: PersonId) -> Option<&PersonRecord> {
        self.files.get(self.merged.get(&id).unwrap_or(&id))
    }

    /// Whether the account looks after the person now (`true`) or did before.
    pub(super) fn care(&self, person: PersonId) -> Option<bool> {
        self.care.get(&person).copied()
    }

    pub(super) fn beside(&self, one: &Coming, person: PersonId) -> Beside {
        let draft = self.visit(one.record.id);
        Beside {
            draft: draft.is_some_and(|visit| visit.outcome.kind() == OutcomeKind::Draft),
            held: self.held.get(&(person, day_in_shanghai(one.made.at))).copied(),
        }
    }
}

/// The first and the last day of these visits.
fn days_of(coming: &[Coming]) -> Option<(NaiveDate, NaiveDate)> {
    let days: BTreeSet<NaiveDate> = coming.iter().map(|one| day_in_shanghai(one.made.at)).collect();
    Some((*days.first()?, *days.last()?))
}

/// Adds the files that those among `wanted` which are not there were merged into.
async fn merged(
    change: &mut Transaction,
    wanted: &[PersonId],
    people: &mut Vec<Person>,
) -> Result<HashMap<PersonId, PersonId>, Failure> {
    let there: BTreeSet<PersonId> = people.iter().map(|person| person.id).collect();
    let missing: Vec<PersonId> = wanted.iter().filter(|id| !there.contains(id)).copied().collect();
    let mut merged = HashMap::new();
    for gone in missing {
        let Some(kept) = change.find_merged_into(gone).await? else {
            continue;
        };
        merged.insert(gone, kept);
        if people.iter().all(|person| person.id != kept) {
            people.extend(change.find_person(kept).await?);
        }
    }
    Ok(merged)
}
