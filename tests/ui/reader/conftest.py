import pytest

from claimdesk.domain.model import Article
from claimdesk.domain.text import sha256
from claimdesk.ui import fonts, theme
from claimdesk.ui.reader.article_view import ArticleView

from .reading import Given


@pytest.fixture
def view(qtbot, qapp):
    fonts.load()
    theme.apply(qapp, theme.LIGHT)
    made = ArticleView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def show(view):
    """Show a text, and marks given as (start, end) or (start, end, claim, label, colour)."""

    def shown(text, *marks, **said):
        view.show_article(Article(title=said.pop("title", "A title"), text=text, text_sha256=sha256(text), **said))
        view.show_marks(Given(*marks))
        return view

    return shown
