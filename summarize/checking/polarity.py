"""Whether a sentence denies and hedges as its spans do."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.denial import is_negated, modality, opposite
from summarize.facts.names import is_name
from summarize.facts.passages import Passage


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
