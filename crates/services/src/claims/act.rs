//! Applying for a claim, and every step after it: state, trail, audit and what follows in one transaction.

use super::NOUN;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::{Actor, Role};
use domain::claim::{
    Claim, ClaimState, ClaimStep, PAYEE_MAX, PayeeKind, REASON_MAX, RECEIPT_MAX, Refused, calculate, clash,
    text_problem,
};
use domain::ids::ClaimId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::policy::FigureBook;
use domain::ports::ClaimApplication;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::visit::NeedKind;
use serde_json::json;
use store::{ClaimDone, Transaction};

impl Services {
    pub(super) async fn apply_for_claim(
        &self,
        who: &Actor,
        id: ClaimId,
        application: ClaimApplication,
    ) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let mut claim = change.find_claim(id).await?.ok_or(Refusal::NotFound)?;
        may_apply(who, &claim)?;
        self.is_no_kin(&mut change, who, &claim).await?;
        if claim.blocked.is_some() {
            return Err(Refusal::RuleNotMet.into());
        }
        let mut problems: Vec<FieldProblem> = Vec::new();
        if !claim.missing(&application.documents).is_empty() {
            problems.push(FieldProblem {
                field: "documents".to_owned(),
                problem: Problem::Required,
            });
        }
        if claim.payee.kind != PayeeKind::Person && claim.payee.name.is_empty() {
            problems.extend(text_problem("payee", &application.payee, PAYEE_MAX));
            application.payee.trim().clone_into(&mut claim.payee.name);
        }
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        claim.documents = application.documents;
        claim.extra = application.extra;
        self.put_anew(&mut change, &mut claim).await?;
        if claim.amount.0 == 0 {
            return Err(Refusal::RuleNotMet.into());
        }
        self.does_not_clash(&mut change, &claim).await?;
        let person = claim.person;
        self.walk(&mut change, who, (claim, &ClaimStep::Apply)).await?;
        if let Some(person) = person {
            self.close_needs(&mut change, person, NeedKind::Subsidy).await?;
        }
        Ok(change.commit().await?)
    }

    /// The rule once more, with what was added.
    async fn put_anew(&self, change: &mut Transaction, claim: &mut Claim) -> Result<(), Failure> {
        let inputs = claim.extra.put_into(claim.kind, claim.calculation.inputs.clone());
        if inputs == claim.calculation.inputs {
            return Ok(());
        }
        let params = change.list_policy_parameters().await?;
        let place = (claim.area, claim.calculation.on);
        let mut again = calculate(claim.kind.rule(), inputs, &FigureBook::of(&params), place)
            .map_err(|problem| Failure::message(problem.to_string()))?;
        again.limit = claim.calculation.limit.take();
        claim.amount = again.amount(claim.kind);
        claim.calculation = again;
        Ok(())
    }

    /// Nothing is claimed for the same months, or for what is paid once, that another claim stands for.
    async fn does_not_clash(&self, change: &mut Transaction, claim: &Claim) -> Result<(), Failure> {
        let Some(person) = claim.person else {
            return Ok(());
        };
        let others = change.list_claims_of(person).await?;
        match clash(claim, &others) {
            None => Ok(()),
            Some(_) => Err(Refusal::UnderWay.into()),
        }
    }

    pub(super) async fn is_no_kin(
        &self,
        change: &mut Transaction,
        who: &Actor,
        claim: &Claim,
    ) -> Result<(), Failure> {
        let Some(person) = claim.person else {
            return Ok(());
        };
        let person = change.find_person(person).await?.ok_or(Refusal::NotFound)?;
        if self.is_kin(change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        Ok(())
    }

    pub(super) async fn take_claim_step(
        &self,
        who: &Actor,
        id: ClaimId,
        step: ClaimStep,
    ) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::Claim)?;
        let mut change = self.db.begin().await?;
        let claim = change.find_claim(id).await?.ok_or(Refusal::NotFound)?;
        may_step(who, &claim)?;
        if let ClaimStep::Pay(payment) = &step
            && claim.state.payment() == Some(payment)
        {
            // Sent twice: it stands as it was said.
            return Ok(());
        }
        wrong_step(&step, &claim, self.clock.today())?;
        self.is_no_kin(&mut change, who, &claim).await?;
        let step = match step {
            ClaimStep::PassCounty { .. } => ClaimStep::PassCounty {
                notice_days: self.days_posted(&mut change, &claim).await?,
            },
            step => step,
        };
        if matches!(
            step,
            ClaimStep::PassCounty { .. } | ClaimStep::Approve | ClaimStep::Pay(_)
        ) {
            self.is_payable(&mut change, &claim).await?;
        }
        if !may_take(who, &claim, step.code()) {
            let again = matches!(step, ClaimStep::Pay(_)) && claim.state.payment().is_some();
            return Err(if again {
                Refusal::PaidBefore
            } else {
                Refusal::Changed
            }
            .into());
        }
        self.walk(&mut change, who, (claim, &step)).await?;
        Ok(change.commit().await?)
    }

    async fn days_posted(&self, change: &mut Transaction, claim: &Claim) -> Result<u64, Failure> {
        let params = change.list_policy_parameters().await?;
        let days = params.value(ParamKey::ClaimNoticeDays, Some(claim.area), self.clock.today())?;
        Ok(days.max(0) as u64)
    }

    /// Nothing goes to an employer that is barred meanwhile, nor for months that another claim stands for.
    async fn is_payable(&self, change: &mut Transaction, claim: &Claim) -> Result<(), Failure> {
        if claim.blocked.is_some() {
            return Err(Refusal::RuleNotMet.into());
        }
        if let Some(employer) = claim.payee.employer
            && change
                .find_employer(employer)
                .await?
                .is_some_and(|one| one.blacklisted)
        {
            return Err(Refusal::RuleNotMet.into());
        }
        self.does_not_clash(change, claim).await
    }

    /// Takes the step, and writes what belongs to it.
    pub(super) async fn walk(
        &self,
        change: &mut Transaction,
        who: &Actor,
        (mut claim, step): (Claim, &ClaimStep),
    ) -> Result<(), Failure> {
        let label = who.label();
        if matches!(who, Actor::Staff(_)) && claim.is_bound(step, &label) {
            return Err(Refusal::FourEyes.into());
        }
        let from = claim.state.code();
        claim
            .step(step, &label, self.clock.today())
            .map_err(|refused| match refused {
                Refused::State { .. } => Refusal::Changed,
                Refused::PaidBefore => Refusal::PaidBefore,
                Refused::NoticeHangs => Refusal::NoticeHangs,
                Refused::Amount => Refusal::field("amount", Problem::OutOfRange),
            })?;
        if !change.set_claim(&claim, None).await? {
            return Err(Refusal::Changed.into());
        }
        let done = ClaimDone {
            at: self.clock.now(),
            by: label,
            step: step.code().to_owned(),
            state: claim.state.code().to_owned(),
            reason: step.reason().to_owned(),
            amount: claim.amount,
        };
        change.add_claim_step(claim.id, &done).await?;
        let detail = json!({
            "from": from,
            "to": claim.state.code(),
            "rule": claim.calculation.rule,
            "amount": claim.amount,
        });
        change
            .add_audit(&self.audit(who, step.code(), NOUN, claim.id.to_string(), detail))
            .await?;
        if let Some(person) = claim.person {
            self.settle_claims_of(change, person).await?;
        }
        Ok(())
    }
}

