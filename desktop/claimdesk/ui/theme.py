"""Light and dark: the app's colours, its palette and its style sheet."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from claimdesk import bundled
from claimdesk.domain.nouns import value


@value
class Theme:
    """The neutral colours and the one accent; what a verdict looks like stands in ``tones``."""

    name: str
    window: str  # behind the side panes
    page: str  # behind the article
    field: str  # inside input fields
    text: str
    muted: str  # secondary text, at least 4.5 : 1 on window and page
    faint: str  # disabled text, the handles of scroll bars
    hairline: str
    hover: str
    pressed: str
    accent: str  # focus rings, links, the primary button; at least 4.5 : 1 on window and page
    accent_hover: str  # the primary button under the pointer
    on_accent: str
    alert: str  # sentences that say what is wrong, at least 4.5 : 1 on window and page
    selection: str  # behind selected text in the article

    @property
    def dark(self) -> bool:
        return self.name == "dark"


LIGHT = Theme(
    name="light", window="#F4F1EA", page="#FAF7F0", field="#FFFFFF", text="#1A1A1A", muted="#625D54",
    hairline="#DDD7CB", hover="#EAE5DA", pressed="#DED8CA", accent="#1F5FBF", on_accent="#FFFFFF", selection="#BFD6FB",
    faint="#A8A193", accent_hover="#184C99", alert="#A3152F",
)  # fmt: skip
DARK = Theme(
    name="dark", window="#252525", page="#1E1E1E", field="#2C2C2C", text="#F2F2F2", muted="#ACA79E",
    hairline="#3D3B38", hover="#33312E", pressed="#3D3B37", accent="#7FB0FF", on_accent="#10151D", selection="#2F4A73",
    faint="#77726B", accent_hover="#A3C7FF", alert="#FF9AA2",
)  # fmt: skip


def of(widget: QWidget) -> Theme:
    """The theme that ``widget`` is shown in, told by its palette; painters ask for it each time they paint.

    The role Light tells, since style sheets leave it alone: they put a widget's own background into Window and Base.
    """
    return DARK if widget.palette().color(QPalette.ColorRole.Light).lightness() < 128 else LIGHT


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fill ``rect`` as ``fillRect`` does, whose first use would make an enum of all the gradients that Qt knows."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def palette(theme: Theme) -> QPalette:
    """Qt's palette for the theme, so that every stock widget fits in."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.field, role.Text: theme.text,
        role.AlternateBase: theme.window, role.Button: theme.window, role.ButtonText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent, role.HighlightedText: theme.on_accent, role.Link: theme.accent,
        role.ToolTipBase: theme.field, role.ToolTipText: theme.text, role.Accent: theme.accent,
        role.Light: theme.hover, role.Midlight: theme.hover, role.Mid: theme.hairline, role.Dark: theme.muted,
        role.Shadow: theme.hairline, role.BrightText: theme.on_accent, role.LinkVisited: theme.accent,
    }  # fmt: skip
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole app in ``theme``."""
    app.setPalette(palette(theme))
    sheet = bundled.read_text("themes", "claimdesk.qss").replace("@folder@", (bundled.folder() / "themes").as_posix())
    for name in Theme.__dataclass_fields__:
        sheet = sheet.replace(f"@{name}@", getattr(theme, name))
    app.setStyleSheet(sheet)
