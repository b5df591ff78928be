//! Words of people's files and of households: tabs, fields, values, history.

use super::{Lang, codes, common, figures, fit};
use domain::category::CategorySource;
use domain::file_entry::{EntryKind, TrainingKind};
use domain::household::{HouseholdField, HouseholdKind, Relation, SubsistenceClass};
use domain::person::{Category, Consent, EmploymentStatus, HomeBased, Leaving};
use domain::person_field::{COMMA, FieldGroup, PersonField};
use domain::ports::{Author, LandParcel};
use domain::profile::{Aid, CareDuty, Hours, HukouKind, Lodging, PhoneOwner, Shift};
use domain::rules::household::Finding;
use domain::rules::land_loss::LandShare;
use domain::rules::record::RecordGroup;
use domain::values::Education;

sentences! {
    tab_leads: "岗位", "Leads";
    tab_file: "档案", "File";
    tab_household: "家庭", "Household";
    tab_history: "改动记录", "History";
    tabs: "这个人的各页", "Pages of this person";
    edit: "改", "Edit";
    save_changes: "保存", "Save";
    cancel: "不改了，回去", "Leave it, go back";
    not_filled: "没填", "not filled in";
    choose: "请选", "Choose";
    sealed_hint: "不改就留空。没有了就写“无”。", "Leave empty to keep it. Write none to take it away.";
    sealed_id_hint: "不改就留空。", "Leave empty to keep it.";
    list_hint: "几样的话，用顿号、逗号隔开。", "Several? Put commas between them.";
    name_hint: "照身份证写，名字里的点“·”也写上。", "As on the ID card, with the dot if there is one.";
    why: "为什么改（可以不写）", "Why (may stay empty)";
    conflict_title: "有人刚刚也改了", "Somebody has just changed this too";
    conflict_lead: "下面每一样都有两个说法。选一个，再保存。还什么都没存。", "There are two answers for each of these. Choose one, then save. Nothing is kept yet.";
    mine: "我写的", "What I wrote";
    theirs: "现在存着的", "What is kept now";
    completeness: "档案完整度", "Completeness";
    complete: "六项都有了。", "All six parts are filled.";
    to_fill: "还缺这些", "Still missing";
    shares_phone: "打这个电话时，先问清楚是谁接的，再说岗位的事。", "Ask who is speaking before talking of work on this number.";
    groups_held: "类别和有效期", "Groups and how long they hold";
    no_groups: "没有认定过的类别。", "No recognised group.";
    since_ever: "登记以前就有", "since before the register";
    open_end: "没有到期日", "no last day";
    ended: "已结束", "ended";
    ends_soon: "快到期，去办续期", "ends soon: see to its renewal";
    work_done: "干过的活", "Work done";
    training: "想学的", "Wants to learn";
    notes: "服务和帮扶", "Service and support";
    vocational: "职业证书", "Vocational certificate";
    vocational_all: "职业证书", "Vocational certificates";
    vocational_of: "哪一行", "Of which occupation";
    level: "几级", "Level";
    number: "证书编号", "Its number";
    issuer: "谁发的", "Issued by";
    issued: "哪天发的", "Issued on";
    valid_to: "哪天到期（一直有效就留空）", "Ends on (empty if it does not)";
    other_phones: "别的电话", "More telephones";
    phone_number: "号码", "Number";
    nothing_yet: "还没有记过。", "Nothing written down yet.";
    add: "添一条", "Add";
    remove: "删掉", "Remove";
    remove_sure: "真的删掉？改动记录里会留着。", "Really remove it? The history keeps it.";
    from: "从哪天", "From";
    to: "到哪天（还在干就留空）", "To (empty if still there)";
    employer: "在哪家", "With whom";
    occupation: "干什么", "As what";
    monthly: "一个月多少元", "Yuan a month";
    kind: "哪一种", "What kind";
    topic: "想学什么", "What";
    on: "哪天", "Which day";
    note_group: "哪一项", "Which part";
    note_text: "写几句", "In words";
    note_none: "到这天为止没有", "None as of that day";
    amount: "多少元（没有就留空）", "Yuan (may stay empty)";
    new_person: "登记一个人", "Register somebody";
    new_person_lead: "先填这些就能登记，别的以后再补。", "These are enough to begin with; the rest can follow.";
    register: "登记", "Register";
    history_empty: "还没有人改过。", "Nothing has been changed yet.";
    undo: "改回去", "Take it back";
    on_request: "本人申请更正", "corrected on request";
    on_consent: "本人表态", "as the person said";
    was: "原来", "Before";
    became: "改成", "After";
    nothing: "空", "nothing";
    created: "登记进来", "Registered";
    renewals: "快到期的", "To renew";
    renewals_none: "这里没有快到期的。", "Nothing ends soon here.";
    renewals_more: "只列了最先到期的。办完再看。", "Only those that end first are listed.";
    certificate: "残疾人证", "Disability certificate";
    last_day: "到期日", "Last day";
    what: "什么", "What";
    household: "家庭", "Household";
    household_none: "还没有家庭档案。", "No household yet.";
    household_found: "建一个家庭档案，他当户主", "Begin a household with this person as its head";
    household_page: "打开家庭档案", "Open the household";
    members: "家里人", "Members";
    past_members: "以前的家里人", "Former members";
    land: "土地和补助", "Land and allowance";
    land_lost: "被征的地", "Land that was acquired";
    land_lost_do: "这是征地名册上写的，在这里不能改。是不是被征地农民，要走认定。", "As the rolls of acquisitions say; it is not changed here. Whether somebody is a land-loss farmer is decided by recognition.";
    member_add: "添一个家里人", "Add a member";
    member_no: "登记编号（已登记的人）", "Number on the register";
    member_name: "姓名（没登记的人，像小孩、老人）", "Name (for whoever is not registered)";
    member_birth: "哪年生的", "Year of birth";
    relation: "和户主的关系", "What they are to the head";
    member_end: "不在这家了", "No longer here";
    split: "分家：选出搬走的人", "Split: choose who moves out";
    split_do: "分出一家，第一个选的当户主", "Begin a household of their own; the first chosen is its head";
    join: "并家：并到谁家去", "Join: into whose household";
    join_no: "那家任何一个人的登记编号", "Number of anybody in that household";
    join_do: "全家并过去，这一家就结束", "All move there and this household ends";
    household_ended: "这一家已经并走了。", "This household has been joined into another.";
    not_registered: "没登记", "not registered";
    history: "改动记录", "History";
}

