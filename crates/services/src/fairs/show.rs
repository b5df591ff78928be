//! Fairs as they are read: by everybody, and on the desk.

use super::{LAST_DAY, may_read, may_run, rights};
use crate::{Failure, Services};
use chrono::{Datelike, Months, NaiveDate};
use domain::actor::{Actor, Role};
use domain::fair::{Fair, FairKind, FairStand, StandState, unfit_for};
use domain::ids::{FairId, VacancyId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{
    AreaRef, FairLine, FairList, FairPage, FairQuery, FairShow, FairVacancy, FairView, FairWhen, FairYear,
    StandLine,
};
use domain::refusal::Refusal;
use domain::rules::target;
use domain::vacancy::Vacancy;
use domain::values::{AreaCode, AreaLevel, dates};
use std::collections::HashMap;
use store::{Connection, FairsWanted};

/// Which drafts somebody sees.
enum Drafts {
    /// What is not told of is nobody's business.
    None,
    /// Those they wrote.
    Of(String),
    /// Those of their area.
    All,
}

/// Which drafts a member of staff sees in the list: those that [`may_read`] would show.
fn drafts_seen(who: &Actor) -> Drafts {
    match who {
        Actor::Staff(staff) if staff.role == Role::Organiser => Drafts::Of(who.label()),
        _ if who.scope(Deed::Update, Function::EventPlan).is_ok() => Drafts::All,
        _ => Drafts::None,
    }
}

/// Fairs on one page.
const PER_PAGE: u32 = 20;

impl Services {
    pub(super) async fn public_fairs(&self, query: FairQuery) -> Result<FairPage, Failure> {
        self.fair_page(query, query.area, &Drafts::None).await
    }

    pub(super) async fn fair_list(&self, who: &Actor, query: FairQuery) -> Result<FairList, Failure> {
        let scope = who.scope(Deed::Read, Function::EventPlan)?;
        let area = match query.area {
            None => scope.area,
            Some(asked) => scope.within(asked).ok_or(Refusal::NotFound)?.area,
        };
        Ok(FairList {
            page: self.fair_page(query, area, &drafts_seen(who)).await?,
            year: self.fair_year(scope.area).await?,
            may_plan: who.scope(Deed::Create, Function::EventPlan).is_ok(),
        })
    }

    async fn fair_page(
        &self,
        query: FairQuery,
        area: Option<AreaCode>,
        drafts: &Drafts,
    ) -> Result<FairPage, Failure> {
        let (from, until) = match query.month {
            Some(month) => {
                let first = dates::first_of_month(month);
                (first, first.checked_add_months(Months::new(1)).unwrap_or(first))
            }
            None => (day(1990, 1), LAST_DAY),
        };
        let today = self.clock.today();
        let wanted = FairsWanted {
            area,
            from,
            until,
            kind: query.kind,
            public: matches!(drafts, Drafts::None),
            ahead: query.when == FairWhen::Ahead,
            today,
            drafts_of: match drafts {
                Drafts::Of(label) => label,
                Drafts::None | Drafts::All => "",
            },
        };
        let mut db = self.db.read().await?;
        let total = u32::try_from(db.count_fairs(&wanted).await?).unwrap_or(u32::MAX);
        let skip = query.page.saturating_sub(1).saturating_mul(PER_PAGE);
        let fairs = db.list_fairs(&wanted, skip, PER_PAGE).await?;
        let lines = self.fair_lines(&mut db, &fairs).await?;
        let book = self.area_book().await?;
        Ok(FairPage {
            lines,
            total,
            per_page: PER_PAGE,
            area: area.map(|area| book.reference(area)),
            areas: self.fair_areas(&mut db).await?,
            today,
        })
    }

    /// The counties that have fairs.
    async fn fair_areas(&self, db: &mut Connection) -> Result<Vec<AreaRef>, Failure> {
        let book = self.area_book().await?;
        let mut counties: Vec<AreaCode> = db
            .list_fair_areas()
            .await?
            .into_iter()
            .map(|area| area.at(AreaLevel::County).unwrap_or(area))
            .collect();
        counties.dedup();
        Ok(counties.into_iter().map(|area| book.reference(area)).collect())
    }

    /// The lines of some fairs.
    pub(super) async fn fair_lines(
        &self,
        db: &mut Connection,
        fairs: &[Fair],
    ) -> Result<Vec<FairLine>, Failure> {
        let book = self.area_book().await?;
        let ids: Vec<FairId> = fairs.iter().map(|fair| fair.id).collect();
        let stands = db.list_fair_stands(&ids).await?;
        let count = |fair: FairId, is: fn(&StandState) -> bool| {
            let of = stands.iter().filter(|one| one.fair == fair && is(&one.state));
            u32::try_from(of.count()).unwrap_or(u32::MAX)
        };
        let mut lines = Vec::new();
        for fair in fairs {
            let plan = &fair.plan;
            lines.push(FairLine {
                id: fair.id,
                kind: plan.kind,
                state: fair.state,
                title: plan.title.clone(),
                venue: plan.venue.clone(),
                place: book.place(plan.area),
                held_on: plan.held_on,
                opens: plan.opens,
                closes: plan.closes,
                access: plan.access.clone(),
                employers: count(fair.id, StandState::is_approved),
                applied: count(fair.id, |state| matches!(state, StandState::Applied)),
                seats: db.count_fair_seats(fair.id, plan.capacity).await?,
            });
        }
        Ok(lines)
    }

    /// R51 of the year of today.
    async fn fair_year(&self, area: Option<AreaCode>) -> Result<FairYear, Failure> {
        let today = self.clock.today();
        let year = today.year();
        let county = area.map(|area| area.at(AreaLevel::County).unwrap_or(area));
        let days = (day(year, 1), day(year + 1, 1));
        let fairs = self
            .db
            .list_fairs_of_kind(county, FairKind::Disability, days)
            .await?;
        let counted: Vec<target::Fair> = fairs.iter().map(Fair::for_target).collect();
        let held = target::disability_fairs(&counted, Some(year));
        let ahead = counted
            .iter()
            .filter(|fair| fair.state == target::FairState::Planned)
            .count();
        let params = self.params().await?;
        Ok(FairYear {
            year,
            held,
            ahead: u32::try_from(ahead).unwrap_or(u32::MAX),
            wanted: params.general(ParamKey::DisabledFairs, today).ok(),
            enough: target::fairs_enough(held, today, &params).ok(),
        })
    }

    pub(super) async fn fair_view(&self, who: &Actor, id: FairId) -> Result<FairView, Failure> {
        who.scope(Deed::Read, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.ok_or(Refusal::NotFound)?;
        may_read(who, &fair)?;
        let stands = db.list_fair_stands(&[id]).await?;
        let mut stands = self.stand_lines(&mut db, stands).await?;
        if may_run(who, &fair).is_err() {
            stands.retain(|line| line.stand.state.is_approved());
        }
        Ok(FairView {
            place: self.area_book().await?.place(fair.plan.area),
            seats: db.count_fair_seats(id, fair.plan.capacity).await?,
            missing: fair.plan.missing(),
            changes: db.list_fair_changes(id).await?,
            rights: rights(who, &fair),
            today: self.clock.today(),
            stands,
            fair,
        })
    }

    pub(super) async fn public_fair(&self, who: &Actor, id: FairId) -> Result<FairShow, Failure> {
        let mut db = self.db.read().await?;
        let fair = db.find_fair(id).await?.filter(Fair::is_public);
        let fair = fair.ok_or(Refusal::NotFound)?;
        let stands = self.public_stands(&mut db, id).await?;
        let today = self.clock.today();
        let person = match who.own_person(Deed::Create, Function::CheckIn) {
            Ok(id) => db.find_person(id).await?,
            Err(_) => None,
        };
        let own = match &person {
            Some(person) => db.find_fair_registration_of(id, person.id).await?,
            None => None,
        };
        let takes = fair.takes_people(today);
        let others = who.scope(Deed::Create, Function::CheckIn).is_ok()
            && who.scope(Deed::Read, Function::PersonFile).is_ok();
        Ok(FairShow {
            place: self.area_book().await?.place(fair.plan.area),
            seats: db.count_fair_seats(id, fair.plan.capacity).await?,
            unfit: person
                .as_ref()
                .and_then(|person| unfit_for(person.functions, &fair.plan.access)),
            may_register: takes && person.is_some(),
            may_register_others: takes && others,
            may_apply: matches!(who, Actor::Employer { .. }) && fair.state.takes_employers() && takes,
            changes: db.list_fair_changes(id).await?,
            own,
            today,
            stands,
            fair,
        })
    }

    /// Stands as everybody reads them: of employers that come, with what is open. Who was put on a list since is not shown.
    pub(super) async fn public_stands(
        &self,
        db: &mut Connection,
        fair: FairId,
    ) -> Result<Vec<StandLine>, Failure> {
        let mut stands = db.list_fair_stands(&[fair]).await?;
        stands.retain(|stand| stand.state.is_approved());
        let mut lines = self.stand_lines(db, stands).await?;
        lines.retain(|line| !line.is_listed);
        for line in &mut lines {
            line.vacancies.retain(|vacancy| vacancy.is_open);
        }
        Ok(lines)
    }

    /// Stands with who and what is there: by number, then those without one.
    pub(super) async fn stand_lines(
        &self,
        db: &mut Connection,
        stands: Vec<FairStand>,
    ) -> Result<Vec<StandLine>, Failure> {
        let today = self.clock.today();
        let fresh = self.fresh_days().await?;
        let shown: Vec<VacancyId> = stands.iter().flat_map(|one| one.vacancies.clone()).collect();
        let vacancies = db.list_vacancies(&shown).await?;
        let vacancies: HashMap<VacancyId, Vacancy> = vacancies.into_iter().map(|one| (one.id, one)).collect();
        let names = self.employer_names(db, &stands).await?;
        let barred = db.list_barred_employers(today).await?;
        let line = |stand: FairStand| {
            let known = stand.vacancies.iter().filter_map(|id| vacancies.get(id));
            StandLine {
                employer: names.get(&stand.employer).cloned().unwrap_or_default(),
                vacancies: known
                    .map(|vacancy| fair_vacancy(vacancy, vacancy.is_open_on(today, fresh)))
                    .collect(),
                is_listed: barred.contains(&stand.employer),
                stand,
            }
        };
        let mut lines: Vec<StandLine> = stands.into_iter().map(line).collect();
        lines.sort_by_key(|line| {
            let number = line.stand.state.number();
            (number.is_none(), number, line.stand.made_at)
        });
        Ok(lines)
    }
}

/// A vacancy as a fair shows it.
pub(super) fn fair_vacancy(vacancy: &Vacancy, is_open: bool) -> FairVacancy {
    FairVacancy {
        id: vacancy.id,
        title: vacancy.title.clone(),
        wage: vacancy.wage,
        left: vacancy.openings_left(),
        is_open,
    }
}

/// The first of a month.
fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}
