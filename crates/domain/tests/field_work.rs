//! What the phone of a visitor keeps: single steps, and every mixture of edits, kills, lost answers and broken servers.

mod server;
mod world;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::field_work::{
    Change, Contact, Draft, Shelf, SteadyClock, Waiting, contact, everybody, to_do, wait_seconds,
};
use domain::ids::{AccountId, HouseholdId, PersonId, TaskId, VisitId};
use domain::person_field::PersonField;
use domain::ports::{AreaRef, Pack, PackForm, PackHousehold, PackPerson, PackTask};
use domain::task::{TaskKind, Window};
use domain::values::Point;
use domain::visit::{
    Confirmation, FORM, MuteReason, Outcome, SyncAnswer, SyncAnswered, SyncAnswers, SyncReason, corrected,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const ME: AccountId = AccountId(Uuid::from_u128(0x0700_0000));

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000) + TimeDelta::minutes(minutes)
}

fn visit(n: u128) -> VisitId {
    VisitId(Uuid::from_u128((7 << 76) | n))
}

fn person(n: u128) -> PackPerson {
    PackPerson {
        id: PersonId(Uuid::from_u128(0x0900_0000 + n)),
        no: format!("P{n:04}"),
        name: format!("某某{n}"),
        age: 40,
        area: "330521101201".parse().expect("a village"),
        address: String::new(),
        household: None,
        revision: 3,
        fields: BTreeMap::from([("skills".to_owned(), "缝纫".to_owned())]),
        leads: Vec::new(),
        tasks: Vec::new(),
        visited_on: None,
    }
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::default();
    let people = (0..9).map(|n| person(n).id).collect();
    shelf.adopt(ME, 7, &people, at(0));
    shelf
}

/// A visit that is begun and said to have been held.
fn begun(shelf: &mut Shelf, n: u128) -> VisitId {
    let id = shelf
        .begin(visit(n), &person(n), FORM, at(1))
        .expect("a pack is here");
    let done = Outcome::Done { next_on: None };
    assert!(shelf.change(id, Change::Outcome(done)));
    id
}

fn finished(shelf: &mut Shelf, n: u128) -> VisitId {
    let id = begun(shelf, n);
    shelf.finish(id, at(2)).expect("nothing is missing");
    id
}

fn answers(all: impl IntoIterator<Item = (Option<VisitId>, SyncAnswer)>) -> Contact {
    let answers = all.into_iter().map(|(id, answer)| SyncAnswered { id, answer });
    Contact::Answers(SyncAnswers {
        now: at(3),
        form: FORM,
        answers: answers.collect(),
    })
}

const ACCEPTED: SyncAnswer = SyncAnswer::Accepted {
    twin_of: None,
    clock_off: None,
};

#[test]
fn a_visit_waits_until_it_was_answered() {
    let mut shelf = shelf();
    let ids = [1, 2, 3].map(|n| finished(&mut shelf, n));
    let sent = shelf.batch(at(3), |_| 100).expect("three wait");
    assert_eq!((sent.records.len(), sent.account), (3, Some(ME)));
    assert_eq!(shelf.counts().waiting, 3, "sending alone lets nothing go");
    let lost = shelf.settle(&ids, &Contact::Later, 0, at(3));
    assert!(lost.is_empty() && shelf.counts().waiting == 3);
    let fields = SyncAnswer::refused(SyncReason::Fields);
    let come = answers([
        (Some(ids[1]), fields),
        (Some(ids[0]), ACCEPTED),
        (None, SyncAnswer::Known),
    ]);
    shelf.settle(&ids, &come, 0, at(4));
    assert_eq!((shelf.counts().waiting, shelf.counts().stuck), (1, 1));
    assert!(
        shelf.told.contains_key(&ids[2]),
        "an answer without id is of its place"
    );
    assert!(
        shelf.batch(at(5), |_| 100).is_none(),
        "what a human must mend is not sent again"
    );
}

