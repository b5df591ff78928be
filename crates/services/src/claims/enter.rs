//! Claims that follow from training of which no record tells: a class that was not run here, a learner of a college elsewhere.

use super::NOUN;
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::claim::{
    Claim, ClaimKind, ClaimState, Extra, Hands, PAYEE_MAX, Payee, PayeeKind, Period, calculate, once_key,
    text_problem, training_key,
};
use domain::ids::ClaimId;
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::policy::{EvalProblem, FigureBook};
use domain::ports::ClaimDraft;
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::dates;
use serde_json::json;
use std::collections::BTreeSet;

impl Services {
    pub(super) async fn enter_claim_of(&self, who: &Actor, draft: ClaimDraft) -> Result<ClaimId, Failure> {
        let scope = who.scope(Deed::Create, Function::Claim)?;
        if draft.kind.is_found() {
            return Err(Refusal::field("kind", Problem::Wrong).into());
        }
        let mut change = self.db.begin().await?;
        let person = change.find_person_by_no(draft.person_no.trim()).await?;
        let person = person.filter(|one| scope.covers(one.living_area, one.categories));
        let Some(person) = person else {
            return Err(Refusal::field("person_no", Problem::Wrong).into());
        };
        if self.is_kin(&mut change, who, &person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        wrong(&draft, self.clock.today())?;
        let params = change.list_policy_parameters().await?;
        let subjects = change.list_claim_subjects(Some(person.id)).await?;
        let days = (draft.from, draft.to);
        let known = subjects
            .first()
            .and_then(|one| training_key(draft.kind, one, days));
        let claim = self.entered(&person, (draft, known), &params)?;
        let id = claim.id;
        let detail = json!({ "kind": claim.kind, "person": person.id, "amount": claim.amount });
        match change.add_claims(&[(claim, 0)]).await {
            Err(store::StoreError::UniqueViolation { .. }) => return Err(Refusal::UnderWay.into()),
            other => other?,
        };
        change
            .add_audit(&self.audit(who, "enter", NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(id)
    }

    /// The claim that a draft means, by the figures of its first day; known by the key of the class it is about, where that is on
    /// record.
    fn entered(
        &self,
        person: &Person,
        (draft, known): (ClaimDraft, Option<String>),
        params: &Params,
    ) -> Result<Claim, Refusal> {
        let area = person.living_area;
        let payee = if draft.kind.payee() == PayeeKind::Person {
            ""
        } else {
            draft.payee.trim()
        };
        let key = known.unwrap_or_else(|| key_of(&draft, person, payee));
        let calculation = calculate(
            draft.kind.rule(),
            draft.inputs,
            &FigureBook::of(params),
            (area, draft.from),
        )
        .map_err(told)?;
        let amount = calculation.amount(draft.kind);
        if amount.0 == 0 {
            return Err(Refusal::RuleNotMet);
        }
        let days = params.value(ParamKey::ClaimApplyDays, Some(area), draft.to);
        Ok(Claim {
            id: ClaimId::new(self.ids.as_ref(), self.clock.now()),
            kind: draft.kind,
            key,
            person: Some(person.id),
            placement: None,
            payee: Payee {
                kind: draft.kind.payee(),
                employer: None,
                name: payee.to_owned(),
            },
            area,
            period: Period {
                from: draft.from,
                to: draft.to,
                first: 0,
                months: 0,
            },
            amount,
            arose_on: draft.to,
            apply_by: dates::add_days(draft.to, days.unwrap_or(0).max(0) as u64),
            calculation,
            extra: Extra::default(),
            state: ClaimState::Draft,
            documents: BTreeSet::new(),
            blocked: None,
            now: None,
            found: false,
            hands: Hands::default(),
            made_at: self.clock.now(),
            version: 0,
        })
    }
}

/// What is wrong with what was typed.
fn wrong(draft: &ClaimDraft, today: NaiveDate) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    if draft.kind.payee() != PayeeKind::Person {
        problems.extend(text_problem("payee", &draft.payee, PAYEE_MAX));
    }
    if draft.to < draft.from || draft.to > today {
        problems.push(FieldProblem {
            field: "to".to_owned(),
            problem: Problem::OutOfRange,
        });
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Fields(problems))
    }
}

/// What it is a claim of, where no class on record says it: a training by its first day, what is paid once by its kind.
fn key_of(draft: &ClaimDraft, person: &Person, payee: &str) -> String {
    let tail = match draft.kind {
        ClaimKind::TrainingAllowance => draft.from.to_string(),
        _ => payee.to_owned(),
    };
    once_key(draft.kind, person.id, &tail)
}

/// What is wrong with an input, beside its field.
fn told(problem: EvalProblem) -> Refusal {
    let (name, wrong) = match problem {
        EvalProblem::Missing { name, .. } => (name, Problem::Required),
        EvalProblem::WrongType { name, .. } => (name, Problem::Unreadable),
        EvalProblem::OutOfRange { name, .. } => (name, Problem::OutOfRange),
        EvalProblem::NotSet { key, .. } => return Refusal::FigureNotSet { key },
        _ => return Refusal::RuleNotMet,
    };
    Refusal::field(&name, wrong)
}
