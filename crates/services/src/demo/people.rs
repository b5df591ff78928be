//! The people of the demo county. Their resident ID numbers begin with 9998, which is assigned nowhere, and their
//! telephones with 1540, a prefix no operator was given: nobody living has either.

use super::bodies;
use super::chance::Chance;
use super::names;
use super::places::{COUNTY_TOWN, Places, code, near};
use super::wishes::{self, Means};
use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use domain::area::Area;
use domain::fit::Functions;
use domain::ids::{IdSource, PersonId};
use domain::person::{Category, CategorySet, Consent, EmploymentStatus, HomeBased, Leaving, Person};
use domain::values::{
    AreaCode, AreaLevel, DisabilityCertificateNo, DisabilityKind, Education, Phone, ResidentId, Sex,
};
use std::collections::{HashMap, HashSet};

/// What is remembered from one person to the next.
#[derive(Default)]
struct Register {
    taken: HashSet<ResidentId>,
    /// A telephone of every village, for those who share one.
    shared: HashMap<AreaCode, Phone>,
}

/// Draws `count` people.
pub(super) fn people(
    chance: &mut Chance,
    places: &Places,
    (count, as_of): (usize, NaiveDate),
    (ids, now): (&dyn IdSource, DateTime<Utc>),
) -> Vec<Person> {
    let mut register = Register::default();
    let weights = village_weights(places);
    (0..count)
        .filter_map(|position| {
            let home = &places.villages[chance.weighted(weights.iter().copied())];
            let id = PersonId::new(ids, now);
            person(chance, places, &mut register, home, as_of, (id, position))
        })
        .collect()
}

/// The communities of the county town have fewer people on the register than villages.
fn village_weights(places: &Places) -> Vec<usize> {
    let seat = code(COUNTY_TOWN);
    let weight = |village: &Area| {
        if seat.is_some_and(|seat| seat.contains(village.code)) {
            2
        } else {
            3
        }
    };
    places.villages.iter().map(weight).collect()
}

fn person(
    chance: &mut Chance,
    places: &Places,
    register: &mut Register,
    home: &Area,
    as_of: NaiveDate,
    (id, position): (PersonId, usize),
) -> Option<Person> {
    let age = age(chance);
    let sex = if chance.permille(530) {
        Sex::Male
    } else {
        Sex::Female
    };
    let born = birth(chance, age, as_of);
    let resident_id = resident_id(chance, places, register, home.code, (born, sex))?;
    let groups = groups(chance);
    let disability = groups
        .has(Category::PersonWithDisability)
        .then(|| bodies::disability(chance));
    let functions = bodies::functions(chance, disability, age);
    let education = education(chance, age, disability);
    let means = Means {
        age,
        functions,
        education,
        home_based: home_based(chance, disability, functions),
    };
    let (wanted_occupations, skills) = wishes::wishes_and_skills(chance, &means);
    let work_willingness = chance.share(&[(Some(true), 850), (None, 125), (Some(false), 25)]);
    Some(Person {
        id,
        no: format!("P{:06}", position + 1),
        resident_id,
        name: names::name(chance, sex, age),
        phone: phone(chance, register, home.code, position),
        hukou_area: hukou(chance, places, home.code),
        living_area: home.code,
        point: near(chance, home.point, 7).filter(|_| chance.permille(930)),
        categories: categories(chance, groups, age, (disability, education)),
        disability_certificate: disability.and_then(|one| certificate(chance, resident_id, one)),
        education,
        employment_status: employment_status(chance, age, work_willingness),
        work_capacity: work_capacity(chance, disability),
        work_willingness,
        skills,
        wanted_occupations,
        wanted_areas: wishes::wanted_areas(chance, &means, home.code),
        wage_min: wishes::wage_min(chance, &means),
        distance_km: wishes::distance_km(chance, &means),
        home_based: means.home_based,
        functions,
        literate: literate(chance, education),
        no_night: no_night(chance, age, disability),
        consent: chance.share(&[
            (Consent::Given, 925),
            (Consent::NotAsked, 60),
            (Consent::Refused, 15),
        ]),
        left: left(chance, as_of),
        version: Person::FIRST,
    })
}

/// Completed years: 16 to 70, most of them over forty.
fn age(chance: &mut Chance) -> i32 {
    let (low, high) = chance.share(&[
        ((16, 24), 80),
        ((25, 34), 150),
        ((35, 44), 230),
        ((45, 54), 310),
        ((55, 59), 150),
        ((60, 70), 80),
    ]);
    chance.between(low, high) as i32
}

