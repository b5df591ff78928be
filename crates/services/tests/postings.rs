//! Vacancies as they are entered: kept, judged, sent, looked through, kept true.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{COUNTY, OTHER_TOWN, TOWN, VILLAGE, World, code, day, employer_id, person, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::catalogue::CatalogueQuery;
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, EmployerId, VacancyId};
use domain::lead::{Answer, LeadState};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::ports::{Keep, PostingView, Sent, Verdict};
use domain::posting::{NoticeKind, Objection, Stage, VacancyForm};
use domain::refusal::{Problem, Refusal};
use domain::vacancy::{Unlawful, Vacancy, VacancyState};
use domain::values::{Phone, SocialCreditCode};
use uuid::Uuid;

const ACCOUNT: AccountId = AccountId(Uuid::from_u128(0xB1));

pub fn boss() -> Actor {
    Actor::Employer {
        employer: employer_id(),
        account: ACCOUNT,
    }
}

fn stranger() -> Actor {
    Actor::Employer {
        employer: EmployerId(Uuid::from_u128(0xE9)),
        account: AccountId(Uuid::from_u128(0xB9)),
    }
}

fn officer() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

/// Sets a figure from 2026 on.
pub async fn set(world: &World, key: ParamKey, value: i64) {
    let figure = PolicyParameter {
        programme: "test".to_owned(),
        area: None,
        key,
        value,
        valid_from: day("2026-01-02"),
        valid_to: None,
        source: "test".to_owned(),
    };
    let mut change = world.services.db.begin().await.unwrap();
    change
        .add_missing_policy_parameters(&Params(vec![figure]))
        .await
        .unwrap();
    change.commit().await.unwrap();
}

/// An employer somebody of whom is confirmed, where the minimum wage is 2010 yuan.
pub async fn open_shop(world: &World) {
    let account = EmployerAccount {
        id: ACCOUNT,
        employer: employer_id(),
        uscc: SocialCreditCode::complete("91990101MA0000001").unwrap(),
        firm: "青禾制衣厂".to_owned(),
        area: code(TOWN),
        name: "陈建国".to_owned(),
        phone: Phone::parse("15400000010").ok(),
        made_at: world.services.clock.now(),
        standing: Standing::Confirmed {
            at: world.services.clock.now(),
            by: "operator".to_owned(),
        },
    };
    let mut change = world.services.db.begin().await.unwrap();
    change.set_employer_account(&account).await.unwrap();
    change.commit().await.unwrap();
    set(world, ParamKey::MinimumWage, 201_000).await;
}

async fn shop() -> World {
    let world = World::new().await;
    open_shop(&world).await;
    world
}

pub fn form(title: &str) -> VacancyForm {
    VacancyForm {
        title: title.to_owned(),
        headcount: "2".to_owned(),
        pay_low: "3000".to_owned(),
        pay_unit: "month".to_owned(),
        area: TOWN.to_owned(),
        address: "工业路1号".to_owned(),
        description: "坐着缝衣服，有师傅教。".to_owned(),
        ..VacancyForm::default()
    }
}

fn saying(text: &str) -> VacancyForm {
    VacancyForm {
        description: text.to_owned(),
        ..form("缝纫工")
    }
}

async fn keep(world: &World, who: &Actor, form: VacancyForm) -> VacancyId {
    let kept = world.ports.postings.keep(who, None, form, Keep::Checked).await;
    kept.unwrap()
}

async fn view(world: &World, who: &Actor, id: VacancyId) -> PostingView {
    world.ports.postings.view(who, id).await.unwrap()
}

async fn send(world: &World, id: VacancyId) -> Result<Sent, Refusal> {
    let version = view(world, &boss(), id).await.version;
    world.ports.postings.send(&boss(), id, version).await
}

/// Enters and sends.
pub async fn publish(world: &World, form: VacancyForm) -> VacancyId {
    let id = keep(world, &boss(), form).await;
    assert_eq!(send(world, id).await, Ok(Sent::Live));
    id
}

async fn kept(world: &World, id: VacancyId) -> Option<Vacancy> {
    world.services.db.find_vacancy(id).await.unwrap()
}

async fn state(world: &World, id: VacancyId) -> Option<VacancyState> {
    kept(world, id).await.map(|vacancy| vacancy.state)
}

