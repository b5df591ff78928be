//! A vacancy as its form says, and the vacancy that comes of it; and the way back, to post an earlier one again.

use super::{AgencyLicence, VacancyForm};
use crate::day_job::WorkDays;
use crate::fit::Functions;
use crate::ids::{EmployerId, VacancyId};
use crate::person::{Category, CategorySet};
use crate::trade::TradeSet;
use crate::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use crate::values::{AreaCode, Education, Fen, Phone};
use chrono::NaiveDate;

/// What helps somebody to do the work, as it is shown: the name of its field, and the tag it becomes.
pub(super) const AIDS: [(&str, &str); 5] = [
    ("ramp", "出入没有台阶"),
    ("toilet", "有无障碍厕所"),
    ("signs", "可以用文字或手语交流"),
    ("breaks", "可以按需要休息"),
    ("guide", "刚来有人带"),
];

/// The tag of a post that is kept for people with a disability: it is found and shown by it.
const RESERVED: &str = "残疾人预留岗位";

/// A vacancy as read from its form.
#[expect(clippy::struct_excessive_bools, reason = "each is a tick of the form")]
#[derive(Clone, Debug, PartialEq)]
pub struct VacancyDraft {
    /// As the employer named it.
    pub title: String,
    /// How many people are wanted.
    pub headcount: u32,
    /// The wage.
    pub wage: Wage,
    /// What pay by the piece comes to in a month.
    pub piece_month: Option<Fen>,
    /// Where the work is.
    pub area: AreaCode,
    /// Street and number.
    pub address: String,
    /// When one works.
    pub hours: String,
    /// At night as well.
    pub night: bool,
    /// Last day.
    pub open_to: Option<NaiveDate>,
    /// What it offers.
    pub conditions: Conditions,
    /// What it asks of the body; what was left open as is usual in the trade.
    pub demands: Functions,
    /// Whether some of that is only what is usual.
    pub demands_are_usual: bool,
    /// What helps, as tags.
    pub aids: Vec<String>,
    /// Lowest education.
    pub education: Option<Education>,
    /// Whether it is truly needed.
    pub education_required: bool,
    /// Can be done without reading.
    pub no_reading: bool,
    /// Lowest age as stated.
    pub age_min: Option<u8>,
    /// Months of contract.
    pub contract_months: Option<u16>,
    /// Whether the employer says that it is dangerous.
    pub hazardous: bool,
    /// What one does.
    pub description: String,
    /// Telephone for those who want it.
    pub phone: Option<Phone>,
    /// Trades recognised in the title.
    pub trades: TradeSet,
    /// What kind of work, where the employer said so.
    pub kind: Option<VacancyKind>,
    /// Of day labour: when and where.
    pub days: Option<WorkDays>,
    /// Only for people with a disability.
    pub reserved: bool,
    /// Whether the work is for somebody else, and under which licence.
    pub for_others: Option<Option<AgencyLicence>>,
}

impl VacancyDraft {
    /// The vacancy, held until somebody says otherwise. Unlawful wording is for others to find.
    pub fn vacancy(self, id: VacancyId, (employer, name): (EmployerId, String), today: NaiveDate) -> Vacancy {
        let kind = match (self.kind, self.wage.unit, self.conditions.home_based) {
            (Some(kind), ..) => kind,
            (None, _, true) => VacancyKind::HomeBased,
            (None, WageUnit::Day | WageUnit::Hour, _) => VacancyKind::DayJob,
            _ => VacancyKind::Normal,
        };
        let home_based = self.conditions.home_based || kind == VacancyKind::HomeBased;
        let wage_text = self
            .piece_month
            .map(|month| format!("计件，一个月大约 {} 元", plain_yuan(month)));
        let description = if self.hours.is_empty() {
            self.description
        } else {
            format!("{}\n上班时间：{}", self.description, self.hours)
                .trim()
                .to_owned()
        };
        let mut tags = self.aids;
        tags.extend(self.reserved.then(|| RESERVED.to_owned()));
        let description = match &self.days {
            Some(days) => format!("{description}\n集合地点：{}", days.meeting),
            None => description,
        };
        Vacancy {
            id,
            no: number_of(id, today),
            employer,
            employer_name: name,
            title: self.title,
            occupation: String::new(),
            kind,
            headcount: Some(self.headcount),
            filled: 0,
            wage: self.wage,
            wage_text: wage_text.unwrap_or_default(),
            area: self.area,
            address: self.address,
            point: None,
            education: self.education,
            education_required: self.education_required && self.education.is_some(),
            experience: String::new(),
            age_min: self.age_min,
            age_max: None,
            demands: self.demands,
            conditions: Conditions {
                home_based,
                ..self.conditions
            },
            night: self.night,
            no_reading: self.no_reading,
            contract_months: self.contract_months,
            reserved_for: if self.reserved {
                CategorySet::EMPTY.with(Category::PersonWithDisability)
            } else {
                CategorySet::EMPTY
            },
            licences: Vec::new(),
            open_from: today,
            open_to: self.open_to,
            touched: today,
            description,
            tags,
            trades: self.trades,
            unlawful: Vec::new(),
            state: VacancyState::Held,
            phone: self.phone.map(String::from).unwrap_or_default(),
            source: Vacancy::ENTERED.to_owned(),
        }
    }
}

