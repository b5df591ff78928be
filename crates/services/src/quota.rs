//! The disability quota of a year (P15, R10, R11, RP14).

mod files;
mod step;
mod view;

pub use files::quota_csv;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::{Datelike, NaiveDate};
use domain::actor::{Actor, Department, Role};
use domain::ids::{EmployerId, QuotaLineId};
use domain::params::NotSet;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, CheckWish, OwnQuota, PublicQuota, QuotaPage, Quotas};
use domain::quota::QuotaDeclaration;
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, AreaLevel, Fen, SocialCreditCode};

/// What audit lines call a line of it.
const NOUN: &str = "quota";

#[async_trait]
impl Quotas for Services {
    async fn quota_year(&self, who: &Actor, year: Option<i32>) -> Answered<QuotaPage> {
        let year = year.unwrap_or_else(|| self.clock.today().year());
        self.quota_page(who, year).await.map_err(|f| self.internal(&f))
    }

    async fn open_quota(&self, who: &Actor, year: i32) -> Answered<()> {
        self.open_quota_year(who, year)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn declare_quota(
        &self,
        who: &Actor,
        of: (i32, Option<SocialCreditCode>),
        declared: QuotaDeclaration,
    ) -> Answered<EmployerId> {
        self.take_declaration(who, of, declared)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn check_quota(
        &self,
        who: &Actor,
        id: QuotaLineId,
        version: u32,
        found: CheckWish,
    ) -> Answered<()> {
        self.keep_quota_check(who, (id, version), found)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn decide_quota(&self, who: &Actor, id: QuotaLineId, version: u32) -> Answered<()> {
        self.decide_quota_line(who, (id, version))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn pay_quota(
        &self,
        who: &Actor,
        id: QuotaLineId,
        version: u32,
        paid: (Fen, NaiveDate, String),
    ) -> Answered<()> {
        self.take_levy(who, (id, version), paid)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn publish_quota(&self, who: &Actor, year: i32) -> Answered<()> {
        self.publish_quota_year(who, year)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn close_quota(&self, who: &Actor, year: i32) -> Answered<u32> {
        self.close_quota_year(who, year)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn public_quota(&self, year: Option<i32>) -> Answered<PublicQuota> {
        let year = year.unwrap_or_else(|| self.clock.today().year());
        self.published_quota(year).await.map_err(|f| self.internal(&f))
    }

    async fn own_quota(&self, who: &Actor) -> Answered<OwnQuota> {
        self.quota_of_employer(who).await.map_err(|f| self.internal(&f))
    }
}

/// The county of a member of staff who may do this with the quota.
fn county_of(who: &Actor, deed: Deed) -> Result<AreaCode, Failure> {
    let area = who.scope(deed, Function::Quota)?.area;
    let county = area.and_then(|area| area.at(AreaLevel::County).or(Some(area)));
    Ok(county.ok_or(Refusal::NotFound)?)
}

/// Whether somebody checks certificates: the federation's reviewer, or an instructor. Other departments do not.
fn may_check(who: &Actor) -> bool {
    let Actor::Staff(staff) = who else {
        return false;
    };
    match staff.role {
        Role::DepartmentReviewer => staff.department == Some(Department::DisabledFederation),
        Role::DisabilityInstructor => true,
        _ => false,
    }
}

fn unset(NotSet(key): NotSet) -> Failure {
    Refusal::FigureNotSet { key }.into()
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}
