//! Layouts that strangers' tables have: what stands above a table, tables that go on, and rows that are not to be read as rows.

use super::{assert_nothing_lost, items, printed};
use lvzhi::blocks::{Cell, Document, DocumentBlock, DocumentTable};
use lvzhi::printed::{self as room, Corrections, Printed, PrintedScale, Role, VetoEffect, Why};

/// Paths, titles and points of all items.
fn paths(read: &Printed) -> Vec<(String, &str, String)> {
    let points = |number: &Option<lvzhi::number::Number>| {
        number.as_ref().map_or_else(|| "-".into(), lvzhi::number::Number::plain)
    };
    read.items().map(|item| (item.path.join("/"), item.title.as_str(), points(&item.points))).collect()
}

fn line<'a>(path: &str, title: &'a str, points: &str) -> (String, &'a str, String) {
    (path.to_owned(), title, points.to_owned())
}

fn why(read: &Printed, text: &str) -> Vec<Why> {
    read.left_out.iter().filter(|left| left.text.contains(text)).map(|left| left.why).collect()
}

/// A workbook, each sheet as lines of cells.
#[track_caller]
fn workbook(sheets: &[(&str, &str)]) -> Printed {
    let mut document = Document::default();
    for (name, text) in sheets {
        let mut table = DocumentTable { name: (*name).to_owned(), ..DocumentTable::default() };
        for (row, cells) in text.lines().enumerate() {
            for (column, text) in cells.split('\t').enumerate().filter(|(_, text)| !text.is_empty()) {
                let text = text.to_owned();
                table.cells.push(Cell {
                    row,
                    column,
                    indent: 0,
                    rows: 1,
                    columns: 1,
                    text,
                    is_hidden: false,
                });
            }
        }
        document.blocks.push(DocumentBlock::Table(table));
    }
    let read = room::read(&document, &Corrections::default());
    assert_nothing_lost(&document, &read);
    read
}

#[test]
fn lines_above_a_table_are_its_heads() {
    let table = |row: &str| format!("<table><tr><td>要点<td>分值<td>评分办法</tr><tr>{row}</tr></table>");
    let read = printed(
        &[
            "<p>某县评分细则</p><p>一、教育方针（12分）</p><p>（一）党的领导（7分）</p>",
            &table("<td>领导<td>7<td>未落实扣3分"),
            "<p>（二）育人（5分）</p>",
            &table("<td>课程<td>5<td>缺1项扣1分"),
            "<p>二、经费（30分）</p>",
            &table("<td>投入<td>30<td>未达标扣15分"),
            "<p>三、加分项（5分）</p>",
            &table("<td>表彰<td>5<td>国家级加3分"),
            "<p>四、一票否决</p><table><tr><td>序号<td>情形</tr><tr><td>1<td>数据造假</tr></table>",
        ]
        .concat(),
    );
    assert_eq!(
        paths(&read),
        [
            line("一、教育方针/（一）党的领导", "领导", "7"),
            line("一、教育方针/（二）育人", "课程", "5"),
            line("二、经费", "投入", "30")
        ]
    );
    assert_eq!((read.title.as_str(), read.bonus.len(), read.vetoes.len()), ("某县评分细则", 1, 1));
    assert_eq!(read.vetoes[0].effect, VetoEffect::Worst);
    // 7 + 5 = 12, and 30.
    assert!(
        read.sums.len() >= 2 && read.sums.iter().all(|sum| sum.printed == sum.counted),
        "{:?}",
        read.sums
    );
}

