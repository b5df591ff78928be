//! The employment assistance week: R83–R88.

use crate::params::{NotSet, ParamKey as K};
use crate::policy::input::code as word;
use crate::policy::input::{count, day, list, text, time, yes_no};
use crate::policy::{EvalProblem, Evaluation, Facts, Given, Outcome, Priority, Rule};
use crate::rules::assistance_week::{
    RegisterRow, SubVenueItem, VenuePlace, WeekStage, check_register, has_publicity_points,
    is_statistics_in_time, is_sub_venue_complete, may_open, theme_day_part, venue_short_of, without_badge,
};
use std::collections::BTreeSet;

pub const RULES: &[Rule] = &[
    Rule {
        code: "R83",
        title_zh: "主题日时间安排",
        title_en: "Clock of the theme day",
        source: "S1g 8:00——8:50分, 9:00——16:00, 16:00——17:00",
        priority: Priority::P1,
        inputs: &[time("time", "09:00")],
        figures: &[
            K::ThemeMuster,
            K::ThemeSetUp,
            K::ThemeOpen,
            K::ThemeClose,
            K::ThemeCleared,
        ],
        eval: theme_day,
    },
    Rule {
        code: "R84",
        title_zh: "援助对象统计上报时限",
        title_en: "Statistics of assistance targets in time",
        source: "S1g 12:00点前将统计数据上报",
        priority: Priority::P1,
        inputs: &[
            time("reported_at", "11:59:59"),
            day("reported_on", "2018-01-18").optional(),
            day("set_day", "2018-01-18").optional(),
        ],
        figures: &[K::WeekStatisticsBy],
        eval: statistics,
    },
    Rule {
        code: "R85",
        title_zh: "主会场最低配置",
        title_en: "Least a main venue has",
        source: "S1g 政策咨询服务台(4 张), 材料发放台(2张), 电子大屏滚动招聘信息",
        priority: Priority::P1,
        inputs: &[
            count("reception", "reception desks", 1),
            count("service", "service desks", 2),
            count("material", "material desks", 2),
            count("policy", "policy desks", 4),
            count("training", "skill-training desks", 2),
            count("recruiting", "points for public-welfare posts", 1).optional(),
            count("stands", "stands of employers", 1).optional(),
            count("screens", "scrolling job screens", 1).optional(),
            count("arches", "balloon arches", 1).optional(),
            yes_no("water", true).optional(),
            yes_no("hygiene", true).optional(),
            yes_no("security", true).optional(),
            list("sub_venues", SUB_VENUE, "[]").optional(),
        ],
        figures: &[
            K::VenueReception,
            K::VenueService,
            K::VenueMaterial,
            K::VenuePolicy,
            K::VenueTraining,
            K::VenueRecruiting,
            K::VenueStands,
            K::VenueScreens,
            K::VenueArches,
        ],
        eval: venue,
    },
    Rule {
        code: "R86",
        title_zh: "宣传点数和工作证",
        title_en: "Publicity points and badges",
        source: "S1g 不少于x处, 均要求配带工作证",
        priority: Priority::P2,
        inputs: &[
            count("points", "publicity points", 5),
            count("points_asked", "publicity points the plan asks for", 5).sets(K::PublicityPoints),
            list("workers", &[text("badge", "0012")], r#"["0012"]"#).optional(),
        ],
        figures: &[K::PublicityPoints],
        eval: publicity,
    },
    Rule {
        code: "R87",
        title_zh: "不得虚报、假报",
        title_en: "No false or inflated entries",
        source: "S1g 不得虚报、假报",
        priority: Priority::P1,
        inputs: &[
            list(
                "rows",
                &[
                    text("person", "A"),
                    yes_no("author", true).or_yes(),
                    yes_no("time", true).or_yes(),
                    yes_no("evidence", true).or_yes(),
                ],
                r#"[{"person": "A"}, {"person": "B"}, {"person": "C"}]"#,
            ),
            count("reported", "the count that is reported", 3).optional(),
        ],
        figures: &[],
        eval: register,
    },
    Rule {
        code: "R88",
        title_zh: "援助周阶段顺序",
        title_en: "Stages of the week in their order",
        source: "S1g 组织、准备、开展、总结",
        priority: Priority::P1,
        inputs: &[
            word("present", WeekStage::CODES, "organise"),
            word("next", WeekStage::CODES, "prepare"),
            yes_no("checklist_done", true),
            text("waived_because", "").optional(),
        ],
        figures: &[],
        eval: stage,
    },
];

const SUB_VENUE: &[crate::policy::Input] = &[
    yes_no("banner", true),
    yes_no("board", true),
    yes_no("poster", true),
    yes_no("tables", true),
    yes_no("water", true),
];

fn theme_day(given: &Given, facts: &Facts) -> Evaluation {
    let part = theme_day_part(given.time("time")?, facts.on, facts.params)?;
    Ok(Outcome::of(part.code()))
}

/// Without a set day it is the day of the report, without either the day that is asked for.
fn statistics(given: &Given, facts: &Facts) -> Evaluation {
    let days = (given.maybe_day("set_day"), given.maybe_day("reported_on"));
    let set_day = days.0.or(days.1).unwrap_or(facts.on);
    let reported_on = days.1.unwrap_or(set_day);
    let reported = reported_on.and_time(given.time("reported_at")?);
    let in_time = is_statistics_in_time(reported, set_day, facts.params)?;
    let words = if in_time { "on time" } else { "late" };
    Ok(Outcome::of(in_time).said(words).on(set_day))
}

fn venue(given: &Given, facts: &Facts) -> Evaluation {
    let mut plan = Vec::new();
    for place in VenuePlace::ALL {
        match place {
            VenuePlace::Water | VenuePlace::Hygiene | VenuePlace::Security => {
                if given.has(place.code()) {
                    plan.push((*place, u64::from(given.yes(place.code())?)));
                }
            }
            _ => plan.extend(
                given
                    .maybe_whole(place.code())
                    .map(|count| (*place, count.unsigned_abs())),
            ),
        }
    }
    let short: Vec<&str> = venue_short_of(&plan, facts.on, facts.params)?
        .into_iter()
        .map(VenuePlace::code)
        .collect();
    let sub_venues = incomplete_sub_venues(given)?;
    let holds = short.is_empty() && sub_venues == 0;
    let not_stated: Vec<&str> = VenuePlace::ALL
        .iter()
        .filter(|place| !plan.iter().any(|(planned, _)| planned == *place))
        .map(|place| place.code())
        .collect();
    Ok(Outcome::of(holds)
        .with("short_of", short)
        .with("incomplete_sub_venues", sub_venues)
        .with("not_stated", not_stated))
}

fn incomplete_sub_venues(given: &Given) -> Result<usize, EvalProblem> {
    if !given.has("sub_venues") {
        return Ok(0);
    }
    let mut incomplete = 0;
    for venue in given.list("sub_venues")? {
        let has = |item: &SubVenueItem| Ok::<_, EvalProblem>(venue.yes(item.code())?.then_some(*item));
        let items = SubVenueItem::ALL.iter().map(has);
        let items: BTreeSet<SubVenueItem> = items.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        incomplete += usize::from(!is_sub_venue_complete(&items));
    }
    Ok(incomplete)
}

/// While the plan leaves the number blank the third stage is blocked: that is the answer, and the answer says what to set.
fn publicity(given: &Given, facts: &Facts) -> Evaluation {
    let unbadged = if given.has("workers") {
        let badges = given.list("workers")?.iter().map(|worker| worker.text("badge"));
        without_badge(badges.collect::<Result<Vec<_>, _>>()?)
    } else {
        0
    };
    let outcome = match has_publicity_points(given.count("points")?, facts.on, facts.params) {
        Ok(enough) => Outcome::of(enough && unbadged == 0),
        Err(NotSet(key)) => Outcome::of("blocked").with("not_set", key.code()),
    };
    Ok(outcome.with("without_badge", unbadged))
}

fn register(given: &Given, _: &Facts) -> Evaluation {
    let mut rows = Vec::new();
    for row in given.list("rows")? {
        rows.push(RegisterRow {
            person: row.text("person")?,
            is_signed: row.yes("author")? && row.yes("time")? && row.yes("evidence")?,
        });
    }
    let reported = given.maybe_whole("reported").map(i64::unsigned_abs);
    let check = check_register(&rows, reported);
    let words = match (reported, check.is_true()) {
        (None, _) => check.duplicates.to_string(),
        (Some(_), true) => "yes".to_owned(),
        (Some(_), false) => "no".to_owned(),
    };
    let outcome = Outcome::of(check.is_true())
        .with("duplicates", check.duplicates)
        .with("unsigned", check.unsigned)
        .with("rows", rows.len());
    Ok(outcome.with("count_agrees", check.agrees).said(words))
}

fn stage(given: &Given, _: &Facts) -> Evaluation {
    let (present, next) = (given.code("present")?, given.code("next")?);
    let done = given.yes("checklist_done")?;
    Ok(Outcome::of(may_open(
        present,
        next,
        done,
        given.maybe_text("waived_because"),
    )))
}
