//! What a deduction takes from where the award before it is not met, what comes on top of all points, how often something is done:
//! scores worked out on paper.

use super::{asks, read, reads, score};
use lvzhi::clause::Status;

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
