//! Recognition in a category (认定): from the application over the village, the public notice, the township and the
//! county departments to the county's decision, and what may come after it (P1, P1a, P1d).
//!
//! One process for every category; [`Procedure`] says which steps a category takes, [`find`] what the rules say.

mod claim;
mod decision;
mod procedure;
mod state;
mod trail;

pub use claim::{Claim, Fact, LandLossClaim, Paper};
pub use decision::{Circumstances, FigureUsed, Finding, RuleFinding, find, mu};
pub use procedure::{OwnField, Procedure, own_fields};
pub use state::{Confirmation, InvalidStep, Refused, Stage, State};
pub use trail::{Deed, Entry, Proof};

use crate::actor::Actor;
use crate::ids::{NoticeId, ObjectionId, PersonId, RecognitionId};
use crate::person::Category;
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// An application for recognition in a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recognition {
    /// Our id.
    pub id: RecognitionId,
    /// Who is to be recognised.
    pub person: PersonId,
    /// In which category.
    pub category: Category,
    /// Where the person lived when applying: whose village and township see to it.
    pub area: AreaCode,
    /// What is stated.
    pub claim: Claim,
    /// The paper it rests on.
    pub paper: Paper,
    /// Who entered it, as [`Actor::label`] says.
    pub entered_by: String,
    /// The day of the application.
    pub applied_on: NaiveDate,
    /// Goes up with every step; whoever decides names the one seen.
    pub version: u32,
    /// The day by which the present step is due.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: State,
}

impl Recognition {
    /// The way it takes.
    pub const fn procedure(&self) -> Procedure {
        Procedure::of(self.category)
    }

    /// Whether the present step is late on a day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.stage().days().is_some() && self.due_on.is_some_and(|due| due < today)
    }
}

/// Whether somebody may decide: not what they entered, and not what they refused before (four eyes, §5).
pub fn is_free_to_decide(who: &Actor, recognition: &Recognition, trail: &[Entry]) -> bool {
    let label = who.label();
    let bound = |entry: &Entry| entry.deed.binds() && entry.actor == label;
    recognition.entered_by != label && !trail.iter().any(bound)
}

/// A public notice (公示): what hangs for the village to see. It names nobody; the page adds the masked name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicNotice {
    /// Our id.
    pub id: NoticeId,
    /// The application.
    pub recognition: RecognitionId,
    /// The village.
    pub area: AreaCode,
    /// The category applied for.
    pub category: Category,
    /// The day of posting; it is not counted (R14).
    pub posted_on: NaiveDate,
    /// The first day on which the list may be handed on (R14): the notice hangs until the day before.
    pub hands_on: NaiveDate,
    /// When it was taken down.
    pub taken_down: Option<DateTime<Utc>>,
}

impl PublicNotice {
    /// The last day it hangs.
    pub fn last_day(&self) -> NaiveDate {
        self.hands_on.pred_opt().unwrap_or(self.hands_on)
    }

    /// Whether it can be read on a day.
    pub fn hangs_on(&self, day: NaiveDate) -> bool {
        self.taken_down.is_none() && (self.posted_on..self.hands_on).contains(&day)
    }
}

/// What somebody said against a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Our id.
    pub id: ObjectionId,
    /// Against which notice.
    pub notice: NoticeId,
    /// Against which application.
    pub recognition: RecognitionId,
    /// The number its author was given.
    pub receipt: String,
    /// What was said.
    pub text: String,
    /// Who said it, if they wished.
    pub name: Option<String>,
    /// Where they can be reached, if they wished.
    pub phone: Option<String>,
    /// When it came.
    pub at: DateTime<Utc>,
    /// The day by which it must be decided.
    pub due_on: NaiveDate,
    /// What was found: `true` when it was upheld.
    pub upheld: Option<bool>,
    /// Why.
    pub reason: String,
}
