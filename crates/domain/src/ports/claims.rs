//! Subsidy claims: what was found, who has it in hand, what was paid.

use super::{Answered, Author, Worker};
use crate::actor::Actor;
use crate::claim::{Claim, ClaimDocument, ClaimKind, ClaimStep, Extra, Period};
use crate::code::codes;
use crate::ids::{ClaimId, PersonId};
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use std::collections::BTreeSet;

codes! {
    /// What the list shows.
    pub enum ClaimShow {
        /// What was found, and nobody has applied for.
        Found = "found",
        /// Of that, what must be applied for soon.
        DueSoon = "due_soon",
        /// What the township has to check.
        Town = "town",
        /// What the county has to review.
        County = "county",
        /// What hangs out.
        Notice = "notice",
        /// What is approved, on the list, or paid: the payment list.
        Pay = "pay",
        /// What must come back.
        Recover = "recover",
        /// What the figures of today would make another amount of.
        Differs = "differs",
        /// What was refused.
        Refused = "refused",
        /// What is closed.
        Closed = "closed",
    }
}

/// What narrows the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Which.
    pub show: ClaimShow,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Only of this kind.
    pub kind: Option<ClaimKind>,
    /// Page, from 0.
    pub page: u32,
}

impl Default for ClaimFilter {
    fn default() -> Self {
        Self {
            show: ClaimShow::Found,
            area: None,
            kind: None,
            page: 0,
        }
    }
}

/// A claim with whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimLine {
    /// The claim.
    pub claim: Claim,
    /// Name of the person it is about; empty where it is about many.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where, in words.
    pub place: String,
    /// Whether it should be applied for soon.
    pub due_soon: bool,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimList {
    /// The lines.
    pub lines: Vec<ClaimLine>,
    /// How many there are of each kind of list.
    pub counts: Vec<(ClaimShow, u32)>,
    /// How many lines there are.
    pub total: u32,
    /// What they come to.
    pub sum: Fen,
    /// On each page.
    pub per_page: u32,
    /// Whether the asker enters claims.
    pub may_enter: bool,
    /// The money of the year, where the list is of payments.
    pub budget: Option<ClaimBudget>,
    /// The day.
    pub today: NaiveDate,
}

/// The subsidies of a year beside the money there is for them (RP18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimBudget {
    /// Which year.
    pub year: i32,
    /// The money; `None` = nobody has set the figure.
    pub money: Option<Fen>,
    /// Paid in the year, what came back taken off.
    pub paid: Fen,
    /// Approved, and waiting for the payment.
    pub waiting: Fen,
}

impl ClaimBudget {
    /// How much of the money is paid, percent; `None` while nobody has set it, or there is none.
    pub fn percent(&self) -> Option<i64> {
        let money = self.money.filter(|money| money.0 > 0)?;
        Some(self.paid.times(100, money.0).0)
    }

    /// What is left when everything that waits is paid; less than nothing where it is too much.
    pub fn left(&self) -> Option<Fen> {
        self.money
            .map(|money| Fen(money.0 - self.paid.0 - self.waiting.0))
    }
}

/// The payment list of a month (RP18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPayments {
    /// The first day of the month.
    pub month: NaiveDate,
    /// What waits for the payment, and what was paid in the month.
    pub lines: Vec<PaymentLine>,
    /// The money of the year.
    pub budget: ClaimBudget,
}

/// What was done about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimStepLine {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: Author,
    /// What.
    pub step: String,
    /// Why.
    pub reason: String,
}

/// A claim with everything that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimView {
    /// The claim.
    pub claim: Claim,
    /// About whom.
    pub who: Option<Worker>,
    /// Where, in words.
    pub place: String,
    /// What was done, the latest first.
    pub steps: Vec<ClaimStepLine>,
    /// What the asker may do, by the code of the step.
    pub may: Vec<&'static str>,
    /// Whether somebody else must take the next step.
    pub four_eyes: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What is brought when somebody applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimApplication {
    /// The papers that were seen.
    pub documents: BTreeSet<ClaimDocument>,
    /// What belongs into the calculation besides.
    pub extra: Extra,
    /// Name of the payee, where the file knows none.
    pub payee: String,
}