async fn found(world: &World, words: &str) -> u32 {
    world.services.refresh_index().await.unwrap();
    let query = CatalogueQuery {
        words: words.to_owned(),
        limit: 10,
        ..CatalogueQuery::default()
    };
    world
        .ports
        .vacancies
        .search(&Actor::Visitor, query)
        .await
        .unwrap()
        .total
}

async fn verbs(world: &World, id: VacancyId) -> Vec<String> {
    let lines = world
        .services
        .db
        .list_audit_of("vacancy", &id.to_string())
        .await
        .unwrap();
    lines.into_iter().map(|line| line.verb).collect()
}

#[tokio::test]
async fn a_clean_vacancy_of_a_confirmed_employer_is_found_at_once() {
    let world = shop().await;
    let blank = world.ports.postings.blank(&boss(), None).await.unwrap();
    assert_eq!(blank.firm.as_deref(), Some("青禾制衣厂"));
    assert_eq!(
        (blank.form.area.as_str(), blank.form.phone.as_str()),
        (TOWN, "15400000010")
    );
    assert!(blank.places.iter().any(|place| place.code == code(TOWN)));
    let id = keep(&world, &boss(), form("缝纫工")).await;
    assert_eq!(state(&world, id).await, None, "a draft is nowhere");
    let draft = view(&world, &boss(), id).await;
    assert_eq!((draft.objections.len(), draft.stage), (0, Some(Stage::Draft)));
    assert!(draft.preview.unwrap().demands.lets_sit());
    assert_eq!(send(&world, id).await, Ok(Sent::Live));
    assert_eq!(found(&world, "缝纫").await, 1);
    let shown = view(&world, &boss(), id).await.shown.unwrap();
    assert!(shown.open);
    assert_eq!((shown.left, shown.told), (2, 0));
    let mut said = verbs(&world, id).await;
    said.sort();
    assert_eq!(said, ["draft", "send"]);
    assert_eq!(
        send(&world, id).await,
        Err(Refusal::Changed),
        "nothing new to send"
    );
}

#[tokio::test]
async fn what_is_typed_is_kept_as_a_draft_with_its_mistakes() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let broken = VacancyForm {
        pay_low: "面议".to_owned(),
        ..form("缝纫工")
    };
    let checked = postings.keep(&boss(), None, broken.clone(), Keep::Checked).await;
    assert_eq!(checked, Err(Refusal::field("pay_low", Problem::Unreadable)));
    let id = postings.keep(&boss(), None, broken, Keep::AsDraft).await.unwrap();
    assert_eq!(postings.form(&boss(), id).await.unwrap().form.pay_low, "面议");
    assert_eq!(view(&world, &boss(), id).await.preview, None);
    assert!(matches!(send(&world, id).await, Err(Refusal::Fields(_))));
    assert_eq!(postings.discard(&boss(), id).await, Ok(()));
    assert_eq!(postings.form(&boss(), id).await.map(drop), Err(Refusal::NotFound));
}

#[tokio::test]
async fn fees_and_pay_below_the_minimum_are_blocked_with_the_words() {
    let world = shop().await;
    let id = keep(&world, &boss(), saying("坐着缝衣服，入职交服装费200元。")).await;
    let objections = view(&world, &boss(), id).await.objections;
    let Objection::Wording(found_words) = &objections[0] else {
        unreachable!("{objections:?}")
    };
    assert_eq!(found_words.kind, Unlawful::Fee);
    assert!(found_words.words.contains("服装费"), "{found_words:?}");
    assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked));
    assert_eq!(state(&world, id).await, None);
    let mended = VacancyForm {
        pay_low: "2009".to_owned(),
        ..form("缝纫工")
    };
    let postings = &world.ports.postings;
    postings
        .keep(&boss(), Some(id), mended, Keep::Checked)
        .await
        .unwrap();
    assert_eq!(
        send(&world, id).await,
        Err(Refusal::PostingBlocked),
        "below the minimum wage"
    );
    postings
        .keep(&boss(), Some(id), form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Ok(Sent::Live));
}

