//! Names of people: one spelling for what reads the same, and every pinyin a name may be typed with.
//!
//! A surname has readings of its own (单 is shan); whoever types may not know them, so the usual reading counts too.
//! A character without a known reading stands for itself.

use crate::pinyin::several_readings;
use crate::tokenizer::normalise;
use domain::look_alike::NameKey;
use pinyin::{Pinyin, ToPinyin};
use std::collections::BTreeSet;

/// Surnames of one character that are read differently from the character.
const SURNAMES: &[(char, &str)] = &[
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('区', "ou"),
    ('朴', "piao"),
    ('查', "zha"),
    ('盖', "ge"),
    ('尉', "wei"),
    ('乐', "yue"),
    ('员', "yun"),
    ('翟', "zhai"),
    ('缪', "miao"),
    ('覃', "qin"),
    ('种', "chong"),
    ('冼', "xian"),
    ('洗', "xian"),
    ('华', "hua"),
    ('任', "ren"),
    ('宁', "ning"),
    ('燕', "yan"),
    ('过', "guo"),
    ('召', "shao"),
    ('秘', "bi"),
    ('折', "she"),
    ('黑', "he"),
    ('繁', "po"),
    ('祭', "zhai"),
    ('牟', "mu"),
    ('薄', "bo"),
    ('那', "na"),
    ('葛', "ge"),
    ('纪', "ji"),
    ('哈', "ha"),
    ('盛', "sheng"),
    ('石', "shi"),
    ('车', "che"),
    ('臧', "zang"),
    ('逄', "pang"),
    ('訾', "zi"),
    ('令', "ling"),
    ('叶', "ye"),
    ('谌', "chen shen"),
    ('隗', "wei kui"),
    ('郇', "xun huan"),
    ('郗', "xi chi"),
    ('殷', "yin"),
    ('柏', "bai bo"),
    ('卜', "bu"),
    ('沈', "shen"),
    ('贾', "jia"),
    ('长', "chang"),
];

/// Surnames of two characters, with their readings.
const DOUBLE_SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("澹台", "tan tai"),
    ("单于", "chan yu"),
    ("令狐", "ling hu"),
    ("鲜于", "xian yu"),
    ("宰父", "zai fu"),
    ("欧阳", "ou yang"),
    ("上官", "shang guan"),
    ("司马", "si ma"),
    ("司徒", "si tu"),
    ("诸葛", "zhu ge"),
    ("东方", "dong fang"),
    ("皇甫", "huang fu"),
    ("公孙", "gong sun"),
    ("夏侯", "xia hou"),
    ("慕容", "mu rong"),
    ("呼延", "hu yan"),
    ("赫连", "he lian"),
    ("宇文", "yu wen"),
    ("端木", "duan mu"),
    ("南宫", "nan gong"),
    ("西门", "xi men"),
    ("闻人", "wen ren"),
    ("轩辕", "xuan yuan"),
    ("钟离", "zhong li"),
    ("濮阳", "pu yang"),
    ("太史", "tai shi"),
    ("申屠", "shen tu"),
];

/// Characters of given names with two readings.
const GIVEN: &[(char, &str)] = &[
    ('茜', "qian xi"),
    ('蔚', "wei yu"),
    ('柏', "bai bo"),
    ('洁', "jie"),
    ('莘', "xin shen"),
    ('娜', "na nuo"),
    ('曦', "xi"),
    ('朝', "chao zhao"),
    ('冠', "guan"),
    ('行', "xing hang"),
    ('佳', "jia"),
    ('翟', "zhai di"),
    ('菲', "fei"),
    ('珏', "jue"),
    ('藏', "zang cang"),
    ('贾', "jia gu"),
    ('奇', "qi"),
    ('夏', "xia"),
    ('解', "jie xie"),
];

/// So many ways to spell one name are enough.
const SPELLINGS_MAX: usize = 8;
/// The longest name looked at, in characters.
const LONGEST: usize = 40;

/// How a name is compared and looked up.
pub fn name_key(name: &str) -> NameKey {
    let folded = normalise(name);
    let plain: Vec<char> = folded.chars().filter(|c| !is_between(*c)).take(LONGEST).collect();
    let readings = readings(&plain);
    NameKey {
        parts: parts(&folded, &plain),
        spelt: spellings(&readings, |syllable| syllable),
        initials: spellings(&readings, first_letter),
        plain: plain.into_iter().collect(),
    }
}

