//! The work there is in the demo county: what each kind of post is called, pays, asks of the body, and how people say
//! that they want it or can do it. Vacancies, wishes, skills and courses all speak from this one table.

mod care;
mod field;
mod home;
mod plant;
mod service;
mod village;

use domain::vacancy::{Licence, VacancyKind, WageUnit};
use domain::values::Education;

/// Where work is done, and so which employers offer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// 服装、鞋帽.
    Garment,
    /// 五金、电子、木制品.
    Plant,
    /// 食品、茶叶加工.
    Food,
    /// 竹制品、手工艺.
    Craft,
    /// 家庭农场、林场.
    Farm,
    /// 合作社.
    Cooperative,
    /// 物业、保安、园林.
    Property,
    /// 养老院、托养中心、医院.
    Care,
    /// 家政.
    Household,
    /// 商店、饭店、民宿.
    Shop,
    /// 电商、快递.
    Parcel,
    /// 建筑、装修、修理.
    Building,
    /// 村民委员会.
    Village,
    /// 来料加工点.
    Workshop,
    /// 按摩店.
    Massage,
    /// 市里的大厂.
    CityWorks,
}

/// What is paid.
#[derive(Clone, Copy)]
pub(super) struct Pay {
    /// Lowest figure drawn, fen per `unit`.
    pub(super) low: i64,
    /// Highest figure drawn, fen per `unit`.
    pub(super) high: i64,
    pub(super) unit: WageUnit,
}

/// Yuan per month.
const fn month(low: i64, high: i64) -> Pay {
    yuan(low, high, WageUnit::Month)
}

/// Yuan per day.
const fn day(low: i64, high: i64) -> Pay {
    yuan(low, high, WageUnit::Day)
}

/// Yuan per hour.
const fn hour(low: i64, high: i64) -> Pay {
    yuan(low, high, WageUnit::Hour)
}

const fn yuan(low: i64, high: i64, unit: WageUnit) -> Pay {
    Pay {
        low: low * 100,
        high: high * 100,
        unit,
    }
}

/// Fen per piece.
const fn piece(low: i64, high: i64) -> Pay {
    Pay {
        low,
        high,
        unit: WageUnit::Piece,
    }
}

/// A kind of post.
#[derive(Clone, Copy)]
pub(super) struct Work {
    /// What employers call it.
    pub(super) titles: &'static [&'static str],
    /// The occupation word.
    pub(super) occupation: &'static str,
    /// How people say that they want it.
    pub(super) wishes: &'static [&'static str],
    /// How people say that they can do it.
    pub(super) skills: &'static [&'static str],
    /// Who offers it.
    pub(super) setting: Setting,
    /// Words in the name of an employer that offers it; empty = every employer of the setting.
    pub(super) at: &'static [&'static str],
    /// Kind of vacancy.
    pub(super) kind: VacancyKind,
    /// The six functions, as everywhere: both hands, eyesight, hand work, lifting, listening and speaking, standing
    /// and walking.
    pub(super) demands: [u8; 6],
    /// The range of pay.
    pub(super) pay: Pay,
    /// What is done: one or two sentences are taken.
    pub(super) duties: &'static [&'static str],
    /// When.
    pub(super) hours: &'static [&'static str],
    /// Who can do it.
    pub(super) people: &'static [&'static str],
    /// A licence the law asks for.
    pub(super) licence: Option<Licence>,
    /// Education asked for, and whether the work truly needs it.
    pub(super) education: Option<(Education, bool)>,
    /// Lowest age where the work is not for minors.
    pub(super) age_min: Option<u8>,
    /// At night, in thousandths of the vacancies.
    pub(super) night: usize,
    /// Can be done without reading.
    pub(super) no_reading: bool,
    /// Can be taken home, in thousandths of the vacancies.
    pub(super) at_home: usize,
    /// Kept for people with a disability, in thousandths of the vacancies.
    pub(super) reserved: usize,
    /// How common it is among vacancies.
    pub(super) weight: usize,
}

/// What most posts have in common.
const PLAIN: Work = Work {
    titles: &[],
    occupation: "",
    wishes: &[],
    skills: &[],
    setting: Setting::Plant,
    at: &[],
    kind: VacancyKind::Normal,
    demands: [2, 2, 2, 1, 1, 2],
    pay: month(2600, 4200),
    duties: &[],
    hours: DAY_HOURS,
    people: &[],
    licence: None,
    education: None,
    age_min: None,
    night: 0,
    no_reading: true,
    at_home: 0,
    reserved: 40,
    weight: 10,
};

const DAY_HOURS: &[&str] = &[
    "早上八点上班，下午五点下班，中午歇一个半小时。",
    "一天干八个小时，每周歇一天。",
    "早七点半到下午四点半，中午管歇。",
    "做六天歇一天，农忙时可以请假。",
];

const SHIFT_HOURS: &[&str] = &[
    "只上白班，一班八小时，每月休四天。",
    "上白班，忙的时候加班另算钱。",
    "早班六点到两点，中班两点到十点，一周一换。",
];

/// What a post with night work says instead of its hours.
pub(super) const NIGHT_HOURS: &[&str] = &[
    "白班和夜班轮着上，一班八小时，每月休四天。",
    "两班倒，半个月换一次，夜班有补贴。",
    "主要上夜班，晚上八点到早上六点，中间可以歇。",
];

const HALF_HOURS: &[&str] = &[
    "一天做四到六个小时，时间可以商量。",
    "上半天，中午前做完就能回家。",
    "早上六点开始，十点前做完，下午再巡一遍。",
    "做半天歇半天，家里有事提前说一声就行。",
];

const FREE_HOURS: &[&str] = &[
    "时间自己安排，按约定的日子交货。",
    "想什么时候做就什么时候做，一周交一次货。",
    "每天做多做少都行，做完打电话叫人来收。",
];

/// Every kind of post.
pub(super) fn works() -> impl Iterator<Item = &'static Work> + Clone {
    [
        field::WORKS,
        plant::WORKS,
        service::WORKS,
        care::WORKS,
        village::WORKS,
        home::WORKS,
    ]
    .into_iter()
    .flatten()
}
