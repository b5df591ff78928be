//! Whether an application is of somebody close to the member of staff who asks. An account may say which person on the
//! register it belongs to; then the same household and the same telephone number count as family.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{AccountId, PersonId};
use domain::person::Person;
use serde_json::json;
use store::Connection;

impl Services {
    /// Whether the person is the asker, or of the asker's family.
    pub(crate) async fn is_kin(
        &self,
        on: &mut Connection,
        who: &Actor,
        person: &Person,
    ) -> Result<bool, Failure> {
        let Actor::Staff(staff) = who else {
            return Ok(false);
        };
        let Some(own) = on.find_account_person(staff.account).await? else {
            return Ok(false);
        };
        if own == person.id {
            return Ok(true);
        }
        let home = on.find_household_of(own).await?;
        if home.is_some() && home == on.find_household_of(person.id).await? {
            return Ok(true);
        }
        let own = on.find_person(own).await?;
        Ok(own.is_some_and(|own| own.phone.is_some() && own.phone == person.phone))
    }

    /// Says which person on the register an account belongs to.
    pub async fn set_account_person(
        &self,
        who: &Actor,
        account: AccountId,
        person: PersonId,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        change.set_account_person(account, person).await?;
        let detail = json!({ "person": person });
        change
            .add_audit(&self.audit(who, "set_person", "account", account.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
