//! Vacancies as they are entered, what employers are told, and what they answer who said yes.

use crate::sample::{at, code, day, delivery, employer, lead, settle, uuid, vacancy};
use domain::candidate::{Candidate, EmployerRecord, Reply, TurnDownReason};
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, LeadId, PersonId, VacancyId};
use domain::lead::{Answer, DeclineReason, Lead, LeadState};
use domain::posting::{EmployerNotice, NoticeKind, Posting, Stage, VacancyForm};
use domain::region::Origin;
use domain::vacancy::{Vacancy, VacancyState};
use store::{Database, Interest};

contracts! {
    every_stage_of_a_posting_comes_back_as_it_was,
    of_two_who_change_a_posting_one_wins,
    officers_find_what_waits_in_their_area_and_what_they_decided,
    what_no_employer_posted_and_is_held_is_found_by_area_or_by_package,
    an_employer_is_told_a_thing_once_a_day,
    every_answer_to_a_candidate_comes_back_as_it_was,
    a_yes_waits_until_it_is_answered,
    old_vacancies_of_those_who_may_answer_are_found,
}

fn posting(number: u32, stage: Stage) -> Posting {
    Posting {
        id: VacancyId(uuid(2, number)),
        employer: employer(1).id,
        area: code("330523100"),
        form: VacancyForm {
            title: "缝纫工“急”".to_owned(),
            pay_low: "3000".to_owned(),
            area: "330523100".to_owned(),
            ..VacancyForm::default()
        },
        unsent: number.is_multiple_of(2),
        version: 1,
        made_at: at(i64::from(number)),
        made_by: "employer:1".to_owned(),
        stage,
    }
}

fn stages() -> Vec<Stage> {
    let (at, by, reason) = (at(9), "staff:1".to_owned(), "工资写清楚".to_owned());
    vec![
        Stage::Draft,
        Stage::Review { since: at },
        Stage::Live { at, by: by.clone() },
        Stage::Returned {
            at,
            by: by.clone(),
            reason: reason.clone(),
        },
        Stage::Refused { at, by, reason },
    ]
}

async fn keep(database: &Database, postings: &[Posting]) {
    let mut change = database.begin().await.unwrap();
    for posting in postings {
        change.add_posting(posting).await.unwrap();
    }
    change.commit().await.unwrap();
}

async fn every_stage_of_a_posting_comes_back_as_it_was(database: Database) {
    settle(&database, 0, 0).await;
    let all: Vec<Posting> = (1..)
        .zip(stages())
        .map(|(number, stage)| posting(number, stage))
        .collect();
    keep(&database, &all).await;
    for posting in &all {
        assert_eq!(
            database.find_posting(posting.id).await.unwrap().as_ref(),
            Some(posting)
        );
    }
    let newest = database.list_postings_of(employer(1).id, 2).await.unwrap();
    assert_eq!(newest, [all[4].clone(), all[3].clone()]);
    let mut change = database.begin().await.unwrap();
    assert!(change.delete_draft(all[0].id).await.unwrap());
    assert!(
        !change.delete_draft(all[1].id).await.unwrap(),
        "what was sent stays"
    );
    change.commit().await.unwrap();
}

async fn of_two_who_change_a_posting_one_wins(database: Database) {
    settle(&database, 0, 0).await;
    let first = posting(1, Stage::Draft);
    keep(&database, std::slice::from_ref(&first)).await;
    let mut change = database.begin().await.unwrap();
    assert!(change.set_posting(&first).await.unwrap());
    assert!(
        !change.set_posting(&first).await.unwrap(),
        "the version has moved"
    );
    change.commit().await.unwrap();
    let kept = database.find_posting(first.id).await.unwrap().unwrap();
    assert_eq!(kept, Posting { version: 2, ..first });
}

async fn officers_find_what_waits_in_their_area_and_what_they_decided(database: Database) {
    settle(&database, 0, 0).await;
    let review = |number, minutes, area: &str| Posting {
        area: code(area),
        ..posting(number, Stage::Review { since: at(minutes) })
    };
    let mut all = vec![
        review(1, 20, "330523100"),
        review(2, 10, "330523101"),
        review(3, 5, "330524100"),
    ];
    all.extend(
        (4..)
            .zip(stages().split_off(2))
            .map(|(number, stage)| posting(number, stage)),
    );
    keep(&database, &all).await;
    let ids = |found: Vec<Posting>| found.into_iter().map(|one| one.id).collect::<Vec<_>>();
    let found = database
        .list_postings_in_review(Some(code("330523")))
        .await
        .unwrap();
    assert_eq!(ids(found), [all[1].id, all[0].id], "those who wait longest first");
    let decided = database.list_postings_decided_by("staff:1", at(9)).await.unwrap();
    assert_eq!(ids(decided).len(), 3);
    let later = database
        .list_postings_decided_by("staff:1", at(10))
        .await
        .unwrap();
    assert_eq!(ids(later).len(), 0);
    let other = database.list_postings_decided_by("staff:2", at(0)).await.unwrap();
    assert_eq!(ids(other).len(), 0);
}

