//! Made-up answers about people's own data.

use super::erasures::erasure_facts;
use super::{Fake, area, at, day, id, lead};
use async_trait::async_trait;
use domain::access::{AccessKind, RevealReason};
use domain::actor::{Actor, Role};
use domain::consent::{ConsentHow, Purpose, Word};
use domain::data_request::{RequestKind, RequestState};
use domain::household::{HouseholdField, Relation};
use domain::ids::{AccountId, DataRequestId, PersonId};
use domain::person_field::PersonField;
use domain::ports::*;
use domain::refusal::Refusal;

/// A made-up request.
pub fn request_id() -> DataRequestId {
    DataRequestId(id(900))
}

/// One to be erased.
pub fn request_to_erase() -> DataRequestId {
    DataRequestId(id(901))
}

/// One about the telephone.
pub fn request_about_phone() -> DataRequestId {
    DataRequestId(id(902))
}

fn consents() -> Vec<ConsentView> {
    let view = |purpose, word, how: Option<ConsentHow>| ConsentView {
        purpose,
        word,
        how,
        on: how.map(|_| day(2026, 5, 1)),
        wording: 1,
        past: how
            .map(|how| (day(2026, 5, 1), word == Word::Given, how))
            .into_iter()
            .collect(),
    };
    vec![
        view(Purpose::Matching, Word::Given, Some(ConsentHow::Signature)),
        view(Purpose::Messages, Word::NotAsked, None),
        view(
            Purpose::EmployerContact,
            Word::Withdrawn,
            Some(ConsentHow::SignedIn),
        ),
    ]
}

fn line(kind: AccessKind, field: Option<PersonField>) -> AccessLine {
    AccessLine {
        at: at(2026, 10, 3),
        reader: Reader {
            account: AccountId(id(31)),
            login: "wang".to_owned(),
            role: Role::TownOfficer.party(),
            office: "河湾镇".to_owned(),
        },
        kind,
        person: Some((PersonId(id(500)), "P000500".to_owned())),
        area: area("330521101201", "柳树村"),
        field,
        reason: field.map(|_| RevealReason::Compare),
        note: String::new(),
        records: 1,
    }
}

fn lines() -> Vec<AccessLine> {
    vec![
        line(AccessKind::Reveal, Some(PersonField::Phone)),
        line(AccessKind::File, None),
    ]
}

#[async_trait]
impl AccessLog for Fake {
    async fn reveal(&self, _: &Actor, _: PersonId, _: Reveal) -> Answered<String> {
        Err(Refusal::NoMoreToday)
    }

    async fn seen(&self, _: &Actor, _: PersonId) -> Answered<Vec<AccessLine>> {
        self.allow()?;
        Ok(if self.empty { Vec::new() } else { lines() })
    }

    async fn access_log(&self, _: &Actor, filter: AccessFilter) -> Answered<AccessPage> {
        self.allow()?;
        let lines = if self.empty { Vec::new() } else { lines() };
        Ok(AccessPage {
            total: if self.empty { 0 } else { 120 },
            more: !self.empty,
            lines,
            page: filter.page,
            per_page: 50,
            path: vec![area("330521", "青禾县")],
            areas: vec![area("330521101", "河湾镇")],
            readers: vec![line(AccessKind::File, None).reader],
        })
    }

    async fn access_file(&self, _: &Actor, _: AccessFilter) -> Answered<Vec<AccessLine>> {
        Ok(lines())
    }
}

#[async_trait]
impl Consents for Fake {
    async fn consents(&self, _: &Actor, _: Option<PersonId>) -> Answered<Vec<ConsentView>> {
        self.allow()?;
        Ok(consents())
    }

    async fn say(&self, _: &Actor, _: Option<PersonId>, _: ConsentWish) -> Answered<()> {
        Ok(())
    }
}

fn request(kind: RequestKind, state: RequestState) -> RequestView {
    let correct = kind == RequestKind::Correct;
    RequestView {
        line: RequestLine {
            id: request_id(),
            kind,
            field: correct.then_some(PersonField::Education),
            name: "李秀英".to_owned(),
            area: area("330521101201", "柳树村"),
            asked_on: day(2026, 10, 1),
            due_on: day(2026, 10, 31),
            overdue: state == RequestState::Open,
            state,
        },
        person: PersonId(id(500)),
        asked_by: Author::Person,
        proxy: None,
        stands: if correct { "71".to_owned() } else { String::new() },
        wanted: if correct { "41".to_owned() } else { String::new() },
        note: "上的是中专".to_owned(),
        decided_on: (state == RequestState::Refused).then(|| day(2026, 10, 9)),
        decided_by: None,
        reason: if state == RequestState::Refused {
            "要看毕业证".to_owned()
        } else {
            String::new()
        },
        may_decide: state == RequestState::Open,
        erasing: (!correct).then(erasure_facts),
    }
}

