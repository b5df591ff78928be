//! Subsidies: found from what is on record, applied for, checked by four hands, posted, paid once; and what later figures do.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, TOWN, VILLAGE, World, code, day, employer_id, person};
use domain::actor::{Actor, Department, Role, Staff};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::{Claim, ClaimDocument, ClaimKind, ClaimState, ClaimStep, Payment};
use domain::ids::{AccountId, ClaimId, PlacementId};
use domain::params::{ParamKey, PolicyParameter};
use domain::person::{Category, Person};
use domain::placement::{
    Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy, LeaveCause, Leaving,
    LeavingSide, PlacementDraft, Work, WorkHours,
};
use domain::ports::{ClaimApplication, ClaimFilter, ClaimShow};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::VacancyKind;
use domain::values::Fen;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Somebody of staff with an account of their own: four eyes tell them apart.
fn hand(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(number)),
        login: format!("hand{number}"),
        role,
        area: code(area),
        department: None,
    })
}

fn coordinator() -> Actor {
    hand(1, Role::Coordinator, VILLAGE)
}

fn town() -> Actor {
    hand(2, Role::TownOfficer, TOWN)
}

fn county() -> Actor {
    hand(3, Role::CountyOfficer, COUNTY)
}

fn cashier() -> Actor {
    hand(4, Role::CountyOfficer, COUNTY)
}

fn reviewer(number: u128, department: Department) -> Actor {
    let Actor::Staff(hand) = hand(number, Role::DepartmentReviewer, COUNTY) else {
        return Actor::Visitor;
    };
    Actor::Staff(Staff {
        department: Some(department),
        ..hand
    })
}

/// A county with poor people; the clock stands at 30 June 2026.
struct Owed {
    world: World,
    one: Person,
}

impl Owed {
    async fn new() -> Self {
        let (one, two) = (person(1, VILLAGE), person(2, VILLAGE));
        let world = World::with(&[one.clone(), two.clone()], &[crate::world::vacancy(1, "缝纫工")]).await;
        let mut change = world.services.db.begin().await.unwrap();
        for somebody in [&one, &two] {
            let period = CategoryPeriod {
                person: somebody.id,
                category: Category::PoorWorker,
                valid_from: day("2020-01-01"),
                valid_to: None,
                source: CategorySource::Staff,
                document: String::new(),
                recognised_by: "operator".to_owned(),
                recognition: None,
                recorded_on: day("2020-01-01"),
            };
            change.add_category_periods(&[period]).await.unwrap();
        }
        change.commit().await.unwrap();
        let owed = Self { world, one };
        owed.figure(152_000, "2020-01-01").await;
        owed
    }

    async fn figure(&self, fen: i64, from: &str) {
        let figure = PolicyParameter {
            programme: "county".to_owned(),
            area: Some(code(COUNTY)),
            key: ParamKey::MinimumWage,
            value: fen,
            valid_from: day(from),
            valid_to: None,
            source: "县人社局公告".to_owned(),
        };
        let services = &self.world.services;
        services.set_figure(&Actor::Operator, &figure).await.unwrap();
    }

    async fn enter(&self, kind: VacancyKind, from: &str) -> PlacementId {
        let draft = PlacementDraft {
            lead: None,
            vacancy_no: if kind == VacancyKind::Normal { "V001" } else { "" }.to_owned(),
            employer_name: "河湾镇保洁队".to_owned(),
            uscc: None,
            work: Work {
                started_on: day(from),
                kind,
                hours: WorkHours::Full,
                contract: Contract {
                    paper: ContractPaper::LabourContract,
                    months: Some(12),
                    filing_no: String::new(),
                },
                insured_from: Some(day(from)),
                monthly: Some(Fen::yuan(2400)),
                introduced_by: IntroducedBy::Town,
            },
            overlap: None,
            proposal: None,
        };
        let placements = &self.world.ports.placements;
        placements
            .enter(&coordinator(), self.one.id, draft)
            .await
            .unwrap()
    }

    async fn claims(&self) -> Vec<Claim> {
        self.world.services.db.list_claims_of(self.one.id).await.unwrap()
    }

    async fn claim(&self, kind: ClaimKind) -> Claim {
        let claims = self.claims().await;
        let mut of = claims.into_iter().filter(|one| one.kind == kind);
        of.next().unwrap()
    }

    async fn find(&self, id: ClaimId) -> Claim {
        self.world.services.db.find_claim(id).await.unwrap().unwrap()
    }

