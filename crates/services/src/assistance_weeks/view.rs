//! Reading weeks: the list, one week with its board, the closing report and the rows of its figures, and what is public.

use super::count::{Counted, Row, count};
use super::fairs::other_fairs;
use super::{figures_of, problem, rights};
use crate::area_book::AreaBook;
use crate::person_file::Authors;
use crate::{Failure, Services};
use chrono::{DateTime, NaiveDateTime, Utc};
use domain::actor::{Actor, Role};
use domain::assistance_week::{
    AssistanceWeek, ItemState, Statistic, TargetState, Venue, VenueKind, WeekFigure, WeekPart, WeekTarget,
    corrections,
};
use domain::clock::{SHANGHAI, start_of_day};
use domain::ids::{AccountId, PersonId, WeekId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{
    AreaRef, Author, FigureOf, FigureRow, FigureRows, PublicWeek, StreetLine, WeekBoard, WeekLine, WeekList,
    WeekReportView, WeekView,
};
use domain::refusal::{Problem, Refusal};
use domain::rules::assistance_week::{
    RegisterCheck, RegisterRow, WeekStage, check_register, is_statistics_in_time, theme_day_part,
    without_badge,
};
use domain::values::{AreaCode, AreaLevel};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Connection;

/// A week with what is counted of it.
pub(super) struct Known {
    pub(super) week: AssistanceWeek,
    pub(super) targets: Vec<WeekTarget>,
    pub(super) statistics: Vec<Statistic>,
    pub(super) counted: Counted,
    pub(super) params: Params,
}

/// The local time of an instant.
pub(super) fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&SHANGHAI).naive_local()
}

impl Services {
    pub(super) async fn week_list(&self, who: &Actor) -> Result<WeekList, Failure> {
        let scope = who.scope(Deed::Read, Function::EventPlan)?;
        let today = self.clock.today();
        let book = self.area_book().await?;
        let weeks = self.db.list_weeks().await?;
        let seen = weeks.iter().filter(|week| rights(who, week).is_ok());
        let begins = who.scope(Deed::Create, Function::EventPlan).is_ok();
        let county = scope
            .area
            .filter(|own| begins && own.level() == AreaLevel::County);
        Ok(WeekList {
            lines: seen.map(|week| line(week, &book, today)).collect(),
            may_begin: county.map(|code| book.reference(code)),
            today,
        })
    }

    /// Reads a week and counts it.
    pub(super) async fn know_week(&self, db: &mut Connection, id: WeekId) -> Result<Known, Failure> {
        let week = db.find_week(id).await?.ok_or(Refusal::NotFound)?;
        let targets = db.list_week_targets(id).await?;
        let statistics = db.list_week_statistics(id).await?;
        let counted = count(db, &week, &targets).await?;
        let params = figures_of(&db.list_policy_parameters().await?, &week);
        Ok(Known {
            week,
            targets,
            statistics,
            counted,
            params,
        })
    }

