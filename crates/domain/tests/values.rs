//! Values that cannot be wrong.

use crate::build::{area, at, day};
use domain::clock::{Clock, FixedClock, day_in_shanghai, start_of_day};
use domain::ids::{IdSource, PersonId};
use domain::person::masked_name;
use domain::vacancy::{Licence, Wage, WageUnit, per_month};
use domain::values::{
    AreaCode, AreaLevel, DisabilityCertificateNo, DisabilityKind, Education, Fen, Phone, Point, ResidentId,
    Sex, SocialCreditCode, dates,
};
use proptest::prelude::*;

#[test]
fn padded_area_codes_lose_their_filling() {
    let cases = [
        ("340100", "3401"),
        ("310000", "31"),
        ("330503", "330503"),
        ("330503101000", "330503101"),
        ("330503000000", "330503"),
        ("330000000000", "33"),
        ("3400", "34"),
        ("330503101201", "330503101201"),
        ("110100", "1101"),
        ("330500", "3305"),
        ("330503100", "330503100"),
    ];
    for (padded, short) in cases {
        assert_eq!(
            AreaCode::parse_padded(padded)
                .map(|code| code.to_string())
                .as_deref(),
            Ok(short),
            "{padded}"
        );
    }
    for bad in [
        "",
        "3",
        "330",
        "33050",
        "3305031",
        "3305031012",
        "33o5",
        "000000",
        "05",
        "３３",
        "-33050",
        "+3",
    ] {
        assert!(AreaCode::parse_padded(bad).is_err(), "{bad}");
    }
}

#[test]
fn area_codes_are_compared_by_prefix() {
    let village = area("330503101201");
    for above in ["33", "3305", "330503", "330503101", "330503101201"] {
        assert!(area(above).contains(village), "{above}");
        assert!(area(above).touches(village) && village.touches(area(above)));
    }
    assert!(!village.contains(area("330503101")));
    assert!(!area("330502").touches(village));
    assert_eq!(village.parent(), Some(area("330503101")));
    assert_eq!(area("33").parent(), None);
    assert_eq!(village.at(AreaLevel::County), Some(area("330503")));
    assert_eq!(area("3305").at(AreaLevel::County), None);
    assert_eq!(
        village.path().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["33", "3305", "330503", "330503101", "330503101201"]
    );
}

