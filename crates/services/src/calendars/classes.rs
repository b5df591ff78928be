//! Training classes as they stand in calendars.

use super::{AHEAD, back};
use crate::{Failure, Services};
use domain::calendar::{CalendarEntry, CalendarTime, CalendarWhat};
use domain::ids::{ClassId, PersonId};
use domain::training_class::{ClassState, EnrolmentState, TrainingClass};
use domain::values::{AreaCode, dates};
use store::Connection;

impl Services {
    /// The classes of an area that were approved and begin around these days.
    pub(super) async fn classes_around(&self, area: Option<AreaCode>) -> Result<Vec<CalendarEntry>, Failure> {
        let today = self.clock.today();
        let (from, until) = (back(today), dates::add_days(today, AHEAD));
        let classes = self.db.read().await?.list_training_classes_in(area).await?;
        let is_on = |class: &&TrainingClass| {
            let starts = class.plan.starts_on;
            class.approved_by.is_some() && from <= starts && starts <= until
        };
        Ok(classes.iter().filter(is_on).map(class_entry).collect())
    }
}

/// The classes in which a person has or had a place. What they gave up stays and says so.
pub(super) async fn of_person(db: &mut Connection, person: PersonId) -> Result<Vec<CalendarEntry>, Failure> {
    let places = db.list_enrolments_of(&[person]).await?;
    let ids: Vec<ClassId> = places.iter().map(|place| place.class).collect();
    let classes = db.list_training_classes(&ids).await?;
    let mut entries = Vec::new();
    for place in places {
        if matches!(place.state, EnrolmentState::Pending | EnrolmentState::Waiting) {
            continue;
        }
        let Some(class) = classes.iter().find(|class| class.id == place.class) else {
            continue;
        };
        let mut entry = class_entry(class);
        let left = place.state == EnrolmentState::Withdrawn;
        entry.cancelled |= left;
        entry.version += u32::from(left);
        entries.push(entry);
    }
    Ok(entries)
}

/// A class as it stands in calendars and on posters.
pub(crate) fn class_entry(class: &TrainingClass) -> CalendarEntry {
    let plan = &class.plan;
    CalendarEntry {
        what: CalendarWhat::Class,
        key: class.id.to_string(),
        time: CalendarTime::Days(plan.starts_on, plan.ends_on),
        title: plan.name.clone(),
        place: plan.address.clone(),
        count: 0,
        path: format!("/courses/{}", class.course),
        cancelled: matches!(class.state, ClassState::Cancelled { .. }),
        version: class.version,
        changed: class.made_at,
    }
}
