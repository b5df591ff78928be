//! Each figure with its unit.

use crate::text::Lang;
use domain::params::ParamKey;

/// A figure with its unit.
#[expect(clippy::too_many_lines, reason = "one line for each figure there is")]
pub fn value_of(key: ParamKey, value: i64, lang: Lang) -> String {
    let unit = match key {
        ParamKey::FairUndoMinutes => lang.pick("分钟", "minutes"),
        ParamKey::LeadsPerYear
        | ParamKey::PushesPerOpening
        | ParamKey::TransitionLeads
        | ParamKey::DemonstrationTowns
        | ParamKey::BaseTownsCounty
        | ParamKey::BaseTownsFunctional
        | ParamKey::VillageStations
        | ParamKey::MarketWindows
        | ParamKey::VenueReception
        | ParamKey::VenueService
        | ParamKey::VenueMaterial
        | ParamKey::VenuePolicy
        | ParamKey::VenueTraining
        | ParamKey::VenueRecruiting
        | ParamKey::VenueStands
        | ParamKey::VenueScreens
        | ParamKey::VenueArches
        | ParamKey::PublicityPoints => lang.pick("个", ""),
        ParamKey::AnswerDays
        | ParamKey::LinkDays
        | ParamKey::VacancyFreshDays
        | ParamKey::VacancyNudgeDays
        | ParamKey::PersonStaleDays
        | ParamKey::NoticeDays
        | ParamKey::AppealDays
        | ParamKey::ListAppealDays
        | ParamKey::RenewalDays
        | ParamKey::InstructorRenewalDays
        | ParamKey::DataAnswerDays
        | ParamKey::HandOverNameDays
        | ParamKey::RetainNoticeDays
        | ParamKey::ExportDays
        | ParamKey::ListWaitingDays
        | ParamKey::ListUndoDays
        | ParamKey::TaskBeforeDays
        | ParamKey::TaskAfterDays
        | ParamKey::TaskSurveyDays
        | ParamKey::TaskLeadDays
        | ParamKey::TaskNeedDays
        | ParamKey::FollowUpFirst
        | ParamKey::TrainingCheckFirst
        | ParamKey::TrainingCheckSecond
        | ParamKey::FollowUpSecond
        | ParamKey::FollowUpThird
        | ParamKey::FollowUpFourth
        | ParamKey::FollowUpFifth
        | ParamKey::VisitRetryDays
        | ParamKey::PackDays
        | ParamKey::MessageReminderDays
        | ParamKey::MessageReminderUntilDays
        | ParamKey::VisitPhotoDays
        | ParamKey::FairResultDays
        | ParamKey::FairWalkInDays
        | ParamKey::FollowUpReminderFirst
        | ParamKey::FollowUpReminderSecond
        | ParamKey::ClaimApplyDays
        | ParamKey::ClaimRemindDays
        | ParamKey::ClaimNoticeDays
        | ParamKey::TransitionDays
        | ParamKey::PostAttendanceDays
        | ParamKey::CandidateRemindDays
        | ParamKey::CandidateCloseDays
        | ParamKey::MessageRestDays
        | ParamKey::RenewalUrgentDays
        | ParamKey::DepositYearDays => lang.pick("天", "days"),
        ParamKey::RevealsPerDay
        | ParamKey::VisitRetries
        | ParamKey::VisitsPerMonth
        | ParamKey::MessageTries => lang.pick("次", "times"),
        ParamKey::MessageQuietFrom | ParamKey::MessageQuietTo | ParamKey::RoundHour => {
            lang.pick("点", "o'clock")
        }
        ParamKey::MessagePauseHours | ParamKey::MessageReceiptHours => lang.pick("小时", "hours"),
        ParamKey::RoundMonthDay | ParamKey::DisabledReportDay => lang.pick("号", ""),
        ParamKey::VillageDays
        | ParamKey::CaseAcceptDays
        | ParamKey::CaseInvestigateDays
        | ParamKey::CaseExtendDays
        | ParamKey::ListStatementDays
        | ParamKey::TownDays
        | ParamKey::DepartmentDays
        | ParamKey::CountyDays
        | ParamKey::ObjectionDays
        | ParamKey::AppealDecisionDays => lang.pick("个工作日", "working days"),
        ParamKey::CountyFarmland => {
            let mu = format!("{}.{:02}", value / 100, value % 100);
            return format!("{} {}", mu.trim_end_matches(".00"), lang.pick("亩", "mu"));
        }
        ParamKey::CountyAgriPopulation | ParamKey::ExportPeople | ParamKey::ExportMost => {
            lang.pick("人", "people")
        }
        ParamKey::AssemblyQuorumThirds => return format!("{value}/3"),
        ParamKey::WageMonthDays => {
            let days = format!("{}.{:02}", value / 100, value % 100);
            return format!("{days} {}", lang.pick("天", "days"));
        }
        ParamKey::MinimumWageHour => {
            let yuan = crate::text::figures::yuan(domain::values::Fen(value));
            return format!("{yuan} {}", lang.pick("元/小时", "yuan an hour"));
        }
        ParamKey::MinimumWage => {
            let yuan = crate::text::figures::yuan(domain::values::Fen(value));
            return format!("{yuan} {}", lang.pick("元/月", "yuan a month"));
        }
        ParamKey::VacancyReview => {
            return match value {
                0 => lang.pick("0（否）", "0 (no)"),
                _ => lang.pick("1（是）", "1 (yes)"),
            }
            .to_owned();
        }
        ParamKey::CommuteKm | ParamKey::FairReachKm => lang.pick("公里", "km"),
        ParamKey::LandLossPercent
        | ParamKey::LeadCoveragePercent
        | ParamKey::LandLossShare
        | ParamKey::LandLossShareRaised
        | ParamKey::LandLossCollective
        | ParamKey::SpotPercent
        | ParamKey::TrainingSpotPercent
        | ParamKey::AssemblyMajorityPercent
        | ParamKey::FullTimePercent
        | ParamKey::TransferPercent
        | ParamKey::VillagerPensionPercent
        | ParamKey::VillagerMedicalPercent
        | ParamKey::VillagerTrainingPercent
        | ParamKey::CertifiedPercent
        | ParamKey::BasePensionPercent
        | ParamKey::TownPlatformPercent
        | ParamKey::FundMatchPercent
        | ParamKey::TransferGoalPercent
        | ParamKey::ArrearsClearedPercent
        | ParamKey::DispatchPercent
        | ParamKey::ServiceCoveragePercent
        | ParamKey::AllowanceExtraA
        | ParamKey::AllowanceExtraB
        | ParamKey::ExtremePovertyPercent
        | ParamKey::MedicalAidListed
        | ParamKey::MedicalAidOther
        | ParamKey::MedicalAidExtreme
        | ParamKey::LandFundPercent
        | ParamKey::FlexiblePensionPercent
        | ParamKey::EmployerPensionPercent
        | ParamKey::WorkerPensionPercent
        | ParamKey::InsuranceRefundPercent
        | ParamKey::PublicPostPercent
        | ParamKey::PostDisabledPercent
        | ParamKey::DisabledCertifiedPercent
        | ParamKey::DisabledEmployedPercent
        | ParamKey::DisabledCoveredPercent => "%",
        ParamKey::LandLossIssued | ParamKey::LandLossEffective | ParamKey::BaseDeadline => {
            return compact_day(value, lang);
        }
        ParamKey::CommerceCourseLimb
        | ParamKey::CommerceCourseHearing
        | ParamKey::CommerceCourseSpeech
        | ParamKey::CommerceCourseVisual
        | ParamKey::LandLossShareGrade
        | ParamKey::SevereGrade => lang.pick("级", ""),
        ParamKey::RetireMenBase
        | ParamKey::RetireMenCap
        | ParamKey::RetireWomen55Base
        | ParamKey::RetireWomen55Cap
        | ParamKey::RetireWomen50Base
        | ParamKey::RetireWomen50Cap => return age_in_months(value, lang),
        ParamKey::RetireMenFirstBirth
        | ParamKey::RetireWomen55FirstBirth
        | ParamKey::RetireWomen50FirstBirth => return compact_month(value, lang),
        ParamKey::ContractYearMonths
        | ParamKey::TrialMonths
        | ParamKey::RecognitionMonths
        | ParamKey::RetainLogMonths
        | ParamKey::RetainHoldMonths
        | ParamKey::SilentMonths
        | ParamKey::RetireMenStep
        | ParamKey::RetireWomen55Step
        | ParamKey::RetireWomen50Step
        | ParamKey::TaxHireMonths
        | ParamKey::PensionRefundMonths
        | ParamKey::LevyExemptMonths
        | ParamKey::LandLossPayMonths
        | ParamKey::LandLossInstalmentMonths
        | ParamKey::LandLossTransferMonths
        | ParamKey::LandLossDivisor
        | ParamKey::LandLossPayDelay
        | ParamKey::StartupVisitFirst
        | ParamKey::StartupVisitSecond
        | ParamKey::StartupVisitThird
        | ParamKey::EmployeePensionMonths
        | ParamKey::HomeWorkMonths
        | ParamKey::HomeWorkOrganiserMonths
        | ParamKey::AbsorbMonths
        | ParamKey::PostMonths
        | ParamKey::PostNearRetirementMonths
        | ParamKey::BlacklistMonths
        | ParamKey::BlacklistRepairMonths
        | ParamKey::AbnormalMonths
        | ParamKey::AuxiliaryEmployerMonths => lang.pick("个月", "months"),
        ParamKey::RetainDiedYears
        | ParamKey::RetainMovedYears
        | ParamKey::RetainNoGroupYears
        | ParamKey::RetainRecognitionYears
        | ParamKey::TaxSelfEmployedYears
        | ParamKey::TaxHireYears
        | ParamKey::InsuranceRefundYears => lang.pick("年", "years"),
        ParamKey::DueAgeMin
        | ParamKey::DueAgeMax
        | ParamKey::WorkAgeMin
        | ParamKey::HazardAgeMin
        | ParamKey::LandLossTrainingAge
        | ParamKey::LandLossPensionAge
        | ParamKey::LandLossAllowanceAge
        | ParamKey::FocusAgeMin
        | ParamKey::FocusAgeMaxMen
        | ParamKey::FocusAgeMaxWomen
        | ParamKey::CommerceCourseAgeMin
        | ParamKey::CommerceCourseAgeMax
        | ParamKey::FreeTrainingAgeMin
        | ParamKey::FreeTrainingAgeMax
        | ParamKey::EmployeePensionAgeMen
        | ParamKey::EmployeePensionAgeWomen => lang.pick("岁", "years"),
        ParamKey::VillageCoordinators
        | ParamKey::LevyExemptStaff
        | ParamKey::LevyExemptAnyStaff
        | ParamKey::QuotaSevereCounts
        | ParamKey::BulkHirePeople
        | ParamKey::PoorWorkersHelped
        | ParamKey::DisabledTrained
        | ParamKey::DisabledOutcomes
        | ParamKey::AppraisalSample
        | ParamKey::SilentContacts
        | ParamKey::ContactsPerMonth => lang.pick("人", "people"),
        ParamKey::StationBuildDistrict
        | ParamKey::StationBuildTown
        | ParamKey::SmallFirmLoan
        | ParamKey::LandLossFund
        | ParamKey::LandLossAllowance
        | ParamKey::OutsideTrainingMost
        | ParamKey::ClaimBudget => return yuan(value, lang.pick("元", "yuan")),
        ParamKey::StationRunDistrict
        | ParamKey::StationRunTown
        | ParamKey::TaxSelfEmployed
        | ParamKey::TaxHire
        | ParamKey::MedicalAidLimit
        | ParamKey::QuotaAverageWage
        | ParamKey::HomeWorkOrganiser
        | ParamKey::AuxiliaryEmployer => return yuan(value, lang.pick("元/年", "yuan a year")),
        ParamKey::MarketAreaMin | ParamKey::MarketAreaMax => lang.pick("平方米", "m²"),
        ParamKey::TrainingPersonTimes => lang.pick("人次", "places"),
        ParamKey::ThemeMuster
        | ParamKey::ThemeSetUp
        | ParamKey::ThemeOpen
        | ParamKey::ThemeClose
        | ParamKey::ThemeCleared
        | ParamKey::WeekStatisticsBy => return format!("{}:{:02}", value / 100, value % 100),
        ParamKey::ServiceYearFirst
        | ParamKey::ServiceYearSecond
        | ParamKey::ServiceYearMobilised
        | ParamKey::StatementDue => return month_day(value, lang),
        ParamKey::ServiceYearImplement | ParamKey::ServiceYearEvaluate => lang.pick("月", ""),
        ParamKey::ServiceYearLeapDay => "",
        ParamKey::AppraisalMobilise
        | ParamKey::AppraisalFind
        | ParamKey::AppraisalRectify
        | ParamKey::AppraisalSurvey
        | ParamKey::AppraisalSummarise => return months(value, lang),
        ParamKey::QuotaRatio | ParamKey::DepositYearRate | ParamKey::DepositDemandRate => {
            return percent(value);
        }
        ParamKey::LandFundPerMu => return yuan(value, lang.pick("元/亩", "yuan a mu")),
        ParamKey::BulkHireReward
        | ParamKey::PlacementSubsidy
        | ParamKey::PlacementSubsidyGraduate
        | ParamKey::AbsorbReward
        | ParamKey::OrderTrainingReward
        | ParamKey::WorkStudyEnterprise
        | ParamKey::WorkStudyCollege
        | ParamKey::WorkStudyChild => return yuan(value, lang.pick("元/人", "yuan a person")),
        ParamKey::PensionBaseTimes => lang.pick("倍", "times"),
        ParamKey::ProvinceAverageWage
        | ParamKey::HomeWorkAllowance
        | ParamKey::PublicPostEmployer
        | ParamKey::AuxiliaryAllowance => return yuan(value, lang.pick("元/月", "yuan a month")),
        ParamKey::TrainingAllowance => return yuan(value, lang.pick("元/天", "yuan a day")),
        ParamKey::DisabledFairs => lang.pick("场", ""),
    };
    format!("{value} {unit}").trim_end().to_owned()
}

