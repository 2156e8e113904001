"""Nouns are made like dataclasses, are never changed, and say what is wrong with what they are given."""

from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from claimdesk.domain.nouns import noun, value


@noun
class Ship:
    """A ship."""

    name: str
    crew: int = 4
    cargo: list[str] = field(default_factory=list[str])


@value
class Leg:
    way: str
    miles: int = 10

    def __post_init__(self) -> None:
        if self.miles < 0:
            raise ValueError(self.miles)


def test_fields_are_given_by_name_or_stand_at_their_defaults():
    ship = Ship(name="Ada")
    assert (ship.name, ship.crew, ship.cargo) == ("Ada", 4, [])
    assert Ship(name="Ada", crew=0, cargo=["salt"]).cargo == ["salt"]
    assert ship.cargo is not Ship(name="Bea").cargo


def test_fields_of_a_value_may_be_given_in_their_order():
    assert (Leg("north", 3).miles, Leg("north").miles, Leg(miles=1, way="east").way) == (3, 10, "east")


@pytest.mark.parametrize(
    "wrong",
    [Ship, lambda: Ship("Ada"), lambda: Ship(name="Ada", mast=2), Leg, lambda: Leg(1, 2, 3)],
)
def test_what_is_missing_or_unknown_is_refused_each_time(wrong):
    for _ in range(2):  # the first of a kind is made in another way than the next
        with pytest.raises(TypeError, match="__init__"):
            wrong()


def test_what_a_kind_says_after_making_holds():
    for _ in range(2):
        with pytest.raises(ValueError, match="-1"):
            Leg("north", -1)


def test_none_is_ever_changed():
    ship = Ship(name="Ada")
    with pytest.raises(FrozenInstanceError):
        ship.name = "Bea"
    with pytest.raises(FrozenInstanceError):
        del ship.name
    with pytest.raises(FrozenInstanceError):
        ship.mast = 2
    assert ship.name == "Ada"
    assert not hasattr(ship, "__dict__")


def test_equal_fields_make_equals_of_one_kind():
    assert Leg("north", 3) == Leg("north", 3) != Leg("north", 4)
    assert hash(Leg("north", 3)) == hash(Leg("north", 3))
    assert Leg("north", 3) != ("north", 3)
    assert repr(Leg("north", 3)) == "Leg(way='north', miles=3)"


def test_dataclasses_know_them():
    assert [f.name for f in fields(Ship)] == ["name", "crew", "cargo"]
    assert replace(Leg("north", 3), miles=4) == Leg("north", 4)
    assert (Ship.__doc__, Leg.__doc__) == ("A ship.", "Leg")
