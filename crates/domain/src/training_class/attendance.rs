//! Signing in day by day, and looking whether those who signed in were there.

use crate::code::codes;
use crate::ids::{ClassDrawId, ClassId, EnrolmentId};
use crate::visit::draw_from;
use chrono::{DateTime, NaiveDate, Utc};

/// A day of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDay {
    /// Of which class.
    pub class: ClassId,
    /// The day.
    pub day: NaiveDate,
    /// What hangs on the wall that day.
    pub code: String,
    /// Why it is not held, or does not count.
    pub cancelled: Option<String>,
}

codes! {
    /// How somebody signed in.
    pub enum SignMethod {
        /// The school read the person's own code.
        PersonCode = "person_code",
        /// The person's telephone read the code on the wall.
        WallCode = "wall_code",
        /// The school ticked the name.
        Roster = "roster",
        /// It was entered afterwards.
        Correction = "correction",
    }
}

/// Somebody was there on a day: there is one row of a person and a day, whatever is sent how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Who.
    pub enrolment: EnrolmentId,
    /// Which day.
    pub day: NaiveDate,
    /// When they came.
    pub in_at: DateTime<Utc>,
    /// When they left.
    pub out_at: Option<DateTime<Utc>>,
    /// How that is known.
    pub method: SignMethod,
    /// Who noted it, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When it reached us.
    pub noted_at: DateTime<Utc>,
    /// Whether it was found to be wrong: then it counts for nothing.
    pub void: bool,
}

impl Attendance {
    /// What two reports of a day say together: the earlier coming, the later leaving.
    #[must_use]
    pub fn joined(self, other: &Self) -> Self {
        Self {
            in_at: self.in_at.min(other.in_at),
            out_at: self.out_at.max(other.out_at),
            ..self
        }
    }
}

/// What a correction makes of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Corrected {
    /// They came and left then.
    Times(DateTime<Utc>, Option<DateTime<Utc>>),
    /// They were not there.
    Absent,
}

/// A correction, with what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendanceChange {
    /// Of whom.
    pub enrolment: EnrolmentId,
    /// Which day.
    pub day: NaiveDate,
    /// What stood there; `None` = nothing.
    pub was: Option<(DateTime<Utc>, Option<DateTime<Utc>>, bool)>,
    /// Why.
    pub reason: String,
    /// Who corrected it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The days on which somebody was there and that count: those that were cancelled do not.
pub fn counted(rows: &[Attendance], days: &[ClassDay]) -> u32 {
    let held = |day: NaiveDate| days.iter().any(|one| one.day == day && one.cancelled.is_none());
    let count = rows.iter().filter(|row| !row.void && held(row.day)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

codes! {
    /// What somebody who looked found.
    pub enum DrawResult {
        /// 在场.
        Present = "present",
        /// 不在场，有原因.
        Excused = "excused",
        /// 没有这个人上课: the days do not count.
        Ghost = "ghost",
    }
}

/// Trainees who are looked for: who drew which of whom with which seed, so that anybody can draw again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassDraw {
    /// Our id.
    pub id: ClassDrawId,
    /// Of which class.
    pub class: ClassId,
    /// On which day.
    pub day: NaiveDate,
    /// What chance it was made with.
    pub seed: u32,
    /// How many of a hundred.
    pub percent: u32,
    /// Those who had signed in.
    pub pool: Vec<EnrolmentId>,
    /// Who drew.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl ClassDraw {
    /// Who is drawn: always the same for the same seed.
    pub fn drawn(&self) -> Vec<EnrolmentId> {
        draw_from(self.seed, self.percent, &self.pool, |one| one.0)
    }
}

/// Somebody who was drawn, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnCheck {
    /// In which draw.
    pub draw: ClassDrawId,
    /// Who.
    pub enrolment: EnrolmentId,
    /// What was found; `None` = nobody has looked.
    pub found: Option<(DrawResult, String, DateTime<Utc>)>,
    /// In words.
    pub note: String,
}
