//! What the files of the demo county hold beyond the people themselves: how they live, work done, notes, and a few
//! things that were corrected.

use super::chance::{Chance, SeededIds};
use super::households::Households;
use super::{DemoSettings, Stream};
use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::clock::start_of_day;
use domain::file_entry::{
    EmploymentSpell, Entry, GroupNote, KeptEntry, OtherPhone, TrainingKind, TrainingNeed,
    VocationalCertificate,
};
use domain::fit::Functions;
use domain::history::FieldChange;
use domain::ids::{EntryId, HouseholdId, PersonId};
use domain::person::{EmploymentStatus, HomeBased, Person};
use domain::profile::{Aid, CareDuty, Hours, HukouKind, Lodging, PhoneOwner, Profile, Shift};
use domain::rules::record::RecordGroup;
use domain::values::Fen;
use domain::values::dates::add_days;
use std::collections::HashMap;

/// All of it, ready to be kept.
pub(super) struct Files {
    pub(super) profiles: Vec<(PersonId, Profile)>,
    pub(super) entries: Vec<(PersonId, KeptEntry)>,
    pub(super) changes: Vec<FieldChange>,
}

impl Files {
    /// Whoever belongs to a household lives where it does.
    pub(super) fn live_with(&mut self, all: &Households) {
        let houses: HashMap<HouseholdId, &str> = all
            .households
            .iter()
            .map(|house| (house.id, house.address.as_str()))
            .collect();
        let homes: HashMap<PersonId, &str> = all
            .members
            .iter()
            .filter_map(|member| Some((member.person?, *houses.get(&member.household)?)))
            .collect();
        for (person, profile) in &mut self.profiles {
            if let Some(home) = homes.get(person) {
                (*home).clone_into(&mut profile.address);
            }
        }
    }
}

/// Draws the files of these people.
pub(super) fn files(settings: &DemoSettings, people: &[Person]) -> Files {
    let mut chance = Chance::new(settings.seed, Stream::Files as u64);
    let maker = Maker {
        as_of: settings.as_of,
        now: start_of_day(settings.as_of),
        ids: SeededIds::new(settings.seed ^ 0xF11E),
    };
    let mut files = Files {
        profiles: Vec::new(),
        entries: Vec::new(),
        changes: Vec::new(),
    };
    for person in people {
        files
            .profiles
            .push((person.id, profile(&mut chance, person, settings.as_of)));
        let entries = maker.entries(&mut chance, person);
        files
            .entries
            .extend(entries.into_iter().map(|entry| (person.id, entry)));
        files.changes.extend(maker.correction(&mut chance, person));
    }
    files
}

fn profile(chance: &mut Chance, person: &Person, as_of: NaiveDate) -> Profile {
    let shared = chance.permille(120);
    let owner = chance.share(&[
        (PhoneOwner::Child, 40),
        (PhoneOwner::Spouse, 30),
        (PhoneOwner::Neighbour, 10),
    ]);
    let home = person.home_based == HomeBased::Only;
    Profile {
        hukou_kind: chance.share(&[
            (Some(HukouKind::Agricultural), 620),
            (Some(HukouKind::Unified), 250),
            (Some(HukouKind::NonAgricultural), 60),
            (None, 70),
        ]),
        address: format!("{} 组 {} 号", chance.between(1, 12), chance.between(1, 60)),
        phone_owner: person
            .phone
            .as_ref()
            .map(|_| if shared { owner } else { PhoneOwner::Own }),
        message_language: None,
        aids: aids(chance, person.functions),
        hours: chance.share(&[
            (Some(Hours::FullTime), 500),
            (Some(Hours::HalfDay), 120),
            (Some(Hours::FewHours), 80),
            (Some(Hours::Seasonal), 100),
            (None, 200),
        ]),
        shift: (!home && chance.permille(600)).then(|| {
            if person.no_night {
                Shift::DayOnly
            } else {
                chance.share(&[(Shift::Any, 50), (Shift::NoNight, 30), (Shift::DayOnly, 20)])
            }
        }),
        lodging: (!home && chance.permille(600)).then(|| {
            chance.share(&[
                (Lodging::Never, 60),
                (Lodging::Welcome, 25),
                (Lodging::Needed, 15),
            ])
        }),
        care_duties: care_duties(chance),
        certificate_valid_to: person
            .disability_certificate
            .map(|_| add_days(as_of, chance.between(5, 3650) as u64)),
    }
}

fn aids(chance: &mut Chance, functions: Functions) -> Vec<Aid> {
    let low = |position: usize| functions.0[position].is_some_and(|level| level <= 1);
    let mut aids = Vec::new();
    if low(Functions::EYESIGHT) {
        aids.push(chance.share(&[(Aid::ReadingLargePrint, 70), (Aid::ScreenReader, 30)]));
    }
    if low(Functions::LISTENING_SPEAKING) {
        aids.push(chance.share(&[(Aid::HearingAid, 60), (Aid::SignLanguage, 40)]));
    }
    if functions.0[Functions::STANDING_WALKING] == Some(0) {
        aids.push(chance.share(&[(Aid::Wheelchair, 70), (Aid::Accompanied, 30)]));
    }
    aids
}

fn care_duties(chance: &mut Chance) -> Vec<CareDuty> {
    chance
        .share::<&[CareDuty]>(&[
            (&[], 620),
            (&[CareDuty::Elderly], 130),
            (&[CareDuty::SchoolChild], 110),
            (&[CareDuty::SmallChild], 60),
            (&[CareDuty::Farm], 50),
            (&[CareDuty::Elderly, CareDuty::Farm], 30),
        ])
        .to_vec()
}

