//! Every question of every port that says who asks: nobody gets an answer, unless it is one for everybody.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use crate::world::World;
use domain::actor::Actor;
use domain::ports::Answered;
use domain::refusal::Refusal;
use std::collections::BTreeSet;
use std::path::Path;

mod accounts;
mod assistance_weeks;
mod cases;
mod check_ins;
mod claims;
mod fairs;
mod files;
mod insurance;
mod messages;
mod placements;
mod postings;
mod privacy;
mod public_posts;
mod quota;
mod screens;
mod training;
mod visits;
mod work;

/// Questions for everybody: what they answer is public, or hidden behind a code that is asked for.
const PUBLIC: [&str; 32] = [
    "Accounts::sign_out",
    "Calendars::public_calendar",
    "Calendars::secret_calendar",
    "Cases::case_form",
    "Cases::report",
    "CheckIns::check_in",
    "CheckIns::gate",
    "CheckIns::gate_pack",
    "CheckIns::gate_slip",
    "CheckIns::sync_check_ins",
    "CheckIns::undo_at_gate",
    "Courses::find",
    "DayJobs::day_jobs",
    "DayJobs::days_of",
    "Fairs::event",
    "Fairs::events",
    "Leads::answer",
    "Leads::open_link",
    "Leads::take_back",
    "Policies::in_force",
    "PublicPosts::post_notices",
    "PublicPosts::post_of",
    "Policies::put",
    "Recognitions::object",
    "Regions::origin_of",
    "Screens::wall",
    "Screens::wall_content",
    "Screens::wall_screen",
    "TrainingClasses::open_classes",
    "Vacancies::find",
    "Vacancies::home",
    "Vacancies::search",
];

const NOBODY: Actor = Actor::Visitor;

/// A question, and what came of it.
type Asked = (&'static str, Option<Refusal>);

/// The questions in the sources of the ports that say who asks.
fn questions() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src/ports");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .flat_map(|file| questions_in(&std::fs::read_to_string(file).unwrap()))
        .collect()
}

fn questions_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for of_trait in text.split("\npub trait ").skip(1) {
        let name = of_trait.split(':').next().unwrap();
        for question in of_trait.split("async fn ").skip(1) {
            let (question, rest) = question.split_once('(').unwrap();
            let says = rest.split("->").next().unwrap();
            if says.contains("who: &Actor") {
                found.push(format!("{name}::{question}"));
            }
        }
    }
    found
}

/// What came of a question, without what it answered.
fn told<T>(answered: Answered<T>) -> Option<Refusal> {
    answered.err()
}

#[tokio::test]
async fn nobody_gets_no_answer_but_what_is_for_everybody() {
    let (world, somebody) = World::with_five_planned().await;
    let asked = [
        privacy::asked(&world, &somebody).await,
        accounts::asked(&world, &somebody).await,
        files::asked(&world, &somebody).await,
        work::asked(&world, &somebody).await,
        visits::asked(&world, &somebody).await,
        messages::asked(&world, &somebody).await,
        placements::asked(&world, &somebody).await,
        public_posts::asked(&world).await,
        insurance::asked(&world, &somebody).await,
        quota::asked(&world, &somebody).await,
        training::asked(&world).await,
        cases::asked(&world).await,
        postings::asked(&world, &somebody).await,
        claims::asked(&world, &somebody).await,
        screens::asked(&world, &somebody).await,
        check_ins::asked(&world).await,
        assistance_weeks::asked(&world).await,
        fairs::asked(&world).await,
    ]
    .concat();
    for (question, refusal) in &asked {
        let expected = (!PUBLIC.contains(question)).then_some(Refusal::NotSignedIn);
        assert_eq!(*refusal, expected, "{question}");
    }
    let tested: BTreeSet<String> = asked.iter().map(|(question, _)| (*question).to_owned()).collect();
    assert_eq!(
        tested,
        questions(),
        "a question that says who asks belongs into the list above"
    );
}

/// A public question about something that is not there.
fn public<T>(answered: Answered<T>) -> Option<Refusal> {
    answered.err().filter(|refusal| *refusal != Refusal::NotFound)
}
