//! Words of the staff pages.

use super::Lang;
use domain::shortage::Shortage;

sentences! {
    area_title: "工作台", "Desk";
    sign_in: "工作人员登录", "Staff sign-in";
    login: "登录名", "Sign-in name";
    password: "密码", "Password";
    enter: "登录", "Sign in";
    sign_out: "退出", "Sign out";
    today: "今天要办的", "Today";
    group_people: "走访帮扶", "People and visits";
    group_vacancies: "岗位单位", "Vacancies and employers";
    group_work: "上班补贴", "Work and money";
    group_register: "认定名单", "Register and rights";
    group_office: "进度账号", "Progress and accounts";
    tile_lacking: "谁还差岗位？", "Who still lacks vacancies?";
    tile_lacking_do: "看名单，一个一个补上", "See the list and fill the gaps";
    tile_people_do: "看本地登记的人", "See who is registered here";
    tile_behind: "哪里落后？", "Which places are behind?";
    tile_behind_do: "按县、镇、村看进度", "Progress by county, town, village";
    tile_shortage: "缺什么岗位？", "What work is missing?";
    tile_shortage_do: "看要去哪里找什么活儿", "See what to look for, and where";
    tile_slips: "打印送岗单", "Print slips";
    tile_slips_do: "还没送到的，打出来送上门", "Print what is not delivered yet";
    tile_renewals: "快到期的", "What ends soon";
    tile_renewals_do: "类别、证件到期前去续", "Groups and certificates to renew";
    tile_register: "登记一个人", "Register somebody";
    tile_register_do: "名单上没有的，先登记", "Whoever is not on the register yet";
    tile_vacancies: "查岗位", "Search vacancies";
    tile_vacancies_do: "看、收回岗位", "See and withdraw vacancies";
    helper_phone: "村民打的帮忙电话", "Number for people to call";
    helper_phone_do: "印在送岗单上，也在村民的页面上。", "Printed on slips and shown on people's pages.";
    coverage: "送岗进度", "Coverage";
    area: "地方", "Area";
    people_due: "应送（人）", "Due";
    with_0: "0\u{a0}个（人）", "0";
    with_1_2: "1–2\u{a0}个（人）", "1–2";
    with_3_4: "3–4\u{a0}个（人）", "3–4";
    with_5: "够\u{a0}5\u{a0}个（人）", "5 or more";
    with_5_said: "够 5 个的", "with 5 or more:";
    shortfall: "还差（个）", "Missing";
    planned: "待送（个）", "Planned";
    interested: "感兴趣", "Interested";
    hired: "上岗", "Hired";
    placed: "已有工作", "In work";
    behind: "落后", "Behind";
    behind_red: "差 2 个以上", "two or more behind";
    behind_amber: "差 1 个", "one behind";
    rate: "够 5 个的", "Rate";
    total: "合计", "Total";
    year: "年份", "Year";
    show: "看", "Show";
    download: "下载表格（CSV）", "Download (CSV)";
    by_channel: "怎么送到的", "How they arrived";
    list_people: "看人员名单", "See the people";
    people: "人员名单", "People";
    no_people: "这里没有应送岗位的人。", "Nobody is due here.";
    name: "姓名", "Name";
    age: "年龄", "Age";
    groups: "类别", "Groups";
    got: "已送", "Delivered";
    pace: "进度", "Pace";
    latest_answer: "最近回答", "Latest answer";
    phone: "电话", "Phone";
    leads: "给他找的岗位", "Leads";
    no_leads: "还没有给他选过岗位。下一轮匹配会选。", "No lead yet. The next matching round will choose.";
    score: "合适程度", "Fit";
    reasons: "理由", "Reasons";
    counts: "算进", "Counts in";
    counts_not: "不算数", "does not count";
    hand_over: "记：当面送到", "Record: handed over";
    hand_over_call: "记：电话告诉了", "Record: told by phone";
    hand_over_how: "凭什么", "Proof";
    hand_over_note: "证明人姓名或备注", "Witness or note";
    link: "个人链接", "Personal link";
    link_none: "现在没有能用的链接。", "No link is in force.";
    link_make: "做一个链接", "Make a link";
    link_renew: "换一个新链接", "Make a new link";
    link_revoke: "停用链接", "Revoke links";
    link_once: "只显示这一次。抄下来，或马上打印送岗单。", "Shown this once. Write it down, or print the slip now.";
    slip_print: "打印这个人的送岗单", "Print this person's slip";
    shortages: "缺什么岗位", "What work is missing";
    no_shortages: "上一轮匹配没有缺口。", "The latest round found no gap.";
    no_round: "还没有做过匹配。", "No matching round has run yet.";
    round_at: "上一轮匹配", "Latest round";
    look_for: "找这些", "Look for";
    slips: "送岗单", "Slips";
    slips_choose: "一次打不完。先选一个地方。", "Too many to print at once. Choose a place first.";
    slips_none: "这里没有等着送的岗位。", "Nothing is waiting to be delivered here.";
    slips_print_small: "按“打印”，选 A5 纸，一张纸一份。", "Press print, choose A5: one slip a sheet.";
    slips_on_small: "用 A5 纸打", "Print on A5";
    slips_on_large: "用 A4 纸打", "Print on A4";
    slips_print_how: "按“打印”，选 A4 纸、横向，一张纸两份，从中间剪开。", "Press print, choose A4 landscape: two slips a sheet, cut in the middle.";
}

