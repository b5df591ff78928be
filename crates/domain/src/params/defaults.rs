//! The figures the program starts with. A county replaces them by rows of its own; old decisions keep the row they used.

use super::{ParamKey, Params, PolicyParameter};
use chrono::NaiveDate;

mod claim;
mod labour;
mod programme;
mod subsidy;

/// Everything the seeds or the design state; what they leave blank is absent here on purpose (X8).
pub fn defaults() -> Params {
    use ParamKey as K;
    let rows = [
        (K::LeadsPerYear, 5, "S1i 不少于5个岗位信息 (R32)"),
        (K::LeadCoveragePercent, 100, "S1i, every person (R32)"),
        (K::DueAgeMin, 16, "S1i, GB 11643 age (R01)"),
        (K::DueAgeMax, 59, "S1i, R01"),
        (K::PushesPerOpening, 10, "design: matching budget K"),
        (K::AnswerDays, 14, "design: P2 no_answer"),
        (K::LinkDays, 180, "design: personal link"),
        (K::VacancyFreshDays, 90, "design: P2 freshness, S15"),
        (K::VacancyNudgeDays, 60, "design: P2 freshness, S15"),
        (
            K::VacancyReview,
            0,
            "design: P2, vacancies without objections are shown at once",
        ),
        (K::HazardAgeMin, 18, "Labour Law art. 64"),
        (K::CandidateRemindDays, 10, "design: P2, one reminder"),
        (K::CandidateCloseDays, 60, "design: P2, S05"),
        (K::SilentContacts, 50, "design: P2, silent employers fade"),
        (K::SilentMonths, 5, "design: P2, silent employers fade"),
        (K::ContactsPerMonth, 200, "design: P2, monthly contact cap"),
        (K::PersonStaleDays, 60, "design: P1b, not confirmed for 60 days"),
        (K::WorkAgeMin, 16, "Labour Law art. 15"),
        (K::CommuteKm, 30, "design: daily reach when not asked"),
        (K::FairReachKm, 40, "design: there and back in a day by bus"),
        (K::LandLossPercent, 30, "S1a 人均耕地面积的30% (R02)"),
        (K::LandLossTrainingAge, 16, "S1a 16~34周岁 (R03)"),
        (K::LandLossPensionAge, 35, "S1a 35~59周岁 (R03)"),
        (K::LandLossAllowanceAge, 60, "S1a 年满60周岁 (R03)"),
        (K::FocusAgeMin, 16, "S1c 16—44周岁 (R05)"),
        (K::FocusAgeMaxMen, 44, "S1c 男性16—44周岁 (R05)"),
        (K::FocusAgeMaxWomen, 39, "S1c 女性16—39周岁 (R05)"),
        (K::CommerceCourseAgeMin, 16, "S1h 16—40周岁适龄残疾人 (R06)"),
        (K::CommerceCourseAgeMax, 40, "S1h 16—40周岁适龄残疾人 (R06)"),
        (K::CommerceCourseLimb, 2, "S1h 肢体二级及以下 (R06)"),
        (K::CommerceCourseHearing, 3, "S1h (R06)"),
        (K::CommerceCourseSpeech, 3, "S1h (R06)"),
        (K::CommerceCourseVisual, 4, "S1h (R06)"),
        (K::ContractYearMonths, 12, "S1i 签订1年以上劳动合同 (R100)"),
        (K::NoticeDays, 7, "S1a 公示一周 (R14)"),
        (K::LandLossShare, 70, "S1a 政府出资70% (R07)"),
        (K::LandLossShareRaised, 80, "S1a 提高到80% (R07)"),
        (K::LandLossShareGrade, 2, "S1a 二级以上残疾证 (R07)"),
        (
            K::AssemblyQuorumThirds,
            2,
            "Organic Law of Villagers' Committees art. 26",
        ),
        (
            K::AssemblyMajorityPercent,
            50,
            "Organic Law of Villagers' Committees art. 26",
        ),
        (K::VillageDays, 7, "design: P1d, working days"),
        (K::TownDays, 7, "design: P1d, working days"),
        (K::DepartmentDays, 10, "design: working days"),
        (K::CountyDays, 10, "design: working days"),
        (K::ObjectionDays, 10, "design: working days"),
        (K::AppealDays, 15, "design: days to appeal"),
        (K::AppealDecisionDays, 20, "design: working days"),
        (K::RecognitionMonths, 12, "design: looked at again every year"),
        (K::RenewalDays, 60, "design: renewal asked for"),
        (K::RenewalUrgentDays, 30, "design: renewal urgent"),
        (
            K::InstructorRenewalDays,
            90,
            "design: certificate of an instructor listed as ending",
        ),
        (K::TrialMonths, 12, "S1c 试行期限暂定一年 (R31)"),
        (K::RetireMenBase, 720, "State Council 1978 no. 104 (R99)"),
        (K::RetireWomen55Base, 660, "State Council 1978 no. 104 (R99)"),
        (K::RetireWomen50Base, 600, "State Council 1978 no. 104 (R99)"),
    ];
    let reform = RETIREMENT_REFORM
        .iter()
        .map(|(key, value)| general((*key, *value, "NPC decision of 2024-09-13 (R99)"), 2025));
    Params(
        rows.into_iter()
            .chain(PRIVACY)
            .chain(LISTS_AND_MESSAGES)
            .chain(IN_THE_FIELD)
            .chain(labour::LABOUR)
            .chain(programme::PROGRAMME)
            .chain(subsidy::SUBSIDY)
            .chain(claim::CLAIM)
            .map(|row| general(row, 2000))
            .chain(reform)
            .chain([small_firms_pay_no_levy()])
            .collect(),
    )
}

