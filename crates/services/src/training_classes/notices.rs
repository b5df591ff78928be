//! What people of a class are told, by the way that works: that they have a place, that it begins tomorrow, that it is not held.

use crate::{Failure, Services};
use domain::ids::{EnrolmentId, PersonId};
use domain::message::MessageKind;
use domain::training_class::EnrolmentState;
use domain::values::dates;
use store::Transaction;

impl Services {
    /// These are to be told, in the transaction that made it so.
    pub(super) async fn tell_of_class(
        &self,
        change: &mut Transaction,
        of: &[EnrolmentId],
        kind: &str,
    ) -> Result<(), Failure> {
        if kind == "cancelled" {
            // What was said before is not so any more.
            change.set_class_notices_told(of, self.clock.now()).await?;
        }
        change.add_class_notices(of, kind, self.clock.now()).await?;
        Ok(())
    }

    /// Notes whose class begins tomorrow, and plans a message to everybody who has to be told something. Gives how many.
    pub async fn plan_class_notices(&self) -> Result<u64, Failure> {
        let mut change = self.db.begin().await?;
        let tomorrow = dates::add_days(self.clock.today(), 1);
        for class in change.list_classes_beginning(tomorrow).await? {
            let mut places = change.list_enrolments_in(&[class.id]).await?;
            places.retain(|one| one.state == EnrolmentState::Enrolled);
            let ids: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
            change
                .add_class_notices(&ids, "tomorrow", self.clock.now())
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
