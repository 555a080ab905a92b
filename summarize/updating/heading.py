"""What heads a brief after an update."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarize.facts.numerals import find_numerals, spelled_out
from summarize.facts.quantities import Quantity, find_quantities
from summarize.facts.tolls import counts_people
from summarize.language.casing import capitalized
from summarize.superseding.pairs import DENIAL
from summarize.superseding.replaceable import amount, is_one_unit
from summarize.types import Article, Change
from summarize.updating.putting_in import tells_figures


def headline_after(headline: str, changes: Sequence[Change], added: Mapping[str, Article]) -> str:
    """Return a headline that tells nothing which holds no more.

    That is a new article's title, or the old headline with the new values, if they have a place
    in it; else it stands.

    Args:
        headline: that of the brief before.
        changes: what holds no more, and what does.
        added: the new articles by id.
    """
    gone = [change for change in changes if heads(headline, change)]
    for change in gone:
        for citation in change.new.citations:
            title = added[citation.article_id].title if citation.article_id in added else None
            if title and not any(heads(title, each) for each in changes):
                return " ".join(title.split())
    # From behind, so that places stay.
    for start, end, now in sorted(_values_in(headline, gone), reverse=True):
        headline = headline[:start] + (capitalized(now) if start == 0 else now) + headline[end:]
    return headline


def heads(headline: str, change: Change) -> bool:
    """Return whether a headline tells the old reading of a change."""
    value = change.old.value
    if was := _figure(value) if tells_figures(change) else None:
        return any(_is_figure(each, was) for each in find_quantities(headline))
    return bool(value) and value in headline


def _values_in(headline: str, gone: Sequence[Change]) -> Iterator[tuple[int, int, str]]:
    """Yield where an old value begins and ends, and what stands there now; each place once."""
    taken: set[int] = set()
    for change in gone:
        for start, end, now in _places_of(headline, change):
            if start not in taken:
                taken.add(start)
                yield start, end, now


def _places_of(headline: str, change: Change) -> Iterator[tuple[int, int, str]]:
    was, now = _figure(change.old.value), _figure(change.new.value)
    if not tells_figures(change) and change.kind != DENIAL:
        start = headline.index(change.old.value)
        yield start, start + len(change.old.value), change.new.value
    elif was and now:
        number = next(find_numerals(now.number))
        told = now.number[number.start : number.end]
        for each in find_quantities(headline):
            if _is_figure(each, was):
                mine = next(find_numerals(headline[each.start : each.end]))
                spelled = headline[each.start].isalpha() and spelled_out(number.value)
                yield each.start, each.start + mine.end, spelled or told


def _figure(text: str) -> Quantity | None:
    return next(iter(find_quantities(text)), None)


def _is_figure(one: Quantity, was: Quantity) -> bool:
    """Whether a headline's figure is the old one, which it may give without what it counts."""
    people = counts_people(one) and counts_people(was)
    return (people or is_one_unit(one, was)) and amount(one) == amount(was)
