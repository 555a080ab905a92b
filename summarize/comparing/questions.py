"""Figures that answer one question, though the sentences that they stand in share little.

"A coach with 42 pupils on board" and "51 pupils were in the coach": what a figure is of stands
beside it. So the words around two figures are compared, without the figures; where these are near,
each figure is the other's nearest in its article, and nothing sets the two apart, they are two
answers to one question. Where each article gives one figure of the sort alone, the two lie near
each other and the sentences are on one event, no words beside them need be alike.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from summarize.comparing.days_ahead import DayAhead
from summarize.comparing.near_figures import Figure, ToldToll
from summarize.comparing.windows import Windows, beside, nearness_of
from summarize.facts.hours import CLOCK, find_hours
from summarize.facts.people import is_person
from summarize.facts.quantities import AGE, Quantity, find_parts, find_quantities
from summarize.facts.vocabulary import NUMERALS, TOLLS
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import any_of
from summarize.types import Embeddings, Sentence, SentenceEmbedder, origin_of

_LESS_OF_LIKE, _OF_EACH_DOUBLING = 0.1, 0.1
"""Two readings of one thing lie near each other mostly. So of figures that hardly differ less is
asked (by so much of a cosine) of what stands beside them, and more with each time that the higher
is twice the lower."""
_MOST_MINUTES_APART = 180
_ON_BOARD = "on board"
_ALL_PER_CENT = 100.0
_MOST_TOLD = 1000
"""Figures of one sort that are compared: in a pile thousands may count days."""
_MOST_AGREEING = 10_000
_REACH = 40
"""Characters before a figure that may tell that it is a whole."""
_PART_OF = re.compile(
    rf"\b(?:out|\d+|{any_of(NUMERALS['words'])}|some|most|many|all|each|half) of"
    r" (?:the |[a-z]+s )?$",
    re.I,
)
"""What stands before a whole of which a part is told: "four of five charges"."""
_ALL = re.compile(r"\ball (?:of )?(?:the |its |their )?$", re.I)
"""Before a figure of a whole group, whatever was done to it: "all 214 people on the ferry"."""
_ABOARD = re.compile(r"(?: [a-z]+){,2} (?:aboard|on board)\b| on (?:the )?[A-Z]")
_CARRYING = re.compile(r"\bcarr(?:ying|ied|ies) $", re.I)
_RATE = re.compile(r"\s(?:in|per|out of|for) (?:every )?1(?:0|00|,000|0,000|00,000)\b")
_PEOPLE = frozenset(TOLLS["people"]) | {"people", "man", "woman", "child"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure in the sentence at ``row``, of the independent article ``origin``.

    ``windows`` are the words right beside it, and those of its clause; ``deed`` is what was done
    to those whom it counts, if it is a toll; ``whole`` that of which it counts a part.
    """

    row: int
    origin: str
    quantity: Quantity
    windows: Windows
    deed: str = ""
    whole: Quantity | None = None

    @property
    def start(self) -> int:
        """Where in the sentence its number begins."""
        return self.quantity.start

    @property
    def sort(self) -> str:
        """What is counted or measured: whoever counts workers counts people."""
        unit = self.quantity.unit
        if self.whole:
            return f"of {self.whole.middle:g}"
        is_toll = not unit and self.deed
        return f"people {self.deed}" if is_toll or (unit and _are_people(unit)) else unit


def _are_people(unit: str) -> bool:
    """Whether a unit counts people; one that is not told may."""
    return not unit or unit in _PEOPLE or is_person(unit)


@dataclass(frozen=True, slots=True)
class Answers:
    """Pairs of answers to one question: which differ, which agree, days ahead, near tolls."""

    differing: tuple[tuple[Answer, Answer], ...]
    agreeing: tuple[tuple[Answer, Answer], ...]
    ahead: tuple[tuple[DayAhead, DayAhead], ...] = ()
    tolls: tuple[tuple[ToldToll, ToldToll], ...] = ()


NO_ANSWERS = Answers((), ())


def find_answers(
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    embedder: SentenceEmbedder,
    *,
    copies: Mapping[str, str],
    tolls: Mapping[Figure, str],
    same_question: float,
    same_event: float,
) -> Answers:
    """Return the figures of two articles that answer one question, as far as their words tell.

    Args:
        sentences: a story's sentences, n of them; only those in English are looked at.
        embeddings: (n, dim) float32, unit rows.
        embedder: compares what stands beside the figures.
        copies: near-copies of articles and their originals.
        tolls: what was done to those whom a figure counts, where that is known.
        same_question: the cosine from which on it is one question.
        same_event: the cosine from which on two sentences may be on one event.
    """
    differing: list[tuple[Answer, Answer]] = []
    agreeing: list[tuple[Answer, Answer]] = []
    for told in _by_sort(sentences, copies, tolls).values():
        rows = [answer.row for answer in told]
        origins = np.array([answer.origin for answer in told])
        event = embeddings[rows] @ embeddings[rows].T
        may_be = (event >= same_event - _LESS_OF_LIKE) & (origins[:, None] != origins)
        if not may_be.any():
            continue
        own: defaultdict[str, list[int]] = defaultdict(list)
        for n, answer in enumerate(told):
            own[answer.origin].append(n)
        lone = np.array([_is_lone(told, own[answer.origin], answer) for answer in told])
        # Of parts of one whole, and of all on board, it is known what they answer.
        is_known = told[0].whole is not None or told[0].deed == _ON_BOARD
        nearness = event if is_known else nearness_of([each.windows for each in told], embedder)
        is_near = (event >= same_event) & (nearness >= same_question - _LESS_OF_LIKE)
        is_asked = may_be & (is_near | (lone[:, None] & lone))
        for i, j in np.argwhere(np.triu(is_asked, 1)).tolist():
            one, other = told[i], told[j]
            if one.quantity.overlaps(other.quantity):
                if is_near[i, j] and nearness[i, j] >= same_question:
                    agreeing.append((one, other))
            elif (lone[i] and lone[j] and _are_comparable(one, other)) or (
                is_near[i, j]
                and nearness[i, j] >= same_question + _asked_more(one, other)
                and all(
                    _is_sole(told, own[told[k].origin], k, of, nearness)
                    for k, of in ((i, j), (j, i))
                )
            ):
                differing.append((one, other))
    return Answers(tuple(differing), tuple(agreeing[:_MOST_AGREEING]))


