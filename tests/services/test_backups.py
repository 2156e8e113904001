"""When a library is backed up, where, and which backups stay."""

import itertools
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.domain.errors import ClaimdeskError
from claimdesk.domain.model import new_id
from claimdesk.domain.views import ArticleDraft
from claimdesk.services import backups as module
from claimdesk.services.backups import (
    DAYS,
    MOST,
    NEWEST,
    WEEKS,
    Backup,
    Backups,
    Reason,
    ages,
    back_up_to,
    counted,
    too_old,
)
from claimdesk.services.opening import open_desk
from claimdesk.settings import Settings
from claimdesk.storage import migrations
from claimdesk.storage.backup import Contents, Halt, mark_of, verify
from claimdesk.storage.library import Library

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def settings(tmp_path, home):
    return Settings(reviewer_name="Ada", backups=str(tmp_path / "kept"))


@pytest.fixture
def place(tmp_path, settings):
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept"


@pytest.fixture
def backups(library, place, settings):
    return Backups(library.path, settings)


def add(desk):
    return desk.add_article(ArticleDraft(title="one more", text=f"A text {new_id()}.")).article


def reasons(backups):
    return [one.reason for one in backups.all()]


# When


def test_one_is_made_after_a_change_and_only_then(backups, desk, article):
    assert backups.back_up_changes(Reason.OPENED).reason == "opened"
    assert backups.back_up_changes(Reason.OPENED) is None
    add(desk)
    assert backups.back_up_changes(Reason.WORKED).reason == "worked"
    desk.undo()
    assert backups.back_up_changes(Reason.WORKED) is not None
    assert reasons(backups) == ["worked", "worked", "opened"]
    assert [one.number for one in backups.all()] == [3, 2, 1]


def test_an_untouched_library_needs_none(backups):
    assert backups.back_up_changes(Reason.OPENED) is None
    assert backups.back_up(Reason.ASKED).reason == "asked"


def test_the_dates_of_files_have_no_say(backups, desk, article):
    made = backups.back_up(Reason.ASKED)
    for stamp in (0, 4_000_000_000):
        os.utime(made.path, (stamp, stamp))
        os.utime(backups.library, (stamp, stamp))
        assert not backups.has_changed()


@pytest.mark.parametrize("moved", [timedelta(days=-10_000), timedelta(hours=-3), timedelta(days=9_000)])
def test_a_clock_that_was_set_stops_nothing(backups, desk, article, monkeypatch, moved):
    class Clock(datetime):
        @classmethod
        def now(cls, tz):
            return (NOW + shift[0]).astimezone(tz)

    shift = [timedelta(0)]
    monkeypatch.setattr(module, "datetime", Clock)
    for _ in range(3):
        add(desk)
        assert backups.back_up_changes(Reason.WORKED) is not None
        shift[0] += moved
    assert len(backups.all()) == 3, "and wipes none"
    newest = backups.all()[0]
    assert (newest.number, newest.at) == (3, NOW + 2 * moved)
    assert mark_of(newest.path) == mark_of(backups.library)


def test_a_newest_one_that_the_disk_has_lost_is_made_again(backups, desk, article):
    made = backups.back_up(Reason.ASKED)
    made.path.write_bytes(b"")
    assert backups.has_changed()
    assert backups.back_up_changes(Reason.OPENED) is not None


# Where


def test_each_library_has_a_folder_of_its_own(tmp_path, settings):
    folders = {Backups(path, settings).folder for path in (tmp_path / "a.claimdesk", tmp_path / "b" / "a.claimdesk")}
    assert len(folders) == 2
    assert {folder.name[:2] for folder in folders} == {"a-"}
    assert Backups(tmp_path / "b" / ".." / "a.claimdesk", settings).folder in folders


def test_they_lie_in_the_persons_data_until_another_place_is_chosen(library, home, desk, article):
    found = Backups(library.path, Settings())
    assert home in found.folder.parents
    assert found.back_up(Reason.ASKED).path.parent == found.folder


def test_a_chosen_place_that_is_away_is_told_and_not_made(library, settings, desk, article):
    with pytest.raises(ClaimdeskError, match=r"cannot be used .*choose another place"):
        Backups(library.path, settings).back_up_changes(Reason.OPENED)
    assert not Path(settings.backups).exists()
    assert Backups(library.path, settings).all() == []


