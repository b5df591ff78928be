//! Every refusal: one sentence for what happened, one for what to do. Matched exhaustively.

use super::Lang;
#[cfg(feature = "ssr")]
use crate::asked::Notice;
use domain::refusal::{Problem, Refusal};

sentences! {
    first_mistake: "有地方要改。改好再按一次。", "Something needs mending. Mend it and try again.";
    ticket: "编号", "Number";
    sign_in: "去登录", "Sign in";
    get_help: "找人帮忙", "Get help";
}

/// What happened.
pub fn happened(refusal: &Refusal, lang: Lang) -> String {
    let words = match refusal {
        Refusal::NotSignedIn => lang.pick("要先登录。", "Sign in first."),
        Refusal::NotAllowed => lang.pick("你的岗位看不了这个。", "Your role does not cover this."),
        Refusal::NotFound => lang.pick("没有这个页面。", "There is no such page."),
        Refusal::Erased => lang.pick("这份档案已经删除了。", "This file was erased."),
        Refusal::LinkExpired => lang.pick("这个码过期了。", "This code has expired."),
        Refusal::LinkRevoked => lang.pick("这个码不用了。", "This code is no longer in use."),
        Refusal::WrongCredentials => lang.pick("名字或密码不对。", "The name or the password is wrong."),
        Refusal::CodeSpent => lang.pick("这个验证码不能用了。", "This code is no longer good."),
        Refusal::Locked { minutes } => return locked(*minutes, lang),
        Refusal::TooMany => lang.pick("点得太快了。", "That was too fast."),
        Refusal::NoMoreToday => lang.pick("今天的次数用完了。", "That was enough for today."),
        Refusal::ListTooLong { most } => return list_too_long(*most, lang),
        Refusal::VacancyClosed => lang.pick("这个岗位已经不招了。", "This vacancy is no longer open."),
        Refusal::PostingBlocked => lang.pick("现在还不能发布。", "It cannot be published yet."),
        Refusal::Changed => lang.pick("刚才已经有人改过了。", "Somebody changed this just before you."),
        Refusal::FourEyes => lang.pick(
            "这份是你经手的，不能由你来决定。",
            "You handled this before, so you cannot decide it.",
        ),
        Refusal::OwnFamily => lang.pick(
            "这是你自己或家里人的，要回避。",
            "This is about you or your family: somebody else must do it.",
        ),
        Refusal::FigureNotSet { key } => {
            let name = super::policies::name(*key, lang);
            return match lang {
                Lang::Zh => format!("还没有设定：{name}。"),
                Lang::En => format!("Not set: {name}."),
            };
        }
        Refusal::RuleNotMet => lang.pick("按规定不符合条件，不能认定。", "The rule is not met."),
        Refusal::NotReady => lang.pick(
            "前面还有没做完的，这一步先走不了。",
            "Not everything before this step is done.",
        ),
        Refusal::NotEligible => lang.pick("现在不能报这个班。", "This class cannot be taken now."),
        Refusal::TooLate => lang.pick("已经过了时间。", "The time for this is over."),
        Refusal::PaidBefore => lang.pick("这笔钱已经付过了。", "This was paid before."),
        Refusal::FiguresStand => lang.pick(
            "这一天的用工人数已经核对过了，改不了。",
            "The staff figures of that day were confirmed and stand.",
        ),
        Refusal::NoticeHangs => lang.pick("公示期还没满。", "The public notice still hangs."),
        Refusal::UnderWay => lang.pick(
            "这个人这一类的申请正在办。",
            "An application of this kind is under way already.",
        ),
        Refusal::PostByCounty => lang.pick(
            "这是公益性岗位，由县里聘任，不能在这里录用或登记。",
            "This is a public-welfare post: the county appoints, nobody is hired here.",
        ),
        Refusal::BothUnderWay => lang.pick(
            "两份档案里各有一件同样的事没办完（申请、公益岗、被征地参保或创业服务），不能合并。",
            "Both files have the same thing under way (an application, a post, the insurance or a start-up case).",
        ),
        Refusal::InHandOver => lang.pick(
            "选中的人里，有人在另一个还没回话的交接里。",
            "Somebody chosen is in another hand-over that nobody has answered yet.",
        ),
        Refusal::Merged => lang.pick(
            "刚才已经有人把这份档案合并了。",
            "Somebody has merged this file just before you.",
        ),
        Refusal::CannotUndo => lang.pick(
            "合并以后办的事会丢，不能撤销。",
            "What was done since would be lost, so it cannot be undone.",
        ),
        Refusal::Held { office } => return held(office, lang),
        Refusal::Fields(_) => first_mistake(lang),
        Refusal::Internal { .. } => lang.pick("我们这边出了毛病。", "Something broke on our side."),
    };
    words.to_owned()
}

