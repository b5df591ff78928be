//! Words about erasing files, and about files whose time is over.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::erasure::KeptReason;
use domain::ports::ByLaw;
use domain::retention::RetentionCause;

sentences! {
    erase: "删除档案", "Erase the file";
    erase_lead: "删除以后谁也找不回来，不能撤销。看清楚下面几条再办。", "Once erased, nobody can bring it back. Read this first.";
    gone: "马上删掉", "Erased at once";
    gone_who: "姓名、身份证号、电话、残疾证号、住址和位置", "Name, resident ID, telephone, certificate number, address and place on the map";
    gone_file: "技能、愿望、证书、工作经历、备注和改动记录", "Skills, wishes, certificates, work done, notes and history";
    gone_ways: "登录、个人链接和代办人，都马上失效", "Sign-ins, personal links and helpers: none of them works any more";
    gone_open: "还没送到的岗位，还没决定的申请", "Vacancies not yet delivered, applications not yet decided";
    stays: "只留下数字，看不出是谁", "Only counts stay, and nobody can tell whose";
    stays_facts: "住在哪个村、哪年出生、属于哪些类别", "The village, the year of birth, the groups";
    by_law: "法律要求保存一段时间", "Kept for a while by law";
    ask: "请同事来删", "Ask a colleague to erase it";
    ask_do: "要两个人：你提出来，另一位同事再办。", "It takes two: you ask, a colleague does it.";
    why: "为什么要删", "Why it should be erased";
    asked_by_me: "你已经提出删除。要由另一位同事来办。", "You asked for it. A colleague must do it.";
    drop: "不同意删，撤掉申请", "Decide against it";
    confirm: "写下上面的档案编号来确认", "Type the number of the file to confirm";
    confirm_do: "删除这份档案", "Erase this file";
    as_asked: "本人要求删掉全部资料。先和本人核对，再办。", "The person asks for everything to be erased. Make sure of it with them first.";
    sure: "看清楚了，删了不能恢复", "I have read this: it cannot be brought back";
    cancel: "先不办，回到档案", "Back to the file";

    retention: "到期档案", "Files whose time is over";
    tile: "到期档案", "Files to erase";
    tile_do: "看哪些档案快到期要删除", "See which files are due to be erased";
    missing: "下面的数字县里还没有定，所以不会删：", "Nobody has set these figures, so nothing is erased for them:";
    files: "快要删除的档案", "Files about to be erased";
    files_none: "没有快到期的档案。", "No file is about to end.";
    reason: "原因", "Reason";
    due_on: "哪天删除", "Erased on";
    hold: "暂缓删除", "Hold it";
    hold_until: "暂缓到哪天", "Hold until";
    hold_why: "为什么还要留着", "Why it is still needed";
    release: "不用再留", "Let it go";
    wishes: "等另一位同事来删", "Waiting for a colleague to erase";
    open_wish: "去办理", "Open";
    kept: "已删除，依法保存的认定决定", "Erased; decisions kept by law";
    kept_do: "这些档案已经删除。认定的决定加密保存，到期自动删掉。查看是谁要写原因，会记下来。", "These files are erased. Decisions are kept sealed and go by themselves. Asking whose they are is recorded with its reason.";
    kept_show: "查看是谁", "Show who it was";
    kept_who: "这份档案原来是", "This file was of";
    erased_name: "（已删除）", "(erased)";
    erased_on: "删除日期", "Erased on";
    own_title: "你的档案快要删除了", "Your file is about to be erased";
    own_do: "还想让我们帮忙找工作，就给协管员打电话，档案会留下来。", "If you still want help finding work, call the coordinator and the file stays.";
}

/// 已经送到的 3 个岗位，还算在统计里
pub fn stays_leads(leads: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("已经送到的 {leads} 个岗位，还算在统计里"),
        Lang::En => format!("Vacancies delivered: {leads}; they still count"),
    }
}

/// 有 1 个申请正在办，会跟着停掉。
pub fn under_way(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("有 {count} 个申请正在办，会跟着停掉。"),
        Lang::En => format!("Applications under way that end with it: {count}."),
    }
}

/// 2 个认定决定，加密保存到 2031年3月1日，到时也删掉。
pub fn law(kept: ByLaw, lang: Lang) -> String {
    let count = kept.decisions;
    match (kept.until, lang) {
        (Some(day), Lang::Zh) => {
            let day = figures::full_day(day, lang);
            format!("{count} 个认定决定，加密保存到 {day}，到时也删掉。")
        }
        (None, Lang::Zh) => {
            format!("{count} 个认定决定，加密保存。要保存几年，县里还没有定。")
        }
        (Some(day), Lang::En) => {
            let day = figures::full_day(day, lang);
            format!("Decisions kept sealed until {day}, and erased then: {count}.")
        }
        (None, Lang::En) => {
            format!("Decisions kept sealed: {count}. The county has not set for how many years.")
        }
    }
}

/// county 在 6月30日 提出：…
pub fn asked_by(name: &str, when: &str, why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name} 在 {when} 提出：{why}"),
        Lang::En => format!("{name} asked on {when}: {why}"),
    }
}

/// 档案编号 P001
pub fn number(no: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("档案编号 {no}"),
        Lang::En => format!("File number {no}"),
    }
}

/// 到期前 30 天列在这里，本人登录也看得到。
pub fn notice(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("到期前 {days} 天列在这里，本人登录也看得到。到了日子自动删除，只留下数字。"),
        Lang::En => format!(
            "Listed here {days} days before, and shown to the person who signs in. Erased by itself on the day; only counts stay."
        ),
    }
}

/// 暂缓到 2027年1月1日（county：…）
pub fn held(day: NaiveDate, name: &str, reason: &str, lang: Lang) -> String {
    let day = figures::full_day(day, lang);
    match lang {
        Lang::Zh => format!("暂缓到 {day}（{name}：{reason}）"),
        Lang::En => format!("Held until {day} ({name}: {reason})"),
    }
}

/// 你的档案在 2026年8月1日 以后会删除，因为 …
pub fn own(day: NaiveDate, cause: RetentionCause, lang: Lang) -> String {
    let (day, why) = (figures::full_day(day, lang), cause_name(cause, lang));
    match lang {
        Lang::Zh => format!("{day} 起删除。原因：{why}。"),
        Lang::En => format!("It is erased from {day} on. Reason: {why}."),
    }
}

/// 去世, …
pub const fn cause_name(cause: RetentionCause, lang: Lang) -> &'static str {
    match cause {
        RetentionCause::Died => lang.pick("去世", "died"),
        RetentionCause::Moved => lang.pick("搬出本县", "moved out of the county"),
        RetentionCause::NoGroup => lang.pick("不再属于任何类别", "in no group any more"),
    }
}

/// 检查或审计, …
pub const fn kept_reason(reason: KeptReason, lang: Lang) -> &'static str {
    match reason {
        KeptReason::Inspection => lang.pick("检查或审计", "an inspection or an audit"),
        KeptReason::Dispute => lang.pick("申诉或打官司", "an appeal or a law suit"),
        KeptReason::Person => lang.pick("本人要证明", "the person asks for a proof"),
    }
}