/// "2024年3月1日批准 · 征前 5.20 亩 · 征走 4.00 亩 · 还剩 1.20 亩".
pub fn parcel(one: &LandParcel, lang: Lang) -> String {
    let day = figures::full_day(one.approved_on, lang);
    let mu = |area| super::recognition::mu(area, lang);
    let (before, taken, left) = (
        mu(one.before),
        mu(one.before.saturating_sub(one.after)),
        mu(one.after),
    );
    match lang {
        Lang::Zh => format!("{day}批准 · 征前 {before} · 征走 {taken} · 还剩 {left}"),
        Lang::En => format!("approved on {day} · before {before} · taken {taken} · left {left}"),
    }
}

/// "现在人均剩 0.31 亩，县里的线是 0.43 亩：低于这条线。".
pub fn land_share(share: LandShare, lang: Lang) -> String {
    let mu = |area| super::recognition::mu(area, lang);
    let (own, limit) = (mu(share.per_head), mu(share.limit));
    match (share.below, lang) {
        (true, Lang::Zh) => format!("现在人均剩 {own}，县里的线是 {limit}：低于这条线。"),
        (false, Lang::Zh) => format!("现在人均剩 {own}，县里的线是 {limit}：不低于这条线。"),
        (true, Lang::En) => format!("{own} per head are left; the county's line is {limit}: it lies below."),
        (false, Lang::En) => {
            format!("{own} per head are left; the county's line is {limit}: it does not lie below.")
        }
    }
}

/// "完整度 83%".
pub fn percent(score: u32) -> String {
    format!("{score}%")
}