fn locked(minutes: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("错了太多次，锁住了 {minutes} 分钟。"),
        Lang::En => format!("Too many wrong tries: locked for {minutes} minutes."),
    }
}

fn list_too_long(most: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("名单太长了，一次最多导出 {most} 人。"),
        Lang::En => format!("The list is too long: {most} people at most go into one file."),
    }
}

fn held(office: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这个身份证号已经登记过了，档案在 {office}。"),
        Lang::En => format!("This resident ID is registered already; {office} holds the file."),
    }
}

/// What to do next.
pub fn what_to_do(refusal: &Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::NotSignedIn => lang.pick("登录以后接着看。", "Sign in and go on."),
        Refusal::NotAllowed => lang.pick(
            "需要看的话，找县里的工作人员。",
            "If you need it, ask the county office.",
        ),
        Refusal::NotFound => lang.pick(
            "看看是不是写错了，或者回首页。",
            "Check the address, or go back to the start.",
        ),
        Refusal::Erased => lang.pick(
            "删掉的找不回来。以后要帮忙找工作，可以重新登记。",
            "What was erased cannot be brought back. Whoever needs help later can register anew.",
        ),
        Refusal::LinkExpired | Refusal::LinkRevoked => lang.pick(
            "给协管员打电话，要一个新的。你的岗位都还在。",
            "Call the coordinator for a new one. Your vacancies are all still there.",
        ),
        Refusal::WrongCredentials => lang.pick(
            "再试一次。忘了密码找县里的管理员。",
            "Try again. Forgotten? Ask the county administrator.",
        ),
        Refusal::CodeSpent => lang.pick("再要一个新的。", "Ask for a new one."),
        Refusal::Locked { .. } => lang.pick("过一会儿再试。", "Try again later."),
        Refusal::TooMany => lang.pick("等一分钟再试。", "Wait a minute and try again."),
        Refusal::NoMoreToday => lang.pick(
            "明天再看。急用就请同事看。",
            "Go on tomorrow, or ask a colleague.",
        ),
        Refusal::ListTooLong { .. } => lang.pick(
            "选一个乡镇、村、类别或年龄段，分几次导出；按字找的，多写几个字。",
            "Narrow it to a township, a village, a group or an age and take it out by parts; of a search, type more.",
        ),
        Refusal::VacancyClosed => lang.pick("看看别的岗位。", "Look at other work."),
        Refusal::PostingBlocked => lang.pick(
            "下面写着哪里不行、怎么改，改好再发。",
            "Below stands what is wrong and how to mend it. Then send it again.",
        ),
        Refusal::Changed => lang.pick(
            "再打开看一下，是不是还要改。",
            "Open it again and see whether it still needs changing.",
        ),
        Refusal::FourEyes | Refusal::OwnFamily => lang.pick("请同事来办。", "Ask a colleague to do it."),
        Refusal::FigureNotSet { .. } => lang.pick(
            "先请县里把这个数字定下来，再来决定。",
            "Have the county set this figure first, then decide.",
        ),
        Refusal::RuleNotMet => lang.pick(
            "核对一下数字。数字没错的话，只能不予认定或退回。",
            "Check the figures. If they are right, refuse or return it.",
        ),
        Refusal::NotReady => lang.pick(
            "看看页面上标红的和没打勾的，做完记下来；真的不做的，写明原因。",
            "See what is marked red and not ticked: do it and enter it, or say why it is left out.",
        ),
        Refusal::NotEligible => lang.pick(
            "原因写在页面上。也可以看看别的班。",
            "The reasons stand on the page. Other classes may fit.",
        ),
        Refusal::TooLate => lang.pick(
            "有话要说，给乡镇打电话。",
            "If you have something to say, call the township.",
        ),
        Refusal::PaidBefore => lang.pick(
            "一笔补贴只付一次。付多了，用“追回”。",
            "Nothing is paid twice. If too much was paid, recover it.",
        ),
        Refusal::FiguresStand => lang.pick("真的不对，给县里打电话。", "If they are wrong, call the county."),
        Refusal::NoticeHangs => lang.pick("等最后一天过了再批准。", "Approve it after its last day."),
        Refusal::UnderWay => lang.pick("在列表里接着办。", "Go on with it in the list."),
        Refusal::PostByCounty => lang.pick(
            "先给本人报名；镇里看条件、公示以后，县里聘任，上岗就登记好了。",
            "Apply for the person: the township looks at the conditions, the county appoints, and the work is entered with that.",
        ),
        Refusal::BothUnderWay => lang.pick(
            "先在其中一份档案里办结或撤回，再来合并。",
            "End it in one of the files, then merge them.",
        ),
        Refusal::InHandOver => lang.pick(
            "看看下面还剩谁，再提交；或者等那个交接有了回话。",
            "See below who is left and send it again, or wait for the answer.",
        ),
        Refusal::Merged => lang.pick(
            "打开档案看一看，多半不用再办了。",
            "Open the file and look: most likely nothing is left to do.",
        ),
        Refusal::CannotUndo => lang.pick("打开这次合并，上面写着原因。", "Open the merge: it says why."),
        Refusal::Held { .. } => lang.pick(
            "看看号码有没有写错。没写错就问那里的工作人员。",
            "Check the number. If it is right, ask the office there.",
        ),
        Refusal::Fields(_) => lang.pick("红框里写着怎么改。", "The red boxes say how."),
        Refusal::Internal { .. } => lang.pick(
            "过一会儿再试。还不行，打电话报下面的编号。",
            "Try again later. If it stays, call and give the number below.",
        ),
    }
}

