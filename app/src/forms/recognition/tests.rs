use super::*;

#[test]
fn mu_are_read_to_the_hundredth() {
    assert_eq!(mu_of("1.43"), Some(143));
    assert_eq!(mu_of("1.4"), Some(140));
    assert_eq!(mu_of("0"), Some(0));
    for nonsense in ["", ".5", "1.434", "-1", "1,4", "99999999999"] {
        assert_eq!(mu_of(nonsense), None, "{nonsense}");
    }
}

#[test]
fn a_statement_comes_back_from_its_own_form() {
    let land = Claim::LandLoss(LandLossClaim {
        approved_on: NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
        acquired_area: 305,
        collective: true,
        right: false,
        agricultural: true,
        members: 4,
        area_before: 448,
        area_left: 143,
        low_income: false,
        few_children: true,
    });
    let poor = Claim::PoorWorker {
        registered_poor: true,
        rural: false,
        capacity: true,
        willing: false,
    };
    let zero = Claim::ZeroTransfer {
        willing_surplus: 2,
        transferred: 0,
    };
    let school = Claim::SchoolLeaver {
        finished: domain::rules::school_leaver::School::Senior,
        admitted: true,
    };
    let paper = Paper {
        name: "批文".to_owned(),
        number: "7".to_owned(),
        valid_to: NaiveDate::from_ymd_opt(2027, 1, 31),
    };
    let of = [
        (Category::LandLossFarmer, land),
        (Category::PoorWorker, poor),
        (Category::ZeroTransferHouseholdMember, zero),
        (Category::UnplacedSchoolLeaver, school),
        (Category::HardToEmployPerson, Claim::Document),
    ];
    for (category, claim) in of {
        let form = ApplyForm {
            person: "01900000-0000-7000-8000-000000000001".to_owned(),
            kind: category.code().to_owned(),
            version: "3".to_owned(),
            ..ApplyForm::stating(&claim, &paper)
        };
        let restated = Restated {
            version: 3,
            claim,
            paper: paper.clone(),
        };
        assert_eq!(form.parse_again(), Ok(restated));
    }
}

#[test]
fn every_problem_of_a_form_is_named_at_once() {
    let form = ApplyForm {
        person: "01900000-0000-7000-8000-000000000001".to_owned(),
        kind: "land_loss_farmer".to_owned(),
        area_before: "2".to_owned(),
        area_left: "3".to_owned(),
        members: "0".to_owned(),
        ..ApplyForm::default()
    };
    let Err(Refusal::Fields(problems)) = form.parse() else {
        panic!("nothing is wrong with it");
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["approved_on", "acquired_area", "members", "area_left"]);
}

#[test]
fn what_hurts_must_be_meant_and_explained() {
    let form = StepForm {
        deed: "refuse".to_owned(),
        version: "3".to_owned(),
        ..StepForm::default()
    };
    let Err(Refusal::Fields(problems)) = form.parse() else {
        panic!("nothing is wrong with it");
    };
    assert_eq!(problems.len(), 2);
    let meant = StepForm {
        reason: "不符合条件".to_owned(),
        sure: YES.to_owned(),
        ..form
    };
    assert_eq!(meant.parse().map(|step| step.deed), Ok(Deed::Refuse));
}
