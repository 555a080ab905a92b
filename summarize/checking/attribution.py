"""Whether a sentence has the same say the same as its spans, quoted and not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.facts.people import is_person
from summarize.facts.predicates import is_pronoun, mates
from summarize.facts.speech import ACCORDING, is_first_person, is_reported
from summarize.language.lexicon import TITLES, word_set

_QUOTATION = re.compile(r"[“\"]([^”“\"]+)[”\"]")
_FEWEST_QUOTED = 2
_FEWEST_SAID = 2
"""Words of what is said that make it somebody's."""
_PERCEIVING = word_set("see find show discover")
"""Verbs of what was so, and not of what was told of it."""
_BORROWED = 4
"""Words in a row, taken out of a quotation, that are still somebody's words."""
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSE = frozenset({"ccomp", "ROOT", "parataxis", "conj"})


def check_quotations(evidence: Evidence) -> Iterator[Objection]:
    """Yield each quotation that is not verbatim or not its speaker's."""
    sentence = evidence.sentence
    for match in _QUOTATION.finditer(sentence.text):
        quoted = [w.folded for w in sentence.words if match.start() < w.start < match.end()]
        if len(quoted) < _FEWEST_QUOTED:
            continue
        holders = [
            (each, before)
            for span, before in zip(evidence.spans, evidence.before, strict=True)
            for each in (span, *before)
            if f" {' '.join(quoted)} " in f" {' '.join(word.folded for word in each.words)} "
        ]
        if not holders:
            yield Objection.of("quotation", "absent", match[0])
            continue
        speaker = _speaker(sentence)
        if speaker is None:
            continue
        speakers = {sentence.keys[i] for i in mates(sentence, speaker)}
        if not any(_may_speak(speakers, each, before) for each, before in holders):
            yield Objection.of("quotation", "speaker", sentence.words[speaker].text, match[0])


def _speaker(sentence: Passage) -> int | None:
    """The name that is said to say what the sentence quotes, or None."""
    speakers = (i for saying in sentence.sayings for i in saying.speakers)
    return next((i for i in speakers if not is_pronoun(sentence, i)), None)


def _may_speak(speakers: set[str], holder: Passage, before: tuple[Passage, ...]) -> bool:
    """Whether one of ``speakers`` says what ``holder``, a source sentence, quotes."""
    told = [i for saying in holder.sayings for i in saying.speakers if not holder.words[i].quoted]
    if speakers & {holder.keys[i] for agent in told for i in mates(holder, agent)}:
        return True
    if not all(is_pronoun(holder, i) or not is_name(holder, i) for i in told):
        return False
    outside = {holder.keys[i] for i, word in enumerate(holder.words) if not word.quoted}
    return not speakers.isdisjoint(outside.union(*(each.keys for each in before)))


