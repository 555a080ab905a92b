"""What is said twice: near-copies of articles, and sentences that say the same."""

from summarize.clustering.near_copies import find_near_copies
from summarize.clustering.near_pairs import highest_cosines, near_pairs
from summarize.clustering.other_stories import find_off_topic_articles
from summarize.clustering.sentence_clusters import cluster_sentences
from summarize.clustering.story import Story, find_repeated, gather_story

__all__ = [
    "Story",
    "cluster_sentences",
    "find_near_copies",
    "find_off_topic_articles",
    "find_repeated",
    "gather_story",
    "highest_cosines",
    "near_pairs",
]
