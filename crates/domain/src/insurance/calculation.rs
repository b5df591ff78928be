//! Who pays how much, by the rules and the figures of a day, with everything it rests on.

use super::{LandScheme, Shares};
use crate::params::{NotSet, ParamKey, Params};
use crate::recognition::{FigureUsed, LandLossClaim, RuleFinding};
use crate::rules::land_loss::{LandLossBand, land_loss_band, land_loss_reference_day};
use crate::rules::land_loss_money::funding;
use crate::rules::land_loss_share::{ShareFacts, government_share};
use crate::values::{AreaCode, DisabilityCertificateNo, Fen, dates};
use chrono::NaiveDate;

/// What a calculation looks at.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// What was recognised.
    pub claim: &'a LandLossClaim,
    /// Birth date.
    pub birth: NaiveDate,
    /// The certificate on the file.
    pub certificate: Option<DisabilityCertificateNo>,
    /// Where the person lives.
    pub area: AreaCode,
    /// The day of the figures.
    pub on: NaiveDate,
    /// All figures.
    pub params: &'a Params,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calculation {
    /// The day whose age decides (R04).
    pub reference_on: NaiveDate,
    /// Completed years then.
    pub age: i32,
    /// Where age leads (R03).
    pub band: LandLossBand,
    /// Who pays how much.
    pub shares: Shares,
    /// Rule by rule.
    pub rules: Vec<RuleFinding>,
}

/// What somebody of an age may choose (R03).
pub const fn schemes_of(band: LandLossBand) -> &'static [LandScheme] {
    match band {
        LandLossBand::None => &[],
        LandLossBand::Training => &[LandScheme::Pension],
        LandLossBand::Pension => &[LandScheme::Pension, LandScheme::Allowance],
        LandLossBand::Allowance => &[LandScheme::Allowance, LandScheme::Pension],
    }
}

/// The deciding day, the age then and where it leads (R03, R04).
pub fn band_on(basis: &Basis<'_>) -> Result<(NaiveDate, i32, LandLossBand), NotSet> {
    let figures = basis.params.of_area(basis.area, basis.on);
    let reference = land_loss_reference_day(basis.claim.approved_on, basis.on, &figures)?;
    let age = dates::age_on(basis.birth, reference);
    Ok((reference, age, land_loss_band(age, basis.on, &figures)?))
}

/// Lets the rules speak for a scheme. A figure nobody has set stops it.
pub fn calculate(basis: &Basis<'_>, scheme: LandScheme) -> Result<Calculation, NotSet> {
    let (reference_on, age, band) = band_on(basis)?;
    let mut rules = vec![
        basis.rule(
            "R04",
            vec![input("approved_on", &basis.claim.approved_on)],
            &[ParamKey::LandLossIssued, ParamKey::LandLossEffective],
            reference_on.to_string(),
        ),
        basis.rule(
            "R03",
            vec![input("age", &age)],
            &[
                ParamKey::LandLossTrainingAge,
                ParamKey::LandLossPensionAge,
                ParamKey::LandLossAllowanceAge,
            ],
            band_name(band).to_owned(),
        ),
    ];
    let shares = match scheme {
        LandScheme::Allowance => Shares::default(),
        LandScheme::Pension => basis.shares(&mut rules)?,
    };
    Ok(Calculation {
        reference_on,
        age,
        band,
        shares,
        rules,
    })
}

/// What the figures of another day would make of it, less what is kept: government, collective and person.
pub const fn difference(kept: &Shares, now: &Shares) -> [Fen; 3] {
    [
        Fen(now.government.0 - kept.government.0),
        Fen(now.collective.0 - kept.collective.0),
        Fen(now.person.0 - kept.person.0),
    ]
}

impl Basis<'_> {
    fn shares(&self, rules: &mut Vec<RuleFinding>) -> Result<Shares, NotSet> {
        let figures = self.params.of_area(self.area, self.on);
        let grade = self.certificate.map(DisabilityCertificateNo::grade);
        let facts = ShareFacts {
            low_income: self.claim.low_income,
            one_child: self.claim.few_children,
            two_daughters: false,
            grade,
        };
        let percent = government_share(facts, self.on, &figures)?;
        let (government, rest) = funding(percent, self.on, &figures)?;
        let of_rest = figures.general(ParamKey::LandLossCollective, self.on)?;
        let collective = rest.times(of_rest, 100);
        let person = Fen(rest.0 - collective.0);
        rules.push(self.rule(
            "R07",
            vec![
                input("low_income", &facts.low_income),
                input("few_children", &facts.one_child),
                input(
                    "grade",
                    &grade.map_or_else(|| "–".to_owned(), |grade| grade.to_string()),
                ),
            ],
            &[
                ParamKey::LandLossShare,
                ParamKey::LandLossShareRaised,
                ParamKey::LandLossShareGrade,
            ],
            format!("{percent} %"),
        ));
        rules.push(self.rule(
            "R18",
            vec![input("share", &percent)],
            &[ParamKey::LandLossFund, ParamKey::LandLossCollective],
            format!("{government} + {collective} + {person}"),
        ));
        Ok(Shares {
            percent,
            government,
            collective,
            person,
        })
    }

    fn rule(
        &self,
        code: &str,
        inputs: Vec<(String, String)>,
        keys: &[ParamKey],
        result: String,
    ) -> RuleFinding {
        let used = |key: &ParamKey| {
            let row = self.params.row(*key, Some(self.area), self.on).ok()?;
            Some(FigureUsed {
                key: *key,
                value: row.value,
                area: row.area,
                valid_from: row.valid_from,
                source: row.source.clone(),
            })
        };
        RuleFinding {
            rule: code.to_owned(),
            inputs,
            figures: keys.iter().filter_map(used).collect(),
            result,
        }
    }
}

fn input<T: ToString + ?Sized>(name: &str, value: &T) -> (String, String) {
    (name.to_owned(), value.to_string())
}

const fn band_name(band: LandLossBand) -> &'static str {
    match band {
        LandLossBand::None => "none",
        LandLossBand::Training => "training",
        LandLossBand::Pension => "pension",
        LandLossBand::Allowance => "allowance",
    }
}
