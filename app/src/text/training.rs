//! Words about training classes.

use super::{Lang, figures};
use chrono::NaiveDate;
use domain::ports::{ClassLine, NeedGroup};
use domain::training_class::{
    ClassAudience, ClassKind, ClassStage, DrawResult, EnrolReason, EnrolmentState, FilingDepartment, Funding,
    SignMethod, Verdict, WorkAfter,
};

sentences! {
    title: "培训班", "Training classes";
    tile_do: "谁想学什么、开什么班、谁在上课、拿没拿到证", "Who wants to learn what, which classes run, who was there";
    needs: "想学什么", "What people want to learn";
    needs_do: "走访和档案里记下的培训意愿，按乡镇和工种归在一起。人数够了就开一个班。", "Wishes from visits and files, by township and trade. Plan a class where there are enough.";
    needs_none: "还没有人说想学什么。走访或者在档案里记一条培训意愿，就出现在这里。", "Nobody has said so yet. Enter a wish at a visit or in a file.";
    plan_from: "开一个班", "Plan a class";
    has_class: "已有班", "classes";
    new: "开一个新班", "Plan a class";
    mend: "修改计划", "Mend the plan";
    none: "还没有培训班。", "No classes yet.";
    none_do: "先看看大家想学什么，再开一个班。", "See what people want to learn first, then plan one.";
    all: "全部", "All";
    report: "培训统计", "Training report";
    name: "班的名称", "Name of the class";
    kind: "哪一类培训", "Kind";
    audience: "给谁办的", "For whom";
    funding: "哪笔钱", "Funding";
    course: "哪门课程（目录里的）", "Course of the catalogue";
    course_new: "目录里没有，按这个班新建", "None: make one from this class";
    area: "在哪个乡镇、村", "Where";
    near_home: "这些人里有残疾人，地点请选在他们家附近。", "Some of them have a disability: choose a place near their homes.";
    address: "具体地点", "Address";
    starts_on: "第一天", "First day";
    ends_on: "最后一天", "Last day";
    weekends: "周末也上课", "On weekends too";
    seats: "名额", "Places";
    hours: "总课时", "Hours of teaching";
    syllabus: "教什么", "Syllabus";
    standard: "学完达到什么标准", "Standard at the end";
    shortage: "工学一体：工种在省里的紧缺目录上", "Work and study: the trade is on the province's list of short trades";
    instructor: "老师（从教师名册里选）", "Teacher (from the register)";
    instructor_none: "名册里没有，写在下面", "Not on the register: write below";
    trainer_else: "名册里没有的老师，写上姓名和证书；县里批之前会看证书原件。", "A teacher who is not on the register: name and certificate; the county looks at the papers.";
    teacher_known: "在教师名册里，证书有效", "On the register, with a valid certificate";
    teacher_unknown: "不在教师名册里，批之前请看证书原件", "Not on the register: look at the papers before approving";
    teacher_unlisted: "不在教师名册里", "Not on the register";
    teacher_not: "教师名册里的证书教不了这个班", "By the register they may not teach this class";
    filings: "三个部门备案（工学一体）", "Filed with three departments (work and study)";
    file_it: "已备案", "Filed";
    filed_on: "备案日期", "Filed on";
    unfile: "记错了", "Entered by mistake";
    trainer: "任课老师", "Teacher";
    trainer_paper: "老师的资格证书", "The teacher's certificate";
    provider: "培训机构", "School";
    provider_login: "机构的登录账号（机构自己点名签到用）", "The school's sign-in name";
    no_login: "机构没有账号，由县里签到", "The school has none: the county signs people in";
    employer: "下订单的单位（订单式必填）", "Employer that ordered it";
    ordered_by: "下订单的单位", "Ordered by";
    cost: "总费用（元）", "Cost in yuan";
    free_for_all: "学员不交钱。", "Free for those who take part.";
    send: "交给县里批", "Send to the county";
    waits: "等县里批：大纲、课时、标准。", "Waits for the county: syllabus, hours, standard.";
    approve: "批准开班", "Approve";
    give_back: "退回修改", "Give it back";
    why: "为什么", "Why";
    four_eyes: "这个班是你自己报的，要由另一位同事来批。", "You planned it: somebody else approves it.";
    cancel: "取消这个班", "Cancel the class";
    cancel_do: "取消后会通知每一个报名的人；已经上过的天数照算，后面的不算。不能恢复。", "Everybody is told. Days that were held count, those that follow do not. It cannot be undone.";
    tab_plan: "计划", "Plan";
    tab_people: "学员", "People";
    tab_days: "签到", "Days";
    tab_checks: "抽查", "Spot checks";
    tab_after: "结业和就业", "Certificates and work";
    people_none: "还没有人报名。", "Nobody has enrolled.";
    others: "别的乡镇的学员这里不显示：", "People of other places, not shown: ";
    enrol: "给人报名", "Enrol somebody";
    enrol_no: "这个人的编号", "Number of the person";
    enrol_no_do: "在档案页的名字后面能看到编号。", "It stands behind the name in the file.";
    enrol_named_do: "照县里给的名单填。姓名和身份证号都对得上才能报。", "From the county's list: name and number must both be right.";
    person_name: "姓名", "Name";
    resident_id: "身份证号", "Resident ID number";
    weigh: "看看能不能报", "See whether they may";
    enrol_now: "报名", "Enrol";
    enrol_wait: "排队等名额", "Wait for a place";
    enrol_look: "报上去，请县里看", "Send it to the county";
    not_eligible: "不能报这个班", "May not take part";
    eligible: "可以报", "May take part";
    looked_at: "要县里看一下才能定", "The county has to look";
    accept: "可以上", "Accept";
    withdraw: "不上了", "Comes no more";
    come_back: "还是要上", "Comes after all";
    priority: "优先", "first";
    days_of: "到课天数", "Days there";
    sign: "今天签到", "Sign in today";
    sign_title: "签到", "Signing in";
    sign_do: "来了的打勾，写上几点来、几点走，存一次就行；存几次都只算一天。没有信号也能存，等有信号自己发出去。", "Tick who came, with the times. Saving twice counts once. Without signal it is kept and sent later.";
    sign_none: "这个班还没有学员。", "Nobody has a place yet.";
    came_at: "来", "came";
    left_at: "走", "left";
    save_roster: "存下签到", "Keep the roster";
    roster_kept: "记在这部手机上了，还没发出去：", "Kept on this telephone, not sent yet: ";
    roster_sent: "发出去了", "sent";
    roster_refused: "没有收下，请看一看时间写得对不对", "Not taken: please look at the times";
    wall: "墙上的签到码", "The code for the wall";
    wall_do: "把这一页贴在或放在教室里，学员用自己的手机扫。每天换一个，只在当天有效。", "Put this up in the classroom; people scan it with their own telephones. It is good on its day alone.";
    print: "打印", "Print";
    paper: "打印签到表", "Print the roster";
    signature: "签名", "Signature";
    day: "哪一天", "Day";
    cancel_day: "这天不上课", "Not held that day";
    keep_day: "这天照常上课", "Held after all";
    add_day: "加一天课", "Add a day";
    day_off: "不算", "does not count";
    wrong_day: "改一天的签到", "Correct a day";
    wrong_day_do: "原来记的和改的原因都会留着。", "What stood there is kept beside the reason.";
    absent: "这天没来", "Was not there";
    correct: "改过来", "Correct";
    history: "改过的签到", "Corrections";
    nothing_there: "原来没有记", "nothing stood there";
    draw: "抽几个人去看在不在", "Draw whom to look for";
    draw_none: "今天还没有人签到，签到以后才能抽。", "Nobody has signed in today yet.";
    draw_do: "从今天签到的人里抽。抽的方法和随机数都留着，谁都能再抽一遍对一对。", "Of those who signed in today. The seed is kept, so that anybody can draw again.";
    draws_none: "还没有抽查过。", "No checks yet.";
    same: "再抽一遍，是一样的。", "Drawing again gives the same.";
    not_same: "再抽一遍不一样，请核对。", "Drawing again gives something else.";
    note: "看到的情况", "What was seen";
    end: "结课", "End the class";
    end_do: "结课以后就能登记考核结果。没上的天数不算。", "Then results are entered. Days that are left do not count.";
    reopen: "还没结课，改回来", "Not over yet";
    certify: "考核合格，发了证", "Passed, with a certificate";
    certificate_no: "证书编号", "Certificate number";
    issuer: "发证单位", "Issued by";
    level: "等级（5 初级 到 1 高级技师）", "Level (5 to 1)";
    fail: "没有合格", "Did not pass";
    unappraise: "登记错了，改回来", "Entered by mistake";
    evaluate: "都登记完了，归档", "Everything is entered: close it";
    evaluate_do: "还有人没登记考核结果。", "Somebody has no result yet.";
    check_of: "结课后就业情况", "Work after the class";
    by_placement: "按上岗记录", "by the placement";
    not_yet: "还没有问", "not asked yet";
    keep: "记下来", "Keep it";
    paid: "本人交了多少培训费（元，区外培训才填）", "What the person paid, in yuan (classes outside the county)";
    scan_title: "扫码签到", "Signing in by code";
    sign_in: "签到", "Sign in";
    sign_out: "签退", "Sign out";
    signed_in: "今天已经签到", "Signed in today";
    not_today: "今天不上课，签不了到。", "There is no class today.";
    wall_wrong: "签到码只在当天有效，请扫今天的。", "A code is good on its day alone: scan today's.";
    own_title: "我的培训班", "My classes";
    own_code: "上课时给老师扫这个码", "Let the teacher scan this";
    own_days: "我的签到", "My days";
    own_withdraw_do: "退出以后名额会给后面的人。", "Your place goes to whoever waits.";
    open_title: "正在报名的班", "Classes that take people";
    open_none: "这门课现在没有班。想学可以打电话，或者跟村里说一声。", "No class now. Call, or tell your village.";
    open_sign: "先进入“我的”，就能自己报名。", "Sign in first to enrol.";
    open_go: "去登录", "Sign in";
    asked_for_help: "也可以请村里的协管员替你报。", "Your village coordinator can enrol you too.";
    planned_by: "谁报的", "Planned by";
    approved_by: "谁批的", "Approved by";
    stands: "到哪一步", "Where it stands";
    filter: "看", "Show";
    as_file: "下载表格", "As a file";
    region: "地区", "Area";
    classes: "班次", "Classes";
    people: "人数", "People";
    person_times: "人次", "Person-times";
    skill: "技能培训人次", "Skill training";
    certified: "取得证书", "Certified";
    employed: "已就业", "At work";
    subsidies: "补贴", "Subsidies";
    total: "合计", "Total";
    report_lead: "按结课的日子算。取证率和就业率的分母是到过课的技能培训学员，农村实用技术不算在内。", "By the day classes ended. Rates are over skill training alone; farm skills are left out.";
    report_none: "这段时间没有结课的班。", "No class ended then.";
    target_certified: "残疾人取证率达标", "People with a disability: certificates";
    target_employed: "残疾人就业率达标", "People with a disability: at work";
    target_covered: "城镇残疾人培训全覆盖", "Urban people with a disability, trained or offered it";
    met: "达标", "met";
    missed: "没达标", "not met";
    nobody: "没有这样的人", "nobody";
    costs: "费用", "Cost";
    preparer: "填表人：________ 审核人：________ 日期：________", "Prepared by: ________ Checked by: ________ Date: ________";
}