#[test]
fn sheets_are_blocks_heads_and_summaries() {
    let of = |title: &str, points: &str| {
        format!("序号\t要素\t分值\t评分细则\t自评得分\n1\t{title}\t{points}\t缺项扣1分\t{points}\n")
    };
    let read = workbook(&[
        ("封面", "某市自评打分表\n填报日期：2024年5月10日\n"),
        ("汇总表", "一级指标\t分值\t自评得分\n组织\t15\t14\n条件\t25\t24\n合计\t40\t38\n"),
        ("组织", &of("机构", "15")),
        ("条件", &of("校舍", "25")),
        ("加分项", "序号\t加分项目\t加分标准\t加分上限\n1\t推广\t国家级加2分\t2\n"),
        ("一票否决", "序号\t否决事项\t是否发生\n1\t发生重大事故的\t否\n"),
        ("基础数据", "学校\t学生数\t教师数\n一中\t3200\t260\n二中\t2100\t180\n"),
    ]);
    assert_eq!(paths(&read), [line("组织", "机构", "15"), line("条件", "校舍", "25")]);
    assert_eq!((read.bonus.len(), read.vetoes.len()), (1, 1));
    assert_eq!(read.bonus[0].cap.as_ref().map(lvzhi::number::Number::plain).as_deref(), Some("2"));
    for text in ["3200", "组织 15"] {
        assert_eq!(why(&read, text), [Why::OtherTable], "{text}");
    }
    assert_eq!(read.printed_total.as_ref(), Some(&read.total));
}

#[test]
fn a_table_goes_on_after_the_end_of_a_page() {
    let read = printed(
        "<table><tr><td>类别<td>项目<td>标准分<td>扣分标准<td>扣分</tr>\
         <tr><td>基础教育<td>学前<td>6<td>未完成扣3分；<td></tr></table><p>&nbsp;</p>\
         <table><tr><td><td><td><td>逾期扣1分。<td></tr><tr><td><td>高中<td>7<td>下滑扣2分<td></tr>\
         <tr><td>职业教育<td>产教<td>5<td>无项目不得分<td></tr></table>\
         <table><tr><td>张三<td>教育局<td>组长</tr><tr><td>李四<td>财政局<td>组员</tr><tr><td>王五<td>编办<td>组员</tr></table>",
    );
    assert_eq!(
        items(&read),
        [
            ("学前", "6".to_owned(), "未完成扣3分；\n逾期扣1分。"),
            ("高中", "7".to_owned(), "下滑扣2分"),
            ("产教", "5".to_owned(), "无项目不得分")
        ]
    );
    let heads: Vec<(&str, usize)> =
        read.heads.iter().map(|head| (head.title.as_str(), head.items.len())).collect();
    assert_eq!(heads, [("基础教育", 2), ("职业教育", 1)]);
    assert_eq!(why(&read, "张三"), [Why::OtherTable]);
}

#[test]
fn parts_stand_beside_each_other() {
    let read = printed(
        "序号\t指标\t分值\t评分标准\t序号\t指标\t分值\t评分标准\n\
         1\t组织\t4\t未成立不得分\t3\t交流\t5\t低于10%不得分\n2\t规划\t6\t未编制扣3分\t\t\t\t\n",
    );
    assert_eq!(paths(&read), [line("", "组织", "4"), line("", "规划", "6"), line("", "交流", "5")]);
    assert_eq!(items(&read)[2].2, "低于10%不得分");
    let read = printed(
        "指标\t分值\t评分细则\t\t姓名\t职务\n课程\t8\t缺课扣4分\t\t钱某\t组长\n作业\t7\t超量扣1分\t\t\t\n",
    );
    assert_eq!(paths(&read), [line("", "课程", "8"), line("", "作业", "7")]);
    assert_eq!(why(&read, "钱某"), [Why::OtherTable]);
}

#[test]
fn headings_stand_down_the_side_or_on_cards() {
    let read = printed(
        "指标\t领导\t经费\t队伍\n分值\t20\t30\t50\n评分标准\t每少1次扣2分\t未达到不得分\t空缺扣1分\n责任单位\t县委办\t财政局\t编办\n自评得分\t18\t30\t49\n",
    );
    assert_eq!(paths(&read), [line("", "领导", "20"), line("", "经费", "30"), line("", "队伍", "50")]);
    assert_eq!(read.items().map(|item| item.own_points.as_str()).collect::<Vec<_>>(), ["18", "30", "49"]);
    let card = |title: &str, points: &str| {
        format!(
            "<table><tr><td>指标名称<td>{title}<td>分值<td>{points}</tr><tr><td>评分标准<td colspan=3>达标得满分</tr>\
             <tr><td>责任单位<td>教育局<td>自评得分<td></tr></table>"
        )
    };
    let read = printed(&[card("学历", "10"), card("体育", "5")].concat());
    assert_eq!(
        items(&read),
        [("学历", "10".to_owned(), "达标得满分"), ("体育", "5".to_owned(), "达标得满分")]
    );
    assert_eq!(read.items().next().map(|item| item.responsible.concat()).as_deref(), Some("教育局"));
    let read = printed(
        "指标名称\t入园率\n分值\t4\n计分方法\t达到得满分\n指标名称\t巩固率\n分值\t6\n计分方法\t每低1%扣1分\n",
    );
    assert_eq!(paths(&read), [line("", "入园率", "4"), line("", "巩固率", "6")]);
}

