//! The vacancies of the demo county: a kind of work, an employer that offers it, a place, pay, and a few plain sentences.

use super::chance::Chance;
use super::employers::Site;
use super::places::{Places, near};
use super::texts;
use super::works::{Setting, Work, works};
use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::fit::Functions;
use domain::ids::{IdSource, VacancyId};
use domain::person::{Category, CategorySet};
use domain::trade::TradeSet;
use domain::vacancy::{
    Conditions, Unlawful, UnlawfulWording, Vacancy, VacancyKind, VacancyState, Wage, WageUnit,
};
use domain::values::{AreaCode, AreaLevel, Fen};

/// Draws `count` vacancies; the first seven are of every kind once.
pub(super) fn vacancies(
    chance: &mut Chance,
    places: &Places,
    sites: &[Site],
    (count, as_of): (usize, NaiveDate),
    (ids, now): (&dyn IdSource, DateTime<Utc>),
) -> Vec<Vacancy> {
    let offered: Vec<Offered> = works().map(|work| Offered::new(work, sites)).collect();
    (0..count)
        .map(|position| {
            let kind = VacancyKind::ALL.get(position).copied();
            let Offered { work, by } = draw(chance, &offered, kind);
            let site = chance.pick(by);
            let id = VacancyId::new(ids, now);
            vacancy(chance, places, (work, site), as_of, (id, position))
        })
        .collect()
}

/// A kind of work with those who offer it.
struct Offered<'a> {
    work: &'static Work,
    by: Vec<&'a Site>,
}

impl<'a> Offered<'a> {
    /// Employers whose name says that they have such work, else all of the setting, which is never empty.
    fn new(work: &'static Work, sites: &'a [Site]) -> Self {
        let of_setting = |site: &&Site| site.setting == work.setting;
        let named = |site: &&Site| work.at.iter().any(|word| site.employer.name.contains(word));
        let mut by: Vec<&Site> = sites.iter().filter(of_setting).filter(named).collect();
        if by.is_empty() {
            by = sites.iter().filter(of_setting).collect();
        }
        Self { work, by }
    }
}

fn draw<'a, 'b>(
    chance: &mut Chance,
    offered: &'a [Offered<'b>],
    kind: Option<VacancyKind>,
) -> &'a Offered<'b> {
    let wanted = |one: &Offered| kind.is_none_or(|kind| one.work.kind == kind);
    let weight = |one: &Offered| if wanted(one) { one.work.weight } else { 0 };
    &offered[chance.weighted(offered.iter().map(weight))]
}

fn vacancy(
    chance: &mut Chance,
    places: &Places,
    (work, site): (&Work, &Site),
    as_of: NaiveDate,
    (id, position): (VacancyId, usize),
) -> Vacancy {
    let area = location(chance, places, site);
    let conditions = conditions(chance, work, site);
    let title = texts::title(chance, work, conditions, places.name(area));
    let dates = Dates::draw(chance, as_of);
    let headcount = headcount(chance, work);
    let night = chance.permille(work.night);
    let point = places
        .areas
        .iter()
        .find(|place| place.code == area)
        .and_then(|place| place.point);
    let mut vacancy = Vacancy {
        id,
        no: format!("V{:05}", position + 1),
        employer: site.employer.id,
        employer_name: site.employer.name.clone(),
        trades: TradeSet::of(&title).union(TradeSet::of(work.occupation)),
        title,
        occupation: work.occupation.to_owned(),
        kind: work.kind,
        headcount,
        filled: filled(chance, headcount),
        wage: wage(chance, work),
        wage_text: String::new(),
        area,
        address: address(chance, places, area),
        point: near(chance, point, 5).filter(|_| chance.permille(960)),
        education: work.education.map(|(level, _)| level),
        education_required: work.education.is_some_and(|(_, required)| required),
        experience: texts::experience(chance, work),
        age_min: work.age_min,
        age_max: None,
        demands: demands(chance, work),
        conditions,
        night,
        no_reading: work.no_reading,
        contract_months: contract(chance, work),
        reserved_for: reserved(chance, work),
        licences: work.licence.into_iter().collect(),
        open_from: dates.from,
        open_to: dates.to,
        touched: dates.touched,
        description: texts::description(chance, work, conditions, night),
        tags: texts::tags(work, conditions),
        unlawful: Vec::new(),
        state: dates.state,
        phone: site.phone.clone(),
        source: "demo".to_owned(),
    };
    if vacancy.wage.low.is_none() {
        "面议".clone_into(&mut vacancy.wage_text);
    }
    spoil(chance, &mut vacancy);
    vacancy
}

