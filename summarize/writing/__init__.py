"""What the writer is asked for each cluster."""

from summarize.writing.attribution import attribute_draft
from summarize.writing.reading_list import choose_reading, make_draft_request
from summarize.writing.requests import (
    another_telling,
    choose_material,
    is_worth_shortening,
    make_cluster_request,
    make_merge_request,
    make_request,
    parse_material,
)

__all__ = [
    "another_telling",
    "attribute_draft",
    "choose_material",
    "choose_reading",
    "is_worth_shortening",
    "make_cluster_request",
    "make_draft_request",
    "make_merge_request",
    "make_request",
    "parse_material",
]