async fn what_no_employer_posted_and_is_held_is_found_by_area_or_by_package(database: Database) {
    settle(&database, 0, 4).await;
    let id = |number| VacancyId(uuid(2, number));
    keep(&database, &[posting(1, Stage::Review { since: at(1) })]).await;
    let origin = Origin {
        region: code("510183"),
        name: "邛崃市".to_owned(),
        version: 1,
        station: "驻外劳务站".to_owned(),
    };
    let mut change = database.begin().await.unwrap();
    for number in 1..=3 {
        change
            .set_vacancy_state(id(number), VacancyState::Open, VacancyState::Held)
            .await
            .unwrap();
    }
    change.set_origin(id(3), &origin, "").await.unwrap();
    change.commit().await.unwrap();
    let held = async |of: (Option<&str>, bool), on: &str| {
        let of = (of.0.map(code), of.1);
        let found = database.list_held_vacancies(of, day(on), 10).await.unwrap();
        let count = database.count_held_vacancies(of, day(on)).await.unwrap();
        assert_eq!(found.len() as u64, count);
        let mut ids: Vec<VacancyId> = found.into_iter().map(|one| one.id).collect();
        ids.sort_unstable();
        ids
    };
    let last_day = vacancy(1, &employer(1)).open_to.unwrap().to_string();
    assert_eq!(held((None, false), &last_day).await, [id(2), id(3)]);
    assert_eq!(held((Some("110101"), false), &last_day).await, []);
    assert_eq!(held((Some("110101"), true), &last_day).await, [id(3)]);
    assert_eq!(held((None, true), "2099-01-01").await, [], "their days are over");
}

async fn an_employer_is_told_a_thing_once_a_day(database: Database) {
    settle(&database, 0, 1).await;
    let notice = |kind, on: &str| EmployerNotice {
        employer: employer(1).id,
        vacancy: VacancyId(uuid(2, 1)),
        kind,
        on: day(on),
    };
    let first = notice(NoticeKind::Nudged, "2026-05-01");
    let mut change = database.begin().await.unwrap();
    assert_eq!(
        change
            .add_employer_notices(std::slice::from_ref(&first))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        change
            .add_employer_notices(std::slice::from_ref(&first))
            .await
            .unwrap(),
        0
    );
    let expired = notice(NoticeKind::Expired, "2026-06-01");
    change
        .add_employer_notices(std::slice::from_ref(&expired))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let told = async |since: &str| {
        let told = database.list_employer_notices(employer(1).id, day(since)).await;
        told.unwrap()
    };
    assert_eq!(told("2026-05-01").await, [expired.clone(), first]);
    let mut change = database.begin().await.unwrap();
    change
        .delete_employer_notices_before(day("2026-05-02"))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(told("2026-01-01").await, [expired]);
}

fn replies() -> Vec<Reply> {
    let mut replies = vec![
        Reply::None,
        Reply::Invited {
            day: day("2026-07-01"),
            place: "上午9点，厂门口".to_owned(),
            note: String::new(),
        },
        Reply::Hired,
        Reply::Lapsed,
    ];
    replies.extend(
        TurnDownReason::ALL
            .iter()
            .map(|reason| Reply::TurnedDown { reason: *reason }),
    );
    replies
}

async fn every_answer_to_a_candidate_comes_back_as_it_was(database: Database) {
    let all: Vec<Candidate> = (1..)
        .zip(replies())
        .map(|(number, reply)| Candidate {
            shown_at: (number == 2).then(|| at(3)),
            reminded_on: (number == 3).then(|| day("2026-06-10")),
            reply_at: reply.is_an_answer().then(|| at(4)),
            untold: reply.is_an_answer(),
            reply,
            ..Candidate::new(LeadId(uuid(5, number)))
        })
        .collect();
    let mut change = database.begin().await.unwrap();
    for candidate in &all {
        change
            .set_candidate(&Candidate::new(candidate.lead))
            .await
            .unwrap();
        change.set_candidate(candidate).await.unwrap();
    }
    change.commit().await.unwrap();
    let ids: Vec<LeadId> = all.iter().map(|one| one.lead).collect();
    let mut kept = database.list_candidates(&ids).await.unwrap();
    kept.sort_by_key(|one| one.lead);
    assert_eq!(kept, all);
}

fn said(number: u32, person: u32, vacancy: u32, answer: Answer, minutes: i64) -> Lead {
    Lead {
        state: LeadState::Answered {
            delivery: delivery(1),
            answer,
            at: at(minutes),
        },
        ..lead(number, person, vacancy)
    }
}

