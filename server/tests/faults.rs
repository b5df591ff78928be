//! Power cuts and signals: what was written is there whole or not at all, and the same command then completes.

use crate::program::{DAY, Folder, Ran, Running, serving, wait_until};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::Metadata;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

/// When a process is killed.
#[derive(Clone, Copy, Debug)]
pub enum Moment {
    /// So many milliseconds after it started.
    After(u64),
    /// As soon as it writes: the transaction is open or being committed, and part of it lies in the log.
    Writing,
    /// As soon as the log has grown by so many KiB.
    Grown(u64),
}

/// Size and last change of the write-ahead log.
type Log = (u64, Option<SystemTime>);

fn log(folder: &Folder) -> Log {
    let meta = std::fs::metadata(folder.path("data/songgang.db-wal")).ok();
    (
        meta.as_ref().map_or(0, Metadata::len),
        meta.and_then(|meta| meta.modified().ok()),
    )
}

impl Moment {
    fn has_come(self, folder: &Folder, started: Instant, before: Log) -> bool {
        match self {
            Self::After(millis) => started.elapsed() >= Duration::from_millis(millis),
            Self::Writing => log(folder) != before,
            Self::Grown(kib) => log(folder).0 >= before.0 + kib * 1024,
        }
    }
}

/// Starts the command and kills it at the moment (`SIGKILL`); whether it was still running then.
pub fn killed(folder: &Folder, args: &[&str], moment: Moment) -> bool {
    let quiet =
        |command: &mut std::process::Command| command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut process = Running(quiet(&mut folder.command(args)).unwrap());
    let (started, before) = (Instant::now(), log(folder));
    let mut ended = false;
    wait_until("the moment to kill", || {
        ended = process.0.try_wait().unwrap().is_some();
        ended || moment.has_come(folder, started, before)
    });
    process.0.kill().unwrap();
    process.0.wait().unwrap();
    !ended
}

pub fn is_whole(folder: &Folder) {
    let found = folder.json(&["doctor"]).json();
    let checks = found["checks"].as_array().unwrap();
    let integrity = checks.iter().find(|check| check["name"] == "integrity").unwrap();
    assert_eq!(integrity["ok"], true, "{integrity}");
}

/// Kills the command at each moment, each time in a copy of the folder. What lies in the database must be as it was
/// before, or as it is when the command completes, which it then does in the copy killed last.
fn survives(folder: &Folder, args: &[&str], moments: &[Moment]) -> (Folder, Ran) {
    let before = folder.counts();
    let mut seen = Vec::new();
    let mut in_the_middle = 0;
    let mut last = Folder::new();
    for moment in moments {
        last = folder.copy();
        let was_running = killed(&last, args, *moment);
        in_the_middle += usize::from(was_running && !matches!(moment, Moment::After(_)));
        is_whole(&last);
        seen.push((*moment, last.counts()));
    }
    println!("{before:?}, then {seen:?}");
    assert!(in_the_middle > 0, "no process was killed while it wrote");
    let ran = last.json(args).done();
    let after = last.counts();
    assert_ne!(before, after, "the command did nothing");
    for (moment, counts) in seen {
        assert!(
            counts == before || counts == after,
            "{moment:?}: {counts:?} between {before:?} and {after:?}"
        );
    }
    (last, ran)
}

/// Registered people with valid numbers, all of them invented: the area of the numbers was never assigned.
pub fn register(rows: u32) -> String {
    let mut file = "person_no,resident_id,name,living_area\n".to_owned();
    for row in 0..rows {
        let born = 19700101 + row / 900 % 28 + row / 25200 * 100;
        let digits = format!("339821{born}{:03}", row % 900);
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = digits
            .bytes()
            .zip(weights)
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let check = char::from(b"10X98765432"[sum as usize % 11]);
        writeln!(file, "P{row},{digits}{check},某人,330503").unwrap();
    }
    file
}

