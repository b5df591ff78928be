//! Leads of two files: each vacancy is told to one person once, so of two about one vacancy the better proven stays.

use crate::ids::LeadId;
use crate::lead::{Evidence, Lead, LeadState};
use std::cmp::Reverse;

/// What becomes of the leads of two files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parted {
    /// Leads of the file that goes; they come over.
    pub moved: Vec<Lead>,
    /// Of either file: the other file has a better one about the same vacancy. They wait until the merge is undone.
    pub parked: Vec<LeadId>,
}

/// Parts the leads of two files.
pub fn part_leads(kept: &[Lead], gone: &[Lead]) -> Parted {
    let mut parted = Parted::default();
    for lead in gone {
        match kept.iter().find(|other| other.vacancy == lead.vacancy) {
            Some(other) if strength(other) >= strength(lead) => parted.parked.push(lead.id),
            Some(other) => {
                parted.parked.push(other.id);
                parted.moved.push(lead.clone());
            }
            None => parted.moved.push(lead.clone()),
        }
    }
    parted
}

/// First what counts for the year, then how far it has come, then how well it is proven, then which arrived first.
fn strength(lead: &Lead) -> (bool, u8, u8, Reverse<i64>) {
    let delivery = lead.state.delivery();
    (
        delivery.is_some_and(|delivery| delivery.counts_in().is_some()),
        stage(&lead.state),
        delivery.map_or(0, |delivery| proof(delivery.evidence)),
        Reverse(delivery.map_or(i64::MAX, |delivery| delivery.at.timestamp())),
    )
}

const fn stage(state: &LeadState) -> u8 {
    match state {
        LeadState::Withdrawn { .. } => 0,
        LeadState::Failed { .. } => 1,
        LeadState::Planned => 2,
        LeadState::Sent { .. } => 3,
        LeadState::Closed { .. } => 4,
        LeadState::Delivered { .. } => 5,
        LeadState::Opened { .. } => 6,
        LeadState::Answered { .. } => 7,
        LeadState::Referred { .. } => 8,
        LeadState::Interviewed { .. } => 9,
        LeadState::Hired { .. } => 10,
    }
}

/// What a hand has signed before what a machine has noted.
const fn proof(evidence: Evidence) -> u8 {
    match evidence {
        Evidence::Receipt | Evidence::Click => 1,
        Evidence::CallLog | Evidence::Read => 2,
        Evidence::Document | Evidence::Witness => 3,
        Evidence::Signature | Evidence::ThumbPrint => 4,
    }
}
