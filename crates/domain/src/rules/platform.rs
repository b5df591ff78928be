//! Platforms of townships and villages: R54–R56, R62, R69–R73.

use super::rate;
use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::Fen;
use chrono::NaiveDate;
use std::collections::BTreeSet;

codes! {
    /// What a township platform must have.
    pub enum SixInPlace {
        /// 组织.
        Organisation = "organisation",
        /// 人员.
        Staff = "staff",
        /// 经费.
        Funds = "funds",
        /// 场地.
        Premises = "premises",
        /// 工作.
        Work = "work",
        /// 制度.
        Rules = "rules",
    }
}

/// R54 (S0 工作、制度“六到位”): whether all six are in place.
pub fn is_in_place(present: &BTreeSet<SixInPlace>) -> bool {
    present.len() == SixInPlace::ALL.len()
}

/// R55 (S0 每村应至少配备1名专职): whether every village has its full-time coordinators, each for itself, never on average;
/// `None` without a village.
pub fn has_coordinators(full_time: &[u64], on: NaiveDate, params: &Params) -> Result<Option<bool>, NotSet> {
    let least = params.general(ParamKey::VillageCoordinators, on)?;
    let fewest = full_time.iter().min();
    Ok(fewest.map(|fewest| i128::from(*fewest) >= i128::from(least)))
}

/// R56 (S0 专职化率达100%): whether the posts of the village platforms are filled by full-time staff.
pub fn full_time_reached(
    full_time: u64,
    posts: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::FullTimePercent, on)?;
    Ok(rate::reaches(full_time, posts, percent))
}

/// R62 (S0 证书比例达95%以上): whether enough of the full-time staff hold the certificate of coordinators.
pub fn certified_reached(
    certified: u64,
    full_time: u64,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::CertifiedPercent, on)?;
    Ok(rate::reaches(certified, full_time, percent))
}

/// Platforms of a district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlatformNetwork {
    /// Towns there are.
    pub towns: u64,
    /// Towns with a platform.
    pub towns_with_platform: u64,
    /// Villages with a station.
    pub stations: u64,
    /// Villages that no station serves.
    pub unassigned: u64,
}

/// R69 (S3 确定75个中心行政村, 建成率达到100%): whether the towns have their platforms, enough villages a station, and every
/// village one that serves it; `None` without a town.
pub fn network_complete(
    network: PlatformNetwork,
    on: NaiveDate,
    params: &Params,
) -> Result<Option<bool>, NotSet> {
    let percent = params.general(ParamKey::TownPlatformPercent, on)?;
    let stations = params.general(ParamKey::VillageStations, on)?;
    let towns = rate::reaches(network.towns_with_platform, network.towns, percent);
    let villages = i128::from(network.stations) >= i128::from(stations) && network.unassigned == 0;
    Ok(towns.map(|towns| towns && villages))
}

/// A grant that district and town share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What the district gives.
    pub district: Fen,
    /// What the town gives.
    pub town: Fen,
}

impl Grant {
    fn of(stations: u64, keys: [ParamKey; 2], on: NaiveDate, params: &Params) -> Result<Self, NotSet> {
        let stations = i64::try_from(stations).unwrap_or(i64::MAX);
        let share = |key| Ok(Fen(params.general(key, on)?.saturating_mul(stations)));
        Ok(Self {
            district: share(keys[0])?,
            town: share(keys[1])?,
        })
    }

    /// Both.
    pub const fn total(self) -> Fen {
        Fen(self.district.0.saturating_add(self.town.0))
    }
}

/// R70 (S3 补助标准为1万元/个): what district and town give for building stations that were accepted.
pub fn building_grant(accepted: u64, on: NaiveDate, params: &Params) -> Result<Grant, NotSet> {
    let keys = [ParamKey::StationBuildDistrict, ParamKey::StationBuildTown];
    Grant::of(accepted, keys, on, params)
}

/// R71 (S3 工作经费0.25万元/个): what district and town give in a year for running stations.
pub fn running_grant(stations: u64, on: NaiveDate, params: &Params) -> Result<Grant, NotSet> {
    let keys = [ParamKey::StationRunDistrict, ParamKey::StationRunTown];
    Grant::of(stations, keys, on, params)
}

/// R72 (S3 予以1:1配套): whether the employment fund of the district matches the money of the city.
pub fn fund_matches(district: Fen, city: Fen, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    let percent = params.general(ParamKey::FundMatchPercent, on)?;
    Ok(100 * i128::from(district.0) >= i128::from(percent) * i128::from(city.0))
}

codes! {
    /// What a village station must have (一桌、一椅、一电脑、一电话、一公告栏).
    pub enum StationItem {
        /// Desk.
        Desk = "desk",
        /// Chair.
        Chair = "chair",
        /// Computer.
        Computer = "computer",
        /// Telephone.
        Telephone = "telephone",
        /// Notice board.
        NoticeBoard = "notice_board",
    }
}

/// What was found at a place; what is absent was not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacilityFacts {
    /// Area of the town market, square metres.
    pub area: Option<u64>,
    /// Its service windows.
    pub windows: Option<u64>,
    /// Whether it has an electronic display.
    pub display: Option<bool>,
    /// What the village station has.
    pub items: Option<BTreeSet<StationItem>>,
}

codes! {
    /// Whether facilities are as they should be.
    pub enum Facilities {
        /// Yes.
        Complete = "yes",
        /// The market is smaller or larger than usual: somebody may look, nothing is refused (左右).
        UnusualArea = "warn",
        /// Something is missing.
        Incomplete = "no",
    }
}

/// R73 (S3 面积为100-200平方米, 一桌、一椅、一电脑): facilities of a town market and of a village station. The area is a
/// soft bound, everything else a hard one.
pub fn facilities(facts: &FacilityFacts, on: NaiveDate, params: &Params) -> Result<Facilities, NotSet> {
    let figure = |key| params.general(key, on).map(i128::from);
    let windows = figure(ParamKey::MarketWindows)?;
    let usual = figure(ParamKey::MarketAreaMin)?..=figure(ParamKey::MarketAreaMax)?;
    let all_items = |items: &BTreeSet<StationItem>| items.len() == StationItem::ALL.len();
    let equipped = facts.items.as_ref().is_none_or(all_items)
        && facts.windows.is_none_or(|count| i128::from(count) >= windows)
        && facts.display != Some(false);
    let is_usual = facts.area.is_none_or(|area| usual.contains(&i128::from(area)));
    Ok(match (equipped, is_usual) {
        (false, _) => Facilities::Incomplete,
        (true, false) => Facilities::UnusualArea,
        (true, true) => Facilities::Complete,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::defaults;

    #[test]
    fn what_was_not_looked_at_is_not_missing() {
        let on = NaiveDate::from_ymd_opt(2018, 6, 30).unwrap_or_default();
        let found = |facts: &FacilityFacts| facilities(facts, on, &defaults());
        assert_eq!(found(&FacilityFacts::default()), Ok(Facilities::Complete));
        let bare = FacilityFacts {
            items: Some(BTreeSet::new()),
            ..FacilityFacts::default()
        };
        assert_eq!(found(&bare), Ok(Facilities::Incomplete));
    }
}
