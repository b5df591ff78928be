//! Made-up answers about public-welfare posts.

use super::Fake;
use super::records::{area, at, county_path, day, id};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::ids::{
    EmployerId, LabourGroupId, PackageId, PersonId, PlacementId, PublicPostId, TenureId, VacancyId,
};
use domain::ports::*;
use domain::public_post::*;
use domain::refusal::Refusal;
use domain::values::{AreaCode, Fen};

/// The one post of this world.
pub fn post_id() -> PublicPostId {
    PublicPostId(id(950))
}

fn post() -> PublicPost {
    PublicPost {
        id: post_id(),
        employer: EmployerId(id(40)),
        need: Need {
            area: area("330521101", "河湾镇").code,
            title: "村道保洁员".to_owned(),
            kind: PostKind::PublicWelfare,
            basis: PostBasis::Need,
            seats: 2,
            duties: "每天上午打扫村道。".to_owned(),
            monthly: Fen::yuan(2260),
        },
        state: PostState::Recruiting {
            approval: Approval {
                quota: 2,
                budget: Fen::yuan(54_240),
                by: "staff:x".to_owned(),
                at: at(2026, 6, 1),
            },
            vacancy: VacancyId(id(1)),
        },
        version: 4,
        made_by: "staff:y".to_owned(),
        made_at: at(2026, 5, 20),
    }
}

fn line() -> PostLine {
    PostLine {
        post: post(),
        employer: "柳树村村民委员会".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        held: 1,
        waiting: 1,
        leaving: 0,
    }
}

fn tenure(number: u128, state: TenureState) -> Tenure {
    Tenure {
        id: TenureId(id(960 + number)),
        post: post_id(),
        person: PersonId(id(500)),
        applied_by: "staff:y".to_owned(),
        applied_at: at(2026, 6, 2),
        screened_by: None,
        retires_late: false,
        state,
    }
}

fn holder(tenure: Tenure, name: &str) -> TenureLine {
    let screened = (!tenure.state.holds()).then(|| Screened {
        checks: vec![(PostCheck::Age, true), (PostCheck::Group, true)],
        months_left: 36,
    });
    TenureLine {
        tenure,
        name: name.to_owned(),
        no: "P500".to_owned(),
        place: "河湾镇 柳树村".to_owned(),
        screened,
        months_paid: 1,
        may_be_appointed: false,
    }
}

fn terms() -> Terms {
    Terms::new(PlacementId(id(930)), day(2026, 6, 1), 12, 36)
}

fn signed() -> Attendance {
    Attendance {
        tenure: TenureId(id(960)),
        month: day(2026, 6, 1),
        days: 22,
        insured: true,
        signed_by: "staff:y".to_owned(),
        signed_at: at(2026, 7, 1),
        checked: None,
    }
}

#[async_trait]
impl PublicPosts for Fake {
    async fn posts(&self, _: &Actor, _: PostFilter) -> Answered<PostList> {
        self.allow()?;
        Ok(PostList {
            lines: if self.empty { Vec::new() } else { vec![line()] },
            may_file: true,
            may_decide: true,
            disabled: (1, 4),
            disabled_percent: None,
            applicants: vec![PostApplicant {
                post: line().post.id,
                name: "李**".to_owned(),
                place: "河湾镇".to_owned(),
                applied_at: at(2026, 6, 20),
                state: TenureState::Applied,
            }],
            today: day(2026, 6, 30),
        })
    }

    async fn post(&self, _: &Actor, _: PublicPostId) -> Answered<PostView> {
        self.allow()?;
        Ok(PostView {
            line: line(),
            path: county_path("330521101", "河湾镇"),
            tenures: vec![
                holder(tenure(0, TenureState::OnPost { terms: terms() }), "李秀英"),
                holder(tenure(1, TenureState::Applied), "张大山"),
            ],
            candidates: Vec::new(),
            may_file: true,
            may_check: true,
            may_grant: true,
            today: day(2026, 6, 30),
        })
    }

    async fn need_form(&self, _: &Actor, _: Option<PublicPostId>) -> Answered<NeedPage> {
        self.allow()?;
        Ok(NeedPage {
            places: vec![area("330521101", "河湾镇")],
            firm: None,
            before: None,
        })
    }

    async fn file_need(&self, _: &Actor, _: NeedWish) -> Answered<PublicPostId> {
        self.allow().map(|()| post_id())
    }

    async fn step(&self, _: &Actor, _: PublicPostId, _: PostStep) -> Answered<()> {
        self.allow()
    }

    async fn apply(&self, _: &Actor, _: PublicPostId, _: Option<String>) -> Answered<()> {
        self.allow()
    }

    async fn post_of(&self, _: &Actor, _: VacancyId) -> Answered<Option<PublicPostId>> {
        self.allow().map(|()| Some(post_id()))
    }

    async fn tenure_step(&self, _: &Actor, _: TenureId, _: TenureStep) -> Answered<PublicPostId> {
        self.allow().map(|()| post_id())
    }

    async fn attendance(
        &self,
        _: &Actor,
        _: Option<NaiveDate>,
        _: Option<AreaCode>,
    ) -> Answered<AttendanceSheet> {
        self.allow()?;
        let line = AttendanceLine {
            tenure: TenureId(id(960)),
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            title: "村道保洁员".to_owned(),
            kind: PostKind::PublicWelfare,
            most: 30,
            insured: true,
            signed: Some(signed()),
            listed: false,
        };
        Ok(AttendanceSheet {
            month: day(2026, 6, 1),
            place: "河湾镇 柳树村".to_owned(),
            lines: if self.empty { Vec::new() } else { vec![line] },
            may_sign: true,
            may_check: true,
            least: Some(15),
            today: day(2026, 7, 2),
        })
    }

