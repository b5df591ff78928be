//! The way an application takes, by category.

use super::Stage;
use crate::actor::{Department, Role};
use crate::code::codes;
use crate::params::ParamKey;
use crate::person::Category;

/// Which of the possible steps a category takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// The villagers' representatives vote (P1a).
    pub assembly: bool,
    /// The village is told by a public notice (R14). What others must not learn is never put up.
    pub notice: bool,
    /// County departments that review their own fields.
    pub departments: &'static [Department],
    /// Looked at again after some months, whatever the paper says.
    pub yearly: bool,
}

impl Procedure {
    /// The way of a category.
    pub const fn of(category: Category) -> Self {
        use Department as D;
        let (assembly, notice, departments, yearly): (_, _, &'static [Department], _) = match category {
            Category::LandLossFarmer => (true, true, D::OF_LAND_LOSS, false),
            Category::PoorWorker => (false, true, &[D::Agriculture], true),
            Category::ZeroTransferHouseholdMember
            | Category::ZeroEmploymentHouseholdMember
            | Category::HardToEmployPerson => (false, true, &[], true),
            Category::PersonWithDisability | Category::DisabledGraduate | Category::BlindMassageWorker => {
                (false, false, &[D::DisabledFederation], false)
            }
            Category::SubsistenceAllowanceRecipient
            | Category::ExtremePovertyRecipient
            | Category::RuralLowIncomePerson => (false, false, &[D::CivilAffairs], true),
            Category::RelapsedPoorPerson
            | Category::RegisteredPoorPerson
            | Category::LiftedOutOfPovertyPerson
            | Category::ProfessionalFarmer => (false, false, &[D::Agriculture], false),
            Category::UnplacedSchoolLeaver
            | Category::DemobilisedSoldier
            | Category::ReturnedMigrantWorker
            | Category::MigrantWorker => (false, false, &[], false),
        };
        Self {
            assembly,
            notice,
            departments,
            yearly,
        }
    }
}

codes! {
    /// What an application states. Departments see those that are theirs (P1a), and no others.
    pub enum OwnField {
        /// Names and members of the household.
        Members = "members",
        /// Registered agricultural population.
        Agricultural = "agricultural",
        /// Farmland before the acquisition.
        AreaBefore = "area_before",
        /// Farmland left.
        AreaLeft = "area_left",
        /// Contract right.
        Right = "right",
        /// Acquired area.
        AcquiredArea = "acquired_area",
        /// Collective ownership and land class.
        Ownership = "ownership",
        /// Day and number of the approval.
        Approval = "approval",
        /// Kind of household registration.
        Hukou = "hukou",
        /// Name and age.
        Age = "age",
        /// Subsistence allowance.
        LowIncome = "low_income",
        /// On the poverty register.
        RegisteredPoor = "registered_poor",
        /// One-child or two-daughter household.
        FewChildren = "few_children",
        /// Kind and grade of the disability certificate.
        Certificate = "certificate",
        /// The paper the application rests on.
        Paper = "paper",
        /// Rural residence.
        Rural = "rural",
        /// Able to work.
        Capacity = "capacity",
        /// Wants to work.
        Willing = "willing",
        /// Members able, willing and without work.
        WillingSurplus = "willing_surplus",
        /// Members who went over to work off the farm.
        Transferred = "transferred",
        /// The school finished last.
        Finished = "finished",
        /// Admitted to a general school above.
        Admitted = "admitted",
    }
}

/// The fields a department reviews in applications of a category.
pub const fn own_fields(department: Department, category: Category) -> &'static [OwnField] {
    use OwnField as F;
    match (department, category) {
        (Department::Agriculture, Category::LandLossFarmer) => {
            &[F::Members, F::Agricultural, F::AreaBefore, F::AreaLeft, F::Right]
        }
        (Department::Agriculture, Category::PoorWorker) => &[F::RegisteredPoor, F::Rural],
        (Department::Land, _) => &[F::AcquiredArea, F::Ownership, F::Approval],
        (Department::PublicSecurity, _) => &[F::Hukou, F::Age, F::Members],
        (Department::CivilAffairs, Category::LandLossFarmer) => &[F::LowIncome],
        (Department::FamilyPlanning, _) => &[F::FewChildren],
        (Department::DisabledFederation, _) => &[F::Certificate],
        (Department::Agriculture | Department::CivilAffairs, _) => &[F::Paper],
        (Department::Finance, _) => &[],
    }
}

impl Stage {
    /// Who acts in this stage; `None` where nobody of the staff does.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::VillageReview | Self::Incomplete => Some(Role::Coordinator),
            Self::Investigating | Self::TownReview => Some(Role::TownOfficer),
            Self::DepartmentReview => Some(Role::DepartmentReviewer),
            Self::CountyDecision | Self::Appealed => Some(Role::CountyOfficer),
            Self::Posted | Self::Recognised | Self::Refused | Self::Withdrawn => None,
        }
    }

    /// The figure that says how many working days the stage may take.
    pub const fn days(self) -> Option<ParamKey> {
        match self {
            Self::VillageReview => Some(ParamKey::VillageDays),
            Self::Investigating => Some(ParamKey::ObjectionDays),
            Self::TownReview => Some(ParamKey::TownDays),
            Self::DepartmentReview => Some(ParamKey::DepartmentDays),
            Self::CountyDecision => Some(ParamKey::CountyDays),
            Self::Appealed => Some(ParamKey::AppealDecisionDays),
            Self::Incomplete | Self::Posted | Self::Recognised | Self::Refused | Self::Withdrawn => None,
        }
    }

    /// Whether the application has come to an end, but for an appeal.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Recognised | Self::Refused | Self::Withdrawn)
    }
}
