//! The wage blacklist and the abnormal list: heard before it is decided, decided by somebody else, outlived by no new account.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::cases::officer;
use crate::gateway::{Gateway, decoded};
use crate::postings::{boss, form, open_shop};
use crate::world::{COUNTY, TOWN, VILLAGE, World, code, day, employer_id, person, vacancies};
use domain::actor::{Actor, Role};
use domain::employer::Employer;
use domain::employer_account::{EmployerAccount, Standing};
use domain::employer_fact::{ContactKind, FactDraft, FirmSize};
use domain::employer_staff::StaffCount;
use domain::ids::{AccountId, EmployerId, ListingId};
use domain::lead::LeadState;
use domain::listing::{ListGround, ListKind, ListingStage, ListingStep};
use domain::ports::{Keep, ListingWish, Sent, StaffDraft};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::VacancyState;
use domain::values::{Phone, SocialCreditCode};
use uuid::Uuid;

fn first() -> Actor {
    officer(10, Role::CountyOfficer, COUNTY)
}

fn second() -> Actor {
    officer(11, Role::CountyOfficer, COUNTY)
}

fn uscc() -> SocialCreditCode {
    SocialCreditCode::complete("91990101MA0000001").unwrap()
}

/// A shop with a code, somebody of it who signs in, and people who were told of its vacancies.
async fn shop() -> World {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &vacancies(1..=5)).await;
    let firm = Employer {
        id: employer_id(),
        uscc: Some(uscc()),
        name: "青禾制衣厂".to_owned(),
        area: Some(code(COUNTY)),
        industry: String::new(),
        blacklisted: false,
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.set_employers(&[firm.into()]).await.unwrap();
    change.commit().await.unwrap();
    open_shop(&world).await;
    assert_eq!(world.round().await.assigned, 5);
    world
}

fn wish(kind: ListKind, ground: ListGround) -> ListingWish {
    ListingWish {
        employer: employer_id(),
        kind,
        ground,
        case: None,
        words: "责令支付后没有付".to_owned(),
    }
}

fn decide() -> ListingStep {
    ListingStep::Decide {
        no: "青人社〔2026〕3号".to_owned(),
        reason: "拒不支付".to_owned(),
    }
}

async fn notice(world: &World) -> ListingId {
    let wish = wish(ListKind::Wage, ListGround::RefusesToPay);
    world.ports.listings.give_notice(&first(), wish).await.unwrap()
}

async fn listed(world: &World) -> ListingId {
    let id = notice(world).await;
    let listings = &world.ports.listings;
    let state = ListingStep::State("工程款没到".to_owned());
    listings.answer_listing(&boss(), id, state).await.unwrap();
    let done = listings.take_listing_step(&second(), id, 1, decide()).await;
    assert_eq!(done, Ok(ListingStage::Published));
    id
}

async fn open(world: &World) -> u64 {
    world
        .services
        .db
        .count_open_vacancies_of(employer_id())
        .await
        .unwrap()
}

async fn send(world: &World) -> Result<Sent, Refusal> {
    let postings = &world.ports.postings;
    let id = postings
        .keep(&boss(), None, form("缝纫工"), Keep::Checked)
        .await?;
    let version = postings.view(&boss(), id).await?.version;
    postings.send(&boss(), id, version).await
}

#[tokio::test]
async fn who_proposed_does_not_decide_and_nobody_is_listed_unheard() {
    let world = shop().await;
    let id = notice(&world).await;
    let listings = &world.ports.listings;
    let deciding = async |who: &Actor, version| listings.take_listing_step(who, id, version, decide()).await;
    assert_eq!(deciding(&first(), 0).await, Err(Refusal::FourEyes));
    assert_eq!(
        deciding(&second(), 0).await,
        Err(Refusal::Changed),
        "the firm may still answer"
    );
    let town = officer(12, Role::TownOfficer, TOWN);
    assert_eq!(deciding(&town, 0).await, Err(Refusal::NotAllowed));
    let state = |words: &str| ListingStep::State(words.to_owned());
    let number = listings
        .answer_listing(&boss(), id, state("找 13800138000 说"))
        .await;
    assert_eq!(number, Err(Refusal::field("words", Problem::NoNumbers)));
    let stranger = Actor::Employer {
        employer: EmployerId(Uuid::from_u128(0xE9)),
        account: AccountId(Uuid::from_u128(0xB9)),
    };
    let told = listings.answer_listing(&stranger, id, state("x")).await;
    assert_eq!(told, Err(Refusal::NotFound));
    assert_eq!(open(&world).await, 5, "who was refused changed nothing");
    listings
        .answer_listing(&boss(), id, state("工程款没到"))
        .await
        .unwrap();
    assert_eq!(
        deciding(&second(), 0).await,
        Err(Refusal::Changed),
        "the statement was not seen"
    );
    assert_eq!(deciding(&second(), 1).await, Ok(ListingStage::Published));
    assert_eq!(deciding(&second(), 2).await, Err(Refusal::Changed));
}

