//! A handful of files that look alike, as every register has them: people entered twice by a slip of the finger, twins who
//! really are two, and namesakes of one village.

use domain::person::Person;
use domain::values::{ResidentId, Sex};
use std::collections::HashSet;

/// Counties of fewer people have none.
const FROM: usize = 500;

/// How the number of the second file follows from that of the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// The same person: a digit of the order was mistaken.
    Slip,
    /// A brother or sister of the same day.
    Twin,
    /// Somebody else, born in the same year.
    Namesake,
}

/// Names of the first and the second file.
const PAIRS: [(&str, &str, Sex, Number); 5] = [
    ("陈秀兰", "陈秀兰", Sex::Female, Number::Slip),
    ("沈玉英", "沈玉瑛", Sex::Female, Number::Slip),
    ("古丽·买买提", "古丽买买提", Sex::Female, Number::Slip),
    ("周金龙", "周金虎", Sex::Male, Number::Twin),
    ("王建国", "王建国", Sex::Male, Number::Namesake),
];

/// Makes pairs of people who are there anyway. Nobody is added, and everybody keeps what does not tell who they are.
pub(super) fn planted(mut people: Vec<Person>) -> Vec<Person> {
    if people.len() < FROM {
        return people;
    }
    let mut taken: HashSet<ResidentId> = people.iter().map(|person| person.resident_id).collect();
    let mut used = HashSet::new();
    for (name, other_name, sex, number) in PAIRS {
        let Some((first, second)) = choose(&people, &used, sex) else {
            continue;
        };
        let Some(id) = number_of_second(people[first].resident_id, number, &taken) else {
            continue;
        };
        used.extend([first, second]);
        taken.insert(id);
        name.clone_into(&mut people[first].name);
        let (home, hukou) = (people[first].living_area, people[first].hukou_area);
        let phone = people[first].phone.clone();
        let other = &mut people[second];
        other_name.clone_into(&mut other.name);
        other.resident_id = id;
        (other.living_area, other.hukou_area) = (home, hukou);
        if number != Number::Namesake {
            other.phone = phone;
        }
    }
    people
}

/// Two people of nearly one age without a certificate that names their number.
fn choose(people: &[Person], used: &HashSet<usize>, sex: Sex) -> Option<(usize, usize)> {
    let fits = |position: &usize| {
        let person = &people[*position];
        !used.contains(position)
            && person.disability_certificate.is_none()
            && person.left.is_none()
            && person.resident_id.sex() == sex
    };
    let mut free = (0..people.len()).filter(fits);
    let first = free.by_ref().find(|position| people[*position].phone.is_some())?;
    let near = |position: &usize| {
        let days = (people[*position].birth() - people[first].birth()).num_days();
        days.abs() <= 700
    };
    let second = free.find(near)?;
    Some((first, second))
}

fn number_of_second(first: ResidentId, number: Number, taken: &HashSet<ResidentId>) -> Option<ResidentId> {
    let text = String::from(first);
    let area: u32 = text[..6].parse().ok()?;
    let order: u16 = text[14..17].parse().ok()?;
    let birth = first.birth();
    let candidates: Vec<ResidentId> = match number {
        // The first digit of the three: the last one says whether it is a man or a woman.
        Number::Slip => (1..10)
            .filter_map(|step| ResidentId::compose(area, birth, (order + 100 * step) % 1000).ok())
            .collect(),
        Number::Twin => (1..10)
            .filter_map(|step| ResidentId::compose(area, birth, (order + 2 * step) % 1000).ok())
            .collect(),
        Number::Namesake => (1..60)
            .map(|days| birth + chrono::Days::new(days))
            .filter(|day| chrono::Datelike::year(day) == chrono::Datelike::year(&birth))
            .filter_map(|day| ResidentId::compose(area, day, order).ok())
            .collect(),
    };
    candidates.into_iter().find(|id| !taken.contains(id))
}
