//! The demo county's wall screen, its register of instructors, and a few assessments.

use super::chance::SeededIds;
use super::places::COUNTY;
use crate::{Failure, Services};
use chrono::{Days, NaiveDate};
use domain::clock::start_of_day;
use domain::fit::Functions;
use domain::ids::{InstructorActivityId, InstructorId, QualificationId, ScreenId, WorkAssessmentId};
use domain::instructor::{ActivityKind, Instructor, InstructorActivity, InstructorKind, Qualification};
use domain::person::{Category, Person};
use domain::profile::{Aid, Hours};
use domain::screen::{Contrast, Screen, ScreenFeed, ScreenKind, ScreenPick, TextSize};
use domain::trade::TradeSet;
use domain::values::{AreaCode, AreaLevel};
use domain::work_assessment::{
    AgreedHow, Agreement, AssessmentPlace, Found, Tried, TriedHow, WorkAssessment,
};
use store::Transaction;

/// The code of the screen: the demo is the same everywhere.
const CODE: &str = "hewan234";
/// Name, what they are, for whom, their trades, days until the certificate ends, and what they did: days ago, kind, people.
const REGISTER: [Entry; 4] = [
    (
        "陈志远",
        InstructorKind::DisabilityInstructor,
        "县残联",
        "",
        400,
        (12, ActivityKind::Assessment, 6),
    ),
    (
        "吴桂兰",
        InstructorKind::DisabilityInstructor,
        "河湾镇残联",
        "",
        40,
        (5, ActivityKind::AtWork, 3),
    ),
    (
        "周立新",
        InstructorKind::Trainer,
        "县职业学校",
        "缝纫 家政",
        700,
        (20, ActivityKind::Teaching, 32),
    ),
    (
        "郑海",
        InstructorKind::Trainer,
        "青禾职业培训中心",
        "电工 焊工",
        -15,
        (90, ActivityKind::Teaching, 24),
    ),
];

type Entry = (
    &'static str,
    InstructorKind,
    &'static str,
    &'static str,
    i64,
    (u64, ActivityKind, u32),
);

impl Services {
    /// Sets a screen up, fills the register and lets some disabled people have been looked at.
    pub async fn load_demo_screens(&self) -> Result<(), Failure> {
        let today = self.clock.today();
        let Ok(county) = AreaCode::parse(COUNTY) else {
            return Ok(());
        };
        let ids = SeededIds::new(31);
        let mut change = self.db.begin().await?;
        let people = change.list_people_in_area(Some(county)).await?;
        let town = people
            .first()
            .and_then(|person| person.living_area.at(AreaLevel::Town))
            .unwrap_or(county);
        change.add_screen(&screen(&ids, (town, today))).await?;
        for entry in REGISTER {
            enter(&mut change, &ids, entry, (county, town, today)).await?;
        }
        let disabled =
            |person: &&Person| person.categories.has(Category::PersonWithDisability) && person.left.is_none();
        for (person, days) in people.iter().filter(disabled).step_by(3).zip([8u64, 60, 170]) {
            let one = assessment(&ids, person, (today, days));
            change.add_work_assessment(&one).await?;
        }
        self.tasks_need_settling(&mut change).await?;
        Ok(change.commit().await?)
    }
}

fn screen(ids: &SeededIds, (area, today): (AreaCode, NaiveDate)) -> Screen {
    Screen {
        id: ScreenId::new(ids, start_of_day(today)),
        code: CODE.to_owned(),
        name: "便民大厅电视".to_owned(),
        feed: ScreenFeed {
            area,
            pick: ScreenPick::All,
            chosen: Vec::new(),
            kind: ScreenKind::Hall,
        },
        contrast: Contrast::ByTime,
        size: TextSize::Usual,
        off: false,
        version: 1,
        made_by: "demo:town".to_owned(),
    }
}

async fn enter(
    change: &mut Transaction,
    ids: &SeededIds,
    (name, kind, employer, trades, days, (ago, did, people)): Entry,
    (county, town, today): (AreaCode, AreaCode, NaiveDate),
) -> Result<(), Failure> {
    let now = start_of_day(today);
    let since = before(today, 900);
    let of_town = employer.contains('镇');
    let one = Instructor {
        id: InstructorId::new(ids, now),
        name: name.to_owned(),
        kind,
        area: if of_town { town } else { county },
        employer: employer.to_owned(),
        full_time: !of_town,
        account: None,
        since,
        left_on: None,
        qualifications: Vec::new(),
        version: 1,
        made_by: "demo:county".to_owned(),
    };
    let name = match kind {
        InstructorKind::DisabilityInstructor => "残疾人就业指导员证",
        InstructorKind::Trainer => "职业培训教师证",
    };
    let id = QualificationId::new(ids, now);
    let held = Qualification {
        id,
        name: name.to_owned(),
        number: format!("DEMO{:04}", id.0.as_u128() % 10_000),
        trades: TradeSet::of(trades),
        valid_from: since,
        valid_to: today.checked_add_signed(chrono::TimeDelta::days(days)),
    };
    let done = InstructorActivity {
        id: InstructorActivityId::new(ids, now),
        kind: did,
        on: before(today, ago),
        people,
        hours: 4,
    };
    change.add_instructor(&one).await?;
    change.add_qualification(one.id, &held).await?;
    Ok(change
        .add_instructor_activity(one.id, &done, "demo:county")
        .await?)
}

/// One that waits for the person when it is fresh; an older one was agreed to and is to be made again.
fn assessment(ids: &SeededIds, person: &Person, (today, days): (NaiveDate, u64)) -> WorkAssessment {
    let on = before(today, days);
    let said = Agreement {
        agreed: true,
        how: AgreedHow::Signed,
        on,
        by: "demo:instructor".to_owned(),
    };
    WorkAssessment {
        id: WorkAssessmentId::new(ids, start_of_day(on)),
        person: person.id,
        on,
        place: AssessmentPlace::Home,
        found: Found {
            functions: Functions([Some(2), Some(3), Some(2), Some(0), Some(3), Some(1)]),
            aids: vec![Aid::Accompanied],
            hours: Some(Hours::HalfDay),
            wishes: "在家做手工".to_owned(),
            tried: vec![Tried {
                what: "编竹筐".to_owned(),
                how: TriedHow::Well,
            }],
            needs: "坐着做".to_owned(),
        },
        agreement: (days > 30).then_some(said),
        next_on: on.checked_add_days(Days::new(180)),
        version: 1,
        by: "demo:instructor".to_owned(),
        at: start_of_day(on),
    }
}

fn before(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(today)
}
