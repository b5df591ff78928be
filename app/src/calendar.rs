//! Calendars as text: entries get their words here, the format is [`domain::calendar`]'s.

use crate::text::{Lang, calendar as words};
use domain::calendar::{CalendarEntry, WrittenEvent, written};
use domain::ports::CalendarView;

/// A calendar to be fetched. Names of events are public ones; nothing of a person stands in it.
pub fn calendar_text(view: &CalendarView, origin: &str, lang: Lang) -> String {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let host = host.split(':').next().unwrap_or(host);
    let event = |entry| written_event(entry, origin, lang);
    let events: Vec<WrittenEvent> = view.entries.iter().map(event).collect();
    written(&words::name(&view.of, lang), host, &events)
}

fn written_event<'a>(entry: &'a CalendarEntry, origin: &str, lang: Lang) -> WrittenEvent<'a> {
    let url = format!("{origin}{}", entry.path);
    WrittenEvent {
        entry,
        summary: words::summary(entry, lang),
        text: format!("{} {url}", words::see(lang)),
        url,
    }
}
