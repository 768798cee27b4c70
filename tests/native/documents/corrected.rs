//! Text without a table, read anew as a person says what its lines are.

use super::{assert_nothing_lost, document, items};
use lvzhi::blocks::Document;
use lvzhi::printed::{self, Corrections, Particulars, Printed, RowIs, Why};
use lvzhi::text::{ROWS, RUBRIC_WORDS};
use lvzhi::view::{self, BringingView, RowPlace};

const LINES: &str = "某县教育评分细则\n\
     一、领导职责（10分）\n\
     1.规划（4分）有规划的得满分。\n\
     领导联系学校，每少1次扣1分\n\
     2.机制（6分）有机制的得满分。\n\
     （1）建立机制；\n\
     （2）运行机制。\n";

#[track_caller]
fn read(text: &str, said: &[(usize, RowIs)]) -> Printed {
    let document = document(text);
    let corrections = Corrections { lines: said.iter().copied().collect(), ..Corrections::default() };
    let printed = printed::read(&document, &corrections);
    assert_nothing_lost(&document, &printed);
    printed
}

fn shown(document: &Document, corrections: &Corrections) -> BringingView {
    let printed = printed::read(document, corrections);
    let made = printed::rubric(&printed, &Particulars::of(&printed), &[], &RUBRIC_WORDS);
    view::bringing(document, &printed, corrections, &made)
}

#[test]
fn a_line_becomes_an_item_of_its_own() {
    let as_read = read(LINES, &[]);
    let first = "有规划的得满分。\n领导联系学校，每少1次扣1分";
    let second = "有机制的得满分。\n（1）建立机制；\n（2）运行机制。";
    assert_eq!(items(&as_read), [("1.规划", "4".to_owned(), first), ("2.机制", "6".to_owned(), second)]);
    let read = read(LINES, &[(3, RowIs::Item)]);
    let own = "领导联系学校，每少1次扣1分";
    assert_eq!(read.items().count(), 3);
    assert_eq!(items(&read)[0], ("1.规划", "4".to_owned(), "有规划的得满分。"));
    assert_eq!((items(&read)[1].1.as_str(), items(&read)[1].2), ("-", own));
    assert_eq!(items(&read)[2], ("2.机制", "6".to_owned(), second));
    assert!(read.items().all(|item| item.path == ["一、领导职责"]), "{read:?}");
}

/// A numbered line inside an item is taken out of it; what follows goes on from it.
#[test]
fn a_line_inside_an_item_is_taken_out_of_it() {
    let read = read(LINES, &[(5, RowIs::Item)]);
    assert_eq!(items(&read)[1], ("2.机制", "6".to_owned(), "有机制的得满分。"));
    let third = read.items().nth(2).expect("an item");
    assert!(third.text.contains("建立机制") && third.text.contains("运行机制"), "{third:?}");
    assert_eq!(third.path, ["一、领导职责"], "what was taken out stands beside, not below");
}

#[test]
fn a_line_goes_on_from_the_item_above_or_is_not_taken() {
    let more = read(LINES, &[(4, RowIs::More)]);
    assert_eq!(more.items().count(), 1);
    let text = &more.items().next().expect("an item").text;
    assert!(text.contains("机制（6分）有机制的得满分") && text.contains("运行机制"), "{text}");
    let nothing = read(LINES, &[(4, RowIs::Nothing)]);
    assert_eq!(nothing.items().count(), 1);
    let left: Vec<(&str, Why)> = nothing.left_out.iter().map(|left| (left.text.as_str(), left.why)).collect();
    assert_eq!(left, [("2.机制（6分）有机制的得满分。", Why::Person)]);
}

#[test]
fn a_line_is_a_head_or_a_note() {
    let head = read(LINES, &[(3, RowIs::Head)]);
    let paths: Vec<&[String]> = head.items().map(|item| &item.path[..]).collect();
    assert_eq!(paths, [&["一、领导职责".to_owned()][..], &["领导联系学校，每少1次扣1分".to_owned()]]);
    let note = read(LINES, &[(1, RowIs::Note)]);
    assert!(note.notes.iter().any(|note| note.text == "一、领导职责（10分）"));
    assert!(note.items().all(|item| item.path.is_empty()) && note.items().count() == 2);
    // A head with nothing below it is told.
    let bare = read(LINES, &[(6, RowIs::Head)]);
    assert!(bare.notes.iter().any(|note| note.text.contains("运行机制")), "{:?}", bare.notes);
}

/// Without numbers nothing is an item, until the person says so.
#[test]
fn lines_without_numbers_become_items_when_the_person_says_so() {
    let text = "某县教育评分细则\n规划（4分）有规划的得满分\n机制（6分）有机制的得满分\n";
    assert_eq!(read(text, &[]).items().count(), 0);
    let read = read(text, &[(1, RowIs::Item), (2, RowIs::Item)]);
    assert_eq!(
        items(&read),
        [("规划", "4".to_owned(), "有规划的得满分"), ("机制", "6".to_owned(), "有机制的得满分")]
    );
}

