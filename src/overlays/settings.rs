//! What can be set: when the screen is covered, when notes are to go, whose help numbers are shown, the
//! surgery's own numbers, how people are drawn, whether spelling is looked at; and whether the lists of when to
//! go are approved.

mod view;

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{ApprovalState, Country, Settings, icon_array::IconStyle},
    draft,
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, part_rows},
    session::{
        Session, approvals,
        settings::{many, set},
    },
    text::Input,
    ui::{
        form::{Lines, turned},
        frame::BOTH_SIDES,
        frame_buffer::FrameBuffer,
        list::first_shown,
        theme::Theme,
        window::{centred, inside},
    },
};

const SCOPE: Scope = Scope::new("settings", "Settings");

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Line {
    Cover,
    Delete,
    Country,
    Picture,
    Spelling,
    Surgery,
    OutOfHours,
    Lists,
}

impl Line {
    /// Every line, in order.
    const ALL: [Self; 8] = [
        Self::Cover,
        Self::Delete,
        Self::Picture,
        Self::Spelling,
        Self::Country,
        Self::Surgery,
        Self::OutOfHours,
        Self::Lists,
    ];

    /// What it sets.
    const fn title(self) -> &'static str {
        match self {
            Self::Cover => "Cover the screen after",
            Self::Delete => "Delete notes after the appointment",
            Self::Country => "Country, for help numbers",
            Self::Picture => "Show 100 people as",
            Self::Spelling => "Underline unknown words",
            Self::Surgery => "Surgery number, for plans",
            Self::OutOfHours => "Out-of-hours number, for plans",
            Self::Lists => "Lists of when to go, on plans",
        }
    }

    /// Everything that can be chosen here, in order, with the rest as it is in `set`; nothing where it
    /// is typed.
    fn choices(self, set: &Settings, before: &Settings) -> Vec<Settings> {
        let set = || set.clone();
        match self {
            Self::Cover => numbers(&[1, 2, 5, 10, 15, 30, 0], before.cover_after_minutes)
                .map(|cover_after_minutes| Settings { cover_after_minutes, ..set() })
                .collect(),
            Self::Delete => numbers(&[7, 14, 30, 90, 0], before.delete_after_days)
                .map(|delete_after_days| Settings { delete_after_days, ..set() })
                .collect(),
            Self::Country => std::iter::once(None)
                .chain(Country::ALL.map(Some))
                .map(|country| Settings { country, ..set() })
                .collect(),
            Self::Spelling => [true, false].map(|spelling| Settings { spelling, ..set() }).to_vec(),
            Self::Picture => IconStyle::ALL.map(|picture| Settings { picture, ..set() }).to_vec(),
            Self::Surgery | Self::OutOfHours | Self::Lists => Vec::new(),
        }
    }

    /// What is set here, in words.
    fn words(self, set: &Settings) -> String {
        match self {
            Self::Cover => many(set.cover_after_minutes, "minute"),
            Self::Delete => many(set.delete_after_days, "day"),
            Self::Country => set.country.map_or("not chosen yet", Country::label).to_owned(),
            Self::Spelling => if set.spelling { "yes" } else { "no" }.to_owned(),
            Self::Picture => {
                let (does, does_not) = set.picture.signs();
                format!("{} {does} {does_not}", set.picture.label())
            }
            Self::Surgery => set.surgery_number.clone(),
            Self::OutOfHours => set.out_of_hours_number.clone(),
            // It is no setting: see `approved`.
            Self::Lists => String::new(),
        }
    }
}

/// These numbers, 0 last, and among them the one that was set by hand.
fn numbers(steps: &[u16], own: u16) -> impl Iterator<Item = u16> {
    let mut steps = steps.to_vec();
    if !steps.contains(&own) {
        let at = steps.iter().position(|step| *step == 0 || *step > own).unwrap_or(steps.len());
        steps.insert(at, own);
    }
    steps.into_iter()
}

/// The form.
#[derive(Serialize, Deserialize)]
pub struct SettingsForm {
    line: Line,
    chosen: Settings,
    before: Settings,
    surgery: Input,
    out_of_hours: Input,
}

/// Whether answers are next to their titles, not under them.
const fn is_inline(session: &Session) -> bool {
    session.size.0 >= BOTH_SIDES
}

impl SettingsForm {
    fn new(settings: &Settings) -> Self {
        Self {
            line: Line::Cover,
            chosen: settings.clone(),
            before: settings.clone(),
            surgery: Input::new(&settings.surgery_number),
            out_of_hours: Input::new(&settings.out_of_hours_number),
        }
    }

