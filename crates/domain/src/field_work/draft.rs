//! A visit that is being written down.

use crate::code::codes;
use crate::ids::{AccountId, LeadId, PersonId, VisitId};
use crate::lead::Answer;
use crate::person_field::PersonField;
use crate::ports::PackPerson;
use crate::refusal::{FieldProblem, Problem};
use crate::values::{Fen, Point};
use crate::visit::{
    Answers, Barrier, Benefit, Confirmation, Discovery, FieldEdit, LeadTold, Need, NeedKind, Outcome,
    SyncRecord, TrainingWish, is_asked, problems,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

codes! {
    /// The pages of the form, one group each.
    pub enum Page {
        /// How it went.
        Outcome = "outcome",
        /// Vacancies handed over.
        Leads = "leads",
        /// Work and income.
        Work = "work",
        /// What the body can do.
        Functions = "functions",
        /// Skills and wishes.
        Wishes = "wishes",
        /// What keeps the person from work, policies enjoyed.
        Barriers = "barriers",
        /// What was noticed, and what is needed next.
        Needs = "needs",
        /// Who confirms it.
        Confirmation = "confirmation",
    }
}

impl Page {
    /// The pages of a visit that went so: nothing is asked where nobody was met.
    pub const fn of(outcome: &Outcome) -> &'static [Self] {
        match outcome {
            Outcome::NotHome { .. } | Outcome::Refused { .. } => &[Self::Outcome],
            Outcome::Done { .. } | Outcome::Draft => Self::ALL,
        }
    }
}

codes! {
    /// How a draft stands about the photo.
    pub enum DraftPhoto {
        /// Nobody has been asked, or the person does not want it.
        None = "none",
        /// The person agrees.
        Agreed = "agreed",
        /// It was taken, and is kept beside the draft.
        Taken = "taken",
    }
}

/// One thing that somebody changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// How it ended.
    Outcome(Outcome),
    /// What a field of the file should hold.
    Field(PersonField, String),
    /// Income of a month in yuan, as typed.
    Income(String),
    /// Something keeps the person from work, or does not.
    Barrier(Barrier, bool),
    /// A policy is enjoyed, or is not.
    Benefit(Benefit, bool),
    /// Something was noticed, or was not.
    Discovery(Discovery, bool),
    /// A vacancy was told, with what the person said; `None` = it was not told.
    Lead(LeadId, Option<Option<Answer>>),
    /// Something is needed, in words; `None` = it is not.
    Need(NeedKind, Option<String>),
    /// What the person wants to learn, one after the other.
    Training(String),
    /// Anything else.
    Note(String),
    /// Why the household is visited once more.
    WhyAgain(String),
    /// Who confirms it.
    Confirmation(Option<Confirmation>),
    /// About where it is; `None` = it is not written down.
    Point(Option<Point>),
    /// The photo.
    Photo(DraftPhoto),
    /// The page that is open.
    Page(Page),
}

/// A visit that is being written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The id the visit will have.
    pub id: VisitId,
    /// Who writes it.
    pub account: AccountId,
    /// Whom it is about.
    pub person: PersonId,
    /// Their name, should their file leave the phone meanwhile.
    pub name: String,
    /// Counts what was written down; turning pages is not.
    pub revision: u32,
    /// When it was begun, by the phone.
    pub began_at: DateTime<Utc>,
    /// The version of the form.
    pub form: u16,
    /// The page that is open.
    pub page: Page,
    /// The revision of the file it was begun from.
    pub base: u32,
    /// What the file said then.
    pub was: BTreeMap<PersonField, String>,
    /// What was typed over it.
    pub now: BTreeMap<PersonField, String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Income in yuan, as typed.
    pub income: String,
    /// What was found and said.
    pub answers: Answers,
    /// Who confirms it.
    pub confirmation: Option<Confirmation>,
    /// About where, if the visitor wanted that written down.
    #[serde(default)]
    pub point: Option<Point>,
    /// The photo.
    #[serde(default = "no_photo")]
    pub photo: DraftPhoto,
}

const fn no_photo() -> DraftPhoto {
    DraftPhoto::None
}

impl Draft {
    /// Begins one.
    pub fn begin(
        id: VisitId,
        account: AccountId,
        person: &PackPerson,
        form: u16,
        began_at: DateTime<Utc>,
    ) -> Self {
        let known = person.fields.iter();
        let known = known.filter_map(|(code, text)| Some((code.parse().ok()?, text.clone())));
        Self {
            id,
            account,
            person: person.id,
            name: person.name.clone(),
            revision: 0,
            began_at,
            form,
            page: Page::Outcome,
            base: person.revision,
            was: known.filter(|(field, _)| is_asked(*field)).collect(),
            now: BTreeMap::new(),
            outcome: Outcome::Draft,
            income: String::new(),
            answers: Answers::default(),
            confirmation: None,
            point: None,
            photo: DraftPhoto::None,
        }
    }

    /// What a field holds: what was typed, else what the file said.
    pub fn field(&self, field: PersonField) -> &str {
        let text = self.now.get(&field).or_else(|| self.was.get(&field));
        text.map_or("", String::as_str)
    }

