//! Platforms of townships and villages: R54–R56, R62, R69–R73.

use super::share::share;
use crate::params::ParamKey as K;
use crate::policy::input::{count, fen, list, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::platform::{
    FacilityFacts, Grant, PlatformNetwork, SixInPlace, StationItem, building_grant, certified_reached,
    facilities, full_time_reached, fund_matches, has_coordinators, is_in_place, network_complete,
    running_grant,
};
use std::collections::BTreeSet;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R54",
        title_zh: "乡镇平台“六到位”",
        title_en: "Township platform: six in place",
        source: "S0 工作、制度“六到位”",
        priority: Priority::P1,
        inputs: &[
            yes_no("organisation", true),
            yes_no("staff", true),
            yes_no("funds", true),
            yes_no("premises", true),
            yes_no("work", true),
            yes_no("rules", true),
        ],
        figures: &[],
        eval: six_in_place,
    },
    Rule {
        code: "R55",
        title_zh: "每村至少1名专职协管员",
        title_en: "A full-time coordinator in every village",
        source: "S0 每村应至少配备1名专职",
        priority: Priority::P1,
        inputs: &[list(
            "villages",
            &[count("full_time", "full-time coordinators of the village", 1)],
            "[1, 2, 1]",
        )],
        figures: &[K::VillageCoordinators],
        eval: coordinators,
    },
    Rule {
        code: "R56",
        title_zh: "村级平台专职化率",
        title_en: "Village platforms: full-time staff",
        source: "S0 专职化率达100%",
        priority: Priority::P1,
        inputs: &[
            count("full_time", "posts filled by full-time staff", 12),
            count("posts", "posts", 12),
        ],
        figures: &[K::FullTimePercent],
        eval: full_time,
    },
    Rule {
        code: "R62",
        title_zh: "专职人员持证率",
        title_en: "Full-time staff with the coordinator certificate",
        source: "S0 证书比例达95%以上",
        priority: Priority::P1,
        inputs: &[
            count("certified", "full-time staff with a certificate", 19),
            count("full_time", "full-time staff", 20),
        ],
        figures: &[K::CertifiedPercent],
        eval: certified,
    },
    Rule {
        code: "R69",
        title_zh: "平台网络建成",
        title_en: "Network of platforms complete",
        source: "S3 确定75个中心行政村, 建成率达到100%",
        priority: Priority::P3,
        inputs: &[
            count("towns", "towns", 9),
            count("towns_with_platform", "towns with a platform", 9),
            count("stations", "villages with a station", 75),
            count("unassigned", "villages no station serves", 0),
        ],
        figures: &[K::TownPlatformPercent, K::VillageStations],
        eval: network,
    },
    Rule {
        code: "R70",
        title_zh: "村级工作站建设补助",
        title_en: "Grant for building stations",
        source: "S3 补助标准为1万元/个",
        priority: Priority::P3,
        inputs: &[count("accepted", "stations accepted", 75)],
        figures: &[K::StationBuildDistrict, K::StationBuildTown],
        eval: building,
    },
    Rule {
        code: "R71",
        title_zh: "村级工作站运行经费",
        title_en: "Grant for running stations, a year",
        source: "S3 工作经费0.25万元/个",
        priority: Priority::P3,
        inputs: &[count("stations", "stations", 75)],
        figures: &[K::StationRunDistrict, K::StationRunTown],
        eval: running,
    },
    Rule {
        code: "R72",
        title_zh: "就业资金1:1配套",
        title_en: "District employment fund matches the city's",
        source: "S3 予以1:1配套",
        priority: Priority::P3,
        inputs: &[fen("district_fen", 120_000_000), fen("city_fen", 120_000_000)],
        figures: &[K::FundMatchPercent],
        eval: fund,
    },
    Rule {
        code: "R73",
        title_zh: "平台场地和设备",
        title_en: "Facilities of town and village platforms",
        source: "S3 面积为100-200平方米, 一桌、一椅、一电脑",
        priority: Priority::P3,
        inputs: &[
            count("area_m2", "square metres of the town market", 150).optional(),
            count("windows", "service windows", 10).optional(),
            yes_no("display", true).optional(),
            yes_no("desk", true).or_yes(),
            yes_no("chair", true).or_yes(),
            yes_no("computer", true).or_yes(),
            yes_no("telephone", true).or_yes(),
            yes_no("notice_board", true).or_yes(),
        ],
        figures: &[K::MarketAreaMin, K::MarketAreaMax, K::MarketWindows],
        eval: equipment,
    },
];

