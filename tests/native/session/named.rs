//! A block of names and figures: what goes where, and why a line is not sure.

mod any;
mod printed;

use super::super::support::general;
use super::{can_undo, draft, entering, play, text_of, typing, with_two};
use lvzhi::blocks;
use lvzhi::draft::Slot;
use lvzhi::named::{NamedFor, NamedLine, Naming, UnsureWhy};
use lvzhi::session::{LateMsg, Model, Msg, Notice, PastedBlock};
use lvzhi::{text, view};
use std::collections::BTreeMap;

/// Reads a block for 2019 in 临河县.
fn read(text: &str, html: Option<&str>, column: Option<usize>) -> Naming {
    let document = blocks::paste(html, text).expect("a document");
    Naming::read(document, column, NamedFor { rubric: &general(), year: Some(2019), county: "临河县" })
}

fn id_of(slot: &Slot) -> &str {
    match slot {
        Slot::Fact(id) | Slot::Points(id) => id,
        other => panic!("{other:?} is no place for a figure"),
    }
}

/// What is ticked: ids and texts.
fn ticked(naming: &Naming) -> BTreeMap<String, String> {
    naming.ticked().map(|target| (id_of(&target.slot).to_owned(), target.text.to_string())).collect()
}

fn cells(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    expected.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
}

/// A block in TSV is filled in so, and nothing else is.
#[track_caller]
fn assert_fills(block: &str, expected: &[(&str, &str)]) -> Naming {
    let naming = read(block, None, None);
    assert_eq!(ticked(&naming), cells(expected), "{block}\n{:#?}", whys(&naming));
    naming
}

fn whys(naming: &Naming) -> Vec<(String, Option<UnsureWhy>)> {
    naming.lines.iter().map(|line| (line.name.to_string(), line.unsure.clone())).collect()
}

fn line<'a>(naming: &'a Naming, name: &str) -> &'a NamedLine {
    naming
        .lines
        .iter()
        .find(|line| line.name.contains(name))
        .unwrap_or_else(|| panic!("no line {name}: {naming:#?}"))
}

/// The line of this name is not ticked, for this reason.
#[track_caller]
fn assert_unsure(block: &str, name: &str, why: &UnsureWhy) {
    let naming = read(block, None, None);
    let line = line(&naming, name);
    assert_eq!((line.is_ticked, line.unsure.as_ref()), (false, Some(why)), "{block}");
}

#[test]
fn two_columns_of_the_page_s_own_names_are_filled_in() {
    assert_fills(
        "普惠性幼儿园覆盖率\t95.40\n公办园在园幼儿数\t13000\n在园幼儿数\t25836\n义务教育免试就近入学\t是",
        &[
            ("kindergarten.inclusive_coverage", "95.40"),
            ("kindergarten.public_pupils", "13000"),
            ("kindergarten.pupils", "25836"),
            ("admission.no_exam", "是"),
        ],
    );
}

#[test]
fn numbering_signs_and_brackets_are_no_part_of_a_name() {
    for name in [
        "1.在园幼儿数",
        "（一）在园幼儿数",
        "①在园幼儿数",
        "一、在园幼儿数：",
        "1.2 在园幼儿数",
        "★在园幼儿数",
        "全县在园幼儿数",
        "在园幼儿数（人）",
        "在园 幼儿数",
        "2019年在园幼儿数",
        "幼儿园在园幼儿数",
        "临河县在园幼儿数",
    ] {
        assert_fills(&format!("指标\t数值\n{name}\t25836"), &[("kindergarten.pupils", "25836")]);
    }
    // 3—5周岁 and （含…） say what is counted.
    assert_fills("指标\t单位\t数值\n3-5周岁人口数\t人\t900", &[("kindergarten.population", "900")]);
    assert_unsure("指标\t数值\n在园幼儿数（含学前班）\t25836", "在园", &UnsureWhy::Alike);
}

