//! The abstract instance: people with needs, vacancies with limits, scored pairs.

use crate::market::{Market, SCALE};

/// What comes after maximum fill, which always comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Goal {
    /// Maximum fill, then maximum total score.
    #[default]
    Score,
    /// Maximum fill, then the neediest first, then maximum total score.
    Fair {
        /// The leads a year that everybody is owed (R32): whoever needs fewer has the others already.
        owed: u32,
    },
}

/// Person, vacancy, score.
type Pair = (u32, u32, u16);

/// Why an instance is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InstanceProblem {
    /// A need below zero or beyond 32 bits.
    #[error("person {person}: need {need} is not a count (0 to 4294967295)")]
    Need {
        /// Position of the person.
        person: usize,
        /// The need as given.
        need: i64,
    },
    /// A limit below zero or beyond 32 bits.
    #[error("vacancy {vacancy}: limit {limit} is not a count (0 to 4294967295)")]
    Limit {
        /// Position of the vacancy.
        vacancy: usize,
        /// The limit as given.
        limit: i64,
    },
    /// A pair names a person who is not in the list.
    #[error("pair {pair}: there is no person {person}")]
    UnknownPerson {
        /// Position of the pair.
        pair: usize,
        /// The position it names.
        person: i64,
    },
    /// A pair names a vacancy that is not in the list.
    #[error("pair {pair}: there is no vacancy {vacancy}")]
    UnknownVacancy {
        /// Position of the pair.
        pair: usize,
        /// The position it names.
        vacancy: i64,
    },
    /// A score outside 0 to 1000.
    #[error("pair {pair}: score {score} is not between 0 and 1000")]
    Score {
        /// Position of the pair.
        pair: usize,
        /// The score as given.
        score: i64,
    },
    /// The same pair twice.
    #[error("person {person} and vacancy {vacancy} are paired twice")]
    Twice {
        /// Position of the person.
        person: u32,
        /// Position of the vacancy.
        vacancy: u32,
    },
    /// More people or vacancies than 32-bit positions can name.
    #[error("too many {what}: {count}")]
    TooMany {
        /// `people` or `vacancies`.
        what: &'static str,
        /// How many there are.
        count: usize,
    },
}

/// A checked instance, its pairs grouped by person.
#[derive(Clone, Debug)]
pub struct Instance {
    needs: Vec<u32>,
    limits: Vec<u32>,
    start: Vec<usize>,
    vacancy: Vec<u32>,
    score: Vec<u16>,
}

impl Instance {
    /// Checks and groups an instance given by position: `[person, vacancy, score]` per pair.
    pub fn new(
        needs: &[i64],
        limits: &[i64],
        pairs: impl IntoIterator<Item = [i64; 3]>,
    ) -> Result<Self, InstanceProblem> {
        let needs = counts(needs, "people", |person, need| InstanceProblem::Need {
            person,
            need,
        })?;
        let limits = counts(limits, "vacancies", |vacancy, limit| InstanceProblem::Limit {
            vacancy,
            limit,
        })?;
        let mut checked = Vec::new();
        for (position, pair) in pairs.into_iter().enumerate() {
            checked.push(check(position, pair, needs.len(), limits.len())?);
        }
        let instance = Self::group(needs, limits, checked);
        instance.refuse_twins()?;
        Ok(instance)
    }

    /// Takes rows that are valid by construction, in any order.
    pub(crate) fn from_rows(needs: Vec<u32>, limits: Vec<u32>, rows: &[Vec<(u32, u16)>]) -> Self {
        let total = rows.iter().map(Vec::len).sum();
        let mut start = Vec::with_capacity(rows.len() + 1);
        let mut vacancy = Vec::with_capacity(total);
        let mut score = Vec::with_capacity(total);
        for row in rows {
            start.push(vacancy.len());
            vacancy.extend(row.iter().map(|pair| pair.0));
            score.extend(row.iter().map(|pair| pair.1));
        }
        start.push(vacancy.len());
        Self {
            needs,
            limits,
            start,
            vacancy,
            score,
        }
    }

