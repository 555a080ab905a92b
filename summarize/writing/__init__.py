"""What the writer is asked for each cluster."""

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
    "choose_material",
    "is_worth_shortening",
    "make_cluster_request",
    "make_merge_request",
    "make_request",
    "parse_material",
]
