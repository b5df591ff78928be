//! The demo county is whole, believable and nobody's.

use chrono::NaiveDate;
use domain::clock::{FixedClock, start_of_day};
use domain::fit::{FitParams, Functions, Offer, Seeker, eligible};
use domain::params::{ParamKey, Params, defaults};
use domain::person::{Category, Consent, DueAges, HomeBased, Person};
use domain::vacancy::{Vacancy, VacancyKind, VacancyState};
use domain::values::{DisabilityKind, Education, Phone};
use services::demo::{COUNTY, County, DemoSettings, generate};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

fn as_of() -> NaiveDate {
    domain::values::dates::parse("2026-06-30").unwrap_or_default()
}

fn settings(people: u32, vacancies: u32, seed: u64) -> DemoSettings {
    DemoSettings {
        people,
        vacancies,
        seed,
        as_of: as_of(),
    }
}

fn county() -> &'static County {
    static COUNTY: OnceLock<County> = OnceLock::new();
    COUNTY.get_or_init(|| generate(&settings(3000, 900, 1)))
}

/// Thousandths of the people for whom something holds.
fn permille<T>(all: &[T], holds: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| holds(one)).count() * 1000 / all.len()
}

#[test]
fn the_same_seed_gives_the_same_county_and_another_seed_another() {
    let one = generate(&settings(300, 120, 7));
    assert_eq!(one, generate(&settings(300, 120, 7)));
    assert_ne!(one.people, generate(&settings(300, 120, 8)).people);
    let more = generate(&settings(301, 120, 7));
    assert_eq!(
        one.vacancies, more.vacancies,
        "more people do not change the vacancies"
    );
    assert_eq!(one.people, more.people[..300]);
}

#[test]
fn counts_are_as_asked_and_numbers_are_unique() {
    let county = county();
    assert_eq!(county.people.len(), 3000);
    assert_eq!(county.vacancies.len(), 900);
    assert_eq!(county.courses.len(), 40);
    assert!(
        (100..=140).contains(&county.employers.len()),
        "{} employers",
        county.employers.len()
    );
    let unique = |numbers: Vec<String>| numbers.len() == numbers.iter().collect::<HashSet<_>>().len();
    assert!(unique(county.people.iter().map(|p| p.no.clone()).collect()));
    assert!(unique(
        county
            .people
            .iter()
            .map(|p| String::from(p.resident_id))
            .collect()
    ));
    assert!(unique(county.people.iter().map(|p| p.id.to_string()).collect()));
    assert!(unique(county.vacancies.iter().map(|v| v.no.clone()).collect()));
    assert!(unique(
        county.vacancies.iter().map(|v| v.id.to_string()).collect()
    ));
    assert!(unique(county.employers.iter().map(|e| e.name.clone()).collect()));
    assert!(unique(county.areas.iter().map(|a| a.code.to_string()).collect()));
    assert!(unique(county.areas.iter().map(|a| a.name.clone()).collect()));
}

#[test]
fn a_small_county_is_whole_too() {
    let county = generate(&settings(5, 7, 3));
    let kinds: HashSet<VacancyKind> = county.vacancies.iter().map(|v| v.kind).collect();
    assert_eq!(kinds.len(), VacancyKind::ALL.len());
    assert_eq!(county.people.len(), 5);
    assert!(generate(&settings(0, 0, 3)).vacancies.is_empty());
}

#[test]
fn places_have_parents_points_and_codes_nobody_has() {
    let county = county();
    let codes: HashSet<_> = county.areas.iter().map(|area| area.code).collect();
    for area in &county.areas {
        assert!(
            area.code.parent().is_none_or(|parent| codes.contains(&parent)),
            "{area:?}"
        );
        assert!(area.point.is_some() && !area.pinyin.is_empty(), "{area:?}");
        assert_eq!(
            area.pinyin.split(' ').count(),
            area.name.chars().count(),
            "{area:?}"
        );
    }
    let of_level = |digits: u8| {
        county
            .areas
            .iter()
            .filter(|area| area.code.len() == digits)
            .count()
    };
    assert!((10..=14).contains(&of_level(9)), "{} towns", of_level(9));
    assert!((60..=120).contains(&of_level(12)), "{} villages", of_level(12));
    assert!(county.areas.iter().any(|area| area.name == "河湾镇"));
}

