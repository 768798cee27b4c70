//! What is taken, and from what; what comes in place of an award: scores worked out on paper.

use super::{asks, reads};
use lvzhi::clause::{self, Status};
use lvzhi::number::Number;

/// Where an award is not met, so much is taken from its points: less is left, and not nothing.
#[test]
fn what_is_taken_is_taken_from_all_points() {
    reads("建立督导制度的得5分,未建立的扣1分", "5", &["建立督导制度"], &[("是", "5"), ("否", "4")]);
    reads("制定实施方案的得满分;未制定的扣2分", "3", &["制定实施方案"], &[("是", "3"), ("否", "1")]);
    // Below the limit of the award the deductions say what is had; the lower one holds alone.
    reads(
        "巩固率达到95%得满分,低于95%的扣1分,低于90%的扣3分,低于85%的不得分",
        "5",
        &["巩固率"],
        &[("95", "5"), ("94.9", "4"), ("90", "4"), ("89.9", "2"), ("85", "2"), ("84", "0")],
    );
    reads(
        "辍学率不高于1%得5分,高于1%扣2分,高于2%扣5分",
        "5",
        &["辍学率"],
        &[("1", "5"), ("1.5", "3"), ("2", "3"), ("2.1", "0")],
    );
    // Between the two limits nothing is said.
    asks(
        "巩固率达到95%得满分,低于90%的扣3分",
        "5",
        "base",
        &[(0, "92", "5"), (1, "92", "0"), (0, "89", "2"), (1, "96", "5")],
    );
}

/// How things stand instead takes something off; whether it is taken from all points is said by what gives nothing, or is asked.
#[test]
fn another_state_of_things_is_not_nothing() {
    reads(
        "配备专职督学的,得满分;配备兼职督学的,扣1分;未配备的不得分",
        "4",
        &["配备兼职督学", "未配备"],
        &[("否 否", "4"), ("是 否", "3"), ("否 是", "0")],
    );
    reads(
        "有专门机构的得3分,与其他机构合署的扣1分,没有机构的扣3分",
        "3",
        &["与其他机构合署", "没有机构"],
        &[("否 否", "3"), ("是 否", "2"), ("否 是", "0")],
    );
    asks(
        "党委副书记、常委或政府常务副职分管教育的,得满分。其他副职分管教育的扣0.2分",
        "2",
        "base",
        &[(0, "否 是", "1.8"), (1, "否 是", "0"), (0, "是 否", "2"), (1, "是 否", "2"), (1, "否 否", "0")],
    );
    // What lacks besides, and what happens besides, is taken from what was awarded.
    reads(
        "制定规划得5分,无年度计划扣2分",
        "5",
        &["制定规划", "无年度计划"],
        &[("是 否", "5"), ("是 是", "3"), ("否 是", "0")],
    );
}

/// What is awarded to whom the first award does not hold for comes in its place, and not on top of it.
#[test]
fn an_award_for_the_rest_comes_in_place_of_the_first() {
    reads(
        "区域内标准化学校达到85%得10分;低于85%的县(区)按从高到低排序,分别得8、6、4、2分",
        "10",
        &["区域内标准化学校", "低于85%的县(区)按从高到低排序"],
        &[("85 1", "10"), ("84 1", "8"), ("80 2", "6"), ("70 4", "2"), ("70 5", "0")],
    );
}

/// 低于的 behind one limit, or behind one figure beside another, is whatever misses it.
#[test]
fn what_is_below_is_what_misses_the_limit_before() {
    reads(
        "教师平均工资收入水平不低于当地公务员平均工资收入水平得4分，低于的按比例扣分",
        "4",
        &["教师平均工资收入水平", "当地公务员平均工资收入水平"],
        &[("80 80", "4"), ("90 80", "4"), ("60 80", "3"), ("0 80", "0")],
    );
    reads(
        "平均班额不超过45人得4分,超过的得2分,超过55人的不得分",
        "4",
        &["平均班额"],
        &[("45", "4"), ("46", "2"), ("55", "2"), ("56", "0")],
    );
    reads("入园率达到95%得4分，低于的扣1分", "4", &["入园率"], &[("95", "4"), ("94", "3")]);
    reads("入园率达到80%得4分，未达到的按比例扣减", "4", &["入园率"], &[("80", "4"), ("40", "2")]);
}

/// 缺1项扣1分 behind parts of one point each says again what they lose; behind others it is not read.
#[test]
fn a_part_that_lacks_is_lost_once() {
    reads(
        "留守儿童关爱服务体系健全得1分；有档案得1分；有活动记录得1分。每缺1项扣1分",
        "3",
        &["留守儿童关爱服务体系健全", "有档案", "有活动记录"],
        &[("是 是 是", "3"), ("是 否 是", "2"), ("否 否 否", "0")],
    );
    for unlike in ["健全体系得2分；有档案得1分。缺1项扣1分", "健全体系得1分；有档案得1分。缺1项扣1分"]
    {
        let points = Number::whole(3);
        assert_eq!(clause::read(unlike, Some(&points), &[]).status, Status::Judged, "{unlike}");
    }
}

