//! What a deduction takes from where the award before it is not met, what comes on top of all points, how often something is done:
//! scores worked out on paper.

use super::{asks, read, reads, score};
use lvzhi::clause::{Convention, Status};

/// Who has not done it at all has done it so many times too few: 5 − 2 = 3, and not nothing less 2.
#[test]
fn what_goes_down_in_one_year_is_taken_from_all_points() {
    let falls = &[("0", "5"), ("1", "3")];
    reads("近三年财政教育支出占比只增不减得5分,有一年下降的扣2分", "5", &["有一年下降"], falls);
    reads(
        "近三年财政教育支出占比只增不减得5分;有一年下降扣2分,两年及以上下降不得分",
        "5",
        &["有一年下降", "两年及以上下降"],
        &[("0 否", "5"), ("1 否", "3"), ("2 是", "0")],
    );
    reads("教师工资按时发放得3分,拖欠一次扣1分", "3", &["拖欠一次"], &[("0", "3"), ("2", "1")]);
}

/// A state that goes against the award costs points of its own: whether all are gone first is asked.
#[test]
fn a_state_that_denies_the_award_in_other_words_is_asked() {
    for clause in ["教师工资按时发放得3分,有拖欠的扣1分", "资金足额到位得3分,挪用的扣2分"]
    {
        let reading = read(clause, "3");
        assert_eq!(reading.status, Status::Ask, "{clause}: {reading:?}");
    }
}

/// Where nothing says whether all is lost, it is asked.
#[test]
fn whether_all_is_lost_is_asked_where_counts_are_taken_off() {
    let large = "消除大班额,超大班额为零得5分,有1个超大班额扣1分,有1个大班额扣0.5分";
    let reading = read(large, "5");
    assert_eq!(reading.status, Status::Ask, "{reading:?}");
    assert!(reading.doubts.iter().any(|doubt| doubt.about == "base"), "{reading:?}");
}

/// 达4%得5分 of an item of 5: what is added above can only go beyond.
#[test]
fn what_comes_on_top_of_all_points_is_asked() {
    let above = "教育投入占GDP比例达4%得5分,每增加0.1个百分点加0.5分,最高加2分";
    asks(
        above,
        "5",
        "cap",
        &[(0, "4", "5"), (0, "4.2", "5"), (1, "4.2", "6"), (1, "5", "7"), (1, "3.9", "0")],
    );
}

/// 累计 says that several count; the best of them alone comes to 3 of 5.
#[test]
fn what_adds_up_to_more_than_the_best_of_it_is_asked() {
    let won = read("获国家级表彰得3分,省级2分,市级1分,同一事项取最高,累计不超过5分", "5");
    assert_eq!(won.status, Status::Ask, "{won:?}");
}

#[test]
fn how_often_something_is_done_is_one_figure() {
    reads(
        "开展督导检查,全年不少于4次得2分,少于4次不得分",
        "2",
        &["开展督导检查（全年）"],
        &[("4", "2"), ("3", "0")],
    );
    reads(
        "召开教育工作会议,每年不少于2次得2分,少1次扣1分",
        "2",
        &["召开教育工作会议（每年）"],
        &[("2", "2"), ("1", "1"), ("0", "0")],
    );
    reads(
        "党委专题研究教育工作,每年不少于2次,得2分;1次得1分",
        "2",
        &["党委专题研究教育工作（每年）"],
        &[("3", "2"), ("1", "1"), ("0", "0")],
    );
    // A state beside it is asked for itself.
    let both = read("制度健全,全年不少于4次得2分", "2");
    assert!(both.asks.iter().any(|ask| ask.title == "制度健全"), "{both:?}");
}

/// From 99 to 100 the text says nothing, whatever else it asks for.
#[test]
fn a_gap_between_bands_stays_open_beside_a_condition() {
    let doctors = read("按要求配齐校医,配备率达100%得4分,80%-99%得2分,低于80%不得分", "4");
    for (words, expected) in [("是 100", "4"), ("是 99", "2"), ("是 99.5", "?"), ("是 79", "0")] {
        assert_eq!(score(&doctors, words), expected, "{words}: {:?}", doctors.rule);
    }
}

/// 任意一项下降, 该项不得分: of three parts one is gone, or all; and a rate that is no state is asked about.
#[test]
fn one_of_several_parts_that_is_gone_is_asked_about() {
    let rises = "入园率提高得2分,入学率提高得2分,巩固率提高得2分,任意一项下降,该项不得分";
    let reading = read(rises, "6");
    assert_eq!(reading.doubts.first().map(|doubt| doubt.about), Some("scope"), "{reading:?}");
    let bare = read("入园率、入学率、巩固率各2分", "6");
    assert_eq!(bare.doubts.first().map(|doubt| doubt.about), Some("name"), "{bare:?}");
    // One award for all of them is gone as a whole.
    let whole = read("小学、初中、高中入学率均不低于上年得6分,任意一项下降,该项不得分", "6");
    assert_eq!(whole.status, Status::Read, "{whole:?}");
    let told = read("提高入园率得2分,公示辍学率得2分", "4");
    assert_eq!(told.status, Status::Read, "{told:?}");
}

