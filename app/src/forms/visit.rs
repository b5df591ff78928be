//! Forms of visits, of what a human settles about them, and of tasks.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/people/{id}/visits/new` | `visits.record_visit`, `drop_draft` | the visits of the person, or the form itself with what was typed |
//! | `POST /staff/visits/conflicts/{id}` | `visits.settle_conflict` | the questions |
//! | `POST /staff/visits/proposals/{id}` | `visits.settle_proposal` | the questions |
//! | `POST /staff/visits/checks` | `spot_checks.draw` | the month |
//! | `POST /staff/visits/checks/{draw}/{visit}` | `spot_checks.check` | the checks |
//! | `POST /staff/tasks/{id}` | `tasks.task_done`, `cancel_task` | the list |
//! | `POST /staff/households/{id}/mute` | `tasks.mute`, `unmute` | the household |

use super::{Pairs, field, problem, was_name};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::clock::start_of_day;
use domain::ids::{HouseholdId, LeadId, PersonId, SpotDrawId, TaskId, VisitConflictId, VisitId};
use domain::lead::{Answer, DeclineReason};
use domain::ports::MuteView;
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, Point, dates};
use domain::visit::{
    Answers, Confirmation, ConflictChoice, Drawing, FORM, FieldEdit, LeadTold, Need, NeedKind, Outcome,
    OutcomeKind, SpotResult, SyncRecord, TrainingWish, is_asked, visit_groups,
};
use std::str::FromStr;

/// `GET`: the list of today.
pub const TASKS: &str = "/staff/tasks";
/// `GET`: what a human settles about visits.
pub const VISIT_QUESTIONS: &str = "/staff/visits/conflicts";
/// `GET`: spot checks of a month; `POST`: draws them.
pub const SPOT_CHECKS: &str = "/staff/visits/checks";
/// `POST`: what phones bring.
pub const VISIT_SYNC: &str = "/api/visits/sync";
/// `GET`: what a visitor takes along.
pub const VISIT_PACK: &str = "/api/visits/pack";

/// `POST`: the photo of a visit that has arrived.
pub const VISIT_PHOTO_SENT: &str = "/api/visits/{id}/photo";
/// `GET`: the photo of a visit.
pub const VISIT_PHOTO: &str = "/staff/visits/{id}/photo";
/// `GET`: the form; `POST`: keeps a visit.
pub const NEW_VISIT: &str = "/staff/people/{id}/visits/new";

/// `GET`: the photo of a visit.
pub fn visit_photo_path(id: VisitId) -> String {
    format!("/staff/visits/{id}/photo")
}

/// `GET`: the form; `POST`: keeps a visit.
pub fn new_visit_path(person: PersonId) -> String {
    format!("/staff/people/{person}/visits/new")
}

/// `POST`: chooses one of two values.
pub fn settle_conflict_path(id: VisitConflictId) -> String {
    format!("/staff/visits/conflicts/{id}")
}

/// `POST`: keeps a visit of somebody else, or sets it aside.
pub fn settle_proposal_path(id: VisitId) -> String {
    format!("/staff/visits/proposals/{id}")
}

/// `POST`: says what a check found.
pub fn spot_check_path(draw: SpotDrawId, visit: VisitId) -> String {
    format!("{SPOT_CHECKS}/{draw}/{visit}")
}

/// A month as browsers write it: `2026-06`.
pub fn month(text: &str) -> Option<NaiveDate> {
    format!("{}-01", text.trim()).parse().ok()
}

/// `POST`: says what became of a task.
pub fn task_path(id: TaskId) -> String {
    format!("{TASKS}/{id}")
}

/// `POST`: leaves a household in peace, or no more.
pub fn mute_path(id: HouseholdId) -> String {
    format!("/staff/households/{id}/mute")
}

/// What a lead of the form is called.
pub fn lead_name(lead: LeadId) -> String {
    format!("told-{lead}")
}

/// The words of a need.
pub fn need_name(need: NeedKind) -> String {
    format!("need-{}", need.code())
}

/// What is done with the form of a visit.
#[derive(Clone, Debug, PartialEq)]
pub enum VisitWish {
    /// Kept, finished or as a draft.
    Keep(Box<SyncRecord>),
    /// The draft goes.
    Drop(VisitId),
}

