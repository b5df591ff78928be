//! Writing a person: row, history, spells and audit line in one transaction.

use crate::finding::keep_keys;
use crate::{Failure, Services};
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::history::FieldChange;
use domain::person::{CategorySet, Person};
use domain::person_field::PersonField;
use domain::profile::{PersonRecord, Profile};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaCode, Phone, ResidentId};
use serde_json::json;
use store::{StoreError, Transaction};

/// What the history calls a person.
pub(crate) const PERSON: &str = "person";

impl Services {
    /// Writes a person: the only way people are written one by one. `before` is the record as the writer saw it, `None`
    /// for somebody new; rights are the caller's to settle.
    ///
    /// What differs goes into the history field by field; groups that came or went begin or end a spell, unless the
    /// caller has written one. Whoever saw an older version is refused with [`Refusal::Changed`], a resident ID number
    /// that somebody else has is a problem of its field. The version goes up by one. What is to be done about them is computed
    /// anew by the worker.
    pub async fn write_person(
        &self,
        change: &mut Transaction,
        who: &Actor,
        before: Option<&Person>,
        after: &Person,
        why: &str,
    ) -> Result<(), Failure> {
        let record = |person: &Person| PersonRecord {
            person: person.clone(),
            profile: Profile::default(),
        };
        let before = before.map(record);
        self.write_record(change, who, before.as_ref(), &record(after), why)
            .await?;
        Ok(change.add_tasks_due(&[after.id]).await?)
    }

    /// [`Services::write_person`] with the rest of the file. Whoever gives a place that has ended, from before or from
    /// elsewhere, means where it went.
    pub(crate) async fn write_record(
        &self,
        change: &mut Transaction,
        who: &Actor,
        before: Option<&PersonRecord>,
        after: &PersonRecord,
        why: &str,
    ) -> Result<(), Failure> {
        let mut after = after.clone();
        self.area_book().await?.follow(&mut after.person);
        let after = &after;
        let history = history_of(before, after, (who, self.clock.now()), why);
        if history.is_empty() {
            return Ok(());
        }
        put(change, before, after).await?;
        if is_found_otherwise(before, after) {
            keep_keys(change, [&after.person]).await?;
        }
        let groups = before.map(|before| before.person.categories);
        self.follow_categories(change, who, groups.unwrap_or_default(), &after.person, why)
            .await?;
        change.add_field_changes(&history).await?;
        let home = before.map(|before| before.person.living_area);
        if home != Some(after.person.living_area) {
            self.settle_owner_of(change, who, &after.person).await?;
        }
        let verb = if before.is_some() { "update" } else { "create" };
        let fields: Vec<&str> = history.iter().map(|change| change.field.as_str()).collect();
        let detail = json!({ "fields": fields });
        change
            .add_audit(&self.audit(who, verb, PERSON, after.person.id.to_string(), detail))
            .await?;
        Ok(())
    }
}

/// Whether the person is found by another name or in another place than before.
fn is_found_otherwise(before: Option<&PersonRecord>, after: &PersonRecord) -> bool {
    let by = |record: &PersonRecord| (record.person.name.clone(), record.person.living_area);
    before.map(by) != Some(by(after))
}

/// What rows beside the record are made of: groups, and what look-alikes are found by.
fn hangs_on(person: &Person) -> (&str, AreaCode, ResidentId, Option<&Phone>, CategorySet) {
    (
        &person.name,
        person.living_area,
        person.resident_id,
        person.phone.as_ref(),
        person.categories,
    )
}

async fn put(
    change: &mut Transaction,
    before: Option<&PersonRecord>,
    after: &PersonRecord,
) -> Result<(), Failure> {
    let PersonRecord { person, profile } = after;
    match before {
        None => change.add_people(&[person.clone().into()]).await.map(drop),
        Some(before) if !change.claim_person(person.id, before.person.version).await? => {
            return Err(Refusal::Changed.into());
        }
        Some(before) if hangs_on(&before.person) == hangs_on(person) => change.replace_person(person).await,
        Some(_) => change.set_people(&[person.clone().into()]).await.map(drop),
    }
    .map_err(taken)?;
    let had = before.map(|before| &before.profile);
    if had.unwrap_or(&Profile::default()) != profile {
        change.set_person_profile(person.id, profile).await?;
    }
    Ok(())
}

/// What the history says when a record becomes another; a new file has no history but its beginning, the number it got.
pub(crate) fn history_of(
    before: Option<&PersonRecord>,
    after: &PersonRecord,
    (who, at): (&Actor, DateTime<Utc>),
    why: &str,
) -> Vec<FieldChange> {
    let version = before.map_or(after.person.version, |before| before.person.version + 1);
    let entry = |field: PersonField| FieldChange {
        noun: PERSON.to_owned(),
        id: after.person.id.0,
        version,
        field: field.code().to_owned(),
        old: before.map(|before| field.shown(before)).unwrap_or_default(),
        new: field.shown(after),
        at,
        actor: who.label(),
        why: why.to_owned(),
    };
    match before {
        None => vec![entry(PersonField::No)],
        Some(before) => PersonField::changed(before, after).map(entry).collect(),
    }
}

/// [`history_of`] for imports, which know the person alone.
pub(crate) fn history_of_import(
    before: &Person,
    after: &Person,
    by: (&Actor, DateTime<Utc>),
    why: &str,
) -> Vec<FieldChange> {
    let record = |person: &Person| PersonRecord {
        person: person.clone(),
        profile: Profile::default(),
    };
    history_of(Some(&record(before)), &record(after), by, why)
}

/// Two records cannot have one number: whoever comes second is told beside the field, and not by whom it is held.
fn taken(error: StoreError) -> Failure {
    let field = if error.violates("person_resident_id_key") || error.violates("person_resident_id_index_key")
    {
        PersonField::ResidentId
    } else if error.violates("person_no_key") {
        PersonField::No
    } else {
        return error.into();
    };
    Refusal::Fields(vec![FieldProblem {
        field: field.code().to_owned(),
        problem: Problem::Taken,
    }])
    .into()
}
