//! Home visits (P3): what was found and said, what was left undone, and who confirms it. What a visit says of the fields of a
//! file goes to the file; the rest stays with the visit.

mod drawing;
mod photo;
mod spot;
mod sync;

pub use drawing::Drawing;
pub use photo::{PHOTO_MAX, Photo, PhotoKind, PhotoProblem};
pub use spot::{SpotCheck, SpotDraw, SpotResult, draw_from};
pub use sync::{
    BYTES_MAX, CLOCK_SLACK_SECONDS, Corrected, FieldEdit, RECORDS_MAX, SyncAnswer, SyncAnswered, SyncAnswers,
    SyncBatch, SyncConflict, SyncReason, SyncRecord, corrected,
};

use crate::code::codes;
use crate::file_entry::TrainingKind;
use crate::ids::{AccountId, LeadId, PersonId, VisitConflictId, VisitId};
use crate::lead::{Answer, Evidence};
use crate::person_field::{FieldGroup, PersonField};
use crate::refusal::{FieldProblem, Problem};
use crate::values::{Fen, Point};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The form that is filled in now. Version 1 asked the pay in whole yuan.
pub const FORM: u16 = 2;
/// Characters of a note.
pub const NOTE_MAX: usize = 500;
/// Characters of a name, a topic or a reason.
pub const WORDS_MAX: usize = 120;
/// Things of one kind in a visit.
pub const THINGS_MAX: usize = 20;

codes! {
    /// What keeps somebody from work.
    pub enum Barrier {
        /// 照顾家人.
        Care = "care",
        /// 没有车、路远.
        Transport = "transport",
        /// 没有技能.
        Skills = "skills",
        /// 不识字、不会普通话.
        Language = "language",
        /// 农忙.
        Season = "season",
        /// 证件不全.
        Papers = "papers",
        /// 身体做不了.
        Body = "body",
        /// 年龄.
        Age = "age",
        /// 没有合适的岗位.
        NoVacancy = "no_vacancy",
        /// 其他.
        Other = "other",
    }
}

codes! {
    /// Policies somebody benefits from already 已享受政策.
    pub enum Benefit {
        /// 社会保险补贴.
        SocialInsurance = "social_insurance",
        /// 岗位补贴.
        Post = "post",
        /// 培训补贴.
        Training = "training",
        /// 技能鉴定补贴.
        Appraisal = "appraisal",
        /// 创业担保贷款.
        StartupLoan = "startup_loan",
        /// 税费减免.
        Tax = "tax",
        /// 公益性岗位.
        PublicPost = "public_post",
        /// 法律援助.
        LegalAid = "legal_aid",
        /// 都没有.
        None = "none",
    }
}

codes! {
    /// What a visitor notices that somebody should look into 主动发现 (Y17, Y59).
    pub enum Discovery {
        /// 刚丢了工作.
        JobLost = "job_lost",
        /// 收入突然少了.
        IncomeDrop = "income_drop",
        /// 大病、大笔花费.
        LargeCost = "large_cost",
        /// 受灾.
        Disaster = "disaster",
        /// 住房不安全.
        UnsafeHome = "unsafe_home",
        /// 孩子没上学.
        OutOfSchool = "out_of_school",
        /// 工资被拖欠.
        Arrears = "arrears",
        /// 一直联系不上.
        NoContact = "no_contact",
    }
}

codes! {
    /// What somebody needs next; each becomes a task.
    pub enum NeedKind {
        /// Vacancies.
        Lead = "lead",
        /// Training.
        Training = "training",
        /// A subsidy to claim.
        Subsidy = "subsidy",
        /// Another office.
        Referral = "referral",
        /// A complaint to look into.
        Complaint = "complaint",
        /// A business of their own.
        Startup = "startup",
    }
}

codes! {
    /// How a visit ended.
    pub enum OutcomeKind {
        /// Held.
        Done = "done",
        /// Nobody was at home.
        NotHome = "not_home",
        /// The person did not want it.
        Refused = "refused",
        /// Not finished yet.
        Draft = "draft",
    }
}

