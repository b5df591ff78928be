//! Numbers in full: for a reason, so many a day, and never without a line that the person can read.
//!
//! Whoever looks after somebody calls them: their telephone number takes one tap and does not count. Every other number,
//! and the telephones of other people, ask for a reason and count.

use crate::{Failure, Services};
use domain::access::{Access, AccessKind, RevealReason, holds_number};
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
        let calls = calls(&mut change, staff, &person, &wish).await?;
        if !calls {
            self.must_be_left(&mut change, staff).await?;
        }
        let kind = if calls {
            AccessKind::Call
        } else {
            AccessKind::Reveal
        };
        let line = Access {
            person: Some(id),
            field: Some(wish.field),
            reason: Some(wish.reason),
            note: wish.note.trim().to_owned(),
            ..self.access(staff, kind, person.living_area)
        };
        change.add_access(&[line]).await?;
        let detail = json!({ "field": wish.field, "reason": wish.reason });
        change
            .add_audit(&self.audit(who, kind.code(), "person", id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(number)
    }

    /// Numbers an account may still have shown today.
    async fn must_be_left(&self, change: &mut Transaction, staff: &Staff) -> Result<(), Failure> {
        let today = self.clock.today();
        let allowed =
            change
                .list_policy_parameters()
                .await?
                .value(ParamKey::RevealsPerDay, Some(staff.area), today)?;
        let shown = change
            .count_access(staff.account, AccessKind::Reveal, start_of_day(today))
            .await?;
        if shown >= allowed.max(0).unsigned_abs() {
            return Err(Refusal::NoMoreToday.into());
        }
        Ok(())
    }
}

/// A reason in words where it is asked for; and no number in it, for it is kept as it stands.
fn make_sense(wish: &Reveal) -> Result<(), Refusal> {
    let note = wish.note.trim();
    let problem = match wish.reason {
        _ if note.chars().count() > NOTE => Some(Problem::TooLong),
        _ if holds_number(note) => Some(Problem::NoNumbers),
        RevealReason::Other if note.is_empty() => Some(Problem::Required),
        _ => None,
    };
    problem.map_or(Ok(()), |problem| Err(Refusal::field("note", problem)))
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
