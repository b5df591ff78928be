//! Words about the land-loss insurance.

use super::{Lang, figures};
use domain::insurance::{CloseCause, EnrolmentStage, EntryKind, LandScheme};
use domain::recognition::RuleFinding;
use domain::values::Fen;

sentences! {
    title: "被征地农民养老保险", "Land-loss insurance";
    tile_do: "谁该通知、谁该缴费、这个月发给谁", "Whom to notify, who has to pay, who is paid this month";
    tab: "征地养老", "Land insurance";
    none: "这里还没有人。先在认定里认定被征地农民，再从他的档案里登记。", "Nobody here yet. People are registered from their file once they are recognised.";
    none_of_person: "还没有登记。", "Not registered.";
    not_recognised: "要先经过认定，才能登记参保。", "Recognition comes first.";
    to_recognise: "去认定", "To the recognition";
    all: "全部", "All";
    waiting: "已经认定，还没有登记的人", "Recognised and not registered";
    register: "登记", "Register";
    register_title: "选一种保障", "Choose a scheme";
    employee_pension: "本人已经参加职工养老保险（两种不能同时参加）", "Is in the pension of employees (nobody is in two)";
    missing: "还没有设定，算不出来。请县里先在“政策标准”里设好。", "is not set, so nothing can be reckoned. The county sets it among the policy figures.";
    shares: "谁出多少", "Who pays how much";
    government: "政府补助", "Government";
    collective: "村集体", "Collective";
    person: "个人", "Person";
    whole: "合计", "Together";
    calculation: "怎么算出来的", "How it was reckoned";
    figure: "用到的数", "Figure";
    difference: "按今天的政策标准，会和登记时不一样（登记时的不改）：", "The figures of today would differ from those kept (what is kept stays):";
    chain: "办到哪一步", "Where it stands";
    now: "现在", "Now";
    by: "登记的人", "Registered by";
    notify: "缴费通知已经送到", "The notice of payment was received";
    notify_free: "办理参保（不用缴费）", "Enrol (nothing to pay)";
    notify_on: "哪天送到的", "Received on";
    on: "哪天", "On";
    pay_by: "最晚缴费的日子", "To be paid by";
    pay: "缴了一笔", "Enter a payment";
    pay_fen: "多少元", "Yuan";
    pay_on: "哪天缴的", "Paid on";
    receipt: "收据号", "Receipt number";
    agree: "改成分期缴", "Pay by instalments";
    agree_on: "哪天说好的", "Agreed on";
    parts: "分几次", "How many parts";
    plan: "分期", "Instalments";
    part: "第几次", "Part";
    due_on: "最晚哪天", "Due";
    amount: "金额", "Amount";
    left: "还差", "Left to pay";
    overdue: "过期没缴", "Overdue";
    next: "下一笔", "Next";
    account: "个人账户", "Account";
    balance: "账户里有", "On the account";
    nothing_booked: "账户里还没有记录。", "Nothing on the account yet.";
    what: "什么", "What";
    month: "月份", "Month";
    of_fund: "其中专项资金出", "Of it by the special fund";
    remark: "说明", "Note";
    reversed: "已冲正", "taken back";
    reverse: "冲正", "Take back";
    reverse_why: "为什么", "Why";
    reverse_do: "原来的记录不动，另外记一笔相反的。", "The line stays; another one takes it back.";
    close: "结束", "End it";
    close_do: "结束以后，个人和村集体交的本息退还（身故由家人继承），政府补助转入专项资金，以后各月发的会冲正。不能撤回。", "Person and collective get their part back (heirs after a death), the government's part goes to the fund, and what was paid for later months is taken back. This cannot be undone.";
    close_why: "因为什么", "Why";
    close_on: "哪天", "Day";
    died: "档案里写着已经身故：", "The file tells of a death:";
    family: "这是您自己或家里人的，要请别的同事办。", "This is of your own family: a colleague has to act.";
    others: "这个人还有一份没有结束，同一个人只能有一份：", "The person has another one that goes on; there may be one alone:";
    monthly: "每月领", "A month";
    first_month: "从哪个月开始领", "First month";
    statement: "对账单", "Statement";
    notice: "缴费通知书", "Notice of payment";
    sign: "本人签字或按手印", "Signature or thumb-print";
    seal: "经办机构盖章", "Seal of the office";
    run: "按月发放", "Monthly payment";
    interest: "按年计息", "Yearly interest";
    run_month: "哪个月", "Month";
    run_year: "哪一年", "Year";
    run_show: "先看一看", "Look first";
    run_confirm: "确认发放", "Confirm";
    run_confirm_interest: "确认计息", "Confirm";
    run_none: "没有要记的。", "Nothing to write.";
    run_to_close: "已经身故、还没有结束的，不再发：", "Died and not ended; paid no more:";
    run_do: "确认后一次全部记上；再点一次不会重复发。", "Everything is written at once; doing it again pays nobody twice.";
    run_due: "这个月要发的", "To be paid this month";
    as_file: "下载表格", "As a file";
    register_report: "被征地农民登记表", "Register of people who lost land";
    fund_report: "被征地农民养老资金表", "Land-loss fund";
    area: "地区", "Area";
    households: "户", "Households";
    persons: "人", "People";
    below: "低于30%认定的", "Below the line";
    young: "还没到参保年龄段", "Before the pension band";
    middle: "参保年龄段", "In the pension band";
    old: "到龄", "Of age";
    enrolled: "养老保障", "Pension";
    waived: "视为放弃", "Waived";
    allowance: "养老补助", "Allowance";
    total: "合计", "Total";
    period: "时间", "Period";
    whole_year: "全年", "Year";
    opening: "期初", "Opening";
    paid_interest: "利息", "Interest";
    pensions: "发养老金", "Pensions";
    allowances: "发养老补助", "Allowances";
    refunds: "退还", "Refunds";
    forfeits: "转专项资金", "To the fund";
    closing: "期末", "Closing";
    adds_up: "收支和余额对得上。", "Income, spending and balance agree.";
    adds_up_not: "收支和余额对不上，请马上查。", "Income, spending and balance do not agree: look into it now.";
    acquisitions: "征地应缴专项资金", "What acquisitions owe";
    acquisitions_none: "还没有登记征地项目。", "No acquisition entered.";
    acquisition_add: "登记一个征地项目", "Enter an acquisition";
    project: "项目名称", "Project";
    approval_no: "批文号", "Approval number";
    approved_on: "补偿方案哪天批准", "Compensation plan approved on";
    land: "多少亩", "Mu of farmland";
    due: "应缴", "Due";
    paid: "已缴", "Paid";
    late: "过期了", "late";
    money_in: "到账一笔", "Money came in";
    save: "记下来", "Enter";
    filter: "筛选", "Filter";
    year: "哪一年", "Year";
    preparer: "制表人：            审核人：            日期：", "Prepared by:            Reviewed by:            Date:";
    own_title: "我的征地养老保险", "My land-loss insurance";
    own_pay: "请在这一天以前缴费：", "Please pay by:";
}

