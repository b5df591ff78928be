//! Calendars (RFC 5545): what is on when, and the text that telephones and computers subscribe to. Written by hand: of the
//! format two components and a dozen properties are needed, and the rules that are easily broken (folding by octets, escaping,
//! one zone without rules) are a page.

use crate::code::codes;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};
use std::fmt::Write;

codes! {
    /// What an entry is about. Its words live with the screens.
    pub enum CalendarWhat {
        /// 招聘会.
        Fair = "fair",
        /// 培训班.
        Class = "class",
        /// 培训课程开课.
        Course = "course",
        /// 回访: somebody asks how the work goes.
        FollowUp = "follow_up",
        /// 约好的事: something is to be done with the office.
        Appointment = "appointment",
        /// 今天要办的: tasks of staff that are due.
        Tasks = "tasks",
    }
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarTime {
    /// Whole days, the last one included.
    Days(NaiveDate, NaiveDate),
    /// From an instant to another.
    Between(DateTime<Utc>, DateTime<Utc>),
}

impl CalendarTime {
    /// The first day, in Shanghai.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Days(first, _) => first,
            Self::Between(from, _) => crate::clock::day_in_shanghai(from),
        }
    }
}

/// Something that is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What.
    pub what: CalendarWhat,
    /// What makes it this one and no other, for as long as there is a calendar: an id, or a kind and a day.
    pub key: String,
    /// When.
    pub time: CalendarTime,
    /// Its name, where it is public.
    pub title: String,
    /// Where.
    pub place: String,
    /// How many things it is about.
    pub count: u32,
    /// The page about it.
    pub path: String,
    /// Whether it was called off: it stays in the calendar and says so.
    pub cancelled: bool,
    /// Goes up with every change.
    pub version: u32,
    /// When it was last changed.
    pub changed: DateTime<Utc>,
}

/// An event as it is written: words in place of kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenEvent<'a> {
    /// The entry.
    pub entry: &'a CalendarEntry,
    /// What it is called.
    pub summary: String,
    /// What there is to say.
    pub text: String,
    /// The whole address of the page about it.
    pub url: String,
}

/// Octets of a line at most, its end not counted.
const LINE: usize = 75;
/// China keeps one time all year.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nBEGIN:STANDARD\r\nDTSTART:19910915T010000\r\n\
    TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nTZNAME:CST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// A calendar as text. `host` makes the ids of its events those of this site.