/// The village of the employer, or one of its town.
fn location(chance: &mut Chance, places: &Places, site: &Site) -> AreaCode {
    let town = site.area.at(AreaLevel::Town).filter(|_| site.roams);
    let Some(town) = town else { return site.area };
    let villages: Vec<_> = places
        .villages
        .iter()
        .filter(|village| town.contains(village.code))
        .collect();
    chance.pick(&villages).code
}

fn address(chance: &mut Chance, places: &Places, area: AreaCode) -> String {
    match area.level() {
        AreaLevel::Village => format!("{}{}号", places.full_name(area), chance.between(1, 180)),
        AreaLevel::Town => format!("{}兴业路{}号", places.full_name(area), chance.between(1, 88)),
        _ => format!("云川市云湖区创业大道{}号", chance.between(100, 900)),
    }
}

fn headcount(chance: &mut Chance, work: &Work) -> Option<u32> {
    let most = match (work.setting, work.kind) {
        (Setting::CityWorks, _) => 40,
        (Setting::Workshop, VacancyKind::Piecework) => 20,
        (_, VacancyKind::DayJob) => 15,
        (Setting::Garment | Setting::Plant | Setting::Food, _) => 8,
        _ => 3,
    };
    let stated = chance.between(1, most) as u32;
    (!chance.permille(40)).then_some(stated)
}

fn filled(chance: &mut Chance, headcount: Option<u32>) -> u32 {
    let most = headcount.unwrap_or(1);
    if chance.permille(120) {
        chance.between(0, i64::from(most)) as u32
    } else {
        0
    }
}

/// Two figures within the range of the work, in steps people would write.
fn wage(chance: &mut Chance, work: &Work) -> Wage {
    let pay = work.pay;
    if chance.permille(50) && work.kind == VacancyKind::Normal {
        return Wage::NOT_STATED;
    }
    let step = match pay.unit {
        WageUnit::Month => 10_000,
        WageUnit::Day => 1_000,
        WageUnit::Hour => 100,
        WageUnit::Piece => 1,
    };
    let middle = i64::midpoint(pay.low, pay.high);
    let round = |fen: i64| if fen == pay.low { fen } else { fen / step * step };
    let low = round(chance.between(pay.low, middle)).max(pay.low);
    let high = round(chance.between(middle, pay.high)).max(low);
    Wage {
        low: Some(Fen(low)),
        high: (high > low && !chance.permille(120)).then_some(Fen(high)),
        unit: pay.unit,
    }
}

/// Mostly stated in full; some employers left one or two out, a few said nothing.
fn demands(chance: &mut Chance, work: &Work) -> Functions {
    if chance.permille(20) {
        return Functions::UNKNOWN;
    }
    let mut demands = Functions(work.demands.map(Some));
    if chance.permille(120) {
        for _ in 0..2 {
            demands.0[chance.below(6)] = None;
        }
    }
    demands
}

fn conditions(chance: &mut Chance, work: &Work, site: &Site) -> Conditions {
    let [lodging, meals, transport, insured] = match work.setting {
        Setting::CityWorks => [950, 850, 800, 900],
        Setting::Garment | Setting::Plant | Setting::Food => [300, 550, 300, 650],
        Setting::Craft => [100, 350, 100, 400],
        Setting::Farm | Setting::Cooperative => [120, 400, 60, 100],
        Setting::Property => [60, 250, 60, 650],
        Setting::Care => [250, 700, 80, 600],
        Setting::Household => [if work.age_min.is_some() { 750 } else { 0 }, 400, 0, 200],
        Setting::Shop => [200, 750, 30, 350],
        Setting::Parcel => [100, 300, 60, 500],
        Setting::Building => [250, 450, 400, 250],
        Setting::Village => [0, 0, 0, 700],
        Setting::Workshop => [0, 120, 80, 150],
        Setting::Massage => [650, 650, 0, 400],
    };
    let home_based = work.kind == VacancyKind::HomeBased || chance.permille(work.at_home);
    let out = usize::from(!home_based);
    let daily = usize::from(work.kind != VacancyKind::DayJob);
    let in_park = usize::from(site.area.level() == AreaLevel::Town) * 250;
    Conditions {
        home_based,
        lodging: chance.permille(lodging * out),
        meals: chance.permille(meals * out),
        transport: chance.permille((transport + in_park) * out),
        insured: chance.permille(insured * daily),
    }
}

