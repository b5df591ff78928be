//! Words about lists of other departments.

use super::{Lang, figures, file};
use domain::list::{
    CellOf, FileFault, FileProblem, GoneDecision, ListState, Outcome, Register, RowFault, RowState,
    VillageAnswer,
};
use domain::look_alike::Likeness;

sentences! {
    title: "部门名单", "Lists of departments";
    tile_do: "导入名册，先看再写", "Bring in a list, look first, then write";
    intro: "先传上来比一比，看清楚了再勾选写进去。没有勾的，一个字也不会改。", "A list is compared first. Only what you tick is written; nothing else changes.";
    bring: "传一份名单", "Bring in a list";
    which: "哪一种名单", "Which list";
    source: "哪个单位给的", "From which department";
    source_hint: "比如：县残联、县农业农村局", "For example: county disabled persons' federation";
    listed_on: "名单是哪天的", "Day of the list";
    area: "哪个地方的名单", "Of which area";
    choose: "请选", "Choose";
    file: "名单文件", "File";
    file_hint: "表格（XLSX）或 CSV，最大 32 MB，最多 20 万行。第一行是列名。", "XLSX or CSV, at most 32 MB and 200,000 rows. The first row names the columns.";
    file_missing: "还没有选文件。", "Choose a file.";
    file_too_large: "文件太大了。分成几份再传。", "The file is too large. Split it.";
    send: "传上来比一比", "Send and compare";
    all: "传过的名单", "Lists so far";
    none: "还没有传过名单。", "No list yet.";
    back: "回到名单", "Back to the lists";
    back_to_list: "回到这份名单", "Back to this list";
    row_state: "比对结果", "Result";
    everything: "全部", "All";
    progress: "办到哪里了", "How far it is";
    wait: "正在办，不用等在这里。这一页会自己更新。", "Under way. You need not wait here; this page renews itself.";
    look_again: "看看好了没有", "Look again";
    unknown_columns: "这些列没有用到", "Columns left aside";
    tick_all: "全部勾上", "Tick all";
    tick_none: "全部去掉", "Tick none";
    keep_ticks: "存下这一页的勾选", "Keep the ticks of this page";
    rows_here: "名单里的人", "Rows";
    no_rows: "这里没有。", "None here.";
    who_is_it: "名字和出生年份很像，是不是同一个人？", "Name and year of birth are much alike. Is it the same person?";
    chosen: "已经选了这个人", "chosen";
    chosen_new: "已经选了“不是同一个人”", "chosen: somebody new";
    that_person: "就是这个人", "It is this person";
    somebody_new: "都不是，是新的人", "None of them: somebody new";
    apply: "把勾选的写进档案", "Write what is ticked";
    apply_sure: "看清楚了，写进去", "I have looked: write it";
    nothing_ticked: "还没有勾选要写进去的人。先勾选，再写。", "Nothing is ticked yet. Tick first, then write.";
    close: "看过了，没有要写的", "Looked at: nothing to write";
    close_do: "这份名单就办完了，档案一个字也不会改。不在名单上的人，还可以接着定。", "The list is done with and no file changes. Those missing from it can still be decided about.";
    chosen_twice: "名单里另一行已经选了这个人。一个人只能是一行。", "Another row of the list is this person already. One person is one row.";
    before_beginning: "有人的类别是这一天以后才开始的。日子往后挪，或者一个一个定。", "The group of some of them began after this day. Take a later day, or decide one by one.";
    apply_do: "写的时候，要么全部写好，要么一个也不写。写完还可以整份撤销。", "All of it is written, or nothing. It can be taken back as a whole afterwards.";
    discard: "这份名单不要了", "Throw this list away";
    discard_do: "传上来的名单和勾选会删掉。档案一个字也不会改。", "The list and its ticks are deleted. No file changes.";
    undo: "整份撤销", "Take the whole list back";
    undo_do: "名单改过的，改回原来的样子。后来又有人改过的，不动，会列出来。", "What the list changed becomes what it was. What somebody has changed since stays, and is named.";
    sure: "我确定", "I mean it";
    too_late: "写进去已经很久，不能整份撤销了。", "It was written too long ago to be taken back as a whole.";
    conflict_do: "比对以后档案又被人改过，没有写。再传一次名单就能重新比对。", "The file was changed after the comparison, so nothing was written. Send the list again to compare anew.";
    kept: "没有改回去", "Left as it is";
    kept_file: "整份档案（已经有人在用）", "the whole file (somebody works with it)";
    land_loss: "征地", "Land acquisition";
    household_member: "家庭", "Household";
    joins: "加入这一户", "joins the household";
    gone: "这次不在名单上的人", "No longer on the list";
    gone_do: "以前在名单上，这次没有。不会自动取消，要一个一个定。", "They stood on it before. Nothing ends by itself: decide about each.";
    gone_none: "以前在名单上的人，这次都在。", "Everybody who stood on it before is on it now.";
    gone_see: "去看这些人", "See them";
    decide: "怎么办", "What to do";
    last_on: "类别到哪天为止（只有“到期”要填）", "Last day of the group (only where it ends)";
    reason: "为什么", "Why";
    decide_ticked: "勾选的人都这样办", "Do this for those ticked";
    undecided: "还没有定", "not decided";
    person_missing: "还没有勾选人。", "Tick somebody first.";
    questions: "村里要核实的人", "People the village is asked about";
    questions_do: "这些人不在新名单上，去问一问再答。", "They are missing from a new list. Ask, then answer.";
    questions_none: "现在没有要核实的人。", "Nobody is asked about now.";
    note: "情况（可以不写）", "Note (may stay empty)";
    village_said: "村里回答", "The village says";
}

