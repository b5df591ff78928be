//! Whoever has to know is told, once: people and employers by message and on their page.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::fair::{Fair, FairChange, FairNews, FairNewsKind, RegistrationState, StandNewsKind, StandState};
use domain::ids::{FairId, FairStandId, PersonId};
use domain::message::MessageKind;
use store::Transaction;

impl Services {
    /// Notes what these people are to be told, and plans a message to each. Gives those whom none reaches.
    pub(super) async fn tell_people(
        &self,
        change: &mut Transaction,
        fair: FairId,
        (people, kind): (&[PersonId], FairNewsKind),
    ) -> Result<Vec<PersonId>, Failure> {
        let now = self.clock.now();
        let news: Vec<FairNews> = people
            .iter()
            .map(|person| FairNews {
                fair,
                person: *person,
                kind,
                made_at: now,
                told_at: None,
            })
            .collect();
        change.add_fair_news(&news).await?;
        let people = change.list_people(people).await?;
        self.plan_messages_about(change, &people, MessageKind::Fair).await
    }

    /// Tells everybody who was told of a fair that it was moved, or does not take place. `before` is the fair as it was.
    pub(super) async fn tell_everybody(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (before, kind): (&Fair, FairNewsKind),
    ) -> Result<(), Failure> {
        let mut people = Vec::new();
        for one in change.list_fair_registrations(before.id).await? {
            if one.state != RegistrationState::Cancelled {
                people.extend(one.person);
            }
        }
        let mut stands = change.list_fair_stands(&[before.id]).await?;
        stands.retain(|one| matches!(one.state, StandState::Applied | StandState::Approved { .. }));
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let note = FairChange {
            fair: before.id,
            made_at: self.clock.now(),
            kind,
            held_on: before.plan.held_on,
            opens: before.plan.opens,
            venue: before.plan.venue.clone(),
            people: count(people.len()),
            employers: count(stands.len()),
            made_by: who.label(),
        };
        change.add_fair_change(&note).await?;
        change.forget_untold_fair_news(before.id).await?;
        self.tell_people(change, before.id, (&people, kind)).await?;
        let of_stands = match kind {
            FairNewsKind::Cancelled => StandNewsKind::Cancelled,
            _ => StandNewsKind::Moved,
        };
        let stands: Vec<FairStandId> = stands.iter().map(|one| one.id).collect();
        self.tell_employers(change, &stands, of_stands).await
    }

    /// Notes what the employers of these stands are to be told.
    pub(super) async fn tell_employers(
        &self,
        change: &mut Transaction,
        stands: &[FairStandId],
        kind: StandNewsKind,
    ) -> Result<(), Failure> {
        Ok(change.add_stand_news(stands, kind, self.clock.now()).await?)
    }

    /// The person has read it on their page.
    pub(super) async fn heed_fair_news(&self, person: PersonId) -> Result<(), Failure> {
        if self.db.list_untold_fair_news(&[person]).await?.is_empty() {
            return Ok(());
        }
        let mut change = self.db.begin().await?;
        change.set_fair_news_told(&[person], self.clock.now()).await?;
        Ok(change.commit().await?)
    }
}
