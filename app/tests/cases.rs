//! Complaints, the lists of firms and files of employers, as pages.

use crate::fakes::{Fake, case_id, firm_id, id, listing_id};
use crate::site::Reader;
use app::Flash;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, EmployerId, PersonId};
use domain::refusal::{Problem, Refusal};

fn town() -> Reader {
    Reader::staff(Role::TownOfficer)
}

fn empty(reader: Reader) -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..reader
    }
}

fn boss() -> Reader {
    Reader::signed_in(Actor::Employer {
        employer: EmployerId(id(40)),
        account: AccountId(id(41)),
    })
}

#[tokio::test]
async fn anybody_may_complain_about_a_vacancy_without_a_name() {
    let address = format!("/complaints/new?vacancy={}", id(1));
    let page = Reader::default().open(&address).await;
    page.shows(&[
        "缝纫工",
        "可以不写名字",
        r#"action="/complaints""#,
        r#"value="posting" selected"#,
        r#"name="words""#,
        r#"name="phone""#,
    ]);
    page.hides(&[r#"name="firm""#]);
    let flash = Flash {
        refusal: Some(Refusal::field("people", Problem::OutOfRange)),
        typed: vec![
            ("vacancy".to_owned(), id(1).to_string()),
            ("words".to_owned(), "没发工资".to_owned()),
        ],
        ..Flash::default()
    };
    let again = Reader {
        flash,
        ..Reader::default()
    };
    again
        .open("/complaints/new")
        .await
        .shows(&[r#"id="people-problem""#, "没发工资</textarea>", "缝纫工"]);
}

#[tokio::test]
async fn the_code_shows_how_it_stands_and_nothing_else() {
    let with = |code: &str| Reader {
        flash: Flash {
            secrets: vec![code.to_owned()],
            ..Flash::default()
        },
        ..Reader::default()
    };
    let page = with("known").open("/complaints").await;
    page.shows(&["已责令支付", "青禾建设付 9000 元", "超期", "20260620-ABC123"]);
    page.hides(&["三个月没发工资"]);
    with("other").open("/complaints").await.shows(&["没有这个查询码"]);
    Reader::default()
        .open("/complaints")
        .await
        .shows(&[r#"action="/complaints/standing""#]);
}

#[tokio::test]
async fn ones_own_complaints_stand_on_a_page_of_their_own() {
    let me = || Reader::signed_in(Actor::Seeker(PersonId(id(500))));
    me().open("/me/cases")
        .await
        .shows(&["已责令支付", r#"href="/complaints/new""#]);
    empty(me()).open("/me/cases").await.shows(&["你还没有投诉过"]);
    me().open("/me").await.shows(&[r#"href="/me/cases""#]);
}

#[tokio::test]
async fn the_desk_says_what_is_late_in_red() {
    let page = town().open("/staff/cases").await;
    page.shows(&[
        "3 件没办完，1 件超期",
        "mark red",
        "李秀英",
        r#"href="/staff/cases/new""#,
    ]);
    empty(town()).open("/staff/cases").await.shows(&["这里没有案件"]);
    town()
        .open("/staff")
        .await
        .shows(&[r#"href="/staff/cases""#, "3 件没办完，1 件超期"]);
    town().open("/staff/tasks").await.shows(&["3 件没办完，1 件超期"]);
    let coordinator = Reader::staff(Role::Coordinator).open("/staff").await;
    coordinator.shows(&[r#"href="/staff/cases/new""#]);
    coordinator.hides(&["3 件没办完"]);
}

#[tokio::test]
async fn a_case_shows_what_was_said_by_which_rule_and_what_can_be_done() {
    let address = format!("/staff/cases/{}", case_id());
    let page = town().open(&address).await;
    page.shows(&[
        "三个月没发工资",
        "没有留名字",
        "总包单位先行垫付",
        "R82",
        r#"name="deed" value="pay""#,
        &format!(
            "/staff/blacklist/new?employer={}&amp;case={}",
            firm_id(),
            case_id()
        ),
    ]);
    page.hides(&[r#"name="deed" value="accept""#]);
    let flash = Flash {
        refusal: Some(Refusal::field("amount", Problem::Required)),
        typed: vec![
            ("deed".to_owned(), "pay".to_owned()),
            ("words".to_owned(), "付了".to_owned()),
        ],
        ..Flash::default()
    };
    let again = Reader { flash, ..town() };
    again
        .open(&address)
        .await
        .shows(&[r#"id="amount-problem""#, "付了</textarea>"]);
}

#[tokio::test]
async fn an_entry_is_decided_by_somebody_else_who_may() {
    let address = format!("/staff/blacklist/{}", listing_id());
    let county = Reader::staff(Role::CountyOfficer).open(&address).await;
    county.shows(&[
        "工程款没到",
        r#"name="decision_no""#,
        "在招的岗位马上关闭",
        "20260620-ABC123",
    ]);
    let own = Reader {
        fake: Fake {
            officer: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::CountyOfficer)
    };
    let page = own.open(&address).await;
    page.shows(&["要由另一个人决定"]);
    page.hides(&[r#"name="decision_no""#]);
    town().open(&address).await.shows(&["由县里决定"]);
    town()
        .open("/staff/blacklist")
        .await
        .shows(&["青禾建设", "已通知"]);
    let new = format!("/staff/blacklist/new?employer={}", firm_id());
    Reader::staff(Role::CountyOfficer)
        .open(&new)
        .await
        .shows(&["青禾建设", r#"name="ground""#]);
}

#[tokio::test]
async fn the_public_list_names_firms_alone() {
    let page = Reader::default().open("/blacklist").await;
    page.shows(&["青禾建设", "青人社〔2026〕3号", "责令支付后拒不支付"]);
    page.hides(&["工程款没到", "孙八", "周九"]);
    empty(Reader::default())
        .open("/blacklist")
        .await
        .shows(&["现在没有单位在名单上"]);
}

#[tokio::test]
async fn a_firm_answers_and_declares_on_its_own_page() {
    let page = boss().open("/employer/firm").await;
    page.shows(&[
        "责令支付后没有付",
        &format!(r#"action="/employer/listings/{}""#, listing_id()),
        "请按期付清",
        "9000 元",
        r#"name="staff_dispatched""#,
        "不符合",
        r#"action="/employer/firm/contacts/remove""#,
    ]);
    page.hides(&["三个月没发工资", r#"name="deposit_due""#]);
    empty(boss()).open("/employer/firm").await.shows(&["还没有报过"]);
    // Its time runs out: it stands on the first page too.
    boss().open("/employer").await.shows(&[
        "有一份失信名单的通知，最晚 2026年6月29日",
        r#"href="/employer/firm#listings""#,
        "这期间不能发布岗位",
    ]);
}

#[tokio::test]
async fn the_file_of_a_firm_warns_and_is_found_by_name() {
    let file = town().open(&format!("/staff/employers/{}", firm_id())).await;
    file.shows(&[
        "河湾砖厂",
        "劳资专管员",
        r#"name="deposit_due""#,
        r#"name="ceased_on""#,
        "等核对",
        "还算不出来",
    ]);
    let found = town().open("/staff/employers?q=%E5%BB%BA%E8%AE%BE").await;
    found.shows(&[
        &format!(r#"href="/staff/employers/{}""#, firm_id()),
        "河湾砖厂",
        "先审",
    ]);
    town().open("/staff/employers?q=x").await.shows(&["没找到"]);
}

#[tokio::test]
async fn reports_stand_with_what_they_are_rates_of() {
    let page = town().open("/staff/arrears?year=2026&month=6").await;
    page.shows(&["98.9%", "4/5", "/staff/arrears.csv?", "河湾镇"]);
    let page = town().open("/staff/compliance?year=2026&quarter=2").await;
    page.shows(&["11/100", "超了", "/staff/compliance.csv?", "青禾建设"]);
    empty(town())
        .open("/staff/compliance")
        .await
        .shows(&["这段时间没有"]);
}
