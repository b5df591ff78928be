//! What a merge passes on beside the record: subsidies, seats at fairs, places in classes, applications for posts, groups that leave
//! together. Nobody has such a place twice: of two that meet the further stands, and the other gives its seat to who waits.

use crate::fairs::REGISTRATION;
use crate::public_posts::TENURE;
use crate::training_classes::PLACE;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::{FairRegistration, RegistrationState};
use domain::ids::{ClassId, EnrolmentId, FairId, PersonId, TenureId};
use domain::merge::{
    ArrivalMet, DaysPassed, Places, days_that_pass, intents_that_pass, met_at_door, met_at_fair, met_at_post,
    met_in_class, one_seat,
};
use domain::public_post::TenureState;
use domain::refusal::Refusal;
use domain::training_class::EnrolmentState;
use serde_json::json;
use store::{Connection, Merge, Transaction};

/// Two files, of which one goes to the other.
type Way = (PersonId, PersonId);

/// What hangs on the file that goes, and what of it meets something of the kept one.
pub(super) async fn places_over(db: &mut Connection, (one, other): Way) -> Result<Places, Failure> {
    let claims = db.list_claims_of(other).await?;
    let browsers = db.list_subscriptions(&[other]).await?;
    let own_groups = db.list_labour_groups_of(one).await?;
    let groups = db.list_labour_groups_of(other).await?;
    let mut places = Places {
        claims: claims.iter().map(|claim| claim.id).collect(),
        browsers: browsers.iter().map(|browser| browser.id).collect(),
        groups: groups
            .into_iter()
            .map(|group| (group, own_groups.contains(&group)))
            .collect(),
        ..Places::default()
    };
    posts_over(db, (one, other), &mut places).await?;
    classes_meet(db, (one, other), &mut places).await?;
    fairs_over(db, (one, other), &mut places).await?;
    Ok(places)
}

async fn posts_over(db: &mut Connection, (one, other): Way, places: &mut Places) -> Result<(), Failure> {
    let (own, theirs) = (db.list_tenures_of(one).await?, db.list_tenures_of(other).await?);
    let ended = met_at_post(&own, &theirs).into_iter().map(|(_, ends)| ends);
    places.tenures_ended = ended.map(|ends| (ends.id, ends.state.clone())).collect();
    places.tenures = theirs.iter().map(|one| one.id).collect();
    Ok(())
}

async fn classes_meet(db: &mut Connection, (one, other): Way, places: &mut Places) -> Result<(), Failure> {
    let own = db.list_enrolments_of(&[one]).await?;
    let theirs = db.list_enrolments_of(&[other]).await?;
    for (stands, ends) in met_in_class(&own, &theirs) {
        places.classes_ended.push((ends.id, ends.state));
        if stands.class != ends.class {
            continue;
        }
        let signed = db.list_class_attendance(&[stands.id]).await?;
        let others = db.list_class_attendance(&[ends.id]).await?;
        places.class_days.push(DaysPassed {
            from: ends.id,
            to: stands.id,
            days: days_that_pass(&signed, &others),
        });
    }
    Ok(())
}

async fn fairs_over(db: &mut Connection, (one, other): Way, places: &mut Places) -> Result<(), Failure> {
    let own = db.list_fair_registrations_of(one).await?;
    let theirs = db.list_fair_registrations_of(other).await?;
    let met = met_at_fair(&own, &theirs).into_iter();
    places.seats_met = met.map(|(kept, gone)| (kept.clone(), gone.clone())).collect();
    let alone = |seat: &&FairRegistration| !own.iter().any(|known| known.fair == seat.fair);
    places.seats = theirs.iter().filter(alone).map(|seat| seat.id).collect();
    let news = db.list_untold_fair_news(&[other]).await?;
    places.news = news.iter().map(|one| (one.fair, one.kind)).collect();
    let (own, theirs) = (
        db.list_attendances_of(one).await?,
        db.list_attendances_of(other).await?,
    );
    let mut intents = db.list_fair_intents_about(one).await?;
    intents.extend(db.list_fair_intents_about(other).await?);
    let met = met_at_door((&own, &theirs), &intents).into_iter();
    places.arrivals_met = met
        .map(|(stands, undone)| ArrivalMet {
            stands: stands.id,
            undone: undone.id,
            intents: intents_that_pass(&intents, (stands.id, undone.id)),
        })
        .collect();
    places.arrivals = theirs.iter().map(|one| one.id).collect();
    Ok(())
}

