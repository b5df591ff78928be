//! What RP11 adds up: each rate over its own people.

use super::ClassKind;
use crate::ids::PersonId;
use crate::values::Fen;
use std::collections::BTreeSet;

/// Somebody's part in a class that was held, as RP11 sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassShare {
    /// Who.
    pub person: PersonId,
    /// What kind of class.
    pub kind: ClassKind,
    /// Whether the person has a disability.
    pub disabled: bool,
    /// With the certificate.
    pub certified: bool,
    /// Works, by the latest check that was answered; `None` = nobody has heard.
    pub works: Option<bool>,
}

/// What classes add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrainingSums {
    /// Classes of each kind, in the order of [`ClassKind::ALL`].
    pub classes: [u32; ClassKind::ALL.len()],
    /// People, each once.
    pub people: BTreeSet<PersonId>,
    /// People times classes (R75).
    pub person_times: u32,
    /// Participants of skill training: the whole of R48 and R49.
    pub skill: u32,
    /// Of them, with a certificate.
    pub certified: u32,
    /// Of them, at work.
    pub employed: u32,
    /// The three for people with a disability, over whom S1h sets its targets.
    pub disabled: [u32; 3],
    /// What the classes cost.
    pub cost: Fen,
    /// Subsidies that follow from them.
    pub subsidies: Fen,
}

impl TrainingSums {
    /// All classes.
    pub fn all_classes(&self) -> u32 {
        self.classes.iter().sum()
    }

    /// Adds a class.
    pub fn add_class(&mut self, kind: ClassKind, cost: Fen) {
        if let Some(count) = self.classes.get_mut(kind as usize) {
            *count += 1;
        }
        self.cost = self.cost.plus(cost);
    }

    /// Adds somebody's part in one.
    pub fn add(&mut self, share: &ClassShare) {
        self.people.insert(share.person);
        self.person_times += 1;
        if !share.kind.is_skill() {
            return;
        }
        let one = [true, share.certified, share.works == Some(true)].map(u32::from);
        self.skill += one[0];
        self.certified += one[1];
        self.employed += one[2];
        if share.disabled {
            for (sum, one) in self.disabled.iter_mut().zip(one) {
                *sum += one;
            }
        }
    }
}
