//! What has a day of its own: payments of the land-loss insurance (R15, R16), visits to founders (P10), visits of an
//! assistance week (P1e), assessments to be made again (Y46), what people do after a class (P6).

use crate::Failure;
use crate::startups::visit_months;
use crate::training_classes::checks_of;
use chrono::NaiveDate;
use domain::assistance_week::WeekPart;
use domain::ids::{ClassId, EnrolmentId, LandEnrolmentId, PersonId, WeekId};
use domain::insurance::{AccountEntry, Enrolment, EnrolmentState, EntryKind, Instalment};
use domain::task::{DatedFact, TaskKind};
use domain::values::{AreaCode, Fen};
use domain::work_assessment::{WorkAssessment, looks_again};
use std::collections::HashMap;
use store::Connection;

/// The facts of these people.
pub(super) async fn facts(
    db: &mut Connection,
    ids: &[PersonId],
    today: NaiveDate,
) -> Result<Vec<(PersonId, DatedFact)>, Failure> {
    let all = db.list_land_enrolments_of(ids).await?;
    let of: Vec<LandEnrolmentId> = all.iter().map(|one| one.id).collect();
    let mut plans: HashMap<LandEnrolmentId, Vec<Instalment>> = HashMap::new();
    for (id, part) in db.list_instalments(&of).await? {
        plans.entry(id).or_default().push(part);
    }
    let entries = db.list_account_entries(&of).await?;
    let mut facts = Vec::new();
    for one in &all {
        let paid: Vec<&AccountEntry> = entries
            .iter()
            .filter(|entry| entry.enrolment == one.id && entry.kind == EntryKind::Person)
            .collect();
        let plan = plans.remove(&one.id).unwrap_or_default();
        facts.extend(
            payments(one, &plan, &paid)
                .into_iter()
                .map(|fact| (one.person, fact)),
        );
    }
    facts.extend(visits(db, ids, today).await?);
    facts.extend(assessments(db, ids).await?);
    facts.extend(week_visits(db, ids).await?);
    facts.extend(training_checks(db, ids, today).await?);
    Ok(facts)
}

/// Assessments that are to be made again; done by whatever assessment came after.
async fn assessments(db: &mut Connection, ids: &[PersonId]) -> Result<Vec<(PersonId, DatedFact)>, Failure> {
    let mut of_person: HashMap<PersonId, Vec<WorkAssessment>> = HashMap::new();
    for one in db.list_work_assessments_of(ids).await? {
        of_person.entry(one.person).or_default().push(one);
    }
    let mut facts = Vec::new();
    for (person, all) in of_person {
        let looks = looks_again(&all)
            .into_iter()
            .map(|(id, due_on, done_on)| DatedFact {
                kind: TaskKind::Reassessment,
                key: id.to_string(),
                due_on,
                done_on,
            });
        facts.extend(looks.map(|fact| (person, fact)));
    }
    Ok(facts)
}

/// What people do a month and three after a class.
async fn training_checks(
    db: &mut Connection,
    ids: &[PersonId],
    today: NaiveDate,
) -> Result<Vec<(PersonId, DatedFact)>, Failure> {
    let enrolments = db.list_enrolments_of(ids).await?;
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    let params = db.list_policy_parameters().await?;
    let classes: Vec<ClassId> = enrolments.iter().map(|one| one.class).collect();
    let classes = db.list_training_classes(&classes).await?;
    let of: Vec<EnrolmentId> = enrolments.iter().map(|one| one.id).collect();
    let people: Vec<PersonId> = enrolments.iter().map(|one| one.person).collect();
    let (heard, placements) = (
        db.list_training_checks(&of).await?,
        db.list_placements_of(&people).await?,
    );
    let mut facts = Vec::new();
    for place in &enrolments {
        let Some(class) = classes.iter().find(|class| class.id == place.class) else {
            continue;
        };
        let own: Vec<_> = heard
            .iter()
            .filter(|one| one.enrolment == place.id)
            .cloned()
            .collect();
        let placed: Vec<_> = placements
            .iter()
            .filter(|one| one.person == place.person)
            .cloned()
            .collect();
        for check in checks_of((place, class), &params, (&own, &placed), today) {
            let fact = DatedFact {
                kind: TaskKind::TrainingCheck,
                key: format!("{}:{}", class.id, check.days),
                due_on: check.due_on,
                done_on: check.answer.map(|(_, on, _)| on),
            };
            facts.push((place.person, fact));
        }
    }
    Ok(facts)
}

