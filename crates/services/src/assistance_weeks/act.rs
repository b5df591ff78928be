//! What is done with the plan of a week.

use super::view::near;
use super::{NOUN, counted_figures, figures_of, problem, rights};
use crate::{Failure, Services};
use domain::actor::{Actor, Role};
use domain::assistance_week::{AssistanceWeek, Doing, WeekDeed, WeekFigure, WeekWish};
use domain::ids::WeekId;
use domain::permission::{Deed, Function};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaLevel;
use serde_json::json;
use store::Transaction;

/// Tries of a change that somebody else's came before: what is ticked does not depend on what others tick.
const TRIES: u32 = 4;

impl Services {
    pub(super) async fn lay_out_week(&self, who: &Actor, wish: WeekWish) -> Result<WeekId, Failure> {
        who.may(Deed::Create, Function::EventPlan, wish.area)?;
        if wish.area.level() != AreaLevel::County {
            return Err(problem("area", Problem::OutOfRange));
        }
        near(wish.starts_on, self.clock.today())?;
        let id = WeekId::new(self.ids.as_ref(), self.clock.now());
        let mut week = wish.laid_out(id, &who.label(), self.clock.now())?;
        if let Actor::Staff(staff) = who
            && staff.role == Role::Organiser
        {
            week.organiser = Some(staff.account);
        }
        let mut change = self.db.begin().await?;
        change.add_week(&week).await?;
        let detail = json!({ "starts_on": week.starts_on });
        change
            .add_audit(&self.audit(who, "begin", NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(id)
    }

    /// Does it upon the week as it stands. Whoever was a moment late is tried again.
    pub(super) async fn move_week_on(&self, who: &Actor, id: WeekId, deed: WeekDeed) -> Result<(), Failure> {
        for _ in 0..TRIES {
            if self.try_week(who, id, deed.clone()).await? {
                return Ok(());
            }
        }
        Err(Refusal::Changed.into())
    }

    async fn try_week(&self, who: &Actor, id: WeekId, deed: WeekDeed) -> Result<bool, Failure> {
        let decides = matches!(deed, WeekDeed::Accept | WeekDeed::Return(_));
        let wanted = if decides { Deed::Approve } else { Deed::Update };
        who.scope(wanted, Function::EventPlan)?;
        let mut change = self.db.begin().await?;
        let mut week = change.find_week(id).await?.ok_or(Refusal::NotFound)?;
        may_do(who, &week, &deed)?;
        let params = figures_of(&change.list_policy_parameters().await?, &week);
        let (figures, counted) = (figures_for(&mut change, &week, &deed).await?, self.clock.now());
        let by = who.label();
        let doing = Doing {
            by: &by,
            at: counted,
            params: &params,
            figures: &figures,
        };
        check_organiser(&mut change, &week, &deed).await?;
        let (verb, detail) = (deed.verb(), told(&deed));
        if let WeekDeed::DropVenue(no) = deed {
            change.delete_week_photos_of(id, no).await?;
        }
        week.apply(deed, &doing)?;
        if !change.set_week(&week).await? {
            return Ok(false);
        }
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(true)
    }
}

/// Who plans does everything of the plan; who works at a venue does what is done there; the city decides about the report.
fn may_do(who: &Actor, week: &AssistanceWeek, deed: &WeekDeed) -> Result<(), Refusal> {
    let rights = rights(who, week)?;
    let allowed = match deed {
        WeekDeed::Accept | WeekDeed::Return(_) => rights.accepts,
        _ if rights.plans => true,
        _ => deed
            .venue(week)
            .is_some_and(|venue| who.may(Deed::Update, Function::EventPlan, venue.area).is_ok()),
    };
    if allowed { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// The figures, where they are sent.
async fn figures_for(
    change: &mut Transaction,
    week: &AssistanceWeek,
    deed: &WeekDeed,
) -> Result<Vec<(WeekFigure, u64)>, Failure> {
    if !matches!(deed, WeekDeed::Send(_)) {
        return Ok(Vec::new());
    }
    let targets = change.list_week_targets(week.id).await?;
    counted_figures(change, week, &targets).await
}

/// Only an organiser of the area is given the week.
async fn check_organiser(
    change: &mut Transaction,
    week: &AssistanceWeek,
    deed: &WeekDeed,
) -> Result<(), Failure> {
    let WeekDeed::Name {
        organiser: Some(id), ..
    } = deed
    else {
        return Ok(());
    };
    let account = change.find_account(*id).await?;
    let fits = account.is_some_and(|one| one.role == Role::Organiser && week.area.contains(one.area));
    if fits {
        Ok(())
    } else {
        Err(problem("organiser", Problem::Wrong))
    }
}

/// What the history keeps of it: numbers and codes, no words.
fn told(deed: &WeekDeed) -> serde_json::Value {
    match deed {
        WeekDeed::Settle(no, _) | WeekDeed::Waive(no, _) | WeekDeed::Unsettle(no) => json!({ "item": no }),
        WeekDeed::Open(stage) | WeekDeed::Reopen(stage, _) => json!({ "stage": stage }),
        WeekDeed::MoveDays(part, first, last) => json!({ "part": part, "first": first, "last": last }),
        WeekDeed::Present(post, present) => json!({ "post": post, "present": present }),
        _ => json!({}),
    }
}
