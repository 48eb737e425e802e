//! A clinic: several at once from a list, those of today, and one by its label or time.

use super::*;

const LIST: &str = "tomorrow\n10:20, RH, 15\n11:40, back+mood\nno line\n";

fn list_file(home: &TempDir, text: &str) -> String {
    let file = home.path().join("clinic.txt");
    io::Write::write_all(&mut fs::File::create(&file).unwrap(), text.as_bytes()).unwrap();
    file.to_str().unwrap().to_owned()
}

/// Without an answer everything is shown and nothing made.
#[test]
fn a_list_is_shown_before() {
    let home = home();
    let file = list_file(&home, LIST);
    let ran = foreword(home.path(), &["new", "--from", &file]);
    assert_eq!(ran.result, Ok(Outcome::Done(FAILED)));
    assert!(ran.err.contains("Mon 23 Nov 2026 10:20  RH, 15 min\n"), "{}", ran.err);
    assert!(ran.err.contains("“no line” left out") && ran.err.contains("add --yes"), "{}", ran.err);
    assert!(!home.path().join("appointments").exists());
    let ran = answered(home.path(), &["new", "--from", &file], Some("n\n"));
    assert!(ran.out.contains("Make 2 appointments? [y/N]"), "{}", ran.out);
    assert!(!home.path().join("appointments").exists());
}

#[test]
fn a_list_is_made_once() {
    let home = home();
    let file = list_file(&home, LIST);
    let ran = foreword(home.path(), &["new", "--from", &file, "--yes"]);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    let ran = foreword(home.path(), &["list"]);
    assert!(ran.out.contains("Mon 23 Nov 2026 11:40") && ran.out.contains("back+mood"), "{}", ran.out);
    let ran = foreword(home.path(), &["new", "--from", &file, "--yes"]);
    assert!(ran.out.is_empty() && ran.err.contains("is there already."), "{}", ran.err);
}

#[test]
fn a_calendar_gives_no_titles() {
    let home = home();
    let entry = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261124T102000Z\r\nSUMMARY:Jane Smith\r\n\
                 END:VEVENT\r\nEND:VCALENDAR\r\n";
    let file = list_file(&home, entry);
    let ran = foreword(home.path(), &["new", "--from", &file, "--label", "back", "--yes"]);
    assert!(ran.err.contains("10:20  back") && !ran.err.contains("Jane"), "{}", ran.err);
    let ran = foreword(home.path(), &["new", "--from", &file, "--titles", "--yes"]);
    assert!(ran.err.contains("10:20  Jane Smith"), "{}", ran.err);
}

#[test]
fn today_lists_today() {
    let home = home();
    let none = foreword(home.path(), &["today"]);
    assert!(none.err.contains("No appointments yet"), "{}", none.err);
    made(&home, &["--label", "KL", "--when", "22/11/2026 22:38"]);
    made(&home, &["--label", "RH", "--when", "today 23:30"]);
    made(&home, &["--label", "ST", "--when", "tomorrow 9:00"]);
    let ran = foreword(home.path(), &["today"]);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.out);
    assert!(lines[0].starts_with("22:38  in 38 min  KL  not started"), "{}", ran.out);
    let ran = foreword(home.path(), &["today", "--json"]);
    assert!(ran.out.contains("\"KL\"") && !ran.out.contains("\"ST\""), "{}", ran.out);
}

fn opened(home: &TempDir, name: &str) -> String {
    match foreword(home.path(), &["open", name]).result {
        Ok(Outcome::Terminal { start: Start::Open(opened), .. }) => opened.appointment.label.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn open_by_label_time_or_last() {
    let home = home();
    made(&home, &["--label", "KL", "--when", "22/11/2026 10:20"]);
    made(&home, &["--label", "back+mood", "--when", "tomorrow 9:00"]);
    made(&home, &["--label", "back", "--when", "tomorrow 9:30"]);
    for (name, label) in [
        ("kl", "KL"),
        ("10:20", "KL"),
        ("tomorrow 9:00", "back+mood"),
        ("back", "back"),
        ("mood", "back+mood"),
    ] {
        assert_eq!(opened(&home, name), label, "{name}");
    }
    assert!(["KL", "back", "back+mood"].contains(&opened(&home, "last").as_str()));
    let several = foreword(home.path(), &["open", "ck"]).sentence();
    assert!(several.contains("could be more than one") && several.contains("back+mood"), "{several}");
    let none = foreword(home.path(), &["open", "zz"]).sentence();
    assert!(none.contains("No appointment here has the label or the time “zz”"), "{none}");
}

/// One brief each; a sheet of its own for every one.
#[test]
fn a_day_is_printed() {
    let home = home();
    made(&home, &["--label", "KL", "--when", "tomorrow 9:00"]);
    made(&home, &["--label", "RH", "--when", "tomorrow 8:00"]);
    made(&home, &["--label", "ST", "--when", "tue 8:00"]);
    let out = home.path().with_extension("day");
    let out_name = out.to_str().unwrap();
    for (to, between) in [("txt", "\u{c}"), ("html", "<div class=\"page\">"), ("md", "break-before: page")] {
        let ran = foreword(
            home.path(),
            &["export", "--day", "tomorrow", "--to", to, "--out", out_name, "--overwrite"],
        );
        assert_eq!(ran.result, Ok(Outcome::Done(FINE)), "{to}: {}", ran.err);
        let page = fs::read_to_string(&out).unwrap();
        assert_eq!(page.matches(between).count(), if to == "html" { 2 } else { 1 }, "{to}");
        let (first, second) = (page.find("08:00").unwrap(), page.find("09:00").unwrap());
        assert!(first < second, "{to}");
    }
    let page = foreword(home.path(), &["export", "--day", "tomorrow", "--to", "html"]).out;
    assert!(page.contains(".page + .page { break-before: page; }"));
    assert_eq!((page.matches("<main>").count(), page.matches("id=\"large\"").count()), (1, 1));
    fs::remove_file(&out).unwrap();
    let none = foreword(home.path(), &["export", "--day", "fri"]).sentence();
    assert!(none.contains("there is no appointment on 27 Nov 2026"), "{none}");
}
