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
    // Where the two meet, or the rest is said, nothing is open.
    reads("覆盖率100%得5分,80%得3分,低于80%不得分", "5", &["覆盖率"], &[("79.9", "0"), ("85", "3")]);
    reads(
        "达标率达到90%得5分,低于60%不得分,其余得2分",
        "5",
        &["达标率"],
        &[("90", "5"), ("75", "2"), ("59", "0")],
    );
}
