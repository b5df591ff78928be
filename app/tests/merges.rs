//! Files that may be of one person: the list, the choice, and the way back.

use crate::fakes::{Fake, GONE, id};
use crate::site::Reader;
use axum::http::StatusCode;
use domain::actor::Role;
use domain::look_alike::{Likeness, LookAlike};
use domain::refusal::{Problem, Refusal};

fn coordinator() -> Reader {
    Reader::staff(Role::Coordinator)
}

#[tokio::test]
async fn a_pair_stands_side_by_side_with_what_speaks_for_it() {
    let page = coordinator().open("/staff/look-alikes?area=330521&all=yes").await;
    page.shows(&[
        "李秀英 · 李秀瑛",
        "姓名同音、生日相同、电话相同、身份证号只差一位，或者两位写反了",
        "999801**********1X",
        "共 12 对",
        r#"action="/staff/look-alikes/apart""#,
        r#"name="area" value="330521""#,
        r#"name="all" value="yes""#,
        // The fuller file is the one to keep.
        &format!("/staff/merge?kept={}&amp;gone={}", id(501), id(500)),
        "page=2",
        "说过不是同一个人的 1",
    ])
    .hides(&["李秀英&amp;", "name=%E6%9D%8E", "也看只有名字"]);
    let page = coordinator().open("/staff/look-alikes").await;
    page.shows(&["也看只有名字差一个字的（30 对）"]);
}

#[tokio::test]
async fn what_was_set_apart_can_be_looked_at_again() {
    let page = coordinator().open("/staff/look-alikes?apart=yes").await;
    page.shows(&[r#"action="/staff/look-alikes/again""#, "再放回去看", "liu"])
        .hides(&["是同一个人，合成一份"]);
}

#[tokio::test]
async fn an_empty_list_and_a_list_too_long_say_what_to_do() {
    let with = |fake: Fake| Reader {
        fake,
        ..coordinator()
    };
    let empty = Fake {
        empty: true,
        ..Fake::default()
    };
    let page = with(empty.clone()).open("/staff/look-alikes").await;
    page.shows(&["没有要看的了。"]);
    let page = with(empty).open("/staff/look-alikes?apart=yes").await;
    page.shows(&["还没有说过“不是同一个人”的。"]);
    let long = Fake {
        closed: true,
        ..Fake::default()
    };
    let page = with(long).open("/staff/look-alikes?apart=yes").await;
    page.shows(&[
        "先选一个地方",
        "河湾镇",
        "/staff/look-alikes?area=330521101&amp;apart=yes",
    ]);
}

#[tokio::test]
async fn whoever_merges_sees_what_differs_and_what_comes_over() {
    let address = format!("/staff/merge?kept={}&gone={}", id(501), id(500));
    let page = coordinator().open(&address).await;
    page.shows(&[
        r#"action="/staff/merge""#,
        r#"name="kept_version" value="3""#,
        r#"name="gone_version" value="7""#,
        r#"name="from-name" value="kept" checked"#,
        r#"name="from-skills" value="both" checked"#,
        r#"name="from-left" value="kept" checked"#,
        "没填",
        "村东头",
        "岗位信息 2 个",
        "工作经历、培训、证书、电话和记录 4 条",
        "走访、就业、补贴、培训、招聘会等 3 项",
        "两份都送过同一个岗位的 1 个",
        "家庭关系",
        r#"name="sure" value="yes" required"#,
        &format!("/staff/merge?kept={}&amp;gone={}", id(500), id(501)),
    ]);
    let page = coordinator().open("/staff/merge?kept=x&gone=y").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_that_comes_back_keeps_what_was_chosen() {
    let mut reader = coordinator();
    reader.flash.refusal = Some(Refusal::field("sure", Problem::Required));
    reader.flash.typed = vec![("from-name".to_owned(), "gone".to_owned())];
    let address = format!("/staff/merge?kept={}&gone={}", id(501), id(500));
    reader
        .open(&address)
        .await
        .shows(&["这里要填。", r#"name="from-name" value="gone" checked"#]);
}

#[tokio::test]
async fn an_undo_says_what_cannot_be_taken_apart() {
    let address = format!("/staff/merges/{}", id(900));
    coordinator().open(&address).await.shows(&[
        "并入了 P0666",
        "合并时收起来的岗位 1 个，放回原来那份",
        "合并以后改过的：",
        "2 个岗位，合并以后送到了或有了答复",
        &format!(r#"action="/staff/merges/{}/undo""#, id(900)),
    ]);
    let stuck = Reader {
        fake: Fake {
            closed: true,
            ..Fake::default()
        },
        ..coordinator()
    };
    stuck
        .open(&address)
        .await
        .shows(&["现在不能撤销。", "有一条凭证要丢"])
        .hides(&["/undo"]);
}

#[tokio::test]
async fn the_page_of_a_file_that_was_merged_leads_on() {
    let address = format!("/staff/people/{}?tab=file", id(GONE));
    let page = coordinator().open(&address).await;
    assert!(page.status.is_redirection(), "{}", page.status);
    let kept = format!("/staff/people/{}?tab=file", id(500));
    page.shows(&["这份档案已经和另一份合成一份了。", &kept]);
    let page = coordinator().open(&kept).await;
    page.shows(&[
        "合并进来的档案",
        "并入了 P0666",
        &format!("/staff/merges/{}", id(900)),
    ]);
}

#[tokio::test]
async fn somebody_new_is_looked_for_before_they_are_entered() {
    let page = coordinator().open("/staff/people/new").await;
    page.shows(&[r#"id="new-person""#, r#"aria-live="polite""#, "AlikeWarning"])
        .hides(&["other_person"]);
    let mut reader = coordinator();
    let alike = |person: bool| LookAlike {
        likeness: Likeness::SamePinyin,
        office: "河湾镇 柳树村".to_owned(),
        person: person.then(|| domain::ids::PersonId(id(500))),
        name: person.then(|| "李秀英".to_owned()),
    };
    reader.flash.alike = vec![alike(true), alike(false)];
    reader.flash.typed = vec![("name".to_owned(), "李秀瑛".to_owned())];
    reader.open("/staff/people/new").await.shows(&[
        "这个人可能已经有档案了",
        "姓名同音 · 档案在河湾镇 柳树村",
        &format!("/staff/people/{}?tab=file", id(500)),
        r#"type="checkbox" name="other_person" value="yes""#,
        r#"value="李秀瑛""#,
    ]);
}

#[tokio::test]
async fn the_list_of_people_leads_to_the_look_alikes() {
    let page = coordinator().open("/staff/people?area=330521101").await;
    page.shows(&["/staff/look-alikes?area=330521101"]);
    let page = Reader::staff(Role::Auditor).open("/staff/people").await;
    page.hides(&["/staff/look-alikes"]);
}
