//! Employers: registered and confirmed, refused, invited; their people.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::door::{NUMBER, STRANGER, Town, phone};
use crate::world::{COUNTY, OTHER_TOWN, TOWN, code, staff};
use chrono::TimeDelta;
use domain::actor::{Actor, Role};
use domain::employer_account::Standing;
use domain::ports::{InvitationWish, Proven, Registration};
use domain::refusal::{Problem, Refusal};
use domain::values::SocialCreditCode;

fn uscc(number: u32) -> SocialCreditCode {
    SocialCreditCode::complete(&format!("91990101MA{number:07}")).unwrap()
}

fn registration(number: u32, telephone: &str) -> Registration {
    Registration {
        uscc: uscc(number),
        firm: "河湾编织合作社".to_owned(),
        legal_rep: String::new(),
        area: code(TOWN),
        name: "陈建国".to_owned(),
        phone: phone(telephone),
    }
}

fn officer() -> Actor {
    staff(Role::TownOfficer, TOWN)
}

/// Registers and enters the code.
async fn applicant(town: &Town, number: u32, telephone: &str) -> Actor {
    let employers = &town.world.ports.employers;
    let address = format!("192.0.2.{number}");
    let ticket = employers
        .register(registration(number, telephone), address)
        .await
        .unwrap();
    let digits = town.digits().await;
    let Proven::Entered(entry) = town.enter(&ticket, &digits).await.unwrap() else {
        unreachable!("nobody else has the number")
    };
    town.actor(&entry).await.unwrap()
}

#[tokio::test]
async fn who_registers_waits_until_an_officer_confirms() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    let waiting = applicant(&town, 1, NUMBER).await;
    let Actor::Applicant { account } = waiting else {
        unreachable!("{waiting:?}")
    };
    let own = employers.own(&waiting).await.unwrap();
    assert!(matches!(own.standing, Standing::Waiting { since: Some(_) }));
    assert_eq!(
        employers
            .add_colleague(&waiting, "周".to_owned(), phone(STRANGER))
            .await,
        Err(Refusal::NotSignedIn),
        "who waits does nothing else"
    );
    let queue = employers.queue(&officer()).await.unwrap();
    assert_eq!((queue.len(), queue[0].phone.as_deref()), (1, Some(NUMBER)));
    employers.confirm(&officer(), account).await.unwrap();
    assert_eq!(
        employers.confirm(&officer(), account).await,
        Err(Refusal::Changed)
    );
    assert_eq!(employers.queue(&officer()).await.unwrap(), []);
    town.world.clock.forward(TimeDelta::minutes(2));
    let entry = town.enter_by(NUMBER).await;
    let Some(Actor::Employer { employer, .. }) = town.actor(&entry).await else {
        unreachable!("confirmed")
    };
    let kept = town
        .world
        .services
        .db
        .find_employer(employer)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((kept.uscc, kept.name.as_str()), (Some(uscc(1)), "河湾编织合作社"));
}

#[tokio::test]
async fn a_registration_nobody_proves_waits_for_nobody() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    employers
        .register(registration(1, NUMBER), "192.0.2.1".to_owned())
        .await
        .unwrap();
    assert_eq!(employers.queue(&officer()).await.unwrap(), []);
    town.world.clock.forward(TimeDelta::days(2));
    town.world.services.tidy().await.unwrap();
    let left = town
        .world
        .services
        .db
        .list_employer_accounts(None, "waiting")
        .await
        .unwrap();
    assert_eq!(left, []);
}

#[tokio::test]
async fn a_refusal_is_read_with_its_reason() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    let Actor::Applicant { account } = applicant(&town, 1, NUMBER).await else {
        unreachable!("registered")
    };
    let refuse = async |reason: &str| employers.refuse(&officer(), account, reason.to_owned()).await;
    assert_eq!(
        refuse(" ").await,
        Err(Refusal::field("reason", Problem::Required))
    );
    refuse("代码和名称对不上").await.unwrap();
    town.world.clock.forward(TimeDelta::minutes(2));
    let entry = town.enter_by(NUMBER).await;
    let who = town.actor(&entry).await.unwrap();
    let own = employers.own(&who).await.unwrap();
    assert!(matches!(own.standing, Standing::Refused { reason, .. } if reason == "代码和名称对不上"));
}

