//! Printed slips: who gets one, what it says, and its QR code.

use super::{HELPER_PHONE, is_waiting};
use crate::{Failure, Services, qr};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::lead::Lead;
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::Slip;
use domain::refusal::Refusal;
use domain::values::AreaCode;
use serde_json::json;
use std::collections::BTreeMap;

/// The most slips of one printing; more are printed village by village.
const SLIPS: usize = 400;
/// The most leads on one slip.
const LEADS: usize = 5;

impl Services {
    /// Slips for everybody in an area with leads waiting whose vacancies are open, or for one person.
    pub(super) async fn make_slips(
        &self,
        who: &Actor,
        area: AreaCode,
        person: Option<PersonId>,
        origin: &str,
    ) -> Result<Vec<Slip>, Failure> {
        let listed = if let Some(id) = person {
            self.slip_of_one(who, id).await?
        } else {
            who.may_write_people_in(area)?;
            let scope = who.scope(Deed::Update, Function::Lead)?;
            self.slips_of_area(area, scope).await?
        };
        let ids: Vec<PersonId> = listed.iter().map(|(person, _)| person.id).collect();
        let scope = if person.is_some() {
            listed.first().map(|(person, _)| person.living_area)
        } else {
            Some(area)
        };
        let mut change = self.db.begin().await?;
        let newest = change.list_newest_personal_links(scope).await?;
        let codes = self.codes(&mut change, &ids, &newest).await?;
        let detail = json!({ "slips": ids.len() });
        change
            .add_audit(&self.audit(who, "print_slips", "area", area.to_string(), detail))
            .await?;
        change.commit().await?;
        self.note_read(who, AccessKind::Slip, &ids).await?;
        let mut slips = Vec::with_capacity(listed.len());
        for ((person, leads), code) in listed.into_iter().zip(codes) {
            slips.push(self.slip(person, leads, &code, origin).await?);
        }
        if person.is_none() {
            slips.retain(|slip: &Slip| !slip.leads.is_empty());
        }
        Ok(slips)
    }

    async fn slip_of_one(&self, who: &Actor, id: PersonId) -> Result<Vec<(Person, Vec<Lead>)>, Failure> {
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_write_person(&person)?;
        if !person.may_be_told_on(self.clock.today()) {
            return Err(Refusal::NotAllowed.into());
        }
        let leads = self.db.list_leads_of_person(id).await?;
        let (waiting, told): (Vec<Lead>, Vec<Lead>) =
            leads.into_iter().partition(|lead| is_waiting(&lead.state));
        let chosen = if waiting.is_empty() {
            told.into_iter().filter(|lead| lead.state.is_open()).collect()
        } else {
            waiting
        };
        Ok(vec![(person, chosen)])
    }

    async fn slips_of_area(&self, area: AreaCode, scope: Scope) -> Result<Vec<(Person, Vec<Lead>)>, Failure> {
        let mut by_person: BTreeMap<PersonId, Vec<Lead>> = BTreeMap::new();
        let mut order = Vec::new();
        for lead in self
            .db
            .list_undelivered_leads(Some(area))
            .await?
            .into_iter()
            .filter(|lead| is_waiting(&lead.state))
        {
            let leads = by_person.entry(lead.person).or_default();
            if leads.is_empty() {
                order.push(lead.person);
            }
            leads.push(lead);
        }
        let reached = |person: &Person| {
            person.may_be_told_on(self.clock.today()) && scope.covers(person.living_area, person.categories)
        };
        let mut people: BTreeMap<PersonId, Person> = self
            .db
            .list_people(&order)
            .await?
            .into_iter()
            .filter(reached)
            .map(|person| (person.id, person))
            .collect();
        let take = |id: PersonId| Some((people.remove(&id)?, by_person.remove(&id)?));
        Ok(order.into_iter().filter_map(take).take(SLIPS).collect())
    }

    async fn slip(
        &self,
        person: Person,
        mut leads: Vec<Lead>,
        code: &str,
        origin: &str,
    ) -> Result<Slip, Failure> {
        leads.sort_by_key(|lead| std::cmp::Reverse(lead.score));
        let mut views = self.lead_views(&person, leads).await?;
        views.retain(|lead| lead.open);
        views.truncate(LEADS);
        let link_path = format!("/l/{code}");
        Ok(Slip {
            place: self.area_book().await?.place(person.living_area),
            name: person.name,
            qr_svg: qr::svg(&format!("{origin}{link_path}"))?,
            link_path,
            leads: views,
            helper_phone: self
                .db
                .find_nearest_setting(Some(person.living_area), HELPER_PHONE)
                .await?,
            printed_on: self.clock.today(),
        })
    }
}
