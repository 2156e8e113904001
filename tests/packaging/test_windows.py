"""What goes into the Windows installer, and how the verification sees that something is missing."""

import io
import re
import sys
import zipfile
from http.client import IncompleteRead
from pathlib import Path

import pytest

from product import product
from tools import Failure
from windows import installer, payload, runtime, trial, wine

HERE = Path(installer.__file__).parent


@pytest.mark.parametrize(
    "name",
    [
        "claimdesk/resources/scales/default.json", "pydantic_core/_pydantic_core.cp313-win_amd64.pyd",
        "PySide6/__init__.py", "PySide6/QtCore.pyd", "PySide6/Qt6Svg.dll", "PySide6/support/deprecated.py",
        "PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/imageformats/qsvg.dll", "PySide6/translations/qtbase_de.qm", "PySide6/msvcp140_2.dll",
        "shiboken6/shiboken6.abi3.dll", "rapidfuzz.libs/msvcp140-1.dll", "sqlmodel-0.0.50.dist-info/METADATA",
        "sqlmodel-0.0.50.dist-info/licenses/LICENSE", "sqlmodel-0.0.50.dist-info/RECORD",
    ],
)  # fmt: skip
def test_what_the_app_needs_is_taken(name):
    assert payload.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/", "PySide6/Qt6Quick.dll", "PySide6/opengl32sw.dll", "PySide6/designer.exe", "PySide6/QtQml.pyd",
        "PySide6/plugins/platforms/qdirect2d.dll", "PySide6/scripts/deploy.py", "PySide6/QtCore.pyi",
        "PySide6/translations/designer_de.qm", "shiboken6/vcomp140.dll", "sqlalchemy/cyextension.pyx",
        "sqlmodel-0.0.50.dist-info/WHEEL", "claimdesk/py.typed", "PySide6/support/__pycache__/deprecated.pyc",
    ],
)  # fmt: skip
def test_what_it_does_not_need_is_left(name):
    assert not payload.is_wanted(name)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A program of which each file's text names what it imports."""
    for name, imports in {
        "Claimdesk.exe": "KERNEL32.dll api-ms-win-crt-heap-l1-1-0.dll",
        "runtime/python313.dll": "VCRUNTIME140.dll",
        "runtime/vcruntime140.dll": "",
        "lib/PySide6/QtGui.pyd": "Qt6Gui.dll shiboken6.abi3.dll python313.dll",
        "lib/PySide6/Qt6Gui.dll": "USER32.dll",
        "lib/PySide6/plugins/platforms/qwindows.dll": "Qt6Gui.dll",
        "lib/shiboken6/shiboken6.abi3.dll": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(imports, "utf-8")
    monkeypatch.setattr(
        payload, "run", lambda _tool, _flag, file: "".join(f"\tDLL Name: {one}\n" for one in file.read_text().split())
    )
    return tmp_path


def test_each_library_finds_what_it_imports(tree):
    assert payload.unresolved(tree, "objdump") == []


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("runtime/vcruntime140.dll", "runtime/python313.dll needs VCRUNTIME140.dll"),
        ("lib/shiboken6/shiboken6.abi3.dll", "lib/PySide6/QtGui.pyd needs shiboken6.abi3.dll"),
        ("lib/PySide6/Qt6Gui.dll", "lib/PySide6/plugins/platforms/qwindows.dll needs Qt6Gui.dll"),
    ],
)
def test_a_missing_library_is_named(tree, gone, said):
    (tree / gone).unlink()
    assert said in payload.unresolved(tree, "objdump")


def test_a_library_elsewhere_in_the_tree_does_not_count(tree):
    (tree / "lib" / "rapidfuzz").mkdir()
    (tree / "lib" / "rapidfuzz" / "fuzz.pyd").write_text("shiboken6.abi3.dll", "utf-8")
    assert payload.unresolved(tree, "objdump") == ["lib/rapidfuzz/fuzz.pyd needs shiboken6.abi3.dll"]


def test_a_tree_without_programs_is_no_success(tmp_path):
    with pytest.raises(Failure, match="no programs"):
        payload.unresolved(tmp_path, "objdump")


