//! Words of complaints and wage arrears.

use super::{Lang, figures};
use domain::case::{CaseChannel, CaseDeed, CaseKind, CaseStage, CaseState, Liable, TransferTo};
use domain::ports::CaseShow;

sentences! {
    report: "举报、投诉", "Report a problem";
    report_title: "工资没给？有问题？在这里说", "Not paid? Something wrong? Say it here";
    report_do: "说了就有编号，5 个工作日内决定受不受理。不要钱。你说的话只有办案的人看得到，不会告诉单位是谁说的。", "You get a number at once; within 5 working days it is accepted or not. It costs nothing. Only who handles it reads what you say, and the employer is not told who said it.";
    anonymous: "可以不写名字。网上的地址也不会记下来。", "You need not give a name. The address you write from is not kept either.";
    about_vacancy: "说的是这个岗位", "About this vacancy";
    kind: "什么事", "What is it about";
    firm: "哪个单位", "Which employer";
    which_work: "是哪份工作", "Which work";
    other_work: "别的单位，下面写", "Another employer, named below";
    words: "怎么回事", "What happened";
    words_do: "什么时候干的活，欠了几个月，找过单位没有。", "When you worked, how many months are owed, whether you asked the employer.";
    people: "几个人", "How many people";
    owed: "一共欠多少元（知道就填）", "Wages owed in all, yuan (if known)";
    your_name: "你的名字（可以不写）", "Your name (may be left out)";
    your_phone: "你的电话（可以不写）", "Your telephone (may be left out)";
    place: "在哪里", "Where";
    place_first: "先选一下是哪个地方的事，再回来说。", "Choose the place first, then come back.";
    place_choose: "选地方", "Choose a place";
    send: "交上去", "Send";
    receipt: "收到了。编号", "Received. Number";
    code: "查询码（只显示这一次，记下来）", "Code to look it up (shown this once; write it down)";
    look_up: "查办到哪一步了", "See how it stands";
    look_up_do: "输入交的时候给你的查询码。", "Enter the code you were given.";
    look_up_code: "查询码", "Code";
    look_up_go: "查一查", "Look";
    look_up_none: "没有这个查询码。看看有没有输错。", "There is no such code. Please check it.";
    own_title: "我的投诉", "My complaints";
    own_none: "你还没有投诉过。工资没给、受了伤、收了押金，都可以说。", "None yet. Wages not paid, an injury, a deposit taken: say so here.";
    own_new: "工资没给、有问题，说一说", "Not paid, or something wrong: say so";
    number: "编号", "Number";
    reported: "交的日子", "Sent on";
    stands: "办到哪一步", "How it stands";
    next: "下一步", "What comes next";
    by_day: "最晚", "At the latest";
    paid: "已经付了", "Paid so far";
    answer: "办案的人说", "From the office";
    late: "超期", "Late";
    no_day: "没有期限", "No day set";
    desk: "投诉和欠薪", "Complaints and wage arrears";
    desk_do: "谁等着受理、谁超期了", "What waits to be accepted, what is late";
    desk_none: "这里没有案件。", "Nothing here.";
    new_case: "登记一件", "Enter one";
    new_case_title: "登记投诉、欠薪", "Enter a complaint";
    new_case_do: "来人说的、热线打来的，都在这里登记。给他编号和查询码。", "What people say at the desk or on the hotline. Give them the number and the code.";
    channel: "怎么来的", "How it came";
    caller_name: "谁说的（可以不写）", "Who says so (may be left out)";
    caller_phone: "电话（可以不写）", "Telephone (may be left out)";
    said: "他说的", "What was said";
    said_erased: "内容已经按规定删除。", "What was said was erased, as the rules demand.";
    nobody: "没有留名字", "without a name";
    about_person: "本人", "The person";
    vacancy: "岗位", "Vacancy";
    found: "欠薪", "Owed";
    trail: "办理经过", "What was done";
    act: "现在办", "Act now";
    act_none: "已经办结，没有要办的了。", "It is closed; nothing is left to do.";
    act_not_yours: "这件事由办案的人办。", "Who handles it acts on it.";
    reason: "理由、情况（办案的人看得到）", "Reason, words (read by who handles it)";
    reason_told: "说明（本人看得到）", "Words (the person reads them)";
    reason_firm: "写给单位的话（单位看得到；不要写谁投诉的）", "Words to the employer (it reads them; do not say who complained)";
    amount: "多少元", "Yuan";
    to: "给哪个部门", "To whom";
    on_site: "是工地，有总包单位", "On a site with a general contractor";
    settled: "总包已经和分包结清了工程款", "The general contractor has settled the subcontract";
    contractor: "总包单位名称", "Name of the general contractor";
    listed_uscc: "要列入的单位的统一社会信用代码", "Social credit code of the firm to be listed";
    liable_uscc: "要付钱的单位的统一社会信用代码（知道就填，列入黑名单要用）", "Social credit code of who must pay (needed for listing)";
    pay_by: "最晚哪天付", "Pay by";
    order_rule: "工地上由谁付，按“谁承包谁负责、总包先行垫付”的规定算出来，办理经过里留着依据。", "Who must pay on a site follows from the rule; the trail keeps on what it rests.";
    ordered: "责令支付", "Ordered to pay";
    rule: "依据", "By rule";
    to_list: "给单位发列入黑名单的通知", "Give the firm notice of listing";
    told: "已告知单位", "The employer was told";
    not_told: "还没有告知单位", "The employer was not told";
    filter: "看哪些", "Which";
    report21: "欠薪情况表", "Wage arrears";
    report21_do: "案件、人数、金额、清欠率、超期、黑名单", "Cases, people, amounts, rate, late ones, blacklist";
    report23: "单位守法情况表", "How employers keep to the rules";
    report_none: "这段时间没有。", "Nothing in this time.";
    cases: "案件", "Cases";
    people_short: "人数", "People";
    found_short: "拖欠", "Owed";
    cleared: "已清", "Cleared";
    rate: "清欠率", "Rate";
    overdue_short: "超期", "Late";
    listed: "黑名单", "Listed";
    total: "合计", "Total";
    as_file: "下载表格", "As a file";
    quarter: "第几季度", "Quarter";
    area: "地区", "Area";
    employer: "单位", "Employer";
    dispatch: "派遣", "Dispatched";
    within: "在规定以内", "within the share";
    over: "超了", "too many";
    placements: "上岗", "Placed";
    filed: "合同备案", "Filed";
    insured: "参保", "Insured";
    told_title: "劳动部门告知你们的事", "What the labour office tells you";
    told_pay: "要付", "To pay";
    to_case: "打开案件", "Open the case";
}

