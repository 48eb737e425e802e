//! A part that scrolls a text, or a form longer than its window.

use ratatui::layout::Rect;

use super::Context;
use crate::{effect::Effects, msg::Mouse, session::Session, ui::article::Article};

/// A text in a window.
pub trait ArticleWindow {
    /// Lines that one step of the wheel scrolls.
    const WHEEL: isize = 3;

    fn top(&mut self) -> &mut usize;

    /// Its window, how many lines there are, and the first in sight.
    fn extent(&self, session: &Session) -> (Rect, usize, usize);

    fn article(&self, session: &Session) -> Article {
        let (window, lines, top) = self.extent(session);
        Article::new(window, lines, top)
    }

    fn scroll(&mut self, session: &Session, lines: isize) -> Effects {
        *self.top() = self.article(session).by(lines);
        Vec::new()
    }

    fn page_down(&mut self, cx: &mut Context) -> Effects {
        self.scroll(cx.session, self.article(cx.session).page())
    }

    fn page_up(&mut self, cx: &mut Context) -> Effects {
        self.scroll(cx.session, -self.article(cx.session).page())
    }

    fn has_more_below(&self, session: &Session) -> bool {
        let article = self.article(session);
        article.first < article.last
    }

    fn has_more_above(&self, session: &Session) -> bool {
        self.article(session).first > 0
    }

    /// Follows the wheel.
    fn follow_wheel(&mut self, cx: &mut Context, mouse: Mouse) -> Effects {
        match mouse {
            Mouse::WheelUp => self.scroll(cx.session, -Self::WHEEL),
            Mouse::WheelDown => self.scroll(cx.session, Self::WHEEL),
            Mouse::Press | Mouse::Drag => Vec::new(),
        }
    }
}
