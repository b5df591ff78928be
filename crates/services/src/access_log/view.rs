//! Reading the log.

use super::{ONE_LOOK, TakenOut};
use crate::coverage::path_within;
use crate::{AreaBook, Failure, Services};
use chrono::{DateTime, Utc};
use domain::access::{Access, AccessKind};
use domain::actor::Actor;
use domain::clock::start_of_day;
use domain::ids::{AccountId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{AccessFilter, AccessLine, AccessPage, Reader};
use domain::refusal::Refusal;
use domain::values::AreaCode;
use domain::values::dates::add_days;
use std::collections::{BTreeSet, HashMap};
use store::AccessQuery;

/// Lines of a person's tab.
const OF_PERSON: u32 = 200;
/// Lines of a page.
const PER_PAGE: u32 = 50;
/// Lines of a file.
const OF_FILE: u32 = 100_000;
/// Lines that are counted and paged through; whoever looks for older ones names a day.
const COUNTED: u32 = 10_000;

impl Services {
    /// Lets those pass who watch over who looked at the file of a person: who approves files there, and auditors.
    fn may_watch(who: &Actor, person: &Person) -> Result<(), Refusal> {
        let (area, categories) = (person.living_area, person.categories);
        match who.may_with(Deed::Approve, Function::PersonFile, area, categories) {
            Err(Refusal::NotAllowed) => who.may_with(Deed::Read, Function::AccessLog, area, categories),
            told => told,
        }
    }

    pub(super) async fn who_saw(&self, who: &Actor, id: PersonId) -> Result<Vec<AccessLine>, Failure> {
        who.scope(Deed::Read, Function::PersonFile)?;
        let person = self.db.find_person(id).await?.ok_or(Refusal::NotFound)?;
        Self::may_watch(who, &person)?;
        self.note_read(who, AccessKind::Seen, &[id]).await?;
        let lines = self.db.list_access_of(id, OF_PERSON).await?;
        self.access_lines(lines).await
    }

    pub(super) async fn log_page(&self, who: &Actor, filter: AccessFilter) -> Result<AccessPage, Failure> {
        let query = self.query(who, &filter)?;
        self.note_log(who, query.area).await?;
        let page = filter.page.min((COUNTED - 1) / PER_PAGE);
        let offset = u64::from(page) * u64::from(PER_PAGE);
        let lines = self.db.list_access(&query, offset, PER_PAGE).await?;
        let count = self.db.count_access_lines(&query, COUNTED + 1).await? as u32;
        let book = self.area_book().await?;
        let children = book.children(query.area);
        Ok(AccessPage {
            total: count.min(COUNTED),
            more: count > COUNTED,
            lines: self.access_lines(lines).await?,
            page,
            per_page: PER_PAGE,
            path: path_within(&book, who, query.area),
            areas: children.iter().map(|place| book.reference(place.code)).collect(),
            readers: self.readers(query.area, &book).await?,
        })
    }

    pub(super) async fn log_file(
        &self,
        who: &Actor,
        filter: AccessFilter,
    ) -> Result<Vec<AccessLine>, Failure> {
        let query = self.query(who, &filter)?;
        let lines = self.db.list_access(&query, 0, OF_FILE).await?;
        let area = query.area.or_else(|| who.staff().ok().map(|staff| staff.area));
        let people: BTreeSet<PersonId> = lines.iter().filter_map(|line| line.person).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let mut change = self.db.begin().await?;
        if let Some(area) = area {
            let taken = TakenOut {
                area,
                people: &people,
                records: lines.len() as u32,
                full_numbers: false,
                purpose: "",
            };
            self.note_export(&mut change, who, taken).await?;
        }
        change.commit().await?;
        self.access_lines(lines).await
    }

    /// What of the log somebody may read of what they ask for.
    fn query(&self, who: &Actor, filter: &AccessFilter) -> Result<AccessQuery, Failure> {
        let scope = who.scope(Deed::Read, Function::AccessLog)?;
        let scope = match filter.area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let (from, until) = match filter.day {
            Some(day) => (start_of_day(day), start_of_day(add_days(day, 1))),
            None => (DateTime::<Utc>::UNIX_EPOCH, self.clock.now() + ONE_LOOK),
        };
        Ok(AccessQuery {
            area: scope.area,
            account: filter.account,
            from,
            until,
            numbers: filter.numbers,
        })
    }

    /// Writes down that the log was read.
    async fn note_log(&self, who: &Actor, area: Option<AreaCode>) -> Result<(), Failure> {
        let Actor::Staff(staff) = who else {
            return Ok(());
        };
        let since = self.clock.now() - ONE_LOOK;
        let known = self
            .db
            .list_read_since(staff.account, AccessKind::Log, since)
            .await?;
        if !known.is_empty() {
            return Ok(());
        }
        let line = self.access(staff, AccessKind::Log, area.unwrap_or(staff.area));
        let mut change = self.db.begin().await?;
        change.add_access(&[line]).await?;
        Ok(change.commit().await?)
    }

    async fn access_lines(&self, lines: Vec<Access>) -> Result<Vec<AccessLine>, Failure> {
        let book = self.area_book().await?;
        let mut ids: Vec<PersonId> = lines.iter().filter_map(|line| line.person).collect();
        ids.sort_unstable();
        ids.dedup();
        let people = self.db.list_people(&ids).await?;
        let people: HashMap<PersonId, Person> = people.into_iter().map(|one| (one.id, one)).collect();
        let logins = self.logins().await?;
        let line = |line: Access| AccessLine {
            at: line.at,
            reader: reader(line.account, line.role, line.office, &logins, &book),
            kind: line.kind,
            person: line
                .person
                .map(|id| (id, people.get(&id).map(|one| one.no.clone()).unwrap_or_default())),
            area: book.reference(line.area),
            field: line.field,
            reason: line.reason,
            note: line.note,
            records: line.records,
        };
        Ok(lines.into_iter().map(line).collect())
    }

    /// The accounts that looked at something in an area, by name.
    async fn readers(&self, area: Option<AreaCode>, book: &AreaBook) -> Result<Vec<Reader>, Failure> {
        let ids = self.db.list_readers(area).await?;
        let accounts = self.db.list_accounts().await?;
        let logins = self.logins().await?;
        let mut readers: Vec<Reader> = accounts
            .iter()
            .filter(|account| ids.contains(&account.id))
            .map(|account| reader(account.id, account.role.party(), account.area, &logins, book))
            .collect();
        readers.sort_by(|a, b| a.login.cmp(&b.login));
        Ok(readers)
    }

    async fn logins(&self) -> Result<HashMap<AccountId, String>, Failure> {
        let accounts = self.db.list_accounts().await?;
        Ok(accounts
            .into_iter()
            .map(|account| (account.id, account.login))
            .collect())
    }
}

/// Who looked. An account that is gone is known by its id alone.
fn reader(
    account: AccountId,
    role: domain::permission::Party,
    office: AreaCode,
    logins: &HashMap<AccountId, String>,
    book: &AreaBook,
) -> Reader {
    Reader {
        account,
        login: logins
            .get(&account)
            .cloned()
            .unwrap_or_else(|| account.to_string()),
        role,
        office: book.place(office),
    }
}
