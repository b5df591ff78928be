//! Policy figures that are asked for and decided.

use crate::sample::{at, code, day, uuid};
use domain::ids::FigureRequestId;
use domain::params::ParamKey;
use domain::ports::FigureWish;
use store::{Database, FigureDecision, FigureRequest};

contracts! {
    figures_are_asked_for_and_decided_once,
    what_waits_comes_first_and_of_its_area_alone,
}

fn request(number: u32, area: &str) -> FigureRequest {
    FigureRequest {
        id: FigureRequestId(uuid(40, number)),
        wish: FigureWish {
            area: code(area),
            key: ParamKey::CountyFarmland,
            value: 38_412_000,
            valid_from: day("2025-01-01"),
            source: "县统计公报".to_owned(),
        },
        asked_by: "staff:1".to_owned(),
        asked_at: at(i64::from(number)),
        decided: None,
    }
}

async fn figures_are_asked_for_and_decided_once(database: Database) {
    let asked = request(1, "330523");
    let mut change = database.begin().await.unwrap();
    change.add_figure_request(&asked).await.unwrap();
    change.commit().await.unwrap();
    let found = database.find_figure_request(asked.id).await.unwrap();
    assert_eq!(found.as_ref(), Some(&asked));

    let yes = FigureDecision {
        by: "staff:2".to_owned(),
        at: at(9),
        approved: true,
    };
    let no = FigureDecision {
        approved: false,
        ..yes.clone()
    };
    let mut change = database.begin().await.unwrap();
    assert!(change.decide_figure_request(asked.id, &yes).await.unwrap());
    assert!(!change.decide_figure_request(asked.id, &no).await.unwrap());
    change.commit().await.unwrap();
    let found = database.find_figure_request(asked.id).await.unwrap().unwrap();
    assert_eq!(found.decided, Some(yes));
}

async fn what_waits_comes_first_and_of_its_area_alone(database: Database) {
    let all = [request(1, "330523"), request(2, "330523"), request(3, "330503")];
    let mut change = database.begin().await.unwrap();
    for one in &all {
        change.add_figure_request(one).await.unwrap();
    }
    let decision = FigureDecision {
        by: "staff:2".to_owned(),
        at: at(9),
        approved: false,
    };
    change.decide_figure_request(all[1].id, &decision).await.unwrap();
    change.commit().await.unwrap();
    let ids = async |area: &str| {
        let found = database.list_figure_requests(Some(code(area)), 10).await.unwrap();
        found.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("330523").await, [all[0].id, all[1].id]);
    assert_eq!(ids("3305").await, [all[2].id, all[0].id, all[1].id]);
    assert_eq!(database.list_figure_requests(None, 1).await.unwrap().len(), 1);
}
