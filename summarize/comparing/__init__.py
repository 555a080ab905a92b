"""Where the sources differ."""

from summarize.comparing.compare import compare_sources, groups_to_compare, sentences_to_parse
from summarize.comparing.differences import find_differences

__all__ = ["compare_sources", "find_differences", "groups_to_compare", "sentences_to_parse"]
