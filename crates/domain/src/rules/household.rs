//! Households in which nobody has work: R09, and its counterpart in town.

use super::zero_transfer::is_zero_transfer_household;
use crate::person::EmploymentStatus;

/// What the rule looks at in a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberFacts {
    /// Of the ages at which leads are owed.
    pub of_working_age: bool,
    /// Able to work; `None` = not assessed.
    pub capacity: Option<bool>,
    /// Wants to work; `None` = not asked.
    pub willing: Option<bool>,
    /// What they do; `None` = not asked.
    pub status: Option<EmploymentStatus>,
}

/// What the members say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It is such a household.
    Yes,
    /// It is not.
    No,
    /// Somebody must be asked first.
    NotKnown,
}

/// R09 (S0 “零转移”家庭动态清零, definition K): a rural household with at least one surplus member of working age, able
/// and willing, of whom none has moved to non-farm work. Who works the family's land counts as surplus.
pub fn zero_transfer(members: &[MemberFacts]) -> Finding {
    use EmploymentStatus as S;
    find(members, |status| match status {
        S::Employed | S::Flexible | S::SelfEmployed => Place::InWork,
        S::Unemployed | S::Farm => Place::Without,
        S::Student | S::NotSeeking => Place::Aside,
    })
}

/// The same in town (definition K): at least one member of working age, able and willing, and none employed. Work on
/// land counts as work.
pub fn zero_employment(members: &[MemberFacts]) -> Finding {
    use EmploymentStatus as S;
    find(members, |status| match status {
        S::Employed | S::Flexible | S::SelfEmployed | S::Farm => Place::InWork,
        S::Unemployed => Place::Without,
        S::Student | S::NotSeeking => Place::Aside,
    })
}

enum Place {
    InWork,
    Without,
    Aside,
}

fn find(members: &[MemberFacts], place: impl Fn(EmploymentStatus) -> Place) -> Finding {
    let (mut without, mut unknown) = (0, 0);
    for member in members.iter().filter(|member| member.of_working_age) {
        let barred = member.capacity == Some(false) || member.willing == Some(false);
        match member.status.map(&place) {
            Some(Place::InWork) => return Finding::No,
            Some(Place::Aside) => {}
            _ if barred => {}
            Some(Place::Without) if member.capacity.is_some() && member.willing.is_some() => without += 1,
            Some(Place::Without) | None => unknown += 1,
        }
    }
    match unknown {
        0 if is_zero_transfer_household(without, 0) => Finding::Yes,
        0 => Finding::No,
        _ => Finding::NotKnown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EmploymentStatus as S;

    fn member(status: Option<EmploymentStatus>) -> MemberFacts {
        MemberFacts {
            of_working_age: true,
            capacity: Some(true),
            willing: Some(true),
            status,
        }
    }

    #[test]
    fn one_in_work_is_enough_to_be_neither() {
        let members = [
            member(Some(S::Unemployed)),
            member(Some(S::Flexible)),
            member(None),
        ];
        assert_eq!(zero_transfer(&members), Finding::No);
        assert_eq!(zero_employment(&members), Finding::No);
    }

    #[test]
    fn the_familys_land_is_work_in_town_and_none_in_the_country() {
        let members = [member(Some(S::Farm))];
        assert_eq!(zero_transfer(&members), Finding::Yes);
        assert_eq!(zero_employment(&members), Finding::No);
    }

    #[test]
    fn who_is_not_able_or_does_not_want_to_is_not_counted() {
        let unable = MemberFacts {
            capacity: Some(false),
            ..member(Some(S::Unemployed))
        };
        let child = MemberFacts {
            of_working_age: false,
            ..member(None)
        };
        assert_eq!(
            zero_transfer(&[unable, child, member(Some(S::Student))]),
            Finding::No
        );
        assert_eq!(zero_transfer(&[]), Finding::No);
    }

    #[test]
    fn what_nobody_has_asked_is_not_guessed() {
        let not_asked = MemberFacts {
            willing: None,
            ..member(Some(S::Farm))
        };
        assert_eq!(zero_transfer(&[not_asked]), Finding::NotKnown);
        assert_eq!(
            zero_transfer(&[member(Some(S::Farm)), member(None)]),
            Finding::NotKnown
        );
    }
}
