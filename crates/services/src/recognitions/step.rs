//! Steps of an application: one transaction each, with state, trail, audit line and what follows.

use super::case::{Case, department_of};
use super::{NOUN, problem};
use crate::{Failure, Services};
use chrono::NaiveDate;
use domain::access::without_number;
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource};
use domain::ids::{NoticeId, RecognitionId, RecognitionTaskId};
use domain::params::{NotSet, ParamKey, Params};
use domain::person::Person;
use domain::ports::{StepTaken, TaskKind};
use domain::recognition::{
    Confirmation, Deed, Entry, Finding, Proof, PublicNotice, Recognition, Stage, State, find,
};
use domain::refusal::{Problem, Refusal};
use domain::rules::assembly::is_carried;
use domain::rules::notice::earliest_submission;
use domain::values::{WorkCalendar, dates};
use serde_json::json;
use store::{RecognitionTask, Transaction};

/// Where a step leads, and on what it rests.
struct Led {
    state: State,
    proof: Proof,
}

impl From<State> for Led {
    fn from(state: State) -> Self {
        Self {
            state,
            proof: Proof::Word,
        }
    }
}

impl Services {
    pub(super) async fn step_of_staff(
        &self,
        who: &Actor,
        id: RecognitionId,
        step: StepTaken,
    ) -> Result<Stage, Failure> {
        let mut change = self.db.begin().await?;
        let case = self.case(&mut change, id).await?;
        case.may_see(who)?;
        case.may_take(who, step.deed)?;
        if case.is_bound(who, step.deed) {
            return Err(Refusal::FourEyes.into());
        }
        if self.is_kin(&mut change, who, &case.person).await? {
            return Err(Refusal::OwnFamily.into());
        }
        self.take(change, who, case, &step).await
    }

    /// Takes a step whose right is settled, and commits it.
    pub(super) async fn take(
        &self,
        mut change: Transaction,
        who: &Actor,
        case: Case,
        step: &StepTaken,
    ) -> Result<Stage, Failure> {
        if case.recognition.version != step.version {
            return Err(Refusal::Changed.into());
        }
        if step.deed.needs_reason() && step.reason.is_empty() {
            return Err(problem("reason", Problem::Required));
        }
        without_number("reason", &step.reason)?;
        let led = self.lead_on(&mut change, who, &case, step).await?;
        let moved = self
            .keep_step(&mut change, who, &case, (step.deed, &step.reason), led)
            .await?;
        self.tell(&mut change, who, &case, &moved, step.deed).await?;
        change.commit().await?;
        Ok(moved.state.stage())
    }

    /// The state a step leads to. What it writes beside the application is written here.
    async fn lead_on(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        step: &StepTaken,
    ) -> Result<Led, Failure> {
        let now = self.clock.now();
        let by = (who.label(), now);
        let procedure = case.recognition.procedure();
        let state = case.recognition.state.clone();
        let reason = step.reason.clone();
        let overtaken = |_| Refusal::Changed;
        Ok(match step.deed {
            Deed::Check => self.check(change, who, case, step).await?,
            Deed::HandBack => state.hand_back(reason, now).map_err(overtaken)?.into(),
            Deed::Approve => state.approve(&procedure, now).map_err(overtaken)?.into(),
            Deed::Confirm => confirm(who, case, now)?,
            Deed::Recognise => self.recognise(change, who, case, step).await?.into(),
            Deed::Refuse => {
                let finding = find(&case.recognition.claim, &case.around(self.clock.today())).ok();
                state.refuse(by, reason, finding).map_err(overtaken)?.into()
            }
            Deed::Dismiss | Deed::Uphold => self.decide_objection(change, who, case, step).await?,
            Deed::Appeal => {
                if case
                    .recognition
                    .due_on
                    .is_some_and(|last| last < self.clock.today())
                {
                    return Err(Refusal::TooLate.into());
                }
                state.appeal(reason, now).map_err(overtaken)?.into()
            }
            Deed::SetAside => state.set_aside(&procedure, now).map_err(overtaken)?.into(),
            Deed::Stand => state.stand(by, reason).map_err(overtaken)?.into(),
            Deed::Withdraw => {
                change.take_notices_down(case.recognition.id, now).await?;
                state.withdraw(now).map_err(overtaken)?.into()
            }
            // What came back is corrected with what it states; the others are no steps of staff.
            Deed::Apply | Deed::Resubmit | Deed::Object | Deed::TakeDown => {
                return Err(Refusal::NotAllowed.into());
            }
        })
    }

