//! The form of a vacancy: as it was typed, and read. There is one parser.

use super::draft::{AIDS, VacancyDraft};
use super::reading::Reading;
use super::{AgencyLicence, usual_demands};
use crate::day_job::{self, WorkDays};
use crate::fit::{FUNCTION_NAMES, Functions};
use crate::refusal::{Problem, Refusal};
use crate::trade::TradeSet;
use crate::vacancy::{Conditions, VacancyKind, Wage, WageUnit};
use crate::values::{Fen, dates};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

impl VacancyForm {
    /// The value of a tick.
    pub const YES: &'static str = "yes";

    /// Reads the form; every field that cannot be read is named.
    pub fn parse(&self, today: NaiveDate) -> Result<VacancyDraft, Refusal> {
        let mut reading = Reading::default();
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
}

fn is_yes(text: &str) -> bool {
    text == VacancyForm::YES
}
