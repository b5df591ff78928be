//! Work at home, and piecework that can be fetched from the workshop.

use super::{FREE_HOURS, HALF_HOURS, PLAIN, Setting, Work, month, piece};
use domain::vacancy::VacancyKind;
use domain::values::Education;

/// What work with the hands has in common, at home or fetched from the workshop.
const HANDWORK: Work = Work {
    setting: Setting::Workshop,
    hours: FREE_HOURS,
    ..PLAIN
};

pub(super) const WORKS: &[Work] = &[
    Work {
        titles: &["来料加工手工", "来料加工串珠", "来料加工饰品手工", "发夹来料加工"],
        occupation: "来料加工",
        wishes: &["来料加工", "手工活", "在家做手工"],
        skills: &["会做手工活", "做过来料加工"],
        kind: VacancyKind::Piecework,
        demands: [1, 2, 2, 0, 0, 0],
        pay: piece(8, 160),
        duties: &[
            "照样子粘花、穿珠子，按个算钱。",
            "材料到村里的加工点领，做好送回来。",
            "一般人一天能做几百个。",
        ],
        people: &["手能动、看得见小珠子就行。", "带孩子、照顾老人的可以领回家做。"],
        at_home: 600,
        reserved: 60,
        weight: 44,
        ..HANDWORK
    },
    Work {
        titles: &["雨伞来料加工", "毛绒玩具来料加工", "手套来料加工"],
        occupation: "来料加工",
        wishes: &["来料加工", "手工活"],
        skills: &["会针线，做过来料加工", "手工缝制"],
        kind: VacancyKind::Piecework,
        demands: [2, 2, 2, 0, 0, 0],
        pay: piece(20, 350),
        duties: &["按样子缝合、翻面、封口，按个算钱。", "做坏的不扣钱，拿回来返工。"],
        people: &["会拿针线就能做。"],
        at_home: 550,
        reserved: 60,
        weight: 30,
        ..HANDWORK
    },
    Work {
        titles: &["居家手工编织", "居家毛线编织", "居家钩花手工"],
        occupation: "手工编织",
        wishes: &["手工编织", "在家编织", "居家做手工"],
        skills: &["会织毛线", "手工编织"],
        kind: VacancyKind::HomeBased,
        demands: [2, 1, 2, 0, 0, 0],
        pay: piece(600, 5800),
        duties: &["在家织帽子、围巾和杯垫，毛线送上门。", "花样有图，也有人上门教。"],
        people: &["出不了门的人也能做，坐着、靠着都行。"],
        reserved: 250,
        weight: 30,
        ..HANDWORK
    },
    Work {
        titles: &["居家包装手工", "居家折纸盒手工", "居家贴标手工"],
        occupation: "手工包装",
        wishes: &["在家做手工", "居家手工包装"],
        skills: &["会做手工", "手工包装"],
        kind: VacancyKind::HomeBased,
        demands: [1, 1, 1, 0, 0, 0],
        pay: piece(5, 60),
        duties: &["在家折纸盒、套袋子，一捆一捆地送来收走。", "一只手慢慢折也行。"],
        people: &["身体重度不便、家人能搭把手的都可以。"],
        reserved: 300,
        weight: 26,
        ..HANDWORK
    },
    Work {
        titles: &["居家网店客服", "居家电商客服", "云客服电商专员"],
        occupation: "网络客服",
        wishes: &["在家做网店客服", "电商客服"],
        skills: &["会打字，会用电脑客服", "电商客服"],
        setting: Setting::Parcel,
        at: &["电子商务", "网络"],
        kind: VacancyKind::HomeBased,
        demands: [1, 2, 1, 0, 0, 0],
        pay: month(2300, 3900),
        duties: &[
            "在家用电脑打字回复买家，每天四到六小时。",
            "电脑可以借，网费补一半。",
        ],
        hours: HALF_HOURS,
        people: &["会拼音打字，坐轮椅、听不见都不影响。"],
        education: Some((Education::JuniorSecondary, false)),
        no_reading: false,
        reserved: 300,
        weight: 20,
        ..PLAIN
    },
    Work {
        titles: &["居家数据录入员", "居家图片标注录入员"],
        occupation: "数据录入",
        wishes: &["在家做电脑录入", "电脑录入"],
        skills: &["会电脑打字录入", "录入"],
        setting: Setting::Parcel,
        at: &["网络"],
        kind: VacancyKind::HomeBased,
        demands: [1, 2, 1, 0, 0, 0],
        pay: month(2200, 3600),
        duties: &[
            "看图片选一选、框一框，按量算钱有保底。",
            "先在网上学三天，过了就派活。",
        ],
        hours: FREE_HOURS,
        people: &["会用鼠标就行，能坐一会儿歇一会儿。"],
        education: Some((Education::JuniorSecondary, true)),
        no_reading: false,
        reserved: 250,
        weight: 16,
        ..PLAIN
    },
    Work {
        titles: &["居家电话客服回访员"],
        occupation: "电话客服",
        wishes: &["在家打电话做客服", "电话客服"],
        skills: &["会说普通话，做过电话客服", "电话客服"],
        setting: Setting::Parcel,
        at: &["网络"],
        kind: VacancyKind::HomeBased,
        demands: [0, 0, 0, 0, 2, 0],
        pay: month(2200, 3200),
        duties: &[
            "在家打电话问客户满意不满意，软件会念出名单。",
            "每天打三十个，不推销。",
        ],
        hours: HALF_HOURS,
        people: &["看不见也能做，手机装读屏软件就行。"],
        reserved: 600,
        weight: 3,
        ..PLAIN
    },
];
