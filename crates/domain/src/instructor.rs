//! The register of instructors (Y47): disability employment instructors of county, townships and villages, and trainers; what
//! each is qualified for, until when, and what each has done.

use crate::code::codes;
use crate::ids::{AccountId, InstructorActivityId, InstructorId, QualificationId};
use crate::trade::TradeSet;
use crate::values::AreaCode;
use chrono::{Datelike, NaiveDate};

codes! {
    /// What somebody on the register is.
    pub enum InstructorKind {
        /// 残疾人就业指导员: looks after disabled people of their area.
        DisabilityInstructor = "disability_instructor",
        /// 培训教师: teaches classes.
        Trainer = "trainer",
    }
}

codes! {
    /// What an instructor did.
    pub enum ActivityKind {
        /// 职业能力测评.
        Assessment = "assessment",
        /// 介绍就业.
        Introduction = "introduction",
        /// 就业指导、咨询.
        Guidance = "guidance",
        /// 授课、带训.
        Teaching = "teaching",
        /// 上岗后帮扶.
        AtWork = "at_work",
        /// 本人参加培训、考核.
        OwnTraining = "own_training",
    }
}

/// What somebody may teach or do, as a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qualification {
    /// Our id.
    pub id: QualificationId,
    /// What the certificate is called.
    pub name: String,
    /// Its number; sealed at rest.
    pub number: String,
    /// The trades it is for; empty = none in particular.
    pub trades: TradeSet,
    /// From when it holds.
    pub valid_from: NaiveDate,
    /// Its last day; `None` = without end.
    pub valid_to: Option<NaiveDate>,
}

impl Qualification {
    /// Whether it holds on a day.
    pub fn holds_on(&self, on: NaiveDate) -> bool {
        self.valid_from <= on && self.valid_to.is_none_or(|last| on <= last)
    }

    /// Whether it ends from a day on within so many days, or has ended.
    pub fn ends_within(&self, on: NaiveDate, days: i64) -> bool {
        self.valid_to.is_some_and(|last| (last - on).num_days() <= days)
    }
}

/// Something an instructor did on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstructorActivity {
    /// Our id.
    pub id: InstructorActivityId,
    /// What.
    pub kind: ActivityKind,
    /// When.
    pub on: NaiveDate,
    /// For how many people.
    pub people: u32,
    /// For how many hours.
    pub hours: u32,
}

/// Somebody on the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instructor {
    /// Our id.
    pub id: InstructorId,
    /// Name.
    pub name: String,
    /// What they are.
    pub kind: InstructorKind,
    /// Where they work: county, township or village (三级).
    pub area: AreaCode,
    /// For whom they work: federation, office, school.
    pub employer: String,
    /// Whether it is their whole work.
    pub full_time: bool,
    /// The account they sign in with.
    pub account: Option<AccountId>,
    /// Since when they are on the register.
    pub since: NaiveDate,
    /// The last day, once they left.
    pub left_on: Option<NaiveDate>,
    /// Their certificates, the one that ends last first.
    pub qualifications: Vec<Qualification>,
    /// Goes up with every change.
    pub version: u32,
    /// Who entered them, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
}

/// Why somebody may not teach a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unqualified {
    /// Is not on the register on that day.
    NotThere,
    /// No certificate is for the trade.
    OtherTrade,
    /// One is, but does not hold on that day.
    Expired,
}

impl Instructor {
    /// Whether they are on the register on a day.
    pub fn is_there(&self, on: NaiveDate) -> bool {
        self.since <= on && self.left_on.is_none_or(|last| on <= last)
    }

