//! Visits: entered on a page and brought by phones; resends, two authors, withdrawn access, wrong clocks, older forms.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod model;

use crate::world::{COUNTY, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, vacancies};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Actor, Role};
use domain::file_entry::Entry;
use domain::ids::{PersonId, VisitId};
use domain::lead::{Answer, Channel, Evidence, LeadState};
use domain::person::Person;
use domain::person_field::{Edit, PersonField};
use domain::ports::{FileEdit, Received};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind};
use domain::values::Fen;
use domain::visit::{
    Answers, Benefit, Confirmation, ConflictChoice, Discovery, FORM, FieldEdit, LeadTold, Need, NeedKind,
    Outcome, SyncAnswer, SyncBatch, SyncReason, SyncRecord, TrainingWish,
};
use uuid::Uuid;

/// The id a phone would give.
pub fn visit_id(number: u64) -> VisitId {
    let random = (u128::from(number) + 1).to_be_bytes();
    let mut ten = [0; 10];
    ten.copy_from_slice(&random[6..]);
    VisitId(uuid::Builder::from_unix_timestamp_millis(1_782_000_000_000, &ten).into_uuid())
}

/// A visit of noon of 30 June 2026.
pub fn record(number: u64, person: PersonId) -> SyncRecord {
    SyncRecord {
        id: visit_id(number),
        form: FORM,
        made_at: at("2026-06-30"),
        person,
        outcome: Outcome::Done { next_on: None },
        edits: Vec::new(),
        answers: Answers::default(),
        confirmation: None,
        point: None,
    }
}

pub fn edit(field: PersonField, base: u32, was: &str, now: &str) -> FieldEdit {
    FieldEdit {
        field,
        base,
        was: was.to_owned(),
        now: now.to_owned(),
    }
}

/// A village with somebody who looks after its people, and a colleague.
pub struct Village {
    pub world: World,
    pub anna: Actor,
    pub bella: Actor,
    pub town: Actor,
}

impl Village {
    pub async fn of(people: &[Person]) -> Self {
        let world = World::with(people, &vacancies(1..=5)).await;
        let account = async |role: Role, area: &str, login: &str| {
            world
                .services
                .create_account(role, code(area), login)
                .await
                .unwrap();
            let account = world.services.db.find_account_by_login(login).await.unwrap();
            Actor::Staff(account.unwrap().staff())
        };
        let anna = account(Role::Coordinator, VILLAGE, "anna").await;
        let town = account(Role::TownOfficer, TOWN, "town").await;
        world.services.settle_owners().await.unwrap();
        let bella = account(Role::Coordinator, VILLAGE, "bella").await;
        Self {
            world,
            anna,
            bella,
            town,
        }
    }

    pub async fn new() -> Self {
        Self::of(&[person(1, VILLAGE), person(2, VILLAGE)]).await
    }

    /// Sends records, with the clock of the phone as it says.
    pub async fn send_at(
        &self,
        who: &Actor,
        records: &[SyncRecord],
        sent_at: DateTime<Utc>,
    ) -> Vec<SyncAnswer> {
        let records: Vec<Received> = records.iter().cloned().map(|one| Ok(Box::new(one))).collect();
        let batch = SyncBatch {
            account: None,
            sent_at,
            records,
        };
        let answers = self.world.ports.visits.sync(who, batch).await.unwrap();
        answers.answers.into_iter().map(|one| one.answer).collect()
    }

    pub async fn send(&self, who: &Actor, records: &[SyncRecord]) -> Vec<SyncAnswer> {
        self.send_at(who, records, self.world.services.clock.now()).await
    }

    pub async fn edited(&self, who: &Actor, field: PersonField, was: &str, now: &str) {
        let id = person(1, VILLAGE).id;
        let version = self.person(1).await.version;
        let edit = FileEdit {
            version,
            edits: vec![Edit {
                field,
                was: was.to_owned(),
                now: now.to_owned(),
            }],
            why: String::new(),
        };
        self.world.ports.person_files.edit(who, id, edit).await.unwrap();
    }

