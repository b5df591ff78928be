//! Column generation: settle on few columns, price everybody, add what is better.
//!
//! A column not in play can improve the result only if its net worth at the
//! settled prices is above the margin of its person. When pricing the whole
//! eligible set finds none, the settled optimum is the optimum of the whole
//! instance; the same pass yields the dual bound that proves it.

use rayon::prelude::*;

use crate::auction;
use crate::book::{Book, Column};
use crate::certificate::{Bound, person_bound};
use crate::goal::Grants;
use crate::layers::Layers;
use crate::market::{Market, OUT_OF_REACH, Offer, ScoredPair, top};
use crate::settle::{Settlement, Terms};

/// Columns per person to settle on, beyond the need.
const BREADTH: usize = 11;

/// Better columns added per person and round.
const ADDED: usize = 8;

/// Rounds of column generation after which the remaining gap is reported as it is.
const MOST_ROUNDS: u32 = 200;

/// A settled round: what is held, at which prices, and the bound.
pub(crate) struct Settled {
    pub held: Vec<ScoredPair>,
    pub prices: Vec<i64>,
    pub bound: Bound,
    pub rounds: u32,
}

/// The columns the fill starts from: what the auction held and had on its lists.
pub(crate) fn opening_book(vacancies: usize, outcome: &mut auction::Outcome) -> Book {
    let lists = std::mem::take(&mut outcome.lists);
    let rows = lists.into_par_iter().zip(&outcome.held).map(|(list, held)| {
        let column = |held: bool| move |&(vacancy, score): &(u32, i32)| Column { vacancy, score, held };
        let mut row: Vec<Column> = held.iter().map(column(true)).collect();
        let other = |pair: &&(u32, i32)| held.iter().all(|own| own.0 != pair.0);
        row.extend(list.iter().filter(other).map(column(false)));
        row
    });
    Book::new(vacancies, rows.collect())
}

/// Settles every layer over the whole eligible set.
pub(crate) fn generate<M: Market>(
    market: &M,
    grants: &Grants,
    layers: &Layers,
    book: &Book,
    prices: &[i64],
) -> Settled {
    let forced = forced_pairs(layers, book);
    let terms = terms(market, layers, &forced);
    let shift = |vacancy: usize| cap_of(grants, layers, vacancy);
    let inner: Vec<i64> = (0..prices.len())
        .map(|vacancy| inner_price(prices[vacancy], shift(vacancy), layers, vacancy))
        .collect();
    let play = play_book(market, layers, book, &inner);
    let mut settlement = Settlement::new(play, &terms, inner);
    let mut rounds = 0;
    let mut least = None;
    loop {
        rounds += 1;
        let settled = settlement.settle();
        let (bound, mut more) = price_everybody(market, layers, &terms, &settlement);
        least = Some(least.map_or(bound, |least: i64| least.min(bound)));
        if !settled || more.is_empty() || rounds == MOST_ROUNDS {
            break;
        }
        settlement.book.extend(&mut more);
    }
    let mut held: Vec<ScoredPair> = forced.clone();
    held.extend(held_pairs(&settlement.book));
    held.sort_unstable();
    let outer = |vacancy: usize| settlement.prices()[vacancy] + shift(vacancy);
    Settled {
        prices: (0..prices.len()).map(outer).collect(),
        bound: Bound::new(&forced, least.unwrap_or(i64::MAX)),
        held,
        rounds,
    }
}

/// What going without costs in a vacancy's layer: its prices are counted from there.
fn cap_of(grants: &Grants, layers: &Layers, vacancy: usize) -> i64 {
    if layers.vacancy[vacancy] == layers.served {
        0
    } else {
        grants.at(layers.vacancy[vacancy] as usize + 1)
    }
}

fn inner_price(price: i64, cap: i64, layers: &Layers, vacancy: usize) -> i64 {
    let price = if price >= OUT_OF_REACH { 0 } else { price - cap };
    if layers.vacancy[vacancy] == layers.served {
        price.max(0)
    } else {
        price
    }
}

