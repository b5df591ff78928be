//! Candidates: what an employer sees of who said yes, what it answers, and what happens when it answers nothing.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::gateway::{Gateway, decoded};
use crate::placements::of_lead;
use crate::postings::{boss, form, open_shop, publish, set};
use crate::world::{VILLAGE, World, code, day, person, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::candidate::{Reply, TurnDownReason};
use domain::ids::{AccountId, EmployerId, LeadId, PublicPostId, VacancyId};
use domain::lead::{Answer, LeadState};
use domain::params::ParamKey;
use domain::permission::{Deed, Function};
use domain::person::Person;
use domain::placement::CancelCause;
use domain::ports::{CandidateDeed, CandidateLine, CandidateStep};
use domain::posting::NoticeKind;
use domain::public_post::{Approval, Need, PostBasis, PostKind, PostState, PublicPost};
use domain::refusal::{Problem, Refusal};
use domain::values::{Fen, Phone};
use uuid::Uuid;

const NUMBER: &str = "13800138001";

fn somebody() -> Person {
    Person {
        phone: Phone::parse(NUMBER).ok(),
        skills: vec!["缝纫".to_owned()],
        ..person(1, VILLAGE)
    }
}

/// A vacancy, and one person who said yes to it.
struct Wanted {
    world: World,
    vacancy: VacancyId,
    person: Person,
    lead: LeadId,
}

impl Wanted {
    async fn new(shares: bool) -> Self {
        let person = somebody();
        let world = World::with(std::slice::from_ref(&person), &[]).await;
        open_shop(&world).await;
        let vacancy = publish(&world, form("缝纫工")).await;
        world.round().await;
        let who = Actor::Seeker(person.id);
        world.ports.leads.mine(&who).await.unwrap();
        let lead = world.leads_of(&person).await.remove(0).id;
        world
            .ports
            .leads
            .answer_mine(&who, lead, Answer::Interested)
            .await
            .unwrap();
        if shares {
            world.ports.leads.share_contact(&who, None).await.unwrap();
        }
        Self {
            world,
            vacancy,
            person,
            lead,
        }
    }

    async fn list(&self) -> Vec<CandidateLine> {
        let list = self
            .world
            .ports
            .candidates
            .candidates(&boss(), self.vacancy)
            .await;
        list.unwrap().candidates
    }

    async fn act(&self, deed: CandidateDeed) -> Result<VacancyId, Refusal> {
        self.world.ports.candidates.act(&boss(), self.lead, deed).await
    }

    async fn state(&self) -> LeadState {
        self.world.leads_of(&self.person).await.remove(0).state
    }

    async fn reply(&self) -> Reply {
        let who = Actor::Seeker(self.person.id);
        let mine = self.world.ports.leads.mine(&who).await.unwrap();
        mine.leads[0].reply.clone()
    }

    async fn tidy_after(&self, days: i64) {
        self.world.clock.forward(TimeDelta::days(days));
        self.world.services.tidy().await.unwrap();
    }

    async fn notices(&self) -> Vec<NoticeKind> {
        let own = self.world.ports.postings.mine(&boss()).await.unwrap();
        own.notices.iter().map(|(notice, _)| notice.kind).collect()
    }
}

fn invitation(on: &str) -> CandidateDeed {
    CandidateDeed::Invite {
        day: day(on),
        place: "上午9点，厂门口".to_owned(),
        note: "找陈师傅".to_owned(),
    }
}

#[tokio::test]
async fn only_what_is_needed_is_seen_before_the_employer_asks() {
    let wanted = Wanted::new(true).await;
    let one = wanted.list().await.remove(0);
    assert_eq!(
        (one.name.as_str(), one.phone, one.step),
        ("王**", None, CandidateStep::New)
    );
    assert_eq!(one.skills, ["缝纫"]);
    assert_eq!(one.place, "河湾镇", "not the village");
    wanted.act(CandidateDeed::Show).await.unwrap();
    let one = wanted.list().await.remove(0);
    assert_eq!(
        (one.name.as_str(), one.phone.as_deref()),
        ("王小明", Some(NUMBER))
    );
    assert!(matches!(wanted.state().await, LeadState::Referred { .. }));
    let noun_id = wanted.lead.to_string();
    let lines = wanted.world.services.db.list_audit_of("lead", &noun_id).await;
    assert!(lines.unwrap().iter().any(|line| line.verb == "show_contact"));
}

#[tokio::test]
async fn without_consent_nobody_gets_a_telephone_but_may_be_invited() {
    let wanted = Wanted::new(false).await;
    assert_eq!(wanted.act(CandidateDeed::Show).await, Err(Refusal::NotAllowed));
    wanted.act(invitation("2026-07-03")).await.unwrap();
    let one = wanted.list().await.remove(0);
    assert_eq!((one.name.as_str(), one.phone), ("王**", None));
    assert!(matches!(wanted.reply().await, Reply::Invited { .. }));
}

#[tokio::test]
async fn a_consent_taken_back_hides_the_telephone_again() {
    let wanted = Wanted::new(true).await;
    wanted.act(CandidateDeed::Show).await.unwrap();
    let no = domain::ports::ConsentWish {
        purpose: domain::consent::Purpose::EmployerContact,
        given: false,
        how: domain::consent::ConsentHow::SignedIn,
        on: day("2026-06-30"),
    };
    let who = Actor::Seeker(wanted.person.id);
    wanted.world.ports.consents.say(&who, None, no).await.unwrap();
    let one = wanted.list().await.remove(0);
    assert_eq!((one.name.as_str(), one.phone), ("王**", None));
}

#[tokio::test]
async fn who_is_hired_reads_it_and_an_opening_is_taken() {
    let wanted = Wanted::new(true).await;
    wanted.act(invitation("2026-07-03")).await.unwrap();
    assert!(matches!(wanted.state().await, LeadState::Interviewed { .. }));
    wanted.act(CandidateDeed::Hire).await.unwrap();
    assert!(matches!(wanted.state().await, LeadState::Hired { .. }));
    assert_eq!(wanted.reply().await, Reply::Hired);
    let vacancy = wanted.world.services.db.find_vacancy(wanted.vacancy).await;
    let vacancy = vacancy.unwrap().unwrap();
    assert_eq!((vacancy.filled, vacancy.openings_left()), (1, 1));
    let again = wanted.act(CandidateDeed::TurnDown {
        reason: TurnDownReason::Other,
    });
    assert_eq!(again.await, Err(Refusal::Changed));
}

#[tokio::test]
async fn who_is_turned_down_reads_kind_words() {
    let wanted = Wanted::new(true).await;
    let deed = CandidateDeed::TurnDown {
        reason: TurnDownReason::Skill,
    };
    wanted.act(deed).await.unwrap();
    assert!(matches!(wanted.state().await, LeadState::Closed { .. }));
    assert!(matches!(wanted.reply().await, Reply::TurnedDown { .. }));
    assert_eq!(
        wanted.list().await[0].phone,
        None,
        "there is no need of it any more"
    );
}

#[tokio::test]
async fn an_invitation_is_for_a_day_to_come_and_holds_no_number() {
    let wanted = Wanted::new(true).await;
    let wrong = async |deed| wanted.act(deed).await.unwrap_err();
    assert_eq!(
        wrong(invitation("2026-06-29")).await,
        Refusal::field("day", Problem::OutOfRange)
    );
    let numbered = CandidateDeed::Invite {
        day: day("2026-07-03"),
        place: "厂门口".to_owned(),
        note: "打13800138000".to_owned(),
    };
    assert_eq!(wrong(numbered).await, Refusal::field("note", Problem::NoNumbers));
}

#[tokio::test]
async fn nobody_sees_or_answers_the_candidates_of_others() {
    let wanted = Wanted::new(true).await;
    let other = Actor::Employer {
        employer: EmployerId(Uuid::from_u128(0xE9)),
        account: AccountId(Uuid::from_u128(0xB9)),
    };
    let candidates = &wanted.world.ports.candidates;
    assert_eq!(
        candidates.candidates(&other, wanted.vacancy).await.map(drop),
        Err(Refusal::NotFound)
    );
    let acted = candidates.act(&other, wanted.lead, CandidateDeed::Hire).await;
    assert_eq!(acted, Err(Refusal::NotFound));
    let seeker = Actor::Seeker(wanted.person.id);
    assert_eq!(
        wanted
            .world
            .ports
            .leads
            .take_back_mine(&seeker, wanted.lead)
            .await
            .map(drop),
        Ok(())
    );
    assert_eq!(
        wanted.act(CandidateDeed::Show).await,
        Err(Refusal::NotFound),
        "no yes stands"
    );
    assert_eq!(wanted.list().await, []);
}

#[tokio::test]
async fn the_person_is_told_by_message_that_there_is_an_answer() {
    let wanted = Wanted::new(true).await;
    let gateway = Gateway::open().await;
    gateway.serve(&wanted.world).await;
    wanted.act(invitation("2026-07-03")).await.unwrap();
    wanted.world.clock.forward(TimeDelta::days(1));
    assert_eq!(wanted.world.services.hand_messages().await.unwrap(), 1);
    let text = decoded(&gateway.take()[0]);
    assert!(
        text.contains("招工单位给你回话了") && !text.contains("小明"),
        "{text}"
    );
    wanted.world.clock.forward(TimeDelta::days(2));
    wanted.act(CandidateDeed::Hire).await.unwrap();
    wanted.reply().await;
    wanted.world.clock.forward(TimeDelta::days(2));
    assert_eq!(
        wanted.world.services.hand_messages().await.unwrap(),
        0,
        "it was read meanwhile"
    );
}

#[tokio::test]
async fn the_employer_is_reminded_once_and_silence_ends_kindly() {
    let wanted = Wanted::new(true).await;
    wanted.tidy_after(10).await;
    assert_eq!(wanted.notices().await, [], "the tenth day is not over");
    wanted.tidy_after(1).await;
    wanted.tidy_after(1).await;
    assert_eq!(wanted.notices().await, [NoticeKind::Waiting]);
    wanted.tidy_after(48).await;
    assert!(
        matches!(wanted.state().await, LeadState::Answered { .. }),
        "the sixtieth day"
    );
    wanted.tidy_after(1).await;
    assert!(matches!(wanted.state().await, LeadState::Closed { .. }));
    assert_eq!(wanted.reply().await, Reply::Lapsed);
    assert_eq!(wanted.list().await[0].step, CandidateStep::Ended);
}

#[tokio::test]
async fn what_stands_before_a_hire_is_not_closed() {
    let wanted = Wanted::new(true).await;
    wanted.act(invitation("2026-07-03")).await.unwrap();
    wanted.tidy_after(61).await;
    assert!(matches!(wanted.state().await, LeadState::Interviewed { .. }));
}

#[tokio::test]
async fn an_employer_who_answers_nobody_fades_and_comes_back_with_an_answer() {
    let wanted = Wanted::new(true).await;
    let world = &wanted.world;
    set(world, ParamKey::SilentContacts, 1).await;
    let late = person(2, VILLAGE);
    world.keep_people(std::slice::from_ref(&late)).await;
    publish(world, form("裁剪工")).await;
    world.round().await;
    assert_eq!(world.leads_of(&late).await.len(), 0, "nobody further is told");
    wanted.act(invitation("2026-07-03")).await.unwrap();
    world.round().await;
    assert_eq!(world.leads_of(&late).await.len(), 2);
    set(world, ParamKey::ContactsPerMonth, 1).await;
    let later = person(3, VILLAGE);
    world.keep_people(std::slice::from_ref(&later)).await;
    world.round().await;
    assert_eq!(world.leads_of(&later).await.len(), 0, "enough for this month");
    world.clock.forward(TimeDelta::days(1));
    world.round().await;
    assert_ne!(world.leads_of(&later).await.len(), 0, "July");
}

#[tokio::test]
async fn who_was_erased_is_no_candidate_any_more() {
    let wanted = Wanted::new(true).await;
    wanted.act(invitation("2026-07-03")).await.unwrap();
    let nobody = store::Nobody {
        id: wanted.person.id,
        names: vec![wanted.person.name.clone()],
        no: "x".to_owned(),
        resident_id: domain::erasure::year_alone(wanted.person.resident_id),
        on: day("2026-06-30"),
        at: wanted.world.services.clock.now(),
    };
    let mut change = wanted.world.services.db.begin().await.unwrap();
    assert!(change.erase_person(&nobody).await.unwrap());
    change.commit().await.unwrap();
    assert_eq!(wanted.list().await, []);
    let kept = wanted
        .world
        .services
        .db
        .list_candidates(&[wanted.lead])
        .await
        .unwrap();
    assert_eq!(kept, []);
    assert_eq!(wanted.act(CandidateDeed::Hire).await, Err(Refusal::NotFound));
}

#[tokio::test]
async fn who_was_hired_by_the_employer_is_placed_without_taking_a_second_opening() {
    let wanted = Wanted::new(true).await;
    let filled = async || {
        let db = &wanted.world.services.db;
        db.find_vacancy(wanted.vacancy).await.unwrap().unwrap().filled
    };
    wanted.act(CandidateDeed::Hire).await.unwrap();
    assert_eq!(filled().await, 1);
    let placements = &wanted.world.ports.placements;
    let village = staff(Role::Coordinator, VILLAGE);
    let id = placements
        .enter(&village, wanted.person.id, of_lead(wanted.lead, "2026-06-30"))
        .await
        .unwrap();
    assert_eq!(filled().await, 1, "the employer took it before");
    let again = placements
        .enter(&village, wanted.person.id, of_lead(wanted.lead, "2026-06-30"))
        .await;
    assert_eq!(
        again.unwrap_err(),
        Refusal::Changed,
        "one lead leads to one placement"
    );
    placements
        .cancel(&village, id, CancelCause::WrongPerson)
        .await
        .unwrap();
    assert_eq!(filled().await, 1, "the employer has not taken it back");
    assert!(matches!(wanted.state().await, LeadState::Hired { .. }));
}

#[tokio::test]
async fn the_person_reads_that_the_employer_saw_their_telephone() {
    let wanted = Wanted::new(true).await;
    let seen = async || {
        let who = Actor::Seeker(wanted.person.id);
        let data = wanted.world.ports.my_data.my_data(&who).await.unwrap();
        let of = data.seen.into_iter();
        of.filter(|one| one.kind == domain::access::AccessKind::Contact)
            .map(|one| (one.role, one.note))
            .collect::<Vec<_>>()
    };
    wanted.list().await;
    assert!(seen().await.is_empty(), "nothing was shown yet");
    wanted.act(CandidateDeed::Show).await.unwrap();
    wanted.list().await;
    wanted.list().await;
    let once = (domain::permission::Party::Employer, "青禾制衣厂".to_owned());
    assert_eq!(seen().await, [once]);
}

/// Who gets a public-welfare post the county decides, after the notice (P7): a tap of the employer would take the seat.
#[tokio::test]
async fn nobody_is_hired_for_a_public_welfare_post_by_its_employer() {
    let wanted = Wanted::new(true).await;
    let post = PublicPost {
        id: PublicPostId(Uuid::from_u128(0x91)),
        employer: boss()
            .own_employer(Deed::Read, Function::CandidateContact)
            .unwrap(),
        need: Need {
            area: code(VILLAGE),
            title: "缝纫工".to_owned(),
            kind: PostKind::PublicWelfare,
            basis: PostBasis::Need,
            seats: 1,
            duties: String::new(),
            monthly: Fen::yuan(2_500),
        },
        state: PostState::Recruiting {
            approval: Approval {
                quota: 1,
                budget: Fen::yuan(30_000),
                by: "staff:2".to_owned(),
                at: wanted.world.services.clock.now(),
            },
            vacancy: wanted.vacancy,
        },
        version: 1,
        made_by: "staff:x".to_owned(),
        made_at: wanted.world.services.clock.now(),
    };
    let db = &wanted.world.services.db;
    let mut change = db.begin().await.unwrap();
    change.add_public_post(&post).await.unwrap();
    change.commit().await.unwrap();
    let list = wanted
        .world
        .ports
        .candidates
        .candidates(&boss(), wanted.vacancy)
        .await;
    assert!(!list.unwrap().may_hire);
    assert_eq!(wanted.act(CandidateDeed::Hire).await, Err(Refusal::PostByCounty));
    let vacancy = db.find_vacancy(wanted.vacancy).await.unwrap().unwrap();
    assert_eq!(vacancy.filled, 0, "the seat is free for whom the county appoints");
    assert_eq!(
        wanted.act(CandidateDeed::Show).await,
        Ok(wanted.vacancy),
        "the rest stays"
    );
}
