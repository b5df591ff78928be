//! R54–R56, R62, R69–R73.

use super::{Outcome, passed, yes, yes_or_none};
use crate::cases::{Input, RuleUnderTest};
use domain::params::ParamKey as K;
use domain::rules::platform::{self, FacilityFacts, Grant, PlatformNetwork, SixInPlace, StationItem};
use domain::values::Fen;

rules! {
    "R54" 3 six_in_place [];
    "R55" 3 coordinators [VillageCoordinators];
    "R56" 3 full_time [FullTimePercent];
    "R62" 3 certified [CertifiedPercent];
    "R69" 3 network [TownPlatformPercent VillageStations];
    "R70" 4 building [StationBuildDistrict StationBuildTown];
    "R71" 3 running [StationRunDistrict StationRunTown];
    "R72" 3 fund [FundMatchPercent];
    "R73" 4 equipment [MarketAreaMin MarketAreaMax MarketWindows];
}

fn six_in_place(input: &Input) -> Outcome {
    let present = SixInPlace::ALL
        .iter()
        .copied()
        .filter(|item| input.flag(item.code()));
    Ok(yes(platform::is_in_place(&present.collect())))
}

fn coordinators(input: &Input) -> Outcome {
    let villages = input.list("villages").iter();
    let full_time: Vec<u64> = villages
        .map(|count| count.as_integer().expect("a number") as u64)
        .collect();
    platform::has_coordinators(&full_time, input.on, input.params).map(yes_or_none)
}

fn full_time(input: &Input) -> Outcome {
    platform::full_time_reached(
        input.count("full_time"),
        input.count("posts"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn certified(input: &Input) -> Outcome {
    platform::certified_reached(
        input.count("certified"),
        input.count("full_time"),
        input.on,
        input.params,
    )
    .map(passed)
}

fn network(input: &Input) -> Outcome {
    let network = PlatformNetwork {
        towns: input.count("towns"),
        towns_with_platform: input.count("towns_with_platform"),
        stations: input.count("stations"),
        unassigned: input.count("unassigned"),
    };
    platform::network_complete(network, input.on, input.params).map(passed)
}

fn written(grant: Grant) -> String {
    format!("{} = {} + {}", grant.total(), grant.district, grant.town)
}

fn building(input: &Input) -> Outcome {
    platform::building_grant(input.count("accepted"), input.on, input.params).map(written)
}

fn running(input: &Input) -> Outcome {
    platform::running_grant(input.count("stations"), input.on, input.params).map(written)
}

fn fund(input: &Input) -> Outcome {
    let fen = |name| Fen(input.number(name));
    platform::fund_matches(fen("district_fen"), fen("city_fen"), input.on, input.params).map(yes)
}

fn equipment(input: &Input) -> Outcome {
    let number = |name| input.has(name).then(|| input.count(name));
    let items = StationItem::ALL
        .iter()
        .copied()
        .filter(|item| input.flag(item.code()));
    let facts = FacilityFacts {
        area: number("area_m2"),
        windows: number("windows"),
        display: input.has("display").then(|| input.flag("display")),
        items: Some(items.collect()),
    };
    platform::facilities(&facts, input.on, input.params).map(|facilities| facilities.to_string())
}
