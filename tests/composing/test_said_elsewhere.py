"""Which sentences other articles say too, and which repeat what is known and tell more."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from summarize.analysis import Analysis, analyse
from summarize.analysis.meaning import Meaning
from summarize.analysis.splitting import split_articles
from summarize.analysis.treebank import Treebank
from summarize.clustering import Story
from summarize.composing import measure_coverage, standings
from summarize.composing.said_elsewhere import _WORDED_SHARE, clauses
from summarize.likeness import Likeness
from summarize.testing import WordEmbedder, default_parser, tree_of
from summarize.types import Article, Models, Sentence, SentenceEmbedder

OWN_WORDS = Path(__file__).parents[1] / "checking" / "own_words" / "held_out.jsonl"
KNOWN = "A fire destroyed the science block of Harrow Lane school early on Wednesday."
ARSON = (
    "Police believe that the fire which destroyed the science block of Harrow Lane school"
    " on Wednesday was started deliberately."
)
AGAIN = "The fire destroyed the science block of Harrow Lane school on Wednesday."


def read(*texts: str) -> tuple[Analysis, Story]:
    """Articles of a sentence each, and their story."""
    sentences = tuple(
        Sentence(f"a{n}.0", f"a{n}", 0, 0, 0, len(text), text) for n, text in enumerate(texts)
    )
    articles = tuple(Article(each.article_id, each.text) for each in sentences)
    vectors = WordEmbedder().embed(texts)
    meaning, treebank = Meaning(vectors, Likeness()), Treebank(default_parser())
    return (
        Analysis(articles, sentences, meaning, "en", treebank),
        Story(sentences, vectors, copies={}, dropped=()),
    )


def test_a_sentence_that_repeats_what_is_known_and_tells_more_is_news() -> None:
    analysis, story = read(KNOWN, ARSON)
    assert standings(analysis, story, embedder=WordEmbedder()) == {"a0.0": "shared", "a1.0": "news"}
    assert standings(analysis, story) == {"a0.0": "shared", "a1.0": "shared"}


def test_news_is_listed_although_its_words_stand_elsewhere() -> None:
    analysis, story = read(KNOWN, ARSON)
    standing = standings(analysis, story, embedder=WordEmbedder())
    known, arson = measure_coverage(analysis, story, [], np.ones(2), standing)
    assert (known.unique, known.highlights) == (0, ())
    assert (arson.unique, len(arson.highlights)) == (1, 1)


def test_what_is_said_again_is_no_news() -> None:
    analysis, story = read(KNOWN, AGAIN)
    assert {*standings(analysis, story, embedder=WordEmbedder()).values()} == {"shared"}


def test_what_stands_in_a_group_with_another_article_is_said_there() -> None:
    analysis, story = read(KNOWN, ARSON)
    found = standings(analysis, story, [[0, 1]], embedder=WordEmbedder())
    assert {*found.values()} == {"shared"}


def test_far_is_what_nobody_comes_anywhere_near() -> None:
    analysis, story = read(KNOWN, "Three otter pups were born at the zoo.")
    assert {*standings(analysis, story).values()} == {"far"}


def test_beside_a_clause_that_is_known_another_has_to_tell_a_name_or_a_figure() -> None:
    promised = "Shah promised on Monday that no store of the chain would be closed."
    tail = "neither side of the table wants to spoil that rare chance again"
    for more, standing in ((tail, "shared"), (f"Unify fears that {tail}", "news")):
        analysis, story = read(promised, f"{promised[:-1]}, but {more}.")
        found = standings(analysis, story, embedder=WordEmbedder())
        assert found["a1.0"] == standing, more


def shares_known(embedder: SentenceEmbedder) -> tuple[float, float]:
    """Return of sentences in quite other words the share that is known to be said by an article.

    And that of those which no other one says: news hardly repeats itself, so that the sentences
    of one half of an article beside the other half are such.
    """
    rows = map(json.loads, OWN_WORDS.read_text(encoding="utf-8").splitlines())
    said = [row for row in rows if row["consistent"]]
    halves = {
        document["text"]: [each.text for each in split_articles([Article("a", document["text"])])]
        for row in said
        for document in row["documents"]
    }

    def shared(*texts: str) -> list[bool]:
        articles = [Article(f"a{n}", text, language="en") for n, text in enumerate(texts)]
        analysis = analyse(articles, Models(embedder=embedder))
        standing = standings(analysis, Story((), analysis.meaning.vectors[:0], {}, ()))
        return [standing[each.id] == "shared" for each in analysis.sentences]

    again = [shared(row["text"], *(d["text"] for d in row["documents"]))[0] for row in said]
    other = [
        each
        for half in halves.values()
        for each in shared("\n\n".join(half[::2]), "\n\n".join(half[1::2]))
    ]
    return sum(again) / len(again), sum(other) / len(other)


def test_what_is_said_again_in_other_words_is_known_by_meaning_and_words_together(
    embedder: SentenceEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    again, other = shares_known(embedder)
    monkeypatch.setattr("summarize.composing.said_elsewhere.worded_share", lambda *_: _WORDED_SHARE)
    by_cosine_again, by_cosine_other = shares_known(embedder)
    told = f"said again {again:.2f}, by cosine {by_cosine_again:.2f}; "
    told += f"not said {other:.2f}, by cosine {by_cosine_other:.2f}"
    assert again >= by_cosine_again + 0.1, told
    assert other <= by_cosine_other + 0.02, told


def test_clauses_leave_out_who_is_meant_and_part_what_is_joined() -> None:
    (main,) = clauses(tree_of(ARSON))
    assert main == "Police believe that the fire was started deliberately"
    joined = "Shah promised no closures, but the union Unify warned that 3,000 jobs were at risk."
    promise, warning = clauses(tree_of(joined))
    assert "closures" in promise
    assert warning == "the union Unify warned that 3,000 jobs were at risk"
    assert list(clauses(tree_of(KNOWN))) == []
