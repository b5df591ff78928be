//! Words of the page that works without signal.

use super::Lang;
use domain::field_work::Page;
use domain::visit::{SyncAnswer, SyncReason};

sentences! {
    needs_scripts: "没有信号时的走访，要打开浏览器的脚本功能才能用。有信号时，可以在每个人的页面上填。", "Visits without signal need scripts. With signal, use the page of each person.";
    loading: "正在打开……", "Opening…";
    no_storage: "这部手机的浏览器不能存东西，没有信号时填的会丢。换一个浏览器，或者在有信号的地方填。", "This browser cannot keep anything. Use another one, or fill in where there is signal.";
    full: "手机存满了，刚才这一步没有存上。别关这一页：删掉一些照片或别的东西，再按一次。已经存的都还在。", "The phone is full and this step is not kept. Leave this page open: delete some photos or the like, and press again. What was kept before is still there.";
    broken: "这一步没有存上。别关这一页，再按一次。", "This step is not kept. Leave this page open and press again.";
    no_pack: "手机里还没有名单。在有信号的地方打开这一页，名单就会存进来。", "There is no list on the phone yet. Open this page where there is signal and it will be kept.";
    clock_back: "这部手机的时间被调慢过，请看看时间对不对。走访的时间照样算得准。", "The clock of this phone was set back. Please check it. The times of visits stay right.";
    sign_in: "要重新登录，才能上传。存着的都在，登录后再打开这一页。", "Sign in again to send. Everything is kept; come back to this page after that.";
    sign_in_do: "去登录", "Sign in";
    of_others: "这部手机里还有别人没上传的走访。要他本人登录，才能上传。", "Visits of somebody else wait on this phone. They are sent when that person signs in.";
    offline: "没有信号", "No signal";
    online: "有信号", "Signal";
    to_do: "今天要走访的", "To visit today";
    everybody: "所有人", "Everybody";
    outbox: "上传的情况", "What was sent";
    search: "找姓名、编号、门牌", "Name, number or house";
    none_to_do: "今天没有要走访的。", "Nobody to visit today.";
    none_found: "没有找到。", "Nobody found.";
    refresh: "现在就上传、更新名单", "Send and update now";
    busy: "正在传……", "Sending…";
    back: "回去", "Back";
    visit_begin: "开始走访", "Start a visit";
    visit_go_on: "接着填", "Go on";
    leads: "要送的岗位", "Vacancies to hand over";
    tasks: "要办的事", "To do";
    file: "档案里写的", "What the file says";
    begun: "没填完", "begun";
    on_phone: "存在手机里，还没上传", "kept on this phone, not sent yet";
    arrived: "已经上传", "arrived";
    saved_at: "已存在手机里", "Kept on this phone";
    saving: "正在存……", "Keeping…";
    not_saved: "没有存上", "Not kept";
    other_window: "另一个窗口也在改这一份，这里已经换成最新的。", "Another window is changing this too; the latest is shown here.";
    previous: "上一页", "Previous";
    next: "下一页", "Next";
    finish: "填好了，存起来", "Finished: keep it";
    finish_done: "存好了。有信号就会自己上传。", "Kept. It is sent by itself when there is signal.";
    drop_draft: "这份不要了", "Throw this away";
    drop_sure: "真的不要了？填的都会没有。", "Really? Everything in it will be gone.";
    yes_drop: "不要了", "Throw it away";
    keep_it: "留着", "Keep it";
    mend: "有地方没填好", "Something is missing or wrong";
    unsaid: "没问", "not asked";
    told: "送到了", "handed over";
    not_told: "没送", "not handed over";
    sign_here: "请在框里签字、按手印", "Sign or press here";
    waiting_title: "存在这部手机里的", "On this phone";
    waiting_none: "没有等着上传的。", "Nothing waits.";
    photo_taken: "这次走访的照片", "The photo of this visit";
    photo_undo: "这张不要了", "Throw it away";
    photo_failed: "这张照片存不了，换一张试试。不拍也行，走访照常。", "This photo cannot be kept; try another. The visit goes on without.";
    newer_form: "走访表有新的了。你填的照样收；关上再打开这一页，就换成新的。", "There is a newer form. What you fill in is taken all the same; close this page and open it again to get it.";
    told_title: "已经有回音的", "Answered";
    reopen: "打开改一改", "Open and mend";
    drop_stuck: "这次走访不要了", "Throw this visit away";
    conflict: "有一项，别人也改了。你填的都收到了，这一项等人来定：", "Somebody else changed one field too. Your visit has arrived; this field waits for a decision:";
    mine: "你问到的", "What you found";
    theirs: "现在档案里", "What the file says now";
    decide: "去看一看、选一个", "Look and choose";
    leaving: "退出之前，先把走访传上去", "Before you sign out: sending your visits";
    leaving_wait: "还没有传上去。", "Not sent yet.";
    leave_again: "再传一次", "Try again";
    leave_anyway: "先退出，没传的留在这部手机里", "Sign out; what is left stays on this phone";
    stay: "不退出了", "Stay signed in";
    clear: "清掉这部手机里的名单", "Take the list off this phone";
    clear_lead: "手机要给别人用、要修，先清掉名单。没上传的走访会留着，有信号再传。", "Before you give the phone away: take the list off. Visits that were not sent stay, and are sent later.";
    in_peace: "先不打扰", "left in peace";
}