/// Reads the list of real codes where it is at hand.
#[test]
fn no_code_of_the_county_is_assigned() {
    let folder = std::env::var("SONGGANG_SHARED_DATA").unwrap_or_else(|_| "../../../shared/data".to_owned());
    let Ok(real) = std::fs::read_to_string(format!("{folder}/areas/areas_l1_l3.csv")) else {
        eprintln!("skipped: no list of real areas in {folder}");
        return;
    };
    let real: HashSet<&str> = real.lines().filter_map(|line| line.split(',').next()).collect();
    let invented = county()
        .areas
        .iter()
        .map(|area| area.code.to_string())
        .filter(|code| code.len() > 2);
    for code in invented {
        assert!(!real.contains(code.as_str()), "{code}");
    }
}

#[test]
fn nobody_can_be_a_living_person() {
    for person in &county().people {
        let id = String::from(person.resident_id);
        assert!(id.starts_with("99"), "unassigned prefix");
        assert_eq!(
            id.parse(),
            Ok(person.resident_id),
            "right check character and a real birth date"
        );
        assert!(
            person
                .phone
                .as_ref()
                .is_none_or(|phone| phone.as_ref().starts_with("1540"))
        );
        assert!((16..=70).contains(&person.age_on(as_of())));
    }
    for vacancy in &county().vacancies {
        assert!(
            vacancy.phone.starts_with("0500-0") && Phone::parse(&vacancy.phone).is_ok(),
            "{}",
            vacancy.phone
        );
    }
    let credit = |employer: &domain::employer::Employer| {
        employer
            .uscc
            .clone()
            .is_some_and(|code| code.as_ref().contains("339821DEM"))
    };
    assert!(county().employers.iter().all(credit));
}

#[test]
fn groups_have_believable_shares() {
    let people = &county().people;
    let group = |category| permille(people, move |person: &Person| person.categories.has(category));
    assert!((420..=500).contains(&group(Category::PoorWorker)));
    assert!((310..=390).contains(&group(Category::PersonWithDisability)));
    assert!((250..=330).contains(&group(Category::LandLossFarmer)));
    assert!((80..=320).contains(&group(Category::HardToEmployPerson)));
    assert!(group(Category::ZeroTransferHouseholdMember) > 10);
    assert!(people.iter().all(|person| !person.categories.is_empty()));
    assert!((40..=80).contains(&permille(people, |p| p.home_based == HomeBased::Only)));
    assert!((5..=30).contains(&permille(people, |p| p.consent == Consent::Refused)));
    assert!((140..=220).contains(&permille(people, |p| p.phone.is_none())));
    let low = |p: &Person| {
        p.education
            .is_some_and(|level| level.rank() <= Education::JuniorSecondary.rank())
    };
    assert!(permille(people, low) > 600);
    assert!((700..=850).contains(&permille(people, |p| {
        p.is_due_on(as_of(), DueAges { min: 16, max: 59 })
    })));
    let shared: HashMap<&str, usize> =
        people
            .iter()
            .filter_map(|p| p.phone.as_ref())
            .fold(HashMap::new(), |mut all, phone| {
                *all.entry(phone.as_ref()).or_default() += 1;
                all
            });
    assert!(shared.values().any(|count| *count > 1), "some share a telephone");
}

#[test]
fn certificates_belong_to_their_holders_and_explain_the_functions() {
    let people = &county().people;
    let disabled: Vec<&Person> = people
        .iter()
        .filter(|p| p.categories.has(Category::PersonWithDisability))
        .collect();
    for person in people {
        let has = person.categories.has(Category::PersonWithDisability);
        assert_eq!(person.disability_certificate.is_some(), has);
    }
    let certificates: Vec<_> = disabled
        .iter()
        .filter_map(|p| p.disability_certificate.map(|c| (c, p)))
        .collect();
    for (certificate, person) in &certificates {
        assert_eq!(certificate.holder(), person.resident_id);
        let level = |function: usize| person.functions.0[function].unwrap_or(0);
        match (certificate.kind(), certificate.grade()) {
            (DisabilityKind::Visual, 1) => assert_eq!(level(Functions::EYESIGHT), 0),
            (DisabilityKind::Hearing, 1) => assert_eq!(level(Functions::LISTENING_SPEAKING), 0),
            (DisabilityKind::Limb, 1) => {
                assert!(level(Functions::STANDING_WALKING) == 0 || level(Functions::BOTH_HANDS) == 0);
            }
            _ => {}
        }
    }
    let kind = |wanted| permille(&certificates, |(certificate, _)| certificate.kind() == wanted);
    assert!((480..=600).contains(&kind(DisabilityKind::Limb)));
    assert!(kind(DisabilityKind::Visual) > kind(DisabilityKind::Speech));
    assert!((70..=200).contains(&permille(&disabled, |p| p.functions.is_unknown())));
}

