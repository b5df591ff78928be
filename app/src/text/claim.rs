//! Words about subsidies: what they are for, where they stand, what is needed.

use super::Lang;
use domain::claim::{Blocked, ClaimDocument, ClaimKind, ClaimState, PayeeKind};
use domain::ports::ClaimShow;

sentences! {
    title: "补贴", "Subsidies";
    tile_do: "谁该得什么、该谁办、付了没有", "Who is owed what, who has it in hand, what was paid";
    filter: "看哪些", "Show";
    kind_label: "哪种补贴", "Kind";
    kind_all: "所有补贴", "All kinds";
    none: "这里没有。换一栏看看；系统每天按上岗、合同、保险重新找一遍。", "Nothing here. Look at another list; everything is found anew every day.";
    payment_csv: "支付名单（表格文件）", "Payment list as a file";
    payment_month: "哪个月支付的", "Paid in";
    budget_not_set: "还没有设定，县里在“政策标准”里设", "not set: the county sets it among the policy figures";
    budget_paid: "已支付", "Paid";
    budget_waiting: "批准了、待支付", "Approved, waiting for the payment";
    budget_left: "全部付完还剩", "Left when all of it is paid";
    budget_short: "全部付完还差", "Short when all of it is paid";
    print: "打印", "Print";
    enter: "登记一笔培训类补贴", "Enter a subsidy for training";
    payee: "收款方", "Payee";
    about: "为谁", "About";
    period: "哪段时间", "For";
    amount: "金额", "Amount";
    arose: "哪天产生", "Arose on";
    apply_by: "最迟申请", "Apply by";
    due_soon: "快到期了", "Apply soon";
    due_past: "申请的日子过了", "Past the last day to apply";
    differs: "按今天的标准是", "By today's figures";
    difference: "相差", "Difference";
    differs_do: "已经批准的不会自动改。多付的可以追回，少付的另外补。", "What was approved is not changed. What was too much may be recovered.";
    calculation: "怎么算的", "How it was calculated";
    rule: "按哪条规则", "Rule";
    inputs: "用到的情况", "What was put in";
    figures: "用到的标准", "Figures used";
    result: "算出来", "Result";
    limit: "最多多少个月", "For how many months at most";
    documents: "要的材料", "Papers needed";
    documents_do: "原件看过、复印件收到，才打勾。", "Tick what you have seen and received.";
    graduate: "是贫困家庭的毕业生", "A graduate of a poor household";
    parts: "单位这段时间实际缴的保险，一共多少元", "What the employer paid of the insurance in these months, yuan";
    payee_name: "收款单位名称", "Name of the payee";
    apply: "提交申请", "Apply";
    apply_title: "申请", "Apply";
    next: "下一步", "Next";
    pass_town: "核对无误，报县里", "Checked: on to the county";
    pass_county: "审核通过，公示", "Reviewed: post the notice";
    approve: "公示无异议，批准", "No objection: approve";
    list: "列入支付名单", "Put on the payment list";
    pay: "已支付", "Paid";
    pay_on: "支付日期", "Paid on";
    receipt: "支付凭证号", "Receipt number";
    close: "核对过，办结", "Looked through: close";
    return_: "退回上一步", "Send one step back";
    refuse: "不予支付", "Refuse";
    recover: "追回", "Recover";
    recover_amount: "追回多少元", "Yuan to recover";
    came_back: "钱已追回", "It came back";
    came_back_on: "追回日期", "Came back on";
    reason: "为什么", "Why";
    notice_until: "公示到", "Posted until";
    four_eyes: "这一步要换一个人办：你办过前面的步骤。", "Somebody else must take this step: you had it in hand before.";
    steps: "办理经过", "What was done";
    steps_none: "还没有人办过。", "Nobody has done anything yet.";
    is_blocked: "不能申请", "Cannot be applied for";
    mine: "我的补贴", "My subsidies";
    mine_none: "现在没有。上岗、签合同、缴保险以后，系统会自动帮你看。", "Nothing now. When you work with a contract and insurance, this is looked up for you.";
    mine_found: "这可能是你的，还没申请", "This may be yours; not applied for yet";
    bring: "带这些来村里或镇里", "Bring these to the village or township";
    firm: "单位可以申请的补贴", "Subsidies for your firm";
    firm_none: "现在没有。招了登记的劳动者、签了合同、缴了保险，系统会自动列在这里。", "Nothing now. They are listed here by themselves when you hire people from the register.";
    notices: "补贴公示", "Subsidies posted";
    notices_do: "对这些补贴有意见，可以找乡镇或县里的工作人员。", "Whoever objects may tell the office of township or county.";
    last_day: "公示最后一天", "Last day";
    place: "在哪里", "Where";
    name: "谁", "Who";
    person_no: "人员编号", "Person number";
    from: "从哪天", "From";
    to: "到哪天", "To";
    enter_do: "上岗类的补贴系统自己会找到；这里登记系统看不到的：培训、院校、培训机构。", "Subsidies for work are found by the program. Enter here what it cannot see.";
    choose_kind: "选补贴", "Choose";
    months_of: "个月", "months";
    work: "上班记录", "The work";
}

