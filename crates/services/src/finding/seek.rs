//! Whom somebody means: from what was typed to people, the likeliest first.

use crate::{AreaBook, Failure, Services};
use domain::finding::Sought;
use domain::ids::PersonId;
use domain::values::{AreaCode, AreaLevel};
use search::plain_name;
use std::collections::HashSet;
use store::Connection;

/// People looked at for one search. Whoever is not among them is found by one more letter.
pub(super) const MOST: u32 = 200;
/// Places looked at for one word.
const PLACES: usize = 8;

/// Whom a search means.
#[derive(Default)]
pub(super) struct Meant {
    /// The people, the likeliest first, each once.
    pub people: Vec<PersonId>,
    /// Whether there may be more of them.
    pub more: bool,
}

impl Services {
    /// Whom in an area a text means; people of other areas may be among them.
    pub(super) async fn seek(&self, text: &str, area: Option<AreaCode>) -> Result<Meant, Failure> {
        let book = self.area_book().await?;
        let mut read = self.db.read().await?;
        let mut found: Vec<PersonId> = Vec::new();
        let words = Sought::read(text);
        match words.as_slice() {
            [Sought::Number(id)] => {
                found.extend(read.find_person_by_resident_id(*id).await?.map(|one| one.id));
            }
            [Sought::Phone(phone)] => {
                found.extend(read.list_people_by_phone(phone).await?.iter().map(|one| one.id));
            }
            [Sought::No(no)] => found.extend(read.find_person_by_no(no).await?.map(|one| one.id)),
            [Sought::Tail(tail)] => {
                found.extend(
                    read.list_people_by_resident_tail(tail, area)
                        .await?
                        .iter()
                        .map(|one| one.id),
                );
                found.extend(read.find_person_by_no(tail).await?.map(|one| one.id));
            }
            words => found = by_words(&mut read, &book, words, area).await?,
        }
        let more = found.len() >= MOST as usize;
        let mut seen = HashSet::new();
        found.retain(|id| seen.insert(*id));
        Ok(Meant { people: found, more })
    }
}

/// People by name, place, or both: 柳树 王.
async fn by_words(
    read: &mut Connection,
    book: &AreaBook,
    words: &[Sought],
    area: Option<AreaCode>,
) -> Result<Vec<PersonId>, Failure> {
    let names: Vec<&str> = words
        .iter()
        .filter_map(|word| {
            if let Sought::Name(name) = word {
                Some(name.as_str())
            } else {
                None
            }
        })
        .collect();
    let whole = plain_name(&names.concat());
    let mut found = by_name(read, book, &whole, area).await?;
    for (position, word) in names.iter().enumerate() {
        let others = [&names[..position], &names[position + 1..]].concat();
        let rest = plain_name(&others.concat());
        for place in places(book, word, area) {
            if found.len() >= MOST as usize {
                return Ok(found);
            }
            if rest.is_empty() {
                found.extend(in_place(read, place).await?);
            } else {
                found.extend(by_name(read, book, &rest, Some(place)).await?);
            }
        }
    }
    Ok(found)
}

/// Places of that name in the area.
fn places(book: &AreaBook, name: &str, area: Option<AreaCode>) -> Vec<AreaCode> {
    let is_here = |place: &AreaCode| area.is_none_or(|area| area.contains(*place));
    book.named_within(name, area)
        .into_iter()
        .filter(|place| is_here(place) && place.level() >= AreaLevel::Town)
        .take(PLACES)
        .collect()
}

async fn by_name(
    read: &mut Connection,
    book: &AreaBook,
    name: &str,
    area: Option<AreaCode>,
) -> Result<Vec<PersonId>, Failure> {
    if name.is_empty() {
        return Ok(Vec::new());
    }
    Ok(match area.filter(|area| area.level() >= AreaLevel::Town) {
        Some(area) => {
            let homes: Vec<AreaCode> = book.homes_in(area).collect();
            read.list_people_by_key_in(name, &homes, MOST).await?
        }
        None => read.list_people_by_key(name, area, MOST).await?,
    })
}

async fn in_place(read: &mut Connection, place: AreaCode) -> Result<Vec<PersonId>, Failure> {
    let people = read.list_people_page(Some(place), 0, MOST).await?;
    Ok(people.into_iter().map(|person| person.id).collect())
}
