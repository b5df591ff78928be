//! When messages go out, by which way, and what receipts mean.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{MessageId, PersonId};
use domain::lead::{Channel, RoundKind};
use domain::message::{
    Followed, Heard, Message, MessageFigures, MessageState, Reach, Unreached, Way, is_stop_word, sms_parts,
};
use domain::params::{ParamKey, Params, defaults};
use domain::rules::lead::{RoundPlan, year_plan};
use proptest::prelude::*;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn figures(from: u32, to: u32) -> MessageFigures {
    MessageFigures {
        quiet_from: from,
        quiet_to: to,
        pause: TimeDelta::hours(24),
        receipt: TimeDelta::hours(72),
        tries: 8,
        rest: TimeDelta::days(30),
        reminder: TimeDelta::days(3),
        reminder_until: TimeDelta::days(45),
    }
}

fn message(state: MessageState, handed: bool) -> Message {
    let planned = at("2026-06-15T01:00:00Z");
    let whom = (PersonId(Uuid::nil()), Channel::Sms);
    Message {
        state,
        handed_at: handed.then_some(planned),
        ..Message::planned(MessageId(Uuid::nil()), whom, planned, planned)
    }
}

#[test]
fn the_figures_of_messages_are_dated_and_have_a_source() {
    let day = "2026-06-15".parse().expect("a day");
    let read = MessageFigures::of(&defaults(), day).expect("every figure is set");
    assert_eq!((read.quiet_from, read.quiet_to, read.tries), (21, 8, 8));
    assert_eq!(
        (read.pause, read.receipt),
        (TimeDelta::hours(24), TimeDelta::hours(72))
    );
    assert!(
        MessageFigures::of(&Params::default(), day).is_err(),
        "nothing is guessed"
    );
}

#[test]
fn nobody_is_woken() {
    let night = figures(21, 8);
    // Half past eight in the evening, nine, midnight, eight in the morning, in Asia/Shanghai.
    for (instant, quiet) in [
        ("2026-06-15T12:30:00Z", false),
        ("2026-06-15T13:00:00Z", true),
        ("2026-06-15T16:00:00Z", true),
        ("2026-06-15T23:59:59Z", true),
        ("2026-06-16T00:00:00Z", false),
    ] {
        assert_eq!(night.is_quiet(at(instant)), quiet, "{instant}");
    }
    let evening = at("2026-06-15T14:30:00Z");
    assert_eq!(night.first_awake(evening), at("2026-06-16T00:00:00Z"));
    let small_hours = at("2026-06-15T18:30:00Z");
    assert_eq!(
        night.first_awake(small_hours),
        at("2026-06-16T00:00:00Z"),
        "the same day"
    );
    let noon = at("2026-06-15T04:00:00Z");
    assert_eq!(night.first_awake(noon), noon);
    assert_eq!(
        figures(12, 14).first_awake(noon),
        at("2026-06-15T06:00:00Z"),
        "a nap"
    );
    assert!(!figures(9, 9).is_quiet(noon), "from nine to nine is never");
}

proptest! {
    #[test]
    fn the_first_hour_awake_is_soon_and_not_quiet(from in 0u32..24, to in 0u32..24, second in 0i64..200_000) {
        let night = figures(from, to);
        let start = at("2026-06-15T00:00:00Z") + TimeDelta::seconds(second);
        let awake = night.first_awake(start);
        prop_assert!(awake >= start && awake - start <= TimeDelta::hours(24));
        prop_assert!(!night.is_quiet(awake));
    }
}

#[test]
fn the_way_that_works_is_taken() {
    let both = Reach {
        number: Way::Open,
        browser: Way::Open,
        ..Reach::default()
    };
    assert_eq!(both.best(), Some(Channel::Sms));
    let last = |last| Reach { last, ..both }.best();
    assert_eq!(last(Some(Channel::WebPush)), Some(Channel::WebPush));
    assert_eq!(last(Some(Channel::Home)), Some(Channel::Sms));
    let bounced = Reach {
        number: Way::Fails,
        ..both
    };
    assert_eq!(bounced.best(), Some(Channel::WebPush));
    let nothing = Reach {
        browser: Way::Fails,
        ..bounced
    };
    assert_eq!(nothing.best(), None, "then in person");
    assert_eq!(Reach::default().best(), None);
    let why = |number, browser, unwanted| {
        Reach {
            number,
            browser,
            unwanted,
            last: None,
        }
        .unreached()
    };
    assert_eq!(bounced.unreached(), None, "the browser is there");
    assert_eq!(nothing.unreached(), Some(Unreached::Fails));
    assert_eq!(why(Way::Missing, Way::Fails, true), Some(Unreached::Fails));
    assert_eq!(why(Way::Missing, Way::Missing, true), Some(Unreached::Unwanted));
    assert_eq!(why(Way::Missing, Way::Missing, false), Some(Unreached::NoAddress));
}

