//! Into the store: whole or not at all, and the second time nothing.

use super::{Scratch, day, id_no};
use domain::actor::Actor;
use domain::clock::{FixedClock, start_of_day};
use domain::person::Consent;
use domain::vacancy::VacancyState;
use services::Services;
use services::import::{Format, ImportAccount, ImportRequest, Noun, Quiet, import};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

async fn services() -> Services {
    Services::in_memory(Arc::new(FixedClock(start_of_day(day("2026-06-30")))), 7)
        .await
        .unwrap()
}

fn request(noun: Noun, file: &Path, dry_run: bool) -> ImportRequest {
    ImportRequest {
        noun,
        format: Format::Canonical,
        file: file.to_owned(),
        dry_run,
    }
}

async fn run(services: &Services, noun: Noun, file: &Path) -> ImportAccount {
    import(services, &Actor::Operator, request(noun, file, false), &Quiet)
        .await
        .unwrap()
}

fn counts(account: &ImportAccount) -> [u32; 5] {
    [
        account.rows,
        account.inserted,
        account.updated,
        account.unchanged,
        account.refused,
    ]
}

const VACANCIES: &str = "vacancy_no,employer_name,title,area,wage_min\nV1,甲厂,缝纫工,330503,3500\nV2,甲 厂,保洁,330503,3000\nV3,乙厂,搬运,无此地,3000\n";

#[tokio::test]
async fn two_rows_of_one_employer_are_one_and_stay_so() {
    let (services, scratch) = (services().await, Scratch::new());
    let text =
        "employer_name,employer_uscc,industry\n甲厂,,服装\n甲 厂,91350100M000100Y43,纺织\n乙厂,,食品\n";
    let file = scratch.file("e.csv", text.as_bytes());
    let first = run(&services, Noun::Employers, &file).await;
    assert_eq!(counts(&first), [3, 2, 0, 0, 1]);
    assert_eq!(
        (first.refusals[0].row, first.refusals[0].code),
        (3, "duplicate_employer")
    );
    let again = run(&services, Noun::Employers, &file).await;
    assert_eq!(counts(&again), [3, 0, 0, 2, 1]);
}

