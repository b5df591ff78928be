//! A list of a department in the demo county that waits for an officer, with a row of every kind.

use super::COUNTY;
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::ListId;
use domain::list::Register;
use domain::person::{Category, Person};
use domain::ports::{ListUpload, Lists as _};
use domain::values::{AreaCode, AreaLevel, DisabilityCertificateNo, ResidentId};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// People with a certificate whom the list says something else of, and whom it leaves out.
const CHANGED: usize = 3;
const MISSING: usize = 2;

/// People with a certificate that a place needs for it.
const ENOUGH: usize = 9;

/// Names of people who are not registered.
const STRANGERS: [&str; 3] = ["欧阳晓云", "司徒家明", "阿依古丽·买买提"];

/// Sequence numbers of people who are not registered; the demo's own end below.
const NOBODY: u16 = 980;

impl Services {
    /// Has the disability register of a village compared: rows that say what is on file, that say something else, somebody
    /// new, somebody who looks like somebody, and faults; two are missing. `None` where no place has people enough for it.
    pub async fn load_demo_list(&self) -> Result<Option<ListId>, Failure> {
        let area = AreaCode::parse(COUNTY).map_err(|e| Failure::message(e.to_string()))?;
        let people = self.db.list_people_in_area(Some(area)).await?;
        let here: Vec<&Person> = people.iter().filter(|person| person.left.is_none()).collect();
        let Some((place, holders)) = place_with_holders(&here) else {
            return Ok(None);
        };
        let resembled = here
            .iter()
            .find(|person| place.contains(person.living_area) && certificate(person).is_none());
        let Some(resembled) = resembled else {
            return Ok(None);
        };
        let upload = ListUpload {
            register: Register::Disability,
            source: "青禾县残疾人联合会".to_owned(),
            listed_on: self.clock.today(),
            area: place,
            file_name: "持证残疾人名册.csv".to_owned(),
            file: table(&holders[..holders.len() - MISSING], resembled).into_bytes(),
        };
        let id = self.upload(&Actor::Operator, upload).await?;
        self.work_on_lists().await?;
        Ok(Some(id))
    }
}

/// The first village, or else the first town, with enough people who have a certificate.
fn place_with_holders<'a>(people: &[&'a Person]) -> Option<(AreaCode, Vec<&'a Person>)> {
    [AreaLevel::Village, AreaLevel::Town]
        .into_iter()
        .find_map(|level| {
            let mut places: BTreeMap<AreaCode, Vec<&Person>> = BTreeMap::new();
            for person in people.iter().filter(|person| certificate(person).is_some()) {
                if let Some(place) = person.living_area.at(level) {
                    places.entry(place).or_default().push(person);
                }
            }
            places.into_iter().find(|(_, holders)| holders.len() >= ENOUGH)
        })
}

fn certificate(person: &Person) -> Option<DisabilityCertificateNo> {
    person
        .disability_certificate
        .filter(|_| person.categories.has(Category::PersonWithDisability))
}

fn table(holders: &[&Person], resembled: &Person) -> String {
    let mut text = "姓名,身份证号,残疾证号,现住址,文化程度,评定机构\n".to_owned();
    let mut row = |name: &str, id: &str, kind: &str, home: &str, school: &str| {
        let written = writeln!(text, "{name},{id},{id}{kind},{home},{school},县医院");
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    };
    let number = |person: &Person| String::from(person.resident_id);
    let kind = |person: &Person| {
        let full = certificate(person).map(String::from).unwrap_or_default();
        full.get(18..).unwrap_or_default().to_owned()
    };
    for person in &holders[CHANGED..] {
        row(
            &person.name,
            &number(person),
            &kind(person),
            &person.living_area.to_string(),
            "",
        );
    }
    for person in &holders[..CHANGED] {
        row(
            &person.name,
            &number(person),
            &kind(person),
            &person.living_area.to_string(),
            "大专",
        );
    }
    let home = resembled.living_area.to_string();
    for (position, name) in STRANGERS.iter().enumerate() {
        let id = stranger(holders[0], NOBODY + position as u16);
        row(name, &id, "43", &home, "初中");
    }
    let alike = stranger(resembled, NOBODY + 9);
    row(&resembled.name, &alike, "44", &home, "");
    let cut = "3.30599E+17";
    row("周小兰", cut, "43", &home, "");
    row("吴大海", &stranger(holders[0], NOBODY + 10), "43", "不知道村", "");
    text
}

/// A number of somebody who is not there, born on the same day.
fn stranger(like: &Person, sequence: u16) -> String {
    ResidentId::compose(990_000, like.birth(), sequence).map_or_else(|_| String::new(), String::from)
}
