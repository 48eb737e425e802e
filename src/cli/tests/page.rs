//! Pages made on the command line: which, for whom, where they go, and what is said before they do.

use super::*;

#[test]
fn the_sample_opens_and_is_exported_as_made_up() {
    let home = home();
    let opened = foreword(home.path(), &["open", "sample"]).result.unwrap();
    assert_eq!(
        opened,
        Outcome::Terminal {
            home: Home::of(Some(home.path())).unwrap(),
            start: Start::Sample,
            plain: false,
            says: None
        }
    );
    let page = foreword(home.path(), &["export", "sample"]).out;
    assert!(page.contains("A made-up example") && page.contains("Planning notes, not the record."));
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "the sample is never saved");
}

/// A page in a file is the page on the terminal.
#[test]
fn file_and_terminal_agree() {
    let (home, elsewhere) = (home(), home());
    saved(&home, 1, "RH", None);
    for to in ["txt", "md", "html"] {
        let file = elsewhere.path().join(format!("brief.{to}"));
        for _ in 0..2 {
            let ran = foreword(home.path(), &["export", "0000", "--to", to, "--out", file.to_str().unwrap()]);
            assert_eq!((ran.result, ran.out + &ran.err), (Ok(Outcome::Done(FINE)), String::new()));
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            foreword(home.path(), &["export", "0000", "--to", to]).out
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 3, "nothing else is left behind");
    assert!(foreword(home.path(), &["export", "0"]).out.starts_with("RH\n"), "plain text unless asked");
}

/// Every page comes in every form, and in large type.
#[test]
fn every_form_and_large_type() {
    let home = home();
    let page = |page, to| {
        foreword(home.path(), &["export", "sample", "--page", page, "--to", to, "--country", "Wales"]).out
    };
    for (name, words) in [
        ("brief", "Planning notes, not the record."),
        ("options", "Group movement class"),
        ("setback", "Early signs"),
        ("staff-card", "This card is mine."),
    ] {
        assert!(page(name, "html").contains(words), "{name}");
        assert!(page(name, "md").contains(words), "{name}");
        assert!(page(name, "txt").to_lowercase().contains(&words.to_lowercase()), "{name}");
    }
    let large = foreword(home.path(), &["export", "sample", "--to", "html", "--large-type"]).out;
    assert!(
        large.contains("id=\"large\" checked") && !page("brief", "html").contains("id=\"large\" checked")
    );
}

/// A page of a guide needs no appointment and no country, and leaves no folder behind.
#[test]
fn guide_pages_need_no_id() {
    let outside = home();
    let home = outside.path().join("home");
    let export = |more: &[&str]| foreword(&home, &[&["export", "--page"], more].concat());
    for (name, words) in [("expect", "If it is not so, you can say"), ("service", "Our notes")] {
        for to in ["txt", "md", "html"] {
            let ran = export(&[name, "--to", to, "--large-type"]);
            assert!(ran.out.contains(words) && ran.out.contains("2.0"), "{name} as {to}");
            assert!(ran.err.contains("version 2.0.") && ran.err.contains("needs review"), "{}", ran.err);
            assert_eq!((ran.result, home.exists()), (Ok(Outcome::Done(FINE)), false));
        }
        let file = outside.path().join(name);
        export(&[name, "--out", file.to_str().unwrap()]);
        assert_eq!(fs::read_to_string(&file).unwrap(), export(&[name]).out);
        assert!(export(&[name, "--to", "html", "--large-type"]).out.contains("id=\"large\" checked"));
    }
}

/// What does not go together is said, with what to type instead.
#[test]
fn guide_pages_refuse_an_id() {
    let home = home();
    for (args, words) in [
        (
            &["sample", "--page", "expect"][..],
            "needs no appointment. Leave that out: foreword export --page expect",
        ),
        (&["--day", "today", "--page", "service"], "foreword export --page service"),
        (&["--page", "setback"], "such as: foreword export last --page setback"),
        (&[], "say which appointment it is for"),
        (&["sample", "--guide", "sleep"], "--guide goes with --page expect and --page service."),
    ] {
        let ran = foreword(home.path(), &[&["export"], args].concat());
        assert!(ran.err.contains(words), "{args:?}: {}", ran.err);
        assert_eq!((ran.result, ran.out.as_str()), (Ok(Outcome::Done(USAGE)), ""), "{args:?}");
    }
    let ran = foreword(home.path(), &["export", "--page", "expect", "--guide", "no\u{1b}such"]);
    assert!(ran.sentence().contains("no guide here has the ID “nosuch”"));
}

/// A guide of one's own says so before it goes out, and that nobody approved it.
#[test]
fn guide_pages_of_own_guide() {
    let home = home();
    let guide = include_str!("../../../tests/guides/sleep.ron");
    let audiences = "audiences: Audiences(person: \"You can expect time to tell your night.\"), enabling:";
    fs::create_dir(home.path().join("guides")).unwrap();
    let file = home.path().join("guides/sleep.ron");
    let guide = guide.replacen("enabling:", audiences, 1);
    io::Write::write_all(&mut fs::File::create(file).unwrap(), guide.as_bytes()).unwrap();
    let ran = foreword(home.path(), &["export", "--page", "expect", "--guide", "sleep"]);
    assert!(
        ran.out.contains("time to tell your night.") && !ran.out.contains("If it is not so"),
        "{}",
        ran.out
    );
    assert!(ran.err.contains("Two principles for talking about sleep"), "{}", ran.err);
    assert!(ran.err.contains("not approved"), "{}", ran.err);
}

/// The numbers on a page are those of the country that is set.
#[test]
fn numbers_are_of_the_country() {
    let home = home();
    let page = || foreword(home.path(), &["export", "sample", "--page", "setback", "--to", "md"]);
    let settings = home.path().join("settings.ron");
    io::Write::write_all(&mut fs::File::create(settings).unwrap(), b"(country: NorthernIreland)").unwrap();
    let page = page();
    assert!(page.out.contains("Lifeline 0808 808 8000"));
    assert!(!page.err.contains("identify"), "what comes with the program identifies nobody");
}

/// No plan goes out before its country is known.
#[test]
fn plan_needs_a_country() {
    let (home, elsewhere) = (home(), home());
    let file = elsewhere.path().join("plan.html");
    let out = file.to_str().unwrap();
    for arguments in [&["--to", "txt"][..], &["--to", "html", "--out", out]] {
        let arguments = [&["export", "sample", "--page", "setback"], arguments].concat();
        let ran = foreword(home.path(), &arguments);
        let said = ran.result.unwrap_err().sentence;
        assert!(
            said.contains("export sample --page setback --country Wales") && said.contains("settings"),
            "{said}"
        );
        assert_eq!((ran.out.as_str(), file.exists()), ("", false), "not a page with a hole");
    }
    for page in ["brief", "options", "staff-card"] {
        assert_eq!(
            foreword(home.path(), &["export", "sample", "--page", page]).result,
            Ok(Outcome::Done(FINE))
        );
    }
    for name in ["NorthernIreland", "Northern Ireland", "northern-ireland"] {
        let page = foreword(home.path(), &["export", "sample", "--page", "setback", "--country", name]);
        assert!(page.out.contains("Lifeline 0808 808 8000"), "{name}: {}", page.err);
    }
    assert!(!home.path().join("settings.ron").exists(), "it is for this page alone");
    let unknown = Cli::try_parse_from(["foreword", "export", "sample", "--country", "France"]).unwrap_err();
    assert!(unknown.to_string().contains("england, wales, scotland, northern-ireland"), "{unknown}");
}

/// A country named on the command line goes before the one that is set.
#[test]
fn named_country_goes_first() {
    let home = home();
    let settings = b"(country: Wales, surgery_number: \"01632 960 123\")";
    io::Write::write_all(&mut fs::File::create(home.path().join("settings.ron")).unwrap(), settings).unwrap();
    let page = |more: &[&str]| {
        foreword(home.path(), &[&["export", "sample", "--page", "setback"], more].concat()).out
    };
    assert!(
        page(&[]).contains("Numbers for Wales")
            && page(&["--country", "Scotland"]).contains("Numbers for Scotland")
    );
    assert!(
        page(&[]).contains("My surgery: 01632 960 123")
            && page(&[]).contains("When my surgery is closed: ___")
    );
}

/// Text that could identify someone is counted before a page goes out.
#[test]
fn identifying_text_is_counted() {
    let (home, elsewhere) = (home(), home());
    let mut one = Appointment::new(Id::of(1), Details::default(), "seven", Moment::of(&now()));
    one.notes.context.what_matters = Answer::of("RH, NHS 943 476 5919, ring 07700 900123");
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    Store::new(Folder::new(home.path())).create(&one).unwrap();
    let said = "foreword: 2 places could identify someone: 1 NHS number, 1 phone number. \
                Look at them before you hand the page on.\n";
    for to in ["txt", "md"] {
        let ran = foreword(home.path(), &["export", "0000", "--to", to]);
        assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), said));
        assert!(ran.out.contains("943 476 5919") && !ran.out.contains("identify"), "{}", ran.out);
        let file = elsewhere.path().join(to);
        let in_file = foreword(home.path(), &["export", "0000", "--to", to, "--out", file.to_str().unwrap()]);
        assert_eq!((in_file.result, in_file.err.as_str()), (Ok(Outcome::Done(FINE)), said));
        assert_eq!((fs::read_to_string(&file).unwrap(), in_file.out.as_str()), (ran.out, ""));
    }
    let nowhere = home.path().join("brief.txt");
    let refused = foreword(home.path(), &["export", "0000", "--out", nowhere.to_str().unwrap()]);
    assert_eq!(refused.err, "", "nothing is handed on, so nothing is said of it");
    saved(&home, 0xa << 124, "10:20 M1 1AA", Some("2026-11-24T10:20:00+00:00"));
    assert_eq!(
        foreword(home.path(), &["export", "a000"]).err,
        "foreword: 1 place could identify someone: 1 postcode. Look at it before you hand the page on.\n"
    );
}

