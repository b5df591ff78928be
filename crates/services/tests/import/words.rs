//! Unlawful wording: what is one, and what is none.

use domain::vacancy::{Unlawful, VacancyState};
use services::import::wording::{blank, detect, state};

fn kinds(text: &str) -> Vec<Unlawful> {
    let mut kinds: Vec<Unlawful> = detect("", text).into_iter().map(|wording| wording.kind).collect();
    kinds.dedup();
    kinds
}

#[test]
fn hits() {
    use Unlawful::{Age, Deposit, Family, Fee, Health, Region, Sex, TrainingLoan};
    let cases = [
        (Sex, "限女性"),
        (Sex, "女士优先，有电话销售经验"),
        (Sex, "女性优先考虑"),
        (Sex, "1、女，形象好，气质佳"),
        (Sex, "要求：女"),
        (Sex, "性别：男 工作经验：三年"),
        (Sex, "性别女 18周岁以上"),
        (Sex, "前台接待若干名，女性，高中以上学历"),
        (Sex, "招男保安1名"),
        (Sex, "保安(男)"),
        (Sex, "只招男生"),
        (Sex, "年龄18~50岁，女性为主"),
        (Age, "年龄18-35岁"),
        (Age, "45岁以下"),
        (Age, "18―28周岁"),
        (Health, "体检乙肝五项"),
        (Health, "乙肝勿扰"),
        (Health, "身体健康，无传染性疾病"),
        (Health, "无残疾"),
        (Region, "限本地户口"),
        (Region, "合肥本地户籍优先"),
        (Region, "松江本地人优先"),
        (Region, "不要河南人"),
        (Region, "东北人勿扰"),
        (Region, "外地户口优先"),
        (Fee, "入职前需缴纳服装费200元"),
        (Fee, "保险从业资格证考试报名费160元"),
        (Fee, "收取培训费500元"),
        (Fee, "体检费自理"),
        (Deposit, "需交押金300元"),
        (Deposit, "入职缴纳500元保证金"),
        (Deposit, "入职扣押身份证"),
        (TrainingLoan, "可办理培训贷"),
        (TrainingLoan, "先学后付，零基础"),
        (Family, "已婚已育优先"),
        (Family, "女 未婚"),
        (Family, "两年内无生育计划"),
    ];
    let missed: Vec<_> = cases
        .iter()
        .filter(|(kind, text)| !kinds(text).contains(kind))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn none() {
    let texts = [
        "男女不限",
        "不限男女",
        "性别不限，学历不限",
        "性别 不限",
        "性别要求：不限",
        "性别：男女不限",
        "男/女",
        "1.（男/女）",
        "男女均可",
        "高薪招聘男女普工",
        "男女宿舍分开",
        "女装导购经验",
        "子女幼托补贴",
        "在办公室！在美女旁！",
        "三八妇女节发放礼品",
        "御姐是女神",
        "男身高175cm以上，女身高160cm以上"
            .split('，')
            .next()
            .unwrap_or(""),
        "年龄不限",
        "年满18周岁",
        "16周岁以上",
        "公司员工平均年龄25岁，年轻有活力",
        "照顾0-3岁婴幼儿",
        "户籍不限",
        "不限制户口",
        "熟悉本地路况",
        "非常好的客户口碑",
        "适应外地出差",
        "外地员工提供住宿",
        "上户口亲子鉴定",
        "有健康证",
        "身体健康，能吃苦耐劳",
        "接收残疾人应聘",
        "乙肝不限",
        "不收取任何费用",
        "公司直招不收取任何费用、带薪试岗",
        "无需押金",
        "免费提供住宿，不收取任何押金",
        "不需要缴纳任何押金及费用",
        "缴纳五险一金",
        "收取应收账款",
        "公司承担培训费用",
        "公司提供考驾照费用",
        "费用会计",
        "报销体检费",
        "客户押金管理",
        "贷款专员",
        "婚假、产假",
        "结婚生育礼金100元",
        "已婚未婚均可",
        "婚姻状况：不限",
        "未婚未育或已婚已育",
        "公司不以任何方式收取押金与培训费",
        "录用后所需资料：身份证、户口簿复印件",
        "生育保险",
    ];
    let found: Vec<_> = texts.iter().flat_map(|text| detect("", text)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn titles_speak_too() {
    for title in ["女客服", "急招男普工", "女服务员", "前台（女）", "保安（限男）"] {
        assert!(
            detect(title, "").iter().any(|w| w.kind == Unlawful::Sex),
            "{title}"
        );
    }
    for title in [
        "女装设计师",
        "男女普工",
        "妇女主任助理",
        "女士内衣导购",
        "普工（男女不限）",
        "男科医生",
    ] {
        assert!(detect(title, "").is_empty(), "{title}: {:?}", detect(title, ""));
    }
}

#[test]
fn the_words_are_kept_and_each_once() {
    let found = detect("保安", "1、男性，18-35岁，身体健康\n2、男性，18-35岁");
    let words: Vec<&str> = found.iter().map(|wording| wording.words.as_str()).collect();
    assert_eq!(words, ["男性", "18-35岁"]);
}

#[test]
fn money_from_applicants_waits_for_an_officer() {
    assert_eq!(state(&detect("", "需交押金300元")), VacancyState::Held);
    assert_eq!(state(&detect("", "收取服装费200元")), VacancyState::Held);
    assert_eq!(state(&detect("", "可办理培训贷")), VacancyState::Held);
    assert_eq!(state(&detect("", "限女性，18-35岁")), VacancyState::Open);
}

#[test]
fn seekers_do_not_read_the_demands() {
    let text = "任职要求：\n1、女性，18-28周岁，身体健康；\n2、男女不限，初中以上；\n3、合肥本地户口优先。";
    let found = detect("", text);
    assert_eq!(
        blank(text, &found),
        "任职要求：\n1、身体健康；\n2、男女不限，初中以上；\n3、。"
    );
    assert_eq!(blank("包吃住，男女不限", &[]), "包吃住，男女不限");
    assert_eq!(detect("", &blank(text, &found)), []);
}
