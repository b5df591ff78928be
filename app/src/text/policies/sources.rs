//! Where figures come from, in words.

use crate::text::Lang;

/// Where a figure comes from, for people: the documents behind the short marks, without the numbers of our rules.
pub fn source_of(source: &str, lang: Lang) -> String {
    if source.starts_with("design:") {
        return lang
            .pick("平台自己定的，可以改", "Set for this platform; may be changed")
            .to_owned();
    }
    let said = without_rule(source);
    let Some((mark, title, title_en)) = DOCUMENTS.into_iter().find(|(mark, ..)| said.starts_with(mark))
    else {
        return said.to_owned();
    };
    let rest = said.trim_start_matches(mark).trim_matches([' ', ',']);
    let title = lang.pick(title, title_en);
    if lang == Lang::En || rest.is_empty() || rest.is_ascii() {
        title.to_owned()
    } else {
        format!("{title}：“{rest}”")
    }
}

/// Short mark, name in Chinese as the document bears it, name in English.
const DOCUMENTS: [(&str, &str, &str); 24] = [
    (
        "State Council order 423",
        "《劳动保障监察条例》（国务院令第423号）",
        "Regulations on labour security inspection, State Council order 423",
    ),
    (
        "MOHRSS order 45 of 2021",
        "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》（人社部令第45号）",
        "Measures on lists of those who owe migrant workers wages, order 45",
    ),
    (
        "Administrative Reconsideration Law",
        "《行政复议法》第二十条",
        "Administrative Reconsideration Law, article 20",
    ),
    (
        "personal information law art. 50",
        "《个人信息保护法》第五十条、《信息安全技术 个人信息安全规范》（GB/T 35273—2020）8.7",
        "Personal Information Protection Law, article 50; GB/T 35273-2020, 8.7",
    ),
    (
        "S0",
        "《全市建设四有示范镇工作方案》",
        "A city's plan for demonstration towns of the four haves",
    ),
    (
        "S1b",
        "《社会保障兜底脱贫工程实施方案》",
        "A county's plan for social relief against poverty",
    ),
    (
        "S1d, S1e",
        "《县人事劳动和社会保障系统开展创业服务年活动实施方案》一、二",
        "A county's two plans for a year of services to founders",
    ),
    (
        "S1d",
        "《县人事劳动和社会保障系统开展创业服务年活动实施方案》",
        "A county's plan for a year of services to founders",
    ),
    (
        "S1e",
        "《县人事劳动和社会保障局开展创业服务年活动实施方案二》",
        "A county's second plan for a year of services to founders",
    ),
    (
        "S1f",
        "《县人力资源和社会保障局民主评议政风行风工作实施方案》",
        "A county's plan for public appraisal",
    ),
    (
        "S1g",
        "《区劳动和社会保障局就业援助周策划方案》",
        "A district's plan for the employment assistance week",
    ),
    (
        "S2",
        "《扬州市就业富民乡村振兴基地建设培育方案》",
        "Yangzhou's plan for bases of employment and rural revitalisation",
    ),
    (
        "S3",
        "南浔《劳保平台建设实施方案》",
        "Nanxun's plan for labour and social security platforms",
    ),
    (
        "S4",
        "《松原市进一步做好为农民工服务工作的实施方案》",
        "Songyuan's plan for services to migrant workers",
    ),
    (
        "S1a",
        "《县被征地农民就业培训和社会保障工作实施方案（试行）》",
        "A county's plan for training and social security of land-loss farmers (trial)",
    ),
    (
        "S1c",
        "洛江区《征地人员就业培训和职工基本养老保险实施方案》",
        "Luojiang district's plan for training and employee pension of land-loss people",
    ),
    (
        "S1h",
        "《县残疾人就业培训工程实施方案》",
        "A county's plan for employment and training of people with a disability",
    ),
    (
        "S1i",
        "《县就业脱贫工程实施方案》",
        "A county's plan for employment against poverty",
    ),
    (
        "Labour Law art. 15",
        "《劳动法》第十五条",
        "Labour Law, article 15",
    ),
    (
        "Labour Law art. 64",
        "《劳动法》第六十四条",
        "Labour Law, article 64",
    ),
    (
        "Organic Law of Villagers' Committees art. 26",
        "《村民委员会组织法》第二十六条",
        "Organic Law of Villagers' Committees, article 26",
    ),
    (
        "State Council 1978 no. 104",
        "国发〔1978〕104号",
        "State Council 1978 no. 104",
    ),
    (
        "NPC decision of 2024-09-13",
        "《全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定》（2024年9月13日）",
        "NPC Standing Committee, decision of 13 September 2024",
    ),
    (
        "demo county",
        "演示县的数字，不是法规",
        "A figure of the demo county, not law",
    ),
];

/// The source without the numbers of our own rules: "… (R32)", "…, R01". A county's own words stay whole.
fn without_rule(source: &str) -> &str {
    let is_rule = |at: &usize| source[at + 3..].starts_with(|next: char| next.is_ascii_digit());
    let marks = [" (R", ", R"].iter().flat_map(|mark| source.match_indices(mark));
    let cut = marks.map(|(at, _)| at).filter(is_rule).min();
    &source[..cut.unwrap_or(source.len())]
}
