"""The verdicts that the rows of a flat CSV tell of, matched with those that the library has."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from claimdesk.domain.anchoring import shown
from claimdesk.domain.model import Rating, Reviewer, Scale, Verdict
from claimdesk.domain.phrases import Phrase
from claimdesk.services.exchange.contract import Lookup
from claimdesk.services.exchange.csv_columns import VERDICT, made_id
from claimdesk.services.exchange.csv_table import Groups, Row, agreed, changes, grouped

_COLUMNS = ("verdict", "scale", "explanation", "reviewer", "decided_at")


class Verdicts:
    """Finds verdicts by claim and reviewer's name, reviewers and scales by their names.

    ``reviewers``, ``scales`` and ``ratings`` fill with what the verdicts refer to.
    """

    def __init__(self, look_up: Lookup, told: Groups, dropped: list[Phrase]) -> None:
        self._look_up, self._told, self._dropped = look_up, told, dropped
        self._here: dict[str, list[Verdict]] = {}
        for one in cast("Iterable[Verdict]", look_up.of_claims(Verdict, told)):
            self._here.setdefault(one.claim_id, []).append(one)
        self._reviewers = {one.id: one for one in cast("Iterable[Reviewer]", look_up.every(Reviewer))}
        self._scales = {one.id: one for one in cast("Iterable[Scale]", look_up.every(Scale))}
        self._ratings = list(cast("Iterable[Rating]", look_up.every(Rating)))
        self.reviewers: dict[str, Reviewer] = {}
        self.scales: dict[str, Scale] = {}
        self.ratings: dict[str, Rating] = {}

    def of(self, claim_id: str) -> list[Verdict]:
        """The verdicts that the rows of this claim tell of."""
        here = self._here.get(claim_id, [])
        said = grouped(
            ("\0".join(row[name] for name in _COLUMNS), row)
            for row in self._told[claim_id]
            if any(row[name] for name in _COLUMNS)
        )
        rows_of: Groups = {}
        for one in here:
            if (unchanged := self._as_rows_say(one, said)) in said:
                rows_of[one.id] = list(said[unchanged])
        exact = {self._as_rows_say(one, said) for one in here}
        for words, rows in said.items():
            if words not in exact:
                key = self._meant(rows[0], here, rows_of.keys()) or made_id(
                    "verdict", claim_id, rows[0]["reviewer"], rows[0]["decided_at"]
                )
                rows_of.setdefault(key, []).extend(rows)
        present = {one.id: one for one in here}
        return [self._verdict(key, claim_id, rows, present.get(key)) for key, rows in rows_of.items()]

    def _as_rows_say(self, one: Verdict, said: Groups) -> str:
        columns = next(iter(said.values()))[0].cells if said else {}
        cells = {
            "verdict": one.label,
            "scale": self._scales[one.scale_id].name if one.scale_id else "",
            "explanation": one.explanation,
            "reviewer": self._reviewers[one.reviewer_id].name,
            "decided_at": one.decided_at,
        }
        return "\0".join(cell if name in columns else "" for name, cell in cells.items())

    def _meant(self, row: Row, here: list[Verdict], told: Iterable[str]) -> str | None:
        """The verdict that an edited row is about; None where it is a new one."""
        theirs = [one for one in here if self._reviewers[one.reviewer_id].name == row["reviewer"]]
        then = [one.id for one in theirs if one.decided_at == row["decided_at"]]
        meant = then or [one.id for one in theirs if one.id not in set(told)]
        if len(meant) > 1:
            raise row.refuse(
                Phrase(
                    "could be about {count} verdicts that {reviewer} gave",
                    count=len(meant),
                    reviewer=shown(row["reviewer"]),
                )
            )
        return meant[0] if meant else None

    def _verdict(self, key: str, claim_id: str, rows: list[Row], present: Verdict | None) -> Verdict:
        found: dict[str, Any] = changes(rows, VERDICT, present)
        if present is None and "label" not in found:
            raise rows[0].refuse(Phrase("has a verdict without a label"))
        before = self._scales[present.scale_id].name if present and present.scale_id else ""
        scale = agreed(rows, "scale")
        if present is None or "label" in found or (scale is not None and scale != before):
            label = found.get("label", present.label if present else "")
            if scale is None or (present and scale == before):
                scale_id = present.scale_id if present else None
            else:
                scale_id = self._scale_id(scale)
            found |= {"scale_id": scale_id, "rating_id": self._rating_id(scale_id, label)}
        if present is not None:
            verdict = replace(present, **found)
        else:
            verdict = Verdict(id=key, claim_id=claim_id, reviewer_id=self._reviewer_id(rows[0]), **found)
        self._take_along(verdict)
        return verdict

    def _reviewer_id(self, row: Row) -> str:
        name = row["reviewer"]
        if not name.strip():
            raise row.refuse(Phrase("has a verdict without a reviewer"))
        for one in self._reviewers.values():
            if one.name == name:
                return one.id
        new = Reviewer(name=name, id=made_id("reviewer", name))
        self._reviewers[new.id] = new
        return new.id

    def _scale_id(self, name: str) -> str | None:
        if not name:
            return None
        for one in self._scales.values():
            if one.name == name:
                return one.id
        sentence = Phrase(
            "Left out: the scale {name}, which this library does not have; its labels came as free text",
            name=shown(name),
        )
        if sentence not in self._dropped:
            self._dropped.append(sentence)
        return None

    def _rating_id(self, scale_id: str | None, label: str) -> str | None:
        named = [one for one in self._ratings if one.scale_id == scale_id and one.label == label]
        return min(named, key=lambda one: one.retired).id if named else None

    def _take_along(self, verdict: Verdict) -> None:
        self.reviewers[verdict.reviewer_id] = self._reviewers[verdict.reviewer_id]
        if verdict.scale_id:
            self.scales[verdict.scale_id] = self._scales[verdict.scale_id]
        if verdict.rating_id:
            self.ratings |= {one.id: one for one in self._ratings if one.id == verdict.rating_id}
