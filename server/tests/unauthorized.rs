//! Who gets what at which address: every address there is, as everybody who may come: nobody, each party on their own
//! records and on those of others, each role of staff in its area and of another county.
//!
//! What is expected follows from `domain::permission`: a row names the deed and the function it stands for, and the
//! asker's own actor says whether that is allowed. A new address belongs into the table, or a test fails; a new party
//! does not compile without its askers.

mod askers;
mod door;
mod recognised;
pub mod subject;
mod table;

use crate::county::{Answer, County};
use askers::{Asker, askers_of};
use domain::actor::Actor;
use domain::permission::Party;
use domain::refusal::Refusal;
use door::Door;
use server::http::addresses;
use std::collections::BTreeSet;
use subject::Subject;
use table::Row;

/// What comes of it.
#[derive(Debug, PartialEq, Eq)]
enum Came {
    Status(u16),
    /// Led back with this refusal.
    Refused(Refusal),
    /// Led back without a refusal of who asked: done, or something about the form itself.
    LetThrough,
}

impl Row {
    fn expects(&self, actor: &Actor, subject: &Subject) -> Came {
        let told = self.door.lets_in(actor, subject);
        let is_data = self.path.starts_with("/api/")
            || matches!(
                self.door,
                Door::Data(..) | Door::DataOfOthers(..) | Door::TrainingData(..)
            );
        if self.method == "POST" && !is_data {
            let shows = matches!(self.door, Door::OwnFile | Door::Reveals | Door::Shown);
            return match told {
                Ok(()) if shows => Came::Status(200),
                Ok(()) => Came::LetThrough,
                Err(refusal) => Came::Refused(refusal),
            };
        }
        let is_file = matches!(
            self.door,
            Door::CountsFile
                | Door::LogFile
                | Door::AreaFile(..)
                | Door::RegisterFile(..)
                | Door::FileOfOthers(..)
        );
        let signs_in = self.path.starts_with("/staff") && !is_file && !is_data && actor.staff().is_err();
        match (told, self.door) {
            (Ok(()), Door::LedOn)
            | (
                Err(Refusal::NotSignedIn),
                Door::CountsFile
                | Door::LogFile
                | Door::AreaFile(..)
                | Door::RegisterFile(..)
                | Door::FileOfOthers(..),
            ) => Came::Status(303),
            (Ok(()), Door::Spent) => Came::Status(410),
            (Err(_), _) if signs_in => Came::Status(401),
            (Ok(()), _) => Came::Status(200),
            (Err(Refusal::NotSignedIn), _) => Came::Status(401),
            (Err(Refusal::NotAllowed), _) => Came::Status(403),
            (Err(_), _) => Came::Status(404),
        }
    }
}

fn came_of(row: &Row, answer: &Answer) -> Came {
    if row.method == "POST" && matches!(answer.status.as_u16(), 409 | 422) {
        return Came::LetThrough;
    }
    if row.method == "GET" || answer.status != 303 {
        return Came::Status(answer.status.as_u16());
    }
    match answer.flash().refusal {
        Some(refusal @ (Refusal::NotSignedIn | Refusal::NotAllowed | Refusal::NotFound)) => {
            Came::Refused(refusal)
        }
        Some(Refusal::Internal { .. }) => Came::Status(500),
        _ => Came::LetThrough,
    }
}

/// Asks for everything as one asker; the differences, in words.
async fn differences(county: &County, subject: &mut Subject, asker: &Asker) -> Vec<String> {
    subject.renew(county).await;
    let before = subject.standings(county).await;
    let (cookie, actor) = asker.come(county, subject).await;
    let mut found = Vec::new();
    for row in subject.table() {
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
        let answer = county.send(row.method, &row.address, &headers, &row.body).await;
        let (came, expected) = (came_of(&row, &answer), row.expects(&actor, subject));
        // What stands under `/me` leads back there; staff have forms of their own for it.
        let is_own = !(row.path.starts_with("/me/") && actor.staff().is_ok());
        if came == Came::LetThrough && answer.status == 303 && is_own {
            found.extend(astray(county, (asker, &row), (&answer, &cookie)).await);
        }
        if came != expected {
            found.push(format!(
                "{asker:?} {} {}: {came:?}, not {expected:?}",
                row.method, row.path
            ));
        }
    }
    if !asker.is_inside() && subject.standings(county).await != before {
        found.push(format!("{asker:?} changed an account"));
    }
    found
}

/// Whoever was let through is led to a page they may read.
async fn astray(
    county: &County,
    (asker, row): (&Asker, &Row),
    (answer, cookie): (&Answer, &str),
) -> Option<String> {
    let place = answer.header("location");
    let path = place.split('#').next().unwrap_or_default();
    let page = county.get(path, cookie).await;
    matches!(page.status.as_u16(), 403 | 404).then(|| {
        format!(
            "{asker:?} {} is led to {place}, which answers {}",
            row.path, page.status
        )
    })
}

/// What forms could have changed.
async fn state(county: &County, subject: &Subject) -> String {
    let db = &county.services.db;
    let leads = county.leads().await;
    let of = |person| {
        leads
            .iter()
            .filter(|lead| lead.person == person)
            .map(|lead| format!("{:?}", lead.state))
            .collect::<Vec<_>>()
    };
    let vacancy = db.find_vacancy(subject.vacancy()).await.unwrap().unwrap();
    let proxies = db.list_proxies_of(subject.person()).await.unwrap();
    let waiting = db.list_employer_accounts(None, "waiting").await.unwrap();
    format!(
        "{:?} {:?} {} {proxies:?} {waiting:?}",
        of(subject.person()),
        vacancy.state,
        leads.len()
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_lets_in_whom_it_should() {
    let county = County::new().await;
    let mut subject = Subject::of(&county).await;
    let (inside, outside): (Vec<Asker>, Vec<Asker>) = std::iter::once(Asker::Nobody)
        .chain(Party::ALL.iter().flat_map(|party| askers_of(*party)))
        .partition(Asker::is_inside);
    let before = state(&county, &subject).await;
    let mut found = Vec::new();
    for asker in &outside {
        found.extend(differences(&county, &mut subject, asker).await);
    }
    assert_eq!(
        state(&county, &subject).await,
        before,
        "who was refused changed something"
    );
    for asker in &inside {
        found.extend(differences(&county, &mut subject, asker).await);
    }
    assert_ne!(
        state(&county, &subject).await,
        before,
        "nobody changed anything: the forms are wrong"
    );
    assert_eq!(found, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_holds_every_address() {
    let county = County::new().await;
    let table = Subject::of(&county).await.table();
    let tested: BTreeSet<_> = table
        .iter()
        .map(|row| (row.method, row.path.to_owned()))
        .collect();
    let there: BTreeSet<_> = addresses().into_iter().collect();
    assert_eq!(tested, there);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_is_taken_from_another_site() {
    let county = County::new().await;
    let table = Subject::of(&county).await.table();
    let foreign = [
        vec![],
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "http://elsewhere.test"), ("host", "songgang.test")],
    ];
    for row in table.iter().filter(|row| row.method == "POST") {
        for headers in &foreign {
            let answer = county.send("POST", &row.address, headers, &row.body).await;
            assert_eq!(answer.status, 403, "{} {headers:?}", row.path);
        }
    }
}
