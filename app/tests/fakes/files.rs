//! Made-up files and households.

use super::{Fake, area, at, day, id};
use async_trait::async_trait;
use domain::actor::Actor;
use domain::category::{CategoryPeriod, CategorySource};
use domain::file_entry::{EmploymentSpell, Entry, EntryKind, GroupNote, KeptEntry};
use domain::household::{Household, HouseholdField, HouseholdKind, Member, Relation};
use domain::ids::{EntryId, HouseholdId, MemberId, PersonId};
use domain::person::{Category, EmploymentStatus};
use domain::person_field::{Edit, FieldGroup, PersonField};
use domain::ports::*;
use domain::refusal::Refusal;
use domain::rules::household::Finding;
use domain::rules::land_loss::LandShare;
use domain::rules::record::RecordGroup;
use domain::values::{AreaCode, Fen};

const FIELDS: [(PersonField, &str); 12] = [
    (PersonField::Name, "买买提·艾力"),
    (PersonField::ResidentId, "330521********002X"),
    (PersonField::Phone, "138****21"),
    (PersonField::PhoneOwner, "child"),
    (PersonField::LivingArea, "330521101201"),
    (PersonField::HukouArea, "330521101201"),
    (PersonField::Education, "71"),
    (PersonField::EmploymentStatus, "farm"),
    (PersonField::BothHands, "3"),
    (PersonField::Aids, "wheelchair、accompanied"),
    (PersonField::WageMin, "3000"),
    (PersonField::WantedOccupations, "缝纫、保洁"),
];

fn value(field: PersonField) -> FieldValue {
    let text = FIELDS.iter().find(|(known, _)| *known == field);
    FieldValue {
        field,
        text: text.map_or(String::new(), |(_, text)| (*text).to_owned()),
    }
}

fn path() -> Vec<AreaRef> {
    vec![
        area("330521", "青禾县"),
        area("330521101", "河湾镇"),
        area("330521101201", "柳树村"),
    ]
}