def test_files_of_others_in_the_folder_are_left_alone(backups, desk, article):
    backups.back_up(Reason.ASKED)
    odd = ("notes.txt", "20261399T000000Z-00001-asked.claimdesk", "20260101T000000Z-00009-asked.claimdesk.bak")
    for name in odd:
        (backups.folder / name).write_bytes(b"mine")
    assert len(backups.all()) == 1
    backups.back_up(Reason.ASKED)
    assert len(backups.all()) == 2
    assert all((backups.folder / name).exists() for name in odd)


# Which are kept


def of(*times):
    """Backups made at these times, one after the other; newest first."""
    made = [Backup(Path(f"{n}"), n, at, "worked", 1) for n, at in enumerate(times)]
    return made[::-1]


def keep_on(times):
    """What is there at the end, where each backup made is followed by letting go of the old ones."""
    kept = []
    for number, at in enumerate(times):
        kept.insert(0, Backup(Path(f"{number}"), number, at, "worked", 1))
        gone = too_old(kept)
        kept = [one for one in kept if one not in gone]
    return kept


def test_a_long_time_of_work_leaves_days_and_weeks():
    """Every two hours for 500 days: nothing of the last day is missing, no day of two weeks, no week of a year."""
    times = [NOW + n * timedelta(hours=2) for n in range(500 * 12)]
    kept = [one.at for one in keep_on(times)]
    young = [at for at in kept if times[-1] - at < DAY]
    assert len(young) == 12
    days = {(times[-1] - n * DAY).date() for n in range(1, DAYS + 1)}
    assert days <= {at.date() for at in kept}
    weeks = {week(times[-1] - 15 * DAY - n * 7 * DAY) for n in range(1, WEEKS)}
    assert weeks <= {week(at) for at in kept}
    assert times[-1] - min(kept) > timedelta(days=365)
    assert len(kept) <= 12 + DAYS + 1 + WEEKS + 1


def week(at):
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(weeks=1)


def test_one_a_day_at_no_fixed_hour_stays_for_two_weeks():
    times = [NOW + n * DAY + timedelta(minutes=(n * 37) % 60 - 30) for n in range(60)]
    kept = keep_on(times)
    assert [one.number for one in kept[:15]] == list(range(59, 44, -1))


def test_one_a_week_stays_for_a_year():
    kept = keep_on([NOW + n * timedelta(weeks=1, minutes=n % 3) for n in range(100)])
    assert len(kept) >= WEEKS


def test_very_many_in_a_day_are_thinned_to_one_an_hour():
    kept = keep_on([NOW + n * timedelta(minutes=1) for n in range(23 * 60)])
    assert [one.number for one in kept[:NEWEST]] == list(range(23 * 60 - 1, 23 * 60 - 1 - NEWEST, -1))
    assert {one.at.replace(minute=0) for one in kept} == {NOW + n * timedelta(hours=1) for n in range(23)}
    assert len(kept) <= NEWEST + 23


def test_a_clock_set_forward_by_years_and_back_wipes_nothing():
    before = [NOW + n * DAY for n in range(4)]
    ahead = [NOW + timedelta(days=9000) + n * timedelta(hours=1) for n in range(3)]
    again = [NOW + 4 * DAY + n * timedelta(hours=1) for n in range(20)]
    assert len(keep_on([*before, *ahead])) == 7, "the leap counts as less than two weeks"
    assert len(keep_on([*before, *ahead, *again])) >= 20 + 2
    years = [NOW + (n % 2) * timedelta(days=9000) + n * timedelta(hours=1) for n in range(20)]
    assert len(keep_on(years)) == 20, "a clock that is wrong again and again"


def test_a_long_pause_does_not_cost_what_was_made_before_it():
    before = [NOW + n * DAY for n in range(100)]
    after = [before[-1] + 300 * DAY + n * timedelta(hours=3) for n in range(8 * 60)]
    kept = {one.number for one in keep_on([*before, *after])}
    assert 99 in kept
    assert len([number for number in kept if number < 100]) >= 100 / 7


MOMENTS = st.lists(
    st.one_of(
        st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
        st.integers(0, 3000).map(lambda hours: NOW + timedelta(hours=hours)),
    ),
    max_size=300,
)


@given(MOMENTS)
def test_the_newest_always_stays_and_never_more_than_so_many(times):
    backups = of(*times)
    gone = too_old(backups)
    assert len(set(gone)) == len(gone)
    assert set(gone) <= set(backups[1:])
    assert len(backups) - len(gone) <= MOST
    kept = [one for one in backups if one not in gone]
    assert too_old(kept) == [] or len(kept) > 1
    if backups:
        assert kept[0] == backups[0]


