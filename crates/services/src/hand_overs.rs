//! Hand-overs between those who look after people: proposed by one side, accepted or declined by the other.

mod answer;
mod choose;
mod closing;
mod news;
mod view;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::{Actor, Staff};
use domain::ids::{HandOverId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, CareNews, CareSpell, Choice, Chosen, HandOverBook, HandOverLine, HandOverPerson, HandOverWish,
    HandOvers,
};
use domain::refusal::Refusal;
use std::collections::BTreeSet;

/// Hand-overs shown that wait for nobody.
const PAST: u32 = 20;
/// Open hand-overs shown at once, of those to somebody as of those by them; the others come up when these are answered.
const OPEN: u32 = 50;
/// Names of one hand-over in a list.
const NAMES: u32 = 8;
/// Names shown of those who are to be handed over.
const CHOICE_NAMES: usize = 40;
/// People of one proposal at most: more would hold everybody else up for too long.
const MOST: u32 = 2_000;

#[async_trait]
impl HandOvers for Services {
    async fn prepare(&self, who: &Actor, chosen: &Chosen) -> Answered<Choice> {
        let shown = async {
            let choice = self.choice(who, chosen).await?;
            self.note_shown(who, &choice.people).await?;
            Ok(choice)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn propose(&self, who: &Actor, wish: HandOverWish) -> Answered<Vec<HandOverId>> {
        self.propose_hand_over(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn list(&self, who: &Actor) -> Answered<HandOverBook> {
        let shown = async {
            let book = self.hand_over_book(who).await?;
            let lines = [&book.to_me, &book.by_me, &book.past].into_iter().flatten();
            self.note_shown(who, lines.flat_map(|line| &line.people)).await?;
            Ok(book)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn find(&self, who: &Actor, id: HandOverId) -> Answered<HandOverLine> {
        let shown = async {
            let line = self.hand_over_line(who, id).await?;
            self.note_shown(who, &line.people).await?;
            Ok(line)
        };
        shown.await.map_err(|f| self.internal(&f))
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

impl Services {
    /// Writes down whose names are shown, before they are.
    async fn note_shown<'a>(
        &self,
        who: &Actor,
        people: impl IntoIterator<Item = &'a HandOverPerson>,
    ) -> Result<(), Failure> {
        let people: BTreeSet<PersonId> = people.into_iter().map(|one| one.id).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        self.note_read(who, AccessKind::HandOver, &people).await
    }
}

/// Those who look after people, and so may ask about hand-overs.
fn caretaker(who: &Actor) -> Result<&Staff, Failure> {
    who.scope(Deed::Update, Function::PersonFile)?;
    Ok(who.staff().map_err(|_| Refusal::NotAllowed)?)
}