#[tokio::test]
async fn a_firm_is_told_by_message_of_the_notice_and_of_the_decision_once_each_and_by_day() {
    let world = shop().await;
    let gateway = Gateway::down().await;
    gateway.serve(&world).await;
    let told = async |on: &str| {
        world.clock.set(on);
        let count = world.services.tell_listed_firms().await.unwrap();
        let texts: Vec<String> = gateway.take().iter().map(|sent| decoded(sent)).collect();
        assert_eq!(texts.len() as u64, count, "{texts:?}");
        texts
    };
    let id = notice(&world).await;
    assert_eq!(
        told("2026-06-30T23:00:00+08:00").await.len(),
        0,
        "nobody is disturbed"
    );
    assert_eq!(
        told("2026-07-01T09:00:00+08:00").await.len(),
        0,
        "the gateway is down"
    );
    gateway.up().await;
    let texts = told("2026-07-01T10:00:00+08:00").await;
    assert!(texts.len() == 1 && texts[0].contains("申辩"), "{texts:?}");
    assert!(!texts[0].contains("没有付"), "the page says why: {texts:?}");
    assert_eq!(told("2026-07-01T10:05:00+08:00").await.len(), 0, "once");
    let listings = &world.ports.listings;
    let state = ListingStep::State("工程款没到".to_owned());
    listings.answer_listing(&boss(), id, state).await.unwrap();
    let decided = listings.take_listing_step(&second(), id, 1, decide()).await;
    assert_eq!(decided, Ok(ListingStage::Published));
    let texts = told("2026-07-01T12:00:00+08:00").await;
    assert!(texts.len() == 1 && texts[0].contains("申诉"), "{texts:?}");
}

#[tokio::test]
async fn a_listed_firm_is_gone_everywhere_at_once() {
    let world = shop().await;
    world.services.refresh_index().await.unwrap();
    listed(&world).await;
    assert_eq!(open(&world).await, 0);
    for lead in world.all_leads().await {
        assert!(
            matches!(lead.state, LeadState::Withdrawn { .. }),
            "{:?}",
            lead.state
        );
    }
    assert_eq!(send(&world).await, Err(Refusal::PostingBlocked));
    let board = world.ports.listings.blacklist(None).await.unwrap();
    assert_eq!((board.len(), board[0].firm.as_str()), (1, "青禾制衣厂"));
    assert!(
        !format!("{board:?}").contains("工程款"),
        "neither words nor people"
    );
    let on = |text: &str| world.services.db.is_employer_listed(employer_id(), day(text));
    assert!(on("2026-06-30").await.unwrap() && !on("2026-06-29").await.unwrap());
}

