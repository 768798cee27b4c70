//! Cells of a spreadsheet pasted into boxes: at once where all fits, after a look where something does not.

use super::{can_undo, draft, play, text_of, typing, with_two};
use lvzhi::session::{Cells, LateMsg, Model, Msg, Notice, PasteDoubt, cells};
use lvzhi::{text, view};

/// The boxes for what is spent on a pupil, primary and junior, this year and last, in 元/人; and then a growth in %.
const SPENDING: [&str; 5] = [
    "primary.public_spending",
    "primary.public_spending_last",
    "junior.public_spending",
    "junior.public_spending_last",
    "growth.primary_public",
];

/// What the page sends when this is pasted into the first of these boxes.
fn pasted(clipboard: &str, boxes: &[&str]) -> Msg {
    let Cells::Line(cells) = cells(clipboard) else { panic!("no column: {clipboard:?}") };
    let boxes = boxes.iter().take(cells.len()).map(|id| (*id).into()).collect();
    LateMsg::CellsPasted { cells: cells.into_iter().map(Into::into).collect(), boxes }.into()
}

fn texts(model: &Model, boxes: &[&str]) -> Vec<String> {
    boxes.iter().map(|id| text_of(model, id).unwrap_or_default()).collect()
}

fn done(filled: usize, cleared: usize, left: usize, heading: &str) -> Option<Notice> {
    Some(Notice::Pasted { filled, cleared, left, heading: heading.into(), runs_over: false })
}

fn doubts(model: &Model) -> Vec<PasteDoubt> {
    let pasting = model.pasting.as_ref().expect("it waits for a look");
    pasting.doubts(model.rubric().expect("a rubric"))
}

/// Nothing has changed yet, and what waits is doubted for these reasons.
#[track_caller]
fn assert_asks(clipboard: &str, boxes: &[&str], expected: &[PasteDoubt]) -> Model {
    let start = with_two();
    let model = play(start.clone(), [pasted(clipboard, boxes)]);
    assert_eq!(draft(&model), draft(&start), "{clipboard:?}");
    assert_eq!(doubts(&model), expected, "{clipboard:?}");
    assert!(play(model.clone(), [Msg::PasteDismissed]) == start, "given up, nothing is left of it");
    model
}

#[test]
fn a_pasted_column_is_one_step() {
    let start = with_two();
    let ids = ["matching.preschool", "matching.boarders", "matching.repairs"];
    let before = play(start.clone(), [typing("matching.preschool", "1")]);
    let model = play(before.clone(), [pasted("331.3\r\n371.6\r\n307\r\n", &ids)]);
    assert_eq!(model.notice, done(3, 0, 0, ""));
    assert_eq!(texts(&model, &ids), ["331.3", "371.6", "307"]);
    let more = play(model, [typing("matching.repairs", "308")]);
    let back = play(more, [Msg::Undone, Msg::Undone]);
    assert_eq!(draft(&back), draft(&before), "what was typed before and after it are steps of their own");
}

#[test]
fn several_columns_change_nothing() {
    let start = with_two();
    assert_eq!(cells("1\t2\n3\t4"), Cells::Block { columns: 2 });
    let model = play(start.clone(), [Msg::PasteRefused { columns: 2 }]);
    assert_eq!(draft(&model), draft(&start));
    assert_eq!(model.notice, Some(Notice::PasteRefused { columns: 2 }));
    assert!(!can_undo(&model));
}

#[test]
fn a_heading_is_passed_over_and_said() {
    let figures = ["1803", "1786", "2781", "2726"];
    for heading in [
        "生均公用经费（元）",
        "小学生均公用经费支出",
        "公用经费",
        "单位：元",
        "元/人",
        "金额",
        "2019年",
        "数值（元/人）",
        "2019年生均公用经费（元）",
    ] {
        let model = play(with_two(), [pasted(&format!("{heading}\r\n{}", figures.join("\r\n")), &SPENDING)]);
        assert_eq!(model.notice, done(4, 0, 0, heading), "{heading}");
        assert_eq!(texts(&model, &SPENDING[..4]), figures, "{heading}");
        assert_eq!(texts(&model, &SPENDING[4..]), texts(&with_two(), &SPENDING[4..]), "{heading}");
    }
    // Its unit in a cell of its own; a row with its name before it.
    let model = play(with_two(), [pasted("生均公用经费\n元\n1803\n1786", &SPENDING)]);
    assert_eq!(model.notice, done(2, 0, 0, "生均公用经费 元"));
    let model = play(with_two(), [pasted("生均公用经费（元）\t1803\t1786", &SPENDING)]);
    assert_eq!(texts(&model, &SPENDING[..2]), ["1803", "1786"]);
    assert_eq!(
        text::notice(&[], &model.notice.expect("a notice")),
        "已粘贴 2 格，首格“生均公用经费（元）”是表头，已略过；一次撤销可全部取回"
    );
}

