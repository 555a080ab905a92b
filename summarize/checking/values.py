"""Whether the numbers, dates and names of a sentence are the spans', and of the same things."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun
from summarize.language.lexicon import MONTHS, WEEKDAYS

_UPPER = frozenset({"under", "below", "fewer", "less", "most", "almost", "nearly"})
_LOWER = frozenset({"over", "above", "more", "least", "exceeding"})
_JOINED_CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp", "prep"})
_STEM = 5
"""Letters that a name and its adjective share: "California", "Californian"."""
_JOINING = 4
"""Words, "and" among them, that may stand between two dates that belong together."""
_RELATIVE_DAYS = frozenset({"today", "yesterday", "tomorrow"})
_UNITS = frozenset(
    "percent per cent million billion trillion thousand hundred dozen dollars pounds euros".split()
)


def check_numbers(evidence: Evidence) -> Iterator[Objection]:
    """Yield each number that the spans lack or have of something else."""
    sentence = evidence.sentence
    for i in range(len(sentence)):
        if not sentence.is_number(i):
            continue
        text = _number_text(sentence, i)
        if not evidence.known(i):
            if not _is_a_count_of_one(sentence, i):
                yield Objection("number", text, f"The sources do not give the number {text}.")
            continue
        owner = _owner(sentence, i)
        if _scale(sentence, i) not in {
            _scale(evidence.spans[s], p) for s, p in evidence.spanned(i)
        }:
            yield Objection("number", text, f"The sources give {text} in another unit or scale.")
        elif _bound(sentence, i) * _any_bound(evidence, i) < 0:
            yield Objection(
                "number", text, f"The sources set the bound of {text} on the other side."
            )
        elif owner is not None and _is_of_another(evidence, i, owner):
            told = sentence.words[owner].text
            yield Objection(
                "number", text, f"The sources give {text}, but not as a number of “{told}”."
            )


def check_dates(evidence: Evidence) -> Iterator[Objection]:
    """Yield each date that the spans lack or have for something else."""
    sentence = evidence.sentence
    for i in range(len(sentence)):
        if not sentence.is_date(i) and sentence.words[i].folded not in _RELATIVE_DAYS:
            continue
        text = sentence.words[i].text
        if not evidence.known(i):
            if not _is_of_publication(evidence, i):
                yield Objection(
                    "date", text, f"The sources do not give the date “{text}” for this."
                )
            continue
        if other := _lost_half(evidence, i):
            yield Objection("date", text, f"The sources have “{text}” and “{other}” together.")
            continue
        verb = sentence.governing_verb(i)
        if (
            verb is None
            or not evidence.known(verb)
            or evidence.is_copied(min(i, verb), max(i, verb))
        ):
            continue
        if not any(_dates(evidence, place, verb) for place in evidence.spanned(i)):
            told = sentence.words[verb].text
            yield Objection(
                "date", text, f"The sources have “{text}”, but not as the date of “{told}”."
            )


def _lost_half(evidence: Evidence, i: int) -> str | None:
    """The other date of "on Monday and again on Tuesday", of which one alone is another story."""
    for number, place in evidence.spanned(i):
        span = evidence.spans[number]
        for other in (*range(place - 1, -1, -1), *range(place + 1, len(span))):
            if not span.is_date(other) or span.keys[other].startswith("#"):
                continue
            low, high = min(other, place), max(other, place)
            between = span.words[low + 1 : high]
            joined = any(word.folded == "and" for word in between) and len(between) <= _JOINING
            if joined and span.keys[other] not in evidence.sentence.keys:
                return str(span.words[other].text)
    return None


def check_names(evidence: Evidence) -> Iterator[Objection]:
    """Yield each name that neither the spans nor the sentences before them have."""
    sentence = evidence.sentence
    i = 0
    while i < len(sentence):
        last = i
        while last + 1 < len(sentence) and _is_one_name(sentence, last):
            last += 1
        absent = [
            j
            for j in range(i, last + 1)
            if sentence.is_name(j) and not evidence.known(j) and not _is_told_before(evidence, j)
        ]
        if absent:
            text = sentence.tree.sentence.between(absent[0], absent[-1] + 1)
            yield Objection("name", text, f"The sources do not name “{text}” here.")
        elif sentence.is_name(i) and _is_misplaced(evidence, i, last):
            text = sentence.tree.sentence.between(i, last + 1)
            yield Objection("name", text, f"The sources name “{text}”, but not in this.")
        i = last + 1


def _is_misplaced(evidence: Evidence, first: int, last: int) -> bool:
    """Whether a name stands among words of a source that has another there.

    The words around it are a source's, those beside it do not go with it anywhere, and
    no verb that it is an argument of has a pronoun in its place.
    """
    sentence, places = evidence.sentence, evidence.alignment
    fragments = places.fragments
    beside = [
        j
        for side in (range(first - 1, -1, -1), range(last + 1, len(sentence)))
        if (j := next((k for k in side if sentence.is_content(k)), None)) is not None
    ]
    run = range(first, last + 1)
    own = {fragments[j] for j in run} - {-1}
    if any(fragments[j] in own for j in beside):
        return False
    heads = {h for j in run if (h := sentence.content_head(j)) is not None and h not in run}
    below = {j for j in range(len(sentence)) if sentence.content_head(j) in run and j not in run}
    around = [*beside, *heads, *below]
    if not around or not all(evidence.known(j) for j in beside):
        return False
    if any(evidence.are_linked(j, k) for j in run for k in around):
        return False
    told = [place for head in heads for place in evidence.told(head)]
    prepositions = {
        sentence.keys[sentence.nodes[j].head] for j in run if sentence.nodes[j].relation == "pobj"
    }
    if any(_has_name_after(span, p, prepositions) for span, p in told):
        return True
    return not any(_has_pronoun(span, p) for span, p in told)


def _has_name_after(span: Passage, i: int, prepositions: set[str]) -> bool:
    """Whether one of ``prepositions`` puts a name to word ``i``: "crashed into the Pentagon"."""
    return any(
        span.is_name(j)
        for prep in span.tree.related(i, "prep")
        if span.keys[prep] in prepositions
        for j in span.tree.related(prep, "pobj")
    )


def _has_pronoun(span: Passage, i: int) -> bool:
    """Whether a pronoun, or nobody, is the subject or object of word ``i``."""
    arguments = span.tree.related(i, "nsubj", "nsubjpass", "dobj", "poss")
    return not arguments or any(is_pronoun(span, j) for j in arguments)


def _is_one_name(sentence: Passage, i: int) -> bool:
    return (
        sentence.is_name(i)
        and sentence.is_name(i + 1)
        and not sentence.tree.sentence.before(i + 1).strip()
    )


def _is_told_before(evidence: Evidence, i: int) -> bool:
    """Whether a span speaks of whom the sentence before it names as word ``i``."""
    key = evidence.sentence.keys[i]
    if key in evidence.nearby or _is_acronym(evidence, i):
        return True
    return len(key) >= _STEM and any(key[:_STEM] == known[:_STEM] for known in evidence.places)


def _is_acronym(evidence: Evidence, i: int) -> bool:
    """Whether a word is the initials of names of the spans: "EU"."""
    text = evidence.sentence.words[i].text.replace(".", "")
    if not (len(text) > 1 and text.isupper()):
        return False
    for span in evidence.spans:
        initials = "".join(word.text[0] for word in span.words if word.is_capitalised)
        if text in initials:
            return True
    return False


def _is_a_count_of_one(sentence: Passage, i: int) -> bool:
    """Whether "one" is no count: "one of the two", "no one", "the one"."""
    return sentence.keys[i] == "#1" and sentence.words[i].text.lower() == "one"


def _number_text(sentence: Passage, i: int) -> str:
    """The number with its unit, if one follows directly."""
    last = i
    while last + 1 < len(sentence) and (
        sentence.words[last + 1].folded in _UNITS
        and not sentence.tree.sentence.before(last + 1).strip()
    ):
        last += 1
    return sentence.tree.sentence.between(i, last + 1)


def _owner(sentence: Passage, i: int) -> int | None:
    """What is counted by number ``i``: the noun above it, units and other numbers apart."""
    for above in sentence.tree.ancestors(i):
        if not sentence.is_content(above) or sentence.keys[above].startswith("#"):
            continue
        if sentence.words[above].folded in _UNITS or sentence.is_date(above):
            continue
        return above if sentence.nodes[above].tag.startswith("NN") else None
    return None


def _is_of_another(evidence: Evidence, i: int, owner: int) -> bool:
    """Whether the spans have both the number and what it is said to count, but apart."""
    if not evidence.known(owner) or evidence.is_copied(min(i, owner), max(i, owner)):
        return False
    return not evidence.are_linked(i, owner)


def _scale(passage: Passage, i: int) -> str:
    """The scale or unit of number ``i``, as "%" or "million", or ""."""
    text = passage.words[i].text
    following = passage.words[i + 1].folded if i + 1 < len(passage) else ""
    if text.endswith("%") or following in ("percent", "per"):
        return "%"
    scale = following if following in _UNITS else ""
    return scale if not following.endswith(("dollars", "pounds", "euros")) else ""


def _bound(passage: Passage, i: int) -> int:
    """1 for "more than 5", -1 for "less than 5", 0 for 5."""
    before = {passage.words[j].folded for j in range(max(0, i - 2), i)}
    return bool(before & _LOWER) - bool(before & _UPPER)


def _any_bound(evidence: Evidence, i: int) -> int:
    bounds = {_bound(evidence.spans[s], p) for s, p in evidence.spanned(i)}
    return bounds.pop() if len(bounds) == 1 else 0


def _dates(evidence: Evidence, place: tuple[int, int], verb: int) -> bool:
    """Whether the date at ``place`` is that of what word ``verb`` of the sentence tells."""
    span, key = evidence.spans[place[0]], evidence.sentence.keys[verb]
    at = span.governing_verb(place[1])
    if at is None:
        return key in span.keys
    joined = {at, *span.tree.related(at, *_JOINED_CLAUSES)}
    if span.nodes[at].relation in _JOINED_CLAUSES:
        joined.add(span.nodes[at].head)
    return any(span.keys[i] == key for i in joined)


def _is_of_publication(evidence: Evidence, i: int) -> bool:
    """Whether a month or year that the text leaves out is that of the article."""
    word = evidence.sentence.words[i]
    months = {f"{n:02}": name for n, name in enumerate(_MONTHS_IN_ORDER, start=1)}
    for date in (article.published or "" for article in evidence.articles):
        if word.text == date[:4] or months.get(date[5:7]) == word.folded[:3]:
            return word.folded not in WEEKDAYS
    return False


_MONTHS_IN_ORDER = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
assert set(_MONTHS_IN_ORDER) <= MONTHS
