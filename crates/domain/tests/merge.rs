//! Two files of one person become one, and two again.

use domain::ids::{LeadId, PersonId, VacancyId};
use domain::lead::{Answer, Channel, Delivery, Evidence, Lead, LeadState};
use domain::merge::{MergeRecord, Side, Stands, Undoing, default_side, merged, part_leads, to_choose};
use domain::person::{Category, CategorySet, Consent, Leaving, Person};
use domain::person_field::PersonField as F;
use domain::profile::{PersonRecord, Profile};
use domain::refusal::Problem;
use domain::values::{DisabilityCertificateNo, DisabilityKind, Phone, ResidentId};
use uuid::Uuid;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

fn number(sequence: u16) -> ResidentId {
    ResidentId::compose(999_801, day("1980-05-01"), sequence).expect("a number")
}

fn record(number_of: u16) -> PersonRecord {
    let id = PersonId(Uuid::from_u128(u128::from(number_of)));
    let home = "330598100201".parse().expect("a code");
    let person = Person::new(id, format!("P{number_of}"), number(number_of), home);
    PersonRecord {
        person: Person {
            name: "李秀英".to_owned(),
            ..person
        },
        profile: Profile::default(),
    }
}

fn with(record: &PersonRecord, field: F, text: &str) -> PersonRecord {
    let mut record = record.clone();
    field.set(&mut record, text).expect("a value");
    record
}

#[test]
fn every_field_is_copied_as_it_is() {
    let filled = [
        (F::No, "X9"),
        (F::Name, "王丽"),
        (F::Phone, "13800000000"),
        (F::PhoneOwner, "own"),
        (F::MessageLanguage, "en"),
        (F::HukouKind, "agri"),
        (F::HukouArea, "330598101201"),
        (F::LivingArea, "330598101202"),
        (F::Address, "村口"),
        (F::Point, "119.5,30.5"),
        (F::Categories, "poor_worker"),
        (F::Education, "31"),
        (F::Literate, "yes"),
        (F::EmploymentStatus, "farm"),
        (F::WorkCapacity, "yes"),
        (F::WorkWillingness, "no"),
        (F::BothHands, "1"),
        (F::Eyesight, "2"),
        (F::HandWork, "3"),
        (F::Lifting, "0"),
        (F::ListeningSpeaking, "1"),
        (F::StandingWalking, "2"),
        (F::Aids, "wheelchair"),
        (F::Skills, "缝纫"),
        (F::WantedOccupations, "保洁"),
        (F::WantedAreas, "330598"),
        (F::WageMin, "3000"),
        (F::DistanceKm, "5"),
        (F::Hours, "half_day"),
        (F::Shift, "any"),
        (F::NoNight, "yes"),
        (F::Lodging, "never"),
        (F::HomeBased, "only"),
        (F::CareDuties, "ill"),
        (F::Consent, "yes"),
        (F::Left, "2026-01-01、died"),
        (F::CertificateValidTo, "2030-01-01"),
    ];
    let full = filled
        .iter()
        .fold(record(1), |record, (field, text)| with(&record, *field, text));
    let full = PersonRecord {
        person: Person {
            disability_certificate: DisabilityCertificateNo::new(number(1), DisabilityKind::Visual, 2, 0)
                .ok(),
            ..full.person
        },
        ..full
    };
    for field in F::ALL.iter().copied() {
        let mut other = record(2);
        assert_ne!(field.text(&other), field.text(&full), "{field}");
        field.copy(&full, &mut other);
        assert_eq!(field.text(&other), field.text(&full), "{field}");
        assert_eq!(F::changed(&record(2), &other).collect::<Vec<_>>(), [field]);
    }
}

#[test]
fn what_one_file_does_not_say_is_taken_from_the_other() {
    let kept = with(&record(1), F::Skills, "缝纫、做饭");
    let gone = with(&record(2), F::Skills, "做饭、养猪");
    let gone = with(&gone, F::Phone, "13800000000");
    let gone = with(&gone, F::Address, "村东头");
    let after = merged(&kept, &gone, &[]).expect("merged");
    assert_eq!(after.person.phone, Phone::parse("13800000000").ok());
    assert_eq!(after.profile.address, "村东头");
    assert_eq!(
        after.person.skills,
        ["缝纫", "做饭", "养猪"],
        "of lists both, each once"
    );
    assert_eq!(
        (after.person.id, after.person.no.as_str()),
        (kept.person.id, "P1")
    );
    assert_eq!(after.person.resident_id, number(1));
    assert_eq!(to_choose(&kept, &gone), [F::ResidentId, F::Skills]);
    assert_eq!(default_side(F::Phone, &kept), Side::Gone);
}

