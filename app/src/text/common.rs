//! Words of the frame around every page.

use super::Lang;

sentences! {
    brand: "送岗", "Songgang";
    brand_line: "把活儿送到家门口", "Work brought to your door";
    skip: "直接看内容", "Skip to the content";
    tab_find: "找工作", "Find work";
    tab_learn: "学技术", "Learn";
    tab_mine: "我的", "Mine";
    tab_help: "帮忙", "Help";
    tabs: "主要页面", "Main pages";
    larger: "大字", "Large text";
    smaller: "小字", "Small text";
    contrast_on: "黑白分明", "High contrast";
    contrast_off: "普通颜色", "Usual colours";
    previous: "上一页", "Previous";
    next: "下一页", "Next";
    pages: "翻页", "Pages";
    read_aloud: "念给我听", "Read to me";
    stop_reading: "别念了", "Stop reading";
    call: "打电话", "Call";
    back_home: "回首页", "Back to the start";
    save: "保存", "Save";
    print: "打印", "Print";
    you_are_here: "你现在的位置", "You are here";
    free: "免费", "Free";
    year: "哪一年", "Year";
    month: "月份（不选就是全年）", "Month (empty: the year)";
    whole_year: "全年", "the whole year";
}

/// The title of a page with the name of the programme behind it.
pub fn title(page: &str, lang: Lang) -> String {
    format!("{page} · {}", brand(lang))
}

/// "第 2 页,共 7 页".
pub fn page_of(page: u32, pages: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {page} 页，共 {pages} 页"),
        Lang::En => format!("Page {page} of {pages}"),
    }
}

/// "打电话 0572-1234567": the label of a link that dials.
pub fn call_number(number: &str, lang: Lang) -> String {
    format!("{} {number}", call(lang))
}

/// Parts of one sentence, joined by its comma.
pub fn clauses(parts: &[String], lang: Lang) -> String {
    parts.join(lang.pick("\u{ff0c}", ", "))
}

/// Things named one after the other.
pub fn list<S: AsRef<str>>(names: &[S], lang: Lang) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    names.join(lang.pick("\u{3001}", ", "))
}

/// Between a name and what it stands for.
pub const fn colon(lang: Lang) -> &'static str {
    lang.pick("\u{ff1a}", ": ")
}

/// The end of a sentence.
pub const fn stop(lang: Lang) -> &'static str {
    lang.pick("\u{3002}", ".")
}
