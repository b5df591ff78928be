//! Reading requests: the inbox, one of them, and one's own.

use super::ask::record_of;
use super::decide::asker;
use crate::access_log::reveal::make_sense;
use crate::person_file::{Authors, FileText};
use crate::{AreaBook, Failure, Services};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::clock::day_in_shanghai;
use domain::data_request::{Asked, DataRequest, RequestState};
use domain::ids::{DataRequestId, PersonId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{RequestFilter, RequestInbox, RequestLine, RequestView, Reveal};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use std::collections::HashMap;
use store::Connection;

/// Lines of a page.
const PER_PAGE: usize = 30;
/// Answered requests looked back at.
const ANSWERED: u32 = 300;

impl Services {
    pub(super) async fn request_inbox(
        &self,
        who: &Actor,
        filter: RequestFilter,
    ) -> Result<RequestInbox, Failure> {
        let scope = who.scope(Deed::Read, Function::DataRequest)?;
        let requests = if filter.answered {
            self.db.list_closed_data_requests(scope.area, ANSWERED).await?
        } else {
            self.db.list_open_data_requests(scope.area).await?
        };
        let ids: Vec<PersonId> = requests.iter().map(|one| one.person).collect();
        let people = self.db.list_people(&ids).await?;
        let people: HashMap<PersonId, Person> = people.into_iter().map(|one| (one.id, one)).collect();
        let book = self.area_book().await?;
        let seen = |request: &DataRequest| {
            let person = people.get(&request.person)?;
            scope
                .covers(person.living_area, person.categories)
                .then(|| self.request_line(request, person, &book))
        };
        let lines: Vec<RequestLine> = requests.iter().filter_map(seen).collect();
        let first = (filter.page as usize).saturating_mul(PER_PAGE);
        Ok(RequestInbox {
            total: lines.len() as u32,
            lines: lines.into_iter().skip(first).take(PER_PAGE).collect(),
            page: filter.page,
            per_page: PER_PAGE as u32,
            answer_days: self.answer_days().await?,
        })
    }

    pub(super) async fn request_for_staff(
        &self,
        who: &Actor,
        id: DataRequestId,
    ) -> Result<RequestView, Failure> {
        who.scope(Deed::Read, Function::DataRequest)?;
        let mut db = self.db.read().await?;
        let request = db.find_data_request(id).await?.ok_or(Refusal::NotFound)?;
        let record = record_of(&mut db, request.person).await?;
        let (area, categories) = (record.person.living_area, record.person.categories);
        who.may_with(Deed::Read, Function::DataRequest, area, categories)?;
        let may_decide =
            request.state == RequestState::Open && self.may_decide(&mut db, who, &request).await.is_ok();
        let mut view = self.request_view(&mut db, &request, &record).await?;
        view.may_decide = may_decide;
        if may_decide && request.asked == Asked::Erase {
            view.erasing = Some(self.erasure_facts(&mut db, &record.person).await?);
        }
        drop(db);
        self.note_read(who, AccessKind::Request, &[request.person])
            .await?;
        Ok(view)
    }

    /// The number a field is to hold, for who decides; it counts and is written down like every number shown.
    pub(super) async fn show_wanted(
        &self,
        who: &Actor,
        id: DataRequestId,
        wish: &Reveal,
    ) -> Result<String, Failure> {
        who.scope(Deed::Update, Function::DataRequest)?;
        let mut change = self.db.begin().await?;
        let request = change.find_data_request(id).await?.ok_or(Refusal::NotFound)?;
        self.may_decide(&mut change, who, &request).await?;
        let person = change.find_person(request.person).await?;
        let person = person.ok_or(Refusal::NotFound)?;
        let (area, categories) = (person.living_area, person.categories);
        who.may_with(Deed::Read, Function::FullNumber, area, categories)?;
        make_sense(wish)?;
        if request.state != RequestState::Open {
            return Err(Refusal::Changed.into());
        }
        let Asked::Correct { field, wanted } = request.asked else {
            return Err(Refusal::NotFound.into());
        };
        if !field.is_sealed() || field != wish.field {
            return Err(Refusal::field("number", Problem::Unreadable).into());
        }
        self.note_number(&mut change, who, &person, (AccessKind::Reveal, wish))
            .await?;
        change.commit().await?;
        Ok(wanted)
    }

    /// Days within which an answer is due.
    pub(crate) async fn answer_days(&self) -> Result<u32, Failure> {
        let today = self.clock.today();
        let days = self.params().await?.general(ParamKey::DataAnswerDays, today)?;
        Ok(days.max(0) as u32)
    }

    /// What a person asked, as the person reads it: who decided is the office.
    pub(crate) async fn own_requests(
        &self,
        db: &mut Connection,
        record: &PersonRecord,
    ) -> Result<Vec<RequestView>, Failure> {
        let mut views = Vec::new();
        for request in db.list_data_requests_of(record.person.id).await? {
            let view = self.request_view(db, &request, record).await?;
            views.push(RequestView {
                decided_by: None,
                ..view
            });
        }
        Ok(views)
    }

    async fn request_view(
        &self,
        db: &mut Connection,
        request: &DataRequest,
        record: &PersonRecord,
    ) -> Result<RequestView, Failure> {
        let book = self.area_book().await?;
        let mut authors = Authors::default();
        let proxy = match asker(request) {
            Some(Actor::Proxy { proxy, .. }) => db.find_proxy(proxy).await?.map(|proxy| proxy.name),
            _ => None,
        };
        let decided_by = match &request.decided {
            Some(end) => Some(authors.of(db, &end.by).await?),
            None => None,
        };
        let (stands, wanted) = texts(request, record, &book);
        Ok(RequestView {
            line: self.request_line(request, &record.person, &book),
            person: request.person,
            asked_by: authors.of(db, &request.asked_by).await?,
            proxy,
            stands,
            wanted,
            note: request.note.clone(),
            decided_on: request.decided.as_ref().map(|end| day_in_shanghai(end.at)),
            decided_by,
            reason: request
                .decided
                .as_ref()
                .map(|end| end.reason.clone())
                .unwrap_or_default(),
            may_decide: false,
            erasing: None,
        })
    }

    fn request_line(&self, request: &DataRequest, person: &Person, book: &AreaBook) -> RequestLine {
        RequestLine {
            id: request.id,
            kind: request.asked.kind(),
            field: request.asked.field(),
            name: person.name.clone(),
            area: book.reference(person.living_area),
            asked_on: day_in_shanghai(request.asked_at),
            due_on: request.due_on,
            overdue: request.is_overdue(self.clock.today()),
            state: request.state,
        }
    }
}

/// What stands in the field and what it is to be, as shown: numbers masked.
fn texts(request: &DataRequest, record: &PersonRecord, book: &AreaBook) -> (String, String) {
    let Asked::Correct { field, wanted } = &request.asked else {
        return (String::new(), String::new());
    };
    let mut after = record.clone();
    let wanted = match field.set(&mut after, wanted) {
        Ok(()) => FileText::shown(*field, &after, book),
        Err(_) => String::new(),
    };
    (FileText::shown(*field, record, book), wanted)
}
