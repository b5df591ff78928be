//! Words of employers, and of officers about them.

use super::Lang;

sentences! {
    title: "招工单位", "Employers";
    register_title: "单位登记", "Register an employer";
    register_do: "填好后，县里或镇里的工作人员会核实，打电话给你。核实了才能用。不收任何费用。", "An officer of the county or town checks what you write and calls you back. After that you may go on. It costs nothing.";
    uscc: "统一社会信用代码（18 位）", "Unified social credit code (18 characters)";
    firm: "单位名称", "Name of the employer";
    place: "在哪里", "Where";
    place_first: "先选单位在哪里，再回来登记。", "Choose the place first, then come back.";
    place_choose: "选地方", "Choose a place";
    contact: "你的名字", "Your name";
    phone: "你的手机号", "Your telephone";
    register_send: "发验证码，登记", "Send the code and register";
    register_have: "登记过了？用手机号进", "Registered already? Enter by telephone";
    join_do: "写你的名字和手机号，收一个验证码就能用。", "Write your name and telephone; with the code that comes you are in.";
    join_send: "发验证码", "Send the code";
    waiting: "等待确认", "Waiting to be confirmed";
    waiting_do: "工作人员核实后会打电话给你。这之前什么也不用做。", "An officer will call you. Until then there is nothing to do.";
    refused: "没有通过", "Not confirmed";
    refused_why: "原因", "Reason";
    confirmed: "已确认", "Confirmed";
    colleagues: "谁能登录", "Who may sign in";
    colleague_add: "加一个同事", "Add a colleague";
    colleague_remove: "去掉", "Remove";
    colleague_me: "我", "me";
    name: "名字", "Name";
    add: "加上", "Add";
    queue_title: "单位等确认", "Employers to confirm";
    queue_tile_do: "核实登记的单位，邀请单位", "Check registrations, invite employers";
    queue_none: "没有单位在等。", "No employer is waiting.";
    queue_since: "登记时间", "Registered";
    queue_known: "这个代码登记过的名字", "Known under this code as";
    queue_blacklisted: "在拖欠工资黑名单上，或者已经注销。", "On the wage blacklist, or ceased.";
    confirm: "核实了，确认", "Checked: confirm";
    refuse: "不通过", "Refuse";
    refuse_reason: "原因（对方看得到）", "Reason (they will read it)";
    invite_title: "邀请一个单位", "Invite an employer";
    invite_do: "你认识、核实过的单位，给一个链接，对方写上名字和手机号就能用。", "For an employer you know and have checked: a link by which they enter name and telephone.";
    invite_make: "做邀请链接", "Make the link";
    invite_once: "链接只显示这一次，14 天内有效，只能用一次。发给单位的人。", "Shown this once, good for 14 days and one use. Send it to the employer.";
}

/// "现在有 3 个岗位在招".
pub fn open_vacancies(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("现在有 {count} 个岗位在招。"),
        Lang::En => format!("{count} vacancies are open now."),
    }
}

/// "青禾制衣厂 请你加入".
pub fn join_title(firm: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{firm}：登录"),
        Lang::En => format!("{firm}: sign in"),
    }
}