/// 防返贫名单, …
pub const fn register(register: Register, lang: Lang) -> &'static str {
    match register {
        Register::Poor => lang.pick("扶贫、防返贫名单", "Register of poor people"),
        Register::Disability => lang.pick("残疾人证名册", "Disability register"),
        Register::Land => lang.pick("征地名册", "Roll of acquired land"),
    }
}

/// 等你看, …
pub const fn state(state: ListState, lang: Lang) -> &'static str {
    match state {
        ListState::Reading => lang.pick("正在比对", "being compared"),
        ListState::Broken => lang.pick("文件有问题", "the file is faulty"),
        ListState::Ready => lang.pick("等你看", "waits for you"),
        ListState::Applying => lang.pick("正在写", "being written"),
        ListState::Applied => lang.pick("写好了", "written"),
        ListState::Undoing => lang.pick("正在撤销", "being taken back"),
        ListState::Undone => lang.pick("撤销了", "taken back"),
    }
}

/// 新的人, …
pub const fn row_state_name(state: RowState, lang: Lang) -> &'static str {
    match state {
        RowState::New => lang.pick("新的人", "New"),
        RowState::Changed => lang.pick("有变化", "Changed"),
        RowState::Same => lang.pick("一样的", "Same"),
        RowState::LookAlike => lang.pick("像同一个人", "Look-alike"),
        RowState::Refused => lang.pick("不能写", "Refused"),
    }
}

/// What a state means, in a sentence.
pub const fn row_state_do(state: RowState, lang: Lang) -> &'static str {
    match state {
        RowState::New => lang.pick("登记册里没有这些人。", "They have no file yet."),
        RowState::Changed => lang.pick(
            "档案和名单说法不一样，下面写着改哪里。",
            "File and list differ; see what changes.",
        ),
        RowState::Same => lang.pick("档案和名单一样，不用写。", "File and list agree."),
        RowState::LookAlike => lang.pick(
            "身份证号对不上，可是很像已经登记的人。先说是不是。",
            "The number differs, but they look like somebody on file. Say which.",
        ),
        RowState::Refused => lang.pick(
            "这些行有问题，改好名单再传。",
            "Something is wrong with these rows.",
        ),
    }
}

/// 写好了, …
pub const fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Written => lang.pick("写好了", "written"),
        Outcome::Conflict => lang.pick("没有写：档案后来改过", "not written: changed meanwhile"),
        Outcome::Undone => lang.pick("撤销了", "taken back"),
        Outcome::Partly => lang.pick("撤销了一部分", "taken back in part"),
        Outcome::Stays => lang.pick("留下了：已经有人在用", "stays: in use"),
    }
}

/// What is wrong with a file, and what to do.
pub fn file_problem(problem: &FileProblem, register: Register, lang: Lang) -> String {
    let columns: Vec<String> = problem
        .columns
        .iter()
        .map(|any| {
            let names: Vec<String> = any.split('/').map(|one| column(one, register, lang)).collect();
            names.join(lang.pick(" 或 ", " or "))
        })
        .collect();
    let columns = columns.join(lang.pick("、", ", "));
    let line = problem.line.unwrap_or(0);
    match (problem.fault, lang) {
        (FileFault::MissingColumns, Lang::Zh) => format!("名单缺这些列：{columns}。补上列名再传。"),
        (FileFault::MissingColumns, Lang::En) => {
            format!("These columns are missing: {columns}. Add them and send it again.")
        }
        (FileFault::DoubleColumn, Lang::Zh) => format!("“{columns}”这一列有两个。去掉一个再传。"),
        (FileFault::DoubleColumn, Lang::En) => format!("The column {columns} stands twice. Take one away."),
        (FileFault::NotText, Lang::Zh) => {
            format!("第 {line} 行的字认不出来。另存为“CSV UTF-8”或 XLSX 再传。")
        }
        (FileFault::NotText, Lang::En) => {
            format!("Line {line} cannot be read. Save the file as CSV UTF-8 or XLSX.")
        }
        (FileFault::EndlessCell, Lang::Zh) => format!("第 {line} 行有一格没有结尾，多半是少了一个引号。"),
        (FileFault::EndlessCell, Lang::En) => {
            format!("A cell in row {line} never ends; a quotation mark may be missing.")
        }
        (fault, lang) => file_fault(fault, lang).to_owned(),
    }
}

