use super::*;
use crate::facts::{RawFact, RawJudgment};
use crate::rubrics::RubricRef;

fn draft() -> Draft {
    let mut draft = Draft {
        county: "正安县".into(),
        year: "2019".into(),
        rubric: RubricRef { id: "general".into(), edition: "2025.1".into(), ..RubricRef::default() },
        copy: "one".into(),
        title: "试一试".into(),
        ..Draft::default()
    };
    draft.answers.facts.insert(
        "kindergarten.pupils".into(),
        RawFact {
            text: "15447".into(),
            note: "第一行\n\\第二行\t末".into(),
            by: "张三".into(),
            ..RawFact::default()
        },
    );
    draft.answers.facts.insert("blank".into(), RawFact { text: "  ".into(), ..RawFact::default() });
    let judged = RawJudgment { points: "2".into(), reason: "已印发".into(), ..RawJudgment::default() };
    draft.answers.judgments.insert("leadership.plan".into(), judged);
    draft.put(
        &Slot::In(Book::Evidence, "leadership.plan".into(), "会议纪要".into()),
        &crate::draft::Given::plain(&"有".into()),
    );
    for (field, said) in [("measure", "补足培训经费"), ("state", "整改中")] {
        let slot = Slot::In(Book::Rectification, "2019.loss.funding.training".into(), field.into());
        draft.put(&slot, &crate::draft::Given::plain(&said.into()));
    }
    draft.put(&Slot::In(Book::Targets, "2027".into(), "x".into()), &crate::draft::Given::plain(&"5".into()));
    draft
}

/// The bytes by hand, and their digest by Python: `hashlib.sha256(…).hexdigest()`.
#[test]
fn the_digest_is_the_sha_256_of_the_documented_bytes() {
    let bytes = "lvzhi-seal 1\n\
        county\t正安县\n\
        evidence.leadership.plan/会议纪要\t有\n\
        facts.kindergarten.pupils.note\t第一行\\n\\\\第二行\\t末\n\
        facts.kindergarten.pupils.text\t15447\n\
        judgments.leadership.plan.points\t2\n\
        judgments.leadership.plan.reason\t已印发\n\
        rectification.2019.loss.funding.training/measure\t补足培训经费\n\
        rubric\tgeneral 2025.1\n\
        year\t2019\n";
    assert_eq!(sealed_bytes(&draft()), bytes);
    assert_eq!(seal_digest(&draft()), "411b7bebb417c48a9da5626e4f81b2e3b60cd21be342f95f02f7cc7d0ba8aa9b");
    assert_eq!(seal_code("3fa291bc07d455e1ff"), "3FA2-91BC-07D4-55E1");
}

