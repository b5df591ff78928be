//! Words about calendars.

use super::{Lang, figures};
use chrono::{DateTime, Utc};
use domain::calendar::{CalendarEntry, CalendarWhat};
use domain::ports::CalendarOf;

sentences! {
    title: "日历", "Calendar";
    mine: "我的日历", "My calendar";
    tile_do: "每天要办几件事，放进手机日历", "What is due each day, in the calendar of your telephone";
    mine_do: "把回访、约好的日子放进手机日历，到时候会提醒你。", "Follow-ups and agreed days in the calendar of your telephone, which reminds you.";
    none: "现在没有约好的日子。", "Nothing is agreed at present.";
    make: "生成日历地址", "Make an address";
    make_do: "在手机日历里选“订阅日历”，粘贴这个地址。里面没有姓名，也没有身体情况。", "In the calendar of your telephone choose to subscribe, and paste the address. No names and nothing about health stand in it.";
    again: "换一个新地址", "Another address";
    again_do: "换了以后，原来的地址马上不能用。", "The address before stops at once.";
    end: "停用这个地址", "End the address";
    once: "地址只显示这一次，请现在就放进日历。谁有这个地址，谁就能看到这个日历。", "The address is shown this once. Whoever has it sees the calendar.";
    open: "在这台手机上订阅", "Subscribe on this telephone";
    public: "把招聘会和培训班放进手机日历", "Put fairs and classes into your calendar";
    follow_up: "工作回访：我们会联系你，问问工作怎么样", "Follow-up: we ask how the work goes";
    appointment: "和办事窗口约好的日子", "A day agreed with the office";
    see: "详情", "More";
}

/// What an entry is called.
pub fn summary(entry: &CalendarEntry, lang: Lang) -> String {
    match entry.what {
        CalendarWhat::FollowUp => follow_up(lang).to_owned(),
        CalendarWhat::Appointment => appointment(lang).to_owned(),
        CalendarWhat::Tasks => tasks(entry.count, lang),
        what => format!("{} {}", kind_of(what, lang), entry.title)
            .trim_end()
            .to_owned(),
    }
}

/// How many things are due.
fn tasks(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("要办 {count} 件事"),
        Lang::En => format!("{count} things to do"),
    }
}

/// Which kind of event.
pub const fn kind_of(what: CalendarWhat, lang: Lang) -> &'static str {
    match what {
        CalendarWhat::Fair => lang.pick("招聘会", "Job fair"),
        CalendarWhat::Class => lang.pick("培训班", "Class"),
        CalendarWhat::Course => lang.pick("培训开课", "Course begins"),
        CalendarWhat::FollowUp => lang.pick("回访", "Follow-up"),
        CalendarWhat::Appointment => lang.pick("约好的事", "Appointment"),
        CalendarWhat::Tasks => lang.pick("要办的事", "To do"),
    }
}

/// What a calendar is called.
pub fn name(of: &CalendarOf, lang: Lang) -> String {
    match of {
        CalendarOf::Place(None) => lang.pick("送岗 招聘会和培训", "Songgang events").to_owned(),
        CalendarOf::Place(Some(area)) => match lang {
            Lang::Zh => format!("{} 招聘会和培训", area.name),
            Lang::En => format!("Events of {}", area.name),
        },
        CalendarOf::Person => lang.pick("送岗 我的日历", "Songgang, mine").to_owned(),
        CalendarOf::Staff => lang.pick("送岗 工作日历", "Songgang, work").to_owned(),
    }
}

/// Since when there is an address.
pub fn since(at: DateTime<Utc>, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}生成过一个地址，还能用。", figures::moment(at, lang)),
        Lang::En => format!("An address made on {} is in use.", figures::moment(at, lang)),
    }
}
