"""The names of steps in the person's language; the history itself keeps them in English."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_HERE = "Steps"


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP(_HERE, text))


NAMES = (
    _t("Add article"),
    _t("Add place"),
    _t("Add sample article"),
    _t("Attach document"),
    _t("Change status"),
    _t("Cite source"),
    _t("Edit article details"),
    _t("Edit claim"),
    _t("Edit claimant"),
    _t("Edit date"),
    _t("Edit explanation"),
    _t("Edit kinds"),
    _t("Edit note"),
    _t("Edit reviewer"),
    _t("Edit scales"),
    _t("Edit statement"),
    _t("Edit tags"),
    _t("Give verdict"),
    _t("Import annotation set"),
    _t("Link place"),
    _t("Mark claim"),
    _t("Mark repeats"),
    _t("Move place"),
    _t("Remove article"),
    _t("Remove claim"),
    _t("Remove place"),
    _t("Remove source from claim"),
    _t("Save what could be read"),
    _t("Settle conflict"),
    _t("Step that could not be read"),
    _t("Withdraw verdict"),
)


def step_name(name: str) -> str:
    """The name of a step as the person reads it."""
    return QCoreApplication.translate(_HERE, name)
