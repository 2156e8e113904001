"""One table of actions: menus, shortcuts, the command palette and the shortcut sheet all read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_HERE = "Actions"


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_HERE, text))


WINDOW, TEXT, CLAIM_PANE = "window", "text", "claim"
FILE, EDIT, READ, CLAIM, VIEW = "file", "edit", "read", "claim", "view"
LIBRARY, HELP = "library", "help"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``keys`` are portable key names; ``scope`` is where they work: window, text or claim.

    Where ``by_text`` is true, the article itself answers the keys, and the table only names them. Where ``mirrors`` is
    true, left and right change places in an article that runs from right to left.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    scope: str = WINDOW
    by_text: bool = False
    separated: bool = False
    checkable: bool = False
    mirrors: bool = False
    submenu: bool = False


MENUS = {
    FILE: _t("&File"),
    EDIT: _t("&Edit"),
    READ: _t("&Text"),
    CLAIM: _t("&Claim"),
    VIEW: _t("&View"),
    LIBRARY: _t("&Library"),
    HELP: _t("&Help"),
}

ACTIONS = (
    ActionRow("new_article", FILE, _t("&New article…"), ("Ctrl+N",)),
    ActionRow("add_files", FILE, _t("&Add text files…"), ("Ctrl+O",)),
    ActionRow("import_sets", FILE, _t("&Import annotation set…"), ("Ctrl+I",), separated=True),
    ActionRow("export_set", FILE, _t("&Export annotation set…"), ("Ctrl+E",)),
    ActionRow("open_library", FILE, _t("Open &library…"), ("Ctrl+Shift+O",), separated=True),
    ActionRow("recent_libraries", FILE, _t("&Recent libraries"), submenu=True),
    ActionRow("backups", FILE, _t("&Backups…")),
    ActionRow("check_library", FILE, _t("&Check library…")),
    ActionRow("print", FILE, _t("&Print article with claims…"), ("Ctrl+P",), separated=True),
    ActionRow("quit", FILE, _t("&Quit"), ("Ctrl+Q",), separated=True),
    ActionRow("undo", EDIT, _t("&Undo"), ("Ctrl+Z",)),
    ActionRow("redo", EDIT, _t("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("copy", EDIT, _t("&Copy"), ("Ctrl+C",), by_text=True, separated=True),
    ActionRow("copy_citation", EDIT, _t("Copy &quote with citation"), ("Ctrl+Shift+C",)),
    ActionRow("find", EDIT, _t("&Find in the article…"), ("Ctrl+F",), separated=True),
    ActionRow("find_next", EDIT, _t("Find ne&xt"), ("F3",)),
    ActionRow("find_previous", EDIT, _t("Find pre&vious"), ("Shift+F3",)),
    ActionRow("find_everywhere", EDIT, _t("Find in the &library…"), ("Ctrl+Shift+F",)),
    ActionRow("article_details", EDIT, _t("Article &details…"), ("Ctrl+D",), separated=True),
    ActionRow("open_article_link", EDIT, _t("&Open the article’s link…"), ("Shift+F9",)),
    ActionRow("remove_article", EDIT, _t("Remove &article")),
    ActionRow("next_sentence", READ, _t("&Next sentence"), ("J", "Alt+Right"), scope=TEXT, mirrors=True),
    ActionRow("previous_sentence", READ, _t("&Previous sentence"), ("K", "Alt+Left"), scope=TEXT, mirrors=True),
    ActionRow("next_paragraph", READ, _t("Next p&aragraph"), ("Ctrl+Down",), scope=TEXT),
    ActionRow("previous_paragraph", READ, _t("Previous pa&ragraph"), ("Ctrl+Up",), scope=TEXT),
    ActionRow("select_sentence", READ, _t("&Select sentence, then the next too"), ("S",), scope=TEXT, separated=True),
    ActionRow(
        "extend_sentence",
        READ,
        _t("&Extend to the end of a sentence"),
        ("Shift+J", "Alt+Shift+Right"),
        scope=TEXT,
        mirrors=True,
    ),
    ActionRow(
        "shrink_sentence", READ, _t("Shrin&k by a sentence"), ("Shift+K", "Alt+Shift+Left"), scope=TEXT, mirrors=True
    ),
    ActionRow("extend_paragraph", READ, _t("Extend by a paragraph"), ("Ctrl+Shift+Down",), scope=TEXT),
    ActionRow("shrink_paragraph", READ, _t("Shrink by a paragraph"), ("Ctrl+Shift+Up",), scope=TEXT),
    ActionRow("mark", CLAIM, _t("&Mark selection as a claim"), ("Return",), by_text=True),
    ActionRow(
        "add_place", CLAIM, _t("Mark selection as another &place of this claim"), ("Shift+Return",), by_text=True
    ),
    ActionRow("next_claim", CLAIM, _t("&Next claim"), ("Alt+Down",), separated=True),
    ActionRow("previous_claim", CLAIM, _t("Pre&vious claim"), ("Alt+Up",)),
    ActionRow("next_unchecked", CLAIM, _t("Next &unchecked claim"), ("F8",)),
    ActionRow("end_later", CLAIM, _t("End the place a word later"), ("E",), scope=TEXT, separated=True),
    ActionRow("end_earlier", CLAIM, _t("End the place a word earlier"), ("Shift+E",), scope=TEXT),
    ActionRow("begin_earlier", CLAIM, _t("Begin the place a word earlier"), ("B",), scope=TEXT),
    ActionRow("begin_later", CLAIM, _t("Begin the place a word later"), ("Shift+B",), scope=TEXT),
    *(
        ActionRow(f"rate_{n}", CLAIM, _t("Give verdict {n}"), (str(n),), scope=TEXT, separated=n == 1)
        for n in range(1, 10)
    ),
    ActionRow("withdraw_verdict", CLAIM, _t("&Withdraw my verdict"), ("0",), scope=TEXT),
    ActionRow("go_statement", CLAIM, _t("Write the &statement"), ("F2",), separated=True),
    ActionRow("go_explanation", CLAIM, _t("Write the &explanation"), ("F4",)),
    ActionRow("add_source", CLAIM, _t("&Cite a source…"), ("F7",)),
    ActionRow("open_source_link", CLAIM, _t("Open a source’s lin&k…"), ("F9",)),
    ActionRow("link_like", CLAIM, _t("&Link to the earlier claim like this one"), ("Ctrl+J",), separated=True),
    ActionRow("mark_repeats", CLAIM, _t("Mark repeats &of this quote"), ("Ctrl+R",)),
    ActionRow("mark_repeats_everywhere", CLAIM, _t("Mark repeats in &all articles"), ("Ctrl+Shift+R",)),
    ActionRow("claim_history", CLAIM, _t("&History of this claim…"), ("Ctrl+H",), separated=True),
    ActionRow("remove_claim", CLAIM, _t("&Remove claim"), ("Delete",), scope=TEXT),
    ActionRow("all_claims", VIEW, _t("All &claims of the library"), ("Ctrl+L",)),
    ActionRow("focus_library", VIEW, _t("Go to the &list of articles"), ("Ctrl+1",)),
    ActionRow("focus_text", VIEW, _t("Go to the &text"), ("Ctrl+2",)),
    ActionRow("back_to_text", VIEW, _t("&Back to the text"), ("Esc",), scope=CLAIM_PANE),
    ActionRow("focus_claim", VIEW, _t("Go to the cl&aim"), ("Ctrl+3",)),
    ActionRow("next_pane", VIEW, _t("Go to the &next pane"), ("F6",)),
    ActionRow("zoom_in", VIEW, _t("Lar&ger letters"), ("Ctrl++", "Ctrl+="), separated=True),
    ActionRow("zoom_out", VIEW, _t("S&maller letters"), ("Ctrl+-",)),
    ActionRow("zoom_reset", VIEW, _t("Letters as at the b&eginning"), ("Ctrl+0",)),
    ActionRow("reading", VIEW, _t("Set the &page…")),
    ActionRow("theme_system", VIEW, _t("Colours of the &system"), separated=True, checkable=True),
    ActionRow("theme_light", VIEW, _t("L&ight"), checkable=True),
    ActionRow("theme_dark", VIEW, _t("&Dark"), checkable=True),
    ActionRow("reviewer", LIBRARY, _t("&Reviewer…")),
    ActionRow("scales", LIBRARY, _t("Verdict &scales…")),
    ActionRow("conflicts", LIBRARY, _t("&Conflicts of imports…")),
    ActionRow("add_sample", LIBRARY, _t("Add the sample &article"), separated=True),
    ActionRow("palette", HELP, _t("&Find a command…"), ("Ctrl+K",)),
    ActionRow("shortcuts", HELP, _t("&Keyboard shortcuts…"), ("F1",)),
    ActionRow("updates", HELP, _t("Check for &updates…")),
    ActionRow("log_folder", HELP, _t("Show &log folder")),
    ActionRow("about", HELP, _t("&About Claimdesk")),
)


class Actions(QObject):
    """The actions of one window; ``actions[name]`` is the QAction that a slot is connected to."""

    def __init__(self, window: QWidget, text: QWidget, claim: QWidget) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {}
        self._keys: Callable[[str], Sequence[str]] = _own_keys
        self._leftward = False
        context = Qt.ShortcutContext
        scopes = {
            WINDOW: (window, context.WindowShortcut),
            TEXT: (text, context.WidgetShortcut),
            CLAIM_PANE: (claim, context.WidgetWithChildrenShortcut),
        }
        for row in ACTIONS:
            action = QAction(label(row), self)
            action.setCheckable(row.checkable)
            if row.submenu:
                self._submenus[row.name] = QMenu(window)
                action.setMenu(self._submenus[row.name])
            place, where = scopes[row.scope]
            action.setShortcutContext(where)
            place.addAction(action)
            self._made[row.name] = action
        self._set_keys()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def submenu(self, name: str) -> QMenu:
        """The menu behind an action that has one."""
        return self._submenus[name]

    def set_keys(self, keys_of: Callable[[str], Sequence[str]]) -> None:
        """Let the actions answer these keys from now on: portable names, by the action's name."""
        self._keys = keys_of
        self._set_keys()

    def set_leftward(self, leftward: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Whether the article runs from right to left."""
        if leftward != self._leftward:
            self._leftward = leftward
            self._set_keys()

    def keys_of(self, name: str) -> str:
        """The first of an action's keys as they are now, as the system writes them; nothing where it has none."""
        return self._made[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _set_keys(self) -> None:
        for row in ACTIONS:
            if not row.by_text:
                keys = [mirrored(key) if row.mirrors and self._leftward else key for key in self._keys(row.name)]
                self._made[row.name].setShortcuts([QKeySequence(key) for key in keys])

    def fill(self, bar: QMenuBar) -> None:
        """Set the menus up, in the table's order."""
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = bar.addMenu(QCoreApplication.translate(_HERE, MENUS[row.menu]))
            if row.separated:
                menus[row.menu].addSeparator()
            menus[row.menu].addAction(self._made[row.name])


def _own_keys(name: str) -> Sequence[str]:
    return next(row.keys for row in ACTIONS if row.name == name)


def mirrored(key: str) -> str:
    """A key with left and right exchanged."""
    head, plus, last = key.rpartition("+")
    return head + plus + {"Left": "Right", "Right": "Left"}.get(last, last)


def label(row: ActionRow) -> str:
    """The action's text in the person's language, with the keys that the text answers by itself behind a tab."""
    text = QCoreApplication.translate(_HERE, row.text).replace("{n}", row.name.rpartition("_")[2])
    return f"{text}\t{keys_text(row.keys)}" if row.by_text else text


def plain_label(row: ActionRow) -> str:
    """The action's text alone: without keys and mnemonics."""
    return label(row).split("\t")[0].replace("&", "")


def menu_of(row: ActionRow) -> str:
    """The name of the menu that the action stands in, without its mnemonic."""
    return QCoreApplication.translate(_HERE, MENUS[row.menu]).replace("&", "")


def keys_text(keys: Sequence[str]) -> str:
    """Keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(key).toString(native) for key in keys)
