"""Whether the numbers, dates and names of a sentence are the spans', and of the same things."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from itertools import islice
from math import inf, isinf

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.dates import RELATIVE_DAYS, WEEKDAY_NAMES, is_date, is_year, month_at
from summarize.facts.names import initials_of, is_name, name_runs
from summarize.facts.passages import Passage
from summarize.facts.quantities import Quantity
from summarize.language.lexicon import TITLES

_UNITS = frozenset(
    "percent per cent million billion trillion thousand hundred dozen dollars pounds euros".split()
)
_OTHERS = frozenset({"other", "others", "more"})
_JOINED_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp", "prep"})
_STEM = 5
"""Letters that a name and its adjective share: "California", "Californian"."""
_JOINING = 4
"""Words, "and" among them, that may stand between two dates that belong together."""


def check_numbers(evidence: Evidence) -> Iterator[Objection]:
    """Yield each number that the spans lack or have of something else."""
    sentence = evidence.sentence
    told: dict[str, list[Quantity]] = {}  # a sentence can have one number many times
    for i in range(len(sentence)):
        if not sentence.is_number(i):
            continue
        figure = sentence.figure(i)
        text = max(figure.number if figure else "", sentence.words[i].text, key=len)
        if not evidence.known(i):
            # "one of the two", "no one", "the one"
            if sentence.words[i].folded != "one" and not _is_told_otherwise(evidence, i, figure):
                yield Objection.of("number", "absent", text)
            continue
        key = sentence.keys[i]
        if key not in told:
            theirs = (span.figure(p) for span, p in evidence.spanned(i))
            told[key] = list({_measure(each): each for each in theirs if each}.values())
        pairs = [(figure, other) for other in told[key]] if figure else []
        if pairs and not any(_is_of_one_measure(*pair) for pair in pairs):
            yield Objection.of("number", "unit", text)
        elif {_bound(own) * _bound(other) for own, other in pairs} == {-1}:
            yield Objection.of("number", "bound", text)
        elif (
            (counted := _counted(sentence, i)) is not None
            and _has_other(_numbers_of(evidence, i, counted), key)
            and not _is_of_the_same_deed(evidence, i)
        ):
            yield Objection.of("number", "counted", text, sentence.words[counted].text)


def _has_other(told: Collection[str], own: str) -> bool:
    """Whether values are told and ``own`` is none of them."""
    return bool(told) and own not in told


def _numbers_of(evidence: Evidence, i: int, counted: int) -> set[str]:
    """The numbers that spans which tell the statement of word ``i`` give of what is counted."""
    return {
        span.keys[p]
        for span, noun in evidence.spanned(counted)
        if evidence.tells(i, span)
        for p in range(len(span))
        if span.is_number(p) and _counted(span, p) == noun
    }


def _is_of_the_same_deed(evidence: Evidence, i: int) -> bool:
    """Whether a span has number ``i`` with its verb, of "others" or "more": of what was counted."""
    verb = evidence.sentence.governing_verb(i)
    return verb is not None and any(
        (at := span.governing_verb(p)) is not None
        and span.keys[at] == evidence.sentence.keys[verb]
        and not {
            span.words[j].folded for j in (p + 1, *span.ancestors(p)) if j < len(span)
        }.isdisjoint(_OTHERS)
        for span, p in evidence.spanned(i)
    )


def _measure(figure: Quantity) -> tuple[float, float, bool]:
    """What of a figure is asked here."""
    return figure.low, figure.high, figure.unit == "%"


def _is_of_one_measure(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of the same digits are of one scale: not 5% and 5, 5 km and 5 miles."""
    return one.overlaps(other) and (one.unit == "%") == (other.unit == "%")


def _bound(figure: Quantity) -> int:
    """1 for "more than 5", -1 for "less than 5", 0 for 5."""
    return (figure.high == inf) - (figure.low == 0)


def _counted(sentence: Passage, i: int) -> int | None:
    """What is counted by number ``i``: the noun above it, units and other numbers apart."""
    if "-" in sentence.keys[i]:
        return None  # "twelve-hour" tells it itself
    for above in sentence.ancestors(i):
        if not sentence.is_content(above) or sentence.keys[above].startswith("#"):
            continue
        if sentence.words[above].folded in _UNITS or is_date(sentence, above):
            continue
        return above if sentence.nodes[above].tag.startswith("NN") else None
    return None