#[test]
fn the_unit_comes_from_wherever_it_stands() {
    let filled = &[("salary.total", "36414")];
    assert_fills("指标\t单位\t数值\n教师工资总额\t万元\t36414", filled);
    assert_fills("指标\t数值\n教师工资总额（万元）\t36414", filled);
    assert_fills("单位：万元\t\n指标\t数值\n教师工资总额\t36414", filled);
    assert_fills("指标\t数值（万元）\n教师工资总额\t36414", filled);
    assert_fills("指标\t数值\n教师工资总额\t36414万元", &[("salary.total", "36414万元")]);
    // Another size of the same kind goes along with the figure.
    assert_fills("指标\t单位\t数值\n教师工资总额\t元\t364140000", &[("salary.total", "364140000元")]);
    // A unit of several names says nothing of any line.
    assert_unsure("单位：万元、人\t\n指标\t数值\n教师工资总额\t36414", "工资", &UnsureWhy::NoUnit);
    assert_unsure("指标\t数值\n教师工资总额\t36414", "工资", &UnsureWhy::NoUnit);
    // 0.9 may be ninety percent.
    assert_unsure("指标\t数值\n普惠性幼儿园覆盖率\t0.9", "普惠", &UnsureWhy::NoUnit);
    // Over a whole table 万元 is not meant of what each pupil costs.
    let naming = read("单位：万元\t\n指标\t数值\n小学生均公用经费支出\t1803", None, None);
    assert!(matches!(line(&naming, "生均").unsure, Some(UnsureWhy::Unreadable(_))));
}

#[test]
fn a_unit_of_another_kind_or_what_is_no_figure_is_told() {
    for block in [
        "指标\t单位\t数值\n在园幼儿数\t所\t58",
        "指标\t单位\t数值\n在园幼儿数\t人\t8～12",
        "指标\t单位\t数值\n在园幼儿数\t人\t约300",
        "指标\t单位\t数值\n在园幼儿数\t人\t12.5",
    ] {
        let naming = read(block, None, None);
        let line = &naming.lines[0];
        assert!(matches!(line.unsure, Some(UnsureWhy::Unreadable(_))) && !line.can_be_ticked(), "{line:?}");
    }
}

#[test]
fn the_year_over_a_column_chooses_the_fact() {
    let spent = [("budget.education", "131000"), ("budget.education_last", "120000")];
    for heads in
        ["2018年\t2019年", "2018\t2019", "上年\t本年", "2018年度\t2019年度", "2018年决算数\t2019年决算数"]
    {
        assert_fills(&format!("指标\t单位\t{heads}\n一般公共预算教育支出\t万元\t120000\t131000"), &spent);
    }
    // Growth is a column beside the matter; 2017 asks for nothing.
    assert_fills(
        "指标\t单位\t2017年\t2018年\t2019年\t比上年增长（%）\n一般公共预算教育支出\t万元\t110000\t120000\t131000\t9.2",
        &spent,
    );
    assert_fills(
        "指标\t单位\t数值\n上年一般公共预算教育支出\t万元\t120000\n2019年一般公共预算教育支出\t万元\t131000",
        &spent,
    );
    assert_unsure("指标\t2018年\n在园幼儿数\t25100", "在园", &UnsureWhy::OtherYear);
    assert_unsure("2017年统计表\t\n指标\t数值\n在园幼儿数\t25100", "在园", &UnsureWhy::OtherYear);
    // The name and its column contradict each other.
    assert_unsure("指标\t2018年\n2019年在园幼儿数\t25100", "在园", &UnsureWhy::OtherYear);
}

