//! The account: entries are added and never changed; a mistake is taken back by an entry of its own. The balance is their sum.

use crate::code::codes;
use crate::ids::{AccountEntryId, LandEnrolmentId};
use crate::params::{NotSet, Params};
use crate::rules::land_loss_money::interest_of_year;
use crate::values::Fen;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

codes! {
    /// What an entry is.
    pub enum EntryKind {
        /// 政府补助.
        Government = "government",
        /// 村集体补助.
        Collective = "collective",
        /// 个人缴费.
        Person = "person",
        /// 利息.
        Interest = "interest",
        /// 养老金.
        Payment = "payment",
        /// 养老补助金: paid by the county, not from the account.
        Allowance = "allowance",
        /// 退还.
        Refund = "refund",
        /// 转入专项资金: the government's part of an account that is closed (R22).
        Forfeit = "forfeit",
    }
}

impl EntryKind {
    /// Whether there is one a month.
    pub const fn is_monthly(self) -> bool {
        matches!(self, Self::Payment | Self::Allowance)
    }

    /// Whether it is paid in for the pension.
    pub const fn is_contribution(self) -> bool {
        matches!(self, Self::Government | Self::Collective | Self::Person)
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountEntry {
    /// Our id.
    pub id: AccountEntryId,
    /// Whose account.
    pub enrolment: LandEnrolmentId,
    /// What.
    pub kind: EntryKind,
    /// How much came in; below nothing what went out.
    pub fen: Fen,
    /// The part of what went out that the special fund or the county bore, so that it did not leave the account.
    pub of_fund: Fen,
    /// The day of the money.
    pub on: NaiveDate,
    /// The month a pension or an allowance is for, or the December of the year of interest.
    pub month: Option<NaiveDate>,
    /// The number of a receipt, or why something is taken back. Never a number of a person.
    pub note: String,
    /// The entry this one takes back.
    pub reverses: Option<AccountEntryId>,
    /// Who wrote it, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl AccountEntry {
    /// What it does to the balance.
    pub const fn moves(&self) -> Fen {
        self.fen.plus(self.of_fund)
    }
}

/// What lies on the account.
pub fn balance(entries: &[AccountEntry]) -> Fen {
    entries.iter().fold(Fen(0), |sum, one| sum.plus(one.moves()))
}

/// The entries of a kind together, those taken back left out by their own reversal.
pub fn total_of(entries: &[AccountEntry], kind: EntryKind) -> Fen {
    let own = entries.iter().filter(|one| one.kind == kind);
    own.fold(Fen(0), |sum, one| sum.plus(one.fen))
}

/// What the person has paid.
pub fn paid_by_person(entries: &[AccountEntry]) -> Fen {
    total_of(entries, EntryKind::Person)
}

/// Whether an entry was taken back.
pub fn is_reversed(entries: &[AccountEntry], id: AccountEntryId) -> bool {
    entries.iter().any(|one| one.reverses == Some(id))
}

/// What a month of benefit takes from the account, and what is borne elsewhere once the account is used up (R19): both are below
/// nothing and nothing or above.
pub fn benefit(kind: EntryKind, monthly: Fen, balance: Fen) -> (Fen, Fen) {
    let of_fund = match kind {
        EntryKind::Payment => monthly.0 - balance.0.clamp(0, monthly.0),
        _ => monthly.0,
    };
    (Fen(-monthly.0), Fen(of_fund))
}

/// The interest of a year (R21). What was paid out in the year did not lie there for the year: it is taken off the opening
/// balance first.
pub fn interest_of(
    entries: &[AccountEntry],
    year: i32,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    let before: Vec<AccountEntry> = entries
        .iter()
        .filter(|one| one.on.year() < year)
        .cloned()
        .collect();
    let within = || entries.iter().filter(|one| one.on.year() == year);
    let out = within()
        .filter(|one| !one.kind.is_contribution() && one.kind != EntryKind::Interest)
        .fold(Fen(0), |sum, one| sum.plus(one.moves()));
    let opening = Fen(balance(&before).plus(out).0.max(0));
    let paid: Vec<(Fen, NaiveDate)> = within()
        .filter(|one| one.kind.is_contribution())
        .map(|one| (one.fen, one.on))
        .collect();
    interest_of_year(opening, &paid, on, params)
}
