//! What filters, facets and ranking look at, one compact row a document. The rows are kept in fast fields and held in
//! memory while a segment is served, so that a scan of the whole county reads one array.

use chrono::NaiveDate;
use domain::catalogue::DocumentKind;
use domain::fit::Functions;
use domain::vacancy::{Conditions, VacancyKind};
use domain::values::{AreaCode, AreaLevel, Education, Fen, Point, dates};
use tantivy::SegmentReader;

/// One document as the ranking sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Row {
    pub facts: Facts,
    pub days: Days,
    pub area: AreaKey,
    /// Degrees east; not a number when unknown.
    pub lon: f64,
    /// Degrees north; not a number when unknown.
    pub lat: f64,
    /// Breaks ties, the same way in every index of the same documents.
    pub order: u64,
}

impl Row {
    /// Where it is on the map.
    pub fn point(&self) -> Option<Point> {
        (!self.lon.is_nan()).then_some(Point {
            lon: self.lon,
            lat: self.lat,
        })
    }
}

/// Reads the rows of a segment from its fast fields.
pub(crate) fn read(segment: &SegmentReader) -> tantivy::Result<Vec<Row>> {
    let fast = segment.fast_fields();
    let (facts, days, area) = (fast.u64("facts")?, fast.u64("days")?, fast.u64("area")?);
    let (lon, lat, order) = (fast.f64("lon")?, fast.f64("lat")?, fast.u64("order")?);
    let row = |doc| Row {
        facts: Facts(facts.first(doc).unwrap_or(0)),
        days: Days(days.first(doc).unwrap_or(0)),
        area: AreaKey(area.first(doc).unwrap_or(0)),
        lon: lon.first(doc).unwrap_or(f64::NAN),
        lat: lat.first(doc).unwrap_or(f64::NAN),
        order: order.first(doc).unwrap_or(0),
    };
    Ok((0..segment.max_doc()).map(row).collect())
}

/// Small facts side by side in one number, from the lowest bit: document kind 2, vacancy kind 3 (`0` = none), flags 7,
/// demands 6 × 2 (not stated = nothing), rank of the education truly required 4 (`0` = none), month's wage in fen 36
/// (`0` = not stated).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(pub u64);

/// The flags, in the order of `Facets::conditions`.
pub(crate) mod flag {
    pub const HOME_BASED: u8 = 1;
    pub const LODGING: u8 = 1 << 1;
    pub const MEALS: u8 = 1 << 2;
    pub const TRANSPORT: u8 = 1 << 3;
    pub const INSURED: u8 = 1 << 4;
    pub const SITTING: u8 = 1 << 5;
    pub const NO_READING: u8 = 1 << 6;
}

/// The flags of a set of conditions.
pub(crate) fn flags(conditions: Conditions, sitting: bool, no_reading: bool) -> u8 {
    [
        (conditions.home_based, flag::HOME_BASED),
        (conditions.lodging, flag::LODGING),
        (conditions.meals, flag::MEALS),
        (conditions.transport, flag::TRANSPORT),
        (conditions.insured, flag::INSURED),
        (sitting, flag::SITTING),
        (no_reading, flag::NO_READING),
    ]
    .into_iter()
    .filter(|(set, _)| *set)
    .fold(0, |flags, (_, flag)| flags | flag)
}

impl Facts {
    const VACANCY_KIND: u32 = 2;
    const FLAGS: u32 = 5;
    const DEMANDS: u32 = 12;
    const EDUCATION: u32 = 24;
    const WAGE: u32 = 28;
    const WAGE_MAX: u64 = (1 << 36) - 1;

    /// The size of a table over [`Facts::group`].
    pub const GROUPS: usize = 1 << 10;

    pub fn new(kind: DocumentKind) -> Self {
        Self(kind as u64)
    }

    pub fn with_vacancy_kind(self, kind: VacancyKind) -> Self {
        Self(self.0 | (kind as u64 + 1) << Self::VACANCY_KIND)
    }

    pub fn with_flags(self, flags: u8) -> Self {
        Self(self.0 | u64::from(flags) << Self::FLAGS)
    }

