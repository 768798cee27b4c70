//! The browser's storage refuses, is full, or gives back rubbish: the page says so and goes on.

mod once;

use e2e::{Page, names};

use crate::{exported, fill, go_home, import_and_open, kept, new_draft, wait_until_kept};

/// Fills what room the storage has left, to the last character, under a key that is none of the page's. What the page
/// would give up to make room, versions and spares, is gone already.
#[track_caller]
pub(crate) fn fill_storage(page: &Page) {
    page.run(
        "const inForce = key => Object.keys(localStorage).some(head => head.startsWith('lvzhi.head.')
             && key === `lvzhi.draft.${head.slice(11)}.${localStorage.getItem(head)}`);
         for (const key of Object.keys(localStorage)) {
             if (key.startsWith('lvzhi.version.') || (key.startsWith('lvzhi.draft.') && !inForce(key))) localStorage.removeItem(key);
         }
         let text = '';
         for (let size = 1 << 24; size >= 1; size >>= 1) {
             for (;;) {
                 try { localStorage.setItem('another page', text + 'x'.repeat(size)); text += 'x'.repeat(size); }
                 catch { break; }
             }
         }",
    );
}

#[test]
fn where_storage_is_refused_the_page_says_so_and_works() {
    let page = Page::with().storage_refused().open();
    assert_eq!(
        page.run("try { return typeof localStorage } catch (error) { return error.name }"),
        "SecurityError",
        "the browser was to refuse"
    );
    page.wait_to_read("浏览器不允许存储");
    page.click(names::EXAMPLE);
    page.wait_for_text(names::TOTAL, "27.4–99");
    page.wait_to_read("未保存：浏览器不允许存储，请导出文件");
    fill(&page, "training.spent", "546.21");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "29.4–99");
    page.wait_to_read("未保存");
    assert!(!page.says("已保存"));
    let (text, file) = exported(&page);
    assert_eq!(file["result"]["total"]["low"], "29.4");
    // What was exported is what can be opened again.
    go_home(&page);
    import_and_open(&page, "again.json", &text);
    page.wait_for_text(names::TOTAL, "29.4–99");
    page.end();
}

#[test]
fn where_storage_is_full_the_page_says_so_loses_nothing_and_offers_the_file() {
    let page = new_draft();
    fill(&page, "county", "满县");
    wait_until_kept(&page, "满县");
    fill_storage(&page);
    fill(&page, "language.share", "50");
    page.wait_to_read("未保存：浏览器存储已满");
    assert!(!page.says("已保存"));
    assert_eq!(page.value_of("language.share"), "50");
    page.wait_for_text(&names::points("direction.language"), "0.5–1.5");
    // What was kept before still is, and a stranger's entry is not touched.
    assert!(kept(&page).contains("满县"));
    let file = page.download(|page| page.click_on("立即导出"));
    assert!(file.text().contains("\"50\""));

    // Room again: the next change is kept, and with it all before.
    page.run("localStorage.removeItem('another page')");
    fill(&page, "aid.covered", "是");
    wait_until_kept(&page, "\"50\"");
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(
        (page.value_of("language.share"), page.value_of("aid.covered")),
        ("50".to_owned(), "是".to_owned())
    );
    page.end();
}