pub fn written(name: &str, host: &str, events: &[WrittenEvent]) -> String {
    let mut text = String::from(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Songgang//Calendar//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
    );
    line(&mut text, "X-WR-CALNAME", &escaped(name));
    line(&mut text, "X-WR-TIMEZONE", "Asia/Shanghai");
    line(&mut text, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    text.push_str(ZONE);
    for event in events {
        write_event(&mut text, host, event);
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

fn write_event(text: &mut String, host: &str, event: &WrittenEvent) {
    let entry = event.entry;
    text.push_str("BEGIN:VEVENT\r\n");
    line(
        text,
        "UID",
        &format!("{}-{}@{host}", entry.what.code(), entry.key),
    );
    line(text, "DTSTAMP", &stamp(entry.changed));
    line(text, "LAST-MODIFIED", &stamp(entry.changed));
    line(text, "SEQUENCE", &entry.version.to_string());
    match entry.time {
        CalendarTime::Days(first, last) => {
            // The end of whole days is the day after the last.
            let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
            line(text, "DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
            line(text, "DTEND;VALUE=DATE", &end.format("%Y%m%d").to_string());
            line(text, "TRANSP", "TRANSPARENT");
        }
        CalendarTime::Between(from, to) => {
            line(text, "DTSTART;TZID=Asia/Shanghai", &local(from));
            line(text, "DTEND;TZID=Asia/Shanghai", &local(to));
        }
    }
    line(text, "SUMMARY", &escaped(&event.summary));
    if !entry.place.is_empty() {
        line(text, "LOCATION", &escaped(&entry.place));
    }
    if !event.text.is_empty() {
        line(text, "DESCRIPTION", &escaped(&event.text));
    }
    line(text, "URL", &event.url);
    let status = if entry.cancelled { "CANCELLED" } else { "CONFIRMED" };
    line(text, "STATUS", status);
    text.push_str("END:VEVENT\r\n");
}

/// An instant in UTC.
fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// An instant as clocks in China show it.
fn local(at: DateTime<Utc>) -> String {
    let east = FixedOffset::east_opt(8 * 3600);
    let shown = east.map(|east| at.with_timezone(&east).naive_local());
    shown
        .unwrap_or(at.naive_utc())
        .format("%Y%m%dT%H%M%S")
        .to_string()
}

/// A text value: what has a meaning in the format is marked, line breaks are written, and other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line, folded so that no part is longer than it may be and no letter is cut.
fn line(text: &mut String, name: &str, value: &str) {
    let mut whole = String::with_capacity(name.len() + value.len() + 1);
    // Writing to a string does not fail.
    let _ = write!(whole, "{name}:{value}");
    let mut used = 0;
    for letter in whole.chars() {
        if used + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn entry() -> CalendarEntry {
        CalendarEntry {
            what: CalendarWhat::Fair,
            key: "0190".to_owned(),
            time: CalendarTime::Between(at("2026-03-01T01:00:00Z"), at("2026-03-01T08:30:00Z")),
            title: "春风行动".to_owned(),
            place: "河湾镇, 人民路1号".to_owned(),
            count: 0,
            path: "/events/0190".to_owned(),
            cancelled: false,
            version: 3,
            changed: at("2026-02-01T00:00:00Z"),
        }
    }

    fn one(entry: &CalendarEntry, summary: &str) -> String {
        let event = WrittenEvent {
            entry,
            summary: summary.to_owned(),
            text: String::new(),
            url: "https://jobs.example.cn/events/0190".to_owned(),
        };
        written("送岗", "jobs.example.cn", &[event])
    }

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn times_are_those_of_shanghai() {
        let text = one(&entry(), "春风行动");
        assert!(
            text.contains("DTSTART;TZID=Asia/Shanghai:20260301T090000\r\n"),
            "{text}"
        );
        assert!(
            text.contains("DTEND;TZID=Asia/Shanghai:20260301T163000\r\n"),
            "{text}"
        );
        assert!(text.contains("TZOFFSETTO:+0800\r\n"), "the zone is described");
        assert!(text.contains("LOCATION:河湾镇\\, 人民路1号\r\n"), "{text}");
    }

    #[test]
    fn whole_days_end_on_the_day_after() {
        let whole = CalendarEntry {
            time: CalendarTime::Days(
                NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(),
                NaiveDate::from_ymd_opt(2026, 2, 28).unwrap(),
            ),
            ..entry()
        };
        let text = one(&whole, "回访");
        assert!(
            text.contains("DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n"),
            "{text}"
        );
    }

    #[test]
    fn what_was_called_off_stays_and_says_so_under_the_same_id() {
        let off = CalendarEntry {
            cancelled: true,
            version: 4,
            ..entry()
        };
        let uid = "UID:fair-0190@jobs.example.cn\r\n";
        assert!(one(&entry(), "x").contains(uid) && one(&off, "x").contains(uid));
        let text = one(&off, "x");
        assert!(
            text.contains("STATUS:CANCELLED\r\n") && text.contains("SEQUENCE:4\r\n"),
            "{text}"
        );
    }

    #[test]
    fn no_line_is_longer_than_it_may_be_and_no_letter_is_cut() {
        let long = "送岗位到家门口，".repeat(20);
        let text = one(&entry(), &long);
        assert!(text.lines().all(|line| line.trim_end_matches('\r').len() <= LINE));
        assert!(unfolded(&text).contains(&format!("SUMMARY:{long}\r\n")));
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn no_text_begins_a_property_of_its_own() {
        let text = unfolded(&one(&entry(), "a;b,c\\d\r\nATTENDEE:mailto:x\u{7}"));
        assert!(
            text.contains("SUMMARY:a\\;b\\,c\\\\d\\nATTENDEE:mailto:x\r\n"),
            "{text}"
        );
        assert!(!text.contains("\nATTENDEE"), "{text}");
    }
}
