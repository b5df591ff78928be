//! The courses of the demo county: mostly free, held in the towns.

use super::chance::Chance;
use super::places::Places;
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::course::Course;
use domain::ids::{CourseId, IdSource};
use domain::trade::TradeSet;
use domain::values::Fen;

/// Name, kind, occupation, hours, certificate, fee in yuan, what is learnt.
struct Subject(
    &'static str,
    &'static str,
    &'static str,
    u32,
    &'static str,
    i64,
    &'static str,
);

const SUBJECTS: [Subject; 22] = [
    Subject(
        "缝纫入门班",
        "转移就业技能",
        "缝纫工",
        80,
        "培训合格证",
        0,
        "从踩机、走直线学到上领上袖，学完送进厂试工。",
    ),
    Subject(
        "养老护理员班",
        "转移就业技能",
        "养老护理员",
        120,
        "养老护理员初级",
        0,
        "学喂饭、翻身、量血压和陪老人说话。",
    ),
    Subject(
        "家政服务员班",
        "转移就业技能",
        "家政服务员",
        80,
        "培训合格证",
        0,
        "学做家常菜、收纳、擦洗和上门的规矩。",
    ),
    Subject(
        "月嫂育婴班",
        "订单式",
        "母婴护理",
        120,
        "育婴员初级",
        0,
        "学照顾新生儿、做月子餐，结业由公司派单。",
    ),
    Subject(
        "焊工取证班",
        "岗位技能提升",
        "焊工",
        160,
        "焊接作业证",
        600,
        "理论三天，实操两周，考过就能上工地。",
    ),
    Subject(
        "低压电工取证班",
        "岗位技能提升",
        "电工",
        160,
        "低压电工作业证",
        600,
        "学看线路、接线、查故障，统一送考。",
    ),
    Subject(
        "叉车取证班",
        "岗位技能提升",
        "叉车司机",
        60,
        "叉车证",
        900,
        "场地里练上坡、倒库、码垛，包送考。",
    ),
    Subject(
        "茶叶种植与加工班",
        "现代农业实用技术",
        "茶叶加工",
        40,
        "培训合格证",
        0,
        "茶园里学修剪、采摘、炒制，师傅手把手教。",
    ),
    Subject(
        "食用菌种植班",
        "现代农业实用技术",
        "食用菌种植",
        32,
        "培训合格证",
        0,
        "学做菌棒、管温湿度、分级采收。",
    ),
    Subject(
        "果树修剪班",
        "现代农业实用技术",
        "果树种植",
        24,
        "结业证",
        0,
        "冬剪夏剪各一次，自带剪刀，老师下田教。",
    ),
    Subject(
        "家禽养殖防疫班",
        "现代农业实用技术",
        "家禽饲养",
        24,
        "结业证",
        0,
        "讲饲料、消毒、打疫苗，配图册。",
    ),
    Subject(
        "农村电商开店班",
        "电子商务",
        "电子商务",
        56,
        "培训合格证",
        0,
        "学拍照、写标题、打包发货，现场开一个网店。",
    ),
    Subject(
        "手机直播带货班",
        "电子商务",
        "电商直播",
        40,
        "结业证",
        0,
        "学布光、说话、回评论，结业播一场。",
    ),
    Subject(
        "盲人保健按摩班",
        "盲人按摩",
        "保健按摩",
        400,
        "保健按摩师初级",
        0,
        "摸着学穴位和手法，管吃管住，视力不好的人都能学。",
    ),
    Subject(
        "竹编手艺班",
        "乡土人才技艺",
        "竹编手工",
        64,
        "结业证",
        0,
        "老手艺人教篮子和席子，学会了可以领料回家做。",
    ),
    Subject(
        "来料加工手工班",
        "送培训到村到家",
        "来料加工",
        16,
        "结业证",
        0,
        "两天学会三样活，当场领材料。",
    ),
    Subject(
        "居家网络客服班",
        "远程",
        "网络客服",
        40,
        "结业证",
        0,
        "在家里用手机上课，学打字和回话，听不见也能学。",
    ),
    Subject(
        "中式面点班",
        "转移就业技能",
        "面点师",
        80,
        "培训合格证",
        0,
        "学包子、馒头、青团和糕点。",
    ),
    Subject(
        "农家菜厨师班",
        "转移就业技能",
        "厨师",
        120,
        "中式烹调初级",
        0,
        "学三十个家常菜，刀工和火候都练。",
    ),
    Subject(
        "创业培训班",
        "自主创业",
        "创业",
        56,
        "创业培训合格证",
        0,
        "算账、选址、写计划，结业可以申请担保贷款。",
    ),
    Subject(
        "农机驾驶班",
        "岗位技能提升",
        "农机驾驶",
        48,
        "农机驾驶证",
        400,
        "学开拖拉机和收割机，田里练。",
    ),
    Subject(
        "家电维修工学一体班",
        "工学一体",
        "家电维修",
        240,
        "培训合格证",
        0,
        "上午上课，下午在店里修，学满给生活补助。",
    ),
];

const PROVIDERS: [&str; 5] = [
    "青禾县职业技能培训中心",
    "青禾县农民学校",
    "青禾县残疾人就业服务所",
    "禾城职业培训学校",
    "云川技工学校青禾教学点",
];

const AUDIENCES: [&str; 5] = [
    "本县农村劳动力",
    "脱贫劳动力、被征地农民优先",
    "残疾人及其家属",
    "十六到五十九周岁，想学就行",
    "在家的妇女和年轻人",
];

/// Draws `count` courses, every subject before any comes twice.
pub(super) fn courses(
    chance: &mut Chance,
    places: &Places,
    (count, as_of): (usize, NaiveDate),
    (ids, now): (&dyn IdSource, DateTime<Utc>),
) -> Vec<Course> {
    (0..count)
        .map(|position| course(chance, places, as_of, (CourseId::new(ids, now), position)))
        .collect()
}

fn course(
    chance: &mut Chance,
    places: &Places,
    as_of: NaiveDate,
    (id, position): (CourseId, usize),
) -> Course {
    let Subject(name, kind, occupation, hours, certificate, fee, text) = SUBJECTS[position % SUBJECTS.len()];
    let town = chance.one_of(&places.towns);
    let round = position / SUBJECTS.len() + 1;
    let name = if round > 1 {
        format!("{name}（第{round}期）")
    } else {
        name.to_owned()
    };
    Course {
        id,
        no: format!("C{:04}", position + 1),
        trades: TradeSet::of(&name).union(TradeSet::of(occupation)),
        name,
        kind: kind.to_owned(),
        occupation: occupation.to_owned(),
        hours: Some(hours),
        area: Some(town.code),
        address: format!("{}文化礼堂", places.full_name(town.code)),
        provider: chance.pick(&PROVIDERS).to_owned(),
        audience: chance.pick(&AUDIENCES).to_owned(),
        certificate: certificate.to_owned(),
        fee: Some(Fen::yuan(fee)),
        starts: (!chance.permille(100)).then(|| as_of + Days::new(chance.between(4, 80) as u64)),
        description: format!("{text}{}", extra(chance, fee)),
        source: "demo".to_owned(),
    }
}

fn extra(chance: &mut Chance, fee: i64) -> &'static str {
    if fee > 0 {
        "考过以后凭证可以退学费。"
    } else {
        chance.pick(&[
            "不收钱，中午管一顿饭。",
            "不收钱，教材也发。",
            "学费政府出，路远的有住处。",
        ])
    }
}
