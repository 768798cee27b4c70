//! What is held against every screen, beside the rules of axe-core: what only measuring shows.

use e2e::Page;
use serde_json::{Value, json};

/// Windows in which nothing may be cut off or need scrolling sideways: a 1366 × 768 screen at 200 %, and what WCAG takes
/// for 400 %.
const ZOOMED: [(&str, u32, u32); 2] = [("200 %", 683, 384), ("400 %", 320, 256)];

/// A page that is inspected, screen by screen, and what was found so far.
pub(super) struct Inspection {
    pub(super) page: Page,
    found: Vec<String>,
}

impl Inspection {
    pub(super) fn of(page: Page) -> Self {
        Self { page, found: Vec::new() }
    }

    /// Looks at what the page shows now: light on an office screen, dark on a telephone, in all sizes, with wide spacing and without
    /// motion.
    #[track_caller]
    pub(super) fn look(&mut self, place: &str) {
        self.look_within(place, None);
    }

    /// Looks likewise, where all but what the selector names was looked at before: the rules of axe-core take seconds for a sheet.
    #[track_caller]
    pub(super) fn look_at(&mut self, place: &str, selector: &str) {
        self.look_within(place, Some(selector));
    }

    /// Looks at what the selector names, in this theme and size alone.
    #[track_caller]
    pub(super) fn look_as_it_is(&mut self, place: &str, selector: &str) {
        self.as_it_is(place, Some(selector));
    }

    #[track_caller]
    fn look_within(&mut self, place: &str, selector: Option<&str>) {
        self.as_it_is(&format!("{place}, light"), selector);
        self.measure(place, NAMES);
        self.measure(place, MOTION);
        self.page.prefer(&[("prefers-color-scheme", "dark")]);
        self.page.resize(390, 844);
        self.as_it_is(&format!("{place}, dark, on a telephone"), selector);
        self.page.prefer(&[]);
        self.measure(&format!("{place}, on a telephone"), TARGETS);
        self.spaced(&format!("{place}, spaced, on a telephone"));
        for (zoom, width, height) in ZOOMED {
            self.page.resize(width, height);
            self.measure(&format!("{place}, at {zoom}"), FITS);
            self.measure(&format!("{place}, at {zoom}"), BARS);
        }
        self.page.resize(1366, 768);
        self.spaced(&format!("{place}, spaced"));
        self.measure(place, TARGETS);
    }

    /// The end: nothing was found, and nothing went wrong behind the page.
    #[track_caller]
    pub(super) fn end(self) {
        self.assert_none();
        self.page.end();
    }

    /// The end where the console has told of what the story did.
    #[track_caller]
    pub(super) fn assert_none(&self) {
        assert!(self.found.is_empty(), "{} barriers\n{}", self.found.len(), self.found.join("\n"));
    }

    fn as_it_is(&mut self, place: &str, selector: Option<&str>) {
        let found = self.page.barriers_within(selector);
        self.found.extend(found.into_iter().map(|barrier| format!("{place}: {barrier}")));
    }

    fn measure(&mut self, place: &str, script: &str) {
        let found = self.page.run(&format!("{SEEN} {script}"));
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        self.found.extend(found.map(|found| format!("{place}: {found}")));
    }

    /// The spacing that WCAG 1.4.12 lets a person choose takes nothing away.
    fn spaced(&mut self, place: &str) {
        self.page.run_with(SPACED, vec![json!(true)]);
        self.measure(place, FITS);
        self.page.run_with(SPACED, vec![json!(false)]);
    }
}

/// What the scripts below share.
const SEEN: &str = "
    const found = [];
    const seen = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const style = one => getComputedStyle(one);
    // What is said to screen readers only, and what waits off the screen to be reached by Tab.
    const unseen = one => !!one.closest('.skip:not(:focus)') || [one, one.parentElement].some(
        at => at && style(at).clipPath !== 'none' && at.getBoundingClientRect().width <= 1);
    const name = one => `<${one.tagName.toLowerCase()}${one.className ? ' class=' + one.className : ''}> ` +
        (one.getAttribute('aria-label') || one.innerText || one.name || one.id || '').trim().slice(0, 40);
    const told = one => one.closest('[title]')?.title.includes(one.innerText.trim().split(/\\n/)[0]);
    const stretch = (box) => `${Math.round(box.width)} × ${Math.round(box.height)}`;
    // Wide tables, and boxes of text, scroll by themselves.
    const scrolls = one => one.closest('.scroll, .read-table, textarea');
    // A modal dialog is all there is.
    const within = document.querySelector('dialog:modal') || document.body;";

