//! The calendar of a member of staff: what is due each day, of nobody in particular, and what is on in their area.

use super::when;
use crate::asked::{Asker, lang};
use crate::components::staff_page;
use crate::forms::calendar as to;
use crate::pages::seeker::calendar::part;
use crate::text::calendar as words;
use domain::ports::OwnCalendarOf;
use leptos::prelude::*;

/// `/staff/calendar`.
#[component]
pub fn StaffCalendar() -> impl IntoView {
    when(
        |Asker { ports, actor, .. }| async move {
            ports.calendars.own_calendar(&actor, OwnCalendarOf::Staff).await
        },
        |own| {
            let lang = lang();
            let part = part(&own, to::STAFF_CALENDAR, lang);
            staff_page(words::title(lang), part)
        },
    )
}
