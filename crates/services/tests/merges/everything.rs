//! Whatever hangs on a person comes over with them: a file with a row in every table that says so leaves none with its stub.

use super::{applying, id, merge, town};
use crate::check_ins::{by_code, check_in, furnish, open};
use crate::public_posts::{self as posts, Posts};
use crate::training_classes::{School, county};
use crate::world::{COUNTY, TOWN, VILLAGE, World, at, code, day, employer_id, person, vacancy};
use domain::actor::{Actor, Role};
use domain::case::{Case, CaseChannel, CaseKind, CaseState};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::{Calculation, Claim, ClaimKind, ClaimState, Extra, Hands, Payee, PayeeKind, Period};
use domain::data_request::{Asked, DataRequest, RequestState};
use domain::file_entry::{
    EmploymentSpell, Entry, GroupNote, KeptEntry, OtherPhone, TrainingNeed, VocationalCertificate,
};
use domain::fit::Functions;
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{
    AccountId, CaseId, ClaimId, DataRequestId, EntryId, HouseholdId, LabourGroupId, LandEnrolmentId, LeadId,
    MemberId, PlacementId, ProposalId, RecognitionId, RecognitionTaskId, StartupId, SubscriptionId,
    VisitConflictId, VisitId, WorkAssessmentId,
};
use domain::insurance::{Enrolment, EnrolmentState, LandScheme, Shares};
use domain::lead::{Lead, LeadState};
use domain::person::{Category, EmploymentStatus};
use domain::person_field::PersonField;
use domain::placement::{
    Caused, Contract, ContractPaper, IntroducedBy, Placement, PlacementState, ProposalKind, Work, WorkHours,
    WorkProposal,
};
use domain::ports::{ProxyWish, TaskKind};
use domain::profile::PhoneOwner;
use domain::proxy::{ConsentForm, Relation as ProxyRelation};
use domain::public_post::PostKind;
use domain::push::{Browser, Subscription};
use domain::region::{GroupState, LabourGroup};
use domain::rules::record::RecordGroup;
use domain::startup::{Startup, StartupSource};
use domain::training_class::ClassDeed;
use domain::vacancy::VacancyKind;
use domain::values::Fen;
use domain::visit::{
    Answers, Corrected, FORM, Outcome, Photo, ProposalState, SyncRecord, Visit, VisitConflict, VisitProposal,
};
use domain::work_assessment::{AssessmentPlace, Found, WorkAssessment};
use std::collections::BTreeSet;
use store::{PASSED, Passing, RecognitionTask, Transaction};
use uuid::Uuid;

const fn key(number: u128) -> Uuid {
    Uuid::from_u128(0xEE00 + number)
}

pub fn startup(number: u16) -> Startup {
    Startup {
        id: StartupId(key(0x100 + u128::from(number))),
        person: id(number),
        project: "养鸡".to_owned(),
        source: StartupSource::File,
        intent_on: day("2026-06-01"),
        diagnosed_on: None,
        services: Vec::new(),
        opened: None,
        ended: None,
        visits: Vec::new(),
        loan: None,
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at("2026-06-01"),
    }
}

/// 1 has next to nothing, 2 has something of everything.
async fn full() -> World {
    let people = [1, 2].map(|number| person(number, VILLAGE));
    let offices = Posts::with(&people).await;
    offices.world.keep_vacancies(&[vacancy(1, "缝纫工")]).await;
    let post = offices.published(PostKind::PublicWelfare, 2_500).await;
    let ports = &offices.world.ports.public_posts;
    let second = people[1].no.clone();
    ports.apply(&posts::village(), post, Some(second)).await.unwrap();
    let school = School::in_world(offices.world, 2).await;
    school.act(&county(), ClassDeed::Approve).await.unwrap();
    school.enrol(2).await.unwrap();
    let world = school.world;
    let account = world.account(Role::Coordinator, VILLAGE, "liu").await;
    let Actor::Staff(account) = account else {
        panic!("an account of staff");
    };
    said_by_ports(&world).await;
    let mut change = world.services.db.begin().await.unwrap();
    change.set_account_person(account.account, id(2)).await.unwrap();
    add_to_file(&mut change).await;
    add_work(&mut change).await;
    add_visits(&mut change, account.account).await;
    change.commit().await.unwrap();
    furnish(&world, &people).await;
    let gate = open(&world, None).await;
    check_in(&world, &gate, 2, by_code(2)).await;
    world
}