/// 2.5.8, without its exception for spacing: what can be pressed is 24 × 24 at least. Links within a line are exempt.
const TARGETS: &str = "
    for (const one of within.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')) {
        const label = one.matches('[type=checkbox], [type=radio], [type=file]') && one.closest('label');
        if (!seen(label || one) || unseen(one)) continue;
        const around = one.parentElement.innerText?.trim();
        if (one.matches('a') && style(one).display === 'inline' && around !== one.innerText.trim()) continue;
        const boxes = [one, label].filter(Boolean).map(part => part.getBoundingClientRect());
        const box = boxes.find(box => box.width >= 23.9 && box.height >= 23.9) ?? boxes[0];
        if (box.width < 23.9 || box.height < 23.9) found.push(`target of ${stretch(box)}: ${name(one)}`);
    }
    return found;";

/// 1.4.4, 1.4.10, 1.4.12: nothing sticks out of the window, and no text is cut off.
const FITS: &str = "
    for (const card of document.querySelectorAll('.card')) card.style.contentVisibility = 'visible';
    const wide = document.scrollingElement.scrollWidth;
    if (wide > innerWidth) found.push(`the page is ${wide} wide in a window of ${innerWidth}`);
    for (const one of [within, ...within.querySelectorAll('*')]) {
        if (one.closest('svg') || scrolls(one) && !one.matches('.scroll, .read-table')) continue;
        if (!seen(one) || unseen(one) || !one.textContent.trim() && !one.matches('input, select, button')) continue;
        const box = one.getBoundingClientRect();
        if (box.right > innerWidth + 1 || box.left < -1) found.push(`sticks out by ${Math.round(Math.max(box.right - innerWidth, -box.left))}: ${name(one)}`);
        const hides = axis => ['hidden', 'clip'].includes(style(one)[`overflow${axis}`]);
        // A line of text scrolls in its box; what is shortened otherwise is told in full.
        if (one.matches('input') || told(one)) continue;
        if (hides('X') && one.scrollWidth > one.clientWidth + 1) found.push(`cut off at its side: ${name(one)}`);
        if (hides('Y') && one.scrollHeight > one.clientHeight + 1) found.push(`cut off below: ${name(one)}`);
        if (one.matches('button, dialog, label, summary') && one.scrollWidth > one.clientWidth + 1 && style(one).display !== 'inline')
            found.push(`wider than itself: ${name(one)}`);
    }
    return found;";

/// What stays in the window leaves most of it to what is read: three fifths at least.
const BARS: &str = "
    const to = document.scrollingElement;
    to.scrollTop = to.scrollHeight / 2;
    const stays = one => one && one !== document.body
        && (['sticky', 'fixed'].includes(style(one).position) && !scrolls(one) || stays(one.parentElement));
    let taken = 0;
    for (let y = 1; y < innerHeight; y += 2) taken += stays(document.elementFromPoint(innerWidth / 2, y)) ? 2 : 0;
    if (within === document.body && taken > innerHeight * 0.4) found.push(`bars take ${taken} of ${innerHeight}`);
    to.scrollTop = 0;
    return found;";

/// What can be pressed says in Chinese what it does, and no two of them say the same of different things.
const NAMES: &str = "
    const said = new Map();
    for (const one of within.querySelectorAll('a[href], button, summary, [role=tab]')) {
        if (!seen(one)) continue;
        const label = (one.getAttribute('aria-label') || one.innerText || one.title).trim().replace(/\\s+/g, ' ');
        if (!/\\p{Script=Han}/u.test(label)) found.push(`no name in Chinese, but ${JSON.stringify(label)}: ${name(one)}`);
        // A group that bears a name says what its buttons are about; links may lead to the same place.
        const group = one.closest('[role=group][aria-label], fieldset, [role=tablist]');
        const text = one.innerText.trim().replace(/\\s+/g, ' ');
        // A sign, such as ×, is named by what it means.
        if (/\\p{Script=Han}/u.test(text) && !label.includes(text)) found.push(`what is seen, ${text}, is not in its name: ${label}`);
        const key = `${label} of ${group?.getAttribute('aria-label') ?? group?.innerText} to ${one.getAttribute('href')}`;
        if (said.has(key) && !one.matches('a')) found.push(`two are called ${label}`);
        said.set(key, one);
    }
    if (!/\\p{Script=Han}/u.test(document.title)) found.push(`the window is called ${document.title}`);
    return found;";

/// Nothing moves by itself, whatever the person prefers.
const MOTION: &str = "
    for (const one of document.getAnimations()) found.push(`moves: ${name(one.effect.target)}`);
    for (const one of document.querySelectorAll('*')) {
        const { transitionDuration, animationName, scrollBehavior } = style(one);
        if (transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto') found.push(`would move: ${name(one)}`);
    }
    return found;";

/// Sets the spacing of WCAG 1.4.12, or takes it back.
const SPACED: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = arguments[0] ? [sheet] : [];";
