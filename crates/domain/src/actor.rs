//! Who is asking. Every port takes an [`Actor`] first.

use crate::code::codes;
use crate::ids::{AccountId, EmployerId, PersonId, ProxyId};
use crate::permission::{Deed, Function, Party, Scope, grant};
use crate::person::{CategorySet, Person};
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
        /// TRN, on its own classes.
        TrainingProvider = "training_provider",
        /// TWN.
        TownOfficer = "town_officer",
        /// CTY.
        CountyOfficer = "county_officer",
        /// CIT.
        CitySupervisor = "city_supervisor",
        /// DPT: a county department, own fields only.
        DepartmentReviewer = "department_reviewer",
        /// AUD.
        Auditor = "auditor",
        /// ADM: accounts and areas, no business data.
        Administrator = "administrator",
    }
}

codes! {
    /// County departments: those that review their own fields of an application (P1a), and finance, which pays (§5).
    pub enum Department {
        /// 农业/农办: household, names, agricultural population, areas.
        Agriculture = "agriculture",
        /// 国土: acquired area, ownership, land class.
        Land = "land",
        /// 公安: hukou kind, name, age, family.
        PublicSecurity = "public_security",
        /// 民政: subsistence allowance.
        CivilAffairs = "civil_affairs",
        /// 人口计生: one-child and two-daughter households.
        FamilyPlanning = "family_planning",
        /// 残联: disability certificate and grade.
        DisabledFederation = "disabled_federation",
        /// 财政: puts subsidies on the list and pays them.
        Finance = "finance",
    }
}

impl Department {
    /// Those that have a word about who lost land (P1a).
    pub const OF_LAND_LOSS: &'static [Self] = &[
        Self::Agriculture,
        Self::Land,
        Self::PublicSecurity,
        Self::CivilAffairs,
        Self::FamilyPlanning,
        Self::DisabledFederation,
    ];
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
    /// The department of a [`Role::DepartmentReviewer`].
    pub department: Option<Department>,
}

