//! Words of recognitions, notices and objections. On pages others can see, groups that shame nobody to belong to bear
//! their name; the others are "help with work".

use super::Lang;
use domain::actor::Department;
use domain::person::Category;
use domain::ports::TaskKind;
use domain::recognition::{Deed, OwnField, Stage};

sentences! {
    title: "认定", "Recognitions";
    tile: "认定申请", "Recognitions";
    tile_do: "等你办的，从最早的办起", "What waits for you, oldest first";
    new: "新的认定申请", "New application";
    none: "这里没有要办的申请。换个条件看看。", "Nothing here. Try another filter.";
    stage: "办到哪一步", "Stage";
    kind: "类别", "Group";
    any: "全部", "All";
    open: "没办完的", "Open";
    applied_on: "申请日期", "Applied on";
    due_on: "应办完", "Due";
    overdue: "超期", "Overdue";
    waits_for_you: "等你办", "Waits for you";
    told: "要知道的事", "For you to know";
    seen: "知道了", "Seen";
    urgent: "快到期", "Soon";
    show: "看", "Show";
    to_list: "回到列表", "Back to the list";
    to_one: "回到申请", "Back to the application";
    applicant: "申请人", "Applicant";
    stated: "申请内容", "What is stated";
    paper: "依据的材料", "Paper it rests on";
    paper_no: "材料编号", "Number of the paper";
    paper_to: "材料有效到哪天（没有就空着）", "Paper valid until (leave empty if it does not end)";
    paper_hint: "比如：征地批文、低保证、就业困难认定表", "For example: land approval, allowance certificate";
    place: "地方", "Place";
    age: "年龄", "Age";
    certificate_on_file: "档案里的残疾人证", "Disability certificate on file";
    no_certificate: "档案里没有残疾人证。先在档案里填上证号，再来申请。", "There is no certificate on file. Enter it there first.";
    choose_kind: "先选申请哪一类", "Choose the group first";
    go_on: "下一步", "Go on";
    restate: "补正后再交", "Correct and send again";
    land_on_file: "土地数字已从家庭档案带来，请核对。", "The figures of the land come from the household's file: please check them.";
    send: "提交申请", "Send the application";
    approved_on: "省政府批文日期", "Day of the provincial approval";
    acquired_area: "被征面积（亩）", "Acquired area (mu)";
    area_before: "征地前耕地（亩）", "Farmland before (mu)";
    area_left: "征地后剩下的耕地（亩）", "Farmland left (mu)";
    members: "户里在册农业人口（人）", "Agricultural members of the household";
    collective: "征的是集体耕地", "Collective farmland was acquired";
    right: "征地时有承包权", "Contract right at the acquisition";
    agricultural: "征地时是在册农业人口", "Agricultural population at the acquisition";
    low_income: "家里享受低保", "The household receives the subsistence allowance";
    few_children: "独生子女户或二女户（有证）", "Certified one-child or two-daughter household";
    registered_poor: "建档立卡", "On the poverty register";
    rural: "农村户籍", "Rural residence";
    capacity: "有劳动能力", "Able to work";
    willing: "愿意就业", "Wants to work";
    willing_surplus: "能干、愿意干、还没有活干的（人）", "Members able, willing and without work";
    transferred: "已经转移就业的（人）", "Members at work off the farm";
    finished: "最后读完的学校", "School finished last";
    admitted: "考上了普通高中或大学", "Admitted to a general school above";
    primary: "小学", "Primary school";
    junior: "初中", "Junior secondary school";
    senior: "高中", "Senior secondary school";
    yes: "是", "Yes";
    no: "否", "No";
    departments: "部门审核", "Departments";
    confirmed: "已确认", "Confirmed";
    waiting: "还没确认", "Not yet";
    own_fields_only: "你只看得到本部门负责的内容。", "You see the fields of your department alone.";
    rules: "规则怎么说", "What the rules say";
    rules_then: "决定那天的依据（不会再变）", "As it was decided (kept as it was)";
    rules_now: "按今天的数字算", "With the figures of today";
    figure: "用到的数字", "Figure";
    then: "决定时", "Then";
    now: "现在", "Now";
    not_set: "没有设定", "not set";
    not_set_do: "这个数字县里还没有设定，设定以后才能决定。", "The county has not set this figure; nothing can be decided without it.";
    met: "符合条件", "The rule is met";
    not_met: "不符合条件", "The rule is not met";
    by_paper: "这一类没有计算规则，看材料决定。", "No rule computes this group: the paper decides.";
    trail: "办理经过", "Step by step";
    trail_newest: "刚才发生的", "What happened";
    reason: "理由", "Reason";
    reason_for_person: "理由（申请人会看到）", "Reason (the applicant will read it)";
    sure: "我确定", "I mean it";
    decide: "怎么办", "Decide";
    vote: "村民代表会议表决", "Vote of the villagers' assembly";
    held_on: "开会日期", "Day of the meeting";
    vote_members: "代表总数", "Representatives";
    present: "到会人数", "Who came";
    in_favour: "同意人数", "In favour";
    minutes: "会议记录编号或存放处", "Minutes: number or place";
    vote_hint: "到会不够或同意不过半，就是没有通过，申请到此为止，本人可以申诉。", "Too few who came or agreed ends it; the person may appeal.";
    valid_to: "有效到哪天（空着按规定算）", "Valid until (leave empty for the rule)";
    objections: "收到的异议", "Objections";
    objection_by: "提意见的人", "By";
    anonymous: "没有留名", "No name left";
    open_objection: "还没有答复", "Not decided";
    upheld: "成立", "Upheld";
    dismissed: "不成立", "Unfounded";
    receipt: "编号", "Receipt number";
    notice: "公示", "Public notice";
    notices: "公示栏", "Public notices";
    notices_intro: "这些申请正在公示。有不同意见，公示期内都可以提。", "These applications are on public notice. Anybody may object while they hang.";
    notices_none: "现在没有公示。", "There is no notice at the moment.";
    notice_of: "公示单", "Notice";
    notice_text: "经村里审查，下面的申请拟上报认定，现予公示。", "After the village's check the following application is to be passed on.";
    masked_name: "姓名", "Name";
    masked_id: "身份证号", "Resident ID";
    village: "村", "Village";
    posted_on: "公示开始", "Posted on";
    last_day: "公示到", "On notice until";
    valid_until: "有效到", "Valid until";
    questions: "有疑问打", "Questions:";
    object: "我有意见", "I object";
    object_do: "写清楚哪里不对。可以不留名字和电话。只有办事的人看得到。", "Say what is wrong. Name and phone may be left out. Only those who handle it will see it.";
    object_text: "你的意见", "Your objection";
    object_name: "你的名字（可以不填）", "Your name (may be left out)";
    object_phone: "你的电话（可以不填）", "Your phone (may be left out)";
    object_send: "提交意见", "Send";
    object_receipt: "你的编号", "Your number";
    masked_note: "为保护个人信息，姓名和身份证号只显示一部分。公示期满后自动撤下。", "Name and number are shown in part. The notice comes down by itself.";
    sheet: "打印申请表", "Print the application form";
    sheet_title: "认定申请表", "Application for recognition";
    sheet_sign: "申请人签名（手印）", "Signature or thumb-print";
    sheet_village: "村委会意见（盖章）", "Village (seal)";
    sheet_town: "乡镇意见（盖章）", "Township (seal)";
    sheet_county: "县里意见（盖章）", "County (seal)";
    sheet_date: "日期", "Date";
    mine: "我的认定申请", "My applications";
    my_withdraw: "不申请了", "Withdraw";
    my_appeal: "我要申诉", "Appeal";
    my_appeal_do: "写清楚为什么不同意。会由另一个人重新看。", "Say why you disagree. Somebody else will look at it.";
    valid_since: "从", "From";
    without_end: "长期有效", "without end";
    returned_note: "退回的原因", "Why it came back";
    refused_note: "不予认定的原因", "Why it was refused";
    appeal_note: "申诉的理由", "Why it is appealed";
    enter: "申请认定", "Enter an application";
    counts_only: "各步的数量", "How many in each stage";
    hands_on: "最早可以上报的日子", "May be handed on from";
}

