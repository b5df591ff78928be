//! Made-up answers about files that may be of one person.

use super::Fake;
use super::records::{area, at, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::ids::{MergeId, PersonId};
use domain::look_alike::Likeness;
use domain::merge::Side;
use domain::person::{Category, CategorySet};
use domain::person_field::PersonField;
use domain::ports::{
    Answered, Author, ComesOver, FieldChoice, FieldValue, MergeForm, MergeLine, MergeView, MergeWish, Merges,
    PairPage, PairQuery, PairSide, PairView, Stuck,
};
use domain::refusal::Refusal;

/// The file that was merged into the one of [`super::records::line`].
pub const GONE: u128 = 666;

fn side(number: u128, name: &str) -> PairSide {
    PairSide {
        id: PersonId(id(number)),
        no: format!("P0{number}"),
        name: name.to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        age: 41,
        number: "999801**********1X".to_owned(),
        phone: String::new(),
        categories: CategorySet::EMPTY.with(Category::PoorWorker),
        owner: Some("liu".to_owned()),
        leads: 3,
        filled: number as u32 % 100,
    }
}

fn line() -> MergeLine {
    MergeLine {
        id: MergeId(id(900)),
        gone_no: "P0666".to_owned(),
        at: at(2026, 6, 30),
        by: Author::Staff("liu".to_owned()),
    }
}

const OVER: ComesOver = ComesOver {
    leads: 2,
    parked: 1,
    periods: 0,
    entries: 4,
    proxies: 0,
    recognitions: 0,
    others: 3,
    household: true,
};

#[async_trait]
impl Merges for Fake {
    async fn pairs(&self, _: &Actor, query: &PairQuery) -> Answered<PairPage> {
        self.allow()?;
        let pair = PairView {
            one: side(500, "李秀英"),
            other: side(501, "李秀瑛"),
            likeness: Likeness::SamePinyin,
            same_birthday: true,
            same_phone: true,
            slip: true,
            apart: query
                .apart
                .then(|| (Author::Staff("liu".to_owned()), at(2026, 6, 30))),
        };
        let pairs = if self.empty { Vec::new() } else { vec![pair] };
        Ok(PairPage {
            total: pairs.len() as u32 * 12,
            pairs,
            unlikely: 30,
            set_apart: 1,
            page: query.page,
            per_page: 10,
            path: vec![area("330521", "德清县")],
            areas: vec![area("330521101", "河湾镇")],
            unfinished: self.closed,
        })
    }

    async fn set_apart(&self, _: &Actor, _: PersonId, _: PersonId) -> Answered<()> {
        self.allow()
    }

    async fn ask_again(&self, _: &Actor, _: PersonId, _: PersonId) -> Answered<()> {
        self.allow()
    }

    async fn merge_form(&self, _: &Actor, _: PersonId, _: PersonId) -> Answered<MergeForm> {
        self.allow()?;
        let choice = |field, kept: &str, gone: &str, side| FieldChoice {
            field,
            kept: kept.to_owned(),
            gone: gone.to_owned(),
            side,
        };
        Ok(MergeForm {
            kept: (side(501, "李秀瑛"), 3),
            gone: (side(500, "李秀英"), 7),
            choices: vec![
                choice(PersonField::Name, "李秀瑛", "李秀英", Side::Kept),
                choice(PersonField::Skills, "缝纫", "养猪", Side::Both),
                choice(PersonField::Left, "", "2026-01-01、moved", Side::Kept),
            ],
            filled: vec![FieldValue {
                field: PersonField::Address,
                text: "村东头".to_owned(),
            }],
            over: OVER,
            slip: true,
            same_birthday: true,
        })
    }

    async fn merge(&self, _: &Actor, _: MergeWish) -> Answered<MergeId> {
        self.allow()?;
        Ok(line().id)
    }

    async fn merges_of(&self, _: &Actor, _: PersonId) -> Answered<Vec<MergeLine>> {
        self.allow()?;
        Ok(vec![line()])
    }

    async fn merge_view(&self, _: &Actor, _: MergeId) -> Answered<MergeView> {
        self.allow()?;
        Ok(MergeView {
            line: line(),
            kept: (PersonId(id(500)), "李秀英".to_owned(), "P0500".to_owned()),
            gone_name: "李秀瑛".to_owned(),
            path: vec![area("330521", "德清县")],
            back: OVER,
            fields_stay: vec![PersonField::Address],
            leads_stay: 2,
            recognitions_stay: 0,
            stuck: self.closed.then_some(Stuck::WouldLose),
        })
    }

    async fn undo_merge(&self, _: &Actor, _: MergeId) -> Answered<(PersonId, PersonId)> {
        self.allow()?;
        Ok((PersonId(id(500)), PersonId(id(GONE))))
    }

    async fn merged_into(&self, _: &Actor, gone: PersonId) -> Answered<PersonId> {
        self.allow()?;
        if gone == PersonId(id(GONE)) {
            Ok(PersonId(id(500)))
        } else {
            Err(Refusal::NotFound)
        }
    }
}
