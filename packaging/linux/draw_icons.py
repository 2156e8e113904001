"""Draw the app's icon in the sizes of the hicolor theme: python draw_icons.py SVG ICONS NAME."""

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def draw(svg: Path, size: int) -> QImage:
    """A picture of ``size`` times ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(str(svg)).render(painter)
    return image


def main() -> None:
    """Write all sizes, and the drawing itself."""
    svg, icons, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    for size in SIZES:
        path = icons / f"{size}x{size}" / "apps" / f"{name}.png"
        path.parent.mkdir(parents=True)
        if not draw(svg, size).save(str(path)):
            raise OSError(f"{path} could not be written.")
    scalable = icons / "scalable" / "apps" / f"{name}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(svg, scalable)


if __name__ == "__main__":
    main()
