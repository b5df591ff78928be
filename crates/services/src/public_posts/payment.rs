//! The list of payments: what the months that were looked at come to, each once.

use super::attendance::Held;
use super::{NOUN, other_than};
use crate::sheet::{Cell, Sheet};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::{AccessKind, without_number};
use domain::actor::{Actor, Role};
use domain::claim::Claim;
use domain::ids::{PersonId, PlacementId, TenureId};
use domain::params::{ParamKey, Params};
use domain::permission::{Deed, Function, Scope};
use domain::placement::Placement;
use domain::ports::{PaymentList, PostPaymentLine};
use domain::public_post::{Attendance, PostKind, PostPayment, PostRule, Tenure, subsidy_of_month};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Fen, dates};
use serde_json::json;
use std::collections::{BTreeSet, HashMap};
use store::Connection;

/// Characters of the number of a receipt.
const RECEIPT_MAX: usize = 40;

/// A holder whose month was looked at, and what that comes to.
struct Due {
    held: Held,
    attendance: Attendance,
    months: (u32, u32),
    amount: Fen,
    payment: Option<PostPayment>,
}

/// What the months of holders are reckoned with, read at once: theirs, and what they hold or held besides.
struct Books {
    signed: HashMap<(TenureId, NaiveDate), Attendance>,
    payments: HashMap<TenureId, Vec<PostPayment>>,
    tenures: HashMap<PersonId, Vec<TenureId>>,
    placements: HashMap<PlacementId, Placement>,
    /// Subsidies of these people that were applied for before months of posts were paid by list.
    claims: Vec<Claim>,
    params: Params,
}

impl Books {
    async fn of(db: &mut Connection, held: &[Held]) -> Result<Self, Failure> {
        let people: BTreeSet<PersonId> = held.iter().map(|one| one.person.id).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let own: Vec<TenureId> = held.iter().map(|one| one.tenure.id).collect();
        let mut tenures: HashMap<PersonId, Vec<TenureId>> = HashMap::new();
        for one in db.list_tenures_of_people(&people).await? {
            tenures.entry(one.person).or_default().push(one.id);
        }
        let all: Vec<TenureId> = tenures.values().flatten().copied().collect();
        let mut payments: HashMap<TenureId, Vec<PostPayment>> = HashMap::new();
        for one in db.list_post_payments(&all).await? {
            payments.entry(one.tenure).or_default().push(one);
        }
        let signed = db.list_attendance(&own).await?.into_iter();
        let placements = db.list_placements_of(&people).await?.into_iter();
        Ok(Self {
            signed: signed.map(|one| ((one.tenure, one.month), one)).collect(),
            placements: placements.map(|one| (one.id, one)).collect(),
            claims: db.list_claims_of_people(&people).await?,
            params: db.list_policy_parameters().await?,
            payments,
            tenures,
        })
    }

    fn payments_of(&self, tenure: TenureId) -> &[PostPayment] {
        self.payments.get(&tenure).map_or(&[], Vec::as_slice)
    }

    fn payment(&self, tenure: TenureId, month: NaiveDate) -> Option<&PostPayment> {
        self.payments_of(tenure).iter().find(|one| one.month == month)
    }

    /// For how many months the person was paid before this one, and for how many they may be.
    fn months_before(&self, tenure: &Tenure, month: NaiveDate) -> (u32, u32) {
        let Some(terms) = tenure.state.terms() else {
            return (0, 0);
        };
        let own = self.payments_of(tenure.id).iter();
        let paid = own.filter(|line| line.amount.0 > 0 && line.month != month);
        (paid.count() as u32, terms.cap_months)
    }

    /// X7: a month of a person is paid once, whichever posts they held in it, and whichever way it was asked for.
    fn is_paid_elsewhere(&self, tenure: &Tenure, month: NaiveDate) -> bool {
        let all = self.tenures.get(&tenure.person).into_iter().flatten();
        let paid = |other: &TenureId| self.payment(*other, month).is_some_and(|line| line.amount.0 > 0);
        let last = dates::month_end(month);
        let claimed = |claim: &Claim| {
            claim.person == Some(tenure.person)
                && claim.stands()
                && claim.kind.is_exclusive()
                && claim.period.from <= last
                && claim.period.to >= month
        };
        all.filter(|other| **other != tenure.id).any(paid) || self.claims.iter().any(claimed)
    }

