//! Reading the register.

use super::step::may_log;
use super::{is_other_department, may};
use crate::person_file::Authors;
use crate::{AreaBook, Failure, Services};
use chrono::{Datelike, Days, NaiveDate};
use domain::actor::Actor;
use domain::disabled_service::DisabledServices;
use domain::ids::InstructorId;
use domain::instructor::{
    Instructor, InstructorActivity, InstructorKind, InstructorSums, Unqualified, span_of,
};
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::Category;
use domain::ports::{
    InstructorFilter, InstructorLine, InstructorList, InstructorRow, InstructorTable, InstructorView,
    QualifiedLine,
};
use domain::refusal::{Problem, Refusal};
use domain::trade::TradeSet;
use domain::values::{AreaCode, AreaLevel};
use std::collections::BTreeMap;
use store::Connection;

/// Lines of a page.
const PER_PAGE: u32 = 30;
/// Days of activities on the page of somebody.
const SHOWN_DAYS: u64 = 365;

impl Services {
    pub(super) async fn instructor_list(
        &self,
        who: &Actor,
        filter: InstructorFilter,
    ) -> Result<InstructorList, Failure> {
        let scope = reading(who, Deed::Read)?;
        let own = scope.area;
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let today = self.clock.today();
        let soon_days = self
            .params()
            .await?
            .general(ParamKey::InstructorRenewalDays, today)?;
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let there: Vec<Instructor> = db.list_instructors(scope.area).await?;
        let ids: Vec<InstructorId> = there.iter().map(|one| one.id).collect();
        let year = span_of(today.year(), None).unwrap_or((today, today));
        let done = db.list_instructor_activities(&ids, year).await?;
        drop(db);
        let mut lines: Vec<InstructorLine> = there
            .into_iter()
            .filter(|one| one.left_on.is_none_or(|last| last >= today))
            .map(|one| {
                let done = done.get(&one.id).map_or(&[][..], Vec::as_slice);
                line(one, done, (&book, today, soon_days))
            })
            .collect();
        let of_kind = |kind| lines.iter().filter(|line| line.instructor.kind == kind).count();
        let kinds = InstructorKind::ALL.iter();
        let counts = kinds.map(|kind| (*kind, of_kind(*kind) as u32)).collect();
        let ending = lines.iter().filter(|line| line.ending).count() as u32;
        lines.retain(|line| {
            let kind = filter.kind.is_none_or(|kind| kind == line.instructor.kind);
            kind && (line.ending || !filter.ending)
        });
        let total = lines.len() as u32;
        let per_page = if filter.whole { total.max(1) } else { PER_PAGE };
        let first = (filter.page as usize).saturating_mul(per_page as usize);
        let shown = lines.into_iter().skip(first).take(per_page as usize);
        Ok(InstructorList {
            lines: shown.map(without_numbers).collect(),
            counts,
            ending,
            soon_days: u32::try_from(soon_days).unwrap_or(0),
            total,
            per_page,
            page: filter.page,
            may_add: who.scope(Deed::Update, Function::Instructor).is_ok() && !is_other_department(who),
            places: book.below(own),
            today,
        })
    }

    pub(super) async fn instructor_view(
        &self,
        who: &Actor,
        id: InstructorId,
    ) -> Result<InstructorView, Failure> {
        let own = reading(who, Deed::Read)?.area;
        let today = self.clock.today();
        let soon_days = self
            .params()
            .await?
            .general(ParamKey::InstructorRenewalDays, today)?;
        let book = self.area_book().await?;
        let mut db = self.db.read().await?;
        let one = db.find_instructor(id).await?.ok_or(Refusal::NotFound)?;
        may(who, Deed::Read, one.area)?;
        let since = today.checked_sub_days(Days::new(SHOWN_DAYS)).unwrap_or(today);
        let mut done = db.list_instructor_activities(&[id], (since, today)).await?;
        let activities = done.remove(&id).unwrap_or_default();
        let account = match one.account {
            Some(account) => db.find_account(account).await?,
            None => None,
        };
        let caseload = match &account {
            Some(account) => Some(u32::try_from(db.count_people_of(account.id).await?).unwrap_or(u32::MAX)),
            None => None,
        };
        let by = Authors::default().of(&mut db, &one.made_by).await?;
        let may_change = may(who, Deed::Update, one.area).is_ok();
        let may_log = may_log(who, &one).is_ok();
        let this_year: Vec<InstructorActivity> = activities
            .iter()
            .filter(|deed| deed.on.year() == today.year())
            .cloned()
            .collect();
        let path = book.path(one.area);
        let line = line(one, &this_year, (&book, today, soon_days));
        Ok(InstructorView {
            line: if may_change { line } else { without_numbers(line) },
            path,
            places: book.below(own),
            login: account.map(|account| account.login),
            caseload,
            activities,
            by,
            may_change,
            may_log,
            today,
        })
    }

    pub(super) async fn qualified_trainers(
        &self,
        who: &Actor,
        (trades, on): (TradeSet, NaiveDate),
        area: AreaCode,
    ) -> Result<Vec<QualifiedLine>, Failure> {
        plans_classes(who)?;
        let mut db = self.db.read().await?;
        let there = trainers_for(&mut db, area).await?;
        let may = |one: &Instructor| qualified_through(one, trades, (on, on)).ok();
        Ok(there.iter().filter_map(may).collect())
    }

