//! The names of all places, in memory.

use crate::import::parse::place::fills_a_level;
use chrono::NaiveDate;
use domain::area::Area;
use domain::area_merge::{AreaEnd, Successions};
use domain::person::Person;
use domain::ports::AreaRef;
use domain::values::{AreaCode, AreaLevel};
use std::collections::BTreeMap;

/// Every place by code. Places that have become part of others keep their names, for days before, and are offered nowhere.
#[derive(Debug, Default)]
pub struct AreaBook {
    areas: BTreeMap<AreaCode, Area>,
    ended: Successions,
}

impl AreaBook {
    /// From the rows of the area tree.
    pub fn new(areas: Vec<Area>) -> Self {
        Self {
            areas: areas.into_iter().map(|area| (area.code, area)).collect(),
            ended: Successions::default(),
        }
    }

    /// With what has become of places.
    pub fn with_ends(self, ends: Vec<AreaEnd>) -> Self {
        Self {
            ended: Successions::new(ends),
            ..self
        }
    }

    /// The code in force for a code: its own, or where it went.
    pub fn current(&self, code: AreaCode) -> AreaCode {
        self.ended.current(code)
    }

    /// Names the places in force for a person.
    pub fn follow(&self, person: &mut Person) {
        if !self.ended.is_empty() {
            person.follow(&self.ended);
        }
    }

    /// How a code ended; `None` = it is in force.
    pub fn end_of(&self, code: AreaCode) -> Option<AreaEnd> {
        self.ended.end_of(code)
    }

    /// Whether a code that held on a day does not any more.
    pub fn has_ended_since(&self, day: NaiveDate) -> bool {
        self.ended.has_any_after(day)
    }

    /// The places in force.
    fn live(&self) -> impl Iterator<Item = &Area> {
        self.areas.values().filter(|area| self.is_live(area.code))
    }

    fn is_live(&self, code: AreaCode) -> bool {
        self.ended.is_empty() || self.end_of(code).is_none()
    }

    /// The place itself.
    pub fn find(&self, code: AreaCode) -> Option<&Area> {
        self.areas.get(&code)
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
            .filter(|step| *step == code || self.areas.contains_key(step));
        known.map(|step| self.reference(step)).collect()
    }

    /// Where something is, in words: county and town for a village, city and county above. What only fills the level of a city
    /// (市辖区) is called as the province around it.
    pub fn place(&self, code: AreaCode) -> String {
        let upper = match code.level() {
            AreaLevel::Village => AreaLevel::Town,
            AreaLevel::Town => AreaLevel::County,
            AreaLevel::County | AreaLevel::City => AreaLevel::City,
            AreaLevel::Province => AreaLevel::Province,
        };
        let path = self.path(code);
        let name = |at: usize| {
            let fills = path[at].code.level() == AreaLevel::City && fills_a_level(&path[at].name);
            path[at - usize::from(fills && at > 0)].name.as_str()
        };
        let steps = (0..path.len()).filter(|at| path[*at].code.level() >= upper);
        steps.map(name).collect::<Vec<_>>().join(" ")
    }

    /// The places directly below, in order of code; where a level is missing (a city without counties), the next one.
    pub fn children(&self, code: Option<AreaCode>) -> Vec<&Area> {
        let below = |area: &&Area| match code {
            None => area.level() == AreaLevel::Province,
            Some(parent) => {
                parent != area.code && parent.contains(area.code) && self.parent_of(area.code) == Some(parent)
            }
        };
        self.live().filter(below).collect()
    }

    /// Places to choose from in an area: itself, what lies directly below, and the villages of a county's townships.
    pub fn below(&self, area: Option<AreaCode>) -> Vec<AreaRef> {
        let Some(area) = area else {
            return Vec::new();
        };
        let mut all = vec![self.reference(area)];
        for child in self.children(Some(area)) {
            all.push(self.reference(child.code));
            if child.code.level() == AreaLevel::Town {
                let villages = self.children(Some(child.code));
                all.extend(villages.iter().map(|village| self.reference(village.code)));
            }
        }
        all
    }

    /// The code of a place that was written as a code, by its name, or by its name after that of the place above. A name
    /// that several places have is none. What has become part of another place is that place.
    pub fn resolve(&self, text: &str) -> Option<AreaCode> {
        let text = text.trim();
        if let Ok(code) = text.parse() {
            return Some(self.current(code));
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
        let mut live = self.live().filter(fits).map(|area| area.code);
        if let Some(first) = live.next() {
            return live.next().is_none().then_some(first);
        }
        let mut ended: Vec<AreaCode> = self
            .areas
            .values()
            .filter(fits)
            .map(|area| self.current(area.code))
            .collect();
        ended.dedup();
        (ended.len() == 1).then(|| ended[0])
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
        let homes = self
            .areas
            .keys()
            .filter(|code| area.contains(**code) && self.is_live(**code));
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
        std::iter::successors(code.parent(), |step| step.parent()).find(|step| self.areas.contains_key(step))
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
        let found = self.live().filter(fits);
        let mut found: Vec<AreaCode> = found.map(|place| place.code).collect();
        found.sort_by_key(|code| (code.level(), *code));
        found
    }

    /// The area and every place in it: wherever people may be said to live.
    pub fn homes_in(&self, area: AreaCode) -> impl Iterator<Item = AreaCode> {
        let below = self.areas.range(area..).map(|(code, _)| *code);
        let below = below.filter(move |code| *code != area && area.contains(*code) && self.is_live(*code));
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
            ("31", "上海市", "shang hai shi"),
            ("3101", "市辖区", "shi xia qu"),
            ("310117", "松江区", "song jiang qu"),
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
        assert_eq!(book.place("310117".parse().unwrap()), "上海市 松江区");
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
        assert_eq!(names(None), ["上海市", "浙江省", "广东省"]);
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
    fn what_became_part_of_another_place_is_that_place() {
        let code = |text: &str| -> AreaCode { text.parse().unwrap() };
        let end = |from: &str, into: &str| AreaEnd {
            code: code(from),
            on: "2026-07-01".parse().unwrap(),
            successor: code(into),
        };
        let book = book().with_ends(vec![
            end("330598100", "330598102"),
            end("330598100201", "330598102201"),
        ]);
        assert_eq!(book.resolve("330598100201"), Some(code("330598102201")));
        assert_eq!(book.resolve("柳树村"), Some(code("330598102201")));
        assert_eq!(
            book.resolve("330598100299"),
            Some(code("330598102299")),
            "below it"
        );
        assert_eq!(book.current(code("330598101")), code("330598101"));
        assert_eq!(book.name(code("330598100201")), "柳树村", "for days before");
        assert_eq!(book.named("柳树", 5), []);
        assert!(book.children(Some(code("330598"))).is_empty());
        assert_eq!(book.homes(code("330598")).len(), 1, "the county alone");
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
