//! What people with a disability got in a stretch of days, read from everywhere it is kept (RP12).

use crate::row::{Place, codes_in, instant};
use crate::{Connection, StoreError};
use chrono::NaiveDate;
use domain::clock::start_of_day;
use domain::disabled_service::DisabledService;
use domain::ids::PersonId;
use domain::values::{AreaCode, dates};
use uuid::Uuid;

impl Connection {
    /// Who of an area got what from a day to another: each person once for each thing, with where they live.
    pub async fn list_disabled_services(
        &mut self,
        area: Option<AreaCode>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(DisabledService, PersonId, AreaCode)>, StoreError> {
        let (first, end) = codes_in(area);
        let sql = "SELECT s.service, p.id, p.living_area FROM (
                SELECT 'assessed' AS service, person_id FROM work_assessment WHERE made_on >= $1 AND made_on <= $2
                UNION SELECT 'introduced', person_id FROM lead WHERE delivered_at >= $3 AND delivered_at < $4
                UNION SELECT 'trained', e.person_id FROM attendance AS a JOIN enrolment AS e ON e.id = a.enrolment_id
                    JOIN class_day AS d ON d.class_id = e.class_id AND d.day = a.day
                    WHERE a.day >= $1 AND a.day <= $2 AND a.void = FALSE AND d.cancelled IS NULL
                UNION SELECT 'employed', person_id FROM placement
                    WHERE started_on >= $1 AND started_on <= $2 AND state IN ('working', 'ended')
                UNION SELECT 'public_post', person_id FROM placement
                    WHERE started_on >= $1 AND started_on <= $2 AND state IN ('working', 'ended')
                        AND kind IN ('public_welfare', 'auxiliary')
                UNION SELECT 'startup', person_id FROM startup WHERE opened_on >= $1 AND opened_on <= $2
            ) AS s
            JOIN person AS p ON p.id = s.person_id AND p.erased_on IS NULL AND p.merged_into IS NULL
            JOIN person_category AS c ON c.person_id = p.id AND c.category = 'person_with_disability'
            WHERE p.living_area >= $5 AND p.living_area < $6 ORDER BY p.living_area, p.id, s.service";
        let rows = fetch_all!(
            self,
            (String, Uuid, String),
            sql,
            from,
            to,
            instant(start_of_day(from)),
            instant(start_of_day(dates::add_days(to, 1))),
            &first,
            &end
        )?;
        let read = |(service, id, home): (String, Uuid, String)| {
            let place = Place { table: "person", id };
            Ok((
                place.parse("service", &service)?,
                PersonId(id),
                place.parse("living_area", &home)?,
            ))
        };
        rows.into_iter().map(read).collect()
    }
}