#[test]
fn a_heading_of_something_else_is_asked_about() {
    for heading in [
        "生均公用经费（万元）",
        "在校生（人）",
        "初中生均公用经费",
        "上年小学生均公用经费支出",
        "县教育局填报",
    ] {
        assert_asks(
            &format!("{heading}\n1803\n1786"),
            &SPENDING,
            &match heading {
                // Not known for a heading, it is a cell that cannot be read.
                "县教育局填报" => vec![PasteDoubt::Heading, PasteDoubt::Unreadable(1)],
                // A figure of 万元 is none of 元, nor one of 人.
                "生均公用经费（万元）" | "在校生（人）" => {
                    vec![PasteDoubt::Heading, PasteDoubt::Units]
                }
                _ => vec![PasteDoubt::Heading],
            },
        );
    }
    // The draft's year, or the one before, may be a heading or a figure.
    for year in ["2014", "2013"] {
        assert_asks(&format!("{year}\n1803\n1786"), &SPENDING, &[PasteDoubt::Heading]);
    }
    assert_eq!(play(with_two(), [pasted("2012\n1803", &SPENDING)]).notice, done(2, 0, 0, ""));
    // The person says whether it is one.
    let model = assert_asks("暂无\n1803", &SPENDING, &[PasteDoubt::Heading, PasteDoubt::Unreadable(1)]);
    let kept = play(model.clone(), [Msg::from(LateMsg::PasteAccepted)]);
    assert_eq!(texts(&kept, &SPENDING[..2]), ["暂无", "1803"]);
    let passed =
        play(model, [Msg::from(LateMsg::HeadingPassedOver(true)), Msg::from(LateMsg::PasteAccepted)]);
    assert_eq!((text_of(&passed, SPENDING[0]).as_deref(), passed.pasting), (Some("1803"), None));
    assert_eq!(passed.notice, done(1, 0, 0, "暂无"));
}

#[test]
fn a_heading_s_unit_is_that_of_every_box() {
    // The fifth box asks for a percentage, which no figure under 元 is.
    assert_asks("生均公用经费（元）\n1803\n1786\n2781\n2726\n5", &SPENDING, &[PasteDoubt::Units]);
    // Nor do figures without any unit go from 元 to % unasked; with their units they do.
    assert_asks("1803\n1786\n2781\n2726\n5", &SPENDING, &[PasteDoubt::Units]);
    let model = play(with_two(), [pasted("1803\n1786\n2781\n2726\n5%", &SPENDING)]);
    assert_eq!(model.notice, done(5, 0, 0, ""));
}

#[test]
fn what_does_not_fit_its_box_is_asked_about() {
    assert_asks("1803\n1786人", &SPENDING, &[PasteDoubt::Unreadable(1)]);
    assert_asks("小学\n1803\n初中\n2781", &SPENDING, &[PasteDoubt::Unreadable(1)]);
    assert_asks("约1803\n1786", &SPENDING, &[PasteDoubt::Unreadable(1)]);
    // Two lines in one cell are two figures.
    assert_asks("\"18\n03\"\n1786", &SPENDING, &[PasteDoubt::Unreadable(1)]);
    // A figure where 是 or 否 is asked for.
    let flags = ["matching.paid", "salary.teacher_average"];
    assert_asks("3\n81000", &flags, &[PasteDoubt::Unreadable(1)]);
    let model = play(with_two(), [pasted("否\n81000", &flags)]);
    assert_eq!(texts(&model, &flags), ["否", "81000"]);
}

