//! What goes over the wire and into columns keeps its form.

use crate::build::{area, at};
use domain::actor::Role;
use domain::catalogue::DocumentKind;
use domain::fit::{Functions, Reason, Rule};
use domain::lead::{Answer, Channel, DeclineReason, Delivery, Evidence, LeadState};
use domain::look_alike::Likeness;
use domain::params::{ParamKey, defaults};
use domain::person::{Category, CategorySet, Consent, EmploymentStatus, HomeBased, Leaving};
use domain::ports::TaskKind;
use domain::recognition::{Deed as RecognitionDeed, OwnField, Stage};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::rules::contract::EmploymentPaper;
use domain::rules::record::RecordGroup;
use domain::rules::school_leaver::School;
use domain::trade::TradeSet;
use domain::vacancy::{Licence, Unlawful, VacancyKind, VacancyState, WageUnit};
use domain::values::{
    AreaCode, DisabilityCertificateNo, DisabilityKind, Education, Fen, Phone, ResidentId, SocialCreditCode,
};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use std::str::FromStr;

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    let written = serde_json::to_string(value).expect("JSON");
    assert_eq!(written, json);
    assert_eq!(&serde_json::from_str::<T>(json).expect(json), value);
}

fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let written = serde_json::to_string(value).expect("JSON");
    assert_eq!(&serde_json::from_str::<T>(&written).expect(&written), value);
}

#[test]
fn values_are_written_as_text() {
    round_trip(&area("330503101"), "\"330503101\"");
    round_trip(&Fen(152_000), "152000");
    round_trip(&Reason::NearHome(3), "\"near_home_3km\"");
    round_trip(
        &ResidentId::parse("11010519491231002X").expect("a number"),
        "\"11010519491231002X\"",
    );
    round_trip(&Phone::parse("13800138000").expect("a number"), "\"13800138000\"");
    round_trip(
        &SocialCreditCode::parse("91350100M000100Y43").expect("a code"),
        "\"91350100M000100Y43\"",
    );
    round_trip(
        &DisabilityCertificateNo::parse("11010519491231002X43B1").expect("a number"),
        "\"11010519491231002X43B1\"",
    );
    round_trip(
        &Functions([Some(3), None, Some(0), None, None, Some(1)]),
        "[3,null,0,null,null,1]",
    );
    round_trip(&CategorySet::DUE, "7");
    round_trip(&LeadState::Planned, "{\"state\":\"planned\"}");
    round_trip(
        &Answer::Declined(DeclineReason::TooFar),
        "{\"answer\":\"declined\",\"reason\":\"too_far\"}",
    );
    round_trip(&Refusal::NotFound, "\"not_found\"");
}

#[test]
fn wrong_text_is_refused_on_the_way_in() {
    assert!(serde_json::from_str::<AreaCode>("\"3305031\"").is_err());
    assert!(serde_json::from_str::<ResidentId>("\"110105194912310021\"").is_err());
    assert!(serde_json::from_str::<Phone>("\"110\"").is_err());
    assert!(serde_json::from_str::<VacancyKind>("\"job\"").is_err());
}

#[test]
fn structures_survive() {
    let delivery = Delivery {
        channel: Channel::Slip,
        at: at("2026-03-01T02:00:00Z"),
        evidence: Evidence::ThumbPrint,
        note: "见证人".to_owned(),
        suitable: true,
    };
    survives(&LeadState::Answered {
        delivery,
        answer: Answer::CallMe,
        at: at("2026-03-02T02:00:00Z"),
    });
    survives(&TradeSet::of("保洁 保安 java"));
    survives(&defaults());
    let problem = FieldProblem {
        field: "wage_min".to_owned(),
        problem: Problem::OutOfRange,
    };
    survives(&Refusal::Fields(vec![problem]));
}

#[test]
fn trade_sets_survive_their_bits_and_keys() {
    let set = TradeSet::of("保洁 保安 java");
    assert_eq!(TradeSet::from_bits(set.bits()), set);
    assert_eq!(TradeSet::from_keys(set.trades().map(|trade| trade.key)), set);
    assert_eq!(TradeSet::from_keys(["nothing"]), TradeSet::EMPTY);
    assert_eq!(
        TradeSet::from_bits(u128::MAX).trades().count(),
        domain::trade::TRADES.len()
    );
}

/// The code, the text and the JSON of every named value are one spelling.
fn one_spelling<T>(all: &[T], code: impl Fn(T) -> &'static str)
where
    T: Copy + Debug + PartialEq + Serialize + DeserializeOwned + FromStr + ToString,
{
    for value in all {
        let text = code(*value);
        assert_eq!(value.to_string(), text);
        assert_eq!(T::from_str(text).ok(), Some(*value));
        round_trip(value, &format!("\"{text}\""));
    }
    let codes: std::collections::BTreeSet<_> = all.iter().map(|value| code(*value)).collect();
    assert_eq!(codes.len(), all.len(), "two values share a code");
}

#[test]
fn every_code_has_one_spelling() {
    one_spelling(Category::ALL, Category::code);
    one_spelling(Channel::ALL, Channel::code);
    one_spelling(Consent::ALL, Consent::code);
    one_spelling(DeclineReason::ALL, DeclineReason::code);
    one_spelling(DisabilityKind::ALL, DisabilityKind::code);
    one_spelling(DocumentKind::ALL, DocumentKind::code);
    one_spelling(Education::ALL, Education::code);
    one_spelling(EmploymentPaper::ALL, EmploymentPaper::code);
    one_spelling(EmploymentStatus::ALL, EmploymentStatus::code);
    one_spelling(Evidence::ALL, Evidence::code);
    one_spelling(HomeBased::ALL, HomeBased::code);
    one_spelling(Leaving::ALL, Leaving::code);
    one_spelling(Licence::ALL, Licence::code);
    one_spelling(Likeness::ALL, Likeness::code);
    one_spelling(ParamKey::ALL, ParamKey::code);
    one_spelling(Problem::ALL, Problem::code);
    one_spelling(OwnField::ALL, OwnField::code);
    one_spelling(RecognitionDeed::ALL, RecognitionDeed::code);
    one_spelling(RecordGroup::ALL, RecordGroup::code);
    one_spelling(Role::ALL, Role::code);
    one_spelling(Rule::ALL, Rule::code);
    one_spelling(School::ALL, School::code);
    one_spelling(Stage::ALL, Stage::code);
    one_spelling(TaskKind::ALL, TaskKind::code);
    one_spelling(Unlawful::ALL, Unlawful::code);
    one_spelling(VacancyKind::ALL, VacancyKind::code);
    one_spelling(VacancyState::ALL, VacancyState::code);
    one_spelling(WageUnit::ALL, WageUnit::code);
}
