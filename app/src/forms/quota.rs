//! Forms of the disability quota.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/quota/{year}/open`, `/publish`, `/close` | `quotas` | the year |
//! | `POST /staff/quota/{year}` | `quotas.declare_quota` | the year |
//! | `POST /staff/quota-lines/{id}/check`, `/decide`, `/pay` | `quotas` | the year |
//! | `POST /employer/quota` | `quotas.declare_quota` | `/employer#quota` |
//!
//! `GET /staff/quota/{year}/list.csv` is RP14 as a file.

use super::{Pairs, field};
use chrono::NaiveDate;
use domain::employer_staff::StaffCount;
use domain::ids::QuotaLineId;
use domain::ports::CheckWish;
use domain::quota::QuotaDeclaration;
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, SocialCreditCode, dates};

/// `GET`: the present year.
pub const QUOTA: &str = "/staff/quota";
/// `GET`: the public list of the present year.
pub const PUBLIC_QUOTA: &str = "/quota";
/// `POST`: an employer declares.
pub const OWN_QUOTA: &str = "/employer/quota";

/// `GET`: a year; `POST`: an officer declares for an employer.
pub fn quota_path(year: i32) -> String {
    format!("/staff/quota/{year}")
}

/// `GET`: RP14 as a file.
pub fn quota_csv_path(year: i32) -> String {
    format!("/staff/quota/{year}/list.csv")
}

/// `POST`: a step of a year.
pub fn year_path(year: i32, step: &str) -> String {
    format!("/staff/quota/{year}/{step}")
}

/// `POST`: a step of a line.
pub fn line_path(id: QuotaLineId, step: &str) -> String {
    format!("/staff/quota-lines/{id}/{step}")
}

impl Pairs {
    /// The year a form is about.
    pub fn quota_year(&self) -> Result<i32, Refusal> {
        field("year", self.first("year"))
    }

    /// The code of an employer; empty is not read.
    pub fn quota_code(&self) -> Result<Option<SocialCreditCode>, Refusal> {
        match self.first("uscc") {
            "" => Ok(None),
            text => SocialCreditCode::parse(text)
                .map(Some)
                .map_err(|_| Refusal::field("uscc", Problem::Unreadable)),
        }
    }

    /// What is declared.
    pub fn declaration(&self) -> Result<QuotaDeclaration, Refusal> {
        let founded = match self.first("founded") {
            "" => None,
            text => Some(dates::parse(text).ok_or_else(|| Refusal::field("founded", Problem::Unreadable))?),
        };
        let number = |name: &str| match self.first(name) {
            "" => Ok(0),
            text => field::<u32>(name, text),
        };
        if self.first("staff_total").is_empty() {
            return Err(Refusal::field("staff_total", Problem::Required));
        }
        Ok(QuotaDeclaration {
            as_of: self.day_of("as_of")?,
            count: StaffCount {
                total: number("staff_total")?,
                disabled: number("staff_disabled")?,
                severe: number("staff_disabled_severe")?,
                dispatched: number("staff_dispatched")?,
            },
            is_small: self.first("is_small") == "yes",
            founded,
        })
    }

    /// What the federation found.
    pub fn quota_check(&self) -> Result<CheckWish, Refusal> {
        Ok(CheckWish {
            placed: field("placed", self.first("placed"))?,
            severe: field("severe", self.first("severe"))?,
        })
    }

    /// A levy that was paid.
    pub fn levy_paid(&self) -> Result<(Fen, NaiveDate, String), Refusal> {
        Ok((
            self.amount("fen")?,
            self.day_of("on")?,
            self.first("receipt").to_owned(),
        ))
    }
}
