"""Errands: dialogs that ask a person for something, and what is done with the answer."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from claimdesk.domain.errors import ClaimdeskError, NotSavedError
from claimdesk.domain.model import Evidence, Source
from claimdesk.services.opening import reviewer_of
from claimdesk.services.sample import add_sample
from claimdesk.settings import Settings
from claimdesk.ui.language import in_words
from claimdesk.ui.messages import tell
from claimdesk.ui.workbench import Workbench


class Errands(QObject):
    library_wanted = Signal(str)
    backups_wanted = Signal()

    def __init__(self, window: QWidget, workbench: Workbench, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._bench = workbench
        self._settings = settings
        self.before_import: Callable[[Callable[[str], None]], None] = lambda then: then("")
        """Makes ready for an import, then goes on with it; it hands over what a person should know, or nothing."""

    def _refuses(self) -> bool:
        """Whether nothing can be changed here; if so, that is told, before anything is filled in."""
        try:
            self._bench.desk.library.may_write()
        except NotSavedError as error:
            tell(self._window, in_words(error))
            return True
        return False

    # Articles

    def new_article(self) -> None:
        from claimdesk.ui.article_dialog import ArticleDialog

        if self._refuses():
            return
        dialog = ArticleDialog(parent=self._window)
        _until_done(dialog, lambda: self._bench.add_articles([dialog.draft()]))

    def edit_article(self, article_id: str) -> None:
        from claimdesk.ui.article_dialog import ArticleDialog

        article = self._bench.read.article(article_id)
        if article is None or self._refuses():
            return
        dialog = ArticleDialog.for_details(article, self._window)
        seen = dialog.draft()
        _until_done(dialog, lambda: self._bench.edit_article(article_id, dialog.draft(), seen))

    def edit_open_article(self) -> None:
        if self._bench.article is not None:
            self.edit_article(self._bench.article.id)

    def remove_open_article(self) -> None:
        if self._bench.article is not None:
            self._bench.remove_article(self._bench.article.id)

    def add_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Add text files"), "", self.tr("Text files (*.txt *.md *.text);;All files (*)")
        )
        self._bench.add_files(paths)

    def add_sample(self) -> None:
        self._bench.attempt(lambda: self._bench.open_article(add_sample(self._bench.desk)))

    # Libraries and sets

    def open_library(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Open a library, or name a new one"),
            str(self._bench.desk.library.path.parent),
            self.tr("Claimdesk libraries (*.claimdesk);;All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self.library_wanted.emit(path if Path(path).suffix or Path(path).exists() else f"{path}.claimdesk")

    def import_sets(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import annotation sets"),
            "",
            self.tr("Annotation sets (*.json *.csv);;All files (*)"),
        )
        if paths:
            self.before_import(lambda missed: self._import(map(Path, paths), missed))

    def _import(self, paths: Iterable[Path], missed: str) -> None:
        from claimdesk.services.exchange.importing import import_files

        for path in paths:
            try:
                report = import_files(self._bench.desk, [path])
            except ClaimdeskError as error:
                tell(self._window, in_words(error))
            else:
                notes = [missed] if missed else []
                notes += map(in_words, report.notes)
                tell(self._window, "\n".join(map(in_words, report.lines())), details="\n".join(notes))

    def export_set(self) -> None:
        from claimdesk.services.exchange.exporting import export_file
        from claimdesk.ui.export_dialog import ExportDialog

        dialog = ExportDialog(self._window, self._bench.article)

        def export() -> bool:
            try:
                lost = export_file(
                    self._bench.desk,
                    dialog.format(),
                    dialog.path(),
                    dialog.selection(),
                    with_attachments=dialog.with_documents(),
                )
            except ClaimdeskError as error:
                tell(self._window, in_words(error))
                return False
            written = self.tr("The annotation set was written to {path}.").format(path=dialog.path())
            tell(self._window, written, details="\n".join(map(in_words, lost)))
            return True

        _until_done(dialog, export)

    # Claims

    def cite(self, claim_id: str) -> None:
        self._cite(claim_id, None)

    def edit_citation(self, evidence_id: str) -> None:
        card = self._bench.read.card(self._bench.claim_id or "")
        citation = next((c for c in card.citations if c.evidence.id == evidence_id), None) if card else None
        if citation is not None:
            self._cite(citation.evidence.claim_id, evidence_id)

    def _cite(self, claim_id: str, evidence_id: str | None) -> None:
        from claimdesk.ui.source_dialog import SourceDialog

        if self._refuses():
            return
        card = self._bench.read.card(claim_id)
        citation = next((c for c in card.citations if c.evidence.id == evidence_id), None) if card else None
        dialog = SourceDialog(self._window, sources=self._bench.read.sources(), citation=citation)
        _until_done(
            dialog, lambda: self._bench.cite(dialog.result_source(), dialog.result_evidence(claim_id), dialog.seen())
        )

    def show_history(self, claim_id: str) -> None:
        from claimdesk.ui.history_dialog import HistoryDialog

        steps = self._bench.desk.history.past(claim_id)
        cited = {edit.entity.source_id for step in steps for edit in step.edits if isinstance(edit.entity, Evidence)}
        titles = {key: one.title or one.url or "" for key, one in self._bench.read.by_id(Source, cited).items()}
        _show(HistoryDialog(self._window, steps, titles))

    # The library's own things

    def edit_scales(self) -> None:
        from claimdesk.ui.scales_dialog import ScalesDialog

        if self._refuses():
            return
        bench, seen = self._bench, self._bench.desk.scales()
        dialog = ScalesDialog(self._window, seen, bench.read.used_ratings())

        def save() -> None:
            bench.desk.save_scales(dialog.changes(), dialog.removed(), seen=seen)

        _until_done(dialog, lambda: bench.attempt(save))

    def edit_reviewer(self) -> None:
        from claimdesk.ui.reviewer_dialog import ReviewerDialog

        bench, settings = self._bench, self._settings
        dialog = ReviewerDialog(self._window, bench.desk.reviewer)

        def rename() -> bool:
            settings.reviewer_name, settings.organisation = dialog.name(), dialog.organisation()
            settings.save()
            return bench.attempt(lambda: bench.desk.rename_reviewer(reviewer_of(settings)))

        _until_done(dialog, rename)

    def settle_conflicts(self) -> None:
        from claimdesk.ui.conflicts_dialog import ConflictsDialog

        conflicts = self._bench.read.conflicts()
        if not conflicts:
            tell(self._window, self.tr("There are no conflicts: every import fitted what is here."))
            return
        _show(ConflictsDialog(self._window, self._bench))

    # Help

    def show_about(self) -> None:
        from claimdesk.ui.help_dialogs import AboutDialog

        _show(AboutDialog(self._window, self._bench.desk.library))


def _until_done(dialog: QDialog, use: Callable[[], bool]) -> None:
    """Ask, and use the answer; where that fails, ask again with all that was filled in, until it is given up."""
    while dialog.exec() == QDialog.DialogCode.Accepted and not use():
        pass
    dialog.deleteLater()


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
