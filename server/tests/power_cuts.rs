//! A server that is killed while it does what has many consequences: a firm is listed, the insurance of a month is paid. What
//! lies in the database afterwards is all of it or nothing, and the same form sent again completes it.

use crate::faults::{is_whole, register};
use crate::program::{Folder, serving, wait_until};
use crate::visits::{ask, signed_in};
use domain::actor::Actor;
use domain::catalogue::DocumentKind;
use domain::ids::{AccountId, EmployerId, LandEnrolmentId, ListingId, RecognitionId};
use domain::insurance::{Enrolment, EnrolmentStage, EnrolmentState, LandScheme, Shares};
use domain::listing::{ListGround, ListKind, ListingStage, ListingStep};
use domain::params::{ParamKey, PolicyParameter};
use domain::ports::{ListingWish, Listings};
use domain::values::{AreaCode, Fen};
use services::Services;
use services::demo::COUNTY as DEMO_COUNTY;
use std::time::{Duration, Instant, SystemTime};

/// An afternoon that stands still: nothing grows old meanwhile.
const STANDING_STILL: [&str; 2] = ["--as-of", "2026-06-15T14:00:00+08:00"];

/// Where the people of the imported register live.
const COUNTY: &str = "330503";
/// People whose allowance a run pays.
const PEOPLE: u32 = 600;
/// What each gets, in fen.
const MONTHLY: i64 = 12_000;

/// Does something in the folder, from outside the program.
fn inside<T>(folder: &Folder, deed: impl AsyncFnOnce(&Services) -> T) -> T {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let services = folder.open().await;
        let done = deed(&services).await;
        services.db.close().await;
        done
    })
}

/// The password of an officer of a county.
fn officer(folder: &Folder, county: &str) -> String {
    let account = ["account", "create", "--role", "county_officer", "--area", county];
    let made = folder
        .json(&[&account[..], &["--login", "walker"]].concat())
        .done();
    made.json()["password"].as_str().unwrap().to_owned()
}

/// The last change of the write-ahead log.
fn written(folder: &Folder) -> Option<SystemTime> {
    let meta = std::fs::metadata(folder.path("data/songgang.db-wal")).ok()?;
    meta.modified().ok()
}

/// Waits until the worker of a server has done what it had to do. Gives the last change of the log.
fn quiet(folder: &Folder) -> Option<SystemTime> {
    let mut last = (written(folder), Instant::now());
    wait_until("the worker to be done", || {
        if written(folder) != last.0 {
            last = (written(folder), Instant::now());
        }
        last.1.elapsed() > Duration::from_millis(700)
    });
    last.0
}

/// Sends a form to a server on the folder, and kills the server when it writes for that time, or has answered. Whether it had.
fn cut_off(folder: &Folder, password: &str, (path, form): (&str, &str), writes: u32) -> bool {
    let (process, address) = serving(folder, &STANDING_STILL);
    let cookie = signed_in(&address, password);
    let mut last = quiet(folder);
    let sender = std::thread::spawn({
        let (path, form) = (path.to_owned(), form.to_owned());
        move || ask(&address, "POST", &path, &cookie, &form)
    });
    let mut seen = 0;
    wait_until("something to be written", || {
        if written(folder) != last {
            last = written(folder);
            seen += 1;
        }
        seen >= writes || sender.is_finished()
    });
    drop(process);
    let answer = sender.join().unwrap();
    is_whole(folder);
    answer.is_ok_and(|text| text.starts_with("HTTP/1.1 "))
}

/// Cuts the same deed of an officer of a county off in copies of the folder. Each must be as it was, or as it is when the deed is done; then the deed is
/// done in the copy that was cut off last.
fn survives<T: std::fmt::Debug + PartialEq>(
    (folder, county): (&Folder, &str),
    (path, form): (&str, &str),
    look: impl Fn(&Folder) -> T,
) {
    let password = officer(folder, county);
    let (first, _) = serving(folder, &STANDING_STILL);
    quiet(folder);
    drop(first);
    let before = look(folder);
    let mut seen = Vec::new();
    let mut last = Folder::new();
    for writes in 1..=4 {
        last = folder.copy();
        let answered = cut_off(&last, &password, (path, form), writes);
        seen.push((look(&last), answered));
    }
    let (process, address) = serving(&last, &STANDING_STILL);
    let cookie = signed_in(&address, &password);
    ask(&address, "POST", path, &cookie, form).unwrap();
    drop(process);
    let after = look(&last);
    println!("{before:?} becomes {after:?}; cut off: {seen:?}");
    assert_ne!(before, after, "the deed did nothing");
    for (found, _) in seen {
        assert!(found == before || found == after, "{found:?} is neither");
    }
}

