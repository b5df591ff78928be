//! Words about spot checks.

use super::Lang;
use domain::visit::SpotResult;

sentences! {
    title: "走访抽查", "Spot checks of visits";
    tile_do: "抽几次走访，问一问是不是真的", "Draw some visits and ask whether they are true";
    lead_in: "抽哪几次由程序随机定，随机数留着，谁都可以照样再抽一遍。打电话或上门问，再写结果。", "The program draws by chance and keeps the seed, so that anybody can draw again. Call or go there, then say what you found.";
    month: "哪个月", "Month";
    look: "看", "Look";
    nothing: "这个月还没有走访可以抽。", "There is no visit of this month yet.";
    draw: "抽查这个月", "Draw the visits of this month";
    same: "照留下的随机数再抽一遍，结果一样。", "Drawn again with the seed, the result is the same.";
    not_same: "再抽一遍，结果不一样：有人动过抽查名单。", "Drawn again, the result differs: somebody has changed the list.";
    note: "问到什么（退回的要写）", "What you found (needed to give it back)";
}

/// What a check found.
pub const fn result(result: SpotResult, lang: Lang) -> &'static str {
    match result {
        SpotResult::Verified => lang.pick("属实", "It is true"),
        SpotResult::Returned => lang.pick("不属实，退回重做", "It is not: give it back"),
    }
}

/// "这个月走访 120 次，要抽 5% 以上".
pub fn held(count: u32, percent: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这个月走访 {count} 次，抽 {percent}% 以上。"),
        Lang::En => format!("{count} visits this month; at least {percent} % are checked."),
    }
}

/// "从 120 次里抽了 6 次，随机数 77".
pub fn drawn(pool: usize, drawn: usize, seed: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("从 {pool} 次里抽了 {drawn} 次，随机数 {seed}。"),
        Lang::En => format!("{drawn} drawn from {pool}, seed {seed}."),
    }
}