/// A claim as somebody enters it: what the program cannot find.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimDraft {
    /// What.
    pub kind: ClaimKind,
    /// About whom, by the number outside.
    pub person_no: String,
    /// Name of the payee, where it is not the person.
    pub payee: String,
    /// For when.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What the rule asks for, by name.
    pub inputs: Value,
}

/// One's own claims, or those of an employer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnClaims {
    /// The claims, each with the masked name of whom it is about.
    pub lines: Vec<(Claim, String)>,
    /// The day; `None` when nothing was asked.
    pub today: Option<NaiveDate>,
}

/// What hangs out of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimNotice {
    /// Masked name of the person, or the payee.
    pub name: String,
    /// Where, in words.
    pub place: String,
    /// What for.
    pub kind: ClaimKind,
    /// For when.
    pub period: Period,
    /// How much.
    pub amount: Fen,
    /// The last day it hangs.
    pub last_day: NaiveDate,
}

/// A line of the payment list (RP18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLine {
    /// The claim.
    pub id: ClaimId,
    /// Number of the rule.
    pub rule: String,
    /// What for.
    pub kind: ClaimKind,
    /// Name of the payee.
    pub payee: String,
    /// Number outside and masked name of the person it is about.
    pub about: String,
    /// People it is for.
    pub persons: u32,
    /// For when.
    pub period: Period,
    /// How much.
    pub amount: Fen,
    /// First days of the figures used, and where they come from.
    pub version: String,
    /// Code of the state.
    pub state: &'static str,
    /// Day and receipt of the payment.
    pub paid: Option<(NaiveDate, String)>,
}

/// What a recalculation came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// People whose work was looked at.
    pub people: u64,
    /// Their placements.
    pub placements: u64,
    /// Entitlements that stand now.
    pub entitlements: u64,
    /// Written for the first time.
    pub found: u64,
    /// Written anew.
    pub changed: u64,
    /// No longer there.
    pub gone: u64,
    /// Applied for or paid, and other today.
    pub differ: u64,
}

/// Questions about subsidy claims.
#[async_trait]
pub trait Claims: Send + Sync {
    /// The list.
    async fn claims(&self, who: &Actor, filter: ClaimFilter) -> Answered<ClaimList>;

    /// A claim with everything that is known of it.
    async fn claim(&self, who: &Actor, id: ClaimId) -> Answered<ClaimView>;

    /// Enters a claim that the program cannot find.
    async fn enter_claim(&self, who: &Actor, draft: ClaimDraft) -> Answered<ClaimId>;

    /// Helps to apply for what was found or entered.
    async fn apply_for(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()>;

    /// Applies for one's own subsidy, or that of the person acted for.
    async fn apply_mine(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()>;

    /// Applies for the subsidy of one's firm.
    async fn apply_for_firm(&self, who: &Actor, id: ClaimId, application: ClaimApplication) -> Answered<()>;

    /// Takes a step with a claim.
    async fn step_claim(&self, who: &Actor, id: ClaimId, step: ClaimStep) -> Answered<()>;

    /// The payment list of a month, or of the present one (RP18).
    async fn payment_list(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
        month: Option<NaiveDate>,
    ) -> Answered<ClaimPayments>;

    /// One's own subsidies, or those of the person acted for.
    async fn own_claims(&self, who: &Actor) -> Answered<OwnClaims>;

    /// The subsidies of an employer.
    async fn employer_claims(&self, who: &Actor) -> Answered<OwnClaims>;

    /// The subsidies of somebody, for their file.
    async fn claims_of(&self, who: &Actor, person: PersonId) -> Answered<Vec<Claim>>;

    /// What hangs out today. Public.
    async fn claim_notices(&self, area: Option<AreaCode>) -> Answered<Vec<ClaimNotice>>;
}
