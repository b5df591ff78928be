//! Filters, facets, dates, distance and what is loosened when nothing is found.

use super::fixtures::{
    area, ask, catalogue, course, course_entry, day, entry, point, titles, today, vacancy, words,
};
use domain::catalogue::{CatalogueQuery, DocumentKind, Relaxed};
use domain::fit::Functions;
use domain::vacancy::{Conditions, Vacancy, VacancyKind, Wage, WageUnit};
use domain::values::{Education, Fen};
use proptest::prelude::*;
use search::{Catalogue, Entry};

/// Asks with one thing set and gives the titles in alphabetical order.
fn with(catalogue: &Catalogue, set: impl FnOnce(&mut CatalogueQuery)) -> Vec<String> {
    let mut query = words("");
    set(&mut query);
    let page = catalogue.search(&query).unwrap();
    assert_eq!(page.total as usize, page.cards.len());
    let mut found = if page.relaxed.is_empty() {
        titles(&page)
    } else {
        Vec::new()
    };
    found.sort();
    found
}

fn pair(change: impl FnOnce(&mut Vacancy)) -> Catalogue {
    let mut one = vacancy(1, "one");
    change(&mut one);
    catalogue([entry(one), entry(vacancy(2, "two"))])
}

#[test]
fn kind_of_document() {
    let catalogue = catalogue([entry(vacancy(1, "电焊工")), course_entry(course(2, "电焊工培训"))]);
    assert_eq!(
        with(&catalogue, |q| q.kind = Some(DocumentKind::Course)),
        ["电焊工培训"]
    );
    assert_eq!(
        with(&catalogue, |q| q.kind = Some(DocumentKind::Vacancy)),
        ["电焊工"]
    );
    assert_eq!(with(&catalogue, |_| ()).len(), 2);
    assert_eq!(ask(&catalogue, "电焊工").total, 2);
}

#[test]
fn area_is_a_prefix() {
    let catalogue = pair(|one| one.area = area("330503101"));
    assert_eq!(with(&catalogue, |q| q.area = Some(area("330503"))), ["one"]);
    assert_eq!(with(&catalogue, |q| q.area = Some(area("330503101"))), ["one"]);
    assert_eq!(with(&catalogue, |q| q.area = Some(area("3305"))), ["one", "two"]);
}

#[test]
fn wage_is_the_months_upper_figure() {
    let catalogue = catalogue([
        entry(Vacancy {
            wage: Wage {
                low: None,
                high: Some(Fen::yuan(200)),
                unit: WageUnit::Day,
            },
            ..vacancy(1, "day")
        }),
        entry(Vacancy {
            wage: Wage::NOT_STATED,
            ..vacancy(2, "negotiable")
        }),
        entry(vacancy(3, "month")),
    ]);
    // 200 × 21.75 = 4350
    assert_eq!(
        with(&catalogue, |q| q.wage_min = Some(Fen::yuan(4350))),
        ["day", "month"]
    );
    assert_eq!(
        with(&catalogue, |q| q.wage_min = Some(Fen::yuan(4351))),
        ["month"]
    );
    assert_eq!(with(&catalogue, |q| q.wage_min = Some(Fen(500_000))), ["month"]);
}

#[test]
fn kinds_of_work() {
    let catalogue = pair(|one| one.kind = VacancyKind::DayJob);
    assert_eq!(
        with(&catalogue, |q| q.vacancy_kinds = vec![VacancyKind::DayJob]),
        ["one"]
    );
    let both = vec![VacancyKind::DayJob, VacancyKind::Normal];
    assert_eq!(with(&catalogue, |q| q.vacancy_kinds = both), ["one", "two"]);
}

#[test]
fn each_condition() {
    let set: [fn(&mut Conditions); 5] = [
        |c| c.home_based = true,
        |c| c.lodging = true,
        |c| c.meals = true,
        |c| c.transport = true,
        |c| c.insured = true,
    ];
    for (position, set) in set.into_iter().enumerate() {
        let catalogue = pair(|one| set(&mut one.conditions));
        assert_eq!(with(&catalogue, |q| set(&mut q.conditions)), ["one"]);
        let counts = ask(&catalogue, "").facets.conditions;
        assert_eq!(counts.iter().sum::<u32>(), 1);
        assert_eq!(counts[position], 1);
    }
}

