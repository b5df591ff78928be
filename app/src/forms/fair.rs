//! Forms of job fairs.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/fairs/new` | `fairs.keep_fair` | the fair, or the form itself with what was typed |
//! | `POST /staff/fairs/{id}/step` | `fairs.fair_step` | the fair |
//! | `POST /staff/fair-stands/{id}` | `fairs.judge_stand`, `move_stand` | the fair |
//! | `POST /staff/fairs/{id}/people` | `fairs.register_for_fair`, `leave_fair` | the list |
//! | `POST /staff/fairs/{id}/invite` | `fairs.invite` | the list |
//! | `POST /employer/fairs/{id}` | `fairs.apply_for_stand`, `leave_stand` | the fairs of the employer |
//! | `POST /me/fairs/{id}` | `fairs.register_for_fair`, `leave_fair` | the code for the gate, or the fairs |
//! | `POST /l/{code}/fairs/{id}` | the same, by personal link | the page of the link |
//!
//! `GET /staff/fairs/{id}/stands.csv` is the stand list as a file.

use super::work::Wrong;
use super::{Pairs, field};
use chrono::NaiveTime;
use domain::fair::{FairAccess, FairPlan};
use domain::ids::{FairId, FairRegistrationId, FairStandId, VacancyId};
use domain::ports::{FairStep, FairWhom, FairWish, InviteWish, StandVerdict};
use domain::refusal::{Problem, Refusal};
use domain::values::{AreaCode, Point};

/// `GET`: fairs for everybody.
pub const EVENTS: &str = "/events";
/// `GET`: the fairs of the desk.
pub const FAIRS: &str = "/staff/fairs";
/// `GET`: the form of a plan; `POST`: keeps it.
pub const NEW_FAIR: &str = "/staff/fairs/new";
/// `GET`: the fairs of one's own employer.
pub const EMPLOYER_FAIRS: &str = "/employer/fairs";
/// `GET`: one's own fairs.
pub const OWN_FAIRS: &str = "/me/fairs";

/// `GET`: one fair, for everybody.
pub fn event_path(id: FairId) -> String {
    format!("{EVENTS}/{id}")
}

/// `GET`: one fair on the desk.
pub fn fair_path(id: FairId) -> String {
    format!("{FAIRS}/{id}")
}

/// `POST`: moves it on.
pub fn fair_step_path(id: FairId) -> String {
    format!("{FAIRS}/{id}/step")
}

/// `GET`: the stand list, to print.
pub fn stands_path(id: FairId) -> String {
    format!("{FAIRS}/{id}/stands")
}

/// `GET`: the stand list as a file.
pub fn stands_csv_path(id: FairId) -> String {
    format!("{FAIRS}/{id}/stands.csv")
}

/// `GET`: who comes; `POST`: registers somebody, or takes them off.
pub fn fair_people_path(id: FairId) -> String {
    format!("{FAIRS}/{id}/people")
}

/// `GET`: the code of somebody, to print.
pub fn fair_slip_path(id: FairId, registration: FairRegistrationId) -> String {
    format!("{FAIRS}/{id}/people/{registration}")
}

/// `GET`: whom an invitation would reach; `POST`: sends it.
pub fn fair_invite_path(id: FairId) -> String {
    format!("{FAIRS}/{id}/invite")
}

/// `POST`: decides about an employer, or moves it.
pub fn stand_path(id: FairStandId) -> String {
    format!("/staff/fair-stands/{id}")
}

/// `GET`: the form of an employer; `POST`: applies.
pub fn employer_fair_path(id: FairId) -> String {
    format!("{EMPLOYER_FAIRS}/{id}")
}

/// `GET`: one's own code for the gate; `POST`: registers, or gives the seat back.
pub fn own_fair_path(id: FairId) -> String {
    format!("{OWN_FAIRS}/{id}")
}

/// The same by personal link.
pub fn link_fair_path(code: &str, id: FairId) -> String {
    format!("/l/{code}/fairs/{id}")
}

/// What an employer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandDeed {
    /// Applies with these vacancies.
    Apply(Vec<VacancyId>),
    /// Does not come.
    Leave,
}

/// What the desk does with a stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandStep {
    /// Decides.
    Judge(StandVerdict),
    /// Puts it to another number.
    Move(u32),
}

