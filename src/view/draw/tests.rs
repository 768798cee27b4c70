use super::*;

/// Round by round by the ten lines of Python: see the README's vector.
#[test]
fn a_seed_is_given_only_after_the_list_is_fixed() {
    let list =
        "正安县 桐梓县 绥阳县 道真县 务川县 凤冈县 湄潭县 余庆县 习水县 赤水市 仁怀市".replace(' ', "\n");
    let mut form = DrawForm { list, take: " ３ ".into(), ..DrawForm::default() };
    form.seed = "2026-12-01 双色球 03 07 12 18 25 31 09".into();
    form.hold("2026-12-01T08:00:00").expect("nothing to draw from yet");
    assert!(form.held().is_none() && form.json().is_none());
    form.fix("2026-12-01T08:00:00").expect("a list");
    let digest = form.fixed().expect("fixed").pool.names.digest();
    assert_eq!(digest, "debcdc0af7bf12a21f1d8b79b246e3b6b49b8d0f9f60ab759a83bdbea50418c6");
    form.hold("2026-12-01T08:30:00").expect("drawn");
    let names = |form: &DrawForm| -> String {
        form.held().expect("held").record.names().map(|name| &**name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&form), "凤冈县 余庆县 湄潭县");
    let json = form.json().expect("a record");
    assert!(json.contains(r#""shown": "2026-12-01T08:00:00""#), "{json}");
    assert!(json.contains(r#""drawn_at": "2026-12-01T08:30:00""#), "{json}");
    // Another seed after the result changes nothing; who begins anew has the list, and no seed.
    form.seed = "1".into();
    form.hold("2026-12-01T08:31:00").expect("nothing to do");
    assert_eq!(names(&form), "凤冈县 余庆县 湄潭县");
    form.begin_anew();
    assert!(form.fixed().is_none() && form.seed.is_empty() && form.list.contains("正安县"));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_fixed() {
    let said = |list: &str, exclude: &str, take: &str| {
        let (list, exclude, take) = (list.into(), exclude.into(), take.into());
        let mut form = DrawForm { list, exclude, take, ..DrawForm::default() };
        let said = form.fix("").expect_err("refused");
        assert!(form.fixed().is_none());
        said
    };
    assert!(said("", "", "1").contains("名单是空的"));
    assert!(said("甲\n甲", "", "1").contains("重复：甲"));
    for take in ["", "x", "-1", "1.5", "0"] {
        assert!(said("甲\n乙", "", take).contains("抽取数应为"), "{take}");
    }
    assert!(said("甲\n乙", "甲", "1").contains("没有写明原因：甲"));
    let mut form = DrawForm { list: "甲\n乙".into(), take: "1".into(), ..DrawForm::default() };
    form.fix("").expect("a list");
    assert!(form.hold("").expect_err("refused").contains("种子是空的"));
    assert!(form.held().is_none());
}
