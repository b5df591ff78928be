//! Made-up answers about erasing files and about exports.

use super::Fake;
use super::records::{area, at, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::erasure::{ErasureCause, Kept, KeptReason};
use domain::export::{ExportFilters, ExportFormat, ExportState};
use domain::ids::{ExportId, PersonId};
use domain::params::ParamKey;
use domain::person::Category;
use domain::ports::{
    Answered, Author, ByLaw, Erased, ErasureFacts, ErasureForm, ErasureWish, Erasures, ExportFile,
    ExportLine, ExportList, ExportWish, Exports, KeptLine, OwnRetention, PeopleQuery, RetentionLine,
    RetentionList,
};
use domain::refusal::Refusal;
use domain::retention::RetentionCause;
use domain::values::AreaCode;

fn by_law() -> ByLaw {
    ByLaw {
        decisions: 2,
        last: day(2026, 3, 1),
        until: None,
    }
}

fn wish(person: PersonId, mine: bool) -> ErasureWish {
    ErasureWish {
        person,
        no: "P0001".to_owned(),
        name: "李秀英".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        by: Author::Staff("zhou".to_owned()),
        at: at(2026, 11, 20),
        why: "本人书面要求".to_owned(),
        mine,
    }
}

/// What stays and ends when a made-up file is erased.
pub fn erasure_facts() -> ErasureFacts {
    ErasureFacts {
        leads: 4,
        under_way: 1,
        by_law: Some(by_law()),
    }
}

#[async_trait]
impl Erasures for Fake {
    /// An even number waits for a colleague, an odd one for the asker; the first for nobody.
    async fn erasure_form(&self, _: &Actor, person: PersonId) -> Answered<ErasureForm> {
        self.allow()?;
        let number = person.0.as_u128();
        Ok(ErasureForm {
            person,
            no: "P0001".to_owned(),
            name: "李秀英".to_owned(),
            path: vec![area("330521", "德清县")],
            facts: erasure_facts(),
            waiting: (number != id(1).as_u128()).then(|| wish(person, number.is_multiple_of(2))),
        })
    }

    async fn ask_erasure(&self, _: &Actor, _: PersonId, _: String) -> Answered<()> {
        self.allow()
    }

    async fn drop_erasure(&self, _: &Actor, _: PersonId) -> Answered<()> {
        self.allow()
    }

    async fn erase(&self, _: &Actor, _: PersonId, _: &str) -> Answered<Erased> {
        self.allow()?;
        Ok(Erased {
            cause: ErasureCause::Office,
            by_law: None,
        })
    }

    async fn to_erase(&self, _: &Actor, _: Option<AreaCode>) -> Answered<RetentionList> {
        self.allow()?;
        let file = |number, held| RetentionLine {
            person: PersonId(id(number)),
            no: format!("P{number:04}"),
            name: "王建国".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            cause: RetentionCause::Moved,
            since: day(2021, 11, 30),
            due_on: day(2026, 12, 1),
            held,
        };
        let hold = (
            day(2027, 6, 30),
            Author::Staff("zhou".to_owned()),
            "官司还没完".to_owned(),
        );
        let kept = KeptLine {
            person: PersonId(id(9)),
            erased_at: at(2026, 11, 1),
            by_law: by_law(),
        };
        let full = !self.empty;
        Ok(RetentionList {
            path: vec![area("330521", "德清县")],
            missing: vec![ParamKey::RetainDiedYears],
            days: 30,
            files: if full {
                vec![file(1, None), file(2, Some(hold))]
            } else {
                Vec::new()
            },
            wishes: full.then(|| wish(PersonId(id(3)), false)).into_iter().collect(),
            kept: full.then_some(kept).into_iter().collect(),
        })
    }

    async fn hold(&self, _: &Actor, _: PersonId, _: NaiveDate, _: String) -> Answered<()> {
        self.allow()
    }

    async fn release(&self, _: &Actor, _: PersonId) -> Answered<()> {
        self.allow()
    }

    async fn kept_by_law(&self, _: &Actor, _: PersonId, _: KeptReason) -> Answered<Kept> {
        Err(Refusal::NotFound)
    }

    async fn own_retention(&self, _: &Actor) -> Answered<Option<OwnRetention>> {
        Ok(self.empty.then(|| OwnRetention {
            cause: RetentionCause::NoGroup,
            due_on: day(2026, 12, 24),
        }))
    }
}

#[async_trait]
impl Exports for Fake {
    async fn ask_export(&self, _: &Actor, _: &PeopleQuery, _: ExportWish) -> Answered<ExportId> {
        self.allow()?;
        Ok(ExportId(id(1)))
    }

    async fn exports(&self, _: &Actor, page: u32) -> Answered<ExportList> {
        self.allow()?;
        let line = |serial: u32, state| ExportLine {
            id: ExportId(id(serial.into())),
            serial,
            by: Author::Staff("zhou".to_owned()),
            at: at(2026, 11, 20),
            place: "湖州市 德清县".to_owned(),
            filters: ExportFilters {
                category: Some(Category::PoorWorker),
                ..ExportFilters::default()
            },
            purpose: "招聘会前逐户打电话".to_owned(),
            people: 128,
            full_numbers: serial == 8,
            state,
            settled_by: None,
            reason: String::new(),
            valid_to: day(2026, 11, 27),
            fetched: 0,
        };
        let full = !self.empty;
        Ok(ExportList {
            mine: if full {
                vec![line(7, ExportState::Ready), line(6, ExportState::Ended)]
            } else {
                Vec::new()
            },
            total: if full { 45 } else { 0 },
            page,
            per_page: 20,
            more_wait: full,
            most: 20_000,
            waiting: full.then(|| line(8, ExportState::Waiting)).into_iter().collect(),
            approves: true,
            alone: 50,
            days: 7,
            may_full: true,
        })
    }

    async fn approve_export(&self, _: &Actor, _: ExportId) -> Answered<()> {
        self.allow()
    }

    async fn refuse_export(&self, _: &Actor, _: ExportId, _: String) -> Answered<()> {
        self.allow()
    }

    async fn fetch_export(&self, _: &Actor, _: ExportId, _: ExportFormat) -> Answered<ExportFile> {
        Err(Refusal::NotFound)
    }
}
