//! A small county to search in.

use chrono::NaiveDate;
use domain::catalogue::{CataloguePage, CatalogueQuery};
use domain::course::Course;
use domain::fit::Functions;
use domain::ids::{CourseId, EmployerId, VacancyId};
use domain::person::CategorySet;
use domain::trade::TradeSet;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use domain::values::{AreaCode, Fen, Point};
use search::{Catalogue, Entry, Synonyms};
use uuid::Uuid;

/// The day of the tests.
pub fn today() -> NaiveDate {
    day("2026-06-30")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn area(text: &str) -> AreaCode {
    AreaCode::parse(text).unwrap()
}

pub fn id(n: u32) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

/// A vacancy that is open today and says nothing more than its title.
pub fn vacancy(n: u32, title: &str) -> Vacancy {
    Vacancy {
        id: VacancyId(id(n)),
        no: format!("V{n:05}"),
        employer: EmployerId(id(1_000_000)),
        employer_name: "织里童装有限公司".to_owned(),
        title: title.to_owned(),
        occupation: String::new(),
        kind: VacancyKind::Normal,
        headcount: Some(3),
        filled: 0,
        wage: Wage {
            low: Some(Fen::yuan(4000)),
            high: Some(Fen::yuan(5000)),
            unit: WageUnit::Month,
        },
        wage_text: String::new(),
        area: area("330502"),
        address: String::new(),
        point: None,
        education: None,
        education_required: false,
        experience: String::new(),
        age_min: None,
        age_max: None,
        demands: Functions::UNKNOWN,
        conditions: Conditions::default(),
        night: false,
        no_reading: false,
        contract_months: None,
        reserved_for: CategorySet::EMPTY,
        licences: Vec::new(),
        open_from: day("2026-06-01"),
        open_to: None,
        touched: day("2026-06-20"),
        description: String::new(),
        tags: Vec::new(),
        trades: TradeSet::of(title),
        unlawful: Vec::new(),
        state: VacancyState::Open,
        phone: String::new(),
        source: "test".to_owned(),
    }
}

pub fn course(n: u32, name: &str) -> Course {
    Course {
        id: CourseId(id(n)),
        no: format!("C{n:05}"),
        name: name.to_owned(),
        kind: "技能培训".to_owned(),
        occupation: String::new(),
        hours: Some(80),
        area: Some(area("330502")),
        address: String::new(),
        provider: "湖州技师学院".to_owned(),
        audience: "所有人群".to_owned(),
        certificate: String::new(),
        fee: Some(Fen(0)),
        starts: Some(day("2026-07-15")),
        description: String::new(),
        trades: TradeSet::of(name),
        source: "test".to_owned(),
    }
}

pub fn entry(vacancy: Vacancy) -> Entry {
    Entry::Vacancy {
        vacancy,
        place: "吴兴区 织里镇".to_owned(),
        fresh_days: 90,
        month_days: 2175,
    }
}

pub fn course_entry(course: Course) -> Entry {
    Entry::Course {
        course,
        place: "吴兴区".to_owned(),
    }
}

pub fn point(lon: f64, lat: f64) -> Option<Point> {
    Point::new(lon, lat)
}

/// A catalogue in memory.
pub fn catalogue(entries: impl IntoIterator<Item = Entry>) -> Catalogue {
    let catalogue = Catalogue::in_memory(Synonyms::from_trades()).unwrap();
    catalogue.apply(entries, &[]).unwrap();
    catalogue
}

/// Vacancies that differ by title alone, numbered from one.
pub fn titled(titles: &[&str]) -> Catalogue {
    catalogue((1..).zip(titles).map(|(n, title)| entry(vacancy(n, title))))
}

pub fn words(words: &str) -> CatalogueQuery {
    CatalogueQuery {
        words: words.to_owned(),
        day: Some(today()),
        limit: 100,
        ..CatalogueQuery::default()
    }
}

pub fn ask(catalogue: &Catalogue, text: &str) -> CataloguePage {
    catalogue.search(&words(text)).unwrap()
}

/// The titles found, best first; nothing when the words had to be loosened.
pub fn found(catalogue: &Catalogue, text: &str) -> Vec<String> {
    let page = ask(catalogue, text);
    if page.relaxed.is_empty() {
        titles(&page)
    } else {
        Vec::new()
    }
}

pub fn titles(page: &CataloguePage) -> Vec<String> {
    page.cards.iter().map(|card| card.title.clone()).collect()
}
