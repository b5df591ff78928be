//! The disability quota of a year (P15): an employer declares, the federation checks, the county decides by R10 and R11, and who is
//! short pays the levy.

use crate::code::codes;
use crate::employer_staff::StaffCount;
use crate::ids::{EmployerId, QuotaLineId};
use crate::params::{NotSet, ParamKey, Params};
use crate::recognition::{FigureUsed, RuleFinding};
use crate::refusal::{FieldProblem, Problem};
use crate::rules::levy::{LevyFacts, QuotaFacts, is_levy_exempt, quota};
use crate::values::{AreaCode, Fen};
use chrono::{DateTime, NaiveDate, Utc};

codes! {
    /// Where an employer stands.
    pub enum QuotaStage {
        /// 已申报，等残联核对.
        Declared = "declared",
        /// 残联已核对.
        Checked = "checked",
        /// 免缴 (R10).
        Exempt = "exempt",
        /// 达标.
        Met = "met",
        /// 超比例，有奖励.
        Over = "over",
        /// 未达标，缴保障金 (R11).
        Short = "short",
        /// 已缴.
        Paid = "paid",
        /// 已办结.
        Closed = "closed",
    }
}

codes! {
    /// What the rules say.
    pub enum QuotaResult {
        /// Pays no levy (R10).
        Exempt = "exempt",
        /// As many as required.
        Met = "met",
        /// More than required.
        Over = "over",
        /// Fewer: pays the levy.
        Short = "short",
    }
}

/// A year that a county has opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaYear {
    /// The year.
    pub year: i32,
    /// The county.
    pub area: AreaCode,
    /// When it was opened.
    pub opened_on: NaiveDate,
    /// When its list was published.
    pub published_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
}

/// What an employer declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaDeclaration {
    /// The day the figures speak of.
    pub as_of: NaiveDate,
    /// The figures.
    pub count: StaffCount,
    /// A small or micro enterprise.
    pub is_small: bool,
    /// The day of its founding; needed where it is small.
    pub founded: Option<NaiveDate>,
}

impl QuotaDeclaration {
    /// What cannot be, each beside its field. Figures speak of the year, or of the last day of the year before.
    pub fn problems(&self, year: i32, today: NaiveDate) -> Vec<FieldProblem> {
        let mut problems = self.count.problems();
        let mut wrong = |field: &str, problem: Problem| {
            problems.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        };
        if !crate::employer_staff::may_speak_of(year, self.as_of, today) {
            wrong("as_of", Problem::OutOfRange);
        }
        match self.founded {
            None if self.is_small => wrong("founded", Problem::Required),
            Some(day) if day > self.as_of => wrong("founded", Problem::OutOfRange),
            _ => {}
        }
        problems
    }
}

/// What the federation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaCheck {
    /// People with a valid certificate and a contract.
    pub placed: u32,
    /// Severely disabled people with a contract of a year among them.
    pub severe: u32,
    /// How many the placements on record show.
    pub on_record: u32,
    /// Who checked, as [`crate::actor::Actor::label`] says.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What the rules say of it, kept as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaOutcome {
    /// The result.
    pub result: QuotaResult,
    /// People required, in ten-thousandths.
    pub required: i64,
    /// People missing, in ten-thousandths; below nothing where there are more.
    pub gap: i64,
    /// What is to be paid.
    pub levy: Fen,
    /// Rule by rule, with the figures.
    pub rules: Vec<RuleFinding>,
}

/// One employer in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaLine {
    /// Our id.
    pub id: QuotaLineId,
    /// Which employer.
    pub employer: EmployerId,
    /// Which year.
    pub year: i32,
    /// The county that opened it.
    pub area: AreaCode,
    /// What was declared.
    pub declared: QuotaDeclaration,
    /// Who declared it, as [`crate::actor::Actor::label`] says.
    pub declared_by: String,
    /// What was found.
    pub checked: Option<QuotaCheck>,
    /// What was decided, and by whom.
    pub outcome: Option<(QuotaOutcome, String)>,
    /// What was paid, when, and the number of the receipt.
    pub paid: Option<(Fen, NaiveDate, String)>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Goes up with every step.
    pub version: u32,
}

impl QuotaLine {
    /// Where it stands.
    pub fn stage(&self) -> QuotaStage {
        match (&self.closed_on, &self.paid, &self.outcome, &self.checked) {
            (Some(_), ..) => QuotaStage::Closed,
            (_, Some(_), ..) => QuotaStage::Paid,
            (_, _, Some((outcome, _)), _) => match outcome.result {
                QuotaResult::Exempt => QuotaStage::Exempt,
                QuotaResult::Met => QuotaStage::Met,
                QuotaResult::Over => QuotaStage::Over,
                QuotaResult::Short => QuotaStage::Short,
            },
            (_, _, _, Some(_)) => QuotaStage::Checked,
            _ => QuotaStage::Declared,
        }
    }

    /// Whether nothing is owed any more, so that it can be closed.
    pub fn is_settled(&self) -> bool {
        match (&self.outcome, &self.paid) {
            (Some((outcome, _)), None) => outcome.result != QuotaResult::Short,
            (Some(_), Some(_)) => true,
            _ => false,
        }
    }
}