/// How a visit ended, with the facts of that end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// Held.
    Done {
        /// When to come again, where that was agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next_on: Option<NaiveDate>,
    },
    /// Nobody was at home.
    NotHome {
        /// When to try again; `None` = as the figures say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_on: Option<NaiveDate>,
    },
    /// The person did not want it.
    Refused {
        /// Why, in their words.
        #[serde(default)]
        reason: String,
    },
    /// Not finished yet.
    Draft,
}

impl Outcome {
    /// Its kind.
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Self::Done { .. } => OutcomeKind::Done,
            Self::NotHome { .. } => OutcomeKind::NotHome,
            Self::Refused { .. } => OutcomeKind::Refused,
            Self::Draft => OutcomeKind::Draft,
        }
    }

    /// The day somebody asked to be visited again.
    pub const fn again_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Done { next_on } => *next_on,
            Self::NotHome { retry_on } => *retry_on,
            Self::Refused { .. } | Self::Draft => None,
        }
    }
}

/// A vacancy told at the door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadTold {
    /// The lead.
    pub lead: LeadId,
    /// What the person said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// Something somebody wants to learn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingWish {
    /// What.
    pub topic: String,
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<TrainingKind>,
}

/// What somebody needs next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// What.
    pub kind: NeedKind,
    /// In words.
    #[serde(default)]
    pub note: String,
}

/// What was found and said, beside the fields of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// What the person earns a month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub income: Option<Fen>,
    /// The same in whole yuan: form version 1 alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub income_yuan: Option<i64>,
    /// What keeps them from work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<Barrier>,
    /// Policies they benefit from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub benefits: Vec<Benefit>,
    /// Vacancies told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<LeadTold>,
    /// What they want to learn.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub training: Vec<TrainingWish>,
    /// What was noticed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discoveries: Vec<Discovery>,
    /// What they need next.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Why a household is visited more often than it should be.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why_again: String,
}

/// Who confirms that the visit took place and what was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Confirmation {
    /// The person signed: on the screen, or on paper that the office keeps.
    Signature {
        /// As drawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        drawn: Option<Drawing>,
    },
    /// The person left a thumb-print, on the screen or on paper.
    ThumbPrint {
        /// As drawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        drawn: Option<Drawing>,
    },
    /// Somebody else was there.
    Witness {
        /// Who.
        name: String,
    },
}

impl Confirmation {
    /// What it proves leads with.
    pub const fn evidence(&self) -> Evidence {
        match self {
            Self::Signature { .. } => Evidence::Signature,
            Self::ThumbPrint { .. } => Evidence::ThumbPrint,
            Self::Witness { .. } => Evidence::Witness,
        }
    }
}

/// A visit as kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// The id the phone or the page gave it.
    pub id: VisitId,
    /// Whom.
    pub person: PersonId,
    /// Who visited.
    pub by: AccountId,
    /// The form it was filled in with.
    pub form: u16,
    /// When, by our clock.
    pub at: DateTime<Utc>,
    /// When it arrived here.
    pub received_at: DateTime<Utc>,
    /// By how many seconds the clock of the phone was wrong, where it was.
    pub clock_off: Option<i64>,
    /// How it ended.
    pub outcome: Outcome,
    /// What was found and said.
    pub answers: Answers,
    /// What it says of the fields of the file.
    pub edits: Vec<FieldEdit>,
    /// Who confirms it.
    pub confirmation: Option<Confirmation>,
    /// Where, if the visitor wanted that written down.
    pub point: Option<Point>,
    /// The visit of the same day it says the same as: there is one visit a day.
    pub twin_of: Option<VisitId>,
}

impl Visit {
    /// The day of it.
    pub fn on(&self) -> NaiveDate {
        crate::clock::day_in_shanghai(self.at)
    }
}

/// The fields of the file a visit asks about: numbers and homes have their own forms.
pub const fn visit_groups() -> [FieldGroup; 4] {
    [
        FieldGroup::Work,
        FieldGroup::Functions,
        FieldGroup::Skills,
        FieldGroup::Intentions,
    ]
}

/// Whether a visit may say something of a field.
pub fn is_asked(field: PersonField) -> bool {
    let certificate = matches!(
        field,
        PersonField::DisabilityCertificate | PersonField::CertificateValidTo
    );
    !certificate && visit_groups().iter().any(|group| group.fields().contains(&field))
}