/// A scheme.
pub const fn scheme(scheme: LandScheme, lang: Lang) -> &'static str {
    match scheme {
        LandScheme::Pension => lang.pick("老年养老保障", "pension"),
        LandScheme::Allowance => lang.pick("老年养老补助", "allowance"),
    }
}

/// What a scheme means, for whoever chooses.
pub const fn scheme_do(scheme: LandScheme, lang: Lang) -> &'static str {
    match scheme {
        LandScheme::Pension => lang.pick(
            "个人要缴费，满60岁按月领养老金",
            "There is a contribution; a pension from the age of 60",
        ),
        LandScheme::Allowance => lang.pick(
            "不用缴费，满60岁按月领补助",
            "No contribution; an allowance from the age of 60",
        ),
    }
}

/// Where it stands.
pub const fn stage(stage: EnrolmentStage, lang: Lang) -> &'static str {
    match stage {
        EnrolmentStage::Ready => lang.pick("待通知", "to be notified"),
        EnrolmentStage::Notified => lang.pick("等缴费", "to be paid"),
        EnrolmentStage::Instalments => lang.pick("分期缴费中", "paying by instalments"),
        EnrolmentStage::Enrolled => lang.pick("已参保", "enrolled"),
        EnrolmentStage::Switched => lang.pick("转为养老补助", "switched to the allowance"),
        EnrolmentStage::PensionPaying => lang.pick("正在领养老金", "gets a pension"),
        EnrolmentStage::AllowancePaying => lang.pick("正在领养老补助", "gets an allowance"),
        EnrolmentStage::Waived => lang.pick("视为放弃", "waived"),
        EnrolmentStage::Closed => lang.pick("已结束", "ended"),
    }
}

