"""The names of steps in the person's language; the history itself keeps them in English."""

from claimdesk.ui.language import to_say, tr

NAMES = (
    to_say("Add article"),
    to_say("Add place"),
    to_say("Add sample article"),
    to_say("Attach document"),
    to_say("Change status"),
    to_say("Cite source"),
    to_say("Edit article details"),
    to_say("Edit claim"),
    to_say("Edit claimant"),
    to_say("Edit date"),
    to_say("Edit explanation"),
    to_say("Edit kinds"),
    to_say("Edit note"),
    to_say("Edit reviewer"),
    to_say("Edit scales"),
    to_say("Edit statement"),
    to_say("Edit tags"),
    to_say("Give verdict"),
    to_say("Import annotation set"),
    to_say("Link place"),
    to_say("Mark claim"),
    to_say("Mark repeats"),
    to_say("Move place"),
    to_say("Remove article"),
    to_say("Remove claim"),
    to_say("Remove place"),
    to_say("Remove source from claim"),
    to_say("Save what could be read"),
    to_say("Settle conflict"),
    to_say("Step that could not be read"),
    to_say("Withdraw verdict"),
)


def step_name(name: str) -> str:
    """The name of a step as the person reads it."""
    return tr(name)
