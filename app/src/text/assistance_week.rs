//! Words about assistance weeks. The sentences of the plan's layout (what is on which checklist) stand here, and nowhere else.

use super::Lang;
use domain::assistance_week::{
    ItemKind, MaterialKind, MediaKind, MeetingKind, ReportState, TargetReason, TargetState, VenueKind,
    WeekFigure, WeekPart,
};
use domain::ports::{TargetShow, WeekFair};
use domain::rules::assistance_week::{DayPart, SubVenueItem, VenuePlace, WeekStage};

sentences! {
    title: "就业援助周", "Assistance week";
    tile_do: "四个阶段、会场、援助对象、家访和总结报告", "Stages, venues, people, visits and the closing report";
    none: "还没有援助周。", "There is no assistance week yet.";
    none_do: "由县人社或承办方填一个开始日期，程序就排好七天和四个阶段的清单。", "The county or an organiser gives a first day; the seven days and the checklists follow from it.";
    begin: "排一个援助周", "Lay out a week";
    name: "名称", "Name";
    theme: "活动主题（写在拱门上）", "Motto (on the arch)";
    starts_on: "第一天", "First day";
    phone: "办公室电话（公开）", "Telephone of the office (public)";
    overview: "总览", "Overview";
    places: "会场和岗位", "Venues and posts";
    people: "援助对象", "People";
    media_page: "媒体和会议", "Media and meetings";
    roll_call: "主题日点名", "Roll call";
    report: "总结报告", "Closing report";
    badges: "工作证", "Badges";
    parts: "本页各部分", "Parts of the week";
    overdue: "该做没做", "Late";
    overdue_none: "没有拖下来的事。", "Nothing is late.";
    checklist: "清单", "Checklist";
    due: "期限", "Due";
    owner: "谁负责", "Who sees to it";
    done: "办好了", "Done";
    evidence: "凭什么（纪要、照片编号、回执）", "What shows it (minutes, photo number, receipt)";
    waive: "不办了", "Leave it out";
    reason: "原因", "Why";
    waived: "免办", "Left out";
    unsettle: "改回没办", "Open it again";
    add_item: "加一件事", "Add an item";
    item_title: "什么事", "What";
    stage_label: "哪个阶段", "Stage";
    add: "加上", "Add";
    save: "记下来", "Enter";
    next_stage: "进入下一阶段", "Open the next stage";
    add_photo: "加一张照片", "Add a photo";
    photo_file: "照片（拍的时候不要对着人脸）", "Photo (do not aim at faces)";
    photo_of: "照片：", "Photo: ";
    drop_photo: "删掉这张", "Take it away";
    fairs: "招聘会", "Job fairs";
    fairs_do: "把这一周办的招聘会连上来，进场单位、签到人数和意向就从招聘会的记录里数。主会场来的人按签到数，不再手填。", "Link the fairs of the week: employers, visitors and intents are counted from their records. Who came to the main venue is counted by check-in.";
    fairs_none: "还没有连上招聘会。", "No fair is linked yet.";
    link_fair: "连上一场招聘会", "Link a fair";
    link: "连上", "Link";
    unlink: "不算这一周的", "Not of this week";
    which_fair: "哪一场", "Which fair";
    new_fair: "新办一场招聘会", "Plan a fair";
    unproven: "记录里现在看不出办好了，请再看一看", "The records do not show it any more: please look again";
    not_complete: "清单上还有没办的事，办完或写明原因免办，才能进入下一阶段。", "The next stage opens when every item is done, or left out with a reason.";
    reopen: "退回前面的阶段", "Open an earlier stage again";
    reopen_do: "后面记下的都留着，只是阶段退回来；已报没收的报告自动退回。", "What was entered later stays; a report that was sent and not accepted comes back.";
    archive: "归档", "Put away";
    archive_do: "总结阶段办完、市局已接收，就可以归档。归档后不能再改。", "When the last checklist is complete and the city has accepted the report. Nothing changes afterwards.";
    archived: "已归档", "put away";
    history: "阶段变动", "Changes of stage";
    stages: "四个阶段", "Stages";
    progress: "进度", "Progress";
    by_venue: "各会场", "By venue";
    posts_named: "岗位有人", "Posts with somebody";
    by_street: "各街道（乡镇）", "By street";
    street: "街道（乡镇）", "Street";
    stated: "已登记", "stated";
    reported: "上报", "Reported";
    on_time: "按时", "in time";
    late: "迟报", "late";
    missing: "还没报", "not yet";
    manual: "手填数", "typed by hand";
    days: "日程", "Days";
    part: "哪一段", "Part";
    first_day: "从", "From";
    last_day: "到", "To";
    move_days: "改日子", "Change days";
    days_fixed: "进入开展阶段以后，日子不再改。", "Days are not changed after the third stage has opened.";
    free_day: "休息日", "day off";
    settings: "主题、电话、承办人", "Motto, telephone, organiser";
    organiser: "承办人", "Organiser";
    nobody: "（没有）", "(nobody)";
    points_not_set: "“主题日宣传点至少几处”还没有设定，不能进入开展阶段。", "How many publicity points there must be is not set; the third stage cannot open.";
    set_figure: "去设定", "Set it";
    venues_title: "会场", "Venues";
    venue_none: "还没有会场。先加主会场：岗位会按标准自动排好。", "No venue yet. Add the main venue first: its posts are laid out by the figures.";
    add_venue: "加会场或宣传点", "Add a venue or point";
    venue_kind: "种类", "Kind";
    venue_name: "名称", "Name";
    area: "在哪", "Where";
    address: "地址", "Address";
    post: "岗位", "Post";
    person: "人员", "Who";
    deputy: "替补", "Deputy";
    shift: "班次", "Shift";
    post_phone: "电话", "Telephone";
    man: "安排人", "Name somebody";
    unmanned: "还没安排人", "nobody named";
    add_post: "加一个岗位", "Add a post";
    drop_post: "去掉这个岗位", "Remove the post";
    drop_venue: "去掉这个会场", "Remove the venue";
    drop_do: "岗位和物资也一起去掉。", "Its posts and material go with it.";
    short_of: "主会场还缺", "The main venue lacks";
    no_badge: "没有工作证的上岗人员", "People at posts without a badge";
    sub_items: "分会场备齐了什么", "What the sub-venue has";
    lacks: "还缺", "lacks";
    record: "登记宣传情况", "What it brought";
    attendance: "到场人数", "People who came";
    leaflets: "发宣传单", "Leaflets given out";
    photo: "照片编号", "Photo number";
    materials: "物资", "Material";
    material_none: "还没有物资。", "No material yet.";
    add_material: "加物资", "Add material";
    material: "物资", "Material";
    for_venue: "给哪里", "For";
    all_units: "各单位", "all units";
    quantity: "数量", "How many";
    delivered: "已送到", "delivered";
    deliver: "送到了", "It was delivered";
    undo: "撤销", "Undo";
    media_plan: "媒体安排", "Media plan";
    media_none: "还没有媒体安排。", "No media planned yet.";
    add_media: "加一项", "Add a line";
    media_kind: "做什么", "What";
    on: "哪天", "On";
    outlet: "媒体", "Outlet";
    guest: "嘉宾", "Guest";
    questions: "问答", "Questions and answers";
    held: "已举行", "held";
    hold: "举行了", "It took place";
    meetings: "会议", "Meetings";
    meeting: "哪个会", "Which";
    minutes: "纪要", "Minutes";
    meet: "记会议", "Enter minutes";
    meet_none: "还没有会议纪要。", "No minutes yet.";
    badge_none: "还没有工作证。", "No badges yet.";
    badge_do: "户外宣传和入户家访都要佩带工作证。", "Whoever works outdoors or visits homes wears a badge.";
    add_badge: "发一个工作证", "Make a badge";
    worker: "姓名", "Name";
    unit: "单位", "Office";
    print_badges: "打印工作证", "Print badges";
    clock_now: "现在", "Now";
    not_theme_day: "主题日当天、开展阶段里才能点名。", "Roll is called on the theme day, in the third stage.";
    refresh_do: "本页每分钟自动更新。", "The page renews itself every minute.";
    refresh: "现在更新", "Renew it now";
    present: "到岗", "There";
    absent: "未到", "not there";
    present_undo: "点错了", "Not after all";
    noon: "统计截止", "Statistics by";
    noon_left: "还没到截止时间", "not yet over";
    noon_over: "截止时间已过", "over";
    report_count: "上报本单位人数", "Report the number of your office";
    report_count_do: "人数按已登记的名单算，不用填。", "The number is counted from the list.";
    manual_label: "和名单不一样时才填（会标为手填数）", "Only where it differs from the list (it is marked)";
    candidates_do: "从登记册里找出来的：有身份、没工作，或生活困难。核对后登记。", "Drawn from the register: of a group and without work, or in hardship.";
    none_here: "这里没有人。", "Nobody here.";
    state_people: "登记为援助对象", "State them";
    recognise: "认定", "Recognise";
    four_eyes: "谁登记的，不能自己认定。", "Whoever stated somebody does not recognise them.";
    strike: "划掉", "Strike off";
    plan_visit: "安排家访", "Plan the visit";
    no_visit: "不家访了", "No visit";
    badge: "工作证", "Badge";
    no_badges_yet: "先发工作证，再安排家访。", "Make badges first.";
    visited: "已家访", "visited";
    choose: "选", "Choose";
    truth: "不得虚报、假报：一人一行，数字都能从名单数出来。", "No false entries: one line for each person, every number can be counted again.";
    check_ok: "核对：没有重复，签名齐全，上报数和名单一致。", "Checked: nobody twice, every line signed, the reports agree.";
    duplicates: "身份证号重复", "people twice";
    unsigned: "缺登记人或凭据的行", "lines without author or proof";
    disagrees: "有街道的上报数和名单不一致。", "The report of a street differs from its list.";
    figure: "项目", "Figure";
    sent_count: "上报数", "As sent";
    now_count: "现在数", "Counted now";
    correction: "更正", "Corrections";
    corrections_none: "和上报时一致。", "As it was sent.";
    as_of: "截至", "As of";
    send: "报市局", "Send to the city";
    send_do: "报上去以后数字就固定了；以后的变化列为更正。", "The figures are fixed then; later differences are shown as corrections.";
    next_steps: "下一步", "Next steps";
    accept: "接收", "Accept";
    return_it: "退回", "Return";
    not_sent: "还没有报市局。", "Not sent yet.";
    send_when: "进入总结阶段才能上报。", "It can be sent in the last stage.";
    preparer: "制表人：　　　　　　审核人：　　　　　　日期：", "Prepared by:                Reviewed by:                Date:";
    as_file: "下载表格", "As a file";
    rows: "明细", "Rows";
    rows_none: "没有明细。", "No rows.";
    total: "合计", "Total";
    what: "什么", "What";
    count_head: "数量", "How many";
    public_call: "打电话问", "Call";
    public_where: "在哪里", "Where";
    public_do: "现场有招聘、政策咨询、技能培训报名，不收费。", "Employers, advice and training on the spot, free of charge.";
}