/// "这个电话还有 2 个人在用。".
pub fn sharing(count: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有 {count} 个人也用这个电话。"),
        Lang::En if count == 1 => "One other person uses this number.".to_owned(),
        Lang::En => format!("{count} other people use this number."),
    }
}

/// "往后 60 天里到期的".
pub fn renewals_within(days: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("往后 {days} 天里到期的类别和证件"),
        Lang::En => format!("Groups and certificates that end within {days} days"),
    }
}

/// Who wrote something.
pub fn author(author: &Author, lang: Lang) -> String {
    match author {
        Author::Staff(login) => login.clone(),
        Author::Person => lang.pick("本人", "the person").to_owned(),
        Author::Proxy => lang.pick("代办人", "their proxy").to_owned(),
        Author::Employer => lang.pick("用人单位", "an employer").to_owned(),
        Author::Machine => lang.pick("系统", "the system").to_owned(),
        Author::AreaMerge => super::hand_over::care_merge(lang).to_owned(),
    }
}

/// A part of the file that is edited on one screen.
pub const fn group(group: FieldGroup, lang: Lang) -> &'static str {
    match group {
        FieldGroup::Basics => lang.pick("基本情况", "Basics"),
        FieldGroup::Work => lang.pick("现在干什么", "Work now"),
        FieldGroup::Functions => lang.pick("身体能力和证件", "Abilities and certificate"),
        FieldGroup::Intentions => lang.pick("想找什么活", "Wishes for work"),
        FieldGroup::Skills => lang.pick("会做什么", "Skills"),
        FieldGroup::Leaving => lang.pick("去世或搬走", "Died or moved away"),
    }
}

/// The name of a field.
pub fn field(field: PersonField, lang: Lang) -> &'static str {
    use PersonField as F;
    match field {
        F::No => lang.pick("登记编号", "Number"),
        F::Name => lang.pick("姓名", "Name"),
        F::ResidentId => lang.pick("身份证号", "Resident ID"),
        F::DisabilityCertificate => lang.pick("残疾人证号", "Disability certificate"),
        F::CertificateValidTo => lang.pick("残疾人证到期日", "Certificate ends on"),
        F::Phone => lang.pick("电话", "Phone"),
        F::PhoneOwner => lang.pick("电话是谁的", "Whose phone"),
        F::MessageLanguage => lang.pick("短信用什么话", "Messages in"),
        F::HukouKind => lang.pick("户口性质", "Kind of hukou"),
        F::HukouArea => lang.pick("户口在", "Registered at"),
        F::LivingArea => lang.pick("住在", "Lives at"),
        F::Address => lang.pick("门牌、小组", "Hamlet and number"),
        F::Point => lang.pick("地图上的位置", "Place on the map"),
        F::Categories => lang.pick("类别", "Groups"),
        F::Education => lang.pick("学历", "Education"),
        F::Literate => lang.pick("识字", "Can read"),
        F::EmploymentStatus => lang.pick("现在干什么", "Work now"),
        F::WorkCapacity => lang.pick("能不能干活", "Able to work"),
        F::WorkWillingness => lang.pick("想不想干活", "Wants to work"),
        F::BothHands => fit::function(0, lang),
        F::Eyesight => fit::function(1, lang),
        F::HandWork => fit::function(2, lang),
        F::Lifting => fit::function(3, lang),
        F::ListeningSpeaking => fit::function(4, lang),
        F::StandingWalking => fit::function(5, lang),
        F::Aids => lang.pick("要什么帮助", "What helps"),
        F::Skills => lang.pick("会做", "Skills"),
        F::WantedOccupations => lang.pick("想做", "Wanted work"),
        F::WantedAreas => lang.pick("想去哪里做", "Where"),
        F::WageMin => lang.pick("一个月最少多少元", "Least yuan a month"),
        F::DistanceKm => lang.pick("每天最远多少公里", "Daily reach in km"),
        F::Hours => lang.pick("能干多久", "Hours"),
        F::Shift => lang.pick("倒班", "Shifts"),
        F::NoNight => lang.pick("不能上夜班", "No night work"),
        F::Lodging => lang.pick("住宿", "Lodging"),
        F::HomeBased => lang.pick("在家做", "Work at home"),
        F::CareDuties => lang.pick("家里要照顾", "Needed at home for"),
        F::Consent => lang.pick("同意收到岗位", "Agreed to be told"),
        F::Left => lang.pick("去世或搬走", "Died or moved away"),
    }
}

