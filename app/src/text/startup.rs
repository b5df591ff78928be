//! Words about start-up cases.

use super::Lang;
use domain::rules::service_year::FounderService;
use domain::startup::{LoanStage, StartupEnd, StartupSource, StartupStage};

sentences! {
    title: "创业帮扶", "Start-up cases";
    tile_do: "谁想创业、五个一到哪步、谁该回访", "Who wants to start, what they were given, whom to visit";
    tab: "创业", "Start-up";
    none: "这里还没有人。在他的档案里记一下创业意愿，就出现在这里。", "Nobody here. Enter a wish in the file of the person.";
    none_of_person: "还没有记过创业意愿。", "No wish entered.";
    all: "全部", "All";
    begin: "记一个创业意愿", "Enter a wish";
    project: "想做什么生意", "What business";
    source: "从哪里知道的", "Heard";
    on: "哪天", "On";
    save: "记下来", "Enter";
    diagnose: "了解过情况了", "Their situation was looked at";
    five_ones: "五个一服务", "The five services";
    five_do: "一个项目、一次培训、一处场地、一笔贷款、一次上门问诊。", "A project, a training, premises, a loan, an on-site consultation.";
    give: "给了一项服务", "A service was given";
    service: "哪一项", "Which";
    evidence: "凭什么（合同、证书、照片编号）", "What shows it (contract, certificate, photo number)";
    take_back: "记错了", "Entered by mistake";
    not_given: "还没有", "not yet";
    open: "开业了", "It opened";
    licence: "营业执照号", "Licence number";
    visits: "开业后回访", "Visits after the opening";
    visit: "回访了一次", "A visit was made";
    months: "第几个月的回访", "Of month";
    running: "还在经营吗", "Is it running?";
    yes: "在", "yes";
    no: "不在了（这个案子就结束）", "no (the case ends)";
    workers: "几个人在干（连本人）", "People who work there";
    visit_due: "该回访了", "Visit due";
    visit_next: "下次回访", "Next visit";
    end: "结束", "End it";
    end_why: "因为什么", "Why";
    end_do: "结束以后不再回访，记录都留着。", "Nobody visits any more; what was kept stays.";
    loan: "创业担保贷款", "Guaranteed loan";
    loan_none: "还没有申请贷款。", "No loan applied for.";
    borrow: "申请贷款", "Apply for a loan";
    fen: "多少元", "Yuan";
    lend: "贷款进了一步", "The loan moves on";
    loan_stage_label: "到哪一步", "To";
    four_eyes: "申请的人不能自己推荐。", "Whoever applied does not recommend.";
    subsidise: "贴息一笔", "Interest paid for the founder";
    subsidy: "已贴息", "Interest paid";
    report: "创业服务统计", "Entrepreneurship";
    report_lead: "按有意愿的日子算在哪一年、哪一季度。", "Cases count in the year and quarter of the wish.";
    as_file: "下载表格", "As a file";
    area: "地区", "Area";
    intents: "有意愿", "Wishes";
    complete: "五个一齐全", "All five";
    loans: "贷款笔数", "Loans";
    loan_sum: "贷款金额", "Amount";
    opened: "开业", "Opened";
    surviving: "经营稳定", "Living on";
    failed: "开业后停业", "Ended after";
    total: "合计", "Total";
    quarter: "季度（不选就是全年）", "Quarter (empty: the year)";
    filter: "筛选", "Filter";
    stands: "到哪一步", "Where it stands";
    by: "记的人", "Entered by";
}

/// Where a case stands.
pub const fn stage(stage: StartupStage, lang: Lang) -> &'static str {
    match stage {
        StartupStage::Intent => lang.pick("有意愿", "wish"),
        StartupStage::Diagnosed => lang.pick("已了解情况", "looked at"),
        StartupStage::Supported => lang.pick("五个一齐全", "all five given"),
        StartupStage::Opened => lang.pick("已开业", "opened"),
        StartupStage::Surviving => lang.pick("经营稳定", "living on"),
        StartupStage::Closed => lang.pick("已结束", "ended"),
    }
}

/// Where the wish was heard.
pub const fn source_of(source: StartupSource, lang: Lang) -> &'static str {
    match source {
        StartupSource::Oneself => lang.pick("本人来说", "the person came"),
        StartupSource::Visit => lang.pick("走访时说的", "at a visit"),
        StartupSource::Course => lang.pick("培训班上", "in a course"),
        StartupSource::File => lang.pick("档案里记的", "in the file"),
    }
}

/// A service.
pub const fn service_of(service: FounderService, lang: Lang) -> &'static str {
    match service {
        FounderService::Project => lang.pick("推荐一个项目", "a project"),
        FounderService::Training => lang.pick("一次创业培训", "a training"),
        FounderService::Premises => lang.pick("一处经营场地", "premises"),
        FounderService::Loan => lang.pick("一笔小额贷款", "a loan"),
        FounderService::Consultation => lang.pick("一次上门问诊", "an on-site consultation"),
    }
}

/// Why a case ends.
pub const fn end_of(end: StartupEnd, lang: Lang) -> &'static str {
    match end {
        StartupEnd::Withdrew => lang.pick("不想创业了", "does not want to any more"),
        StartupEnd::FoundWork => lang.pick("找到工作了", "found work"),
        StartupEnd::Failed => lang.pick("停业了", "business closed"),
        StartupEnd::Left => lang.pick("搬走或身故", "moved away or died"),
    }
}

/// Where a loan stands.
pub const fn loan_of(stage: LoanStage, lang: Lang) -> &'static str {
    match stage {
        LoanStage::Applied => lang.pick("已申请", "applied for"),
        LoanStage::Recommended => lang.pick("乡镇已推荐", "recommended by the township"),
        LoanStage::Guaranteed => lang.pick("担保已审核", "guarantee checked"),
        LoanStage::AtBank => lang.pick("银行在办", "at the bank"),
        LoanStage::Granted => lang.pick("已放款", "granted"),
        LoanStage::Repaid => lang.pick("已还清", "repaid"),
        LoanStage::Overdue => lang.pick("逾期", "overdue"),
        LoanStage::Refused => lang.pick("没批", "refused"),
    }
}

/// What shows a service, in words where the program wrote it.
pub fn evidence_of(evidence: &str, lang: Lang) -> String {
    match evidence {
        "granted" => loan_of(LoanStage::Granted, lang).to_owned(),
        other => other.to_owned(),
    }
}

/// "第 6 个月".
pub fn month_no(months: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {months} 个月"),
        Lang::En => format!("month {months}"),
    }
}

/// "五个一 3/5".
pub fn given(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("五个一 {count}/5"),
        Lang::En => format!("services {count}/5"),
    }
}

/// "共 12 人".
pub fn count(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 件"),
        Lang::En => format!("{count} in all"),
    }
}
