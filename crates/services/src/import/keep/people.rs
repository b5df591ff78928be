//! People.

use super::{Accepted, Counts, Draft, of_kind};
use crate::import::reading::SAME_PERSON;
use domain::ids::PersonId;
use domain::person::{Consent, Person};
use domain::values::ResidentId;
use std::collections::HashMap;
use store::{Imported, StoreError, Transaction};

/// Who is registered.
pub(super) struct People {
    by_no: HashMap<String, (PersonId, ResidentId, u64)>,
    by_resident_id: HashMap<ResidentId, PersonId>,
}

impl People {
    pub(super) async fn load(change: &mut Transaction) -> Result<Self, StoreError> {
        let keys = change.list_person_keys().await?;
        let by_resident_id = keys.iter().map(|key| (key.resident_id, key.id)).collect();
        let by_no = keys
            .into_iter()
            .map(|key| (key.no, (key.id, key.resident_id, key.content_hash)))
            .collect();
        Ok(Self {
            by_no,
            by_resident_id,
        })
    }

    pub(super) async fn keep(
        &mut self,
        rows: Vec<Accepted>,
        counts: &mut Counts,
        change: &mut Transaction,
    ) -> Result<(), StoreError> {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (row, content_hash, mut person) in of_kind(rows, person) {
            let known = self.by_no.get(&person.no).copied();
            if known.is_some_and(|(_, _, hash)| hash == content_hash) {
                counts.unchanged += 1;
                continue;
            }
            let holder = self.by_resident_id.get(&person.resident_id);
            if holder.is_some_and(|holder| known.is_none_or(|(id, _, _)| id != *holder)) {
                counts.refuse(row, "resident_id", SAME_PERSON);
                continue;
            }
            if let Some((id, resident_id, _)) = known {
                person.id = id;
                self.by_resident_id.remove(&resident_id);
            }
            self.by_resident_id.insert(person.resident_id, person.id);
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
        keep_own_words(&mut changed, change).await?;
        change.set_people(&changed).await?;
        change.add_people(&new).await?;
        Ok(())
    }
}

fn person(draft: Draft) -> Option<Person> {
    if let Draft::Person(person) = draft {
        Some(*person)
    } else {
        None
    }
}

/// What a file does not say about somebody is not unsaid: consent given or withdrawn, and having left.
async fn keep_own_words(
    changed: &mut [Imported<Person>],
    change: &mut Transaction,
) -> Result<(), StoreError> {
    let ids: Vec<PersonId> = changed.iter().map(|person| person.record.id).collect();
    let before: HashMap<PersonId, Person> = change
        .list_people(&ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    for Imported { record: person, .. } in changed {
        if let Some(before) = before.get(&person.id) {
            if person.consent == Consent::NotAsked {
                person.consent = before.consent;
            }
            person.left = person.left.or(before.left);
        }
    }
    Ok(())
}
