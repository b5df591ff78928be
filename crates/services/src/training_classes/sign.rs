//! Signing in and out: by the person's own code, by the code on the wall, by the names the school ticks, also when they arrive
//! later. There is one row of a person and a day, whatever is sent how often; nobody signs in on a day that is not held.

use super::{PLACE, Reach, attending, held_place, problem, reason_given};
use crate::{Failure, Services};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{ClassId, EnrolmentId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{CodeSeen, Going, RosterMark, RosterSent, RosterTaken, SignDay};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{
    Attendance, AttendanceChange, ClassDay, ClassState, Corrected, Enrolment, SignMethod, TrainingClass,
};
use serde_json::json;
use std::collections::HashMap;
use store::{Connection, Transaction};

/// Names of one roster at most.
const MARKS_MAX: usize = 500;
/// A clock that is wrong by less is right.
const CLOCK_SLACK: TimeDelta = TimeDelta::seconds(60);
/// A clock that is wrong by more shows another day: the times of the roster were typed, and not read from it.
const CLOCK_MOST: TimeDelta = TimeDelta::hours(12);
/// Days a roster may arrive late.
const LATE_DAYS: i64 = 31;

impl Services {
    pub(super) async fn day_to_sign(
        &self,
        who: &Actor,
        id: ClassId,
        day: Option<NaiveDate>,
    ) -> Result<SignDay, Failure> {
        let reach = Reach::of(who, &[Deed::Read, Deed::Approve], Function::Attendance)?;
        let mut db = self.db.read().await?;
        let class = db.find_training_class(id).await?.ok_or(Refusal::NotFound)?;
        reach.must_run(&class)?;
        let today = self.clock.today();
        let days = db.list_class_days(&[id]).await?;
        let wanted = day.unwrap_or(today);
        let next = days.iter().find(|one| one.day >= wanted).or(days.last());
        let shown = next.cloned().ok_or(Refusal::NotFound)?;
        if day.is_some_and(|day| day != shown.day) {
            return Err(Refusal::NotFound.into());
        }
        let mut all = db.list_enrolments_in(&[id]).await?;
        all.retain(|one| one.state.has_place());
        let rows = rows_of(&mut db, &all, shown.day).await?;
        let ids: Vec<PersonId> = all.iter().map(|one| one.person).collect();
        let names: HashMap<PersonId, String> = db
            .list_people(&ids)
            .await?
            .into_iter()
            .filter(|person| reach.covers(person))
            .map(|person| (person.id, person.name))
            .collect();
        let line = self.class_line(&mut db, &class).await?;
        drop(db);
        let seen: Vec<PersonId> = names.keys().copied().collect();
        self.note_read(who, AccessKind::Training, &seen).await?;
        let people = all
            .into_iter()
            .filter_map(|one| {
                let name = names.get(&one.person)?.clone();
                Some((one.id, name, rows.get(&one.id).cloned()))
            })
            .collect();
        Ok(SignDay {
            line,
            days,
            day: shown,
            people,
            today,
            may_sign: class.state == ClassState::Open && attending(who).is_ok(),
        })
    }

    pub(super) async fn take_roster(&self, who: &Actor, sent: RosterSent) -> Result<RosterTaken, Failure> {
        let reach = attending(who)?;
        let mut change = self.db.begin().await?;
        let class = change
            .hold_training_class(sent.class)
            .await?
            .ok_or(Refusal::NotFound)?;
        reach.must_run(&class)?;
        if sent.marks.len() > MARKS_MAX {
            return Err(problem("marks", Problem::TooLong));
        }
        let (now, today) = (self.clock.now(), self.clock.today());
        let too_late = (today - sent.day).num_days() > LATE_DAYS;
        if sent.day > today || too_late || class.approved_by.is_none() {
            return Err(problem("day", Problem::OutOfRange));
        }
        let days = change.list_class_days(&[class.id]).await?;
        if !days.iter().any(|one| one.day == sent.day) {
            return Err(problem("day", Problem::OutOfRange));
        }
        let places = change.list_enrolments_in(&[class.id]).await?;
        let known = rows_of(&mut change, &places, sent.day).await?;
        let off = sent.sent_at.map_or(TimeDelta::zero(), |sent| now - sent);
        let mut taken = RosterTaken::default();
        let mut rows = Vec::new();
        for mark in &sent.marks {
            let place = places.iter().find(|one| one.id == mark.enrolment);
            if !place.is_some_and(|place| place.had_place_on(sent.day)) {
                taken.strangers += 1;
                continue;
            }
            let row = ticked(who, mark, (sent.day, now, off))?;
            if let Some(old) = known.get(&mark.enrolment) {
                taken.known += 1;
                let both = old.clone().joined(&row);
                rows.extend((both != *old && !old.void).then_some(both));
            } else {
                taken.new += 1;
                rows.push(row);
            }
        }
        change.set_class_attendance(&rows).await?;
        if class.state.over_on().is_some() {
            for row in &rows {
                if let Some(place) = places.iter().find(|one| one.id == row.enrolment) {
                    self.settle_claims_of(&mut change, place.person).await?;
                }
            }
        }
        if !rows.is_empty() {
            let detail = json!({ "day": sent.day, "new": taken.new, "known": taken.known });
            change
                .add_audit(&self.audit(who, "roster", super::NOUN, class.id.to_string(), detail))
                .await?;
        }
        change.commit().await?;
        Ok(taken)
    }

    pub(super) async fn own_code_read(&self, who: &Actor, code: &str) -> Result<CodeSeen, Failure> {
        let reach = attending(who)?;
        let mut db = self.db.read().await?;
        let (place, class) = coded(&mut db, reach, code).await?;
        let seen = self.seen(&mut db, (&place, &class)).await?;
        drop(db);
        self.note_read(who, AccessKind::Training, &[place.person]).await?;
        Ok(seen)
    }

    pub(super) async fn sign_own_code(
        &self,
        who: &Actor,
        code: &str,
        going: Going,
    ) -> Result<ClassId, Failure> {
        let reach = attending(who)?;
        let mut change = self.db.begin().await?;
        let (place, _) = coded(&mut change, reach, code).await?;
        let (place, class) = held_place(&mut change, place.id).await?;
        self.sign(
            &mut change,
            who,
            (&place, &class),
            (SignMethod::PersonCode, going),
        )
        .await?;
        change.commit().await?;
        Ok(class.id)
    }

    pub(super) async fn wall_code_read(&self, who: &Actor, code: &str) -> Result<CodeSeen, Failure> {
        let own = who.own_person(Deed::Read, Function::Attendance)?;
        let mut db = self.db.read().await?;
        let (place, class, day) = walled(&mut db, own, code).await?;
        let mut seen = self.seen(&mut db, (&place, &class)).await?;
        seen.day = seen.day.filter(|today| *today == day.day);
        Ok(seen)
    }

    pub(super) async fn sign_wall_code(&self, who: &Actor, code: &str, going: Going) -> Result<(), Failure> {
        let own = who.own_person(Deed::Read, Function::Attendance)?;
        let mut change = self.db.begin().await?;
        let (place, _, day) = walled(&mut change, own, code).await?;
        let (place, class) = held_place(&mut change, place.id).await?;
        if day.day != self.clock.today() {
            return Err(Refusal::CodeSpent.into());
        }
        self.sign(&mut change, who, (&place, &class), (SignMethod::WallCode, going))
            .await?;
        Ok(change.commit().await?)
    }

    async fn seen(
        &self,
        db: &mut Connection,
        (place, class): (&Enrolment, &TrainingClass),
    ) -> Result<CodeSeen, Failure> {
        let today = self.clock.today();
        let held = held_on(db, class, today).await?;
        let rows = rows_of(db, std::slice::from_ref(place), today).await?;
        let person = db.find_person(place.person).await?.ok_or(Refusal::NotFound)?;
        Ok(CodeSeen {
            line: self.class_line(db, class).await?,
            name: person.name,
            day: held.filter(|_| place.state.has_place()),
            row: rows.get(&place.id).cloned(),
        })
    }

    /// Signs somebody in or out now. The first coming stands, and the last leaving.
    async fn sign(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (place, class): (&Enrolment, &TrainingClass),
        (method, going): (SignMethod, Going),
    ) -> Result<(), Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        if !place.state.has_place() || held_on(change, class, today).await?.is_none() {
            return Err(Refusal::TooLate.into());
        }
        let rows = rows_of(change, std::slice::from_ref(place), today).await?;
        let row = match (rows.get(&place.id), going) {
            (Some(known), _) if known.void => return Err(Refusal::Changed.into()),
            (Some(_), Going::In) => return Ok(()),
            (Some(known), Going::Out) => Attendance {
                out_at: Some(now),
                ..known.clone()
            },
            (None, Going::Out) => return Err(problem("going", Problem::Wrong)),
            (None, Going::In) => Attendance {
                enrolment: place.id,
                day: today,
                in_at: now,
                out_at: None,
                method,
                by: who.label(),
                noted_at: now,
                void: false,
            },
        };
        change.set_class_attendance(&[row]).await?;
        let detail = json!({ "day": today, "method": method });
        change
            .add_audit(&self.audit(who, "sign", PLACE, place.id.to_string(), detail))
            .await?;
        Ok(())
    }

    /// What stood there is kept beside the reason.
    pub(super) async fn correct_day(
        &self,
        who: &Actor,
        (id, day): (EnrolmentId, NaiveDate),
        corrected: Corrected,
        reason: &str,
    ) -> Result<ClassId, Failure> {
        let reach = attending(who)?;
        let mut change = self.db.begin().await?;
        let (place, class) = held_place(&mut change, id).await?;
        reach.must_run(&class)?;
        if change.is_ghost_day(id, day).await? {
            // Somebody went there and found nobody: the school does not write them back.
            Reach::Office(who.scope(Deed::Approve, Function::Attendance)?).must_run(&class)?;
        }
        let reason = reason_given("reason", reason)?;
        self.correct_in(&mut change, who, (&place, day), (corrected, reason))
            .await?;
        self.settle_claims_of(&mut change, place.person).await?;
        change.commit().await?;
        Ok(class.id)
    }

    /// A correction in the transaction of whoever asks.
    pub(super) async fn correct_in(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (place, day): (&Enrolment, NaiveDate),
        (corrected, reason): (Corrected, String),
    ) -> Result<(), Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let days = change.list_class_days(&[place.class]).await?;
        if day > today || !days.iter().any(|one| one.day == day) {
            return Err(problem("day", Problem::OutOfRange));
        }
        let known = rows_of(change, std::slice::from_ref(place), day)
            .await?
            .remove(&place.id);
        let row = match (corrected, &known) {
            (Corrected::Absent, None) => return Err(problem("in_at", Problem::Unchanged)),
            (Corrected::Absent, Some(row)) => Attendance {
                void: true,
                ..row.clone()
            },
            // Whoever waits for a place, or had left by then, was not there.
            (Corrected::Times(..), None) if !place.had_place_on(day) => {
                return Err(problem("day", Problem::OutOfRange));
            }
            (Corrected::Times(in_at, out_at), _) => {
                must_be_that_day(day, now, (in_at, out_at))?;
                Attendance {
                    enrolment: place.id,
                    day,
                    in_at,
                    out_at,
                    method: SignMethod::Correction,
                    by: who.label(),
                    noted_at: now,
                    void: false,
                }
            }
        };
        change.set_class_attendance(&[row]).await?;
        let kept = AttendanceChange {
            enrolment: place.id,
            day,
            was: known.map(|row| (row.in_at, row.out_at, row.void)),
            reason,
            by: who.label(),
            at: now,
        };
        change.add_attendance_change(self.ids.id(now), &kept).await?;
        let detail = json!({ "day": day });
        change
            .add_audit(&self.audit(who, "correct", PLACE, place.id.to_string(), detail))
            .await?;
        Ok(())
    }
}

