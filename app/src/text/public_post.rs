//! Words about public-welfare and auxiliary posts.

use super::Lang;
use chrono::NaiveDate;
use domain::public_post::{ExitReason, PostBasis, PostCheck, PostKind, PostState, TenureState};

sentences! {
    title: "公益性岗位", "Public-welfare posts";
    tile_do: "申报、审批、聘用、考勤、发补贴、退岗", "Needs, approval, holders, attendance, payment, exit";
    none: "这里还没有岗位。", "No post here yet.";
    new: "申报一个岗位", "File a need";
    all: "已经撤掉的也看", "Those that are over too";
    filter: "看", "Show";
    disabled_share: "公益性岗位在岗人员里残疾人", "People with a disability on public-welfare posts";
    share_wanted: "要求至少", "at least wanted";
    share_not_set: "要求的比例还没有设定", "the share that is wanted is not set";
    employer: "用工单位", "Who has the work done";
    uscc: "用工单位统一社会信用代码（村委会也有）", "Social credit code of who has the work done";
    firm: "用工单位名称（第一次申报才填）", "Its name (the first time)";
    area: "在哪里干", "Where the work is";
    name: "岗位叫什么", "What the post is called";
    kind_label: "哪一类", "Kind";
    basis_label: "为什么设岗", "Why";
    seats: "要几个人", "How many people";
    duties: "做什么、一周干多久", "What one does, and how long in a week";
    monthly: "一个月多少元", "Pay a month, yuan";
    monthly_do: "公益性岗位签劳动合同，不能低于最低工资。", "A public-welfare post stands on a labour contract: not below the minimum wage.";
    file: "报上去", "File it";
    mend: "改好再报", "Mend and file again";
    state: "现在", "Now";
    check: "镇里核过，报县里", "Checked: pass on to the county";
    approve: "批准", "Approve";
    quota: "批几个人", "Seats granted";
    budget: "批多少钱（元）", "Money granted, yuan";
    publish: "公开招人", "Publish";
    give_back: "退回去改", "Give back";
    refuse: "不批", "Refuse";
    tenure_refuse: "不聘用", "Refuse";
    withdraw: "撤掉这个岗位", "Withdraw the post";
    withdraw_do: "撤掉以后不再招人，在岗的人干到期满。", "Nobody further is taken; whoever holds a seat keeps it to the end.";
    reason: "原因", "Reason";
    confirm: "确定", "Confirm";
    vacancy: "看招聘页", "The vacancy";
    holders: "报名和在岗的人", "Applicants and holders";
    no_holders: "还没有人报名。", "Nobody has applied yet.";
    apply_for: "给谁报名（填个人编号）", "Apply for somebody (their number)";
    apply: "报名", "Apply";
    applicants: "谁报名了", "Who applied";
    applicants_do: "镇里看条件、公示，县里聘用。姓名和电话，本人同意以后在“谁想来”里看。", "The township looks at the conditions, the county appoints. Names and telephones stand with the candidates, of those who agreed.";
    candidates: "说愿意来、还没报名的人", "Said yes and have not applied";
    own_apply: "报名这个公益性岗位", "Apply for this post";
    own_apply_do: "报名后，镇里看条件，公示 7 天以上，县里聘用。", "The township looks at the conditions, the name hangs out, the county appoints.";
    pass: "条件符合，公示", "Conditions met: hang the name out";
    retires_late: "女，管理或技术岗，按 55 岁起算退休", "A woman in management or a profession (later retirement)";
    hang_again: "有人提意见，查了不成立，重新公示", "An objection was wrong: hang out anew";
    appoint: "聘用，签合同", "Appoint";
    started_on: "哪天上岗", "First day";
    months: "合同签几个月", "Months of contract";
    filing_no: "合同备案号（有就填）", "Filing number (if filed)";
    insured_from: "哪天开始上保险", "Insured from";
    hours: "干多久", "Hours";
    notice: "退岗", "Leaving";
    notice_on: "最后一天", "Last day";
    exit_reason: "为什么退岗", "Why";
    stay: "不退了，继续干", "Stays after all";
    take_back: "不报了", "Take the application back";
    placement: "上岗记录", "The placement";
    attendance: "考勤", "Attendance";
    attendance_do: "一个村一张表，每人填来了几天，填好签一次", "One form for a village";
    month: "哪个月", "Month";
    look: "看", "Show";
    nobody_held: "这个月这里没有在岗的人。", "Nobody held a post here in this month.";
    days: "来了几天", "Days";
    insured: "这个月保险交了", "Insured this month";
    sign: "签字上报", "Sign";
    signed: "村里签了", "signed";
    checked: "镇里核过", "checked";
    listed: "已进发放表", "on the list";
    check_months: "勾上的都核过了", "Those ticked are checked";
    payments: "发放表", "Payment list";
    payments_do: "镇里核过的考勤，按政策算出每人多少钱", "What the months come to by the rules";
    make_list: "生成发放表", "Make the list";
    make_list_do: "已经在表上的不会重复。", "What stands there is not doubled.";
    nothing_due: "这个月还没有镇里核过的考勤。", "No month was checked yet.";
    amount: "金额（元）", "Amount, yuan";
    total: "合计", "Total";
    due: "待列入", "not on the list";
    on_list: "已列入", "on the list";
    paid: "已发", "paid";
    paid_on: "哪天发的", "Paid on";
    receipt: "凭证号", "Receipt";
    mark_paid: "整张表发完了", "The whole list is paid";
    paid_months: "已发几个月", "Months paid";
    as_file: "下载表格", "As a file";
    sheet_foot: "制表人：            审核人：            日期：", "Prepared by:            Reviewed by:            Date:";
    report: "公益性岗位统计", "Posts in figures";
    report_do: "批了多少、在岗多少、残疾人多少、快到期多少、为什么退岗", "Granted, filled, people with a disability, ending, exits by reason";
    approved: "批准", "Granted";
    filled: "在岗", "Filled";
    disabled: "残疾人", "With a disability";
    ending: "快到期", "Ending soon";
    exits: "本月退岗", "Exits";
    notices: "公益性岗位聘用公示", "Names proposed for public-welfare posts";
    notices_do: "对名单有意见，在公示期内打电话或到镇里说，会查清楚再答复。", "Whoever objects tells the township while the name hangs out.";
    no_notices: "现在没有公示。", "No name hangs out now.";
    until: "公示到", "until";
    conditions: "条件", "Conditions";
}

