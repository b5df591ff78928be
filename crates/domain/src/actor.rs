//! Who is asking. Every port takes an [`Actor`] first.

use crate::code::codes;
use crate::ids::{AccountId, PersonId};
use crate::refusal::Refusal;
use crate::values::AreaCode;
use serde::{Deserialize, Serialize};

codes! {
    /// Staff roles (domain rules §5).
    pub enum Role {
        /// VCO 协管员.
        Coordinator = "coordinator",
        /// DIN 残疾人就业指导员.
        DisabilityInstructor = "disability_instructor",
        /// ORG.
        Organiser = "organiser",
        /// TWN.
        TownOfficer = "town_officer",
        /// CTY.
        CountyOfficer = "county_officer",
        /// CIT.
        CitySupervisor = "city_supervisor",
        /// AUD.
        Auditor = "auditor",
        /// ADM: accounts and areas, no business data.
        Administrator = "administrator",
    }
}

/// A member of staff who has signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Account.
    pub account: AccountId,
    /// Sign-in name.
    pub login: String,
    /// Role.
    pub role: Role,
    /// The area it reaches over, by prefix.
    pub area: AreaCode,
}

/// Who is asking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody known: a visitor of the public pages.
    #[default]
    Visitor,
    /// A person who came by their personal link.
    Seeker(PersonId),
    /// A member of staff.
    Staff(Staff),
    /// Somebody at the command line of the machine itself.
    Operator,
    /// The program's own background work.
    Worker,
}

impl Actor {
    /// The member of staff, or the refusal to show: sign in first.
    pub fn staff(&self) -> Result<&Staff, Refusal> {
        match self {
            Self::Staff(staff) => Ok(staff),
            _ => Err(Refusal::NotSignedIn),
        }
    }

    /// Lets staff with a view of personal data over `area` pass, and the machine itself. Another area is answered
    /// as if it did not exist (S29).
    pub fn may_read_people_in(&self, area: AreaCode) -> Result<(), Refusal> {
        match self {
            Self::Operator | Self::Worker => Ok(()),
            Self::Staff(staff) if !staff.role.sees_people() => Err(Refusal::NotAllowed),
            Self::Staff(staff) if staff.area.contains(area) => Ok(()),
            Self::Staff(_) => Err(Refusal::NotFound),
            Self::Visitor | Self::Seeker(_) => Err(Refusal::NotSignedIn),
        }
    }

    /// Lets staff who may change leads and files over `area` pass, and the machine itself.
    pub fn may_write_people_in(&self, area: AreaCode) -> Result<(), Refusal> {
        self.may_read_people_in(area)?;
        match self {
            Self::Staff(staff) if !staff.role.writes_people() => Err(Refusal::NotAllowed),
            _ => Ok(()),
        }
    }

    /// Lets staff who may see counts over `area` pass, and the machine itself.
    pub fn may_read_counts_in(&self, area: AreaCode) -> Result<(), Refusal> {
        match self {
            Self::Operator | Self::Worker => Ok(()),
            Self::Staff(staff) if staff.role == Role::Administrator => Err(Refusal::NotAllowed),
            Self::Staff(staff) if staff.area.contains(area) => Ok(()),
            Self::Staff(_) => Err(Refusal::NotFound),
            Self::Visitor | Self::Seeker(_) => Err(Refusal::NotSignedIn),
        }
    }

    /// Who did it, for the record: a code and an id, never a name.
    pub fn label(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Seeker(person) => format!("seeker:{person}"),
            Self::Staff(staff) => format!("staff:{}", staff.account),
            Self::Operator => "operator".to_owned(),
            Self::Worker => "worker".to_owned(),
        }
    }
}

impl Role {
    /// Whether the role reads personal files in its area (§5).
    pub const fn sees_people(self) -> bool {
        matches!(
            self,
            Self::Coordinator
                | Self::DisabilityInstructor
                | Self::TownOfficer
                | Self::CountyOfficer
                | Self::Auditor
        )
    }

    /// Whether the role changes files and leads in its area (§5).
    pub const fn writes_people(self) -> bool {
        matches!(
            self,
            Self::Coordinator | Self::DisabilityInstructor | Self::TownOfficer | Self::CountyOfficer
        )
    }

    /// Whether the role publishes and withdraws vacancies in its area (§5).
    pub const fn writes_vacancies(self) -> bool {
        matches!(self, Self::Coordinator | Self::TownOfficer | Self::CountyOfficer)
    }
}
