"""That what a sentence points at has been told: "the plants" of another article are others.

Taken out of its article, a sentence can point at nothing, or at something else. A definite
noun is understood where the brief has told of the same thing before. Where it has not, and the
sentence's own article has, the sentence must go. (Giving it the article's words, "the old gas
plants", was tried: in a quarter of the sentences they were those of another thing, or no English.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.composing.choice import Choice
from summarize.composing.clauses import without_ties
from summarize.facts.pointing import (
    DefiniteNoun,
    Telling,
    definite_nouns,
    last_telling,
    opening,
    points_back,
    ties,
)
from summarize.language.words import content_stems, stem
from summarize.types import BriefSentence, Citation, Sentence

Told = tuple[Telling, Sentence]
"""What a noun stands for, and the sentence that tells it."""


def place_references(
    chosen: Sequence[Choice], sentences: Sequence[Sentence], treebank: Treebank
) -> tuple[list[Choice], set[str]]:
    """Return those of ``chosen`` that point at nothing that is not told, and the ids of the others.

    Args:
        chosen: what is printed, in its order.
        sentences: all of the articles', in order.
        treebank: has their trees.
    """
    printed = Printed(treebank, sentences)
    placed: list[Choice] = []
    lost: set[str] = set()
    for each in chosen:
        if each.follows in lost:
            lost.add(each.id)
        elif printed.lets_stand(each):
            placed.append(printed.untied(each))
            printed.add(placed[-1].sentence)
        else:
            lost.add(each.id)
    return placed, lost


def _by_article(sentences: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.article_id].append(sentence)
    return found


class Printed:
    """What the brief has told so far."""

    def __init__(self, treebank: Treebank, sentences: Sequence[Sentence]) -> None:
        """Begin with nothing told of ``sentences``, all of the articles', in order."""
        self._treebank = treebank
        self._sentences = _by_article(sentences)
        self._trees: list[Tree] = []
        self._stems: set[str] = set()
        self._cited: set[Citation] = set()
        self._last: tuple[Citation, ...] = ()

    def add(self, sentence: BriefSentence) -> None:
        """Tell a sentence."""
        self._trees.append(self._tree(sentence.text))
        self._stems.update(content_stems(sentence.text))
        self._cited.update(sentence.citations)
        self._last = sentence.citations

    def lets_stand(self, choice: Choice) -> bool:
        """Return whether each thing that a choice points at has been told."""
        tree = self._tree(choice.sentence.text)
        if choice.follows is None and points_back(tree):
            return False
        # Whose something is, the sentences around tell: "the president's campaign".
        nouns = [noun for noun in definite_nouns(tree) if not noun.is_owner]
        if any(self._is_untold(noun, choice.source) for noun in nouns):
            return False
        return self._follows_last(choice.source) or self._begins_told(tree, choice.source)

    def untied(self, choice: Choice) -> Choice:
        """Return a choice without "also" and the like, unless it follows what it adds to."""
        if self._follows_last(choice.source):
            return choice
        text = without_ties(self._tree(choice.sentence.text))
        return choice.printing(replace(choice.sentence, text=text))

    def _begins_told(self, tree: Tree, source: Sentence) -> bool:
        """Whether what a sentence begins with was told, or need not be: "The questions come as …".

        What is described may be known to all, as far as its article has not told of it before.
        """
        begun = opening(tree)
        if begun is None or (begun.is_known and not begun.is_beside):
            return True
        stems = set(map(stem, begun.lemmas))
        if stems & self._stems:
            return not begun.is_compared  # "the smaller ship": than which one?
        # Of "the Marlow report" an article may have told nothing but of Marlow.
        asked = {begun.noun} if begun.is_named else stems
        before = self._sentences[source.article_id][: source.index]
        return begun.is_described and not (
            begun.is_beside or any(asked & {*content_stems(s.text, s.language)} for s in before)
        )

    def explains(self, sentence: Sentence) -> bool:
        """Return whether all that an article's sentence points at, as it stands, has been told."""
        tree = self._tree(sentence.text)
        nouns = [noun for noun in definite_nouns(tree) if not noun.is_owner]
        return not (
            points_back(tree, alone=True)
            or ties(tree)
            or any(self._is_untold(noun, sentence) for noun in nouns)
        ) and self._begins_told(tree, sentence)

    def _is_untold(self, noun: DefiniteNoun, source: Sentence) -> bool:
        """Whether only the article of ``source`` has told what a noun stands for."""
        told = self._meant(noun, source)
        if told is None:  # "in that moment": what was told just before, in other words
            return noun.is_shown and not self._follows_last(source)
        if noun.is_described and not told[0].is_new:  # "the federal government"
            return False
        return not self._is_known(noun, told)

    def _meant(self, noun: DefiniteNoun, source: Sentence) -> Told | None:
        """The last telling of a noun in the article of ``source`` before it.

        There is none of what is known to everybody: of "the government" no article says which.
        """
        before = self._sentences[source.article_id][: source.index]
        for sentence in reversed(before):
            if noun.stem in content_stems(sentence.text, sentence.language) and (
                telling := last_telling(self._tree(sentence.text), noun.lemma)
            ):
                return telling, sentence
        return None

    def _follows_last(self, source: Sentence) -> bool:
        """Whether what was printed last stands directly before in the article."""
        before = self._sentences[source.article_id][max(source.index - 1, 0)]
        return before.citation in self._last or before == source

    def _is_known(self, noun: DefiniteNoun, told: Told) -> bool:
        telling, sentence = told
        if sentence.citation in self._cited:
            return True
        known = self._last_told(noun)
        return known is not None and known.may_be(telling)

    def _last_told(self, noun: DefiniteNoun) -> Telling | None:
        """The last mention of a noun in the brief that says of what it tells."""
        found = (last_telling(tree, noun.lemma) for tree in reversed(self._trees))
        return next(filter(None, found), None)

    def _tree(self, text: str) -> Tree:
        return self._treebank.trees([text])[0]
