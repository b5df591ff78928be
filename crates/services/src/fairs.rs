//! Job fairs (P5): planned, approved, told of, filled with stands and people, cancelled.

mod invite;
mod people;
mod plan;
mod register;
mod sheet;
mod show;
mod stands;
mod step;
mod tell;

pub use sheet::fair_stands_csv;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::{Actor, Role};
use domain::fair::{Fair, FairState, TEXT_MAX};
use domain::ids::{FairId, FairStandId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, FairFormPage, FairList, FairPage, FairPeople, FairQuery, FairRights, FairShow, FairSlip,
    FairStep, FairView, FairWhom, FairWish, Fairs, InvitePreview, InviteWish, Invited, OwnFair, OwnStand,
    Registered, StandForm, StandVerdict,
};
use domain::refusal::{Problem, Refusal};
use store::Transaction;

/// What audit lines call a fair, a stand and a registration.
const NOUN: &str = "job_fair";
const STAND: &str = "fair_stand";
pub(crate) const REGISTRATION: &str = "fair_registration";
/// After every fair.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2200, 1, 1) {
    Some(day) => day,
    None => panic!("a day of the calendar"),
};

#[async_trait]
impl Fairs for Services {
    async fn events(&self, _who: &Actor, query: FairQuery) -> Answered<FairPage> {
        self.public_fairs(query).await.map_err(|f| self.internal(&f))
    }

    async fn event(&self, who: &Actor, id: FairId) -> Answered<FairShow> {
        self.public_fair(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn fairs(&self, who: &Actor, query: FairQuery) -> Answered<FairList> {
        self.fair_list(who, query).await.map_err(|f| self.internal(&f))
    }

    async fn fair(&self, who: &Actor, id: FairId) -> Answered<FairView> {
        self.fair_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn fair_form(&self, who: &Actor, mends: Option<FairId>) -> Answered<FairFormPage> {
        self.form_of_fair(who, mends).await.map_err(|f| self.internal(&f))
    }

    async fn keep_fair(&self, who: &Actor, wish: FairWish) -> Answered<FairId> {
        self.keep_plan(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn fair_step(&self, who: &Actor, id: FairId, step: FairStep) -> Answered<()> {
        self.step_of_fair(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_stands(&self, who: &Actor) -> Answered<Vec<OwnStand>> {
        self.stands_of_employer(who).await.map_err(|f| self.internal(&f))
    }

    async fn stand_form(&self, who: &Actor, id: FairId) -> Answered<StandForm> {
        self.form_of_stand(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn apply_for_stand(&self, who: &Actor, id: FairId, vacancies: Vec<VacancyId>) -> Answered<()> {
        self.apply_with(who, id, vacancies)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn leave_stand(&self, who: &Actor, id: FairId) -> Answered<()> {
        self.take_stand_back(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn judge_stand(&self, who: &Actor, stand: FairStandId, verdict: StandVerdict) -> Answered<FairId> {
        self.judge_employer(who, stand, verdict)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn move_stand(&self, who: &Actor, stand: FairStandId, number: u32) -> Answered<FairId> {
        self.change_places(who, stand, number)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn register_for_fair(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<Registered> {
        self.take_seat(who, id, whom).await.map_err(|f| self.internal(&f))
    }

    async fn leave_fair(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<()> {
        self.give_seat_back(who, id, whom)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn own_fairs(&self, who: &Actor, link: Option<&str>) -> Answered<Vec<OwnFair>> {
        self.fairs_of_person(who, link)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn fair_slip(&self, who: &Actor, id: FairId, whom: FairWhom) -> Answered<FairSlip> {
        self.slip_of_fair(who, id, whom)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn fair_people(&self, who: &Actor, id: FairId) -> Answered<FairPeople> {
        self.people_of_fair(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn invitation(&self, who: &Actor, id: FairId) -> Answered<InvitePreview> {
        self.preview_invitation(who, id)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn invite(&self, who: &Actor, id: FairId, wish: InviteWish) -> Answered<Invited> {
        self.send_invitations(who, id, wish)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// What somebody may do with a fair as it stands (§5): its organiser, the township and the county plan and run it; the county alone
/// approves, and nobody what they wrote.
pub(super) fn rights(who: &Actor, fair: &Fair) -> FairRights {
    let runs = may_run(who, fair).is_ok();
    let decides = may_decide(who, fair).is_ok();
    let is_draft = fair.state == FairState::Draft;
    let is_before = fair.state.may_become(FairState::Cancelled);
    FairRights {
        mend: is_before && (if is_draft { runs } else { decides }),
        approve: is_draft && decides && fair.made_by != who.label(),
        run: runs && !is_draft && fair.state != FairState::Cancelled,
        day: is_on(fair) && may_see_day(who, fair).is_ok(),
        results: is_on(fair) && may_count(who, fair).is_ok(),
        cancel: runs && is_before,
        people: who.scope(Deed::Read, Function::PersonFile).is_ok() && may_read(who, fair).is_ok(),
    }
}

/// Lets those pass who read a fair on the desk: staff of its place, of a place within it or around it.
fn may_read(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    let within = who.scope(Deed::Read, Function::EventPlan)?.area;
    let area = fair.plan.area;
    let reaches = within.is_none_or(|own| own.contains(area) || area.contains(own));
    let is_known = fair.state != FairState::Draft || may_run(who, fair).is_ok();
    (reaches && is_known).then_some(()).ok_or(Refusal::NotFound)
}

/// Whether it was told of and not called off.
const fn is_on(fair: &Fair) -> bool {
    !matches!(fair.state, FairState::Draft | FairState::Cancelled)
}

/// Lets those pass who plan and run a fair: an organiser its own, township and county those of their area.
fn may_run(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    who.may(Deed::Update, Function::EventPlan, fair.plan.area)?;
    is_for(who, fair)
}

/// Lets those pass who hand out links, see who comes and undo a check-in: an organiser at its own fairs, staff of its place.
pub(crate) fn may_see_day(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    who.may(Deed::Create, Function::CheckIn, fair.plan.area)?;
    is_for(who, fair)
}

/// Lets those pass who read what a fair came to, employer by employer.
pub(crate) fn may_count(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    who.may(Deed::Count, Function::EventPlan, fair.plan.area)?;
    is_for(who, fair)
}

/// An organiser reaches over the fairs it wrote alone (§5); for it the others are as if there were none.
fn is_for(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    match who {
        Actor::Staff(staff) if staff.role == Role::Organiser && fair.made_by != who.label() => {
            Err(Refusal::NotFound)
        }
        _ => Ok(()),
    }
}

/// Lets those pass who decide for the county.
fn may_decide(who: &Actor, fair: &Fair) -> Result<(), Refusal> {
    who.may(Deed::Approve, Function::EventPlan, fair.plan.area)?;
    match who {
        Actor::Staff(staff) if staff.role != Role::CountyOfficer => Err(Refusal::NotAllowed),
        _ => Ok(()),
    }
}

/// Why something is refused, given back or cancelled, in words that name no number.
fn reason_of(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::field("reason", Problem::Required));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Refusal::field("reason", Problem::TooLong));
    }
    domain::access::without_number("reason", text)?;
    Ok(text.to_owned())
}

/// Writes a fair, unless somebody was faster.
async fn set_fair(change: &mut Transaction, fair: &mut Fair) -> Result<(), Failure> {
    if !change.set_fair(fair).await? {
        return Err(Refusal::Changed.into());
    }
    fair.version += 1;
    Ok(())
}
