//! Whether somebody about to be entered has a file already.

use crate::{AreaBook, Failure, Services};
use chrono::Datelike;
use domain::actor::Actor;
use domain::look_alike::{Likeness, LookAlike, name_likeness};
use domain::permission::{Deed, Function};
use domain::person::CategorySet;
use domain::ports::NewPerson;
use domain::values::{AreaCode, AreaLevel};
use search::name_key;
use store::PersonSketch;

/// Look-alikes named at most.
const MOST: usize = 5;

impl Services {
    /// Files that may be of somebody about to be entered: the same number wherever it is, else the same year and township
    /// and a name that nearly agrees.
    pub(super) async fn like_new_person(
        &self,
        who: &Actor,
        sought: &NewPerson,
    ) -> Result<Vec<LookAlike>, Failure> {
        let scope = who.scope(Deed::Update, Function::PersonFile)?;
        let book = self.area_book().await?;
        let mut alike = Vec::new();
        if let Some(id) = sought.resident_id
            && let Some(person) = self.db.find_person_by_resident_id(id).await?
        {
            let held = Held {
                person: person.id,
                name: &person.name,
                area: person.living_area,
                categories: person.categories,
            };
            return Ok(vec![held.told(Likeness::SameNumber, who, &book)]);
        }
        for (likeness, sketch) in self.same_year_and_town(sought, scope.area).await? {
            let held = Held {
                person: sketch.id,
                name: &sketch.name,
                area: sketch.living_area,
                categories: sketch.due.categories,
            };
            alike.push(held.told(likeness, who, &book));
        }
        alike.sort_by(|a, b| (a.likeness, &a.office).cmp(&(b.likeness, &b.office)));
        alike.truncate(MOST);
        Ok(alike)
    }

    async fn same_year_and_town(
        &self,
        sought: &NewPerson,
        own: Option<AreaCode>,
    ) -> Result<Vec<(Likeness, PersonSketch)>, Failure> {
        let birth = sought
            .resident_id
            .map(domain::values::ResidentId::birth)
            .or(sought.birth);
        let town = sought
            .living_area
            .or(own)
            .and_then(|area| area.at(AreaLevel::Town));
        let name = name_key(&sought.name);
        let (Some(birth), Some(town), false) = (birth, town, name.plain.is_empty()) else {
            return Ok(Vec::new());
        };
        let sketches = self.db.list_sketches_born_in(birth.year(), Some(town)).await?;
        let like = |sketch: PersonSketch| {
            let likeness = name_likeness(&name, &name_key(&sketch.name))?;
            Some((likeness, sketch))
        };
        Ok(sketches.into_iter().filter_map(like).collect())
    }
}

/// A file found.
struct Held<'a> {
    person: domain::ids::PersonId,
    name: &'a str,
    area: AreaCode,
    categories: CategorySet,
}

impl Held<'_> {
    /// What the asker may know of it: who reads such files knows whose it is, everybody else where it lies.
    fn told(&self, likeness: Likeness, who: &Actor, book: &AreaBook) -> LookAlike {
        let reads = who
            .may_with(Deed::Read, Function::PersonFile, self.area, self.categories)
            .is_ok();
        LookAlike {
            likeness,
            office: book.place(self.area),
            person: reads.then_some(self.person),
            name: reads.then(|| self.name.to_owned()),
        }
    }
}
