//! The draw: RFC 3797's own example, a vector of our own, what is refused, and that nothing but list and seed has a say.

mod fair;
mod refused;
mod script;

use lvzhi::draw::{DrawPlan, DrawTimes, Exclusion, NameList, Quota, Seed, Stratum, select};
use md5::Md5;

/// A list of one name a line.
#[track_caller]
fn list(text: &str) -> NameList {
    NameList::read(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"))
}

#[track_caller]
fn seed(words: &str) -> Seed {
    Seed::read(words).unwrap_or_else(|error| panic!("{words:?}: {error:?}"))
}

/// The names drawn, in order.
#[track_caller]
fn drawn(plan: &DrawPlan, words: &str) -> Vec<String> {
    let record = plan.hold(&seed(words)).unwrap_or_else(|error| panic!("{words:?}: {error:?}"));
    record.names().map(ToString::to_string).collect()
}

/// RFC 3797, section 6: 25 volunteers, ten drawn, with the hashes and numbers printed there.
#[test]
fn md5_reproduces_the_example_of_the_rfc() {
    let volunteers = "John Mary Bashful Dopey Sleepy Grouchy Doc Sneazy Handsome Cassandra Pollyanna Pendragon Pandora Faith \
        Hope Charity Lee Longsuffering Chastity Smith Pride Sloth Envy Anger Kasczynski";
    let volunteers: Vec<&str> = volunteers.split_whitespace().collect();
    let printed = [
        ("990DD0A5692A029A98B5E01AA28F3459", 25, "Lee", 17),
        ("3691E55CB63FCC37914430B2F70B5EC6", 24, "Doc", 7),
        ("FE814EDF564C190AC1D25753979990FA", 23, "Mary", 2),
        ("1863CCACEB568C31D7DDBDF1D4E91387", 22, "Charity", 16),
        ("F4AB33DF4889F0AF29C513905BE1D758", 21, "Kasczynski", 25),
        ("13EAEB529F61ACFB9A29D0BA3A60DE4A", 20, "Envy", 23),
        ("992DB77C382CA2BDB9727001F3CDCCD9", 19, "Sneazy", 8),
        ("63AB4258ECA922976811C7F55C383CE7", 18, "Anger", 24),
        ("DFBC5AC97CED01B3A6E348E3CC63F40D", 17, "Chastity", 19),
        ("31CB111C4A4EBE9287CEAE16FE51B909", 16, "Pandora", 13),
    ];
    let key = seed("9319./2.5.8.10.12./9.18.26.34.41.45./").key("");
    let picks = select::<Md5>(key.as_bytes(), volunteers.len(), printed.len());
    assert_eq!(picks.len(), printed.len());
    for (pick, (hash, left, name, number)) in picks.iter().zip(printed) {
        let hex: String = pick.hash.iter().map(|byte| format!("{byte:02X}")).collect();
        assert_eq!((&*hex, pick.left, pick.place + 1), (hash, left, number));
        assert_eq!(volunteers[pick.place], name);
    }
}

/// The vector of the README, worked out with Python's hashlib from the bytes described there.
#[test]
fn the_vector_of_the_readme() {
    let text = "\u{feff}正安县\r\n桐梓县\r\n\r\n 绥阳县 \n道真县\n务川县\n凤冈县\n湄潭县\n余庆县\n习水县\n赤水市\n仁怀市";
    let list = list(text);
    let names: Vec<&str> = list.as_slice().iter().map(|name| &**name).collect();
    let ordered = "习水县 仁怀市 余庆县 凤冈县 务川县 桐梓县 正安县 湄潭县 绥阳县 赤水市 道真县";
    assert_eq!(names.join(" "), ordered);
    assert_eq!(list.text(), ordered.replace(' ', "\n") + "\n");
    assert_eq!(list.digest(), "debcdc0af7bf12a21f1d8b79b246e3b6b49b8d0f9f60ab759a83bdbea50418c6");
    let record =
        DrawPlan::of_all(list, 3).hold(&seed(" 2026-12-01 双色球 03 07 12 18 25 31 09 ")).expect("drawn");
    assert_eq!(&*record.pools[0].key, "2026-12-01 双色球 03 07 12 18 25 31 09/");
    let steps: Vec<_> = record.pools[0]
        .steps
        .iter()
        .map(|step| (step.hash(), step.pick.left, step.pick.remainder, step.name.to_string()))
        .collect();
    let expected = [
        ("20ec1734a9a8e5a90af1ab3fc4d257a2d1c7ef6c61d91d49f4ac54a51a0e98e0", 11, 3, "凤冈县"),
        ("d92296cdae8271b59b24e3fd6d50ef7f12f9fa6fda37984dd2bf00560e8efc70", 10, 2, "余庆县"),
        ("0da121db933c03f5e00571b4fc7e74d753fb54d31a5deb8715b1b5df0d28c251", 9, 5, "湄潭县"),
    ];
    assert_eq!(
        steps,
        expected.map(|(hash, left, remainder, name)| (hash.to_owned(), left, remainder, name.to_owned()))
    );
    let readme = std::fs::read_to_string(super::support::root().join("README.md")).expect("README.md");
    for told in [
        &record.plan.list.digest(),
        &record.pools[0].steps[0].hash(),
        &record.pools[0].steps[2].name.to_string(),
    ] {
        assert!(readme.contains(told), "README.md says {told}");
    }
}

/// By code points, not by UTF-16 as browsers sort: 𠮷 (U+20BB7) stands after ～ (U+FF5E), and its first half D842 before.
#[test]
fn names_stand_in_the_order_of_their_code_points() {
    let list = list("𠮷县\n～县\n县\nb\nB\n10\n9");
    assert_eq!(
        list.as_slice().iter().map(|name| &**name).collect::<Vec<_>>(),
        ["10", "9", "B", "b", "县", "～县", "𠮷县"]
    );
}

/// U+0065 U+0301 composes to U+00E9; the compatibility ideograph U+F900 is 豈 (U+8C48) in NFC.
#[test]
fn names_and_seeds_are_composed() {
    assert_eq!(list("Zoe\u{301}\n\u{f900}").text(), "Zo\u{e9}\n\u{8c48}\n");
    assert_eq!(seed("e\u{301}").key(""), "\u{e9}/");
    assert_eq!(list("e\u{301}").digest(), list("\u{e9}").digest());
}

#[test]
fn a_key_ends_with_one_stroke() {
    for (words, key) in
        [("a", "a/"), ("a/", "a/"), (" 1./2./ ", "1./2./"), ("a b", "a b/"), ("/", "/"), ("a//", "a//")]
    {
        assert_eq!(seed(words).key(""), key);
    }
    assert_eq!(seed("a").key("城区"), "a/城区/");
    assert_eq!(seed("a/").key("城区"), "a/城区/");
}

#[test]
fn each_is_drawn_once_when_all_are() {
    let all = list("a\nb\nc\nd\ne\nf\ng");
    for words in ["1", "2", "3"] {
        let mut names = drawn(&DrawPlan::of_all(all.clone(), 7), words);
        assert_eq!(
            drawn(&DrawPlan::of_all(all.clone(), 3), words),
            names[..3],
            "who draws more draws the same first"
        );
        names.sort();
        assert_eq!(names.concat(), "abcdefg");
    }
}

/// Who is left out makes a shorter list, and nothing else.
#[test]
fn the_excluded_are_not_drawn_and_stand_in_the_record() {
    let exclude = Exclusion::read("b\t评估组长任职地\n\n d ，上年已抽\n");
    let plan = DrawPlan { exclude, ..DrawPlan::of_all(list("a\nb\nc\nd\ne"), 3) };
    assert_eq!(drawn(&plan, "1"), drawn(&DrawPlan::of_all(list("a\nc\ne"), 3), "1"));
    let json =
        plan.hold(&seed("1")).expect("drawn").json(DrawTimes { shown: "2026-12-01T08:00:00", drawn: "" });
    let said: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(said["excluded"][0], serde_json::json!({ "name": "b", "reason": "评估组长任职地" }));
    assert_eq!(said["excluded"][1], serde_json::json!({ "name": "d", "reason": "上年已抽" }));
    assert_eq!(said["list"]["digest"], plan.list.digest());
    assert_eq!(said["pools"][0]["list"]["digest"], list("a\nc\ne").digest());
    assert_eq!(
        (&said["shown"], &said["drawn_at"]),
        (&"2026-12-01T08:00:00".into(), &serde_json::Value::Null)
    );
}

/// A stratum is a draw of its own, by a key with its title as one more source.
#[test]
fn strata_are_drawn_each_by_its_own_key() {
    let stratum = |title: &str, names: &str, take| Stratum { title: title.into(), names: list(names), take };
    let strata = vec![stratum("城区", "a\nb\nc", 1), stratum("农村", "d\ne\nf\ng", 2)];
    let plan = DrawPlan {
        list: list("a\nb\nc\nd\ne\nf\ng"),
        exclude: Exclusion::read("c：回避"),
        quota: Quota::OfEach(strata),
    };
    let town = drawn(&DrawPlan::of_all(list("a\nb"), 1), "words/城区");
    let country = drawn(&DrawPlan::of_all(list("d\ne\nf\ng"), 2), "words/农村/");
    assert_eq!(drawn(&plan, "words"), [town, country].concat());
    let said = plan.hold(&seed("words")).expect("drawn").json(DrawTimes::default());
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (&said["pools"][1]["stratum"], &said["pools"][1]["key"]),
        (&"农村".into(), &"words/农村/".into())
    );
}

