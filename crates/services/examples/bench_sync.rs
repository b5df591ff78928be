//! Visits of a county's coordinators coming in: 1,000 coordinators, 100 visits each, in batches of 100, two senders at a time.
//!
//! Arguments: coordinators (1,000), visits of each (100). `cargo xtask bench sync` measures what is asked: 100,000 visits in
//! at most 60 seconds on two cores.

use domain::actor::{Actor, Role, Staff};
use domain::area::Area;
use domain::clock::{Clock as _, FixedClock};
use domain::hand_over::Taking;
use domain::ids::{AccountId, PersonId, VisitId};
use domain::person::{Category, CategorySet, Person};
use domain::person_field::PersonField;
use domain::ports::{Received, Visits as _};
use domain::values::{AreaCode, ResidentId};
use domain::visit::{Answers, Confirmation, FORM, FieldEdit, Outcome, SyncAnswer, SyncBatch, SyncRecord};
use services::machine::MachineChance;
use services::{Failure, Opening, Services};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use store::{Account, Imported};
use uuid::Uuid;

const COUNTY: &str = "330598";
/// Coordinators who send at the same time.
const SENDERS: usize = 2;

fn code(text: &str) -> Result<AreaCode, Failure> {
    text.parse().map_err(|_| Failure::message("a code"))
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse::<usize>().ok());
    let coordinators = numbers.next().unwrap_or(1_000);
    let visits = numbers.next().unwrap_or(100).clamp(1, 100);
    let folder = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let clock = Arc::new(FixedClock(
        "2026-06-30T04:00:00Z"
            .parse()
            .map_err(|_| Failure::message("a time"))?,
    ));
    let opening = Opening {
        data: folder.path().to_path_buf(),
        database_url: None,
        data_key: None,
        clock: clock.clone(),
        chance: Arc::new(MachineChance::seeded(7)),
    };
    let services = Arc::new(Services::open(opening).await?);
    services.migrate().await?;
    let staff = furnish(&services, coordinators, visits).await?;
    let batches: Vec<(Actor, SyncBatch<Received>)> = staff
        .iter()
        .enumerate()
        .map(|(number, who)| (who.clone(), batch(number, visits, clock.now())))
        .collect();
    println!("{coordinators} coordinators with {visits} visits each, {SENDERS} at a time");
    for turn in ["first", "the same again"] {
        let started = Instant::now();
        let kept = send(&services, &batches).await?;
        let seconds = started.elapsed().as_secs_f64();
        let all = coordinators * visits;
        println!(
            "{turn}: {all} visits in {seconds:.1} s, {:.0} a second, {kept} new",
            all as f64 / seconds
        );
    }
    Ok(())
}

async fn send(services: &Arc<Services>, batches: &[(Actor, SyncBatch<Received>)]) -> Result<usize, Failure> {
    let next = Arc::new(AtomicUsize::new(0));
    let batches: Arc<[(Actor, SyncBatch<Received>)]> = batches.into();
    let mut senders = Vec::new();
    for _ in 0..SENDERS {
        let (services, batches, next) = (Arc::clone(services), Arc::clone(&batches), Arc::clone(&next));
        senders.push(tokio::spawn(async move {
            let mut kept = 0;
            while let Some((who, batch)) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                let told = services.sync(who, batch.clone()).await?;
                let new = |answer: &SyncAnswer| matches!(answer, SyncAnswer::Accepted { .. });
                kept += told.answers.iter().filter(|one| new(&one.answer)).count();
            }
            Ok::<_, Failure>(kept)
        }));
    }
    let mut kept = 0;
    for sender in senders {
        kept += sender.await.map_err(|e| Failure::message(e.to_string()))??;
    }
    Ok(kept)
}

fn person_id(coordinator: usize, visit: usize) -> PersonId {
    PersonId(Uuid::from_u128(
        0x1_0000_0000 + (coordinator * 100 + visit) as u128,
    ))
}

fn batch(coordinator: usize, visits: usize, now: chrono::DateTime<chrono::Utc>) -> SyncBatch<Received> {
    let record = |visit: usize| {
        let mut ten = [0; 10];
        ten[2..].copy_from_slice(&((coordinator * 100 + visit) as u64).to_be_bytes());
        let id = uuid::Builder::from_unix_timestamp_millis(1_782_000_000_000, &ten).into_uuid();
        let edit = |field, now: &str| FieldEdit {
            field,
            base: 1,
            was: String::new(),
            now: now.to_owned(),
        };
        Ok(Box::new(SyncRecord {
            id: VisitId(id),
            form: FORM,
            made_at: now,
            person: person_id(coordinator, visit),
            outcome: Outcome::Done { next_on: None },
            edits: vec![
                edit(PersonField::EmploymentStatus, "unemployed"),
                edit(PersonField::Skills, "缝纫"),
                edit(PersonField::WantedOccupations, "缝纫工、保洁"),
            ],
            answers: Answers {
                note: "老人要人照看，下午有空。".to_owned(),
                ..Answers::default()
            },
            confirmation: Some(Confirmation::Witness {
                name: "赵书记".to_owned(),
            }),
            point: None,
        }))
    };
    SyncBatch {
        account: None,
        sent_at: now,
        records: (0..visits).map(record).collect(),
    }
}

/// A county with these coordinators and their people.
async fn furnish(services: &Services, coordinators: usize, visits: usize) -> Result<Vec<Actor>, Failure> {
    let county = code(COUNTY)?;
    let now = services.clock.now();
    let mut change = services.db.begin().await?;
    let area = Area {
        code: county,
        name: "青禾县".to_owned(),
        pinyin: String::new(),
        point: None,
    };
    change.set_areas(&[Imported::from(area)]).await?;
    let mut staff = Vec::new();
    for number in 0..coordinators {
        let account = Account {
            id: AccountId(Uuid::from_u128(0xA000_0000 + number as u128)),
            login: format!("walker{number}"),
            password_hash: String::new(),
            role: Role::Coordinator,
            area: county,
            department: None,
            active: true,
            failures: 0,
            locked_until: None,
            created_at: now,
            must_change: false,
            first_until: None,
            requested_by: "operator".to_owned(),
            approved_at: Some(now),
            second: None,
        };
        change.add_account(&account).await?;
        let people = (0..visits)
            .map(|visit| somebody(number, visit, county))
            .collect::<Result<Vec<_>, _>>()?;
        let ids: Vec<PersonId> = people.iter().map(|person| person.record.id).collect();
        change.add_people(&people).await?;
        let how = (now, Taking::Assigned, None);
        change.set_owner(&ids, account.id, how).await?;
        staff.push(Actor::Staff(Staff {
            account: account.id,
            login: account.login,
            role: account.role,
            area: county,
            department: None,
        }));
    }
    change.commit().await?;
    Ok(staff)
}

fn somebody(coordinator: usize, visit: usize, county: AreaCode) -> Result<Imported<Person>, Failure> {
    let number = coordinator * 100 + visit;
    let birth = chrono::NaiveDate::from_ymd_opt(
        1980,
        1 + (number / 900 % 12) as u32,
        1 + (number / 10_800 % 28) as u32,
    );
    let birth = birth.ok_or_else(|| Failure::message("a day"))?;
    let id = ResidentId::compose(990_101, birth, (number % 900) as u16);
    let id = id.map_err(|_| Failure::message("a number"))?;
    let person = Person {
        name: "王小明".to_owned(),
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        ..Person::new(person_id(coordinator, visit), format!("B{number}"), id, county)
    };
    Ok(Imported::from(person))
}