/// Registers for a code, by its own telephone, and is confirmed.
async fn registered(world: &World, uscc: SocialCreditCode, number: u128) -> Actor {
    let account = EmployerAccount {
        id: AccountId(Uuid::from_u128(0xB100 + number)),
        employer: EmployerId(Uuid::from_u128(0xE100 + number)),
        uscc,
        firm: "换了个名字".to_owned(),
        area: code(TOWN),
        name: "周小燕".to_owned(),
        phone: Phone::parse("15400000020").ok(),
        made_at: world.services.clock.now(),
        standing: Standing::Waiting {
            since: Some(world.services.clock.now()),
        },
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.set_employer_account(&account).await.unwrap();
    change.commit().await.unwrap();
    world.ports.employers.confirm(&first(), account.id).await.unwrap();
    let kept = world
        .services
        .db
        .find_employer_account(account.id)
        .await
        .unwrap()
        .unwrap();
    Actor::Employer {
        employer: kept.employer,
        account: kept.id,
    }
}

#[tokio::test]
async fn neither_a_second_account_nor_a_file_takes_a_firm_off() {
    let world = shop().await;
    listed(&world).await;
    let again = registered(&world, uscc(), 1).await;
    let own = again.own_employer(
        domain::permission::Deed::Update,
        domain::permission::Function::Vacancy,
    );
    assert_eq!(own, Ok(employer_id()), "the code leads to the same firm");
    let postings = &world.ports.postings;
    let id = postings
        .keep(&again, None, form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    let version = postings.view(&again, id).await.unwrap().version;
    assert_eq!(
        postings.send(&again, id, version).await,
        Err(Refusal::PostingBlocked)
    );
    let mut change = world.services.db.begin().await.unwrap();
    change
        .set_employer_blacklisted(employer_id(), false)
        .await
        .unwrap();
    change.commit().await.unwrap();
    world.services.tidy().await.unwrap();
    let kept = world
        .services
        .db
        .find_employer(employer_id())
        .await
        .unwrap()
        .unwrap();
    assert!(kept.blacklisted, "whatever a file says of it");
}

#[tokio::test]
async fn an_officer_is_warned_of_the_same_representative_under_another_code() {
    let world = shop().await;
    let files = &world.ports.employer_files;
    let rep = FactDraft {
        legal_rep: "孙八".to_owned(),
        ..FactDraft::default()
    };
    files.state_facts(&boss(), None, rep.clone()).await.unwrap();
    listed(&world).await;
    let other = SocialCreditCode::complete("91990101MA0000009").unwrap();
    let who = registered(&world, other, 2).await;
    files.state_facts(&who, None, rep).await.unwrap();
    let id = who
        .own_employer(
            domain::permission::Deed::Update,
            domain::permission::Function::Vacancy,
        )
        .unwrap();
    let file = files.employer_file(&first(), id).await.unwrap();
    assert_eq!(file.same_rep, ["青禾制衣厂"]);
}

#[tokio::test]
async fn a_listing_ends_at_midnight_in_shanghai_after_its_last_day() {
    let world = shop().await;
    listed(&world).await;
    let hidden = async || {
        world.services.tidy().await.unwrap();
        let firm = world.services.db.find_employer(employer_id()).await.unwrap();
        firm.unwrap().blacklisted
    };
    world.clock.set("2029-06-29T23:59:59+08:00");
    assert!(hidden().await);
    world.clock.set("2029-06-30T00:00:00+08:00");
    assert_eq!(
        world.ports.listings.blacklist(None).await,
        Ok(Vec::new()),
        "before any chore has run"
    );
    assert!(!hidden().await);
    let entry = world
        .services
        .db
        .list_listings_of(employer_id())
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        (entry.stage, entry.ended_on),
        (ListingStage::Expired, Some(day("2029-06-30")))
    );
    assert_eq!(open(&world).await, 0, "what was closed is not opened by itself");
    assert_eq!(send(&world).await, Ok(Sent::Live));
}

#[tokio::test]
async fn who_puts_it_right_comes_off_after_half_a_year() {
    let world = shop().await;
    let id = listed(&world).await;
    let listings = &world.ports.listings;
    let repair = || ListingStep::Repair("付清了".to_owned());
    assert_eq!(
        listings.take_listing_step(&second(), id, 2, repair()).await,
        Err(Refusal::Changed)
    );
    world.clock.set("2026-12-30");
    assert_eq!(
        listings.take_listing_step(&first(), id, 2, repair()).await,
        Err(Refusal::FourEyes)
    );
    let done = listings.take_listing_step(&second(), id, 2, repair()).await;
    assert_eq!(done, Ok(ListingStage::Repaired));
    assert_eq!(send(&world).await, Ok(Sent::Live));
}

#[tokio::test]
async fn an_appeal_in_time_is_decided_by_a_third() {
    let world = shop().await;
    let id = listed(&world).await;
    let listings = &world.ports.listings;
    let appeal = || ListingStep::Appeal("付过一半".to_owned());
    listings.answer_listing(&boss(), id, appeal()).await.unwrap();
    assert_eq!(open(&world).await, 0, "an appeal does not suspend");
    let uphold = || ListingStep::Uphold("属实".to_owned());
    assert_eq!(
        listings.take_listing_step(&second(), id, 3, uphold()).await,
        Err(Refusal::FourEyes)
    );
    let third = officer(13, Role::CountyOfficer, COUNTY);
    let done = listings.take_listing_step(&third, id, 3, uphold()).await;
    assert_eq!(done, Ok(ListingStage::Withdrawn));
    assert!(
        !world
            .services
            .db
            .is_employer_listed(employer_id(), day("2026-06-30"))
            .await
            .unwrap()
    );
    let world = shop().await;
    let id = listed(&world).await;
    world.clock.set("2026-09-01");
    let late = world.ports.listings.answer_listing(&boss(), id, appeal()).await;
    assert_eq!(late, Err(Refusal::TooLate));
}

#[tokio::test]
async fn an_abnormal_firm_posts_under_review_and_is_not_hidden() {
    let world = shop().await;
    assert_eq!(send(&world).await, Ok(Sent::Live));
    let listings = &world.ports.listings;
    let mixed = wish(ListKind::Abnormal, ListGround::RefusesToPay);
    let told = listings.give_notice(&first(), mixed).await;
    assert_eq!(told, Err(Refusal::field("ground", Problem::OutOfRange)));
    let wish = wish(ListKind::Abnormal, ListGround::Unreachable);
    listings.give_notice(&first(), wish.clone()).await.unwrap();
    assert_eq!(listings.give_notice(&first(), wish).await, Err(Refusal::UnderWay));
    assert_eq!(open(&world).await, 6);
    assert_eq!(send(&world).await, Ok(Sent::Review));
    assert_eq!(listings.blacklist(None).await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_firm_that_ceased_closes_its_vacancies() {
    let world = shop().await;
    let files = &world.ports.employer_files;
    let tomorrow = files
        .cease_employer(&first(), employer_id(), day("2026-07-01"))
        .await;
    assert_eq!(tomorrow, Err(Refusal::field("ceased_on", Problem::OutOfRange)));
    files
        .cease_employer(&first(), employer_id(), day("2026-06-30"))
        .await
        .unwrap();
    assert_eq!(open(&world).await, 0);
    assert_eq!(send(&world).await, Err(Refusal::PostingBlocked));
    let twice = files
        .cease_employer(&second(), employer_id(), day("2026-06-30"))
        .await;
    assert_eq!(twice, Err(Refusal::Changed));
    let state = world
        .services
        .db
        .find_vacancy(vacancies(1..=1)[0].id)
        .await
        .unwrap()
        .unwrap()
        .state;
    assert_eq!(state, VacancyState::Closed);
    world.services.tidy().await.unwrap();
    assert!(
        world
            .services
            .db
            .find_employer(employer_id())
            .await
            .unwrap()
            .unwrap()
            .blacklisted
    );
}

#[tokio::test]
async fn staff_is_declared_by_the_firm_and_confirmed_by_an_office() {
    let world = shop().await;
    let files = &world.ports.employer_files;
    let draft = |dispatched, version| StaffDraft {
        year: 2026,
        as_of: day("2026-03-31"),
        count: StaffCount {
            total: 100,
            disabled: 2,
            severe: 1,
            dispatched,
        },
        version,
    };
    let facts = FactDraft {
        size: Some(FirmSize::Small),
        founded: Some(day("2024-05-10")),
        ..FactDraft::default()
    };
    files.state_facts(&boss(), None, facts).await.unwrap();
    files.declare_staff(&boss(), None, draft(11, None)).await.unwrap();
    assert_eq!(
        files.declare_staff(&boss(), None, draft(10, None)).await,
        Err(Refusal::Changed)
    );
    let own = files.own_firm(&boss()).await.unwrap();
    let said = &own.staff[0];
    assert_eq!(
        said.dispatch.as_ref().map(|one| one.text.as_str()),
        Some("no"),
        "11 of 100"
    );
    assert_eq!(
        said.exempt.as_ref().map(|one| one.text.as_str()),
        Some("no"),
        "100 people"
    );
    assert_eq!(said.quota, None, "the average wage is not set");
    let county = first();
    files
        .declare_staff(&county, Some(employer_id()), draft(10, Some(0)))
        .await
        .unwrap();
    let confirmed = files.declare_staff(&boss(), None, draft(9, Some(1))).await;
    assert_eq!(
        confirmed,
        Err(Refusal::FiguresStand),
        "what an office has confirmed stands"
    );
    let phone = Phone::parse("15400000033").unwrap();
    let contact = (ContactKind::Wage, "周九".to_owned(), phone);
    files.add_contact(&boss(), None, contact).await.unwrap();
    let file = files.employer_file(&county, employer_id()).await.unwrap();
    assert_eq!((file.contacts.len(), file.accounts.len()), (1, 1));
    assert!(file.staff[0].figures.confirmed.is_some());
    assert_eq!(
        file.staff[0].dispatch.as_ref().map(|one| one.text.as_str()),
        Some("yes")
    );
    let table = world
        .ports
        .cases
        .compliance(&county, Some(2026), Some(2), None)
        .await
        .unwrap();
    assert_eq!((table.rows.len(), table.rows[0].dispatch_within), (1, Some(true)));
    let outsider = officer(14, Role::CountyOfficer, "330599");
    let hidden = files.employer_file(&outsider, employer_id()).await.map(drop);
    assert_eq!(hidden, Err(Refusal::NotFound));
}
