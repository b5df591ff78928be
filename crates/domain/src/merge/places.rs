//! Places that nobody can have twice: seats at fairs, arrivals, places in classes, applications for posts. Of two that meet when
//! files become one the further stands; the other ends, and comes back when the merge is undone.

use crate::check_in::Attendance;
use crate::fair::{FairNewsKind, FairRegistration, RegistrationState};
use crate::fair_intent::FairIntent;
use crate::ids::{
    AttendanceId, ClaimId, EnrolmentId, FairId, FairIntentId, FairRegistrationId, LabourGroupId,
    SubscriptionId, TenureId,
};
use crate::public_post::{Tenure, TenureState};
use crate::training_class::{Attendance as ClassDay, Enrolment, EnrolmentState};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What else came over with a merge, and what ended because it met another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Places {
    /// Subsidies about the file that goes.
    pub claims: Vec<ClaimId>,
    /// Its browsers that asked to be told.
    pub browsers: Vec<SubscriptionId>,
    /// Groups that go to work elsewhere together it was in, and whether the kept file was in them too.
    pub groups: Vec<(LabourGroupId, bool)>,
    /// Its applications for public posts.
    pub tenures: Vec<TenureId>,
    /// Applications of either file that ended, as they stood.
    pub tenures_ended: Vec<(TenureId, TenureState)>,
    /// Places in classes of either file that ended, as they stood. Those of the file that goes are among those that come over.
    pub classes_ended: Vec<(EnrolmentId, EnrolmentState)>,
    /// Days that passed from a place that ended to the one that stands in the same class.
    pub class_days: Vec<DaysPassed>,
    /// Its seats at fairs the kept file is not at.
    pub seats: Vec<FairRegistrationId>,
    /// Seats of both files at one fair, as they stood: of the kept file, of the one that goes.
    pub seats_met: Vec<(FairRegistration, FairRegistration)>,
    /// What it has yet to be told of fairs.
    pub news: Vec<(FairId, FairNewsKind)>,
    /// Fairs it came to.
    pub arrivals: Vec<AttendanceId>,
    /// Arrivals of both files at one fair.
    pub arrivals_met: Vec<ArrivalMet>,
}

impl Places {
    /// How much came over.
    pub const fn count(&self) -> u32 {
        let seats = self.seats.len() + self.seats_met.len() + self.arrivals.len();
        (self.claims.len() + self.tenures.len() + self.groups.len() + seats) as u32
    }
}

/// Days that passed from one place in a class to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysPassed {
    /// From the one that ended.
    pub from: EnrolmentId,
    /// To the one that stands.
    pub to: EnrolmentId,
    /// Which: on others both have signed.
    pub days: Vec<NaiveDate>,
}

/// Two arrivals of one person at one fair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivalMet {
    /// The one that stands.
    pub stands: AttendanceId,
    /// The one that is undone.
    pub undone: AttendanceId,
    /// What stands noted of the undone one and not of the other; it passes over.
    pub intents: Vec<FairIntentId>,
}

/// Pairs of which the second is on the file that goes, and whether of the two the kept one stands.
fn pairs<'a, T>(
    kept: &'a [T],
    gone: &'a [T],
    collide: impl Fn(&T, &T) -> bool,
    kept_stands: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, &'a T)> {
    let met = kept.iter().flat_map(|one| {
        let others = gone.iter().filter(|other| collide(one, other));
        others.map(move |other| (one, other)).collect::<Vec<_>>()
    });
    met.map(|(one, other)| {
        if kept_stands(one, other) {
            (one, other)
        } else {
            (other, one)
        }
    })
    .collect()
}

/// Places in classes of one course that both files have: the one that stands, the one that ends.
pub fn met_in_class<'a>(kept: &'a [Enrolment], gone: &'a [Enrolment]) -> Vec<(&'a Enrolment, &'a Enrolment)> {
    let meet = |one: &Enrolment, other: &Enrolment| {
        one.course == other.course && one.state.is_live() && other.state.is_live()
    };
    pairs(kept, gone, meet, |one, other| {
        place(one.state) >= place(other.state)
    })
}

