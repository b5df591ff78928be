//! Hand-overs between those who look after people: proposed by one side, accepted or declined by the other.

mod answer;
mod choose;
mod closing;
mod news;
mod view;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::actor::{Actor, Staff};
use domain::ids::{HandOverId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, CareNews, CareSpell, Choice, Chosen, HandOverBook, HandOverLine, HandOverWish, HandOvers,
};
use domain::refusal::Refusal;

/// Hand-overs shown that wait for nobody.
const PAST: u32 = 20;
/// Hand-overs of one account that may be open.
const OPEN: u32 = 500;

#[async_trait]
impl HandOvers for Services {
    async fn prepare(&self, who: &Actor, chosen: &Chosen) -> Answered<Choice> {
        self.choice(who, chosen).await.map_err(|f| self.internal(&f))
    }

    async fn propose(&self, who: &Actor, wish: HandOverWish) -> Answered<Vec<HandOverId>> {
        self.propose_hand_over(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn list(&self, who: &Actor) -> Answered<HandOverBook> {
        self.hand_over_book(who).await.map_err(|f| self.internal(&f))
    }

    async fn find(&self, who: &Actor, id: HandOverId) -> Answered<HandOverLine> {
        self.hand_over_line(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn accept(&self, who: &Actor, id: HandOverId) -> Answered<u32> {
        self.accept_hand_over(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn decline(&self, who: &Actor, id: HandOverId, reason: String) -> Answered<()> {
        self.decline_hand_over(who, id, reason)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_back(&self, who: &Actor, id: HandOverId) -> Answered<()> {
        self.take_hand_over_back(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn news(&self, who: &Actor) -> Answered<CareNews> {
        self.care_news(who).await.map_err(|f| self.internal(&f))
    }

    async fn see_news(&self, who: &Actor) -> Answered<()> {
        self.see_care_news(who).await.map_err(|f| self.internal(&f))
    }

    async fn caretakers_of(&self, who: &Actor, person: PersonId) -> Answered<Vec<CareSpell>> {
        self.care_spells(who, person).await.map_err(|f| self.internal(&f))
    }
}

/// Those who look after people, and so may ask about hand-overs.
fn caretaker(who: &Actor) -> Result<&Staff, Failure> {
    who.scope(Deed::Update, Function::PersonFile)?;
    Ok(who.staff().map_err(|_| Refusal::NotAllowed)?)
}
