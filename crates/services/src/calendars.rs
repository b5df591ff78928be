//! Calendars to subscribe to. A secret address opens one calendar and nothing else; nobody's name and nothing about anybody's
//! health stands in any of them.

mod classes;
mod fairs;

pub(crate) use classes::class_entry;
pub(crate) use fairs::entry as fair_entry;

use crate::secret::{fingerprint, token};
use crate::{Failure, Services};
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use domain::actor::{Actor, Role};
use domain::calendar::{CalendarEntry, CalendarTime, CalendarWhat};
use domain::clock::start_of_day;
use domain::course::Course;
use domain::ids::{AccountId, CalendarFeedId, PersonId};
use domain::permission::{Deed, Function};
use domain::ports::{Answered, CalendarOf, CalendarView, Calendars, OwnCalendar, OwnCalendarOf};
use domain::refusal::Refusal;
use domain::task::{Settled, Task, TaskKind};
use domain::values::{AreaCode, dates};
use serde_json::json;
use std::collections::BTreeMap;
use store::FeedOwner;

/// Days that a calendar looks back and ahead.
const BACK: u64 = 30;
const AHEAD: u64 = 180;
/// Tasks and events that are gathered.
const TASKS: u32 = 2_000;
const EVENTS: u32 = 200;
/// Letters of a secret.
const SECRET_LEN: usize = 32;

#[async_trait]
impl Calendars for Services {
    async fn public_calendar(&self, _who: &Actor, area: Option<AreaCode>) -> Answered<CalendarView> {
        self.calendar_of_place(area).await.map_err(|f| self.internal(&f))
    }

    async fn secret_calendar(&self, _who: &Actor, secret: &str) -> Answered<CalendarView> {
        self.calendar_behind(secret).await.map_err(|f| self.internal(&f))
    }

    async fn own_calendar(&self, who: &Actor, of: OwnCalendarOf) -> Answered<OwnCalendar> {
        self.calendar_of_asker(who, of)
            .await
            .map_err(|f| self.internal(&f))
    }

    async fn make_calendar_feed(&self, who: &Actor, of: OwnCalendarOf) -> Answered<String> {
        self.open_feed(who, of).await.map_err(|f| self.internal(&f))
    }

    async fn end_calendar_feed(&self, who: &Actor, of: OwnCalendarOf) -> Answered<()> {
        self.close_feed(who, of).await.map_err(|f| self.internal(&f))
    }
}

impl Services {
    /// What is public in an area, the earliest first: also what began a while ago, so that calendars keep it.
    pub(crate) async fn events_around(&self, area: Option<AreaCode>) -> Result<Vec<CalendarEntry>, Failure> {
        let today = self.clock.today();
        let span = (back(today), dates::add_days(today, AHEAD));
        let book = self.area_book().await?;
        let courses = self.db.list_courses_starting(area, span, EVENTS).await?;
        let place = |course: &Course| {
            let town = course.area.map(|code| book.place(code)).unwrap_or_default();
            format!("{town} {}", course.address).trim().to_owned()
        };
        let entry = |course: Course| {
            let starts = course.starts?;
            Some(CalendarEntry {
                what: CalendarWhat::Course,
                key: course.id.to_string(),
                time: CalendarTime::Days(starts, starts),
                place: place(&course),
                path: format!("/courses/{}", course.id),
                title: course.name,
                count: 0,
                cancelled: false,
                version: 0,
                changed: start_of_day(starts),
            })
        };
        let mut events: Vec<CalendarEntry> = courses.into_iter().filter_map(entry).collect();
        events.extend(self.fairs_around(area).await?);
        events.extend(self.classes_around(area).await?);
        in_order(&mut events);
        Ok(events)
    }

    async fn calendar_of_place(&self, area: Option<AreaCode>) -> Result<CalendarView, Failure> {
        let book = self.area_book().await?;
        let area = area.map(|code| book.current(code));
        if area.is_some_and(|code| book.find(code).is_none()) {
            return Err(Refusal::NotFound.into());
        }
        Ok(CalendarView {
            of: CalendarOf::Place(area.map(|code| book.reference(code))),
            entries: self.events_around(area).await?,
        })
    }

    async fn calendar_behind(&self, secret: &str) -> Result<CalendarView, Failure> {
        if secret.len() != SECRET_LEN {
            return Err(Refusal::NotFound.into());
        }
        let owner = self.db.find_calendar_feed(&fingerprint(secret)).await?;
        self.calendar_of(owner.ok_or(Refusal::NotFound)?).await
    }

    async fn calendar_of_asker(&self, who: &Actor, of: OwnCalendarOf) -> Result<OwnCalendar, Failure> {
        let owner = owner_of(who, of)?;
        let since = self.db.read().await?.find_calendar_feed_since(owner).await?;
        Ok(OwnCalendar {
            view: self.calendar_of(owner).await?,
            since,
        })
    }

    async fn calendar_of(&self, owner: FeedOwner) -> Result<CalendarView, Failure> {
        match owner {
            FeedOwner::Person(person) => self.calendar_of_person(person).await,
            FeedOwner::Account(account) => self.calendar_of_staff(account).await,
        }
    }

