//! Awards for amounts that stand without a sign, and what lies between an award and what gives nothing: scores worked out on paper.

use super::{read, reads};
use lvzhi::composed::Convention;

/// Whoever reaches an amount has its points; what lies between two has reached the lesser.
#[test]
fn an_amount_without_a_sign_is_for_whoever_reaches_it() {
    let ladder = &[("100", "5"), ("99.9", "4"), ("95", "4"), ("90", "4"), ("80", "3"), ("79.9", "0")];
    for clause in [
        "覆盖率100%得5分,90%得4分,80%得3分",
        "覆盖率达到100%得5分,90%得4分,80%得3分",
        "覆盖率80%得3分,90%得4分,100%得5分",
        "覆盖率100%的得满分;90%的得4分;80%的得3分;其他不得分",
    ] {
        reads(clause, "5", &["覆盖率"], ladder);
        assert!(read(clause, "5").conventions.contains(&Convention::Reached), "{clause}");
    }
    reads(
        "召开会议10次得5分,5次得3分",
        "5",
        &["召开会议"],
        &[("12", "5"), ("10", "5"), ("7", "3"), ("5", "3"), ("4", "0")],
    );
    // Whose name it is does not matter.
    for (clause, name) in [
        ("学前教育毛入园率达到92%得4分,90%得3分,88%得2分,低于88%不得分", "学前教育毛入园率"),
        ("高中阶段毛入学率92%得4分,90%得3分,88%得2分", "高中阶段毛入学率"),
        ("教师和学生参与率92%得4分,90%得3分,88%得2分", "教师和学生参与率"),
    ] {
        reads(clause, "4", &[name], &[("92", "4"), ("91", "3"), ("89", "2"), ("87", "0")]);
    }
    // Places are no amounts.
    reads("排名前3名得5分,4-6名得3分", "5", &["排名"], &[("3", "5"), ("5", "3"), ("7", "0")]);
    // Fewer are better.
    reads(
        "事故0起得5分,2起得3分,5起得1分",
        "5",
        &["事故"],
        &[("0", "5"), ("1", "3"), ("2", "3"), ("4", "1"), ("6", "0")],
    );
    // Where it is said, nothing is taken for granted.
    let said = "覆盖率达到100%得5分,达到90%得4分";
    reads(said, "5", &["覆盖率"], &[("100", "5"), ("95", "4"), ("89", "0")]);
    assert!(!read(said, "5").conventions.contains(&Convention::Reached));
}

/// From 50 to 80 the text says nothing: neither points nor none.
#[test]
fn between_an_award_and_what_gives_nothing_it_stays_open() {
    for clause in
        ["覆盖率100%得5分,80%得3分,50%以下不得分", "覆盖率达到100%得5分,80%以上得3分,低于50%的不得分"]
    {
        reads(
            clause,
            "5",
            &["覆盖率"],
            &[("100", "5"), ("90", "3"), ("80", "3"), ("79.9", "?"), ("60", "?"), ("49", "0")],
        );
    }
    reads(
        "及格率90%以上得5分,60%以下不得分",
        "5",
        &["及格率"],
        &[("90", "5"), ("75", "?"), ("60", "0"), ("10", "0")],
    );
    reads("辍学率1%以下得5分,3%以上不得分", "5", &["辍学率"], &[("0.5", "5"), ("2", "?"), ("3", "0")]);
    // Between two counts that follow each other lies none.
    reads(
        "完成4项得4分,完成3项得3分,完成2项及以下不得分",
        "4",
        &["完成"],
        &[("4", "4"), ("3", "3"), ("2", "0")],
    );
    // Where the two meet, or the rest is said, nothing is open.
    reads("覆盖率100%得5分,80%得3分,低于80%不得分", "5", &["覆盖率"], &[("79.9", "0"), ("85", "3")]);
    reads(
        "达标率达到90%得5分,低于60%不得分,其余得2分",
        "5",
        &["达标率"],
        &[("90", "5"), ("75", "2"), ("59", "0")],
    );
}

/// One value alone is told before the band that holds it, though the text names the band first.
#[test]
fn one_value_goes_before_the_band_around_it() {
    let scores = &[("0", "5"), ("0.1", "3"), ("2", "3"), ("2.5", "?"), ("3", "0")];
    reads("违规率2%以内得3分,0%得5分,3%以上不得分", "5", &["违规率"], scores);
}

/// A formula is one whichever equals sign it has, and 得分 in a name is part of it.
#[test]
fn formulas_are_found_by_any_sign() {
    reads(
        "得分＝实际完成数÷计划数×10，最高10分",
        "10",
        &["实际完成数", "计划数"],
        &[("8 10", "8"), ("12 10", "10")],
    );
    reads("群众满意度测评得分×10%", "10", &["群众满意度测评得分"], &[("85", "8.5")]);
    reads("20分×达标校数÷学校总数", "20", &["达标校数", "学校总数"], &[("3 4", "15")]);
}
