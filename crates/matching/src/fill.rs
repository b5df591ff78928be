//! Repair: augmenting paths to the exact maximum fill over the whole eligible set.
//!
//! Within the columns in play this is blocking flow (Dinic, in the manner of
//! Hopcroft and Karp). When it finds nothing more, one search over *every*
//! eligible pair either finds columns worth adding, or has visited exactly the
//! people and vacancies nobody can escape from: the minimum cut, which proves
//! that the fill is the maximum.

use rayon::prelude::*;

use crate::book::Book;
use crate::market::{Market, Offer, ScoredPair};

const UNSEEN: u32 = u32::MAX;

/// Who cannot be helped further, and what they could take instead: the cut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    pub person: Vec<bool>,
    pub vacancy: Vec<bool>,
}

/// The state of one repair.
pub(crate) struct Fill<'a, M> {
    market: &'a M,
    free_prices: Vec<i64>,
    /// How much each person may take now.
    pub target: Vec<u32>,
    person_level: Vec<u32>,
    vacancy_level: Vec<u32>,
    person_next: Vec<usize>,
    vacancy_next: Vec<usize>,
}

impl<'a, M: Market> Fill<'a, M> {
    pub(crate) fn new(market: &'a M) -> Self {
        let (people, vacancies) = (market.needs().len(), market.limits().len());
        Self {
            market,
            free_prices: vec![0; vacancies],
            target: market.needs().to_vec(),
            person_level: vec![UNSEEN; people],
            vacancy_level: vec![UNSEEN; vacancies],
            person_next: vec![0; people],
            vacancy_next: vec![0; vacancies],
        }
    }

    /// Raises the fill to the maximum and answers with the cut that proves it.
    pub(crate) fn maximise(&mut self, book: &mut Book) -> Reach {
        loop {
            while self.layer(book) {
                self.block(book);
            }
            let (reach, mut more) = self.search_everywhere(book);
            if more.is_empty() {
                return reach;
            }
            book.extend(&mut more);
        }
    }

    fn lacks(&self, book: &Book, person: usize) -> bool {
        book.taken(person) < self.target[person]
    }

    fn has_room(&self, book: &Book, vacancy: usize) -> bool {
        book.holders(vacancy).len() < self.market.limits()[vacancy] as usize
    }

    /// Breadth-first levels within the columns in play; true if a free place is reached.
    ///
    /// Goes on past the nearest free place, so that one pass serves near and far ones.
    fn layer(&mut self, book: &Book) -> bool {
        self.person_level.fill(UNSEEN);
        self.vacancy_level.fill(UNSEEN);
        let mut front = self.sources(book);
        let mut found = false;
        let mut depth = 0;
        while !front.is_empty() {
            let mut next = Vec::new();
            for &person in &front {
                for column in book.columns(person as usize) {
                    let vacancy = book.vacancy[column] as usize;
                    if book.is_held(column) || self.vacancy_level[vacancy] != UNSEEN {
                        continue;
                    }
                    self.vacancy_level[vacancy] = depth + 1;
                    if self.has_room(book, vacancy) {
                        found = true;
                    } else {
                        self.visit_holders(book, vacancy, depth + 2, &mut next);
                    }
                }
            }
            front = next;
            depth += 2;
        }
        found
    }

    fn sources(&mut self, book: &Book) -> Vec<u32> {
        let lacking = |&person: &usize| self.lacks(book, person);
        let front: Vec<u32> = (0..book.people())
            .filter(lacking)
            .map(|person| person as u32)
            .collect();
        for &person in &front {
            self.person_level[person as usize] = 0;
        }
        front
    }

    fn visit_holders(&mut self, book: &Book, vacancy: usize, level: u32, next: &mut Vec<u32>) {
        for &column in book.holders(vacancy) {
            let holder = book.owner[column as usize];
            if self.person_level[holder as usize] == UNSEEN {
                self.person_level[holder as usize] = level;
                next.push(holder);
            }
        }
    }

    fn block(&mut self, book: &mut Book) {
        for person in 0..book.people() {
            self.person_next[person] = book.columns(person).start;
        }
        self.vacancy_next.fill(0);
        for person in 0..book.people() {
            while self.lacks(book, person) && self.augment(book, person) {}
        }
    }

