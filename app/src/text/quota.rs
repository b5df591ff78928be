//! Words about the disability quota.

use super::Lang;
use domain::quota::{QuotaResult, QuotaStage};

sentences! {
    title: "按比例安排残疾人就业", "Disability quota";
    tile_do: "谁申报了、谁要核对、谁要缴保障金", "Who declared, who is to be checked, who pays the levy";
    not_opened: "这一年还没有开始。", "This year has not been opened.";
    open: "开始这一年的申报", "Open the year";
    opened_on: "开始申报的日子", "Opened on";
    published_on: "已公示", "Published on";
    closed_on: "已办结", "Closed on";
    none: "还没有单位申报。", "No employer has declared.";
    declare: "替单位申报", "Declare for an employer";
    declare_own: "申报职工人数", "Declare your staff";
    uscc: "统一社会信用代码", "Social credit code";
    as_of: "人数是哪天的", "Figures of";
    staff: "在职职工总人数", "Everybody who works there";
    disabled: "其中残疾人", "People with a disability among them";
    severe: "其中重度（1、2级）且签一年以上合同的", "Severe (grade 1 or 2) with a contract of a year";
    dispatched: "其中派遣来的", "Dispatched by other firms";
    is_small: "是小型、微型企业", "A small or micro enterprise";
    founded: "哪天成立的", "Founded on";
    save: "记下来", "Enter";
    check: "残联核对", "Check by the federation";
    check_do: "看残疾人证和劳动合同，核对以后填实际人数。", "Look at certificates and contracts, then enter who counts.";
    on_record: "我们这里有上岗记录的", "Placements on record";
    placed: "持证、签合同的残疾人", "With certificate and contract";
    placed_severe: "其中重度、合同一年以上", "Of them severe with a contract of a year";
    decide: "按规则定下来", "Decide by the rules";
    four_eyes: "核对的人不能自己定。", "Whoever checked does not decide.";
    required: "应安排", "Required";
    gap: "还差", "Missing";
    over: "超过", "More";
    levy: "应缴保障金", "Levy";
    pay: "缴了保障金", "Levy paid";
    fen: "多少元", "Yuan";
    on: "哪天缴的", "Paid on";
    receipt: "收据号", "Receipt number";
    publish: "公示名单", "Publish the list";
    publish_do: "公示以后，谁都能看到单位名称和结果。里面没有个人的信息。", "Everybody then reads the names and results of employers, and nothing of any person.";
    close: "办结这一年", "Close the year";
    close_do: "没缴清的留着，缴清以后再办结。", "Who still owes stays open.";
    public_link: "看公示的名单", "The public list";
    public_none: "这一年还没有公示。", "Nothing has been published for this year.";
    public_lead: "只列单位和结果，不列个人。有意见可以向县残联反映。", "Employers and results only. Objections go to the county's federation of disabled people.";
    firm: "单位", "Employer";
    place: "地方", "Place";
    result: "结果", "Result";
    levy_paid: "保障金已缴", "levy paid";
    levy_open: "保障金未缴", "levy not paid";
    as_file: "下载表格", "As a file";
    year: "哪一年", "Year";
    declared: "申报的", "Declared";
    own_none: "现在没有要申报的年度。", "No year is open.";
    reserved: "有合适残疾人的岗位？发布时选“岗位预留”。", "A vacancy fit for a person with a disability? Mark it as reserved when you post it.";
}

/// Where an employer stands.
pub const fn stage(stage: QuotaStage, lang: Lang) -> &'static str {
    match stage {
        QuotaStage::Declared => lang.pick("等残联核对", "to be checked"),
        QuotaStage::Checked => lang.pick("已核对，等县里定", "checked, to be decided"),
        QuotaStage::Exempt => lang.pick("免缴", "exempt"),
        QuotaStage::Met => lang.pick("达标", "met"),
        QuotaStage::Over => lang.pick("超比例，可以申请奖励", "more than required: reward"),
        QuotaStage::Short => lang.pick("未达标，要缴保障金", "short: pays the levy"),
        QuotaStage::Paid => lang.pick("已缴保障金", "levy paid"),
        QuotaStage::Closed => lang.pick("已办结", "closed"),
    }
}

/// A result for everybody.
pub const fn result_of(result: QuotaResult, lang: Lang) -> &'static str {
    match result {
        QuotaResult::Exempt => lang.pick("免缴", "exempt"),
        QuotaResult::Met => lang.pick("达标", "met"),
        QuotaResult::Over => lang.pick("超比例安排", "more than required"),
        QuotaResult::Short => lang.pick("未达标", "short"),
    }
}

/// Ten-thousandths of a person as people write them: `1.65`, `3`.
pub fn heads(parts: i64) -> String {
    let text = format!("{:.4}", parts as f64 / 10_000.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "3 家单位".
pub fn firms(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 家单位"),
        Lang::En => format!("employers: {count}"),
    }
}
