//! One's own data: everything kept about a person, for the person and for who acts for them.

use crate::pace::Asker;
use crate::person_file::FileText;
use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::household::HouseholdField;
use domain::ids::PersonId;
use domain::permission::{Deed, Function};
use domain::person::masked_name;
use domain::person_field::PersonField;
use domain::ports::{
    Answered, FieldValue, MyData, MyDataSeen, OwnData, OwnHousehold, Proxies, Recognitions, Told,
};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use std::sync::PoisonError;
use store::Connection;

/// Lines of who saw it.
const SEEN: u32 = 100;

#[async_trait]
impl OwnData for Services {
    async fn my_data(&self, who: &Actor) -> Answered<MyData> {
        self.own_data(who, false).await.map_err(|f| self.internal(&f))
    }

    async fn take_away(&self, who: &Actor, proof: &str) -> Answered<MyData> {
        self.data_to_take(who, proof).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn own_data(&self, who: &Actor, in_full: bool) -> Result<MyData, Failure> {
        let id = who.own_person(Deed::Read, Function::OwnProfile)?;
        let mut db = self.db.read().await?;
        let record = PersonRecord {
            person: db.find_person(id).await?.ok_or(Refusal::NotFound)?,
            profile: db.find_person_profile(id).await?,
        };
        let book = self.area_book().await?;
        let mut entries = db.list_file_entries(id).await?;
        for kept in &mut entries {
            if !in_full {
                kept.entry = kept.entry.clone().masked();
            }
        }
        let consents = crate::consents::views(&record.person, &db.list_consents(id).await?);
        let requests = self.own_requests(&mut db, &record).await?;
        let mut leads = db.list_leads_of_person(id).await?;
        leads.retain(|lead| !matches!(lead.state, domain::lead::LeadState::Failed { .. }));
        let placements = db.list_placements_of(&[id]).await?;
        let mut data = MyData {
            proxy: proxy_name(&mut db, who).await?,
            masked_name: masked_name(&record.person.name),
            fields: fields(&record, &book, in_full),
            periods: db.list_category_periods(id).await?,
            entries,
            household: self.own_household(&mut db, id).await?,
            leads: Vec::new(),
            told: Told::default(),
            visits: self.own_visits(&mut db, id).await?,
            follow_ups: {
                let ids: Vec<_> = placements.iter().map(|one| one.id).collect();
                db.list_follow_ups(&ids).await?
            },
            cases: db.list_cases_of(id).await?,
            assessments: db
                .list_work_assessments_of(&[id])
                .await?
                .into_iter()
                .map(|one| (one.on, one.state(), one.found))
                .collect(),
            placements,
            recognitions: Vec::new(),
            consents,
            proxies: Vec::new(),
            seen: self.who_saw_me(&mut db, id).await?,
            requests,
            answer_days: self.answer_days().await?,
            today: self.clock.today(),
        };
        drop(db);
        data.leads = self.lead_views(&record.person, leads).await?;
        data.told = self.own_told(id).await?;
        data.recognitions = self.my_recognitions(who, None).await?;
        if matches!(who, Actor::Seeker(_)) {
            data.proxies = self.list(who, None).await?;
        }
        Ok(data)
    }

    async fn data_to_take(&self, who: &Actor, proof: &str) -> Result<MyData, Failure> {
        let id = who.own_person(Deed::Read, Function::OwnProfile)?;
        let proof = proof.trim().to_ascii_uppercase();
        let in_full = !proof.is_empty();
        if in_full {
            who.own_person(Deed::Read, Function::FullNumber)?;
            self.must_be_proven(id, &proof).await?;
        }
        let data = self.own_data(who, in_full).await?;
        let mut change = self.db.begin().await?;
        let detail = json!({ "in_full": in_full });
        change
            .add_audit(&self.audit(who, "take_away", "person", id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(data)
    }

    /// Whoever wants numbers in full knows the end of their own; a slip lost on the way does not. So many tries an hour.
    async fn must_be_proven(&self, id: PersonId, proof: &str) -> Result<(), Failure> {
        if !self.may_prove(id) {
            return Err(Refusal::TooMany.into());
        }
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        let number = String::from(person.resident_id);
        if proof.chars().count() == 4 && number.ends_with(proof) {
            return Ok(());
        }
        Err(Refusal::field("proof", Problem::Wrong).into())
    }

    fn may_prove(&self, id: PersonId) -> bool {
        let mut proofs = self.proofs.lock().unwrap_or_else(PoisonError::into_inner);
        proofs
            .take(Asker::named(&id.to_string()), self.clock.now())
            .is_ok()
    }

    async fn own_household(
        &self,
        db: &mut Connection,
        id: PersonId,
    ) -> Result<Option<OwnHousehold>, Failure> {
        let Some(household) = db.find_household_of(id).await? else {
            return Ok(None);
        };
        let Some(found) = db.find_household(household).await? else {
            return Ok(None);
        };
        let book = self.area_book().await?;
        let members = db.list_household_members(household).await?;
        let here: Vec<_> = members.iter().filter(|member| member.left_on.is_none()).collect();
        let ids: Vec<PersonId> = here.iter().filter_map(|member| member.person).collect();
        let people = db.list_people(&ids).await?;
        let name = |person: Option<PersonId>, own: &str| {
            let known = person.and_then(|id| people.iter().find(|one| one.id == id));
            masked_name(known.map_or(own, |one| one.name.as_str()))
        };
        let fields = HouseholdField::EDITED.iter().map(|field| {
            let text = crate::person_file::words_of(field.code(), &field.text(&found), &book);
            (*field, text)
        });
        Ok(Some(OwnHousehold {
            fields: fields.filter(|(_, text)| !text.is_empty()).collect(),
            members: here
                .iter()
                .map(|member| (name(member.person, &member.name), member.relation))
                .collect(),
        }))
    }

    async fn who_saw_me(&self, db: &mut Connection, id: PersonId) -> Result<Vec<MyDataSeen>, Failure> {
        let book = self.area_book().await?;
        let lines = db.list_access_of(id, SEEN).await?;
        let seen = lines.into_iter().map(|line| MyDataSeen {
            at: line.at,
            role: line.role,
            office: book.place(line.office),
            kind: line.kind,
            field: line.field,
            reason: line.reason,
            note: line.note,
        });
        Ok(seen.collect())
    }
}

/// The name of who acts for the person, when they look.
async fn proxy_name(db: &mut Connection, who: &Actor) -> Result<Option<String>, Failure> {
    let Actor::Proxy { proxy, .. } = who else {
        return Ok(None);
    };
    Ok(db.find_proxy(*proxy).await?.map(|proxy| proxy.name))
}

fn fields(record: &PersonRecord, book: &crate::AreaBook, in_full: bool) -> Vec<FieldValue> {
    let value = |field: &PersonField| FieldValue {
        field: *field,
        text: if in_full && field.is_sealed() {
            field.text(record)
        } else {
            FileText::shown(*field, record, book)
        },
    };
    let told = |field: &&PersonField| !matches!(field, PersonField::Point | PersonField::Consent);
    PersonField::ALL.iter().filter(told).map(value).collect()
}
