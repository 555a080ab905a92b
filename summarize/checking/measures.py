"""The parts of a support score: what is compared, each as a number in [0, 1]."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from summarize.checking.evidence import Evidence
from summarize.checking.fragments import Pile
from summarize.checking.roles import keeps_roles
from summarize.checking.verdict import Objection
from summarize.facts.names import is_name
from summarize.facts.passages import Passage, key_of
from summarize.facts.predicates import is_pronoun
from summarize.types import SentenceEmbedder

_PART_OF_KIND = {
    "number": "numbers",
    "name": "names",
    "date": "dates",
    "role": "roles",
    "relation": "polarity",
    "negation": "polarity",
    "modality": "modality",
    "quotation": "quotations",
    "attribution": "attribution",
}
_PER_OBJECTION = 0.5
"""What is left of a part after each objection of its kind."""
_PER_BREAK = 0.8


def measure_parts(
    evidence: Evidence,
    objections: Sequence[Objection],
    weight: Callable[[str], float],
    pile: Pile,
    nearness: Mapping[int, float],
    cosine: float,
) -> dict[str, float]:
    """Return the parts by name, each in [0, 1], 1 being best.

    words: the share of the content words, by weight, that a span has.
    facts: halved by each number, name or date that no span has.
    bigrams, trigrams: the share of runs of so many words that a span has.
    breaks: less for each pair of neighbouring content words that no span puts together.
    joints: the share of neighbouring content words that stand together in a span.
    subjects: the share of subjects that go with their verb in a span.
    meaning: the mean over content words of how near a span's word comes.
    embedding: the cosine of the sentence and its spans.
    fragments: 1 less the number of pieces of the sources that it is made of, a word; 1 too
        where only the construction is another: with all words, links and roles of the spans.
    links: the share of content words that depend on the same word in a span.
    numbers … attribution: halved by each objection of the kind.

    Args:
        evidence: the sentence and its spans.
        objections: what the checks found.
        weight: how much a key tells.
        pile: the words that it may be made of.
        nearness: how near in meaning a span's word comes to each word that no span has.
        cosine: of the sentence and its spans.
    """
    sentence, fragments = evidence.sentence, evidence.fragments
    content = [i for i in range(len(sentence)) if sentence.is_content(i)]
    weights = {i: weight(key_of(sentence.words[i].text)) for i in content}
    total = sum(weights.values()) or 1.0
    absent = _absent(evidence)
    facts = sum(is_name(sentence, i) or sentence.keys[i].startswith("#") for i in absent)
    joints = [
        fragments[i] == fragments[j] >= 0 or evidence.are_linked(i, j) for i, j in pairwise(content)
    ]
    heads = ((i, sentence.content_head(i)) for i in content)
    links = _share(evidence.has_link(i, head) for i, head in heads if head is not None)
    is_turned = not absent and links == 1.0 and keeps_roles(evidence)
    pieces = 0 if is_turned else pile.count_fragments(plain_keys(sentence))
    against = Counter(_PART_OF_KIND[o.kind] for o in objections if o.kind in _PART_OF_KIND)
    return {
        "words": 1.0 - sum(weights[i] for i in absent) / total,
        "facts": _PER_OBJECTION**facts,
        "bigrams": _shared_runs(evidence, 2),
        "trigrams": _shared_runs(evidence, 3),
        "breaks": _PER_BREAK ** joints.count(False),
        "joints": _share(joints),
        "subjects": _share(evidence.are_linked(i, verb) for i, verb in _subjects(sentence)),
        "meaning": 1.0 - sum(1.0 - nearness.get(i, 0.0) for i in absent) / max(len(content), 1),
        "embedding": min(1.0, max(0.0, cosine)),
        "fragments": 1.0 - pieces / max(len(sentence), 1),
        "links": links,
        **{part: _PER_OBJECTION ** against[part] for part in _PART_OF_KIND.values()},
    }


def plain_keys(passage: Passage) -> tuple[str, ...]:
    """Return the keys of the words of ``passage`` as they are written, verbs too."""
    return tuple(key_of(word.text) for word in passage.words)


def nearest_words(
    evidences: Sequence[Evidence], embedder: SentenceEmbedder
) -> list[dict[int, float]]:
    """Return, for each content word that no span has, the highest cosine with one of the spans."""
    asked = [
        {i: evidence.sentence.words[i].folded for i in _absent(evidence)} for evidence in evidences
    ]
    offered = [
        sorted({s.words[i].folded for s in e.spans for i in range(len(s)) if s.is_content(i)})
        if absent
        else []
        for e, absent in zip(evidences, asked, strict=True)
    ]
    listed = sorted({word for absent in asked for word in absent.values()}.union(*offered))
    if not listed:
        return [{} for _ in evidences]
    row = {word: number for number, word in enumerate(listed)}
    vectors, scale = embedder.embed(listed), embedder.scale
    return [
        {
            i: scale.to_reference(float(max(vectors[[row[w] for w in known]] @ vectors[row[word]])))
            for i, word in absent.items()
            if known
        }
        for absent, known in zip(asked, offered, strict=True)
    ]


def _absent(evidence: Evidence) -> list[int]:
    """The content words that no span has."""
    sentence = evidence.sentence
    return [i for i in range(len(sentence)) if sentence.is_content(i) and not evidence.known(i)]


def _shared_runs(evidence: Evidence, size: int) -> float:
    known = {run for span in evidence.spans for run in _runs(span.keys, size)}
    return _share(run in known for run in _runs(evidence.sentence.keys, size))


def _runs(keys: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    return zip(*(keys[i:] for i in range(size)), strict=False)


def _share(held: Iterable[bool]) -> float:
    listed = list(held)
    return sum(listed) / len(listed) if listed else 1.0


def _subjects(sentence: Passage) -> Iterator[tuple[int, int]]:
    for predicate in sentence.predicates:
        for i in predicate.agents:
            if not is_pronoun(sentence, i):
                yield i, predicate.verb
