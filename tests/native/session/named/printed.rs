//! Two blocks as reports and yearbooks print them, with the cells that a clerk would fill in from them written by hand.
//!
//! Precision: no cell is filled in that is not among them, nor otherwise. Recall: at least four of five are.

use super::{cells, read, ticked, whys};
use lvzhi::named::Naming;

/// Prints precision and recall, and holds them.
#[track_caller]
fn assert_right(what: &str, naming: &Naming, expected: &[(&str, &str)]) {
    let (filled, expected) = (ticked(naming), cells(expected));
    let right = filled.iter().filter(|(id, text)| expected.get(*id) == Some(text)).count();
    println!("{what}: precision {right}/{}, recall {right}/{}", filled.len(), expected.len());
    let wrong: Vec<_> = filled.iter().filter(|(id, text)| expected.get(*id) != Some(text)).collect();
    assert!(wrong.is_empty(), "{what}: wrong cells {wrong:?}");
    let missed: Vec<_> = expected.keys().filter(|id| !filled.contains_key(*id)).collect();
    println!("  missed: {missed:?}");
    assert!(right * 5 >= expected.len() * 4, "{what}: missed {missed:?}\n{:#?}", whys(naming));
}

/// A yearbook's table as Excel puts it on the clipboard: two years, units in a column, headings over the whole width.
const YEARBOOK: &str = "\
=临河县教育事业和教育经费基本情况
指标名称|计量单位|2018年|2019年|增长（%）
=一、综合
年末总人口|万人|70.1|70.8|1.0
行政村数|个|362|362|0
=二、学前教育
幼儿园数|所|151|158|4.6
其中：公办幼儿园|所|60|66|10.0
在园幼儿|人|25100|25836|2.9
其中：公办园在园幼儿|人|12000|12900|7.5
学前三年毛入园率|%|90.1|91.6|
普惠性幼儿园覆盖率|%|85.0|88.3|
幼儿园专任教师|人|1500|1620|8.0
=三、义务教育
小学校数|所|120|118|-1.7
小学在校学生数|人|60100|59800|-0.5
小学毕业生|人|9000|9100|1.1
初中学校|所|30|30|0
初中在校学生|人|28000|28900|3.2
九年义务教育巩固率|%|95.1|95.6|
小学教学班|个|1400|1410|0.7
小学校舍建筑面积|平方米|300000|312000|4.0
初中校舍建筑面积|万平方米|19.8|20.1|1.5
小学图书|万册|150|158|5.3
=四、高中阶段教育
高中阶段毛入学率|%|90.0|91.2|
普通高中在校生|人|15000|15200|1.3
中等职业学校在校生|人|6000|6100|1.7
|||||
=五、教师队伍
教职工总数|人|8800|8900|1.1
其中：在编教师|人|7000|7100|1.4
=六、教育经费投入
一般公共预算教育支出|万元|120000|131000|9.2
义务教育财政拨款|元|900000000|950000000|5.6
教师工资总额|万元|70000|72000|2.9
教师培训经费|万元|1000|1100|10.0
小学生均公用经费支出|元|1786|1803|1.0
普通初中生均一般公共预算公用经费支出|元/生|2726|2781|2.0
小学生均教育事业费支出|元|11000|11800|7.3
合计|万元|1|2|
=注：本表由教育局、财政局提供。
";

/// By hand: the column 2019年, and 2018年 where the rubric asks for the year before.
const YEARBOOK_CELLS: &[(&str, &str)] = &[
    ("region.population", "70.8万人"),
    ("region.villages", "362"),
    ("kindergarten.count", "158"),
    ("kindergarten.public", "66"),
    ("kindergarten.pupils", "25836"),
    ("kindergarten.public_pupils", "12900"),
    ("kindergarten.gross_enrolment", "91.6"),
    ("kindergarten.inclusive_coverage", "88.3"),
    ("kindergarten.teachers", "1620"),
    ("primary.schools", "118"),
    ("primary.pupils", "59800"),
    ("primary.graduates", "9100"),
    ("junior.schools", "30"),
    ("junior.pupils", "28900"),
    ("compulsory.nine_year_retention", "95.6"),
    // Classes are counted in 个 here, in 班 there.
    ("primary.classes", "1410"),
    ("primary.building", "312000平方米"),
    ("junior.building", "20.1万平方米"),
    ("senior.gross_enrolment", "91.2"),
    ("senior.pupils", "15200"),
    ("vocational.pupils", "6100"),
    ("staff.total", "8900"),
    ("teacher.on_staff", "7100"),
    ("budget.education", "131000"),
    ("budget.education_last", "120000"),
    ("appropriation.amount", "950000000元"),
    ("appropriation.amount_last", "900000000元"),
    ("salary.total", "72000"),
    ("training.spent", "1100"),
    ("primary.public_spending", "1803元"),
    ("primary.public_spending_last", "1786元"),
    ("junior.public_spending", "2781元/生"),
    ("junior.public_spending_last", "2726元/生"),
    ("primary.cost", "11800元"),
    ("primary.cost_last", "11000元"),
];

