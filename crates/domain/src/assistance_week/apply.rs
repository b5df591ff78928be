//! How a week changes, and when that is refused.

use super::deed::{Doing, WeekDeed};
use super::plan::{
    Badge, ItemKind, ItemState, Material, MediaItem, Meeting, PointRecord, Post, StageStep, Venue, VenueKind,
    WeekItem, WeekPart,
};
use super::report::{ReportState, WeekReport};
use super::{AssistanceWeek, not_set};
use crate::access::without_number;
use crate::params::Params;
use crate::refusal::{Problem, Refusal};
use crate::rules::assistance_week::{VenuePlace, WeekStage, may_open};
use crate::values::AreaCode;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Letters of a short text: a name, a place, a proof.
const SHORT: usize = 80;
/// Letters of minutes, questions and next steps.
const LONG: usize = 2_000;
/// How many of a thing, at most.
const MOST: u32 = 10_000_000;
/// Lines of any list of the plan, at most.
const LINES: usize = 400;

impl AssistanceWeek {
    /// Does it, or says why not.
    pub fn apply(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        if self.archived_at.is_some() {
            return Err(Refusal::Changed);
        }
        match deed {
            WeekDeed::Open(_) | WeekDeed::Reopen(..) | WeekDeed::Archive => self.turn(deed, doing),
            WeekDeed::Send(_) | WeekDeed::Accept | WeekDeed::Return(_) => self.report_on(deed, doing),
            WeekDeed::AddItem { .. } | WeekDeed::Settle(..) | WeekDeed::Waive(..) | WeekDeed::Unsettle(_) => {
                self.tick(deed, doing)
            }
            WeekDeed::AddMedia { .. }
            | WeekDeed::Hold(..)
            | WeekDeed::AddBadge { .. }
            | WeekDeed::Meet { .. } => self.speak(deed, doing),
            WeekDeed::MoveDays(part, first, last) => self.move_days(part, first, last),
            WeekDeed::Name {
                theme,
                phone,
                organiser,
            } => {
                self.theme = short("theme", &theme)?;
                self.phone = telephone("phone", &phone)?;
                self.organiser = organiser;
                Ok(())
            }
            _ => self.place(deed, doing),
        }
    }

    /// Days are changed before the third stage (P4).
    fn move_days(&mut self, part: WeekPart, first: NaiveDate, last: NaiveDate) -> Result<(), Refusal> {
        if self.stage >= WeekStage::Run {
            return Err(Refusal::TooLate);
        }
        let near = (last - self.starts_on).num_days();
        if last < first || first < self.starts_on || near > 60 {
            return Err(Refusal::field("last", Problem::OutOfRange));
        }
        self.plan.move_days(part, first, last);
        Ok(())
    }

    /// Opens, opens again, puts away.
    fn turn(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        let from = self.stage;
        let (to, reason) = match deed {
            WeekDeed::Open(next) => {
                self.may_open(next, doing.params)?;
                (Some(next), String::new())
            }
            WeekDeed::Reopen(back, reason) => {
                if back >= from || self.is_accepted() {
                    return Err(Refusal::Changed);
                }
                let reason = needed("reason", short("reason", &reason)?)?;
                self.withdraw_report(doing, &reason);
                (Some(back), reason)
            }
            _ => {
                let is_last = from == WeekStage::Summarise && self.is_accepted();
                if !is_last || !self.is_complete(from) || !self.unproven(from, doing.params).is_empty() {
                    return Err(Refusal::NotReady);
                }
                self.archived_at = Some(doing.at);
                (None, String::new())
            }
        };
        self.stage = to.unwrap_or(from);
        self.plan.steps.push(StageStep {
            from,
            to,
            reason,
            hand: doing.hand(),
        });
        Ok(())
    }

    /// R88, and before the third stage R86.
    fn may_open(&self, next: WeekStage, params: &Params) -> Result<(), Refusal> {
        if (next as u8) != self.stage as u8 + 1 {
            return Err(Refusal::Changed);
        }
        if next == WeekStage::Run && !self.has_points(params).map_err(not_set)? {
            return Err(Refusal::NotReady);
        }
        // Every item is done or waived with its own reason; the whole is waived by nobody. What was done before a stage was opened
        // again is done only while the records still show it.
        let is_done = self.is_complete(self.stage) && self.unproven(self.stage, params).is_empty();
        if may_open(self.stage, next, is_done, None) {
            Ok(())
        } else {
            Err(Refusal::NotReady)
        }
    }

