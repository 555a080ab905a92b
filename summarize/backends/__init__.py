"""The models behind the protocols; torch and transformers are imported only here."""

from summarize.backends.loading import load_embedder, load_writer

__all__ = ["load_embedder", "load_writer"]