#[test]
fn what_is_refused_can_be_mended_under_a_fresh_id() {
    let mut shelf = shelf();
    let id = finished(&mut shelf, 1);
    assert!(shelf.waiting[&id].may_reopen(), "it was never sent");
    shelf.batch(at(3), |_| 1);
    assert!(
        !shelf.waiting[&id].may_reopen(),
        "nobody knows whether it has arrived"
    );
    let fields = SyncAnswer::refused(SyncReason::Fields);
    shelf.settle(&[id], &answers([(Some(id), fields)]), 0, at(3));
    let fresh = shelf.reopen(id, visit(77)).expect("it was refused");
    assert_eq!(fresh, visit(77));
    shelf.finish(fresh, at(4)).expect("it can be finished again");
    assert_eq!(shelf.counts().waiting, 1);
    let again = SyncAnswer::refused(SyncReason::TryAgain);
    shelf.batch(at(5), |_| 1);
    shelf.settle(&[fresh], &answers([(Some(fresh), again)]), 0, at(5));
    assert!(shelf.waiting[&fresh].is_sendable() && !shelf.is_time(at(5)) && shelf.is_time(at(6)));
}

#[test]
fn batches_keep_to_what_the_server_takes() {
    let mut shelf = shelf();
    let people: BTreeSet<PersonId> = (0..300).map(|n| person(n).id).collect();
    shelf.adopt(ME, 7, &people, at(0));
    let ids: Vec<VisitId> = (0..250).map(|n| finished(&mut shelf, n)).collect();
    let records = shelf.batch(at(3), |_| 10).expect("many wait").records;
    assert_eq!(records.len(), 100);
    let large = shelf.batch(at(3), |_| 200_000).expect("many wait");
    assert_eq!(large.records.len(), 5, "a mebibyte, and what stands around");
    shelf.settle(&ids[..100], &Contact::Smaller, 0, at(3));
    assert!(shelf.is_time(at(3)), "the smaller batch goes at once");
    assert_eq!(shelf.batch(at(3), |_| 10).expect("many wait").records.len(), 50);
}

#[test]
fn who_may_visit_no_more_keeps_no_file_and_loses_no_work() {
    let mut shelf = shelf();
    let (open, blank) = (begun(&mut shelf, 1), visit(2));
    shelf.begin(blank, &person(2), FORM, at(1));
    shelf.change(open, Change::Income("三千".to_owned()));
    let sent = finished(&mut shelf, 3);
    let withdrawn = SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    };
    let gone = shelf.settle(&[sent], &answers([(Some(sent), withdrawn)]), 0, at(3));
    assert_eq!(gone, BTreeSet::from([person(3).id]));
    assert!(shelf.told.contains_key(&sent));
    shelf.adopt(ME, 7, &BTreeSet::new(), at(4));
    assert!(shelf.drafts.is_empty(), "a blank draft is nobody's loss");
    let record = shelf.waiting[&open].record();
    assert_eq!(record.outcome, Outcome::Draft);
    assert_eq!(
        record.answers.note, "三千",
        "what is no figure goes with the note"
    );
    shelf.withdraw_all(at(5));
    assert_eq!((shelf.counts().waiting, shelf.told.len()), (1, 0));
}

#[test]
fn on_a_shared_phone_everybody_sends_their_own() {
    let mut shelf = shelf();
    let mine = finished(&mut shelf, 1);
    let other = AccountId(Uuid::from_u128(8));
    shelf.adopt(other, 7, &BTreeSet::from([person(1).id]), at(3));
    assert_eq!((shelf.counts().waiting, shelf.counts().of_others), (0, 1));
    assert!(shelf.batch(at(4), |_| 1).is_none());
    assert!(shelf.draft_of(person(1).id).is_none());
    shelf.adopt(ME, 7, &BTreeSet::from([person(1).id]), at(5));
    assert_eq!(shelf.batch(at(6), |_| 1).expect("mine waits").records[0].id, mine);
}

