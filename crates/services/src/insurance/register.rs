//! Registering somebody who was recognised, and the notice of payment.

use super::{NOUN, may, problem, unset};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::ids::{LandEnrolmentId, PersonId};
use domain::insurance::{
    AccountEntry, Basis, Enrolment, EnrolmentState, EntryKind, LandScheme, calculate, schemes_of,
};
use domain::params::Params;
use domain::permission::Deed;
use domain::person::{Category, Person};
use domain::ports::EnrolmentWish;
use domain::recognition::{Claim, LandLossClaim, Recognition, State};
use domain::refusal::{Problem, Refusal};
use domain::rules::land_loss_pay::pay_deadline;
use domain::rules::scheme::{Scheme, is_one_scheme};
use domain::values::Fen;
use serde_json::json;
use store::Connection;

impl Services {
    pub(super) async fn register_enrolment(
        &self,
        who: &Actor,
        id: PersonId,
        wish: EnrolmentWish,
    ) -> Result<LandEnrolmentId, Failure> {
        let mut change = self.db.begin().await?;
        let person = change.find_person(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Create, &person)?;
        if self.is_kin(&mut change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        // Of two who register at once the second sees what the first has written.
        change.hold_people(&[person.id]).await?;
        let known = change.list_land_enrolments_of(&[person.id]).await?;
        if known.iter().any(|one| one.state.is_active()) {
            return Err(Refusal::UnderWay.into());
        }
        must_be_alone(wish)?;
        let (recognition, claim) = recognised(&mut change, &person)
            .await?
            .ok_or(Refusal::RuleNotMet)?;
        let params = change.list_policy_parameters().await?;
        let basis = self.land_basis(&person, &claim, &params);
        let reckoned = calculate(&basis, wish.scheme).map_err(unset)?;
        if !schemes_of(reckoned.band).contains(&wish.scheme) {
            return Err(problem("scheme", Problem::Wrong));
        }
        let enrolment = Enrolment {
            id: LandEnrolmentId::new(self.ids.as_ref(), self.clock.now()),
            person: person.id,
            household: change.find_household_of(person.id).await?,
            recognition: recognition.id,
            scheme: wish.scheme,
            shares: reckoned.shares,
            rules: reckoned.rules,
            reference_on: reckoned.reference_on,
            state: EnrolmentState::Ready,
            version: 1,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        change.add_land_enrolment(&enrolment).await?;
        let detail = json!({ "scheme": wish.scheme, "recognition": recognition.id });
        change
            .add_audit(&self.audit(who, "register", NOUN, enrolment.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(enrolment.id)
    }

    /// What a calculation looks at, with the figures of today.
    pub(super) fn land_basis<'a>(
        &self,
        person: &Person,
        claim: &'a LandLossClaim,
        params: &'a Params,
    ) -> Basis<'a> {
        Basis {
            claim,
            birth: person.birth(),
            certificate: person.disability_certificate,
            area: person.living_area,
            on: self.clock.today(),
            params,
        }
    }

    pub(super) async fn notify_of_payment(
        &self,
        who: &Actor,
        seen: (LandEnrolmentId, u32),
        on: NaiveDate,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let place = self.enrolment_to_change(&mut change, who, seen).await?;
        let mut enrolment = place.enrolment.clone();
        let registered = day_in_shanghai(enrolment.made_at);
        if on > self.clock.today() || on < registered {
            return Err(problem("on", Problem::OutOfRange));
        }
        let mut entries = Vec::new();
        enrolment.state = if enrolment.scheme == LandScheme::Allowance {
            enrolment.state.enrol_free(on)
        } else {
            let pay_by = pay_deadline(on, &place.figures(on)).map_err(unset)?;
            enrolment.state.notify(on, pay_by)
        }
        .map_err(|_| Refusal::Changed)?;
        if enrolment.scheme == LandScheme::Pension && enrolment.shares.person == Fen(0) {
            entries = self.insurance_contributions(who, &enrolment, on);
            enrolment.state = enrolment.state.enrol(on).map_err(|_| Refusal::Changed)?;
        }
        self.keep_enrolment_step(&mut change, who, (&enrolment, &entries), "notify")
            .await?;
        Ok(change.commit().await?)
    }

    /// What government and collective pay in once the person has.
    pub(super) fn insurance_contributions(
        &self,
        who: &Actor,
        enrolment: &Enrolment,
        on: NaiveDate,
    ) -> Vec<AccountEntry> {
        [
            (EntryKind::Government, enrolment.shares.government),
            (EntryKind::Collective, enrolment.shares.collective),
        ]
        .into_iter()
        .filter(|(_, fen)| fen.0 > 0)
        .map(|share| self.account_line(who, enrolment.id, share, on))
        .collect()
    }
}

/// Nobody is in two schemes (R24).
fn must_be_alone(wish: EnrolmentWish) -> Result<(), Failure> {
    let chosen = match wish.scheme {
        LandScheme::Pension => Scheme::LandLossPension,
        LandScheme::Allowance => Scheme::LandLossAllowance,
    };
    let mut active = vec![chosen];
    if wish.employee_pension {
        active.push(Scheme::EmployeePension);
    }
    if is_one_scheme(&active) {
        Ok(())
    } else {
        Err(problem("employee_pension", Problem::Wrong))
    }
}

/// The decision somebody is a land-loss farmer by, while they are one.
pub(super) async fn recognised(
    db: &mut Connection,
    person: &Person,
) -> Result<Option<(Recognition, LandLossClaim)>, Failure> {
    if !person.categories.has(Category::LandLossFarmer) || person.left.is_some() {
        return Ok(None);
    }
    let all = db.list_recognitions_of(person.id).await?;
    Ok(all.into_iter().find_map(|one| {
        let decided = matches!(one.state, State::Recognised { .. });
        match one.claim.clone() {
            Claim::LandLoss(claim) if decided => Some((one, claim)),
            _ => None,
        }
    }))
}
