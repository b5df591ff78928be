//! What a figure may be. Outside of it somebody has mistyped, or taken one unit for another.

use super::ParamKey;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Percent.
const SHARE: RangeInclusive<i64> = 0..=100;
/// Completed years.
const AGE: RangeInclusive<i64> = 0..=120;
/// Grades of disability, 1 the most severe.
const GRADE: RangeInclusive<i64> = 1..=4;
/// Days somebody has, or a thing lasts: a year at most.
const DAYS: RangeInclusive<i64> = 1..=366;
/// Days after which nothing is new any more: ten years at most.
const LONG_DAYS: RangeInclusive<i64> = 1..=3660;
/// Months: fifty years at most.
const MONTHS: RangeInclusive<i64> = 1..=600;
/// Years a paper is kept.
const YEARS: RangeInclusive<i64> = 0..=100;
/// Months of somebody's life.
const LIFE_MONTHS: RangeInclusive<i64> = 1..=1440;
/// Months as `YYYYMM`.
const BIRTH_MONTH: RangeInclusive<i64> = 190_001..=210_012;
/// Days as `YYYYMMDD`.
const CALENDAR: RangeInclusive<i64> = 19_491_001..=21_001_231;
/// Fen: a thousand million yuan at most.
const MONEY: RangeInclusive<i64> = 0..=100_000_000_000;
/// How many people.
const PEOPLE: RangeInclusive<i64> = 0..=10_000_000;
/// Months of birth for each month put off.
const STEP: RangeInclusive<i64> = 1..=120;