#[test]
fn without_a_year_over_several_columns_the_person_chooses() {
    for block in [
        "指标\t甲\t乙\n在园幼儿数\t1\t2",
        "\t\t\n在园幼儿数\t1\t2\n小学在校生数\t3\t4",
        "指标\t2019年\t2019年\n在园幼儿数\t1\t2",
        "指标\t城区\n在园幼儿数\t1",
        "城关镇中心幼儿园\t\n指标\t数值\n在园幼儿数\t1",
    ] {
        let naming = read(block, None, None);
        assert!(
            !naming.is_plain && naming.lines.is_empty() && !naming.columns.is_empty(),
            "{block}: {naming:?}"
        );
    }
    let chosen = read("指标\t甲\t乙\n在园幼儿数\t1\t2", None, Some(1));
    assert_eq!(ticked(&chosen), cells(&[("kindergarten.pupils", "2")]));
    // A column of one stage limits what is taken from it, whoever chose it.
    let block = "指标\t单位\t小学\t普通高中\n教职工总数\t人\t300\t200";
    assert_eq!(ticked(&read(block, None, Some(0))), cells(&[("primary.staff", "300")]));
    assert_eq!(ticked(&read(block, None, Some(1))), cells(&[]));
}

#[test]
fn one_cell_for_two_years_or_two_names_is_of_neither() {
    let html = "<table><tr><td>指标</td><td>2018年</td><td>2019年</td></tr>\
                <tr><td>一般公共预算教育支出（万元）</td><td colspan=2>120000</td></tr>\
                <tr><td>在园幼儿数</td><td>8</td><td rowspan=2>9</td></tr>\
                <tr><td>小学在校生数</td><td>7</td></tr></table>";
    assert_eq!(ticked(&read("", Some(html), None)), cells(&[]));
}

#[test]
fn headings_limit_what_stands_under_them() {
    // The same name under one stage is another fact.
    assert_fills(
        "指标\t单位\t数值\n小学\t\t\n教职工总数\t人\t300\n幼儿园\t\t\n专任教师数\t人\t120",
        &[("primary.staff", "300"), ("kindergarten.teachers", "120")],
    );
    assert_unsure("指标\t单位\t数值\n初中\t\t\n小学在校生数\t人\t300", "小学", &UnsureWhy::Limited);
    assert_unsure("指标\t单位\t数值\n普通高中\t\t\n教职工总数\t人\t300", "教职工", &UnsureWhy::Limited);
    for limit in ["城区学校", "民办教育", "城关镇"] {
        assert_unsure(
            &format!("指标\t单位\t数值\n一、{limit}\t\t\n教职工总数\t人\t300"),
            "教职工",
            &UnsureWhy::Limited,
        );
    }
    // What has a figure of its own limits its parts as well, unless the page knows it as their whole.
    assert_unsure(
        "指标\t单位\t数值\n1.城区学校\t所\t30\n（1）教职工总数\t人\t300",
        "教职工",
        &UnsureWhy::Limited,
    );
    // So does what is set in further, by whatever blanks; a whole that the page knows does not, nor what is set in alike.
    for blanks in ["  ", "　", "\u{a0}\u{a0}"] {
        assert_unsure(
            &format!("指标\t单位\t数值\n城区学校\t所\t30\n{blanks}教职工总数\t人\t300"),
            "教职工",
            &UnsureWhy::Limited,
        );
        assert_fills(
            &format!(
                "指标\t单位\t数值\n在园幼儿数\t人\t300\n{blanks}公办园在园幼儿数\t人\t100\n教职工总数\t人\t20"
            ),
            &[("kindergarten.pupils", "300"), ("kindergarten.public_pupils", "100"), ("staff.total", "20")],
        );
    }
    assert_fills(
        "指标\t单位\t数值\n1.在园幼儿数\t人\t300\n（1）公办园在园幼儿数\t人\t100",
        &[("kindergarten.pupils", "300"), ("kindergarten.public_pupils", "100")],
    );
    assert_fills(
        "一级指标\t二级指标\t单位\t数值\n教育投入\t教师工资总额\t万元\t9\n\t教师培训经费\t万元\t2",
        &[("salary.total", "9"), ("training.spent", "2")],
    );
}