/// A page for the person goes out with what can be counted in its sentences.
#[test]
fn readability_is_said() {
    let home = home();
    let mut one = Appointment::new(Id::of(1), Details::default(), "seven", Moment::of(&now()));
    one.notes.setbacks.seen_by_others = Answer::of("I stop ringing people. I stay in.");
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    Store::new(Folder::new(home.path())).create(&one).unwrap();
    let export =
        |page| foreword(home.path(), &["export", "0000", "--page", page, "--country", "England"]).err;
    assert_eq!(
        export("setback"),
        "foreword: In the notes on this page: 7 words in 2 sentences; the longest has 4.\n"
    );
    assert_eq!(export("brief"), "");
}

#[test]
fn an_ordinary_page_goes_out_without_a_word() {
    let home = home();
    saved(&home, 1, "10:20 RH", Some("2026-11-24T10:20:00+00:00"));
    for id in ["0000", "sample"] {
        assert_eq!(foreword(home.path(), &["export", id]).err, "");
    }
}

/// A page is not written where it could do harm.
#[test]
fn harmful_places_are_refused() {
    let home = home();
    saved(&home, 1, "RH", None);
    let id = format!("{:032x}", 1);
    let out =
        |path: PathBuf| foreword(home.path(), &["export", &id, "--out", path.to_str().unwrap()]).sentence();
    let before = fs::read(file_of(&home, &id)).unwrap();
    assert!(out(file_of(&home, &id)).contains("where Foreword keeps the notes"));
    assert!(out(home.path().join("appointments/../brief.txt")).contains("where Foreword keeps the notes"));
    assert!(out(home.path().to_owned()).contains("not an ordinary file"));
    assert!(out(home.path().join("none/brief.txt")).contains("The folder is not there"));
    if cfg!(unix) {
        assert!(out("/dev/null".into()).contains("not an ordinary file"));
    }
    assert_eq!(fs::read(file_of(&home, &id)).unwrap(), before);
}