/// Everything a step says can be worked out from what stands before it.
#[test]
fn a_record_can_be_worked_through_by_hand() {
    let record = DrawPlan::of_all(list("a\nb\nc\nd\ne"), 4).hold(&seed("数 17")).expect("drawn");
    let said: serde_json::Value = serde_json::from_str(&record.json(DrawTimes::default())).expect("JSON");
    assert_eq!((&said["format"], &said["version"]), (&"lvzhi-draw".into(), &1.into()));
    assert_eq!((&said["method"], &said["seed"]), (&"RFC 3797, SHA-256".into(), &"数 17".into()));
    let mut left = ["a", "b", "c", "d", "e"].to_vec();
    for (round, step) in said["pools"][0]["steps"].as_array().expect("steps").iter().enumerate() {
        assert_eq!((&step["round"], &step["left"]), (&round.into(), &left.len().into()));
        let hash = step["hash"].as_str().expect("a hash");
        assert_eq!(hash.len(), 64);
        let number = num_bigint::BigUint::parse_bytes(hash.as_bytes(), 16).expect("hex");
        let remainder = usize::try_from(&number % left.len()).expect("small");
        assert_eq!(step["remainder"], remainder);
        assert_eq!(step["name"], left.remove(remainder));
        assert_eq!(said["drawn"][round], step["name"]);
    }
    assert_eq!(left.len(), 1);
}
