//! Subsidies.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn claim_pages() -> Vec<Row> {
        let claim = Function::Claim;
        let training = "kind=training_allowance&person_no=nobody&from=2026-05-01&to=2026-05-15";
        vec![
            get("/staff/claims", Door::OwnArea(Deed::Read, claim), "/staff/claims"),
            get(
                "/staff/claims/{id}",
                Door::OfOthers(Deed::Read, claim),
                format!("/staff/claims/{NOBODY}"),
            ),
            get(
                "/staff/claims.csv",
                Door::AreaFile(Deed::Read, claim),
                format!("/staff/claims.csv?area={COUNTY}"),
            ),
            get(
                "/staff/claims/new",
                Door::OwnArea(Deed::Create, claim),
                "/staff/claims/new",
            ),
            post(
                "/staff/claims/new",
                Door::OwnArea(Deed::Create, claim),
                "/staff/claims/new",
                format!("{training}&attended=12&class_days=15"),
            ),
            post(
                "/staff/claims/{id}/apply",
                Door::OfOthers(Deed::Create, claim),
                format!("/staff/claims/{NOBODY}/apply"),
                "documents=form",
            ),
            post(
                "/staff/claims/{id}/step",
                Door::OfOthers(Deed::Approve, claim),
                format!("/staff/claims/{NOBODY}/step"),
                "step=pass_town",
            ),
            post(
                "/me/claims/{id}",
                Door::OwnOfOthers(Deed::Create, claim),
                format!("/me/claims/{NOBODY}"),
                "documents=form",
            ),
            post(
                "/employer/claims/{id}",
                Door::EmployerOfOthers(Deed::Create, claim),
                format!("/employer/claims/{NOBODY}"),
                "documents=form",
            ),
        ]
    }
}
