//! Made-up answers about who looks after whom.

use super::Fake;
use super::records::{at, id};
use async_trait::async_trait;
use domain::actor::{Actor, Role};
use domain::hand_over::{HandOverState, Outcome, Taking};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::ports::*;

fn person(number: u128, name: &str, outcome: Option<Outcome>) -> HandOverPerson {
    HandOverPerson {
        id: PersonId(id(number)),
        name: name.to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        outcome,
    }
}

fn line(number: u128, state: HandOverState, may: HandOverDeeds) -> HandOverLine {
    let open = state == HandOverState::Proposed;
    let outcome = |outcome| (!open).then_some(outcome);
    HandOverLine {
        id: HandOverId(id(number)),
        from: "anna".to_owned(),
        to: "bella".to_owned(),
        proposed_by: (!open).then(|| "town".to_owned()),
        proposed_at: at(2026, 6, 29),
        note: "学习半年".to_owned(),
        state,
        people: vec![
            person(500, "李秀英", outcome(Outcome::HandedOver)),
            person(501, "张建国", outcome(Outcome::Moved)),
        ],
        outcomes: vec![(outcome(Outcome::HandedOver), 1), (outcome(Outcome::Moved), 1)],
        past_names: false,
        work: WorkAlong { leads: 5, tasks: 1 },
        may,
    }
}

#[async_trait]
impl HandOvers for Fake {
    async fn prepare(&self, _: &Actor, chosen: &Chosen) -> Answered<Choice> {
        self.allow()?;
        if self.closed {
            return Ok(Choice {
                count: 5000,
                too_many: true,
                ..Choice::default()
            });
        }
        let people = match chosen {
            Chosen::People(ids) if ids.is_empty() => Vec::new(),
            _ => vec![person(500, "李秀英", None), person(501, "张建国", None)],
        };
        Ok(Choice {
            count: people.len() as u32,
            too_many: false,
            people,
            under_way: 1,
            not_yours: 2,
            receivers: if self.empty {
                Vec::new()
            } else {
                vec![Caretaker {
                    account: AccountId(id(700)),
                    login: "bella".to_owned(),
                    place: "河湾镇 柳树村".to_owned(),
                }]
            },
            work: WorkAlong { leads: 5, tasks: 1 },
        })
    }

    async fn propose(&self, _: &Actor, _: HandOverWish) -> Answered<Vec<HandOverId>> {
        self.allow()?;
        Ok(vec![HandOverId(id(900))])
    }

    async fn list(&self, _: &Actor) -> Answered<HandOverBook> {
        self.allow()?;
        if self.empty {
            return Ok(HandOverBook::default());
        }
        let answer = HandOverDeeds {
            answer: true,
            take_back: false,
        };
        let take_back = HandOverDeeds {
            answer: false,
            take_back: true,
        };
        let declined = HandOverState::Declined {
            at: at(2026, 6, 30),
            reason: "管不过来".to_owned(),
        };
        Ok(HandOverBook {
            to_me: vec![line(900, HandOverState::Proposed, answer)],
            by_me: vec![line(901, HandOverState::Proposed, take_back)],
            past: vec![
                line(902, declined, HandOverDeeds::default()),
                HandOverLine {
                    people: Vec::new(),
                    note: String::new(),
                    past_names: true,
                    ..line(
                        905,
                        HandOverState::TakenBack { at: at(2026, 1, 5) },
                        HandOverDeeds::default(),
                    )
                },
            ],
        })
    }

    async fn find(&self, _: &Actor, _: HandOverId) -> Answered<HandOverLine> {
        self.allow()?;
        let accepted = HandOverState::Accepted { at: at(2026, 6, 30) };
        Ok(line(903, accepted, HandOverDeeds::default()))
    }

    async fn accept(&self, _: &Actor, _: HandOverId) -> Answered<u32> {
        self.allow()?;
        Ok(2)
    }

    async fn decline(&self, _: &Actor, _: HandOverId, _: String) -> Answered<()> {
        self.allow()
    }

    async fn take_back(&self, _: &Actor, _: HandOverId) -> Answered<()> {
        self.allow()
    }

    async fn news(&self, _: &Actor) -> Answered<CareNews> {
        self.allow()?;
        if self.empty {
            return Ok(CareNews::default());
        }
        let accepted = HandOverState::Accepted { at: at(2026, 6, 30) };
        Ok(CareNews {
            waiting: vec![("anna".to_owned(), 2)],
            answered: vec![line(904, accepted, HandOverDeeds::default())],
            changes: vec![CareChange {
                came: false,
                how: Taking::Moved,
                other: Some("nora".to_owned()),
                people: vec![person(500, "李秀英", None)],
                at: at(2026, 6, 30),
            }],
        })
    }

    async fn see_news(&self, _: &Actor) -> Answered<()> {
        self.allow()
    }

    async fn caretakers_of(&self, _: &Actor, _: PersonId) -> Answered<Vec<CareSpell>> {
        self.allow()?;
        let spell = |login: &str, until: Option<(i32, u32, u32)>, how| CareSpell {
            login: login.to_owned(),
            role: Some(Role::Coordinator),
            since: at(2026, 1, 5),
            until: until.map(|(year, month, day)| at(year, month, day)),
            how,
        };
        Ok(vec![
            spell("bella", None, Taking::HandedOver),
            spell("anna", Some((2026, 6, 30)), Taking::Assigned),
        ])
    }
}
