"""Errors that nobody caught are logged once, told once, and flood nothing."""

import gc
import logging
import sys
import threading

import pytest

from claimdesk.diagnostics import hooks, log


def fail(words="“harbour”"):
    raise ValueError(words)


def caught(cause=fail):
    try:
        cause()
    except Exception as error:  # noqa: BLE001
        return error
    raise AssertionError("nothing was raised")


def test_an_error_in_a_thread_is_logged_and_told(kept):
    heard = []
    hooks.listen(heard.append)
    thread = threading.Thread(target=fail, name="asking")
    thread.start()
    thread.join()
    assert len(heard) == 1
    assert "in fail" in heard[0]
    words = kept.read_text("utf-8")
    assert "ValueError" in words
    assert "Claimdesk 0" in words
    assert "harbour" not in words + heard[0]


def test_an_error_while_something_is_thrown_away_is_logged(kept):
    class Thing:
        def __del__(self):
            fail()

    Thing()
    gc.collect()
    assert "__del__" in kept.read_text("utf-8")


def test_the_same_error_is_told_once_and_counted_seldom(kept):
    heard = []
    hooks.listen(heard.append)
    for _ in range(1000):
        hooks.report(caught())
    assert len(heard) == 1
    lines = [line for line in kept.read_text("utf-8").splitlines() if " time" in line]
    assert [line.rpartition("for the ")[2] for line in lines] == ["10. time", "100. time", "1000. time"]


def test_what_came_before_anybody_listened_is_told_then(kept):
    hooks.report(caught())
    heard = []
    hooks.listen(heard.append)
    hooks.listen(heard.append)
    assert len(heard) == 1


def test_an_interruption_is_no_bug(kept, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not kept.exists()
    assert "KeyboardInterrupt" in capsys.readouterr().err


@pytest.mark.parametrize("debug", ["", "0", "1"])
def test_a_developer_sees_the_traceback(kept, capsys, monkeypatch, debug):
    monkeypatch.setenv("CLAIMDESK_DEBUG", debug)
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert ("“harbour”" in capsys.readouterr().err) == (debug == "1")


def test_without_a_terminal_nothing_fails(kept, monkeypatch):
    """Windows starts a program without a console so."""
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert "ValueError" in kept.read_text("utf-8")


def test_a_log_that_cannot_be_written_costs_nothing_but_the_log(kept):
    kept.parent.parent.mkdir(parents=True)
    kept.parent.write_text("no folder")
    heard = []
    hooks.listen(heard.append)
    hooks.report(caught())
    assert len(heard) == 1
    assert log.written() is None


def test_a_listener_that_fails_fails_nobody(kept):
    hooks.listen(lambda _: fail())
    hooks.report(caught())
    assert "ValueError" in kept.read_text("utf-8")


def test_the_log_keeps_three_files_of_a_megabyte(kept):
    line = "x" * 10_000
    for _ in range(450):
        log.logger().info(line)
    files = sorted(kept.parent.iterdir())
    assert [file.name for file in files] == ["claimdesk.log", "claimdesk.log.1", "claimdesk.log.2"]
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_what_cannot_be_written_in_utf_8_is_written_escaped(kept):
    record = logging.makeLogRecord({"msg": "a lone \ud800 surrogate, ünd mehr"})
    log._file().emit(record)
    assert "\\ud800 surrogate, ünd" in kept.read_text("utf-8")


def test_a_message_of_qt_s_loses_what_it_quotes_and_comes_once(kept):
    for _ in range(12):
        hooks.note_qt("warning", "qt.text", "cannot load “harbour” now")
    words = kept.read_text("utf-8")
    assert words.count("Qt warning, qt.text: cannot load …") == 2
    assert "for the 10. time" in words
    assert "harbour" not in words
