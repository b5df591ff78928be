//! Vacancies and the catalogue.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::catalogue::{Card, CataloguePage, CatalogueQuery};
use crate::ids::VacancyId;
use crate::vacancy::{UnlawfulWording, Vacancy};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// A vacancy with all its page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VacancyView {
    /// The vacancy. For seekers its description has the unlawful demands blanked out and `unlawful` is empty.
    pub vacancy: Vacancy,
    /// From the province down to where the work is.
    pub path: Vec<AreaRef>,
    /// Whether it is open today.
    pub open: bool,
    /// Similar open ones.
    pub similar: Vec<Card>,
    /// Unlawful wording, for officers only.
    pub unlawful: Vec<UnlawfulWording>,
    /// Whether the asker may withdraw it.
    pub may_withdraw: bool,
    /// Hundredths of working days of a month: what day or hour pay comes to.
    pub month_days: i64,
}

/// What the home page shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HomeView {
    /// Newest vacancies near the place.
    pub newest: Vec<Card>,
    /// Open vacancies altogether.
    pub vacancies: u32,
    /// Courses altogether.
    pub courses: u32,
}

/// Questions about vacancies.
#[async_trait]
pub trait Vacancies: Send + Sync {
    /// A page of the catalogue (vacancies and courses). Never touches the database.
    async fn search(&self, who: &Actor, query: CatalogueQuery) -> Answered<CataloguePage>;

    /// What the home page shows for a place.
    async fn home(&self, who: &Actor, area: Option<crate::values::AreaCode>) -> Answered<HomeView>;

    /// One vacancy. Held ones are `NotFound` except for officers.
    async fn find(&self, who: &Actor, id: VacancyId) -> Answered<VacancyView>;

    /// Takes a vacancy back: its undelivered leads are withdrawn, and those who got it are told.
    async fn withdraw(&self, who: &Actor, id: VacancyId, reason: String) -> Answered<()>;
}
