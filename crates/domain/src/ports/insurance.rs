//! Land-loss insurance: who is in it, what is owed and paid, the runs of a month and of a year, and two reports.

use super::{Answered, AreaRef, Author, Worker};
use crate::actor::Actor;
use crate::ids::{AccountEntryId, AcquisitionId, HouseholdId, LandEnrolmentId, PersonId};
use crate::insurance::{
    AccountEntry, Calculation, CloseCause, Enrolment, EnrolmentStage, FundSums, Instalment, LandAcquisition,
    LandScheme, PlanStanding,
};
use crate::params::ParamKey;
use crate::values::{AreaCode, Fen};
use async_trait::async_trait;
use chrono::NaiveDate;

/// What narrows the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InsuranceFilter {
    /// Only those that stand so.
    pub stage: Option<EnrolmentStage>,
    /// Only there.
    pub area: Option<AreaCode>,
    /// Page, from 0.
    pub page: u32,
}

/// Somebody in the insurance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentLine {
    /// Where it stands.
    pub enrolment: Enrolment,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// Where the person lives, in words.
    pub place: String,
    /// What lies on the account.
    pub balance: Fen,
    /// What the person has paid.
    pub paid: Fen,
    /// How the instalments stand.
    pub plan: PlanStanding,
}

/// Somebody who was recognised and is not registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsuranceList {
    /// The lines.
    pub lines: Vec<EnrolmentLine>,
    /// How many stand where, over all pages.
    pub counts: Vec<(EnrolmentStage, u32)>,
    /// People who were recognised and are not registered: id, name, place.
    pub unregistered: Vec<(PersonId, String, String)>,
    /// How many lines there are.
    pub total: u32,
    /// On each page.
    pub per_page: u32,
    /// Which page, from 0.
    pub page: u32,
    /// Whether the asker registers and pays.
    pub may_change: bool,
    /// The day.
    pub today: NaiveDate,
}

/// One place in the insurance, with everything that is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentView {
    /// Whose.
    pub who: Worker,
    /// The line.
    pub line: EnrolmentLine,
    /// The account, the earliest first.
    pub entries: Vec<AccountEntry>,
    /// What was agreed to pay when.
    pub plan: Vec<Instalment>,
    /// The first month of payment, as far as it is known.
    pub first_month: Option<NaiveDate>,
    /// What the figures of today would make of it, less what is kept; nothing where they agree or one is not set.
    pub difference: Option<[Fen; 3]>,
    /// The day of a death the file tells of.
    pub died_on: Option<NaiveDate>,
    /// Other places of the person that go on: there should be none (R24).
    pub others: Vec<LandEnrolmentId>,
    /// Who registered it.
    pub by: Author,
    /// Whether the asker acts.
    pub may_change: bool,
    /// Whether it is somebody of the asker's family.
    pub is_family: bool,
    /// The day.
    pub today: NaiveDate,
}

/// The insurance of a person, for the page of their file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonInsurance {
    /// Whose.
    pub who: Worker,
    /// Places, the latest first.
    pub lines: Vec<EnrolmentLine>,
    /// What the rules say for each scheme that may be chosen; empty for whoever was not recognised or is in it already.
    pub choices: Vec<(LandScheme, Calculation)>,
    /// A figure that is not set and without which nothing can be reckoned.
    pub missing: Option<ParamKey>,
    /// Whether the asker registers.
    pub may_register: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What is registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnrolmentWish {
    /// What the person chose.
    pub scheme: LandScheme,
    /// Whether they are in the pension of employees (R24).
    pub employee_pension: bool,
}

/// Money that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayWish {
    /// How much.
    pub fen: Fen,
    /// When.
    pub on: NaiveDate,
    /// Number of the receipt.
    pub receipt: String,
}

/// The end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseWish {
    /// Why.
    pub cause: CloseCause,
    /// The day of it.
    pub on: NaiveDate,
}

/// What is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Pensions and allowances of a month, named by its first day.
    Month(NaiveDate),
    /// Interest of a year.
    Interest(i32),
}

/// What a run would write for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunLine {
    /// For which place.
    pub enrolment: LandEnrolmentId,
    /// Name.
    pub name: String,
    /// Where the person lives, in words.
    pub place: String,
    /// What of.
    pub scheme: LandScheme,
    /// How much.
    pub fen: Fen,
    /// Of it borne by the special fund.
    pub of_fund: Fen,
}

/// A run before it is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPreview {
    /// What.
    pub kind: RunKind,
    /// Over which area.
    pub area: AreaRef,
    /// For whom, and how much.
    pub lines: Vec<RunLine>,
    /// How many have it already.
    pub done: u32,
    /// Whose payment stops because they died, and whose insurance is not closed.
    pub to_close: Vec<(LandEnrolmentId, String)>,
    /// Whether the asker may confirm.
    pub may_run: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What somebody saw who confirms: another number or sum means that something has changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunSeen {
    /// How many.
    pub count: u32,
    /// How much.
    pub sum: Fen,
}

/// One's own place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEnrolment {
    /// The place.
    pub enrolment: Enrolment,
    /// The account, the earliest first.
    pub entries: Vec<AccountEntry>,
    /// What lies on it.
    pub balance: Fen,
    /// What was agreed to pay when.
    pub plan: Vec<Instalment>,
    /// How that stands.
    pub standing: PlanStanding,
    /// The first month of payment.
    pub first_month: Option<NaiveDate>,
}