impl ParamKey {
    /// The least and the most it may be, in its unit.
    #[expect(clippy::too_many_lines, reason = "one line for each figure there is")]
    pub const fn range(self) -> RangeInclusive<i64> {
        match self {
            Self::LeadsPerYear
            | Self::MessageTries
            | Self::TransitionLeads
            | Self::TaxSelfEmployedYears
            | Self::TaxHireYears
            | Self::PensionBaseTimes
            | Self::InsuranceRefundYears => 1..=100,
            Self::FairUndoMinutes => 1..=240,
            Self::PushesPerOpening | Self::CommuteKm | Self::FairReachKm => 1..=1000,
            // Fen: from 100 to 100,000 yuan.
            Self::MinimumWage => 10_000..=10_000_000,
            // Fen: from one to 1,000 yuan.
            Self::MinimumWageHour => 100..=100_000,
            // Hundredths of a day: from one to 31.
            Self::WageMonthDays => 100..=3_100,
            // Hundredths of a mu; the largest county has some twenty million mu.
            Self::CountyFarmland => 1..=10_000_000_000,
            Self::CountyAgriPopulation | Self::ExportMost | Self::TrainingPersonTimes => 1..=10_000_000,
            Self::AssemblyQuorumThirds => 1..=3,
            // More than this must agree: more than all cannot.
            Self::AssemblyMajorityPercent => 0..=99,
            Self::RevealsPerDay
            | Self::VillageCoordinators
            | Self::DemonstrationTowns
            | Self::BaseTownsCounty
            | Self::BaseTownsFunctional
            | Self::VillageStations
            | Self::MarketWindows
            | Self::VenueReception
            | Self::VenueService
            | Self::VenueMaterial
            | Self::VenuePolicy
            | Self::VenueTraining
            | Self::VenueRecruiting
            | Self::VenueStands
            | Self::VenueScreens
            | Self::VenueArches
            | Self::PublicityPoints => 0..=100_000,
            Self::VisitRetries => 0..=30,
            Self::MessageQuietFrom | Self::MessageQuietTo | Self::RoundHour => 0..=23,
            Self::RoundMonthDay | Self::DisabledReportDay => 1..=28,
            Self::MessagePauseHours | Self::MessageReceiptHours => 1..=720,
            Self::VisitsPerMonth => 1..=31,
            // P3: five percent at least.
            Self::SpotPercent | Self::TrainingSpotPercent => 5..=100,
            // By law six months at least.
            Self::RetainLogMonths => 6..=600,
            Self::LeadCoveragePercent
            | Self::LandLossPercent
            | Self::LandLossShare
            | Self::LandLossShareRaised
            | Self::LandLossCollective
            | Self::FullTimePercent
            | Self::TransferPercent
            | Self::VillagerPensionPercent
            | Self::VillagerMedicalPercent
            | Self::VillagerTrainingPercent
            | Self::CertifiedPercent
            | Self::BasePensionPercent
            | Self::TownPlatformPercent
            | Self::TransferGoalPercent
            | Self::ArrearsClearedPercent
            | Self::DispatchPercent
            | Self::ServiceCoveragePercent
            | Self::AllowanceExtraA
            | Self::AllowanceExtraB
            | Self::ExtremePovertyPercent
            | Self::MedicalAidListed
            | Self::MedicalAidOther
            | Self::MedicalAidExtreme
            | Self::LandFundPercent
            | Self::FlexiblePensionPercent
            | Self::EmployerPensionPercent
            | Self::WorkerPensionPercent
            | Self::InsuranceRefundPercent
            | Self::PublicPostPercent
            | Self::PostDisabledPercent
            | Self::DisabledCertifiedPercent
            | Self::DisabledEmployedPercent
            | Self::DisabledCoveredPercent => SHARE,
            Self::DueAgeMin
            | Self::DueAgeMax
            | Self::WorkAgeMin
            | Self::HazardAgeMin
            | Self::LandLossTrainingAge
            | Self::LandLossPensionAge
            | Self::LandLossAllowanceAge
            | Self::FocusAgeMin
            | Self::FocusAgeMaxMen
            | Self::FocusAgeMaxWomen
            | Self::CommerceCourseAgeMin
            | Self::CommerceCourseAgeMax
            | Self::FreeTrainingAgeMin
            | Self::FreeTrainingAgeMax
            | Self::EmployeePensionAgeMen
            | Self::EmployeePensionAgeWomen => AGE,
            Self::CommerceCourseLimb
            | Self::CommerceCourseHearing
            | Self::CommerceCourseSpeech
            | Self::CommerceCourseVisual
            | Self::LandLossShareGrade
            | Self::SevereGrade => GRADE,
            Self::LinkDays
            | Self::VacancyFreshDays
            | Self::VacancyNudgeDays
            | Self::PersonStaleDays
            | Self::VisitPhotoDays
            | Self::FairWalkInDays
            | Self::FollowUpFifth => LONG_DAYS,
            Self::AnswerDays
            | Self::FairResultDays
            | Self::CandidateRemindDays
            | Self::CandidateCloseDays
            | Self::NoticeDays
            | Self::VillageDays
            | Self::TownDays
            | Self::DepartmentDays
            | Self::CountyDays
            | Self::ObjectionDays
            | Self::AppealDays
            | Self::AppealDecisionDays
            | Self::RenewalDays
            | Self::RenewalUrgentDays
            | Self::InstructorRenewalDays
            | Self::DataAnswerDays
            | Self::RetainNoticeDays
            | Self::TaskBeforeDays
            | Self::TaskAfterDays
            | Self::TaskSurveyDays
            | Self::TaskLeadDays
            | Self::TaskNeedDays
            | Self::FollowUpFirst
            | Self::TrainingCheckFirst
            | Self::TrainingCheckSecond
            | Self::FollowUpSecond
            | Self::FollowUpThird
            | Self::FollowUpFourth
            | Self::FollowUpReminderFirst
            | Self::FollowUpReminderSecond
            | Self::ClaimApplyDays
            | Self::ClaimRemindDays
            | Self::ClaimNoticeDays
            | Self::TransitionDays
            | Self::PostAttendanceDays
            | Self::VisitRetryDays
            | Self::PackDays
            | Self::MessageRestDays
            | Self::MessageReminderDays
            | Self::MessageReminderUntilDays
            | Self::HandOverNameDays
            | Self::ListWaitingDays
            | Self::ListUndoDays
            | Self::CaseAcceptDays
            | Self::CaseInvestigateDays
            | Self::CaseExtendDays
            | Self::ListStatementDays
            | Self::ListAppealDays
            | Self::ExportDays => DAYS,
            Self::ContractYearMonths
            | Self::RecognitionMonths
            | Self::TrialMonths
            | Self::SilentMonths
            | Self::RetainHoldMonths
            | Self::TaxHireMonths
            | Self::PensionRefundMonths
            | Self::LevyExemptMonths
            | Self::LandLossPayMonths
            | Self::LandLossInstalmentMonths
            | Self::LandLossTransferMonths
            | Self::LandLossDivisor
            | Self::StartupVisitFirst
            | Self::StartupVisitSecond
            | Self::StartupVisitThird
            | Self::EmployeePensionMonths
            | Self::HomeWorkMonths
            | Self::HomeWorkOrganiserMonths
            | Self::AbsorbMonths
            | Self::PostMonths
            | Self::PostNearRetirementMonths
            | Self::BlacklistMonths
            | Self::BlacklistRepairMonths
            | Self::AbnormalMonths
            | Self::AuxiliaryEmployerMonths => MONTHS,
            Self::RetainDiedYears
            | Self::RetainMovedYears
            | Self::RetainNoGroupYears
            | Self::RetainRecognitionYears => YEARS,
            Self::RetireMenBase
            | Self::RetireMenCap
            | Self::RetireWomen55Base
            | Self::RetireWomen55Cap
            | Self::RetireWomen50Base
            | Self::RetireWomen50Cap => LIFE_MONTHS,
            Self::RetireMenFirstBirth | Self::RetireWomen55FirstBirth | Self::RetireWomen50FirstBirth => {
                BIRTH_MONTH
            }
            Self::RetireMenStep | Self::RetireWomen55Step | Self::RetireWomen50Step => STEP,
            Self::BaseDeadline | Self::LandLossIssued | Self::LandLossEffective => CALENDAR,
            Self::StationBuildDistrict
            | Self::StationBuildTown
            | Self::StationRunDistrict
            | Self::StationRunTown
            | Self::TaxSelfEmployed
            | Self::TaxHire
            | Self::SmallFirmLoan
            | Self::MedicalAidLimit
            | Self::QuotaAverageWage
            | Self::LandLossFund
            | Self::LandLossAllowance
            | Self::LandFundPerMu
            | Self::OutsideTrainingMost
            | Self::BulkHireReward
            | Self::ProvinceAverageWage
            | Self::PlacementSubsidy
            | Self::PlacementSubsidyGraduate
            | Self::HomeWorkAllowance
            | Self::HomeWorkOrganiser
            | Self::AbsorbReward
            | Self::PublicPostEmployer
            | Self::AuxiliaryAllowance
            | Self::AuxiliaryEmployer
            | Self::TrainingAllowance
            | Self::OrderTrainingReward
            | Self::WorkStudyEnterprise
            | Self::WorkStudyCollege
            | Self::ClaimBudget
            | Self::WorkStudyChild => MONEY,
            // Percent; a district may add more than the city gave.
            Self::FundMatchPercent | Self::DisabledFairs => 0..=1000,
            // Square metres; people.
            Self::MarketAreaMin | Self::MarketAreaMax | Self::SilentContacts | Self::ContactsPerMonth => {
                1..=100_000
            }
            // Clock times as `HHMM`.
            Self::ThemeMuster
            | Self::ThemeSetUp
            | Self::ThemeOpen
            | Self::ThemeClose
            | Self::ThemeCleared
            | Self::WeekStatisticsBy => 0..=2359,
            // Days of a year as `MMDD`.
            Self::ServiceYearFirst
            | Self::ServiceYearSecond
            | Self::ServiceYearMobilised
            | Self::StatementDue => 101..=1231,
            Self::ServiceYearImplement | Self::ServiceYearEvaluate => 1..=12,
            Self::ServiceYearLeapDay | Self::VacancyReview => 0..=1,
            // First and last month.
            Self::AppraisalMobilise
            | Self::AppraisalFind
            | Self::AppraisalRectify
            | Self::AppraisalSurvey
            | Self::AppraisalSummarise => 101..=1212,
            Self::ExportPeople
            | Self::LevyExemptStaff
            | Self::LevyExemptAnyStaff
            | Self::BulkHirePeople
            | Self::PoorWorkersHelped
            | Self::DisabledTrained
            | Self::DisabledOutcomes
            | Self::AppraisalSample => PEOPLE,
            Self::QuotaRatio | Self::DepositYearRate | Self::DepositDemandRate => 0..=10_000,
            Self::QuotaSevereCounts => 1..=10,
            Self::LandLossPayDelay => 0..=12,
            Self::DepositYearDays => 360..=366,
        }
    }

