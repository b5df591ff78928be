//! What messages say: short, in plain words, with the surname alone, because a telephone may be a family's.

use super::fairs::FairWord;
use chrono::{Datelike, NaiveDate};
use domain::fair::{FairNewsKind, StandNewsKind};
use domain::person::masked_name;
use domain::profile::MessageLanguage;
use domain::training_class::ClassNews;

/// What a message is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Matter<'a> {
    /// So many leads wait.
    Leads(usize),
    /// So many leads were told and not answered.
    Reminder(usize),
    /// An employer has answered.
    Replies,
    /// How work goes.
    FollowUp,
    /// News of a job fair.
    Fair(Option<FairWord>),
    /// News of a training class: which, and of what class.
    Training(ClassNews, &'a str),
}

/// A text message: who it is for, what about, the page behind it, and how to be left in peace.
pub(super) fn for_phone(matter: Matter<'_>, name: &str, link: &str, language: MessageLanguage) -> String {
    use MessageLanguage::{Chinese, English};
    let name = masked_name(name);
    let said = match (language, matter) {
        (Chinese, Matter::Leads(count)) => format!("{name}有{count}个适合的岗位：{link}"),
        (Chinese, Matter::Reminder(count)) => format!("{name}，{count}个岗位等您回话：{link}"),
        (Chinese, Matter::Replies) => format!("{name}，招工单位给你回话了：{link}"),
        (Chinese, Matter::FollowUp) => format!("{name}，上班还顺利吗？点开说一声：{link}"),
        (Chinese, Matter::Fair(word)) => format!("{name}，{}：{link}", fair(word, Chinese)),
        (Chinese, Matter::Training(news, class)) => {
            format!(
                "{name}，{}{}：{link}",
                shortened(class, news),
                training(news, Chinese)
            )
        }
        (English, Matter::Leads(count)) => format!("{name}: {count} jobs {link}"),
        (English, Matter::Reminder(count)) => format!("{name}: {count} jobs? {link}"),
        (English, Matter::Replies) => format!("{name}: a reply {link}"),
        (English, Matter::FollowUp) => format!("{name}: work OK? {link}"),
        (English, Matter::Fair(_)) => format!("{name}: job fair {link}"),
        (English, Matter::Training(..)) => format!("{name}: training {link}"),
    };
    let stop = match language {
        Chinese => "退订回TD",
        English => "Stop:TD",
    };
    format!("【送岗】{said} {stop}")
}

/// The same for a browser: the link is behind it.
pub(super) fn for_browser(matter: Matter<'_>, name: &str, language: MessageLanguage) -> String {
    use MessageLanguage::{Chinese, English};
    let name = masked_name(name);
    match (language, matter) {
        (Chinese, Matter::Leads(count)) => format!("{name}，有{count}个适合你的岗位"),
        (Chinese, Matter::Reminder(count)) => format!("{name}，{count}个岗位等你回话"),
        (Chinese, Matter::Replies) => format!("{name}，招工单位给你回话了"),
        (Chinese, Matter::FollowUp) => format!("{name}，上班还顺利吗？点开说一声"),
        (Chinese, Matter::Fair(word)) => format!("{name}，{}", fair(word, Chinese)),
        (Chinese, Matter::Training(news, class)) => format!("{name}，{class}{}", training(news, Chinese)),
        (English, Matter::Leads(1)) => format!("{name}: 1 vacancy for you"),
        (English, Matter::Leads(count)) => format!("{name}: {count} vacancies for you"),
        (English, Matter::Reminder(1)) => format!("{name}: 1 vacancy waits for your answer"),
        (English, Matter::Reminder(count)) => format!("{name}: {count} vacancies wait for your answer"),
        (English, Matter::Replies) => format!("{name}: an employer has answered you"),
        (English, Matter::FollowUp) => format!("{name}: how is work going? Tell us"),
        (English, Matter::Fair(word)) => format!("{name}: {}", fair(word, English)),
        (English, Matter::Training(news, class)) => format!("{name}: {class} {}", training(news, English)),
    }
}

/// What is new of a fair.
fn fair(word: Option<FairWord>, language: MessageLanguage) -> String {
    let (chinese, english) = match word.map(|word| word.kind) {
        Some(FairNewsKind::Cancelled) => ("招聘会取消了", "a job fair is cancelled"),
        Some(FairNewsKind::Moved) => ("招聘会有改动", "a job fair has moved"),
        Some(FairNewsKind::Seat) => ("招聘会有座了", "you have a seat at the job fair"),
        Some(FairNewsKind::Invited) | None => ("招聘会请您来", "a job fair for you"),
    };
    match language {
        MessageLanguage::Chinese => word.map(|word| day(word.held_on)).unwrap_or_default() + chinese,
        MessageLanguage::English => english.to_owned(),
    }
}