/// What kind of training.
pub const fn kind_of(kind: ClassKind, lang: Lang) -> &'static str {
    match kind {
        ClassKind::OrderBased => lang.pick("订单式", "to order"),
        ClassKind::Targeted => lang.pick("定向", "targeted"),
        ClassKind::PostSpecific => lang.pick("定岗", "for a post"),
        ClassKind::Project => lang.pick("项目制", "project"),
        ClassKind::Practical => lang.pick("农村实用技术", "farm skills"),
        ClassKind::Startup => lang.pick("创业", "start-up"),
        ClassKind::Upgrade => lang.pick("技能提升", "upgrade"),
        ClassKind::Transfer => lang.pick("转岗", "change of trade"),
        ClassKind::ECommerce => lang.pick("电子商务", "e-commerce"),
        ClassKind::WorkStudy => lang.pick("工学一体", "work and study"),
    }
}

/// A department somebody is filed with.
pub const fn filing_of(department: FilingDepartment, lang: Lang) -> &'static str {
    match department {
        FilingDepartment::HumanResources => lang.pick("人社", "human resources"),
        FilingDepartment::Education => lang.pick("教育", "education"),
        FilingDepartment::Finance => lang.pick("财政", "finance"),
    }
}

/// "证书到 2027年6月30日".
pub fn holds_until(day: NaiveDate, lang: Lang) -> String {
    let day = figures::full_day(day, lang);
    match lang {
        Lang::Zh => format!("证书到{day}"),
        Lang::En => format!("holds until {day}"),
    }
}