#[test]
fn vacancies_are_of_every_kind_and_state_and_lie_in_the_county_or_its_city() {
    let county = county();
    let codes: HashSet<_> = county.areas.iter().map(|area| area.code).collect();
    let employers: HashSet<_> = county.employers.iter().map(|employer| employer.id).collect();
    for vacancy in &county.vacancies {
        assert!(codes.contains(&vacancy.area), "{}", vacancy.no);
        assert!(employers.contains(&vacancy.employer), "{}", vacancy.no);
        assert!(
            vacancy.touched <= as_of() && vacancy.filled <= vacancy.headcount.unwrap_or(1),
            "{}",
            vacancy.no
        );
        assert!(
            (2..=6).contains(&vacancy.description.matches('。').count()),
            "{}",
            vacancy.description
        );
        assert!(
            vacancy
                .unlawful
                .iter()
                .all(|found| vacancy.description.contains(&found.words))
        );
    }
    for kind in VacancyKind::ALL {
        let count = county
            .vacancies
            .iter()
            .filter(|vacancy| vacancy.kind == *kind)
            .count();
        assert!(count >= 30, "{count} of {kind}");
    }
    for state in VacancyState::ALL {
        assert!(
            county.vacancies.iter().any(|vacancy| vacancy.state == *state),
            "{state}"
        );
    }
    let open = permille(&county.vacancies, |vacancy| vacancy.is_open_on(as_of(), 90));
    assert!((800..=950).contains(&open), "{open} per thousand open");
    let in_county = permille(&county.vacancies, |vacancy| {
        vacancy.area.to_string().starts_with(COUNTY)
    });
    assert!(
        (850..=980).contains(&in_county),
        "{in_county} per thousand in the county"
    );
}

#[test]
fn only_faulty_vacancies_pay_less_than_the_minimum() {
    let params = all_params();
    for vacancy in &county().vacancies {
        let minimum = params
            .value(ParamKey::MinimumWage, Some(vacancy.area), as_of())
            .unwrap();
        let month_days = params.general(ParamKey::WageMonthDays, as_of()).unwrap();
        let low = vacancy.wage.month_low(month_days);
        let held = vacancy.state == VacancyState::Held;
        assert!(
            held || low.is_none_or(|low| low.0 >= minimum),
            "{} {low:?}",
            vacancy.no
        );
    }
}

#[test]
fn the_words_of_the_county_are_known_trades() {
    let county = county();
    let unknown = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<HashSet<_>>();
    let vacancies = permille(&county.vacancies, |vacancy| !vacancy.trades.is_empty());
    let strange = county
        .vacancies
        .iter()
        .filter(|v| v.trades.is_empty())
        .map(|v| v.title.as_str())
        .collect();
    assert!(
        vacancies >= 950,
        "{vacancies} per thousand: {:?}",
        unknown(strange)
    );
    let wishing: Vec<&Person> = county
        .people
        .iter()
        .filter(|p| !p.wanted_occupations.is_empty())
        .collect();
    let people = permille(&wishing, |person| !person.wanted_trades().is_empty());
    let strange = wishing
        .iter()
        .filter(|p| p.wanted_trades().is_empty())
        .map(|p| p.wanted_occupations[0].as_str())
        .collect();
    assert!(people >= 900, "{people} per thousand: {:?}", unknown(strange));
    let courses = permille(&county.courses, |course| !course.trades.is_empty());
    assert!(courses >= 900, "{courses} per thousand");
}

fn all_params() -> Params {
    Params(defaults().0.into_iter().chain(county().params.clone()).collect())
}

fn offer(vacancy: &Vacancy, params: &Params, fit: &FitParams) -> Offer {
    let minimum = params
        .value(ParamKey::MinimumWage, Some(vacancy.area), as_of())
        .ok();
    let listed = county()
        .employers
        .iter()
        .any(|e| e.id == vacancy.employer && e.blacklisted);
    Offer::new(vacancy, fit, minimum.map(domain::values::Fen), listed)
}

