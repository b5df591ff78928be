//! Words of the day of a fair: gates, who came, why a scan was refused. The island of the gate says most of them too.

use super::Lang;
use chrono::{DateTime, Timelike, Utc};
use domain::check_in::{AttendeeKind, CheckInAnswer, CheckInWay, OfflineSaid, ScanReason, Shut};
use domain::clock::SHANGHAI;

sentences! {
    day: "现场", "The day";
    gates: "入口和展位的链接", "Links for gates and stands";
    gates_lead: "链接只在设定的时间、只在这一个入口有用，不用账号。给志愿者扫二维码就行。", "A link works for one gate and its hours, without an account. Let the volunteer scan the QR code.";
    gates_none: "还没有入口。先建一个，把二维码给守门的人。", "No gate yet. Make one and hand its QR code over.";
    made: "链接做好了。只显示这一次，现在就打印，或者让志愿者扫。", "The link is made. It is shown this once: print it, or let the volunteer scan it.";
    gate_name: "入口叫什么（东门、正门）", "Name of the gate";
    for_stand: "给展位的链接", "A link for a stand";
    for_stand_do: "单位自己有账号的，不用链接。", "Employers with an account need none.";
    which_stand: "哪个展位", "Which stand";
    opens: "从几点起有用", "Valid from";
    closes: "到几点为止", "Valid until";
    make_gate: "做入口链接", "Make a link for a gate";
    make_stand: "做展位链接", "Make a link for a stand";
    revoke: "收回", "Take back";
    revoke_do: "收回以后，这个链接马上不能用；没传上来的签到也不再收。", "It works no more at once; scans that have not arrived are not taken either.";
    counts: "到场人数", "Who came";
    came_none: "还没有人签到。", "Nobody has come yet.";
    of_registered: "其中登记过的", "Of them registered";
    by_quarter: "每一刻钟", "By quarter of an hour";
    refused: "没让进的", "Refused scans";
    refused_none: "没有。", "None.";
    latest: "最近签到", "Latest check-ins";
    undo: "撤销", "Undo";
    undone: "已撤销", "undone";
    fresh: "刷新", "Refresh";
    not_heard: "还没用过", "not used yet";
    to_results: "意向和结果", "Intents and results";
    to_fair: "回招聘会", "Back to the fair";
    stand: "展位", "Stand";
    scan: "扫码或输入码", "Scan or type the code";
    scan_do: "扫码枪直接扫；手输不分大小写。", "A hand scanner works at once; capitals do not matter.";
    check_in: "签到", "Check in";
    search: "没带码的", "Without a code";
    by_name: "按姓名和手机后四位", "By name and the last four of the telephone";
    by_id: "按身份证后四位", "By the last four of the ID number";
    by_walk_in: "没登记过的", "Not registered";
    by_stand: "单位签到", "An employer";
    by_helper: "工作人员签到", "Somebody who works here";
    name: "姓名", "Name";
    name_if: "姓名（有重的才要）", "Name, where several have it";
    phone_tail: "手机后四位", "Last four of the telephone";
    id_tail: "身份证后四位", "Last four of the ID number";
    sex: "性别（可以不填）", "Sex (may stay empty)";
    male: "男", "Male";
    female: "女", "Female";
    birth_year: "出生年份（可以不填）", "Year of birth (may stay empty)";
    phone: "手机（没有就不填）", "Telephone, where there is one";
    shares: "本人愿意让展位看到姓名", "Lets stands see the name";
    stand_number: "展位号", "Number of the stand";
    inside: "在场", "Inside";
    by_this_gate: "这个入口", "By this gate";
    waiting: "等着上传", "waiting to be sent";
    all_sent: "都传上去了", "everything has arrived";
    online: "有网", "Online";
    offline: "没网：照样扫，先存在手机里", "Offline: go on scanning, the phone keeps it";
    camera: "用摄像头扫", "Scan with the camera";
    camera_stop: "关摄像头", "Stop the camera";
    camera_none: "这台手机的浏览器不能用摄像头扫码。用扫码枪，或者手输。", "This browser cannot scan with the camera. Use a hand scanner, or type.";
    needs_list: "名单还没下载，先连一下网。", "The list is not here yet: connect once.";
    list_here: "名单在手机里，没网也能扫", "The list is on this phone; it works offline";
    no_storage: "这台手机存不住东西：没网的时候不能用。", "This phone keeps nothing: it cannot work offline.";
    no_link: "这个链接没有用。找主办的人要新的。", "This link does not work. Ask the organiser for another.";
    clock_wrong: "这台手机的钟不准，签到时间已经改正过。", "The clock of this phone is wrong; times are put right.";
    late: "补传", "sent late";
    phone_showed: "手机钟显示", "phone showed";
    slip: "打印入场条", "Print the slip";
    slip_do: "到展位给单位扫这个码，或者报上面的号。只能这一场用。", "Stands scan this code, or take the number above. It is good for this fair only.";
    back_to_gate: "回入口", "Back to the gate";
    code_is: "这是招聘会的入场码。在门口和展位给工作人员扫，只能这一场用。", "A code of a job fair. Let it be scanned at the gate and at stands; it is good for one fair only.";
    to_desk: "用这台手机的入口或展位查这个码", "Look it up at the gate or stand of this phone";
    at_stand: "在我们的展位查这位来访者", "Look the visitor up at our stand";
    no_names: "这里看不到全名和手机号。", "Full names and numbers are not shown here.";
}

