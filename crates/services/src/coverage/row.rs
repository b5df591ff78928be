//! Lines of the coverage table and of lists of people.

use super::Year;
use crate::AreaBook;
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::day_in_shanghai;
use domain::ids::PersonId;
use domain::lead::{Answer, Lead, LeadState, Pace};
use domain::person::{EmploymentStatus, Person};
use domain::ports::{CoverageRow, PersonLine};
use domain::rules::lead::pace;
use domain::values::dates::age_on;
use domain::values::{AreaCode, AreaLevel};
use std::collections::{BTreeMap, HashMap};
use store::{LeadTotals, PersonLeads, PersonSketch};

/// Counts one person into a line.
///
/// Who is at work by a placement stays due and is counted with the leads they got; but nothing is owed to them meanwhile: they
/// are shown apart (R32, RP02), lack nothing and are behind no pace.
pub fn add_person(
    row: &mut CoverageRow,
    person: &Person,
    (count, placed): (Option<PersonLeads>, bool),
    year: &Year,
) {
    let counted = count.map_or(0, |count| count.counted);
    row.due += 1;
    match counted {
        0 => row.leads_0 += 1,
        1..=2 => row.leads_1_2 += 1,
        3..=4 => row.leads_3_4 += 1,
        _ => row.leads_5_up += 1,
    }
    row.planned += count.map_or(0, |count| count.planned);
    if !placed {
        row.shortfall += year.owed.saturating_sub(counted);
        match pace(counted, year.due_by_now) {
            Pace::OnPace => {}
            Pace::Amber => row.amber += 1,
            Pace::Red => row.red += 1,
        }
    }
    let works = matches!(
        person.employment_status,
        Some(EmploymentStatus::Employed | EmploymentStatus::Flexible | EmploymentStatus::SelfEmployed)
    );
    row.placed += u32::from(works || placed);
}

/// Adds the sums of an area to a line.
pub fn add_totals(row: &mut CoverageRow, totals: &LeadTotals) {
    for (channel, count) in &totals.channels {
        match row.by_channel.iter_mut().find(|(code, _)| code == channel.code()) {
            Some((_, sum)) => *sum += count,
            None => row.by_channel.push((channel.code().to_owned(), *count)),
        }
    }
    row.interested += totals.interested;
    row.hired += totals.hired;
}

/// The sums of these people's leads alone, as [`store::Connection::list_lead_totals`] gives those of everybody.
pub fn totals_of(
    people: &[Person],
    leads: &[Lead],
    level: AreaLevel,
    year: i32,
    as_of: NaiveDate,
) -> Vec<LeadTotals> {
    let homes: HashMap<PersonId, AreaCode> = people
        .iter()
        .map(|person| {
            (
                person.id,
                person.living_area.at(level).unwrap_or(person.living_area),
            )
        })
        .collect();
    let mut totals: BTreeMap<AreaCode, LeadTotals> = BTreeMap::new();
    for lead in leads {
        let counted = lead
            .state
            .delivery()
            .filter(|delivery| delivery.counts_in() == Some(year) && day_in_shanghai(delivery.at) <= as_of);
        let (Some(delivery), Some(area)) = (counted, homes.get(&lead.person)) else {
            continue;
        };
        let sum = totals.entry(*area).or_insert_with(|| LeadTotals {
            area: *area,
            channels: Vec::new(),
            interested: 0,
            hired: 0,
        });
        match sum
            .channels
            .iter_mut()
            .find(|(channel, _)| *channel == delivery.channel)
        {
            Some((_, count)) => *count += 1,
            None => sum.channels.push((delivery.channel, 1)),
        }
        let is_by_then = |at: &DateTime<Utc>| day_in_shanghai(*at) <= as_of;
        match &lead.state {
            LeadState::Answered {
                answer: Answer::Interested | Answer::CallMe,
                at,
                ..
            } => sum.interested += u32::from(is_by_then(at)),
            LeadState::Hired { at, .. } => sum.hired += u32::from(is_by_then(at)),
            _ => {}
        }
    }
    totals.into_values().collect()
}

/// The latest answer of each person.
pub fn latest_answers(leads: &[Lead]) -> HashMap<PersonId, Answer> {
    let mut latest: HashMap<PersonId, (chrono::DateTime<chrono::Utc>, Answer)> = HashMap::new();
    for lead in leads {
        if let domain::lead::LeadState::Answered { answer, at, .. } = &lead.state {
            let known = latest.entry(lead.person).or_insert((*at, *answer));
            if *at >= known.0 {
                *known = (*at, *answer);
            }
        }
    }
    latest
        .into_iter()
        .map(|(person, (_, answer))| (person, answer))
        .collect()
}

/// One person in a list.
pub fn person_line(
    person: &Person,
    (count, placed): (Option<PersonLeads>, bool),
    answer: Option<Answer>,
    book: &AreaBook,
    today: NaiveDate,
    year: &Year,
) -> PersonLine {
    let sketch = PersonSketch {
        id: person.id,
        no: person.no.clone(),
        name: person.name.clone(),
        living_area: person.living_area,
        due: person.due_facts(),
        employment_status: person.employment_status,
        functions: person.functions,
        owner: None,
    };
    sketch_line(&sketch, (count, placed), answer, book, today, year)
}

/// The same, of what lists know. Who is at work by a placement is behind no pace.
pub fn sketch_line(
    person: &PersonSketch,
    (count, placed): (Option<PersonLeads>, bool),
    answer: Option<Answer>,
    book: &AreaBook,
    today: NaiveDate,
    year: &Year,
) -> PersonLine {
    let counted = count.map_or(0, |count| count.counted);
    PersonLine {
        id: person.id,
        no: person.no.clone(),
        name: person.name.clone(),
        area: book.reference(person.living_area),
        age: age_on(person.due.birth, today),
        categories: person.due.categories.iter().collect(),
        counted,
        planned: count.map_or(0, |count| count.planned),
        answer,
        pace: if placed {
            Pace::OnPace
        } else {
            pace(counted, year.due_by_now)
        },
    }
}
