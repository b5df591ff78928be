//! The order book: the columns in play and who holds which.

use std::ops::Range;

use crate::market::ScoredPair;

const FREE: u32 = u32::MAX;

/// A pair put into play.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub vacancy: u32,
    pub score: i32,
    pub held: bool,
}

/// Columns grouped by person in order of vacancy, with the holders of each vacancy.
#[derive(Debug)]
pub(crate) struct Book {
    start: Vec<usize>,
    pub vacancy: Vec<u32>,
    pub score: Vec<i32>,
    pub owner: Vec<u32>,
    place: Vec<u32>,
    holders: Vec<Vec<u32>>,
    taken: Vec<u32>,
}

impl Book {
    /// Opens a book with these columns per person.
    pub(crate) fn new(vacancies: usize, rows: Vec<Vec<Column>>) -> Self {
        let total = rows.iter().map(Vec::len).sum();
        let mut book = Self {
            start: Vec::with_capacity(rows.len() + 1),
            vacancy: Vec::with_capacity(total),
            score: Vec::with_capacity(total),
            owner: Vec::with_capacity(total),
            place: vec![FREE; total],
            holders: vec![Vec::new(); vacancies],
            taken: vec![0; rows.len()],
        };
        book.start.push(0);
        for (person, mut row) in rows.into_iter().enumerate() {
            row.sort_unstable_by_key(|column| column.vacancy);
            for column in row {
                let at = book.vacancy.len();
                book.vacancy.push(column.vacancy);
                book.score.push(column.score);
                book.owner.push(person as u32);
                if column.held {
                    book.hold(at);
                }
            }
            book.start.push(book.vacancy.len());
        }
        book
    }

    /// The columns of a person.
    #[inline]
    pub(crate) fn columns(&self, person: usize) -> Range<usize> {
        self.start[person]..self.start[person + 1]
    }

    /// The column of a pair, if it is in play.
    pub(crate) fn find(&self, person: usize, vacancy: u32) -> Option<usize> {
        let range = self.columns(person);
        let row = &self.vacancy[range.clone()];
        row.binary_search(&vacancy).ok().map(|at| range.start + at)
    }

    #[inline]
    pub(crate) fn is_held(&self, column: usize) -> bool {
        self.place[column] != FREE
    }

    /// The columns through which a vacancy is held.
    #[inline]
    pub(crate) fn holders(&self, vacancy: usize) -> &[u32] {
        &self.holders[vacancy]
    }

    /// How many columns a person holds.
    #[inline]
    pub(crate) fn taken(&self, person: usize) -> u32 {
        self.taken[person]
    }

    pub(crate) fn people(&self) -> usize {
        self.taken.len()
    }

    pub(crate) fn hold(&mut self, column: usize) {
        let holders = &mut self.holders[self.vacancy[column] as usize];
        self.place[column] = holders.len() as u32;
        holders.push(column as u32);
        self.taken[self.owner[column] as usize] += 1;
    }

    pub(crate) fn release(&mut self, column: usize) {
        let place = self.place[column] as usize;
        let holders = &mut self.holders[self.vacancy[column] as usize];
        holders.swap_remove(place);
        if let Some(&moved) = holders.get(place) {
            self.place[moved as usize] = place as u32;
        }
        self.place[column] = FREE;
        self.taken[self.owner[column] as usize] -= 1;
    }

    /// The columns of a person as they stand.
    pub(crate) fn row(&self, person: usize) -> Vec<Column> {
        let column = |at| Column {
            vacancy: self.vacancy[at],
            score: self.score[at],
            held: self.is_held(at),
        };
        self.columns(person).map(column).collect()
    }

    /// Every held pair, in order of person and vacancy.
    pub(crate) fn held_pairs(&self) -> impl Iterator<Item = ScoredPair> {
        let held = (0..self.vacancy.len()).filter(|&column| self.is_held(column));
        held.map(|column| (self.owner[column], self.vacancy[column], self.score[column]))
    }

    /// Puts further pairs into play; pairs already there are left alone.
    pub(crate) fn extend(&mut self, more: &mut Vec<ScoredPair>) {
        more.sort_unstable();
        more.dedup();
        let mut next = more.iter().peekable();
        let mut rows = Vec::with_capacity(self.people());
        for person in 0..self.people() {
            let mut row = self.row(person);
            while let Some(&(_, vacancy, score)) = next.next_if(|new| new.0 as usize == person) {
                if self.find(person, vacancy).is_none() {
                    row.push(Column {
                        vacancy,
                        score,
                        held: false,
                    });
                }
            }
            rows.push(row);
        }
        *self = Self::new(self.holders.len(), rows);
    }
}
