"""The typefaces: the system's own for the interface, a bundled serif for the article."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from claimdesk import bundled

READING_FAMILY = "Literata"
_FALLBACKS = ("Georgia", "Noto Serif", "serif")


@cache
def load() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once, and name their families; files that Qt refuses are passed over."""
    families: dict[str, None] = {}
    for file in sorted((bundled.folder() / "fonts").iterdir()):
        if file.suffix != ".ttf":  # glob would compile a pattern
            continue
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(families)


def reading_font(pixels: int = 18) -> QFont:
    """The font of the article's text in px: the bundled serif, behind it the system's serifs for what it lacks."""
    load()
    font = QFont()
    font.setFamilies([READING_FAMILY, *_FALLBACKS])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    return font
