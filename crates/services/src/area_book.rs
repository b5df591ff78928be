//! The names of all places, in memory.

use domain::area::Area;
use domain::ports::AreaRef;
use domain::values::{AreaCode, AreaLevel};
use std::collections::BTreeMap;

/// Every place by code.
#[derive(Debug, Default)]
pub struct AreaBook(BTreeMap<AreaCode, Area>);

impl AreaBook {
    /// From the rows of the area tree.
    pub fn new(areas: Vec<Area>) -> Self {
        Self(areas.into_iter().map(|area| (area.code, area)).collect())
    }

    /// The place itself.
    pub fn find(&self, code: AreaCode) -> Option<&Area> {
        self.0.get(&code)
    }

    /// The name, or the code where the tree has none.
    pub fn name(&self, code: AreaCode) -> String {
        self.find(code)
            .map_or_else(|| code.to_string(), |area| area.name.clone())
    }

    /// The place with its name.
    pub fn reference(&self, code: AreaCode) -> AreaRef {
        AreaRef {
            code,
            name: self.name(code),
        }
    }

    /// From the province down to the place; levels the tree does not have are left out.
    pub fn path(&self, code: AreaCode) -> Vec<AreaRef> {
        let known = code
            .path()
            .into_iter()
            .filter(|step| *step == code || self.0.contains_key(step));
        known.map(|step| self.reference(step)).collect()
    }

    /// Where something is, in words: county and town for a village, city and county above.
    pub fn place(&self, code: AreaCode) -> String {
        let upper = match code.level() {
            AreaLevel::Village => AreaLevel::Town,
            AreaLevel::Town => AreaLevel::County,
            AreaLevel::County | AreaLevel::City => AreaLevel::City,
            AreaLevel::Province => AreaLevel::Province,
        };
        let steps = self
            .path(code)
            .into_iter()
            .filter(|step| step.code.level() >= upper);
        steps.map(|step| step.name).collect::<Vec<_>>().join(" ")
    }

    /// The places directly below, in order of code; where a level is missing (a city without counties), the next one.
    pub fn children(&self, code: Option<AreaCode>) -> Vec<&Area> {
        let below = |area: &&Area| match code {
            None => area.level() == AreaLevel::Province,
            Some(parent) => {
                parent != area.code && parent.contains(area.code) && self.parent_of(area.code) == Some(parent)
            }
        };
        self.0.values().filter(below).collect()
    }

    /// The code of a place that was written as a code, by its name, or by its name after that of the place above. A name
    /// that several places have is none.
    pub fn resolve(&self, text: &str) -> Option<AreaCode> {
        let text = text.trim();
        if let Ok(code) = text.parse() {
            return Some(code);
        }
        let (above, name) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
        let above = above.trim();
        let fits = |area: &&Area| {
            area.name == name
                && (above.is_empty()
                    || self
                        .parent_of(area.code)
                        .is_some_and(|parent| self.name(parent) == above))
        };
        let mut found = self.0.values().filter(fits);
        let first = found.next()?;
        found.next().is_none().then_some(first.code)
    }

    /// The place in words that [`AreaBook::resolve`] reads back; its code where there are none.
    pub fn written(&self, code: AreaCode) -> String {
        let name = self.name(code);
        let with_parent = || {
            let parent = self.parent_of(code)?;
            Some(format!("{} {name}", self.name(parent)))
        };
        let reads_back = |text: &String| self.resolve(text) == Some(code);
        if reads_back(&name) {
            return name;
        }
        with_parent()
            .filter(reads_back)
            .unwrap_or_else(|| code.to_string())
    }

    /// The smallest places in an area, in order of code: those somebody can live in.
    pub fn homes(&self, area: AreaCode) -> Vec<AreaRef> {
        let homes = self.0.keys().filter(|code| area.contains(**code));
        let homes = homes.filter(|code| code.level() == AreaLevel::Village || **code == area);
        homes
            .map(|code| AreaRef {
                code: *code,
                name: self.written(*code),
            })
            .collect()
    }

