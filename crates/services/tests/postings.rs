//! Vacancies as they are entered: kept, judged, sent, looked through, kept true.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod ageing;
mod held;
mod kinds;
mod reviewing;

use crate::world::{OTHER_TOWN, TOWN, World, code, day, employer_id, staff};
use domain::actor::{Actor, Role};
use domain::catalogue::CatalogueQuery;
use domain::employer_account::{EmployerAccount, Standing};
use domain::ids::{AccountId, EmployerId, VacancyId};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::ports::{Keep, PostingView, Sent, Verdict};
use domain::posting::{Objection, Stage, VacancyForm};
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
    let men_only = VacancyForm {
        description: "限男性".to_owned(),
        ..for_firm("河湾豆腐坊")
    };
    let own = keep(&world, &officer(), men_only).await;
    let version = view(&world, &officer(), own).await.version;
    assert_eq!(postings.send(&officer(), own, version).await, Ok(Sent::Review));
    let version = view(&world, &officer(), own).await.version;
    let approved = postings.decide(&officer(), own, version, Verdict::Approve).await;
    assert_eq!(
        approved,
        Err(Refusal::FourEyes),
        "nobody approves what they entered"
    );
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
