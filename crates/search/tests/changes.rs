//! Changes: visible at once, the same as a rebuild, and kept on disk.

use super::fixtures::{
    ask, catalogue, course, course_entry, day, entry, found, id, point, today, vacancy, words,
};
use domain::catalogue::{Card, CatalogueQuery, DocumentKind, Why};
use domain::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState};
use domain::values::Fen;
use search::{Catalogue, Entry, Notice, SearchError, Synonyms};

#[test]
fn a_change_is_found_at_once() {
    let catalogue = catalogue([entry(vacancy(1, "电焊工"))]);
    catalogue
        .apply([entry(vacancy(1, "木工")), entry(vacancy(2, "保洁"))], &[])
        .unwrap();
    assert_eq!(found(&catalogue, "电焊工"), Vec::<String>::new());
    assert_eq!(found(&catalogue, "木工"), ["木工"]);
    catalogue.apply([], &[id(1)]).unwrap();
    assert_eq!(found(&catalogue, "木工"), Vec::<String>::new());
    assert_eq!(catalogue.count(), 1);
    assert_eq!(ask(&catalogue, "").total, 1);
}

#[test]
fn work_that_closes_is_taken_out() {
    let catalogue = catalogue([entry(vacancy(1, "电焊工"))]);
    catalogue
        .apply(
            [entry(Vacancy {
                state: VacancyState::Withdrawn,
                ..vacancy(1, "电焊工")
            })],
            &[],
        )
        .unwrap();
    assert_eq!(catalogue.count(), 0);
}

fn county() -> Vec<Entry> {
    let titles = [
        "电焊工",
        "木工学徒",
        "保洁员",
        "环卫",
        "缝纫车工",
        "Java工程师",
        "会计",
    ];
    let vacancies = (0..200_u32).map(|n| {
        let touched = today() - chrono::Days::new(u64::from(n % 30));
        let title = format!("{}{}", titles[n as usize % titles.len()], n % 5);
        entry(Vacancy {
            touched,
            ..vacancy(n, &title)
        })
    });
    vacancies
        .chain((200..210).map(|n| course_entry(course(n, "电焊培训"))))
        .collect()
}

#[test]
fn a_rebuild_equals_the_changes_one_by_one() {
    let stepwise = catalogue([]);
    stepwise.apply([entry(vacancy(900, "电焊工"))], &[]).unwrap();
    for part in county().chunks(37) {
        stepwise.apply(part.to_vec(), &[]).unwrap();
        stepwise.apply(part[..5].to_vec(), &[]).unwrap();
    }
    stepwise.apply([], &[id(900)]).unwrap();
    let rebuilt = catalogue([entry(vacancy(901, "木工"))]);
    assert_eq!(rebuilt.rebuild(county()).unwrap(), 210);
    assert_eq!(stepwise.count(), 210);
    for text in ["", "电焊", "保洁", "工", "dhg", "java", "会计 4"] {
        let (one, other) = (ask(&stepwise, text), ask(&rebuilt, text));
        assert_eq!(one.total, other.total, "{text}");
        assert_eq!(one.facets, other.facets, "{text}");
        let ids = |cards: &[Card]| {
            let mut ids: Vec<_> = cards.iter().map(|card| card.id).collect();
            ids.sort();
            ids
        };
        if one.total <= 100 {
            assert_eq!(ids(&one.cards), ids(&other.cards), "{text}");
        }
    }
    let order = |catalogue: &Catalogue| {
        ask(catalogue, "")
            .cards
            .iter()
            .map(|card| card.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(order(&stepwise), order(&rebuilt));
}

#[test]
fn an_index_on_disk_survives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("index");
    let catalogue = Catalogue::open(&path, Synonyms::from_trades()).unwrap();
    assert!(catalogue.needs_rebuild());
    catalogue.apply([entry(vacancy(1, "木工"))], &[]).unwrap();
    assert!(catalogue.needs_rebuild());
    catalogue.rebuild(county()).unwrap();
    assert!(!catalogue.needs_rebuild());
    catalogue.apply([entry(vacancy(500, "塔吊司机"))], &[]).unwrap();
    drop(catalogue);
    let again = Catalogue::open(&path, Synonyms::from_trades()).unwrap();
    assert!(!again.needs_rebuild());
    assert_eq!(again.count(), 211);
    assert_eq!(found(&again, "塔吊"), ["塔吊司机"]);
}

#[test]
fn an_index_of_another_schema_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    catalogue.rebuild(county()).unwrap();
    drop(catalogue);
    std::fs::write(folder.path().join("songgang-version"), "0").unwrap();
    let again = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    assert!(again.needs_rebuild());
    assert_eq!(again.count(), 0);
    assert_eq!(again.rebuild(county()).unwrap(), 210);
}

