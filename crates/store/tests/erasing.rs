//! Erasing somebody: nothing that names them stays in any table, and what was counted is counted still.

use crate::leaks::{Outside, columns_about_people, on_sqlite};
use crate::placements::placement;
use crate::sample::{self, at, code, day, delivery, erasure, lead, person, settle, uuid};
use domain::candidate::{Candidate, Reply};
use domain::category::{CategoryPeriod, CategorySource};
use domain::claim::{ClaimState, Payment};
use domain::erasure::{Erasure, ErasureState, number_of_nobody, year_alone};
use domain::file_entry::{Entry, GroupNote, OtherPhone, TrainingNeed};
use domain::history::FieldChange;
use domain::household::{Household, HouseholdKind, Member, Relation};
use domain::ids::{
    CallId, HouseholdId, MemberId, MessageId, ObjectionId, PersonId, ProposalId, SessionId, SubscriptionId,
};
use domain::lead::{Channel, LeadState};
use domain::message::Message;
use domain::person::Category;
use domain::phone_call::PhoneCall;
use domain::placement::{Placement, ProposalKind, WorkProposal};
use domain::profile::{PhoneOwner, Profile};
use domain::proxy::Proxy;
use domain::push::{Browser, Subscription};
use domain::recognition::Objection;
use domain::retention::{Announced, Idle, RetentionCause};
use domain::rules::record::RecordGroup;
use domain::session::{Device, Subject};
use domain::values::Phone;
use std::collections::BTreeSet;
use store::{Database, Nobody, PersonKeys, PersonalLink, Session, SignInCode, TREATED};

watched! {
    nothing_names_somebody_who_was_erased,
    a_wish_is_one_at_a_time_and_keeps_what_the_law_demands,
    only_what_somebody_signed_is_opened,
}

contracts! {
    whoever_was_erased_counts_and_is_found_no_more,
    announced_files_come_back_as_they_were,
    those_kept_for_nothing_are_found,
}

pub const NAME: &str = "欧阳不存在";
const VILLAGE: &str = "330523100201";

