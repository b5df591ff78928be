//! Pinyin, for queries typed in Latin letters only; an always-on pinyin would make 景点 find 经典.
//!
//! Syllables are folded the way people of many dialects hear them (zh = z, n = l, ang = an), alike at index and query
//! time. Characters with several readings take the reading of the word they stand in; outside such a word the usual
//! readings all count.

use crate::tokenizer::{self, RunKind, runs, slices};
use pinyin::{Pinyin, ToPinyin};
use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;
use tantivy::tokenizer::{PreTokenizedString, Token};

/// The spelling of a document's short texts.
#[derive(Default)]
pub(crate) struct Spelling {
    tokens: Vec<Token>,
    initials: BTreeSet<String>,
    spelt: BTreeSet<String>,
    next_position: usize,
}

/// Whole runs up to this many characters can be found by their initials even when they are no dictionary word.
const RUN_INITIALS_MAX: usize = 8;

impl Spelling {
    /// Adds a normalised text.
    pub fn add(&mut self, text: &str) {
        for run in runs(text).filter(|run| run.kind == RunKind::Han) {
            let readings = readings(&text[run.start..run.end]);
            self.add_syllables(&readings);
            if (2..=RUN_INITIALS_MAX).contains(&run.length) {
                self.add_word(&readings);
            }
            for word in slices(tokenizer::lattice, &text[run.start..run.end]) {
                self.add_word(&readings[word.position..word.position + word.length]);
            }
            // A gap between runs, so that no phrase reaches across.
            self.next_position += 1;
        }
    }

    /// The syllables as tokens with positions.
    pub fn syllables(&mut self) -> PreTokenizedString {
        PreTokenizedString {
            text: String::new(),
            tokens: std::mem::take(&mut self.tokens),
        }
    }

    /// The initials of every word, each once.
    pub fn initials(&self) -> impl Iterator<Item = &String> {
        self.initials.iter()
    }

    /// The full spelling of every longer word, each once.
    pub fn spelt(&self) -> impl Iterator<Item = &String> {
        self.spelt.iter()
    }

    fn add_word(&mut self, readings: &[Vec<&'static str>]) {
        self.add_initials(readings);
        if readings.len() >= SPELT_MIN {
            let spelt: String = readings
                .iter()
                .filter_map(|character| character.first().copied())
                .collect();
            self.spelt.insert(spelt.replace('ü', "v"));
        }
    }

    fn add_syllables(&mut self, readings: &[Vec<&'static str>]) {
        for character in readings {
            let folded: BTreeSet<String> = character.iter().map(|syllable| fold(syllable)).collect();
            for text in folded {
                let position = self.next_position;
                self.tokens.push(Token {
                    text,
                    position,
                    position_length: 1,
                    offset_from: 0,
                    offset_to: 0,
                });
            }
            self.next_position += 1;
        }
    }

    fn add_initials(&mut self, readings: &[Vec<&'static str>]) {
        let mut spellings = vec![String::new()];
        for character in readings {
            let letters: BTreeSet<char> = character
                .iter()
                .filter_map(|syllable| syllable.chars().next())
                .collect();
            if letters.is_empty() {
                return;
            }
            let grown = spellings
                .iter()
                .flat_map(|start| letters.iter().map(move |letter| format!("{start}{letter}")));
            spellings = grown.take(SPELLINGS_MAX).collect();
        }
        self.initials.extend(spellings);
    }
}

/// Shorter words differ by one letter from too many others.
const SPELT_MIN: usize = 3;
/// So many ways to spell one word are enough.
const SPELLINGS_MAX: usize = 4;

/// The readings of each character of a run; none for a character without pinyin.
fn readings(run: &str) -> Vec<Vec<&'static str>> {
    let chars: Vec<char> = run.chars().collect();
    let mut readings: Vec<Vec<&'static str>> = chars.iter().map(|c| readings_of(*c)).collect();
    for (word, spelling) in POLYPHONES {
        for (byte, _) in run.match_indices(word) {
            let at = run[..byte].chars().count();
            for (offset, syllable) in spelling.split(' ').enumerate() {
                readings[at + offset] = vec![syllable];
            }
        }
    }
    readings
}

fn readings_of(c: char) -> Vec<&'static str> {
    several(c).unwrap_or_else(|| c.to_pinyin().map(Pinyin::plain).into_iter().collect())
}

/// The readings of a character that has several in everyday use.
pub(crate) fn several_readings(c: char) -> Option<Vec<String>> {
    Some(several(c)?.into_iter().map(str::to_owned).collect())
}

fn several(c: char) -> Option<Vec<&'static str>> {
    let (_, several) = SEVERAL.iter().find(|(known, _)| *known == c)?;
    Some(several.split(' ').collect())
}

