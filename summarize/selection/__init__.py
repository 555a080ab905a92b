"""What is worth saying: salience, redundancy, the word budget and the order."""

from summarize.selection.budget import fit_budget
from summarize.selection.rank import make_clusters, rank_clusters
from summarize.selection.salience import score_salience, story_weights
from summarize.selection.self_contained import objection, tidy
from summarize.selection.tfidf import tfidf_rows

__all__ = [
    "fit_budget",
    "make_clusters",
    "objection",
    "rank_clusters",
    "score_salience",
    "story_weights",
    "tfidf_rows",
    "tidy",
]
