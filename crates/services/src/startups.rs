//! Start-up cases (P10, R92, RP22).

mod files;
mod step;
mod view;

pub use files::startups_csv;

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, StartupId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    Answered, PersonStartups, StartupDeed, StartupFilter, StartupList, StartupTable, StartupView,
    StartupWish, Startups,
};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;

/// What audit lines call a case.
const NOUN: &str = "startup";

#[async_trait]
impl Startups for Services {
    async fn startups(&self, who: &Actor, filter: StartupFilter) -> Answered<StartupList> {
        self.startup_list(who, filter)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn startup(&self, who: &Actor, id: StartupId) -> Answered<StartupView> {
        let shown = async {
            let view = self.startup_view(who, id).await?;
            self.note_read(who, AccessKind::Startup, &[view.who.id]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn startups_of(&self, who: &Actor, person: PersonId) -> Answered<PersonStartups> {
        let shown = async {
            let view = self.startups_of_person(who, person).await?;
            self.note_read(who, AccessKind::Startup, &[person]).await?;
            Ok(view)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn begin_startup(&self, who: &Actor, person: PersonId, wish: StartupWish) -> Answered<StartupId> {
        self.hear_startup_wish(who, person, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn act_on_startup(
        &self,
        who: &Actor,
        id: StartupId,
        version: u32,
        deed: StartupDeed,
    ) -> Answered<()> {
        self.move_startup_on(who, (id, version), deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn startup_table(
        &self,
        who: &Actor,
        of: (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Answered<StartupTable> {
        self.startup_report(who, of, area)
            .await
            .map_err(|f| self.internal(&f))
    }
}

/// Months after the opening on which a business is visited.
pub(crate) fn visit_months(params: &Params, area: AreaCode, on: NaiveDate) -> Vec<u32> {
    [
        ParamKey::StartupVisitFirst,
        ParamKey::StartupVisitSecond,
        ParamKey::StartupVisitThird,
    ]
    .iter()
    .filter_map(|key| params.value(*key, Some(area), on).ok())
    .filter_map(|months| u32::try_from(months).ok())
    .collect()
}

fn may(who: &Actor, deed: Deed, person: &Person) -> Result<(), Refusal> {
    who.may_with(deed, Function::Startup, person.living_area, person.categories)
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}