/// Words whose characters are read differently from their usual reading.
const POLYPHONES: &[(&str, &str)] = &[
    ("会计", "kuai ji"),
    ("银行", "yin hang"),
    ("行业", "hang ye"),
    ("行情", "hang qing"),
    ("行政", "xing zheng"),
    ("店长", "dian zhang"),
    ("组长", "zu zhang"),
    ("班长", "ban zhang"),
    ("厂长", "chang zhang"),
    ("校长", "xiao zhang"),
    ("院长", "yuan zhang"),
    ("行长", "hang zhang"),
    ("家长", "jia zhang"),
    ("部长", "bu zhang"),
    ("园长", "yuan zhang"),
    ("队长", "dui zhang"),
    ("长期", "chang qi"),
    ("长途", "chang tu"),
    ("长兴", "chang xing"),
    ("长沙", "chang sha"),
    ("重庆", "chong qing"),
    ("厦门", "xia men"),
    ("大厦", "da sha"),
    ("调度", "diao du"),
    ("调试", "tiao shi"),
    ("调酒", "tiao jiu"),
    ("调理", "tiao li"),
    ("校对", "jiao dui"),
    ("学校", "xue xiao"),
    ("音乐", "yin yue"),
    ("乐器", "yue qi"),
    ("传单", "chuan dan"),
    ("仓储", "cang chu"),
    ("给水", "ji shui"),
    ("供给", "gong ji"),
    ("弹簧", "tan huang"),
    ("钻床", "zuan chuang"),
    ("弄堂", "long tang"),
];

/// Characters with two readings in everyday use.
const SEVERAL: &[(char, &str)] = &[
    ('会', "hui kuai"),
    ('长', "chang zhang"),
    ('行', "xing hang"),
    ('重', "zhong chong"),
    ('调', "diao tiao"),
    ('校', "xiao jiao"),
    ('乐', "le yue"),
    ('传', "chuan zhuan"),
    ('弹', "dan tan"),
    ('厦', "xia sha"),
    ('都', "du dou"),
    ('盛', "sheng cheng"),
    ('血', "xue xie"),
    ('薄', "bo bao"),
    ('剥', "bao bo"),
    ('壳', "ke qiao"),
    ('削', "xue xiao"),
    ('色', "se shai"),
    ('车', "che"),
    ('单', "dan"),
    ('石', "shi"),
    ('参', "can shen"),
    ('藏', "cang zang"),
    ('朝', "chao zhao"),
    ('降', "jiang xiang"),
    ('便', "bian pian"),
    ('称', "cheng chen"),
    ('给', "gei ji"),
    ('还', "hai huan"),
    ('率', "lv shuai"),
    ('种', "zhong"),
    ('曾', "ceng zeng"),
    ('泊', "bo po"),
    ('熟', "shu shou"),
    ('扎', "zha za"),
    ('轧', "zha ya"),
];

/// Folds a syllable the way many dialects hear it: zh/z, ch/c, sh/s, n/l, ü/u, ang/an, eng/en, ing/in.
pub(crate) fn fold(syllable: &str) -> String {
    let plain = syllable.replace(['ü', 'v'], "u");
    let (first, rest) = match plain.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (&plain[..1], &plain[2..]),
        [b'n', _, ..] => ("l", &plain[1..]),
        _ => ("", plain.as_str()),
    };
    let is_nasal = ["ang", "eng", "ing"].iter().any(|end| rest.ends_with(end));
    let rest = if is_nasal { &rest[..rest.len() - 1] } else { rest };
    format!("{first}{rest}")
}

