//! Since when and until when the people of the demo county belong to their groups. Some groups are looked at again
//! every year, so a few end soon and some have ended.

use super::chance::Chance;
use super::{DemoSettings, Stream};
use chrono::{Datelike, Months, NaiveDate};
use domain::category::{CategoryPeriod, CategorySource};
use domain::person::{Category, Person};
use domain::values::dates::add_days;

/// A spell for every group of everybody, and some that are past.
pub(super) fn periods(settings: &DemoSettings, people: &[Person]) -> Vec<CategoryPeriod> {
    let mut chance = Chance::new(settings.seed, Stream::Categories as u64);
    let mut periods = Vec::new();
    for person in people {
        for category in person.categories.iter() {
            periods.push(current(&mut chance, person, category, settings.as_of));
        }
        periods.extend(past(&mut chance, person, settings.as_of));
    }
    periods
}

fn current(chance: &mut Chance, person: &Person, category: Category, as_of: NaiveDate) -> CategoryPeriod {
    let began = as_of - Months::new(chance.between(2, 40) as u32);
    let yearly = matches!(
        category,
        Category::SubsistenceAllowanceRecipient
            | Category::HardToEmployPerson
            | Category::RuralLowIncomePerson
    );
    let valid_to = yearly.then(|| add_days(as_of, chance.between(5, 360) as u64));
    period(person, category, (began, valid_to))
}

/// One in twenty was a recognised hard-to-employ person once.
fn past(chance: &mut Chance, person: &Person, as_of: NaiveDate) -> Option<CategoryPeriod> {
    if person.categories.has(Category::HardToEmployPerson) || !chance.permille(50) {
        return None;
    }
    let ended = as_of - Months::new(chance.between(3, 20) as u32);
    let began = ended - Months::new(12);
    Some(period(person, Category::HardToEmployPerson, (began, Some(ended))))
}

fn period(
    person: &Person,
    category: Category,
    (valid_from, valid_to): (NaiveDate, Option<NaiveDate>),
) -> CategoryPeriod {
    CategoryPeriod {
        person: person.id,
        category,
        valid_from,
        valid_to,
        source: CategorySource::Import,
        document: document(category, valid_from),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: valid_from,
    }
}

/// The list a group comes from, as departments name theirs.
fn document(category: Category, on: NaiveDate) -> String {
    let department = match category {
        Category::PersonWithDisability | Category::DisabledGraduate | Category::BlindMassageWorker => "残联",
        Category::LandLossFarmer => "自然资源局",
        Category::SubsistenceAllowanceRecipient | Category::ExtremePovertyRecipient => "民政局",
        Category::DemobilisedSoldier => "退役军人事务局",
        Category::ProfessionalFarmer => "农业农村局",
        Category::PoorWorker
        | Category::RegisteredPoorPerson
        | Category::LiftedOutOfPovertyPerson
        | Category::RelapsedPoorPerson
        | Category::RuralLowIncomePerson => "乡村振兴局",
        _ => "人社局",
    };
    format!("青禾县{department} {} 年名单（演示）", on.year())
}
