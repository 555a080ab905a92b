"""From a pile of articles to stories: which of them tell of one event.

`group_articles` is the whole of it: what an article tells (`terms`), how near two are
(`nearness`), and who joins whom (`joining`). No model is asked.
"""

from summarize.grouping.article_groups import ArticleGroup, Joined, group_articles
from summarize.grouping.terms import ArticleTerms, as_written, terms_of

__all__ = ["ArticleGroup", "ArticleTerms", "Joined", "as_written", "group_articles", "terms_of"]
