//! Words about files that may be of one person, and about making one file of two.

use super::Lang;
use domain::look_alike::Likeness;
use domain::merge::Side;
use domain::ports::{ComesOver, Stuck};

sentences! {
    // While somebody new is entered.
    maybe_there: "这个人可能已经有档案了", "This person may have a file already";
    maybe_do: "先打开看看。真的是另一个人，才接着登记。", "Look at it first. Go on only if this is somebody else.";
    other_person: "我问清楚了，是另一个人，照样登记", "I have asked: this is another person. Register anyway";
    // The list of pairs.
    title: "疑似重复", "Look-alikes";
    lead_in: "下面每一对档案可能是同一个人。看清楚再决定：是同一个人就合成一份，不是就点“不是同一个人”，以后不再问。", "Each pair below may be one person. Look closely: if it is, make one file of the two; if not, say so and you will not be asked again.";
    none: "没有要看的了。新登记和导入名单以后再来看看。", "Nothing to look at. Come again after people were entered or lists imported.";
    none_apart: "还没有说过“不是同一个人”的。", "No pair was set apart yet.";
    unfinished: "还有档案没比完。过一会儿再来，或者先选一个地方看。", "Some files have not been compared yet. Come again later, or choose a place first.";
    waiting: "要看的", "To look at";
    apart: "说过不是同一个人的", "Set apart";
    across: "两个人不在你管的同一个范围里的，由乡镇或县里来看。", "Pairs that reach beyond your area are looked at by the township or the county.";
    same_birthday: "生日相同", "same birthday";
    other_birthday: "生日不同", "different birthdays";
    same_phone: "电话相同", "same telephone";
    slip: "身份证号只差一位，或者两位写反了", "the ID numbers differ by one digit, or two are swapped";
    not_same: "不是同一个人", "Not the same person";
    is_same: "是同一个人，合成一份", "The same person: make one file";
    ask_again: "再放回去看", "Look at it again";
    number: "身份证号", "Resident ID";
    phone: "电话", "Telephone";
    no_phone: "没有", "none";
    leads_now: "今年的岗位", "Leads this year";
    filled: "填了几项", "Fields filled";
    nobody: "没人管", "nobody";
    // Making one file of two.
    merge_title: "合成一份档案", "Make one file of two";
    merge_lead: "两份合成一份以后，另一份就不再单独列出，原来的编号、纸条和链接都会找到留下的这份。合错了可以撤销。", "After this the other file is no longer listed; its number, slips and links lead to the file that is kept. It can be undone.";
    keep: "留下", "Kept";
    go: "并进来", "Merged in";
    swap: "换过来：留另一份", "Swap: keep the other file";
    choose_title: "两份写得不一样的，选哪个", "Where they differ, choose";
    choose_none: "两份没有写得不一样的地方。", "The files do not contradict each other.";
    both: "两边的都要", "both";
    nothing: "没填", "nothing";
    masked: "号码遮住了几位，要看全的，打开各自的档案。", "Numbers are masked; open the files to compare them in full.";
    fill_title: "这些会补上", "These are filled in";
    over_title: "这些会一起过来", "These come over";
    over_none: "另一份里没有别的东西。", "There is nothing else in the other file.";
    household_over: "家庭关系：这份没有家就跟着过来；已经有家的，另一份从原来那家退出", "Household: it comes along where this file has none; else the other file leaves its own";
    groups_sum: "类别两份加在一起；有一份说过不要推送的，就不推送", "Groups of both add up; if either opted out, the person has opted out";
    sure: "我核对过了，两份是同一个人", "I have checked: both are the same person";
    do_merge: "合成一份", "Make one file";
    back_to_list: "回疑似重复", "Back to the look-alikes";
    // On the file that was kept, and undoing.
    merged_files: "合并进来的档案", "Files merged into this one";
    see_merge: "看一看，或撤销", "Look at it, or undo it";
    undo_title: "撤销合并", "Undo the merge";
    undo_lead: "撤销以后又是两份档案，都回到合并前的样子；合并以后办的事留在留下的这份里。", "After this there are two files again, as they were; what was done since stays with the file that was kept.";
    back_title: "这些会还给另一份", "These go back";
    stay_title: "这些分不开，会留在这份里", "These cannot be taken apart and stay here";
    stay_none: "都能分开，没有要留下的。", "Everything can be taken apart.";
    fields_stay: "合并以后改过的", "Changed since";
    care_back: "原来管这个人的，还能管的话接着管", "Whoever looked after it does so again, if they still can";
    do_undo: "撤销合并", "Undo the merge";
    cannot: "现在不能撤销。", "It cannot be undone now.";
    history_merge: "合并", "merge";
    history_undo: "撤销合并", "merge undone";
    moved_on: "这份档案已经和另一份合成一份了。", "This file was made one with another.";
    open_kept: "打开留下的那份", "Open the file that is kept";
}

