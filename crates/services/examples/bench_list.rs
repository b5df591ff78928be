//! A list of a department: 100,000 rows compared with a county, written, taken back.
//!
//! Arguments: rows of the list (100,000), people on the register before (200,000), percent of the rows that are on it
//! (50), and a folder. `cargo xtask bench list 100000 1000000 90 /var/tmp/county` measures a county of a million.
//!
//! Writing a million people takes minutes: with a folder they stay there, and the next run only brings the list. What it
//! wrote is taken back at its end.

use chrono::NaiveDate;
use domain::actor::Actor;
use domain::area::Area;
use domain::clock::{FixedClock, start_of_day};
use domain::ids::{ListId, PersonId};
use domain::list::{Outcome, Register, RowState};
use domain::person::{CategorySet, Person};
use domain::ports::{ListPage, ListQuery, ListUpload, Lists as _, Tick};
use domain::values::{AreaCode, ResidentId, dates};
use services::machine::MachineChance;
use services::{Failure, Opening, Services};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use store::Imported;

const COUNTY: &str = "330598";
const TOWNS: u32 = 24;
const VILLAGES: u32 = 20;
const SURNAMES: [&str; 20] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "吴", "赵", "周", "徐", "孙", "马", "朱", "胡", "林", "郭",
    "何", "高", "罗",
];
const GIVEN: [&str; 40] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
    "兰", "霞", "平", "刚", "桂", "英", "华", "玉", "梅", "红", "建", "国", "志", "海", "波", "春", "荣",
    "云", "莲", "金", "凤", "文", "辉",
];

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let number = |place| {
        std::env::args()
            .nth(place)
            .and_then(|text| text.parse::<u32>().ok())
    };
    let rows = number(1).unwrap_or(100_000);
    let people = number(2).unwrap_or(200_000);
    let known = number(3).unwrap_or(50).min(100);
    let scratch = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let kept = std::env::args().nth(4).map(PathBuf::from);
    let services = open(kept.as_deref().unwrap_or(scratch.path())).await?;
    services.migrate().await?;
    if services.is_empty().await? {
        register(&services, people).await?;
    }
    let file = list(rows, people, known);
    println!(
        "{rows} rows ({} MiB), {people} people before, {known} % of the rows on file",
        file.len() / 1024 / 1024
    );
    let id = measured("preview", compare(&services, file)).await?;
    told(&services, id).await?;
    for state in [RowState::New, RowState::Changed] {
        services
            .tick(&Actor::Operator, id, Tick::All(state, true))
            .await?;
    }
    measured("apply", async {
        services.apply(&Actor::Operator, id).await?;
        services.work_on_lists().await
    })
    .await?;
    told(&services, id).await?;
    measured(
        "page of rows",
        services.list(&Actor::Operator, id, ListQuery::default()),
    )
    .await?;
    measured("undo", async {
        services.undo(&Actor::Operator, id).await?;
        services.work_on_lists().await
    })
    .await?;
    told(&services, id).await?;
    Ok(())
}

