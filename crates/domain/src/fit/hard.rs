//! Hard rules: a pair that breaks one is never offered. Each leaves a line that says what was compared.

use super::{FUNCTION_NAMES, FitParams, Functions, Offer, Seeker};
use crate::code::codes;
use crate::person::{Category, CategorySet, HomeBased};
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, AreaLevel, dates};
use chrono::NaiveDate;
use serde::Serialize;

codes! {
    /// The hard rules of a pair, in the order they are checked.
    pub enum Rule {
        /// Published, open on the day, and not full.
        Open = "open",
        /// Employer not on the blacklist.
        Blacklist = "blacklist",
        /// Wage not under the local minimum (R102).
        MinimumWage = "minimum_wage",
        /// Legal working age and lawful age limits.
        Age = "age",
        /// Education, where the post truly needs it.
        Education = "education",
        /// Reachable every day, or lodging where the person would go.
        Reach = "reach",
        /// People who cannot leave the house get home work; people who want none do not.
        HomeBased = "home_based",
        /// No night work for those who cannot.
        Night = "night",
        /// Reserved and public-welfare posts only for the entitled.
        Reserved = "reserved",
        /// Licences the law asks for.
        Licence = "licence",
        /// 双手.
        BothHands = "both_hands",
        /// 视力.
        Eyesight = "eyesight",
        /// 手工.
        HandWork = "hand_work",
        /// 搬举.
        Lifting = "lifting",
        /// 听说.
        ListeningSpeaking = "listening_speaking",
        /// 站立行走.
        StandingWalking = "standing_walking",
    }
}

/// Rules of the six functions, in the order of [`FUNCTION_NAMES`].
const FUNCTION_RULES: [Rule; 6] = [
    Rule::BothHands,
    Rule::Eyesight,
    Rule::HandWork,
    Rule::Lifting,
    Rule::ListeningSpeaking,
    Rule::StandingWalking,
];

/// One line of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Which rule.
    pub rule: Rule,
    /// The person's value, in words a clerk understands.
    pub person: String,
    /// The vacancy's value.
    pub vacancy: String,
    /// Whether it holds.
    pub ok: bool,
}

/// Every rule with its two values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Trace(pub Vec<Check>);

impl Trace {
    /// Whether every rule holds.
    pub fn ok(&self) -> bool {
        self.0.iter().all(|check| check.ok)
    }
}