#[test]
fn a_part_belongs_to_what_stands_above_it() {
    assert_fills(
        "指标\t单位\t数值\n安置点学校在校学生\t人\t500\n其中：小学\t人\t300\n安置点学校数\t所\t5\n其中：小学\t所\t3",
        &[
            ("resettlement.pupils", "500"),
            ("resettlement.primary_pupils", "300"),
            ("resettlement.schools", "5"),
            ("resettlement.primaries", "3"),
        ],
    );
    assert_unsure("指标\t单位\t数值\n教职工总数\t人\t9\n其中：农业人口\t人\t3", "农业", &UnsureWhy::Part);
    assert_unsure("指标\t单位\t数值\n义务教育学校\t所\t9\n其中：在编教师\t人\t3", "在编", &UnsureWhy::Part);
}

#[test]
fn totals_strangers_and_names_only_alike_are_not_filled_in() {
    assert_unsure("指标\t单位\t数值\n合计\t人\t9", "合计", &UnsureWhy::Total);
    assert_unsure("指标\t单位\t数值\n粮食总产量\t吨\t9", "粮食", &UnsureWhy::Nothing);
    assert_unsure("指标\t单位\t数值\n城区在园幼儿数\t人\t9", "城区", &UnsureWhy::Alike);
    assert_unsure("指标\t单位\t数值\n在校学生总数\t人\t9", "在校", &UnsureWhy::Alike);
    assert_unsure("指标\t单位\t数值\n小学学校数\t所\t—", "小学", &UnsureWhy::NoFigure);
}

#[test]
fn what_is_named_twice_counts_once_or_not_at_all() {
    let naming =
        assert_fills("指标\t数值\n在园幼儿数\t9\n在园幼儿数（人）\t9人", &[("kindergarten.pupils", "9")]);
    assert_eq!(naming.lines[1].unsure, Some(UnsureWhy::Again));
    let naming = assert_fills("指标\t数值\n在园幼儿数\t9\n在园幼儿数（人）\t8", &[]);
    assert!(naming.lines.iter().all(|line| line.unsure == Some(UnsureWhy::Twice)));
}

#[test]
fn two_tables_side_by_side_are_read_each_by_itself() {
    assert_fills(
        "指标\t数值\t指标\t数值\n在园幼儿数\t9\t小学在校生数\t8\n初中在校生数\t7\t\t",
        &[("kindergarten.pupils", "9"), ("primary.pupils", "8"), ("junior.pupils", "7")],
    );
}

#[test]
fn points_go_into_the_judgements_that_give_all_of_an_item() {
    let block = "指标\t分值\t自评得分\t说明\n全面贯彻党的教育方针\t3\t2.5\t制度健全\n\
                 学前教育普及：学前三年毛入园率\t2\t2\t已达标\n深化教育改革和开放\t5\t3\t试点\n发展教育事业\t3\t1\t\n合计\t13\t8.5\t";
    let naming = assert_fills(block, &[("direction.policy", "2.5")]);
    let why = |name: &str| line(&naming, name).unsure.clone();
    assert_eq!(why("学前教育普及"), Some(UnsureWhy::WorkedOut));
    assert_eq!(why("深化教育改革"), Some(UnsureWhy::OtherPoints));
    assert_eq!(why("合计"), Some(UnsureWhy::Total));
    assert_eq!(&*naming.ticked().next().expect("one").reason, "制度健全");
    let over = read("指标\t自评得分\n全面贯彻党的教育方针\t4", None, None);
    assert!(matches!(over.lines[0].unsure, Some(UnsureWhy::Unreadable(_))));
}

fn block(text: &str) -> Msg {
    LateMsg::BlockPasted { text: text.into(), html: None, columns: Some(2) }.into()
}

fn waits(model: &Model) -> &Naming {
    model.naming.as_ref().and_then(PastedBlock::naming).expect("it waits for a look")
}