def _by_sort(
    sentences: Sequence[Sentence], copies: Mapping[str, str], tolls: Mapping[Figure, str]
) -> dict[str, list[Answer]]:
    """The figures of several articles, by what they count or measure."""
    by_sort: defaultdict[str, list[Answer]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        text = sentence.text if sentence.language == ENGLISH else ""
        wholes = {part.start: whole for part, whole in find_parts(text)}
        for quantity in _figures(text):
            start, whole = quantity.start, wholes.get(quantity.start)
            deed = tolls.get((sentence.id, start), "")
            if not (quantity.unit or deed or whole):
                continue
            is_all = _ALL.search(text, max(start - _REACH, 0), start)
            answer = Answer(
                row,
                origin_of(sentence, copies),
                quantity,
                beside(text, start, start + len(quantity.number)),
                "" if is_all else deed,
                whole,
            )
            # Those on board are people of whom other words may tell: "in the cabins".
            on_board = [replace(answer, deed=_ON_BOARD)] if _is_on_board(text, quantity) else []
            for each in (answer, *on_board):
                if len(by_sort[each.sort]) < _MOST_TOLD:
                    by_sort[each.sort].append(each)
    return {sort: told for sort, told in by_sort.items() if len({each.origin for each in told}) > 1}


def _is_on_board(text: str, quantity: Quantity) -> bool:
    """Whether a figure is of all on board: "with 218 people on board", "all 214 on the Lark"."""
    before = text[max(quantity.start - _REACH, 0) : quantity.start]
    after = _ABOARD.match(text, quantity.end)
    is_told = bool(after and (_ALL.search(before) or after.group().endswith(("aboard", "board"))))
    return quantity.unit == "people" and (is_told or _CARRYING.search(before) is not None)


def _figures(text: str) -> Iterator[Quantity]:
    hours = [*find_hours(text, either=True)]
    yield from hours
    for each in find_quantities(text):
        is_hour = any(hour.start <= each.start < hour.end for hour in hours)
        if (
            not is_hour
            and each.unit != AGE
            and not _PART_OF.search(text[max(each.start - _REACH, 0) : each.start])
            and not _RATE.match(text, each.end)
        ):
            yield each


def _asked_more(one: Answer, other: Answer) -> float:
    """How much more alike what stands beside two figures must be, the further apart they are."""
    low, high = sorted((one.quantity.middle, other.quantity.middle))
    if one.quantity.unit == CLOCK:
        return 0.0 if high - low <= _MOST_MINUTES_APART else math.inf
    if low <= 0 or _make_up_whole(one, other):
        return math.inf
    return _OF_EACH_DOUBLING * math.log2(high / low) - _LESS_OF_LIKE


def _is_lone(told: Sequence[Answer], own: Sequence[int], mine: Answer) -> bool:
    """Whether an article gives one figure of a sort alone, however often."""
    return all(
        told[k].quantity.overlaps(mine.quantity)
        or (told[k].row, told[k].start) == (mine.row, mine.start)
        for k in own
    )


def _are_comparable(one: Answer, other: Answer) -> bool:
    """Whether two figures may be two readings of one thing: the higher is at most twice the lower.

    Hours lie within three of each other.
    """
    return _asked_more(one, other) <= _OF_EACH_DOUBLING - _LESS_OF_LIKE


def _make_up_whole(one: Answer, other: Answer) -> bool:
    """Whether each is what the other leaves: five of nine for, four of nine against."""
    whole = one.whole.middle if one.whole else _ALL_PER_CENT
    has_whole = bool(one.whole and other.whole) or one.quantity.unit == other.quantity.unit == "%"
    return has_whole and math.isclose(
        one.quantity.middle + other.quantity.middle, whole, rel_tol=1e-3
    )


def _is_sole(
    told: Sequence[Answer],
    own: Sequence[int],
    i: int,
    j: int,
    nearness: npt.NDArray[np.float32],
) -> bool:
    """Whether figure ``i`` is all that its article answers to the question of figure ``j``.

    Its sentence has no other figure of the unit, nothing of its ``own`` article is nearer, and
    none is the other's.
    """
    mine, theirs = told[i], told[j]
    rivals = ((k, told[k]) for k in own if not told[k].quantity.overlaps(mine.quantity))
    return not any(
        (each.row == mine.row and each.quantity.unit == mine.quantity.unit)
        or each.quantity.overlaps(theirs.quantity)
        or nearness[k, j] >= nearness[i, j]
        for k, each in rivals
    )
