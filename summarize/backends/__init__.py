"""The models behind the protocols; torch, transformers and spaCy are imported only here."""

from summarize.backends.loading import (
    load_embedder,
    load_parser,
    load_writer,
    writer_folder,
    writer_profile,
)

__all__ = ["load_embedder", "load_parser", "load_writer", "writer_folder", "writer_profile"]
