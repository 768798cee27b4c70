//! Clauses that people who had not seen the reader wrote down or found, with their scores, and that it had read wrongly or not at all.

use super::{asks, judged, read, reads};
use lvzhi::clause::Status;

/// Had been a heading, so that nothing could lose the points.
#[test]
fn what_empties_the_item_is_an_effect() {
    reads(
        "发生重伤以上事故的,本项清零;部门发生一起轻伤事故,扣5分。(25分)",
        "25",
        &["发生重伤以上事故", "部门发生一起轻伤事故"],
        &[("是 0", "0"), ("否 1", "20"), ("否 0", "25"), ("否 9", "0")],
    );
}

/// Each grade before its points, or with them in brackets; by a name of its own.
#[test]
fn grades_stand_on_either_side_of_their_points() {
    let scores = &[("90", "优秀"), ("89", "良好"), ("80", "良好"), ("65", "合格"), ("64", "不合格")];
    for clause in [
        "等次分优秀、良好、合格和不合格。优秀等次90分及以上,良好等次80—89分,合格等次65—79分,低于65分为不合格等次。",
        "优秀:90分以上,良好:80-89分,合格:65-79分,不合格:65分以下",
    ] {
        reads(clause, "", &["完成情况"], scores);
    }
    reads(
        "95分以上为超额完成,80-94分为完成,60-79分为基本完成,60分以下为未完成。",
        "",
        &["完成情况"],
        &[("95", "超额完成"), ("94", "完成"), ("94.5", "?"), ("60", "基本完成"), ("59.9", "未完成")],
    );
    // 80 and 90 stand in two of them.
    asks(
        "一档90分以上(含90分),二档80-90分,三档70-80分,四档60-70分,五档60分以下。",
        "",
        "edge",
        &[(0, "90", "一档"), (0, "80", "二档"), (1, "80", "三档"), (0, "59", "五档")],
    );
    reads(
        "总得分达80分以上的,认定为“标准化学校”。",
        "",
        &["总得分"],
        &[("80", "标准化学校"), ("79.9", "未评为标准化学校")],
    );
}

/// A range of points for each level is what a person gives, and no score that a level is given for.
#[test]
fn points_of_levels_are_no_grades() {
    judged("好8—10分,一般4—7分,较差1—3分", "10", Some(("1", "10")));
}

/// Standards of levels in columns beside each other had been read as all at once, which nothing meets.
#[test]
fn levels_a_line_each_are_chosen_between() {
    let reading = read(
        "A（100%） 全部落实\nB（80%） 四条中有一条不足\nC（60%） 四条中有两条不足\nD（0） 四条中有三条以上不足",
        "5",
    );
    assert_eq!(reading.status, Status::Judged, "{reading:?}");
    let levels = reading.judged.expect("levels").levels;
    let said: Vec<String> =
        levels.iter().map(|level| format!("{} {} {}", level.title, level.text, level.high.plain())).collect();
    assert_eq!(
        said,
        ["A 全部落实 5", "B 四条中有一条不足 4", "C 四条中有两条不足 3", "D 四条中有三条以上不足 0"]
    );
}

/// The limit of one addition had become that of all: 市级1次, 活动2次 and all 8 times had come to 3.
#[test]
fn a_limit_in_a_sentence_is_of_what_stands_there() {
    reads(
        "创成县级、市级、省级文明村的分别加1分、2分、3分;组织开展活动,每次加1分,最多不超过3分;信息每篇加1分。",
        "",
        &["创成县级文明村", "创成市级文明村", "创成省级文明村", "组织开展活动:每次", "信息每篇"],
        &[("1 0 0 2 0", "3"), ("0 0 1 5 4", "10"), ("0 1 0 3 0", "5"), ("0 0 0 0 0", "0")],
    );
}

/// Where the points are not given there is nothing to take from: 2万元 had given 0, and may be −3.
#[test]
fn what_is_not_reached_may_lose_more_than_it_misses() {
    let reading = read(
        "争取资金达3万元的,计3分,每超额完成1万元加计1分,加分不超过5分;争取资金未达到3万元的,扣3分。",
        "",
    );
    assert!(reading.doubts.iter().any(|doubt| doubt.about == "denied"), "{reading:?}");
}

/// Bands that take points leave what is left of all; the edges stand in two of them.
#[test]
fn bands_that_take_points() {
    asks(
        "审核错误率5%以内扣3分,5%-10%扣6分,10%-15%扣9分,15%-20%扣12分,20%以上不得分。",
        "15",
        "edge",
        &[
            (0, "3", "12"),
            (0, "8", "9"),
            (0, "12", "6"),
            (0, "18", "3"),
            (0, "25", "0"),
            (1, "5", "12"),
            (0, "5", "9"),
        ],
    );
    // At 1.5 one point had been lost, and below it nothing could be said.
    asks(
        "活动室人均面积不低于1.5㎡得8分,1.4-1.5㎡扣1分,1.2-1.4㎡扣2分,1-1.2㎡扣3分,低于1㎡不得分",
        "8",
        "edge",
        &[(0, "1.5", "8"), (0, "1.45", "7"), (0, "1.3", "6"), (0, "1.1", "5"), (0, "0.9", "0")],
    );
}

