//! Lists of people taken out as files: asked for with a purpose, approved by another officer where they hold much, marked
//! with whose copy they are, and gone after some days. Only who is on the list is kept; the file is made afresh whenever
//! it is fetched, so that nobody who was erased meanwhile is in it.

mod file;

use crate::person_file::Authors;
use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::export::{Export, ExportFilters, ExportFormat, ExportState, PURPOSE_MAX, PURPOSE_MIN};
use domain::ids::{ExportId, PersonId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, ExportFile, ExportLine, ExportList, ExportWish, Exports, PeopleQuery};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, dates};
use serde_json::json;
use store::{Connection, Lock, Transaction};

/// Exports of colleagues that are shown at a time.
const MOST: u32 = 100;
/// Own exports on a page.
const PER_PAGE: u32 = 20;

#[async_trait]
impl Exports for Services {
    async fn ask_export(&self, who: &Actor, query: &PeopleQuery, wish: ExportWish) -> Answered<ExportId> {
        self.wish_export(who, query, wish)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn exports(&self, who: &Actor, page: u32) -> Answered<ExportList> {
        self.export_list(who, page).await.map_err(|f| self.internal(&f))
    }

    async fn approve_export(&self, who: &Actor, id: ExportId) -> Answered<()> {
        self.let_export_go(who, id).await.map_err(|f| self.internal(&f))
    }

    async fn refuse_export(&self, who: &Actor, id: ExportId, reason: String) -> Answered<()> {
        self.keep_export_back(who, id, reason)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn fetch_export(&self, who: &Actor, id: ExportId, format: ExportFormat) -> Answered<ExportFile> {
        self.made_export(who, id, format)
            .await
            .map_err(|f| self.internal(&f))
    }
}

impl Services {
    async fn wish_export(
        &self,
        who: &Actor,
        query: &PeopleQuery,
        wish: ExportWish,
    ) -> Result<ExportId, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        if wish.full_numbers {
            who.scope(Deed::Read, Function::FullNumber)?;
        }
        let purpose = purpose(&wish.purpose)?;
        if query.found.is_some() && self.said(who, query).is_none() {
            // What was searched for is forgotten: without it everybody would be meant.
            return Err(Refusal::Changed.into());
        }
        let (sketches, more) = self.people_of_query(who, query).await?;
        let people: Vec<PersonId> = sketches.into_iter().map(|one| one.id).collect();
        let Some(area) = self.area_of(query.area.or(scope.area), &people).await? else {
            return Err(Refusal::NotFound.into());
        };
        let (params, today) = (self.params().await?, self.clock.today());
        if more {
            // A search that found too many has left some out: such a file would be wrong without saying so.
            let most = people.len() as u32;
            return Err(Refusal::ListTooLong { most }.into());
        }
        let most = params.value(ParamKey::ExportMost, Some(area), today)?;
        let most = u32::try_from(most.max(0)).unwrap_or(u32::MAX);
        if people.len() > most as usize {
            return Err(Refusal::ListTooLong { most }.into());
        }
        let alone = params.value(ParamKey::ExportPeople, Some(area), today)?;
        let waits = Export::needs_approval(people.len() as u32, wish.full_numbers, alone);
        let mut change = self.db.begin().await?;
        change.lock(Lock::Export).await?;
        let export = Export {
            id: ExportId::new(&*self.ids, self.clock.now()),
            serial: change.next_export_serial().await?,
            asked_by: who.label(),
            asked_at: self.clock.now(),
            area,
            filters: filters(query),
            purpose,
            full_numbers: wish.full_numbers,
            people: people.len() as u32,
            state: if waits {
                ExportState::Waiting
            } else {
                ExportState::Ready
            },
            settled: None,
            reason: String::new(),
            valid_to: self.last_day(&params, area)?,
            fetched: 0,
        };
        change.add_export(&export, &people).await?;
        self.record_export(&mut change, who, "ask", &export).await?;
        change.commit().await?;
        Ok(export.id)
    }

    /// The area asked for, or the county of whoever is first; none when nobody is on the list.
    async fn area_of(
        &self,
        asked: Option<AreaCode>,
        people: &[PersonId],
    ) -> Result<Option<AreaCode>, Failure> {
        let Some(first) = people.first() else {
            return Ok(None);
        };
        if asked.is_some() {
            return Ok(asked);
        }
        let first = self.db.find_person(*first).await?;
        let county = domain::values::AreaLevel::County;
        Ok(first.map(|person| person.living_area.at(county).unwrap_or(person.living_area)))
    }

    fn last_day(&self, params: &Params, area: AreaCode) -> Result<NaiveDate, Failure> {
        let today = self.clock.today();
        let days = params.value(ParamKey::ExportDays, Some(area), today)?;
        Ok(dates::add_days(today, days.max(0) as u64))
    }

    async fn record_export(
        &self,
        change: &mut Transaction,
        who: &Actor,
        verb: &str,
        export: &Export,
    ) -> Result<(), Failure> {
        let detail = json!({ "serial": export.serial, "people": export.people, "full": export.full_numbers });
        let line = self.audit(who, verb, "export", export.id.to_string(), detail);
        Ok(change.add_audit(&line).await?)
    }

    async fn export_list(&self, who: &Actor, page: u32) -> Result<ExportList, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        let approves = who.scope(Deed::Approve, Function::PersonFile).ok();
        let mut db = self.db.read().await?;
        let label = who.label();
        let offset = u64::from(page) * u64::from(PER_PAGE);
        let mine = db.list_exports_by(&label, offset, PER_PAGE).await?;
        let waiting = match approves {
            Some(scope) => db.list_exports_waiting(scope.area, &label, MOST + 1).await?,
            None => Vec::new(),
        };
        let more_wait = waiting.len() > MOST as usize;
        let others = waiting.into_iter().take(MOST as usize).collect();
        let (params, today) = (db.list_policy_parameters().await?, self.clock.today());
        let figure = |key| {
            params
                .value(key, scope.area, today)
                .map(|value| value.max(0) as u32)
        };
        Ok(ExportList {
            waiting: self.export_lines(&mut db, others).await?,
            more_wait,
            mine: self.export_lines(&mut db, mine).await?,
            total: db.count_exports_by(&label).await? as u32,
            page,
            per_page: PER_PAGE,
            approves: approves.is_some(),
            alone: figure(ParamKey::ExportPeople)?,
            most: figure(ParamKey::ExportMost)?,
            days: figure(ParamKey::ExportDays)?,
            may_full: who.scope(Deed::Read, Function::FullNumber).is_ok(),
        })
    }

