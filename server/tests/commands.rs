//! The command line as scripts use it: exit status, the one JSON object, and nothing half-done.

use crate::program::{DAY, Folder, Ran};
use serde_json::{Value, json};

const AREAS: &str = "code,name,level,parent,pinyin,lon,lat\n330503101,甲镇,4,330503,jia zhen,120.3,30.8\n";
const COURSES: &str = "course_no,name,kind,occupation,hours,area,address,provider,audience,certificate,fee,starts,description\n\
    C1,家政服务,skill,家政,40,330503,,某校,,,0,2026-07-01,\nC2,电焊,skill,焊工,60,330503,,某校,,,0,2026-07-02,\n";

fn round(folder: &Folder, out: &str) -> Ran {
    folder
        .json(&["match", "--year", "2026", "--as-of", DAY, "--out", out])
        .done()
}

/// One round's assignments, as they were written.
fn assignments(folder: &Folder) -> String {
    let out = folder.path("out.jsonl").display().to_string();
    let assigned = round(folder, &out).number("assigned");
    let text = std::fs::read_to_string(out).unwrap();
    assert_eq!(text.lines().count() as u64, assigned);
    text
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn holds(value: &Value, keys: &[&str]) {
    let missing: Vec<_> = keys.iter().filter(|key| value.get(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?} in {value}");
}

#[test]
fn json_is_understood_anywhere_on_the_line() {
    let folder = Folder::new();
    for args in [
        &["--json", "search", "缝纫", "--limit", "3"][..],
        &["search", "--json", "缝纫", "--limit", "3"],
        &["search", "缝纫", "--limit", "3", "--json"],
    ] {
        holds(
            &folder.run(args).done().json(),
            &["total", "hits", "relaxed", "micros"],
        );
    }
    assert_eq!(folder.run(&["search", "缝纫"]).done().stdout.lines().count(), 1);
    let first = Folder::new().json(&["migrate"]).done().json();
    assert!(!first["applied"].as_array().unwrap().is_empty());
    assert_eq!(folder.json(&["migrate"]).done().json(), json!({ "applied": [] }));
}

#[test]
fn wrong_usage_is_status_two_and_says_how() {
    let folder = Folder::new();
    for args in [
        &[][..],
        &["conjure"],
        &["match", "--year", "2026", "--as-of", "yesterday"],
        &["match"],
        &["import", "wishes", "x.csv"],
        &["import", "people", "x.csv", "--format", "unheard_of"],
        &["report", "lead-coverage", "--year", "2026", "--month", "13"],
        &[
            "account", "create", "--role", "king", "--area", "330503", "--login", "x",
        ],
        &[
            "account", "create", "--role", "auditor", "--area", "33050", "--login", "x",
        ],
        &["demo", "--people", "-1"],
        &["serve", "--addr", "nowhere"],
    ] {
        let ran = folder.json(args);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            ran.stderr.contains("Usage") || ran.stderr.contains("--help"),
            "{ran:?}"
        );
    }
    assert!(
        !folder.path("data").exists(),
        "nothing is made before the line is understood"
    );
    assert_eq!(folder.run(&["--help"]).status, 0);
}

#[test]
fn the_same_seed_gives_the_same_county() {
    let one = assignments(&Folder::with_demo(60, 60, 3));
    assert_eq!(one, assignments(&Folder::with_demo(60, 60, 3)));
    assert_ne!(one, assignments(&Folder::with_demo(60, 60, 4)));
    for line in lines(&one) {
        holds(&line, &["person_no", "vacancy_no", "score", "rank", "reasons"]);
    }
}

#[test]
fn the_demo_never_mixes_with_what_is_there() {
    let folder = Folder::with_demo(30, 30, 1);
    let before = folder.counts();
    let said = folder.run(&["demo", "--people", "10", "--as-of", DAY]).refused();
    assert!(said.contains("--data"), "{said}");
    let refused = folder.json(&["demo", "--people", "10", "--as-of", DAY]);
    assert_eq!(refused.status, 1);
    holds(&refused.json(), &["error"]);
    assert_eq!(folder.counts(), before);
}

#[test]
fn a_second_import_changes_nothing_and_a_dry_run_nothing_at_all() {
    let folder = Folder::new();
    let areas = folder.file("areas.csv", AREAS);
    let courses = folder.file("courses.csv", COURSES);
    assert_eq!(
        folder
            .json(&["import", "areas", &areas])
            .done()
            .number("inserted"),
        1
    );
    let dry = folder
        .json(&["import", "courses", &courses, "--dry-run", "--as-of", DAY])
        .done();
    let keys = [
        "rows",
        "inserted",
        "updated",
        "unchanged",
        "refused",
        "refusals",
        "warnings",
        "seconds",
    ];
    holds(&dry.json(), &keys);
    assert_eq!((dry.number("rows"), folder.counts().courses), (2, 0));
    let first = folder
        .json(&["import", "courses", &courses, "--as-of", DAY])
        .done();
    assert_eq!(
        (first.number("inserted"), first.number("refused")),
        (2, 0),
        "{first:?}"
    );
    let second = folder
        .json(&["import", "courses", &courses, "--as-of", DAY])
        .done();
    assert_eq!((second.number("inserted"), second.number("unchanged")), (0, 2));
    let third = folder.file("courses.csv", COURSES.replace("40,330503", "48,330503"));
    let third = folder.json(&["import", "courses", &third, "--as-of", DAY]).done();
    assert_eq!((third.number("updated"), third.number("unchanged")), (1, 1));
    let found = folder
        .json(&["search", "电焊", "--kind", "course", "--as-of", DAY])
        .done();
    assert_eq!(found.json()["hits"][0]["no"], "C2");
}

#[test]
fn a_bad_row_is_named_and_the_good_ones_go_in() {
    let folder = Folder::new();
    let file = folder.file("courses.csv", COURSES.replace("电焊", ""));
    let ran = folder.json(&["import", "courses", &file, "--as-of", DAY]).done();
    assert_eq!((ran.number("inserted"), ran.number("refused")), (1, 1));
    let refusal = &ran.json()["refusals"][0];
    assert_eq!(
        (refusal["row"].as_u64(), refusal["column"].as_str()),
        (Some(3), Some("name"))
    );
    assert_eq!(folder.counts().courses, 1);
}

#[test]
fn a_file_that_cannot_be_taken_is_refused_whole() {
    let folder = Folder::with_demo(30, 30, 1);
    let before = folder.counts();
    let book = folder.path("report.xlsx").display().to_string();
    let report = [
        "report",
        "lead-coverage",
        "--year",
        "2026",
        "--as-of",
        DAY,
        "--format",
        "xlsx",
        "--out",
    ];
    folder.run(&[&report[..], &[&book]].concat()).done();
    let whole = std::fs::read(&book).unwrap();
    let files = [
        (
            folder.file("cut.xlsx", &whole[..whole.len() / 2]),
            "damaged or cut off",
        ),
        (
            folder.file("latin.csv", b"course_no,name\nC9,caf\xe9 \xff\xfe\xe9\n"),
            "neither UTF-8 nor GB18030",
        ),
        (folder.file("empty.csv", ""), "empty"),
        (folder.file("other.csv", "a,b\n1,2\n"), "header"),
        (folder.path("missing.csv").display().to_string(), "cannot be read"),
        (folder.path("data").display().to_string(), ""),
    ];
    for (file, words) in &files {
        let said = folder.run(&["import", "courses", file]).refused();
        assert!(said.contains(words), "{file}: {said}");
        assert!(said.contains("songgang: "), "{said}");
        let said = folder.run(&["leads", "deliver", file]).refused();
        assert!(said.contains(words), "{file}: {said}");
    }
    assert_eq!(folder.counts(), before);
}

#[test]
fn the_allocator_takes_any_ids() {
    let folder = Folder::new();
    let instance = json!({
        "people": [{ "id": "a", "need": 1 }, { "id": 7, "need": 2 }],
        "vacancies": [{ "id": "v", "limit": 1 }, { "id": 12, "limit": 1 }],
        "pairs": [[0, 0, 900], [1, 0, 950], [1, 1, 400]]
    });
    let file = folder.file("instance.json", instance.to_string());
    let ran = folder.json(&["allocate", &file]).done();
    let answer = ran.json();
    holds(
        &answer,
        &[
            "assigned",
            "fill",
            "score_total",
            "bound_fill",
            "bound_score",
            "gap",
            "shortages",
            "seconds",
        ],
    );
    assert_eq!((ran.number("fill"), ran.number("score_total")), (2, 1350));
    assert!(answer["assigned"].as_array().unwrap().contains(&json!([7, "v"])));
    let short = &answer["shortages"][0];
    holds(short, &["people", "vacancies", "need", "capacity"]);
    assert!(short["need"].as_u64() > short["capacity"].as_u64());
    for wrong in ["{", "[]", r#"{"people":[],"vacancies":[],"pairs":[[0,0,1]]}"#] {
        let file = folder.file("wrong.json", wrong);
        folder.run(&["allocate", &file]).refused();
    }
    assert!(!folder.path("data").exists(), "the allocator needs no data");
}

#[test]
fn a_pair_is_explained_and_its_receipt_taken_once() {
    let folder = Folder::with_demo(60, 60, 1);
    let lead = lines(&assignments(&folder)).remove(0);
    let (person, vacancy) = (
        lead["person_no"].as_str().unwrap(),
        lead["vacancy_no"].as_str().unwrap(),
    );
    let explain = ["explain", "--as-of", DAY, "--person", person, "--vacancy"];
    let why = folder.json(&[&explain[..], &[vacancy]].concat()).done().json();
    holds(&why, &["eligible", "rules", "score", "parts", "rank", "price"]);
    holds(&why["rules"][0], &["rule", "person", "vacancy", "ok"]);
    assert_eq!(why["score"], lead["score"]);
    folder
        .run(&[&explain[..], &["no-such-number"]].concat())
        .refused();

    let receipts = format!(
        "person_no,vacancy_no,channel,delivered_at,evidence\n{person},{vacancy},home,{DAY} 09:30,signature\n\
         nobody,{vacancy},home,{DAY},signature\n{person},{vacancy},home,2031-01-01,signature\n"
    );
    let file = folder.file("receipts.csv", receipts);
    let deliver = ["leads", "deliver", &file, "--as-of", "2026-06-16"];
    let first = folder.json(&deliver).done();
    assert_eq!(
        (first.number("updated"), first.number("refused")),
        (1, 2),
        "{first:?}"
    );
    let second = folder.json(&deliver).done();
    assert_eq!((second.number("updated"), second.number("unchanged")), (0, 1));
    let report = folder
        .json(&[
            "report",
            "lead-coverage",
            "--year",
            "2026",
            "--as-of",
            "2026-06-16",
        ])
        .done();
    assert_eq!(report.json()["total"]["leads_1_2"], 1);
}

#[test]
fn a_report_comes_in_three_forms() {
    let folder = Folder::with_demo(60, 30, 1);
    let report = ["report", "lead-coverage", "--year", "2026", "--as-of", DAY];
    let value = folder.json(&report).done().json();
    holds(&value, &["rows", "total", "as_of"]);
    let keys = [
        "area",
        "due",
        "leads_0",
        "leads_1_2",
        "leads_3_4",
        "leads_5_up",
        "shortfall",
    ];
    holds(&value["rows"][0], &keys);
    let csv = folder
        .run(&[&report[..], &["--format", "csv"]].concat())
        .done()
        .stdout;
    let header = csv.lines().next().unwrap();
    assert!(keys.iter().all(|key| header.contains(key)), "{header}");
    let book = folder.path("r.xlsx").display().to_string();
    folder
        .json(&[&report[..], &["--format", "xlsx", "--out", &book]].concat())
        .done()
        .json();
    assert_eq!(std::fs::read(&book).unwrap()[..2], *b"PK");
    folder
        .run(&[&report[..], &["--format", "xlsx"]].concat())
        .refused();
    let said = folder.run(&["report", "weather", "--year", "2026"]).refused();
    assert!(said.contains("lead-coverage"), "{said}");
}

#[test]
fn a_round_tried_dry_writes_nothing() {
    let folder = Folder::with_demo(60, 60, 1);
    let round = ["match", "--year", "2026", "--as-of", DAY];
    let dry = folder.json(&[&round[..], &["--dry-run"]].concat()).done();
    let keys = [
        "people_due",
        "need",
        "vacancies_open",
        "capacity",
        "assigned",
        "people_full",
        "people_short",
        "over_limit",
        "score_total",
        "bound_total",
        "gap",
        "rounds",
        "seconds",
        "peak_rss_mib",
        "shortages",
    ];
    holds(&dry.json(), &keys);
    assert!(dry.number("assigned") > 0);
    assert_eq!(folder.counts().leads, 0);
    let done = folder.json(&round).done();
    assert_eq!(done.number("assigned"), dry.number("assigned"));
    assert_eq!(folder.counts().leads, done.number("assigned"));
    assert_eq!(
        folder.json(&round).done().number("assigned"),
        0,
        "nothing is told twice"
    );
    let nowhere = folder.path("no/such/folder/out.jsonl").display().to_string();
    let elsewhere = Folder::with_demo(30, 30, 1);
    elsewhere
        .run(&[&round[..], &["--out", &nowhere]].concat())
        .refused();
    assert_eq!(elsewhere.counts().leads, 0, "a refused round writes nothing");
}

#[test]
fn an_account_shows_its_password_once() {
    let folder = Folder::new();
    let create = [
        "account",
        "create",
        "--role",
        "town_officer",
        "--area",
        "330503",
        "--login",
        "wang",
    ];
    let made = folder.json(&create).done().json();
    assert_eq!(made["login"], "wang");
    let password = made["password"].as_str().unwrap();
    assert!(password.len() >= 10, "too short to be safe");
    let taken = folder.run(&create);
    assert!(!taken.stdout.contains(password) && !taken.stderr.contains(password));
    assert!(taken.refused().contains("taken"));
    assert_eq!(folder.counts().accounts, 1);
}

#[test]
fn of_a_database_without_tables_the_doctor_says_only_that() {
    let empty = Folder::new().json(&["doctor"]);
    assert_eq!(empty.status, 1);
    let found = empty.json()["checks"].as_array().unwrap().clone();
    assert_eq!(found.len(), 3);
    assert!(found[1]["detail"].as_str().unwrap().contains("songgang migrate"));
}

#[test]
fn the_doctor_finds_a_fresh_county_well() {
    let folder = Folder::with_demo(30, 30, 1);
    let ran = folder.json(&["doctor"]);
    let found = ran.json();
    assert_eq!(found["ok"], true, "{found}");
    assert_eq!(ran.status, 0);
    holds(&found["checks"][0], &["name", "ok", "detail"]);
    std::fs::remove_dir_all(folder.path("data/index")).unwrap();
    folder.json(&["reindex"]).done();
    assert_eq!(folder.json(&["doctor"]).done().json()["ok"], true);
}

/// Two townships; the second has a village whose number the first uses for another.
const TREE: &str = "code,name,level\n330503101,甲镇,4\n330503101201,柳树村,5\n330503101202,杨家村,5\n\
    330503102,乙镇,4\n330503102201,桥头村,5\n";

fn merge(folder: &Folder, from: &str, into: &str, more: &[&str]) -> Ran {
    let on = "2026-05-01";
    let args = [
        "areas", "merge", "--from", from, "--into", into, "--on", on, "--as-of", DAY,
    ];
    folder.json(&[&args[..], more].concat())
}

/// Two townships, and one person of the first.
fn townships() -> Folder {
    let folder = Folder::new();
    let tree = folder.file("areas.csv", TREE);
    folder.run(&["import", "areas", &tree]).done();
    let people = folder.file("people.csv", person("yes"));
    folder.run(&["import", "people", &people]).done();
    folder
}

fn person(consent: &str) -> String {
    let birth = chrono::NaiveDate::from_ymd_opt(1985, 3, 1).unwrap();
    let number = domain::values::ResidentId::compose(990_101, birth, 1).unwrap();
    format!(
        "person_no,resident_id,name,living_area,categories,work_capacity,work_willingness,consent\n\
         P1,{},王小明,330503101202,poor_worker,yes,yes,{consent}\n",
        String::from(number)
    )
}

/// The areas of a month's report.
fn report(folder: &Folder, month: &str) -> Value {
    let args = [
        "report",
        "lead-coverage",
        "--year",
        "2026",
        "--month",
        month,
        "--area",
        "330503",
        "--as-of",
        DAY,
    ];
    folder.json(&args).done().json()["rows"][0]["area"].clone()
}

#[test]
fn areas_merge_and_reports_of_days_before_stay() {
    let folder = townships();
    let village = ("330503101201", "330503102201");
    let rehearsed = merge(&folder, village.0, village.1, &["--dry-run"]).done().json();
    let keys = "from into on areas people households vacancies courses employers accounts recognitions notices tasks \
                wishes owners dry_run seconds";
    holds(&rehearsed, &keys.split_whitespace().collect::<Vec<_>>());
    assert_eq!(rehearsed["dry_run"], true);
    let done = merge(&folder, village.0, village.1, &[]).done().json();
    assert_eq!(
        done["areas"].as_array().unwrap().len(),
        1,
        "the rehearsal changed nothing"
    );
    let again = merge(&folder, village.0, village.1, &[]).done().json();
    assert_eq!(again["areas"], json!([]), "a second time changes nothing");
    let town = merge(&folder, "330503101", "330503102", &[]).done().json();
    assert_eq!(town["people"], 1);
    assert_eq!(
        town["areas"],
        json!([
            { "from": "330503101202", "name": "杨家村", "into": "330503102202", "new": true },
            { "from": "330503101", "name": "甲镇", "into": "330503102", "new": false },
        ])
    );
    assert_eq!(report(&folder, "4"), "330503101", "as it was in April");
    assert_eq!(report(&folder, "6"), "330503102");
    // A list of an office that has not heard of it changes nothing back, and says so.
    let late = folder.file("late.csv", person("no"));
    let told = folder.json(&["import", "people", &late]).done().json();
    assert_eq!(told["warnings"][0]["code"], "area_merged", "{told}");
    assert_eq!(
        report(&folder, "6"),
        Value::Null,
        "the person opted out and is due nowhere"
    );
    let searched = folder.json(&["search", "缝纫", "--area", "330503101"]);
    assert!(
        searched.stderr.contains("is part of 330503102 乙镇"),
        "{}",
        searched.stderr
    );
}

#[test]
fn areas_that_cannot_merge_are_refused_in_words() {
    let folder = townships();
    for (from, into, words) in [
        ("330503109", "330503101", "no 330503109"),
        ("330503101", "330503101", "itself"),
        ("330503101", "330503102201", "one level"),
        ("330503101", "330503102", "330503102201, which is 桥头村 already"),
    ] {
        let told = merge(&folder, from, into, &[]).refused();
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(report(&folder, "6"), "330503101", "nothing was changed");
}
