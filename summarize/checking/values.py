"""Whether the numbers, dates and names of a sentence are the spans', and of the same things."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from math import inf, isinf

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.dates import RELATIVE_DAYS, is_date, is_year, month_at
from summarize.facts.names import initials_of, is_name, name_runs
from summarize.facts.passages import Passage
from summarize.facts.people import is_person
from summarize.facts.predicates import is_pronoun
from summarize.facts.quantities import Quantity
from summarize.language.lexicon import TITLES

_UNITS = frozenset(
    "percent per cent million billion trillion thousand hundred dozen dollars pounds euros".split()
)
_ANYBODY = frozenset(["people", "person"])
_JOINED_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp", "prep"})
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
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
            if sentence.words[i].folded != "one" and not _is_reckoned(evidence, figure):
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
            and evidence.known(counted)
            and not evidence.is_copied(*sorted((i, counted)))
            and not evidence.are_linked(i, counted)
            and not _counts_people(evidence, i, counted)
        ):
            yield Objection.of("number", "counted", text, sentence.words[counted].text)


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


def _counts_people(evidence: Evidence, i: int, counted: int) -> bool:
    """Whether number ``i`` counts "people", and in some span the noun of such: "900 employees"."""
    return evidence.sentence.nodes[counted].lemma in _ANYBODY and any(
        (theirs := _counted(span, p)) is not None and is_person(span.nodes[theirs].lemma)
        for span, p in evidence.spanned(i)
    )


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
    for i, word in enumerate(sentence.words):
        if not is_date(sentence, i) and word.folded not in RELATIVE_DAYS:
            continue
        verb, key = sentence.governing_verb(i), sentence.keys[i]
        if key not in halves:
            halves[key] = _lost_half(evidence, i)
        if not evidence.known(i):
            if not _is_of_publication(evidence, i):
                yield Objection.of("date", "absent", word.text)
        elif other := halves[key]:
            yield Objection.of("date", "halved", word.text, other)
        elif (
            verb is not None
            and evidence.known(verb)
            and not evidence.is_copied(min(i, verb), max(i, verb))
            and not any(_dates(span, p, sentence.keys[verb]) for span, p in evidence.spanned(i))
        ):
            yield Objection.of("date", "deed", word.text, sentence.words[verb].text)


def _is_of_publication(evidence: Evidence, i: int) -> bool:
    """Whether a month or year that the text leaves out is that of the article."""
    days = [day for article in evidence.articles if (day := article.day)]
    month, text = month_at(evidence.sentence, i), evidence.sentence.words[i].text
    return any(month == day.month or text == str(day.year) for day in days)


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


def _dates(span: Passage, i: int, verb: str) -> bool:
    """Whether the date at word ``i`` is that of what the verb of key ``verb`` tells."""
    at = span.governing_verb(i)
    if at is None:
        return verb in span.keys
    joined = {at, *span.related(at, *_JOINED_CLAUSES)}
    if span.nodes[at].relation in _JOINED_CLAUSES:
        joined.add(span.nodes[at].head)
    return any(span.keys[j] == verb for j in joined)


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
        elif _is_misplaced(evidence, run):
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
    """Whether a name stands among words of a source that has another there.

    The words around it are a source's, those beside it do not go with it anywhere, and
    no verb that it is an argument of has a pronoun in its place.
    """
    sentence, fragments = evidence.sentence, evidence.fragments
    sides = (range(run.start - 1, -1, -1), range(run.stop, len(sentence)))
    beside = [j for side in sides for j in islice(filter(sentence.is_content, side), 1)]
    heads = {h for i in run if (h := sentence.content_head(i)) is not None and h not in run}
    around = [*beside, *heads, *_named_so(sentence, run)]
    if (
        not around
        or {fragments[j] for j in beside} & {fragments[i] for i in run} - {-1}
        or not all(map(evidence.known, beside))
        or any(evidence.are_linked(i, j) for i in run for j in around)
    ):
        return False
    if _is_told_with_another_verb(evidence, run, heads):
        return False
    told = [place for head in heads for place in evidence.told(head)]
    prepositions = {
        sentence.keys[sentence.nodes[i].head] for i in run if sentence.nodes[i].relation == "pobj"
    }
    return any(_has_name_after(span, p, prepositions) for span, p in told) or not any(
        _has_pronoun(span, p) for span, p in told
    )


def _named_so(sentence: Passage, run: range) -> list[int]:
    """The words of the subject that is said to be a name: "the salvage firm is Dutch"."""
    return [
        part
        for i in run
        if sentence.nodes[i].relation in ("acomp", "attr")
        for subject in sentence.related(sentence.nodes[i].head, "nsubj")
        for part in (subject, *sentence.related(subject, "compound", "amod"))
        if sentence.is_content(part)
    ]


def _is_told_with_another_verb(evidence: Evidence, run: range, heads: Collection[int]) -> bool:
    """Whether a span has a name and most of the sentence, but none of the verbs the name is with.

    "The Aurora hit the reef off Vik" is told by "the Aurora struck the reef off Vik", though
    another span has "the ship hit the reef".
    """
    sentence = evidence.sentence
    others = {
        sentence.keys[i]
        for i in range(len(sentence))
        if sentence.is_content(i) and i not in run and i not in heads
    }
    names, apart = ({sentence.keys[i] for i in group} for group in (run, heads))
    is_argument = any(sentence.nodes[i].relation in _ARGUMENTS for i in run)
    return is_argument and any(
        names <= (keys := frozenset(span.keys))
        and apart.isdisjoint(keys)
        and len(others & keys) > len(others) / 2
        for span in evidence.spans
    )


def _has_name_after(span: Passage, i: int, prepositions: set[str]) -> bool:
    """Whether one of ``prepositions`` puts a name to word ``i``: "crashed into the Pentagon"."""
    return any(
        is_name(span, j)
        for preposition in span.related(i, "prep")
        if span.keys[preposition] in prepositions
        for j in span.related(preposition, "pobj")
    )


def _has_pronoun(span: Passage, i: int) -> bool:
    """Whether a pronoun, or nobody, is the subject or object of word ``i``."""
    arguments = span.related(i, "nsubj", "nsubjpass", "dobj", "poss")
    return not arguments or any(is_pronoun(span, j) for j in arguments)
