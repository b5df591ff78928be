//! A hand-over that waits for its answer: the coordinator of the demo county would like the township to take some people.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ports::{Chosen, HandOverWish, HandOvers};

/// How many people.
const PEOPLE: usize = 3;

impl Services {
    pub(super) async fn demo_hand_over(&self) -> Result<(), Failure> {
        let giver = self.db.find_account_by_login("village").await?;
        let receiver = self.db.find_account_by_login("town").await?;
        let (Some(giver), Some(receiver)) = (giver, receiver) else {
            return Ok(());
        };
        let mut people = self.db.list_owned(giver.id).await?;
        people.sort_unstable();
        people.truncate(PEOPLE);
        if people.is_empty() {
            return Ok(());
        }
        let wish = HandOverWish {
            count: people.len() as u32,
            chosen: Chosen::People(people),
            to: receiver.id,
            note: "我下个月去县里学习，请镇上先管。".to_owned(),
        };
        self.propose(&Actor::Staff(giver.staff()), wish).await?;
        Ok(())
    }
}
