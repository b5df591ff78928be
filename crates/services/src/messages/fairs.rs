//! Messages about fairs: an invitation, a seat that became free, another day or place, a cancellation. One message says what weighs most;
//! the page behind its link says all of it.

use super::{Failure, Services};
use chrono::NaiveDate;
use domain::fair::FairNewsKind;
use domain::ids::PersonId;
use domain::message::MessageKind;
use domain::values::dates;
use std::collections::{BTreeSet, HashMap};
use store::Connection;

/// People planned for in one transaction: others write in between.
const PORTION: usize = 2_000;

/// What somebody is told of a fair.
#[derive(Clone, Copy, Debug)]
pub(super) struct FairWord {
    pub(super) kind: FairNewsKind,
    pub(super) held_on: NaiveDate,
}

impl FairWord {
    /// Whether it is said before anything else that waits: who is not told goes there for nothing, or hears of it when it is over.
    pub(super) fn is_urgent(self, today: NaiveDate) -> bool {
        matches!(self.kind, FairNewsKind::Moved | FairNewsKind::Cancelled)
            || self.held_on <= dates::add_days(today, 1)
    }
}

impl Services {
    /// Plans messages to those who have something to be told about a fair and whom nothing is on its way to: whose message was another
    /// one, did not arrive, or who was given a number since. "Due and not yet done", so that a missed night heals. Gives how many.
    pub async fn plan_fair_news(&self) -> Result<u64, Failure> {
        let today = self.clock.today();
        let mut change = self.db.begin().await?;
        change.forget_stale_fair_news(today).await?;
        change.commit().await?;
        let mut read = self.db.read().await?;
        let overlooked = read.list_fair_news_overlooked().await?;
        let people = read.list_people(&overlooked).await?;
        drop(read);
        let mut planned = 0;
        for portion in people.chunks(PORTION) {
            let mut change = self.db.begin().await?;
            let unreached = self
                .plan_messages_about(&mut change, portion, MessageKind::Fair)
                .await?;
            change.commit().await?;
            planned += portion.len().saturating_sub(unreached.len()) as u64;
        }
        Ok(planned)
    }

    /// Of what these people have yet to be told of fairs that are not over: what weighs most.
    pub(super) async fn fair_words(
        &self,
        db: &mut Connection,
        people: &[PersonId],
    ) -> Result<HashMap<PersonId, FairWord>, Failure> {
        let news = db.list_untold_fair_news(people).await?;
        let fairs: BTreeSet<_> = news.iter().map(|one| one.fair).collect();
        let mut days = HashMap::new();
        for fair in fairs {
            if let Some(found) = db.find_fair(fair).await?
                && found.plan.held_on >= self.clock.today()
            {
                days.insert(fair, found.plan.held_on);
            }
        }
        let word = |one: domain::fair::FairNews| {
            let held_on = *days.get(&one.fair)?;
            Some((
                one.person,
                FairWord {
                    kind: one.kind,
                    held_on,
                },
            ))
        };
        Ok(news.into_iter().filter_map(word).collect())
    }
}
