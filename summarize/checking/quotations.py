"""Whether quotations are the sources' and their speakers'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun, mates

_QUOTATION = re.compile(r"[“\"]([^”“\"]+)[”\"]")
_FEWEST_QUOTED = 2


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
