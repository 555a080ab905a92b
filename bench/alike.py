"""How well translated paragraphs that say the same are told: by all-MiniLM-L6-v2 and by words.

    python -m bench.alike DATA [LANGUAGE ...]

MultiLing's articles are translations of English ones. Paragraphs of two articles say the same
here if the embedder finds their English originals near (a cosine of 0.62 or more). A paragraph
is paired with the one at the same share of the translation.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from summarize.analysis.identification import identify_language
from summarize.backends import load_embedder
from summarize.catalog import default_card
from summarize.selection import tfidf_rows

LANGUAGES = "french czech greek arabic hebrew hindi".split()
SAME = 0.62
MIN_WORDS = 8
MAX_SHIFT = 0.04
Floats = npt.NDArray[np.float64]


def average_precision(scores: Floats, same: npt.NDArray[np.bool_]) -> float:
    """Return the mean precision at each pair that says the same."""
    hits = same[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits)[hits] / (np.flatnonzero(hits) + 1)).mean())


def paragraphs(text: str) -> tuple[list[str], Floats]:
    """Return the paragraphs and where in the text each has its middle, in [0, 1]."""
    found = [line.strip() for line in text.split("\n") if line.strip()]
    lengths = np.array([len(line) for line in found], dtype=np.float64)
    return found, (np.cumsum(lengths) - lengths / 2) / lengths.sum()


def paired(english: str, translated: str) -> list[tuple[str, str]]:
    """Return paragraphs with their translations, where the two texts are in step."""
    ours, our_places = paragraphs(english)
    theirs, their_places = paragraphs(translated)
    if abs(len(ours) - len(theirs)) > 1:
        return []
    nearest = [int(np.abs(their_places - place).argmin()) for place in our_places]
    return [
        (text, theirs[i])
        for text, place, i in zip(ours, our_places, nearest, strict=True)
        if len(text.split()) >= MIN_WORDS and abs(their_places[i] - place) < MAX_SHIFT
    ]


def main(data: Path, languages: Sequence[str]) -> None:
    """Print one row a language."""
    embedder = load_embedder(default_card("embedder"))

    def stories(language: str) -> list[dict[str, str]]:
        lines = (data / f"multiling_{language}.jsonl").open(encoding="utf-8")
        return [{d["docno"]: d["text"] for d in json.loads(each)["documents"]} for each in lines]

    english = stories("english")
    for language in languages:
        same, meaning, wording = [], [], []
        for original, translation in zip(english, stories(language), strict=True):
            pairs = [
                (number, *pair)
                for number, text in original.items()
                if number in translation
                for pair in paired(text, translation[number])
            ]
            owners = np.array([number for number, _, _ in pairs])
            upper = np.triu(owners[:, None] != owners[None, :], 1)
            texts = [text for _, _, text in pairs]
            code = identify_language(" ".join(texts))
            first = embedder.embed([text for _, text, _ in pairs])
            second, rows = embedder.embed(texts), tfidf_rows(texts, [code] * len(texts))
            same.append((first @ first.T >= SAME)[upper])
            meaning.append((second @ second.T)[upper])
            wording.append((rows @ rows.T).toarray()[upper])
        truth, encoded, words = map(np.concatenate, (same, meaning, wording))
        print(
            f"{language}: {len(truth)} pairs, {truth.sum()} the same; average precision "
            f"MiniLM {average_precision(encoded, truth):.2f}, "
            f"words {average_precision(words, truth):.2f}; "
            f"MiniLM finds {100 * (encoded >= 0.7).mean():.0f}% of all pairs alike (0.7)",
            flush=True,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or LANGUAGES)