/// "2026 年预算".
pub fn budget(year: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year} 年补贴预算"),
        Lang::En => format!("Money for subsidies in {year}"),
    }
}

/// What is claimed.
pub const fn kind(kind: ClaimKind, lang: Lang) -> &'static str {
    match kind {
        ClaimKind::OutsideTraining => lang.pick("区外培训补贴", "Training outside the district"),
        ClaimKind::BulkHire => lang.pick(
            "一次招收被征地农民奖励",
            "Hiring many people with land loss at once",
        ),
        ClaimKind::InsuranceRefund => lang.pick("社会保险补贴", "Social-insurance subsidy"),
        ClaimKind::PlacementService => lang.pick("职业介绍补贴", "Placement-service subsidy"),
        ClaimKind::HomeWork => lang.pick("居家就业补助", "Work at home"),
        ClaimKind::HomeOrganiser => lang.pick("组织居家就业补助", "Organiser of work at home"),
        ClaimKind::Absorb => lang.pick("企业吸纳奖励", "Reward for employing people for a year"),
        ClaimKind::PublicPost => lang.pick("公益性岗位补贴", "Public-welfare post: the person"),
        ClaimKind::PublicEmployer => lang.pick("公益性岗位单位补贴", "Public-welfare post: the employer"),
        ClaimKind::Auxiliary => lang.pick("辅助性岗位补贴", "Auxiliary post: the person"),
        ClaimKind::AuxiliaryEmployer => lang.pick("辅助性岗位单位补贴", "Auxiliary post: the employer"),
        ClaimKind::TrainingAllowance => lang.pick("培训生活费补助", "Living allowance in training"),
        ClaimKind::ProviderReward => lang.pick("订单培训就业奖励", "Reward for training to order"),
        ClaimKind::WorkStudyEnterprise => lang.pick("工学一体补助（企业）", "Work and study: the enterprise"),
        ClaimKind::WorkStudyCollege => lang.pick("工学一体补助（院校）", "Work and study: the college"),
        ClaimKind::WorkStudyChild => lang.pick("工学一体补助（学员）", "Work and study: the learner"),
    }
}

/// Who is paid.
pub const fn payee_kind(kind: PayeeKind, lang: Lang) -> &'static str {
    match kind {
        PayeeKind::Person => lang.pick("本人", "the person"),
        PayeeKind::Employer => lang.pick("用人单位", "the employer"),
        PayeeKind::Agency => lang.pick("职业介绍机构", "the agency"),
        PayeeKind::Provider => lang.pick("培训机构", "the training provider"),
        PayeeKind::College => lang.pick("院校", "the college"),
    }
}

/// Where a claim stands.
pub const fn state(state: &ClaimState, lang: Lang) -> &'static str {
    match state {
        ClaimState::Draft => lang.pick("没申请", "not applied for"),
        ClaimState::TownCheck => lang.pick("镇里核对", "township checks"),
        ClaimState::CountyReview => lang.pick("县里审核", "county reviews"),
        ClaimState::PublicNotice { .. } => lang.pick("公示中", "posted"),
        ClaimState::Approved => lang.pick("已批准", "approved"),
        ClaimState::Listed => lang.pick("待支付", "on the payment list"),
        ClaimState::Paid { .. } => lang.pick("已支付", "paid"),
        ClaimState::Closed { .. } => lang.pick("办结", "closed"),
        ClaimState::Refused { .. } => lang.pick("不予支付", "refused"),
        ClaimState::Recover { .. } => lang.pick("追回中", "to come back"),
        ClaimState::Recovered { .. } => lang.pick("已追回", "came back"),
    }
}

/// The same by its code.
pub fn state_of(code: &str, lang: Lang) -> &'static str {
    match code {
        "approved" => state(&ClaimState::Approved, lang),
        "listed" => state(&ClaimState::Listed, lang),
        "paid" => lang.pick("已支付", "paid"),
        _ => lang.pick("办结", "closed"),
    }
}

