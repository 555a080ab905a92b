"""That what a sentence points at has been told: "the plants" of another article are others.

Taken out of its article, a sentence can point at nothing, or at something else. A definite
noun is understood where the brief has told of the same thing before. Where it has not, the
sentence's own article tells which one it is ("the old gas plants"), or the sentence must go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.composing.choice import Choice
from summarize.facts.pointing import (
    DefiniteNoun,
    Telling,
    definite_nouns,
    last_telling,
    points_back,
)
from summarize.language.words import content_stems
from summarize.types import BriefSentence, Citation, Sentence

_MOST_NAMING = 4
"""So many words name a thing; more describe it."""

Told = tuple[Telling, Sentence]
"""What a noun stands for, and the sentence that tells it."""


def place_references(
    chosen: Sequence[Choice], sentences: Sequence[Sentence], treebank: Treebank
) -> tuple[list[Choice], set[str]]:
    """Return ``chosen`` with what it points at told, and the ids of those where it cannot be.

    A sentence that is given another sentence's words ("the old gas plants") cites that too.

    Args:
        chosen: what is printed, in its order.
        sentences: all of the articles', in order.
        treebank: has their trees.
    """
    printed = _Printed(treebank, _by_article(sentences))
    placed: list[Choice] = []
    lost: set[str] = set()
    for each in chosen:
        if each.follows in lost:
            lost.add(each.id)
            continue
        told = printed.tell(each)
        if told is None:
            lost.add(each.id)
        else:
            placed.append(told)
            printed.add(told)
    return placed, lost


def _by_article(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.article_id].append(sentence)
    return found


@dataclass(slots=True)
class _Printed:
    """What the brief has told so far."""

    treebank: Treebank
    sentences: dict[str, list[Sentence]]
    trees: list[Tree] = field(default_factory=list)
    cited: set[Citation] = field(default_factory=set)
    last: tuple[Citation, ...] = ()

    def add(self, choice: Choice) -> None:
        self.trees.append(self._tree(choice.sentence.text))
        self.cited.update(choice.sentence.citations)
        self.last = choice.sentence.citations

    def tell(self, choice: Choice) -> Choice | None:
        """The choice with each thing that it points at told; None if one cannot be."""
        tree = self._tree(choice.sentence.text)
        if choice.follows is None and points_back(tree):
            return None
        changes: list[tuple[DefiniteNoun, Told]] = []
        for noun in definite_nouns(tree):
            told = self._meant(noun, choice.source)
            if told is None and noun.is_shown and not self._follows_last(choice):
                return None  # "in that moment": what was told just before, in other words
            if told is None or self._is_known(noun, told):
                continue
            if noun.is_described and not told[0].is_new:
                continue  # "the federal government"
            is_fixed = noun.is_described or tree.words[noun.noun].quoted
            if is_fixed or not 1 < len(told[0].naming) <= _MOST_NAMING:
                return None
            changes.append((noun, told))
        return choice.printing(_renamed(choice.sentence, tree, changes)) if changes else choice

    def _meant(self, noun: DefiniteNoun, source: Sentence) -> Told | None:
        """The last telling of a noun in the article of ``source`` before it.

        There is none of what is known to everybody: of "the government" no article says which.
        """
        before = self.sentences[source.article_id][: source.index]
        for sentence in reversed(before):
            if noun.stem in content_stems(sentence.text, sentence.language) and (
                telling := last_telling(self._tree(sentence.text), noun.lemma)
            ):
                return telling, sentence
        return None

    def _follows_last(self, choice: Choice) -> bool:
        """Whether what was printed last stands directly before in the article."""
        source = choice.source
        before = self.sentences[source.article_id][max(source.index - 1, 0)]
        return before.citation in self.last or before == source

    def _is_known(self, noun: DefiniteNoun, told: Told) -> bool:
        telling, sentence = told
        if sentence.citation in self.cited:
            return True
        known = next(
            filter(None, (last_telling(tree, noun.lemma) for tree in reversed(self.trees))), None
        )
        return known is not None and known.may_be(telling)

    def _tree(self, text: str) -> Tree:
        return self.treebank.trees([text])[0]


def _renamed(
    sentence: BriefSentence, tree: Tree, changes: Sequence[tuple[DefiniteNoun, Told]]
) -> BriefSentence:
    text, cited = tree.text, dict.fromkeys(sentence.citations)
    for noun, (telling, span) in reversed(changes):
        word = tree.words[noun.noun]
        text = text[: word.start] + " ".join(telling.naming) + text[word.end :]
        cited[span.citation] = None
    return BriefSentence(text, "fused", sentence.support, tuple(cited))
