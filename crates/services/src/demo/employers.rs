//! The employers of the demo county. Their social credit codes carry the unassigned area 339821 and `DEM`, their
//! telephones the unassigned area code 0500 and a number that begins with 0: nobody can be reached by either.

use super::chance::Chance;
use super::places::{CITY_DISTRICT, COUNTY, COUNTY_TOWN, PARK, Places, code, is_remote};
use super::works::Setting;
use chrono::{DateTime, Utc};
use domain::employer::Employer;
use domain::ids::{EmployerId, IdSource};
use domain::values::{AreaCode, SocialCreditCode};
use std::collections::HashSet;

/// An employer with what the generator knows of it besides.
pub(super) struct Site {
    pub(super) employer: Employer,
    pub(super) setting: Setting,
    /// Where its posts are: a village, the park or the city district.
    pub(super) area: AreaCode,
    /// Its posts lie in villages all over the town.
    pub(super) roams: bool,
    pub(super) phone: String,
}

/// How a setting names its employers, in which industry, and how many of a thousand are of it.
struct Profile {
    setting: Setting,
    suffixes: &'static [&'static str],
    industry: &'static str,
    share: usize,
    place: Place,
}

/// Where the employers of a setting are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the park, the county town or any other.
    Park,
    /// In the county town or any other.
    Town,
    /// In the villages of a town.
    Villages,
    /// In the neighbouring city.
    City,
}

const fn profile(
    setting: Setting,
    share: usize,
    place: Place,
    industry: &'static str,
    suffixes: &'static [&'static str],
) -> Profile {
    Profile {
        setting,
        suffixes,
        industry,
        share,
        place,
    }
}

const PROFILES: [Profile; 16] = [
    profile(
        Setting::Garment,
        75,
        Place::Park,
        "纺织服装",
        &["童装厂", "服饰有限公司", "制衣厂", "针织厂"],
    ),
    profile(
        Setting::Plant,
        105,
        Place::Park,
        "制造业",
        &["五金制品厂", "电子有限公司", "塑料制品厂", "小家电有限公司"],
    ),
    profile(
        Setting::Food,
        55,
        Place::Park,
        "食品制造",
        &["食品有限公司", "茶业有限公司", "笋制品厂", "糕点坊"],
    ),
    profile(
        Setting::Craft,
        50,
        Place::Town,
        "工艺品制造",
        &["竹制品厂", "竹木工艺厂", "家具厂", "竹编工坊"],
    ),
    profile(
        Setting::Farm,
        80,
        Place::Villages,
        "农业",
        &["家庭农场", "生态农场", "种养场", "苗圃"],
    ),
    profile(
        Setting::Cooperative,
        75,
        Place::Villages,
        "农业",
        &[
            "茶叶专业合作社",
            "果蔬专业合作社",
            "养殖专业合作社",
            "菌菇专业合作社",
            "农机专业合作社",
            "药材专业合作社",
        ],
    ),
    profile(
        Setting::Property,
        60,
        Place::Town,
        "物业服务",
        &[
            "物业服务有限公司",
            "保安服务有限公司",
            "园林绿化有限公司",
            "环境服务有限公司",
        ],
    ),
    profile(
        Setting::Care,
        60,
        Place::Town,
        "卫生和社会工作",
        &["养老院", "敬老院", "托养中心", "护理院", "幼儿园", "康复医院"],
    ),
    profile(
        Setting::Household,
        35,
        Place::Town,
        "居民服务",
        &["家政服务有限公司", "家政服务部", "母婴护理中心"],
    ),
    profile(
        Setting::Shop,
        75,
        Place::Town,
        "零售和餐饮",
        &["超市", "农家菜馆", "民宿", "大酒店", "便利店"],
    ),
    profile(
        Setting::Parcel,
        55,
        Place::Town,
        "电子商务和物流",
        &[
            "电子商务有限公司",
            "供应链有限公司",
            "快递服务部",
            "网络科技有限公司",
        ],
    ),
    profile(
        Setting::Building,
        50,
        Place::Town,
        "建筑和修理",
        &["建筑劳务有限公司", "钢结构有限公司", "装饰工程队", "家电维修部"],
    ),
    profile(
        Setting::Village,
        130,
        Place::Villages,
        "公共管理",
        &["村民委员会", "便民服务中心"],
    ),
    profile(
        Setting::Workshop,
        80,
        Place::Villages,
        "来料加工",
        &["来料加工点", "残疾人之家", "手工艺品经营部"],
    ),
    profile(
        Setting::Massage,
        20,
        Place::Town,
        "居民服务",
        &["盲人按摩店", "推拿保健馆"],
    ),
    profile(
        Setting::CityWorks,
        40,
        Place::City,
        "制造和物流",
        &["电子科技有限公司", "汽车零部件有限公司", "智能物流有限公司"],
    ),
];

const BRANDS: [&str; 40] = [
    "瑞禾",
    "青竹",
    "禾丰",
    "溪源",
    "福田",
    "安康",
    "同心",
    "新禾",
    "长青",
    "松山",
    "百合",
    "金穗",
    "晨光",
    "双喜",
    "勤丰",
    "春晖",
    "兴禾",
    "大同",
    "明月",
    "和顺",
    "永乐",
    "山里人",
    "清风",
    "竹海",
    "绿野",
    "暖阳",
    "巧手",
    "众合",
    "嘉木",
    "云上",
    "惠民",
    "万家",
    "好邻居",
    "稻香",
    "宏图",
    "远航",
    "润泽",
    "宝山",
    "向阳",
    "甘泉",
];