#[test]
fn levels_stand_in_any_order_and_in_every_row() {
    let read = printed(
        "评分标准\t分值\t三级指标\t二级指标\t一级指标\n每少1次扣1分\t3\t思政\t党建\t领导\n未落实不得分\t4\t责任制\t党建\t领导\n未完成不得分\t8\t用地\t用地保障\t条件\n",
    );
    assert_eq!(
        paths(&read),
        [
            line("领导/党建", "思政", "3"),
            line("领导/党建", "责任制", "4"),
            line("条件/用地保障", "用地", "8")
        ]
    );
    assert_eq!(read.heads.len(), 2);
    let read = printed(
        "考核项目\t考核内容\t分值\t考评办法\n党建\t校长负责制\t5\t缺1校扣1分\n党建\t发展党员\t3\t未完成扣1分\n安全\t校车\t2\t事故不得分\n",
    );
    assert_eq!(
        paths(&read),
        [line("党建", "校长负责制", "5"), line("党建", "发展党员", "3"), line("安全", "校车", "2")]
    );
    let read = printed(
        "<table><tr><td colspan=2>项目及分值<td colspan=2>要点及分值<td>评分办法</tr>\
         <tr><td rowspan=2>控辍<td rowspan=2>10<td>机制<td>4<td>未建立不得分</tr><tr><td>劝返<td>6<td>每人扣1分</tr></table>",
    );
    assert_eq!(paths(&read), [line("控辍", "机制", "4"), line("控辍", "劝返", "6")]);
    assert_eq!(read.heads[0].points.as_ref().map(lvzhi::number::Number::plain).as_deref(), Some("10"));
}

#[test]
fn points_stand_beside_weights_and_in_ranges() {
    let read = printed(
        "一级指标\t二级指标\t权重系数\t基础分\t评分细则\n师资\t师德\t1.2\t10\t每起扣2分\n\t发展\t1.0\t0-5分\t视情况计分\n",
    );
    assert_eq!(paths(&read), [line("师资", "师德", "10"), line("师资", "发展", "5")]);
    assert_eq!(why(&read, "1.2"), [Why::OtherFigures]);
    let read =
        printed("指标\t权重\t评分标准\t加权得分\n普及\t35%\t每低1%扣5分\t33.6\n师资\t65%\t每低1%扣2分\t61\n");
    assert_eq!(paths(&read), [line("", "普及", "35"), line("", "师资", "65")]);
    assert_eq!(why(&read, "33.6"), [Why::Column]);
}

#[test]
fn sums_stand_above_what_they_are_of() {
    let read = printed(
        "<table><tr><td>内容<td>要点<td>分值<td>评分办法</tr><tr><td colspan=2>总分<td>27<td></tr>\
         <tr><td rowspan=3>一、学前<td>小计<td>12<td></tr><tr><td>普惠<td>6<td>每低1%扣0.5分</tr><tr><td>公办<td>6<td>每低1%扣0.5分</tr>\
         <tr><td rowspan=2>二、义教<td>小计<td>15<td></tr><tr><td>控辍<td>15<td>每人扣1分</tr></table>",
    );
    assert_eq!(
        paths(&read),
        [line("一、学前", "普惠", "6"), line("一、学前", "公办", "6"), line("二、义教", "控辍", "15")]
    );
    assert_eq!(read.printed_total.as_ref(), Some(&read.total));
    assert_eq!(read.sums.len(), 3);
    assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{:?}", read.sums);
    // Each of two tables has its own: 10 and 20 are right, and none of them is the whole.
    let table = |points: &str| {
        format!(
            "<table><tr><td>指标<td>分值<td>评分办法</tr><tr><td>甲{points}<td>{points}<td>扣分</tr><tr><td>合计<td>{points}<td></tr></table>"
        )
    };
    let read = printed(&[table("10"), table("20")].concat());
    assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{:?}", read.sums);
    assert_eq!((read.sums.len(), &read.printed_total), (2, &None));
}

