//! The answer: people pass to the receiver, or stay.

use super::caretaker;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::hand_over::{Ending, HandOver, HandOverState, Outcome, Taking, outcome_on};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::refusal::Refusal;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use store::Transaction;

impl Services {
    /// Accepts a hand-over. Whoever died, moved or was taken meanwhile does not come along, and the record says so.
    pub(super) async fn accept_hand_over(&self, who: &Actor, id: HandOverId) -> Result<u32, Failure> {
        let staff = caretaker(who)?;
        let mut change = self.db.begin().await?;
        let hand_over = open(&mut change, id, |one| one.to == staff.account).await?;
        let receiver = change
            .find_account(hand_over.to)
            .await?
            .ok_or(Refusal::NotFound)?;
        let sorted = self
            .outcomes(&mut change, &hand_over, (receiver.role, receiver.area))
            .await?;
        let coming = sorted.get(&Outcome::HandedOver).cloned().unwrap_or_default();
        let at = self.clock.now();
        let state = if coming.is_empty() {
            let why = Ending::NobodyLeft;
            HandOverState::Ended { at, why }
        } else {
            HandOverState::Accepted { at }
        };
        end(&mut change, id, &state).await?;
        for (outcome, people) in &sorted {
            change.set_hand_over_outcome(id, people, *outcome).await?;
        }
        let how = (Taking::HandedOver, Some(id));
        self.give(&mut change, &coming, Some(hand_over.to), how).await?;
        if hand_over.proposed_by == Actor::staff_label(hand_over.from) {
            change.set_care_gone_known(hand_over.from, &coming, at).await?;
        }
        let detail: BTreeMap<&str, usize> = sorted
            .iter()
            .map(|(outcome, people)| (outcome.code(), people.len()))
            .collect();
        let line = self.audit(who, "accept", "hand_over", id.to_string(), json!(detail));
        change.add_audit(&line).await?;
        change.commit().await?;
        Ok(coming.len() as u32)
    }

    pub(super) async fn decline_hand_over(
        &self,
        who: &Actor,
        id: HandOverId,
        reason: String,
    ) -> Result<(), Failure> {
        let staff = caretaker(who)?;
        let mut change = self.db.begin().await?;
        open(&mut change, id, |one| one.to == staff.account).await?;
        without_number("reason", &reason)?;
        let at = self.clock.now();
        let state = HandOverState::Declined { at, reason };
        self.let_stay(&mut change, who, (id, "decline"), &state).await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_hand_over_back(&self, who: &Actor, id: HandOverId) -> Result<(), Failure> {
        caretaker(who)?;
        let mut change = self.db.begin().await?;
        open(&mut change, id, |one| one.proposed_by == who.label()).await?;
        let at = self.clock.now();
        let state = HandOverState::TakenBack { at };
        self.let_stay(&mut change, who, (id, "take_back"), &state).await?;
        Ok(change.commit().await?)
    }

    /// Brings a hand-over to an end without anybody passing.
    pub(super) async fn let_stay(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (id, verb): (HandOverId, &str),
        state: &HandOverState,
    ) -> Result<(), Failure> {
        end(change, id, state).await?;
        let people = change.list_hand_over_people(&[id], u32::MAX).await?;
        let people: Vec<PersonId> = people.iter().map(|(_, person, _)| *person).collect();
        change.set_hand_over_outcome(id, &people, Outcome::Kept).await?;
        let detail = json!({ "people": people.len(), "state": state.code() });
        let line = self.audit(who, verb, "hand_over", id.to_string(), detail);
        change.add_audit(&line).await?;
        Ok(())
    }

    async fn outcomes(
        &self,
        change: &mut Transaction,
        hand_over: &HandOver,
        to: (domain::actor::Role, domain::values::AreaCode),
    ) -> Result<BTreeMap<Outcome, Vec<PersonId>>, Failure> {
        let ids = change.list_hand_over_people(&[hand_over.id], u32::MAX).await?;
        let ids: Vec<PersonId> = ids.iter().map(|(_, person, _)| *person).collect();
        let owners = change.list_current_owners(&ids).await?;
        let owners: HashMap<PersonId, AccountId> = owners.into_iter().collect();
        let today = self.clock.today();
        let mut sorted: BTreeMap<Outcome, Vec<PersonId>> = BTreeMap::new();
        for person in change.list_people(&ids).await? {
            let owner = (owners.get(&person.id).copied(), hand_over.from);
            let outcome = outcome_on(today, &person, owner, to);
            sorted.entry(outcome).or_default().push(person.id);
        }
        Ok(sorted)
    }
}

/// A hand-over the asker has a part in. One that is no longer open has been answered by somebody faster.
async fn open(
    change: &mut Transaction,
    id: HandOverId,
    is_part: impl Fn(&HandOver) -> bool,
) -> Result<HandOver, Failure> {
    let found = change.find_hand_over(id).await?.filter(is_part);
    let hand_over = found.ok_or(Refusal::NotFound)?;
    if hand_over.state == HandOverState::Proposed {
        Ok(hand_over)
    } else {
        Err(Refusal::Changed.into())
    }
}

/// Of two answers at once one counts.
async fn end(change: &mut Transaction, id: HandOverId, state: &HandOverState) -> Result<(), Failure> {
    if change.set_hand_over_state(id, state).await? {
        Ok(())
    } else {
        Err(Refusal::Changed.into())
    }
}
