//! What the rules say of an application, with everything it rests on: kept as it was, whatever becomes of the figures.

use super::{Claim, LandLossClaim};
use crate::params::{NotSet, ParamKey, Params};
use crate::rules::land_loss::{
    LandLossBand, LandLossFacts, is_land_loss_farmer, land_loss_band, land_loss_reference_day,
};
use crate::rules::land_loss_share::{ShareFacts, government_share};
use crate::rules::poor_worker::{PoorWorkerFacts, is_poor_worker};
use crate::rules::school_leaver::is_unplaced_school_leaver;
use crate::rules::zero_transfer::is_zero_transfer_household;
use crate::values::{AreaCode, DisabilityCertificateNo, dates};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A figure as a rule found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureUsed {
    /// Which.
    pub key: ParamKey,
    /// Its value then.
    pub value: i64,
    /// Where it held; `None` = everywhere.
    pub area: Option<AreaCode>,
    /// Since when.
    pub valid_from: NaiveDate,
    /// By which document.
    pub source: String,
}

/// One rule, what went in, and what came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleFinding {
    /// `R02`.
    pub rule: String,
    /// What went in, by name.
    pub inputs: Vec<(String, String)>,
    /// The figures it used.
    pub figures: Vec<FigureUsed>,
    /// What came out.
    pub result: String,
}

/// What all rules of a category say on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The day.
    pub on: NaiveDate,
    /// Whether the category's own rule is met; `None` where no rule decides.
    pub met: Option<bool>,
    /// Rule by rule.
    pub rules: Vec<RuleFinding>,
}

/// What a decision looks at beside the claim.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// Birth date of the person.
    pub birth: NaiveDate,
    /// The certificate on the person's file; its holder was checked when it was entered (R97).
    pub certificate: Option<DisabilityCertificateNo>,
    /// Where the person lives.
    pub area: AreaCode,
    /// The day of the decision.
    pub on: NaiveDate,
    /// All figures.
    pub params: &'a Params,
}

/// Lets the rules of a claim speak. A figure that nobody has set stops it: nothing is decided on a guess (X8).
pub fn find(claim: &Claim, around: &Circumstances) -> Result<Finding, NotSet> {
    let (met, rules) = match claim {
        Claim::LandLoss(land) => land_loss(land, around)?,
        Claim::PoorWorker {
            registered_poor,
            rural,
            capacity,
            willing,
        } => {
            let facts = PoorWorkerFacts {
                birth: around.birth,
                registered_poor: *registered_poor,
                rural: *rural,
                capacity: *capacity,
                willing: *willing,
            };
            let met = is_poor_worker(&facts, around.on, &around.figures())?;
            let inputs = vec![
                input("age", around.age()),
                input("registered_poor", registered_poor),
                input("rural", rural),
                input("capacity", capacity),
                input("willing", willing),
            ];
            let figures = &[ParamKey::DueAgeMin, ParamKey::DueAgeMax];
            (Some(met), vec![around.rule("R01", inputs, figures, yes(met))])
        }
        Claim::Certificate => certificate(around),
        Claim::ZeroTransfer {
            willing_surplus,
            transferred,
        } => {
            let met = is_zero_transfer_household(*willing_surplus, *transferred);
            let inputs = vec![
                input("willing_surplus", willing_surplus),
                input("transferred", transferred),
            ];
            (Some(met), vec![around.rule("R09", inputs, &[], yes(met))])
        }
        Claim::SchoolLeaver { finished, admitted } => {
            let met = is_unplaced_school_leaver(*finished, *admitted);
            let inputs = vec![input("finished", finished), input("admitted", admitted)];
            (Some(met), vec![around.rule("R08", inputs, &[], yes(met))])
        }
        Claim::Document => (None, Vec::new()),
    };
    Ok(Finding {
        on: around.on,
        met,
        rules,
    })
}

type Found = (Option<bool>, Vec<RuleFinding>);

