//! What may be asked of the catalogue, and what a result card shows. A list page is made of cards alone.

use crate::code::codes;
use crate::fit::Functions;
use crate::vacancy::{Conditions, VacancyKind, Wage};
use crate::values::{AreaCode, Education, Fen, Point};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

codes! {
    /// What a document of the catalogue is.
    pub enum DocumentKind {
        /// Work offered.
        Vacancy = "vacancy",
        /// Training.
        Course = "course",
        /// A policy.
        Policy = "policy",
        /// A job fair or another event.
        Event = "event",
    }
}

/// A question to the catalogue. `Default` asks for everything that is open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CatalogueQuery {
    /// Words as typed; empty = everything.
    pub words: String,
    /// Only documents of this kind.
    pub kind: Option<DocumentKind>,
    /// Only in this area (prefix).
    pub area: Option<AreaCode>,
    /// Where the asker is; ranks near work higher and fills the distance on cards.
    pub near: Option<Point>,
    /// Only within so many kilometres of `near`.
    pub within_km: Option<u16>,
    /// Only if the month's wage (upper figure) reaches this; work without a stated wage is left out.
    pub wage_min: Option<Fen>,
    /// Only vacancies of one of these kinds; empty = all.
    pub vacancy_kinds: Vec<VacancyKind>,
    /// Only work that offers all the conditions set here.
    pub conditions: Conditions,
    /// Only work one can do sitting (standing/walking demand stated and at most 1).
    pub sitting: bool,
    /// Only work that needs no reading.
    pub no_reading: bool,
    /// What the person can do; work whose stated demand exceeds it is left out.
    pub functions: Functions,
    /// The person's education; work that truly requires more is left out.
    pub education: Option<Education>,
    /// The day on which it must be open.
    pub day: Option<NaiveDate>,
    /// First page = 0.
    pub page: u32,
    /// Cards on a page; 0 = the usual 20.
    pub limit: u32,
}

/// One result, complete for display: nothing else is looked up for a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Our id (`/vacancies/{id}`, `/courses/{id}`).
    pub id: Uuid,
    /// The number it has outside.
    pub no: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Title.
    pub title: String,
    /// Employer or school.
    pub from: String,
    /// Where.
    pub area: Option<AreaCode>,
    /// Where, in words: county and town.
    pub place: String,
    /// Where on the map.
    pub point: Option<Point>,
    /// Metres from the asker, when both places are known.
    pub metres: Option<u32>,
    /// The wage (vacancies).
    pub wage: Option<Wage>,
    /// The fee in fen (courses): zero = free.
    pub fee: Option<Fen>,
    /// What kind of work.
    pub vacancy_kind: Option<VacancyKind>,
    /// What it offers.
    pub conditions: Conditions,
    /// Whether it can be done sitting.
    pub sitting: bool,
    /// Whether it needs no reading.
    pub no_reading: bool,
    /// People wanted.
    pub headcount: Option<u32>,
    /// First day it is open; start of a course.
    pub open_from: Option<NaiveDate>,
    /// Last day it is open.
    pub open_to: Option<NaiveDate>,
    /// Rank score, larger is better; comparable within one answer only.
    pub score: f32,
    /// Why it was found, best first.
    pub why: Vec<Why>,
}

/// Why a document was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A typed word stands in it.
    Word(String),
    /// A synonym of a typed word stands in it.
    Synonym {
        /// As typed.
        typed: String,
        /// As found.
        found: String,
    },
    /// The typed letters are its pinyin.
    Pinyin(String),
}

/// What was loosened because nothing was found, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relaxed {
    /// The search went up to this wider area; `None` = everywhere.
    Area(Option<AreaCode>),
    /// The wage was left aside.
    Wage,
    /// Some words need not stand in it.
    Words,
}

/// How many results a choice would give.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// By kind of work.
    pub vacancy_kinds: Vec<(VacancyKind, u32)>,
    /// By area one level below the one asked for.
    pub areas: Vec<(AreaCode, u32)>,
    /// With each condition: home-based, lodging, meals, transport, insured, sitting, no reading.
    pub conditions: [u32; 7],
}

/// A page of results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CataloguePage {
    /// How many there are altogether.
    pub total: u32,
    /// The cards of this page.
    pub cards: Vec<Card>,
    /// What was loosened to find anything.
    pub relaxed: Vec<Relaxed>,
    /// Counts for the filters.
    pub facets: Facets,
    /// Time taken in microseconds.
    pub micros: u64,
}
