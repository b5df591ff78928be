//! The employee pension of people who lost land: R27–R30.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::{Fen, Sex};
use chrono::{Datelike, NaiveDate};

codes! {
    /// How somebody is insured.
    pub enum Insured {
        /// By an employer.
        Employee = "employee",
        /// Alone.
        Flexible = "flexible",
    }
}

/// A month's contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// What it is reckoned from.
    pub base: Fen,
    /// The employer's part.
    pub employer: Fen,
    /// The person's own.
    pub own: Fen,
}

impl Contribution {
    /// Both.
    pub const fn total(self) -> Fen {
        self.employer.plus(self.own)
    }
}

/// R27 (S1c 缴费比例为26%, 月平均工资3倍): the contribution of a month. Flexible workers pay from the base that was
/// announced; for employees the wage counts, at least the minimum wage and at most three average wages. The average is
/// asked for only by a wage above the minimum.
pub fn contribution(
    insured: Insured,
    amount: Fen,
    on: NaiveDate,
    params: &Params,
) -> Result<Contribution, NotSet> {
    let percent = |key, base: Fen| Ok(base.times(params.general(key, on)?, 100));
    if insured == Insured::Flexible {
        return Ok(Contribution {
            base: amount,
            employer: Fen(0),
            own: percent(ParamKey::FlexiblePensionPercent, amount)?,
        });
    }
    let minimum = Fen(params.general(ParamKey::MinimumWage, on)?);
    let base = if amount <= minimum {
        minimum
    } else {
        let average = Fen(params.general(ParamKey::ProvinceAverageWage, on)?);
        let most = average.times(params.general(ParamKey::PensionBaseTimes, on)?, 1);
        amount.min(most).max(minimum)
    };
    Ok(Contribution {
        base,
        employer: percent(ParamKey::EmployerPensionPercent, base)?,
        own: percent(ParamKey::WorkerPensionPercent, base)?,
    })
}

/// R28 (S1c 900元×8%×50%×12=432元, 1100元×20%×50%×12=1320元): what is paid back of one's own contribution for the months
/// paid in a year, for eight years in a row from the first insured one; gaps do not extend them.
pub fn insurance_refund(
    insured: Insured,
    base: Fen,
    months_paid: u32,
    year: i64,
    on: NaiveDate,
    params: &Params,
) -> Result<Fen, NotSet> {
    if year > params.general(ParamKey::InsuranceRefundYears, on)? {
        return Ok(Fen(0));
    }
    let rate = params.general(
        match insured {
            Insured::Employee => ParamKey::WorkerPensionPercent,
            Insured::Flexible => ParamKey::FlexiblePensionPercent,
        },
        on,
    )?;
    let share = params.general(ParamKey::InsuranceRefundPercent, on)?;
    Ok(base.times(rate * share * i64::from(months_paid), 10_000))
}

/// R29 (S1c 个人缴费累计满15年): whether somebody draws the employee pension: of age, and contributed long enough.
pub fn draws_employee_pension(
    sex: Sex,
    age: i64,
    months: u32,
    on: NaiveDate,
    params: &Params,
) -> Result<bool, NotSet> {
    let key = match sex {
        Sex::Male => ParamKey::EmployeePensionAgeMen,
        Sex::Female => ParamKey::EmployeePensionAgeWomen,
    };
    let old = age >= params.general(key, on)?;
    Ok(old && i64::from(months) >= params.general(ParamKey::EmployeePensionMonths, on)?)
}

/// R30 (S1c 每年6月底前): the last day on which the statement of a year is handed over.
pub fn statement_due(year: i32, on: NaiveDate, params: &Params) -> Result<NaiveDate, NotSet> {
    let key = ParamKey::StatementDue;
    let due = params.general(key, on)?;
    NaiveDate::from_ymd_opt(year + 1, (due / 100) as u32, (due % 100) as u32).ok_or(NotSet(key))
}

/// R30: whether it was handed over in time. It holds a year that has ended.
pub fn is_statement_in_time(year: i32, delivered: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    Ok(year < delivered.year() && delivered <= statement_due(year, delivered, params)?)
}