#[test]
fn an_import_killed_in_the_middle_leaves_nothing_behind() {
    const ROWS: u32 = 30_000;
    let folder = Folder::new();
    folder.run(&["migrate"]).done();
    let file = folder.file("people.csv", register(ROWS));
    let moments = [
        Moment::After(400),
        Moment::Writing,
        Moment::Grown(1000),
        Moment::Grown(4000),
    ];
    let (done, ran) = survives(&folder, &["import", "people", &file, "--as-of", DAY], &moments);
    assert_eq!(
        (done.counts().people, ran.number("refused")),
        (u64::from(ROWS), 0),
        "{ran:?}"
    );
}

#[test]
fn a_list_killed_while_it_is_written_is_written_as_a_whole_or_not_at_all() {
    const ROWS: u32 = 20_000;
    let folder = Folder::new();
    folder.run(&["migrate"]).done();
    let people = register(ROWS);
    let list = people.replace("person_no,resident_id,name,living_area", "序号,身份证号,姓名,村");
    let file = folder.file("list.csv", list);
    let preview = [
        "list",
        "preview",
        &file,
        "--register",
        "poor",
        "--source",
        "县农业农村局",
    ];
    let of = ["--on", DAY, "--area", "330503", "--as-of", DAY];
    let compared = folder.json(&[&preview[..], &of[..]].concat()).done();
    assert_eq!(compared.number("new"), u64::from(ROWS), "{compared:?}");
    assert_eq!(folder.counts().people, 0, "a preview writes nobody");
    let id = compared.json()["list"].as_str().unwrap().to_owned();
    let moments = [
        Moment::Writing,
        Moment::Grown(500),
        Moment::Grown(4000),
        Moment::Grown(8000),
    ];
    let apply = ["list", "apply", &id, "--states", "new", "--as-of", DAY];
    let (done, ran) = survives(&folder, &apply, &moments);
    assert_eq!(
        (done.counts().people, ran.number("written")),
        (u64::from(ROWS), u64::from(ROWS))
    );
    let undone = done.json(&["list", "undo", &id, "--as-of", DAY]).done();
    assert_eq!(
        (done.counts().people, undone.number("undone")),
        (0, u64::from(ROWS))
    );
}

#[test]
fn a_round_killed_in_the_middle_leaves_nothing_behind() {
    let folder = Folder::with_demo(1500, 600, 1);
    let moments = [
        Moment::After(100),
        Moment::After(300),
        Moment::Writing,
        Moment::Grown(200),
        Moment::Writing,
    ];
    let round = ["match", "--year", "2026", "--as-of", DAY];
    let (done, _) = survives(&folder, &round, &moments);
    assert!(done.counts().leads > 1000);
    assert_eq!(
        done.json(&round).done().number("assigned"),
        0,
        "nothing was assigned twice"
    );
}

#[test]
fn a_first_start_killed_at_any_moment_is_made_good() {
    for millis in [5, 15, 30, 60] {
        let folder = Folder::new();
        killed(&folder, &["migrate"], Moment::After(millis));
        folder
            .run(&["demo", "--people", "20", "--vacancies", "20", "--as-of", DAY])
            .done();
        let round = folder.json(&["match", "--year", "2026", "--as-of", DAY]).done();
        assert!(round.number("assigned") > 0, "killed after {millis} ms");
    }
}

fn health(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[cfg(unix)]
#[test]
fn a_signal_stops_the_server_cleanly() {
    let folder = Folder::with_demo(20, 20, 1);
    for (signal, at_once) in [("-TERM", true), ("-TERM", false), ("-INT", true), ("-INT", false)] {
        let (mut process, address) = serving(&folder, &[]);
        if !at_once {
            assert_eq!(health(&address), "HTTP/1.1 200 OK");
        }
        let pid = process.0.id().to_string();
        assert!(
            std::process::Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        let mut status = None;
        wait_until("the server to stop", || {
            status = process.0.try_wait().unwrap();
            status.is_some()
        });
        assert_eq!(status.unwrap().code(), Some(0), "{signal}, at once: {at_once}");
    }
}

#[test]
fn a_server_killed_comes_back() {
    let folder = Folder::with_demo(20, 20, 1);
    let before = folder.counts();
    for _ in 0..2 {
        let (process, address) = serving(&folder, &[]);
        assert_eq!(health(&address), "HTTP/1.1 200 OK");
        drop(process);
    }
    is_whole(&folder);
    assert_eq!(folder.counts(), before);
}

/// A gateway that takes its time, and the ids of the messages it got, in their order.
fn slow_gateway() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let got = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&got);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let kept = Arc::clone(&kept);
            std::thread::spawn(move || take_messages(stream.unwrap(), &kept));
        }
    });
    (address, got)
}

