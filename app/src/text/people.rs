//! Words about lists of people.

use super::Lang;
use domain::finding::{AgeBand, PaceBand, PeopleOrder};
use domain::person::EmploymentStatus;

sentences! {
    mine: "我的人", "My people";
    everybody: "全部人员", "Everybody";
    whose: "看谁", "Whose people";
    find: "找人", "Find people";
    find_label: "姓名、拼音、身份证后四位、电话或村名", "Name, pinyin, last four of the ID, telephone or village";
    find_hint: "李秀英 lxy 柳树村", "name, pinyin, village";
    clear: "不找了", "Clear";
    forgotten: "刚才找的词已经清掉了。再写一次。", "What you looked for is no longer kept. Type it again.";
    nobody: "没找到。试试少写几个字，或者写拼音、身份证后四位。", "Nobody found. Try fewer letters, pinyin, or the last four of the ID.";
    nobody_mine: "现在没有归你管的人。", "Nobody is in your care now.";
    nobody_fits: "没有人符合。去掉几个条件再看。", "Nobody fits. Take some conditions away.";
    filters: "筛选", "Filters";
    apply: "看结果", "Show";
    area: "地方", "Place";
    any: "不限", "any";
    group: "类别", "Group";
    pace: "进度", "Pace";
    age: "年龄", "Age";
    work: "现在做什么", "Work";
    owner: "谁在管", "In whose care";
    order: "排序", "Order";
    stale: "很久没有联系", "No contact for long";
    unassessed: "能力还没问全", "Not fully assessed";
    more: "人太多，只列了前面的。再多写一个字。", "Too many: only the first are listed. Type one more letter.";
    not_due: "不在应送之列", "not due";
}

/// "找“李秀英”".
pub fn sought(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("找“{text}”"),
        Lang::En => format!("Looking for “{text}”"),
    }
}

/// "共 128 人", "500 人以上".
pub fn count(total: u32, more: bool, lang: Lang) -> String {
    match (more, lang) {
        (false, Lang::Zh) => format!("共 {total} 人"),
        (true, Lang::Zh) => format!("{total} 人以上"),
        (false, Lang::En) if total == 1 => "1 person".to_owned(),
        (false, Lang::En) => format!("{total} people"),
        (true, Lang::En) => format!("{total} people or more"),
    }
}

/// 落后, …
pub const fn pace_band(band: PaceBand, lang: Lang) -> &'static str {
    match band {
        PaceBand::Behind => lang.pick("落后的", "behind"),
        PaceBand::Red => lang.pick("差两个以上", "two or more behind"),
        PaceBand::Amber => lang.pick("差一个", "one behind"),
        PaceBand::OnPace => lang.pick("跟得上", "on pace"),
    }
}

/// 16–24 岁, …
pub fn age_band(band: AgeBand, lang: Lang) -> String {
    let text = band.code().replace('-', "–");
    match (band, lang) {
        (AgeBand::Past, Lang::Zh) => "60 岁以上".to_owned(),
        (AgeBand::Past, Lang::En) => "60 and over".to_owned(),
        (_, Lang::Zh) => format!("{text} 岁"),
        (_, Lang::En) => text,
    }
}

/// 缺得多的在前, …
pub const fn order_name(order: PeopleOrder, lang: Lang) -> &'static str {
    match order {
        PeopleOrder::Lack => lang.pick("缺得多的在前", "those who lack most first"),
        PeopleOrder::Place => lang.pick("按村", "by village"),
        PeopleOrder::Name => lang.pick("按姓名拼音", "by name"),
        PeopleOrder::Age => lang.pick("年纪大的在前", "the oldest first"),
    }
}

/// 没有工作, …
pub const fn employment(status: EmploymentStatus, lang: Lang) -> &'static str {
    match status {
        EmploymentStatus::Unemployed => lang.pick("没有工作", "without work"),
        EmploymentStatus::Employed => lang.pick("在单位上班", "employed"),
        EmploymentStatus::Flexible => lang.pick("打零工", "casual work"),
        EmploymentStatus::SelfEmployed => lang.pick("自己做生意", "own business"),
        EmploymentStatus::Farm => lang.pick("在家种地", "on the land"),
        EmploymentStatus::Student => lang.pick("上学", "at school"),
        EmploymentStatus::NotSeeking => lang.pick("不找工作", "not looking"),
    }
}
