"""Whether quotations are the sources' and their speakers'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun, predicates
from summarize.language.lexicon import ATTRIBUTION_VERBS

_QUOTATION = re.compile(r"[“\"]([^”“\"]+)[”\"]")
_FEWEST_QUOTED = 2
_ACCORDING = frozenset({"according"})


def check_quotations(evidence: Evidence) -> Iterator[Objection]:
    """Yield each quotation that is not verbatim or not its speaker's."""
    sentence = evidence.sentence
    for match in _QUOTATION.finditer(sentence.tree.text):
        inside = [i for i, w in enumerate(sentence.words) if match.start() < w.start < match.end()]
        if len(inside) < _FEWEST_QUOTED:
            continue
        quoted = [sentence.words[i].folded for i in inside]
        sources = [
            (n, each)
            for n, span in enumerate(evidence.spans)
            for each in (span, *evidence.before[n])
        ]
        holders = [(n, each) for n, each in sources if _contains(each, quoted)]
        if not holders:
            yield Objection("quotation", match[0], f"No source has the words {match[0]}.")
            continue
        speaker = _speaker(sentence, inside)
        if speaker is None:
            continue
        speakers = {sentence.keys[i] for i in sentence.mates(speaker)}
        if not any(_may_speak(evidence, n, each, speakers) for n, each in holders):
            text = sentence.words[speaker].text
            yield Objection("quotation", text, f"The sources do not have “{text}” say {match[0]}.")


def _contains(passage: Passage, quoted: list[str]) -> bool:
    folded = [word.folded for word in passage.words]
    size = len(quoted)
    return any(folded[i : i + size] == quoted for i in range(len(folded) - size + 1))


def _speaker(sentence: Passage, inside: list[int]) -> int | None:
    """The name that is said to say what words ``inside`` quote, or None."""
    for predicate in predicates(sentence):
        verb = predicate.verb
        if verb in inside or sentence.words[verb].folded not in ATTRIBUTION_VERBS:
            continue
        for agent in predicate.agents:
            if agent not in inside and not is_pronoun(sentence, agent):
                return agent
    for i in range(len(sentence)):
        if sentence.words[i].folded in _ACCORDING and i not in inside:
            below = [j for to in sentence.tree.children[i] for j in sentence.tree.children[to]]
            return below[0] if below else None
    return None


def _may_speak(evidence: Evidence, number: int, holder: Passage, speakers: set[str]) -> bool:
    """Whether one of ``speakers`` says what ``holder``, a source sentence, quotes."""
    told = [
        agent
        for predicate in predicates(holder)
        if holder.words[predicate.verb].folded in ATTRIBUTION_VERBS
        for agent in predicate.agents
        if not holder.words[agent].quoted
    ]
    if speakers & {holder.keys[i] for agent in told for i in holder.mates(agent)}:
        return True
    outside = {holder.keys[i] for i, word in enumerate(holder.words) if not word.quoted}
    if told and not all(is_pronoun(holder, i) or not holder.is_name(i) for i in told):
        return False
    around = {key for each in evidence.before[number] for key in each.keys}
    return bool(speakers & (outside | around))
