//! Work between regions: packages that go out and come in, and the groups that go.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::ids::{LabourGroupId, PackageId, PersonId, PlacementId, VacancyId};
use crate::region::{Arrival, BadPackage, GroupState, KeptPackage, LabourGroup, Origin};
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::NaiveDate;

/// A vacancy that may go into a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    /// Which.
    pub vacancy: VacancyId,
    /// Its number.
    pub no: String,
    /// What is wanted.
    pub title: String,
    /// With whom.
    pub employer: String,
    /// How many are still wanted.
    pub left: u32,
}

/// Somebody of a group, with their name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberLine {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Number outside.
    pub no: String,
    /// The work they found there.
    pub placement: Option<PlacementId>,
}

/// A group with its people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupLine {
    /// The group.
    pub group: LabourGroup,
    /// Where to, in words.
    pub destination: String,
    /// Its people.
    pub members: Vec<MemberLine>,
}

/// The page of regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionDesk {
    /// The county.
    pub area: AreaRef,
    /// Open vacancies there that were entered here.
    pub offers: Vec<OfferLine>,
    /// How many there are of what was looked for.
    pub offers_in_all: u64,
    /// Packages that were made, the latest first.
    pub packages: Vec<KeptPackage>,
    /// Groups, the latest first.
    pub groups: Vec<GroupLine>,
    /// Whether the asker makes packages and takes them in.
    pub may_exchange: bool,
    /// Whether the asker forms groups.
    pub may_form: bool,
    /// The day.
    pub today: NaiveDate,
}

/// What a package would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackagePreview {
    /// From where.
    pub origin: String,
    /// Its version, and that of the one taken in before.
    pub versions: (u32, Option<u32>),
    /// Until when it holds.
    pub valid_until: NaiveDate,
    /// What becomes of which vacancy.
    pub lines: Vec<(Arrival, String, String)>,
    /// How many stay as they are.
    pub same: u32,
}

/// A group as somebody forms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupWish {
    /// Where to.
    pub destination: AreaCode,
    /// What it is called.
    pub title: String,
    /// How they travel.
    pub transport: String,
    /// Who goes with them.
    pub escort: String,
    /// Whom to ask there.
    pub station: String,
    /// When they leave.
    pub departs_on: NaiveDate,
    /// The numbers of its people.
    pub people: Vec<String>,
}

/// Questions about work between regions.
#[async_trait]
pub trait Regions: Send + Sync {
    /// The page.
    async fn regions(&self, who: &Actor, find: String) -> Answered<RegionDesk>;

    /// Makes a package of vacancies that holds until a day.
    async fn pack(
        &self,
        who: &Actor,
        vacancies: Vec<VacancyId>,
        valid_until: NaiveDate,
        station: String,
    ) -> Answered<PackageId>;

    /// A package as text.
    async fn package(&self, who: &Actor, id: PackageId) -> Answered<KeptPackage>;

    /// What a package would do, or why it is not taken.
    async fn preview(&self, who: &Actor, text: String) -> Answered<Result<PackagePreview, BadPackage>>;

    /// Takes a package in. Gives how many vacancies changed.
    async fn take_in(&self, who: &Actor, text: String) -> Answered<u32>;

    /// Forms a group.
    async fn form_group(&self, who: &Actor, wish: GroupWish) -> Answered<LabourGroupId>;

    /// Says how far a group has come.
    async fn move_group(&self, who: &Actor, id: LabourGroupId, state: GroupState) -> Answered<()>;

    /// Where a vacancy came from.
    async fn origin_of(&self, who: &Actor, vacancy: VacancyId) -> Answered<Option<Origin>>;
}
