//! Reasons and purposes are kept as they stand: none holds a number of anybody.

use super::{ask, county};
use crate::erasure::{officer, set_figure};
use crate::world::{COUNTY, TOWN, VILLAGE, World, coordinator, day, person, vacancies};
use domain::actor::{Actor, Role};
use domain::ids::AccountId;
use domain::lead::Evidence;
use domain::params::ParamKey;
use domain::person::{Category, Leaving, Person};
use domain::person_field::PersonField;
use domain::ports::{Application, Chosen, ExportWish, FileEdit, HandOverWish, PeopleQuery, StepTaken};
use domain::recognition::{Claim, Deed, Paper};
use domain::refusal::{Problem, Refusal};
use uuid::Uuid;

/// A telephone and a resident ID number, as somebody may write them.
const NUMBERS: [&str; 3] = [
    "打 138 0013 8000 问过",
    "990101198503010017",
    "１３８００１３８０００",
];

fn refused<T>(field: &str) -> Result<T, Refusal> {
    Err(Refusal::field(field, Problem::NoNumbers))
}

#[tokio::test]
async fn no_reason_about_a_file_holds_a_number() {
    let old = Person {
        left: Some((day("2015-01-01"), Leaving::Moved)),
        ..person(1, VILLAGE)
    };
    let world = county(std::slice::from_ref(&old)).await;
    set_figure(&world, ParamKey::RetainMovedYears, 5).await;
    world.services.tidy().await.unwrap();
    let (ports, town) = (&world.ports, officer(2, Role::TownOfficer, TOWN));
    let request = ask(&world, &Actor::Seeker(old.id), PersonField::Skills, "编筐").await;
    for number in NUMBERS {
        let words = || number.to_owned();
        let erasures = &ports.erasures;
        assert_eq!(erasures.ask_erasure(&town, old.id, words()).await, refused("why"));
        let until = day("2026-12-31");
        assert_eq!(
            erasures.hold(&town, old.id, until, words()).await,
            refused("reason")
        );
        let requests = &ports.data_requests;
        assert_eq!(
            requests
                .decide_request(&coordinator(), request, false, words())
                .await,
            refused("reason")
        );
        let edit = FileEdit {
            version: Person::FIRST,
            edits: Vec::new(),
            why: words(),
        };
        assert_eq!(
            ports.person_files.edit(&coordinator(), old.id, edit).await,
            refused("why")
        );
    }
}

#[tokio::test]
async fn no_reason_about_work_holds_a_number() {
    let (world, somebody) = World::with_five_planned().await;
    let lead = world.leads_of(&somebody).await[0].clone();
    let shown = vacancies(1..=1)[0].id;
    let county = officer(3, Role::CountyOfficer, COUNTY);
    for number in NUMBERS {
        let words = || number.to_owned();
        let leads = &world.ports.leads;
        let told = leads
            .hand_over(&coordinator(), lead.id, Evidence::Signature, words())
            .await;
        assert_eq!(told, refused("note"));
        let vacancies = &world.ports.vacancies;
        assert_eq!(
            vacancies.withdraw(&county, shown, words()).await,
            refused("reason")
        );
        let wish = HandOverWish {
            chosen: Chosen::People(vec![somebody.id]),
            count: 1,
            to: AccountId(Uuid::nil()),
            note: words(),
        };
        let hand_overs = &world.ports.hand_overs;
        assert_eq!(hand_overs.propose(&coordinator(), wish).await, refused("note"));
    }
}

#[tokio::test]
async fn no_reason_of_an_application_or_of_an_export_holds_a_number() {
    let somebody = person(1, VILLAGE);
    let world = county(std::slice::from_ref(&somebody)).await;
    let recognitions = &world.ports.recognitions;
    let application = Application {
        person: somebody.id,
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "认定表".to_owned(),
            ..Paper::default()
        },
    };
    let id = recognitions.apply(&Actor::Operator, application).await.unwrap();
    let version = recognitions
        .recognition(&coordinator(), id)
        .await
        .unwrap()
        .version;
    let exports = &world.ports.exports;
    set_figure(&world, ParamKey::ExportPeople, 0).await;
    let wish = ExportWish {
        purpose: "走访入户".to_owned(),
        full_numbers: false,
    };
    let export = exports
        .ask_export(&coordinator(), &PeopleQuery::default(), wish)
        .await
        .unwrap();
    for number in NUMBERS {
        let step = StepTaken {
            deed: Deed::Check,
            version,
            reason: number.to_owned(),
            vote: None,
            valid_to: None,
            objection: None,
        };
        assert_eq!(
            recognitions.take_step(&coordinator(), id, step).await,
            refused("reason")
        );
        let town = officer(2, Role::TownOfficer, TOWN);
        assert_eq!(
            exports.refuse_export(&town, export, number.to_owned()).await,
            refused("reason")
        );
    }
}
