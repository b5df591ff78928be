//! Which columns the lists of departments have, and what departments call them.

use crate::import::Noun;
use crate::import::failure::ImportFailure;
use crate::import::header::{Columns, synonyms};
use domain::list::Register;

type Table = &'static [(&'static str, &'static [&'static str])];

/// Columns of people that a list may tell about, under the names of the import of people.
const OF_PEOPLE: [&str; 10] = [
    "name",
    "resident_id",
    "phone",
    "hukou_area",
    "living_area",
    "education",
    "employment_status",
    "work_capacity",
    "work_willingness",
    "disability_certificate_no",
];

const OF_LISTS: Table = &[
    (
        "name",
        &[
            "残疾人姓名",
            "人员姓名",
            "成员姓名",
            "被征地人员姓名",
            "户主姓名",
            "家庭成员姓名",
        ],
    ),
    (
        "resident_id",
        &["证件号", "身份证件号码", "人员证件号码", "成员证件号码"],
    ),
    ("phone", &["移动电话", "本人电话", "户主电话"]),
    (
        "living_area",
        &[
            "村",
            "行政村",
            "村名",
            "所属村",
            "所在村",
            "村(社区)",
            "村社区",
            "村居",
            "社区",
            "区划代码",
            "地区",
            "area",
        ],
    ),
    (
        "address",
        &[
            "详细地址",
            "家庭住址",
            "家庭地址",
            "住址",
            "门牌号",
            "现住地址",
            "组别",
            "村民小组",
        ],
    ),
    ("work_willingness", &["就业愿望", "有无就业愿望", "是否愿意就业"]),
];

const OF_POOR: Table = &[(
    "poor_kind",
    &[
        "户类型",
        "户类别",
        "贫困户属性",
        "脱贫属性",
        "脱贫户类型",
        "监测对象类别",
        "监测对象类型",
        "对象类别",
        "人员类别",
        "类别",
    ],
)];

const OF_DISABILITY: Table = &[(
    "certificate_valid_to",
    &[
        "有效期至",
        "有效期",
        "证件有效期",
        "残疾证有效期",
        "到期日期",
        "截止日期",
    ],
)];

const OF_LAND: Table = &[
    (
        "project",
        &["征地项目", "项目名称", "项目", "批次", "征地批次", "建设项目"],
    ),
    (
        "approved_on",
        &[
            "批文日期",
            "批准日期",
            "征地批文日期",
            "批复日期",
            "征地日期",
            "征地时间",
            "批准时间",
        ],
    ),
    (
        "area_before",
        &[
            "征地前耕地",
            "征地前面积",
            "征地前耕地面积",
            "原有耕地",
            "原承包面积",
            "承包耕地",
            "征地前承包地",
        ],
    ),
    (
        "area_after",
        &[
            "征地后耕地",
            "征地后面积",
            "征地后耕地面积",
            "剩余耕地",
            "剩余面积",
            "剩余耕地面积",
            "现有耕地",
        ],
    ),
    (
        "agri_population",
        &[
            "在册农业人口",
            "家庭人口",
            "家庭人数",
            "农业人口",
            "户内人口",
            "户人口",
        ],
    ),
    (
        "household_no",
        &[
            "户号",
            "户编号",
            "户编码",
            "家庭编号",
            "户主身份证号",
            "户主证件号码",
            "户主身份证号码",
        ],
    ),
    ("relation", &["与户主关系", "与户主的关系", "家庭关系", "关系"]),
];

/// Reads the header of a list.
pub(super) fn columns(register: Register, header: &[String]) -> Result<Columns, ImportFailure> {
    let columns = Columns::read(header, |name| canonical(register, name))?;
    let missing: Vec<String> = required(register)
        .iter()
        .filter(|any| !columns.has_any(any))
        .map(|any| any.join("/"))
        .collect();
    if missing.is_empty() {
        Ok(columns)
    } else {
        Err(ImportFailure::MissingColumns(missing))
    }
}

/// Columns a list must have; of each group one is enough.
const fn required(register: Register) -> &'static [&'static [&'static str]] {
    match register {
        Register::Poor => &[&["name"], &["resident_id"]],
        Register::Disability => &[&["name"], &["resident_id", "disability_certificate_no"]],
        Register::Land => &[
            &["name"],
            &["resident_id"],
            &["project"],
            &["approved_on"],
            &["area_before"],
            &["area_after"],
        ],
    }
}

fn canonical(register: Register, name: &str) -> Option<&'static str> {
    let own = match register {
        Register::Poor => OF_POOR,
        Register::Disability => OF_DISABILITY,
        Register::Land => OF_LAND,
    };
    let named = |table: Table| {
        let fits =
            |(canonical, others): &&(&'static str, &[&str])| *canonical == name || others.contains(&name);
        table.iter().find(fits).map(|(canonical, _)| *canonical)
    };
    let of_people = || synonyms::canonical(Noun::People, name).filter(|column| OF_PEOPLE.contains(column));
    named(own).or_else(|| named(OF_LISTS)).or_else(of_people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_call_one_column_many_names() {
        for (register, name, column) in [
            (Register::Poor, "姓名", "name"),
            (Register::Poor, "户类型", "poor_kind"),
            (Register::Poor, "行政村", "living_area"),
            (Register::Disability, "残疾证号", "disability_certificate_no"),
            (Register::Disability, "有效期至", "certificate_valid_to"),
            (Register::Land, "户号", "household_no"),
            (Register::Land, "剩余耕地", "area_after"),
        ] {
            assert_eq!(canonical(register, name), Some(column), "{name}");
        }
        assert_eq!(canonical(Register::Poor, "备注"), None);
        assert_eq!(canonical(Register::Poor, "就业状态"), Some("employment_status"));
        assert_eq!(
            canonical(Register::Poor, "技能"),
            None,
            "lists say nothing of skills"
        );
    }

    #[test]
    fn a_header_names_what_it_lacks() {
        let header = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let failure = columns(
            Register::Land,
            &header(&["姓名", "身份证号", "项目名称", "征地前耕地"]),
        )
        .unwrap_err();
        assert!(
            matches!(failure, ImportFailure::MissingColumns(missing) if missing == ["approved_on", "area_after"])
        );
        assert!(columns(Register::Disability, &header(&["姓名", "残疾证号"])).is_ok());
    }
}
