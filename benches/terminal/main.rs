//! Foreword measured from outside, in a pseudo-terminal, in turn with the floor.
//!
//! `cargo bench --bench terminal` prints a table. The floor is this same binary, warned to be it.
#![cfg_attr(not(unix), allow(unused))]
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement")]

mod floor;
mod session;

use std::{fs, path::Path, process::Command, thread, time::Duration};

use session::Session;

const FOREWORD: &str = env!("CARGO_BIN_EXE_foreword");
const STARTS: usize = 40;
const KEYS: usize = 500;

/// The middle of many measurements, in microseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1e6
}

fn row(what: &str, ours: &str, limit: &str) {
    println!("| {what} | {ours} | {limit} |");
}

/// A home with so many appointments, one of them with a note of so many bytes; the ID of that one.
fn home(folder: &Path, appointments: u128, bytes: usize) -> String {
    let new = Command::new(FOREWORD)
        .arg("--home")
        .arg(folder)
        .args(["new", "--label", "10:20 RH"])
        .output()
        .unwrap();
    let id = String::from_utf8(new.stdout).unwrap().trim().to_owned();
    let library = folder.join("appointments");
    let file = library.join(format!("{id}.ron"));
    let text = fs::read_to_string(&file).unwrap();
    for other in 1..appointments {
        let other = format!("{:032x}", other << 100 | other);
        fs::copy(&file, library.join(format!("{other}.ron"))).unwrap();
        rewrite(&library.join(format!("{other}.ron")), &text.replace(&id, &other));
    }
    if bytes > 0 {
        let words = "the pain comes and goes and some days are good ".repeat(bytes / 47 + 1);
        let answer =
            format!("context: Context(what_matters: Answer(text: \"{}\")),", words.get(..bytes).unwrap());
        rewrite(&file, &text.replace("context: Context(),", &answer));
    }
    id
}

fn rewrite(file: &Path, text: &str) {
    fs::remove_file(file).unwrap();
    std::io::Write::write_all(&mut fs::File::create(file).unwrap(), text.as_bytes()).unwrap();
}

fn open(folder: &Path, id: &str) -> Session {
    let folder = folder.to_str().unwrap();
    let mut session = Session::start(FOREWORD, &["--home", folder, "open", id]);
    session.until(b"F1");
    session
}

fn floor() -> Session {
    let own = std::env::current_exe().unwrap();
    let mut session = Session::start(own.to_str().unwrap(), &["--floor"]);
    session.until(b"ready");
    session
}

/// Measures several things in turn, each as often the first as the last, so that a busy moment
/// and what the one before left behind meet all alike.
fn in_turn(times: usize, mut measures: Vec<Box<dyn FnMut(usize) -> Duration + '_>>) -> Vec<f64> {
    let mut taken = vec![Vec::new(); measures.len()];
    for at in 0..times {
        for turn in 0..measures.len() {
            let who = (at + turn) % measures.len();
            taken.get_mut(who).unwrap().push(measures.get_mut(who).unwrap()(at));
        }
    }
    taken.into_iter().map(median).collect()
}

/// Key to screen of several sessions.
fn keys(sessions: Vec<&mut Session>) -> Vec<f64> {
    let measure = |session: &'_ mut Session, at: usize| {
        let key = [*b"vwxz".get(at % 4).unwrap()];
        session.answer(&key, &key).0
    };
    let measures = sessions.into_iter().map(|session| Box::new(move |at| measure(session, at)) as _);
    in_turn(KEYS, measures.collect())
}

fn main() {
    if std::env::args().any(|argument| argument == "--floor") {
        floor::run().unwrap();
        return;
    }
    let outside = tempfile::tempdir().unwrap();
    let homes: Vec<_> =
        ["empty", "long", "ten", "many"].iter().map(|name| outside.path().join(name)).collect();
    let [empty, long, ten, many] = [(1, 0), (1, 1 << 20), (10, 0), (10_000, 0)];
    let ids: Vec<_> = homes
        .iter()
        .zip([empty, long, ten, many])
        .map(|(folder, (count, bytes))| home(folder, count, bytes))
        .collect();
    let start = |at: usize| open(homes.get(at).unwrap(), ids.get(at).unwrap());

    println!("| measured | Foreword | limit |\n| --- | --- | --- |");
    let starts = in_turn(
        STARTS,
        vec![Box::new(|_| floor().started), Box::new(|_| start(0).started), Box::new(|_| start(3).started)],
    );
    let [least, ours, crowded] = starts.try_into().unwrap();
    let ratio =
        |time: f64, least: f64| format!("{time:.0} µs, {:.2} of the floor's {least:.0} µs", time / least);
    row("`open ID` to its first frame", &ratio(ours, least), "1.5 of the floor");
    row("the same, among 10,000 appointments", &ratio(crowded, least), "1.5 of the floor");

    let (mut least, mut in_empty, mut in_long) = (floor(), start(0), start(1));
    let (mut in_ten, mut in_many) = (start(2), start(3));
    let medians = keys(vec![&mut least, &mut in_empty, &mut in_long, &mut in_ten, &mut in_many]);
    let time = |at: usize| *medians.get(at).unwrap();
    row("key to screen, empty note", &ratio(time(1), time(0)), "1.25 of the floor");
    row("key to screen, 1 MB note", &ratio(time(2), time(0)), "1.25 of the floor");
    row(
        "key to screen, 10,000 appointments",
        &ratio(time(4), time(3)).replace("the floor's", "that with 10,"),
        "as with 10",
    );

    let long = in_long.resident_mb();
    // One appointment is open in one window, and what a killed one typed comes back: each of these
    // has a home of its own.
    let mut homes = 0;
    let mut fresh = || {
        homes += 1;
        let folder = outside.path().join(format!("fresh-{homes}"));
        let id = home(&folder, 1, 0);
        open(&folder, &id)
    };
    let mut session = fresh();
    session.answer(b"v", b"v");
    // The banner says once that it is saved, which is read with the next key; from then on a key changes
    // nothing else.
    thread::sleep(Duration::from_secs(1));
    session.answer(b"x", b"x");
    // Within a row: a key that wraps a line moves what stands below.
    let bytes = (0..30).map(|_| session.answer(b"x", b"x").1).max().unwrap();
    row("bytes to the terminal for a plain key, at most", &bytes.to_string(), "64");

    let burst = "vwx v w ".repeat(625);
    let settled = (0..15).map(|_| fresh().answer_all(burst.as_bytes(), b"z")).collect();
    row("5,000 characters typed at once", &format!("{:.1} ms", median(settled) / 1e3), "5 ms");
    let paste = format!("\x1b[200~{}", "words and more words\n".repeat(5_000).get(..100_000).unwrap());
    let settled = (0..15).map(|_| fresh().answer_all(paste.as_bytes(), b"z\x1b[201~")).collect();
    row("100 kB pasted", &format!("{:.1} ms", median(settled) / 1e3), "3 ms");

    let session = fresh();
    // The save of opening, if any, is done well within this.
    thread::sleep(Duration::from_secs(2));
    let before = session.wake_ups();
    thread::sleep(Duration::from_secs(5));
    row("wake-ups in 5 idle seconds", &(session.wake_ups() - before).to_string(), "none");
    row("resident", &format!("{:.1} MB", session.resident_mb()), "8 MB");
    row("resident, 1 MB note", &format!("{long:.1} MB"), "");
}
