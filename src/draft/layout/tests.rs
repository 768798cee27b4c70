use super::*;

fn cell(at: usize, rows: usize, columns: usize, text: &str) -> LayoutCell {
    LayoutCell { at, rows, columns, text: text.into() }
}

fn layout() -> TableLayout {
    let column = |role, width| LayoutColumn { role, width };
    let row = |is, cells| LayoutRow { is, cells };
    TableLayout {
        name: "评分表".into(),
        is_landscape: Some(true),
        columns: vec![
            column(ColumnRole::Number, Some(6)),
            column(ColumnRole::Title, None),
            column(ColumnRole::OwnPoints, Some(9)),
        ],
        rows: vec![
            row(LayoutRowIs::Title, vec![cell(0, 1, 3, "某市\n\"评分表\"")]),
            row(
                LayoutRowIs::Heading,
                vec![cell(0, 1, 1, "序号"), cell(1, 1, 1, "指标"), cell(2, 1, 1, "自评")],
            ),
            row(
                LayoutRowIs::Item("item.a".into()),
                vec![cell(0, 2, 1, "1"), cell(1, 1, 1, " =1+1\u{2028}末")],
            ),
            row(LayoutRowIs::Other, vec![cell(1, 1, 1, "再一行")]),
            row(LayoutRowIs::Sum { from: "item.a".into(), to: "item.a".into() }, vec![cell(0, 1, 2, "小计")]),
            row(LayoutRowIs::Total, Vec::new()),
            row(LayoutRowIs::Note, vec![cell(0, 1, 3, "填表人：")]),
        ],
    }
}

#[test]
fn a_layout_is_read_back_as_it_was_written() {
    let written = layout().written();
    assert!(!written.contains('\n'), "one line");
    assert_eq!(read(&written), Ok(layout()));
    assert_eq!(read("{ \"version\": 1 }"), Ok(TableLayout::default()));
}

#[test]
fn what_is_no_layout_is_told_with_its_place() {
    let wrong = |json: &str| read(json).expect_err(json);
    assert_eq!(wrong("{ \"version\": 2 }"), LayoutFault::Newer);
    assert_eq!(wrong("{}"), LayoutFault::Newer);
    assert!(matches!(wrong("{"), LayoutFault::Wrong(DraftError::NotJson { cut_off: true, .. })));
    let of = |rows: &str| format!("{{\"version\": 1, \"columns\": [{{}}, {{}}], \"rows\": [{rows}]}}");
    let path = |rows: &str| match wrong(&of(rows)) {
        LayoutFault::Number(path) | LayoutFault::Wrong(DraftError::WrongField { path, .. }) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path("{\"cells\": [{\"at\": \"0\"}]}"), "rows.0.cells.0.at");
    assert_eq!(path("{\"cells\": [{}]}"), "rows.0.cells.0.at");
    assert_eq!(path("{}, {\"cells\": [{\"at\": 1, \"text\": 5}]}"), "rows.1.cells.0.text");
    assert_eq!(path("{\"cells\": {}}"), "rows.0.cells");
    // Two columns: a cell of three, one from the third on, one of no rows, two over each other, one below the last row.
    for (row, cells) in [
        (1, "{\"at\": 0, \"columns\": 3}"),
        (1, "{\"at\": 2}"),
        (1, "{\"at\": 0, \"rows\": 0}"),
        (1, "{\"at\": 0, \"columns\": 2}, {\"at\": 1}"),
        (1, "{\"at\": 0, \"rows\": 2}"),
        (1, "{\"at\": 4294967295, \"columns\": 4294967295}"),
    ] {
        assert_eq!(wrong(&of(&format!("{{\"cells\": [{cells}]}}"))), LayoutFault::Cells(row), "{cells}");
    }
    let below = of("{\"cells\": [{\"at\": 0, \"rows\": 2}]}, {\"cells\": [{\"at\": 0}]}");
    assert_eq!(read(&below), Err(LayoutFault::Cells(2)));
    let many = "{\"cells\": []},".repeat(MOST_ROWS);
    assert!(matches!(
        wrong(&of(&format!("{many}{{}}"))),
        LayoutFault::Wrong(DraftError::TooMany { most: MOST_ROWS, .. })
    ));
}

#[test]
fn what_a_newer_page_adds_is_passed_over() {
    let json =
        "{\"version\": 1, \"colour\": \"red\", \"columns\": [{\"role\": \"photograph\", \"width\": 900}],
        \"rows\": [{\"is\": \"chorus\", \"cells\": [{\"at\": 0, \"bold\": true, \"text\": \"甲\"}]}]}";
    let read = read(json).expect("a layout");
    assert_eq!(read.columns, [LayoutColumn { role: ColumnRole::Other, width: Some(255) }]);
    assert_eq!(read.rows, [LayoutRow { is: LayoutRowIs::Other, cells: vec![cell(0, 1, 1, "甲")] }]);
}

#[test]
fn it_is_found_in_the_file_of_a_rubric() {
    let number = serde_json::Value::String(layout().written());
    let of = |source: &str| RubricRef { source: Some(source.into()), ..RubricRef::default() };
    let held = format!(
        "{{\"format\": \"lvzhi-rubric\", \"source\": [{{\"key\": \"table\", \"number\": \"3\"}}, {{\"key\": \"layout\", \"number\": {number}}}]}}"
    );
    assert_eq!(super::of(&of(&held)), Ok(Some(layout())));
    for without in ["{}", "{\"source\": [{\"key\": \"table\", \"number\": \"3\"}]}", "no JSON", "[]"] {
        assert_eq!(super::of(&of(without)), Ok(None), "{without}");
    }
    assert_eq!(super::of(&RubricRef::default()), Ok(None));
    assert_eq!(
        super::of(&of("{\"source\": [{\"key\": \"layout\", \"number\": \"{\\\"version\\\": 7}\"}]}")),
        Err(LayoutFault::Newer)
    );
}
