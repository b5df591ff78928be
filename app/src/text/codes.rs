//! Names of codes, matched exhaustively: a new code without words does not compile.

use super::Lang;
use domain::actor::{Department, Role};
use domain::lead::{Answer, Channel, DeclineReason, Evidence, Pace};
use domain::person::Category;
use domain::vacancy::{Licence, Unlawful, VacancyKind};
use domain::values::Education;

/// 公益性岗位, …
pub const fn vacancy_kind(kind: VacancyKind, lang: Lang) -> &'static str {
    match kind {
        VacancyKind::Normal => lang.pick("普通岗位", "Ordinary post"),
        VacancyKind::PublicWelfare => lang.pick("公益性岗位", "Public welfare post"),
        VacancyKind::Auxiliary => lang.pick("辅助性岗位", "Auxiliary post"),
        VacancyKind::HomeBased => lang.pick("居家就业", "Work at home"),
        VacancyKind::Piecework => lang.pick("来料加工", "Piecework"),
        VacancyKind::DomesticService => lang.pick("家政服务", "Domestic service"),
        VacancyKind::DayJob => lang.pick("零工", "Day labour"),
    }
}

/// 初中, …
pub const fn education(level: Education, lang: Lang) -> &'static str {
    match level {
        Education::Other => lang.pick("没上过学也行", "none"),
        Education::Primary => lang.pick("小学", "primary school"),
        Education::JuniorSecondary => lang.pick("初中", "junior secondary"),
        Education::SeniorSecondary => lang.pick("高中", "senior secondary"),
        Education::Vocational => lang.pick("中专", "vocational school"),
        Education::College => lang.pick("大专", "college"),
        Education::Bachelor => lang.pick("本科", "bachelor"),
        Education::Master => lang.pick("硕士", "master"),
        Education::Doctor => lang.pick("博士", "doctor"),
    }
}

/// 驾驶证, …
pub const fn licence(licence: Licence, lang: Lang) -> &'static str {
    match licence {
        Licence::Driving => lang.pick("驾驶证", "driving licence"),
        Licence::Electrician => lang.pick("电工证", "electrician's licence"),
        Licence::Welding => lang.pick("焊工证", "welding licence"),
        Licence::Forklift => lang.pick("叉车证", "forklift licence"),
        Licence::Nursing => lang.pick("护士执业证", "nursing licence"),
        Licence::Teaching => lang.pick("教师资格证", "teaching licence"),
        Licence::Guarding => lang.pick("保安员证", "guard's licence"),
    }
}

/// Unlawful wording, for officers.
pub const fn unlawful(kind: Unlawful, lang: Lang) -> &'static str {
    match kind {
        Unlawful::Sex => lang.pick("限制性别", "sex"),
        Unlawful::Age => lang.pick("限制年龄", "age"),
        Unlawful::Health => lang.pick("限制健康状况", "health history"),
        Unlawful::Region => lang.pick("限制地域户籍", "region"),
        Unlawful::Fee => lang.pick("向求职者收费", "fee"),
        Unlawful::Deposit => lang.pick("收押金或扣证件", "deposit"),
        Unlawful::TrainingLoan => lang.pick("培训贷", "training loan"),
        Unlawful::Family => lang.pick("限制婚育", "marriage or children"),
    }
}

/// What the person said, as staff read it.
pub const fn answer(answer: Answer, lang: Lang) -> &'static str {
    match answer {
        Answer::Interested => lang.pick("感兴趣", "interested"),
        Answer::CallMe => lang.pick("请联系我", "wants a call"),
        Answer::Declined(reason) => match reason {
            DeclineReason::TooFar => lang.pick("不合适：太远", "declined: too far"),
            DeclineReason::Pay => lang.pick("不合适：钱少", "declined: pay"),
            DeclineReason::CannotDo => lang.pick("不合适：干不了", "declined: cannot do it"),
            DeclineReason::CareDuties => lang.pick("不合适：家里走不开", "declined: needed at home"),
            DeclineReason::Season => lang.pick("不合适：农忙", "declined: farm season"),
            DeclineReason::Lodging => lang.pick("不合适：没地方住", "declined: no bed"),
            DeclineReason::AlreadyWorking => lang.pick("不合适：已有工作", "declined: has work"),
            DeclineReason::Other => lang.pick("不合适：别的原因", "declined: other"),
        },
    }
}

