"""Words that tell a day only beside the day of their article: "yesterday", "last night".

In a brief that goes on to a later day they mislead. They are told as the weekday or the date, and
taken off where their article has no day: that they told last night how it was says as much of it
as that they told how it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.facts.dates import WEEKDAY_NAMES
from summarize.facts.days import SaidDay, find_said_days
from summarize.facts.happenings import find_happening
from summarize.facts.passages import Passage
from summarize.facts.relative_days import LooseDay, loose_days
from summarize.language.casing import capitalized, opened_anew
from summarize.language.languages import ENGLISH
from summarize.language.words import folded_words
from summarize.types import Article, BriefSentence, Statement

_SIGNS = frozenset("today tonight yesterday tomorrow last this next past coming ago".split())
_BEFORE_DAY = frozenset(["on", "just", "only", "earlier", "later", "late", "early", "also"])
"""What goes with the day that is taken off: "just yesterday"."""

_WEEKDAYS = frozenset(WEEKDAY_NAMES)
_NEAR = timedelta(days=6)
"""A weekday is enough for a day that is so near to that of the brief."""


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
    days = {each.id: each.day for each in articles}
    found = []
    for each in statements:
        own = days[each.source.article_id]
        if day is None or each.source.language != ENGLISH or (own is not None and own >= day):
            found.append(each)
            continue
        told = (without_own_days(wording, treebank, own, day) for wording in each.wordings)
        dated = (_dated(wording, treebank, own, day) for wording in told if wording)
        if wordings := tuple(dated):
            found.append(replace(each, wordings=wordings))
    return found


def without_own_days(
    sentence: BriefSentence, treebank: Treebank, own: date | None, today: date
) -> BriefSentence | None:
    """Return a sentence without the days that its article alone gives a sense.

    None where what is left would be no sentence, and the day is known to be another. What is quoted
    stays as it was said.

    Args:
        sentence: it.
        treebank: has its tree.
        own: the day of its article; None: nobody knows it.
        today: the day of the brief.
    """
    if _SIGNS.isdisjoint(folded_words(sentence.text)):
        return sentence
    text = _named(treebank.trees([sentence.text])[0], own, today)
    while own and (
        loose := next(_own_days(passage := Passage.of(treebank.trees([text])[0], None)), None)
    ):
        shorter = without_day(passage, loose, passage.governing_verb(loose.first))
        if shorter is None:
            return None
        text = shorter
    return sentence if text == sentence.text else replace(sentence, text=text, kind="fused")


def _named(tree: Tree, own: date | None, today: date) -> str:
    """A sentence with "on Tuesday night" for the "last night" of an article of some day."""
    text = tree.text
    for each in reversed([*loose_days(tree)]):
        named = _day(each, own + timedelta(each.shift), today) if own else ""
        before = text[: tree.words[each.first].start].rstrip(" ")
        after = text[tree.words[each.end - 1].end :]
        if before:
            text = f"{before} {named}{after}" if named else before + after
        else:
            text = capitalized(named) + after if named else opened_anew(after.lstrip(" ,"), text)
    return text


def _day(loose: LooseDay, day: date, today: date) -> str:
    """The day that is meant: "on Tuesday night"."""
    named = f"on {day:%A}" if abs(today - day) <= _NEAR else _date(day)
    return " ".join(filter(None, (named, loose.part)))


def _date(day: date) -> str:
    return f"on {day:%B} {day.day}"


def _dated(
    sentence: BriefSentence, treebank: Treebank, own: date | None, today: date
) -> BriefSentence:
    """Return a sentence with the date for the "Tuesday" of an article of weeks ago."""
    text = sentence.text
    if own is None or today - own <= _NEAR or _WEEKDAYS.isdisjoint(folded_words(text)):
        return sentence
    passage = Passage.of(treebank.trees([text])[0], own)
    told = find_happening(passage)
    if not told or told.said.points or told.said.when.day or abs(today - told.day) <= _NEAR:
        return sentence
    first, end = told.said.first, told.said.end
    before = text[: passage.words[first].start]
    has_on = passage.words[first - 1].folded == "on" if first else False
    named = f"{told.day:%B} {told.day.day}" if has_on else _date(told.day)
    shown = named if before else capitalized(named)
    return replace(sentence, text=before + shown + text[passage.words[end - 1].end :], kind="fused")


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
    if first == 0 and passage.nodes[min(said.end, len(passage) - 1)].tag == "VBD":
        return None  # "Tuesday brought relief"
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