    pub fn with_demands(self, demands: Functions) -> Self {
        let levels = demands.0.iter().enumerate();
        let bits = levels
            .map(|(i, level)| u64::from(level.unwrap_or(0).min(3)) << (2 * i))
            .sum::<u64>();
        Self(self.0 | bits << Self::DEMANDS)
    }

    pub fn with_education(self, required: Education) -> Self {
        Self(self.0 | (u64::from(required.rank()) + 1) << Self::EDUCATION)
    }

    pub fn with_wage(self, month: Fen) -> Self {
        let fen = u64::try_from(month.0).unwrap_or(0).min(Self::WAGE_MAX);
        Self(self.0 | fen << Self::WAGE)
    }

    /// Position of the kind in [`DocumentKind::ALL`].
    pub const fn kind(self) -> u64 {
        self.0 & 3
    }

    /// Vacancy kind and flags together, below [`Facts::GROUPS`].
    pub const fn group(self) -> usize {
        (self.0 >> Self::VACANCY_KIND) as usize & (Self::GROUPS - 1)
    }

    /// A row's facts as far as [`Facts::group`] tells them.
    pub const fn of_group(group: usize) -> Self {
        Self((group as u64) << Self::VACANCY_KIND)
    }

    /// Position of the vacancy kind in [`VacancyKind::ALL`] plus one; zero for other documents.
    pub const fn vacancy_kind(self) -> u8 {
        (self.0 >> Self::VACANCY_KIND) as u8 & 7
    }

    pub const fn flags(self) -> u8 {
        (self.0 >> Self::FLAGS) as u8 & 0x7f
    }

    /// What is demanded of one of the six functions.
    pub const fn demand(self, function: usize) -> u8 {
        (self.0 >> (Self::DEMANDS + 2 * function as u32)) as u8 & 3
    }

    /// Rank of the education truly required plus one; zero when none is.
    pub const fn education(self) -> u8 {
        (self.0 >> Self::EDUCATION) as u8 & 15
    }

    /// The month's wage in fen; zero when not stated.
    pub const fn wage(self) -> u64 {
        self.0 >> Self::WAGE
    }
}

/// Three days side by side, counted from 2000-01-01: first day open 16, last day open 16, last touch 16 (`0` =
/// unknown).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Days(pub u64);

impl Days {
    /// Open without end.
    pub const FOREVER: u16 = u16::MAX;

    pub fn new(open_from: Option<NaiveDate>, open_to: Option<NaiveDate>, touched: Option<NaiveDate>) -> Self {
        let from = open_from.map_or(0, day_number);
        let to = open_to.map_or(Self::FOREVER, day_number);
        let touched = touched.map_or(0, day_number);
        Self(u64::from(from) | u64::from(to) << 16 | u64::from(touched) << 32)
    }

    pub const fn is_open_on(self, day: u16) -> bool {
        self.0 as u16 <= day && day <= (self.0 >> 16) as u16
    }

    pub const fn touched(self) -> u16 {
        (self.0 >> 32) as u16
    }
}

/// Days since 2000-01-01, held within a century and three quarters.
pub(crate) fn day_number(day: NaiveDate) -> u16 {
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    (day - epoch).num_days().clamp(0, i64::from(u16::MAX - 1)) as u16
}

/// The last day a vacancy without closing date stays open.
pub(crate) fn grows_old(touched: NaiveDate, fresh_days: u32) -> NaiveDate {
    dates::add_days(touched, u64::from(fresh_days))
}

/// An area code filled up to twelve digits, times sixteen, plus its length; zero = no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AreaKey(pub u64);

impl AreaKey {
    pub fn new(area: Option<AreaCode>) -> Self {
        Self(area.map_or(0, |code| {
            (code.number() * fill(code.len())) << 4 | u64::from(code.len())
        }))
    }

    pub const fn len(self) -> u8 {
        self.0 as u8 & 15
    }

    /// The first digits, as many as a level has; `None` when the code is shorter.
    pub const fn at(self, level: AreaLevel) -> Option<u64> {
        if self.len() < level.digits() {
            return None;
        }
        let digits = self.0 >> 4;
        // Divisions by constants are multiplications.
        Some(match level {
            AreaLevel::Province => digits / 10_000_000_000,
            AreaLevel::City => digits / 100_000_000,
            AreaLevel::County => digits / 1_000_000,
            AreaLevel::Town => digits / 1_000,
            AreaLevel::Village => digits,
        })
    }
}

