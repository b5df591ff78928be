//! Rolls of acquired land.

use super::{
    Actor, Outcome, Register, ResidentId, RowState, VILLAGE, World, by_number, came, compared, day, file,
    fresh, named, page, row, take_back, text, write,
};
use domain::household::Relation;
use domain::list::{CellOf, RowFault};

const HEAD: &str = "姓名,身份证号,村,户号,与户主关系,征地项目,批文日期,征地前耕地,征地后耕地,在册农业人口";

fn roll(rows: &[(&str, ResidentId, &str, &str, &str)]) -> String {
    let line = |(name, id, house, relation, left): &(&str, ResidentId, &str, &str, &str)| {
        format!(
            "{name},{},柳树村,{house},{relation},东环路扩建,2026-03-01,4.43,{left},4\n",
            text(*id)
        )
    };
    let rows: String = rows.iter().map(line).collect();
    format!("{HEAD}\n{rows}")
}

#[tokio::test]
async fn a_roll_founds_households_and_tells_of_their_land() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let csv = roll(&[
        ("王小明", known.resident_id, "7", "户主", "1.43"),
        ("阿依古丽", fresh(1), "7", "配偶", "1.43"),
        ("买买提", fresh(2), "8", "户主", "0"),
        ("吐尔逊", fresh(3), "7", "子", "2.00"),
    ]);
    let id = compared(&world, Register::Land, &csv).await;
    let differs = row(&world, id, 5).await.fault.unwrap();
    assert_eq!(differs, ("household_no".to_owned(), RowFault::HouseholdDiffers));
    write(&world, id).await;
    assert_eq!(came(&world, id, Outcome::Written).await, 3);
    let db = &world.services.db;
    let home = db.find_household_of(known.id).await.unwrap().unwrap();
    let household = db.find_household(home).await.unwrap().unwrap();
    assert_eq!(
        (household.contracted, household.remaining),
        (Some(443), Some(143))
    );
    assert_eq!(household.agri_population, Some(4));
    let members = db.list_household_members(home).await.unwrap();
    let relation = |person| {
        members
            .iter()
            .find(|one| one.person == Some(person))
            .map(|one| one.relation)
    };
    assert_eq!((members.len(), relation(known.id)), (2, Some(Relation::Head)));
    let spouse = by_number(&world, fresh(1)).await.unwrap();
    assert_eq!(relation(spouse.id), Some(Relation::Spouse));
    let losses = db.list_land_losses(&[home]).await.unwrap();
    assert_eq!(losses.len(), 1);
    assert_eq!(
        (losses[0].project.as_str(), losses[0].approved_on),
        ("东环路扩建", day("2026-03-01"))
    );
    assert!(
        file(&world, known.id).await.categories == known.categories,
        "a roll makes nobody a land-loss farmer"
    );
    let again = compared(&world, Register::Land, &csv).await;
    let states: Vec<RowState> = page(&world, again)
        .await
        .rows
        .iter()
        .map(|row| row.state)
        .collect();
    assert_eq!(states[..3], [RowState::Same, RowState::Same, RowState::Same]);

    take_back(&world, id).await;
    assert!(db.find_household_of(known.id).await.unwrap().is_none());
    assert!(db.find_household(home).await.unwrap().is_none());
    assert!(db.list_land_losses(&[home]).await.unwrap().is_empty());
    assert!(by_number(&world, fresh(1)).await.is_none());
}

#[tokio::test]
async fn land_of_a_household_that_is_there_changes_and_changes_back() {
    let known = named(1, VILLAGE, "王小明");
    let world = World::with(std::slice::from_ref(&known), &[]).await;
    let households = &world.ports.households;
    let rural = domain::household::HouseholdKind::Rural;
    let home = households
        .found_household(&Actor::Operator, known.id, rural)
        .await
        .unwrap();
    let csv = roll(&[("王小明", known.resident_id, "7", "户主", "1.43")]);
    let id = compared(&world, Register::Land, &csv).await;
    let row_before = row(&world, id, 2).await;
    assert!(row_before.cells.iter().any(|cell| cell.of == CellOf::LandLoss));
    write(&world, id).await;
    let db = &world.services.db;
    assert_eq!(
        db.find_household(home).await.unwrap().unwrap().remaining,
        Some(143)
    );
    assert_eq!(
        file(&world, known.id).await,
        known,
        "the file itself is untouched"
    );
    take_back(&world, id).await;
    let after = db.find_household(home).await.unwrap().unwrap();
    assert_eq!(
        (after.contracted, after.remaining, after.agri_population),
        (None, None, None)
    );
    assert_eq!(db.find_household_of(known.id).await.unwrap(), Some(home));
}

#[tokio::test]
async fn more_land_left_than_there_was_is_refused() {
    let world = World::new().await;
    let csv = roll(&[("王小明", fresh(1), "7", "户主", "5.43")]);
    let id = compared(&world, Register::Land, &csv).await;
    assert_eq!(row(&world, id, 2).await.fault.unwrap().1, RowFault::MoreLeft);
}
