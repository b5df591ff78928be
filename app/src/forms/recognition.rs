//! What the pages about recognition send.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /staff/recognitions` | [`ApplyForm`] | `recognitions.apply` | `/staff/recognitions/{id}` |
//! | `POST /staff/recognitions/{id}/step` | [`StepForm`] | `recognitions.take_step` | `/staff/recognitions/{id}` |
//! | `POST /staff/recognitions/{id}/restate` | [`ApplyForm`] | `recognitions.restate` | `/staff/recognitions/{id}` |
//! | `POST /staff/recognition-tasks/{id}/seen` | – | `recognitions.task_seen` | `/staff/recognitions` |
//! | `POST /notices/{id}/object` | [`ObjectForm`] | `recognitions.object` | `/notices/{id}`, flash with `receipt` |
//! | `POST /l/{code}/recognitions/{id}/step` | [`StepForm`] | `recognitions.take_own_step` | `/l/{code}#recognitions` |
//! | `POST /me/recognitions/{id}/step` | [`StepForm`] | `recognitions.take_own_step` | `/me#recognitions` |

use super::{field, problem, short};
use chrono::NaiveDate;
use domain::ids::{NoticeId, PersonId, RecognitionId};
use domain::person::Category;
use domain::ports::{Application, LandOnFile, Restated, StepTaken};
use domain::recognition::{Claim, Deed, LandLossClaim, Paper, mu};
use domain::refusal::{FieldProblem, Problem, Refusal};
use domain::rules::assembly::Vote;
use domain::values::dates;
use serde::{Deserialize, Serialize};

/// `POST`: enters an application.
pub const APPLY: &str = "/staff/recognitions";

/// `POST`: takes a step.
pub fn step_path(id: RecognitionId) -> String {
    format!("/staff/recognitions/{id}/step")
}

/// `POST`: corrects what a returned application states and sends it again.
pub fn restate_path(id: RecognitionId) -> String {
    format!("/staff/recognitions/{id}/restate")
}

/// `POST`: a task of the inbox was seen.
pub fn seen_path(id: impl std::fmt::Display) -> String {
    format!("/staff/recognition-tasks/{id}/seen")
}

/// `POST`: objects to a notice.
pub fn object_path(id: NoticeId) -> String {
    format!("/notices/{id}/object")
}

/// `POST`: a step of the person; behind a personal link, or signed in.
pub fn own_step_path(code: Option<&str>, id: RecognitionId) -> String {
    match code {
        Some(code) => format!("/l/{code}/recognitions/{id}/step"),
        None => format!("/me/recognitions/{id}/step"),
    }
}

/// The value of a ticked box.
pub const YES: &str = "yes";

/// Characters of a reason at most.
const REASON_MAX: usize = 500;

/// An application as entered. What a category does not ask for stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplyForm {
    /// Id of the person.
    pub person: String,
    /// Code of the category.
    pub kind: String,
    /// The version that was seen, where a returned application is corrected.
    pub version: String,
    /// Name of the paper.
    pub paper: String,
    /// Number of the paper.
    pub paper_no: String,
    /// Last day of the paper.
    pub paper_to: String,
    /// Day of the approval.
    pub approved_on: String,
    /// Acquired land, mu.
    pub acquired_area: String,
    /// Collective farmland.
    pub collective: String,
    /// Contract right.
    pub right: String,
    /// Agricultural population.
    pub agricultural: String,
    /// Agricultural members of the household.
    pub members: String,
    /// Farmland before, mu.
    pub area_before: String,
    /// Farmland left, mu.
    pub area_left: String,
    /// Subsistence allowance.
    pub low_income: String,
    /// One-child or two-daughter household.
    pub few_children: String,
    /// On the poverty register.
    pub registered_poor: String,
    /// Rural residence.
    pub rural: String,
    /// Able to work.
    pub capacity: String,
    /// Wants to work.
    pub willing: String,
    /// Members able, willing and without work.
    pub willing_surplus: String,
    /// Members who went over to work off the farm.
    pub transferred: String,
    /// The school finished last.
    pub finished: String,
    /// Admitted to a school above.
    pub admitted: String,
}

impl ApplyForm {
    /// The application, or every field that has a problem.
    pub fn parse(&self) -> Result<Application, Refusal> {
        let mut read = Reading::default();
        let person = read.take(field::<PersonId>("person", &self.person));
        let category = read.take(field::<Category>("kind", &self.kind));
        let paper = Paper {
            name: read.take(short("paper", self.paper.trim())).unwrap_or_default(),
            number: read
                .take(short("paper_no", self.paper_no.trim()))
                .unwrap_or_default(),
            valid_to: read.day_option("paper_to", &self.paper_to),
        };
        let claim = category.and_then(|category| self.claim(category, &mut read));
        let application = (person, category, claim);
        let (Some(person), Some(category), Some(claim)) = application else {
            return Err(Refusal::Fields(read.problems));
        };
        if !read.problems.is_empty() {
            return Err(Refusal::Fields(read.problems));
        }
        Ok(Application {
            person,
            category,
            claim,
            paper,
        })
    }

