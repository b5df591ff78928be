//! Lists of people.

use crate::fakes::{Fake, id};
use crate::site::Reader;
use domain::actor::Role;

#[tokio::test]
async fn what_was_typed_stands_in_no_address() {
    let page = Reader::staff(Role::Coordinator)
        .open("/staff/people?found=mark&group=poor_worker&page=2")
        .await;
    page.shows(&[
        r#"method="post" action="/staff/people/find""#,
        r#"name="text""#,
        "找“李秀英”",
        r#"value="李秀英""#,
        "共 90 人",
        "/staff/people?found=mark&amp;group=poor_worker&amp;page=3",
        // The chip takes itself away and begins with the first page.
        r#"href="/staff/people?found=mark" aria-label="去掉 贫困劳动者""#,
        r#"name="found" value="mark""#,
        "P0001",
        "liu",
    ])
    .hides(&["q=%E6%9D%8E", "text=%E6%9D%8E", "刚才找的词已经清掉了"]);
}

#[tokio::test]
async fn what_is_no_longer_kept_is_asked_for_again() {
    let page = Reader::staff(Role::Coordinator)
        .open("/staff/people?found=other")
        .await;
    page.shows(&["刚才找的词已经清掉了"]);
}

#[tokio::test]
async fn an_empty_list_says_what_to_do() {
    let reader = Reader {
        fake: Fake {
            empty: true,
            ..Fake::default()
        },
        ..Reader::staff(Role::Coordinator)
    };
    for (address, text) in [
        ("/staff/people?found=mark", "没找到。试试少写几个字"),
        ("/staff/people?age=16-24", "没有人符合。去掉几个条件再看。"),
        ("/staff/people?whose=mine", "现在没有归你管的人。"),
    ] {
        reader.open(address).await.shows(&[text, "共 0 人"]);
    }
}

#[tokio::test]
async fn filters_are_kept_in_the_address_and_nonsense_is_ignored() {
    let owner = id(700);
    let address = format!("/staff/people?pace=red&age=oops&stale=1&owner={owner}&order=age");
    let page = Reader::staff(Role::TownOfficer).open(&address).await;
    page.shows(&[
        r#"<option value="red" selected"#,
        r#"<option value="age" selected"#,
        r#"name="stale" value="1" checked"#,
        r#"aria-label="去掉 差两个以上""#,
        r#"aria-label="去掉 很久没有联系""#,
    ]);
}
