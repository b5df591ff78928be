//! Questions about the disability quota and about start-up cases.

use super::{Asked, NOBODY, told};
use crate::world::{World, day};
use domain::employer_staff::StaffCount;
use domain::ids::{QuotaLineId, StartupId};
use domain::person::Person;
use domain::ports::{CheckWish, StartupDeed, StartupFilter, StartupWish};
use domain::quota::QuotaDeclaration;
use domain::startup::StartupSource;
use domain::values::Fen;
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (quotas, startups) = (&world.ports.quotas, &world.ports.startups);
    let (line, on) = (QuotaLineId(Uuid::nil()), day("2026-06-01"));
    let declared = QuotaDeclaration {
        as_of: on,
        count: StaffCount::default(),
        is_small: false,
        founded: None,
    };
    let found = CheckWish { placed: 0, severe: 0 };
    let wish = StartupWish {
        project: "x".to_owned(),
        source: StartupSource::File,
        on,
    };
    let case = StartupId(Uuid::nil());
    vec![
        ("Quotas::quota_year", told(quotas.quota_year(&NOBODY, None).await)),
        ("Quotas::open_quota", told(quotas.open_quota(&NOBODY, 2026).await)),
        (
            "Quotas::declare_quota",
            told(quotas.declare_quota(&NOBODY, (2026, None), declared).await),
        ),
        (
            "Quotas::check_quota",
            told(quotas.check_quota(&NOBODY, line, 1, found).await),
        ),
        (
            "Quotas::decide_quota",
            told(quotas.decide_quota(&NOBODY, line, 1).await),
        ),
        (
            "Quotas::pay_quota",
            told(
                quotas
                    .pay_quota(&NOBODY, line, 1, (Fen(1), on, String::new()))
                    .await,
            ),
        ),
        (
            "Quotas::publish_quota",
            told(quotas.publish_quota(&NOBODY, 2026).await),
        ),
        (
            "Quotas::close_quota",
            told(quotas.close_quota(&NOBODY, 2026).await),
        ),
        ("Quotas::own_quota", told(quotas.own_quota(&NOBODY).await)),
        (
            "Startups::startups",
            told(startups.startups(&NOBODY, StartupFilter::default()).await),
        ),
        ("Startups::startup", told(startups.startup(&NOBODY, case).await)),
        (
            "Startups::startups_of",
            told(startups.startups_of(&NOBODY, somebody.id).await),
        ),
        (
            "Startups::begin_startup",
            told(startups.begin_startup(&NOBODY, somebody.id, wish).await),
        ),
        (
            "Startups::act_on_startup",
            told(
                startups
                    .act_on_startup(&NOBODY, case, 1, StartupDeed::Diagnose(on))
                    .await,
            ),
        ),
        (
            "Startups::startup_table",
            told(startups.startup_table(&NOBODY, (None, None), None).await),
        ),
    ]
}