    async fn sign(&self, _: &Actor, _: NaiveDate, _: Vec<SignedLine>) -> Answered<()> {
        self.allow()
    }

    async fn check(&self, _: &Actor, _: NaiveDate, _: Vec<TenureId>) -> Answered<u32> {
        self.allow().map(|()| 1)
    }

    async fn payments(&self, _: &Actor, _: Option<NaiveDate>, _: Option<AreaCode>) -> Answered<PaymentList> {
        self.allow()?;
        let line = PostPaymentLine {
            name: "李秀英".to_owned(),
            no: "P500".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            title: "村道保洁员".to_owned(),
            kind: PostKind::PublicWelfare,
            attendance: signed(),
            months: (1, 36),
            amount: Fen(90_400),
            payment: None,
        };
        Ok(PaymentList {
            month: day(2026, 6, 1),
            place: "青禾县".to_owned(),
            lines: if self.empty { Vec::new() } else { vec![line] },
            unchecked: 2,
            total: Fen(0),
            may_list: true,
            today: day(2026, 7, 2),
        })
    }

    async fn list_payments(&self, _: &Actor, _: NaiveDate) -> Answered<u32> {
        self.allow().map(|()| 1)
    }

    async fn mark_paid(&self, _: &Actor, _: NaiveDate, _: NaiveDate, _: String) -> Answered<u32> {
        self.allow().map(|()| 1)
    }

    async fn post_notices(&self, _: &Actor) -> Answered<Vec<PostNotice>> {
        self.allow()?;
        Ok(vec![PostNotice {
            name: "李**".to_owned(),
            place: "河湾镇 柳树村".to_owned(),
            title: "村道保洁员".to_owned(),
            employer: "柳树村村民委员会".to_owned(),
            to: day(2026, 7, 7),
        }])
    }

    async fn post_report(
        &self,
        _: &Actor,
        _: Option<NaiveDate>,
        _: Option<AreaCode>,
    ) -> Answered<(NaiveDate, Vec<PostExitRow>)> {
        self.allow()?;
        let row = |place| PostExitRow {
            area: place,
            approved: [2, 1],
            filled: [1, 1],
            disabled: 1,
            ending: 1,
            exits: [1, 0, 0, 0, 0, 0, 0],
        };
        Ok((
            day(2026, 6, 1),
            vec![row(Some(area("330521101", "河湾镇"))), row(None)],
        ))
    }
}

#[async_trait]
impl DayJobs for Fake {
    async fn day_jobs(&self, _: &Actor, _: Option<AreaCode>) -> Answered<DayJobBoard> {
        self.allow()?;
        let line = DayJobLine {
            vacancy: VacancyId(id(1)),
            title: "搬运".to_owned(),
            employer: "青禾物流".to_owned(),
            place: "河湾镇".to_owned(),
            wage: domain::vacancy::Wage {
                low: Some(Fen::yuan(200)),
                high: None,
                unit: domain::vacancy::WageUnit::Day,
            },
            left: 3,
            days: domain::day_job::WorkDays {
                from: day(2026, 6, 30),
                to: day(2026, 7, 1),
                hours: "早 7 点到下午 5 点".to_owned(),
                meeting: "镇政府门口".to_owned(),
            },
            phone: "0572-3012345".to_owned(),
            part: domain::day_job::DayPartOfWeek::Today,
        };
        Ok(DayJobBoard {
            area: Some(area("330521101", "河湾镇")),
            places: vec![area("330521101", "河湾镇")],
            lines: if self.empty { Vec::new() } else { vec![line] },
            today: day(2026, 6, 30),
        })
    }

    async fn days_of(&self, _: &Actor, _: VacancyId) -> Answered<Option<domain::day_job::WorkDays>> {
        self.allow().map(|()| None)
    }
}

#[async_trait]
impl Regions for Fake {
    async fn regions(&self, _: &Actor, _: String) -> Answered<RegionDesk> {
        self.allow()?;
        Ok(RegionDesk {
            area: area("330521", "德清县"),
            offers: vec![OfferLine {
                vacancy: VacancyId(id(1)),
                no: "V001".to_owned(),
                title: "缝纫工".to_owned(),
                employer: "青禾制衣厂".to_owned(),
                left: 10,
            }],
            offers_in_all: 31,
            packages: Vec::new(),
            groups: Vec::new(),
            may_exchange: true,
            may_form: true,
            today: day(2026, 6, 30),
        })
    }

    async fn pack(&self, _: &Actor, _: Vec<VacancyId>, _: NaiveDate, _: String) -> Answered<PackageId> {
        self.allow().map(|()| PackageId(id(970)))
    }

    async fn package(&self, _: &Actor, _: PackageId) -> Answered<domain::region::KeptPackage> {
        Err(Refusal::NotFound)
    }

    async fn preview(
        &self,
        _: &Actor,
        _: String,
    ) -> Answered<Result<PackagePreview, domain::region::BadPackage>> {
        self.allow().map(|()| Err(domain::region::BadPackage::Changed))
    }

    async fn take_in(&self, _: &Actor, _: String) -> Answered<u32> {
        self.allow().map(|()| 1)
    }

    async fn form_group(&self, _: &Actor, _: GroupWish) -> Answered<LabourGroupId> {
        self.allow().map(|()| LabourGroupId(id(971)))
    }

    async fn move_group(&self, _: &Actor, _: LabourGroupId, _: domain::region::GroupState) -> Answered<()> {
        self.allow()
    }

    async fn origin_of(&self, _: &Actor, _: VacancyId) -> Answered<Option<domain::region::Origin>> {
        self.allow().map(|()| None)
    }
}