/// The yearbook as HTML: a line that begins with = is one cell over all columns.
fn yearbook_html() -> String {
    let row = |line: &str| match line.strip_prefix('=') {
        Some(text) => format!("<tr><td colspan=5>{text}</td></tr>"),
        None => format!("<tr><td>{}</td></tr>", line.replace('|', "</td><td>")),
    };
    format!("<html><body><table>{}</table></body></html>", YEARBOOK.lines().map(row).collect::<String>())
}

#[test]
fn a_yearbook_s_table_with_merged_cells() {
    let plain: String =
        YEARBOOK.lines().map(|line| line.trim_start_matches('=').replace('|', "\t") + "\r\n").collect();
    assert_eq!(YEARBOOK.lines().count(), 42);
    assert_right("yearbook, HTML", &read(&plain, Some(&yearbook_html()), None), YEARBOOK_CELLS);
    assert_right("yearbook, text", &read(&plain, None, None), YEARBOOK_CELLS);
}

/// A form that a county was sent: numbers of rows, one column of figures, units in brackets, remarks.
const FORM: &str = "\
临河县2019年履行教育职责自评数据采集表
序号\t指标\t数值\t备注
1\t全县3-5周岁人口数（人）\t28200\t公安部门
2\t在园幼儿总数（人）\t25836\t
3\t学前三年毛入园率\t91.6%\t
4\t公办园在园幼儿占比（自报）\t50.0%\t
5\t幼儿园保育员数（名）\t1200\t
6\t小学适龄儿童入学率（%）\t100\t
7\t初中三年巩固率（%）\t97.2\t
8\t小学六年巩固率（%）\t99\t
9\t残疾儿童少年入学率\t96.5%\t含送教上门
10\t资助学生人次（人次）\t52000\t
11\t资助资金（元）\t34560000\t
12\t营养改善计划资金（万元）\t2100\t
13\t县域总面积（平方公里）\t1520\t
14\t一般公共预算教育支出（亿元）\t13.1\t决算
15\t上年一般公共预算教育支出（亿元）\t12.0\t决算
16\t小学生均公用经费拨款标准（元/生·年）\t720\t
17\t初中生均公用经费拨款标准（元）\t940\t
18\t教师培训经费（万元）\t1100\t
19\t教师工资总额\t72000\t
20\t是否足额征收教育费附加\t是\t
21\t义务教育免试就近入学\t是\t
22\t不足100人的小规模学校按100人核定公用经费\t是\t
23\t教育督导经费（万元）\t85\t
24\t责任督学（人）\t60\t
25\t督学责任区（个）\t12\t
26\t大班额比例（%）\t4.2\t
27\t超大班额比例\t0\t
28\t标准班额比例\t85.3%\t
29\t百生终端数（台）\t12.5\t
30\t学生近视率\t45.1%\t
31\t学生体质健康合格率\t93\t
32\t公众对教育的满意度（%）\t91.5\t
33\t城区大班额比例\t10%\t
34\t中心城区公办幼儿园数（所）\t9\t
35\t近视率比上年下降（百分点）\t0.6\t
36\t小计\t123\t
37\t在园幼儿总数（人）\t25836\t同第2项
38\t普通高中招生人数（人）\t5100\t
39\t中职招生数（人）\t4900\t
40\t教师平均工资\t8.1万元\t
41\t当地公务员年平均工资收入（元）\t80000\t
";

/// By hand.
const FORM_CELLS: &[(&str, &str)] = &[
    ("kindergarten.population", "28200"),
    ("kindergarten.pupils", "25836"),
    ("kindergarten.gross_enrolment", "91.6%"),
    ("kindergarten.public_share", "50.0%"),
    ("kindergarten.carers", "1200名"),
    ("primary.enrolment", "100"),
    ("junior.three_year_retention", "97.2"),
    ("disabled.enrolment", "96.5%"),
    ("aid.persons", "52000"),
    ("aid.amount", "34560000元"),
    ("nutrition.amount", "2100"),
    ("region.area", "1520"),
    ("budget.education", "13.1亿元"),
    ("budget.education_last", "12.0亿元"),
    ("primary.quota", "720元/生·年"),
    ("junior.quota", "940元"),
    ("training.spent", "1100"),
    ("salary.total", "72000"),
    ("admission.no_exam", "是"),
    ("small_schools.funded", "是"),
    ("supervision.fund", "85"),
    ("supervision.inspectors", "60"),
    ("supervision.areas", "12"),
    ("class.over55_share", "4.2"),
    ("class.over65_share", "0"),
    ("class.standard_share", "85.3%"),
    ("it.terminals", "12.5台"),
    ("health.myopia", "45.1%"),
    ("health.fitness_pass", "93"),
    ("satisfaction.public", "91.5"),
    ("health.myopia_drop", "0.6百分点"),
    ("senior.admitted", "5100"),
    ("vocational.admitted", "4900"),
    ("salary.teacher_average", "8.1万元"),
    ("salary.civil_average", "80000"),
];

#[test]
fn a_form_with_units_in_brackets() {
    assert_eq!(FORM.lines().count(), 43);
    assert_right("form", &read(FORM, None, None), FORM_CELLS);
}