/// A name, or a part of one, as it is looked up.
pub fn plain_name(text: &str) -> String {
    normalise(text)
        .chars()
        .filter(|c| !is_between(*c))
        .take(LONGEST)
        .collect()
}

/// What stands between the parts of a name, in all its look-alikes, and whatever else is no letter of it.
fn is_between(c: char) -> bool {
    is_dot(c) || c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

fn is_dot(c: char) -> bool {
    matches!(
        c,
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' | '．' | '.' | '᛫' | '⸱' | 'ꞏ' | '●' | '⚫' | '。'
    )
}

/// What else somebody may be called by: the given name, or what follows each dot.
fn parts(folded: &str, plain: &[char]) -> Vec<String> {
    let after_dots = folded.split(is_dot).skip(1).map(plain_name);
    let mut parts: Vec<String> = after_dots.filter(|part| part.chars().count() > 1).collect();
    if parts.is_empty() && plain.len() > 2 {
        parts.push(plain[surname_length(plain)..].iter().collect());
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn surname_length(plain: &[char]) -> usize {
    if double_surname(plain).is_some() { 2 } else { 1 }
}

fn double_surname(plain: &[char]) -> Option<&'static str> {
    let start: String = plain.iter().take(2).collect();
    let known = DOUBLE_SURNAMES.iter().find(|(surname, _)| *surname == start)?;
    Some(known.1)
}

/// The readings of each character, the likeliest first.
fn readings(plain: &[char]) -> Vec<Vec<String>> {
    if let Some(surname) = double_surname(plain) {
        let of_surname = surname.split(' ').map(|syllable| vec![syllable.to_owned()]);
        return of_surname
            .chain(plain[2..].iter().map(|c| given_readings(*c)))
            .collect();
    }
    let mut all: Vec<Vec<String>> = plain.iter().map(|c| given_readings(*c)).collect();
    if let (Some(first), Some(own)) = (all.first_mut(), plain.first().and_then(|c| listed(SURNAMES, *c))) {
        let usual = std::mem::take(first);
        *first = own.into_iter().chain(usual).collect();
        dedup(first);
    }
    all
}

fn given_readings(c: char) -> Vec<String> {
    let several = listed(GIVEN, c).or_else(|| several_readings(c));
    let mut readings = several.unwrap_or_else(|| {
        c.to_pinyin().map_or_else(
            || vec![c.to_string()],
            |usual| vec![Pinyin::plain(usual).to_owned()],
        )
    });
    // People type ü as v, or as u.
    let umlauts: Vec<String> = readings
        .iter()
        .filter(|s| s.contains(['ü', 'v']) && s.len() > 1)
        .cloned()
        .collect();
    for syllable in umlauts {
        readings.retain(|other| *other != syllable);
        readings.extend([syllable.replace('ü', "v"), syllable.replace(['ü', 'v'], "u")]);
    }
    dedup(&mut readings);
    readings
}

fn listed(table: &[(char, &str)], c: char) -> Option<Vec<String>> {
    let (_, readings) = table.iter().find(|(known, _)| *known == c)?;
    Some(readings.split(' ').map(str::to_owned).collect())
}

fn dedup(readings: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
}

/// Every way to join one piece of each character.
fn spellings(readings: &[Vec<String>], piece: impl Fn(&str) -> &str) -> BTreeSet<String> {
    let mut all = vec![String::new()];
    for character in readings {
        let pieces: BTreeSet<&str> = character.iter().map(|syllable| piece(syllable)).collect();
        let grown = all
            .iter()
            .flat_map(|start| pieces.iter().map(move |end| format!("{start}{end}")));
        all = grown.take(SPELLINGS_MAX).collect();
    }
    all.into_iter().filter(|text| !text.is_empty()).collect()
}

fn first_letter(syllable: &str) -> &str {
    let end = syllable.chars().next().map_or(0, char::len_utf8);
    &syllable[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::look_alike::{Likeness, name_likeness};

    fn spelt(name: &str) -> Vec<String> {
        name_key(name).spelt.into_iter().collect()
    }

    #[test]
    fn surnames_have_readings_of_their_own() {
        for (name, reading) in [
            ("单小红", "shanxiaohong"),
            ("曾国强", "zengguoqiang"),
            ("解春梅", "xiechunmei"),
            ("仇志明", "qiuzhiming"),
            ("区志强", "ouzhiqiang"),
            ("尉迟恭", "yuchigong"),
            ("万俟雪", "moqixue"),
            ("查良镛", "zhaliangyong"),
        ] {
            assert!(
                spelt(name).contains(&reading.to_owned()),
                "{name}: {:?}",
                spelt(name)
            );
        }
        assert!(
            spelt("单小红").contains(&"danxiaohong".to_owned()),
            "whoever types may not know"
        );
        assert!(!spelt("尉迟恭").contains(&"weichigong".to_owned()));
        assert!(
            !spelt("红单").contains(&"hongshan".to_owned()),
            "it is no surname there"
        );
    }

    #[test]
    fn an_umlaut_is_typed_as_v_or_u() {
        let key = name_key("吕布");
        assert!(
            key.spelt.contains("lvbu") && key.spelt.contains("lubu"),
            "{key:?}"
        );
        assert_eq!(
            key.initials.iter().map(String::as_str).collect::<Vec<_>>(),
            ["lb"]
        );
    }

    #[test]
    fn what_reads_the_same_is_written_once() {
        let one = name_key("买买提·吐尔逊");
        for written in [
            "买买提•吐尔逊",
            "买买提‧吐尔逊",
            "买买提 · 吐尔逊",
            "买买提．吐尔逊",
            "買買提・吐爾遜",
        ] {
            assert_eq!(name_key(written), one, "{written}");
        }
        assert_eq!(one.plain, "买买提吐尔逊");
        assert_eq!(one.parts, ["吐尔逊"]);
        assert_eq!(name_key(" 李　秀 英").plain, "李秀英");
        assert_eq!(plain_name("ＬＩ xiu"), "lixiu");
    }

    #[test]
    fn a_rare_character_stands_for_itself_or_has_its_reading() {
        let key = name_key("王𠅤明");
        assert_eq!(key.plain.chars().count(), 3);
        assert!(
            key.spelt
                .iter()
                .all(|text| text.starts_with("wang") && text.ends_with("ming"))
        );
        assert_eq!(key.initials.len(), 1);
        let unknown = name_key("王\u{e000}");
        assert!(unknown.spelt.contains("wang\u{e000}"), "{unknown:?}");
    }

    #[test]
    fn a_name_of_one_character_is_a_name() {
        let key = name_key("丽");
        assert_eq!((key.plain.as_str(), key.parts.len()), ("丽", 0));
        assert!(key.spelt.contains("li") && key.initials.contains("l"));
        assert_eq!(name_key(""), NameKey::default());
        assert_eq!(name_key(" · "), NameKey::default());
    }

    #[test]
    fn the_given_name_finds_too() {
        assert_eq!(name_key("张建国").parts, ["建国"]);
        assert_eq!(name_key("欧阳建国").parts, ["建国"]);
        assert_eq!(
            name_key("张伟").parts,
            Vec::<String>::new(),
            "one character finds half the county"
        );
    }

    #[test]
    fn names_of_one_sound_look_alike() {
        let like = |one: &str, other: &str| name_likeness(&name_key(one), &name_key(other));
        assert_eq!(like("李秀英", "李秀瑛"), Some(Likeness::SamePinyin));
        assert_eq!(like("张伟", "章玮"), Some(Likeness::SamePinyin));
        assert_eq!(like("曾小丽", "曾晓莉"), Some(Likeness::SamePinyin));
        assert_eq!(like("单红", "山红"), Some(Likeness::SamePinyin));
        assert_eq!(like("王小明", "王小鹏"), Some(Likeness::OneCharacter));
        assert_eq!(like("买买提·吐尔逊", "买买提吐尔逊"), Some(Likeness::SameName));
        assert_eq!(like("张伟", "张强"), None);
        assert_eq!(like("丽", "莉"), Some(Likeness::SamePinyin));
        assert_eq!(like("", ""), None);
    }
}