/// The name of what a line of a person's history is about.
pub fn history_field(code: &str, lang: Lang) -> String {
    if let Ok(known) = code.parse::<PersonField>() {
        return field(known, lang).to_owned();
    }
    if let Ok(known) = code.parse::<HouseholdField>() {
        return household_field(known, lang).to_owned();
    }
    let words = match code {
        "employment" => work_done(lang),
        "training" => training(lang),
        "note" => notes(lang),
        "vocational" => vocational(lang),
        "other_phone" => other_phones(lang),
        "head" => lang.pick("户主", "Head"),
        "joined" => lang.pick("进来", "Joined"),
        "left" => lang.pick("离开", "Left"),
        other => other,
    };
    words.to_owned()
}

/// A value of the history in words.
pub fn history_value(code: &str, text: &str, lang: Lang) -> String {
    if text.is_empty() {
        return nothing(lang).to_owned();
    }
    if let Ok(known) = code.parse::<PersonField>() {
        return value(known, text, lang);
    }
    match code.parse::<HouseholdField>() {
        Ok(HouseholdField::Kind) => text
            .parse()
            .map_or_else(|_| text.to_owned(), |kind| household_kind(kind, lang).to_owned()),
        Ok(HouseholdField::Subsistence) => text
            .parse()
            .map_or_else(|_| text.to_owned(), |class| subsistence(class, lang).to_owned()),
        _ => text.to_owned(),
    }
}

/// A value of a field in words: codes by their names, several one after the other.
pub fn value(field: PersonField, text: &str, lang: Lang) -> String {
    let choices = choices(field, lang);
    if choices.is_empty() {
        return match field {
            PersonField::WageMin => format!("{text} {}", lang.pick("元", "yuan")),
            PersonField::CertificateValidTo => text
                .parse()
                .map_or_else(|_| text.to_owned(), |day| figures::full_day(day, lang)),
            PersonField::DistanceKm => format!("{text} {}", lang.pick("公里", "km")),
            _ => text.to_owned(),
        };
    }
    let name = |code: &str| {
        let known = choices.iter().find(|(known, _)| *known == code);
        known.map_or_else(|| code.to_owned(), |(_, words)| (*words).to_owned())
    };
    let names: Vec<String> = text.split(COMMA).map(name).collect();
    common::list(&names, lang)
}

/// What may be chosen for a field; nothing for those that are typed.
pub fn choices(field: PersonField, lang: Lang) -> Vec<(&'static str, &'static str)> {
    use PersonField as F;
    match field {
        F::PhoneOwner => named(PhoneOwner::ALL, PhoneOwner::code, phone_owner, lang),
        F::MessageLanguage => vec![("zh", "中文"), ("en", "English")],
        F::HukouKind => named(HukouKind::ALL, HukouKind::code, hukou_kind, lang),
        F::Categories => named(Category::ALL, Category::code, codes::category, lang),
        F::Education => named(Education::ALL, Education::code, education, lang),
        F::EmploymentStatus => named(EmploymentStatus::ALL, EmploymentStatus::code, status, lang),
        F::Literate | F::WorkCapacity | F::WorkWillingness | F::NoNight => {
            vec![("yes", lang.pick("是", "yes")), ("no", lang.pick("不是", "no"))]
        }
        F::BothHands | F::Eyesight | F::HandWork | F::Lifting | F::ListeningSpeaking | F::StandingWalking => {
            ["0", "1", "2", "3"]
                .into_iter()
                .zip([0, 1, 2, 3].map(|level| fit::ability(Some(level), lang)))
                .collect()
        }
        F::Aids => named(Aid::ALL, Aid::code, aid, lang),
        F::Hours => named(Hours::ALL, Hours::code, hours, lang),
        F::Shift => named(Shift::ALL, Shift::code, shift, lang),
        F::Lodging => named(Lodging::ALL, Lodging::code, lodging, lang),
        F::HomeBased => named(HomeBased::ALL, HomeBased::code, home_based, lang),
        F::CareDuties => named(CareDuty::ALL, CareDuty::code, care_duty, lang),
        F::Consent => named(Consent::ALL, Consent::code, consent, lang),
        F::Left => named(&[Leaving::Died, Leaving::Moved], Leaving::code, leaving, lang),
        _ => Vec::new(),
    }
}

