//! Who may do what: the table of roles and functions (domain rules §5), in one place. Services ask it through
//! [`Actor::may`](crate::actor::Actor::may) and scope their lists with [`Actor::scope`](crate::actor::Actor::scope).

use crate::actor::{Department, Role, Staff};
use crate::code::codes;
use crate::person::{Category, CategorySet};
use crate::values::AreaCode;

codes! {
    /// The columns of the table: everybody who may be asking.
    pub enum Party {
        /// SEEK 求职者, on their own record.
        Seeker = "seeker",
        /// PROXY, acting for a seeker with recorded consent.
        Proxy = "proxy",
        /// VCO 协管员.
        Coordinator = "coordinator",
        /// DIN 残疾人就业指导员.
        DisabilityInstructor = "disability_instructor",
        /// EMP, on their own record.
        Employer = "employer",
        /// TRN, on their own record.
        TrainingProvider = "training_provider",
        /// ORG.
        Organiser = "organiser",
        /// TWN.
        TownOfficer = "town_officer",
        /// CTY.
        CountyOfficer = "county_officer",
        /// DPT: a county department, own fields only.
        DepartmentReviewer = "department_reviewer",
        /// CIT.
        CitySupervisor = "city_supervisor",
        /// AUD.
        Auditor = "auditor",
        /// ADM: accounts and areas, no business data.
        Administrator = "administrator",
    }
}

codes! {
    /// The rows of the table: what may be done something with.
    pub enum Function {
        /// Search for vacancies, training and policies.
        Catalogue = "catalogue",
        /// Own profile, wishes, consent.
        OwnProfile = "own_profile",
        /// Person and household file.
        PersonFile = "person_file",
        /// Full resident ID, certificate and phone numbers.
        FullNumber = "full_number",
        /// Recognition in a category 认定.
        Recognition = "recognition",
        /// Public notice and objections.
        PublicNotice = "public_notice",
        /// Vacancies.
        Vacancy = "vacancy",
        /// Leads.
        Lead = "lead",
        /// Contact data of candidates.
        CandidateContact = "candidate_contact",
        /// Home visits.
        HomeVisit = "home_visit",
        /// Plans of assistance weeks and fairs.
        EventPlan = "event_plan",
        /// Check-in at events.
        CheckIn = "check_in",
        /// Courses and classes.
        CourseClass = "course_class",
        /// Attendance and certificates.
        Attendance = "attendance",
        /// Placements and contracts.
        Placement = "placement",
        /// Follow-up.
        FollowUp = "follow_up",
        /// Public-welfare posts.
        PublicPost = "public_post",
        /// Subsidy claims.
        Claim = "claim",
        /// Complaints and arrears.
        Complaint = "complaint",
        /// Blacklist.
        Blacklist = "blacklist",
        /// Monthly reports.
        MonthlyReport = "monthly_report",
        /// Assessment scores.
        Assessment = "assessment",
        /// Policy parameters.
        PolicyParameter = "policy_parameter",
        /// Accounts, roles, area tree.
        Account = "account",
        /// Requests of people about their own data: correcting is an update, erasing is approved. Not a row of the
        /// document: design.
        DataRequest = "data_request",
        /// The log of who looked at whose data. Not a row of the document: design.
        AccessLog = "access_log",
        /// Land-loss insurance: the county registers and pays (P1a). Not a row of the document: design.
        Insurance = "insurance",
        /// Disability quota (P15): employers declare, the federation checks. Not a row of the document: design.
        Quota = "quota",
        /// Start-up cases (P10). Not a row of the document: design.
        Startup = "startup",
        /// The register of instructors (Y47). Not a row of the document: design.
        Instructor = "instructor",
        /// Wall screens (Y33). Not a row of the document: design.
        Screen = "screen",
        /// Looks at what disabled people can do at work (Y46, P1c). Not a row of the document: design.
        WorkAssessment = "work_assessment",
    }
}