fn land_loss(land: &LandLossClaim, around: &Circumstances) -> Result<Found, NotSet> {
    let figures = around.figures();
    let last_year = around.last_year();
    let of_county = |key| around.params.value(key, Some(around.area), last_year);
    let (farmland, people) = (
        of_county(ParamKey::CountyFarmland)?,
        of_county(ParamKey::CountyAgriPopulation)?,
    );
    let facts = LandLossFacts {
        acquired: land.collective && land.acquired_area > 0,
        right: land.right && land.agricultural,
        household_area: land.area_left,
        household_people: land.members,
        county_area: u64::try_from(farmland).unwrap_or(0),
        county_people: u32::try_from(people).unwrap_or(0),
    };
    let met = is_land_loss_farmer(&facts, around.on, &figures)?;
    let reference = land_loss_reference_day(land.approved_on, around.on, &figures)?;
    let age = dates::age_on(around.birth, reference);
    let band = land_loss_band(age, around.on, &figures)?;
    let grade = around.certificate.map(DisabilityCertificateNo::grade);
    let share = ShareFacts {
        low_income: land.low_income,
        one_child: land.few_children,
        two_daughters: false,
        grade,
    };
    let share = government_share(share, around.on, &figures)?;
    let mut first = around.rule(
        "R02",
        vec![
            input("acquired_area", mu(land.acquired_area)),
            input("collective", land.collective),
            input("right", land.right),
            input("agricultural", land.agricultural),
            input("area_left", mu(land.area_left)),
            input("members", land.members),
        ],
        &[ParamKey::LandLossPercent],
        yes(met),
    );
    for key in [ParamKey::CountyFarmland, ParamKey::CountyAgriPopulation] {
        first.figures.push(around.figure(key, last_year)?);
    }
    let dates_of_document = &[ParamKey::LandLossIssued, ParamKey::LandLossEffective];
    let bands = &[
        ParamKey::LandLossTrainingAge,
        ParamKey::LandLossPensionAge,
        ParamKey::LandLossAllowanceAge,
    ];
    let shares = &[
        ParamKey::LandLossShare,
        ParamKey::LandLossShareRaised,
        ParamKey::LandLossShareGrade,
    ];
    let rules = vec![
        first,
        around.rule(
            "R04",
            vec![input("approved_on", land.approved_on)],
            dates_of_document,
            reference.to_string(),
        ),
        around.rule("R03", vec![input("age", age)], bands, band_code(band).to_owned()),
        around.rule(
            "R07",
            vec![
                input("low_income", land.low_income),
                input("few_children", land.few_children),
                input(
                    "grade",
                    grade.map_or_else(|| "-".to_owned(), |grade| grade.to_string()),
                ),
            ],
            shares,
            format!("{share}%"),
        ),
    ];
    Ok((Some(met), rules))
}

fn certificate(around: &Circumstances) -> Found {
    let (met, result) = match around.certificate {
        Some(number) => (true, format!("{} {}", number.kind(), number.grade())),
        None => (false, "none".to_owned()),
    };
    let inputs = vec![input("certificate", around.certificate.is_some())];
    (Some(met), vec![around.rule("R97", inputs, &[], result)])
}

impl Circumstances<'_> {
    fn age(&self) -> i32 {
        dates::age_on(self.birth, self.on)
    }

    fn figures(&self) -> Params {
        self.params.of_area(self.area, self.on)
    }

    /// The last day of the year before: what holds then is "last year's figure" (R02).
    fn last_year(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.on.year() - 1, 12, 31).unwrap_or(self.on)
    }

    fn figure(&self, key: ParamKey, day: NaiveDate) -> Result<FigureUsed, NotSet> {
        let row = self.params.row(key, Some(self.area), day)?;
        Ok(FigureUsed {
            key,
            value: row.value,
            area: row.area,
            valid_from: row.valid_from,
            source: row.source.clone(),
        })
    }

    /// A rule with the figures it used. One that is not set was not used: the rule itself asks for those it needs.
    fn rule(
        &self,
        rule: &str,
        inputs: Vec<(String, String)>,
        figures: &[ParamKey],
        result: String,
    ) -> RuleFinding {
        let set = figures.iter().filter_map(|key| self.figure(*key, self.on).ok());
        RuleFinding {
            rule: rule.to_owned(),
            inputs,
            figures: set.collect(),
            result,
        }
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "figures and flags are small, and callers read better without ampersands"
)]
fn input(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

fn yes(met: bool) -> String {
    if met { "yes" } else { "no" }.to_owned()
}

/// `1.43` for 143 hundredths of a mu.
pub fn mu(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

const fn band_code(band: LandLossBand) -> &'static str {
    match band {
        LandLossBand::None => "none",
        LandLossBand::Training => "training",
        LandLossBand::Pension => "pension",
        LandLossBand::Allowance => "allowance",
    }
}