    async fn apply(&self, id: ClaimId) -> Result<(), Refusal> {
        let claim = self.find(id).await;
        let brought = ClaimApplication {
            documents: claim.kind.documents().iter().copied().collect(),
            ..ClaimApplication::default()
        };
        self.world
            .ports
            .claims
            .apply_for(&coordinator(), id, brought)
            .await
    }

    async fn step(&self, who: &Actor, id: ClaimId, step: ClaimStep) -> Result<(), Refusal> {
        self.world.ports.claims.step_claim(who, id, step).await
    }

    /// Takes a claim up to the notice.
    async fn post(&self, id: ClaimId) {
        self.apply(id).await.unwrap();
        self.step(&town(), id, ClaimStep::PassTown).await.unwrap();
        let posted = self
            .step(&county(), id, ClaimStep::PassCounty { notice_days: 0 })
            .await;
        posted.unwrap();
    }

    /// And on to the payment list, eight days later.
    async fn list(&self, id: ClaimId) {
        self.post(id).await;
        self.world.clock.set("2026-07-08T09:00:00+08:00");
        self.step(&county(), id, ClaimStep::Approve).await.unwrap();
        self.step(&county(), id, ClaimStep::List).await.unwrap();
    }

    async fn recompute(&self) -> domain::ports::Recomputed {
        self.world
            .services
            .recompute_claims(&Actor::Operator)
            .await
            .unwrap()
    }
}

fn pay(receipt: &str) -> ClaimStep {
    ClaimStep::Pay(Payment {
        on: day("2026-07-08"),
        receipt: receipt.to_owned(),
    })
}

fn said(reason: &str) -> ClaimStep {
    ClaimStep::Refuse {
        reason: reason.to_owned(),
    }
}

#[tokio::test]
async fn an_entitlement_is_found_with_the_placement_and_gone_when_that_is_taken_back() {
    let owed = Owed::new().await;
    let placement = owed.enter(VacancyKind::Normal, "2025-06-30").await;
    let claim = owed.claim(ClaimKind::Absorb).await;
    assert_eq!(
        (claim.amount, claim.payee.employer),
        (Fen::yuan(3000), Some(employer_id()))
    );
    assert_eq!(claim.calculation.rule, "R37");
    let cause = domain::placement::CancelCause::NeverAgreed;
    let placements = &owed.world.ports.placements;
    placements.cancel(&coordinator(), placement, cause).await.unwrap();
    assert!(owed.claims().await.is_empty());
}

#[tokio::test]
async fn a_claim_goes_from_the_application_to_the_payment_by_four_hands() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.list(id).await;
    assert_eq!(owed.step(&county(), id, pay("R-1")).await, Err(Refusal::FourEyes));
    owed.step(&cashier(), id, pay("R-1")).await.unwrap();
    let claim = owed.find(id).await;
    assert_eq!(claim.state.code(), "paid");
    let steps = owed.world.services.db.list_claim_steps(id).await.unwrap();
    let steps: Vec<&str> = steps.iter().map(|one| one.step.as_str()).collect();
    assert_eq!(
        steps,
        ["apply", "pass_town", "pass_county", "approve", "list", "pay"]
    );
    let lines = owed
        .world
        .ports
        .claims
        .payment_list(&county(), None, None)
        .await
        .unwrap()
        .lines;
    assert_eq!(
        (lines.len(), lines[0].amount, lines[0].persons),
        (1, Fen::yuan(750), 1)
    );
    assert!(lines[0].version.contains("home_work.allowance=15000"));
}

#[tokio::test]
async fn a_payment_sent_twice_stands_once_and_another_one_is_refused() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.list(id).await;
    owed.step(&cashier(), id, pay("R-1")).await.unwrap();
    let once = owed.find(id).await;
    owed.step(&cashier(), id, pay("R-1")).await.unwrap();
    assert_eq!(owed.find(id).await, once, "the same again changes nothing");
    assert_eq!(
        owed.step(&cashier(), id, pay("R-2")).await,
        Err(Refusal::PaidBefore)
    );
    assert_eq!(owed.find(id).await, once);
    let recover = ClaimStep::Recover {
        amount: Fen::yuan(1),
        reason: "x".to_owned(),
    };
    for step in [ClaimStep::Close, recover] {
        let told = owed.step(&town(), id, step).await;
        assert_eq!(told, Err(Refusal::Changed), "the county has it in hand");
    }
}

