//! What a clause leaves open is asked, what no figure decides is judged, and what is not understood is not read.

use super::{asks, judged};

#[test]
fn what_stays_open_is_asked() {
    // Sum of parts 3, the best 2, the item 4.
    asks("建立制度得2分;开展督查得1分", "4", "together", &[(0, "是 是", "3"), (1, "是 是", "2")]);
    asks(
        "小学辍学率控制在0.6%以内、初中辍学率控制在1.8%以内得4分,每超过0.1个百分点扣0.5分",
        "4",
        "figure",
        &[(0, "0.7 1.9", "3"), (1, "0.7 1.9", "3.5"), (2, "0.6 1.9", "3.5")],
    );
    asks(
        "占比高于平均数得2分,每低1%扣0.1分",
        "2",
        "equal",
        &[(0, "10 10", "2"), (1, "10 10", "0"), (1, "8 10", "1.8")],
    );
    asks(
        "组织检查得2分,每发现一处违规扣1分",
        "2",
        "base",
        &[(0, "否 1", "1"), (1, "否 1", "0"), (1, "是 1", "1")],
    );
    asks("原则上班额不超过45人得2分", "2", "exception", &[(0, "45", "2"), (1, "45", "?")]);
    asks("省级媒体推广1篇得1分", "3", "each", &[(0, "2", "2"), (1, "2", "1")]);
}

#[test]
fn judgement_has_its_ends() {
    judged("视情况酌情扣1-3分", "5", Some(("2", "5")));
    judged("工作落实好的得2分,较好的得1.5分,一般的得1分", "2", Some(("1", "2")));
    let stepped = super::read("满分及依次以0.1分递减计分", "2");
    let given = stepped.judged.expect("a judgement");
    assert_eq!(given.step.map(|step| step.plain()).as_deref(), Some("0.1"));
    judged("好8—10分,一般4—7分,较差1—3分", "10", Some(("1", "10")));
}

#[test]
fn what_is_not_understood_is_not_read() {
    for text in [
        "耕地质量提高的部分剔除后按年均增幅折算,每提高0.1等加0.3分",
        "没有新进人员的部门,按市级部门平均分计",
        "每百名学生教师0.9人以上;不足100人的学校可以计入走教教师",
        "同上",
        "得分按去年的办法",
        "扣完后继续倒扣,每减1个百分点扣0.4分",
        "教室每12个班1间以上(不足12班按1间);每间96平方米以上",
        "达到要求的得5分,其余参照上年得分依次折算",
        "",
        "。;,",
    ] {
        let reading = super::read(text, "5");
        assert_eq!(reading.status, lvzhi::clause::Status::Judged, "{text}: {reading:?}");
    }
}
