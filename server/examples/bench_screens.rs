//! What wall screens cost: `cargo run --release -p server --example bench_screens -- [SCREENS]`. So many connections listen to
//! one server, spread over a dozen screens; then a vacancy changes, and it is measured when the last screen has heard of it. The
//! other side lives in this process as well, so that the memory reported is more than that of the server alone.

use chrono::{NaiveDate, TimeDelta};
use domain::actor::{Actor, Role, Staff};
use domain::clock::{FixedClock, start_of_day};
use domain::ids::AccountId;
use domain::ports::ScreenWish;
use domain::screen::{Contrast, ScreenKind, ScreenPick, TextSize};
use domain::values::AreaCode;
use server::http::{Site, serve};
use services::demo::{COUNTY, DemoSettings};
use services::{Opening, Services, machine::MachineChance};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::sleep;

/// Connections from one address; a server takes 256 of one customer of a network.
const OF_ONE: usize = 200;
/// Screens that show different things.
const KINDS: usize = 12;

type Broken = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Broken> {
    let screens = std::env::args().nth(1).map_or(Ok(1_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let services = county(folder.path()).await?;
    let codes = set_up(&services).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let site = Site::new(Arc::clone(&services), &format!("http://{address}"));
    tokio::spawn(serve(site, listener, std::future::pending()));
    // The first answers load what every later one uses.
    for code in &codes {
        listen(address, 0, code).await?;
    }
    sleep(Duration::from_secs(6)).await;
    let before = resident_kib()?;
    let began = Instant::now();
    let mut walls = Vec::with_capacity(screens);
    for (number, code) in codes.iter().cycle().take(screens).enumerate() {
        walls.push(listen(address, number, code).await?);
    }
    println!("screens            {screens} over {} feeds", codes.len());
    println!("connected in       {:.2} s", began.elapsed().as_secs_f64());
    let after = resident_kib()?;
    let grown = after.saturating_sub(before);
    println!(
        "memory             {} MiB, {} MiB more than before",
        after / 1024,
        grown / 1024
    );
    println!(
        "per screen         {:.1} KiB, both ends",
        grown as f64 / screens as f64
    );
    let heard = change(&services, &mut walls).await?;
    println!("all told within    {:.2} s of the change", heard.as_secs_f64());
    println!("memory afterwards  {} MiB", resident_kib()? / 1024);
    Ok(())
}

async fn county(folder: &std::path::Path) -> Result<Arc<Services>, Broken> {
    let day = NaiveDate::from_ymd_opt(2026, 6, 15).ok_or("a day")?;
    let opening = Opening {
        data: folder.to_path_buf(),
        database_url: std::env::var("DATABASE_URL").ok(),
        data_key: None,
        clock: Arc::new(FixedClock(start_of_day(day) + TimeDelta::hours(10))),
        chance: Arc::new(MachineChance::seeded(1)),
    };
    let services = Arc::new(Services::open(opening).await?);
    services.migrate().await?;
    let settings = DemoSettings {
        as_of: day,
        ..DemoSettings::default()
    };
    services.load_demo(&settings).await?;
    services.refresh_index().await?;
    Ok(services)
}

/// Screens of the county that show different things.
async fn set_up(services: &Arc<Services>) -> Result<Vec<String>, Broken> {
    let area = AreaCode::parse(COUNTY).map_err(|_| "a county")?;
    let who = Actor::Staff(Staff {
        account: AccountId(uuid::Uuid::nil()),
        login: "bench".to_owned(),
        role: Role::CountyOfficer,
        area,
        department: None,
    });
    let ports = services.ports();
    let kinds = [
        ScreenKind::Hall,
        ScreenKind::Fair,
        ScreenKind::Market,
        ScreenKind::Village,
    ];
    let picks = [ScreenPick::All, ScreenPick::Sitting, ScreenPick::HomeBased];
    let mut codes = Vec::new();
    for (kind, pick) in kinds
        .iter()
        .flat_map(|kind| picks.map(|pick| (*kind, pick)))
        .take(KINDS)
    {
        let wish = ScreenWish {
            name: "大屏".to_owned(),
            kind,
            area,
            pick,
            chosen: String::new(),
            contrast: Contrast::Day,
            size: TextSize::Usual,
        };
        let id = ports.screens.add_screen(&who, wish).await?;
        codes.push(ports.screens.screen(&who, id).await?.screen.code);
    }
    Ok(codes)
}

/// Opens the messages of a screen and reads the first of them.
async fn listen(address: SocketAddr, number: usize, code: &str) -> Result<TcpStream, Broken> {
    let socket = TcpSocket::new_v4()?;
    let own = u8::try_from(number / OF_ONE + 2)?;
    socket.bind(SocketAddr::from(([127, 0, 0, own], 0)))?;
    let mut stream = socket.connect(address).await?;
    let ask =
        format!("GET /screen/{code}/stream HTTP/1.1\r\nhost: {address}\r\naccept: text/event-stream\r\n\r\n");
    stream.write_all(ask.as_bytes()).await?;
    until(&mut stream, "event: content").await?;
    Ok(stream)
}

/// Reads until a word has come.
async fn until(stream: &mut TcpStream, word: &str) -> Result<(), Broken> {
    let (mut held, mut piece) = (Vec::new(), [0u8; 4096]);
    loop {
        let read = stream.read(&mut piece).await?;
        if read == 0 {
            return Err("a screen was left alone".into());
        }
        held.extend_from_slice(&piece[..read]);
        if held.windows(word.len()).any(|part| part == word.as_bytes()) {
            return Ok(());
        }
    }
}

/// Closes the newest vacancy, and waits until every screen has heard something new.
async fn change(services: &Arc<Services>, walls: &mut [TcpStream]) -> Result<Duration, Broken> {
    let day = services.clock.today();
    let open = services.db.list_open_vacancy_ids(day, 90).await?;
    let one = open.last().ok_or("an open vacancy")?;
    services
        .ports()
        .vacancies
        .withdraw(&Actor::Operator, *one, String::new())
        .await?;
    services.refresh_index().await?;
    let began = Instant::now();
    for wall in walls {
        until(wall, "event: content").await?;
    }
    Ok(began.elapsed())
}

/// What this process holds in memory.
fn resident_kib() -> Result<u64, Broken> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.ok_or("VmRSS")?.parse()?)
}
