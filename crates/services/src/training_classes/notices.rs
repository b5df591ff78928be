//! What people of a class are told, by the way that works: that they have a place, that it begins tomorrow, that it or one of its
//! days is not held.

use crate::{Failure, Services};
use domain::ids::{ClassId, EnrolmentId, PersonId};
use domain::message::MessageKind;
use domain::training_class::{ClassNews, EnrolmentState};
use domain::values::dates;
use store::{Connection, Transaction};

impl Services {
    /// These are to be told, in the transaction that made it so.
    pub(super) async fn tell_of_class(
        &self,
        change: &mut Transaction,
        of: &[EnrolmentId],
        news: ClassNews,
    ) -> Result<(), Failure> {
        if news == ClassNews::Cancelled {
            // What was said before is not so any more.
            change.set_class_notices_told(of, self.clock.now()).await?;
        }
        change.add_class_notices(of, news, self.clock.now()).await?;
        Ok(())
    }

    /// Whoever has a place is told of a day that is ahead. What was said of that day before is not so any more.
    pub(super) async fn tell_of_day(
        &self,
        change: &mut Transaction,
        class: ClassId,
        news: ClassNews,
    ) -> Result<(), Failure> {
        let (ClassNews::DayOff(day) | ClassNews::DayOn(day)) = news else {
            return Ok(());
        };
        if day < self.clock.today() {
            return Ok(());
        }
        let of = learners(change, class).await?;
        for before in [ClassNews::DayOff(day), ClassNews::DayOn(day)] {
            change.forget_class_notices(&of, before).await?;
        }
        self.tell_of_class(change, &of, news).await
    }

    /// Notes whose class begins tomorrow, and plans a message to everybody who has to be told something. Gives how many.
    pub async fn plan_class_notices(&self) -> Result<u64, Failure> {
        let mut change = self.db.begin().await?;
        let tomorrow = dates::add_days(self.clock.today(), 1);
        for class in change.list_classes_beginning(tomorrow).await? {
            let of = learners(&mut change, class.id).await?;
            change
                .add_class_notices(&of, ClassNews::Tomorrow, self.clock.now())
                .await?;
        }
        let untold = change.list_untold_class_notices(None).await?;
        let mut ids: Vec<PersonId> = untold.iter().map(|one| one.person).collect();
        ids.dedup();
        let people = change.list_people(&ids).await?;
        let unreached = self
            .plan_messages_about(&mut change, &people, MessageKind::Training)
            .await?;
        let planned = people.len().saturating_sub(unreached.len()) as u64;
        change.commit().await?;
        Ok(planned)
    }
}

/// Whoever has a place in a class that goes on.
async fn learners(db: &mut Connection, class: ClassId) -> Result<Vec<EnrolmentId>, Failure> {
    let mut places = db.list_enrolments_in(&[class]).await?;
    places.retain(|one| one.state == EnrolmentState::Enrolled);
    Ok(places.into_iter().map(|one| one.id).collect())
}
