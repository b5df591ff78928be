//! Applications for recognition, and notices.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::recognised::{Recognised, RecognitionDoor};
use crate::unauthorized::subject::Subject;

impl Subject {
    pub(super) fn recognition_pages(&self) -> Vec<Row> {
        let Recognised {
            with_village,
            posted,
            returned,
            notice,
            task,
        } = self.recognised;
        let (person, code) = (self.person.id, &self.other_code);
        let at = |door| Door::Recognition(door);
        let appeal = "deed=appeal&version=9&reason=wrong";
        vec![
            get("/notices", Door::Open, "/notices"),
            get("/notices/{id}", Door::Open, format!("/notices/{notice}")),
            get(
                "/staff/recognitions",
                at(RecognitionDoor::Inbox),
                "/staff/recognitions",
            ),
            get(
                "/staff/recognitions/new",
                at(RecognitionDoor::Entering),
                format!("/staff/recognitions/new?person={person}"),
            ),
            get(
                "/staff/recognitions/{id}",
                at(RecognitionDoor::Application),
                format!("/staff/recognitions/{with_village}"),
            ),
            get(
                "/staff/recognitions/{id}/sheet",
                at(RecognitionDoor::Application),
                format!("/staff/recognitions/{with_village}/sheet"),
            ),
            get(
                "/staff/recognitions/{id}/restate",
                at(RecognitionDoor::Correcting),
                format!("/staff/recognitions/{returned}/restate"),
            ),
            post(
                "/staff/recognitions/{id}/restate",
                at(RecognitionDoor::Correcting),
                format!("/staff/recognitions/{returned}/restate"),
                // Of a version that is not there, for the same reason as below.
                format!("person={person}&kind=person_with_disability&version=99"),
            ),
            post(
                "/staff/recognitions",
                at(RecognitionDoor::Entering),
                "/staff/recognitions",
                format!("person={person}&kind=person_with_disability"),
            ),
            post(
                "/staff/recognitions/{id}/step",
                at(RecognitionDoor::VillageStep),
                format!("/staff/recognitions/{with_village}/step"),
                // Of a version that is not there, so that the application stays with the village for the next asker.
                "deed=check&version=99",
            ),
            post(
                "/staff/recognition-tasks/{id}/seen",
                at(RecognitionDoor::Task),
                format!("/staff/recognition-tasks/{task}/seen"),
                "",
            ),
            post(
                "/notices/{id}/object",
                Door::Open,
                format!("/notices/{notice}/object"),
                "text=wrong",
            ),
            post(
                "/l/{code}/recognitions/{id}/step",
                Door::Open,
                format!("/l/{code}/recognitions/{posted}/step"),
                appeal,
            ),
            post(
                "/me/recognitions/{id}/step",
                Door::OfOther,
                format!("/me/recognitions/{posted}/step"),
                appeal,
            ),
        ]
    }
}