/// Visits to those who opened a business.
async fn visits(
    db: &mut Connection,
    ids: &[PersonId],
    today: NaiveDate,
) -> Result<Vec<(PersonId, DatedFact)>, Failure> {
    let mut cases = db.list_startups_of(ids).await?;
    cases.retain(|one| one.opened.is_some());
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let params = db.list_policy_parameters().await?;
    let of: Vec<PersonId> = cases.iter().map(|one| one.person).collect();
    let homes: HashMap<PersonId, AreaCode> = db
        .list_people(&of)
        .await?
        .into_iter()
        .map(|person| (person.id, person.living_area))
        .collect();
    let mut facts = Vec::new();
    for one in &cases {
        let Some(home) = homes.get(&one.person) else {
            continue;
        };
        for (months, due_on, done_on) in one.visits_due(&visit_months(&params, *home, today)) {
            let fact = DatedFact {
                kind: TaskKind::StartupVisit,
                key: format!("{}:{months}", one.id),
                due_on,
                done_on,
            };
            facts.push((one.person, fact));
        }
    }
    Ok(facts)
}

/// Visits that an assistance week chose: done by the first visit held in it.
async fn week_visits(db: &mut Connection, ids: &[PersonId]) -> Result<Vec<(PersonId, DatedFact)>, Failure> {
    let mut by_week: HashMap<WeekId, Vec<PersonId>> = HashMap::new();
    for (week, person) in db.list_week_visits_of(ids).await? {
        by_week.entry(week).or_default().push(person);
    }
    let mut facts = Vec::new();
    for (id, people) in by_week {
        let Some(week) = db.find_week(id).await? else {
            continue;
        };
        let mut held: HashMap<PersonId, NaiveDate> = HashMap::new();
        for (person, on, _) in db.list_held_visits_of(&people, week.span()).await? {
            let first = held.entry(person).or_insert(on);
            *first = on.min(*first);
        }
        for person in people {
            let fact = DatedFact {
                kind: TaskKind::WeekVisit,
                key: id.to_string(),
                due_on: week.days(WeekPart::Visits).1,
                done_on: held.get(&person).copied(),
            };
            facts.push((person, fact));
        }
    }
    Ok(facts)
}

/// The payment a notice asks for, or each instalment; done on the day the money for it was there.
fn payments(one: &Enrolment, plan: &[Instalment], paid: &[&AccountEntry]) -> Vec<DatedFact> {
    let fact = |key: String, due_on: NaiveDate, asked: Fen| DatedFact {
        kind: TaskKind::LandPayment,
        key,
        due_on,
        done_on: covered_on(paid, asked),
    };
    if let EnrolmentState::Notified { pay_by, .. } = one.state {
        return vec![fact(one.id.to_string(), pay_by, one.shares.person)];
    }
    if !one.state.is_active() || matches!(one.state, EnrolmentState::Switched { .. }) {
        return Vec::new();
    }
    let mut asked = Fen(0);
    let mut facts = Vec::with_capacity(plan.len() + 1);
    for part in plan {
        asked = asked.plus(part.fen);
        facts.push(fact(format!("{}:{}", one.id, part.no), part.due_on, asked));
    }
    if plan.is_empty()
        && let Some(on) = covered_on(paid, one.shares.person)
    {
        facts.push(fact(one.id.to_string(), on, one.shares.person));
    }
    facts
}

/// The day on which so much had come in.
fn covered_on(paid: &[&AccountEntry], asked: Fen) -> Option<NaiveDate> {
    let mut sum = Fen(0);
    let mut on = None;
    for entry in paid {
        sum = sum.plus(entry.fen);
        on = match on {
            _ if sum < asked => None,
            None => Some(entry.on),
            known => known,
        };
    }
    on.filter(|_| asked.0 > 0)
}
