//! Services to founders, and the calendars of two campaigns: R92–R94.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

codes! {
    /// What each founder is given ("五个一").
    pub enum FounderService {
        /// 推荐一个创业项目.
        Project = "project",
        /// 实施一次创业培训.
        Training = "training",
        /// 协助落实一处经营场地.
        Premises = "premises",
        /// 帮助办理一笔小额贷款.
        Loan = "loan",
        /// 组织一次上门问诊.
        Consultation = "consultation",
    }
}

/// R92 (S1e 推荐一个创业项目): how many of the five a founder was given; only all of them are complete.
pub fn founder_services(given: &BTreeSet<FounderService>) -> (usize, bool) {
    (given.len(), given.len() == FounderService::ALL.len())
}

codes! {
    /// The plans of the service year, which begin on two days.
    pub enum ServicePlan {
        /// The first.
        First = "S1d",
        /// The second.
        Second = "S1e",
    }
}

codes! {
    /// Phases of the service year.
    pub enum ServicePhase {
        /// 学习动员.
        Mobilise = "mobilise",
        /// 组织实施.
        Implement = "implement",
        /// 总结考评.
        Evaluate = "evaluate",
        /// None of them.
        None = "none",
    }
}

/// R93 (S1d, S1e 3月1日—10月31日): the phase of the service year on a day. The plans forget 29 February: a figure says what
/// it counts as.
pub fn service_phase(plan: ServicePlan, day: NaiveDate, params: &Params) -> Result<ServicePhase, NotSet> {
    let figure = |key| params.general(key, day);
    let first = figure(match plan {
        ServicePlan::First => ParamKey::ServiceYearFirst,
        ServicePlan::Second => ParamKey::ServiceYearSecond,
    })?;
    let mobilised = figure(ParamKey::ServiceYearMobilised)?;
    let implement = figure(ParamKey::ServiceYearImplement)?;
    let evaluate = figure(ParamKey::ServiceYearEvaluate)?;
    let leap_day_counts = figure(ParamKey::ServiceYearLeapDay)? == 1;
    let month = i64::from(day.month());
    Ok(match month * 100 + i64::from(day.day()) {
        _ if month >= evaluate => ServicePhase::Evaluate,
        _ if month >= implement => ServicePhase::Implement,
        229 if is_forgotten(day, mobilised) && leap_day_counts => ServicePhase::Mobilise,
        date if (first..=mobilised).contains(&date) => ServicePhase::Mobilise,
        _ => ServicePhase::None,
    })
}

/// R93: whether a day is the 29 February that the plans forget.
pub fn is_forgotten(day: NaiveDate, mobilised: i64) -> bool {
    day.month() == 2 && day.day() == 29 && mobilised < 229
}

codes! {
    /// Phases of a public appraisal.
    pub enum AppraisalPhase {
        /// 动员部署.
        Mobilise = "mobilise",
        /// 查找问题.
        Find = "find",
        /// 整改.
        Rectify = "rectify",
        /// 集中测评.
        Survey = "survey",
        /// 总结.
        Summarise = "summarise",
    }
}

/// R94 (S1f 集中测评阶段(8月-10月)): the phases of a public appraisal in the month of a day; they overlap.
pub fn appraisal_phases(day: NaiveDate, params: &Params) -> Result<Vec<AppraisalPhase>, NotSet> {
    let mut phases = Vec::new();
    for phase in AppraisalPhase::ALL {
        let months = params.general(
            match phase {
                AppraisalPhase::Mobilise => ParamKey::AppraisalMobilise,
                AppraisalPhase::Find => ParamKey::AppraisalFind,
                AppraisalPhase::Rectify => ParamKey::AppraisalRectify,
                AppraisalPhase::Survey => ParamKey::AppraisalSurvey,
                AppraisalPhase::Summarise => ParamKey::AppraisalSummarise,
            },
            day,
        )?;
        if (months / 100..=months % 100).contains(&i64::from(day.month())) {
            phases.push(*phase);
        }
    }
    Ok(phases)
}
