//! Areas, policy figures and settings.

use crate::sample::{area, code, day, imported};
use domain::params::{ParamKey, PolicyParameter, defaults};
use store::Database;

contracts! {
    areas_are_found_by_code_and_place_in_the_tree,
    areas_are_replaced_by_code,
    missing_policy_figures_are_added_and_set_ones_kept,
    the_nearest_setting_holds,
}

async fn with_areas(database: &Database) {
    let areas = [
        area("33", "浙江省", "zhe jiang sheng"),
        area("3305", "湖州市", "hu zhou shi"),
        area("330523", "安吉县", "an ji xian"),
        area("330523100", "递铺镇", "di pu zhen"),
        area("330523101", "梅溪镇", "mei xi zhen"),
        area("330523100201", "安城村", "an cheng cun"),
        area("34", "安徽省", "an hui sheng"),
    ];
    let mut change = database.begin().await.unwrap();
    assert_eq!(change.set_areas(&areas).await.unwrap(), 7);
    change.commit().await.unwrap();
}

async fn areas_are_found_by_code_and_place_in_the_tree(database: Database) {
    with_areas(&database).await;
    let found = database.find_area(code("330523")).await.unwrap().unwrap();
    assert_eq!(found, area("330523", "安吉县", "an ji xian").record);
    assert_eq!(database.find_area(code("330522")).await.unwrap(), None);

    assert_eq!(database.list_areas().await.unwrap().len(), 7);
    assert_eq!(database.count_areas().await.unwrap(), 7);
}

async fn areas_are_replaced_by_code(database: Database) {
    with_areas(&database).await;
    let mut renamed = area("330523", "安吉", "an ji");
    renamed.record.point = None;
    renamed.content_hash = u64::MAX;
    let mut change = database.begin().await.unwrap();
    change
        .set_areas(&[imported(renamed.record.clone(), u64::MAX)])
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert_eq!(
        database.find_area(code("330523")).await.unwrap(),
        Some(renamed.record)
    );
    let keys = database.list_area_keys().await.unwrap();
    assert_eq!(keys.len(), 7);
    assert!(
        keys.iter()
            .any(|key| key.code == code("330523") && key.content_hash == u64::MAX)
    );
}

async fn missing_policy_figures_are_added_and_set_ones_kept(database: Database) {
    let own = PolicyParameter {
        programme: "general".to_owned(),
        area: None,
        key: ParamKey::LeadsPerYear,
        value: 6,
        valid_from: day("2000-01-01"),
        valid_to: Some(day("2026-12-31")),
        source: "县里的决定".to_owned(),
    };
    let local = PolicyParameter {
        area: Some(code("330523")),
        value: 7,
        ..own.clone()
    };
    let mut change = database.begin().await.unwrap();
    change.set_policy_parameter(&local).await.unwrap();
    change
        .set_policy_parameter(&PolicyParameter {
            value: 9,
            ..own.clone()
        })
        .await
        .unwrap();
    change.set_policy_parameter(&own).await.unwrap();
    let missing = defaults().0.len() as u64 - 1;
    assert_eq!(
        change.add_missing_policy_parameters(&defaults()).await.unwrap(),
        missing
    );
    assert_eq!(
        change.add_missing_policy_parameters(&defaults()).await.unwrap(),
        0
    );
    change.commit().await.unwrap();

    let params = database.list_policy_parameters().await.unwrap();
    assert_eq!(params.0.len() as u64, missing + 2);
    let on = day("2026-03-01");
    assert_eq!(params.row(ParamKey::LeadsPerYear, None, on), Ok(&own));
    assert_eq!(
        params.row(ParamKey::LeadsPerYear, Some(code("330523100")), on),
        Ok(&local)
    );
}

async fn the_nearest_setting_holds(database: Database) {
    const KEY: &str = "helper_phone";
    let mut change = database.begin().await.unwrap();
    change.set_setting(None, KEY, Some("12333")).await.unwrap();
    change
        .set_setting(Some(code("330523")), KEY, Some("1"))
        .await
        .unwrap();
    change
        .set_setting(Some(code("330523")), KEY, Some("0572-5000000"))
        .await
        .unwrap();
    change
        .set_setting(Some(code("3305")), KEY, Some("gone"))
        .await
        .unwrap();
    change.set_setting(Some(code("3305")), KEY, None).await.unwrap();
    change.commit().await.unwrap();

    let village = Some(code("330523100201"));
    assert_eq!(database.find_setting(village, KEY).await.unwrap(), None);
    assert_eq!(
        database.find_setting(None, KEY).await.unwrap().as_deref(),
        Some("12333")
    );
    assert_eq!(
        database
            .find_nearest_setting(village, KEY)
            .await
            .unwrap()
            .as_deref(),
        Some("0572-5000000")
    );
    assert_eq!(
        database
            .find_nearest_setting(Some(code("3305")), KEY)
            .await
            .unwrap()
            .as_deref(),
        Some("12333")
    );
    assert_eq!(
        database.find_nearest_setting(village, "other").await.unwrap(),
        None
    );
}
