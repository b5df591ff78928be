//! Questions about the land-loss insurance.

use super::{Asked, NOBODY, told};
use crate::world::{World, day};
use domain::ids::{AccountEntryId, AcquisitionId, HouseholdId, LandEnrolmentId};
use domain::insurance::{CloseCause, LandScheme};
use domain::person::Person;
use domain::ports::{
    AcquisitionPay, AcquisitionWish, CloseWish, EnrolmentWish, InsuranceFilter, PayWish, RunKind, RunSeen,
};
use domain::values::Fen;
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let ports = &world.ports.insurances;
    let (id, on) = (LandEnrolmentId(Uuid::nil()), day("2026-06-01"));
    let kind = RunKind::Month(on);
    let wish = EnrolmentWish {
        scheme: LandScheme::Pension,
        employee_pension: false,
    };
    let pay = PayWish {
        fen: Fen(1),
        on,
        receipt: String::new(),
    };
    let land = AcquisitionWish {
        project: "x".to_owned(),
        approval_no: String::new(),
        approved_on: on,
        land: 1,
    };
    let money = AcquisitionPay {
        fen: Fen(1),
        on,
        seen: Fen(0),
    };
    let close = CloseWish {
        cause: CloseCause::Died,
        on,
    };
    let (count, sum) = (0, Fen(0));
    let seen = RunSeen { count, sum };
    let entry = (AccountEntryId(Uuid::nil()), "x".to_owned());
    let filter = InsuranceFilter::default();
    let home = HouseholdId(Uuid::nil());
    vec![
        (
            "Insurances::insurances",
            told(ports.insurances(&NOBODY, filter).await),
        ),
        ("Insurances::enrolment", told(ports.enrolment(&NOBODY, id).await)),
        (
            "Insurances::insurance_of",
            told(ports.insurance_of(&NOBODY, somebody.id).await),
        ),
        (
            "Insurances::insurance_of_household",
            told(ports.insurance_of_household(&NOBODY, home).await),
        ),
        (
            "Insurances::register",
            told(ports.register(&NOBODY, somebody.id, wish).await),
        ),
        ("Insurances::notify", told(ports.notify(&NOBODY, id, 1, on).await)),
        (
            "Insurances::agree",
            told(ports.agree(&NOBODY, id, 1, (on, 2)).await),
        ),
        ("Insurances::pay", told(ports.pay(&NOBODY, id, 1, pay).await)),
        (
            "Insurances::reverse",
            told(ports.reverse(&NOBODY, id, 1, entry).await),
        ),
        (
            "Insurances::close",
            told(ports.close(&NOBODY, id, 1, close).await),
        ),
        (
            "Insurances::preview_run",
            told(ports.preview_run(&NOBODY, kind, None).await),
        ),
        (
            "Insurances::run",
            told(ports.run(&NOBODY, kind, None, seen).await),
        ),
        (
            "Insurances::own_insurance",
            told(ports.own_insurance(&NOBODY).await),
        ),
        (
            "Insurances::land_register",
            told(ports.land_register(&NOBODY, None).await),
        ),
        (
            "Insurances::land_fund",
            told(ports.land_fund(&NOBODY, None, None).await),
        ),
        (
            "Insurances::add_acquisition",
            told(ports.add_acquisition(&NOBODY, land).await),
        ),
        (
            "Insurances::pay_acquisition",
            told(
                ports
                    .pay_acquisition(&NOBODY, AcquisitionId(Uuid::nil()), money)
                    .await,
            ),
        ),
    ]
}
