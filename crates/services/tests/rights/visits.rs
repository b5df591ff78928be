//! Questions about tasks and home visits.

use super::{Asked, NOBODY, told};
use crate::world::{World, day};
use domain::ids::{HouseholdId, SpotDrawId, TaskId, VisitConflictId, VisitId};
use domain::person::Person;
use domain::ports::{MuteView, TaskFilter};
use domain::visit::{ConflictChoice, MuteReason, SpotResult, SyncBatch};
use uuid::Uuid;

/// What came of each, asked by nobody.
#[expect(clippy::too_many_lines, reason = "one entry for each question")]
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (ports, id) = (&world.ports, somebody.id);
    let home = HouseholdId(Uuid::nil());
    let mute = MuteView {
        why: MuteReason::Asked,
        until_on: None,
    };
    let batch = SyncBatch {
        account: None,
        sent_at: world.services.clock.now(),
        records: Vec::new(),
    };
    vec![
        (
            "Tasks::to_do",
            told(ports.tasks.to_do(&NOBODY, TaskFilter::default()).await),
        ),
        (
            "Tasks::task_done",
            told(
                ports
                    .tasks
                    .task_done(&NOBODY, TaskId(Uuid::nil()), day("2026-06-01"))
                    .await,
            ),
        ),
        (
            "Tasks::cancel_task",
            told(ports.tasks.cancel_task(&NOBODY, TaskId(Uuid::nil()), None).await),
        ),
        ("Tasks::mute_of", told(ports.tasks.mute_of(&NOBODY, home).await)),
        ("Tasks::mute", told(ports.tasks.mute(&NOBODY, home, mute).await)),
        ("Tasks::unmute", told(ports.tasks.unmute(&NOBODY, home).await)),
        (
            "SpotChecks::month",
            told(ports.spot_checks.month(&NOBODY, None).await),
        ),
        (
            "SpotChecks::draw",
            told(ports.spot_checks.draw(&NOBODY, day("2026-06-01")).await),
        ),
        (
            "SpotChecks::check",
            told(
                ports
                    .spot_checks
                    .check(
                        &NOBODY,
                        (SpotDrawId(Uuid::nil()), VisitId(Uuid::nil())),
                        SpotResult::Verified,
                        String::new(),
                    )
                    .await,
            ),
        ),
        ("Visits::sync", told(ports.visits.sync(&NOBODY, batch).await)),
        ("Visits::pack", told(ports.visits.pack(&NOBODY).await)),
        (
            "Visits::visit_form",
            told(ports.visits.visit_form(&NOBODY, id, None).await),
        ),
        (
            "Visits::record_visit",
            told(
                ports
                    .visits
                    .record_visit(&NOBODY, crate::visits::record(1, id))
                    .await,
            ),
        ),
        (
            "Visits::drop_draft",
            told(ports.visits.drop_draft(&NOBODY, VisitId(Uuid::nil())).await),
        ),
        (
            "Visits::visits_of",
            told(ports.visits.visits_of(&NOBODY, id).await),
        ),
        (
            "Visits::keep_photo",
            told(
                ports
                    .visits
                    .keep_photo(&NOBODY, VisitId(Uuid::nil()), crate::visits::photo("x"))
                    .await,
            ),
        ),
        (
            "Visits::photo",
            told(ports.visits.photo(&NOBODY, VisitId(Uuid::nil())).await),
        ),
        ("Visits::questions", told(ports.visits.questions(&NOBODY).await)),
        (
            "Visits::settle_conflict",
            told(
                ports
                    .visits
                    .settle_conflict(&NOBODY, VisitConflictId(Uuid::nil()), ConflictChoice::Mine)
                    .await,
            ),
        ),
        (
            "Visits::settle_proposal",
            told(
                ports
                    .visits
                    .settle_proposal(&NOBODY, VisitId(Uuid::nil()), true)
                    .await,
            ),
        ),
    ]
}
