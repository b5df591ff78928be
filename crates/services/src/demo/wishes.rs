//! What people can do and wish for, in the words of the work there is.

use super::chance::Chance;
use super::places::{CITY_DISTRICT, COUNTY, code};
use super::works::{Work, works};
use domain::fit::Functions;
use domain::person::HomeBased;
use domain::vacancy::VacancyKind;
use domain::values::{AreaCode, AreaLevel, Education, Fen};

/// What decides which work comes into question.
pub(super) struct Means {
    pub(super) age: i32,
    pub(super) functions: Functions,
    pub(super) education: Option<Education>,
    pub(super) home_based: HomeBased,
}

impl Means {
    /// Whether the person could do the work, licences aside.
    fn allow(&self, work: &Work) -> bool {
        let able = self.functions.0.iter().zip(work.demands);
        let educated = |(level, required): (Education, bool)| {
            !required || self.education.is_some_and(|own| own.rank() >= level.rank())
        };
        let place = match self.home_based {
            HomeBased::Only => at_home(work),
            HomeBased::Can => true,
            HomeBased::No => work.kind != VacancyKind::HomeBased,
        };
        place
            && able
                .into_iter()
                .all(|(able, demand)| able.is_none_or(|able| able >= demand))
            && work.education.is_none_or(educated)
            && work.age_min.is_none_or(|least| self.age >= i32::from(least))
    }

    /// How likely somebody thinks of it: what is common, and what was made for them.
    fn weight(&self, work: &Work) -> usize {
        let blind = self.functions.0[Functions::EYESIGHT].is_some_and(|level| level <= 1);
        let made_for = if blind && work.demands[Functions::EYESIGHT] == 0 {
            6
        } else {
            1
        };
        let licensed = if work.licence.is_some() { 1 } else { 2 };
        usize::from(self.allow(work)) * work.weight * made_for * licensed
    }

    /// Whether they can hardly walk.
    fn is_slow(&self) -> bool {
        self.functions.0[Functions::STANDING_WALKING].is_some_and(|level| level <= 1)
    }
}

fn at_home(work: &Work) -> bool {
    work.kind == VacancyKind::HomeBased || work.at_home > 0
}

/// Wished occupations and skills. A wish often follows a skill.
pub(super) fn wishes_and_skills(chance: &mut Chance, means: &Means) -> (Vec<String>, Vec<String>) {
    let weighed = works().map(|work| (work, means.weight(work)));
    let fits: Vec<(&Work, usize)> = weighed.filter(|(_, weight)| *weight > 0).collect();
    let (mut wishes, mut skills) = (Vec::new(), Vec::new());
    let draws = chance.share(&[(1, 35), (2, 45), (3, 20)]);
    for _ in 0..draws {
        if fits.is_empty() {
            break;
        }
        let work = chance.share(&fits);
        if chance.permille(850) {
            add(&mut wishes, chance.pick(work.wishes));
        }
        if chance.permille(450) {
            add(&mut skills, chance.pick(work.skills));
        }
    }
    if chance.permille(100) {
        add(
            &mut skills,
            chance.pick(&["肯吃苦", "会骑电动车", "会讲普通话", "会用手机"]),
        );
    }
    if wishes.is_empty() && chance.permille(200) {
        add(&mut wishes, chance.pick(&["离家近的活", "做什么都可以"]));
    }
    (wishes, skills)
}

fn add(list: &mut Vec<String>, phrase: &str) {
    if list.iter().all(|present| present != phrase) {
        list.push(phrase.to_owned());
    }
}

/// Where the person would work: the own town, the county, the neighbouring city.
pub(super) fn wanted_areas(chance: &mut Chance, means: &Means, home: AreaCode) -> Vec<AreaCode> {
    let (county, city) = (code(COUNTY), code(CITY_DISTRICT));
    let far = if means.is_slow() || means.age >= 52 { 6 } else { 24 };
    let areas = match chance.share(&[(0, 14), (1, 26), (2, 44), (3, far), (4, far / 4)]) {
        0 => [None, None],
        1 => [home.at(AreaLevel::Town), None],
        2 => [county, None],
        3 => [county, city],
        _ => [city, None],
    };
    areas.into_iter().flatten().collect()
}

/// Whole hundreds of yuan a month; less from those who can do less, more from the young.
pub(super) fn wage_min(chance: &mut Chance, means: &Means) -> Option<Fen> {
    let (low, high) = match means.age {
        ..=39 => (26, 50),
        40..=49 => (24, 44),
        _ => (20, 36),
    };
    let limited = means.functions.0.iter().flatten().any(|level| *level <= 1);
    let (low, high) = if limited { (16, 30) } else { (low, high) };
    (!chance.permille(150)).then(|| Fen::yuan(100 * chance.between(low, high)))
}

/// Kilometres a day, as far as the legs and the age allow.
pub(super) fn distance_km(chance: &mut Chance, means: &Means) -> Option<u16> {
    let choices: &[u16] = match means.functions.0[Functions::STANDING_WALKING] {
        Some(0) => &[3, 5, 5, 8],
        Some(1) => &[5, 8, 8, 10, 15],
        Some(2) => &[8, 10, 15, 20],
        _ if means.age >= 55 => &[8, 10, 15, 20],
        _ => &[10, 15, 20, 25, 30, 40],
    };
    (!chance.permille(180)).then(|| chance.pick(choices))
}
