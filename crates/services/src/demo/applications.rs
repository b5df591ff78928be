//! Applications for recognition in the demo county: some in every stage, with what led there.

use super::{COUNTY, SeededIds};
use crate::{Failure, Services};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::actor::{Department, Role};
use domain::clock::start_of_day;
use domain::ids::{NoticeId, ObjectionId, RecognitionId};
use domain::params::{ParamKey, Params, PolicyParameter};
use domain::person::{Category, Person};
use domain::recognition::{
    Circumstances, Claim, Confirmation, Deed, Entry, LandLossClaim, Objection, Paper, Proof, PublicNotice,
    Recognition, Refused, Stage, State, find,
};
use domain::rules::assembly::Vote;
use domain::values::{AreaCode, AreaLevel, dates};
use store::Transaction;

/// Where each invented application stands, and in which category.
const PLAN: [(Stage, Category); 17] = [
    (Stage::VillageReview, Category::LandLossFarmer),
    (Stage::VillageReview, Category::HardToEmployPerson),
    (Stage::Incomplete, Category::LandLossFarmer),
    (Stage::Posted, Category::LandLossFarmer),
    (Stage::Posted, Category::LandLossFarmer),
    (Stage::Posted, Category::HardToEmployPerson),
    (Stage::Investigating, Category::LandLossFarmer),
    (Stage::TownReview, Category::LandLossFarmer),
    (Stage::TownReview, Category::HardToEmployPerson),
    (Stage::DepartmentReview, Category::LandLossFarmer),
    (Stage::DepartmentReview, Category::LandLossFarmer),
    (Stage::CountyDecision, Category::LandLossFarmer),
    (Stage::CountyDecision, Category::HardToEmployPerson),
    (Stage::Recognised, Category::LandLossFarmer),
    (Stage::Refused, Category::LandLossFarmer),
    (Stage::Appealed, Category::LandLossFarmer),
    (Stage::Withdrawn, Category::HardToEmployPerson),
];

impl Services {
    /// Lays down the figures the county decides by, and applications in every stage. Those of the township whose officer
    /// the first round made an account for come first.
    pub async fn load_demo_applications(&self) -> Result<u32, Failure> {
        let mut change = self.db.begin().await?;
        let today = self.clock.today();
        for figure in figures(today) {
            change.set_policy_parameter(&figure).await?;
        }
        let params = change.list_policy_parameters().await?;
        let village = change.find_account_by_login("village").await?;
        let near = village.and_then(|account| account.area.at(AreaLevel::Town));
        let mut people = change.list_people_in_area(near).await?;
        people.extend(change.list_people_in_area(None).await?);
        let ids = SeededIds::new(11);
        let mut made = 0;
        for (number, (stage, category)) in PLAN.into_iter().enumerate() {
            let wanted = stage == Stage::Recognised;
            let fits = |person: &Person| person.categories.has(category) == wanted && person.left.is_none();
            let Some(position) = people.iter().position(fits) else {
                continue;
            };
            let person = people.remove(position);
            people.retain(|other| other.id != person.id);
            let story = Story::new(&person, category, number as u32, (today, &params), &ids);
            story.tell(&mut change, stage, &ids).await?;
            made += 1;
        }
        change.commit().await?;
        Ok(made)
    }
}

fn figures(today: NaiveDate) -> Vec<PolicyParameter> {
    let county = AreaCode::parse(COUNTY).ok();
    let rows = [
        (ParamKey::CountyFarmland, 38_412_000),
        (ParamKey::CountyAgriPopulation, 286_500),
        (ParamKey::LandLossIssued, 20_091_120),
        (ParamKey::LandLossEffective, 20_100_101),
    ];
    let figure = |(key, value)| PolicyParameter {
        programme: "demo".to_owned(),
        area: county,
        key,
        value,
        valid_from: dates::add_months(today, 0) - chrono::Months::new(36),
        valid_to: None,
        source: "demo county, not law (演示县的数字，不是法规)".to_owned(),
    };
    rows.into_iter().map(figure).collect()
}

/// One application as it is told, step by step.
struct Story<'a> {
    person: &'a Person,
    recognition: Recognition,
    trail: Vec<Entry>,
    day: NaiveDate,
    today: NaiveDate,
    params: &'a Params,
}

