use super::*;

#[test]
fn a_link_is_known_however_its_mark_was_recoded() {
    for link in [
        "https://host/page/#draft=bZC9_-x",
        "https://host/page/#draft%3DbZC9_-x",
        "https://host/page/#draft%3dbZC9_-x",
        "https://host/page/%23draft=bZC9_-x",
        "https://host/page/%23draft%3DbZC9_-x",
        // Twice, thrice.
        "https://host/page/%2523draft%253DbZC9_-x",
        "https://host/page/%252523draft%25253DbZC9_-x",
        // As HTML, as wide letters, and those as bytes.
        "https://host/page/&#35;draft&#61;bZC9_-x",
        "https://host/page/?a=1&amp;b=2&amp;#35;draft=bZC9_-x",
        "https://host/page/＃draft＝bZC9_-x",
        "https://host/page/%EF%BC%83draft%EF%BC%9DbZC9_-x",
        // With capitals, a code for a plain letter, room for a line's end, and without the =.
        "HTTPS://HOST/PAGE/#DRAFT=bZC9_-x",
        "#draft=bZC9%5F%2Dx",
        "#draft=bZ\u{200b}C9_-x",
        "#draft= bZC9_-x",
        "see #draft：bZC9_-x",
        "#draftbZC9_-x",
    ] {
        assert_eq!(coded(link).as_deref(), Some("bZC9_-x"), "{link}");
    }
    assert_eq!(coded("#draft").as_deref(), Some(""), "cut off behind its mark");
    assert_eq!(coded("#draft=ab cd. Thanks").as_deref(), Some("ab cd. Thanks"));
}

#[test]
fn what_is_no_link_is_none() {
    for text in ["", "#fields", "https://host/draft=1", "100%", "%", "%2", "%zz", "%é", "draft"] {
        assert_eq!(coded(text), None, "{text:?}");
    }
    assert_eq!(coded("\n{\"note\": \"见 https://host/#draft=bZC9\"}"), None);
}