    /// The nearest place above that the tree has.
    fn parent_of(&self, code: AreaCode) -> Option<AreaCode> {
        std::iter::successors(code.parent(), |step| step.parent()).find(|step| self.0.contains_key(step))
    }

    /// Places whose name or pinyin begins like a text, larger ones first.
    pub fn named(&self, text: &str, limit: usize) -> Vec<AreaRef> {
        let found = self.named_within(text, None).into_iter().take(limit);
        found.map(|code| self.reference(code)).collect()
    }

    /// Places in an area whose name or pinyin begins like a text, larger ones first.
    pub fn named_within(&self, text: &str, area: Option<AreaCode>) -> Vec<AreaCode> {
        let typed = text.trim().to_lowercase();
        let joined = typed.replace(' ', "");
        let fits = |place: &&Area| {
            !typed.is_empty()
                && area.is_none_or(|area| area.contains(place.code))
                && (place.name.starts_with(&typed) || place.pinyin.replace(' ', "").starts_with(&joined))
        };
        let found = self.0.values().filter(fits);
        let mut found: Vec<AreaCode> = found.map(|place| place.code).collect();
        found.sort_by_key(|code| (code.level(), *code));
        found
    }

    /// The area and every place in it: wherever people may be said to live.
    pub fn homes_in(&self, area: AreaCode) -> impl Iterator<Item = AreaCode> {
        let below = self.0.range(area..).map(|(code, _)| *code);
        let below = below.filter(move |code| *code != area && area.contains(*code));
        std::iter::once(area).chain(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> AreaBook {
        let rows = [
            ("33", "浙江省", "zhe jiang sheng"),
            ("3305", "湖州市", "hu zhou shi"),
            ("330598", "青禾县", "qing he xian"),
            ("330598100", "河湾镇", "he wan zhen"),
            ("330598100201", "柳树村", "liu shu cun"),
            ("4419", "东莞市", "dong guan shi"),
            ("44", "广东省", "guang dong sheng"),
        ];
        let area = |(code, name, pinyin): (&str, &str, &str)| Area {
            code: code.parse().unwrap(),
            name: name.to_owned(),
            pinyin: pinyin.to_owned(),
            point: None,
        };
        AreaBook::new(rows.into_iter().map(area).collect())
    }

    #[test]
    fn places_are_told_in_two_steps() {
        let book = book();
        assert_eq!(book.place("330598100201".parse().unwrap()), "河湾镇 柳树村");
        assert_eq!(book.place("330598".parse().unwrap()), "湖州市 青禾县");
        assert_eq!(book.place("330598999".parse().unwrap()), "青禾县 330598999");
    }

    #[test]
    fn children_are_one_step_down() {
        let book = book();
        let names = |code: Option<&str>| -> Vec<String> {
            book.children(code.map(|c| c.parse().unwrap()))
                .iter()
                .map(|a| a.name.clone())
                .collect()
        };
        assert_eq!(names(None), ["浙江省", "广东省"]);
        assert_eq!(names(Some("3305")), ["青禾县"]);
        assert_eq!(names(Some("330598100201")), Vec::<String>::new());
    }

    #[test]
    fn what_is_written_of_a_place_is_read_back() {
        let book = book();
        let code = |text: &str| text.parse().ok();
        assert_eq!(book.resolve("柳树村"), code("330598100201"));
        assert_eq!(book.resolve("河湾镇 柳树村"), code("330598100201"));
        assert_eq!(book.resolve("青禾县 柳树村"), None);
        assert_eq!(book.resolve("330598100299"), code("330598100299"));
        assert_eq!(book.resolve("无此地"), None);
        for place in ["330598100201", "4419", "330598100299"] {
            let place = place.parse().unwrap();
            assert_eq!(book.resolve(&book.written(place)), Some(place));
        }
    }

    #[test]
    fn places_are_found_by_name_and_by_pinyin() {
        let names = |text: &str| {
            book()
                .named(text, 5)
                .into_iter()
                .map(|a| a.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names("河湾"), ["河湾镇"]);
        assert_eq!(names("hewan"), ["河湾镇"]);
        assert_eq!(names("he wan"), ["河湾镇"]);
        assert_eq!(names(""), Vec::<String>::new());
    }
}