fn period(category: Category, from: i32, to: Option<i32>) -> CategoryPeriod {
    CategoryPeriod {
        person: PersonId(id(500)),
        category,
        valid_from: day(from, 1, 1),
        valid_to: to.map(|year| day(year, 12, 31)),
        source: CategorySource::Import,
        document: "残联名单".to_owned(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day(from, 1, 1),
    }
}

fn entries() -> Vec<(KeptEntry, Author)> {
    let kept = |number, entry| {
        let kept = KeptEntry {
            id: EntryId(id(number)),
            entry,
            by: "staff:x".to_owned(),
            at: at(2026, 10, 3),
        };
        (kept, Author::Staff("wang".to_owned()))
    };
    vec![
        kept(
            701,
            Entry::Employment(EmploymentSpell {
                from: day(2025, 3, 1),
                to: None,
                kind: EmploymentStatus::Flexible,
                employer: "镇上的服装厂".to_owned(),
                occupation: "缝纫".to_owned(),
                monthly: Some(Fen::yuan(3200)),
            }),
        ),
        kept(
            702,
            Entry::Note(GroupNote {
                group: RecordGroup::PolicyUse,
                on: day(2026, 6, 30),
                none: true,
                text: String::new(),
                amount: None,
            }),
        ),
    ]
}

fn file() -> FileView {
    FileView {
        id: PersonId(id(500)),
        no: "P000500".to_owned(),
        name: "买买提·艾力".to_owned(),
        path: path(),
        age: 46,
        fields: PersonField::ALL.iter().map(|field| value(*field)).collect(),
        periods: vec![
            period(Category::PersonWithDisability, 2020, None),
            period(Category::HardToEmployPerson, 2026, Some(2026)),
            period(Category::PoorWorker, 2022, Some(2024)),
        ],
        entries: entries(),
        filled: vec![RecordGroup::ServiceNeeds, RecordGroup::PolicyUse],
        completeness: 33,
        missing: vec![PersonField::WorkCapacity],
        sharing_phone: 2,
        household: Some(HouseholdId(id(800))),
        today: day(2026, 11, 22),
        may_edit: true,
    }
}

#[async_trait]
impl PersonFiles for Fake {
    async fn file(&self, who: &Actor, _: PersonId) -> Answered<FileView> {
        self.allow()?;
        let may_edit = who.staff()?.role.writes_people();
        Ok(FileView { may_edit, ..file() })
    }

    async fn edit_form(&self, _: &Actor, person: PersonId, group: FieldGroup) -> Answered<EditForm> {
        self.allow()?;
        Ok(EditForm {
            id: Some(person),
            name: "买买提·艾力".to_owned(),
            version: 7,
            fields: group.fields().iter().map(|field| value(*field)).collect(),
            places: path(),
        })
    }

    async fn edit(&self, _: &Actor, _: PersonId, _: FileEdit) -> Answered<Edited> {
        self.allow()?;
        Ok(Edited::Saved)
    }

    async fn new_form(&self, _: &Actor) -> Answered<EditForm> {
        self.allow()?;
        let empty = |field: &PersonField| FieldValue {
            field: *field,
            text: String::new(),
        };
        Ok(EditForm {
            id: None,
            name: String::new(),
            version: 1,
            fields: FieldGroup::Basics.fields().iter().map(empty).collect(),
            places: path(),
        })
    }

    async fn add_person(&self, _: &Actor, _: Vec<Edit>) -> Answered<PersonId> {
        Err(Refusal::NotAllowed)
    }

    async fn history(&self, _: &Actor, _: PersonId) -> Answered<Vec<HistoryLine>> {
        self.allow()?;
        let line = |seq, field: &str, old: &str, new: &str, may_undo| HistoryLine {
            seq,
            field: field.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            at: at(2026, 11, 20),
            by: Author::Staff("wang".to_owned()),
            why: "走访时改正".to_owned(),
            may_undo,
        };
        Ok(vec![
            line(42, "wage_min", "2500", "3000", true),
            line(41, "phone", "", "138****21", false),
            line(40, "no", "", "P000500", false),
        ])
    }

    async fn undo_change(&self, _: &Actor, _: PersonId, _: i64) -> Answered<()> {
        self.allow()
    }

    async fn add_entry(&self, _: &Actor, _: PersonId, _: Entry) -> Answered<()> {
        self.allow()
    }

    async fn remove_entry(&self, _: &Actor, _: PersonId, _: EntryKind, _: EntryId) -> Answered<()> {
        self.allow()
    }

    async fn to_renew(&self, _: &Actor, _: Option<AreaCode>) -> Answered<RenewalList> {
        self.allow()?;
        if self.empty {
            return Ok(RenewalList::default());
        }
        let line = RenewalLine {
            person: PersonId(id(500)),
            name: "买买提·艾力".to_owned(),
            area: area("330521101201", "柳树村"),
            what: Renewal::Category(Category::HardToEmployPerson),
            last: day(2026, 12, 31),
            document: "人社局 2026 年名单".to_owned(),
        };
        Ok(RenewalList {
            lines: vec![line],
            days: 60,
            more: false,
        })
    }
}

fn member(number: u128, name: &str, relation: Relation, person: Option<u128>) -> MemberView {
    MemberView {
        member: Member {
            id: MemberId(id(number)),
            household: HouseholdId(id(800)),
            person: person.map(|person| PersonId(id(person))),
            name: String::new(),
            birth_year: None,
            relation,
            joined_on: day(2020, 1, 1),
            left_on: None,
        },
        name: name.to_owned(),
        age: Some(46),
        status: person.map(|_| EmploymentStatus::Farm),
        may_open: person.is_some(),
    }
}

fn household() -> HouseholdView {
    HouseholdView {
        household: Household {
            id: HouseholdId(id(800)),
            area: super::code("330521101201"),
            address: "3 组 5 号".to_owned(),
            kind: HouseholdKind::Rural,
            contracted: Some(543),
            remaining: Some(143),
            agri_population: Some(4),
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 3,
        },
        path: path(),
        members: vec![
            member(801, "买买提·艾力", Relation::Head, Some(500)),
            member(802, "阿依古丽", Relation::Spouse, None),
        ],
        past: Vec::new(),
        without_work: Finding::Yes,
        land_lost: vec![LandParcel {
            project: "县道改造".to_owned(),
            approved_on: day(2024, 3, 1),
            before: 520,
            after: 120,
        }],
        land_share: Some(LandShare {
            per_head: 30,
            limit: 43,
            below: true,
        }),
        history: Vec::new(),
        places: path(),
        may_edit: true,
    }
}

#[async_trait]
impl Households for Fake {
    async fn household(&self, _: &Actor, _: HouseholdId) -> Answered<HouseholdView> {
        self.allow()?;
        Ok(household())
    }

    async fn household_of(&self, _: &Actor, _: PersonId) -> Answered<Option<HouseholdView>> {
        self.allow()?;
        Ok((!self.empty).then(household))
    }

    async fn found_household(&self, _: &Actor, _: PersonId, _: HouseholdKind) -> Answered<HouseholdId> {
        Ok(HouseholdId(id(800)))
    }

    async fn edit_household(
        &self,
        _: &Actor,
        _: HouseholdId,
        _: u32,
        _: Vec<(HouseholdField, String)>,
    ) -> Answered<()> {
        self.allow()
    }

    async fn add_member(&self, _: &Actor, _: HouseholdId, _: NewMember) -> Answered<()> {
        self.allow()
    }

    async fn end_member(&self, _: &Actor, _: HouseholdId, _: MemberId) -> Answered<()> {
        self.allow()
    }

    async fn split_household(&self, _: &Actor, id: HouseholdId, _: Vec<MemberId>) -> Answered<HouseholdId> {
        Ok(id)
    }

    async fn join_household(&self, _: &Actor, id: HouseholdId, _: &str) -> Answered<HouseholdId> {
        Ok(id)
    }
}
