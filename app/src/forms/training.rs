//! Forms of training classes.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/training` | `training_classes.plan_class` | the class, or the form itself with what was typed |
//! | `POST /staff/training/{id}` | `training_classes.act_on_class` | the class |
//! | `POST /staff/training/{id}/enrol` | `training_classes.enrol` | the people of the class, or the form with every reason |
//! | `POST /staff/training/{id}/roster` | `training_classes.sign_roster` | the day |
//! | `POST /staff/training/{id}/draw` | `training_classes.draw_class` | the checks |
//! | `POST /staff/draws/{draw}/{enrolment}` | `training_classes.check_drawn` | the checks |
//! | `POST /staff/enrolments/{id}` | `training_classes.act_on_enrolment` | the class |
//! | `POST /staff/enrolments/{id}/day` | `training_classes.correct_attendance` | the days of the class |
//! | `POST /staff/sign/{code}` | `training_classes.sign_by_code` | the day of the class |
//! | `POST /training/{code}` | `training_classes.sign_by_wall` | `/me#classes` |
//! | `POST /me/classes/{id}`, `/me/enrolments/{id}` | `training_classes.enrol`, `act_on_enrolment` | `/me#classes` |
//!
//! `POST /api/training/roster` takes [`domain::ports::RosterSent`] as JSON: what a telephone kept without signal.
//! `GET /staff/training-report.csv` is RP11 as a file.

use super::{Pairs, field, problem};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use domain::clock::SHANGHAI;
use domain::ids::{ClassDrawId, ClassId, EnrolmentId};
use domain::ports::{ClassDraft, EnrolDeed, Going, RosterMark, RosterSent, Trainee};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDeed, ClassPlan, Corrected, DrawResult};
use domain::values::Fen;

/// `GET`: the list; `POST`: keeps a plan.
pub const TRAINING: &str = "/staff/training";
/// `GET`: what people wish to learn.
pub const NEEDS: &str = "/staff/training/needs";
/// `GET`: the form of a plan.
pub const NEW_CLASS: &str = "/staff/training/new";
/// `GET`: RP11.
pub const TRAINING_REPORT: &str = "/staff/training-report";
/// `GET`: the same as a file.
pub const TRAINING_REPORT_CSV: &str = "/staff/training-report.csv";
/// `POST`: rosters kept without signal.
pub const ROSTER_API: &str = "/api/training/roster";

/// `GET`: a class; `POST`: does something with it.
pub fn class_path(id: ClassId) -> String {
    format!("{TRAINING}/{id}")
}

/// A tab of a class.
pub fn class_tab(id: ClassId, tab: &str) -> String {
    format!("{TRAINING}/{id}?tab={tab}")
}

/// `GET`: enrolling somebody; `POST`: does it.
pub fn enrol_path(id: ClassId) -> String {
    format!("{TRAINING}/{id}/enrol")
}

/// `GET`: a day to sign people in.
pub fn day_path(id: ClassId, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("{TRAINING}/{id}/day?day={day}"),
        None => format!("{TRAINING}/{id}/day"),
    }
}

/// `POST`: keeps a roster.
pub fn roster_path(id: ClassId) -> String {
    format!("{TRAINING}/{id}/roster")
}

/// `GET`: what hangs on the wall.
pub fn wall_sheet_path(id: ClassId, day: NaiveDate) -> String {
    format!("{TRAINING}/{id}/wall?day={day}")
}

/// `POST`: draws whom to look for.
pub fn draw_path(id: ClassId) -> String {
    format!("{TRAINING}/{id}/draw")
}

/// `POST`: what was found.
pub fn drawn_path(draw: ClassDrawId, enrolment: EnrolmentId) -> String {
    format!("/staff/draws/{draw}/{enrolment}")
}

/// `POST`: does something with an enrolment.
pub fn enrolment_path(id: EnrolmentId) -> String {
    format!("/staff/enrolments/{id}")
}

/// `POST`: corrects a day of it.
pub fn correct_path(id: EnrolmentId) -> String {
    format!("/staff/enrolments/{id}/day")
}