/// Codes with their names.
pub fn named<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    name: fn(T, Lang) -> &'static str,
    lang: Lang,
) -> Vec<(&'static str, &'static str)> {
    all.iter().map(|one| (code(*one), name(*one, lang))).collect()
}

const fn education(level: Education, lang: Lang) -> &'static str {
    match level {
        Education::Other => lang.pick("没上过学", "no school"),
        level => codes::education(level, lang),
    }
}

/// A level of a vocational certificate.
pub const fn level_of(level: u8, lang: Lang) -> &'static str {
    match level {
        1 => lang.pick("一级（高级技师）", "1 (master)"),
        2 => lang.pick("二级（技师）", "2 (technician)"),
        3 => lang.pick("三级（高级）", "3 (advanced)"),
        4 => lang.pick("四级（中级）", "4 (intermediate)"),
        _ => lang.pick("五级（初级）", "5 (elementary)"),
    }
}

/// Whose telephone it is.
pub const fn phone_owner(owner: PhoneOwner, lang: Lang) -> &'static str {
    match owner {
        PhoneOwner::Own => lang.pick("本人", "own"),
        PhoneOwner::Spouse => lang.pick("爱人", "spouse"),
        PhoneOwner::Parent => lang.pick("父母", "parent"),
        PhoneOwner::Child => lang.pick("子女", "son or daughter"),
        PhoneOwner::Relative => lang.pick("亲戚", "relative"),
        PhoneOwner::Neighbour => lang.pick("邻居", "neighbour"),
        PhoneOwner::Village => lang.pick("村里", "village office"),
    }
}

const fn hukou_kind(kind: HukouKind, lang: Lang) -> &'static str {
    match kind {
        HukouKind::Agricultural => lang.pick("农业户口", "agricultural"),
        HukouKind::NonAgricultural => lang.pick("非农业户口", "non-agricultural"),
        HukouKind::Unified => lang.pick("居民户口", "unified"),
    }
}

/// What somebody does now.
pub const fn status(status: EmploymentStatus, lang: Lang) -> &'static str {
    match status {
        EmploymentStatus::Unemployed => lang.pick("没活干", "without work"),
        EmploymentStatus::Employed => lang.pick("在单位上班", "employed"),
        EmploymentStatus::Flexible => lang.pick("打零工、灵活就业", "flexible work"),
        EmploymentStatus::SelfEmployed => lang.pick("自己做生意", "self-employed"),
        EmploymentStatus::Farm => lang.pick("在家种地", "on the family's land"),
        EmploymentStatus::Student => lang.pick("上学", "at school"),
        EmploymentStatus::NotSeeking => lang.pick("不找活", "not looking"),
    }
}

const fn aid(aid: Aid, lang: Lang) -> &'static str {
    match aid {
        Aid::ReadingLargePrint => lang.pick("要看大字", "large print"),
        Aid::HearingAid => lang.pick("戴助听器", "hearing aid"),
        Aid::Wheelchair => lang.pick("坐轮椅", "wheelchair"),
        Aid::SignLanguage => lang.pick("用手语", "sign language"),
        Aid::ScreenReader => lang.pick("用读屏", "screen reader"),
        Aid::Accompanied => lang.pick("要人陪", "comes with somebody"),
    }
}

const fn hours(hours: Hours, lang: Lang) -> &'static str {
    match hours {
        Hours::FullTime => lang.pick("全天", "all day"),
        Hours::HalfDay => lang.pick("半天", "half the day"),
        Hours::FewHours => lang.pick("几个小时", "a few hours"),
        Hours::Seasonal => lang.pick("农闲的时候", "outside the farm season"),
    }
}

