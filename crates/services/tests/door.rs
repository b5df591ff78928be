//! One-time codes: who gets one, how often, how it is entered, and what nobody can tell from the outside.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::{VILLAGE, World, person};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::actor::Actor;
use domain::person::{Leaving, Person};
use domain::ports::{Answered, CodeWish, Entry, Proven, Whom};
use domain::refusal::{Problem, Refusal};
use domain::session::{Device, Subject};
use domain::values::Phone;
use services::sms::{SmsFailure, SmsSender};
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub const NUMBER: &str = "15400000001";
pub const STRANGER: &str = "15400000099";

/// Keeps messages instead of sending them.
struct Postbox(UnboundedSender<(Phone, String)>);

#[async_trait]
impl SmsSender for Postbox {
    async fn send(&self, to: &Phone, text: &str) -> Result<(), SmsFailure> {
        self.0.send((to.clone(), text.to_owned())).unwrap();
        Ok(())
    }
}

/// A county that sends messages.
pub struct Town {
    pub world: World,
    posted: Mutex<UnboundedReceiver<(Phone, String)>>,
}

pub fn phone(text: &str) -> Phone {
    Phone::parse(text).unwrap()
}

/// Somebody with a telephone, born in a year of their own.
pub fn owner(number: u16, born: &str, name: &str, telephone: &str) -> Person {
    let resident_id =
        domain::values::ResidentId::compose(990_101, format!("{born}-03-01").parse().unwrap(), number);
    Person {
        resident_id: resident_id.unwrap(),
        name: name.to_owned(),
        phone: Some(phone(telephone)),
        ..person(number, VILLAGE)
    }
}

impl Town {
    pub async fn new(people: &[Person]) -> Self {
        let world = World::with(people, &[]).await;
        let (sender, posted) = unbounded_channel();
        world.services.send_messages_by(Arc::new(Postbox(sender)));
        let posted = Mutex::new(posted);
        Self { world, posted }
    }

    pub async fn ask(&self, number: &str) -> Answered<String> {
        self.ask_from(number, "192.0.2.1").await
    }

    async fn ask_from(&self, number: &str, address: &str) -> Answered<String> {
        let wish = CodeWish {
            phone: phone(number),
            address: address.to_owned(),
        };
        self.world.ports.door.ask_code(wish).await
    }

    /// The digits of the next message.
    pub async fn digits(&self) -> String {
        let (_, text) = self.posted.lock().await.recv().await.unwrap();
        let digits: String = text.chars().filter(char::is_ascii_digit).take(6).collect();
        assert_eq!(digits.len(), 6, "{text}");
        digits
    }

    pub async fn nothing_posted(&self) -> bool {
        tokio::task::yield_now().await;
        self.posted.lock().await.try_recv().is_err()
    }

    pub async fn enter(&self, ticket: &str, digits: &str) -> Answered<Proven> {
        let door = &self.world.ports.door;
        door.enter_code(ticket, digits, Device::UNKNOWN).await
    }

    pub async fn choose(&self, ticket: &str, position: usize, proof: &str) -> Answered<Entry> {
        let door = &self.world.ports.door;
        door.choose(ticket, position, proof, Device::UNKNOWN).await
    }

    /// Asks for a code and enters it.
    pub async fn enter_by(&self, number: &str) -> Entry {
        let ticket = self.ask(number).await.unwrap();
        let digits = self.digits().await;
        match self.enter(&ticket, &digits).await.unwrap() {
            Proven::Entered(entry) => entry,
            Proven::Several => unreachable!("one person has it"),
        }
    }

    pub async fn actor(&self, entry: &Entry) -> Option<Actor> {
        let session = self.world.ports.accounts.session(&entry.token).await.unwrap();
        session.map(|session| session.actor)
    }
}