/// A stage.
pub const fn stage(stage: WeekStage, lang: Lang) -> &'static str {
    match stage {
        WeekStage::Organise => lang.pick("组织", "organise"),
        WeekStage::Prepare => lang.pick("准备", "prepare"),
        WeekStage::Run => lang.pick("开展", "run"),
        WeekStage::Summarise => lang.pick("总结", "summarise"),
    }
}

/// A part of the days.
pub const fn part_of(part: WeekPart, lang: Lang) -> &'static str {
    match part {
        WeekPart::Publicity => lang.pick("定点宣传", "publicity at the points"),
        WeekPart::Choose => lang.pick("准备招聘会", "preparing the fair"),
        WeekPart::Recognise => lang.pick("认定和统计", "recognising and counting"),
        WeekPart::Visits => lang.pick("入户家访", "home visits"),
        WeekPart::Meeting => lang.pick("五天总结会", "five-day meeting"),
        WeekPart::Theme => lang.pick("主题日", "theme day"),
        WeekPart::Media => lang.pick("媒体专栏", "media column"),
        WeekPart::After => lang.pick("总结上报", "closing"),
    }
}

/// An item of the layout.
pub const fn item(kind: ItemKind, lang: Lang) -> &'static str {
    match kind {
        ItemKind::Media => lang.pick(
            "联系媒体：提供资料，定主题日和家访的跟踪报道、专栏嘉宾和答疑时间",
            "Media: material, coverage of theme day and visits, guest and time of the column",
        ),
        ItemKind::Notify => lang.pick(
            "通知街道、社区做统计准备，定下宣传点",
            "Streets and communities: prepare the count, fix the publicity points",
        ),
        ItemKind::PosterPlaces => lang.pick(
            "和有关部门落实海报、宣传单、咨询点的张贴和摆放",
            "Places for posters, leaflets and advice, with the departments",
        ),
        ItemKind::Employers => lang.pick(
            "联系企业，落实岗位和公益性岗位",
            "Employers: vacancies and public-welfare posts",
        ),
        ItemKind::TrainingPoints => lang.pick("落实技能培训点", "Training points"),
        ItemKind::Venues => lang.pick(
            "定主题日、主会场和分会场",
            "Theme day, main venue and sub-venues are fixed",
        ),
        ItemKind::GuestTimes => lang.pick(
            "定专栏嘉宾、家访和主题日的报道时间",
            "Times of guests and of coverage",
        ),
        ItemKind::Posters => lang.pick("海报、悬幅、宣传板", "Posters, banners, boards"),
        ItemKind::Leaflets => lang.pick("政策宣传单", "Leaflets"),
        ItemKind::Books => lang.pick("登记表格和账本", "Forms and account books"),
        ItemKind::Arch => lang.pick("气球拱门（主会场）", "Balloon arch (main venue)"),
        ItemKind::Furniture => lang.pick("桌椅、笔、本、饮用水", "Tables, chairs, pens, water"),
        ItemKind::StaffInPlace => lang.pick(
            "人员到位：每个岗位有人，会场齐全",
            "Staff in place: everybody named, venues complete",
        ),
        ItemKind::PointsHeld => lang.pick("各点定点宣传、咨询、解答", "Publicity and advice at every point"),
        ItemKind::VenuesReady => lang.pick(
            "招聘会单位确定，各会场人员和资料备好",
            "Employers chosen, staff and material at every venue",
        ),
        ItemKind::Statistics => lang.pick("援助对象统计报齐", "Statistics of all streets are in"),
        ItemKind::PoliciesChecked => lang.pick(
            "核查社会保险补贴、岗位补贴落实",
            "Insurance and post subsidies were checked",
        ),
        ItemKind::Visits => lang.pick("入户家访，送岗上门", "Home visits with vacancies"),
        ItemKind::FiveDayMeeting => lang.pick("开五天总结会", "Five-day meeting"),
        ItemKind::ThemeDay => lang.pick("主题日：点名、招聘、咨询", "Theme day: roll call, fair, advice"),
        ItemKind::MediaDay => lang.pick("媒体专栏和现场答疑", "Media column and questions"),
        ItemKind::SummaryMeeting => lang.pick("开总结会", "Summary meeting"),
        ItemKind::ReportSent => lang.pick("总结和统计报市局", "Report sent to the city"),
        ItemKind::RosterFiled => lang.pick("名册归档", "Rosters filed"),
        ItemKind::FollowUp => lang.pick("安排后续跟踪服务", "Follow-up arranged"),
    }
}

