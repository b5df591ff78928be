//! The cheapest ways from excess to deficit, and what they do to the prices.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Settlement;

type Front = BinaryHeap<Reverse<(i64, u32)>>;

impl Settlement<'_> {
    /// Finds the distances from all excess and moves the prices along with them.
    ///
    /// Stops once deficits worth a share of the excess are in reach. Answers false
    /// if there is no deficit in reach at all.
    pub(super) fn search(&mut self) -> bool {
        let mut front = self.start();
        let wanted = self.wanted();
        let mut reached = 0;
        let mut radius = None;
        while let Some(Reverse((distance, node))) = front.pop() {
            let at = node as usize;
            if distance > self.scratch.distance[at] {
                continue;
            }
            if at <= self.ground() && self.excess[at] < 0 {
                reached -= self.excess[at];
                radius = Some(distance);
                if reached >= wanted {
                    break;
                }
            }
            self.relax(at, distance, &mut front);
        }
        if let Some(radius) = radius {
            self.reprice(radius);
        }
        self.forget_distances();
        radius.is_some()
    }

    fn wanted(&self) -> i64 {
        let excess: i64 = self.excess.iter().filter(|&&excess| excess > 0).sum();
        (excess / 2).max(1)
    }

    fn start(&mut self) -> Front {
        let mut front = Front::new();
        for node in 0..=self.ground() {
            if self.excess[node] > 0 {
                self.reach(node, 0, &mut front);
            }
        }
        front
    }

    #[inline]
    fn reach(&mut self, node: usize, distance: i64, front: &mut Front) {
        let known = &mut self.scratch.distance[node];
        if distance < *known {
            if *known == i64::MAX {
                self.scratch.touched.push(node as u32);
            }
            *known = distance;
            front.push(Reverse((distance, node as u32)));
        }
    }

    fn relax(&mut self, node: usize, distance: i64, front: &mut Front) {
        let ground = self.ground();
        match node.cmp(&ground) {
            std::cmp::Ordering::Less => self.relax_vacancy(node, distance, front),
            std::cmp::Ordering::Equal => self.relax_ground(distance, front),
            std::cmp::Ordering::Greater => self.relax_person(node, distance, front),
        }
    }

    fn relax_vacancy(&mut self, vacancy: usize, distance: i64, front: &mut Front) {
        let ground = self.ground();
        for at in 0..self.book.holders(vacancy).len() {
            let column = self.book.holders(vacancy)[at] as usize;
            let person = self.book.owner[column] as usize;
            let step = self.net(column) - self.margin[person];
            self.reach(ground + 1 + person, distance + step, front);
        }
        if self.slack[vacancy] > 0 {
            self.reach(ground, distance, front);
        }
    }

    fn relax_ground(&mut self, distance: i64, front: &mut Front) {
        let ground = self.ground();
        let zero = self.prices[ground];
        for at in 0..self.loose.len() {
            let person = self.loose[at] as usize;
            if self.grounded[person] > 0 {
                let step = -zero - self.margin[person];
                self.reach(ground + 1 + person, distance + step, front);
            }
        }
        for at in 0..self.open.len() {
            let vacancy = self.open[at] as usize;
            let step = self.prices[vacancy] - zero;
            self.reach(vacancy, distance + step, front);
        }
    }

    fn relax_person(&mut self, node: usize, distance: i64, front: &mut Front) {
        let person = node - self.ground() - 1;
        let reachable = distance + self.margin[person];
        for column in self.book.columns(person) {
            if !self.book.is_held(column) {
                let vacancy = self.book.vacancy[column] as usize;
                self.reach(vacancy, reachable - self.net(column), front);
            }
        }
        if self.may_ground(person) {
            let ground = self.ground();
            self.reach(ground, reachable + self.prices[ground], front);
        }
    }

    /// Everything nearer than the radius gets dearer by the difference.
    fn reprice(&mut self, radius: i64) {
        let ground = self.ground();
        for at in 0..self.scratch.touched.len() {
            let node = self.scratch.touched[at] as usize;
            let rise = radius - self.scratch.distance[node];
            if rise <= 0 {
                continue;
            }
            if node <= ground {
                self.prices[node] += rise;
            } else {
                self.margin[node - ground - 1] -= rise;
            }
        }
    }

    fn forget_distances(&mut self) {
        for node in self.scratch.touched.drain(..) {
            self.scratch.distance[node as usize] = i64::MAX;
        }
    }

    /// Whether a person may leave one more unit on the ground.
    #[inline]
    pub(super) fn may_ground(&self, person: usize) -> bool {
        let most = self.terms.optional[person].min(self.terms.units[person]);
        self.grounded[person] < most
    }
}
