//! Check-in at a fair: scans that come at a pace by four gates, and then what a day without a net has kept.
//!
//! Arguments: scans (1,500), scans a second (50), kept scans (2,000). `cargo xtask bench fair` measures what is asked: an answer in at
//! most 100 ms (99th percentile) at 50 scans a second, and 2,000 kept scans taken in at most 5 seconds.

use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::area::Area;
use domain::check_in::{CheckInAnswer, CheckInBatch, CheckInEntry, CheckInRecord, RECORDS_MAX};
use domain::clock::FixedClock;
use domain::fair::code::FairCode;
use domain::fair::{
    Fair, FairAccessSet, FairKind, FairPlan, FairRegistration, FairState, RegistrationState, RegistrationWay,
};
use domain::ids::{CheckInId, FairId, FairRegistrationId, IdSource};
use domain::ports::{CheckIns as _, PassWish};
use domain::values::AreaCode;
use services::machine::MachineChance;
use services::{Failure, Opening, Services};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Imported;
use uuid::Uuid;

const FAIR: FairId = FairId(Uuid::from_u128(0x0A_BCDE));
const GATES: usize = 4;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut numbers = std::env::args()
        .skip(1)
        .filter_map(|text| text.parse::<u32>().ok());
    let scans = numbers.next().unwrap_or(1_500);
    let pace = numbers.next().unwrap_or(50).max(1);
    let kept = numbers.next().unwrap_or(2_000);
    let folder = tempfile::tempdir().map_err(|e| Failure::message(e.to_string()))?;
    let chance = Arc::new(MachineChance::seeded(7));
    let opening = Opening {
        data: folder.path().to_path_buf(),
        database_url: std::env::var("DATABASE_URL").ok(),
        data_key: None,
        clock: Arc::new(FixedClock(noon()?)),
        chance: Arc::clone(&chance),
    };
    let services = Arc::new(Services::open(opening).await?);
    services.migrate().await?;
    let codes = furnish(&services, scans + kept, &chance).await?;
    let gates = gates(&services).await?;
    let (now, later) = codes.split_at(scans as usize);
    let took = at_pace(&services, &gates, now, pace).await?;
    let at = |permille: usize| took[(took.len() * permille / 1000).min(took.len() - 1)];
    println!(
        "{scans} scans by {GATES} gates, {pace} a second: median {:.1} ms, p99 {:.1} ms, slowest {:.1} ms",
        at(500),
        at(990),
        at(1000)
    );
    for turn in ["first", "the same again"] {
        let started = Instant::now();
        let accepted = bring(&services, &gates[0], later).await?;
        println!(
            "{turn}: {kept} kept scans in {:.2} s, {accepted} answered with yes",
            started.elapsed().as_secs_f64()
        );
    }
    Ok(())
}

fn noon() -> Result<DateTime<Utc>, Failure> {
    let parsed = "2026-11-28T04:00:00Z".parse();
    parsed.map_err(|_| Failure::message("a time"))
}

/// One scan each hundredth or fiftieth of a second, whether or not the one before is answered. Milliseconds, the fastest first.
async fn at_pace(
    services: &Arc<Services>,
    gates: &[String],
    codes: &[FairCode],
    pace: u32,
) -> Result<Vec<f64>, Failure> {
    let mut turn = tokio::time::interval(Duration::from_secs(1) / pace);
    let mut running = Vec::with_capacity(codes.len());
    for (number, code) in (0..).zip(codes) {
        turn.tick().await;
        let (services, gate) = (Arc::clone(services), gates[number as usize % GATES].clone());
        let record = scan(number, code, services.clock.now());
        running.push(tokio::spawn(async move {
            let started = Instant::now();
            let answer = services.check_in(&Actor::Visitor, &gate, record).await?;
            let accepted = matches!(answer, CheckInAnswer::Accepted { .. });
            let took = started.elapsed().as_secs_f64() * 1000.0;
            accepted
                .then_some(took)
                .ok_or_else(|| Failure::message("a scan was refused"))
        }));
    }
    let mut took = Vec::with_capacity(running.len());
    for one in running {
        took.push(one.await.map_err(|e| Failure::message(e.to_string()))??);
    }
    took.sort_by(f64::total_cmp);
    Ok(took)
}