def check_attribution(evidence: Evidence) -> Iterator[Objection]:
    """Yield the first thing that a source only says that somebody says, or says of itself."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        if is_first_person(sentence, i) and not word.quoted:
            yield Objection.of("attribution", "own_word", word.text)
            return
    said = [s.word for s in sentence.sayings if sentence.nodes[s.word].relation != "amod"]
    if wrong := _wrongly_said(evidence, said):
        yield Objection.of("attribution", "speaker", wrong)
    if said:
        return
    if borrowed := _borrowed(evidence):
        yield Objection.of("attribution", "quoted", borrowed)
        return
    for i, word in enumerate(sentence.words):
        if not sentence.nodes[i].tag.startswith("V") or sentence.nodes[i].relation not in _CLAUSE:
            continue
        verbs = [(span, p) for span, p in evidence.told(i) if span.nodes[p].tag.startswith("V")]
        if verbs and all(is_reported(span, p) for span, p in verbs):
            yield Objection.of("attribution", "reported", word.text)
            return


def _wrongly_said(evidence: Evidence, said: Sequence[int]) -> str | None:
    """The first of the words of saying whose speaker no span has."""
    sentence = evidence.sentence
    told: dict[str, list[set[str]]] = {}  # a sentence can have one verb many times
    for i in said:
        key = sentence.keys[i]
        if key not in told:
            told[key] = _speakers_told(evidence, i)
        if (
            _has_another_speaker(evidence, i, told[key])
            or _has_lost_speaker(evidence, i)
            or _is_said_by_another(evidence, i)
        ):
            return sentence.words[i].text
    return None


def _speakers_told(evidence: Evidence, i: int) -> list[set[str]]:
    """Return the keys of who says word ``i`` in each span that names them."""
    return [
        {span.keys[j] for j in span.speakers(p)}
        for span, p in evidence.spanned(i)
        if not span.words[p].quoted and not any(is_pronoun(span, j) for j in span.speakers(p))
    ]


def _has_another_speaker(evidence: Evidence, i: int, told: Sequence[set[str]]) -> bool:
    """Whether nobody, or somebody else, says what word ``i`` tells than in every span."""
    sentence = evidence.sentence
    if sentence.nodes[i].tag not in _FINITE:
        return False
    speakers = sentence.speakers(i)
    if any(is_pronoun(sentence, j) or not evidence.known(j) for j in speakers):
        return False
    # Where the parser finds no subject, anybody who is still named may be it.
    own = {sentence.keys[j] for j in speakers} or set(sentence.keys)
    return any(told) and not any(own & theirs for theirs in told)


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
    first = next((p for p in between if span.nodes[p].tag.startswith(("NN", "PRP"))), None)
    return first is not None and span.keys[first] not in sentence.keys


def _is_said_by_another(evidence: Evidence, i: int) -> bool:
    """Whether somebody else named says more of what word ``i`` reports than its own speaker does.

    The speaker may be who is "she" or "the lawyer" in a span, not who is "the police".
    """
    sentence = evidence.sentence
    speakers = sentence.speakers(i)
    said, own = _what_is_said(sentence, i, speakers), _names(sentence, speakers)
    places = [place for j in own for place in evidence.spanned(j)]
    if not said or not places:
        return False
    ours, theirs = 0, 0
    for span in evidence.spans:
        shared = len(said.intersection(span.keys))
        told = [j for saying in span.sayings for j in saying.speakers]
        told_by = {p for j in told for p in mates(span, j)}
        is_named = any(each is span and p in told_by for each, p in places)
        is_bare = not told and any(word.quoted for word in span.words)
        if is_named or is_bare or any(_may_be_named_elsewhere(span, j) for j in told):
            ours = max(ours, shared)
        elif _names(span, told):
            theirs = max(theirs, shared)
    return theirs > ours and theirs >= max(_FEWEST_SAID, len(said) / 2)


def _may_be_named_elsewhere(span: Passage, speaker: int) -> bool:
    """Whether a speaker is "she" or "the lawyer", who has a name in another sentence."""
    return is_pronoun(span, speaker) or (
        not any(is_name(span, j) for j in mates(span, speaker))
        and is_person(span.nodes[speaker].lemma)
    )


def _names(passage: Passage, speakers: Iterable[int]) -> frozenset[int]:
    """The words of the names of ``speakers``, without titles."""
    return frozenset(
        j
        for i in speakers
        for j in mates(passage, i)
        if is_name(passage, j) and passage.words[j].folded not in TITLES
    )


def _what_is_said(sentence: Passage, i: int, speakers: Sequence[int]) -> frozenset[str]:
    """The keys of the content words that word ``i`` reports; none of words in quotation marks."""
    if sentence.words[i].folded == ACCORDING:
        whole = sentence.top(i)
    elif sentence.related(i, "ccomp") and sentence.nodes[i].lemma not in _PERCEIVING:
        whole = i
    else:
        return frozenset()
    return frozenset(
        sentence.keys[j]
        for j in range(len(sentence))
        if sentence.is_content(j)
        and not sentence.words[j].quoted
        and j != i
        and sentence.governs(whole, j)
        and not any(sentence.governs(speaker, j) for speaker in speakers)
    )


def _borrowed(evidence: Evidence) -> str | None:
    """The first run of words that a span has in quotation marks and the sentence has not."""
    sentence = evidence.sentence

    def is_borrowed(i: int) -> bool:
        origin = evidence.origins[i]
        return bool(origin and origin[0].words[origin[1]].quoted and not sentence.words[i].quoted)

    for borrowed, group in groupby(range(len(sentence)), key=is_borrowed):
        run = list(group)
        if borrowed and len(run) >= min(_BORROWED, len(sentence)):
            return sentence.sentence.between(run[0], run[-1] + 1)
    return None