/// "9:12".
pub fn clock(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&SHANGHAI);
    format!("{}:{:02}", local.hour(), local.minute())
}

/// "3 条等着上传".
pub fn waits(count: usize, lang: Lang) -> String {
    if count == 0 {
        return all_sent(lang).to_owned();
    }
    match lang {
        Lang::Zh => format!("{count} 条{}", waiting(lang)),
        Lang::En => format!("{count} {}", waiting(lang)),
    }
}

/// "1 号入口".
pub fn gate_no(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number} 号入口"),
        Lang::En => format!("Gate {number}"),
    }
}

/// "12 号展位".
pub fn stand_no(number: Option<u32>, lang: Lang) -> String {
    match (number, lang) {
        (None, lang) => stand(lang).to_owned(),
        (Some(number), Lang::Zh) => format!("{number} 号展位"),
        (Some(number), Lang::En) => format!("Stand {number}"),
    }
}

/// What somebody comes as.
pub const fn kind(kind: AttendeeKind, lang: Lang) -> &'static str {
    match kind {
        AttendeeKind::Seeker => lang.pick("求职者", "Seekers"),
        AttendeeKind::Employer => lang.pick("单位", "Employers"),
        AttendeeKind::Helper => lang.pick("工作人员", "Staff"),
    }
}

/// How somebody was checked in.
pub const fn way(way: CheckInWay, lang: Lang) -> &'static str {
    match way {
        CheckInWay::Code => lang.pick("扫码", "code"),
        CheckInWay::Name => lang.pick("姓名加手机", "name and telephone"),
        CheckInWay::IdTail => lang.pick("身份证", "ID number"),
        CheckInWay::WalkIn => lang.pick("现场登记", "written down"),
        CheckInWay::Stand => lang.pick("展位号", "stand"),
        CheckInWay::Helper => lang.pick("工作人员", "staff"),
    }
}

/// Why a scan was refused, and what to do.
pub const fn reason(reason: ScanReason, lang: Lang) -> &'static str {
    match reason {
        ScanReason::NoCode => lang.pick("这不是招聘会的码", "Not a code of a fair"),
        ScanReason::Unknown => lang.pick(
            "不认识这个码。用姓名查，或者现场登记",
            "Nobody has this code. Look for the name",
        ),
        ScanReason::OtherFair => lang.pick(
            "这是别场招聘会的码。现场登记就能进",
            "A code of another fair. Write them down",
        ),
        ScanReason::PastFair => lang.pick(
            "这是以前那场的码。现场登记就能进",
            "A code of an earlier fair. Write them down",
        ),
        ScanReason::Cancelled => lang.pick(
            "登记取消过。要来的话现场登记",
            "The registration was cancelled. Write them down",
        ),
        ScanReason::NotOpen => lang.pick("还没到开门时间", "Not open yet"),
        ScanReason::Closed => lang.pick("这个入口的时间过了", "The time of this gate is over"),
        ScanReason::Revoked => lang.pick(
            "这个入口的链接收回了。找主办的人",
            "The link was taken back. Ask the organiser",
        ),
        ScanReason::FairCancelled => lang.pick("招聘会取消了", "The fair is cancelled"),
        ScanReason::NotFound => lang.pick(
            "没找到这个人。核对一下，或者现场登记",
            "Not found. Check it, or write them down",
        ),
        ScanReason::Unclear => lang.pick(
            "有好几个人对得上。把姓名也填上，或者扫码",
            "Several people match. Add the name",
        ),
        ScanReason::NoStand => lang.pick("没有这个展位", "No such stand"),
        ScanReason::Unreadable => lang.pick("填得不对，再看看", "That cannot be right: look again"),
    }
}

