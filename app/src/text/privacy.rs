//! Words about people's own data: what is kept, who saw it, what was agreed to, what was asked.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::access::{AccessKind, RevealReason};
use domain::consent::{ConsentHow, Purpose, Word};
use domain::data_request::{RequestKind, RequestState};
use domain::ports::Author;

sentences! {
    title: "我的资料", "My data";
    lead: "县里存着你的这些资料。写错了，可以请工作人员改。", "This is what the county keeps about you. If something is wrong, ask the staff to correct it.";
    way_in: "看登记的资料、谁看过，写错了请人改。", "See what is registered and who looked at it; ask for corrections.";
    way_in_here: "在这台手机上打开我的资料", "Open my data on this phone";
    only_now: "只在这一次打开有效，关掉浏览器就要重新进。", "It is open until the browser is closed.";
    no_file: "这里是登记找工作的人看自己资料的地方。", "This is where people on the register see their own data.";
    no_file_do: "没有登记过、或者用的是单位和工作人员的账号，这里就没有资料。本人请用送岗单上的码或手机号进来。", "Whoever is not registered, or uses an account of an employer or of staff, has no data here. Come in by the code on your slip or by telephone.";
    jump: "这一页有", "On this page";
    file: "登记的资料", "What is registered";
    groups: "认定的类别", "Recognised groups";
    household: "家庭", "Household";
    entries: "记下的事", "What was noted";
    leads: "给我找的岗位", "Vacancies found for me";
    planned: "选好了、还没送到的岗位", "Vacancies chosen and not yet told";
    planned_do: "系统里已经记着，你有权知道，所以写在这里。还没定，可能会换；在“我的岗位”里打开，或者协管员送到，才算送到。", "They are on record and you have the right to know. They may still change; they count as told once opened under “my vacancies” or handed over.";
    applications: "我的申请", "My applications";
    proxies: "谁能帮我办事", "Who may act for me";
    seen: "谁看过我的资料", "Who looked at my data";
    seen_none: "还没有工作人员看过。", "No member of staff has looked at it yet.";
    seen_do: "工作人员每看一次都记下来。写的是哪个部门、做什么工作的人，不写名字。", "Every look of staff is written down: which office and which role, not the name.";
    consents: "我同意的事", "What I agreed to";
    consents_do: "同意了也可以随时改。改了马上算数。", "You may change your mind at any time. It holds at once.";
    agree: "同意", "I agree";
    disagree: "不同意了", "I do not agree any more";
    sure_no: "我想好了，不同意", "I am sure: I do not agree";
    requests: "我提的请求", "What I asked for";
    take_back: "不用了，撤回", "Take it back";
    correct: "写错了，请工作人员改", "Something is wrong: ask for a correction";
    correct_title: "哪一样写错了？", "What is wrong?";
    correct_do: "点写错的那一样。", "Choose what is wrong.";
    correct_now: "现在写的是", "It says now";
    correct_to: "应该是", "It should be";
    correct_why: "补充说明（可以不写）", "In your words (may stay empty)";
    correct_send: "提交，请工作人员改", "Send";
    take_away: "带走一份", "Take a copy";
    take_away_do: "把上面这些存成一个文件，可以打印，也可以给别的系统用。身份证号、电话默认遮住一部分。", "Keep all of this as a file, to print or to use elsewhere. Numbers are partly hidden.";
    as_html: "能看、能打印的", "To read and print";
    as_json: "给电脑读的（JSON）", "For computers (JSON)";
    proof: "要写完整的号码，填身份证最后 4 位（可以不填）", "For full numbers, the last four of your identity number (may stay empty)";
    download: "存成文件", "Save as a file";
    erase: "请删掉我的资料", "Ask to erase my data";
    erase_do: "删掉以后，县里不再给你找岗位，也看不到以前的记录，不能再恢复。法律要求留的认定材料，到期以后才删。", "After that the county no longer looks for vacancies for you, and nothing can be brought back. Papers the law wants kept are erased when their time is over.";
    erase_note: "为什么（可以不写）", "Why (may stay empty)";
    erase_sure: "我想好了，请删掉", "I am sure: erase it";
    erase_send: "提交删除请求", "Ask for erasure";
    erase_open: "已经提了删除请求，等工作人员答复。", "Erasure is asked for and waits for an answer.";
    acting: "你是替本人看的，名字会记下来。", "You look at it for the person; your name is noted.";
    back: "回我的页面", "Back to my page";
    tab_seen: "谁看过", "Who looked";
    tab_seen_none: "还没有人看过。", "Nobody has looked.";
    reveal: "看完整号码", "Show a number in full";
    reveal_do: "只显示这一次。会记下你看了、为什么看，本人看得到。", "Shown once. It is written down that you saw it and why; the person can read it.";
    reveal_which: "看哪个号码", "Which number";
    reveal_why: "为什么要看", "Why";
    reveal_note: "写清楚（选“别的”要写，不要写号码）", "In words (needed for “other”; no numbers)";
    reveal_send: "显示", "Show";
    revealed: "完整号码，只显示这一次", "The number in full, shown once";
    call_person: "显示电话号码，打给他", "Show the number and call";
    may_tell: "本人同意：点了感兴趣的岗位，可以把姓名和电话告诉用人单位。", "Agreed: name and telephone may go to the employer of a vacancy they said yes to.";
    may_not_tell: "本人没同意把电话告诉用人单位。联系单位前，先问本人。", "Not agreed to give the telephone to employers. Ask the person first.";
    consent_record: "记一次本人的话", "Record what the person said";
    consent_for: "什么事", "About what";
    consent_what: "本人怎么说", "What they said";
    consent_yes: "同意", "yes";
    consent_no: "不同意", "no";
    consent_how: "凭什么", "Proof";
    consent_on: "哪天说的", "On which day";
    log: "查看记录", "Access log";
    log_tile_do: "谁看了谁的资料、为什么", "Who looked at whose data, and why";
    log_none: "没有这样的记录。", "There are no such lines.";
    log_who: "谁看的", "Who";
    log_what: "看了什么", "What";
    log_whose: "登记编号", "Number on the register";
    log_when: "什么时候", "When";
    log_why: "理由", "Reason";
    log_where: "地方", "Area";
    log_many: "多人", "several people";
    log_day: "哪一天", "Day";
    log_all: "全部", "All";
    log_numbers: "只看显示过完整号码的", "Only numbers shown in full";
    log_show: "查", "Show";
    log_file: "下载表格（CSV）", "Download (CSV)";
    log_login: "登录名", "Sign-in name";
    log_role: "岗位", "Role";
    log_office: "管哪里", "Office";
    log_records: "几个人", "How many";
    log_number: "哪个号码", "Which number";
    log_note: "说明", "In words";
    inbox: "资料请求", "Requests about data";
    inbox_tile_do: "有人请改资料、请删资料", "People ask for corrections and erasure";
    inbox_none: "没有等答复的请求。", "Nothing waits for an answer.";
    inbox_none_answered: "还没有答复过。", "Nothing has been answered yet.";
    inbox_open: "等答复的", "Waiting";
    inbox_answered: "答复过的", "Answered";
    person: "谁", "Who";
    what: "请求什么", "What";
    asked_on: "哪天提的", "Asked on";
    due_on: "最晚哪天答复", "To answer by";
    overdue: "过期了", "overdue";
    state: "结果", "State";
    stands: "现在写的", "It says now";
    wanted: "应该是", "It should be";
    asked_by: "谁提的", "Asked by";
    note: "说明", "In their words";
    decided: "答复", "Answer";
    accept: "同意，改过来", "Accept: correct it";
    refuse: "不同意", "Refuse";
    refuse_why: "为什么（本人会看到）", "Why (the person reads it)";
    compare: "改以前先和身份证、户口本或本人核对。", "Compare with the card, or with the person, before you accept.";
    open_file: "打开档案", "Open the file";
    erase_what: "删掉全部资料", "Erase all data";
    nothing: "空", "nothing";
    made_on: "做成的日子", "Made on";
}