/// 村里审查, …
pub const fn stage_name(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::VillageReview => lang.pick("村里审查", "Village check"),
        Stage::Incomplete => lang.pick("退回补正", "To be completed"),
        Stage::Posted => lang.pick("公示中", "On notice"),
        Stage::Investigating => lang.pick("核查异议", "Objection"),
        Stage::TownReview => lang.pick("乡镇审核", "Township"),
        Stage::DepartmentReview => lang.pick("部门联审", "Departments"),
        Stage::CountyDecision => lang.pick("县里决定", "County"),
        Stage::Recognised => lang.pick("已认定", "Recognised"),
        Stage::Refused => lang.pick("不予认定", "Refused"),
        Stage::Appealed => lang.pick("申诉中", "Appealed"),
        Stage::Withdrawn => lang.pick("已撤回", "Withdrawn"),
    }
}

/// Where it stands, for the person: what happens now and what to do.
pub const fn stage_for_person(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::VillageReview => lang.pick(
            "村里正在看你的申请。",
            "The village is looking at your application.",
        ),
        Stage::Incomplete => lang.pick(
            "材料还不全。找协管员补上，再交一次。",
            "Something is missing. Complete it with the coordinator and send it again.",
        ),
        Stage::Posted => lang.pick(
            "正在村里公示。期满没有人提意见，就往上报。",
            "It hangs on the village's board. If nobody objects it goes on.",
        ),
        Stage::Investigating => lang.pick(
            "有人提了意见，乡镇正在核实。",
            "Somebody objected; the township is looking into it.",
        ),
        Stage::TownReview => lang.pick("乡镇正在审核。", "The township is reviewing it."),
        Stage::DepartmentReview => lang.pick(
            "县里几个部门正在核对。",
            "The county's departments are checking it.",
        ),
        Stage::CountyDecision => lang.pick("县里正在做决定。", "The county is deciding."),
        Stage::Recognised => lang.pick("认定了。", "You are recognised."),
        Stage::Refused => lang.pick("这次没有认定。", "You were not recognised this time."),
        Stage::Appealed => lang.pick(
            "你的申诉正在看，由另外的人来办。",
            "Your appeal is being looked at by somebody else.",
        ),
        Stage::Withdrawn => lang.pick("你撤回了申请。", "You withdrew it."),
    }
}