#[tokio::test]
async fn the_notice_hangs_with_a_masked_name_until_its_days_are_over() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.post(id).await;
    let ports = &owed.world.ports;
    let posted = ports.claims.claim_notices(None).await.unwrap();
    assert_eq!((posted.len(), posted[0].last_day), (1, day("2026-07-07")));
    assert!(posted[0].name.contains('*') && !posted[0].name.contains("小明"));
    assert_eq!(
        owed.step(&county(), id, ClaimStep::Approve).await,
        Err(Refusal::NoticeHangs)
    );
    owed.world.clock.set("2026-07-07T23:00:00+08:00");
    assert_eq!(
        owed.step(&county(), id, ClaimStep::Approve).await,
        Err(Refusal::NoticeHangs)
    );
    owed.world.clock.set("2026-07-08T01:00:00+08:00");
    assert!(ports.claims.claim_notices(None).await.unwrap().is_empty());
    owed.step(&county(), id, ClaimStep::Approve).await.unwrap();
}

#[tokio::test]
async fn papers_that_are_missing_and_hands_that_are_wrong_stop_it() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    let claims = &owed.world.ports.claims;
    let some = ClaimApplication {
        documents: BTreeSet::from([ClaimDocument::Form]),
        ..ClaimApplication::default()
    };
    let missing = claims.apply_for(&coordinator(), id, some).await;
    assert_eq!(missing, Err(Refusal::field("documents", Problem::Required)));
    assert_eq!(
        owed.step(&county(), id, ClaimStep::PassTown).await,
        Err(Refusal::Changed),
        "nobody has applied"
    );
    owed.apply(id).await.unwrap();
    assert_eq!(
        owed.step(&county(), id, ClaimStep::PassTown).await,
        Err(Refusal::Changed),
        "the township checks"
    );
    let elsewhere = hand(9, Role::TownOfficer, "330598102");
    assert_eq!(
        owed.step(&elsewhere, id, ClaimStep::PassTown).await,
        Err(Refusal::NotFound)
    );
    let silent = owed.step(&town(), id, said(" ")).await;
    assert_eq!(silent, Err(Refusal::field("reason", Problem::Required)));
    owed.step(&town(), id, said("材料不实")).await.unwrap();
    assert!(matches!(owed.find(id).await.state, ClaimState::Refused { .. }));
    assert_eq!(
        owed.recompute().await.found,
        0,
        "what was refused is not found again"
    );
}

#[tokio::test]
async fn a_return_keeps_the_papers_and_a_second_application_is_possible() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.apply(id).await.unwrap();
    let back = ClaimStep::Return {
        reason: "考勤没签字".to_owned(),
    };
    owed.step(&town(), id, back).await.unwrap();
    let claim = owed.find(id).await;
    assert_eq!(claim.state, ClaimState::Draft);
    assert!(!claim.documents.is_empty());
    owed.apply(id).await.unwrap();
}

#[tokio::test]
async fn recomputing_twice_writes_nothing_the_second_time() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::PublicWelfare, "2026-01-01").await;
    owed.recompute().await;
    let again = owed.recompute().await;
    assert_eq!((again.found, again.changed, again.gone), (0, 0, 0));
    assert_eq!((again.people, again.placements), (1, 1));
    owed.world.clock.set("2026-08-01T09:00:00+08:00");
    let later = owed.recompute().await;
    assert!(later.changed > 0, "another month was worked");
}

#[tokio::test]
async fn a_retroactive_minimum_wage_changes_what_is_open_and_stands_beside_what_was_approved() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::PublicWelfare, "2026-01-01").await;
    let id = owed.claim(ClaimKind::PublicPost).await.id;
    owed.list(id).await;
    let approved = owed.find(id).await;
    assert_eq!(approved.amount, Fen(5 * 60_800));
    owed.world.clock.set("2026-09-01T09:00:00+08:00");
    owed.recompute().await;
    owed.figure(164_000, "2026-01-01").await;
    let told = owed.recompute().await;
    assert_eq!(told.differ, 1);
    let claim = owed.find(id).await;
    assert_eq!(
        claim.calculation, approved.calculation,
        "what was approved keeps its figures"
    );
    assert_eq!(
        (claim.amount, claim.now),
        (approved.amount, Some(Fen(5 * 65_600)))
    );
    assert_eq!(claim.difference(), Some(Fen(5 * 4_800)));
    let open = owed.claims().await;
    let open = open
        .iter()
        .find(|one| one.state == ClaimState::Draft && one.kind == ClaimKind::PublicPost);
    assert_eq!(
        open.unwrap().amount,
        Fen(3 * 65_600),
        "June to August by the new figure"
    );
    let filter = ClaimFilter {
        show: ClaimShow::Differs,
        ..ClaimFilter::default()
    };
    let list = owed.world.ports.claims.claims(&county(), filter).await.unwrap();
    assert_eq!(list.total, 1);
}