/// A tick as a row: the time of a clock that was wrong is put right by what it said when it sent.
fn ticked(
    who: &Actor,
    mark: &RosterMark,
    (day, now, off): (NaiveDate, DateTime<Utc>, TimeDelta),
) -> Result<Attendance, Failure> {
    let is_wrong = off.abs() > CLOCK_SLACK && off.abs() < CLOCK_MOST;
    let right = |at: DateTime<Utc>| if is_wrong { at + off } else { at };
    let in_at = right(mark.in_at);
    let out_at = mark.out_at.map(right);
    must_be_that_day(day, now, (in_at, out_at))?;
    Ok(Attendance {
        enrolment: mark.enrolment,
        day,
        in_at,
        out_at,
        method: SignMethod::Roster,
        by: who.label(),
        noted_at: now,
        void: false,
    })
}

fn must_be_that_day(
    day: NaiveDate,
    now: DateTime<Utc>,
    (in_at, out_at): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Result<(), Failure> {
    let of_day = |at: DateTime<Utc>| day_in_shanghai(at) == day && at <= now + CLOCK_SLACK;
    if !of_day(in_at) {
        return Err(problem("in_at", Problem::OutOfRange));
    }
    if out_at.is_some_and(|out_at| !of_day(out_at) || out_at < in_at) {
        return Err(problem("out_at", Problem::OutOfRange));
    }
    Ok(())
}

/// The day, when the class is held on it.
async fn held_on(
    db: &mut Connection,
    class: &TrainingClass,
    day: NaiveDate,
) -> Result<Option<NaiveDate>, Failure> {
    if class.state != ClassState::Open {
        return Ok(None);
    }
    let days = db.list_class_days(&[class.id]).await?;
    let held = |one: &&ClassDay| one.day == day && one.cancelled.is_none();
    Ok(days.iter().find(held).map(|one| one.day))
}

async fn rows_of(
    db: &mut Connection,
    places: &[Enrolment],
    day: NaiveDate,
) -> Result<HashMap<EnrolmentId, Attendance>, Failure> {
    let ids: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
    let rows = db.list_class_attendance(&ids).await?;
    let of_day = rows.into_iter().filter(|row| row.day == day);
    Ok(of_day.map(|row| (row.enrolment, row)).collect())
}

/// Whose own code this is, in a class the asker runs; a stranger's code is nobody's.
async fn coded(db: &mut Connection, reach: Reach, code: &str) -> Result<(Enrolment, TrainingClass), Failure> {
    let place = db.find_enrolment_by_code(code.trim()).await?;
    let place = place.ok_or(Refusal::NotFound)?;
    let class = db
        .find_training_class(place.class)
        .await?
        .ok_or(Refusal::NotFound)?;
    reach.must_run(&class)?;
    Ok((place, class))
}

/// One's own place in the class on whose wall this hangs.
async fn walled(
    db: &mut Connection,
    own: PersonId,
    code: &str,
) -> Result<(Enrolment, TrainingClass, ClassDay), Failure> {
    let day = db.find_class_day_by_code(code.trim()).await?;
    let day = day.ok_or(Refusal::NotFound)?;
    let places = db.list_enrolments_of(&[own]).await?;
    let place = places
        .into_iter()
        .find(|one| one.class == day.class && one.state.has_place());
    let place = place.ok_or(Refusal::NotFound)?;
    let class = db
        .find_training_class(day.class)
        .await?
        .ok_or(Refusal::NotFound)?;
    Ok((place, class, day))
}
