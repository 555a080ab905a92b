"""What is worth saying: salience and redundancy."""

from summarize.selection.meaning import Meaning, WordVectors, read_meaning
from summarize.selection.rank import RankedCluster, rank_clusters
from summarize.selection.salience import Scores, score_salience, source_agreement, story_weights
from summarize.selection.tfidf import tfidf_rows

__all__ = [
    "Meaning",
    "RankedCluster",
    "Scores",
    "WordVectors",
    "rank_clusters",
    "read_meaning",
    "score_salience",
    "source_agreement",
    "story_weights",
    "tfidf_rows",
]