#[tokio::test]
async fn work_that_ended_before_makes_less_of_what_was_paid_and_it_is_recovered() {
    let owed = Owed::new().await;
    let placement = owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.list(id).await;
    owed.step(&cashier(), id, pay("R-1")).await.unwrap();
    let left = FollowUpDraft {
        on: day("2026-07-08"),
        way: FollowUpWay::Call,
        heard: Heard::Left,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: Some(Leaving {
            on: day("2026-03-31"),
            side: LeavingSide::Worker,
            worker_says: Some(LeaveCause::Care),
            employer_says: None,
        }),
        owed: None,
    };
    let placements = &owed.world.ports.placements;
    placements
        .follow_up(&coordinator(), placement, left)
        .await
        .unwrap();
    let claim = owed.find(id).await;
    assert_eq!((claim.amount, claim.now), (Fen::yuan(750), Some(Fen::yuan(450))));
    let recover = ClaimStep::Recover {
        amount: Fen::yuan(300),
        reason: "三月底就不干了".to_owned(),
    };
    owed.step(&county(), id, recover).await.unwrap();
    let back = ClaimStep::CameBack(Payment {
        on: day("2026-07-08"),
        receipt: "B-1".to_owned(),
    });
    owed.step(&county(), id, back).await.unwrap();
    assert_eq!(owed.find(id).await.state.code(), "recovered");
}

#[tokio::test]
async fn nothing_goes_to_an_employer_that_is_barred_meanwhile() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::Normal, "2025-06-01").await;
    let id = owed.claim(ClaimKind::Absorb).await.id;
    owed.post(id).await;
    owed.world.blacklist().await;
    owed.world.clock.set("2026-07-08T09:00:00+08:00");
    assert_eq!(
        owed.step(&county(), id, ClaimStep::Approve).await,
        Err(Refusal::RuleNotMet)
    );
}

#[tokio::test]
async fn months_that_were_applied_for_are_not_found_twice() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.apply(id).await.unwrap();
    owed.world.clock.set("2026-09-02T09:00:00+08:00");
    owed.recompute().await;
    let months: Vec<(u32, u32)> = {
        let mut claims = owed.claims().await;
        claims.retain(|one| one.kind == ClaimKind::HomeWork);
        claims.sort_by_key(|one| one.period.first);
        claims
            .iter()
            .map(|one| (one.period.first, one.period.months))
            .collect()
    };
    assert_eq!(months, [(0, 5), (5, 3)]);
}

#[tokio::test]
async fn people_and_employers_apply_for_their_own_and_for_nothing_else() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::Normal, "2025-06-01").await;
    let absorbed = owed.claim(ClaimKind::Absorb).await;
    let claims = &owed.world.ports.claims;
    let employer = Actor::Employer {
        employer: employer_id(),
        account: AccountId(Uuid::from_u128(50)),
    };
    let me = Actor::Seeker(owed.one.id);
    let brought = || ClaimApplication {
        documents: absorbed.kind.documents().iter().copied().collect(),
        ..ClaimApplication::default()
    };
    let mine = claims.own_claims(&me).await.unwrap();
    assert!(mine.lines.is_empty(), "the reward is the employer's");
    assert_eq!(
        claims.apply_mine(&me, absorbed.id, brought()).await,
        Err(Refusal::NotFound)
    );
    let firm = claims.employer_claims(&employer).await.unwrap();
    assert_eq!(firm.lines.len(), 1);
    assert!(
        firm.lines[0].1.contains('*'),
        "an employer reads no more than it knows"
    );
    claims
        .apply_for_firm(&employer, absorbed.id, brought())
        .await
        .unwrap();
    assert_eq!(owed.find(absorbed.id).await.state, ClaimState::TownCheck);
}

#[tokio::test]
async fn training_is_entered_by_hand_and_once() {
    let owed = Owed::new().await;
    let draft = || domain::ports::ClaimDraft {
        kind: ClaimKind::TrainingAllowance,
        person_no: owed.one.no.clone(),
        payee: String::new(),
        from: day("2026-05-01"),
        to: day("2026-05-20"),
        inputs: serde_json::json!({ "attended": 12, "class_days": 15 }),
    };
    let claims = &owed.world.ports.claims;
    let id = claims.enter_claim(&coordinator(), draft()).await.unwrap();
    assert_eq!(owed.find(id).await.amount, Fen::yuan(600));
    assert_eq!(
        claims.enter_claim(&coordinator(), draft()).await,
        Err(Refusal::UnderWay)
    );
    let found = domain::ports::ClaimDraft {
        kind: ClaimKind::Absorb,
        ..draft()
    };
    assert_eq!(
        claims.enter_claim(&coordinator(), found).await,
        Err(Refusal::field("kind", Problem::Wrong))
    );
    let told = owed.recompute().await;
    assert_eq!((told.gone, told.differ), (0, 0), "what was entered stays");
}