/// Most people due find five vacancies; those who do not are mostly those for whom little is offered, and not nobody.
#[test]
fn nearly_all_find_five_and_a_few_honestly_do_not() {
    let params = all_params();
    let fit = FitParams::of(&params, as_of()).unwrap();
    let offers: Vec<Offer> = county()
        .vacancies
        .iter()
        .map(|v| offer(v, &params, &fit))
        .collect();
    let due: Vec<&Person> = county()
        .people
        .iter()
        .filter(|p| p.is_due_on(as_of(), DueAges { min: 16, max: 59 }))
        .collect();
    let mut short: BTreeMap<String, usize> = BTreeMap::new();
    for person in &due {
        let seeker = Seeker::from(*person);
        let fits = offers
            .iter()
            .filter(|offer| eligible(&seeker, offer, as_of(), &fit))
            .take(5)
            .count();
        if fits < 5 {
            let kind = person
                .disability_certificate
                .map(|c| format!("{} {}", c.kind(), c.grade()));
            *short
                .entry(format!("{} {}", person.home_based, kind.unwrap_or_default()))
                .or_default() += 1;
        }
    }
    let lacking: usize = short.values().sum();
    println!(
        "{lacking} of {} due people find fewer than five: {short:?}",
        due.len()
    );
    assert!(lacking > 0, "a county without any shortage is not believable");
    assert!(lacking * 10 <= due.len(), "{lacking} of {}: {short:?}", due.len());
}

#[test]
fn capacity_exceeds_the_need() {
    let need = 5 * county()
        .people
        .iter()
        .filter(|p| p.is_due_on(as_of(), DueAges { min: 16, max: 59 }))
        .count();
    let open = county().vacancies.iter().filter(|v| v.is_open_on(as_of(), 90));
    let places: usize = open.map(|v| 10 * v.openings_left() as usize).sum();
    assert!(places > need && places < need * 6, "{places} places for {need}");
}

/// Reads real postings where they are at hand: none of their sentences stands in the county.
#[test]
fn no_sentence_is_copied_from_real_postings() {
    let folder = std::env::var("SONGGANG_SHARED_DATA").unwrap_or_else(|_| "../../../shared/data".to_owned());
    let files = [
        "postings/hefei_2015.csv",
        "postings/cities_2026.csv",
        "courses/courses_2015.csv",
    ];
    let texts: Vec<String> = files
        .iter()
        .filter_map(|file| std::fs::read_to_string(format!("{folder}/{file}")).ok())
        .collect();
    if texts.is_empty() {
        eprintln!("skipped: no real postings in {folder}");
        return;
    }
    let cut = |text: &str| {
        text.split(['。', '；', ';', '\n', '"', '!', '！', '?', ' '])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let real: HashSet<String> = texts.iter().flat_map(|text| cut(text)).collect();
    let vacancies = county()
        .vacancies
        .iter()
        .map(|vacancy| vacancy.description.as_str());
    let own = vacancies.chain(county().courses.iter().map(|course| course.description.as_str()));
    for sentence in own.flat_map(cut).filter(|sentence| sentence.chars().count() >= 8) {
        assert!(!real.contains(&sentence), "{sentence}");
    }
}

#[tokio::test]
async fn the_county_is_kept_whole_and_only_once() {
    let clock = Arc::new(FixedClock(start_of_day(as_of())));
    let services = services::Services::in_memory(clock, 1).await.unwrap();
    let settings = settings(200, 90, 5);
    let loaded = services.load_demo(&settings).await.unwrap();
    let county = generate(&settings);
    assert_eq!((loaded.people, loaded.vacancies, loaded.courses), (200, 90, 40));
    let mut read = services.db.read().await.unwrap();
    let mut people = read.list_people_after(None, 1000).await.unwrap();
    people.sort_by(|one, other| one.no.cmp(&other.no));
    assert!(people == county.people, "everybody is kept as made");
    let mut vacancies = read.list_vacancies_after(None, 1000).await.unwrap();
    vacancies.sort_by(|one, other| one.no.cmp(&other.no));
    assert!(vacancies == county.vacancies, "every vacancy is kept as made");
    assert_eq!(read.count_index_tasks().await.unwrap(), 130);
    drop(read);
    let again = services.load_demo(&settings).await.unwrap_err();
    assert!(again.to_string().contains("200 people"), "{again}");
    let mut read = services.db.read().await.unwrap();
    assert_eq!(read.count_people(None).await.unwrap(), 200);
}
