//! Words of the page of policy figures.

use super::Lang;
use chrono::{Datelike, NaiveDate};
use domain::params::ParamKey;

#[cfg(feature = "ssr")]
mod input;
mod name;
#[cfg(feature = "ssr")]
mod sources;
#[cfg(feature = "ssr")]
mod topic;
mod unit;
#[cfg(feature = "ssr")]
pub use input::{answer_told, code_name, figures_told, input_how, input_name, told};
pub use name::name;
#[cfg(feature = "ssr")]
pub use sources::source_of;
#[cfg(feature = "ssr")]
pub use topic::{COUNT as TOPIC_COUNT, topic, topic_anchor, topic_name};
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
    rules: "算一算：每条政策怎么算", "Work it out: what each rule comes to";
    rules_money: "能领多少补贴", "Subsidies";
    rules_other: "别的规则", "Other rules";
    calculator: "算一算", "Work it out";
    calculator_do: "填上情况，马上算出来。填的东西不会存下来。", "Fill in the facts. Nothing of it is kept.";
    calculate: "算", "Work it out";
    result: "结果", "Result";
    used: "用到的标准", "Figures used";
    no_promise: "这是按现在的标准算的，能不能领、领多少，以审核为准。", "By the figures in force. What is paid is decided by the review.";
    look_below: "有的地方没填对，看下面红字。", "Something is not right: see below.";
    no_answer: "这样填，算不出来。", "There is no answer to this.";
    may_stay_empty: "可以不填", "may stay empty";
    not_said: "没选", "not chosen";
    yes: "是", "yes";
    no: "否", "no";
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
