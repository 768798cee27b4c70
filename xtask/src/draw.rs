//! `cargo xtask draw`: names drawn from a list by a seed, as RFC 3797 has it, with SHA-256.

use std::fs;
use std::io::{Read as _, Write as _, stdin, stdout};

use anyhow::{Context as _, Result, anyhow, bail};
use lvzhi::draw::{DrawError, DrawPlan, DrawTimes, Exclusion, NameList, Quota, SCRIPT, Seed};
use lvzhi::text;

const USAGE: &str = "\
usage: cargo xtask draw --digest [--exclude FILE] < LIST
       cargo xtask draw --seed WORDS --take N [--exclude FILE] [--record] < LIST
       cargo xtask draw --script";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Asked<'a> {
    /// The script that repeats a draw.
    Script,
    /// The digest of those who can be drawn.
    Digest { exclude: Option<&'a str> },
    /// A draw.
    Names { seed: &'a str, take: usize, exclude: Option<&'a str>, record: bool },
}

/// Prints the script, the list's digest, or what is drawn from the list on standard input.
pub(crate) fn draw(words: &[&str]) -> Result<()> {
    let asked = asked(words)?;
    let said = match &asked {
        Asked::Script => SCRIPT.to_owned(),
        Asked::Digest { exclude } | Asked::Names { exclude, .. } => {
            let mut list = Vec::new();
            stdin().read_to_end(&mut list).context("the list on standard input")?;
            let exclude = exclude.map(|file| fs::read(file).with_context(|| file.to_owned())).transpose()?;
            answer(&asked, &list, &exclude.unwrap_or_default())?
        }
    };
    // Who reads only the first lines, as `head` does, has had enough.
    let _ = stdout().write_all(said.as_bytes());
    Ok(())
}

/// What is printed for a list and those left out of it.
fn answer(asked: &Asked<'_>, list: &[u8], exclude: &[u8]) -> Result<String> {
    let list = NameList::read(text_of(list)?).map_err(|error| said(&error))?;
    let exclude = Exclusion::read(text_of(exclude)?);
    let plan = |take| DrawPlan { list: list.clone(), exclude: exclude.clone(), quota: Quota::OfAll(take) };
    match asked {
        Asked::Script => Ok(SCRIPT.to_owned()),
        Asked::Digest { .. } => {
            let pools = plan(1).pools().map_err(|error| said(&error))?;
            Ok(pools.iter().map(|pool| pool.names.digest() + "\n").collect())
        }
        Asked::Names { seed, take, record, .. } => {
            let held = plan(*take)
                .hold(&Seed::read(seed).map_err(|error| said(&error))?)
                .map_err(|error| said(&error))?;
            if *record {
                return Ok(held.json(DrawTimes::default()));
            }
            Ok(held.names().flat_map(|name| [&**name, "\n"]).collect())
        }
    }
}

fn said(error: &DrawError) -> anyhow::Error {
    anyhow!(text::draw_error(error))
}

fn text_of(bytes: &[u8]) -> Result<&str> {
    str::from_utf8(bytes).map_err(|_| anyhow!(text::DRAW_NOT_TEXT))
}

/// Options in any order, each once.
fn asked<'a>(words: &'a [&'a str]) -> Result<Asked<'a>> {
    let (mut seed, mut take, mut exclude) = (None, None, None);
    let (mut digest, mut record, mut script) = (false, false, false);
    let mut rest = words;
    loop {
        let once = |is_free: bool| if is_free { Ok(()) } else { Err(anyhow!("{USAGE}")) };
        rest = match rest {
            [] => break,
            ["--digest", rest @ ..] => {
                once(!std::mem::replace(&mut digest, true))?;
                rest
            }
            ["--record", rest @ ..] => {
                once(!std::mem::replace(&mut record, true))?;
                rest
            }
            ["--script", rest @ ..] => {
                once(!std::mem::replace(&mut script, true))?;
                rest
            }
            ["--seed", words, rest @ ..] => {
                once(seed.replace(*words).is_none())?;
                rest
            }
            ["--exclude", file, rest @ ..] => {
                once(exclude.replace(*file).is_none())?;
                rest
            }
            ["--take", number, rest @ ..] => {
                let number = number.parse().map_err(|_| anyhow!("--take {number}: not a number\n{USAGE}"))?;
                once(take.replace(number).is_none())?;
                rest
            }
            _ => bail!("{USAGE}"),
        };
    }
    match (script, digest, record, seed, take, exclude) {
        (true, false, false, None, None, None) => Ok(Asked::Script),
        (false, true, false, None, None, exclude) => Ok(Asked::Digest { exclude }),
        (false, false, record, Some(seed), Some(take), exclude) => {
            Ok(Asked::Names { seed, take, exclude, record })
        }
        _ => bail!("{USAGE}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "c\nb\r\n\n a \n";

    /// SHA-256 of "a\nb\nc\n" by sha256sum; the names by the ten lines of Python.
    #[test]
    fn a_list_is_digested_and_drawn_from() {
        let said = |words: &[&str], exclude: &str| {
            answer(&asked(words).expect("asked"), LIST.as_bytes(), exclude.as_bytes())
        };
        let digest = said(&["--digest"], "").expect("a digest");
        assert_eq!(digest, "880553fca8fcea94e325ee2cfb48e5a985cc797f39a14cc6d3cedecfeb2ae4d2\n");
        assert_eq!(said(&["--seed", "17", "--take", "2"], "").expect("drawn"), "a\nc\n");
        let record = said(&["--record", "--take", "2", "--seed", "17"], "").expect("drawn");
        let record: serde_json::Value = serde_json::from_str(&record).expect("JSON");
        assert_eq!(record["list"]["digest"], digest.trim());
        // Those left out are neither digested nor drawn.
        assert_ne!(said(&["--digest", "--exclude", "x"], "b：回避").expect("a digest"), digest);
        let all = said(&["--seed", "17", "--take", "2", "--exclude", "x"], "b：回避").expect("drawn");
        assert!(!all.contains('b') && all.len() == 4, "{all}");
        for (words, exclude, told) in [
            (&["--seed", "17", "--take", "4"][..], "", "只有 3 个"),
            (&["--seed", "17", "--take", "0"], "", "抽取数"),
            (&["--seed", " ", "--take", "1"], "", "种子"),
            (&["--digest"], "d：回避", "不在名单里：d"),
        ] {
            let error = said(words, exclude).expect_err("refused").to_string();
            assert!(error.contains(told), "{error}");
        }
        assert!(answer(&Asked::Digest { exclude: None }, b"\xff\xfea", b"").is_err(), "UTF-16");
    }

    #[test]
    fn what_is_asked_for_is_plain_or_refused() {
        assert_eq!(asked(&["--script"]).expect("asked"), Asked::Script);
        for wrong in [
            &[][..],
            &["--digest", "--seed", "1"],
            &["--digest", "--digest"],
            &["--seed", "1"],
            &["--take", "1"],
            &["--seed", "1", "--take", "x"],
            &["--seed", "1", "--take", "-1"],
            &["--seed", "1", "--seed", "2", "--take", "1"],
            &["--script", "--record"],
            &["list.txt"],
        ] {
            let said = asked(wrong).expect_err("refused").to_string();
            assert!(said.contains("usage"), "{said}");
        }
    }
}
