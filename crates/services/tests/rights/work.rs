//! Questions about work and what becomes of it: vacancies, courses, leads, coverage, figures, recognition.

use super::{Asked, NOBODY, public, told};
use crate::world::{COUNTY, World, code, day, vacancy};
use domain::actor::Actor;
use domain::catalogue::CatalogueQuery;
use domain::ids::{CourseId, FigureRequestId, NoticeId, RecognitionTaskId};
use domain::lead::{Answer, Evidence};
use domain::params::ParamKey;
use domain::person::{Category, Person};
use domain::ports::{Application, FigureWish, InboxFilter, ObjectionSent, Restated, StepTaken};
use domain::recognition::{Claim, Deed, Paper};
use domain::values::AreaCode;
use uuid::Uuid;

fn figure_wish(area: AreaCode) -> FigureWish {
    FigureWish {
        area,
        key: ParamKey::CountyFarmland,
        value: 100,
        valid_from: day("2026-01-01"),
        source: "县统计公报".to_owned(),
    }
}

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one line for each question there is")]
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (ports, area, id) = (&world.ports, code(COUNTY), somebody.id);
    let lead = world.leads_of(somebody).await[0].id;
    let link = world.link(somebody).await;
    let (leads, coverage) = (&ports.leads, &ports.coverage);
    let shown = vacancy(1, "").id;
    let answer = Answer::CallMe;
    let recognitions = &ports.recognitions;
    let application = Application {
        person: id,
        category: Category::HardToEmployPerson,
        claim: Claim::Document,
        paper: Paper {
            name: "form".to_owned(),
            ..Paper::default()
        },
    };
    let recognition = recognitions
        .apply(&Actor::Operator, application.clone())
        .await
        .unwrap();
    let restated = || Restated {
        version: 1,
        claim: Claim::Document,
        paper: Paper::default(),
    };
    let step = || StepTaken {
        deed: Deed::Check,
        version: 1,
        reason: "x".to_owned(),
        vote: None,
        valid_to: None,
        objection: None,
    };
    let objection = ObjectionSent {
        text: "x".to_owned(),
        name: None,
        phone: None,
        address: "192.0.2.1".to_owned(),
    };
    let task = RecognitionTaskId(Uuid::nil());
    vec![
        (
            "Courses::find",
            public(ports.courses.find(&NOBODY, CourseId(Uuid::nil())).await),
        ),
        (
            "Coverage::coverage",
            told(coverage.coverage(&NOBODY, None, Some(area)).await),
        ),
        (
            "Coverage::people",
            told(coverage.people(&NOBODY, None, area, 0).await),
        ),
        ("Coverage::person", told(coverage.person(&NOBODY, id).await)),
        (
            "Coverage::shortages",
            told(coverage.shortages(&NOBODY, Some(area)).await),
        ),
        ("Leads::open_link", told(leads.open_link(&NOBODY, &link).await)),
        (
            "Leads::answer",
            told(leads.answer(&NOBODY, &link, lead, answer).await),
        ),
        (
            "Leads::take_back",
            told(leads.take_back(&NOBODY, &link, lead).await),
        ),
        ("Leads::mine", told(leads.mine(&NOBODY).await)),
        (
            "Leads::answer_mine",
            told(leads.answer_mine(&NOBODY, lead, answer).await),
        ),
        (
            "Leads::take_back_mine",
            told(leads.take_back_mine(&NOBODY, lead).await),
        ),
        (
            "Leads::share_contact",
            told(leads.share_contact(&NOBODY, None).await),
        ),
        ("Leads::renew_link", told(leads.renew_link(&NOBODY, id).await)),
        ("Leads::revoke_links", told(leads.revoke_links(&NOBODY, id).await)),
        ("Leads::slips", told(leads.slips(&NOBODY, area, None, "").await)),
        (
            "Leads::hand_over",
            told(
                leads
                    .hand_over(&NOBODY, lead, Evidence::Signature, String::new())
                    .await,
            ),
        ),
        (
            "Leads::set_helper_phone",
            told(leads.set_helper_phone(&NOBODY, area, None).await),
        ),
        ("Policies::in_force", told(ports.policies.in_force(&NOBODY).await)),
        (
            "Policies::put",
            told(
                ports
                    .policies
                    .put(&NOBODY, domain::policy::rules()[0], serde_json::json!({}), None)
                    .await,
            ),
        ),
        ("Policies::desk", told(ports.policies.desk(&NOBODY).await)),
        (
            "Policies::ask",
            told(ports.policies.ask(&NOBODY, figure_wish(area)).await),
        ),
        (
            "Policies::decide",
            told(
                ports
                    .policies
                    .decide(&NOBODY, FigureRequestId(Uuid::nil()), true)
                    .await,
            ),
        ),
        (
            "Recognitions::inbox",
            told(recognitions.inbox(&NOBODY, InboxFilter::default()).await),
        ),
        ("Recognitions::counts", told(recognitions.counts(&NOBODY).await)),
        (
            "Recognitions::recognition",
            told(recognitions.recognition(&NOBODY, recognition).await),
        ),
        (
            "Recognitions::applicant",
            told(recognitions.applicant(&NOBODY, id).await),
        ),
        (
            "Recognitions::apply",
            told(recognitions.apply(&NOBODY, application).await),
        ),
        (
            "Recognitions::take_step",
            told(recognitions.take_step(&NOBODY, recognition, step()).await),
        ),
        (
            "Recognitions::restate",
            told(recognitions.restate(&NOBODY, recognition, restated()).await),
        ),
        (
            "Recognitions::task_seen",
            told(recognitions.task_seen(&NOBODY, task).await),
        ),
        (
            "Recognitions::my_recognitions",
            told(recognitions.my_recognitions(&NOBODY, None).await),
        ),
        (
            "Recognitions::take_own_step",
            told(
                recognitions
                    .take_own_step(&NOBODY, None, recognition, step())
                    .await,
            ),
        ),
        (
            "Recognitions::object",
            public(
                recognitions
                    .object(&NOBODY, NoticeId(Uuid::nil()), objection)
                    .await,
            ),
        ),
        (
            "Vacancies::search",
            told(ports.vacancies.search(&NOBODY, CatalogueQuery::default()).await),
        ),
        ("Vacancies::home", told(ports.vacancies.home(&NOBODY, None).await)),
        (
            "Vacancies::find",
            told(ports.vacancies.find(&NOBODY, shown).await),
        ),
        (
            "Vacancies::withdraw",
            told(ports.vacancies.withdraw(&NOBODY, shown, "x".to_owned()).await),
        ),
    ]
}
