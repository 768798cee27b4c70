//! The browser is ended in the middle of typing, with no chance to tidy up: what is left is whole.

mod once;

use std::time::Duration;

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::{begin_draft, fill, listed, wait_until_kept};

/// The boxes typed into, in turn.
const BOXES: [&str; 3] = ["salary.total", "training.spent", "kindergarten.pupils"];

/// The moment to end the browser at, in milliseconds after typing began: other ones each time, the same in every run.
fn moment(time: u64) -> Duration {
    Duration::from_millis(400 + time.wrapping_mul(6_364_136_223_846_793_005).rotate_left(17) % 1500)
}

/// The figure typed as the `count`th: eight digits that no other begins with.
fn figure(count: usize) -> String {
    (10_000_001 + count * 7).to_string()
}

/// Whether a box can hold this: nothing, or a figure that was typed, or its beginning.
fn was_typed(held: &str, typed: &[String]) -> bool {
    held.is_empty() || typed.iter().any(|figure| figure.starts_with(held))
}

/// Ends the browser so many times in the middle of typing, at another moment each time; what was typed is there as far as it came.
#[track_caller]
fn end_while_typing(times: u64) {
    let mut page = Page::with().alone().open();
    begin_draft(&page);
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.wait_until("the draft is on disk", |page| page.is_on_disk("lvzhi.open"));
    let mut typed: Vec<String> = Vec::new();
    let mut came_through = 0;
    for time in 0..times {
        let held_before = BOXES.map(|name| page.value_of(name));
        let killer = page.kill_in(moment(time));
        for turn in 0.. {
            let (name, figure) = (BOXES[turn % BOXES.len()], figure(typed.len()));
            typed.push(figure.clone());
            let select = "const box = document.querySelector(arguments[0]); box.focus(); box.select()";
            let is_alive = page
                .run_while_alive(select, vec![json!(names::field(name))])
                .and_then(|_| page.type_while_alive(&figure));
            if is_alive.is_none() {
                break;
            }
        }
        killer.join().expect("the browser is ended");
        page = page.after_power_cut();
        page.wait_for(names::TOTAL);
        page.wait_until("the second home is looked into", |page| {
            page.run("return lvzhi.recovered") == json!(true)
        });
        let held = BOXES.map(|name| page.value_of(name));
        for (name, held) in BOXES.iter().zip(&held) {
            assert!(was_typed(held, &typed), "{name} holds {held:?}, which nobody typed, time {time}");
        }
        came_through += usize::from(held != held_before);
    }
    assert!(came_through > 0, "the browser was never ended after it wrote anything: nothing was tried");
    page.click_on("全部草稿");
    page.wait_for(names::IMPORT);
    assert!(!page.says("有草稿无法读取"));
    assert_eq!(listed(&page), ["甲县"]);
    page.end();
}

/// Chromium writes local storage to the disk once a minute; what the page has said for a second to be kept is kept.
#[test]
fn what_was_said_to_be_kept_a_second_ago_is_there_after_the_browser_was_ended() {
    if Skill::PowerCut.is_missing() {
        return;
    }
    let mut page = Page::with().alone().open();
    begin_draft(&page);
    for turn in 0..3 {
        let told = figure(turn);
        fill(&page, "salary.total", &told);
        fill(&page, "county", &format!("第{turn}县"));
        wait_until_kept(&page, &told);
        wait_until_kept(&page, &format!("第{turn}县"));
        let second = |page: &Page| page.run("return Math.floor(Date.now() / 1000)");
        let now = second(&page);
        page.wait_until("a second has gone by", |page| {
            second(page).as_i64() > now.as_i64().map(|now| now + 1)
        });
        page = page.after_power_cut();
        page.wait_to_read(&format!("第{turn}县"));
        if page.count(names::TOTAL) == 0 {
            page.click(&format!("{} button", names::DRAFT));
            page.wait_for(names::TOTAL);
        }
        page.wait_until("the figure is there", |page| page.value_of("salary.total") == told);
        assert_eq!(page.value_of("county"), format!("第{turn}县"));
    }
    page.end();
}
