//! People.

use super::{Accepted, Counts, Draft, of_kind};
use crate::Failure;
use crate::consents::from_list;
use crate::finding::keep_keys;
use crate::import::fault::Fault;
use crate::import::reading::SAME_PERSON;
use crate::person_file::{Word, history_of_import, set_categories};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::category::CategorySource;
use domain::clock::day_in_shanghai;
use domain::consent::{ConsentSaid, Purpose};
use domain::history::FieldChange;
use domain::ids::PersonId;
use domain::person::{Consent, Person};
use std::collections::{HashMap, HashSet};
use store::{Imported, Ring, StoreError, Transaction};

const MERGED: Fault = Fault::new(
    "merged_into_another",
    "The file with this number was merged into another; put the number of that file into the list.",
);

/// Whose list it is, for histories and spells.
pub(super) struct Origin {
    /// Who imports.
    pub(super) who: Actor,
    /// Name of the file.
    pub(super) document: String,
    /// When.
    pub(super) now: DateTime<Utc>,
}

impl Origin {
    /// Who says what the list says, and when.
    fn said(&self) -> (&Actor, NaiveDate, DateTime<Utc>) {
        (&self.who, day_in_shanghai(self.now), self.now)
    }

    fn word(&self) -> Word<'_> {
        Word {
            source: CategorySource::Import,
            document: &self.document,
            by: &self.who,
            on: day_in_shanghai(self.now),
        }
    }
}

/// Who is registered.
pub(super) struct People {
    origin: Origin,
    by_no: HashMap<String, (PersonId, [u8; 16], u64)>,
    /// By the mark of the resident ID number: nobody is unsealed to compare.
    by_resident: HashMap<[u8; 16], PersonId>,
    /// Files that were merged into others: what lists say of them is for the other file.
    merged: HashSet<PersonId>,
    ring: Ring,
}

impl People {
    pub(super) async fn load(change: &mut Transaction, origin: Origin) -> Result<Self, StoreError> {
        let keys = change.list_person_keys().await?;
        let merged = keys.iter().filter(|key| key.merged).map(|key| key.id).collect();
        let by_resident = keys.iter().map(|key| (key.resident_mark, key.id)).collect();
        let by_no = keys
            .into_iter()
            .map(|key| (key.no, (key.id, key.resident_mark, key.content_mark)))
            .collect();
        Ok(Self {
            origin,
            by_no,
            by_resident,
            merged,
            ring: change.ring().await?,
        })
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), Failure> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (row, content_hash, mut person) in of_kind(rows, person) {
            let known = self.by_no.get(&person.no).copied();
            let content = self.ring.content_mark(content_hash);
            if known.is_some_and(|(_, _, kept)| kept == content) {
                counts.unchanged += 1;
                continue;
            }
            if known.is_some_and(|(id, _, _)| self.merged.contains(&id)) {
                counts.refuse(row, "person_no", MERGED);
                continue;
            }
            let resident = self.ring.resident_mark(person.resident_id);
            let holder = self.by_resident.get(&resident);
            if holder.is_some_and(|holder| known.is_none_or(|(id, _, _)| id != *holder)) {
                counts.refuse(row, "resident_id", SAME_PERSON);
                continue;
            }
            if let Some((id, before, _)) = known {
                person.id = id;
                self.by_resident.remove(&before);
            }
            self.by_resident.insert(resident, person.id);
            let record = Imported {
                record: person,
                content_hash,
            };
            if known.is_some() {
                changed.push(record);
            } else {
                new.push(record);
            }
        }
        counts.inserted += new.len() as u32;
        counts.updated += changed.len() as u32;
        let (history, mut words) = keep_own_words(&mut changed, &self.origin, change).await?;
        change.set_people(&changed).await?;
        change.add_people(&new).await?;
        change.add_field_changes(&history).await?;
        words.extend(from_list(
            new.iter().map(|person| (&person.record, None)),
            self.origin.said(),
        ));
        change.add_consents(&words).await?;
        let ids: Vec<PersonId> = changed.iter().map(|person| person.record.id).collect();
        let periods = change.list_category_periods_of(&ids).await?;
        let wanted = changed.iter().chain(&new);
        let wanted: Vec<_> = wanted
            .map(|person| (person.record.id, person.record.categories))
            .collect();
        set_categories(change, &periods, &wanted, &self.origin.word()).await?;
        Ok(keep_keys(change, new.iter().chain(&changed).map(|person| &person.record)).await?)
    }
}

fn person(draft: Draft) -> Option<Person> {
    if let Draft::Person(person) = draft {
        Some(*person)
    } else {
        None
    }
}

/// What a file does not say about somebody is not unsaid: consent given or withdrawn, and having left. And no list undoes
/// what the person said themselves. Gives what the history has to say, and what the list says of consent.
async fn keep_own_words(
    changed: &mut [Imported<Person>],
    origin: &Origin,
    change: &mut Transaction,
) -> Result<(Vec<FieldChange>, Vec<ConsentSaid>), StoreError> {
    let ids: Vec<PersonId> = changed.iter().map(|person| person.record.id).collect();
    let before: HashMap<PersonId, Person> = change
        .list_people(&ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let said = change.list_consents_of(&ids).await?;
    let own_word = |id: PersonId| {
        let mut of_person = said
            .iter()
            .filter(|one| one.person == id && one.purpose == Purpose::Matching);
        of_person.next().is_some_and(|one| one.how.is_own_word())
    };
    let mut history = Vec::new();
    let mut words = Vec::new();
    for Imported { record: person, .. } in changed {
        if let Some(before) = before.get(&person.id) {
            if person.consent == Consent::NotAsked || own_word(person.id) {
                person.consent = before.consent;
            }
            person.left = person.left.or(before.left);
            let by = (&origin.who, origin.now);
            history.extend(history_of_import(before, person, by, &origin.document));
            words.extend(from_list([(&*person, Some(before.consent))], origin.said()));
        }
    }
    Ok((history, words))
}
