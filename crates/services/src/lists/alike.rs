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
        let row = self.rows.len();
        laid_out(&key, &mut |spelling| {
            let rows = bucket.entry(spelling.to_owned()).or_default();
            // Two readings of a name may be spelt alike.
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        });
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

/// Tells every spelling a row is found by: the name, its pinyin, and the name with one character unknown or missing.
fn laid_out(key: &NameKey, told: &mut impl FnMut(&str)) {
    let mut word = String::new();
    spell(key, &mut word, told);
    let plain: Vec<char> = key.plain.chars().collect();
    without_one(&plain, '-', &mut word, told);
}

/// The rows that names like this one may be of, each once.
fn looked_up(key: &NameKey, rows: &HashMap<String, Vec<usize>>) -> Vec<usize> {
    let mut all = Vec::new();
    let mut look = |spelling: &str| all.extend(rows.get(spelling).into_iter().flatten());
    let mut word = String::new();
    spell(key, &mut word, &mut look);
    // The row's name may be one character longer than this one, or one shorter.
    tell('-', key.plain.chars(), &mut word, &mut look);
    let plain: Vec<char> = key.plain.chars().collect();
    without_one(&plain, '=', &mut word, &mut look);
    all.sort_unstable();
    all.dedup();
    all
}

/// Tells what rows and people are both spelt by. A million people walk past: the spellings share one word.
fn spell(key: &NameKey, word: &mut String, told: &mut impl FnMut(&str)) {
    for spelt in &key.spelt {
        tell('~', spelt.chars(), word, told);
    }
    tell('=', key.plain.chars(), word, told);
    let count = key.plain.chars().count();
    for unknown in (0..count).filter(|_| count > 2) {
        let pattern = key.plain.chars().enumerate();
        tell(
            '_',
            pattern.map(|(at, c)| if at == unknown { '?' } else { c }),
            word,
            told,
        );
    }
}

/// Tells a name with each of its characters left out in turn; two must stay.
fn without_one(plain: &[char], mark: char, word: &mut String, told: &mut impl FnMut(&str)) {
    for missing in (0..plain.len()).filter(|_| plain.len() > 2) {
        let kept = plain.iter().enumerate().filter(|(at, _)| *at != missing);
        tell(mark, kept.map(|(_, c)| *c), word, told);
    }
}

fn tell(mark: char, letters: impl Iterator<Item = char>, word: &mut String, told: &mut impl FnMut(&str)) {
    word.clear();
    word.push(mark);
    word.extend(letters);
    told(word);
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
            laid_out(&name_key(one), &mut |spelling| {
                rows.entry(spelling.to_owned()).or_default().push(7);
            });
            for other in names {
                let alike = name_likeness(&name_key(one), &name_key(other)).is_some();
                let found = !looked_up(&name_key(other), &rows).is_empty();
                assert!(!alike || found, "{one} and {other} are alike and not found");
            }
        }
    }
}
