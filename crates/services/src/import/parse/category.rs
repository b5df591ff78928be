//! Categories of people.

use super::{list, plain::word};
use crate::import::fault::Fault;
use domain::person::{Category, CategorySet};

const UNKNOWN: Fault = Fault::new(
    "unknown_category",
    "One of the categories is not known; use the identifiers of the glossary such as poor_worker, or their Chinese names.",
);

const WORDS: &[(&str, Category)] = &[
    ("贫困劳动者", Category::PoorWorker),
    ("贫困劳动力", Category::PoorWorker),
    ("残疾人", Category::PersonWithDisability),
    ("残疾人员", Category::PersonWithDisability),
    ("持证残疾人", Category::PersonWithDisability),
    ("被征地农民", Category::LandLossFarmer),
    ("失地农民", Category::LandLossFarmer),
    ("零转移家庭成员", Category::ZeroTransferHouseholdMember),
    ("零就业家庭成员", Category::ZeroEmploymentHouseholdMember),
    ("零就业家庭人员", Category::ZeroEmploymentHouseholdMember),
    ("两后生", Category::UnplacedSchoolLeaver),
    ("退役士兵", Category::DemobilisedSoldier),
    ("退役军人", Category::DemobilisedSoldier),
    ("返乡农民工", Category::ReturnedMigrantWorker),
    ("农民工", Category::MigrantWorker),
    ("低保对象", Category::SubsistenceAllowanceRecipient),
    ("低保", Category::SubsistenceAllowanceRecipient),
    ("特困人员", Category::ExtremePovertyRecipient),
    ("农村低收入人口", Category::RuralLowIncomePerson),
    ("返贫致贫人口", Category::RelapsedPoorPerson),
    ("就业困难人员", Category::HardToEmployPerson),
    ("残疾人大学生", Category::DisabledGraduate),
    ("盲人按摩人员", Category::BlindMassageWorker),
    ("新型职业农民", Category::ProfessionalFarmer),
    ("建档立卡贫困人口", Category::RegisteredPoorPerson),
    ("建档立卡贫困户", Category::RegisteredPoorPerson),
    ("脱贫人口", Category::LiftedOutOfPovertyPerson),
];

/// The usual Chinese name.
pub fn name_of(category: Category) -> &'static str {
    let named = WORDS.iter().find(|(_, one)| *one == category);
    named.map_or_else(|| category.code(), |(name, _)| name)
}

/// Reads a list of identifiers or Chinese names.
pub fn parse(text: &str) -> Result<CategorySet, Fault> {
    list::parse(text)
        .iter()
        .filter(|part| part.as_str() != "无")
        .map(|part| one(part))
        .collect()
}

fn one(text: &str) -> Result<Category, Fault> {
    let text = word(text);
    let named = WORDS
        .iter()
        .find(|(name, _)| *name == text)
        .map(|(_, category)| *category);
    named.or_else(|| text.parse().ok()).ok_or(UNKNOWN)
}