    /// Whether it is a day as `YYYYMMDD`.
    pub const fn is_day(self) -> bool {
        matches!(
            self,
            Self::LandLossIssued | Self::LandLossEffective | Self::BaseDeadline
        )
    }

    /// Whether it is an amount in fen.
    pub fn is_money(self) -> bool {
        matches!(self, Self::MinimumWage | Self::MinimumWageHour) || self.range() == MONEY
    }

    /// Whether it is a clock time as `HHMM`.
    pub const fn is_clock(self) -> bool {
        matches!(
            self,
            Self::ThemeMuster
                | Self::ThemeSetUp
                | Self::ThemeOpen
                | Self::ThemeClose
                | Self::ThemeCleared
                | Self::WeekStatisticsBy
        )
    }

    /// Whether it is a day of every year as `MMDD`.
    pub const fn is_month_day(self) -> bool {
        matches!(
            self,
            Self::ServiceYearFirst
                | Self::ServiceYearSecond
                | Self::ServiceYearMobilised
                | Self::StatementDue
        )
    }

    /// Whether it is a first and a last month.
    pub const fn is_months(self) -> bool {
        matches!(
            self,
            Self::AppraisalMobilise
                | Self::AppraisalFind
                | Self::AppraisalRectify
                | Self::AppraisalSurvey
                | Self::AppraisalSummarise
        )
    }

    /// Whether a figure may be this.
    pub fn allows(self, value: i64) -> bool {
        let is_date = || NaiveDate::parse_from_str(&value.to_string(), "%Y%m%d").is_ok();
        // Of a leap year: 29 February may be meant.
        let is_month_day = || NaiveDate::parse_from_str(&format!("2000{value:04}"), "%Y%m%d").is_ok();
        let (first, second) = (value / 100, value % 100);
        self.range().contains(&value)
            && (!self.is_day() || is_date())
            && (!self.is_month_day() || is_month_day())
            && (!self.is_clock() || second < 60)
            && (!self.is_months() || (1..=12).contains(&second) && first <= second)
    }
}