    /// What was said of a lead; `None` = it was not told.
    pub fn lead(&self, lead: LeadId) -> Option<&LeadTold> {
        self.answers.leads.iter().find(|told| told.lead == lead)
    }

    /// What is needed of a kind.
    pub fn need(&self, kind: NeedKind) -> Option<&Need> {
        self.answers.needs.iter().find(|need| need.kind == kind)
    }

    /// What the person wants to learn, as one text.
    pub fn training(&self) -> String {
        let topics: Vec<&str> = self
            .answers
            .training
            .iter()
            .map(|wish| wish.topic.as_str())
            .collect();
        topics.join("、")
    }

    /// Whether nothing has been written down: nobody misses it.
    pub fn is_blank(&self) -> bool {
        self.revision == 0
    }

    /// Changes one thing.
    pub fn change(&mut self, change: Change) {
        self.revision += u32::from(!matches!(change, Change::Page(_)));
        match change {
            Change::Outcome(outcome) => self.outcome = outcome,
            Change::Field(field, text) => {
                self.now.insert(field, text);
            }
            Change::Income(text) => self.income = text,
            Change::Barrier(one, on) => set(&mut self.answers.barriers, one, on),
            Change::Benefit(one, on) => set(&mut self.answers.benefits, one, on),
            Change::Discovery(one, on) => set(&mut self.answers.discoveries, one, on),
            Change::Lead(lead, told) => {
                self.answers.leads.retain(|known| known.lead != lead);
                let told = told.map(|answer| LeadTold { lead, answer });
                self.answers.leads.extend(told);
            }
            Change::Need(kind, note) => {
                self.answers.needs.retain(|known| known.kind != kind);
                self.answers.needs.extend(note.map(|note| Need { kind, note }));
            }
            Change::Training(text) => self.answers.training = topics(&text),
            Change::Note(text) => self.answers.note = text,
            Change::WhyAgain(text) => self.answers.why_again = text,
            Change::Confirmation(confirmation) => self.confirmation = confirmation,
            Change::Point(point) => self.point = point.map(Point::coarse),
            Change::Photo(photo) => self.photo = photo,
            Change::Page(page) => self.page = page,
        }
    }

    /// Makes it something that can be sent unfinished: what cannot be read as a figure goes with the note.
    pub fn leave_open(&mut self) {
        self.outcome = Outcome::Draft;
        if self.income_in_fen().is_err() {
            let typed = std::mem::take(&mut self.income);
            let note = format!("{} {typed}", self.answers.note);
            note.trim().clone_into(&mut self.answers.note);
        }
        if matches!(&self.confirmation, Some(Confirmation::Witness { name }) if name.trim().is_empty()) {
            self.confirmation = None;
        }
    }

    /// The record that is sent. What was typed where nobody was met is left out: it was not said by them.
    pub fn record(&self, made_at: DateTime<Utc>) -> SyncRecord {
        let met = !matches!(self.outcome, Outcome::NotHome { .. } | Outcome::Refused { .. });
        let edits = self.now.iter().filter_map(|(field, now)| {
            let was = self.was.get(field).cloned().unwrap_or_default();
            (was != *now).then(|| FieldEdit {
                field: *field,
                base: self.base,
                was,
                now: now.clone(),
            })
        });
        let answers = if met {
            Answers {
                income: self.income_in_fen().ok().flatten(),
                ..self.answers.clone()
            }
        } else {
            Answers {
                why_again: self.answers.why_again.clone(),
                ..Answers::default()
            }
        };
        SyncRecord {
            id: self.id,
            form: self.form,
            made_at,
            person: self.person,
            outcome: self.outcome.clone(),
            edits: if met { edits.collect() } else { Vec::new() },
            answers,
            confirmation: self.confirmation.clone().filter(|_| met),
            point: self.point.map(Point::coarse),
        }
    }

    /// What is missing or wrong before it can be finished.
    pub fn problems(&self) -> Vec<FieldProblem> {
        let mut found = problems(&self.record(self.began_at));
        let mut say = |field: &str, problem| {
            found.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        };
        if self.outcome == Outcome::Draft {
            say("outcome", Problem::Required);
        }
        if let Err(problem) = self.income_in_fen() {
            say("income", problem);
        }
        found
    }

    fn income_in_fen(&self) -> Result<Option<Fen>, Problem> {
        let bare = self.income.trim().trim_end_matches('元').trim();
        if bare.is_empty() {
            return Ok(None);
        }
        let yuan: i64 = bare.parse().map_err(|_| Problem::Unreadable)?;
        if (0..=1_000_000).contains(&yuan) {
            Ok(Some(Fen(yuan * 100)))
        } else {
            Err(Problem::OutOfRange)
        }
    }
}

fn set<T: Copy + Ord>(all: &mut Vec<T>, one: T, on: bool) {
    all.retain(|known| *known != one);
    if on {
        all.push(one);
        all.sort_unstable();
    }
}

fn topics(text: &str) -> Vec<TrainingWish> {
    let parts = text.split(['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n']);
    let topics = parts.map(str::trim).filter(|part| !part.is_empty());
    topics
        .map(|topic| TrainingWish {
            topic: topic.to_owned(),
            kind: None,
        })
        .collect()
}
