//! The price auction: people bid, full vacancies drop their lowest bid.
//!
//! A person lacking leads bids for the best net vacancies: the bid is the price
//! at which the vacancy would be worth no more than the best thing left out,
//! plus ε. A vacancy over its limit drops its lowest bid, and its price becomes
//! its lowest held bid. Going without the t-th lead costs `grant(t)`, so that
//! prices are capped and people without a chance leave early.
//!
//! The short list of a person is priced lazily: prices only rise within a pass,
//! so as long as the list is better than the bound on everything outside it, it
//! is exact over the whole eligible set. Otherwise the person is priced anew.
//! The end state is good, not optimal; `settle` makes it optimal.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use rayon::prelude::*;

use crate::goal::Grants;
use crate::market::{Market, NEVER, OUT_OF_REACH, Offer, SCALE, top};

/// How many offers beyond the need a short list keeps.
const SPARE: usize = 11;

/// Bids per missing lead after which a pass stops where it stands.
const PATIENCE: usize = 60;

/// Who holds what after the auction, and at which prices.
pub(crate) struct Outcome {
    pub prices: Vec<i64>,
    /// Per person: vacancy and score of what is held.
    pub held: Vec<Vec<(u32, i32)>>,
    /// Per person: the last short list, vacancy and score.
    pub lists: Vec<Vec<(u32, i32)>>,
}

#[derive(Default)]
struct ShortList {
    offers: Vec<(u32, i32)>,
    rest: i64,
}

struct Auction<'a, M> {
    market: &'a M,
    grants: &'a Grants,
    prices: Vec<i64>,
    bids: Vec<BinaryHeap<Reverse<(i64, u32)>>>,
    held: Vec<Vec<(u32, i32)>>,
    lists: Vec<ShortList>,
    queue: VecDeque<u32>,
    waiting: Vec<bool>,
    best: Vec<Offer>,
    /// Per vacancy the last weighing in which it was held.
    stamped: Vec<u64>,
    stamp: u64,
}

/// Runs the passes from `prices` on, with these bid increments.
pub(crate) fn run<M: Market>(market: &M, grants: &Grants, prices: Vec<i64>, increments: &[i64]) -> Outcome {
    let people = market.needs().len();
    let mut auction = Auction {
        market,
        grants,
        prices,
        bids: vec![BinaryHeap::new(); market.limits().len()],
        held: vec![Vec::new(); people],
        lists: Vec::new(),
        queue: VecDeque::new(),
        waiting: vec![false; people],
        best: Vec::new(),
        stamped: vec![0; market.limits().len()],
        stamp: 0,
    };
    for (pass, &increment) in increments.iter().enumerate() {
        auction.open(pass.checked_sub(1).map_or(0, |last| increments[last]));
        auction.pass(increment);
    }
    auction.close()
}