/// "3 件没办完，1 件超期".
pub fn waiting(open: u32, late: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{open} 件没办完，{late} 件超期"),
        Lang::En => format!("{open} open, {late} late"),
    }
}

/// "共 3 件".
pub fn count(total: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {total} 件"),
        Lang::En => format!("{total} in all"),
    }
}

/// What it is about.
pub const fn kind_of(kind: CaseKind, lang: Lang) -> &'static str {
    match kind {
        CaseKind::Arrears => lang.pick("拖欠工资", "wages owed"),
        CaseKind::Injury => lang.pick("上班受伤", "injury at work"),
        CaseKind::Contract => lang.pick("没签合同", "no contract"),
        CaseKind::Insurance => lang.pick("没上保险", "not insured"),
        CaseKind::Fees => lang.pick("收押金、收费", "deposit or fee taken"),
        CaseKind::Posting => lang.pick("岗位不真实、歧视人", "false or unfair vacancy"),
        CaseKind::Other => lang.pick("别的", "something else"),
    }
}

/// How it came.
pub const fn channel_of(channel: CaseChannel, lang: Lang) -> &'static str {
    match channel {
        CaseChannel::Own => lang.pick("本人在网页上说的", "by the person, on their page"),
        CaseChannel::Web => lang.pick("网上，没有登录", "on the web, not signed in"),
        CaseChannel::Office => lang.pick("来人说的", "at the desk"),
        CaseChannel::Hotline => lang.pick("热线电话", "hotline"),
        CaseChannel::FollowUp => lang.pick("回访、走访时知道的", "heard at a follow-up or visit"),
    }
}

/// Where it stands.
pub const fn stage_of(stage: CaseStage, lang: Lang) -> &'static str {
    match stage {
        CaseStage::Received => lang.pick("收到，等受理", "received, to be accepted"),
        CaseStage::Investigating => lang.pick("已受理，正在调查", "accepted, being looked into"),
        CaseStage::Ordered => lang.pick("已责令支付", "ordered to pay"),
        CaseStage::Arbitration => lang.pick("转劳动仲裁", "with the arbitration"),
        CaseStage::Court => lang.pick("转法院", "with the court"),
        CaseStage::Blacklist => lang.pick("没付钱，走黑名单程序", "not paid: to be listed"),
        CaseStage::Transferred => lang.pick("已移送", "handed on"),
        CaseStage::NotAccepted => lang.pick("不予受理", "not accepted"),
        CaseStage::ClosedPaid => lang.pick("办结：已付清", "closed: paid"),
        CaseStage::ClosedSettled => lang.pick("办结：双方说好了", "closed: settled"),
        CaseStage::ClosedUnfounded => lang.pick("办结：查无此事", "closed: not found"),
    }
}

