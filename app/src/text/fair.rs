//! Words about job fairs.

use super::Lang;
use chrono::{NaiveDate, NaiveTime};
use domain::fair::{
    FairAccess, FairChange, FairKind, FairNewsKind, FairState, Missing, NotForThem, RegistrationState,
    RegistrationWay, Seats, StandState,
};

sentences! {
    title: "招聘会", "Job fairs";
    public_page: "大家看到的页面", "The page for everybody";
    tile_do: "办招聘会：审单位、排展位、请人来", "Plan, vet employers, give stands, invite";
    ahead: "要开的", "To come";
    past: "开过的", "Over";
    none_ahead: "这里还没有排好日子的招聘会。", "No job fair is planned here at the moment.";
    none_ahead_do: "定了日子会写在这里。现在可以先看岗位。", "Dates will be written here. Meanwhile, look at the work on offer.";
    none_past: "这里没有开过的招聘会。换个地方或月份看看。", "None was held here. Try another place or month.";
    area: "哪里", "Where";
    everywhere: "不限", "Anywhere";
    month: "哪个月", "Month";
    kind_label: "哪一种", "Kind";
    any_kind: "不限", "Any";
    filter: "看", "Show";
    new: "新办一场招聘会", "Plan a job fair";
    mend: "修改", "Change";
    name: "叫什么名字", "What it is called";
    whose: "哪里办的", "Whose it is";
    venue: "在哪个场地", "Venue";
    address: "门牌地址", "Street and number";
    point_label: "地图坐标（经度,纬度；不知道就空着）", "On the map (longitude,latitude; may be left out)";
    bus: "坐什么车、在哪下", "Buses and where to get off";
    held_on: "哪天", "Day";
    opens: "几点开始", "Opens at";
    closes: "几点结束", "Closes at";
    capacity: "最多能来多少人", "How many people may come";
    stands: "有多少个展位（不知道就写 0）", "How many stands (0 if not known)";
    access: "方便进出和参加的条件", "What makes it easy to come in and take part";
    access_none: "场地没有写明无障碍条件，去之前先打电话问。", "Nothing is said about access. Call before you go.";
    safety: "安全方案：出口、急救、值守", "Safety plan: ways out, first aid, stewards";
    intro: "来的人要知道什么", "What to know before";
    phone: "问谁（电话）", "Whom to call";
    save: "存下来", "Keep";
    tells_everybody: "改了日子、时间或场地，会自动告诉每个报名的人和单位。", "A change of day, hours or venue is told to everybody who registered, and to the employers.";
    missing: "批准前还缺", "Missing before it can be approved";
    approve: "场地、安全方案、人数都看过，批准并公布", "Venue, safety plan and capacity are right: approve and announce";
    own_draft: "这是你自己写的，要由别人批准。", "You wrote this: somebody else must approve it.";
    waits_for_county: "等县里批准。", "The county has to approve it.";
    give_back: "退回去改", "Give back";
    returned: "退回的原因", "Given back because";
    cancel: "不办了，通知所有人", "Cancel it and tell everybody";
    cancel_do: "取消以后不能恢复。报名的、请过的人和单位都会收到通知。", "It cannot be taken back. Everybody registered or invited is told, and the employers.";
    cancelled: "这场招聘会取消了", "This job fair is cancelled";
    reason: "原因", "Reason";
    confirm: "确定", "Confirm";
    assign: "一次排好所有展位", "Give every employer a stand";
    assign_more: "给还没有号的排上", "Number those without a stand";
    assign_do: "同一行的排在一起，先报名的号小。排好还可以换。", "Trades stand together, who applied first has the lower number. You can still move them.";
    open_day: "开门签到", "Open the gates";
    open_only_then: "到了那天才能开门签到。", "The gates open on the day itself.";
    run: "开始了", "People are inside";
    close: "今天结束了", "The day is over";
    never_opened: "这一天已经过了，没有人点过开门签到。办过就点下面；没办成就取消。", "The day is over, and nobody opened the gates here. Say below that it was held, or cancel it.";
    held_all_the_same: "办过了", "It was held";
    results: "结果收齐了", "Results are in";
    archive: "归档", "Archive";
    employers: "来招工的单位", "Employers";
    no_employers: "还没有单位报名。", "No employer has applied yet.";
    no_employers_public: "单位名单还没有定。", "Employers are not known yet.";
    approve_stand: "同意来", "May come";
    refuse_stand: "不同意", "May not come";
    listed: "在欠薪黑名单或异常名录上，不能来", "On the blacklist or the abnormal list: cannot come";
    number: "展位号", "Stand";
    move_to: "换到几号", "Move to";
    move_do: "那里有单位的话，两家对换。", "Who stands there changes places.";
    stand_list: "展位单（可打印）", "Stand list (to print)";
    stand_csv: "展位表（CSV）", "Stand list (CSV)";
    stand_map: "展位图", "Map of the stands";
    free_stand: "空", "free";
    people: "报名的人", "People";
    no_people: "还没有人报名，也没有请人。", "Nobody is registered or invited yet.";
    elsewhere: "不归你管的人不显示名字。", "People outside your area are counted without their names.";
    invite: "按岗位请合适的人来", "Invite whom the vacancies fit";
    invite_title: "请人来", "Invite people";
    invite_none: "没有人可请。先同意单位来，它们的岗位才算。", "There is nobody to invite. Approve employers first: their vacancies count.";
    invite_most: "最多请多少人（空着就都请，先请最合适的）", "Invite at most (empty: all; the best fit first)";
    invite_send: "发邀请", "Send the invitations";
    invite_do: "每人只收一条消息，晚上不打扰；不愿收短信的人当面告诉。", "Everybody gets one message, nobody at night; who wants none is told in person.";
    fitting: "合适、够近、进得去", "A vacancy fits, near enough, and they can get in";
    too_far: "有合适岗位，但太远", "A vacancy fits, but too far away";
    steps: "有合适岗位，但场地有台阶进不去", "A vacancy fits, but there are steps";
    known: "已经请过或报过名", "Invited or registered before";
    in_person: "发不到消息，要当面告诉", "No message reaches them: tell them in person";
    vacancies_shown: "要展出的岗位", "Vacancies shown";
    looked_at: "看了多少人", "People looked at";
    register_for: "给谁报名（填个人编号）", "Register somebody (their number)";
    register: "我要去", "I will come";
    register_other: "报名", "Register";
    waiting_do: "位子满了，你在等位。有人退了会告诉你。", "All seats are taken. You are waiting: you are told when one is free.";
    leave: "不去了", "I will not come";
    leave_other: "退掉", "Take off";
    full: "位子满了，可以排队等位", "Full; you may join the waiting list";
    sign_in_first: "先进入“我的”，再报名", "Go to your page first, then register";
    walk_in: "不报名也可以直接来。", "You may also come without registering.";
    my_title: "我的招聘会", "My job fairs";
    my_none: "还没有人请你，你也没有报名。", "You are not invited or registered yet.";
    look: "看看有哪些招聘会", "Look at the job fairs";
    ticket: "入场码", "Code for the gate";
    ticket_do: "到门口给工作人员扫，或者念这十六个字。只能这一场用。", "Let it be scanned at the gate, or read the sixteen letters out. It is good for this fair only.";
    map: "在地图上看", "On the map";
    amap: "用高德地图看", "In Amap";
    bus_lines: "坐车", "Buses";
    when: "时间", "When";
    place: "地点", "Where";
    call: "问一问", "Ask";
    before: "去之前", "Before you go";
    changed: "有改动", "Changed";
    was: "原来是", "Before, it was";
    not_told: "还没通知到", "Not told yet";
    employer_title: "参加招聘会", "Come to a job fair";
    employer_none: "你们县现在没有要开的招聘会。", "No job fair is planned in your county.";
    apply: "报名参加", "Apply for a stand";
    own_day: "当天：扫来访者、记意向", "On the day: scan visitors, note intents";
    apply_change: "改要展出的岗位", "Change the vacancies shown";
    choose: "选要展出的岗位", "Choose the vacancies to show";
    choose_none: "你们没有开着的岗位。先发岗位，再来报名。", "You have no open vacancy. Post one first, then apply.";
    post_one: "去发岗位", "Post a vacancy";
    not_allowed_listed: "单位在欠薪黑名单或异常名录上，不能参加招聘会。", "Your firm is on the wage blacklist or the abnormal list and cannot come.";
    closed_for_employers: "现在不能再报名了。", "It is too late to apply.";
    withdraw_stand: "我们不来了", "We will not come";
    year_wanted: "要求至少", "wanted at least";
    year_not_set: "要求几场还没有设定", "how many are wanted is not set";
    year_ahead: "还排着", "still to come";
}

