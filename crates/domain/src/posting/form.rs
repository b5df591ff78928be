//! The form of a vacancy: as it was typed, and read. There is one parser.

use super::{AgencyLicence, usual_demands};
use crate::day_job::{self, WorkDays};
use crate::fit::{FUNCTION_NAMES, Functions};
use crate::ids::{EmployerId, VacancyId};
use crate::person::{Category, CategorySet};
use crate::refusal::{FieldProblem, Problem, Refusal};
use crate::trade::TradeSet;
use crate::vacancy::{Conditions, Vacancy, VacancyKind, VacancyState, Wage, WageUnit};
use crate::values::{AreaCode, AreaLevel, Education, Fen, Phone, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Money beyond this is a slip of the hand: 100,000 yuan.
const MOST: Fen = Fen::yuan(100_000);

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        /// A vacancy as typed. What is not ticked and not answered is empty.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct VacancyForm {
            $($(#[$meta])* #[serde(skip_serializing_if = "String::is_empty")] pub $name: String),+
        }

        impl VacancyForm {
            /// The fields as name and text, those left empty too.
            pub fn fields(&self) -> Vec<(String, String)> {
                vec![$((stringify!($name).to_owned(), self.$name.clone())),+]
            }
        }
    };
}

texts! {
    /// Social credit code of the employer; of staff who enter it for one.
    uscc,
    /// Name of the employer; likewise.
    firm,
    /// What is wanted.
    title,
    /// How many.
    headcount,
    /// The lower figure in yuan.
    pay_low,
    /// The upper figure.
    pay_high,
    /// Code of the [`WageUnit`].
    pay_unit,
    /// What pay by the piece comes to in a month, as the employer estimates.
    piece_month,
    /// Code of the area.
    area,
    /// Street and number.
    address,
    /// When one works, in words.
    hours,
    /// `yes`: at night as well.
    night,
    /// Last day.
    open_to,
    /// `yes`: a bed.
    lodging,
    /// `yes`: meals.
    meals,
    /// `yes`: a way there.
    transport,
    /// `yes`: social insurance.
    insured,
    /// `yes`: done at home.
    home_based,
    /// Telephone for those who want it.
    phone,
    /// What one does.
    description,
    /// `0`–`3`.
    both_hands,
    /// `0`–`3`.
    eyesight,
    /// `0`–`3`.
    hand_work,
    /// `0`–`3`.
    lifting,
    /// `0`–`3`.
    listening_speaking,
    /// `0`–`3`.
    standing_walking,
    /// `yes`: no steps on the way in.
    ramp,
    /// `yes`: a toilet for wheelchairs.
    toilet,
    /// `yes`: talk in writing or signs.
    signs,
    /// `yes`: breaks as needed.
    breaks,
    /// `yes`: somebody shows the way for the first weeks.
    guide,
    /// Code of the lowest education.
    education,
    /// `yes`: truly needed.
    education_required,
    /// `yes`: no reading.
    no_reading,
    /// Lowest age.
    age_min,
    /// Months of contract.
    contract_months,
    /// `yes`: dangerous work.
    hazardous,
    /// Code of the [`VacancyKind`]; empty = as pay and place say.
    kind,
    /// First day of day labour.
    work_from,
    /// Its last day.
    work_to,
    /// Where one meets for it.
    meeting,
    /// `yes`: for people with a disability alone.
    reserved,
    /// `yes`: the work is for somebody else (agency or dispatch).
    for_others,
    /// The number of the licence for that.
    licence_no,
    /// Its last day.
    licence_until,
}

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

impl VacancyForm {
    /// The value of a tick.
    pub const YES: &'static str = "yes";

    /// Reads the form; every field that cannot be read is named.
    pub fn parse(&self, today: NaiveDate) -> Result<VacancyDraft, Refusal> {
        let mut reading = Reading(Vec::new());
        let draft = self.read(today, &mut reading);
        match draft {
            Some(draft) if reading.0.is_empty() => Ok(draft),
            _ => Err(Refusal::Fields(reading.0)),
        }
    }

