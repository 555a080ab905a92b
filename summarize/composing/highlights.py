"""The points of one article alone: what nobody else says, and what is read after the prose.

A point is a span, printed as it stands, so no name can be put into it. What it leaves open the
brief must have told: whom it names, and what it points at. What cannot stand so is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from summarize.analysis import Analysis
from summarize.analysis.trees import Tree
from summarize.composing.naming import names_unknown
from summarize.composing.references import Printed
from summarize.composing.said_elsewhere import FEWEST_STEMS, worded_share
from summarize.language.languages import ENGLISH
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import content_stems, folded_words
from summarize.types import BriefSentence, Citation, Sentence

_MOST = 2
_WORDED_SHARE = 0.5
_AWAY = re.compile(r"\bhere\b(?!\s+(?:in|at|on)\b)|\bthe following\b", re.I)
"""What stands for the article's place, or for what comes after."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def choose_highlights(
    own: Sequence[Sentence],
    analysis: Analysis,
    brief: Sequence[BriefSentence],
    news: Collection[str],
) -> Mapping[str, Sequence[Citation]]:
    """Return, by article, the first few of its sentences that can be told after the brief.

    Args:
        own: what one article alone says and the brief does not cite, weightiest first.
        analysis: of all articles.
        brief: the sentences of the brief, and the lines of its timeline.
        news: the ids of those that may repeat what others have: they tell more beside it.
    """
    reader = _Reader(brief, analysis)
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for each in own:
        if (
            len(found[each.article_id]) < _MOST
            and _stands_alone(each)
            and reader.learns_from(each, repeats=each.id in news)
            and reader.understands(each)
        ):
            found[each.article_id].append(each.citation)
    return found


def _stands_alone(sentence: Sentence) -> bool:
    text, language = sentence.text, sentence.language
    return (
        not text.startswith("(")  # an aside to what was said before
        and not (language == ENGLISH and _AWAY.search(text))
        and objection(text, language, cased=sentence.cased) is None
        and not leans_back(text, language)
        and tidy(text, language) == text
    )


class _Reader:
    """Who has read the brief, and none of the articles."""

    def __init__(self, brief: Sequence[BriefSentence], analysis: Analysis) -> None:
        text = " ".join(each.text for each in brief)
        self._words = frozenset(folded_words(text))
        self._told = frozenset(content_stems(text, analysis.language))
        self._sentences = analysis.sentences
        self._stems = [frozenset(content_stems(s.text, s.language)) for s in analysis.sentences]
        self._vectors = analysis.meaning.vectors
        self._row_of = {each.id: row for row, each in enumerate(analysis.sentences)}
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, each in enumerate(analysis.sentences):
            self._rows[each.article_id].append(row)
        self._treebank = analysis.treebank
        self._printed = _printed(brief, analysis)

    def learns_from(self, sentence: Sentence, *, repeats: bool) -> bool:
        """Return whether a sentence tells enough that neither the brief nor another article tells.

        With ``repeats`` it may tell what others do, beside more.
        """
        row = self._row_of[sentence.id]
        is_enough = len(self._stems[row] - self._told) >= FEWEST_STEMS
        return is_enough and (repeats or not self._is_worded_elsewhere(row))

    def _is_worded_elsewhere(self, row: int) -> bool:
        """Whether another article has half of a sentence's words in one, more in its nearest.

        A short statement inside a long sentence is far from it in meaning, and so is one that
        others tell in parts.
        """
        own, half = self._stems[row], _WORDED_SHARE * len(self._stems[row])
        cosines = self._vectors @ self._vectors[row]
        article_id = self._sentences[row].article_id
        for rows in (each for id_, each in self._rows.items() if id_ != article_id):
            if any(len(own & self._stems[other]) >= half for other in rows):
                return True
            if worded_share(row, cosines, rows, self._stems) > _WORDED_SHARE:
                return True
        return False

    def understands(self, sentence: Sentence) -> bool:
        """Return whether a sentence is a whole one, and all that it points at has been told."""
        if self._treebank is None or self._printed is None or sentence.language != ENGLISH:
            return True
        tree = self._treebank.trees([sentence.text])[0]
        own = [self._sentences[row] for row in self._rows[sentence.article_id]]
        return (
            _is_whole(tree)
            and self._printed.explains(sentence)
            and not names_unknown(tree, own, self._words)
        )


def _printed(brief: Sequence[BriefSentence], analysis: Analysis) -> Printed | None:
    if analysis.treebank is None:
        return None
    printed = Printed(analysis.treebank, analysis.sentences)
    for each in brief:
        printed.add(each)
    return printed


def _is_whole(tree: Tree) -> bool:
    """Whether a sentence has a verb with its subject, and does not go on with another's: "But"."""
    return tree.nodes[0].tag != "CC" and any(tree.related(root, *_SUBJECTS) for root in tree.roots)