/// A kind.
pub const fn kind(kind: FairKind, lang: Lang) -> &'static str {
    match kind {
        FairKind::General => lang.pick("综合招聘会", "General"),
        FairKind::Disability => lang.pick("残疾人专场", "For people with a disability"),
        FairKind::AssistanceWeek => lang.pick("就业援助周", "Assistance week"),
        FairKind::SpringBreeze => lang.pick("春风行动", "Spring Breeze"),
        FairKind::ProjectFair => lang.pick("项目专场", "For a project"),
        FairKind::LiveStream => lang.pick("直播带岗", "Live stream"),
    }
}

/// What a fair is called on a page of one's own: for which group it is, nobody reads over a shoulder.
pub fn discreet(name: &str, kind: FairKind, lang: Lang) -> String {
    match kind {
        FairKind::Disability => title(lang).to_owned(),
        _ => name.to_owned(),
    }
}

/// Where a fair stands.
pub const fn fair_state(state: FairState, lang: Lang) -> &'static str {
    match state {
        FairState::Draft => lang.pick("还没批准", "Not approved yet"),
        FairState::Announced => lang.pick("已公布，单位可以报名", "Announced; employers may apply"),
        FairState::Vetting => lang.pick("正在审单位", "Employers are vetted"),
        FairState::StandsAssigned => lang.pick("展位排好了", "Stands are assigned"),
        FairState::DayOpen => lang.pick("正在签到", "Gates are open"),
        FairState::Running => lang.pick("正在开", "Running"),
        FairState::Closed => lang.pick("开完了，等结果", "Over; waiting for results"),
        FairState::Results => lang.pick("结果收齐了", "Results are in"),
        FairState::Archived => lang.pick("开过了", "Over"),
        FairState::Cancelled => lang.pick("取消了", "Cancelled"),
    }
}