/// Figures of what is kept, shown and handed out about people.
const PRIVACY: [(ParamKey, i64, &str); 7] = [
    (
        ParamKey::DataAnswerDays,
        30,
        "personal information law art. 50 三十天内答复",
    ),
    (
        ParamKey::HandOverNameDays,
        30,
        "design: a month to ask about people handed over",
    ),
    (
        ParamKey::RevealsPerDay,
        40,
        "design: numbers shown in full, per account and day",
    ),
    (
        ParamKey::RetainNoticeDays,
        30,
        "design: a month to object before a file is erased",
    ),
    (
        ParamKey::RetainHoldMonths,
        36,
        "design: whoever still needs a file says so again",
    ),
    (ParamKey::ExportDays, 7, "design: a file that nobody fetches goes"),
    (
        ParamKey::ExportPeople,
        50,
        "design: more people than one looks after by hand",
    ),
];

/// Figures of lists, exports and messages.
const LISTS_AND_MESSAGES: [(ParamKey, i64, &str); 11] = [
    (
        ParamKey::ListWaitingDays,
        30,
        "design: registers are renewed monthly, an older list is compared anew",
    ),
    (
        ParamKey::ListUndoDays,
        90,
        "design: a quarter to notice a wrong list, then what it said is forgotten",
    ),
    (
        ParamKey::ExportMost,
        20_000,
        "design: a township; whoever needs more takes it out by parts",
    ),
    (
        ParamKey::MessageQuietFrom,
        21,
        "design: nobody is woken by a message",
    ),
    (
        ParamKey::MessageQuietTo,
        8,
        "design: nobody is woken by a message",
    ),
    (ParamKey::MessagePauseHours, 24, "design: S03, not twice in a day"),
    (
        ParamKey::MessageReceiptHours,
        72,
        "design: gateways try for three days at most",
    ),
    (ParamKey::MessageTries, 8, "design: then another way"),
    (
        ParamKey::MessageRestDays,
        30,
        "design: a month later the way is tried again",
    ),
    (
        ParamKey::MessageReminderDays,
        3,
        "design: S04, one reminder after three days",
    ),
    (
        ParamKey::MessageReminderUntilDays,
        45,
        "design: there is a round for everybody every month",
    ),
];

