"""How many planted errors verification catches where it passes 95% of what is true.

    python tests/checking/planted_errors.py STORIES.jsonl

From true news sentences, some as they stand and some shortened, fused with the next or put
in another order, it makes corrupted ones, and prints for each kind the share that scores
below the threshold which 95% of the true ones reach.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corruptions import Variant, corrupt, front, fuse, names_of, shorten

from summarize import default_card, load_embedder, load_parser
from summarize.analysis import Treebank
from summarize.analysis.trees import Tree, plant
from summarize.checking import DEFAULT_THRESHOLD, Checker, gather_sources, verify_sentences
from summarize.language.lexicon import FIRST_PERSON
from summarize.types import Article, SentenceEmbedder, SyntaxParser

SENTENCES = 200
CORRUPTED = 1000
SENTENCES_A_STORY = 5
WORDS = range(8, 46)
PASSED = 0.95


@dataclass(frozen=True)
class Scored:
    """A sentence's kind, whether it is true, its score, and the sentence."""

    kind: str
    true: bool
    score: float
    text: str


def score_story(
    texts: Sequence[str],
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
    generator: random.Random,
    count: int = SENTENCES_A_STORY,
) -> list[Scored]:
    """Make true and corrupted sentences from one story's articles and score them all."""
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    sources = gather_sources(articles, embedder)
    trees = [plant(parse) for parse in parser.parse([s.text for s in sources.sentences])]
    fit = [i for i, tree in enumerate(trees) if _is_fit(tree)]
    pool = names_of(trees)
    true, false = [], []
    for i in sorted(generator.sample(fit, min(count, len(fit)))):
        follows = (
            i + 1 in fit and sources.sentences[i + 1].article_id == sources.sentences[i].article_id
        )
        edits = [shorten(trees[i], generator), front(trees[i])]
        edits += [fuse(trees[i], trees[i + 1])] if follows else []
        edited = [edit for edit in edits if edit]
        true += [Variant("verbatim", trees[i].text), *edited]
        bases = [trees[i], *(plant(parse) for parse in parser.parse([e.text for e in edited]))]
        for base in bases:
            false += corrupt(base, pool, generator)
    checker = Checker(embedder, Treebank(parser))
    verdicts = verify_sentences([each.text for each in (*true, *false)], sources, checker)
    return [
        Scored(each.kind, number < len(true), verdict.score, each.text)
        for number, (each, verdict) in enumerate(zip((*true, *false), verdicts, strict=True))
    ]


def threshold_of(scored: Iterable[Scored]) -> float:
    """Return the score that 95% of the true sentences reach."""
    return float(np.quantile([each.score for each in scored if each.true], 1 - PASSED))


def caught(scored: Iterable[Scored], threshold: float, kind: str | None = None) -> float:
    """Return the share of the corrupted sentences, of one ``kind`` or all, below ``threshold``."""
    scores = [e.score for e in scored if not e.true and kind in (None, e.kind)]
    return float(np.mean([score < threshold for score in scores]))


def table(scored: Sequence[Scored]) -> str:
    """Return the shares by kind, as a Markdown table."""
    own = threshold_of(scored)
    lines = [f"| kind | sentences | below {own:.2f} | below the default, {DEFAULT_THRESHOLD:.2f} |"]
    lines.append("|---|---|---|---|")
    for true in (True, False):
        kinds = sorted({each.kind for each in scored if each.true == true})
        for kind in [*kinds, None]:
            rows = [e for e in scored if e.true == true and kind in (None, e.kind)]
            shares = [np.mean([e.score < at for e in rows]) for at in (own, DEFAULT_THRESHOLD)]
            name = f"{'true' if true else 'false'}: {kind or '**all**'}"
            lines.append(f"| {name} | {len(rows)} | {shares[0]:.1%} | {shares[1]:.1%} |")
    return "\n".join(lines)


def read_stories(path: Path) -> Iterable[list[str]]:
    """Yield the texts of each story's articles."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield [document["text"] for document in json.loads(line)["documents"]]


def main(path: Path) -> None:
    """Print the table for the stories of ``path``."""
    parser, embedder = load_parser(default_card("parser")), load_embedder(default_card("embedder"))
    generator = random.Random(0)
    scored: list[Scored] = []
    for texts in read_stories(path):
        scored += score_story(texts, embedder=embedder, parser=parser, generator=generator)
        verbatim = sum(each.kind == "verbatim" for each in scored)
        if verbatim >= SENTENCES and sum(not each.true for each in scored) >= CORRUPTED:
            break
    sys.stdout.write(table(scored) + "\n")
    if "-v" in sys.argv:
        own = threshold_of(scored)
        for each in scored:
            if (each.score >= own) != each.true:
                sys.stdout.write(f"{each.kind} {each.score:.3f} {each.text}\n")


def _is_fit(tree: Tree) -> bool:
    """Whether a sentence is one of running text, and nobody's account of himself."""
    return (
        len(tree.words) in WORDS
        and tree.text[0] not in "(["
        and tree.text[-1] in '.”"'
        and not any(w.folded in FIRST_PERSON and not w.quoted for w in tree.words)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
