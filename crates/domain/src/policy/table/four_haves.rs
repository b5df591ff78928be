//! Towns of the four haves and bases of rural revitalisation: R57–R61, R63–R68.

use super::share::share;
use crate::params::ParamKey as K;
use crate::policy::input::code as word;
use crate::policy::input::{count, day, list, month, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::four_haves::{
    FourHaves, HouseholdCase, MonthReport, NominatingArea, base_pension_reached, has_four,
    is_demonstration_count, is_nomination_in_time, medical_reached, nominations, open_at_month_end,
    pension_reached, roll_up, training_reached, transfer_reached,
};

pub const RULES: &[Rule] = &[
    Rule {
        code: "R57",
        title_zh: "富余劳动力转移就业率",
        title_en: "Surplus labour that has moved to other work",
        source: "S0 转移就业率达95%以上",
        priority: Priority::P1,
        inputs: &[
            count("transferred", "people moved to other work", 950),
            count("surplus", "people of the surplus labour", 1000),
        ],
        figures: &[K::TransferPercent],
        eval: transfer,
    },
    Rule {
        code: "R58",
        title_zh: "“零转移”家庭动态清零",
        title_en: "Zero-transfer households cleared",
        source: "S0 “零转移”家庭动态清零",
        priority: Priority::P1,
        inputs: &[
            month("month", "2018-12"),
            list(
                "cases",
                &[
                    day("opened", "2018-12-03"),
                    day("closed", "2018-12-20").optional(),
                ],
                r#"[{"opened": "2018-12-03", "closed": "2018-12-20"}]"#,
            ),
        ],
        figures: &[],
        eval: cleared,
    },
    Rule {
        code: "R59",
        title_zh: "养老保险参保率（四有示范镇）",
        title_en: "Pension participation, four haves",
        source: "S0 参保率达99%以上",
        priority: Priority::P2,
        inputs: &[
            count("insured", "villagers insured", 990),
            count("eligible", "villagers who can be", 1000),
        ],
        figures: &[K::VillagerPensionPercent],
        eval: pension,
    },
    Rule {
        code: "R60",
        title_zh: "基本医疗保险参保率",
        title_en: "Medical insurance participation",
        source: "S0 新农合的村民达95%以上",
        priority: Priority::P2,
        inputs: &[
            count("insured", "villagers insured", 1900),
            count("villagers", "villagers", 2000),
        ],
        figures: &[K::VillagerMedicalPercent],
        eval: medical,
    },
    Rule {
        code: "R61",
        title_zh: "实用技能培训率",
        title_en: "Practical training of villagers who need it",
        source: "S0 实用技能培训率达100%",
        priority: Priority::P1,
        inputs: &[
            count("trained", "villagers trained", 120),
            count("in_need", "villagers with a training need", 120),
        ],
        figures: &[K::VillagerTrainingPercent],
        eval: training,
    },
    Rule {
        code: "R63",
        title_zh: "全市示范镇数",
        title_en: "Demonstration towns of the city",
        source: "S0 全市选择20个镇先行创建",
        priority: Priority::P2,
        inputs: &[count("towns", "towns chosen", 20)],
        figures: &[K::DemonstrationTowns],
        eval: demonstration,
    },
    Rule {
        code: "R64",
        title_zh: "“四有”台账按月汇总",
        title_en: "Monthly roll-up of the four-haves register",
        source: "S0 每月动态管理,按月进行汇总",
        priority: Priority::P1,
        inputs: &[
            count("confirmed", "households confirmed this month", 300),
            count("households", "households", 300),
            list(
                "children",
                &[count("reported", "what a place below reports", 120)],
                "[120, 85, 0]",
            )
            .optional(),
            count("claimed", "what is reported for all of them", 205).optional(),
        ],
        figures: &[],
        eval: month_report,
    },
    Rule {
        code: "R65",
        title_zh: "村民“四有”达标",
        title_en: "A villager has the four haves",
        source: "S0 “四有”达标全覆盖",
        priority: Priority::P2,
        inputs: &[
            yes_no("work", true).optional(),
            yes_no("pension", true).optional(),
            yes_no("medical", true).optional(),
            yes_no("learning", true).optional(),
        ],
        figures: &[],
        eval: four_haves,
    },
    Rule {
        code: "R66",
        title_zh: "振兴基地申报乡镇数",
        title_en: "Towns nominated as bases",
        source: "S2 申报2个乡镇",
        priority: Priority::P3,
        inputs: &[
            word("kind", NominatingArea::CODES, "county"),
            count("towns", "towns nominated", 2),
        ],
        figures: &[K::BaseTownsCounty, K::BaseTownsFunctional],
        eval: nomination_count,
    },
    Rule {
        code: "R67",
        title_zh: "振兴基地申报期限",
        title_en: "Deadline of nominations",
        source: "S2 在9月25日前",
        priority: Priority::P3,
        inputs: &[day("handed_in", "2023-09-25")],
        figures: &[K::BaseDeadline],
        eval: nomination_day,
    },
    Rule {
        code: "R68",
        title_zh: "养老保险参保率（振兴基地）",
        title_en: "Pension participation, bases",
        source: "S2 参保率达95%以上",
        priority: Priority::P2,
        inputs: &[
            count("insured", "people insured", 95),
            count("eligible", "people who can be", 100),
        ],
        figures: &[K::BasePensionPercent],
        eval: base_pension,
    },
];

fn transfer(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("transferred")?, given.count("surplus")?);
    let reached = transfer_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn cleared(given: &Given, _: &Facts) -> Evaluation {
    let mut cases = Vec::new();
    for case in given.list("cases")? {
        let (opened, closed) = (case.day("opened")?, case.maybe_day("closed"));
        if closed.is_some_and(|closed| closed < opened) {
            return Err(EvalProblem::Contradiction {
                name: "closed",
                why: "a case cannot end before it begins",
            });
        }
        cases.push(HouseholdCase { opened, closed });
    }
    let open = open_at_month_end(&cases, given.day("month")?);
    Ok(Outcome::of(open == 0).with("open", open))
}

fn pension(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("insured")?, given.count("eligible")?);
    let reached = pension_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn medical(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("insured")?, given.count("villagers")?);
    let reached = medical_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn training(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("trained")?, given.count("in_need")?);
    let reached = training_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn demonstration(given: &Given, facts: &Facts) -> Evaluation {
    let holds = is_demonstration_count(given.count("towns")?, facts.on, facts.params)?;
    Ok(Outcome::of(holds))
}

fn month_report(given: &Given, _: &Facts) -> Evaluation {
    let children = if given.has("children") {
        given.list("children")?
    } else {
        &[]
    };
    let children: Vec<u64> = children
        .iter()
        .map(|child| child.count("reported"))
        .collect::<Result<_, _>>()?;
    let report = MonthReport {
        confirmed: given.count("confirmed")?,
        households: given.count("households")?,
        children: &children,
        claimed: given.maybe_whole("claimed").map(i64::unsigned_abs),
    };
    let sum: u64 = children.iter().sum();
    Ok(Outcome::of(roll_up(&report).code()).with("sum", sum))
}

fn four_haves(given: &Given, _: &Facts) -> Evaluation {
    let has = |name: &str| given.has(name).then(|| given.yes(name)).transpose();
    let haves = FourHaves {
        work: has("work")?,
        pension: has("pension")?,
        medical: has("medical")?,
        learning: has("learning")?,
    };
    let names = ["work", "pension", "medical", "learning"];
    let values = [haves.work, haves.pension, haves.medical, haves.learning];
    let lacks = names.iter().zip(values);
    let missing: Vec<&str> = lacks
        .filter_map(|(name, has)| (has == Some(false)).then_some(*name))
        .collect();
    Ok(Outcome::of(has_four(haves)).with("missing", missing))
}

fn nomination_count(given: &Given, facts: &Facts) -> Evaluation {
    let (kind, towns) = (given.code("kind")?, given.count("towns")?);
    Ok(Outcome::of(
        nominations(kind, towns, facts.on, facts.params)?.code(),
    ))
}

fn nomination_day(given: &Given, facts: &Facts) -> Evaluation {
    let day = given.day("handed_in")?;
    Ok(Outcome::of(is_nomination_in_time(day, facts.params)?).on(day))
}

fn base_pension(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("insured")?, given.count("eligible")?);
    let reached = base_pension_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}