@given(MOMENTS)
def test_step_by_step_too(times):
    kept = keep_on(times)
    assert len(kept) <= MOST
    assert [one.number for one in kept[:1]] == ([len(times) - 1] if times else [])


@given(MOMENTS)
def test_a_backup_never_looks_younger_than_one_made_later(times):
    told = ages(of(*times))
    assert told == sorted(told)
    assert all(b - a <= timedelta(weeks=2) for a, b in itertools.pairwise(told))


def test_the_files_go_with_them(backups, desk, article, monkeypatch):
    monkeypatch.setattr(module, "NEWEST", 3)
    for _ in range(6):
        backups.back_up(Reason.ASKED)
    assert [one.number for one in backups.all()] == [6, 5, 4, 3], "of the others the last of the hour"
    for one in backups.all():
        verify(one.path)


# Before what may go wrong


def test_before_a_migration(tmp_path, settings, place, monkeypatch):
    path = tmp_path / "a.claimdesk"
    desk = open_desk(path, settings)
    add(desk)
    desk.library.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, lambda c: c.execute("CREATE TABLE extra (a)")))
    open_desk(path, settings).library.close()
    (made,) = Backups(path, settings).all()
    assert made.reason == "migration"
    monkeypatch.undo()
    assert Library(made.path).schema == len(migrations.STEPS), "the old schema is in it"


def test_a_migration_without_a_place_for_backups_keeps_a_copy_beside_the_library(tmp_path, settings, monkeypatch):
    path = tmp_path / "a.claimdesk"
    open_desk(path, settings).library.close()
    at = len(migrations.STEPS)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, lambda c: c.execute("CREATE TABLE extra (a)")))
    open_desk(path, settings).library.close()
    verify(tmp_path / f"a.claimdesk.schema-{at}.bak")


def test_a_restore_keeps_what_was_there_among_the_backups(backups, desk, library, article):
    made = backups.back_up(Reason.ASKED)
    add(desk)
    library.close()
    done = backups.restore(made.path)
    assert reasons(backups) == ["restore", "asked"]
    assert done.kept == backups.all()[0].path
    assert mark_of(library.path) == mark_of(made.path)
    back = backups.restore(done.kept)
    assert mark_of(library.path) == mark_of(done.kept) != mark_of(made.path)
    assert back.kept is not None


def test_a_restore_without_a_place_for_backups_keeps_it_beside_the_library(library, desk, article, settings, tmp_path):
    back_up_to(library.path, tmp_path / "mine.claimdesk")
    add(desk)
    library.close()
    done = Backups(library.path, settings).restore(tmp_path / "mine.claimdesk")
    assert done.kept.parent == library.path.parent
    assert done.kept.name.startswith("library-before-restore-20")
    verify(done.kept)


# A file by name


def test_a_named_file_is_written_and_renewed(library, desk, article, tmp_path):
    assert back_up_to(library.path, tmp_path / "mine.claimdesk") == Contents(1, 0, 0, 0)
    add(desk)
    library.close()
    assert back_up_to(library.path, tmp_path / "mine.claimdesk").articles == 2


def test_a_file_that_is_no_earlier_backup_is_left_alone(library, desk, article, tmp_path):
    other = Library(tmp_path / "other.claimdesk")
    other.close()
    (tmp_path / "words").write_text("mine")
    library.close()
    for name in ("other.claimdesk", "words", "library.claimdesk"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(ClaimdeskError, match="left alone"):
            back_up_to(library.path, tmp_path / name)
        assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(("name", "word"), [("", "is a folder"), ("gone/a", "does not exist")])
def test_a_place_that_cannot_be_written_is_told(library, article, tmp_path, name, word):
    with pytest.raises(ClaimdeskError, match=word):
        back_up_to(library.path, tmp_path / name)


def test_a_library_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(ClaimdeskError, match="nothing to back up"):
        back_up_to(tmp_path / "gone", tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_what_backups_hold_is_counted_one_by_one(backups, desk, article):
    first = backups.back_up(Reason.ASKED)
    add(desk)
    backups.back_up(Reason.ASKED)
    first.path.write_bytes(b"lost")
    found = [held for _, held in counted(backups.all(), Halt())]
    assert found == [Contents(2, 0, 0, 0), None]
    halt = Halt()
    halt.ask()
    assert list(counted(backups.all(), halt)) == []
