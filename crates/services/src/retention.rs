//! Files whose time is over: announced, held by whoever has a reason, and erased when they are due. A figure that nobody
//! has set ends nothing.

use crate::{Failure, Services};
use chrono::{Months, NaiveDate};
use domain::access::without_number;
use domain::actor::Actor;
use domain::clock::start_of_day;
use domain::erasure::{Erasure, ErasureCause, kept_until};
use domain::ids::PersonId;
use domain::params::{ParamKey, Params};
use domain::refusal::{Problem, Refusal};
use domain::retention::{Announced, Hold, Idle};
use domain::values::{AreaCode, dates};
use serde_json::json;
use std::collections::HashMap;
use store::Transaction;

/// Erasures looked at for what the law no longer demands.
const MOST: u32 = 10_000;

/// What a turn of the chore did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetentionDone {
    /// Files announced.
    pub announced: u32,
    /// Announcements taken back.
    pub taken_back: u32,
    /// Files erased.
    pub erased: u32,
    /// Files whose decisions need no longer be kept.
    pub forgotten: u32,
}

impl Services {
    /// Announces files whose time ends soon, takes back what no longer holds, erases what is due, and forgets what the law
    /// no longer demands. Each selects "due and not yet done", so a missed night heals.
    pub async fn keep_retention(&self) -> Result<RetentionDone, Failure> {
        let params = self.params().await?;
        let today = self.clock.today();
        let idle: HashMap<PersonId, Idle> = self
            .db
            .list_idle_files(today)
            .await?
            .into_iter()
            .map(|idle| (idle.person, idle))
            .collect();
        let known = self.db.list_announced(None).await?;
        let mut done = RetentionDone {
            taken_back: self.take_back(&params, &known, &idle).await?,
            announced: self.announce(&params, &known, &idle).await?,
            ..RetentionDone::default()
        };
        for file in self.db.list_announced(None).await? {
            if !file.is_due_on(today) {
                continue;
            }
            match self.erase_due(file.idle.person).await {
                Ok(erased) => done.erased += u32::from(erased),
                // One that cannot be erased does not keep the others.
                Err(failure) => drop(self.internal(&failure)),
            }
        }
        done.forgotten = self.forget_kept(&params).await?;
        self.forget_reading(&params).await?;
        Ok(done)
    }

    /// Somebody came back, or the county changed its figure: the file stays. One that is held stays announced as long as it is
    /// kept for nothing, so that nobody loses a hold by mending a date.
    async fn take_back(
        &self,
        params: &Params,
        known: &[Announced],
        idle: &HashMap<PersonId, Idle>,
    ) -> Result<u32, Failure> {
        let today = self.clock.today();
        let holds = |file: &&Announced| {
            let now = idle.get(&file.idle.person);
            now.is_some_and(|now| {
                let is_held = file.is_held_on(today);
                let same = (now.cause, now.since) == (file.idle.cause, file.idle.since);
                let ends = now.cause.ends(params, now.area, now.since, today);
                ends.is_ok_and(|ends| is_held || same && ends <= file.due_on)
            })
        };
        let over: Vec<PersonId> = known
            .iter()
            .filter(|file| !holds(file))
            .map(|file| file.idle.person)
            .collect();
        if over.is_empty() {
            return Ok(0);
        }
        let mut change = self.db.begin().await?;
        for person in &over {
            change.delete_announced(*person).await?;
            let id = person.to_string();
            change
                .add_audit(&self.audit(&Actor::Worker, "take_back", "retention", id, json!({})))
                .await?;
        }
        change.commit().await?;
        Ok(over.len() as u32)
    }

