//! Words of "my five" and of the printed slip.

use super::Lang;

sentences! {
    title: "我的岗位", "My vacancies";
    why: "为什么给你送这个", "Why this one";
    interested: "感兴趣", "Interested";
    declined: "不合适", "Not for me";
    decline_why: "哪里不合适？点一个。", "Why not? Tap one.";
    call_me: "请人联系我", "Have somebody call me";
    call_helper: "打电话给协管员", "Call the coordinator";
    call_employer: "打电话给招工的", "Call the employer";
    said_interested: "你说了：感兴趣。协管员会帮你联系。", "You said: interested. The coordinator will arrange it.";
    said_call_me: "你说了：请人联系我。协管员会给你打电话。", "You asked for a call. The coordinator will phone you.";
    said_declined: "你说了：不合适。下次给你换别的。", "You said: not for me. The next one will be different.";
    undo: "点错了，撤销", "That was wrong: undo";
    gone: "这个岗位已经招到人了，不用去了。算在给你送的数里，还会再给你找。", "This one has been filled; do not go. We keep looking for you.";
    withdrawn: "这个岗位撤回了，不用去了。会再给你找一个。", "This one was taken back; do not go. We will find you another.";
    none: "还没有给你送岗位。", "Nothing has been sent to you yet.";
    none_do: "正在找。急的话打电话给协管员，或者自己先看看。", "We are looking. If it is urgent, call the coordinator, or look around yourself.";
    look: "自己看岗位", "Look around";
    keep: "这是你自己的页面，不要发给别人。", "This page is yours alone. Do not pass it on.";
    paper_title: "送岗单", "Vacancy slip";
    paper_scan: "用手机扫一扫，看更多、能回答", "Scan to see more and to answer";
    paper_call: "有事打这个电话", "Any question: call";
    paper_sign: "收到的人签名或按手印", "Received: signature or thumb-print";
}

/// "今年给你找了 3 个,还差 2 个".
pub fn progress(counted: u32, owed: u32, lang: Lang) -> String {
    let missing = owed.saturating_sub(counted);
    match (missing, lang) {
        (0, Lang::Zh) => format!("今年给你找了 {counted} 个，够数了"),
        (0, Lang::En) => format!("{counted} found for you this year: that is all of them"),
        (_, Lang::Zh) => format!("今年给你找了 {counted} 个，还差 {missing} 个"),
        (_, Lang::En) => format!("{counted} found for you this year, {missing} to go"),
    }
}

/// "张** 的岗位": the head of the page; the name is masked already.
pub fn greeting(masked_name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{masked_name} 的岗位"),
        Lang::En => format!("Vacancies for {masked_name}"),
    }
}

/// "招到 11月25日 星期三".
pub fn until(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("招到 {day}"),
        Lang::En => format!("open until {day}"),
    }
}

/// How to get to one's own page without scanning: the site as one types it, then the code.
pub fn paper_code(site: &str, lang: Lang) -> String {
    let site = site.split_once("//").map_or(site, |(_, name)| name);
    match lang {
        Lang::Zh => format!("没有扫码？打开 {site}，点“我的”，写这个码"),
        Lang::En => format!("No scanner? Open {site}, tap “Mine”, write this code"),
    }
}

/// A code in groups of four, as one copies it by hand.
pub fn in_fours(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join(" ")
}