    /// The village's check: a vote where one is needed; then the notice, or straight on.
    async fn check(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        step: &StepTaken,
    ) -> Result<Led, Failure> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let procedure = case.recognition.procedure();
        let state = case.recognition.state.clone();
        let mut proof = Proof::Word;
        if procedure.assembly {
            let (vote, minutes) = step
                .vote
                .clone()
                .ok_or_else(|| problem("minutes", Problem::Required))?;
            proof = Proof::Vote { vote, minutes };
            if !is_carried(vote, today, &case.params.of_area(case.recognition.area, today))? {
                let refused = state.refuse((who.label(), now), step.reason.clone(), None);
                let state = refused.map_err(|_| Refusal::Changed)?;
                return Ok(Led { state, proof });
            }
        }
        let state = if procedure.notice {
            self.put_up(change, case).await?
        } else {
            state.hand_on(now).map_err(|_| Refusal::Changed)?
        };
        Ok(Led { state, proof })
    }

    /// Puts up a fresh notice; it hangs its full time (R14).
    async fn put_up(&self, change: &mut Transaction, case: &Case) -> Result<State, Failure> {
        let today = self.clock.today();
        let recognition = &case.recognition;
        change.take_notices_down(recognition.id, self.clock.now()).await?;
        let notice = PublicNotice {
            id: NoticeId::new(&*self.ids, self.clock.now()),
            recognition: recognition.id,
            area: recognition.area,
            category: recognition.category,
            posted_on: today,
            hands_on: earliest_submission(today, &case.params.of_area(recognition.area, today))?,
            taken_down: None,
        };
        change.add_public_notice(&notice).await?;
        let state = recognition.state.clone().put_up(notice.id, today);
        Ok(state.map_err(|_| Refusal::Changed)?)
    }

    /// Decides one objection. The last that is dismissed puts the notice up again; one that is upheld ends it.
    async fn decide_objection(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        step: &StepTaken,
    ) -> Result<Led, Failure> {
        let id = case.recognition.id;
        let objections = change.list_objections(id).await?;
        let wanted = step.objection.ok_or(Refusal::NotFound)?;
        let decided = objections
            .iter()
            .find(|objection| objection.id == wanted)
            .ok_or(Refusal::NotFound)?;
        let upheld = step.deed == Deed::Uphold;
        if !change.decide_objection(wanted, upheld, &step.reason).await? {
            return Err(Refusal::Changed.into());
        }
        let proof = Proof::Objection {
            receipt: decided.receipt.clone(),
        };
        let others_open = objections
            .iter()
            .any(|other| other.id != wanted && other.upheld.is_none());
        let state = case.recognition.state.clone();
        let state = if upheld {
            change.take_notices_down(id, self.clock.now()).await?;
            let refused = state.refuse((who.label(), self.clock.now()), step.reason.clone(), None);
            refused.map_err(|_| Refusal::Changed)?
        } else if others_open {
            state
        } else {
            self.put_up(change, case).await?
        };
        Ok(Led { state, proof })
    }

    /// The county recognises: only what the rules allow, with the figures of today; the group goes on the file.
    async fn recognise(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        step: &StepTaken,
    ) -> Result<State, Failure> {
        let today = self.clock.today();
        let finding = find(&case.recognition.claim, &case.around(today))
            .map_err(|NotSet(key)| Refusal::FigureNotSet { key })?;
        if finding.met == Some(false) {
            return Err(Refusal::RuleNotMet.into());
        }
        let validity = (today, valid_to(case, step, today)?);
        self.write_group(change, who, case, validity).await?;
        let state = case.recognition.state.clone();
        let recognised = state.recognise((who.label(), self.clock.now()), validity, finding);
        Ok(recognised.map_err(|_| Refusal::Changed)?)
    }

    /// The spell on the person's file. A spell that holds already ends the day before (S22).
    async fn write_group(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        (valid_from, valid_to): (NaiveDate, Option<NaiveDate>),
    ) -> Result<(), Failure> {
        let Recognition { id, category, .. } = case.recognition;
        let before = valid_from.pred_opt().unwrap_or(valid_from);
        change
            .end_category_period(case.person.id, category, before)
            .await?;
        let period = CategoryPeriod {
            person: case.person.id,
            category,
            valid_from,
            valid_to,
            source: CategorySource::Recognition,
            document: case.recognition.paper.name.clone(),
            recognised_by: who.label(),
            recognition: Some(id),
            recorded_on: valid_from,
        };
        change.add_category_period(&period).await?;
        let after = Person {
            categories: case.person.categories.with(category),
            ..case.person.clone()
        };
        self.write_person(change, who, Some(&case.person), &after, "")
            .await
    }

    /// Sends a corrected application on to the village.
    pub(super) async fn send_again(
        &self,
        mut change: Transaction,
        who: &Actor,
        case: &Case,
        proof: Proof,
    ) -> Result<Stage, Failure> {
        let state = case.recognition.state.clone().resubmit(self.clock.now());
        let state = state.map_err(|_| Refusal::Changed)?;
        let moved = self
            .keep_step(&mut change, who, case, (Deed::Resubmit, ""), Led { state, proof })
            .await?;
        change.commit().await?;
        Ok(moved.state.stage())
    }

    /// Writes state, trail and audit line.
    async fn keep_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        (deed, reason): (Deed, &str),
        led: Led,
    ) -> Result<Recognition, Failure> {
        let mut moved = Recognition {
            version: case.recognition.version + 1,
            state: led.state,
            ..case.recognition.clone()
        };
        if moved.state.stage() != case.recognition.state.stage() || deed == Deed::Dismiss {
            moved.due_on = due_on(&moved, &case.params, &case.calendar, self.clock.today())?;
        }
        if !change.move_recognition(&moved).await? {
            return Err(Refusal::Changed.into());
        }
        let entry = Entry {
            recognition: moved.id,
            version: moved.version,
            at: self.clock.now(),
            actor: who.label(),
            role: who.staff().ok().map(|staff| staff.role),
            deed,
            from: Some(case.recognition.state.stage()),
            to: moved.state.stage(),
            reason: reason.to_owned(),
            proof: led.proof,
        };
        change.add_recognition_entry(&entry).await?;
        let detail = json!({ "from": entry.from, "to": entry.to, "version": entry.version });
        change
            .add_audit(&self.audit(who, deed.code(), NOUN, moved.id.to_string(), detail))
            .await?;
        Ok(moved)
    }

    /// A step of the machine or of a visitor, whose right is settled.
    pub(super) async fn keep_plain_step(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        deed: Deed,
        (state, proof): (State, Proof),
    ) -> Result<(), Failure> {
        self.keep_step(change, who, case, (deed, ""), Led { state, proof })
            .await?;
        Ok(())
    }

    /// Tells who sent it on that it came back, and who entered it how it ended.
    async fn tell(
        &self,
        change: &mut Transaction,
        who: &Actor,
        case: &Case,
        moved: &Recognition,
        deed: Deed,
    ) -> Result<(), Failure> {
        let (kind, actor) = match deed {
            Deed::HandBack => (TaskKind::Returned, who_sent_on(case, moved.state.stage())),
            Deed::Recognise | Deed::Refuse | Deed::Uphold | Deed::Stand => {
                (TaskKind::Decided, case.recognition.entered_by.clone())
            }
            _ => return Ok(()),
        };
        let by_person = !actor.starts_with("staff:");
        if actor == who.label() || by_person && kind == TaskKind::Decided {
            return Ok(());
        }
        let task = RecognitionTask {
            id: RecognitionTaskId::new(&*self.ids, self.clock.now()),
            kind,
            recognition: Some(moved.id),
            person: moved.person,
            category: moved.category,
            area: moved.area,
            actor: if by_person { String::new() } else { actor },
            due_on: moved.due_on,
            made_at: self.clock.now(),
            seen_at: None,
        };
        Ok(change.add_recognition_task(&task).await?)
    }
}