def _is_told_otherwise(evidence: Evidence, i: int, figure: Quantity | None) -> bool:
    """Whether a span has the number in other words: "eight weeks" for "eight-week-old"."""
    number = evidence.sentence.keys[i].partition("-")[0]
    return number in evidence.known_keys or _is_reckoned(evidence, figure)


def _is_reckoned(evidence: Evidence, figure: Quantity | None) -> bool:
    """Whether it is the number of years from one that a span names to the article's."""
    if figure is None or figure.unit != "year" or isinf(figure.high):
        return False
    years = (figure.low + figure.high) / 2
    return any(
        is_year(word.text) and (now := evidence.year_of(span)) and now - int(word.text) == years
        for span in evidence.spans
        for word in span.words
    )


def check_dates(evidence: Evidence) -> Iterator[Objection]:
    """Yield each date that the spans lack or have for something else."""
    sentence = evidence.sentence
    halves: dict[str, str | None] = {}  # a sentence can have one date many times
    given: dict[tuple[str, str], set[str]] = {}
    for i, word in enumerate(sentence.words):
        if not is_date(sentence, i) and word.folded not in RELATIVE_DAYS:
            continue
        verb, key = sentence.governing_verb(i), sentence.keys[i]
        if key not in halves:
            halves[key] = _lost_half(evidence, i)
        if not evidence.known(i):
            # What is "yesterday" to who wrote this, no source can tell.
            if word.folded not in RELATIVE_DAYS and not _is_of_publication(evidence, i):
                yield Objection.of("date", "absent", word.text)
        elif other := halves[key]:
            yield Objection.of("date", "halved", word.text, other)
        elif verb is not None and _has_other(_once(given, evidence, i, verb), key):
            yield Objection.of("date", "deed", word.text, sentence.words[verb].text)
        elif _is_put_together(evidence, i) and not _is_of_publication(evidence, i):
            yield Objection.of("date", "absent", sentence.sentence.between(i - 1, i + 1))


def _once(
    given: dict[tuple[str, str], set[str]], evidence: Evidence, i: int, verb: int
) -> set[str]:
    """What `_dates_of` gives, found once for each date and verb."""
    keys = evidence.sentence.keys[i], evidence.sentence.keys[verb]
    if keys not in given:
        given[keys] = _dates_of(evidence, i, verb)
    return given[keys]


def _is_of_publication(evidence: Evidence, i: int) -> bool:
    """Whether what the text leaves out is the year, month or day of the article."""
    days = [day for article in evidence.articles if (day := article.day)]
    month, text = month_at(evidence.sentence, i), evidence.sentence.words[i].folded
    return any(
        month == day.month or text in (str(day.year), str(day.day), WEEKDAY_NAMES[day.weekday()])
        for day in days
    )


def _is_put_together(evidence: Evidence, i: int) -> bool:
    """Whether word ``i`` goes on with a date, "November 2019", that no span has so."""
    sentence = evidence.sentence
    goes_on = i > 0 and is_date(sentence, i - 1) and sentence.sentence.before(i) in (" ", ", ")
    return goes_on and evidence.known(i - 1) and not evidence.are_linked(i - 1, i)


def _lost_half(evidence: Evidence, i: int) -> str | None:
    """The other date of "on Monday and again on Tuesday", of which one alone is another story."""
    for span, place in evidence.spanned(i):
        for other in range(max(0, place - _JOINING - 1), min(len(span), place + _JOINING + 2)):
            between = [
                word.folded for word in span.words[min(other, place) + 1 : max(other, place)]
            ]
            if (
                "and" in between
                and is_date(span, other)
                and not span.keys[other].startswith("#")
                and span.keys[other] not in evidence.sentence.keys
            ):
                return span.words[other].text
    return None


def _dates_of(evidence: Evidence, i: int, verb: int) -> set[str]:
    """The dates like word ``i`` that spans which tell its statement give of what the verb tells."""
    own = _sort_of_date(evidence.sentence, i)
    places: dict[int, set[int]] = {}
    for span, there in evidence.spanned(verb):
        places.setdefault(id(span), set()).add(there)
    return {
        span.keys[p]
        for span in evidence.spans
        if id(span) in places and evidence.tells(verb, span)
        for p in range(len(span))
        if _sort_of_date(span, p) == own and _is_dated(span, p, places[id(span)])
    }