    /// The same for an application that is corrected: the version that was seen stands in the form.
    pub fn parse_again(&self) -> Result<Restated, Refusal> {
        let version = field("version", &self.version)?;
        let Application { claim, paper, .. } = self.parse()?;
        Ok(Restated {
            version,
            claim,
            paper,
        })
    }

    /// The form as it would have been sent to state this.
    pub fn stating(claim: &Claim, paper: &Paper) -> Self {
        let mut form = Self {
            paper: paper.name.clone(),
            paper_no: paper.number.clone(),
            paper_to: paper.valid_to.map(day_text).unwrap_or_default(),
            ..Self::default()
        };
        match claim {
            Claim::LandLoss(land) => form.state_land(land),
            Claim::PoorWorker {
                registered_poor,
                rural,
                capacity,
                willing,
            } => {
                form.registered_poor = tick(*registered_poor);
                form.rural = tick(*rural);
                form.capacity = tick(*capacity);
                form.willing = tick(*willing);
            }
            Claim::ZeroTransfer {
                willing_surplus,
                transferred,
            } => {
                form.willing_surplus = willing_surplus.to_string();
                form.transferred = transferred.to_string();
            }
            Claim::SchoolLeaver { finished, admitted } => {
                finished.code().clone_into(&mut form.finished);
                form.admitted = tick(*admitted);
            }
            Claim::Certificate | Claim::Document => {}
        }
        form
    }

    /// What the household's file says of its land.
    pub fn with_land(land: &LandOnFile) -> Self {
        Self {
            approved_on: day_text(land.approved_on),
            acquired_area: mu(land.before.saturating_sub(land.after)),
            area_before: mu(land.before),
            area_left: mu(land.after),
            members: land.members.map(|count| count.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What stands in the fields of the statement, by their names.
    pub fn stated(&self) -> Vec<(String, String)> {
        let fields = [
            ("paper", &self.paper),
            ("paper_no", &self.paper_no),
            ("paper_to", &self.paper_to),
            ("approved_on", &self.approved_on),
            ("acquired_area", &self.acquired_area),
            ("collective", &self.collective),
            ("right", &self.right),
            ("agricultural", &self.agricultural),
            ("members", &self.members),
            ("area_before", &self.area_before),
            ("area_left", &self.area_left),
            ("low_income", &self.low_income),
            ("few_children", &self.few_children),
            ("registered_poor", &self.registered_poor),
            ("rural", &self.rural),
            ("capacity", &self.capacity),
            ("willing", &self.willing),
            ("willing_surplus", &self.willing_surplus),
            ("transferred", &self.transferred),
            ("finished", &self.finished),
            ("admitted", &self.admitted),
        ];
        fields
            .map(|(name, text)| (name.to_owned(), text.clone()))
            .to_vec()
    }

    fn state_land(&mut self, land: &LandLossClaim) {
        self.approved_on = day_text(land.approved_on);
        self.acquired_area = mu(land.acquired_area);
        self.collective = tick(land.collective);
        self.right = tick(land.right);
        self.agricultural = tick(land.agricultural);
        self.members = land.members.to_string();
        self.area_before = mu(land.area_before);
        self.area_left = mu(land.area_left);
        self.low_income = tick(land.low_income);
        self.few_children = tick(land.few_children);
    }

    fn claim(&self, category: Category, read: &mut Reading) -> Option<Claim> {
        Some(match category {
            Category::LandLossFarmer => Claim::LandLoss(self.land_loss(read)?),
            Category::PoorWorker => Claim::PoorWorker {
                registered_poor: self.registered_poor == YES,
                rural: self.rural == YES,
                capacity: self.capacity == YES,
                willing: self.willing == YES,
            },
            Category::PersonWithDisability => Claim::Certificate,
            Category::ZeroTransferHouseholdMember => {
                let willing = read.number("willing_surplus", &self.willing_surplus);
                let transferred = read.number("transferred", &self.transferred);
                Claim::ZeroTransfer {
                    willing_surplus: willing?,
                    transferred: transferred?,
                }
            }
            Category::UnplacedSchoolLeaver => Claim::SchoolLeaver {
                finished: read.take(field("finished", &self.finished))?,
                admitted: self.admitted == YES,
            },
            _ => {
                read.required("paper", &self.paper);
                Claim::Document
            }
        })
    }

    fn land_loss(&self, read: &mut Reading) -> Option<LandLossClaim> {
        let approved_on = read.day("approved_on", &self.approved_on);
        let acquired_area = read.mu("acquired_area", &self.acquired_area);
        let members = read.number("members", &self.members);
        if members == Some(0) {
            read.problems.push(problem("members", Problem::OutOfRange));
        }
        let area_before = read.mu("area_before", &self.area_before);
        let area_left = read.mu("area_left", &self.area_left);
        if area_left
            .zip(area_before)
            .is_some_and(|(left, before)| left > before)
        {
            read.problems.push(problem("area_left", Problem::OutOfRange));
        }
        Some(LandLossClaim {
            approved_on: approved_on?,
            acquired_area: acquired_area?,
            collective: self.collective == YES,
            right: self.right == YES,
            agricultural: self.agricultural == YES,
            members: members?,
            area_before: area_before?,
            area_left: area_left?,
            low_income: self.low_income == YES,
            few_children: self.few_children == YES,
        })
    }
}

/// A step as sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// Code of the [`Deed`].
    pub deed: String,
    /// The version that was seen.
    pub version: String,
    /// Why.
    pub reason: String,
    /// Day of the assembly.
    pub held_on: String,
    /// Representatives there are.
    pub members: String,
    /// Representatives who came.
    pub present: String,
    /// Those in favour.
    pub in_favour: String,
    /// Where the minutes are.
    pub minutes: String,
    /// Last day of the recognition.
    pub valid_to: String,
    /// Which objection.
    pub objection: String,
    /// "Yes, I mean it."
    pub sure: String,
}

impl StepForm {
    /// The step; what hurts somebody must be meant.
    pub fn parse(&self) -> Result<StepTaken, Refusal> {
        let mut read = Reading::default();
        let deed = read.take(field::<Deed>("deed", &self.deed));
        let version = read.number("version", &self.version);
        let reason = self.reason.trim();
        if reason.chars().count() > REASON_MAX {
            read.problems.push(problem("reason", Problem::TooLong));
        }
        if deed.is_some_and(Deed::needs_reason) {
            read.required("reason", reason);
        }
        if deed.is_some_and(Deed::harms) && self.sure != YES {
            read.problems.push(problem("sure", Problem::Required));
        }
        let valid_to = read.day_option("valid_to", &self.valid_to);
        let vote = self.vote(&mut read);
        let step = deed.zip(version).filter(|_| read.problems.is_empty());
        let Some((deed, version)) = step else {
            return Err(Refusal::Fields(read.problems));
        };
        Ok(StepTaken {
            deed,
            version,
            reason: reason.to_owned(),
            vote,
            valid_to,
            objection: self.objection.parse().ok(),
        })
    }

    fn vote(&self, read: &mut Reading) -> Option<(Vote, String)> {
        let all = [
            &self.held_on,
            &self.members,
            &self.present,
            &self.in_favour,
            &self.minutes,
        ];
        if all.iter().all(|text| text.trim().is_empty()) {
            return None;
        }
        let held_on = read.day("held_on", &self.held_on);
        let members = read.number("members", &self.members);
        let present = read.number("present", &self.present);
        let in_favour = read.number("in_favour", &self.in_favour);
        read.required("minutes", &self.minutes);
        let minutes = read.take(short("minutes", self.minutes.trim()));
        let vote = Vote {
            held_on: held_on?,
            members: members?,
            present: present?,
            in_favour: in_favour?,
        };
        if vote.present > vote.members {
            read.problems.push(problem("present", Problem::OutOfRange));
        }
        if vote.in_favour > vote.present {
            read.problems.push(problem("in_favour", Problem::OutOfRange));
        }
        Some((vote, minutes?))
    }
}

/// An objection as sent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ObjectForm {
    /// What is said.
    pub text: String,
    /// By whom.
    pub name: String,
    /// How to reach them.
    pub phone: String,
}

/// Reads fields and gathers every problem.
#[derive(Default)]
struct Reading {
    problems: Vec<FieldProblem>,
}

impl Reading {
    fn take<T>(&mut self, read: Result<T, Refusal>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(Refusal::Fields(problems)) => {
                self.problems.extend(problems);
                None
            }
            Err(_) => None,
        }
    }

