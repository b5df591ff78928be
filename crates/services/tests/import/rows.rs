//! Canonical rows of people, vacancies, courses, employers and areas.

use super::{day, id_no, people, read_text, refusals, vacancies, warnings};
use domain::person::{Category, Consent, HomeBased};
use domain::vacancy::{Unlawful, VacancyKind, VacancyState, WageUnit};
use domain::values::{Education, Fen};
use services::import::{Draft, Noun};

const PEOPLE: &str = "person_no,resident_id,name,phone,hukou_area,living_area,lon,lat,categories,disability_certificate_no,education,employment_status,work_capacity,work_willingness,skills,wanted_occupations,wanted_areas,wage_min,distance_km,home_based,both_hands,eyesight,hand_work,lifting,listening_speaking,standing_walking,literate,consent\n";

#[test]
fn a_person_with_everything() {
    let id = id_no("1980-02-29", 12);
    let row = format!(
        "P1,{},张三,138 0013 8000,330503,330503101201,120.1,30.9,poor_worker；残疾人,{id}43,初中,失业,有,是,缝纫;焊工证,保洁、缝纫,330503;浙江省湖州市,3500,15公里,can,3,2,,1,0,2,yes,是\n",
        id.to_lowercase()
    );
    let (rows, account) = read_text(Noun::People, &format!("{PEOPLE}{row}"));
    assert_eq!(refusals(&account), []);
    let person = &people(rows)[0];
    assert_eq!(person.birth(), day("1980-02-29"));
    assert_eq!(person.living_area.to_string(), "330503101201");
    assert!(
        person.categories.has(Category::PoorWorker) && person.categories.has(Category::PersonWithDisability)
    );
    assert_eq!(person.education, Some(Education::JuniorSecondary));
    assert_eq!(
        person.functions.0,
        [Some(3), Some(2), None, Some(1), Some(0), Some(2)]
    );
    assert_eq!(person.wage_min, Some(Fen::yuan(3500)));
    assert_eq!(person.distance_km, Some(15));
    assert_eq!(person.wanted_areas.len(), 2);
    assert_eq!(
        (person.home_based, person.consent),
        (HomeBased::Can, Consent::Given)
    );
    assert_eq!(
        person.phone.as_ref().map(|p| p.as_ref().to_owned()),
        Some("13800138000".to_owned())
    );
}

#[test]
fn chinese_headers_and_few_columns_are_enough() {
    let id = id_no("1990-01-01", 1);
    let (rows, account) = read_text(
        Noun::People,
        &format!("人员编号,姓名*,身份证号（18位）,户籍地\nP1,李四,{id},浙江省/湖州市\n"),
    );
    assert_eq!(account.refused, 0);
    let person = &people(rows)[0];
    assert_eq!(person.living_area, person.hukou_area);
    assert_eq!((person.consent, person.literate), (Consent::NotAsked, None));
}