/// Who is asking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody known: a visitor of the public pages.
    #[default]
    Visitor,
    /// A person on the register: by personal link, by paper code, or signed in by phone.
    Seeker(PersonId),
    /// Somebody who acts for a person with recorded consent.
    Proxy {
        /// The person acted for.
        person: PersonId,
        /// The recorded proxy.
        proxy: ProxyId,
    },
    /// Somebody signed in for an employer.
    Employer {
        /// The employer.
        employer: EmployerId,
        /// Their account.
        account: AccountId,
    },
    /// Somebody who registered an employer that no officer has confirmed yet: may wait, and nothing else.
    Applicant {
        /// Their account.
        account: AccountId,
    },
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

    /// Lets those pass who may do something with records of `area` (§5). Another area is answered as if it did not exist
    /// (S29). Seekers, proxies and employers have no area; their own records are found by other questions.
    pub fn may(&self, deed: Deed, function: Function, area: AreaCode) -> Result<(), Refusal> {
        let within = self.scope(deed, function)?.area;
        if within.is_none_or(|own| own.contains(area)) {
            Ok(())
        } else {
            Err(Refusal::NotFound)
        }
    }

    /// Lets those pass who may do something with the record of a person who lives in `area` and holds `categories`.
    pub fn may_with(
        &self,
        deed: Deed,
        function: Function,
        area: AreaCode,
        categories: CategorySet,
    ) -> Result<(), Refusal> {
        if self.scope(deed, function)?.covers(area, categories) {
            Ok(())
        } else {
            Err(Refusal::NotFound)
        }
    }

    /// Over whom the asker may do something: what every list, search, export and bulk action is narrowed to.
    pub fn scope(&self, deed: Deed, function: Function) -> Result<Scope, Refusal> {
        match self {
            Self::Operator | Self::Worker => Ok(Scope::ALL),
            Self::Staff(staff) if staff.may(deed, function) => Ok(Scope {
                area: Some(staff.area),
                only: staff.role.only(),
            }),
            Self::Staff(_) | Self::Employer { .. } => Err(Refusal::NotAllowed),
            Self::Visitor | Self::Seeker(_) | Self::Proxy { .. } | Self::Applicant { .. } => {
                Err(Refusal::NotSignedIn)
            }
        }
    }

    /// Whose record a seeker or a proxy may do something with: their own, or that of the person acted for (§5, `o`).
    pub fn own_person(&self, deed: Deed, function: Function) -> Result<PersonId, Refusal> {
        let (party, person) = match self {
            Self::Seeker(person) => (Party::Seeker, *person),
            Self::Proxy { person, .. } => (Party::Proxy, *person),
            _ => return Err(Refusal::NotSignedIn),
        };
        if grant(party, function).allows(deed) {
            Ok(person)
        } else {
            Err(Refusal::NotAllowed)
        }
    }

    /// Whose records an employer may do something with: their own.
    pub fn own_employer(&self, deed: Deed, function: Function) -> Result<EmployerId, Refusal> {
        match self {
            Self::Employer { employer, .. } if grant(Party::Employer, function).allows(deed) => Ok(*employer),
            Self::Employer { .. } => Err(Refusal::NotAllowed),
            _ => Err(Refusal::NotSignedIn),
        }
    }

    /// The account whose own classes a training provider may do something with.
    pub fn own_classes(&self, deed: Deed, function: Function) -> Result<AccountId, Refusal> {
        match self {
            Self::Staff(staff) if staff.role == Role::TrainingProvider => {
                let allowed = grant(Party::TrainingProvider, function).allows(deed);
                allowed.then_some(staff.account).ok_or(Refusal::NotAllowed)
            }
            Self::Staff(_) => Err(Refusal::NotAllowed),
            _ => Err(Refusal::NotSignedIn),
        }
    }

    /// Lets staff pass who read the file of this person, and the machine itself.
    pub fn may_read_person(&self, person: &Person) -> Result<(), Refusal> {
        self.may_with(
            Deed::Read,
            Function::PersonFile,
            person.living_area,
            person.categories,
        )
    }

    /// Lets staff pass who hand over and change leads of this person, and the machine itself.
    pub fn may_write_person(&self, person: &Person) -> Result<(), Refusal> {
        self.may_with(
            Deed::Update,
            Function::Lead,
            person.living_area,
            person.categories,
        )
    }

    /// Lets staff who read personal files over `area` pass, and the machine itself.
    pub fn may_read_people_in(&self, area: AreaCode) -> Result<(), Refusal> {
        self.may(Deed::Read, Function::PersonFile, area)
    }

    /// Lets staff who hand over and change leads over `area` pass, and the machine itself.
    pub fn may_write_people_in(&self, area: AreaCode) -> Result<(), Refusal> {
        self.may(Deed::Update, Function::Lead, area)
    }

    /// Lets staff who may see counts over `area` pass, and the machine itself. Organisers plan with them.
    pub fn may_read_counts_in(&self, area: AreaCode) -> Result<(), Refusal> {
        match self {
            Self::Staff(staff) if staff.role == Role::Organiser => {
                let within = staff.area.contains(area);
                within.then_some(()).ok_or(Refusal::NotFound)
            }
            _ => self.may(Deed::Count, Function::Lead, area),
        }
    }

    /// Who did it, for the record: a code and an id, never a name.
    pub fn label(&self) -> String {
        match self {
            Self::Visitor => "visitor".to_owned(),
            Self::Seeker(person) => format!("seeker:{person}"),
            Self::Proxy { person, proxy } => format!("proxy:{proxy}:{person}"),
            Self::Employer { account, .. } => format!("employer:{account}"),
            Self::Applicant { account } => format!("applicant:{account}"),
            Self::Staff(staff) => Self::staff_label(staff.account),
            Self::Operator => "operator".to_owned(),
            Self::Worker => "worker".to_owned(),
        }
    }

    /// The label of whoever is signed in with a staff account.
    pub fn staff_label(account: AccountId) -> String {
        format!("staff:{account}")
    }
}

impl Role {
    /// Whether the role reads personal files in its area (§5).
    pub const fn sees_people(self) -> bool {
        self.may(Deed::Read, Function::PersonFile)
    }

    /// Whether the role changes leads in its area (§5).
    pub const fn writes_people(self) -> bool {
        self.may(Deed::Update, Function::Lead)
    }

    /// Whether people may be given to the role to look after.
    pub const fn looks_after_people(self) -> bool {
        self.may(Deed::Update, Function::PersonFile)
    }

    /// Whether the role publishes and withdraws vacancies in its area (§5).
    pub const fn writes_vacancies(self) -> bool {
        self.may(Deed::Update, Function::Vacancy)
    }
}
