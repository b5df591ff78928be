//! The employment assistance week: R83–R88.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeSet;

codes! {
    /// Part of the theme day.
    pub enum DayPart {
        /// Until the roll call.
        Muster = "muster",
        /// Setting up.
        SetUp = "setup",
        /// Between setting up and opening.
        Gap = "gap",
        /// Fair and advice.
        Open = "open",
        /// Clearing.
        Pack = "pack",
        /// Over.
        Closed = "closed",
    }
}

/// R83 (S1g 8:00——8:50分, 9:00——16:00, 16:00——17:00): the part of the theme day at a time. Roll call and setting up include
/// their last instant ("前" with a clock time: at or before), fair and clearing their first.
pub fn theme_day_part(time: NaiveTime, on: NaiveDate, params: &Params) -> Result<DayPart, NotSet> {
    let clock = |key| clock(key, on, params);
    let (muster, set_up) = (clock(ParamKey::ThemeMuster)?, clock(ParamKey::ThemeSetUp)?);
    let (open, close) = (clock(ParamKey::ThemeOpen)?, clock(ParamKey::ThemeClose)?);
    let cleared = clock(ParamKey::ThemeCleared)?;
    Ok(match time {
        _ if time <= muster => DayPart::Muster,
        _ if time <= set_up => DayPart::SetUp,
        _ if time < open => DayPart::Gap,
        _ if time < close => DayPart::Open,
        _ if time < cleared => DayPart::Pack,
        _ => DayPart::Closed,
    })
}

/// R84 (S1g 12:00点前将统计数据上报): whether the statistics reached the bureau in time, the instant itself included.
pub fn is_statistics_in_time(
    reported: NaiveDateTime,
    set_day: NaiveDate,
    params: &Params,
) -> Result<bool, NotSet> {
    let deadline = clock(ParamKey::WeekStatisticsBy, set_day, params)?;
    Ok(reported <= set_day.and_time(deadline))
}

/// A figure that is a clock time as `HHMM`; one that is none counts as not set.
fn clock(key: ParamKey, on: NaiveDate, params: &Params) -> Result<NaiveTime, NotSet> {
    let digits = u32::try_from(params.general(key, on)?).map_err(|_| NotSet(key))?;
    NaiveTime::from_hms_opt(digits / 100, digits % 100, 0).ok_or(NotSet(key))
}

codes! {
    /// Places of the main venue.
    pub enum VenuePlace {
        /// 接待处.
        Reception = "reception",
        /// 服务台.
        Service = "service",
        /// 材料发放台.
        Material = "material",
        /// 政策咨询服务台.
        Policy = "policy",
        /// 技能培训台.
        Training = "training",
        /// 公益性岗位招聘点.
        Recruiting = "recruiting",
        /// 企业展位.
        Stands = "stands",
        /// 电子大屏.
        Screens = "screens",
        /// 气球拱门.
        Arches = "arches",
        /// 饮水.
        Water = "water",
        /// 卫生.
        Hygiene = "hygiene",
        /// 保卫.
        Security = "security",
    }
}

impl VenuePlace {
    /// The figure that says how many there must be; of the last three there is one or none.
    pub(crate) const fn figure(self) -> Option<ParamKey> {
        Some(match self {
            Self::Reception => ParamKey::VenueReception,
            Self::Service => ParamKey::VenueService,
            Self::Material => ParamKey::VenueMaterial,
            Self::Policy => ParamKey::VenuePolicy,
            Self::Training => ParamKey::VenueTraining,
            Self::Recruiting => ParamKey::VenueRecruiting,
            Self::Stands => ParamKey::VenueStands,
            Self::Screens => ParamKey::VenueScreens,
            Self::Arches => ParamKey::VenueArches,
            Self::Water | Self::Hygiene | Self::Security => return None,
        })
    }
}

/// R85 (S1g 政策咨询服务台(4 张), 材料发放台(2张)): the places of the main venue of which the plan has too few. Places the plan
/// does not speak of are not looked at.
pub fn venue_short_of(
    plan: &[(VenuePlace, u64)],
    on: NaiveDate,
    params: &Params,
) -> Result<Vec<VenuePlace>, NotSet> {
    let mut short = Vec::new();
    for (place, planned) in plan {
        let least = place.figure().map_or(Ok(1), |key| params.general(key, on))?;
        if i128::from(*planned) < i128::from(least) {
            short.push(*place);
        }
    }
    Ok(short)
}

codes! {
    /// What a sub-venue must have.
    pub enum SubVenueItem {
        /// 条幅.
        Banner = "banner",
        /// 展板.
        Board = "board",
        /// 宣传画.
        Poster = "poster",
        /// 桌椅.
        Tables = "tables",
        /// 饮水.
        Water = "water",
    }
}

/// R85: whether a sub-venue has everything.
pub fn is_sub_venue_complete(items: &BTreeSet<SubVenueItem>) -> bool {
    items.len() == SubVenueItem::ALL.len()
}

/// R86 (S1g 不少于x处): whether there are enough publicity points. The plan leaves the number blank: while nobody has set it
/// the third stage does not begin.
pub fn has_publicity_points(points: u64, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let least = params.general(ParamKey::PublicityPoints, on)?;
    Ok(i128::from(points) >= i128::from(least))
}

/// R86 (S1g 均要求配带工作证): how many of those who work outdoors or visit homes have no badge.
pub fn without_badge<'a>(badges: impl IntoIterator<Item = &'a str>) -> usize {
    let blank = |badge: &&str| badge.trim().is_empty();
    badges.into_iter().filter(blank).count()
}

/// A line of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterRow<'a> {
    /// Whom it is about.
    pub person: &'a str,
    /// Whether author, time and evidence stand in it.
    pub is_signed: bool,
}

/// What a register shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterCheck {
    /// Lines about somebody who stands in it already.
    pub duplicates: usize,
    /// Lines without author, time or evidence.
    pub unsigned: usize,
    /// Whether the count reported is that of the lines; `None` when none was reported.
    pub agrees: Option<bool>,
}

impl RegisterCheck {
    /// Whether nothing in it is false or inflated.
    pub fn is_true(self) -> bool {
        self.duplicates == 0 && self.unsigned == 0 && self.agrees != Some(false)
    }
}

/// R87 (S1g 不得虚报、假报): an ID number stands once in a register, every count reported can be counted again from its lines,
/// and each line carries author, time and evidence.
pub fn check_register(rows: &[RegisterRow], reported: Option<u64>) -> RegisterCheck {
    // The last character of an ID number may be written small.
    let people: BTreeSet<String> = rows.iter().map(|row| row.person.trim().to_uppercase()).collect();
    RegisterCheck {
        duplicates: rows.len() - people.len(),
        unsigned: rows.iter().filter(|row| !row.is_signed).count(),
        agrees: reported.map(|count| count == rows.len() as u64),
    }
}

codes! {
    /// Stages of the week, in their order.
    pub enum WeekStage {
        /// 组织.
        Organise = "organise",
        /// 准备.
        Prepare = "prepare",
        /// 开展.
        Run = "run",
        /// 总结.
        Summarise = "summarise",
    }
}

/// R88 (S1g 组织、准备、开展、总结): whether a stage may open: it is the next one, and the checklist of the present one is done
/// or was waived with a reason.
pub fn may_open(present: WeekStage, next: WeekStage, is_done: bool, waived: Option<&str>) -> bool {
    let is_waived = waived.is_some_and(|reason| !reason.trim().is_empty());
    next as u8 == present as u8 + 1 && (is_done || is_waived)
}
