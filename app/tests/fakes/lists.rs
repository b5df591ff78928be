//! Made-up lists of departments.

use super::{Fake, area, at, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{ListId, ListRowId, PersonId};
use domain::list::{
    CellOf, FileFault, FileProblem, GoneDecision, ListState, Outcome, Register, RowFault, RowState,
    VillageAnswer,
};
use domain::look_alike::Likeness;
use domain::person::Category;
use domain::person_field::PersonField;
use domain::ports::*;

/// The list that waits.
pub const LIST: &str = "01900000-0000-7000-8000-000000000385";

fn line(state: ListState) -> ListLine {
    ListLine {
        id: ListId(id(901)),
        register: Register::Disability,
        source: "县残联".to_owned(),
        listed_on: day(2026, 6, 1),
        area: area("330521", "青禾县"),
        file_name: "残疾人名册.xlsx".to_owned(),
        state,
        by: Author::Staff("county".to_owned()),
        at: at(2026, 6, 29),
        applied_at: (state == ListState::Applied).then(|| at(2026, 6, 30)),
        counts: ListCounts {
            states: RowState::ALL
                .iter()
                .map(|state| (*state, 3, u32::from(state.goes_in())))
                .collect(),
            outcomes: vec![(Outcome::Conflict, 1)],
        },
    }
}

fn row(number: u32, state: RowState) -> RowView {
    let candidate = CandidateView {
        person: PersonId(id(500)),
        name: "李秀英".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        birth_year: 1985,
        likeness: Likeness::OneCharacter,
        chosen: false,
    };
    RowView {
        id: ListRowId(id(910 + u128::from(number))),
        number,
        state,
        name: if state == RowState::Refused {
            String::new()
        } else {
            "李秀莹".to_owned()
        },
        masked: "330521********002X".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        person: None,
        cells: (state == RowState::Changed)
            .then(|| CellView {
                of: CellOf::Person(PersonField::Education),
                old: "71".to_owned(),
                new: "61".to_owned(),
            })
            .into_iter()
            .collect(),
        candidates: (state == RowState::LookAlike)
            .then_some(candidate)
            .into_iter()
            .collect(),
        choice: None,
        fault: (state == RowState::Refused)
            .then(|| ("disability_certificate_no".to_owned(), RowFault::DigitsLost)),
        ticked: state == RowState::New,
        outcome: None,
        kept: Vec::new(),
    }
}

#[async_trait]
impl Lists for Fake {
    async fn lists(&self, _: &Actor, page: u32) -> Answered<ListOverview> {
        self.allow()?;
        let lists = if self.empty {
            Vec::new()
        } else {
            vec![line(ListState::Ready)]
        };
        Ok(ListOverview {
            total: if lists.is_empty() { 0 } else { 140 },
            page,
            per_page: 30,
            lists,
            places: vec![area("330521", "青禾县"), area("330521101", "河湾镇")],
            today: day(2026, 6, 30),
        })
    }

    async fn upload(&self, _: &Actor, _: ListUpload) -> Answered<ListId> {
        self.allow()?;
        Ok(ListId(id(901)))
    }

    async fn list(&self, _: &Actor, _: ListId, query: ListQuery) -> Answered<ListPage> {
        self.allow()?;
        // A list of which nothing is ticked, and about nobody missing from it anything was decided.
        let untouched = self.closed && self.officer;
        let state = match (self.closed, self.empty, self.officer) {
            _ if untouched => ListState::Ready,
            (true, ..) => ListState::Applied,
            (_, true, _) => ListState::Broken,
            (.., true) => ListState::Reading,
            _ => ListState::Ready,
        };
        let rows = RowState::ALL
            .iter()
            .zip(2..)
            .map(|(state, number)| row(number, *state));
        let mut line = line(state);
        for (.., ticked) in line.counts.states.iter_mut().filter(|_| untouched) {
            *ticked = 0;
        }
        Ok(ListPage {
            line,
            problem: self.empty.then(|| FileProblem {
                columns: vec!["resident_id/disability_certificate_no".to_owned()],
                ..FileProblem::plain(FileFault::MissingColumns)
            }),
            unknown: vec!["备注".to_owned()],
            progress: (state == ListState::Reading).then_some(40),
            rows: rows
                .filter(|row| query.state.is_none_or(|state| row.state == state))
                .collect(),
            total: 15,
            page: query.page,
            per_page: 30,
            gone: (2, if untouched { 2 } else { 1 }),
            may_undo: self.closed,
        })
    }

    async fn tick(&self, _: &Actor, _: ListId, _: Tick) -> Answered<()> {
        self.allow()
    }

    async fn choose(&self, _: &Actor, _: ListId, _: ListRowId, _: Option<PersonId>) -> Answered<()> {
        self.allow()
    }

    async fn apply(&self, _: &Actor, _: ListId) -> Answered<()> {
        self.allow()
    }

    async fn close(&self, _: &Actor, _: ListId) -> Answered<()> {
        self.allow()
    }

    async fn undo(&self, _: &Actor, _: ListId) -> Answered<()> {
        self.allow()
    }

    async fn discard(&self, _: &Actor, _: ListId) -> Answered<()> {
        self.allow()
    }

    async fn gone(&self, _: &Actor, _: ListId, page: u32) -> Answered<GonePage> {
        self.allow()?;
        let person = |decision| GoneLine {
            person: PersonId(id(500)),
            name: "王小梅".to_owned(),
            no: "P0003".to_owned(),
            place: "山口镇 石桥村".to_owned(),
            groups: vec![Category::PersonWithDisability],
            decision,
            last_on: None,
            answer: Some((VillageAnswer::Still, "证在换".to_owned())),
        };
        let asked = Some((GoneDecision::Ask, "名册里没有".to_owned()));
        Ok(GonePage {
            line: line(ListState::Applied),
            people: vec![person(None), person(asked)],
            total: 2,
            page,
            per_page: 30,
            today: day(2026, 6, 30),
        })
    }

    async fn settle_gone(&self, _: &Actor, _: ListId, _: GoneSettled) -> Answered<()> {
        self.allow()
    }

    async fn village_questions(&self, _: &Actor) -> Answered<Vec<VillageQuestion>> {
        self.allow()?;
        Ok(vec![VillageQuestion {
            list: ListId(id(901)),
            register: Register::Poor,
            listed_on: day(2026, 6, 1),
            person: PersonId(id(500)),
            name: "王小梅".to_owned(),
            place: "山口镇 石桥村".to_owned(),
            reason: "名单里没有了".to_owned(),
        }])
    }

    async fn answer_for_village(
        &self,
        _: &Actor,
        _: ListId,
        _: PersonId,
        _: VillageAnswer,
        _: String,
    ) -> Answered<()> {
        self.allow()
    }
}
