//! Matching rounds: what they may do and what they must leave alone.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{
    COUNTY, OTHER_TOWN, OTHER_VILLAGE, TOWN, VILLAGE, World, at, code, day, person, request, staff,
    vacancies, vacancy,
};
use domain::actor::{Actor, Role};
use domain::fit::{FitParams, Offer, Seeker, eligible};
use domain::ids::{PersonId, VacancyId};
use domain::lead::{Answer, Channel, DeclineReason, LeadState};
use domain::params::ParamKey;
use domain::person::{HomeBased, Person};
use domain::vacancy::{Vacancy, VacancyKind};
use domain::values::Fen;
use services::demo::DemoSettings;
use services::round::RoundRequest;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The demo county, small and crowded.
async fn crowded() -> World {
    let settings = DemoSettings {
        people: 300,
        vacancies: 90,
        seed: 3,
        as_of: day("2026-06-30"),
    };
    let world = World::empty().await;
    world.services.load_demo(&settings).await.unwrap();
    world
}

async fn everybody(world: &World) -> HashMap<PersonId, Person> {
    let people = world.services.db.list_people_in_area(None).await.unwrap();
    people.into_iter().map(|person| (person.id, person)).collect()
}

async fn everything(world: &World) -> HashMap<VacancyId, Vacancy> {
    let all = world
        .services
        .db
        .list_vacancies_after(None, 10_000)
        .await
        .unwrap();
    all.into_iter().map(|vacancy| (vacancy.id, vacancy)).collect()
}

#[tokio::test]
async fn nobody_gets_more_than_is_owed_and_no_vacancy_more_than_its_limit() {
    let world = crowded().await;
    let asked = RoundRequest {
        per_opening: Some(3),
        ..request()
    };
    let report = world.round_of(&asked).await;
    let leads = world.all_leads().await;
    let vacancies = everything(&world).await;
    let mut given: BTreeMap<PersonId, u32> = BTreeMap::new();
    let mut pushed: BTreeMap<VacancyId, u32> = BTreeMap::new();
    for lead in &leads {
        *given.entry(lead.person).or_default() += 1;
        *pushed.entry(lead.vacancy).or_default() += 1;
    }
    assert_eq!(leads.len() as u64, report.assigned);
    assert!(report.assigned > 100, "{report:?}");
    assert!(given.values().all(|count| *count <= 5));
    for (id, count) in &pushed {
        assert!(
            *count <= vacancies[id].openings_left() * 3,
            "{}",
            vacancies[id].no
        );
    }
    assert_eq!(report.over_limit, 0);
    let full = given.values().filter(|count| **count == 5).count() as u32;
    assert_eq!(
        (report.people_full, report.people_short),
        (full, report.people_due - full)
    );
    assert_eq!(report.need, u64::from(report.people_due) * 5);
}

#[tokio::test]
async fn everybody_is_told_only_of_work_that_passes_every_rule() {
    let world = crowded().await;
    world.round().await;
    let (people, vacancies) = (everybody(&world).await, everything(&world).await);
    let params = world.services.db.list_policy_parameters().await.unwrap();
    let today = day("2026-06-30");
    let figures = FitParams::of(&params, today).unwrap();
    let listed = world.services.db.list_blacklisted_employers().await.unwrap();
    for lead in world.all_leads().await {
        let (person, vacancy) = (&people[&lead.person], &vacancies[&lead.vacancy]);
        let minimum = params
            .value(ParamKey::MinimumWage, Some(vacancy.area), today)
            .ok();
        let blacklisted = listed.iter().any(|employer| employer.id == vacancy.employer);
        let offer = Offer::new(vacancy, &figures, minimum.map(Fen), blacklisted);
        assert!(
            eligible(&Seeker::from(person), &offer, today, &figures),
            "{} {}",
            person.no,
            vacancy.no
        );
        assert_eq!(lead.state, LeadState::Planned);
        assert!(!lead.reasons.is_empty() && lead.score <= 1000);
    }
}

#[tokio::test]
async fn a_second_round_on_the_same_day_assigns_nothing() {
    let world = crowded().await;
    let first = world.round().await;
    let again = world.round().await;
    assert_eq!(again.assigned, 0, "of {}", first.assigned);
    assert_eq!(world.all_leads().await.len() as u64, first.assigned);
}