#[test]
fn rows_without_a_clause_are_heads() {
    let read = printed(
        "序号\t内容\t分值\t评分标准\n1\t职责\t20\t\n1.1\t组织\t12\t\n1.1.1\t机制\t7\t未建立扣3分\n1.1.2\t部门\t5\t每项扣1分\n1.2\t规划\t8\t未执行扣4分\n",
    );
    assert_eq!(
        paths(&read),
        [line("职责/组织", "机制", "7"), line("职责/组织", "部门", "5"), line("职责", "规划", "8")]
    );
    // Numbers say nothing of the depth here, but 60 = 35 + 25 and 40 = 40.
    let read = printed(
        "<table><tr><td colspan=2>指标体系<td>分数<td>评分标准<td>自测得分</tr><tr><td colspan=2>核心<td>60<td><td></tr>\
         <tr><td>①<td>质量<td>35<td>下降扣2分<td>33</tr><tr><td>②<td>发展<td>25<td>上升扣3分<td>22</tr>\
         <tr><td colspan=2>基础<td>40<td><td></tr><tr><td>③<td>队伍<td>40<td>不达标扣4分<td>40</tr></table>",
    );
    assert_eq!(
        paths(&read),
        [line("核心", "质量", "35"), line("核心", "发展", "25"), line("基础", "队伍", "40")]
    );
    assert_eq!(read.items().map(|item| item.number.as_str()).collect::<Vec<_>>(), ["①", "②", "③"]);
    // 60 is not 35 + 20: whoever made the table may have meant an item.
    let read = printed("指标\t分值\t评分标准\n核心\t60\t\n质量\t35\t下降扣2分\n发展\t20\t上升扣3分\n");
    assert_eq!(read.items().count(), 3);
}

#[test]
fn blocks_below_the_items_have_their_name_beside_them() {
    let read = printed(
        "<table><tr><td>考核内容<td>考核指标<td>评分标准<td>权重分<td>牵头单位</tr>\
         <tr><td rowspan=2>重点<td>双减<td>每低1%扣0.5分<td>15<td rowspan=2>教育局</tr><tr><td>改革<td>每起扣2分<td>10</tr>\
         <tr><td>加分项<td colspan=4>国家级荣誉每项加2分，最高加5分</tr><tr><td>扣分项<td colspan=4>被通报每次扣2分</tr>\
         <tr><td>评价等次<td colspan=4>优秀：≥22分；良好：≥20分；合格：≥15分；不合格：＜15分</tr></table>",
    );
    assert_eq!(paths(&read), [line("重点", "双减", "15"), line("重点", "改革", "10")]);
    assert_eq!((read.bonus.len(), read.deductions.len(), read.grades.len()), (1, 1, 4));
    let read = printed(
        "指标\t分值\t评分标准\n学前\t15\t每低1%扣1分\n义教\t25\t每人扣1分\n\n减分项\t减分标准\t减分上限\n违规\t每起减1分\t5\n信访\t每批减2分\t6\n",
    );
    assert_eq!((read.items().count(), read.deductions.len()), (2, 2));
}