/// Hangs up when the program does.
fn take_messages(mut stream: TcpStream, kept: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    while let Some(Ok(line)) = lines.next() {
        if let Some(id) = line
            .split("&id=")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next())
        {
            kept.lock().unwrap().push(id.to_owned());
        }
        if line.is_empty() {
            std::thread::sleep(Duration::from_millis(4));
            let answer = "HTTP/1.1 202 Accepted\r\ncontent-length: 3\r\n\r\n0: ";
            if stream.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// A server whose messages leave by a gateway, on an afternoon that stands still: a round of that day was made at noon.
fn telling(folder: &Folder, gateway: &str) -> Running {
    let mut command = folder.command(&[
        "serve",
        "--addr",
        "127.0.0.1:0",
        "--as-of",
        "2026-06-15T14:00:00+08:00",
    ]);
    command
        .env(
            "SONGGANG_SMS_URL",
            format!("http://{gateway}/send?to={{to}}&text={{text}}&id={{id}}"),
        )
        .env("SONGGANG_SMS_ACCEPTED", "0:")
        .env("SONGGANG_SMS_TOKEN", "0123456789abcdef")
        .env("SONGGANG_SMS_AT_ONCE", "4");
    let quiet = command.stderr(Stdio::null()).stdout(Stdio::null());
    Running(quiet.spawn().unwrap())
}

/// Whether a server has noted that messages leave by a gateway.
fn tells(folder: &Folder) -> bool {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = folder.open().await.db;
        let said = db.find_setting(None, "channels").await;
        db.close().await;
        said.is_ok_and(|said| said.is_some())
    })
}

/// How many messages stand so.
fn messages(folder: &Folder, state: &str) -> u64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = folder.open().await.db;
        let sums = db.count_messages().await.unwrap();
        db.close().await;
        let of = sums.iter().filter(|(_, one, _)| one.code() == state);
        of.map(|(.., count)| count).sum()
    })
}

#[test]
fn a_server_killed_while_it_tells_people_tells_nobody_twice() {
    let folder = Folder::with_demo(600, 400, 1);
    let (gateway, got) = slow_gateway();
    let count = || got.lock().unwrap().len();
    // The first start notes that there is a gateway, so that the round plans messages.
    let first = telling(&folder, &gateway);
    wait_until("the server", || tells(&folder));
    folder.json(&["match", "--year", "2026", "--as-of", DAY]).done();
    let all = messages(&folder, "planned") + messages(&folder, "handed");
    wait_until("some messages", || count() >= 20);
    drop(first);
    for _ in 0..3 {
        let before = count();
        let again = telling(&folder, &gateway);
        wait_until("more messages", || {
            count() >= before + 15 || messages(&folder, "planned") == 0
        });
        drop(again);
    }
    let last = telling(&folder, &gateway);
    wait_until("all messages", || messages(&folder, "planned") == 0);
    let mut seen = 0;
    wait_until("the last portion", || {
        let before = std::mem::replace(&mut seen, count());
        std::thread::sleep(Duration::from_millis(500));
        before == count()
    });
    drop(last);
    let got = got.lock().unwrap();
    let different: BTreeSet<&String> = got.iter().collect();
    assert_eq!(different.len(), got.len(), "somebody was told twice");
    println!("{all} messages, {} in doubt", all - got.len() as u64);
    is_whole(&folder);
}
