//! What can be set: when the screen is covered, when notes are to go, whose help numbers are shown, the
//! surgery's own numbers, how people are drawn, whether spelling is looked at; and whether the lists of when to
//! go are approved.

use ratatui::layout::{Position, Rect};

use crate::{
    command::{Group, Scope},
    domain::{ApprovalState, Country, Settings, icon_array::IconStyle},
    effect::Effects,
    msg::Mouse,
    part::{Action, Commands, Context, Field, Part, Row, always, form::FormWindow, part_rows},
    session::{
        Session, approvals,
        settings::{many, set},
    },
    text::Input,
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, turned},
        frame::BOTH_SIDES,
        frame_buffer::FrameBuffer,
        theme::Theme,
        window::centred,
    },
};

const SCOPE: Scope = Scope::new("settings", "Settings");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Cover,
    Delete,
    Country,
    Picture,
    Spelling,
    Surgery,
    OutOfHours,
    Lists,
}

impl Setting {
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

pub struct SettingsForm {
    form: Form<Setting>,
    chosen: Settings,
    before: Settings,
}

/// Whether answers are next to their titles, not under them.
const fn is_inline(session: &Session) -> bool {
    session.size.0 >= BOTH_SIDES
}

impl SettingsForm {
    fn new(settings: &Settings) -> Self {
        let numbers = [
            (Setting::Surgery, settings.surgery_number.as_str()),
            (Setting::OutOfHours, &settings.out_of_hours_number),
        ];
        let form = Form::new(Setting::Cover, numbers);
        Self { form, chosen: settings.clone(), before: settings.clone() }
    }

    /// Nothing is written where nothing was changed: a file that is not understood is left alone.
    fn save(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        if self.chosen == self.before { Vec::new() } else { set(cx.session, self.chosen.clone()) }
    }
}

/// Rows from one line to the next, and how high the window is: the rows between go where there is no room.
fn spacing(session: &Session) -> (u16, u16) {
    let many = u16::try_from(Setting::ALL.len()).unwrap_or(u16::MAX);
    let least = if is_inline(session) { 1 } else { 2 };
    let roomy = many * (least + 1) + 1;
    if roomy < session.size.1 { (least + 1, roomy) } else { (least, many * least + 2) }
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
        "settings.next" ["↓", "Tab"], "Next setting", Some((2, "next line")), always, Self::next;
        "settings.previous" ["↑", "Shift-Tab"], "Previous setting", None, always, Self::previous;
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
}

impl FormWindow for SettingsForm {
    type Line = Setting;

    fn form(&self) -> &Form<Setting> {
        &self.form
    }

    fn form_mut(&mut self) -> &mut Form<Setting> {
        &mut self.form
    }

    fn indent(&self, session: &Session) -> u16 {
        if is_inline(session) { 38 } else { 4 }
    }

    fn title(&self, _: &Session) -> String {
        "Settings".to_owned()
    }

    fn window(&self, session: &Session) -> Rect {
        centred(session.size, 64, spacing(session).1)
    }

    fn lines(&self) -> Vec<Setting> {
        Setting::ALL.to_vec()
    }

    fn rows(&self, session: &Session) -> Vec<FormRow<Setting>> {
        let (every, _) = spacing(session);
        let line = |line: Setting| {
            let tone = if line == self.form.line { Tone::Here } else { Tone::Plain };
            let title = FormRow::Said(Some(line), tone, 2, line.title().to_owned());
            let title = (!is_inline(session)).then_some(title);
            let rows = title.into_iter().chain([FormRow::Answer(line)]);
            rows.chain(std::iter::repeat(FormRow::gap(Some(line)))).take(usize::from(every))
        };
        Setting::ALL.into_iter().flat_map(line).collect()
    }

    fn answer(&self, session: &Session, line: Setting, room: usize) -> Answer<'_> {
        let title = if is_inline(session) { line.title() } else { "" };
        let here = line == self.form.line;
        match (self.form.input(line), line) {
            // The plan has that where no number is typed.
            (Some(input), _) => Answer::typed(title, input, room, "a line to fill by hand"),
            (None, Setting::Lists) => {
                let aside = if here { "→ approve" } else { "" };
                Answer { aside: aside.into(), ..Answer::chosen(title, approved(session), here) }
            }
            (None, _) => Answer::chosen(title, line.words(&self.chosen), here),
        }
    }
}

impl Part for SettingsForm {
    fn scopes(&self, _: &Session) -> Vec<Scope> {
        self.keys(SCOPE)
    }

    fn field<'a>(&'a mut self, _: &'a mut Session) -> Option<Field<'a>> {
        self.form.input_mut(self.form.line).map(Field::Input)
    }

    fn selected<'a>(&'a self, _: &'a Session) -> Option<&'a str> {
        self.form.here().and_then(Input::selected)
    }

    /// Half a number is worse than none: one that is too long is not taken, and seen not to be.
    fn typed(&mut self, _: &mut Context) {
        for (line, before) in [
            (Setting::Surgery, &mut self.chosen.surgery_number),
            (Setting::OutOfHours, &mut self.chosen.out_of_hours_number),
        ] {
            if self.form.text(line).chars().count() > Settings::LONGEST_NUMBER {
                self.form.set(line, before);
            }
            self.form.text(line).clone_into(before);
        }
    }

    /// Where a line has a form of its own, these are kept and that opens.
    fn turn(&mut self, cx: &mut Context, by: isize) -> Effects {
        if self.form.line == Setting::Lists {
            let effects = self.save(cx);
            cx.act(Action::Run("approvals"));
            return effects;
        }
        let choices = self.form.line.choices(&self.chosen, &self.before);
        self.chosen = turned(&choices, &self.chosen, by);
        Vec::new()
    }

    fn holds_typing(&self) -> bool {
        self.chosen != self.before
    }

    fn view(&self, session: &Session, buffer: &mut FrameBuffer, theme: Theme) -> Option<(u16, u16)> {
        self.draw(session, buffer, theme)
    }

    fn mouse(&mut self, cx: &mut Context, mouse: Mouse, at: Position) -> Effects {
        self.click(cx, mouse, at)
    }
}
