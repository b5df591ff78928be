//! Accounts of staff, the own one among them.

use super::{NO_SESSION, Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::Deed;
use services::demo::COUNTY;

impl Subject {
    pub(super) fn account_pages(&self) -> Vec<Row> {
        let own = Door::OwnAccount;
        let at = |position: usize, deed: &str| format!("/staff/accounts/{}/{deed}", self.accounts[position]);
        let wish = format!(
            "login=sweep.{}&role=coordinator&area={COUNTY}&department=",
            self.lead.id
        );
        let either: &[Deed] = &[Deed::Approve, Deed::Update];
        vec![
            get("/staff/account", own, "/staff/account"),
            post(
                "/staff/account/password",
                own,
                "/staff/account/password",
                "old=wrong&new=x&again=x",
            ),
            post(
                "/staff/account/second-step",
                own,
                "/staff/account/second-step",
                "password=wrong",
            ),
            post(
                "/staff/account/second-step/confirm",
                own,
                "/staff/account/second-step/confirm",
                "code=123456",
            ),
            post(
                "/staff/account/second-step/remove",
                own,
                "/staff/account/second-step/remove",
                "password=wrong",
            ),
            post(
                "/staff/account/sessions/end",
                Door::NotTheirs { staff: true },
                "/staff/account/sessions/end",
                NO_SESSION,
            ),
            post(
                "/staff/account/sessions/end-others",
                own,
                "/staff/account/sessions/end-others",
                "",
            ),
            get("/staff/accounts", Door::Accounts, "/staff/accounts"),
            get(
                "/staff/accounts/{id}",
                Door::AccountPage,
                format!("/staff/accounts/{}", self.accounts[0]),
            ),
            post("/staff/accounts", Door::AsksForAccounts, "/staff/accounts", wish),
            post(
                "/staff/accounts/{id}/approve",
                Door::Account(&[Deed::Approve]),
                at(0, "approve"),
                "",
            ),
            post(
                "/staff/accounts/{id}/refuse",
                Door::Account(&[Deed::Approve]),
                at(1, "refuse"),
                "",
            ),
            // Nobody who comes has asked for it.
            post(
                "/staff/accounts/{id}/take-back",
                Door::Account(&[]),
                at(0, "take-back"),
                "",
            ),
            post(
                "/staff/accounts/{id}/close",
                Door::Account(either),
                at(2, "close"),
                "",
            ),
            post(
                "/staff/accounts/{id}/reset",
                Door::Account(&[Deed::Update]),
                at(3, "reset"),
                "",
            ),
        ]
    }
}
