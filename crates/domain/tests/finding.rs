//! What was typed to find people.

use chrono::NaiveDate;
use domain::finding::{AgeBand, Sought};
use domain::values::{Phone, ResidentId};

fn a_number() -> ResidentId {
    let birth = NaiveDate::from_ymd_opt(1985, 3, 12).expect("a day");
    ResidentId::compose(990_101, birth, 28).expect("a number")
}

#[test]
fn each_word_says_what_it_is() {
    let number = String::from(a_number());
    let name = |text: &str| Sought::Name(text.to_owned());
    assert_eq!(Sought::read(&number), [Sought::Number(a_number())]);
    let spaced = format!(" {} {} {} ", &number[..6], &number[6..14], &number[14..]);
    assert_eq!(Sought::read(&spaced), [Sought::Number(a_number())]);
    let phone = Phone::parse("13800000000").expect("a phone");
    assert_eq!(Sought::read("138 0000 0000"), [Sought::Phone(phone)]);
    assert_eq!(Sought::read("028x"), [Sought::Tail("028X".to_owned())]);
    assert_eq!(Sought::read("P000123"), [Sought::No("P000123".to_owned())]);
    assert_eq!(Sought::read("20260001"), [Sought::No("20260001".to_owned())]);
    assert_eq!(Sought::read("柳树村 王"), [name("柳树村"), name("王")]);
    assert_eq!(Sought::read("zjg"), [name("zjg")]);
    assert_eq!(Sought::read("  "), []);
}

#[test]
fn a_sentence_is_cut() {
    assert!(Sought::read(&"王 ".repeat(50)).len() <= 4);
    assert_eq!(Sought::read(&"长".repeat(5000)).len(), 1);
}

#[test]
fn bands_meet_without_a_gap() {
    let ends: Vec<_> = AgeBand::ALL.iter().map(|band| band.years()).collect();
    for pair in ends.windows(2) {
        assert_eq!(pair[0].1 + 1, pair[1].0);
    }
    let born = NaiveDate::from_ymd_opt(2001, 2, 28).expect("a day");
    let on = |day| NaiveDate::from_ymd_opt(2026, 2, day).expect("a day");
    assert!(AgeBand::Youth.holds(born, on(27)) && AgeBand::Young.holds(born, on(28)));
}