    fn read(&self, today: NaiveDate, reading: &mut Reading) -> Option<VacancyDraft> {
        let title = reading.filled("title", &self.title, 60);
        let headcount = reading.whole("headcount", &self.headcount, 1, 9_999);
        if self.headcount.trim().is_empty() {
            reading.wrong("headcount", Problem::Required);
        }
        let (wage, piece_month) = self.read_pay(reading);
        let area = reading.area(&self.area);
        let trades = TradeSet::of(&self.title);
        let (demands, demands_are_usual) = self.read_demands(trades, reading);
        let kind = reading.kind(&self.kind);
        let days = self.read_days(kind, today, reading);
        let for_others = is_yes(&self.for_others).then(|| self.read_licence(reading));
        Some(VacancyDraft {
            headcount: headcount.unwrap_or(1),
            piece_month,
            address: reading.short("address", &self.address, 100),
            hours: reading.short("hours", &self.hours, 100),
            night: is_yes(&self.night),
            open_to: match &days {
                Some(days) => Some(days.to),
                None => reading.last_day(&self.open_to, today),
            },
            kind,
            days,
            reserved: is_yes(&self.reserved),
            for_others,
            conditions: self.conditions(),
            demands,
            demands_are_usual,
            aids: self.aids(),
            education: reading.education(&self.education),
            education_required: is_yes(&self.education_required),
            no_reading: is_yes(&self.no_reading),
            age_min: reading
                .whole("age_min", &self.age_min, 1, 99)
                .map(|age| age as u8),
            contract_months: reading
                .whole("contract_months", &self.contract_months, 1, 600)
                .map(|months| months as u16),
            hazardous: is_yes(&self.hazardous),
            description: reading.short("description", &self.description, 2_000),
            phone: reading.phone(&self.phone),
            title,
            trades,
            // Last: everything else has been looked at, so that each mistake is named at once.
            wage: wage?,
            area: area?,
        })
    }

    /// Of day labour: a first day, a last day and where one meets.
    fn read_days(
        &self,
        kind: Option<VacancyKind>,
        today: NaiveDate,
        reading: &mut Reading,
    ) -> Option<WorkDays> {
        if kind != Some(VacancyKind::DayJob) {
            return None;
        }
        let from = reading.day("work_from", &self.work_from);
        let to = if self.work_to.trim().is_empty() {
            from
        } else {
            reading.day("work_to", &self.work_to)
        };
        let hours = reading.short("hours", &self.hours, day_job::TEXT_MAX);
        let meeting = reading.filled("meeting", &self.meeting, day_job::TEXT_MAX);
        let (from, to) = from.zip(to)?;
        if to < today || from > dates::add_months(today, 3) {
            reading.wrong("work_from", Problem::OutOfRange);
        }
        if to < from || to > dates::add_days(from, day_job::DAYS_MAX - 1) {
            reading.wrong("work_to", Problem::OutOfRange);
        }
        Some(WorkDays {
            from,
            to,
            hours,
            meeting,
        })
    }

    /// The licence of an agency, where one was named.
    fn read_licence(&self, reading: &mut Reading) -> Option<AgencyLicence> {
        if self.licence_no.trim().is_empty() {
            return None;
        }
        Some(AgencyLicence {
            no: reading.short("licence_no", &self.licence_no, 40),
            until: reading.day("licence_until", &self.licence_until)?,
        })
    }

