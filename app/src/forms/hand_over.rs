//! Forms about handing people over to somebody else.
//!
//! | address | form | port | back |
//! |---|---|---|---|
//! | `POST /staff/hand-overs` | [`Pairs`] | `hand_overs.propose` | `/staff/hand-overs`, or the choice with what was typed |
//! | `POST /staff/hand-overs/{id}/{deed}` | [`WithdrawForm`](super::WithdrawForm) | `hand_overs` | `/staff/hand-overs/{id}` |
//! | `POST /staff/hand-overs/seen` | – | `hand_overs.see_news` | `/staff` |

use super::people::{people_query, people_query_values};
use super::{NOTE_MAX, Pairs, field, problem};
use domain::ids::{AccountId, HandOverId, PersonId};
use domain::ports::{Chosen, HandOverWish};
use domain::refusal::{Problem, Refusal};

/// `GET`: hand-overs; `POST`: proposes one.
pub const HAND_OVERS: &str = "/staff/hand-overs";
/// `GET`: whom somebody chose, before it is proposed.
pub const NEW_HAND_OVER: &str = "/staff/hand-overs/new";
/// `POST`: the news of the desk were read.
pub const CARE_SEEN: &str = "/staff/hand-overs/seen";
/// Value of the field that says that everybody of the list is meant.
pub const EVERYBODY: &str = "1";

/// What is done with a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOverDeed {
    /// Accepted.
    Accept,
    /// Declined.
    Decline,
    /// Taken back.
    TakeBack,
}

impl HandOverDeed {
    /// The last part of the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::TakeBack => "take-back",
        }
    }
}

/// `POST`: does something with a hand-over.
pub fn hand_over_deed_path(id: HandOverId, deed: HandOverDeed) -> String {
    format!("{HAND_OVERS}/{id}/{}", deed.code())
}

/// The values of a form or an address that say who is chosen.
pub fn chosen_values(chosen: &Chosen) -> Vec<(&'static str, Option<String>)> {
    match chosen {
        Chosen::People(people) => people
            .iter()
            .map(|person| ("person", Some(person.to_string())))
            .collect(),
        Chosen::All(query) => {
            let mut values = vec![("all", Some(EVERYBODY.to_owned()))];
            values.extend(people_query_values(query));
            values
        }
    }
}

/// Who is chosen, by the values of a form or an address. What cannot be read is nobody.
pub fn chosen(all: bool, people: &[String], value: impl Fn(&str) -> Option<String>) -> Chosen {
    if all {
        return Chosen::All(Box::new(people_query(value)));
    }
    let mut ids: Vec<PersonId> = people.iter().filter_map(|id| id.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    Chosen::People(ids)
}

impl Pairs {
    /// Who is chosen.
    pub fn chosen(&self) -> Chosen {
        let people: Vec<String> = self.each("person").map(str::to_owned).collect();
        let value = |name: &str| Some(self.first(name).to_owned()).filter(|text| !text.is_empty());
        chosen(self.first("all") == EVERYBODY, &people, value)
    }

    /// The proposal.
    pub fn proposal(&self) -> Result<HandOverWish, Refusal> {
        let to = field::<AccountId>("to", self.first("to"))?;
        let note = self.first("note");
        if note.chars().count() > NOTE_MAX {
            return Err(Refusal::Fields(vec![problem("note", Problem::TooLong)]));
        }
        Ok(HandOverWish {
            chosen: self.chosen(),
            count: self.first("count").parse().unwrap_or_default(),
            to,
            note: note.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::finding::PaceBand;
    use domain::ports::PeopleQuery;

    fn pairs(values: &[(&str, &str)]) -> Pairs {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Pairs(values.iter().map(pair).collect())
    }

    #[test]
    fn people_are_chosen_one_by_one_or_all_of_a_list() {
        let id = "01900000-0000-7000-8000-000000000001";
        let one = Chosen::People(vec![id.parse().unwrap()]);
        assert_eq!(
            pairs(&[("person", id), ("person", "x"), ("person", id)]).chosen(),
            one
        );
        let list = PeopleQuery {
            pace: Some(PaceBand::Red),
            ..PeopleQuery::default()
        };
        let all = Chosen::All(Box::new(list));
        assert_eq!(pairs(&[("all", "1"), ("pace", "red")]).chosen(), all);
        for chosen in [one, all] {
            let values = chosen_values(&chosen);
            let read = values
                .iter()
                .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
            assert_eq!(pairs(&read.collect::<Vec<_>>()).chosen(), chosen);
        }
    }

    #[test]
    fn a_proposal_names_its_receiver_and_is_short() {
        let id = "01900000-0000-7000-8000-000000000001";
        assert!(
            pairs(&[("to", id), ("count", "3")])
                .proposal()
                .is_ok_and(|wish| wish.count == 3)
        );
        assert!(pairs(&[("to", "")]).proposal().is_err());
        assert!(
            pairs(&[("to", id), ("note", &"长".repeat(201))])
                .proposal()
                .is_err()
        );
    }
}
