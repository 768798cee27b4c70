//! Layouts of real tables.

use super::{document, items, printed, said};
use lvzhi::number::Number;
use lvzhi::printed::{self as room, Corrections, PrintedScale, Role, RowIs, VetoEffect, Why};

fn plain(numbers: &Number) -> String {
    numbers.plain()
}

#[test]
fn blanks_below_a_title_belong_to_it() {
    let read = printed(
        "一级指标\t二级指标\t评分标准\t分值\t责任单位\t佐证材料\n\
         组织领导（20分）\t党的领导\t每少1次扣1分\t10\t县委办、教育局\t文件\n\
         \t\t未建立机制扣2分\t\t\t会议记录\n\
         \t规划\t\"视情况扣分\n扣完为止\"\t10分\t发改局\t规划文本\n\
         队伍（30分）\t编制\t足额得满分\t30\t编办\t编制文件；花名册\n\
         合计\t\t\t50\t\t\n",
    );
    assert_eq!(
        items(&read),
        [
            ("党的领导", "10".to_owned(), "每少1次扣1分\n未建立机制扣2分"),
            ("规划", "10".to_owned(), "视情况扣分\n扣完为止"),
            ("编制", "30".to_owned(), "足额得满分"),
        ]
    );
    assert_eq!(read.heads.iter().map(|head| head.title.as_str()).collect::<Vec<_>>(), ["组织领导", "队伍"]);
    assert_eq!(
        (plain(&read.total), read.printed_total.as_ref().map(plain)),
        ("50".into(), Some("50".into()))
    );
    assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{:?}", read.sums);
    let first = read.items().next().expect("an item");
    assert_eq!(
        (first.responsible.as_slice(), first.evidence.len()),
        (&["县委办".to_owned(), "教育局".to_owned()][..], 2)
    );
    assert_eq!(first.place, "表1!B2");
}

#[test]
fn headings_over_headings_and_columns_of_others() {
    let read = printed(
        "<table><tr><td colspan=7>某市教育工作评价表</td></tr>\
         <tr><td rowspan=2>序号<td colspan=2>评价指标<td rowspan=2>分值<td rowspan=2>评分办法<td colspan=2>得分</tr>\
         <tr><td>一级指标<td>二级指标<td>自评<td>市评</tr>\
         <tr><td>1<td rowspan=2>保障机制<br>（15分）<td>责任监督<td>10<td>未建立0分<td>9.5<td></tr>\
         <tr><td>2<td>经费<td>5<td>每低1个百分点扣1分<td>5<td>4</tr>\
         <tr><td colspan=7>注：数据以教育事业年报为准。</td></tr></table>",
    );
    assert_eq!(read.title, "某市教育工作评价表");
    assert_eq!(
        items(&read),
        [("责任监督", "10".to_owned(), "未建立0分"), ("经费", "5".to_owned(), "每低1个百分点扣1分")]
    );
    let own: Vec<&str> = read.items().map(|item| item.own_points.as_str()).collect();
    assert_eq!(own, ["9.5", "5"]);
    assert!(
        read.left_out.iter().any(|left| left.why == Why::Checked && left.text == "4"),
        "{:?}",
        read.left_out
    );
    assert_eq!(read.items().next().map(|item| item.path.clone()), Some(vec!["保障机制".to_owned()]));
}

