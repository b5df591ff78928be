//! Moving units along ways that cost nothing at today's prices (blocking flow).

use std::cmp::Ordering;

use super::Settlement;

const UNSEEN: u32 = u32::MAX;

/// The ground instead of a column: a person's unit there, or a vacancy's free place.
const GROUND: usize = usize::MAX;

impl Settlement<'_> {
    /// Breadth-first levels over free moves; true if a deficit is in reach.
    ///
    /// Goes on past the nearest deficit, so that one pass serves near and far ones.
    pub(super) fn level(&mut self) -> bool {
        for node in self.scratch.levelled.drain(..) {
            self.scratch.level[node as usize] = UNSEEN;
        }
        let sources = (0..=self.ground()).filter(|&node| self.excess[node] > 0);
        let mut front: Vec<u32> = sources.map(|node| node as u32).collect();
        for &node in &front {
            self.scratch.level[node as usize] = 0;
            self.scratch.next[node as usize] = 0;
        }
        self.scratch.levelled.extend(&front);
        let mut depth = 0;
        let mut found = false;
        while !front.is_empty() {
            depth += 1;
            let mut next = Vec::new();
            for &node in &front {
                self.neighbours(node as usize, depth, &mut next);
            }
            found |= next.iter().any(|&node| {
                let at = node as usize;
                at <= self.ground() && self.excess[at] < 0
            });
            self.scratch.levelled.extend(&next);
            front = next;
        }
        found
    }

    fn neighbours(&mut self, node: usize, depth: u32, next: &mut Vec<u32>) {
        let ground = self.ground();
        match node.cmp(&ground) {
            Ordering::Less => self.see_holders(node, depth, next),
            Ordering::Equal => self.see_from_ground(depth, next),
            Ordering::Greater => self.see_vacancies(node - ground - 1, depth, next),
        }
    }

    #[inline]
    fn see(&mut self, node: usize, depth: u32, next: &mut Vec<u32>) {
        if self.scratch.level[node] == UNSEEN {
            self.scratch.level[node] = depth;
            let person = node.checked_sub(self.ground() + 1);
            self.scratch.next[node] = person.map_or(0, |at| self.book.columns(at).start);
            next.push(node as u32);
        }
    }

    fn see_holders(&mut self, vacancy: usize, depth: u32, next: &mut Vec<u32>) {
        let ground = self.ground();
        for at in 0..self.book.holders(vacancy).len() {
            let column = self.book.holders(vacancy)[at] as usize;
            let person = self.book.owner[column] as usize;
            if self.net(column) == self.margin[person] {
                self.see(ground + 1 + person, depth, next);
            }
        }
        if self.slack[vacancy] > 0 {
            self.see(ground, depth, next);
        }
    }

    fn see_from_ground(&mut self, depth: u32, next: &mut Vec<u32>) {
        let ground = self.ground();
        for at in 0..self.loose.len() {
            let person = self.loose[at] as usize;
            if self.gives_from_ground(person) {
                self.see(ground + 1 + person, depth, next);
            }
        }
        for at in 0..self.open.len() {
            let vacancy = self.open[at] as usize;
            if self.prices[vacancy] == self.prices[ground] {
                self.see(vacancy, depth, next);
            }
        }
    }

    fn see_vacancies(&mut self, person: usize, depth: u32, next: &mut Vec<u32>) {
        let margin = self.margin[person];
        for column in self.book.columns(person) {
            if !self.book.is_held(column) && self.net(column) == margin {
                self.see(self.book.vacancy[column] as usize, depth, next);
            }
        }
        let ground = self.ground();
        if self.may_ground(person) && -self.prices[ground] == margin {
            self.see(ground, depth, next);
        }
    }

    #[inline]
    fn gives_from_ground(&self, person: usize) -> bool {
        self.grounded[person] > 0 && -self.prices[self.ground()] == self.margin[person]
    }

    /// Moves units down the levels until no way is left.
    pub(super) fn block(&mut self) {
        for source in 0..=self.ground() {
            while self.excess[source] > 0 && self.augment(source) {}
        }
    }

    /// Moves one unit from `source` to some deficit, if a way is left.
    fn augment(&mut self, source: usize) -> bool {
        let mut path: Vec<(usize, usize)> = Vec::new();
        let mut node = source;
        loop {
            if node <= self.ground() && self.excess[node] < 0 {
                self.shift(&path, node);
                self.excess[source] -= 1;
                self.excess[node] += 1;
                return true;
            }
            if let Some((arc, to)) = self.next_arc(node) {
                path.push((node, arc));
                node = to;
            } else {
                self.scratch.level[node] = UNSEEN;
                let Some((from, _)) = path.pop() else {
                    return false;
                };
                node = from;
            }
        }
    }

    /// The next free move one level down, with the node it leads to.
    fn next_arc(&mut self, node: usize) -> Option<(usize, usize)> {
        let level = self.scratch.level[node];
        if level == UNSEEN {
            return None;
        }
        let ground = self.ground();
        match node.cmp(&ground) {
            Ordering::Less => self.next_holder(node, level + 1),
            Ordering::Equal => self.next_from_ground(level + 1),
            Ordering::Greater => self.next_vacancy(node, level + 1),
        }
    }

    fn next_holder(&mut self, vacancy: usize, level: u32) -> Option<(usize, usize)> {
        let ground = self.ground();
        if self.slack[vacancy] > 0 && self.scratch.level[ground] == level {
            return Some((GROUND, ground));
        }
        loop {
            let at = self.scratch.next[vacancy];
            let column = *self.book.holders(vacancy).get(at)? as usize;
            let person = self.book.owner[column] as usize;
            let node = ground + 1 + person;
            if self.scratch.level[node] == level && self.net(column) == self.margin[person] {
                return Some((column, node));
            }
            self.scratch.next[vacancy] += 1;
        }
    }

    fn next_from_ground(&mut self, level: u32) -> Option<(usize, usize)> {
        let ground = self.ground();
        loop {
            let at = self.scratch.next[ground];
            if let Some(&person) = self.loose.get(at) {
                let node = ground + 1 + person as usize;
                if self.scratch.level[node] == level && self.gives_from_ground(person as usize) {
                    return Some((GROUND, node));
                }
            } else {
                let vacancy = *self.open.get(at - self.loose.len())? as usize;
                let free = self.prices[vacancy] == self.prices[ground];
                if free && self.scratch.level[vacancy] == level {
                    return Some((GROUND, vacancy));
                }
            }
            self.scratch.next[ground] += 1;
        }
    }

    fn next_vacancy(&mut self, node: usize, level: u32) -> Option<(usize, usize)> {
        let ground = self.ground();
        let person = node - ground - 1;
        let to_ground = self.scratch.level[ground] == level && self.may_ground(person);
        if to_ground && -self.prices[ground] == self.margin[person] {
            return Some((GROUND, ground));
        }
        let end = self.book.columns(person).end;
        while self.scratch.next[node] < end {
            let column = self.scratch.next[node];
            let vacancy = self.book.vacancy[column] as usize;
            if self.scratch.level[vacancy] == level
                && !self.book.is_held(column)
                && self.net(column) == self.margin[person]
            {
                return Some((column, vacancy));
            }
            self.scratch.next[node] += 1;
        }
        None
    }

    fn shift(&mut self, path: &[(usize, usize)], end: usize) {
        let ground = self.ground();
        for (step, &(node, arc)) in path.iter().enumerate() {
            let to = path.get(step + 1).map_or(end, |next| next.0);
            if node > ground {
                let person = node - ground - 1;
                match arc {
                    GROUND => self.grounded[person] += 1,
                    column => self.book.hold(column),
                }
            } else if node < ground {
                match arc {
                    GROUND => self.slack[node] -= 1,
                    column => self.book.release(column),
                }
            } else if to > ground {
                self.grounded[to - ground - 1] -= 1;
            } else {
                self.slack[to] += 1;
            }
        }
    }
}