/// What comes next, for who brought it.
pub fn next_of(state: &CaseState, lang: Lang) -> String {
    match state {
        CaseState::Received => lang.pick("决定受不受理", "it is accepted or not").to_owned(),
        CaseState::Investigating { .. } => lang
            .pick("调查，作出处理", "it is looked into and decided")
            .to_owned(),
        CaseState::Ordered { order } => {
            let money = figures::money(order.amount, lang);
            match lang {
                Lang::Zh => format!("{}付 {money}", order.firm),
                Lang::En => format!("{} pays {money}", order.firm),
            }
        }
        CaseState::Arbitration { .. } => lang.pick("等仲裁的结果", "the arbitration decides").to_owned(),
        CaseState::Court { .. } => lang.pick("等法院的结果", "the court decides").to_owned(),
        CaseState::Blacklist { .. } => lang
            .pick(
                "继续追钱，单位要列入黑名单",
                "the money is still pursued; the firm is to be listed",
            )
            .to_owned(),
        CaseState::Transferred { to } => match lang {
            Lang::Zh => format!("由{}办", to_of(*to, lang)),
            Lang::En => format!("{} handles it", to_of(*to, lang)),
        },
        CaseState::NotAccepted => lang
            .pick(
                "不服可以打电话问，也可以去仲裁",
                "you may call, or turn to the arbitration",
            )
            .to_owned(),
        CaseState::Closed { .. } => lang.pick("没有了", "nothing more").to_owned(),
    }
}

/// A step, as the trail and the buttons say it.
pub const fn deed_of(deed: CaseDeed, lang: Lang) -> &'static str {
    match deed {
        CaseDeed::Receive => lang.pick("收到", "Received"),
        CaseDeed::Accept => lang.pick("受理", "Accept"),
        CaseDeed::NotAccept => lang.pick("不予受理", "Do not accept"),
        CaseDeed::Transfer => lang.pick("移送", "Hand on"),
        CaseDeed::Extend => lang.pick("延长调查", "More time, once"),
        CaseDeed::Order => lang.pick("责令支付", "Order to pay"),
        CaseDeed::Pay => lang.pick("记一笔付款", "Enter a payment"),
        CaseDeed::Deposit => lang.pick("动用工资保证金", "Draw on the deposit"),
        CaseDeed::Advance => lang.pick("总包先行垫付", "Contractor advances"),
        CaseDeed::LegalAid => lang.pick("法律援助绿色通道", "Legal aid"),
        CaseDeed::Share => lang.pick("通报其他部门", "Tell another department"),
        CaseDeed::Arbitrate => lang.pick("转劳动仲裁", "To the arbitration"),
        CaseDeed::Sue => lang.pick("转法院", "To the court"),
        CaseDeed::Blacklist => lang.pick("启动黑名单程序", "Begin listing"),
        CaseDeed::Settle => lang.pick("双方说好了，办结", "Settled: close"),
        CaseDeed::Dismiss => lang.pick("查无此事，办结", "Not found: close"),
        CaseDeed::TellEmployer => lang.pick("告知单位", "Tell the employer"),
        CaseDeed::Note => lang.pick("记一笔", "Write a note"),
    }
}

/// To whom.
pub const fn to_of(to: TransferTo, lang: Lang) -> &'static str {
    match to {
        TransferTo::Housing => lang.pick("住建部门", "housing and construction"),
        TransferTo::Transport => lang.pick("交通部门", "transport"),
        TransferTo::Water => lang.pick("水利部门", "water"),
        TransferTo::PublicSecurity => lang.pick("公安机关", "the police"),
        TransferTo::Market => lang.pick("市场监管部门", "market regulation"),
        TransferTo::County => lang.pick("县劳动监察", "the county's inspectorate"),
        TransferTo::Elsewhere => lang.pick("外地劳动监察", "the inspectorate elsewhere"),
    }
}

/// Who must pay.
pub const fn liable_of(liable: Liable, lang: Lang) -> &'static str {
    match liable {
        Liable::Employer => lang.pick("用人单位", "the employer"),
        Liable::Subcontractor => lang.pick(
            "分包单位（总包负总责）",
            "the subcontractor (the general contractor answers)",
        ),
        Liable::GeneralContractor => lang.pick("总包单位先行垫付", "the general contractor advances"),
    }
}

/// Which the desk shows.
pub const fn show_of(show: CaseShow, lang: Lang) -> &'static str {
    match show {
        CaseShow::Open => lang.pick("没办完的", "Open"),
        CaseShow::Overdue => lang.pick("超期的", "Late"),
        CaseShow::All => lang.pick("一年来全部", "All of the year"),
    }
}