codes! {
    /// What may be done.
    pub enum Deed {
        /// C.
        Create = "create",
        /// R.
        Read = "read",
        /// U.
        Update = "update",
        /// A: approve or return.
        Approve = "approve",
        /// S: counts only.
        Count = "count",
    }
}

/// One cell of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    deeds: u8,
    /// Only records of one's own (`o`).
    pub own: bool,
}

impl Grant {
    /// Reads a cell as the table writes it: `CRUa`, `Ro`, `–`. Staff reach over their area whatever the cell says, so `a` only
    /// reads well; seekers, proxies, employers and providers reach over their own records.
    const fn of(cell: &str) -> Self {
        let bytes = cell.as_bytes();
        let mut grant = Self { deeds: 0, own: false };
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'C' => grant.deeds |= 1 << Deed::Create as u8,
                b'R' => grant.deeds |= 1 << Deed::Read as u8,
                b'U' => grant.deeds |= 1 << Deed::Update as u8,
                b'A' => grant.deeds |= 1 << Deed::Approve as u8,
                b'S' => grant.deeds |= 1 << Deed::Count as u8,
                b'o' => grant.own = true,
                _ => {}
            }
            at += 1;
        }
        grant
    }

    /// Whether the deed is granted. Whoever changes or approves records reads them, and whoever reads them may count them.
    pub const fn allows(self, deed: Deed) -> bool {
        const READING: u8 = 1 << Deed::Read as u8 | 1 << Deed::Update as u8 | 1 << Deed::Approve as u8;
        let wanted = match deed {
            Deed::Read => READING,
            Deed::Count => READING | 1 << Deed::Count as u8,
            other => 1 << other as u8,
        };
        self.deeds & wanted != 0
    }
}

/// What a party may do with a function (§5).
pub const fn grant(party: Party, function: Function) -> Grant {
    Grant::of(row(function)[party as usize])
}