/// A mark of access.
pub const fn access_mark(mark: FairAccess, lang: Lang) -> &'static str {
    match mark {
        FairAccess::StepFree => lang.pick("没有台阶，轮椅进得去", "No steps: wheelchairs get in"),
        FairAccess::Lift => lang.pick("有电梯", "Lift"),
        FairAccess::Toilet => lang.pick("有无障碍厕所", "Toilet for wheelchairs"),
        FairAccess::SignLanguage => lang.pick("有手语翻译", "Sign language"),
        FairAccess::PriorityLane => lang.pick("有优先通道", "Lane without waiting"),
        FairAccess::QuietRoom => lang.pick("有安静的房间", "Quiet room"),
        FairAccess::Guide => lang.pick("有人带路、念给你听", "Somebody guides you and reads to you"),
        FairAccess::Wheelchairs => lang.pick("可以借轮椅", "Wheelchairs to borrow"),
        FairAccess::Parking => lang.pick("门口能停车", "Parking at the door"),
    }
}

/// A mark of access in a word.
pub const fn access_short(mark: FairAccess, lang: Lang) -> &'static str {
    match mark {
        FairAccess::StepFree => lang.pick("没有台阶", "no steps"),
        FairAccess::Lift => lang.pick("电梯", "lift"),
        FairAccess::Toilet => lang.pick("无障碍厕所", "toilet for wheelchairs"),
        FairAccess::SignLanguage => lang.pick("手语翻译", "sign language"),
        other => access_mark(other, lang),
    }
}

/// Marks that nobody has said anything about.
pub fn access_unsaid(marks: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("没写明有没有：{}。需要的话先打电话问。", marks.join("、")),
        Lang::En => format!("Nothing is said about: {}. Call before you go.", marks.join(", ")),
    }
}

/// What a plan lacks.
pub const fn missing_part(part: Missing, lang: Lang) -> &'static str {
    match part {
        Missing::SafetyPlan => lang.pick("安全方案", "a safety plan"),
        Missing::Access(mark) => access_mark(mark, lang),
    }
}

/// Why a venue is not fit for somebody.
pub const fn unfit(why: NotForThem, lang: Lang) -> &'static str {
    match why {
        NotForThem::Steps => lang.pick(
            "这个场地有台阶，坐轮椅进不去。先打电话问有没有人能帮。",
            "There are steps: a wheelchair does not get in. Call first and ask for help.",
        ),
    }
}

/// Where an application for a stand stands.
pub fn stand_state(state: &StandState, lang: Lang) -> String {
    match (state, lang) {
        (StandState::Applied, Lang::Zh) => "等审核".to_owned(),
        (StandState::Applied, Lang::En) => "To be looked at".to_owned(),
        (StandState::Approved { number: None }, Lang::Zh) => "同意来，展位还没排".to_owned(),
        (StandState::Approved { number: None }, Lang::En) => "May come; no stand yet".to_owned(),
        (StandState::Approved { number: Some(number) }, Lang::Zh) => format!("展位 {number} 号"),
        (StandState::Approved { number: Some(number) }, Lang::En) => format!("Stand {number}"),
        (StandState::Refused { reason }, Lang::Zh) => format!("没有同意：{reason}"),
        (StandState::Refused { reason }, Lang::En) => format!("Refused: {reason}"),
        (StandState::Withdrawn, Lang::Zh) => "自己退出了".to_owned(),
        (StandState::Withdrawn, Lang::En) => "Withdrawn".to_owned(),
    }
}