const fn shift(shift: Shift, lang: Lang) -> &'static str {
    match shift {
        Shift::Any => lang.pick("都可以", "any"),
        Shift::NoNight => lang.pick("可以倒班，不上夜班", "shifts, but not at night"),
        Shift::DayOnly => lang.pick("只上白班", "by day only"),
    }
}

const fn lodging(lodging: Lodging, lang: Lang) -> &'static str {
    match lodging {
        Lodging::Needed => lang.pick("要包住", "needs a bed"),
        Lodging::Welcome => lang.pick("包住也行", "would take a bed"),
        Lodging::Never => lang.pick("每天要回家", "comes home every night"),
    }
}

const fn home_based(home: HomeBased, lang: Lang) -> &'static str {
    match home {
        HomeBased::No => lang.pick("出门干活", "goes out to work"),
        HomeBased::Can => lang.pick("都可以", "either way"),
        HomeBased::Only => lang.pick("只能在家做", "cannot leave home"),
    }
}

const fn care_duty(duty: CareDuty, lang: Lang) -> &'static str {
    match duty {
        CareDuty::SmallChild => lang.pick("小孩", "a small child"),
        CareDuty::SchoolChild => lang.pick("上学的孩子", "a child at school"),
        CareDuty::Elderly => lang.pick("老人", "old people"),
        CareDuty::Ill => lang.pick("病人或残疾家人", "somebody ill or disabled"),
        CareDuty::Farm => lang.pick("地里和牲口", "land and animals"),
    }
}

const fn consent(consent: Consent, lang: Lang) -> &'static str {
    match consent {
        Consent::Given => lang.pick("同意", "agreed"),
        Consent::NotAsked => lang.pick("没问过", "not asked"),
        Consent::Refused => lang.pick("不同意", "opted out"),
    }
}

const fn leaving(leaving: Leaving, lang: Lang) -> &'static str {
    match leaving {
        Leaving::Died => lang.pick("去世", "died"),
        Leaving::Moved => lang.pick("搬出本县", "moved out of the county"),
        Leaving::Erased => lang.pick("已删除", "erased"),
    }
}

/// Whose word a group rests on.
pub const fn source(source: CategorySource, lang: Lang) -> &'static str {
    match source {
        CategorySource::Recognition => lang.pick("认定", "recognised"),
        CategorySource::Import => lang.pick("名单", "from a list"),
        CategorySource::Staff => lang.pick("工作人员登记", "entered by staff"),
        CategorySource::Register => lang.pick("原来就有", "on the file before"),
    }
}

/// One of the six parts of a complete file.
pub const fn record_group(group: RecordGroup, lang: Lang) -> &'static str {
    match group {
        RecordGroup::Basics => lang.pick("基本信息", "Basics"),
        RecordGroup::ServiceNeeds => lang.pick("服务需求", "Service needs"),
        RecordGroup::Measures => lang.pick("帮扶措施", "Measures"),
        RecordGroup::Effects => lang.pick("帮扶成效", "Effects"),
        RecordGroup::PolicyUse => lang.pick("政策享受", "Policy use"),
        RecordGroup::WorkIncome => lang.pick("务工收入", "Work income"),
    }
}

/// How training should be given.
pub const fn training_kind(kind: TrainingKind, lang: Lang) -> &'static str {
    match kind {
        TrainingKind::Village => lang.pick("送到村里", "in the village"),
        TrainingKind::School => lang.pick("去学校", "at a school"),
        TrainingKind::OnTheJob => lang.pick("边干边学", "at the work"),
        TrainingKind::Remote => lang.pick("手机上学", "by phone"),
    }
}

/// A kind of thing gathered.
pub fn entry_kind(kind: EntryKind, lang: Lang) -> &'static str {
    match kind {
        EntryKind::Employment => work_done(lang),
        EntryKind::Training => training(lang),
        EntryKind::Note => notes(lang),
        EntryKind::Vocational => vocational_all(lang),
        EntryKind::Phone => other_phones(lang),
    }
}

/// In the country or in town.
pub const fn household_kind(kind: HouseholdKind, lang: Lang) -> &'static str {
    match kind {
        HouseholdKind::Rural => lang.pick("农村", "rural"),
        HouseholdKind::Urban => lang.pick("城镇", "urban"),
    }
}

