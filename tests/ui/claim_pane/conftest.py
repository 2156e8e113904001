from dataclasses import replace

import pytest

from claimdesk.domain.model import Claim, Evidence, Highlight, Rating, Reviewer, Scale, Source, Stance, Verdict
from claimdesk.domain.views import Citation, ClaimCard, Opinion, Place, ScaleCard
from claimdesk.ui.claim_pane import ClaimPane

ADA = Reviewer(name="Ada", id="ada")
BO = Reviewer(name="Bo", id="bo")


def rating(scale_id, label, position, **more):
    return Rating(id=f"{scale_id}-{label}", scale_id=scale_id, label=label, position=position, **more)


HOUSE = ScaleCard(
    scale=Scale(id="house", name="House"),
    ratings=(
        rating("house", "True", 0, colour="#1966F9", meaning="All of it holds."),
        rating("house", "Half true", 1, colour="#8F6C08"),
        rating("house", "Unproven", 2, retired=True),
        rating("house", "False", 3, colour="#72001E"),
    ),
)
OTHER_HOUSE = ScaleCard(scale=Scale(id="other", name="Other house"), ratings=(rating("other", "Pants on fire", 0),))


def opinion(reviewer, label, scale=HOUSE, explanation="", claim_id="c1"):
    found = next((it for it in scale.ratings if it.label == label), None)
    verdict = Verdict(
        id=f"v-{reviewer.id}",
        claim_id=claim_id,
        reviewer_id=reviewer.id,
        label=label,
        scale_id=found and scale.scale.id,
        rating_id=found and found.id,
        explanation=explanation,
        decided_at="2022-03-09T10:00:00Z",
    )
    return Opinion(verdict=verdict, reviewer=reviewer, rating=found, scale=scale.scale if found else None)


def place(number, claim_id="c1"):
    highlight = Highlight(
        id=f"h{number}", claim_id=claim_id, article_id=f"a{number}", start=0, end=9, quote=f"quote {number}"
    )
    return Place(highlight=highlight, article_title=f"Article {number}")


def citation(number, **more):
    source = Source(id=f"s{number}", title=f"Source {number}", url=f"https://www.example.org/{number}")
    values = {"stance": Stance.REFUTES, "locator": "p. 3", "excerpt": "As it says."} | more
    return Citation(evidence=Evidence(id=f"e{number}", claim_id="c1", source_id=source.id, **values), source=source)


class Cards:
    """Builds the cards that the tests show."""

    ada, bo, house, other_house = ADA, BO, HOUSE, OTHER_HOUSE
    opinion, place, citation = staticmethod(opinion), staticmethod(place), staticmethod(citation)

    def card(self, claim_id="c1", *, opinions=(), places=1, citations=(), **fields):
        claim = Claim(**({"id": claim_id, "statement": f"Statement of {claim_id}."} | fields))
        made = tuple(place(number, claim_id) for number in range(1, places + 1))
        return ClaimCard(claim=claim, places=made, opinions=tuple(opinions), citations=tuple(citations))

    def changed(self, card, **fields):
        return replace(card, claim=replace(card.claim, **fields))


@pytest.fixture
def cards():
    return Cards()


@pytest.fixture
def pane(qtbot, cards):
    pane = ClaimPane()
    qtbot.addWidget(pane)
    pane.resize(320, 1400)
    pane.set_reviewer("ada")
    pane.show_scales([HOUSE, OTHER_HOUSE], "house")
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    return pane


class Heard(list):
    """What a signal said, in order."""

    def __init__(self, signal):
        super().__init__()
        signal.connect(lambda *values: self.append(values[0] if len(values) == 1 else values))


@pytest.fixture
def hear():
    return Heard
