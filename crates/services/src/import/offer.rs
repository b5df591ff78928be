//! What a posting's own words say about the work: what it offers, when it is, what it truly needs.

use super::parse::age::tail;
use domain::fit::Functions;
use domain::vacancy::{Conditions, Licence};

/// Words, and words before them that turn them round.
struct Says {
    words: &'static [&'static str],
    not_with: &'static [&'static str],
}

impl Says {
    /// Whether a word stands in the text without a denial within a few characters before it.
    fn found(&self, text: &str) -> bool {
        self.words.iter().any(|word| {
            text.match_indices(word).any(|(at, _)| {
                let before = tail(&text[..at], 3);
                !["不", "无", "没", "非"].iter().any(|no| before.contains(no))
                    && !self.not_with.iter().any(|no| before.contains(no))
            })
        })
    }
}

const LODGING: Says = Says {
    words: &[
        "包住",
        "包吃住",
        "包食宿",
        "包吃包住",
        "提供住宿",
        "提供宿舍",
        "免费住宿",
        "免费宿舍",
        "免费食宿",
        "提供食宿",
        "提供免费住宿",
        "提供免费食宿",
        "员工宿舍",
        "安排住宿",
        "住宿免费",
        "食宿全包",
        "含食宿",
        "管吃住",
        "管住",
        "公司住宿",
    ],
    not_with: &["除"],
};

const MEALS: Says = Says {
    words: &[
        "包吃",
        "包食宿",
        "包餐",
        "包三餐",
        "包中餐",
        "包午餐",
        "包两餐",
        "包一餐",
        "免费工作餐",
        "免费午餐",
        "免费三餐",
        "免费餐",
        "提供工作餐",
        "提供午餐",
        "提供三餐",
        "提供中餐",
        "提供食宿",
        "免费食宿",
        "工作餐",
        "食宿全包",
        "含食宿",
        "管吃",
        "管饭",
        "食堂免费",
    ],
    not_with: &["除"],
};

const TRANSPORT: Says = Says {
    words: &[
        "班车",
        "厂车",
        "专车接送",
        "上下班接送",
        "免费接送",
        "接送上下班",
        "通勤车",
        "交通车接送",
    ],
    not_with: &[],
};

const INSURED: Says = Says {
    words: &[
        "五险",
        "六险",
        "社保",
        "社会保险",
        "四险",
        "三险",
        "四金",
        "三金",
        "综合保险",
        "缴纳保险",
    ],
    not_with: &["自", "补"],
};

const AT_HOME: Says = Says {
    words: &[
        "居家办公",
        "在家办公",
        "在家工作",
        "居家工作",
        "可远程",
        "远程办公",
        "在家兼职",
        "居家就业",
    ],
    not_with: &[],
};

const NIGHT: Says = Says {
    words: &[
        "上夜班",
        "夜班",
        "两班倒",
        "三班倒",
        "二班倒",
        "三班",
        "倒班",
        "通宵",
    ],
    not_with: &["用"],
};

const NO_READING: [&str; 5] = ["不识字", "无需识字", "不需要识字", "文盲也可", "不要求识字"];

/// What a posting offers besides pay.
pub fn conditions(text: &str) -> Conditions {
    Conditions {
        home_based: AT_HOME.found(text),
        lodging: LODGING.found(text),
        meals: MEALS.found(text),
        transport: TRANSPORT.found(text),
        insured: INSURED.found(text),
    }
}

/// Whether there is work at night.
pub fn night(text: &str) -> bool {
    NIGHT.found(text)
}

/// Whether it says that one need not read.
pub fn no_reading(text: &str) -> bool {
    NO_READING.iter().any(|word| text.contains(word))
}

/// Demands on the six functions, only where the words leave no doubt.
pub fn demands(title: &str, text: &str) -> Functions {
    let mut demands = Functions::UNKNOWN;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let titled = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if titled(&["搬运", "装卸"]) {
        demands.0[Functions::LIFTING] = Some(3);
    }
    if has(&["长时间站立", "久站", "站立工作", "站着上班", "站班"]) {
        demands.0[Functions::STANDING_WALKING] = Some(3);
    } else if has(&[
        "坐着上班",
        "坐着工作",
        "坐着就能",
        "全程坐着",
        "坐着干活",
        "坐班工作",
        "只需坐在办公室",
        "只要坐在办公室",
    ]) {
        demands.0[Functions::STANDING_WALKING] = Some(1);
    }
    demands
}

/// Licences the law asks for: by the trade in the title, or named in a clause that does not merely prefer them.
pub fn licences(title: &str, description: &str) -> Vec<Licence> {
    let wanted = |licence: &Licence| of_title(*licence, title) || of_clauses(*licence, description);
    Licence::ALL.iter().copied().filter(wanted).collect()
}

fn of_title(licence: Licence, title: &str) -> bool {
    let (words, others): (&[&str], &[&str]) = match licence {
        Licence::Driving => (
            &["司机", "驾驶员", "代驾"],
            &[
                "助理",
                "跟车",
                "叉车",
                "招司机",
                "调度",
                "主管",
                "经理",
                "运营",
                "客服",
                "顾问",
                "无人机",
                "管理",
            ],
        ),
        Licence::Electrician => (
            &["电工"],
            &[
                "学徒",
                "助理",
                "材料",
                "销售",
                "设备",
                "器材",
                "老师",
                "讲师",
                "电工程",
            ],
        ),
        Licence::Welding => (&["焊工"], &["学徒", "销售", "材料", "讲师"]),
        Licence::Forklift => (&["叉车工", "叉车司机", "叉车员", "铲车司机"], &["学徒", "销售"]),
        Licence::Nursing => (&["护士"], &["助理", "销售", "招聘专员"]),
        Licence::Teaching | Licence::Guarding => return false,
    };
    words.iter().any(|word| title.contains(word)) && !others.iter().any(|word| title.contains(word))
}

fn of_clauses(licence: Licence, description: &str) -> bool {
    const SOFT: [&str; 17] = [
        "优先", "更佳", "者佳", "为佳", "最好", "亦可", "均可", "可以", "办", "考", "培训", "报销", "补贴",
        "不限", "或", "无需", "不需",
    ];
    const DEMAND: [&str; 9] = ["须", "需", "必", "要求", "持", "具有", "具备", "有", "拥有"];
    let clauses = description.split([',', '，', '。', ';', '；', '\n', '!', '！']);
    clauses
        .filter(|clause| clause.contains('证') || clause.contains("驾照"))
        .any(|clause| {
            licence.is_named_in(clause)
                && DEMAND.iter().any(|word| clause.contains(word))
                && !SOFT.iter().any(|word| clause.contains(word))
        })
}