fn six_in_place(given: &Given, _: &Facts) -> Evaluation {
    let mut present = BTreeSet::new();
    let mut missing = Vec::new();
    for item in SixInPlace::ALL {
        if given.yes(item.code())? {
            present.insert(*item);
        } else {
            missing.push(item.code());
        }
    }
    Ok(Outcome::of(is_in_place(&present)).with("missing", missing))
}

fn coordinators(given: &Given, facts: &Facts) -> Evaluation {
    let villages = given.list("villages")?.iter();
    let full_time: Vec<u64> = villages
        .map(|village| village.count("full_time"))
        .collect::<Result<_, _>>()?;
    let holds = has_coordinators(&full_time, facts.on, facts.params)?;
    let without = full_time.iter().filter(|count| **count == 0).count();
    let outcome = Outcome::of(holds).with("villages", full_time.len());
    let words = match holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "N/A",
    };
    Ok(outcome.with("villages_without", without).said(words))
}

fn full_time(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("full_time")?, given.count("posts")?);
    let reached = full_time_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn certified(given: &Given, facts: &Facts) -> Evaluation {
    let (part, whole) = (given.count("certified")?, given.count("full_time")?);
    let reached = certified_reached(part, whole, facts.on, facts.params)?;
    Ok(share(reached, part, whole))
}

fn network(given: &Given, facts: &Facts) -> Evaluation {
    let network = PlatformNetwork {
        towns: given.count("towns")?,
        towns_with_platform: given.count("towns_with_platform")?,
        stations: given.count("stations")?,
        unassigned: given.count("unassigned")?,
    };
    let complete = network_complete(network, facts.on, facts.params)?;
    Ok(share(complete, network.towns_with_platform, network.towns))
}

fn building(given: &Given, facts: &Facts) -> Evaluation {
    let grant = building_grant(given.count("accepted")?, facts.on, facts.params)?;
    Ok(shared(grant))
}

fn running(given: &Given, facts: &Facts) -> Evaluation {
    let grant = running_grant(given.count("stations")?, facts.on, facts.params)?;
    Ok(shared(grant))
}

fn shared(grant: Grant) -> Outcome {
    let words = format!("{} = {} + {}", grant.total(), grant.district, grant.town);
    let outcome = Outcome::of(grant.total()).with_fen("district", grant.district);
    outcome.with_fen("town", grant.town).said(words)
}

fn fund(given: &Given, facts: &Facts) -> Evaluation {
    let (district, city) = (given.fen("district_fen")?, given.fen("city_fen")?);
    Ok(Outcome::of(fund_matches(district, city, facts.on, facts.params)?))
}

fn equipment(given: &Given, facts: &Facts) -> Evaluation {
    let number = |name| given.maybe_whole(name).map(i64::unsigned_abs);
    let has = |item: &StationItem| Ok::<_, EvalProblem>(given.yes(item.code())?.then_some(*item));
    let items = StationItem::ALL.iter().map(has);
    let items: BTreeSet<StationItem> = items.filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let facilities = facilities(
        &FacilityFacts {
            area: number("area_m2"),
            windows: number("windows"),
            display: given.has("display").then(|| given.yes("display")).transpose()?,
            items: Some(items),
        },
        facts.on,
        facts.params,
    )?;
    Ok(Outcome::of(facilities.code()))
}