/// Lets R10 and R11 speak, with the figures of the day the declaration speaks of. A figure nobody has set stops it (X8).
pub fn decide(
    declared: &QuotaDeclaration,
    checked: &QuotaCheck,
    (area, params): (AreaCode, &Params),
) -> Result<QuotaOutcome, NotSet> {
    let on = declared.as_of;
    let figures = params.of_area(area, on);
    let staff = u64::from(declared.count.total);
    let used = |keys: &[ParamKey]| figures_used(keys, (area, on), params);
    let mut rules = Vec::new();
    let firm = LevyFacts {
        is_small: declared.is_small,
        founded: declared.founded,
        staff,
    };
    let exempt = is_levy_exempt(firm, on, &figures)?;
    if exempt || declared.is_small {
        let founded = declared
            .founded
            .map(|day| ("founded".to_owned(), day.to_string()));
        rules.push(RuleFinding {
            rule: "R10".to_owned(),
            inputs: founded
                .into_iter()
                .chain([("staff".to_owned(), staff.to_string())])
                .collect(),
            figures: used(&[
                ParamKey::LevyExemptMonths,
                ParamKey::LevyExemptStaff,
                ParamKey::LevyExemptAnyStaff,
            ]),
            result: if exempt { "yes" } else { "no" }.to_owned(),
        });
    }
    if exempt {
        return Ok(QuotaOutcome {
            result: QuotaResult::Exempt,
            required: 0,
            gap: 0,
            levy: Fen(0),
            rules,
        });
    }
    let facts = QuotaFacts {
        staff,
        placed: u64::from(checked.placed),
        severe: u64::from(checked.severe),
    };
    let found = quota(facts, on, &figures)?;
    let ratio = figures.general(ParamKey::QuotaRatio, on)?;
    rules.push(RuleFinding {
        rule: "R11".to_owned(),
        inputs: vec![
            ("staff".to_owned(), staff.to_string()),
            ("placed".to_owned(), checked.placed.to_string()),
            ("severe".to_owned(), checked.severe.to_string()),
        ],
        figures: used(&[
            ParamKey::QuotaRatio,
            ParamKey::QuotaAverageWage,
            ParamKey::QuotaSevereCounts,
        ]),
        result: found.levy.to_string(),
    });
    Ok(QuotaOutcome {
        result: match found.gap {
            gap if gap < 0 => QuotaResult::Over,
            0 => QuotaResult::Met,
            _ => QuotaResult::Short,
        },
        required: i64::try_from(staff).unwrap_or(i64::MAX).saturating_mul(ratio),
        gap: found.gap,
        levy: found.levy,
        rules,
    })
}

fn figures_used(keys: &[ParamKey], (area, on): (AreaCode, NaiveDate), params: &Params) -> Vec<FigureUsed> {
    let used = |key: &ParamKey| {
        let row = params.row(*key, Some(area), on).ok()?;
        Some(FigureUsed {
            key: *key,
            value: row.value,
            area: row.area,
            valid_from: row.valid_from,
            source: row.source.clone(),
        })
    };
    keys.iter().filter_map(used).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::{PolicyParameter, defaults};

    fn params() -> Params {
        let mut all = defaults();
        for (key, value) in [
            (ParamKey::QuotaRatio, 150),
            (ParamKey::QuotaAverageWage, 5_000_000),
        ] {
            all.0.push(PolicyParameter {
                programme: "test".to_owned(),
                area: None,
                key,
                value,
                valid_from: "2000-01-01".parse().unwrap(),
                valid_to: None,
                source: "test".to_owned(),
            });
        }
        all
    }

    fn decided(staff: u32, placed: u32, founded: Option<&str>) -> QuotaOutcome {
        let declared = QuotaDeclaration {
            as_of: "2018-05-10".parse().unwrap(),
            count: StaffCount {
                total: staff,
                ..StaffCount::default()
            },
            is_small: founded.is_some(),
            founded: founded.map(|day| day.parse().unwrap()),
        };
        let checked = QuotaCheck {
            placed,
            severe: 0,
            on_record: placed,
            by: String::new(),
            at: DateTime::UNIX_EPOCH,
        };
        let county = AreaCode::parse("330521").unwrap();
        decide(&declared, &checked, (county, &params())).unwrap()
    }

    #[test]
    fn the_four_results() {
        let short = decided(200, 1, None);
        assert_eq!(
            (short.result, short.levy, short.gap),
            (QuotaResult::Short, Fen(10_000_000), 20_000)
        );
        assert_eq!(decided(110, 1, None).levy, Fen(3_250_000));
        assert_eq!(decided(200, 3, None).result, QuotaResult::Met);
        assert_eq!(decided(200, 4, None).result, QuotaResult::Over);
        assert_eq!(decided(30, 0, None).result, QuotaResult::Short, "not in 2018");
        assert_eq!(decided(20, 0, Some("2015-05-10")).result, QuotaResult::Exempt);
        assert_eq!(decided(20, 0, Some("2015-05-09")).result, QuotaResult::Short);
        assert_eq!(short.rules[0].figures.len(), 3);
    }

    #[test]
    fn a_small_firm_says_when_it_was_founded() {
        let declared = QuotaDeclaration {
            as_of: "2026-03-31".parse().unwrap(),
            count: StaffCount {
                total: 3,
                disabled: 4,
                ..StaffCount::default()
            },
            is_small: true,
            founded: None,
        };
        let fields: Vec<String> = declared
            .problems(2026, "2026-06-30".parse().unwrap())
            .into_iter()
            .map(|one| one.field)
            .collect();
        assert_eq!(fields, ["staff_disabled", "founded"]);
    }
}