fn any_area() -> impl Strategy<Value = AreaCode> {
    (11u64..99, 0u64..10_000_000_000, 0usize..5).prop_map(|(province, rest, level)| {
        let digits = format!("{province}{rest:010}");
        area(&digits[..[2, 4, 6, 9, 12][level]])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn area_codes_sort_like_their_text(a in any_area(), b in any_area()) {
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(a.contains(b), b.to_string().starts_with(&a.to_string()));
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn composed_resident_ids_are_read_back(days in 0i64..40_000, sequence in 0u16..1000, area in 110_000u32..999_999) {
        let birth = day("1920-01-01") + chrono::TimeDelta::days(days);
        let id = ResidentId::compose(area, birth, sequence).expect("a number");
        prop_assert_eq!(id.birth(), birth);
        prop_assert_eq!(id.sex() == Sex::Male, sequence % 2 == 1);
        prop_assert_eq!(ResidentId::parse(&String::from(id)), Ok(id));
    }

    #[test]
    fn one_changed_digit_of_a_resident_id_is_noticed(position in 0usize..17, change in 1u8..10) {
        let mut bytes = *b"11010519491231002X";
        bytes[position] = b'0' + (bytes[position] - b'0' + change) % 10;
        prop_assert!(ResidentId::parse(std::str::from_utf8(&bytes).expect("digits")).is_err());
    }

    #[test]
    fn completed_months_are_those_that_have_passed(days in 0i64..8000, months in 0u32..200) {
        let start = day("2000-01-31") + chrono::TimeDelta::days(days);
        let end = dates::add_months(start, months);
        prop_assert_eq!(dates::completed_months(start, end), months);
        if months > 0 && end > start {
            prop_assert!(dates::completed_months(start, end - chrono::TimeDelta::days(1)) < months);
        }
    }

    #[test]
    fn nothing_typed_makes_a_value_panic(text in "\\PC{0,24}") {
        let _ = AreaCode::parse_padded(&text);
        let _ = ResidentId::parse(&text);
        let _ = SocialCreditCode::parse(&text);
        let _ = DisabilityCertificateNo::parse(&text);
        let _ = Phone::parse(&text);
        let _ = dates::parse(&text);
        let _ = domain::trade::TradeSet::of(&text);
        let _ = masked_name(&text);
    }
}

#[test]
fn resident_ids_are_refused_for_what_is_wrong_with_them() {
    let good = ["11010519491231002X", " 11010519491231002x ", "440524188001010014"];
    assert!(good.iter().all(|text| ResidentId::parse(text).is_ok()));
    let bad = [
        "",
        "11010519491231002",
        "110105194912310020",
        "1101051949123100２X",
        "X1010519491231002X",
        "33050319900230001X",
    ];
    assert!(bad.iter().all(|text| ResidentId::parse(text).is_err()));
    let id = ResidentId::parse("11010519491231002X").expect("a number");
    assert_eq!((id.birth(), id.sex()), (day("1949-12-31"), Sex::Female));
    assert_eq!(id.masked(), "110105**********2X");
    assert_eq!(format!("{id:?}"), "ResidentId(…)");
    assert!(
        ResidentId::compose(999_001, day("1990-02-28"), 1000).is_err(),
        "the sequence has three digits"
    );
}

#[test]
fn certificates_are_written_as_they_were_read() {
    for text in [
        "11010519491231002X43",
        "11010519491231002X23",
        "11010519491231002X71B2",
    ] {
        let number = DisabilityCertificateNo::parse(text).expect(text);
        assert_eq!(String::from(number), text);
        assert_eq!(format!("{number:?}"), "DisabilityCertificateNo(…)");
    }
    let reissued = DisabilityCertificateNo::parse("11010519491231002x43b1").expect("small letters");
    assert_eq!(
        (reissued.kind(), reissued.grade(), reissued.reissue()),
        (DisabilityKind::Limb, 3, 1)
    );
    for bad in [
        "11010519491231002X",
        "11010519491231002X4",
        "11010519491231002X03",
        "11010519491231002X45",
        "11010519491231002X43C1",
        "11010519491231002X43B256",
        "11010519491231002X43B+1",
        "证11010519491231002X4",
    ] {
        assert!(DisabilityCertificateNo::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn social_credit_codes_are_completed() {
    let code = SocialCreditCode::complete("91350100M000100Y4").expect("a code");
    assert_eq!(code.as_ref(), "91350100M000100Y43");
    assert_eq!(SocialCreditCode::parse(" 91350100m000100y43 "), Ok(code));
    for bad in ["91350100I000100Y43", "91350100M000100Y433", "信用代码"] {
        assert!(SocialCreditCode::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn telephone_numbers_lose_their_ornaments() {
    let good = [
        ("138 0013 8000", "13800138000"),
        ("+86-13800138000", "13800138000"),
        ("0572-2021234", "05722021234"),
        ("021-5123 4567", "02151234567"),
    ];
    for (text, digits) in good {
        assert_eq!(Phone::parse(text).expect(text).as_ref(), digits);
    }
    for bad in [
        "",
        "1380013800",
        "12800138000",
        "138001380000",
        "2021234",
        "１３８００１３８０００",
        "13800l38000",
        "[电话]",
    ] {
        assert!(Phone::parse(bad).is_err(), "{bad}");
    }
    let phone = Phone::parse("13800138021").expect("a number");
    assert_eq!(phone.masked(), "138******21");
    assert!(phone.is_mobile() && !Phone::parse("0572-2021234").expect("a number").is_mobile());
    assert_eq!(format!("{phone:?}"), "Phone(…)");
}

#[test]
fn fen_are_rounded_half_up_once() {
    let cases = [
        (1, 1, 2, 1),
        (1, 1, 3, 0),
        (2, 1, 3, 1),
        (-1, 1, 2, 0),
        (-3, 1, 2, -1),
        (-2, 1, 3, -1),
        (5, 1, 2, 3),
        (6989, 2175, 100, 152_011),
    ];
    for (fen, num, den, expected) in cases {
        assert_eq!(Fen(fen).times(num, den), Fen(expected), "{fen} × {num}/{den}");
    }
    assert_eq!(Fen(152_000).to_string(), "1520.00");
    assert_eq!(Fen(-5).to_string(), "-0.05");
    assert_eq!(
        (Fen(199).whole_yuan(), Fen(-1).whole_yuan(), Fen::yuan(3)),
        (1, -1, Fen(300))
    );
}

#[test]
fn wages_come_to_a_month() {
    assert_eq!(
        per_month(Fen::yuan(200), WageUnit::Day, 2175),
        Some(Fen::yuan(4350))
    );
    assert_eq!(
        per_month(Fen::yuan(15), WageUnit::Hour, 2175),
        Some(Fen::yuan(2610))
    );
    assert_eq!(per_month(Fen(50), WageUnit::Piece, 2175), None);
    assert_eq!(
        (
            Wage::NOT_STATED.month_low(2175),
            Wage::NOT_STATED.month_high(2175)
        ),
        (None, None)
    );
}

#[test]
fn dates_are_read_in_every_style_and_nothing_else() {
    for text in [
        "2026-06-30",
        "2026/6/30",
        "2026.6.30",
        "20260630",
        "2026年6月30日",
        " 2026年06月30号 ",
    ] {
        assert_eq!(dates::parse(text), Some(day("2026-06-30")), "{text}");
    }
    for bad in [
        "",
        "2026",
        "2026-06",
        "26-6-30",
        "2026-02-30",
        "2026-13-01",
        "30/6/2026",
        "20260631",
        "2026-6-30-1",
        "2026-+6-30",
        "+026-06-30",
        "长期",
    ] {
        assert_eq!(dates::parse(bad), None, "{bad}");
    }
}

#[test]
fn the_day_changes_at_midnight_in_shanghai() {
    assert_eq!(day_in_shanghai(at("2026-06-29T16:00:00Z")), day("2026-06-30"));
    assert_eq!(FixedClock(at("2026-06-29T15:59:59Z")).today(), day("2026-06-29"));
    assert_eq!(start_of_day(day("2026-06-30")), at("2026-06-29T16:00:00Z"));
}

#[test]
fn points_outside_the_frame_are_none_and_distances_are_metres() {
    assert_eq!(Point::new(30.0, 120.0), None, "swapped");
    assert_eq!(Point::new(f64::NAN, 30.0), None);
    let (a, b) = (
        Point::new(120.0, 30.0).expect("a"),
        Point::new(120.0, 31.0).expect("b"),
    );
    assert_eq!(
        (a.metres_to(b), b.metres_to(a), a.metres_to(a)),
        (111_195, 111_195, 0)
    );
}

#[test]
fn names_are_masked() {
    let cases = [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳锋", "欧阳*"),
        ("阿卜杜拉", "阿**"),
        ("张", "张*"),
        ("", "*"),
    ];
    for (name, masked) in cases {
        assert_eq!(masked_name(name), masked, "{name}");
    }
}

#[test]
fn education_ranks_and_licences_are_named() {
    assert_eq!(Education::SeniorSecondary.rank(), Education::Vocational.rank());
    assert!(
        Education::ALL
            .windows(2)
            .all(|pair| pair[0].rank() <= pair[1].rank())
    );
    assert!(Licence::Driving.is_named_in("有C1证") && !Licence::Forklift.is_named_in("有C1证"));
}

struct Counted;

impl IdSource for Counted {
    fn chance(&self) -> [u8; 10] {
        [7; 10]
    }
}

#[test]
fn ids_are_version_seven_and_ordered_by_time() {
    let first = PersonId::new(&Counted, at("2026-06-30T00:00:00Z"));
    let second = PersonId::new(&Counted, at("2026-06-30T00:00:00.001Z"));
    assert_eq!(first.0.get_version_num(), 7);
    assert!(first < second);
    assert_eq!(first.to_string().parse(), Ok(first));
    assert!("not-an-id".parse::<PersonId>().is_err());
}
