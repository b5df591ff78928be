//! What people wish to learn, by township and trade.

use super::{Reach, running, seeing};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::person::{Category, Person};
use domain::ports::{NeedGroup, NeedList};
use domain::refusal::Refusal;
use domain::trade::TradeSet;
use domain::training_class::{ClassState, POOR, TrainingClass};
use domain::values::{AreaCode, AreaLevel};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{Connection, NeedKept};

/// People of a township with a wish, and when one of them said so last.
#[derive(Default)]
struct Group {
    people: BTreeSet<PersonId>,
    latest: NaiveDate,
}

impl Services {
    pub(super) async fn needs_in(&self, who: &Actor, area: Option<AreaCode>) -> Result<NeedList, Failure> {
        let Reach::Office(scope) = seeing(who)? else {
            return Err(Refusal::NotAllowed.into());
        };
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let mut db = self.db.read().await?;
        let needs = db.list_training_needs_in(scope.area).await?;
        let people = people_of(&mut db, &needs).await?;
        let classes = db.list_training_classes_in(scope.area).await?;
        let met = met(&mut db, &people).await?;
        drop(db);
        let mut groups: BTreeMap<(AreaCode, String), Group> = BTreeMap::new();
        for need in needs {
            let Some(person) = people.get(&need.person) else {
                continue;
            };
            let seen = scope.covers(person.living_area, person.categories);
            let topic = topic_of(&need.topic);
            if !seen || met.get(&need.person).is_some_and(|of| of.contains(&topic)) {
                continue;
            }
            let town = person
                .living_area
                .at(AreaLevel::Town)
                .unwrap_or(person.living_area);
            let group = groups.entry((town, topic)).or_default();
            group.people.insert(need.person);
            group.latest = group.latest.max(need.on);
        }
        let everybody: BTreeSet<PersonId> = groups
            .values()
            .flat_map(|one| one.people.iter().copied())
            .collect();
        let book = self.area_book().await?;
        let mut groups: Vec<NeedGroup> = groups
            .into_iter()
            .map(|((town, topic), group)| {
                let count = |has: &dyn Fn(&Person) -> bool| {
                    let of = group.people.iter().filter_map(|id| people.get(id));
                    of.filter(|person| has(person)).count() as u32
                };
                NeedGroup {
                    town: book.reference(town),
                    people: group.people.len() as u32,
                    disabled: count(&|one| one.categories.has(Category::PersonWithDisability)),
                    poor: count(&|one| one.categories.meets(POOR)),
                    land_loss: count(&|one| one.categories.has(Category::LandLossFarmer)),
                    latest: group.latest,
                    classes: classes
                        .iter()
                        .filter(|class| teaches(class, town, &topic))
                        .count() as u32,
                    topic,
                }
            })
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.people));
        Ok(NeedList {
            groups,
            people: everybody.len() as u32,
            area: scope.area.map(|code| book.reference(code)),
            may_plan: running(who).is_ok(),
        })
    }
}

async fn people_of(db: &mut Connection, needs: &[NeedKept]) -> Result<HashMap<PersonId, Person>, Failure> {
    let mut ids: Vec<PersonId> = needs.iter().map(|need| need.person).collect();
    ids.dedup();
    let people = db.list_people(&ids).await?;
    Ok(people.into_iter().map(|person| (person.id, person)).collect())
}

/// What people learn already, or have learned.
async fn met(
    db: &mut Connection,
    people: &HashMap<PersonId, Person>,
) -> Result<HashMap<PersonId, BTreeSet<String>>, Failure> {
    let ids: Vec<PersonId> = people.keys().copied().collect();
    let places = db.list_enrolments_of(&ids).await?;
    let mut classes: Vec<_> = places.iter().map(|one| one.class).collect();
    classes.sort_unstable();
    classes.dedup();
    let classes = db.list_training_classes(&classes).await?;
    let topics: HashMap<_, _> = classes
        .iter()
        .map(|one| (one.id, topics_of(&one.plan.name)))
        .collect();
    let mut met: HashMap<PersonId, BTreeSet<String>> = HashMap::new();
    for place in places.iter().filter(|one| one.state.is_live()) {
        let learned = topics.get(&place.class).into_iter().flatten().cloned();
        met.entry(place.person).or_default().extend(learned);
    }
    Ok(met)
}

/// The name of the trade a wish is about; what was said, where it is of none.
pub(super) fn topic_of(said: &str) -> String {
    let trade = TradeSet::of(said).trades().next();
    trade.map_or_else(|| said.trim().to_owned(), |trade| trade.zh.to_owned())
}

/// Every trade a class teaches, and its name.
fn topics_of(name: &str) -> BTreeSet<String> {
    let trades = TradeSet::of(name).trades().map(|trade| trade.zh.to_owned());
    trades.chain([name.to_owned()]).collect()
}

/// Whether a class that goes on or is planned teaches it there.
fn teaches(class: &TrainingClass, town: AreaCode, topic: &str) -> bool {
    let goes_on = matches!(
        class.state,
        ClassState::Planned | ClassState::Returned { .. } | ClassState::Open
    );
    goes_on && town.contains(class.plan.area) && topics_of(&class.plan.name).contains(topic)
}
