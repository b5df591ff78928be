//! What makes it easy to come in, stay and take part, and for whom a venue is not fit.

use crate::code::codes;
use crate::fit::Functions;
use serde::{Deserialize, Serialize};

codes! {
    /// A mark of access.
    pub enum FairAccess {
        /// Into every room without a step: ramp or lift.
        StepFree = "step_free",
        /// A lift.
        Lift = "lift",
        /// A toilet for wheelchairs.
        Toilet = "toilet",
        /// Somebody who speaks sign language.
        SignLanguage = "sign_language",
        /// A lane that waits for nobody.
        PriorityLane = "priority_lane",
        /// A quiet room.
        QuietRoom = "quiet_room",
        /// Somebody who guides people who do not see well, and reads to them.
        Guide = "guide",
        /// Wheelchairs to borrow.
        Wheelchairs = "wheelchairs",
        /// Parking places beside the door.
        Parking = "parking",
    }
}

impl FairAccess {
    /// Without these there is no fair for people with a disability.
    pub const NEEDED: &'static [Self] = &[
        Self::StepFree,
        Self::Toilet,
        Self::SignLanguage,
        Self::PriorityLane,
    ];
}

/// The marks of a venue, each once, in the order of declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FairAccessSet(Vec<FairAccess>);

impl FairAccessSet {
    /// Whether it has one.
    pub fn has(&self, mark: FairAccess) -> bool {
        self.0.contains(&mark)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = FairAccess> + '_ {
        self.0.iter().copied()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<FairAccess> for FairAccessSet {
    fn from_iter<I: IntoIterator<Item = FairAccess>>(marks: I) -> Self {
        let mut marks: Vec<FairAccess> = marks.into_iter().collect();
        marks.sort_unstable();
        marks.dedup();
        Self(marks)
    }
}

/// Why a venue is not fit for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotForThem {
    /// Who cannot walk or stand does not come in: there are steps.
    Steps,
}

/// Whether a venue is not fit for somebody with these functions. Somebody who cannot stand or walk at all needs a way without steps;
/// of what nobody has asked nothing is guessed.
pub fn unfit_for(functions: Functions, access: &FairAccessSet) -> Option<NotForThem> {
    let walks = functions.0[Functions::STANDING_WALKING];
    (walks == Some(0) && !access.has(FairAccess::StepFree)).then_some(NotForThem::Steps)
}
