//! Forms of assistance weeks.
//!
//! | address | port | back |
//! |---|---|---|
//! | `POST /staff/weeks` | `weeks.begin_week` | the week, or the list with what was typed |
//! | `POST /staff/weeks/{id}` | `weeks.act_on_week`, `link_fair` | the page named by `at`, at the thing named by `of` |
//! | `POST /staff/weeks/{id}/photos` | `weeks.add_week_photo` | the venues |
//! | `POST /staff/week-photos/{id}` | `weeks.drop_week_photo` | the venues |
//! | `POST /staff/weeks/{id}/people` | `weeks.act_on_targets` | the list of people |
//! | `POST /staff/weeks/{id}/statistics` | `weeks.report_statistic` | the list of people |
//!
//! `GET /staff/weeks/{id}/report.csv` is RP09 as a file, `GET /staff/week-photos/{id}` a photo.

use super::{Pairs, field};
use crate::routes::WeekPage;
use domain::assistance_week::{TargetDeed, WeekDeed, WeekWish};
use domain::ids::{FairId, PersonId, WeekId, WeekPhotoId};
use domain::refusal::{Problem, Refusal};
use domain::rules::assistance_week::SubVenueItem;
use domain::values::AreaCode;

/// `GET`: the list; `POST`: begins a week.
pub const WEEKS: &str = "/staff/weeks";

/// `GET`: a week; `POST`: does something with it.
pub fn week_path(id: WeekId) -> String {
    format!("{WEEKS}/{id}")
}

/// `POST`: does something with people; `GET`: the list of them.
pub fn people_path(id: WeekId) -> String {
    format!("{WEEKS}/{id}/people")
}

/// `POST`: an office reports its number.
pub fn statistics_path(id: WeekId) -> String {
    format!("{WEEKS}/{id}/statistics")
}

/// `GET`: RP09 as a file.
pub fn report_csv_path(id: WeekId) -> String {
    format!("{WEEKS}/{id}/report.csv")
}

/// `POST`: keeps a photo of a venue.
pub const WEEK_PHOTOS: &str = "/staff/weeks/{id}/photos";

/// The same of a week.
pub fn photos_path(id: WeekId) -> String {
    WEEK_PHOTOS.replace("{id}", &id.to_string())
}

/// `GET`: a photo; `POST`: takes it away.
pub fn photo_path(id: WeekPhotoId) -> String {
    format!("/staff/week-photos/{id}")
}

impl Pairs {
    /// The venue of a photo.
    pub fn photo_venue(&self) -> Result<u32, Refusal> {
        field("venue", self.first("venue"))
    }

    /// A new week.
    pub fn week_wish(&self) -> Result<WeekWish, Refusal> {
        Ok(WeekWish {
            area: field("area", self.first("area"))?,
            title: self.first("title").to_owned(),
            theme: self.first("theme").to_owned(),
            starts_on: self.day_of("starts_on")?,
            phone: self.first("phone").to_owned(),
        })
    }

    /// The page a form of a week goes back to.
    pub fn week_page(&self) -> WeekPage {
        self.first("at").parse().unwrap_or(WeekPage::Overview)
    }

    /// The thing of the page it is about.
    pub fn week_anchor(&self) -> String {
        let of = self.first("of");
        let plain = of.len() < 40
            && of
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if plain { of.to_owned() } else { String::new() }
    }

    /// The fair that is linked, or is not any more; `None` = another deed.
    pub fn week_fair(&self) -> Result<Option<(FairId, bool)>, Refusal> {
        let linked = match self.first("do") {
            "link_fair" => true,
            "unlink_fair" => false,
            _ => return Ok(None),
        };
        Ok(Some((field("fair", self.first("fair"))?, linked)))
    }

    /// What is done with the plan.
    pub fn week_deed(&self) -> Result<WeekDeed, Refusal> {
        let text = |name: &str| self.first(name).to_owned();
        let no = || field("no", self.first("no"));
        Ok(match self.first("do") {
            "move" => WeekDeed::MoveDays(
                field("part", self.first("part"))?,
                self.day_of("first")?,
                self.day_of("last")?,
            ),
            "name" => WeekDeed::Name {
                theme: text("theme"),
                phone: text("phone"),
                organiser: match self.first("organiser") {
                    "" => None,
                    id => Some(field("organiser", id)?),
                },
            },
            "add_item" => WeekDeed::AddItem {
                stage: field("stage", self.first("stage"))?,
                title: text("title"),
                owner: text("owner"),
                due: self.day_of("due")?,
            },
            "settle" => WeekDeed::Settle(no()?, text("evidence")),
            "waive" => WeekDeed::Waive(no()?, text("reason")),
            "unsettle" => WeekDeed::Unsettle(no()?),
            "open" => WeekDeed::Open(field("stage", self.first("stage"))?),
            "reopen" => WeekDeed::Reopen(field("stage", self.first("stage"))?, text("reason")),
            "archive" => WeekDeed::Archive,
            "send" => WeekDeed::Send(text("next_steps")),
            "accept" => WeekDeed::Accept,
            "return" => WeekDeed::Return(text("reason")),
            _ => return self.week_place(),
        })
    }

