//! Grades and events beside the items, as notes of real tables print them; found by people who had not seen the reader.

use super::printed;
use lvzhi::printed::Printed;

const TABLE: &str = "指标\t分值\t评分标准\n学前\t40\t每低1%扣1分\n义教\t60\t每人扣1分\n";

fn grades(read: &Printed) -> Vec<String> {
    read.grades.iter().map(|grade| format!("{} {}", grade.title, grade.least.plain())).collect()
}

#[test]
fn grades_are_found_in_any_words() {
    let usual = ["优秀 90", "良好 80", "合格 60", "不合格 0"].map(str::to_owned);
    let own = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
    for (note, expected) in [
        // The number of the note was taken for the limit.
        (
            "注：1.总分＝各项得分之和。2.评定等级：≥90分为优秀，80≤得分＜90为良好，60≤得分＜80为合格，＜60分为不合格。",
            usual.to_vec(),
        ),
        (
            "90分（含）以上的为优秀；80分（含）以上、90分以下的为良好；60分（含）以上、80分以下的为合格；60分以下的为不合格。",
            usual.to_vec(),
        ),
        (
            "*注：1.得分85分以上为“优秀”，70分以上为“合格”，70分以下为“不合格”。",
            own(&["优秀 85", "合格 70", "不合格 0"]),
        ),
        (
            "备注：1.满分100分，90分以上为好，80-89分为较好，60-79分为一般，60分以下为差。",
            own(&["好 90", "较好 80", "一般 60", "差 0"]),
        ),
        (
            "评定等次：总分≥70为A级，60～69为B级，50～59为C级，＜50为D级",
            own(&["A级 70", "B级 60", "C级 50", "D级 0"]),
        ),
        (
            "考核得分在95分以上的为一等奖，90分至94分的为二等奖，85分至89分的为三等奖",
            own(&["一等奖 95", "二等奖 90", "三等奖 85"]),
        ),
        (
            "得分90分以上（含90分）的命名为“平安校园示范校”，80—89分的命名为“平安校园达标校”，80分以下的限期整改",
            own(&["平安校园示范校 90", "平安校园达标校 80"]),
        ),
        (
            "3.等级：A等≥90分，B等80-89分，C等60-79分，D等＜60分。",
            own(&["A等 90", "B等 80", "C等 60", "D等 0"]),
        ),
        // So many points for each are no grades.
        ("完成90%以上得5分，80%以上得3分，70%以下不得分。", Vec::new()),
    ] {
        assert_eq!(grades(&printed(&format!("{TABLE}\n{note}\n"))), expected, "{note}");
    }
}

#[test]
fn events_are_told_from_grades_and_bonus_lines() {
    let read = printed(&format!(
        "{TABLE}\n注：1.得分85分以上为优秀，70分以上为合格，70分以下为不合格。2.发生重大安全责任事故的，实行“一票否决”。\n"
    ));
    assert_eq!(grades(&read), ["优秀 85", "合格 70", "不合格 0"]);
    assert_eq!(
        read.vetoes.iter().map(|veto| veto.text.as_str()).collect::<Vec<_>>(),
        ["2.发生重大安全责任事故的，实行“一票否决”"]
    );
    let read = printed(
        "<table><tr><td>指标<td>分值<td>评分标准</tr><tr><td>学前<td>40<td>每低1%扣1分</tr><tr><td>义教<td>60<td>每人扣1分</tr></table>\
         <p>有下列情形之一的，评估结果直接定为不合格：</p><p>（1）存在体罚幼儿行为，造成严重后果的；</p><p>（2）园舍存在D级危房仍在使用的。</p>",
    );
    assert_eq!(read.vetoes.len(), 2, "{:?}", read.vetoes);
}

/// A title with brackets at its end had lost them, and with them the word that makes it one.
#[test]
fn a_title_with_brackets_is_the_title() {
    let read = printed(
        "<table><tr><td colspan=3>清河市2024年度县（区）教育工作目标管理考核评分表（百分制）</tr><tr><td colspan=2>被考核单位：<td>考核时间：</tr>\
         <tr><td>指标<td>分值<td>评分标准</tr><tr><td>学前<td>40<td>每低1%扣1分</tr><tr><td>义教<td>60<td>每人扣1分</tr></table>",
    );
    assert_eq!(read.title, "清河市2024年度县（区）教育工作目标管理考核评分表（百分制）");
}

/// The end of a sentence on a new page is no title of pages, and 加分项 with lines of its own is what they stand under.
#[test]
fn lines_of_a_text_stay_whole() {
    let read = printed(
        "2024年评价细则\n一、学前教育（20分）\n1.毛入园率（10分）。达到90%得10分，每低1个百分点扣1分，低于80%不得\n— 1 —\n分。\n\
         2.普惠率（10分）。达到85%得10分，低于85%不得\n— 2 —\n分。\n三、加分项（5分）\n1.教育改革创新。获国家级试点的加3分。\n\
         2.典型经验。在全省推广的加2分。\n",
    );
    let texts: Vec<&str> = read.items().map(|item| item.text.as_str()).collect();
    assert_eq!(
        texts,
        ["达到90%得10分，每低1个百分点扣1分，低于80%不得分。", "达到85%得10分，低于85%不得分。"]
    );
    assert_eq!(read.bonus.len(), 2, "{:?}", read.bonus);
}

/// A page saved from a website: a table of few columns that only lays it out had become a head with an item, and swallowed the notes.
#[test]
fn a_table_that_lays_out_a_page_is_its_text() {
    let read = printed(
        "<table><tr><td colspan=2>网站首页</td></tr><tr><td>机构职能</td><td><h1>学校发展水平督导评估标准</h1>\
         <table><tr><td>一级指标<td>二级指标<td>分值<td>评分标准</tr><tr><td>党建<td>组织建设<td>40<td>每项扣1分</tr>\
         <tr><td>教学<td>课程<td>30<td>每门扣1分</tr><tr><td>安全<td>管理<td>30<td>每起扣2分</tr></table>\
         <p>评定等次：≥90分为优秀，80≤得分＜90为良好，＜80分为合格。</p></td></tr></table>",
    );
    let titles: Vec<&str> = read.items().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["组织建设", "课程", "管理"]);
    assert_eq!(read.title, "学校发展水平督导评估标准");
    assert_eq!(grades(&read), ["优秀 90", "良好 80", "合格 0"]);
}
