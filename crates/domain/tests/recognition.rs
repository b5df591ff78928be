//! Applications: which step leads where, and what the rules say of them.

use crate::build::{area, at, day};
use domain::actor::{Actor, Department};
use domain::ids::{NoticeId, PersonId};
use domain::params::{NotSet, ParamKey, Params, PolicyParameter, defaults};
use domain::person::Category;
use domain::recognition::{
    Circumstances, Claim, Confirmation, Deed, Finding, LandLossClaim, OwnField, Procedure, PublicNotice,
    Stage, State, find, own_fields,
};
use domain::rules::assembly::{Vote, is_carried};
use domain::rules::notice::earliest_submission;
use uuid::Uuid;

const NOTICE: NoticeId = NoticeId(Uuid::nil());

fn noon() -> chrono::DateTime<chrono::Utc> {
    at("2026-06-30T04:00:00Z")
}

fn finding() -> Finding {
    Finding {
        on: day("2026-06-30"),
        met: Some(true),
        rules: Vec::new(),
    }
}

fn by() -> (String, chrono::DateTime<chrono::Utc>) {
    ("staff:1".to_owned(), noon())
}

/// One state of every stage.
fn one_of_each() -> Vec<State> {
    let applied = State::applied(noon());
    let posted = applied.clone().put_up(NOTICE, day("2026-06-30")).expect("posted");
    let town = posted.clone().hand_on(noon()).expect("town");
    let land = Procedure::of(Category::LandLossFarmer);
    let county = State::CountyDecision { since: noon() };
    let refused = county
        .clone()
        .refuse(by(), "no".to_owned(), None)
        .expect("refused");
    vec![
        applied.clone(),
        applied
            .clone()
            .hand_back("paper".to_owned(), noon())
            .expect("incomplete"),
        posted.clone(),
        posted.object(noon()).expect("investigating"),
        town.clone(),
        town.approve(&land, noon()).expect("departments"),
        county.clone(),
        county
            .recognise(by(), (day("2026-06-30"), None), finding())
            .expect("recognised"),
        refused.clone(),
        refused.appeal("wrong".to_owned(), noon()).expect("appealed"),
        applied.withdraw(noon()).expect("withdrawn"),
    ]
}

#[test]
fn every_stage_can_be_reached() {
    let stages: Vec<Stage> = one_of_each().iter().map(State::stage).collect();
    assert_eq!(stages, Stage::ALL);
}

#[test]
fn each_step_leads_on_only_from_its_stages() {
    use Stage as S;
    type Step = (&'static str, fn(State, &Procedure) -> bool, &'static [Stage]);
    let procedure = Procedure::of(Category::LandLossFarmer);
    let steps: [Step; 10] = [
        (
            "put up",
            |s, _| s.put_up(NOTICE, day("2026-06-30")).is_ok(),
            &[S::VillageReview, S::Investigating],
        ),
        (
            "hand on",
            |s, _| s.hand_on(noon()).is_ok(),
            &[S::VillageReview, S::Posted],
        ),
        (
            "object",
            |s, _| s.object(noon()).is_ok(),
            &[S::Posted, S::Investigating],
        ),
        ("approve", |s, p| s.approve(p, noon()).is_ok(), &[S::TownReview]),
        (
            "hand back",
            |s, _| s.hand_back(String::new(), noon()).is_ok(),
            &[
                S::VillageReview,
                S::TownReview,
                S::DepartmentReview,
                S::CountyDecision,
            ],
        ),
        (
            "recognise",
            |s, _| s.recognise(by(), (day("2026-06-30"), None), finding()).is_ok(),
            &[S::CountyDecision],
        ),
        (
            "refuse",
            |s, _| s.refuse(by(), String::new(), None).is_ok(),
            &[
                S::VillageReview,
                S::Investigating,
                S::TownReview,
                S::CountyDecision,
            ],
        ),
        (
            "appeal",
            |s, _| s.appeal(String::new(), noon()).is_ok(),
            &[S::Refused],
        ),
        ("set aside", |s, p| s.set_aside(p, noon()).is_ok(), &[S::Appealed]),
        ("resubmit", |s, _| s.resubmit(noon()).is_ok(), &[S::Incomplete]),
    ];
    for (name, step, from) in steps {
        for state in one_of_each() {
            let stage = state.stage();
            assert_eq!(
                step(state, &procedure),
                from.contains(&stage),
                "{name} from {stage}"
            );
        }
    }
    for state in one_of_each() {
        let stage = state.stage();
        let open = !matches!(stage, S::Recognised | S::Refused | S::Withdrawn);
        assert_eq!(state.withdraw(noon()).is_ok(), open, "withdraw from {stage}");
    }
}