/// The sentence a person is asked with; its number is [`Purpose::wording`].
pub const fn purpose(purpose: Purpose, lang: Lang) -> &'static str {
    match purpose {
        Purpose::Matching => lang.pick(
            "用我的资料给我找合适的岗位，把岗位告诉我",
            "Use my data to look for fitting vacancies and tell me of them",
        ),
        Purpose::Messages => lang.pick("用短信把岗位告诉我", "Tell me of vacancies by text message"),
        Purpose::EmployerContact => lang.pick(
            "我说感兴趣的岗位，把我的姓名和电话告诉用人单位",
            "Give my name and telephone to the employer of a vacancy I said yes to",
        ),
        Purpose::VisitPhoto => lang.pick(
            "走访的时候给我拍一张照片，和走访记录放在一起",
            "Take a photo of me at a visit and keep it with the record",
        ),
    }
}

/// What follows from a no.
pub const fn without(purpose: Purpose, lang: Lang) -> &'static str {
    match purpose {
        Purpose::Matching => lang.pick(
            "不同意以后：不再给你找岗位，找好还没送到的也取消。你的资料还在，随时能看。",
            "Without it nobody looks for vacancies for you, and those on their way are cancelled. Your data stay and you can always see them.",
        ),
        Purpose::Messages => lang.pick(
            "不同意以后：不用短信告诉你岗位。你自己要的验证码还是会发。",
            "Without it no vacancies come by text message. Codes you ask for still come.",
        ),
        Purpose::EmployerContact => lang.pick(
            "不同意以后：不把你的电话给单位，由协管员替你联系。",
            "Without it your number is not given to employers; the coordinator calls for you.",
        ),
        Purpose::VisitPhoto => lang.pick(
            "不同意以后：以前走访拍的照片都删掉，以后也不拍。走访照常。",
            "Without it photos of earlier visits are deleted and none is taken. Visits go on.",
        ),
    }
}