    /// What was sent and not accepted comes back when an earlier stage is opened again; it stays in the history.
    fn withdraw_report(&mut self, doing: &Doing<'_>, why: &str) {
        if let Some(report) = self
            .reports
            .last_mut()
            .filter(|one| one.state == ReportState::Sent)
        {
            report.state = ReportState::Returned;
            report.decided = Some(doing.hand());
            why.clone_into(&mut report.reason);
            self.report_is_open();
        }
    }

    /// A report that came back is to be sent again.
    fn report_is_open(&mut self) {
        let items = self.plan.items.iter_mut();
        for item in items.filter(|item| item.kind == Some(ItemKind::ReportSent)) {
            if matches!(item.state, ItemState::Done { .. }) {
                item.state = ItemState::Open;
            }
        }
    }

    fn report_on(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        let open = self
            .reports
            .last()
            .is_some_and(|one| one.state != ReportState::Returned);
        match deed {
            WeekDeed::Send(next_steps) => {
                if self.stage != WeekStage::Summarise || open {
                    return Err(Refusal::Changed);
                }
                let next_steps = needed("next_steps", long("next_steps", &next_steps)?)?;
                self.reports.push(WeekReport {
                    figures: doing.figures.to_vec(),
                    as_of: doing.at,
                    next_steps,
                    sent: doing.hand(),
                    state: ReportState::Sent,
                    decided: None,
                    reason: String::new(),
                });
                Ok(())
            }
            WeekDeed::Return(reason) => {
                let reason = needed("reason", short("reason", &reason)?)?;
                self.decide(ReportState::Returned, reason, doing)
            }
            _ => self.decide(ReportState::Accepted, String::new(), doing),
        }
    }

    fn decide(&mut self, state: ReportState, reason: String, doing: &Doing<'_>) -> Result<(), Refusal> {
        let report = self
            .reports
            .last_mut()
            .filter(|one| one.state == ReportState::Sent);
        let report = report.ok_or(Refusal::Changed)?;
        if report.sent.by == doing.by {
            return Err(Refusal::FourEyes);
        }
        report.state = state;
        report.decided = Some(doing.hand());
        report.reason = reason;
        if state == ReportState::Returned {
            self.report_is_open();
        }
        Ok(())
    }

    fn tick(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        let (no, state) = match deed {
            WeekDeed::AddItem {
                stage,
                title,
                owner,
                due,
            } => {
                if stage < self.stage {
                    return Err(Refusal::TooLate);
                }
                room(&self.plan.items)?;
                let item = WeekItem {
                    no: self.plan.next_no(),
                    stage,
                    kind: None,
                    title: needed("title", short("title", &title)?)?,
                    owner: short("owner", &owner)?,
                    due,
                    state: ItemState::Open,
                };
                self.plan.items.push(item);
                return Ok(());
            }
            WeekDeed::Settle(no, evidence) => {
                let evidence = needed("evidence", short("evidence", &evidence)?)?;
                let hand = doing.hand();
                (no, ItemState::Done { hand, evidence })
            }
            WeekDeed::Waive(no, reason) => {
                let reason = needed("reason", short("reason", &reason)?)?;
                let hand = doing.hand();
                (no, ItemState::Waived { hand, reason })
            }
            WeekDeed::Unsettle(no) => (no, ItemState::Open),
            _ => return Err(Refusal::Changed),
        };
        let found = self.plan.items.iter().find(|item| item.no == no);
        let (part, kind) = found
            .map(|item| (item.stage, item.kind))
            .ok_or(Refusal::NotFound)?;
        let of_now = part == self.stage;
        if part > self.stage || (state == ItemState::Open && !of_now) {
            return Err(Refusal::Changed);
        }
        if matches!(state, ItemState::Done { .. }) {
            self.may_settle(kind, doing.params)?;
        }
        for item in self.plan.items.iter_mut().filter(|item| item.no == no) {
            item.state = state.clone();
        }
        Ok(())
    }