    fn required(&mut self, name: &str, text: &str) {
        if text.trim().is_empty() {
            self.problems.push(problem(name, Problem::Required));
        }
    }

    fn number(&mut self, name: &str, text: &str) -> Option<u32> {
        self.take(field(name, text.trim()))
    }

    fn day(&mut self, name: &str, text: &str) -> Option<NaiveDate> {
        let day = dates::parse(text);
        if day.is_none() {
            let what = if text.trim().is_empty() {
                Problem::Required
            } else {
                Problem::Unreadable
            };
            self.problems.push(problem(name, what));
        }
        day
    }

    fn day_option(&mut self, name: &str, text: &str) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        self.day(name, text)
    }

    fn mu(&mut self, name: &str, text: &str) -> Option<u32> {
        let mu = mu_of(text.trim());
        if mu.is_none() {
            let what = if text.trim().is_empty() {
                Problem::Required
            } else {
                Problem::Unreadable
            };
            self.problems.push(problem(name, what));
        }
        mu
    }
}

/// A ticked box, or none.
fn tick(set: bool) -> String {
    if set { YES.to_owned() } else { String::new() }
}

/// A day as the field of a form has it.
fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Hundredths of a mu from `1.43`.
fn mu_of(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if part.len() > 2 || !digits(whole) || !digits(part) || whole.is_empty() {
        return None;
    }
    let hundredths: u32 = format!("{part:0<2}").parse().ok()?;
    whole
        .parse::<u32>()
        .ok()?
        .checked_mul(100)?
        .checked_add(hundredths)
}

#[cfg(test)]
mod tests;