#[test]
fn heads_in_rows_of_their_own_and_blocks_beside_the_items() {
    let read = printed(
        "<table><tr><td>序号<td>考核项目<td>考核内容及评分标准<td>分值</tr>\
         <tr><td colspan=4>一、组织领导（10分）</tr>\
         <tr><td>1<td>党的领导<td>每少1次扣0.5分。<td>4</tr>\
         <tr><td>2<td>规划<td>纳入规划得满分<td>6</tr>\
         <tr><td colspan=3>小计<td>10</tr>\
         <tr><td>序号<td>考核项目<td>考核内容及评分标准<td>分值</tr>\
         <tr><td colspan=4>二、加分项（5分）</tr>\
         <tr><td>3<td>表彰<td>获省级表彰加2分，最多加5分<td></tr>\
         <tr><td colspan=4>三、减分项</tr>\
         <tr><td>4<td>通报<td>每次扣1分，最多扣3分<td></tr>\
         <tr><td colspan=4>四、一票否决</tr>\
         <tr><td>5<td>安全<td>发生重大安全责任事故的，不得评为优秀<td></tr>\
         <tr><td colspan=4>填表人：　　　审核人：　　　年　月　日</tr></table>\
         <p>90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。</p>",
    );
    assert_eq!(
        items(&read),
        [("党的领导", "4".to_owned(), "每少1次扣0.5分。"), ("规划", "6".to_owned(), "纳入规划得满分")]
    );
    assert_eq!(
        read.bonus.iter().map(|extra| extra.cap.as_ref().map(plain)).collect::<Vec<_>>(),
        [Some("5".to_owned())]
    );
    assert_eq!(
        read.deductions.iter().map(|extra| extra.cap.as_ref().map(plain)).collect::<Vec<_>>(),
        [Some("3".to_owned())]
    );
    assert_eq!(
        read.vetoes.iter().map(|veto| veto.effect.clone()).collect::<Vec<_>>(),
        [VetoEffect::Cap("良好".to_owned())]
    );
    assert_eq!(
        read.grades.iter().map(|grade| plain(&grade.least)).collect::<Vec<_>>(),
        ["90", "80", "60", "0"]
    );
    for why in [Why::Subtotal, Why::Heading, Why::Signature] {
        assert!(read.left_out.iter().any(|left| left.why == why), "{why:?}: {:?}", read.left_out);
    }
}

#[test]
fn points_over_several_rows_make_one_item() {
    let read = printed(
        "<table><tr><td>指标<td>分值<td>评分细则</tr>\
         <tr><td rowspan=3>经费<td rowspan=3>12<td>①达到4分</tr><tr><td>②每低1%扣1分</tr><tr><td>③未公告扣2分</tr>\
         <tr><td>教师<td>8<td>足额</tr></table>",
    );
    assert_eq!(
        items(&read),
        [("经费", "12".to_owned(), "①达到4分\n②每低1%扣1分\n③未公告扣2分"), ("教师", "8".to_owned(), "足额")]
    );
}

#[test]
fn titles_that_share_a_head_are_the_points_looked_at() {
    let read = printed(
        "<table><tr><td>评价指标<td>评价要点<td>分值<td>计分办法<td>佐证材料</tr>\
         <tr><td rowspan=2>党建思政（8分）<td>党组织健全<td>5<td>每有1所学校不健全扣5分<td>文件</tr>\
         <tr><td>意识形态责任制<td>3<td>未落实扣3分<td>记录</tr></table>",
    );
    assert_eq!(
        items(&read),
        [
            ("党组织健全", "5".to_owned(), "每有1所学校不健全扣5分"),
            ("意识形态责任制", "3".to_owned(), "未落实扣3分")
        ]
    );
    assert_eq!(read.heads[0].title, "党建思政");
}

#[test]
fn points_stand_only_in_titles_or_only_in_brackets_of_clauses() {
    let read = printed(
        "观测点\t评分细则\n1.学习贯彻（2分）\t未传达扣0.2分\n2.领导小组（3.5分）\t每少1次扣0.2分\n3.常务会（4 分）\t每少1次扣0.5分\n",
    );
    assert_eq!(read.items().map(|item| said(item).1).collect::<Vec<_>>(), ["2", "3.5", "4"]);
    assert_eq!(
        read.items().map(|item| item.title.as_str()).collect::<Vec<_>>(),
        ["1.学习贯彻", "2.领导小组", "3.常务会"]
    );
    let read = printed("考核项目\t评分标准\n管理\t制度健全（1分）；落实到位（1.5分）\n安全\t无事故（2分）\n");
    assert_eq!(read.items().map(|item| said(item).1).collect::<Vec<_>>(), ["2.5", "2"]);
}

