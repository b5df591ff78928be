//! Asking that a file be erased, and doing what another officer asked for.

use super::may_erase;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::erasure::{Erasure, ErasureCause, ErasureState};
use domain::ids::{ErasureId, PersonId};
use domain::person::Person;
use domain::ports::Erased;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::Transaction;

impl Services {
    /// Asks for it. One wish about a person at a time.
    pub(super) async fn wish_erasure(&self, who: &Actor, id: PersonId, why: String) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let person = self.to_be_erased(&mut change, who, id).await?;
        without_number("why", &why)?;
        if change.find_erasure_of(id).await?.is_some() {
            return Err(Refusal::Changed.into());
        }
        let wish = Erasure {
            id: ErasureId::new(&*self.ids, self.clock.now()),
            person: id,
            area: person.living_area,
            cause: ErasureCause::Office,
            why,
            asked_by: who.label(),
            asked_at: self.clock.now(),
            state: ErasureState::Waiting,
            settled: None,
            kept: None,
        };
        change.set_erasure(&wish).await.map_err(asked_already)?;
        change
            .add_audit(&self.audit(who, "ask_erasure", "person", id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    /// Decides against it: whoever asked, too, may think better of it.
    pub(super) async fn leave_erasure(&self, who: &Actor, id: PersonId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        self.to_be_erased(&mut change, who, id).await?;
        let wish = change.find_erasure_of(id).await?.ok_or(Refusal::Changed)?;
        let dropped = Erasure {
            why: String::new(),
            state: ErasureState::Dropped,
            settled: Some((who.label(), self.clock.now())),
            ..wish
        };
        change.set_erasure(&dropped).await?;
        change
            .add_audit(&self.audit(who, "drop_erasure", "person", id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    /// Does what somebody else asked for, once the number of the file was typed.
    pub(super) async fn erase_as_wished(
        &self,
        who: &Actor,
        id: PersonId,
        typed_no: &str,
    ) -> Result<Erased, Failure> {
        let mut change = self.db.begin().await?;
        let person = self.to_be_erased(&mut change, who, id).await?;
        let wish = change.find_erasure_of(id).await?.ok_or(Refusal::Changed)?;
        if wish.asked_by == who.label() {
            return Err(Refusal::FourEyes.into());
        }
        if typed_no.trim() != person.no {
            return Err(Refusal::field("no", Problem::Wrong).into());
        }
        let erased = self.erase_in(&mut change, who, id, wish.cause).await?;
        change.commit().await?;
        self.db.empty_log().await?;
        Ok(erased)
    }

    /// The person, for whoever may decide about the file: nobody decides about their own family.
    pub(crate) async fn to_be_erased(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: PersonId,
    ) -> Result<Person, Failure> {
        let Some(person) = change.find_person(id).await? else {
            return Err(self.missing(who, id).await);
        };
        may_erase(who, &person)?;
        if self.is_kin(change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        Ok(person)
    }
}

/// Of two who ask at once one is later.
fn asked_already(error: store::StoreError) -> Failure {
    if error.violates("erasure_person_id_key") {
        Refusal::Changed.into()
    } else {
        error.into()
    }
}
