//! What somebody who looks after people should know: whom they are asked to take, and who came or went.

use super::view::Logins;
use super::{OPEN, caretaker};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::hand_over::Taking;
use domain::ids::{AccountId, HandOverId};
use domain::ports::{CareChange, CareNews};
use std::collections::HashMap;
use store::CareShift;

/// Comings and goings told at once.
const SHIFTS: u32 = 200;

impl Services {
    pub(super) async fn care_news(&self, who: &Actor) -> Result<CareNews, Failure> {
        let staff = caretaker(who)?;
        let (label, own) = (who.label(), staff.account);
        let waiting = self.db.list_hand_overs_to(own, OPEN).await?;
        let ids: Vec<HandOverId> = waiting.iter().map(|one| one.id).collect();
        let mut counts: HashMap<HandOverId, u32> = HashMap::new();
        for (id, _, count) in self.db.count_hand_over_people(&ids).await? {
            *counts.entry(id).or_default() += count;
        }
        let logins = Logins::load(self).await?;
        let waiting = waiting.iter().map(|one| {
            let count = counts.get(&one.id).copied().unwrap_or_default();
            (logins.of(one.from), count)
        });
        let answered = self.db.list_hand_overs_unseen(&label).await?;
        let mut shifts = self.db.list_care_gone(own, SHIFTS).await?;
        shifts.extend(self.db.list_care_come(own, SHIFTS).await?);
        Ok(CareNews {
            waiting: waiting.collect(),
            answered: self.hand_over_lines(staff, answered, 0).await?,
            changes: self.care_changes(shifts, &logins).await?,
        })
    }

    /// Comings and goings, those of one cause and one account together.
    async fn care_changes(
        &self,
        shifts: Vec<CareShift>,
        logins: &Logins,
    ) -> Result<Vec<CareChange>, Failure> {
        let shown = self.shown(shifts.iter().map(|shift| shift.person)).await?;
        let mut changes: Vec<(Cause, CareChange)> = Vec::new();
        for shift in shifts {
            let Some(person) = shown.get(&shift.person) else {
                continue;
            };
            let how = shift.how.unwrap_or(Taking::CaretakerLeft);
            let cause = (shift.came, how, shift.other);
            match changes.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, change)) => change.people.push(person.clone()),
                None => changes.push((
                    cause,
                    CareChange {
                        came: shift.came,
                        how,
                        other: shift.other.map(|id| logins.of(id)),
                        people: vec![person.clone()],
                        at: shift.at,
                    },
                )),
            }
        }
        Ok(changes.into_iter().map(|(_, change)| change).collect())
    }

    pub(super) async fn see_care_news(&self, who: &Actor) -> Result<(), Failure> {
        let staff = caretaker(who)?;
        let now = self.clock.now();
        let mut change = self.db.begin().await?;
        change.set_care_seen(staff.account, now).await?;
        change.set_hand_overs_seen(&who.label(), now).await?;
        Ok(change.commit().await?)
    }
}

/// Whether they came, how, and from or to whom.
type Cause = (bool, Taking, Option<AccountId>);