/// What an entry is.
pub const fn entry(kind: EntryKind, lang: Lang) -> &'static str {
    match kind {
        EntryKind::Government => lang.pick("政府补助", "government"),
        EntryKind::Collective => lang.pick("村集体补助", "collective"),
        EntryKind::Person => lang.pick("个人缴费", "person"),
        EntryKind::Interest => lang.pick("利息", "interest"),
        EntryKind::Payment => lang.pick("养老金", "pension"),
        EntryKind::Allowance => lang.pick("养老补助", "allowance"),
        EntryKind::Refund => lang.pick("退还", "refund"),
        EntryKind::Forfeit => lang.pick("转专项资金", "to the special fund"),
    }
}

/// Why it ended.
pub const fn cause(cause: CloseCause, lang: Lang) -> &'static str {
    match cause {
        CloseCause::Died => lang.pick("身故", "death"),
        CloseCause::MovedOut => lang.pick("户口迁出，退保", "moved out of the county"),
        CloseCause::Emigrated => lang.pick("出国（出境）定居", "emigrated"),
        CloseCause::CivilService => lang.pick("录用为公务员或事业单位人员", "public service"),
    }
}

/// Notes the program writes by itself; everything else as it was written.
pub fn note(note: &str, lang: Lang) -> String {
    match note {
        "after_end" => lang
            .pick("结束以后的月份，冲正", "for a month after the end")
            .to_owned(),
        other => other.to_owned(),
    }
}

/// An amount with two decimals: what accounts show.
pub fn exact(fen: Fen, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{fen} 元"),
        Lang::En => format!("{fen} yuan"),
    }
}

/// What a rule came to, in plain words.
pub fn rule_told(rule: &RuleFinding, lang: Lang) -> String {
    let first = rule.inputs.first().map_or("", |(_, value)| value.as_str());
    let result = super::recognition::rule_result(&rule.result, lang);
    // A day of the inputs is said as every other day on the page.
    let day = || match first.parse() {
        Ok(day) => super::figures::full_day(day, lang),
        Err(_) => first.to_owned(),
    };
    match (rule.rule.as_str(), lang) {
        ("R04", Lang::Zh) => format!("征地批文是 {}，按 {result} 这天的年龄算。", day()),
        ("R04", Lang::En) => format!("The approval is of {}; the age of {result} decides.", day()),
        ("R03", Lang::Zh) => format!("那天满 {first} 岁：{result}。"),
        ("R03", Lang::En) => format!("{first} years then: {result}."),
        ("R07", Lang::Zh) => format!("政府补助比例 {result}{}。", grounds(rule, lang)),
        ("R07", Lang::En) => format!("The government pays {result}{}.", grounds(rule, lang)),
        ("R18", Lang::Zh) => format!("政府 + 村集体 + 个人 = {result}（元）。"),
        ("R18", Lang::En) => format!("Government + collective + person = {result} (yuan)."),
        ("R10", Lang::Zh) => format!(
            "{}在职 {} 人，免缴：{}。",
            founded(rule, lang),
            put(rule, "staff"),
            yes_or_no(&result, lang)
        ),
        ("R10", Lang::En) => format!(
            "{}{} staff; exempt: {}.",
            founded(rule, lang),
            put(rule, "staff"),
            yes_or_no(&result, lang)
        ),
        ("R11", Lang::Zh) => format!(
            "在职 {first} 人，安排残疾人 {} 人（其中重度 {} 人），应缴 {result} 元。",
            put(rule, "placed"),
            put(rule, "severe")
        ),
        ("R11", Lang::En) => format!(
            "{first} staff, {} with a disability ({} severe): {result} yuan.",
            put(rule, "placed"),
            put(rule, "severe")
        ),
        _ => result,
    }
}

