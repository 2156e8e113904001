"""What dmgbuild makes the disk image of: the app beside a link to Applications, on a picture with an arrow."""

from pathlib import Path

app = Path(defines["app"])  # noqa: F821 - dmgbuild's own
format = "ULFO"  # noqa: A001
filesystem = "HFS+"
files = [str(app)]
symlinks = {"Applications": "/Applications"}
icon = defines["icon"]  # noqa: F821
background = "builtin-arrow"
icon_locations = {app.name: (140, 120), "Applications": (500, 120)}
window_rect = ((100, 100), (640, 280))
default_view = "icon-view"
icon_size = 128
text_size = 16
show_status_bar = False
show_toolbar = False
show_sidebar = False
