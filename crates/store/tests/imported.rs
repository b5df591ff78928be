//! People, employers, vacancies and courses: what imports bring.

use crate::sample::{
    bare_person, bare_vacancy, code, course, day, employer, imported, person, resident_id, settle, uuid,
    vacancy,
};
use domain::course::Course;
use domain::employer::Employer;
use domain::ids::{CourseId, PersonId, VacancyId};
use domain::person::{Category, CategorySet, Person};
use domain::vacancy::{Vacancy, VacancyState};
use store::{Database, StoreError};

contracts! {
    people_come_back_as_they_were,
    people_are_listed_by_area_and_in_portions,
    those_of_a_group_are_counted_by_area,
    people_are_replaced_by_id,
    numbers_of_people_are_unique,
    employers_come_back_as_they_were,
    vacancies_come_back_as_they_were,
    open_vacancies_are_those_of_the_rule,
    vacancies_change_by_steps,
    a_vacancy_needs_its_employer,
    courses_come_back_as_they_were,
    many_records_go_in_at_once,
}

async fn people_come_back_as_they_were(database: Database) {
    let people = [person(1), bare_person(2)];
    let mut change = database.begin().await.unwrap();
    let rows = [imported(people[0].clone(), 11), imported(people[1].clone(), 12)];
    assert_eq!(change.add_people(&rows).await.unwrap(), 2);
    change.commit().await.unwrap();

    for person in &people {
        assert_eq!(
            database.find_person(person.id).await.unwrap().as_ref(),
            Some(person)
        );
        assert_eq!(
            database.find_person_by_no(&person.no).await.unwrap().as_ref(),
            Some(person)
        );
        let found = database
            .find_person_by_resident_id(person.resident_id)
            .await
            .unwrap();
        assert_eq!(found.as_ref(), Some(person));
    }
    assert_eq!(database.find_person(PersonId(uuid(9, 9))).await.unwrap(), None);
    assert_eq!(database.find_person_by_no("P9").await.unwrap(), None);
    assert_eq!(
        database.find_person_by_resident_id(resident_id(9)).await.unwrap(),
        None
    );

    let mut keys = database.list_person_keys().await.unwrap();
    keys.sort_by_key(|key| key.id);
    let ring = database.read().await.unwrap().ring().await.unwrap();
    assert_eq!(
        (keys[0].id, keys[0].no.as_str(), keys[0].content_mark),
        (people[0].id, "P0000001", ring.content_mark(11))
    );
    assert_eq!(keys[1].resident_mark, ring.resident_mark(people[1].resident_id));
}

async fn people_are_listed_by_area_and_in_portions(database: Database) {
    let places = ["330523100201", "330523100", "3305231", "330523", "330524100201"];
    let places: Vec<_> = places.iter().filter_map(|place| place.parse().ok()).collect();
    let living = |number: u32| Person {
        living_area: places[number as usize % places.len()],
        ..person(number)
    };
    let people: Vec<Person> = (1..=10).map(living).collect();
    let rows: Vec<_> = people.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.add_people(&rows).await.unwrap();
    change.commit().await.unwrap();

    for area in ["33", "330523", "330523100", "330523100201", "330524", "31"] {
        let scope = code(area);
        let mut expected: Vec<&Person> = people.iter().filter(|p| scope.contains(p.living_area)).collect();
        expected.sort_by_key(|p| (p.living_area.to_string(), p.no.clone()));
        let found = database.list_people_in_area(Some(scope)).await.unwrap();
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{area}");
        assert_eq!(
            database.count_people(Some(scope)).await.unwrap(),
            expected.len() as u64
        );
        let page = database.list_people_page(Some(scope), 1, 2).await.unwrap();
        let expected: Vec<_> = expected.into_iter().skip(1).take(2).collect();
        assert_eq!(page.iter().collect::<Vec<_>>(), expected, "{area}");
    }
    assert_eq!(database.list_people_in_area(None).await.unwrap().len(), 10);
    assert_eq!(database.count_people(None).await.unwrap(), 10);

    let mut walked = Vec::new();
    while let Some(portion) = Some(
        database
            .list_people_after(walked.last().copied(), 4)
            .await
            .unwrap(),
    )
    .filter(|portion| !portion.is_empty())
    {
        walked.extend(portion.iter().map(|p| p.id));
    }
    assert_eq!(walked, people.iter().map(|p| p.id).collect::<Vec<_>>());

    let some = [people[2].id, people[7].id, PersonId(uuid(9, 9))];
    let mut found: Vec<_> = database
        .list_people(&some)
        .await
        .unwrap()
        .iter()
        .map(|p| p.id)
        .collect();
    found.sort();
    assert_eq!(found, some[..2]);
    assert_eq!(database.list_people(&[]).await.unwrap(), []);
}

