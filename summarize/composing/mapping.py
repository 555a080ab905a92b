"""Which sentences of the articles say the same, and where they stand on a map of the story.

The map is the plane through the groups' mean vectors in which they differ most: Pearson, "On lines
and planes of closest fit to systems of points in space", 1901.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.composing.said_elsewhere import Standing
from summarize.types import BriefSentence, Embeddings, Group, Sentence

_DECIMALS = 3
_TIED = 1e-6  # distances that differ by less are equal but for rounding: the first one counts


def map_groups(
    analysis: Analysis,
    story: Story,
    groups: Sequence[Sequence[int]],
    brief: Sequence[BriefSentence],
    standing: Mapping[str, Standing],
) -> tuple[Group, ...]:
    """Return the groups of sentences that say the same, each with its place on the map.

    A sentence that a near-copy merely repeats stands with that of its original.

    Args:
        analysis: of all articles that were given.
        story: those of their sentences that are on the event, m of them.
        groups: the places in the story of sentences that say the same.
        brief: the sentences of the brief.
        standing: by its id, how each sentence stands to the other articles.
    """
    members = [[story.sentences[row] for row in group] for group in groups]
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    for sentence, row in _repeated(analysis, story):
        members[group_of[row]].append(sentence)
    means = np.stack([story.embeddings[list(group)].mean(axis=0) for group in groups])
    return tuple(
        Group(
            members=tuple(each.citation for each in said),
            x=float(x),
            y=float(y),
            own=all(standing[each.id] != "shared" for each in said),
            told=_told(said, brief),
        )
        for said, (x, y) in zip(members, project(means), strict=True)
    )


def project(vectors: Embeddings) -> npt.NDArray[np.float64]:
    """Return a place in the plane for each vector: (n, 2), each side from 0 to 1.

    The sign of a side, which the plane leaves open, is such that what is farthest out on it is
    at 1; a side on which all are alike is 0.5.

    Args:
        vectors: (n, dim), n of 1 or more.
    """
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    left, lengths, _ = np.linalg.svd(centred, full_matrices=False)
    places = np.zeros((len(vectors), 2))
    sides = min(2, len(lengths))
    places[:, :sides] = left[:, :sides] * lengths[:sides]
    distance = np.abs(places)
    is_far = distance >= (1.0 - _TIED) * distance.max(axis=0)
    farthest = places[is_far.argmax(axis=0), [0, 1]]
    places *= np.where(farthest < 0, -1.0, 1.0)
    lowest, extent = places.min(axis=0), np.ptp(places, axis=0)
    flat = extent < 1e-6  # what is left of rounding would be blown up
    placed = np.where(flat, 0.5, (places - lowest) / np.where(flat, 1.0, extent))
    return placed.round(_DECIMALS)


def _repeated(analysis: Analysis, story: Story) -> list[tuple[Sentence, int]]:
    """Return the sentences that a near-copy repeats, each with the row of what it repeats."""
    apart: dict[str, list[tuple[int, int]]] = {}
    for each in story.dropped:
        apart.setdefault(each.article_id, []).append((each.start, each.end))
    found = []
    for sentence, vector in zip(analysis.sentences, analysis.meaning.vectors, strict=True):
        original = story.copies.get(sentence.article_id)
        if original is None or sentence.id in story.row_of:
            continue
        spans = apart.get(sentence.article_id, ())
        rows = np.flatnonzero(story.owners == original)
        if len(rows) and not any(s <= sentence.start < e for s, e in spans):
            found.append((sentence, int(rows[(story.embeddings[rows] @ vector).argmax()])))
    return found


def _told(said: Sequence[Sentence], brief: Sequence[BriefSentence]) -> int | None:
    for place, sentence in enumerate(brief):
        for cited in sentence.citations:
            for each in said:
                if (
                    cited.article_id == each.article_id
                    and cited.start < each.end
                    and each.start < cited.end
                ):
                    return place
    return None