    /// What somebody has agreed to with the office.
    async fn calendar_of_person(&self, id: PersonId) -> Result<CalendarView, Failure> {
        let mut db = self.db.read().await?;
        let person = db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        let from = back(self.clock.today());
        let tasks = db.list_tasks_of(&[person.id]).await?;
        let mut entries: Vec<CalendarEntry> = tasks
            .iter()
            .filter(|task| task.window.due >= from)
            .filter_map(appointment)
            .collect();
        entries.extend(fairs::of_person(&mut db, person.id).await?);
        entries.extend(classes::of_person(&mut db, person.id).await?);
        in_order(&mut entries);
        Ok(CalendarView {
            of: CalendarOf::Person,
            entries,
        })
    }

    /// What somebody of staff has to do, counted by day, and what is on in their area.
    async fn calendar_of_staff(&self, id: AccountId) -> Result<CalendarView, Failure> {
        let account = self.db.find_account(id).await?;
        let account = account
            .filter(|account| account.active)
            .ok_or(Refusal::NotFound)?;
        let mut entries = self.events_around(Some(account.area)).await?;
        if account.role.looks_after_people() {
            let until = dates::add_days(self.clock.today(), AHEAD);
            let owner = (account.role != Role::CountyOfficer).then_some(id);
            let mut db = self.db.read().await?;
            let tasks = db
                .list_tasks_to_do(Some(account.area), owner, until, TASKS)
                .await?;
            entries.extend(self.by_day(id, &tasks));
        }
        in_order(&mut entries);
        Ok(CalendarView {
            of: CalendarOf::Staff,
            entries,
        })
    }

    /// One entry a day: how many things are due, of nobody in particular.
    fn by_day(&self, of: AccountId, tasks: &[Task]) -> Vec<CalendarEntry> {
        let (today, now) = (self.clock.today(), self.clock.now());
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for task in tasks {
            // What is overdue is to be done today.
            *days.entry(task.window.due.max(today)).or_default() += 1;
        }
        let entry = |(day, count): (NaiveDate, u32)| CalendarEntry {
            what: CalendarWhat::Tasks,
            key: format!("{}-{of}", day.format("%Y%m%d")),
            time: CalendarTime::Days(day, day),
            title: String::new(),
            place: String::new(),
            count,
            path: "/staff/tasks".to_owned(),
            cancelled: false,
            version: 0,
            changed: now,
        };
        days.into_iter().map(entry).collect()
    }

    async fn open_feed(&self, who: &Actor, of: OwnCalendarOf) -> Result<String, Failure> {
        let owner = owner_of(who, of)?;
        let secret = token(&self.chance);
        let (id, now) = (
            CalendarFeedId::new(self.ids.as_ref(), self.clock.now()),
            self.clock.now(),
        );
        let mut change = self.db.begin().await?;
        change.delete_calendar_feed(owner).await?;
        change
            .add_calendar_feed(id, owner, (&fingerprint(&secret), now))
            .await?;
        change
            .add_audit(&self.audit(who, "open", "calendar_feed", id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        Ok(secret)
    }

    async fn close_feed(&self, who: &Actor, of: OwnCalendarOf) -> Result<(), Failure> {
        let owner = owner_of(who, of)?;
        let mut change = self.db.begin().await?;
        if change.delete_calendar_feed(owner).await? {
            change
                .add_audit(&self.audit(who, "close", "calendar_feed", String::new(), json!({})))
                .await?;
        }
        Ok(change.commit().await?)
    }
}

/// Whose calendar somebody has: staff that of their account, a person their own. Who acts for a person has none: the address
/// would open when they do not act any more.
fn owner_of(who: &Actor, of: OwnCalendarOf) -> Result<FeedOwner, Refusal> {
    match of {
        OwnCalendarOf::Staff => who.staff().map(|staff| FeedOwner::Account(staff.account)),
        OwnCalendarOf::Person => who
            .own_person(Deed::Create, Function::OwnProfile)
            .map(FeedOwner::Person),
    }
}

fn back(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(BACK)).unwrap_or(today)
}

fn in_order(entries: &mut [CalendarEntry]) {
    entries.sort_by(|one, other| {
        let key = |entry: &CalendarEntry| (entry.time.first_day(), entry.what, entry.key.clone());
        key(one).cmp(&key(other))
    });
}

/// A task that the person has a part in.
fn appointment(task: &Task) -> Option<CalendarEntry> {
    let what = match task.kind {
        TaskKind::FollowUp => CalendarWhat::FollowUp,
        TaskKind::LandPayment | TaskKind::StartupVisit | TaskKind::Reassessment => CalendarWhat::Appointment,
        _ => return None,
    };
    let open = task.settled == Settled::Open;
    Some(CalendarEntry {
        what,
        key: task.id.to_string(),
        time: CalendarTime::Days(task.window.due, task.window.due),
        title: String::new(),
        place: String::new(),
        count: 1,
        path: "/me".to_owned(),
        cancelled: matches!(task.settled, Settled::Cancelled { .. }),
        version: u32::from(!open),
        changed: task.made_at,
    })
}