/// Seekers, proxies, coordinators, disability instructors, employers, providers, organisers, town, county, departments,
/// city, audit, administrators: the order of [`Party`].
const fn row(function: Function) -> [&'static str; 13] {
    match function {
        Function::Catalogue => ["R", "R", "R", "R", "R", "R", "R", "R", "R", "R", "R", "R", "–"],
        Function::OwnProfile => [
            "CRUo", "RUo", "–", "–", "–", "–", "–", "–", "–", "–", "–", "–", "–",
        ],
        Function::PersonFile => [
            "Ro", "Ro", "CRUa", "CRUa", "–", "–", "–", "RUAa", "RUAa", "Ra", "Sa", "R", "–",
        ],
        Function::FullNumber => [
            "Ro", "–", "Ra", "Ra", "–", "–", "–", "Ra", "Ra", "Ra", "–", "R", "–",
        ],
        Function::Recognition => [
            "Co", "Co", "CUa", "CUa", "–", "–", "–", "Aa", "Aa", "Aa", "Sa", "R", "–",
        ],
        Function::PublicNotice => [
            "CR", "R", "CUa", "–", "–", "–", "–", "Aa", "Aa", "–", "R", "R", "–",
        ],
        Function::Vacancy => [
            "R", "R", "CRUa", "Ra", "CRUo", "–", "R", "CRUAa", "CRUAa", "–", "S", "R", "–",
        ],
        Function::Lead => [
            "RUo", "RUo", "CRUa", "CRUa", "Uo", "–", "–", "CUAa", "CUAa", "–", "S", "R", "–",
        ],
        Function::CandidateContact => [
            "–", "–", "Ra", "Ra", "Ro", "Ro", "Ro", "Ra", "Ra", "–", "–", "R", "–",
        ],
        Function::HomeVisit => [
            "Ro", "–", "CRUa", "CRUa", "–", "–", "–", "Aa", "ASa", "–", "S", "R", "–",
        ],
        Function::EventPlan => [
            "R", "R", "R", "R", "Co", "Co", "CRUo", "CUAa", "CUAa", "–", "AS", "R", "–",
        ],
        Function::CheckIn => [
            "Co", "Co", "Ca", "Ca", "Co", "–", "C", "Ca", "Ca", "–", "–", "–", "–",
        ],
        Function::CourseClass => [
            "Co", "Co", "Ca", "Ca", "Co", "CRUo", "–", "RUa", "Aa", "–", "S", "R", "–",
        ],
        Function::Attendance => [
            "Ro", "Ro", "Ra", "Ra", "–", "CRUo", "–", "Ra", "Aa", "–", "S", "R", "–",
        ],
        // §5 gives town and county `A` alone. Taken so that nothing is lost: the township also enters and corrects, because a
        // start of work in a village without a coordinator would be entered by nobody; the county corrects what is wrong and
        // enters nothing, but for who gets a public-welfare post, which it decides.
        Function::Placement => [
            "Ro", "–", "CRUa", "CRUa", "CRUo", "–", "–", "CUAa", "UAa", "–", "S", "R", "–",
        ],
        // Town and county follow too, where no coordinator does (design).
        Function::FollowUp => [
            "Uo", "Uo", "CRUa", "CRUa", "Uo", "–", "–", "CUAa", "CUAa", "–", "S", "R", "–",
        ],
        Function::PublicPost => [
            "Co", "Co", "CUa", "–", "Co", "–", "–", "Aa", "Aa", "Aa", "S", "R", "–",
        ],
        // Who helps somebody to apply sees what became of it (design).
        Function::Claim => [
            "CRo", "Co", "CRa", "CRa", "CRo", "CRo", "–", "Aa", "Aa", "Aa", "S", "R", "–",
        ],
        Function::Complaint => [
            "CRo", "C", "C", "C", "R", "–", "–", "CUa", "CUAa", "R", "S", "R", "–",
        ],
        Function::Blacklist => ["R", "R", "R", "R", "Ro", "R", "R", "R", "CUA", "–", "A", "R", "–"],
        Function::MonthlyReport => ["–", "–", "Ca", "C", "–", "–", "–", "A", "A", "–", "A", "R", "–"],
        Function::Assessment => ["–", "–", "Ra", "–", "–", "–", "–", "Ca", "Aa", "–", "A", "R", "–"],
        Function::PolicyParameter => ["R", "R", "R", "R", "R", "R", "R", "R", "C", "–", "CA", "R", "–"],
        Function::Account => [
            "–", "–", "–", "–", "–", "–", "–", "–", "Aa", "–", "Aa", "R", "CRU",
        ],
        Function::DataRequest => [
            "CRUo", "CRo", "RUa", "RUa", "–", "–", "–", "RUAa", "RUAa", "–", "–", "R", "–",
        ],
        Function::Insurance => [
            "Ro", "Ro", "Ra", "–", "–", "–", "–", "Ra", "CRUAa", "–", "S", "R", "–",
        ],
        Function::Quota => [
            "–", "–", "–", "RUa", "CRUo", "–", "–", "Ra", "CRUAa", "RUa", "S", "R", "–",
        ],
        Function::Startup => [
            "Ro", "Ro", "CRUa", "CRUa", "–", "–", "–", "CRUAa", "CRUAa", "–", "S", "R", "–",
        ],
        // Instructors write down what they did; township, county and federation keep the register.
        Function::Instructor => [
            "–", "–", "–", "CRa", "–", "–", "–", "CRUa", "CRUa", "CRUa", "S", "R", "–",
        ],
        // Who plans events sets up the screens that show them, in their area.
        Function::Screen => [
            "–", "–", "Ra", "Ra", "–", "–", "CRUa", "CRUa", "CRUa", "–", "–", "R", "–",
        ],
        // The instructor asks; the person says whether it may stand in their file; offices read.
        Function::WorkAssessment => [
            "RUo", "RUo", "–", "CRUa", "–", "–", "–", "Ra", "Ra", "–", "S", "R", "–",
        ],
        Function::AccessLog => ["Ro", "Ro", "–", "–", "–", "–", "–", "–", "Ra", "–", "–", "R", "–"],
    }
}