    async fn announce(
        &self,
        params: &Params,
        known: &[Announced],
        idle: &HashMap<PersonId, Idle>,
    ) -> Result<u32, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let known: HashMap<PersonId, &Announced> =
            known.iter().map(|file| (file.idle.person, file)).collect();
        let mut fresh = Vec::new();
        for one in idle.values() {
            let Ok(ends) = one.cause.ends(params, one.area, one.since, today) else {
                continue;
            };
            let before = known.get(&one.person);
            let same = |file: &&&Announced| {
                (file.idle.cause, file.idle.since) == (one.cause, one.since) && ends <= file.due_on
            };
            if before.as_ref().is_some_and(same) {
                continue;
            }
            let held = before.filter(|file| file.is_held_on(today));
            let days = self.notice_days(params, Some(one.area))?;
            let is_near = ends <= dates::add_days(today, u64::from(days));
            if is_near || held.is_some() {
                fresh.push(Announced {
                    held: held.and_then(|file| file.held.clone()),
                    ..Announced::new(*one, ends, days, (now, today))
                });
            }
        }
        if fresh.is_empty() {
            return Ok(0);
        }
        let mut change = self.db.begin().await?;
        for file in &fresh {
            change.set_announced(file).await?;
            let detail = json!({ "cause": file.idle.cause, "due_on": file.due_on });
            let id = file.idle.person.to_string();
            change
                .add_audit(&self.audit(&Actor::Worker, "announce", "retention", id, detail))
                .await?;
        }
        change.commit().await?;
        Ok(fresh.len() as u32)
    }

    /// Erases one file that is due; somebody may have been faster, or may have held it.
    async fn erase_due(&self, person: PersonId) -> Result<bool, Failure> {
        let mut change = self.db.begin().await?;
        let announced = change.find_announced(person).await?;
        if !announced.is_some_and(|file| file.is_due_on(self.clock.today())) {
            return Ok(false);
        }
        match self
            .erase_in(&mut change, &Actor::Worker, person, ErasureCause::Retention)
            .await
        {
            Ok(_) => {
                change.commit().await?;
                self.db.empty_log().await?;
                Ok(true)
            }
            Err(Failure::Refused(Refusal::NotFound)) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// Takes away decisions about people who were erased, once the law no longer demands them.
    async fn forget_kept(&self, params: &Params) -> Result<u32, Failure> {
        let today = self.clock.today();
        let mut forgotten = 0;
        for erasure in self.db.list_kept_by_law(None, MOST).await? {
            let is_over = erasure.kept.as_ref().is_some_and(|(_, last)| {
                kept_until(params, erasure.area, *last, today).is_ok_and(|until| until <= today)
            });
            if !is_over {
                continue;
            }
            let mut change = self.db.begin().await?;
            for recognition in change.list_recognitions_of(erasure.person).await? {
                change.delete_recognition(recognition.id).await?;
            }
            let id = erasure.person.to_string();
            change
                .set_erasure(&Erasure {
                    kept: None,
                    ..erasure
                })
                .await?;
            change
                .add_audit(&self.audit(&Actor::Worker, "forget", "person", id, json!({})))
                .await?;
            change.commit().await?;
            forgotten += 1;
        }
        Ok(forgotten)
    }

    /// Takes lines about reading out of the log once they are old enough.
    async fn forget_reading(&self, params: &Params) -> Result<(), Failure> {
        let today = self.clock.today();
        // The log is one for all areas: the longest of their figures decides.
        let longest = params.0.iter().filter(|row| row.key == ParamKey::RetainLogMonths);
        let in_force =
            longest.filter(|row| row.valid_from <= today && row.valid_to.is_none_or(|last| today <= last));
        let Some(months) = in_force.map(|row| row.value).max() else {
            return Ok(());
        };
        let months = u32::try_from(months.max(0)).unwrap_or(u32::MAX);
        let Some(first) = today.checked_sub_months(Months::new(months)) else {
            return Ok(());
        };
        let mut change = self.db.begin().await?;
        change.delete_reading_before(start_of_day(first)).await?;
        change.forget_purposes_before(first).await?;
        Ok(change.commit().await?)
    }

    pub(crate) fn notice_days(&self, params: &Params, area: Option<AreaCode>) -> Result<u32, Failure> {
        let days = params.value(ParamKey::RetainNoticeDays, area, self.clock.today())?;
        Ok(u32::try_from(days.max(0)).unwrap_or(u32::MAX))
    }

    /// Holds an announced file to a day.
    pub(crate) async fn hold_file(
        &self,
        who: &Actor,
        id: PersonId,
        until: NaiveDate,
        reason: String,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let person = self.to_be_erased(&mut change, who, id).await?;
        let today = self.clock.today();
        let params = change.list_policy_parameters().await?;
        let months = params.value(ParamKey::RetainHoldMonths, Some(person.living_area), today)?;
        let months = u32::try_from(months.max(0)).unwrap_or(0);
        let latest = today.checked_add_months(Months::new(months)).unwrap_or(today);
        if until <= today || until > latest {
            return Err(Refusal::field("until", Problem::OutOfRange).into());
        }
        without_number("reason", &reason)?;
        let by = who.label();
        self.set_hold(change, who, id, Some(Hold { until, by, reason }))
            .await
    }

    /// Lets it go again.
    pub(crate) async fn release_file(&self, who: &Actor, id: PersonId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        self.to_be_erased(&mut change, who, id).await?;
        self.set_hold(change, who, id, None).await
    }

    async fn set_hold(
        &self,
        mut change: Transaction,
        who: &Actor,
        id: PersonId,
        held: Option<Hold>,
    ) -> Result<(), Failure> {
        let file = change.find_announced(id).await?.ok_or(Refusal::Changed)?;
        let verb = if held.is_some() { "hold" } else { "release" };
        let detail = json!({ "until": held.as_ref().map(|hold| hold.until) });
        change.set_announced(&Announced { held, ..file }).await?;
        change
            .add_audit(&self.audit(who, verb, "retention", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
