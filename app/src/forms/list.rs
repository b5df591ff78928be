//! What the pages about lists of departments send.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /staff/lists/upload` | [`UploadForm`] and a file | `lists.upload` | `/staff/lists/{id}` |
//! | `POST /staff/lists/{id}/tick` | [`TickForm`] | `lists.tick` | the page of the list |
//! | `POST /staff/lists/{id}/choose` | [`TickForm`] | `lists.tick`, `choose` | the page of the list |
//! | `POST /staff/lists/{id}/apply`, `/close`, `/undo` | [`SureForm`] | `lists.apply`, `close`, `undo` | the page of the list |
//! | `POST /staff/lists/{id}/discard` | – | `lists.discard` | `/staff/lists` |
//! | `POST /staff/lists/{id}/gone` | [`GoneForm`] | `lists.settle_gone` | `/staff/lists/{id}/gone` |
//! | `POST /staff/lists/{id}/answer` | [`VillageForm`] | `lists.answer_for_village` | `/staff/list-questions` |

use super::recognition::YES;
use super::{NOTE_MAX, field, problem};
use chrono::NaiveDate;
use domain::ids::{ListId, ListRowId, PersonId};
use domain::list::{GoneDecision, Register, RowState, VillageAnswer};
use domain::ports::{GoneSettled, ListUpload, Tick};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::values::{AreaCode, dates};
use serde::{Deserialize, Serialize};

/// `POST`: takes a file in.
pub const UPLOAD_LIST: &str = "/staff/lists/upload";

/// `POST`: says which rows go in.
pub fn tick_path(id: ListId) -> String {
    format!("/staff/lists/{id}/tick")
}

/// `POST`: says whose file a row is.
pub fn choose_path(id: ListId) -> String {
    format!("/staff/lists/{id}/choose")
}

/// `POST`: has it written.
pub fn apply_list_path(id: ListId) -> String {
    format!("/staff/lists/{id}/apply")
}

/// `POST`: closes it with nothing written.
pub fn close_list_path(id: ListId) -> String {
    format!("/staff/lists/{id}/close")
}

/// `POST`: has it taken back.
pub fn undo_list_path(id: ListId) -> String {
    format!("/staff/lists/{id}/undo")
}

/// `POST`: throws it away.
pub fn discard_list_path(id: ListId) -> String {
    format!("/staff/lists/{id}/discard")
}

/// `POST`: decides about those who are missing from it.
pub fn settle_gone_path(id: ListId) -> String {
    format!("/staff/lists/{id}/gone")
}

/// `POST`: answers for the village.
pub fn village_answer_path(id: ListId) -> String {
    format!("/staff/lists/{id}/answer")
}

/// What is said of a file that is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UploadForm {
    /// Code of the register.
    pub register: String,
    /// Who issued it.
    pub source: String,
    /// The day it stands for.
    pub listed_on: String,
    /// Code of the area.
    pub area: String,
}

impl UploadForm {
    /// The fields by name; others are left aside.
    pub fn set(&mut self, name: &str, value: String) {
        match name {
            "register" => self.register = value,
            "source" => self.source = value,
            "listed_on" => self.listed_on = value,
            "area" => self.area = value,
            _ => {}
        }
    }

    /// The upload, or every field that has a problem.
    pub fn parse(&self, file_name: String, file: Vec<u8>) -> Result<ListUpload, Refusal> {
        let mut problems = Vec::new();
        let register = read(&mut problems, "register", &self.register, |text| {
            text.parse::<Register>().ok()
        });
        let listed_on = read(&mut problems, "listed_on", &self.listed_on, dates::parse);
        let area = read(&mut problems, "area", &self.area, |text| {
            AreaCode::parse(text).ok()
        });
        if self.source.trim().is_empty() {
            problems.push(problem("source", Problem::Required));
        }
        if file.is_empty() {
            problems.push(problem("file", Problem::Required));
        }
        let (Some(register), Some(listed_on), Some(area), true) =
            (register, listed_on, area, problems.is_empty())
        else {
            return Err(Refusal::Fields(problems));
        };
        Ok(ListUpload {
            register,
            source: self.source.trim().to_owned(),
            listed_on,
            area,
            file_name,
            file,
        })
    }
}

fn read<T>(
    problems: &mut Vec<FieldProblem>,
    name: &str,
    text: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let text = text.trim();
    if text.is_empty() {
        problems.push(problem(name, Problem::Required));
        return None;
    }
    let value = parse(text);
    if value.is_none() {
        problems.push(problem(name, Problem::Unreadable));
    }
    value
}

