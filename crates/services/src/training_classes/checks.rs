//! No ghost trainees: some of those who signed in are looked for, drawn by chance that is kept.

use super::{NOUN, PLACE, Reach, held_place, reason_given};
use crate::{Failure, Services};
use domain::actor::Actor;
use domain::ids::{ClassDrawId, ClassId, EnrolmentId};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::refusal::{Problem, Refusal};
use domain::training_class::{ClassDraw, Corrected, DrawResult, NAME_MAX};
use serde_json::json;

impl Services {
    pub(super) async fn draw_trainees(&self, who: &Actor, id: ClassId) -> Result<(), Failure> {
        let reach = Reach::Office(who.scope(Deed::Approve, Function::Attendance)?);
        let mut change = self.db.begin().await?;
        let class = change.hold_training_class(id).await?.ok_or(Refusal::NotFound)?;
        reach.must_run(&class)?;
        let (now, today) = (self.clock.now(), self.clock.today());
        let places = change.list_enrolments_in(&[id]).await?;
        let ids: Vec<EnrolmentId> = places.iter().map(|one| one.id).collect();
        let rows = change.list_class_attendance(&ids).await?;
        let mut pool: Vec<EnrolmentId> = rows
            .into_iter()
            .filter(|row| row.day == today && !row.void)
            .map(|row| row.enrolment)
            .collect();
        if pool.is_empty() {
            return Err(Refusal::field("draw", Problem::Required).into());
        }
        pool.sort_unstable();
        let params = change.list_policy_parameters().await?;
        let percent = params.value(ParamKey::TrainingSpotPercent, Some(class.plan.area), today)?;
        let bytes = self.ids.chance();
        let draw = ClassDraw {
            id: ClassDrawId::new(self.ids.as_ref(), now),
            class: id,
            day: today,
            seed: u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
            percent: u32::try_from(percent).unwrap_or(0).min(100),
            pool,
            by: who.label(),
            at: now,
        };
        change.add_class_draw(&draw).await.map_err(|error| {
            if error.violates("class_draw_class_id_day_key") {
                Refusal::Changed.into()
            } else {
                Failure::from(error)
            }
        })?;
        let detail =
            json!({ "day": today, "seed": draw.seed, "percent": draw.percent, "pool": draw.pool.len() });
        change
            .add_audit(&self.audit(who, "draw", NOUN, id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }

    /// What was found; the day of somebody who was not there at all does not count.
    pub(super) async fn note_drawn(
        &self,
        who: &Actor,
        (id, enrolment): (ClassDrawId, EnrolmentId),
        (result, note): (DrawResult, &str),
    ) -> Result<ClassId, Failure> {
        let reach = Reach::Office(who.scope(Deed::Approve, Function::Attendance)?);
        let mut change = self.db.begin().await?;
        let draw = change.find_class_draw(id).await?.ok_or(Refusal::NotFound)?;
        let (place, class) = held_place(&mut change, enrolment).await?;
        if place.class != draw.class {
            return Err(Refusal::NotFound.into());
        }
        reach.must_run(&class)?;
        let rows = change.list_class_attendance(&[enrolment]).await?;
        let own = |row: &domain::training_class::Attendance| row.day == draw.day && row.by == who.label();
        if rows.iter().any(own) {
            return Err(Refusal::FourEyes.into());
        }
        let note = if result == DrawResult::Present && note.is_empty() {
            String::new()
        } else {
            reason_given("note", note)?.chars().take(NAME_MAX * 3).collect()
        };
        let (by, at) = (who.label(), self.clock.now());
        let found = (result, note.as_str());
        if !change
            .settle_class_check((id, enrolment), found, (&by, at))
            .await?
        {
            return Err(Refusal::Changed.into());
        }
        if result == DrawResult::Ghost {
            self.correct_in(&mut change, who, (&place, draw.day), (Corrected::Absent, note))
                .await?;
            self.settle_claims_of(&mut change, place.person).await?;
        }
        let detail = json!({ "draw": id, "result": result });
        change
            .add_audit(&self.audit(who, "check", PLACE, enrolment.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(class.id)
    }
}
