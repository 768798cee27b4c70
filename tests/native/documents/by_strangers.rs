//! Tables of a second round that people who had not seen the reader made, and that it had read wrongly.

use super::{items, printed};
use lvzhi::number::Number;
use lvzhi::printed::Printed;

fn grades(read: &Printed) -> Vec<String> {
    read.grades.iter().map(|grade| format!("{} {}", grade.title, grade.least.plain())).collect()
}

/// 达标情况 is what the county fills in; it had become the clause, and the standard what is only looked at.
#[test]
fn whether_it_is_met_is_the_countys_own() {
    let read = printed(
        "评估内容\t评估指标\t评估标准\t达标情况（达标/未达标）\t自评情况\n一、普及普惠水平\t1.毛入园率\t毛入园率达到85%。\t达标\t86.2%\n\
         一、普及普惠水平\t2.覆盖率\t覆盖率达到80%。\t未达标\t79%\n",
    );
    assert_eq!(
        items(&read),
        [
            ("1.毛入园率", "-".to_owned(), "毛入园率达到85%。"),
            ("2.覆盖率", "-".to_owned(), "覆盖率达到80%。")
        ]
    );
    let own: Vec<&str> = read.items().map(|item| item.own_points.as_str()).collect();
    assert_eq!(own, ["达标", "未达标"]);
}

/// Whatever stands over it: a column of nothing but answers says how it is, and not what it has to be.
#[test]
fn a_column_of_answers_is_no_standard() {
    for heading in ["结果", "认定结果", "评估结论", "达标程度", "符合与否"] {
        let read = printed(&format!(
            "评估指标\t评估标准\t{heading}\n1.毛入园率\t毛入园率达到85%。\t达标\n2.覆盖率\t覆盖率达到80%。\t未达标\n"
        ));
        let texts: Vec<&str> = read.items().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, ["毛入园率达到85%。", "覆盖率达到80%。"], "{heading}");
        let own: Vec<&str> = read.items().map(|item| item.own_points.as_str()).collect();
        assert_eq!(own, ["达标", "未达标"], "{heading}");
    }
    // Not filled in yet.
    let read = printed(
        "评估指标\t评估标准\t认定结果\n1.毛入园率\t毛入园率达到85%。\t\n2.覆盖率\t覆盖率达到80%。\t\n",
    );
    assert_eq!(read.items().next().map(|item| item.text.as_str()), Some("毛入园率达到85%。"));
}

/// A section after 一票否决 had been more events, and grades in lines of their own none.
#[test]
fn a_section_ends_the_one_before_and_grades_stand_in_lines() {
    let read = printed(
        "2024年考核评分细则\n一、安全管理（60分）\n1.责任书。（60分）未签订的每人扣1分。\n二、演练（40分）\n2.应急演练。（40分）每少1次扣2分。\n\
         五、一票否决\n发生学生非正常死亡责任事故的，考核为不合格。\n六、考核等次\n（一）优秀：90分及以上；\n（二）合格：60分—89分；\n（三）不合格：60分以下。\n",
    );
    let events: Vec<&str> = read.vetoes.iter().map(|veto| veto.text.as_str()).collect();
    assert_eq!(events, ["发生学生非正常死亡责任事故的，考核为不合格。"]);
    assert_eq!(grades(&read), ["优秀 90", "合格 60", "不合格 0"]);
}

/// A sentence of grades that ends where the page does had lost its second half.
#[test]
fn grades_go_on_in_the_next_line() {
    let read = printed(
        "平湖县2022年度安全生产工作\n考核细则\n一、组织领导（60分）\n1.党政责任（60分）。每少1次扣1.5分。\n二、隐患（40分）\n2.排查（40分）。每处扣5分。\n\
         八、结果评定\n考核总分100分。90分以上为优秀，80分以上、90分以下为良好，\n60分以上、80分以下为合格，60分以下为不合格。\n",
    );
    assert_eq!(grades(&read), ["优秀 90", "良好 80", "合格 60", "不合格 0"]);
    // A title over two lines is one.
    assert_eq!(read.title, "平湖县2022年度安全生产工作考核细则");
}