/// An employer with somebody who may sign in.
async fn confirm(database: &Database) {
    let firm = employer(1);
    let account = EmployerAccount {
        id: AccountId(uuid(43, 1)),
        employer: firm.id,
        uscc: firm.uscc.unwrap(),
        firm: firm.name,
        area: code("330523"),
        name: "陈建国".to_owned(),
        phone: None,
        made_at: at(0),
        standing: Standing::Confirmed {
            at: at(0),
            by: "staff:1".to_owned(),
        },
    };
    let mut change = database.begin().await.unwrap();
    change.set_employer_account(&account).await.unwrap();
    change.commit().await.unwrap();
}

async fn a_yes_waits_until_it_is_answered(database: Database) {
    settle(&database, 3, 2).await;
    let no = Answer::Declined(DeclineReason::Pay);
    let leads = [
        said(1, 1, 1, Answer::Interested, 10),
        said(2, 2, 1, Answer::CallMe, 20),
        said(3, 3, 1, no, 10),
        said(4, 1, 2, Answer::Interested, 30),
    ];
    let mut change = database.begin().await.unwrap();
    change.add_leads(&leads).await.unwrap();
    change.commit().await.unwrap();
    let yes = database.list_yes_to(VacancyId(uuid(2, 1))).await.unwrap();
    let people: Vec<PersonId> = yes.iter().map(|one| one.person).collect();
    assert_eq!(people, [PersonId(uuid(4, 1)), PersonId(uuid(4, 2))]);
    assert_eq!((yes[0].at, yes[0].employer), (at(10), employer(1).id));
    assert_eq!(
        database.list_unanswered_yes(at(99)).await.unwrap(),
        [],
        "nobody there may answer"
    );
    confirm(&database).await;
    let waiting = async |until| {
        let waiting = database.list_unanswered_yes(at(until)).await.unwrap();
        waiting.iter().map(|one| one.lead).collect::<Vec<_>>()
    };
    assert_eq!(waiting(25).await, [leads[0].id, leads[1].id]);
    let mut change = database.begin().await.unwrap();
    let answered = Candidate {
        reply: Reply::Hired,
        untold: true,
        ..Candidate::new(leads[0].id)
    };
    change.set_candidate(&answered).await.unwrap();
    let hired = leads[0].state.clone().hire(at(40)).unwrap();
    assert!(
        change
            .set_lead_state(leads[0].id, &leads[0].state, &hired)
            .await
            .unwrap()
    );
    change.commit().await.unwrap();
    assert_eq!(waiting(99).await, [leads[1].id, leads[3].id]);
    let interest = database.list_interest(employer(1).id).await.unwrap();
    let of = |vacancy, told, yes, waiting| Interest {
        vacancy: VacancyId(uuid(2, vacancy)),
        told,
        yes,
        waiting,
    };
    assert_eq!(interest, [of(1, 3, 2, 1), of(2, 1, 1, 1)]);
    let records = database.list_employer_records(at(0), at(20)).await.unwrap();
    let record = EmployerRecord {
        contacts: 3,
        answered: 1,
        this_month: 2,
    };
    assert_eq!(records, [(employer(1).id, record)]);
    let untold = async || {
        let people = [PersonId(uuid(4, 1)), PersonId(uuid(4, 2))];
        database.list_untold_replies(&people).await.unwrap()
    };
    assert_eq!(untold().await, [(PersonId(uuid(4, 1)), leads[0].id)]);
    let mut change = database.begin().await.unwrap();
    change.set_replies_told(&[leads[0].id]).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(untold().await, []);
}

async fn old_vacancies_of_those_who_may_answer_are_found(database: Database) {
    settle(&database, 0, 0).await;
    let one = |number, touched: &str, open_to: Option<&str>, state| Vacancy {
        touched: day(touched),
        open_to: open_to.map(day),
        state,
        ..vacancy(number, &employer(1))
    };
    let open = VacancyState::Open;
    let all = [
        one(1, "2026-03-01", None, open),
        one(2, "2026-05-01", None, open),
        one(3, "2026-03-01", Some("2026-12-31"), open),
        one(4, "2026-05-01", Some("2026-05-31"), open),
        one(5, "2026-03-01", None, VacancyState::Closed),
    ];
    let mut change = database.begin().await.unwrap();
    let kept: Vec<_> = all.iter().cloned().map(Into::into).collect();
    change.add_vacancies(&kept).await.unwrap();
    change.commit().await.unwrap();
    let found = async || {
        let found = database
            .begin()
            .await
            .unwrap()
            .list_ageing_vacancies(day("2026-04-01"), day("2026-06-01"))
            .await
            .unwrap();
        found.iter().map(|one| one.no.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found().await, Vec::<String>::new(), "nobody to ask");
    confirm(&database).await;
    assert_eq!(found().await, ["V00001", "V00004"]);
    let mut change = database.begin().await.unwrap();
    change
        .set_vacancy_touched(all[0].id, day("2026-06-01"), None)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(found().await, ["V00004"]);
    let newest = database.list_vacancies_of(employer(1).id, 2).await.unwrap();
    assert_eq!(newest.len(), 2);
}
