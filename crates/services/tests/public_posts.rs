//! Public-welfare posts: from the need to the payment and the exit, and what nobody may do alone.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, TOWN, VILLAGE, World, code, day, person};
use domain::actor::{Actor, Role, Staff};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::ClaimKind;
use domain::ids::{AccountId, PublicPostId, TenureId};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::person::{Category, CategorySet, EmploymentStatus, Person};
use domain::placement::{
    Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy, LeaveCause, Leaving,
    LeavingSide, PlacementDraft, Work, WorkHours,
};
use domain::ports::{NeedWish, PostFilter, PostStep, SignedLine, TenureStep};
use domain::public_post::{ExitReason, Need, PostBasis, PostCheck, PostKind, Tenure, TenureState};
use domain::refusal::{Problem, Refusal};
use domain::task::{Settled, TaskKind};
use domain::values::{Fen, SocialCreditCode};
use uuid::Uuid;

/// Somebody of the office with an account of their own.
fn officer(number: u128, role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(0xA100 + number)),
        login: format!("{}{number}", role.code()),
        role,
        area: code(area),
        department: None,
    })
}

pub fn village() -> Actor {
    officer(1, Role::Coordinator, VILLAGE)
}

pub fn town() -> Actor {
    officer(2, Role::TownOfficer, TOWN)
}

pub fn county() -> Actor {
    officer(3, Role::CountyOfficer, COUNTY)
}

fn wish(kind: PostKind, monthly: i64) -> NeedWish {
    NeedWish {
        need: Need {
            area: code(VILLAGE),
            title: "村道保洁员".to_owned(),
            kind,
            basis: PostBasis::Need,
            seats: 2,
            duties: "每天上午打扫村道和垃圾房。".to_owned(),
            monthly: Fen::yuan(monthly),
        },
        uscc: SocialCreditCode::complete("91330598MA2B00001")
            .map(|uscc| uscc.as_ref().to_owned())
            .unwrap_or_default(),
        firm: "柳树村村民委员会".to_owned(),
        mends: None,
    }
}

