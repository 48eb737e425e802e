//! What a key, a paste, a start and a filter cost, without a terminal. `cargo bench --bench app`
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a measurement")]

use divan::{Bencher, counter::BytesCount};
use foreword::{
    app::model::Model,
    app::program::Start,
    app::program::{self, World},
    app::view::view,
    content,
    domain::{Appointment, Details, Fingerprint, Id, Library, Moment, Opened, Register, Summary, Wording},
    effect::{Job, Note, Reply},
    key::Key,
    msg::Msg,
    spelling::Speller,
    store::{Disk, Folder, Keyring, Sealed, Store, seal::Cost},
    ui::painter::Painter,
};
use jiff::Zoned;
use ratatui::backend::{Backend, CrosstermBackend};

fn main() {
    divan::main();
}

/// A world that takes everything and answers nothing.
struct Nowhere;

impl World for Nowhere {
    fn store(&mut self, _: Job) -> Option<Reply> {
        None
    }

    fn note(&mut self, _: Note) -> Option<Reply> {
        None
    }

    fn copy_out(&mut self, _: String) {}

    fn open_file(&mut self, _: String) -> Option<Msg> {
        None
    }

    fn fresh_id(&mut self) -> Id {
        Id::of(1)
    }
}

fn now() -> Zoned {
    "2026-11-22T09:00:00+00:00[UTC]".parse().unwrap()
}

fn appointment(number: u128, bytes: usize) -> Appointment {
    let details = Details { label: format!("{number} RH"), ..Details::default() };
    let mut one = Appointment::new(Id::of(number), details, "seven-principles", Moment::of(&now()));
    one.notes.context.what_matters.text =
        "the pain comes and goes and some days are good ".repeat(bytes / 47);
    one
}

/// Draws a frame down to the bytes for the terminal; how many those are.
fn draw(model: &Model, painter: &mut Painter) -> usize {
    let mut bytes = Vec::new();
    painter.draw(|frame_buffer| view(model, frame_buffer));
    let runs = painter.runs();
    CrosstermBackend::new(&mut bytes)
        .draw(runs.iter().map(|(column, row, run)| (*column, *row, run)))
        .unwrap();
    bytes.len()
}

fn opened(bytes: usize) -> (Model, Painter) {
    with(appointment(7, bytes))
}

fn with(appointment: Appointment) -> (Model, Painter) {
    let mut model = Model::new(content::guide(), now(), Id::of(1), true);
    model.wording.load();
    let start = Start::Open(Box::new(Opened {
        appointment,
        read_only: None,
        fingerprint: Fingerprint::default(),
        recovered: None,
    }));
    program::begin(&mut model, &mut Nowhere, start, (80, 24));
    let mut painter = Painter::new((80, 24));
    draw(&model, &mut painter);
    (model, painter)
}

#[divan::bench(args = [0, 1 << 20])]
fn key_to_drawn_frame(bencher: Bencher<'_, '_>, note_bytes: usize) {
    let (mut model, mut painter) = opened(note_bytes);
    bencher.bench_local(|| {
        program::step(&mut model, &mut Nowhere, Msg::Key(Key::char('x')));
        draw(&model, &mut painter)
    });
}

/// The same where the screen is full of words on the list.
#[divan::bench(args = [1 << 10, 1 << 20])]
fn key_to_drawn_frame_with_marks(bencher: Bencher<'_, '_>, note_bytes: usize) {
    let mut one = appointment(7, 0);
    let paragraph = "it is chronic, should settle and she “denies” it ".repeat(20) + "\n";
    one.notes.context.already_known.text = paragraph.repeat(note_bytes / paragraph.len() + 1);
    let (mut model, mut painter) = with(one);
    program::step(&mut model, &mut Nowhere, Msg::Key("↓".parse().unwrap()));
    bencher.bench_local(|| {
        program::step(&mut model, &mut Nowhere, Msg::Key(Key::char('x')));
        draw(&model, &mut painter)
    });
}

/// The words of a whole long note; on screen there are never more than a tenth of them.
#[divan::bench]
fn marking_2000_words(bencher: Bencher<'_, '_>) {
    let (speller, _) = Speller::new(&[], &[]);
    let text = "Back pian for six years, worse since March; takes sertraline and paracetamol. ".repeat(167);
    bencher.bench_local(|| speller.marks_within(&text, 0..text.len()).len());
}

#[divan::bench(args = [0, 1 << 20])]
fn key_to_drawn_frame_with_spelling(bencher: Bencher<'_, '_>, note_bytes: usize) {
    let (mut model, mut painter) = opened(note_bytes);
    model.spelling = Some(std::sync::Arc::new(Speller::new(&[], &[]).0));
    bencher.bench_local(|| {
        program::step(&mut model, &mut Nowhere, Msg::Key(Key::char('x')));
        draw(&model, &mut painter)
    });
}

