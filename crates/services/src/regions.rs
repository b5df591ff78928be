//! Work between regions: packages of vacancies go out and come in, and groups go to work there.

mod groups;
mod pack;
mod take_in;

use crate::Services;
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::{Actor, Role};
use domain::ids::{LabourGroupId, PackageId, VacancyId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, GroupWish, PackagePreview, RegionDesk, Regions};
use domain::refusal::Refusal;
use domain::region::{BadPackage, GroupState, KeptPackage, Origin};
use domain::values::{AreaCode, AreaLevel};

#[async_trait]
impl Regions for Services {
    async fn regions(&self, who: &Actor, find: String) -> Answered<RegionDesk> {
        self.region_desk(who, find.trim())
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn pack(
        &self,
        who: &Actor,
        vacancies: Vec<VacancyId>,
        valid_until: NaiveDate,
        station: String,
    ) -> Answered<PackageId> {
        self.make_package(who, &vacancies, (valid_until, station.trim()))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn package(&self, who: &Actor, id: PackageId) -> Answered<KeptPackage> {
        self.kept_package(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn preview(&self, who: &Actor, text: String) -> Answered<Result<PackagePreview, BadPackage>> {
        self.preview_package(who, &text)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn take_in(&self, who: &Actor, text: String) -> Answered<u32> {
        self.take_package_in(who, &text)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn form_group(&self, who: &Actor, wish: GroupWish) -> Answered<LabourGroupId> {
        self.form_labour_group(who, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn move_group(&self, who: &Actor, id: LabourGroupId, state: GroupState) -> Answered<()> {
        self.move_labour_group(who, id, state)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn origin_of(&self, _who: &Actor, vacancy: VacancyId) -> Answered<Option<Origin>> {
        let origin = self.db.find_origin(vacancy).await;
        origin.map_err(|e| self.internal(&e.into()))
    }
}

/// The county of whoever exchanges packages: its officers alone.
pub(crate) fn exchanging(who: &Actor) -> Result<AreaCode, Refusal> {
    who.scope(Deed::Approve, Function::Vacancy)?;
    match who {
        Actor::Staff(staff) if staff.role == Role::CountyOfficer => Ok(county_of(staff.area)),
        _ => Err(Refusal::NotAllowed),
    }
}

/// The county a place lies in.
fn county_of(area: AreaCode) -> AreaCode {
    area.at(AreaLevel::County).unwrap_or(area)
}