/// "wang · 协管员": who is signed in.
pub fn signed_in(login: &str, role: &str) -> String {
    format!("{login} · {role}")
}

/// "截至 2026年11月25日，这时每人应送到 5 个".
pub fn as_of(day: &str, due: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("截至 {day}，这时每人应送到 {due} 个"),
        Lang::En => format!("As of {day}; {due} a person are due by now"),
    }
}

/// "12 人".
pub fn persons(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 人"),
        Lang::En if count == 1 => "1 person".to_owned(),
        Lang::En => format!("{count} people"),
    }
}

/// "有效到 2026年11月25日".
pub fn valid_to(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("有效到 {day}"),
        Lang::En => format!("valid until {day}"),
    }
}

/// "32 岁".
pub fn age_of(years: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{years} 岁"),
        Lang::En => format!("{years} years"),
    }
}

/// "213 人 · 还要 1065 个 · 现有 640 个".
pub fn shortage(task: &Shortage, lang: Lang) -> [String; 3] {
    match lang {
        Lang::Zh => [
            format!("{} 人", task.people),
            format!("还要 {} 个", task.need),
            format!("现有 {} 个", task.capacity),
        ],
        Lang::En => [
            persons(task.people, lang),
            format!("{} needed", task.need),
            format!("{} there", task.capacity),
        ],
    }
}

/// "还缺 425 个".
pub fn missing(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还缺 {count} 个"),
        Lang::En => format!("{count} missing"),
    }
}

/// "83 分": of the thousand parts of a fit, as people give marks.
pub fn points(score: impl Into<u32>, lang: Lang) -> String {
    let marks = (score.into() + 5) / 10;
    match lang {
        Lang::Zh => format!("{marks} 分（满分 100）"),
        Lang::En => format!("{marks} of 100"),
    }
}

/// "待送 630 个".
pub fn waiting(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("待送 {count} 个"),
        Lang::En => format!("{count} waiting"),
    }
}

/// "共 12 份".
pub fn slips_count(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 份"),
        Lang::En => format!("{count} slips"),
    }
}

/// "今年已送到 3 个，还差 2 个".
pub fn progress(counted: u32, owed: u32, lang: Lang) -> String {
    let missing = owed.saturating_sub(counted);
    match lang {
        Lang::Zh => format!("今年已送到 {counted} 个，还差 {missing} 个"),
        Lang::En => format!("{counted} delivered this year, {missing} missing"),
    }
}

/// "3(待送 1)".
pub fn got_and_planned(counted: u32, planned: u32, lang: Lang) -> String {
    match (planned, lang) {
        (0, _) => counted.to_string(),
        (_, Lang::Zh) => format!("{counted}（待送 {planned}）"),
        (_, Lang::En) => format!("{counted} ({planned} planned)"),
    }
}