#[divan::bench]
fn suggesting(bencher: Bencher<'_, '_>) {
    let (speller, _) = Speller::new(&[], &[]);
    bencher.bench_local(|| speller.suggestions("sertralien").len());
}

#[divan::bench]
fn reading_the_dictionary(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Speller::new(&[], &[]));
}

#[divan::bench]
fn burst_of_5000_keys_to_drawn_frame(bencher: Bencher<'_, '_>) {
    let burst = "vwx v w ".repeat(625);
    bencher.with_inputs(|| opened(0)).bench_local_values(|(mut model, mut painter)| {
        program::step(&mut model, &mut Nowhere, Msg::Typed(burst.clone()));
        draw(&model, &mut painter)
    });
}

#[divan::bench]
fn paste_100_kb(bencher: Bencher<'_, '_>) {
    let text = "words and more words\n".repeat(5_000);
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| (opened(0), text.clone())).bench_local_values(
        |((mut model, mut painter), text)| {
            program::step(&mut model, &mut Nowhere, Msg::Paste(text));
            draw(&model, &mut painter)
        },
    );
}

#[divan::bench(args = [10, 10_000], sample_count = 5, sample_size = 1)]
fn opening_with_appointments(bencher: Bencher<'_, '_>, count: u128) {
    let home = tempfile::tempdir().unwrap();
    foreword::store::make(&home.path().join(foreword::store::APPOINTMENTS)).unwrap();
    let mut bytes = foreword::store::format::encode(&appointment(0, 0)).unwrap();
    for number in 0..count {
        let id = Id::of(number);
        let path = home.path().join(foreword::store::APPOINTMENTS).join(format!("{id}.ron"));
        bytes = bytes.replace(Id::of(number.saturating_sub(1)).as_str(), id.as_str());
        std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), bytes.as_bytes()).unwrap();
    }
    bencher.bench_local(|| {
        let library = Store::new(Folder::new(home.path())).list();
        let mut model = Model::new(content::guide(), now(), Id::of(1), true);
        program::begin(&mut model, &mut Nowhere, Start::Home, (80, 24));
        program::step(&mut model, &mut Nowhere, Msg::Store(Reply::Listed(library)));
        model.home.rows.len()
    });
}

#[divan::bench]
fn filtering_10_000(bencher: Bencher<'_, '_>) {
    let mut model = Model::new(content::guide(), now(), Id::of(1), true);
    program::begin(&mut model, &mut Nowhere, Start::Home, (80, 24));
    let appointments = (0..10_000).map(|number| Summary::of(&appointment(number, 0), None)).collect();
    let library = Library { appointments, unreadable: Vec::new() };
    program::step(&mut model, &mut Nowhere, Msg::Store(Reply::Listed(Ok(library))));
    program::step(&mut model, &mut Nowhere, Msg::Key(Key::char('/')));
    bencher.bench_local(|| {
        program::step(&mut model, &mut Nowhere, Msg::Key(Key::char('7')));
        let rows = model.home.rows.len();
        program::step(&mut model, &mut Nowhere, Msg::Key("Backspace".parse().unwrap()));
        rows
    });
}

/// Two screens of a note, in the middle of it.
#[divan::bench(args = [2 << 10, 1 << 20])]
fn looking_for_words_on_a_screen(bencher: Bencher<'_, '_>, note_bytes: usize) {
    let prose =
        "He denies night pain, takes his medication and says “it's wear and tear”, so we talked it over. ";
    let text = prose.repeat(note_bytes / prose.len());
    let middle = text.len() / 2;
    let shown = text.floor_char_boundary(middle - 1000)..text.floor_char_boundary(middle + 1000);
    let wording = content::wording();
    wording.load();
    bencher.bench(|| wording.marks_within(&text, &shown, Register::Written).len());
}

#[divan::bench]
fn making_the_list_of_words_ready(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Wording::new(content::wording_list()));
}

/// An encrypted file, once its bytes are read. No more than 0.1 ms for a kilobyte is the aim.
#[divan::bench(args = [1 << 10, 16 << 10])]
fn unsealing_a_file(bencher: Bencher<'_, '_>, bytes: usize) {
    let home = tempfile::tempdir().unwrap();
    let (folder, keys) = (Folder::new(home.path()), Keyring::default());
    keys.create(&folder, "correct horse battery", Cost::LEAST).unwrap();
    let disk = Sealed::new(folder, keys);
    disk.replace("a.ron", &vec![b'a'; bytes]).unwrap();
    let stored = disk.inner().read("a.ron", u64::MAX).unwrap();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| stored.clone())
        .bench_values(|file| disk.opened(file));
}
