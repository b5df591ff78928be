//! R83–R88.

use super::{Outcome, set, yes};
use crate::cases::{Input, RuleUnderTest};
use chrono::NaiveTime;
use domain::params::ParamKey as K;
use domain::rules::assistance_week::{self, RegisterRow, SubVenueItem, VenuePlace};

rules! {
    "R83" 7 theme_day [ThemeMuster ThemeSetUp ThemeOpen ThemeClose ThemeCleared];
    "R84" 3 statistics [WeekStatisticsBy];
    "R85" 3 venue [VenueReception VenueService VenueMaterial VenuePolicy VenueTraining VenueRecruiting VenueStands
                   VenueScreens VenueArches];
    "R86" 3 publicity [];
    "R87" 3 register [];
    "R88" 3 stage [];
}

fn time(input: &Input, name: &str) -> NaiveTime {
    input.text(name).parse().expect("a time")
}

fn theme_day(input: &Input) -> Outcome {
    let part = assistance_week::theme_day_part(time(input, "time"), input.on, input.params)?;
    Ok(part.to_string())
}

fn statistics(input: &Input) -> Outcome {
    let day = |name| input.has(name).then(|| input.day(name));
    let set_day = day("set_day").or_else(|| day("reported_on")).unwrap_or(input.on);
    let reported_on = day("reported_on").unwrap_or(set_day);
    let reported = reported_on.and_time(time(input, "reported_at"));
    let in_time = assistance_week::is_statistics_in_time(reported, set_day, input.params)?;
    Ok(if in_time { "on time" } else { "late" }.to_owned())
}

fn venue(input: &Input) -> Outcome {
    let planned = |place: &VenuePlace| match place {
        VenuePlace::Water | VenuePlace::Hygiene | VenuePlace::Security => u64::from(input.flag(place.code())),
        _ => input.count(place.code()),
    };
    let stated = VenuePlace::ALL.iter().filter(|place| input.has(place.code()));
    let plan: Vec<(VenuePlace, u64)> = stated.map(|place| (*place, planned(place))).collect();
    let short = assistance_week::venue_short_of(&plan, input.on, input.params)?;
    let is_complete = |venue: &toml::Value| {
        let has = |item: &&SubVenueItem| venue.get(item.code()).and_then(toml::Value::as_bool) == Some(true);
        assistance_week::is_sub_venue_complete(&SubVenueItem::ALL.iter().filter(has).copied().collect())
    };
    Ok(yes(
        short.is_empty() && input.list("sub_venues").iter().all(is_complete)
    ))
}

fn publicity(input: &Input) -> Outcome {
    let params = set(input, K::PublicityPoints, "points_asked");
    let badges = input
        .list("workers")
        .iter()
        .map(|badge| badge.as_str().expect("a badge"));
    let without = assistance_week::without_badge(badges);
    let enough = assistance_week::has_publicity_points(input.count("points"), input.on, &params);
    Ok(enough.map_or_else(|_| "blocked".to_owned(), |enough| yes(enough && without == 0)))
}

fn register(input: &Input) -> Outcome {
    let flag = |row: &toml::Value, name| row.get(name).and_then(toml::Value::as_bool).unwrap_or(true);
    let rows: Vec<RegisterRow> = input
        .list("rows")
        .iter()
        .map(|row| RegisterRow {
            person: row["person"].as_str().expect("a person"),
            is_signed: ["author", "time", "evidence"].iter().all(|name| flag(row, *name)),
        })
        .collect();
    let reported = input.has("reported").then(|| input.count("reported"));
    let check = assistance_week::check_register(&rows, reported);
    Ok(if reported.is_some() {
        yes(check.is_true())
    } else {
        check.duplicates.to_string()
    })
}

fn stage(input: &Input) -> Outcome {
    let stage = |name| input.text(name).parse().expect("a stage");
    let waived = input.has("waived_because").then(|| input.text("waived_because"));
    let may = assistance_week::may_open(
        stage("present"),
        stage("next"),
        input.flag("checklist_done"),
        waived,
    );
    Ok(yes(may))
}