#[test]
fn bad_rows_are_refused_each_for_its_reason_and_good_ones_go_in() {
    let head = "person_no,resident_id,name,living_area,disability_certificate_no,education,consent\n";
    let (a, b, c) = (
        id_no("1980-01-01", 1),
        id_no("1981-01-01", 2),
        id_no("1982-01-01", 3),
    );
    let text = [
        head.to_owned(),
        format!("P1,{a},甲,330503,,,\n"),
        "P2,110105194912310021,乙,330503,,,\n".to_owned(),
        "P3,110105491231002,丙,330503,,,\n".to_owned(),
        "P4,33050319900230001X,丁,330503,,,\n".to_owned(),
        "P5,1.10105E+17,戊,330503,,,\n".to_owned(),
        format!("P6,{b},己,330503,{a}43,,\n"),
        format!("P7,{b},,330503,,,\n"),
        format!("P8,{b},庚,,,,\n"),
        format!("P9,{b},辛,330503,,幼儿园,perhaps\n"),
        format!("P1,{c},壬,330503,,,\n"),
        format!("P10,{a},癸,330503,,,\n"),
        format!("P11,{c},子,330503\n"),
        format!("P12,{c},丑,330503,,,,extra\n"),
        format!("P1,{a},甲,330503,,,\n"),
        format!("P13,{b},寅,330503,,,\n"),
    ]
    .concat();
    let (rows, account) = read_text(Noun::People, &text);
    let expected = [
        (3, "resident_id", "not_a_resident_id"),
        (4, "resident_id", "first_generation_id"),
        (5, "resident_id", "not_a_resident_id"),
        (6, "resident_id", "digits_lost"),
        (7, "disability_certificate_no", "certificate_of_another"),
        (8, "name", "empty"),
        (9, "living_area", "empty"),
        (10, "education", "unknown_education"),
        (11, "person_no", "duplicate_number"),
        (12, "resident_id", "duplicate_person"),
        (13, "", "ragged_row"),
        (14, "", "ragged_row"),
    ];
    assert_eq!(refusals(&account), expected);
    assert_eq!(account.refusals[7].more, 1);
    assert_eq!(
        (account.rows, account.refused, account.unchanged, rows.len()),
        (15, 12, 1, 2)
    );
}

