//! Files that may be of one person.

use domain::ids::PersonId;
use domain::look_alike::{
    Candidate, Likeness, NameKey, Pair, Traits, differ_by_one, is_typing_slip, likeness, name_likeness, pair,
    pairs,
};
use domain::values::{AreaCode, ResidentId};
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

fn candidate(number: u128, plain: &str, spelt: &str, birth: &str) -> Candidate {
    Candidate {
        id: PersonId(Uuid::from_u128(number)),
        name: key(plain, spelt),
        birth: birth.parse().expect("a day"),
        area: code("330598100201"),
        phone: None,
    }
}

fn found(people: &[Candidate]) -> Vec<(u128, u128, Likeness, bool)> {
    let told = |pair: &Pair| {
        let (one, other) = (pair.one.0.as_u128(), pair.other.0.as_u128());
        (one, other, pair.likeness, pair.is_likely())
    };
    pairs(people).iter().map(told).collect()
}

#[test]
fn pairs_are_found_among_many_the_likeliest_first() {
    let people = [
        candidate(1, "李秀英", "lixiuying", "1985-05-01"),
        candidate(2, "李秀芳", "lixiufang", "1985-07-01"),
        candidate(3, "李秀瑛", "lixiuying", "1985-05-01"),
        candidate(4, "周金龙", "zhoujinlong", "1985-08-08"),
        candidate(5, "周金虎", "zhoujinhu", "1985-08-08"),
        candidate(6, "李秀英", "lixiuying", "1986-05-01"),
        candidate(7, "丽", "li", "1985-05-01"),
        candidate(8, "王丽", "wangli", "1985-05-01"),
        candidate(9, "王力", "wangli", "1985-09-01"),
        candidate(10, "王强", "wangqiang", "1985-09-01"),
    ];
    assert_eq!(
        found(&people),
        [
            (1, 3, Likeness::SamePinyin, true),
            (4, 5, Likeness::OneCharacter, true),
            (8, 9, Likeness::SamePinyin, true),
            (1, 2, Likeness::OneCharacter, false),
            (2, 3, Likeness::OneCharacter, false),
        ]
    );
}

#[test]
fn a_pair_is_found_exactly_when_the_names_agree() {
    let names = [
        ("李秀英", "lixiuying"),
        ("李秀芳", "lixiufang"),
        ("李英", "liying"),
        ("李小秀英", "lixiaoxiuying"),
        ("欧阳建国", "ouyangjianguo"),
        ("欧阳建军", "ouyangjianjun"),
        ("张伟", "zhangwei"),
        ("章伟", "zhangwei"),
        ("张强", "zhangqiang"),
        ("丽", "li"),
        ("力", "li"),
        ("", ""),
    ];
    let people: Vec<Candidate> = (1..)
        .zip(names)
        .map(|(number, (plain, spelt))| candidate(number, plain, spelt, "1985-05-01"))
        .collect();
    let pairs = pairs(&people);
    for one in &people {
        for other in people.iter().filter(|other| other.id > one.id) {
            let alike = name_likeness(&one.name, &other.name);
            let found = pairs
                .iter()
                .find(|pair| (pair.one, pair.other) == (one.id, other.id))
                .map(|pair| pair.likeness);
            assert_eq!(found, alike, "{} {}", one.name.plain, other.name.plain);
        }
    }
}

#[test]
fn a_shared_telephone_is_a_sign_but_none_is_no_telephone() {
    let phone = |candidate: Candidate, mark: Option<u8>| Candidate {
        phone: mark.map(|mark| vec![mark]),
        ..candidate
    };
    let like = |one: Option<u8>, other: Option<u8>| {
        let people = [
            phone(candidate(1, "李秀英", "lixiuying", "1985-05-01"), one),
            phone(candidate(2, "李秀芳", "lixiufang", "1985-07-01"), other),
        ];
        pairs(&people)[0].is_likely()
    };
    assert!(like(Some(1), Some(1)));
    assert!(!like(Some(1), Some(2)));
    assert!(!like(None, None));
}

#[test]
fn a_slip_of_the_finger_changes_one_digit_or_swaps_two() {
    let number = |area, birth: &str, sequence| {
        ResidentId::compose(area, birth.parse().expect("a day"), sequence).expect("a number")
    };
    let one = number(999_801, "1980-05-12", 12);
    assert!(is_typing_slip(one, number(999_801, "1980-05-12", 17)));
    assert!(is_typing_slip(one, number(999_801, "1980-05-21", 12)));
    assert!(is_typing_slip(one, number(999_802, "1980-05-12", 12)));
    assert!(!is_typing_slip(one, one));
    assert!(!is_typing_slip(one, number(999_801, "1980-05-12", 45)));
    assert!(!is_typing_slip(one, number(999_802, "1980-05-12", 13)));
}
