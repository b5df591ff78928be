//! Insurance of farmers who lost land: from the recognition over notice and payment to a pension or an allowance, and its end
//! (P1a, R02–R24). The account is in [`account`], what is paid by instalments in [`plan`].

mod account;
mod calculation;
mod fund;
mod plan;
mod state;

pub use account::{
    AccountEntry, EntryKind, balance, benefit, interest_of, is_reversed, paid_by_person, total_of,
};
pub use calculation::{Basis, Calculation, band_on, calculate, difference, schemes_of};
pub use fund::{AcquisitionProblem, FundSums, LandAcquisition, fund_sums};
pub use plan::{Instalment, PlanStanding, plan, plan_standing};
pub use state::{CloseCause, EnrolmentStage, EnrolmentState, InvalidMove};

use crate::code::codes;
use crate::ids::{HouseholdId, LandEnrolmentId, PersonId, RecognitionId};
use crate::params::{NotSet, ParamKey, Params};
use crate::recognition::RuleFinding;
use crate::values::{AreaCode, Fen, dates};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

codes! {
    /// What somebody chooses (R03).
    pub enum LandScheme {
        /// 老年养老保障: an account, a pension from the age of the allowance.
        Pension = "pension",
        /// 老年养老补助: no contribution, an allowance from that age.
        Allowance = "allowance",
    }
}

/// Who pays how much; the three are the whole fund to the fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// The government's share in percent (R07).
    pub percent: i64,
    /// The government.
    pub government: Fen,
    /// The collective.
    pub collective: Fen,
    /// The person.
    pub person: Fen,
}

/// Somebody's place in the insurance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Our id.
    pub id: LandEnrolmentId,
    /// Whose.
    pub person: PersonId,
    /// The household they belonged to when they were registered.
    pub household: Option<HouseholdId>,
    /// The decision it rests on.
    pub recognition: RecognitionId,
    /// What was chosen.
    pub scheme: LandScheme,
    /// Who pays how much; nothing in the allowance.
    pub shares: Shares,
    /// The rules with their figures, as they were.
    pub rules: Vec<RuleFinding>,
    /// The day whose age decided (R04).
    pub reference_on: NaiveDate,
    /// Where it stands.
    pub state: EnrolmentState,
    /// Goes up with every step; whoever acts names the one seen.
    pub version: u32,
    /// Who registered it, as [`crate::actor::Actor::label`] says.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Enrolment {
    /// The first month of payment: some months after the month in which the age of the allowance is reached (C2), and after the
    /// registration of whoever is older already.
    pub fn first_month(
        &self,
        birth: NaiveDate,
        area: AreaCode,
        params: &Params,
    ) -> Result<Option<NaiveDate>, NotSet> {
        let Some(since) = self.state.entitled_since() else {
            return Ok(None);
        };
        let reached = age_reached(birth, (area, since), params)?;
        let delay = params.value(ParamKey::LandLossPayDelay, Some(area), since)?;
        let delay = u32::try_from(delay).unwrap_or(0);
        let month = dates::first_of_month(reached.max(since));
        Ok(Some(dates::add_months(month, delay)))
    }

    /// Whether something is paid for a month: from the first month on, and last for the month of a death.
    pub fn is_paid_in(
        &self,
        (birth, died): (NaiveDate, Option<NaiveDate>),
        month: NaiveDate,
        (area, params): (AreaCode, &Params),
    ) -> Result<bool, NotSet> {
        let first = self.first_month(birth, area, params)?;
        let alive = died.is_none_or(|day| month <= dates::first_of_month(day));
        Ok(alive && first.is_some_and(|first| first <= month))
    }
}

/// The day on which somebody reaches the age of the allowance.
pub fn age_reached(
    birth: NaiveDate,
    (area, on): (AreaCode, NaiveDate),
    params: &Params,
) -> Result<NaiveDate, NotSet> {
    let age = params.value(ParamKey::LandLossAllowanceAge, Some(area), on)?;
    let year = birth.year().saturating_add(i32::try_from(age).unwrap_or(0));
    Ok(dates::birthday(birth, year))
}
