//! One application as the asker may see it.

use super::case::{Case, department_of};
use super::facts::facts;
use super::step::finding_now;
use crate::{Failure, Services};
use domain::actor::{Actor, Department};
use domain::ids::{AccountId, NoticeId, RecognitionId};
use domain::permission::{self, Function};
use domain::ports::{ObjectionView, RecognitionView, TrailLine};
use domain::recognition::{Deed, Finding, Objection, Refused, Stage, State};
use domain::refusal::Refusal;
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// What staff may do, in the order of the page.
const DEEDS: [Deed; 12] = [
    Deed::Check,
    Deed::Resubmit,
    Deed::Dismiss,
    Deed::Uphold,
    Deed::Approve,
    Deed::Confirm,
    Deed::Recognise,
    Deed::SetAside,
    Deed::HandBack,
    Deed::Refuse,
    Deed::Stand,
    Deed::Appeal,
];

impl Services {
    /// One application. Reading it is recorded.
    pub(super) async fn recognition_view(
        &self,
        who: &Actor,
        id: RecognitionId,
    ) -> Result<RecognitionView, Failure> {
        let mut change = self.db.begin().await?;
        let case = self.case(&mut change, id).await?;
        case.may_see(who)?;
        let kin = self.is_kin(&mut change, who, &case.person).await?;
        let objections = self.objections_for(&mut change, who, &case).await?;
        let notice = self.notice_of(&mut change, &case).await?;
        let logins = logins_of(&mut change, &case).await?;
        change
            .add_audit(&self.audit(who, "read", super::NOUN, id.to_string(), json!({})))
            .await?;
        change.commit().await?;
        self.view(who, &case, kin, (objections, notice, logins)).await
    }

    async fn view(
        &self,
        who: &Actor,
        case: &Case,
        kin: bool,
        (objections, notice, logins): Beside,
    ) -> Result<RecognitionView, Failure> {
        let today = self.clock.today();
        let department = department_of(who);
        let book = self.area_book().await?;
        let Case {
            recognition, person, ..
        } = case;
        let inside = department.is_none();
        let (may, barred) = deeds(case, who, kin);
        let (finding, refused, validity) = outcome(&recognition.state);
        Ok(RecognitionView {
            id: recognition.id,
            version: recognition.version,
            person: person.id,
            name: person.name.clone(),
            masked_resident_id: person.resident_id.masked(),
            age: inside.then(|| person.age_on(today)),
            place: book.place(recognition.area),
            category: recognition.category,
            stage: recognition.state.stage(),
            applied_on: recognition.applied_on,
            due_on: recognition.due_on,
            overdue: recognition.is_overdue(today),
            returned: returned(&recognition.state),
            facts: facts(case, book.place(person.hukou_area), department, today),
            paper: inside.then(|| recognition.paper.clone()),
            department,
            departments: departments(case),
            notice: notice.map(|(id, _)| id),
            hands_on: notice.map(|(_, day)| day),
            claim: may.contains(&Deed::Resubmit).then(|| recognition.claim.clone()),
            may,
            barred,
            needs_vote: recognition.procedure().assembly,
            finding: finding.filter(|_| inside),
            now: finding_now(case, today),
            validity,
            refused,
            objections,
            trail: if inside { trail(case, &logins) } else { Vec::new() },
        })
    }

    /// What was objected: case handlers alone see it.
    async fn objections_for(
        &self,
        on: &mut Connection,
        who: &Actor,
        case: &Case,
    ) -> Result<Vec<ObjectionView>, Failure> {
        let handles = who
            .may(
                permission::Deed::Approve,
                Function::PublicNotice,
                case.recognition.area,
            )
            .is_ok();
        if !handles {
            return Ok(Vec::new());
        }
        let objections = on.list_objections(case.recognition.id).await?;
        Ok(objections.into_iter().map(objection_view).collect())
    }

    async fn notice_of(
        &self,
        on: &mut Connection,
        case: &Case,
    ) -> Result<Option<(NoticeId, chrono::NaiveDate)>, Failure> {
        let (State::Posted { notice, .. } | State::Investigating { notice, .. }) = &case.recognition.state
        else {
            return Ok(None);
        };
        let found = on.find_public_notice(*notice).await?;
        let hanging = found.filter(|notice| notice.hangs_on(self.clock.today()));
        Ok(hanging.map(|notice| (notice.id, notice.hands_on)))
    }
}

