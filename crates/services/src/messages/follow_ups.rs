//! Reminders of follow-ups (S27): some days after one was due, and once more, whoever began to work is asked by the way that works.
//! They stop when it is known another way: then nothing is overdue.

use super::plan::Known;
use super::{Failure, Services};
use domain::ids::{MessageId, PersonId, PlacementId};
use domain::message::{Message, MessageKind};
use domain::params::ParamKey;
use domain::placement::reminders;
use domain::task::{Settled, Task, TaskKind};
use std::collections::{BTreeMap, BTreeSet};
use store::Connection;

/// Tasks looked at in one go; what is beyond comes with the next.
const MOST: u32 = 5_000;

impl Services {
    /// Plans the reminders of follow-ups that are due and were not planned. Gives how many.
    pub async fn plan_follow_up_reminders(&self) -> Result<u64, Failure> {
        let today = self.clock.today();
        let mut change = self.db.begin().await?;
        let channels = self.channels(&mut change).await?;
        if channels.is_empty() {
            return Ok(0);
        }
        let figures = self.message_figures(&mut change).await?;
        let params = change.list_policy_parameters().await?;
        let days = |key| {
            params
                .general(key, today)
                .map(|days| u64::try_from(days).unwrap_or(0))
        };
        let after = [
            days(ParamKey::FollowUpReminderFirst)?,
            days(ParamKey::FollowUpReminderSecond)?,
        ];
        let mut wanted: BTreeMap<PersonId, Vec<(PlacementId, u64, u8)>> = BTreeMap::new();
        for task in change.list_tasks_to_do(None, None, today, MOST).await? {
            let Some((placement, day)) = overdue(&task) else {
                continue;
            };
            let number = reminders(task.window.due, today, after);
            if task.window.due < today && number > 0 {
                wanted
                    .entry(task.person)
                    .or_default()
                    .push((placement, day, number));
            }
        }
        let ids: Vec<PersonId> = wanted.keys().copied().collect();
        let mut people = change.list_people(&ids).await?;
        people.retain(|person| person.may_be_told_on(today));
        let known = Known::read(&mut change, &people).await?;
        let now = self.clock.now();
        let mut messages = Vec::new();
        for person in &people {
            let Some(channel) = self.reach(&known, person, (&channels, &figures)).best() else {
                continue;
            };
            let mut is_new = false;
            for (placement, day, number) in wanted.get(&person.id).into_iter().flatten() {
                is_new |= change
                    .add_follow_up_reminder((*placement, *day), *number, today)
                    .await?;
            }
            if is_new {
                let due = figures.first_awake(known.due(person.id, channel, (&figures, now)));
                let id = MessageId::new(&*self.ids, now);
                messages.push(Message {
                    kind: MessageKind::FollowUp,
                    ..Message::planned(id, (person.id, channel), now, due)
                });
            }
        }
        let planned = change.plan_messages(&messages).await?;
        change.commit().await?;
        Ok(planned)
    }

    /// Of those who are asked how work goes: of whom nothing has been heard.
    pub(super) async fn unheard_of(
        &self,
        db: &mut Connection,
        due: &[Message],
    ) -> Result<BTreeSet<PersonId>, Failure> {
        let asked = due.iter().filter(|message| message.kind == MessageKind::FollowUp);
        let ids: Vec<PersonId> = asked.map(|message| message.person).collect();
        if ids.is_empty() {
            return Ok(BTreeSet::new());
        }
        let today = self.clock.today();
        let tasks = db.list_tasks_of(&ids).await?;
        let late = tasks
            .iter()
            .filter(|task| overdue(task).is_some() && task.window.due < today);
        Ok(late.map(|task| task.person).collect())
    }
}

/// The placement and the day of work of a follow-up that is open.
fn overdue(task: &Task) -> Option<(PlacementId, u64)> {
    if task.kind != TaskKind::FollowUp || task.settled != Settled::Open {
        return None;
    }
    let (placement, day) = task.key.split_once(':')?;
    Some((placement.parse().ok()?, day.parse().ok()?))
}
