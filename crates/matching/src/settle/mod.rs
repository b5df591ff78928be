//! Settling: from good prices to the exact optimum over the columns in play.
//!
//! Everybody first takes what is best at today's prices, ties going to what they
//! hold already. That is optimal for every person; only vacancies may now be over
//! their limit or below it. Units are then moved along cheapest paths from
//! vacancies in excess to vacancies in deficit, prices following the distances
//! (the primal-dual method for minimum-cost flow). No pair ever becomes better
//! than what its person holds, so when no excess is left, assignment and prices
//! prove each other optimal, in whole numbers.
//!
//! One more place, the *ground*, takes what stays unused: units a person may go
//! without, and free places of vacancies that need not be full. Its price is the
//! zero of the scale.

mod push;
mod search;

use crate::book::Book;
use crate::market::SCALE;

/// What each person and vacancy may do, apart from forced pairs.
pub(crate) struct Terms {
    /// Units per person, those on the ground included.
    pub units: Vec<u32>,
    /// Of these, how many may stay on the ground.
    pub optional: Vec<u32>,
    /// Places per vacancy.
    pub places: Vec<u32>,
    /// Vacancies that need not be full.
    pub may_stay_free: Vec<bool>,
}

/// Assignment and prices on their way to the optimum.
pub(crate) struct Settlement<'a> {
    pub book: Book,
    terms: &'a Terms,
    /// Per vacancy, and last the ground.
    prices: Vec<i64>,
    /// Per person: held is worth at least this, everything else at most this.
    pub margin: Vec<i64>,
    /// Per person: units on the ground.
    grounded: Vec<u32>,
    /// Per vacancy: free places accounted for.
    slack: Vec<u32>,
    /// Per vacancy and the ground: units above (or below) the places.
    excess: Vec<i64>,
    /// People who may leave units on the ground.
    loose: Vec<u32>,
    /// Vacancies that need not be full.
    open: Vec<u32>,
    scratch: Scratch,
}

/// Working memory of the searches: nodes are vacancies, the ground, then people.
struct Scratch {
    distance: Vec<i64>,
    level: Vec<u32>,
    next: Vec<usize>,
    touched: Vec<u32>,
    levelled: Vec<u32>,
}

impl<'a> Settlement<'a> {
    pub(crate) fn new(book: Book, terms: &'a Terms, mut prices: Vec<i64>) -> Self {
        let (people, vacancies) = (book.people(), prices.len());
        prices.push(0);
        let grounded = |person: usize| {
            let free = terms.units[person].saturating_sub(book.taken(person));
            free.min(terms.optional[person])
        };
        let positions = |wanted: &dyn Fn(usize) -> bool, count: usize| {
            let chosen = (0..count).filter(|&at| wanted(at));
            chosen.map(|at| at as u32).collect::<Vec<u32>>()
        };
        Self {
            terms,
            prices,
            margin: vec![0; people],
            grounded: (0..people).map(grounded).collect(),
            slack: vec![0; vacancies],
            excess: vec![0; vacancies + 1],
            loose: positions(&|at| terms.optional[at] > 0, people),
            open: positions(&|at| terms.may_stay_free[at], vacancies),
            scratch: Scratch::new(vacancies + 1 + people),
            book,
        }
    }

    /// Prices per vacancy.
    pub(crate) fn prices(&self) -> &[i64] {
        &self.prices[..self.ground()]
    }

    /// Moves units until nothing is in excess. False if that is impossible.
    pub(crate) fn settle(&mut self) -> bool {
        self.rebalance();
        let mut possible = true;
        while possible && self.excess.iter().any(|&excess| excess > 0) {
            possible = self.search();
            while self.level() {
                self.block();
            }
        }
        self.ground_to_zero();
        possible
    }

    #[inline]
    fn ground(&self) -> usize {
        self.slack.len()
    }

    #[inline]
    fn net(&self, column: usize) -> i64 {
        let price = self.prices[self.book.vacancy[column] as usize];
        i64::from(self.book.score[column]) * SCALE - price
    }

    /// Lets everybody take what is best now, and counts who has too much or too little.
    fn rebalance(&mut self) {
        let mut ranked = Vec::new();
        for person in 0..self.book.people() {
            self.choose_best(person, &mut ranked);
        }
        let ground = self.ground();
        let mut balance = 0;
        for vacancy in 0..ground {
            let places = i64::from(self.terms.places[vacancy]);
            let over = self.book.holders(vacancy).len() as i64 - places;
            let fill_up =
                over < 0 && self.terms.may_stay_free[vacancy] && self.prices[vacancy] <= self.prices[ground];
            self.slack[vacancy] = if fill_up { (-over) as u32 } else { 0 };
            self.excess[vacancy] = if fill_up { 0 } else { over };
            balance += self.excess[vacancy];
        }
        self.excess[ground] = -balance;
    }

    fn choose_best(&mut self, person: usize, ranked: &mut Vec<(i64, u8, usize)>) {
        let units = self.terms.units[person] as usize;
        self.grounded[person] = 0;
        if units == 0 {
            return;
        }
        ranked.clear();
        for column in self.book.columns(person) {
            let rank = u8::from(!self.book.is_held(column)) * 2;
            ranked.push((-self.net(column), rank, column));
        }
        let on_ground = self.prices[self.ground()];
        let most = (self.terms.optional[person] as usize).min(units);
        ranked.extend((0..most).map(|_| (on_ground, 1, usize::MAX)));
        if ranked.len() > units {
            ranked.select_nth_unstable(units - 1);
        }
        let chosen = units.min(ranked.len());
        for &(_, rank, column) in &ranked[chosen..] {
            if rank == 0 {
                self.book.release(column);
            }
        }
        let mut worst = i64::MIN;
        for &(loss, rank, column) in &ranked[..chosen] {
            worst = worst.max(loss);
            match rank {
                0 => {}
                1 => self.grounded[person] += 1,
                _ => self.book.hold(column),
            }
        }
        self.margin[person] = -worst;
    }

    fn ground_to_zero(&mut self) {
        let zero = self.prices[self.ground()];
        self.prices.iter_mut().for_each(|price| *price -= zero);
        self.margin.iter_mut().for_each(|margin| *margin += zero);
    }
}

impl Scratch {
    fn new(nodes: usize) -> Self {
        Self {
            distance: vec![i64::MAX; nodes],
            level: vec![u32::MAX; nodes],
            next: vec![0; nodes],
            touched: Vec::new(),
            levelled: Vec::new(),
        }
    }
}