fn other(digits: &str) -> String {
    format!("{:06}", (digits.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn the_right_code_signs_in_for_thirty_days() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let entry = town.enter_by(NUMBER).await;
    let who = Actor::Seeker(person(1, VILLAGE).id);
    assert_eq!(entry.subject, Subject::Seeker(person(1, VILLAGE).id));
    assert_eq!(town.actor(&entry).await, Some(who.clone()));
    assert_eq!(
        town.world.ports.leads.mine(&who).await.unwrap().masked_name,
        "李**"
    );
    town.world
        .clock
        .forward(TimeDelta::days(30) - TimeDelta::seconds(1));
    assert!(town.actor(&entry).await.is_some());
    town.world.clock.forward(TimeDelta::seconds(1));
    assert_eq!(town.actor(&entry).await, None);
}

#[tokio::test]
async fn a_code_serves_once_and_for_five_minutes() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    town.enter(&ticket, &digits).await.unwrap();
    assert_eq!(town.enter(&ticket, &digits).await, Err(Refusal::CodeSpent));
    town.world.clock.forward(TimeDelta::minutes(2));
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    town.world.clock.forward(TimeDelta::minutes(5));
    assert_eq!(town.enter(&ticket, &digits).await, Err(Refusal::CodeSpent));
    assert_eq!(town.enter("made up", &digits).await, Err(Refusal::CodeSpent));
}

#[tokio::test]
async fn five_wrong_codes_end_a_ticket() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    for _ in 0..4 {
        let told = town.enter(&ticket, &other(&digits)).await;
        assert_eq!(told, Err(Refusal::field("code", Problem::Wrong)));
    }
    assert_eq!(
        town.enter(&ticket, &other(&digits)).await,
        Err(Refusal::CodeSpent)
    );
    assert_eq!(town.enter(&ticket, &digits).await, Err(Refusal::CodeSpent));
}

#[tokio::test]
async fn a_newer_code_ends_the_one_before() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let first = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    town.world.clock.forward(TimeDelta::minutes(1));
    town.ask(NUMBER).await.unwrap();
    assert_eq!(town.enter(&first, &digits).await, Err(Refusal::CodeSpent));
}

/// Everything that is asked with a number somebody has is asked with one nobody has, and answered alike.
#[tokio::test]
async fn a_number_nobody_has_is_answered_alike() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let known = town.ask_from(NUMBER, "192.0.2.1").await.unwrap();
    let digits = town.digits().await;
    let unknown = town.ask_from(STRANGER, "192.0.2.2").await.unwrap();
    assert!(town.nothing_posted().await);
    assert_eq!(known.len(), unknown.len());
    assert_eq!(town.ask(NUMBER).await, Err(Refusal::TooMany));
    assert_eq!(town.ask(STRANGER).await, Err(Refusal::TooMany));
    for _ in 0..6 {
        assert_eq!(
            town.enter(&known, &other(&digits)).await,
            town.enter(&unknown, "000000").await
        );
    }
    let lines = town.world.services.db.list_audit(100).await.unwrap();
    let verbs = |n: usize| {
        lines
            .iter()
            .skip(n)
            .step_by(2)
            .map(|line| line.verb.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(verbs(0), verbs(1), "as much is written");
    let all = format!("{lines:?}");
    assert!(!all.contains(NUMBER) && !all.contains("192.0.2"), "{all}");
}

#[tokio::test]
async fn codes_are_limited_by_number_and_by_address() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    for _ in 0..5 {
        town.ask(NUMBER).await.unwrap();
        assert_eq!(town.ask(NUMBER).await, Err(Refusal::TooMany), "within a minute");
        town.world.clock.forward(TimeDelta::seconds(61));
    }
    assert_eq!(town.ask(NUMBER).await, Err(Refusal::TooMany), "five an hour");
    town.world.clock.forward(TimeDelta::hours(1));
    for _ in 0..5 {
        town.ask(NUMBER).await.unwrap();
        town.world.clock.forward(TimeDelta::minutes(13));
    }
    assert_eq!(town.ask(NUMBER).await, Err(Refusal::TooMany), "ten a day");
    town.world.clock.forward(TimeDelta::days(1));
    for number in 0..60 {
        town.ask(&format!("154000001{number:02}")).await.unwrap();
    }
    assert_eq!(
        town.ask(NUMBER).await,
        Err(Refusal::TooMany),
        "sixty an hour from there"
    );
    assert!(town.ask_from(NUMBER, "192.0.2.9").await.is_ok());
}

#[tokio::test]
async fn a_shared_telephone_shows_nothing_before_each_is_known() {
    let family = [
        owner(1, "1985", "李秀英", NUMBER),
        owner(2, "1960", "李大山", NUMBER),
    ];
    let town = Town::new(&family).await;
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    let choices = async || town.world.ports.door.choices(&ticket).await;
    assert_eq!(choices().await, Err(Refusal::CodeSpent), "before the code");
    assert_eq!(town.enter(&ticket, &digits).await, Ok(Proven::Several));
    let masked = vec![Whom::Person("李**".to_owned()), Whom::Person("李**".to_owned())];
    assert_eq!(choices().await, Ok(masked));
    assert_eq!(
        town.choose(&ticket, 0, "1960").await.err(),
        Some(Refusal::field("proof", Problem::Wrong)),
        "the father's year"
    );
    let entry = town.choose(&ticket, 0, "1985").await.unwrap();
    assert_eq!(town.actor(&entry).await, Some(Actor::Seeker(family[0].id)));
    assert_eq!(
        town.choose(&ticket, 1, "1960").await.err(),
        Some(Refusal::CodeSpent),
        "a code serves one of them"
    );
}