fn birth(chance: &mut Chance, age: i32, as_of: NaiveDate) -> NaiveDate {
    let years = Months::new(age as u32 * 12);
    as_of - years - Days::new(chance.between(1, 364) as u64)
}

/// A number nobody else has; `None` when a village's days are full.
fn resident_id(
    chance: &mut Chance,
    places: &Places,
    register: &mut Register,
    home: AreaCode,
    (birth, sex): (NaiveDate, Sex),
) -> Option<ResidentId> {
    let town = home.at(AreaLevel::Town)?;
    let position = places.towns.iter().position(|area| area.code == town)?;
    let parity = u16::from(sex == Sex::Male);
    for _ in 0..2000 {
        let sequence = chance.below(500) as u16 * 2 + parity;
        let id = ResidentId::compose(999_801 + position as u32, birth, sequence).ok()?;
        if register.taken.insert(id) {
            return Some(id);
        }
    }
    None
}

/// The three groups, which overlap: 46 % poor, 35 % with a disability, 29 % land lost, 11 % none of them.
fn groups(chance: &mut Chance) -> CategorySet {
    const POOR: CategorySet = CategorySet::EMPTY.with(Category::PoorWorker);
    const DISABLED: CategorySet = CategorySet::EMPTY.with(Category::PersonWithDisability);
    const LAND: CategorySet = CategorySet::EMPTY.with(Category::LandLossFarmer);
    chance.share(&[
        (POOR, 300),
        (DISABLED, 200),
        (LAND, 190),
        (POOR.with(Category::PersonWithDisability), 100),
        (POOR.with(Category::LandLossFarmer), 50),
        (DISABLED.with(Category::LandLossFarmer), 40),
        (CategorySet::DUE, 10),
        (CategorySet::EMPTY, 110),
    ])
}

/// Adds what else somebody may be recognised in; nobody is on the register without any group.
fn categories(
    chance: &mut Chance,
    groups: CategorySet,
    age: i32,
    (disability, education): (Option<(DisabilityKind, u8)>, Option<Education>),
) -> CategorySet {
    let poor = usize::from(groups.has(Category::PoorWorker));
    let disabled = usize::from(disability.is_some());
    let blind = usize::from(matches!(disability, Some((DisabilityKind::Visual, 1 | 2))));
    let graduate = usize::from(education.is_some_and(|level| level.rank() >= 4)) * disabled;
    let chances = [
        (Category::RegisteredPoorPerson, 200 * poor),
        (Category::LiftedOutOfPovertyPerson, 550 * poor),
        (
            Category::SubsistenceAllowanceRecipient,
            40 + 150 * poor + 150 * disabled,
        ),
        (Category::ExtremePovertyRecipient, 15 * poor),
        (Category::RuralLowIncomePerson, 30 + 120 * poor),
        (Category::RelapsedPoorPerson, 15 * poor),
        (Category::HardToEmployPerson, 80 + 150 * disabled + 50 * poor),
        (Category::ZeroTransferHouseholdMember, 40),
        (Category::ReturnedMigrantWorker, if age >= 25 { 110 } else { 0 }),
        (Category::UnplacedSchoolLeaver, if age <= 20 { 300 } else { 0 }),
        (
            Category::DemobilisedSoldier,
            if disabled == 0 && age >= 20 { 20 } else { 0 },
        ),
        (Category::ProfessionalFarmer, 15),
        (
            Category::DisabledGraduate,
            if age <= 35 { 700 * graduate } else { 0 },
        ),
        (Category::BlindMassageWorker, 250 * blind),
    ];
    let drawn = chances
        .into_iter()
        .filter(|(_, permille)| chance.permille(*permille));
    let all = drawn.fold(groups, |set, (category, _)| set.with(category));
    if all.is_empty() {
        all.with(Category::MigrantWorker)
    } else {
        all
    }
}

fn certificate(
    chance: &mut Chance,
    holder: ResidentId,
    (kind, grade): (DisabilityKind, u8),
) -> Option<DisabilityCertificateNo> {
    let reissue = chance.share(&[(0, 85), (1, 12), (2, 3)]);
    DisabilityCertificateNo::new(holder, kind, grade, reissue).ok()
}

