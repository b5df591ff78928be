//! What was done for people with a disability in a month or a year (RP12).

use crate::code::codes;

codes! {
    /// What somebody got.
    pub enum DisabledService {
        /// 职业能力测评: a look at what they can do at work (Y46).
        Assessed = "assessed",
        /// 职业介绍: a vacancy reached them.
        Introduced = "introduced",
        /// 职业培训: they were in a class on a day that counts.
        Trained = "trained",
        /// 实现就业: work began.
        Employed = "employed",
        /// 公益性岗位: of these, on a public-welfare or auxiliary post.
        PublicPost = "public_post",
        /// 自主创业: a business was opened.
        Startup = "startup",
    }
}

/// How many people: each once in each figure, whatever they got how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisabledServices {
    /// People with a disability on the register.
    pub registered: u32,
    /// Those of them who got something, in the order of [`DisabledService::ALL`].
    pub served: [u32; DisabledService::ALL.len()],
}

impl DisabledServices {
    /// How many got one thing.
    pub const fn of(&self, service: DisabledService) -> u32 {
        self.served[service as usize]
    }

    /// Somebody got it.
    pub const fn add(&mut self, service: DisabledService) {
        self.served[service as usize] += 1;
    }

    /// Adds the figures of another area.
    pub fn join(&mut self, other: &Self) {
        self.registered += other.registered;
        for (own, more) in self.served.iter_mut().zip(other.served) {
            *own += more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_add_up() {
        let mut one = DisabledServices {
            registered: 12,
            ..DisabledServices::default()
        };
        one.add(DisabledService::Trained);
        let mut both = one;
        both.join(&one);
        assert_eq!((both.registered, both.of(DisabledService::Trained)), (24, 2));
        assert_eq!(both.of(DisabledService::Startup), 0);
    }
}