#[test]
fn a_sealed_draft_is_whole_until_something_on_its_papers_changes() {
    let sealed = draft().sealed("2026-12-01T14:03:05");
    let SealState::Whole(seal) = sealed.seal() else { panic!("{:?}", sealed.seal()) };
    assert_eq!((&*seal.at, &*seal.digest), ("2026-12-01T14:03:05", &*seal_digest(&draft())));
    assert_eq!((draft().seal(), sealed.unsealed()), (SealState::Open, draft()));

    // What no paper speaks of may change.
    let mut other = sealed.clone();
    other.title = "另一个".into();
    let state = Slot::In(Book::Rectification, "2019.loss.funding.training".into(), "state".into());
    other.put(&state, &crate::draft::Given::plain(&"已完成".into()));
    other.put(&Slot::In(Book::Targets, "2027".into(), "x".into()), &crate::draft::Given::plain(&"6".into()));
    assert!(matches!(other.seal(), SealState::Whole(_)));

    let mut changed = sealed.clone();
    let put = |draft: &mut Draft, slot: Slot, text: &str| {
        draft.put(&slot, &crate::draft::Given::plain(&text.into()));
    };
    put(&mut changed, Slot::Points("leadership.plan".into()), "1");
    put(&mut changed, Slot::Fact("new".into()), "7");
    put(&mut changed, Slot::Fact("kindergarten.pupils".into()), "");
    let SealState::Changed(seal, slots) = changed.seal() else { panic!("{:?}", changed.seal()) };
    let wanted = [
        Slot::Fact("kindergarten.pupils".into()),
        Slot::Fact("new".into()),
        Slot::Points("leadership.plan".into()),
    ];
    assert_eq!(slots, wanted);
    assert_eq!(&*seal.draft.given(&wanted[2]).text, "2", "what it was");
    put(&mut changed, Slot::Points("leadership.plan".into()), "2");
    put(&mut changed, Slot::Fact("new".into()), "");
    put(&mut changed, Slot::Fact("kindergarten.pupils".into()), "15447");
    assert!(matches!(changed.seal(), SealState::Whole(_)), "as it was once more");

    let mut of_another = sealed.clone();
    of_another.rubric.edition = "2026.1".into();
    assert!(matches!(of_another.seal(), SealState::Changed(_, slots) if slots == [Slot::Rubric]));
    let mut of_another = sealed.clone();
    of_another.rubric.source = Some("{}".into());
    assert!(matches!(of_another.seal(), SealState::Changed(_, slots) if slots == [Slot::Rubric]));
    // Another page packs the same rules otherwise.
    let mut packed = sealed.clone();
    packed.rubric.hash = "0f".into();
    assert!(matches!(packed.seal(), SealState::Whole(_)));
}

#[test]
fn a_seal_goes_through_a_file_and_one_that_was_tampered_with_is_broken() {
    let mut own = draft();
    own.rubric.source = Some("{ \"format\": \"lvzhi-rubric\", \"title\": \"某县\" }".into());
    assert_ne!(seal_digest(&own), seal_digest(&draft()), "the rubric's file is covered");
    for draft in [draft(), own] {
        let file =
            write(&draft.sealed("2026-12-01T14:03:05"), None, Stamp { disclaimer: "示例", saved: "now" });
        let read_back = read(file.as_bytes()).expect("a draft").draft;
        assert!(matches!(read_back.seal(), SealState::Whole(_)), "{:?}", read_back.seal());
        let again = write(&read_back, None, Stamp { disclaimer: "示例", saved: "now" });
        assert_eq!(file, again, "nothing is lost on the way");
        // The figure in the sealed state alone, the digest, the shape.
        let at = file.find("\"seal\"").expect("a seal");
        let tampered = |from: &str, to: &str| {
            let changed = format!("{}{}", &file[..at], file[at..].replacen(from, to, 1));
            assert_ne!(changed, file);
            read(changed.as_bytes()).expect("a draft").draft.seal()
        };
        assert_eq!(tampered("15447", "15448"), SealState::Broken);
        let digest = seal_digest(&draft);
        assert_eq!(tampered(&digest, &digest.replace(&digest[..1], "z")), SealState::Broken);
        assert_eq!(tampered("\"digest\"", "\"digested\""), SealState::Broken);
        assert_eq!(tampered("lvzhi-draft", "lvzhi-other"), SealState::Broken);
    }
}

/// Another window sealed the draft while a figure was typed here: the seal is there, and says what was typed since.
#[test]
fn a_seal_that_another_window_made_comes_over() {
    let base = draft();
    let theirs = base.sealed("2026-12-01T14:03:05");
    let mut ours = base.clone();
    ours.put(&Slot::Fact("new".into()), &crate::draft::Given::plain(&"7".into()));
    let joined = crate::draft::Changes::between(&base, &theirs).onto(&ours).draft;
    assert!(matches!(joined.seal(), SealState::Changed(_, slots) if slots == [Slot::Fact("new".into())]));
    let back = crate::draft::Changes::between(&base, &ours).onto(&theirs).draft;
    assert!(matches!(back.seal(), SealState::Changed(..)), "and the other way round");
}