#[async_trait]
impl DataRequests for Fake {
    async fn correction_form(&self, _: &Actor, field: PersonField) -> Answered<EditForm> {
        self.allow()?;
        Ok(EditForm {
            id: None,
            name: "李**".to_owned(),
            version: 7,
            fields: vec![FieldValue {
                field,
                text: if field == PersonField::Phone {
                    "138******21".to_owned()
                } else {
                    String::new()
                },
            }],
            places: vec![area("330521101201", "柳树村")],
        })
    }

    async fn ask_correction(
        &self,
        _: &Actor,
        _: PersonField,
        _: String,
        _: String,
    ) -> Answered<DataRequestId> {
        Ok(request_id())
    }

    async fn ask_erasure(&self, _: &Actor, _: String) -> Answered<DataRequestId> {
        Ok(request_id())
    }

    async fn take_request_back(&self, _: &Actor, _: DataRequestId) -> Answered<()> {
        Ok(())
    }

    async fn requests(&self, _: &Actor, filter: RequestFilter) -> Answered<RequestInbox> {
        self.allow()?;
        let lines = match (self.empty, filter.answered) {
            (true, _) => Vec::new(),
            (false, true) => vec![request(RequestKind::Correct, RequestState::Refused).line],
            (false, false) => vec![
                request(RequestKind::Correct, RequestState::Open).line,
                request(RequestKind::Erase, RequestState::Open).line,
            ],
        };
        Ok(RequestInbox {
            total: lines.len() as u32,
            lines,
            page: 0,
            per_page: 30,
            answer_days: 30,
        })
    }

    /// The second asks to be erased, the third that the telephone be corrected.
    async fn request(&self, _: &Actor, id: DataRequestId) -> Answered<RequestView> {
        self.allow()?;
        if id == request_to_erase() {
            return Ok(request(RequestKind::Erase, RequestState::Open));
        }
        let mut shown = request(RequestKind::Correct, RequestState::Open);
        shown.line.id = id;
        if id == request_about_phone() {
            shown.line.field = Some(PersonField::Phone);
            "138******21".clone_into(&mut shown.stands);
            "138******22".clone_into(&mut shown.wanted);
        }
        Ok(shown)
    }

    async fn reveal_wanted(&self, _: &Actor, _: DataRequestId, _: Reveal) -> Answered<String> {
        Err(Refusal::NoMoreToday)
    }

    async fn decide_request(
        &self,
        _: &Actor,
        _: DataRequestId,
        _: bool,
        _: String,
    ) -> Answered<RequestState> {
        Ok(RequestState::Refused)
    }
}

#[async_trait]
impl OwnData for Fake {
    async fn my_data(&self, who: &Actor) -> Answered<MyData> {
        self.allow()?;
        let proxy = match who {
            Actor::Seeker(_) => None,
            Actor::Proxy { .. } => Some("王秀英".to_owned()),
            _ => return Err(Refusal::NotSignedIn),
        };
        let value = |(field, text): (PersonField, &str)| FieldValue {
            field,
            text: text.to_owned(),
        };
        let fields = [
            (PersonField::Name, "李秀英"),
            (PersonField::ResidentId, "330521**********02"),
            (PersonField::Phone, "138******21"),
            (PersonField::Education, "71"),
            (PersonField::Skills, ""),
        ];
        let planned = LeadView {
            title: "还没送到的缝纫工".to_owned(),
            state: "planned".to_owned(),
            delivered_at: None,
            ..lead(102, None, true)
        };
        Ok(MyData {
            proxies: Vec::new(),
            masked_name: "李**".to_owned(),
            fields: fields.into_iter().map(value).collect(),
            periods: Vec::new(),
            entries: Vec::new(),
            household: Some(OwnHousehold {
                fields: vec![(HouseholdField::Contracted, "4.43".to_owned())],
                members: vec![("李**".to_owned(), Relation::Head)],
            }),
            leads: vec![lead(101, None, true), planned],
            told: Told::default(),
            visits: vec![super::visits::own_visit()],
            placements: vec![super::placements::placement()],
            assessments: Vec::new(),
            follow_ups: Vec::new(),
            cases: Vec::new(),
            recognitions: Vec::new(),
            consents: consents(),
            seen: if self.empty {
                Vec::new()
            } else {
                vec![MyDataSeen {
                    at: at(2026, 10, 3),
                    role: Role::TownOfficer.party(),
                    office: "河湾镇".to_owned(),
                    kind: AccessKind::Reveal,
                    field: Some(PersonField::Phone),
                    reason: Some(RevealReason::Other),
                    note: "核对补贴名单".to_owned(),
                }]
            },
            requests: if self.empty {
                Vec::new()
            } else {
                vec![
                    request(RequestKind::Correct, RequestState::Refused),
                    request(RequestKind::Correct, RequestState::Open),
                ]
            },
            answer_days: 30,
            today: day(2026, 11, 22),
            proxy,
        })
    }

    async fn take_away(&self, who: &Actor, _: &str) -> Answered<MyData> {
        self.my_data(who).await
    }
}
