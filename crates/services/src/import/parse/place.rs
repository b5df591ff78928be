//! Places by code or by words, found in the area tree.

use super::plain::plain;
use crate::import::fault::Fault;
use domain::area::Area;
use domain::area_merge::{AreaEnd, Successions};
use domain::values::{AreaCode, AreaLevel};
use std::collections::{HashMap, HashSet};

const NOT_A_CODE: Fault = Fault::new(
    "not_an_area_code",
    "Expected an area code of 2, 4, 6, 9 or 12 digits.",
);
const UNKNOWN: Fault = Fault::new(
    "unknown_area",
    "The place was not found in the area tree; use its code or its full name.",
);
const AMBIGUOUS: Fault = Fault::new(
    "ambiguous_area",
    "Several places have this name; write the province or city before it, or use the code.",
);

/// The code is well formed but not in the tree; it is taken as it is.
pub const NOT_IN_TREE: Fault = Fault::new(
    "area_not_in_tree",
    "The area code is well formed but the area tree does not have it yet.",
);

/// The place is part of another one since, which was taken.
pub const PART_OF_ANOTHER: Fault = Fault::new(
    "area_merged",
    "The place has become part of another one; the one in force was taken.",
);

/// A place found, and whether the tree knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its code, the one in force.
    pub code: AreaCode,
    /// Whether the tree has the code.
    pub known: bool,
    /// Whether another place was written, which is part of this one since.
    pub followed: bool,
}

impl Found {
    /// What is worth saying about it.
    pub const fn warning(self) -> Option<Fault> {
        if self.followed {
            Some(PART_OF_ANOTHER)
        } else if self.known {
            None
        } else {
            Some(NOT_IN_TREE)
        }
    }
}

/// The area tree, ready for look-ups by name.
pub struct Gazetteer {
    codes: HashSet<AreaCode>,
    provinces: HashSet<AreaCode>,
    names: HashMap<String, Vec<AreaCode>>,
    ended: Successions,
}