/// Grades of a record are one choice, whatever stands around them.
#[test]
fn grades_of_a_record_are_one_choice() {
    let points = Number::whole(5);
    let text = "按\"优秀、良好、合格、不合格\"分别赋予5分、4分、3分、0分（以省级考核结果为准）";
    let reading = clause::read(text, Some(&points), &[]);
    assert_eq!(reading.status, Status::Read);
    let asks: Vec<&[String]> = reading.asks.iter().map(|ask| ask.options.as_slice()).collect();
    assert_eq!(asks, [["优秀", "良好", "合格", "不合格", "都不是"]]);
}

/// A share of one figure in another is a figure of its own where later limits or steps go by it.
#[test]
fn a_share_is_measured_again_by_what_follows() {
    let share = ["教师培训经费占公用经费总额的比例"];
    reads(
        "教师培训经费达到公用经费总额的5%得5分，达到3%得3分，低于3%不得分",
        "5",
        &share,
        &[("5", "5"), ("4.9", "3"), ("3", "3"), ("2.9", "0")],
    );
    reads(
        "教师培训经费达到公用经费总额5%的得5分，每低1个百分点扣1分",
        "5",
        &share,
        &[("6", "5"), ("5", "5"), ("3", "3"), ("0", "0")],
    );
    reads(
        "教师培训经费达到公用经费总额的5%得满分，低于5%的扣2分，低于3%的扣4分",
        "5",
        &share,
        &[("5", "5"), ("4", "3"), ("3", "3"), ("2", "1")],
    );
    // Alone it is asked by its two figures: 4 of 100, 5 of 100.
    reads(
        "教师培训经费不低于公用经费总额的5%得5分",
        "5",
        &["教师培训经费", "公用经费总额"],
        &[("4 100", "0"), ("5 100", "5")],
    );
}

/// What stands before a count holds for each number of it.
#[test]
fn a_condition_before_a_count_holds_for_each_number() {
    reads(
        "建立联席会议制度，召开会议4次及以上得3分，3次得2分，2次得1分，2次以下不得分",
        "3",
        &["建立联席会议制度", "召开会议"],
        &[("是 5", "3"), ("是 3", "2"), ("是 2", "1"), ("是 1", "0"), ("否 4", "0")],
    );
}

/// What is added for all of them comes on top of what each has, where that comes to all points.
#[test]
fn what_is_added_for_all_comes_on_top() {
    reads(
        "小学达到70%、初中达到90%的各得1分，全部达到的另加3分",
        "5",
        &["小学", "初中", "全部达到"],
        &[("70 90 是", "5"), ("70 80 否", "1"), ("60 80 否", "0")],
    );
}

/// A step that is said of each award is of each, from its own limit; of which of them another is, no word says.
#[test]
fn a_step_of_each_award_goes_from_its_own_limit() {
    reads(
        "信息化设备完好率95%以上、使用率90%以上，各计2分；低于标准的，每低5个百分点各扣0.5分",
        "4",
        &["信息化设备完好率", "使用率"],
        // 2 − 0.5 × (95 − 90) ÷ 5 = 1.5; 2 − 0.5 × (90 − 80) ÷ 5 = 1.
        &[("95 90", "4"), ("90 90", "3.5"), ("90 80", "2.5"), ("70 95", "2")],
    );
    let points = Number::whole(4);
    for open in [
        "完好率95%以上、使用率90%以上，各计2分；低于标准的，每低5个百分点扣0.5分",
        // Nothing that is asked decides.
        "骨干教师占比：小学10%、初中12%，每有一个学段达标得相应分值2分、2分",
    ] {
        assert_eq!(clause::read(open, Some(&points), &[]).status, Status::Judged, "{open}");
    }
}

/// How something is looked at is no part of what it is worth; but what a person sees there may be.
#[test]
fn how_it_is_looked_at_is_not_what_it_is_worth() {
    reads(
        "本指标需通过查阅档案和听取汇报进行评分。入园率达到95%得5分,每低1个百分点扣1分。",
        "5",
        &["入园率"],
        &[("95", "5"), ("93", "3")],
    );
    let points = Number::whole(5);
    for judged in
        ["根据查阅资料情况评分", "设立机构得2分，其余根据现场查看情况评分", "通过座谈了解情况打分,最高得5分"]
    {
        let reading = clause::read(judged, Some(&points), &[]);
        assert!(reading.judged.is_some(), "{judged}: {:?}", reading.rule);
    }
}
