//! Vacancies: work offered.

use crate::code::codes;
use crate::fit::Functions;
use crate::ids::{EmployerId, VacancyId};
use crate::person::CategorySet;
use crate::trade::TradeSet;
use crate::values::{AreaCode, Education, Fen, Point, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// What kind of work it is.
    pub enum VacancyKind {
        /// An ordinary post.
        Normal = "normal",
        /// 公益性岗位.
        PublicWelfare = "public_welfare",
        /// 辅助性岗位: cleaning, greening, guarding, forest, road.
        Auxiliary = "auxiliary",
        /// 居家就业.
        HomeBased = "home_based",
        /// 来料加工.
        Piecework = "piecework",
        /// 家政服务.
        DomesticService = "domestic_service",
        /// 零工.
        DayJob = "day_job",
    }
}

codes! {
    /// What the wage figures count.
    pub enum WageUnit {
        /// Per month.
        Month = "month",
        /// Per day.
        Day = "day",
        /// Per hour.
        Hour = "hour",
        /// Per piece.
        Piece = "piece",
    }
}

codes! {
    /// Where the vacancy stands.
    pub enum VacancyState {
        /// Held back from seekers until an officer has looked (fees, pay under the minimum wage, …).
        Held = "held",
        /// Shown, searched and matched while its dates allow.
        Open = "open",
        /// Taken back by the employer or an officer.
        Withdrawn = "withdrawn",
        /// Every opening is taken, or the dates have passed.
        Closed = "closed",
    }
}

codes! {
    /// Wording the law forbids in a posting; kept for the officer, never shown to seekers as a demand.
    pub enum Unlawful {
        /// A demand on sex.
        Sex = "sex",
        /// An upper age without legal ground.
        Age = "age",
        /// Hepatitis B or another health history.
        Health = "health",
        /// A demand on region or registered residence.
        Region = "region",
        /// A fee for the applicant.
        Fee = "fee",
        /// A deposit, or a document kept as one.
        Deposit = "deposit",
        /// A training loan.
        TrainingLoan = "training_loan",
        /// A demand on marriage or children.
        Family = "family",
    }
}

codes! {
    /// A licence the law asks for; a person must hold it to be told about the post.
    pub enum Licence {
        /// 机动车驾驶证.
        Driving = "driving",
        /// 电工作业证.
        Electrician = "electrician",
        /// 焊接作业证.
        Welding = "welding",
        /// 叉车证 and other special equipment.
        Forklift = "forklift",
        /// 护士执业证.
        Nursing = "nursing",
        /// 教师资格证.
        Teaching = "teaching",
        /// 保安员证.
        Guarding = "guarding",
    }
}

/// A wage as offered, and what it comes to in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wage {
    /// The lower figure in fen per `unit`; `None` when not stated (面议).
    pub low: Option<Fen>,
    /// The upper figure in fen per `unit`.
    pub high: Option<Fen>,
    /// What the figures count.
    pub unit: WageUnit,
}

impl Wage {
    /// A wage that is not stated.
    pub const NOT_STATED: Self = Self {
        low: None,
        high: None,
        unit: WageUnit::Month,
    };

    /// The lower figure in fen per month of so many hundredths of working days, see [`per_month`]. Pieces have no month figure.
    pub fn month_low(self, month_days: i64) -> Option<Fen> {
        self.low.and_then(|fen| per_month(fen, self.unit, month_days))
    }

    /// The upper figure in fen per month.
    pub fn month_high(self, month_days: i64) -> Option<Fen> {
        self.high.and_then(|fen| per_month(fen, self.unit, month_days))
    }
}

/// Converts a wage to fen per month of so many hundredths of working days of eight hours (R102); how many is the dated figure
/// [`crate::params::ParamKey::WageMonthDays`].
pub fn per_month(fen: Fen, unit: WageUnit, month_days: i64) -> Option<Fen> {
    match unit {
        WageUnit::Month => Some(fen),
        WageUnit::Day => Some(fen.times(month_days, 100)),
        WageUnit::Hour => Some(fen.times(8 * month_days, 100)),
        WageUnit::Piece => None,
    }
}

/// What a post offers besides pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five independent facts, each a column and a chip of its own"
)]
pub struct Conditions {
    /// Can be done at home.
    pub home_based: bool,
    /// A bed is provided.
    pub lodging: bool,
    /// Meals are provided.
    pub meals: bool,
    /// A bus or other transport is provided.
    pub transport: bool,
    /// Social insurance is paid.
    pub insured: bool,
}

