"""What is worth saying: salience and redundancy."""

from summarize.selection.rank import RankedCluster, rank_clusters
from summarize.selection.salience import (
    Scores,
    inherit_salience,
    score_salience,
    source_agreement,
    story_weights,
)
from summarize.selection.tfidf import tfidf_rows

__all__ = [
    "RankedCluster",
    "Scores",
    "inherit_salience",
    "rank_clusters",
    "score_salience",
    "source_agreement",
    "story_weights",
    "tfidf_rows",
]