const fn file_fault(fault: FileFault, lang: Lang) -> &'static str {
    match fault {
        FileFault::Empty => lang.pick("文件是空的。要有列名，下面至少一行。", "The file is empty."),
        FileFault::TooLarge => lang.pick("文件太大了。分成几份再传。", "The file is too large. Split it."),
        FileFault::TooManyRows => lang.pick(
            "超过 20 万行了。分成几份再传。",
            "It has more than 200,000 rows. Split it.",
        ),
        FileFault::WrongKind => lang.pick(
            "这不是表格文件。另存为 XLSX 或 CSV 再传。",
            "This is no table. Save it as XLSX or CSV.",
        ),
        FileFault::Damaged => lang.pick(
            "文件坏了，或者没有传完。再存一次，再传。",
            "The file is damaged or cut off. Save and send it again.",
        ),
        FileFault::Stopped => lang.pick(
            "比对的时候程序停了，什么也没有改。再传一次。",
            "The program stopped while comparing; nothing was changed. Send it again.",
        ),
        FileFault::Failed => lang.pick(
            "没有办成，什么也没有改。再试一次。",
            "It did not work; nothing was changed. Try again.",
        ),
        FileFault::MissingColumns => lang.pick("名单缺列。", "Columns are missing."),
        FileFault::DoubleColumn => lang.pick("有一列重复了。", "A column stands twice."),
        FileFault::NotText => lang.pick("有的字认不出来。", "Some text cannot be read."),
        FileFault::EndlessCell => lang.pick("有一格没有结尾。", "A cell never ends."),
    }
}

/// What is wrong with a cell.
pub const fn row_fault(fault: RowFault, lang: Lang) -> &'static str {
    match fault {
        RowFault::Empty => lang.pick("是空的，要填。", "is empty."),
        RowFault::Unreadable => lang.pick("看不懂，换个写法。", "cannot be read."),
        RowFault::TooLong => lang.pick("太长了。", "is too long."),
        RowFault::ZeroCharacter => lang.pick(
            "里面有个看不见的坏字符，重新填一次。",
            "holds a character that cannot be seen; enter it again.",
        ),
        RowFault::OutOfRange => lang.pick("这个数不对。", "is out of range."),
        RowFault::DigitsLost => lang.pick(
            "表格软件把号码改成了约数，后几位丢了。把这一列设成“文本”再填一次。",
            "has lost digits in the spreadsheet; format the column as text and enter it again.",
        ),
        RowFault::FirstGeneration => lang.pick(
            "是 15 位的老号码，要填 18 位的。",
            "is an old number of 15 digits.",
        ),
        RowFault::NotResidentId => lang.pick("身份证号不对，核对一下。", "is no resident ID number."),
        RowFault::NotCertificate => lang.pick(
            "残疾人证号不对，核对一下。",
            "is no disability certificate number.",
        ),
        RowFault::OtherHolder => lang.pick(
            "证号和身份证号不是同一个人的。",
            "is somebody else's certificate.",
        ),
        RowFault::NotDate => lang.pick("不是日期，写成 2026-06-30 这样。", "is no date."),
        RowFault::InFuture => lang.pick("日子还没有到。", "lies in the future."),
        RowFault::UnknownArea => lang.pick("找不到这个地方。", "is no known place."),
        RowFault::AmbiguousArea => lang.pick(
            "有好几个地方叫这个名字，前面写上乡镇。",
            "is the name of several places.",
        ),
        RowFault::Ragged => lang.pick("这一行的格数和列名对不上。", "The row does not fit the header."),
        RowFault::Twice => lang.pick("前面已经有一行是这个号码。", "stands in an earlier row already."),
        RowFault::OutsideArea => lang.pick("不在这份名单的地方里。", "lies outside the area of the list."),
        RowFault::HeldElsewhere => lang.pick(
            "档案在别的地方，请县里一起办。",
            "The file lies with another office.",
        ),
        RowFault::HouseholdDiffers => lang.pick(
            "和前面同一户的说法不一样。",
            "An earlier row says otherwise of the household.",
        ),
        RowFault::MoreLeft => lang.pick(
            "征地后的地比征地前还多，核对一下。",
            "More land is left than there was.",
        ),
    }
}

