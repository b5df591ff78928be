//! Numbers in full: for a reason, so many a day, and never without a line that the person can read.
//!
//! Whoever looks after somebody calls them: their telephone number takes one tap and does not count. Every other number,
//! and the telephones of other people, ask for a reason and count.

use crate::{Failure, Services};
use domain::access::{Access, AccessKind, RevealReason, without_number};
use domain::actor::{Actor, Staff};
use domain::clock::start_of_day;
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::person_field::PersonField;
use domain::ports::Reveal;
use domain::refusal::{Problem, Refusal};
use serde_json::json;
use store::{Connection, Transaction};

/// Letters of a reason in words.
const NOTE: usize = 100;

impl Services {
    pub(super) async fn show_number(
        &self,
        who: &Actor,
        id: PersonId,
        wish: Reveal,
    ) -> Result<String, Failure> {
        who.scope(Deed::Read, Function::FullNumber)?;
        let mut change = self.db.begin().await?;
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        who.may_with(
            Deed::Read,
            Function::FullNumber,
            person.living_area,
            person.categories,
        )?;
        let staff = who.staff()?;
        make_sense(&wish)?;
        let number =
            in_full(&person, wish.field).ok_or_else(|| Refusal::field("number", Problem::Unreadable))?;
        let kind = if calls(&mut change, staff, &person, &wish).await? {
            AccessKind::Call
        } else {
            AccessKind::Reveal
        };
        self.note_number(&mut change, who, &person, (kind, &wish)).await?;
        change.commit().await?;
        Ok(number)
    }

    /// Writes down that a number of a person is shown in full, while the account may still have any shown today.
    pub(crate) async fn note_number(
        &self,
        change: &mut Transaction,
        who: &Actor,
        person: &Person,
        (kind, wish): (AccessKind, &Reveal),
    ) -> Result<(), Failure> {
        let staff = who.staff()?;
        let line = Access {
            person: Some(person.id),
            field: Some(wish.field),
            reason: Some(wish.reason),
            note: wish.note.trim().to_owned(),
            ..self.access(staff, kind, person.living_area)
        };
        if kind == AccessKind::Call {
            change.add_access(&[line]).await?;
        } else {
            self.spend_one(change, staff, &line).await?;
        }
        let detail = json!({ "field": wish.field, "reason": wish.reason });
        let audit = self.audit(who, kind.code(), "person", person.id.to_string(), detail);
        Ok(change.add_audit(&audit).await?)
    }

    /// One of the numbers an account may have shown today.
    async fn spend_one(&self, change: &mut Transaction, staff: &Staff, line: &Access) -> Result<(), Failure> {
        let today = self.clock.today();
        let allowed =
            change
                .list_policy_parameters()
                .await?
                .value(ParamKey::RevealsPerDay, Some(staff.area), today)?;
        let most = allowed.max(0).unsigned_abs();
        if change.add_access_up_to(line, start_of_day(today), most).await? {
            return Ok(());
        }
        Err(Refusal::NoMoreToday.into())
    }
}

/// A reason in words where it is asked for; and no number in it, for it is kept as it stands.
pub(crate) fn make_sense(wish: &Reveal) -> Result<(), Refusal> {
    let note = wish.note.trim();
    let problem = match wish.reason {
        _ if note.chars().count() > NOTE => Problem::TooLong,
        RevealReason::Other if note.is_empty() => Problem::Required,
        _ => return without_number("note", note),
    };
    Err(Refusal::field("note", problem))
}

/// Whether somebody calls a person they look after.
async fn calls(db: &mut Connection, staff: &Staff, person: &Person, wish: &Reveal) -> Result<bool, Failure> {
    if wish.field != PersonField::Phone || wish.reason != RevealReason::Call {
        return Ok(false);
    }
    let owners = db.list_owners(person.id).await?;
    Ok(owners
        .iter()
        .any(|spell| spell.until.is_none() && spell.account == staff.account))
}

fn in_full(person: &Person, field: PersonField) -> Option<String> {
    match field {
        PersonField::ResidentId => Some(person.resident_id.into()),
        PersonField::Phone => person.phone.clone().map(String::from),
        PersonField::DisabilityCertificate => person.disability_certificate.map(String::from),
        _ => None,
    }
}
