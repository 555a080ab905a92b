"""Whether a sentence denies and hedges as its spans do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checking.evidence import Evidence, Place
from summarize.checking.occasions import occasion_left_out
from summarize.checking.verdict import Objection
from summarize.facts.denial import is_negated, modality, mood_of_infinitive
from summarize.facts.names import is_name
from summarize.facts.passages import Passage


def check_polarity(evidence: Evidence) -> Iterator[Objection]:
    """Yield each word whose statement is denied, or stated as a fact, unlike in every span."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        is_verb = sentence.nodes[i].tag.startswith("V")
        if not sentence.is_content(i) and not is_verb:
            continue
        text, places = word.text, _places(evidence, i)
        negated = is_negated(sentence, i)
        if places and all(is_negated(span, p) != negated for span, p in places):
            yield Objection.of("negation", "denied" if negated else "not_denied", text)
        elif is_verb and places and (reason := _other_mood(sentence, i, places)):
            yield Objection.of("modality", reason, text)


def _places(evidence: Evidence, i: int) -> list[Place]:
    """Where the spans state or deny what word ``i`` does, of the same occasion."""
    sentence = evidence.sentence
    if not _can_state(sentence, i):
        return []
    alike = [
        (span, p)
        for span, p in (*evidence.told(i), *evidence.told_as_toll(i))
        if _can_state(span, p) and _are_alike(sentence, i, span, p) and evidence.tells(i, span)
    ]
    return [place for place in alike if not occasion_left_out(evidence, *place)]


def _other_mood(sentence: Passage, i: int, places: Sequence[Place]) -> str | None:
    """How no span has verb ``i`` in the mood of the sentence, as `objections.toml` words it."""
    own = modality(sentence, i)
    theirs = [modality(span, p) for span, p in places]
    # Who says that it is to be claims no more than a source that says that it is.
    is_less = "hedged" in own or own == mood_of_infinitive(sentence, i)
    if any(own == each or (is_less and not each) for each in theirs):
        return None
    if not any(theirs):
        return "a_fact"
    if own:
        return "mood"
    return "no_fact" if _is_stated(sentence, i) else None


def _is_stated(sentence: Passage, i: int) -> bool:
    """Whether verb ``i`` states something: "plans for a show featuring him" states no show."""
    return sentence.nodes[i].tag in ("VBD", "VBP", "VBZ") or bool(
        sentence.related(i, "nsubj", "nsubjpass", "aux", "auxpass")
    )


def _can_state(passage: Passage, i: int) -> bool:
    """Whether word ``i`` heads something that can be denied: a verb, a noun, an adjective."""
    node = passage.nodes[i]
    if node.relation in ("aux", "auxpass"):
        return False
    return node.tag.startswith(("V", "NN", "JJ")) and not is_name(passage, i)


def _are_alike(sentence: Passage, i: int, span: Passage, p: int) -> bool:
    """Whether two words are of one class and, unless they are verbs, of the same statement.

    "No approval" denies "approved" of nothing, nor is a man denied whom nothing stops.
    """
    own, theirs = sentence.nodes[i], span.nodes[p]
    return own.tag[:2] == theirs.tag[:2] and (
        own.tag.startswith("V") or sentence.keys[own.head] == span.keys[theirs.head]
    )
