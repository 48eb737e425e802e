//! Foreword measured from outside, in a pseudo-terminal, in turn with the floor.
//!
//! `cargo bench --bench terminal` prints a table. The floor is this same binary, warned to be it. With
//! `FOREWORD_BEFORE` naming the binary of an earlier version, that is measured in the same turns; without, what
//! was measured of it once is printed. `FOREWORD_NOW` names another binary than the one just built.
//! `FOREWORD_BENCH=large` adds homes of 100,000 appointments, `FOREWORD_BENCH=start` measures starts alone.
#![cfg_attr(not(unix), allow(unused))]
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement")]

mod before;
mod floor;
mod session;

use std::{fs, path::Path, process::Command, sync::LazyLock, thread, time::Duration};

use session::Session;

/// The binary just built, or another one that is named.
static FOREWORD: LazyLock<String> = LazyLock::new(|| {
    std::env::var("FOREWORD_NOW").unwrap_or_else(|_| env!("CARGO_BIN_EXE_foreword").to_owned())
});
const STARTS: usize = 40;
const KEYS: usize = 500;

/// The middle of many measurements, in microseconds.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, Duration::as_secs_f64) * 1e6
}

fn middle(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios.get(ratios.len() / 2).copied().unwrap_or_default()
}

/// Each of these against the one measured just before or after it, whatever the machine was at.
fn of(ours: &[Duration], least: &[Duration]) -> f64 {
    let pairs = ours.iter().zip(least).map(|(ours, least)| ours.as_secs_f64() / least.as_secs_f64());
    middle(pairs.collect())
}

fn in_words(microseconds: f64) -> String {
    if microseconds < 1000.0 {
        format!("{microseconds:.0} µs")
    } else {
        format!("{:.1} ms", microseconds / 1e3)
    }
}

/// A line of the table.
fn row(what: &str, before: &str, ours: &str, limit: &str) {
    let recorded = before::of(what);
    let before = if before.is_empty() { recorded } else { before };
    println!("| {what} | {before} | {ours} | {limit} |");
}

/// Measures the floor, if there is one, the earlier version, if one is named, and this one, in turn.
fn compare(
    what: &str,
    limit: &str,
    times: usize,
    mut least: Option<&mut dyn FnMut() -> Duration>,
    mut one: impl FnMut(&str) -> Duration,
) {
    let before = std::env::var("FOREWORD_BEFORE").ok();
    let mut taken: [Vec<Duration>; 3] = Default::default();
    for at in 0..times {
        for turn in 0..3 {
            let who = (at + turn) % 3;
            let time = match who {
                0 => least.as_mut().map(|least| least()),
                1 => before.as_deref().map(&mut one),
                _ => Some(one(&FOREWORD)),
            };
            taken.get_mut(who).unwrap().extend(time);
        }
    }
    let [least, before, ours] = taken;
    let says = |times: &[Duration]| {
        let middle = in_words(median(times.to_vec()));
        if least.is_empty() { middle } else { format!("{middle}, {:.2} of the floor", of(times, &least)) }
    };
    let earlier = if before.is_empty() {
        String::new()
    } else {
        format!("{}; now {:.2} of that", says(&before), of(&ours, &before))
    };
    let floor =
        if least.is_empty() { String::new() } else { format!(" ({})", in_words(median(least.clone()))) };
    row(what, &earlier, &(says(&ours) + &floor), limit);
}