/// Why a link opens nothing now.
pub const fn shut(shut: Shut, lang: Lang) -> &'static str {
    match shut {
        Shut::NotYet => lang.pick("还没到时间", "not yet"),
        Shut::Over => lang.pick("时间过了", "over"),
        Shut::Revoked => lang.pick("已收回", "taken back"),
    }
}

/// One word and the look of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The class that gives its colour.
    pub class: &'static str,
    /// The word.
    pub word: String,
    /// Who, which number.
    pub more: String,
}

/// What is said of an answer.
pub fn said(answer: &CheckInAnswer, lang: Lang) -> Said {
    match answer {
        CheckInAnswer::Accepted { number, name, .. } => Said {
            class: "flash big",
            word: lang.pick("已签到", "Checked in").to_owned(),
            more: visitor(*number, name, lang),
        },
        CheckInAnswer::Known {
            number,
            name,
            at,
            gate,
            ..
        } => Said {
            class: "notice big",
            word: match lang {
                Lang::Zh => format!("已经签过 {}，{}", clock(*at), gate_no(*gate, lang)),
                Lang::En => format!("Already in at {}, gate {gate}", clock(*at)),
            },
            more: visitor(*number, name, lang),
        },
        CheckInAnswer::Refused { reason: why } => Said {
            class: "flash bad big",
            word: reason(*why, lang).to_owned(),
            more: String::new(),
        },
        CheckInAnswer::Later => Said {
            class: "notice big",
            word: lang
                .pick("先记下了，一会儿再传", "Kept; it is sent again")
                .to_owned(),
            more: String::new(),
        },
    }
}

/// "128 号 王**".
pub fn visitor(number: u32, name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number} 号 {name}"),
        Lang::En => format!("No {number} {name}"),
    }
}

/// What a phone says by itself.
pub fn said_offline(said: OfflineSaid, lang: Lang) -> Said {
    let (class, word) = match said {
        OfflineSaid::Listed => ("flash big", lang.pick("已签到", "Checked in").to_owned()),
        OfflineSaid::Before { at: Some(at) } => (
            "notice big",
            match lang {
                Lang::Zh => format!("已经签过 {}", clock(at)),
                Lang::En => format!("Already in at {}", clock(at)),
            },
        ),
        OfflineSaid::Before { at: None } => ("notice big", lang.pick("已经签过", "Already in").to_owned()),
        OfflineSaid::Unlisted => (
            "notice big",
            lang.pick("名单里没有，先记下了", "Not on the list; kept")
                .to_owned(),
        ),
        OfflineSaid::Written => ("flash big", lang.pick("记下了", "Kept").to_owned()),
        OfflineSaid::Refused { reason: why } => ("flash bad big", reason(why, lang).to_owned()),
    };
    Said {
        class,
        word,
        more: String::new(),
    }
}

/// By how much the clock of a phone was wrong: "慢 10 分钟".
pub fn off(seconds: i64, lang: Lang) -> String {
    let minutes = (seconds.abs() + 30) / 60;
    match (lang, seconds > 0) {
        (Lang::Zh, true) => format!("慢 {minutes} 分钟"),
        (Lang::Zh, false) => format!("快 {minutes} 分钟"),
        (Lang::En, true) => format!("{minutes} minutes slow"),
        (Lang::En, false) => format!("{minutes} minutes fast"),
    }
}

/// "共 3012 人签到".
pub fn total(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 个，下面是最近的"),
        Lang::En => format!("{count} in all; the latest below"),
    }
}

/// "求职者 128".
pub fn counted(of: AttendeeKind, count: u32, lang: Lang) -> String {
    format!("{} {count}", kind(of, lang))
}
