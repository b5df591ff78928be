//! The file of an export: masked unless full numbers were approved, in plain words, marked on every page.

use crate::access_log::TakenOut;
use crate::import::parse::category;
use crate::import::parse::words::Worded;
use crate::sheet::{Cell, Mark, Sheet};
use crate::{AreaBook, Failure, Services};
use chrono::Datelike;
use domain::actor::Actor;
use domain::clock::SHANGHAI;
use domain::export::{Export, ExportFormat};
use domain::ids::{ExportId, PersonId};
use domain::permission::{Deed, Function};
use domain::person::{EmploymentStatus, Person};
use domain::ports::{Author, ExportFile};
use domain::refusal::Refusal;
use domain::values::{Education, Phone};
use std::collections::HashMap;

/// The names of the columns.
const HEADS: [&str; 12] = [
    "序号",
    "编号",
    "姓名",
    "身份证号",
    "手机号",
    "残疾证号",
    "年龄",
    "类别",
    "住在哪里",
    "文化程度",
    "现在做什么",
    "今年已送岗位",
];

const WIDTHS: [u16; 12] = [6, 12, 10, 22, 14, 24, 6, 24, 28, 10, 12, 12];

impl Services {
    /// The file, for whoever asked for it: of those on the list who are still on the register and in the asker's reach.
    pub(super) async fn made_export(
        &self,
        who: &Actor,
        id: ExportId,
        format: ExportFormat,
    ) -> Result<ExportFile, Failure> {
        let scope = who.scope(Deed::Read, Function::PersonFile)?;
        let mut change = self.db.begin().await?;
        let found = change.find_export(id).await?;
        let export = found
            .filter(|export| export.asked_by == who.label())
            .ok_or(Refusal::NotFound)?;
        if !export.is_ready_on(self.clock.today()) {
            return Err(Refusal::TooLate.into());
        }
        if export.full_numbers {
            who.may(Deed::Read, Function::FullNumber, export.area)?;
        }
        let order = change.list_export_people(id).await?;
        let mut people = change.list_people(&order).await?;
        people.retain(|person| scope.covers(person.living_area, person.categories));
        let place: HashMap<PersonId, usize> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        people.sort_by_key(|person| place.get(&person.id).copied());
        change.count_export_fetched(id).await?;
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let taken = TakenOut {
            area: export.area,
            people: &ids,
            records: ids.len() as u32,
            full_numbers: export.full_numbers,
            purpose: &export.purpose,
        };
        self.note_export(&mut change, who, taken).await?;
        self.record_export(&mut change, who, "fetch", &export).await?;
        change.commit().await?;
        let sheet = self.export_sheet(&export, &people).await?;
        Ok(ExportFile {
            name: format!("songgang-export-{:04}.{}", export.serial, format.code()),
            bytes: written(sheet, format).await?,
        })
    }

    async fn export_sheet(&self, export: &Export, people: &[Person]) -> Result<Sheet, Failure> {
        let mut db = self.db.read().await?;
        let book = self.area_book().await?;
        let today = self.clock.today();
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let counts = db.count_leads_of_people(&ids, today.year()).await?;
        let counts: HashMap<PersonId, u32> =
            counts.into_iter().map(|one| (one.person, one.counted)).collect();
        let author = crate::person_file::Authors::default()
            .of(&mut db, &export.asked_by)
            .await?;
        let mark = mark(export, &author, &book, people.len());
        let row = |(number, person): (u32, &Person)| {
            let leads = counts.get(&person.id).copied().unwrap_or(0);
            cells((number, person, leads), export.full_numbers, &book, today)
        };
        Ok(Sheet {
            name: "人员名单".to_owned(),
            above: vec![mark.text.clone()],
            heads: HEADS.map(str::to_owned).to_vec(),
            rows: (1u32..).zip(people).map(row).collect(),
            below: vec![mark.text.clone()],
            widths: WIDTHS.to_vec(),
            mark: Some(mark),
        })
    }
}

/// The bytes of the file. Thousands of lines take a while: others are served meanwhile.
async fn written(sheet: Sheet, format: ExportFormat) -> Result<Vec<u8>, Failure> {
    let writing = tokio::task::spawn_blocking(move || match format {
        ExportFormat::Csv => sheet.as_csv(),
        ExportFormat::Xlsx => sheet.as_xlsx(),
    });
    writing
        .await
        .map_err(|e| Failure::message(format!("an export was not written: {e}")))?
}

/// Whose copy it is.
fn mark(export: &Export, author: &Author, book: &AreaBook, people: usize) -> Mark {
    let name = match author {
        Author::Staff(login) => login.clone(),
        _ => "本机操作员".to_owned(),
    };
    let serial = format!("{:04}", export.serial);
    let day = export.asked_at.with_timezone(&SHANGHAI).format("%Y-%m-%d %H:%M");
    let text = format!(
        "导出编号 {serial} · 导出人 {name}（{}）· {day} · 用途：{} · 共 {people} 人 · 只能用于这个用途，用完删掉，不得转给别人",
        book.place(export.area),
        export.purpose,
    );
    Mark {
        text,
        author: name,
        purpose: export.purpose.clone(),
        serial,
    }
}

fn cells(
    (number, person, leads): (u32, &Person, u32),
    full: bool,
    book: &AreaBook,
    today: chrono::NaiveDate,
) -> Vec<Cell> {
    let groups: Vec<&str> = person.categories.iter().map(category::name_of).collect();
    let resident_id = if full {
        String::from(person.resident_id)
    } else {
        person.resident_id.masked()
    };
    let phone = person.phone.as_ref().map(|phone| {
        if full {
            phone.as_ref().to_owned()
        } else {
            Phone::masked(phone)
        }
    });
    let certificate = person
        .disability_certificate
        .map(|no| if full { String::from(no) } else { no.masked() });
    vec![
        number.into(),
        person.no.clone().into(),
        person.name.clone().into(),
        resident_id.into(),
        phone.into(),
        certificate.into(),
        u32::try_from(person.age_on(today)).ok().into(),
        groups.join("、").into(),
        book.place(person.living_area).into(),
        person.education.map(education).into(),
        person.employment_status.map(employment).into(),
        leads.into(),
    ]
}

const fn education(level: Education) -> &'static str {
    match level {
        Education::Other => "没上过学或其他",
        Education::Primary => "小学",
        Education::JuniorSecondary => "初中",
        Education::SeniorSecondary => "高中",
        Education::Vocational => "中专或技校",
        Education::College => "大专",
        Education::Bachelor => "本科",
        Education::Master => "硕士",
        Education::Doctor => "博士",
    }
}

fn employment(status: EmploymentStatus) -> &'static str {
    let named = EmploymentStatus::WORDS.iter().find(|(_, one)| *one == status);
    named.map_or_else(|| status.code(), |(name, _)| name)
}
