//! Files nobody meant as drafts. Without arguments, or with `RUNS SEED`: so many mutations of a small corpus are read, and
//! what reads must come back from what is written of it. With `measure`: time and memory for hostile files of 10 MB.
//!
//! A panic names the seed it came with; the same numbers make the same files.

#[path = "measure.rs"]
mod measure;

use lvzhi::draft::{self, Book, Draft, Local, Side, Stamp};
use lvzhi::examples;
use std::panic;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// Runs when not told otherwise.
const RUNS: u64 = 1_000_000;
/// Files grow no longer, so that there are many of them.
const LONGEST: usize = 4_000;

const SAMPLES: &[&[u8]] = &[
    include_bytes!("../../native/drafts/version-1.json"),
    include_bytes!("../../native/drafts/version-1-with-exchange.json"),
    br#"{"format":"lvzhi-draft","version":1,"rubric":{"id":"general"}}"#,
    br#"{"format":"lvzhi-draft","version":1,"rubric":{"id":"general"},"facts":{"a":{"text":"1","x":[1e400,"\ud83d\ude00"]}}}"#,
    br#"{"rubric":{"id":"general","n":null},"year":"2024","seen":{"b":{"rubric":{"id":""},"facts":{"a":{"text":"2"}}}},"copy":"a","evidence":{"i":{"m":"y"}},"version":1,"format":"lvzhi-draft"}"#,
    br#"{"format":"lvzhi-draft","version":2,"facts":[],"rubric":7}"#,
    b"\xef\xbb\xbf[[[[\"\\ud800\"]]]]",
];

/// What means something in a draft file.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "1",
    "1e400",
    "-0",
    "NaN",
    "\\",
    "\\ud800",
    "\\udc00",
    "\\u0000",
    "\"format\"",
    "\"version\"",
    "\"rubric\":{}",
    "\"facts\":{",
    "\"judgments\":{",
    "\"evidence\":{",
    "\"seen\":{",
    "\"ledger\":[",
    "\"items\":[",
    "\"slot\":\"year\"",
    "\"ours\":{}",
    "\"taken\":true",
    "\"text\":\"",
    "\"part\":\"\"",
    "\"__proto__\":{}",
    "<script>",
    "\u{feff}",
    "，",
    "\"copy\":\"b\"",
    "\"general\"",
    "\"id\":",
    "[[[[[[[[[[[[[[[[",
    "{\"a\":",
];

/// Whole fields, which leave a file that was right more often right.
const FIELDS: &[&str] = &[
    "\"part\":\"b\",",
    "\"copy\":\"example\",",
    "\"text\":\"3\",",
    "\"at\":\"2026\",",
    "\"by\":\"\",",
    "\"x\":{\"text\":\"1\"},",
    "\"later\":[1e400, {\"a\":1,\"a\":2}],",
    "\"__proto__\":{},",
    "\"year\":\"２０２４年\",",
    "\"i/j\":{\"m/n\":\"有\"},",
    "\"seen\":{\"example\":{\"rubric\":{},\"county\":\"乙\"}},",
    "\"evidence\":{\"\":{\"\":\"\"}},",
    "\"note\":null,",
    "\"facts\":{\"kindergarten.pupils\":{\"text\":\"5\"}},",
    "\"judgments\":{\"direction.policy\":{\"points\":\"1\"}},",
    "\"ledger\":[{\"items\":[{\"slot\":\"evidence.a/b\",\"taken\":true}]}],",
    "\"local\":{\"deleted\":true},",
];

/// A die for each file: SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % sides.max(1) as u64) as usize
    }

    /// A piece of these bytes, not too long.
    fn piece(&mut self, bytes: &[u8], longest: usize) -> (usize, usize) {
        let from = self.roll(bytes.len() + 1);
        (from, (from + self.roll(longest + 1)).min(bytes.len()))
    }
}