/// Pairs that every maximum fill contains.
fn forced_pairs(layers: &Layers, book: &Book) -> Vec<ScoredPair> {
    let forced = |pair: &ScoredPair| layers.person[pair.0 as usize] < layers.vacancy[pair.1 as usize];
    held_pairs(book).filter(forced).collect()
}

fn held_pairs(book: &Book) -> impl Iterator<Item = ScoredPair> {
    let columns = (0..book.vacancy.len()).filter(|&column| book.is_held(column));
    columns.map(|column| (book.owner[column], book.vacancy[column], book.score[column]))
}

fn terms<M: Market>(market: &M, layers: &Layers, forced: &[ScoredPair]) -> Terms {
    let mut units = layers.high.clone();
    let mut places = market.limits().to_vec();
    for &(person, vacancy, _) in forced {
        units[person as usize] -= 1;
        places[vacancy as usize] -= 1;
    }
    let optional = |person: usize| (layers.high[person] - layers.low[person]).min(units[person]);
    let free = |&layer: &u16| layer == layers.served;
    Terms {
        optional: (0..units.len()).map(optional).collect(),
        may_stay_free: layers.vacancy.iter().map(free).collect(),
        units,
        places,
    }
}

/// The best columns of everybody within the own layer, and what is held.
fn play_book<M: Market>(market: &M, layers: &Layers, book: &Book, prices: &[i64]) -> Book {
    let row = |person: usize| {
        let layer = layers.person[person];
        let admit = |vacancy: u32| layers.vacancy[vacancy as usize] == layer;
        let keep = layers.high[person].min(prices.len() as u32) as usize + BREADTH;
        let mut offers = Vec::new();
        top(market, person, prices, (keep, i64::MIN), admit, &mut offers);
        let held = book.row(person).into_iter();
        let mut row: Vec<Column> = held.filter(|own| own.held && admit(own.vacancy)).collect();
        let own = row.len();
        for offer in offers {
            if row[..own].iter().all(|held| held.vacancy != offer.vacancy) {
                row.push(Column {
                    vacancy: offer.vacancy,
                    score: offer.score,
                    held: false,
                });
            }
        }
        row
    };
    let rows = (0..book.people()).into_par_iter().map(row).collect();
    Book::new(prices.len(), rows)
}

/// Prices everybody over the whole eligible set: the bound, and the columns that are better.
fn price_everybody<M: Market>(
    market: &M,
    layers: &Layers,
    terms: &Terms,
    settlement: &Settlement<'_>,
) -> (i64, Vec<ScoredPair>) {
    let prices = settlement.prices();
    let price_one = |person: usize| {
        let units = terms.units[person] as usize;
        if units == 0 {
            return (0, Vec::new());
        }
        let layer = layers.person[person];
        let floor = settlement.margin[person];
        let mut offers: Vec<Offer> = Vec::new();
        market.scan(person, prices, floor, |vacancy, score, net| {
            if layers.vacancy[vacancy as usize] == layer {
                offers.push(Offer { net, vacancy, score });
            }
            floor
        });
        offers.sort_unstable_by_key(Offer::order);
        let optional = terms.optional[person] as usize;
        let bound = person_bound(&offers, units, optional, floor);
        let fresh =
            |offer: &&Offer| offer.net > floor && settlement.book.find(person, offer.vacancy).is_none();
        let better = offers.iter().filter(fresh).take(ADDED);
        let column = |offer: &Offer| (person as u32, offer.vacancy, offer.score);
        (bound, better.map(column).collect::<Vec<_>>())
    };
    let all: Vec<(i64, Vec<ScoredPair>)> = (0..terms.units.len()).into_par_iter().map(price_one).collect();
    let places = terms.places.iter().zip(prices);
    let mut bound: i64 = places.map(|(&places, &price)| i64::from(places) * price).sum();
    let mut more = Vec::new();
    for (worth, columns) in all {
        bound += worth;
        more.extend(columns);
    }
    (bound, more)
}
