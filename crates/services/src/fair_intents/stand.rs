//! A stand as its people have it.

use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::check_in::{Attendance, AttendeeKind, PassKind, Shut};
use domain::clock::start_of_day;
use domain::fair::code::FairCode;
use domain::fair::{Fair, FairStand, FairState};
use domain::fair_intent::{FairIntent, IntentSums};
use domain::ids::{AttendanceId, PersonId, VacancyId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{IntentLine, OwnFairDay, StandKey, StandView, Visitor};
use domain::refusal::Refusal;
use domain::values::dates;
use std::collections::HashMap;
use store::Connection;

/// A stand with its fair, opened by somebody.
pub(super) struct AtStand {
    pub fair: Fair,
    pub stand: FairStand,
    /// Why nothing is noted now.
    pub shut: Option<Shut>,
    /// Whether what was noted may be read, and what came of it said.
    pub tells: bool,
    /// Who does it, for the record.
    pub label: String,
}

impl Services {
    /// The stand of a key, when its employer comes.
    pub(super) async fn at_stand(
        &self,
        db: &mut Connection,
        who: &Actor,
        key: &StandKey,
    ) -> Result<AtStand, Failure> {
        let (now, days) = (self.clock.now(), self.result_days().await?);
        let (fair, stand, shut, tells, label) = match key {
            StandKey::Link(secret) => {
                let opened = self.opened_by(db, secret, PassKind::Stand).await?;
                let stand = match opened.pass.stand {
                    Some(stand) => db.find_fair_stand(stand).await?,
                    None => None,
                };
                let label = format!("fair_pass:{}", opened.pass.id);
                let tells = opened.pass.still_tells(now, days).is_ok();
                (opened.fair, stand, opened.pass.opens(now).err(), tells, label)
            }
            StandKey::Own(fair) => {
                let employer = who.own_employer(Deed::Create, Function::CheckIn)?;
                let fair = db.find_fair(*fair).await?.ok_or(Refusal::NotFound)?;
                let stand = db.find_fair_stand_of(fair.id, employer).await?;
                let shut = shut_on(&fair, self.clock.today());
                (fair, stand, shut, true, who.label())
            }
        };
        let stand = stand
            .filter(|stand| stand.state.is_approved())
            .ok_or(Refusal::NotFound)?;
        let cancelled = (fair.state == FairState::Cancelled).then_some(Shut::Over);
        Ok(AtStand {
            fair,
            stand,
            shut: shut.or(cancelled),
            tells,
            label,
        })
    }

    pub(super) async fn show_stand(
        &self,
        who: &Actor,
        key: &StandKey,
        visitor: Option<&str>,
    ) -> Result<StandView, Failure> {
        let mut db = self.db.read().await?;
        let at = self.at_stand(&mut db, who, key).await?;
        let intents = if at.tells {
            db.list_fair_intents_of_stand(at.stand.id).await?
        } else {
            Vec::new()
        };
        let vacancies = db.list_vacancies(&at.stand.vacancies).await?;
        let titles: HashMap<VacancyId, String> = vacancies
            .into_iter()
            .map(|vacancy| (vacancy.id, vacancy.title))
            .collect();
        let lines = self.intent_lines(&mut db, &at, intents, &titles).await?;
        let found = match visitor.map(str::trim).filter(|typed| !typed.is_empty()) {
            None => None,
            Some(_) if at.shut.is_some() => None,
            Some(typed) => Some(self.visitor_of(&mut db, &at.fair, typed).await?),
        };
        let not_found = matches!(found, Some(None));
        let found = match found.flatten() {
            None => None,
            Some(attendance) => {
                let before = lines.iter().find(|line| line.intent.attendance == attendance.id);
                let seen = self.visitors(&mut db, std::slice::from_ref(&attendance)).await?;
                let is_guess = before.is_none() && visitor.is_some_and(is_number);
                seen.into_values()
                    .next()
                    .map(|visitor| if is_guess { visitor.veiled() } else { visitor })
                    .map(|visitor| (visitor, before.cloned()))
            }
        };
        let employer = db.find_employer(at.stand.employer).await?;
        Ok(StandView {
            fair: at.fair.id,
            title: at.fair.plan.title,
            held_on: at.fair.plan.held_on,
            number: at.stand.state.number(),
            employer: employer.map(|one| one.name).unwrap_or_default(),
            shut: at.shut,
            tells: at.tells,
            vacancies: titles.into_iter().collect(),
            found,
            not_found,
            sums: IntentSums::of(lines.iter().map(|line| (&line.intent, line.standing))),
            lines,
            today: self.clock.today(),
        })
    }

    async fn intent_lines(
        &self,
        db: &mut Connection,
        at: &AtStand,
        intents: Vec<FairIntent>,
        titles: &HashMap<VacancyId, String>,
    ) -> Result<Vec<IntentLine>, Failure> {
        let (today, days) = (self.clock.today(), self.result_days().await?);
        let ids: Vec<AttendanceId> = intents.iter().map(|one| one.attendance).collect();
        let attendances = db.list_attendances(&ids).await?;
        let visitors = self.visitors(db, &attendances).await?;
        let line = |intent: FairIntent| {
            let due = intent.due(at.fair.plan.held_on, days);
            Some(IntentLine {
                visitor: visitors.get(&intent.attendance)?.clone(),
                vacancy: intent.vacancy.and_then(|id| titles.get(&id).cloned()),
                standing: intent.standing(today, due),
                due,
                intent,
            })
        };
        Ok(intents.into_iter().filter_map(line).collect())
    }

    /// Visitors as a stand may see them: who shares nothing is a number (S19).
    async fn visitors(
        &self,
        db: &mut Connection,
        attendances: &[Attendance],
    ) -> Result<HashMap<AttendanceId, Visitor>, Failure> {
        let sharing = attendances.iter().filter(|one| one.who.shares);
        let ids: Vec<PersonId> = sharing.filter_map(|one| one.who.person).collect();
        let people: HashMap<PersonId, Person> = db
            .list_people(&ids)
            .await?
            .into_iter()
            .map(|person| (person.id, person))
            .collect();
        let seen = |one: &Attendance| {
            let person = one.who.person.and_then(|id| people.get(&id));
            let written = (one.who.shares && !one.who.name.is_empty()).then(|| one.who.name.clone());
            let visitor = Visitor {
                attendance: Some(one.id),
                number: one.number,
                name: person.map(|person| person.name.clone()).or(written),
                skills: person.map(|person| person.skills.clone()).unwrap_or_default(),
            };
            (one.id, visitor)
        };
        Ok(attendances.iter().map(seen).collect())
    }

    /// The visitor of a code, of an arrival, or of the number given at the gate, who is inside.
    pub(super) async fn visitor_of(
        &self,
        db: &mut Connection,
        fair: &Fair,
        typed: &str,
    ) -> Result<Option<Attendance>, Failure> {
        let found = match (FairCode::parse(typed), typed.parse::<u32>()) {
            (Some(code), _) => match db.find_fair_registration_by_code(&code).await? {
                Some(registration) if registration.fair == fair.id => match registration.person {
                    Some(person) => {
                        let kept = db.find_person_or_kept(person).await?;
                        let key = format!("person:{}", kept.map_or(person, |kept| kept.id));
                        db.find_attendance_of(fair.id, &key).await?
                    }
                    None => db.find_attendance_by_registration(registration.id).await?,
                },
                _ => None,
            },
            (None, Ok(number)) => db.find_attendance_by_number(fair.id, number).await?,
            (None, Err(_)) => match typed.parse::<AttendanceId>() {
                Ok(id) => {
                    let found = db.find_attendance(id).await?;
                    found.filter(|one| one.fair == fair.id)
                }
                Err(_) => None,
            },
        };
        Ok(found.filter(|one| one.stands() && one.who.kind == AttendeeKind::Seeker))
    }

    /// The fairs an employer has a stand at, with what it still has to say.
    pub(super) async fn fair_days_of_employer(&self, who: &Actor) -> Result<Vec<OwnFairDay>, Failure> {
        let employer = who.own_employer(Deed::Create, Function::CheckIn)?;
        let (today, days) = (self.clock.today(), self.result_days().await?);
        let mut db = self.db.read().await?;
        let mut lines = Vec::new();
        for stand in db.list_fair_stands_of(employer).await? {
            let fair = db.find_fair(stand.fair).await?;
            let Some(fair) =
                fair.filter(|fair| stand.state.is_approved() && fair.state != FairState::Cancelled)
            else {
                continue;
            };
            let held_on = fair.plan.held_on;
            let intents = db.list_fair_intents_of_stand(stand.id).await?;
            let standings = intents
                .iter()
                .map(|one| (one, one.standing(today, one.due(held_on, days))));
            lines.push(OwnFairDay {
                fair: fair.id,
                title: fair.plan.title,
                held_on,
                number: stand.state.number(),
                sums: IntentSums::of(standings),
                due: dates::add_days(held_on, days),
            });
        }
        Ok(lines)
    }
}

/// Whether it is the number given at the gate, not a code and not an arrival.
fn is_number(typed: &str) -> bool {
    typed.trim().parse::<u32>().is_ok()
}

/// With its own account an employer notes on the day of the fair.
fn shut_on(fair: &Fair, today: NaiveDate) -> Option<Shut> {
    let held_on = fair.plan.held_on;
    match () {
        () if start_of_day(today) < start_of_day(held_on) => Some(Shut::NotYet),
        () if today > held_on => Some(Shut::Over),
        () => None,
    }
}
