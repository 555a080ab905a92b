"""Whether a sentence denies and hedges as its spans do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.checking.evidence import Evidence, Place
from summarize.checking.occasions import occasion_left_out
from summarize.checking.verdict import Objection
from summarize.facts.denial import is_negated, modality, mood_of_infinitive, opposite
from summarize.facts.names import is_name
from summarize.facts.passages import Passage
from summarize.facts.predicates import is_pronoun
from summarize.language.lexicon import word_set

_LIGHT = word_set("be come do get give go have hold make put take")
_OF_BEING = ("acomp", "attr", "prep")
_OF_DOING = ("nsubj", "nsubjpass", "dobj", "dative", "prep", "prt")


def check_polarity(evidence: Evidence) -> Iterator[Objection]:
    """Yield each word whose statement is denied, or stated as a fact, unlike in every span."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        is_verb = sentence.nodes[i].tag.startswith("V")
        if not sentence.is_content(i) and not is_verb:
            continue
        text, places = word.text, _places(evidence, i)
        if not places:
            denied = None if evidence.known(i) else opposite(sentence.keys[i], evidence.known_keys)
            if denied:
                yield Objection.of("negation", "opposite", text, denied)
            continue
        negated = is_negated(sentence, i)
        if all(is_negated(span, p) != negated for span, p in places):
            yield Objection.of("negation", "denied" if negated else "not_denied", text)
        elif is_verb and (reason := _other_mood(sentence, i, places)):
            yield Objection.of("modality", reason, text)


def _places(evidence: Evidence, i: int) -> list[Place]:
    """Where the spans state or deny what word ``i`` does, of the same occasion if one tells."""
    sentence = evidence.sentence
    if not _can_state(sentence, i):
        return []
    alike = [
        (span, p)
        for span, p in (*evidence.told(i), *evidence.told_as_toll(i))
        if _can_state(span, p)
        and _are_alike(sentence, i, span, p)
        and (evidence.is_taken_on(i) or _state_alike(sentence, i, span, p))
    ]
    return [place for place in alike if not occasion_left_out(evidence, *place)] or alike


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
    return "mood" if own else "no_fact"


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


def _state_alike(sentence: Passage, i: int, span: Passage, p: int) -> bool:
    """Whether two words can be of one statement: light verbs only with the same beside them.

    "Was away" is no "was on the bridge", and "go to Slovakia" no "go to arbitration".
    """
    lemma = sentence.nodes[i].lemma
    if lemma not in _LIGHT:
        return True
    beside, there = _beside(sentence, i), _beside(span, p)
    return not beside.isdisjoint(there) or (lemma == "be" and not (beside and there))


def _beside(passage: Passage, i: int) -> set[str]:
    """The keys of what makes a statement of light verb ``i``: what somebody is, does or has."""
    is_being = passage.nodes[i].lemma == "be"
    below = passage.related(i, *(_OF_BEING if is_being else _OF_DOING))
    if is_being and not below:
        below = passage.related(i, "advmod")
    return {
        passage.keys[j]
        for each in below
        for j in (each, *passage.related(each, "pobj"))
        if not is_pronoun(passage, j) and (is_being or passage.is_content(j))
    }