/// A vacancy as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vacancy {
    /// Our id.
    pub id: VacancyId,
    /// The number it has outside (`vacancy_no`).
    pub no: String,
    /// Who offers it.
    pub employer: EmployerId,
    /// The employer's name, as shown.
    pub employer_name: String,
    /// As the employer named it.
    pub title: String,
    /// Occupation word or code of the classification.
    pub occupation: String,
    /// What kind of work.
    pub kind: VacancyKind,
    /// How many people are wanted; `None` when not stated (若干).
    pub headcount: Option<u32>,
    /// How many of them were found.
    pub filled: u32,
    /// The wage.
    pub wage: Wage,
    /// The wage as written, when it came as text.
    pub wage_text: String,
    /// Where the work is.
    pub area: AreaCode,
    /// Street and number.
    pub address: String,
    /// Where on the map.
    pub point: Option<Point>,
    /// Lowest education asked for; `None` = no demand.
    pub education: Option<Education>,
    /// Whether the post truly needs that education; otherwise it is a wish of the employer.
    pub education_required: bool,
    /// Experience as written.
    pub experience: String,
    /// Lowest age, completed years.
    pub age_min: Option<u8>,
    /// Highest age with legal ground, completed years.
    pub age_max: Option<u8>,
    /// What the work demands of the six functions: `0` nothing … `3` much; `None` = not stated.
    pub demands: Functions,
    /// What it offers.
    pub conditions: Conditions,
    /// Work at night.
    pub night: bool,
    /// Can be done without reading.
    pub no_reading: bool,
    /// Completed months of contract offered.
    pub contract_months: Option<u16>,
    /// Only for people of one of these categories; empty = for everybody.
    pub reserved_for: CategorySet,
    /// Licences the law asks for.
    pub licences: Vec<Licence>,
    /// First day it is open.
    pub open_from: NaiveDate,
    /// Last day it is open, inclusive; `None` = until it grows old.
    pub open_to: Option<NaiveDate>,
    /// The last day somebody confirmed it.
    pub touched: NaiveDate,
    /// Full text, cleaned of unlawful demands only when shown, never when kept.
    pub description: String,
    /// Free tags.
    pub tags: Vec<String>,
    /// Trades recognised in title and occupation.
    pub trades: TradeSet,
    /// Unlawful wording found, with the words themselves.
    pub unlawful: Vec<UnlawfulWording>,
    /// Where it stands.
    pub state: VacancyState,
    /// Telephone for applicants, if given.
    pub phone: String,
    /// Where the row came from: a file format or a person's entry.
    pub source: String,
}

/// Unlawful words as found in a posting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlawfulWording {
    /// Of which kind.
    pub kind: Unlawful,
    /// The words.
    pub words: String,
}

impl Vacancy {
    /// The source of what somebody entered here.
    pub const ENTERED: &'static str = "entered";

    /// Whether it can be shown and matched on a day, `fresh_days` after the last touch at the latest.
    pub fn is_open_on(&self, day: NaiveDate, fresh_days: u32) -> bool {
        self.state == VacancyState::Open
            && self.open_from <= day
            && day <= self.last_day_open(fresh_days)
            && self.openings_left() > 0
    }

    /// The closing date; without one, the day on which it grows old, `fresh_days` after the last touch.
    pub fn last_day_open(&self, fresh_days: u32) -> NaiveDate {
        self.open_to
            .unwrap_or_else(|| dates::add_days(self.touched, u64::from(fresh_days)))
    }

    /// Openings still free; a headcount that is not stated counts as one.
    pub fn openings_left(&self) -> u32 {
        self.headcount.unwrap_or(1).max(1).saturating_sub(self.filled)
    }
}

impl Licence {
    /// Whether a skill or a tag names this licence.
    pub fn is_named_in(self, text: &str) -> bool {
        let words: &[&str] = match self {
            Self::Driving => &[
                "driving",
                "驾驶证",
                "驾照",
                "A1证",
                "A2证",
                "B1证",
                "B2证",
                "C1证",
            ],
            Self::Electrician => &["electrician", "电工证", "电工作业证"],
            Self::Welding => &["welding", "焊工证", "焊接作业证"],
            Self::Forklift => &["forklift", "叉车证"],
            Self::Nursing => &["nursing", "护士证", "护士执业证"],
            Self::Teaching => &["teaching", "教师资格证", "教师证"],
            Self::Guarding => &["guarding", "保安员证", "保安证"],
        };
        words.iter().any(|word| text.contains(word))
    }
}