/// A text message to an employer about its stand at a fair of a day.
pub(super) fn for_employer(
    kind: StandNewsKind,
    (on, number): (NaiveDate, Option<u32>),
    link: &str,
) -> String {
    let said = match (kind, number) {
        (StandNewsKind::Cancelled, _) => "取消了".to_owned(),
        (StandNewsKind::Moved, _) => "改了时间或场地".to_owned(),
        (StandNewsKind::Numbered, Some(number)) => format!("你们在{number}号展位"),
        (StandNewsKind::Numbered | StandNewsKind::Approved, _) => "同意你们来".to_owned(),
        (StandNewsKind::Refused, _) => "没有同意你们来".to_owned(),
    };
    format!("【送岗】{}招聘会，{said}：{link}", day(on))
}

/// What is said to a firm that there is a notice about (`true`), or a decision: nothing of what stands in it.
pub(super) fn for_listed(is_notice: bool, last: NaiveDate, link: &str) -> String {
    let (said, answer) = if is_notice {
        ("有失信名单通知", "申辩")
    } else {
        ("有失信名单决定", "申诉")
    };
    format!("【送岗】贵单位{said}，{}前可{answer}：{link}", day(last))
}

/// "7月8日".
fn day(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// What is new of a class.
fn training(news: ClassNews, language: MessageLanguage) -> String {
    let (chinese, english) = match news {
        ClassNews::Cancelled => ("取消了", "is not held"),
        ClassNews::Tomorrow => ("明天开课", "begins tomorrow"),
        ClassNews::Enrolled => ("报上名了", "has a place for you"),
        ClassNews::DayOff(_) => ("不上课", "is not held on"),
        ClassNews::DayOn(_) => ("上课", "is held on"),
    };
    let on = match news {
        ClassNews::DayOff(on) | ClassNews::DayOn(on) => Some(on),
        _ => None,
    };
    match (language, on) {
        (MessageLanguage::Chinese, None) => chinese.to_owned(),
        (MessageLanguage::Chinese, Some(on)) => day(on) + chinese,
        (MessageLanguage::English, None) => english.to_owned(),
        (MessageLanguage::English, Some(on)) => format!("{english} {on}"),
    }
}

/// As much of the name of a class as one text message holds beside the news.
fn shortened(class: &str, news: ClassNews) -> String {
    let room = match news {
        ClassNews::DayOff(_) | ClassNews::DayOn(_) => 4,
        _ => 8,
    };
    class.chars().take(room).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::message::sms_parts;

    #[test]
    fn an_ordinary_message_fits_into_one() {
        let link = "https://jobs.example.cn/l/0123456789abcdef";
        let word = FairWord {
            kind: FairNewsKind::Cancelled,
            held_on: NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
        };
        for language in MessageLanguage::ALL {
            for matter in [
                Matter::Leads(3),
                Matter::Reminder(3),
                Matter::Replies,
                Matter::FollowUp,
                Matter::Fair(Some(word)),
                Matter::Training(ClassNews::Tomorrow, "家政服务员（母婴护理）初级培训班"),
                Matter::Training(
                    ClassNews::DayOff(word.held_on),
                    "家政服务员（母婴护理）初级培训班",
                ),
            ] {
                let text = for_phone(matter, "王小明", link, *language);
                assert_eq!(sms_parts(&text), 1, "{text}: {} characters", text.chars().count());
                assert!(
                    !text.contains("小明") && text.contains(link) && text.contains("TD"),
                    "{text}"
                );
            }
        }
        let text = for_phone(Matter::Fair(Some(word)), "王小明", link, MessageLanguage::Chinese);
        assert!(text.contains("11月30日招聘会取消了"), "{text}");
    }

    #[test]
    fn an_employer_reads_day_and_number_in_one_message() {
        let (on, link) = (
            NaiveDate::from_ymd_opt(2026, 11, 30).unwrap(),
            "https://jobs.example.cn/employer/fairs",
        );
        for kind in StandNewsKind::ALL {
            let text = for_employer(*kind, (on, Some(1234)), link);
            assert_eq!(sms_parts(&text), 1, "{text}");
        }
        assert_eq!(sms_parts(&for_listed(true, on, link)), 1);
        let text = for_listed(false, on, "L");
        assert_eq!(text, "【送岗】贵单位有失信名单决定，11月30日前可申诉：L");
        let text = for_employer(StandNewsKind::Numbered, (on, Some(12)), "L");
        assert_eq!(text, "【送岗】11月30日招聘会，你们在12号展位：L");
    }

    #[test]
    fn words_are_those_of_the_language() {
        let text = for_phone(Matter::Leads(3), "王小明", "L", MessageLanguage::Chinese);
        assert_eq!(text, "【送岗】王**有3个适合的岗位：L 退订回TD");
        let text = for_phone(Matter::Leads(3), "王小明", "L", MessageLanguage::English);
        assert_eq!(text, "【送岗】王**: 3 jobs L Stop:TD");
        let text = for_browser(Matter::Reminder(1), "王小明", MessageLanguage::English);
        assert_eq!(text, "王**: 1 vacancy waits for your answer");
    }
}
