//! Words of candidates: what employers see and do, and what people read of it.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::candidate::TurnDownReason;
use domain::ports::CandidateStep;

sentences! {
    title: "谁想来", "Who wants it";
    none: "还没有人说想来。有人说了，这里就看得到。", "Nobody has said yes yet. You will see them here.";
    full: "已经招满了。", "All openings are taken.";
    wants_call: "想先打电话问问", "Wants a call first";
    can: "会", "Can do";
    show: "看姓名和电话", "Show name and telephone";
    no_share: "本人还没同意把电话给单位。请协管员帮忙联系。", "They have not agreed to share their telephone. Ask the coordinator.";
    call_helper: "打给协管员", "Call the coordinator";
    invite: "约来看看", "Invite";
    invite_again: "换个时间", "Another day";
    day: "哪天", "Which day";
    where_when: "几点、在哪里", "What time and where";
    bring: "要带什么、找谁（可以不填）", "What to bring, whom to ask for (may stay empty)";
    invite_send: "就这么约", "Invite";
    hire: "录用", "Hire";
    county_appoints: "这是公益岗：由镇里审核、公示以后，县里来聘任。", "This is a public-welfare post: the county appoints, after the notice.";
    turn_down: "不合适", "Not suitable";
    turn_down_why: "为什么？点一个。", "Why? Tap one.";
    me_waiting: "单位还没回话。", "The employer has not answered yet.";
    me_shown: "单位看了你的姓名和电话，可能会打给你。", "The employer has your name and telephone and may call.";
    me_hired: "单位要你了！", "You are hired!";
    me_hired_do: "不清楚哪天上班，打电话问单位或协管员。", "Not sure when to start? Call the employer or the coordinator.";
    me_turned_down: "这次单位选了别人。会再给你找合适的。", "This time they chose somebody else. We keep looking for you.";
    me_lapsed: "等了很久，单位没有回话，这个就不等了。不是你的问题，会再给你找。", "The employer has not answered for a long time, so this one is closed. It is not your fault; we keep looking.";
    share: "可以把我的姓名和电话给这个单位", "This employer may have my name and telephone";
    share_do: "只给你说想去的单位。以后可以在“我的信息”里收回。", "Only employers you say yes to get it. You can take it back under “my data”.";
}

/// How far it has come, for the employer.
pub const fn step(step: CandidateStep, lang: Lang) -> &'static str {
    match step {
        CandidateStep::New => lang.pick("等你回话", "Waits for you"),
        CandidateStep::Shown => lang.pick("看过电话了，等你回话", "Shown, waits for you"),
        CandidateStep::Invited => lang.pick("约好了", "Invited"),
        CandidateStep::Hired => lang.pick("录用了", "Hired"),
        CandidateStep::Ended => lang.pick("结束了", "Ended"),
    }
}

/// Why somebody is not taken.
pub const fn reason(reason: TurnDownReason, lang: Lang) -> &'static str {
    match reason {
        TurnDownReason::Filled => lang.pick("招满了", "Filled"),
        TurnDownReason::Skill => lang.pick("手艺不够", "Lacks the skill"),
        TurnDownReason::Hours => lang.pick("时间凑不上", "Hours do not fit"),
        TurnDownReason::Pay => lang.pick("工资谈不拢", "Pay does not fit"),
        TurnDownReason::NotReached => lang.pick("联系不上", "Not reached"),
        TurnDownReason::NoShow => lang.pick("约了没来", "Did not come"),
        TurnDownReason::Declined => lang.pick("本人不想来了", "Changed their mind"),
        TurnDownReason::Other => lang.pick("别的原因", "Another reason"),
    }
}

/// "单位请你 11月25日 星期三 来看看：上午9点，厂门口。".
pub fn invited(day: NaiveDate, place: &str, note: &str, lang: Lang) -> String {
    let day = figures::day(day, lang);
    let rest = if note.is_empty() {
        String::new()
    } else {
        format!("{}{note}", lang.pick("。", ". "))
    };
    match lang {
        Lang::Zh => format!("单位请你 {day} 来看看：{place}{rest}"),
        Lang::En => format!("Come and see them on {day}: {place}{rest}"),
    }
}
