//! Check-in at a job fair (P5): who came, when, by which gate, once each whatever several gates do at once; and why a scan was
//! refused.
//!
//! ```text
//!   scan (a phone, with or without a net) ──► kept once under the phone's own id
//!        │  judged by its true time
//!        ├─ accepted ─► attendance: one a fair for whoever came
//!        ├─ known    ─► the same attendance; the earliest true time stands (S18)
//!        └─ refused  ─► the reason, and nothing about anybody
//! ```
//!
//! **Invariant:** a scan is never thrown away for coming late: its true time decides, not that of its arrival.

mod pass;
mod phone;
mod sync;

pub use pass::{FairPass, PassKind, Shut, WINDOW_DAYS};
pub use phone::{GateMeta, GatePack, GateShelf, OfflineSaid, Told, said_offline};
pub use sync::{
    CheckInAnswer, CheckInAnswered, CheckInAnswers, CheckInBatch, CheckInEntry, CheckInRecord, RECORDS_MAX,
};

use crate::code::codes;
use crate::ids::{AttendanceId, CheckInId, FairId, FairPassId, FairRegistrationId, FairStandId, PersonId};
use crate::values::{Phone, Sex};
use chrono::{DateTime, FixedOffset, TimeDelta, Timelike, Utc};

/// Characters of a name written down at a gate.
pub const NAME_MAX: usize = 30;

codes! {
    /// How somebody was checked in.
    pub enum CheckInWay {
        /// By the code of their registration.
        Code = "code",
        /// By name and the last four of the telephone.
        Name = "name",
        /// By the last four of the resident ID number.
        IdTail = "id_tail",
        /// Written down at the gate.
        WalkIn = "walk_in",
        /// An employer, by the number of its stand.
        Stand = "stand",
        /// Somebody who works at the fair.
        Helper = "helper",
    }
}

codes! {
    /// Who comes to a fair.
    pub enum AttendeeKind {
        /// 求职者.
        Seeker = "seeker",
        /// 用人单位.
        Employer = "employer",
        /// 工作人员.
        Helper = "helper",
    }
}

codes! {
    /// Why a scan was refused.
    pub enum ScanReason {
        /// 不是招聘会的码.
        NoCode = "no_code",
        /// 没人用这个码登记过: a stranger's.
        Unknown = "unknown",
        /// 别场招聘会的码.
        OtherFair = "other_fair",
        /// 以前那一场的码.
        PastFair = "past_fair",
        /// 登记已取消.
        Cancelled = "cancelled",
        /// 还没到开门时间.
        NotOpen = "not_open",
        /// 入口已经关了.
        Closed = "closed",
        /// 入口的链接已收回.
        Revoked = "revoked",
        /// 招聘会取消了.
        FairCancelled = "fair_cancelled",
        /// 没找到这个人.
        NotFound = "not_found",
        /// 有好几个人对得上.
        Unclear = "unclear",
        /// 没有这个展位.
        NoStand = "no_stand",
        /// 填得不对.
        Unreadable = "unreadable",
    }
}

/// What came of a scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanOutcome {
    /// It made an attendance.
    Accepted(AttendanceId),
    /// There was one already.
    Known(AttendanceId),
    /// It says nothing about anybody.
    Refused(ScanReason),
}

impl ScanOutcome {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted(_) => "accepted",
            Self::Known(_) => "known",
            Self::Refused(_) => "refused",
        }
    }

    /// The attendance it led to.
    pub const fn attendance(self) -> Option<AttendanceId> {
        match self {
            Self::Accepted(id) | Self::Known(id) => Some(id),
            Self::Refused(_) => None,
        }
    }
}

/// When something was done at a gate: as its phone showed it, when it arrived, and what is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScanTime {
    /// What the phone showed.
    pub shown: DateTime<Utc>,
    /// When it arrived here.
    pub received: DateTime<Utc>,
    /// The true time.
    pub at: DateTime<Utc>,
    /// By how many seconds the clock of the phone was behind ours, where it was wrong.
    pub off: Option<i64>,
}

impl ScanTime {
    /// What arrives so long after it was made was kept on the phone meanwhile.
    const LATE_SECONDS: i64 = 60;

    /// Of something a phone made, given what its clock showed when it sent it.
    pub fn of(made_at: DateTime<Utc>, sent_at: DateTime<Utc>, received: DateTime<Utc>) -> Self {
        let true_time = crate::visit::corrected(made_at, sent_at, received);
        Self {
            shown: made_at,
            received,
            at: true_time.at,
            off: true_time.off,
        }
    }

    /// Of something done here and now.
    pub const fn now(at: DateTime<Utc>) -> Self {
        Self {
            shown: at,
            received: at,
            at,
            off: None,
        }
    }

    /// Whether it waited on the phone.
    pub fn was_late(&self) -> bool {
        (self.received - self.at).num_seconds() > Self::LATE_SECONDS
    }
}