#[test]
fn sitting_and_no_reading() {
    let catalogue = pair(|one| {
        one.demands.0[Functions::STANDING_WALKING] = Some(1);
        one.no_reading = true;
    });
    assert_eq!(with(&catalogue, |q| q.sitting = true), ["one"]);
    assert_eq!(with(&catalogue, |q| q.no_reading = true), ["one"]);
    assert_eq!(ask(&catalogue, "").facets.conditions, [0, 0, 0, 0, 0, 1, 1]);
}

#[test]
fn demands_may_not_exceed_what_the_person_can() {
    for function in 0..6 {
        let catalogue = pair(|one| one.demands.0[function] = Some(2));
        let can = |level| move |q: &mut CatalogueQuery| q.functions.0[function] = Some(level);
        assert_eq!(with(&catalogue, can(1)), ["two"]);
        assert_eq!(with(&catalogue, can(0)), ["two"]);
        assert_eq!(with(&catalogue, can(2)), ["one", "two"]);
    }
}

#[test]
fn only_required_education_binds() {
    let require = |required| {
        move |one: &mut Vacancy| {
            one.education = Some(Education::College);
            one.education_required = required;
        }
    };
    let ask = |catalogue: &Catalogue, level| with(catalogue, |q| q.education = Some(level));
    assert_eq!(ask(&pair(require(true)), Education::JuniorSecondary), ["two"]);
    assert_eq!(ask(&pair(require(true)), Education::College), ["one", "two"]);
    assert_eq!(ask(&pair(require(false)), Education::Other), ["one", "two"]);
}

#[test]
fn closed_work_is_not_found() {
    let catalogue = catalogue([
        entry(Vacancy {
            open_to: Some(day("2026-06-29")),
            ..vacancy(1, "ended")
        }),
        entry(Vacancy {
            open_to: Some(today()),
            ..vacancy(2, "ends today")
        }),
        entry(Vacancy {
            open_from: day("2026-07-01"),
            ..vacancy(3, "tomorrow")
        }),
        entry(Vacancy {
            touched: day("2026-03-01"),
            ..vacancy(4, "grown old")
        }),
        entry(Vacancy {
            filled: 3,
            ..vacancy(5, "filled")
        }),
        entry(Vacancy {
            state: domain::vacancy::VacancyState::Held,
            ..vacancy(6, "held")
        }),
    ]);
    assert_eq!(with(&catalogue, |_| ()), ["ends today"]);
    assert_eq!(
        with(&catalogue, |q| q.day = Some(day("2026-07-01"))),
        ["tomorrow"]
    );
    assert_eq!(with(&catalogue, |q| q.day = None).len(), 4);
}

#[test]
fn distance_filters_ranks_and_is_shown() {
    let catalogue = catalogue([
        entry(Vacancy {
            point: point(120.10, 30.87),
            ..vacancy(1, "near")
        }),
        entry(Vacancy {
            point: point(120.40, 30.87),
            ..vacancy(2, "far")
        }),
        entry(vacancy(3, "somewhere")),
        entry(Vacancy {
            conditions: Conditions {
                home_based: true,
                ..Conditions::default()
            },
            ..vacancy(4, "home")
        }),
    ]);
    let here = point(120.09, 30.86);
    let query = CatalogueQuery {
        near: here,
        within_km: Some(10),
        ..words("")
    };
    assert_eq!(titles(&catalogue.search(&query).unwrap()), ["home", "near"]);
    let query = CatalogueQuery {
        near: here,
        ..words("")
    };
    let page = catalogue.search(&query).unwrap();
    let order = titles(&page);
    let place = |title: &str| order.iter().position(|t| t == title).unwrap();
    assert!(place("near") < place("far"), "{order:?}");
    let near = page.cards.iter().find(|card| card.title == "near").unwrap();
    assert_eq!(near.metres, here.zip(near.point).map(|(a, b)| a.metres_to(b)));
}

#[test]
fn fresh_work_comes_first() {
    let catalogue = catalogue([
        entry(Vacancy {
            touched: day("2026-05-01"),
            ..vacancy(1, "old")
        }),
        entry(Vacancy {
            touched: day("2026-06-29"),
            ..vacancy(2, "new")
        }),
        entry(Vacancy {
            touched: day("2026-06-10"),
            ..vacancy(3, "middle")
        }),
    ]);
    assert_eq!(titles(&ask(&catalogue, "")), ["new", "middle", "old"]);
}