/// What holds.
pub const fn word(word: Word, lang: Lang) -> &'static str {
    match word {
        Word::Given => lang.pick("同意", "agreed"),
        Word::NotAsked => lang.pick("没问过", "not asked"),
        Word::Withdrawn => lang.pick("不同意", "not agreed"),
    }
}

/// How it was said.
pub const fn how(how: ConsentHow, lang: Lang) -> &'static str {
    match how {
        ConsentHow::Signature => lang.pick("本人签名", "signature"),
        ConsentHow::ThumbPrint => lang.pick("本人按手印", "thumb-print"),
        ConsentHow::Witness => lang.pick("当面说的，有人证明", "said before a witness"),
        ConsentHow::SignedIn => lang.pick("本人自己选的", "chosen by the person"),
        ConsentHow::Proxy => lang.pick("家属代选的", "chosen by family"),
        ConsentHow::Reply => lang.pick("本人回短信退订", "by a text message of the person"),
        ConsentHow::AtVisit => lang.pick("走访时本人说的", "said at a visit"),
        ConsentHow::List => lang.pick("名单上写的", "stood in a list"),
    }
}

/// What was looked at.
pub const fn looked_at(kind: AccessKind, lang: Lang) -> &'static str {
    match kind {
        AccessKind::Leads => lang.pick("看了找岗位的情况", "the leads"),
        AccessKind::File => lang.pick("看了档案", "the file"),
        AccessKind::Edit => lang.pick("打开档案来改", "the form to edit the file"),
        AccessKind::Household => lang.pick("看了家庭档案", "the household"),
        AccessKind::History => lang.pick("看了改动记录", "the history of the file"),
        AccessKind::Recognition => lang.pick("看了认定申请", "an application for recognition"),
        AccessKind::Slip => lang.pick("打印了送岗单", "a slip was printed"),
        AccessKind::Request => lang.pick("看了资料请求", "a request about data"),
        AccessKind::Consent => lang.pick("看了同意的事", "what was agreed to"),
        AccessKind::List => lang.pick("和部门名单一起看了", "beside a list of a department"),
        AccessKind::Seen => lang.pick("看了谁看过", "who looked"),
        AccessKind::Call => lang.pick("看了电话号码来打电话", "the telephone number, to call"),
        AccessKind::Visit => lang.pick("走访记录", "home visits"),
        AccessKind::Photo => lang.pick("看了走访的照片", "the photo of a visit"),
        AccessKind::Pack => lang.pick("带去走访的资料", "what a visitor takes along"),
        AccessKind::Task => lang.pick("要办的事", "what is to be done"),
        AccessKind::Placement => lang.pick("上班情况", "work"),
        AccessKind::Contact => lang.pick(
            "姓名和电话（你同意给单位的）",
            "name and telephone, as you agreed",
        ),
        AccessKind::Insurance => lang.pick("被征地养老保险", "land-loss insurance"),
        AccessKind::Assessment => lang.pick("能力测评", "an assessment for work"),
        AccessKind::Week => lang.pick("援助周名单", "lists of an assistance week"),
        AccessKind::Training => lang.pick("培训班", "training class"),
        AccessKind::Startup => lang.pick("创业情况", "start-up case"),
        AccessKind::Claim => lang.pick("补贴", "subsidies"),
        AccessKind::Case => lang.pick("看了投诉、欠薪案件", "a complaint or wage arrears"),
        AccessKind::Reveal => lang.pick("看了完整号码", "a number in full"),
        AccessKind::Export => lang.pick("导出到名单文件里", "taken out in a list"),
        AccessKind::HandOver => lang.pick("看了交接名单", "a hand-over"),
        AccessKind::Log => lang.pick("看了查看记录", "the access log"),
    }
}