def _sort_of_date(passage: Passage, i: int) -> str:
    """What word ``i`` tells of a date: "year", "month", "weekday" or "day"; "" if none."""
    word = passage.words[i].folded
    if word in RELATIVE_DAYS:
        return "day"
    if not is_date(passage, i):
        return ""
    if month_at(passage, i):
        return "month"
    return "year" if is_year(word) else "weekday" if word in WEEKDAY_NAMES else "day"


def _is_dated(span: Passage, i: int, verbs: Set[int]) -> bool:
    """Whether the date at word ``i`` is that of what one of the verbs tells, or joined to it."""
    at = span.governing_verb(i)
    if at is None or at in verbs or not verbs.isdisjoint(span.related(at, *_JOINED_CLAUSES)):
        return True
    return span.nodes[at].relation in _JOINED_CLAUSES and span.nodes[at].head in verbs


def check_names(evidence: Evidence) -> Iterator[Objection]:
    """Yield each name that neither the spans nor the sentences before them have."""
    sentence = evidence.sentence
    for run in name_runs(sentence):
        while len(run) > 1 and sentence.words[run.start].folded in TITLES:
            run = run[1:]
        absent = [i for i in run if not evidence.known(i) and not _is_told_before(evidence, i)]
        if absent:
            text = sentence.sentence.between(absent[0], absent[-1] + 1)
            yield Objection.of("name", "absent", text)
        elif _is_misplaced(evidence, run) or _is_of_another_place(evidence, run):
            text = sentence.sentence.between(run.start, run.stop)
            yield Objection.of("name", "misplaced", text)


def _is_told_before(evidence: Evidence, i: int) -> bool:
    """Whether a span speaks of whom the sentence before it names as word ``i``."""
    key, letters = evidence.sentence.keys[i], evidence.sentence.words[i].text.replace(".", "")
    is_acronym = len(letters) > 1 and letters.isupper()
    return (
        key in evidence.nearby
        or (is_acronym and any(letters in initials_of(span.text) for span in evidence.spans))
        or (
            len(key) >= _STEM and any(key[:_STEM] == known[:_STEM] for known in evidence.known_keys)
        )
    )


def _is_misplaced(evidence: Evidence, run: range) -> bool:
    """Whether a span that tells the statement has another name in the place of this one.

    It stands beside the same word there; and no span that tells the statement has this one.
    """
    beside = _beside(evidence.sentence, run)
    own = {evidence.sentence.keys[i] for i in run}
    telling = [span for span in evidence.spans if evidence.tells(run[0], span, last=run[-1])]
    return all(own.isdisjoint(evidence.keys_of(span)) for span in telling) and any(
        _beside(span, other) & beside for span in telling for other in name_runs(span)
    )


def _is_of_another_place(evidence: Evidence, run: range) -> bool:
    """Whether the spans have another name after the same preposition of the same verb.

    And none has this one with a verb of the sentence: "12 died at A, 3 fell at B", "3 died at B".
    """
    sentence = evidence.sentence
    head = next((i for i in run if sentence.nodes[i].relation == "pobj"), None)
    if head is None:
        return False
    verb = sentence.governing_verb(head)
    if verb is None:
        return False
    before = sentence.words[sentence.nodes[head].head].folded
    told = [
        (span, p)
        for span, p in (*evidence.spanned(verb), *evidence.told_as_toll(verb))
        if span.nodes[p].tag[:1] == "V" and evidence.tells(verb, span)
    ]
    others = [
        j
        for span, p in told
        for j, node in enumerate(span.nodes)
        if node.relation == "pobj"
        and span.words[node.head].folded == before
        and is_name(span, j)
        and span.governing_verb(j) == p
    ]
    own = ((span, span.governing_verb(j)) for i in run for span, j in evidence.spanned(i))
    return bool(others) and not any(
        at is None or span.keys[at] in sentence.keys for span, at in own
    )


def _beside(passage: Passage, run: range) -> set[tuple[int, str]]:
    """The keys of the content words next to a name, with the side on which they stand."""
    sides = ((-1, range(run.start - 1, -1, -1)), (1, range(run.stop, len(passage))))
    return {
        (side, passage.keys[j])
        for side, words in sides
        for j in islice(filter(passage.is_content, words), 1)
    }