#[test]
fn one_step_fills_the_block_in_and_one_takes_it_back() {
    let start = play(
        with_two(),
        [typing("salary.total", "1"), entering(Slot::Reason("direction.policy".into()), "旧")],
    );
    let waiting = play(start.clone(), [block("教师工资总额\t36414万元\n在园幼儿数（人）\t900\n合计\t3")]);
    assert_eq!(draft(&waiting), draft(&start), "nothing is filled in unasked");
    let shown = view::named(&waiting).expect("a look");
    assert_eq!((&*shown.counts, shown.rows.len(), shown.unmatched.len()), ("将填入 2 项，1 行不填", 2, 1));
    assert_eq!((&*shown.rows[0].was, &*shown.rows[0].reading), ("1", "36,414 万元"));
    let put = play(waiting.clone(), [Msg::from(LateMsg::NamedAccepted)]);
    assert_eq!(
        (text_of(&put, "salary.total").as_deref(), text_of(&put, "kindergarten.pupils").as_deref()),
        (Some("36414万元"), Some("900"))
    );
    assert_eq!(put.notice, Some(Notice::PastedByName { filled: 2, left: 1 }));
    assert_eq!(
        text::notice(&[], &put.notice.clone().expect("a notice")),
        "按名称填入 2 项，1 行没有填；一次撤销可全部取回"
    );
    assert_eq!(draft(&play(put, [Msg::Undone])), draft(&start));
    assert!(play(waiting, [Msg::PasteDismissed]) == start, "given up, nothing is left of it");
}

#[test]
fn a_person_may_tick_choose_and_take_back() {
    let start = play(with_two(), [block("教师工资总额\t36414\n在校学生总数\t9人\n粮食\t3吨")]);
    assert!(ticked(waits(&start)).is_empty());
    let msg = |msg: LateMsg| Msg::from(msg);
    let one = play(start.clone(), [msg(LateMsg::NamedTicked { line: 0, is_ticked: true })]);
    assert_eq!(ticked(waits(&one)), cells(&[("salary.total", "36414")]));
    let back = play(one.clone(), [msg(LateMsg::NamedTicked { line: 0, is_ticked: false })]);
    assert!(ticked(waits(&back)).is_empty());
    // What goes nowhere cannot be ticked.
    let none = play(start.clone(), [msg(LateMsg::NamedTicked { line: 2, is_ticked: true })]);
    assert!(ticked(waits(&none)).is_empty());
    let target =
        waits(&start).lines[1].targets.iter().position(|target| id_of(&target.slot) == "pupils.total");
    let chosen = play(one, [msg(LateMsg::NamedTargetChosen { line: 1, target: target.expect("proposed") })]);
    assert_eq!(ticked(waits(&chosen)), cells(&[("salary.total", "36414"), ("pupils.total", "9人")]));
}

#[test]
fn points_bring_their_reason_along() {
    let model = play(
        with_two(),
        [block("指标\t自评得分\t说明\n全面贯彻党的教育方针\t2.5\t制度健全"), LateMsg::NamedAccepted.into()],
    );
    let given = |slot: Slot| draft(&model).given(&slot).text.to_string();
    assert_eq!(given(Slot::Points("direction.policy".into())), "2.5");
    assert_eq!(given(Slot::Reason("direction.policy".into())), "制度健全");
}

#[test]
fn a_block_without_names_is_refused_in_a_box_and_ignored_outside() {
    let start = with_two();
    let refused = play(start.clone(), [block("1\t2\n3\t4")]);
    assert_eq!(
        (refused.notice.clone(), can_undo(&refused)),
        (Some(Notice::PasteRefused { columns: 2 }), false)
    );
    let outside = LateMsg::BlockPasted { text: "1\t2\n3\t4".into(), html: None, columns: None };
    assert!(play(start, [outside.into()]) == with_two());
}
