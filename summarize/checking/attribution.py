"""Whether a sentence has the same say the same as its spans, quoted and not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.facts.predicates import mates
from summarize.facts.speech import Saying, is_first_person, is_reported
from summarize.language.lexicon import TITLES, word_set

_QUOTATION = re.compile(r"[“\"]([^”“\"]+)[”\"]")
_UNBROKEN = re.compile(r"(?:(?!…|\.\s?\.).)+", re.S)
"""What of a quotation has no dots in it for words that were left out."""
_FEWEST_QUOTED = 2
_FEWEST_SAID = 2
"""Words of what is said that make it somebody's."""
_PERCEIVING = word_set("see find show discover")
"""Verbs of what was so, and not of what was told of it."""
_BORROWED = 4
"""Words in a row, taken out of a quotation with their verb, that are still somebody's words."""
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSE = frozenset({"ccomp", "ROOT", "parataxis", "conj"})


def check_quotations(evidence: Evidence) -> Iterator[Objection]:
    """Yield each quotation that is not verbatim or not its speaker's."""
    sentence = evidence.sentence
    named = _named_of(sentence, sentence.sayings)
    for text, quoted in _quotations(sentence):
        holders = [
            each
            for span, before in zip(evidence.spans, evidence.before, strict=True)
            for each in (span, *before)
            if f" {' '.join(quoted)} " in f" {' '.join(word.folded for word in each.words)} "
        ]
        if not holders:
            yield Objection.of("quotation", "absent", text)
        elif named and not any(_may_say(named, each) for each in holders):
            yield Objection.of("quotation", "speaker", " ".join(named.values()), text)


def _quotations(sentence: Passage) -> Iterator[tuple[str, list[str]]]:
    """Yield what is quoted and its words; each run for itself where dots stand for words."""
    for match in _QUOTATION.finditer(sentence.text):
        runs = [*_UNBROKEN.finditer(sentence.text, *match.span(1))]
        for run in runs:
            quoted = [w.folded for w in sentence.words if run.start() <= w.start < run.end()]
            if len(quoted) >= _FEWEST_QUOTED:
                yield (match if len(runs) == 1 else run)[0].strip(), quoted


def _may_say(named: Mapping[str, str], holder: Passage) -> bool:
    """Whether one of ``named`` says what a source sentence quotes, or nobody who is named."""
    theirs = _named_of(holder, holder.sayings)
    return not theirs or not theirs.keys().isdisjoint(named)


def _named_of(passage: Passage, sayings: Iterable[Saying]) -> dict[str, str]:
    """The names, without titles, of who says something outside of quotations, by their keys."""
    speakers = (i for saying in sayings for i in saying.speakers)
    return {
        passage.keys[j]: passage.words[j].text
        for i in speakers
        if not passage.words[i].quoted
        for j in mates(passage, i)
        if is_name(passage, j) and passage.words[j].folded not in TITLES
    }


def check_attribution(evidence: Evidence) -> Iterator[Objection]:
    """Yield the first thing that a source only says that somebody says, or says of itself."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        if is_first_person(sentence, i) and not word.quoted:
            yield Objection.of("attribution", "own_word", word.text)
            return
    for saying in sentence.sayings:
        if _has_lost_speaker(evidence, saying.word) or _is_said_by_another(evidence, saying):
            yield Objection.of("attribution", "speaker", sentence.words[saying.word].text)
            return
    if any(sentence.nodes[saying.word].relation != "amod" for saying in sentence.sayings):
        return
    if borrowed := _borrowed(evidence):
        yield Objection.of("attribution", "quoted", borrowed)
        return
    for i, word in enumerate(sentence.words):
        node = sentence.nodes[i]
        if word.quoted or not node.tag.startswith("V") or node.relation not in _CLAUSE:
            continue
        verbs = [
            (span, p)
            for span, p in evidence.told(i)
            if span.nodes[p].tag.startswith("V") and evidence.tells(i, span)
        ]
        if (
            verbs
            and all(is_reported(span, p) for span, p in verbs)
            and not _is_plain_elsewhere(evidence, i)
        ):
            yield Objection.of("attribution", "reported", word.text)
            return


def _is_plain_elsewhere(evidence: Evidence, i: int) -> bool:
    """Whether another span that has most of the sentence states word ``i`` and names nobody."""
    return any(
        span.nodes[p].tag.startswith("V") and evidence.has_half(span) and not is_reported(span, p)
        for span, p in evidence.spanned(i)
    )


def _has_lost_speaker(evidence: Evidence, i: int) -> bool:
    """Whether who stood between a comma and word ``i`` was left out: "…, told reporters".

    Parsers take what comes before for the subject then, so the words themselves are compared.
    """
    sentence = evidence.sentence
    if i == 0 or sentence.nodes[i].tag not in _FINITE or "," not in sentence.sentence.before(i):
        return False
    before, origin = evidence.origins[i - 1], evidence.origins[i]
    if before is None or origin is None or before[0] is not origin[0]:
        return False
    span = origin[0]
    between = range(before[1] + 1, origin[1])
    lost = [span.keys[p] for p in between if span.nodes[p].tag.startswith(("NN", "PRP"))]
    return bool(lost) and set(lost).isdisjoint(sentence.keys)


def _is_said_by_another(evidence: Evidence, saying: Saying) -> bool:
    """Whether the spans that tell what is said name who says it, and none has one named here."""
    named = _named_of(evidence.sentence, [saying])
    telling = [span for span in evidence.spans if evidence.tells(saying.word, span)]
    return (
        bool(named)
        and any(_named_of(span, span.sayings) for span in telling)
        and all(evidence.keys_of(span).isdisjoint(named) for span in telling)
    )


def _borrowed(evidence: Evidence) -> str | None:
    """The first run of words that a span has in quotation marks and the sentence has not."""
    sentence = evidence.sentence

    def is_borrowed(i: int) -> bool:
        origin = evidence.origins[i]
        return bool(origin and origin[0].words[origin[1]].quoted and not sentence.words[i].quoted)

    for borrowed, group in groupby(range(len(sentence)), key=is_borrowed):
        run = list(group)
        is_clause = any(sentence.nodes[i].tag.startswith(("V", "MD")) for i in run)
        if borrowed and is_clause and len(run) >= min(_BORROWED, len(sentence)):
            return sentence.sentence.between(run[0], run[-1] + 1)
    return None