/// The ways to read letters as syllables, fewest syllables first, each folded; none when the letters are no pinyin.
pub(crate) fn parses(letters: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    if letters.len() <= LETTERS_MAX && letters.bytes().all(|b| b.is_ascii_lowercase()) {
        parse_from(letters, &mut Vec::new(), &mut found, &mut HashSet::new());
    }
    found.sort_by_key(Vec::len);
    found
}

/// Longer words of letters are no pinyin anybody types.
const LETTERS_MAX: usize = 48;
/// So many readings of the same letters are enough.
const PARSES_MAX: usize = 4;
/// `zhuang`, `chuang` and `shuang` are the longest syllables.
const SYLLABLE_MAX: usize = 6;

/// Returns whether the rest could be read; dead ends are remembered by their length.
fn parse_from(
    rest: &str,
    so_far: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
    dead: &mut HashSet<usize>,
) -> bool {
    if rest.is_empty() {
        if !so_far.is_empty() && !found.contains(so_far) {
            found.push(so_far.clone());
        }
        return true;
    }
    let mut alive = false;
    for end in (1..=rest.len().min(SYLLABLE_MAX)).rev() {
        if found.len() >= PARSES_MAX || dead.contains(&rest.len()) {
            break;
        }
        let folded = fold(&rest[..end]);
        if known_syllables().contains(&folded) {
            so_far.push(folded);
            alive |= parse_from(&rest[end..], so_far, found, dead);
            so_far.pop();
        }
    }
    if !alive && found.len() < PARSES_MAX {
        dead.insert(rest.len());
    }
    alive
}

/// Every syllable of the language, folded.
fn known_syllables() -> &'static HashSet<String> {
    static KNOWN: OnceLock<HashSet<String>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let plain = ('\u{4e00}'..='\u{9fff}')
            .filter_map(|c| c.to_pinyin())
            .map(Pinyin::plain);
        plain
            .filter(|syllable| syllable.contains(['a', 'e', 'i', 'o', 'u', 'ü', 'v']))
            .map(fold)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::normalise;

    fn spelt(text: &str) -> (Vec<String>, Vec<String>) {
        let mut spelling = Spelling::default();
        spelling.add(&normalise(text));
        let initials = spelling.initials().cloned().collect();
        (
            spelling
                .syllables()
                .tokens
                .into_iter()
                .map(|token| token.text)
                .collect(),
            initials,
        )
    }

    #[test]
    fn reads_letters_as_syllables() {
        assert_eq!(parses("dianhangong")[0], ["dian", "han", "gong"]);
        assert_eq!(parses("baojie")[0], ["bao", "jie"]);
        assert!(parses("xian").contains(&vec!["xi".to_owned(), "an".to_owned()]));
        for no_pinyin in ["java", "cad", "php", "office", "dhg", "vvvv", ""] {
            assert!(parses(no_pinyin).is_empty(), "{no_pinyin}");
        }
        assert!(parses(&"a".repeat(48)).len() <= PARSES_MAX);
    }

    #[test]
    fn dialects_meet() {
        for (one, other) in [
            ("zhong", "zong"),
            ("niu", "liu"),
            ("dang", "dan"),
            ("cheng", "cen"),
            ("lv", "lü"),
            ("ming", "min"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("gong"), fold("gou"));
        assert_eq!(parses("sifu"), parses("shifu"));
    }

    #[test]
    fn readings_follow_the_word() {
        assert_eq!(spelt("会计").0, ["kuai", "ji"]);
        assert_eq!(spelt("店长").0, ["dian", "zan"]);
        assert!(spelt("会计").1.contains(&"kj".to_owned()));
        assert!(spelt("招电焊工").1.contains(&"dhg".to_owned()));
    }
}
