"""The icons: line drawings in the colours of the theme, sharp on every screen."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImageReader, QPainter, QPalette, QPixmap

from claimdesk import bundled

_Group, _Role = QPalette.ColorGroup, QPalette.ColorRole
_STROKE = 1.75  # on a grid of 24; the drawings' own 2 is too loud beside text
_DIMMED = 0.55  # how much of a disabled icon is seen
_pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}
_clones: list[QIconEngine] = []


@cache
def icon(name: str, role: QPalette.ColorRole = _Role.ButtonText) -> QIcon:
    """The icon of that name in ``resources/icons``, drawn in the palette's colour for ``role`` at the time of painting.

    On the accent colour take the role HighlightedText. Raises FileNotFoundError where there is no such icon.
    """
    drawing = bundled.read_text("icons", f"{name}.svg").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    return QIcon(_LineEngine(drawing, role))


@cache
def app_icon() -> QIcon:
    """The app's own icon, in its own colours."""
    return QIcon(str(bundled.folder() / "icons" / "claimdesk.svg"))


class _LineEngine(QIconEngine):
    """Draws one SVG file, ``currentColor`` replaced by the palette's colour; QIcon owns it."""

    def __init__(self, drawing: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._drawing = drawing
        self._role = role

    def clone(self) -> QIconEngine:
        made = _LineEngine(self._drawing, self._role)
        _clones.append(made)  # Qt takes it without telling Python, which would delete it at once
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        scale = painter.deviceTransform().m11()
        painter.drawPixmap(rect.topLeft(), self._drawn(rect.size(), scale, mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        return self._drawn(size, 1.0, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        return self._drawn(size, scale, mode)

    def _drawn(self, size: QSize, scale: float, mode: QIcon.Mode) -> QPixmap:
        """The drawing at ``size`` logical pixels, kept for the next time; nothing where there is no room for it."""
        if size.isEmpty():
            return QPixmap()
        disabled = mode == QIcon.Mode.Disabled
        colour = QGuiApplication.palette().color(_Group.Disabled if disabled else _Group.Active, self._role).name()
        key = (self._drawing, f"{colour}{disabled}", size.width(), size.height(), scale)
        if key not in _pixmaps:
            opacity = _DIMMED if disabled else 1.0
            _pixmaps[key] = _render(self._drawing.replace("currentColor", colour), size, scale, opacity)
        return _pixmaps[key]


def _render(drawing: str, size: QSize, scale: float, opacity: float) -> QPixmap:
    made = QPixmap(size * scale)
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    data = QBuffer()
    data.setData(drawing.encode())
    reader = QImageReader(data, QByteArray(b"svg"))  # Qt's own plugin: the module QtSvg takes 6 ms to load
    reader.setScaledSize(size * scale)
    image = reader.read()
    painter = QPainter(made)
    try:
        painter.setOpacity(opacity)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    finally:
        painter.end()
    return made
