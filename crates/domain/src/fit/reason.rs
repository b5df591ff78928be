//! Why a lead was chosen, as keys; the words live with the screens.

use super::score::stated_pay;
use super::{Offer, Score, Seeker};
use crate::trade::TRADES;
use crate::values::AreaLevel;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One reason, stored and sent as its key (`near_home_3km`, `can_sewing`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Reason {
    /// `near_home_{n}km`: so many kilometres, at least 1.
    NearHome(u16),
    /// In the person's own village.
    SameVillage,
    /// In the person's own town.
    SameTown,
    /// In the person's own county.
    SameCounty,
    /// In a place the person named.
    WantedArea,
    /// Done at home.
    AtHome,
    /// `wished_{trade}`: position in the table of trades.
    Wished(u8),
    /// `can_{trade}`.
    Can(u8),
    /// Close to a trade the person knows or wishes for.
    Related,
    /// Can be done sitting.
    Sitting,
    /// Needs no reading.
    NoReading,
    /// A bed is provided.
    Lodging,
    /// Meals are provided.
    Meals,
    /// Transport is provided.
    Transport,
    /// Social insurance is paid.
    Insured,
    /// Pays at least what the person hoped for.
    PaysWish,
    /// Reserved for people like this person.
    Reserved,
    /// Ask the person first whether they can do it.
    AskFirst,
}

/// The reasons of an eligible pair, most telling first, at most five; "ask first" always comes last.
pub fn reasons(seeker: &Seeker, offer: &Offer, score: &Score) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::new();
    found.extend(place(seeker, offer));
    found.extend(trade(seeker, offer));
    let pays = stated_pay(offer)
        .zip(seeker.wage_min)
        .is_some_and(|(pay, wish)| pay >= wish);
    let reserved = offer.reserved_for.meets(seeker.categories);
    let facts = [
        (reserved, Reason::Reserved),
        (offer.demands.lets_sit(), Reason::Sitting),
        (pays, Reason::PaysWish),
        (offer.conditions.lodging, Reason::Lodging),
        (offer.no_reading, Reason::NoReading),
        (offer.conditions.insured, Reason::Insured),
        (offer.conditions.meals, Reason::Meals),
        (offer.conditions.transport, Reason::Transport),
    ];
    found.extend(
        facts
            .into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, reason)| reason),
    );
    found.truncate(5);
    if score.ask_first {
        found.push(Reason::AskFirst);
    }
    found
}

fn place(seeker: &Seeker, offer: &Offer) -> Option<Reason> {
    if offer.is_home_based() {
        return Some(Reason::AtHome);
    }
    if let Some(metres) = seeker
        .point
        .zip(offer.point)
        .map(|(home, work)| home.metres_to(work))
    {
        // Rounded as the line of the place beside it says it.
        let km = ((metres + 500) / 1000).max(1);
        if km <= 20 {
            return Some(Reason::NearHome(km as u16));
        }
    }
    let same =
        |level: AreaLevel| seeker.home.at(level).is_some() && seeker.home.at(level) == offer.area.at(level);
    match () {
        () if same(AreaLevel::Village) => Some(Reason::SameVillage),
        () if same(AreaLevel::Town) => Some(Reason::SameTown),
        () if same(AreaLevel::County) => Some(Reason::SameCounty),
        () if seeker.wanted_areas.iter().any(|area| area.contains(offer.area)) => Some(Reason::WantedArea),
        () => None,
    }
}

fn trade(seeker: &Seeker, offer: &Offer) -> Vec<Reason> {
    let first = |own: crate::trade::TradeSet| {
        let shared = own.shared(offer.trades).bits();
        (shared != 0).then(|| shared.trailing_zeros() as u8)
    };
    let (wished, can) = (first(seeker.wanted), first(seeker.skills));
    let direct: Vec<Reason> = can
        .map(Reason::Can)
        .into_iter()
        .chain(wished.map(Reason::Wished))
        .collect();
    let families = seeker.wanted.union(seeker.skills).families();
    if direct.is_empty() && !families.shared(offer.trades).is_empty() {
        return vec![Reason::Related];
    }
    direct
}

/// Keys without a value.
const PLAIN: [(Reason, &str); 15] = [
    (Reason::SameVillage, "same_village"),
    (Reason::SameTown, "same_town"),
    (Reason::SameCounty, "same_county"),
    (Reason::WantedArea, "wanted_area"),
    (Reason::AtHome, "at_home"),
    (Reason::Related, "related_work"),
    (Reason::Sitting, "sitting_work"),
    (Reason::NoReading, "no_reading"),
    (Reason::Lodging, "lodging"),
    (Reason::Meals, "meals"),
    (Reason::Transport, "transport"),
    (Reason::Insured, "insured"),
    (Reason::PaysWish, "pays_wish"),
    (Reason::Reserved, "reserved"),
    (Reason::AskFirst, "ask_first"),
];

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trade = |position: u8| {
            TRADES
                .get(usize::from(position))
                .map_or("work", |trade| trade.key)
        };
        match self {
            Self::NearHome(km) => write!(f, "near_home_{km}km"),
            Self::Wished(position) => write!(f, "wished_{}", trade(*position)),
            Self::Can(position) => write!(f, "can_{}", trade(*position)),
            plain => f.write_str(
                PLAIN
                    .iter()
                    .find(|(reason, _)| reason == plain)
                    .map_or("", |(_, key)| key),
            ),
        }
    }
}

impl std::str::FromStr for Reason {
    type Err = crate::values::Unknown;
    fn from_str(key: &str) -> Result<Self, Self::Err> {
        let unknown = crate::values::Unknown { what: "reason" };
        let trade = |name: &str| {
            TRADES
                .iter()
                .position(|trade| trade.key == name)
                .map(|position| position as u8)
        };
        if let Some(km) = key
            .strip_prefix("near_home_")
            .and_then(|rest| rest.strip_suffix("km"))
        {
            return km.parse().map(Self::NearHome).map_err(|_| unknown);
        }
        if let Some(position) = key.strip_prefix("wished_").and_then(trade) {
            return Ok(Self::Wished(position));
        }
        if let Some(position) = key.strip_prefix("can_").and_then(trade) {
            return Ok(Self::Can(position));
        }
        PLAIN
            .iter()
            .find(|(_, plain)| *plain == key)
            .map(|(reason, _)| *reason)
            .ok_or(unknown)
    }
}

impl TryFrom<String> for Reason {
    type Error = crate::values::Unknown;
    fn try_from(key: String) -> Result<Self, Self::Error> {
        key.parse()
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.to_string()
    }
}
