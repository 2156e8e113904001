"""One table of actions: menus, shortcuts, the command palette and the shortcut sheet all read it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from claimdesk.domain.text import isolated
from claimdesk.ui.language import LANGUAGES, to_say, tr

_LONGEST = 40
"""Code points of a rating's label that an entry shows."""
WINDOW, TEXT, CLAIM_PANE = "window", "text", "claim"
FILE, EDIT, READ, CLAIM, VIEW = "file", "edit", "read", "claim", "view"
LIBRARY, HELP = "library", "help"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``keys`` are portable key names; ``scope`` is where they work: window, text or claim.

    Where ``by_text`` is true, the article itself answers the keys, and the table only names them. Where ``mirrors`` is
    true, left and right change places in an article that runs from right to left. ``within`` names the row in whose
    submenu it stands.
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
    within: str = ""


MENUS = {
    FILE: to_say("&File"),
    EDIT: to_say("&Edit"),
    READ: to_say("&Text"),
    CLAIM: to_say("&Claim"),
    VIEW: to_say("&View"),
    LIBRARY: to_say("&Library"),
    HELP: to_say("&Help"),
}

ACTIONS = (
    ActionRow("new_article", FILE, to_say("&New article…"), ("Ctrl+N",)),
    ActionRow("add_files", FILE, to_say("&Add text files…"), ("Ctrl+O",)),
    ActionRow("import_sets", FILE, to_say("&Import annotation set…"), ("Ctrl+I",), separated=True),
    ActionRow("export_set", FILE, to_say("&Export annotation set…"), ("Ctrl+E",)),
    ActionRow("open_library", FILE, to_say("Open &library…"), ("Ctrl+Shift+O",), separated=True),
    ActionRow("recent_libraries", FILE, to_say("&Recent libraries"), submenu=True),
    ActionRow("backups", FILE, to_say("&Backups…")),
    ActionRow("check_library", FILE, to_say("&Check library…")),
    ActionRow("print", FILE, to_say("&Print article with claims…"), ("Ctrl+P",), separated=True),
    ActionRow("quit", FILE, to_say("&Quit"), ("Ctrl+Q",), separated=True),
    ActionRow("undo", EDIT, to_say("&Undo"), ("Ctrl+Z",)),
    ActionRow("redo", EDIT, to_say("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("copy", EDIT, to_say("&Copy"), ("Ctrl+C",), by_text=True, separated=True),
    ActionRow("copy_citation", EDIT, to_say("Copy &quote with citation"), ("Ctrl+Shift+C",)),
    ActionRow("find", EDIT, to_say("&Find in the article…"), ("Ctrl+F",), separated=True),
    ActionRow("find_next", EDIT, to_say("Find ne&xt"), ("F3",)),
    ActionRow("find_previous", EDIT, to_say("Find pre&vious"), ("Shift+F3",)),
    ActionRow("find_everywhere", EDIT, to_say("Find in the &library…"), ("Ctrl+Shift+F",)),
    ActionRow("article_details", EDIT, to_say("Article &details…"), ("Ctrl+D",), separated=True),
    ActionRow("open_article_link", EDIT, to_say("&Open the article’s link…"), ("Shift+F9",)),
    ActionRow("remove_article", EDIT, to_say("Remove &article")),
    ActionRow("next_sentence", READ, to_say("&Next sentence"), ("J", "Alt+Right"), scope=TEXT, mirrors=True),
    ActionRow("previous_sentence", READ, to_say("&Previous sentence"), ("K", "Alt+Left"), scope=TEXT, mirrors=True),
    ActionRow("next_paragraph", READ, to_say("Next p&aragraph"), ("Ctrl+Down",), scope=TEXT),
    ActionRow("previous_paragraph", READ, to_say("Previous pa&ragraph"), ("Ctrl+Up",), scope=TEXT),
    ActionRow(
        "select_sentence", READ, to_say("&Select sentence, then the next too"), ("S",), scope=TEXT, separated=True
    ),
    ActionRow(
        "extend_sentence",
        READ,
        to_say("&Extend to the end of a sentence"),
        ("Shift+J", "Alt+Shift+Right"),
        scope=TEXT,
        mirrors=True,
    ),
    ActionRow(
        "shrink_sentence",
        READ,
        to_say("Shrin&k by a sentence"),
        ("Shift+K", "Alt+Shift+Left"),
        scope=TEXT,
        mirrors=True,
    ),
    ActionRow("extend_paragraph", READ, to_say("Extend by a paragraph"), ("Ctrl+Shift+Down",), scope=TEXT),
    ActionRow("shrink_paragraph", READ, to_say("Shrink by a paragraph"), ("Ctrl+Shift+Up",), scope=TEXT),
    ActionRow("mark", CLAIM, to_say("&Mark selection as a claim"), ("Return",), by_text=True),
    ActionRow(
        "add_place", CLAIM, to_say("Mark selection as another &place of this claim"), ("Shift+Return",), by_text=True
    ),
    ActionRow("next_claim", CLAIM, to_say("&Next claim"), ("Alt+Down",), separated=True),
    ActionRow("previous_claim", CLAIM, to_say("Pre&vious claim"), ("Alt+Up",)),
    ActionRow("next_unchecked", CLAIM, to_say("Next &unchecked claim"), ("F8",)),
    ActionRow("place_ends", CLAIM, to_say("Move the en&ds of the place"), submenu=True, separated=True),
    *(
        ActionRow(name, CLAIM, text, (key,), scope=TEXT, within="place_ends")
        for name, text, key in (
            ("end_later", to_say("End the place a word later"), "E"),
            ("end_earlier", to_say("End the place a word earlier"), "Shift+E"),
            ("begin_earlier", to_say("Begin the place a word earlier"), "B"),
            ("begin_later", to_say("Begin the place a word later"), "Shift+B"),
        )
    ),
    ActionRow("verdicts", CLAIM, to_say("&Give a verdict"), submenu=True),
    *(
        ActionRow(f"rate_{n}", CLAIM, to_say("Give verdict {n}"), (str(n),), scope=TEXT, within="verdicts")
        for n in range(1, 10)
    ),
    ActionRow("withdraw_verdict", CLAIM, to_say("&Withdraw my verdict"), ("0",), scope=TEXT),
    ActionRow("go_statement", CLAIM, to_say("Write the &statement"), ("F2",), separated=True),
    ActionRow("go_explanation", CLAIM, to_say("Write the &explanation"), ("F4",)),
    ActionRow("add_source", CLAIM, to_say("&Cite a source…"), ("F7",)),
    ActionRow("open_source_link", CLAIM, to_say("Open a source’s lin&k…"), ("F9",)),
    ActionRow("link_like", CLAIM, to_say("&Link to the earlier claim like this one"), ("Ctrl+J",), separated=True),
    ActionRow("mark_repeats", CLAIM, to_say("Mark repeats &of this quote"), ("Ctrl+R",)),
    ActionRow("mark_repeats_everywhere", CLAIM, to_say("Mark repeats in &all articles"), ("Ctrl+Shift+R",)),
    ActionRow("claim_history", CLAIM, to_say("&History of this claim…"), ("Ctrl+H",), separated=True),
    ActionRow("remove_claim", CLAIM, to_say("&Remove claim"), ("Delete",), scope=TEXT),
    ActionRow("all_claims", VIEW, to_say("All &claims of the library"), ("Ctrl+L",)),
    ActionRow("focus_library", VIEW, to_say("Go to the &list of articles"), ("Ctrl+1",)),
    ActionRow("focus_text", VIEW, to_say("Go to the &text"), ("Ctrl+2",)),
    ActionRow("back_to_text", VIEW, to_say("&Back to the text"), ("Esc",), scope=CLAIM_PANE),
    ActionRow("focus_claim", VIEW, to_say("Go to the cl&aim"), ("Ctrl+3",)),
    ActionRow("next_pane", VIEW, to_say("Go to the &next pane"), ("F6",)),
    ActionRow("zoom_in", VIEW, to_say("Lar&ger letters"), ("Ctrl++", "Ctrl+="), separated=True),
    ActionRow("zoom_out", VIEW, to_say("S&maller letters"), ("Ctrl+-",)),
    ActionRow("zoom_reset", VIEW, to_say("Letters as at the b&eginning"), ("Ctrl+0",)),
    ActionRow("reading", VIEW, to_say("Set the &page…")),
    ActionRow("theme_system", VIEW, to_say("Colours of the &system"), separated=True, checkable=True),
    ActionRow("theme_light", VIEW, to_say("L&ight"), checkable=True),
    ActionRow("theme_dark", VIEW, to_say("&Dark"), checkable=True),
    ActionRow("language_system", VIEW, to_say("Language of the s&ystem"), checkable=True, separated=True),
    *(ActionRow(f"language_{code}", VIEW, name, checkable=True) for code, name in LANGUAGES.items()),
    ActionRow("reviewer", LIBRARY, to_say("&Reviewer…")),
    ActionRow("scales", LIBRARY, to_say("Verdict &scales…")),
    ActionRow("conflicts", LIBRARY, to_say("&Conflicts of imports…")),
    ActionRow("add_sample", LIBRARY, to_say("Add the sample &article"), separated=True),
    ActionRow("palette", HELP, to_say("&Find a command…"), ("Ctrl+K",)),
    ActionRow("shortcuts", HELP, to_say("&Keyboard shortcuts…"), ("F1",)),
    ActionRow("updates", HELP, to_say("Check for &updates…")),
    ActionRow("log_folder", HELP, to_say("Show &log folder")),
    ActionRow("about", HELP, to_say("&About Claimdesk")),
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
        roles = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}  # a Mac would guess by words
        for row in ACTIONS:
            action = QAction(label(row), self)
            action.setCheckable(row.checkable)
            action.setMenuRole(roles.get(row.name, QAction.MenuRole.NoRole))
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

    def name_ratings(self, labels: Sequence[str]) -> None:
        """Let the entries that give a verdict say which, for those that there is a rating for."""
        for n in range(1, 10):
            row = next(row for row in ACTIONS if row.name == f"rate_{n}")
            named = " ".join(labels[n - 1].split()) if n <= len(labels) else ""
            named = named if len(named) <= _LONGEST else f"{named[: _LONGEST - 1]}…"
            words = f"{label(row)}: {isolated(named)}" if named else label(row)
            self._made[row.name].setText(words.replace("&", "&&"))
            self._made[row.name].setToolTip(label(row))  # Qt would take it of the text, and that for HTML

    def words_of(self, name: str) -> str:
        """What an entry says now, without keys and mnemonics."""
        return re.sub("&(.)", r"\1", self._made[name].text().partition("\t")[0])

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
                menus[row.menu] = bar.addMenu(tr(MENUS[row.menu]))
            menu = self._submenus[row.within] if row.within else menus[row.menu]
            if row.separated:
                menu.addSeparator()
            menu.addAction(self._made[row.name])


def _own_keys(name: str) -> Sequence[str]:
    return next(row.keys for row in ACTIONS if row.name == name)


def mirrored(key: str) -> str:
    """A key with left and right exchanged."""
    head, plus, last = key.rpartition("+")
    return head + plus + {"Left": "Right", "Right": "Left"}.get(last, last)


def label(row: ActionRow) -> str:
    """The action's text in the person's language, with the keys that the text answers by itself behind a tab."""
    text = tr(row.text).replace("{n}", row.name.rpartition("_")[2])
    return f"{text}\t{keys_text(row.keys)}" if row.by_text else text


def plain_label(row: ActionRow) -> str:
    """The action's text alone: without keys and mnemonics."""
    return label(row).split("\t")[0].replace("&", "")


def menu_of(row: ActionRow) -> str:
    """The name of the menu that the action stands in, without its mnemonic."""
    return tr(MENUS[row.menu]).replace("&", "")


def keys_text(keys: Sequence[str]) -> str:
    """Keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(key).toString(native) for key in keys)
