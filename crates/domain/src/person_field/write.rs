//! From text to the record.

use super::PersonField;
use crate::person::{CategorySet, Leaving};
use crate::profile::PersonRecord;
use crate::refusal::Problem;
use crate::values::{DisabilityCertificateNo, Fen, Phone, Point, ResidentId, dates};
use chrono::NaiveDate;
use std::str::FromStr;

/// Characters of a name: the longest registered names have some fifty.
const NAME_MAX: usize = 60;
/// Characters of an address.
const ADDRESS_MAX: usize = 120;
/// Characters of one thing in a list.
const ITEM_MAX: usize = 40;
/// Things in a list.
const ITEMS_MAX: usize = 30;
/// Wages and reaches beyond these are slips of the finger.
const YUAN_MAX: i64 = 100_000;
const KM_MAX: u16 = 5_000;

pub(super) fn set(field: PersonField, record: &mut PersonRecord, text: &str) -> Result<(), Problem> {
    use PersonField as F;
    let text = text.trim();
    let PersonRecord { person, profile } = record;
    match field {
        F::No => person.no = required(text, ITEM_MAX)?,
        F::Name => person.name = name(text)?,
        F::ResidentId => person.resident_id = parsed(text, ResidentId::parse)?,
        F::DisabilityCertificate => {
            person.disability_certificate = unless_none(text, DisabilityCertificateNo::parse)?;
        }
        F::CertificateValidTo => profile.certificate_valid_to = optional(text, day)?,
        F::Phone => person.phone = unless_none(text, Phone::parse)?,
        F::PhoneOwner => profile.phone_owner = code(text)?,
        F::MessageLanguage => profile.message_language = code(text)?,
        F::HukouKind => profile.hukou_kind = code(text)?,
        F::HukouArea => person.hukou_area = parsed(text, str::parse)?,
        F::LivingArea => person.living_area = parsed(text, str::parse)?,
        F::Address => profile.address = short(text, ADDRESS_MAX)?,
        F::Point => person.point = optional(text, point)?,
        F::Categories => person.categories = codes::<crate::person::Category, CategorySet>(text)?,
        F::Education => person.education = code(text)?,
        F::Literate => person.literate = optional(text, yes_no)?,
        F::EmploymentStatus => person.employment_status = code(text)?,
        F::WorkCapacity => person.work_capacity = optional(text, yes_no)?,
        F::WorkWillingness => person.work_willingness = optional(text, yes_no)?,
        F::BothHands | F::Eyesight | F::HandWork | F::Lifting | F::ListeningSpeaking | F::StandingWalking => {
            level(field, record, text)?;
        }
        F::Aids => profile.aids = codes(text)?,
        F::Skills => person.skills = items(text)?,
        F::WantedOccupations => person.wanted_occupations = items(text)?,
        F::WantedAreas => person.wanted_areas = codes(text)?,
        F::WageMin => person.wage_min = optional(text, yuan)?,
        F::DistanceKm => person.distance_km = optional(text, kilometres)?,
        F::Hours => profile.hours = code(text)?,
        F::Shift => profile.shift = code(text)?,
        F::NoNight => person.no_night = optional(text, yes_no)?.unwrap_or(false),
        F::Lodging => profile.lodging = code(text)?,
        F::HomeBased => person.home_based = parsed(text, str::parse)?,
        F::CareDuties => profile.care_duties = codes(text)?,
        F::Consent => person.consent = parsed(text, str::parse)?,
        F::Left => person.left = left(text)?,
    }
    Ok(())
}

/// A name: one character is one, `·` and rare characters belong to it; digits, signs and line ends do not.
pub(super) fn name(text: &str) -> Result<String, Problem> {
    let name = required(text, NAME_MAX)?;
    let may_stand = |c: char| c.is_alphabetic() || matches!(c, '·' | '•' | '．' | ' ' | '-' | '\'');
    if name.chars().all(may_stand) && name.chars().any(char::is_alphabetic) {
        Ok(name.replace(['•', '．'], "·"))
    } else {
        Err(Problem::Unreadable)
    }
}

