//! Files as lists of pairs show them.

use crate::{Failure, Services};
use chrono::Datelike;
use domain::ids::PersonId;
use domain::person_field::PersonField;
use domain::ports::PairSide;
use domain::profile::PersonRecord;
use std::collections::HashMap;
use store::Connection;

/// A file, and how it is shown.
pub(super) struct Shown {
    pub(super) record: PersonRecord,
    pub(super) view: PairSide,
}

/// Files by id.
pub(super) struct Sides(HashMap<PersonId, Shown>);

impl Sides {
    /// Reads files for a list.
    pub(super) async fn of(
        services: &Services,
        db: &mut Connection,
        ids: &[PersonId],
    ) -> Result<Self, Failure> {
        let book = services.area_book().await?;
        let today = services.clock.today();
        let accounts = db.list_accounts().await?;
        let owners: HashMap<_, _> = db
            .list_sketches_with(ids)
            .await?
            .into_iter()
            .filter_map(|sketch| Some((sketch.id, sketch.owner?)))
            .collect();
        let leads = db.count_leads_of_people(ids, today.year()).await?;
        let leads: HashMap<_, _> = leads
            .into_iter()
            .map(|one| (one.person, one.counted + one.planned))
            .collect();
        let mut sides = HashMap::new();
        for person in db.list_people(ids).await? {
            let profile = db.find_person_profile(person.id).await?;
            let record = PersonRecord { person, profile };
            let person = &record.person;
            let owner = owners.get(&person.id);
            let owner = owner.and_then(|owner| accounts.iter().find(|one| one.id == *owner));
            let view = PairSide {
                id: person.id,
                no: person.no.clone(),
                name: person.name.clone(),
                place: book.place(person.living_area),
                age: person.age_on(today),
                number: PersonField::ResidentId.shown(&record),
                phone: PersonField::Phone.shown(&record),
                categories: person.categories,
                owner: owner.map(|account| account.login.clone()),
                leads: leads.get(&person.id).copied().unwrap_or_default(),
                filled: filled(&record),
            };
            sides.insert(person.id, Shown { record, view });
        }
        Ok(Self(sides))
    }

    /// One of them, if it is there.
    pub(super) fn get(&self, id: PersonId) -> Option<&Shown> {
        self.0.get(&id)
    }
}

fn filled(record: &PersonRecord) -> u32 {
    let says = |field: &&PersonField| !field.text(record).is_empty();
    PersonField::ALL.iter().filter(says).count() as u32
}
