//! The filters of a question, decided on a [`Row`].

use crate::row::{AreaSpan, Row, day_number, flag, flags};
use domain::catalogue::{CatalogueQuery, DocumentKind};
use domain::values::{AreaCode, Fen, Point};
use tantivy::Term;
use tantivy::schema::Field;

/// Every filter of a question except its words.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    kind: Option<u64>,
    /// Bit `n` = vacancy kind `n` of `Facts`; zero = all.
    vacancy_kinds: u8,
    flags: u8,
    /// Function and the most it may demand.
    limits: Vec<(usize, u8)>,
    education: Option<u8>,
    wage_min: Option<u64>,
    day: Option<u16>,
    area: Option<AreaSpan>,
    near: Option<Point>,
    within_m: Option<u32>,
}

impl Filter {
    /// Reads the filters of a question, with area and wage as relaxed.
    pub fn new(query: &CatalogueQuery, area: Option<AreaCode>, wage_min: Option<Fen>) -> Self {
        let limits = query.functions.0.iter().enumerate();
        Self {
            kind: query.kind.map(|kind| kind as u64),
            vacancy_kinds: query
                .vacancy_kinds
                .iter()
                .fold(0, |mask, kind| mask | 1 << (*kind as u8 + 1)),
            flags: flags(query.conditions, query.sitting, query.no_reading),
            limits: limits
                .filter_map(|(i, can)| can.filter(|level| *level < 3).map(|level| (i, level)))
                .collect(),
            education: query.education.map(|level| level.rank() + 1),
            wage_min: wage_min
                .and_then(|fen| u64::try_from(fen.0).ok())
                .filter(|fen| *fen > 0),
            day: query.day.map(day_number),
            area: area.map(AreaSpan::new),
            near: query.near,
            within_m: query.near.and(query.within_km).map(|km| u32::from(km) * 1000),
        }
    }

    /// Whether a row passes every filter but the kind of work, which the facet of kinds leaves open.
    pub fn admits(&self, row: &Row) -> bool {
        let facts = row.facts;
        self.day.is_none_or(|day| row.days.is_open_on(day))
            && self.kind.is_none_or(|kind| facts.kind() == kind)
            && facts.flags() & self.flags == self.flags
            && self.area.is_none_or(|span| span.contains(row.area))
            && self.wage_min.is_none_or(|least| facts.wage() >= least)
            && self.education.is_none_or(|rank| facts.education() <= rank)
            && self
                .limits
                .iter()
                .all(|(function, can)| facts.demand(*function) <= *can)
            && self.within_m.is_none_or(|reach| self.reaches(row, reach))
    }

    /// Whether the kind of work is one of those asked for.
    pub fn admits_kind(&self, vacancy_kind: u8) -> bool {
        self.vacancy_kinds == 0 || self.vacancy_kinds >> vacancy_kind & 1 == 1
    }

    /// Distance binds only where the work must be reached: work at home passes everywhere.
    fn reaches(&self, row: &Row, reach: u32) -> bool {
        if row.facts.flags() & flag::HOME_BASED != 0 {
            return true;
        }
        let (Some(near), Some(point)) = (self.near, row.point()) else {
            return false;
        };
        // A degree of latitude is never shorter than 110 km: most far places need no trigonometry.
        (near.lat - point.lat).abs() * 110_000.0 <= f64::from(reach) && near.metres_to(point) <= reach
    }
}

/// Marks every document that passes must carry: they let the index skip the others.
pub(crate) fn marks(query: &CatalogueQuery, area: Option<AreaCode>, field: Field) -> Vec<Term> {
    let area = area.map(area_mark);
    let kind = query
        .kind
        .filter(|kind| *kind != DocumentKind::Vacancy)
        .map(kind_mark);
    let home = query.conditions.home_based.then(|| HOME_MARK.to_owned());
    [area, kind, home]
        .into_iter()
        .flatten()
        .map(|mark| Term::from_field_text(field, &mark))
        .collect()
}

/// The mark of work at home.
pub(crate) const HOME_MARK: &str = "home";

/// The mark of an area; a document carries one for each level.
pub(crate) fn area_mark(area: AreaCode) -> String {
    format!("area:{area}")
}

/// The mark of a kind of document.
pub(crate) fn kind_mark(kind: DocumentKind) -> String {
    format!("kind:{kind}")
}
