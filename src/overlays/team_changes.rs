//! The changes a team agreed on in its service: the list that the next report opens with.

pub mod form;

use crate::{
    command::{Group, Scope},
    domain::{FileChange, FileKind, FileReply, Put, TeamChange, TeamEdit},
    effect::{Effect, Effects, Job, Reply},
    part::{
        Context, Row, always,
        form::FormWindow,
        list::{ListOf, ListWindow},
        part_rows,
    },
    session::Session,
    ui::{
        list::{Aside, ListRow},
        text::wrapped,
    },
};
use form::TeamChangeForm;

pub struct TeamChanges {
    removed: Option<TeamChange>,
    says: Option<String>,
}

/// Writes a change in the place of an earlier one; with none of them after it, that one goes.
fn put(before: Option<TeamChange>, after: Option<TeamChange>) -> Effects {
    vec![FileChange::Team(TeamEdit::Change(Put { before, after })).into()]
}

impl ListWindow<TeamChanges> {
    /// As far as they are known here.
    #[must_use]
    fn open(session: &Session) -> Self {
        Self::new(session.team.changes.clone(), TeamChanges { removed: None, says: None })
    }

    fn renew(&mut self, session: &Session) {
        let at = self.list.chosen;
        self.list.replace(session.team.changes.clone(), TeamChanges::words);
        self.list.chosen = at.min(self.list.shown.len().saturating_sub(1));
    }

    fn remove(&mut self, _: &mut Context) -> Effects {
        let Some(one) = self.list.chosen().cloned() else { return Vec::new() };
        self.of.removed = Some(one.clone());
        put(Some(one), None)
    }

    fn restore(&mut self, _: &mut Context) -> Effects {
        self.of.removed.take().map(|one| put(None, Some(one))).unwrap_or_default()
    }
}

impl ListOf for TeamChanges {
    type Item = TeamChange;

    const SCOPE: Scope = Scope::window("team changes", "What we change, as a team");
    const TITLE: &'static str = "What we change, as a team";
    const CLICK_ENTERS: bool = false;
    const ROWS: &'static [&'static [Row<ListWindow<Self>>]] = &[part_rows! { Group::Windows, Self::SCOPE;
        "team_changes.change" ["Enter"], "Edit this change", Some((1, "edit")),
            ListWindow::has_some, Self::enter;
        "team_changes.add" ["n"], "Add a change, for the team", Some((2, "add")), always,
            |_, cx| cx.open(FormWindow::<TeamChangeForm>::of(&TeamChange::default()));
        "team_changes.remove" ["Del"], "Delete this change", Some((3, "delete")),
            ListWindow::has_some, ListWindow::remove;
        "team_changes.restore" ["u", "Ctrl-Z"], "Restore the change deleted last", Some((5, "restore")),
            |list, _| list.of.removed.is_some(), ListWindow::restore;
        "team_changes.down" ["↓"], "Next change", Some((6, "next")), ListWindow::has_next, ListWindow::down;
        "team_changes.up" ["↑"], "Previous change", None, ListWindow::has_previous, ListWindow::up;
        "team_changes.close" ["Esc"], "Close the changes", Some((4, "close")), always, |_, cx| cx.close();
    }];

    /// The file is read again: another window, or an import, may have changed it.
    const OPENINGS: &'static [Row<()>] = part_rows! { Group::Reflecting, Scope::REFLECT;
        "reflect.team" ["t"], "What we change, as a team: the list the next report opens with", Some((5, "team")),
            always, |(), cx| {
                let list = ListWindow::<Self>::open(cx.session);
                cx.open(list);
                vec![Effect::Store(Job::ReadFile(FileKind::Team))]
            };
    };

    fn row(_: &ListWindow<Self>, _: &Session, one: &TeamChange) -> ListRow {
        let more = [("", &one.who), ("by ", &one.by_when), ("we would see: ", &one.we_would_see)];
        let more: Vec<_> = more
            .iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(name, words)| format!("{name}{}", words.trim()))
            .collect();
        ListRow {
            words: one.change.clone(),
            aside: more.join("; "),
            aside_is: Aside::Below,
            ..ListRow::default()
        }
    }

    fn foot(window: &ListWindow<Self>, session: &Session, (width, _): (usize, usize)) -> Vec<String> {
        const ABOUT: &str = "Two or three changes that matter, agreed at your meeting. The report for it, with \
                             everybody's words, is made in a terminal: foreword report service";
        let empty = session.keys.fill("Nothing agreed yet. {key:team_changes.add} adds a change. ");
        let start = if window.list.shown.is_empty() { empty } else { "".into() };
        let says = window.of.says.clone().unwrap_or_else(|| format!("{start}{ABOUT}"));
        wrapped(&says, width)
    }

    fn refuses(window: &ListWindow<Self>) -> bool {
        window.of.says.is_some()
    }

    fn enter(window: &mut ListWindow<Self>, cx: &mut Context) -> Effects {
        let form = window.list.chosen().map(FormWindow::<TeamChangeForm>::of);
        form.map(|form| cx.open(form)).unwrap_or_default()
    }

    fn on_reply(window: &mut ListWindow<Self>, cx: &mut Context, reply: &Reply) -> bool {
        let Reply::File(FileReply::Team(result), _) = reply else { return false };
        match result.now() {
            Ok(team) => {
                (cx.session.team, window.of.says) = (team.clone(), None);
                window.renew(cx.session);
            }
            Err(error) => window.of.says = Some(error.sentence.clone()),
        }
        true
    }
}