/// Days of a place that ends that pass to the one that stands: both in the same class, and not signed there.
pub fn days_that_pass(stands: &[ClassDay], ends: &[ClassDay]) -> Vec<NaiveDate> {
    let missing = ends
        .iter()
        .filter(|day| !stands.iter().any(|own| own.day == day.day));
    missing.map(|day| day.day).collect()
}

/// Applications for one post that are not over in either file: the one that stands, the one that ends.
pub fn met_at_post<'a>(kept: &'a [Tenure], gone: &'a [Tenure]) -> Vec<(&'a Tenure, &'a Tenure)> {
    let meet = |one: &Tenure, other: &Tenure| {
        one.post == other.post && !one.state.is_over() && !other.state.is_over()
    };
    pairs(kept, gone, meet, |one, other| {
        application(&one.state) >= application(&other.state)
    })
}

/// Seats at one fair: of the kept file, of the one that goes.
pub fn met_at_fair<'a>(
    kept: &'a [FairRegistration],
    gone: &'a [FairRegistration],
) -> Vec<(&'a FairRegistration, &'a FairRegistration)> {
    pairs(kept, gone, |one, other| one.fair == other.fair, |_, _| true)
}

/// Arrivals at one fair that stand in both files: the one that stands, the one that is undone. Who came to a result at a stand
/// goes first, then who came first.
pub fn met_at_door<'a>(
    (kept, gone): (&'a [Attendance], &'a [Attendance]),
    intents: &[FairIntent],
) -> Vec<(&'a Attendance, &'a Attendance)> {
    let meet = |one: &Attendance, other: &Attendance| {
        one.fair == other.fair && one.undone.is_none() && other.undone.is_none()
    };
    let has_result = |one: &Attendance| {
        let of = |intent: &FairIntent| intent.attendance == one.id && intent.result.is_some();
        intents.iter().any(of)
    };
    pairs(kept, gone, meet, |one, other| {
        (has_result(other), one.time.at) <= (has_result(one), other.time.at)
    })
}

/// What stands noted of an arrival that is undone and not of the one that stands.
pub fn intents_that_pass(
    intents: &[FairIntent],
    (stands, undone): (AttendanceId, AttendanceId),
) -> Vec<FairIntentId> {
    let of = |arrival: AttendanceId| intents.iter().filter(move |one| one.attendance == arrival);
    of(undone)
        .filter(|one| !of(stands).any(|other| other.stand == one.stand))
        .map(|one| one.id)
        .collect()
}

/// Of a seat that both files have: how the one that is kept goes on, and how the other ends.
pub fn one_seat(
    kept: &FairRegistration,
    gone: &FairRegistration,
    now: DateTime<Utc>,
) -> (FairRegistration, FairRegistration) {
    let mut stands = kept.clone();
    if seat(gone.state) > seat(kept.state) {
        stands.state = gone.state;
        stands.way = gone.way;
        stands.registered_at = gone.registered_at;
        stands.cancelled_at = gone.cancelled_at;
    }
    stands.invited_at = kept.invited_at.or(gone.invited_at);
    let ends = FairRegistration {
        state: RegistrationState::Cancelled,
        cancelled_at: gone.cancelled_at.or(Some(now)),
        ..gone.clone()
    };
    (stands, ends)
}

/// A yes goes before a no, and a no before silence.
const fn seat(state: RegistrationState) -> u8 {
    match state {
        RegistrationState::Invited => 0,
        RegistrationState::Cancelled => 1,
        RegistrationState::Waiting => 2,
        RegistrationState::Registered => 3,
    }
}

const fn place(state: EnrolmentState) -> u8 {
    match state {
        EnrolmentState::Withdrawn => 0,
        EnrolmentState::Waiting => 1,
        EnrolmentState::Pending => 2,
        EnrolmentState::Enrolled => 3,
        EnrolmentState::NotCertified => 4,
        EnrolmentState::Certified => 5,
    }
}

const fn application(state: &TenureState) -> u8 {
    match state {
        TenureState::Refused { .. } | TenureState::TakenBack | TenureState::Exited { .. } => 0,
        TenureState::Applied => 1,
        TenureState::OnNotice { .. } => 2,
        TenureState::OnPost { .. } | TenureState::Leaving { .. } => 3,
    }
}