fn poor_since_2020(person: domain::ids::PersonId) -> CategoryPeriod {
    CategoryPeriod {
        person,
        category: Category::PoorWorker,
        valid_from: day("2020-01-01"),
        valid_to: None,
        source: CategorySource::Import,
        document: "名册".to_owned(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2020-01-01"),
    }
}

/// A county in which the minimum wage is set, and one person of the village.
pub struct Posts {
    pub world: World,
    one: Person,
}

impl Posts {
    async fn new() -> Self {
        Self::with(&[person(1, VILLAGE)]).await
    }

    pub async fn with(people: &[Person]) -> Self {
        let world = World::with(people, &[]).await;
        let mut change = world.services.db.begin().await.unwrap();
        let figure = PolicyParameter {
            programme: "test".to_owned(),
            area: Some(code(COUNTY)),
            key: ParamKey::MinimumWage,
            value: 226_000,
            valid_from: day("2025-01-01"),
            valid_to: None,
            source: "test".to_owned(),
        };
        change
            .add_missing_policy_parameters(&Params(vec![figure]))
            .await
            .unwrap();
        let poor = people
            .iter()
            .filter(|one| one.categories.has(Category::PoorWorker));
        let spells: Vec<CategoryPeriod> = poor.map(|one| poor_since_2020(one.id)).collect();
        change.add_category_periods(&spells).await.unwrap();
        change.commit().await.unwrap();
        Self {
            world,
            one: people[0].clone(),
        }
    }

    async fn step(&self, who: &Actor, id: PublicPostId, step: PostStep) -> Result<(), Refusal> {
        self.world.ports.public_posts.step(who, id, step).await
    }

    /// A post that was granted and published.
    pub async fn published(&self, kind: PostKind, monthly: i64) -> PublicPostId {
        let posts = &self.world.ports.public_posts;
        let id = posts.file_need(&village(), wish(kind, monthly)).await.unwrap();
        self.step(&town(), id, PostStep::Check).await.unwrap();
        let budget = Fen::yuan(60_000);
        self.step(&county(), id, PostStep::Approve { quota: 1, budget })
            .await
            .unwrap();
        self.step(&town(), id, PostStep::Publish).await.unwrap();
        id
    }

    async fn tenure(&self, id: PublicPostId) -> Tenure {
        let mut all = self.world.services.db.list_tenures(&[id]).await.unwrap();
        all.pop().unwrap()
    }

    async fn applied(&self, id: PublicPostId) -> TenureId {
        let posts = &self.world.ports.public_posts;
        posts
            .apply(&village(), id, Some(self.one.no.clone()))
            .await
            .unwrap();
        self.tenure(id).await.id
    }

    pub async fn take(&self, who: &Actor, id: TenureId, step: TenureStep) -> Result<(), Refusal> {
        let posts = &self.world.ports.public_posts;
        posts.tenure_step(who, id, step).await.map(drop)
    }

    pub fn appointment(from: &str, months: u16) -> TenureStep {
        TenureStep::Appoint {
            started_on: day(from),
            months,
            filing_no: String::new(),
            insured_from: Some(day(from)),
            hours: WorkHours::Full,
        }
    }

    /// Somebody who began on 9 July 2026, with a contract of so many months.
    async fn held(&self, kind: PostKind, monthly: i64, months: u16) -> (PublicPostId, TenureId) {
        let id = self.published(kind, monthly).await;
        let tenure = self.applied(id).await;
        self.take(&town(), tenure, TenureStep::Pass { retires_late: false })
            .await
            .unwrap();
        self.world.clock.set("2026-07-08");
        self.take(&county(), tenure, Self::appointment("2026-07-09", months))
            .await
            .unwrap();
        (id, tenure)
    }

    async fn sign(&self, tenure: TenureId, month: &str, days: u8) -> Result<(), Refusal> {
        let lines = vec![SignedLine {
            tenure,
            days,
            insured: true,
        }];
        let posts = &self.world.ports.public_posts;
        posts.sign(&village(), day(month), lines).await
    }

    async fn check(&self, tenure: TenureId, month: &str) -> u32 {
        let posts = &self.world.ports.public_posts;
        posts.check(&town(), day(month), vec![tenure]).await.unwrap()
    }

    async fn list(&self, month: &str) -> u32 {
        let posts = &self.world.ports.public_posts;
        posts.list_payments(&county(), day(month)).await.unwrap()
    }

    async fn paid(&self, tenure: TenureId) -> Vec<(String, i64)> {
        let payments = self
            .world
            .services
            .db
            .list_post_payments(&[tenure])
            .await
            .unwrap();
        payments
            .iter()
            .map(|one| (one.month.to_string(), one.amount.0))
            .collect()
    }

    async fn status(&self) -> Option<EmploymentStatus> {
        let one = self.world.services.db.find_person(self.one.id).await.unwrap();
        one.unwrap().employment_status
    }
}

#[tokio::test]
async fn a_need_becomes_a_post_that_is_held_attended_and_paid() {
    let posts = Posts::new().await;
    let (id, tenure) = posts.held(PostKind::PublicWelfare, 2_260, 12).await;
    assert_eq!(posts.status().await, Some(EmploymentStatus::Employed));
    let TenureState::OnPost { terms } = posts.tenure(id).await.state else {
        panic!("holds the post");
    };
    assert_eq!(terms.cap_months, 36, "R40: far from retirement");
    assert_eq!(terms.planned_end, day("2027-07-08"));
    let list = posts
        .world
        .ports
        .public_posts
        .posts(&county(), PostFilter::default())
        .await
        .unwrap();
    assert_eq!((list.lines[0].held, list.lines[0].waiting), (1, 0));

    posts.world.clock.set("2026-08-03");
    posts.sign(tenure, "2026-07-01", 20).await.unwrap();
    assert_eq!(
        posts.list("2026-07-01").await,
        0,
        "nobody of the township has looked"
    );
    assert_eq!(posts.check(tenure, "2026-07-01").await, 1);
    assert_eq!(
        posts.sign(tenure, "2026-07-01", 23).await,
        Err(Refusal::Changed),
        "what was looked at stays"
    );
    assert_eq!(posts.list("2026-07-01").await, 1);
    assert_eq!(posts.list("2026-07-01").await, 0, "asked twice, paid once");
    assert_eq!(
        posts.paid(tenure).await,
        [("2026-07-01".to_owned(), 90_400)],
        "R38: 40 percent of 2,260 yuan"
    );
    let claims = posts
        .world
        .services
        .db
        .list_claims_of(posts.one.id)
        .await
        .unwrap();
    let own = claims.iter().filter(|claim| claim.kind == ClaimKind::PublicPost);
    assert_eq!(own.count(), 0, "paid by the list, and claimed no second time");
    let questions = &posts.world.ports.public_posts;
    let who = county();
    let pay = |on: &'static str| questions.mark_paid(&who, day("2026-07-01"), day(on), "ZF-7".to_owned());
    assert_eq!(pay("2026-08-03").await, Ok(1));
    assert_eq!(pay("2026-08-03").await, Ok(0));
    let list = questions
        .payments(&county(), Some(day("2026-07-01")), None)
        .await
        .unwrap();
    assert_eq!(list.total, Fen(90_400));
    let csv = String::from_utf8(services::post_payments_csv(&list).unwrap()).unwrap();
    assert!(csv.contains("904.00") && csv.contains("ZF-7"), "{csv}");
}

#[tokio::test]
async fn nobody_decides_what_they_began() {
    let posts = Posts::new().await;
    let questions = &posts.world.ports.public_posts;
    let id = questions
        .file_need(&village(), wish(PostKind::PublicWelfare, 2_260))
        .await
        .unwrap();
    let grant = || PostStep::Approve {
        quota: 1,
        budget: Fen::yuan(1),
    };
    assert_eq!(
        posts.step(&village(), id, PostStep::Check).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(posts.step(&town(), id, grant()).await, Err(Refusal::NotAllowed));
    // The county may look for the township, but then somebody else grants.
    posts.step(&county(), id, PostStep::Check).await.unwrap();
    assert_eq!(posts.step(&county(), id, grant()).await, Err(Refusal::FourEyes));
    posts
        .step(&officer(4, Role::CountyOfficer, COUNTY), id, grant())
        .await
        .unwrap();
    posts.step(&town(), id, PostStep::Publish).await.unwrap();
    let tenure = posts.applied(id).await;
    let pass = TenureStep::Pass { retires_late: false };
    posts.take(&town(), tenure, pass).await.unwrap();
    assert_eq!(
        posts
            .take(&county(), tenure, Posts::appointment("2026-06-30", 12))
            .await,
        Err(Refusal::Changed),
        "the name hangs out first"
    );
    posts.world.clock.set("2026-07-07");
    assert_eq!(
        posts
            .take(&county(), tenure, Posts::appointment("2026-07-08", 12))
            .await,
        Err(Refusal::Changed),
        "seven full days after the day of posting (R14)"
    );
    posts.world.clock.set("2026-07-08");
    assert_eq!(
        posts
            .take(&town(), tenure, Posts::appointment("2026-07-08", 12))
            .await,
        Err(Refusal::NotAllowed)
    );
    let who = county();
    let short = posts.take(&who, tenure, Posts::appointment("2026-07-08", 11));
    assert_eq!(
        short.await,
        Err(Refusal::field("months", Problem::OutOfRange)),
        "R100"
    );
    let long = posts.take(&who, tenure, Posts::appointment("2026-07-08", 37));
    assert_eq!(
        long.await,
        Err(Refusal::field("months", Problem::OutOfRange)),
        "R40"
    );
}

#[tokio::test]
async fn pay_below_the_minimum_wage_is_no_public_welfare_post() {
    let posts = Posts::new().await;
    let questions = &posts.world.ports.public_posts;
    let low = questions
        .file_need(&village(), wish(PostKind::PublicWelfare, 2_259))
        .await;
    assert_eq!(low, Err(Refusal::field("monthly", Problem::OutOfRange)));
    questions
        .file_need(&village(), wish(PostKind::Auxiliary, 600))
        .await
        .unwrap();
}

#[tokio::test]
async fn the_conditions_are_laid_beside_whoever_applies() {
    let other = Person {
        categories: CategorySet::EMPTY.with(Category::DemobilisedSoldier),
        ..person(1, VILLAGE)
    };
    let posts = Posts::with(std::slice::from_ref(&other)).await;
    let id = posts.published(PostKind::PublicWelfare, 2_260).await;
    let tenure = posts.applied(id).await;
    let view = posts.world.ports.public_posts.post(&town(), id).await.unwrap();
    let screened = view.tenures[0].screened.clone().unwrap();
    let failed: Vec<PostCheck> = screened
        .checks
        .iter()
        .filter(|(_, met)| !met)
        .map(|(check, _)| *check)
        .collect();
    assert_eq!(failed, [PostCheck::Group]);
    let pass = TenureStep::Pass { retires_late: false };
    assert_eq!(posts.take(&town(), tenure, pass).await, Err(Refusal::RuleNotMet));
    let refuse = TenureStep::Refuse("不在帮扶范围".to_owned());
    posts.take(&town(), tenure, refuse).await.unwrap();
}

#[tokio::test]
async fn a_month_with_too_few_days_is_paid_nothing() {
    let posts = Posts::new().await;
    let (_, tenure) = posts.held(PostKind::Auxiliary, 600, 12).await;
    posts.world.clock.set("2026-10-02");
    assert_eq!(
        posts.sign(tenure, "2026-07-01", 24).await,
        Err(Refusal::field(&format!("days-{tenure}"), Problem::OutOfRange)),
        "the post began on the ninth"
    );
    for (month, days) in [("2026-07-01", 14), ("2026-08-01", 15), ("2026-09-01", 30)] {
        posts.sign(tenure, month, days).await.unwrap();
        posts.check(tenure, month).await;
        posts.list(month).await;
    }
    let paid = [("2026-07-01", 0), ("2026-08-01", 20_000), ("2026-09-01", 20_000)];
    assert_eq!(
        posts.paid(tenure).await,
        paid.map(|(month, fen)| (month.to_owned(), fen)),
        "R41"
    );
    assert_eq!(
        posts.sign(tenure, "2026-11-01", 1).await,
        Err(Refusal::field(&format!("days-{tenure}"), Problem::OutOfRange)),
        "a month to come"
    );
}

#[tokio::test]
async fn who_leaves_is_known_in_time_and_the_seat_is_free_again() {
    let posts = Posts::new().await;
    let (id, _) = posts.held(PostKind::PublicWelfare, 2_260, 12).await;
    let vacancy = posts
        .world
        .services
        .db
        .find_public_post(id)
        .await
        .unwrap()
        .unwrap();
    let vacancy = vacancy.state.vacancy().unwrap();
    let left = |filled: u32| async move { filled };
    let filled = posts
        .world
        .services
        .db
        .find_vacancy(vacancy)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(left(filled.openings_left()).await, 0);
    posts.world.clock.set("2027-04-08");
    posts.world.services.tidy().await.unwrap();
    assert_eq!(posts.tenure(id).await.state.code(), "on_post", "91 days before");
    posts.world.clock.set("2027-04-09");
    posts.world.services.tidy().await.unwrap();
    let TenureState::Leaving { on, reason, .. } = posts.tenure(id).await.state else {
        panic!("notice was given");
    };
    assert_eq!((on, reason), (day("2027-07-08"), ExitReason::Term));
    let tasks = posts
        .world
        .services
        .db
        .list_tasks_of(&[posts.one.id])
        .await
        .unwrap();
    let transition = tasks
        .iter()
        .find(|task| task.kind == TaskKind::Transition)
        .unwrap();
    assert_eq!(transition.settled, Settled::Open);
    assert_eq!(transition.window.due, day("2027-07-08"));
    posts.world.clock.set("2027-07-08");
    posts.world.services.tidy().await.unwrap();
    assert_eq!(
        posts.tenure(id).await.state.code(),
        "leaving",
        "the last day is worked"
    );
    posts.world.clock.set("2027-07-09");
    posts.world.services.tidy().await.unwrap();
    assert_eq!(posts.tenure(id).await.state.code(), "exited");
    assert_eq!(posts.status().await, Some(EmploymentStatus::Unemployed));
    let filled = posts
        .world
        .services
        .db
        .find_vacancy(vacancy)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(filled.openings_left(), 1);
    assert!(
        filled.is_open_on(day("2027-07-09"), 90),
        "people are sought again"
    );
    let (_, rows) = posts
        .world
        .ports
        .public_posts
        .post_report(&county(), Some(day("2027-07-01")), None)
        .await
        .unwrap();
    let total = rows.last().unwrap();
    assert_eq!((total.approved, total.filled), ([1, 0], [0, 0]));
    assert_eq!(total.exits[ExitReason::Term as usize], 1);
}

#[tokio::test]
async fn a_placement_that_ends_otherwise_leaves_the_post() {
    let posts = Posts::new().await;
    let (id, _) = posts.held(PostKind::PublicWelfare, 2_260, 12).await;
    posts.world.clock.set("2026-08-20");
    let placement = posts.tenure(id).await.state.terms().unwrap().placement;
    let gone = FollowUpDraft {
        on: day("2026-08-20"),
        way: FollowUpWay::Call,
        heard: Heard::Left,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: Some(Leaving {
            on: day("2026-08-15"),
            side: LeavingSide::Worker,
            worker_says: Some(LeaveCause::Better),
            employer_says: None,
        }),
        owed: None,
    };
    let placements = &posts.world.ports.placements;
    placements.follow_up(&village(), placement, gone).await.unwrap();
    let TenureState::Exited { on, reason, .. } = posts.tenure(id).await.state else {
        panic!("left the post");
    };
    assert_eq!((on, reason), (day("2026-08-15"), ExitReason::OtherJob));
    let again = posts
        .world
        .ports
        .public_posts
        .apply(&Actor::Seeker(posts.one.id), id, None)
        .await;
    assert_eq!(again, Ok(()), "the seat is free");
}

#[tokio::test]
async fn the_employer_sees_who_applied_masked_and_nobody_else_of_other_firms() {
    let posts = Posts::new().await;
    let id = posts.published(PostKind::PublicWelfare, 2_500).await;
    posts.applied(id).await;
    let post = posts
        .world
        .services
        .db
        .find_public_post(id)
        .await
        .unwrap()
        .unwrap();
    let firm = |employer| Actor::Employer {
        employer,
        account: AccountId(Uuid::from_u128(0xA1FF)),
    };
    let list = async |who: &Actor| {
        let all = posts
            .world
            .ports
            .public_posts
            .posts(who, PostFilter::default())
            .await;
        all.unwrap().applicants
    };
    let seen = list(&firm(post.employer)).await;
    assert_eq!((seen.len(), seen[0].post, seen[0].name.as_str()), (1, id, "王**"));
    assert_eq!(seen[0].state, TenureState::Applied);
    assert_eq!(list(&firm(crate::world::employer_id())).await, []);
    assert_eq!(list(&county()).await, [], "offices read the post itself");
}

/// The post of somebody who was erased ends like any other, and keeps nobody else's from ending.
#[tokio::test]
async fn the_post_of_somebody_erased_ends_and_holds_nothing_up() {
    let posts = Posts::new().await;
    let (post, tenure) = posts.held(PostKind::PublicWelfare, 2_500, 12).await;
    let services = &posts.world.services;
    services
        .erase_person(
            &Actor::Operator,
            posts.one.id,
            domain::erasure::ErasureCause::Asked,
        )
        .await
        .unwrap();
    posts.world.clock.set("2027-07-10");
    services.tidy().await.unwrap();
    let ended = services.db.find_tenure(tenure).await.unwrap().unwrap();
    assert_eq!(ended.state.code(), "exited");
    let post = services.db.find_public_post(post).await.unwrap().unwrap();
    let vacancy = services
        .db
        .find_vacancy(post.state.vacancy().unwrap())
        .await
        .unwrap();
    assert_eq!(vacancy.unwrap().openings_left(), 1, "the seat is free");
}

/// The vacancy of a post is no way around the conditions and the notice.
#[tokio::test]
async fn nobody_is_placed_on_a_post_by_its_vacancy_number() {
    let posts = Posts::new().await;
    let id = posts.published(PostKind::PublicWelfare, 2_500).await;
    let services = &posts.world.services;
    let post = services.db.find_public_post(id).await.unwrap().unwrap();
    let vacancy = post.state.vacancy().unwrap();
    let vacancy = services.db.find_vacancy(vacancy).await.unwrap().unwrap();
    let draft = PlacementDraft {
        lead: None,
        vacancy_no: vacancy.no,
        employer_name: String::new(),
        uscc: None,
        work: Work {
            started_on: day("2026-06-20"),
            kind: PostKind::PublicWelfare.vacancy(),
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::LabourContract,
                months: Some(12),
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: Some(Fen::yuan(2_500)),
            introduced_by: IntroducedBy::Town,
        },
        overlap: None,
        proposal: None,
    };
    let placements = &posts.world.ports.placements;
    let entered = placements.enter(&village(), posts.one.id, draft).await;
    assert_eq!(entered, Err(Refusal::PostByCounty));
    let left = services.db.find_vacancy(vacancy.id).await.unwrap().unwrap();
    assert_eq!(left.openings_left(), 1);
    let kept = services.db.list_placements_of(&[posts.one.id]).await.unwrap();
    assert_eq!(kept, [], "nothing is half done");
}
