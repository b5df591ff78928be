//! Calendars: where they are fetched, and the forms that make and end a secret address.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /me/calendar` | `calendars.make_calendar_feed`, `end_calendar_feed` | the page, flash with `link_code` |
//! | `POST /staff/calendar` | the same, of the account | the page |

use domain::values::AreaCode;

/// `GET`: one's own calendar; `POST`: makes or ends its address.
pub const MY_CALENDAR: &str = "/me/calendar";
/// The same of an account.
pub const STAFF_CALENDAR: &str = "/staff/calendar";
/// `GET`: the events of an area as a calendar.
pub const EVENTS_ICS: &str = "/events.ics";

/// `GET`: the calendar behind a secret.
pub fn secret_path(secret: &str) -> String {
    format!("/calendar/{secret}.ics")
}

/// `GET`: the events of an area.
pub fn events_path(area: Option<AreaCode>) -> String {
    match area {
        None => EVENTS_ICS.to_owned(),
        Some(area) => format!("{EVENTS_ICS}?area={area}"),
    }
}
