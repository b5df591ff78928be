//! RP09: figures that are counted from rows, and what stood in the report that was sent.

use super::plan::Hand;
use crate::code::codes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

codes! {
    /// Figures of the closing report, in its order.
    pub enum WeekFigure {
        /// 认定援助对象.
        Recognised = "recognised",
        /// 计划家访.
        VisitsPlanned = "visits_planned",
        /// 已家访.
        Visited = "visited",
        /// 送出岗位.
        Leads = "leads",
        /// 收集岗位.
        Vacancies = "vacancies",
        /// 公益性岗位.
        PublicPosts = "public_posts",
        /// 上岗.
        Hired = "hired",
        /// 核查享受政策.
        PoliciesChecked = "policies_checked",
        /// 补贴发放.
        PoliciesPaid = "policies_paid",
        /// 宣传单.
        Leaflets = "leaflets",
        /// 宣传点.
        Points = "points",
        /// 媒体报道.
        Media = "media",
        /// 现场人次: those who were checked in at the fairs of the week, and those who were counted elsewhere.
        Attendance = "attendance",
        /// 招聘会.
        Fairs = "fairs",
        /// 进场单位.
        FairEmployers = "fair_employers",
        /// 达成意向.
        FairIntents = "fair_intents",
    }
}

impl WeekFigure {
    /// Whether its rows are people, so that only who reads files sees them.
    pub const fn is_of_people(self) -> bool {
        matches!(
            self,
            Self::Recognised
                | Self::VisitsPlanned
                | Self::Visited
                | Self::Leads
                | Self::Hired
                | Self::PoliciesChecked
                | Self::PoliciesPaid
        )
    }
}

codes! {
    /// Where a report stands.
    pub enum ReportState {
        /// 已报市局.
        Sent = "sent",
        /// 市局已接收.
        Accepted = "accepted",
        /// 已退回.
        Returned = "returned",
    }
}

/// A report as it was sent: never written again but for what the city says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekReport {
    /// The figures, in their order.
    pub figures: Vec<(WeekFigure, u64)>,
    /// The instant they were counted at.
    pub as_of: DateTime<Utc>,
    /// What is done next.
    pub next_steps: String,
    /// Who sent it, when.
    pub sent: Hand,
    /// Where it stands.
    pub state: ReportState,
    /// Who of the city looked at it, when.
    pub decided: Option<Hand>,
    /// Why it was returned.
    pub reason: String,
}

/// What the rows say now that the report did not: figure, as sent, now.
pub fn corrections(sent: &[(WeekFigure, u64)], now: &[(WeekFigure, u64)]) -> Vec<(WeekFigure, u64, u64)> {
    let of = |figure: WeekFigure| {
        now.iter()
            .find(|(one, _)| *one == figure)
            .map(|(_, count)| *count)
    };
    sent.iter()
        .filter_map(|(figure, was)| of(*figure).map(|is| (*figure, *was, is)))
        .filter(|(_, was, is)| was != is)
        .collect()
}
