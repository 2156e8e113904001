"""Each noun, field and value has a name for the screen."""

from dataclasses import fields

import pytest

from claimdesk.domain.model import KINDS, ClaimKind, SourceKind, Stance, Status
from claimdesk.ui.history_dialog import _UNTOLD
from claimdesk.ui.noun_words import field_name, noun_name, value_said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_that_a_history_can_tell_has_a_name(kind):
    assert noun_name(kind.__name__.lower())
    for field in fields(kind):
        if field.name not in _UNTOLD:
            assert field_name(field.name)
            assert "_" not in field_name(field.name)


@pytest.mark.parametrize("value", [*Status, *ClaimKind, *SourceKind, *Stance], ids=str)
def test_every_value_of_a_fixed_set_is_said_in_words(value):
    assert value_said(value)
    assert "_" not in value_said(value)


def test_other_values_are_said_as_they_are():
    assert value_said(None) == ""
    assert value_said(("a", Status.NEEDS_REVIEW)) == "a, Needs review"
    assert value_said(5) == "5"
    assert value_said(False) == "no"