/// What a view needs beside the case.
type Beside = (
    Vec<ObjectionView>,
    Option<(NoticeId, chrono::NaiveDate)>,
    HashMap<String, String>,
);

/// What the asker may do now; and what keeps them from deciding, though their role does.
fn deeds(case: &Case, who: &Actor, kin: bool) -> (Vec<Deed>, Option<Refusal>) {
    let open = DEEDS
        .into_iter()
        .chain([Deed::Withdraw])
        .filter(|deed| case.may_take(who, *deed).is_ok());
    let (bound, free): (Vec<Deed>, Vec<Deed>) = open.partition(|deed| kin || case.is_bound(who, *deed));
    let barred = match (bound.is_empty(), kin) {
        (true, _) => None,
        (false, true) => Some(Refusal::OwnFamily),
        (false, false) => Some(Refusal::FourEyes),
    };
    (free, barred)
}

type Outcome = (
    Option<Finding>,
    Option<Refused>,
    Option<(chrono::NaiveDate, Option<chrono::NaiveDate>)>,
);

fn outcome(state: &State) -> Outcome {
    match state {
        State::Recognised {
            valid_from,
            valid_to,
            finding,
            ..
        } => (Some(finding.clone()), None, Some((*valid_from, *valid_to))),
        State::Refused(refused) | State::Appealed { against: refused, .. } => {
            (refused.finding.clone(), Some(refused.clone()), None)
        }
        _ => (None, None, None),
    }
}

pub(super) fn returned(state: &State) -> Option<String> {
    match state {
        State::VillageReview { returned, .. } | State::TownReview { returned, .. } => returned.clone(),
        State::Incomplete { reason, .. } | State::Appealed { reason, .. } => Some(reason.clone()),
        _ => None,
    }
}

fn departments(case: &Case) -> Vec<(Department, Option<chrono::DateTime<chrono::Utc>>)> {
    let all = case.recognition.procedure().departments;
    let word = |department: Department| match &case.recognition.state {
        State::DepartmentReview { confirmed, .. } => confirmed
            .iter()
            .find(|word| word.department == department)
            .map(|word| word.at),
        State::CountyDecision { .. } | State::Recognised { .. } => last_word(case, department),
        _ => None,
    };
    all.iter()
        .map(|department| (*department, word(*department)))
        .collect()
}

/// When a department last confirmed, from the trail.
fn last_word(case: &Case, department: Department) -> Option<chrono::DateTime<chrono::Utc>> {
    let wanted = domain::recognition::Proof::Fields { department };
    let last = case.trail.iter().rev().find(|entry| entry.proof == wanted);
    last.map(|entry| entry.at)
}

fn trail(case: &Case, logins: &HashMap<String, String>) -> Vec<TrailLine> {
    let lines = case.trail.iter().rev().map(|entry| TrailLine {
        at: entry.at,
        role: entry.role,
        login: logins.get(&entry.actor).cloned(),
        deed: entry.deed,
        to: entry.to,
        reason: entry.reason.clone(),
        proof: entry.proof.clone(),
    });
    lines.collect()
}

/// Sign-in names of the staff in the trail, by label.
async fn logins_of(on: &mut Connection, case: &Case) -> Result<HashMap<String, String>, Failure> {
    let mut logins = HashMap::new();
    for entry in &case.trail {
        let id = entry.actor.strip_prefix("staff:").and_then(|id| id.parse().ok());
        let Some(id) = id.filter(|_| !logins.contains_key(&entry.actor)) else {
            continue;
        };
        if let Some(account) = on.find_account(AccountId(id)).await? {
            logins.insert(entry.actor.clone(), account.login);
        }
    }
    Ok(logins)
}

fn objection_view(objection: Objection) -> ObjectionView {
    ObjectionView {
        id: objection.id,
        receipt: objection.receipt,
        text: objection.text,
        name: objection.name,
        phone: objection.phone,
        at: objection.at,
        due_on: objection.due_on,
        upheld: objection.upheld,
        reason: objection.reason,
    }
}

/// The stages in which something is still to be done.
pub(super) const OPEN: &[Stage] = &[
    Stage::VillageReview,
    Stage::Incomplete,
    Stage::Posted,
    Stage::Investigating,
    Stage::TownReview,
    Stage::DepartmentReview,
    Stage::CountyDecision,
    Stage::Appealed,
];