    /// The certificate by which they may teach these trades on a day: one that is for any of them; where a class names no
    /// trade, any that holds.
    pub fn qualified_for(&self, trades: TradeSet, on: NaiveDate) -> Result<&Qualification, Unqualified> {
        if !self.is_there(on) {
            return Err(Unqualified::NotThere);
        }
        let for_it = |one: &&Qualification| trades.is_empty() || !one.trades.shared(trades).is_empty();
        let fitting: Vec<&Qualification> = self.qualifications.iter().filter(for_it).collect();
        let holds = fitting.iter().find(|one| one.holds_on(on));
        match (holds, fitting.is_empty()) {
            (Some(one), _) => Ok(one),
            (None, true) => Err(Unqualified::OtherTrade),
            (None, false) => Err(Unqualified::Expired),
        }
    }

    /// The same for a class that lasts from a day to another: on both.
    pub fn qualified_through(
        &self,
        trades: TradeSet,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Result<&Qualification, Unqualified> {
        self.qualified_for(trades, first)?;
        self.qualified_for(trades, last)
    }

    /// All trades of certificates that hold on a day.
    pub fn trades(&self, on: NaiveDate) -> TradeSet {
        let held = self.qualifications.iter().filter(|one| one.holds_on(on));
        held.fold(TradeSet::EMPTY, |all, one| all.union(one.trades))
    }

    /// The certificate that ends first of those that matter: each that is not followed by a later one for the same trades.
    pub fn ends_first(&self) -> Option<&Qualification> {
        let followed = |one: &Qualification| {
            self.qualifications.iter().any(|other| {
                let longer = match (one.valid_to, other.valid_to) {
                    (Some(this), Some(that)) => that > this,
                    (Some(_), None) => true,
                    (None, _) => false,
                };
                longer && other.trades.union(one.trades) == other.trades && other.name == one.name
            })
        };
        let ending = self.qualifications.iter().filter(|one| one.valid_to.is_some());
        ending.filter(|one| !followed(one)).min_by_key(|one| one.valid_to)
    }
}

/// What a register adds up to in a month or a year (RP12, instructor activity).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InstructorSums {
    /// Disability instructors there.
    pub instructors: u32,
    /// Trainers there.
    pub trainers: u32,
    /// Of both: with a certificate that holds.
    pub certified: u32,
    /// What was done, by kind: times, in the order of [`ActivityKind::ALL`].
    pub activities: [u32; 6],
    /// For how many people.
    pub people: u32,
    /// Hours.
    pub hours: u32,
}

impl InstructorSums {
    /// Adds somebody who is there on a day, and what they did.
    pub fn add(&mut self, one: &Instructor, done: &[InstructorActivity], on: NaiveDate) {
        if one.is_there(on) {
            match one.kind {
                InstructorKind::DisabilityInstructor => self.instructors += 1,
                InstructorKind::Trainer => self.trainers += 1,
            }
            let holds = one.qualifications.iter().any(|held| held.holds_on(on));
            self.certified += u32::from(holds);
        }
        for deed in done {
            self.activities[deed.kind as usize] += 1;
            self.people = self.people.saturating_add(deed.people);
            self.hours = self.hours.saturating_add(deed.hours);
        }
    }

    /// Adds the sums of another area.
    pub fn join(&mut self, other: &Self) {
        self.instructors += other.instructors;
        self.trainers += other.trainers;
        self.certified += other.certified;
        for (own, more) in self.activities.iter_mut().zip(other.activities) {
            *own += more;
        }
        self.people = self.people.saturating_add(other.people);
        self.hours = self.hours.saturating_add(other.hours);
    }
}

