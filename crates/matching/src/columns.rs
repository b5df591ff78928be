//! Column generation: settle on few columns, price everybody, add what is better.
//!
//! A column not in play can improve the result only if its net worth at the
//! settled prices is above the margin of its person. When pricing the whole
//! eligible set finds none, the settled optimum is the optimum of the whole
//! instance; the same pass yields the dual bound that proves it.

use rayon::prelude::*;

use crate::auction::Outcome;
use crate::book::{Book, Column};
use crate::certificate::person_bound;
use crate::market::{Market, Offer, ScoredPair};
use crate::settle::Settlement;
use crate::stage::Stage;

/// Better columns added per person and round.
const ADDED: usize = 8;

/// Rounds of column generation after which the remaining gap is reported as it is.
const MOST_ROUNDS: u32 = 200;

/// A settled stage: what is held, at which prices, and the bound.
pub(crate) struct Settled {
    pub held: Vec<ScoredPair>,
    pub prices: Vec<i64>,
    /// Upper bound of the stage's total score, in price units.
    pub bound: i64,
    pub rounds: u32,
}

/// The columns an auction held and had on its lists.
pub(crate) fn opening_book(vacancies: usize, outcome: &Outcome) -> Book {
    let row = |person: usize| row_of(outcome, person, &[]);
    let people = 0..outcome.held.len();
    Book::new(vacancies, people.into_par_iter().map(row).collect())
}

/// Settles every layer over the whole eligible set.
///
/// `possible` holds one assignment that fills every layer as it must be filled.
pub(crate) fn generate<M: Market>(stage: &Stage<'_, M>, possible: &Book, start: &Outcome) -> Settled {
    let row = |person: usize| {
        let held = possible.row(person).into_iter();
        let inside = |own: &Column| own.held && stage.same_layer(person, own.vacancy);
        let possible: Vec<Column> = held.filter(inside).collect();
        row_of(start, person, &possible)
    };
    let rows = (0..possible.people()).into_par_iter().map(row).collect();
    let play = Book::new(stage.limits().len(), rows);
    let mut settlement = Settlement::new(play, &stage.terms, start.prices.clone());
    let mut rounds = 0;
    let mut least = i64::MAX;
    let held = loop {
        rounds += 1;
        let settled = settlement.settle();
        let (bound, mut more) = price_everybody(stage, &settlement);
        least = least.min(bound);
        if !settled {
            // Cannot be while `possible` is what it says; if ever, the gap will tell.
            let inside = |pair: &ScoredPair| stage.same_layer(pair.0 as usize, pair.1);
            break possible.held_pairs().filter(inside).collect();
        }
        if more.is_empty() || rounds == MOST_ROUNDS {
            break settlement.book.held_pairs().collect();
        }
        settlement.book.extend(&mut more);
    };
    Settled {
        held,
        prices: settlement.prices().to_vec(),
        bound: least,
        rounds,
    }
}

fn row_of(outcome: &Outcome, person: usize, possible: &[Column]) -> Vec<Column> {
    let column = |held: bool| move |&(vacancy, score): &(u32, i32)| Column { vacancy, score, held };
    let mut row: Vec<Column> = outcome.held[person].iter().map(column(true)).collect();
    let listed = outcome.lists[person].iter().map(column(false));
    let possible = possible.iter().map(|own| Column { held: false, ..*own });
    row.extend(listed);
    row.extend(possible);
    row.sort_unstable_by_key(|column| (column.vacancy, !column.held));
    row.dedup_by_key(|column| column.vacancy);
    row
}

/// Prices everybody over the whole eligible set: the bound, and the columns that are better.
fn price_everybody<M: Market>(stage: &Stage<'_, M>, settlement: &Settlement<'_>) -> (i64, Vec<ScoredPair>) {
    let price_one = |person: usize| price(stage, settlement, person);
    let all: Vec<(i64, Vec<ScoredPair>)> = (0..stage.needs().len()).into_par_iter().map(price_one).collect();
    let places = stage.limits().iter().zip(settlement.prices());
    let mut bound: i64 = places.map(|(&places, &price)| i64::from(places) * price).sum();
    let mut more = Vec::new();
    for (worth, columns) in all {
        bound += worth;
        more.extend(columns);
    }
    (bound, more)
}

fn price<M: Market>(
    stage: &Stage<'_, M>,
    settlement: &Settlement<'_>,
    person: usize,
) -> (i64, Vec<ScoredPair>) {
    let units = stage.terms.units[person] as usize;
    if units == 0 {
        return (0, Vec::new());
    }
    let floor = settlement.margin[person];
    let mut offers: Vec<Offer> = Vec::new();
    stage.scan(person, settlement.prices(), floor, |vacancy, score, net| {
        offers.push(Offer { net, vacancy, score });
        floor
    });
    offers.sort_unstable_by_key(Offer::order);
    let optional = stage.terms.optional[person] as usize;
    let bound = person_bound(&offers, units, optional, floor);
    let fresh = |offer: &&Offer| offer.net > floor && settlement.book.find(person, offer.vacancy).is_none();
    let better = offers.iter().filter(fresh).take(ADDED);
    let column = |offer: &Offer| (person as u32, offer.vacancy, offer.score);
    (bound, better.map(column).collect())
}