/// A list.
pub const fn show(show: ClaimShow, lang: Lang) -> &'static str {
    match show {
        ClaimShow::Found => lang.pick("找到的", "Found"),
        ClaimShow::DueSoon => lang.pick("快到期", "Apply soon"),
        ClaimShow::Town => lang.pick("镇里核对", "To check"),
        ClaimShow::County => lang.pick("县里审核", "To review"),
        ClaimShow::Notice => lang.pick("公示中", "Posted"),
        ClaimShow::Pay => lang.pick("支付名单", "Payment list"),
        ClaimShow::Recover => lang.pick("追回", "Recover"),
        ClaimShow::Differs => lang.pick("标准变了", "Figures changed"),
        ClaimShow::Refused => lang.pick("没给的", "Refused"),
        ClaimShow::Closed => lang.pick("办结", "Closed"),
    }
}

/// A paper.
pub const fn document(document: ClaimDocument, lang: Lang) -> &'static str {
    match document {
        ClaimDocument::Form => lang.pick("申请表（盖章或签字）和复印件", "Form, signed, and a copy"),
        ClaimDocument::IdCopy => lang.pick("身份证和复印件", "Identity card and a copy"),
        ClaimDocument::HouseholdBook => lang.pick("户口簿和复印件", "Household book and a copy"),
        ClaimDocument::InsuranceReceipt => {
            lang.pick("缴保险的票据或对账单", "Receipts or statement of insurance")
        }
        ClaimDocument::Contract => lang.pick("合同、协议或就业证明", "Contract, agreement or proof of work"),
        ClaimDocument::WageSlips => lang.pick("发工资的凭证", "Proof of wages paid"),
        ClaimDocument::Attendance => lang.pick("在岗考勤（村里签字）", "Attendance, signed in the village"),
        ClaimDocument::TrainingReceipt => lang.pick("培训费票据", "Receipt of the training fee"),
        ClaimDocument::Handbook => lang.pick("就业培训和社会保障手册", "Handbook for training and insurance"),
        ClaimDocument::SignInSheet => lang.pick("培训签到册", "Sign-in sheet of the class"),
        ClaimDocument::Roster => lang.pick("人员花名册", "Roster of the people"),
        ClaimDocument::Licence => lang.pick("营业执照或办学许可证复印件", "Copy of the licence"),
        ClaimDocument::BankAccount => lang.pick("收款账户", "Bank account"),
    }
}

/// Why it cannot be applied for.
pub const fn blocked(why: Blocked, lang: Lang) -> &'static str {
    match why {
        Blocked::OtherSubsidy => lang.pick(
            "这几个月已经有另一份岗位的补贴，一个月只给一份。",
            "Another post is paid for in these months: a month is paid for once.",
        ),
        Blocked::TwoEmployers => lang.pick(
            "两家单位同时说用了这个人，只给先用的那家。先把上班记录核对清楚。",
            "Two employers claim the person for the same days; the first one is paid. Clear up the record of work.",
        ),
        Blocked::EmployerBarred => lang.pick(
            "单位在黑名单或异常名录里。",
            "The employer is on the blacklist or the abnormal list.",
        ),
        Blocked::FigureNotSet => lang.pick(
            "用到的标准还没有设置，比如当地最低工资。",
            "A figure is not set, such as the local minimum wage.",
        ),
    }
}

/// What was done.
pub fn step(code: &str, lang: Lang) -> &'static str {
    match code {
        "apply" => lang.pick("提交了申请", "applied"),
        "pass_town" => lang.pick("镇里核对通过", "checked by the township"),
        "pass_county" => lang.pick("县里审核通过，开始公示", "reviewed by the county and posted"),
        "approve" => lang.pick("批准", "approved"),
        "list" => lang.pick("列入支付名单", "put on the payment list"),
        "pay" => lang.pick("支付", "paid"),
        "close" => lang.pick("办结", "closed"),
        "return" => lang.pick("退回上一步", "sent back"),
        "refuse" => lang.pick("不予支付", "refused"),
        "recover" => lang.pick("要求追回", "to be recovered"),
        "came_back" => lang.pick("已追回", "came back"),
        _ => lang.pick("标准变了，重新算过", "calculated anew"),
    }
}

/// How many, and what they come to.
pub fn total(count: u32, sum: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 笔，合计 {sum}"),
        Lang::En => format!("{count} in all, {sum}"),
    }
}