    pub async fn person(&self, number: u16) -> Person {
        let id = person(number, VILLAGE).id;
        self.world.services.db.find_person(id).await.unwrap().unwrap()
    }

    /// Somebody moves to another village, and so to others who look after them.
    async fn moves_away(&self) {
        let before = self.person(1).await;
        let after = Person {
            living_area: code(OTHER_VILLAGE),
            ..before.clone()
        };
        let mut change = self.world.services.db.begin().await.unwrap();
        self.world
            .services
            .write_person(&mut change, &Actor::Operator, Some(&before), &after, "")
            .await
            .unwrap();
        change.commit().await.unwrap();
    }
}

const ACCEPTED: SyncAnswer = SyncAnswer::Accepted {
    twin_of: None,
    clock_off: None,
};

fn withdrawn() -> SyncAnswer {
    SyncAnswer::Refused {
        reason: SyncReason::Withdrawn,
        kept: true,
        problems: Vec::new(),
    }
}

#[tokio::test]
async fn the_same_batch_ten_times_changes_nothing() {
    let village = Village::new().await;
    let db = &village.world.services.db;
    let (one, two) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    let mut first = record(1, one);
    first.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    first.answers.training = vec![TrainingWish {
        topic: "月嫂".to_owned(),
        kind: None,
    }];
    first.answers.needs = vec![Need {
        kind: NeedKind::Training,
        note: String::new(),
    }];
    let batch = [first, record(2, two)];
    assert_eq!(village.send(&village.anna, &batch).await, [ACCEPTED, ACCEPTED]);
    let state = async || {
        let tasks = db.list_tasks_of(&[one, two]).await.unwrap();
        let entries = db.list_file_entries(one).await.unwrap();
        let changes = db.list_field_changes("person", one.0, 100).await.unwrap();
        (village.person(1).await, tasks.len(), entries.len(), changes.len())
    };
    let after = state().await;
    for _ in 0..9 {
        let again = village.send(&village.anna, &batch).await;
        assert_eq!(again, [SyncAnswer::Known, SyncAnswer::Known]);
    }
    assert_eq!(state().await, after);
    assert_eq!(after.0.skills, ["缝纫"]);
    assert_eq!(db.list_visits_of(one, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn different_fields_merge_and_the_same_field_is_a_question_for_a_human() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    village
        .edited(&village.town, PersonField::Skills, "", "编筐")
        .await;
    let mut visit = record(1, id);
    visit.edits = vec![
        edit(PersonField::Skills, 1, "", "缝纫"),
        edit(PersonField::DistanceKm, 1, "", "8"),
    ];
    let answers = village.send(&village.anna, std::slice::from_ref(&visit)).await;
    let SyncAnswer::Conflict { conflicts } = &answers[0] else {
        panic!("{answers:?}");
    };
    assert_eq!(conflicts.len(), 1);
    assert_eq!(
        (conflicts[0].mine.as_str(), conflicts[0].theirs.as_str()),
        ("缝纫", "编筐")
    );
    assert_eq!(conflicts[0].by, domain::ports::Author::Staff("town".to_owned()));
    let now = village.person(1).await;
    assert_eq!((now.skills, now.distance_km), (vec!["编筐".to_owned()], Some(8)));
    assert_eq!(
        village.send(&village.anna, &[visit]).await,
        answers,
        "told again until somebody has chosen"
    );

    let visits = &village.world.ports.visits;
    let questions = visits.questions(&village.bella).await.unwrap();
    let card = &questions.conflicts[0];
    assert_eq!(
        (card.by.as_str(), card.mine.as_str(), card.now.as_str()),
        ("anna", "缝纫", "编筐")
    );
    let choose = |choice| visits.settle_conflict(&village.bella, card.conflict.id, choice);
    choose(ConflictChoice::Mine).await.unwrap();
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
    assert_eq!(choose(ConflictChoice::Theirs).await, Err(Refusal::Changed));
    assert!(
        visits
            .questions(&village.bella)
            .await
            .unwrap()
            .conflicts
            .is_empty()
    );
}

#[tokio::test]
async fn a_field_nobody_has_touched_since_is_taken_however_the_phone_spells_it() {
    let village = Village::new().await;
    village
        .edited(&village.town, PersonField::DistanceKm, "", "20")
        .await;
    let mut visit = record(1, person(1, VILLAGE).id);
    visit.edits = vec![edit(PersonField::Skills, 1, "无", "缝纫")];
    assert_eq!(village.send(&village.anna, &[visit]).await, [ACCEPTED]);
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
}

#[tokio::test]
async fn two_phones_that_made_one_visit_make_one_visit() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let needs = vec![Need {
        kind: NeedKind::Subsidy,
        note: String::new(),
    }];
    let mut one = record(1, id);
    one.answers.needs.clone_from(&needs);
    let mut other = record(2, id);
    other.answers.needs = needs;
    other.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    assert_eq!(village.send(&village.anna, &[one]).await, [ACCEPTED]);
    let told = village.send(&village.bella, &[other]).await;
    assert_eq!(
        told,
        [SyncAnswer::Accepted {
            twin_of: Some(visit_id(1)),
            clock_off: None
        }]
    );
    let tasks = village.world.services.db.list_tasks_of(&[id]).await.unwrap();
    let needs = tasks.iter().filter(|task| task.kind == TaskKind::Action);
    assert_eq!(needs.count(), 1);
    let surveys: Vec<_> = tasks
        .iter()
        .filter(|task| task.kind == TaskKind::FirstSurvey)
        .collect();
    assert!(surveys.len() <= 1);
    assert_eq!(
        village.person(1).await.skills,
        ["缝纫"],
        "what the second found is not lost"
    );
}

#[tokio::test]
async fn work_of_somebody_whose_access_was_withdrawn_waits_for_whoever_has_the_area_now() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    village.moves_away().await;
    let mut visit = record(1, id);
    visit.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    let batch = [visit, record(2, person(2, VILLAGE).id)];
    assert_eq!(village.send(&village.anna, &batch).await, [withdrawn(), ACCEPTED]);
    assert_eq!(
        village.send(&village.anna, &batch).await,
        [withdrawn(), SyncAnswer::Known]
    );
    assert_eq!(village.person(1).await.skills, Vec::<String>::new());
    let visits = &village.world.ports.visits;
    assert!(
        visits
            .questions(&village.bella)
            .await
            .unwrap()
            .proposals
            .is_empty()
    );
    let county = crate::world::staff(Role::CountyOfficer, COUNTY);
    let proposals = visits.questions(&county).await.unwrap().proposals;
    assert_eq!((proposals.len(), proposals[0].by.as_str()), (1, "anna"));
    visits.settle_proposal(&county, visit_id(1), true).await.unwrap();
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    let Actor::Staff(anna) = &village.anna else {
        panic!()
    };
    assert_eq!(kept.by, anna.account, "the visit is theirs who made it");
    assert_eq!(
        visits.settle_proposal(&county, visit_id(1), false).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn who_never_had_a_person_learns_nothing_and_leaves_nothing() {
    let village = Village::of(&[person(1, VILLAGE), person(3, OTHER_VILLAGE)]).await;
    let stranger = person(3, OTHER_VILLAGE).id;
    let answers = village
        .send(
            &village.anna,
            &[record(1, stranger), record(2, PersonId(Uuid::from_u128(77)))],
        )
        .await;
    let not_found = SyncAnswer::refused(SyncReason::NotFound);
    assert_eq!(answers, [not_found.clone(), not_found]);
    let proposal = village
        .world
        .services
        .db
        .find_visit_proposal(visit_id(1))
        .await
        .unwrap();
    assert!(proposal.is_none());
    let batch = SyncBatch {
        account: None,
        sent_at: at("2026-06-30"),
        records: Vec::new(),
    };
    let visits = &village.world.ports.visits;
    assert_eq!(
        visits.sync(&village.town, batch.clone()).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        visits.sync(&Actor::Visitor, batch).await,
        Err(Refusal::NotSignedIn)
    );
}

#[tokio::test]
async fn a_clock_set_back_a_month_is_corrected_by_when_it_sent_and_the_visit_is_marked() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let month = TimeDelta::days(30);
    let now = village.world.services.clock.now();
    let mut visit = record(1, id);
    visit.made_at = now - month - TimeDelta::days(1);
    let answers = village.send_at(&village.anna, &[visit], now - month).await;
    let off = Some(month.num_seconds());
    assert_eq!(
        answers,
        [SyncAnswer::Accepted {
            twin_of: None,
            clock_off: off
        }]
    );
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((kept.on(), kept.clock_off), (day("2026-06-29"), off));
}

#[tokio::test]
async fn forms_of_before_are_read_and_forms_of_tomorrow_wait() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let mut old = record(1, id);
    old.form = 1;
    old.answers.income_yuan = Some(1200);
    let mut new = record(2, person(2, VILLAGE).id);
    new.form = FORM + 1;
    let answers = village.send(&village.anna, &[old, new]).await;
    assert_eq!(answers, [ACCEPTED, SyncAnswer::refused(SyncReason::FormNewer)]);
    let kept = village
        .world
        .services
        .db
        .find_visit(visit_id(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((kept.form, kept.answers.income), (FORM, Some(Fen::yuan(1200))));
}

#[tokio::test]
async fn one_bad_record_keeps_nobody_waiting() {
    let village = Village::new().await;
    let (one, two) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    let mut wrong = record(1, one);
    wrong.edits = vec![edit(PersonField::DistanceKm, 1, "", "很远")];
    let mut alien = record(9, two);
    alien.id = VisitId(Uuid::from_u128(5));
    let records: Vec<Received> = vec![
        Ok(Box::new(wrong)),
        Err(Some(visit_id(7))),
        Ok(Box::new(alien)),
        Ok(Box::new(record(2, two))),
    ];
    let batch = SyncBatch {
        account: None,
        sent_at: at("2026-06-30"),
        records,
    };
    let answers = village
        .world
        .ports
        .visits
        .sync(&village.anna, batch)
        .await
        .unwrap();
    let of = |at: usize| &answers.answers[at].answer;
    assert!(
        matches!(of(0), SyncAnswer::Refused { reason: SyncReason::Fields, problems, kept: false }
        if problems[0].field == "distance_km")
    );
    assert_eq!(answers.answers[1].id, Some(visit_id(7)));
    assert_eq!(*of(1), SyncAnswer::refused(SyncReason::Unreadable));
    assert_eq!(
        *of(2),
        SyncAnswer::refused(SyncReason::Unreadable),
        "no UUID of version 7"
    );
    assert_eq!(*of(3), ACCEPTED);
    let theirs = village.send(&village.bella, &[record(2, two)]).await;
    assert_eq!(theirs, [SyncAnswer::refused(SyncReason::IdTaken)]);
}

#[tokio::test]
async fn vacancies_told_at_the_door_are_receipts_of_that_day() {
    let village = Village::new().await;
    village.world.round().await;
    let somebody = person(1, VILLAGE);
    let leads = village.world.leads_of(&somebody).await;
    village.world.clock.forward(TimeDelta::days(3));
    let mut visit = record(1, somebody.id);
    visit.made_at = at("2026-07-01");
    visit.answers.leads = vec![
        LeadTold {
            lead: leads[0].id,
            answer: Some(Answer::Interested),
        },
        LeadTold {
            lead: leads[1].id,
            answer: None,
        },
    ];
    let unproven = village.send(&village.anna, std::slice::from_ref(&visit)).await;
    assert!(
        matches!(&unproven[0], SyncAnswer::Refused { problems, .. } if problems[0].field == "confirmation")
    );
    visit.confirmation = Some(Confirmation::Witness {
        name: "赵书记".to_owned(),
    });
    assert_eq!(village.send(&village.anna, &[visit]).await, [ACCEPTED]);
    let after = village.world.leads_of(&somebody).await;
    let state = |id| &after.iter().find(|lead| lead.id == id).unwrap().state;
    let LeadState::Answered { delivery, answer, .. } = state(leads[0].id) else {
        panic!("{:?}", state(leads[0].id));
    };
    assert_eq!(*answer, Answer::Interested);
    assert_eq!(
        (delivery.channel, delivery.evidence),
        (Channel::Home, Evidence::Witness)
    );
    assert_eq!(
        (delivery.at, delivery.note.as_str()),
        (at("2026-07-01"), "赵书记")
    );
    assert!(delivery.suitable);
    assert!(matches!(state(leads[1].id), LeadState::Delivered { .. }));
    assert_eq!(village.world.counted(&somebody, 2026).await, 2);
}

#[tokio::test]
async fn one_entry_fills_the_file_and_the_tasks() {
    let village = Village::new().await;
    let somebody = person(1, VILLAGE).id;
    let mut visit = record(1, somebody);
    visit.outcome = Outcome::Done {
        next_on: Some(day("2026-07-20")),
    };
    visit.edits = vec![
        edit(PersonField::EmploymentStatus, 1, "", "farm"),
        edit(PersonField::Lifting, 1, "", "1"),
        edit(PersonField::WantedOccupations, 1, "", "缝纫工、保洁"),
    ];
    visit.answers = Answers {
        income: Some(Fen::yuan(900)),
        benefits: vec![Benefit::Post],
        training: vec![TrainingWish {
            topic: "月嫂".to_owned(),
            kind: None,
        }],
        discoveries: vec![Discovery::JobLost],
        needs: vec![Need {
            kind: NeedKind::Complaint,
            note: "工资没给".to_owned(),
        }],
        ..Answers::default()
    };
    let kept = village
        .world
        .ports
        .visits
        .record_visit(&village.anna, visit)
        .await
        .unwrap();
    assert_eq!((kept.conflicts, kept.twin), (0, false));
    let file = village.person(1).await;
    assert_eq!(file.wanted_occupations, ["缝纫工", "保洁"]);
    assert_eq!(file.functions.0[3], Some(1));
    let db = &village.world.services.db;
    let entries = db.list_file_entries(somebody).await.unwrap();
    let has = |is: &dyn Fn(&Entry) -> bool| entries.iter().any(|kept| is(&kept.entry));
    assert!(has(
        &|entry| matches!(entry, Entry::Training(need) if need.topic == "月嫂")
    ));
    assert!(has(
        &|entry| matches!(entry, Entry::Note(note) if note.amount == Some(Fen::yuan(900)))
    ));
    assert!(has(
        &|entry| matches!(entry, Entry::Note(note) if note.text == "post")
    ));
    let changes = db.list_field_changes("person", somebody.0, 20).await.unwrap();
    let by_visit = changes.iter().filter(|kept| kept.change.why == "visit").count();
    assert_eq!(by_visit, 3, "{changes:?}");
    let tasks = db.list_tasks_of(&[somebody]).await.unwrap();
    let of = |kind: TaskKind| tasks.iter().find(|task| task.kind == kind).unwrap();
    assert!(of(TaskKind::Action).key.ends_with(":complaint"));
    assert_eq!(of(TaskKind::FollowUp).window.due, day("2026-07-20"));
    let own = village
        .world
        .ports
        .my_data
        .my_data(&Actor::Seeker(somebody))
        .await
        .unwrap();
    assert_eq!(own.visits[0].answers.discoveries, [Discovery::JobLost]);
}

#[tokio::test]
async fn a_draft_is_kept_for_its_author_until_it_is_finished() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let visits = &village.world.ports.visits;
    let mut visit = record(1, id);
    visit.outcome = Outcome::Draft;
    visit.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    visits.record_visit(&village.anna, visit.clone()).await.unwrap();
    assert_eq!(
        village.person(1).await.skills,
        Vec::<String>::new(),
        "nothing is spread yet"
    );
    let form = visits
        .visit_form(&village.anna, id, Some(visit.id))
        .await
        .unwrap();
    assert_eq!(form.draft.unwrap().edits, visit.edits);
    let others = visits
        .visit_form(&village.bella, id, Some(visit.id))
        .await
        .unwrap();
    assert_eq!(others.draft, None);
    assert_eq!(
        visits.record_visit(&village.bella, visit.clone()).await,
        Err(Refusal::NotFound)
    );
    assert!(
        visits
            .visits_of(&village.anna, id)
            .await
            .unwrap()
            .lines
            .is_empty()
    );
    visit.outcome = Outcome::Done { next_on: None };
    visits.record_visit(&village.anna, visit.clone()).await.unwrap();
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
    assert_eq!(
        visits.drop_draft(&village.anna, visit.id).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn a_household_that_was_visited_often_is_visited_again_for_a_reason() {
    let village = Village::new().await;
    let ports = &village.world.ports;
    let id = person(1, VILLAGE).id;
    let rural = domain::household::HouseholdKind::Rural;
    ports
        .households
        .found_household(&Actor::Operator, id, rural)
        .await
        .unwrap();
    for (number, on) in [(1, "2026-06-10"), (2, "2026-06-20")] {
        let mut visit = record(number, id);
        visit.made_at = at(on);
        ports.visits.record_visit(&village.anna, visit).await.unwrap();
    }
    let form = ports.visits.visit_form(&village.anna, id, None).await.unwrap();
    assert_eq!(form.burden, Some(2));
    let mut third = record(3, id);
    let refused = ports.visits.record_visit(&village.anna, third.clone()).await;
    assert_eq!(refused, Err(Refusal::field("why_again", Problem::Required)));
    third.answers.why_again = "他来电话要我去".to_owned();
    ports.visits.record_visit(&village.anna, third).await.unwrap();
}

#[tokio::test]
async fn a_visit_to_a_file_that_was_merged_reaches_the_file_that_was_kept() {
    let village = Village::new().await;
    let (kept, gone) = (person(1, VILLAGE).id, person(2, VILLAGE).id);
    assert_eq!(
        village
            .send(&village.anna, &[record(1, gone), record(2, kept)])
            .await,
        [ACCEPTED, ACCEPTED]
    );
    let wish = domain::ports::MergeWish {
        kept: (kept, village.person(1).await.version),
        gone: (gone, village.person(2).await.version),
        choices: Vec::new(),
    };
    let merge = village
        .world
        .ports
        .merges
        .merge(&Actor::Operator, wish)
        .await
        .unwrap();
    let db = &village.world.services.db;
    let of_kept = db.list_visits_of(kept, 10).await.unwrap();
    assert_eq!(of_kept.len(), 2);
    assert_eq!(
        of_kept.iter().filter(|visit| visit.twin_of.is_none()).count(),
        1,
        "one visit a day"
    );
    let mut late = record(3, gone);
    late.made_at = at("2026-06-28");
    late.edits = vec![edit(PersonField::Skills, 1, "", "缝纫")];
    assert_eq!(village.send(&village.anna, &[late]).await, [ACCEPTED]);
    assert_eq!(village.person(1).await.skills, ["缝纫"]);
    village
        .world
        .ports
        .merges
        .undo_merge(&Actor::Operator, merge)
        .await
        .unwrap();
    let back = db.list_visits_of(gone, 10).await.unwrap();
    assert_eq!((back.len(), back[0].twin_of), (1, None));
    assert_eq!(db.list_visits_of(kept, 10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_pack_holds_the_askers_people_and_no_number() {
    let village = Village::of(&[person(1, VILLAGE), person(2, VILLAGE), person(3, OTHER_VILLAGE)]).await;
    village.world.round().await;
    village.world.services.settle_tasks().await.unwrap();
    let pack = village.world.ports.visits.pack(&village.anna).await.unwrap();
    let numbers: Vec<&str> = pack.people.iter().map(|one| one.no.as_str()).collect();
    assert_eq!(numbers, ["P001", "P002"]);
    let first = &pack.people[0];
    assert_eq!((first.leads.len(), first.revision), (5, 1));
    assert!(
        first
            .tasks
            .iter()
            .any(|task| task.kind == TaskKind::LeadHandOver && task.count == 5)
    );
    assert_eq!(pack.vacancies.len(), 5);
    assert_eq!(pack.form.version, FORM);
    let text = serde_json::to_string(&pack).unwrap();
    let number = String::from(person(1, VILLAGE).resident_id);
    assert!(!text.contains(&number) && !text.contains("resident_id") && !text.contains("\"phone\":\"1"));
    let none = village.world.ports.visits.pack(&village.bella).await.unwrap();
    assert!(none.people.is_empty(), "bella looks after nobody");
    let seen = village
        .world
        .services
        .db
        .list_access_of(person(1, VILLAGE).id, 10)
        .await
        .unwrap();
    assert!(
        seen.iter()
            .any(|line| line.kind == domain::access::AccessKind::Pack)
    );
}

#[tokio::test]
async fn an_erased_person_leaves_no_word_of_a_visit() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    let mut visit = record(1, id);
    visit.answers.note = "他说想去县城".to_owned();
    village.send(&village.anna, &[visit]).await;
    let db = &village.world.services.db;
    let nobody = store::Nobody {
        id,
        names: vec!["王小明".to_owned()],
        no: "X1".to_owned(),
        resident_id: person(9, VILLAGE).resident_id,
        on: day("2026-06-30"),
        at: at("2026-06-30"),
    };
    let mut change = db.begin().await.unwrap();
    change.erase_person(&nobody).await.unwrap();
    change.commit().await.unwrap();
    assert!(db.find_visit(visit_id(1)).await.unwrap().is_none());
    assert!(db.list_tasks_of(&[id]).await.unwrap().is_empty());
    let answers = village.send(&village.anna, &[record(2, id)]).await;
    assert_eq!(answers, [SyncAnswer::refused(SyncReason::Erased)]);
}

#[tokio::test]
async fn a_task_is_closed_by_the_visit_that_did_it() {
    let village = Village::new().await;
    let id = person(1, VILLAGE).id;
    village.world.services.settle_tasks().await.unwrap();
    let db = &village.world.services.db;
    let survey = async || {
        let tasks = db.list_tasks_of(&[id]).await.unwrap();
        tasks
            .into_iter()
            .find(|task| task.kind == TaskKind::FirstSurvey)
            .unwrap()
    };
    assert_eq!(survey().await.settled, Settled::Open);
    village.send(&village.anna, &[record(1, id)]).await;
    let on = day("2026-06-30");
    assert_eq!(survey().await.settled, Settled::Done { on });
}

#[tokio::test]
async fn on_a_shared_phone_nobody_sends_what_is_anothers() {
    let village = Village::new().await;
    let anna = village.anna.staff().unwrap().account;
    let one = record(1, person(1, VILLAGE).id);
    let batch = || SyncBatch {
        account: Some(anna),
        sent_at: at("2026-06-30"),
        records: vec![Ok(Box::new(one.clone()))],
    };
    let visits = &village.world.ports.visits;
    let answers = visits.sync(&village.bella, batch()).await.unwrap().answers;
    assert_eq!(answers[0].answer, SyncAnswer::refused(SyncReason::OtherAccount));
    assert_eq!(answers[0].id, Some(one.id));
    let answers = visits.sync(&village.anna, batch()).await.unwrap().answers;
    assert_eq!(answers[0].answer, ACCEPTED);
    let pack = visits.pack(&village.anna).await.unwrap();
    assert_eq!((pack.account, pack.keep_days), (anna, 7));
}