/// 姓名相同, …
pub const fn likeness(likeness: Likeness, lang: Lang) -> &'static str {
    match likeness {
        Likeness::SameNumber => lang.pick("身份证号相同", "the same ID number"),
        Likeness::SameName => lang.pick("姓名相同", "the same name"),
        Likeness::SamePinyin => lang.pick("姓名同音", "names that sound alike"),
        Likeness::OneCharacter => lang.pick("姓名差一个字", "names differ by one character"),
    }
}

/// "档案在河湾镇 柳树村".
pub fn held_in(office: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("档案在{office}"),
        Lang::En => format!("file held in {office}"),
    }
}

/// "共 12 对".
pub fn pairs(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 对"),
        Lang::En if count == 1 => "1 pair".to_owned(),
        Lang::En => format!("{count} pairs"),
    }
}

/// "还有 30 对只是名字像".
pub fn unlikely(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("也看只有名字差一个字的（{count} 对）"),
        Lang::En => format!("Also show those whose names differ by one character only ({count})"),
    }
}

/// Which value.
pub const fn side(side: Side, lang: Lang) -> &'static str {
    match side {
        Side::Kept => lang.pick("留下的这份", "the kept file"),
        Side::Gone => lang.pick("另一份", "the other file"),
        Side::Both => both_words(lang),
    }
}

const fn both_words(lang: Lang) -> &'static str {
    lang.pick("两边的都要", "both")
}

/// "岗位 3 个", one line for each kind of thing there is.
pub fn over(over: &ComesOver, lang: Lang) -> Vec<String> {
    let lines = [
        (over.leads, "岗位信息 {} 个", "leads: {}"),
        (
            over.parked,
            "两份都送过同一个岗位的 {} 个，留凭证更足的那个",
            "vacancies both were told of: {}; the better proven lead stays",
        ),
        (over.periods, "类别记录 {} 条", "spells of groups: {}"),
        (
            over.entries,
            "工作经历、培训、证书、电话和记录 {} 条",
            "work, training, certificates, telephones and notes: {}",
        ),
        (over.proxies, "代办人 {} 个", "people who act for them: {}"),
        (over.recognitions, "认定申请 {} 份", "applications: {}"),
        (
            over.others,
            "走访、就业、补贴、培训、招聘会等 {} 项",
            "visits, work, subsidies, classes, fairs: {}",
        ),
    ];
    lines
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, zh, en)| lang.pick(zh, en).replace("{}", &count.to_string()))
        .collect()
}

/// "收起来的岗位 1 个，放回原来那份".
pub fn unparked(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("合并时收起来的岗位 {count} 个，放回原来那份"),
        Lang::En => format!("leads put by at the merge: {count}; each goes back to its file"),
    }
}

/// "3 个岗位合并以后有了进展".
pub fn leads_stay(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个岗位，合并以后送到了或有了答复"),
        Lang::En => format!("{count} leads that were delivered or answered since"),
    }
}

/// "1 份申请合并以后办过".
pub fn recognitions_stay(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 份认定申请，合并以后接着办过"),
        Lang::En => format!("{count} applications that were carried on since"),
    }
}

/// Why it cannot be undone.
pub const fn stuck(stuck: Stuck, lang: Lang) -> &'static str {
    match stuck {
        Stuck::MergedAgain => lang.pick(
            "留下的这份后来又并进了别的档案。先撤销后面那次，再撤销这次。",
            "The file that was kept was itself merged into another since. Undo that first.",
        ),
        Stuck::WouldLose => lang.pick(
            "合并以后，有岗位已经送到。撤销的话，同一个岗位会有两条，有一条凭证要丢，所以不能撤销。",
            "A lead was delivered since. After an undo there would be two about one vacancy in one file, and one proof would be lost.",
        ),
        Stuck::NumberTaken => lang.pick(
            "其中一个身份证号现在登记在别的档案上。先把号码核对清楚。",
            "One of the resident ID numbers stands on another file now. Clear that up first.",
        ),
    }
}

/// "与 P000123 合并".
pub fn merged_with(no: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("并入了 {no}"),
        Lang::En => format!("{no} was merged in"),
    }
}
