//! A search as its address says it, and back.

use crate::pages::{page_number, query_value};
use crate::routes;
use domain::catalogue::{CatalogueQuery, DocumentKind};
use domain::vacancy::{Conditions, VacancyKind};
use domain::values::{AreaCode, Fen, Point};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The yes-or-no filters, by their names in the address.
pub const SWITCHES: [&str; 7] = ["home", "bed", "meals", "bus", "insured", "sit", "noread"];

/// What somebody looks for. Its address reproduces it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words as typed.
    pub words: String,
    /// In this area only.
    pub area: Option<AreaCode>,
    /// Kinds of work; empty = all.
    pub kinds: Vec<VacancyKind>,
    /// The filters of [`SWITCHES`], in that order.
    pub switches: [bool; 7],
    /// At least so many yuan a month.
    pub yuan: Option<i64>,
    /// Within so many kilometres of where the person is.
    pub km: Option<u16>,
    /// First page = 0.
    pub page: u32,
}

/// The longest question taken; the rest is noise.
const WORDS_MAX: usize = 60;

impl Search {
    /// Reads the address of the page. What cannot be read is left aside.
    pub fn here() -> Self {
        let words: String = query_value::<String>("q").unwrap_or_default();
        let kinds = use_query_map()
            .read_untracked()
            .get_all("kind")
            .unwrap_or_default();
        Self {
            words: words.trim().chars().take(WORDS_MAX).collect(),
            area: query_value("area"),
            kinds: kinds.iter().filter_map(|kind| kind.parse().ok()).collect(),
            switches: SWITCHES.map(|name| query_value::<String>(name).is_some_and(|value| value == "1")),
            yuan: query_value::<i64>("wage").filter(|yuan| (1..=1_000_000).contains(yuan)),
            km: query_value::<u16>("km").filter(|km| *km > 0),
            page: page_number(),
        }
    }

    /// Its address.
    pub fn href(&self) -> String {
        let mut values: Vec<(&str, Option<String>)> = vec![
            ("q", (!self.words.is_empty()).then(|| self.words.clone())),
            ("area", self.area.map(|area| area.to_string())),
        ];
        values.extend(
            self.kinds
                .iter()
                .map(|kind| ("kind", Some(kind.code().to_owned()))),
        );
        values.extend(
            SWITCHES
                .iter()
                .zip(self.switches)
                .map(|(name, on)| (*name, on.then(|| "1".to_owned()))),
        );
        values.push(("wage", self.yuan.map(|yuan| yuan.to_string())));
        values.push(("km", self.km.map(|km| km.to_string())));
        values.push(("page", (self.page > 0).then(|| (self.page + 1).to_string())));
        routes::with_query("/vacancies", &values)
    }

    /// The same, on its first page.
    pub fn first_page(&self) -> Self {
        Self {
            page: 0,
            ..self.clone()
        }
    }

    /// Only the words.
    pub fn words_only(&self) -> Self {
        Self {
            words: self.words.clone(),
            ..Self::default()
        }
    }

    /// Whether anything beyond words is chosen.
    pub fn is_filtered(&self) -> bool {
        *self
            != Self {
                page: self.page,
                ..self.words_only()
            }
    }

    /// The question to the catalogue, asked from `near`.
    pub fn query(&self, near: Option<Point>) -> CatalogueQuery {
        let [home, bed, meals, bus, insured, sit, noread] = self.switches;
        CatalogueQuery {
            words: self.words.clone(),
            kind: Some(DocumentKind::Vacancy),
            area: self.area,
            near,
            within_km: self.km.filter(|_| near.is_some()),
            wage_min: self.yuan.map(Fen::yuan),
            vacancy_kinds: self.kinds.clone(),
            conditions: Conditions {
                home_based: home,
                lodging: bed,
                meals,
                transport: bus,
                insured,
            },
            sitting: sit,
            no_reading: noread,
            page: self.page,
            ..CatalogueQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_was_chosen() {
        let search = Search {
            words: "缝纫".to_owned(),
            area: AreaCode::parse("330503").ok(),
            kinds: vec![VacancyKind::Normal, VacancyKind::Piecework],
            switches: [false, true, false, false, false, true, false],
            yuan: Some(3000),
            km: None,
            page: 1,
        };
        assert_eq!(
            search.href(),
            "/vacancies?q=%E7%BC%9D%E7%BA%AB&area=330503&kind=normal&kind=piecework&bed=1&sit=1&wage=3000&page=2"
        );
        assert!(search.is_filtered() && !search.words_only().is_filtered());
        let query = search.query(None);
        assert!(query.conditions.lodging && query.sitting && !query.no_reading);
        assert_eq!(query.wage_min, Some(Fen(300_000)));
    }

    #[test]
    fn distance_needs_a_place() {
        let search = Search {
            km: Some(10),
            ..Search::default()
        };
        assert_eq!(search.query(None).within_km, None);
    }
}