/// A scan as kept: under the id its phone gave it, so that it counts once however often it comes. It names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// The id.
    pub id: CheckInId,
    /// At which fair.
    pub fair: FairId,
    /// By which gate.
    pub pass: FairPassId,
    /// How.
    pub way: CheckInWay,
    /// What came of it.
    pub outcome: ScanOutcome,
    /// When.
    pub time: ScanTime,
}

/// Whom a scan means, before it is known whether they are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// By what the same one is known again within the fair.
    pub key: String,
    /// What they come as.
    pub kind: AttendeeKind,
    /// Who, when they have a file.
    pub person: Option<PersonId>,
    /// The stand of an employer.
    pub stand: Option<FairStandId>,
    /// What was written down: empty when there is a file.
    pub name: String,
    /// Sex, as written down.
    pub sex: Option<Sex>,
    /// Year of birth, as written down.
    pub birth_year: Option<i32>,
    /// Telephone, as written down.
    pub phone: Option<Phone>,
    /// The registration whose code is theirs, when they have no file.
    pub registration: Option<FairRegistrationId>,
    /// Whether they registered before.
    pub registered: bool,
    /// Whether stands may see the name.
    pub shares: bool,
}

impl Arrival {
    /// Somebody with a file.
    pub fn of_person(person: PersonId, registered: bool, shares: bool) -> Self {
        Self {
            key: format!("person:{person}"),
            kind: AttendeeKind::Seeker,
            person: Some(person),
            stand: None,
            name: String::new(),
            sex: None,
            birth_year: None,
            phone: None,
            registration: None,
            registered,
            shares,
        }
    }

    /// Somebody without a file. Whoever gave a telephone or a year of birth is known again by that and the name; of others nobody
    /// can say whether they came twice.
    pub fn of_stranger(record: CheckInId, walk_in: WalkIn) -> Self {
        let WalkIn {
            name,
            sex,
            birth_year,
            phone,
            shares,
        } = walk_in;
        let key = match (&phone, birth_year) {
            (None, None) => format!("walk_in:{record}"),
            (phone, year) => {
                let phone = phone.as_ref().map_or("", AsRef::as_ref);
                let year = year.map(|year| year.to_string()).unwrap_or_default();
                format!("walk_in:{name}:{phone}:{year}")
            }
        };
        Self {
            key,
            kind: AttendeeKind::Seeker,
            person: None,
            stand: None,
            name,
            sex,
            birth_year,
            phone,
            registration: None,
            registered: false,
            shares,
        }
    }

    /// Somebody who registered, and of whom nothing else is known.
    pub fn of_registration(registration: FairRegistrationId) -> Self {
        Self {
            key: format!("registration:{registration}"),
            registration: Some(registration),
            registered: true,
            ..Self::named(String::new())
        }
    }

    /// An employer, by its stand.
    pub fn of_stand(stand: FairStandId) -> Self {
        Self {
            key: format!("stand:{stand}"),
            kind: AttendeeKind::Employer,
            stand: Some(stand),
            ..Self::named(String::new())
        }
    }

    /// Somebody who works at the fair.
    pub fn of_helper(name: String) -> Self {
        Self {
            key: format!("helper:{name}"),
            kind: AttendeeKind::Helper,
            ..Self::named(name)
        }
    }

    const fn named(name: String) -> Self {
        Self {
            key: String::new(),
            kind: AttendeeKind::Seeker,
            person: None,
            stand: None,
            name,
            sex: None,
            birth_year: None,
            phone: None,
            registration: None,
            registered: false,
            shares: false,
        }
    }
}

/// Somebody written down at a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkIn {
    /// The name.
    pub name: String,
    /// Sex, when said.
    pub sex: Option<Sex>,
    /// Year of birth, when said.
    pub birth_year: Option<i32>,
    /// Telephone; not everybody has one.
    pub phone: Option<Phone>,
    /// Whether stands may see the name.
    pub shares: bool,
}

/// Somebody at a fair, as kept. There is one for whoever came; one that was undone stays in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Our id.
    pub id: AttendanceId,
    /// At which fair.
    pub fair: FairId,
    /// The number of the visitor at this fair, from 1 on.
    pub number: u32,
    /// Who.
    pub who: Arrival,
    /// How they were checked in.
    pub way: CheckInWay,
    /// When, by which gate: the earliest true time of their scans.
    pub time: ScanTime,
    /// The gate.
    pub pass: FairPassId,
    /// When it was undone, and by whom.
    pub undone: Option<(DateTime<Utc>, String)>,
}

impl Attendance {
    /// Whether it counts.
    pub const fn stands(&self) -> bool {
        self.undone.is_none()
    }