async fn those_of_a_group_are_counted_by_area(database: Database) {
    let disabled = Category::PersonWithDisability;
    let of = |number: u32, area: &str, group| Person {
        living_area: code(area),
        categories: CategorySet::EMPTY.with(group),
        ..person(number)
    };
    let people = [
        of(1, "330523100201", disabled),
        of(2, "330523100201", Category::PoorWorker),
        of(3, "330524100201", disabled),
        of(4, "330523100202", disabled),
    ];
    let rows: Vec<_> = people.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change.add_people(&rows).await.unwrap();
    change
        .set_person_merged(people[3].id, people[0].id)
        .await
        .unwrap();
    change.commit().await.unwrap();
    let count = async |area: Option<&str>| {
        let area = area.map(code);
        database.count_people_in_group(area, disabled).await.unwrap()
    };
    assert_eq!(count(Some("330523")).await, 1);
    assert_eq!(count(None).await, 2);
}

async fn people_are_replaced_by_id(database: Database) {
    settle(&database, 2, 0).await;
    let changed = Person {
        name: "李四".to_owned(),
        categories: CategorySet::EMPTY,
        ..bare_person(1)
    };
    let mut change = database.begin().await.unwrap();
    let rows = [imported(changed.clone(), 5), imported(person(3), 6)];
    change.set_people(&rows).await.unwrap();
    change.commit().await.unwrap();
    let again = Person {
        version: Person::FIRST + 1,
        ..changed
    };
    assert_eq!(database.find_person(again.id).await.unwrap(), Some(again));
    assert_eq!(database.find_person(person(2).id).await.unwrap(), Some(person(2)));
    assert_eq!(database.count_people(None).await.unwrap(), 3);
}

async fn numbers_of_people_are_unique(database: Database) {
    settle(&database, 2, 0).await;
    let same_no = Person {
        no: person(2).no,
        ..person(3)
    };
    let same_resident = Person {
        resident_id: person(2).resident_id,
        ..person(3)
    };
    let same_id = Person {
        id: person(2).id,
        ..person(3)
    };
    for (person, constraint) in [
        (same_no, "person_no_key"),
        (same_resident, "person_resident_id_key"),
        (same_id, "person_pkey"),
    ] {
        let mut change = database.begin().await.unwrap();
        let refused = change.add_people(&[person.into()]).await.unwrap_err();
        assert_eq!(
            refused,
            StoreError::UniqueViolation {
                constraint: constraint.to_owned()
            }
        );
        assert!(refused.violates(constraint));
    }
    assert_eq!(database.count_people(None).await.unwrap(), 2);
}