/// Whether every hard rule holds for the pair on a day.
pub fn eligible(seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> bool {
    Rule::ALL
        .iter()
        .all(|rule| holds(*rule, seeker, offer, on, params))
}

/// Checks every hard rule and says what was compared.
pub fn hard(seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> Trace {
    let check = |rule: &Rule| {
        let (person, vacancy) = values(*rule, seeker, offer, on, params);
        Check {
            rule: *rule,
            person,
            vacancy,
            ok: holds(*rule, seeker, offer, on, params),
        }
    };
    Trace(Rule::ALL.iter().map(check).collect())
}

fn holds(rule: Rule, seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> bool {
    match rule {
        Rule::Open => offer.published && offer.open_from <= on && on <= offer.open_to && offer.openings > 0,
        Rule::Blacklist => !offer.blacklisted,
        Rule::MinimumWage => pays_minimum(offer),
        Rule::Age => age_allowed(seeker, offer, on, params),
        Rule::Education => educated(seeker, offer),
        Rule::Reach => within_reach(seeker, offer, params),
        Rule::HomeBased => match seeker.home_based {
            HomeBased::Only => offer.is_home_based(),
            HomeBased::Can => true,
            HomeBased::No => !offer.is_home_based(),
        },
        Rule::Night => !(seeker.no_night && offer.night),
        Rule::Reserved => entitled(seeker.categories, offer),
        Rule::Licence => offer
            .licences
            .iter()
            .all(|licence| seeker.licences.contains(licence)),
        Rule::BothHands => can(seeker, offer, Functions::BOTH_HANDS),
        Rule::Eyesight => can(seeker, offer, Functions::EYESIGHT),
        Rule::HandWork => can(seeker, offer, Functions::HAND_WORK),
        Rule::Lifting => can(seeker, offer, Functions::LIFTING),
        Rule::ListeningSpeaking => can(seeker, offer, Functions::LISTENING_SPEAKING),
        Rule::StandingWalking => can(seeker, offer, Functions::STANDING_WALKING),
    }
}

/// R102, judged by the lower figure; a wage that is not stated, or a minimum that is not set, cannot be judged and passes.
fn pays_minimum(offer: &Offer) -> bool {
    match (offer.wage_low.or(offer.wage_high), offer.minimum_wage) {
        (Some(wage), Some(minimum)) => wage >= minimum,
        _ => true,
    }
}

fn age_allowed(seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> bool {
    let age = dates::age_on(seeker.birth, on);
    let lowest = offer.age_min.unwrap_or(0).max(params.work_age_min);
    age >= i32::from(lowest) && offer.age_max.is_none_or(|highest| age <= i32::from(highest))
}

/// Somebody whose education nobody has asked for does not reach a true demand.
fn educated(seeker: &Seeker, offer: &Offer) -> bool {
    match offer.education {
        Some(demand) if offer.education_required => seeker
            .education
            .is_some_and(|level| level.rank() >= demand.rank()),
        _ => true,
    }
}

/// Whether the work can be reached: done at home; or with a bed, where the person would go; or near enough to go
/// every day, by coordinates if both have them, else by area.
pub fn within_reach(seeker: &Seeker, offer: &Offer, params: &FitParams) -> bool {
    if offer.is_home_based() {
        return true;
    }
    if offer.conditions.lodging && would_go(seeker, offer.area) {
        return true;
    }
    let reach_km = seeker.distance_km.unwrap_or(params.commute_km);
    match (seeker.point, offer.point) {
        (Some(home), Some(work)) => home.metres_to(work) <= u32::from(reach_km) * 1000,
        _ => near_by_area(seeker, offer.area, reach_km),
    }
}

fn would_go(seeker: &Seeker, area: AreaCode) -> bool {
    seeker.wanted_areas.iter().any(|wanted| wanted.contains(area))
}

/// Without coordinates: an area the person named, or the same village, town, county or city by daily reach. A post
/// known only by its county or city passes when the known part agrees.
fn near_by_area(seeker: &Seeker, area: AreaCode, reach_km: u16) -> bool {
    let level = level_within(reach_km).digits();
    let common = level.min(area.len()).min(seeker.home.len());
    would_go(seeker, area) || seeker.home.cut(common) == area.cut(common)
}

/// The area level that a daily reach stands for.
const fn level_within(reach_km: u16) -> AreaLevel {
    match reach_km {
        0..=2 => AreaLevel::Village,
        3..=9 => AreaLevel::Town,
        10..=49 => AreaLevel::County,
        _ => AreaLevel::City,
    }
}

/// Categories that public-welfare posts are made for.
pub const WELFARE_ENTITLED: CategorySet = CategorySet::DUE
    .with(Category::ZeroTransferHouseholdMember)
    .with(Category::ZeroEmploymentHouseholdMember)
    .with(Category::SubsistenceAllowanceRecipient)
    .with(Category::ExtremePovertyRecipient)
    .with(Category::RuralLowIncomePerson)
    .with(Category::RelapsedPoorPerson)
    .with(Category::HardToEmployPerson)
    .with(Category::DisabledGraduate)
    .with(Category::RegisteredPoorPerson)
    .with(Category::LiftedOutOfPovertyPerson);

fn entitled(categories: CategorySet, offer: &Offer) -> bool {
    let reserved = offer.reserved_for.is_empty() || offer.reserved_for.meets(categories);
    let welfare = offer.kind != VacancyKind::PublicWelfare || WELFARE_ENTITLED.meets(categories);
    reserved && welfare
}

/// What is not assessed is not held against anybody: the pair is marked "ask first" instead.
fn can(seeker: &Seeker, offer: &Offer, function: usize) -> bool {
    match (seeker.functions.0[function], offer.demands.0[function]) {
        (Some(able), Some(demand)) => demand <= able,
        _ => true,
    }
}

/// The two values of a rule, as text for the trace.
fn values(rule: Rule, seeker: &Seeker, offer: &Offer, on: NaiveDate, params: &FitParams) -> (String, String) {
    let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    match rule {
        Rule::Open => {
            let state = if offer.published {
                "published"
            } else {
                "not_published"
            };
            (
                on.to_string(),
                format!(
                    "{state} {}..{} openings {}",
                    offer.open_from, offer.open_to, offer.openings
                ),
            )
        }
        Rule::Blacklist => (
            "-".to_owned(),
            if offer.blacklisted { "listed" } else { "clear" }.to_owned(),
        ),
        Rule::MinimumWage => {
            let wage = offer.wage_low.or(offer.wage_high);
            (
                text(offer.minimum_wage.map(|fen| fen.to_string())),
                text(wage.map(|fen| fen.to_string())),
            )
        }
        Rule::Age => {
            let lowest = offer.age_min.unwrap_or(0).max(params.work_age_min);
            let highest = offer.age_max.map_or_else(String::new, |age| age.to_string());
            (
                dates::age_on(seeker.birth, on).to_string(),
                format!("{lowest}..{highest}"),
            )
        }
        Rule::Education => {
            let demand = offer.education.filter(|_| offer.education_required);
            (
                text(seeker.education.map(|e| e.to_string())),
                text(demand.map(|e| e.to_string())),
            )
        }
        Rule::Reach => reach_values(seeker, offer, params),
        Rule::HomeBased => (
            seeker.home_based.to_string(),
            if offer.is_home_based() {
                "at_home"
            } else {
                "outside"
            }
            .to_owned(),
        ),
        Rule::Night => (
            if seeker.no_night { "no_night" } else { "any" }.to_owned(),
            if offer.night { "night" } else { "day" }.to_owned(),
        ),
        Rule::Reserved => (
            names(seeker.categories),
            format!("{} {}", offer.kind, names(offer.reserved_for)),
        ),
        Rule::Licence => {
            let list = |licences: &[crate::vacancy::Licence]| {
                licences.iter().map(|l| l.code()).collect::<Vec<_>>().join(";")
            };
            (list(&seeker.licences), list(&offer.licences))
        }
        function => {
            let position = FUNCTION_RULES
                .iter()
                .position(|rule| *rule == function)
                .unwrap_or(0);
            debug_assert_eq!(FUNCTION_NAMES[position], function.code());
            let level = |value: Option<u8>| text(value.map(|v| v.to_string()));
            (
                level(seeker.functions.0[position]),
                level(offer.demands.0[position]),
            )
        }
    }
}

fn reach_values(seeker: &Seeker, offer: &Offer, params: &FitParams) -> (String, String) {
    let reach = seeker.distance_km.unwrap_or(params.commute_km);
    let wanted: Vec<String> = seeker.wanted_areas.iter().map(ToString::to_string).collect();
    let person = format!("{} {reach}km {}", seeker.home, wanted.join(";"));
    let metres = seeker
        .point
        .zip(offer.point)
        .map(|(home, work)| home.metres_to(work));
    let lodging = if offer.conditions.lodging { " lodging" } else { "" };
    let vacancy = match metres {
        Some(metres) => format!("{} {metres}m{lodging}", offer.area),
        None => format!("{}{lodging}", offer.area),
    };
    (person.trim_end().to_owned(), vacancy)
}

fn names(categories: CategorySet) -> String {
    categories
        .iter()
        .map(Category::code)
        .collect::<Vec<_>>()
        .join(";")
}
