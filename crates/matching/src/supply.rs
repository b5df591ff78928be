//! Supply tasks: the Hall sets of a round, cut into groups a county can act on.
//!
//! A Hall set may hold a whole county's competition. It is cut by county and by
//! what limits the people (`home_based_only`, `eyesight_0`, `within_km_5`); a cut
//! stands only where every group proves itself — it needs more than everything
//! its people could take, even if nobody else took any of it.

use std::collections::BTreeMap;

use domain::fit::{FUNCTION_NAMES, FitParams, Seeker};
use domain::person::HomeBased;
use domain::trade::TRADES;
use domain::values::{AreaCode, AreaLevel};

use crate::market::Market;
use crate::population::Population;
use crate::shortage::{HallSet, weigh};

/// A group of people who need more leads than there are places for them.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortage {
    /// The smallest area in which all of them live; `None` if they share no province.
    pub area: Option<AreaCode>,
    /// What limits them, as keys: `home_based_only`, `eyesight_0`, `within_km_5`, `no_vacancy_at_all`,
    /// `no_vacancy_left` (everything there is they were told before).
    pub limits: Vec<String>,
    /// Keys of the trades they wish for most, best first.
    pub trades: Vec<&'static str>,
    /// The proof: people and vacancies by position, need and capacity.
    pub set: HallSet,
}

/// How many limits and trades describe a group.
const DESCRIBED: usize = 3;

/// Cuts the Hall sets where the cut proves itself, and describes the groups.
pub(crate) fn describe<M: Market>(population: &Population, market: &M, sets: Vec<HallSet>) -> Vec<Shortage> {
    let groups = sets.into_iter().flat_map(|set| cut(population, market, set));
    groups.map(|set| shortage(population, set)).collect()
}

fn cut<M: Market>(population: &Population, market: &M, whole: HallSet) -> Vec<HallSet> {
    let mut groups: BTreeMap<(Option<AreaCode>, String), Vec<u32>> = BTreeMap::new();
    for &person in &whole.people {
        let seeker = &population.applicants[person as usize].seeker;
        let county = seeker.home.at(AreaLevel::County);
        let key = (county, limit(seeker, &population.params));
        groups.entry(key).or_default().push(person);
    }
    let weighed = groups.into_values().map(|people| weigh(market, people));
    let (mut proven, rest): (Vec<HallSet>, Vec<HallSet>) = weighed.partition(|set| set.need > set.capacity);
    if rest.is_empty() {
        return proven;
    }
    let mut others: Vec<u32> = rest.into_iter().flat_map(|set| set.people).collect();
    others.sort_unstable();
    let others = weigh(market, others);
    if others.need <= others.capacity {
        return vec![whole];
    }
    proven.push(others);
    proven
}

fn shortage(population: &Population, set: HallSet) -> Shortage {
    let seekers = || {
        let people = set.people.iter();
        people.map(|&person| &population.applicants[person as usize].seeker)
    };
    let homes = seekers().map(|seeker| seeker.home);
    let mut limits = most_frequent(seekers().map(|seeker| limit(seeker, &population.params)));
    if set.vacancies.is_empty() {
        let told = set
            .people
            .iter()
            .any(|&person| !population.applicants[person as usize].told.is_empty());
        limits.insert(
            0,
            if told {
                "no_vacancy_left"
            } else {
                "no_vacancy_at_all"
            }
            .to_owned(),
        );
    }
    let wishes = seekers().flat_map(|seeker| {
        let bits = seeker.wanted.bits();
        (0..TRADES.len()).filter(move |at| bits >> at & 1 == 1)
    });
    let trades = most_frequent(wishes).into_iter().map(|at| TRADES[at].key);
    Shortage {
        area: common_area(homes),
        limits,
        trades: trades.collect(),
        set,
    }
}

/// What narrows a person's choice most.
fn limit(seeker: &Seeker, params: &FitParams) -> String {
    if seeker.home_based == HomeBased::Only {
        return "home_based_only".to_owned();
    }
    let levels = FUNCTION_NAMES.iter().zip(seeker.functions.0);
    let known = levels.filter_map(|(name, level)| level.map(|level| (level, *name)));
    let lowest = known.min_by_key(|(level, _)| *level);
    match lowest {
        Some((level, name)) if level <= 1 => format!("{name}_{level}"),
        _ => format!("within_km_{}", seeker.distance_km.unwrap_or(params.commute_km)),
    }
}

fn most_frequent<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut ranked: Vec<(T, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ranked.into_iter().take(DESCRIBED).map(|(item, _)| item).collect()
}

fn common_area(mut homes: impl Iterator<Item = AreaCode>) -> Option<AreaCode> {
    let mut common = homes.next();
    for home in homes {
        while let Some(area) = common {
            if area.contains(home) {
                break;
            }
            common = area.parent();
        }
    }
    common
}