#[tokio::test]
async fn what_may_have_a_ground_waits_for_an_officer_of_the_place() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review));
    assert_eq!(state(&world, id).await, Some(VacancyState::Held));
    assert_eq!(found(&world, "缝纫").await, 0);
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(postings.desk(&elsewhere).await.unwrap().waiting.len(), 0);
    let desk = postings.desk(&officer()).await.unwrap();
    assert_eq!(desk.waiting.len(), 1);
    let version = desk.waiting[0].version;
    let decide = async |who: &Actor, version, verdict| postings.decide(who, id, version, verdict).await;
    assert_eq!(
        decide(&elsewhere, version, Verdict::Approve).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        decide(&staff(Role::Coordinator, VILLAGE), version, Verdict::Approve).await,
        Err(Refusal::NotAllowed)
    );
    assert_eq!(
        decide(&officer(), version, Verdict::Return(" ".to_owned())).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    assert_eq!(
        decide(&officer(), version + 1, Verdict::Approve).await,
        Err(Refusal::Changed)
    );
    assert_eq!(decide(&officer(), version, Verdict::Approve).await, Ok(()));
    assert_eq!(found(&world, "缝纫").await, 1);
    assert_eq!(
        decide(&officer(), version, Verdict::Approve).await,
        Err(Refusal::Changed)
    );
    let own = postings.mine(&boss()).await.unwrap();
    assert_eq!(own.notices[0].0.kind, NoticeKind::Approved);
}

#[tokio::test]
async fn a_decision_is_taken_back_on_its_day_by_whoever_made_it() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let verdicts = [
        (Verdict::Approve, VacancyState::Open),
        (Verdict::Return("写清楚".to_owned()), VacancyState::Held),
        (Verdict::Refuse("假的".to_owned()), VacancyState::Withdrawn),
    ];
    for (verdict, after) in verdicts {
        let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
        send(&world, id).await.unwrap();
        let version = view(&world, &boss(), id).await.version;
        postings.decide(&officer(), id, version, verdict).await.unwrap();
        assert_eq!(state(&world, id).await, Some(after));
        let county = staff(Role::CountyOfficer, COUNTY);
        // Helpers of this world give every member of staff the same account.
        let other = match county {
            Actor::Staff(mut staff) => {
                staff.account = AccountId(Uuid::from_u128(0xA9));
                Actor::Staff(staff)
            }
            other => other,
        };
        assert_eq!(postings.undecide(&other, id).await, Err(Refusal::Changed));
        assert_eq!(postings.undecide(&officer(), id).await, Ok(()));
        assert_eq!(state(&world, id).await, Some(VacancyState::Held));
        let stage = view(&world, &boss(), id).await.stage;
        assert!(matches!(stage, Some(Stage::Review { .. })), "{stage:?}");
    }
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, id).await.unwrap();
    let version = view(&world, &boss(), id).await.version;
    postings
        .decide(&officer(), id, version, Verdict::Approve)
        .await
        .unwrap();
    world.clock.forward(TimeDelta::days(1));
    assert_eq!(
        postings.undecide(&officer(), id).await,
        Err(Refusal::Changed),
        "the next day"
    );
}

#[tokio::test]
async fn what_was_returned_is_mended_and_sent_again_and_a_refusal_is_final() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, id).await.unwrap();
    let version = view(&world, &boss(), id).await.version;
    let verdict = Verdict::Return("去掉限女性".to_owned());
    postings.decide(&officer(), id, version, verdict).await.unwrap();
    let returned = postings.form(&boss(), id).await.unwrap();
    assert_eq!(returned.returned.as_deref(), Some("去掉限女性"));
    postings
        .keep(&boss(), Some(id), form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Ok(Sent::Live));
    let other = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, other).await.unwrap();
    let version = view(&world, &boss(), other).await.version;
    let verdict = Verdict::Refuse("没有这个厂".to_owned());
    postings
        .decide(&officer(), other, version, verdict)
        .await
        .unwrap();
    let kept_again = postings
        .keep(&boss(), Some(other), form("缝纫工"), Keep::Checked)
        .await;
    assert_eq!(kept_again, Err(Refusal::Changed));
}

#[tokio::test]
async fn a_county_may_have_everything_looked_at() {
    let world = shop().await;
    set(&world, ParamKey::VacancyReview, 1).await;
    let id = keep(&world, &boss(), form("缝纫工")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review));
}

#[tokio::test]
async fn who_got_onto_the_blacklist_sends_nothing_and_nobody_approves_it() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let waiting = keep(&world, &boss(), saying("坐着缝衣服，限女性。")).await;
    send(&world, waiting).await.unwrap();
    world.blacklist().await;
    let id = keep(&world, &boss(), form("缝纫工")).await;
    assert_eq!(
        view(&world, &boss(), id).await.objections[0],
        Objection::Blacklisted
    );
    assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked));
    let version = view(&world, &boss(), waiting).await.version;
    let approved = postings
        .decide(&officer(), waiting, version, Verdict::Approve)
        .await;
    assert_eq!(approved, Err(Refusal::PostingBlocked));
}

