"""What reviewers found: the chips of a scale for one's own verdict, and the others' verdicts below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from claimdesk.domain.model import Rating
from claimdesk.domain.views import ClaimCard, Opinion, ScaleCard
from claimdesk.ui.claim_pane.chips import Chip, ChipRow
from claimdesk.ui.claim_pane.draft import Draft
from claimdesk.ui.claim_pane.fields import CalmCombo, GrowingText, LineField
from claimdesk.ui.claim_pane.parts import (
    Captioned,
    Expandable,
    Glyph,
    RowList,
    TextButton,
    column,
    indented,
    label,
    row,
)
from claimdesk.ui.claim_pane.words import day_of, plain_tooltip
from claimdesk.ui.tones import tone_of

OWN_WORDS = ""
"""The scale id that stands for verdicts in words of the reviewer's own."""

_EDIT_SCALES = object()


class OpinionView(QWidget):
    """Another reviewer's verdict, to be read."""

    def __init__(self, opinion: Opinion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        verdict, rating = opinion.verdict, opinion.rating
        tone = tone_of(verdict.label, rating.colour if rating else None)
        head = row(gap=8)
        head.addWidget(Glyph(tone.glyph, (tone.light.accent, tone.dark.accent)))
        head.addWidget(label(verdict.label, wrap=True), 1)
        who = self.tr("{name}, {day}").format(name=opinion.reviewer.name, day=day_of(verdict.decided_at))
        box = column(gap=2)
        box.addLayout(head)
        box.addWidget(label(who, role="muted", wrap=True))
        if verdict.explanation:
            words = Expandable()
            words.show_text(verdict.explanation)
            box.addWidget(words)
        self.setLayout(box)
        self.setAccessibleName(self.tr("{name}: {label}").format(name=opinion.reviewer.name, label=verdict.label))


class VerdictSection(QWidget):
    """The reviewer's own verdict as chips or own words, its explanation, and what the others found."""

    rating_chosen = Signal(str, str)
    own_words_given = Signal(str, str)
    withdrawn = Signal(str)
    explained = Signal(str, str)
    scale_chosen = Signal(str)
    scales_edit_wanted = Signal()
    ratings_shown = Signal(list)
    """The labels that the digits stand for, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: ClaimCard | None = None
        self._scales: tuple[ScaleCard, ...] = ()
        self._scale_id = OWN_WORDS
        self._reviewer_id: str | None = None
        self._ratings: list[Rating] = []
        self._shown: object = None
        self._others: tuple[Opinion, ...] | None = None
        self._make_widgets()
        self._lay_out()
        self.drafts = {
            "own_words": Draft(self.own_words, self, check=self._check_own_words),
            "explanation": Draft(self.explanation, self),
        }
        self.drafts["own_words"].handed_over.connect(self._give_own_words)
        self.drafts["own_words"].refused.connect(self._refuse_own_words)
        self.drafts["explanation"].handed_over.connect(self.explained)
        self.chips.pressed.connect(self._press)
        self.scale.activated.connect(self._choose_scale)
        self.withdraw.clicked.connect(self._withdraw)

    def _make_widgets(self) -> None:
        self.scale, self.chips = CalmCombo(opens=True), ChipRow()
        self.scale.setProperty("role", "flat")
        self.scale.setAccessibleName(self.tr("Scale"))
        self.chips.setAccessibleName(self.tr("Verdict"))
        self.meaning = label(role="muted", wrap=True)
        self.own_words, self.explanation = LineField(), GrowingText(lines=3)
        self.own_words.setPlaceholderText(self.tr("What you found, in a few words"))
        self.refusal = label(role="error", wrap=True)
        self.refusal.hide()
        self.withdraw = TextButton(self.tr("Withdraw verdict"))
        self._explained = Captioned(self.tr("Explanation"), self.explanation)
        self.nothing_to_explain = label(self.tr("Give a verdict first, then explain it."), role="muted", wrap=True)
        self.own_words.setAccessibleName(self.tr("Verdict in your own words"))
        self._heard = label(self.tr("Other reviewers"), role="muted")
        self._opinions = RowList(gap=12)

    def _lay_out(self) -> None:
        head = row(gap=8)
        head.addWidget(label(self.tr("Verdict"), role="section"))
        head.addStretch()
        head.addWidget(self.scale)
        below = column(self.meaning, self.withdraw, gap=0)
        box = column(gap=8)
        box.addLayout(head)
        box.addWidget(self.chips)
        box.addWidget(self.own_words)
        box.addWidget(self.refusal)
        box.addLayout(below)
        box.addSpacing(4)
        box.addWidget(self._explained)
        box.addWidget(self.nothing_to_explain)
        box.addSpacing(4)
        box.addWidget(self._heard)
        box.addWidget(self._opinions)
        self.setLayout(indented(box))

    def show_scales(self, scales: Sequence[ScaleCard], current_id: str) -> None:
        self._scales, self._scale_id = tuple(scales), current_id
        if current_id not in {it.scale.id for it in scales}:
            self._scale_id = OWN_WORDS
        self.scale.clear()
        for card in scales:
            self.scale.addItem(card.scale.name, card.scale.id)
        self.scale.addItem(self.tr("In my own words"), OWN_WORDS)
        self.scale.insertSeparator(self.scale.count())
        self.scale.addItem(self.tr("Edit scales…"), _EDIT_SCALES)
        self._seat_scale()
        self._refresh()

    def set_reviewer(self, reviewer_id: str | None) -> None:
        self._reviewer_id = reviewer_id
        if self._card is not None:
            self.show_card(self._card)

    def show_card(self, card: ClaimCard) -> None:
        self._card = card
        mine = self._mine()
        verdict = mine.verdict if mine else None
        in_own_words = verdict.label if verdict and verdict.rating_id is None else ""
        self.drafts["own_words"].show(card.claim.id, in_own_words)
        self.drafts["explanation"].show(card.claim.id, verdict.explanation if verdict else "")
        self._refresh()

    def choose_by_key(self, number: int) -> str:
        """Press the chip with this digit; gives a sentence where there is none."""
        if self._card is None:
            return self.tr("Select a claim first, then rate it.")
        if self._scale_id == OWN_WORDS:
            return self.tr("No scale is chosen, so no key rates; choose one beside “Verdict”.")
        if not 1 <= number <= len(self._ratings):
            return self.tr("The scale has no rating {n}.").format(n=number)
        self.rating_chosen.emit(self._card.claim.id, self._ratings[number - 1].id)
        return ""

    def _mine(self) -> Opinion | None:
        opinions = self._card.opinions if self._card else ()
        return next((it for it in reversed(opinions) if it.verdict.reviewer_id == self._reviewer_id), None)

    def _refresh(self) -> None:
        mine = self._mine()
        self._show_chips(mine)
        own = self._scale_id == OWN_WORDS
        self.own_words.setVisible(own)
        self.meaning.setText((mine.rating.meaning if mine and mine.rating else "") or "")
        self.withdraw.setVisible(mine is not None)
        self.meaning.setVisible(bool(self.meaning.text()))
        explicable = mine is not None or self.drafts["explanation"].pending
        self.explanation.setEnabled(explicable)
        self.explanation.setVisible(explicable)
        self.nothing_to_explain.setVisible(not explicable)
        self._show_others()

    def _show_chips(self, mine: Opinion | None) -> None:
        """The ratings of the scale, and before them one's own verdict where it is not among them."""
        used = {it.verdict.rating_id for it in self._card.opinions} if self._card else set[str | None]()
        scale = next((it for it in self._scales if it.scale.id == self._scale_id), None)
        self._ratings = [it for it in scale.ratings if not it.retired or it.id in used] if scale else []
        chosen = mine.verdict.rating_id if mine else None
        elsewhere = mine if mine and chosen not in {it.id for it in self._ratings} else None
        if elsewhere and self._scale_id == OWN_WORDS and chosen is None:
            elsewhere = None  # it stands in the field
        shown = (tuple(self._ratings), elsewhere.verdict if elsewhere else None)
        if shown != self._shown:
            self._shown = shown
            chips = [self._foreign_chip(elsewhere)] if elsewhere else []
            for number, rating in enumerate(self._ratings, start=1):
                chip = Chip(
                    rating.label, tone=tone_of(rating.label, rating.colour), key=str(number) if number < 10 else ""
                )
                chip.setToolTip(plain_tooltip("\n".join(part for part in (rating.label, rating.meaning) if part)))
                chip.setAccessibleDescription(rating.meaning)
                chips.append(chip)
            self.chips.set_chips(chips)
            self.ratings_shown.emit([rating.label for rating in self._ratings[:9]])
        self.chips.set_checked([True] * bool(elsewhere) + [it.id == chosen for it in self._ratings])
        self.chips.setVisible(bool(self.chips.chips))

    def _foreign_chip(self, opinion: Opinion) -> Chip:
        verdict = opinion.verdict
        chip = Chip(verdict.label, tone=tone_of(verdict.label, opinion.rating.colour if opinion.rating else None))
        origin = opinion.scale.name if opinion.scale else self.tr("In my own words")
        chip.setToolTip(plain_tooltip(self.tr("{label} ({scale})").format(label=verdict.label, scale=origin)))
        return chip

    def _show_others(self) -> None:
        opinions = self._card.opinions if self._card else ()
        others = tuple(it for it in opinions if it.verdict.reviewer_id != self._reviewer_id)
        if others == self._others:
            return
        self._others = others
        self._opinions.replace([OpinionView(opinion) for opinion in others])
        self._heard.setVisible(bool(others))
        self._opinions.setVisible(bool(others))

    def _press(self, at: int) -> None:
        number = at + 1 - (len(self.chips.chips) - len(self._ratings))
        if number >= 1 and self._card is not None:
            self.rating_chosen.emit(self._card.claim.id, self._ratings[number - 1].id)

    def _check_own_words(self, words: str) -> str:
        mine = self._mine()
        if words.strip() or mine is None or mine.verdict.rating_id is not None:
            return ""
        return self.tr("A verdict needs words. The last ones are kept; to take it back, withdraw it.")

    def _refuse_own_words(self, problem: str) -> None:
        self.refusal.setText(f"⚠ {problem}" if problem else "")
        self.refusal.setVisible(bool(problem))
        self.own_words.setAccessibleDescription(problem)

    def _give_own_words(self, claim_id: str, words: str) -> None:
        if words.strip():
            self.own_words_given.emit(claim_id, words)

    def _choose_scale(self, at: int) -> None:
        chosen = self.scale.itemData(at)
        if chosen is _EDIT_SCALES:
            self._seat_scale()
            self.scales_edit_wanted.emit()
        elif chosen != self._scale_id:
            self._scale_id = chosen
            self._refresh()
            self.scale_chosen.emit(chosen)
            if chosen == OWN_WORDS and self._card is not None:
                self.own_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seat_scale(self) -> None:
        self.scale.setCurrentIndex(self.scale.findData(self._scale_id))

    def _withdraw(self) -> None:
        if self._card is not None:
            self.withdrawn.emit(self._card.claim.id)
