//! Nobody is without somebody who looks after them.

use crate::{Failure, Services};
use domain::actor::{Actor, Role};
use domain::hand_over::{Alone, Taking, may_look_after, taking_order};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::refusal::Refusal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Account, StoreError, Transaction};

/// People taken from whoever left, in one transaction at most.
const AT_ONCE: u32 = 2_000;

impl Services {
    /// Finds somebody to look after everybody whom nobody looks after: whoever is new on the register, whose coordinator
    /// has left, or who moved out of their coordinator's area. Where there is no account for a place, its people wait.
    pub async fn settle_owners(&self) -> Result<u64, Failure> {
        let mut change = self.db.begin().await?;
        let settled = self.settle_owners_in(&mut change, Taking::Moved).await?;
        change.commit().await?;
        Ok(settled)
    }

    /// The same, in the transaction of what made it necessary, which `moved` says of those who are now elsewhere.
    pub(crate) async fn settle_owners_in(
        &self,
        change: &mut Transaction,
        moved: Taking,
    ) -> Result<u64, Failure> {
        let accounts = change.list_accounts().await?;
        let groups: Vec<_> = Role::ALL
            .iter()
            .filter_map(|role| Some((*role, role.only()?)))
            .collect();
        let mut settled = 0;
        loop {
            let alone = change.list_people_left_alone(&groups, AT_ONCE).await?;
            if alone.is_empty() {
                break;
            }
            settled += self.find_caretakers(change, &accounts, &alone, moved).await?;
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
        alone: &[(PersonId, Alone)],
        moved: Taking,
    ) -> Result<u64, Failure> {
        let ids: Vec<PersonId> = alone.iter().map(|(id, _)| *id).collect();
        let people = change.list_people(&ids).await?;
        let why: HashMap<PersonId, Alone> = alone.iter().copied().collect();
        for (reason, how) in [
            (Alone::AccountClosed, Taking::CaretakerLeft),
            (Alone::Elsewhere, moved),
            (Alone::OutOfGroup, Taking::LeftGroup),
        ] {
            let order = by_order(accounts, taking_order(reason == Alone::AccountClosed));
            let mut takers: BTreeMap<Option<AccountId>, Vec<PersonId>> = BTreeMap::new();
            for person in people
                .iter()
                .filter(|person| why.get(&person.id) == Some(&reason))
            {
                let taker = order.iter().find(|one| one.area.contains(person.living_area));
                takers.entry(taker.map(|one| one.id)).or_default().push(person.id);
            }
            for (taker, people) in takers {
                self.give(change, &people, taker, (how, None)).await?;
            }
        }
        Ok(people.len() as u64)
    }

    /// Lets people pass to an account, and what the one before was told about them and has not seen; to nobody, where there
    /// is no account for them.
    pub(crate) async fn give(
        &self,
        change: &mut Transaction,
        people: &[PersonId],
        to: Option<AccountId>,
        (how, hand_over): (Taking, Option<HandOverId>),
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let before = change.list_current_owners(people).await?;
        match to {
            Some(to) => {
                let set = change.set_owner(people, to, (now, how, hand_over)).await;
                set.map_err(taken_meanwhile)?;
            }
            None => change.end_owners(people, now).await?,
        }
        let mut givers: BTreeMap<AccountId, Vec<PersonId>> = BTreeMap::new();
        for (person, giver) in before {
            givers.entry(giver).or_default().push(person);
        }
        // A task for nobody is for whoever looks after the area.
        let to = to.map(Actor::staff_label).unwrap_or_default();
        for (giver, people) in givers {
            let from = Actor::staff_label(giver);
            change.reassign_recognition_tasks(&people, &from, &to).await?;
        }
        Ok(())
    }

    /// Somebody is new on the register, or has moved: whoever looked after them still does where that may be, whoever
    /// enters somebody looks after them, and else the place has somebody.
    pub(crate) async fn settle_owner_of(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: &Person,
    ) -> Result<(), Failure> {
        let enters = who.staff().ok().map(|staff| staff.account);
        self.find_owners(change, enters, &[person]).await
    }

    /// The same for many at once whom nobody entered.
    pub(crate) async fn settle_owners_of(
        &self,
        change: &mut Transaction,
        people: &[&Person],
    ) -> Result<(), Failure> {
        self.find_owners(change, None, people).await
    }

    async fn find_owners(
        &self,
        change: &mut Transaction,
        enters: Option<AccountId>,
        people: &[&Person],
    ) -> Result<(), Failure> {
        if people.is_empty() {
            return Ok(());
        }
        let accounts = change.list_accounts().await?;
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let owners: HashMap<PersonId, AccountId> =
            change.list_current_owners(&ids).await?.into_iter().collect();
        let account = |id: AccountId| accounts.iter().find(|one| one.id == id && one.active);
        let order = by_order(&accounts, taking_order(false));
        let mut takers: BTreeMap<(Option<AccountId>, bool), Vec<PersonId>> = BTreeMap::new();
        for person in people {
            let owner = owners.get(&person.id).copied();
            let home = (person.living_area, person.categories);
            let may = |one: &Account| may_look_after(one.role, one.area, home);
            if owner.and_then(account).is_some_and(may) {
                continue;
            }
            let enters = enters.filter(|_| owner.is_none()).and_then(account);
            let of_place = || {
                order
                    .iter()
                    .copied()
                    .find(|one| one.area.contains(person.living_area))
            };
            let taker = enters.filter(|one| may(one)).or_else(of_place).map(|one| one.id);
            let people = takers.entry((taker, owner.is_some())).or_default();
            people.push(person.id);
        }
        for ((taker, moved), people) in takers {
            let how = if moved { Taking::Moved } else { Taking::Assigned };
            self.give(change, &people, taker, (how, None)).await?;
        }
        Ok(())
    }
}

impl Services {
    /// Whom of these people a colleague of somebody who enters applications looks after: what is asked about them is asked
    /// of the colleague. Nobody, for everybody else.
    pub(crate) async fn left_to_colleagues(
        &self,
        who: &Actor,
        people: &[PersonId],
    ) -> Result<HashSet<PersonId>, Failure> {
        let enters = |role: Role| role.may(Deed::Create, Function::Recognition);
        let Some(staff) = who.staff().ok().filter(|staff| enters(staff.role)) else {
            return Ok(HashSet::new());
        };
        let accounts = self.db.list_accounts().await?;
        let colleagues: HashSet<AccountId> = accounts
            .iter()
            .filter(|one| one.id != staff.account && one.active && enters(one.role))
            .map(|one| one.id)
            .collect();
        let owners = self.db.list_current_owners(people).await?;
        let theirs = owners.into_iter().filter(|(_, owner)| colleagues.contains(owner));
        Ok(theirs.map(|(person, _)| person).collect())
    }
}

/// Two that would take somebody at once: the second is told.
fn taken_meanwhile(error: StoreError) -> Failure {
    if error.violates("person_owner_person_id_key") {
        Refusal::Changed.into()
    } else {
        error.into()
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
