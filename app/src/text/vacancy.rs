//! Words of a vacancy's page.

use super::Lang;

sentences! {
    what: "要做什么", "What you do";
    place: "在哪里", "Where it is";
    pay: "拿多少", "What you get";
    body: "这活儿要用到", "What the work asks of you";
    who: "什么人能来", "Who may come";
    education: "上学到", "School up to";
    education_wish: "最好上过", "School, if possible,";
    licence: "要有证", "Licence needed";
    experience: "做过没有", "Experience";
    helps: "方便的地方", "What helps";
    until: "招到", "Open until";
    contract: "合同", "Contract";
    night: "要上夜班", "Night work";
    full_text: "招聘原话", "The full text";
    similar: "差不多的岗位", "Similar work";
    report: "这个岗位有问题？告诉我们", "Something wrong with it? Tell us";
    number: "岗位编号", "Number";
    closed: "这个岗位已经不招了。", "This one is no longer open.";
    closed_do: "下面有差不多的，看看合不合适。", "Similar ones stand below.";
    want: "我想去", "I want this";
    want_title: "想去这里干活？", "Do you want to work here?";
    want_call: "打电话给招工的人，说你从“送岗”看到的。", "Call the employer and say you saw it here.";
    want_helper: "不好意思打？让帮忙的人替你问。", "Shy of calling? Let a helper ask for you.";
    want_link: "有送岗单：打开“我的”，按“感兴趣”，有人替你联系。", "With a slip: open “Mine” and tap “Interested”; somebody will arrange it.";
    want_free: "找工作不收钱。谁要钱都别给。", "Work costs you nothing. Pay nobody.";
    open_mine: "打开我的", "Open mine";
    withdraw: "收回这个岗位", "Withdraw this vacancy";
    withdraw_why: "为什么收回", "Why";
    withdraw_note: "还没送到的会取消，已经送到的人会看到“不招了”。", "Leads not yet delivered are cancelled; those who got it see that it is closed.";
    unlawful: "原文里有不合法的要求，已对求职者隐去", "Unlawful demands, hidden from seekers";
    held: "待审核，求职者看不到", "Held for review, not shown to seekers";
}

/// "12 个月".
pub fn months(months: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{months} 个月"),
        Lang::En => format!("{months} months"),
    }
}

/// "满 18 岁".
pub fn age(min: Option<u8>, max: Option<u8>, lang: Lang) -> Option<String> {
    Some(match (min, max, lang) {
        (None, None, _) => return None,
        (Some(min), None, Lang::Zh) => format!("满 {min} 岁"),
        (Some(min), None, Lang::En) => format!("{min} years and older"),
        (None, Some(max), Lang::Zh) => format!("{max} 岁以内"),
        (None, Some(max), Lang::En) => format!("up to {max} years"),
        (Some(min), Some(max), Lang::Zh) => format!("{min}–{max} 岁"),
        (Some(min), Some(max), Lang::En) => format!("{min}–{max} years"),
    })
}

/// "3000–4000 元/月", and what that comes to in a month when it is paid otherwise.
pub fn about_a_month(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("做满一个月约 {amount} 元"),
        Lang::En => format!("about {amount} yuan for a full month"),
    }
}
