//! The list of the day, from the pack: by village and household, what presses most first.

use crate::ports::{Pack, PackHousehold, PackPerson, PackTask};
use crate::values::AreaCode;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A person with what is to be done, most pressing first.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine<'a> {
    /// The person.
    pub person: &'a PackPerson,
    /// What is to be done now.
    pub tasks: Vec<&'a PackTask>,
}

/// A household with its people.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseLine<'a> {
    /// The household; `None` for people of none.
    pub household: Option<&'a PackHousehold>,
    /// The people.
    pub people: Vec<PersonLine<'a>>,
}

/// A village with its households.
#[derive(Clone, Debug, PartialEq)]
pub struct VillageLine<'a> {
    /// Its code.
    pub area: AreaCode,
    /// Its name.
    pub name: &'a str,
    /// The households, most pressing first.
    pub houses: Vec<HouseLine<'a>>,
}

/// What presses more is smaller: what should have been done before, then the day, then the kind.
type Press = (bool, NaiveDate, u8);

/// Everybody about whom something is to be done on a day. Households that are left in peace are not visited.
pub fn to_do(pack: &Pack, day: NaiveDate) -> Vec<VillageLine<'_>> {
    let muted = |person: &PackPerson| household(pack, person).is_some_and(|home| home.muted.is_some());
    let lines = lines(pack, day);
    grouped(
        pack,
        lines.filter(|line| !line.tasks.is_empty() && !muted(line.person)),
        day,
    )
}

/// Everybody in the pack whose name, number or address holds some words.
pub fn everybody<'a>(pack: &'a Pack, words: &str, day: NaiveDate) -> Vec<VillageLine<'a>> {
    let words = words.trim();
    let holds = |person: &PackPerson| {
        person.name.contains(words) || person.no.contains(words) || person.address.contains(words)
    };
    grouped(pack, lines(pack, day).filter(|line| holds(line.person)), day)
}

/// Each person with what may be done about them on a day.
pub fn lines(pack: &Pack, day: NaiveDate) -> impl Iterator<Item = PersonLine<'_>> {
    pack.people.iter().map(move |person| {
        let mut tasks: Vec<&PackTask> = person
            .tasks
            .iter()
            .filter(|task| task.window.start <= day)
            .collect();
        tasks.sort_by_key(|task| (press(task, day), task.id));
        PersonLine { person, tasks }
    })
}

fn press(task: &PackTask, day: NaiveDate) -> Press {
    (task.window.due >= day, task.window.due, task.kind.weight())
}

fn grouped<'a>(
    pack: &'a Pack,
    lines: impl Iterator<Item = PersonLine<'a>>,
    day: NaiveDate,
) -> Vec<VillageLine<'a>> {
    let mut villages: BTreeMap<AreaCode, BTreeMap<String, HouseLine<'a>>> = BTreeMap::new();
    for line in lines {
        let home = household(pack, line.person);
        let key = home.map_or_else(|| line.person.id.to_string(), |home| home.id.to_string());
        let house = villages
            .entry(line.person.area)
            .or_default()
            .entry(key)
            .or_insert(HouseLine {
                household: home,
                people: Vec::new(),
            });
        house.people.push(line);
    }
    let first = |line: &PersonLine<'_>| line.tasks.first().map(|task| press(task, day));
    let last: Press = (true, NaiveDate::MAX, u8::MAX);
    villages
        .into_iter()
        .map(|(area, houses)| {
            let mut houses: Vec<HouseLine<'a>> = houses.into_values().collect();
            for house in &mut houses {
                house.people.sort_by_key(|line| first(line).unwrap_or(last));
            }
            houses.sort_by_key(|house| house.people.first().and_then(first).unwrap_or(last));
            let name = pack.areas.iter().find(|known| known.code == area);
            VillageLine {
                area,
                name: name.map_or("", |known| known.name.as_str()),
                houses,
            }
        })
        .collect()
}

fn household<'a>(pack: &'a Pack, person: &PackPerson) -> Option<&'a PackHousehold> {
    let id = person.household?;
    pack.households.iter().find(|home| home.id == id)
}