    /// Finds one path down the levels to a free place and shifts everybody along it.
    fn augment(&mut self, book: &mut Book, source: usize) -> bool {
        // Columns in turn taken up by a person and given up by the next one.
        let mut path: Vec<usize> = Vec::new();
        let mut person = source;
        loop {
            if let Some(column) = self.next_vacancy(book, person) {
                path.push(column);
                let vacancy = book.vacancy[column] as usize;
                if self.has_room(book, vacancy) {
                    shift(book, &path);
                    return true;
                }
                if let Some(held) = self.next_holder(book, vacancy) {
                    path.push(held);
                    person = book.owner[held] as usize;
                } else {
                    self.vacancy_level[vacancy] = UNSEEN;
                    path.pop();
                }
            } else {
                self.person_level[person] = UNSEEN;
                if path.pop().is_none() {
                    return false;
                }
                let Some(column) = path.pop() else {
                    return false;
                };
                person = book.owner[column] as usize;
            }
        }
    }

    fn next_vacancy(&mut self, book: &Book, person: usize) -> Option<usize> {
        let level = self.person_level[person];
        if level == UNSEEN {
            return None;
        }
        let end = book.columns(person).end;
        while self.person_next[person] < end {
            let column = self.person_next[person];
            let vacancy = book.vacancy[column] as usize;
            if !book.is_held(column) && self.vacancy_level[vacancy] == level + 1 {
                return Some(column);
            }
            self.person_next[person] += 1;
        }
        None
    }

    fn next_holder(&mut self, book: &Book, vacancy: usize) -> Option<usize> {
        let level = self.vacancy_level[vacancy];
        while let Some(&column) = book.holders(vacancy).get(self.vacancy_next[vacancy]) {
            if self.person_level[book.owner[column as usize] as usize] == level + 1 {
                return Some(column as usize);
            }
            self.vacancy_next[vacancy] += 1;
        }
        None
    }

    /// Searches every eligible pair from those who lack something: the cut, or new columns.
    fn search_everywhere(&mut self, book: &Book) -> (Reach, Vec<ScoredPair>) {
        self.person_level.fill(UNSEEN);
        self.vacancy_level.fill(UNSEEN);
        let mut front = self.sources(book);
        let mut more = Vec::new();
        let mut found = false;
        while !front.is_empty() {
            let seen: Vec<Vec<Offer>> = front
                .par_iter()
                .map(|&person| self.openings(book, person as usize))
                .collect();
            let mut next = Vec::new();
            for (&person, offers) in front.iter().zip(&seen) {
                for offer in offers {
                    let vacancy = offer.vacancy as usize;
                    let room = self.has_room(book, vacancy);
                    found |= room;
                    let first = self.vacancy_level[vacancy] == UNSEEN;
                    self.vacancy_level[vacancy] = 1;
                    if first || room {
                        more.push((person, offer.vacancy, offer.score));
                    }
                    if first && !room {
                        self.visit_holders(book, vacancy, 1, &mut next);
                    }
                }
            }
            front = next;
        }
        if !found {
            more.clear();
        }
        let reached = |levels: &[u32]| levels.iter().map(|&level| level != UNSEEN).collect();
        let reach = Reach {
            person: reached(&self.person_level),
            vacancy: reached(&self.vacancy_level),
        };
        (reach, more)
    }

    /// What a person could step to: every vacancy not seen yet, and the best ones with room.
    fn openings(&self, book: &Book, person: usize) -> Vec<Offer> {
        let mut full = Vec::new();
        let mut open = Vec::new();
        let see = |vacancy: u32, score: i32, net: i64| {
            let at = vacancy as usize;
            let offer = Offer { net, vacancy, score };
            if self.has_room(book, at) {
                open.push(offer);
            } else if self.vacancy_level[at] == UNSEEN {
                full.push(offer);
            }
            i64::MIN
        };
        self.market.scan(person, &self.free_prices, i64::MIN, see);
        let holds = |offer: &Offer| {
            let column = book.find(person, offer.vacancy);
            column.is_some_and(|column| book.is_held(column))
        };
        full.retain(|offer| !holds(offer));
        open.retain(|offer| !holds(offer));
        open.sort_unstable_by_key(Offer::order);
        open.truncate((self.target[person] - book.taken(person)) as usize + 3);
        full.append(&mut open);
        full
    }
}

fn shift(book: &mut Book, path: &[usize]) {
    for pair in path.chunks(2) {
        if let Some(&given_up) = pair.get(1) {
            book.release(given_up);
        }
        book.hold(pair[0]);
    }
}