/// An area and everything in it, as a span of [`AreaKey`]s.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AreaSpan {
    first: u64,
    after: u64,
    len: u8,
}

impl AreaSpan {
    pub fn new(area: AreaCode) -> Self {
        let (number, fill) = (area.number(), fill(area.len()));
        Self {
            first: (number * fill) << 4,
            after: ((number + 1) * fill) << 4,
            len: area.len(),
        }
    }

    pub const fn contains(&self, key: AreaKey) -> bool {
        self.first <= key.0 && key.0 < self.after && key.len() >= self.len
    }
}

fn fill(len: u8) -> u64 {
    10_u64.pow(u32::from(12 - len.min(12)))
}

/// The level below an area; `None` below the lowest.
pub(crate) fn level_below(area: Option<AreaCode>) -> Option<AreaLevel> {
    match area.map(AreaCode::level) {
        None => Some(AreaLevel::Province),
        Some(AreaLevel::Province) => Some(AreaLevel::City),
        Some(AreaLevel::City) => Some(AreaLevel::County),
        Some(AreaLevel::County) => Some(AreaLevel::Town),
        Some(AreaLevel::Town) => Some(AreaLevel::Village),
        Some(AreaLevel::Village) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_come_back_as_they_went_in() {
        for (i, kind) in VacancyKind::ALL.iter().enumerate() {
            let demands = Functions([Some(3), None, Some(1), Some(0), Some(2), Some(9)]);
            let facts = Facts::new(DocumentKind::Event)
                .with_vacancy_kind(*kind)
                .with_flags(flag::LODGING | flag::NO_READING)
                .with_demands(demands)
                .with_education(Education::Doctor)
                .with_wage(Fen::yuan(123_456));
            assert_eq!(facts.kind(), DocumentKind::Event as u64);
            assert_eq!(usize::from(facts.vacancy_kind()), i + 1);
            assert_eq!(facts.flags(), flag::LODGING | flag::NO_READING);
            assert_eq!([0, 1, 2, 3, 4, 5].map(|f| facts.demand(f)), [3, 0, 1, 0, 2, 3]);
            assert_eq!(facts.education(), Education::Doctor.rank() + 1);
            assert_eq!(facts.wage(), 12_345_600);
            assert!(facts.group() < Facts::GROUPS);
        }
        assert_eq!(Facts::new(DocumentKind::Vacancy).with_wage(Fen(-5)).wage(), 0);
        assert_eq!(
            Facts::new(DocumentKind::Vacancy).with_wage(Fen(i64::MAX)).wage(),
            Facts::WAGE_MAX
        );
    }

    #[test]
    fn spans_agree_with_the_codes() {
        let codes = [
            "33",
            "3305",
            "330502",
            "330503",
            "330503101",
            "330503101001",
            "34",
            "3306",
        ];
        let codes: Vec<AreaCode> = codes
            .iter()
            .filter_map(|code| AreaCode::parse(code).ok())
            .collect();
        for area in &codes {
            for other in &codes {
                let inside = AreaSpan::new(*area).contains(AreaKey::new(Some(*other)));
                assert_eq!(inside, area.contains(*other), "{area} {other}");
                let at = AreaKey::new(Some(*other)).at(area.level());
                assert_eq!(at, other.at(area.level()).map(AreaCode::number));
            }
            assert!(!AreaSpan::new(*area).contains(AreaKey::new(None)));
        }
    }

    #[test]
    fn days_hold_both_ends() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let days = Days::new(day("2026-03-01"), day("2026-03-31"), day("2026-02-27"));
        let open = |text| day(text).is_some_and(|day| days.is_open_on(day_number(day)));
        assert_eq!(
            [
                open("2026-02-28"),
                open("2026-03-01"),
                open("2026-03-31"),
                open("2026-04-01")
            ],
            [false, true, true, false]
        );
        assert!(
            Days::new(None, None, None).is_open_on(0) && Days::new(None, None, None).is_open_on(u16::MAX - 1)
        );
    }
}
