//! Words of the lists of vacancies and courses.

use super::Lang;
use domain::catalogue::Why;

sentences! {
    vacancies: "找工作", "Find work";
    courses: "学技术", "Learn a trade";
    filters: "多挑一挑", "Narrow it down";
    show: "按这些找", "Show these";
    kinds: "什么样的活儿", "Kind of work";
    conditions: "要有这些", "It must offer";
    areas: "在哪里", "Where";
    any_area: "不限地方", "Any place";
    wage_min: "一个月最少多少元", "At least, yuan a month";
    any_wage: "不限", "Any";
    within: "离我多远以内", "How far from me";
    within_needs_place: "先选你在哪里，才能按远近找。", "Choose where you are to search by distance.";
    home_based: "在家做", "At home";
    lodging: "包住", "Bed provided";
    meals: "包吃", "Meals provided";
    lodging_and_meals: "包吃住", "Bed and meals";
    transport: "有班车", "Transport";
    insured: "交社保", "Insured";
    sitting: "可以坐着做", "Can be done sitting";
    no_reading: "不用识字", "No reading needed";
    chosen: "你挑的", "You chose";
    remove: "去掉", "Remove";
    clear: "全部去掉", "Clear all";
    nothing: "没查到。", "Nothing found.";
    no_vacancies: "现在还没有岗位。", "There are no vacancies yet.";
    no_vacancies_yet: "过几天再来看。也可以请人打电话问一问，或者先学一门技术。", "Look again in a few days. Ask a person meanwhile, or learn a trade first.";
    to_courses: "看学技术的课", "See the courses";
    nothing_fewer_words: "试试少写几个字", "Try fewer words";
    nothing_anywhere: "不限地方再找", "Search everywhere";
    nothing_no_filters: "去掉挑选条件再找", "Search without the filters";
    nothing_call: "请人给我打电话", "Ask a person for help";
    relaxed_words: "有的字没对上", "not all words match";
    relaxed_wage: "先不管工钱", "pay left aside";
    relaxed_everywhere: "放宽到所有地方", "searched everywhere";
    exactly_none: "没有完全一样的。", "Nothing fits exactly.";
    course_search: "想学什么？", "What do you want to learn?";
    course_hint: "如：电焊、家政、电商", "e.g. welding, housekeeping, online sales";
    no_courses: "现在没有这样的课。", "There is no such course now.";
    provider: "谁来教", "Who teaches";
    hours: "学多久", "How long";
    starts: "哪天开课", "When it starts";
    fee: "要多少钱", "What it costs";
    audience: "谁能来", "Who may come";
    certificate: "学完给什么证", "Certificate";
    course_number: "课程编号", "Course number";
    course_kind: "怎么教", "How it is taught";
    after_course: "学会了能做的活儿", "Work after this course";
    join: "我想学", "I want to learn this";
    join_how: "打电话，或者找村里的协管员，说你想学这门课。", "Call, or tell the village coordinator that you want this course.";
    when_full: "人够了就开课", "when enough people have signed up";
}

/// "放宽到青禾县".
pub fn relaxed_area(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("放宽到{name}"),
        Lang::En => format!("searched all of {name}"),
    }
}

/// "128 个岗位".
pub fn found(total: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {total} 个岗位"),
        Lang::En if total == 1 => "1 vacancy".to_owned(),
        Lang::En => format!("{total} vacancies"),
    }
}

/// "12 门课".
pub fn courses_found(total: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {total} 门课"),
        Lang::En if total == 1 => "1 course".to_owned(),
        Lang::En => format!("{total} courses"),
    }
}

/// Why a card was found, quietly.
pub fn why(why: &Why, lang: Lang) -> String {
    match (why, lang) {
        (Why::Word(word), Lang::Zh) => format!("有“{word}”"),
        (Why::Word(word), Lang::En) => format!("has “{word}”"),
        (Why::Synonym { typed, found }, Lang::Zh) => format!("“{found}”就是“{typed}”"),
        (Why::Synonym { typed, found }, Lang::En) => format!("“{found}” means “{typed}”"),
        (Why::Pinyin(letters), Lang::Zh) => format!("拼音 {letters}"),
        (Why::Pinyin(letters), Lang::En) => format!("pinyin {letters}"),
    }
}

/// The chip of words searched for.
pub fn words(words: &str) -> String {
    format!("“{words}”")
}

/// "3000 元以上".
pub fn at_least(yuan: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{yuan} 元以上"),
        Lang::En => format!("{yuan} yuan and more"),
    }
}

/// "10 公里以内".
pub fn within_km(km: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{km} 公里以内"),
        Lang::En => format!("within {km} km"),
    }
}

/// "招 3 人".
pub fn wanted(headcount: Option<u32>, lang: Lang) -> String {
    match (headcount, lang) {
        (Some(count), Lang::Zh) => format!("招 {count} 人"),
        (Some(1), Lang::En) => "1 person wanted".to_owned(),
        (Some(count), Lang::En) => format!("{count} people wanted"),
        (None, Lang::Zh) => "招若干人".to_owned(),
        (None, Lang::En) => "several people wanted".to_owned(),
    }
}

/// "40 课时".
pub fn hours_of(hours: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{hours} 课时"),
        Lang::En => format!("{hours} lessons"),
    }
}
