//! Words about day labour.

use super::{Lang, figures};
use domain::day_job::{DayPartOfWeek, WorkDays};

sentences! {
    title: "零工", "Day labour";
    lead: "干一天算一天，当天结钱。不收介绍费。", "Work by the day, paid by the day. Nobody pays to be told.";
    tile: "找零工", "Day labour";
    near: "在哪个镇", "Which township";
    everywhere: "全部", "Everywhere";
    look: "看", "Show";
    none: "这几天没有零工。过一会儿再看，或者看别的岗位。", "No day labour in these days. Look again later, or look at other work.";
    others: "看别的岗位", "Other work";
    call: "打电话", "Call";
    meet: "集合地点", "Where one meets";
    hours: "几点到几点", "Hours";
    form: "发布零工", "Post day labour";
    form_do: "一分钟填好。过了最后一天自己下架。", "One minute. It goes away by itself after its last day.";
    from: "哪天干", "First day";
    to: "干到哪天（就一天的不用填）", "Last day (empty: one day)";
    meeting: "在哪里集合", "Where one meets";
    meeting_hint: "比如：河湾镇政府门口", "For instance: in front of the township office";
    hours_hint: "比如：早 7 点到下午 5 点", "For instance: 7 to 5";
}

/// A part of the board.
pub const fn part(part: DayPartOfWeek, lang: Lang) -> &'static str {
    match part {
        DayPartOfWeek::Today => lang.pick("今天", "Today"),
        DayPartOfWeek::Tomorrow => lang.pick("明天", "Tomorrow"),
        DayPartOfWeek::ThisWeek => lang.pick("这个星期", "This week"),
        DayPartOfWeek::Later => lang.pick("以后", "Later"),
    }
}

/// "还要 3 人".
pub fn left(left: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还要 {left} 人"),
        Lang::En => format!("{left} still wanted"),
    }
}

/// The days.
pub fn days(days: &WorkDays, lang: Lang) -> String {
    let from = figures::day(days.from, lang);
    if days.from == days.to {
        return from;
    }
    let to = figures::day(days.to, lang);
    match lang {
        Lang::Zh => format!("{from}到{to}"),
        Lang::En => format!("{from} to {to}"),
    }
}
