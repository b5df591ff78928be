//! Asking. What is asked for must be readable as the field it is for, so that an officer can accept it as it stands.

use super::{NOTE, NOUN};
use crate::person_file::{FileText, in_codes};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::data_request::{Asked, DataRequest, Decided, RequestKind, RequestState, correctable};
use domain::ids::{DataRequestId, PersonId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::masked_name;
use domain::person_field::{PersonField, merge};
use domain::ports::{EditForm, FieldValue};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::values::AreaLevel;
use domain::values::dates::add_days;
use serde_json::json;
use store::{Connection, Transaction};

impl Services {
    pub(super) async fn form_to_correct(&self, who: &Actor, field: PersonField) -> Result<EditForm, Failure> {
        let id = who.own_person(Deed::Create, Function::DataRequest)?;
        if !correctable().any(|one| one == field) {
            return Err(Refusal::NotFound.into());
        }
        let mut db = self.db.read().await?;
        let record = record_of(&mut db, id).await?;
        let book = self.area_book().await?;
        let home = record.person.living_area;
        let county = home.at(AreaLevel::County).unwrap_or(home);
        Ok(EditForm {
            id: None,
            name: masked_name(&record.person.name),
            version: record.person.version,
            fields: vec![FieldValue {
                field,
                text: FileText::in_form(field, &record, &book),
            }],
            places: book.homes(county),
        })
    }

    pub(super) async fn take_correction(
        &self,
        who: &Actor,
        field: PersonField,
        wanted: &str,
        note: &str,
    ) -> Result<DataRequestId, Failure> {
        let id = who.own_person(Deed::Create, Function::DataRequest)?;
        let book = self.area_book().await?;
        let mut change = self.db.begin().await?;
        let record = record_of(&mut change, id).await?;
        let wanted = readable(&record, field, &in_codes(field, wanted, &book))?;
        for open in open_requests(&mut change, id, RequestKind::Correct).await? {
            if open.asked.field() == Some(field) {
                let end = self.ended(who);
                change
                    .end_data_request(open.id, RequestState::TakenBack, &end)
                    .await?;
            }
        }
        let asked = Asked::Correct { field, wanted };
        let request = self.add_request(&mut change, who, id, asked, note).await?;
        change.commit().await?;
        Ok(request)
    }

    pub(super) async fn take_erasure(&self, who: &Actor, note: &str) -> Result<DataRequestId, Failure> {
        let id = who.own_person(Deed::Update, Function::DataRequest)?;
        let mut change = self.db.begin().await?;
        let open = open_requests(&mut change, id, RequestKind::Erase).await?;
        if let Some(open) = open.first() {
            return Ok(open.id);
        }
        let request = self.add_request(&mut change, who, id, Asked::Erase, note).await?;
        change.commit().await?;
        Ok(request)
    }

    pub(super) async fn forget_request(&self, who: &Actor, id: DataRequestId) -> Result<(), Failure> {
        let own = who.own_person(Deed::Create, Function::DataRequest)?;
        let mut change = self.db.begin().await?;
        let request = change.find_data_request(id).await?;
        let request = request.filter(|one| one.person == own).ok_or(Refusal::NotFound)?;
        // Who acts for somebody takes back what they may ask for.
        if request.asked == Asked::Erase {
            who.own_person(Deed::Update, Function::DataRequest)?;
        }
        let end = self.ended(who);
        if !change.end_data_request(id, RequestState::TakenBack, &end).await? {
            return Err(Refusal::Changed.into());
        }
        change
            .add_audit(&self.audit(who, "take_back", NOUN, id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    async fn add_request(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: PersonId,
        asked: Asked,
        note: &str,
    ) -> Result<DataRequestId, Failure> {
        let note = note.trim();
        if note.chars().count() > NOTE {
            return Err(Refusal::field("note", Problem::TooLong).into());
        }
        let (now, today) = (self.clock.now(), self.clock.today());
        let days = change
            .list_policy_parameters()
            .await?
            .general(ParamKey::DataAnswerDays, today)?;
        let request = DataRequest {
            id: DataRequestId::new(&*self.ids, now),
            person,
            asked,
            note: note.to_owned(),
            state: RequestState::Open,
            asked_at: now,
            asked_by: who.label(),
            due_on: add_days(today, days.max(0).unsigned_abs()),
            decided: None,
        };
        change.add_data_request(&request).await?;
        let detail =
            json!({ "kind": request.asked.kind(), "field": request.asked.field(), "person": person });
        change
            .add_audit(&self.audit(who, "ask", NOUN, request.id.to_string(), detail))
            .await?;
        Ok(request.id)
    }

    /// Ended by somebody now.
    pub(super) fn ended(&self, who: &Actor) -> Decided {
        Decided {
            at: self.clock.now(),
            by: who.label(),
            reason: String::new(),
        }
    }
}

/// The record of a person.
pub(super) async fn record_of(db: &mut Connection, id: PersonId) -> Result<PersonRecord, Failure> {
    Ok(PersonRecord {
        person: db.find_person(id).await?.ok_or(Refusal::NotFound)?,
        profile: db.find_person_profile(id).await?,
    })
}

async fn open_requests(
    db: &mut Connection,
    person: PersonId,
    kind: RequestKind,
) -> Result<Vec<DataRequest>, Failure> {
    let mut requests = db.list_data_requests_of(person).await?;
    requests.retain(|one| one.state == RequestState::Open && one.asked.kind() == kind);
    Ok(requests)
}

/// What the field would hold, as it is kept; or what is wrong with it.
fn readable(record: &PersonRecord, field: PersonField, wanted: &str) -> Result<String, Refusal> {
    if !correctable().any(|one| one == field) {
        return Err(Refusal::NotFound);
    }
    let after = corrected(record, field, wanted)?;
    if field.text(&after) == field.text(record) {
        return Err(Refusal::field(field.code(), Problem::Unchanged));
    }
    Ok(field.text(&after))
}

/// The record with the field corrected.
pub(super) fn corrected(
    record: &PersonRecord,
    field: PersonField,
    wanted: &str,
) -> Result<PersonRecord, Refusal> {
    let mut after = record.clone();
    field
        .set(&mut after, wanted)
        .map_err(|problem| Refusal::field(field.code(), problem))?;
    // A record that goes together, such as a certificate and its holder, is not taken apart.
    let goes_together = |record| merge(record, &[], &[]).problems.is_empty();
    if goes_together(record) && !goes_together(&after) {
        return Err(Refusal::field(field.code(), Problem::Wrong));
    }
    Ok(after)
}