/// A kind of venue.
pub const fn venue(kind: VenueKind, lang: Lang) -> &'static str {
    match kind {
        VenueKind::Main => lang.pick("主会场", "main venue"),
        VenueKind::Sub => lang.pick("分会场", "sub-venue"),
        VenueKind::Point => lang.pick("宣传点", "publicity point"),
    }
}

/// A place of a venue.
pub const fn place(place: VenuePlace, lang: Lang) -> &'static str {
    match place {
        VenuePlace::Reception => lang.pick("接待处", "reception"),
        VenuePlace::Service => lang.pick("服务台", "service desk"),
        VenuePlace::Material => lang.pick("材料发放台", "material desk"),
        VenuePlace::Policy => lang.pick("政策咨询台", "policy desk"),
        VenuePlace::Training => lang.pick("技能培训台", "training desk"),
        VenuePlace::Recruiting => lang.pick("公益性岗位招聘点", "public-welfare posts"),
        VenuePlace::Stands => lang.pick("企业展位", "stands of employers"),
        VenuePlace::Screens => lang.pick("电子大屏", "screen"),
        VenuePlace::Arches => lang.pick("气球拱门", "balloon arch"),
        VenuePlace::Water => lang.pick("饮水", "water"),
        VenuePlace::Hygiene => lang.pick("卫生", "hygiene"),
        VenuePlace::Security => lang.pick("保卫", "security"),
    }
}