/// Two rows with points of their own had been one item, left to judgement.
#[test]
fn rows_with_points_of_their_own_are_items_below_the_title() {
    let read = printed(
        "<table><tr><td>一级指标<td>二级指标<td>考核内容<td>评分标准</tr>\
         <tr><td rowspan=5>组织保障<td>机构（5分）<td>成立领导小组。<td>未成立的，扣2分。</tr>\
         <tr><td rowspan=2>宣传发动（7分）<td>利用广播开展宣传。（3分）<td>每少一种形式扣1分。</tr>\
         <tr><td>知晓率达到85%以上。（4分）<td>85%以上得4分，低于85%不得分。</tr>\
         <tr><td>经费（4分）<td>列入预算。<td>未列入的，扣4分。</tr><tr><td>管护（6分）<td>有制度。<td>无制度的，扣3分。</tr></table>",
    );
    assert_eq!(
        items(&read),
        [
            ("机构", "5".to_owned(), "未成立的，扣2分。"),
            ("利用广播开展宣传", "3".to_owned(), "每少一种形式扣1分。"),
            ("知晓率达到85%以上", "4".to_owned(), "85%以上得4分，低于85%不得分。"),
            ("经费", "4".to_owned(), "未列入的，扣4分。"),
            ("管护", "6".to_owned(), "无制度的，扣3分。"),
        ]
    );
    let paths: Vec<String> = read.items().map(|item| item.path.join("/")).collect();
    assert_eq!(paths, ["组织保障", "组织保障/宣传发动", "组织保障/宣传发动", "组织保障", "组织保障"]);
    assert_eq!(read.total, Number::whole(22));
}

/// Where titles stand over several items, one with a single item and points of its own gives them to it.
#[test]
fn a_head_of_one_item_gives_it_its_points() {
    let read = printed(
        "<table><tr><td>一级指标<td>二级指标<td>考核内容<td>评分标准</tr>\
         <tr><td rowspan=3>组织保障<td>机构（5分）<td>成立领导小组<td>未成立的，扣2分。</tr>\
         <tr><td rowspan=2>宣传（7分）<td>开展宣传（3分）<td>每少一种形式扣1分。</tr>\
         <tr><td>知晓率（4分）<td>85%以上得4分，低于85%不得分。</tr></table>",
    );
    assert_eq!(
        items(&read),
        [
            ("成立领导小组", "5".to_owned(), "未成立的，扣2分。"),
            ("开展宣传", "3".to_owned(), "每少一种形式扣1分。"),
            ("知晓率", "4".to_owned(), "85%以上得4分，低于85%不得分。"),
        ]
    );
}

/// Weights of heads had been left out, and the whole came to 200.
#[test]
fn heads_count_by_their_weights() {
    let weighted = |one: &str, two: &str| {
        printed(&format!(
            "<table><tr><td>一级指标<td>权重<td>二级指标<td>分值<td>评分标准</tr>\
             <tr><td rowspan=2>学前<td rowspan=2>{one}<td>毛入园率<td>60<td>每低1%扣6分</tr><tr><td>师资<td>40<td>酌情</tr>\
             <tr><td>义教<td>{two}<td>巩固率<td>100<td>每低1%扣10分</tr></table>"
        ))
    };
    for (one, two) in [("40%", "60%"), ("40", "60")] {
        let read = weighted(one, two);
        let weights: Vec<Option<Number>> = read.heads.iter().map(|head| head.weight.clone()).collect();
        assert_eq!(weights, [Some(Number::whole(40)), Some(Number::whole(60))], "{one}");
        assert_eq!(read.total, Number::whole(100));
    }
    // An excerpt: what they count for in the whole is not known.
    let read = weighted("15%", "25%");
    assert!(read.heads.iter().all(|head| head.weight.is_none()));
    assert_eq!(read.left_out.iter().map(|left| left.text.as_str()).collect::<Vec<_>>(), ["15%", "25%"]);
}

/// The head of the page before had been a second one, with its points once more.
#[test]
fn a_head_goes_on_over_the_page() {
    let table = |head: &str, item: &str, points: u32| {
        format!(
            "<table><tr><td>类别<td>指标名称<td>标准分<td>评分标准</tr><tr><td>{head}<td>{item}<td>{points}<td>每低1%扣1分</tr></table>"
        )
    };
    let read = printed(
        &[table("产业振兴（30分）", "粮食", 20), table("产业振兴（续）（30分）", "质量", 10)].concat(),
    );
    let heads: Vec<(&str, usize)> =
        read.heads.iter().map(|head| (head.title.as_str(), head.items.len())).collect();
    assert_eq!(heads, [("产业振兴", 2)]);
    assert!(read.sums.iter().all(|sum| sum.printed == sum.counted), "{:?}", read.sums);
}

