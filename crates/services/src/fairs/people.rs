//! The fairs of a person, what is shown at the gate, and the list of who comes.

use super::may_read;
use crate::{Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::fair::{Fair, FairNewsKind, RegistrationState, unfit_for};
use domain::ids::{FairId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::{Person, masked_name};
use domain::ports::{FairPeople, FairPerson, FairSlip, FairWhom, OwnFair};
use domain::refusal::Refusal;
use std::collections::HashMap;

impl Services {
    pub(super) async fn fairs_of_person(
        &self,
        who: &Actor,
        link: Option<&str>,
    ) -> Result<Vec<OwnFair>, Failure> {
        let whom = link.map_or(FairWhom::Own, |code| FairWhom::Link(code.to_owned()));
        let who = self.asker(who, &whom).await?;
        let id = who.own_person(Deed::Create, Function::CheckIn)?;
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        let today = self.clock.today();
        let mut own = Vec::new();
        for registration in db.list_fair_registrations_of(id).await? {
            let Some(fair) = db.find_fair(registration.fair).await?.filter(Fair::is_public) else {
                continue;
            };
            let lines = self.fair_lines(&mut db, std::slice::from_ref(&fair)).await?;
            own.extend(lines.into_iter().map(|of_fair| OwnFair {
                registration: registration.clone(),
                changes: Vec::new(),
                reason: fair.reason.clone(),
                unfit: unfit_for(person.functions, &fair.plan.access),
                is_open: fair.takes_people(today),
                is_ahead: fair.plan.held_on >= today,
                fair: of_fair,
            }));
            if let Some(last) = own.last_mut() {
                last.changes = db.list_fair_changes(fair.id).await?;
            }
        }
        drop(db);
        self.heed_fair_news(id).await?;
        own.sort_by_key(|one| {
            (
                !one.is_open,
                if one.is_open { 1 } else { -1 } * one.fair.held_on.signed_duration_since(today).num_days(),
            )
        });
        Ok(own)
    }

    pub(super) async fn slip_of_fair(
        &self,
        who: &Actor,
        id: FairId,
        whom: FairWhom,
    ) -> Result<FairSlip, Failure> {
        let who = &self.asker(who, &whom).await?;
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.filter(Fair::is_public);
        let fair = fair.ok_or(Refusal::NotFound)?;
        let person = self.visitor(&mut db, who, (id, &whom)).await?;
        let found = db.find_fair_registration_of(id, person.id).await?;
        let registration = found
            .filter(|one| one.state != RegistrationState::Cancelled)
            .ok_or(Refusal::NotFound)?;
        let stands = self.public_stands(&mut db, id).await?;
        drop(db);
        self.note_read(who, AccessKind::Slip, &[person.id]).await?;
        Ok(FairSlip {
            place: self.area_book().await?.place(fair.plan.area),
            name: masked_name(&person.name),
            unfit: unfit_for(person.functions, &fair.plan.access),
            registration,
            stands,
            fair,
        })
    }

    pub(super) async fn people_of_fair(&self, who: &Actor, id: FairId) -> Result<FairPeople, Failure> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_read(who, &fair)?;
        let registrations = db.list_fair_registrations(id).await?;
        let ids: Vec<PersonId> = registrations.iter().filter_map(|one| one.person).collect();
        let people = db.list_people(&ids).await?;
        let people: HashMap<PersonId, Person> = people
            .into_iter()
            .filter(|person| who.may_read_person(person).is_ok())
            .map(|person| (person.id, person))
            .collect();
        let news = db.list_fair_news(id).await?;
        let untold: HashMap<PersonId, FairNewsKind> = news
            .into_iter()
            .filter(|one| one.told_at.is_none())
            .map(|one| (one.person, one.kind))
            .collect();
        let seats = db.count_fair_seats(id, fair.plan.capacity).await?;
        drop(db);
        let seen: Vec<PersonId> = people.keys().copied().collect();
        self.note_read(who, AccessKind::List, &seen).await?;
        let book = self.area_book().await?;
        let all = registrations.iter().filter(|one| one.person.is_some()).count();
        let mut lines = Vec::new();
        for registration in registrations {
            let Some(person) = registration.person.and_then(|id| people.get(&id)) else {
                continue;
            };
            lines.push(FairPerson {
                name: person.name.clone(),
                no: person.no.clone(),
                place: book.place(person.living_area),
                untold: untold.get(&person.id).copied(),
                registration,
            });
        }
        lines.sort_by_key(|line| order(line.registration.state));
        let may_register =
            who.scope(Deed::Create, Function::CheckIn).is_ok() && fair.takes_people(self.clock.today());
        Ok(FairPeople {
            elsewhere: u32::try_from(all - lines.len()).unwrap_or(u32::MAX),
            people: lines,
            seats,
            may_register,
            fair,
        })
    }
}

/// Who comes first, then who waits, who was asked, who does not come.
const fn order(state: RegistrationState) -> u8 {
    match state {
        RegistrationState::Registered => 0,
        RegistrationState::Waiting => 1,
        RegistrationState::Invited => 2,
        RegistrationState::Cancelled => 3,
    }
}
