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

/// What stays of a title where it is too long says what it is about, and ends where a phrase does.
#[test]
fn short_titles_end_with_a_phrase() {
    for (title, wanted) in [
        ("组织领导", "组织领导"),
        ("一、加强教育保障", "加强教育保障"),
        ("2025年教育工作考核细则", "教育工作考核细则"),
        ("某某市对县级人民政府履行教育职责评价细则", "履行教育职责评价细则"),
        ("2025年县（市、区）人民政府履行教育职责评价指标及评分细则", "履行教育职责评价指标"),
        ("幼儿园办园行为督导评估评分表", "幼儿园办园行为督导评估"),
        ("某某市义务教育优质均衡发展自评表（2024年版）", "义务教育优质均衡发展"),
        ("加强教师队伍建设和保障教师待遇", "加强教师队伍建设"),
        ("二、落实教育法律法规规章和政策", "落实教育法律法规规章"),
        ("县级统筹推进城乡一体化", "县级统筹推进城乡一体化"),
        ("一二三四五六七八九十一二三四", "一二三四五六七八九十一二"),
    ] {
        assert_eq!(short(title), wanted, "{title}");
    }
}
