"""What the writer may write, and from what."""

from summarize.writing.lattice import build_lattice
from summarize.writing.requests import choose_sources, make_request, source_texts

__all__ = ["build_lattice", "choose_sources", "make_request", "source_texts"]
