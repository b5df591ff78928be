//! The months: signed in the village on one form, looked at in the township.

use super::list::people_of;
use super::{NOUN, other_than};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::AccessKind;
use domain::actor::Actor;
use domain::ids::{PersonId, PublicPostId, TenureId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function, Scope};
use domain::person::Person;
use domain::ports::{AttendanceLine, AttendanceSheet, SignedLine};
use domain::public_post::{Attendance, PublicPost, Tenure, TenureState, days_in};
use domain::refusal::{FieldProblem, Refusal};
use domain::values::{AreaCode, dates};
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// A holder in a month, with whose name it is and which post.
pub(super) struct Held {
    pub tenure: Tenure,
    pub person: Person,
    pub post: PublicPost,
}

impl Services {
    /// Who held a post in a month, of those the asker may do something with.
    pub(super) async fn held_in(
        &self,
        db: &mut Connection,
        (scope, employer): (Scope, Option<domain::ids::EmployerId>),
        month: NaiveDate,
    ) -> Result<Vec<Held>, Failure> {
        let days = (month, dates::month_end(month));
        let tenures = db.list_tenures_held(scope.area, days).await?;
        let people = people_of(db, &tenures).await?;
        let mut posts: HashMap<PublicPostId, PublicPost> = HashMap::new();
        let mut held = Vec::new();
        for tenure in tenures {
            if let std::collections::hash_map::Entry::Vacant(free) = posts.entry(tenure.post) {
                let post = db.find_public_post(tenure.post).await?;
                free.insert(post.ok_or(Refusal::NotFound)?);
            }
            let (Some(person), Some(post)) = (people.get(&tenure.person), posts.get(&tenure.post)) else {
                continue;
            };
            let covered = scope.covers(person.living_area, person.categories);
            if covered && employer.is_none_or(|own| own == post.employer) {
                held.push(Held {
                    person: person.clone(),
                    post: post.clone(),
                    tenure,
                });
            }
        }
        Ok(held)
    }

    /// Whom the asker may do something with: staff those who live in their area, an employer its own.
    fn holders_of(who: &Actor, deed: Deed) -> Result<(Scope, Option<domain::ids::EmployerId>), Refusal> {
        if let Actor::Employer { .. } = who {
            let employer = who.own_employer(Deed::Create, Function::PublicPost)?;
            return Ok((Scope::ALL, Some(employer)));
        }
        Ok((who.scope(deed, Function::PublicPost)?, None))
    }

