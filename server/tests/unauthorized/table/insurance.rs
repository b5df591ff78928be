//! The land-loss insurance, its runs and its reports.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn insurance_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let of = Function::Insurance;
        let step = |path: &'static str, name: &str, body: &str| {
            let address = format!("/staff/insurance/{NOBODY}/{name}");
            post(path, Door::OfOthers(Deed::Update, of), address, body)
        };
        let sheet = |path: &'static str, name: &str| {
            let address = format!("/staff/insurance/{NOBODY}{name}");
            get(path, Door::OfOthers(Deed::Read, of), address)
        };
        vec![
            get(
                "/staff/insurance",
                Door::OwnArea(Deed::Read, of),
                "/staff/insurance",
            ),
            get(
                "/staff/insurance/run",
                Door::OwnArea(Deed::Read, of),
                "/staff/insurance/run?month=2026-05",
            ),
            get(
                "/staff/insurance/run.csv",
                Door::AreaFile(Deed::Read, of),
                format!("/staff/insurance/run.csv?month=2026-05&area={COUNTY}"),
            ),
            sheet("/staff/insurance/{id}", ""),
            sheet("/staff/insurance/{id}/statement", "/statement"),
            sheet("/staff/insurance/{id}/notice", "/notice"),
            post(
                "/staff/people/{id}/insurance",
                Door::File(Deed::Create, of),
                format!("/staff/people/{person}/insurance"),
                "scheme=pension",
            ),
            post(
                "/staff/insurance/run",
                Door::OwnArea(Deed::Approve, of),
                "/staff/insurance/run",
                "month=2026-05&count=0&sum=0",
            ),
            step(
                "/staff/insurance/{id}/notify",
                "notify",
                "version=1&on=2026-06-01",
            ),
            step(
                "/staff/insurance/{id}/agree",
                "agree",
                "version=1&on=2026-06-01&parts=2",
            ),
            step(
                "/staff/insurance/{id}/pay",
                "pay",
                "version=1&on=2026-06-01&fen=1",
            ),
            step(
                "/staff/insurance/{id}/reverse",
                "reverse",
                &format!("version=1&entry={NOBODY}&why=x"),
            ),
            step(
                "/staff/insurance/{id}/close",
                "close",
                "version=1&on=2026-06-01&cause=died",
            ),
            get(
                "/staff/land-register",
                Door::OwnArea(Deed::Count, of),
                "/staff/land-register",
            ),
            get(
                "/staff/land-register.csv",
                Door::AreaFile(Deed::Count, of),
                format!("/staff/land-register.csv?area={COUNTY}"),
            ),
            get(
                "/staff/land-fund",
                Door::OwnArea(Deed::Count, of),
                "/staff/land-fund",
            ),
            get(
                "/staff/land-fund.csv",
                Door::AreaFile(Deed::Count, of),
                format!("/staff/land-fund.csv?area={COUNTY}"),
            ),
            post(
                "/staff/land-fund",
                Door::OwnArea(Deed::Create, of),
                "/staff/land-fund",
                "project=x&approved_on=2026-05-01&land=1",
            ),
            post(
                "/staff/land-fund/{id}",
                Door::OfOthers(Deed::Update, of),
                format!("/staff/land-fund/{NOBODY}"),
                "fen=1&on=2026-06-01&seen=0",
            ),
        ]
    }
}
