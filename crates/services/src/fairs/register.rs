//! Seats: taken by the person, or for somebody by the office or the village; given back, and passed on to who waits first.

use super::REGISTRATION;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::code::FairCode;
use domain::fair::{Fair, FairNewsKind, FairRegistration, RegistrationState, RegistrationWay, unfit_for};
use domain::ids::{FairId, FairRegistrationId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{FairWhom, Registered};
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::{Connection, Transaction};

impl Services {
    pub(super) async fn take_seat(
        &self,
        who: &Actor,
        id: FairId,
        whom: FairWhom,
    ) -> Result<Registered, Failure> {
        let who = &self.asker(who, &whom).await?;
        let mut change = self.db.begin().await?;
        change.hold_fair(id).await?;
        let fair = change.find_fair(id).await?.filter(Fair::is_public);
        let fair = fair.ok_or(Refusal::NotFound)?;
        let person = self.visitor(&mut change, who, (id, &whom)).await?;
        if !fair.takes_people(self.clock.today()) {
            return Err(Refusal::TooLate.into());
        }
        let before = change.find_fair_registration_of(id, person.id).await?;
        let registration = match before {
            Some(before) if before.has_said_yes() => before,
            before => {
                let seats = change.count_fair_seats(id, fair.plan.capacity).await?;
                let way = way_of(&whom, before.as_ref());
                let is_new = before.is_none();
                let mut one =
                    before.unwrap_or_else(|| self.new_registration(who, (id, Some(person.id)), way));
                one.way = way;
                one.register(!seats.is_full(), self.clock.now());
                if is_new {
                    change.add_fair_registrations(std::slice::from_ref(&one)).await?;
                } else {
                    change.set_fair_registration(&one).await?;
                }
                let detail = json!({ "fair": id, "person": person.id, "state": one.state.code() });
                let audit = self.audit(who, "register", REGISTRATION, one.id.to_string(), detail);
                change.add_audit(&audit).await?;
                one
            }
        };
        change.commit().await?;
        Ok(Registered {
            id: registration.id,
            state: registration.state,
            unfit: unfit_for(person.functions, &fair.plan.access),
        })
    }

    /// One that nobody has answered yet, with a code of its own.
    pub(crate) fn new_registration(
        &self,
        who: &Actor,
        (fair, person): (FairId, Option<PersonId>),
        way: RegistrationWay,
    ) -> FairRegistration {
        let now = self.clock.now();
        FairRegistration {
            id: FairRegistrationId::new(&*self.ids, now),
            fair,
            person,
            code: FairCode::new(fair, self.ids.chance()),
            state: RegistrationState::Invited,
            way,
            invited_at: None,
            registered_at: None,
            cancelled_at: None,
            made_by: who.label(),
        }
    }

    pub(super) async fn give_seat_back(
        &self,
        who: &Actor,
        id: FairId,
        whom: FairWhom,
    ) -> Result<(), Failure> {
        let who = &self.asker(who, &whom).await?;
        let mut change = self.db.begin().await?;
        change.hold_fair(id).await?;
        let fair = change.find_fair(id).await?.filter(Fair::is_public);
        let fair = fair.ok_or(Refusal::NotFound)?;
        let person = self.visitor(&mut change, who, (id, &whom)).await?;
        let found = change.find_fair_registration_of(id, person.id).await?;
        let mut found = found.ok_or(Refusal::NotFound)?;
        if !fair.takes_people(self.clock.today()) {
            return Err(Refusal::TooLate.into());
        }
        if found.state == RegistrationState::Cancelled {
            return Ok(());
        }
        found.state = RegistrationState::Cancelled;
        found.cancelled_at = Some(self.clock.now());
        change.set_fair_registration(&found).await?;
        let detail = json!({ "fair": id });
        let audit = self.audit(who, "leave", REGISTRATION, found.id.to_string(), detail);
        change.add_audit(&audit).await?;
        self.pass_seats_on(&mut change, &fair).await?;
        Ok(change.commit().await?)
    }

    /// Gives free seats to those who wait first, and lets them know.
    pub(crate) async fn pass_seats_on(&self, change: &mut Transaction, fair: &Fair) -> Result<(), Failure> {
        let mut lucky = Vec::new();
        while !change
            .count_fair_seats(fair.id, fair.plan.capacity)
            .await?
            .is_full()
        {
            let Some(mut first) = change.find_first_waiting(fair.id).await? else {
                break;
            };
            first.state = RegistrationState::Registered;
            change.set_fair_registration(&first).await?;
            lucky.extend(first.person);
            let detail = json!({ "fair": fair.id });
            let audit = self.audit(&Actor::Worker, "seat", REGISTRATION, first.id.to_string(), detail);
            change.add_audit(&audit).await?;
        }
        self.tell_people(change, fair.id, (&lucky, FairNewsKind::Seat))
            .await?;
        Ok(())
    }

    /// Who asks: with a personal link its holder.
    pub(super) async fn asker(&self, who: &Actor, whom: &FairWhom) -> Result<Actor, Failure> {
        match whom {
            FairWhom::Link(code) => Ok(self.holder_of_code(code).await?.1),
            FairWhom::Own => {
                who.own_person(Deed::Create, Function::CheckIn)?;
                Ok(who.clone())
            }
            FairWhom::Person(_) | FairWhom::Registration(_) => {
                who.scope(Deed::Create, Function::CheckIn)?;
                Ok(who.clone())
            }
        }
    }

    /// Who is meant: the asker, or whom staff name by the number outside or from the list.
    pub(super) async fn visitor(
        &self,
        db: &mut Connection,
        who: &Actor,
        (fair, whom): (FairId, &FairWhom),
    ) -> Result<Person, Failure> {
        match whom {
            FairWhom::Own | FairWhom::Link(_) => {
                let own = who.own_person(Deed::Create, Function::CheckIn)?;
                Ok(db.find_person(own).await?.ok_or(Refusal::NotFound)?)
            }
            FairWhom::Person(no) => {
                who.scope(Deed::Create, Function::CheckIn)?;
                let unknown = Refusal::field("person_no", Problem::Wrong);
                let found = db.find_person_by_no(no.trim()).await?;
                let person = found.ok_or_else(|| unknown.clone())?;
                who.may_read_person(&person).map_err(|_| unknown)?;
                Ok(person)
            }
            FairWhom::Registration(id) => {
                who.scope(Deed::Create, Function::CheckIn)?;
                let found = db.find_fair_registration(*id).await?;
                let person = found.filter(|one| one.fair == fair).and_then(|one| one.person);
                let person = db.find_person(person.ok_or(Refusal::NotFound)?).await?;
                let person = person.ok_or(Refusal::NotFound)?;
                who.may_read_person(&person)?;
                Ok(person)
            }
        }
    }
}

/// How somebody comes to be registered.
const fn way_of(whom: &FairWhom, before: Option<&FairRegistration>) -> RegistrationWay {
    match (whom, before) {
        (FairWhom::Person(_) | FairWhom::Registration(_), _) => RegistrationWay::Staff,
        (_, Some(before)) if before.invited_at.is_some() => RegistrationWay::Invitation,
        _ => RegistrationWay::Page,
    }
}
