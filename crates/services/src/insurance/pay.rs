//! Money that comes in: at once, by instalments, or taken back.

use super::{Place, problem, unset};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{AccountEntryId, LandEnrolmentId};
use domain::insurance::{
    AccountEntry, Enrolment, EnrolmentState, EntryKind, is_reversed, paid_by_person, plan,
};
use domain::ports::PayWish;
use domain::refusal::{Problem, Refusal};
use domain::rules::land_loss_pay::instalment_deadline;
use domain::values::{Fen, Phone, ResidentId};

/// Letters of a receipt number, and of a reason.
const RECEIPT_MAX: usize = 32;
const REASON_MAX: usize = 120;

impl Services {
    pub(super) async fn agree_instalments(
        &self,
        who: &Actor,
        seen: (LandEnrolmentId, u32),
        (on, parts): (NaiveDate, u32),
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let place = self.enrolment_to_change(&mut change, who, seen).await?;
        let mut enrolment = place.enrolment.clone();
        let EnrolmentState::Notified { on: notified, pay_by } = enrolment.state else {
            return Err(Refusal::Changed.into());
        };
        if on < notified || on > self.clock.today() {
            return Err(problem("on", Problem::OutOfRange));
        }
        if on > pay_by {
            return Err(Refusal::TooLate.into());
        }
        let finish_by = instalment_deadline(on, place.person.birth(), &place.figures(on)).map_err(unset)?;
        let parts = plan(enrolment.shares.person, parts, (on, finish_by))
            .ok_or_else(|| problem("parts", Problem::OutOfRange))?;
        enrolment.state = enrolment
            .state
            .agree(on, finish_by)
            .map_err(|_| Refusal::Changed)?;
        change.set_instalments(enrolment.id, &parts).await?;
        self.keep_enrolment_step(&mut change, who, (&enrolment, &[]), "agree")
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn take_payment(
        &self,
        who: &Actor,
        seen: (LandEnrolmentId, u32),
        pay: PayWish,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let place = self.enrolment_to_change(&mut change, who, seen).await?;
        let receipt = receipt(&pay.receipt)?;
        let left = self.payable_part(&place, &pay)?;
        let mut enrolment = place.enrolment;
        let mut entries = vec![AccountEntry {
            note: receipt,
            ..self.account_line(who, enrolment.id, (EntryKind::Person, pay.fen), pay.on)
        }];
        if pay.fen == left {
            entries.extend(self.insurance_contributions(who, &enrolment, pay.on));
            enrolment.state = enrolment.state.enrol(pay.on).map_err(|_| Refusal::Changed)?;
        }
        self.keep_enrolment_step(&mut change, who, (&enrolment, &entries), "pay")
            .await?;
        Ok(change.commit().await?)
    }

    /// What is left to pay, where this can be taken.
    fn payable_part(&self, place: &Place, pay: &PayWish) -> Result<Fen, Failure> {
        let enrolment = &place.enrolment;
        let left = Fen(enrolment.shares.person.0 - paid_by_person(&place.entries).0);
        let (since, in_parts) = match enrolment.state {
            EnrolmentState::Notified { on, pay_by } => {
                if pay.on > pay_by {
                    return Err(Refusal::TooLate.into());
                }
                (on, false)
            }
            EnrolmentState::Instalments { on, .. } => {
                if pay.on >= place.age_reached(pay.on)? {
                    return Err(Refusal::TooLate.into());
                }
                (on, true)
            }
            _ => return Err(Refusal::Changed.into()),
        };
        if pay.on < since || pay.on > self.clock.today() {
            return Err(problem("on", Problem::OutOfRange));
        }
        if pay.fen.0 <= 0 || pay.fen > left {
            return Err(problem("fen", Problem::OutOfRange));
        }
        if !in_parts && pay.fen != left {
            return Err(problem("fen", Problem::Wrong));
        }
        Ok(left)
    }

    pub(super) async fn reverse_entry(
        &self,
        who: &Actor,
        seen: (LandEnrolmentId, u32),
        (entry, why): (AccountEntryId, String),
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let place = self.enrolment_to_change(&mut change, who, seen).await?;
        let why = why.trim();
        match why.chars().count() {
            0 => return Err(problem("why", Problem::Required)),
            n if n > REASON_MAX => return Err(problem("why", Problem::TooLong)),
            _ => without_number("why", why)?,
        }
        let wrong = place.entries.iter().find(|one| one.id == entry);
        let wrong = wrong.ok_or(Refusal::NotFound)?;
        let open = wrong.reverses.is_none() && !is_reversed(&place.entries, wrong.id);
        if !open || !place.enrolment.state.is_active() {
            return Err(Refusal::Changed.into());
        }
        let mut enrolment = place.enrolment.clone();
        let mut entries = vec![self.account_reversal(who, wrong, why)];
        match wrong.kind {
            EntryKind::Payment | EntryKind::Allowance | EntryKind::Interest => {}
            EntryKind::Person => {
                entries.extend(self.insurance_incomplete(who, &place, &mut enrolment, why)?);
            }
            _ => return Err(Refusal::NotAllowed.into()),
        }
        self.keep_enrolment_step(&mut change, who, (&enrolment, &entries), "reverse")
            .await?;
        Ok(change.commit().await?)
    }

    /// With a payment taken back nothing is complete any more: what government and collective paid goes back, and the rest is
    /// paid by instalments. Nobody takes it back who has a pension already.
    fn insurance_incomplete(
        &self,
        who: &Actor,
        place: &Place,
        enrolment: &mut Enrolment,
        why: &str,
    ) -> Result<Vec<AccountEntry>, Failure> {
        match enrolment.state {
            EnrolmentState::Instalments { .. } => Ok(Vec::new()),
            EnrolmentState::Enrolled { on } => {
                let pay_by =
                    instalment_deadline(on, place.person.birth(), &place.figures(on)).map_err(unset)?;
                enrolment.state = enrolment.state.reopen(on, pay_by).map_err(|_| Refusal::Changed)?;
                let others = place.entries.iter().filter(|one| {
                    let of_others = matches!(one.kind, EntryKind::Government | EntryKind::Collective);
                    of_others && one.reverses.is_none() && !is_reversed(&place.entries, one.id)
                });
                Ok(others.map(|one| self.account_reversal(who, one, why)).collect())
            }
            _ => Err(Refusal::CannotUndo.into()),
        }
    }
}

/// The number of a receipt: no number of a person.
fn receipt(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.chars().count() > RECEIPT_MAX {
        return Err(problem("receipt", Problem::TooLong));
    }
    if ResidentId::parse(text).is_ok() || Phone::parse(text).is_ok() {
        return Err(problem("receipt", Problem::NoNumbers));
    }
    Ok(text.to_owned())
}
