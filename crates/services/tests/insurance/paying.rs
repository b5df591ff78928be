//! Registered, notified, paid: at once, by instalments, too late, twice, and taken back.

use super::{Insured, farmer, officer};
use crate::world::{World, day};
use domain::actor::Actor;
use domain::consent::{ConsentHow, Purpose};
use domain::insurance::{EnrolmentStage, EntryKind, LandScheme, difference};
use domain::params::ParamKey;
use domain::ports::{ConsentWish, EnrolmentWish, PayWish};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind};
use domain::values::Fen;

#[tokio::test]
async fn paid_in_time_the_account_holds_what_the_three_pay() {
    both(|insured| async move {
        let id = insured.register(0, LandScheme::Pension).await.unwrap();
        let again = insured.register(0, LandScheme::Pension).await;
        assert_eq!(again, Err(Refusal::UnderWay), "one at a time (R24)");
        insured.notify(id).await.unwrap();
        let wrong = insured.pay(id, 100_000).await;
        assert_eq!(wrong, Err(Refusal::field("fen", Problem::Wrong)));
        let much = insured.pay(id, 270_001).await;
        assert_eq!(much, Err(Refusal::field("fen", Problem::OutOfRange)));
        insured.pay(id, 270_000).await.unwrap();
        let view = insured.view(id).await;
        assert_eq!(view.line.enrolment.state.stage(), EnrolmentStage::Enrolled);
        assert_eq!(view.line.balance, Fen(1_800_000));
        let paid: Vec<_> = view.entries.iter().map(|one| (one.kind, one.fen.0)).collect();
        for part in [
            (EntryKind::Person, 270_000),
            (EntryKind::Government, 1_260_000),
            (EntryKind::Collective, 270_000),
        ] {
            assert!(paid.contains(&part), "{part:?}");
        }
        let rules: Vec<_> = view
            .line
            .enrolment
            .rules
            .iter()
            .map(|one| one.rule.as_str())
            .collect();
        assert_eq!(rules, ["R04", "R03", "R07", "R18"]);
        assert!(
            view.line
                .enrolment
                .rules
                .iter()
                .all(|rule| !rule.figures.is_empty())
        );
        assert_eq!(
            insured.pay(id, 1).await,
            Err(Refusal::Changed),
            "there is nothing left to pay"
        );
    })
    .await;
}

/// On both engines, where there are two.
async fn both<F: Future<Output = ()>>(test: impl Fn(Insured) -> F) {
    test(Insured::with(vec![farmer(1, "1980-01-01")]).await).await;
    if let Some(world) = World::on_postgres().await {
        test(Insured::on(world, vec![farmer(1, "1980-01-01")]).await).await;
    }
}

#[tokio::test]
async fn who_does_not_pay_within_the_month_waives_the_right() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    insured.notify(id).await.unwrap();
    let due = |settled: Settled| settled == Settled::Open;
    let tasks = insured
        .world
        .services
        .db
        .list_tasks_of(&[insured.people[0].id])
        .await
        .unwrap();
    assert!(
        tasks
            .iter()
            .any(|one| one.kind == TaskKind::LandPayment && due(one.settled))
    );
    insured.world.clock.set("2026-07-30");
    assert_eq!(
        insured.world.services.lapse_insurances().await.unwrap(),
        0,
        "the last day counts"
    );
    insured.world.clock.set("2026-08-02");
    assert_eq!(insured.pay(id, 270_000).await, Err(Refusal::TooLate));
    // Money that came in time may be entered later, until the calendar has spoken.
    assert_eq!(insured.world.services.lapse_insurances().await.unwrap(), 1);
    assert_eq!(insured.world.services.lapse_insurances().await.unwrap(), 0);
    assert_eq!(insured.stage(id).await, EnrolmentStage::Waived);
    // Whoever waived the pension may have the allowance.
    assert!(insured.register(0, LandScheme::Allowance).await.is_ok());
}

/// Whoever wants to be told of no work still has a month to pay.
#[tokio::test]
async fn no_to_vacancies_is_no_word_about_the_insurance() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    insured.notify(id).await.unwrap();
    let person = insured.people[0].id;
    let no = ConsentWish {
        purpose: Purpose::Matching,
        given: false,
        how: ConsentHow::SignedIn,
        on: insured.today(),
    };
    let consents = &insured.world.ports.consents;
    consents.say(&Actor::Seeker(person), None, no).await.unwrap();
    insured.world.services.tidy().await.unwrap();
    let tasks = insured.world.services.db.list_tasks_of(&[person]).await.unwrap();
    let open: Vec<TaskKind> = tasks
        .iter()
        .filter(|one| one.settled == Settled::Open)
        .map(|one| one.kind)
        .collect();
    assert_eq!(open, [TaskKind::LandPayment]);
}

#[tokio::test]
async fn instalments_add_up_are_reminded_of_and_complete_the_account() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    insured.notify(id).await.unwrap();
    let ports = &insured.world.ports.insurances;
    let many = ports.agree(&officer(), id, 2, (insured.today(), 70)).await;
    assert_eq!(many, Err(Refusal::field("parts", Problem::OutOfRange)));
    ports
        .agree(&officer(), id, 2, (insured.today(), 7))
        .await
        .unwrap();
    let view = insured.view(id).await;
    assert_eq!(view.plan.iter().map(|part| part.fen.0).sum::<i64>(), 270_000);
    assert_eq!(view.plan.last().unwrap().due_on, day("2031-06-30"));
    insured.world.clock.set("2027-06-30");
    let overdue = insured.view(id).await.line.plan.overdue;
    assert_eq!(overdue, view.plan[0].fen, "the first part was missed");
    insured.pay(id, 38_572).await.unwrap();
    assert_eq!(insured.view(id).await.line.plan.overdue, Fen(0));
    let db = &insured.world.services.db;
    let tasks = db.list_tasks_of(&[insured.people[0].id]).await.unwrap();
    let done = |settled: Settled| matches!(settled, Settled::Done { .. });
    let payments = || tasks.iter().filter(|one| one.kind == TaskKind::LandPayment);
    assert_eq!(payments().filter(|one| done(one.settled)).count(), 1);
    assert_eq!(payments().filter(|one| one.settled == Settled::Open).count(), 6);
    insured.pay(id, 231_428).await.unwrap();
    assert_eq!(insured.stage(id).await, EnrolmentStage::Enrolled);
    assert_eq!(insured.view(id).await.line.balance, Fen(1_800_000));
}