async fn employers_come_back_as_they_were(database: Database) {
    let named = employer(1);
    let bare = Employer {
        uscc: None,
        area: None,
        ..employer(2)
    };
    let mut change = database.begin().await.unwrap();
    let rows = [
        imported(named.clone(), 1),
        imported(bare.clone(), 2),
        Employer {
            uscc: None,
            ..employer(3)
        }
        .into(),
    ];
    assert_eq!(change.add_employers(&rows).await.unwrap(), 3);
    let taken = Employer {
        uscc: named.uscc.clone(),
        ..employer(4)
    };
    change.commit().await.unwrap();

    assert_eq!(database.find_employer(bare.id).await.unwrap(), Some(bare.clone()));
    let uscc = named.uscc.clone().unwrap();
    assert_eq!(
        database.find_employer_by_uscc(&uscc).await.unwrap(),
        Some(named.clone())
    );
    assert_eq!(database.list_employers().await.unwrap().len(), 3);
    assert_eq!(database.count_employers().await.unwrap(), 3);
    let keys = database.list_employer_keys().await.unwrap();
    assert_eq!(
        (keys[0].id, keys[0].uscc.clone(), keys[0].content_hash),
        (named.id, named.uscc.clone(), 1)
    );
    assert_eq!(
        (&keys[1].name, &keys[1].uscc, keys[1].content_hash),
        (&bare.name, &None, 2)
    );

    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .add_employers(&[taken.into()])
            .await
            .unwrap_err()
            .violates("employer_uscc_key")
    );
    change.rollback().await.unwrap();

    let mut change = database.begin().await.unwrap();
    assert!(change.set_employer_blacklisted(bare.id, true).await.unwrap());
    assert!(
        !change
            .set_employer_blacklisted(employer(8).id, true)
            .await
            .unwrap()
    );
    let renamed = Employer {
        name: "新名".to_owned(),
        ..named
    };
    change.set_employers(&[renamed.clone().into()]).await.unwrap();
    change.commit().await.unwrap();
    let listed = database.list_blacklisted_employers().await.unwrap();
    assert_eq!(
        listed,
        [Employer {
            blacklisted: true,
            ..bare
        }]
    );
    assert_eq!(database.find_employer(renamed.id).await.unwrap(), Some(renamed));
}

async fn vacancies_come_back_as_they_were(database: Database) {
    settle(&database, 0, 1).await;
    let bare = bare_vacancy(2, &employer(1));
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change.add_vacancies(&[imported(bare.clone(), 21)]).await.unwrap(),
        1
    );
    change.commit().await.unwrap();

    let full = vacancy(1, &employer(1));
    assert_eq!(database.find_vacancy(full.id).await.unwrap(), Some(full.clone()));
    assert_eq!(
        database.find_vacancy_by_no(&bare.no).await.unwrap(),
        Some(bare.clone())
    );
    assert_eq!(database.find_vacancy(VacancyId(uuid(9, 9))).await.unwrap(), None);
    assert_eq!(
        database.list_vacancies(&[bare.id]).await.unwrap(),
        std::slice::from_ref(&bare)
    );
    assert_eq!(
        database.list_vacancies_after(None, 1).await.unwrap(),
        std::slice::from_ref(&full)
    );
    assert_eq!(
        database.list_vacancies_after(Some(full.id), 9).await.unwrap(),
        std::slice::from_ref(&bare)
    );
    assert_eq!(database.count_vacancies().await.unwrap(), 2);
    let keys = database.list_vacancy_keys().await.unwrap();
    assert!(
        keys.iter()
            .any(|key| key.id == bare.id && key.no == bare.no && key.content_hash == 21)
    );

    let changed = Vacancy {
        title: "裁剪工".to_owned(),
        ..vacancy(2, &employer(1))
    };
    let mut change = database.begin().await.unwrap();
    change.set_vacancies(&[changed.clone().into()]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_vacancy(bare.id).await.unwrap(), Some(changed));
}

async fn open_vacancies_are_those_of_the_rule(database: Database) {
    let (good, bad) = (
        employer(1),
        Employer {
            blacklisted: true,
            ..employer(2)
        },
    );
    let today = day("2026-03-10");
    let mut vacancies = Vec::new();
    let mut number = 0;
    for employer in [&good, &bad] {
        for state in VacancyState::ALL {
            for open_to in [
                None,
                Some(day("2026-03-09")),
                Some(today),
                Some(day("2026-03-11")),
            ] {
                for (touched, open_from) in [
                    ("2026-03-10", "2026-03-10"),
                    ("2025-12-10", "2025-12-01"),
                    ("2025-12-09", "2025-12-01"),
                    ("2026-03-01", "2026-03-11"),
                ] {
                    for (headcount, filled) in
                        [(None, 0), (None, 1), (Some(0), 0), (Some(2), 1), (Some(2), 2)]
                    {
                        number += 1;
                        vacancies.push(Vacancy {
                            state: *state,
                            open_to,
                            touched: day(touched),
                            open_from: day(open_from),
                            headcount,
                            filled,
                            ..bare_vacancy(number, employer)
                        });
                    }
                }
            }
        }
    }
    let rows: Vec<_> = vacancies.iter().cloned().map(Into::into).collect();
    let mut change = database.begin().await.unwrap();
    change
        .add_employers(&[good.clone().into(), bad.into()])
        .await
        .unwrap();
    change.add_vacancies(&rows).await.unwrap();
    change.commit().await.unwrap();

    let open = |v: &&Vacancy| v.employer == good.id && v.is_open_on(today, 90);
    let expected: Vec<_> = vacancies.iter().filter(open).map(|v| v.id).collect();
    let found: Vec<_> = database
        .list_open_vacancies(today, 90)
        .await
        .unwrap()
        .iter()
        .map(|v| v.id)
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(found, expected);
    assert_eq!(database.list_open_vacancy_ids(today, 90).await.unwrap(), expected);
}

