//! Forms of subsidies.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/claims/new` | `claims.enter_claim` | the claim, or the form itself |
//! | `POST /staff/claims/{id}/apply` | `claims.apply_for` | the claim, or the claim with what was typed |
//! | `POST /staff/claims/{id}/step` | `claims.step_claim` | the same |
//! | `POST /me/claims/{id}` | `claims.apply_for` | `/me#subsidies` |
//! | `POST /employer/claims/{id}` | `claims.apply_for` | `/employer#subsidies` |
//!
//! `GET /staff/claims.csv?area=` is the payment list as a file.

use super::{Pairs, field, problem};
use domain::claim::{ClaimDocument, ClaimKind, ClaimStep, Extra, Payment};
use domain::ids::ClaimId;
use domain::ports::{ClaimApplication, ClaimDraft};
use domain::refusal::{Problem, Refusal};
use domain::values::Fen;
use leptos::serde_json::Value;
use std::collections::BTreeSet;

/// `GET`: the list.
pub const CLAIMS: &str = "/staff/claims";
/// `GET`: the form; `POST`: enters a claim.
pub const NEW_CLAIM: &str = "/staff/claims/new";
/// `GET`: the payment list as a file.
pub const CLAIMS_CSV: &str = "/staff/claims.csv";

/// `POST`: applies.
pub fn apply_path(id: ClaimId) -> String {
    format!("{CLAIMS}/{id}/apply")
}

/// `POST`: takes a step.
pub fn step_path(id: ClaimId) -> String {
    format!("{CLAIMS}/{id}/step")
}

/// `POST`: applies for oneself.
pub fn my_claim_path(id: ClaimId) -> String {
    format!("/me/claims/{id}")
}

/// `POST`: applies for one's firm.
pub fn firm_claim_path(id: ClaimId) -> String {
    format!("/employer/claims/{id}")
}

impl Pairs {
    /// What is brought when somebody applies.
    pub fn claim_application(&self) -> Result<ClaimApplication, Refusal> {
        let documents = self
            .each("documents")
            .map(|code| field::<ClaimDocument>("documents", code))
            .collect::<Result<BTreeSet<_>, _>>()?;
        Ok(ClaimApplication {
            documents,
            extra: Extra {
                graduate: self.first("graduate") == "yes",
                employer_parts: self.maybe_yuan("parts")?.unwrap_or(Fen(0)),
            },
            payee: self.first("payee").to_owned(),
        })
    }

    /// What is done about a claim.
    pub fn claim_step(&self) -> Result<ClaimStep, Refusal> {
        let reason = || self.first("reason").to_owned();
        Ok(match self.first("step") {
            "pass_town" => ClaimStep::PassTown,
            "pass_county" => ClaimStep::PassCounty { notice_days: 0 },
            "approve" => ClaimStep::Approve,
            "list" => ClaimStep::List,
            "pay" => ClaimStep::Pay(self.claim_payment()?),
            "close" => ClaimStep::Close,
            "return" => ClaimStep::Return { reason: reason() },
            "refuse" => ClaimStep::Refuse { reason: reason() },
            "recover" => ClaimStep::Recover {
                amount: self
                    .maybe_yuan("amount")?
                    .ok_or_else(|| Refusal::field("amount", Problem::Required))?,
                reason: reason(),
            },
            "came_back" => ClaimStep::CameBack(self.claim_payment()?),
            _ => return Err(Refusal::field("step", Problem::Unreadable)),
        })
    }

    fn claim_payment(&self) -> Result<Payment, Refusal> {
        Ok(Payment {
            on: self.date("on")?,
            receipt: self.first("receipt").to_owned(),
        })
    }

    /// The form a claim was entered with.
    pub fn new_claim_page(&self) -> String {
        match self.first("kind").parse::<ClaimKind>() {
            Ok(kind) => format!("{NEW_CLAIM}?kind={kind}"),
            Err(_) => NEW_CLAIM.to_owned(),
        }
    }

    /// A claim that somebody enters.
    pub fn claim_draft(&self) -> Result<ClaimDraft, Refusal> {
        let kind: ClaimKind = field("kind", self.first("kind"))?;
        let mut wrong = Vec::new();
        let mut take = |read: Result<chrono::NaiveDate, Refusal>| match read {
            Ok(day) => Some(day),
            Err(Refusal::Fields(problems)) => {
                wrong.extend(problems);
                None
            }
            Err(_) => None,
        };
        let (from, to) = (take(self.date("from")), take(self.date("to")));
        if self.first("person_no").is_empty() {
            wrong.push(problem("person_no", Problem::Required));
        }
        let inputs = domain::policy::find(kind.rule())
            .map_or_else(|_| Ok(Value::Null), |rule| self.rule_inputs(rule.inputs));
        match (inputs, from, to) {
            (Ok(inputs), Some(from), Some(to)) if wrong.is_empty() => Ok(ClaimDraft {
                kind,
                person_no: self.first("person_no").to_owned(),
                payee: self.first("payee").to_owned(),
                from,
                to,
                inputs,
            }),
            (Err(Refusal::Fields(problems)), ..) => {
                wrong.extend(problems);
                Err(Refusal::Fields(wrong))
            }
            _ => Err(Refusal::Fields(wrong)),
        }
    }
}
