//! What a stand and a visitor of a job fair mean to do with each other, and what came of it: intent → interview → offer → at work, and
//! still at work after 7, 30 and 90 days (P5, RP10).
//!
//! **Invariant:** nothing is present because nobody said otherwise: an interview that is over and was not marked *needs an update*, and
//! counts neither as met nor as missed (S20). Of who was taken, the register of placements says whether they work there.

use crate::code::codes;
use crate::ids::{AttendanceId, FairId, FairIntentId, FairStandId, LeadId, PersonId, VacancyId};
use crate::placement::{FollowUp, Heard, Placement};
use crate::values::dates;
use chrono::{DateTime, NaiveDate, Utc};

/// Characters of a note.
pub const NOTE_MAX: usize = 200;
/// Days after a fair an interview may lie.
pub const INTERVIEW_DAYS: u64 = 60;
/// Days after a fair within which work that begins came of it.
pub const BEGINS_DAYS: u64 = 90;
/// The days after the start of work that are looked at.
pub const FAIR_DAYS: [u64; 3] = [7, 30, 90];

codes! {
    /// What the two mean to do.
    pub enum IntentKind {
        /// 有意向.
        Interested = "interested",
        /// 约面试.
        Interview = "interview",
        /// 当场要人.
        Offer = "offer",
    }
}

codes! {
    /// What came of it, as the employer says.
    pub enum IntentResult {
        /// 没来面试.
        NoShow = "no_show",
        /// 来了，还没定.
        Met = "met",
        /// 不合适.
        NotSuited = "not_suited",
        /// 本人不愿意.
        Declined = "declined",
        /// 录用.
        Hired = "hired",
    }
}

impl IntentResult {
    /// Whether nothing more is to be said.
    pub const fn is_final(self) -> bool {
        !matches!(self, Self::Met)
    }

    /// Whether the two have met; `None` = that says nothing about it.
    pub const fn met(self) -> Option<bool> {
        match self {
            Self::NoShow => Some(false),
            Self::Met | Self::NotSuited | Self::Hired => Some(true),
            Self::Declined => None,
        }
    }
}

codes! {
    /// Where an intent stands on a day.
    pub enum IntentStanding {
        /// Noted; the employer has time to say what came of it.
        Noted = "noted",
        /// The interview is to come.
        Ahead = "ahead",
        /// What was to happen is over, and nobody said how.
        NeedsUpdate = "needs_update",
        /// Met, and not decided.
        Met = "met",
        /// Taken.
        Hired = "hired",
        /// Did not come to the interview.
        NoShow = "no_show",
        /// It came to nothing.
        Ended = "ended",
    }
}

/// One stand and one visitor. A second scan finds this one (S19).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FairIntent {
    /// Our id.
    pub id: FairIntentId,
    /// At which fair.
    pub fair: FairId,
    /// Which stand.
    pub stand: FairStandId,
    /// Which visitor.
    pub attendance: AttendanceId,
    /// Whose file, where there is one.
    pub person: Option<PersonId>,
    /// About which vacancy.
    pub vacancy: Option<VacancyId>,
    /// The lead that carries it on, where there is one.
    pub lead: Option<LeadId>,
    /// What the two mean to do.
    pub kind: IntentKind,
    /// What the stand wrote down.
    pub note: String,
    /// When the interview is.
    pub interview_on: Option<NaiveDate>,
    /// What came of it, on which day, and who said so.
    pub result: Option<(IntentResult, NaiveDate, String)>,
    /// Raised by every change.
    pub version: u32,
    /// Who noted it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl FairIntent {
    /// Where it stands on a day. `due` is the last day on which the employer has time to say what came of it.
    pub fn standing(&self, today: NaiveDate, due: NaiveDate) -> IntentStanding {
        if let Some((result, ..)) = &self.result {
            return match result {
                IntentResult::Hired => IntentStanding::Hired,
                IntentResult::NoShow => IntentStanding::NoShow,
                IntentResult::NotSuited | IntentResult::Declined => IntentStanding::Ended,
                IntentResult::Met if today > due => IntentStanding::NeedsUpdate,
                IntentResult::Met => IntentStanding::Met,
            };
        }
        match self.interview_on {
            Some(on) if on >= today => IntentStanding::Ahead,
            Some(_) => IntentStanding::NeedsUpdate,
            None if today > due => IntentStanding::NeedsUpdate,
            None => IntentStanding::Noted,
        }
    }

    /// The last day on which the employer has time to say what came of it.
    pub fn due(&self, held_on: NaiveDate, days: u64) -> NaiveDate {
        let after = self.interview_on.map_or(held_on, |on| on.max(held_on));
        dates::add_days(after, days)
    }
}

/// What the intents of a fair come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IntentSums {
    /// Noted in all.
    pub intents: u32,
    /// With an interview agreed.
    pub interviews: u32,
    /// Offers on the spot.
    pub offers: u32,
    /// Taken, as employers say.
    pub hired: u32,
    /// Nobody has said what came of them, though it is time.
    pub needs_update: u32,
    /// Did not come to the interview.
    pub no_show: u32,
    /// Interviews of which it is known whether the person came.
    pub resolved: u32,
}

