//! What a list is compared to.

use super::{
    ListQuery, ListUpload, NEXT_VILLAGE, OTHER_VILLAGE, Person, Register, ResidentId, Role, RowState,
    VILLAGE, World, by_number, code, compared, day, file, fresh, named, officer, page, register_of, row,
    staff, take_back, text, upload, write,
};
use domain::list::{CellOf, FileFault, ListState, RowFault};
use domain::look_alike::Likeness;
use domain::person::{Category, CategorySet};
use domain::person_field::PersonField;
use domain::refusal::{Problem, Refusal};
use domain::values::DisabilityCertificateNo;

#[tokio::test]
async fn every_row_is_new_changed_the_same_like_somebody_or_refused() {
    let known = named(1, VILLAGE, "王小明");
    let same = named(2, VILLAGE, "李秀英");
    let certificate = DisabilityCertificateNo::parse(&format!("{}43", text(same.resident_id))).unwrap();
    let same = Person {
        categories: CategorySet::EMPTY.with(Category::PersonWithDisability),
        disability_certificate: Some(certificate),
        ..same
    };
    let resembled = named(3, NEXT_VILLAGE, "张建国");
    let elsewhere = named(4, OTHER_VILLAGE, "赵大山");
    let world = World::with(
        &[known.clone(), same.clone(), resembled.clone(), elsewhere.clone()],
        &[],
    )
    .await;
    let alike = ResidentId::compose(990_101, day("1985-11-11"), 77).unwrap();
    let wrong = format!("{}X", &text(fresh(8))[..17]);
    let mut csv = register_of(&[
        ("王小明", known.resident_id, "柳树村"),
        ("李秀英", same.resident_id, "柳树村"),
        ("阿依古丽·买买提", fresh(1), "河湾镇杨家村"),
        ("张建囯", alike, "杨家村"),
        ("刘小强", fresh(2), "桥头村"),
        ("阿依古丽·买买提", fresh(1), "杨家村"),
        ("赵大山", elsewhere.resident_id, ""),
    ]);
    csv.push_str(&["孙小丽,", &wrong, ",,柳树村\n"].concat());
    let id = compared(&world, Register::Disability, &csv).await;
    let states: Vec<RowState> = page(&world, id).await.rows.iter().map(|row| row.state).collect();
    assert_eq!(
        states,
        [
            RowState::Changed,
            RowState::Same,
            RowState::New,
            RowState::LookAlike,
            RowState::Refused,
            RowState::Refused,
            RowState::Refused,
            RowState::Refused,
        ]
    );
    let faults: Vec<RowFault> = page(&world, id)
        .await
        .rows
        .iter()
        .filter_map(|row| row.fault.as_ref().map(|(_, fault)| *fault))
        .collect();
    assert_eq!(
        faults,
        [
            RowFault::OutsideArea,
            RowFault::Twice,
            RowFault::HeldElsewhere,
            RowFault::Empty,
        ]
    );
    let changed = row(&world, id, 2).await;
    let fields: Vec<CellOf> = changed.cells.iter().map(|cell| cell.of).collect();
    assert_eq!(
        fields,
        [
            CellOf::Person(PersonField::DisabilityCertificate),
            CellOf::Person(PersonField::Categories)
        ]
    );
    let like = row(&world, id, 5).await;
    assert_eq!(like.candidates.len(), 1);
    assert_eq!(like.candidates[0].person, resembled.id);
    assert_eq!(like.candidates[0].likeness, Likeness::SamePinyin);
    assert_eq!(
        world.services.db.count_people(None).await.unwrap(),
        4,
        "nothing is written"
    );
    assert_eq!(file(&world, known.id).await, known);
}

#[tokio::test]
async fn numbers_are_masked_and_refused_rows_name_nobody() {
    let elsewhere = named(4, OTHER_VILLAGE, "赵大山");
    let world = World::with(std::slice::from_ref(&elsewhere), &[]).await;
    let csv = register_of(&[
        ("刘小强", fresh(1), "柳树村"),
        ("赵大山", elsewhere.resident_id, "柳树村"),
    ]);
    let id = compared(&world, Register::Disability, &csv).await;
    let shown = format!("{:?}", page(&world, id).await);
    assert!(
        !shown.contains(&text(fresh(1))[6..16]) && !shown.contains("赵大山"),
        "{shown}"
    );
    let refused = row(&world, id, 3).await;
    assert_eq!((refused.name.as_str(), refused.person), ("", None));
}

