//! How fast text messages go to a gateway and their receipts are matched: `cargo run --release --example bench_sms -- [PEOPLE]`.
//! The gateway takes each message over HTTP and sends its receipt back over HTTP, as a gateway does.

use chrono::{NaiveDate, TimeDelta};
use domain::clock::{FixedClock, start_of_day};
use domain::ids::{LeadId, MessageId, PersonId, VacancyId};
use domain::lead::{Channel, Lead, LeadState};
use domain::message::{Heard, Message, MessageState};
use domain::person::{Category, CategorySet, Consent, Person};
use domain::values::{Phone, ResidentId};
use services::messages::SmsCarrier;
use services::sms::{HttpGateway, HttpTemplate};
use services::{Failure, Opening, Services, machine::MachineChance};
use std::sync::Arc;
use std::time::Instant;
use store::Imported;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Leads of each person.
const LEADS: usize = 3;
/// Connections the gateway sends receipts by: half of what Kannel's `smsbox` lets wait at most.
const CALLERS: usize = 256;

type Broken = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Broken> {
    let people = std::env::args().nth(1).map_or(Ok(100_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let day = NaiveDate::from_ymd_opt(2026, 6, 15).ok_or("a day")?;
    let opening = Opening {
        data: folder.path().to_path_buf(),
        database_url: std::env::var("DATABASE_URL").ok(),
        data_key: None,
        clock: Arc::new(FixedClock(start_of_day(day) + TimeDelta::hours(10))),
        chance: Arc::new(MachineChance::seeded(1)),
    };
    let services = Arc::new(Services::open(opening).await?);
    services.migrate().await?;
    services
        .load_demo(&services::demo::DemoSettings {
            people: 10,
            vacancies: 200,
            as_of: day,
            ..services::demo::DemoSettings::default()
        })
        .await?;
    let (sent, receipts) = unbounded_channel();
    let gateway = gateway(sent).await?;
    let template = HttpTemplate {
        url: format!("http://{gateway}/send?to={{to}}&text={{text}}&id={{id}}"),
        accepted: "0:".to_owned(),
        receipts: "x{id}".to_owned(),
        ..HttpTemplate::default()
    };
    let carrier = SmsCarrier::new(Arc::new(HttpGateway::new(template)), 32);
    services
        .open_outbox("http://songgang.test", vec![Arc::new(carrier)])
        .await?;
    fill(&services, people, day).await?;

    let hooks = hooks(Arc::clone(&services)).await?;
    let started = Instant::now();
    let heard = tokio::spawn(send_receipts(receipts, hooks, people));
    let handed = services.hand_messages().await?;
    let handing = started.elapsed().as_secs_f64();
    heard.await?.map_err(|error| error.to_string())?;
    let seconds = started.elapsed().as_secs_f64();
    let sums = services.db.count_messages().await?;
    let delivered = sums
        .iter()
        .find(|(_, state, _)| *state == MessageState::Delivered)
        .map_or(0, |(.., count)| *count);
    println!(
        "{handed} messages handed over in {handing:.1} s; {delivered} receipts matched after {seconds:.1} s ({:.0} a second)",
        delivered as f64 / seconds
    );
    Ok(())
}

/// People with numbers of their own, leads that suit them, a message planned to each.
async fn fill(services: &Services, count: usize, day: NaiveDate) -> Result<(), Failure> {
    let known = services.db.list_people_in_area(None).await?;
    let home = known[0].living_area;
    let open = services.db.list_open_vacancy_ids(day, 90).await?;
    let now = services.clock.now();
    for first in (0..count).step_by(2_000) {
        let numbers = first..count.min(first + 2_000);
        let people: Vec<Person> = numbers
            .clone()
            .filter_map(|number| somebody(number, home))
            .collect();
        let leads: Vec<Lead> = people
            .iter()
            .zip(numbers)
            .flat_map(|(person, number)| (0..LEADS).map(move |place| (person.id, number + place)))
            .map(|(person, place)| lead(services, person, open[place % open.len()], day))
            .collect();
        let messages: Vec<Message> = people
            .iter()
            .map(|person| {
                let id = MessageId::new(&*services.ids, now);
                Message::planned(id, (person.id, Channel::Sms), now, now)
            })
            .collect();
        let people: Vec<Imported<Person>> = people.into_iter().map(Imported::from).collect();
        let mut change = services.db.begin().await?;
        change.add_people(&people).await?;
        change.add_leads(&leads).await?;
        change.plan_messages(&messages).await?;
        change.commit().await?;
    }
    Ok(())
}

fn somebody(number: usize, home: domain::values::AreaCode) -> Option<Person> {
    let birth = NaiveDate::from_ymd_opt(
        1970 + (number / 1000 % 28) as i32,
        1 + (number / 28_000) as u32 % 12,
        1,
    )?;
    let id = ResidentId::compose(990_100 + (number / 340_000) as u32, birth, (number % 1000) as u16).ok()?;
    let mut person = Person::new(
        PersonId(uuid::Uuid::from_u128(number as u128 + 1)),
        format!("B{number}"),
        id,
        home,
    );
    person.phone = Phone::parse(&format!("154{number:08}")).ok();
    person.categories = CategorySet::EMPTY.with(Category::PoorWorker);
    person.consent = Consent::Given;
    "某人".clone_into(&mut person.name);
    Some(person)
}

fn lead(services: &Services, person: PersonId, vacancy: VacancyId, day: NaiveDate) -> Lead {
    Lead {
        id: LeadId::new(&*services.ids, services.clock.now()),
        person,
        vacancy,
        round: None,
        planned_on: day,
        score: 500,
        reasons: Vec::new(),
        ask_first: false,
        state: LeadState::Planned,
    }
}

/// Takes messages, and passes their ids on for receipts.
async fn gateway(sent: UnboundedSender<String>) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, sent.clone(), |line, sent| {
                let id = line.split("&id=").nth(1)?.split_whitespace().next()?;
                sent.send(id.to_owned()).ok()
            }));
        }
    });
    Ok(address)
}

