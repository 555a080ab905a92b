"""Words that tell a day only beside the day of their article: "yesterday", "last night".

In a brief that goes on to a later day they mislead, and are taken off: that they told last night
how it was says as much of it as that they told how it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from summarize.analysis import Treebank
from summarize.facts.days import SaidDay, find_said_days
from summarize.facts.passages import Passage
from summarize.language.casing import opened_anew
from summarize.language.languages import ENGLISH
from summarize.language.words import folded_words
from summarize.types import Article, BriefSentence, Statement

_SIGNS = frozenset("today tonight yesterday tomorrow last this next past coming ago".split())
_BEFORE_DAY = frozenset(["on", "just", "only", "earlier", "later", "late", "early", "also"])
"""What goes with the day that is taken off: "just yesterday"."""


def latest_day(articles: Sequence[Article]) -> date | None:
    """Return the day of the latest article; None if none has one."""
    return max((day for each in articles if (day := each.day)), default=None)


def told_for(
    day: date | None,
    statements: Sequence[Statement],
    articles: Sequence[Article],
    treebank: Treebank,
) -> list[Statement]:
    """Return statements as they can be told on a day; what cannot be told without its own is none.

    Args:
        day: of the brief; None: nothing is known of it, and all stays.
        statements: what may be printed.
        articles: those that they are made from.
        treebank: has the trees of their wordings.
    """
    earlier = {each.id for each in articles if day and each.day and each.day < day}
    found = []
    for each in statements:
        if each.source.article_id not in earlier or each.source.language != ENGLISH:
            found.append(each)
            continue
        told = (without_own_days(wording, treebank) for wording in each.wordings)
        if wordings := tuple(wording for wording in told if wording):
            found.append(replace(each, wordings=wordings))
    return found


def without_own_days(sentence: BriefSentence, treebank: Treebank) -> BriefSentence | None:
    """Return a sentence without the days that its article alone gives a sense.

    None where what is left would be no sentence. What is quoted stays as it was said.
    """
    if _SIGNS.isdisjoint(folded_words(sentence.text)):
        return sentence
    text = sentence.text
    while own := next(_own_days(passage := Passage.of(treebank.trees([text])[0], None)), None):
        shorter = without_day(passage, own, passage.governing_verb(own.first))
        if shorter is None:
            return None
        text = shorter
    return sentence if text == sentence.text else replace(sentence, text=text, kind="fused")


def _own_days(passage: Passage) -> Iterator[SaidDay]:
    return (
        said
        for said in find_said_days(passage)
        if said.points and not said.from_told and not passage.words[said.first].quoted
    )


def without_day(passage: Passage, said: SaidDay, verb: int | None) -> str | None:
    """Return a sentence without a "yesterday" or "three days earlier"; None if it is none then.

    Args:
        passage: the sentence.
        said: the day.
        verb: what the day is of.
    """
    text = passage.text
    if verb is None or passage.nodes[verb].lemma == "be":
        return None  # "The vote will be tomorrow."
    own = range(said.first, said.end)
    if any(child >= said.end for i in own for child in passage.children[i]):
        return None  # "Today, the anniversary of the battle, …"
    first = said.first
    while _adjoins(passage, first) and passage.words[first - 1].folded in _BEFORE_DAY:
        first -= 1
    if _adjoins(passage, first) and passage.nodes[first - 1].tag in ("IN", "TO", "CC", "DT"):
        return None  # "set for Friday"
    before, after = text[: passage.words[first].start], text[passage.words[said.end - 1].end :]
    if first == 0:
        return opened_anew(after.lstrip(" ,"), text)
    if after.startswith(",") and (before.endswith(", ") or said.when.year):
        after = after[1:]  # "Lee, yesterday, said", "told on May 3, 2011, that"
    if after[:1] in (",", ".", ";"):
        return before.rstrip(" ,") + after
    return before + after.lstrip()


def _adjoins(passage: Passage, i: int) -> bool:
    """Whether a word stands before word ``i``, and no mark between them."""
    return i > 0 and passage.sentence.adjoins(i)