/// Everything of the county is offered by one firm, which was told that it is to be listed and has answered.
async fn with_listing(services: &Services) -> (EmployerId, ListingId) {
    let db = &services.db;
    let county = AreaCode::parse(DEMO_COUNTY).unwrap();
    let mut firms = db.list_employers().await.unwrap();
    firms.retain(|one| one.uscc.is_some() && one.area.is_some_and(|area| county.contains(area)));
    let firm = firms.into_iter().find(|one| !one.blacklisted).unwrap();
    let today = services.clock.today();
    let mut vacancies = db.list_open_vacancies(today, 3650).await.unwrap();
    for one in &mut vacancies {
        one.employer = firm.id;
    }
    let tasks: Vec<_> = vacancies
        .iter()
        .map(|one| (DocumentKind::Vacancy, one.id.0))
        .collect();
    let mut change = db.begin().await.unwrap();
    let all: Vec<_> = vacancies.into_iter().map(Into::into).collect();
    change.set_vacancies(&all).await.unwrap();
    change.add_index_tasks(&tasks).await.unwrap();
    change.commit().await.unwrap();
    let wish = ListingWish {
        employer: firm.id,
        kind: ListKind::Wage,
        ground: ListGround::RefusesToPay,
        case: None,
        words: "责令支付后没有付".to_owned(),
    };
    let id = services.give_notice(&Actor::Operator, wish).await.unwrap();
    let own = Actor::Employer {
        employer: firm.id,
        account: AccountId(uuid::Uuid::from_u128(1)),
    };
    let said = ListingStep::State("工程款没到".to_owned());
    services.answer_listing(&own, id, said).await.unwrap();
    (firm.id, id)
}

#[test]
fn a_firm_is_listed_with_all_that_follows_or_not_at_all() {
    let folder = Folder::with_demo(300, 600, 1);
    folder
        .json(&["match", "--year", "2026", "--as-of", crate::program::DAY])
        .done();
    let (employer, id) = inside(&folder, with_listing);
    let path = format!("/staff/blacklist/{id}/step");
    let form = "version=1&do=decide&decision_no=3&words=x";
    survives((&folder, DEMO_COUNTY), (&path, form), |folder| {
        inside(folder, async |services| {
            let db = &services.db;
            let entry = db.find_listing(id).await.unwrap().unwrap();
            let hidden = db.find_employer(employer).await.unwrap().unwrap().blacklisted;
            let open = db.count_open_vacancies_of(employer).await.unwrap();
            let waiting = db
                .read()
                .await
                .unwrap()
                .list_undelivered_leads(None)
                .await
                .unwrap();
            let listed = entry.stage == ListingStage::Published;
            assert_eq!(listed, hidden);
            assert_eq!(listed, open == 0, "{open} vacancies are open");
            assert_eq!(listed, waiting.is_empty(), "{} leads wait", waiting.len());
            (entry.stage, entry.version, open, waiting.len())
        })
    });
}

/// Many people who are owed an allowance.
async fn with_insured(services: &Services) {
    let county = AreaCode::parse(COUNTY).unwrap();
    let on = "2010-01-01".parse().unwrap();
    let figure = |key, value| PolicyParameter {
        programme: "county".to_owned(),
        area: Some(county),
        key,
        value,
        valid_from: on,
        valid_to: None,
        source: "test".to_owned(),
    };
    let people = services.db.list_people_in_area(Some(county)).await.unwrap();
    assert_eq!(people.len(), PEOPLE as usize);
    let mut change = services.db.begin().await.unwrap();
    for (key, value) in [
        (ParamKey::LandLossAllowance, MONTHLY),
        (ParamKey::LandLossAllowanceAge, 20),
    ] {
        change.set_policy_parameter(&figure(key, value)).await.unwrap();
    }
    for person in people {
        let place = Enrolment {
            id: LandEnrolmentId(uuid::Uuid::from_u128(person.id.0.as_u128() + 1)),
            person: person.id,
            household: None,
            recognition: RecognitionId(uuid::Uuid::nil()),
            scheme: LandScheme::Allowance,
            shares: Shares::default(),
            rules: Vec::new(),
            reference_on: on,
            state: EnrolmentState::Enrolled {
                on: "2026-01-05".parse().unwrap(),
            },
            version: 1,
            made_by: "test".to_owned(),
            made_at: services.clock.now(),
        };
        change.add_land_enrolment(&place).await.unwrap();
    }
    change.commit().await.unwrap();
}

#[test]
fn a_month_of_the_insurance_is_paid_to_all_or_to_nobody() {
    let folder = Folder::new();
    folder.run(&["migrate"]).done();
    let file = folder.file("people.csv", register(PEOPLE));
    folder.run(&["import", "people", &file]).done();
    inside(&folder, with_insured);
    let sum = MONTHLY * i64::from(PEOPLE);
    let form = format!("month=2026-06&count={PEOPLE}&sum={sum}");
    survives((&folder, COUNTY), ("/staff/insurance/run", &form), |folder| {
        inside(folder, async |services| {
            let db = &services.db;
            let places = db.list_land_enrolments_in(None).await.unwrap();
            let stage = EnrolmentStage::AllowancePaying;
            let paying = places.iter().filter(|one| one.state.stage() == stage).count();
            let entries = db.list_account_entries_in(None).await.unwrap();
            let paid: Fen = entries.iter().fold(Fen(0), |sum, one| sum.plus(one.fen));
            assert_eq!(paying, entries.len());
            assert!([0, PEOPLE as usize].contains(&paying), "{paying} of {PEOPLE}");
            (paying, paid)
        })
    });
}