/// What is wrong with a field, beside it.
pub const fn problem(problem: Problem, lang: Lang) -> &'static str {
    match problem {
        Problem::Required => lang.pick("这里要填。", "Fill this in."),
        Problem::Unreadable => lang.pick("看不懂，换个写法。", "This cannot be read. Write it another way."),
        Problem::TooLong => lang.pick("太长了，写短一点。", "Too long. Make it shorter."),
        Problem::OutOfRange => lang.pick("这个数不对。", "This is out of range."),
        Problem::Taken => lang.pick("已经有人用了。", "Somebody has this already."),
        Problem::TooShort => lang.pick("太短了，多写几个字。", "Too short. Write some more."),
        Problem::TooCommon => lang.pick("太好猜了，换一个。", "Too easy to guess. Choose another."),
        Problem::Unchanged => lang.pick("和原来的一样，换一个。", "This is the old one. Choose another."),
        Problem::Expired => lang.pick(
            "证书在这些日子不是有效的。",
            "The certificate does not hold on these days.",
        ),
        Problem::OtherTrade => lang.pick("证书不是教这个工种的。", "The certificate is for another trade."),
        Problem::NeverThere => lang.pick(
            "签到里这个人一天都没有来过。真来过的，请先补上签到。",
            "Nobody signed this person in on any day. If they were there, add the day first.",
        ),
        Problem::NoNumbers => lang.pick(
            "这里不要写电话、身份证号这样的号码，去掉再提交。",
            "Write no telephone or ID number here. Take it out and send again.",
        ),
        Problem::Wrong => lang.pick("不对，再看一看。", "This does not match. Look again."),
    }
}

