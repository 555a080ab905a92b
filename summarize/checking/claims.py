"""Whether a sentence denies, hedges and attributes as its spans do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.denial import is_negated, modality, opposite
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun
from summarize.facts.speech import is_first_person, is_reported

_BORROWED = 4
"""Words in a row, taken out of a quotation, that are still somebody's words."""
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSE = frozenset({"ccomp", "ROOT", "parataxis", "conj"})


def check_polarity(evidence: Evidence) -> Iterator[Objection]:
    """Yield each word whose statement is denied, or stated as a fact, unlike in every span."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        is_verb = sentence.nodes[i].tag.startswith("V")
        if not sentence.is_content(i) and not is_verb:
            continue
        text = word.text
        if not evidence.known(i):
            if denied := opposite(sentence.keys[i], evidence.known_keys):
                yield Objection.of("negation", "opposite", text, denied)
            continue
        places = [
            (span, p)
            for span, p in evidence.told(i)
            if _can_state(sentence, i)
            and _can_state(span, p)
            and _states_alike(sentence, i, span, p)
        ]
        negated = is_negated(sentence, i)
        if places and all(is_negated(span, p) != negated for span, p in places):
            yield Objection.of("negation", "denied" if negated else "not_denied", text)
        elif places and is_verb:
            own = modality(sentence, i)
            theirs = [modality(span, p) for span, p in places]
            if not any(own == each or ("hedged" in own and not each) for each in theirs):
                is_fact = bool(own) and not any(theirs)
                yield Objection.of("modality", "a_fact" if is_fact else "mood", text)


def _can_state(passage: Passage, i: int) -> bool:
    """Whether word ``i`` heads something that can be denied: a verb, a noun, an adjective."""
    node = passage.nodes[i]
    if node.relation in ("aux", "auxpass"):
        return False
    return node.tag.startswith(("V", "NN", "JJ")) and not is_name(passage, i)


def _states_alike(sentence: Passage, i: int, span: Passage, p: int) -> bool:
    """Whether two words are of one class and, unless they are verbs, of the same statement.

    "No approval" denies "approved" of nothing, nor is a man denied whom nothing stops.
    """
    own, theirs = sentence.nodes[i], span.nodes[p]
    return own.tag[:2] == theirs.tag[:2] and (
        own.tag.startswith("V") or sentence.keys[own.head] == span.keys[theirs.head]
    )


def check_attribution(evidence: Evidence) -> Iterator[Objection]:
    """Yield the first thing that a source only says that somebody says, or says of itself."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        if is_first_person(sentence, i) and not word.quoted:
            yield Objection.of("attribution", "own_word", word.text)
            return
    said = [s.word for s in sentence.sayings if sentence.nodes[s.word].relation != "amod"]
    for i in said:
        if _has_another_speaker(evidence, i) or _has_lost_speaker(evidence, i):
            yield Objection.of("attribution", "speaker", sentence.words[i].text)
            return
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


def _has_another_speaker(evidence: Evidence, i: int) -> bool:
    """Whether nobody, or somebody else, says what word ``i`` tells than in every span."""
    sentence = evidence.sentence
    if sentence.nodes[i].tag not in _FINITE:
        return False
    speakers = sentence.speakers(i)
    if any(is_pronoun(sentence, j) or not evidence.known(j) for j in speakers):
        return False
    # Where the parser finds no subject, anybody who is still named may be it.
    own = {sentence.keys[j] for j in speakers} or set(sentence.keys)
    told = [
        {span.keys[j] for j in span.speakers(p)}
        for span, p in evidence.spanned(i)
        if not span.words[p].quoted and not any(is_pronoun(span, j) for j in span.speakers(p))
    ]
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
