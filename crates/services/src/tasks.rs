//! What is to be done: computed from rules and records, never typed.

mod dated;
mod gather;
mod hand;
mod list;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::{HouseholdId, PersonId, TaskId};
use domain::ports::{Answered, MuteView, TaskFilter, TaskList, Tasks};
use domain::task::{Settled, Step, Task, TaskKind, settle};
use domain::visit::NeedKind;
use gather::Gathered;
use std::collections::BTreeSet;
use store::Transaction;

/// People settled in one transaction.
const AT_ONCE: u32 = 300;
/// The setting that says for which day everybody's tasks have been computed.
const SETTLED_ON: &str = "tasks_settled_on";

#[async_trait]
impl Tasks for Services {
    async fn to_do(&self, who: &Actor, filter: TaskFilter) -> Answered<TaskList> {
        self.tasks_to_do(who, filter).await.map_err(|f| self.internal(&f))
    }

    async fn task_done(&self, who: &Actor, task: TaskId, on: NaiveDate) -> Answered<()> {
        self.finish_task(who, task, on)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn cancel_task(&self, who: &Actor, task: TaskId, away_until: Option<NaiveDate>) -> Answered<()> {
        self.drop_task(who, task, away_until)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn mute_of(&self, who: &Actor, household: HouseholdId) -> Answered<Option<MuteView>> {
        self.mute_view(who, household)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn mute(&self, who: &Actor, household: HouseholdId, mute: MuteView) -> Answered<()> {
        self.leave_in_peace(who, household, Some(mute))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn unmute(&self, who: &Actor, household: HouseholdId) -> Answered<()> {
        self.leave_in_peace(who, household, None)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// What visits found that somebody needs has come about: the tasks that follow from it are done.
    pub(crate) async fn close_needs(
        &self,
        change: &mut Transaction,
        person: PersonId,
        need: NeedKind,
    ) -> Result<(), Failure> {
        let tail = format!(":{need}");
        let open: Vec<TaskId> = change
            .list_tasks_of(&[person])
            .await?
            .into_iter()
            .filter(|task| task.kind == TaskKind::Action && task.settled == Settled::Open)
            .filter(|task| task.key.ends_with(&tail))
            .map(|task| task.id)
            .collect();
        let on = self.clock.today();
        change.settle_tasks(&open, Settled::Done { on }).await?;
        Ok(())
    }

    /// Computes what is to be done about everybody, once a day and after a round or an import; asked again it does
    /// nothing. A night that was missed is made good by the next turn.
    pub async fn settle_tasks(&self) -> Result<u64, Failure> {
        let today = self.clock.today().to_string();
        if self.db.find_setting(None, SETTLED_ON).await?.as_deref() == Some(today.as_str()) {
            return Ok(0);
        }
        let mut steps = 0;
        let mut after: Option<PersonId> = None;
        loop {
            let mut change = self.db.begin().await?;
            let people = change.list_people_after(after, AT_ONCE).await?;
            let Some(last) = people.last().map(|person| person.id) else {
                change.set_setting(None, SETTLED_ON, Some(&today)).await?;
                change.commit().await?;
                return Ok(steps);
            };
            let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
            steps += self.settle_tasks_of(&mut change, &ids).await?;
            change.commit().await?;
            after = Some(last);
        }
    }

    /// Lets everybody's tasks be computed again at the next turn: much has changed at once.
    pub(crate) async fn tasks_need_settling(&self, change: &mut Transaction) -> Result<(), Failure> {
        Ok(change.set_setting(None, SETTLED_ON, None).await?)
    }

    /// Computes anew what is to be done about those who were put down for it.
    pub async fn settle_tasks_due(&self) -> Result<u64, Failure> {
        let mut steps = 0;
        while self.db.has_tasks_due().await? {
            let mut change = self.db.begin().await?;
            let people = change.take_tasks_due(AT_ONCE).await?;
            steps += self.settle_tasks_of(&mut change, &people).await?;
            change.commit().await?;
        }
        Ok(steps)
    }

    /// The same about everybody who belongs to these households, and about others who did.
    pub(crate) async fn settle_tasks_of_homes(
        &self,
        change: &mut Transaction,
        homes: &[HouseholdId],
        others: &[PersonId],
    ) -> Result<u64, Failure> {
        let members = change.list_present_members(homes).await?;
        let present = members.iter().filter_map(|member| member.person);
        let people: BTreeSet<PersonId> = present.chain(others.iter().copied()).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        self.settle_tasks_of(change, &people).await
    }

    /// Computes what is to be done about these people, in the transaction of what has changed about them. Gives the number
    /// of steps.
    pub(crate) async fn settle_tasks_of(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
    ) -> Result<u64, Failure> {
        let now = self.clock.now();
        let (mut steps, mut added) = (0, Vec::new());
        let mut settled: Vec<(Settled, Vec<TaskId>)> = Vec::new();
        let mut becomes = |id, what| match settled.iter_mut().find(|(of, _)| *of == what) {
            Some((_, ids)) => ids.push(id),
            None => settled.push((what, vec![id])),
        };
        for person in Gathered::of(self, change, people).await? {
            for step in settle(&person.stored, &person.wanted, &person.standing()) {
                steps += 1;
                match step {
                    Step::Add(wanted) => added.push(Task {
                        id: TaskId::new(self.ids.as_ref(), now),
                        person: person.id,
                        kind: wanted.kind,
                        key: wanted.key,
                        window: wanted.window,
                        count: wanted.count,
                        cause: wanted.cause,
                        settled: Settled::Open,
                        made_at: now,
                    }),
                    Step::Done(id, on) => becomes(id, Settled::Done { on }),
                    Step::Cancel(id, why) => becomes(id, Settled::Cancelled { why }),
                    Step::Reopen(id) => becomes(id, Settled::Open),
                    Step::Move(id, window, count, cause) => {
                        change.move_task(id, window, (count, cause)).await?;
                    }
                }
            }
        }
        for (what, ids) in &settled {
            change.settle_tasks(ids, *what).await?;
        }
        change.add_tasks(&added).await?;
        Ok(steps)
    }
}
