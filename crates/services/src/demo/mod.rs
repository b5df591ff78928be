//! The demo county: 青禾县, an invented county with invented places, employers, vacancies, courses and people.
//!
//! Nothing in it is copied: titles and sentences are put together from a vocabulary of our own. Nobody in it can be
//! real: area codes, resident ID numbers, social credit codes and telephones all lie in ranges that are assigned to
//! nobody. The same settings give the same county, ids included, on every machine.
//!
//! It is meant to be believable: the three groups overlap, education is skewed low, functions follow the disability
//! and its grade, reach follows the legs, some telephones are shared, some vacancies are old, full or faulty, and a
//! few people find less than five vacancies that fit.

mod applications;
mod bodies;
mod categories;
mod chance;
mod courses;
mod employers;
mod fair_day;
mod fairs;
mod files;
mod households;
mod lists;
mod load;
mod look_alikes;
mod money;
mod names;
mod people;
mod places;
mod privacy;
mod screens;
mod texts;
mod vacancies;
mod wishes;
mod works;

pub use chance::SeededIds;
pub use load::Loaded;
pub use places::{CITY, COUNTY};

use chance::Chance;
use chrono::NaiveDate;
use domain::area::Area;
use domain::clock::start_of_day;
use domain::course::Course;
use domain::employer::Employer;
use domain::params::{ParamKey, PolicyParameter};
use domain::person::Person;
use domain::vacancy::Vacancy;
use domain::values::Fen;
use places::Places;

/// What county to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoSettings {
    /// How many people.
    pub people: u32,
    /// How many vacancies; one employer for every seven or eight of them.
    pub vacancies: u32,
    /// Where chance starts.
    pub seed: u64,
    /// The day the county is made for: ages and opening dates lie around it.
    pub as_of: NaiveDate,
}

impl Default for DemoSettings {
    /// The county that `serve` loads into an empty database; the day is the caller's to say.
    fn default() -> Self {
        Self {
            people: 3000,
            vacancies: 900,
            seed: 1,
            as_of: NaiveDate::default(),
        }
    }
}

/// A county as values, ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    /// Province, city, county, towns and villages, parents first.
    pub areas: Vec<Area>,
    /// Employers.
    pub employers: Vec<Employer>,
    /// Vacancies.
    pub vacancies: Vec<Vacancy>,
    /// Training courses.
    pub courses: Vec<Course>,
    /// People.
    pub people: Vec<Person>,
    /// Policy figures of the county: its minimum wage.
    pub params: Vec<PolicyParameter>,
}

/// How many courses a county has.
const COURSES: usize = 40;
/// Who made the fairs, until there is an organiser.
pub(crate) const MAKER: &str = "demo";

/// Streams of chance, one for each kind of thing.
enum Stream {
    Places = 1,
    Employers,
    Vacancies,
    Courses,
    People,
    Categories,
    Files,
    Households,
}

/// Makes the county. Pure: the same settings always give an equal county.
pub fn generate(settings: &DemoSettings) -> County {
    let &DemoSettings { seed, as_of, .. } = settings;
    let stream = |stream: Stream| Chance::new(seed, stream as u64);
    let ids = SeededIds::new(seed);
    let ids = (&ids as &dyn domain::ids::IdSource, start_of_day(as_of));
    let (people, vacancies) = (settings.people as usize, settings.vacancies as usize);
    let places = Places::new(&mut stream(Stream::Places));
    let sites = employers::employers(&mut stream(Stream::Employers), &places, vacancies * 2 / 15, ids);
    County {
        vacancies: vacancies::vacancies(
            &mut stream(Stream::Vacancies),
            &places,
            &sites,
            (vacancies, as_of),
            ids,
        ),
        courses: courses::courses(&mut stream(Stream::Courses), &places, (COURSES, as_of), ids),
        people: look_alikes::planted(people::people(
            &mut stream(Stream::People),
            &places,
            (people, as_of),
            ids,
        )),
        employers: sites.into_iter().map(|site| site.employer).collect(),
        params: [minimum_wage(COUNTY, 2010, as_of), minimum_wage(CITY, 2260, as_of)]
            .into_iter()
            .flatten()
            .collect(),
        areas: places.areas,
    }
}

/// A minimum wage in yuan a month, in force since long before the day.
fn minimum_wage(area: &str, yuan: i64, as_of: NaiveDate) -> Option<PolicyParameter> {
    Some(PolicyParameter {
        programme: "demo".to_owned(),
        area: Some(places::code(area)?),
        key: ParamKey::MinimumWage,
        value: Fen::yuan(yuan).0,
        valid_from: as_of - chrono::Months::new(24),
        valid_to: None,
        source: "demo county, not law (演示县的数字，不是法规)".to_owned(),
    })
}