impl<M: Market> Auction<'_, M> {
    /// Starts a pass: prices a little lower, nothing held.
    ///
    /// The short lists stay; what lies outside them may have gained as much as
    /// the largest fall in price.
    fn open(&mut self, last_increment: i64) {
        let mut fall = 0;
        for (vacancy, &limit) in self.market.limits().iter().enumerate() {
            let sold_out = self.bids[vacancy].len() >= limit as usize;
            self.bids[vacancy].clear();
            let price = self.prices[vacancy];
            let lower = match (limit, last_increment) {
                (0, _) => OUT_OF_REACH,
                (_, 0) => price.max(0),
                _ if sold_out => (price - last_increment).max(0),
                _ => 0,
            };
            fall = fall.max(price - lower);
            self.prices[vacancy] = lower;
        }
        if self.lists.is_empty() {
            self.lists = self.price_everybody(i64::MAX);
        } else {
            self.lists.iter_mut().for_each(|list| list.rest += fall);
        }
        self.held.iter_mut().for_each(Vec::clear);
        self.queue = (0..self.held.len() as u32).collect();
        self.waiting.fill(true);
    }

    /// Short lists at today's prices, of offers worth at least `lowest` or worth taking.
    fn price_everybody(&self, lowest: i64) -> Vec<ShortList> {
        let price_one = |person: usize| {
            let mut offers = Vec::new();
            let rest = self.shop(person, lowest, &mut offers);
            ShortList::new(&offers, rest)
        };
        let people = 0..self.held.len();
        people.into_par_iter().map(price_one).collect()
    }

    fn pass(&mut self, increment: i64) {
        let need: usize = self.market.needs().iter().map(|&need| need as usize).sum();
        let mut patience = need.saturating_mul(PATIENCE);
        while let Some(person) = self.queue.pop_front() {
            self.waiting[person as usize] = false;
            self.bid(person, increment);
            patience = patience.saturating_sub(1);
            if patience == 0 {
                break;
            }
        }
    }

    fn bid(&mut self, person: u32, increment: i64) {
        let at = person as usize;
        let held = self.held[at].len();
        let missing = (self.market.needs()[at] as usize).saturating_sub(held);
        if missing == 0 {
            return;
        }
        self.choose(at, missing);
        let best = std::mem::take(&mut self.best);
        let accepted = best
            .iter()
            .take(missing)
            .enumerate()
            .take_while(|(more, offer)| offer.net >= -self.grants.of(at, held + more + 1))
            .count();
        if accepted > 0 {
            let next = best.get(accepted).map_or(NEVER, |offer| offer.net);
            let worth = next.max(-self.grants.of(at, held + accepted));
            for offer in &best[..accepted] {
                let bid = i64::from(offer.score) * SCALE - worth + increment;
                self.held[at].push((offer.vacancy, offer.score));
                self.place(offer.vacancy as usize, person, bid);
            }
        }
        self.best = best;
    }

    /// Lists the best `missing + 1` offers not held, best first, into `best`.
    fn choose(&mut self, person: usize, missing: usize) {
        self.weigh(person, missing + 1);
        let list = &self.lists[person];
        let proven = list.rest == NEVER || self.best.get(missing).is_some_and(|offer| offer.net >= list.rest);
        if !proven {
            let mut offers = std::mem::take(&mut self.best);
            let rest = self.shop(person, i64::MAX, &mut offers);
            self.lists[person] = ShortList::new(&offers, rest);
            self.best = offers;
            self.weigh(person, missing + 1);
        }
    }

    /// The best `most` offers of the short list that are not held, best first, into `best`.
    fn weigh(&mut self, person: usize, most: usize) {
        self.best.clear();
        self.stamp += 1;
        for own in &self.held[person] {
            self.stamped[own.0 as usize] = self.stamp;
        }
        for &(vacancy, score) in &self.lists[person].offers {
            if self.stamped[vacancy as usize] != self.stamp {
                let net = i64::from(score) * SCALE - self.prices[vacancy as usize];
                self.best.push(Offer { net, vacancy, score });
            }
        }
        if self.best.len() > most {
            self.best.select_nth_unstable_by_key(most - 1, Offer::order);
            self.best.truncate(most);
        }
        self.best.sort_unstable_by_key(Offer::order);
    }

    fn shop(&self, person: usize, lowest: i64, offers: &mut Vec<Offer>) -> i64 {
        let need = (self.market.needs()[person] as usize).min(self.prices.len());
        let floor = lowest.min(-self.grants.of(person, 1));
        let room = (need + SPARE, floor);
        top(self.market, person, &self.prices, room, |_| true, offers)
    }

    fn place(&mut self, vacancy: usize, person: u32, bid: i64) {
        let limit = self.market.limits()[vacancy] as usize;
        let bids = &mut self.bids[vacancy];
        bids.push(Reverse((bid, person)));
        if bids.len() > limit
            && let Some(Reverse((_, loser))) = bids.pop()
        {
            self.held[loser as usize].retain(|own| own.0 as usize != vacancy);
            if !std::mem::replace(&mut self.waiting[loser as usize], true) {
                self.queue.push_back(loser);
            }
        }
        if bids.len() >= limit
            && let Some(Reverse((lowest, _))) = bids.peek()
        {
            self.prices[vacancy] = self.prices[vacancy].max(*lowest);
        }
    }

    /// Prices everybody a last time: the lists are the best columns at the final prices.
    fn close(mut self) -> Outcome {
        for (vacancy, &limit) in self.market.limits().iter().enumerate() {
            if self.bids[vacancy].is_empty() && limit > 0 {
                self.prices[vacancy] = 0;
            }
        }
        self.lists = self.price_everybody(NEVER);
        Outcome {
            prices: self.prices,
            held: self.held,
            lists: self.lists.into_iter().map(|list| list.offers).collect(),
        }
    }
}

impl ShortList {
    fn new(offers: &[Offer], rest: i64) -> Self {
        let pair = |offer: &Offer| (offer.vacancy, offer.score);
        Self {
            offers: offers.iter().map(pair).collect(),
            rest,
        }
    }
}