#[tokio::test]
async fn who_one_is_may_be_shown_by_the_end_of_the_id_and_guessed_thrice() {
    let family = [
        owner(1, "1985", "李秀英", NUMBER),
        owner(2, "1960", "李大山", NUMBER),
    ];
    let town = Town::new(&family).await;
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    town.enter(&ticket, &digits).await.unwrap();
    for (guess, told) in [
        ("1961", Refusal::field("proof", Problem::Wrong)),
        ("960", Refusal::field("proof", Problem::Wrong)),
        ("2060", Refusal::CodeSpent),
    ] {
        assert_eq!(town.choose(&ticket, 1, guess).await.err(), Some(told), "{guess}");
    }
    let id = String::from(family[1].resident_id);
    assert_eq!(
        town.choose(&ticket, 1, &id[14..]).await.err(),
        Some(Refusal::CodeSpent)
    );
    town.world.clock.forward(TimeDelta::minutes(2));
    let ticket = town.ask(NUMBER).await.unwrap();
    let digits = town.digits().await;
    town.enter(&ticket, &digits).await.unwrap();
    let entry = town.choose(&ticket, 1, &id[14..].to_lowercase()).await.unwrap();
    assert_eq!(town.actor(&entry).await, Some(Actor::Seeker(family[1].id)));
}

#[tokio::test]
async fn whoever_died_gets_no_code() {
    let mut gone = owner(1, "1985", "李秀英", NUMBER);
    gone.left = Some((crate::world::day("2026-06-01"), Leaving::Died));
    let town = Town::new(&[gone]).await;
    town.ask(NUMBER).await.unwrap();
    assert!(town.nothing_posted().await);
}

#[tokio::test]
async fn without_a_gateway_nothing_is_promised() {
    let world = World::with(&[owner(1, "1985", "李秀英", NUMBER)], &[]).await;
    assert!(!world.ports.door.sends_codes().await);
    let wish = CodeWish {
        phone: phone(NUMBER),
        address: "192.0.2.1".to_owned(),
    };
    assert_eq!(world.ports.door.ask_code(wish).await, Err(Refusal::NotFound));
}

#[tokio::test]
async fn the_code_of_a_slip_signs_in_and_ends_when_it_is_revoked() {
    let (world, somebody) = World::with_five_planned().await;
    let code = world.link(&somebody).await;
    let door = &world.ports.door;
    let entry = door.enter_by_paper(&code, Device::UNKNOWN).await.unwrap();
    assert_eq!(entry.subject, Subject::Seeker(somebody.id));
    world
        .ports
        .leads
        .revoke_links(&Actor::Operator, somebody.id)
        .await
        .unwrap();
    assert_eq!(
        door.enter_by_paper(&code, Device::UNKNOWN).await.err(),
        Some(Refusal::LinkRevoked)
    );
    assert_eq!(
        door.enter_by_paper("made up", Device::UNKNOWN).await.err(),
        Some(Refusal::NotFound)
    );
}

#[tokio::test]
async fn a_lost_telephone_is_signed_out_from_another() {
    let town = Town::new(&[owner(1, "1985", "李秀英", NUMBER)]).await;
    let lost = town.enter_by(NUMBER).await;
    town.world.clock.forward(TimeDelta::minutes(2));
    let here = town.enter_by(NUMBER).await;
    let session = town
        .world
        .ports
        .accounts
        .session(&here.token)
        .await
        .unwrap()
        .unwrap();
    let door = &town.world.ports.door;
    let lines = door.sessions(&session.actor, session.id).await.unwrap();
    assert_eq!(lines.len(), 2);
    let other = lines.iter().find(|line| !line.here).unwrap().id;
    let stranger = Actor::Seeker(person(2, VILLAGE).id);
    assert_eq!(
        door.end_own_session(&stranger, other).await,
        Err(Refusal::NotFound)
    );
    door.end_own_session(&session.actor, other).await.unwrap();
    assert_eq!(town.actor(&lost).await, None);
    assert!(town.actor(&here).await.is_some());
}
