//! Farmers who lost land: R02–R05, R07, R13.

use crate::params::ParamKey as K;
use crate::policy::input::{age, count, day, grade, hundredths, sex, yes_no};
use crate::policy::{Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::land_loss::{
    LandLossBand, LandLossFacts, is_in_focus_group, is_land_loss_farmer, land_loss_band,
    land_loss_reference_day,
};
use crate::rules::land_loss_share::{ShareFacts, government_share};
use crate::rules::land_loss_training::{TrainingFacts, training_right};
use crate::values::dates;
use chrono::{Datelike, NaiveDate};

pub const RULES: &[Rule] = &[
    Rule {
        code: "R02",
        title_zh: "被征地农民",
        title_en: "Land-loss farmer",
        source: "S1a 人均耕地面积的30%, 享有农村集体耕地承包权",
        priority: Priority::P1,
        inputs: &[
            hundredths("household_area", "0.01 mu left to the household", 143),
            count("household_people", "registered agricultural members", 4),
            hundredths("county_area", "0.01 mu of the county last year", 120_000_000).sets(K::CountyFarmland),
            count("county_people", "agricultural population last year", 1_000_000)
                .sets(K::CountyAgriPopulation),
            yes_no("right", true).or_yes(),
            yes_no("acquired", true).or_yes(),
        ],
        figures: &[K::LandLossPercent, K::CountyFarmland, K::CountyAgriPopulation],
        eval: land_loss_farmer,
    },
    Rule {
        code: "R03",
        title_zh: "被征地人员按年龄分流",
        title_en: "Land loss: routing by age",
        source: "S1a 16~34周岁, 35~59周岁, 年满60周岁",
        priority: Priority::P1,
        inputs: &[age("age", 40)],
        figures: &[
            K::LandLossTrainingAge,
            K::LandLossPensionAge,
            K::LandLossAllowanceAge,
        ],
        eval: band,
    },
    Rule {
        code: "R04",
        title_zh: "被征地人员年龄的计算日",
        title_en: "Land loss: the day whose age decides",
        source: "S1a 省政府批文时间确认, 按本文执行时间确认",
        priority: Priority::P1,
        inputs: &[
            day("born", "1950-06-15"),
            day("approval", "2010-06-15"),
            day("issued", "2009-11-20").sets(K::LandLossIssued),
            day("effective", "2010-01-01").sets(K::LandLossEffective),
        ],
        figures: &[K::LandLossIssued, K::LandLossEffective],
        eval: reference_age,
    },
    Rule {
        code: "R05",
        title_zh: "新被征地人员培训重点对象",
        title_en: "Training focus group after land loss",
        source: "S1c 男性16—44周岁, 女性16—39周岁",
        priority: Priority::P2,
        inputs: &[sex("sex", "F"), age("age", 39)],
        figures: &[K::FocusAgeMin, K::FocusAgeMaxMen, K::FocusAgeMaxWomen],
        eval: focus_group,
    },
    Rule {
        code: "R07",
        title_zh: "被征地养老政府补助比例",
        title_en: "Government share of the land-loss pension",
        source: "S1a 提高到80%, 不能重复享受, 二级以上残疾证",
        priority: Priority::P2,
        inputs: &[
            yes_no("low_income", false).or_no(),
            yes_no("one_child", false).or_no(),
            yes_no("two_daughters", false).or_no(),
            grade("grade", 2).optional(),
        ],
        figures: &[K::LandLossShare, K::LandLossShareRaised, K::LandLossShareGrade],
        eval: share,
    },
    Rule {
        code: "R13",
        title_zh: "被征地人员免费培训",
        title_en: "Free training after land loss",
        source: "S1a 优先安排培训",
        priority: Priority::P2,
        inputs: &[
            age("age", 30),
            yes_no("employed", false).or_no(),
            yes_no("willing", true).or_yes(),
            yes_no("capacity", true).or_yes(),
            yes_no("below_line", true).or_no(),
        ],
        figures: &[K::FreeTrainingAgeMin, K::FreeTrainingAgeMax],
        eval: free_training,
    },
];

/// The county's figures are those of the last day of last year.
fn land_loss_farmer(given: &Given, facts: &Facts) -> Evaluation {
    const COUNTY: &[K] = &[K::CountyFarmland, K::CountyAgriPopulation];
    let last_year = NaiveDate::from_ymd_opt(facts.on.year() - 1, 12, 31).unwrap_or(facts.on);
    let of_county = |key| facts.params.general(key, last_year);
    let land = LandLossFacts {
        acquired: given.yes("acquired")?,
        right: given.yes("right")?,
        household_area: given.count32("household_area")?,
        household_people: given.count32("household_people")?,
        county_area: of_county(K::CountyFarmland)?.unsigned_abs(),
        county_people: u32::try_from(of_county(K::CountyAgriPopulation)?).unwrap_or(u32::MAX),
    };
    let holds = is_land_loss_farmer(&land, facts.on, facts.params)?;
    let per_head = (land.household_people > 0).then(|| land.household_area / land.household_people);
    Ok(Outcome::of(holds)
        .with("household_per_head_hundredths", per_head)
        .figures_on(facts.on, &[K::LandLossPercent])
        .figures_on(last_year, COUNTY))
}

fn band(given: &Given, facts: &Facts) -> Evaluation {
    let age = given.whole("age")? as i32;
    Ok(Outcome::of(match land_loss_band(age, facts.on, facts.params)? {
        LandLossBand::None => "none",
        LandLossBand::Training => "training",
        LandLossBand::Pension => "pension",
        LandLossBand::Allowance => "allowance",
    }))
}

fn reference_age(given: &Given, facts: &Facts) -> Evaluation {
    let birth = given.day("born")?;
    let day = land_loss_reference_day(given.day("approval")?, facts.on, facts.params)?;
    let age = i64::from(dates::age_on(birth, day)).max(0);
    Ok(Outcome::of(age).with("reference_day", day.to_string()))
}

fn focus_group(given: &Given, facts: &Facts) -> Evaluation {
    let age = given.whole("age")? as i32;
    Ok(Outcome::of(is_in_focus_group(
        given.sex("sex")?,
        age,
        facts.on,
        facts.params,
    )?))
}

/// What the government's share looks at.
pub(super) fn share_facts(given: &Given) -> Result<ShareFacts, crate::policy::EvalProblem> {
    Ok(ShareFacts {
        low_income: given.yes("low_income")?,
        one_child: given.yes("one_child")?,
        two_daughters: given.yes("two_daughters")?,
        grade: given.maybe_whole("grade").map(|grade| grade as u8),
    })
}

fn share(given: &Given, facts: &Facts) -> Evaluation {
    Ok(Outcome::of(government_share(
        share_facts(given)?,
        facts.on,
        facts.params,
    )?))
}

fn free_training(given: &Given, facts: &Facts) -> Evaluation {
    let person = TrainingFacts {
        age: given.whole("age")?,
        capacity: given.yes("capacity")?,
        employed: given.yes("employed")?,
        willing: given.yes("willing")?,
        below_line: given.yes("below_line")?,
    };
    Ok(Outcome::of(
        training_right(person, facts.on, facts.params)?.code(),
    ))
}