/// Where a registration stands.
pub const fn registration_state(state: RegistrationState, lang: Lang) -> &'static str {
    match state {
        RegistrationState::Invited => lang.pick("请了，没回话", "Invited"),
        RegistrationState::Registered => lang.pick("报了名", "Registered"),
        RegistrationState::Waiting => lang.pick("等位", "Waiting"),
        RegistrationState::Cancelled => lang.pick("不来", "Not coming"),
    }
}

/// The same, said to the person.
pub const fn own_state(state: RegistrationState, lang: Lang) -> &'static str {
    match state {
        RegistrationState::Invited => lang.pick(
            "这里有适合你的岗位，请你来",
            "There is work that fits you: please come",
        ),
        RegistrationState::Registered => lang.pick("你报了名", "You are registered"),
        RegistrationState::Waiting => lang.pick("你在等位", "You are waiting for a seat"),
        RegistrationState::Cancelled => lang.pick("你说不去", "You are not coming"),
    }
}

/// How somebody came to be registered.
pub const fn way(way: RegistrationWay, lang: Lang) -> &'static str {
    match way {
        RegistrationWay::Invitation => lang.pick("应邀", "invited"),
        RegistrationWay::Page => lang.pick("自己报的", "by themselves"),
        RegistrationWay::Staff => lang.pick("帮忙报的", "by the office"),
        RegistrationWay::WalkIn => lang.pick("当天直接来", "walked in"),
    }
}

/// What somebody is told.
pub const fn news(kind: FairNewsKind, lang: Lang) -> &'static str {
    match kind {
        FairNewsKind::Invited => lang.pick("邀请", "the invitation"),
        FairNewsKind::Seat => lang.pick("有位子了", "a seat"),
        FairNewsKind::Moved => lang.pick("改了时间或场地", "another time or place"),
        FairNewsKind::Cancelled => lang.pick("取消", "the cancellation"),
    }
}

/// Day and hours; of a fair that was held before, nobody may have kept the hours.
pub fn hours(day: NaiveDate, opens: NaiveTime, closes: NaiveTime, lang: Lang) -> String {
    if opens == closes {
        return super::figures::full_day(day, lang);
    }
    format!(
        "{} {}–{}",
        super::figures::full_day(day, lang),
        opens.format("%H:%M"),
        closes.format("%H:%M")
    )
}

/// How the seats stand.
pub fn seats(seats: Seats, lang: Lang) -> String {
    let of = match (seats.capacity, lang) {
        (0, _) => String::new(),
        (capacity, Lang::Zh) => format!("，最多 {capacity} 人"),
        (capacity, Lang::En) => format!(" of {capacity}"),
    };
    let waiting = match (seats.waiting, lang) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("，{count} 人等位"),
        (count, Lang::En) => format!(", {count} waiting"),
    };
    match lang {
        Lang::Zh => format!("{} 人报名{of}{waiting}", seats.registered),
        Lang::En => format!("{}{of} registered{waiting}", seats.registered),
    }
}

/// Invited and without an answer.
pub fn invited(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("请了 {count} 人还没回话"),
        Lang::En => format!("{count} invited have not answered"),
    }
}

/// How many employers come.
pub fn employers_of(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 家单位"),
        Lang::En => format!("{count} employers"),
    }
}

/// How many wait to be looked at.
pub fn to_vet(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 家等审核"),
        Lang::En => format!("{count} to be looked at"),
    }
}

/// How many fairs there are.
pub fn found(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 场"),
        Lang::En => format!("{count} in all"),
    }
}

/// How many people elsewhere.
pub fn elsewhere_of(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("另有 {count} 人。"),
        Lang::En => format!("{count} more."),
    }
}

/// Within how many kilometres.
pub fn within_km(km: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("只请 {km} 公里以内的人。"),
        Lang::En => format!("Only people within {km} km are invited."),
    }
}

/// What was changed, and who was told.
pub fn change(change: &FairChange, lang: Lang) -> String {
    let what = news(change.kind, lang);
    let was = format!(
        "{} {}，{}",
        super::figures::full_day(change.held_on, lang),
        change.opens.format("%H:%M"),
        change.venue
    );
    match lang {
        Lang::Zh => format!(
            "{what}（原来是 {was}）：通知 {} 人、{} 家单位",
            change.people, change.employers
        ),
        Lang::En => format!(
            "{what} (it was {was}): {} people and {} employers are told",
            change.people, change.employers
        ),
    }
}

/// Where it was before.
pub fn was_before(change: &FairChange, lang: Lang) -> String {
    format!(
        "{} {} {} {}",
        was(lang),
        super::figures::full_day(change.held_on, lang),
        change.opens.format("%H:%M"),
        change.venue
    )
}

/// R51.
pub fn year_of(year: i32, held: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year} 年残疾人专场开了 {held} 场"),
        Lang::En => format!("{held} fairs for people with a disability held in {year}"),
    }
}