#[test]
fn a_gateway_is_believed_as_far_as_it_can_know() {
    use Followed::{Becomes, Known, NeverHanded};
    use MessageState as S;
    let follow = |state, handed, heard| message(state, handed).follow(heard);
    assert_eq!(follow(S::Handed, true, Heard::Delivered), Becomes(S::Delivered));
    assert_eq!(follow(S::Handed, true, Heard::Failed), Becomes(S::Failed));
    assert_eq!(follow(S::Handed, true, Heard::OnTheWay), Known);
    assert_eq!(
        follow(S::Delivered, true, Heard::Delivered),
        Known,
        "twice the same"
    );
    assert_eq!(
        follow(S::Delivered, true, Heard::Failed),
        Known,
        "what arrived has arrived"
    );
    assert_eq!(
        follow(S::Expired, true, Heard::Delivered),
        Becomes(S::Delivered),
        "late"
    );
    assert_eq!(
        follow(S::Failed, true, Heard::Delivered),
        Becomes(S::Delivered),
        "after all"
    );
    assert_eq!(follow(S::Failed, true, Heard::Failed), Known);
    assert_eq!(
        follow(S::Planned, true, Heard::Delivered),
        Becomes(S::Delivered),
        "it said no and sent it: it is not sent again"
    );
    for heard in [Heard::Delivered, Heard::Failed, Heard::OnTheWay] {
        assert_eq!(follow(S::Planned, false, heard), NeverHanded, "a lie");
    }
}

#[test]
fn receipts_are_read_as_gateways_write_them() {
    for word in ["1", "DELIVRD", " delivered "] {
        assert_eq!(Heard::read(word), Some(Heard::Delivered));
    }
    for word in ["2", "16", "UNDELIV", "EXPIRED", "REJECTD"] {
        assert_eq!(Heard::read(word), Some(Heard::Failed));
    }
    for word in ["4", "8", "ACCEPTD"] {
        assert_eq!(Heard::read(word), Some(Heard::OnTheWay));
    }
    for word in ["", "%d", "3", "maybe"] {
        assert_eq!(Heard::read(word), None);
    }
}

#[test]
fn a_text_is_counted_as_gateways_count_it() {
    assert_eq!(sms_parts(&"很".repeat(70)), 1);
    assert_eq!(sms_parts(&"很".repeat(71)), 2);
    assert_eq!(sms_parts(&"很".repeat(134)), 2);
    assert_eq!(sms_parts(&"很".repeat(135)), 3);
    assert_eq!(sms_parts(&"𠮷".repeat(36)), 2, "a rare character is two units");
    assert_eq!(sms_parts(""), 1);
}

#[test]
fn a_word_that_ends_messages_is_known_however_it_is_written() {
    for word in [
        "TD",
        "td",
        " T D ",
        "ＴＤ",
        "t",
        "退订",
        "退订。",
        "【退订】",
        "TD!",
    ] {
        assert!(is_stop_word(word), "{word}");
    }
    for word in ["", "TDX", "我不退订", "今天", "1"] {
        assert!(!is_stop_word(word), "{word}");
    }
}

#[test]
fn a_message_is_tried_again_later_and_later() {
    let now = at("2026-06-15T01:00:00Z");
    let minutes = |tries| (MessageFigures::again_at(tries, now) - now).num_minutes();
    assert_eq!([minutes(0), minutes(1), minutes(2), minutes(5)], [1, 2, 4, 32]);
    assert_eq!([minutes(6), minutes(90)], [60, 60]);
}

#[test]
fn the_plan_of_a_year_spreads_what_is_owed() {
    let day = "2026-06-15".parse().expect("a day");
    let plan = year_plan(&defaults(), day).expect("the figure is set");
    let due: Vec<u32> = plan.iter().map(|(_, due)| *due).collect();
    assert_eq!(due, [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5]);
    assert_eq!((plan[0].0, plan[11].0), (1, 12));
}

#[test]
fn a_round_is_due_once_and_a_missed_one_is_made_up_for() {
    use RoundKind::{Day, Month, Year};
    let day = |text: &str| text.parse().expect("a day");
    let plan = RoundPlan {
        hour: Some(5),
        month_day: Some(31),
    };
    let due = |today: &str, hour, done: &[(&str, RoundKind)]| {
        let done: Vec<_> = done.iter().map(|(on, kind)| (day(on), *kind)).collect();
        plan.due(day(today), hour, &done)
    };
    assert_eq!(due("2026-06-15", 4, &[]), None, "too early");
    assert_eq!(due("2026-06-15", 5, &[]), Some(Day));
    assert_eq!(due("2026-06-15", 9, &[("2026-06-15", Day)]), None, "done");
    assert_eq!(
        due("2026-06-16", 9, &[("2026-06-15", Day)]),
        Some(Day),
        "yesterday's is not today's"
    );
    assert_eq!(
        due("2026-06-30", 5, &[("2026-06-29", Day)]),
        Some(Month),
        "the last day stands for the 31st"
    );
    assert_eq!(
        due("2026-06-30", 9, &[("2026-06-30", Month)]),
        None,
        "that was the daily one too"
    );
    assert_eq!(
        due("2026-06-30", 9, &[("2026-06-02", Year)]),
        Some(Day),
        "somebody ran one by hand"
    );
    let first = RoundPlan {
        month_day: Some(1),
        ..plan
    };
    let late = first.due(day("2026-06-03"), 8, &[(day("2026-05-31"), Month)]);
    assert_eq!(late, Some(Month), "the worker was down for a weekend");
    let unset = RoundPlan::of(&defaults(), day("2026-06-15"));
    assert_eq!(unset.due(day("2026-06-15"), 12, &[]), None, "nobody has set it");
    assert_eq!(
        defaults().general(ParamKey::RoundHour, day("2026-06-15")).ok(),
        None
    );
}