#[test]
fn nothing_is_finished_that_lacks_what_it_must_have() {
    let mut shelf = shelf();
    let id = shelf
        .begin(visit(1), &person(1), FORM, at(1))
        .expect("a pack is here");
    let lacking = |shelf: &mut Shelf| {
        let problems = shelf.finish(id, at(2)).expect_err("something is missing");
        problems
            .into_iter()
            .map(|problem| problem.field)
            .collect::<Vec<_>>()
    };
    assert_eq!(lacking(&mut shelf), ["outcome"]);
    shelf.change(id, Change::Outcome(Outcome::Done { next_on: None }));
    let lead = domain::ids::LeadId(Uuid::from_u128(5));
    shelf.change(id, Change::Lead(lead, Some(None)));
    shelf.change(id, Change::Income("-3".to_owned()));
    assert_eq!(lacking(&mut shelf), ["confirmation", "income"]);
    shelf.change(id, Change::Income("3000元".to_owned()));
    let witness = Confirmation::Witness {
        name: "王组长".to_owned(),
    };
    shelf.change(id, Change::Confirmation(Some(witness)));
    shelf.change(id, Change::Field(PersonField::Skills, "缝纫".to_owned()));
    shelf.finish(id, at(2)).expect("nothing is missing");
    let record = shelf.waiting[&id].record();
    assert!(record.edits.is_empty(), "what stood there already is no change");
    assert_eq!(record.answers.income, Some(domain::values::Fen(300_000)));
}

#[test]
fn where_nobody_was_met_nothing_was_said() {
    let mut shelf = shelf();
    let id = begun(&mut shelf, 1);
    shelf.change(id, Change::Field(PersonField::Skills, "木工".to_owned()));
    shelf.change(id, Change::Outcome(Outcome::NotHome { retry_on: None }));
    shelf.finish(id, at(2)).expect("nothing is missing");
    assert!(shelf.waiting[&id].record().edits.is_empty());
}

#[test]
fn a_place_is_written_down_when_asked_for_and_coarse() {
    let mut shelf = shelf();
    let id = begun(&mut shelf, 1);
    assert_eq!(shelf.drafts[&id].record(at(2)).point, None, "off by itself");
    let exact = Point::new(120.123_456, 30.865_499);
    shelf.change(id, Change::Point(exact));
    let kept = shelf.drafts[&id].point;
    assert_eq!(kept, Point::new(120.123, 30.865), "the phone keeps no more");
    shelf.change(id, Change::Outcome(Outcome::NotHome { retry_on: None }));
    assert_eq!(shelf.drafts[&id].record(at(2)).point, kept);
    shelf.change(id, Change::Point(None));
    assert_eq!(shelf.drafts[&id].record(at(2)).point, None);
}

#[test]
fn what_an_older_page_wrote_is_read_without_place_and_photo() {
    let mut shelf = shelf();
    let id = begun(&mut shelf, 1);
    let mut row = serde_json::to_value(&shelf.drafts[&id]).expect("a draft is written");
    let fields = row.as_object_mut().expect("an object");
    assert!(fields.remove("point").is_some() && fields.remove("photo").is_some());
    let read: Draft = serde_json::from_value(row).expect("it is read");
    assert_eq!(read, shelf.drafts[&id]);
}

#[test]
fn a_page_hears_that_there_is_a_newer_form() {
    let mut shelf = shelf();
    let id = finished(&mut shelf, 1);
    shelf.batch(at(3), |_| 1);
    let mut said = answers([(Some(id), ACCEPTED)]);
    shelf.settle(&[id], &said, 0, at(3));
    assert!(!shelf.meta.is_outdated());
    if let Contact::Answers(answers) = &mut said {
        answers.form = FORM + 1;
    }
    shelf.settle(&[], &said, 0, at(4));
    assert!(shelf.meta.is_outdated());
}

#[test]
fn a_clock_that_is_set_back_moves_no_visit() {
    let month = TimeDelta::days(30);
    let mut clock = SteadyClock::default();
    let before = clock.read(at(0));
    let after = clock.read(at(60) - month);
    assert!(after >= before && clock.was_set_back());
    let sent = clock.read(at(60 * 24) - month);
    let [one, other] = [before, after].map(|made| corrected(made, sent, at(60 * 24)).at);
    assert!((one - at(0)).num_minutes().abs() <= 60, "{one}");
    assert!((other - at(60)).num_minutes().abs() <= 60, "{other}");
    let right = clock.read(at(60 * 25));
    assert_eq!(
        right,
        at(60 * 25),
        "it follows the phone when that is right again"
    );
    assert!(!clock.was_set_back());
}