/// Lets those pass who apply: the payee, or whoever helps in the village.
pub(super) fn may_apply(who: &Actor, claim: &Claim) -> Result<(), Refusal> {
    match who {
        Actor::Seeker(_) | Actor::Proxy { .. } => {
            let person = who.own_person(Deed::Create, Function::Claim)?;
            let own = claim.person == Some(person) && claim.payee.kind == PayeeKind::Person;
            own.then_some(()).ok_or(Refusal::NotFound)
        }
        Actor::Employer { .. } => {
            let employer = who.own_employer(Deed::Create, Function::Claim)?;
            let own = claim.payee.kind == PayeeKind::Employer && claim.payee.employer == Some(employer);
            own.then_some(()).ok_or(Refusal::NotFound)
        }
        _ => who.may(Deed::Create, Function::Claim, claim.area),
    }
}

/// Lets staff pass who check, review and pay.
fn may_step(who: &Actor, claim: &Claim) -> Result<(), Refusal> {
    who.may(Deed::Approve, Function::Claim, claim.area)
}

/// Who has a claim in hand: the township checks, the county does the rest; finance lists what is approved and pays it.
fn has_in_hand(who: &Actor, state: &ClaimState, step: &str) -> bool {
    match who {
        Actor::Staff(staff) => match (state, staff.role) {
            (ClaimState::TownCheck, role) => role == Role::TownOfficer,
            (
                ClaimState::Approved | ClaimState::Listed | ClaimState::Recover { .. },
                Role::DepartmentReviewer,
            ) => {
                matches!(step, "list" | "pay" | "return" | "came_back")
            }
            (_, role) => role == Role::CountyOfficer,
        },
        Actor::Operator => true,
        _ => false,
    }
}

/// What may be done with a claim in its state, by the codes of the steps.
pub(super) fn steps_of(state: &ClaimState) -> &'static [&'static str] {
    match state {
        ClaimState::Draft => &["refuse"],
        ClaimState::TownCheck => &["pass_town", "return", "refuse"],
        ClaimState::CountyReview => &["pass_county", "return", "refuse"],
        ClaimState::PublicNotice { .. } => &["approve", "return", "refuse"],
        ClaimState::Approved => &["list", "refuse"],
        ClaimState::Listed => &["pay", "return", "refuse"],
        ClaimState::Paid { .. } => &["close", "recover"],
        ClaimState::Closed { .. } => &["recover"],
        ClaimState::Recover { .. } => &["came_back"],
        ClaimState::Refused { .. } | ClaimState::Recovered { .. } => &[],
    }
}

/// Whether somebody may take a step in the present state.
pub(super) fn may_take(who: &Actor, claim: &Claim, step: &str) -> bool {
    let state = &claim.state;
    if *state == ClaimState::Draft && step == "apply" {
        return may_apply(who, claim).is_ok();
    }
    may_step(who, claim).is_ok() && has_in_hand(who, state, step) && steps_of(state).contains(&step)
}

/// What is wrong with what was typed.
fn wrong_step(step: &ClaimStep, claim: &Claim, today: chrono::NaiveDate) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    match step {
        ClaimStep::Return { reason } | ClaimStep::Refuse { reason } | ClaimStep::Recover { reason, .. } => {
            without_number("reason", reason)?;
            problems.extend(text_problem("reason", reason, REASON_MAX));
        }
        ClaimStep::Pay(payment) | ClaimStep::CameBack(payment) => {
            problems.extend(text_problem("receipt", &payment.receipt, RECEIPT_MAX));
            if payment.on > today || payment.on < claim.period.from {
                problems.push(FieldProblem {
                    field: "on".to_owned(),
                    problem: Problem::OutOfRange,
                });
            }
        }
        _ => {}
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(problems))
    }
}
