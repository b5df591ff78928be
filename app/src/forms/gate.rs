//! Forms of the day of a fair.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/fairs/{id}/passes` | `check_ins.make_pass` | the day, flash with `link_code` |
//! | `POST /staff/fair-passes/{id}/revoke` | `check_ins.revoke_pass` | the day |
//! | `POST /staff/attendances/{id}/undo` | `check_ins.undo_attendance` | the day |
//! | `POST /gate/{code}`, `/gate/{code}/undo` | `check_ins.check_in`, `undo_at_gate` | the gate |
//! | `POST /api/fairs/check-ins` | `check_ins.sync_check_ins` | JSON |
//! | `POST /stand/{code}/find`, `/intent`, `/result` and `/employer/fairs/{id}/day/…` | `fair_intents` | the stand |
//!
//! `GET /gate/{code}/pack` is what a gate takes along, `GET /staff/fair-report.csv` RP10 as a file.

use super::{Pairs, field};
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use domain::check_in::{CheckInEntry, CheckInRecord};
use domain::clock::SHANGHAI;
use domain::fair::code::FairCode;
use domain::fair_intent::IntentResult;
use domain::ids::{AttendanceId, CheckInId, FairId, FairIntentId, FairPassId};
use domain::ports::{IntentWish, PassWish};
use domain::refusal::{Problem, Refusal};

/// `POST`: what phones kept.
pub const CHECK_INS: &str = "/api/fairs/check-ins";
/// `GET`: RP10.
pub const FAIR_REPORT: &str = "/staff/fair-report";
/// `GET`: the same as a file.
pub const FAIR_REPORT_CSV: &str = "/staff/fair-report.csv";

/// `GET`: the fairs an employer has a stand at.
pub const FAIR_DAYS: &str = "/employer/fair-days";

/// `GET`: the day of a fair.
pub fn fair_day_path(id: FairId) -> String {
    format!("/staff/fairs/{id}/day")
}

/// `GET`: what a fair came to.
pub fn fair_results_path(id: FairId) -> String {
    format!("/staff/fairs/{id}/results")
}

/// `POST`: makes a link.
pub fn passes_path(id: FairId) -> String {
    format!("/staff/fairs/{id}/passes")
}

/// `POST`: takes a link back.
pub fn revoke_pass_path(id: FairPassId) -> String {
    format!("/staff/fair-passes/{id}/revoke")
}

/// `POST`: undoes a check-in.
pub fn undo_attendance_path(id: AttendanceId) -> String {
    format!("/staff/attendances/{id}/undo")
}

/// `GET`: a gate; `POST`: checks somebody in.
pub fn gate_path(secret: &str) -> String {
    format!("/gate/{secret}")
}

/// `GET`: the number and the code of somebody who is in, to be printed.
pub fn gate_slip_path(secret: &str, id: AttendanceId) -> String {
    format!("/gate/{secret}/slip/{id}")
}

/// `GET`: what a telephone opens that scans the code of a visitor with its camera.
pub fn code_path(code: &FairCode) -> String {
    format!("{}{code}", crate::routes::FAIR_CODE)
}

/// `GET`: a stand, by its link.
pub fn stand_path(secret: &str) -> String {
    format!("/stand/{secret}")
}

/// `GET`: the same, by the account of its employer.
pub fn own_stand_path(fair: FairId) -> String {
    format!("/employer/fairs/{fair}/day")
}

impl Pairs {
    /// A link that is asked for.
    pub fn pass_wish(&self) -> Result<PassWish, Refusal> {
        let stand = match self.first("stand") {
            "" => None,
            text => Some(field("stand", text)?),
        };
        Ok(PassWish {
            name: self.first("name").to_owned(),
            stand,
            opens_at: self.moment_of("opens_at")?,
            closes_at: self.moment_of("closes_at")?,
        })
    }

    /// Day and time in Shanghai, as a browser sends them.
    fn moment_of(&self, name: &str) -> Result<DateTime<Utc>, Refusal> {
        let text = self.first(name);
        if text.is_empty() {
            return Err(Refusal::field(name, Problem::Required));
        }
        let read = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let there = read.and_then(|local| SHANGHAI.from_local_datetime(&local).single());
        there
            .map(|there| there.to_utc())
            .ok_or_else(|| Refusal::field(name, Problem::Unreadable))
    }

    /// A scan, or what was typed in its place.
    pub fn check_in_record(&self, now: DateTime<Utc>) -> Result<CheckInRecord, Refusal> {
        let text = |name: &str| self.first(name).to_owned();
        let entry = match self.first("by") {
            "name" => CheckInEntry::Name {
                name: text("name"),
                tail: text("tail"),
            },
            "id_tail" => CheckInEntry::IdTail {
                tail: text("tail"),
                name: text("name"),
            },
            "walk_in" => CheckInEntry::WalkIn {
                name: text("name"),
                sex: text("sex"),
                birth_year: text("birth_year"),
                phone: text("phone"),
                shares: self.first("shares") == "yes",
            },
            "stand" => CheckInEntry::Stand {
                number: text("number"),
            },
            "helper" => CheckInEntry::Helper { name: text("name") },
            _ => CheckInEntry::Code { code: text("code") },
        };
        Ok(CheckInRecord {
            id: field::<CheckInId>("id", self.first("id"))?,
            made_at: now,
            entry,
        })
    }

    /// Which check-in is undone.
    pub fn attendance(&self) -> Result<AttendanceId, Refusal> {
        field("attendance", self.first("attendance"))
    }

    /// Who is looked for at a stand.
    pub fn visitor_typed(&self) -> String {
        self.first("visitor").to_owned()
    }

    /// The visitor of a form, where that may stand in an address: a number or an arrival, never a code.
    pub fn visitor_key(&self) -> String {
        let typed = self.first("visitor");
        let may = typed.parse::<u32>().is_ok() || typed.parse::<AttendanceId>().is_ok();
        if may { typed.to_owned() } else { "0".to_owned() }
    }

    /// An intent.
    pub fn intent_wish(&self) -> Result<IntentWish, Refusal> {
        let vacancy = match self.first("vacancy") {
            "" => None,
            text => Some(field("vacancy", text)?),
        };
        let interview_on = match self.first("interview_on") {
            "" => None,
            _ => Some(self.day_of("interview_on")?),
        };
        Ok(IntentWish {
            visitor: self.visitor_typed(),
            kind: field("kind", self.first("kind"))?,
            vacancy,
            note: self.first("note").to_owned(),
            interview_on,
        })
    }

    /// What came of an intent, and which version of it was seen.
    pub fn intent_result(&self) -> Result<((FairIntentId, u32), IntentResult), Refusal> {
        let seen = (field("intent", self.first("intent"))?, self.seen_version()?);
        Ok((seen, field("result", self.first("result"))?))
    }
}