    fn speak(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        match deed {
            WeekDeed::AddMedia {
                kind,
                on,
                outlet,
                guest,
                questions,
            } => {
                room(&self.plan.media)?;
                let item = MediaItem {
                    no: self.plan.next_no(),
                    kind,
                    on,
                    outlet: needed("outlet", short("outlet", &outlet)?)?,
                    guest: short("guest", &guest)?,
                    questions: long("questions", &questions)?,
                    held: None,
                };
                self.plan.media.push(item);
            }
            WeekDeed::Hold(no, held) => {
                let item = self.plan.media.iter_mut().find(|one| one.no == no);
                let item = item.ok_or(Refusal::NotFound)?;
                if held && item.on > doing.today() {
                    return Err(Refusal::field("held", Problem::OutOfRange));
                }
                item.held = held.then(|| doing.hand());
            }
            WeekDeed::AddBadge { name, unit } => {
                room(&self.plan.badges)?;
                let no = self.plan.badges.iter().map(|badge| badge.no).max().unwrap_or(0) + 1;
                let name = needed("name", short("name", &name)?)?;
                let unit = short("unit", &unit)?;
                self.plan.badges.push(Badge { no, name, unit });
            }
            WeekDeed::Meet {
                kind,
                on,
                attendance,
                minutes,
            } => {
                if on > doing.today() {
                    return Err(Refusal::field("on", Problem::OutOfRange));
                }
                let minutes = needed("minutes", long("minutes", &minutes)?)?;
                self.plan.meetings.retain(|one| one.kind != kind);
                self.plan.meetings.push(Meeting {
                    kind,
                    on,
                    attendance: count("attendance", attendance)?,
                    minutes,
                    hand: doing.hand(),
                });
            }
            _ => return Err(Refusal::Changed),
        }
        Ok(())
    }

    /// Venues, posts, material.
    fn place(&mut self, deed: WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        match deed {
            WeekDeed::AddVenue {
                kind,
                name,
                area,
                address,
            } => self.add_venue((kind, area), &name, &address, doing)?,
            WeekDeed::DropVenue(no) => {
                self.venue_mut(no)?;
                self.plan.venues.retain(|one| one.no != no);
                self.plan.materials.retain(|one| one.venue != Some(no));
            }
            WeekDeed::SetItems(no, items) => self.venue_mut(no)?.items = items,
            WeekDeed::AddPost(venue, place) => self.add_post(venue, place)?,
            WeekDeed::DropPost(no) => {
                self.post_mut(no)?;
                for venue in &mut self.plan.venues {
                    venue.posts.retain(|one| one.no != no);
                }
            }
            WeekDeed::Man {
                post,
                person,
                deputy,
                shift,
                phone,
            } => {
                let of = self.post_mut(post)?;
                of.person = short("person", &person)?;
                of.deputy = short("deputy", &deputy)?;
                of.shift = short_digits("shift", &shift)?;
                of.phone = telephone("phone", &phone)?;
            }
            WeekDeed::Present(no, present) => self.call(no, present, doing)?,
            WeekDeed::Record {
                venue,
                attendance,
                leaflets,
                evidence,
            } => {
                let record = PointRecord {
                    attendance: count("attendance", attendance)?,
                    leaflets: count("leaflets", leaflets)?,
                    evidence: needed("evidence", short("evidence", &evidence)?)?,
                    hand: doing.hand(),
                };
                self.venue_mut(venue)?.record = Some(record);
            }
            other => self.supply(&other, doing)?,
        }
        Ok(())
    }

    fn add_post(&mut self, venue: u32, place: VenuePlace) -> Result<(), Refusal> {
        room(&self.venue_mut(venue)?.posts)?;
        let post = Post::empty(self.plan.next_no(), place);
        self.venue_mut(venue)?.posts.push(post);
        Ok(())
    }