/// A sample after a few blows.
fn mutated(dice: &mut Dice) -> Vec<u8> {
    let mut file = SAMPLES[dice.roll(SAMPLES.len())].to_vec();
    for _ in 0..=dice.roll(3) {
        let (from, to) = dice.piece(&file, 60);
        match dice.roll(14) {
            0 if from < file.len() => file[from] ^= 1 << dice.roll(8),
            1 => drop(file.drain(from..to)),
            2 => file.truncate(from),
            // Twice the same.
            3 => {
                let piece = file[from..to].to_vec();
                file.splice(to..to, piece);
            }
            // Out of another file, over what is here.
            4 => {
                let other = SAMPLES[dice.roll(SAMPLES.len())];
                let (begin, end) = dice.piece(other, 200);
                file.splice(from..to, other[begin..end].iter().copied());
            }
            5 => {
                let deep = ["[", "{\"a\":", "]", "}"][dice.roll(4)].repeat(dice.roll(70));
                file.splice(from..from, deep.into_bytes());
            }
            // One word for another, from quote to quote.
            6 => {
                let quotes: Vec<usize> = (0..file.len()).filter(|at| file[*at] == b'"').collect();
                let at = dice.roll(quotes.len());
                if let [begin, end, ..] = quotes[at.min(quotes.len())..] {
                    file.splice(begin..=end, TOKENS[dice.roll(TOKENS.len())].bytes());
                }
            }
            // A field where fields stand.
            7..=12 => {
                let begins: Vec<usize> = (0..file.len()).filter(|at| file[*at] == b'{').collect();
                if let Some(at) = begins.get(dice.roll(begins.len())) {
                    file.splice(at + 1..at + 1, FIELDS[dice.roll(FIELDS.len())].bytes());
                }
            }
            _ => drop(file.splice(from..from, TOKENS[dice.roll(TOKENS.len())].bytes())),
        }
        file.truncate(LONGEST);
    }
    file
}

/// Reads a file, and what is made of it once more. Answers whether it is a draft.
fn run(file: &[u8], example: &Draft) -> bool {
    let Ok((read, local)) = draft::read_local(file, &|_| None) else { return false };
    let draft = read.draft;
    kept(&draft, &local);
    let stamp = Stamp { disclaimer: "", saved: "" };
    let written = draft::write(&draft, None, stamp);
    let once = draft::read(written.as_bytes()).expect("what is written is a draft").draft;
    // Years have become numbers; from then on nothing changes any more.
    assert_eq!(draft::write(&once, None, stamp), written);
    assert_eq!(once.answers, draft.answers);
    for (ours, theirs) in [(example, &draft), (&draft, example)] {
        let differences = draft::differences(ours, theirs);
        let merged = draft::merged(ours, theirs, |_| Side::Theirs, &"f.json".into(), &"2026-11-25".into());
        assert!(differences.iter().all(|one| merged.given(&one.slot).text == one.theirs.text));
        // An indicator with a stroke in its id cannot be told from its material in a path.
        if !merged.books[Book::Evidence].keys().any(|id| id.contains('/')) {
            kept(&merged, &local);
        }
    }
    true
}

/// The browser's storage gives back what was put in.
fn kept(draft: &Draft, local: &Local) {
    let (read, again) = draft::read_local(draft::write_local(draft, local, &|_| None).as_bytes(), &|_| None)
        .expect("a kept draft is a draft");
    assert_eq!((&read.draft, &again), (draft, local));
}

pub(crate) fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "measure") {
        return measure::all(&MEMORY);
    }
    let number =
        |at: usize, without| arguments.get(at).map_or(without, |text| text.parse().expect("a number"));
    let (runs, seed): (u64, u64) = (number(0, RUNS), number(1, 0));
    let mut example = Draft::clone(&examples::example(examples::FIRST));
    // A few figures say as much as all of them, and faster.
    example.answers.facts =
        example.answers.facts.iter().take(5).map(|(id, fact)| (id.clone(), fact.clone())).collect();
    example.copy = "example".into();
    let default = panic::take_hook();
    let current = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(seed));
    let told = current.clone();
    panic::set_hook(Box::new(move |info| {
        let seed = told.load(std::sync::atomic::Ordering::Relaxed);
        eprintln!("seed {seed}: {}", String::from_utf8_lossy(&mutated(&mut Dice(seed))));
        default(info);
    }));
    let start = Instant::now();
    let (mut drafts, mut slowest) = (0_u64, (Duration::ZERO, seed));
    for one in seed..seed + runs {
        current.store(one, std::sync::atomic::Ordering::Relaxed);
        let file = mutated(&mut Dice(one));
        let begun = Instant::now();
        drafts += u64::from(run(&file, &example));
        slowest = slowest.max((begun.elapsed(), one));
    }
    let spent = start.elapsed().as_secs_f64();
    println!("{runs} files from seed {seed}, {drafts} of them drafts, no panic");
    println!(
        "{:.0} a second; slowest {:.0} µs, seed {}",
        runs as f64 / spent,
        slowest.0.as_secs_f64() * 1e6,
        slowest.1
    );
}
