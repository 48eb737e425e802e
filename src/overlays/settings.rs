//! The settings: when the screen is covered, when notes are to go, whose help numbers are shown, the
//! surgery's own numbers, how people are drawn, whether spelling is looked at, whether it goes line by line,
//! where backups go, whether there is a log; and whether the lists of when to go are approved.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

use crate::{
    command::{Group, Scope},
    domain::{ApprovalState, Country, Look, Settings, icon_array::IconStyle},
    effect::Effects,
    part::{
        Action, Context, Row, always,
        form::{FormOf, FormWindow},
        part_rows,
    },
    paths,
    session::{
        Session, approvals,
        settings::{many, set},
    },
    ui::{
        article::Tone,
        form::{Answer, Form, FormRow, turned},
        frame::BOTH_SIDES,
        window::centred,
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    Cover,
    Lock,
    Delete,
    Country,
    Picture,
    Look,
    Spelling,
    Surgery,
    OutOfHours,
    Lists,
    Plain,
    Backups,
    Log,
}

impl Setting {
    /// Everything that can be chosen here, in order, with the rest as it is in `set`; nothing where it
    /// is typed.
    fn choices(self, set: &Settings, before: &Settings) -> Vec<Settings> {
        let set = || set.clone();
        match self {
            Self::Cover => numbers(&[1, 2, 5, 10, 15, 30, 0], before.cover_after_minutes)
                .map(|cover_after_minutes| Settings { cover_after_minutes, ..set() })
                .collect(),
            Self::Lock => numbers(&[5, 15, 30, 60, 0], before.lock_after_minutes)
                .map(|lock_after_minutes| Settings { lock_after_minutes, ..set() })
                .collect(),
            Self::Delete => numbers(&[7, 14, 30, 90, 0], before.delete_after_days)
                .map(|delete_after_days| Settings { delete_after_days, ..set() })
                .collect(),
            Self::Country => std::iter::once(None)
                .chain(Country::ALL.map(Some))
                .map(|country| Settings { country, ..set() })
                .collect(),
            Self::Spelling => [true, false].map(|spelling| Settings { spelling, ..set() }).to_vec(),
            Self::Plain => [false, true].map(|plain| Settings { plain, ..set() }).to_vec(),
            Self::Picture => IconStyle::ALL.map(|picture| Settings { picture, ..set() }).to_vec(),
            Self::Look => Look::ALL.map(|look| Settings { look, ..set() }).to_vec(),
            Self::Log => [false, true].map(|log_files| Settings { log_files, ..set() }).to_vec(),
            Self::Surgery | Self::OutOfHours | Self::Lists | Self::Backups => Vec::new(),
        }
    }

    /// The value in words.
    fn words(self, set: &Settings) -> String {
        match self {
            Self::Cover => many(set.cover_after_minutes, "minute"),
            Self::Lock => many(set.lock_after_minutes, "minute"),
            Self::Delete => many(set.delete_after_days, "day"),
            Self::Country => set.country.map_or("not chosen yet", Country::label).to_owned(),
            Self::Spelling => yes_or_no(set.spelling),
            Self::Plain => yes_or_no(set.plain),
            Self::Picture => {
                let (does, does_not) = set.picture.signs();
                format!("{} {does} {does_not}", set.picture.label())
            }
            Self::Look => set.look.label().to_owned(),
            Self::Surgery => set.surgery_number.clone(),
            Self::OutOfHours => set.out_of_hours_number.clone(),
            Self::Backups => set.backup_folder.clone(),
            Self::Log => yes_or_no(set.log_files),
            // Not a setting: see `approved`.
            Self::Lists => String::new(),
        }
    }
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
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

#[derive(Serialize, Deserialize)]
pub struct SettingsForm {
    chosen: Settings,
    before: Settings,
}

/// Whether answers are next to their titles, not under them.
const fn is_inline(session: &Session) -> bool {
    session.size.0 >= BOTH_SIDES
}

impl FormWindow<SettingsForm> {
    fn new(settings: &Settings) -> Self {
        let typed = [
            (Setting::Surgery, settings.surgery_number.as_str()),
            (Setting::OutOfHours, &settings.out_of_hours_number),
            (Setting::Backups, &settings.backup_folder),
        ];
        let form = Form::new(Setting::Cover, typed);
        Self { form, of: SettingsForm { chosen: settings.clone(), before: settings.clone() } }
    }

    /// Nothing is written where nothing was changed: a file that is not understood is left alone.
    fn save(&mut self, cx: &mut Context) -> Effects {
        cx.close();
        self.of.chosen.backup_folder = paths::whole(&self.of.chosen.backup_folder);
        if self.of.chosen == self.of.before { Vec::new() } else { set(cx.session, self.of.chosen.clone()) }
    }
}

/// Rows from one line to the next, and how high the window is: the rows between go where there is no room.
fn spacing(session: &Session) -> (u16, u16) {
    let many = u16::try_from(SettingsForm::LINES.len()).unwrap_or(u16::MAX);
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

impl FormOf for SettingsForm {
    type Line = Setting;

    const SCOPE: Scope = Scope::form("settings", "Settings");
    const TITLE: &'static str = "Settings";
    const LINES: &'static [(Setting, &'static str)] = &[
        (Setting::Cover, "Cover the screen after"),
        (Setting::Delete, "Delete notes after the appointment"),
        (Setting::Picture, "Show 100 people as"),
        (Setting::Look, "Colours of the screen"),
        (Setting::Spelling, "Underline unknown words"),
        (Setting::Lock, "Lock encrypted notes after"),
        (Setting::Country, "Country, for help numbers"),
        (Setting::Surgery, "Surgery number, for plans"),
        (Setting::OutOfHours, "Out-of-hours number, for plans"),
        (Setting::Lists, "Lists of when to go, on plans"),
        (Setting::Plain, "Line by line from the next start"),
        (Setting::Backups, "Folder for a daily backup"),
        (Setting::Log, "Log what is done to files"),
    ];
    const INDENT: u16 = 38;
    const ROWS: &'static [&'static [Row<FormWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "settings.save" ["Enter"], "Save these settings", Some((1, "save")), always, FormWindow::save;
        "settings.next" ["↓", "Tab"], "Next setting", Some((2, "next line")), always, FormWindow::next;
        "settings.previous" ["↑", "Shift-Tab"], "Previous setting", None, always, FormWindow::previous;
        "settings.close" ["Esc"], "Leave the settings as they were", Some((4, "cancel")), always,
            |_, cx| cx.close();
    }];
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Places, Scope::ANYWHERE;
        "settings" ["Ctrl-F10"],
            "Settings: cover, deleting notes, country, numbers to ring, colours, backups", None,
            always, |(), cx| {
                let form = FormWindow::new(&cx.session.settings);
                cx.open(form)
            };
    };

    fn window(_: &FormWindow<Self>, session: &Session) -> Rect {
        centred(session.size, 64, spacing(session).1)
    }

    fn rows(window: &FormWindow<Self>, session: &Session) -> Vec<FormRow<Setting>> {
        let (every, _) = spacing(session);
        let line = |line: Setting| {
            let tone = if line == window.form.line { Tone::Here } else { Tone::Plain };
            let title = FormRow::Said(Some(line), tone, 2, Self::title_of(line).to_owned());
            let title = (!is_inline(session)).then_some(title);
            let rows = title.into_iter().chain([FormRow::Answer(line)]);
            rows.chain(std::iter::repeat(FormRow::gap(Some(line)))).take(usize::from(every))
        };
        Self::all().flat_map(line).collect()
    }

    fn answer<'a>(window: &'a FormWindow<Self>, session: &Session, line: Setting, room: usize) -> Answer<'a> {
        let here = line == window.form.line;
        match (window.form.input(line), line) {
            (Some(input), Setting::Backups) => Answer::typed(input, room, "none"),
            // The plan has that where no number is typed.
            (Some(input), _) => Answer::typed(input, room, "a line to fill by hand"),
            (None, Setting::Lists) => {
                let aside = if here { "→ approve" } else { "" };
                Answer { aside: aside.into(), ..Answer::chosen(approved(session), here) }
            }
            (None, _) => Answer::chosen(line.words(&window.of.chosen), here),
        }
    }

    fn title_inline(session: &Session, line: Setting) -> &'static str {
        if is_inline(session) { Self::title_of(line) } else { "" }
    }

    fn indent(session: &Session) -> u16 {
        if is_inline(session) { Self::INDENT } else { 4 }
    }

    /// Half a number is worse than none: one that is too long is not taken, and seen not to be.
    fn typed(window: &mut FormWindow<Self>, _: &Session) {
        for (line, before) in [
            (Setting::Surgery, &mut window.of.chosen.surgery_number),
            (Setting::OutOfHours, &mut window.of.chosen.out_of_hours_number),
        ] {
            if window.form.text(line).chars().count() > Settings::LONGEST_NUMBER {
                window.form.set(line, before);
            }
            window.form.text(line).clone_into(before);
        }
        window.form.text(Setting::Backups).clone_into(&mut window.of.chosen.backup_folder);
    }

    /// Where a line has a form of its own, these are kept and that opens.
    fn turn(window: &mut FormWindow<Self>, cx: &mut Context, by: isize) -> Effects {
        if window.form.line == Setting::Lists {
            let effects = window.save(cx);
            cx.act(Action::Run("approvals"));
            return effects;
        }
        let choices = window.form.line.choices(&window.of.chosen, &window.of.before);
        window.of.chosen = turned(&choices, &window.of.chosen, by);
        Vec::new()
    }
}
