//! The appointments of a list that was pasted, to look at before they are made.

use crate::{
    command::{Group, Scope},
    domain::{
        Details, appointments,
        clinic_list::{CalendarLabel, ClinicList, in_words, is_calendar},
        identifying,
    },
    effect::{Effect, Effects, Job},
    part::{
        Context, Row, always,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::{Session, listing::Listing},
    ui::{
        list::{Aside, ListRow},
        text::wrapped,
    },
};

pub struct ClinicPreview {
    text: String,
    left_out: Vec<String>,
    label: CalendarLabel,
}

impl ClinicPreview {
    /// # Errors
    /// If there is nothing new in the text, with the reason.
    pub fn new(session: &Session, text: &str) -> Result<ListWindow<Self>, String> {
        let preview = Self { text: text.to_owned(), left_out: Vec::new(), label: CalendarLabel::default() };
        let mut window = ListWindow::new(Vec::new(), preview);
        window.read(session);
        match (window.list.shown.is_empty(), window.of.left_out.as_slice()) {
            (false, _) => Ok(window),
            (true, all) if all.iter().any(|why| why.ends_with("there already.")) => {
                Err(format!("Nothing new in what was pasted. {}", all.join(" ")))
            }
            (true, _) => {
                Err("What was pasted is not a list: each line needs a time, a label and minutes, such as \
                              “10:20, RH, 15”."
                    .to_owned())
            }
        }
    }
}

impl ListWindow<ClinicPreview> {
    fn read(&mut self, session: &Session) {
        let known = session.library.iter().flat_map(Listing::summaries);
        let list = ClinicList::read(&self.of.text, &self.of.label, &session.now).without_known(known);
        self.of.left_out = list.left_out;
        self.list.replace(list.read, |_| String::new());
    }

    fn takes_titles(&self) -> bool {
        self.of.label == CalendarLabel::Title
    }

    fn turn_titles(&mut self, cx: &mut Context) -> Effects {
        self.of.label = if self.takes_titles() { CalendarLabel::default() } else { CalendarLabel::Title };
        self.read(cx.session);
        Vec::new()
    }
}

impl ListOf for ClinicPreview {
    type Item = Details;

    const SCOPE: Scope = Scope::window("clinic", "Appointments of a list that was pasted");
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "clinic.make" ["Enter"], "Make all of these appointments", Some((1, "make all")), ListWindow::has_some,
            Self::enter;
        "clinic.titles" ["t"], "Use the calendar's titles as labels, or not", Some((2, "titles as labels")),
            |window, _| is_calendar(&window.of.text), ListWindow::turn_titles;
        "clinic.down" ["↓"], "Next of these appointments", None, ListWindow::has_next, ListWindow::down;
        "clinic.up" ["↑"], "Previous of these appointments", None, ListWindow::has_previous, ListWindow::up;
        "clinic.page_down" ["PgDn"], "A page down these appointments", None, ListWindow::has_next,
            ListWindow::page_down;
        "clinic.page_up" ["PgUp"], "A page up these appointments", None, ListWindow::has_previous,
            ListWindow::page_up;
        "clinic.close" ["Esc"], "Make none of these appointments", Some((3, "make none")), always, |_, cx| cx.close();
    }];

    fn title(window: &ListWindow<Self>, _: &Session) -> String {
        format!("Make {}?", appointments(window.list.shown.len()))
    }

    fn row(_: &ListWindow<Self>, session: &Session, details: &Details) -> ListRow {
        let marks = identifying::marks(&details.label, session.now.date());
        let aside = identifying::reason(&marks, 60).unwrap_or_default();
        ListRow { words: in_words(details), aside, aside_is: Aside::Below, ..ListRow::default() }
    }

    /// At most half of the window.
    fn foot(window: &ListWindow<Self>, session: &Session, (columns, rows): (usize, usize)) -> Vec<String> {
        let titles = is_calendar(&window.of.text).then(|| {
            let said = if window.takes_titles() {
                "Titles are used as labels: check them for names."
            } else {
                "Titles are left out, as they often hold names; {key:home.rename} gives a label afterwards."
            };
            session.keys.fill(said).into_owned()
        });
        let all = window.of.left_out.iter().chain(&titles);
        let mut lines: Vec<_> = std::iter::once(String::new())
            .chain(all.flat_map(|sentence| wrapped(sentence, columns)))
            .collect();
        lines.truncate((rows / 2).max(1));
        lines
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        cx.close();
        let guide = cx.session.guides.built_in().id.to_string();
        vec![Effect::Store(Job::CreateAll(window.list.shown.clone(), guide, cx.session.moment()))]
    }
}
