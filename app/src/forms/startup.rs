//! Forms of start-up cases.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/{id}/startups` | `startups.begin_startup` | the case, or the tab of the person |
//! | `POST /staff/startups/{id}` | `startups.act_on_startup` | the case, or the page itself with what was typed |
//!
//! `GET /staff/startup-report.csv` is RP22 as a file.

use super::{Pairs, field};
use domain::ids::{PersonId, StartupId};
use domain::ports::{StartupDeed, StartupWish};
use domain::refusal::{Problem, Refusal};
use domain::startup::ServiceGiven;

/// `GET`: the list.
pub const STARTUPS: &str = "/staff/startups";
/// `GET`: RP22.
pub const STARTUP_REPORT: &str = "/staff/startup-report";
/// `GET`: the same as a file.
pub const STARTUP_REPORT_CSV: &str = "/staff/startup-report.csv";

/// `POST`: begins a case.
pub fn begin_path(person: PersonId) -> String {
    format!("/staff/people/{person}/startups")
}

/// `GET`: a case; `POST`: does something with it.
pub fn startup_path(id: StartupId) -> String {
    format!("{STARTUPS}/{id}")
}

impl Pairs {
    /// A wish.
    pub fn startup_wish(&self) -> Result<StartupWish, Refusal> {
        Ok(StartupWish {
            project: self.first("project").to_owned(),
            source: field("source", self.first("source"))?,
            on: self.day_of("on")?,
        })
    }

    /// What is done with a case.
    pub fn startup_deed(&self) -> Result<StartupDeed, Refusal> {
        let on = || self.day_of("on");
        Ok(match self.first("do") {
            "diagnose" => StartupDeed::Diagnose(on()?),
            "give" => StartupDeed::Give(ServiceGiven {
                service: field("service", self.first("service"))?,
                on: on()?,
                evidence: self.first("evidence").to_owned(),
            }),
            "take_back" => StartupDeed::TakeBack(field("service", self.first("service"))?),
            "open" => StartupDeed::Open(on()?, self.first("licence").to_owned()),
            "visit" => StartupDeed::Visit {
                months: field("months", self.first("months"))?,
                on: on()?,
                running: match self.first("running") {
                    "yes" => true,
                    "no" => false,
                    _ => return Err(Refusal::field("running", Problem::Required)),
                },
                workers: match self.first("workers") {
                    "" => 0,
                    text => field("workers", text)?,
                },
            },
            "end" => StartupDeed::End(on()?, field("cause", self.first("cause"))?),
            "borrow" => StartupDeed::Borrow(self.amount("fen")?, on()?),
            "lend" => StartupDeed::Lend(field("loan_stage", self.first("loan_stage"))?, on()?),
            "subsidise" => StartupDeed::Subsidise(self.amount("fen")?, on()?),
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }
}
