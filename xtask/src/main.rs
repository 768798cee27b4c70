//! `cargo xtask`: everything a person, CI or Trunk asks of this repository.

mod assess;
mod bench;
mod clause;
mod command;
mod desk;
mod draw;
mod finish;
mod gates;
mod office;
mod page;
mod paper;
mod pictures;
mod quick;
mod rectified;
mod rubric;
mod seal;
mod second_try;
mod serve;
mod test_run;
mod tools;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask serve [--port N] [--watch]   build the page and serve it (http://127.0.0.1:8080)
cargo xtask quick [ROOM]                 what an edit may have broken, in seconds
cargo xtask test [--all]                 every check CI makes, in order; or every story in every engine
cargo xtask test --only GATE [-- ARG…]   one of them
cargo xtask build                        the page for any static host, in dist/
cargo xtask bench                        sizes and speeds
cargo xtask pictures                     the READMEs' pictures, taken anew from the example
cargo xtask assess [--rubric R.json] DRAFT.json…
                                         one line of JSON for each draft; with --rubric by that rubric
cargo xtask paper KIND DRAFT.json > FILE
                                         a paper of a draft, the same bytes as the page's: table.xlsx, table.docx,
                                         report.docx, evidence.docx, rectification.xlsx, rectification.docx, brief.html
cargo xtask merge DRAFT.json FILLED.xlsx  the draft with what was typed into its table, as JSON; what was taken on standard error
cargo xtask seal DRAFT.json…             whether each draft is as it was sealed, and what has changed since, a line of JSON each
cargo xtask seal --bytes DRAFT.json      the bytes whose SHA-256 is the seal's digest
cargo xtask desk [--rubric R.json] [--first N] [--anomalies] DRAFT.json…
                                         several counties' drafts in the order of their totals, as one array of JSON
cargo xtask draw --digest < LIST         digest of a list of names, to be published before the seed is known
cargo xtask draw --seed WORDS --take N [--exclude FILE] [--record] < LIST
                                         names drawn from it, one a line, or the whole record (RFC 3797 with SHA-256)
cargo xtask draw --script                a script in Python that repeats a draw
cargo xtask rubric clause < LINES.jsonl  one line of JSON for each scoring clause: its rule, what it asks, its scores
cargo xtask rubric clauses FILE…         how many clauses were read, by family
cargo xtask rubric read FILE…            a city's scoring table as items: one line of JSON for each file
cargo xtask rubric read FILE --out R.json
                                         the same, and writes the rubric that scores it (lvzhi-rubric)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["serve", options @ ..] => serve::serve(&serve::Options::parse(options)?)?,
        ["quick"] => quick::quick(None)?,
        ["quick", room] => quick::quick(Some(room))?,
        ["test", words @ ..] => return gates::pass(&request(words)?),
        ["build"] => page::build()?,
        ["bench"] => bench::bench()?,
        ["pictures"] => pictures::pictures()?,
        ["assess", "--rubric", rubric, files @ ..] if !files.is_empty() => {
            return Ok(assess::assess(Some(rubric), files));
        }
        ["assess", files @ ..] if !files.is_empty() && !files[0].starts_with("--") => {
            return Ok(assess::assess(None, files));
        }
        ["paper", kind, file] => return paper::paper(kind, file),
        ["merge", file, table] => return paper::merge(file, table),
        ["seal", "--bytes", file] => return Ok(seal::bytes(file)),
        ["seal", files @ ..] if !files.is_empty() => return Ok(seal::check(files)),
        ["desk", words @ ..] => return desk::desk(words),
        ["draw", words @ ..] => draw::draw(words)?,
        ["rubric", "clause"] => return Ok(clause::clause()),
        ["rubric", "clauses", files @ ..] if !files.is_empty() => return Ok(clause::clauses(files)),
        ["rubric", "read", files @ ..] if !files.is_empty() => return rubric::read(files),
        // Trunk's hook, see Trunk.toml.
        ["finish"] => finish::finish()?,
        [] | ["help" | "--help" | "-h"] => println!("{USAGE}"),
        ["quick", ..] => bail!("usage: cargo xtask quick [ROOM]\nrooms: {}", quick::rooms().join(", ")),
        _ => bail!("no such command\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// What is asked for after `test`.
fn request<'a>(words: &'a [&'a str]) -> Result<gates::Request<'a>> {
    let mut request = gates::Request::default();
    let mut rest = words;
    loop {
        rest = match rest {
            [] => return Ok(request),
            ["--all", rest @ ..] => {
                request.all = true;
                rest
            }
            ["--only", gate, rest @ ..] => {
                request.only = Some(gate);
                rest
            }
            ["--", arguments @ ..] if request.only.is_some() => {
                request.arguments = arguments;
                return Ok(request);
            }
            _ => bail!("usage: cargo xtask test [--all] [--only GATE [-- ARG…]]\ngates: {}", gates::names()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::request;

    #[test]
    fn tests_are_asked_for_in_any_order_and_mistakes_are_named() {
        assert!(request(&[]).is_ok_and(|asked| asked.only.is_none() && !asked.all));
        let words = ["--only", "e2e-firefox", "--all", "--", "typing", "--only"];
        let asked = request(&words).expect("a request");
        assert_eq!((asked.only, asked.all, asked.arguments), (Some("e2e-firefox"), true, &words[4..]));
        for wrong in [&["--only"][..], &["--", "typing"], &["typing"], &["--all", "x"]] {
            let said = request(wrong).expect_err("refused").to_string();
            assert!(said.contains("usage") && said.contains("e2e-webkit"), "{said}");
        }
    }
}
