//! The script that is offered, run by Python beside the library.

use super::{drawn, list};
use lvzhi::draw::{DrawPlan, SCRIPT};
use std::io::ErrorKind;
use std::process::Command;

/// Numbers that are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    /// A text of letters that sort, compose and are stripped in ways of their own.
    fn text(&mut self, longest: usize) -> String {
        const LETTERS: [&str; 12] =
            ["a", "Z", "9", "县", "市", "～", "𠮷", "e\u{301}", "\u{f900}", "é", " ", "."];
        (0..=self.below(longest)).map(|_| LETTERS[self.below(LETTERS.len())]).collect()
    }
}

#[test]
fn ten_lines_of_python_draw_the_same() {
    assert_eq!(SCRIPT.lines().filter(|line| !line.starts_with('#')).count(), 10);
    let folder = std::env::temp_dir().join(format!("lvzhi-draw-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (script, file) = (folder.join("draw.py"), folder.join("list.txt"));
    std::fs::write(&script, SCRIPT).expect("the script");
    let mut numbers = Numbers(3797);
    for case in 0..12 {
        let mut names: Vec<String> = Vec::new();
        for at in 0..=numbers.below(40) {
            names.push(format!("{}{at}", numbers.text(3)));
        }
        let breaks = ["\n", "\r\n", "\r", " \n\n\t"][case % 4];
        let text = ["", "\u{feff}"][case % 2].to_owned() + &names.join(breaks) + breaks;
        let words = numbers.text(12) + ["1", "1/", "1./", " 1"][case % 4];
        let (list, take) = (list(&text), 1 + numbers.below(names.len()));
        std::fs::write(&file, &text).expect("the list");
        let run = Command::new("python3")
            .env("PYTHONUTF8", "1")
            .args([&script, &file])
            .args([&*words, &take.to_string()])
            .output();
        let said = match run {
            Ok(said) => said,
            // Where there is no Python nothing can be said of the script; the vector of the README stands for its bytes.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                eprintln!("NOT DONE: there is no python3 to run the script with");
                break;
            }
            Err(error) => panic!("{error}"),
        };
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let expected: Vec<String> =
            [vec![format!("list {}", list.digest())], drawn(&DrawPlan::of_all(list, take), &words)].concat();
        let printed = String::from_utf8(said.stdout).expect("UTF-8");
        assert_eq!(printed.lines().collect::<Vec<_>>(), expected, "{names:?} {words:?}");
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}
