//! The disability quota of a year: declared, checked, decided, published, paid.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::{EmployerId, QuotaLineId};
use crate::quota::{QuotaDeclaration, QuotaLine, QuotaOutcome, QuotaYear};
use crate::values::{Fen, SocialCreditCode};
use async_trait::async_trait;
use chrono::NaiveDate;

/// An employer in a year, as officers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaRow {
    /// The line.
    pub line: QuotaLine,
    /// Name of the employer.
    pub firm: String,
    /// How many people with a certificate and a contract the placements on record show, and how many severe ones with a contract of
    /// a year.
    pub on_record: (u32, u32),
    /// What the rules say with what was checked; `None` before, or while a figure is not set.
    pub preview: Option<QuotaOutcome>,
}

/// A year in a county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaPage {
    /// The year asked for.
    pub year: i32,
    /// The county.
    pub area: Option<AreaRef>,
    /// The year, where it was opened.
    pub opened: Option<QuotaYear>,
    /// Employers, by name.
    pub rows: Vec<QuotaRow>,
    /// Whether the asker opens, decides and publishes.
    pub may_decide: bool,
    /// Whether the asker checks.
    pub may_check: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What everybody may read of an employer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicQuotaRow {
    /// Name.
    pub firm: String,
    /// Where.
    pub place: String,
    /// The result.
    pub result: crate::quota::QuotaResult,
    /// People required, in ten-thousandths.
    pub required: i64,
    /// People counted.
    pub placed: u32,
    /// Whether the levy that was owed is paid.
    pub is_paid: bool,
}

/// What everybody may read of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicQuota {
    /// The year.
    pub year: i32,
    /// Employers of the counties that have published it.
    pub rows: Vec<PublicQuotaRow>,
}

/// What an employer sees of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnQuota {
    /// Years that are open in its county and not closed, the latest first.
    pub open: Vec<i32>,
    /// Its lines, the latest first.
    pub lines: Vec<QuotaLine>,
    /// The day; `None` where nothing was asked.
    pub today: Option<NaiveDate>,
}

/// What the federation found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckWish {
    /// People with a valid certificate and a contract.
    pub placed: u32,
    /// Severely disabled people with a contract of a year.
    pub severe: u32,
}

/// Questions about the quota.
#[async_trait]
pub trait Quotas: Send + Sync {
    /// A year in the asker's county; the present one where none is named.
    async fn quota_year(&self, who: &Actor, year: Option<i32>) -> Answered<QuotaPage>;

    /// Opens it.
    async fn open_quota(&self, who: &Actor, year: i32) -> Answered<()>;

    /// Declares: an employer for itself, or an officer for the one with this code.
    async fn declare_quota(
        &self,
        who: &Actor,
        of: (i32, Option<SocialCreditCode>),
        declared: QuotaDeclaration,
    ) -> Answered<EmployerId>;

    /// The federation checks certificates and contracts.
    async fn check_quota(&self, who: &Actor, id: QuotaLineId, version: u32, found: CheckWish)
    -> Answered<()>;

    /// Decides by the rules; nobody decides what they checked.
    async fn decide_quota(&self, who: &Actor, id: QuotaLineId, version: u32) -> Answered<()>;

    /// Keeps a levy that was paid, in full.
    async fn pay_quota(
        &self,
        who: &Actor,
        id: QuotaLineId,
        version: u32,
        paid: (Fen, NaiveDate, String),
    ) -> Answered<()>;

    /// Publishes the list of a year, once everybody is decided.
    async fn publish_quota(&self, who: &Actor, year: i32) -> Answered<()>;

    /// Closes a year with everything that is settled; says how many still owe.
    async fn close_quota(&self, who: &Actor, year: i32) -> Answered<u32>;

    /// The list of a year. Public.
    async fn public_quota(&self, year: Option<i32>) -> Answered<PublicQuota>;

    /// What an employer sees of itself.
    async fn own_quota(&self, who: &Actor) -> Answered<OwnQuota>;
}
