"""What the writer is asked for each cluster."""

from summarize.writing.requests import (
    choose_material,
    is_worth_shortening,
    make_request,
    parse_material,
)

__all__ = ["choose_material", "is_worth_shortening", "make_request", "parse_material"]
