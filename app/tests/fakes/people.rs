//! Made-up answers about lists of people.

use super::Fake;
use super::records::{area, id, line};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::finding::Whose;
use domain::ids::{AccountId, PersonId};
use domain::look_alike::{Likeness, LookAlike};
use domain::ports::{Answered, Caretaker, Finding, FoundPerson, NewPerson, PeopleFound, PeopleQuery};

#[async_trait]
impl Finding for Fake {
    async fn remember(&self, _: &Actor, _: &str) -> Answered<String> {
        self.allow()?;
        Ok("mark".to_owned())
    }

    async fn find(&self, _: &Actor, query: &PeopleQuery) -> Answered<PeopleFound> {
        self.allow()?;
        let found = FoundPerson {
            line: line(),
            due: true,
            owner: Some("liu".to_owned()),
        };
        let people = if self.empty { Vec::new() } else { vec![found; 3] };
        let known = query.found.as_deref() == Some("mark");
        Ok(PeopleFound {
            total: people.len() as u32 * 30,
            more: false,
            people,
            page: query.page,
            per_page: 20,
            path: vec![
                area("330521", "德清县"),
                area("330521101", "河湾镇"),
                area("330521101201", "柳树村"),
            ],
            areas: Vec::new(),
            whose: query.whose.unwrap_or(Whose::All),
            said: known.then(|| "李秀英".to_owned()),
            forgotten: query.found.is_some() && !known,
            caretakers: vec![Caretaker {
                account: AccountId(id(700)),
                login: "liu".to_owned(),
                place: "河湾镇 柳树村".to_owned(),
            }],
        })
    }

    async fn look_alikes(&self, _: &Actor, _: &NewPerson) -> Answered<Vec<LookAlike>> {
        self.allow()?;
        Ok(vec![LookAlike {
            likeness: Likeness::SamePinyin,
            office: "河湾镇 柳树村".to_owned(),
            person: Some(PersonId(id(500))),
            name: Some("李秀英".to_owned()),
        }])
    }
}
