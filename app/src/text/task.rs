//! Words about what is to be done.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::message::Unreached;
use domain::task::{Task, TaskKind};
use domain::visit::NeedKind;

sentences! {
    title: "今天要办的", "To do today";
    tile_do: "该去谁家、为什么去", "Whom to visit, and why";
    none: "没有要办的事。送岗匹配或登记新人以后，会自己出现在这里。", "Nothing to do. After a round or new people, things appear here by themselves.";
    none_filtered: "按这样筛选，没有要办的事。", "Nothing to do with this filter.";
    show_all: "看全部", "Show everything";
    own: "我管的人", "My people";
    everybody: "这里所有的人", "Everybody here";
    overdue_only: "只看过期的", "Overdue only";
    all_kinds: "所有的事", "Everything";
    kind: "什么事", "What";
    filter: "筛选", "Filter";
    drafts: "没写完的走访", "Visits not finished";
    overdue: "过期了", "overdue";
    failed: "没按时办，还可以补办", "missed; it can still be done late";
    no_household: "单独登记", "on their own";
    settle: "办了、不用办", "Done, or not to be done";
    done_on: "哪天办的", "Done on";
    done: "办好了", "Done";
    away_until: "人不在家，哪天再去", "Away; come again on";
    away: "到时候再去", "Come again then";
    cancel: "不用办了", "Not to be done";
    mute: "先别打扰这户", "Leave this household in peace";
    mute_lead: "这户所有人的事都先停下，到了时间或者你说继续，再接着办。", "Everything about its members stops until the day is over or you say so.";
    mute_why: "为什么", "Why";
    mute_until: "到哪天（不填就一直到你说继续）", "Until (left empty: until you say so)";
    muted: "先不打扰", "Left in peace";
    unmute: "可以继续了", "Go on";
    questions_wait: "有走访要你定", "Visits wait for your decision";
    see: "去看", "Look";
    to_work: "去问", "Ask";
}

/// Which kind.
pub const fn kind_of(kind: TaskKind, lang: Lang) -> &'static str {
    match kind {
        TaskKind::FirstSurvey => lang.pick("第一次入户", "first visit"),
        TaskKind::LeadHandOver => lang.pick("送岗位", "hand vacancies over"),
        TaskKind::AnswerOverdue => lang.pick("等答复", "ask for an answer"),
        TaskKind::FollowUp => lang.pick("回访", "follow-up"),
        TaskKind::Expiring => lang.pick("快到期", "ends soon"),
        TaskKind::StaleFile => lang.pick("好久没消息", "no word for long"),
        TaskKind::ZeroTransfer => lang.pick("全家没人上班", "nobody of the household works"),
        TaskKind::Returned => lang.pick("退回补充", "given back"),
        TaskKind::Action => lang.pick("走访发现的事", "found at a visit"),
        TaskKind::Transition => lang.pick("公益性岗位快到期", "public-welfare post ends"),
        TaskKind::LandPayment => lang.pick("养老保险费该缴了", "insurance payment due"),
        TaskKind::WeekVisit => lang.pick("援助周家访", "visit of the assistance week"),
        TaskKind::StartupVisit => lang.pick("创业回访", "visit to a founder"),
        TaskKind::Reassessment => lang.pick("该再测评了", "to be assessed again"),
        TaskKind::TrainingCheck => lang.pick("培训后就业回访", "work after a class"),
    }
}

/// Why it is on the list, in words: "2 个岗位要送到".
pub fn why(task: &Task, lang: Lang) -> String {
    let count = task.count;
    match task.kind {
        TaskKind::LeadHandOver => hand_over(count, task.cause, lang),
        TaskKind::AnswerOverdue => match lang {
            Lang::Zh => format!("{count} 个岗位没有答复"),
            Lang::En => format!("vacancies without an answer: {count}"),
        },
        TaskKind::FollowUp => follow_up(&task.key, lang),
        TaskKind::Expiring => expiring(&task.key, lang),
        TaskKind::Action => action(&task.key, lang),
        TaskKind::TrainingCheck => training_check(&task.key, lang),
        kind => kind_of(kind, lang).to_owned(),
    }
}

fn hand_over(count: u32, cause: Option<Unreached>, lang: Lang) -> String {
    let said = match lang {
        Lang::Zh => format!("{count} 个岗位要送到"),
        Lang::En => format!("vacancies to hand over: {count}"),
    };
    match (cause, lang) {
        (None, _) => said,
        (Some(cause), Lang::Zh) => format!("{said}，{}", unreached(cause, lang)),
        (Some(cause), Lang::En) => format!("{said}; {}", unreached(cause, lang)),
    }
}

/// Why somebody has to go there or call.
const fn unreached(cause: Unreached, lang: Lang) -> &'static str {
    match cause {
        Unreached::NoAddress => lang.pick(
            "没有能发短信的手机号，要当面送或者打电话",
            "no number for text messages: go there or call",
        ),
        Unreached::Unwanted => lang.pick(
            "本人不要短信，要当面送或者打电话",
            "wants no text messages: go there or call",
        ),
        Unreached::Fails => lang.pick(
            "短信没送到，要当面送或者打电话",
            "the message did not arrive: go there or call",
        ),
    }
}

fn follow_up(key: &str, lang: Lang) -> String {
    match key.split_once(':') {
        Some((_, days)) => match lang {
            Lang::Zh => format!("上岗 {days} 天回访"),
            Lang::En => format!("day {days} of work: ask"),
        },
        None => lang.pick("约好再去", "agreed to come again").to_owned(),
    }
}

fn training_check(key: &str, lang: Lang) -> String {
    let days = key.split_once(':').map_or("", |(_, days)| days);
    match lang {
        Lang::Zh => format!("结课 {days} 天，问问上班没有"),
        Lang::En => format!("{days} days after a class: ask about work"),
    }
}

fn expiring(key: &str, lang: Lang) -> String {
    let (what, _) = key.split_once(':').unwrap_or((key, ""));
    let name = match what.parse() {
        Ok(category) => super::codes::category(category, lang),
        Err(_) => super::file::certificate(lang),
    };
    match lang {
        Lang::Zh => format!("{name}快到期"),
        Lang::En => format!("{name} ends soon"),
    }
}

fn action(key: &str, lang: Lang) -> String {
    match key.split_once(':') {
        Some(("away", _)) => lang.pick("约好再去", "agreed to come again").to_owned(),
        Some((_, need)) => need.parse::<NeedKind>().map_or_else(
            |_| String::new(),
            |need| super::visit::need(need, lang).to_owned(),
        ),
        None => String::new(),
    }
}

/// "6月30日前".
pub fn due(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}前", figures::day(day, lang)),
        Lang::En => format!("by {}", figures::day(day, lang)),
    }
}

/// "共 12 户".
pub fn households(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 户"),
        Lang::En if count == 1 => "1 household".to_owned(),
        Lang::En => format!("{count} households"),
    }
}