/// Tasks, follow-ups and visits.
const IN_THE_FIELD: [(ParamKey, i64, &str); 25] = [
    (ParamKey::TaskBeforeDays, 3, "design: S06, three days before"),
    (ParamKey::TaskAfterDays, 7, "design: S06, seven after"),
    (
        ParamKey::TaskSurveyDays,
        30,
        "design: P1b, a month to visit somebody new",
    ),
    (ParamKey::TaskLeadDays, 7, "design: a week to hand vacancies over"),
    (
        ParamKey::TaskNeedDays,
        14,
        "design: two weeks for what a visit found",
    ),
    (ParamKey::FollowUpFirst, 7, "design: P8"),
    (ParamKey::FollowUpSecond, 30, "design: P8"),
    (ParamKey::FollowUpThird, 90, "design: P8"),
    (ParamKey::FollowUpFourth, 180, "design: P8, proves R36, R37"),
    (ParamKey::FollowUpFifth, 365, "design: P8, proves R42"),
    (ParamKey::FollowUpReminderFirst, 3, "design: S27"),
    (ParamKey::FollowUpReminderSecond, 10, "design: S27"),
    (ParamKey::TransitionDays, 90, "design: P7, exit notice"),
    (
        ParamKey::WageMonthDays,
        2175,
        "劳社部发〔2008〕3号, 人社部发〔2025〕2号: (365 − 104) ÷ 12 = 21.75 (R102)",
    ),
    (
        ParamKey::PostAttendanceDays,
        15,
        "design: the documents say months and not how many days make one",
    ),
    (ParamKey::TransitionLeads, 3, "design: P7, at least three leads"),
    (ParamKey::VisitRetryDays, 3, "design: P3"),
    (ParamKey::VisitRetries, 3, "design: P3, retry at most three times"),
    (
        ParamKey::VisitsPerMonth,
        2,
        "design: more visits than that are a burden",
    ),
    (
        ParamKey::PackDays,
        7,
        "design: a lost phone is empty after a week",
    ),
    (
        ParamKey::VisitPhotoDays,
        400,
        "design: the year of the visit is checked in the next",
    ),
    (ParamKey::FairUndoMinutes, 5, "design: P5, a slip is seen at once"),
    (
        ParamKey::FairResultDays,
        7,
        "design: P5, results within seven days",
    ),
    (
        ParamKey::FairWalkInDays,
        180,
        "design: P5, after the last follow-up nobody asks for them",
    ),
    (
        ParamKey::SpotPercent,
        5,
        "design: P3, town spot check of 5 percent",
    ),
];

/// For some years no enterprise of so few people pays the levy, whenever it was founded (R10).
fn small_firms_pay_no_levy() -> PolicyParameter {
    let source = "财政部公告2019年第98号, 财政部公告2023年第8号: 30人（含）以下的企业, 2020—2027 (R10)";
    PolicyParameter {
        valid_to: NaiveDate::from_ymd_opt(2027, 12, 31),
        ..general((ParamKey::LevyExemptAnyStaff, 30, source), 2020)
    }
}

/// In force from 2025; on earlier days these rows are absent and nothing is put off (R99).
const RETIREMENT_REFORM: [(ParamKey, i64); 9] = [
    (ParamKey::RetireMenCap, 756),
    (ParamKey::RetireMenFirstBirth, 196501),
    (ParamKey::RetireMenStep, 4),
    (ParamKey::RetireWomen55Cap, 696),
    (ParamKey::RetireWomen55FirstBirth, 197001),
    (ParamKey::RetireWomen55Step, 4),
    (ParamKey::RetireWomen50Cap, 660),
    (ParamKey::RetireWomen50FirstBirth, 197501),
    (ParamKey::RetireWomen50Step, 2),
];

fn general((key, value, source): (ParamKey, i64, &str), from_year: i32) -> PolicyParameter {
    PolicyParameter {
        programme: "general".to_owned(),
        area: None,
        key,
        value,
        valid_from: NaiveDate::from_ymd_opt(from_year, 1, 1).unwrap_or(NaiveDate::MIN),
        valid_to: None,
        source: source.to_owned(),
    }
}
