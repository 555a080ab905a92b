"""What is worth saying: salience and redundancy."""

from summarize.selection.meaning import IN_WORDS, Likeness, WordVectors, knows_languages
from summarize.selection.rank import RankedCluster, rank_clusters
from summarize.selection.salience import Scores, score_salience, story_weights
from summarize.selection.tfidf import tfidf_rows

__all__ = [
    "IN_WORDS",
    "Likeness",
    "RankedCluster",
    "Scores",
    "WordVectors",
    "knows_languages",
    "rank_clusters",
    "score_salience",
    "story_weights",
    "tfidf_rows",
]
