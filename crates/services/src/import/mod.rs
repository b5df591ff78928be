//! Files that come in: vacancies, people, courses, employers and areas as CSV or XLSX.
//!
//! A file goes through four hands. [`table`] makes rows of it, one after the other; [`header`] says which column is
//! which; a noun's own file ([`person`], [`vacancy`], …) or a file format ([`formats`]) makes a record of a row with the
//! parsers of [`parse`]; `keep` puts the records into the store in one transaction and writes the account.
//!
//! **Invariant:** a file is never held in memory as a whole.
//! **Invariant:** no refusal and no warning names a person: their texts are fixed.
//! **Invariant:** wording the law forbids is kept for the officer and never becomes a demand ([`wording`]).

pub mod account;
pub mod area;
pub mod areas;
pub mod cells;
pub mod course;
pub mod employer;
pub mod failure;
pub mod fair;
pub mod fault;
pub mod formats;
pub mod header;
mod keep;
pub mod offer;
pub mod parse;
pub mod person;
pub mod reading;
pub mod table;
pub mod vacancy;
pub mod wording;

pub use account::{ImportAccount, RefusedRow, Warning};
pub use failure::ImportFailure;
pub use formats::Format;
pub(crate) use keep::gazetteer;
pub use keep::{ImportRequest, Progress, Quiet, import};
pub use reading::{Accepted, Context, Draft, Taker, read};

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// The area tree.
    Areas,
    /// The register.
    People,
    /// Work offered.
    Vacancies,
    /// Training.
    Courses,
    /// Employers.
    Employers,
    /// Job fairs.
    Fairs,
}

impl Noun {
    /// Every noun.
    pub const ALL: [Self; 6] = [
        Self::Areas,
        Self::People,
        Self::Vacancies,
        Self::Courses,
        Self::Employers,
        Self::Fairs,
    ];

    /// The word on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::People => "people",
            Self::Vacancies => "vacancies",
            Self::Courses => "courses",
            Self::Employers => "employers",
            Self::Fairs => "fairs",
        }
    }

    /// Columns a canonical file must have; of each group one is enough.
    pub const fn required(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Areas => &[&["code"], &["name"]],
            Self::People => &[
                &["person_no"],
                &["resident_id"],
                &["name"],
                &["living_area", "hukou_area"],
            ],
            Self::Vacancies => &[
                &["vacancy_no"],
                &["title"],
                &["area"],
                &["employer_name", "employer_uscc"],
            ],
            Self::Courses => &[&["course_no"], &["name"]],
            Self::Employers => &[&["employer_name"]],
            Self::Fairs => &[&["fair_id"], &["title"], &["venue"], &["date"]],
        }
    }
}

impl std::str::FromStr for Noun {
    type Err = domain::values::Unknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = Self::ALL.into_iter().find(|noun| noun.name() == text);
        named.ok_or(domain::values::Unknown {
            what: "kind of import",
        })
    }
}
