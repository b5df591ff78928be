//! Who works in the demo county: placements of every age, some over, one owed wages, and somebody who says that they began.

use crate::{Failure, Services};
use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::ids::{PersonId, PlacementId};
use domain::person::{EmploymentStatus, Person};
use domain::placement::{
    Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy, LeaveCause, Leaving,
    LeavingSide, Paid, PayMethod, PlacementDraft, Work, WorkHours, WorkMonth, WorkProblem,
};
use domain::ports::OwnWord;
use domain::vacancy::VacancyKind;
use domain::values::Fen;
use domain::values::dates::{add_days, first_of_month};
use std::collections::HashSet;

/// Days since each began: what is to be asked differs.
const AGES: [u64; 14] = [2, 6, 9, 20, 31, 45, 75, 95, 120, 175, 190, 280, 340, 372];
/// How long those worked who left, and why.
const LEFT: [(u64, u64, LeaveCause); 5] = [
    (60, 12, LeaveCause::TooFar),
    (100, 25, LeaveCause::Care),
    (150, 80, LeaveCause::Pay),
    (220, 170, LeaveCause::Health),
    (300, 200, LeaveCause::ContractEnd),
];
const EMPLOYERS: [&str; 6] = [
    "青禾制衣厂",
    "河湾纸箱厂",
    "石桥砖厂",
    "青禾家政",
    "柳树村合作社",
    "县敬老院",
];

impl Services {
    /// People who work already, and to whom no vacancy was told; the reader's own village first.
    pub(super) async fn demo_work(&self, near: &Person, people: &[Person]) -> Result<(), Failure> {
        let told: HashSet<PersonId> = self.people_told().await?;
        let works = |person: &&Person| {
            matches!(
                person.employment_status,
                Some(EmploymentStatus::Employed | EmploymentStatus::Flexible)
            ) && person.left.is_none()
                && !told.contains(&person.id)
        };
        let mut workers: Vec<&Person> = people.iter().filter(works).collect();
        workers.sort_by_key(|person| (person.living_area != near.living_area, person.no.clone()));
        let mut workers = workers.into_iter();
        for (number, (age, person)) in AGES.iter().zip(&mut workers).enumerate() {
            let id = self.demo_placement(person, number, *age).await?;
            self.demo_asked(id, *age, number).await?;
        }
        for (number, ((age, worked, cause), person)) in LEFT.iter().zip(&mut workers).enumerate() {
            let id = self.demo_placement(person, number, *age).await?;
            let leaving = Leaving {
                on: self.days_ago(age - worked),
                side: LeavingSide::Worker,
                worker_says: Some(*cause),
                employer_says: None,
            };
            let gone = FollowUpDraft {
                leaving: Some(leaving),
                ..heard(Heard::Left, self.days_ago(age - worked))
            };
            self.keep_demo(id, gone).await?;
        }
        let new = people
            .iter()
            .find(|one| one.living_area == near.living_area && one.id != near.id);
        if let Some(person) = new {
            let word = OwnWord::Started {
                lead: None,
                employer: "河湾饭店".to_owned(),
                on: self.days_ago(1),
            };
            self.hear_own(&Actor::Seeker(person.id), word).await?;
        }
        Ok(())
    }

    async fn people_told(&self) -> Result<HashSet<PersonId>, Failure> {
        let leads = self.db.list_leads_after(None, u32::MAX).await?;
        Ok(leads.into_iter().map(|lead| lead.person).collect())
    }

    fn days_ago(&self, days: u64) -> NaiveDate {
        let today = self.clock.today();
        today.checked_sub_days(Days::new(days)).unwrap_or(today)
    }

    async fn demo_placement(&self, person: &Person, number: usize, age: u64) -> Result<PlacementId, Failure> {
        let is_post = number % 5 == 4;
        let started_on = self.days_ago(age);
        let draft = PlacementDraft {
            lead: None,
            vacancy_no: String::new(),
            employer_name: EMPLOYERS[number % EMPLOYERS.len()].to_owned(),
            uscc: None,
            work: Work {
                started_on,
                kind: if is_post {
                    VacancyKind::PublicWelfare
                } else {
                    VacancyKind::Normal
                },
                hours: WorkHours::Full,
                contract: Contract {
                    paper: ContractPaper::LabourContract,
                    months: (number % 3 != 2).then_some(12),
                    filing_no: String::new(),
                },
                insured_from: is_post.then_some(started_on),
                monthly: Some(Fen::yuan(2100 + 150 * (number as i64 % 9))),
                introduced_by: IntroducedBy::ALL[number % IntroducedBy::ALL.len()],
            },
            overlap: None,
            proposal: None,
        };
        self.enter_placement(&Actor::Operator, person.id, draft).await
    }

    /// Most were asked on their days; of some nobody has heard since.
    async fn demo_asked(&self, id: PlacementId, age: u64, number: usize) -> Result<(), Failure> {
        let days = [7, 30, 90, 180].into_iter().filter(|day| *day + 2 <= age);
        let days: Vec<u64> = days.collect();
        let asked = days.len().saturating_sub(number % 3);
        for day in days.into_iter().take(asked) {
            self.keep_demo(id, heard(Heard::Working, self.days_ago(age - day)))
                .await?;
        }
        if number == 7 {
            let owed = FollowUpDraft {
                problems: vec![WorkProblem::Arrears],
                owed: Some(Fen::yuan(4300)),
                ..heard(Heard::Working, self.days_ago(3))
            };
            self.keep_demo(id, owed).await?;
        }
        if age > 60 {
            let month = first_of_month(self.days_ago(45));
            let paid = Paid {
                fen: Fen::yuan(2600),
                on: add_days(month, 10),
                method: PayMethod::Bank,
            };
            let month = WorkMonth {
                month,
                paid: Some(paid),
                insured: true,
            };
            self.keep_work_month(&Actor::Operator, id, month).await?;
        }
        Ok(())
    }

    async fn keep_demo(&self, id: PlacementId, draft: FollowUpDraft) -> Result<(), Failure> {
        self.keep_follow_up(&Actor::Operator, id, draft).await
    }
}

fn heard(heard: Heard, on: NaiveDate) -> FollowUpDraft {
    FollowUpDraft {
        on,
        way: FollowUpWay::Call,
        heard,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: None,
        owed: None,
    }
}