/// Ticks of a page, or of all rows of a state; or the file a row is said to be of. Fields may repeat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TickForm(pub Vec<(String, String)>);

impl TickForm {
    /// Value of the button that ticks all of a state.
    pub const ON: &'static str = "on";
    /// Value of the button that takes all ticks of a state away.
    pub const OFF: &'static str = "off";

    fn first(&self, name: &str) -> &str {
        let mut found = self.0.iter().filter(|(one, _)| one == name);
        found.next().map_or("", |(_, text)| text.as_str())
    }

    fn ids(&self, name: &str) -> Vec<ListRowId> {
        let texts = self.0.iter().filter(|(one, _)| one == name);
        texts.filter_map(|(_, text)| text.parse().ok()).collect()
    }

    /// Which rows go in.
    pub fn tick(&self) -> Result<Tick, Refusal> {
        match self.first("all") {
            "" => Ok(Tick::Rows {
                shown: self.ids("shown"),
                ticked: self.ids("ticked"),
            }),
            all => Ok(Tick::All(field("of", self.first("of"))?, all == Self::ON)),
        }
    }

    /// Whether ticks of rows stand on the page, which are kept whatever else the form is sent for.
    pub fn shows_ticks(&self) -> bool {
        !self.first("shown").is_empty()
    }

    /// Whose file a row is: `row` alone for somebody new, `row:person` for that person.
    pub fn choice(&self) -> Result<(ListRowId, Option<PersonId>), Refusal> {
        let choice = self.first("choice");
        let (row, person) = choice.split_once(':').unwrap_or((choice, ""));
        let person = (!person.is_empty())
            .then(|| field("choice", person))
            .transpose()?;
        Ok((field("choice", row)?, person))
    }

    /// The page it was sent from: the state shown, and the page.
    pub fn page(&self) -> (Option<RowState>, u32) {
        let page: u32 = self.first("page").parse().unwrap_or(0);
        (self.first("state").parse().ok(), page)
    }
}

/// A step that must be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SureForm {
    /// The ticked box.
    pub sure: String,
}

impl SureForm {
    /// Whether it is meant.
    pub fn parse(&self) -> Result<(), Refusal> {
        if self.sure == YES {
            Ok(())
        } else {
            Err(Refusal::field("sure", Problem::Required))
        }
    }
}

/// What is done about people who are missing from a list. People may repeat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoneForm(pub Vec<(String, String)>);

impl GoneForm {
    fn first(&self, name: &str) -> &str {
        let mut found = self.0.iter().filter(|(one, _)| one == name);
        found.next().map_or("", |(_, text)| text.trim())
    }

    /// The decision.
    pub fn parse(&self) -> Result<GoneSettled, Refusal> {
        let people = self.0.iter().filter(|(name, _)| name == "person");
        let decision: GoneDecision = field("decision", self.first("decision"))?;
        let reason = self.first("reason").to_owned();
        if reason.chars().count() > NOTE_MAX {
            return Err(Refusal::field("reason", Problem::TooLong));
        }
        Ok(GoneSettled {
            people: people.filter_map(|(_, id)| id.parse().ok()).collect(),
            decision,
            last_on: self.last_on(decision)?,
            reason,
        })
    }

    fn last_on(&self, decision: GoneDecision) -> Result<Option<NaiveDate>, Refusal> {
        match self.first("last_on") {
            _ if decision != GoneDecision::End => Ok(None),
            "" => Err(Refusal::field("last_on", Problem::Required)),
            text => dates::parse(text)
                .map(Some)
                .ok_or_else(|| Refusal::field("last_on", Problem::Unreadable)),
        }
    }

    /// The page it was sent from.
    pub fn page(&self) -> u32 {
        self.first("page").parse().unwrap_or(0)
    }
}

/// Whether the box of somebody had been ticked in a [`GoneForm`] that comes back.
pub fn was_ticked(typed: &[(String, String)], person: PersonId) -> bool {
    let id = person.to_string();
    typed.iter().any(|(name, text)| name == "person" && *text == id)
}

/// What a village says of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VillageForm {
    /// Id of the person.
    pub person: String,
    /// Code of the answer.
    pub answer: String,
    /// A note.
    pub note: String,
}

impl VillageForm {
    /// The answer.
    pub fn parse(&self) -> Result<(PersonId, VillageAnswer, String), Refusal> {
        if self.note.chars().count() > NOTE_MAX {
            return Err(Refusal::field("note", Problem::TooLong));
        }
        Ok((
            field("person", &self.person)?,
            field("answer", &self.answer)?,
            self.note.trim().to_owned(),
        ))
    }
}