    fn amount(&self, one: &Held, attendance: &Attendance, (paid, cap): (u32, u32)) -> Result<Fen, Failure> {
        let Some(terms) = one.tenure.state.terms() else {
            return Ok(Fen(0));
        };
        if self.is_paid_elsewhere(&one.tenure, attendance.month) {
            return Ok(Fen(0));
        }
        let placement = self.placements.get(&terms.placement).ok_or(Refusal::NotFound)?;
        Ok(subsidy_of_month(
            one.post.need.kind,
            (attendance.month, attendance),
            (&placement.work, paid, cap),
            (one.post.need.area, &self.params),
        )?)
    }
}

impl Services {
    /// Every month of these days that the township has looked at, with what it comes to; and how many nobody looked at.
    async fn due_in(
        &self,
        db: &mut Connection,
        scope: Scope,
        month: NaiveDate,
    ) -> Result<(Vec<Due>, u32), Failure> {
        let held = self.held_in(db, (scope, None), month).await?;
        let books = Books::of(db, &held).await?;
        let (mut due, mut unchecked) = (Vec::new(), 0);
        for one in held {
            let Some(attendance) = books.signed.get(&(one.tenure.id, month)) else {
                continue;
            };
            if attendance.checked.is_none() {
                unchecked += 1;
                continue;
            }
            let payment = books.payment(one.tenure.id, month).cloned();
            let months = books.months_before(&one.tenure, month);
            let amount = match &payment {
                Some(payment) => payment.amount,
                None => books.amount(&one, attendance, months)?,
            };
            due.push(Due {
                attendance: attendance.clone(),
                held: one,
                months,
                amount,
                payment,
            });
        }
        Ok((due, unchecked))
    }

    pub(super) async fn payment_list(
        &self,
        who: &Actor,
        month: Option<NaiveDate>,
        area: Option<AreaCode>,
    ) -> Result<PaymentList, Failure> {
        let scope = who.scope(Deed::Approve, Function::PublicPost)?;
        let scope = match area {
            Some(area) => scope.within(area).ok_or(Refusal::NotFound)?,
            None => scope,
        };
        let month = self.month_asked(month);
        let mut db = self.db.read().await?;
        let (due, unchecked) = self.due_in(&mut db, scope, month).await?;
        drop(db);
        let book = self.area_book().await?;
        let seen: Vec<PersonId> = due.iter().map(|one| one.held.person.id).collect();
        self.note_read(who, AccessKind::Placement, &seen).await?;
        let total = due
            .iter()
            .filter(|one| one.payment.is_some())
            .fold(Fen(0), |sum, one| sum.plus(one.amount));
        let line = |one: Due| PostPaymentLine {
            name: one.held.person.name,
            no: one.held.person.no,
            place: book.place(one.held.person.living_area),
            title: one.held.post.need.title,
            kind: one.held.post.need.kind,
            attendance: one.attendance,
            months: one.months,
            amount: one.amount,
            payment: one.payment,
        };
        Ok(PaymentList {
            month,
            place: scope.area.map(|area| book.place(area)).unwrap_or_default(),
            lines: due.into_iter().map(line).collect(),
            unchecked,
            total,
            may_list: makes_lists(who),
            today: self.clock.today(),
        })
    }