/// A line of RP16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// The area; `None` in the total.
    pub area: Option<AreaRef>,
    /// Households of the people recognised.
    pub households: u32,
    /// People recognised.
    pub persons: u32,
    /// Of them decided by the rule on what land is left (R02).
    pub below: u32,
    /// By age: up to 34, up to 59, older; as the figures draw the lines.
    pub bands: [u32; 3],
    /// In the pension.
    pub enrolled: u32,
    /// Did not pay in time.
    pub waived: u32,
    /// In the allowance.
    pub allowance: u32,
}

/// RP16.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterTable {
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area whose children are the lines.
    pub area: Option<AreaRef>,
    /// The lines.
    pub rows: Vec<RegisterRow>,
    /// Their total, everybody once.
    pub total: RegisterRow,
}

/// A line of RP17.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundRow {
    /// The quarter, from 1; `None` for the year.
    pub quarter: Option<u32>,
    /// What the accounts add up to.
    pub sums: FundSums,
}

/// Land that was taken, with what it owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcquisitionLine {
    /// The acquisition.
    pub acquisition: LandAcquisition,
    /// What is due for it; nothing while a figure is not set.
    pub due: Option<Fen>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Whether it is late.
    pub is_late: bool,
}

/// RP17.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundReport {
    /// The year.
    pub year: i32,
    /// The day it speaks of.
    pub as_of: NaiveDate,
    /// The area.
    pub area: Option<AreaRef>,
    /// Quarter by quarter, then the year.
    pub rows: Vec<FundRow>,
    /// Land that was taken.
    pub acquisitions: Vec<AcquisitionLine>,
    /// Whether the asker enters land and money.
    pub may_change: bool,
}

/// Land to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcquisitionWish {
    /// What it was taken for.
    pub project: String,
    /// Number of the approval.
    pub approval_no: String,
    /// Day on which the compensation plan was approved.
    pub approved_on: NaiveDate,
    /// Farmland, 0.01 mu.
    pub land: i64,
}

/// Money that came in for land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcquisitionPay {
    /// How much.
    pub fen: Fen,
    /// When.
    pub on: NaiveDate,
    /// What had come in before, as it was seen: the same money sent twice is not counted twice.
    pub seen: Fen,
}

/// Questions about the land-loss insurance.
#[async_trait]
pub trait Insurances: Send + Sync {
    /// Who is in it.
    async fn insurances(&self, who: &Actor, filter: InsuranceFilter) -> Answered<InsuranceList>;

    /// One place.
    async fn enrolment(&self, who: &Actor, id: LandEnrolmentId) -> Answered<EnrolmentView>;

    /// The insurance of a person, and what they may choose.
    async fn insurance_of(&self, who: &Actor, person: PersonId) -> Answered<PersonInsurance>;

    /// The places of people who belong to a household now.
    async fn insurance_of_household(&self, who: &Actor, id: HouseholdId) -> Answered<Vec<EnrolmentLine>>;

    /// Registers somebody who was recognised.
    async fn register(&self, who: &Actor, person: PersonId, wish: EnrolmentWish)
    -> Answered<LandEnrolmentId>;

    /// The notice of payment was received on a day (R15); in the allowance there is nothing to pay, and the person is in it.
    async fn notify(&self, who: &Actor, id: LandEnrolmentId, version: u32, on: NaiveDate) -> Answered<()>;

    /// Agrees instalments (R16).
    async fn agree(
        &self,
        who: &Actor,
        id: LandEnrolmentId,
        version: u32,
        plan: (NaiveDate, u32),
    ) -> Answered<()>;

    /// Keeps money that came in; with the last of it the person is enrolled, and government and collective pay in.
    async fn pay(&self, who: &Actor, id: LandEnrolmentId, version: u32, pay: PayWish) -> Answered<()>;

    /// Takes an entry back by one of its own.
    async fn reverse(
        &self,
        who: &Actor,
        id: LandEnrolmentId,
        version: u32,
        entry: (AccountEntryId, String),
    ) -> Answered<()>;

    /// Ends it, with the refund (R22).
    async fn close(&self, who: &Actor, id: LandEnrolmentId, version: u32, wish: CloseWish) -> Answered<()>;

    /// What a run would write.
    async fn preview_run(&self, who: &Actor, kind: RunKind, area: Option<AreaCode>) -> Answered<RunPreview>;

    /// Writes it, if it is still what was seen: everything or nothing, and nothing twice. Says how many.
    async fn run(&self, who: &Actor, kind: RunKind, area: Option<AreaCode>, seen: RunSeen) -> Answered<u32>;

    /// One's own places.
    async fn own_insurance(&self, who: &Actor) -> Answered<Vec<OwnEnrolment>>;

    /// The register (RP16).
    async fn land_register(&self, who: &Actor, area: Option<AreaCode>) -> Answered<RegisterTable>;

    /// The fund (RP17).
    async fn land_fund(&self, who: &Actor, year: Option<i32>, area: Option<AreaCode>)
    -> Answered<FundReport>;

    /// Enters land that was taken.
    async fn add_acquisition(&self, who: &Actor, wish: AcquisitionWish) -> Answered<()>;

    /// Keeps money that came in for it, on top of what did before.
    async fn pay_acquisition(&self, who: &Actor, id: AcquisitionId, pay: AcquisitionPay) -> Answered<()>;
}
