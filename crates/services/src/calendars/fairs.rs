//! Fairs in calendars.

use super::{AHEAD, EVENTS, back};
use crate::{Failure, Services};
use chrono::{DateTime, NaiveTime, Utc};
use domain::calendar::{CalendarEntry, CalendarTime, CalendarWhat};
use domain::clock::start_of_day;
use domain::fair::{Fair, FairKind, FairState};
use domain::ids::{FairId, PersonId};
use domain::values::{AreaCode, dates};
use store::{Connection, FairsWanted};

impl Services {
    /// Fairs in an area and of what lies around it, those that were called off too.
    pub(super) async fn fairs_around(&self, area: Option<AreaCode>) -> Result<Vec<CalendarEntry>, Failure> {
        let mut db = self.db.read().await?;
        let mut fairs = Vec::new();
        for ahead in [true, false] {
            fairs.extend(db.list_fairs(&self.wanted(area, ahead), 0, EVENTS).await?);
        }
        Ok(fairs.iter().map(entry).collect())
    }

    fn wanted(&self, area: Option<AreaCode>, ahead: bool) -> FairsWanted<'static> {
        let today = self.clock.today();
        FairsWanted {
            area,
            from: back(today),
            until: dates::add_days(today, AHEAD),
            kind: None,
            public: true,
            ahead,
            today,
            drafts_of: "",
        }
    }

    /// How many came to the fairs of today there; `None` where there is none.
    pub(crate) async fn visitors_today(&self, area: AreaCode) -> Result<Option<u32>, Failure> {
        let today = self.clock.today();
        let wanted = FairsWanted {
            from: today,
            until: dates::add_days(today, 1),
            ..self.wanted(Some(area), true)
        };
        let mut db = self.db.read().await?;
        let fairs = db.list_fairs(&wanted, 0, EVENTS).await?;
        let open: Vec<FairId> = fairs
            .iter()
            .filter(|fair| matches!(fair.state, FairState::DayOpen | FairState::Running))
            .map(|fair| fair.id)
            .collect();
        if open.is_empty() {
            return Ok(None);
        }
        let counts = db.count_visitors(&open).await?;
        Ok(Some(counts.values().map(|(all, _)| all).sum()))
    }
}

/// The fairs a person said yes to. What they do not come to any more stays and says so.
pub(super) async fn of_person(db: &mut Connection, person: PersonId) -> Result<Vec<CalendarEntry>, Failure> {
    let mut entries = Vec::new();
    for one in db.list_fair_registrations_of(person).await? {
        if one.registered_at.is_none() {
            continue;
        }
        let Some(fair) = db.find_fair(one.fair).await? else {
            continue;
        };
        let mut entry = entry(&fair);
        if fair.plan.kind == FairKind::Disability {
            // A calendar is looked at over shoulders: it names no group. The words around it say that it is a fair.
            entry.title = String::new();
        }
        entry.cancelled |= !one.has_said_yes();
        entry.version += u32::from(!one.has_said_yes());
        entries.push(entry);
    }
    Ok(entries)
}

pub(crate) fn entry(fair: &Fair) -> CalendarEntry {
    let plan = &fair.plan;
    let at = |hour: NaiveTime| -> DateTime<Utc> {
        start_of_day(plan.held_on) + hour.signed_duration_since(NaiveTime::MIN)
    };
    let time = if plan.opens < plan.closes {
        CalendarTime::Between(at(plan.opens), at(plan.closes))
    } else {
        // Of one that came with a file nobody knows the hours.
        CalendarTime::Days(plan.held_on, plan.held_on)
    };
    CalendarEntry {
        what: CalendarWhat::Fair,
        key: fair.id.to_string(),
        time,
        title: plan.title.clone(),
        place: format!("{} {}", plan.venue, plan.address).trim().to_owned(),
        count: 0,
        path: format!("/events/{}", fair.id),
        cancelled: fair.state == FairState::Cancelled,
        version: fair.version,
        changed: fair.made_at,
    }
}
