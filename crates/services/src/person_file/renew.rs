//! What ends soon: groups and certificates whose renewal somebody should see to.

use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::PersonId;
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{Renewal, RenewalLine, RenewalList};
use domain::values::AreaCode;
use domain::values::dates::add_days;
use std::collections::HashMap;

/// Lines shown; whoever has more begins with those that end first.
const LINES: u32 = 200;

impl Services {
    pub(super) async fn renewals(&self, who: &Actor, area: Option<AreaCode>) -> Result<RenewalList, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(domain::refusal::Refusal::NotFound)?,
            None => scope,
        };
        let today = self.clock.today();
        let days = self.params().await?.general(ParamKey::RenewalDays, today)?.max(0) as u32;
        let last = add_days(today, u64::from(days));
        let periods = self
            .db
            .list_category_periods_ending(scope.area, today, last, LINES)
            .await?;
        let certificates = self
            .db
            .list_certificates_ending(scope.area, today, last, LINES)
            .await?;
        let vocational = self
            .db
            .list_vocational_ending(scope.area, today, last, LINES)
            .await?;
        let mut ids: Vec<PersonId> = periods.iter().map(|period| period.person).collect();
        ids.extend(certificates.iter().map(|(person, _)| *person));
        ids.extend(vocational.iter().map(|(person, ..)| *person));
        let people = self.db.list_people(&ids).await?;
        let people: HashMap<PersonId, Person> =
            people.into_iter().map(|person| (person.id, person)).collect();
        let book = self.area_book().await?;
        let of_colleagues = self.left_to_colleagues(who, &ids).await?;
        let line = |person: PersonId, what, last, document| {
            let person = people
                .get(&person)
                .filter(|one| !of_colleagues.contains(&one.id))?;
            scope
                .covers(person.living_area, person.categories)
                .then(|| RenewalLine {
                    person: person.id,
                    name: person.name.clone(),
                    area: book.reference(person.living_area),
                    what,
                    last,
                    document,
                })
        };
        let of_periods = periods.iter().filter_map(|period| {
            let last = period.valid_to?;
            let what = Renewal::Category(period.category);
            line(period.person, what, last, period.document.clone())
        });
        let of_certificates = certificates
            .iter()
            .filter_map(|(person, last)| line(*person, Renewal::Certificate, *last, String::new()));
        let of_vocational = vocational
            .iter()
            .filter_map(|(person, of, last)| line(*person, Renewal::Vocational, *last, of.clone()));
        let of_certificates = of_certificates.chain(of_vocational);
        let mut lines: Vec<RenewalLine> = of_periods.chain(of_certificates).collect();
        lines.sort_by(|a, b| (a.last, &a.name).cmp(&(b.last, &b.name)));
        let more = lines.len() > LINES as usize
            || periods.len() == LINES as usize
            || certificates.len() == LINES as usize;
        lines.truncate(LINES as usize);
        Ok(RenewalList { lines, days, more })
    }
}
