//! The one place where it is decided by what people are found.

use crate::{Failure, Services};
use domain::ids::PersonId;
use domain::person::Person;
use search::name_key;
use store::{PersonKeys, StoreError, Transaction};
use uuid::Uuid;

/// People given keys by one transaction.
const AT_ONCE: u32 = 2_000;

/// Lets people be found by their names: to be called for everybody who is written, in the same transaction.
pub(crate) async fn keep_keys(
    change: &mut Transaction,
    people: impl IntoIterator<Item = &Person>,
) -> Result<(), StoreError> {
    let keys: Vec<PersonKeys> = people.into_iter().map(keys_of).collect();
    change.set_person_keys(&keys).await
}

fn keys_of(person: &Person) -> PersonKeys {
    PersonKeys {
        person: person.id,
        area: person.living_area,
        keys: name_key(&person.name)
            .all()
            .into_iter()
            .map(str::to_owned)
            .collect(),
    }
}

impl Services {
    /// Lets people be found who were written by an older program. Gives how many had no key; whoever has no letter in the
    /// name never gets one, and is counted each time.
    pub async fn fill_person_keys(&self) -> Result<u64, Failure> {
        let (mut filled, mut last) = (0, PersonId(Uuid::nil()));
        loop {
            let mut change = self.db.begin().await?;
            let ids = change.list_people_without_keys(last, AT_ONCE).await?;
            let Some(behind) = ids.last() else {
                return Ok(filled);
            };
            last = *behind;
            let people = change.list_people(&ids).await?;
            keep_keys(&mut change, &people).await?;
            change.commit().await?;
            filled += people.len() as u64;
        }
    }
}