#[tokio::test]
async fn officers_see_and_confirm_those_of_their_area() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    let Actor::Applicant { account } = applicant(&town, 1, NUMBER).await else {
        unreachable!("registered")
    };
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(employers.queue(&elsewhere).await.unwrap(), []);
    assert_eq!(
        employers.confirm(&elsewhere, account).await,
        Err(Refusal::NotFound)
    );
    for role in [
        Role::Coordinator,
        Role::Administrator,
        Role::Auditor,
        Role::CitySupervisor,
    ] {
        let who = staff(role, COUNTY);
        assert_eq!(employers.queue(&who).await, Err(Refusal::NotAllowed), "{role}");
        assert_eq!(employers.confirm(&who, account).await, Err(Refusal::NotAllowed));
    }
    assert_eq!(employers.queue(&Actor::Visitor).await, Err(Refusal::NotSignedIn));
    assert_eq!(
        employers
            .queue(&staff(Role::CountyOfficer, COUNTY))
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn several_people_sign_in_for_one_employer() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    for (number, telephone) in [(1, NUMBER), (1, "15400000002")] {
        let Actor::Applicant { account } = applicant(&town, number, telephone).await else {
            unreachable!("registered")
        };
        employers.confirm(&officer(), account).await.unwrap();
        town.world.clock.forward(TimeDelta::minutes(2));
    }
    let entry = town.enter_by(NUMBER).await;
    let who = town.actor(&entry).await.unwrap();
    let add = async |telephone: &str| {
        let name = "周小燕".to_owned();
        employers.add_colleague(&who, name, phone(telephone)).await
    };
    assert_eq!(
        add("15400000002").await,
        Err(Refusal::field("phone", Problem::Taken))
    );
    add(STRANGER).await.unwrap();
    let own = employers.own(&who).await.unwrap();
    assert_eq!(own.colleagues.len(), 3);
    let theirs = town.enter_by(STRANGER).await;
    let Some(Actor::Employer { employer, account }) = town.actor(&theirs).await else {
        unreachable!("a colleague is confirmed by a colleague")
    };
    assert!(matches!(who, Actor::Employer { employer: own, .. } if own == employer));
    let me = own.colleagues.iter().find(|one| one.here).unwrap().id;
    assert_eq!(
        employers.remove_colleague(&who, me).await,
        Err(Refusal::NotAllowed)
    );
    employers.remove_colleague(&who, account).await.unwrap();
    assert_eq!(town.actor(&theirs).await, None);
    town.world.clock.forward(TimeDelta::minutes(2));
    town.ask(STRANGER).await.unwrap();
    assert!(town.nothing_posted().await);
}

#[tokio::test]
async fn an_invitation_is_taken_up_once() {
    let town = Town::new(&[]).await;
    let employers = &town.world.ports.employers;
    let wish = InvitationWish {
        uscc: uscc(1),
        firm: "河湾编织合作社".to_owned(),
        area: code(TOWN),
    };
    let elsewhere = staff(Role::TownOfficer, OTHER_TOWN);
    assert_eq!(
        employers.invite(&elsewhere, wish.clone()).await,
        Err(Refusal::NotFound)
    );
    let link = employers.invite(&officer(), wish).await.unwrap();
    assert_eq!(employers.invitation(&link).await.unwrap().firm, "河湾编织合作社");
    let join = async |telephone: &str| {
        let name = "陈建国".to_owned();
        let address = "192.0.2.1".to_owned();
        employers.join(&link, name, phone(telephone), address).await
    };
    let ticket = join(NUMBER).await.unwrap();
    let digits = town.digits().await;
    let Proven::Entered(entry) = town.enter(&ticket, &digits).await.unwrap() else {
        unreachable!("nobody else has the number")
    };
    assert!(matches!(town.actor(&entry).await, Some(Actor::Employer { .. })));
    assert_eq!(employers.invitation(&link).await.err(), Some(Refusal::NotFound));
    assert_eq!(join(STRANGER).await.err(), Some(Refusal::NotFound));
}

#[tokio::test]
async fn an_invitation_ends_after_a_fortnight() {
    let town = Town::new(&[]).await;
    let wish = InvitationWish {
        uscc: uscc(1),
        firm: "河湾编织合作社".to_owned(),
        area: code(TOWN),
    };
    let employers = &town.world.ports.employers;
    let link = employers.invite(&officer(), wish).await.unwrap();
    town.world.clock.forward(TimeDelta::days(15));
    assert_eq!(
        employers.invitation(&link).await.err(),
        Some(Refusal::LinkExpired)
    );
}