#[test]
fn facets_count_choices() {
    let catalogue = catalogue([
        entry(Vacancy {
            kind: VacancyKind::DayJob,
            area: area("330503101"),
            ..vacancy(1, "普工")
        }),
        entry(Vacancy {
            kind: VacancyKind::DayJob,
            area: area("330503102"),
            ..vacancy(2, "普工")
        }),
        entry(Vacancy {
            area: area("330502"),
            ..vacancy(3, "普工")
        }),
        course_entry(course(4, "普工培训")),
    ]);
    let facets = ask(&catalogue, "普工").facets;
    assert_eq!(
        facets.vacancy_kinds,
        [(VacancyKind::Normal, 1), (VacancyKind::DayJob, 2)]
    );
    assert_eq!(facets.areas, [(area("33"), 4)]);
    let query = CatalogueQuery {
        area: Some(area("3305")),
        vacancy_kinds: vec![VacancyKind::DayJob],
        ..words("普工")
    };
    let page = catalogue.search(&query).unwrap();
    assert_eq!(page.total, 2);
    assert_eq!(page.facets.areas, [(area("330503"), 2)]);
    // Choosing another kind is still on offer.
    assert_eq!(
        page.facets.vacancy_kinds,
        [(VacancyKind::Normal, 1), (VacancyKind::DayJob, 2)]
    );
}

#[test]
fn area_is_loosened_level_by_level_then_the_wage() {
    let catalogue = catalogue([
        entry(Vacancy {
            area: area("330521"),
            ..vacancy(1, "电焊工")
        }),
        entry(Vacancy {
            area: area("340102"),
            ..vacancy(2, "木工")
        }),
    ]);
    let asked = |text: &str, wage: Option<i64>| {
        let area = Some(area("330502"));
        let wage_min = wage.map(Fen::yuan);
        catalogue
            .search(&CatalogueQuery {
                area,
                wage_min,
                ..words(text)
            })
            .unwrap()
    };
    let page = asked("电焊工", None);
    assert_eq!(
        (titles(&page), page.relaxed),
        (vec!["电焊工".to_owned()], vec![Relaxed::Area(Some(area("3305")))])
    );
    let page = asked("木工", None);
    assert_eq!(
        (titles(&page), page.relaxed),
        (vec!["木工".to_owned()], vec![Relaxed::Area(None)])
    );
    let page = asked("木工", Some(9000));
    assert_eq!(
        (page.total, page.relaxed),
        (1, vec![Relaxed::Area(None), Relaxed::Wage])
    );
    let page = asked("木工 宇航员", Some(9000));
    assert_eq!(
        (page.total, page.relaxed),
        (1, vec![Relaxed::Area(None), Relaxed::Wage, Relaxed::Words])
    );
    let page = asked("宇航员", Some(9000));
    assert_eq!((page.total, page.relaxed), (0, vec![]));
}

#[test]
fn nothing_else_is_loosened() {
    let catalogue = pair(|_| ());
    assert_eq!(
        with(&catalogue, |q| q.conditions.home_based = true),
        Vec::<String>::new()
    );
}

fn any_vacancy(n: u32) -> impl Strategy<Value = Vacancy> {
    let place = (0..4_usize, prop::option::of((119.9..120.5_f64, 30.6..31.0_f64)));
    let work = (
        0..7_usize,
        0..12_i64,
        0..32_u8,
        prop::array::uniform6(prop::option::of(0..4_u8)),
    );
    let rest = (0..9_usize, any::<bool>(), any::<bool>(), 0..60_i64, 0..3_usize);
    (place, work, rest).prop_map(
        move |((at, map), (kind, wage, flags, demands), (school, must, plain, days, title))| {
            let touched = today() - chrono::Days::new(days.unsigned_abs());
            Vacancy {
                area: area(["330502", "330503101", "3306", "340102"][at]),
                point: map.and_then(|(lon, lat)| point(lon, lat)),
                kind: VacancyKind::ALL[kind],
                wage: Wage {
                    low: None,
                    high: (wage > 1).then(|| Fen::yuan(wage * 1000)),
                    unit: WageUnit::Month,
                },
                conditions: conditions(flags),
                demands: Functions(demands),
                education: Some(Education::ALL[school]),
                education_required: must,
                no_reading: plain,
                touched,
                open_from: touched - chrono::Days::new(3),
                open_to: must.then(|| touched + chrono::Days::new(30)),
                ..vacancy(n, ["电焊工", "电焊 木工", "木工学徒"][title])
            }
        },
    )
}