#[tokio::test]
async fn nobody_handles_the_vacancies_of_others() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = publish(&world, form("缝纫工")).await;
    let other = stranger();
    assert_eq!(postings.view(&other, id).await.map(drop), Err(Refusal::NotFound));
    assert_eq!(postings.form(&other, id).await.map(drop), Err(Refusal::NotFound));
    assert_eq!(postings.touch(&other, id).await, Err(Refusal::NotFound));
    assert_eq!(postings.close(&other, id).await, Err(Refusal::NotFound));
    assert_eq!(postings.send(&other, id, 2).await, Err(Refusal::NotFound));
    let like = postings.blank(&other, Some(id)).await.map(drop);
    assert!(
        matches!(like, Err(Refusal::NotFound | Refusal::NotSignedIn)),
        "{like:?}"
    );
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        postings.view(&elsewhere, id).await.map(drop),
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn staff_enter_one_for_an_employer_without_a_telephone() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let uscc = SocialCreditCode::complete("91990101MA0000077").unwrap();
    let for_firm = |firm: &str| VacancyForm {
        uscc: uscc.as_ref().to_owned(),
        firm: firm.to_owned(),
        ..form("做豆腐")
    };
    let nameless = postings.keep(&officer(), None, for_firm(""), Keep::Checked).await;
    assert_eq!(nameless, Err(Refusal::field("firm", Problem::Required)));
    let id = keep(&world, &officer(), for_firm("河湾豆腐坊")).await;
    let version = view(&world, &officer(), id).await.version;
    assert_eq!(postings.send(&officer(), id, version).await, Ok(Sent::Live));
    let vacancy = kept(&world, id).await.unwrap();
    assert_eq!(vacancy.employer_name, "河湾豆腐坊");
    let second = keep(&world, &officer(), for_firm("别的名字")).await;
    let posting = world.services.db.find_posting(second).await.unwrap().unwrap();
    assert_eq!(posting.employer, vacancy.employer, "known by its code");
    let outside = VacancyForm {
        area: OTHER_TOWN.to_owned(),
        ..for_firm("河湾豆腐坊")
    };
    let kept_outside = postings.keep(&officer(), None, outside, Keep::Checked).await;
    assert_eq!(kept_outside, Err(Refusal::NotFound));
}

#[tokio::test]
async fn a_change_to_an_open_one_is_judged_again_and_keeps_what_came_of_it() {
    let world = shop().await;
    let postings = &world.ports.postings;
    let id = publish(&world, form("缝纫工")).await;
    let no = kept(&world, id).await.unwrap().no;
    let dearer = VacancyForm {
        pay_low: "3600".to_owned(),
        ..form("缝纫工")
    };
    postings
        .keep(&boss(), Some(id), dearer, Keep::Checked)
        .await
        .unwrap();
    let old = kept(&world, id).await.unwrap();
    assert_eq!(old.wage.low.unwrap().whole_yuan(), 3000, "not before it is sent");
    assert_eq!(send(&world, id).await, Ok(Sent::Live));
    let new = kept(&world, id).await.unwrap();
    assert_eq!((new.wage.low.unwrap().whole_yuan(), new.no), (3600, no));
    postings
        .keep(&boss(), Some(id), saying("坐着缝衣服，限女性。"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Ok(Sent::Review));
    assert_eq!(found(&world, "缝纫").await, 0, "hidden until somebody has looked");
}

#[tokio::test]
async fn it_grows_old_the_owner_is_asked_and_it_closes() {
    let somebody = person(1, VILLAGE);
    let world = World::with(std::slice::from_ref(&somebody), &[]).await;
    open_shop(&world).await;
    let id = publish(&world, form("缝纫工")).await;
    world.round().await;
    let mine = world.ports.leads.mine(&Actor::Seeker(somebody.id)).await.unwrap();
    assert!(mine.leads[0].open);
    let kinds = async || {
        let own = world.ports.postings.mine(&boss()).await.unwrap();
        own.notices
            .iter()
            .map(|(notice, _)| notice.kind)
            .collect::<Vec<_>>()
    };
    world.clock.forward(TimeDelta::days(59));
    world.services.tidy().await.unwrap();
    assert_eq!(kinds().await, []);
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    assert_eq!(kinds().await, [NoticeKind::Nudged], "asked once");
    assert!(view(&world, &boss(), id).await.shown.unwrap().ageing);
    world.clock.forward(TimeDelta::days(29));
    world.services.tidy().await.unwrap();
    assert_eq!(
        state(&world, id).await,
        Some(VacancyState::Open),
        "the ninetieth day"
    );
    world.clock.forward(TimeDelta::days(1));
    world.services.tidy().await.unwrap();
    assert_eq!(state(&world, id).await, Some(VacancyState::Closed));
    assert_eq!(kinds().await[0], NoticeKind::Expired);
    assert_eq!(found(&world, "缝纫").await, 0);
    let lead = world.leads_of(&somebody).await.remove(0);
    assert!(matches!(lead.state, LeadState::Closed { .. }), "{:?}", lead.state);
    let mine = world.ports.leads.mine(&Actor::Seeker(somebody.id)).await.unwrap();
    assert!(!mine.leads[0].open, "who got it reads that it is gone");
    assert_eq!(world.ports.postings.reopen(&boss(), id).await, Ok(()));
    assert_eq!(found(&world, "缝纫").await, 1);
}

#[tokio::test]
async fn an_officer_who_takes_it_back_tells_the_employer_and_it_does_not_come_again() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    let vacancies = &world.ports.vacancies;
    vacancies
        .withdraw(&officer(), id, "地址是假的".to_owned())
        .await
        .unwrap();
    let own = world.ports.postings.mine(&boss()).await.unwrap();
    assert_eq!(own.notices[0].0.kind, NoticeKind::Withdrawn);
    assert_eq!(
        world.ports.postings.reopen(&boss(), id).await,
        Err(Refusal::Changed)
    );
    let postings = &world.ports.postings;
    postings
        .keep(&boss(), Some(id), form("缝纫工"), Keep::Checked)
        .await
        .unwrap();
    assert_eq!(send(&world, id).await, Err(Refusal::Changed));
}

