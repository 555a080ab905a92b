"""Whether the sources say it: the gate that every written sentence passes."""

from summarize.grounding.ground import Statement, corroborates, ground_candidates
from summarize.grounding.support import Support, check_support

__all__ = ["Statement", "Support", "check_support", "corroborates", "ground_candidates"]