/// The department of the county whose reviewers have to do with a function, where §5 names one of them: `A (财政)`.
pub const fn department_of(function: Function) -> Option<Department> {
    match function {
        Function::PublicPost | Function::Claim => Some(Department::Finance),
        _ => None,
    }
}

/// Over whom somebody may do something: everybody in an area, or only those of a category there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The area, by prefix; `None` = everywhere (the machine itself).
    pub area: Option<AreaCode>,
    /// Only people of this category: disability instructors look after disabled people (§5).
    pub only: Option<Category>,
}

impl Scope {
    /// Everywhere, everybody.
    pub const ALL: Self = Self {
        area: None,
        only: None,
    };

    /// Whether somebody who lives there and holds these categories is within it.
    pub fn covers(&self, area: AreaCode, categories: CategorySet) -> bool {
        self.area.is_none_or(|own| own.contains(area)) && self.only.is_none_or(|only| categories.has(only))
    }

    /// The narrower of this scope and an area asked for: `None` when they do not meet.
    pub fn within(&self, asked: AreaCode) -> Option<Self> {
        let area = match self.area {
            None => asked,
            Some(own) if own.contains(asked) => asked,
            Some(own) if asked.contains(own) => own,
            Some(_) => return None,
        };
        Some(Self {
            area: Some(area),
            ..*self
        })
    }
}

impl Staff {
    /// Whether they may do something with a function, in their area: of departments only the one it is for.
    pub fn may(&self, deed: Deed, function: Function) -> bool {
        let of = department_of(function).filter(|_| self.role == Role::DepartmentReviewer);
        self.role.may(deed, function) && of.is_none_or(|department| self.department == Some(department))
    }
}

impl Role {
    /// Its column in the table.
    pub const fn party(self) -> Party {
        match self {
            Self::Coordinator => Party::Coordinator,
            Self::DisabilityInstructor => Party::DisabilityInstructor,
            Self::Organiser => Party::Organiser,
            Self::TrainingProvider => Party::TrainingProvider,
            Self::TownOfficer => Party::TownOfficer,
            Self::CountyOfficer => Party::CountyOfficer,
            Self::DepartmentReviewer => Party::DepartmentReviewer,
            Self::CitySupervisor => Party::CitySupervisor,
            Self::Auditor => Party::Auditor,
            Self::Administrator => Party::Administrator,
        }
    }

    /// Whether the role may do something with a function, in its area. Schools reach over their own alone
    /// ([`Actor::own_classes`](crate::actor::Actor::own_classes)).
    pub const fn may(self, deed: Deed, function: Function) -> bool {
        let grant = grant(self.party(), function);
        let reaches = !(grant.own && matches!(self, Self::TrainingProvider));
        reaches && grant.allows(deed)
    }

    /// Whether the role may ask for an account in its area, which others approve (§5, "request").
    pub const fn may_request_accounts(self) -> bool {
        matches!(self, Self::TownOfficer)
    }

    /// Whether accounts of another role are below this one's: nobody approves, closes or resets one of their own rank.
    pub const fn is_over(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Coordinator | Self::DisabilityInstructor | Self::Organiser | Self::TrainingProvider => 0,
            Self::TownOfficer | Self::DepartmentReviewer => 1,
            Self::CountyOfficer => 2,
            Self::Auditor | Self::CitySupervisor => 3,
            Self::Administrator => 4,
        }
    }

    /// Which people of its area the role looks after; `None` = all.
    pub const fn only(self) -> Option<Category> {
        match self {
            Self::DisabilityInstructor => Some(Category::PersonWithDisability),
            _ => None,
        }
    }
}