#[test]
fn who_chooses_decides() {
    let kept = with(&record(1), F::Address, "村口");
    let gone = with(&with(&record(2), F::Address, "村东头"), F::Skills, "养猪");
    let kept = with(&kept, F::Skills, "缝纫");
    let choices = [
        (F::Address, Side::Gone),
        (F::Skills, Side::Kept),
        (F::ResidentId, Side::Gone),
    ];
    let after = merged(&kept, &gone, &choices).expect("merged");
    assert_eq!(after.profile.address, "村东头");
    assert_eq!(after.person.skills, ["缝纫"]);
    assert_eq!(after.person.resident_id, number(2));
}

#[test]
fn the_careful_word_holds_and_groups_add_up() {
    let group = |one| CategorySet::EMPTY.with(one);
    let said = |record: PersonRecord, consent, categories| PersonRecord {
        person: Person {
            consent,
            categories,
            ..record.person
        },
        ..record
    };
    let kept = said(record(1), Consent::Given, group(Category::PoorWorker));
    let gone = said(record(2), Consent::Refused, group(Category::LandLossFarmer));
    let after = merged(&kept, &gone, &[]).expect("merged").person;
    assert_eq!(after.consent, Consent::Refused);
    assert_eq!(
        after.categories,
        group(Category::PoorWorker).with(Category::LandLossFarmer)
    );
}

#[test]
fn who_is_here_is_not_gone_because_the_other_file_says_so() {
    let (kept, gone) = (record(1), with(&record(2), F::Left, "2026-01-01、moved"));
    assert!(to_choose(&kept, &gone).contains(&F::Left));
    assert_eq!(merged(&kept, &gone, &[]).expect("merged").person.left, None);
    let left = merged(&kept, &gone, &[(F::Left, Side::Gone)]).expect("merged");
    assert_eq!(left.person.left, Some((day("2026-01-01"), Leaving::Moved)));
    let back = merged(&gone, &kept, &[(F::Left, Side::Gone)]).expect("merged");
    assert_eq!(back.person.left, None);
}

#[test]
fn a_certificate_goes_with_the_number_of_its_holder() {
    let certificate = |of| DisabilityCertificateNo::new(number(of), DisabilityKind::Visual, 2, 0).ok();
    let holding = |record: PersonRecord, of| PersonRecord {
        person: Person {
            disability_certificate: certificate(of),
            ..record.person
        },
        ..record
    };
    let (kept, gone) = (holding(record(1), 1), holding(record(2), 2));
    let after = merged(&kept, &gone, &[(F::ResidentId, Side::Gone)]).expect("merged");
    assert_eq!(after.person.disability_certificate, certificate(2));
    let problems = merged(&kept, &record(2), &[(F::ResidentId, Side::Gone)]).expect_err("refused");
    assert_eq!(problems[0].field, "disability_certificate");
    assert_eq!(problems[0].problem, Problem::Wrong);
}

fn lead(id: u128, person: u128, vacancy: u128, state: LeadState) -> Lead {
    Lead {
        id: LeadId(Uuid::from_u128(id)),
        person: PersonId(Uuid::from_u128(person)),
        vacancy: VacancyId(Uuid::from_u128(vacancy)),
        round: None,
        planned_on: day("2026-01-01"),
        score: 500,
        reasons: Vec::new(),
        ask_first: false,
        state,
    }
}

fn arrived(evidence: Evidence, at: &str, suitable: bool) -> Delivery {
    Delivery {
        channel: Channel::Home,
        at: at.parse().expect("an instant"),
        evidence,
        note: String::new(),
        suitable,
    }
}

#[test]
fn the_better_proven_lead_stays() {
    let early = "2026-02-01T02:00:00Z";
    let signed = LeadState::Delivered {
        delivery: arrived(Evidence::Signature, early, true),
    };
    let clicked = LeadState::Delivered {
        delivery: arrived(Evidence::Click, early, true),
    };
    let signed_later = LeadState::Delivered {
        delivery: arrived(Evidence::Signature, "2026-03-01T02:00:00Z", true),
    };
    let unsuitable = LeadState::Answered {
        delivery: arrived(Evidence::Signature, early, false),
        answer: Answer::Interested,
        at: early.parse().expect("an instant"),
    };
    let winner = |kept: &LeadState, gone: &LeadState| {
        let parted = part_leads(&[lead(1, 1, 7, kept.clone())], &[lead(2, 2, 7, gone.clone())]);
        assert_eq!(parted.parked.len(), 1);
        assert_eq!(
            parted.moved.is_empty(),
            parted.parked[0] == LeadId(Uuid::from_u128(2))
        );
        if parted.moved.is_empty() { "kept" } else { "gone" }
    };
    assert_eq!(winner(&LeadState::Planned, &signed), "gone");
    assert_eq!(winner(&signed, &LeadState::Planned), "kept");
    assert_eq!(winner(&clicked, &signed), "gone");
    assert_eq!(winner(&signed_later, &signed), "gone", "the first proof stands");
    assert_eq!(winner(&signed, &signed), "kept");
    assert_eq!(winner(&unsuitable, &clicked), "gone", "what counts comes first");
    let parted = part_leads(&[lead(1, 1, 7, signed.clone())], &[lead(2, 2, 8, signed)]);
    assert_eq!((parted.moved.len(), parted.parked.len()), (1, 0));
}