    /// The text of a line that is typed.
    const fn input(&self, line: Line) -> Option<&Input> {
        match line {
            Line::Surgery => Some(&self.surgery),
            Line::OutOfHours => Some(&self.out_of_hours),
            _ => None,
        }
    }

    fn step(&mut self, by: isize) -> Effects {
        self.line = turned(&Line::ALL, &self.line, by);
        Vec::new()
    }

    /// Nothing is written where nothing was changed: a file that is not understood is left alone.
    fn save(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        if self.chosen == self.before { Vec::new() } else { set(cx.session, self.chosen.clone()) }
    }

    /// The window and its lines; the rows between these go where there is no room for them.
    fn lines(&self, session: &Session) -> (Rect, Lines) {
        let many = u16::try_from(Line::ALL.len()).unwrap_or(u16::MAX);
        let least = if is_inline(session) { 1 } else { 2 };
        let roomy = many * (least + 1) + 1;
        let (spacing, height) =
            if roomy < session.size.1 { (least + 1, roomy) } else { (least, many * least + 2) };
        let area = centred(session.size, 64, height);
        let inside = inside(area);
        let shown = usize::from((inside.height + spacing - least) / spacing).clamp(1, Line::ALL.len());
        let here = Line::ALL.iter().position(|line| *line == self.line).unwrap_or_default();
        (area, Lines { inside, above: 0, spacing, first: first_shown(here, shown), shown })
    }
}

/// Whether the lists of when to go are approved, in a few words.
fn approved(session: &Session) -> String {
    match approvals::of_lists(session) {
        ApprovalState::Approved(approval) => format!("until {}", approvals::day(approval.review_by)),
        _ => "not approved".to_owned(),
    }
}

impl Commands for SettingsForm {
    const ROWS: &'static [&'static [Row<Self>]] = &[part_rows! { Group::Windows, SCOPE;
        "settings.save" ["Enter"], "Keep these settings", Some((1, "done")), always, Self::save;
        "settings.next" ["↓", "Tab"], "Next setting", Some((2, "next line")), always, |form, _| form.step(1);
        "settings.previous" ["↑", "Shift-Tab"], "Previous setting", None, always, |form, _| form.step(-1);
        "settings.close" ["Esc"], "Leave the settings as they were", Some((4, "cancel")), always,
            |_, cx| cx.close();
    }];
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Places, Scope::ANYWHERE;
        "settings" ["Ctrl-F10"],
            "Settings: when the screen hides by itself, when notes go, which country, which signs", None,
            always, |(), cx| {
                let form = Self::new(&cx.session.settings);
                cx.open(form)
            };
    };

    fn reopen(_: &Session, state: &str) -> Option<Self> {
        draft::read(state)
    }
}

impl Part for SettingsForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        let typed = self.input(self.line).is_some();
        vec![SCOPE, if typed { Scope::TEXT } else { Scope::PICK }, Scope::ALWAYS]
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        match self.line {
            Line::Surgery => Some(Field::Input(&mut self.surgery)),
            Line::OutOfHours => Some(Field::Input(&mut self.out_of_hours)),
            _ => None,
        }
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.input(self.line).and_then(Input::selected)
    }

    /// Takes in what was typed. What does not fit is not taken, and seen not to be: half a number is worse
    /// than none.
    fn typed(&mut self, _: &mut Context) {
        for (input, before) in [
            (&mut self.surgery, &mut self.chosen.surgery_number),
            (&mut self.out_of_hours, &mut self.chosen.out_of_hours_number),
        ] {
            if input.text().trim().chars().count() > Settings::LONGEST_NUMBER {
                *input = Input::new(before.as_str());
            }
            input.text().trim().clone_into(before);
        }
    }

    /// Where a line has a form of its own, these are kept and that opens.
    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        if self.line == Line::Lists {
            let effects = self.save(cx);
            cx.act(Action::Run("approvals"));
            return effects;
        }
        let choices = self.line.choices(&self.chosen, &self.before);
        self.chosen = turned(&choices, &self.chosen, by);
        Vec::new()
    }

    fn draft(&mut self, _: &mut Session) -> Option<String> {
        draft::write(self)
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        view::view(session, self, buffer, theme)
    }

    /// A click goes to a line, and takes the next answer on the one it is on; the wheel goes to the next line.
    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        let line = self.lines(cx.session).1.at(at).and_then(|line| Line::ALL.get(line).copied());
        match (mouse, line) {
            (Mouse::WheelDown, _) => return self.step(1),
            (Mouse::WheelUp, _) => return self.step(-1),
            (Mouse::Press, Some(line)) if line == self.line => return self.turn(cx, 1),
            (Mouse::Press, Some(line)) => self.line = line,
            (Mouse::Press | Mouse::Drag, _) => {}
        }
        Vec::new()
    }
}
