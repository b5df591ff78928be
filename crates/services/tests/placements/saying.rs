//! What people say of their own work.

use super::{Placed, coordinator, draft};
use crate::world::{day, staff};
use domain::actor::{Actor, Role};
use domain::placement::{FollowUpWay, Heard, PlacementState, ProposalKind};
use domain::ports::{OwnWord, PlacementFilter};
use domain::refusal::{Problem, Refusal};
use domain::task::TaskKind;

fn started(employer: &str, on: &str) -> OwnWord {
    OwnWord::Started {
        lead: None,
        employer: employer.to_owned(),
        on: day(on),
    }
}

#[tokio::test]
async fn that_somebody_began_is_looked_at_first() {
    let placed = Placed::new().await;
    let (me, placements) = (Actor::Seeker(placed.one.id), &placed.world.ports.placements);
    let lead = placed.wanted().await;
    let word = OwnWord::Started {
        lead: Some(lead),
        employer: String::new(),
        on: day("2026-06-29"),
    };
    placements.say(&me, word.clone()).await.unwrap();
    placements.say(&me, word).await.unwrap();
    let list = placements
        .placements(&coordinator(), PlacementFilter::default())
        .await
        .unwrap();
    assert_eq!((list.total, list.said.len()), (0, 1), "said twice is said once");
    let said = list.said[0].said.clone();
    assert_eq!((said.kind, said.lead), (ProposalKind::Started, Some(lead)));
    let form = placements
        .placement_form(&coordinator(), placed.one.id, Some(said.id))
        .await
        .unwrap();
    assert_eq!(form.said.as_ref().map(|one| one.id), Some(said.id));
    let mut taken = super::of_lead(lead, "2026-06-29");
    taken.proposal = Some(said.id);
    placed.enter(taken).await;
    let own = placements.own_work(&me).await.unwrap();
    assert_eq!((own.working.len(), own.said.len()), (1, 0));
}

#[tokio::test]
async fn what_was_said_can_be_set_aside_and_nonsense_is_not_taken() {
    let placed = Placed::new().await;
    let (me, placements) = (Actor::Seeker(placed.one.id), &placed.world.ports.placements);
    let say = async |word: OwnWord| placements.say(&me, word).await;
    assert_eq!(
        say(started("", "2026-06-29")).await,
        Err(Refusal::field("employer", Problem::Required))
    );
    assert_eq!(
        say(started("找我 13800138000", "2026-06-29")).await,
        Err(Refusal::field("employer", Problem::NoNumbers))
    );
    assert_eq!(
        say(started("饭店", "2026-08-15")).await,
        Err(Refusal::field("on", Problem::OutOfRange))
    );
    say(started("饭店", "2026-06-29")).await.unwrap();
    let list = placements
        .placements(&coordinator(), PlacementFilter::default())
        .await
        .unwrap();
    let id = list.said[0].said.id;
    let foreign = placements
        .set_aside(&staff(Role::Coordinator, "330598102201"), id)
        .await;
    assert_eq!(foreign, Err(Refusal::NotFound));
    placements.set_aside(&coordinator(), id).await.unwrap();
    assert_eq!(
        placements.set_aside(&coordinator(), id).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test]
async fn still_there_is_heard_at_once_and_leaving_is_looked_at() {
    let placed = Placed::new().await;
    let id = placed.enter(draft("砖厂", "2026-06-22")).await;
    let (me, placements) = (Actor::Seeker(placed.one.id), &placed.world.ports.placements);
    placements.say(&me, OwnWord::Still(id)).await.unwrap();
    assert_eq!(
        placed.open(TaskKind::FollowUp).await,
        4,
        "the seventh day was asked by themselves"
    );
    let view = placements.placement(&coordinator(), id).await.unwrap();
    let (told, _) = &view.follow_ups[0];
    assert_eq!((told.way, told.heard), (FollowUpWay::Oneself, Heard::Working));
    placements
        .say(&me, OwnWord::Left(id, day("2026-06-29")))
        .await
        .unwrap();
    assert_eq!(
        placed.placement(id).await.state,
        PlacementState::Working,
        "until somebody has looked"
    );
    placed
        .hears(id, super::gone(Heard::Left, "2026-06-30", "2026-06-29"))
        .await;
    assert!(
        placements.own_work(&me).await.unwrap().said.is_empty(),
        "it is recorded"
    );
    let somebody = Actor::Seeker(placed.other.id);
    let foreign = placements.say(&somebody, OwnWord::Still(id)).await;
    assert_eq!(foreign, Err(Refusal::NotFound));
}