#[tokio::test]
async fn the_second_time_nothing_changes() {
    let (services, scratch) = (services().await, Scratch::new());
    let file = scratch.file("v.csv", VACANCIES.as_bytes());
    let first = run(&services, Noun::Vacancies, &file).await;
    assert_eq!(counts(&first), [3, 2, 0, 0, 1]);
    assert_eq!(first.employers, 1);
    assert_eq!(services.db.count_index_tasks().await.unwrap(), 2);
    assert_eq!(
        counts(&run(&services, Noun::Vacancies, &file).await),
        [3, 0, 0, 2, 1]
    );
    assert_eq!(services.db.count_index_tasks().await.unwrap(), 2);
    assert_eq!(services.db.count_vacancies().await.unwrap(), 2);
    assert_eq!(services.db.list_import_batches(10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn another_encoding_and_order_of_columns_is_the_same_row() {
    let (services, scratch) = (services().await, Scratch::new());
    run(
        &services,
        Noun::Vacancies,
        &scratch.file("v.csv", VACANCIES.as_bytes()),
    )
    .await;
    let turned = "岗位名称,岗位编号,工作地点,用人单位,最低工资\n缝纫工,V1,330503,甲厂,3500\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(turned);
    assert_eq!(
        counts(&run(&services, Noun::Vacancies, &scratch.file("t.csv", &bytes)).await),
        [1, 0, 0, 1, 0]
    );
}

#[tokio::test]
async fn a_trial_keeps_nothing() {
    let (services, scratch) = (services().await, Scratch::new());
    let file = scratch.file("v.csv", VACANCIES.as_bytes());
    let trial = import(
        &services,
        &Actor::Operator,
        request(Noun::Vacancies, &file, true),
        &Quiet,
    )
    .await
    .unwrap();
    assert_eq!(counts(&trial), [3, 2, 0, 0, 1]);
    assert_eq!(services.db.count_vacancies().await.unwrap(), 0);
    assert_eq!(services.db.count_employers().await.unwrap(), 0);
    assert_eq!(services.db.count_index_tasks().await.unwrap(), 0);
    assert!(services.db.list_import_batches(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_file_that_breaks_off_keeps_nothing() {
    let (services, scratch) = (services().await, Scratch::new());
    let mut text = "vacancy_no,employer_name,title,area\n".to_owned();
    for number in 0..3000 {
        writeln!(text, "V{number},甲厂,缝纫工,330503").unwrap();
    }
    text.push_str("V9999,\"甲厂,缝纫工,330503\n");
    text.push_str(&"填充填充填充\n".repeat(60_000));
    let file = scratch.file("v.csv", text.as_bytes());
    let broken = import(
        &services,
        &Actor::Operator,
        request(Noun::Vacancies, &file, false),
        &Quiet,
    )
    .await;
    assert!(broken.unwrap_err().to_string().contains("row 3002"));
    assert_eq!(services.db.count_vacancies().await.unwrap(), 0);
    let missing = import(
        &services,
        &Actor::Operator,
        request(Noun::Vacancies, Path::new("/nowhere.csv"), false),
        &Quiet,
    )
    .await;
    assert!(missing.is_err());
    services.db.begin().await.unwrap().rollback().await.unwrap();
}

#[tokio::test]
async fn a_changed_row_keeps_what_happened_here() {
    let (services, scratch) = (services().await, Scratch::new());
    run(
        &services,
        Noun::Vacancies,
        &scratch.file("v.csv", VACANCIES.as_bytes()),
    )
    .await;
    let before = services.db.find_vacancy_by_no("V1").await.unwrap().unwrap();
    let mut change = services.db.begin().await.unwrap();
    change
        .set_vacancy_state(before.id, VacancyState::Open, VacancyState::Withdrawn)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let changed = scratch.file("c.csv", VACANCIES.replace("3500", "4000").as_bytes());
    assert_eq!(
        counts(&run(&services, Noun::Vacancies, &changed).await),
        [3, 0, 1, 1, 1]
    );
    let after = services.db.find_vacancy_by_no("V1").await.unwrap().unwrap();
    assert_eq!(
        (after.id, after.employer, after.state),
        (before.id, before.employer, VacancyState::Withdrawn)
    );
    assert_eq!(after.wage.low, Some(domain::values::Fen::yuan(4000)));
}

#[tokio::test]
async fn people_are_known_by_number_and_by_id() {
    let (services, scratch) = (services().await, Scratch::new());
    let (a, b) = (id_no("1980-01-01", 1), id_no("1981-01-01", 2));
    let head = "person_no,resident_id,name,living_area,consent\n";
    let file = scratch.file(
        "p.csv",
        format!("{head}P1,{a},甲,330503,no\nP2,{b},乙,330503,yes\n").as_bytes(),
    );
    assert_eq!(
        counts(&run(&services, Noun::People, &file).await),
        [2, 2, 0, 0, 0]
    );
    let again = scratch.file(
        "q.csv",
        format!("{head}P1,{a},甲甲,330503,\nP3,{b},丙,330503,\n").as_bytes(),
    );
    let account = run(&services, Noun::People, &again).await;
    assert_eq!(counts(&account), [2, 0, 1, 0, 1]);
    assert_eq!(account.refusals[0].code, "duplicate_person");
    let person = services.db.find_person_by_no("P1").await.unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.consent), ("甲甲", Consent::Refused));
}

#[tokio::test]
async fn courses_employers_and_areas_come_in() {
    let (services, scratch) = (services().await, Scratch::new());
    let areas = scratch.file(
        "a.csv",
        "code,name,level,parent\n330503101,某某镇,4,330503\n330503101201,某某村,5,330503101\n".as_bytes(),
    );
    assert_eq!(run(&services, Noun::Areas, &areas).await.inserted, 2);
    assert_eq!(run(&services, Noun::Areas, &areas).await.unchanged, 2);
    let courses = scratch.file("c.csv", "course_no,name,area\nC1,缝纫,330503\n".as_bytes());
    assert_eq!(run(&services, Noun::Courses, &courses).await.inserted, 1);
    assert_eq!(run(&services, Noun::Courses, &courses).await.unchanged, 1);
    let employers = scratch.file("e.csv", "uscc,name\n91350100M000100Y43,某某公司\n".as_bytes());
    assert_eq!(run(&services, Noun::Employers, &employers).await.inserted, 1);
    assert_eq!(run(&services, Noun::Employers, &employers).await.unchanged, 1);
    let vacancies = scratch.file(
        "v.csv",
        "vacancy_no,employer_uscc,title,area\nV1,91350100M000100Y43,缝纫工,330503\n".as_bytes(),
    );
    assert_eq!(run(&services, Noun::Vacancies, &vacancies).await.employers, 0);
    assert_eq!(
        services
            .db
            .find_vacancy_by_no("V1")
            .await
            .unwrap()
            .unwrap()
            .employer_name,
        "某某公司"
    );
}

#[tokio::test]
async fn only_the_machine_itself_imports() {
    let (services, scratch) = (services().await, Scratch::new());
    let file = scratch.file("v.csv", VACANCIES.as_bytes());
    assert!(
        import(
            &services,
            &Actor::Visitor,
            request(Noun::Vacancies, &file, false),
            &Quiet
        )
        .await
        .is_err()
    );
}

#[tokio::test]
async fn a_changed_list_ends_and_begins_spells_and_is_in_the_history() {
    let (services, scratch) = (services().await, Scratch::new());
    let id = id_no("1980-01-01", 1);
    let list = |name: &str, groups: &str| {
        let text = format!("person_no,resident_id,name,living_area,categories\nP1,{id},甲,330503,{groups}\n");
        scratch.file(name, text.as_bytes())
    };
    run(&services, Noun::People, &list("p.csv", "贫困劳动者")).await;
    let changed = list("q.csv", "被征地农民");
    assert_eq!(run(&services, Noun::People, &changed).await.updated, 1);
    let person = services.db.find_person_by_no("P1").await.unwrap().unwrap();
    let periods = services.db.list_category_periods(person.id).await.unwrap();
    let told: Vec<_> = periods
        .iter()
        .map(|p| (p.category.code(), p.document.as_str(), p.valid_to))
        .collect();
    assert_eq!(
        told,
        [
            ("land_loss_farmer", "q.csv", None),
            ("poor_worker", "p.csv", Some(day("2026-06-29"))),
        ]
    );
    let history = services
        .db
        .list_field_changes("person", person.id.0, 9)
        .await
        .unwrap();
    assert_eq!(
        (history.len(), history[0].change.field.as_str()),
        (1, "categories")
    );
}

const FAIRS: &str = "fair_id,title,industry,venue,date,booths,bus,introduction\n";

#[tokio::test]
async fn what_was_mended_of_a_fair_stays_until_its_row_changes_and_what_was_told_of_stays_for_good() {
    let (services, scratch) = (services().await, Scratch::new());
    let row = |bus: &str| format!("{FAIRS}f1,秋季招聘会,综合,苏州市吴江区开平路300号,2026-08-01,60,{bus},\n");
    let file = |bus: &str| scratch.file("f.csv", row(bus).as_bytes());
    let request = |bus: &str| ImportRequest {
        format: Format::Fairs2015,
        ..request(Noun::Fairs, &file(bus), false)
    };
    let run = async |bus: &str| {
        let account = import(&services, &Actor::Operator, request(bus), &Quiet).await;
        account.unwrap()
    };
    let kept = async || services.db.list_imported_fairs().await.unwrap().remove(0).record;
    let keep = async |fair: domain::fair::Fair| {
        let mut change = services.db.begin().await.unwrap();
        assert!(change.set_fair(&fair).await.unwrap());
        change.commit().await.unwrap();
    };
    assert_eq!(counts(&run("1路").await), [1, 1, 0, 0, 0]);
    let mut fair = kept().await;
    fair.plan.title = "秋季大型招聘会".to_owned();
    fair.plan.capacity = 500;
    keep(fair).await;
    assert_eq!(counts(&run("1路").await), [1, 0, 0, 1, 0]);
    assert_eq!(kept().await.plan.title, "秋季大型招聘会");
    assert_eq!(counts(&run("1路、2路").await), [1, 0, 1, 0, 0]);
    let mut fair = kept().await;
    assert_eq!(
        (fair.plan.title.as_str(), fair.plan.capacity),
        ("秋季招聘会", 500)
    );
    fair.state = domain::fair::FairState::Announced;
    keep(fair).await;
    let told_of = run("3路").await;
    assert_eq!(counts(&told_of), [1, 0, 0, 0, 1]);
    assert_eq!(told_of.refusals[0].code, "fair_told_of");
    assert_eq!(kept().await.plan.bus, "1路、2路");
}