/// The button of a step, or what was done.
pub const fn deed(deed: Deed, lang: Lang) -> &'static str {
    match deed {
        Deed::Apply => lang.pick("提交申请", "Applied"),
        Deed::Resubmit => lang.pick("补正后再交", "Send again"),
        Deed::Check => lang.pick("村里审查通过", "Village check done"),
        Deed::Object => lang.pick("有人提出异议", "Objection"),
        Deed::Dismiss => lang.pick("异议不成立，重新公示", "Objection unfounded: post again"),
        Deed::Uphold => lang.pick("异议成立，不予认定", "Objection upheld: refuse"),
        Deed::TakeDown => lang.pick("公示期满", "Notice ended"),
        Deed::Approve => lang.pick("同意，上报县里", "Approve"),
        Deed::Confirm => lang.pick("本部门确认无误", "Confirm our fields"),
        Deed::HandBack => lang.pick("退回上一步", "Return"),
        Deed::Recognise => lang.pick("予以认定", "Recognise"),
        Deed::Refuse => lang.pick("不予认定", "Refuse"),
        Deed::Appeal => lang.pick("申诉", "Appeal"),
        Deed::SetAside => lang.pick("申诉成立，重新办", "Set the refusal aside"),
        Deed::Stand => lang.pick("维持不予认定", "The refusal stands"),
        Deed::Withdraw => lang.pick("撤回申请", "Withdraw"),
    }
}

/// 农业农村, …
pub const fn department(department: Department, lang: Lang) -> &'static str {
    match department {
        Department::Agriculture => lang.pick("农业农村", "Agriculture"),
        Department::Land => lang.pick("自然资源", "Land"),
        Department::PublicSecurity => lang.pick("公安", "Public security"),
        Department::CivilAffairs => lang.pick("民政", "Civil affairs"),
        Department::FamilyPlanning => lang.pick("卫生健康", "Family planning"),
        Department::DisabledFederation => lang.pick("残联", "Disabled persons' federation"),
        Department::Finance => lang.pick("财政", "Finance"),
    }
}