#[tokio::test]
async fn a_touch_begins_the_days_anew() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    world.clock.forward(TimeDelta::days(80));
    world.services.tidy().await.unwrap();
    assert_eq!(world.ports.postings.touch(&boss(), id).await, Ok(()));
    world.clock.forward(TimeDelta::days(59));
    world.services.tidy().await.unwrap();
    assert_eq!(state(&world, id).await, Some(VacancyState::Open));
    assert!(!view(&world, &boss(), id).await.shown.unwrap().ageing);
}

#[tokio::test]
async fn closing_tells_those_who_have_not_answered_and_owes_an_answer_to_those_who_have() {
    let (one, two) = (person(1, VILLAGE), person(2, VILLAGE));
    let world = World::with(&[one.clone(), two.clone()], &[]).await;
    open_shop(&world).await;
    let id = publish(&world, form("缝纫工")).await;
    world.round().await;
    for person in [&one, &two] {
        world.ports.leads.mine(&Actor::Seeker(person.id)).await.unwrap();
    }
    let lead = world.leads_of(&one).await.remove(0);
    let yes = Answer::Interested;
    world
        .ports
        .leads
        .answer_mine(&Actor::Seeker(one.id), lead.id, yes)
        .await
        .unwrap();
    assert_eq!(world.ports.postings.close(&boss(), id).await, Ok(()));
    let states = [
        world.leads_of(&one).await[0].state.code(),
        world.leads_of(&two).await[0].state.code(),
    ];
    assert_eq!(states, ["answered", "closed"]);
    assert_eq!(
        world.ports.postings.close(&boss(), id).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn reopening_looks_at_the_minimum_wage_of_today() {
    let world = shop().await;
    let id = publish(&world, form("缝纫工")).await;
    world.ports.postings.close(&boss(), id).await.unwrap();
    let mut change = world.services.db.begin().await.unwrap();
    let raised = PolicyParameter {
        programme: "test".to_owned(),
        area: Some(code(COUNTY)),
        key: ParamKey::MinimumWage,
        value: 310_000,
        valid_from: day("2026-06-01"),
        valid_to: None,
        source: "test".to_owned(),
    };
    change
        .add_missing_policy_parameters(&Params(vec![raised]))
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        world.ports.postings.reopen(&boss(), id).await,
        Err(Refusal::PostingBlocked)
    );
    let like = world.ports.postings.blank(&boss(), Some(id)).await.unwrap();
    assert_eq!(like.form.title, "缝纫工", "it can be posted anew");
}

fn day_labour(unit: &str, pay: &str) -> VacancyForm {
    VacancyForm {
        title: "搬运".to_owned(),
        headcount: "3".to_owned(),
        kind: "day_job".to_owned(),
        pay_low: pay.to_owned(),
        pay_unit: unit.to_owned(),
        area: TOWN.to_owned(),
        work_from: "2026-07-01".to_owned(),
        work_to: "2026-07-02".to_owned(),
        hours: "早 7 点到下午 5 点".to_owned(),
        meeting: "镇政府门口".to_owned(),
        ..VacancyForm::default()
    }
}

#[tokio::test]
async fn day_labour_stands_on_the_board_and_goes_away_after_its_last_day() {
    let world = shop().await;
    let id = publish(&world, day_labour("day", "200")).await;
    let board = async || {
        world
            .ports
            .day_jobs
            .day_jobs(&Actor::Visitor, Some(code(TOWN)))
            .await
            .unwrap()
    };
    let lines = board().await.lines;
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].vacancy, lines[0].left), (id, 3));
    assert_eq!(lines[0].days.meeting, "镇政府门口");
    let elsewhere = world
        .ports
        .day_jobs
        .day_jobs(&Actor::Visitor, Some(code(OTHER_TOWN)))
        .await;
    assert!(elsewhere.unwrap().lines.is_empty());
    world.clock.set("2026-07-02");
    assert_eq!(board().await.lines.len(), 1, "the last day is worked");
    world.clock.set("2026-07-03");
    assert!(board().await.lines.is_empty());
    assert!(!view(&world, &boss(), id).await.shown.unwrap().open);
}

