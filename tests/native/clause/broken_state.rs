//! A state that is broken by what is counted behind it: whether its points are lost as well is asked, and never decided in silence. Words
//! of which a letter looks like an effect. Scores worked out on paper.

use super::{asks, read, reads};
use lvzhi::clause::Status;

/// 无失学 is what the count is of, whatever time stands before it.
#[test]
fn a_time_before_what_did_not_happen_changes_nothing() {
    for clause in ["近三年无失学得5分,出现1人扣1分", "全年未发生安全事故得5分,发生1起扣1分"]
    {
        reads(
            clause,
            "5",
            &[clause.split_once(',').unwrap().1.split_once('扣').unwrap().0],
            &[("0", "5"), ("1", "4"), ("6", "0")],
        );
    }
}

/// Under the first choice the count alone takes points, under the second all are gone with the state.
#[test]
fn what_is_counted_without_a_name_of_its_own_is_asked_about() {
    for clause in [
        "全县无失学得5分,出现1人扣1分",
        "落实“双减”要求,无违规培训机构得5分,查实1家扣1分",
        "全县消除D级危房得5分,存在1处扣1分",
    ] {
        asks(clause, "5", "base", &[(0, "否 1", "4"), (1, "否 1", "0"), (1, "是 0", "5")]);
    }
    // Two states, of which the second is broken by the count.
    let second = read("师德考核覆盖率100%得2分,师德失范案件零发生得2分,发生1例扣1分", "4");
    assert_eq!(second.status, Status::Ask, "{second:?}");
}

/// The state would be lost, and the count takes once more.
#[test]
fn what_breaks_a_state_is_not_taken_twice_in_silence() {
    for (clause, points) in [
        ("教育行政部门无乱收费现象得2分;凡查实的,每起扣1分", "2"),
        ("按“一校一策”制定方案得1分,落实到位得3分;有1校未制定扣0.5分", "4"),
        ("控辍保学“动态清零”,得3分;有辍学未返校的,小学每人扣1分,初中每人扣0.5分", "3"),
    ] {
        let reading = read(clause, points);
        assert_eq!(reading.doubts.first().map(|doubt| doubt.about), Some("denied"), "{clause}: {reading:?}");
    }
    // An accident of another kind does not break it.
    let serious = "无重大安全事故得5分;每发生一起一般事故扣1分,发生重大事故的不得分";
    let reading = read(serious, "5");
    assert!(reading.doubts.iter().all(|doubt| doubt.about != "denied"), "{reading:?}");
}

/// 生均图书25册 says what the rate is of: 100 − 98 = 2, 5 − 2 × 0.5 = 4.
#[test]
fn a_standard_before_its_rate_is_asked_about() {
    asks(
        "生均图书小学25册、初中35册,达标率100%得5分,每低1个百分点扣0.5分",
        "5",
        "base",
        &[(0, "否 98", "4"), (1, "否 98", "0"), (1, "是 98", "4")],
    );
}

/// In how many years it was so is a figure, and no yes or no.
#[test]
fn a_year_that_falls_short_is_asked_about() {
    let year = read("近三年教育投入占比均高于全市平均水平得3分,一年低于扣1分", "3");
    assert_eq!(year.doubts.first().map(|doubt| doubt.about), Some("name"), "{year:?}");
}

/// 只增不减4分 takes nothing; 许可得2分 is a licence.
#[test]
fn a_letter_of_a_word_is_no_effect() {
    let both = &[("是 是", "8"), ("是 否", "4"), ("否 否", "0")];
    let spending = "教育支出只增不减4分,生均教育支出只增不减4分";
    reads(spending, "8", &["教育支出只增不减", "生均教育支出只增不减"], both);
    for (clause, name) in [
        ("民办学校全部取得办学许可得2分", "民办学校全部取得办学许可"),
        ("教师全员参加2分", "教师全员参加"),
        ("经费使用通过审计2分", "经费使用通过审计"),
        ("机构编制未缩减2分", "机构编制未缩减"),
    ] {
        reads(clause, "2", &[name], &[("是", "2"), ("否", "0")]);
    }
}