fn conditions(flags: u8) -> Conditions {
    Conditions {
        home_based: flags & 1 != 0,
        lodging: flags & 2 != 0,
        meals: flags & 4 != 0,
        transport: flags & 8 != 0,
        insured: flags & 16 != 0,
    }
}

fn any_query() -> impl Strategy<Value = CatalogueQuery> {
    let place = (
        prop::option::of(0..4_usize),
        prop::option::of((119.9..120.5_f64, 30.6..31.0_f64)),
        prop::option::of(0..40_u16),
    );
    let work = (
        prop::option::of(0..12_i64),
        prop::collection::vec(0..7_usize, 0..3),
        prop::option::weighted(0.5, 0..5_u8),
    );
    let person = (
        prop::array::uniform6(prop::option::weighted(0.2, 0..4_u8)),
        prop::option::of(0..9_usize),
        any::<bool>(),
    );
    (place, work, person, 0..4_usize).prop_map(
        |((at, map, km), (wage, kinds, flag), (can, school, sitting), text)| CatalogueQuery {
            area: at.map(|at| area(["330502", "3305", "33", "34"][at])),
            near: map.and_then(|(lon, lat)| point(lon, lat)),
            within_km: km,
            wage_min: wage.map(|yuan| Fen::yuan(yuan * 1000)),
            vacancy_kinds: kinds.into_iter().map(|kind| VacancyKind::ALL[kind]).collect(),
            conditions: conditions(flag.map_or(0, |flag| 1 << flag)),
            sitting,
            functions: Functions(can),
            education: school.map(|school| Education::ALL[school]),
            ..words(["", "电焊", "木工", "工"][text])
        },
    )
}

/// The filters once more, the plain way.
fn passes(query: &CatalogueQuery, vacancy: &Vacancy) -> bool {
    let has = |asked: bool, given: bool| !asked || given;
    let (asked, given) = (query.conditions, vacancy.conditions);
    let near = query.near.zip(query.within_km).is_none_or(|(here, km)| {
        given.home_based
            || vacancy
                .point
                .is_some_and(|there| here.metres_to(there) <= u32::from(km) * 1000)
    });
    let months = vacancy.wage.month_high(2175);
    near && query.area.is_none_or(|area| area.contains(vacancy.area))
        && query
            .wage_min
            .is_none_or(|least| least == Fen(0) || months.is_some_and(|wage| wage >= least))
        && (query.vacancy_kinds.is_empty() || query.vacancy_kinds.contains(&vacancy.kind))
        && has(asked.home_based, given.home_based)
        && has(asked.lodging, given.lodging)
        && has(asked.meals, given.meals)
        && has(asked.transport, given.transport)
        && has(asked.insured, given.insured)
        && has(
            query.sitting,
            vacancy.demands.0[5].is_some_and(|level| level <= 1),
        )
        && query
            .functions
            .0
            .iter()
            .zip(vacancy.demands.0)
            .all(|(can, demand)| can.zip(demand).is_none_or(|(can, demand)| demand <= can))
        && query.education.is_none_or(|level| {
            !vacancy.education_required || vacancy.education.is_none_or(|least| least.rank() <= level.rank())
        })
        && vacancy.is_open_on(today(), 90)
        && vacancy.title.contains(&query.words)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn what_is_found_is_exactly_what_passes(
        vacancies in (1..60_u32).prop_flat_map(|n| (1..=n).map(any_vacancy).collect::<Vec<_>>()),
        queries in prop::collection::vec(any_query(), 1..30),
    ) {
        let catalogue = catalogue(vacancies.iter().cloned().map(entry).collect::<Vec<Entry>>());
        for query in queries {
            let page = catalogue.search(&query).unwrap();
            let should: Vec<_> = vacancies.iter().filter(|vacancy| passes(&query, vacancy)).map(|v| v.id.0).collect();
            let mut found: Vec<_> = page.cards.iter().map(|card| card.id).collect();
            found.sort();
            if page.relaxed.is_empty() {
                prop_assert_eq!(&found, &should, "{:?}", query);
                prop_assert_eq!(page.total as usize, should.len());
                if query.area.is_none() {
                    let by_area: u32 = page.facets.areas.iter().map(|(_, count)| count).sum();
                    prop_assert_eq!(by_area, page.total);
                }
            } else {
                prop_assert!(should.is_empty(), "{:?}", query);
            }
        }
    }
}