fn made(kept: &PersonRecord, gone: &PersonRecord, leads: Vec<Lead>) -> MergeRecord {
    MergeRecord {
        kept: kept.clone(),
        gone: gone.clone(),
        after: merged(kept, gone, &[]).expect("merged"),
        periods: Vec::new(),
        leads,
        entries: Vec::new(),
        proxies: Vec::new(),
        recognitions: Vec::new(),
        tasks: Vec::new(),
        accounts: Vec::new(),
        members: Vec::new(),
        spells: Vec::new(),
        ended_on: None,
        ended_households: Vec::new(),
        relation: None,
        owner: None,
        hand_overs: Vec::new(),
        stubs: Vec::new(),
        requests: Vec::new(),
        visits: Vec::new(),
        proposals: Vec::new(),
        to_do: Vec::new(),
        placements: Vec::new(),
        enrolments: Vec::new(),
        startups: Vec::new(),
        assessments: Vec::new(),
        week_targets: Vec::new(),
        classes: Vec::new(),
        work_proposals: Vec::new(),
        cases: Vec::new(),
        erasure: None,
        places: domain::merge::Places::default(),
    }
}

fn stands(record: &MergeRecord) -> Stands {
    Stands {
        kept: record.after.clone(),
        leads: record.leads.clone(),
        parked: Vec::new(),
        recognitions: record.recognitions.clone(),
        own_groups: CategorySet::EMPTY,
    }
}

#[test]
fn undoing_gives_back_what_was_and_keeps_what_was_done_since() {
    let kept = with(&record(1), F::Skills, "缝纫");
    let gone = with(&with(&record(2), F::Skills, "养猪"), F::Address, "村东头");
    let record = made(&kept, &gone, Vec::new());
    let undone = Undoing::of(&record, &stands(&record));
    assert_eq!(undone.kept, kept);
    assert!(undone.fields.is_empty() && !undone.would_lose);
    let since = Stands {
        kept: with(&record.after, F::Address, "村西头"),
        ..stands(&record)
    };
    let undone = Undoing::of(&record, &since);
    assert_eq!(undone.fields, [F::Address]);
    assert_eq!(undone.kept.profile.address, "村西头");
    assert_eq!(undone.kept.person.skills, ["缝纫"]);
}

#[test]
fn groups_the_merge_brought_go_unless_they_were_given_since() {
    let group = |record: PersonRecord, one| PersonRecord {
        person: Person {
            categories: CategorySet::EMPTY.with(one),
            ..record.person
        },
        ..record
    };
    let kept = group(record(1), Category::PoorWorker);
    let gone = group(record(2), Category::LandLossFarmer);
    let record = made(&kept, &gone, Vec::new());
    let undone = Undoing::of(&record, &stands(&record));
    assert_eq!(undone.kept.person.categories, kept.person.categories);
    let since = Stands {
        own_groups: CategorySet::EMPTY.with(Category::LandLossFarmer),
        ..stands(&record)
    };
    let undone = Undoing::of(&record, &since);
    assert_eq!(undone.kept.person.categories, record.after.person.categories);
}

#[test]
fn a_lead_that_went_on_stays_and_never_pushes_another_out() {
    let (kept, gone) = (record(1), record(2));
    let record = made(
        &kept,
        &gone,
        vec![
            lead(2, 2, 7, LeadState::Planned),
            lead(3, 2, 8, LeadState::Planned),
        ],
    );
    let mut since = stands(&record);
    since.leads[0].state = LeadState::Delivered {
        delivery: arrived(Evidence::Read, "2026-02-01T02:00:00Z", true),
    };
    let undone = Undoing::of(&record, &since);
    assert_eq!((undone.leads_stay.len(), undone.leads.len()), (1, 1));
    assert!(!undone.would_lose);
    let vacancy = record.leads[0].vacancy;
    since.parked = vec![(kept.person.id, vacancy)];
    assert!(Undoing::of(&record, &since).would_lose);
    since.parked = vec![(gone.person.id, vacancy)];
    assert!(
        !Undoing::of(&record, &since).would_lose,
        "it goes back to the other file"
    );
}
