//! Finding among many: `bench_people [PEOPLE [FOLDER]]`, a million when left out. People are made up in a county of 20 towns and
//! 400 villages; an officer of the whole county and one of a village then look for some of them, by name, by pinyin, by
//! initials and by the end of the number, and open their files. Each question is asked once, as a page asks it.
//!
//! Writing a million people takes minutes: with a FOLDER they stay there, and the next run only asks.
//!
//! With `DATABASE_URL` an empty PostgreSQL database takes the people, otherwise a file in a scratch folder.

use chrono::{Days, NaiveDate};
use domain::actor::{Actor, Role, Staff};
use domain::area::Area;
use domain::clock::{FixedClock, start_of_day};
use domain::fit::Functions;
use domain::ids::{AccountId, PersonId};
use domain::person::{Category, CategorySet, Consent, HomeBased, Person};
use domain::ports::{Finding, NewPerson, PeopleQuery, PersonFiles};
use domain::values::{AreaCode, Education, Phone, ResidentId};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use search::name_key;
use services::machine::MachineChance;
use services::{Failure, Opening, Services};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Imported;
use uuid::Uuid;

/// People written by one transaction.
const AT_ONCE: u32 = 20_000;
/// People asked for by each kind of question.
const ASKED: usize = 1_000;
const COUNTY: &str = "330598";
/// The commonest first, each taken less often than the one before.
const SURNAMES: &str =
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢";
const FIRST: &str =
    "建国志永新德金水长根明正桂秀玉凤淑兰月翠彩春素海丽红晓小雪冬爱美文雨思欣佳梦诗嘉静晨若子浩俊宇天家一";
const SECOND: &str = "国华平军强林发生根祥荣英珍芳花香梅琴娥仙芬燕霞萍娟玲敏勇涛斌峰伟波东兵松轩然杰航豪鑫辉阳宁凯博鹏婷琪瑶萱";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let people = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let scratch = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let kept = std::env::args().nth(2).map(PathBuf::from);
    let services = open(kept.as_deref().unwrap_or(scratch.path())).await?;
    services.migrate().await?;
    let empty = services.is_empty().await?;
    let villages = settle(&services).await?;
    let asked = fill(&services, &villages, people.unwrap_or(1_000_000), empty).await?;
    for (name, area) in [
        ("county", COUNTY.to_owned()),
        ("village", villages[7].to_string()),
    ] {
        let officer = officer(
            if name == "county" {
                Role::CountyOfficer
            } else {
                Role::Coordinator
            },
            &area,
        )?;
        let here: Vec<&Person> = asked
            .iter()
            .filter(|person| person.living_area.to_string().starts_with(&area))
            .take(ASKED)
            .collect();
        ask(&services, &officer, name, &here).await?;
    }
    Ok(())
}

async fn open(folder: &Path) -> Result<Services, Failure> {
    Services::open(Opening {
        data: folder.to_owned(),
        database_url: std::env::var("DATABASE_URL").ok(),
        data_key: None,
        clock: Arc::new(FixedClock(start_of_day(day()))),
        chance: Arc::new(MachineChance::seeded(1)),
    })
    .await
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default()
}

fn code(text: &str) -> Result<AreaCode, Failure> {
    AreaCode::parse(text).map_err(|_| Failure::message("a made-up place has no code"))
}

fn officer(role: Role, area: &str) -> Result<Actor, Failure> {
    Ok(Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(1)),
        login: "bench".to_owned(),
        role,
        area: code(area)?,
        department: None,
    }))
}

/// Twenty towns of twenty villages.
async fn settle(services: &Services) -> Result<Vec<AreaCode>, Failure> {
    let mut areas = vec![(COUNTY.to_owned(), "青禾县".to_owned())];
    let mut villages = Vec::new();
    for town in 0..20 {
        areas.push((format!("{COUNTY}{}", 101 + town), format!("第{town}镇")));
        for village in 0..20 {
            let village_code = format!("{COUNTY}{}{}", 101 + town, 201 + village);
            villages.push(code(&village_code)?);
            areas.push((village_code, format!("第{town}镇{village}村")));
        }
    }
    let areas = areas
        .into_iter()
        .map(|(text, name)| Ok(Imported::from(area(code(&text)?, name))))
        .collect::<Result<Vec<_>, Failure>>()?;
    let mut change = services.db.begin().await?;
    change.set_areas(&areas).await?;
    change.commit().await?;
    Ok(villages)
}

fn area(code: AreaCode, name: String) -> Area {
    Area {
        code,
        name,
        pinyin: String::new(),
        point: None,
    }
}

/// Makes the people up, writes them unless they are there, and gives every so many of them back.
async fn fill(
    services: &Services,
    villages: &[AreaCode],
    people: u32,
    empty: bool,
) -> Result<Vec<Person>, Failure> {
    let mut rng = StdRng::seed_from_u64(2026);
    let every = (people / 20_000).max(1);
    let mut asked = Vec::new();
    let started = Instant::now();
    for first in (0..people).step_by(AT_ONCE as usize) {
        let mut some = Vec::with_capacity(AT_ONCE as usize);
        for number in first..people.min(first + AT_ONCE) {
            let person = person(&mut rng, villages, number)?;
            if number.is_multiple_of(every) {
                asked.push(person.clone());
            }
            some.push(person.into());
        }
        if empty {
            let mut change = services.db.begin().await?;
            change.add_people(&some).await?;
            change.commit().await?;
        }
    }
    if !empty {
        return Ok(asked);
    }
    println!(
        "{people} people written in {:.1} s",
        started.elapsed().as_secs_f64()
    );
    let started = Instant::now();
    services.fill_person_keys().await?;
    println!("their keys in {:.1} s", started.elapsed().as_secs_f64());
    Ok(asked)
}

