//! Shortages: the Hall sets that prove why somebody goes without.

use crate::fill::Reach;
use crate::market::Market;

/// People who together need more than everything they could still take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HallSet {
    /// Positions of the people, ascending.
    pub people: Vec<u32>,
    /// Positions of every vacancy any of them could take, ascending.
    pub vacancies: Vec<u32>,
    /// Leads they need together.
    pub need: u64,
    /// What these vacancies can give them: per vacancy its limit, or one for each
    /// of these people who is eligible, whichever is less.
    pub capacity: u64,
}

/// Groups the unreachable need into independent Hall sets.
///
/// People who hold everything they are eligible for compete with nobody; they
/// form one set together. All others are grouped by the vacancies they compete for.
pub(crate) fn hall_sets<M: Market>(market: &M, reach: &Reach) -> Vec<HallSet> {
    let people = positions(&reach.person);
    let free = vec![0; market.limits().len()];
    let rows: Vec<Vec<u32>> = people.iter().map(|&at| eligible(market, &free, at)).collect();
    let groups = group(market.limits().len(), reach, &rows);
    let mut sets: Vec<Vec<u32>> = Vec::new();
    let mut place = vec![usize::MAX; market.limits().len() + 1];
    for (&person, &key) in people.iter().zip(&groups) {
        if place[key] == usize::MAX {
            place[key] = sets.len();
            sets.push(Vec::new());
        }
        sets[place[key]].push(person);
    }
    sets.into_iter().map(|people| weigh(market, people)).collect()
}

/// What these people need, and what they could take together.
pub(crate) fn weigh<M: Market>(market: &M, people: Vec<u32>) -> HallSet {
    let free = vec![0; market.limits().len()];
    let mut pairs: Vec<u32> = people
        .iter()
        .flat_map(|&at| eligible(market, &free, at))
        .collect();
    pairs.sort_unstable();
    let mut vacancies = Vec::new();
    let mut capacity = 0;
    for same in pairs.chunk_by(|left, right| left == right) {
        vacancies.push(same[0]);
        let limit = u64::from(market.limits()[same[0] as usize]);
        capacity += limit.min(same.len() as u64);
    }
    let need = |&person: &u32| u64::from(market.needs()[person as usize]);
    HallSet {
        need: people.iter().map(need).sum(),
        people,
        vacancies,
        capacity,
    }
}

fn positions(wanted: &[bool]) -> Vec<u32> {
    let chosen = wanted.iter().enumerate().filter(|(_, wanted)| **wanted);
    chosen.map(|(at, _)| at as u32).collect()
}

/// Every vacancy of a person; `free` holds a price of nothing for each vacancy.
fn eligible<M: Market>(market: &M, free: &[i64], person: u32) -> Vec<u32> {
    let mut row = Vec::new();
    market.scan(person as usize, free, i64::MIN, |vacancy, _, _| {
        row.push(vacancy);
        i64::MIN
    });
    row
}

/// Per person a key: the root of the vacancies competed for, or one common key.
fn group(vacancies: usize, reach: &Reach, rows: &[Vec<u32>]) -> Vec<usize> {
    let contested = |row: &[u32]| -> Vec<usize> {
        let within = row.iter().map(|&vacancy| vacancy as usize);
        within.filter(|&vacancy| reach.vacancy[vacancy]).collect()
    };
    let mut parent: Vec<usize> = (0..vacancies).collect();
    for row in rows {
        for two in contested(row).windows(2) {
            let (left, right) = (root(&mut parent, two[0]), root(&mut parent, two[1]));
            parent[left.max(right)] = left.min(right);
        }
    }
    let mut key = |row: &Vec<u32>| match contested(row).first() {
        Some(&vacancy) => root(&mut parent, vacancy),
        None => vacancies,
    };
    rows.iter().map(&mut key).collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}
