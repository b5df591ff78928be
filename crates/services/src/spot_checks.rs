//! Spot checks: drawn by chance that is kept, so that anybody can draw again.

use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::{Datelike, Months, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{AccountId, PersonId, SpotDrawId, VisitId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::ports::{Answered, SpotChecks, SpotLine, SpotPage};
use domain::refusal::{Problem, Refusal};
use domain::values::AreaCode;
use domain::visit::{NOTE_MAX, SpotDraw, SpotResult};
use serde_json::json;
use store::Connection;

#[async_trait]
impl SpotChecks for Services {
    async fn month(&self, who: &Actor, month: Option<NaiveDate>) -> Answered<SpotPage> {
        self.spot_page(who, month).await.map_err(|f| self.internal(&f))
    }

    async fn draw(&self, who: &Actor, month: NaiveDate) -> Answered<()> {
        self.draw_visits(who, month).await.map_err(|f| self.internal(&f))
    }

    async fn check(
        &self,
        who: &Actor,
        of: (SpotDrawId, VisitId),
        result: SpotResult,
        note: String,
    ) -> Answered<()> {
        self.note_check(who, of, (result, note.trim()))
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn spot_page(&self, who: &Actor, month: Option<NaiveDate>) -> Result<SpotPage, Failure> {
        let area = own_area(who)?;
        let month = month.map_or_else(|| before(self.clock.today()), first_day);
        let mut db = self.db.read().await?;
        let held = db.list_held_visits(Some(area), days_of(month)).await?.len() as u32;
        let percent = self.spot_percent(&mut db, area).await?;
        let draw = db.find_spot_draw_of(area, month).await?;
        let mut lines = Vec::new();
        let mut is_same = true;
        if let Some(draw) = &draw {
            let checks = db.list_spot_checks(draw.id).await?;
            let mut kept: Vec<VisitId> = checks.iter().map(|check| check.visit).collect();
            kept.sort_unstable();
            is_same = kept == draw.drawn();
            for check in checks {
                lines.extend(self.spot_line(&mut db, who, check).await?);
            }
        }
        drop(db);
        let people: Vec<PersonId> = lines.iter().map(|line| line.person).collect();
        self.note_read(who, AccessKind::Visit, &people).await?;
        Ok(SpotPage {
            month,
            held,
            percent,
            draw,
            is_same,
            lines,
        })
    }

    /// A line; a visit to somebody who was erased, or lives elsewhere now, has none.
    async fn spot_line(
        &self,
        db: &mut Connection,
        who: &Actor,
        check: domain::visit::SpotCheck,
    ) -> Result<Option<SpotLine>, Failure> {
        let Some(visit) = db.find_visit(check.visit).await? else {
            return Ok(None);
        };
        let Some(person) = db.find_person(visit.person).await? else {
            return Ok(None);
        };
        let may = who.may_with(
            Deed::Approve,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        );
        if may.is_err() {
            return Ok(None);
        }
        Ok(Some(SpotLine {
            check,
            person: person.id,
            place: self.area_book().await?.place(person.living_area),
            name: person.name,
            by: login(db, visit.by).await?,
            on: visit.on(),
        }))
    }

    async fn draw_visits(&self, who: &Actor, month: NaiveDate) -> Result<(), Failure> {
        let area = own_area(who)?;
        let month = first_day(month);
        if month > self.clock.today() {
            return Err(Refusal::field("month", Problem::OutOfRange).into());
        }
        let mut change = self.db.begin().await?;
        let pool = change.list_held_visits(Some(area), days_of(month)).await?;
        if pool.is_empty() {
            return Err(Refusal::field("month", Problem::Required).into());
        }
        let now = self.clock.now();
        let bytes = self.ids.chance();
        let draw = SpotDraw {
            id: SpotDrawId::new(self.ids.as_ref(), now),
            area,
            month,
            seed: u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
            percent: self.spot_percent(&mut change, area).await?,
            pool: pool.into_iter().map(|(visit, _)| visit).collect(),
            by: who.label(),
            at: now,
        };
        change.add_spot_draw(&draw).await.map_err(|error| {
            if error.violates("spot_draw_area_month_on_key") {
                Refusal::Changed.into()
            } else {
                Failure::from(error)
            }
        })?;
        let detail =
            json!({ "month": month, "seed": draw.seed, "percent": draw.percent, "pool": draw.pool.len() });
        change
            .add_audit(&self.audit(who, "draw_visits", "area", area.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    async fn note_check(
        &self,
        who: &Actor,
        (draw, visit): (SpotDrawId, VisitId),
        (result, note): (SpotResult, &str),
    ) -> Result<(), Failure> {
        who.scope(Deed::Approve, Function::HomeVisit)?;
        if note.chars().count() > NOTE_MAX {
            return Err(Refusal::field("note", Problem::TooLong).into());
        }
        if result == SpotResult::Returned && note.is_empty() {
            return Err(Refusal::field("note", Problem::Required).into());
        }
        let mut change = self.db.begin().await?;
        change.find_spot_draw(draw).await?.ok_or(Refusal::NotFound)?;
        let found = change.find_visit(visit).await?.ok_or(Refusal::NotFound)?;
        let person = change.find_person(found.person).await?.ok_or(Refusal::NotFound)?;
        who.may_with(
            Deed::Approve,
            Function::HomeVisit,
            person.living_area,
            person.categories,
        )?;
        if who.staff().is_ok_and(|staff| staff.account == found.by) {
            return Err(Refusal::FourEyes.into());
        }
        let by = (who.label(), self.clock.now());
        let settled = change
            .settle_spot_check((draw, visit), (result, note), (&by.0, by.1))
            .await?;
        if !settled {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "draw": draw, "result": result });
        change
            .add_audit(&self.audit(who, "check_visit", "visit", visit.to_string(), detail))
            .await?;
        self.settle_tasks_of(&mut change, &[person.id]).await?;
        Ok(change.commit().await?)
    }

    async fn spot_percent(&self, db: &mut Connection, area: AreaCode) -> Result<u32, Failure> {
        let params = db.list_policy_parameters().await?;
        let percent = params.value(ParamKey::SpotPercent, Some(area), self.clock.today())?;
        Ok(u32::try_from(percent).unwrap_or(0).min(100))
    }
}

/// The area of a supervisor.
fn own_area(who: &Actor) -> Result<AreaCode, Refusal> {
    who.scope(Deed::Approve, Function::HomeVisit)?;
    Ok(who.staff()?.area)
}

async fn login(db: &mut Connection, id: AccountId) -> Result<String, Failure> {
    let account = db.find_account(id).await?;
    Ok(account.map_or_else(|| id.to_string(), |account| account.login))
}

fn first_day(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The month before.
fn before(today: NaiveDate) -> NaiveDate {
    let first = first_day(today);
    first.checked_sub_months(Months::new(1)).unwrap_or(first)
}

fn days_of(month: NaiveDate) -> (NaiveDate, NaiveDate) {
    let next = month.checked_add_months(Months::new(1)).unwrap_or(month);
    (month, next.pred_opt().unwrap_or(next))
}