/// The first band takes nothing, and the figure stands before them all.
#[test]
fn bands_whose_figure_stands_before() {
    asks(
        "整改完成率90%以上不扣分,80%-90%扣1分,70%-80%扣2分,70%以下扣5分。",
        "5",
        "edge",
        &[(0, "95", "5"), (0, "90", "5"), (0, "80", "4"), (0, "75", "3"), (0, "60", "0")],
    );
    asks(
        "根据数据审核错误指标占总指标数的比例,5%以内扣3分,5%-10%扣6分,10%-15%扣9分;15%以上不得分。",
        "15",
        "edge",
        &[(0, "3", "12"), (0, "8", "9"), (0, "12", "6"), (0, "25", "0")],
    );
    asks(
        "违规率1%-3%扣1分,3%-5%扣2分,5%以上扣5分",
        "10",
        "edge",
        &[(0, "0.5", "10"), (0, "2", "9"), (0, "4", "8"), (0, "9", "5")],
    );
}

/// Beyond the last band nothing is said: all points had been left there.
#[test]
fn bands_that_end_too_soon_are_judged() {
    judged("合格率90%-95%扣1分,80%-90%扣2分。", "10", Some(("0", "10")));
    judged("错误率5%以内扣3分,5%-10%扣6分,10%-15%扣9分,20%以上不得分。", "15", Some(("0", "15")));
    judged("人均面积不低于1.5㎡得8分,1.4-1.5㎡扣1分,1.2-1.4㎡扣2分。", "8", Some(("0", "8")));
    for clause in [
        "合格率达到95%不扣分,每低1个百分点扣0.5分,扣完为止",
        "合格率达到95%的不扣分,低于95%的,每低1个百分点扣0.5分,扣完为止",
    ] {
        reads(clause, "5", &["合格率"], &[("95", "5"), ("93", "4"), ("84", "0"), ("100", "5")]);
    }
}

/// A limit of all that stand in the sentence; the year in a long name; two things of which the one is no figure.
#[test]
fn limits_years_and_states() {
    reads(
        "辅导学生参加竞赛获一等奖每人次计2分,二等奖每人次计1分,三等奖每人次计0.5分,封顶10分。",
        "",
        &["辅导学生参加竞赛获一等奖每人次", "二等奖每人次", "三等奖每人次"],
        &[("6 0 0", "10"), ("4 4 1", "10"), ("2 1 1", "5.5")],
    );
    reads(
        "“十四五”期间,九年义务教育巩固率2023年不低于96%、2024年不低于96.5%、2025年不低于97%。达到年度目标得满分,未达到不得分。",
        "3",
        &["2023年/2024年/2025年", "九年义务教育巩固率"],
        &[("2023年 96", "3"), ("2024年 96", "0"), ("2025年 97", "3"), ("2025年 96.9", "0")],
    );
    reads(
        "拖欠教师工资或教师平均工资低于公务员平均工资的,本项不得分。",
        "15",
        &["拖欠教师工资或教师平均工资低于公务员平均工资"],
        &[("是", "0"), ("否", "15")],
    );
}

/// 克扣 is a word, 微克扣 is none: the step had been turned upside down.
#[test]
fn a_weight_before_what_is_taken() {
    reads(
        "PM10年均值:未达到年度目标值的,每差1微克/立方米扣0.5分,扣完为止。",
        "3",
        &["低于年度目标值多少"],
        &[("0", "3"), ("2", "2"), ("6", "0")],
    );
}

/// One of several is enough, though no 或 says so: all of them together had been asked for.
#[test]
fn any_of_what_is_listed_is_a_veto() {
    reads(
        "小学辍学率超过0.5%,初中辍学率超过2%,高中辍学率超过3%的,本项计0分。",
        "10",
        &["小学辍学率", "初中辍学率", "高中辍学率"],
        &[("0.6 0 0", "0"), ("0 2.1 0", "0"), ("0 0 3.5", "0"), ("0.5 2 3", "10")],
    );
    reads(
        "发生一次重大安全事故的,发生一般安全事故达三次(含三次)以上的,以及擅自涨价的,本项不得分。",
        "10",
        &["发生一次重大安全事故", "发生一般安全事故", "擅自涨价"],
        &[("是 0 否", "0"), ("否 3 否", "0"), ("否 0 是", "0"), ("否 2 否", "10")],
    );
    // Together is together.
    reads(
        "入学率低于95%且巩固率低于90%的,本项不得分。",
        "10",
        &["入学率", "巩固率"],
        &[("94 89", "0"), ("94 91", "10"), ("96 89", "10")],
    );
}

