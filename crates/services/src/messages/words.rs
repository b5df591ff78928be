//! What messages say: short, in plain words, with the surname alone, because a telephone may be a family's.

use domain::person::masked_name;
use domain::profile::MessageLanguage;

/// What a message is about.
#[derive(Clone, Copy, Debug)]
pub enum Matter {
    /// So many leads wait.
    Leads(usize),
    /// So many leads were told and not answered.
    Reminder(usize),
    /// An employer has answered.
    Replies,
    /// How work goes.
    FollowUp,
}

/// A text message: who it is for, what about, the page behind it, and how to be left in peace.
pub fn for_phone(matter: Matter, name: &str, link: &str, language: MessageLanguage) -> String {
    use Matter::{FollowUp, Leads, Reminder, Replies};
    use MessageLanguage::{Chinese, English};
    let name = masked_name(name);
    let said = match (language, matter) {
        (Chinese, Leads(count)) => format!("{name}有{count}个适合的岗位：{link}"),
        (Chinese, Reminder(count)) => format!("{name}，{count}个岗位等您回话：{link}"),
        (Chinese, Replies) => format!("{name}，招工单位给你回话了：{link}"),
        (Chinese, FollowUp) => format!("{name}，上班还顺利吗？点开说一声：{link}"),
        (English, Leads(count)) => format!("{name}: {count} jobs {link}"),
        (English, Reminder(count)) => format!("{name}: answer {count} jobs {link}"),
        (English, Replies) => format!("{name}: a reply {link}"),
        (English, FollowUp) => format!("{name}: work OK? {link}"),
    };
    let stop = match language {
        Chinese => "退订回TD",
        English => "Stop:TD",
    };
    format!("【送岗】{said} {stop}")
}

/// The same for a browser: the link is behind it.
pub fn for_browser(matter: Matter, name: &str, language: MessageLanguage) -> String {
    use Matter::{FollowUp, Leads, Reminder, Replies};
    use MessageLanguage::{Chinese, English};
    let name = masked_name(name);
    match (language, matter) {
        (Chinese, Leads(count)) => format!("{name}，有{count}个适合你的岗位"),
        (Chinese, Reminder(count)) => format!("{name}，{count}个岗位等你回话"),
        (Chinese, Replies) => format!("{name}，招工单位给你回话了"),
        (Chinese, FollowUp) => format!("{name}，上班还顺利吗？点开说一声"),
        (English, Leads(1)) => format!("{name}: 1 vacancy for you"),
        (English, Leads(count)) => format!("{name}: {count} vacancies for you"),
        (English, Reminder(1)) => format!("{name}: 1 vacancy waits for your answer"),
        (English, Reminder(count)) => format!("{name}: {count} vacancies wait for your answer"),
        (English, Replies) => format!("{name}: an employer has answered you"),
        (English, FollowUp) => format!("{name}: how is work going? Tell us"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::message::sms_parts;

    #[test]
    fn an_ordinary_message_fits_into_one() {
        let link = "https://jobs.example.cn/l/0123456789abcdef";
        for language in MessageLanguage::ALL {
            for matter in [
                Matter::Leads(3),
                Matter::Reminder(3),
                Matter::Replies,
                Matter::FollowUp,
            ] {
                let text = for_phone(matter, "王小明", link, *language);
                assert_eq!(sms_parts(&text), 1, "{text}: {} characters", text.chars().count());
                assert!(
                    !text.contains("小明") && text.contains(link) && text.contains("TD"),
                    "{text}"
                );
            }
        }
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