/// `GET`: whose own code this is; `POST`: signs them in or out.
pub fn scan_path(code: &str) -> String {
    format!("/staff/sign/{code}")
}

/// `GET`: the class on whose wall this hangs; `POST`: signs oneself in or out.
pub fn wall_path(code: &str) -> String {
    format!("/training/{code}")
}

/// `POST`: enrols oneself.
pub fn own_enrol_path(id: ClassId) -> String {
    format!("/me/classes/{id}")
}

/// `POST`: leaves, or comes back.
pub fn own_enrolment_path(id: EnrolmentId) -> String {
    format!("/me/enrolments/{id}")
}

impl Pairs {
    /// A plan.
    pub fn class_draft(&self) -> Result<ClassDraft, Refusal> {
        let text = |name| self.first(name).to_owned();
        let mends = match self.first("mends") {
            "" => None,
            id => Some((field("mends", id)?, self.seen_version()?)),
        };
        Ok(ClassDraft {
            mends,
            course_no: text("course_no"),
            provider_login: text("provider_login"),
            plan: ClassPlan {
                name: text("name"),
                kind: field("kind", self.first("kind"))?,
                audience: field("audience", self.first("audience"))?,
                funding: field("funding", self.first("funding"))?,
                area: field("area", self.first("area"))?,
                address: text("address"),
                starts_on: self.day_of("starts_on")?,
                ends_on: self.day_of("ends_on")?,
                weekends: self.first("weekends") == "yes",
                seats: field("seats", self.first("seats"))?,
                hours: field("hours", self.first("hours"))?,
                syllabus: text("syllabus"),
                standard: text("standard"),
                instructor: self.maybe("instructor")?,
                trainer: text("trainer"),
                trainer_paper: text("trainer_paper"),
                provider: text("provider"),
                employer: text("employer"),
                employer_id: None,
                order: self.maybe("order")?,
                shortage: self.first("shortage") == "yes",
                cost: match self.first("cost") {
                    "" => Fen(0),
                    _ => self.amount("cost")?,
                },
            },
        })
    }