/// First and last day of a month, or of the year.
pub fn span_of(year: i32, month: Option<u32>) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
    let after = match month {
        None | Some(12) => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        Some(month) => NaiveDate::from_ymd_opt(first.year(), month + 1, 1),
    };
    Some((first, after?.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn held(trades: &str, from: &str, to: Option<&str>) -> Qualification {
        Qualification {
            id: QualificationId(Uuid::nil()),
            name: "职业培训教师证".to_owned(),
            number: "T1".to_owned(),
            trades: TradeSet::of(trades),
            valid_from: day(from),
            valid_to: to.map(day),
        }
    }

    fn trainer(qualifications: Vec<Qualification>) -> Instructor {
        Instructor {
            id: InstructorId(Uuid::nil()),
            name: "周老师".to_owned(),
            kind: InstructorKind::Trainer,
            area: "330521".parse().unwrap(),
            employer: "县职校".to_owned(),
            full_time: true,
            account: None,
            since: day("2024-01-01"),
            left_on: None,
            qualifications,
            version: 1,
            made_by: String::new(),
        }
    }

    #[test]
    fn a_trainer_is_qualified_by_a_certificate_for_the_trade_that_holds_that_day() {
        let one = trainer(vec![held("缝纫", "2024-01-01", Some("2026-06-30"))]);
        let sewing = TradeSet::of("缝纫");
        assert!(one.qualified_for(sewing, day("2026-06-30")).is_ok());
        assert_eq!(
            one.qualified_for(sewing, day("2026-07-01")),
            Err(Unqualified::Expired)
        );
        assert_eq!(
            one.qualified_for(TradeSet::of("焊工"), day("2026-06-30")),
            Err(Unqualified::OtherTrade)
        );
        assert!(one.qualified_for(TradeSet::EMPTY, day("2026-06-30")).is_ok());
        let through = |last| one.qualified_through(sewing, (day("2026-06-20"), day(last)));
        assert!(through("2026-06-30").is_ok());
        assert_eq!(through("2026-07-01"), Err(Unqualified::Expired));
        let gone = Instructor {
            left_on: Some(day("2026-01-31")),
            ..one
        };
        assert_eq!(
            gone.qualified_for(sewing, day("2026-02-01")),
            Err(Unqualified::NotThere)
        );
    }

    #[test]
    fn a_renewed_certificate_warns_nobody_of_the_old_one() {
        let old = held("缝纫", "2022-01-01", Some("2025-12-31"));
        let new = held("缝纫", "2026-01-01", Some("2028-12-31"));
        let one = trainer(vec![old.clone(), new]);
        assert_eq!(
            one.ends_first().and_then(|held| held.valid_to),
            Some(day("2028-12-31"))
        );
        let other = held("焊工", "2022-01-01", Some("2026-03-31"));
        let both = trainer(vec![old, other]);
        assert_eq!(
            both.ends_first().and_then(|held| held.valid_to),
            Some(day("2025-12-31"))
        );
        assert!(both.qualifications[1].ends_within(day("2026-03-01"), 30));
        assert!(!both.qualifications[1].ends_within(day("2026-02-01"), 30));
    }

    #[test]
    fn what_was_done_is_counted_also_of_who_has_left() {
        let one = trainer(vec![held("缝纫", "2024-01-01", None)]);
        let taught = InstructorActivity {
            id: InstructorActivityId(Uuid::nil()),
            kind: ActivityKind::Teaching,
            on: day("2026-05-02"),
            people: 20,
            hours: 6,
        };
        let mut sums = InstructorSums::default();
        sums.add(&one, &[taught.clone(), taught], day("2026-05-31"));
        assert_eq!((sums.trainers, sums.certified, sums.people), (1, 1, 40));
        let left = Instructor {
            left_on: Some(day("2026-05-03")),
            ..one
        };
        let mut sums = InstructorSums::default();
        sums.add(&left, &[], day("2026-05-31"));
        assert_eq!(sums, InstructorSums::default());
    }

    #[test]
    fn a_month_and_a_year_end_on_their_last_day() {
        assert_eq!(
            span_of(2024, Some(2)),
            Some((day("2024-02-01"), day("2024-02-29")))
        );
        assert_eq!(
            span_of(2026, Some(12)),
            Some((day("2026-12-01"), day("2026-12-31")))
        );
        assert_eq!(span_of(2026, None), Some((day("2026-01-01"), day("2026-12-31"))));
        assert_eq!(span_of(2026, Some(13)), None);
    }
}