impl<'a> Story<'a> {
    fn new(
        person: &'a Person,
        category: Category,
        number: u32,
        (today, params): (NaiveDate, &'a Params),
        ids: &SeededIds,
    ) -> Self {
        let day = today - Days::new(u64::from(30 + number % 5));
        let land = category == Category::LandLossFarmer;
        let recognition = Recognition {
            id: RecognitionId::new(ids, morning(day)),
            person: person.id,
            category,
            area: person.living_area,
            claim: if land {
                land_loss(number, today)
            } else {
                Claim::Document
            },
            paper: Paper {
                name: if land {
                    "征地批文"
                } else {
                    "就业困难人员认定申请表"
                }
                .to_owned(),
                number: format!("青{}号", 100 + number),
                valid_to: None,
            },
            entered_by: "demo:coordinator".to_owned(),
            applied_on: day,
            version: 0,
            due_on: None,
            state: State::applied(morning(day)),
        };
        Self {
            person,
            recognition,
            trail: Vec::new(),
            day,
            today,
            params,
        }
    }

    /// Tells it up to a stage and keeps it.
    async fn tell(mut self, change: &mut Transaction, stage: Stage, ids: &SeededIds) -> Result<(), Failure> {
        let notice = self.reach(stage, ids);
        self.recognition.due_on = match (&notice, stage) {
            (Some(notice), Stage::Posted) => Some(notice.hands_on),
            (_, Stage::Refused) => Some(self.today + Days::new(12)),
            (_, stage) if stage.days().is_some() => Some(self.day + Days::new(9)),
            _ => None,
        };
        change.add_recognition(&self.recognition).await?;
        for entry in &self.trail {
            change.add_recognition_entry(entry).await?;
        }
        let Some(notice) = notice else {
            return Ok(());
        };
        change.add_public_notice(&notice).await?;
        if stage == Stage::Investigating {
            change.add_objection(&self.objection(&notice, ids)).await?;
        }
        Ok(())
    }

    /// Walks to the stage; the notice, where one hangs.
    fn reach(&mut self, stage: Stage, ids: &SeededIds) -> Option<PublicNotice> {
        let late = matches!(stage, Stage::Posted | Stage::Investigating | Stage::VillageReview);
        if late {
            self.day = self.today - Days::new(4);
            self.recognition.applied_on = self.day;
        }
        self.step(
            Deed::Apply,
            Role::Coordinator,
            State::applied(morning(self.day)),
            Proof::Word,
        );
        let land = self.recognition.category == Category::LandLossFarmer;
        match stage {
            Stage::VillageReview => return None,
            Stage::Incomplete => {
                let reason = "缺征地补偿协议复印件".to_owned();
                let next = State::Incomplete {
                    since: self.morning(),
                    reason: reason.clone(),
                };
                self.step_why(Deed::HandBack, Role::Coordinator, next, &reason);
                return None;
            }
            Stage::Withdrawn => {
                let next = State::Withdrawn { at: self.morning() };
                self.step(Deed::Withdraw, Role::Coordinator, next, Proof::Word);
                return None;
            }
            _ => {}
        }
        let notice = self.notice(ids);
        let posted = State::Posted {
            notice: notice.id,
            posted_on: notice.posted_on,
        };
        self.step(Deed::Check, Role::Coordinator, posted, self.vote(land));
        match stage {
            Stage::Posted => return Some(notice),
            Stage::Investigating => {
                let next = State::Investigating {
                    notice: notice.id,
                    since: self.morning(),
                };
                let proof = Proof::Objection {
                    receipt: RECEIPT.to_owned(),
                };
                self.plain(Deed::Object, next, proof);
                return Some(notice);
            }
            _ => {}
        }
        self.day = self.day + Days::new(8);
        let town = State::TownReview {
            since: self.morning(),
            returned: None,
        };
        self.plain(Deed::TakeDown, town, Proof::Word);
        self.in_county(stage, land);
        None
    }

    /// From the township on.
    fn in_county(&mut self, stage: Stage, land: bool) {
        if stage == Stage::TownReview {
            return;
        }
        self.day = self.day + Days::new(3);
        let departments: &[Department] = if land { Department::OF_LAND_LOSS } else { &[] };
        let mut confirmed = Vec::new();
        let since = self.morning();
        let open = |confirmed: &[Confirmation]| State::DepartmentReview {
            since,
            confirmed: confirmed.to_vec(),
        };
        let county = State::CountyDecision { since };
        let first = if land { open(&confirmed) } else { county.clone() };
        self.step(Deed::Approve, Role::TownOfficer, first, Proof::Word);
        let words = if stage == Stage::DepartmentReview {
            2
        } else {
            departments.len()
        };
        for department in departments.iter().take(words) {
            confirmed.push(Confirmation {
                department: *department,
                by: format!("demo:{department}"),
                at: self.morning(),
            });
            let last = confirmed.len() == departments.len();
            let next = if last { county.clone() } else { open(&confirmed) };
            let proof = Proof::Fields {
                department: *department,
            };
            self.step(Deed::Confirm, Role::DepartmentReviewer, next, proof);
        }
        self.decided(stage);
    }

    fn decided(&mut self, stage: Stage) {
        self.day = self.day + Days::new(2);
        let around = Circumstances {
            birth: self.person.birth(),
            certificate: self.person.disability_certificate,
            area: self.recognition.area,
            on: self.day,
            params: self.params,
        };
        let finding = find(&self.recognition.claim, &around).ok();
        let by = "demo:county".to_owned();
        let reason = "征地后人均剩余耕地高于规定".to_owned();
        let refused = Refused {
            at: self.morning(),
            by: by.clone(),
            stage: Stage::CountyDecision,
            reason: reason.clone(),
            finding: finding.clone(),
            is_final: false,
        };
        match (stage, finding) {
            (Stage::Recognised, Some(finding)) => {
                let next = State::Recognised {
                    at: self.morning(),
                    by,
                    valid_from: self.day,
                    valid_to: None,
                    finding,
                };
                self.step(Deed::Recognise, Role::CountyOfficer, next, Proof::Word);
            }
            (Stage::Refused | Stage::Appealed, _) => {
                self.step_why(
                    Deed::Refuse,
                    Role::CountyOfficer,
                    State::Refused(refused.clone()),
                    &reason,
                );
            }
            _ => {}
        }
        if stage == Stage::Appealed {
            let reason = "家里的口粮田也算进去了".to_owned();
            let next = State::Appealed {
                at: self.morning(),
                reason: reason.clone(),
                against: refused,
            };
            self.step_why(Deed::Appeal, Role::Coordinator, next, &reason);
        }
    }

    fn morning(&self) -> DateTime<Utc> {
        morning(self.day)
    }

    fn step(&mut self, deed: Deed, role: Role, state: State, proof: Proof) {
        self.keep(deed, Some(role), state, ("", proof));
    }

    fn step_why(&mut self, deed: Deed, role: Role, state: State, reason: &str) {
        self.keep(deed, Some(role), state, (reason, Proof::Word));
    }

    fn plain(&mut self, deed: Deed, state: State, proof: Proof) {
        self.keep(deed, None, state, ("", proof));
    }

    fn keep(&mut self, deed: Deed, role: Option<Role>, state: State, (reason, proof): (&str, Proof)) {
        let first = self.recognition.version == 0;
        self.recognition.version += 1;
        self.trail.push(Entry {
            recognition: self.recognition.id,
            version: self.recognition.version,
            at: self.morning(),
            actor: role.map_or_else(|| "worker".to_owned(), |role| format!("demo:{role}")),
            role,
            deed,
            from: (!first).then(|| self.recognition.state.stage()),
            to: state.stage(),
            reason: reason.to_owned(),
            proof,
        });
        self.recognition.state = state;
    }

    fn vote(&self, land: bool) -> Proof {
        if !land {
            return Proof::Word;
        }
        Proof::Vote {
            vote: Vote {
                held_on: self.day,
                members: 32,
                present: 27,
                in_favour: 24,
            },
            minutes: "村民代表会议记录第 6 号".to_owned(),
        }
    }

    fn notice(&self, ids: &SeededIds) -> PublicNotice {
        PublicNotice {
            id: NoticeId::new(ids, self.morning()),
            recognition: self.recognition.id,
            area: self.recognition.area,
            category: self.recognition.category,
            posted_on: self.day,
            hands_on: self.day + Days::new(8),
            taken_down: None,
        }
    }

    fn objection(&self, notice: &PublicNotice, ids: &SeededIds) -> Objection {
        Objection {
            id: ObjectionId::new(ids, self.morning()),
            notice: notice.id,
            recognition: self.recognition.id,
            receipt: RECEIPT.to_owned(),
            text: "他家在村东头还有两亩地没有算进去。".to_owned(),
            name: None,
            phone: None,
            at: self.morning(),
            due_on: self.today + Days::new(8),
            upheld: None,
            reason: String::new(),
        }
    }
}

/// The number the author of the one objection was given.
const RECEIPT: &str = "20260601-DEMODEMO";

fn morning(day: NaiveDate) -> DateTime<Utc> {
    start_of_day(day) + chrono::TimeDelta::hours(9)
}

fn land_loss(number: u32, today: NaiveDate) -> Claim {
    Claim::LandLoss(LandLossClaim {
        approved_on: today - Days::new(120),
        acquired_area: 280 + 15 * number,
        collective: true,
        right: true,
        agricultural: true,
        members: 3 + number % 3,
        area_before: 400 + 15 * number,
        // Those who were refused have too much left.
        area_left: if number == 14 || number == 15 { 260 } else { 120 },
        low_income: number.is_multiple_of(7),
        few_children: number.is_multiple_of(4),
    })
}
