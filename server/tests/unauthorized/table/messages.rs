//! Messages, calls, news of villages and what is printed of them.

use super::{Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};
use services::demo::COUNTY;

impl Subject {
    pub(super) fn message_pages(&self) -> Vec<Row> {
        let (person, place) = (self.person.id, self.person.living_area);
        let browser = "endpoint=https%3A%2F%2Fpush.test%2Fx&p256dh=x&auth=x";
        let news = Door::Area(Deed::Update, Function::Lead);
        let hook = |end: &str| format!("/hooks/sms/0123456789abcdef/{end}");
        vec![
            get(
                "/hooks/sms/{token}/receipt",
                Door::Hidden,
                hook(&format!("receipt?m={person}&s=1")),
            ),
            get(
                "/hooks/sms/{token}/in",
                Door::Hidden,
                hook("in?from=13800138000&text=TD"),
            ),
            post("/me/push", Door::OwnBrowser, "/me/push", browser),
            post("/me/push/off", Door::OwnBrowser, "/me/push/off", browser),
            post(
                "/staff/people/{id}/calls",
                Door::File(Deed::Update, Function::Lead),
                format!("/staff/people/{person}/calls"),
                "called_at=2026-06-14T09:00&reached=no&note=x",
            ),
            get(
                "/staff/behind",
                Door::OwnArea(Deed::Read, Function::PersonFile),
                "/staff/behind",
            ),
            get(
                "/staff/visit-list",
                Door::Area(Deed::Read, Function::PersonFile),
                format!("/staff/visit-list?area={COUNTY}"),
            ),
            get("/staff/visit-form", Door::OwnAccount, "/staff/visit-form"),
            get(
                "/staff/village-news",
                news,
                format!("/staff/village-news?area={place}"),
            ),
            get("/staff/board", news, format!("/staff/board?area={place}")),
            get(
                "/staff/village-news.txt",
                Door::AreaFile(Deed::Update, Function::Lead),
                format!("/staff/village-news.txt?area={place}"),
            ),
        ]
    }
}