/// What nobody can have twice and no program may end: a post that is held, a place in the land-loss insurance, a start-up case.
pub(super) async fn must_not_hold_both(db: &mut Connection, (one, other): Way) -> Result<(), Failure> {
    let (own, theirs) = (db.list_tenures_of(one).await?, db.list_tenures_of(other).await?);
    let holds_both = met_at_post(&own, &theirs)
        .iter()
        .any(|(stands, ends)| stands.state.holds() && ends.state.holds());
    let both_insured = is_insured(db, one).await? && is_insured(db, other).await?;
    let both_found = is_founding(db, one).await? && is_founding(db, other).await?;
    if holds_both || both_insured || both_found {
        return Err(Refusal::BothUnderWay.into());
    }
    Ok(())
}

async fn is_insured(db: &mut Connection, person: PersonId) -> Result<bool, Failure> {
    let places = db.list_land_enrolments_of(&[person]).await?;
    Ok(places.iter().any(|place| place.state.is_active()))
}

async fn is_founding(db: &mut Connection, person: PersonId) -> Result<bool, Failure> {
    let cases = db.list_startups_of(&[person]).await?;
    Ok(cases.iter().any(|case| case.ended.is_none()))
}

impl Services {
    /// Ends what meets, moves everything over, and gives the seats that became free to who waits first.
    pub(super) async fn move_places(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
    ) -> Result<(), Failure> {
        let (places, way) = (&merge.record.places, (merge.gone, merge.kept));
        let groups: Vec<_> = places.groups.iter().map(|(group, _)| *group).collect();
        change.join_labour_groups(&groups, merge.kept).await?;
        change.leave_labour_groups(&groups, merge.gone).await?;
        change.move_claims(&places.claims, way).await?;
        change.move_subscriptions(&places.browsers, way).await?;
        for (id, was) in &places.tenures_ended {
            self.set_tenure_to(change, who, *id, (was, &TenureState::TakenBack))
                .await?;
        }
        change.move_tenures(&places.tenures, way).await?;
        self.end_class_places(change, who, places).await?;
        self.one_seat_each(change, who, merge).await?;
        self.one_arrival_each(change, who, merge).await
    }

    /// Everything goes back, and what ended stands again, unless something was done with it since. A seat that was given on is
    /// waited for.
    pub(super) async fn part_places(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
    ) -> Result<(), Failure> {
        let (places, way) = (&merge.record.places, (merge.kept, merge.gone));
        let groups: Vec<_> = places.groups.iter().map(|(group, _)| *group).collect();
        let brought = places.groups.iter().filter(|(_, both)| !both);
        let brought: Vec<_> = brought.map(|(group, _)| *group).collect();
        change.join_labour_groups(&groups, merge.gone).await?;
        change.leave_labour_groups(&brought, merge.kept).await?;
        change.move_claims(&places.claims, way).await?;
        change.move_subscriptions(&places.browsers, way).await?;
        change.move_tenures(&places.tenures, way).await?;
        for (id, was) in &places.tenures_ended {
            self.set_tenure_to(change, who, *id, (&TenureState::TakenBack, was))
                .await?;
        }
        self.give_class_places_back(change, who, places).await?;
        self.give_seats_back(change, who, merge).await?;
        for met in &places.arrivals_met {
            change
                .move_fair_intents(&met.intents, (met.stands, met.undone))
                .await?;
        }
        change.move_attendances(&places.arrivals, way).await?;
        for met in &places.arrivals_met {
            change.redo_attendance(met.undone, merge.made_at).await?;
        }
        Ok(())
    }