/// Every table that can name a person names this one, and another beside.
#[expect(clippy::too_many_lines, reason = "one record for each table")]
async fn file_of_one(database: &Database) -> domain::person::Person {
    settle(database, 2, 2).await;
    let one = domain::person::Person {
        name: NAME.to_owned(),
        left: None,
        ..person(1)
    };
    let mut change = database.begin().await.unwrap();
    change.set_people(&[one.clone().into()]).await.unwrap();
    change
        .set_person_profile(
            one.id,
            &Profile {
                address: format!("柳树村{NAME}家"),
                phone_owner: PhoneOwner::ALL.first().copied(),
                ..Profile::default()
            },
        )
        .await
        .unwrap();
    let kept = |number, entry| (one.id, sample::kept(number, entry));
    change
        .add_file_entries(&[
            kept(
                1,
                Entry::Training(TrainingNeed {
                    topic: format!("{NAME}想学"),
                    kind: None,
                    on: day("2026-06-01"),
                }),
            ),
            kept(
                2,
                Entry::Note(GroupNote {
                    group: RecordGroup::ALL[0],
                    on: day("2026-06-01"),
                    none: false,
                    text: format!("{NAME}说"),
                    amount: None,
                }),
            ),
            kept(
                3,
                Entry::Phone(OtherPhone {
                    number: "13900000077".to_owned(),
                    owner: PhoneOwner::ALL[0],
                }),
            ),
        ])
        .await
        .unwrap();
    change
        .set_person_keys(&[PersonKeys {
            person: one.id,
            area: code(VILLAGE),
            keys: vec![NAME.to_owned(), "oybcz".to_owned()],
        }])
        .await
        .unwrap();
    let changed = |noun: &str, id| FieldChange {
        noun: noun.to_owned(),
        id,
        version: 2,
        field: "name".to_owned(),
        old: "张三".to_owned(),
        new: NAME.to_owned(),
        at: at(2),
        actor: "staff:x".to_owned(),
        why: "写错了".to_owned(),
    };
    let home = HouseholdId(uuid(32, 1));
    change
        .add_field_changes(&[changed("person", one.id.0), changed("household", home.0)])
        .await
        .unwrap();
    change
        .add_households(&[Household {
            id: home,
            area: code(VILLAGE),
            address: format!("{NAME}家老屋"),
            kind: HouseholdKind::Rural,
            contracted: None,
            remaining: None,
            agri_population: None,
            subsistence: None,
            allowance: None,
            ended_on: None,
            version: 1,
        }])
        .await
        .unwrap();
    change
        .add_household_members(&[Member {
            id: MemberId(uuid(33, 1)),
            household: home,
            person: Some(one.id),
            name: NAME.to_owned(),
            birth_year: Some(1975),
            relation: Relation::Head,
            joined_on: day("2026-01-01"),
            left_on: None,
        }])
        .await
        .unwrap();
    change
        .add_category_periods(&[
            spell(one.id, "2024-01-01", None),
            spell(one.id, "2026-09-01", None),
        ])
        .await
        .unwrap();
    ways_in(&mut change, one.id).await;
    let told = LeadState::Delivered {
        delivery: delivery(1),
    };
    let counted = domain::lead::Lead {
        state: told,
        reasons: vec![format!("{NAME}会缝纫")],
        ..lead(1, 1, 1)
    };
    change.add_leads(&[counted, lead(2, 1, 2)]).await.unwrap();
    change
        .set_candidate(&Candidate {
            reply: Reply::Invited {
                day: day("2026-07-01"),
                place: "厂门口".to_owned(),
                note: format!("请{NAME}带身份证"),
            },
            ..Candidate::new(lead(1, 1, 1).id)
        })
        .await
        .unwrap();
    change
        .add_phone_call(&PhoneCall {
            id: CallId(uuid(34, 1)),
            person: one.id,
            called_at: at(3),
            reached: true,
            leads: 1,
            note: format!("{NAME}说去看看"),
            by: "staff:x".to_owned(),
            at: at(3),
        })
        .await
        .unwrap();
    let whom = (one.id, Channel::Sms);
    let message = Message {
        gateway_id: Some(NAME.to_owned()),
        ..Message::planned(MessageId(uuid(35, 1)), whom, at(3), at(3))
    };
    change
        .plan_messages(std::slice::from_ref(&message))
        .await
        .unwrap();
    change.set_gateway_id(message.id, NAME).await.unwrap();
    change
        .set_subscription(&Subscription {
            id: SubscriptionId(uuid(36, 1)),
            person: one.id,
            browser: Browser {
                endpoint: "https://push.test/x".to_owned(),
                p256dh: "key".to_owned(),
                auth: "secret".to_owned(),
            },
            lang: "zh".to_owned(),
            device: NAME.to_owned(),
            made_at: at(3),
        })
        .await
        .unwrap();
    change
        .set_announced(&announced(one.id, "2026-07-01"))
        .await
        .unwrap();
    worked(&mut change, one.id).await;
    change.commit().await.unwrap();
    one
}

/// Somebody worked, and said so.
async fn worked(change: &mut store::Transaction, person: PersonId) {
    let one = Placement {
        employer_name: format!("{NAME}的小店"),
        ..placement(1, 1)
    };
    assert_eq!(one.person, person);
    change.add_placement(&one).await.unwrap();
    let named = |number| {
        let mut claim = crate::claims::claim(number, person);
        claim.payee.name = format!("{NAME}的账户");
        claim
    };
    let mut paid = named(1);
    paid.state = ClaimState::Recover {
        payment: Payment {
            on: day("2026-06-01"),
            receipt: "R-1".to_owned(),
        },
        amount: paid.amount,
        reason: format!("{NAME}没有上班"),
    };
    change.add_claims(&[(paid, 0), (named(2), 0)]).await.unwrap();
    change
        .add_work_proposal(&WorkProposal {
            id: ProposalId(uuid(64, 1)),
            person,
            kind: ProposalKind::Started,
            lead: None,
            placement: Some(one.id),
            employer_name: format!("{NAME}家的厂"),
            on: day("2026-03-01"),
            made_at: at(1),
        })
        .await
        .unwrap();
}

fn spell(person: PersonId, from: &str, to: Option<&str>) -> CategoryPeriod {
    CategoryPeriod {
        person,
        category: Category::PoorWorker,
        valid_from: day(from),
        valid_to: to.map(day),
        source: CategorySource::Import,
        document: format!("关于{NAME}的通知"),
        recognised_by: "staff:x".to_owned(),
        recognition: None,
        recorded_on: day("2024-01-01"),
    }
}

