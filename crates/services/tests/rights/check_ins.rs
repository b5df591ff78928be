//! Questions about the day of a fair, its stands, and what came of it.

use super::{Asked, NOBODY, public, told};
use crate::world::World;
use chrono::{DateTime, Utc};
use domain::check_in::{CheckInBatch, CheckInEntry, CheckInRecord};
use domain::fair_intent::{IntentKind, IntentResult};
use domain::ids::{AttendanceId, CheckInId, FairId, FairIntentId, FairPassId};
use domain::ports::{IntentWish, PassWish, StandKey};
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World) -> Vec<Asked> {
    let (days, intents) = (&world.ports.check_ins, &world.ports.fair_intents);
    let (fair, now) = (FairId(Uuid::nil()), DateTime::<Utc>::UNIX_EPOCH);
    let (attendance, intent) = (AttendanceId(Uuid::nil()), FairIntentId(Uuid::nil()));
    let own = StandKey::Own(fair);
    let pass = PassWish {
        name: String::new(),
        stand: None,
        opens_at: now,
        closes_at: now,
    };
    let record = CheckInRecord {
        id: CheckInId(Uuid::nil()),
        made_at: now,
        entry: CheckInEntry::Code { code: String::new() },
    };
    let batch = CheckInBatch {
        gate: "x".to_owned(),
        sent_at: now,
        records: Vec::new(),
    };
    let wish = IntentWish {
        visitor: "1".to_owned(),
        kind: IntentKind::Interested,
        vacancy: None,
        note: String::new(),
        interview_on: None,
    };
    let result = IntentResult::Met;
    vec![
        ("CheckIns::fair_day", told(days.fair_day(&NOBODY, fair).await)),
        (
            "CheckIns::make_pass",
            told(days.make_pass(&NOBODY, fair, pass).await),
        ),
        (
            "CheckIns::revoke_pass",
            told(days.revoke_pass(&NOBODY, FairPassId(Uuid::nil())).await),
        ),
        (
            "CheckIns::undo_attendance",
            told(days.undo_attendance(&NOBODY, attendance).await),
        ),
        ("CheckIns::gate", public(days.gate(&NOBODY, "x", None).await)),
        ("CheckIns::gate_pack", public(days.gate_pack(&NOBODY, "x").await)),
        (
            "CheckIns::gate_slip",
            public(days.gate_slip(&NOBODY, "x", attendance).await),
        ),
        (
            "CheckIns::check_in",
            public(days.check_in(&NOBODY, "x", record).await),
        ),
        (
            "CheckIns::sync_check_ins",
            public(days.sync_check_ins(&NOBODY, batch).await),
        ),
        (
            "CheckIns::undo_at_gate",
            public(days.undo_at_gate(&NOBODY, "x", attendance).await),
        ),
        (
            "FairIntents::own_fair_days",
            told(intents.own_fair_days(&NOBODY).await),
        ),
        (
            "FairIntents::stand",
            told(intents.stand(&NOBODY, &own, None).await),
        ),
        (
            "FairIntents::note_intent",
            told(intents.note_intent(&NOBODY, &own, wish).await),
        ),
        (
            "FairIntents::intent_result",
            told(intents.intent_result(&NOBODY, &own, (intent, 1), result).await),
        ),
        (
            "FairIntents::fair_results",
            told(intents.fair_results(&NOBODY, fair).await),
        ),
        (
            "FairIntents::fair_report",
            told(intents.fair_report(&NOBODY, None, None).await),
        ),
    ]
}