/// What a phone has kept for a day, batch by batch.
async fn bring(services: &Services, gate: &str, codes: &[FairCode]) -> Result<usize, Failure> {
    let now = services.clock.now();
    let records: Vec<CheckInRecord> = (1_000_000..)
        .zip(codes)
        .map(|(number, code)| scan(number, code, now - TimeDelta::hours(2)))
        .collect();
    let mut accepted = 0;
    for records in records.chunks(RECORDS_MAX) {
        let batch = CheckInBatch {
            gate: gate.to_owned(),
            sent_at: now,
            records: records.iter().cloned().map(Ok).collect(),
        };
        let told = services.sync_check_ins(&Actor::Visitor, batch).await?;
        let yes = told
            .answers
            .iter()
            .filter(|one| matches!(one.answer, CheckInAnswer::Accepted { .. }));
        accepted += yes.count();
    }
    Ok(accepted)
}

fn scan(number: u32, code: &FairCode, made_at: DateTime<Utc>) -> CheckInRecord {
    let [a, b, c, d] = number.to_be_bytes();
    let id = uuid::Builder::from_unix_timestamp_millis(1_790_000_000_000, &[a, b, c, d, 0, 0, 0, 0, 0, 1]);
    CheckInRecord {
        id: CheckInId(id.into_uuid()),
        made_at,
        entry: CheckInEntry::Code {
            code: code.to_string(),
        },
    }
}

/// A fair with so many people registered; their codes.
async fn furnish(services: &Services, people: u32, chance: &MachineChance) -> Result<Vec<FairCode>, Failure> {
    let now = services.clock.now();
    let county: AreaCode = "330598".parse().map_err(|_| Failure::message("a code"))?;
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let plan = FairPlan {
        area: county,
        kind: FairKind::General,
        title: "招聘会".to_owned(),
        venue: "市场".to_owned(),
        address: "胜利路8号".to_owned(),
        point: None,
        bus: String::new(),
        held_on: services.clock.today(),
        opens: hour(9),
        closes: hour(16),
        capacity: 50_000,
        stands: 0,
        access: FairAccessSet::default(),
        safety: "两个出口".to_owned(),
        intro: String::new(),
        phone: String::new(),
    };
    let fair = Fair {
        state: FairState::Running,
        ..Fair::draft(FAIR, plan, "operator".to_owned(), now)
    };
    let registration = |_| FairRegistration {
        id: FairRegistrationId::new(services.ids.as_ref(), now),
        fair: FAIR,
        person: None,
        code: FairCode::new(FAIR, chance.chance()),
        state: RegistrationState::Registered,
        way: RegistrationWay::Page,
        invited_at: None,
        registered_at: Some(now),
        cancelled_at: None,
        made_by: "operator".to_owned(),
    };
    let many: Vec<FairRegistration> = (0..people).map(registration).collect();
    let area = Area {
        code: county,
        name: "青禾县".to_owned(),
        pinyin: String::new(),
        point: None,
    };
    let mut writing = services.db.begin().await?;
    writing.set_areas(&[Imported::from(area)]).await?;
    writing.add_fair(&fair).await?;
    writing.add_fair_registrations(&many).await?;
    writing.commit().await?;
    Ok(many.into_iter().map(|one| one.code).collect())
}

async fn gates(services: &Services) -> Result<Vec<String>, Failure> {
    let now = services.clock.now();
    let mut secrets = Vec::new();
    for _ in 0..GATES {
        let wish = PassWish {
            name: String::new(),
            stand: None,
            opens_at: now - TimeDelta::hours(4),
            closes_at: now + TimeDelta::hours(4),
        };
        secrets.push(services.make_pass(&Actor::Operator, FAIR, wish).await?.secret);
    }
    Ok(secrets)
}
