//! Public-welfare posts: needs, holders, months, payments.

use super::cases::NOBODY;
use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    #[expect(clippy::too_many_lines, reason = "one row for each address")]
    pub(super) fn public_post_pages() -> Vec<Row> {
        let posts = Function::PublicPost;
        let files = Door::PublicPosts(Deed::Create);
        // No such code: nothing is kept.
        let need =
            format!("uscc=x&area={COUNTY}&kind=auxiliary&basis=need&title=x&seats=1&monthly=600&duties=x");
        let month = "month=2026-05";
        vec![
            get("/posts/notices", Door::Open, "/posts/notices"),
            get("/day-jobs", Door::Open, "/day-jobs"),
            get("/staff/posts", Door::OwnArea(Deed::Read, posts), "/staff/posts"),
            get(
                "/staff/posts/new",
                Door::OwnArea(Deed::Create, posts),
                "/staff/posts/new",
            ),
            post("/staff/posts/new", files, "/staff/posts/new", need.clone()),
            get(
                "/staff/posts/{id}",
                Door::OfOthers(Deed::Read, posts),
                format!("/staff/posts/{NOBODY}"),
            ),
            post(
                "/staff/posts/{id}/step",
                Door::OfOthers(Deed::Approve, posts),
                format!("/staff/posts/{NOBODY}/step"),
                "do=check",
            ),
            post(
                "/staff/posts/{id}/apply",
                Door::OfOthers(Deed::Create, posts),
                format!("/staff/posts/{NOBODY}/apply"),
                "person_no=x",
            ),
            post(
                "/me/posts/{id}",
                Door::OwnOfOthers(Deed::Create, posts),
                format!("/me/posts/{NOBODY}"),
                "",
            ),
            post(
                "/staff/post-holders/{id}",
                Door::OfOthers(Deed::Approve, posts),
                format!("/staff/post-holders/{NOBODY}"),
                "do=stay",
            ),
            get(
                "/staff/posts/attendance",
                Door::OwnArea(Deed::Read, posts),
                "/staff/posts/attendance",
            ),
            post(
                "/staff/posts/attendance",
                Door::PublicPosts(Deed::Update),
                "/staff/posts/attendance",
                month,
            ),
            post(
                "/staff/posts/attendance/check",
                Door::PostOfficers { county: false },
                "/staff/posts/attendance/check",
                month,
            ),
            get(
                "/staff/posts/payments",
                Door::OwnArea(Deed::Approve, posts),
                "/staff/posts/payments",
            ),
            post(
                "/staff/posts/payments",
                Door::PostOfficers { county: true },
                "/staff/posts/payments",
                month,
            ),
            post(
                "/staff/posts/payments/paid",
                Door::PostOfficers { county: true },
                "/staff/posts/payments/paid",
                "month=2026-05&paid_on=2026-06-01&receipt=x",
            ),
            get(
                "/staff/posts/payments.csv",
                Door::AreaFile(Deed::Approve, posts),
                format!("/staff/posts/payments.csv?area={COUNTY}"),
            ),
            get(
                "/staff/posts/report",
                Door::OwnArea(Deed::Count, posts),
                "/staff/posts/report",
            ),
            get(
                "/staff/posts/report.csv",
                Door::AreaFile(Deed::Count, posts),
                format!("/staff/posts/report.csv?area={COUNTY}"),
            ),
            get(
                "/employer/posts",
                Door::PublicPosts(Deed::Read),
                "/employer/posts",
            ),
            get("/employer/posts/new", files, "/employer/posts/new"),
            post("/employer/posts/new", files, "/employer/posts/new", need),
            get(
                "/employer/posts/attendance",
                Door::PublicPosts(Deed::Read),
                "/employer/posts/attendance",
            ),
            post(
                "/employer/posts/attendance",
                Door::PublicPosts(Deed::Update),
                "/employer/posts/attendance",
                month,
            ),
        ]
    }
}
