//! Words about work that began: placements, what is heard of them, how long they hold.

use super::Lang;
use domain::placement::{
    CancelCause, ContractPaper, FollowUpWay, Heard, IntroducedBy, LeaveCause, LeavingSide, PayMethod,
    PlacementState, ProposalKind, WorkHours, WorkProblem,
};
use domain::ports::{FollowUpDue, PlacementShow};
use domain::vacancy::VacancyKind;

sentences! {
    title: "上班的人", "People at work";
    tile_do: "谁在上班、该问谁、谁不干了", "Who is at work, whom to ask, who left";
    tab: "上班", "Work";
    none: "这里还没有人。有人上班了，在他的档案里记一下。", "Nobody here yet. When somebody begins to work, enter it in their file.";
    none_of_person: "还没有记过上班。", "No work entered yet.";
    enter: "记一次上班", "Enter work that began";
    entered_title: "记一次上班", "Work that began";
    from_lead: "是给他送的哪个岗位？", "Which vacancy told of it?";
    no_lead: "不是送的岗位，自己填单位", "None of them: name the employer";
    wanted: "说过愿意", "said yes";
    vacancy_no: "岗位编号（有就填）", "Vacancy number (if there is one)";
    employer: "单位名称", "Employer";
    employer_do: "选了上面的岗位就不用填。", "Not needed with a vacancy above.";
    uscc: "单位统一社会信用代码（有就填）", "Social credit code (if known)";
    started_on: "哪天上班", "First day";
    work_kind: "什么工作", "Kind of work";
    hours: "干多久", "Hours";
    paper_label: "签的什么", "Paper";
    months: "签几个月（长期就不填）", "Months (empty: open-ended)";
    filing_no: "备案号（有就填）", "Filing number (if filed)";
    insured_from: "哪天开始上保险（没上就不填）", "Insured from (empty: not)";
    monthly: "一个月多少元", "Pay a month, yuan";
    introduced: "谁介绍的", "Introduced by";
    papers: "合同、保险、工资（可以以后补）", "Papers, insurance, pay (may follow later)";
    overlap: "同一段时间，已经记了他在别处上班。到底是哪样？", "Somebody has entered work elsewhere at the same time. Which is so?";
    overlap_here: "已经记的", "Entered before";
    overlap_new: "现在要记的，就是下面这份", "To be entered now: the one below";
    overlap_ended: "前一份不干了，最后一天是", "The earlier one is over, last day";
    overlap_both: "两份都在干（有一份不是全日制）", "Both hold (one of them is part-time)";
    save: "记下来", "Enter";
    since: "上班第一天", "First day";
    until: "最后一天", "Last day";
    planned_end: "合同到期", "Contract ends";
    heard_title: "问到的情况", "What was heard";
    nothing_heard: "还没有人问过。", "Nobody has asked yet.";
    ask_now: "现在问一下", "Ask now";
    ask_choose: "问到的是哪样？选一样，后面只问几个问题。", "What was heard? Choose one; little is asked after.";
    asked_on: "哪天问的", "Asked on";
    way: "怎么知道的", "How it was heard";
    wage: "上个月工资（元）", "Last month's wage, yuan";
    insured: "上保险了吗", "Insured?";
    not_asked: "没问", "not asked";
    yes: "上了", "yes";
    no: "没上", "no";
    problems: "有什么不好的", "What is not right";
    owed: "欠了多少元（知道就填）", "Wages owed, yuan (if known)";
    case_told: "勾了“拖欠工资”或“受伤”，镇里会去查，不会丢。", "Arrears and injuries go to the township and are not lost.";
    left_on: "最后一天是哪天", "Last day of work";
    heard_on: "哪天知道的", "When that was heard";
    side: "谁提的", "Who ended it";
    worker_says: "本人说为什么", "Why, as the worker says";
    employer_says: "单位说为什么", "Why, as the employer says";
    not_said: "没说", "not said";
    again: "不干了以后，他会重新排进送岗的名单。", "After that the person is matched again.";
    months_title: "工资和保险", "Pay and insurance";
    months_none: "还没有记工资。", "No month entered yet.";
    month: "哪个月", "Month";
    paid: "发了多少元", "Paid, yuan";
    paid_on: "哪天发的", "Paid on";
    method: "怎么发的", "How";
    month_insured: "这个月上了保险", "Insured this month";
    month_add: "记一个月", "Enter a month";
    cancel: "记错了，撤掉", "Entered by mistake: take back";
    cancel_do: "撤掉以后：别的岗位回到原来的样子，招聘名额还回去，档案里的就业情况改回去。记错以后别人另外办的事不动。", "Leads come back as they were, the opening is free again, the file says what it said. What others have done since stays.";
    cancel_why: "错在哪里", "What is wrong";
    cases: "镇里要查的", "For the township";
    said: "本人说的，等你看", "Said by people themselves";
    said_enter: "记下来", "Enter it";
    said_discard: "不记了", "Set aside";
    filter: "筛选", "Filter";
    area: "哪里", "Area";
    stability: "稳定就业", "Stability";
    stability_do: "上班的人干了多久", "How long placements hold";
    stability_lead: "只数到了那一天的人；还没到的，不算在里面。", "Only those who have reached the day are counted.";
    stability_none: "这一年还没有人上班。", "Nobody began to work in this year.";
    placed: "上岗", "Placed";
    no_show: "没去", "Never came";
    working_now: "现在在岗", "At work now";
    months_6: "满6个月", "6 months";
    months_12: "满12个月", "12 months";
    median: "月工资中位数", "Median pay a month";
    left_why: "为什么不干了", "Why people left";
    total: "合计", "Total";
    as_file: "下载表格", "As a file";
    year: "哪一年", "Year";
    own_title: "我的工作", "My work";
    own_still: "还在干", "Still there";
    own_left: "不干了", "I left";
    own_left_on: "最后一天", "Last day";
    own_started: "我去上班了", "I started work";
    own_started_do: "告诉我们你在哪里上班。协管员看过就记下来，不会再给你发别的岗位。", "Tell us where you work. Somebody of the office looks at it and enters it.";
    own_which: "在哪里", "Where";
    own_other: "别的单位", "Somewhere else";
    own_on: "哪天开始的", "Since";
    own_waiting: "你说的我们收到了，等协管员看。", "We have got this; somebody will look at it.";
    own_send: "告诉协管员", "Tell the office";
}

