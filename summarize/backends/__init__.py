"""The models behind the protocols; torch, transformers and spaCy are imported only here."""

from summarize.backends.loading import (
    load_embedder,
    load_parser,
    load_reader,
    load_writer,
    writer_folder,
)
from summarize.backends.model_set import check_models, load_models

__all__ = [
    "check_models",
    "load_embedder",
    "load_models",
    "load_parser",
    "load_reader",
    "load_writer",
    "writer_folder",
]