/// "未上传 {} 条", to be filled in on the phone.
pub const fn waiting_in_nav(lang: Lang) -> &'static str {
    lang.pick("走访 · 未上传 {} 条", "Home visits · {} not sent")
}

/// "未上传 3 条".
pub fn waiting(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("未上传 {count} 条"),
        Lang::En => format!("{count} not sent"),
    }
}

/// "还有 1 张照片没上传，有信号会自己传。"
pub fn photos_wait(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 张照片没上传，有信号会自己传。"),
        Lang::En => format!("{count} photos not sent yet; they go by themselves when there is signal."),
    }
}

/// "名单是 11月25日 9:12 的".
pub fn list_of(moment: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("名单是 {moment} 的"),
        Lang::En => format!("List of {moment}"),
    }
}

/// "42 岁".
pub fn age(years: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{years} 岁"),
        Lang::En => format!("{years} years"),
    }
}

/// "第 2 页，共 8 页 · 岗位".
pub fn page_of(page: Page, at: usize, pages: usize, lang: Lang) -> String {
    format!(
        "{} · {}",
        super::common::page_of(at as u32, pages as u32, lang),
        page_name(page, lang)
    )
}

/// A page of the form.
pub const fn page_name(page: Page, lang: Lang) -> &'static str {
    match page {
        Page::Outcome => lang.pick("这次走访", "This visit"),
        Page::Leads => lang.pick("送到的岗位", "Vacancies"),
        Page::Work => lang.pick("现在干什么、收入", "Work and income"),
        Page::Functions => lang.pick("身体能力", "Abilities"),
        Page::Wishes => lang.pick("会什么、想干什么", "Skills and wishes"),
        Page::Barriers => lang.pick("难处、已享受的政策", "Obstacles and policies"),
        Page::Needs => lang.pick("看到的、接下来要办的", "Noticed and needed"),
        Page::Confirmation => lang.pick("谁来证明", "Who confirms it"),
    }
}

/// Why something was not taken, and what to do.
pub const fn reason(reason: SyncReason, lang: Lang) -> &'static str {
    match reason {
        SyncReason::Unreadable => lang.pick(
            "服务器看不懂这一份。打开看一看，再存一次。",
            "The server cannot read it. Open it, look, and keep it again.",
        ),
        SyncReason::FormNewer => lang.pick(
            "服务器还没更新，过一会儿会自己再传。",
            "The server is not up to date yet; it is sent again by itself.",
        ),
        SyncReason::NotFound => lang.pick(
            "服务器上没有这个人，或者不归你管。问一问，不用了就不要了。",
            "The server knows no such person of yours. Ask, or throw it away.",
        ),
        SyncReason::Withdrawn => lang.pick(
            "这个人现在归别人管。你填的已经留给他，由他来定。",
            "Somebody else looks after this person now. What you wrote waits for them.",
        ),
        SyncReason::Erased => lang.pick(
            "这个人的档案已经删除，走访不再保留。",
            "The file of this person was erased; the visit is not kept.",
        ),
        SyncReason::IdTaken => lang.pick(
            "编号和另一份一样。打开再存一次就好。",
            "Another visit has the same id. Open it and keep it again.",
        ),
        SyncReason::Fields => lang.pick("有地方要改。改好再存一次。", "Something needs mending."),
        SyncReason::OtherAccount => lang.pick(
            "是别人填的，等他登录再传。",
            "Somebody else wrote it; it waits until they sign in.",
        ),
        SyncReason::TryAgain => lang.pick(
            "服务器出了点问题，过一会儿会自己再传。",
            "Something broke on the server; it is sent again by itself.",
        ),
    }
}

/// What came of a visit.
pub const fn answer(answer: &SyncAnswer, lang: Lang) -> &'static str {
    match answer {
        SyncAnswer::Accepted { twin_of: None, .. } | SyncAnswer::Known => arrived_words(lang),
        SyncAnswer::Accepted { twin_of: Some(_), .. } => lang.pick(
            "已经上传。当天别人也去过，算作一次走访。",
            "Arrived. Somebody else was there that day; the two count as one.",
        ),
        SyncAnswer::Conflict { .. } => lang.pick(
            "已经上传，有一项要人来定。",
            "Arrived; one field waits for a decision.",
        ),
        SyncAnswer::Refused { reason: why, .. } => reason(*why, lang),
    }
}

const fn arrived_words(lang: Lang) -> &'static str {
    lang.pick("已经上传", "Arrived")
}