/// What a sub-venue must have.
pub const fn sub_item(item: SubVenueItem, lang: Lang) -> &'static str {
    match item {
        SubVenueItem::Banner => lang.pick("条幅", "banner"),
        SubVenueItem::Board => lang.pick("展板", "board"),
        SubVenueItem::Poster => lang.pick("宣传画", "poster"),
        SubVenueItem::Tables => lang.pick("桌椅", "tables"),
        SubVenueItem::Water => lang.pick("饮水", "water"),
    }
}

/// Material.
pub const fn material_of(kind: MaterialKind, lang: Lang) -> &'static str {
    match kind {
        MaterialKind::Board => lang.pick("宣传板", "boards"),
        MaterialKind::Poster => lang.pick("海报", "posters"),
        MaterialKind::Leaflet => lang.pick("宣传单", "leaflets"),
        MaterialKind::Banner => lang.pick("悬幅", "banners"),
        MaterialKind::Arch => lang.pick("气球拱门", "balloon arches"),
        MaterialKind::Table => lang.pick("桌子", "tables"),
        MaterialKind::Chair => lang.pick("椅子", "chairs"),
        MaterialKind::Pen => lang.pick("笔和本", "pens and paper"),
        MaterialKind::Water => lang.pick("饮用水", "water"),
        MaterialKind::Form => lang.pick("登记表", "forms"),
        MaterialKind::Book => lang.pick("账本", "account books"),
    }
}

