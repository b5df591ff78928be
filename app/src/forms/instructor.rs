//! Forms of the register of instructors.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/instructors` | `instructors.add_instructor` | the entry, or the list with what was typed |
//! | `POST /staff/instructors/{id}` | `instructors.act_on_instructor` | the entry |
//!
//! `GET /staff/instructors.csv` is the register as a file, `GET /staff/instructor-report.csv` what was done.

use super::{Pairs, field};
use domain::ids::InstructorId;
use domain::ports::{ActivityWish, InstructorDeed, InstructorWish, QualificationWish};
use domain::refusal::{Problem, Refusal};

/// `GET`: the register; `POST`: enters somebody.
pub const INSTRUCTORS: &str = "/staff/instructors";
/// `GET`: the register as a file.
pub const INSTRUCTORS_CSV: &str = "/staff/instructors.csv";
/// `GET`: what instructors did.
pub const INSTRUCTOR_REPORT: &str = "/staff/instructor-report";
/// `GET`: the same as a file.
pub const INSTRUCTOR_REPORT_CSV: &str = "/staff/instructor-report.csv";

/// `GET`: an entry; `POST`: does something with it.
pub fn instructor_path(id: InstructorId) -> String {
    format!("{INSTRUCTORS}/{id}")
}

impl Pairs {
    /// Somebody as entered.
    pub fn instructor_wish(&self) -> Result<InstructorWish, Refusal> {
        Ok(InstructorWish {
            name: self.first("name").to_owned(),
            kind: field("kind", self.first("kind"))?,
            area: field("area", self.first("area"))?,
            employer: self.first("employer").to_owned(),
            full_time: self.first("full_time") == "yes",
            login: self.first("login").to_owned(),
            since: self.day_of("since")?,
        })
    }

    /// What is done with an entry.
    pub fn instructor_deed(&self) -> Result<InstructorDeed, Refusal> {
        Ok(match self.first("do") {
            "edit" => InstructorDeed::Edit(self.instructor_wish()?),
            "certify" => InstructorDeed::Certify(QualificationWish {
                name: self.first("certificate").to_owned(),
                number: self.first("number").to_owned(),
                trades: self.first("trades").to_owned(),
                valid_from: self.day_of("valid_from")?,
                valid_to: self.maybe_date("valid_to")?,
            }),
            "take_certificate" => InstructorDeed::TakeCertificate(field("held", self.first("held"))?),
            "log" => InstructorDeed::Log(ActivityWish {
                kind: field("activity", self.first("activity"))?,
                on: self.day_of("on")?,
                people: self.maybe("people")?.unwrap_or(0),
                hours: self.maybe("hours")?.unwrap_or(0),
            }),
            "take_activity" => InstructorDeed::TakeActivity(field("done", self.first("done"))?),
            "leave" => InstructorDeed::Leave(self.day_of("on")?),
            "return" => InstructorDeed::Return,
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }
}