/// A reason for no, on its button.
pub const fn decline(reason: DeclineReason, lang: Lang) -> &'static str {
    match reason {
        DeclineReason::TooFar => lang.pick("太远", "Too far"),
        DeclineReason::Pay => lang.pick("钱少", "Pay too low"),
        DeclineReason::CannotDo => lang.pick("干不了", "Cannot do it"),
        DeclineReason::CareDuties => lang.pick("家里走不开", "Needed at home"),
        DeclineReason::Season => lang.pick("农忙", "Farm season"),
        DeclineReason::Lodging => lang.pick("没地方住", "No bed"),
        DeclineReason::AlreadyWorking => lang.pick("已有工作", "Have work"),
        DeclineReason::Other => lang.pick("别的原因", "Another reason"),
    }
}

/// 打电话, 送岗单, …
pub const fn channel(channel: Channel, lang: Lang) -> &'static str {
    match channel {
        Channel::Home => lang.pick("入户", "home visit"),
        Channel::Phone => lang.pick("电话", "telephone"),
        Channel::Sms => lang.pick("短信", "text message"),
        Channel::App => lang.pick("个人链接", "personal link"),
        Channel::Slip => lang.pick("送岗单", "printed slip"),
        Channel::WebPush => lang.pick("消息推送", "push message"),
        Channel::Fair => lang.pick("招聘会", "job fair"),
    }
}

/// 签名, 手印, …
pub const fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    match evidence {
        Evidence::Read => lang.pick("本人打开看过", "opened and read"),
        Evidence::Receipt => lang.pick("短信回执", "delivery receipt"),
        Evidence::Click => lang.pick("点开推送", "push clicked"),
        Evidence::CallLog => lang.pick("通话记录", "call log"),
        Evidence::Signature => lang.pick("签名", "signature"),
        Evidence::ThumbPrint => lang.pick("手印", "thumb-print"),
        Evidence::Witness => lang.pick("证明人", "witness"),
        Evidence::Document => lang.pick("其他材料", "another document"),
    }
}

/// Groups, on staff pages only.
pub const fn category(category: Category, lang: Lang) -> &'static str {
    match category {
        Category::PoorWorker => lang.pick("贫困劳动者", "poor worker"),
        Category::PersonWithDisability => lang.pick("残疾人", "person with a disability"),
        Category::LandLossFarmer => lang.pick("被征地农民", "farmer who lost land"),
        Category::ZeroTransferHouseholdMember => lang.pick("零转移家庭", "zero-transfer household"),
        Category::ZeroEmploymentHouseholdMember => lang.pick("零就业家庭", "zero-employment household"),
        Category::UnplacedSchoolLeaver => lang.pick("两后生", "unplaced school leaver"),
        Category::DemobilisedSoldier => lang.pick("退役士兵", "demobilised soldier"),
        Category::ReturnedMigrantWorker => lang.pick("返乡农民工", "returned migrant worker"),
        Category::MigrantWorker => lang.pick("农民工", "migrant worker"),
        Category::SubsistenceAllowanceRecipient => lang.pick("低保对象", "subsistence allowance"),
        Category::ExtremePovertyRecipient => lang.pick("特困人员", "extreme poverty support"),
        Category::RuralLowIncomePerson => lang.pick("农村低收入人口", "rural low income"),
        Category::RelapsedPoorPerson => lang.pick("返贫致贫人口", "relapsed into poverty"),
        Category::HardToEmployPerson => lang.pick("就业困难人员", "hard to employ"),
        Category::DisabledGraduate => lang.pick("残疾人大学生", "disabled graduate"),
        Category::BlindMassageWorker => lang.pick("盲人按摩人员", "blind massage worker"),
        Category::ProfessionalFarmer => lang.pick("新型职业农民", "professional farmer"),
        Category::RegisteredPoorPerson => lang.pick("建档立卡人口", "on the poverty register"),
        Category::LiftedOutOfPovertyPerson => lang.pick("脱贫人口", "lifted out of poverty"),
    }
}

