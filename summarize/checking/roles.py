"""Whether the sentence has the same doing the same to the same as its spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.facts.predicates import Predicate, is_pronoun, predicates

_SYMMETRIC = frozenset({"be", "meet", "join", "marry", "become", "have", "do"})


_REVERSED = {
    "agents": "In the sources “{}” is whom or what “{}” is done to, not who does it.",
    "patients": "In the sources “{}” is who does what “{}” tells, not whom it is done to.",
}
_OTHERS = {
    "agents": "In the sources it is not “{}” of whom “{}” is told.",
    "patients": "In the sources it is not “{}” to whom “{}” is done.",
}


def check_roles(evidence: Evidence) -> Iterator[Objection]:
    """Yield each argument of a verb that has the opposite role, or another holder, in the spans."""
    sentence = evidence.sentence
    known = _Known.of(evidence)
    for predicate in predicates(sentence):
        if sentence.nodes[predicate.verb].lemma in _SYMMETRIC or not evidence.known(predicate.verb):
            continue
        for argument, own, other in (
            *((i, "agents", "patients") for i in predicate.agents),
            *((i, "patients", "agents") for i in predicate.patients),
        ):
            if sentence.nodes[argument].relation == "compound":
                continue  # the word that it is a part of stands among the arguments too
            if is_pronoun(sentence, argument) or not evidence.known(argument):
                continue
            low, high = min(argument, predicate.verb), max(argument, predicate.verb)
            if evidence.is_copied(low, high):
                continue
            key, verb = sentence.keys[argument], sentence.keys[predicate.verb]
            if key in known.keys(verb, own):
                continue
            text, told = _phrase(sentence, argument), sentence.words[predicate.verb].text
            if key in known.keys(verb, other):
                yield Objection("role", text, _REVERSED[own].format(text, told))
            elif sentence.is_name(argument) and known.is_another(
                evidence, predicate, own, other, argument
            ):
                yield Objection("role", text, _OTHERS[own].format(text, told))


def keeps_roles(evidence: Evidence) -> bool:
    """Return whether somebody does something in the sentence, and all do as in the spans."""
    sentence = evidence.sentence
    known = _Known.of(evidence)
    told = [
        (sentence.keys[i], sentence.keys[predicate.verb], role)
        for predicate in predicates(sentence)
        if sentence.nodes[predicate.verb].lemma not in _SYMMETRIC
        for role in ("agents", "patients")
        for i in getattr(predicate, role)
    ]
    return bool(told) and all(key in known.keys(verb, role) for key, verb, role in told)


def _phrase(sentence: Passage, i: int) -> str:
    """A noun with the names and nouns that are part of it."""
    parts = [i, *sentence.tree.related(i, "compound")]
    return sentence.tree.sentence.between(min(parts), max(parts) + 1)


@dataclass(frozen=True)
class _Known:
    """The predicates of the spans by the key of their verb."""

    by_verb: dict[str, list[tuple[Passage, Predicate]]]

    @classmethod
    def of(cls, evidence: Evidence) -> _Known:
        found: dict[str, list[tuple[Passage, Predicate]]] = {}
        for span in evidence.spans:
            for predicate in predicates(span):
                found.setdefault(span.keys[predicate.verb], []).append((span, predicate))
        return cls(found)

    def keys(self, verb: str, role: str) -> frozenset[str]:
        """The keys of all that have ``role`` with ``verb`` in a span."""
        return frozenset(
            span.keys[i]
            for span, predicate in self.by_verb.get(verb, ())
            for i in getattr(predicate, role)
        )

    def is_another(
        self, evidence: Evidence, predicate: Predicate, own: str, other: str, argument: int
    ) -> bool:
        """Whether in every span that tells of the same deed someone else named has the role."""
        sentence = evidence.sentence
        companions = {sentence.keys[i] for i in getattr(predicate, other)}
        told = self.by_verb.get(sentence.keys[predicate.verb], [])
        same = [
            (span, each)
            for span, each in told
            if len(told) == 1 or companions & {span.keys[i] for i in getattr(each, other)}
        ]
        return bool(same) and all(
            getattr(each, own)
            and not any(is_pronoun(span, i) for i in getattr(each, own))
            and any(span.is_name(i) for i in getattr(each, own))
            for span, each in same
        )
