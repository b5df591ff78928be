//! Invented names: surnames by how common they are, given names by sex and by the years they were in fashion.

use super::chance::Chance;
use domain::values::Sex;

/// Surnames with their share of the population in hundredths of a percent.
const SURNAMES: [(&str, usize); 62] = [
    ("王", 717),
    ("李", 700),
    ("张", 674),
    ("刘", 510),
    ("陈", 461),
    ("杨", 322),
    ("黄", 245),
    ("吴", 200),
    ("赵", 200),
    ("周", 190),
    ("徐", 145),
    ("孙", 138),
    ("马", 129),
    ("朱", 128),
    ("胡", 116),
    ("林", 113),
    ("郭", 113),
    ("何", 106),
    ("高", 100),
    ("罗", 95),
    ("郑", 93),
    ("梁", 85),
    ("谢", 76),
    ("宋", 70),
    ("唐", 69),
    ("许", 66),
    ("邓", 62),
    ("冯", 62),
    ("韩", 61),
    ("曹", 60),
    ("曾", 58),
    ("彭", 58),
    ("蔡", 53),
    ("潘", 52),
    ("田", 52),
    ("董", 51),
    ("袁", 50),
    ("余", 48),
    ("叶", 48),
    ("蒋", 48),
    ("杜", 47),
    ("苏", 46),
    ("魏", 45),
    ("程", 45),
    ("吕", 45),
    ("丁", 43),
    ("沈", 41),
    ("任", 41),
    ("姚", 40),
    ("卢", 40),
    ("傅", 40),
    ("钟", 40),
    ("姜", 39),
    ("崔", 38),
    ("谭", 38),
    ("廖", 37),
    ("范", 36),
    ("汪", 36),
    ("陆", 36),
    ("金", 35),
    ("欧阳", 7),
    ("诸葛", 3),
];

/// Characters of given names: the first, the second.
type Syllables = (&'static [&'static str], &'static [&'static str]);

const MEN_OLDER: Syllables = (
    &[
        "建", "国", "志", "永", "新", "德", "金", "水", "长", "根", "明", "正",
    ],
    &[
        "国", "华", "平", "军", "强", "明", "林", "发", "生", "根", "祥", "荣",
    ],
);
const MEN_MIDDLE: Syllables = (
    &[
        "志", "海", "晓", "文", "建", "永", "立", "少", "红", "小", "春", "卫",
    ],
    &[
        "刚", "勇", "军", "涛", "斌", "峰", "伟", "波", "东", "兵", "明", "松",
    ],
);
const MEN_YOUNG: Syllables = (
    &[
        "子", "浩", "俊", "宇", "嘉", "文", "天", "家", "晨", "志", "梓", "一",
    ],
    &[
        "轩", "然", "杰", "航", "豪", "鑫", "辉", "阳", "宁", "凯", "博", "鹏",
    ],
);
const WOMEN_OLDER: Syllables = (
    &[
        "桂", "秀", "玉", "凤", "淑", "兰", "金", "月", "翠", "彩", "春", "素",
    ],
    &[
        "英", "珍", "兰", "芳", "花", "香", "梅", "琴", "娥", "仙", "华", "芬",
    ],
);
const WOMEN_MIDDLE: Syllables = (
    &[
        "海", "丽", "红", "晓", "小", "春", "雪", "建", "冬", "爱", "美", "文",
    ],
    &[
        "燕", "霞", "梅", "萍", "丽", "娟", "琴", "红", "芳", "玲", "敏", "华",
    ],
);
const WOMEN_YOUNG: Syllables = (
    &[
        "雨", "思", "欣", "佳", "梦", "诗", "嘉", "静", "晨", "梓", "若", "婷",
    ],
    &[
        "欣", "怡", "婷", "琪", "瑶", "萱", "涵", "雯", "颖", "悦", "慧", "宁",
    ],
);
const SINGLE_MEN: &[&str] = &[
    "伟", "勇", "军", "强", "杰", "涛", "斌", "波", "辉", "刚", "亮", "飞",
];
const SINGLE_WOMEN: &[&str] = &[
    "芳", "敏", "静", "丽", "娟", "燕", "霞", "萍", "红", "玲", "琴", "洁",
];

/// A name for somebody of that sex and age.
pub(super) fn name(chance: &mut Chance, sex: Sex, age: i32) -> String {
    let surname = chance.share(&SURNAMES);
    format!("{surname}{}", given(chance, sex, age))
}

fn given(chance: &mut Chance, sex: Sex, age: i32) -> String {
    let (singles, (first, second)) = match (sex, age) {
        (Sex::Male, 50..) => (SINGLE_MEN, MEN_OLDER),
        (Sex::Male, 32..) => (SINGLE_MEN, MEN_MIDDLE),
        (Sex::Male, _) => (SINGLE_MEN, MEN_YOUNG),
        (Sex::Female, 50..) => (SINGLE_WOMEN, WOMEN_OLDER),
        (Sex::Female, 32..) => (SINGLE_WOMEN, WOMEN_MIDDLE),
        (Sex::Female, _) => (SINGLE_WOMEN, WOMEN_YOUNG),
    };
    if chance.permille(180) {
        return chance.pick(singles).to_owned();
    }
    format!("{}{}", chance.pick(first), chance.pick(second))
}
