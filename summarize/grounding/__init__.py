"""What a statement rests on."""

from summarize.grounding.ground import cite, corroborates, ground_source

__all__ = ["cite", "corroborates", "ground_source"]
