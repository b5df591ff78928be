//! Nobody is without somebody who looks after them.

use crate::{Failure, Services};
use domain::actor::Role;
use domain::hand_over::{Taking, taking_order};
use domain::ids::PersonId;
use domain::person::Person;
use std::cmp::Reverse;
use store::{Account, Transaction};

/// People taken from whoever left, in one transaction at most.
const AT_ONCE: u32 = 2_000;

impl Services {
    /// Finds somebody to look after everybody whom nobody looks after: whoever is new on the register, whose coordinator
    /// has left, or who moved out of their coordinator's area. Where there is no account for a place, its people wait.
    pub async fn settle_owners(&self) -> Result<u64, Failure> {
        let mut change = self.db.begin().await?;
        let settled = self.settle_owners_in(&mut change).await?;
        change.commit().await?;
        Ok(settled)
    }

    /// The same, in the transaction of what made it necessary.
    pub(crate) async fn settle_owners_in(&self, change: &mut Transaction) -> Result<u64, Failure> {
        let accounts = change.list_accounts().await?;
        let mut settled = 0;
        loop {
            let alone = change.list_people_left_alone(AT_ONCE).await?;
            if alone.is_empty() {
                break;
            }
            settled += self.find_caretakers(change, &accounts, &alone).await?;
        }
        for account in by_order(&accounts, taking_order(false)) {
            let at = (self.clock.now(), Taking::Assigned);
            settled += change.adopt(account.area, account.id, at).await?;
        }
        Ok(settled)
    }

    async fn find_caretakers(
        &self,
        change: &mut Transaction,
        accounts: &[Account],
        alone: &[(PersonId, bool)],
    ) -> Result<u64, Failure> {
        let now = self.clock.now();
        let ids: Vec<PersonId> = alone.iter().map(|(id, _)| *id).collect();
        let people = change.list_people(&ids).await?;
        for (left, how) in [(true, Taking::CaretakerLeft), (false, Taking::Moved)] {
            let order = by_order(accounts, taking_order(left));
            let concerned = |person: &&Person| alone.contains(&(person.id, left));
            for person in people.iter().filter(concerned) {
                match order
                    .iter()
                    .find(|account| account.area.contains(person.living_area))
                {
                    Some(taker) => {
                        change.set_owner(&[person.id], taker.id, (now, how, None)).await?;
                    }
                    None => change.end_owners(&[person.id], now).await?,
                }
            }
        }
        Ok(people.len() as u64)
    }
}

/// Accounts that may take people, best first; of one role those of the smallest area first.
fn by_order(accounts: &[Account], order: [Role; 3]) -> Vec<&Account> {
    let rank = |account: &Account| order.iter().position(|role| *role == account.role);
    let mut takers: Vec<&Account> = accounts
        .iter()
        .filter(|account| account.active && rank(account).is_some())
        .collect();
    takers.sort_by_key(|account| (rank(account), Reverse(account.area.len()), account.login.clone()));
    takers
}
