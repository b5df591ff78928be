//! Layers: the instance falls apart where the fill is decided.
//!
//! Let H be what the search for more fill reaches from the unserved (the source
//! side of a minimum cut). Every arc of the cut is saturated in *every* maximum
//! fill, therefore
//! - a person in H holds every eligible vacancy outside H (such pairs are forced),
//! - nobody outside H holds a vacancy in H (such pairs are ruled out),
//! - every vacancy in H is full, and everybody outside H gets all they need.
//!
//! What remains are two independent problems, each of them feasible, in which
//! only the score is left to decide: no "unserved" penalty and no price wars.
//!
//! With neediest first the same is done once per lead: first everybody in H may
//! take their first lead only, then the second, and so on. Taking units in the
//! order of their weight is optimal here because the fills a bipartite flow can
//! reach form a polymatroid, and for the same reason any strictly falling
//! weights M1 > M2 > … choose the same fills. Each step leaves a cut, the cuts
//! are nested, and a person stuck at step t gets t or t − 1 leads in all.

use crate::book::Book;
use crate::fill::{Fill, Reach};
use crate::instance::Goal;
use crate::market::Market;

/// Where everybody belongs, and what is left to choose there.
#[derive(Debug)]
pub(crate) struct Layers {
    pub person: Vec<u16>,
    pub vacancy: Vec<u16>,
    /// The layer in which everybody gets all they need and vacancies may stay free.
    pub served: u16,
    /// Fewest leads a person gets in any optimum.
    pub low: Vec<u32>,
    /// Most leads a person gets in any optimum.
    pub high: Vec<u32>,
    /// The cut of the whole fill.
    pub reach: Reach,
}

/// Raises the fill to its maximum, neediest first if wanted, and splits the instance.
pub(crate) fn split<M: Market>(market: &M, goal: Goal, book: &mut Book) -> Layers {
    let mut fill = Fill::new(market);
    let reach = fill.maximise(book);
    match goal {
        Goal::Score => one_cut(market.needs(), reach),
        Goal::Fair { owed } => one_cut_per_lead(market, owed, (&mut fill, book), reach),
    }
}

fn one_cut(needs: &[u32], reach: Reach) -> Layers {
    let layer = |short: &[bool]| short.iter().map(|&short| u16::from(!short)).collect();
    let low = needs.iter().zip(&reach.person);
    Layers {
        person: layer(&reach.person),
        vacancy: layer(&reach.vacancy),
        served: 1,
        low: low.map(|(&need, &short)| if short { 0 } else { need }).collect(),
        high: needs.to_vec(),
        reach,
    }
}

fn one_cut_per_lead<M: Market>(
    market: &M,
    owed: u32,
    (fill, book): (&mut Fill<'_, M>, &mut Book),
    reach: Reach,
) -> Layers {
    let needs = market.needs();
    let most = |person: usize, leads: u32| {
        leads
            .saturating_sub(owed.saturating_sub(needs[person]))
            .min(needs[person])
    };
    let short: Vec<usize> = (0..needs.len()).filter(|&at| reach.person[at]).collect();
    let steps = last_step(market, owed, &short);
    let mut layers = Layers {
        person: vec![steps; needs.len()],
        vacancy: vec![steps; market.limits().len()],
        served: steps,
        low: needs.to_vec(),
        high: needs.to_vec(),
        reach,
    };
    keep_first(book, &short, |person| most(person, 1));
    for step in 0..steps {
        let leads = if step + 1 == steps {
            u32::MAX
        } else {
            u32::from(step) + 1
        };
        for &person in &short {
            fill.target[person] = most(person, leads);
        }
        let stuck = fill.maximise(book);
        for &person in short.iter().filter(|&&person| stuck.person[person]) {
            if layers.person[person] == steps {
                layers.person[person] = step;
                layers.low[person] = most(person, u32::from(step));
                layers.high[person] = most(person, leads);
            }
        }
        for (at, layer) in layers.vacancy.iter_mut().enumerate() {
            if *layer == steps && stuck.vacancy[at] {
                *layer = step;
            }
        }
    }
    layers
}

/// The step at which nobody short of leads could take one more.
fn last_step<M: Market>(market: &M, owed: u32, short: &[usize]) -> u16 {
    let free = vec![0; market.limits().len()];
    let leads = |&person: &usize| {
        let need = market.needs()[person];
        let mut pairs = 0u32;
        market.scan(person, &free, i64::MIN, |_, _, _| {
            pairs += 1;
            i64::MIN
        });
        owed.saturating_sub(need) + need.min(pairs) + 1
    };
    let last = short.iter().map(leads).max().unwrap_or(1);
    u16::try_from(last).unwrap_or(u16::MAX - 1)
}

fn keep_first(book: &mut Book, people: &[usize], most: impl Fn(usize) -> u32) {
    for &person in people {
        let columns = book.columns(person).rev();
        for column in columns {
            if book.taken(person) > most(person) && book.is_held(column) {
                book.release(column);
            }
        }
    }
}