#[test]
fn headings_of_all_words() {
    let read = printed(
        "<table><tr><td rowspan=3>指标<td rowspan=3>评分要点<td rowspan=3>考评办法<td rowspan=3>分值<td colspan=2>考核得分<td rowspan=3>评价依据<td rowspan=3>未达标情况</tr>\
         <tr><td>自评<td>市级</tr><tr><td>分数<td>分数</tr>\
         <tr><td>甲<td>要点<td>每少1次扣1分<td>5<td>4<td><td>文件<td>缺1项</tr></table>",
    );
    assert_eq!(items(&read), [("甲", "5".to_owned(), "每少1次扣1分")]);
    let item = read.items().next().expect("an item");
    assert_eq!(
        (item.own_points.as_str(), item.own_explanation.as_str(), item.evidence.concat().as_str()),
        ("4", "缺1项", "文件")
    );
    assert_eq!(
        read.columns.iter().find(|column| column.heading.contains("市级")).map(|column| column.role),
        Some(Role::Checked)
    );
    let read =
        printed("指标\t标准\t是否达标\t得分（自评）\n入学率\t达到99%\t是\t1\n巩固率\t达到95%\t否\t0\n");
    assert_eq!((read.scale, items(&read)[1].2), (PrintedScale::Items, "达到95%"));
    assert_eq!(read.items().map(|item| item.own_points.as_str()).collect::<Vec<_>>(), ["是\n1", "否\n0"]);
    // A column whose heading says nothing is known by its texts; titles are written from above, letters are wide.
    let read =
        printed("项目\t随便\t满分\n常规\u{fe35}6分\u{fe36}\t每少报1条扣0.5分\t6\n专项\t违规扣5分\t15\n");
    assert_eq!(items(&read)[0].2, "每少报1条扣0.5分");
    let read = printed(
        "<table><tr><td rowspan=2>三级指标<td colspan=2>等级标准</tr><tr><td>Ａ级<td>Ｃ级</tr><tr><td>规划<td>好<td>一般</tr><tr><td>经费<td>足额<td>不足</tr></table>",
    );
    assert_eq!((read.scale, items(&read)[0].2), (PrintedScale::Letters, "Ａ级 好\nＣ级 一般"));
}

#[test]
fn pages_add_their_numbers_and_titles() {
    let read = printed(
        "某市县级人民政府教育督导评价办法\n一、党建（10分）\n1.专题研究教育工作每年不少于两次（6分）。\n每少1次扣1分。\n— 1 —\n某市县级人民政府教育督导评价办法\n\
         2.联系学校制度（4分）。未建立的不得分；未按要求到校的每人次扣0.2分，以上扣完为\n止。\n第2页 共3页\n二、经费 20分\n3.增长 20分\n未增长的不得分，增长不\n足的按比例。\n3/3\n",
    );
    assert_eq!(
        items(&read),
        [
            ("1.专题研究教育工作每年不少于两次", "6".to_owned(), "每少1次扣1分。"),
            ("2.联系学校制度", "4".to_owned(), "未建立的不得分；未按要求到校的每人次扣0.2分，以上扣完为止。"),
            ("3.增长", "20".to_owned(), "未增长的不得分，增长不足的按比例。"),
        ]
    );
    assert_eq!(read.left_out.iter().filter(|left| left.why == Why::Page).count(), 4, "{:?}", read.left_out);
    // Numbers alone count pages only where they count; one by itself may be points.
    let text = |first: &str, last: &str| {
        format!(
            "一、党建 10分\n1.甲 6分\n扣1分。\n{first}\n2.乙 4分\n扣2分。\n{last}\n3.丙 0分\n扣完为止。\n"
        )
    };
    assert_eq!(items(&printed(&text("7", "8")))[0].2, "扣1分。");
    assert_eq!(items(&printed(&text("7", "5")))[0].2, "扣1分。\n7");
}

#[test]
fn html_says_more_than_its_cells() {
    let read = printed(
        "<table><caption>某县评分标准</caption><tr><td>指标<td>分值<td>评分标准</tr>\
         <tr><td>招生<td>10<td>每起扣<del>1</del><ins>2</ins>分：<table><tr><td>0起<td>1起<td>2起</tr><tr><td>10分<td>8分<td>6分</tr></table></tr>\
         <tr><td>学籍<td>10<td>每例扣0.5分</tr></table>",
    );
    assert_eq!(read.title, "某县评分标准");
    assert_eq!(
        items(&read),
        [
            ("招生", "10".to_owned(), "每起扣2分：\n0起 1起 2起\n10分 8分 6分"),
            ("学籍", "10".to_owned(), "每例扣0.5分")
        ]
    );
    assert_eq!(why(&read, "1"), [Why::Hidden]);
}