async fn vacancies_change_by_steps(database: Database) {
    use VacancyState::{Closed, Open, Withdrawn};
    settle(&database, 0, 1).await;
    let id = vacancy(1, &employer(1)).id;
    let mut change = database.begin().await.unwrap();
    assert!(change.set_vacancy_state(id, Open, Withdrawn).await.unwrap());
    assert!(!change.set_vacancy_state(id, Open, Closed).await.unwrap());
    assert!(change.set_vacancy_filled(id, 3).await.unwrap());
    assert!(!change.set_vacancy_filled(VacancyId(uuid(9, 9)), 3).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_vacancy(id).await.unwrap().unwrap();
    assert_eq!((found.state, found.filled), (Withdrawn, 3));
}

async fn a_vacancy_needs_its_employer(database: Database) {
    let mut change = database.begin().await.unwrap();
    let refused = change
        .add_vacancies(&[vacancy(1, &employer(1)).into()])
        .await
        .unwrap_err();
    assert_eq!(refused, StoreError::ForeignKeyViolation);
}

async fn courses_come_back_as_they_were(database: Database) {
    let full = course(1);
    let bare = Course {
        hours: None,
        area: None,
        fee: None,
        starts: None,
        ..course(2)
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_courses(&[imported(full.clone(), 3), imported(bare.clone(), 4)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.find_course(full.id).await.unwrap(), Some(full.clone()));
    assert_eq!(database.find_course(CourseId(uuid(9, 9))).await.unwrap(), None);
    assert_eq!(
        database.list_courses(&[bare.id]).await.unwrap(),
        std::slice::from_ref(&bare)
    );
    assert_eq!(
        database.list_courses_after(Some(full.id), 5).await.unwrap(),
        std::slice::from_ref(&bare)
    );
    assert_eq!(database.count_courses().await.unwrap(), 2);
    let keys = database.list_course_keys().await.unwrap();
    assert!(keys.iter().any(|key| key.id == full.id && key.content_hash == 3));

    let mut change = database.begin().await.unwrap();
    let changed = Course {
        name: "家政".to_owned(),
        ..bare
    };
    change.set_courses(&[changed.clone().into()]).await.unwrap();
    let taken = Course {
        no: full.no.clone(),
        ..course(3)
    };
    change.commit().await.unwrap();
    assert_eq!(database.find_course(changed.id).await.unwrap(), Some(changed));
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .add_courses(&[taken.into()])
            .await
            .unwrap_err()
            .violates("course_no_key")
    );
}

/// More records than one statement takes, and not a multiple of it.
async fn many_records_go_in_at_once(database: Database) {
    settle(&database, 1234, 777).await;
    assert_eq!(database.count_people(None).await.unwrap(), 1234);
    assert_eq!(database.count_vacancies().await.unwrap(), 777);
    let ids: Vec<PersonId> = (1..=1234).map(|number| person(number).id).collect();
    assert_eq!(database.list_people(&ids).await.unwrap().len(), 1234);
    let people = database
        .list_people_in_area(Some(code(crate::sample::TOWN)))
        .await
        .unwrap();
    assert_eq!(people.last(), Some(&person(1234)));
}
