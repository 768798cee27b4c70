//! 加分 and 减分 with the units and materials that are printed beside them.

use super::{made::made, printed};
use lvzhi::view;

const TABLE: &str = "<table><tr><td>指标<td>分值<td>评分标准<td>责任单位<td>佐证材料</tr>\
     <tr><td>规划<td>6<td>纳入规划得满分<td>发改局<td>规划文本</tr>\
     <tr><td colspan=5>加分项（5分）</tr>\
     <tr><td>表彰<td><td>获省级表彰加2分，最多加5分<td>县教育局、县委宣传部<td>表彰文件</tr>\
     <tr><td colspan=5>减分项</tr>\
     <tr><td>通报<td><td>每次扣1分，最多扣3分<td>县纪委<td></tr></table>";

#[test]
fn units_and_materials_of_bonus_and_deductions_are_read() {
    let read = printed(TABLE);
    let [bonus] = &read.bonus[..] else { panic!("{:?}", read.bonus) };
    assert_eq!(bonus.responsible, ["县教育局", "县委宣传部"]);
    assert_eq!(bonus.evidence, ["表彰文件"]);
    let [deduction] = &read.deductions[..] else { panic!("{:?}", read.deductions) };
    assert_eq!((&deduction.responsible[..], &deduction.evidence[..]), (&["县纪委".to_owned()][..], &[][..]));
    let notes: Vec<&str> = read.notes.iter().map(|note| note.text.as_str()).collect();
    assert!(!notes.iter().any(|note| note.contains("县纪委")), "told once: {notes:?}");
}

#[test]
fn the_rubric_has_them_as_it_has_those_of_items() {
    let (_, rubric, _) = made(TABLE);
    let of = |title: &str| rubric.indicators.iter().find(|one| &*one.title == title).expect("an indicator");
    let texts = |texts: &[std::rc::Rc<str>]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(texts(&of("表彰").responsible), ["县教育局", "县委宣传部"]);
    assert_eq!(of("表彰").evidence.len(), 1);
    assert_eq!(texts(&of("通报").responsible), ["县纪委"]);
    assert_eq!(texts(&of("规划").responsible), ["发改局"]);
}

/// Where nothing counts points what would give some is asked as an event, which has no place for units: they are told in the rubric.
#[test]
fn where_there_are_no_points_they_are_told() {
    let (_, rubric, read) = made(
        "<table><tr><td>指标<td>评分标准<td>责任单位</tr>\
         <tr><td>规划<td>已编制<td>发改局</tr><tr><td>机制<td>已建立<td>县教育局</tr>\
         <tr><td colspan=3>加分项</tr><tr><td>表彰<td>获省级表彰<td>县委宣传部</tr></table>",
    );
    assert_eq!(read.bonus.len(), 1, "{read:?}");
    assert!(rubric.about.contains("县委宣传部"), "{}", rubric.about);
}

#[test]
fn they_are_shown_before_the_table_is_used() {
    let document = super::document(TABLE);
    let read = printed(TABLE);
    let corrections = printed::Corrections::default();
    let particulars = printed::Particulars::of(&read);
    let made = printed::rubric(&read, &particulars, &[], &lvzhi::text::RUBRIC_WORDS);
    let view = view::bringing(&document, &read, &corrections, &made);
    let (_, lines) = view.beside.iter().find(|(title, _)| *title == "加分").expect("a panel");
    assert_eq!(
        &*lines[0],
        "表彰：获省级表彰加2分，最多加5分，最多 5 分（责任单位：县教育局、县委宣传部；佐证材料：表彰文件）"
    );
}