#[test]
fn cells_beyond_the_last_box_are_asked_about() {
    let last = ["gate.vocational_closed_or_short"];
    let model = assert_asks("否\n1\n2", &last, &[PasteDoubt::NoBox(2)]);
    let shown = view::paste(&model).expect("a preview");
    let labels: Vec<&str> = shown.rows.iter().map(|row| &*row.label).collect();
    assert_eq!((labels[1], labels[2], &*shown.counts), ("不粘贴", "不粘贴", "粘贴 1 格"));
    let put = play(model, [Msg::from(LateMsg::PasteAccepted)]);
    assert_eq!((texts(&put, &last), put.notice), (vec!["否".to_owned()], done(1, 0, 2, "")));
    // Blank rows at the end of what was copied are nothing.
    let model = play(with_two(), [pasted("否\n\n\n", &last)]);
    assert_eq!(model.notice, done(1, 0, 0, ""));
}

#[test]
fn blank_cells_are_told_apart() {
    let start = with_two();
    let boxes = ["leadership.studies", "leadership.visits", "leadership.group_meetings"];
    let start = play(start.clone(), [typing(boxes[0], "3"), typing(boxes[1], "5")]);
    let model = play(start.clone(), [pasted("4\r\n\r\n6", &boxes)]);
    assert_eq!(
        (texts(&model, &boxes), model.notice.clone()),
        (["4", "", "6"].map(str::to_owned).to_vec(), done(2, 1, 0, ""))
    );
    let said = text::notice(&[], &model.notice.clone().expect("a notice"));
    assert_eq!(said, "已粘贴 2 格，清空 1 格，一次撤销可全部取回");
    assert_eq!(draft(&play(model, [Msg::Undone])), draft(&start), "one step takes it back");
    // Where nothing stood, nothing is emptied.
    let model = play(with_two(), [pasted("4\n \n6", &boxes)]);
    assert_eq!(
        (texts(&model, &boxes), model.notice),
        (["4", "", "6"].map(str::to_owned).to_vec(), done(2, 0, 0, ""))
    );
}

/// 6 comes to stand where 是 or 否 is asked for: nothing follows it, so that is told.
#[test]
fn a_last_figure_too_many_is_told() {
    let start = with_two();
    let boxes = ["leadership.group_meetings", "leadership.government_meetings", "leadership.report_congress"];
    let start = play(start.clone(), [typing(boxes[0], "3"), typing(boxes[1], "5")]);
    let model = play(start, [pasted("4\r\n\r\n6", &boxes)]);
    assert_eq!(texts(&model, &boxes), ["4", "", "6"]);
    let said = text::notice(&[], &model.notice.expect("a notice"));
    assert!(said.starts_with("已粘贴 2 格，清空 1 格，末格是数，所填的项应填“是”或“否”"), "{said}");
    // With a figure behind it, it may be one of another box.
    let boxes = [boxes[0], boxes[2], boxes[1]];
    assert_asks("4\n6\n5", &boxes, &[PasteDoubt::Unreadable(1)]);
}

#[test]
fn the_look_shows_where_each_cell_goes_and_what_it_replaces() {
    let start = with_two();
    let start = play(start.clone(), [typing(SPENDING[1], "1700")]);
    let model = play(start, [pasted("0.18万元\n\n2781人", &SPENDING)]);
    let shown = view::paste(&model).expect("a preview");
    let told = |at: usize| {
        let row = &shown.rows[at];
        [&*row.cell, &*row.label, &*row.reading, &*row.was]
    };
    // 0.18 万元 are 1800 元.
    assert_eq!(told(0), ["0.18万元", "小学生均公用经费支出（2014年）", "1,800 元/人", "1803"]);
    assert_eq!(told(1), ["", "上年小学生均公用经费支出（2013年）", "清空", "1700"]);
    assert!(told(2)[2].contains("单位“人”"), "{:?}", told(2));
    assert_eq!((&*shown.counts, shown.doubts.len(), shown.heading), ("粘贴 2 格，清空 1 格", 1, None));
}

#[test]
fn another_draft_has_nothing_waiting() {
    let model = assert_asks("1803\n1786人", &SPENDING, &[PasteDoubt::Unreadable(1)]);
    assert_eq!(play(model.clone(), [Msg::Opened("b".into())]).pasting, None);
    assert_eq!(play(model, [Msg::Closed]).pasting, None);
}
