//! Who may hold a post, by rule.

use super::{PostBasis, PostKind};
use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::person::{Category, CategorySet, Person};
use crate::rules::post::longest_post;
use crate::rules::retirement::RetirementGroup;
use crate::values::Sex;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The groups for whom posts are made (S1i 贫困劳动者, S2 就业困难人员, and whoever stands on the same registers).
pub const ELIGIBLE: CategorySet = CategorySet::EMPTY
    .with(Category::PoorWorker)
    .with(Category::PersonWithDisability)
    .with(Category::LandLossFarmer)
    .with(Category::RuralLowIncomePerson)
    .with(Category::RelapsedPoorPerson)
    .with(Category::ZeroTransferHouseholdMember)
    .with(Category::ZeroEmploymentHouseholdMember)
    .with(Category::SubsistenceAllowanceRecipient)
    .with(Category::HardToEmployPerson);

codes! {
    /// A condition of holding a post.
    pub enum PostCheck {
        /// Old enough to work.
        Age = "age",
        /// Lives, and has not moved away.
        Here = "here",
        /// Belongs to a group posts are made for.
        Group = "group",
        /// Able to work, as far as was assessed.
        Able = "able",
        /// Wants to work, as far as was asked.
        Willing = "willing",
        /// Has no other work.
        NoWork = "no_work",
        /// Enough months of subsidy are left before retirement and of those that were paid (R40).
        Months = "months",
    }
}

/// What the conditions say of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screened {
    /// Each condition, and whether it is met.
    pub checks: Vec<(PostCheck, bool)>,
    /// Months of subsidy that may still be paid.
    pub months_left: u32,
}

impl Screened {
    /// Whether every condition is met.
    pub fn passes(&self) -> bool {
        self.checks.iter().all(|(_, met)| *met)
    }
}

/// Lays somebody beside the conditions of a post on a day. `works` says whether there is other work, `paid` for how many months a
/// post was paid before.
pub fn screen(
    person: &Person,
    (kind, basis): (PostKind, PostBasis),
    (works, paid, retires_late): (bool, u32, bool),
    (params, day): (&Params, NaiveDate),
) -> Result<Screened, NotSet> {
    let least = params.general(ParamKey::WorkAgeMin, day)?;
    let longest = longest_post(
        day,
        retirement_group(person.resident_id.sex(), retires_late),
        person.birth(),
        params,
    )?;
    let months_left = longest.saturating_sub(paid);
    let least_months = match kind {
        PostKind::PublicWelfare => params.general(ParamKey::ContractYearMonths, day)?,
        PostKind::Auxiliary => 1,
    };
    let eligible = match basis {
        PostBasis::Need => ELIGIBLE,
        PostBasis::Person => CategorySet::EMPTY.with(Category::PersonWithDisability),
    };
    let left = person.left.is_some_and(|(on, _)| on <= day);
    let checks = vec![
        (PostCheck::Age, i64::from(person.age_on(day)) >= least),
        (PostCheck::Here, !left),
        (PostCheck::Group, person.categories.meets(eligible)),
        (PostCheck::Able, person.work_capacity != Some(false)),
        (PostCheck::Willing, person.work_willingness != Some(false)),
        (PostCheck::NoWork, !works),
        (PostCheck::Months, i64::from(months_left) >= least_months),
    ];
    Ok(Screened { checks, months_left })
}

/// Which retirement age holds: of women the earlier one, unless somebody says otherwise.
pub const fn retirement_group(sex: Sex, retires_late: bool) -> RetirementGroup {
    match (sex, retires_late) {
        (Sex::Male, _) => RetirementGroup::Men,
        (Sex::Female, true) => RetirementGroup::Women55,
        (Sex::Female, false) => RetirementGroup::Women50,
    }
}
