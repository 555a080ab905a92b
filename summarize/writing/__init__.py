"""What the writer may write, and from what."""

from summarize.writing.lattice import build_lattice
from summarize.writing.requests import (
    choose_material,
    make_free_request,
    make_request,
    parse_material,
)

__all__ = [
    "build_lattice",
    "choose_material",
    "make_free_request",
    "make_request",
    "parse_material",
]