    /// Sets an application from one state to another, where it still stands in the first.
    async fn set_tenure_to(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: TenureId,
        (was, is): (&TenureState, &TenureState),
    ) -> Result<(), Failure> {
        let Some(mut tenure) = change.find_tenure(id).await?.filter(|one| one.state == *was) else {
            return Ok(());
        };
        tenure.state = is.clone();
        change.set_tenure(&tenure, was.code()).await?;
        let detail = json!({ "post": tenure.post, "person": tenure.person, "state": is.code() });
        let line = self.audit(who, "merge", TENURE, id.to_string(), detail);
        Ok(change.add_audit(&line).await?)
    }

    /// Places in classes that meet a better one end; the days pass to that, and who waits comes in.
    async fn end_class_places(
        &self,
        change: &mut Transaction,
        who: &Actor,
        places: &Places,
    ) -> Result<(), Failure> {
        for passed in &places.class_days {
            change
                .move_class_attendance(&passed.days, (passed.from, passed.to))
                .await?;
        }
        for (id, was) in &places.classes_ended {
            let class = self
                .set_class_place(change, who, *id, (*was, EnrolmentState::Withdrawn))
                .await?;
            if let Some(class) = class.filter(|_| was.has_place()) {
                self.call_next_in(change, class).await?;
            }
        }
        Ok(())
    }

    async fn give_class_places_back(
        &self,
        change: &mut Transaction,
        who: &Actor,
        places: &Places,
    ) -> Result<(), Failure> {
        for passed in &places.class_days {
            change
                .move_class_attendance(&passed.days, (passed.to, passed.from))
                .await?;
        }
        for (id, was) in &places.classes_ended {
            let Some(place) = change.find_enrolment(*id).await? else {
                continue;
            };
            let may_enter = self.has_room(change, place.class).await?;
            let is = if *was == EnrolmentState::Enrolled && !may_enter {
                EnrolmentState::Waiting
            } else {
                *was
            };
            self.set_class_place(change, who, *id, (EnrolmentState::Withdrawn, is))
                .await?;
        }
        Ok(())
    }

