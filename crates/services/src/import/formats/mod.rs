//! Files with headers of their own: real postings and courses as found.

mod cities_2026;
mod courses_2015;
mod hefei_2015;
mod national_2022;
mod posting;

use super::cells::Cells;
use super::failure::ImportFailure;
use super::header::Columns;
use super::{Context, Draft, Noun, fair};

/// How a file is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The canonical headers of the noun, or their Chinese names.
    #[default]
    Canonical,
    /// Postings of a labour-recruitment site, 2015.
    Hefei2015,
    /// Postings of all occupations, 2022.
    National2022,
    /// Postings of five cities, 2026.
    Cities2026,
    /// Training courses, 2015.
    Courses2015,
    /// Job fairs, 2013 to 2015.
    Fairs2015,
}

impl Format {
    const ALL: [Self; 6] = [
        Self::Canonical,
        Self::Hefei2015,
        Self::National2022,
        Self::Cities2026,
        Self::Courses2015,
        Self::Fairs2015,
    ];

    /// The name on the command line, and the source of the records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Canonical => "canonical",
            Self::Hefei2015 => "hefei_2015",
            Self::National2022 => "national_2022",
            Self::Cities2026 => "cities_2026",
            Self::Courses2015 => "courses_2015",
            Self::Fairs2015 => "fairs_2015",
        }
    }

    /// Refuses a format that is not for the noun.
    pub(super) fn check(self, noun: Noun) -> Result<(), ImportFailure> {
        let fits = match self {
            Self::Canonical => true,
            Self::Courses2015 => noun == Noun::Courses,
            Self::Fairs2015 => noun == Noun::Fairs,
            Self::Hefei2015 | Self::National2022 | Self::Cities2026 => noun == Noun::Vacancies,
        };
        if fits {
            Ok(())
        } else {
            Err(wrong(self.name(), noun))
        }
    }

    /// Reads the header.
    pub(super) fn columns(self, header: &[String]) -> Result<Columns, ImportFailure> {
        let (names, required): (&'static [&'static str], &[&str]) = match self {
            Self::Canonical => return Ok(Columns::default()),
            Self::Hefei2015 => (hefei_2015::COLUMNS, hefei_2015::REQUIRED),
            Self::National2022 => (national_2022::COLUMNS, national_2022::REQUIRED),
            Self::Cities2026 => (cities_2026::COLUMNS, cities_2026::REQUIRED),
            Self::Courses2015 => (courses_2015::COLUMNS, courses_2015::REQUIRED),
            Self::Fairs2015 => (fair::COLUMNS, fair::REQUIRED),
        };
        Columns::of_format(names, required, header)
    }

    /// Makes a record of a row.
    pub(super) fn read(self, cells: Cells<'_>, context: &Context<'_>) -> Option<Draft> {
        let vacancy = |draft| Draft::Vacancy(Box::new(draft));
        match self {
            Self::Canonical => None,
            Self::Hefei2015 => hefei_2015::read(cells, context).map(vacancy),
            Self::National2022 => national_2022::read(cells, context).map(vacancy),
            Self::Cities2026 => cities_2026::read(cells, context).map(vacancy),
            Self::Courses2015 => {
                courses_2015::read(cells, context).map(|course| Draft::Course(Box::new(course)))
            }
            Self::Fairs2015 => fair::read(cells, context).map(|fair| Draft::Fair(Box::new(fair))),
        }
    }
}

impl std::str::FromStr for Format {
    type Err = domain::values::Unknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = Self::ALL.into_iter().find(|format| format.name() == text);
        named.ok_or(domain::values::Unknown {
            what: "format (canonical, hefei_2015, national_2022, cities_2026, courses_2015, fairs_2015)",
        })
    }
}

fn wrong(format: &str, noun: Noun) -> ImportFailure {
    let known = match noun {
        Noun::Vacancies => "canonical, hefei_2015, national_2022, cities_2026",
        Noun::Courses => "canonical, courses_2015",
        Noun::Fairs => "canonical, fairs_2015",
        Noun::Areas | Noun::People | Noun::Employers => "canonical",
    };
    ImportFailure::WrongFormat {
        format: format.to_owned(),
        noun: noun.name(),
        known,
    }
}
