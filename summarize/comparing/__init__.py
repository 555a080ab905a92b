"""Where the sources differ."""

from summarize.comparing.differences import find_differences

__all__ = ["find_differences"]
