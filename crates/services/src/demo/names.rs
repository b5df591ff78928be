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
type Syllables = (&'static str, &'static str);

const MEN_OLDER: Syllables = ("建国志永新德金水长根明正", "国华平军强明林发生根祥荣");
const MEN_MIDDLE: Syllables = ("志海晓文建永立少红小春卫", "刚勇军涛斌峰伟波东兵明松");
const MEN_YOUNG: Syllables = ("子浩俊宇嘉文天家晨志梓一", "轩然杰航豪鑫辉阳宁凯博鹏");
const WOMEN_OLDER: Syllables = ("桂秀玉凤淑兰金月翠彩春素", "英珍兰芳花香梅琴娥仙华芬");
const WOMEN_MIDDLE: Syllables = ("海丽红晓小春雪建冬爱美文", "燕霞梅萍丽娟琴红芳玲敏华");
const WOMEN_YOUNG: Syllables = ("雨思欣佳梦诗嘉静晨梓若婷", "欣怡婷琪瑶萱涵雯颖悦慧宁");
const SINGLE_MEN: &str = "伟勇军强杰涛斌波辉刚亮飞";
const SINGLE_WOMEN: &str = "芳敏静丽娟燕霞萍红玲琴洁";

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
    let character = |chance: &mut Chance, list: &str| {
        let position = chance.below(list.chars().count());
        list.chars().nth(position)
    };
    let characters = if chance.permille(180) {
        [character(chance, singles), None]
    } else {
        [character(chance, first), character(chance, second)]
    };
    characters.into_iter().flatten().collect()
}