/// The number outside: the day, and digits of the id.
fn number_of(id: VacancyId, today: NaiveDate) -> String {
    format!("{}-{:08}", today.format("%y%m%d"), id.0.as_u128() % 100_000_000)
}

/// Yuan without the decimals nobody writes.
fn plain_yuan(fen: Fen) -> String {
    if fen.0 % 100 == 0 {
        fen.whole_yuan().to_string()
    } else {
        fen.to_string()
    }
}

impl VacancyForm {
    /// The form from which a vacancy could have come: to post it again.
    pub fn of(vacancy: &Vacancy) -> Self {
        let yes = |ticked: bool| {
            if ticked {
                Self::YES.to_owned()
            } else {
                String::new()
            }
        };
        let yuan = |fen: Option<Fen>| fen.map(plain_yuan).unwrap_or_default();
        let level = |at: usize| {
            vacancy.demands.0[at]
                .map(|level| level.to_string())
                .unwrap_or_default()
        };
        let aid = |name: &str| {
            let tag = AIDS.iter().find(|(field, _)| *field == name).map(|(_, tag)| *tag);
            yes(tag.is_some_and(|tag| vacancy.tags.iter().any(|kept| kept == tag)))
        };
        let offers = vacancy.conditions;
        Self {
            title: vacancy.title.clone(),
            headcount: vacancy
                .headcount
                .map(|count| count.to_string())
                .unwrap_or_default(),
            pay_low: yuan(vacancy.wage.low),
            pay_high: yuan(vacancy.wage.high),
            pay_unit: vacancy.wage.unit.code().to_owned(),
            area: vacancy.area.to_string(),
            address: vacancy.address.clone(),
            night: yes(vacancy.night),
            lodging: yes(offers.lodging),
            meals: yes(offers.meals),
            transport: yes(offers.transport),
            insured: yes(offers.insured),
            home_based: yes(offers.home_based),
            phone: vacancy.phone.clone(),
            description: vacancy.description.clone(),
            both_hands: level(0),
            eyesight: level(1),
            hand_work: level(2),
            lifting: level(3),
            listening_speaking: level(4),
            standing_walking: level(5),
            ramp: aid("ramp"),
            toilet: aid("toilet"),
            signs: aid("signs"),
            breaks: aid("breaks"),
            guide: aid("guide"),
            education: vacancy
                .education
                .map(|level| level.code().to_owned())
                .unwrap_or_default(),
            education_required: yes(vacancy.education_required),
            no_reading: yes(vacancy.no_reading),
            age_min: vacancy.age_min.map(|age| age.to_string()).unwrap_or_default(),
            contract_months: vacancy
                .contract_months
                .map(|months| months.to_string())
                .unwrap_or_default(),
            kind: if matches!(vacancy.kind, VacancyKind::Normal | VacancyKind::DayJob) {
                String::new()
            } else {
                vacancy.kind.code().to_owned()
            },
            reserved: yes(vacancy.reserved_for.has(Category::PersonWithDisability)),
            ..Self::default()
        }
    }
}
