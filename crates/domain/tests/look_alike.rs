//! Files that may be of one person.

use domain::ids::PersonId;
use domain::look_alike::{Likeness, NameKey, Traits, differ_by_one, likeness, pair};
use domain::values::AreaCode;
use uuid::Uuid;

fn key(plain: &str, spelt: &str) -> NameKey {
    NameKey {
        plain: plain.to_owned(),
        spelt: spelt.split(' ').map(str::to_owned).collect(),
        ..NameKey::default()
    }
}

fn code(text: &str) -> AreaCode {
    text.parse().expect("a code")
}

#[test]
fn one_character_may_be_mistaken_left_out_or_added() {
    for (one, other) in [
        ("李秀英", "李秀芳"),
        ("李秀英", "李英"),
        ("李英", "李秀英"),
        ("李秀英", "李小秀英"),
        ("欧阳建国", "欧阳建军"),
        ("王𠅤明", "王志明"),
    ] {
        assert!(differ_by_one(one, other), "{one} {other}");
        assert!(differ_by_one(other, one), "{other} {one}");
    }
    for (one, other) in [
        ("李秀英", "李秀英"),
        ("李秀英", "张秀芳"),
        ("李秀英", "秀英李"),
        ("张伟", "张强"),
        ("丽", "芳"),
        ("张", "张伟"),
        ("", "李秀"),
        ("哈哈", "哈哈哈哈"),
    ] {
        assert!(!differ_by_one(one, other), "{one} {other}");
    }
    assert!(
        differ_by_one("哈哈", "哈哈哈"),
        "characters that repeat are counted once"
    );
}

#[test]
fn only_of_one_year_and_township() {
    let (one, other) = (key("李秀英", "lixiuying"), key("李秀瑛", "lixiuying"));
    let traits = |name, birth_year, area: &str| Traits {
        name,
        birth_year,
        area: code(area),
    };
    let here = traits(&one, 1985, "330598100201");
    let like = |other: &Traits<'_>| likeness(&here, other);
    assert_eq!(
        like(&traits(&other, 1985, "330598100202")),
        Some(Likeness::SamePinyin)
    );
    assert_eq!(
        like(&traits(&other, 1985, "330598100")),
        Some(Likeness::SamePinyin)
    );
    assert_eq!(like(&traits(&other, 1986, "330598100202")), None);
    assert_eq!(like(&traits(&other, 1985, "330598101202")), None);
    assert_eq!(
        like(&traits(&one, 1985, "330598100202")),
        Some(Likeness::SameName)
    );
}

#[test]
fn a_name_is_found_by_each_spelling_once() {
    let name = NameKey {
        plain: "丽".to_owned(),
        parts: vec![String::new()],
        spelt: ["li".to_owned()].into(),
        initials: ["l".to_owned()].into(),
    };
    assert_eq!(name.all().into_iter().collect::<Vec<_>>(), ["l", "li", "丽"]);
}

#[test]
fn a_pair_has_one_order() {
    let (one, other) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
    assert_eq!(pair(one, other), pair(other, one));
}