/// Skewed low, the more so the older.
fn education(chance: &mut Chance, age: i32, disability: Option<(DisabilityKind, u8)>) -> Option<Education> {
    use Education as E;
    if chance.permille(60) {
        return None;
    }
    let learning = matches!(
        disability,
        Some((DisabilityKind::Intellectual | DisabilityKind::Multiple, _))
    );
    let level = match age {
        _ if learning => chance.share(&[(E::Other, 30), (E::Primary, 50), (E::JuniorSecondary, 20)]),
        ..=29 => chance.share(&[
            (E::Primary, 6),
            (E::JuniorSecondary, 40),
            (E::SeniorSecondary, 16),
            (E::Vocational, 22),
            (E::College, 12),
            (E::Bachelor, 4),
        ]),
        30..=44 => chance.share(&[
            (E::Other, 2),
            (E::Primary, 18),
            (E::JuniorSecondary, 55),
            (E::SeniorSecondary, 11),
            (E::Vocational, 9),
            (E::College, 5),
        ]),
        _ => chance.share(&[
            (E::Other, 9),
            (E::Primary, 43),
            (E::JuniorSecondary, 40),
            (E::SeniorSecondary, 7),
            (E::Vocational, 1),
        ]),
    };
    Some(level)
}

fn literate(chance: &mut Chance, education: Option<Education>) -> Option<bool> {
    if chance.permille(80) {
        return None;
    }
    let cannot = match education {
        Some(Education::Other) => 600,
        Some(Education::Primary) => 90,
        None => 100,
        Some(_) => 5,
    };
    Some(!chance.permille(cannot))
}

/// About six in a hundred cannot leave the house: mostly severe disabilities, else those who care for somebody.
fn home_based(
    chance: &mut Chance,
    disability: Option<(DisabilityKind, u8)>,
    functions: Functions,
) -> HomeBased {
    let cannot_walk = functions.0[Functions::STANDING_WALKING] == Some(0);
    let only = match disability {
        Some(_) if cannot_walk => 550,
        Some((_, 1)) => 250,
        Some((_, 2)) => 120,
        Some(_) => 30,
        None => 25,
    };
    let can = if disability.is_some() { 380 } else { 200 };
    match chance.below(1000) {
        draw if draw < only => HomeBased::Only,
        draw if draw < only + can => HomeBased::Can,
        _ => HomeBased::No,
    }
}

/// Assessed as unable mostly where mind or several functions are severely limited.
fn work_capacity(chance: &mut Chance, disability: Option<(DisabilityKind, u8)>) -> Option<bool> {
    use DisabilityKind as D;
    let unable = match disability {
        Some((D::Intellectual | D::Mental | D::Multiple, 1)) => 600,
        Some((D::Intellectual | D::Mental | D::Multiple, 2)) => 150,
        Some((_, 1)) => 100,
        Some(_) => 15,
        None => 8,
    };
    if chance.permille(unable) {
        Some(false)
    } else {
        (!chance.permille(110)).then_some(true)
    }
}

fn no_night(chance: &mut Chance, age: i32, disability: Option<(DisabilityKind, u8)>) -> bool {
    let permille = match disability {
        Some((DisabilityKind::Mental, _)) => 850,
        Some(_) => 450,
        None if age >= 50 => 380,
        None => 200,
    };
    chance.permille(permille)
}

fn employment_status(chance: &mut Chance, age: i32, willing: Option<bool>) -> Option<EmploymentStatus> {
    use EmploymentStatus as S;
    if willing == Some(false) {
        return Some(S::NotSeeking);
    }
    if age <= 18 && chance.permille(400) {
        return Some(S::Student);
    }
    chance.share(&[
        (Some(S::Unemployed), 400),
        (Some(S::Farm), 300),
        (Some(S::Flexible), 140),
        (Some(S::Employed), 80),
        (Some(S::SelfEmployed), 30),
        (None, 50),
    ])
}

/// Some have none, some share the one of a relative or neighbour in the village.
fn phone(chance: &mut Chance, register: &mut Register, home: AreaCode, position: usize) -> Option<Phone> {
    match chance.below(1000) {
        0..=179 => None,
        180..=249 if register.shared.contains_key(&home) => register.shared.get(&home).cloned(),
        _ => {
            let own = Phone::parse(&format!("1540{:07}", (position + 1) * 7_654_321 % 10_000_000)).ok()?;
            register.shared.insert(home, own.clone());
            Some(own)
        }
    }
}

/// Most live where they are registered.
fn hukou(chance: &mut Chance, places: &Places, home: AreaCode) -> AreaCode {
    if chance.permille(60) {
        chance.one_of(&places.villages).code
    } else {
        home
    }
}

/// A few have died or moved away since.
fn left(chance: &mut Chance, as_of: NaiveDate) -> Option<(NaiveDate, Leaving)> {
    if !chance.permille(8) {
        return None;
    }
    let day = as_of - Days::new(chance.between(1, 120) as u64);
    Some((day, chance.share(&[(Leaving::Died, 30), (Leaving::Moved, 70)])))
}