fn person(rng: &mut StdRng, villages: &[AreaCode], number: u32) -> Result<Person, Failure> {
    let home = villages[rng.random_range(0..villages.len())];
    let oldest = NaiveDate::from_ymd_opt(1956, 1, 1).unwrap_or_default();
    let birth = oldest + Days::new(rng.random_range(0..365 * 52));
    // A thousand numbers for each of a thousand offices, so that no two are the same.
    let resident_id = ResidentId::compose(990_000 + number / 1000, birth, (number % 1000) as u16)
        .map_err(|_| Failure::message("a made-up number is wrong"))?;
    let phone = format!("13{:09}", rng.random_range(0..1_000_000_000_u64));
    Ok(Person {
        id: PersonId(Uuid::from_u128(
            u128::from(number) << 64 | u128::from(rng.random::<u64>()),
        )),
        no: format!("B{number:07}"),
        resident_id,
        name: name(rng),
        phone: Phone::parse(&phone).ok(),
        hukou_area: home,
        living_area: home,
        point: None,
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        disability_certificate: None,
        education: Some(Education::ALL[rng.random_range(0..6)]),
        employment_status: None,
        work_capacity: Some(true),
        work_willingness: Some(true),
        skills: Vec::new(),
        wanted_occupations: Vec::new(),
        wanted_areas: Vec::new(),
        wage_min: None,
        distance_km: None,
        home_based: HomeBased::Can,
        functions: Functions::UNKNOWN,
        literate: Some(true),
        no_night: false,
        consent: Consent::Given,
        left: None,
        version: Person::FIRST,
    })
}

/// Surnames by the square of an even draw, so that the first are common; one given name in five has one character.
fn name(rng: &mut StdRng) -> String {
    let one_of = |list: &str, at: f64| list.chars().nth((at * list.chars().count() as f64) as usize);
    let surname = one_of(SURNAMES, rng.random::<f64>().powi(2));
    let first = (!rng.random_bool(0.2))
        .then(|| one_of(FIRST, rng.random()))
        .flatten();
    let second = one_of(SECOND, rng.random());
    [surname, first, second].into_iter().flatten().collect()
}

/// What is typed to find somebody.
type TextOf<'a> = &'a dyn Fn(&Person) -> String;

async fn ask(services: &Services, who: &Actor, name: &str, people: &[&Person]) -> Result<(), Failure> {
    let spelt = |person: &Person| name_key(&person.name).spelt.first().cloned().unwrap_or_default();
    let initials = |person: &Person| {
        name_key(&person.name)
            .initials
            .first()
            .cloned()
            .unwrap_or_default()
    };
    let tail = |person: &Person| String::from(person.resident_id)[14..].to_owned();
    let number = |person: &Person| String::from(person.resident_id);
    let name_of = |person: &Person| person.name.clone();
    let kinds: [(&str, TextOf<'_>); 5] = [
        ("name", &name_of),
        ("pinyin", &spelt),
        ("initials", &initials),
        ("end of the number", &tail),
        ("whole number", &number),
    ];
    for (kind, text) in kinds {
        let mut times = Vec::new();
        let mut found = 0;
        for person in people {
            let text = text(person);
            let started = Instant::now();
            let mark = services.remember(who, &text).await.map_err(refused)?;
            let query = PeopleQuery {
                found: Some(mark),
                ..PeopleQuery::default()
            };
            let page = services.find(who, &query).await.map_err(refused)?;
            times.push(started.elapsed());
            found += u64::from(page.total);
        }
        told(&format!("{name}: find by {kind}"), times, found);
    }
    let mut times = Vec::new();
    for person in people {
        let started = Instant::now();
        services.file(who, person.id).await.map_err(refused)?;
        times.push(started.elapsed());
    }
    told(&format!("{name}: open a file"), times, people.len() as u64);
    let mut times = Vec::new();
    let mut found = 0;
    for person in people {
        let sought = NewPerson {
            name: person.name.clone(),
            resident_id: None,
            birth: Some(person.resident_id.birth()),
            living_area: Some(person.living_area),
        };
        let started = Instant::now();
        found += services.look_alikes(who, &sought).await.map_err(refused)?.len() as u64;
        times.push(started.elapsed());
    }
    told(&format!("{name}: who looks alike"), times, found);
    Ok(())
}

fn refused(refusal: domain::refusal::Refusal) -> Failure {
    refusal.into()
}

fn told(what: &str, mut times: Vec<Duration>, found: u64) {
    if times.is_empty() {
        return;
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "{what}: {} questions, p50 {:.2?}, p99 {:.2?}, max {:.2?}; {:.1} found a question",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0),
        found as f64 / times.len() as f64
    );
}