#[test]
fn the_county_decides_when_the_last_department_has_confirmed() {
    let procedure = Procedure::of(Category::LandLossFarmer);
    let mut state = State::TownReview {
        since: noon(),
        returned: None,
    }
    .approve(&procedure, noon())
    .expect("to the departments");
    for department in procedure.departments {
        assert_eq!(state.stage(), Stage::DepartmentReview);
        let word = Confirmation {
            department: *department,
            by: "staff:2".to_owned(),
            at: noon(),
        };
        let next = state
            .clone()
            .confirm(&procedure, word.clone())
            .expect("confirmed");
        if next.stage() == Stage::DepartmentReview {
            assert!(
                next.clone().confirm(&procedure, word).is_err(),
                "{department} twice"
            );
        }
        state = next;
    }
    assert_eq!(state.stage(), Stage::CountyDecision);
}

#[test]
fn a_department_has_no_word_where_it_reviews_nothing() {
    let procedure = Procedure::of(Category::PersonWithDisability);
    let state = State::DepartmentReview {
        since: noon(),
        confirmed: Vec::new(),
    };
    let word = Confirmation {
        department: Department::Land,
        by: "staff:2".to_owned(),
        at: noon(),
    };
    assert!(state.confirm(&procedure, word).is_err());
}

#[test]
fn a_refusal_is_appealed_once() {
    let refused = State::CountyDecision { since: noon() }
        .refuse(by(), "no".to_owned(), None)
        .expect("refused");
    let appealed = refused.appeal("wrong".to_owned(), noon()).expect("appealed");
    let stands = appealed.clone().stand(by(), "right".to_owned()).expect("stands");
    assert!(stands.appeal("again".to_owned(), noon()).is_err());
    let procedure = Procedure::of(Category::LandLossFarmer);
    let anew = appealed.set_aside(&procedure, noon()).expect("set aside");
    assert_eq!(
        anew.stage(),
        Stage::CountyDecision,
        "what the county refused is decided anew"
    );
}

#[test]
fn no_department_sees_a_field_of_another() {
    let seen = |department| own_fields(department, Category::LandLossFarmer);
    assert!(seen(Department::Land).contains(&OwnField::AcquiredArea));
    assert!(!seen(Department::Land).contains(&OwnField::LowIncome));
    assert_eq!(seen(Department::CivilAffairs), [OwnField::LowIncome]);
    assert_eq!(seen(Department::FamilyPlanning), [OwnField::FewChildren]);
    assert_eq!(seen(Department::DisabledFederation), [OwnField::Certificate]);
}

#[test]
fn what_others_must_not_learn_is_never_put_up() {
    for category in [
        Category::PersonWithDisability,
        Category::DisabledGraduate,
        Category::BlindMassageWorker,
        Category::SubsistenceAllowanceRecipient,
        Category::ExtremePovertyRecipient,
        Category::RuralLowIncomePerson,
    ] {
        assert!(!Procedure::of(category).notice, "{category}");
    }
}

/// R14: seven full days after the day of posting.
#[test]
fn a_notice_hangs_seven_days_and_no_more() {
    let posted_on = day("2012-05-01");
    let notice = PublicNotice {
        id: NOTICE,
        recognition: domain::ids::RecognitionId(Uuid::nil()),
        area: area("330503101201"),
        category: Category::LandLossFarmer,
        posted_on,
        hands_on: earliest_submission(posted_on, &defaults()).expect("a figure"),
        taken_down: None,
    };
    assert!(!notice.hangs_on(day("2012-04-30")));
    assert!(notice.hangs_on(day("2012-05-01")) && notice.hangs_on(day("2012-05-08")));
    assert!(!notice.hangs_on(day("2012-05-09")));
    assert_eq!(notice.last_day(), day("2012-05-08"));
}

#[test]
fn an_assembly_decides_with_two_thirds_present_and_more_than_half_in_favour() {
    let carried = |members, present, in_favour| {
        let vote = Vote {
            held_on: day("2026-06-01"),
            members,
            present,
            in_favour,
        };
        is_carried(vote, day("2026-06-30"), &defaults()).expect("figures")
    };
    assert!(carried(30, 20, 11));
    assert!(!carried(30, 19, 19), "too few came");
    assert!(!carried(30, 20, 10), "half is not more than half");
    assert!(!carried(30, 31, 31), "more than there are");
    assert!(!carried(0, 0, 0));
}

fn land() -> LandLossClaim {
    LandLossClaim {
        approved_on: day("2010-06-15"),
        acquired_area: 300,
        collective: true,
        right: true,
        agricultural: true,
        members: 4,
        area_before: 443,
        area_left: 143,
        low_income: false,
        few_children: false,
    }
}