#[tokio::test]
async fn day_labour_asks_for_its_days_and_where_one_meets() {
    let world = shop().await;
    let bare = VacancyForm {
        work_from: String::new(),
        meeting: String::new(),
        ..day_labour("day", "200")
    };
    let told = world
        .ports
        .postings
        .keep(&boss(), None, bare, Keep::Checked)
        .await;
    let Err(Refusal::Fields(problems)) = told else {
        panic!("{told:?}")
    };
    let fields: Vec<&str> = problems.iter().map(|one| one.field.as_str()).collect();
    assert!(
        fields.contains(&"work_from") && fields.contains(&"meeting"),
        "{fields:?}"
    );
}

#[tokio::test]
async fn pay_by_the_hour_is_compared_with_the_dated_figure() {
    let world = shop().await;
    set(&world, ParamKey::MinimumWageHour, 2_200).await;
    let id = keep(&world, &boss(), day_labour("hour", "21.99")).await;
    assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked));
    let low = view(&world, &boss(), id).await.objections;
    assert!(matches!(low[0], Objection::BelowHourly { .. }), "{low:?}");
    publish(&world, day_labour("hour", "22")).await;
}

#[tokio::test]
async fn who_seeks_people_for_others_names_a_licence_that_holds() {
    let world = shop().await;
    let agency = |no: &str, until: &str| VacancyForm {
        for_others: VacancyForm::YES.to_owned(),
        licence_no: no.to_owned(),
        licence_until: until.to_owned(),
        ..form("缝纫工")
    };
    for (no, until) in [("", ""), ("HR-330598-7", "2026-06-29")] {
        let id = keep(&world, &boss(), agency(no, until)).await;
        assert_eq!(send(&world, id).await, Err(Refusal::PostingBlocked), "{no}");
    }
    let id = keep(&world, &boss(), agency("HR-330598-7", "2027-06-29")).await;
    assert_eq!(send(&world, id).await, Ok(Sent::Review), "an officer compares it");
    let blank = world.ports.postings.blank(&boss(), None).await.unwrap();
    assert_eq!(
        blank.form.licence_no, "HR-330598-7",
        "it is kept with the employer"
    );
}

#[tokio::test]
async fn a_reserved_post_is_for_people_with_a_disability() {
    let world = shop().await;
    let reserved = VacancyForm {
        reserved: VacancyForm::YES.to_owned(),
        kind: "domestic_service".to_owned(),
        ..form("保洁")
    };
    let id = publish(&world, reserved).await;
    let kept = kept(&world, id).await.unwrap();
    assert!(
        kept.reserved_for
            .has(domain::person::Category::PersonWithDisability)
    );
    assert_eq!(kept.kind, domain::vacancy::VacancyKind::DomesticService);
}
