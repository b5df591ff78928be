//! Policy figures: dated, per area, each with its source. No rule holds a figure of its own.

use crate::values::AreaCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod defaults;
mod key;
mod range;
pub use defaults::defaults;
pub use key::ParamKey;

/// No figure of policy is larger.
const LARGEST: i64 = 1_000_000_000_000;

impl ParamKey {
    /// Whether the law of the country lays it down, so that no county sets it.
    pub fn is_national(self) -> bool {
        self.code().starts_with("retire.")
            || matches!(
                self,
                Self::WorkAgeMin | Self::HazardAgeMin | Self::LevyExemptAnyStaff
            )
    }

    /// Whether a county may set its own: what is read without a place holds everywhere, and a county's would be said and
    /// not done.
    pub fn is_of_counties(self) -> bool {
        let everywhere = matches!(
            self,
            Self::LeadsPerYear
                | Self::LeadCoveragePercent
                | Self::PushesPerOpening
                | Self::DueAgeMin
                | Self::DueAgeMax
                | Self::CommuteKm
                | Self::FairReachKm
                | Self::VacancyFreshDays
                | Self::VacancyNudgeDays
                | Self::CandidateRemindDays
                | Self::CandidateCloseDays
                | Self::SilentContacts
                | Self::SilentMonths
                | Self::ContactsPerMonth
                | Self::PersonStaleDays
                | Self::LinkDays
                | Self::RenewalDays
                | Self::RenewalUrgentDays
                | Self::DataAnswerDays
                | Self::HandOverNameDays
                | Self::RetainLogMonths
                | Self::ListWaitingDays
                | Self::ListUndoDays
                | Self::MessageQuietFrom
                | Self::MessageQuietTo
                | Self::MessagePauseHours
                | Self::MessageReceiptHours
                | Self::MessageTries
                | Self::MessageRestDays
                | Self::MessageReminderDays
                | Self::MessageReminderUntilDays
                | Self::RoundHour
                | Self::RoundMonthDay
        );
        !self.is_national() && !everywhere
    }

    /// A figure as people write it: farmland in mu, money in yuan, rates in percent, days as dates, clock times with a
    /// colon, month and day (or first and last month) with a hyphen, everything else as a whole number.
    pub fn read(self, text: &str) -> Option<i64> {
        let text = text.trim();
        let figure = match self {
            Self::CountyFarmland
            | Self::QuotaRatio
            | Self::DepositYearRate
            | Self::DepositDemandRate
            | Self::WageMonthDays => hundredths(text),
            _ if self.is_money() => hundredths(text),
            _ if self.is_clock() => clock(text),
            _ if self.is_month_day() || self.is_months() => pair(text),
            _ if self.is_day() => {
                let day = crate::values::dates::parse(text)?;
                day.format("%Y%m%d").to_string().parse().ok()
            }
            _ => text.parse().ok(),
        };
        figure.filter(|figure| (0..=LARGEST).contains(figure))
    }
}

/// `8:50` as `HHMM`.
fn clock(text: &str) -> Option<i64> {
    let time = chrono::NaiveTime::parse_from_str(text, "%H:%M").ok()?;
    time.format("%H%M").to_string().parse().ok()
}

/// `1-8` or `1月8日` as `MMDD`; `8-10` as first and last month.
fn pair(text: &str) -> Option<i64> {
    let plain = text
        .trim_end_matches(['日', '号', '月'])
        .replace(['月', '～', '~'], "-");
    let (first, second) = plain.split_once('-')?;
    let number = |text: &str| text.trim().parse::<i64>().ok().filter(|n| (1..=31).contains(n));
    Some(number(first)? * 100 + number(second)?)
}

/// `384.5` as hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) || part.len() > 2 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

/// One dated figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyParameter {
    /// The programme it belongs to.
    pub programme: String,
    /// Where it holds (prefix); `None` = everywhere.
    pub area: Option<AreaCode>,
    /// Which figure.
    pub key: ParamKey,
    /// The figure, in the unit of the key.
    pub value: i64,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day, inclusive; `None` = until replaced.
    pub valid_to: Option<NaiveDate>,
    /// Document or decision it comes from.
    pub source: String,
}

/// A figure that nobody has set for the area and the day. Never replaced by a guess (X8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not set", .0.code())]
pub struct NotSet(pub ParamKey);

/// All dated figures in force somewhere, some time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Params(pub Vec<PolicyParameter>);

/// Of rows of one figure the one that holds for an area on a day: the smallest area wins, then the latest start.
pub(crate) fn closest<'a>(
    rows: impl Iterator<Item = &'a PolicyParameter>,
    area: Option<AreaCode>,
    day: NaiveDate,
) -> Option<&'a PolicyParameter> {
    let holds = |row: &&PolicyParameter| {
        row.valid_from <= day
            && row.valid_to.is_none_or(|end| day <= end)
            && row
                .area
                .is_none_or(|scope| area.is_some_and(|place| scope.contains(place)))
    };
    let rank = |row: &&PolicyParameter| (row.area.map_or(0, AreaCode::len), row.valid_from);
    rows.filter(holds).max_by_key(rank)
}

impl Params {
    /// The row that holds for an area on a day: the smallest area wins, then the latest start.
    pub fn row(
        &self,
        key: ParamKey,
        area: Option<AreaCode>,
        day: NaiveDate,
    ) -> Result<&PolicyParameter, NotSet> {
        let of_key = self.0.iter().filter(|row| row.key == key);
        closest(of_key, area, day).ok_or(NotSet(key))
    }

    /// The rows in force on a day, one for each figure and place: a later row ends the one before it.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> Self {
        let mut held = BTreeMap::<_, &PolicyParameter>::new();
        let holds =
            |row: &&PolicyParameter| row.valid_from <= day && row.valid_to.is_none_or(|end| day <= end);
        for row in self.0.iter().filter(holds) {
            let place = held.entry((row.key, row.area)).or_insert(row);
            if row.valid_from >= place.valid_from {
                *place = row;
            }
        }
        Self(held.into_values().cloned().collect())
    }

    /// The figures of an area on a day, as if they held everywhere: what a rule is asked with. Figures of another
    /// area are left out.
    #[must_use]
    pub fn of_area(&self, area: AreaCode, day: NaiveDate) -> Self {
        let held = ParamKey::ALL
            .iter()
            .filter_map(|key| self.row(*key, Some(area), day).ok());
        let everywhere = |row: &PolicyParameter| PolicyParameter {
            area: None,
            ..row.clone()
        };
        Self(held.map(everywhere).collect())
    }

    /// The figure that holds for an area on a day.
    pub fn value(&self, key: ParamKey, area: Option<AreaCode>, day: NaiveDate) -> Result<i64, NotSet> {
        self.row(key, area, day).map(|row| row.value)
    }

    /// A figure that is a day as `YYYYMMDD`; one that is no day counts as not set.
    pub fn general_day(&self, key: ParamKey, day: NaiveDate) -> Result<NaiveDate, NotSet> {
        let digits = self.general(key, day)?;
        crate::values::dates::parse(&digits.to_string()).ok_or(NotSet(key))
    }

    /// The figure that holds everywhere on a day.
    pub fn general(&self, key: ParamKey, day: NaiveDate) -> Result<i64, NotSet> {
        self.value(key, None, day)
    }
}
