//! Questions about job fairs.

use super::{Asked, NOBODY, public, told};
use crate::fairs::plan;
use crate::world::World;
use domain::ids::{FairId, FairStandId};
use domain::ports::{FairQuery, FairStep, FairWhom, FairWish, InviteWish, StandVerdict};
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World) -> Vec<Asked> {
    let fairs = &world.ports.fairs;
    let (id, stand) = (FairId(Uuid::nil()), FairStandId(Uuid::nil()));
    let wish = FairWish {
        plan: plan(),
        mends: None,
    };
    let invite = InviteWish { seen: 0, most: None };
    vec![
        (
            "Fairs::events",
            public(fairs.events(&NOBODY, FairQuery::default()).await),
        ),
        ("Fairs::event", public(fairs.event(&NOBODY, id).await)),
        (
            "Fairs::fairs",
            told(fairs.fairs(&NOBODY, FairQuery::default()).await),
        ),
        ("Fairs::fair", told(fairs.fair(&NOBODY, id).await)),
        ("Fairs::fair_form", told(fairs.fair_form(&NOBODY, None).await)),
        ("Fairs::keep_fair", told(fairs.keep_fair(&NOBODY, wish).await)),
        (
            "Fairs::fair_step",
            told(fairs.fair_step(&NOBODY, id, FairStep::Approve).await),
        ),
        ("Fairs::own_stands", told(fairs.own_stands(&NOBODY).await)),
        ("Fairs::stand_form", told(fairs.stand_form(&NOBODY, id).await)),
        (
            "Fairs::apply_for_stand",
            told(fairs.apply_for_stand(&NOBODY, id, Vec::new()).await),
        ),
        ("Fairs::leave_stand", told(fairs.leave_stand(&NOBODY, id).await)),
        (
            "Fairs::judge_stand",
            told(fairs.judge_stand(&NOBODY, stand, StandVerdict::Approve).await),
        ),
        (
            "Fairs::move_stand",
            told(fairs.move_stand(&NOBODY, stand, 1).await),
        ),
        (
            "Fairs::register_for_fair",
            told(fairs.register_for_fair(&NOBODY, id, FairWhom::Own).await),
        ),
        (
            "Fairs::leave_fair",
            told(
                fairs
                    .leave_fair(&NOBODY, id, FairWhom::Person("x".to_owned()))
                    .await,
            ),
        ),
        ("Fairs::own_fairs", told(fairs.own_fairs(&NOBODY, None).await)),
        (
            "Fairs::fair_slip",
            told(fairs.fair_slip(&NOBODY, id, FairWhom::Own).await),
        ),
        ("Fairs::fair_people", told(fairs.fair_people(&NOBODY, id).await)),
        ("Fairs::invitation", told(fairs.invitation(&NOBODY, id).await)),
        ("Fairs::invite", told(fairs.invite(&NOBODY, id, invite).await)),
    ]
}