/// A home with so many appointments, one of them with a note of so many bytes; the ID of that one.
fn home(folder: &Path, appointments: u128, bytes: usize) -> String {
    let new = Command::new(&*FOREWORD)
        .arg("--home")
        .arg(folder)
        .args(["new", "--label", "10:20 RH"])
        .output()
        .unwrap();
    let id = String::from_utf8(new.stdout).unwrap().trim().to_owned();
    let library = folder.join("appointments");
    let file = library.join(format!("{id}.ron"));
    let text = fs::read_to_string(&file).unwrap();
    // With a kilobyte of text each, two in a hundred with one word, one of all with another.
    let words =
        "the pain comes and goes and some days are good, but sleep is poor and walks are short\n".repeat(12);
    for other in 1..appointments {
        let id_of_other = format!("{:032x}", other << 100 | other);
        let word = if other == appointments / 2 {
            "zopiclone"
        } else if other % 50 == 0 {
            "sertraline"
        } else {
            "nothing else"
        };
        let (year, month, day) = (2024 + other / 336 % 4, 1 + other / 28 % 12, 1 + other % 28);
        // The one that comes last in the list.
        // Its label ends in signs that nothing else on the screen has: a frame has only what is new in it.
        let (label, year) =
            if other == 1 { ("10:20 zq9 ~~~~".to_owned(), 2001) } else { (format!("10:20 R{other}"), year) };
        let when = format!("when: Some(\"{year}-{month:02}-{day:02}T10:20:00+00:00\")");
        let answer = format!("context: Context(what_matters: Answer(text: \"{words}{word}\")),");
        let text = text.replace(&id, &id_of_other).replace("10:20 RH", &label);
        let text = text.replace("when: None", &when).replace("context: Context(),", &answer);
        std::io::Write::write_all(
            &mut fs::File::create(library.join(format!("{id_of_other}.ron"))).unwrap(),
            text.as_bytes(),
        )
        .unwrap();
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

fn open_with(program: &str, folder: &Path, id: &str) -> Session {
    let folder = folder.to_str().unwrap();
    let mut session = Session::start(program, &["--home", folder, "open", id]);
    session.until(b"F1");
    session
}

/// With the list on screen, as far as it is known by then.
fn at_home(program: &str, folder: &Path) -> Session {
    let mut session = Session::start(program, &["--home", folder.to_str().unwrap()]);
    session.until(b"10:20 ");
    session
}

/// Removes what a killed one left, which would come back.
fn tidy(folder: &Path) {
    fs::remove_dir_all(folder.join("drafts")).ok();
    let left = fs::read_dir(folder.join("appointments")).unwrap().map(|entry| entry.unwrap().path());
    let is_left = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending != "ron");
    left.filter(is_left).for_each(|path| fs::remove_file(path).unwrap());
}

/// Opens the filter, until the cursor is in it: a letter that came in one piece with the key before it would
/// be taken for a paste.
fn filter(session: &mut Session) {
    session.answer(b"/", b"[3;10H");
}

/// The key that finds in all notes.
const FIND: &[u8] = b"\x1f";

/// The end of a frame.
const FRAME: &[u8] = b"\x1b[?2026l";

/// Home, its filter and the search in a home of so many.
fn lists(folder: &Path, count: &str, limits: [&str; 5]) {
    // The index is there once the list was read for the second time: a file has to be older than two seconds.
    for _ in 0..2 {
        thread::sleep(Duration::from_millis(2_100));
        Command::new(&*FOREWORD).arg("--home").arg(folder).arg("list").output().unwrap();
    }
    let [first, whole, filter, first_hit, all] = limits;
    compare(&format!("Home's first page, {count}"), first, 15, None, |program| {
        at_home(program, folder).started
    });
    compare(&format!("Home whole, {count}"), whole, 15, None, |program| {
        let mut session = at_home(program, folder);
        self::filter(&mut session);
        session.answer(b"zq9", b"~~~~");
        let took = session.since();
        drop(session);
        tidy(folder);
        took
    });
    let mut sessions = Sessions::new(|program| {
        let mut session = at_home(program, folder);
        thread::sleep(Duration::from_secs(3));
        self::filter(&mut session);
        session
    });
    compare(&format!("a key of Home's filter, {count}"), filter, 100, None, |program| {
        let session = sessions.of(program);
        let took = session.answer(b"7", FRAME).0;
        session.answer(b"\x7f", FRAME);
        took
    });
    for (what, word, wanted, limit) in [
        ("first hit of a word in all notes", "sertraline", &b"sertraline"[..], first_hit),
        ("all of a word in all notes", "zopiclone", b"1 line found", all),
    ] {
        compare(&format!("{what}, {count}"), limit, 10, None, |program| {
            let mut session = at_home(program, folder);
            thread::sleep(Duration::from_millis(2_500));
            session.answer(FIND, FRAME);
            let took = session.answer_after(word.as_bytes(), b"Notes", wanted);
            drop(session);
            tidy(folder);
            took
        });
    }
}

fn floor() -> Session {
    let own = std::env::current_exe().unwrap();
    let mut session = Session::start(own.to_str().unwrap(), &["--floor"]);
    session.until(b"ready");
    session
}

/// One session of each program, begun when it is first asked for.
struct Sessions<F> {
    begun: Vec<(String, Session)>,
    begin: F,
}

impl<F: FnMut(&str) -> Session> Sessions<F> {
    const fn new(begin: F) -> Self {
        Self { begun: Vec::new(), begin }
    }

    fn of(&mut self, program: &str) -> &mut Session {
        let at = self.begun.iter().position(|(name, _)| name == program).unwrap_or_else(|| {
            self.begun.push((program.to_owned(), (self.begin)(program)));
            self.begun.len() - 1
        });
        &mut self.begun.get_mut(at).unwrap().1
    }
}

/// Key to screen, in notes that are open already. No other word of the screen has the letter.
fn keys(what: &str, limit: &str, begin: impl FnMut(&str) -> Session) {
    let press = |session: &mut Session| session.answer(b"z", b"z").0;
    let (mut least, mut sessions) = (floor(), Sessions::new(begin));
    compare(what, limit, KEYS, Some(&mut || press(&mut least)), |program| press(sessions.of(program)));
}

/// A key sent with the start, of another editor where it is installed.
fn peer(folder: &Path) {
    if Command::new("nano").arg("--version").output().is_err() {
        return;
    }
    let own = std::env::current_exe().unwrap();
    let (mut least, mut theirs) = (Vec::new(), Vec::new());
    for at in 0..STARTS {
        // One that was killed leaves a lock.
        let text = folder.join(format!("text-{at}"));
        least.push(Session::early(own.to_str().unwrap(), &["--floor"], b"v"));
        theirs.push(Session::early("nano", &["-R", text.to_str().unwrap()], b"v"));
    }
    let says = format!("{}, {:.2} of the floor", in_words(median(theirs.clone())), of(&theirs, &least));
    row("a key sent with the start, of nano", "", &says, "–");
}

/// From the start to the first frame, and to a key that was sent with it.
fn starts<'a>(place: &impl Fn(usize) -> (&'a Path, &'a str)) {
    for (what, at) in [("`open ID` to its first frame", 0), ("the same, among 10,000 appointments", 2)] {
        let (folder, id) = place(at);
        let one = |program: &str| open_with(program, folder, id).started;
        compare(what, "1.5 of the floor", STARTS, Some(&mut || floor().started), one);
    }
    for (what, at) in [
        ("a key sent with the start is on screen", 0),
        ("a key sent with the start, among 10 appointments", 1),
        ("a key sent with the start, among 10,000 appointments", 2),
    ] {
        let (folder, id) = place(at);
        let own = std::env::current_exe().unwrap();
        let mut least = || Session::early(own.to_str().unwrap(), &["--floor"], b"v");
        compare(what, "1.5 of the floor", STARTS, Some(&mut least), |program| {
            let took = Session::early(program, &["--home", folder.to_str().unwrap(), "open", id], b"v");
            tidy(folder);
            took
        });
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "--floor") {
        floor::run().unwrap();
        return;
    }
    let outside = tempfile::tempdir().unwrap();
    let homes: Vec<_> = ["empty", "ten", "many"].iter().map(|name| outside.path().join(name)).collect();
    let ids: Vec<_> =
        homes.iter().zip([1, 10, 10_000]).map(|(folder, count)| home(folder, count, 0)).collect();
    let place = |at: usize| (homes.get(at).unwrap().as_path(), ids.get(at).unwrap().as_str());

    println!("| measured | before | now | limit |\n| --- | --- | --- | --- |");
    starts(&place);
    peer(outside.path());
    let wish = std::env::var("FOREWORD_BENCH").unwrap_or_default();
    if wish == "start" {
        return;
    }
    lists(place(2).0, "10,000", ["10 ms", "15 ms", "1 ms", "16 ms", "18 ms"]);
    if wish == "large" {
        let folder = outside.path().join("large");
        home(&folder, 100_000, 0);
        lists(&folder, "100,000", ["10 ms", "150 ms", "2 ms", "–", "150 ms"]);
    }

    opened(outside.path());
}

