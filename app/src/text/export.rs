//! Words about lists of people taken out as files.

use super::{Lang, codes, figures, people};
use chrono::NaiveDate;
use domain::export::{ExportFilters, ExportState};

sentences! {
    title: "导出名单", "Export a list";
    tile_do: "看导出的名单，批准同事的申请", "Your exports, and those of colleagues to approve";
    new: "把这份名单导出来", "Take this list out as a file";
    purpose: "用来做什么", "What for";
    purpose_hint: "比如：6月30日河湾镇招聘会，逐户打电话", "For example: job fair on 30 June, calls to each household";
    full: "显示完整的身份证号和电话", "Show resident IDs and telephones in full";
    full_do: "不勾选时号码遮住一部分。勾选后一定要同事批准。", "Otherwise numbers are partly hidden. Full numbers always need a colleague's approval.";
    marked: "每一页都会写上谁、什么时候、为了什么导出。", "Every page says who took it out, when and what for.";
    make: "导出", "Export";
    nobody: "名单上没有人，不用导出。", "Nobody is on the list.";
    mine: "我导出的", "My exports";
    mine_none: "还没有导出过。在人员名单里选好条件，再按“导出名单”。", "None yet. Narrow the list of people, then choose “Export a list”.";
    to_people: "去人员名单", "To the list of people";
    waiting: "等你批准", "Waiting for your approval";
    waiting_none: "没有等批准的。", "Nothing waits.";
    waiting_more: "只列了最早的。批准以后再看。", "Only the oldest are listed. Decide these, then look again.";
    approve: "批准", "Approve";
    refuse: "不批准", "Refuse";
    refuse_why: "为什么不批准", "Why not";
    as_xlsx: "下载表格（Excel）", "Download as a workbook";
    as_csv: "下载文本（CSV）", "Download as text (CSV)";
    masked: "号码遮住一部分", "numbers partly hidden";
    in_full: "完整号码", "full numbers";
    searched: "按输入的词找到的", "found by something typed";
    for_what: "用途", "Purpose";
    everybody: "全部", "everybody";
}

/// 导出 0007
pub fn name(serial: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("导出 {serial:04}"),
        Lang::En => format!("Export {serial:04}"),
    }
}

/// 50 人以内马上能下载 …
pub fn rule(alone: u32, days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!(
            "{alone} 人以内马上就能下载；人更多，或者要完整号码，要由另一位同事批准。文件 {days} 天内可以下载，过后就没有了。"
        ),
        Lang::En => format!(
            "Up to {alone} people at once; more, or full numbers, need a colleague's approval. A file can be fetched for {days} days and is gone then."
        ),
    }
}

/// 名单太长了 …
pub fn too_long(most: u32, search: bool, lang: Lang) -> String {
    match (search, lang) {
        (false, Lang::Zh) => {
            format!("名单太长了，一次最多导出 {most} 人。选一个乡镇、村、类别或年龄段，分几次导出。")
        }
        (false, Lang::En) => format!(
            "The list is too long: {most} people at most go into one file. Narrow it to a township, a village, a group or an age, and take it out by parts."
        ),
        (true, Lang::Zh) => "按这几个字找到的人太多，没有列全。多写几个字，或者选一个村，再导出。".to_owned(),
        (true, Lang::En) => {
            "The search found more people than are listed. Type more, or choose a village, and export then."
                .to_owned()
        }
    }
}

/// 等同事批准, …
pub fn state(state: ExportState, last: NaiveDate, lang: Lang) -> String {
    let day = figures::full_day(last, lang);
    match (state, lang) {
        (ExportState::Waiting, Lang::Zh) => "等同事批准".to_owned(),
        (ExportState::Waiting, Lang::En) => "Waits for a colleague".to_owned(),
        (ExportState::Ready, Lang::Zh) => format!("可以下载，到 {day} 为止"),
        (ExportState::Ready, Lang::En) => format!("May be fetched until {day}"),
        (ExportState::Refused, Lang::Zh) => "没有批准".to_owned(),
        (ExportState::Refused, Lang::En) => "Refused".to_owned(),
        (ExportState::Ended, Lang::Zh) => format!("{day} 已经过期，文件没有了"),
        (ExportState::Ended, Lang::En) => format!("Ended on {day}; the file is gone"),
    }
}

/// 下载过 2 次
pub fn fetched(times: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("下载过 {times} 次"),
        Lang::En => format!("fetched {times} times"),
    }
}

/// What the list was narrowed to.
pub fn filters(filters: ExportFilters, lang: Lang) -> String {
    let parts = [
        filters.category.map(|one| codes::category(one, lang).to_owned()),
        filters.pace.map(|one| people::pace_band(one, lang).to_owned()),
        filters.age.map(|one| people::age_band(one, lang)),
        filters
            .employment
            .map(|one| people::employment(one, lang).to_owned()),
        filters.stale.then(|| people::stale(lang).to_owned()),
        filters.unassessed.then(|| people::unassessed(lang).to_owned()),
        filters.searched.then(|| searched(lang).to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        everybody(lang).to_owned()
    } else {
        super::common::list(&parts, lang)
    }
}