#[tokio::test]
async fn a_list_is_read_in_the_writing_of_old_offices_and_from_a_workbook() {
    let world = World::new().await;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村")]);
    let (old, _, _) = encoding_rs::GB18030.encode(&csv);
    let lists = &world.ports.lists;
    let sent = ListUpload {
        file: old.into_owned(),
        ..upload(Register::Disability, "")
    };
    let id = lists.upload(&officer(), sent).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    assert_eq!(row(&world, id, 2).await.name, "刘小强");
    let sent = ListUpload {
        file: workbook(&csv),
        ..upload(Register::Disability, "")
    };
    let id = lists.upload(&officer(), sent.clone()).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    assert_eq!(row(&world, id, 2).await.name, "刘小强");
    let cut = ListUpload {
        file: sent.file[..sent.file.len() / 2].to_vec(),
        ..sent
    };
    let id = lists.upload(&officer(), cut).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    let page = page(&world, id).await;
    assert_eq!(page.line.state, ListState::Broken);
    assert_eq!(page.problem.unwrap().fault, FileFault::Damaged);
}

fn workbook(csv: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in csv.lines().enumerate() {
        for (column, cell) in line.split(',').enumerate() {
            sheet.write_string(row as u32, column as u16, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_says_why_and_loses_nothing() {
    let world = World::new().await;
    let id = compared(
        &world,
        Register::Land,
        "姓名,身份证号,项目名称\n王小明,1,工业园\n",
    )
    .await;
    let shown = page(&world, id).await;
    assert_eq!(shown.line.state, ListState::Broken);
    let problem = shown.problem.unwrap();
    assert_eq!(problem.fault, FileFault::MissingColumns);
    assert_eq!(problem.columns, ["approved_on", "area_before", "area_after"]);
    for (file, fault) in [
        ("姓名,身份证号,残疾证号\n", FileFault::Empty),
        ("%PDF-1.7", FileFault::WrongKind),
        ("姓名,姓名,身份证号,残疾证号\n", FileFault::DoubleColumn),
        ("姓名,身份证号,残疾证号\0\n", FileFault::NotText),
    ] {
        let id = compared(&world, Register::Disability, file).await;
        assert_eq!(page(&world, id).await.problem.unwrap().fault, fault, "{file}");
    }
    world.ports.lists.discard(&officer(), id).await.unwrap();
    let gone = world.ports.lists.list(&officer(), id, ListQuery::default()).await;
    assert_eq!(gone.unwrap_err(), Refusal::NotFound);
}

#[tokio::test]
async fn columns_nobody_knows_are_named() {
    let world = World::new().await;
    let csv = "姓名,身份证号,残疾证号,备注,等级评定单位\n";
    let csv = format!("{csv}刘小强,{0},{0}43,x,y\n", text(fresh(1)));
    let lists = &world.ports.lists;
    let sent = ListUpload {
        area: code(VILLAGE),
        ..upload(Register::Disability, &csv)
    };
    let id = lists.upload(&officer(), sent).await.unwrap();
    world.services.work_on_lists().await.unwrap();
    let page = page(&world, id).await;
    assert_eq!(page.unknown, ["备注", "等级评定单位"]);
    assert_eq!(
        page.rows[0].state,
        RowState::New,
        "a village's list needs no column of places"
    );
}

#[tokio::test]
async fn a_poor_worker_is_able_willing_and_of_age() {
    let world = World::new().await;
    let old = ResidentId::compose(990_101, day("1950-01-01"), 5).unwrap();
    let csv = format!(
        "姓名,身份证号,村,户类型,有无劳动能力,有无就业愿望\n\
        甲某,{},柳树村,脱贫户,有,有\n乙某,{},柳树村,脱贫户,有,\n丙某,{},柳树村,脱贫户,有,有\n丁某,{},柳树村,边缘易致贫户,有,有\n",
        text(fresh(1)),
        text(fresh(2)),
        text(old),
        text(fresh(4)),
    );
    let id = compared(&world, Register::Poor, &csv).await;
    write(&world, id).await;
    let groups = async |number| by_number(&world, number).await.unwrap().categories;
    let lifted = CategorySet::EMPTY.with(Category::LiftedOutOfPovertyPerson);
    assert_eq!(groups(fresh(1)).await, lifted.with(Category::PoorWorker));
    assert_eq!(
        groups(fresh(2)).await,
        lifted,
        "who was not asked is not said to be willing"
    );
    assert_eq!(groups(old).await, lifted, "R01 ends with 59");
    let watched = CategorySet::EMPTY.with(Category::RuralLowIncomePerson);
    assert_eq!(groups(fresh(4)).await, watched, "not on the poverty register");
}

#[tokio::test]
async fn only_officers_of_the_area_bring_lists_in() {
    let world = World::new().await;
    let lists = &world.ports.lists;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村")]);
    let coordinator = crate::world::coordinator();
    let sent = upload(Register::Disability, &csv);
    let refused = lists.upload(&coordinator, sent.clone()).await;
    assert_eq!(refused.unwrap_err(), Refusal::NotAllowed);
    let other = staff(Role::TownOfficer, crate::world::OTHER_TOWN);
    let refused = lists.upload(&other, sent.clone()).await;
    assert_eq!(refused.unwrap_err(), Refusal::NotFound);
    let id = compared(&world, Register::Disability, &csv).await;
    let seen = lists.list(&other, id, ListQuery::default()).await;
    assert_eq!(seen.unwrap_err(), Refusal::NotFound);
    assert!(lists.lists(&other, 0).await.unwrap().lists.is_empty());
    let county = staff(Role::CountyOfficer, crate::world::COUNTY);
    assert_eq!(lists.lists(&county, 0).await.unwrap().lists.len(), 1);
    let tomorrow = ListUpload {
        listed_on: day("2026-07-01"),
        ..sent
    };
    let refused = lists.upload(&officer(), tomorrow).await;
    assert_eq!(
        refused.unwrap_err(),
        Refusal::field("listed_on", Problem::OutOfRange)
    );
}

#[tokio::test]
async fn a_row_that_looks_like_somebody_is_laid_beside_them_or_beside_nobody() {
    let known = named(3, VILLAGE, "张建国");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let alike = ResidentId::compose(990_101, day("1985-11-11"), 77).unwrap();
    let csv = register_of(&[("张建国", alike, "柳树村")]);
    let id = compared(&world, Register::Disability, &csv).await;
    let lists = &world.ports.lists;
    let found = row(&world, id, 2).await;
    let stranger = domain::ids::PersonId(uuid::Uuid::from_u128(9));
    let refused = lists.choose(&officer(), id, found.id, Some(stranger)).await;
    assert_eq!(refused.unwrap_err(), Refusal::NotFound, "only whom it looks like");
    lists.choose(&officer(), id, found.id, None).await.unwrap();
    assert_eq!(row(&world, id, 2).await.state, RowState::New);
    lists
        .choose(&officer(), id, found.id, Some(known.id))
        .await
        .unwrap();
    let chosen = row(&world, id, 2).await;
    assert_eq!(chosen.state, RowState::Changed);
    assert!(chosen.candidates[0].chosen && chosen.ticked);
    let number = &chosen.cells[0];
    assert_eq!(number.of, CellOf::Person(PersonField::ResidentId));
    assert_eq!(number.new, alike.masked());
    write(&world, id).await;
    let after = file(&world, known.id).await;
    assert_eq!(after.resident_id, alike);
    take_back(&world, id).await;
    assert_eq!(file(&world, known.id).await.resident_id, known.resident_id);
}

#[tokio::test]
async fn a_list_nobody_writes_is_forgotten() {
    let world = World::new().await;
    let csv = register_of(&[("刘小强", fresh(1), "柳树村")]);
    let waiting = compared(&world, Register::Disability, &csv).await;
    let csv = register_of(&[("刘大强", fresh(2), "柳树村")]);
    let written = compared(&world, Register::Disability, &csv).await;
    write(&world, written).await;
    world.clock.set("2026-08-01");
    world.services.tidy().await.unwrap();
    let lists = &world.ports.lists;
    let gone = lists.list(&officer(), waiting, ListQuery::default()).await;
    assert_eq!(gone.unwrap_err(), Refusal::NotFound);
    assert!(page(&world, written).await.may_undo);
    world.clock.set("2026-11-01");
    world.services.tidy().await.unwrap();
    let late = page(&world, written).await;
    assert!(!late.may_undo && late.rows[0].cells.is_empty());
    let refused = lists.undo(&officer(), written).await;
    assert_eq!(refused.unwrap_err(), Refusal::TooLate);
}
