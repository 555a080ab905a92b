"""Split articles into sentences that keep their place in the text.

Punkt (Kiss and Strunk, 2006, "Unsupervised Multilingual Sentence Boundary
Detection"), given the abbreviations that ship with this package instead of a
trained model, proposes cuts; `proposals` adds those it cannot see and `vetoes`
takes back those that are none. Nothing is downloaded.
"""

from summarize.analysis.splitting.spans import Span, split_article, split_articles, split_text

__all__ = ["Span", "split_article", "split_articles", "split_text"]