#[test]
fn numbers_in_one_column_tell_which_title_stands_over_which() {
    let read = printed(
        "项目\t分值\t评分标准\n一、教育领导\t25\t\n1.组织领导\t10\t\n（1）学习贯彻\t4\t未传达扣0.2分\n（2）领导小组\t6\t每少1次扣0.2分\n2.规划\t15\t未纳入不得分\n",
    );
    assert_eq!(
        read.items().map(|item| item.title.as_str()).collect::<Vec<_>>(),
        ["（1）学习贯彻", "（2）领导小组", "2.规划"]
    );
    assert_eq!((plain(&read.total), read.heads.len()), ("25".to_owned(), 1));
    let first = read.items().next().expect("an item");
    assert_eq!(first.path, ["一、教育领导", "1.组织领导"]);
}

#[test]
fn scales_without_points_count_items_or_letters() {
    let read = printed("指标\t评价标准\n入学率\t达到99%\n巩固率\t达到95%\n");
    assert_eq!((read.scale, read.items().count()), (PrintedScale::Items, 2));
    let read = printed(
        "<table><tr><td rowspan=2>序号<td rowspan=2>三级指标<td colspan=3>评价标准</tr><tr><td>A<td>B<td>C</tr>\
         <tr><td>1<td>规划<td>好<td>较好<td>一般</tr><tr><td>2<td>经费<td>足额<td>基本足额<td>不足</tr></table>",
    );
    assert_eq!(read.scale, PrintedScale::Letters);
    assert_eq!(
        read.items().map(|item| item.text.as_str()).collect::<Vec<_>>()[1],
        "A 足额\nB 基本足额\nC 不足"
    );
}

#[test]
fn numbered_text_of_a_pdf() {
    let read = printed(
        "某省县级人民政府教育工作督导考核标准\n一、切实履行职责（20分）\n（一）组织领导（8分）\n1.规划纲要实施方案、领导联系\n学校（3分）。未建立的不得分，执行不力的\n扣1分。\n\
         2.依法治教（5分）\n（1）建立机制得2分；\n（2）查处到位得3分。\n（二）安全责任（12分）\n3.安全责任制 12分\n每发生一起扣2分。\n\
         二、经费投入（30分）\n4.三个增长（30分）达到得满分。\n加分项\n1.获得国家级表彰的，加2分，最多加5分。\n90分以上为优秀，80分以上为良好，60分以上为合格，60分以下为不合格。\n",
    );
    assert_eq!(
        items(&read),
        [
            ("1.规划纲要实施方案、领导联系学校", "3".to_owned(), "未建立的不得分，执行不力的扣1分。"),
            ("2.依法治教", "5".to_owned(), "（1）建立机制得2分；\n（2）查处到位得3分。"),
            ("3.安全责任制", "12".to_owned(), "每发生一起扣2分。"),
            ("4.三个增长", "30".to_owned(), "达到得满分。"),
        ]
    );
    assert_eq!((read.bonus.len(), read.grades.len()), (1, 4));
    assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{:?}", read.sums);
}

/// A line below the title of a block needs no number; the block's notes give nothing.
#[test]
fn a_block_of_one_line_needs_no_number() {
    let read = printed(
        "南岭县教育履职考核办法\n一、保障（30分）\n1.规划优先（10分）。纳入规划得10分。\n2.投入优先（20分）。足额拨付得20分。\n\
         三、加分项\n获得国家级教育表彰的，每项加2分，最多加4分。\n四、扣分项\n被通报批评的，每次扣1分。\n说明：以文件为准。\n\
         五、一票否决\n发生重大安全责任事故的，直接评为不合格。\n",
    );
    let bonus: Vec<(&str, Option<String>)> =
        read.bonus.iter().map(|one| (one.text.as_str(), one.cap.as_ref().map(plain))).collect();
    assert_eq!(bonus, [("获得国家级教育表彰的，每项加2分，最多加4分。", Some("4".to_owned()))]);
    let taken: Vec<&str> = read.deductions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(taken, ["被通报批评的，每次扣1分。"]);
    assert_eq!(read.vetoes.len(), 1, "{:?}", read.vetoes);
    assert_eq!(items(&read).len(), 2);
}