fn figure(key: ParamKey, value: i64, from: &str, to: Option<&str>) -> PolicyParameter {
    PolicyParameter {
        programme: "test".to_owned(),
        area: Some(area("330503")),
        key,
        value,
        valid_from: day(from),
        valid_to: to.map(day),
        source: "a document".to_owned(),
    }
}

/// The county of the worked examples of R02 and R04.
fn county() -> Params {
    let mut params = defaults();
    params.0.extend([
        figure(
            ParamKey::CountyFarmland,
            120_000_000,
            "2025-01-01",
            Some("2025-12-31"),
        ),
        figure(
            ParamKey::CountyAgriPopulation,
            1_000_000,
            "2025-01-01",
            Some("2025-12-31"),
        ),
        figure(ParamKey::LandLossIssued, 20_091_120, "2009-11-20", None),
        figure(ParamKey::LandLossEffective, 20_100_101, "2009-11-20", None),
    ]);
    params
}

fn said(land: LandLossClaim, params: &Params, on: &str) -> Result<Finding, NotSet> {
    let around = Circumstances {
        birth: day("1950-06-15"),
        certificate: None,
        area: area("330503101201"),
        on: day(on),
        params,
    };
    find(&Claim::LandLoss(land), &around)
}

#[test]
fn a_decision_names_every_figure_it_rests_on() {
    let found = said(land(), &county(), "2026-06-30").expect("all figures are set");
    assert_eq!(found.met, Some(true));
    let results: Vec<_> = found
        .rules
        .iter()
        .map(|rule| (rule.rule.as_str(), rule.result.as_str()))
        .collect();
    assert_eq!(
        results,
        [
            ("R02", "yes"),
            ("R04", "2010-06-15"),
            ("R03", "allowance"),
            ("R07", "70%")
        ]
    );
    let farmland = found.rules[0]
        .figures
        .iter()
        .find(|figure| figure.key == ParamKey::CountyFarmland)
        .expect("the county's farmland");
    assert_eq!(farmland.value, 120_000_000);
    assert_eq!(farmland.source, "a document");
}

#[test]
fn a_hundredth_of_a_mu_too_much_is_too_much() {
    let enough = LandLossClaim {
        area_left: 144,
        ..land()
    };
    assert_eq!(
        said(enough, &county(), "2026-06-30").expect("figures").met,
        Some(false)
    );
}

#[test]
fn last_years_figure_is_asked_for_and_never_guessed() {
    let missing = said(land(), &county(), "2027-06-30");
    assert_eq!(missing, Err(NotSet(ParamKey::CountyFarmland)), "2026 is not set");
    let mut elsewhere = county();
    elsewhere.0.iter_mut().for_each(|row| {
        if row.key == ParamKey::CountyFarmland {
            row.area = Some(area("330504"));
        }
    });
    assert!(
        said(land(), &elsewhere, "2026-06-30").is_err(),
        "another county's figure"
    );
}

#[test]
fn a_countys_own_percentage_is_used_from_its_first_day_on() {
    let mut params = county();
    params
        .0
        .push(figure(ParamKey::LandLossPercent, 20, "2026-07-01", None));
    assert_eq!(
        said(land(), &params, "2026-06-30").expect("figures").met,
        Some(true)
    );
    assert_eq!(
        said(land(), &params, "2026-07-01").expect("figures").met,
        Some(false)
    );
}

#[test]
fn who_entered_or_refused_decides_nothing() {
    use domain::recognition::{Entry, Proof, Recognition, is_free_to_decide};
    let who = Actor::Operator;
    let recognition = |entered_by: &str| Recognition {
        id: domain::ids::RecognitionId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        category: Category::LandLossFarmer,
        area: area("330503101201"),
        claim: Claim::LandLoss(land()),
        paper: domain::recognition::Paper::default(),
        entered_by: entered_by.to_owned(),
        applied_on: day("2026-06-30"),
        version: 1,
        due_on: None,
        state: State::applied(noon()),
    };
    let entry = |deed| Entry {
        recognition: domain::ids::RecognitionId(Uuid::nil()),
        version: 2,
        at: noon(),
        actor: who.label(),
        role: None,
        deed,
        from: Some(Stage::CountyDecision),
        to: Stage::Refused,
        reason: String::new(),
        proof: Proof::Word,
    };
    assert!(is_free_to_decide(
        &who,
        &recognition("staff:1"),
        &[entry(Deed::Approve)]
    ));
    assert!(!is_free_to_decide(&who, &recognition("operator"), &[]));
    assert!(!is_free_to_decide(
        &who,
        &recognition("staff:1"),
        &[entry(Deed::Refuse)]
    ));
}