impl Pairs {
    /// A plan as sent.
    pub fn fair_plan(&self) -> Result<FairWish, Refusal> {
        let mut wrong = Wrong::default();
        let area = AreaCode::parse(self.first("area")).ok();
        if area.is_none() {
            wrong.add("area", Problem::Required);
        }
        let kind = wrong.take(field("kind", self.or("kind", "general")));
        let held_on = wrong.take(self.date("held_on"));
        let opens = wrong.take(self.hour("opens"));
        let closes = wrong.take(self.hour("closes"));
        let capacity = wrong.take(field("capacity", self.or("capacity", "0")));
        let stands = wrong.take(field("stands", self.or("stands", "0")));
        let point = wrong.take(self.lon_lat("point")).flatten();
        let mends = wrong.take(self.maybe::<FairId>("mends")).flatten();
        let version = wrong.take(self.maybe::<u32>("version")).flatten();
        for name in ["title", "venue"] {
            if self.first(name).is_empty() {
                wrong.add(name, Problem::Required);
            }
        }
        let text = |name: &str| self.first(name).to_owned();
        let marks = self
            .each("access")
            .filter_map(|code| code.parse::<FairAccess>().ok());
        match (area, kind, held_on, opens, closes, capacity, stands) {
            (
                Some(area),
                Some(kind),
                Some(held_on),
                Some(opens),
                Some(closes),
                Some(capacity),
                Some(stands),
            ) if wrong.is_none() => Ok(FairWish {
                plan: FairPlan {
                    area,
                    kind,
                    title: text("title"),
                    venue: text("venue"),
                    address: text("address"),
                    point,
                    bus: text("bus"),
                    held_on,
                    opens,
                    closes,
                    capacity,
                    stands,
                    access: marks.collect(),
                    safety: text("safety"),
                    intro: text("intro"),
                    phone: text("phone"),
                },
                mends: mends.map(|id| (id, version.unwrap_or(0))),
            }),
            _ => Err(wrong.told()),
        }
    }

    /// An hour as browsers write it, `09:30`, perhaps with seconds.
    fn hour(&self, name: &str) -> Result<NaiveTime, Refusal> {
        let text = self.first(name);
        if text.is_empty() {
            return Err(Refusal::field(name, Problem::Required));
        }
        let read =
            NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
        read.map_err(|_| Refusal::field(name, Problem::Unreadable))
    }

    /// Longitude and latitude with a comma between them, of whichever width.
    fn lon_lat(&self, name: &str) -> Result<Option<Point>, Refusal> {
        let text = self.first(name);
        if text.is_empty() {
            return Ok(None);
        }
        let parts = text.split_once([',', '，']);
        let read = parts.and_then(|(lon, lat)| {
            let (lon, lat) = (lon.trim().parse().ok()?, lat.trim().parse().ok()?);
            Point::new(lon, lat)
        });
        read.map(Some)
            .ok_or_else(|| Refusal::field(name, Problem::Unreadable))
    }

    /// A step of a fair.
    pub fn fair_step(&self) -> Result<FairStep, Refusal> {
        let reason = || self.first("reason").to_owned();
        Ok(match self.first("do") {
            "approve" => FairStep::Approve,
            "return" => FairStep::Return(reason()),
            "assign" => FairStep::AssignStands,
            "open" => FairStep::OpenDay,
            "run" => FairStep::Run,
            "close" => FairStep::Close,
            "results" => FairStep::Results,
            "archive" => FairStep::Archive,
            "cancel" => FairStep::Cancel(reason()),
            _ => return Err(Refusal::field("do", Problem::Unreadable)),
        })
    }

    /// What the desk does with a stand.
    pub fn stand_step(&self) -> Result<StandStep, Refusal> {
        Ok(match self.first("do") {
            "approve" => StandStep::Judge(StandVerdict::Approve),
            "refuse" => StandStep::Judge(StandVerdict::Refuse(self.first("reason").to_owned())),
            "move" => StandStep::Move(field("number", self.first("number"))?),
            _ => return Err(Refusal::field("do", Problem::Unreadable)),
        })
    }

    /// Where the desk was.
    pub fn page_of_stand(&self) -> String {
        match self.first("fair").parse::<FairId>() {
            Ok(id) => fair_path(id),
            Err(_) => FAIRS.to_owned(),
        }
    }

    /// What an employer does. Boxes that cannot be read are as if they were not there.
    pub fn stand_deed(&self) -> StandDeed {
        if self.first("do") == "leave" {
            return StandDeed::Leave;
        }
        let read = self.each("vacancy").filter_map(|id| id.parse().ok());
        StandDeed::Apply(read.collect())
    }

    /// Whether the seat is given back; otherwise it is taken.
    pub fn leaves_fair(&self) -> bool {
        self.first("do") == "leave"
    }

    /// Whom staff mean: somebody on the list, else whose number they typed.
    pub fn fair_whom(&self) -> Result<FairWhom, Refusal> {
        if let Some(id) = self.maybe("registration")? {
            return Ok(FairWhom::Registration(id));
        }
        match self.first("person_no") {
            "" => Err(Refusal::field("person_no", Problem::Required)),
            no => Ok(FairWhom::Person(no.to_owned())),
        }
    }

    /// Whom to invite.
    pub fn invite_wish(&self) -> Result<InviteWish, Refusal> {
        Ok(InviteWish {
            seen: field("seen", self.first("seen"))?,
            most: self.maybe("most")?,
        })
    }
}