/// What becomes of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskWish {
    /// Done on a day.
    Done(NaiveDate),
    /// Not to be done; come again on a day.
    Away(NaiveDate),
    /// Not to be done.
    Cancel,
}

impl Pairs {
    /// The visit.
    pub fn visit(&self, person: PersonId, now: DateTime<Utc>) -> Result<VisitWish, Refusal> {
        let id: VisitId = self.first("visit").parse().map_err(|_| Refusal::NotFound)?;
        if self.first("do") == "drop" {
            return Ok(VisitWish::Drop(id));
        }
        let draft = self.first("do") == "draft";
        let outcome = if draft { Outcome::Draft } else { self.outcome()? };
        let with_answers = matches!(outcome.kind(), OutcomeKind::Done | OutcomeKind::Draft);
        Ok(VisitWish::Keep(Box::new(SyncRecord {
            id,
            form: FORM,
            made_at: self.visited_at(now)?,
            person,
            edits: if with_answers {
                self.visit_edits()
            } else {
                Vec::new()
            },
            answers: if with_answers {
                self.answers()?
            } else {
                Answers {
                    why_again: self.first("why_again").to_owned(),
                    ..Answers::default()
                }
            },
            confirmation: if with_answers {
                self.confirmation(draft)?
            } else {
                None
            },
            outcome,
            point: self.point(),
        })))
    }

    /// Today is now; an earlier day is its noon.
    fn visited_at(&self, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
        let Some(day) = self.day_or_none("visited_on")? else {
            return Ok(now);
        };
        let today = domain::clock::day_in_shanghai(now);
        if day > today {
            return Err(wrong("visited_on", Problem::OutOfRange));
        }
        if day == today {
            return Ok(now);
        }
        Ok(start_of_day(day) + TimeDelta::hours(12))
    }

    fn outcome(&self) -> Result<Outcome, Refusal> {
        let kind: OutcomeKind = field("outcome", self.first("outcome"))?;
        Ok(match kind {
            OutcomeKind::Done => Outcome::Done {
                next_on: self.day_or_none("next_on")?,
            },
            OutcomeKind::NotHome => Outcome::NotHome {
                retry_on: self.day_or_none("retry_on")?,
            },
            OutcomeKind::Refused => Outcome::Refused {
                reason: self.first("reason").to_owned(),
            },
            OutcomeKind::Draft => return Err(wrong("outcome", Problem::Unreadable)),
        })
    }

    /// What was changed on the form: fields left as they were shown say nothing.
    fn visit_edits(&self) -> Vec<FieldEdit> {
        let base = self.first("version").parse().unwrap_or_default();
        let groups = visit_groups();
        let fields = groups.iter().flat_map(|group| group.fields());
        let edit = |field: &domain::person_field::PersonField| FieldEdit {
            field: *field,
            base,
            was: self.all(&was_name(*field)),
            now: self.all(field.code()),
        };
        let edits = fields.filter(|field| is_asked(**field)).map(edit);
        edits.filter(|edit| edit.was != edit.now).collect()
    }

    fn answers(&self) -> Result<Answers, Refusal> {
        let topics = self.first("training").lines().map(str::trim);
        let training = topics
            .filter(|topic| !topic.is_empty())
            .map(|topic| TrainingWish {
                topic: topic.to_owned(),
                kind: None,
            });
        let need = |kind: NeedKind| Need {
            kind,
            note: self.first(&need_name(kind)).to_owned(),
        };
        Ok(Answers {
            income: self.income()?,
            income_yuan: None,
            barriers: self.codes("barriers")?,
            benefits: self.codes("benefits")?,
            leads: self.leads_told(),
            training: training.collect(),
            discoveries: self.codes("discoveries")?,
            needs: self.codes::<NeedKind>("needs")?.into_iter().map(need).collect(),
            note: self.first("note").to_owned(),
            why_again: self.first("why_again").to_owned(),
        })
    }

    fn income(&self) -> Result<Option<Fen>, Refusal> {
        match self.first("income").trim_end_matches('元') {
            "" => Ok(None),
            text => match text.parse::<i64>() {
                Ok(yuan @ 0..=1_000_000) => Ok(Some(Fen::yuan(yuan))),
                Ok(_) => Err(wrong("income", Problem::OutOfRange)),
                Err(_) => Err(wrong("income", Problem::Unreadable)),
            },
        }
    }