    pub(super) async fn week_view(&self, who: &Actor, id: WeekId) -> Result<WeekView, Failure> {
        who.scope(Deed::Read, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let known = self.know_week(&mut db, id).await?;
        let rights = rights(who, &known.week)?;
        let book = self.area_book().await?;
        let check = check(&mut db, &known).await?;
        let authors = authors(&mut db, &known).await?;
        let photos = db.list_week_photos(id).await?;
        let (organisers, other_fairs) = if rights.plans {
            (
                organisers(&mut db, &known.week).await?,
                other_fairs(&mut db, &known.week).await?,
            )
        } else {
            Default::default()
        };
        drop(db);
        let (now, today) = (self.clock.now(), self.clock.today());
        let calendar = self.work_calendar(known.week.area).await?;
        let board = WeekBoard {
            streets: streets(&known, &book),
            figures: known.counted.figures(None),
            check,
        };
        let (week, params) = (known.week, known.params);
        let asked = params.general(ParamKey::PublicityPoints, week.theme_day());
        Ok(WeekView {
            place: book.reference(week.area),
            rights,
            board,
            points: asked.and_then(|least| Ok((week.has_points(&params)?, least))),
            short_of: week.short_of(&params)?,
            without_badge: badgeless(&week),
            unproven: week
                .unproven(week.stage, &params)
                .iter()
                .map(|item| item.no)
                .collect(),
            photos,
            fairs: known.counted.fairs,
            other_fairs,
            free_days: week.plan.free_days(|day| calendar.works(day)),
            clock: (week.theme_day() == today && week.stage == WeekStage::Run)
                .then(|| theme_day_part(local(now).time(), today, &params))
                .transpose()?,
            noon: noon(&week, &params),
            organisers,
            authors,
            areas: places(&week, &book),
            now,
            today,
            week,
        })
    }

    pub(super) async fn report_view(&self, who: &Actor, id: WeekId) -> Result<WeekReportView, Failure> {
        let view = self.week_view(who, id).await?;
        let now = view.board.figures.clone();
        let sent = view.week.report().map(|report| report.figures.clone());
        Ok(WeekReportView {
            corrections: corrections(&sent.unwrap_or_default(), &now),
            now,
            view,
        })
    }

    pub(super) async fn figure_rows(
        &self,
        who: &Actor,
        id: WeekId,
        figure: WeekFigure,
    ) -> Result<FigureRows, Failure> {
        who.scope(Deed::Read, Function::EventPlan)?;
        let mut db = self.db.read().await?;
        let known = self.know_week(&mut db, id).await?;
        let rights = rights(who, &known.week)?;
        let scope = if figure.is_of_people() {
            if !rights.sees_people {
                return Err(Refusal::NotAllowed.into());
            }
            Some(who.scope(Deed::Read, Function::HomeVisit)?)
        } else {
            None
        };
        let rows = known.counted.of(figure);
        let people = people_of(&mut db, rows).await?;
        let book = self.area_book().await?;
        let shown = |row: &Row| {
            let person = match row.of {
                FigureOf::Person(id) => people.get(&id),
                _ => None,
            };
            let hidden = scope.is_some_and(|scope| {
                person.is_none_or(|person| !scope.covers(person.living_area, person.categories))
            });
            (!hidden).then(|| named(row, person, &book))
        };
        let rows: Vec<FigureRow> = rows.iter().filter_map(shown).collect();
        Ok(FigureRows {
            week: line(&known.week, &book, self.clock.today()),
            figure,
            total: rows.iter().map(|row| row.amount).sum(),
            rows,
            as_of: self.clock.now(),
        })
    }

    pub(super) async fn open_weeks(&self) -> Result<Vec<PublicWeek>, Failure> {
        let today = self.clock.today();
        let book = self.area_book().await?;
        let params = self.params().await?;
        let shown = |week: &AssistanceWeek| {
            week.archived_at.is_none() && week.stage >= WeekStage::Prepare && week.span().1 >= today
        };
        let mut weeks = self.db.list_weeks().await?;
        weeks.retain(shown);
        weeks.sort_by_key(|week| week.starts_on);
        Ok(weeks
            .into_iter()
            .map(|week| public(week, &book, &params))
            .collect())
    }
}

/// A week in short.
pub(super) fn line(week: &AssistanceWeek, book: &AreaBook, today: chrono::NaiveDate) -> WeekLine {
    WeekLine {
        id: week.id,
        title: week.title.clone(),
        place: book.name(week.area),
        span: week.span(),
        stage: week.stage,
        archived: week.archived_at.is_some(),
        overdue: u32::try_from(week.overdue(today).count()).unwrap_or(u32::MAX),
    }
}

/// Streets and villages of a week.
pub(super) fn places(week: &AssistanceWeek, book: &AreaBook) -> Vec<AreaRef> {
    let mut all = vec![book.reference(week.area)];
    for street in book.children(Some(week.area)) {
        all.push(book.reference(street.code));
        let villages = book.children(Some(street.code));
        all.extend(villages.iter().map(|village| book.reference(village.code)));
    }
    all
}

/// By when statistics are asked for (R84).
pub(super) fn noon(week: &AssistanceWeek, params: &Params) -> Option<DateTime<Utc>> {
    let day = week.statistics_day();
    let by = params.general(ParamKey::WeekStatisticsBy, day).ok()?;
    let minutes = by / 100 * 60 + by % 100;
    Some(start_of_day(day) + chrono::TimeDelta::minutes(minutes))
}

/// How far one place is.
pub(super) fn street(known: &Known, area: AreaRef) -> StreetLine {
    let here = |one: &&WeekTarget| area.code.contains(one.area) && one.state != TargetState::Struck;
    let own = known.statistics.iter().rfind(|one| one.area == area.code);
    let day = known.week.statistics_day();
    let judged = own.and_then(|one| {
        let in_time = is_statistics_in_time(local(one.at), day, &known.params).ok()?;
        Some((one.clone(), in_time))
    });
    StreetLine {
        stated: u32::try_from(known.targets.iter().filter(here).count()).unwrap_or(u32::MAX),
        reported: judged,
        figures: known.counted.figures(Some(area.code)),
        area,
    }
}

fn streets(known: &Known, book: &AreaBook) -> Vec<StreetLine> {
    let streets = book.children(Some(known.week.area));
    let lines = streets
        .iter()
        .map(|area| street(known, book.reference(area.code)));
    lines.collect()
}

/// R87 over the lists of the week: everybody once by number, each line signed, the latest reports as many as there are lines.
async fn check(db: &mut Connection, known: &Known) -> Result<RegisterCheck, Failure> {
    let live: Vec<&WeekTarget> = known
        .targets
        .iter()
        .filter(|one| one.state != TargetState::Struck)
        .collect();
    let ids: Vec<PersonId> = live.iter().map(|one| one.person).collect();
    let numbers: HashMap<PersonId, String> = db
        .list_people(&ids)
        .await?
        .into_iter()
        .map(|person| (person.id, String::from(person.resident_id)))
        .collect();
    let nobody: HashMap<PersonId, String> = ids.iter().map(|id| (*id, id.to_string())).collect();
    let rows: Vec<RegisterRow<'_>> = live
        .iter()
        .filter_map(|one| {
            let person = numbers.get(&one.person).or_else(|| nobody.get(&one.person))?;
            Some(RegisterRow {
                person,
                is_signed: !one.stated_by.is_empty() && !one.evidence.is_empty(),
            })
        })
        .collect();
    let check = check_register(&rows, None);
    Ok(RegisterCheck {
        agrees: reports_agree(known, &live),
        ..check
    })
}

/// Whether what each street reported last is what its lines count now; `None` where none has reported.
fn reports_agree(known: &Known, live: &[&WeekTarget]) -> Option<bool> {
    let mut latest: BTreeMap<AreaCode, &Statistic> = BTreeMap::new();
    for one in &known.statistics {
        latest.insert(one.area, one);
    }
    let agrees = |one: &&Statistic| {
        let lines = live.iter().filter(|target| one.area.contains(target.area));
        one.manual.unwrap_or(one.counted) == lines.count() as u64
    };
    (!latest.is_empty()).then(|| latest.values().all(agrees))
}

/// People at posts who have no badge (R86).
fn badgeless(week: &AssistanceWeek) -> u32 {
    let wears = |name: &str| week.plan.badges.iter().find(|badge| badge.name == name);
    let people: BTreeSet<&str> = week
        .plan
        .venues
        .iter()
        .flat_map(|venue| &venue.posts)
        .map(|post| post.person.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let badges = people
        .into_iter()
        .map(|name| wears(name).map_or("", |badge| badge.name.as_str()));
    u32::try_from(without_badge(badges)).unwrap_or(u32::MAX)
}

/// Organisers whose area meets that of the week.
async fn organisers(db: &mut Connection, week: &AssistanceWeek) -> Result<Vec<(AccountId, String)>, Failure> {
    let accounts = db.list_accounts().await?;
    let fits = accounts
        .into_iter()
        .filter(|one| one.role == Role::Organiser && one.active && week.area.contains(one.area));
    Ok(fits.map(|one| (one.id, one.login)).collect())
}

/// Everybody who did something, by label.
async fn authors(db: &mut Connection, known: &Known) -> Result<Vec<(String, Author)>, Failure> {
    let week = &known.week;
    let items = week.plan.items.iter().filter_map(|item| match &item.state {
        ItemState::Open => None,
        ItemState::Done { hand, .. } | ItemState::Waived { hand, .. } => Some(&hand.by),
    });
    let reports = week.reports.iter().flat_map(|report| {
        let decided = report.decided.as_ref().map(|hand| &hand.by);
        std::iter::once(&report.sent.by).chain(decided)
    });
    let labels: BTreeSet<&String> = std::iter::once(&week.made_by)
        .chain(week.plan.steps.iter().map(|step| &step.hand.by))
        .chain(items)
        .chain(reports)
        .chain(week.plan.meetings.iter().map(|one| &one.hand.by))
        .chain(known.statistics.iter().map(|one| &one.by))
        .collect();
    let mut names = Authors::default();
    let mut known = Vec::with_capacity(labels.len());
    for label in labels {
        known.push((label.clone(), names.of(db, label).await?));
    }
    Ok(known)
}

async fn people_of(db: &mut Connection, rows: &[Row]) -> Result<HashMap<PersonId, Person>, Failure> {
    let ids: BTreeSet<PersonId> = rows
        .iter()
        .filter_map(|row| match row.of {
            FigureOf::Person(id) => Some(id),
            _ => None,
        })
        .collect();
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let people = db.list_people(&ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

fn named(row: &Row, person: Option<&Person>, book: &AreaBook) -> FigureRow {
    let label = match person {
        None => row.label.clone(),
        Some(person) if row.label.is_empty() => format!("{} {}", person.name, person.no),
        Some(person) => format!("{} {} · {}", person.name, person.no, row.label),
    };
    FigureRow {
        of: row.of,
        label,
        place: row.area.map(|area| book.place(area)).unwrap_or_default(),
        on: row.on,
        amount: row.amount,
    }
}

fn public(week: AssistanceWeek, book: &AreaBook, params: &Params) -> PublicWeek {
    let own = figures_of(params, &week);
    let hour = |key| own.general(key, week.theme_day()).ok();
    let hours = hour(ParamKey::ThemeOpen).zip(hour(ParamKey::ThemeClose));
    let comes = |part| matches!(part, WeekPart::Publicity | WeekPart::Theme | WeekPart::Media);
    let mut venues: Vec<&Venue> = week.plan.venues.iter().collect();
    venues.sort_by_key(|venue| venue.kind);
    let shown = |venue: &&Venue| {
        let place = format!("{} {}", book.place(venue.area), venue.address);
        (venue.kind, venue.name.clone(), place.trim().to_owned())
    };
    let days = week.plan.days.iter().copied().filter(|days| comes(days.part));
    PublicWeek {
        id: week.id,
        days: days.collect(),
        venues: venues
            .iter()
            .map(shown)
            .collect::<Vec<(VenueKind, String, String)>>(),
        place: book.place(week.area),
        hours,
        title: week.title,
        theme: week.theme,
        phone: week.phone,
    }
}

/// A week must begin on a day that is near.
pub(super) fn near(starts_on: chrono::NaiveDate, today: chrono::NaiveDate) -> Result<(), Failure> {
    if (starts_on - today).num_days().abs() > 366 {
        return Err(problem("starts_on", Problem::OutOfRange));
    }
    Ok(())
}
