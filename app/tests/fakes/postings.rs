//! Vacancies as they are entered, and candidates, as told.

use super::Fake;
use super::records::{at, code, county_path, day, id, vacancy};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::candidate::Reply;
use domain::ids::{EmployerId, LeadId, VacancyId};
use domain::ports::*;
use domain::posting::{EmployerNotice, NoticeKind, Objection, Stage, VacancyForm};
use domain::refusal::Refusal;
use domain::vacancy::{Unlawful, UnlawfulWording, VacancyState};
use domain::values::Fen;

fn posting_id() -> VacancyId {
    VacancyId(id(1))
}

fn form() -> VacancyForm {
    VacancyForm {
        title: "缝纫工".to_owned(),
        headcount: "3".to_owned(),
        pay_low: "3000".to_owned(),
        area: "330521101".to_owned(),
        meals: VacancyForm::YES.to_owned(),
        ..VacancyForm::default()
    }
}

fn objections() -> Vec<Objection> {
    vec![
        Objection::Wording(UnlawfulWording {
            kind: Unlawful::Fee,
            words: "交服装费 200 元".to_owned(),
        }),
        Objection::BelowMinimum {
            month: Fen::yuan(1500),
            minimum: Fen::yuan(2260),
        },
    ]
}

fn shown() -> ShownVacancy {
    ShownVacancy {
        state: VacancyState::Open,
        open: true,
        wage: vacancy(posting_id()).wage,
        headcount: Some(5),
        left: 3,
        told: 12,
        yes: 3,
        waiting: 1,
        touched: day(2026, 9, 1),
        last_day: day(2026, 11, 30),
        ageing: true,
    }
}

#[async_trait]
impl Postings for Fake {
    async fn blank(&self, who: &Actor, _: Option<VacancyId>) -> Answered<PostingForm> {
        self.allow()?;
        let by_staff = who.staff().is_ok();
        Ok(PostingForm {
            id: None,
            form: form(),
            places: vec![AreaRef {
                code: code("330521101"),
                name: "河湾镇".to_owned(),
            }],
            firm: (!by_staff).then(|| "青禾制衣厂".to_owned()),
            returned: None,
        })
    }

    async fn form(&self, who: &Actor, id: VacancyId) -> Answered<PostingForm> {
        Ok(PostingForm {
            id: Some(id),
            returned: Some("工资写清楚".to_owned()),
            ..self.blank(who, None).await?
        })
    }

    async fn keep(&self, _: &Actor, _: Option<VacancyId>, _: VacancyForm, _: Keep) -> Answered<VacancyId> {
        Ok(posting_id())
    }

    async fn view(&self, who: &Actor, id: VacancyId) -> Answered<PostingView> {
        self.allow()?;
        let live = self.officer;
        Ok(PostingView {
            id,
            stage: Some(if live {
                Stage::Live {
                    at: at(2026, 9, 1),
                    by: "employer:1".to_owned(),
                }
            } else {
                Stage::Draft
            }),
            unsent: !live,
            version: 4,
            preview: (!self.empty).then(|| vacancy(posting_id())),
            path: county_path("330521101", "河湾镇"),
            usual_demands: true,
            objections: if self.closed { objections() } else { Vec::new() },
            shown: live.then(shown),
            by_staff: who.staff().is_ok(),
            month_days: 2175,
        })
    }

    async fn send(&self, _: &Actor, _: VacancyId, _: u32) -> Answered<Sent> {
        Err(Refusal::PostingBlocked)
    }

    async fn discard(&self, _: &Actor, _: VacancyId) -> Answered<()> {
        Ok(())
    }