impl Gazetteer {
    /// Takes the places of a tree; places that only fill a level (市辖区, 县) have no name of their own, and villages are
    /// found by name only when `villages_by_name` says so.
    pub fn new<'a>(areas: impl IntoIterator<Item = &'a Area>, villages_by_name: bool) -> Self {
        let mut book = Self {
            codes: HashSet::new(),
            provinces: HashSet::new(),
            names: HashMap::new(),
            ended: Successions::default(),
        };
        for area in areas {
            book.codes.insert(area.code);
            book.provinces.extend(area.code.at(AreaLevel::Province));
            let named = villages_by_name || area.level() < AreaLevel::Village;
            if named && !fills_a_level(&area.name) {
                book.name(&area.name, area.code);
                book.stem(&area.name, area.code);
            }
        }
        book
    }

    /// With what has become of places: whoever writes one that has ended means where it went.
    #[must_use]
    pub fn with_ends(self, ends: Vec<AreaEnd>) -> Self {
        Self {
            ended: Successions::new(ends),
            ..self
        }
    }

    /// Whether the tree has a code.
    pub fn has(&self, code: AreaCode) -> bool {
        self.codes.contains(&code)
    }

    /// Reads a cell that holds a code (padded or not) or words (`安徽省/合肥市`, `松江区`, `浙江省湖州市`).
    pub fn find(&self, text: &str) -> Result<Found, Fault> {
        let text = plain(text);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        let (code, known) = if text.bytes().all(|b| b.is_ascii_digit()) {
            self.by_code(text)?
        } else {
            (self.by_words(text, None)?, true)
        };
        Ok(self.now(code, known))
    }

    /// The same for lists of one area: villages and towns there, and the places around it, need nothing before their
    /// name.
    pub fn find_in(&self, text: &str, within: AreaCode) -> Result<Found, Fault> {
        let text = plain(text);
        if text.bytes().all(|b| b.is_ascii_digit()) {
            let (code, known) = self.by_code(&text)?;
            return Ok(self.now(code, known));
        }
        let around = std::iter::successors(Some(within), |area| area.parent());
        let mut found = around.map(|start| self.by_words(&text, Some(start)));
        let told = found.find(|found| *found != Err(UNKNOWN));
        let code = told.unwrap_or_else(|| self.by_words(&text, None))?;
        Ok(self.now(code, true))
    }

    /// A place as it is called now.
    fn now(&self, code: AreaCode, known: bool) -> Found {
        let now = self.ended.current(code);
        Found {
            code: now,
            known: known || self.has(now),
            followed: now != code,
        }
    }

    fn by_code(&self, text: &str) -> Result<(AreaCode, bool), Fault> {
        let code = AreaCode::parse_padded(text).map_err(|_| NOT_A_CODE)?;
        let known = self.has(code);
        let province = code.at(AreaLevel::Province);
        let province_known =
            self.provinces.is_empty() || province.is_some_and(|p| self.provinces.contains(&p));
        if known || province_known {
            Ok((code, known))
        } else {
            Err(UNKNOWN)
        }
    }

    /// Walks down the words; what stands behind the last known place (a street, a company park) is left aside.
    fn by_words(&self, text: &str, start: Option<AreaCode>) -> Result<AreaCode, Fault> {
        let mut scope = start;
        let told = |scope: Option<AreaCode>, fault| scope.filter(|_| scope != start).ok_or(fault);
        for part in text.split(['/', '\\', '、', ',', '，', '>', '|', '-', '·', ' ']) {
            let mut rest = part.trim();
            while !rest.is_empty() {
                match self.prefix(rest, scope) {
                    Ok((code, len)) => {
                        scope = Some(code);
                        rest = &rest[len..];
                    }
                    Err(fault) => return told(scope, fault),
                }
            }
        }
        told(scope, UNKNOWN)
    }

    /// The longest beginning of a text that names a place inside the scope.
    fn prefix(&self, text: &str, scope: Option<AreaCode>) -> Result<(AreaCode, usize), Fault> {
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take(20)
            .collect();
        for end in ends.into_iter().skip(1).rev() {
            if let Some(codes) = self.names.get(&text[..end]) {
                match self.highest(codes, scope) {
                    Some(Ok(code)) => return Ok((code, end)),
                    Some(Err(fault)) => return Err(fault),
                    None => {}
                }
            }
        }
        Err(UNKNOWN)
    }

    /// The places of a name that lie inside the scope: the one highest up, or a refusal when several stand equally high. Those
    /// in force come before those that have ended. Towns and villages are only looked for below a place already named.
    fn highest(&self, codes: &[AreaCode], scope: Option<AreaCode>) -> Option<Result<AreaCode, Fault>> {
        let inside = |code: &AreaCode| match scope {
            Some(scope) => scope.contains(*code) && scope != *code,
            None => code.level() <= AreaLevel::County,
        };
        let inside: Vec<AreaCode> = codes.iter().copied().filter(inside).collect();
        let level = inside.iter().map(|code| code.level()).min()?;
        let top = || inside.iter().filter(move |code| code.level() == level);
        let live: Vec<AreaCode> = top()
            .copied()
            .filter(|code| self.ended.end_of(*code).is_none())
            .collect();
        let mut of: Vec<AreaCode> = if live.is_empty() {
            top().copied().collect()
        } else {
            live
        };
        let first = *of.first()?;
        of.dedup_by_key(|code| self.ended.current(*code));
        Some(if of.len() > 1 { Err(AMBIGUOUS) } else { Ok(first) })
    }

    fn name(&mut self, name: &str, code: AreaCode) {
        let codes = self.names.entry(name.to_owned()).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }

    /// The name without its rank (合肥市 → 合肥, 延边朝鲜族自治州 → 延边).
    fn stem(&mut self, name: &str, code: AreaCode) {
        let Some(mut stem) = RANKS.iter().find_map(|rank| name.strip_suffix(rank)) else {
            return;
        };
        while stem.chars().count() >= 2 {
            if code.level() < AreaLevel::Village {
                self.name(stem, code);
            }
            match PEOPLES.iter().find_map(|people| stem.strip_suffix(people)) {
                Some(shorter) => stem = shorter,
                None => break,
            }
        }
    }
}

/// Whether a name only fills a level between a province and its counties.
pub(crate) fn fills_a_level(name: &str) -> bool {
    FILLERS.contains(&name)
}

const FILLERS: [&str; 5] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "城区",
];

const RANKS: [&str; 16] = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "新区",
    "街道",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
    "镇",
];

const PEOPLES: [&str; 31] = [
    "维吾尔",
    "壮族",
    "回族",
    "藏族",
    "彝族",
    "苗族",
    "侗族",
    "土家族",
    "布依族",
    "哈尼族",
    "傣族",
    "白族",
    "傈僳族",
    "景颇族",
    "羌族",
    "朝鲜族",
    "蒙古族",
    "蒙古",
    "哈萨克",
    "哈萨克族",
    "柯尔克孜",
    "满族",
    "瑶族",
    "畲族",
    "黎族",
    "仡佬族",
    "水族",
    "土族",
    "撒拉族",
    "东乡族",
    "各族",
];