struct Maker {
    as_of: NaiveDate,
    now: DateTime<Utc>,
    ids: SeededIds,
}

impl Maker {
    fn kept(&self, entry: Entry) -> KeptEntry {
        KeptEntry {
            id: EntryId::new(&self.ids, self.now),
            entry,
            by: "operator".to_owned(),
            at: self.now,
        }
    }

    fn entries(&self, chance: &mut Chance, person: &Person) -> Vec<KeptEntry> {
        let mut entries = Vec::new();
        if chance.permille(450) {
            entries.push(self.kept(Entry::Employment(self.spell(chance, person))));
        }
        if chance.permille(180) {
            entries.push(self.kept(Entry::Training(self.need(chance))));
        }
        if chance.permille(70) {
            entries.push(self.kept(Entry::Vocational(self.certificate(chance))));
        }
        if chance.permille(60) {
            entries.push(self.kept(Entry::Phone(other_phone(chance))));
        }
        for (group, text, permille) in NOTES {
            if chance.permille(permille) {
                entries.push(self.kept(Entry::Note(self.note(chance, group, text))));
            }
        }
        entries
    }

    fn spell(&self, chance: &mut Chance, person: &Person) -> EmploymentSpell {
        let works = matches!(
            person.employment_status,
            Some(EmploymentStatus::Employed | EmploymentStatus::Flexible)
        );
        let ended = self.as_of - Months::new(chance.between(1, 30) as u32);
        let from = ended - Months::new(chance.between(2, 40) as u32);
        EmploymentSpell {
            from,
            to: (!works).then_some(ended),
            kind: person
                .employment_status
                .filter(|_| works)
                .unwrap_or(EmploymentStatus::Flexible),
            employer: chance
                .pick(&["镇上的服装厂", "县城工地", "村里合作社", "省城饭店", "邻村果园"])
                .to_owned(),
            occupation: chance
                .pick(&["缝纫", "小工", "采摘", "帮厨", "搬运", "保洁"])
                .to_owned(),
            monthly: chance
                .permille(700)
                .then(|| Fen::yuan(chance.between(18, 52) * 100)),
        }
    }

    fn certificate(&self, chance: &mut Chance) -> VocationalCertificate {
        let issued = self.as_of - Months::new(chance.between(3, 90) as u32);
        VocationalCertificate {
            occupation: chance
                .pick(&["焊工", "电工", "育婴员", "养老护理员", "中式烹调师"])
                .to_owned(),
            level: Some(chance.pick(&[5, 5, 4, 4, 3])),
            number: format!("99980{:08}", chance.between(0, 99_999_999)),
            issuer: "青禾县人社局".to_owned(),
            issued: Some(issued),
            valid_to: chance
                .permille(300)
                .then(|| add_days(self.as_of, chance.between(10, 900) as u64)),
        }
    }

    fn need(&self, chance: &mut Chance) -> TrainingNeed {
        TrainingNeed {
            topic: chance
                .pick(&["缝纫", "电焊", "家政", "电商", "养殖", "月嫂"])
                .to_owned(),
            kind: Some(chance.pick(TrainingKind::ALL)),
            on: self.as_of - Months::new(chance.between(1, 10) as u32),
        }
    }

    fn note(&self, chance: &mut Chance, group: RecordGroup, text: &str) -> GroupNote {
        let none = chance.permille(250);
        GroupNote {
            group,
            on: self.as_of - Months::new(chance.between(1, 11) as u32),
            none,
            text: if none { String::new() } else { text.to_owned() },
            amount: (!none && group == RecordGroup::WorkIncome)
                .then(|| Fen::yuan(chance.between(60, 400) * 100)),
        }
    }

    /// One wage wish in thirty was corrected once.
    fn correction(&self, chance: &mut Chance, person: &Person) -> Option<FieldChange> {
        let Fen(wage) = person.wage_min?;
        if !chance.permille(33) {
            return None;
        }
        let before = wage / 100 + 100 * chance.pick(&[-5, -3, 2, 4]);
        Some(FieldChange {
            noun: "person".to_owned(),
            id: person.id.0,
            version: person.version,
            field: "wage_min".to_owned(),
            old: before.max(1000).to_string(),
            new: (wage / 100).to_string(),
            at: start_of_day(self.as_of - Months::new(chance.between(1, 9) as u32)),
            actor: "operator".to_owned(),
            why: "走访时改正".to_owned(),
        })
    }
}

/// A number nobody has, like those of the people themselves.
fn other_phone(chance: &mut Chance) -> OtherPhone {
    OtherPhone {
        number: format!("1540{:07}", chance.between(0, 9_999_999)),
        owner: chance.pick(&[PhoneOwner::Child, PhoneOwner::Spouse, PhoneOwner::Neighbour]),
    }
}

/// Notes of each group, and how many of a thousand files have one.
const NOTES: [(RecordGroup, &str, usize); 4] = [
    (RecordGroup::Measures, "结对帮扶，每月联系一次", 300),
    (RecordGroup::Effects, "年底人均收入比去年高", 220),
    (RecordGroup::PolicyUse, "申请过一次性求职补贴", 260),
    (RecordGroup::WorkIncome, "去年打工收入", 240),
];