    /// What is done with venues, posts, material, media, badges and meetings.
    fn week_place(&self) -> Result<WeekDeed, Refusal> {
        let text = |name: &str| self.first(name).to_owned();
        let no = || field("no", self.first("no"));
        let yes = || self.first("yes") == "yes";
        Ok(match self.first("do") {
            "add_venue" => WeekDeed::AddVenue {
                kind: field("kind", self.first("kind"))?,
                name: text("name"),
                area: field("area", self.first("area"))?,
                address: text("address"),
            },
            "drop_venue" => WeekDeed::DropVenue(no()?),
            "items" => {
                let items: Result<_, Refusal> = self
                    .each("item")
                    .map(|code| field::<SubVenueItem>("item", code))
                    .collect();
                WeekDeed::SetItems(no()?, items?)
            }
            "add_post" => WeekDeed::AddPost(no()?, field("place", self.first("place"))?),
            "drop_post" => WeekDeed::DropPost(no()?),
            "man" => WeekDeed::Man {
                post: no()?,
                person: text("person"),
                deputy: text("deputy"),
                shift: text("shift"),
                phone: text("phone"),
            },
            "present" => WeekDeed::Present(no()?, yes()),
            "record" => WeekDeed::Record {
                venue: no()?,
                attendance: self.whole("attendance")?,
                leaflets: self.whole("leaflets")?,
                evidence: text("evidence"),
            },
            "add_material" => WeekDeed::AddMaterial {
                kind: field("kind", self.first("kind"))?,
                venue: match self.first("venue") {
                    "" => None,
                    no => Some(field("venue", no)?),
                },
                quantity: self.whole("quantity")?,
            },
            "deliver" => WeekDeed::Deliver(no()?, yes()),
            "add_media" => WeekDeed::AddMedia {
                kind: field("kind", self.first("kind"))?,
                on: self.day_of("on")?,
                outlet: text("outlet"),
                guest: text("guest"),
                questions: text("questions"),
            },
            "hold" => WeekDeed::Hold(no()?, yes()),
            "add_badge" => WeekDeed::AddBadge {
                name: text("name"),
                unit: text("unit"),
            },
            "meet" => WeekDeed::Meet {
                kind: field("kind", self.first("kind"))?,
                on: self.day_of("on")?,
                attendance: self.whole("attendance")?,
                minutes: text("minutes"),
            },
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }

    /// A number that may be left out: none.
    fn whole(&self, name: &str) -> Result<u32, Refusal> {
        match self.first(name) {
            "" => Ok(0),
            text => field(name, text),
        }
    }

    /// What is done with people.
    pub fn target_deed(&self) -> Result<TargetDeed, Refusal> {
        let people: Result<Vec<PersonId>, Refusal> =
            self.each("person").map(|id| field("people", id)).collect();
        let people = people?;
        Ok(match self.first("do") {
            "state" => TargetDeed::State(people, self.first("evidence").to_owned()),
            "recognise" => TargetDeed::Recognise(people),
            "strike" => TargetDeed::Strike(people, self.first("reason").to_owned()),
            "visit" => TargetDeed::Visit(people, field("badge", self.first("badge"))?),
            "no_visit" => TargetDeed::NoVisit(people),
            _ => return Err(Refusal::field("do", Problem::Required)),
        })
    }

    /// The number an office reports: the area, and what was typed instead of the count.
    pub fn statistic(&self) -> Result<(AreaCode, Option<u64>), Refusal> {
        let manual = match self.first("manual") {
            "" => None,
            text => Some(field("manual", text)?),
        };
        Ok((field("area", self.first("area"))?, manual))
    }

    /// The list of people a form goes back to, as it was looked at.
    pub fn people_back(&self, id: WeekId) -> String {
        let filter = domain::ports::TargetFilter {
            show: self
                .first("show")
                .parse()
                .unwrap_or(domain::ports::TargetShow::Candidates),
            area: self.first("list_area").parse().ok(),
            page: 0,
        };
        crate::routes::week_people(id, filter)
    }
}
