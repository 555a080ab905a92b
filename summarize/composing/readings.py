"""Which statements tell different readings of one fact: of those the brief prints one.

Where the sources differ the brief has a list of it; its prose does not say both, one after the
other, as if both were so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import permutations

from summarize.types import Article, Difference, Reading, Statement

Rivals = Mapping[str, Set[str]]
"""By the id of a statement's note the ids of those that tell another reading of the same fact."""


def find_rivals(statements: Sequence[Statement], differences: Sequence[Difference]) -> Rivals:
    """Return the rivals of those statements that have any."""
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    for difference in differences:
        tellers = [
            {each.note.id for each in statements if _tells(each, reading)}
            for reading in difference.readings
        ]
        for one, other in permutations(tellers, 2):
            for note_id in one - other:
                rivals[note_id] |= other - one
    return {note_id: others for note_id, others in rivals.items() if others}


def latest_first(
    statements: Sequence[Statement], rivals: Rivals, articles: Sequence[Article]
) -> list[Statement]:
    """Return the statements by rank, one of a later day in the place of an earlier rival.

    Articles without a date are of no day.
    """
    days = {article.id: article.day or date.max for article in articles}
    ordered = list(statements)
    place = {each.note.id: n for n, each in enumerate(ordered)}

    def day_of(statement: Statement) -> date:
        return days[statement.source.article_id]

    for statement in statements:
        later = [
            rival
            for rival in rivals.get(statement.note.id, ())
            if place[rival] > place[statement.note.id]
            and day_of(statement) < day_of(ordered[place[rival]]) < date.max
        ]
        if later:
            mine, theirs = place[statement.note.id], min(place[rival] for rival in later)
            ordered[mine], ordered[theirs] = ordered[theirs], ordered[mine]
            place = {each.note.id: n for n, each in enumerate(ordered)}
    return ordered


def _tells(statement: Statement, reading: Reading) -> bool:
    source = statement.source
    return any(
        each.article_id == source.article_id and each.start < source.end and source.start < each.end
        for each in reading.citations
    )