async fn ways_in(change: &mut store::Transaction, person: PersonId) {
    let helper = Proxy {
        name: format!("{NAME}的儿子"),
        ..sample::proxy(1, Some("13900000088"))
    };
    assert_eq!(helper.person, person);
    change.add_proxy(&helper, &[8; 32]).await.unwrap();
    for (number, subject) in [(1, Subject::Seeker(person)), (2, Subject::Proxy(helper.id))] {
        change
            .add_session(&Session {
                token_hash: vec![number; 32],
                id: SessionId(uuid(35, u32::from(number))),
                subject,
                device: Device::UNKNOWN,
                created_at: at(1),
                seen_at: at(1),
                valid_to: at(100_000),
            })
            .await
            .unwrap();
        change
            .add_sign_in_code(&SignInCode {
                ticket_hash: vec![number; 32],
                phone_mark: vec![1; 32],
                address_mark: vec![9; 32],
                code_mark: vec![number; 32],
                subjects: vec![subject],
                made_at: at(1),
                valid_to: at(6),
                tries: 0,
                proven_at: None,
                used_at: None,
            })
            .await
            .unwrap();
    }
    change
        .add_personal_links(&[PersonalLink {
            code_hash: vec![7; 32],
            person,
            version: 1,
            made_at: at(1),
            valid_to: day("2027-01-01"),
            revoked_at: None,
        }])
        .await
        .unwrap();
}

fn announced(person: PersonId, due: &str) -> Announced {
    Announced {
        idle: Idle {
            person,
            area: code(VILLAGE),
            cause: RetentionCause::Moved,
            since: day("2021-06-30"),
        },
        due_on: day(due),
        noticed_at: at(1),
        held: None,
    }
}

pub fn nobody(person: &domain::person::Person) -> Nobody {
    Nobody {
        id: person.id,
        names: vec![person.name.clone()],
        no: number_of_nobody(person.id),
        resident_id: year_alone(person.resident_id),
        on: day("2026-07-01"),
        at: at(50),
    }
}

async fn erase(database: &Database, person: &domain::person::Person) {
    let mut change = database.begin().await.unwrap();
    assert!(change.erase_person(&nobody(person)).await.unwrap());
    assert!(
        !change.erase_person(&nobody(person)).await.unwrap(),
        "once is enough"
    );
    change.commit().await.unwrap();
}

/// What stands in the tables is read as text from outside, sealed cells opened by reading the records.
async fn nothing_names_somebody_who_was_erased(database: Database, outside: Outside) {
    let one = file_of_one(&database).await;
    let before = outside.dump().await;
    assert!(before.holds(NAME) && before.holds(&one.no), "the search finds");
    erase(&database, &one).await;
    let after = outside.dump().await;
    assert_eq!(after.places_of(NAME), Vec::<String>::new());
    assert_eq!(after.places_of(&one.no), Vec::<String>::new());
    let sealed = database.list_people_in_area(None).await.unwrap();
    let gone = sealed.iter().find(|person| person.id == one.id).unwrap();
    assert_eq!(gone.phone, None);
    assert_eq!(gone.disability_certificate, None);
    assert_eq!(String::from(gone.resident_id)[..10], *"0000001975");
    assert!(database.find_person(person(2).id).await.unwrap().is_some());
    assert!(after.holds("张三"), "nobody else was touched");
}

