//! An exact minimum-cost flow, as plain as it can be written.

use matching::Goal;

/// Neediest first, of five leads a year.
pub(crate) const FAIR: Goal = Goal::Fair { owed: 5 };

/// An instance as the tests write it.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    pub(crate) needs: Vec<i64>,
    pub(crate) limits: Vec<i64>,
    pub(crate) pairs: Vec<[i64; 3]>,
}

/// What the exact flow reaches.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Optimum {
    pub(crate) fill: u64,
    pub(crate) score: u64,
    /// How many people end with at least t leads, the best there is.
    pub(crate) leads: Vec<usize>,
}

struct Arc {
    to: usize,
    room: i64,
    cost: i64,
}

#[derive(Default)]
struct Flow {
    arcs: Vec<Arc>,
    out: Vec<Vec<usize>>,
}

/// More than any total score in the tests.
const WEIGHT: i64 = 1_000_000;

impl Flow {
    fn add(&mut self, from: usize, to: usize, room: i64, cost: i64) {
        self.out[from].push(self.arcs.len());
        self.arcs.push(Arc { to, room, cost });
        self.out[to].push(self.arcs.len());
        self.arcs.push(Arc {
            to: from,
            room: 0,
            cost: -cost,
        });
    }

    /// Bellman–Ford from `source`; pushes one unit along the cheapest path to `sink`.
    fn step(&mut self, source: usize, sink: usize) -> bool {
        let mut cost = vec![i64::MAX; self.out.len()];
        let mut by = vec![usize::MAX; self.out.len()];
        cost[source] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for node in 0..self.out.len() {
                for &arc in &self.out[node] {
                    let Arc { to, room, cost: c } = self.arcs[arc];
                    if cost[node] < i64::MAX && room > 0 && cost[node] + c < cost[to] {
                        cost[to] = cost[node] + c;
                        by[to] = arc;
                        changed = true;
                    }
                }
            }
        }
        if cost[sink] == i64::MAX {
            return false;
        }
        let mut node = sink;
        while node != source {
            let arc = by[node];
            self.arcs[arc].room -= 1;
            self.arcs[arc ^ 1].room += 1;
            node = self.arcs[arc ^ 1].to;
        }
        true
    }
}

/// Leads somebody with this need has already.
pub(crate) fn already(need: i64) -> i64 {
    (5 - need).max(0)
}

/// Solves the instance exactly.
pub(crate) fn solve(plain: &Plain, goal: Goal) -> Optimum {
    let (people, vacancies) = (plain.needs.len(), plain.limits.len());
    let (source, sink) = (people + vacancies, people + vacancies + 1);
    let mut flow = Flow {
        arcs: Vec::new(),
        out: vec![Vec::new(); people + vacancies + 2],
    };
    for (person, &need) in plain.needs.iter().enumerate() {
        for unit in 1..=need {
            let lead = already(need) + unit;
            let weight = if goal == Goal::Score { 0 } else { 20 - lead };
            flow.add(source, person, 1, -WEIGHT * weight);
        }
    }
    for (vacancy, &limit) in plain.limits.iter().enumerate() {
        flow.add(people + vacancy, sink, limit, 0);
    }
    let first = flow.arcs.len();
    for pair in &plain.pairs {
        flow.add(pair[0] as usize, people + pair[1] as usize, 1, -pair[2]);
    }
    while flow.step(source, sink) {}
    let used = |at: &usize| flow.arcs[first + 2 * at].room == 0;
    let taken: Vec<usize> = (0..plain.pairs.len()).filter(used).collect();
    let persons = taken.iter().map(|&at| plain.pairs[at][0] as usize);
    Optimum {
        fill: taken.len() as u64,
        score: taken.iter().map(|&at| plain.pairs[at][2] as u64).sum(),
        leads: ladder(plain, persons),
    }
}

/// How many people end with at least t leads, for t from 1.
pub(crate) fn ladder(plain: &Plain, assigned: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut leads: Vec<i64> = plain.needs.iter().map(|&need| already(need)).collect();
    for person in assigned {
        leads[person] += 1;
    }
    let at_least = |lead: i64| leads.iter().filter(|&&have| have >= lead).count();
    (1..16).map(at_least).collect()
}