/// What was put into a rule under a name.
fn put<'a>(rule: &'a RuleFinding, name: &str) -> &'a str {
    let found = rule.inputs.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value.as_str())
}

/// When a firm was founded, where that was asked.
fn founded(rule: &RuleFinding, lang: Lang) -> String {
    let day = put(rule, "founded");
    match (day, lang) {
        ("", _) => String::new(),
        (day, Lang::Zh) => format!("{day} 成立的小微企业，"),
        (day, Lang::En) => format!("Founded on {day}, "),
    }
}

fn yes_or_no(result: &str, lang: Lang) -> &'static str {
    match result {
        "yes" => lang.pick("是", "yes"),
        _ => lang.pick("否", "no"),
    }
}

/// What raises the share.
fn grounds(rule: &RuleFinding, lang: Lang) -> String {
    let is = |name: &str| {
        rule.inputs
            .iter()
            .any(|(known, value)| known == name && value == "true")
    };
    let grade = rule.inputs.iter().find(|(known, _)| known == "grade");
    let mut all = Vec::new();
    if is("low_income") {
        all.push(lang.pick("低保户", "subsistence allowance").to_owned());
    }
    if is("few_children") {
        all.push(
            lang.pick("独生子女户或二女户", "one child or two daughters")
                .to_owned(),
        );
    }
    if let Some((_, grade)) = grade.filter(|(_, grade)| grade.parse::<u8>().is_ok()) {
        all.push(match lang {
            Lang::Zh => format!("残疾证 {grade} 级"),
            Lang::En => format!("disability grade {grade}"),
        });
    }
    if all.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!("（{}）", all.join("、")),
        Lang::En => format!(" ({})", all.join(", ")),
    }
}

/// "2026年7月".
pub fn month_of(month: chrono::NaiveDate, lang: Lang) -> String {
    use chrono::Datelike;
    match lang {
        Lang::Zh => format!("{}年{}月", month.year(), month.month()),
        Lang::En => month.format("%B %Y").to_string(),
    }
}

/// "共 3 人，337.50 元".
pub fn run_sum(people: u32, sum: Fen, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {people} 人，{sum} 元"),
        Lang::En => format!("{people} people, {sum} yuan"),
    }
}

/// "2 人已经发过".
pub fn run_done(people: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{people} 人已经记过，不再记"),
        Lang::En => format!("{people} have it already"),
    }
}

/// "这笔钱要在 2026年7月15日 以前缴，过期视为放弃".
pub fn notice_told(pay_by: chrono::NaiveDate, fen: Fen, lang: Lang) -> String {
    let day = figures::full_day(pay_by, lang);
    match lang {
        Lang::Zh => format!(
            "请在 {day} 以前（含当天）缴清个人部分 {fen} 元。过期不缴，视为放弃参保。一次缴不起的，可以在这以前申请分期。"
        ),
        Lang::En => format!(
            "Please pay your part of {fen} yuan by {day}, that day included. Who does not pay waives the right; instalments can be asked for before."
        ),
    }
}

/// "第1季度".
pub fn quarter(quarter: Option<u32>, lang: Lang) -> String {
    match (quarter, lang) {
        (None, _) => whole_year(lang).to_owned(),
        (Some(quarter), Lang::Zh) => format!("第{quarter}季度"),
        (Some(quarter), Lang::En) => format!("Quarter {quarter}"),
    }
}

/// "共 12 份".
pub fn count(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 份"),
        Lang::En => format!("{count} in all"),
    }
}
