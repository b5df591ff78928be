//! Blocks of up to 64 vacancies that a person can pass over at a glance.

use chrono::NaiveDate;
use domain::fit::{FitParams, Offer};
use domain::vacancy::VacancyKind;
use domain::values::Point;

use crate::person::{bytes, fact, licence_bits, unknown_bytes};
use crate::places::{Cuts, Frame, morton};
use crate::population::Opening;

/// How many vacancies share a block: one bit each in a word.
pub(crate) const LANES: usize = 64;

/// A vacancy's side of every score part, and of the rules that need more than a bit test.
#[derive(Clone, Debug)]
pub(crate) struct Lot {
    /// Position in the population.
    pub vacancy: u32,
    /// Facts of [`fact`].
    pub is: u8,
    pub area: Cuts,
    pub point: Option<Point>,
    pub trades: u128,
    pub wage_low: Option<i64>,
    pub wage_high: Option<i64>,
    /// What lodging, meals, transport and insurance are worth together.
    pub comfort: u32,
    pub no_reading: bool,
    /// Per function a byte: the demand, 0 where none is stated.
    pub demands: u64,
    pub demands_unknown: bool,
    /// Score parts that hang on the vacancy alone: freshness and response.
    pub fixed_parts: u16,
}

/// What the bit tests of a block read, one lane per vacancy, and where it lies.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// First lot and how many.
    pub first: u32,
    pub count: u32,
    /// Facts that all of the block share.
    pub all: u8,
    /// Where it lies, if every vacancy is on the map and reached daily.
    pub frame: Option<Frame>,
    pub is: [u8; LANES],
    pub age_min: [u8; LANES],
    pub age_max: [u8; LANES],
    pub education: [u8; LANES],
    pub licences: [u8; LANES],
    pub reserved: [u32; LANES],
    pub demands: [u64; LANES],
}

/// Vacancies of one kind of place lie together: at home, with lodging, off the map, on the map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Region {
    AtHome,
    Lodging,
    OffTheMap,
    OnTheMap,
}

/// Lays out the vacancies that anybody at all can be told about.
pub(crate) fn lay_out(openings: &[Opening], day: NaiveDate, params: &FitParams) -> (Vec<Lot>, Vec<Block>) {
    let offered = openings.iter().enumerate();
    let standing = offered.filter(|(_, opening)| stands(&opening.offer, day));
    let mut order: Vec<(Region, u64, u32)> = standing.map(|(at, opening)| place(at, opening)).collect();
    order.sort_unstable();
    let mut lots = Vec::with_capacity(order.len());
    let mut blocks = Vec::new();
    for region in order.chunk_by(|left, right| left.0 == right.0) {
        for chunk in region.chunks(LANES) {
            let first = lots.len() as u32;
            let members: Vec<(u32, &Offer)> = chunk
                .iter()
                .map(|&(_, _, vacancy)| (vacancy, &openings[vacancy as usize].offer))
                .collect();
            blocks.push(Block::new(
                first,
                &members,
                params,
                chunk[0].0 == Region::OnTheMap,
            ));
            let lot = |&(vacancy, offer): &(u32, &Offer)| Lot::new(vacancy, offer, day, params);
            lots.extend(members.iter().map(lot));
        }
    }
    (lots, blocks)
}

/// The rules that do not look at the person: open on the day, not full, lawful pay, employer not listed.
pub(crate) fn stands(offer: &Offer, day: NaiveDate) -> bool {
    let open = offer.published && offer.open_from <= day && day <= offer.open_to;
    let pay = offer.wage_low.or(offer.wage_high).zip(offer.minimum_wage);
    open && offer.openings > 0 && !offer.blacklisted && pay.is_none_or(|(pay, least)| pay >= least)
}

fn place(at: usize, opening: &Opening) -> (Region, u64, u32) {
    let offer = &opening.offer;
    let area = offer.area.number();
    let (region, key) = match offer.point {
        _ if offer.is_home_based() => (Region::AtHome, area),
        _ if offer.conditions.lodging => (Region::Lodging, area),
        None => (Region::OffTheMap, area),
        Some(point) => (Region::OnTheMap, morton(point)),
    };
    (region, key, at as u32)
}

impl Block {
    fn new(first: u32, members: &[(u32, &Offer)], params: &FitParams, on_the_map: bool) -> Self {
        let mut frame = Frame::EMPTY;
        let mut block = Self {
            first,
            count: members.len() as u32,
            all: u8::MAX,
            frame: None,
            is: [0; LANES],
            age_min: [0; LANES],
            age_max: [0; LANES],
            education: [0; LANES],
            licences: [0; LANES],
            reserved: [0; LANES],
            demands: [0; LANES],
        };
        for (lane, (_, offer)) in members.iter().enumerate() {
            block.is[lane] = facts(offer);
            block.all &= block.is[lane];
            block.age_min[lane] = offer.age_min.unwrap_or(0).max(params.work_age_min);
            block.age_max[lane] = offer.age_max.unwrap_or(u8::MAX);
            let demand = offer.education.filter(|_| offer.education_required);
            block.education[lane] = demand.map_or(0, |level| level.rank() + 1);
            block.licences[lane] = licence_bits(&offer.licences);
            block.reserved[lane] = offer.reserved_for.bits();
            block.demands[lane] = bytes(offer.demands, 0);
            if let Some(point) = offer.point {
                frame.grow(point);
            }
        }
        block.frame = on_the_map.then_some(frame);
        block
    }
}

impl Lot {
    fn new(vacancy: u32, offer: &Offer, day: NaiveDate, params: &FitParams) -> Self {
        let conditions = &offer.conditions;
        let offered = [
            (conditions.lodging, 200),
            (conditions.meals, 150),
            (conditions.transport, 150),
            (conditions.insured, 250),
        ];
        let given = offered.iter().filter(|(given, _)| *given);
        Self {
            vacancy,
            is: facts(offer),
            area: Cuts::new(offer.area),
            point: offer.point,
            trades: offer.trades.bits(),
            wage_low: offer.wage_low.map(|fen| fen.0),
            wage_high: offer.wage_high.map(|fen| fen.0),
            comfort: given.map(|(_, worth)| worth).sum(),
            no_reading: offer.no_reading,
            demands: bytes(offer.demands, 0),
            demands_unknown: unknown_bytes(offer.demands) == unknown_bytes(domain::fit::Functions::UNKNOWN),
            fixed_parts: crate::price::fixed_parts(offer, day, params),
        }
    }
}

fn facts(offer: &Offer) -> u8 {
    let place = if offer.is_home_based() {
        fact::AT_HOME
    } else {
        fact::OUTSIDE
    };
    let others = [
        (offer.night, fact::NIGHT),
        (offer.kind == VacancyKind::PublicWelfare, fact::WELFARE),
        (offer.conditions.lodging, fact::LODGING),
    ];
    let hold = others.iter().filter(|(holds, _)| *holds);
    hold.fold(place, |bits, (_, bit)| bits | bit)
}