/// Why a number was shown.
pub const fn reason(reason: RevealReason, lang: Lang) -> &'static str {
    match reason {
        RevealReason::Call => lang.pick("给本人打电话", "to call the person"),
        RevealReason::Compare => lang.pick("和证件核对", "to compare it with a card"),
        RevealReason::FillIn => lang.pick("替本人填表", "to fill in a form for the person"),
        RevealReason::LookInto => lang.pick("核查异议或投诉", "to look into an objection or complaint"),
        RevealReason::Other => lang.pick("别的", "other"),
    }
}

/// Where a request stands.
pub const fn request_state(state: RequestState, lang: Lang) -> &'static str {
    match state {
        RequestState::Open => lang.pick("等答复", "waits for an answer"),
        RequestState::Accepted => lang.pick("办好了", "done"),
        RequestState::Refused => lang.pick("没同意", "refused"),
        RequestState::TakenBack => lang.pick("撤回了", "taken back"),
    }
}

/// "改电话", "删掉全部资料".
pub fn asked_for(kind: RequestKind, field: Option<&str>, lang: Lang) -> String {
    match (kind, field, lang) {
        (RequestKind::Correct, Some(field), Lang::Zh) => format!("改{field}"),
        (RequestKind::Correct, Some(field), Lang::En) => format!("correct: {field}"),
        _ => erase_what(lang).to_owned(),
    }
}

/// "30 天内答复".
pub fn answer_within(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("工作人员 {days} 天内答复你。"),
        Lang::En => format!("You get an answer within {days} days."),
    }
}

/// The same, for staff.
pub fn to_answer_within(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{days} 天内要答复，不同意要写明理由。"),
        Lang::En => format!("Answer within {days} days; a refusal needs its reason."),
    }
}

/// "最晚 2026年7月30日答复".
pub fn answered_by(day: NaiveDate, lang: Lang) -> String {
    let day = figures::full_day(day, lang);
    match lang {
        Lang::Zh => format!("最晚 {day}答复"),
        Lang::En => format!("answer due by {day}"),
    }
}

/// "2026年6月30日答复".
pub fn answered_on(day: NaiveDate, lang: Lang) -> String {
    let day = figures::full_day(day, lang);
    match lang {
        Lang::Zh => format!("{day}答复"),
        Lang::En => format!("answered on {day}"),
    }
}

/// Who asked: the person, or by name who acts for them.
pub fn asker(by: &Author, proxy: Option<&str>, lang: Lang) -> String {
    match (proxy, lang) {
        (Some(name), Lang::Zh) => format!("{name}（替本人）"),
        (Some(name), Lang::En) => format!("{name} (for the person)"),
        (None, _) => super::file::author(by, lang),
    }
}

/// "你是王秀英，在替本人看".
pub fn acting_as(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("你是 {name}，在替本人看。"),
        Lang::En => format!("You are {name}, looking for the person."),
    }
}

/// "共 12 条".
pub fn lines(count: u32, more: bool, lang: Lang) -> String {
    match (more, lang) {
        (false, Lang::Zh) => format!("共 {count} 条"),
        (false, Lang::En) => format!("{count} lines"),
        (true, Lang::Zh) => format!("不止 {count} 条，只列最近的。要看更早的，选一天或者选一个人。"),
        (true, Lang::En) => {
            format!(
                "More than {count} lines; the latest are listed. For older ones choose a day or an account."
            )
        }
    }
}
