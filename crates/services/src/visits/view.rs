//! The form of a visit, and visits as they are read.

use super::settle::login;
use crate::person_file::FileText;
use crate::{Failure, Services};
use chrono::{Days, NaiveDate};
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{LeadId, PersonId, VisitId};
use domain::lead::{Lead, LeadState};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::ports::{EditForm, FieldValue, OwnVisit, VisitForm, VisitLine, VisitsOfPerson};
use domain::profile::PersonRecord;
use domain::refusal::{Problem, Refusal};
use domain::visit::{OutcomeKind, SyncRecord, Visit, visit_groups};
use std::collections::{BTreeMap, BTreeSet};
use store::Connection;

/// Visits of a person shown at once.
const VISITS: u32 = 50;
/// The days in which visits of a household are counted.
const BURDEN_DAYS: u64 = 30;
/// Vacancies on the form.
pub(super) const LEADS: usize = 5;

impl Services {
    pub(super) async fn form_of_visit(
        &self,
        who: &Actor,
        id: PersonId,
        draft: Option<VisitId>,
    ) -> Result<VisitForm, Failure> {
        let mut db = self.db.read().await?;
        let record = self.record_to_visit(&mut db, who, id).await?;
        let staff = who.staff()?;
        let draft = match draft {
            Some(draft) => db.find_visit(draft).await?,
            None => None,
        };
        let draft = draft.filter(|draft| {
            draft.by == staff.account && draft.person == id && draft.outcome.kind() == OutcomeKind::Draft
        });
        let today = self.clock.today();
        let burden = self.burden(&mut db, &record.person, today).await?;
        let found = db.list_mutes_of(&[id]).await?;
        let muted = found
            .into_iter()
            .find(|(_, mute)| mute.until_on.is_none_or(|last| last >= today))
            .map(|(_, mute)| mute.why);
        let mut leads = db.list_leads_of_person(id).await?;
        drop(db);
        leads.retain(is_told_at_the_door);
        leads.sort_by_key(|lead| std::cmp::Reverse(lead.score));
        let mut leads = self.lead_views(&record.person, leads).await?;
        leads.retain(|lead| lead.open);
        leads.truncate(LEADS);
        self.note_read(who, AccessKind::Visit, &[id]).await?;
        let book = self.area_book().await?;
        Ok(VisitForm {
            id: draft.as_ref().map_or_else(
                || VisitId::new(self.ids.as_ref(), self.clock.now()),
                |draft| draft.id,
            ),
            path: book.path(record.person.living_area),
            no: record.person.no.clone(),
            form: form(&record, &book),
            leads,
            draft,
            burden,
            muted,
            today,
        })
    }

    /// How many visits the household had, where another one needs a reason.
    async fn burden(
        &self,
        db: &mut Connection,
        person: &Person,
        today: NaiveDate,
    ) -> Result<Option<u32>, Failure> {
        let Some(household) = db.find_household_of(person.id).await? else {
            return Ok(None);
        };
        let since = today.checked_sub_days(Days::new(BURDEN_DAYS)).unwrap_or(today);
        let visits = db.count_household_visits(household, since).await? as i64;
        let params = db.list_policy_parameters().await?;
        let most = params.value(ParamKey::VisitsPerMonth, Some(person.living_area), today)?;
        Ok((visits >= most).then_some(visits as u32))
    }

    /// A household that was visited often is visited again for a reason only.
    pub(super) async fn must_be_bearable(
        &self,
        db: &mut Connection,
        record: &SyncRecord,
    ) -> Result<(), Failure> {
        let comes = matches!(record.outcome.kind(), OutcomeKind::Done | OutcomeKind::Refused);
        if !comes || !record.answers.why_again.trim().is_empty() {
            return Ok(());
        }
        let Some(person) = db.find_person(record.person).await? else {
            return Ok(());
        };
        match self.burden(db, &person, self.clock.today()).await? {
            Some(_) => Err(Refusal::field("why_again", Problem::Required).into()),
            None => Ok(()),
        }
    }

    pub(super) async fn visits_of_person(
        &self,
        who: &Actor,
        id: PersonId,
    ) -> Result<VisitsOfPerson, Failure> {
        let mut db = self.db.read().await?;
        who.scope(Deed::Read, Function::HomeVisit)?;
        let record = self.record_of_file(&mut db, who, Deed::Read, id).await?;
        let photos = self.visits_with_photo(&mut db, &record.person).await?;
        let mut lines = Vec::new();
        for visit in db.list_visits_of(id, VISITS).await? {
            lines.push(VisitLine {
                by: login(&mut db, visit.by).await?,
                conflicts: db.list_conflicts_of_visit(visit.id).await?,
                has_photo: photos.contains(&visit.id),
                visit,
            });
        }
        let titles = titles(&mut db, &lines).await?;
        drop(db);
        self.note_read(who, AccessKind::Visit, &[id]).await?;
        let person = &record.person;
        Ok(VisitsOfPerson {
            id,
            no: person.no.clone(),
            name: person.name.clone(),
            path: self.area_book().await?.path(person.living_area),
            titles,
            lines,
            may_visit: who
                .may_with(
                    Deed::Create,
                    Function::HomeVisit,
                    person.living_area,
                    person.categories,
                )
                .is_ok(),
        })
    }

    /// Visits as the person visited sees them.
    pub(crate) async fn own_visits(
        &self,
        db: &mut Connection,
        id: PersonId,
    ) -> Result<Vec<OwnVisit>, Failure> {
        let visits = db.list_visits_of(id, VISITS).await?;
        let photos = db.list_visits_with_photo(id).await?;
        let own = |visit: Visit| OwnVisit {
            on: visit.on(),
            outcome: visit.outcome.kind(),
            confirmed: visit
                .confirmation
                .as_ref()
                .map(domain::visit::Confirmation::evidence),
            has_place: visit.point.is_some(),
            has_photo: photos.contains(&visit.id),
            answers: visit.answers,
        };
        Ok(visits.into_iter().map(own).collect())
    }
}

/// The titles of the vacancies told at visits.
async fn titles(db: &mut Connection, lines: &[VisitLine]) -> Result<BTreeMap<LeadId, String>, Failure> {
    let told: BTreeSet<LeadId> = lines
        .iter()
        .flat_map(|line| line.visit.answers.leads.iter().map(|told| told.lead))
        .collect();
    let mut titles = BTreeMap::new();
    for id in told {
        let Some(lead) = db.find_lead(id).await? else {
            continue;
        };
        if let Some(vacancy) = db.find_vacancy(lead.vacancy).await? {
            titles.insert(id, vacancy.title);
        }
    }
    Ok(titles)
}

/// What is handed over or asked about: what waits, and what was told and not answered.
pub(super) fn is_told_at_the_door(lead: &Lead) -> bool {
    matches!(
        lead.state,
        LeadState::Planned
            | LeadState::Sent { .. }
            | LeadState::Failed { .. }
            | LeadState::Delivered { .. }
            | LeadState::Opened { .. }
    )
}

/// The fields of the file a visit asks about, as a form carries them.
fn form(record: &PersonRecord, book: &crate::AreaBook) -> EditForm {
    let groups = visit_groups();
    let fields = groups.iter().flat_map(|group| group.fields());
    let value = |field: &domain::person_field::PersonField| FieldValue {
        field: *field,
        text: FileText::in_form(*field, record, book),
    };
    EditForm {
        id: Some(record.person.id),
        name: record.person.name.clone(),
        version: record.person.version,
        fields: fields
            .filter(|field| domain::visit::is_asked(**field))
            .map(value)
            .collect(),
        places: Vec::new(),
    }
}