/// What is wrong with a visit as it came, beside the fields of the file: a draft may lack anything but not hold nonsense.
pub fn problems(record: &SyncRecord) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut say = |field: &str, problem| {
        found.push(FieldProblem {
            field: field.to_owned(),
            problem,
        });
    };
    let answers = &record.answers;
    let long = |text: &str, most: usize| text.chars().count() > most;
    if answers
        .income
        .is_some_and(|Fen(fen)| !(0..=100_000_000).contains(&fen))
    {
        say("income", Problem::OutOfRange);
    }
    for (field, count) in [
        ("barriers", answers.barriers.len()),
        ("benefits", answers.benefits.len()),
        ("leads", answers.leads.len()),
        ("training", answers.training.len()),
        ("discoveries", answers.discoveries.len()),
        ("needs", answers.needs.len()),
        ("edits", record.edits.len().saturating_sub(THINGS_MAX)),
    ] {
        if count > THINGS_MAX {
            say(field, Problem::TooLong);
        }
    }
    let words = answers.training.iter().map(|wish| ("training", &wish.topic));
    let words = words.chain(answers.needs.iter().map(|need| ("needs", &need.note)));
    let refused = match &record.outcome {
        Outcome::Refused { reason } => Some(("reason", reason)),
        _ => None,
    };
    let witness = match &record.confirmation {
        Some(Confirmation::Witness { name }) => Some(("witness", name)),
        _ => None,
    };
    for (field, text) in words
        .chain(refused)
        .chain(witness)
        .chain([("why_again", &answers.why_again)])
    {
        if long(text, WORDS_MAX) {
            say(field, Problem::TooLong);
        }
    }
    if long(&answers.note, NOTE_MAX) {
        say("note", Problem::TooLong);
    }
    if witness.is_some_and(|(_, name)| name.trim().is_empty()) {
        say("witness", Problem::Required);
    }
    let is_done = record.outcome.kind() == OutcomeKind::Done;
    if is_done && !answers.leads.is_empty() && record.confirmation.is_none() {
        say("confirmation", Problem::Required);
    }
    if record.edits.iter().any(|edit| !is_asked(edit.field)) {
        say("edits", Problem::OutOfRange);
    }
    found
}

codes! {
    /// Which of two values holds.
    pub enum ConflictChoice {
        /// What the visitor found.
        Mine = "mine",
        /// What stood there.
        Theirs = "theirs",
    }
}

/// A field that a visit and somebody else made two things of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitConflict {
    /// Our id.
    pub id: VisitConflictId,
    /// The visit.
    pub visit: VisitId,
    /// Whose file.
    pub person: PersonId,
    /// The field.
    pub field: PersonField,
    /// What the visitor found.
    pub mine: String,
    /// What stood there when the visit arrived.
    pub theirs: String,
    /// Who made it so, as [`crate::actor::Actor::label`] says.
    pub theirs_by: String,
    /// When the visit arrived.
    pub noted_at: DateTime<Utc>,
    /// Which holds; `None` = nobody has chosen.
    pub chosen: Option<ConflictChoice>,
}

codes! {
    /// What became of a proposal.
    pub enum ProposalState {
        /// Nobody has looked.
        Open = "open",
        /// Kept as a visit.
        Taken = "taken",
        /// Set aside.
        Discarded = "discarded",
    }
}

/// A visit of somebody who looks after the person no more, for whoever does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VisitProposal {
    /// The person, after merges.
    pub person: PersonId,
    /// Who visited.
    pub by: AccountId,
    /// When, by our clock, and how wrong theirs was.
    pub made: Corrected,
    /// When it arrived.
    pub received_at: DateTime<Utc>,
    /// What they sent.
    pub record: SyncRecord,
    /// What became of it.
    pub state: ProposalState,
}

codes! {
    /// Why a household is left in peace.
    pub enum MuteReason {
        /// They asked for it.
        Asked = "asked",
        /// They are away for a time.
        Away = "away",
        /// They have a hard time.
        HardTime = "hard_time",
        /// Something else.
        Other = "other",
    }
}