def archive(path):
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("cp313/python313.dll", b"dll")
    return path.read_bytes()


def test_a_runtime_of_another_hash_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "WORK", tmp_path)
    (tmp_path / "windows").mkdir()
    archive(tmp_path / "windows" / runtime.URL.rpartition("/")[2])
    with pytest.raises(Failure, match="instead of"):
        runtime.unpack(tmp_path / "runtime", tmp_path)


@pytest.mark.parametrize("fault", [OSError("no route"), IncompleteRead(b"")])
def test_a_runtime_that_does_not_arrive_is_none(tmp_path, monkeypatch, fault):
    def urlopen(*_asked, **_how):
        raise fault

    monkeypatch.setattr(runtime, "WORK", tmp_path)
    monkeypatch.setattr(runtime.urllib.request, "urlopen", urlopen)
    assert runtime._fetched() is None


def test_what_arrives_with_another_hash_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "WORK", tmp_path)
    monkeypatch.setattr(runtime.urllib.request, "urlopen", lambda *_asked, **_how: io.BytesIO(b"please log in"))
    with pytest.raises(Failure, match="instead of"):
        runtime._fetched()
    assert not list((tmp_path / "windows").iterdir())


def test_the_stand_in_is_told_and_is_not_fit_for_a_release(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(runtime, "_fetched", lambda: None)
    monkeypatch.setattr(runtime, "_stand_in", lambda _: archive(tmp_path / "data.zip"))
    assert runtime.unpack(tmp_path / "runtime", tmp_path) is False
    assert (tmp_path / "runtime" / "python313.dll").read_bytes() == b"dll"
    assert "must never be released" in capsys.readouterr().err


def test_the_real_one_is_fit(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(runtime, "_fetched", lambda: archive(tmp_path / "data.zip"))
    assert runtime.unpack(tmp_path / "runtime", tmp_path) is True
    assert capsys.readouterr().err == ""


def test_the_installer_speaks_two_languages_and_keeps_its_promises():
    script = (HERE / "claimdesk.nsi").read_text("utf-8")
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", script, re.MULTILINE)
    names = {name for name, _ in said}
    assert {(name, language) for name in names for language in ("ENGLISH", "GERMAN")} == set(said)
    assert {*re.findall(r"\$\((\w+)\)", script)} == names
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    written = set(re.findall(r'WriteRegStr HKCU "(\$\{\w+\})', script))
    removed = set(re.findall(r'DeleteRegKey HKCU "(\$\{\w+\})"', script))
    assert written == removed


def test_what_is_taken_out_stands_in_the_payload():
    assert set(installer._DAMAGED) | {"uninstaller"} == set(installer.DAMAGES)
    assert all(payload.is_wanted(name.removeprefix("lib/")) for name in installer._DAMAGED.values() if "lib/" in name)
    assert '  DeleteRegKey HKCU "${KIND_KEY}"\n' in (HERE / "claimdesk.nsi").read_text("utf-8")


def test_the_version_is_four_numbers():
    assert installer._numbers(".") == f"{product().version}.0"
    assert installer._numbers(",").count(",") == 3


def test_a_step_that_does_not_hold_is_a_failure():
    with pytest.raises(Failure, match="not so"):
        trial.wait_for(lambda: False, "not so", seconds=0)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is Windows itself")
def test_paths_are_named_as_windows_names_them(tmp_path):
    machine = wine._Wine(tmp_path)
    assert machine.path(tmp_path / "drive_c" / "report.txt") == r"C:\report.txt"
    assert machine.path(Path("/some/setup.exe")) == r"Z:\some\setup.exe"


def test_what_a_program_says_is_heard_and_a_hanging_one_is_ended():
    here = wine.Machine(Path(), Path())
    script = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    code, said = here.call(Path(sys.executable), "-c", script)
    assert code == 3
    assert {"out", "err"} == set(said.split())
    with pytest.raises(Failure, match="ended with 3"):
        here.run(Path(sys.executable), "-c", script)
    with pytest.raises(Failure, match="did not end"):
        here.call(Path(sys.executable), "-c", "import time; time.sleep(60)", seconds=1)