impl IntentSums {
    /// Adds intents up, each with where it stands.
    pub fn of<'a>(intents: impl IntoIterator<Item = (&'a FairIntent, IntentStanding)>) -> Self {
        let mut sums = Self::default();
        for (one, standing) in intents {
            sums.intents += 1;
            sums.interviews += u32::from(one.interview_on.is_some());
            sums.offers += u32::from(one.kind == IntentKind::Offer);
            sums.hired += u32::from(standing == IntentStanding::Hired);
            sums.needs_update += u32::from(standing == IntentStanding::NeedsUpdate);
            let met = one.result.as_ref().and_then(|(result, ..)| result.met());
            if let (Some(met), true) = (met, one.interview_on.is_some()) {
                sums.resolved += 1;
                sums.no_show += u32::from(!met);
            }
        }
        sums
    }

    /// Missed interviews by those resolved, in tenths of a percent; `None` when none is.
    pub fn no_show_permille(&self) -> Option<u32> {
        (self.no_show * 1000).checked_div(self.resolved)
    }
}

/// Of work that came of a fair, on which of [`FAIR_DAYS`] the person was at it. A day is proved by what was heard on it or later, by an
/// end after it, and the first by the placement itself; what nobody marked is not counted.
pub fn at_work(placement: &Placement, heard: &[FollowUp], as_of: NaiveDate) -> [bool; 3] {
    let worked_until = |follow_up: &&FollowUp| {
        follow_up.placement == placement.id && follow_up.heard == Heard::Working && follow_up.on <= as_of
    };
    let last_heard = heard.iter().filter(worked_until).map(|one| one.on).max();
    let last = placement.last_day();
    FAIR_DAYS.map(|days| {
        let day = dates::add_days(placement.work.started_on, days);
        let not_over = last.is_none_or(|last| last >= day);
        let proved = days == FAIR_DAYS[0] || last.is_some_and(|last| last >= day) || last_heard >= Some(day);
        placement.began() && day <= as_of && not_over && proved
    })
}

/// A line of RP10: what a fair, or a year of them, came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FairSums {
    /// Employers that came.
    pub employers: u32,
    /// Stands.
    pub stands: u32,
    /// People wanted by the vacancies shown.
    pub posts: u32,
    /// People who came to find work.
    pub visitors: u32,
    /// Those of them who belong to the group of people with a disability.
    pub disabled: u32,
    /// Intents.
    pub intents: u32,
    /// Taken, as employers say.
    pub hired: u32,
    /// At work on each of [`FAIR_DAYS`].
    pub at_work: [u32; 3],
}

impl FairSums {
    /// Adds another line. Of a year, employers, visitors and intents are counted fair by fair: times, not heads (C8).
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            employers: self.employers + other.employers,
            stands: self.stands + other.stands,
            posts: self.posts + other.posts,
            visitors: self.visitors + other.visitors,
            disabled: self.disabled + other.disabled,
            intents: self.intents + other.intents,
            hired: self.hired + other.hired,
            at_work: std::array::from_fn(|day| self.at_work[day] + other.at_work[day]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn intent(interview_on: Option<&str>, result: Option<IntentResult>) -> FairIntent {
        FairIntent {
            id: FairIntentId(Uuid::nil()),
            fair: FairId(Uuid::nil()),
            stand: FairStandId(Uuid::nil()),
            attendance: AttendanceId(Uuid::nil()),
            person: None,
            vacancy: None,
            lead: None,
            kind: IntentKind::Interview,
            note: String::new(),
            interview_on: interview_on.map(day),
            result: result.map(|result| (result, day("2026-12-01"), String::new())),
            version: 1,
            made_by: String::new(),
            made_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_nobody_marked_needs_an_update_and_counts_for_nothing() {
        let held = day("2026-11-28");
        let stands = |one: &FairIntent, today| one.standing(day(today), one.due(held, 7));
        let unmarked = intent(Some("2026-12-01"), None);
        assert_eq!(stands(&unmarked, "2026-12-01"), IntentStanding::Ahead);
        assert_eq!(stands(&unmarked, "2026-12-02"), IntentStanding::NeedsUpdate);
        let noted = intent(None, None);
        assert_eq!(stands(&noted, "2026-12-05"), IntentStanding::Noted);
        assert_eq!(stands(&noted, "2026-12-06"), IntentStanding::NeedsUpdate);
        let missed = intent(Some("2026-12-01"), Some(IntentResult::NoShow));
        let hired = intent(Some("2026-12-01"), Some(IntentResult::Hired));
        let spot = intent(None, Some(IntentResult::Hired));
        let today = "2026-12-09";
        let all = [&unmarked, &noted, &missed, &hired, &spot];
        let sums = IntentSums::of(all.map(|one| (one, stands(one, today))));
        assert_eq!((sums.intents, sums.hired, sums.needs_update), (5, 2, 2));
        assert_eq!(
            (sums.no_show, sums.resolved),
            (1, 2),
            "the unmarked one is in neither"
        );
        assert_eq!(sums.no_show_permille(), Some(500));
        assert_eq!(IntentSums::default().no_show_permille(), None);
    }
}
