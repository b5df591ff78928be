//! Posts and day labour of the demo county: a need that waits, a post somebody has applied for, and work of the next days.

use crate::{Failure, Services};
use domain::actor::{Actor, Role, Staff};
use domain::catalogue::DocumentKind;
use domain::day_job::WorkDays;
use domain::person::Person;
use domain::ports::{NeedWish, PostStep};
use domain::public_post::{Need, PostBasis, PostKind};
use domain::vacancy::VacancyKind;
use domain::values::dates::add_days;
use domain::values::{AreaCode, Fen, SocialCreditCode};

/// Pieces of day labour on the board.
const DAY_JOBS: usize = 6;

impl Services {
    /// Who decides about posts are the demo's own accounts, because nobody decides what they began.
    pub(super) async fn demo_posts(&self, near: &Person, people: &[Person]) -> Result<(), Failure> {
        let accounts = self.db.list_accounts().await?;
        let of = |role: Role| {
            let reaches = accounts
                .iter()
                .find(|one| one.active && one.role == role && one.area.contains(near.living_area));
            reaches.map(|one| {
                Actor::Staff(Staff {
                    account: one.id,
                    login: one.login.clone(),
                    role,
                    area: one.area,
                    department: None,
                })
            })
        };
        let (Some(village), Some(town), Some(county)) = (
            of(Role::Coordinator),
            of(Role::TownOfficer),
            of(Role::CountyOfficer),
        ) else {
            return Ok(());
        };
        self.keep_need(
            &village,
            need(near.living_area, "护路员", PostKind::Auxiliary, 900),
        )
        .await?;
        let post = self
            .keep_need(
                &village,
                need(near.living_area, "村道保洁员", PostKind::PublicWelfare, 2_800),
            )
            .await?;
        self.step_of_post(&town, post, PostStep::Check).await?;
        let approve = PostStep::Approve {
            quota: 2,
            budget: Fen::yuan(67_200),
        };
        self.step_of_post(&county, post, approve).await?;
        self.step_of_post(&town, post, PostStep::Publish).await?;
        let applicant = people
            .iter()
            .find(|one| one.living_area == near.living_area && one.left.is_none() && one.id != near.id);
        if let Some(applicant) = applicant {
            self.apply_for_post(&village, post, Some(&applicant.no)).await?;
        }
        Ok(())
    }

    /// Day labour of today, tomorrow and the days after.
    pub(super) async fn demo_day_jobs(&self) -> Result<(), Failure> {
        let today = self.clock.today();
        let fresh = self.fresh_days().await?;
        let mut change = self.db.begin().await?;
        let open = change.list_open_vacancies(today, fresh).await?;
        let jobs = open.iter().filter(|one| one.kind == VacancyKind::DayJob);
        for (number, one) in jobs.take(DAY_JOBS).enumerate() {
            let from = add_days(today, number as u64 % 4);
            let days = WorkDays {
                from,
                to: add_days(from, 1),
                hours: "早上 7 点到下午 5 点".to_owned(),
                meeting: "镇政府门口".to_owned(),
            };
            change.set_day_job(one.id, Some(&days)).await?;
            change.set_vacancy_touched(one.id, today, Some(days.to)).await?;
            change
                .add_index_tasks(&[(DocumentKind::Vacancy, one.id.0)])
                .await?;
        }
        Ok(change.commit().await?)
    }
}

fn need(area: AreaCode, title: &str, kind: PostKind, monthly: i64) -> NeedWish {
    let uscc = SocialCreditCode::complete("54330598ME0000001");
    NeedWish {
        need: Need {
            area,
            title: title.to_owned(),
            kind,
            basis: PostBasis::Need,
            seats: 2,
            duties: "每天上午把村里的路和垃圾房打扫干净，一周休一天。".to_owned(),
            monthly: Fen::yuan(monthly),
        },
        uscc: uscc.map(|uscc| uscc.as_ref().to_owned()).unwrap_or_default(),
        firm: "村民委员会".to_owned(),
        mends: None,
    }
}
