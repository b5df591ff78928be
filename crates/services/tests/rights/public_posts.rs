//! Questions about public-welfare posts.

use super::{Asked, NOBODY, public, told};
use crate::world::{VILLAGE, World, code, day, vacancy};
use domain::ids::{LabourGroupId, PackageId, PublicPostId, TenureId};
use domain::ports::{GroupWish, NeedWish, PostFilter, PostStep, TenureStep};
use domain::public_post::{Need, PostBasis, PostKind};
use domain::region::GroupState;
use domain::values::Fen;
use uuid::Uuid;

fn wish() -> NeedWish {
    NeedWish {
        need: Need {
            area: code(VILLAGE),
            title: "x".to_owned(),
            kind: PostKind::Auxiliary,
            basis: PostBasis::Need,
            seats: 1,
            duties: "x".to_owned(),
            monthly: Fen::yuan(600),
        },
        uscc: String::new(),
        firm: String::new(),
        mends: None,
    }
}

fn group() -> GroupWish {
    GroupWish {
        destination: code(VILLAGE),
        title: String::new(),
        transport: String::new(),
        escort: String::new(),
        station: String::new(),
        departs_on: day("2026-07-01"),
        people: Vec::new(),
    }
}

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one line for each question")]
pub async fn asked(world: &World) -> Vec<Asked> {
    let posts = &world.ports.public_posts;
    let (id, tenure) = (PublicPostId(Uuid::nil()), TenureId(Uuid::nil()));
    let month = day("2026-05-01");
    vec![
        (
            "PublicPosts::posts",
            told(posts.posts(&NOBODY, PostFilter::default()).await),
        ),
        ("PublicPosts::post", told(posts.post(&NOBODY, id).await)),
        (
            "PublicPosts::need_form",
            told(posts.need_form(&NOBODY, None).await),
        ),
        (
            "PublicPosts::file_need",
            told(posts.file_need(&NOBODY, wish()).await),
        ),
        (
            "PublicPosts::step",
            told(posts.step(&NOBODY, id, PostStep::Check).await),
        ),
        ("PublicPosts::apply", told(posts.apply(&NOBODY, id, None).await)),
        (
            "PublicPosts::post_of",
            public(posts.post_of(&NOBODY, vacancy(1, "").id).await),
        ),
        (
            "PublicPosts::tenure_step",
            told(posts.tenure_step(&NOBODY, tenure, TenureStep::Stay).await),
        ),
        (
            "PublicPosts::attendance",
            told(posts.attendance(&NOBODY, None, None).await),
        ),
        (
            "PublicPosts::sign",
            told(posts.sign(&NOBODY, month, Vec::new()).await),
        ),
        (
            "PublicPosts::check",
            told(posts.check(&NOBODY, month, Vec::new()).await),
        ),
        (
            "PublicPosts::payments",
            told(posts.payments(&NOBODY, None, None).await),
        ),
        (
            "PublicPosts::list_payments",
            told(posts.list_payments(&NOBODY, month).await),
        ),
        (
            "PublicPosts::mark_paid",
            told(posts.mark_paid(&NOBODY, month, month, "x".to_owned()).await),
        ),
        (
            "PublicPosts::post_notices",
            public(posts.post_notices(&NOBODY).await),
        ),
        (
            "Regions::regions",
            told(world.ports.regions.regions(&NOBODY, String::new()).await),
        ),
        (
            "Regions::pack",
            told(
                world
                    .ports
                    .regions
                    .pack(&NOBODY, Vec::new(), month, String::new())
                    .await,
            ),
        ),
        (
            "Regions::package",
            told(world.ports.regions.package(&NOBODY, PackageId(Uuid::nil())).await),
        ),
        (
            "Regions::preview",
            told(world.ports.regions.preview(&NOBODY, String::new()).await),
        ),
        (
            "Regions::take_in",
            told(world.ports.regions.take_in(&NOBODY, String::new()).await),
        ),
        (
            "Regions::form_group",
            told(world.ports.regions.form_group(&NOBODY, group()).await),
        ),
        (
            "Regions::move_group",
            told(
                world
                    .ports
                    .regions
                    .move_group(&NOBODY, LabourGroupId(Uuid::nil()), GroupState::Departed)
                    .await,
            ),
        ),
        (
            "Regions::origin_of",
            public(world.ports.regions.origin_of(&NOBODY, vacancy(1, "").id).await),
        ),
        (
            "DayJobs::day_jobs",
            public(world.ports.day_jobs.day_jobs(&NOBODY, None).await),
        ),
        (
            "DayJobs::days_of",
            public(world.ports.day_jobs.days_of(&NOBODY, vacancy(1, "").id).await),
        ),
        (
            "PublicPosts::post_report",
            told(posts.post_report(&NOBODY, None, None).await),
        ),
    ]
}
