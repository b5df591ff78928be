//! What messages say: short, in plain words, with the surname alone, because a telephone may be a family's.

use domain::person::masked_name;

/// The text of a message about leads that wait.
pub fn leads(name: &str, count: usize, link: &str) -> String {
    format!(
        "【送岗】{}有{count}个适合的岗位：{link} 退订回TD",
        masked_name(name)
    )
}

/// The text of a reminder of leads that were told and not answered.
pub fn reminder(name: &str, count: usize, link: &str) -> String {
    format!(
        "【送岗】{}，{count}个岗位等您回话：{link} 退订回TD",
        masked_name(name)
    )
}

/// [`reminder`] for a browser.
pub fn reminder_for_browser(name: &str, count: usize, lang: &str) -> String {
    let name = masked_name(name);
    match (lang, count) {
        ("en", 1) => format!("{name}: 1 vacancy waits for your answer"),
        ("en", _) => format!("{name}: {count} vacancies wait for your answer"),
        _ => format!("{name}，{count}个岗位等你回话"),
    }
}

/// The text of a message that an employer has answered.
pub fn replies(name: &str, link: &str) -> String {
    format!(
        "【送岗】{}，招工单位给你回话了：{link} 退订回TD",
        masked_name(name)
    )
}

/// The same for a browser.
pub fn replies_for_browser(name: &str, lang: &str) -> String {
    let name = masked_name(name);
    match lang {
        "en" => format!("{name}: an employer has answered you"),
        _ => format!("{name}，招工单位给你回话了"),
    }
}

/// The text of a message that asks how work goes.
pub fn follow_up(name: &str, link: &str) -> String {
    format!(
        "【送岗】{}，上班还顺利吗？点开说一声：{link} 退订回TD",
        masked_name(name)
    )
}

/// The same for a browser.
pub fn follow_up_for_browser(name: &str, lang: &str) -> String {
    let name = masked_name(name);
    match lang {
        "en" => format!("{name}: how is work going? Tell us"),
        _ => format!("{name}，上班还顺利吗？点开说一声"),
    }
}

/// [`leads`] for a browser: the link is behind it. English where the page was.
pub fn leads_for_browser(name: &str, count: usize, lang: &str) -> String {
    let name = masked_name(name);
    match (lang, count) {
        ("en", 1) => format!("{name}: 1 vacancy for you"),
        ("en", _) => format!("{name}: {count} vacancies for you"),
        _ => format!("{name}，有{count}个适合你的岗位"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::message::sms_parts;

    #[test]
    fn an_ordinary_message_fits_into_one() {
        let text = leads("王小明", 3, "https://jobs.example.cn/l/0123456789abcdef");
        assert_eq!(sms_parts(&text), 1, "{} characters", text.chars().count());
        assert!(!text.contains("小明"));
        assert!(text.contains("3个") && text.contains("TD"));
        let text = reminder("王小明", 3, "https://jobs.example.cn/l/0123456789abcdef");
        assert_eq!(sms_parts(&text), 1, "{} characters", text.chars().count());
    }
}
