//! Questions about subsidies.

use super::{Asked, NOBODY, told};
use crate::world::{World, day};
use domain::claim::{ClaimKind, ClaimStep};
use domain::ids::ClaimId;
use domain::person::Person;
use domain::ports::{ClaimApplication, ClaimDraft, ClaimFilter};
use serde_json::json;
use uuid::Uuid;

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (claims, id) = (&world.ports.claims, ClaimId(Uuid::nil()));
    let draft = ClaimDraft {
        kind: ClaimKind::TrainingAllowance,
        person_no: somebody.no.clone(),
        payee: String::new(),
        from: day("2026-05-01"),
        to: day("2026-05-15"),
        inputs: json!({ "attended": 12, "class_days": 15 }),
    };
    let brought = ClaimApplication::default;
    vec![
        (
            "Claims::claims",
            told(claims.claims(&NOBODY, ClaimFilter::default()).await),
        ),
        ("Claims::claim", told(claims.claim(&NOBODY, id).await)),
        (
            "Claims::enter_claim",
            told(claims.enter_claim(&NOBODY, draft).await),
        ),
        (
            "Claims::apply_for",
            told(claims.apply_for(&NOBODY, id, brought()).await),
        ),
        (
            "Claims::apply_mine",
            told(claims.apply_mine(&NOBODY, id, brought()).await),
        ),
        (
            "Claims::apply_for_firm",
            told(claims.apply_for_firm(&NOBODY, id, brought()).await),
        ),
        (
            "Claims::step_claim",
            told(claims.step_claim(&NOBODY, id, ClaimStep::PassTown).await),
        ),
        (
            "Claims::payment_list",
            told(claims.payment_list(&NOBODY, None, None).await),
        ),
        ("Claims::own_claims", told(claims.own_claims(&NOBODY).await)),
        (
            "Claims::employer_claims",
            told(claims.employer_claims(&NOBODY).await),
        ),
        (
            "Claims::claims_of",
            told(claims.claims_of(&NOBODY, somebody.id).await),
        ),
    ]
}
