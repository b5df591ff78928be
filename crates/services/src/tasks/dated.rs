//! What has a day of its own: payments of the land-loss insurance (R15, R16), visits to founders (P10).

use crate::Failure;
use crate::startups::visit_months;
use chrono::NaiveDate;
use domain::ids::{LandEnrolmentId, PersonId};
use domain::insurance::{AccountEntry, Enrolment, EnrolmentState, EntryKind, Instalment};
use domain::task::{DatedFact, TaskKind};
use domain::values::{AreaCode, Fen};
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