/// The name of a list.
pub const fn show(show: PlacementShow, lang: Lang) -> &'static str {
    match show {
        PlacementShow::Working => lang.pick("在上班", "At work"),
        PlacementShow::Due => lang.pick("该问了", "To be asked"),
        PlacementShow::Left => lang.pick("不干了", "Left"),
        PlacementShow::Soon => lang.pick("快到期", "Ends soon"),
    }
}

/// Where a placement stands.
pub const fn state(state: &PlacementState, lang: Lang) -> &'static str {
    match state {
        PlacementState::Working => lang.pick("在上班", "at work"),
        PlacementState::Ended { .. } => lang.pick("不干了", "left"),
        PlacementState::NoShow { .. } => lang.pick("没去上班", "never came"),
        PlacementState::Cancelled { .. } => lang.pick("记错了，已撤掉", "entered by mistake"),
    }
}

/// What kind of work.
pub const fn kind(kind: VacancyKind, lang: Lang) -> &'static str {
    match kind {
        VacancyKind::Normal => lang.pick("普通工作", "ordinary"),
        VacancyKind::PublicWelfare => lang.pick("公益性岗位", "public-welfare post"),
        VacancyKind::Auxiliary => lang.pick("辅助性岗位", "auxiliary post"),
        VacancyKind::HomeBased => lang.pick("在家干", "at home"),
        VacancyKind::Piecework => lang.pick("来料加工", "piecework"),
        VacancyKind::DomesticService => lang.pick("家政", "domestic service"),
        VacancyKind::DayJob => lang.pick("零工", "day labour"),
    }
}

/// How much of the day.
pub const fn hours_of(hours: WorkHours, lang: Lang) -> &'static str {
    match hours {
        WorkHours::Full => lang.pick("全日制", "full time"),
        WorkHours::Part => lang.pick("非全日制", "part time"),
    }
}

/// The paper.
pub const fn paper(paper: ContractPaper, lang: Lang) -> &'static str {
    match paper {
        ContractPaper::LabourContract => lang.pick("劳动合同", "labour contract"),
        ContractPaper::ServiceAgreement => lang.pick("劳务协议", "service agreement"),
        ContractPaper::Proof => lang.pick("就业证明", "proof of employment"),
        ContractPaper::None => lang.pick("没签", "none"),
    }
}

/// Who introduced it.
pub const fn introduced_by(by: IntroducedBy, lang: Lang) -> &'static str {
    match by {
        IntroducedBy::Town => lang.pick("镇村", "town or village"),
        IntroducedBy::Agency => lang.pick("职业介绍机构", "agency"),
        IntroducedBy::Broker => lang.pick("劳务经纪人", "broker"),
        IntroducedBy::Oneself => lang.pick("自己找的", "oneself"),
    }
}

/// How a wage was paid.
pub const fn method_of(method: PayMethod, lang: Lang) -> &'static str {
    match method {
        PayMethod::Bank => lang.pick("打卡", "bank"),
        PayMethod::Cash => lang.pick("现金", "cash"),
        PayMethod::Other => lang.pick("别的", "otherwise"),
    }
}

/// What was heard.
pub const fn heard(heard: Heard, lang: Lang) -> &'static str {
    match heard {
        Heard::Working => lang.pick("还在干", "still there"),
        Heard::Elsewhere => lang.pick("换了单位", "works elsewhere"),
        Heard::Left => lang.pick("不干了", "left"),
        Heard::NoShow => lang.pick("没去上班", "never came"),
        Heard::Unreached => lang.pick("没联系上", "not reached"),
    }
}

/// How it was heard.
pub const fn way_of(way: FollowUpWay, lang: Lang) -> &'static str {
    match way {
        FollowUpWay::Call => lang.pick("打电话", "call"),
        FollowUpWay::Sms => lang.pick("发短信", "text message"),
        FollowUpWay::Visit => lang.pick("上门", "visit"),
        FollowUpWay::Oneself => lang.pick("本人说的", "said by the person"),
        FollowUpWay::Known => lang.pick("从别处知道了", "known another way"),
    }
}

