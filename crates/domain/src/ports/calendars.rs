//! Calendars to subscribe to: the public one of an area, and the secret one of a person or a member of staff.

use super::{Answered, AreaRef};
use crate::actor::Actor;
use crate::calendar::CalendarEntry;
use crate::values::AreaCode;
use async_trait::async_trait;
use chrono::{DateTime, Utc};

/// Whose calendar it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarOf {
    /// Of everybody: the events of an area.
    Place(Option<AreaRef>),
    /// Of a person.
    Person,
    /// Of a member of staff.
    Staff,
}

/// Which calendar of their own somebody means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnCalendarOf {
    /// That of the person they are.
    Person,
    /// That of the staff account they have.
    Staff,
}

/// What stands in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarView {
    /// Whose.
    pub of: CalendarOf,
    /// The entries, the earliest first.
    pub entries: Vec<CalendarEntry>,
}

/// One's own calendar, and the address it is fetched by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCalendar {
    /// What stands in it.
    pub view: CalendarView,
    /// Since when there is a secret address.
    pub since: Option<DateTime<Utc>>,
}

/// Questions about calendars.
#[async_trait]
pub trait Calendars: Send + Sync {
    /// The events of an area.
    async fn public_calendar(&self, who: &Actor, area: Option<AreaCode>) -> Answered<CalendarView>;

    /// The calendar behind a secret address.
    async fn secret_calendar(&self, who: &Actor, secret: &str) -> Answered<CalendarView>;

    /// One's own calendar.
    async fn own_calendar(&self, who: &Actor, of: OwnCalendarOf) -> Answered<OwnCalendar>;

    /// Makes a secret address for it; the one before ends. It is given once.
    async fn make_calendar_feed(&self, who: &Actor, of: OwnCalendarOf) -> Answered<String>;

    /// Ends the secret address.
    async fn end_calendar_feed(&self, who: &Actor, of: OwnCalendarOf) -> Answered<()>;
}