#[tokio::test]
async fn finance_lists_and_pays_and_no_other_department_sees_subsidies() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.post(id).await;
    owed.world.clock.set("2026-07-08T09:00:00+08:00");
    let (finance, land) = (reviewer(7, Department::Finance), reviewer(8, Department::Land));
    let claims = &owed.world.ports.claims;
    let other = claims.claims(&land, ClaimFilter::default()).await;
    assert_eq!(other.err(), Some(Refusal::NotAllowed));
    assert_eq!(
        claims.payment_list(&land, None, None).await.err(),
        Some(Refusal::NotAllowed)
    );
    assert_eq!(
        owed.step(&finance, id, ClaimStep::Approve).await,
        Err(Refusal::Changed),
        "the county approves"
    );
    owed.step(&county(), id, ClaimStep::Approve).await.unwrap();
    assert_eq!(
        owed.step(&land, id, ClaimStep::List).await,
        Err(Refusal::NotAllowed)
    );
    owed.step(&finance, id, ClaimStep::List).await.unwrap();
    owed.step(&finance, id, pay("R-1")).await.unwrap();
    assert_eq!(owed.find(id).await.state.code(), "paid");
    assert_eq!(
        owed.step(&finance, id, ClaimStep::Close).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn the_list_of_a_month_holds_what_was_paid_in_it_beside_the_money_of_the_year() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let id = owed.claim(ClaimKind::HomeWork).await.id;
    owed.list(id).await;
    let claims = &owed.world.ports.claims;
    let list = async |month: Option<&str>| {
        let month = month.map(day);
        claims.payment_list(&county(), None, month).await.unwrap()
    };
    let waits = list(None).await;
    assert_eq!((waits.lines.len(), waits.budget.waiting), (1, Fen::yuan(750)));
    assert_eq!(
        (waits.budget.money, waits.budget.percent()),
        (None, None),
        "nobody has set it"
    );
    owed.step(&cashier(), id, pay("R-1")).await.unwrap();
    let figure = PolicyParameter {
        programme: "county".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::ClaimBudget,
        value: 300_000,
        valid_from: day("2026-01-01"),
        valid_to: Some(day("2026-12-31")),
        source: "财政局批复".to_owned(),
    };
    owed.world
        .services
        .set_figure(&Actor::Operator, &figure)
        .await
        .unwrap();
    let paid = list(None).await;
    assert_eq!(
        (paid.lines.len(), paid.budget.paid, paid.budget.waiting),
        (1, Fen::yuan(750), Fen(0))
    );
    assert_eq!(
        (paid.budget.percent(), paid.budget.left()),
        (Some(25), Some(Fen::yuan(2_250)))
    );
    let before = list(Some("2026-06-01")).await;
    assert_eq!((before.lines.len(), before.budget.paid), (0, Fen::yuan(750)));
    let recover = ClaimStep::Recover {
        amount: Fen::yuan(250),
        reason: "多算了".to_owned(),
    };
    owed.step(&county(), id, recover).await.unwrap();
    let back = Payment {
        on: day("2026-07-08"),
        receipt: "H-1".to_owned(),
    };
    owed.step(&county(), id, ClaimStep::CameBack(back)).await.unwrap();
    assert_eq!(
        list(None).await.budget.paid,
        Fen::yuan(500),
        "what came back is not spent"
    );
}

#[tokio::test]
async fn who_looks_after_disabled_people_counts_their_subsidies_alone() {
    let owed = Owed::new().await;
    owed.enter(VacancyKind::HomeBased, "2026-01-01").await;
    let instructor = hand(5, Role::DisabilityInstructor, COUNTY);
    let claims = &owed.world.ports.claims;
    let seen = async |who: &Actor| {
        let list = claims.claims(who, ClaimFilter::default()).await.unwrap();
        (list.lines.len(), list.total, list.sum, list.counts[0].1)
    };
    let (lines, total, ..) = seen(&county()).await;
    assert!(lines > 0 && total > 0);
    assert_eq!(seen(&instructor).await, (0, 0, Fen(0), 0));
}
