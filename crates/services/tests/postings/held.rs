//! Vacancies of files and of other counties that are kept from seekers until an officer has looked.

use super::{found, officer, shop, state};
use crate::world::{OTHER_TOWN, TOWN, World, code, staff, vacancy};
use domain::actor::Role;
use domain::ports::HeldVerdict;
use domain::posting::Objection;
use domain::refusal::{Problem, Refusal};
use domain::vacancy::{Vacancy, VacancyState};
use domain::values::Fen;
use services::import::wording::detect;

/// As the import keeps it: the wording was found, and seekers see nothing.
fn held(number: u16, words: &str) -> Vacancy {
    let one = vacancy(number, "缝纫工");
    Vacancy {
        area: code(TOWN),
        unlawful: detect(&one.title, words),
        description: words.to_owned(),
        state: VacancyState::Held,
        ..one
    }
}

fn show(reason: &str) -> HeldVerdict {
    HeldVerdict::Show(reason.to_owned())
}

async fn with_held(words: &str) -> World {
    let world = shop().await;
    world.keep_vacancies(&[held(1, words)]).await;
    world
}

#[tokio::test]
async fn what_was_read_wrong_is_shown_with_a_reason() {
    let world = with_held("先交押金一百元。").await;
    let (postings, id) = (&world.ports.postings, vacancy(1, "").id);
    let desk = postings.desk(&officer()).await.unwrap();
    assert_eq!((desk.waiting.len(), desk.held_count), (0, 1));
    assert!(desk.held[0].may_be_shown());
    assert!(matches!(desk.held[0].objections[..], [Objection::Wording(_)]));
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(postings.desk(&elsewhere).await.unwrap().held_count, 0);
    assert_eq!(
        postings.settle_held(&elsewhere, id, show("看错了")).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        postings.settle_held(&officer(), id, show(" ")).await,
        Err(Refusal::field("reason", Problem::Required))
    );
    assert_eq!(found(&world, "缝纫").await, 0);
    assert_eq!(
        postings.settle_held(&officer(), id, show("原文是不收")).await,
        Ok(())
    );
    assert_eq!(found(&world, "缝纫").await, 1);
    assert_eq!(postings.desk(&officer()).await.unwrap().held_count, 0);
    assert_eq!(
        postings.settle_held(&officer(), id, show("再来")).await,
        Err(Refusal::Changed)
    );
}

#[tokio::test]
async fn what_is_dropped_is_withdrawn_and_what_pays_too_little_is_never_shown() {
    let world = with_held("先交押金一百元。").await;
    let (postings, id) = (&world.ports.postings, vacancy(1, "").id);
    let low = Vacancy {
        wage: domain::vacancy::Wage {
            low: Some(Fen::yuan(900)),
            high: Some(Fen::yuan(1000)),
            ..held(2, "").wage
        },
        ..held(2, "先交押金一百元。")
    };
    world.keep_vacancies(std::slice::from_ref(&low)).await;
    let drop = HeldVerdict::Drop("真收押金".to_owned());
    assert_eq!(postings.settle_held(&officer(), id, drop).await, Ok(()));
    assert_eq!(state(&world, id).await, Some(VacancyState::Withdrawn));
    assert_eq!(
        postings.settle_held(&officer(), low.id, show("看错了")).await,
        Err(Refusal::PostingBlocked)
    );
    assert_eq!(state(&world, low.id).await, Some(VacancyState::Held));
}