/// 协管员, …
pub const fn role(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Coordinator => lang.pick("协管员", "Coordinator"),
        Role::DisabilityInstructor => lang.pick("残疾人就业指导员", "Disability instructor"),
        Role::Organiser => lang.pick("组织者", "Organiser"),
        Role::TrainingProvider => lang.pick("培训机构", "Training provider"),
        Role::TownOfficer => lang.pick("镇工作人员", "Town officer"),
        Role::CountyOfficer => lang.pick("县工作人员", "County officer"),
        Role::CitySupervisor => lang.pick("市级督导", "City supervisor"),
        Role::DepartmentReviewer => lang.pick("部门审核员", "Department reviewer"),
        Role::Auditor => lang.pick("审计", "Auditor"),
        Role::Administrator => lang.pick("管理员", "Administrator"),
    }
}

/// As whom somebody looked at data: a role of staff, or an employer.
#[cfg(feature = "ssr")]
pub fn reader(party: domain::permission::Party, lang: Lang) -> &'static str {
    let staff = Role::ALL.iter().find(|role| role.party() == party);
    match staff {
        Some(staff) => role(*staff, lang),
        None => lang.pick("招工单位", "Employer"),
    }
}

/// County departments.
pub const fn department(department: Department, lang: Lang) -> &'static str {
    match department {
        Department::Agriculture => lang.pick("农业农村", "Agriculture"),
        Department::Land => lang.pick("自然资源（国土）", "Land"),
        Department::PublicSecurity => lang.pick("公安", "Public security"),
        Department::CivilAffairs => lang.pick("民政", "Civil affairs"),
        Department::FamilyPlanning => lang.pick("计生", "Family planning"),
        Department::DisabledFederation => lang.pick("残联", "Disabled persons' federation"),
        Department::Finance => lang.pick("财政", "Finance"),
    }
}

/// How far behind somebody is: a word beside the mark, never colour alone.
pub const fn pace(pace: Pace, lang: Lang) -> &'static str {
    match pace {
        Pace::OnPace => lang.pick("跟上了", "on pace"),
        Pace::Amber => lang.pick("差 1 个", "one behind"),
        Pace::Red => lang.pick("差 2 个以上", "two or more behind"),
    }
}

/// Where a lead stands, by the code of its state.
pub fn lead_state(code: &str, lang: Lang) -> String {
    let words = match code {
        "planned" => lang.pick("已选好，待送", "planned"),
        "sent" => lang.pick("已发出", "sent"),
        "delivered" => lang.pick("已送到", "delivered"),
        "opened" => lang.pick("本人看过", "opened"),
        "answered" => lang.pick("已回答", "answered"),
        "referred" => lang.pick("已推荐", "referred"),
        "interviewed" => lang.pick("已面试", "interviewed"),
        "hired" => lang.pick("已上岗", "hired"),
        "closed" => lang.pick("已结束", "closed"),
        "failed" => lang.pick("没送到", "not delivered"),
        "withdrawn" => lang.pick("岗位没了", "withdrawn"),
        other => other,
    };
    words.to_owned()
}

/// A channel or a proof by its stored code.
pub fn channel_code(code: &str, lang: Lang) -> String {
    code.parse()
        .map_or_else(|_| code.to_owned(), |known| channel(known, lang).to_owned())
}

/// A proof by its stored code.
pub fn evidence_code(code: &str, lang: Lang) -> String {
    code.parse()
        .map_or_else(|_| code.to_owned(), |known| evidence(known, lang).to_owned())
}