/// The kind.
pub const fn kind(kind: PostKind, lang: Lang) -> &'static str {
    match kind {
        PostKind::PublicWelfare => lang.pick("公益性岗位", "public-welfare post"),
        PostKind::Auxiliary => lang.pick("辅助性岗位", "auxiliary post"),
    }
}

/// What it is made for.
pub const fn basis(basis: PostBasis, lang: Lang) -> &'static str {
    match basis {
        PostBasis::Need => lang.pick("有活要人干", "for a need"),
        PostBasis::Person => lang.pick("专门给残疾人设", "for people with a disability alone"),
    }
}

/// Where a post stands.
pub const fn post_state(state: &PostState, lang: Lang) -> &'static str {
    match state {
        PostState::Filed => lang.pick("等镇里核", "the township looks at it"),
        PostState::Checked { .. } => lang.pick("等县里批", "the county decides"),
        PostState::Approved { .. } => lang.pick("批了，还没公开招人", "granted, not published"),
        PostState::Recruiting { .. } => lang.pick("在用", "in use"),
        PostState::Returned { .. } => lang.pick("退回修改", "given back"),
        PostState::Refused { .. } => lang.pick("没有批准", "not granted"),
        PostState::Withdrawn { .. } => lang.pick("已撤", "withdrawn"),
    }
}

/// Where an application stands.
pub const fn tenure_state(state: &TenureState, lang: Lang) -> &'static str {
    match state {
        TenureState::Applied => lang.pick("报名了，等审核", "applied"),
        TenureState::OnNotice { .. } => lang.pick("公示中", "hangs out"),
        TenureState::OnPost { .. } => lang.pick("在岗", "on the post"),
        TenureState::Leaving { .. } => lang.pick("快退岗", "leaves soon"),
        TenureState::Exited { .. } => lang.pick("已退岗", "left"),
        TenureState::Refused { .. } => lang.pick("没有通过", "did not get it"),
        TenureState::TakenBack => lang.pick("不报了", "taken back"),
    }
}

/// Why somebody leaves.
pub const fn exit(reason: ExitReason, lang: Lang) -> &'static str {
    match reason {
        ExitReason::Term => lang.pick("期满", "end of term"),
        ExitReason::Retirement => lang.pick("到退休年龄", "retirement"),
        ExitReason::OtherJob => lang.pick("找到别的工作", "other work"),
        ExitReason::EligibilityLost => lang.pick("不再符合条件", "conditions no longer met"),
        ExitReason::Absent => lang.pick("缺勤或考核不合格", "absent"),
        ExitReason::Resigned => lang.pick("自己不干了", "resigned"),
        ExitReason::Death => lang.pick("去世", "death"),
    }
}

/// A condition.
pub const fn check_name(check: PostCheck, lang: Lang) -> &'static str {
    match check {
        PostCheck::Age => lang.pick("年龄够", "old enough"),
        PostCheck::Here => lang.pick("人在本地", "lives here"),
        PostCheck::Group => lang.pick("属于帮扶对象", "belongs to a group posts are made for"),
        PostCheck::Able => lang.pick("能劳动", "able to work"),
        PostCheck::Willing => lang.pick("愿意干", "wants to work"),
        PostCheck::NoWork => lang.pick("没有别的工作", "has no other work"),
        PostCheck::Months => lang.pick("补贴月数够", "enough months of subsidy left"),
    }
}

/// Seats taken of those granted.
pub fn seats_of(held: u32, quota: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("在岗 {held} 人，共 {quota} 人"),
        Lang::En => format!("{held} of {quota} seats taken"),
    }
}

/// People who wait.
pub fn waiting(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("报名待办 {count} 人"),
        Lang::En => format!("{count} applications to decide"),
    }
}

/// Months that were signed and not looked at.
pub fn unchecked(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 人的考勤镇里没有核。"),
        Lang::En => format!("{count} were signed and not checked."),
    }
}

/// From how many days on a month is paid.
pub fn least_days(days: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("一个月来满 {days} 天才发补贴。"),
        Lang::En => format!("A month is paid from {days} days on."),
    }
}

/// Of how many days.
pub fn most_days(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("最多 {days} 天"),
        Lang::En => format!("{days} at most"),
    }
}

/// A month.
pub fn month_name(month: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => month.format("%Y年%-m月").to_string(),
        Lang::En => month.format("%Y-%m").to_string(),
    }
}