/// For whom.
pub const fn audience_of(audience: ClassAudience, lang: Lang) -> &'static str {
    match audience {
        ClassAudience::Anyone => lang.pick("谁都可以", "anybody"),
        ClassAudience::Poor => lang.pick("贫困劳动者", "poor workers"),
        ClassAudience::LandLoss => lang.pick("被征地农民", "farmers who lost land"),
        ClassAudience::Disabled => lang.pick("残疾人", "people with a disability"),
    }
}

/// Who pays.
pub const fn funding_of(funding: Funding, lang: Lang) -> &'static str {
    match funding {
        Funding::SpecialFund => lang.pick("就业专项资金", "special fund"),
        Funding::Levy => lang.pick("残疾人就业保障金", "disability levy"),
        Funding::Sunshine => lang.pick("阳光工程", "Sunshine plan"),
        Funding::RainDew => lang.pick("雨露计划", "Rain-Dew plan"),
        Funding::MigrantFund => lang.pick("农民工培训资金", "migrant fund"),
    }
}

/// Where a class stands.
pub const fn stage(stage: ClassStage, lang: Lang) -> &'static str {
    match stage {
        ClassStage::Planned => lang.pick("等县里批", "waits for approval"),
        ClassStage::Returned => lang.pick("退回修改", "given back"),
        ClassStage::Open => lang.pick("报名中", "takes people"),
        ClassStage::Full => lang.pick("名额满了", "full"),
        ClassStage::Running => lang.pick("上课中", "running"),
        ClassStage::Ended => lang.pick("已结课", "ended"),
        ClassStage::Evaluated => lang.pick("已归档", "closed"),
        ClassStage::Cancelled => lang.pick("已取消", "cancelled"),
    }
}