#[test]
fn a_broken_index_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    catalogue.rebuild(county()).unwrap();
    drop(catalogue);
    std::fs::write(folder.path().join("meta.json"), "{").unwrap();
    let again = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    assert!(again.needs_rebuild());
}

#[test]
fn readers_of_other_processes_are_not_locked_out_but_writers_are() {
    let folder = tempfile::tempdir().unwrap();
    let server = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    server.rebuild(county()).unwrap();
    server.apply([entry(vacancy(500, "塔吊司机"))], &[]).unwrap();
    let other = Catalogue::open(folder.path(), Synonyms::none()).unwrap();
    assert_eq!(found(&other, "塔吊"), ["塔吊司机"]);
    assert!(matches!(other.rebuild([]), Err(SearchError::Busy)));
    server.apply([], &[id(500)]).unwrap();
    other.refresh().unwrap();
    assert_eq!(found(&other, "塔吊"), Vec::<String>::new());
}

#[test]
fn cards_are_complete() {
    let offered = Vacancy {
        kind: VacancyKind::Piecework,
        point: point(120.1, 30.8),
        conditions: Conditions {
            home_based: true,
            insured: true,
            ..Conditions::default()
        },
        no_reading: true,
        ..vacancy(7, "手工编织")
    };
    let catalogue = catalogue([entry(offered.clone()), course_entry(course(8, "手工编织培训"))]);
    let page = catalogue
        .search(&CatalogueQuery {
            near: point(120.1, 30.8),
            ..words("手工编织")
        })
        .unwrap();
    let card = page
        .cards
        .iter()
        .find(|card| card.kind == DocumentKind::Vacancy)
        .unwrap();
    assert!(card.score > 0.0);
    let expected = Card {
        id: offered.id.0,
        no: "V00007".to_owned(),
        kind: DocumentKind::Vacancy,
        title: "手工编织".to_owned(),
        from: "织里童装有限公司".to_owned(),
        area: Some(offered.area),
        place: "吴兴区 织里镇".to_owned(),
        point: offered.point,
        metres: Some(0),
        wage: Some(offered.wage),
        fee: None,
        vacancy_kind: Some(VacancyKind::Piecework),
        conditions: offered.conditions,
        sitting: false,
        no_reading: true,
        headcount: Some(3),
        open_from: Some(offered.open_from),
        open_to: Some(day("2026-09-18")),
        score: card.score,
        why: vec![Why::Word("手工编织".to_owned())],
    };
    assert_eq!(card.why[0], expected.why[0]);
    assert_eq!(
        Card {
            why: expected.why.clone(),
            ..card.clone()
        },
        expected
    );
    let course = page
        .cards
        .iter()
        .find(|card| card.kind == DocumentKind::Course)
        .unwrap();
    assert_eq!(
        (course.fee, course.open_from),
        (Some(Fen(0)), Some(day("2026-07-15")))
    );
    assert_eq!(course.from, "湖州技师学院");
}

#[test]
fn policies_and_events_fit_the_same_index() {
    let notice = Notice {
        id: id(1),
        no: "E1".to_owned(),
        kind: DocumentKind::Event,
        title: "春风行动招聘会".to_owned(),
        from: "吴兴区残联".to_owned(),
        area: None,
        place: "织里镇".to_owned(),
        point: None,
        open_from: Some(day("2026-07-10")),
        open_to: Some(day("2026-07-10")),
        description: "现场有手语翻译".to_owned(),
    };
    let catalogue = catalogue([Entry::Notice(notice)]);
    assert_eq!(found(&catalogue, "手语"), ["春风行动招聘会"]);
    let past = CatalogueQuery {
        day: Some(day("2026-07-11")),
        ..words("手语")
    };
    assert_eq!(catalogue.search(&past).unwrap().total, 0);
}
