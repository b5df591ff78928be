//! Words about wall screens and posters.

use super::{Lang, figures};
use chrono::{Datelike, NaiveDate};
use domain::calendar::{CalendarEntry, CalendarTime};
use domain::ports::{ScreenCounts, ScreenPost};
use domain::screen::{Contrast, ScreenKind, ScreenPick, TextSize};

sentences! {
    title: "大屏", "Wall screens";
    tile_do: "大厅、集市、村里的电视上放岗位", "Vacancies on televisions in halls, on markets, in villages";
    lead: "一台能上网的电视或旧电脑，打开地址就能滚动放岗位，不用登录。断网时接着放。", "Any television or old computer that opens the address shows vacancies. Nobody signs in; without network it goes on.";
    none: "还没有大屏。在下面设一个，把地址输到电视上。", "No screen yet. Set one up below and type its address on the television.";
    new: "设一个大屏", "Set a screen up";
    name: "叫什么（挂在哪里）", "Name (where it hangs)";
    kind: "哪种地方", "Kind of place";
    area: "放哪里的岗位", "Vacancies of";
    pick: "放哪些岗位", "Which vacancies";
    chosen: "岗位编号（只在“自己挑的”时填，一行一个）", "Numbers of vacancies (for those chosen by hand, one a line)";
    contrast: "颜色", "Colours";
    size: "字多大", "Size";
    save: "存下来", "Save";
    settings: "设置", "Settings";
    address: "在电视上输这个地址", "Type this address on the television";
    open: "看一看", "Have a look";
    poster: "打印海报", "Print a poster";
    new_code: "换一个地址", "Another address";
    new_code_do: "原来的地址马上不能用，电视上要重新输。", "The old address stops at once; the television needs the new one.";
    switch_off: "关掉", "Switch off";
    switch_off_do: "电视上会显示“没有这个页面”，以后可以再打开。", "The television shows that there is no such page; it can be switched on again.";
    switch_on: "打开", "Switch on";
    is_off: "已关", "off";
    by: "设的人", "Set up by";
    jobs: "招聘信息", "Vacancies";
    updated: "更新于", "Updated";
    offline: "没有网络", "No network";
    no_posts: "今天没有新岗位，请到窗口问一问。", "No vacancies today; please ask at the desk.";
    scan: "手机扫一扫 看全部岗位", "Scan to see everything";
    scan_class: "手机扫一扫 看这个班", "Scan to see this class";
    scan_fair: "手机扫一扫 看招聘会、报名", "Scan to see the fair and register";
    call: "打电话问", "Ask by telephone";
    open_vacancies: "个岗位", "vacancies";
    placed: "人本月上岗", "began to work this month";
    visitors: "人今天到场", "visitors today";
    next: "接下来", "Next";
    place_poster: "打印一张村里的岗位海报", "Print a poster of a place";
    sheet: "纸张", "Sheet";
    poster_lead: "打印前选纸张。黑白打印机也看得清。", "Choose the sheet before printing. Readable in black and white.";
    find_work: "找工作 看这里", "Work around here";
    free: "不收任何费用", "Free of any charge";
    back: "返回", "Back";
    print_do: "按 Ctrl+P，或在浏览器菜单里选“打印”", "Press Ctrl+P, or choose Print in the menu of the browser";
    ask_here: "不会用手机，请到村里或镇上的服务站问", "No telephone? Ask at the station of the village or township";
}

/// Where it hangs.
pub const fn kind_of(kind: ScreenKind, lang: Lang) -> &'static str {
    match kind {
        ScreenKind::Hall => lang.pick("人力资源市场、服务大厅", "employment hall"),
        ScreenKind::Fair => lang.pick("招聘会现场", "job fair"),
        ScreenKind::Market => lang.pick("零工市场", "day-labour market"),
        ScreenKind::Village => lang.pick("村（社区）服务站", "village station"),
    }
}

/// Which vacancies.
pub const fn pick_of(pick: ScreenPick, lang: Lang) -> &'static str {
    match pick {
        ScreenPick::All => lang.pick("这里所有的岗位", "everything open there"),
        ScreenPick::DayJobs => lang.pick("只放零工", "day labour"),
        ScreenPick::Sitting => lang.pick("只放坐着能做的", "work one can do sitting"),
        ScreenPick::HomeBased => lang.pick("只放在家能做的", "work at home"),
        ScreenPick::Chosen => lang.pick("自己挑的", "chosen by hand"),
    }
}

