//! Rows and cells of texts as spreadsheets and people write them.

use super::*;

#[track_caller]
fn assert_cells(text: &str, parted: Parted, expected: &[&[&str]]) {
    let read: Vec<Vec<String>> = rows(text).into_iter().map(|(_, row)| cells(row, parted)).collect();
    assert_eq!(read, expected, "{text:?}");
}

#[test]
fn rows_end_at_any_line_end_and_say_where_they_begin() {
    assert_eq!(rows("甲\r\n乙\n丙\r丁"), [(0, "甲"), (5, "乙"), (9, "丙"), (13, "丁")]);
    assert_eq!(rows("1\n\n3\n"), [(0, "1"), (2, ""), (3, "3")]);
    assert_eq!(rows(""), []);
}

#[test]
fn quotes_hold_line_ends_and_what_parts_cells() {
    assert_cells("\"城关\n一小\"\t1\t2\n乙\t3", Parted::Tabs, &[&["城关\n一小", "1", "2"], &["乙", "3"]]);
    assert_cells("\"甲,乙\", \"1,200\" ,3", Parted::Commas, &[&["甲,乙", "1,200", "3"]]);
    assert_cells("甲，\"1，200\"，3", Parted::Commas, &[&["甲", "1，200", "3"]]);
    assert_cells(" \"城关 一小\"  1 2 ", Parted::Blanks, &[&["城关 一小", "1", "2"]]);
    assert_cells("\"说\"\"好\"\"\"\t2", Parted::Tabs, &[&["说\"好\"", "2"]]);
}

#[test]
fn a_quote_that_ends_no_cell_is_a_letter() {
    assert_cells("\"红旗\"小学\t1\n乙\t2", Parted::Tabs, &[&["\"红旗\"小学", "1"], &["乙", "2"]]);
    assert_cells("\"甲\t1\n乙\t2", Parted::Tabs, &[&["\"甲", "1"], &["乙", "2"]]);
    assert_cells("5\"\t1", Parted::Tabs, &[&["5\"", "1"]]);
    assert_cells("\"甲\",乙\t1", Parted::Tabs, &[&["\"甲\",乙", "1"]]);
}

#[test]
fn empty_cells_keep_their_places() {
    assert_cells("\t1\t\t", Parted::Tabs, &[&["", "1", "", ""]]);
    assert_cells("甲,,2", Parted::Commas, &[&["甲", "", "2"]]);
    assert_cells("", Parted::Tabs, &[]);
}