    pub(super) async fn attendance_sheet(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Result<AttendanceSheet, Failure> {
        let (scope, employer) = Self::holders_of(who, Deed::Read)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let month = self.month_asked(month);
        let mut db = self.db.read().await?;
        let held = self.held_in(&mut db, (scope, employer), month).await?;
        let book = self.area_book().await?;
        let ids: Vec<TenureId> = held.iter().map(|one| one.tenure.id).collect();
        let signed = db.list_attendance(&ids).await?;
        let listed = db.list_post_payments(&ids).await?;
        let mut lines = Vec::new();
        for one in &held {
            let insured = match one.tenure.state.terms() {
                Some(terms) => {
                    let placement = db.find_placement(terms.placement).await?;
                    placement.is_some_and(|placement| {
                        let from = placement.work.insured_from;
                        from.is_some_and(|from| from <= dates::month_end(month))
                    })
                }
                None => false,
            };
            let own = |tenure: TenureId, of: NaiveDate| tenure == one.tenure.id && of == month;
            lines.push(AttendanceLine {
                tenure: one.tenure.id,
                name: one.person.name.clone(),
                no: one.person.no.clone(),
                place: book.place(one.person.living_area),
                title: one.post.need.title.clone(),
                kind: one.post.need.kind,
                most: most_days(&one.tenure, month, self.clock.today()),
                insured,
                signed: signed.iter().find(|line| own(line.tenure, line.month)).cloned(),
                listed: listed.iter().any(|line| own(line.tenure, line.month)),
            });
        }
        let params = db.list_policy_parameters().await?;
        drop(db);
        let seen: Vec<PersonId> = held.iter().map(|one| one.person.id).collect();
        self.note_read(who, AccessKind::Placement, &seen).await?;
        Ok(AttendanceSheet {
            month,
            place: scope.area.map(|area| book.place(area)).unwrap_or_default(),
            lines,
            may_sign: may_sign(who),
            may_check: may_look(who),
            least: params.value(ParamKey::PostAttendanceDays, scope.area, month).ok(),
            today: self.clock.today(),
        })
    }

    pub(super) async fn sign_month(
        &self,
        who: &Actor,
        month: NaiveDate,
        lines: Vec<SignedLine>,
    ) -> Result<(), Failure> {
        let reach = Self::holders_of(who, Deed::Update)?;
        let month = dates::first_of_month(month);
        let today = self.clock.today();
        let mut change = self.db.begin().await?;
        let held = self.held_in(&mut change, reach, month).await?;
        let mut problems: Vec<FieldProblem> = Vec::new();
        let mut months = Vec::new();
        for line in lines {
            let one = held.iter().find(|one| one.tenure.id == line.tenure);
            let one = one.ok_or(Refusal::NotFound)?;
            if self.is_kin(&mut change, who, &one.person).await? {
                return Err(Refusal::OwnFamily.into());
            }
            let month = Attendance {
                tenure: line.tenure,
                month,
                days: line.days,
                insured: line.insured,
                signed_by: who.label(),
                signed_at: self.clock.now(),
                checked: None,
            };
            problems.extend(month.problem(days_of(&one.tenure), today));
            months.push(month);
        }
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        let written = change.set_attendance(&months).await?;
        if written < months.len() as u64 {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "month": month, "holders": months.len() });
        change
            .add_audit(&self.audit(who, "sign", NOUN, month.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    pub(super) async fn check_month(
        &self,
        who: &Actor,
        month: NaiveDate,
        tenures: &[TenureId],
    ) -> Result<u32, Failure> {
        let scope = who.scope(Deed::Approve, Function::PublicPost)?;
        if !may_look(who) {
            return Err(Refusal::NotAllowed.into());
        }
        let month = dates::first_of_month(month);
        let mut change = self.db.begin().await?;
        let held = self.held_in(&mut change, (scope, None), month).await?;
        let signed = change.list_attendance(tenures).await?;
        let by = (who.label(), self.clock.now());
        let mut looked_at = 0;
        for tenure in tenures {
            let one = held.iter().find(|one| one.tenure.id == *tenure);
            let one = one.ok_or(Refusal::NotFound)?;
            if self.is_kin(&mut change, who, &one.person).await? {
                return Err(Refusal::OwnFamily.into());
            }
            let line = signed
                .iter()
                .find(|line| line.tenure == *tenure && line.month == month);
            let Some(line) = line else { continue };
            other_than(who, &[&line.signed_by])?;
            if change.check_attendance((*tenure, month), (&by.0, by.1)).await? {
                looked_at += 1;
            }
        }
        let detail = json!({ "month": month, "holders": looked_at });
        change
            .add_audit(&self.audit(who, "check", NOUN, month.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(looked_at)
    }
}

/// First and last day of holding a post, as far as the last is over.
fn days_of(tenure: &Tenure) -> (NaiveDate, Option<NaiveDate>) {
    let from = tenure
        .state
        .terms()
        .map_or(NaiveDate::MAX, |terms| terms.started_on);
    let to = match &tenure.state {
        TenureState::Exited { on, .. } | TenureState::Leaving { on, .. } => Some(*on),
        _ => None,
    };
    (from, to)
}

fn most_days(tenure: &Tenure, month: NaiveDate, today: NaiveDate) -> u32 {
    let (from, to) = days_of(tenure);
    days_in(month, (from, to.unwrap_or(today).min(today)))
}

fn may_sign(who: &Actor) -> bool {
    matches!(who, Actor::Employer { .. }) || who.scope(Deed::Update, Function::PublicPost).is_ok()
}

/// Whether the asker looks at months for the township.
fn may_look(who: &Actor) -> bool {
    use domain::actor::Role;
    match who {
        Actor::Staff(staff) => matches!(staff.role, Role::TownOfficer | Role::CountyOfficer),
        Actor::Operator | Actor::Worker => true,
        _ => false,
    }
}