    /// Sets a place in a class from one state to another; says in which class, where it still stood in the first.
    async fn set_class_place(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: EnrolmentId,
        (was, is): (EnrolmentState, EnrolmentState),
    ) -> Result<Option<ClassId>, Failure> {
        let Some(mut place) = change.find_enrolment(id).await?.filter(|one| one.state == was) else {
            return Ok(None);
        };
        change.hold_training_class(place.class).await?;
        place.state = is;
        change.set_enrolment(&place).await?;
        let detail = json!({ "class": place.class, "state": is });
        let line = self.audit(who, "merge", PLACE, id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(Some(place.class))
    }

    /// Two seats of one fair become one, and the other is given to who waits.
    async fn one_seat_each(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
    ) -> Result<(), Failure> {
        let (places, way) = (&merge.record.places, (merge.gone, merge.kept));
        for (kept, gone) in &places.seats_met {
            change.hold_fair(kept.fair).await?;
            let (stands, ends) = one_seat(kept, gone, merge.made_at);
            change.set_fair_registration(&stands).await?;
            change.set_fair_registration(&ends).await?;
            self.tell_seats(change, who, [&stands, &ends]).await?;
            self.pass_seats_of(change, kept.fair).await?;
        }
        change.move_fair_registrations(&places.seats, way).await?;
        Ok(change.move_fair_news(&places.news, way, merge.made_at).await?)
    }

    async fn give_seats_back(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
    ) -> Result<(), Failure> {
        let (places, way) = (&merge.record.places, (merge.kept, merge.gone));
        change.move_fair_registrations(&places.seats, way).await?;
        change.move_fair_news(&places.news, way, self.clock.now()).await?;
        for (kept, gone) in &places.seats_met {
            change.hold_fair(kept.fair).await?;
            let (stood, ended) = one_seat(kept, gone, merge.made_at);
            for (was, made) in [(kept, stood), (gone, ended)] {
                let now = change.find_fair_registration(was.id).await?;
                if now.is_none_or(|now| now.state != made.state) {
                    continue;
                }
                let mut back = was.clone();
                let takes_seat = |state| state == RegistrationState::Registered;
                if takes_seat(was.state)
                    && !takes_seat(made.state)
                    && !self.has_seat(change, was.fair).await?
                {
                    back.state = RegistrationState::Waiting;
                }
                change.set_fair_registration(&back).await?;
                self.tell_seats(change, who, [&back]).await?;
            }
        }
        Ok(())
    }

    async fn tell_seats<const N: usize>(
        &self,
        change: &mut Transaction,
        who: &Actor,
        seats: [&FairRegistration; N],
    ) -> Result<(), Failure> {
        let line = |one: &FairRegistration| {
            let detail = json!({ "fair": one.fair, "state": one.state.code() });
            self.audit(who, "merge", REGISTRATION, one.id.to_string(), detail)
        };
        Ok(change.add_audits(&seats.map(line)).await?)
    }

    /// Of two arrivals at one fair one counts; what stands noted of the other is noted of it.
    async fn one_arrival_each(
        &self,
        change: &mut Transaction,
        who: &Actor,
        merge: &Merge,
    ) -> Result<(), Failure> {
        let (places, way) = (&merge.record.places, (merge.gone, merge.kept));
        for met in &places.arrivals_met {
            change
                .undo_attendance(met.undone, (merge.made_at, &who.label()))
                .await?;
            change
                .move_fair_intents(&met.intents, (met.undone, met.stands))
                .await?;
        }
        Ok(change.move_attendances(&places.arrivals, way).await?)
    }

    /// Gives up what somebody who is erased would keep from others: seats at coming fairs, places in classes that go on,
    /// applications for posts.
    pub(crate) async fn give_up_places(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: PersonId,
    ) -> Result<(), Failure> {
        for mut seat in change.list_fair_registrations_of(person).await? {
            let is_open = seat.state != RegistrationState::Cancelled;
            if !is_open || !self.is_coming(change, seat.fair).await? {
                continue;
            }
            change.hold_fair(seat.fair).await?;
            seat.state = RegistrationState::Cancelled;
            seat.cancelled_at = Some(self.clock.now());
            change.set_fair_registration(&seat).await?;
            self.pass_seats_of(change, seat.fair).await?;
        }
        for place in change.list_enrolments_of(&[person]).await? {
            let goes_on = matches!(
                place.state,
                EnrolmentState::Pending | EnrolmentState::Waiting | EnrolmentState::Enrolled
            );
            if goes_on && self.is_class_open(change, place.class).await? {
                let ends = (place.state, EnrolmentState::Withdrawn);
                self.set_class_place(change, who, place.id, ends).await?;
                self.call_next_in(change, place.class).await?;
            }
        }
        for tenure in change.list_tenures_of(person).await? {
            if !tenure.state.is_over() && !tenure.state.holds() {
                let ends = (&tenure.state, &TenureState::TakenBack);
                self.set_tenure_to(change, who, tenure.id, ends).await?;
            }
        }
        Ok(())
    }

    async fn is_coming(&self, db: &mut Connection, id: FairId) -> Result<bool, Failure> {
        let fair = db.find_fair(id).await?;
        Ok(fair.is_some_and(|fair| fair.takes_people(self.clock.today())))
    }

    async fn has_seat(&self, db: &mut Connection, id: FairId) -> Result<bool, Failure> {
        let Some(fair) = db.find_fair(id).await? else {
            return Ok(true);
        };
        let seats = db.count_fair_seats(id, fair.plan.capacity).await?;
        Ok(!fair.takes_people(self.clock.today()) || !seats.is_full())
    }

    async fn pass_seats_of(&self, change: &mut Transaction, id: FairId) -> Result<(), Failure> {
        let today = self.clock.today();
        match change
            .find_fair(id)
            .await?
            .filter(|fair| fair.takes_people(today))
        {
            Some(fair) => self.pass_seats_on(change, &fair).await,
            None => Ok(()),
        }
    }
}