async fn whoever_was_erased_counts_and_is_found_no_more(database: Database) {
    let one = file_of_one(&database).await;
    let counts = async || {
        database
            .count_leads_by_person(Some(code("330523")), 2026, day("2026-06-30"))
            .await
            .unwrap()
    };
    let (before, people) = (counts().await, database.count_people(None).await.unwrap());
    erase(&database, &one).await;
    assert_eq!(counts().await, before);
    assert_eq!(
        database.count_people(None).await.unwrap(),
        people - 1,
        "on the register is nobody"
    );
    let left = database.list_people_in_area(None).await.unwrap();
    let gone = left.iter().find(|person| person.id == one.id).unwrap();
    assert_eq!(
        (gone.living_area, gone.categories),
        (one.living_area, one.categories)
    );
    assert_eq!(gone.left.map(|(on, _)| on), Some(day("2026-07-01")));

    assert_eq!(database.find_person(one.id).await.unwrap(), None);
    assert_eq!(database.find_erased(one.id).await.unwrap(), Some(one.living_area));
    assert_eq!(database.find_erased(person(2).id).await.unwrap(), None);
    assert_eq!(database.find_person_by_no(&nobody(&one).no).await.unwrap(), None);
    let found = database
        .find_person_by_resident_id(one.resident_id)
        .await
        .unwrap();
    assert_eq!(found, None);
    assert!(
        database
            .list_sketches(None)
            .await
            .unwrap()
            .iter()
            .all(|sketch| sketch.id != one.id)
    );
    assert!(
        database
            .list_person_keys()
            .await
            .unwrap()
            .iter()
            .all(|key| key.id != one.id)
    );
    let spells = database.list_category_periods(one.id).await.unwrap();
    assert_eq!(spells.len(), 1, "a spell that had not begun is gone");
    assert_eq!(spells[0].valid_to, Some(day("2026-07-01")));

    for hash in [[1; 32], [2; 32]] {
        assert_eq!(database.find_session(&hash).await.unwrap(), None);
        assert_eq!(database.find_sign_in_code(&hash).await.unwrap(), None);
    }
    let link = database.find_personal_link(&[7; 32]).await.unwrap().unwrap();
    assert_eq!(link.revoked_at, Some(at(50)));
    assert_eq!(database.find_proxy_by_code(&[8; 32]).await.unwrap(), None);
    let work = database.list_placements_of(&[one.id]).await.unwrap();
    assert_eq!(
        (work.len(), work[0].employer_name.as_str()),
        (1, ""),
        "counted still"
    );
    let claims = database.list_claims_of(one.id).await.unwrap();
    assert_eq!(
        (
            claims.len(),
            claims[0].state.code(),
            claims[0].payee.name.as_str()
        ),
        (1, "closed", ""),
        "what was paid is kept, with its receipt alone"
    );
    let year = (day("2026-01-01"), day("2026-12-31"));
    assert_eq!(database.list_placements_begun(None, year).await.unwrap().len(), 1);
    let leads = database.list_leads_of_person(one.id).await.unwrap();
    assert!(leads.iter().all(|lead| lead.reasons.is_empty()));
    assert!(
        leads
            .iter()
            .any(|lead| lead.state.delivery().is_some_and(|told| told.note.is_empty()))
    );
}

async fn a_wish_is_one_at_a_time_and_keeps_what_the_law_demands(database: Database, outside: Outside) {
    settle(&database, 1, 0).await;
    let keep = async |erasure: &Erasure| {
        let mut change = database.begin().await.unwrap();
        change.set_erasure(erasure).await?;
        change.commit().await
    };
    keep(&erasure(1)).await.unwrap();
    let second = keep(&erasure(2)).await.unwrap_err();
    assert!(second.violates("erasure_person_id_key"), "{second}");
    let waiting = database
        .list_erasures(Some(code("330523")), ErasureState::Waiting, 10)
        .await
        .unwrap();
    assert_eq!(waiting, [erasure(1)]);
    let dropped = Erasure {
        state: ErasureState::Dropped,
        settled: Some(("staff:2".to_owned(), at(2))),
        ..erasure(1)
    };
    keep(&dropped).await.unwrap();
    assert_eq!(database.find_erasure_of(person(1).id).await.unwrap(), None);
    let done = sample::erased(2);
    keep(&done).await.unwrap();
    let kept = database.list_kept_by_law(Some(code("330523")), 10).await.unwrap();
    assert_eq!(kept, std::slice::from_ref(&done));
    assert!(
        database
            .list_kept_by_law(Some(code("3301")), 10)
            .await
            .unwrap()
            .is_empty()
    );
    let clear = String::from(person(1).resident_id);
    assert!(!outside.dump().await.holds(&clear), "what is kept is sealed");
    keep(&Erasure { kept: None, ..done }).await.unwrap();
    assert!(database.list_kept_by_law(None, 10).await.unwrap().is_empty());
}

