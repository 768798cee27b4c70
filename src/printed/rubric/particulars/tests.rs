use super::super::super::Note;
use super::*;

fn of(title: &str, note: &str) -> Particulars {
    let note = Note { text: note.to_owned(), place: String::new() };
    Particulars::of(&Printed { title: title.to_owned(), notes: vec![note], ..Printed::default() })
}

#[test]
fn what_is_said_plainly_is_a_default() {
    for (title, note, number, year) in [
        ("某市2025年评分细则", "", "", "2025"),
        ("某市二〇二四年评分细则", "", "", "2024"),
        ("某市评分细则", "根据某政教督〔2025〕12号制定", "某政教督〔2025〕12号", "2025"),
        ("某市评分细则（2023年版）", "文号：某教 ［2022］ 第 3 号", "某教〔2022〕3号", "2022"),
        ("某市评分细则", "本细则由某市教督〔2021〕7号印发", "某市教督〔2021〕7号", "2021"),
        ("某市评分细则", "得分（2025）为准", "", ""),
        ("某市评分细则2025", "〔2025〕1号", "", ""),
        ("", "", "", ""),
    ] {
        let said = of(title, note);
        assert_eq!((&*said.number, &*said.year), (number, year), "{title} {note}");
    }
    assert_eq!(of("某市2025年细则", "").edition, "2025.1");
    assert_eq!(of("某市细则", "").edition, "1");
    assert_eq!(of("某市\n教育  细则", "").title, "某市 教育 细则");
}

#[test]
fn editions_of_a_series_have_one_id() {
    let id = |title: &str, issuer: &str| {
        Particulars { title: title.into(), issuer: issuer.into(), ..Particulars::default() }.id()
    };
    let first = id("某市2024年县级政府履行教育职责评分细则", "某市教育局");
    for other in [
        "某市2025年县级政府履行教育职责评分细则",
        "某市二〇二五年度县级政府履行教育职责评分细则（修订版）",
        "某市县级政府履行教育职责 评分细则（2026年版）（试行）",
    ] {
        assert_eq!(id(other, "某市教育局"), first, "{other}");
    }
    assert_ne!(id("某市2024年县级政府履行教育职责评分细则", "某县教育局"), first);
    assert_ne!(id("某市学前教育评分细则", "某市教育局"), first);
    let named = Particulars { series: "own.zhengan".into(), ..Particulars::default() };
    assert_eq!(named.id(), "own.zhengan");
    let odd = Particulars { series: "Own 细则".into(), ..Particulars::default() };
    assert!(odd.id().starts_with("own."));
}