#[test]
fn no_refusal_and_no_warning_holds_personal_data() {
    let id = "110105194912310021";
    let (_, account) = read_text(
        Noun::People,
        &format!(
            "person_no,resident_id,name,phone,living_area\nP77,{id},欧阳某某,12345,330503\nP78,{},欧阳某某,12345,330503\n",
            id_no("1980-01-01", 1)
        ),
    );
    let said = serde_json::to_string(&account).unwrap();
    for secret in [id, "欧阳", "12345", "P77"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}

#[test]
fn a_vacancy_with_little() {
    let (rows, account) = read_text(
        Noun::Vacancies,
        "vacancy_no,employer_name,title,area\nV1,湖州某某制衣有限公司,缝纫工,330503\n",
    );
    assert_eq!(refusals(&account), []);
    let vacancy = &vacancies(rows)[0];
    assert_eq!(
        (vacancy.open_from, vacancy.open_to, vacancy.touched),
        (day("2026-06-30"), None, day("2026-06-30"))
    );
    assert_eq!(
        (vacancy.kind, vacancy.headcount, vacancy.state),
        (VacancyKind::Normal, None, VacancyState::Open)
    );
    assert!(!vacancy.trades.is_empty());
}

#[test]
fn a_vacancy_with_chinese_headers_and_a_wage_in_words() {
    let text = "岗位编号,用人单位,统一社会信用代码,岗位名称,招聘人数,薪资,工作地点,学历要求,包住,社保,岗位类型,截止日期,描述\n\
        V1,湖州某某厂,91350100M000100Y43,普工,若干,150元/天,湖州市,不限,是,否,零工,2026年12月31日,\"限女性，18-35岁\n包吃住\"\n\
        V2,湖州某某厂,91350100M000100Y4Z,普工,2,,湖州市,不限,是,否,零工,,\n";
    let (rows, account) = read_text(Noun::Vacancies, text);
    assert_eq!(refusals(&account), [(3, "employer_uscc", "not_a_credit_code")]);
    let vacancy = &vacancies(rows)[0];
    assert_eq!((vacancy.kind, vacancy.headcount), (VacancyKind::DayJob, None));
    assert_eq!(
        (vacancy.wage.low, vacancy.wage.unit),
        (Some(Fen::yuan(150)), WageUnit::Day)
    );
    assert_eq!(vacancy.wage_text, "150元/天");
    assert_eq!(vacancy.open_to, Some(day("2026-12-31")));
    assert!(vacancy.conditions.lodging && !vacancy.conditions.insured);
    assert_eq!(vacancy.age_max, None);
    let kinds: Vec<Unlawful> = vacancy.unlawful.iter().map(|w| w.kind).collect();
    assert_eq!(kinds, [Unlawful::Sex, Unlawful::Age]);
    assert_eq!(account.unlawful.get(&Unlawful::Sex), Some(&1));
}

#[test]
fn bad_vacancies() {
    let text = "vacancy_no,employer_name,title,area,kind,wage_min,wage_max,wage_unit,age_min,age_max,open_from,open_to,standing_walking\n\
        V1,甲,工,330503,other,,,,,,,,\n\
        V2,甲,工,330503,,5000,4000,,,,,,\n\
        V3,甲,工,330503,,abc,,,,,,,\n\
        V4,甲,工,330503,,,,week,,,,,\n\
        V5,甲,工,330503,,,,,50,40,,,\n\
        V6,甲,工,330503,,,,,,,2026-07-01,2026-06-01,\n\
        V7,甲,工,330503,,,,,,,,2026-02-30,\n\
        V8,甲,工,330503,,,,,,,,,5\n\
        V9,,工,330503,,,,,,,,,\n\
        V10,甲,,330503,,,,,,,,,\n\
        V11,甲,工,某地,,,,,,,,,\n\
        V12,甲,工,330503,,450000,,,,,,,\n";
    let (rows, account) = read_text(Noun::Vacancies, text);
    let codes: Vec<(u32, &str)> = refusals(&account)
        .iter()
        .map(|(row, _, code)| (*row, *code))
        .collect();
    let expected = [
        (2, "unknown_kind"),
        (3, "wage_falling"),
        (4, "not_an_amount"),
        (5, "unknown_wage_unit"),
        (6, "age_falling"),
        (7, "closes_before_it_opens"),
        (8, "not_a_date"),
        (9, "not_a_level"),
        (10, "empty"),
        (11, "empty"),
        (12, "unknown_area"),
    ];
    assert_eq!(codes, expected);
    assert_eq!(vacancies(rows)[0].wage.low, Some(Fen(450_000)));
    assert_eq!(warnings(&account), [("wage_taken_as_fen", "wage_min", 1)]);
}

#[test]
fn courses_employers_and_areas() {
    let (rows, account) = read_text(
        Noun::Courses,
        "course_no,name,hours,area,fee,starts\nC1,缝纫培训,80课时,330503,免费,2026/7/1\nC2,保洁,很多,330503,,\n",
    );
    assert_eq!(refusals(&account), [(3, "hours", "not_hours")]);
    assert!(matches!(&rows[0].draft, Draft::Course(c) if c.fee == Some(Fen(0)) && c.hours == Some(80)));
    let (rows, account) = read_text(
        Noun::Employers,
        "统一社会信用代码,单位名称,行业,黑名单\n91350100M000100Y43,某某公司,制造业,是\n,无码公司,,\n",
    );
    assert_eq!((account.refused, rows.len()), (0, 2));
    assert_eq!(warnings(&account), [("no_credit_code", "employer_uscc", 1)]);
    let (rows, account) = read_text(
        Noun::Employers,
        "统一社会信用代码,单位名称,黑名单\n无,无码公司,是\n91350100M000100Y4X,错码公司,是\n",
    );
    assert_eq!(refusals(&account), [(3, "employer_uscc", "not_a_credit_code")]);
    assert_eq!(warnings(&account), [("listed_by_name", "employer_uscc", 1)]);
    assert!(matches!(&rows[0].draft, Draft::Employer(one) if one.blacklisted));
    let text = "name,code,street_code\n某村委会,330503101201,330503101\n坏村,33050310120,330503101\n错村,330503101202,330502001\n";
    let (rows, account) = read_text(Noun::Areas, text);
    assert_eq!(
        refusals(&account),
        [(3, "code", "not_an_area_code"), (4, "parent", "parent_differs")]
    );
    assert_eq!(rows.len(), 1);
    let (_, account) = read_text(Noun::Areas, "code,name,level\n3305,湖州市,3\n");
    assert_eq!(refusals(&account), [(2, "level", "level_differs")]);
}