/// What others said is spoilt, so that opening it would fail.
async fn only_what_somebody_signed_is_opened(database: Database, outside: Outside) {
    settle(&database, 1, 0).await;
    let said = |number: u32, name: Option<&str>, phone: Option<&str>| Objection {
        id: ObjectionId(uuid(23, number)),
        receipt: format!("R{number}"),
        name: name.map(str::to_owned),
        phone: phone.map(str::to_owned),
        ..crate::recognitions::objection()
    };
    let named = said(1, Some(" 赵六 "), None);
    crate::recognitions::one_with_objection(&database, &named).await;
    let others = [
        said(2, None, Some("139-0000 0066")),
        said(3, Some("钱七"), Some("13900000066")),
        said(4, Some("孙八"), None),
    ];
    let mut change = database.begin().await.unwrap();
    for other in &others {
        change.add_objection(other).await.unwrap();
    }
    change.commit().await.unwrap();
    outside
        .run("UPDATE objection SET words = 'spoilt' WHERE receipt IN ('R3', 'R4')")
        .await;
    let phone = [Phone::parse("13900000066").unwrap()];
    let found = async || {
        let found = database
            .read()
            .await
            .unwrap()
            .list_objections_signed(&["赵六".to_owned()], &phone)
            .await;
        let mut receipts: Vec<String> = found.unwrap().into_iter().map(|(one, _)| one.receipt).collect();
        receipts.sort();
        receipts
    };
    assert_eq!(found().await, ["R1", "R2"]);
    // As a database was before there were marks.
    outside
        .run("UPDATE objection SET name_index = NULL, phone_index = NULL")
        .await;
    assert_eq!(found().await, Vec::<String>::new());
    database.migrate().await.unwrap();
    assert_eq!(found().await, ["R1", "R2"]);
    let mut change = database.begin().await.unwrap();
    change.unsign_objection(named.id).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(found().await, ["R2"]);
}

async fn announced_files_come_back_as_they_were(database: Database) {
    settle(&database, 2, 0).await;
    let held = Announced {
        held: Some(domain::retention::Hold {
            until: day("2027-01-31"),
            by: "staff:1".to_owned(),
            reason: "官司".to_owned(),
        }),
        ..announced(person(2).id, "2026-06-01")
    };
    let mut change = database.begin().await.unwrap();
    change
        .set_announced(&announced(person(1).id, "2026-07-01"))
        .await
        .unwrap();
    change.set_announced(&held).await.unwrap();
    change.commit().await.unwrap();
    let all = database.list_announced(Some(code("330523"))).await.unwrap();
    assert_eq!(all, [held.clone(), announced(person(1).id, "2026-07-01")]);
    assert_eq!(database.find_announced(person(2).id).await.unwrap(), Some(held));
    let mut change = database.begin().await.unwrap();
    assert!(change.delete_announced(person(2).id).await.unwrap());
    assert!(!change.delete_announced(person(2).id).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(database.list_announced(None).await.unwrap().len(), 1);
}

async fn those_kept_for_nothing_are_found(database: Database) {
    let mut people: Vec<domain::person::Person> = (1..=5).map(person).collect();
    for one in &mut people[1..] {
        one.left = None;
    }
    people[1].categories = domain::person::CategorySet::EMPTY;
    people[2].categories = domain::person::CategorySet::EMPTY;
    people[3].categories = domain::person::CategorySet::EMPTY;
    let mut change = database.begin().await.unwrap();
    let kept: Vec<_> = people.iter().cloned().map(Into::into).collect();
    change.add_people(&kept).await.unwrap();
    change
        .add_category_periods(&[
            spell(people[1].id, "2019-01-01", Some("2019-12-31")),
            spell(people[1].id, "2020-01-01", Some("2020-12-31")),
            // One spell of this one has no end: whoever wrote so knows better than the set of today.
            spell(people[2].id, "2020-01-01", None),
        ])
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut found = database.list_idle_files(day("2026-06-30")).await.unwrap();
    found.sort_by_key(|idle| idle.person);
    let facts: Vec<_> = found
        .iter()
        .map(|idle| (idle.person, idle.cause, idle.since))
        .collect();
    assert_eq!(
        facts,
        [
            (people[0].id, RetentionCause::Moved, day("2026-05-01")),
            (people[1].id, RetentionCause::NoGroup, day("2020-12-31")),
        ]
    );
    let earlier = database.list_idle_files(day("2026-04-30")).await.unwrap();
    assert_eq!(earlier.len(), 1, "nobody has left who leaves tomorrow");
}

/// A table that is missing from the list would keep somebody who was erased.
#[tokio::test]
async fn every_column_about_people_is_treated() {
    let (_database, outside) = on_sqlite().await;
    let treated: BTreeSet<(String, String)> = TREATED
        .iter()
        .map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(treated, columns_about_people(&outside).await);
}

/// On SQLite deleted bytes are overwritten, and the log is emptied: a stolen file tells nothing.
#[tokio::test]
async fn the_file_itself_holds_no_trace() {
    let (database, outside) = on_sqlite().await;
    let one = file_of_one(&database).await;
    assert!(outside.traces(NAME) > 0, "the search finds");
    erase(&database, &one).await;
    assert!(database.empty_log().await.unwrap());
    assert_eq!((outside.traces(NAME), outside.traces(&one.no)), (0, 0));
}