#[tokio::test]
async fn who_turns_sixty_before_all_is_paid_gets_it_back_and_the_allowance() {
    let insured = Insured::with(vec![farmer(1, "1968-02-29")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    insured.notify(id).await.unwrap();
    let ports = &insured.world.ports.insurances;
    ports
        .agree(&officer(), id, 2, (insured.today(), 3))
        .await
        .unwrap();
    assert_eq!(
        insured.view(id).await.plan.last().unwrap().due_on,
        day("2028-02-28")
    );
    insured.pay(id, 90_000).await.unwrap();
    insured.world.clock.set("2028-02-28");
    assert_eq!(
        insured.world.services.lapse_insurances().await.unwrap(),
        0,
        "2028 has a 29 February"
    );
    insured.world.clock.set("2028-02-29");
    assert_eq!(insured.pay(id, 90_000).await, Err(Refusal::TooLate));
    assert_eq!(insured.world.services.lapse_insurances().await.unwrap(), 1);
    let view = insured.view(id).await;
    assert_eq!(view.line.enrolment.state.stage(), EnrolmentStage::Switched);
    assert_eq!(view.line.balance, Fen(0));
    assert_eq!(view.entries.last().unwrap().fen, Fen(-90_000));
    insured.world.clock.set("2028-03-15");
    let (people, sum) = insured.run(super::month(day("2028-03-01"))).await;
    assert_eq!((people, sum), (1, Fen(12_000)));
    assert_eq!(insured.stage(id).await, EnrolmentStage::AllowancePaying);
}

#[tokio::test]
async fn of_two_officers_one_wins_and_a_payment_can_be_taken_back() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.register(0, LandScheme::Pension).await.unwrap();
    insured.notify(id).await.unwrap();
    let pay = PayWish {
        fen: Fen(270_000),
        on: insured.today(),
        receipt: String::new(),
    };
    let ports = &insured.world.ports.insurances;
    ports.pay(&officer(), id, 2, pay.clone()).await.unwrap();
    assert_eq!(ports.pay(&officer(), id, 2, pay).await, Err(Refusal::Changed));
    let entries = insured.entries(id).await;
    let own = entries.iter().find(|one| one.kind == EntryKind::Person).unwrap();
    let nothing = ports.reverse(&officer(), id, 3, (own.id, " ".to_owned())).await;
    assert_eq!(nothing, Err(Refusal::field("why", Problem::Required)));
    ports
        .reverse(&officer(), id, 3, (own.id, "记错人".to_owned()))
        .await
        .unwrap();
    let view = insured.view(id).await;
    assert_eq!(
        view.line.balance,
        Fen(0),
        "government and collective go back with it"
    );
    assert_eq!(view.line.enrolment.state.stage(), EnrolmentStage::Instalments);
    assert_eq!(view.entries.len(), 6, "what was wrong stays");
    let twice = ports
        .reverse(&officer(), id, 4, (own.id, "再来".to_owned()))
        .await;
    assert_eq!(twice, Err(Refusal::Changed));
    insured.pay(id, 270_000).await.unwrap();
    assert_eq!(insured.view(id).await.line.balance, Fen(1_800_000));
}

#[tokio::test]
async fn what_was_reckoned_stays_when_a_figure_changes_and_the_difference_is_shown() {
    let insured = Insured::with(vec![farmer(1, "1980-01-01")]).await;
    let id = insured.enrolled(0).await;
    assert_eq!(insured.view(id).await.difference, None);
    insured.set(ParamKey::LandLossFund, 2_000_000, "2026-01-01").await;
    let view = insured.view(id).await;
    assert_eq!(view.line.balance, Fen(1_800_000));
    assert_eq!(view.difference, Some([Fen(140_000), Fen(30_000), Fen(30_000)]));
    let kept = view.line.enrolment.shares;
    assert_eq!(difference(&kept, &kept), [Fen(0); 3]);
}

#[tokio::test]
async fn nobody_is_registered_against_a_rule_or_on_a_guess() {
    let young = farmer(1, "2000-01-01");
    let mut stranger = farmer(2, "1980-01-01");
    stranger.categories = domain::person::CategorySet::EMPTY;
    let insured = Insured::with(vec![young, stranger]).await;
    assert_eq!(
        insured.register(0, LandScheme::Allowance).await,
        Err(Refusal::field("scheme", Problem::Wrong)),
        "whoever is 26 has the pension alone to choose (R03)"
    );
    assert_eq!(
        insured.register(1, LandScheme::Pension).await,
        Err(Refusal::RuleNotMet)
    );
    let both = EnrolmentWish {
        scheme: LandScheme::Pension,
        employee_pension: true,
    };
    let ports = &insured.world.ports.insurances;
    assert_eq!(
        ports.register(&officer(), insured.people[0].id, both).await,
        Err(Refusal::field("employee_pension", Problem::Wrong))
    );
}