/// The name of a column of a list.
pub fn column(code: &str, register: Register, lang: Lang) -> String {
    let own = match code {
        "" => "",
        "poor_kind" => lang.pick("户类型", "kind of household"),
        "certificate_valid_to" => lang.pick("有效期至", "valid until"),
        "disability_certificate_no" => lang.pick("残疾人证号", "disability certificate number"),
        "living_area" if matches!(register, Register::Land) => lang.pick("村", "village"),
        "project" => lang.pick("征地项目", "project"),
        "approved_on" => lang.pick("批文日期", "day of approval"),
        "area_before" => lang.pick("征地前耕地", "farmland before"),
        "area_after" => lang.pick("征地后耕地", "farmland after"),
        "household_no" => lang.pick("户号", "household number"),
        "relation" => lang.pick("与户主关系", "relation to the head"),
        "resident_id" => lang.pick("身份证号", "resident ID number"),
        other => return file::history_field(other, lang),
    };
    own.to_owned()
}

/// The name of what a cell is of.
pub fn cell_name(of: CellOf, lang: Lang) -> String {
    match of {
        CellOf::LandLoss => land_loss(lang).to_owned(),
        CellOf::Member => household_member(lang).to_owned(),
        CellOf::Household(field) => format!(
            "{}{}",
            lang.pick("家庭：", "Household: "),
            file::household_field(field, lang)
        ),
        CellOf::Person(field) => file::field(field, lang).to_owned(),
    }
}

/// A value of a cell in words.
pub fn cell_value(of: CellOf, text: &str, lang: Lang) -> String {
    match of {
        CellOf::Member if !text.is_empty() => {
            let relation = text.parse().map(|relation| file::relation_of(relation, lang));
            format!("{}（{}）", joins(lang), relation.unwrap_or_default())
        }
        of => file::history_value(of.code(), text, lang),
    }
}

/// What of a row was left as it is.
pub fn kept_name(code: &str, lang: Lang) -> String {
    match code {
        "file" => kept_file(lang).to_owned(),
        code => CellOf::try_from(code.to_owned())
            .map_or_else(|_| file::history_field(code, lang), |of| cell_name(of, lang)),
    }
}

/// Why somebody looks like somebody.
pub const fn likeness(likeness: Likeness, lang: Lang) -> &'static str {
    match likeness {
        Likeness::SameNumber => lang.pick("身份证号一样", "same number"),
        Likeness::SameName => lang.pick("名字一样", "same name"),
        Likeness::SamePinyin => lang.pick("名字同音", "sounds the same"),
        Likeness::OneCharacter => lang.pick("名字差一个字", "one character differs"),
    }
}

/// 到期, …
pub const fn decision(decision: GoneDecision, lang: Lang) -> &'static str {
    match decision {
        GoneDecision::End => lang.pick("类别到期，不再享受", "The group ends"),
        GoneDecision::Keep => lang.pick("保留，还是享受", "It stays"),
        GoneDecision::Ask => lang.pick("请村里核实", "Ask the village"),
    }
}

/// 还符合, …
pub const fn village_answer(answer: VillageAnswer, lang: Lang) -> &'static str {
    match answer {
        VillageAnswer::Still => lang.pick("还符合条件", "Still entitled"),
        VillageAnswer::NoLonger => lang.pick("不再符合条件", "No longer"),
        VillageAnswer::Left => lang.pick("去世或搬走了", "Died or moved away"),
    }
}

/// "第 12 行".
pub fn row_number(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {number} 行"),
        Lang::En => format!("row {number}"),
    }
}

/// "共 128 行，勾选了 20 行".
pub fn counted(rows: u32, ticked: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {rows} 行，勾选了 {ticked} 行"),
        Lang::En => format!("{rows} rows, {ticked} ticked"),
    }
}

/// "勾选了 20 行".
pub fn ticked_of(ticked: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("勾选了 {ticked} 行"),
        Lang::En => format!("{ticked} ticked"),
    }
}

/// "有 3 人，还有 2 人没有定".
pub fn gone_counted(all: u32, open: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("有 {all} 人，还有 {open} 人没有定"),
        Lang::En => format!("{all} people, {open} not decided"),
    }
}

/// "1962 年生".
pub fn born(year: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year} 年生"),
        Lang::En => format!("born {year}"),
    }
}

/// "名单日期 2026年6月30日".
pub fn of_day(day: chrono::NaiveDate, lang: Lang) -> String {
    format!(
        "{} {}",
        lang.pick("名单日期", "list of"),
        figures::full_day(day, lang)
    )
}

/// "到 2026年6月30日为止".
pub fn until(day: chrono::NaiveDate, lang: Lang) -> String {
    let day = figures::full_day(day, lang);
    match lang {
        Lang::Zh => format!("到 {day}为止"),
        Lang::En => format!("until {day}"),
    }
}