/// Grades in letters or numbers are one question with a choice, not as many as there are grades.
#[test]
fn grades_one_after_the_other_are_one_choice() {
    let all = |clause: &str, points: &str, title: &str, scores: &[(&str, &str)]| {
        reads(clause, points, &[title], scores);
        assert_eq!(read(clause, points).asks.len(), 1, "{clause}");
    };
    let letters = &[("A等", "5"), ("B等", "4"), ("C等", "3"), ("D等", "0"), ("都不是", "0")];
    all("考核为A等得5分，B等得4分，C等得3分，D等不得分。", "5", "考核", letters);
    all("县级年度考核结果为A级的得5分，B级的得3分。", "5", "县级年度考核结果", &[("A级", "5"), ("B级", "3")]);
    all("检查评定一等得3分，二等得2分，三等得1分。", "3", "检查评定", &[("一等", "3"), ("三等", "1")]);
}

/// 最低得3分: tenth of all would have 10 − 9 = 1, and has 3.
#[test]
fn what_is_left_at_least_is_left() {
    let ranks = &[("1", "10"), ("3", "8"), ("8", "3"), ("10", "3")];
    reads("按全市排名计分,第一名得10分,每降一个名次减1分,最低得3分", "10", &["排名"], ranks);
    let rates = &[("95", "4"), ("93", "3"), ("89", "1"), ("50", "1")];
    reads("达到95%得4分,每低1个百分点扣0.5分,最低得1分", "4", &["完成情况"], rates);
    // Beside what gives nothing, of what it is the least is not clear.
    let nothing = read("按时报送得3分,每迟报1天扣1分,至少得1分;未报送不得分", "3");
    assert_ne!(nothing.status, Status::Read, "{nothing:?}");
}

/// What is counted by hardly a name may be what the award denies; what is not done has not been given either.
#[test]
fn what_would_be_taken_twice_is_asked_about() {
    asks(
        "义务教育学校56人以上大班额全部消除得5分,每有1个班扣0.2分",
        "5",
        "base",
        &[(0, "否 2", "4.6"), (1, "否 2", "0"), (1, "是 0", "5")],
    );
    let both = read("教育支出、生均支出做到只增不减,每项3分,有一项未做到扣3分", "6");
    assert_eq!(both.doubts.first().map(|doubt| doubt.about), Some("denied"), "{both:?}");
    let alone = read("建立台账得5分,每发现1处问题扣0.5分", "5");
    assert_eq!(alone.status, Status::Read, "{alone:?}");
    // A time alone is nothing that holds or not.
    let time = read("近三年,每年新建幼儿园2所以上得5分,1所得3分,没有不得分", "5");
    assert_eq!(time.doubts.first().map(|doubt| doubt.about), Some("name"), "{time:?}");
}

/// What stands before the first tier may be of all, or no condition.
#[test]
fn what_is_of_the_first_tier_alone_is_asked_about() {
    for clause in [
        "对照问题清单,整改完成率达100%得4分,90%以上得3分,80%以上得2分,不足80%不得分",
        "教师平均工资与公务员相比,比值≥1得4分,0.95≤比值<1得2分,比值<0.95得0分",
    ] {
        let reading = read(clause, "4");
        assert_eq!(reading.doubts.first().map(|doubt| doubt.about), Some("first"), "{clause}: {reading:?}");
    }
    // A state and a figure in one tier, and none else.
    let one = read("建立机制且覆盖率达到90%得4分", "4");
    assert_eq!(one.status, Status::Read, "{one:?}");
}

/// A figure of at least so many points is no least of the item's points, and a veto elsewhere takes no part.
#[test]
fn what_only_looks_like_a_least_or_a_part_is_neither() {
    let reached = &[("85", "5"), ("84.9", "0")];
    reads("群众满意度至少85分得5分", "5", &["群众满意度"], reached);
    let kept = &[("0", "5"), ("2", "3"), ("4", "2")];
    reads("每缺一项扣1分,保底2分", "5", &["每缺一项"], kept);
    let apart = read("建立制度得2分,落实责任得2分;有一项记录不全扣1分;发生事故的该项不得分", "4");
    assert!(apart.doubts.iter().all(|doubt| doubt.about != "scope"), "{apart:?}");
    let part = read("建立制度、落实责任各得2分,其中一项没有的,此项不得分", "4");
    assert!(part.doubts.iter().any(|doubt| doubt.about == "scope"), "{part:?}");
    let ranks = read("考核排名前三得5分,每降一名扣1分,最少计1分", "5");
    assert!(!ranks.conventions.contains(&Convention::Floor), "{ranks:?}");
}