/// What a block of bonus lines comes to at most, over it or with one of them; 加分值 that say how had been the titles.
#[test]
fn bonus_lines_share_a_limit() {
    let table = "<table><tr><td>指标<td>分值<td>评分标准</tr><tr><td>学前<td>40<td>每低1%扣1分</tr><tr><td>义教<td>60<td>每人扣1分</tr></table>";
    let read = printed(&format!(
        "{table}<p>二、加分项（最高加5分）</p><table><tr><td>序号<td>加分内容<td>加分值</tr><tr><td>1<td>全国推广<td>每次加2分</tr>\
         <tr><td>2<td>承担试点<td>加1分</tr></table>"
    ));
    let bonus: Vec<(&str, &str, Option<Number>)> = read
        .bonus
        .iter()
        .map(|extra| (extra.title.as_str(), extra.text.as_str(), extra.within.clone()))
        .collect();
    assert_eq!(
        bonus,
        [("全国推广", "每次加2分", Some(Number::whole(5))), ("承担试点", "加1分", Some(Number::whole(5)))]
    );
    let read = printed(
        "2024年评价细则\n一、学前（50分）\n1.普惠率（50分）。低于85%不得分。\n二、义教（50分）\n2.巩固率（50分）。低于95%不得分。\n\
         四、加分项目\n1.被评为平安校园的加2分。\n2.经验推广的加1分。加分累计不超过3分。\n",
    );
    let bonus: Vec<(Option<Number>, Option<Number>)> =
        read.bonus.iter().map(|extra| (extra.cap.clone(), extra.within.clone())).collect();
    assert_eq!(bonus, [(None, Some(Number::whole(3))), (None, Some(Number::whole(3)))]);
}

/// The letter that a table comes with had given it its title.
#[test]
fn the_title_of_the_table_and_not_of_its_letter() {
    let table = "<table><tr><td>指标<td>分值<td>评分标准</tr><tr><td>学前<td>40<td>每低1%扣1分</tr><tr><td>义教<td>60<td>每人扣1分</tr></table>";
    let read = printed(&format!(
        "<p>关于印发《云岭县2023年政务公开工作考核评分细则》的通知</p><p>现将《云岭县2023年政务公开工作考核评分细则》印发给你们，请认真执行。</p>\
         <p>云岭县2023年政务公开工作考核评分细则</p>{table}"
    ));
    assert_eq!(read.title, "云岭县2023年政务公开工作考核评分细则");
}

/// 合计 with a text beside it had been an item of 100 points, and numbered events after other blocks notes.
#[test]
fn sums_with_words_beside_them_and_events_after_other_blocks() {
    let read = printed(
        "<table><tr><td>指标<td>分值<td>评分标准</tr><tr><td>保教质量<td>60<td>每项扣1分</tr><tr><td>教师队伍<td>40<td>每人扣1分</tr>\
         <tr><td>合 计<td>100<td>总分≥90分为优质园，75≤总分＜90为合格园，总分＜75为待整改园</tr></table>",
    );
    assert_eq!(read.items().count(), 2);
    assert_eq!((&read.total, read.printed_total.as_ref()), (&Number::whole(100), Some(&Number::whole(100))));
    let read = printed(
        "<table><tr><td>序号<td>指标<td>分值<td>评分标准<td>单位</tr><tr><td>1<td>研修<td>60<td>不合格扣2分<td>教研室</tr>\
         <tr><td>2<td>工资<td>40<td>拖欠不得分<td>财务科</tr><tr><td colspan=5>扣分项目</tr>\
         <tr><td>序号<td>扣分内容<td colspan=3>扣分标准</tr><tr><td>1<td>有偿补课<td colspan=3>每例扣2分</tr>\
         <tr><td colspan=5>一票否决项目（出现下列情形之一的，考核等次直接定为不合格）</tr>\
         <tr><td>1<td colspan=4>发生严重师德事件的</tr><tr><td>2<td colspan=4>引发群体性事件的</tr></table>",
    );
    let events: Vec<&str> = read.vetoes.iter().map(|veto| veto.text.as_str()).collect();
    assert_eq!(events, ["发生严重师德事件的", "引发群体性事件的"]);
}

/// Points alone in a line of a PDF had left their item out.
#[test]
fn points_in_a_line_of_their_own_belong_to_the_line_before() {
    let read = printed(
        "2024年考核细则\n一、宣传（10分）\n1.信息报送（7分）。每少1篇扣0.5分。\n2.市级以上主流媒体宣传报道不少于12篇。每少1篇扣0.25分。\n（3分）\n",
    );
    let found: Vec<(&str, String)> =
        items(&read).into_iter().map(|(title, points, _)| (title, points)).collect();
    assert_eq!(
        found,
        [("1.信息报送", "7".to_owned()), ("2.市级以上主流媒体宣传报道不少于12篇", "3".to_owned())]
    );
}