fn required(text: &str, longest: usize) -> Result<String, Problem> {
    if text.is_empty() {
        return Err(Problem::Required);
    }
    short(text, longest)
}

fn short(text: &str, longest: usize) -> Result<String, Problem> {
    if text.chars().count() > longest {
        return Err(Problem::TooLong);
    }
    Ok(text.to_owned())
}

fn parsed<T, E>(text: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<T, Problem> {
    if text.is_empty() {
        return Err(Problem::Required);
    }
    read(text).map_err(|_| Problem::Unreadable)
}

fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    read(text).map(Some)
}

/// A number, or a word for "there is none".
fn unless_none<T, E>(text: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Result<Option<T>, Problem> {
    if matches!(text, "" | "无" | "没有" | "-" | "none") {
        return Ok(None);
    }
    read(text).map(Some).map_err(|_| Problem::Unreadable)
}

fn code<T: FromStr>(text: &str) -> Result<Option<T>, Problem> {
    optional(text, |text| text.parse().map_err(|_| Problem::Unreadable))
}

fn codes<T: FromStr, C: FromIterator<T>>(text: &str) -> Result<C, Problem> {
    parts(text)
        .map(|part| part.parse().map_err(|_| Problem::Unreadable))
        .collect()
}

/// Things as people write them one after the other; the same thing twice is once.
fn items(text: &str) -> Result<Vec<String>, Problem> {
    let mut items: Vec<String> = Vec::new();
    for part in parts(text) {
        let item = short(part, ITEM_MAX)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if items.len() > ITEMS_MAX {
        return Err(Problem::TooLong);
    }
    Ok(items)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn yes_no(text: &str) -> Result<bool, Problem> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Problem::Unreadable),
    }
}

fn level(field: PersonField, record: &mut PersonRecord, text: &str) -> Result<(), Problem> {
    let level = optional(text, |text| match text.parse() {
        Ok(level @ 0..=3) => Ok(level),
        Ok(_) => Err(Problem::OutOfRange),
        Err(_) => Err(Problem::Unreadable),
    })?;
    let levels = record.person.functions.0.iter_mut();
    for (slot, one) in levels.zip(PersonField::FUNCTIONS) {
        if one == field {
            *slot = level;
        }
    }
    Ok(())
}

fn day(text: &str) -> Result<NaiveDate, Problem> {
    dates::parse(text).ok_or(Problem::Unreadable)
}

fn point(text: &str) -> Result<Point, Problem> {
    let (lon, lat) = text.split_once(',').ok_or(Problem::Unreadable)?;
    let number = |text: &str| text.trim().parse().map_err(|_| Problem::Unreadable);
    Point::new(number(lon)?, number(lat)?).ok_or(Problem::OutOfRange)
}

/// Yuan a month, with at most two decimals.
fn yuan(text: &str) -> Result<Fen, Problem> {
    let bare = text.trim_end_matches('元').trim();
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let yuan: i64 = whole.parse().map_err(|_| Problem::Unreadable)?;
    let fen: i64 = match part.len() {
        0 => 0,
        1 | 2 => format!("{part:0<2}").parse().map_err(|_| Problem::Unreadable)?,
        _ => return Err(Problem::Unreadable),
    };
    if (1..=YUAN_MAX).contains(&yuan) && fen >= 0 {
        Ok(Fen(yuan * 100 + fen))
    } else {
        Err(Problem::OutOfRange)
    }
}

fn kilometres(text: &str) -> Result<u16, Problem> {
    let bare = text.trim_end_matches("公里").trim();
    let km: u16 = bare.parse().map_err(|_| Problem::Unreadable)?;
    if km > KM_MAX {
        return Err(Problem::OutOfRange);
    }
    Ok(km)
}

/// Day and reason, both or neither.
fn left(text: &str) -> Result<Option<(NaiveDate, Leaving)>, Problem> {
    let mut parts = parts(text);
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Ok(None),
        (Some(on), Some(why), None) => {
            let why = why.parse().map_err(|_| Problem::Unreadable)?;
            if why == Leaving::Erased {
                return Err(Problem::Unreadable);
            }
            Ok(Some((day(on)?, why)))
        }
        _ => Err(Problem::Required),
    }
}
