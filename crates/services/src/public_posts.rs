//! Public-welfare and auxiliary posts (P7): filed, granted, filled, attended, paid, left.

mod attendance;
mod exit;
mod list;
mod need;
mod payment;
mod report;
mod tenure;

pub use payment::post_payments_csv;
pub use report::post_report_csv;

use crate::Services;
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::{Actor, Role};
use domain::ids::{PublicPostId, TenureId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, AttendanceSheet, NeedPage, NeedWish, PaymentList, PostExitRow, PostFilter, PostList,
    PostNotice, PostStep, PostView, PublicPosts, SignedLine, TenureStep,
};
use domain::public_post::{PublicPost, TEXT_MAX};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, dates};

/// What audit lines call a post, and an application for one.
const NOUN: &str = "public_post";
pub(crate) const TENURE: &str = "post_tenure";

#[async_trait]
impl PublicPosts for Services {
    async fn posts(&self, who: &Actor, filter: PostFilter) -> Answered<PostList> {
        self.post_list(who, filter).await.map_err(|f| self.internal(&f))
    }

    async fn post(&self, who: &Actor, id: PublicPostId) -> Answered<PostView> {
        self.post_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn need_form(&self, who: &Actor, mends: Option<PublicPostId>) -> Answered<NeedPage> {
        self.form_of_need(who, mends).await.map_err(|f| self.internal(&f))
    }

    async fn file_need(&self, who: &Actor, wish: NeedWish) -> Answered<PublicPostId> {
        self.keep_need(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn step(&self, who: &Actor, id: PublicPostId, step: PostStep) -> Answered<()> {
        self.step_of_post(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn apply(&self, who: &Actor, id: PublicPostId, person_no: Option<String>) -> Answered<()> {
        self.apply_for_post(who, id, person_no.as_deref())
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn post_of(&self, who: &Actor, vacancy: VacancyId) -> Answered<Option<PublicPostId>> {
        self.open_post_of(who, vacancy)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn tenure_step(&self, who: &Actor, id: TenureId, step: TenureStep) -> Answered<PublicPostId> {
        self.step_of_tenure(who, id, step)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn attendance(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<AttendanceSheet> {
        self.attendance_sheet(who, month, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn sign(&self, who: &Actor, month: NaiveDate, lines: Vec<SignedLine>) -> Answered<()> {
        self.sign_month(who, month, lines)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn check(&self, who: &Actor, month: NaiveDate, tenures: Vec<TenureId>) -> Answered<u32> {
        self.check_month(who, month, &tenures)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn payments(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<PaymentList> {
        self.payment_list(who, month, area)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn list_payments(&self, who: &Actor, month: NaiveDate) -> Answered<u32> {
        self.put_on_list(who, month).await.map_err(|f| self.internal(&f))
    }

    async fn mark_paid(
        &self,
        who: &Actor,
        month: NaiveDate,
        on: NaiveDate,
        receipt: String,
    ) -> Answered<u32> {
        self.note_paid(who, month, (on, receipt))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn post_notices(&self, who: &Actor) -> Answered<Vec<PostNotice>> {
        self.names_hanging_out(who).await.map_err(|f| self.internal(&f))
    }

    async fn post_report(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Answered<(NaiveDate, Vec<PostExitRow>)> {
        self.report_of_posts(who, month, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// The month asked for, or that of the day before the first of this one: what is signed is the month that is over.
    fn month_asked(&self, month: Option<NaiveDate>) -> NaiveDate {
        let first = dates::first_of_month(self.clock.today());
        month.map_or_else(
            || dates::first_of_month(first.pred_opt().unwrap_or(first)),
            dates::first_of_month,
        )
    }
}

/// Lets those pass who read a post: staff of its place or of a place within it, and who has the work done.
fn may_read(who: &Actor, post: &PublicPost) -> Result<(), Refusal> {
    if let Actor::Employer { employer, .. } = who {
        return (*employer == post.employer)
            .then_some(())
            .ok_or(Refusal::NotFound);
    }
    let within = who.scope(Deed::Read, Function::PublicPost)?.area;
    let reaches = within.is_none_or(|own| own.contains(post.need.area) || post.need.area.contains(own));
    reaches.then_some(()).ok_or(Refusal::NotFound)
}

/// Lets those pass who look at posts of a place for the township.
fn may_check(who: &Actor, area: AreaCode) -> Result<(), Refusal> {
    who.may(Deed::Approve, Function::PublicPost, area)?;
    match who {
        Actor::Staff(staff) if !matches!(staff.role, Role::TownOfficer | Role::CountyOfficer) => {
            Err(Refusal::NotAllowed)
        }
        _ => Ok(()),
    }
}

/// Lets those pass who decide about posts of a place for the county.
fn may_grant(who: &Actor, area: AreaCode) -> Result<(), Refusal> {
    who.may(Deed::Approve, Function::PublicPost, area)?;
    match who {
        Actor::Staff(staff) if staff.role != Role::CountyOfficer => Err(Refusal::NotAllowed),
        _ => Ok(()),
    }
}

/// Nobody decides what they began.
fn other_than(who: &Actor, before: &[&str]) -> Result<(), Refusal> {
    let own = who.label();
    if before.contains(&own.as_str()) {
        Err(Refusal::FourEyes)
    } else {
        Ok(())
    }
}

/// Why something is refused, in words that name no number.
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