#[test]
fn what_the_person_says_is_read_anew() {
    let document = document("甲\t乙\t丙\n组织领导\t每少1次扣1分\t5\n领导补充\t再扣1分\t2\n说明文字\t\t\n");
    let mut corrections = Corrections::default();
    corrections.columns.extend([((0, 0), Role::Level(1)), ((0, 1), Role::Clause), ((0, 2), Role::Points)]);
    corrections.rows.extend([((0, 0), RowIs::Heading), ((0, 2), RowIs::More), ((0, 3), RowIs::Note)]);
    let read = room::read(&document, &corrections);
    assert_eq!(read.items().count(), 1, "{read:?}");
    assert_eq!(read.items().next().map(|item| item.text.as_str()), Some("每少1次扣1分\n再扣1分"));
    assert_eq!(read.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["说明文字"]);
}

#[test]
fn a_table_that_is_none_is_told_whole() {
    let read = printed("学校\t学生\t班级\n一小\t300\t8\n二小\t200\t6\n");
    assert_eq!(read.items().count(), 0, "{read:?}");
    assert!(read.left_out.iter().all(|left| left.why == Why::OtherTable));
    assert_eq!(read.left_out.len(), 9);
}

#[test]
fn ids_do_not_change_when_rows_are_put_before() {
    let ids = |text: &str| printed(text).items().map(|item| item.id.clone()).collect::<Vec<_>>();
    let one = ids("指标\t分值\t评分标准\n经费\t5\t达到得分\n教师\t5\t足额\n");
    let two = ids("指标\t分值\t评分标准\n规划\t5\t有\n经费\t5\t达到得满分\n教师\t5\t足额\n");
    assert_eq!(one[..], two[1..]);
}

/// Below the items, each in the first cell of its row and no cells merged.
#[test]
fn lines_below_the_items_need_no_merged_cells() {
    let read = printed(
        "一级指标\t二级指标\t分值\t评分标准\t责任单位\n\
         组织领导\t党的领导\t4\t每少1次扣1分\t县委办\n\
         \t规划\t6\t未编制不得分\t发改局\n\
         加分项：获国家级表彰每项加2分，最高加5分。\t\t\t\t\n\
         一票否决：发生重大校园安全责任事故的，评为不合格。\t\t\t\t\n\
         评定等次：90分以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格。\t\t\t\t\n",
    );
    assert_eq!(
        items(&read),
        [("党的领导", "4".to_owned(), "每少1次扣1分"), ("规划", "6".to_owned(), "未编制不得分")]
    );
    assert_eq!(read.heads.len(), 1);
    let bonus: Vec<&str> = read.bonus.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(bonus, ["获国家级表彰每项加2分，最高加5分。"]);
    assert_eq!(read.bonus[0].cap.as_ref().map(plain).as_deref(), Some("5"));
    let vetoes: Vec<(&str, &VetoEffect)> =
        read.vetoes.iter().map(|one| (one.text.as_str(), &one.effect)).collect();
    assert_eq!(vetoes, [("发生重大校园安全责任事故的，评为不合格。", &VetoEffect::Worst)]);
    let grades: Vec<(&str, String)> =
        read.grades.iter().map(|grade| (grade.title.as_str(), plain(&grade.least))).collect();
    assert_eq!(
        grades,
        [
            ("优秀", "90".to_owned()),
            ("良好", "80".to_owned()),
            ("合格", "60".to_owned()),
            ("不合格", "0".to_owned())
        ]
    );
}