async fn said_by_ports(world: &World) {
    let proxy = ProxyWish {
        name: "王大".to_owned(),
        relation: ProxyRelation::Spouse,
        phone: None,
        consent: ConsentForm::Signature,
        consent_on: day("2026-06-01"),
        valid_to: day("2027-06-01"),
    };
    let ports = &world.ports;
    ports
        .proxies
        .record(&Actor::Operator, Some(id(2)), proxy)
        .await
        .unwrap();
    ports
        .recognitions
        .apply(&Actor::Operator, applying(2))
        .await
        .unwrap();
}

async fn add_to_file(change: &mut Transaction) {
    let spell = CategoryPeriod {
        person: id(2),
        category: Category::HardToEmployPerson,
        valid_from: day("2026-01-01"),
        valid_to: None,
        source: CategorySource::Staff,
        document: String::new(),
        recognised_by: "operator".to_owned(),
        recognition: None,
        recorded_on: day("2026-01-01"),
    };
    change.add_category_periods(&[spell]).await.unwrap();
    add_entries(change).await;
    let home = HouseholdId(key(1));
    let household = Household {
        id: home,
        area: code(VILLAGE),
        address: String::new(),
        kind: HouseholdKind::ALL[0],
        contracted: None,
        remaining: None,
        agri_population: None,
        subsistence: None,
        allowance: None,
        ended_on: None,
        version: 1,
    };
    change.add_households(&[household]).await.unwrap();
    let member = Member {
        id: MemberId(key(1)),
        household: home,
        person: Some(id(2)),
        name: String::new(),
        birth_year: None,
        relation: Relation::Head,
        joined_on: day("2026-01-01"),
        left_on: None,
    };
    change.add_household_members(&[member]).await.unwrap();
    let asked = DataRequest {
        id: DataRequestId(key(1)),
        person: id(2),
        asked: Asked::Erase,
        note: String::new(),
        state: RequestState::Open,
        asked_at: at("2026-06-01"),
        asked_by: "seeker:x".to_owned(),
        due_on: day("2026-07-01"),
        decided: None,
    };
    change.add_data_request(&asked).await.unwrap();
    let told = RecognitionTask {
        id: RecognitionTaskId(key(1)),
        kind: TaskKind::Returned,
        recognition: None,
        person: id(2),
        category: Category::PoorWorker,
        area: code(VILLAGE),
        actor: String::new(),
        due_on: None,
        made_at: at("2026-06-01"),
        seen_at: None,
    };
    change.add_recognition_task(&told).await.unwrap();
    let browser = Subscription {
        id: SubscriptionId(key(1)),
        person: id(2),
        browser: Browser {
            endpoint: "https://push.test/x".to_owned(),
            p256dh: "key".to_owned(),
            auth: "secret".to_owned(),
        },
        lang: "zh".to_owned(),
        device: String::new(),
        made_at: at("2026-06-01"),
    };
    change.set_subscription(&browser).await.unwrap();
}

async fn add_entries(change: &mut Transaction) {
    let on = day("2026-06-01");
    let entries = [
        Entry::Employment(EmploymentSpell {
            from: on,
            to: None,
            kind: EmploymentStatus::ALL[0],
            employer: String::new(),
            occupation: String::new(),
            monthly: None,
        }),
        Entry::Training(TrainingNeed {
            topic: "电工".to_owned(),
            kind: None,
            on,
        }),
        Entry::Note(GroupNote {
            group: RecordGroup::ALL[0],
            on,
            none: true,
            text: String::new(),
            amount: None,
        }),
        Entry::Vocational(VocationalCertificate {
            occupation: "电工".to_owned(),
            level: None,
            number: String::new(),
            issuer: String::new(),
            issued: None,
            valid_to: None,
        }),
        Entry::Phone(OtherPhone {
            number: "13900000077".to_owned(),
            owner: PhoneOwner::ALL[0],
        }),
    ];
    let kept = (0..).zip(entries).map(|(number, entry)| {
        let kept = KeptEntry {
            id: EntryId(key(number)),
            entry,
            by: "staff:x".to_owned(),
            at: at("2026-06-01"),
        };
        (id(2), kept)
    });
    let kept: Vec<_> = kept.collect();
    change.add_file_entries(&kept).await.unwrap();
}

