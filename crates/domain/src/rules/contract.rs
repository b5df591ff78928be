//! Contracts of a year or more: R100.

use crate::code::codes;
use crate::params::{NotSet, ParamKey, Params};
use crate::values::dates;
use chrono::NaiveDate;

codes! {
    /// Papers that can prove an employment.
    pub enum EmploymentPaper {
        /// 劳动合同.
        LabourContract = "labour_contract",
        /// 劳务协议.
        ServiceAgreement = "service_agreement",
        /// 就业证明.
        ProofOfEmployment = "proof_of_employment",
    }
}

/// R100 (S1i 签订1年以上劳动合同): whether a contract runs for a year or more: completed months from its first day to the
/// day after its last; an open-ended one does.
pub fn is_year_contract(start: NaiveDate, end: Option<NaiveDate>, params: &Params) -> Result<bool, NotSet> {
    let months = params.general(ParamKey::ContractYearMonths, start)?;
    let runs = |end| i64::from(dates::completed_months(start, dates::add_days(end, 1)));
    Ok(end.is_none_or(|end| runs(end) >= months))
}

/// R100: whether so many months are a year or more.
pub fn is_year(months: u32, on: NaiveDate, params: &Params) -> Result<bool, NotSet> {
    Ok(i64::from(months) >= params.general(ParamKey::ContractYearMonths, on)?)
}

/// R100: whether a paper is accepted. Public-welfare posts take a labour contract with insurance alone.
pub const fn is_paper_accepted(paper: EmploymentPaper, public_welfare: bool, insured: bool) -> bool {
    !public_welfare || (insured && matches!(paper, EmploymentPaper::LabourContract))
}
