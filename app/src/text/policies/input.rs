//! What the rules ask for, and what was put in, in words.

use crate::text::{Lang, figures};
use domain::policy::{Input, Kind, UsedFigure};
use domain::values::Fen;
use leptos::serde_json::Value;

/// Months that stand for a contract without an end.
const OPEN_ENDED: i64 = 1200;

/// What a fact is called.
pub fn input_name(name: &str, lang: Lang) -> String {
    let plain = name.trim_end_matches("_fen").replace('_', " ");
    let known = NAMES.iter().find(|(known, _)| *known == name);
    match (lang, known) {
        (Lang::Zh, Some((_, zh))) => (*zh).to_owned(),
        _ => plain,
    }
}

/// What is to be typed for a fact: its unit, and the limits of a number.
pub fn input_how(input: &Input, lang: Lang) -> String {
    match input.kind {
        Kind::Money => lang.pick("元", "yuan").to_owned(),
        Kind::Hundredths => lang.pick("可以有两位小数", "up to two decimals").to_owned(),
        Kind::Date => lang.pick("日期", "day").to_owned(),
        Kind::Month => lang.pick("年月，如 2018-01", "month, as 2018-01").to_owned(),
        Kind::Time => lang.pick("时间，如 08:30", "time, as 08:30").to_owned(),
        Kind::Area => lang.pick("区划代码", "area code").to_owned(),
        Kind::Whole(from, to) if to <= 10_000 => format!("{from}–{to}"),
        Kind::Whole(..) => lang.pick("整数", "whole number").to_owned(),
        _ => String::new(),
    }
}

/// A word of a list of codes.
pub fn code_name(code: &str, lang: Lang) -> String {
    let known = CODES.iter().find(|(known, ..)| *known == code);
    match known {
        Some((_, zh, en)) => lang.pick(zh, en).to_owned(),
        None => code.replace('_', " "),
    }
}

/// What was put into a rule, in words, lists as lines of their own.
pub fn told(inputs: &Value, lang: Lang) -> Vec<(String, String)> {
    let Some(inputs) = inputs.as_object() else {
        return Vec::new();
    };
    inputs
        .iter()
        .map(|(name, value)| (input_name(name, lang), value_told(name, value, lang)))
        .collect()
}

fn value_told(name: &str, value: &Value, lang: Lang) -> String {
    match value {
        Value::Bool(true) => lang.pick("是", "yes").to_owned(),
        Value::Bool(false) => lang.pick("否", "no").to_owned(),
        Value::Number(number) => match number.as_i64() {
            Some(OPEN_ENDED) if name.contains("months") => lang.pick("长期", "open-ended").to_owned(),
            Some(fen) if name == "fen" || name.ends_with("_fen") => figures::money(Fen(fen), lang),
            _ => number.to_string(),
        },
        Value::String(text) if name == "person" && text.len() == 36 => {
            lang.pick("本人", "the person").to_owned()
        }
        Value::String(text) => code_name(text, lang),
        Value::Array(items) => {
            let each = items.iter().map(|item| match item {
                Value::Object(_) => {
                    let told = told(item, lang).into_iter();
                    told.map(|(name, text)| format!("{name} {text}"))
                        .collect::<Vec<_>>()
                        .join(lang.pick("，", ", "))
                }
                other => value_told(name, other, lang),
            });
            each.collect::<Vec<_>>().join(lang.pick("；", "; "))
        }
        Value::Null | Value::Object(_) => String::new(),
    }
}

/// An answer of a rule, and what it comes from, in words.
pub fn answer_told(result: &Value, text: &str, is_money: bool, lang: Lang) -> String {
    match result {
        Value::Bool(true) => lang.pick("是", "yes").to_owned(),
        Value::Bool(false) => lang.pick("否", "no").to_owned(),
        Value::Number(number) if is_money => number
            .as_i64()
            .map_or_else(|| text.to_owned(), |fen| figures::money(Fen(fen), lang)),
        Value::Object(_) => {
            let parts = told(result, lang).into_iter();
            parts
                .map(|(name, value)| format!("{name} {value}"))
                .collect::<Vec<_>>()
                .join(lang.pick("，", ", "))
        }
        _ => code_name(text, lang),
    }
}

/// The figures an answer rests on, each with its first day and where it comes from.
pub fn figures_told(used: &[UsedFigure], lang: Lang) -> Vec<String> {
    let told = |figure: &UsedFigure| {
        let value = super::value_of(figure.key, figure.value, lang);
        let since = figure.valid_from.map_or_else(String::new, |day| {
            format!(" · {} {}", super::since(lang), super::since_of(day, lang))
        });
        let source = if figure.source == "input" {
            lang.pick("自己填的", "as given").to_owned()
        } else {
            super::source_of(&figure.source, lang)
        };
        format!("{} {value}{since} · {source}", super::name(figure.key, lang))
    };
    used.iter().map(told).collect()
}

