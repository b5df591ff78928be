//! Accounts, the door, those who act for somebody, and employers.

use crate::fakes::Fake;
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, PersonId, ProxyId};
use uuid::Uuid;

const ONE: Uuid = Uuid::from_u128(1);

fn seeker() -> Reader {
    Reader::signed_in(Actor::Seeker(PersonId(ONE)))
}

fn proxy() -> Reader {
    Reader::signed_in(Actor::Proxy {
        person: PersonId(ONE),
        proxy: ProxyId(ONE),
    })
}

#[tokio::test]
async fn the_door_offers_a_code_by_text_message_only_where_one_can_be_sent() {
    let door = Reader::visitor().open("/me").await;
    door.shows(&[r#"action="/me/code""#, r#"name="phone""#, r#"action="/me/open""#]);
    let silent = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::visitor()
    };
    let door = silent.open("/me").await;
    door.shows(&["这里现在发不了短信", r#"action="/me/open""#])
        .hides(&[r#"name="phone""#]);
}

#[tokio::test]
async fn ones_own_page_shows_the_five_and_says_who_acts() {
    let own = seeker().open("/me").await;
    own.shows(&[
        "李** 的岗位",
        r#"action="/me/answer""#,
        r#"action="/me/sign-out""#,
        r#"href="/me/proxies""#,
        r#"href="/me/devices""#,
    ])
    .hides(&["你在帮", r#"action="/me/code""#]);
    let acting = proxy().open("/me").await;
    acting
        .shows(&["你在帮 李** 办事。"])
        .hides(&[r#"href="/me/proxies""#]);
}

#[tokio::test]
async fn those_who_share_a_number_are_asked_who_they_are() {
    let page = Reader::visitor().open("/me/who").await;
    page.shows(&[
        "你是谁？",
        "李** 本人",
        "帮 李** 办事的人",
        r#"type="radio" name="who" value="0""#,
        r#"name="proof""#,
    ]);
}

#[tokio::test]
async fn staff_read_that_family_answered() {
    let address = format!("/staff/people/{ONE}");
    let page = Reader::staff(Role::Coordinator).open(&address).await;
    page.shows(&[
        "家属代答",
        "家属代办",
        "王秀英",
        "本人按手印",
        r#"name="consent_on""#,
    ]);
    let reading = Reader::staff(Role::Auditor).open(&address).await;
    reading.shows(&["家属代办"]).hides(&[r#"name="consent_on""#]);
}

#[tokio::test]
async fn who_waits_to_be_confirmed_sees_nothing_else() {
    let waiting = Reader::signed_in(Actor::Applicant {
        account: AccountId(ONE),
    });
    let page = waiting.open("/employer").await;
    page.shows(&["等待确认", "青禾制衣厂"]).hides(&["谁能登录"]);
    let confirmed = Reader::signed_in(Actor::Employer {
        employer: EmployerId(ONE),
        account: AccountId(ONE),
    });
    let page = confirmed.open("/employer").await;
    page.shows(&[
        "已确认",
        "谁能登录",
        "138******21",
        r#"action="/employer/colleagues""#,
    ]);
}

#[tokio::test]
async fn employers_register_for_a_place() {
    Reader::visitor()
        .open("/employer/register")
        .await
        .shows(&["先选单位在哪里"])
        .hides(&[r#"name="uscc""#]);
    let placed = Reader::visitor().prefers("place=330521101");
    let page = placed.open("/employer/register").await;
    page.shows(&[
        r#"name="uscc""#,
        r#"name="area" value="330521101""#,
        r#"action="/employer/register""#,
    ]);
}

#[tokio::test]
async fn every_role_has_a_desk_and_an_account() {
    for role in Role::ALL {
        let reader = Reader::staff(*role);
        let desk = reader.open("/staff").await;
        assert_eq!(desk.status.as_u16(), 200, "{role}");
        desk.shows(&[r#"href="/staff/account""#]);
        let account = reader.open("/staff/account").await;
        account.shows(&[
            r#"action="/staff/account/password""#,
            "还剩 8 个备用码",
            "手机 · 微信",
        ]);
    }
    let first = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    first
        .open("/staff/account")
        .await
        .shows(&["先换一个自己的密码"])
        .hides(&[r#"action="/staff/account/second-step"#]);
}

#[tokio::test]
async fn accounts_are_asked_for_approved_and_closed_with_care() {
    let administrator = Reader::staff(Role::Administrator);
    let list = administrator.open("/staff/accounts").await;
    list.shows(&[
        "等批准",
        "在用",
        "部门审核员 · 自然资源（国土）",
        r#"action="/staff/accounts""#,
        "共 54 个账号，3 个等批准。",
        r#"href="/staff/accounts?page=2""#,
    ]);
    let second = administrator
        .open("/staff/accounts?role=coordinator&page=2")
        .await;
    second.shows(&[r#"href="/staff/accounts?role=coordinator""#]);
    let id = Uuid::from_u128(2);
    let file = administrator.open(&format!("/staff/accounts/{id}")).await;
    file.shows(&["手上的事，要交给别人", "wang.fang", "确定停用", "重设密码"]);
    for (number, shown, hidden) in [
        (3, "/take-back\"", "账号不归你管"),
        (4, "还没批准", "/take-back\""),
    ] {
        let id = Uuid::from_u128(number);
        let waiting = administrator.open(&format!("/staff/accounts/{id}")).await;
        waiting
            .shows(&[shown])
            .hides(&[hidden, "/approve\"", "账号不归你管"]);
    }
    let shown = Reader {
        flash: Flash {
            secrets: vec!["k3yp4ssw0rd".to_owned()],
            ..Flash::default()
        },
        ..administrator
    };
    shown
        .open(&format!("/staff/accounts/{id}"))
        .await
        .shows(&["k3yp4ssw0rd", "只显示这一次"]);
}

#[tokio::test]
async fn officers_see_whom_to_call_back() {
    let page = Reader::staff(Role::CountyOfficer).open("/staff/employers").await;
    page.shows(&[
        "青禾制衣厂",
        "青禾县制衣厂",
        "tel:15400000010",
        "黑名单",
        "/confirm\"",
        "/refuse\"",
    ]);
}
