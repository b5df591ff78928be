//! What is done with the register.

use super::{NOUN, may, problem};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{InstructorActivityId, InstructorId, QualificationId};
use domain::instructor::{Instructor, InstructorActivity, Qualification};
use domain::permission::Deed;
use domain::ports::{ActivityWish, InstructorDeed, InstructorWish, QualificationWish};
use domain::refusal::{Problem, Refusal};
use domain::trade::TradeSet;
use serde_json::json;
use store::{Connection, Transaction};

/// Letters of a name, of a certificate and of its number.
const TEXT_MAX: usize = 60;
/// People of one activity, and hours of one day.
const PEOPLE_MAX: u32 = 1_000;
const HOURS_MAX: u32 = 24;

impl Services {
    pub(super) async fn enter_instructor(
        &self,
        who: &Actor,
        wish: InstructorWish,
    ) -> Result<InstructorId, Failure> {
        may(who, Deed::Update, wish.area)?;
        let mut change = self.db.begin().await?;
        let id = InstructorId::new(self.ids.as_ref(), self.clock.now());
        let mut one = Instructor {
            id,
            name: String::new(),
            kind: wish.kind,
            area: wish.area,
            employer: String::new(),
            full_time: wish.full_time,
            account: None,
            since: wish.since,
            left_on: None,
            qualifications: Vec::new(),
            version: 1,
            made_by: who.label(),
        };
        self.fill_instructor(&mut change, &mut one, wish).await?;
        change.add_instructor(&one).await?;
        let detail = json!({ "kind": one.kind, "area": one.area });
        change
            .add_audit(&self.audit(who, "add", NOUN, id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(id)
    }

    /// Takes what was entered into the entry, or says what is wrong with it.
    async fn fill_instructor(
        &self,
        db: &mut Connection,
        one: &mut Instructor,
        wish: InstructorWish,
    ) -> Result<(), Failure> {
        one.name = needed("name", &wish.name)?;
        one.employer = short("employer", &wish.employer)?;
        if self.area_book().await?.find(wish.area).is_none() {
            return Err(problem("area", Problem::Unreadable));
        }
        if wish.since > self.clock.today() {
            return Err(problem("since", Problem::OutOfRange));
        }
        let login = wish.login.trim();
        one.account = match login {
            "" => None,
            login => {
                let found = db.find_account_by_login(login).await?;
                let account = found.ok_or_else(|| problem("login", Problem::Unreadable))?;
                Some(account.id)
            }
        };
        one.kind = wish.kind;
        one.area = wish.area;
        one.full_time = wish.full_time;
        one.since = wish.since;
        Ok(())
    }

    pub(super) async fn move_instructor_on(
        &self,
        who: &Actor,
        (id, version): (InstructorId, u32),
        deed: InstructorDeed,
    ) -> Result<(), Failure> {
        who.scope(Deed::Read, domain::permission::Function::Instructor)?;
        let mut change = self.db.begin().await?;
        let mut one = change.find_instructor(id).await?.ok_or(Refusal::NotFound)?;
        let logs = matches!(deed, InstructorDeed::Log(_) | InstructorDeed::TakeActivity(_));
        if logs {
            may_log(who, &one)?;
        } else {
            may(who, Deed::Update, one.area)?;
        }
        if one.version != version {
            return Err(Refusal::Changed.into());
        }
        let verb = self
            .apply_to_instructor(who, (&mut change, &mut one), deed)
            .await?;
        if !change.move_instructor(&one).await? {
            return Err(Refusal::Changed.into());
        }
        change
            .add_audit(&self.audit(who, verb, NOUN, id.to_string(), json!({})))
            .await?;
        Ok(change.commit().await?)
    }

    /// Does it, or says why not. Gives what the audit calls it.
    async fn apply_to_instructor(
        &self,
        who: &Actor,
        (change, one): (&mut Transaction, &mut Instructor),
        deed: InstructorDeed,
    ) -> Result<&'static str, Failure> {
        match deed {
            InstructorDeed::Edit(wish) => {
                may(who, Deed::Update, wish.area)?;
                self.fill_instructor(change, one, wish).await?;
                Ok("edit")
            }
            InstructorDeed::Certify(wish) => {
                let id = QualificationId::new(self.ids.as_ref(), self.clock.now());
                let held = qualification(id, &wish)?;
                change.add_qualification(one.id, &held).await?;
                Ok("certify")
            }
            InstructorDeed::TakeCertificate(held) => {
                let gone = change.delete_qualification(one.id, held).await?;
                gone.then_some("take_certificate").ok_or(Refusal::NotFound.into())
            }
            InstructorDeed::Log(wish) => {
                let done = self.activity(one, wish)?;
                change
                    .add_instructor_activity(one.id, &done, &who.label())
                    .await?;
                Ok("log")
            }
            InstructorDeed::TakeActivity(done) => {
                let gone = change.delete_instructor_activity(one.id, done).await?;
                gone.then_some("take_activity").ok_or(Refusal::NotFound.into())
            }
            InstructorDeed::Leave(on) => {
                if on < one.since || on > self.clock.today() {
                    return Err(problem("on", Problem::OutOfRange));
                }
                one.left_on = Some(on);
                Ok("leave")
            }
            InstructorDeed::Return => {
                one.left_on = None;
                Ok("return")
            }
        }
    }

    fn activity(&self, of: &Instructor, wish: ActivityWish) -> Result<InstructorActivity, Failure> {
        if wish.on > self.clock.today() || !of.is_there(wish.on) {
            return Err(problem("on", Problem::OutOfRange));
        }
        if wish.people > PEOPLE_MAX {
            return Err(problem("people", Problem::OutOfRange));
        }
        if wish.hours > HOURS_MAX {
            return Err(problem("hours", Problem::OutOfRange));
        }
        Ok(InstructorActivity {
            id: InstructorActivityId::new(self.ids.as_ref(), self.clock.now()),
            kind: wish.kind,
            on: wish.on,
            people: wish.people,
            hours: wish.hours,
        })
    }
}

/// Lets those pass who keep the register of a place, and somebody on it for what they did themselves.
pub(super) fn may_log(who: &Actor, one: &Instructor) -> Result<(), Refusal> {
    may(who, Deed::Create, one.area)?;
    let own = one.account.is_some() && who.staff().is_ok_and(|staff| Some(staff.account) == one.account);
    if own || may(who, Deed::Update, one.area).is_ok() {
        return Ok(());
    }
    Err(Refusal::NotAllowed)
}

/// A certificate as it is kept. Where trades were named, at least one of them must be known.
fn qualification(id: QualificationId, wish: &QualificationWish) -> Result<Qualification, Failure> {
    let number = wish.number.trim();
    if number.is_empty() {
        return Err(problem("number", Problem::Required));
    }
    if number.chars().count() > TEXT_MAX {
        return Err(problem("number", Problem::TooLong));
    }
    let named = wish.trades.split([' ', '、', ',', '，', ';', '；']);
    let trades = named.fold(TradeSet::EMPTY, |all, word| all.union(TradeSet::of(word)));
    if trades.is_empty() && !wish.trades.trim().is_empty() {
        return Err(problem("trades", Problem::Unreadable));
    }
    let ended = |last: NaiveDate| last < wish.valid_from;
    if wish.valid_to.is_some_and(ended) {
        return Err(problem("valid_to", Problem::OutOfRange));
    }
    Ok(Qualification {
        id,
        name: needed("certificate", &wish.name)?,
        number: number.to_owned(),
        trades,
        valid_from: wish.valid_from,
        valid_to: wish.valid_to,
    })
}

fn needed(field: &str, text: &str) -> Result<String, Failure> {
    let text = short(field, text)?;
    if text.is_empty() {
        return Err(problem(field, Problem::Required));
    }
    Ok(text)
}

/// A short text without numbers of people.
fn short(field: &str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.chars().count() > TEXT_MAX {
        return Err(problem(field, Problem::TooLong));
    }
    without_number(field, text)?;
    Ok(text.to_owned())
}