/// Words of lists of codes that calculators show.
const CODES: [(&str, &str, &str); 14] = [
    ("M", "男", "man"),
    ("F", "女", "woman"),
    ("F50", "女工人", "woman, worker"),
    ("F55", "女干部", "woman, in management or a profession"),
    ("employee", "职工", "employee"),
    ("flexible", "灵活就业", "flexible worker"),
    ("home_work", "居家就业补助", "work at home"),
    ("public_post", "公益性岗位补贴", "public-welfare post"),
    ("auxiliary", "辅助性岗位补贴", "auxiliary post"),
    ("month", "按月", "by the month"),
    ("day", "按天", "by the day"),
    ("hour", "按小时", "by the hour"),
    ("piece", "计件", "by the piece"),
    ("death", "死亡", "death"),
];

/// What facts are called in Chinese.
const NAMES: [(&str, &str); 241] = [
    ("year_rate", "一年定期利率（万分之几）"),
    ("demand_rate", "活期利率（万分之几）"),
    ("accepted", "已受理"),
    ("acquired", "已征地"),
    ("admitted", "已录取"),
    ("after", "之后几天"),
    ("age", "年龄"),
    ("agreed", "同意人数"),
    ("allowance_fen", "补助金额"),
    ("amount_fen", "金额"),
    ("approval", "批准日期"),
    ("approved", "已批准"),
    ("arches", "拱门数"),
    ("area_m2", "面积"),
    ("attended", "实际到课天数"),
    ("author", "撰写人"),
    ("average_top_up_fen", "平均补差"),
    ("average_wage_fen", "平均工资"),
    ("badge", "佩戴工作证"),
    ("balance_fen", "账户余额"),
    ("banner", "横幅"),
    ("base_fen", "缴费基数"),
    ("basics", "基本信息"),
    ("below_line", "低于标准"),
    ("board", "宣传栏"),
    ("born", "出生日期"),
    ("cap", "最多几个月"),
    ("capacity", "有劳动能力"),
    ("cases", "件数"),
    ("category", "类别"),
    ("certificate_no", "残疾人证号"),
    ("certified", "有证书"),
    ("chair", "椅子"),
    ("checklist_done", "清单已办完"),
    ("children", "下级数字"),
    ("city_fen", "市级标准"),
    ("claim", "申领日期"),
    ("claimed", "申报数"),
    ("claims", "申领"),
    ("class", "班级"),
    ("class_days", "培训天数"),
    ("cleared_fen", "已清欠"),
    ("clients", "服务对象数"),
    ("closed", "已关闭"),
    ("code", "代码"),
    ("computer", "电脑"),
    ("confirmed", "已确认"),
    ("consultation", "咨询"),
    ("consumption_fen", "消费支出"),
    ("contract_months", "合同几个月"),
    ("cost_fen", "实际花费"),
    ("counted", "计入"),
    ("county_area", "全县面积"),
    ("county_people", "全县人数"),
    ("covered", "已覆盖"),
    ("day", "日期"),
    ("delivered", "送达"),
    ("desk", "服务台"),
    ("direct", "直接用工"),
    ("dispatched", "派遣用工"),
    ("display", "展示"),
    ("district_fen", "区级标准"),
    ("due", "应办数"),
    ("due_fen", "应付金额"),
    ("effective", "生效"),
    ("effects", "帮扶成效"),
    ("eligible", "符合条件"),
    ("employed", "用工情况"),
    ("end", "结束日期"),
    ("estimate_fen", "单位估算的月收入"),
    ("event", "发生日期"),
    ("evidence", "凭据"),
    ("extreme_poverty", "特困"),
    ("fairs", "招聘会场次"),
    ("fen", "金额"),
    ("filed", "已备案"),
    ("finished", "已完成"),
    ("found_fen", "查实金额"),
    ("founded", "成立日期"),
    ("from", "从什么时候"),
    ("full_time", "专职"),
    ("funds", "经费"),
    ("grade", "残疾等级"),
    ("graduate", "贫困家庭毕业生"),
    ("group", "人群"),
    ("groups", "分类"),
    ("handbook", "有手册"),
    ("handed_in", "已上交"),
    ("hires", "招用情况"),
    ("household_area", "家庭面积"),
    ("household_people", "家庭人数"),
    ("households", "户数"),
    ("hukou_area", "户籍地"),
    ("hygiene", "卫生"),
    ("id", "证件号"),
    ("in_county", "在本县企业"),
    ("in_enterprise", "进企业的人数"),
    ("in_need", "有需要"),
    ("injury_fen", "工伤保险"),
    ("insured", "已缴保险"),
    ("issued", "发文日期"),
    ("kind", "种类"),
    ("labour_force", "劳动力人数"),
    ("land", "土地"),
    ("learning", "学习"),
    ("limit_fen", "限额"),
    ("listed", "已列入"),
    ("literate", "识字"),
    ("loan", "贷款"),
    ("low_income", "低收入"),
    ("material", "材料"),
    ("maternity_fen", "生育保险"),
    ("measures", "帮扶措施"),
    ("medical", "医疗"),
    ("medical_fen", "医疗保险"),
    ("minimum_wage_fen", "最低工资"),
    ("minimum_wages", "最低工资的变化"),
    ("month", "月份"),
    ("months", "几个月"),
    ("months_drawn", "已领几个月"),
    ("months_paid", "缴了几个月"),
    ("months_unemployed", "失业几个月"),
    ("next", "下一步"),
    ("not_placed", "没就业的人数"),
    ("notice", "公示"),
    ("notice_board", "公示栏"),
    ("number", "数量"),
    ("objections", "异议"),
    ("offered", "已提供"),
    ("on", "日期"),
    ("one_child", "独生子女户"),
    ("open", "开放"),
    ("opened", "开业日期"),
    ("opening_fen", "期初"),
    ("organisation", "机构"),
    ("others", "已有的其他补贴"),
    ("outcomes", "成效"),
    ("outside", "在区外培训"),
    ("paid", "已缴"),
    ("paid_before", "以前付过"),
    ("paid_fen", "已付金额"),
    ("participants", "参加人数"),
    ("partner", "合作企业"),
    ("pay_fen", "工资"),
    ("pension", "养老"),
    ("pension_fen", "养老保险"),
    ("people", "人数"),
    ("people_found", "查到的人数"),
    ("people_paid", "已付的人数"),
    ("period", "期间"),
    ("periods", "各个月的缴费"),
    ("person", "人"),
    ("persons", "人数"),
    ("placed", "已安置"),
    ("places", "名额"),
    ("plan", "方案"),
    ("points", "宣传点"),
    ("points_asked", "要求的宣传点"),
    ("policy", "政策"),
    ("policy_use", "政策享受"),
    ("poor_household", "贫困家庭"),
    ("posted", "公示日期"),
    ("poster", "海报"),
    ("posts", "岗位数"),
    ("premises", "场地"),
    ("present", "到场"),
    ("project", "项目"),
    ("public_welfare", "公益性岗位"),
    ("ratio", "比例"),
    ("reason", "原因"),
    ("reception", "接待"),
    ("recruiting", "招聘"),
    ("registered_poor", "建档立卡"),
    ("relapsed_poor", "返贫"),
    ("repeats", "重复"),
    ("reported", "已上报"),
    ("reported_at", "上报时间"),
    ("reported_on", "上报日期"),
    ("residual_fen", "剩余金额"),
    ("revenue_fen", "收入"),
    ("right", "有承包权"),
    ("rows", "行数"),
    ("rules", "制度"),
    ("rural", "农村"),
    ("scheme", "方案"),
    ("schemes", "各项保险"),
    ("screens", "屏幕"),
    ("security", "安保"),
    ("self_employed", "自己创业的人数"),
    ("sent", "已发出"),
    ("serious_or_refused", "严重或拒绝"),
    ("service", "服务"),
    ("service_needs", "服务需求"),
    ("set_day", "规定日期"),
    ("severe", "重度"),
    ("sex", "性别"),
    ("share", "比例"),
    ("shortage", "属于紧缺工种"),
    ("small", "小微企业"),
    ("staff", "职工人数"),
    ("standard_fen", "标准"),
    ("stands", "展位"),
    ("start", "开始日期"),
    ("state", "状态"),
    ("stations", "工作站数"),
    ("sub_venues", "分会场"),
    ("subcontract_settled", "分包已结清"),
    ("subsidy", "补贴"),
    ("subsistence_allowance", "低保"),
    ("suitable", "合适"),
    ("support_fen", "赡养费"),
    ("support_per", "每人赡养费"),
    ("surplus", "富余劳动力"),
    ("tables", "桌子"),
    ("tax_fen", "税额"),
    ("taxes", "税"),
    ("telephone", "电话"),
    ("time", "时间"),
    ("towns", "乡镇数"),
    ("towns_with_platform", "有平台的乡镇"),
    ("trained", "培训人数"),
    ("training", "培训"),
    ("transferred", "已转移"),
    ("two_daughters", "二女户"),
    ("unassigned", "未安排"),
    ("unemployment_fen", "失业保险"),
    ("unit", "计薪单位"),
    ("vacancy", "岗位"),
    ("villagers", "村民人数"),
    ("villages", "村数"),
    ("wages_paid", "工资已付"),
    ("waived_because", "免除原因"),
    ("water", "饮水"),
    ("willing", "有就业愿望"),
    ("windows", "窗口"),
    ("with_all", "全部具备"),
    ("work", "就业"),
    ("work_area", "工作地点"),
    ("work_income", "务工收入"),
    ("workers", "职工"),
    ("year", "第几年或年份"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy;

    fn unnamed(inputs: &[Input]) -> Vec<&'static str> {
        let mut missing = Vec::new();
        for input in inputs {
            if !NAMES.iter().any(|(name, _)| *name == input.name) {
                missing.push(input.name);
            }
            if let Kind::List(fields) = input.kind {
                missing.extend(unnamed(fields));
            }
        }
        missing
    }

    #[test]
    fn every_fact_a_rule_asks_for_has_its_words() {
        let missing: Vec<_> = policy::rules()
            .iter()
            .flat_map(|rule| unnamed(rule.inputs))
            .collect();
        assert_eq!(missing, Vec::<&str>::new());
    }
}
