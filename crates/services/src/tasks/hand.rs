//! What is said of tasks by hand: done on its true day, not to be done, a household left in peace.

use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::{HouseholdId, PersonId, TaskId};
use domain::permission::{Deed, Function};
use domain::ports::MuteView;
use domain::refusal::{Problem, Refusal};
use domain::task::{CancelReason, Settled, Task, TaskFigures, TaskKind, Window};
use domain::values::dates;
use serde_json::json;
use store::{Connection, HouseholdMute, Transaction};

/// The furthest day on which somebody comes again.
const AWAY_DAYS: u64 = 366;

impl Services {
    pub(super) async fn finish_task(&self, who: &Actor, id: TaskId, on: NaiveDate) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let task = self.own_task(&mut change, who, id).await?;
        let today = self.clock.today();
        if on > today || on < task.window.start {
            return Err(Refusal::field("on", Problem::OutOfRange).into());
        }
        change.settle_task(id, Settled::Done { on }).await?;
        self.tell_task(&mut change, who, (&task, "task_done")).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn drop_task(
        &self,
        who: &Actor,
        id: TaskId,
        away_until: Option<NaiveDate>,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let task = self.own_task(&mut change, who, id).await?;
        let why = match away_until {
            Some(day) => {
                self.come_again(&mut change, &task, day).await?;
                CancelReason::Away
            }
            None => CancelReason::ByHand,
        };
        change.settle_task(id, Settled::Cancelled { why }).await?;
        self.tell_task(&mut change, who, (&task, "task_cancelled"))
            .await?;
        Ok(change.commit().await?)
    }

    /// S08: a visit is planned on exactly that day.
    async fn come_again(&self, change: &mut Transaction, task: &Task, day: NaiveDate) -> Result<(), Failure> {
        let today = self.clock.today();
        if day <= today || day > dates::add_days(today, AWAY_DAYS) {
            return Err(Refusal::field("away_until", Problem::OutOfRange).into());
        }
        let person = change.find_person(task.person).await?.ok_or(Refusal::NotFound)?;
        let figures = TaskFigures::of(&change.list_policy_parameters().await?, person.living_area, today)?;
        let again = Task {
            id: TaskId::new(self.ids.as_ref(), self.clock.now()),
            person: task.person,
            kind: TaskKind::Action,
            key: format!("away:{day}"),
            window: Window {
                start: day,
                due: day,
                end: dates::add_days(day, figures.after),
            },
            count: 1,
            cause: None,
            settled: Settled::Open,
            made_at: self.clock.now(),
        };
        Ok(change.add_tasks(&[again]).await?)
    }

    /// An open task about somebody the asker visits.
    async fn own_task(&self, change: &mut Transaction, who: &Actor, id: TaskId) -> Result<Task, Failure> {
        who.scope(Deed::Update, Function::HomeVisit)?;
        let task = change.find_task(id).await?.ok_or(Refusal::NotFound)?;
        let person = change.find_person(task.person).await?.ok_or(Refusal::NotFound)?;
        who.may_with(
            Deed::Update,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        )?;
        if task.settled != Settled::Open {
            return Err(Refusal::Changed.into());
        }
        Ok(task)
    }

    async fn tell_task(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (task, verb): (&Task, &str),
    ) -> Result<(), Failure> {
        let detail = json!({ "task": task.id, "kind": task.kind });
        Ok(change
            .add_audit(&self.audit(who, verb, "person", task.person.to_string(), detail))
            .await?)
    }

    pub(super) async fn mute_view(
        &self,
        who: &Actor,
        household: HouseholdId,
    ) -> Result<Option<MuteView>, Failure> {
        let mut db = self.db.read().await?;
        let members = self
            .members_to_leave(&mut db, who, (household, Deed::Read))
            .await?;
        let mutes = db.list_mutes_of(&members).await?;
        Ok(mutes.first().map(|(_, mute)| MuteView {
            why: mute.why,
            until_on: mute.until_on,
        }))
    }

    /// Nothing is to be done about any member, and whoever joins later; or everything that is not over comes back.
    pub(super) async fn leave_in_peace(
        &self,
        who: &Actor,
        household: HouseholdId,
        mute: Option<MuteView>,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let members = self
            .members_to_leave(&mut change, who, (household, Deed::Update))
            .await?;
        let today = self.clock.today();
        if let Some(last) = mute.and_then(|mute| mute.until_on)
            && (last < today || last > dates::add_days(today, AWAY_DAYS))
        {
            return Err(Refusal::field("until_on", Problem::OutOfRange).into());
        }
        match mute {
            Some(mute) => {
                let kept = HouseholdMute {
                    household,
                    why: mute.why,
                    until_on: mute.until_on,
                    by: who.label(),
                    at: self.clock.now(),
                };
                change.set_household_mute(&kept).await?;
            }
            None => {
                change.delete_household_mute(household).await?;
            }
        }
        let verb = if mute.is_some() { "mute" } else { "unmute" };
        let detail =
            json!({ "why": mute.map(|mute| mute.why), "until": mute.and_then(|mute| mute.until_on) });
        change
            .add_audit(&self.audit(who, verb, "household", household.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &members).await?;
        Ok(change.commit().await?)
    }

    /// The members of a household on the register, for whoever visits it.
    async fn members_to_leave(
        &self,
        db: &mut Connection,
        who: &Actor,
        (household, deed): (HouseholdId, Deed),
    ) -> Result<Vec<PersonId>, Failure> {
        who.scope(deed, Function::HomeVisit)?;
        let members = db.list_present_members(&[household]).await?;
        let ids: Vec<PersonId> = members.iter().filter_map(|member| member.person).collect();
        let people = db.list_people(&ids).await?;
        let within = |person: &domain::person::Person| {
            who.may_with(deed, Function::HomeVisit, person.living_area, person.categories)
                .is_ok()
        };
        if people.iter().any(within) {
            Ok(ids)
        } else {
            Err(Refusal::NotFound.into())
        }
    }
}