    fn supply(&mut self, deed: &WeekDeed, doing: &Doing<'_>) -> Result<(), Refusal> {
        match *deed {
            WeekDeed::AddMaterial {
                kind,
                venue,
                quantity,
            } => {
                if let Some(no) = venue {
                    self.venue_mut(no)?;
                }
                if quantity == 0 {
                    return Err(Refusal::field("quantity", Problem::OutOfRange));
                }
                room(&self.plan.materials)?;
                let no = self.plan.next_no();
                self.plan.materials.push(Material {
                    no,
                    kind,
                    venue,
                    quantity: count("quantity", quantity)?,
                    delivered: None,
                });
                Ok(())
            }
            WeekDeed::Deliver(no, delivered) => {
                let material = self.plan.materials.iter_mut().find(|one| one.no == no);
                material.ok_or(Refusal::NotFound)?.delivered = delivered.then(|| doing.hand());
                Ok(())
            }
            _ => Err(Refusal::Changed),
        }
    }

    fn add_venue(
        &mut self,
        (kind, area): (VenueKind, AreaCode),
        name: &str,
        address: &str,
        doing: &Doing<'_>,
    ) -> Result<(), Refusal> {
        if !self.area.contains(area) {
            return Err(Refusal::field("area", Problem::OutOfRange));
        }
        room(&self.plan.venues)?;
        let name = needed("name", short("name", name)?)?;
        let address = short("address", address)?;
        let no = self.plan.next_no();
        let on = self.theme_day();
        let posts = match kind {
            VenueKind::Main => self.plan.main_posts(on, doing.params),
            VenueKind::Sub | VenueKind::Point => Vec::new(),
        };
        self.plan.venues.push(Venue {
            no,
            kind,
            name,
            area,
            address,
            items: BTreeSet::new(),
            posts,
            record: None,
        });
        Ok(())
    }

    /// Roll is called on the theme day, of who was named.
    fn call(&mut self, no: u32, present: bool, doing: &Doing<'_>) -> Result<(), Refusal> {
        if self.stage != WeekStage::Run || doing.today() != self.theme_day() {
            return Err(Refusal::TooLate);
        }
        let post = self.post_mut(no)?;
        if post.person.is_empty() {
            return Err(Refusal::field("person", Problem::Required));
        }
        post.present = present.then(|| doing.hand());
        Ok(())
    }

    fn venue_mut(&mut self, no: u32) -> Result<&mut Venue, Refusal> {
        let venue = self.plan.venues.iter_mut().find(|one| one.no == no);
        venue.ok_or(Refusal::NotFound)
    }

    fn post_mut(&mut self, no: u32) -> Result<&mut Post, Refusal> {
        let mut posts = self.plan.venues.iter_mut().flat_map(|one| &mut one.posts);
        posts.find(|post| post.no == no).ok_or(Refusal::NotFound)
    }
}

/// Room for one more line.
fn room<T>(lines: &[T]) -> Result<(), Refusal> {
    if lines.len() < LINES {
        Ok(())
    } else {
        Err(Refusal::NoMoreToday)
    }
}

fn count(field: &str, number: u32) -> Result<u32, Refusal> {
    if number > MOST {
        return Err(Refusal::field(field, Problem::OutOfRange));
    }
    Ok(number)
}

/// A text that must be there.
fn needed(field: &str, text: String) -> Result<String, Refusal> {
    if text.is_empty() {
        return Err(Refusal::field(field, Problem::Required));
    }
    Ok(text)
}

/// A short text without numbers of people.
fn short(field: &str, text: &str) -> Result<String, Refusal> {
    without_number(field, text)?;
    short_digits(field, text)
}

/// The same, in which clock times may stand.
fn short_digits(field: &str, text: &str) -> Result<String, Refusal> {
    fits(field, text, SHORT)
}

fn long(field: &str, text: &str) -> Result<String, Refusal> {
    without_number(field, text)?;
    fits(field, text, LONG)
}

fn fits(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Refusal::field(field, Problem::TooLong));
    }
    Ok(text.to_owned())
}

fn telephone(field: &str, text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let phone = crate::values::Phone::parse(text).map_err(|_| Refusal::field(field, Problem::Unreadable))?;
    Ok(phone.as_ref().to_owned())
}

/// The name of a new week and its motto.
pub(crate) fn title_and_theme(
    title: &str,
    theme: &str,
    phone: &str,
) -> Result<(String, String, String), Refusal> {
    Ok((
        needed("title", short("title", title)?)?,
        short("theme", theme)?,
        telephone("phone", phone)?,
    ))
}
