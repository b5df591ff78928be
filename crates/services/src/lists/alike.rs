//! Files that a row without one may be of. The rows are laid out by township, year of birth and the spellings of their
//! names; then everybody who lives there walks past once.

use super::preview::best;
use crate::Failure;
use chrono::Datelike;
use domain::ids::PersonId;
use domain::list::{Candidate, Said};
use domain::look_alike::{NameKey, name_likeness};
use domain::values::{AreaCode, AreaLevel};
use search::name_key;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{Connection, PersonName};

/// Places whose people walk past at once.
const PORTION: usize = 4;

/// Township and year of birth.
type Bucket = (AreaCode, i32);

/// Rows by how their names are spelt.
#[derive(Default)]
pub(super) struct Names {
    rows: Vec<(usize, NameKey)>,
    buckets: HashMap<Bucket, HashMap<String, Vec<usize>>>,
}

impl Names {
    /// Lays a row out.
    pub fn add(&mut self, position: usize, said: &Said, area: AreaCode) {
        let key = name_key(&said.name);
        let bucket = self
            .buckets
            .entry(bucket(area, said.resident_id.birth()))
            .or_default();
        for spelling in laid_out(&key) {
            bucket.entry(spelling).or_default().push(self.rows.len());
        }
        self.rows.push((position, key));
    }

    /// Lets everybody walk past who lives where the rows are from, in two halves at once: while one half is compared, the
    /// other is read. Whoever is on the list is not taken for somebody else of it.
    pub async fn look(
        &self,
        one: &mut Connection,
        other: &mut Connection,
        on_list: &HashSet<PersonId>,
    ) -> Result<HashMap<usize, Vec<Candidate>>, Failure> {
        let mut places = Vec::new();
        for area in self.areas() {
            places.extend(one.list_living_areas(area).await?);
        }
        let (first, second) = places.split_at(places.len() / 2);
        let (mut found, rest) = tokio::try_join!(
            self.walk_through(one, first, on_list),
            self.walk_through(other, second, on_list)
        )?;
        for (position, mut all) in rest {
            found.entry(position).or_default().append(&mut all);
        }
        let strongest = |(position, all)| (position, best(all));
        Ok(found.into_iter().map(strongest).collect())
    }

    /// Where the rows are from; none of these areas lies in another.
    fn areas(&self) -> Vec<AreaCode> {
        let all: BTreeSet<AreaCode> = self.buckets.keys().map(|(area, _)| *area).collect();
        let is_apart = |area: &&AreaCode| !all.iter().any(|other| other != *area && other.contains(**area));
        all.iter().filter(is_apart).copied().collect()
    }

    async fn walk_through(
        &self,
        db: &mut Connection,
        places: &[AreaCode],
        on_list: &HashSet<PersonId>,
    ) -> Result<HashMap<usize, Vec<Candidate>>, Failure> {
        let mut found = HashMap::new();
        for portion in places.chunks(PORTION) {
            for person in &db.list_names_at(portion).await? {
                if !on_list.contains(&person.id) {
                    self.compare(person, &mut found);
                }
            }
            tokio::task::yield_now().await;
        }
        Ok(found)
    }

    /// Finds the rows somebody may be meant by.
    fn compare(&self, person: &PersonName, found: &mut HashMap<usize, Vec<Candidate>>) {
        let Some(rows) = self.buckets.get(&bucket(person.area, person.birth)) else {
            return;
        };
        let key = name_key(&person.name);
        for row in looked_up(&key, rows) {
            let (position, name) = &self.rows[row];
            if let Some(likeness) = name_likeness(name, &key) {
                let person = person.id;
                found
                    .entry(*position)
                    .or_default()
                    .push(Candidate { person, likeness });
            }
        }
    }
}

fn bucket(area: AreaCode, birth: chrono::NaiveDate) -> Bucket {
    (area.at(AreaLevel::Town).unwrap_or(area), birth.year())
}

/// Every spelling a row is found by: the name, its pinyin, and the name with one character unknown or missing.
fn laid_out(key: &NameKey) -> HashSet<String> {
    let mut all = spellings(key);
    all.extend(without_one(&key.plain).map(|name| format!("-{name}")));
    all
}

/// The rows that names like this one may be of.
fn looked_up(key: &NameKey, rows: &HashMap<String, Vec<usize>>) -> HashSet<usize> {
    let mut all = spellings(key);
    // The row's name may be one character longer than this one, or one shorter.
    all.insert(format!("-{}", key.plain));
    all.extend(without_one(&key.plain).map(|name| format!("={name}")));
    all.iter()
        .filter_map(|spelling| rows.get(spelling))
        .flatten()
        .copied()
        .collect()
}

fn spellings(key: &NameKey) -> HashSet<String> {
    let mut all: HashSet<String> = key.spelt.iter().map(|spelt| format!("~{spelt}")).collect();
    all.insert(format!("={}", key.plain));
    let count = key.plain.chars().count();
    for unknown in (0..count).filter(|_| count > 2) {
        let pattern = key.plain.chars().enumerate();
        all.insert(
            pattern
                .map(|(at, c)| if at == unknown { '?' } else { c })
                .collect(),
        );
    }
    all
}

/// A name with each of its characters left out in turn; two must stay.
fn without_one(name: &str) -> impl Iterator<Item = String> + '_ {
    let count = name.chars().count();
    (0..count).filter(move |_| count > 2).map(move |missing| {
        let kept = name.chars().enumerate().filter(|(at, _)| *at != missing);
        kept.map(|(_, c)| c).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::look_alike::name_likeness;

    /// Two rows are found by each other exactly where their names are alike.
    #[test]
    fn whoever_is_alike_is_looked_up() {
        let names = [
            "王小明",
            "王晓明",
            "王小民",
            "王明",
            "王小",
            "张伟",
            "张强",
            "欧阳小明",
            "欧阳晓明",
            "阿依古丽·买买提",
            "李",
            "王大明",
            "王小明明",
            "章伟",
        ];
        for one in names {
            let mut rows: HashMap<String, Vec<usize>> = HashMap::new();
            for spelling in laid_out(&name_key(one)) {
                rows.entry(spelling).or_default().push(7);
            }
            for other in names {
                let alike = name_likeness(&name_key(one), &name_key(other)).is_some();
                let found = !looked_up(&name_key(other), &rows).is_empty();
                assert!(!alike || found, "{one} and {other} are alike and not found");
            }
        }
    }
}