/// Where somebody's place stands.
pub const fn place_of(state: EnrolmentState, lang: Lang) -> &'static str {
    match state {
        EnrolmentState::Pending => lang.pick("等县里看", "the county has to look"),
        EnrolmentState::Enrolled => lang.pick("报上了", "has a place"),
        EnrolmentState::Waiting => lang.pick("排队等名额", "waits for a place"),
        EnrolmentState::Withdrawn => lang.pick("不上了", "comes no more"),
        EnrolmentState::Certified => lang.pick("合格发证", "certified"),
        EnrolmentState::NotCertified => lang.pick("没有证书", "not certified"),
    }
}

/// Why somebody may or may not take part.
pub const fn reason(reason: EnrolReason, lang: Lang) -> &'static str {
    match reason {
        EnrolReason::NotOpen => lang.pick("这个班现在不收人", "The class takes nobody now"),
        EnrolReason::Begun => lang.pick("已经开课了", "It has begun"),
        EnrolReason::Left => lang.pick("已经搬走或去世", "Has left"),
        EnrolReason::TooYoung => lang.pick("年龄还不到", "Too young"),
        EnrolReason::InCourse => lang.pick("这门课已经报过或者学过了", "Has this course already"),
        EnrolReason::OtherClass => lang.pick("同样的日子有别的班", "Has another class on these days"),
        EnrolReason::OtherGroup => lang.pick("这个班是给别的人办的", "The class is for others"),
        EnrolReason::NotAdmitted => lang.pick(
            "残疾人电商班的条件不符（年龄、识字、残疾类别和等级）",
            "Not admitted to the e-commerce course (age, reading, kind and grade)",
        ),
        EnrolReason::NoRight => lang.pick(
            "不在被征地农民免费培训的范围（劳动年龄、有能力、没有工作）",
            "No right to free training after land loss (age, ability, no work)",
        ),
        EnrolReason::Look => lang.pick(
            "档案里还定不了，要有人看",
            "The file does not decide: somebody has to look",
        ),
        EnrolReason::LookReading => {
            lang.pick("档案里没写识不识字", "The file does not say whether they read")
        }
        EnrolReason::NoPlace => lang.pick("名额满了，可以排队", "Full: there is a waiting list"),
        EnrolReason::First => lang.pick("优先安排", "Comes first"),
        EnrolReason::NearHome => lang.pick("就在本乡镇", "In the own township"),
        EnrolReason::FarFromHome => {
            lang.pick("离家远，最好找近一点的班", "Far from home: look for a nearer one")
        }
        EnrolReason::Outside => lang.pick(
            "在县外，培训费可能能补",
            "Outside the county: a subsidy may be due",
        ),
        EnrolReason::Free => lang.pick("不用交钱", "Free of charge"),
    }
}

