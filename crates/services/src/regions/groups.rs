//! Groups that go to work in another region together (P14): formed, departed, arrived, placed, returned.

use super::county_of;
use crate::{Failure, Services};
use domain::access::without_number;
use domain::actor::Actor;
use domain::ids::{LabourGroupId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::PlacementState;
use domain::ports::{GroupLine, GroupWish, MemberLine};
use domain::refusal::{Problem, Refusal};
use domain::region::{GroupState, LabourGroup, PEOPLE_MAX};
use domain::values::AreaCode;
use serde_json::json;
use std::collections::HashMap;
use store::Connection;

/// Groups on the page.
const SHOWN: u32 = 50;

impl Services {
    /// The groups of an area with those of their people whom the asker reads, and who these are.
    pub(super) async fn group_lines(
        &self,
        db: &mut Connection,
        who: &Actor,
        area: AreaCode,
    ) -> Result<(Vec<GroupLine>, Vec<PersonId>), Failure> {
        let groups = db.list_labour_groups(Some(county_of(area)), SHOWN).await?;
        let ids: Vec<LabourGroupId> = groups.iter().map(|group| group.id).collect();
        let members = db.list_group_members(&ids).await?;
        let people: Vec<PersonId> = members.iter().map(|(_, person)| *person).collect();
        let mut people = db.list_people(&people).await?;
        people.retain(|person| who.may_read_person(person).is_ok());
        let people: HashMap<PersonId, Person> = people.into_iter().map(|one| (one.id, one)).collect();
        let ids: Vec<PersonId> = people.keys().copied().collect();
        let placements = db.list_placements_of(&ids).await?;
        let book = self.area_book().await?;
        let (mut lines, mut seen) = (Vec::new(), Vec::new());
        for group in groups {
            let mut own = Vec::new();
            for (_, id) in members.iter().filter(|(of, _)| *of == group.id) {
                let Some(person) = people.get(id) else { continue };
                let found = placements.iter().find(|one| {
                    one.person == *id
                        && one.work.started_on >= group.departs_on
                        && !matches!(one.state, PlacementState::Cancelled { .. })
                });
                seen.push(*id);
                own.push(MemberLine {
                    person: *id,
                    name: person.name.clone(),
                    no: person.no.clone(),
                    placement: found.map(|one| one.id),
                });
            }
            lines.push(GroupLine {
                destination: book.place(group.destination),
                members: own,
                group,
            });
        }
        Ok((lines, seen))
    }

    pub(super) async fn form_labour_group(
        &self,
        who: &Actor,
        wish: GroupWish,
    ) -> Result<LabourGroupId, Failure> {
        let scope = who.scope(Deed::Update, Function::Placement)?;
        let area = scope.area.ok_or(Refusal::NotSignedIn)?;
        let today = self.clock.today();
        let group = LabourGroup {
            id: LabourGroupId::new(&*self.ids, self.clock.now()),
            area,
            destination: wish.destination,
            title: wish.title.trim().to_owned(),
            transport: wish.transport.trim().to_owned(),
            escort: wish.escort.trim().to_owned(),
            station: wish.station.trim().to_owned(),
            departs_on: wish.departs_on,
            state: GroupState::Formed,
            state_on: today,
            made_by: who.label(),
            made_at: self.clock.now(),
        };
        let problems = group.problems(today);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        without_number("escort", &group.escort)?;
        if wish.people.is_empty() {
            return Err(Refusal::field("people", Problem::Required).into());
        }
        if wish.people.len() > PEOPLE_MAX {
            return Err(Refusal::field("people", Problem::TooLong).into());
        }
        let mut change = self.db.begin().await?;
        let mut people = Vec::new();
        for no in &wish.people {
            let person = change.find_person_by_no(no).await?;
            let person = person.filter(|person| who.may_read_person(person).is_ok());
            people.push(person.ok_or(Refusal::field("people", Problem::Wrong))?.id);
        }
        change.add_labour_group(&group, &people).await?;
        let detail = json!({ "people": people, "destination": group.destination });
        change
            .add_audit(&self.audit(who, "form", "labour_group", group.id.to_string(), detail))
            .await?;
        change.commit().await?;
        Ok(group.id)
    }

    pub(super) async fn move_labour_group(
        &self,
        who: &Actor,
        id: LabourGroupId,
        state: GroupState,
    ) -> Result<(), Failure> {
        who.scope(Deed::Update, Function::Placement)?;
        let mut change = self.db.begin().await?;
        let mut group = change.find_labour_group(id).await?.ok_or(Refusal::NotFound)?;
        who.may(Deed::Update, Function::Placement, group.area)?;
        let was = group.state;
        if !was.may_become(state) {
            return Err(Refusal::Changed.into());
        }
        group.state = state;
        group.state_on = self.clock.today();
        if !change.set_labour_group(&group, was.code()).await? {
            return Err(Refusal::Changed.into());
        }
        let detail = json!({ "state": state });
        change
            .add_audit(&self.audit(who, "move", "labour_group", id.to_string(), detail))
            .await?;
        Ok(change.commit().await?)
    }
}
