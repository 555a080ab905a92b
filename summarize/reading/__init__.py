"""Reading: from files, folders and standard input to cleaned articles.

What is taken out of a text (captions, share bars, datelines …) is returned with a
reason and the place where it stood.
"""

from summarize.reading.reader import read_articles, read_records

__all__ = ["read_articles", "read_records"]
