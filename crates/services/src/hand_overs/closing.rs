//! Whoever leaves leaves nobody alone.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::hand_over::{Ending, HandOver, HandOverState, Taking};
use domain::ids::AccountId;
use domain::refusal::{Problem, Refusal};
use store::{Account, Transaction};

impl Services {
    /// Lets the people of an account that was just closed pass to the receiver named, as far as they may look after them,
    /// and everybody else to the township; hand-overs it has a part in come to an end.
    pub(crate) async fn hand_over_at_closing(
        &self,
        change: &mut Transaction,
        who: &Actor,
        account: &Account,
        to: Option<AccountId>,
    ) -> Result<(), Failure> {
        self.end_hand_overs_of(change, who, account.id).await?;
        if let Some(to) = to {
            let receiver = change.find_account(to).await?;
            let fits = |one: &Account| {
                one.active
                    && one.id != account.id
                    && one.role.looks_after_people()
                    && one.area.touches(account.area)
            };
            let receiver = receiver.filter(fits);
            let receiver = receiver.ok_or_else(|| Refusal::field("to", Problem::OutOfRange))?;
            self.give_at_once(change, account.id, &receiver).await?;
        }
        self.settle_owners_in(change, Taking::Moved).await?;
        Ok(())
    }

    async fn end_hand_overs_of(
        &self,
        change: &mut Transaction,
        who: &Actor,
        account: AccountId,
    ) -> Result<(), Failure> {
        let label = Actor::staff_label(account);
        for hand_over in change.list_hand_overs_of(account, &label, true, u32::MAX).await? {
            let at = self.clock.now();
            let why = why(&hand_over, account);
            let state = HandOverState::Ended { at, why };
            self.let_stay(change, who, (hand_over.id, "end"), &state).await?;
        }
        Ok(())
    }
}

fn why(hand_over: &HandOver, account: AccountId) -> Ending {
    if hand_over.to == account {
        Ending::ReceiverLeft
    } else if hand_over.from == account {
        Ending::GiverLeft
    } else {
        Ending::ProposerLeft
    }
}
