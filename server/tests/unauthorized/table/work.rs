//! Placements, what is heard of them, and what people say of their own work.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn work_pages(&self) -> Vec<Row> {
        let person = self.person.id;
        let work = Function::Placement;
        let heard = "heard=working&on=2026-06-14&way=call";
        let left_alone = "vacancy_no=nothing&started_on=2026-06-01";
        vec![
            get(
                "/staff/placements",
                Door::OwnArea(Deed::Read, work),
                "/staff/placements",
            ),
            get(
                "/staff/placements/{id}",
                Door::OfOthers(Deed::Read, work),
                format!("/staff/placements/{NOBODY}"),
            ),
            get(
                "/staff/stability",
                Door::OwnArea(Deed::Count, work),
                "/staff/stability",
            ),
            get(
                "/staff/stability.csv",
                Door::AreaFile(Deed::Count, work),
                format!("/staff/stability.csv?area={COUNTY}"),
            ),
            get(
                "/staff/people/{id}/placements/new",
                Door::File(Deed::Create, work),
                format!("/staff/people/{person}/placements/new"),
            ),
            post(
                "/staff/people/{id}/placements/new",
                Door::File(Deed::Create, work),
                format!("/staff/people/{person}/placements/new"),
                left_alone,
            ),
            post(
                "/staff/placements/{id}/heard",
                Door::OfOthers(Deed::Create, Function::FollowUp),
                format!("/staff/placements/{NOBODY}/heard"),
                heard,
            ),
            post(
                "/staff/placements/{id}/months",
                Door::OfOthers(Deed::Update, work),
                format!("/staff/placements/{NOBODY}/months"),
                "month=2026-05&insured=yes",
            ),
            post(
                "/staff/placements/{id}/cancel",
                Door::OfOthers(Deed::Update, work),
                format!("/staff/placements/{NOBODY}/cancel"),
                "cause=twice",
            ),
            post(
                "/staff/work-said/{id}",
                Door::OfOthers(Deed::Create, work),
                format!("/staff/work-said/{NOBODY}"),
                "",
            ),
            post(
                "/me/work",
                Door::OwnPage(Deed::Update, Function::FollowUp),
                "/me/work",
                "do=started&employer=x&on=2026-06-14",
            ),
        ]
    }
}
