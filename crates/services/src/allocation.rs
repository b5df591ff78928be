//! The allocator alone, on an abstract instance in JSON.

use crate::Failure;
use domain::params::ParamKey;
use matching::{Goal, HallSet, Instance};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Instant;

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    goal: GivenGoal,
    people: Vec<GivenPerson>,
    vacancies: Vec<GivenVacancy>,
    pairs: Vec<[i64; 3]>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum GivenGoal {
    #[default]
    Score,
    Fair,
}

#[derive(Deserialize)]
struct GivenPerson {
    id: Value,
    need: i64,
}

#[derive(Deserialize)]
struct GivenVacancy {
    id: Value,
    limit: i64,
}

/// The answer; ids are given back as they came.
#[derive(Debug, Serialize)]
pub struct AllocationAnswer {
    /// Pairs of ids.
    pub assigned: Vec<[Value; 2]>,
    /// How many.
    pub fill: u64,
    /// Sum of their scores.
    pub score_total: u64,
    /// Upper bound of the fill.
    pub bound_fill: u64,
    /// Upper bound of the total score at maximum fill.
    pub bound_score: u64,
    /// `(bound_score − score_total) / bound_score`.
    pub gap: f64,
    /// Groups that need more than they can reach.
    pub shortages: Vec<AllocationShortage>,
    /// Time taken.
    pub seconds: f64,
}

/// A group of people who together need more than everything they could take.
#[derive(Debug, Serialize)]
pub struct AllocationShortage {
    /// Ids of the people.
    pub people: Vec<Value>,
    /// Ids of every vacancy any of them could take.
    pub vacancies: Vec<Value>,
    /// What they need.
    pub need: u64,
    /// What those vacancies can give them.
    pub capacity: u64,
}

/// Solves an instance given as JSON (`contract`: goal, people, vacancies, pairs by position).
pub fn allocate_json(text: &str) -> Result<AllocationAnswer, Failure> {
    let given: Given =
        serde_json::from_str(text).map_err(|e| Failure::message(format!("the instance: {e}")))?;
    for id in given
        .people
        .iter()
        .map(|p| &p.id)
        .chain(given.vacancies.iter().map(|v| &v.id))
    {
        if !(id.is_string() || id.is_number()) {
            return Err(Failure::message(format!(
                "the instance: id {id} is neither a string nor a number"
            )));
        }
    }
    let started = Instant::now();
    let needs: Vec<i64> = given.people.iter().map(|person| person.need).collect();
    let limits: Vec<i64> = given.vacancies.iter().map(|vacancy| vacancy.limit).collect();
    let pairs = given.pairs.iter().copied();
    let instance =
        Instance::new(&needs, &limits, pairs).map_err(|e| Failure::message(format!("the instance: {e}")))?;
    let goal = match given.goal {
        GivenGoal::Score => Goal::Score,
        GivenGoal::Fair => Goal::Fair { owed: owed() },
    };
    let solved = matching::allocate(&instance, goal);
    let person = |at: u32| given.people[at as usize].id.clone();
    let vacancy = |at: u32| given.vacancies[at as usize].id.clone();
    let shortage = |set: &HallSet| AllocationShortage {
        people: set.people.iter().map(|at| person(*at)).collect(),
        vacancies: set.vacancies.iter().map(|at| vacancy(*at)).collect(),
        need: set.need,
        capacity: set.capacity,
    };
    Ok(AllocationAnswer {
        assigned: solved
            .assigned
            .iter()
            .map(|(p, v)| [person(*p), vacancy(*v)])
            .collect(),
        fill: solved.fill,
        score_total: solved.score_total,
        bound_fill: solved.bound_fill,
        bound_score: solved.bound_score,
        gap: solved.gap,
        shortages: solved.shortages.iter().map(shortage).collect(),
        seconds: started.elapsed().as_secs_f64(),
    })
}

/// What everybody is owed (R32). An abstract instance is of no county and no day: the figure is the latest the program
/// comes with.
fn owed() -> u32 {
    let figures = domain::params::defaults().0;
    let of_key = figures.iter().filter(|row| row.key == ParamKey::LeadsPerYear);
    let latest = of_key.max_by_key(|row| row.valid_from);
    latest.map_or(0, |row| row.value.max(0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_as_they_went_in() {
        let answer = allocate_json(
            r#"{"goal":"fair","people":[{"id":"a","need":2},{"id":7,"need":2}],"vacancies":[{"id":1,"limit":1},{"id":"x","limit":1}],
                "pairs":[[0,0,900],[1,0,950],[1,1,10]]}"#,
        )
        .unwrap();
        assert_eq!(answer.fill, 2);
        assert_eq!(answer.score_total, 910);
        let pairs: Vec<String> = answer
            .assigned
            .iter()
            .map(|p| format!("{}-{}", p[0], p[1]))
            .collect();
        assert_eq!(pairs, ["\"a\"-1", "7-\"x\""]);
    }

    #[test]
    fn without_a_goal_the_total_score_decides_among_full_allocations() {
        let people = r#""people":[{"id":"a","need":2},{"id":"b","need":2}]"#;
        let rest =
            r#""vacancies":[{"id":1,"limit":1},{"id":2,"limit":1}],"pairs":[[0,0,900],[1,0,950],[1,1,10]]"#;
        let solved = |goal: &str| allocate_json(&format!("{{{goal}{people},{rest}}}")).unwrap();
        let (score, fair) = (solved(""), solved(r#""goal":"fair","#));
        assert_eq!((score.fill, score.score_total, score.bound_score), (2, 960, 960));
        assert_eq!((fair.fill, fair.score_total), (2, 910));
    }

    #[test]
    fn bad_instances_say_what_is_wrong() {
        let told = |text: &str| allocate_json(text).unwrap_err().to_string();
        assert!(told("{").contains("the instance"));
        assert!(told(r#"{"people":[{"id":"a","need":-1}],"vacancies":[],"pairs":[]}"#).contains("need"));
        assert!(told(r#"{"people":[{"id":null,"need":1}],"vacancies":[],"pairs":[]}"#).contains("neither"));
        let outside = r#"{"people":[{"id":"a","need":1}],"vacancies":[],"pairs":[[0,0,1]]}"#;
        assert!(told(outside).contains("no vacancy 0"));
    }
}
