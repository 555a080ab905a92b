"""Whether other articles say what a sentence says, or its article alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from summarize.analysis import Analysis
from summarize.analysis.trees import Tree
from summarize.clustering import Story
from summarize.language.words import content_stems, names
from summarize.selection import Scores
from summarize.types import Sentence, SentenceEmbedder

_BLOCK_ROWS = 1024
_NEW_SHARE = 0.5
_WORDED_SHARE = 0.375
"""Of a sentence's content words so many stand in another article without telling what it tells: by
the other sentences of its own article, of which as many pass so as by their cosines alone."""
_NEAREST = 3
"""Of another article so many sentences are read beside one: it may tell it in parts."""
FEWEST_STEMS = 4
"""Content words of what says something by itself: less says little without the rest."""

Standing = Literal["shared", "own", "far", "news"]
"""Others say it too; nobody comes near it; nobody comes anywhere near it; others come near it, but
not anywhere near a clause of it, of which half of the words or more stand in no other article."""


def standings(
    analysis: Analysis,
    story: Story,
    groups: Sequence[Sequence[int]] = (),
    *,
    embedder: SentenceEmbedder | None = None,
) -> dict[str, Standing]:
    """Return by its id how each sentence stands to the other articles, near-copies too.

    What stands in one group with a sentence of another article is said there, and so is what
    comes near one, in meaning and words together, unless it has a clause that does not: "The fire
    which destroyed the school was started deliberately" repeats what is known and tells more.

    Args:
        analysis: of all articles that were given.
        story: those of their sentences that are on the event.
        groups: the places in the story of sentences that say the same.
        embedder: makes the vectors of clauses; without it, or without trees, none is looked at.
    """
    likeness = analysis.meaning.likeness
    grouped = _grouped(story, groups)
    found: dict[str, Standing] = {}
    near = []
    for sentence, (cosine, retelling) in zip(analysis.sentences, _elsewhere(analysis), strict=True):
        is_shared = sentence.id in grouped or retelling >= likeness.said_too
        if is_shared and sentence.id not in grouped:
            near.append(sentence)
        far: Standing = "far" if cosine < likeness.clearly_own else "own"
        found[sentence.id] = "shared" if is_shared else far
    if embedder and analysis.treebank:
        trees = analysis.treebank.trees([each.text for each in near])
        told = {
            each.id: [
                text
                for text in clauses(tree)
                if len({*content_stems(text, each.language)}) >= FEWEST_STEMS
            ]
            for each, tree in zip(near, trees, strict=True)
        }
        found |= _by_clauses(near, told, analysis, embedder)
    return found


def _grouped(story: Story, groups: Sequence[Sequence[int]]) -> set[str]:
    """Return the ids of the sentences that stand in a group with one of another article."""
    members = [[story.sentences[row] for row in group] for group in groups]
    several = [said for said in members if len({each.article_id for each in said}) > 1]
    return {each.id for said in several for each in said}


def _by_clauses(
    sentences: Sequence[Sentence],
    told: dict[str, list[str]],
    analysis: Analysis,
    embedder: SentenceEmbedder,
) -> dict[str, Standing]:
    """Return the standing of those of the sentences that have a clause which others do not say.

    Where others say one of its clauses, another has to tell a name or a figure that they do not.
    """
    asked = [(each, text) for each in sentences for text in told[each.id]]
    if not asked:
        return {}
    likeness, vectors = analysis.meaning.likeness, analysis.meaning.vectors
    owners = np.array([each.article_id for each in analysis.sentences])
    cosines = embedder.embed([text for _, text in asked]) @ vectors.T
    new: defaultdict[str, dict[str, float]] = defaultdict(dict)
    known = _articles_of_stems(analysis)
    for (sentence, text), row in zip(asked, cosines, strict=True):
        cosine = row[owners != sentence.article_id].max()
        if cosine < likeness.said_too and _is_new(text, sentence, known):
            new[sentence.id][text] = cosine
    return {
        each.id: "news" if min(own.values()) < likeness.clearly_own else "own"
        for each in sentences
        if (own := new[each.id])
        and (list(own) == told[each.id] or any(_is_specific(text, each, known) for text in own))
    }


def _articles_of_stems(analysis: Analysis) -> defaultdict[str, set[str]]:
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for each in analysis.sentences:
        for stem in content_stems(each.text, each.language):
            articles[stem].add(each.article_id)
    return articles


def _is_new(text: str, sentence: Sentence, known: defaultdict[str, set[str]]) -> bool:
    """Whether half of the content words of a clause or more stand in no other article."""
    stems = {*content_stems(text, sentence.language)}
    new = sum(known[stem] <= {sentence.article_id} for stem in stems)
    return new >= _NEW_SHARE * len(stems)


def _is_specific(text: str, sentence: Sentence, known: defaultdict[str, set[str]]) -> bool:
    """Whether a clause has a name or a figure that stands in no other article."""
    language = sentence.language
    named = content_stems(" ".join(names(sentence.text, language)), language)
    return any(
        known[stem] <= {sentence.article_id}
        for stem in content_stems(text, language)
        if stem in named or stem[0].isdigit()
    )


def clauses(tree: Tree) -> Iterator[str]:
    """Yield what a sentence of several clauses tells in each, without what only says who is meant.

    They are the main clause and those joined to it that have subjects of their own; a relative
    clause is left out of all. Of a sentence that is one clause there is nothing to yield.
    """
    opens = [_opening(tree, i) for i in range(len(tree.nodes))]
    told: defaultdict[int, list[str]] = defaultdict(list)
    left_out = False
    for i, word in enumerate(tree.words):
        above = [i, *tree.ancestors(i)]
        if any(tree.nodes[each].relation == "relcl" for each in above):
            left_out = True
            continue
        told[next((each for each in above if opens[each]), -1)].append(word.text)
    if left_out or len(told) > 1:
        yield from map(" ".join, told.values())


def _opening(tree: Tree, i: int) -> bool:
    """Whether word ``i`` heads a clause that is joined to the main one."""
    node = tree.nodes[i]
    is_joined = node.relation == "conj" and node.head in tree.roots
    return is_joined and bool(tree.related(i, "nsubj", "nsubjpass", "expl"))


def _elsewhere(analysis: Analysis) -> Iterator[tuple[float, float]]:
    """Yield how near any other article comes to each sentence, and to telling what it tells.

    Both are on the scale of cosines, and -1 where there is no other article. The second adds to
    the cosine what more of a sentence's words an article has than is usual: in other words a
    statement is farther, and in two sentences it is farther from each. Where meanings are
    compared by words alone the two are one.
    """
    sentences, vectors = analysis.sentences, analysis.meaning.vectors
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, each in enumerate(sentences):
        rows[each.article_id].append(row)
    stems = [frozenset(content_stems(each.text, each.language)) for each in sentences]
    for start in range(0, len(sentences), _BLOCK_ROWS):
        block = vectors[start : start + _BLOCK_ROWS] @ vectors.T
        for row, cosines in enumerate(block, start):
            others = [each for id_, each in rows.items() if id_ != sentences[row].article_id]
            near = [float(cosines[each].max()) for each in others]
            told = near
            if analysis.meaning.words is None and stems[row]:
                told = [
                    cosine + worded_share(row, cosines, each, stems) - _WORDED_SHARE
                    for cosine, each in zip(near, others, strict=True)
                ]
            yield max(near, default=-1.0), max(told, default=-1.0)


def worded_share(
    row: int, cosines: Scores, others: Sequence[int], stems: Sequence[frozenset[str]]
) -> float:
    """Return of a sentence's content words the share that the nearest others of an article have.

    Args:
        row: of the sentence.
        cosines: (n,) how near it is to each of all sentences.
        others: the rows of the article.
        stems: of the content words of all sentences.
    """
    nearest = sorted(others, key=lambda other: -cosines[other])[:_NEAREST]
    shared = stems[row] & frozenset().union(*(stems[other] for other in nearest))
    return len(shared) / max(len(stems[row]), 1)