/// Its colours.
pub const fn contrast_of(contrast: Contrast, lang: Lang) -> &'static str {
    match contrast {
        Contrast::Day => lang.pick("白天（浅色）", "day (light)"),
        Contrast::Night => lang.pick("晚上（深色）", "night (dark)"),
        Contrast::ByTime => lang.pick("按时间自动换", "by the clock"),
    }
}

/// How large the letters are.
pub const fn size_of(size: TextSize, lang: Lang) -> &'static str {
    match size {
        TextSize::Usual => lang.pick("一屏 6 个岗位", "6 at a time"),
        TextSize::Large => lang.pick("一屏 4 个岗位，字更大", "4 at a time, larger"),
    }
}

/// The heading of a wall.
pub fn heading(place: &str, lang: Lang) -> String {
    format!("{place} {}", jobs(lang))
}

/// How many people are wanted: "招 5 人".
pub fn wanted(post: &ScreenPost, lang: Lang) -> Option<String> {
    let number = post.wanted?;
    Some(match lang {
        Lang::Zh => format!("招 {number} 人"),
        Lang::En => format!("{number} wanted"),
    })
}

/// What the work offers, the two most telling things of it.
pub fn offers(post: &ScreenPost, lang: Lang) -> Vec<&'static str> {
    let offered = &post.conditions;
    let all = [
        (offered.home_based, lang.pick("在家做", "at home")),
        (post.sitting, lang.pick("可以坐着做", "sitting")),
        (
            offered.lodging && offered.meals,
            lang.pick("包吃住", "bed and meals"),
        ),
        (offered.lodging && !offered.meals, lang.pick("包住", "bed")),
        (offered.meals && !offered.lodging, lang.pick("包吃", "meals")),
        (offered.transport, lang.pick("有班车", "bus")),
        (post.no_reading, lang.pick("不用识字", "no reading")),
        (offered.insured, lang.pick("缴社保", "insured")),
    ];
    let holds = all.into_iter().filter(|(holds, _)| *holds);
    holds.map(|(_, word)| word).take(2).collect()
}

/// The live numbers, each with its word.
pub fn counts(counts: &ScreenCounts, lang: Lang) -> Vec<(u32, &'static str)> {
    let mut all = vec![
        (counts.vacancies, open_vacancies(lang)),
        (counts.openings, lang.pick("人要招", "people wanted")),
        (counts.placed, placed(lang)),
    ];
    all.extend(counts.visitors.map(|number| (number, visitors(lang))));
    all
}

/// When something is: "3月1日 星期日 上午9:00".
pub fn when(time: CalendarTime, lang: Lang) -> String {
    match time {
        CalendarTime::Days(first, last) if first == last => figures::day(first, lang),
        CalendarTime::Days(first, last) => {
            format!("{} – {}", figures::day(first, lang), figures::day(last, lang))
        }
        CalendarTime::Between(from, _) => {
            let day = time.first_day();
            let moment = figures::moment(from, lang);
            let hour = moment.rsplit(' ').next().unwrap_or_default().to_owned();
            format!("{} {hour}", figures::day(day, lang))
        }
    }
}

/// An event in few words, for a line that is cut off: "3月1日 9:00 春风行动招聘会".
pub fn event_brief(entry: &CalendarEntry, lang: Lang) -> String {
    let when = match (entry.time, lang) {
        (CalendarTime::Between(from, _), _) => figures::moment(from, lang),
        (CalendarTime::Days(first, _), Lang::Zh) => format!("{}月{}日", first.month(), first.day()),
        (CalendarTime::Days(first, _), Lang::En) => first.format("%-d %b").to_string(),
    };
    format!("{when} {}", entry.title)
}

/// An event in one line.
pub fn event(entry: &CalendarEntry, lang: Lang) -> String {
    let place = if entry.place.is_empty() {
        String::new()
    } else {
        format!(" · {}", entry.place)
    };
    format!("{} {}{place}", when(entry.time, lang), entry.title)
}

/// Until which day a poster is true.
pub fn made_on(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}打印，最新的请扫码看", figures::full_day(day, lang)),
        Lang::En => format!("Printed on {}; scan for the latest", figures::full_day(day, lang)),
    }
}

/// How many are open: "这里现在有 128 个岗位".
pub fn open_here(open: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这里现在有 {open} 个岗位"),
        Lang::En => format!("{open} vacancies are open here"),
    }
}

/// Which buses stop there.
pub fn bus(lines: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("坐车：{lines}"),
        Lang::En => format!("By bus: {lines}"),
    }
}

/// How many employers come.
pub fn stands(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number} 家单位现场招人"),
        Lang::En => format!("{number} employers are there"),
    }
}