/// What is not right.
pub const fn problem(problem: WorkProblem, lang: Lang) -> &'static str {
    match problem {
        WorkProblem::Arrears => lang.pick("拖欠工资", "wages owed"),
        WorkProblem::Injury => lang.pick("受伤", "injury"),
        WorkProblem::NoContract => lang.pick("没签合同", "no contract"),
        WorkProblem::NotInsured => lang.pick("没上保险", "not insured"),
        WorkProblem::Distance => lang.pick("太远", "too far"),
        WorkProblem::Health => lang.pick("太累、身体吃不消", "too heavy"),
        WorkProblem::Quarrel => lang.pick("处不来", "quarrel"),
        WorkProblem::Care => lang.pick("家里走不开", "care at home"),
        WorkProblem::Other => lang.pick("别的", "something else"),
    }
}

/// Who ended it.
pub const fn side_of(side: LeavingSide, lang: Lang) -> &'static str {
    match side {
        LeavingSide::Worker => lang.pick("本人", "the worker"),
        LeavingSide::Employer => lang.pick("单位", "the employer"),
    }
}

/// Why it ended.
pub const fn cause(cause: LeaveCause, lang: Lang) -> &'static str {
    match cause {
        LeaveCause::Pay => lang.pick("工资低", "pay"),
        LeaveCause::Unpaid => lang.pick("没发工资", "wages not paid"),
        LeaveCause::TooFar => lang.pick("太远", "too far"),
        LeaveCause::Care => lang.pick("家里走不开", "care at home"),
        LeaveCause::Health => lang.pick("身体不好", "health"),
        LeaveCause::TooHeavy => lang.pick("太累", "too heavy"),
        LeaveCause::Season => lang.pick("农忙", "farm season"),
        LeaveCause::Lodging => lang.pick("住不惯", "lodging"),
        LeaveCause::Better => lang.pick("找到更好的", "something better"),
        LeaveCause::Quarrel => lang.pick("处不来", "quarrel"),
        LeaveCause::ContractEnd => lang.pick("合同到期", "contract ended"),
        LeaveCause::NotSuited => lang.pick("不合要求", "not suited"),
        LeaveCause::NoWork => lang.pick("没活了", "no more work"),
        LeaveCause::Absent => lang.pick("缺勤", "absent"),
        LeaveCause::ClosedDown => lang.pick("单位关了", "closed down"),
        LeaveCause::Retired => lang.pick("退休", "retired"),
        LeaveCause::Other => lang.pick("别的", "something else"),
    }
}

/// Why it was entered by mistake.
pub const fn cancel_cause(cause: CancelCause, lang: Lang) -> &'static str {
    match cause {
        CancelCause::WrongPerson => lang.pick("记错了人", "wrong person"),
        CancelCause::WrongEmployer => lang.pick("记错了单位或岗位", "wrong employer or vacancy"),
        CancelCause::Twice => lang.pick("记了两次", "entered twice"),
        CancelCause::NeverAgreed => lang.pick("没这回事", "it never was"),
    }
}

/// What somebody says of their own work.
pub fn said_of(kind: ProposalKind, employer: &str, day: &str, lang: Lang) -> String {
    match (kind, lang) {
        (ProposalKind::Started, Lang::Zh) => format!("说 {day} 起在 {employer} 上班"),
        (ProposalKind::Started, Lang::En) => format!("says: at {employer} since {day}"),
        (ProposalKind::Left, Lang::Zh) => format!("说 {day} 以后不在 {employer} 干了"),
        (ProposalKind::Left, Lang::En) => format!("says: left {employer} on {day}"),
    }
}

/// "该问第 30 天的情况，6月30日".
pub fn due(due: FollowUpDue, day: &str, lang: Lang) -> String {
    let reminded = match (due.reminders, lang) {
        (0, _) => String::new(),
        (times, Lang::Zh) => format!(" · 提醒过 {times} 次"),
        (times, Lang::En) => format!(" · reminders: {times}"),
    };
    match lang {
        Lang::Zh => format!("该问第 {} 天的情况 · {day}{reminded}", due.day),
        Lang::En => format!("ask about day {} · {day}{reminded}", due.day),
    }
}

/// "干满 3 个月，上保险 2 个月".
pub fn lasted(worked: u32, insured: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("干满 {worked} 个月 · 上保险 {insured} 个月"),
        Lang::En => format!("months of work: {worked} · insured: {insured}"),
    }
}

/// "第 30 天在岗".
pub fn on_day(day: u64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {day} 天还在"),
        Lang::En => format!("at day {day}"),
    }
}

/// "12 个月".
pub fn contract_months(months: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{months} 个月"),
        Lang::En => format!("{months} months"),
    }
}

/// "共 12 人".
pub fn people(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 人"),
        Lang::En if count == 1 => "1 person".to_owned(),
        Lang::En => format!("{count} people"),
    }
}