/// Draws about `count` employers, at least one for every setting.
pub(super) fn employers(
    chance: &mut Chance,
    places: &Places,
    count: usize,
    (ids, now): (&dyn IdSource, DateTime<Utc>),
) -> Vec<Site> {
    let total: usize = PROFILES.iter().map(|profile| profile.share).sum();
    let mut names = HashSet::new();
    let mut sites = Vec::new();
    for profile in &PROFILES {
        for position in 0..(profile.share * count / total).max(1) {
            let no = sites.len() + 1;
            let id = EmployerId::new(ids, now);
            let suffix = profile.suffixes[position % profile.suffixes.len()];
            sites.extend(site(chance, places, (profile, suffix), &mut names, (no, id)));
        }
    }
    blacklist_one(&mut sites);
    sites
}

/// One small builder who owes wages: shows that nothing of a listed employer is told to anybody.
fn blacklist_one(sites: &mut [Site]) {
    let builders = sites
        .iter()
        .filter(|site| site.setting == Setting::Building)
        .count();
    let last = sites
        .iter_mut()
        .rev()
        .find(|site| site.setting == Setting::Building);
    if let Some(site) = last.filter(|_| builders > 1) {
        site.employer.blacklisted = true;
    }
}

fn site(
    chance: &mut Chance,
    places: &Places,
    (profile, suffix): (&Profile, &str),
    names: &mut HashSet<String>,
    (no, id): (usize, EmployerId),
) -> Option<Site> {
    let (area, name) = free_name(chance, places, (profile, suffix), names)?;
    let employer = Employer {
        id,
        uscc: credit_code(profile.setting, suffix, no),
        name,
        area: Some(area),
        industry: profile.industry.to_owned(),
        blacklisted: false,
    };
    Some(Site {
        employer,
        setting: profile.setting,
        area,
        roams: profile.place == Place::Villages && suffix != "村民委员会",
        phone: format!("0500-0{:06}", no * 7_919 % 1_000_000),
    })
}

/// A place with a name that is not yet taken; after many tries, a name with a number.
fn free_name(
    chance: &mut Chance,
    places: &Places,
    (profile, suffix): (&Profile, &str),
    names: &mut HashSet<String>,
) -> Option<(AreaCode, String)> {
    for attempt in 0..10_000 {
        let area = location(chance, places, profile.place)?;
        let mut name = draw_name(chance, places, area, (profile.setting, suffix));
        if attempt >= 40 {
            name = format!("{name}（{}部）", attempt - 38);
        }
        if names.insert(name.clone()) {
            return Some((area, name));
        }
    }
    None
}

fn location(chance: &mut Chance, places: &Places, place: Place) -> Option<AreaCode> {
    let fixed = match place {
        Place::City => Some(CITY_DISTRICT),
        Place::Park if chance.permille(450) => Some(PARK),
        _ => None,
    };
    if let Some(digits) = fixed {
        return code(digits);
    }
    let seat = code(COUNTY_TOWN)?;
    let in_seat = match place {
        Place::Villages => false,
        _ => chance.permille(400),
    };
    let fits = |area: &&domain::area::Area| seat.contains(area.code) == in_seat;
    let villages: Vec<_> = places.villages.iter().filter(fits).collect();
    let weights = villages
        .iter()
        .map(|village| if is_remote(village.code) { 1 } else { 3 });
    Some(villages[chance.weighted(weights)].code)
}

fn draw_name(
    chance: &mut Chance,
    places: &Places,
    area: AreaCode,
    (setting, suffix): (Setting, &str),
) -> String {
    let town = area.at(domain::values::AreaLevel::Town);
    let town_name = town.map_or("", |town| places.name(town));
    match (setting, suffix) {
        (Setting::Village, "村民委员会") => format!("{town_name}{}民委员会", places.name(area)),
        (Setting::Village, _) => format!("青禾县{town_name}便民服务中心"),
        (Setting::Workshop, "残疾人之家") => format!("{town_name}{}残疾人之家", chance.pick(&BRANDS)),
        (Setting::CityWorks, _) => format!("云川{}{suffix}", chance.pick(&BRANDS)),
        (_, _) if chance.permille(500) => format!("青禾县{}{suffix}", chance.pick(&BRANDS)),
        _ => format!("{town_name}{}{suffix}", chance.pick(&BRANDS)),
    }
}

/// Registration office and kind, the unassigned county, and a body that says it is a demo.
fn credit_code(setting: Setting, suffix: &str, no: usize) -> Option<SocialCreditCode> {
    let kind = match (setting, suffix) {
        (Setting::Village, "村民委员会") => "55",
        (Setting::Village, _) => "12",
        (Setting::Cooperative, _) => "93",
        (Setting::Care, _) | (Setting::Workshop, "残疾人之家") => "52",
        (Setting::Farm | Setting::Workshop | Setting::Massage, _) => "92",
        _ => "91",
    };
    SocialCreditCode::complete(&format!("{kind}{COUNTY}DEM{no:06}")).ok()
}