    pub(super) async fn put_on_list(&self, who: &Actor, month: NaiveDate) -> Result<u32, Failure> {
        let scope = who.scope(Deed::Approve, Function::PublicPost)?;
        if !makes_lists(who) {
            return Err(Refusal::NotAllowed.into());
        }
        let month = dates::first_of_month(month);
        let mut change = self.db.begin().await?;
        let (due, _) = self.due_in(&mut change, scope, month).await?;
        let params = change.list_policy_parameters().await?;
        let mut payments = Vec::new();
        for one in due.iter().filter(|one| one.payment.is_none()) {
            let signed_by = one.attendance.signed_by.as_str();
            let checked_by = one.attendance.checked.as_ref().map(|(by, _)| by.as_str());
            other_than(who, &[signed_by, checked_by.unwrap_or_default()])?;
            payments.push(PostPayment {
                tenure: one.held.tenure.id,
                month,
                amount: one.amount,
                rule: PostRule::of(one.held.post.need.kind),
                figures: figures_of(one.held.post.need.kind, one.held.post.need.area, (month, &params)),
                listed_by: who.label(),
                listed_at: self.clock.now(),
                paid: None,
            });
        }
        let added = change.add_post_payments(&payments).await? as u32;
        let sum = payments.iter().fold(Fen(0), |sum, one| sum.plus(one.amount));
        let detail = json!({ "month": month, "holders": added, "fen": sum.0 });
        change
            .add_audit(&self.audit(who, "list", NOUN, month.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(added)
    }

    pub(super) async fn note_paid(
        &self,
        who: &Actor,
        month: NaiveDate,
        (on, receipt): (NaiveDate, String),
    ) -> Result<u32, Failure> {
        let scope = who.scope(Deed::Approve, Function::PublicPost)?;
        if !makes_lists(who) {
            return Err(Refusal::NotAllowed.into());
        }
        let receipt = receipt.trim();
        if receipt.is_empty() {
            return Err(Refusal::field("receipt", Problem::Required).into());
        }
        if receipt.chars().count() > RECEIPT_MAX {
            return Err(Refusal::field("receipt", Problem::TooLong).into());
        }
        without_number("receipt", receipt)?;
        let month = dates::first_of_month(month);
        if on < month || on > self.clock.today() {
            return Err(Refusal::field("paid_on", Problem::OutOfRange).into());
        }
        let mut change = self.db.begin().await?;
        let (due, _) = self.due_in(&mut change, scope, month).await?;
        let mut paid = 0;
        for one in due.iter().filter(|one| one.payment.is_some()) {
            if change
                .set_post_paid((one.held.tenure.id, month), (on, receipt))
                .await?
            {
                paid += 1;
            }
        }
        let detail = json!({ "month": month, "holders": paid, "receipt": receipt });
        change
            .add_audit(&self.audit(who, "pay", NOUN, month.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(paid)
    }
}

/// Whether the asker makes lists and pays: the county, or its finance department.
fn makes_lists(who: &Actor) -> bool {
    match who {
        Actor::Staff(staff) => matches!(staff.role, Role::CountyOfficer | Role::DepartmentReviewer),
        Actor::Operator => true,
        _ => false,
    }
}

/// The figures a month was reckoned with, so that it can be reckoned again.
fn figures_of(kind: PostKind, area: AreaCode, (month, params): (NaiveDate, &Params)) -> String {
    let keys: &[ParamKey] = match kind {
        PostKind::PublicWelfare => &[
            ParamKey::PostAttendanceDays,
            ParamKey::MinimumWage,
            ParamKey::PublicPostPercent,
        ],
        PostKind::Auxiliary => &[ParamKey::PostAttendanceDays, ParamKey::AuxiliaryAllowance],
    };
    let figures: Vec<_> = keys
        .iter()
        .filter_map(|key| params.row(*key, Some(area), month).ok())
        .map(|row| {
            json!({
                "key": row.key.code(), "value": row.value, "valid_from": row.valid_from, "source": row.source,
            })
        })
        .collect();
    json!(figures).to_string()
}

/// The list as CSV, for those who pay and for the books.
pub fn post_payments_csv(list: &PaymentList) -> Result<Vec<u8>, Failure> {
    let heads = [
        "姓名",
        "编号",
        "村",
        "岗位",
        "类别",
        "月份",
        "出勤天数",
        "已发月数",
        "最多月数",
        "金额（元）",
        "依据",
        "发放日期",
        "凭证号",
    ];
    let listed = list
        .lines
        .iter()
        .filter_map(|line| Some((line, line.payment.as_ref()?)));
    let rows = listed.map(|(line, payment)| {
        let kind = match line.kind {
            PostKind::PublicWelfare => "公益性岗位",
            PostKind::Auxiliary => "辅助性岗位",
        };
        vec![
            Cell::from(line.name.as_str()),
            Cell::from(line.no.as_str()),
            Cell::from(line.place.as_str()),
            Cell::from(line.title.as_str()),
            Cell::from(kind),
            Cell::from(list.month.format("%Y-%m").to_string()),
            Cell::Number(u32::from(line.attendance.days)),
            Cell::Number(line.months.0),
            Cell::Number(line.months.1),
            Cell::from(line.amount.to_string()),
            Cell::from(payment.rule.code()),
            Cell::from(payment.paid.as_ref().map(|(on, _)| on.to_string())),
            Cell::from(payment.paid.as_ref().map(|(_, receipt)| receipt.as_str())),
        ]
    });
    let sheet = Sheet {
        name: "post-payments".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        ..Sheet::default()
    };
    sheet.as_csv()
}