/// 无 is of both things of the last part: who had a summary lost a point for it.
#[test]
fn a_denial_goes_on_behind_and() {
    reads(
        "无专人、无实施方案、无工作部署记录及工作总结分别扣1分。",
        "3",
        &["无专人", "无实施方案", "无工作部署记录及工作总结"],
        &[("否 否 否", "3"), ("否 否 是", "2"), ("是 是 是", "0")],
    );
}

/// The same with 和 and 、; of what is not done it cannot be told how far the denial goes.
#[test]
fn a_denial_is_of_each_or_the_clause_is_judged() {
    let none = ["无计划", "无总结", "无台账和记录"];
    reads("无计划、无总结、无台账和记录的,各扣2分。", "6", &none, &[("否 否 否", "6"), ("否 否 是", "4")]);
    reads(
        "无计划、总结、台账的,各扣2分。",
        "6",
        &["无计划", "无总结", "无台账"],
        &[("否 否 否", "6"), ("否 是 是", "2")],
    );
    judged("未建立制度、台账的,各扣2分。", "6", Some(("0", "6")));
    reads("未报送、被通报的,各扣2分。", "6", &["未报送", "被通报"], &[("否 否", "6"), ("是 是", "2")]);
}

/// States that end one after the other are each enough.
#[test]
fn states_of_a_veto_are_asked_one_by_one() {
    reads(
        "存在体罚学生的,存在有偿补课的,以及发生安全事故达2起以上的,本项不得分。",
        "10",
        &["存在体罚学生", "存在有偿补课", "发生安全事故"],
        &[("是 否 0", "0"), ("否 是 0", "0"), ("否 否 2", "0"), ("否 否 1", "10")],
    );
}

/// A year each with its own limit, one after the other.
#[test]
fn each_year_or_size_has_its_own_limit() {
    reads(
        "毛入园率2023年达到90%、2024年达到91%、2025年达到92%的得2分,每低1个百分点扣0.5分,扣完为止。",
        "",
        &["2023年/2024年/2025年", "毛入园率"],
        &[("2023年 90", "2"), ("2024年 90", "1.5"), ("2025年 88", "0"), ("2025年 92", "2")],
    );
    reads(
        "幼儿园占地面积:6班不低于2700平方米、9班不低于3780平方米、12班不低于4680平方米,达到得8分,不达标不得分。",
        "8",
        &["6班/9班/12班", "幼儿园占地面积"],
        &[("6班 2700", "8"), ("6班 2699", "0"), ("12班 4000", "0"), ("9班 3780", "8")],
    );
}

/// Two figures, each with its points: there had been one count without an end.
#[test]
fn each_that_is_met() {
    reads(
        "普惠性幼儿园覆盖率达到80%、公办园在园幼儿占比达到50%,每项达标得2分,未达标不得分。",
        "",
        &["普惠性幼儿园覆盖率", "公办园在园幼儿占比"],
        &[("80 50", "4"), ("80 49.9", "2"), ("79 40", "0")],
    );
}

/// What is done wholly is 100 % of what is done in part: 100 % had come to 175.
#[test]
fn the_whole_of_a_part() {
    reads(
        "完成招商任务且投入资金达到任务的20%以上得100分;完成招商任务80%以上且投入资金达到任务的20%以上得75分;完成招商任务50%以上且投入资金达到任务的20%以上得50分;完成招商任务50%以下的不得分。",
        "100",
        &["完成招商任务", "投入资金达到任务"],
        &[
            ("100 20", "100"),
            ("99 20", "75"),
            ("80 20", "75"),
            ("50 30", "50"),
            ("49 30", "0"),
            ("100 19", "0"),
        ],
    );
}

/// Formulas for the rest, in the same sentence and in the next, and from what was defined.
#[test]
fn formulas_of_the_rest() {
    for points in ["10", ""] {
        reads(
            "儿童健康管理率达到85%得10分,达不到的按实际管理率/85%×10计算得分。",
            points,
            &["儿童健康管理率"],
            &[("85", "10"), ("95", "10"), ("42.5", "5"), ("0", "0")],
        );
    }
    reads(
        "完成时序目标任务的得满分,未完成的按比例得分。得分=(新引进项目个数/时序目标任务)×分值",
        "30",
        &["完成时序目标任务", "新引进项目个数", "时序目标任务"],
        &[("否 6 10", "18"), ("是 6 10", "30")],
    );
    reads(
        "预算执行情况(20分):执行率=执行数/预算数,得分=20分×执行率。",
        "20",
        &["执行数", "预算数"],
        &[("95 100", "19"), ("0 100", "0"), ("50 200", "5")],
    );
}