/// What media do.
pub const fn media(kind: MediaKind, lang: Lang) -> &'static str {
    match kind {
        MediaKind::Column => lang.pick("专栏", "column"),
        MediaKind::Guest => lang.pick("嘉宾现场答疑", "guest answers questions"),
        MediaKind::VisitReport => lang.pick("家访跟踪报道", "coverage of visits"),
        MediaKind::ThemeReport => lang.pick("主题日报道", "coverage of the theme day"),
    }
}

/// A meeting.
pub const fn meeting_of(kind: MeetingKind, lang: Lang) -> &'static str {
    match kind {
        MeetingKind::FiveDay => lang.pick("五天总结会", "five-day meeting"),
        MeetingKind::Summary => lang.pick("总结会", "summary meeting"),
    }
}

/// The part of the theme day (R83).
pub const fn day_part(part: DayPart, lang: Lang) -> &'static str {
    match part {
        DayPart::Muster => lang.pick("到岗点名", "roll call"),
        DayPart::SetUp => lang.pick("布置会场", "setting up"),
        DayPart::Gap => lang.pick("准备开场", "about to open"),
        DayPart::Open => lang.pick("招聘和咨询", "fair and advice"),
        DayPart::Pack => lang.pick("撤场", "clearing"),
        DayPart::Closed => lang.pick("已结束", "over"),
    }
}

/// Why somebody is a candidate.
pub const fn reason_of(reason: TargetReason, lang: Lang) -> &'static str {
    match reason {
        TargetReason::Hardship => lang.pick("就业困难", "hard to employ"),
        TargetReason::ZeroEmployment => lang.pick("全家没人就业", "nobody of the household works"),
        TargetReason::Unemployed => lang.pick("没有工作", "without work"),
    }
}

/// Where a target stands.
pub const fn target(state: TargetState, lang: Lang) -> &'static str {
    match state {
        TargetState::Stated => lang.pick("已登记", "stated"),
        TargetState::Recognised => lang.pick("已认定", "recognised"),
        TargetState::Struck => lang.pick("已划掉", "struck off"),
    }
}

/// A list of people.
pub const fn show(show: TargetShow, lang: Lang) -> &'static str {
    match show {
        TargetShow::Candidates => lang.pick("候选", "candidates"),
        TargetShow::Stated => lang.pick("待认定", "stated"),
        TargetShow::Recognised => lang.pick("已认定", "recognised"),
        TargetShow::Visits => lang.pick("家访名单", "visits"),
        TargetShow::Struck => lang.pick("已划掉", "struck off"),
    }
}