#[test]
fn a_clock_that_was_ahead_is_forgotten_when_nothing_waits() {
    let mut shelf = shelf();
    let ahead = at(60 * 24 * 30);
    shelf.meta.clock.read(ahead);
    let id = finished(&mut shelf, 1);
    assert!(shelf.waiting[&id].made_at >= ahead);
    shelf.batch(at(3), |_| 1);
    shelf.settle(&[id], &answers([(Some(id), ACCEPTED)]), 0, at(3));
    assert_eq!(shelf.meta.clock.read(at(4)), at(4));
}

#[test]
fn a_pack_leaves_after_its_days() {
    let mut shelf = shelf();
    assert!(!shelf.is_expired(at(60 * 24 * 7)));
    assert!(shelf.is_expired(at(60 * 24 * 7 + 2)));
    assert!(!Shelf::default().is_expired(at(0)));
}

#[test]
fn waiting_grows_and_ends_at_a_quarter_of_an_hour() {
    let waits = [1, 2, 3, 7, 8, 9, 4_000].map(|failures| wait_seconds(failures, 0));
    assert_eq!(waits, [5, 10, 20, 320, 640, 900, 900]);
    assert!((900..1125).contains(&wait_seconds(9, u8::MAX)));
}

#[test]
fn answers_are_told_apart_by_their_status() {
    assert_eq!(contact(401, None), Contact::SignIn);
    assert_eq!(contact(403, None), Contact::Withdrawn);
    assert_eq!(contact(413, None), Contact::Smaller);
    assert_eq!(
        contact(200, None),
        Contact::Later,
        "a page that is no answer is none"
    );
    assert_eq!(contact(503, None), Contact::Later);
}

#[test]
fn what_waits_survives_being_written_down() {
    let mut shelf = shelf();
    let id = finished(&mut shelf, 1);
    let text = serde_json::to_string(&shelf.waiting[&id]).expect("it can be written");
    let read: Waiting = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(read, shelf.waiting[&id]);
}

#[test]
fn the_list_begins_with_what_presses_most() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 10).expect("a day");
    let home = |n: u128| HouseholdId(Uuid::from_u128(n));
    let task = |kind, start: i64, due: i64| PackTask {
        id: TaskId(Uuid::from_u128(u128::from(due.unsigned_abs()))),
        kind,
        key: String::new(),
        window: Window {
            start: day + TimeDelta::days(start),
            due: day + TimeDelta::days(due),
            end: day + TimeDelta::days(due + 9),
        },
        count: 1,
        cause: None,
    };
    let of = |n: u128, household, tasks| PackPerson {
        household: Some(home(household)),
        tasks,
        ..person(n)
    };
    let house = |n, muted| PackHousehold {
        id: home(n),
        area: person(1).area,
        address: String::new(),
        muted,
        visits: 0,
    };
    let pack = Pack {
        account: ME,
        keep_days: 7,
        at: at(0),
        today: day,
        form: PackForm {
            version: FORM,
            groups: Vec::new(),
            barriers: Vec::new(),
            benefits: Vec::new(),
            discoveries: Vec::new(),
            needs: Vec::new(),
            visits_per_month: 2,
        },
        areas: vec![AreaRef {
            code: person(1).area,
            name: "柳树村".to_owned(),
        }],
        people: vec![
            of(1, 1, vec![task(TaskKind::StaleFile, -9, 3)]),
            of(2, 2, vec![task(TaskKind::Returned, -9, 3)]),
            of(3, 3, vec![task(TaskKind::StaleFile, -9, -1)]),
            of(4, 4, vec![task(TaskKind::Returned, -9, -5)]),
            of(5, 1, vec![task(TaskKind::FirstSurvey, 2, 4)]),
        ],
        households: vec![
            house(1, None),
            house(2, None),
            house(3, None),
            house(4, Some(MuteReason::Asked)),
        ],
        vacancies: Vec::new(),
    };
    let names = |villages: &[domain::field_work::VillageLine<'_>]| {
        let houses = villages.iter().flat_map(|village| &village.houses);
        let people = houses.flat_map(|house| &house.people);
        people.map(|line| line.person.no.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&to_do(&pack, day)), ["P0003", "P0002", "P0001"]);
    assert_eq!(to_do(&pack, day)[0].name, "柳树村");
    assert_eq!(everybody(&pack, "", day)[0].houses.len(), 4);
    assert_eq!(names(&everybody(&pack, " P0005 ", day)), ["P0005"]);
}
