//! Words of the page of policy figures.

use super::Lang;
use chrono::{Datelike, NaiveDate};
use domain::params::ParamKey;

mod name;
mod unit;
pub use name::name;
pub use unit::value_of;

sentences! {
    title: "现在执行的标准", "Figures in force";
    intro: "每个数都写着从哪里来。数变了，这里也变。", "Each figure says where it comes from. When it changes, it changes here.";
    what: "标准", "Figure";
    value: "数", "Value";
    since: "从哪天起", "Since";
    source: "依据", "Source";
    none: "还没有录入标准。", "No figures have been entered.";
    desk_title: "政策标准", "Policy figures";
    desk_intro: "改一个数，要写明依据，还要另一个人批准。以前办完的事还照当时的数，不会变。", "A figure needs a source and the approval of somebody else. What was decided before keeps its figures.";
    tile_do: "耕地、天数、最低工资这些数，谁改、依据是什么", "Farmland, days, minimum wage: who sets them, and by what";
    requests_title: "要改的数", "Asked for";
    requests_none: "现在没有要改的数。", "Nothing has been asked for.";
    waits: "等批准", "waiting";
    approved: "批准了", "approved";
    refused: "没批准", "refused";
    not_set: "还没定", "not set";
    now: "现在", "Now";
    approve: "批准", "Approve";
    refuse: "不批准", "Refuse";
    new_how: "选一项，写上新的数。批准以后，从生效那天起照新的办。", "Choose one and write the new figure. Once approved it holds from its first day on.";
    value_how: "新的数（面积写亩，钱写元，日子写年月日，钟点写 8:30，每年的日子写 2-28，别的写整数）", "New figure (areas in mu, money in yuan, days as dates, clock times as 8:30, days of every year as 2-28, else a whole number)";
    source_how: "依据（哪个文件、哪次会议、哪份公报）", "Source (document, meeting, bulletin)";
    new_send: "报上去", "Ask";
}

/// "给青禾县改一个数".
pub fn new_title(area: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("给{area}改一个数"),
        Lang::En => format!("Ask for a figure for {area}"),
    }
}

/// "从 2025年1月1日 起".
pub fn from_day(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("从 {day} 起"),
        Lang::En => format!("From {day} on"),
    }
}

/// When something was asked.
pub fn asked_at(at: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{at} 报上来"),
        Lang::En => format!("Asked {at}"),
    }
}

/// A figure with the least and the most it may be.
pub fn name_with_range(key: ParamKey, lang: Lang) -> String {
    let (name, range) = (name(key, lang), key.range());
    if key.is_day() {
        return name.to_owned();
    }
    let [least, most] = [range.start(), range.end()].map(|bound| value_of(key, *bound, lang));
    match lang {
        Lang::Zh => format!("{name}（{least}～{most}）"),
        Lang::En => format!("{name} ({least} to {most})"),
    }
}

/// Since when; the figures the program started with name no day.
pub fn since_of(day: NaiveDate, lang: Lang) -> String {
    if day.year() <= FIRST_YEAR {
        lang.pick("没有写明", "not stated").to_owned()
    } else {
        super::figures::full_day(day, lang)
    }
}

/// The year the figures of the program start with.
const FIRST_YEAR: i32 = 2000;

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
const DOCUMENTS: [(&str, &str, &str); 20] = [
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_bears_its_own_title() {
        let shown = |source| source_of(source, Lang::Zh);
        assert_eq!(
            shown("S1i 不少于5个岗位信息 (R32)"),
            "《县就业脱贫工程实施方案》：“不少于5个岗位信息”"
        );
        assert_eq!(
            shown("S1h (R06)"),
            "《县残疾人就业培训工程实施方案》",
            "nothing is quoted that was not"
        );
        assert_eq!(shown("design: personal link"), "平台自己定的，可以改");
    }

    #[test]
    fn a_county_is_quoted_in_full() {
        for own in [
            "County order, Rules of 2026",
            "Notice (Revised) no. 5",
            "某县人社局公告",
        ] {
            assert_eq!(source_of(own, Lang::En), own);
        }
    }
}
