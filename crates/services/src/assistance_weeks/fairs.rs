//! The job fairs of a week: linked by whoever plans it, counted from their own rows.

use super::{NOUN, problem, rights};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::assistance_week::AssistanceWeek;
use domain::fair::{Fair, FairKind, FairState};
use domain::ids::{EmployerId, FairId, WeekId};
use domain::permission::{Deed, Function};
use domain::ports::WeekFair;
use domain::refusal::{Problem, Refusal};
use domain::values::dates;
use serde_json::json;
use std::collections::HashSet;
use store::{Connection, StoreError};

impl Services {
    pub(super) async fn link_fair_to(
        &self,
        who: &Actor,
        id: WeekId,
        (fair, linked): (FairId, bool),
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let week = change.hold_week(id).await?.ok_or(Refusal::NotFound)?;
        if !rights(who, &week)?.plans {
            return Err(Refusal::NotAllowed.into());
        }
        if week.archived_at.is_some() {
            return Err(Refusal::Changed.into());
        }
        if linked {
            let found = change.find_fair(fair).await?.ok_or(Refusal::NotFound)?;
            if !may_belong(&week, &found) {
                return Err(problem("fair", Problem::OutOfRange));
            }
            let (by, now) = (who.label(), self.clock.now());
            match change.add_week_fair((id, fair), &by, now).await {
                Err(StoreError::UniqueViolation { .. }) => return Err(problem("fair", Problem::Taken)),
                other => other?,
            }
        } else if !change.delete_week_fair(id, fair).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "fair": fair, "linked": linked });
        change
            .add_audit(&self.audit(who, "link_fair", NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}

/// Whether a fair is held in the place and on the days of a week.
fn may_belong(week: &AssistanceWeek, fair: &Fair) -> bool {
    let (first, last) = week.span();
    let on = fair.plan.held_on;
    week.area.contains(fair.plan.area) && (first..=last).contains(&on) && fair.state != FairState::Cancelled
}

/// The fairs of a week with what their rows say.
pub(super) async fn fairs_of(db: &mut Connection, week: WeekId) -> Result<Vec<WeekFair>, Failure> {
    let ids = db.list_week_fairs(week).await?;
    let visitors = db.count_visitors(&ids).await?;
    let stands = db.list_fair_stands(&ids).await?;
    let intents = db.list_fair_intents(&ids).await?;
    let mut fairs = Vec::new();
    for id in ids {
        let Some(fair) = db.find_fair(id).await? else {
            continue;
        };
        let approved = stands
            .iter()
            .filter(|stand| stand.fair == id && stand.state.is_approved());
        let employers: HashSet<EmployerId> = approved.map(|stand| stand.employer).collect();
        let noted = intents.iter().filter(|one| one.fair == id).count();
        fairs.push(WeekFair {
            id,
            title: fair.plan.title,
            area: fair.plan.area,
            held_on: fair.plan.held_on,
            state: fair.state,
            employers: u32::try_from(employers.len()).unwrap_or(u32::MAX),
            visitors: visitors.get(&id).map_or(0, |(all, _)| *all),
            intents: u32::try_from(noted).unwrap_or(u32::MAX),
        });
    }
    Ok(fairs)
}

/// Fairs that could belong to a week and belong to none.
pub(crate) async fn other_fairs(
    db: &mut Connection,
    week: &AssistanceWeek,
) -> Result<Vec<(FairId, String)>, Failure> {
    let (first, last) = week.span();
    let span = (first, dates::add_days(last, 1));
    let mut free = Vec::new();
    for kind in FairKind::ALL {
        for fair in db.list_fairs_of_kind(Some(week.area), *kind, span).await? {
            if may_belong(week, &fair) && db.find_week_of_fair(fair.id).await?.is_none() {
                free.push((fair.id, format!("{} · {}", fair.plan.held_on, fair.plan.title)));
            }
        }
    }
    free.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(free)
}
