//! Tables that were worked on (做了一半的评分表), kept and read back; and a rule of one's own that fits no longer.

use super::document;
use lvzhi::clause::{Sign, Started};
use lvzhi::printed::{
    self, Corrections, KeptTable, Particulars, Role, RowIs, ScoredBy, Scorings, TableWork, WrittenKind,
    WrittenRow, WrittenRule, readings,
};
use lvzhi::rubric::file::NotApplicableFile;
use lvzhi::view::{self, ReadingState};
use std::rc::Rc;

const TABLE: &str = "一级指标\t指标\t分值\t评分标准\n\
    普及\t巩固率\t4\t巩固率达到95%得4分，每低1个百分点扣0.5分，扣完为止。\n\
    保障\t班额\t5\t有大班额的，每有1个班扣1分，扣完为止。\n";

/// All that can be said of a table.
fn said() -> TableWork {
    let corrections = Corrections {
        columns: [((0, 1), Role::Level(2)), ((0, 3), Role::Clause)].into(),
        rows: [((0, 2), RowIs::Head)].into(),
        cells: [((1, 0, 3), RowIs::Nothing)].into(),
        lines: [(7, RowIs::More)].into(),
    };
    let written = WrittenRule {
        kind: WrittenKind::Tiers,
        figure: "班额".to_owned(),
        sign: Some(Sign::Below),
        started: Started::Up,
        not_applicable: Some(NotApplicableFile::Rescale),
        rows: vec![WrittenRow { value: "45".to_owned(), points: "5".to_owned(), ..WrittenRow::default() }],
        ..WrittenRule::default()
    };
    let scorings = Scorings {
        items: [
            ("a".to_owned(), ScoredBy::Judgement),
            ("b".to_owned(), ScoredBy::Figures(vec![("edge".to_owned(), 1)])),
            ("c".to_owned(), ScoredBy::Written(written)),
        ]
        .into(),
        started: Some(Started::Down),
    };
    let particulars = Particulars { title: "“县”\\评分表\n".to_owned(), ..Particulars::default() };
    TableWork::Read {
        document: Rc::new(document(TABLE)),
        corrections,
        scorings,
        particulars: Some(particulars),
    }
}

fn kept(work: TableWork) -> KeptTable {
    KeptTable { name: "表.xlsx".to_owned(), when: "2026-12-02T14:03:05".to_owned(), items: 2, work }
}

#[test]
fn what_was_said_of_a_table_is_read_back_as_it_was() {
    // Two columns, one row, one cell, one line, three items, the started step, the title.
    assert_eq!(said().said(), 10);
    let rows = vec![vec!["普及".to_owned(), "入园率\t\"".to_owned()], vec![String::new(), " ".to_owned()]];
    let blank = TableWork::Written(rows);
    assert_eq!(blank.said(), 2);
    for work in [said(), blank] {
        let table = kept(work);
        let back = KeptTable::of_text(&table.to_text()).expect("it is read back");
        assert_eq!((&back.name, &back.when, back.items), (&table.name, &table.when, table.items));
        assert_eq!(back.to_text(), table.to_text());
        let later = KeptTable { when: "2026-12-03T08:00:00".to_owned(), ..table.clone() };
        assert!(KeptTable::is_same_work(&later.to_text(), &table.to_text()));
        let other = KeptTable { work: TableWork::Written(vec![vec!["甲".to_owned()]]), ..table.clone() };
        assert!(!KeptTable::is_same_work(&other.to_text(), &table.to_text()));
        match (&back.work, &table.work) {
            (
                TableWork::Read { document, corrections, scorings, particulars },
                TableWork::Read { document: d, corrections: c, scorings: s, particulars: p },
            ) => {
                // How much was counted while it was read is not kept.
                assert_eq!((&document.blocks, &document.unread), (&d.blocks, &d.unread));
                assert_eq!((corrections, scorings, particulars), (c, s, p));
                assert_eq!(printed::read(document, corrections), printed::read(d, c));
            }
            (back, table) => assert_eq!(back, table),
        }
    }
}

#[test]
fn what_is_damaged_is_told_and_what_is_newer_is_not_guessed_at() {
    let text = kept(said()).to_text();
    let lines: Vec<&str> = text.lines().collect();
    let cut = lines[..lines.len() / 2].join("\n") + "\n";
    let newer = text.replacen("lvzhi-table 1", "lvzhi-table 2", 1);
    let rows = view::kept_tables(vec![
        ("1".to_owned(), cut),
        ("2".to_owned(), newer),
        ("3".to_owned(), String::new()),
        ("4".to_owned(), text),
    ]);
    // The one that can be read is the newest: the others have no time.
    assert_eq!(&*rows[0].about, "2 项，改过 10 处，2026-12-02 14:03");
    assert!(rows[0].table.is_some());
    for row in &rows[1..] {
        assert_eq!((&*row.about, row.table.is_none()), ("内容已损坏，读不出来", true));
    }
}

#[test]
fn a_rule_that_does_not_come_to_the_points_any_more_is_told_and_nothing_computes_in_its_place() {
    let written = WrittenRule {
        figure: "大班额".to_owned(),
        unit: "班".to_owned(),
        step: "1".to_owned(),
        ..WrittenRule { kind: WrittenKind::Each, ..WrittenRule::default() }
    };
    let six = WrittenRule {
        kind: WrittenKind::Gains,
        rows: vec![WrittenRow {
            title: "有方案".to_owned(),
            points: "5".to_owned(),
            ..WrittenRow::default()
        }],
        ..WrittenRule::default()
    };
    let state = |table: &str, rule: &WrittenRule| {
        let printed = printed::read(&document(table), &Corrections::default());
        let id = printed.items().nth(1).expect("the second item").id.clone();
        let scorings =
            Scorings { items: [(id, ScoredBy::Written(rule.clone()))].into(), ..Scorings::default() };
        let all = readings(&printed, &scorings);
        let shown = view::readings(&printed, &all).remove(1);
        (all[1].computes, shown.state, shown.has_misfit, shown.is_written)
    };
    assert_eq!(state(TABLE, &written), (true, ReadingState::Read, false, true));
    assert_eq!(state(TABLE, &six), (true, ReadingState::Read, false, true));
    // The item is worth 6 now: the list of 5 points is no rule for it. Deductions start from whatever it is worth.
    let changed = TABLE.replace("班额\t5", "班额\t6");
    assert_eq!(state(&changed, &six), (false, ReadingState::Ask, true, false));
    assert_eq!(state(&changed, &written), (true, ReadingState::Read, false, true));
}