/// The same count under two names, half days, and counts of months.
#[test]
fn a_count_is_asked_once() {
    reads(
        "报表报送:每迟报一天扣1分;迟报四天及以上不得分。",
        "5",
        &["每迟报一天"],
        &[("0", "5"), ("3", "2"), ("4", "0")],
    );
    reads(
        "数据审核:每一处逻辑审核错误扣1分;有五处及以上逻辑审核错误,不得分。",
        "5",
        &["每一处逻辑审核错误"],
        &[("4", "1"), ("5", "0"), ("0", "5")],
    );
    reads(
        "迟到一次扣0.5分,旷工半天扣2分,累计扣分以6分为限;旷工超过3天的,本项不得分。",
        "10",
        &["旷工", "迟到一次"],
        &[("1 0", "6"), ("3 0", "4"), ("3.5 0", "0"), ("0 2", "9"), ("0 0", "10")],
    );
    reads(
        "国控断面水质反弹为劣Ⅴ类的,每月次扣3分,扣完为止。",
        "10",
        &["国控断面水质反弹为劣Ⅴ类:每月次"],
        &[("2", "4"), ("0", "10"), ("4", "0")],
    );
}

/// How it was found out, what it is done for, what else it leads to: none of it is a condition of its own.
#[test]
fn what_only_goes_with_it_is_not_asked() {
    reads(
        "经抽查,非贫困户被纳入帮扶范围5%以上的不得分。",
        "10",
        &["非贫困户被纳入帮扶范围"],
        &[("6", "0"), ("5", "0"), ("4.9", "10")],
    );
    reads(
        "体罚学生的,每起扣2分;造成恶劣影响的,一票否决,年度考核不得评为优秀等次。",
        "5",
        &["造成恶劣影响", "体罚学生:每起"],
        &[("否 1", "3"), ("否 0", "5"), ("是 0", "一票否决")],
    );
    reads(
        "公文有下列情形之一的,予以退文,并扣分:多头主送,扣1分;抄送给领导个人,扣1分;一文多事,扣2分。",
        "10",
        &["多头主送", "抄送给领导个人", "一文多事"],
        &[("是 否 否", "9"), ("是 是 是", "6"), ("否 否 否", "10")],
    );
    reads(
        "未配备宿管员的扣1分,未建立值班制度的扣1分(非寄宿制学校得满分)。",
        "2",
        &["非寄宿制学校", "未配备宿管员", "未建立值班制度"],
        &[("否 是 否", "1"), ("是 是 是", "2"), ("否 否 否", "2")],
    );
}

/// Titles had lost a letter, or the word that says what is so.
#[test]
fn names_are_whole() {
    reads(
        "未制定考核办法和实施细则扣1分,少开展1次考评的扣0.5分。",
        "2",
        &["未制定考核办法和实施细则", "少开展1次考评"],
        &[("是 0", "1"), ("否 2", "1"), ("否 0", "2")],
    );
    let reading = read("职业学校办学条件达标，得2分。", "2");
    assert_eq!(reading.status, Status::Read, "{reading:?}");
    assert_eq!(reading.asks[0].title, "职业学校办学条件达标");
    reads(
        "生均公用经费标准达到每生每年500元的得2分,低于500元的不得分。",
        "",
        &["生均公用经费标准"],
        &[("500", "2"), ("499", "0")],
    );
    reads(
        "各项安全管理制度,包括但不限于校车、食堂、交通安全制度等。每缺一项制度扣2分。",
        "10",
        &["每缺一项制度"],
        &[("0", "10"), ("3", "4"), ("8", "0")],
    );
}

/// A heading with points is what the item is worth, and 同一项目 says which of several are counted.
#[test]
fn headings_and_notes() {
    reads(
        "驾驶员管理30分:灭火器压力不足,扣5分;未系安全带,扣3分;超员20%以上扣12分;酒驾的一次性扣满30分。",
        "",
        &["灭火器压力不足", "未系安全带", "超员", "酒驾"],
        &[("否 是 0 否", "27"), ("否 否 20 否", "18"), ("否 否 19 否", "30"), ("否 否 0 是", "0")],
    );
    reads(
        "获国家级表彰每项加3分、省级每项加2分、市级每项加1分,同一项目按最高级别计分,不重复计分,最高不超过6分。",
        "",
        &["获国家级表彰每项", "省级每项", "市级每项"],
        &[("1 0 0", "3"), ("0 1 1", "3"), ("3 0 0", "6")],
    );
    reads(
        "因调处不及时,发生治安案件、刑事案件的,每件分别扣2分、3分。",
        "10",
        &["发生治安案件", "刑事案件:每件"],
        &[("1 1", "5"), ("0 0", "10"), ("5 1", "0")],
    );
}