    async fn mine(&self, _: &Actor) -> Answered<OwnPostings> {
        let line = |number, stage, shown| PostingLine {
            id: VacancyId(id(number)),
            title: "缝纫工".to_owned(),
            stage,
            unsent: false,
            shown,
        };
        Ok(OwnPostings {
            lines: vec![line(1, None, Some(shown())), line(2, Some(Stage::Draft), None)],
            notices: vec![(
                EmployerNotice {
                    employer: EmployerId(id(1)),
                    vacancy: posting_id(),
                    kind: NoticeKind::Nudged,
                    on: day(2026, 11, 1),
                },
                "缝纫工".to_owned(),
            )],
        })
    }

    async fn touch(&self, _: &Actor, _: VacancyId) -> Answered<()> {
        Ok(())
    }

    async fn close(&self, _: &Actor, _: VacancyId) -> Answered<()> {
        Ok(())
    }

    async fn reopen(&self, _: &Actor, _: VacancyId) -> Answered<()> {
        Ok(())
    }

    async fn desk(&self, _: &Actor) -> Answered<ReviewDesk> {
        self.allow()?;
        let line = |number, stage| ReviewLine {
            id: VacancyId(id(number)),
            version: 2,
            vacancy: vacancy(VacancyId(id(number))),
            place: "青禾县 河湾镇".to_owned(),
            at: at(2026, 11, 1),
            stage,
            objections: objections(),
        };
        let returned = Stage::Returned {
            at: at(2026, 11, 2),
            by: "staff:1".to_owned(),
            reason: "工资写清楚".to_owned(),
        };
        Ok(ReviewDesk {
            waiting: vec![line(
                1,
                Stage::Review {
                    since: at(2026, 11, 1),
                },
            )],
            decided: vec![line(2, returned)],
            held: vec![HeldLine {
                vacancy: vacancy(VacancyId(id(3))),
                place: "青禾县 山口镇".to_owned(),
                objections: objections().into_iter().take(1).collect(),
            }],
            held_count: 60,
        })
    }

    async fn decide(&self, _: &Actor, _: VacancyId, _: u32, _: Verdict) -> Answered<()> {
        Ok(())
    }

    async fn settle_held(&self, _: &Actor, _: VacancyId, _: HeldVerdict) -> Answered<()> {
        Ok(())
    }

    async fn undecide(&self, _: &Actor, _: VacancyId) -> Answered<()> {
        Ok(())
    }
}

#[async_trait]
impl Candidates for Fake {
    async fn candidates(&self, _: &Actor, vacancy: VacancyId) -> Answered<CandidateList> {
        self.allow()?;
        let new = CandidateLine {
            lead: LeadId(id(101)),
            name: "李**".to_owned(),
            place: "河湾镇".to_owned(),
            metres: Some(3000),
            skills: vec!["缝纫".to_owned()],
            wants_call: true,
            shares: true,
            phone: None,
            said_at: at(2026, 11, 1),
            step: CandidateStep::New,
            reply: Reply::None,
        };
        let invited = CandidateLine {
            lead: LeadId(id(102)),
            name: "王建国".to_owned(),
            phone: Some("15400000011".to_owned()),
            step: CandidateStep::Invited,
            reply: Reply::Invited {
                day: day(2026, 11, 25),
                place: "上午9点，厂门口".to_owned(),
                note: String::new(),
            },
            ..new.clone()
        };
        let silent = CandidateLine {
            lead: LeadId(id(103)),
            shares: false,
            ..new.clone()
        };
        Ok(CandidateList {
            may_hire: true,
            vacancy,
            title: "缝纫工".to_owned(),
            address: "工业路 8 号".to_owned(),
            left: 2,
            candidates: if self.empty {
                Vec::new()
            } else {
                vec![new, invited, silent]
            },
            helper_phone: Some("0572-3012345".to_owned()),
        })
    }

    async fn vacancy_of(&self, _: &Actor, _: LeadId) -> Answered<VacancyId> {
        Ok(posting_id())
    }

    async fn act(&self, _: &Actor, _: LeadId, _: CandidateDeed) -> Answered<VacancyId> {
        Ok(posting_id())
    }
}
