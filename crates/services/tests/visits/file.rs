//! What a visit does to the file, to leads and to tasks.

use super::{ACCEPTED, Village, edit, record, visit_id};
use crate::world::{VILLAGE, at, day, person};
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::file_entry::Entry;
use domain::lead::{Answer, Channel, Evidence, LeadState};
use domain::person_field::PersonField;
use domain::ports::StartupWish;
use domain::refusal::{Problem, Refusal};
use domain::startup::StartupSource;
use domain::task::{Settled, TaskKind};
use domain::values::Fen;
use domain::visit::{
    Answers, Benefit, Confirmation, ConflictChoice, Discovery, LeadTold, Need, NeedKind, Outcome, SyncAnswer,
    SyncReason, TrainingWish,
};

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
async fn a_need_is_done_when_it_came_about_elsewhere() {
    let village = Village::new().await;
    let somebody = person(1, VILLAGE).id;
    let need = |kind| Need {
        kind,
        note: String::new(),
    };
    let mut visit = record(1, somebody);
    visit.answers.needs = [NeedKind::Startup, NeedKind::Complaint, NeedKind::Referral]
        .map(need)
        .to_vec();
    assert_eq!(village.send(&village.anna, &[visit]).await.len(), 1);
    let open = async || {
        let tasks = village
            .world
            .services
            .db
            .list_tasks_of(&[somebody])
            .await
            .unwrap();
        let open = tasks.into_iter().filter(|task| task.settled == Settled::Open);
        let mut needs: Vec<String> = open
            .filter(|task| task.kind == TaskKind::Action)
            .filter_map(|task| Some(task.key.split_once(':')?.1.to_owned()))
            .collect();
        needs.sort();
        needs
    };
    assert_eq!(open().await, ["complaint", "referral", "startup"]);
    let ports = &village.world.ports;
    let wish = StartupWish {
        project: "手工编织".to_owned(),
        source: StartupSource::Visit,
        on: day("2026-06-30"),
    };
    ports
        .startups
        .begin_startup(&village.anna, somebody, wish)
        .await
        .unwrap();
    assert_eq!(open().await, ["complaint", "referral"]);
    let complaint = crate::cases::draft("河湾饭店");
    let own = Actor::Seeker(somebody);
    ports
        .cases
        .report(&own, complaint, "203.0.113.77".to_owned())
        .await
        .unwrap();
    assert_eq!(open().await, ["referral"]);
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