    /// About where, if that was asked for: what is no place is none.
    fn point(&self) -> Option<Point> {
        let (lon, lat) = self.first("point").split_once(',')?;
        let point = Point::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?)?;
        Some(point.coarse())
    }

    /// Whether the person agrees that a photo is kept.
    pub fn agrees_to_photo(&self) -> bool {
        self.first("photo_agreed") == "yes"
    }

    fn codes<T: FromStr>(&self, name: &'static str) -> Result<Vec<T>, Refusal> {
        let read = |code: &str| code.parse().map_err(|_| wrong(name, Problem::Unreadable));
        self.each(name)
            .filter(|code| !code.is_empty())
            .map(read)
            .collect()
    }

    fn leads_told(&self) -> Vec<LeadTold> {
        let ids = self.each("lead").filter_map(|id| id.parse::<LeadId>().ok());
        let told = |lead: LeadId| LeadTold {
            lead,
            answer: answer(self.first(&lead_name(lead))),
        };
        ids.map(told).collect()
    }

    fn confirmation(&self, draft: bool) -> Result<Option<Confirmation>, Refusal> {
        let drawn = match self.first("drawn") {
            "" => None,
            path => Some(Drawing::parse(path).map_err(|_| wrong("drawn", Problem::Unreadable))?),
        };
        Ok(match self.first("confirmation") {
            "signature" => Some(Confirmation::Signature { drawn }),
            "thumb_print" => Some(Confirmation::ThumbPrint { drawn }),
            "witness" => match self.first("witness") {
                "" if draft => None,
                "" => return Err(wrong("witness", Problem::Required)),
                name => Some(Confirmation::Witness {
                    name: name.to_owned(),
                }),
            },
            _ => None,
        })
    }

    fn day_or_none(&self, name: &str) -> Result<Option<NaiveDate>, Refusal> {
        match self.first(name) {
            "" => Ok(None),
            text => match dates::parse(text) {
                Some(day) => Ok(Some(day)),
                None => Err(wrong(name, Problem::Unreadable)),
            },
        }
    }

    /// Which of two values holds.
    pub fn conflict_choice(&self) -> Result<ConflictChoice, Refusal> {
        field("choice", self.first("choice"))
    }

    /// Whether a proposal is taken.
    pub fn takes_proposal(&self) -> bool {
        self.first("do") == "take"
    }

    /// The month whose visits are drawn.
    pub fn drawn_month(&self) -> Result<NaiveDate, Refusal> {
        month(self.first("month")).ok_or_else(|| wrong("month", Problem::Unreadable))
    }

    /// What a check found, and in words.
    pub fn spot_check(&self) -> Result<(SpotResult, String), Refusal> {
        Ok((
            field("result", self.first("result"))?,
            self.first("note").to_owned(),
        ))
    }

    /// The month a check was seen in.
    pub fn checks_page(&self) -> String {
        month(self.first("month")).map_or_else(|| SPOT_CHECKS.to_owned(), crate::routes::spot_checks)
    }

    /// What becomes of a task.
    pub fn task(&self) -> Result<TaskWish, Refusal> {
        let day = |name: &str| {
            self.day_or_none(name)?
                .ok_or_else(|| wrong(name, Problem::Required))
        };
        Ok(match self.first("do") {
            "done" => TaskWish::Done(day("on")?),
            "away" => TaskWish::Away(day("away_until")?),
            _ => TaskWish::Cancel,
        })
    }

    /// How a household is left in peace; `None` = no more.
    pub fn mute(&self) -> Result<Option<MuteView>, Refusal> {
        if self.first("do") == "unmute" {
            return Ok(None);
        }
        Ok(Some(MuteView {
            why: field("why", self.first("why"))?,
            until_on: self.day_or_none("until_on")?,
        }))
    }

    /// Where the list was left from: an address of this list, or the list.
    pub fn task_list(&self) -> String {
        let back = self.first("back");
        let own = back == TASKS || back.starts_with("/staff/tasks?");
        if own { back.to_owned() } else { TASKS.to_owned() }
    }
}

