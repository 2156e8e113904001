"""One table of actions: menus, shortcuts and the shortcut sheet all read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_HERE = "Actions"


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_HERE, text))


WINDOW, TEXT, CLAIM_PANE = "window", "text", "claim"
FILE, EDIT, CLAIM, VIEW, LIBRARY, HELP = "file", "edit", "claim", "view", "library", "help"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``keys`` are portable key names; ``scope`` is where they work: window, text or claim.

    Where ``by_text`` is true, the article itself answers the keys, and the table only names them.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    scope: str = WINDOW
    by_text: bool = False
    separated: bool = False
    checkable: bool = False


MENUS = {
    FILE: _t("&File"),
    EDIT: _t("&Edit"),
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
    ActionRow("quit", FILE, _t("&Quit"), ("Ctrl+Q",), separated=True),
    ActionRow("undo", EDIT, _t("&Undo"), ("Ctrl+Z",)),
    ActionRow("redo", EDIT, _t("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("copy", EDIT, _t("&Copy"), ("Ctrl+C",), by_text=True, separated=True),
    ActionRow("article_details", EDIT, _t("Article &details…"), ("Ctrl+D",), separated=True),
    ActionRow("find_everywhere", EDIT, _t("Find in the &library…"), ("Ctrl+Shift+F",)),
    ActionRow("remove_article", EDIT, _t("Remove &article")),
    ActionRow("mark", CLAIM, _t("&Mark selection as a claim"), ("Return",), by_text=True),
    ActionRow(
        "add_place", CLAIM, _t("Mark selection as another &place of this claim"), ("Shift+Return",), by_text=True
    ),
    ActionRow("next_claim", CLAIM, _t("&Next claim"), ("Alt+Down",), separated=True),
    ActionRow("previous_claim", CLAIM, _t("Pre&vious claim"), ("Alt+Up",)),
    ActionRow("next_unchecked", CLAIM, _t("Next &unchecked claim"), ("F8",)),
    *(
        ActionRow(f"rate_{n}", CLAIM, _t("Give verdict {n}"), (str(n),), scope=TEXT, separated=n == 1)
        for n in range(1, 10)
    ),
    ActionRow("withdraw_verdict", CLAIM, _t("&Withdraw my verdict"), ("0",), scope=TEXT),
    ActionRow("go_statement", CLAIM, _t("Write the &statement"), ("F2",), separated=True),
    ActionRow("go_explanation", CLAIM, _t("Write the &explanation"), ("F4",)),
    ActionRow("add_source", CLAIM, _t("&Cite a source…"), ("F7",)),
    ActionRow("link_like", CLAIM, _t("&Link to the earlier claim like this one"), ("Ctrl+J",), separated=True),
    ActionRow("mark_repeats", CLAIM, _t("Mark &repeats of this quote"), ("Ctrl+R",)),
    ActionRow("mark_repeats_everywhere", CLAIM, _t("Mark repeats in &all articles"), ("Ctrl+Shift+R",)),
    ActionRow("claim_history", CLAIM, _t("&History of this claim…"), ("Ctrl+H",), separated=True),
    ActionRow("remove_claim", CLAIM, _t("&Remove claim"), ("Delete",), scope=TEXT),
    ActionRow("all_claims", VIEW, _t("All &claims of the library"), ("Ctrl+L",)),
    ActionRow("focus_library", VIEW, _t("Go to the &list of articles"), ("Ctrl+1",)),
    ActionRow("focus_text", VIEW, _t("Go to the &text"), ("Ctrl+2",)),
    ActionRow("back_to_text", VIEW, _t("&Back to the text"), ("Esc",), scope=CLAIM_PANE),
    ActionRow("focus_claim", VIEW, _t("Go to the &claim"), ("Ctrl+3",)),
    ActionRow("next_pane", VIEW, _t("Go to the &next pane"), ("F6",)),
    ActionRow("theme_system", VIEW, _t("Colours of the &system"), separated=True, checkable=True),
    ActionRow("theme_light", VIEW, _t("L&ight"), checkable=True),
    ActionRow("theme_dark", VIEW, _t("&Dark"), checkable=True),
    ActionRow("reviewer", LIBRARY, _t("&Reviewer…")),
    ActionRow("scales", LIBRARY, _t("Verdict &scales…")),
    ActionRow("conflicts", LIBRARY, _t("&Conflicts of imports…")),
    ActionRow("add_sample", LIBRARY, _t("Add the sample &article"), separated=True),
    ActionRow("shortcuts", HELP, _t("&Keyboard shortcuts"), ("F1",)),
    ActionRow("about", HELP, _t("&About Claimdesk")),
)


class Actions(QObject):
    """The actions of one window; ``actions[name]`` is the QAction that a slot is connected to."""

    def __init__(self, window: QWidget, text: QWidget, claim: QWidget) -> None:
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        context = Qt.ShortcutContext
        scopes = {
            WINDOW: (window, context.WindowShortcut),
            TEXT: (text, context.WidgetShortcut),
            CLAIM_PANE: (claim, context.WidgetWithChildrenShortcut),
        }
        for row in ACTIONS:
            action = QAction(label(row), self)
            action.setCheckable(row.checkable)
            if not row.by_text:
                action.setShortcuts([QKeySequence(key) for key in row.keys])
            place, where = scopes[row.scope]
            action.setShortcutContext(where)
            place.addAction(action)
            self._made[row.name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def fill(self, bar: QMenuBar) -> None:
        """Set the menus up, in the table's order."""
        menus: dict[str, QMenu] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = bar.addMenu(QCoreApplication.translate(_HERE, MENUS[row.menu]))
            if row.separated:
                menus[row.menu].addSeparator()
            menus[row.menu].addAction(self._made[row.name])


def label(row: ActionRow) -> str:
    """The action's text in the person's language, with the keys that the text answers by itself behind a tab."""
    text = QCoreApplication.translate(_HERE, row.text).replace("{n}", row.name.rpartition("_")[2])
    return f"{text}\t{keys_text(row)}" if row.by_text else text


def keys_text(row: ActionRow) -> str:
    """The action's keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(key).toString(native) for key in row.keys)


def sheet() -> Iterable[tuple[str, str, str]]:
    """Menu, action and keys of every action that has keys, in the table's order, without mnemonics."""
    for row in ACTIONS:
        if row.keys:
            menu = QCoreApplication.translate(_HERE, MENUS[row.menu]).replace("&", "")
            yield menu, label(row).split("\t")[0].replace("&", ""), keys_text(row)