    fn read_pay(&self, reading: &mut Reading) -> (Option<Wage>, Option<Fen>) {
        let unit: Option<WageUnit> = match self.pay_unit.trim() {
            "" => Some(WageUnit::Month),
            text => text.parse().ok(),
        };
        if unit.is_none() {
            reading.wrong("pay_unit", Problem::Unreadable);
        }
        let low = reading.money("pay_low", &self.pay_low);
        if self.pay_low.trim().is_empty() {
            reading.wrong("pay_low", Problem::Required);
        }
        let high = reading.money("pay_high", &self.pay_high);
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            reading.wrong("pay_high", Problem::OutOfRange);
        }
        let is_piece = unit == Some(WageUnit::Piece);
        let month = reading
            .money("piece_month", &self.piece_month)
            .filter(|_| is_piece);
        if is_piece && self.piece_month.trim().is_empty() {
            reading.wrong("piece_month", Problem::Required);
        }
        let wage = unit.zip(low).map(|(unit, low)| Wage {
            low: Some(low),
            high,
            unit,
        });
        (wage, month)
    }

    /// What was answered, and what is usual where nothing was.
    fn read_demands(&self, trades: TradeSet, reading: &mut Reading) -> (Functions, bool) {
        let usual = usual_demands(trades);
        let texts = self.levels();
        let mut demands = usual;
        let mut guessed = false;
        for (at, text) in texts.into_iter().enumerate() {
            match text.trim() {
                "" => guessed |= usual.0[at].is_some(),
                "0" | "1" | "2" | "3" => demands.0[at] = text.trim().parse().ok(),
                _ => reading.wrong(FUNCTION_NAMES[at], Problem::Unreadable),
            }
        }
        (demands, guessed)
    }

    /// The six answers, in the order of [`FUNCTION_NAMES`].
    pub fn levels(&self) -> [&str; 6] {
        [
            &self.both_hands,
            &self.eyesight,
            &self.hand_work,
            &self.lifting,
            &self.listening_speaking,
            &self.standing_walking,
        ]
    }

    fn conditions(&self) -> Conditions {
        Conditions {
            home_based: is_yes(&self.home_based),
            lodging: is_yes(&self.lodging),
            meals: is_yes(&self.meals),
            transport: is_yes(&self.transport),
            insured: is_yes(&self.insured),
        }
    }

    fn aids(&self) -> Vec<String> {
        let ticks = [&self.ramp, &self.toilet, &self.signs, &self.breaks, &self.guide];
        let ticked = AIDS.iter().zip(ticks).filter(|(_, tick)| is_yes(tick));
        ticked.map(|((_, tag), _)| (*tag).to_owned()).collect()
    }

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

fn is_yes(text: &str) -> bool {
    text == VacancyForm::YES
}

/// What could not be read so far.
struct Reading(Vec<FieldProblem>);

impl Reading {
    fn wrong(&mut self, field: &str, problem: Problem) {
        if self.0.iter().all(|known| known.field != field) {
            self.0.push(FieldProblem {
                field: field.to_owned(),
                problem,
            });
        }
    }

    fn short(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.chars().count() > most {
            self.wrong(field, Problem::TooLong);
        }
        text.to_owned()
    }

    fn filled(&mut self, field: &str, text: &str, most: usize) -> String {
        if text.trim().is_empty() {
            self.wrong(field, Problem::Required);
        }
        self.short(field, text, most)
    }

    fn whole(&mut self, field: &str, text: &str, least: u32, most: u32) -> Option<u32> {
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

    fn money(&mut self, field: &str, text: &str) -> Option<Fen> {
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

    fn area(&mut self, text: &str) -> Option<AreaCode> {
        match AreaCode::parse(text.trim()) {
            Ok(area) if area.level() >= AreaLevel::County => return Some(area),
            Ok(_) => self.wrong("area", Problem::OutOfRange),
            Err(_) => self.wrong("area", Problem::Required),
        }
        None
    }

    fn last_day(&mut self, text: &str, today: NaiveDate) -> Option<NaiveDate> {
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
    fn day(&mut self, field: &str, text: &str) -> Option<NaiveDate> {
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
    fn kind(&mut self, text: &str) -> Option<VacancyKind> {
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

    fn education(&mut self, text: &str) -> Option<Education> {
        let level = text.trim().parse().ok();
        if level.is_none() && !text.trim().is_empty() {
            self.wrong("education", Problem::Unreadable);
        }
        level
    }

    fn phone(&mut self, text: &str) -> Option<Phone> {
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