    pub(super) async fn instructor_report(
        &self,
        who: &Actor,
        (year, month): (Option<i32>, Option<u32>),
        area: Option<AreaCode>,
    ) -> Result<InstructorTable, Failure> {
        let scope = reading(who, Deed::Count)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let today = self.clock.today();
        let year = year.unwrap_or(today.year());
        let span = span_of(year, month).ok_or_else(|| Refusal::field("month", Problem::OutOfRange))?;
        let as_of = span.1.min(today);
        let mut db = self.db.read().await?;
        let groups = Groups::read(&mut db, scope.area, (span, as_of)).await?;
        drop(db);
        let book = self.area_book().await?;
        let total = groups.total();
        let row = |(code, group): (AreaCode, Group)| InstructorRow {
            area: Some(book.reference(code)),
            services: group.services,
            sums: group.sums,
        };
        Ok(InstructorTable {
            year,
            month,
            as_of,
            area: scope.area.map(|code| book.reference(code)),
            rows: groups.0.into_iter().map(row).collect(),
            total: InstructorRow {
                area: None,
                services: total.services,
                sums: total.sums,
            },
        })
    }
}

/// What an area adds up to.
#[derive(Clone, Copy, Default)]
struct Group {
    services: DisabledServices,
    sums: InstructorSums,
}

/// The areas below one, each with what it adds up to.
struct Groups(BTreeMap<AreaCode, Group>);

impl Groups {
    async fn read(
        db: &mut Connection,
        area: Option<AreaCode>,
        (span, as_of): ((NaiveDate, NaiveDate), NaiveDate),
    ) -> Result<Self, Failure> {
        let level = AreaLevel::of_lines_in(area);
        let mut groups = Self(BTreeMap::new());
        let there = db.list_instructors(area).await?;
        let ids: Vec<InstructorId> = there.iter().map(|one| one.id).collect();
        let done = db.list_instructor_activities(&ids, span).await?;
        for one in &there {
            let deeds = done.get(&one.id).map_or(&[][..], Vec::as_slice);
            groups.of(one.area, level).sums.add(one, deeds, as_of);
        }
        for (_, home, _) in db.list_people_of(area, Category::PersonWithDisability).await? {
            groups.of(home, level).services.registered += 1;
        }
        for (service, _, home) in db.list_disabled_services(area, span).await? {
            groups.of(home, level).services.add(service);
        }
        Ok(groups)
    }

    /// The group of a place.
    fn of(&mut self, code: AreaCode, level: AreaLevel) -> &mut Group {
        self.0.entry(code.at(level).unwrap_or(code)).or_default()
    }

    fn total(&self) -> Group {
        let mut total = Group::default();
        for one in self.0.values() {
            total.services.join(&one.services);
            total.sums.join(&one.sums);
        }
        total
    }
}

fn reading(who: &Actor, deed: Deed) -> Result<Scope, Refusal> {
    let scope = who.scope(deed, Function::Instructor)?;
    if is_other_department(who) {
        return Err(Refusal::NotAllowed);
    }
    Ok(scope)
}

/// Lets those pass who plan classes, schools too, and those who keep the register.
fn plans_classes(who: &Actor) -> Result<(), Refusal> {
    let plans = who.scope(Deed::Read, Function::CourseClass).map(drop);
    let own = who.own_classes(Deed::Create, Function::CourseClass).map(drop);
    let keeps = who.scope(Deed::Update, Function::Instructor).map(drop);
    if own.is_ok() || keeps.is_ok() {
        return Ok(());
    }
    plans
}

/// The trainers of the county of an area, and of the areas above it.
pub(crate) async fn trainers_for(db: &mut Connection, area: AreaCode) -> Result<Vec<Instructor>, Failure> {
    let county = area.at(AreaLevel::County).unwrap_or(area);
    let city = county.at(AreaLevel::City).unwrap_or(county);
    let mut there = db.list_instructors(Some(city)).await?;
    there.retain(|one| {
        let near = county.contains(one.area) || one.area.contains(county);
        near && one.kind == InstructorKind::Trainer
    });
    Ok(there)
}

/// Somebody who may teach these trades from a day to another, or why not.
pub(crate) fn qualified_through(
    one: &Instructor,
    trades: TradeSet,
    days: (NaiveDate, NaiveDate),
) -> Result<QualifiedLine, Unqualified> {
    one.qualified_through(trades, days).map(|held| QualifiedLine {
        id: one.id,
        name: one.name.clone(),
        employer: one.employer.clone(),
        certificate: held.name.clone(),
        valid_to: held.valid_to,
    })
}

fn line(
    instructor: Instructor,
    done: &[InstructorActivity],
    (book, today, soon_days): (&AreaBook, NaiveDate, i64),
) -> InstructorLine {
    let first = instructor.ends_first();
    let ending = first.is_some_and(|held| held.ends_within(today, soon_days));
    let ends_first = first.and_then(|held| Some((held.name.clone(), held.valid_to?)));
    InstructorLine {
        place: book.place(instructor.area),
        trades: instructor.trades(today),
        ends_first,
        ending,
        served: done.iter().map(|deed| deed.people).sum(),
        instructor,
    }
}

/// Numbers of certificates with all but their last three letters hidden.
fn without_numbers(mut line: InstructorLine) -> InstructorLine {
    for held in &mut line.instructor.qualifications {
        let hidden = held.number.chars().count().saturating_sub(3);
        let end: String = held.number.chars().skip(hidden).collect();
        held.number = format!("***{end}");
    }
    line
}