fn answer(code: &str) -> Option<Answer> {
    match code {
        "interested" => Some(Answer::Interested),
        "call_me" => Some(Answer::CallMe),
        reason => reason.parse::<DeclineReason>().ok().map(Answer::Declined),
    }
}

fn wrong(name: &str, what: Problem) -> Refusal {
    Refusal::Fields(vec![problem(name, what)])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01900000-0000-7000-8000-000000000001";

    fn pairs(values: &[(&str, &str)]) -> Pairs {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Pairs(values.iter().map(pair).collect())
    }

    fn now() -> DateTime<Utc> {
        start_of_day("2026-06-30".parse().unwrap()) + TimeDelta::hours(10)
    }

    fn kept(values: &[(&str, &str)]) -> Result<SyncRecord, Refusal> {
        let all: Vec<(&str, &str)> = [("visit", ID)]
            .into_iter()
            .chain(values.iter().copied())
            .collect();
        match pairs(&all).visit(ID.parse().unwrap(), now())? {
            VisitWish::Keep(record) => Ok(*record),
            VisitWish::Drop(_) => Err(Refusal::Changed),
        }
    }

    #[test]
    fn a_visit_says_only_what_was_changed() {
        let record = kept(&[
            ("outcome", "done"),
            ("version", "3"),
            ("employment_status", "farm"),
            ("was-employment_status", "unemployed"),
            ("skills", "缝纫"),
            ("was-skills", "缝纫"),
            ("income", "1200"),
            ("needs", "training"),
            ("need-training", "月嫂"),
            ("training", "月嫂\n\n电工"),
        ])
        .unwrap();
        assert_eq!(record.made_at, now());
        assert_eq!(record.edits.len(), 1);
        assert_eq!((record.edits[0].base, record.edits[0].now.as_str()), (3, "farm"));
        assert_eq!(record.answers.income, Some(Fen::yuan(1200)));
        assert_eq!(record.answers.training.len(), 2);
        assert_eq!(record.answers.needs[0].note, "月嫂");
    }

    #[test]
    fn a_place_is_kept_to_a_hundred_metres_and_only_where_it_can_be() {
        let of = |text| kept(&[("outcome", "not_home"), ("point", text)]).unwrap().point;
        assert_eq!(of("120.123456, 30.865499"), Point::new(120.123, 30.865));
        for none in ["", "120.1", "0,0", "east,north", "NaN,NaN"] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn who_was_not_at_home_said_nothing() {
        let record = kept(&[
            ("outcome", "not_home"),
            ("retry_on", "2026-07-04"),
            ("skills", "x"),
            ("visited_on", "2026-06-28"),
        ])
        .unwrap();
        assert!(record.edits.is_empty());
        assert_eq!(record.outcome.again_on(), "2026-07-04".parse().ok());
        assert_eq!(
            domain::clock::day_in_shanghai(record.made_at),
            "2026-06-28".parse().unwrap()
        );
    }

    #[test]
    fn mistakes_are_named_by_their_field() {
        let of = |values: &[(&str, &str)]| match kept(values) {
            Err(Refusal::Fields(problems)) => problems[0].field.clone(),
            _ => String::new(),
        };
        assert_eq!(of(&[]), "outcome");
        assert_eq!(of(&[("outcome", "done"), ("income", "many")]), "income");
        assert_eq!(
            of(&[("outcome", "done"), ("visited_on", "2026-07-01")]),
            "visited_on"
        );
        assert_eq!(of(&[("outcome", "done"), ("confirmation", "witness")]), "witness");
        assert_eq!(
            of(&[("outcome", "done"), ("confirmation", "signature"), ("drawn", "x")]),
            "drawn"
        );
    }

    #[test]
    fn a_task_leads_back_to_the_list_it_was_seen_in_and_nowhere_else() {
        assert_eq!(
            pairs(&[("back", "/staff/tasks?page=2")]).task_list(),
            "/staff/tasks?page=2"
        );
        assert_eq!(pairs(&[("back", "//evil.test")]).task_list(), TASKS);
        assert_eq!(
            pairs(&[("do", "away")]).task(),
            Err(wrong("away_until", Problem::Required))
        );
        assert_eq!(pairs(&[("do", "cancel")]).task(), Ok(TaskWish::Cancel));
    }
}
