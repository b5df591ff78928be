//! Forms of the land-loss insurance.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/{id}/insurance` | `insurances.register` | the place, or the tab of the person |
//! | `POST /staff/insurance/{id}/notify`, `/agree`, `/pay`, `/reverse`, `/close` | `insurances` | the place |
//! | `POST /staff/insurance/run` | `insurances.run` | the list |
//! | `POST /staff/land-fund` | `insurances.add_acquisition` | the fund |
//! | `POST /staff/land-fund/{id}` | `insurances.pay_acquisition` | the fund |
//!
//! `GET /staff/insurance/run.csv`, `/staff/land-register.csv`, `/staff/land-fund.csv` are served beside the pages.

use super::{Pairs, field};
use chrono::NaiveDate;
use domain::ids::{AccountEntryId, AcquisitionId, LandEnrolmentId, PersonId};
use domain::insurance::LandScheme;
use domain::ports::{AcquisitionPay, AcquisitionWish, CloseWish, EnrolmentWish, PayWish, RunKind, RunSeen};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen, dates};

/// `GET`: the list.
pub const INSURANCE: &str = "/staff/insurance";
/// `GET`: a run before it is confirmed; `POST`: makes it.
pub const RUN: &str = "/staff/insurance/run";
/// `GET`: the same as a file.
pub const RUN_CSV: &str = "/staff/insurance/run.csv";
/// `GET`: RP16.
pub const LAND_REGISTER: &str = "/staff/land-register";
/// `GET`: the same as a file.
pub const LAND_REGISTER_CSV: &str = "/staff/land-register.csv";
/// `GET`: RP17; `POST`: enters land that was taken.
pub const LAND_FUND: &str = "/staff/land-fund";
/// `GET`: the same as a file.
pub const LAND_FUND_CSV: &str = "/staff/land-fund.csv";

/// `POST`: registers somebody.
pub fn register_path(person: PersonId) -> String {
    format!("/staff/people/{person}/insurance")
}

/// `POST`: a step of a place.
pub fn step_path(id: LandEnrolmentId, step: &str) -> String {
    format!("{INSURANCE}/{id}/{step}")
}

/// `POST`: money that came in for land.
pub fn acquisition_path(id: AcquisitionId) -> String {
    format!("{LAND_FUND}/{id}")
}

/// Reads what is run from the two fields it is said by; an empty one counts as not given.
pub fn run_kind(month: Option<&str>, year: Option<&str>) -> Option<RunKind> {
    let month = month.and_then(super::visit::month).map(RunKind::Month);
    let year = year.and_then(|year| year.trim().parse().ok());
    month.or(year
        .filter(|year| (2000..=2100).contains(year))
        .map(RunKind::Interest))
}

impl Pairs {
    /// The version of a place that was seen.
    pub fn seen_version(&self) -> Result<u32, Refusal> {
        field("version", self.first("version"))
    }

    /// What is registered.
    pub fn enrolment_wish(&self) -> Result<EnrolmentWish, Refusal> {
        if self.first("scheme").is_empty() {
            return Err(Refusal::field("scheme", Problem::Required));
        }
        Ok(EnrolmentWish {
            scheme: field::<LandScheme>("scheme", self.first("scheme"))?,
            employee_pension: self.first("employee_pension") == "yes",
        })
    }

    /// The day of a notice.
    pub fn notice_day(&self) -> Result<NaiveDate, Refusal> {
        self.day_of("on")
    }

    /// When instalments were agreed, and how many.
    pub fn instalments(&self) -> Result<(NaiveDate, u32), Refusal> {
        Ok((self.day_of("on")?, field("parts", self.first("parts"))?))
    }

    /// Money that came in.
    pub fn payment(&self) -> Result<PayWish, Refusal> {
        Ok(PayWish {
            fen: self.amount("fen")?,
            on: self.day_of("on")?,
            receipt: self.first("receipt").to_owned(),
        })
    }

    /// The entry that is taken back, and why.
    pub fn reversal(&self) -> Result<(AccountEntryId, String), Refusal> {
        Ok((field("entry", self.first("entry"))?, self.first("why").to_owned()))
    }

    /// The end.
    pub fn closing(&self) -> Result<CloseWish, Refusal> {
        Ok(CloseWish {
            cause: field("cause", self.first("cause"))?,
            on: self.day_of("on")?,
        })
    }

    /// What is run, where, and what was seen of it.
    pub fn run(&self) -> Result<(RunKind, Option<AreaCode>, RunSeen), Refusal> {
        let kind = run_kind(Some(self.first("month")), Some(self.first("year")));
        let kind = kind.ok_or_else(|| Refusal::field("month", Problem::Required))?;
        let seen = RunSeen {
            count: field("count", self.first("count"))?,
            sum: Fen(field("sum", self.first("sum"))?),
        };
        Ok((kind, self.first("area").parse().ok(), seen))
    }

    /// Land to be entered.
    pub fn acquisition(&self) -> Result<AcquisitionWish, Refusal> {
        Ok(AcquisitionWish {
            project: self.first("project").to_owned(),
            approval_no: self.first("approval_no").to_owned(),
            approved_on: self.day_of("approved_on")?,
            land: self.amount("land")?.0,
        })
    }

    /// Money that came in for land.
    pub fn acquisition_money(&self) -> Result<AcquisitionPay, Refusal> {
        Ok(AcquisitionPay {
            fen: self.amount("fen")?,
            on: self.day_of("on")?,
            seen: Fen(field("seen", self.first("seen"))?),
        })
    }

    pub(super) fn day_of(&self, name: &str) -> Result<NaiveDate, Refusal> {
        match self.first(name) {
            "" => Err(Refusal::field(name, Problem::Required)),
            text => dates::parse(text).ok_or_else(|| Refusal::field(name, Problem::Unreadable)),
        }
    }

    /// Hundredths of what was written with at most two digits behind the point.
    pub(super) fn amount(&self, name: &str) -> Result<Fen, Refusal> {
        let text = self
            .first(name)
            .trim_end_matches(['元', '亩'])
            .trim()
            .replace(',', "");
        if text.is_empty() {
            return Err(Refusal::field(name, Problem::Required));
        }
        let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
        let part = format!("{rest:0<2}");
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || part.len() != 2 || !digits(&part) {
            return Err(Refusal::field(name, Problem::Unreadable));
        }
        match (whole.parse::<i64>(), part.parse::<i64>()) {
            (Ok(whole @ 0..=10_000_000_000), Ok(part)) => Ok(Fen(whole * 100 + part)),
            _ => Err(Refusal::field(name, Problem::OutOfRange)),
        }
    }
}