/// The place where receipts come in.
async fn hooks(services: Arc<Services>) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?.to_string();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take_receipts(stream, Arc::clone(&services)));
        }
    });
    Ok(address)
}

async fn take_receipts(stream: TcpStream, services: Arc<Services>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut id = None;
    while let Some(line) = lines.next_line().await.ok()? {
        if let Some(rest) = line.split("m=").nth(1) {
            id = rest.split('&').next()?.parse::<MessageId>().ok();
        }
        if line.is_empty() {
            services.hear(id.take()?, Heard::Delivered).await.ok()?;
            write
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
                .await
                .ok()?;
        }
    }
    Some(())
}

async fn serve(
    stream: TcpStream,
    sent: UnboundedSender<String>,
    pass: fn(&str, &UnboundedSender<String>) -> Option<()>,
) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    while let Some(line) = lines.next_line().await.ok()? {
        if line.starts_with("GET ") {
            pass(&line, &sent);
        }
        if line.is_empty() {
            write
                .write_all(b"HTTP/1.1 202 Accepted\r\ncontent-length: 3\r\n\r\n0: ")
                .await
                .ok()?;
        }
    }
    Some(())
}

/// Sends a receipt for each message, several at the same time, until all were sent.
async fn send_receipts(
    mut receipts: UnboundedReceiver<String>,
    hooks: String,
    count: usize,
) -> std::io::Result<()> {
    let mut lines = Vec::new();
    for _ in 0..CALLERS {
        let (line, mut ids) = unbounded_channel::<String>();
        let mut stream = TcpStream::connect(&hooks).await?;
        stream.set_nodelay(true)?;
        let calling = tokio::spawn(async move {
            let mut answer = [0; 256];
            while let Some(id) = ids.recv().await {
                let asked = format!("GET /receipt?m={id}&s=1 HTTP/1.1\r\nhost: x\r\n\r\n");
                stream.write_all(asked.as_bytes()).await?;
                if stream.read(&mut answer).await? == 0 {
                    break;
                }
            }
            std::io::Result::Ok(())
        });
        lines.push((line, calling));
    }
    for place in 0..count {
        let Some(id) = receipts.recv().await else { break };
        lines[place % CALLERS].0.send(id).map_err(std::io::Error::other)?;
    }
    for (line, calling) in lines {
        drop(line);
        calling.await??;
    }
    Ok(())
}