async fn measured<T, E: Into<Failure>>(
    what: &str,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Failure> {
    let started = Instant::now();
    let done = work.await.map_err(Into::into)?;
    println!("{what}: {:.2} s", started.elapsed().as_secs_f64());
    Ok(done)
}

async fn compare(services: &Services, file: Vec<u8>) -> Result<ListId, Failure> {
    let upload = ListUpload {
        register: Register::Disability,
        source: "bench".to_owned(),
        listed_on: services.clock.today(),
        area: COUNTY.parse().map_err(|_| Failure::message("area"))?,
        file_name: "bench.csv".to_owned(),
        file,
    };
    let id = services.upload(&Actor::Operator, upload).await?;
    services.work_on_lists().await?;
    Ok(id)
}

async fn told(services: &Services, id: ListId) -> Result<(), Failure> {
    let page: ListPage = services.list(&Actor::Operator, id, ListQuery::default()).await?;
    let counts = &page.line.counts;
    let of = |state| counts.of(state);
    println!(
        "  {}: {} new, {} changed, {} same, {} look-alikes, {} refused; {} written, {} conflicts, {} taken back, {} gone",
        page.line.state,
        of(RowState::New),
        of(RowState::Changed),
        of(RowState::Same),
        of(RowState::LookAlike),
        of(RowState::Refused),
        counts.came(Outcome::Written),
        counts.came(Outcome::Conflict),
        counts.came(Outcome::Undone),
        page.gone.0,
    );
    Ok(())
}

async fn open(data: &Path) -> Result<Services, Failure> {
    let day = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap_or_default();
    let opening = Opening {
        data: data.to_owned(),
        database_url: std::env::var("DATABASE_URL").ok(),
        data_key: None,
        clock: Arc::new(FixedClock(start_of_day(day))),
        // Not seeded: in a folder that is kept, the numbers of an earlier run are taken.
        chance: Arc::new(MachineChance::new().map_err(|_| Failure::message("chance"))?),
    };
    Services::open(opening).await
}

/// Everybody who is there before the list comes.
async fn register(services: &Services, count: u32) -> Result<(), Failure> {
    let mut change = services.db.begin().await?;
    change.set_areas(&places()).await?;
    change.commit().await?;
    let started = Instant::now();
    let all: Vec<u32> = (0..count).collect();
    for portion in all.chunks(20_000) {
        let mut change = services.db.begin().await?;
        let people: Vec<Imported<Person>> = portion
            .iter()
            .filter_map(|number| person(*number))
            .map(Imported::from)
            .collect();
        change.add_people(&people).await?;
        change.commit().await?;
    }
    services.fill_person_keys().await?;
    println!(
        "{count} people registered in {:.1} s",
        started.elapsed().as_secs_f64()
    );
    Ok(())
}

fn places() -> Vec<Imported<Area>> {
    let village = |number| {
        Some(area(
            &home(number)?.to_string(),
            format!("{}村", number / TOWNS + 1),
        ))
    };
    let town = |number| {
        area(
            &format!("{COUNTY}{}", 101 + number),
            format!("{}镇", GIVEN[number as usize]),
        )
    };
    let county = area(COUNTY, "青禾县".to_owned());
    let towns = (0..TOWNS).map(town);
    let villages = (0..TOWNS * VILLAGES).filter_map(village).flatten();
    county
        .into_iter()
        .chain(towns.flatten())
        .chain(villages)
        .map(Imported::from)
        .collect()
}

fn area(code: &str, name: String) -> Option<Area> {
    Some(Area {
        code: code.parse().ok()?,
        name,
        pinyin: String::new(),
        point: None,
    })
}

fn home(number: u32) -> Option<AreaCode> {
    let (town, village) = (number % TOWNS, number / TOWNS % VILLAGES);
    format!("{COUNTY}{}{}", 101 + town, 201 + village).parse().ok()
}

fn name(number: u32) -> String {
    let mixed = number.wrapping_mul(2_654_435_761);
    let part = |shift: u32, of: usize| (mixed >> shift) as usize % of;
    format!(
        "{}{}{}",
        SURNAMES[part(3, SURNAMES.len())],
        GIVEN[part(11, GIVEN.len())],
        GIVEN[part(21, GIVEN.len())]
    )
}

fn resident_id(number: u32) -> Option<ResidentId> {
    let first = NaiveDate::from_ymd_opt(1966, 1, 1)?;
    let birth = dates::add_days(first, u64::from(number % 15_000));
    let place = 990_000 + number / 15_000 / 1_000;
    ResidentId::compose(place, birth, (number / 15_000 % 1_000) as u16).ok()
}

fn person(number: u32) -> Option<Person> {
    let id = PersonId(uuid::Uuid::from_u128(
        0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(number),
    ));
    let person = Person::new(id, format!("P{number:07}"), resident_id(number)?, home(number)?);
    Some(Person {
        name: name(number),
        categories: CategorySet::EMPTY,
        ..person
    })
}

/// The rows: people of the register, spread over it, and people who are not there.
fn list(rows: u32, people: u32, known: u32) -> Vec<u8> {
    let mut text = String::from("姓名,身份证号,残疾证号,现住址,文化程度\n");
    let step = (people / rows.max(1)).max(1);
    for row in 0..rows {
        let on_file = row % 100 < known && row * step < people;
        let number = if on_file { row * step } else { people + row };
        let (Some(id), Some(home)) = (resident_id(number), home(number)) else {
            continue;
        };
        let id = String::from(id);
        let written = writeln!(text, "{},{id},{id}4{},{home},初中", name(number), row % 4 + 1);
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    text.into_bytes()
}
