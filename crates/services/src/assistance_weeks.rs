//! The assistance week (P4, R83–R88, RP09).

mod act;
mod count;
mod fairs;
mod files;
mod photos;
mod targets;
mod view;

pub(crate) use fairs::other_fairs;
pub use files::week_report_csv;

use crate::{Failure, Services};
use async_trait::async_trait;
use domain::access::AccessKind;
use domain::actor::{Actor, Role};
use domain::assistance_week::{AssistanceWeek, TargetDeed, WeekDeed, WeekFigure, WeekTarget, WeekWish};
use domain::ids::{FairId, WeekId, WeekPhotoId};
use domain::params::Params;
use domain::permission::{Deed, Function};
use domain::ports::{
    Answered, AssistanceWeeks, FigureOf, FigureRows, PublicWeek, TargetFilter, TargetPage, WeekList,
    WeekReportView, WeekRights, WeekView,
};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use domain::visit::Photo;
use store::Connection;

/// What audit lines call it.
const NOUN: &str = "assistance_week";

#[async_trait]
impl AssistanceWeeks for Services {
    async fn weeks(&self, who: &Actor) -> Answered<WeekList> {
        self.week_list(who).await.map_err(|f| self.internal(&f))
    }

    async fn week(&self, who: &Actor, id: WeekId) -> Answered<WeekView> {
        self.week_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn begin_week(&self, who: &Actor, wish: WeekWish) -> Answered<WeekId> {
        self.lay_out_week(who, wish).await.map_err(|f| self.internal(&f))
    }

    async fn act_on_week(&self, who: &Actor, id: WeekId, deed: WeekDeed) -> Answered<()> {
        self.move_week_on(who, id, deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn link_fair(&self, who: &Actor, id: WeekId, fair: FairId, linked: bool) -> Answered<()> {
        self.link_fair_to(who, id, (fair, linked))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn add_week_photo(&self, who: &Actor, id: WeekId, venue: u32, picture: Vec<u8>) -> Answered<()> {
        self.keep_week_photo(who, (id, venue), &picture)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn week_photo(&self, who: &Actor, id: WeekPhotoId) -> Answered<Photo> {
        self.photo_of_week(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn drop_week_photo(&self, who: &Actor, id: WeekPhotoId) -> Answered<WeekId> {
        self.take_week_photo(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn week_targets(&self, who: &Actor, id: WeekId, filter: TargetFilter) -> Answered<TargetPage> {
        let shown = async {
            let page = self.target_page(who, id, filter).await?;
            let seen: Vec<_> = page.lines.iter().map(|line| line.person).collect();
            self.note_read(who, AccessKind::Week, &seen).await?;
            Ok(page)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn act_on_targets(&self, who: &Actor, id: WeekId, deed: TargetDeed) -> Answered<u32> {
        self.move_targets_on(who, id, deed)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn report_statistic(
        &self,
        who: &Actor,
        id: WeekId,
        area: AreaCode,
        manual: Option<u64>,
    ) -> Answered<()> {
        self.keep_statistic(who, id, (area, manual))
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn week_report(&self, who: &Actor, id: WeekId) -> Answered<WeekReportView> {
        self.report_view(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn week_rows(&self, who: &Actor, id: WeekId, figure: WeekFigure) -> Answered<FigureRows> {
        let shown = async {
            let rows = self.figure_rows(who, id, figure).await?;
            let person = |of| match of {
                FigureOf::Person(person) => Some(person),
                _ => None,
            };
            let mut seen: Vec<_> = rows.rows.iter().filter_map(|row| person(row.of)).collect();
            seen.sort_unstable();
            seen.dedup();
            self.note_read(who, AccessKind::Week, &seen).await?;
            Ok(rows)
        };
        shown.await.map_err(|f| self.internal(&f))
    }

    async fn public_weeks(&self) -> Answered<Vec<PublicWeek>> {
        self.open_weeks().await.map_err(|f| self.internal(&f))
    }
}

/// The figures of the area of a week, as if they held everywhere.
pub(crate) fn figures_of(params: &Params, week: &AssistanceWeek) -> Params {
    params.of_area(week.area, week.theme_day())
}

/// The figures of the report as they are counted now.
pub(crate) async fn counted_figures(
    db: &mut Connection,
    week: &AssistanceWeek,
    targets: &[WeekTarget],
) -> Result<Vec<(WeekFigure, u64)>, Failure> {
    Ok(count::count(db, week, targets).await?.figures(None))
}

/// What somebody may do with a week; a refusal where they may not even read it.
fn rights(who: &Actor, week: &AssistanceWeek) -> Result<WeekRights, Refusal> {
    let scope = who.scope(Deed::Read, Function::EventPlan)?;
    let meets = |own: AreaCode| own.contains(week.area) || week.area.contains(own);
    if !scope.area.is_none_or(meets) || !runs_it(who, week) {
        return Err(Refusal::NotFound);
    }
    let may = |deed, function| who.may(deed, function, week.area).is_ok();
    let above = scope.area.is_some_and(|own| own != week.area);
    let plans = may(Deed::Update, Function::EventPlan);
    Ok(WeekRights {
        plans,
        states: who.scope(Deed::Update, Function::PersonFile).is_ok(),
        recognises: plans && may(Deed::Approve, Function::Recognition),
        accepts: above && may(Deed::Approve, Function::EventPlan),
        sees_people: who.scope(Deed::Read, Function::HomeVisit).is_ok(),
    })
}

/// Organisers see and plan their own weeks alone (§5, `o`).
fn runs_it(who: &Actor, week: &AssistanceWeek) -> bool {
    match who {
        Actor::Staff(staff) if staff.role == Role::Organiser => {
            week.organiser == Some(staff.account) || week.made_by == who.label()
        }
        _ => true,
    }
}

fn problem(field: &str, problem: Problem) -> Failure {
    Refusal::field(field, problem).into()
}
