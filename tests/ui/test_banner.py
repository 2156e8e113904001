"""Banners above the panes: plain words that stay until they are dismissed, and do not come back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar

from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings
from claimdesk.storage import whereabouts
from claimdesk.storage.whereabouts import Place
from claimdesk.ui import notices
from claimdesk.ui.banner import Banner


@pytest.fixture
def synchronised(tmp_path, home):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    open_desk(folder / "a.claimdesk", Settings.load()).library.close()
    return folder / "a.claimdesk"


@pytest.fixture
def banners(qtbot):
    """The banners of a window once they are seen; ``many`` is how many there must be."""

    def look(window, many):
        seen = lambda: [banner for banner in window.findChildren(Banner) if banner.isVisible()]  # noqa: E731
        qtbot.waitUntil(lambda: len(seen()) == many)
        return seen()

    return look


def test_an_ordinary_library_has_none(launch):
    assert launch().window.findChildren(QToolBar) == []


def test_a_notice_is_dismissed_once_for_this_library(launch, synchronised, banners, qtbot):
    desktop = launch(synchronised)
    (banner,) = banners(desktop.window, 1)
    assert "synchronised (Dropbox)" in banner.words.text()
    assert banner.words.accessibleName() == banner.words.text()
    assert banner.words.textFormat() == Qt.TextFormat.PlainText
    assert banner.button.accessibleName() == "Dismiss this notice"
    below = desktop.window.panes.height()
    QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desktop.window.panes.height() > below)
    banners(desktop.window, 0)
    desktop.close()
    desktop = launch(synchronised)
    assert desktop.window.findChildren(Banner) == []
    desktop.close()
    other = synchronised.with_name("b.claimdesk")
    banners(launch(other).window, 1)


def test_a_copy_made_by_a_synchroniser_is_named_and_a_new_one_again(launch, synchronised, banners):
    copy = synchronised.with_name("a (Ada's conflicted copy 2026-05-01).claimdesk")
    copy.write_bytes(synchronised.read_bytes())
    desktop = launch(synchronised)
    _, banner = banners(desktop.window, 2)
    assert copy.name in banner.words.text()
    QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)
    desktop.close()
    desktop = launch(synchronised)
    banners(desktop.window, 1)
    desktop.close()
    copy.rename(synchronised.with_name("a (<b>Ben's conflicted copy).claimdesk"))
    assert "<b>Ben's" in banners(launch(synchronised).window, 2)[1].words.text()


def test_all_words_can_be_read_at_any_width(launch, synchronised, banners, qtbot):
    window = launch(synchronised).window
    (banner,) = banners(window, 1)
    for width in (1280, 800, 1600):
        window.resize(width, 600)
        qtbot.waitUntil(
            lambda: (
                banner.height() == banner.heightForWidth(banner.width())
                and banner.words.height() >= banner.words.heightForWidth(banner.words.width())
                and banner.width() > window.width() - 40
            )
        )


def test_each_place_has_words_of_its_own():
    shared = notices._words_of(Place(whereabouts.NETWORK, "nfs4"))
    assert "another machine’s disk (nfs4)" in shared
    assert shared != notices._words_of(Place(whereabouts.SYNCHRONISED, "nfs4"))


def test_what_was_dismissed_is_forgotten_at_last(launch, synchronised, banners, monkeypatch):
    monkeypatch.setattr(notices, "_MOST", 1)
    settings = Settings.load()
    settings.dismissed = ["another"]
    settings.save()
    desktop = launch(synchronised)
    QTest.mouseClick(banners(desktop.window, 1)[0].button, Qt.MouseButton.LeftButton)
    (kept,) = Settings.load().dismissed
    assert kept.startswith(str(synchronised))