/// A date kept as `YYYYMMDD`.
fn compact_day(value: i64, lang: Lang) -> String {
    domain::values::dates::parse(&value.to_string()).map_or_else(
        || value.to_string(),
        |day| crate::text::figures::full_day(day, lang),
    )
}

/// A month kept as `YYYYMM`.
fn compact_month(value: i64, lang: Lang) -> String {
    let (year, month) = (value / 100, value % 100);
    match lang {
        Lang::Zh => format!("{year}年{month}月"),
        Lang::En => format!("{year}-{month:02}"),
    }
}

/// An age kept in months of life.
fn age_in_months(months: i64, lang: Lang) -> String {
    match (months / 12, months % 12, lang) {
        (years, 0, Lang::Zh) => format!("{years} 岁"),
        (years, 0, Lang::En) => format!("{years} years"),
        (years, rest, Lang::Zh) => format!("{years} 岁 {rest} 个月"),
        (years, rest, Lang::En) => format!("{years} years {rest} months"),
    }
}

/// An amount kept in fen.
fn yuan(value: i64, unit: &str) -> String {
    format!(
        "{} {unit}",
        crate::text::figures::yuan(domain::values::Fen(value))
    )
}

/// A share kept in hundredths of a percent.
fn percent(value: i64) -> String {
    format!("{}.{:02} %", value / 100, value % 100)
}

/// A day of a year kept as `MMDD`.
fn month_day(value: i64, lang: Lang) -> String {
    let (month, day) = (value / 100, value % 100);
    match lang {
        Lang::Zh => format!("{month}月{day}日"),
        Lang::En => format!("{month:02}-{day:02}"),
    }
}

/// First and last month.
fn months(value: i64, lang: Lang) -> String {
    let (from, to) = (value / 100, value % 100);
    match lang {
        Lang::Zh if from == to => format!("{from}月"),
        Lang::Zh => format!("{from}～{to}月"),
        Lang::En => format!("months {from} to {to}"),
    }
}
