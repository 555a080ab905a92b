"""Whether the sources say it: the gate that every written sentence passes."""

from summarize.grounding.ground import corroborates, ground_candidates
from summarize.grounding.support import Support, check_support

__all__ = ["Support", "check_support", "corroborates", "ground_candidates"]