/// Every line is on the screen once, with its choice, and what was chosen can be chosen otherwise.
#[test]
fn every_line_can_be_chosen_for_and_chosen_back() {
    let document = document(LINES);
    let mut corrections = Corrections::default();
    let places = |view: &BringingView| {
        let items = view.heads.iter().flat_map(|head| &head.items).map(|item| item.row);
        let others = view.left_out.iter().chain(&view.rest).map(|line| line.row);
        let mut places: Vec<usize> = items
            .chain(others)
            .map(|row| match row {
                Some(RowPlace::Line(at)) => at,
                other => panic!("no line: {other:?}"),
            })
            .collect();
        places.sort_unstable();
        places
    };
    let view = shown(&document, &corrections);
    assert_eq!(places(&view), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(&*view.heads[0].items[1].row_name, "第 5 行");
    for (at, _) in ROWS.iter().enumerate() {
        corrections = view::with_row(&corrections, RowPlace::Line(4), Some(at));
        let view = shown(&document, &corrections);
        assert_eq!(places(&view), [0, 1, 2, 3, 4, 5, 6], "{:?}", ROWS[at]);
        let mut said = view
            .heads
            .iter()
            .flat_map(|head| &head.items)
            .map(|item| (item.row, item.said))
            .chain(view.left_out.iter().chain(&view.rest).map(|line| (line.row, line.said)));
        assert!(said.any(|said| said == (Some(RowPlace::Line(4)), Some(at))));
    }
    corrections = view::with_row(&corrections, RowPlace::Line(4), None);
    assert_eq!(corrections, Corrections::default());
}

/// A row of a table that became part of the one above can be chosen back, too.
#[test]
fn a_row_said_to_go_on_from_the_one_above_stays_on_the_screen() {
    let document = document("指标\t分值\t评分标准\n规划\t4\t有规划的得满分\n机制\t\t有机制的得满分\n");
    let corrections = view::with_row(&Corrections::default(), RowPlace::Row(0, 2), Some(1));
    let view = shown(&document, &corrections);
    let rest: Vec<(&str, Option<RowPlace>, Option<usize>)> =
        view.rest.iter().map(|line| (&*line.text, line.row, line.said)).collect();
    assert_eq!(rest, [("机制 有机制的得满分", Some(RowPlace::Row(0, 2)), Some(1))]);
    assert!(shown(&document, &Corrections::default()).rest.is_empty());
}

/// Each item of a table that is not read row by row can be said to be something else, and that can be taken back.
#[test]
fn items_of_turned_tables_cards_and_parts_beside_each_other_are_chosen_one_by_one() {
    let card = |title: &str, points: &str| {
        format!(
            "<table><tr><td>指标名称<td>{title}<td>分值<td>{points}</tr><tr><td>评分标准<td colspan=3>达标得满分</tr>\
             <tr><td>责任单位<td>教育局<td>自评得分<td></tr></table>"
        )
    };
    for table in [
        "指标\t领导\t经费\t队伍\n分值\t20\t30\t50\n评分标准\t每少1次扣2分\t未达到不得分\t空缺扣1分\n责任单位\t县委办\t财政局\t编办\n".to_owned(),
        [card("领导", "20"), card("经费", "30"), card("队伍", "50")].concat(),
        "序号\t指标\t分值\t评分标准\t序号\t指标\t分值\t评分标准\n1\t领导\t20\t扣2分\t3\t队伍\t50\t扣1分\n2\t经费\t30\t不得分\t\t\t\t\n".to_owned(),
    ] {
        let document = document(&table);
        let titles = |corrections: &Corrections| -> Vec<String> {
            let printed = printed::read(&document, corrections);
            assert_nothing_lost(&document, &printed);
            printed.items().map(|item| item.title.clone()).collect()
        };
        let none = Corrections::default();
        assert_eq!(titles(&none), ["领导", "经费", "队伍"], "{table}");
        let view = shown(&document, &none);
        let rows: Vec<RowPlace> =
            view.heads.iter().flat_map(|head| &head.items).filter_map(|item| item.row).collect();
        assert_eq!(rows.len(), 3, "{rows:?}");
        for (at, left) in [(1, ["领导", "队伍"]), (2, ["领导", "经费"])] {
            let nothing = ROWS.iter().position(|(is, _)| *is == RowIs::Nothing);
            let corrected = view::with_row(&none, rows[at], nothing);
            assert_eq!(titles(&corrected), left, "{table}");
            // It is still on the screen with what was chosen, and can be chosen back.
            let view = shown(&document, &corrected);
            let mut others = view.left_out.iter().chain(&view.rest);
            assert!(others.any(|line| line.row == Some(rows[at]) && line.said == nothing), "{view:#?}");
            assert_eq!(view::with_row(&corrected, rows[at], None), none);
        }
    }
}
