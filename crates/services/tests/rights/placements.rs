//! Questions about placements.

use super::{Asked, NOBODY, told};
use crate::world::{World, day};
use domain::ids::{PlacementId, ProposalId};
use domain::person::Person;
use domain::placement::{
    CancelCause, Contract, ContractPaper, FollowUpDraft, FollowUpWay, Heard, IntroducedBy, PlacementDraft,
    Work, WorkHours, WorkMonth,
};
use domain::ports::{OwnWord, PlacementFilter};
use domain::vacancy::VacancyKind;
use uuid::Uuid;

fn draft() -> PlacementDraft {
    PlacementDraft {
        lead: None,
        vacancy_no: String::new(),
        employer_name: "x".to_owned(),
        uscc: None,
        work: Work {
            started_on: day("2026-06-01"),
            kind: VacancyKind::Normal,
            hours: WorkHours::Full,
            contract: Contract {
                paper: ContractPaper::None,
                months: None,
                filing_no: String::new(),
            },
            insured_from: None,
            monthly: None,
            introduced_by: IntroducedBy::Town,
        },
        overlap: None,
        proposal: None,
    }
}

fn heard() -> FollowUpDraft {
    FollowUpDraft {
        on: day("2026-06-01"),
        way: FollowUpWay::Call,
        heard: Heard::Working,
        wage: None,
        insured: None,
        problems: Vec::new(),
        leaving: None,
        owed: None,
    }
}

/// What came of each, asked by nobody.
pub async fn asked(world: &World, somebody: &Person) -> Vec<Asked> {
    let (placements, person) = (&world.ports.placements, somebody.id);
    let (id, said) = (PlacementId(Uuid::nil()), ProposalId(Uuid::nil()));
    let month = WorkMonth {
        month: day("2026-05-01"),
        paid: None,
        insured: true,
    };
    let filter = PlacementFilter::default();
    vec![
        (
            "Placements::placements",
            told(placements.placements(&NOBODY, filter).await),
        ),
        (
            "Placements::work_of",
            told(placements.work_of(&NOBODY, person).await),
        ),
        (
            "Placements::placement_form",
            told(placements.placement_form(&NOBODY, person, None).await),
        ),
        (
            "Placements::enter",
            told(placements.enter(&NOBODY, person, draft()).await),
        ),
        (
            "Placements::placement",
            told(placements.placement(&NOBODY, id).await),
        ),
        (
            "Placements::cancel",
            told(placements.cancel(&NOBODY, id, CancelCause::Twice).await),
        ),
        (
            "Placements::keep_month",
            told(placements.keep_month(&NOBODY, id, month).await),
        ),
        (
            "Placements::follow_up",
            told(placements.follow_up(&NOBODY, id, heard()).await),
        ),
        (
            "Placements::set_aside",
            told(placements.set_aside(&NOBODY, said).await),
        ),
        ("Placements::own_work", told(placements.own_work(&NOBODY).await)),
        (
            "Placements::say",
            told(placements.say(&NOBODY, OwnWord::Still(id)).await),
        ),
        (
            "Placements::stability",
            told(placements.stability(&NOBODY, None, None).await),
        ),
    ]
}
