//! Who looks after whom, and how people pass from one to another: proposed by one side, accepted or declined by the
//! other. Nobody is without somebody who looks after them.

use crate::actor::{Role, Staff};
use crate::code::codes;
use crate::ids::{AccountId, HandOverId, PersonId};
use crate::permission::Scope;
use crate::person::{CategorySet, Person};
use crate::values::AreaCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// How somebody came to look after a person.
    pub enum Taking {
        /// By the area: nobody looked after them before.
        Assigned = "assigned",
        /// By a hand-over that was accepted.
        HandedOver = "handed_over",
        /// Whoever looked after them left without a receiver.
        CaretakerLeft = "caretaker_left",
        /// They moved to another place.
        Moved = "moved",
        /// Their area became part of another.
        AreaMerged = "area_merged",
        /// They no longer belong to the group whose people the one before looks after.
        LeftGroup = "left_group",
        /// A merge of two files was undone.
        Restored = "restored",
    }
}

impl Taking {
    /// Whether it is news to whoever looks after the person since: they neither asked for it nor accepted it.
    pub const fn is_news(self) -> bool {
        matches!(
            self,
            Self::CaretakerLeft | Self::Moved | Self::AreaMerged | Self::LeftGroup
        )
    }
}

codes! {
    /// Why somebody who is looked after is so no more.
    pub enum Alone {
        /// The account of whoever looks after them may not sign in.
        AccountClosed = "account_closed",
        /// They live outside its area.
        Elsewhere = "elsewhere",
        /// They do not belong to the group that its role is for.
        OutOfGroup = "out_of_group",
    }
}

codes! {
    /// Why a hand-over came to an end that nobody chose.
    pub enum Ending {
        /// The account of whoever looked after the people was closed.
        GiverLeft = "giver_left",
        /// The account of whoever was asked was closed.
        ReceiverLeft = "receiver_left",
        /// The account of whoever proposed it was closed.
        ProposerLeft = "proposer_left",
        /// There was nobody left in it to be handed over.
        NobodyLeft = "nobody_left",
    }
}

codes! {
    /// What came of one person of a hand-over.
    pub enum Outcome {
        /// Handed over.
        HandedOver = "handed_over",
        /// Stayed: it was declined, taken back, or ended.
        Kept = "kept",
        /// Died or moved away meanwhile.
        Left = "left",
        /// Moved meanwhile to where the receiver looks after nobody.
        Moved = "moved",
        /// Somebody else looks after them by now.
        Taken = "taken",
    }
}

/// A spell of looking after somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerSpell {
    /// Who is looked after.
    pub person: PersonId,
    /// By whom.
    pub account: AccountId,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Until when; `None` = still.
    pub until: Option<DateTime<Utc>>,
    /// How it began.
    pub how: Taking,
    /// The hand-over it began with.
    pub hand_over: Option<HandOverId>,
}

/// Where a hand-over stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum HandOverState {
    /// The receiver has not answered yet; the people stay where they are.
    Proposed,
    /// The receiver looks after them now.
    Accepted {
        /// When.
        at: DateTime<Utc>,
    },
    /// The receiver did not take them.
    Declined {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
    },
    /// Whoever proposed it took it back.
    TakenBack {
        /// When.
        at: DateTime<Utc>,
    },
    /// It ended by itself.
    Ended {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        why: Ending,
    },
}

impl HandOverState {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Accepted { .. } => "accepted",
            Self::Declined { .. } => "declined",
            Self::TakenBack { .. } => "taken_back",
            Self::Ended { .. } => "ended",
        }
    }

    /// When it was answered or taken back.
    pub const fn decided_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Proposed => None,
            Self::Accepted { at }
            | Self::Declined { at, .. }
            | Self::TakenBack { at }
            | Self::Ended { at, .. } => Some(*at),
        }
    }
}

/// A hand-over of people from one who looks after them to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Our id.
    pub id: HandOverId,
    /// Who looks after them.
    pub from: AccountId,
    /// Who is asked to.
    pub to: AccountId,
    /// Who proposed it, as [`crate::actor::Actor::label`] says.
    pub proposed_by: String,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// What the receiver should know.
    pub note: String,
    /// Where it stands.
    pub state: HandOverState,
}

/// Whether staff of this role and area may look after somebody who lives in `home` and belongs to these groups.
pub fn may_look_after(role: Role, area: AreaCode, (home, groups): (AreaCode, CategorySet)) -> bool {
    let scope = Scope {
        area: Some(area),
        only: role.only(),
    };
    role.looks_after_people() && scope.covers(home, groups)
}

/// Whether staff may propose to hand over somebody of their area whom `owner` looks after: their own people, and officers
/// those of others.
pub fn may_propose(staff: &Staff, owner: AccountId) -> bool {
    owner == staff.account || matches!(staff.role, Role::TownOfficer | Role::CountyOfficer)
}

/// What comes of somebody when a hand-over from `from` to a receiver of this role and area is accepted on a day, while
/// `owner` looks after them.
pub fn outcome_on(
    day: NaiveDate,
    person: &Person,
    (owner, from): (Option<AccountId>, AccountId),
    (role, area): (Role, AreaCode),
) -> Outcome {
    if person.due_facts().has_left_on(day) {
        Outcome::Left
    } else if owner != Some(from) {
        Outcome::Taken
    } else if may_look_after(role, area, (person.living_area, person.categories)) {
        Outcome::HandedOver
    } else {
        Outcome::Moved
    }
}

/// Who takes people nobody looks after, best first: for people who are new in a place its coordinator, for people
/// whose coordinator left the township, which finds a new one.
pub const fn taking_order(left_alone: bool) -> [Role; 3] {
    if left_alone {
        [Role::TownOfficer, Role::CountyOfficer, Role::Coordinator]
    } else {
        [Role::Coordinator, Role::TownOfficer, Role::CountyOfficer]
    }
}
