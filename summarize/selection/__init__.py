"""What is worth saying: salience and redundancy."""

from summarize.selection.outlived import day_ahead
from summarize.selection.rank import RankedCluster, rank_clusters
from summarize.selection.salience import (
    Scores,
    inherit_salience,
    lacks_to_opening,
    score_salience,
    source_agreement,
    story_weights,
)
from summarize.selection.tfidf import tfidf_rows

__all__ = [
    "RankedCluster",
    "Scores",
    "day_ahead",
    "inherit_salience",
    "lacks_to_opening",
    "rank_clusters",
    "score_salience",
    "source_agreement",
    "story_weights",
    "tfidf_rows",
]
