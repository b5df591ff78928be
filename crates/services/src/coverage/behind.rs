//! Who is behind the pace of the year, and whom no channel reaches: the lists somebody goes out with.

use super::row::person_line;
use super::{
    Actor, AreaCode, BehindList, Datelike, Failure, Function, HashMap, PersonId, Services, Year, is_nobody,
    path_within,
};
use domain::lead::Pace;
use domain::permission::Deed;
use domain::person::Person;
use domain::ports::BehindLine;

/// People on one list; who looks after more goes village by village.
const SHOWN: usize = 300;

impl Services {
    pub(super) async fn who_is_behind(
        &self,
        who: &Actor,
        area: Option<AreaCode>,
    ) -> Result<BehindList, Failure> {
        let area = match area {
            Some(area) => self.area_now(area).await?,
            None => who.staff()?.area,
        };
        who.may_read_people_in(area)?;
        let today = self.clock.today();
        let only = who.scope(Deed::Read, Function::PersonFile)?.only;
        let mut due = self.people_due(Some(area), only, today.year(), today).await?;
        due.retain(|person| !is_nobody(person));
        // Nothing is owed to who is at work, until that ends.
        let placed = self.placed_on(Some(area), today).await?;
        due.retain(|person| !placed.contains(&person.id));
        let counts = self.counts(Some(area), today.year(), today).await?;
        let year = Year::new(&self.params().await?, today.year(), today)?;
        let unreached: HashMap<PersonId, u32> = self
            .db
            .list_undelivered(Some(area))
            .await?
            .into_iter()
            .map(|one| (one.person, one.leads))
            .collect();
        let book = self.area_book().await?;
        let line = |person: &Person| {
            let line = person_line(
                person,
                (counts.get(&person.id).copied(), false),
                None,
                &book,
                today,
                &year,
            );
            BehindLine {
                missing: year.due_by_now.saturating_sub(line.counted),
                has_phone: person.phone.is_some(),
                unreached: unreached.get(&person.id).copied().unwrap_or(0),
                line,
            }
        };
        let mut people: Vec<BehindLine> = due
            .iter()
            .map(line)
            .filter(|line| line.missing > 0 || line.unreached > 0)
            .collect();
        people.sort_by(|a, b| {
            let village = a.line.area.code.cmp(&b.line.area.code);
            village
                .then(b.missing.cmp(&a.missing))
                .then_with(|| a.line.no.cmp(&b.line.no))
        });
        let of = |pace| people.iter().filter(|line| line.line.pace == pace).count() as u32;
        Ok(BehindList {
            path: path_within(&book, who, Some(area)),
            on: today,
            due_by_now: year.due_by_now,
            red: of(Pace::Red),
            amber: of(Pace::Amber),
            unreached: people.iter().filter(|line| line.unreached > 0).count() as u32,
            people: people.into_iter().take(SHOWN).collect(),
        })
    }
}