/// The whole of it.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Eligible => eligible(lang),
        Verdict::Look => looked_at(lang),
        Verdict::Refused => not_eligible(lang),
    }
}

/// How somebody signed in.
pub const fn method(method: SignMethod, lang: Lang) -> &'static str {
    match method {
        SignMethod::PersonCode => lang.pick("老师扫码", "own code"),
        SignMethod::WallCode => lang.pick("本人扫码", "code on the wall"),
        SignMethod::Roster => lang.pick("点名", "roster"),
        SignMethod::Correction => lang.pick("补改", "corrected"),
    }
}

/// What somebody who looked found.
pub const fn found(result: DrawResult, lang: Lang) -> &'static str {
    match result {
        DrawResult::Present => lang.pick("人在", "there"),
        DrawResult::Excused => lang.pick("不在，有原因", "not there, with a reason"),
        DrawResult::Ghost => lang.pick(
            "没有来上课（这天不算）",
            "was never there: the day does not count",
        ),
    }
}

/// What somebody does after a class.
pub const fn work(work: WorkAfter, lang: Lang) -> &'static str {
    match work {
        WorkAfter::Enterprise => lang.pick("在企业上班", "with an enterprise"),
        WorkAfter::SelfEmployed => lang.pick("自己创业", "own business"),
        WorkAfter::Flexible => lang.pick("灵活就业", "flexible work"),
        WorkAfter::NotWorking => lang.pick("还没有工作", "no work"),
    }
}

/// "7月6日 到 7月17日".
pub fn from_to(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let (from, to) = (figures::full_day(from, lang), figures::full_day(to, lang));
    match lang {
        Lang::Zh => format!("{from}到{to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

/// "12/30 人，3 人排队".
pub fn taken(line: &ClassLine, lang: Lang) -> String {
    let mut said = match lang {
        Lang::Zh => format!("{}/{} 人", line.taken, line.seats),
        Lang::En => format!("{}/{} places", line.taken, line.seats),
    };
    for (count, zh, en) in [
        (line.waiting, "排队", "waiting"),
        (line.pending, "等县里看", "to be looked at"),
    ] {
        if count > 0 {
            said = match lang {
                Lang::Zh => format!("{said}，{count} 人{zh}"),
                Lang::En => format!("{said}, {count} {en}"),
            };
        }
    }
    said
}

/// "12 人想学：残疾人 2、贫困 5、被征地 0".
pub fn group(group: &NeedGroup, lang: Lang) -> String {
    let NeedGroup {
        people,
        disabled,
        poor,
        land_loss,
        ..
    } = group;
    match lang {
        Lang::Zh => {
            format!("{people} 人想学（残疾人 {disabled}，贫困劳动者 {poor}，被征地农民 {land_loss}）")
        }
        Lang::En => {
            format!("{people} people (with a disability {disabled}, poor {poor}, land loss {land_loss})")
        }
    }
}

/// "一共 35 人".
pub fn count(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("一共 {count} 人"),
        Lang::En => format!("{count} people in all"),
    }
}

/// "10 天里来了 8 天".
pub fn days(counted: u32, held: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{held} 天课，算 {counted} 天"),
        Lang::En => format!("{counted} of {held} days"),
    }
}

/// "结课 30 天后".
pub fn check_after(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("结课 {days} 天后"),
        Lang::En => format!("{days} days after"),
    }
}

/// "从 20 人里抽了 2 人，随机数 12345".
pub fn drawn(pool: usize, drawn: usize, seed: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("从签到的 {pool} 人里抽了 {drawn} 人，随机数 {seed}"),
        Lang::En => format!("{drawn} of {pool} who signed in, seed {seed}"),
    }
}
