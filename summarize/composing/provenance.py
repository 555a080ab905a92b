"""All that is needed to make the same brief again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import version

from summarize import __version__
from summarize.settings import Settings
from summarize.types import ModelUse, Provenance

_PACKAGES = ("nltk", "py3langid", "spacy", "torch", "trafilatura", "transformers")
"""The packages whose version can change a brief."""


def make_provenance(settings: Settings, models: Sequence[ModelUse]) -> Provenance:
    """Return the versions, models and choices behind a brief."""
    choices = asdict(settings)
    return Provenance(
        version=__version__,
        packages=_versions(),
        models=tuple(models),
        settings=tuple((key, value) for key, value in choices.items() if key != "seed"),
        seed=settings.seed,
    )


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in _PACKAGES)