/// A class of the subsistence allowance.
pub const fn subsistence(class: SubsistenceClass, lang: Lang) -> &'static str {
    match class {
        SubsistenceClass::A => lang.pick("低保 A 类", "allowance class A"),
        SubsistenceClass::B => lang.pick("低保 B 类", "allowance class B"),
        SubsistenceClass::C => lang.pick("低保 C 类", "allowance class C"),
    }
}

/// What a member is to the head.
pub const fn relation_of(relation: Relation, lang: Lang) -> &'static str {
    match relation {
        Relation::Head => lang.pick("户主", "head"),
        Relation::Spouse => lang.pick("配偶", "spouse"),
        Relation::Son => lang.pick("儿子", "son"),
        Relation::Daughter => lang.pick("女儿", "daughter"),
        Relation::Grandchild => lang.pick("孙子女", "grandchild"),
        Relation::Parent => lang.pick("父母", "parent"),
        Relation::Grandparent => lang.pick("祖父母", "grandparent"),
        Relation::Sibling => lang.pick("兄弟姐妹", "brother or sister"),
        Relation::Other => lang.pick("其他", "other"),
    }
}

/// A field of a household.
pub const fn household_field(field: HouseholdField, lang: Lang) -> &'static str {
    match field {
        HouseholdField::Area => lang.pick("住在", "Place"),
        HouseholdField::Address => lang.pick("门牌、小组", "Hamlet and number"),
        HouseholdField::Kind => lang.pick("农村还是城镇", "Rural or urban"),
        HouseholdField::Contracted => lang.pick("承包地（亩）", "Contracted land (mu)"),
        HouseholdField::Remaining => lang.pick("剩下的地（亩）", "Remaining land (mu)"),
        HouseholdField::AgriPopulation => lang.pick("在册农业人口", "Registered agricultural members"),
        HouseholdField::Subsistence => lang.pick("低保类别", "Allowance class"),
        HouseholdField::Allowance => lang.pick("低保一个月多少元", "Allowance, yuan a month"),
        HouseholdField::EndedOn => lang.pick("结束日期", "Ended on"),
    }
}

/// R09 and its counterpart in town, as a sentence.
pub const fn without_work(kind: HouseholdKind, finding: Finding, lang: Lang) -> &'static str {
    match (kind, finding) {
        (HouseholdKind::Rural, Finding::Yes) => lang.pick(
            "按现在的登记，这是零转移家庭：有人能干想干，没有人转出去干。",
            "As registered now, a zero-transfer household: somebody can and wants to work, and nobody has non-farm work.",
        ),
        (HouseholdKind::Rural, Finding::No) => lang.pick(
            "按现在的登记，不是零转移家庭。",
            "As registered now, not a zero-transfer household.",
        ),
        (HouseholdKind::Urban, Finding::Yes) => lang.pick(
            "按现在的登记，这是零就业家庭：有人能干想干，没有人有工作。",
            "As registered now, a zero-employment household: somebody can and wants to work, and nobody is employed.",
        ),
        (HouseholdKind::Urban, Finding::No) => lang.pick(
            "按现在的登记，不是零就业家庭。",
            "As registered now, not a zero-employment household.",
        ),
        (_, Finding::NotKnown) => lang.pick(
            "还说不准：家里有人没问过能不能干、想不想干、在干什么。",
            "Not known yet: somebody has not been asked whether they can and want to work, and what they do.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_words() {
        assert_eq!(
            value(PersonField::Aids, "wheelchair、accompanied", Lang::Zh),
            "坐轮椅、要人陪"
        );
        assert_eq!(value(PersonField::WageMin, "3000", Lang::Zh), "3000 元");
        assert_eq!(
            value(PersonField::Left, "2026-05-01、moved", Lang::Zh),
            "2026-05-01、搬出本县"
        );
        assert_eq!(value(PersonField::Name, "买买提·艾力", Lang::Zh), "买买提·艾力");
        assert_eq!(history_value("phone", "", Lang::Zh), "空");
    }
}