    async fn export_lines(
        &self,
        db: &mut Connection,
        exports: Vec<Export>,
    ) -> Result<Vec<ExportLine>, Failure> {
        let (book, today) = (self.area_book().await?, self.clock.today());
        let mut authors = Authors::default();
        let mut lines = Vec::with_capacity(exports.len());
        for export in exports {
            let over = today > export.valid_to && export.state != ExportState::Refused;
            let settled_by = match &export.settled {
                Some((by, _)) => Some(authors.of(db, by).await?),
                None => None,
            };
            lines.push(ExportLine {
                id: export.id,
                serial: export.serial,
                by: authors.of(db, &export.asked_by).await?,
                at: export.asked_at,
                place: book.place(export.area),
                filters: export.filters,
                purpose: export.purpose,
                people: export.people,
                full_numbers: export.full_numbers,
                state: if over { ExportState::Ended } else { export.state },
                settled_by,
                reason: export.reason,
                valid_to: export.valid_to,
                fetched: export.fetched,
            });
        }
        Ok(lines)
    }

    async fn let_export_go(&self, who: &Actor, id: ExportId) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let seen = self.export_of_other(&mut change, who, id).await?;
        if seen.full_numbers {
            who.may(Deed::Read, Function::FullNumber, seen.area)?;
        }
        let params = change.list_policy_parameters().await?;
        let export = Export {
            state: ExportState::Ready,
            settled: Some((who.label(), self.clock.now())),
            valid_to: self.last_day(&params, seen.area)?,
            ..seen
        };
        self.settle(change, who, "approve", &export).await
    }

    async fn keep_export_back(&self, who: &Actor, id: ExportId, reason: String) -> Result<(), Failure> {
        let mut change = self.db.begin().await?;
        let seen = self.export_of_other(&mut change, who, id).await?;
        without_number("reason", &reason)?;
        let export = Export {
            state: ExportState::Refused,
            settled: Some((who.label(), self.clock.now())),
            reason,
            ..seen
        };
        self.settle(change, who, "refuse", &export).await
    }

    /// What a colleague asked for and nobody has decided.
    async fn export_of_other(
        &self,
        change: &mut Transaction,
        who: &Actor,
        id: ExportId,
    ) -> Result<Export, Failure> {
        who.scope(Deed::Approve, Function::PersonFile)?;
        let export = change.find_export(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Approve, Function::PersonFile, export.area)?;
        if export.asked_by == who.label() {
            return Err(Refusal::FourEyes.into());
        }
        if export.state != ExportState::Waiting || export.valid_to < self.clock.today() {
            return Err(Refusal::Changed.into());
        }
        Ok(export)
    }

    async fn settle(
        &self,
        mut change: Transaction,
        who: &Actor,
        verb: &str,
        export: &Export,
    ) -> Result<(), Failure> {
        if !change.settle_export(export, ExportState::Waiting).await? {
            return Err(Refusal::Changed.into());
        }
        self.record_export(&mut change, who, verb, export).await?;
        Ok(change.commit().await?)
    }
}

fn purpose(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    let letters = text.chars().count();
    if text.is_empty() {
        return Err(Refusal::field("purpose", Problem::Required));
    }
    if letters < PURPOSE_MIN {
        return Err(Refusal::field("purpose", Problem::TooShort));
    }
    if letters > PURPOSE_MAX {
        return Err(Refusal::field("purpose", Problem::TooLong));
    }
    without_number("purpose", text)?;
    Ok(text.to_owned())
}

/// What a query narrows, in codes.
fn filters(query: &PeopleQuery) -> ExportFilters {
    ExportFilters {
        category: query.category,
        pace: query.pace,
        age: query.age,
        employment: query.employment,
        stale: query.stale,
        unassessed: query.unassessed,
        searched: query.found.is_some(),
    }
}
