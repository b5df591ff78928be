//! Words about instructors and trainers.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::disabled_service::DisabledService;
use domain::instructor::{ActivityKind, InstructorKind};
use domain::trade::TradeSet;

sentences! {
    title: "指导员和教师", "Instructors and trainers";
    tile_do: "谁能教什么、证书哪天到期、帮了多少人", "Who may teach what, until when, and whom they helped";
    none: "名册里还没有人。在下面登记。", "Nobody on the register yet. Enter somebody below.";
    none_ending: "没有快到期的证书。", "No certificate ends soon.";
    all: "全部", "All";
    filter: "筛选", "Filter";
    ending: "证书快到期", "Certificates ending";
    ends: "到期", "ends";
    ended: "已到期", "ended";
    no_certificate: "没有证书", "No certificate";
    served: "今年服务", "Served this year";
    add: "登记一个人", "Enter somebody";
    name: "姓名", "Name";
    kind: "是什么人", "What they are";
    area: "在哪里", "Where";
    employer: "单位", "Employer";
    full_time: "是不是专职", "Full time?";
    yes: "专职", "full time";
    no: "兼职", "part time";
    login: "平台登录名（没有就空着）", "Sign-in name (empty: none)";
    since: "哪天起", "Since";
    save: "存下来", "Save";
    edit: "改一改", "Change";
    certificates: "证书", "Certificates";
    certify: "加一个证书", "Add a certificate";
    certificate: "证书名称", "Certificate";
    number: "证书编号", "Number";
    trades: "能教哪些工种（如：缝纫、家政）", "For which trades (such as sewing)";
    valid_from: "从哪天起有效", "Valid from";
    valid_to: "有效到哪天（长期就空着）", "Valid to (empty: without end)";
    long_term: "长期有效", "without end";
    take: "记错了，删掉", "Entered by mistake: take it away";
    activities: "做过的事（近一年）", "What they did (one year)";
    no_activities: "还没有记。", "Nothing entered yet.";
    log: "记一件做过的事", "Enter something";
    activity: "做了什么", "What";
    on: "哪天", "On";
    people: "多少人", "People";
    hours: "几个小时", "Hours";
    leave: "不干了", "Leaves the register";
    leave_do: "以后不再出现在名册里，做过的事都留着。", "No longer listed; what was done stays.";
    left: "已离开", "has left";
    back_again: "又回来了", "Is on the register again";
    caseload: "现在管的人", "People looked after";
    by: "登记的人", "Entered by";
    report: "残疾人就业服务统计", "Services for people with a disability";
    report_lead: "每月报给市里。每个人在每一栏里只算一次；“公益性岗位”是“实现就业”里的一部分。", "Goes to the city each month. Everybody counts once in each column; public-welfare posts are among the jobs.";
    services: "残疾人得到的服务", "What people with a disability got";
    registered: "登记在册", "Registered";
    activity_title: "指导员和教师的工作", "What instructors and trainers did";
    as_file: "下载表格", "As a file";
    place: "地区", "Area";
    instructors: "指导员", "Instructors";
    trainers: "教师", "Trainers";
    certified: "证书有效", "Certified";
    total: "合计", "Total";
}

/// What somebody is.
pub const fn kind_of(kind: InstructorKind, lang: Lang) -> &'static str {
    match kind {
        InstructorKind::DisabilityInstructor => {
            lang.pick("残疾人就业指导员", "disability employment instructor")
        }
        InstructorKind::Trainer => lang.pick("培训教师", "trainer"),
    }
}

/// What somebody with a disability got.
pub const fn service_of(service: DisabledService, lang: Lang) -> &'static str {
    match service {
        DisabledService::Assessed => lang.pick("能力测评", "assessed"),
        DisabledService::Introduced => lang.pick("介绍过岗位", "told of work"),
        DisabledService::Trained => lang.pick("参加培训", "trained"),
        DisabledService::Employed => lang.pick("实现就业", "at work"),
        DisabledService::PublicPost => lang.pick("公益性岗位", "on public posts"),
        DisabledService::Startup => lang.pick("自主创业", "own business"),
    }
}

/// What was done.
pub const fn activity_of(kind: ActivityKind, lang: Lang) -> &'static str {
    match kind {
        ActivityKind::Assessment => lang.pick("能力测评", "assessments"),
        ActivityKind::Introduction => lang.pick("介绍工作", "introductions"),
        ActivityKind::Guidance => lang.pick("就业指导", "guidance"),
        ActivityKind::Teaching => lang.pick("上课、带训", "teaching"),
        ActivityKind::AtWork => lang.pick("上岗后帮扶", "help at work"),
        ActivityKind::OwnTraining => lang.pick("自己学习、考核", "own training"),
    }
}

/// How many of a kind: "12 人".
pub fn people_count(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number} 人"),
        Lang::En => format!("{number} people"),
    }
}

/// How many lines.
pub fn count(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {number} 人"),
        Lang::En => format!("{number} on the register"),
    }
}

/// Trades by their names.
pub fn trades_of(trades: TradeSet, lang: Lang) -> String {
    let names: Vec<&str> = trades
        .trades()
        .map(|trade| lang.pick(trade.zh, trade.en))
        .collect();
    names.join(lang.pick("、", ", "))
}

/// The certificate that ends first.
pub fn ends_on(name: &str, last: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let word = if last < today { ended(lang) } else { ends(lang) };
    match lang {
        Lang::Zh => format!("{name} {}{word}", figures::full_day(last, lang)),
        Lang::En => format!("{name} {word} on {}", figures::full_day(last, lang)),
    }
}

/// Within how many days an end is soon.
pub fn soon(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{days} 天内到期或已到期"),
        Lang::En => format!("ended, or ends within {days} days"),
    }
}
