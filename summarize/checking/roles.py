"""Whether the sentence has the same doing the same to the same as its spans."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.facts.predicates import AGENT, PATIENT, Predicate, is_pronoun

_SYMMETRIC = frozenset({"be", "meet", "join", "marry", "become", "have", "do"})
_OPPOSITE = {AGENT: PATIENT, PATIENT: AGENT}


def check_roles(evidence: Evidence) -> Iterator[Objection]:
    """Yield each argument of a verb that has the opposite role, or another holder, in the spans."""
    sentence = evidence.sentence
    for predicate, role, argument in _arguments(sentence):
        if (
            sentence.nodes[argument].relation == "compound"
            or is_pronoun(sentence, argument)
            or not evidence.known(argument)
            or not evidence.known(predicate.verb)
            or evidence.is_copied(*sorted((argument, predicate.verb)))
        ):
            continue  # of a compound, the word that it is a part of stands among the arguments too
        key, told = sentence.keys[argument], _told(evidence, predicate)
        parts = [argument, *sentence.related(argument, "compound")]
        text = sentence.sentence.between(min(parts), max(parts) + 1)
        verb = sentence.words[predicate.verb].text
        if _has(told, role, key):
            continue
        if _has(told, _OPPOSITE[role], key):
            yield Objection.of("role", role, text, verb)


def keeps_roles(evidence: Evidence) -> bool:
    """Return whether somebody does something in the sentence, and all do as in the spans."""
    sentence = evidence.sentence
    arguments = [*_arguments(sentence)]
    return bool(arguments) and all(
        _has(_told(evidence, predicate), role, sentence.keys[i]) for predicate, role, i in arguments
    )


def _arguments(sentence: Passage) -> Iterator[tuple[Predicate, str, int]]:
    """Yield each argument of a verb with its role, where it makes a difference which it has."""
    for predicate in sentence.predicates:
        if sentence.nodes[predicate.verb].lemma not in _SYMMETRIC:
            for role in _OPPOSITE:
                for i in predicate.filling(role):
                    yield predicate, role, i


def _told(evidence: Evidence, predicate: Predicate) -> list[tuple[Passage, Predicate]]:
    """The predicates of the spans that have the same verb."""
    key = evidence.sentence.keys[predicate.verb]
    return [
        (span, each)
        for span in evidence.spans
        for each in span.predicates
        if span.keys[each.verb] == key and evidence.tells(predicate.verb, span)
    ]


def _has(told: list[tuple[Passage, Predicate]], role: str, *keys: str) -> bool:
    """Whether one of ``keys`` has ``role`` in a predicate."""
    return any(span.keys[i] in keys for span, each in told for i in each.filling(role))