/// Keys, bursts, pastes and idling in notes that are open.
fn opened(outside: &Path) {
    // One appointment is open in one window, and what a killed one typed comes back: each of these has a home
    // of its own.
    let mut homes = 0;
    let mut fresh = |appointments: u128, bytes: usize| {
        homes += 1;
        let folder = outside.join(format!("fresh-{homes}"));
        let id = home(&folder, appointments, bytes);
        (folder, id)
    };
    for (what, appointments, bytes) in [
        ("key to screen, empty note", 1, 0),
        ("key to screen, 1 MB note", 1, 1 << 20),
        ("key to screen, 10,000 appointments", 10_000, 0),
    ] {
        keys(what, "1.25 of the floor", |program| {
            let (folder, id) = fresh(appointments, bytes);
            let session = open_with(program, &folder, &id);
            // What begins after the first frame is done within this.
            thread::sleep(Duration::from_secs(3));
            session
        });
    }
    let burst = "vwx v w ".repeat(625);
    let paste = format!("\x1b[200~{}", "words and more words\n".repeat(5_000).get(..100_000).unwrap());
    for (what, limit, text, last) in [
        ("5,000 characters typed at once", "5 ms", burst.as_str(), &b"z"[..]),
        ("100 kB pasted", "3 ms", paste.as_str(), b"z\x1b[201~"),
    ] {
        compare(what, limit, 15, None, |program| {
            let (folder, id) = fresh(1, 0);
            let session = open_with(program, &folder, &id);
            thread::sleep(Duration::from_millis(300));
            session.answer_all(text.as_bytes(), last)
        });
    }
    let mut one = |program: &str, bytes: usize| {
        let (folder, id) = fresh(1, bytes);
        let mut session = open_with(program, &folder, &id);
        session.answer(b"v", b"v");
        // All that is saved is saved by then, and the banner has said so with the next key.
        thread::sleep(Duration::from_secs(2));
        session.answer(b"x", b"x");
        session
    };
    let programs: Vec<_> =
        std::env::var("FOREWORD_BEFORE").ok().into_iter().chain([FOREWORD.clone()]).collect();
    let both = |what: &str, limit: &str, measure: &mut dyn FnMut(&str) -> String| {
        let all: Vec<_> = programs.iter().map(|program| measure(program)).collect();
        let before = if let [before, _] = all.as_slice() { before.as_str() } else { "" };
        row(what, before, all.last().unwrap(), limit);
    };
    both("bytes to the terminal for a plain key, at most", "64", &mut |program| {
        let mut session = one(program, 0);
        // Within a row: a key that wraps a line moves what stands below.
        (0..30).map(|_| session.answer(b"x", b"x").1).max().unwrap().to_string()
    });
    both("wake-ups in 5 idle seconds", "none", &mut |program| {
        let session = one(program, 0);
        thread::sleep(Duration::from_secs(2));
        let before = session.wake_ups();
        thread::sleep(Duration::from_secs(5));
        (session.wake_ups() - before).to_string()
    });
    let resident = |session: &Session| format!("{:.1} MB", session.resident_mb());
    both("resident", "8 MB", &mut |program| resident(&one(program, 0)));
    both("resident, 1 MB note", "–", &mut |program| resident(&one(program, 1 << 20)));
}