fn contract(chance: &mut Chance, work: &Work) -> Option<u16> {
    match work.kind {
        VacancyKind::DayJob | VacancyKind::Piecework => None,
        VacancyKind::PublicWelfare | VacancyKind::Auxiliary => Some(12),
        _ => chance.share(&[
            (None, 25),
            (Some(6), 10),
            (Some(12), 40),
            (Some(24), 10),
            (Some(36), 15),
        ]),
    }
}

/// Some posts are kept for people with a disability, some public-welfare posts for them and the poor.
fn reserved(chance: &mut Chance, work: &Work) -> CategorySet {
    let disabled = CategorySet::EMPTY.with(Category::PersonWithDisability);
    if chance.permille(work.reserved) {
        disabled
    } else if work.kind == VacancyKind::PublicWelfare && chance.permille(80) {
        disabled.with(Category::PoorWorker)
    } else {
        CategorySet::EMPTY
    }
}

/// Wording the law forbids, as the text says it. Fees, deposits and loans hold the post back (S17).
const FORBIDDEN: [(Unlawful, &str, &str); 8] = [
    (Unlawful::Sex, "限女性", "限女性。"),
    (Unlawful::Sex, "只要男的", "只要男的。"),
    (Unlawful::Age, "三十五岁以下", "年龄三十五岁以下。"),
    (Unlawful::Region, "外省户口不要", "外省户口不要。"),
    (Unlawful::Family, "已婚已育优先", "已婚已育优先。"),
    (Unlawful::Fee, "报名费五十元", "报名费五十元。"),
    (Unlawful::Deposit, "押金三百元", "进厂交押金三百元。"),
    (Unlawful::TrainingLoan, "培训贷", "培训费可以办培训贷。"),
];

/// Makes a few vacancies as faulty as real ones: forbidden words, or pay under the minimum, for the officer to see.
fn spoil(chance: &mut Chance, vacancy: &mut Vacancy) {
    if chance.permille(20) {
        let (kind, words, sentence) = chance.pick(&FORBIDDEN);
        vacancy.description.push_str(sentence);
        vacancy.unlawful.push(UnlawfulWording {
            kind,
            words: words.to_owned(),
        });
        if matches!(kind, Unlawful::Fee | Unlawful::Deposit | Unlawful::TrainingLoan) {
            vacancy.state = VacancyState::Held;
        }
    } else if chance.permille(6) && vacancy.wage.unit == WageUnit::Month {
        vacancy.wage.low = Some(Fen::yuan(1500));
        vacancy.wage.high = None;
        vacancy.state = VacancyState::Held;
    }
}

/// When a vacancy is open, and where it stands.
struct Dates {
    from: NaiveDate,
    to: Option<NaiveDate>,
    touched: NaiveDate,
    state: VacancyState,
}

impl Dates {
    /// Most are open; a few have grown old, are closed, taken back, or open soon.
    fn draw(chance: &mut Chance, as_of: NaiveDate) -> Self {
        let back = |days: i64| as_of - Days::new(days.max(0) as u64);
        let ahead = |days: i64| as_of + Days::new(days.max(0) as u64);
        match chance.below(1000) {
            0..=24 => {
                let days = chance.between(100, 160);
                Self {
                    from: back(days),
                    to: None,
                    touched: back(days - 5),
                    state: VacancyState::Open,
                }
            }
            25..=44 => {
                let days = chance.between(5, 40);
                Self {
                    from: back(days + 45),
                    to: Some(back(days)),
                    touched: back(days),
                    state: VacancyState::Closed,
                }
            }
            45..=54 => {
                let days = chance.between(5, 40);
                Self {
                    from: back(days),
                    to: None,
                    touched: back(days / 2),
                    state: VacancyState::Withdrawn,
                }
            }
            55..=74 => {
                let to = Some(ahead(chance.between(60, 120)));
                Self {
                    from: ahead(chance.between(2, 20)),
                    to,
                    touched: as_of,
                    state: VacancyState::Open,
                }
            }
            _ => Self::open(chance, as_of),
        }
    }

    fn open(chance: &mut Chance, as_of: NaiveDate) -> Self {
        let age = chance.between(0, 75);
        let touched = chance.between(0, age.min(50));
        let to = chance
            .permille(550)
            .then(|| as_of + Days::new(chance.between(5, 150) as u64));
        Self {
            from: as_of - Days::new(age as u64),
            to,
            touched: as_of - Days::new(touched as u64),
            state: VacancyState::Open,
        }
    }
}
