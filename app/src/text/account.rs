//! Words of staff accounts.

use super::Lang;
use domain::session::{Browser, Device, DeviceKind};

sentences! {
    own_title: "我的账号", "My account";
    must_change: "第一次登录，先换一个自己的密码。换好才能往下用。", "Signed in for the first time: choose a password of your own before going on.";
    must_have_second: "你们单位要求打开两步登录。打开以后才能往下用。", "Your office asks for the second step. Turn it on before going on.";
    password_title: "换密码", "Change the password";
    password_how: "至少 12 个字。几个不相干的词连起来最好记，比如“老柿子树 自行车 第三排”。不要用生日、手机号。", "Twelve characters at least. A few words that have nothing to do with each other are easiest to remember. No birthdays, no phone numbers.";
    password_old: "现在的密码", "Present password";
    password_new: "新密码", "New password";
    password_again: "新密码再写一次", "New password again";
    password_change: "换密码", "Change";
    password_ends: "换了以后，别的设备都要重新登录。", "All other devices will have to sign in again.";
    second_title: "两步登录", "Second step";
    second_off: "登录时除了密码，还要手机上的 6 位动态码。别人知道了密码也进不来。", "Besides the password, six digits from your telephone are asked for. A stolen password is then not enough.";
    second_begin: "打开两步登录", "Turn the second step on";
    second_scan: "用手机上的验证器（如“身份验证器”小程序）扫这个码，再写下它显示的 6 位数。", "Scan this with an authenticator on your telephone, then write the six digits it shows.";
    second_open: "就在这台手机上打开验证器", "Open the authenticator on this telephone";
    second_type: "扫不了，就手工输入：", "Cannot scan? Type this:";
    second_code: "6 位动态码", "Six digits";
    second_confirm: "确认", "Confirm";
    second_on: "已打开。", "It is on.";
    second_remove: "关掉两步登录", "Turn the second step off";
    recovery_once: "备用码只显示这一次。抄下来或打印，锁好。手机丢了，用一个备用码代替 6 位动态码，每个只能用一次。", "These recovery codes are shown this once. Write them down and lock them away. Without your telephone, use one of them in place of the six digits; each serves once.";
    sign_in_code: "手机上的 6 位动态码（没打开两步登录就空着）", "Six digits from your telephone (leave empty without second step)";
    sessions_title: "登录在哪些设备上", "Where you are signed in";
    sessions_here: "就是这台", "this one";
    sessions_end: "退出这台", "End";
    sessions_end_others: "退出别的所有设备", "End all others";
    own_tile_do: "换密码、两步登录、登录过的设备", "Password, second step, devices";
    list_title: "账号", "Accounts";
    list_tile_do: "谁能登录、新账号、离岗停用", "Who may sign in, new ones, leavers";
    list_none: "这里还没有账号。", "No accounts here yet.";
    new_title: "申请新账号", "Ask for a new account";
    new_how: "要另一个有权的人批准才能用。批准的人拿到第一个密码，交给本人；本人第一次登录要换掉。", "Somebody else with the right to must approve it. They get the first password and hand it over; it must be changed at the first sign-in.";
    new_send: "提交申请", "Ask";
    department: "部门（只有部门审核员要选）", "Department (for department reviewers only)";
    department_none: "不是部门审核员", "not a department reviewer";
    role: "岗位", "Role";
    any_role: "所有岗位", "Every role";
    narrow: "只看这些", "Show these";
    state: "状态", "State";
    state_requested: "等批准", "waiting";
    state_active: "在用", "in use";
    state_closed: "停用", "closed";
    last_seen: "最近登录", "Last seen";
    never_seen: "近期没登录", "not lately";
    approve: "批准", "Approve";
    refuse: "不批准", "Refuse";
    close_title: "停用（人离岗了）", "Close (the person has left)";
    close_how: "停用后马上登不进来，已经登录的也退出。", "Nobody can sign in with it any more, and those signed in are out at once.";
    close: "停用这个账号", "Close this account";
    close_sure: "确定停用", "Yes, close it";
    reset_title: "忘了密码或丢了手机", "Forgotten password, lost telephone";
    reset_how: "给一个新的临时密码，关掉两步登录，所有设备退出。", "Gives a new first password, turns the second step off and ends all sessions.";
    reset: "重设密码", "Reset";
    reset_sure: "确定重设", "Yes, reset it";
    take_back_how: "这是你报的，等别人批准。报错了可以收回。", "You asked for this; somebody else must approve it. Was it a mistake? Take it back.";
    take_back: "收回申请", "Take the request back";
    waits_for_others: "这个账号还没批准。要管账号的上级来批。", "This account is not approved yet: that is for somebody higher who manages accounts.";
    nothing_to_do: "这个账号不归你管：自己的、同级的和上级的账号，要请更高一级的人来办。", "This account is not yours to manage: your own, those of your rank and above are for somebody higher.";
    password_once: "临时密码只显示这一次。当面交给本人，第一次登录要换掉。", "The first password is shown this once. Hand it over in person; it must be changed at the first sign-in.";
    work_title: "手上的事，要交给别人", "Work to hand over";
    work_others: "那里还有谁能接手", "Who else looks after people there";
    work_no_others: "那里没有别的账号能接手。先给接手的人申请账号。", "Nobody else does. Ask for an account for the successor first.";
    work_people: "看人员名单", "See the people";
    all_accounts: "所有账号", "All accounts";
}

/// "手机 · 微信".
pub fn device(device: Device, lang: Lang) -> String {
    let kind = match device.kind {
        DeviceKind::Phone => lang.pick("手机", "Phone"),
        DeviceKind::Tablet => lang.pick("平板", "Tablet"),
        DeviceKind::Computer => lang.pick("电脑", "Computer"),
        DeviceKind::Other => lang.pick("别的设备", "Other device"),
    };
    let browser = match device.browser {
        Browser::WeChat => lang.pick("微信", "WeChat"),
        Browser::Edge => "Edge",
        Browser::Firefox => lang.pick("火狐", "Firefox"),
        Browser::Chrome => lang.pick("谷歌浏览器", "Chrome"),
        Browser::Safari => "Safari",
        Browser::Other => lang.pick("浏览器", "Browser"),
    };
    format!("{kind} · {browser}")
}

/// "还剩 8 个备用码".
pub fn recovery_left(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还剩 {count} 个备用码。"),
        Lang::En => format!("{count} recovery codes left."),
    }
}

/// "最近用过:11月25日".
pub fn seen(when: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("最近用过 {when}"),
        Lang::En => format!("last used {when}"),
    }
}

/// "那里有 213 人,等着送的岗位 12 个".
pub fn open_work(people: u32, leads: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("那里登记了 {people} 人，等着送的岗位 {leads} 个。"),
        Lang::En => format!("{people} people are registered there, {leads} leads wait to be delivered."),
    }
}
/// "共 14 个账号，2 个等批准".
pub fn count(all: u32, waiting: u32, lang: Lang) -> String {
    match (lang, waiting) {
        (Lang::Zh, 0) => format!("共 {all} 个账号。"),
        (Lang::Zh, _) => format!("共 {all} 个账号，{waiting} 个等批准。"),
        (Lang::En, 0) => format!("{all} accounts."),
        (Lang::En, _) => format!("{all} accounts, {waiting} waiting for approval."),
    }
}
