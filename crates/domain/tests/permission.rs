//! The table of roles and functions (§5), checked against the document's cells and against what must never be.

use domain::actor::{Actor, Department, Role, Staff};
use domain::ids::{AccountId, PersonId};
use domain::permission::{Deed, Function, Party, Scope, grant};
use domain::person::{Category, CategorySet};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use uuid::Uuid;

fn code(text: &str) -> AreaCode {
    AreaCode::parse(text).expect("an area code")
}

fn staff(role: Role, area: &str) -> Actor {
    Actor::Staff(Staff {
        account: AccountId(Uuid::from_u128(1)),
        login: "test".to_owned(),
        role,
        area: code(area),
        department: None,
    })
}

/// Who may do a deed, in the order of the columns.
fn parties(deed: Deed, function: Function) -> Vec<Party> {
    let may = |party: &Party| grant(*party, function).allows(deed);
    Party::ALL.iter().copied().filter(may).collect()
}

#[test]
fn cells_stand_as_in_the_document() {
    use Party::{
        Administrator, Auditor, CitySupervisor, Coordinator, CountyOfficer, DepartmentReviewer,
        DisabilityInstructor, Proxy, Seeker, TownOfficer,
    };
    assert_eq!(
        parties(Deed::Create, Function::PersonFile),
        [Coordinator, DisabilityInstructor]
    );
    assert_eq!(
        parties(Deed::Approve, Function::Recognition),
        [TownOfficer, CountyOfficer, DepartmentReviewer]
    );
    assert_eq!(
        parties(Deed::Create, Function::Recognition),
        [Seeker, Proxy, Coordinator, DisabilityInstructor]
    );
    assert_eq!(parties(Deed::Update, Function::OwnProfile), [Seeker, Proxy]);
    assert_eq!(parties(Deed::Create, Function::Account), [Administrator]);
    assert_eq!(
        parties(Deed::Approve, Function::Account),
        [CountyOfficer, CitySupervisor]
    );
    let counting = parties(Deed::Count, Function::PersonFile);
    assert!(counting.contains(&CitySupervisor) && counting.contains(&Auditor));
}

#[test]
fn administrators_see_no_business_data_and_supervisors_no_files() {
    for function in Function::ALL
        .iter()
        .filter(|function| **function != Function::Account)
    {
        for deed in Deed::ALL {
            assert!(!Role::Administrator.may(*deed, *function), "{function} {deed}");
        }
    }
    assert!(!Role::CitySupervisor.may(Deed::Read, Function::FullNumber));
    assert!(Role::CitySupervisor.may(Deed::Count, Function::Lead));
    assert!(!grant(Party::Proxy, Function::FullNumber).allows(Deed::Read));
    assert!(!grant(Party::Employer, Function::PersonFile).allows(Deed::Read));
}

#[test]
fn schools_reach_over_their_own_classes_alone() {
    let school = staff(Role::TrainingProvider, "330523");
    for function in [Function::CourseClass, Function::Attendance, Function::Claim] {
        for deed in Deed::ALL {
            assert_eq!(
                school.scope(*deed, function),
                Err(Refusal::NotAllowed),
                "{function} {deed}"
            );
        }
    }
    let own = AccountId(Uuid::from_u128(1));
    assert_eq!(school.own_classes(Deed::Update, Function::Attendance), Ok(own));
    assert_eq!(
        school.own_classes(Deed::Approve, Function::CourseClass),
        Err(Refusal::NotAllowed)
    );
    let county = staff(Role::CountyOfficer, "330523");
    assert_eq!(
        county.own_classes(Deed::Read, Function::Attendance),
        Err(Refusal::NotAllowed)
    );
}

#[test]
fn auditors_change_nothing() {
    for function in Function::ALL {
        for deed in [Deed::Create, Deed::Update, Deed::Approve] {
            assert!(!Role::Auditor.may(deed, *function), "{function} {deed}");
        }
    }
}

#[test]
fn another_area_does_not_exist_and_another_role_is_told_so() {
    let town = staff(Role::TownOfficer, "330523101");
    let read = |area| town.may(Deed::Read, Function::PersonFile, code(area));
    assert_eq!(read("330523101201"), Ok(()));
    assert_eq!(read("330523102201"), Err(Refusal::NotFound));
    assert_eq!(
        town.may(Deed::Create, Function::PersonFile, code("330523101201")),
        Err(Refusal::NotAllowed)
    );
    let seeker = Actor::Seeker(PersonId(Uuid::from_u128(2)));
    for nobody in [Actor::Visitor, seeker] {
        assert_eq!(
            nobody.scope(Deed::Read, Function::PersonFile),
            Err(Refusal::NotSignedIn)
        );
    }
    assert_eq!(Actor::Worker.scope(Deed::Update, Function::Lead), Ok(Scope::ALL));
}

#[test]
fn disability_instructors_look_after_disabled_people_only() {
    let instructor = staff(Role::DisabilityInstructor, "330523");
    let disabled = CategorySet::EMPTY.with(Category::PersonWithDisability);
    let poor = CategorySet::EMPTY.with(Category::PoorWorker);
    let home = code("330523101201");
    let read = |held| instructor.may_with(Deed::Read, Function::PersonFile, home, held);
    assert_eq!(read(disabled), Ok(()));
    assert_eq!(read(disabled.with(Category::PoorWorker)), Ok(()));
    assert_eq!(read(poor), Err(Refusal::NotFound));
}

#[test]
fn a_scope_narrows_to_what_was_asked_and_never_widens() {
    let town = Scope {
        area: Some(code("330523101")),
        only: None,
    };
    let narrowed = |asked| town.within(code(asked)).and_then(|scope| scope.area);
    assert_eq!(narrowed("330523101201"), Some(code("330523101201")));
    assert_eq!(narrowed("330523"), Some(code("330523101")));
    assert_eq!(narrowed("330523102"), None);
    assert_eq!(
        Scope::ALL.within(code("33")).and_then(|scope| scope.area),
        Some(code("33"))
    );
}

/// `A (财政)`: of the departments finance alone has to do with subsidies and posts, and none needs to be finance for the rest.
#[test]
fn of_the_departments_finance_alone_pays() {
    let reviewer = |department| {
        let Actor::Staff(own) = staff(Role::DepartmentReviewer, "330523") else {
            return Actor::Visitor;
        };
        Actor::Staff(Staff { department, ..own })
    };
    for function in [Function::Claim, Function::PublicPost] {
        for department in Department::ALL.iter().copied() {
            let told = reviewer(Some(department)).scope(Deed::Approve, function);
            assert_eq!(
                told.is_ok(),
                department == Department::Finance,
                "{department} {function}"
            );
        }
        let nobody = reviewer(None).scope(Deed::Read, function);
        assert_eq!(nobody, Err(Refusal::NotAllowed));
        let county = staff(Role::CountyOfficer, "330523").scope(Deed::Approve, function);
        assert!(county.is_ok());
    }
    let land = reviewer(Some(Department::Land));
    assert!(land.scope(Deed::Approve, Function::Recognition).is_ok());
}
