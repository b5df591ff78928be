//! The places of the demo county: an invented city and county under a real province, towns, villages, and where they
//! lie. No code below the province is assigned by GB/T 2260.

use super::chance::Chance;
use domain::area::Area;
use domain::values::{AreaCode, AreaKind, AreaLevel, Point};

/// The demo county, as text.
pub const COUNTY: &str = "339821";
/// The invented city it belongs to.
pub const CITY: &str = "3398";
/// The city's urban district, with the large employers.
pub(super) const CITY_DISTRICT: &str = "339802";
/// The industrial park: a town-level area without villages.
pub(super) const PARK: &str = "339821400";
/// The county town.
pub(super) const COUNTY_TOWN: &str = "339821001";

/// The middle of the county, millionths of a degree.
const CENTRE: (i64, i64) = (119_640_000, 30_460_000);
/// Millionths of a degree per 100 metres east and north at that latitude.
const DEGREES_PER_HM: (i64, i64) = (1_042, 904);

/// A town: last three digits, name, pinyin, place relative to the county town in 100 m east and north, villages.
struct Town(&'static str, &'static str, &'static str, i64, i64, usize);

const TOWNS: [Town; 14] = [
    Town("001", "禾城街道", "he cheng jie dao", 0, 0, 8),
    Town("100", "河湾镇", "he wan zhen", 62, -31, 9),
    Town("101", "柳溪镇", "liu xi zhen", -71, 42, 8),
    Town("102", "白石镇", "bai shi zhen", 108, 69, 8),
    Town("103", "枫林镇", "feng lin zhen", -128, -54, 7),
    Town("104", "双桥镇", "shuang qiao zhen", 38, 121, 8),
    Town("105", "南塘镇", "nan tang zhen", 21, -127, 8),
    Town("106", "茶坞镇", "cha wu zhen", -176, 83, 7),
    Town("107", "沙田镇", "sha tian zhen", 149, -92, 7),
    Town("108", "东湖镇", "dong hu zhen", 208, 21, 7),
    Town("200", "大岭乡", "da ling xiang", -241, -33, 6),
    Town("201", "云雾乡", "yun wu xiang", -213, 172, 5),
    Town("202", "梅坑乡", "mei keng xiang", -92, -211, 6),
    Town("400", "青禾工业园区", "qing he gong ye yuan qu", 49, 33, 0),
];

/// First half of a village name, with pinyin.
const FIRST: [(&str, &str); 26] = [
    ("上", "shang"),
    ("下", "xia"),
    ("前", "qian"),
    ("后", "hou"),
    ("东", "dong"),
    ("西", "xi"),
    ("大", "da"),
    ("新", "xin"),
    ("老", "lao"),
    ("青", "qing"),
    ("白", "bai"),
    ("金", "jin"),
    ("双", "shuang"),
    ("石", "shi"),
    ("竹", "zhu"),
    ("松", "song"),
    ("梅", "mei"),
    ("桃", "tao"),
    ("杨", "yang"),
    ("周", "zhou"),
    ("沈", "shen"),
    ("高", "gao"),
    ("长", "chang"),
    ("清", "qing"),
    ("龙", "long"),
    ("荷", "he"),
];

/// Second half of a village name, with pinyin.
const SECOND: [(&str, &str); 18] = [
    ("塘", "tang"),
    ("坑", "keng"),
    ("岭", "ling"),
    ("坞", "wu"),
    ("溪", "xi"),
    ("湾", "wan"),
    ("桥", "qiao"),
    ("畈", "fan"),
    ("垄", "long"),
    ("坪", "ping"),
    ("源", "yuan"),
    ("店", "dian"),
    ("庄", "zhuang"),
    ("园", "yuan"),
    ("埠", "bu"),
    ("潭", "tan"),
    ("田", "tian"),
    ("岸", "an"),
];

/// The places, and quick ways to them.
pub(super) struct Places {
    pub(super) areas: Vec<Area>,
    pub(super) towns: Vec<Area>,
    pub(super) villages: Vec<Area>,
}

impl Places {
    pub(super) fn new(chance: &mut Chance) -> Self {
        let mut areas = upper_areas();
        let mut towns = Vec::new();
        let mut villages = Vec::new();
        let mut names = village_names(chance);
        for Town(digits, name, pinyin, east, north, count) in TOWNS {
            let code = format!("{COUNTY}{digits}");
            let (lon, lat) = (
                CENTRE.0 + east * DEGREES_PER_HM.0,
                CENTRE.1 + north * DEGREES_PER_HM.1,
            );
            towns.extend(area(&code, name, pinyin, (lon, lat)));
            for position in 0..count {
                let (east, north) = around(chance, 8, 48);
                let at = (lon + east * DEGREES_PER_HM.0, lat + north * DEGREES_PER_HM.1);
                let (name, pinyin) = names.pop().unwrap_or_default();
                let village = village(&code, position, &name, &pinyin);
                villages.extend(area(&village.0, &village.1, &village.2, at));
            }
        }
        areas.extend(towns.iter().chain(&villages).cloned());
        areas.sort_by_key(|area| area.code);
        Self {
            areas,
            towns,
            villages,
        }
    }

    /// The name of a place; empty when the code is none of ours.
    pub(super) fn name(&self, code: AreaCode) -> &str {
        self.areas
            .iter()
            .find(|area| area.code == code)
            .map_or("", |area| &area.name)
    }

    /// County, town and village as written in an address.
    pub(super) fn full_name(&self, code: AreaCode) -> String {
        let levels = [AreaLevel::County, AreaLevel::Town, AreaLevel::Village];
        levels
            .iter()
            .filter_map(|level| code.at(*level))
            .map(|code| self.name(code))
            .collect()
    }
}

/// A point within some hundred metres of another.
pub(super) fn near(chance: &mut Chance, point: Option<Point>, hectometres: i64) -> Option<Point> {
    let point = point?;
    let spread = |chance: &mut Chance, unit: i64| chance.between(-hectometres * unit, hectometres * unit);
    let lon = (point.lon * 1e6).round() as i64 + spread(chance, DEGREES_PER_HM.0);
    let lat = (point.lat * 1e6).round() as i64 + spread(chance, DEGREES_PER_HM.1);
    place((lon, lat))
}

/// Whether a place lies in one of the three townships in the hills, where few employers are.
pub(super) fn is_remote(place: AreaCode) -> bool {
    let town = place.at(AreaLevel::Town);
    town.is_some_and(|town| town.kind() == AreaKind::Township)
}

/// A code of this module or one made from them.
pub(super) fn code(text: &str) -> Option<AreaCode> {
    AreaCode::parse(text).ok()
}

fn upper_areas() -> Vec<Area> {
    let district = (
        CENTRE.0 + 520 * DEGREES_PER_HM.0,
        CENTRE.1 + 60 * DEGREES_PER_HM.1,
    );
    [
        area("33", "浙江省", "zhe jiang sheng", (120_152_585, 30_266_597)),
        area(CITY, "云川市", "yun chuan shi", district),
        area(CITY_DISTRICT, "云湖区", "yun hu qu", district),
        area(COUNTY, "青禾县", "qing he xian", CENTRE),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Villages of a street are residents' committees (001–199), others villagers' committees (200–399).
fn village(town: &str, position: usize, name: &str, pinyin: &str) -> (String, String, String) {
    let (first, kind, kind_pinyin) = if town == COUNTY_TOWN {
        (1, "社区", "she qu")
    } else {
        (200, "村", "cun")
    };
    let digits = first + position;
    (
        format!("{town}{digits:03}"),
        format!("{name}{kind}"),
        format!("{pinyin} {kind_pinyin}"),
    )
}

/// Every pair of name halves, in random order.
fn village_names(chance: &mut Chance) -> Vec<(String, String)> {
    let pair = |first: &(&str, &str), second: &(&str, &str)| {
        (
            format!("{}{}", first.0, second.0),
            format!("{} {}", first.1, second.1),
        )
    };
    let mut names: Vec<_> = FIRST
        .iter()
        .flat_map(|first| SECOND.iter().map(move |second| pair(first, second)))
        .collect();
    for last in (1..names.len()).rev() {
        names.swap(last, chance.below(last + 1));
    }
    names
}

/// East and north in 100 m, neither nearer than `least` nor farther than `most`.
fn around(chance: &mut Chance, least: i64, most: i64) -> (i64, i64) {
    loop {
        let (east, north) = (chance.between(-most, most), chance.between(-most, most));
        let square = east * east + north * north;
        if (least * least..=most * most).contains(&square) {
            return (east, north);
        }
    }
}

fn area(digits: &str, name: &str, pinyin: &str, at: (i64, i64)) -> Option<Area> {
    Some(Area {
        code: code(digits)?,
        name: name.to_owned(),
        pinyin: pinyin.to_owned(),
        point: place(at),
    })
}

fn place((lon, lat): (i64, i64)) -> Option<Point> {
    Point::new(lon as f64 / 1e6, lat as f64 / 1e6)
}