/// A figure of the report.
pub const fn figure_of(figure: WeekFigure, lang: Lang) -> &'static str {
    match figure {
        WeekFigure::Recognised => lang.pick("认定援助对象", "People recognised"),
        WeekFigure::VisitsPlanned => lang.pick("计划家访", "Visits planned"),
        WeekFigure::Visited => lang.pick("已家访", "Visited"),
        WeekFigure::Leads => lang.pick("送出岗位", "Vacancies handed over"),
        WeekFigure::Vacancies => lang.pick("收集岗位", "Openings collected"),
        WeekFigure::PublicPosts => lang.pick("公益性岗位", "Public-welfare posts"),
        WeekFigure::Hired => lang.pick("上岗", "Hired"),
        WeekFigure::PoliciesChecked => lang.pick("核查政策享受", "Policies checked"),
        WeekFigure::PoliciesPaid => lang.pick("发放补贴", "Subsidies paid"),
        WeekFigure::Leaflets => lang.pick("发放宣传单", "Leaflets"),
        WeekFigure::Points => lang.pick("宣传点", "Publicity points"),
        WeekFigure::Media => lang.pick("媒体报道", "Media"),
        WeekFigure::Attendance => lang.pick("现场人次", "Attendance"),
        WeekFigure::Fairs => lang.pick("招聘会", "Job fairs"),
        WeekFigure::FairEmployers => lang.pick("进场单位", "Employers at fairs"),
        WeekFigure::FairIntents => lang.pick("达成意向", "Intents at fairs"),
    }
}

/// "12 家单位 · 340 人签到 · 56 个意向".
pub fn fair_counts(fair: &WeekFair, lang: Lang) -> String {
    let WeekFair {
        employers,
        visitors,
        intents,
        ..
    } = fair;
    match lang {
        Lang::Zh => format!("{employers} 家单位 · {visitors} 人签到 · {intents} 个意向"),
        Lang::En => format!("{employers} employers · {visitors} visitors · {intents} intents"),
    }
}

/// Where a report stands.
pub const fn report_state(state: ReportState, lang: Lang) -> &'static str {
    match state {
        ReportState::Sent => lang.pick("已报市局，等接收", "sent, not yet accepted"),
        ReportState::Accepted => lang.pick("市局已接收", "accepted by the city"),
        ReportState::Returned => lang.pick("已退回", "returned"),
    }
}

/// "宣传点 3 处，至少 5 处".
pub fn points_of(there: usize, least: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("宣传点 {there} 处，至少 {least} 处"),
        Lang::En => format!("{there} publicity points, {least} at least"),
    }
}

/// "各街道（乡镇）：已上报 3/16".
pub fn streets_reported(there: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("各街道（乡镇）：已上报 {there}/{all}"),
        Lang::En => format!("Streets: {there} of {all} have reported"),
    }
}

/// "12 件里办好 9 件".
pub fn settled(done: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{all} 件办好 {done} 件"),
        Lang::En => format!("{done} of {all} done"),
    }
}

/// "拖了 2 件".
pub fn late_items(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 件该做没做"),
        Lang::En => format!("{count} late"),
    }
}

/// "进入 准备 阶段".
pub fn open_stage(next: WeekStage, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("进入“{}”阶段", stage(next, lang)),
        Lang::En => format!("Open the stage “{}”", stage(next, lang)),
    }
}

/// "第 7 号".
pub fn badge_of(no: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {no} 号"),
        Lang::En => format!("No. {no}"),
    }
}

/// "到岗 9/16".
pub fn present_of(there: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("到岗 {there}/{all}"),
        Lang::En => format!("{there} of {all} there"),
    }
}

/// "开放 9:00—16:00".
pub fn hours((open, close): (i64, i64), lang: Lang) -> String {
    let clock = |time: i64| format!("{}:{:02}", time / 100, time % 100);
    match lang {
        Lang::Zh => format!("{}—{}", clock(open), clock(close)),
        Lang::En => format!("{} to {}", clock(open), clock(close)),
    }
}

/// "共 12 人".
pub fn people_count(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 人"),
        Lang::En => format!("{count} in all"),
    }
}