    /// How many eligible pairs there are.
    pub fn pairs(&self) -> usize {
        self.vacancy.len()
    }

    fn group(needs: Vec<u32>, limits: Vec<u32>, mut pairs: Vec<Pair>) -> Self {
        if !pairs.is_sorted_by_key(|pair| pair.0) {
            pairs = counting_sort(&pairs, needs.len());
        }
        let mut start = vec![0; needs.len() + 1];
        for pair in &pairs {
            start[pair.0 as usize + 1] += 1;
        }
        for person in 0..needs.len() {
            start[person + 1] += start[person];
        }
        Self {
            needs,
            limits,
            start,
            vacancy: pairs.iter().map(|pair| pair.1).collect(),
            score: pairs.iter().map(|pair| pair.2).collect(),
        }
    }

    fn refuse_twins(&self) -> Result<(), InstanceProblem> {
        let mut last_seen_with = vec![u32::MAX; self.limits.len()];
        for person in 0..self.needs.len() {
            for &vacancy in &self.vacancy[self.start[person]..self.start[person + 1]] {
                let last = std::mem::replace(&mut last_seen_with[vacancy as usize], person as u32);
                if last == person as u32 {
                    let person = person as u32;
                    return Err(InstanceProblem::Twice { person, vacancy });
                }
            }
        }
        Ok(())
    }
}

impl Market for Instance {
    fn needs(&self) -> &[u32] {
        &self.needs
    }

    fn limits(&self) -> &[u32] {
        &self.limits
    }

    #[inline]
    fn scan(&self, person: usize, prices: &[i64], mut floor: i64, mut see: impl FnMut(u32, i32, i64) -> i64) {
        let range = self.start[person]..self.start[person + 1];
        let row = self.vacancy[range.clone()].iter().zip(&self.score[range]);
        for (&vacancy, &score) in row {
            let score = i32::from(score);
            let net = i64::from(score) * SCALE - prices[vacancy as usize];
            if net >= floor {
                floor = see(vacancy, score, net);
            }
        }
    }
}

fn counts(
    given: &[i64],
    what: &'static str,
    problem: impl Fn(usize, i64) -> InstanceProblem,
) -> Result<Vec<u32>, InstanceProblem> {
    if u32::try_from(given.len()).map_or(true, |count| count >= u32::MAX / 2) {
        return Err(InstanceProblem::TooMany {
            what,
            count: given.len(),
        });
    }
    let parse = |(at, &value): (usize, &i64)| u32::try_from(value).map_err(|_| problem(at, value));
    given.iter().enumerate().map(parse).collect()
}

fn check(
    pair: usize,
    [person, vacancy, score]: [i64; 3],
    people: usize,
    vacancies: usize,
) -> Result<Pair, InstanceProblem> {
    let within = |value: i64, count: usize| {
        u32::try_from(value)
            .ok()
            .filter(|&place| (place as usize) < count)
    };
    let person_at = within(person, people).ok_or(InstanceProblem::UnknownPerson { pair, person })?;
    let vacancy_at = within(vacancy, vacancies).ok_or(InstanceProblem::UnknownVacancy { pair, vacancy })?;
    let points = within(score, 1001).ok_or(InstanceProblem::Score { pair, score })?;
    Ok((person_at, vacancy_at, points as u16))
}

/// Sorts by person, keeping the order of each person's pairs.
fn counting_sort(pairs: &[Pair], people: usize) -> Vec<Pair> {
    let mut next = vec![0usize; people + 1];
    for pair in pairs {
        next[pair.0 as usize + 1] += 1;
    }
    for person in 0..people {
        next[person + 1] += next[person];
    }
    let mut sorted = vec![(0, 0, 0); pairs.len()];
    for pair in pairs {
        let slot = &mut next[pair.0 as usize];
        sorted[*slot] = *pair;
        *slot += 1;
    }
    sorted
}
