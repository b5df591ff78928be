//! Assistance weeks, as pages.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use domain::actor::Role;

fn county() -> Reader {
    Reader::staff(Role::CountyOfficer)
}

fn empty() -> Reader {
    Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..county()
    }
}

fn page(rest: &str) -> String {
    format!("/staff/weeks/{}{rest}", id(990))
}

#[tokio::test]
async fn the_list_leads_to_the_week_and_to_a_new_one() {
    let list = county().open("/staff/weeks").await;
    list.shows(&["2026年就业援助周", "开展", "2 件该做没做", r#"name="starts_on""#]);
    empty()
        .open("/staff/weeks")
        .await
        .shows(&["还没有援助周", "排一个援助周"]);
    county().open("/staff").await.shows(&["就业援助周"]);
}

#[tokio::test]
async fn the_week_shows_stages_what_is_late_streets_and_history() {
    let week = county().open(&page("")).await;
    week.shows(&[
        r#"aria-current="step""#,
        "该做没做",
        "通知街道、社区做统计准备",
        "河湾镇",
        "迟报",
        "手填数 14",
        "休息日",
        "会场漏水",
        "有街道的上报数和名单不一致",
        "日子不再改",
        r#"name="evidence""#,
    ]);
    let unset = empty().open(&page("")).await;
    unset.shows(&["还没有设定，不能进入开展阶段", "/staff/figures", "改日子"]);
}

#[tokio::test]
async fn venues_show_who_stands_where_and_what_is_missing() {
    let places = county().open(&page("/places")).await;
    places.shows(&[
        "主会场还缺：饮水",
        "政策咨询台",
        "还没安排人",
        "照片 12",
        "宣传点 0 处，至少 5 处",
    ]);
    empty().open(&page("/places")).await.shows(&["还没有会场"]);
}

#[tokio::test]
async fn the_roll_call_has_the_clock_on_top_and_renews_itself() {
    let roll = county().open(&page("/roll-call")).await;
    roll.shows(&["布置会场", "现在更新", "tel:13800000001", "到岗 0/1"]);
    let other = empty().open(&page("/roll-call")).await;
    other.shows(&["主题日当天"]);
    other.hides(&["现在更新"]);
}

#[tokio::test]
async fn people_are_chosen_from_the_list_they_stand_on() {
    let candidates = county().open(&page("/people")).await;
    candidates.shows(&[
        "李秀英",
        "就业困难",
        r#"value="state""#,
        "截止时间已过",
        r#"name="manual""#,
    ]);
    candidates.hides(&[r#"value="recognise""#]);
    let recognised = county().open(&page("/people?show=recognised")).await;
    recognised.shows(&[r#"value="visit""#, "第 7 号 张华", r#"value="strike""#]);
    empty().open(&page("/people")).await.shows(&["这里没有人"]);
}

#[tokio::test]
async fn badges_are_printed_eight_on_a_sheet() {
    county()
        .open(&page("/media"))
        .await
        .shows(&["青禾日报", "怎么报名？", "还没有会议纪要", "打印工作证"]);
    let badges = county().open(&page("/badges")).await;
    badges.shows(&[r#"class="badge""#, "张华", "第 7 号"]);
}

#[tokio::test]
async fn the_report_stands_beside_what_is_counted_now() {
    let report = county().open(&page("/report")).await;
    report.shows(&[
        "上报数",
        "认定援助对象 12 → 13",
        "制表人",
        "report.csv",
        r#"value="accept""#,
        "安排回访",
    ]);
    let rows = county().open(&page("/rows?figure=recognised")).await;
    rows.shows(&["李秀英 P500", "合计"]);
}

#[tokio::test]
async fn everybody_reads_of_the_week() {
    let events = Reader::default().open("/events").await;
    events.shows(&["2026年就业援助周", "9:00—16:00", "劳动力资源市场", "tel:0572"]);
    events.hides(&["张华"]);
}
