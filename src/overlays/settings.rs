//! What can be set: when the screen is covered, when notes are to go, whose help numbers are shown, the
//! surgery's own numbers, how people are drawn, whether spelling is looked at; and whether the lists of when to
//! go are approved.

pub mod view;

use crate::{
    command::{Command, Group, Scope, always, rows},
    domain::{ApprovalState, Country, Settings, UserError, people::Picture},
    effect::{Effect, Effects, Job},
    layout,
    model::Model,
    msg::Mouse,
    overlays::{Overlay, approvals, spelling},
    text::Input,
};

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
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
    pub const ALL: [Self; 8] = [
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
    #[must_use]
    pub const fn title(self) -> &'static str {
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
            Self::Picture => Picture::ALL.map(|picture| Settings { picture, ..set() }).to_vec(),
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

fn many(number: u16, unit: &str) -> String {
    match number {
        0 => "never".to_owned(),
        1 => format!("1 {unit}"),
        many => format!("{many} {unit}s"),
    }
}

/// The form.
pub struct Form {
    pub line: Line,
    pub chosen: Settings,
    before: Settings,
    surgery: Input,
    out_of_hours: Input,
}

/// Opens it from anywhere.
pub const OPENING: &[Command] = rows! { Group::Places, Scope::ANYWHERE;
    "settings" ["Ctrl-F10"],
        "Settings: when the screen hides by itself, when notes go, which country, which signs", None, always,
        open;
};

/// Opens it from the list.
pub const FROM_HOME: &[Command] = rows! { Group::Appointments, Scope::HOME;
    "home.settings" ["s"], "Settings, from the list", Some((14, "settings")), always, open;
};

/// Works in it.
pub const COMMANDS: &[Command] = rows! { Group::Windows, Scope::SETTINGS;
    "settings.save" ["Enter"], "Keep these settings", Some((1, "done")), always, save;
    "settings.next" ["↓", "Tab"], "Next setting", Some((2, "next line")), always, |model| step(model, 1);
    "settings.previous" ["↑", "Shift-Tab"], "Previous setting", None, always,
        |model| step(model, Line::ALL.len() - 1);
    "settings.close" ["Esc"], "Leave the settings as they were", Some((4, "never mind")), always, |model| {
            model.overlay = None;
            Vec::new()
        };
};

impl Form {
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
    #[must_use]
    pub const fn text(&self, line: Line) -> Option<&Input> {
        match line {
            Line::Surgery => Some(&self.surgery),
            Line::OutOfHours => Some(&self.out_of_hours),
            Line::Cover | Line::Delete | Line::Country | Line::Picture | Line::Spelling | Line::Lists => None,
        }
    }

    /// The text one is typing in.
    #[must_use]
    pub const fn input(&self) -> Option<&Input> {
        self.text(self.line)
    }

    /// The text one is typing in, to change it.
    pub const fn input_mut(&mut self) -> Option<&mut Input> {
        match self.line {
            Line::Surgery => Some(&mut self.surgery),
            Line::OutOfHours => Some(&mut self.out_of_hours),
            Line::Cover | Line::Delete | Line::Country | Line::Picture | Line::Spelling | Line::Lists => None,
        }
    }

    /// Takes in what was typed. What does not fit is not taken, and seen not to be: half a number is worse
    /// than none.
    pub fn typed(&mut self) {
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

    /// What is chosen on a line, in words.
    #[must_use]
    pub fn words(&self, line: Line) -> String {
        line.words(&self.chosen)
    }

    /// The lines there is room for; the one that one is on is among them.
    #[must_use]
    pub fn lines_shown(&self, size: (u16, u16)) -> &'static [Line] {
        let layout::Settings { window, rows, inline } = layout::settings(size);
        let height = window.height.min(size.1.saturating_sub(window.y)).saturating_sub(2);
        let room = usize::from((height + rows - if inline { 1 } else { 2 }) / rows).max(1);
        let here = Line::ALL.iter().position(|line| *line == self.line).unwrap_or_default();
        let first = layout::first_shown(here, room);
        Line::ALL.get(first..Line::ALL.len().min(first + room)).unwrap_or_default()
    }

    /// Takes the next choice of the line one is on, or the one before.
    fn turn(&mut self, by: isize) {
        let choices = self.line.choices(&self.chosen, &self.before);
        let at = choices.iter().position(|choice| *choice == self.chosen).unwrap_or_default();
        let to = (at + choices.len()).saturating_add_signed(by).checked_rem(choices.len());
        if let Some(choice) = to.and_then(|to| choices.into_iter().nth(to)) {
            self.chosen = choice;
        }
    }
}

/// Whether the lists of when to go are approved, in a few words.
#[must_use]
pub fn approved(model: &Model) -> String {
    match approvals::of_lists(model) {
        ApprovalState::Approved(approval) => format!("until {}", approvals::day(approval.review_by)),
        _ => "not approved".to_owned(),
    }
}

/// Takes the next choice of the line one is on; where it has a form of its own, keeps these and opens that.
pub(super) fn pick(model: &mut Model, by: isize) -> Effects {
    let Some(form) = form(model) else { return Vec::new() };
    if form.line == Line::Lists {
        let mut effects = save(model);
        effects.extend(approvals::open(model));
        return effects;
    }
    form.turn(by);
    Vec::new()
}

fn form(model: &mut Model) -> Option<&mut Form> {
    if let Some(Overlay::Settings(form)) = &mut model.overlay { Some(form) } else { None }
}

fn open(model: &mut Model) -> Effects {
    model.overlay = Some(Overlay::Settings(Form::new(&model.session.settings)));
    Vec::new()
}

fn step(model: &mut Model, by: usize) -> Effects {
    if let Some(form) = form(model) {
        let at = Line::ALL.iter().position(|line| *line == form.line).unwrap_or_default();
        form.line = Line::ALL.get((at + by) % Line::ALL.len()).copied().unwrap_or(form.line);
    }
    Vec::new()
}

/// Nothing is written where nothing was changed: a file that is not understood is left alone.
fn save(model: &mut Model) -> Effects {
    let Some(Form { chosen, before, .. }) = form(model) else {
        return Vec::new();
    };
    let (chosen, changed) = (chosen.clone(), chosen != before);
    model.overlay = None;
    if changed { set(model, chosen) } else { Vec::new() }
}

/// These hold from now on, and after the next start.
fn set(model: &mut Model, settings: Settings) -> Effects {
    model.session.settings = settings.clone();
    let mut effects = vec![Effect::Store(Job::SaveSettings(settings))];
    effects.extend(spelling::ask(model));
    effects
}

/// The help numbers are those of this country from now on.
pub fn choose_country(model: &mut Model, country: Country) -> Effects {
    let settings = Settings { country: Some(country), ..model.session.settings.clone() };
    set(model, settings)
}

/// Takes in what the file says.
pub fn read(model: &mut Model, result: Result<Settings, UserError>) -> Effects {
    match result {
        Ok(settings) => model.session.settings = settings,
        Err(error) => {
            let (cover, delete) =
                (Line::Cover.words(&model.session.settings), Line::Delete.words(&model.session.settings));
            let now = format!("Until then: covered after {cover}, asked about notes after {delete}.");
            model.session.notice = Some(format!("{} {now}", error.sentence));
        }
    }
    spelling::ask(model)
}

/// Takes in what became of writing them.
pub fn saved(model: &mut Model, result: Result<Option<String>, UserError>) -> Effects {
    model.session.notice = match result {
        Ok(None) => return Vec::new(),
        Ok(Some(kept)) => {
            Some(format!("The settings are saved. The file that was not understood is now {kept}."))
        }
        Err(error) => Some(error.sentence),
    };
    Vec::new()
}

/// A click goes to a line; on the line one is on it takes the next choice.
pub fn mouse(model: &mut Model, mouse: Mouse, _column: u16, row: u16) -> Effects {
    let form_at = layout::settings(model.session.size);
    let size = model.session.size;
    let line = row.checked_sub(form_at.window.y + 1).map(|at| usize::from(at / form_at.rows));
    let Some(form) = form(model) else {
        return Vec::new();
    };
    let line = line.and_then(|at| form.lines_shown(size).get(at)).copied();
    if let (Mouse::Press, Some(line)) = (mouse, line) {
        if form.line == line {
            return pick(model, 1);
        }
        form.line = line;
    }
    Vec::new()
}