#[tokio::test]
async fn no_pair_is_ever_told_twice() {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=8)).await;
    let mut assigned = Vec::new();
    for _ in 0..3 {
        assigned.push(world.round().await.assigned);
        let mut change = world.services.db.begin().await.unwrap();
        for lead in world.leads_of(&somebody).await {
            let failed = lead.state.clone().fail(Channel::Sms, at("2026-06-30")).unwrap();
            change
                .set_lead_state(lead.id, &lead.state, &failed)
                .await
                .unwrap();
        }
        change.commit().await.unwrap();
    }
    assert_eq!(assigned, [5, 3, 0]);
    let told: HashSet<VacancyId> = world
        .leads_of(&somebody)
        .await
        .iter()
        .map(|lead| lead.vacancy)
        .collect();
    assert_eq!(told.len(), 8);
}

#[tokio::test]
async fn a_trial_writes_nothing_but_its_file() {
    let world = World::with(&[person(1, VILLAGE)], &vacancies(1..=5)).await;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.jsonl");
    let audited = world.services.db.list_audit(100).await.unwrap().len();
    let asked = RoundRequest {
        dry_run: true,
        out: Some(out.clone()),
        ..request()
    };
    assert_eq!(world.round_of(&asked).await.assigned, 5);
    assert!(world.all_leads().await.is_empty());
    assert_eq!(
        world.services.db.find_latest_round(None, None).await.unwrap(),
        None
    );
    assert_eq!(world.services.db.list_audit(100).await.unwrap().len(), audited);
    let text = std::fs::read_to_string(out).unwrap();
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(
        (&lines[0]["person_no"], &lines[0]["rank"]),
        (&"P001".into(), &1.into())
    );
}

#[tokio::test]
async fn a_round_of_one_area_leaves_everybody_else_alone() {
    let (here, there) = (person(1, VILLAGE), person(2, OTHER_VILLAGE));
    let world = World::with(&[here.clone(), there.clone()], &vacancies(1..=6)).await;
    let asked = RoundRequest {
        area: Some(code(TOWN)),
        ..request()
    };
    let report = world.round_of(&asked).await;
    assert_eq!((report.people_due, report.assigned), (1, 5));
    assert_eq!(
        (
            world.leads_of(&here).await.len(),
            world.leads_of(&there).await.len()
        ),
        (5, 0)
    );
    assert_eq!(
        world.round().await.assigned,
        5,
        "the whole county later serves the rest"
    );
}

#[tokio::test]
async fn leads_of_closed_vacancies_are_withdrawn_and_planned_anew() {
    let (world, somebody) = World::with_five_planned().await;
    let gone = vacancy(1, "缝纫工");
    world
        .keep_vacancies(&[
            Vacancy {
                open_to: Some(day("2026-06-29")),
                ..gone
            },
            vacancy(6, "缝纫工"),
        ])
        .await;
    assert_eq!(world.round().await.assigned, 1);
    assert!(matches!(
        world.lead(&somebody, 1).await.state,
        LeadState::Withdrawn { .. }
    ));
    assert_eq!(world.lead(&somebody, 6).await.state, LeadState::Planned);
}

#[tokio::test]
async fn a_shortage_says_who_lacks_what_and_the_sums_are_right() {
    let at_home = |number, village| Person {
        home_based: HomeBased::Only,
        ..person(number, village)
    };
    let people = [
        at_home(1, VILLAGE),
        at_home(2, VILLAGE),
        at_home(3, OTHER_VILLAGE),
        person(4, VILLAGE),
    ];
    let mut work = vacancies(1..=6);
    work[0].kind = VacancyKind::HomeBased;
    let world = World::with(&people, &work).await;
    let asked = RoundRequest {
        per_opening: Some(2),
        ..request()
    };
    let report = world.round_of(&asked).await;
    let told: Vec<_> = report
        .shortages
        .iter()
        .map(|s| (s.people, s.need, s.capacity, s.vacancies))
        .collect();
    assert_eq!(told, [(3, 15, 2, 1)]);
    assert_eq!(report.shortages[0].area, COUNTY);
    assert_eq!(report.shortages[0].limits, ["home_based_only"]);
    assert_eq!(
        report.need - report.assigned,
        13,
        "what is missing is what nobody could give"
    );
    let county = staff(Role::CitySupervisor, COUNTY);
    let view = world.ports.coverage.shortages(&county, None).await.unwrap();
    assert_eq!(view.shortages.len(), 1);
    assert_eq!(view.shortages[0].0.missing(), 13);
    assert_eq!(view.round_at, Some(at("2026-06-30")));
}

/// Three sewing posts; one of two equal people said no to the first of them.
async fn after_a_refusal(reason: DeclineReason) -> (World, Person, Person) {
    let (picky, calm) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[picky.clone(), calm.clone()], &vacancies(1..=1)).await;
    world.round().await;
    let code = world.link(&picky).await;
    let mine = world.ports.leads.open_link(&Actor::Visitor, &code).await.unwrap();
    let answer = Answer::Declined(reason);
    world
        .ports
        .leads
        .answer(&Actor::Visitor, &code, mine.leads[0].id, answer)
        .await
        .unwrap();
    (world, picky, calm)
}