    /// What is done with a class.
    pub fn class_deed(&self) -> Result<ClassDeed, Refusal> {
        let reason = || self.first("reason").to_owned();
        Ok(match self.first("do") {
            "approve" => ClassDeed::Approve,
            "return" => ClassDeed::Return(reason()),
            "cancel" => ClassDeed::Cancel(reason()),
            "cancel_day" => ClassDeed::CancelDay(self.day_of("day")?, reason()),
            "keep_day" => ClassDeed::KeepDay(self.day_of("day")?),
            "add_day" => ClassDeed::AddDay(self.day_of("day")?),
            "end" => ClassDeed::End,
            "reopen" => ClassDeed::Reopen,
            "evaluate" => ClassDeed::Evaluate,
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }

    /// Whom somebody means.
    pub fn trainee(&self) -> Trainee {
        match self.first("resident_id") {
            "" => Trainee::Number(self.first("person_no").to_owned()),
            number => Trainee::Named {
                name: self.first("name").to_owned(),
                resident_id: number.to_owned(),
            },
        }
    }

    /// What is done with an enrolment.
    pub fn enrol_deed(&self) -> Result<EnrolDeed, Refusal> {
        Ok(match self.first("do") {
            "accept" => EnrolDeed::Accept,
            "withdraw" => EnrolDeed::Withdraw,
            "return" => EnrolDeed::Return,
            "certify" => EnrolDeed::Certify(
                self.first("number").to_owned(),
                self.first("issuer").to_owned(),
                match self.first("level") {
                    "" => None,
                    level => Some(field("level", level)?),
                },
            ),
            "fail" => EnrolDeed::Fail,
            "unappraise" => EnrolDeed::Unappraise,
            "work" => EnrolDeed::Work(
                field("days", self.first("days"))?,
                field("work", self.first("work"))?,
            ),
            "paid" => EnrolDeed::Paid(self.amount("paid")?),
            "file" => EnrolDeed::File(
                field("department", self.first("department"))?,
                self.day_of("filed_on")?,
            ),
            "unfile" => EnrolDeed::Unfile(field("department", self.first("department"))?),
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }

    /// A roster: `who` names who came, `in-…` and `out-…` when; who came without a time came now.
    pub fn roster(&self, class: ClassId, now: DateTime<Utc>) -> Result<RosterSent, Refusal> {
        let day = self.day_of("day")?;
        let mark = |id: &str| {
            let at = |name: &str| time_of(day, self.first(&format!("{name}-{id}")), name);
            Ok(RosterMark {
                enrolment: field("who", id)?,
                in_at: at("in")?.unwrap_or(now),
                out_at: at("out")?,
            })
        };
        Ok(RosterSent {
            class,
            day,
            sent_at: None,
            marks: self.each("who").map(mark).collect::<Result<_, Refusal>>()?,
        })
    }

    /// A day that is corrected, and how.
    pub fn day_correction(&self) -> Result<(NaiveDate, Corrected, String), Refusal> {
        let day = self.day_of("day")?;
        let corrected = if self.first("absent") == "yes" {
            Corrected::Absent
        } else {
            let in_at = time_of(day, self.first("in_at"), "in_at")?;
            let in_at = in_at.ok_or_else(|| Refusal::field("in_at", Problem::Required))?;
            Corrected::Times(in_at, time_of(day, self.first("out_at"), "out_at")?)
        };
        Ok((day, corrected, self.first("reason").to_owned()))
    }

    /// Coming or leaving.
    pub fn going(&self) -> Result<Going, Refusal> {
        match self.first("going") {
            "in" => Ok(Going::In),
            "out" => Ok(Going::Out),
            _ => Err(Refusal::field("going", Problem::Required)),
        }
    }

    /// What was found of somebody who was drawn.
    pub fn drawn_result(&self) -> Result<(DrawResult, String), Refusal> {
        Ok((
            field("result", self.first("result"))?,
            self.first("note").to_owned(),
        ))
    }
}

/// A time of day here; `None` where nothing was typed.
fn time_of(day: NaiveDate, text: &str, name: &str) -> Result<Option<DateTime<Utc>>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Refusal::Fields(vec![problem(name, Problem::Unreadable)]);
    let short = text.get(..5).ok_or_else(wrong)?;
    let time = NaiveTime::parse_from_str(short, "%H:%M").map_err(|_| wrong())?;
    let here = SHANGHAI.from_local_datetime(&day.and_time(time)).single();
    here.map(|at| Some(at.with_timezone(&Utc))).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Pairs {
        Pairs(
            pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    const ID: &str = "01900000-0000-7000-8000-000000000001";

    #[test]
    fn a_roster_names_who_came_and_when() {
        let now: DateTime<Utc> = "2026-07-06T01:00:00Z".parse().unwrap();
        let in_at = format!("in-{ID}");
        let sent = form(&[("day", "2026-07-06"), ("who", ID), (&in_at, "08:30")]);
        let sent = sent.roster(ID.parse().unwrap(), now).unwrap();
        let at: DateTime<Utc> = "2026-07-06T00:30:00Z".parse().unwrap();
        assert_eq!((sent.marks[0].in_at, sent.marks[0].out_at), (at, None));
        let now_alone = form(&[("day", "2026-07-06"), ("who", ID)]).roster(ID.parse().unwrap(), now);
        assert_eq!(now_alone.unwrap().marks[0].in_at, now);
        let bad = form(&[("day", "2026-07-06"), ("who", ID), (&in_at, "8点")]);
        assert!(bad.roster(ID.parse().unwrap(), now).is_err());
    }

    #[test]
    fn a_number_or_a_name_with_its_number_is_meant() {
        assert_eq!(
            form(&[("person_no", "P1")]).trainee(),
            Trainee::Number("P1".to_owned())
        );
        assert!(matches!(
            form(&[("name", "王小明"), ("resident_id", "1")]).trainee(),
            Trainee::Named { .. }
        ));
    }
}
