//! Work between regions (P14, Y56, Y57): packages of vacancies that one county gives another, and the groups that go to work there.

use crate::code::codes;
use crate::fit::Functions;
use crate::ids::{LabourGroupId, PackageId};
use crate::refusal::{FieldProblem, Problem};
use crate::vacancy::{Conditions, VacancyKind, Wage};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What the format of a package is called; another one is refused.
pub const FORMAT: &str = "songgang-vacancies/1";
/// Vacancies of one package.
pub const VACANCIES_MAX: usize = 500;
/// Characters of a package as it comes.
pub const TEXT_MAX: usize = 1_000_000;
/// Characters of a name, a vehicle, a contact.
pub const WORDS_MAX: usize = 60;
/// People of one group.
pub const PEOPLE_MAX: usize = 200;

/// A vacancy as another county gets it: what is offered, and nobody's name or number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PackedVacancy {
    /// Its number at home.
    pub no: String,
    /// The employer's name.
    pub employer: String,
    /// Its social credit code.
    #[serde(default)]
    pub uscc: Option<String>,
    /// What is wanted.
    pub title: String,
    /// What kind of work.
    pub kind: VacancyKind,
    /// How many people.
    pub headcount: u32,
    /// The wage.
    pub wage: Wage,
    /// Where the work is.
    pub area: AreaCode,
    /// Street and number.
    pub address: String,
    /// What it offers.
    pub conditions: Conditions,
    /// What it demands of the body.
    pub demands: Functions,
    /// Months of contract.
    pub contract_months: Option<u16>,
    /// What one does.
    pub description: String,
    /// Last day, where there is one.
    pub open_to: Option<NaiveDate>,
}

/// Vacancies that one county gives others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// [`FORMAT`].
    pub format: String,
    /// The county it comes from.
    pub origin: AreaCode,
    /// Its name.
    pub origin_name: String,
    /// Counted up by the county: a higher one takes the place of those before.
    pub version: u32,
    /// When it was made.
    pub issued_on: NaiveDate,
    /// Until when it holds.
    pub valid_until: NaiveDate,
    /// Whom to ask there: an office, never a person.
    pub station: String,
    /// The vacancies.
    pub vacancies: Vec<PackedVacancy>,
    /// What the rest comes to; another sum means that it was changed on the way.
    #[serde(default)]
    pub hash: String,
}

/// Why a package is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadPackage {
    /// It cannot be read, or is of another format.
    Unreadable,
    /// It was changed on the way.
    Changed,
    /// Its time is over.
    Over,
    /// It is one's own.
    Own,
}

impl Package {
    /// Whether it may be taken in on a day by a county, once it was read. `sum` is what its content comes to.
    pub fn fault(&self, sum: &str, (own, today): (AreaCode, NaiveDate)) -> Option<BadPackage> {
        if self.format != FORMAT || self.vacancies.len() > VACANCIES_MAX {
            Some(BadPackage::Unreadable)
        } else if self.hash != sum {
            Some(BadPackage::Changed)
        } else if self.valid_until < today {
            Some(BadPackage::Over)
        } else if own.contains(self.origin) || self.origin.contains(own) {
            Some(BadPackage::Own)
        } else {
            None
        }
    }
}

/// A package as kept where it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPackage {
    /// Our id.
    pub id: PackageId,
    /// Whose.
    pub area: AreaCode,
    /// Its version.
    pub version: u32,
    /// Until when it holds.
    pub valid_until: NaiveDate,
    /// How many vacancies.
    pub vacancies: u32,
    /// What it comes to.
    pub hash: String,
    /// The whole, as text.
    pub text: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Where a vacancy came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The county.
    pub region: AreaCode,
    /// Its name.
    pub name: String,
    /// The version of the package.
    pub version: u32,
    /// Whom to ask there.
    pub station: String,
}

codes! {
    /// What a package does to a vacancy.
    pub enum Arrival {
        /// It is new.
        New = "new",
        /// It is there and changes.
        Changed = "changed",
        /// It is not offered any more.
        Withdrawn = "withdrawn",
    }
}

codes! {
    /// How far a group has come (P14).
    pub enum GroupState {
        /// Names, transport and escort are settled.
        Formed = "formed",
        /// On the way.
        Departed = "departed",
        /// There.
        Arrived = "arrived",
        /// Back.
        Returned = "returned",
        /// It did not go.
        Cancelled = "cancelled",
    }
}

impl GroupState {
    /// The step after it.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Formed => Some(Self::Departed),
            Self::Departed => Some(Self::Arrived),
            Self::Arrived => Some(Self::Returned),
            Self::Returned | Self::Cancelled => None,
        }
    }

    /// Whether it can go over into another state: one step on, or not going at all.
    pub fn may_become(self, other: Self) -> bool {
        self.next() == Some(other) || self == Self::Formed && other == Self::Cancelled
    }
}

/// People who go to work elsewhere together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabourGroup {
    /// Our id.
    pub id: LabourGroupId,
    /// From where.
    pub area: AreaCode,
    /// Where to.
    pub destination: AreaCode,
    /// What it is called.
    pub title: String,
    /// How they travel.
    pub transport: String,
    /// Who goes with them.
    pub escort: String,
    /// Whom to ask there.
    pub station: String,
    /// When they leave.
    pub departs_on: NaiveDate,
    /// How far it has come.
    pub state: GroupState,
    /// Since which day.
    pub state_on: NaiveDate,
    /// Who formed it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl LabourGroup {
    /// What cannot be, each beside its field.
    pub fn problems(&self, today: NaiveDate) -> Vec<FieldProblem> {
        let wrong = |field: &str, problem| FieldProblem {
            field: field.to_owned(),
            problem,
        };
        let texts = [
            ("title", &self.title),
            ("transport", &self.transport),
            ("escort", &self.escort),
            ("station", &self.station),
        ];
        let mut problems = Vec::new();
        for (field, text) in texts {
            match text.chars().count() {
                0 => problems.push(wrong(field, Problem::Required)),
                count if count > WORDS_MAX => problems.push(wrong(field, Problem::TooLong)),
                _ => {}
            }
        }
        if self.departs_on < today {
            problems.push(wrong("departs_on", Problem::OutOfRange));
        }
        if self.destination == self.area {
            problems.push(wrong("destination", Problem::OutOfRange));
        }
        problems
    }
}
