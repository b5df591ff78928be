//! Reading the fields of a form one by one: what cannot be read is noted beside its field, and the rest is read on.

use crate::refusal::{FieldProblem, Problem};
use crate::vacancy::VacancyKind;
use crate::values::{AreaCode, AreaLevel, Education, Fen, Phone, dates};
use chrono::NaiveDate;

/// Money beyond this is a slip of the hand: 100,000 yuan.
const MOST: Fen = Fen::yuan(100_000);

/// What could not be read so far.
#[derive(Default)]
pub(super) struct Reading(pub(super) Vec<FieldProblem>);

impl Reading {
    pub(super) fn wrong(&mut self, field: &str, problem: Problem) {
        if self.0.iter().all(|known| known.field != field) {
            self.0.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        }
    }

    pub(super) fn short(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.chars().count() > most {
            self.wrong(field, Problem::TooLong);
        }
        text.to_owned()
    }

    pub(super) fn filled(&mut self, field: &str, text: &str, most: usize) -> String {
        if text.trim().is_empty() {
            self.wrong(field, Problem::Required);
        }
        self.short(field, text, most)
    }

    pub(super) fn whole(&mut self, field: &str, text: &str, least: u32, most: u32) -> Option<u32> {
        let text = text.trim().trim_end_matches(['人', '岁', '月', '个', '名']);
        if text.is_empty() {
            return None;
        }
        match text.parse::<u32>() {
            Ok(number) if (least..=most).contains(&number) => return Some(number),
            Ok(_) => self.wrong(field, Problem::OutOfRange),
            Err(_) => self.wrong(field, Problem::Unreadable),
        }
        None
    }

    pub(super) fn money(&mut self, field: &str, text: &str) -> Option<Fen> {
        let text: String = text
            .trim()
            .trim_end_matches('元')
            .chars()
            .filter(|c| !matches!(c, ',' | '，' | ' '))
            .collect();
        if text.is_empty() {
            return None;
        }
        match yuan(&text) {
            Some(fen) if fen.0 > 0 && fen <= MOST => return Some(fen),
            Some(_) => self.wrong(field, Problem::OutOfRange),
            None => self.wrong(field, Problem::Unreadable),
        }
        None
    }

    pub(super) fn area(&mut self, text: &str) -> Option<AreaCode> {
        match AreaCode::parse(text.trim()) {
            Ok(area) if area.level() >= AreaLevel::County => return Some(area),
            Ok(_) => self.wrong("area", Problem::OutOfRange),
            Err(_) => self.wrong("area", Problem::Required),
        }
        None
    }

    pub(super) fn last_day(&mut self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        if text.trim().is_empty() {
            return None;
        }
        match dates::parse(text.trim()) {
            Some(day) if day >= today && day <= dates::add_months(today, 12) => return Some(day),
            Some(_) => self.wrong("open_to", Problem::OutOfRange),
            None => self.wrong("open_to", Problem::Unreadable),
        }
        None
    }

    /// A day that must be there.
    pub(super) fn day(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        if text.is_empty() {
            self.wrong(field, Problem::Required);
            return None;
        }
        let day = dates::parse(text);
        if day.is_none() {
            self.wrong(field, Problem::Unreadable);
        }
        day
    }

    /// A kind an employer may choose: posts are made by offices.
    pub(super) fn kind(&mut self, text: &str) -> Option<VacancyKind> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let kind = text
            .parse()
            .ok()
            .filter(|kind| !matches!(kind, VacancyKind::PublicWelfare | VacancyKind::Auxiliary));
        if kind.is_none() {
            self.wrong("kind", Problem::Unreadable);
        }
        kind
    }

    pub(super) fn education(&mut self, text: &str) -> Option<Education> {
        let level = text.trim().parse().ok();
        if level.is_none() && !text.trim().is_empty() {
            self.wrong("education", Problem::Unreadable);
        }
        level
    }

    pub(super) fn phone(&mut self, text: &str) -> Option<Phone> {
        let phone = Phone::parse(text.trim()).ok();
        if phone.is_none() && !text.trim().is_empty() {
            self.wrong("phone", Problem::Unreadable);
        }
        phone
    }
}

/// `3000` or `69.5` in yuan.
fn yuan(text: &str) -> Option<Fen> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 || whole.len() > 9 {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(Fen(whole.parse::<i64>().ok()? * 100 + part))
}
