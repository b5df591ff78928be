//! Who looked, what was agreed to, what was asked.

use crate::sample::{at, code, day, person, settle, uuid};
use domain::access::{Access, AccessKind, RevealReason};
use domain::actor::Role;
use domain::consent::{ConsentHow, ConsentSaid, Purpose, Word, latest};
use domain::data_request::{Asked, DataRequest, Decided, RequestState};
use domain::ids::{AccountId, DataRequestId, PersonId};
use domain::person_field::PersonField;
use store::{AccessQuery, Database};

contracts! {
    lines_of_the_log_come_back_and_are_narrowed,
    a_line_about_several_people_is_read_by_each_of_them,
    numbers_shown_at_once_are_all_counted,
    words_come_back_latest_first,
    requests_come_back_and_end_once,
}

fn line(account: u32, person: Option<u32>, kind: AccessKind, minutes: i64) -> Access {
    Access {
        at: at(minutes),
        account: AccountId(uuid(8, account)),
        role: Role::TownOfficer.party(),
        office: code("330523100"),
        kind,
        person: person.map(|number| PersonId(uuid(4, number))),
        area: code("330523100201"),
        field: None,
        reason: None,
        note: String::new(),
        records: 1,
    }
}

#[expect(clippy::too_many_lines, reason = "one log, narrowed in every way there is")]
async fn lines_of_the_log_come_back_and_are_narrowed(database: Database) {
    let shown = Access {
        field: Some(PersonField::Phone),
        reason: Some(RevealReason::Other),
        note: "本人来问".to_owned(),
        ..line(1, Some(1), AccessKind::Reveal, 20)
    };
    let lines = [
        line(1, Some(1), AccessKind::File, 0),
        line(2, Some(1), AccessKind::File, 10),
        shown.clone(),
        Access {
            records: 40,
            area: code("330524"),
            ..line(1, None, AccessKind::Export, 30)
        },
    ];
    let mut change = database.begin().await.unwrap();
    change.add_access(&lines).await.unwrap();
    change.commit().await.unwrap();

    let somebody = PersonId(uuid(4, 1));
    let of_person = database.list_access_of(somebody, 10).await.unwrap();
    assert_eq!(of_person, [shown.clone(), lines[1].clone(), lines[0].clone()]);
    assert_eq!(
        database.list_access_of(somebody, 1).await.unwrap(),
        of_person[..1]
    );

    let everything = AccessQuery {
        area: None,
        account: None,
        from: at(-60),
        until: at(60),
        numbers: false,
    };
    let asked = |query: AccessQuery| {
        let database = database.clone();
        async move {
            let lines = database.list_access(&query, 0, 10).await.unwrap();
            let count = database.count_access_lines(&query, 100).await.unwrap();
            assert_eq!(count, lines.len() as u64);
            lines
        }
    };
    assert_eq!(asked(everything).await.len(), 4);
    let area = Some(code("330523"));
    assert_eq!(asked(AccessQuery { area, ..everything }).await, of_person);
    let account = Some(AccountId(uuid(8, 2)));
    assert_eq!(
        asked(AccessQuery {
            account,
            ..everything
        })
        .await,
        lines[1..2]
    );
    let numbers = true;
    assert_eq!(
        asked(AccessQuery {
            numbers,
            ..everything
        })
        .await,
        [shown]
    );
    let (from, until) = (at(10), at(20));
    assert_eq!(
        asked(AccessQuery {
            from,
            until,
            ..everything
        })
        .await,
        lines[1..2]
    );
    let counted = database.count_access_lines(&everything, 3).await.unwrap();
    assert_eq!(counted, 3, "counted no further than is asked");
    let village = Some(code("330523100201"));
    let narrow = AccessQuery {
        area: village,
        ..everything
    };
    assert_eq!(asked(narrow).await, of_person);
    let second = database.list_access(&everything, 1, 1).await.unwrap();
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].kind, AccessKind::Reveal);

    let one = AccountId(uuid(8, 1));
    let read = |kind, since| database.list_read_since(one, kind, since);
    assert_eq!(read(AccessKind::File, at(0)).await.unwrap(), [Some(somebody)]);
    assert_eq!(read(AccessKind::File, at(1)).await.unwrap(), []);
    assert_eq!(read(AccessKind::Export, at(0)).await.unwrap(), [None]);
    assert_eq!(
        database
            .count_access(one, AccessKind::Reveal, at(0))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        database
            .count_access(one, AccessKind::Reveal, at(21))
            .await
            .unwrap(),
        0
    );
    let mut change = database.begin().await.unwrap();
    for number in 1..=3 {
        let account = crate::staff::account(number, Role::TownOfficer);
        change.add_account(&account).await.unwrap();
    }
    change.commit().await.unwrap();
    let mut readers = database.list_readers(Some(code("330523"))).await.unwrap();
    readers.sort();
    assert_eq!(readers, [AccountId(uuid(8, 1)), AccountId(uuid(8, 2))]);
}