#[tokio::test]
async fn what_was_declined_lowers_the_score_of_more_of_the_same() {
    for reason in [DeclineReason::CannotDo, DeclineReason::Pay] {
        let (world, picky, calm) = after_a_refusal(reason).await;
        world.keep_vacancies(&vacancies(2..=3)).await;
        world.round().await;
        assert!(
            world.lead(&picky, 2).await.score < world.lead(&calm, 2).await.score,
            "{reason}"
        );
    }
}

#[tokio::test]
async fn what_was_declined_is_remembered_after_that_vacancy_is_gone() {
    let (world, picky, calm) = after_a_refusal(DeclineReason::CannotDo).await;
    world.withdraw(1).await;
    world.keep_vacancies(&vacancies(2..=3)).await;
    world.round().await;
    let (lead, other) = (world.lead(&picky, 2).await, world.lead(&calm, 2).await);
    assert!(lead.score < other.score);
    let explained = world.services.explain(&picky.no, "V002").await.unwrap();
    assert_eq!(
        explained.score, lead.score,
        "the explanation knows what the round knew"
    );
}

/// Runs a round, and `deed` after it has read the store and before it writes.
async fn round_while(
    world: &World,
    asked: &RoundRequest,
    deed: impl AsyncFn() + Sync,
) -> Result<services::round::RoundReport, services::Failure> {
    let meanwhile = |done: u64| {
        if done == 200 {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(deed()));
        }
    };
    world
        .services
        .run_round(&Actor::Operator, asked, &meanwhile)
        .await
}

#[tokio::test]
async fn a_round_for_a_year_is_run_in_that_year() {
    let world = World::with(&[person(1, VILLAGE)], &vacancies(1..=5)).await;
    let asked = RoundRequest {
        year: 2025,
        ..request()
    };
    let refused = world.services.run_round(&Actor::Operator, &asked, &|_| {}).await;
    assert!(refused.unwrap_err().to_string().contains("--as-of"));
    assert!(world.all_leads().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_refused_when_another_was_written_meanwhile() {
    let world = World::with(&[person(1, VILLAGE)], &vacancies(1..=5)).await;
    let another = async || {
        world.round().await;
    };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.jsonl");
    std::fs::write(&out, "of the round before").unwrap();
    let asked = RoundRequest {
        out: Some(out.clone()),
        ..request()
    };
    let refused = round_while(&world, &asked, another).await;
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "of the round before");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing lies beside it"
    );
    assert!(refused.unwrap_err().to_string().contains("Another round"));
    assert_eq!(
        world.all_leads().await.len(),
        5,
        "the other round's leads stand alone"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_more_than_is_owed_when_a_receipt_comes_in_meanwhile() {
    let somebody = person(1, VILLAGE);
    let world = World::with(&[somebody.clone(), person(2, VILLAGE)], &vacancies(1..=7)).await;
    let receipts = async || {
        let lines = [
            "P001,V006,home,2026-06-29,signature",
            "P001,V007,home,2026-06-29,signature",
        ];
        assert_eq!(world.deliver(&lines).await.inserted, 2);
    };
    round_while(&world, &request(), receipts).await.unwrap();
    assert_eq!(world.counted(&somebody, 2026).await, 2);
    assert_eq!(
        world.leads_of(&somebody).await.len(),
        5,
        "two by hand, three planned"
    );
    assert_eq!(
        world.leads_of(&person(2, VILLAGE)).await.len(),
        5,
        "nobody else loses any"
    );
}

#[tokio::test]
async fn people_who_left_or_opted_out_get_nothing() {
    let gone = Person {
        left: Some((day("2026-03-01"), domain::person::Leaving::Moved)),
        ..person(1, VILLAGE)
    };
    let silent = Person {
        consent: domain::person::Consent::Refused,
        ..person(2, VILLAGE)
    };
    let world = World::with(&[gone, silent, person(3, OTHER_VILLAGE)], &vacancies(1..=5)).await;
    let report = world.round().await;
    assert_eq!((report.people_due, report.assigned), (1, 5));
    let town = staff(Role::TownOfficer, OTHER_TOWN);
    let page = world
        .ports
        .coverage
        .people(&town, None, code(OTHER_TOWN), 0)
        .await
        .unwrap();
    assert_eq!(page.total, 1);
}
