"""How many sentences in words of their own verification passes, true ones and false ones.

    python tests/checking/free_wording.py

The articles and the sentences on them are this project's own (`paraphrases/*.txt`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from summarize import default_card, load_embedder, load_parser
from summarize.analysis import Treebank
from summarize.checking import DEFAULT_THRESHOLD, Checker, gather_sources, verify_sentences
from summarize.evaluation.discrimination import auc
from summarize.types import Article

FOLDER = Path(__file__).with_name("paraphrases")


@dataclass(frozen=True, slots=True)
class Told:
    """An article with sentences on it; ``true`` says of each whether the article supports it."""

    article: str
    sentences: tuple[str, ...]
    true: tuple[bool, ...]


def read_told(name: str) -> list[Told]:
    """Return the articles of a file with their sentences; its first paragraph is a remark."""
    paragraphs = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    return [_told(paragraph) for paragraph in paragraphs[1:]]


def _told(paragraph: str) -> Told:
    article, *sentences = paragraph.replace("\n  ", " ").strip().split("\n")
    return Told(
        article.removeprefix("# "),
        tuple(sentence[2:] for sentence in sentences),
        tuple(sentence.startswith("+ ") for sentence in sentences),
    )


def table(told: Sequence[Told], scores: Sequence[float]) -> str:
    """Return the share that passes of the true and of the false, and the AUC."""
    true = np.array([each for group in told for each in group.true])
    values = np.array(scores)
    shares = [np.mean(values[true == kind] >= DEFAULT_THRESHOLD) for kind in (True, False)]
    return (
        f"true {true.sum()}, passed {shares[0]:.1%}\n"
        f"false {(~true).sum()}, passed {shares[1]:.1%}\n"
        f"AUC {auc(list(values), list(true)):.3f}"
    )


def main() -> None:
    """Print the figures of each file."""
    embedder, parser = load_embedder(default_card("embedder")), load_parser(default_card("parser"))
    for path in sorted(FOLDER.glob("*.txt")):
        told = read_told(path.stem)
        scores = [
            verdict.score
            for group in told
            for verdict in verify_sentences(
                group.sentences,
                gather_sources([Article("a", group.article)], embedder),
                Checker(embedder, Treebank(parser)),
            )
        ]
        sys.stdout.write(f"{path.stem}\n{table(told, scores)}\n")


if __name__ == "__main__":
    main()