/// Who last sent the application on from a stage; who entered it, where nobody has.
fn who_sent_on(case: &Case, stage: Stage) -> String {
    let sent_on = |entry: &&Entry| entry.from == Some(stage) && entry.deed != Deed::HandBack;
    let last = case.trail.iter().rev().find(sent_on);
    last.map_or(&case.recognition.entered_by, |entry| &entry.actor)
        .clone()
}

fn confirm(who: &Actor, case: &Case, now: chrono::DateTime<chrono::Utc>) -> Result<Led, Failure> {
    let department = department_of(who).ok_or(Refusal::NotAllowed)?;
    let word = Confirmation {
        department,
        by: who.label(),
        at: now,
    };
    let state = case.recognition.state.clone();
    let state = state.confirm(&case.recognition.procedure(), word);
    Ok(Led {
        state: state.map_err(|_| Refusal::Changed)?,
        proof: Proof::Fields { department },
    })
}

/// Until when a recognition holds: as the officer says, as the paper says, or for the months of a yearly look.
fn valid_to(case: &Case, step: &StepTaken, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    let paper = case.recognition.paper.valid_to;
    let last = match step.valid_to.or(paper) {
        Some(day) => Some(day),
        None if case.recognition.procedure().yearly => {
            let area = Some(case.recognition.area);
            let months = case
                .params
                .value(ParamKey::RecognitionMonths, area, today)?
                .max(0) as u32;
            dates::add_months(today, months).pred_opt()
        }
        None => None,
    };
    if last.is_some_and(|last| last <= today) {
        return Err(problem("valid_to", Problem::OutOfRange));
    }
    Ok(last)
}

/// The day by which an application must have left its stage.
pub(super) fn due_on(
    recognition: &Recognition,
    params: &Params,
    calendar: &WorkCalendar,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, NotSet> {
    let area = Some(recognition.area);
    let figure = |key| params.value(key, area, today).map(|days| days.max(0) as u32);
    Ok(match &recognition.state {
        State::Posted { posted_on, .. } => Some(earliest_submission(
            *posted_on,
            &params.of_area(recognition.area, *posted_on),
        )?),
        State::Refused(refused) if !refused.is_final => {
            Some(dates::add_days(today, figure(ParamKey::AppealDays)?.into()))
        }
        other => match other.stage().days() {
            Some(key) => Some(calendar.after(today, figure(key)?)),
            None => None,
        },
    })
}

/// What the rules say today, or the figure that is not set.
pub(super) fn finding_now(case: &Case, today: NaiveDate) -> Result<Finding, ParamKey> {
    find(&case.recognition.claim, &case.around(today)).map_err(|NotSet(key)| key)
}