/// What went well, said once on the next page.
#[cfg(feature = "ssr")]
#[expect(clippy::too_many_lines, reason = "one sentence for each notice")]
pub const fn notice(notice: Notice, lang: Lang) -> &'static str {
    match notice {
        Notice::FigureAsked => lang.pick(
            "报上去了，等另一个人批准。",
            "Asked. Somebody else must approve it.",
        ),
        Notice::FigureSet => lang.pick(
            "批准了，从生效那天起照这个数办。",
            "Approved. It holds from its first day on.",
        ),
        Notice::FigureRefused => lang.pick("没批准，数没有改。", "Refused. Nothing has changed."),
        Notice::Saved => lang.pick("存好了。", "Saved."),
        Notice::VisitKept => lang.pick("走访存好了。", "The visit is kept."),
        Notice::PhotoNotKept => lang.pick(
            "走访存好了。照片没有存上：太大，或者打不开，或者本人不同意。",
            "The visit is kept. Its photo is not: too large, no photo, or not agreed to.",
        ),
        Notice::VisitAsks => lang.pick(
            "走访存好了。有的地方别人也改过，要有人定用哪个。",
            "The visit is kept. Somebody else changed the same field: someone has to choose.",
        ),
        Notice::VisitTwin => lang.pick(
            "走访存好了。当天已经有一次走访，算在一起。",
            "The visit is kept. There was one of that day already; they count as one.",
        ),
        Notice::Placed => lang.pick(
            "记好了。别的岗位不再给他发，回访的日子排好了。",
            "Entered. Other vacancies are told no more, and the follow-ups are planned.",
        ),
        Notice::PlacementCancelled => lang.pick(
            "撤掉了，它带来的改动都改回去了。",
            "Taken back, with everything it had changed.",
        ),
        Notice::InsuranceRegistered => lang.pick(
            "登记好了。下一步：把缴费通知送到本人手里。",
            "Registered. Next: bring the notice of payment.",
        ),
        Notice::RunMade => lang.pick("全部记上了。", "Everything is entered."),
        Notice::ClaimSent => lang.pick(
            "申请交上去了，先由镇里核对。",
            "Applied. The township checks it first.",
        ),
        Notice::CalendarMade => lang.pick(
            "日历地址生成了，在下面。",
            "The address of your calendar is below.",
        ),
        Notice::CalendarEnded => lang.pick("地址停用了。", "The address has ended."),
        Notice::ClaimStepped => lang.pick("办好了，记下来了。", "Done, and noted."),
        Notice::WorkSaid => lang.pick("收到了，谢谢你告诉我们。", "Got it. Thank you for telling us."),
        Notice::DraftKept => lang.pick(
            "草稿存好了，可以接着写。",
            "The draft is kept; go on whenever you like.",
        ),
        Notice::PostingLive => lang.pick(
            "发布了，求职者几秒钟就找得到。",
            "Published. Seekers find it within seconds.",
        ),
        Notice::PostingInReview => lang.pick(
            "交给工作人员了，看过就发，结果写在你的页面上。",
            "An officer looks at it. What comes of it stands on your page.",
        ),
        Notice::StillOpen => lang.pick("记下了：还在招。", "Noted: still open."),
        Notice::PostingClosed => lang.pick(
            "不招了。还有人等你回话的，请回一声。",
            "Closed. Please answer those who wait.",
        ),
        Notice::PostingDecided => lang.pick(
            "办好了，单位看得到。办错了，下面可以撤销。",
            "Done; the employer can read it. It can be undone below.",
        ),
        Notice::HeldShown => lang.pick(
            "公开了，求职者马上能看到。不对的话，在这个岗位的页面上撤下来。",
            "Shown: seekers find it within seconds. If that was wrong, withdraw it on its page.",
        ),
        Notice::HeldDropped => lang.pick(
            "不公开。下次导入也不会再出来。",
            "Not shown. It does not come again with the next file.",
        ),
        Notice::CandidateInvited => lang.pick("约好了，会告诉本人。", "Invited. They will be told."),
        Notice::CandidateHired => lang.pick("录用了，会告诉本人。", "Hired. They will be told."),
        Notice::CandidateTurnedDown => {
            lang.pick("记下了，会客气地告诉本人。", "Noted. They will be told kindly.")
        }
        Notice::Answered => lang.pick("记下了。", "Noted."),
        Notice::TakenBack => lang.pick("撤销了，可以重新选。", "Taken back. You can choose again."),
        Notice::CallRecorded => lang.pick("记下了这次电话。", "Noted: the call."),
        Notice::BrowserTold => lang.pick("好了，有新岗位会提醒你。", "Done: this device will tell you."),
        Notice::BrowserLeft => lang.pick("好了，不再提醒。", "Done: it will not tell you any more."),
        Notice::HandedOver => lang.pick("记下了：岗位已送到本人手上。", "Noted: handed over in person."),
        Notice::LinkMade => lang.pick(
            "新链接做好了。以前的都不能用了。",
            "A new link is made. Earlier ones no longer work.",
        ),
        Notice::LinksRevoked => lang.pick("链接都停用了。", "All links are revoked."),
        Notice::Withdrawn => lang.pick("岗位收回了。", "The vacancy is withdrawn."),
        Notice::Applied => lang.pick("申请收下了。", "The application is taken in."),
        Notice::Stepped => lang.pick("办好了，已经转到下一步。", "Done. It has moved on."),
        Notice::FairRegistered => lang.pick(
            "报上名了。来的时候出示入场码。",
            "Registered. Show the code at the gate.",
        ),
        Notice::FairWaiting => lang.pick(
            "位子满了，已经排队等位。有位子会告诉你。",
            "All seats are taken: on the waiting list. You are told when one is free.",
        ),
        Notice::FairLeft => lang.pick("记下了：不去了。", "Noted: not coming."),
        Notice::FairInvited => lang.pick(
            "邀请排好了，白天会发出去。",
            "The invitations leave in the daytime.",
        ),
        Notice::Objected => lang.pick(
            "你的意见收到了。请记下编号，以后查问用。",
            "Your objection is taken in. Keep the number for later.",
        ),
        Notice::Registered => lang.pick("登记好了。", "Registered."),
        Notice::SetApart => lang.pick("记下了：不是同一个人。", "Noted: two different people."),
        Notice::AskedAgain => lang.pick("放回去了。", "Back on the list."),
        Notice::MergedFiles => lang.pick(
            "合好了，现在是一份档案。合错了可以在这里撤销。",
            "Done: one file now. If it was a mistake, undo it here.",
        ),
        Notice::MergeUndone => lang.pick("撤销了，又是两份档案了。", "Undone: two files again."),
        Notice::ChangedBack => lang.pick("改回去了。", "Taken back."),
        Notice::Removed => lang.pick("删掉了。", "Removed."),
        Notice::Split => lang.pick("分好了，这是新的一家。", "Split: this is the new household."),
        Notice::Joined => lang.pick("并好了。", "Joined."),
        Notice::SignedOut => lang.pick("退出了。", "Signed out."),
        Notice::PasswordChanged => lang.pick(
            "密码换好了。别的设备都退出了。",
            "The password is changed. All other devices are signed out.",
        ),
        Notice::SecondStepOn => lang.pick("两步登录打开了。", "The second step is on."),
        Notice::SecondStepOff => lang.pick("两步登录关掉了。", "The second step is off."),
        Notice::SessionEnded => lang.pick("那边退出了。", "Signed out there."),
        Notice::ProxyRecorded => lang.pick("记下了，他可以帮忙办事了。", "Noted. They may act now."),
        Notice::ProxyRevoked => lang.pick("取消了，马上看不到了。", "Taken back. They see nothing any more."),
        Notice::ColleagueAdded => lang.pick(
            "加上了，他用手机号就能进。",
            "Added. They enter by their telephone.",
        ),
        Notice::ColleagueRemoved => lang.pick("去掉了。", "Removed."),
        Notice::EmployerConfirmed => {
            lang.pick("确认了，单位可以用了。", "Confirmed. The employer may go on.")
        }
        Notice::EmployerRefused => lang.pick("没通过，对方看得到原因。", "Refused. They can read why."),
        Notice::Invited => lang.pick("邀请链接做好了。", "The invitation is made."),
        Notice::AccountRequested => lang.pick("提交了，等别人批准。", "Sent. Somebody else must approve it."),
        Notice::AccountApproved => lang.pick("批准了，可以登录了。", "Approved. It may sign in now."),
        Notice::AccountTakenBack => lang.pick("收回了，申请删掉了。", "Taken back. The request is gone."),
        Notice::AccountRefused => lang.pick("没批准，申请删掉了。", "Refused. The request is gone."),
        Notice::AccountClosed => lang.pick(
            "停用了，已经登录的都退出了。",
            "Closed. Everybody signed in with it is out.",
        ),
        Notice::PasswordReset => lang.pick("重设好了。", "Reset."),
        Notice::ConsentKept => lang.pick("记下了，马上算数。", "Noted. It holds at once."),
        Notice::RequestSent => lang.pick("提交了，等工作人员答复。", "Sent. You will get an answer."),
        Notice::RequestTakenBack => lang.pick("撤回了。", "Taken back."),
        Notice::RequestAnswered => lang.pick("答复好了，本人看得到。", "Answered. The person can read it."),
        Notice::HandOverProposed => lang.pick(
            "请出去了，等对方回话。人还归原来的人管。",
            "Proposed. Until they answer, the people stay where they are.",
        ),
        Notice::HandOverAccepted => lang.pick("接好了，从现在起归你管。", "Done. They are in your care now."),
        Notice::HandOverEmpty => lang.pick(
            "没有人可以接了：名单上的人搬走、去世，或者归别人管了。",
            "Nobody was left to take: they moved, died, or somebody else looks after them.",
        ),
        Notice::HandOverDeclined => lang.pick("退回去了，人还归原来的人管。", "Declined. The people stay."),
        Notice::HandOverTakenBack => lang.pick("收回来了。", "Taken back."),
        Notice::Seen => lang.pick("知道了。", "Noted."),
        Notice::ListReceived => lang.pick("收到了，正在比对。", "Received. It is being compared."),
        Notice::ListBeingWritten => lang.pick("开始写了。", "Writing has begun."),
        Notice::ListClosed => lang.pick("办完了，档案一个字也没有改。", "Done. No file was changed."),
        Notice::ListBeingUndone => lang.pick("开始撤销了。", "Taking back has begun."),
        Notice::ErasureAsked => lang.pick(
            "提出来了。要由另一位同事来删。",
            "Asked for. A colleague must do it.",
        ),
        Notice::ErasureDropped => lang.pick("不删了，档案还在。", "Not erased: the file stays."),
        Notice::CaseSent => lang.pick("收到了，记下编号。", "Received; note the number."),
        Notice::FileErased => lang.pick(
            "档案删除了。链接和登录都已失效，只留下数字。",
            "The file is erased. Links and sign-ins have ended; only counts stay.",
        ),
        Notice::FileHeld => lang.pick("先不删，到日子再说。", "Held until that day."),
        Notice::FileReleased => lang.pick("不再暂缓，到期就删。", "No longer held."),
        Notice::ExportAsked => lang.pick(
            "收到了，看下面能不能下载。",
            "Taken in. See below whether it can be fetched.",
        ),
        Notice::ExportApproved => lang.pick(
            "批准了，同事可以下载了。",
            "Approved. The colleague may fetch it.",
        ),
        Notice::ExportRefused => {
            lang.pick("没批准，同事看得到原因。", "Refused. The colleague can read why.")
        }
    }
}
