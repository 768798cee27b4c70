//! What of this subject no engine can break.

use std::fs;

use e2e::Page;

use super::file;

#[test]
fn one_file_that_came_damaged_says_so() {
    let whole = fs::read_to_string(file()).expect("the one file");
    let packed = whole.find("id=packed>").or_else(|| whole.find("id=\"packed\">")).expect("what is packed");
    let middle = packed + (whole.len() - packed) / 2;
    let (before, after) = whole.split_at(middle);
    let other = if after.starts_with('a') { "b" } else { "a" };
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("lvzhi.html");
    // One letter is another; one is lost; half is lost.
    for damaged in
        [format!("{before}{other}{}", &after[1..]), format!("{before}{}", &after[1..]), before.to_owned()]
    {
        fs::write(&copy, damaged).expect("the copy");
        let page = Page::with().file(&copy).open();
        page.wait_to_read("页面没有载入完整");
        page.wait_to_read("请向发送人重新索取");
        assert!(!page.is_visible("#page"));
        page.end();
    }
}