async fn a_line_about_several_people_is_read_by_each_of_them(database: Database) {
    settle(&database, 3, 0).await;
    let [one, two, three] = [1, 2, 3].map(|number| person(number).id);
    let taken = Access {
        records: 2,
        note: "逐户打电话".to_owned(),
        ..line(1, None, AccessKind::Export, 30)
    };
    let mut change = database.begin().await.unwrap();
    change
        .add_access(&[line(1, Some(1), AccessKind::File, 10)])
        .await
        .unwrap();
    change.add_access_about(&taken, &[one, two]).await.unwrap();
    change
        .add_access(&[line(1, Some(1), AccessKind::File, 40)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let of_one = database.list_access_of(one, 10).await.unwrap();
    let kinds: Vec<AccessKind> = of_one.iter().map(|line| line.kind).collect();
    assert_eq!(
        kinds,
        [AccessKind::File, AccessKind::Export, AccessKind::File],
        "latest first"
    );
    assert_eq!(database.list_access_of(one, 2).await.unwrap(), of_one[..2]);
    assert_eq!(database.list_access_of(two, 10).await.unwrap(), [taken]);
    assert_eq!(database.list_access_of(three, 10).await.unwrap(), []);
    let mut change = database.begin().await.unwrap();
    change.delete_reading_before(at(35)).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(database.list_access_of(one, 10).await.unwrap(), of_one[..1]);
    assert_eq!(database.list_access_of(two, 10).await.unwrap(), []);
}

async fn shown_once(database: Database) -> bool {
    let shown = line(1, Some(1), AccessKind::Reveal, 10);
    let mut change = database.begin().await.unwrap();
    let written = change.add_access_up_to(&shown, at(0), 3).await.unwrap();
    change.commit().await.unwrap();
    written
}

async fn numbers_shown_at_once_are_all_counted(database: Database) {
    let tries: Vec<_> = (0..10)
        .map(|_| tokio::spawn(shown_once(database.clone())))
        .collect();
    let mut written = 0;
    for tried in tries {
        written += u32::from(tried.await.unwrap());
    }
    assert_eq!(written, 3, "no more than three, however many ask at once");
    let account = AccountId(uuid(8, 1));
    let kept = database
        .count_access(account, AccessKind::Reveal, at(0))
        .await
        .unwrap();
    assert_eq!(kept, 3);
}

fn said(number: u32, purpose: Purpose, given: bool, minutes: i64) -> ConsentSaid {
    ConsentSaid {
        person: person(number).id,
        purpose,
        given,
        wording: 1,
        how: ConsentHow::ThumbPrint,
        on: day("2026-05-01"),
        by: "operator".to_owned(),
        at: at(minutes),
    }
}

async fn words_come_back_latest_first(database: Database) {
    settle(&database, 2, 0).await;
    let words = [
        said(1, Purpose::Matching, true, 0),
        said(1, Purpose::Messages, true, 0),
        said(2, Purpose::Matching, true, 0),
        said(1, Purpose::Messages, false, 0),
    ];
    let mut change = database.begin().await.unwrap();
    change.add_consents(&words).await.unwrap();
    change.commit().await.unwrap();
    let of_one = database.list_consents(person(1).id).await.unwrap();
    assert_eq!(of_one, [words[3].clone(), words[1].clone(), words[0].clone()]);
    let holds = latest(&of_one, Purpose::Messages).map(|one| Word::of(one.given));
    assert_eq!(holds, Some(Word::Withdrawn), "of one moment the later line holds");
    assert_eq!(latest(&of_one, Purpose::EmployerContact), None);
    let both = [person(1).id, person(2).id];
    assert_eq!(database.list_consents_of(&both).await.unwrap().len(), 4);
}

pub fn request(number: u32, asked: Asked, minutes: i64) -> DataRequest {
    DataRequest {
        id: DataRequestId(uuid(9, number)),
        person: person(1).id,
        asked,
        note: "号码换了 13900000009".to_owned(),
        state: RequestState::Open,
        asked_at: at(minutes),
        asked_by: format!("seeker:{}", person(1).id),
        due_on: day("2026-04-09"),
        decided: None,
    }
}

async fn requests_come_back_and_end_once(database: Database) {
    settle(&database, 1, 0).await;
    let correct = Asked::Correct {
        field: PersonField::Phone,
        wanted: "13900000009".to_owned(),
    };
    let (one, other) = (request(1, correct, 0), request(2, Asked::Erase, 5));
    let mut change = database.begin().await.unwrap();
    change.add_data_request(&one).await.unwrap();
    change.add_data_request(&other).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.find_data_request(one.id).await.unwrap().as_ref(),
        Some(&one)
    );
    let of_person = database.list_data_requests_of(person(1).id).await.unwrap();
    assert_eq!(of_person, [other.clone(), one.clone()]);
    let open = |area| database.list_open_data_requests(area);
    assert_eq!(open(None).await.unwrap(), [one.clone(), other.clone()]);
    assert_eq!(open(Some(code("330524"))).await.unwrap(), []);

    let end = Decided {
        at: at(30),
        by: "operator".to_owned(),
        reason: "材料不够".to_owned(),
    };
    let mut change = database.begin().await.unwrap();
    assert!(
        change
            .end_data_request(one.id, RequestState::Refused, &end)
            .await
            .unwrap()
    );
    assert!(
        !change
            .end_data_request(one.id, RequestState::Accepted, &end)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(open(None).await.unwrap(), [other]);
    let closed = database.list_closed_data_requests(None, 10).await.unwrap();
    let ended = DataRequest {
        state: RequestState::Refused,
        decided: Some(end),
        ..one
    };
    assert_eq!(closed, [ended]);
}