/// The name of a fact.
pub fn field(field: OwnField, lang: Lang) -> &'static str {
    match field {
        OwnField::Members => members(lang),
        OwnField::Agricultural => agricultural(lang),
        OwnField::AreaBefore => area_before(lang),
        OwnField::AreaLeft => area_left(lang),
        OwnField::Right => right(lang),
        OwnField::AcquiredArea => acquired_area(lang),
        OwnField::Ownership => collective(lang),
        OwnField::Approval => approved_on(lang),
        OwnField::Hukou => lang.pick("户籍地", "Registered residence"),
        OwnField::Age => age(lang),
        OwnField::LowIncome => low_income(lang),
        OwnField::RegisteredPoor => registered_poor(lang),
        OwnField::FewChildren => few_children(lang),
        OwnField::Certificate => lang.pick("残疾人证类别和等级", "Disability certificate"),
        OwnField::Paper => paper(lang),
        OwnField::Rural => rural(lang),
        OwnField::Capacity => capacity(lang),
        OwnField::Willing => willing(lang),
        OwnField::WillingSurplus => willing_surplus(lang),
        OwnField::Transferred => transferred(lang),
        OwnField::Finished => finished(lang),
        OwnField::Admitted => admitted(lang),
    }
}

/// What a rule decides, in words.
pub fn rule(number: &str, lang: Lang) -> &'static str {
    match number {
        "R01" => lang.pick(
            "登记在册、农村、能干愿干、年龄合适",
            "On the register, rural, able, willing, of age",
        ),
        "R02" => lang.pick(
            "人均剩余耕地低于规定",
            "Remaining farmland per head below the limit",
        ),
        "R03" => lang.pick("按年龄走哪条路", "Way by age"),
        "R04" => lang.pick("按哪一天算年龄", "Day the age is taken on"),
        "R07" => lang.pick("政府出资比例", "Government share"),
        "R08" => lang.pick("初高中毕业没有升学", "Left secondary school and did not go on"),
        "R09" => lang.pick(
            "有人能干愿干、没有人转移就业",
            "Somebody able and willing, nobody transferred",
        ),
        "R97" => lang.pick("残疾人证有效", "Valid disability certificate"),
        _ => lang.pick("规则", "Rule"),
    }
}

/// What came out of a rule.
pub fn rule_result(result: &str, lang: Lang) -> String {
    match result {
        "yes" => met(lang).to_owned(),
        "no" => not_met(lang).to_owned(),
        "none" => lang.pick("没有", "none").to_owned(),
        "training" => lang.pick("先参加就业培训", "training first").to_owned(),
        "pension" => lang.pick("参加养老保障", "pension").to_owned(),
        "allowance" => lang.pick("领取老年补助", "allowance").to_owned(),
        other => domain::values::dates::parse(other)
            .map_or_else(|| other.to_owned(), |day| super::figures::full_day(day, lang)),
    }
}

/// What a notice is about, in words that label nobody.
pub const fn notice_subject(category: Category, lang: Lang) -> &'static str {
    match category {
        Category::LandLossFarmer => lang.pick("被征地农民认定", "Recognition as a land-loss farmer"),
        Category::ZeroTransferHouseholdMember | Category::ZeroEmploymentHouseholdMember => {
            lang.pick("家庭就业援助", "Help with work for a household")
        }
        _ => lang.pick("就业援助对象认定", "Help with work"),
    }
}

/// What a task of the inbox is about.
pub const fn task(kind: TaskKind, lang: Lang) -> &'static str {
    match kind {
        TaskKind::Returned => lang.pick("你报的申请被退回了", "What you sent on came back"),
        TaskKind::Decided => lang.pick("你报的申请有结果了", "What you entered was decided"),
        TaskKind::Renewal => lang.pick("认定快到期，请续办", "A recognition ends soon: renew it"),
    }
}

/// "共 12 份".
pub fn count(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 份"),
        Lang::En => format!("{count} in all"),
    }
}

/// "改之前写的：…".
pub fn stated_before(facts: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("改之前写的：{facts}。"),
        Lang::En => format!("Before: {facts}."),
    }
}

/// "1.43 亩".
pub fn mu(hundredths: u32, lang: Lang) -> String {
    format!(
        "{} {}",
        domain::recognition::mu(hundredths),
        lang.pick("亩", "mu")
    )
}

/// "30 人中到会 25 人，同意 20 人".
pub fn vote_of(vote: &domain::rules::assembly::Vote, lang: Lang) -> String {
    let (members, present, in_favour) = (vote.members, vote.present, vote.in_favour);
    match lang {
        Lang::Zh => format!("代表 {members} 人，到会 {present} 人，同意 {in_favour} 人"),
        Lang::En => format!("{members} representatives, {present} came, {in_favour} in favour"),
    }
}

/// "申诉要在 … 前".
pub fn appeal_until(day: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("不同意可以申诉，最晚到 {day}。"),
        Lang::En => format!("You may appeal until {day}."),
    }
}