async fn add_work(change: &mut Transaction) {
    let lead = Lead {
        id: LeadId(key(1)),
        person: id(2),
        vacancy: vacancy(1, "").id,
        round: None,
        planned_on: day("2026-06-01"),
        score: 0,
        reasons: Vec::new(),
        ask_first: false,
        state: LeadState::Planned,
    };
    change.add_leads(&[lead]).await.unwrap();
    let placement = Placement {
        id: PlacementId(key(1)),
        person: id(2),
        employer: Some(employer_id()),
        employer_name: "青禾制衣厂".to_owned(),
        uscc: None,
        vacancy: None,
        lead: None,
        work: Work {
            started_on: day("2026-06-01"),
            kind: VacancyKind::Normal,
            hours: WorkHours::Part,
            contract: Contract {
                paper: ContractPaper::LabourContract,
                months: Some(12),
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: None,
            introduced_by: IntroducedBy::Town,
        },
        state: PlacementState::Working,
        caused: Caused {
            status: None,
            spell: None,
            ended: None,
            closed_vacancy: false,
        },
        made_by: "staff:x".to_owned(),
        made_at: at("2026-06-01"),
    };
    change.add_placement(&placement).await.unwrap();
    let said = WorkProposal {
        id: ProposalId(key(1)),
        person: id(2),
        kind: ProposalKind::Left,
        lead: None,
        placement: Some(placement.id),
        employer_name: String::new(),
        on: day("2026-06-10"),
        made_at: at("2026-06-10"),
    };
    change.add_work_proposal(&said).await.unwrap();
    change.add_startup(&startup(2)).await.unwrap();
    change.add_claims(&[(claim(), 0)]).await.unwrap();
    change.add_case(&case(), None).await.unwrap();
    change.add_land_enrolment(&insured()).await.unwrap();
    let group = LabourGroup {
        id: LabourGroupId(key(1)),
        area: code(COUNTY),
        destination: code("330599"),
        title: String::new(),
        transport: String::new(),
        escort: String::new(),
        station: String::new(),
        departs_on: day("2026-07-20"),
        state: GroupState::Formed,
        state_on: day("2026-06-30"),
        made_by: "staff:x".to_owned(),
        made_at: at("2026-06-30"),
    };
    change.add_labour_group(&group, &[id(2)]).await.unwrap();
}

fn claim() -> Claim {
    Claim {
        id: ClaimId(key(1)),
        kind: ClaimKind::TrainingAllowance,
        key: format!("R43:training_allowance:{}:2026-01-05", id(2)),
        person: Some(id(2)),
        placement: None,
        payee: Payee {
            kind: PayeeKind::Person,
            employer: None,
            name: String::new(),
        },
        area: code(VILLAGE),
        period: Period {
            from: day("2026-01-05"),
            to: day("2026-01-20"),
            first: 0,
            months: 0,
        },
        amount: Fen::yuan(300),
        arose_on: day("2026-01-20"),
        apply_by: day("2026-12-31"),
        calculation: Calculation::default(),
        extra: Extra::default(),
        state: ClaimState::TownCheck,
        documents: BTreeSet::new(),
        blocked: None,
        now: None,
        found: false,
        hands: Hands::default(),
        made_at: at("2026-02-01"),
        version: 0,
    }
}

fn case() -> Case {
    Case {
        id: CaseId(key(1)),
        no: "20260601-000001".to_owned(),
        kind: CaseKind::Arrears,
        channel: CaseChannel::Own,
        person: Some(id(2)),
        placement: None,
        employer: Some(employer_id()),
        vacancy: None,
        firm: "青禾制衣厂".to_owned(),
        area: code(TOWN),
        reported_on: day("2026-06-01"),
        people: 1,
        owed: None,
        paid: Fen(0),
        said: None,
        due_on: None,
        told_at: None,
        made_by: "visitor".to_owned(),
        made_at: at("2026-06-01"),
        version: 0,
        state: CaseState::Received,
    }
}

fn insured() -> Enrolment {
    Enrolment {
        id: LandEnrolmentId(key(1)),
        person: id(2),
        household: None,
        recognition: RecognitionId(key(1)),
        scheme: LandScheme::Pension,
        shares: Shares::default(),
        rules: Vec::new(),
        reference_on: day("2026-06-01"),
        state: EnrolmentState::Enrolled {
            on: day("2026-06-01"),
        },
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: at("2026-06-01"),
    }
}

fn picture() -> Photo {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";
    let data = b"\0\0\0\x09IDATfaceofhim\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82";
    Photo::parse(&[&head[..], data].concat()).unwrap()
}

async fn add_visits(change: &mut Transaction, by: AccountId) {
    let visit = Visit {
        id: VisitId(key(1)),
        person: id(2),
        by,
        form: FORM,
        at: at("2026-06-05"),
        received_at: at("2026-06-05"),
        clock_off: None,
        outcome: Outcome::Done { next_on: None },
        answers: Answers::default(),
        edits: Vec::new(),
        confirmation: None,
        point: None,
        twin_of: None,
    };
    change.add_visit(&visit).await.unwrap();
    let conflict = VisitConflict {
        id: VisitConflictId(key(1)),
        visit: visit.id,
        person: id(2),
        field: PersonField::Skills,
        mine: "编筐".to_owned(),
        theirs: "缝纫".to_owned(),
        theirs_by: "staff:x".to_owned(),
        noted_at: at("2026-06-05"),
        chosen: None,
    };
    change.add_visit_conflicts(&[conflict]).await.unwrap();
    let waits = VisitProposal {
        person: id(2),
        by,
        made: Corrected {
            at: at("2026-06-06"),
            off: None,
        },
        received_at: at("2026-06-06"),
        record: SyncRecord {
            id: VisitId(key(2)),
            form: FORM,
            made_at: at("2026-06-06"),
            person: id(2),
            outcome: Outcome::Done { next_on: None },
            edits: Vec::new(),
            answers: Answers::default(),
            confirmation: None,
            point: None,
        },
        state: ProposalState::Open,
    };
    change.add_visit_proposal(&waits).await.unwrap();
    let taken = (id(2), day("2026-06-05"));
    change.add_visit_photo(visit.id, taken, &picture()).await.unwrap();
    let assessed = WorkAssessment {
        id: WorkAssessmentId(key(1)),
        person: id(2),
        on: day("2026-05-02"),
        place: AssessmentPlace::Home,
        found: Found {
            functions: Functions::UNKNOWN,
            ..Found::default()
        },
        agreement: None,
        next_on: None,
        version: 1,
        by: "staff:x".to_owned(),
        at: at("2026-05-02"),
    };
    change.add_work_assessment(&assessed).await.unwrap();
    change
        .add_assessment_paper(assessed.id, id(2), &picture())
        .await
        .unwrap();
}

fn moving() -> BTreeSet<&'static str> {
    let moves = PASSED.iter().filter(|(.., passing)| *passing == Passing::Moves);
    moves.map(|(table, ..)| *table).collect()
}

#[tokio::test]
async fn a_file_with_something_everywhere_leaves_nothing_with_its_stub() {
    let world = full().await;
    let db = &world.services.db;
    let mut change = db.begin().await.unwrap();
    change.set_person_merged(id(2), id(1)).await.unwrap();
    let filled: BTreeSet<&str> = change
        .count_left_with_stubs()
        .await
        .unwrap()
        .into_iter()
        .map(|(table, _)| table)
        .collect();
    drop(change);
    assert_eq!(
        filled,
        moving(),
        "a row of the file in each table that comes over"
    );
    let made = merge(&world, 1, 2).await;
    assert_eq!(db.count_left_with_stubs().await.unwrap(), []);
    world.ports.merges.undo_merge(&town(), made).await.unwrap();
    let mut change = db.begin().await.unwrap();
    change.set_person_merged(id(2), id(1)).await.unwrap();
    let back = change.count_left_with_stubs().await.unwrap();
    let back: BTreeSet<&str> = back.into_iter().map(|(table, _)| table).collect();
    assert_eq!(back, moving(), "and everything went back");
}