/// Blanks left on a page are said before it goes out.
#[test]
fn blanks_are_said() {
    let home = home();
    let mut one = Appointment::new(Id::of(1), Details::default(), "seven", Moment::of(&now()));
    one.notes.context.what_matters = Answer::of("Agreed with {who} for {two days|a week}.");
    Home::of(Some(home.path())).unwrap().prepare().unwrap();
    let mut store = Store::new(Folder::new(home.path()));
    store.create(&one).unwrap();
    let said = "foreword: 2 blanks left in “What matters to them, in their words”. \
                Fill them in before you hand the page on.\n";
    for to in ["txt", "md", "html"] {
        let ran = foreword(home.path(), &["export", "0000", "--to", to]);
        assert_eq!((ran.result, ran.err.as_str()), (Ok(Outcome::Done(FINE)), said));
        assert!(ran.out.contains("who") && !ran.out.contains("blanks"), "{}", ran.out);
    }
    let other = foreword(home.path(), &["export", "0000", "--page", "staff-card"]);
    assert_eq!((other.result, other.err.as_str()), (Ok(Outcome::Done(FINE)), ""), "not on that page");
    one.notes.setbacks.staff_card.situation = Answer::of("I am {who}, ring 07700 900123.");
    store.save(&one).unwrap();
    let both = foreword(home.path(), &["export", "0000", "--page", "staff-card"]).err;
    assert!(both.starts_with("foreword: 1 place could identify someone"), "{both}");
    assert!(both.lines().count() == 3 && both.contains("\nforeword: 1 blank left in"), "{both}");
}
