//! What is for everybody, and people's own pages.

use super::cases::NOBODY;
use super::{NO_SESSION, Row, get, post};
use crate::unauthorized::door::Door;
use crate::unauthorized::subject::Subject;
use domain::permission::{Deed, Function};

impl Subject {
    pub(super) fn public_pages(&self) -> Vec<Row> {
        let (code, course) = (&self.other_code, &self.course);
        let vacancy = self.vacancy();
        let answer = format!("lead={}&answer=interested", self.other_lead);
        vec![
            get("/", Door::Open, "/"),
            get("/place", Door::Open, "/place"),
            get("/vacancies", Door::Open, "/vacancies"),
            get("/vacancies/{id}", Door::Open, format!("/vacancies/{vacancy}")),
            get("/courses", Door::Open, "/courses"),
            get("/courses/{id}", Door::Open, format!("/courses/{course}")),
            get("/policies", Door::Open, "/policies"),
            get("/policies/{code}", Door::Open, "/policies/R35?months=12"),
            get("/events", Door::Open, "/events"),
            get("/help", Door::Open, "/help"),
            get("/me", Door::Open, "/me"),
            get("/me/open", Door::LedOn, format!("/me/open?code={code}")),
            get("/me/code", Door::Open, "/me/code"),
            get("/me/who", Door::Spent, "/me/who"),
            get("/l/{code}", Door::Open, format!("/l/{code}")),
            get("/healthz", Door::Open, "/healthz"),
            get("/readyz", Door::Open, "/readyz"),
            get("/metrics", Door::Programs, "/metrics"),
            post("/me/code", Door::Open, "/me/code", ""),
            post("/me/code/enter", Door::Open, "/me/code/enter", "code=123456"),
            post("/me/who", Door::Open, "/me/who", "who=0&proof=1985"),
            post(
                "/l/{code}/answer",
                Door::Open,
                format!("/l/{code}/answer"),
                &answer,
            ),
            post("/l/{code}/undo", Door::Open, format!("/l/{code}/undo"), &answer),
            get(
                "/l/{code}/fairs/{id}",
                Door::Hidden,
                format!("/l/{code}/fairs/{NOBODY}"),
            ),
            post(
                "/l/{code}/fairs/{id}",
                Door::Hidden,
                format!("/l/{code}/fairs/{NOBODY}"),
                "do=register",
            ),
            get("/staff/sign-in", Door::LedOn, "/staff/sign-in"),
            post("/staff/sign-in", Door::Open, "/staff/sign-in", ""),
        ]
    }

    pub(super) fn own_pages(&self) -> Vec<Row> {
        let (lead, proxy) = (self.lead.id, self.proxy);
        let answers = Door::Own(Deed::Update, Function::Lead);
        let valid_to = "2026-12-31";
        let record = format!("name=x&relation=spouse&phone=&valid_to={valid_to}");
        vec![
            get("/me/devices", Door::OwnDevices, "/me/devices"),
            get("/me/proxies", Door::Appoints(Deed::Read), "/me/proxies"),
            post(
                "/me/answer",
                answers,
                "/me/answer",
                format!("lead={lead}&answer=interested"),
            ),
            post("/me/undo", answers, "/me/undo", format!("lead={lead}")),
            post(
                "/me/devices/end-others",
                Door::OwnDevices,
                "/me/devices/end-others",
                "",
            ),
            post(
                "/me/devices/end",
                Door::NotTheirs { staff: false },
                "/me/devices/end",
                NO_SESSION,
            ),
            post("/me/proxies", Door::Appoints(Deed::Update), "/me/proxies", record),
            post(
                "/me/proxies/{id}/revoke",
                Door::AppointsOrFile(Deed::Update),
                format!("/me/proxies/{proxy}/revoke"),
                "",
            ),
        ]
    }

    /// Those that end the session.
    pub(super) fn closing_pages(&self) -> Vec<Row> {
        let of_link = |part: &str| format!("/l/{}/{part}", self.other_code);
        vec![
            post("/l/{code}/data", Door::Open, of_link("data"), ""),
            post("/l/{code}/stay", Door::Open, of_link("stay"), ""),
            post("/me/sign-out", Door::Open, "/me/sign-out", ""),
            post("/staff/sign-out", Door::Open, "/staff/sign-out", ""),
        ]
    }
}
