//! Words of stands, of what came of a fair, and of RP10.

use super::Lang;
use domain::fair_intent::{IntentKind, IntentResult, IntentStanding};

sentences! {
    find: "扫来访者的码，或输入签到号", "Scan the visitor's code, or type the number";
    find_do: "签到号是入口给的，在他手里的纸条上或者问他。", "The gate gave the number.";
    look: "查", "Look";
    not_found: "场内没有这个码。请他先到入口签到。", "Nobody inside has this. Ask them to check in at the gate first.";
    number_only: "他不愿意让单位看到姓名，只有号码。", "They share no name; the number is all there is.";
    noted_before: "之前记过", "Noted before";
    kind: "打算怎么办", "What is meant";
    vacancy: "哪个岗位", "Which vacancy";
    vacancy_any: "还没定", "not decided";
    note: "记一句（不写号码）", "A note (no numbers)";
    interview_on: "哪天面试", "Day of the interview";
    save: "记下来", "Note it";
    lines: "记过的人", "Noted";
    lines_none: "还没记过。扫第一个来访者试试。", "Nobody yet. Scan the first visitor.";
    result: "后来怎样", "What came of it";
    result_do: "招聘会后几天内填好。没填的不算来过。", "Say it within some days. What nobody says counts for nothing.";
    keep_result: "填结果", "Keep it";
    due: "最晚", "by";
    closed: "现在不能记新的人，还能填结果。", "Nobody new can be noted now; results can.";
    ended: "这个链接看不到记过的人了。用单位账号进“招聘会现场和结果”填结果。", "This link shows nobody any more. Say what came of it with the account of your firm.";
    own: "招聘会现场和结果", "At the fair, and what came of it";
    needs: "没填结果", "without a result";
    results: "意向和结果", "Intents and results";
    results_lead: "单位在招聘会后几天内填结果；在岗情况按就业跟踪算，没人问过的不算在岗。", "Employers say within some days what came of it; being at work is counted from follow-ups. What nobody asked is not counted.";
    results_none: "还没有意向。", "No intents yet.";
    employer: "单位", "Employer";
    intents: "意向", "Intents";
    interviews: "约面试", "Interviews";
    offers: "当场要人", "Offers";
    hired: "录用", "Taken";
    needs_update: "没填", "Not said";
    rate: "爽约率", "Missed of known";
    report: "招聘会统计", "Job fairs";
    report_lead: "到场按人次，一场一次。全年的单位、展位、到场数是各场相加。", "Visitors are counted once a fair; a year adds its fairs up.";
    report_none: "这一年还没有办过的招聘会。", "No fair was held in this year.";
    employers: "单位", "Employers";
    stands: "展位", "Stands";
    posts: "岗位人数", "Posts";
    visitors: "到场", "Visitors";
    disabled: "其中残疾人", "Of them with a disability";
    at_7: "7 天在岗", "At work after 7 days";
    at_30: "30 天在岗", "After 30 days";
    at_90: "90 天在岗", "After 90 days";
    fair: "招聘会", "Fair";
    total: "合计", "Total";
    show: "看", "Show";
    as_file: "下载表格", "As a file";
}

/// What the two mean to do.
pub const fn intent(kind: IntentKind, lang: Lang) -> &'static str {
    match kind {
        IntentKind::Interested => lang.pick("有意向", "Interested"),
        IntentKind::Interview => lang.pick("约面试", "Interview"),
        IntentKind::Offer => lang.pick("当场要人", "Offer"),
    }
}

/// What came of it.
pub const fn result_of(result: IntentResult, lang: Lang) -> &'static str {
    match result {
        IntentResult::NoShow => lang.pick("没来面试", "Did not come"),
        IntentResult::Met => lang.pick("来了，还没定", "Met, not decided"),
        IntentResult::NotSuited => lang.pick("不合适", "Not suited"),
        IntentResult::Declined => lang.pick("本人不愿意", "Did not want it"),
        IntentResult::Hired => lang.pick("录用了", "Taken"),
    }
}

/// Where an intent stands.
pub const fn standing(standing: IntentStanding, lang: Lang) -> &'static str {
    match standing {
        IntentStanding::Noted => lang.pick("记下了", "Noted"),
        IntentStanding::Ahead => lang.pick("等面试", "Interview to come"),
        IntentStanding::NeedsUpdate => lang.pick("该填结果了", "Needs an update"),
        IntentStanding::Met => lang.pick("来了，还没定", "Met"),
        IntentStanding::Hired => lang.pick("录用了", "Taken"),
        IntentStanding::NoShow => lang.pick("没来面试", "Missed"),
        IntentStanding::Ended => lang.pick("没成", "Ended"),
    }
}

/// Tenths of a percent as a percentage.
pub fn permille(rate: Option<u32>) -> String {
    rate.map_or_else(|| "—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10))
}