    /// Another scan of the same one: the earlier true time takes the place of a later. Says whether anything changed.
    pub fn seen_again(&mut self, pass: FairPassId, time: ScanTime) -> bool {
        if time.at >= self.time.at {
            return false;
        }
        self.time = time;
        self.pass = pass;
        true
    }

    /// Whether its gate may still undo it, some minutes after it arrived.
    pub fn may_be_undone_at(&self, pass: FairPassId, now: DateTime<Utc>, minutes: i64) -> bool {
        self.stands() && self.pass == pass && now - self.time.received <= TimeDelta::minutes(minutes)
    }
}

/// The quarter of an hour of a day in Shanghai in which something happened: hour and minute it begins with.
pub fn quarter_of(at: DateTime<Utc>) -> (u32, u32) {
    let local =
        FixedOffset::east_opt(8 * 3600).map_or(at.naive_utc(), |zone| at.with_timezone(&zone).naive_local());
    (local.hour(), local.minute() / 15 * 15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn pass(n: u128) -> FairPassId {
        FairPassId(Uuid::from_u128(n))
    }

    fn attendance(text: &str) -> Attendance {
        Attendance {
            id: AttendanceId(Uuid::nil()),
            fair: FairId(Uuid::nil()),
            number: 1,
            who: Arrival::of_person(PersonId(Uuid::nil()), true, true),
            way: CheckInWay::Code,
            time: ScanTime::now(at(text)),
            pass: pass(1),
            undone: None,
        }
    }

    #[test]
    fn a_phone_ten_minutes_behind_is_put_right_and_marked() {
        let time = ScanTime::of(
            at("2026-11-28T01:02:00Z"),
            at("2026-11-28T03:00:00Z"),
            at("2026-11-28T03:10:00Z"),
        );
        assert_eq!((time.at, time.off), (at("2026-11-28T01:12:00Z"), Some(600)));
        assert_eq!(time.shown, at("2026-11-28T01:02:00Z"), "what it showed is kept");
        assert!(time.was_late());
        let ahead = ScanTime::of(
            at("2026-11-28T01:22:00Z"),
            at("2026-11-28T03:20:00Z"),
            at("2026-11-28T03:10:00Z"),
        );
        assert_eq!((ahead.at, ahead.off), (at("2026-11-28T01:12:00Z"), Some(-600)));
    }

    #[test]
    fn the_earliest_true_time_stands_whatever_arrives_first() {
        let mut one = attendance("2026-11-28T01:30:00Z");
        let late = ScanTime::of(
            at("2026-11-28T01:12:00Z"),
            at("2026-11-28T03:00:00Z"),
            at("2026-11-28T03:00:01Z"),
        );
        assert!(one.seen_again(pass(2), late));
        assert_eq!((one.time.at, one.pass), (at("2026-11-28T01:12:00Z"), pass(2)));
        assert!(one.time.was_late());
        assert!(!one.seen_again(pass(1), ScanTime::now(at("2026-11-28T01:40:00Z"))));
    }

    #[test]
    fn the_gate_undoes_for_some_minutes_and_its_own_alone() {
        let one = attendance("2026-11-28T01:00:00Z");
        assert!(one.may_be_undone_at(pass(1), at("2026-11-28T01:05:00Z"), 5));
        assert!(!one.may_be_undone_at(pass(1), at("2026-11-28T01:05:01Z"), 5));
        assert!(!one.may_be_undone_at(pass(2), at("2026-11-28T01:01:00Z"), 5));
        let undone = Attendance {
            undone: Some((at("2026-11-28T01:01:00Z"), String::new())),
            ..one
        };
        assert!(!undone.may_be_undone_at(pass(1), at("2026-11-28T01:02:00Z"), 5));
    }

    #[test]
    fn who_gave_a_telephone_or_a_year_is_known_again() {
        let walk_in = |phone: Option<&str>, birth_year| WalkIn {
            name: "李大山".to_owned(),
            sex: None,
            birth_year,
            phone: phone.map(|text| Phone::parse(text).unwrap()),
            shares: true,
        };
        let key = |n, walk_in| Arrival::of_stranger(CheckInId(Uuid::from_u128(n)), walk_in).key;
        assert_eq!(
            key(1, walk_in(Some("13800000001"), None)),
            key(2, walk_in(Some("138 0000 0001"), None))
        );
        assert_eq!(
            key(1, walk_in(None, Some(1980))),
            key(2, walk_in(None, Some(1980)))
        );
        assert_ne!(
            key(1, walk_in(None, Some(1980))),
            key(2, walk_in(None, Some(1981)))
        );
        assert_ne!(key(1, walk_in(None, None)), key(2, walk_in(None, None)));
    }

    #[test]
    fn quarters_are_those_of_the_clock_on_the_wall() {
        assert_eq!(quarter_of(at("2026-11-28T01:14:59Z")), (9, 0));
        assert_eq!(quarter_of(at("2026-11-28T01:15:00Z")), (9, 15));
    }
}
