//! Disabilities by kind and grade, and the six functions that go with them.

use super::chance::Chance;
use domain::fit::Functions;
use domain::values::DisabilityKind;

/// Shares of the kinds among certificate holders, per thousand.
const KINDS: [(DisabilityKind, usize); 7] = [
    (DisabilityKind::Visual, 110),
    (DisabilityKind::Hearing, 85),
    (DisabilityKind::Speech, 16),
    (DisabilityKind::Limb, 535),
    (DisabilityKind::Intellectual, 95),
    (DisabilityKind::Mental, 110),
    (DisabilityKind::Multiple, 49),
];

/// Shares of the grades, 1 the most severe, per thousand.
const GRADES: [(u8, usize); 4] = [(1, 120), (2, 280), (3, 320), (4, 280)];

const FULL: [u8; 6] = [3; 6];

/// Draws a kind and a grade.
pub(super) fn disability(chance: &mut Chance) -> (DisabilityKind, u8) {
    (chance.share(&KINDS), chance.share(&GRADES))
}

/// What somebody can do: by disability and age; not everybody has been assessed, and some only in part.
pub(super) fn functions(
    chance: &mut Chance,
    disability: Option<(DisabilityKind, u8)>,
    age: i32,
) -> Functions {
    let unassessed = if disability.is_some() { 120 } else { 750 };
    if chance.permille(unassessed) {
        return Functions::UNKNOWN;
    }
    let mut levels = disability.map_or(FULL, |(kind, grade)| limits(chance, kind, grade));
    if age >= 50 && chance.permille(500) {
        levels[Functions::LIFTING] = levels[Functions::LIFTING].min(2);
    }
    let mut functions = Functions(levels.map(Some));
    if disability.is_some() && chance.permille(100) {
        functions.0[chance.below(6)] = None;
    }
    functions
}

fn limits(chance: &mut Chance, kind: DisabilityKind, grade: u8) -> [u8; 6] {
    match kind {
        DisabilityKind::Visual => visual(grade),
        DisabilityKind::Hearing | DisabilityKind::Speech => listening(chance, grade),
        DisabilityKind::Limb => limb(chance, grade),
        DisabilityKind::Intellectual => intellectual(chance, grade),
        DisabilityKind::Mental => mental(chance, grade),
        DisabilityKind::Multiple => multiple(chance, grade),
    }
}

/// Both hands, eyesight, hand work, lifting, listening and speaking, standing and walking.
fn visual(grade: u8) -> [u8; 6] {
    match grade {
        1 => [3, 0, 2, 2, 3, 2],
        2 => [3, 1, 2, 2, 3, 2],
        3 => [3, 1, 3, 3, 3, 3],
        _ => [3, 2, 3, 3, 3, 3],
    }
}

fn listening(chance: &mut Chance, grade: u8) -> [u8; 6] {
    let level = match grade {
        1 => 0,
        2 => chance.below(2) as u8,
        3 => 1,
        _ => 2,
    };
    [3, 3, 3, 3, level, 3]
}

/// Legs, one arm or hand, or one side of the body.
fn limb(chance: &mut Chance, grade: u8) -> [u8; 6] {
    let legs = match grade {
        1 => [3, 3, 3, 1, 3, 0],
        2 => [3, 3, 3, 1, 3, chance.below(2) as u8],
        3 => [3, 3, 3, 2, 3, 1],
        _ => [3, 3, 3, 2, 3, 2],
    };
    let arm = match grade {
        1 => [0, 3, chance.below(2) as u8, 0, 3, 2],
        2 => [1, 3, 1, 1, 3, 3],
        3 => [1, 3, 2, 1, 3, 3],
        _ => [2, 3, 2, 2, 3, 3],
    };
    match chance.below(100) {
        0..=54 => legs,
        55..=79 => arm,
        _ => less(legs, arm),
    }
}

fn intellectual(chance: &mut Chance, grade: u8) -> [u8; 6] {
    match grade {
        1 => [1, 3, 1, 1, 1, 2],
        2 => [2, 3, 1 + chance.below(2) as u8, 2, 1, 3],
        3 => [3, 3, 2, 2, 2, 3],
        _ => [3, 3, 2, 3, 2, 3],
    }
}

fn mental(chance: &mut Chance, grade: u8) -> [u8; 6] {
    match grade {
        1 => [2, 3, 1, 1, 1, 2],
        2 => [3, 3, 2, 2, 1 + chance.below(2) as u8, 3],
        3 => [3, 3, 2, 3, 2, 3],
        _ => [3, 3, 3, 3, 2, 3],
    }
}

/// A limb disability with another one.
fn multiple(chance: &mut Chance, grade: u8) -> [u8; 6] {
    let other = match chance.below(3) {
        0 => visual(grade),
        1 => listening(chance, grade),
        _ => intellectual(chance, grade),
    };
    less(limb(chance, grade), other)
}

/// The lesser of the two, function by function.
fn less(one: [u8; 6], other: [u8; 6]) -> [u8; 6] {
    let mut least = one;
    for (level, second) in least.iter_mut().zip(other) {
        *level = (*level).min(second);
    }
    least
}
