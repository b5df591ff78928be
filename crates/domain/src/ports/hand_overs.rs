//! Who looks after whom: people are proposed to somebody else, who accepts or declines.

use super::{Answered, Caretaker, PeopleQuery};
use crate::actor::{Actor, Role};
use crate::hand_over::{HandOverState, Outcome, Taking};
use crate::ids::{AccountId, HandOverId, PersonId};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Whom somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// These people.
    People(Vec<PersonId>),
    /// Everybody a list shows.
    All(Box<PeopleQuery>),
}

/// Somebody of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverPerson {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Where they live, in words.
    pub place: String,
    /// What came of them; `None` while it is open.
    pub outcome: Option<Outcome>,
}

/// What goes along with people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkAlong {
    /// Leads not yet delivered.
    pub leads: u32,
    /// Tasks about them nobody has seen to.
    pub tasks: u32,
}

/// What somebody chose, before it is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The first of those who can be handed over.
    pub people: Vec<HandOverPerson>,
    /// How many can be handed over; where they are too many, how many were chosen.
    pub count: u32,
    /// Whether they are more than can be handed over at once.
    pub too_many: bool,
    /// How many are in a hand-over that is open.
    pub under_way: u32,
    /// How many are not the asker's to hand over.
    pub not_yours: u32,
    /// To whom all of them may go.
    pub receivers: Vec<Caretaker>,
    /// What goes along.
    pub work: WorkAlong,
}

/// A hand-over to be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverWish {
    /// Whom.
    pub chosen: Chosen,
    /// How many the asker was told they are.
    pub count: u32,
    /// To whom.
    pub to: AccountId,
    /// What the receiver should know.
    pub note: String,
}

/// What the asker may do with a hand-over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverDeeds {
    /// Accept or decline it.
    pub answer: bool,
    /// Take it back.
    pub take_back: bool,
}

/// A hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverLine {
    /// Which.
    pub id: HandOverId,
    /// Sign-in name of whoever looked after them when it was proposed.
    pub from: String,
    /// Sign-in name of whoever was asked.
    pub to: String,
    /// Sign-in name of whoever proposed it, where it is somebody else.
    pub proposed_by: Option<String>,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// What the receiver should know.
    pub note: String,
    /// Where it stands.
    pub state: HandOverState,
    /// Who is in it: in a list the first of them, and nobody once names are no longer shown.
    pub people: Vec<HandOverPerson>,
    /// How many there are of each outcome; `None` = nobody has answered yet.
    pub outcomes: Vec<(Option<Outcome>, u32)>,
    /// Whether it ended so long ago that names are no longer shown.
    pub past_names: bool,
    /// What goes along; counted while it is open.
    pub work: WorkAlong,
    /// What the asker may do.
    pub may: HandOverDeeds,
}

impl HandOverLine {
    /// How many people are in it.
    pub fn count(&self) -> u32 {
        self.outcomes.iter().map(|(_, count)| count).sum()
    }
}

/// The hand-overs of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverBook {
    /// Those that wait for the asker.
    pub to_me: Vec<HandOverLine>,
    /// Those that wait for others.
    pub by_me: Vec<HandOverLine>,
    /// The latest that wait for nobody.
    pub past: Vec<HandOverLine>,
}

/// People who came to somebody, or went from them, without their doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareChange {
    /// Whether they came.
    pub came: bool,
    /// How.
    pub how: Taking,
    /// Sign-in name of whoever has them now, or had them before.
    pub other: Option<String>,
    /// Names of the people and where they live.
    pub people: Vec<HandOverPerson>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What somebody who looks after people should know today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareNews {
    /// Hand-overs that wait for the asker: sign-in name of the giver and number of people.
    pub waiting: Vec<(String, u32)>,
    /// Hand-overs of theirs that were answered, or ended.
    pub answered: Vec<HandOverLine>,
    /// People who came or went without their doing.
    pub changes: Vec<CareChange>,
}

/// A spell of looking after somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareSpell {
    /// Sign-in name.
    pub login: String,
    /// Role.
    pub role: Option<Role>,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when; `None` = still.
    pub until: Option<DateTime<Utc>>,
    /// How it began.
    pub how: Taking,
}

/// Questions about who looks after whom. Staff who look after people only.
#[async_trait]
pub trait HandOvers: Send + Sync {
    /// Whom the asker chose and to whom they may go. Who is not there, or out of the asker's area, is left out.
    async fn prepare(&self, who: &Actor, chosen: &Chosen) -> Answered<Choice>;

    /// Proposes it: one hand-over for each of those who look after them now.
    async fn propose(&self, who: &Actor, wish: HandOverWish) -> Answered<Vec<HandOverId>>;

    /// The asker's hand-overs.
    async fn list(&self, who: &Actor) -> Answered<HandOverBook>;

    /// One of them.
    async fn find(&self, who: &Actor, id: HandOverId) -> Answered<HandOverLine>;

    /// Accepts it: the people and what is open about them are the asker's from now on. Gives how many came.
    async fn accept(&self, who: &Actor, id: HandOverId) -> Answered<u32>;

    /// Declines it: the people stay.
    async fn decline(&self, who: &Actor, id: HandOverId, reason: String) -> Answered<()>;

    /// Takes it back: the people stay.
    async fn take_back(&self, who: &Actor, id: HandOverId) -> Answered<()>;

    /// What the asker should know.
    async fn news(&self, who: &Actor) -> Answered<CareNews>;

    /// The asker knows.
    async fn see_news(&self, who: &Actor) -> Answered<()>;

    /// Who looked after a person, latest first.
    async fn caretakers_of(&self, who: &Actor, person: PersonId) -> Answered<Vec<CareSpell>>;
}
